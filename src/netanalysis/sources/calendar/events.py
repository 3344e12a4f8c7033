"""Appointments of one .ics file as values; a broken one is dropped with its reason and takes nothing else along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from netanalysis.sources.addresses import is_address
from netanalysis.sources.calendar.components import Part, dated, parts_of, properties, with_parameters
from netanalysis.sources.calendar.zones import Zones, definitions
from netanalysis.text import tidy

BROKEN: Final = "an entry that cannot be read"
NO_DATE: Final = "no readable date"
CANCELLED: Final = "cancelled"
ANSWER: Final = "an answer to an invitation"
NO_CALENDAR: Final = "no calendar (BEGIN:VCALENDAR) in it"
#: methods of files that tell what somebody says to an appointment, not the appointment
_ANSWERS: Final = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
#: whom a calendar invites beside people
_THINGS: Final = ("ROOM", "RESOURCE", "GROUP")
_THING_DOMAINS: Final = (
    "resource.calendar.google.com",
    "group.calendar.google.com",
    "import.calendar.google.com",
)
_BEGINS: Final = re.compile(r"^\s*BEGIN:VCALENDAR", re.IGNORECASE)
_MOMENT: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?", re.IGNORECASE
)
#: a date within which appointments can be
_FIRST_YEAR, _LAST_YEAR = 1980, 2199
_NAMES: Final = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "ORGANIZER", "ATTENDEE", "STATUS", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID",
     "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED"}
)  # fmt: skip

Moment = date | datetime
#: by which of two versions is the newer one known: the sequence, when it was last written, when it was last changed
Version = tuple[int, datetime, datetime]
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


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
    onwards: bool = False  #: whether it replaces all later ones as well
    version: Version = (0, _NEVER, _NEVER)
    stamp: datetime | None = None  #: when it was last written
    zoned: bool = True  #: whether its time zone is known, if it names one


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
    parts = parts_of(text)
    found = Calendar(next((tidy(part.name) for part in parts if part.name), ""))
    everywhere = definitions(zone for part in reversed(parts) for zone in part.zones)
    for part in parts:
        zones = Zones(part.zones, everywhere)
        for lines in part.entries:
            found.rows += 1
            event = _read(lines, part, zones)
            if isinstance(event, str):
                found.lost[event] += 1
            else:
                found.events.append(event)
    return found


def _read(lines: Sequence[str] | None, part: Part, zones: Zones) -> Event | str:
    """One entry, or why it cannot be used."""
    if part.method in _ANSWERS:
        return ANSWER
    if lines is None:
        return BROKEN
    try:
        return _event(properties(lines, _NAMES), part, zones)
    except Exception:  # noqa: BLE001 - whatever it is, it is this entry's own
        return BROKEN


def _event(raw: Mapping[str, list[str]], part: Part, zones: Zones) -> Event | str:
    start = _moment(raw, "DTSTART", zones)
    if start is None:
        return NO_DATE
    instead_of = _moment(raw, "RECURRENCE-ID", zones)
    if instead_of is None and "RECURRENCE-ID" in raw:
        return BROKEN  # taken for a series of its own, it would be a second one
    single = instead_of is not None  # what repeats is the series, whatever the exception says
    organizer = next(iter(_people(raw, "ORGANIZER")), None)
    people = _people(raw, "ATTENDEE")
    known = {one.address for one in people}
    if organizer and organizer.address not in known:
        people = [organizer, *people]
    return Event(
        uid=tidy(_value(raw, "UID")), start=start, length=_length(raw, start, zones),
        organizer=organizer.address if organizer else "", people=tuple(people),
        cancelled=_value(raw, "STATUS").upper() == "CANCELLED" or part.method == "CANCEL",
        rule="" if single else _value(raw, "RRULE"), without=() if single else tuple(_moments(raw, "EXDATE", zones)),
        besides=() if single else tuple(_moments(raw, "RDATE", zones)), instead_of=instead_of,
        onwards=single and "RANGE=THISANDFUTURE" in raw["RECURRENCE-ID"][0].upper(), version=_version(raw, zones),
        stamp=max((time for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED") if (time := _stamp(raw, name, zones))), default=None),
        zoned=all(zones.find(name)[1] for name in _zone_names(raw)),
    )  # fmt: skip


def _value(raw: Mapping[str, list[str]], name: str) -> str:
    """First value of a property, without its parameters."""
    return with_parameters(raw[name][0])[1] if name in raw else ""


def _moment(raw: Mapping[str, list[str]], name: str, zones: Zones) -> Moment | None:
    """Date or time of a property; nothing where it is missing or broken."""
    return next(_moments(raw, name, zones), None)


def _moments(raw: Mapping[str, list[str]], name: str, zones: Zones) -> Iterator[Moment]:
    """Every date or time of a property that can be read; the start of a period."""
    for text in raw.get(name, ()):
        zone, values = dated(text)
        for value in values:
            found = _MOMENT.fullmatch(value.partition("/")[0])
            moment = _put_together(found, zone, zones) if found else None
            if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR:
                yield moment


def _put_together(found: re.Match[str], zone: str, zones: Zones) -> Moment | None:
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        clock = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59))
    except ValueError:
        return None
    if offset:
        return clock.replace(tzinfo=UTC if offset in "Zz" else zones.find(offset)[0])
    return clock.replace(tzinfo=zones.find(zone)[0]) if zone else clock


def _zone_names(raw: Mapping[str, list[str]]) -> Iterator[str]:
    """Names of zones that times of an entry are in."""
    for name in ("DTSTART", "RECURRENCE-ID"):
        for text in raw.get(name, ()):
            zone, values = dated(text)
            if zone and any("T" in value.upper() and not value.upper().endswith("Z") for value in values):
                yield zone


def _stamp(raw: Mapping[str, list[str]], name: str, zones: Zones) -> datetime | None:
    """When something was done to an entry, where that is told with its zone."""
    found = _moment(raw, name, zones)
    return found if isinstance(found, datetime) and found.tzinfo is not None else None


def _version(raw: Mapping[str, list[str]], zones: Zones) -> Version:
    times = [_moment(raw, name, zones) for name in ("DTSTAMP", "LAST-MODIFIED")]
    written, changed = (_in_utc(time) if time else _NEVER for time in times)
    return _whole(_value(raw, "SEQUENCE")), max(written, changed), changed


def _in_utc(moment: Moment) -> datetime:
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _length(raw: Mapping[str, list[str]], start: Moment, zones: Zones) -> timedelta | None:
    """How long an appointment lasts; nothing for whole days."""
    if not isinstance(start, datetime):
        return None
    end = _moment(raw, "DTEND", zones)
    if isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        length = end - start
    else:
        found = _DURATION.fullmatch(_value(raw, "DURATION"))
        weeks, days, hours, minutes, seconds = (
            (int(part or 0) for part in found.groups()) if found else [0] * 5
        )
        length = timedelta(days=days + 7 * weeks, hours=hours, minutes=minutes, seconds=seconds)
    return length if timedelta(0) < length < timedelta(days=1) else None


def _whole(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        return 0


def _people(raw: Mapping[str, list[str]], name: str) -> list[Attendee]:
    """Those of a property who are people and have an address."""
    found = []
    for text in raw.get(name, ()):
        params, value = with_parameters(text)
        address = _address(value) or _address(params.get("EMAIL", ""))
        thing = params.get("CUTYPE", "").upper() in _THINGS or address.rpartition("@")[2] in _THING_DOMAINS
        if address and not thing:
            told = tidy(params.get("CN", "").strip("\"' "))
            declined = params.get("PARTSTAT", "").upper() == "DECLINED"
            found.append(Attendee(address, "" if "@" in told else told, declined))
    return found


def _address(text: str) -> str:
    """Address in a value; a colon in a name that nobody quoted is passed over."""
    behind = re.split(r"(?i)mailto:", text)[-1]
    bare = behind.strip().strip("<>'\" ").lower()
    return bare if is_address(bare) else ""
