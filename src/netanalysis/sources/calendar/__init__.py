"""Calendars (.ics): whom the owner met, when and for how long; titles, places and notes are not kept.

Left out are what was cancelled, what the owner declined, those who declined, rooms, and what was only planned when the
calendar was saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from netanalysis import schema
from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.calendar.events import (
    BROKEN,
    CANCELLED,
    NO_CALENDAR,
    Attendee,
    Calendar,
    Event,
    is_calendar,
    read_calendar,
)
from netanalysis.sources.calendar.rules import MOST
from netanalysis.sources.calendar.series import Taken, horizon, instances
from netanalysis.sources.container import Member
from netanalysis.sources.table import HEAD, decode
from netanalysis.text import fold

PLATFORM: Final = "calendar"
_ENDINGS: Final = (".ics", ".ical", ".ifb", ".icalendar")
DECLINED: Final = "declined by you"
ALONE: Final = "no other person with an address"
WITHOUT_YOU: Final = (
    "you are not among its people; if you are, write that address under [me] in netanalysis.toml"
)
PLANNED: Final = "still to come when the calendar was saved"
OUTDATED: Final = "a newer version of it is there"
_NO_ZONE: Final = "appointments in a time zone that is not known, whose hour may be wrong: {}"
_CUT: Final = f"series of which only the first {MOST} appointments were read: {{}}"
_NO_OWNER: Final = (
    "which of the people is you is not known; write your addresses under [me] in netanalysis.toml"
)
#: at least this share of all appointments with people has the owner in it, and so many there must be
_NEARLY_ALL: Final = 0.9
_FEW: Final = 3


@dataclass(slots=True)
class _Met:
    """Everybody met: names and files by address, rows and links."""

    names: dict[str, Counter[str]] = field(default_factory=dict)
    source_of: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    links: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    """One calendar and what became of its entries."""

    member: Member
    calendar: Calendar
    until: datetime | None = None
    first: Any = None
    last: Any = None
    kept: list[tuple[Event, datetime]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def claims(member: Member, context: Context) -> bool:  # noqa: ARG001 - every source is asked alike
    """Whether a file is a calendar."""
    return member.name.lower().endswith(_ENDINGS)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all calendars together, so that an appointment in two of them counts once."""
    files: list[_File] = []
    coverage: list[Coverage] = []
    for member in members:
        try:
            text = decode(_unfolded(member.read())).text
        except ValueError as error:
            coverage.append(_failed(member, str(error)))
            continue
        if is_calendar(text[:HEAD]):
            files.append(_File(member, read_calendar(text)))
        else:
            coverage.append(_failed(member, NO_CALENDAR))
    own = _own_addresses(files, context.owner)
    zone = ZoneInfo(context.settings.time_zone)
    for file in files:
        file.until = horizon(file.calendar.events, zone, snapshot_on=file.member.snapshot_on)
    dated = [(file, file.until) for file in files if file.until]
    losses = {id(event): _loss(event, own) for file in files for event in file.calendar.events}
    for (file, _), taken in zip(
        dated, instances([(file.calendar.events, until) for file, until in dated], zone), strict=True
    ):
        _choose(file, taken, losses)
    account = next(iter(own), PLATFORM)
    met = _meet(files, own, account)
    coverage += [_coverage(file, own, account) for file in files]
    owner = Owner(emails=tuple(own), accounts=((PLATFORM, account),)) if own else Owner()
    return Extract(_tables(met, account), owner, tuple(coverage))


def _failed(member: Member, reason: str) -> Coverage:
    return Coverage(member.label, "failed", PLATFORM, "meetings", reason=reason, parser="ics")


def _unfolded(data: bytes) -> bytes:
    """Join lines that were folded, in bytes, for some programs fold within a letter."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain.replace(b"\n ", b"").replace(b"\n\t", b"")


def _own_addresses(files: Sequence[_File], owner: Owner) -> dict[str, None]:
    """The owner's addresses: told, under her name, the name of a calendar, else the one in nearly all appointments."""
    events = [event for file in files for event in file.calendar.events if len(event.people) > 1]
    own_names = {fold(name) for name in owner.names} - {""}
    named = [one.address for event in events for one in event.people if fold(one.name) in own_names]
    calendars = [file.calendar.name.lower() for file in files]
    seen = Counter(address for event in events for address in {one.address for one in event.people})
    found = dict.fromkeys([*owner.emails, *(name for name in calendars if name in seen), *named])
    regulars = [address for address, n in seen.items() if n >= _NEARLY_ALL * len(events)]
    if not found and len(events) >= _FEW and len(regulars) == 1:
        found = {regulars[0]: None}
    return found


