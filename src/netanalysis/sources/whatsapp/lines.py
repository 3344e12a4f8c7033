r"""The lines of an exported chat, and when they were written.

`[31.12.19, 23:59:59] Name: text` on an iPhone, `31.12.19, 23:59:59: Name: text` on one of before 2018 or so, and
`31.12.19, 23:59 - Name: text` on Android. A file has one of the three, that of its first dated line; what looks like
another was pasted into a message. A message goes on over the lines that begin with no date.

Whether day or month stands first is read from the whole file: a number above 12 tells; else dots mean the day; else the
order of the messages, which runs forward in one reading only. Where nothing tells, no message is dated: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import pandas as pd

from netanalysis.dates import ISO_SECOND, ParsedDates, parse_dates

#: what nobody sees: marks of direction and of order, zero-width signs, byte order marks
INVISIBLE: Final = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
#: stands where WhatsApp itself speaks, on an iPhone
MARK: Final = "\u200e"
_M: Final = f"[{INVISIBLE}]*"
_BLANK: Final = "[ \t\u00a0\u2009\u202f]"
_DATE: Final = rf"(?P<a>\d{{1,4}})[./-]{_BLANK}?(?P<b>\d{{1,2}})[./-]{_BLANK}?(?P<c>\d{{1,4}})\.?"
#: »vorm.«, »nachm.« and the like stand on Android phones set to German and twelve hours
_FORENOON: Final = "a|vorm|morgens|nachts"
_HALF: Final = rf"{_BLANK}*{_M}(?P<half>[ap]\.?{_BLANK}?m\b\.?|(?:vorm|nachm)(?:\.|ittags)?|morgens|mittags|abends|nachts)"
_TIME: Final = rf"(?P<hour>\d{{1,2}})(?:[:.]|{_BLANK}?h{_BLANK}?)(?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?(?:{_HALF})?"
_GAP: Final = f"[{INVISIBLE} \t\u00a0\u2009\u202f]*"
#: some languages put a word between: »à«, »às«, »um«, »klo«
_BETWEEN: Final = rf"{_M}(?:,|{_BLANK}){_GAP}(?:[a-zà-ÿ]{{1,4}}{_BLANK})?{_M}"
_WHEN: Final = rf"{_M}{_DATE}{_BETWEEN}{_TIME}{_M}"
_FORMS: Final = {
    "iPhone": rf"{_M}\[{_WHEN}\]{_M}{_BLANK}*(?P<rest>.*)",
    "Android": rf"{_M}{_WHEN}{_BLANK}[-–]{_BLANK}(?P<rest>.*)",
    "old iPhone": rf"{_M}{_WHEN}:{_BLANK}(?P<rest>.*)",
}
_PATTERNS: Final = {
    name: re.compile(form, re.ASCII | re.IGNORECASE | re.DOTALL) for name, form in _FORMS.items()
}
_ENDS: Final = re.compile(r"\r\n|\n|\r")
_HEAD: Final = 4096
_AMONG: Final = 3
_YEAR_DIGITS: Final = 4
_MONTHS: Final = 12
_NOON: Final = 12
#: years a two-digit year means, as everywhere else: 70–99 are 1970–1999
_CENTURY_PIVOT: Final = 70
_ORDERS: Final = {"day": ("DD.MM.YY", "cba"), "month": ("M/D/YY", "cab"), "year": ("YYYY-MM-DD", "abc")}


@dataclass(frozen=True, slots=True)
class Line:
    """A dated line and what follows it up to the next: all that stands behind the date."""

    rest: str
    is_iphone: bool
    is_marked: bool = False  #: an iPhone puts a mark before the date where something is attached


@dataclass(frozen=True, slots=True)
class Lines:
    """All dated lines of a chat, their local times, and how many lines at the top belong to none."""

    lines: tuple[Line, ...]
    parsed: ParsedDates
    order: str  #: day, month or year first; nothing where it cannot be told
    stray: int
    phone: str  #: iPhone, old iPhone or Android


def looks_like_chat(text: str, *, is_called_chat: bool = False) -> bool:
    """Whether one of the first lines of a text is a line of a chat.

    Programs' logs look like chats of old iPhones; of those that begin with the year, the file's name has to say it.

    Examples
    --------
    >>> looks_like_chat("31.12.19, 23:59 - Eva Muster: Hallo"), looks_like_chat("Vorname;Nachname")
    (True, False)
    """
    for line in _ENDS.split(text[:_HEAD])[:_AMONG]:
        for phone, pattern in _PATTERNS.items():
            match = pattern.fullmatch(line)
            if match and (is_called_chat or phone != "old iPhone" or len(match["a"]) < _YEAR_DIGITS):
                return True
    return False


def read_lines(text: str) -> Lines:
    """Read the dated lines of a chat and their local times."""
    lines = _ENDS.split(text)
    phone = _phone_of(lines)
    pattern = _PATTERNS[phone]
    stamps: list[re.Match[str]] = []
    texts: list[list[str]] = []
    marked: list[bool] = []
    stray = 0
    for line in lines:
        match = pattern.fullmatch(line)
        if match is not None:
            stamps.append(match)
            texts.append([match["rest"]])
            marked.append(line.startswith(MARK))
        elif texts:
            texts[-1].append(line)
        else:
            stray += bool(line.strip(INVISIBLE + " "))
    found = (
        Line("\n".join(parts).rstrip(), phone != "Android", mark)
        for parts, mark in zip(texts, marked, strict=True)
    )
    order = _order_of([stamp.group("a", "b", "c") for stamp in stamps], dotted=any(map(_is_dotted, stamps)))
    return Lines(tuple(found), _times(stamps, order), order, stray, phone)


def _phone_of(lines: Iterable[str]) -> str:
    """Which phone wrote a file, by its first dated line."""
    for line in lines:
        for phone, pattern in _PATTERNS.items():
            if pattern.fullmatch(line):
                return phone
    return "Android"


def _is_dotted(stamp: re.Match[str]) -> bool:
    return stamp.string[stamp.end("a")] == "."


def _order_of(parts: Sequence[tuple[str, ...]], *, dotted: bool) -> str:
    """Which part of the dates comes first, or nothing."""
    if any(len(first) == _YEAR_DIGITS for first, _, _ in parts):
        return "year"
    above = {name for first, second, _ in parts for name, number in (("day", first), ("month", second))
             if int(number) > _MONTHS}  # fmt: skip
    if len(above) == 1:
        return above.pop()
    if dotted:
        return "day"
    forward = [
        name for name in ("day", "month") if not above and _runs_forward(parts, day_first=name == "day")
    ]
    return forward[0] if len(forward) == 1 else ""


def _runs_forward(parts: Iterable[tuple[str, ...]], *, day_first: bool) -> bool:
    """Whether the days never go back in one reading."""
    read = [(int(year), int(b if day_first else a), int(a if day_first else b)) for a, b, year in parts]
    return all(earlier <= later for earlier, later in pairwise(read))


def _times(stamps: Sequence[re.Match[str]], order: str) -> ParsedDates:
    """Local times; what a clock with halves of the day shows and what another shows are read alike."""
    if not order:
        return parse_dates(pd.Series([""] * len(stamps), dtype=object), formats=())
    name, places = _ORDERS[order]
    seconds = any(stamp["second"] for stamp in stamps)
    halves = any(stamp["half"] for stamp in stamps)
    shown = f"{name}, HH:MM{':SS' * seconds}{' AM' * halves}"
    form = replace(
        ISO_SECOND, name=shown, precision="second" if seconds else "minute", layout="yyyy-mm-dd HH:MM:SS"
    )
    return parse_dates(pd.Series([_iso(stamp, places) for stamp in stamps], dtype=object), formats=[form])


def _iso(stamp: re.Match[str], places: str) -> str:
    """Write a time as 2019-12-31 23:59:59; an hour that no clock shows makes it unreadable."""
    year, month, day = (stamp[place] for place in places)
    if len(year) == 2:  # noqa: PLR2004 - two figures
        year = f"{'19' if int(year) >= _CENTURY_PIVOT else '20'}{year}"
    hour = int(stamp["hour"])
    if stamp["half"]:
        is_early = re.match(_FORENOON, stamp["half"], re.IGNORECASE) is not None
        if is_early and hour > _NOON:
            return ""
        hour = hour % _NOON + (0 if is_early else _NOON)
    return f"{year}-{int(month):02}-{int(day):02} {hour:02}:{stamp['minute']}:{stamp['second'] or '00'}"
