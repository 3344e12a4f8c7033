"""Contact lists as tables, whoever made them: German and English headers, any delimiter, dates as in either."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis import dates
from netanalysis.dates import parse_dates
from netanalysis.sources.base import Coverage
from netanalysis.sources.contact_headers import (
    ANY_FORM,
    HEADERS,
    Form,
    left_out,
    table_header,
    with_others,
)
from netanalysis.sources.container import MIB, Member
from netanalysis.sources.model import CELLS, NO_NAME, Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profiles
from netanalysis.sources.table import (
    HEADER_WITHIN,
    OTHER_DELIMITER,
    OTHER_LANGUAGE,
    Sheet,
    decode,
    head_text,
    header_cells,
    read_sheet,
)
from netanalysis.text import tidy

_DATES: Final = (dates.GERMAN_DAY, dates.ISO_DAY, dates.GERMAN_MINUTE, dates.ISO_SECOND, dates.ISO_MINUTE,
                 dates.DAY_NAME_YEAR, dates.US_MINUTE)  # fmt: skip
#: endings of tables
TABLES: Final = (".csv", ".tsv", ".txt")
#: LinkedIn's archives hold large tables, and nobody else's
_ARCHIVE: Final = "linkedindataexport"
#: no address book is larger
_LARGEST: Final = 64 * MIB
_NO_HEADER: Final = (
    "no row among the first 20 is a header with names; say under [column_map] how yours are called"
)
_LEFT_OUT: Final = "columns that hold addresses or numbers were left out: {}"
#: an address that fills its cell, or stands in brackets behind a name
_ADDRESS: Final = re.compile(
    r"(?:^|<)(?:mailto:)?([^@\s,;:<>()\"/][^@\s,;:<>()\"]*@[^@\s,;:<>()\"]+)>?$", re.IGNORECASE
)
#: what a column must hold to be one of numbers where only a word of its header says so
_NUMBER: Final = re.compile(r"[+(]*\d[\d\s()/.+-]{4,}")


def telling_headers(member: Member) -> frozenset[str]:
    """Folded cells of the first lines, the header among them; nothing where a file is no table, or too large a one."""
    if not member.name.lower().endswith(TABLES) or member.size > _LARGEST or _ARCHIVE in member.label.lower():
        return frozenset()
    return header_cells(head_text(member), lines=HEADER_WITHIN)


def read_contact_table(
    member: Member,
    base: Coverage,
    *,
    renamed: Mapping[str, str],
    country: str,
    profiles: str,
    form: Form = ANY_FORM,
) -> tuple[list[Entry], Coverage]:
    """Entries of one table and what became of its rows; `profiles` begins the platform's own profile URLs."""
    try:
        data = member.read()
    except ValueError as error:
        return [], base.but(status="failed", reason=str(error))
    found = table_header(decode(data).text, renamed, form)
    columns = with_others(*found, renamed) if found else None
    sheet = read_sheet(data, columns, renamed=renamed) if columns else None
    if sheet is None or columns is None:
        return [], base.but(status="failed", reason=_NO_HEADER)
    untold = ", ".join(map(tidy, left_out(sheet.header, columns, sheet.frame)))
    rows = _with_days(sheet.frame)
    entries = [_entry(row, member, country, profiles, form) for row in rows.to_dict("records")]
    usable = [entry for entry in entries if entry.name or entry.emails or entry.url]
    coverage = _coverage(base, sheet, rows, len(entries) - len(usable))
    told = [text for text in (coverage.warning, _LEFT_OUT.format(untold) if untold else "") if text]
    return usable, coverage.but(warning="; ".join(told))


def _coverage(base: Coverage, sheet: Sheet, rows: pd.DataFrame, n_empty: int) -> Coverage:
    dropped = len(sheet.broken) + n_empty
    form = rows.attrs["format"]
    reasons = [NO_NAME] * bool(n_empty) + [CELLS] * bool(sheet.broken)
    # other delimiters and languages are no sign of a table that was saved again: every vendor writes its own
    warnings = [text for text in sheet.warnings if text not in (OTHER_DELIMITER, OTHER_LANGUAGE)]
    return base.but(
        rows=sheet.n_rows, read=sheet.n_rows - dropped, dropped=dropped, reason="; ".join(reasons),
        undated=max(int(rows["day"].isna().sum()) - n_empty, 0), first_on=rows["day"].min(), last_on=rows["day"].max(),
        read_as=f"{sheet.read_as}, {form.name if form else 'no dates'}", warning="; ".join(warnings),
    )  # fmt: skip


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    parsed = parse_dates(frame["connected_on"], formats=_DATES)
    rows = frame.assign(day=parsed.times.dt.normalize())
    rows.attrs["format"] = parsed.format
    return rows


def _entry(row: dict[Any, Any], member: Member, country: str, prefix: str, form: Form) -> Entry:
    """One row of the table."""
    told = {**dict.fromkeys(HEADERS, ""), **row}
    given, family, whole = tidy(told["given_name"]), tidy(told["family_name"]), tidy(told["name"])
    if given and whole and not family and not whole.startswith(given):
        family, whole = whole, ""  # »Vorname;Name« is as common as »Vorname;Nachname«
    if given and family and not -1 < whole.find(given) < whole.rfind(family):
        whole = ""  # »Muster, Eva«, a nickname, a firm
    name = whole or tidy(f"{told['title']} {given} {told['middle_name']} {family}")
    urls = normal_profiles(_cells(told, form, "profile"))
    mails = (found[1].lower() for cell in _cells(told, form, "email") if (found := _ADDRESS.search(cell)))
    notes = [told["note"].strip(), told["reason"].strip()]
    numbers = [
        *_cells(told, form, "phone", "mobile", but="phone_"),
        *filter(_NUMBER.fullmatch, _cells(told, form, "phone_")),
    ]
    return Entry(
        list_name=member.label, source=f"{member.label}:{row['row']}", name=name, given_name=given, family_name=family,
        company=tidy(told["company"]), position=tidy(told["position"]), location=tidy(told["location"] or told["location2"]),
        country=tidy(told["country"] or told["country2"]), tags=tuple(_cells(told, form, "tags")),
        note="\n".join(note for note in notes if note), connected_on=None if pd.isna(row["day"]) else row["day"].date(),
        snapshot_on=member.snapshot_on, url=next((url for url in urls if prefix and url.startswith(prefix)), ""), urls=urls,
        emails=tuple(dict.fromkeys(mails)),
        phones=tuple(dict.fromkeys(number for cell in numbers if (number := to_e164(cell, country)))),
        introduced_by=tidy(told.get("introduced_by", "")),
    )  # fmt: skip


def _cells(row: Mapping[str, str], form: Form, *begins: str, but: str = " ") -> Sequence[str]:
    """Values of all columns whose names begin so; a cell may hold several."""
    cells = (cell for name, cell in row.items() if name.startswith(begins) and not name.startswith(but))
    return [part for cell in cells for part in map(tidy, form.between.split(cell)) if part]