def _choose(file: _File, taken: Taken, losses: Mapping[int, str]) -> None:
    """Keep the appointments that took place with somebody, and count why others are left out."""
    reasons = {id(event): PLANNED for event in taken.later} | {id(event): BROKEN for event in taken.broken}
    reasons |= {id(event): losses[id(event)] for event in file.calendar.events if losses[id(event)]}
    reasons |= {id(event): OUTDATED for event in taken.outdated}
    file.calendar.lost += Counter(reasons.values())
    unsure = sum(not event.zoned and id(event) not in reasons for event in file.calendar.events)
    file.warnings += [_NO_ZONE.format(unsure)] if unsure else []
    file.warnings += [_CUT.format(taken.cut)] if taken.cut else []
    file.kept = [(event, time) for event, time in taken.found if not losses[id(event)]]
    file.first = min((time for _, time in file.kept), default=None)
    file.last = max((time for _, time in file.kept), default=None)


def _loss(event: Event, own: Mapping[str, None]) -> str:
    """Why an appointment is none with others, or nothing."""
    if event.cancelled:
        return CANCELLED
    mine = [one for one in event.people if one.address in own]
    if any(one.declined for one in mine):
        return DECLINED
    if not _others(event, own):
        return ALONE
    return WITHOUT_YOU if own and event.organizer and not mine else ""


def _others(event: Event, own: Iterable[str]) -> dict[str, Attendee]:
    """People besides the owner who did not decline."""
    return {one.address: one for one in event.people if one.address not in own and not one.declined}


def _meet(files: Sequence[_File], own: Mapping[str, None], account: str) -> _Met:
    """A row for each appointment and person; an appointment that stands in two calendars is one, as last written."""
    once: dict[tuple[str, datetime], tuple[Event, str]] = {}
    for file in files:
        for event, time in file.kept:
            key = (event.uid or f"#{event.organizer}{sorted(_others(event, own))}", time)
            if key not in once or event.version > once[key][0].version:
                once[key] = (event, file.member.label)
    met = _Met()
    for (uid, time), (event, label) in sorted(once.items(), key=lambda item: (item[0][1], item[0][0])):
        people = _others(event, own)
        _add(met, people, label)
        met.rows += _rows(event, time, people, account, label)
        if len(people) <= schema.BROADCAST:
            for a, b in combinations(sorted(people), 2):
                link = {
                    "a": _id(a),
                    "b": _id(b),
                    "kind": "meeting",
                    "time": time,
                    "n_people": len(people),
                    "source": label,
                }
                met.links.setdefault((a, b, uid), link)
    return met


def _add(met: _Met, people: Mapping[str, Attendee], label: str) -> None:
    for address, one in people.items():
        met.source_of.setdefault(address, label)
        names = met.names.setdefault(address, Counter())
        if one.name:
            names[one.name] += 1


def _rows(
    event: Event, time: datetime, people: Mapping[str, Attendee], account: str, label: str
) -> Iterator[dict[str, Any]]:
    minutes = event.length.total_seconds() / 60 if event.length else None
    precise = "minute" if isinstance(event.start, datetime) else "day"
    for address in people:
        yield {"contact_id": _id(address), "time": time, "time_precision": precise, "platform": PLATFORM, "account": account,
               "kind": "meeting", "direction": "both", "n_people": len(people), "minutes": minutes, "source": label}  # fmt: skip


def _id(address: str) -> str:
    return f"{PLATFORM}:{address}"


def _tables(met: _Met, account: str) -> Mapping[str, list[pd.DataFrame]]:
    """Canonical frames."""
    people = sorted(met.names)
    contacts = [
        {"contact_id": _id(address), "platform": PLATFORM, "account": account, "relation": "correspondent", "weak": False,
         "name": min(met.names[address], key=lambda name: (" " not in name, -met.names[address][name], name), default=None),
         "source": met.source_of[address]}
        for address in people
    ]  # fmt: skip
    rows, links = pd.DataFrame(met.rows), pd.DataFrame(list(met.links.values()))
    return {
        "contacts": [pd.DataFrame(contacts)],
        "identifiers": [
            pd.DataFrame({"contact_id": list(map(_id, people)), "kind": "email", "value": people})
        ],
        "interactions": [rows],
        "links": [links],
    }


def _coverage(file: _File, own: Mapping[str, None], account: str) -> Coverage:
    """Every day between the first meeting and the day of the export would show one."""
    calendar = file.calendar
    lost = +calendar.lost
    first, last = _day(file.first), _day(file.last)
    until = _day(file.until)
    warnings = [*([] if own or not file.kept else [_NO_OWNER]), *file.warnings]
    return Coverage(
        file.member.label, "read", PLATFORM, "meetings", rows=calendar.rows, read=calendar.rows - lost.total(),
        dropped=lost.total(), reason="; ".join(sorted(lost)), undated=0, marked=0, first_on=first, last_on=last,
        shows="meeting" if file.kept else "", account=account, observed_from=first if file.kept else None,
        observed_until=max(last, until) if file.kept else None, snapshot_on=file.member.snapshot_on, parser="ics",
        warning="; ".join(warnings),
    )  # fmt: skip


def _day(time: datetime | None) -> Any:
    return None if time is None else pd.Timestamp(time).tz_localize(None).normalize()


SOURCE: Final = Source(PLATFORM, claims, read)
