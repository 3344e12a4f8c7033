"""Two calendars: Google's in a Takeout, with time zones by city, and Outlook's, with those of Windows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, day, hexadecimal, pick, some, stream
from netanalysis.samples._model import AS_OF, Person
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_NAME
from netanalysis.samples._tables import zipped
from netanalysis.samples._texts import PLACES, TOPICS
from netanalysis.samples.sources._cast import Cast, Part, mail_of

TAKEOUT_CALENDAR: Final = "takeout-20260225T081500Z-003.zip"
GOOGLE_CALENDAR: Final = "Takeout/Kalender/Martin Brückner.ics"
OUTLOOK_CALENDAR: Final = "Kalender-Outlook-2014.ics"
_ON: Final = date(2026, 2, 25)
_OUTLOOK_UNTIL: Final = date(2019, 1, 1)
_ROOM: Final = ("Raum Kassel", "c_raum1@resource.calendar.example.com")
_LINE: Final = 75
_LARGE: Final = 40
#: sorts of events that are meetings, and those that are none
COUNTED: Final = ("meeting", "series", "room")
_MOMENT: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class _Guest:
    name: str
    mail: str
    state: str = "ACCEPTED"
    kind: str = "INDIVIDUAL"


@dataclass(frozen=True, slots=True)
class _Event:
    """An event in local time; `extra` are further lines as they stand."""

    sort: str
    start: datetime
    minutes: int
    title: str
    guests: tuple[_Guest, ...]
    uid: str
    mine: str = "ACCEPTED"
    status: str = "CONFIRMED"
    extra: tuple[str, ...] = ()
    times: int = 1
    keys: tuple[str, ...] = field(default=())


def calendar(cast: Cast) -> Part:
    """Return both calendars, and which of their events are meetings with whom."""
    rng = stream(cast.seed, "calendar")
    events = sorted(_events(rng, cast), key=lambda event: (event.start, event.uid))
    outlook = [event for event in events if event.start.date() < _OUTLOOK_UNTIL and event.sort == "meeting"][
        ::2
    ]
    google = [event for event in events if event not in outlook]
    files = {
        f"exports/calendar/{TAKEOUT_CALENDAR}": zipped({GOOGLE_CALENDAR: _google(google)}, _ON),
        f"exports/calendar/{OUTLOOK_CALENDAR}": _outlook(outlook),
    }
    rows = {
        TAKEOUT_CALENDAR: {GOOGLE_CALENDAR: sum(_entries(event) for event in google)},
        OUTLOOK_CALENDAR: {OUTLOOK_CALENDAR: len(outlook)},
    }
    return Part(files, rows, _truth(cast, events))


def _entries(event: _Event) -> int:
    return 2 if event.sort == "series" else 1


def _truth(cast: Cast, events: Sequence[_Event]) -> dict[str, Any]:
    met: Counter[str] = Counter()
    for event in events:
        if event.sort in COUNTED:
            met.update(dict.fromkeys(event.keys, event.times))
    book = {person.key: mail_of(person) for person in cast.people}
    return {
        "events_by_sort": dict(sorted(Counter(event.sort for event in events).items())),
        "meetings_counted": sum(event.times for event in events if event.sort in COUNTED),
        "events_not_counted": sum(event.sort not in COUNTED for event in events),
        "people": {key: book[key] for key in sorted(met)},
        "meetings": dict(sorted(met.items())),
    }


def _events(rng: Random, cast: Cast) -> list[_Event]:
    core = [person for person in cast.of_class("core", "dormant") if mail_of(person) and _both(cast, person)]
    events = [event for person in core for event in _meetings(rng, cast, person)]
    mine = [_guest(person) for person in core] or [_Guest("Erika Beispiel", "erika@example.net")]
    events += [_series(rng, cast, person) for person in core if person.role == "core"][:6]
    events += _never_happened(rng, cast, mine)
    return [*events, *_others(rng, cast)]


def _both(cast: Cast, person: Person) -> list[date]:
    """Return the days on which both sides wrote, before the calendar was saved."""
    return [on for on, sides in sorted(cast.talked(person).items()) if len(sides) > 1 and on < _ON]


def _guest(person: Person) -> _Guest:
    return _Guest(person.name, mail_of(person))


def _meetings(rng: Random, cast: Cast, person: Person) -> Iterable[_Event]:
    """Yield meetings on days on which both wrote: the state of the tie stays what it is."""
    days = _both(cast, person)
    for on in some(rng, days, between(rng, 1, 8)):
        event = _event(rng, "meeting", on, (_guest(person),))
        if chance(rng, 0.15):
            event = replace(event, sort="room", guests=(*event.guests, _Guest(*_ROOM, kind="ROOM")))
        yield replace(event, keys=(person.key,))


def _event(rng: Random, sort: str, on: date, guests: tuple[_Guest, ...]) -> _Event:
    start = datetime(on.year, on.month, on.day, between(rng, 8, 17), pick(rng, (0, 0, 30)))
    title = f"{pick(rng, TOPICS)}, {pick(rng, PLACES)}"
    return _Event(sort, start, pick(rng, (30, 45, 60, 60, 90, 120)), title, guests, hexadecimal(rng, 26))


def _series(rng: Random, cast: Cast, person: Person) -> _Event:
    """Return a weekly series that lasts five weeks, one date left out and one moved by an hour."""
    first = _both(cast, person)[-1]
    event = _event(rng, "series", min(first, AS_OF - timedelta(days=60)), (_guest(person),))
    out = event.start + timedelta(days=14)
    until = event.start + timedelta(days=28)
    lines = (
        f"RRULE:FREQ=WEEKLY;UNTIL={until:%Y%m%d}T235959Z;BYDAY={_weekday(event.start)}",
        f"EXDATE;TZID=Europe/Berlin:{out:{_MOMENT}}",
    )
    return replace(event, extra=lines, times=4, keys=(person.key,))


def _weekday(on: datetime) -> str:
    return ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[on.weekday()]


def _never_happened(rng: Random, cast: Cast, mine: Sequence[_Guest]) -> Iterable[_Event]:
    """Yield what was called off, what the owner declined or never answered, and what is still to come."""
    for sort, n in (("cancelled", 12), ("declined", 10), ("unanswered", 8), ("future", 5)):
        for _ in range(cast.scaled(n, 1)):
            first, last = (
                (date(2026, 3, 10), date(2026, 6, 1))
                if sort == "future"
                else (date(2016, 1, 4), date(2026, 2, 1))
            )
            event = _event(rng, sort, day(rng, first, last), (pick(rng, mine),))
            yield replace(
                event,
                status="CANCELLED" if sort == "cancelled" else "CONFIRMED",
                mine={"declined": "DECLINED", "unanswered": "NEEDS-ACTION"}.get(sort, "ACCEPTED"),
            )


def _others(rng: Random, cast: Cast) -> Iterable[_Event]:
    """Yield what has no guests, a webinar of forty, and a day off."""
    for _ in range(cast.scaled(40, 3)):
        yield replace(
            _event(rng, "alone", day(rng, date(2015, 1, 5), date(2026, 2, 20)), ()), title="Zahnarzt"
        )
    crowd = tuple(_Guest(f"Gast {n}", f"gast{n}@webinar.example.org") for n in range(1, _LARGE))
    yield replace(_event(rng, "large", date(2021, 3, 17), crowd), title="Webinar Lieferketten")
    yield _Event("all_day", datetime(2025, 8, 4), 0, "Urlaub", (), hexadecimal(rng, 26))


def _google(events: Sequence[_Event]) -> bytes:
    head = ("BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", f"X-WR-CALNAME:{OWNER_NAME}", "X-WR-TIMEZONE:Europe/Berlin", *_zone("Europe/Berlin"))  # fmt: skip
    return _file([*head, *(line for event in events for line in _google_event(event)), "END:VCALENDAR"])


def _zone(name: str) -> Iterable[str]:
    """Yield the rules of Berlin's time under that name."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    for part, before, after, start, month in (
        ("DAYLIGHT", "+0100", "+0200", "19700329T020000", 3), ("STANDARD", "+0200", "+0100", "19701025T030000", 10),
    ):  # fmt: skip
        yield from (f"BEGIN:{part}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", f"DTSTART:{start}")
        yield from (f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU", f"END:{part}")
    yield "END:VTIMEZONE"


def _google_event(event: _Event) -> Iterable[str]:
    yield from _entry(event, "Europe/Berlin", f"{event.uid}@google.com", "mailto:")
    if event.sort == "series":
        moved = event.start + timedelta(days=21)
        lines = (f"RECURRENCE-ID;TZID=Europe/Berlin:{moved:{_MOMENT}}",)
        later = replace(event, start=moved + timedelta(hours=1), extra=lines)
        yield from _entry(later, "Europe/Berlin", f"{event.uid}@google.com", "mailto:")


def _outlook(events: Sequence[_Event]) -> bytes:
    zone = "W. Europe Standard Time"
    head = (
        "BEGIN:VCALENDAR",
        "PRODID:-//Microsoft Corporation//Outlook 15.0 MIMEDIR//EN",
        "VERSION:2.0",
        *_zone(zone),
    )
    body = (line for event in events for line in _entry(event, f'"{zone}"', event.uid.upper(), "MAILTO:"))
    return _file([*head, *body, "END:VCALENDAR"])


def _entry(event: _Event, zone: str, uid: str, scheme: str) -> Iterable[str]:
    """Yield one event; the owner is among the attendees, and the organiser of what is his own."""
    yield "BEGIN:VEVENT"
    yield from _times(event, zone)
    yield "DTSTAMP:20260225T081500Z"
    if event.guests:
        host = event.guests[0] if event.mine != "ACCEPTED" else _Guest(OWNER_NAME, OWNER_EMAILS[0])
        yield f"ORGANIZER;CN={_parameter(host.name)}:{scheme}{host.mail}"
    yield f"UID:{uid}"
    for guest in (_Guest(OWNER_NAME, OWNER_EMAILS[0], event.mine), *event.guests) if event.guests else ():
        yield (
            f"ATTENDEE;CUTYPE={guest.kind};ROLE=REQ-PARTICIPANT;PARTSTAT={guest.state};CN={_parameter(guest.name)}"
            f";X-NUM-GUESTS=0:{scheme}{guest.mail}"
        )
    yield from event.extra
    yield from (f"STATUS:{event.status}", f"SUMMARY:{event.title.replace(',', chr(92) + ',')}", "END:VEVENT")


def _times(event: _Event, zone: str) -> Iterable[str]:
    if not event.minutes:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.start + timedelta(days=14):%Y%m%d}"
        return
    yield f"DTSTART;TZID={zone}:{event.start:{_MOMENT}}"
    yield f"DTEND;TZID={zone}:{event.start + timedelta(minutes=event.minutes):{_MOMENT}}"


def _parameter(name: str) -> str:
    return f'"{name}"' if any(mark in name for mark in ",;:") else name


def _file(lines: Iterable[str]) -> bytes:
    """Return the lines with CRLF, those over 75 bytes folded."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    parts, rest = [], line
    while len(rest.encode()) > _LINE - 1:
        head = rest[: _LINE - 1]
        while len(head.encode()) > _LINE - 1:
            head = head[:-1]
        parts.append(head)
        rest = rest[len(head) :]
    return "\r\n ".join([*parts, rest]).encode()
