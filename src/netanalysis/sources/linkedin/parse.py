"""One LinkedIn file: bytes in, its rows as text with their dates read, and the coverage out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from netanalysis.dates import DateFormat, ParsedDates, local_days, parse_dates, to_utc
from netanalysis.sources.base import Context, Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin.files import (
    BY_NAME,
    RECOMMENDED,
    SHARED_NAMES,
    SPECS,
    FileSpec,
    normal_name,
)
from netanalysis.sources.table import Columns, Sheet, find_header, head_text, read_sheet
from netanalysis.text import tidy

PLATFORM: Final = "linkedin"
_DATE_COLUMNS: Final = ("date", "connected_on", "created")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file read: what it is, its rows, and what became of them.

    Rows hold every column of the specification, as text unless its kind is another, `time` (UTC) where the file has dates, `row`, the row's number
    as a spreadsheet shows it, and `file`. What messages of one talk have in common stands in `talks`.
    """

    spec: FileSpec
    rows: pd.DataFrame
    coverage: Coverage
    talks: pd.DataFrame = field(default_factory=pd.DataFrame)


def is_table(member: Member) -> bool:
    """Whether a file is a table by its ending."""
    return member.name.lower().endswith((".csv", ".txt", ".tsv"))


def spec_of(member: Member, context: Context) -> FileSpec | None:
    """Which sort of file this is: by its name, else by its header row."""
    name = normal_name(member.name)
    named = BY_NAME.get(name)
    if named is not None and name not in SHARED_NAMES:
        return named
    head = head_text(member)
    fitting = (
        spec for spec in (*((named,) if named else ()), *SPECS) if spec.telling and _fits(head, spec, context)
    )
    return next(fitting, None)


def is_recommendation(member: Member, context: Context) -> bool:
    """Whether a header is that of recommendations, which does not say whose they are."""
    return _has_header(head_text(member), RECOMMENDED.columns, context)


def _fits(head: str, spec: FileSpec, context: Context) -> bool:
    return _has_header(head, spec.by_header, context)


def _has_header(head: str, columns: Columns, context: Context) -> bool:
    return find_header(head, columns, renamed=context.settings.column_map, delimiters=",;\t") is not None


def parse_file(member: Member, spec: FileSpec, context: Context) -> ParsedFile | Coverage:
    """Read one file; a file that cannot be read gives its coverage only, which says why."""
    base = Coverage(member.label, "read", PLATFORM, spec.content, snapshot_on=member.snapshot_on,
                    parser=f"linkedin {spec.content}")  # fmt: skip
    try:
        data = member.read()
    except ValueError as error:
        return base.but(status="failed", reason=str(error))
    return parse_table(data, base, spec, context)


def parse_table(data: bytes, base: Coverage, spec: FileSpec, context: Context) -> ParsedFile | Coverage:
    """Read the bytes of a table; one without its header gives its coverage only."""
    base = base.but(content=spec.content, shows=", ".join(spec.shows), parser=f"linkedin {spec.content}")
    sheet = read_sheet(data, spec.columns, renamed=context.settings.column_map)
    if sheet is None:
        return base.but(status="failed", reason=_no_header(spec) if data.strip() else "the file is empty")
    return _dated(sheet, base, spec, context)


def _no_header(spec: FileSpec) -> str:
    wanted = ", ".join(spec.columns.headers[name][0] for name in spec.columns.required)
    return (
        f"no row among the first 20 is a header with {wanted}; "
        "if your headers are named otherwise, say so under [column_map] in netanalysis.toml"
    )


