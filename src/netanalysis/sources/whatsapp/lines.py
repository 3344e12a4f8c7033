r"""The lines of an exported chat: `[31.12.19, 23:59:59] Name: text` on an iPhone, `31.12.19, 23:59 - Name: text` on Android.

A message goes on over the lines that begin with no date. Whether day or month stands first is read from the whole file:
dots mean the day; else a number above 12 tells; else the order of the messages, which runs forward in one reading only.
Where neither tells, no message is dated: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pandas as pd

from netanalysis.dates import DateFormat, ParsedDates, parse_dates

_DATE: Final = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_TIME: Final = r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?)"
_IPHONE: Final = re.compile(rf"\[{_DATE},? {_TIME}\] (?P<rest>.*)", re.ASCII | re.DOTALL)
_ANDROID: Final = re.compile(rf"{_DATE},? {_TIME} - (?P<rest>.*)", re.ASCII | re.DOTALL)
_MARKS: Final = "\u200e\u200f\u202a\u202c\u2068\u2069\ufeff"
_BLANKS: Final = re.compile("[\u00a0\u202f\u2009]")
_PARTS: Final = re.compile(r"(\d+)[./-](\d+)[./-](\d+)")
_YEAR_DIGITS: Final = 4
_MONTHS: Final = 12
_CLOCK: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
_HALF: Final = r" ?(?P<half>[AaPp])\.? ?[Mm]\.?"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{2}|\d{4})"
_ORDERS: Final = {
    "day": ("DD.MM.YY", rf"{_DAY}[./-]{_MONTH}[./-]{_YEAR}"),
    "month": ("M/D/YY", rf"{_MONTH}[./-]{_DAY}[./-]{_YEAR}"),
    "year": ("YYYY-MM-DD", rf"(?P<year>\d{{4}})[./-]{_MONTH}[./-]{_DAY}"),
}


@dataclass(slots=True)
class Line:
    """A dated line and what follows it: what stands before the first colon, and behind it."""

    when: str
    rest: str  #: everything behind the date
    iphone: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """All dated lines of a chat, their times, and how many lines at the top belong to none."""

    lines: tuple[Line, ...]
    parsed: ParsedDates
    order: str  #: day, month or year first; nothing where it cannot be told
    stray: int


def looks_like_chat(text: str) -> bool:
    """Whether one of the first lines of a text is a line of a chat.

    Examples
    --------
    >>> looks_like_chat("31.12.19, 23:59 - Eva Muster: Hallo"), looks_like_chat("Vorname;Nachname")
    (True, False)
    """
    return any(_matched(line) for line in text[:4096].splitlines()[:3])


def _matched(line: str) -> re.Match[str] | None:
    plain = _BLANKS.sub(" ", line).lstrip(_MARKS)
    return _IPHONE.fullmatch(plain) or _ANDROID.fullmatch(plain)


def read_lines(text: str) -> Lines:
    """Read the dated lines of a chat and their local times."""
    found: list[Line] = []
    stray = 0
    for line in re.split(r"\r\n|\n|\r", text):
        match = _matched(line)
        if match is not None:
            found.append(
                Line(f"{match['date']} {match['time']}", match["rest"], line.lstrip(_MARKS)[0] == "[")
            )
        elif found:
            found[-1].rest += "\n" + line
        else:
            stray += bool(line.strip(_MARKS + " "))
    for one in found:
        one.rest = one.rest.rstrip()
    order = _order_of([line.when for line in found])
    return Lines(tuple(found), _times([line.when for line in found], order), order, stray)


def _order_of(stamps: Sequence[str]) -> str:
    """Which part of the dates comes first, or nothing."""
    parts = [match.groups() for match in map(_PARTS.match, stamps) if match]
    if not parts:
        return ""
    if any(len(first) == _YEAR_DIGITS for first, _, _ in parts):
        return "year"
    if any("." in stamp.split(" ")[0] for stamp in stamps):
        return "day"
    above = {name for first, second, _ in parts for name, number in (("day", first), ("month", second))
             if int(number) > _MONTHS}  # fmt: skip
    if above:
        return above.pop() if len(above) == 1 else ""
    forward = [name for name in ("day", "month") if _runs_forward(parts, day_first=name == "day")]
    return forward[0] if len(forward) == 1 else ""


def _runs_forward(parts: Iterable[tuple[str | Any, ...]], *, day_first: bool) -> bool:
    """Whether the days never go back in one reading."""
    read = [(int(year), int(b if day_first else a), int(a if day_first else b)) for a, b, year in parts]
    return all(earlier <= later for earlier, later in pairwise(read))


def _times(stamps: Sequence[str], order: str) -> ParsedDates:
    """Local times; the file has one format, with seconds and halves of the day or without."""
    texts = pd.Series(list(stamps), dtype=object)
    if not order:
        return parse_dates(texts, formats=())
    name, days = _ORDERS[order]
    seconds = any(len(re.findall(r"[:.]\d\d", stamp.split(" ", 1)[1])) > 1 for stamp in stamps)
    halves = any(re.search("[AaPp]", stamp) for stamp in stamps)
    shown = f"{name}, HH:MM{':SS' * seconds}{' AM' * halves}"
    pattern = f"{days} {_CLOCK}{_HALF * halves}"
    return parse_dates(texts, formats=[DateFormat(shown, pattern, "second" if seconds else "minute")])
