"""The time zones of one calendar: as the file itself defines them, else by their names. No definition outlives its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from netanalysis.sources.calendar.components import dated, properties
from netanalysis.sources.calendar.rules import FIRST_YEAR, LAST_YEAR, MOST, parts_of_rule, times_of
from netanalysis.sources.zone_names import offset_shown, zone_key, zone_named

_NEEDED: Final = frozenset({"TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"})
_OFFSET: Final = re.compile(r":\s*([+-]?)(\d{2}):?(\d{2})(?::?(\d{2}))?")
_TIME: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?")
_DAY: Final = timedelta(days=1)


class Zones:
    """The zones of one calendar of a file; what other calendars of the file define is asked next."""

    def __init__(self, own: Iterable[tuple[str, ...]], others: dict[str, tuple[str, ...]]) -> None:
        self._defined = {**others, **definitions(own)}
        self._found: dict[str, tuple[tzinfo | None, bool]] = {}

    def find(self, name: str) -> tuple[tzinfo | None, bool]:
        """Return the zone of a name, or None, and whether it is sure: an unknown name may still tell an offset."""
        if name not in self._found:
            key = zone_key(name)
            zone = _zone(key, self._defined.get(key))
            self._found[name] = (zone, True) if zone else (offset_shown(name), False)
        return self._found[name]


def definitions(zones: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    r"""Definitions by the names they define, however these are quoted or escaped.

    Examples
    --------
    >>> list(definitions([("TZID:(UTC+07:00) Bangkok\\, Hanoi", "BEGIN:STANDARD")]))
    ['(utc+07:00) bangkok, hanoi']
    """
    named = ((properties(lines, _NEEDED).get("TZID", [""])[0], lines) for lines in zones)
    return {zone_key(name.partition(":")[2]): lines for name, lines in named if name}


@lru_cache(maxsize=256)
def _zone(key: str, lines: tuple[str, ...] | None) -> tzinfo | None:
    """Zone of a name and a definition: the named one where both agree, for it knows all years, else the defined one."""
    named = zone_named(key)
    defined = _definition(lines) if lines else None
    if (
        named
        and defined
        and not all(defined.utcoffset(day) == named.utcoffset(day) for day in defined.sample())
    ):
        return defined
    return named or defined


class Defined(tzinfo):
    """A zone as a file defines it: its changes, each from one offset to another."""

    def __init__(self, changes: Sequence[tuple[datetime, timedelta, timedelta]]) -> None:
        ordered = sorted((local - before, before, after) for local, before, after in changes)
        self._offsets = [ordered[0][1], *(after for _, _, after in ordered)]
        self._instants = [instant for instant, _, _ in ordered]
        # a clock that is put forward skips an hour, which counts as before; of an hour shown twice the first counts
        offsets = zip(self._offsets, self._offsets[1:], strict=False)
        self._clock = [at + max(pair) for at, pair in zip(self._instants, offsets, strict=True)]

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """Offset of a time on this clock."""
        place = bisect_right(self._clock, dt.replace(tzinfo=None)) if dt else 0
        return self._offsets[place]

    def fromutc(self, dt: datetime) -> datetime:
        """Time on this clock of a time in UTC."""
        return dt + self._offsets[bisect_right(self._instants, dt.replace(tzinfo=None))]

    def dst(self, dt: datetime | None) -> timedelta:  # noqa: ARG002 - as the library asks for it
        """Nothing is known of it."""
        return timedelta(0)

    def tzname(self, dt: datetime | None) -> str:  # noqa: ARG002 - as the library asks for it
        """No name, for that of the file may be anything."""
        return "as defined"

    def sample(self) -> list[datetime]:
        """Days of all seasons by which it can be compared, of the last year in which it changes."""
        year = max(min(self._instants[-1].year, LAST_YEAR - 1), 2000)
        return [datetime(year, month, 15, 12) for month in (1, 4, 7, 10)]


def _definition(lines: Sequence[str]) -> Defined | None:
    """Read a definition; None where it cannot be used."""
    changes: list[tuple[datetime, timedelta, timedelta]] = []
    block: list[str] = []
    try:
        for line in lines:
            if line.upper().startswith("BEGIN:"):
                block = []
            elif line.upper().startswith("END:"):
                changes += _changes(block)
            else:
                block.append(line)
        return Defined(changes) if changes else None
    except Exception:  # noqa: BLE001 - whatever a library makes of a broken rule, there is no such zone
        return None


def _changes(block: Sequence[str]) -> list[tuple[datetime, timedelta, timedelta]]:
    """Every change of one kind: when, on the clock before it, and between which offsets."""
    found = properties(block, _NEEDED)
    start = _time(dated(found["DTSTART"][0])[1])[0]
    before, after = _offset(found["TZOFFSETFROM"][0]), _offset(found["TZOFFSETTO"][0])
    times = [start, *(time for text in found.get("RDATE", ()) for time in _time(dated(text)[1]))]
    for rule in found.get("RRULE", ()):
        parts = dict(parts_of_rule(rule[1:]))
        until = _time([parts["UNTIL"]])[0] if parts.get("UNTIL") else datetime(LAST_YEAR, 12, 31)
        every_year = parts["FREQ"] == "YEARLY" and parts.get("INTERVAL", "1") == "1" and "COUNT" not in parts
        first = start.replace(year=max(start.year, FIRST_YEAR)) if every_year else start
        times += [time for time in times_of(parts, first, until + _DAY) if time - before <= until]
    return [(time, before, after) for time in dict.fromkeys(times[:MOST])]


def _time(texts: Iterable[str]) -> list[datetime]:
    found = (_TIME.match(text) for text in texts)
    numbers = ([int(part or 0) for part in one.groups()] for one in found if one)
    return [
        datetime(year, month, day, hour, minute, second) for year, month, day, hour, minute, second in numbers
    ]


def _offset(text: str) -> timedelta:
    found = _OFFSET.match(text)
    if not found:
        raise ValueError(text)
    distance = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if distance >= _DAY:
        raise ValueError(text)
    return -distance if found[1] == "-" else distance
