"""Appointments of one .ics file as values; a broken one is dropped with its reason and takes nothing else along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from netanalysis.text import tidy

BROKEN: Final = "an entry that cannot be read"
NO_DATE: Final = "no readable date"
CANCELLED: Final = "cancelled"
NO_CALENDAR: Final = "no calendar (BEGIN:VCALENDAR) in it"
#: whom a calendar invites beside people
_THINGS: Final = ("ROOM", "RESOURCE", "GROUP")
_THING_DOMAINS: Final = (
    "resource.calendar.google.com",
    "group.calendar.google.com",
    "import.calendar.google.com",
)
_ADDRESS: Final = re.compile(r"[^\s<>,;:@]+@[^\s<>,;:@]+\.[^\s<>,;:@]+")
_NAME: Final = re.compile(r"^X-WR-CALNAME:(.*?)\r?$", re.IGNORECASE | re.MULTILINE)
_BEGINS: Final = re.compile(r"^\s*BEGIN:VCALENDAR", re.IGNORECASE)

#: what the parser raises on entries that break the rules
_UNREADABLE: Final = (ValueError, TypeError, LookupError, AttributeError, OverflowError)

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was asked to come, or who asked."""

    address: str
    name: str
    declined: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment, or a series of them."""

    uid: str
    start: Moment
    length: timedelta | None
    organizer: str
    people: tuple[Attendee, ...]
    cancelled: bool
    rule: str = ""
    without: tuple[Moment, ...] = ()
    besides: tuple[Moment, ...] = ()
    instead_of: Moment | None = None  #: the instance of the series that this one replaces
    sequence: int = 0
    stamp: datetime | None = None  #: when it was last written


@dataclass(slots=True)
class Calendar:
    """What a file holds: its name, which is often the owner's address, its appointments, and why others are not there."""

    name: str = ""
    events: list[Event] = field(default_factory=list)
    rows: int = 0
    lost: Counter[str] = field(default_factory=Counter)


def is_calendar(text: str) -> bool:
    """Whether a text begins as a calendar does."""
    return bool(_BEGINS.match(text))


def read_calendar(text: str) -> Calendar:
    r"""Read every appointment of a file; each by itself, so that a broken one costs nothing but itself.

    Examples
    --------
    >>> found = read_calendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20240304T090000Z\nEND:VEVENT\nEND:VCALENDAR\n")
    >>> found.events[0].start.isoformat()
    '2024-03-04T09:00:00+00:00'
    """
    name = _NAME.search(text)
    found = Calendar(tidy(name[1]) if name else "")
    zones = [block for block in _blocks(text, "VTIMEZONE") if block]
    for block in _blocks(text, "VEVENT"):
        found.rows += 1
        try:
            event = _event(_component(block, zones)) if block else BROKEN
        except _UNREADABLE:
            found.lost[BROKEN] += 1
            continue
        if isinstance(event, str):
            found.lost[event] += 1
        else:
            found.events.append(event)
    return found


def _blocks(text: str, name: str) -> Iterator[str]:
    """Give each part of that name; nothing for one that does not end before the next begins."""
    begin, end = f"BEGIN:{name}", f"END:{name}"
    block: list[str] | None = None
    for line in text.splitlines():
        word = line.strip().upper()
        if word == begin:
            if block is not None:
                yield ""
            block = []
        if (
            block is not None and ":" in line
        ):  # a line without a colon is no property, and would take the entry along
            block.append(line)
        if word == end and block is not None:
            yield "\n".join(block)
            block = None
    if block is not None:
        yield ""


def _component(block: str, zones: list[str]) -> Any:
    """Parse one entry; the file's own time zones go along only where it names one that is not known anyway."""
    import icalendar

    named = [zone for zone in zones if _zone_id(zone) and _zone_id(zone) in block]
    whole = "\n".join(["BEGIN:VCALENDAR", *named, block, "END:VCALENDAR", ""])
    return icalendar.Calendar.from_ical(whole).walk("VEVENT")[0]