def _dated(sheet: Sheet, base: Coverage, spec: FileSpec, context: Context) -> ParsedFile:
    """Add times to the rows and counts to the coverage."""
    column = next((name for name in _DATE_COLUMNS if spec.dates and name in sheet.frame), None)
    rows = sheet.frame.assign(file=base.file)
    read_as, undated, warnings = sheet.read_as, 0, _warnings(sheet)
    if column is not None:
        parsed = _parsed(rows[column], spec.columns.kinds.laid_out.get(column), spec.dates)
        rows = rows.assign(time=to_utc(parsed, context.settings.time_zone), day=parsed.times.dt.normalize())
        rows["precision"] = parsed.format.precision if parsed.format else "day"
        read_as += f", {parsed.format.name}" if parsed.format else ", no dates"
        undated = parsed.undated
        warnings += _date_warnings(parsed, rows[column], spec)
    coverage = base.but(
        rows=sheet.n_rows, read=len(rows), dropped=len(sheet.broken), undated=undated,
        reason="cells do not fit the header" if sheet.broken else "", read_as=read_as,
        warning="; ".join([*warnings, *_lacking(sheet, spec, context)]),
        **_window(rows, base, context),
    )  # fmt: skip
    return ParsedFile(spec, rows, coverage)


def _parsed(cells: pd.Series[Any], laid_out: DateFormat | None, formats: Sequence[DateFormat]) -> ParsedDates:
    """Read dates, unless the table's reader has read them already."""
    if laid_out is not None and pd.api.types.is_datetime64_any_dtype(cells):
        return ParsedDates(cells, laid_out, 0)
    return parse_dates(cells, formats=formats)


def _warnings(sheet: Sheet) -> list[str]:
    """What is unusual about a file; LinkedIn itself writes no byte order mark."""
    resaved = sheet.read_as.startswith("utf-8-sig")
    return [
        *sheet.warnings,
        *(["a spreadsheet has saved the file again; keep the original next time"] if resaved else []),
    ]


def _date_warnings(parsed: ParsedDates, cells: pd.Series[Any], spec: FileSpec) -> list[str]:
    """Say which dates cannot be read."""
    if parsed.unordered:
        return [f"dates that do not tell whether the day or the month stands first: {parsed.unordered}"]
    if parsed.format is None and bool((cells.str.strip() != "").any()):
        return [f"not one date could be read; expected are dates like {spec.dates[0].name}"]
    return []


def _lacking(sheet: Sheet, spec: FileSpec, context: Context) -> list[str]:
    """Say what cannot be told because the table lacks a column."""
    if spec.without is None:
        return []
    column, warning = spec.without
    located, _ = spec.columns.locate(sheet.header, context.settings.column_map)
    return [] if column in located else [warning]


def _window(rows: pd.DataFrame, base: Coverage, context: Context) -> dict[str, Any]:
    """First and last date in the file, and the window in which it would have shown an exchange."""
    if "time" not in rows or rows["time"].isna().all():
        return {}
    ends = pd.Series([rows["time"].min(), rows["time"].max()])
    first, last = local_days(ends, context.settings.time_zone)
    if not base.shows:
        return {"first_on": first, "last_on": last}
    until = max(last, pd.Timestamp(base.snapshot_on)) if base.snapshot_on else last
    return {"first_on": first, "last_on": last, "observed_from": first, "observed_until": until}


def map_distinct(values: pd.Series[Any], function: Callable[[str], Any]) -> pd.Series[Any]:
    """Apply a function to each distinct text once: names, firms and URLs repeat."""
    codes, distinct = numbered(values)
    made = pd.Series([function(value) for value in distinct], dtype=object)
    return made.take(codes).set_axis(values.index)


def numbered(values: pd.Series[Any]) -> tuple[Any, Sequence[str]]:
    """Return a number for each text and the distinct texts by their numbers."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(dtype="int64"), values.cat.categories.tolist()
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    return codes, distinct.tolist()


def full_name(rows: pd.DataFrame, *parts: str) -> pd.Series[Any]:
    """Join name parts to one tidy name."""
    joined = rows[parts[0]]
    for part in parts[1:]:
        joined = joined + " " + rows[part]
    return map_distinct(joined, tidy)
