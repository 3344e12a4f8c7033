"""The call list of a FRITZ!Box: who rang, who was rung, for how many minutes; by number, with names of its telephone book.

A call that nobody took is no exchange: it is kept and marked `missed`. Of the codes of its first column, 1 came in, 2
was missed, 4 went out; 3 went out as well, but in a list that also holds 4 it was turned away, which lasted 0:00.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis import dates
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.contact_table import telling_headers
from netanalysis.sources.container import Member
from netanalysis.sources.met import Met, by_name, frames_of, window
from netanalysis.sources.phones import to_e164
from netanalysis.sources.table import RESAVED, Columns, normal_header, read_sheet
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
_NO_DATE: Final = "no readable date"
_MISFIT: Final = "cells do not fit the header"
_STRANGE: Final = "calls of an unknown type"


def claims(member: Member, _: Context) -> bool:
    """Whether a table has the header of a call list."""
    headers = telling_headers(member)
    return any(headers >= wanted for wanted in _HEADERS)


@dataclass(slots=True)
class _List:
    """One file: its calls, and what became of its rows."""

    member: Member
    coverage: Coverage
    rows: pd.DataFrame


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all call lists together, so that a number has one name."""
    lists = [_read_list(member, context) for member in members]
    filled = [one.rows for one in lists if len(one.rows)]
    if not filled:
        return Extract(coverage=tuple(one.coverage for one in lists))
    calls = pd.concat(filled, ignore_index=True).sort_values("time", kind="stable")
    met, ids = _people(calls)
    rows = calls.assign(contact_id=ids, platform=PLATFORM, account=PLATFORM, kind="call", time_precision="minute",
                        n_people=1, automatic=False, thread_id=None)  # fmt: skip
    made = frames_of(met, PLATFORM, PLATFORM)
    frames = {**{name: [frame] for name, frame in made.items()}, "interactions": [rows]}
    return Extract(frames, coverage=tuple(one.coverage for one in lists))


def _read_list(member: Member, context: Context) -> _List:
    base = Coverage(member.label, "read", PLATFORM, "calls", shows="call", account=PLATFORM,
                    snapshot_on=member.snapshot_on, parser="call list")  # fmt: skip
    try:
        sheet = read_sheet(member.read(), _COLUMNS, delimiters=";,\t")
    except ValueError as error:
        return _List(member, base.but(status="failed", reason=str(error)), pd.DataFrame())
    if sheet is None:
        return _List(member, base.but(status="failed", reason=_MISFIT), pd.DataFrame())
    settings = context.settings
    parsed = dates.parse_dates(sheet.frame["when"], formats=_DATES)
    rows = _calls(sheet.frame, settings.country).assign(
        time=dates.to_utc(parsed, settings.time_zone), source=member.label
    )
    rows["lost"] = rows["lost"].mask(rows["time"].isna(), _NO_DATE)
    lost = Counter(rows["lost"].dropna()) + Counter({_MISFIT: len(sheet.broken)})
    kept = rows[rows["lost"].isna()]
    read_as = f"{sheet.read_as}, {parsed.format.name if parsed.format else 'no dates'}"
    coverage = base.but(
        rows=sheet.n_rows, read=len(kept), dropped=lost.total(), reason="; ".join(sorted(lost)), undated=parsed.undated,
        marked=int(kept["mark"].notna().sum()), nameless=int((kept["name"] == "").sum()), read_as=read_as,
        warning="; ".join(text for text in sheet.warnings if text != RESAVED), **window(kept["time"], member.snapshot_on, settings.time_zone),
    )  # fmt: skip
    return _List(member, coverage, kept.drop(columns="lost"))


def _calls(frame: pd.DataFrame, country: str) -> pd.DataFrame:
    """Direction, minutes and mark of each call, the number in E.164, and why a call cannot be used."""
    has_four = bool((frame["sort"].str.strip() == _OUT_TOO).any())
    found = [_call(row, country, has_four=has_four) for row in frame.to_dict("records")]
    columns = ["name", "number", "direction", "minutes", "mark", "lost"]
    return pd.DataFrame(found, columns=columns, index=frame.index, dtype=object)


def _call(row: dict[Any, Any], country: str, *, has_four: bool) -> tuple[Any, ...]:
    sort, name, number = row["sort"].strip(), tidy(row["name"]), _whole(row["number"], country)
    minutes = _minutes(row["lasted"])
    turned_away = sort == _OUT and has_four
    direction = "out" if sort in (_OUT, _OUT_TOO) and not turned_away else "in"
    nobody = sort == _MISSED or turned_away or (direction == "out" and not minutes)
    missed = nobody or _MACHINE.search(row["extension"]) is not None
    lost = None if number or name else _NO_NUMBER
    if sort not in (_IN, _MISSED, _OUT, _OUT_TOO):
        lost = _STRANGE
    return name, number, direction, minutes, "missed" if missed else None, lost


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


def _people(calls: pd.DataFrame) -> tuple[list[Met], list[str]]:
    """Who rang or was rung, and the contact of each call, oldest first; the newest name of a number counts.

    A call without a number is of the number that alone ever bore its name, else of the name.
    """
    bore = _numbers_by_name(zip(calls["number"], calls["name"], strict=True))
    named = {number: name for number, name in zip(calls["number"], calls["name"], strict=True) if name}
    aliases: dict[str, tuple[str, ...]] = {}
    for weak, numbers in bore.items():
        if len(numbers) == 1:
            aliases[numbers[0]] = (*aliases.get(numbers[0], ()), weak)
    met: dict[str, Met] = {}
    ids = []
    for number, name, source in zip(calls["number"], calls["name"], calls["source"], strict=True):
        weak = by_name(PLATFORM, name)
        only = number or (bore[weak][0] if len(bore.get(weak, ())) == 1 else "")
        contact = f"{PLATFORM}:{only}" if only else weak
        met[contact] = Met(
            contact, named.get(only, "") if only else name, only, not only, aliases.get(only, ()), source
        )
        ids.append(contact)
    return list(met.values()), ids


def _numbers_by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Numbers that ever bore a name, by the id that the name alone would give."""
    found: dict[str, tuple[str, ...]] = {}
    for number, name in dict.fromkeys(pairs):
        weak = by_name(PLATFORM, name)
        if number and name and number not in found.get(weak, ()):
            found[weak] = (*found.get(weak, ()), number)
    return found


SOURCE: Final = Source(PLATFORM, claims, read)