def _zone_id(zone: str) -> str:
    found = re.search(r"^TZID[^:\r\n]*:(.+?)\r?$", zone, re.MULTILINE | re.IGNORECASE)
    return found[1].strip() if found else ""


def _event(raw: Any) -> Event | str:
    """One entry, or why it cannot be used."""
    start = _moment(raw, "DTSTART")
    if start is None:
        return NO_DATE
    organizer = next(iter(_people(raw, "ORGANIZER")), None)
    people = _people(raw, "ATTENDEE")
    known = {one.address for one in people}
    if organizer and organizer.address not in known:
        people = [organizer, *people]
    return Event(
        uid=tidy(str(raw.get("UID", ""))), start=start, length=_length(raw, start),
        organizer=organizer.address if organizer else "", people=tuple(people), cancelled=_word(raw, "STATUS") == "CANCELLED",
        rule=_rule(raw), without=tuple(_moments(raw, "EXDATE")), besides=tuple(_moments(raw, "RDATE")),
        instead_of=_moment(raw, "RECURRENCE-ID"), sequence=_whole(raw.get("SEQUENCE")),
        stamp=max(_stamps(raw), default=None),
    )  # fmt: skip


def _values(raw: Any, name: str) -> list[Any]:
    """Every value of a property: the parser gives a single one bare."""
    found = raw.get(name)
    return [] if found is None else found if isinstance(found, list) else [found]


def _part(value: Any, name: str) -> Any:
    """Part of a value; nothing where it is broken, which the parser only says when asked for it."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _moment(raw: Any, name: str) -> Moment | None:
    """Date or time of a property; nothing where it is missing or broken."""
    for value in _values(raw, name):
        found = _plain(_part(value, "dt"))
        if found is not None:
            return found
    return None


def _plain(value: Any) -> Moment | None:
    """A date or time within the years that can be; the start of a period."""
    found = value[0] if isinstance(value, tuple) and value else value
    within = isinstance(found, date) and 1980 <= found.year <= 2199  # noqa: PLR2004
    return found if within else None


def _moments(raw: Any, name: str) -> Iterator[Moment]:
    for values in _values(raw, name):
        for value in _part(values, "dts") or ():
            found = _plain(_part(value, "dt"))
            if found is not None:
                yield found


def _stamps(raw: Any) -> Iterator[datetime]:
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        found = _moment(raw, name)
        if isinstance(found, datetime) and found.tzinfo is not None:
            yield found


def _length(raw: Any, start: Moment) -> timedelta | None:
    """How long an appointment lasts; nothing for whole days."""
    if not isinstance(start, datetime):
        return None
    end = _moment(raw, "DTEND")
    if isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        length = end - start
    else:
        found = next((_part(value, "dt") for value in _values(raw, "DURATION")), None)
        length = found if isinstance(found, timedelta) else timedelta(0)
    return length if timedelta(0) < length < timedelta(days=1) else None


def _rule(raw: Any) -> str:
    rules = _values(raw, "RRULE")
    return rules[0].to_ical().decode() if rules else ""


def _word(raw: Any, name: str) -> str:
    return str(raw.get(name, "")).strip().upper()


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _people(raw: Any, name: str) -> list[Attendee]:
    """Those of a property who are people and have an address."""
    found = []
    for value in _values(raw, name):
        params = {key.upper(): str(param) for key, param in getattr(value, "params", {}).items()}
        address = _address(str(value)) or _address(params.get("EMAIL", ""))
        thing = params.get("CUTYPE", "").upper() in _THINGS or address.rpartition("@")[2] in _THING_DOMAINS
        if address and not thing:
            told = tidy(params.get("CN", "").strip("\"' "))
            found.append(
                Attendee(
                    address, "" if "@" in told else told, params.get("PARTSTAT", "").upper() == "DECLINED"
                )
            )
    return found


def _address(text: str) -> str:
    bare = re.sub(r"(?i)^mailto:", "", text.strip()).strip("<>'\" ").lower()
    return bare if _ADDRESS.fullmatch(bare) else ""
