"""One LinkedIn file: bytes in, its rows as text with their dates read, and the coverage out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.dates import DateFormat, ParsedDates, parse_dates, to_utc
from netanalysis.frames import map_distinct
from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin.files import (
    ACTIVITY_OF,
    BY_NAME,
    RECOMMENDED,
    SHARED_NAMES,
    SPECS,
    FileSpec,
    normal_name,
)
from netanalysis.sources.model import CELLS, NO_DATE, File, Table
from netanalysis.sources.table import Columns, Sheet, find_header, head_text, read_sheet
from netanalysis.text import tidy

PLATFORM: Final = "linkedin"
_DATE_COLUMNS: Final = ("date", "connected_on", "created")


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


def parse_file(member: Member, spec: FileSpec, context: Context) -> Table | File:
    """Read one file; a file that cannot be read gives its row of the coverage only, which says why."""
    file = File(member.label, PLATFORM, snapshot_on=member.snapshot_on)
    try:
        data = member.read()
    except ValueError as error:
        file.content, file.parser = spec.content, f"{PLATFORM} {spec.content}"
        file.fail(str(error))
        return file
    return parse_table(data, file, spec, context)


def parse_table(data: bytes, file: File, spec: FileSpec, context: Context) -> Table | File:
    """Read the bytes of a table; one without its header gives its row of the coverage only.

    Rows hold every column of the specification, as text unless its kind is another, `time` (UTC), `day` and `precision` where
    there are dates, and `row`, the row's number as a spreadsheet shows it.
    """
    file.content, file.shows, file.parser = spec.content, spec.shows, f"{PLATFORM} {spec.content}"
    sheet = read_sheet(data, spec.columns, renamed=context.settings.column_map)
    if sheet is None:
        file.fail(_no_header(spec) if data.strip() else "the file is empty")
        return file
    return _dated(sheet, file, spec, context)


def _no_header(spec: FileSpec) -> str:
    wanted = ", ".join(spec.columns.headers[name][0] for name in spec.columns.required)
    return (
        f"no row among the first 20 is a header with {wanted}; "
        "if your headers are named otherwise, say so under [column_map] in netanalysis.toml"
    )


def _dated(sheet: Sheet, file: File, spec: FileSpec, context: Context) -> Table:
    """Add times to the rows, and count the rows of the file."""
    column = next((name for name in _DATE_COLUMNS if spec.dates and name in sheet.frame), None)
    rows, n_broken = sheet.frame, len(sheet.broken)
    file.read_as, file.undated = sheet.read_as, 0
    file.warnings += _warnings(sheet)
    file.keep(sheet.n_rows - n_broken)
    file.lose(CELLS, n_broken)
    if column is not None:
        parsed = _parsed(rows[column], spec.columns.kinds.laid_out.get(column), spec.dates)
        rows = rows.assign(time=to_utc(parsed, context.settings.time_zone), day=parsed.times.dt.normalize())
        rows["precision"] = parsed.format.precision if parsed.format else "day"
        file.read_as += f", {parsed.format.name}" if parsed.format else ", no dates"
        file.undated = parsed.undated
        file.warnings += _date_warnings(parsed, rows[column], spec)
        if rows["time"].notna().any():
            file.first, file.last = rows["time"].min(), rows["time"].max()
    if spec.shows or spec.content in ACTIVITY_OF:
        file.lost[NO_DATE] += file.undated
    file.warnings += _lacking(sheet, spec, context)
    return Table(file, rows)


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


def full_name(rows: pd.DataFrame, *parts: str) -> pd.Series[Any]:
    """Join name parts to one tidy name."""
    joined = rows[parts[0]]
    for part in parts[1:]:
        joined = joined + " " + rows[part]
    return map_distinct(joined, tidy)
