"""The call list of a FRITZ!Box: who rang, who was rung, for how many minutes; by number, with names of its telephone book.

A call that nobody took is no exchange: it is kept and marked `missed`. Of the codes of its first column, 1 came in, 2
was missed, 4 went out; 3 went out as well, but in a list that also holds 4 it was turned away, which lasted 0:00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis import dates
from netanalysis.settings import Settings
from netanalysis.sources.base import Context, Source
from netanalysis.sources.contact_table import telling_headers
from netanalysis.sources.container import Member
from netanalysis.sources.model import CELLS, NO_DATE, Exchange, File, Records, Who
from netanalysis.sources.phones import to_e164
from netanalysis.sources.table import RESAVED, Columns, Sheet, normal_header, read_sheet
from netanalysis.text import tidy

PLATFORM: Final = "phone"
_COLUMNS: Final = Columns(
    {
        "sort": ("Typ", "Type"), "when": ("Datum", "Date"), "name": ("Name",),
        "number": ("Rufnummer", "Number", "Telephone number"), "extension": ("Nebenstelle", "Extension"),
        "own": ("Eigene Rufnummer", "Outgoing Caller ID", "Own number"), "lasted": ("Dauer", "Duration"),
    },
    ("sort", "when", "number", "lasted"),
)  # fmt: skip
_HEADERS: Final = tuple(
    frozenset(map(normal_header, cells))
    for cells in (("Typ", "Datum", "Rufnummer", "Dauer"), ("Typ", "Date", "Number", "Duration"),
                  ("Type", "Date", "Number", "Duration"))
)  # fmt: skip
_DATES: Final = (dates.GERMAN_MINUTE, dates.ISO_MINUTE, dates.ISO_SECOND)
_IN, _MISSED, _OUT, _OUT_TOO = "1", "2", "3", "4"
_MACHINE: Final = re.compile(r"(?i)anrufbeantworter|answering|\bAB\b|\bTAM\b")
_LASTED: Final = re.compile(r"(\d+):(\d\d)(?::(\d\d))?")
#: where numbers of one's own town are dialled without an area code, and all others begin with 0
_WITH_TRUNK: Final = frozenset({"DE", "AT", "CH", "LI", "GB", "FR", "NL", "BE"})
_NO_NUMBER: Final = "neither a name nor a complete telephone number"
_STRANGE: Final = "calls of an unknown type"


def claims(member: Member, _: Context) -> bool:
    """Whether a table has the header of a call list."""
    headers = telling_headers(member)
    return any(headers >= wanted for wanted in _HEADERS)


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read all call lists."""
    records = Records(PLATFORM, account=PLATFORM, names_alone=True, newest_names=True)
    for member in members:
        file = File(
            member.label, PLATFORM, "calls", "call list", snapshot_on=member.snapshot_on, shows=("call",)
        )
        records.files.append(file)
        try:
            sheet = read_sheet(member.read(), _COLUMNS, delimiters=";,\t")
        except ValueError as error:
            file.fail(str(error))
            continue
        if sheet is None:
            file.fail(CELLS)
        else:
            records.exchanges += _calls(sheet, file, context.settings)
    return [records]


def _calls(sheet: Sheet, file: File, settings: Settings) -> Iterator[Exchange]:
    """Each call of a list, with who rang or was rung."""
    rows = sheet.frame.to_dict("records")
    parsed = dates.parse_dates(sheet.frame["when"], formats=_DATES)
    has_four = any(row["sort"].strip() == _OUT_TOO for row in rows)
    file.read_as = f"{sheet.read_as}, {parsed.format.name if parsed.format else 'no dates'}"
    file.warnings += [text for text in sheet.warnings if text != RESAVED]
    file.undated, file.nameless = parsed.undated, 0
    file.lose(CELLS, len(sheet.broken))
    for row, time in zip(rows, dates.to_utc(parsed, settings.time_zone), strict=True):
        who = _who(row, settings.country)
        reason = _loss(row, who, time)
        if reason:
            file.lose(reason)
            continue
        file.see(time)
        file.nameless += not who.name
        yield _call(row, file, time, who, has_four=has_four)


def _who(row: dict[Any, Any], country: str) -> Who:
    """Who rang or was rung: by number, with the name that the telephone book gave it."""
    number = _whole(row["number"], country)
    return Who(tidy(row["name"]), number, (("phone", number),) if number else ())


def _loss(row: dict[Any, Any], who: Who, time: Any) -> str:
    """Why a call cannot be used, or nothing."""
    if pd.isna(time):
        return NO_DATE
    if row["sort"].strip() not in (_IN, _MISSED, _OUT, _OUT_TOO):
        return _STRANGE
    return "" if who.key else _NO_NUMBER


def _call(row: dict[Any, Any], file: File, time: Any, who: Who, *, has_four: bool) -> Exchange:
    sort, minutes = row["sort"].strip(), _minutes(row["lasted"])
    turned_away = sort == _OUT and has_four
    way = "out" if sort in (_OUT, _OUT_TOO) and not turned_away else "in"
    nobody = sort == _MISSED or turned_away or (way == "out" and not minutes)
    missed = nobody or _MACHINE.search(row["extension"]) is not None
    return Exchange(file, time, who if way == "in" else None, (who,), "call", minutes=minutes, mark="missed" if missed else "",
                    precision="minute", way=way)  # fmt: skip


def _minutes(text: str) -> float:
    """Hours and minutes, in minutes; 0 where there is nothing."""
    found = _LASTED.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else 0


def _whole(number: str, country: str) -> str:
    """E.164, or nothing for internal numbers and those without an area code, which are others' elsewhere."""
    bare = number.strip()
    if country in _WITH_TRUNK and not bare.startswith(("0", "+", "(0")):
        return ""
    return to_e164(bare, country)


SOURCE: Final = Source(PLATFORM, claims, read)
