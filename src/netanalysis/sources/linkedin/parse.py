"""One LinkedIn file: bytes in, its rows as text with their dates read, and the coverage out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis.dates import local_days, parse_dates, to_utc
from netanalysis.sources.base import Context, Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin.files import BY_NAME, SPECS, FileSpec, normal_name
from netanalysis.sources.table import Sheet, decode, find_header, read_sheet
from netanalysis.text import tidy

PLATFORM: Final = "linkedin"
_DATE_COLUMNS: Final = ("date", "connected_on", "created")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file read: what it is, its rows, and what became of them.

    Rows hold every column of the specification as text, `time` (UTC) where the file has dates, `row`, the number of the
    data row, and `file`.
    """

    spec: FileSpec
    rows: pd.DataFrame
    coverage: Coverage


def spec_of(member: Member, context: Context) -> FileSpec | None:
    """Which sort of file this is: by its name, else by its header row."""
    named = BY_NAME.get(normal_name(member.name))
    if named is not None:
        return named
    return next((spec for spec in SPECS if _header_fits(member, spec, context)), None)


def _header_fits(member: Member, spec: FileSpec, context: Context) -> bool:
    try:
        text = decode(member.read()[: 2**18]).text
    except ValueError:
        return False
    renamed = context.settings.column_map
    return find_header(text, spec.columns, renamed=renamed, delimiters=",;\t") is not None


def parse_file(member: Member, spec: FileSpec, context: Context) -> ParsedFile | Coverage:
    """Read one file; a file that cannot be read gives its coverage only, which says why."""
    base = Coverage(member.label, "read", PLATFORM, spec.content, shows=", ".join(spec.shows),
                    snapshot_on=member.snapshot_on, parser=f"linkedin {spec.content}")  # fmt: skip
    try:
        data = member.read()
    except ValueError as error:
        return base.but(status="failed", reason=str(error))
    sheet = read_sheet(data, spec.columns, renamed=context.settings.column_map)
    if sheet is None:
        return base.but(status="failed", reason=_no_header(spec))
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
    rows = sheet.frame.assign(row=range(1, len(sheet.frame) + 1), file=base.file)
    read_as, undated = sheet.read_as, 0
    if column is not None:
        parsed = parse_dates(rows[column], formats=spec.dates)
        rows = rows.assign(time=to_utc(parsed, context.settings.time_zone), day=parsed.values.dt.normalize())
        rows["precision"] = parsed.format.precision if parsed.format else "day"
        read_as += f", {parsed.format.name}" if parsed.format else ", no dates"
        undated = parsed.undated
    coverage = base.but(
        rows=sheet.n_rows, read=sheet.n_rows - sheet.n_broken, dropped=sheet.n_broken, undated=undated,
        reason="cells do not fit the header" if sheet.n_broken else "", read_as=read_as,
        warning="; ".join(sheet.warnings), **_window(rows, base, context),
    )  # fmt: skip
    return ParsedFile(spec, rows, coverage)


def _window(rows: pd.DataFrame, base: Coverage, context: Context) -> dict[str, Any]:
    """First and last date in the file, and the window in which it would have shown an exchange."""
    if "time" not in rows or rows["time"].isna().all():
        return {}
    days = local_days(rows["time"], context.settings.time_zone)
    first, last = days.min(), days.max()
    if not base.shows:
        return {"first_on": first, "last_on": last}
    until = max(last, pd.Timestamp(base.snapshot_on)) if base.snapshot_on else last
    return {"first_on": first, "last_on": last, "observed_from": first, "observed_until": until}


def map_distinct(values: pd.Series[Any], function: Callable[[str], Any]) -> pd.Series[Any]:
    """Apply a function to each distinct text once: names, firms and URLs repeat."""
    codes, distinct = pd.factorize(values.astype(object))
    made = pd.Series([function(value) for value in distinct], dtype=object)
    return made.take(codes).set_axis(values.index)


def full_name(rows: pd.DataFrame, *parts: str) -> pd.Series[Any]:
    """Join name parts to one tidy name."""
    joined = rows[parts[0]]
    for part in parts[1:]:
        joined = joined + " " + rows[part]
    return map_distinct(joined, tidy)


