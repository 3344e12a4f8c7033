"""What took place: the single appointments of series up to a day, each in its newest version, changed ones in the place of their own.

All calendars are looked at together, for an invitation, its change and its cancellation may lie in different files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import Final
from zoneinfo import ZoneInfo

from netanalysis.sources.calendar.events import Event, Moment
from netanalysis.sources.calendar.rules import MOST, parts_of_rule, times_of

_MIDNIGHT: Final = time()


@dataclass(slots=True)
class Taken:
    """What became of the entries of one file."""

    found: list[tuple[Event, datetime]] = field(default_factory=list)
    later: list[Event] = field(default_factory=list)  #: still to come
    broken: list[Event] = field(default_factory=list)
    outdated: list[Event] = field(default_factory=list)  #: of which there is a newer version
    cut: int = 0  #: series longer than any


def instant(moment: Moment, zone: tzinfo) -> datetime:
    """Return a date or time in UTC; a day, and a time without a zone, are local.

    Examples
    --------
    >>> instant(date(2024, 7, 1), ZoneInfo("Europe/Berlin")).isoformat()
    '2024-06-30T22:00:00+00:00'
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _MIDNIGHT, zone)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def instances(files: Sequence[tuple[Sequence[Event], datetime]], zone: ZoneInfo) -> list[Taken]:
    """Return what took place of the entries of each file, up to the moment that stands beside them."""
    calendars = _Calendars(files, zone)
    return [calendars.take(events) for events, _ in files]


class _Calendars:
    """The entries of all files: the newest versions, series by their ids, and what changes them."""

    def __init__(self, files: Sequence[tuple[Sequence[Event], datetime]], zone: ZoneInfo) -> None:
        self._old = _older_versions([event for events, _ in files for event in events], zone)
        self._read = {id(event): _Series(event, zone, until) for events, until in files for event in events}
        self._series: dict[str, list[Event]] = defaultdict(list)
        self._changes: dict[str, list[Event]] = defaultdict(list)
        for event in (event for events, _ in files for event in events):
            if event.uid and id(event) not in self._old:
                (self._series if event.instead_of is None else self._changes)[event.uid].append(event)

    def take(self, events: Sequence[Event]) -> Taken:
        """What took place of some entries."""
        taken = Taken()
        for event in events:
            until = self._read[id(event)].until
            try:
                outdated = id(event) in self._old or self._is_dropped(event)
                times = [] if outdated else self._times(event)
            except Exception:  # noqa: BLE001 - whatever a library makes of a broken rule, it is this entry's own
                taken.broken.append(event)
                continue
            past = [(holder, moment) for holder, moment in times[:MOST] if moment <= until]
            taken.cut += len(times) > MOST
            taken.found += past
            if outdated:
                taken.outdated.append(event)
            elif times and not past:
                taken.later.append(event)
        return taken

    def _times(self, event: Event) -> list[tuple[Event, datetime]]:
        """Every time of an entry, in order, each with the entry that holds for it."""
        series = self._read[id(event)]
        changes = self._changes.get(event.uid, ()) if event.instead_of is None else ()
        places = [(series.place(change), change) for change in changes]
        gone = {place for place, _ in places}
        onwards = sorted(((place, change) for place, change in places if change.onwards), key=itemgetter(0))
        found = []
        for moment in series.times:
            before = bisect_left(onwards, moment, key=itemgetter(0))
            if moment not in gone:
                found.append(series.moved(moment, *onwards[before - 1]) if before else (event, moment))
        return found

    def _is_dropped(self, event: Event) -> bool:
        """Whether the series was written anew since an exception to it, and no longer has the instance that it replaces."""
        series = self._series.get(event.uid, ()) if event.instead_of is not None else ()
        if not series or any(one.version[:2] <= event.version[:2] for one in series):
            return False
        return all(one.cancelled or self._read[id(one)].lacks(event) for one in series)


def _older_versions(events: Sequence[Event], zone: ZoneInfo) -> set[int]:
    """Entries of which another file, or the same, holds a newer version: of an appointment, a series, an exception."""
    clocks: dict[str, tzinfo] = {}
    days: set[str] = set()
    for event in events:
        if event.instead_of is None and isinstance(event.start, datetime):
            clocks.setdefault(event.uid, event.start.tzinfo or zone)
        elif event.instead_of is None:
            days.add(event.uid)
    versions: dict[tuple[str, Moment | None], list[Event]] = defaultdict(list)
    for event in events:
        which: Moment | None = event.instead_of
        if which is not None:
            which = (
                _days(which, zone)[0] if event.uid in days else instant(which, clocks.get(event.uid, zone))
            )
        if event.uid:
            versions[event.uid, which].append(event)
    old: set[int] = set()
    for same in versions.values():
        newest = max(event.version for event in same)
        old |= {id(event) for event in same if event.version < newest}
    return old


class _Series:
    """The times of one entry up to a moment, and where its exceptions belong."""

    def __init__(self, event: Event, zone: ZoneInfo, until: datetime) -> None:
        self._event, self._zone, self.until = event, zone, until
        self._clock: tzinfo = (event.start.tzinfo if isinstance(event.start, datetime) else None) or zone

    @cached_property
    def times(self) -> list[datetime]:
        """Every time, in order, each once; the first one also where it lies beyond the end."""
        gone = {moment for left_out in self._event.without for moment in self._matching(left_out)}
        return [moment for moment in self._all if moment not in gone]

    @cached_property
    def _at(self) -> frozenset[datetime]:
        return frozenset(self.times)

    @cached_property
    def _all(self) -> list[datetime]:
        event = self._event
        times = {instant(moment, self._clock) for moment in (event.start, *event.besides)}
        return sorted(times | set(self._repeated() if event.rule else ()))

    @cached_property
    def _by_day(self) -> dict[date, list[datetime]]:
        found: dict[date, list[datetime]] = defaultdict(list)
        for moment in self._all:
            found[moment.astimezone(self._clock).date()].append(moment)
        return found

    def _matching(self, moment: Moment) -> list[datetime]:
        """The times that an exception means: to the minute, else those of its day."""
        if isinstance(moment, datetime) and isinstance(self._event.start, datetime):
            return [instant(moment, self._clock)]
        return next((self._by_day[day] for day in _days(moment, self._zone) if day in self._by_day), [])

    def place(self, change: Event) -> datetime:
        """The time of the series that an entry replaces, or the one from which on it does."""
        moment = change.instead_of or change.start
        return next(iter(self._matching(moment)), instant(moment, self._clock))

    def lacks(self, change: Event) -> bool:
        """Whether there is no such time, up to the end, as an entry replaces."""
        place = self.place(change)
        return place <= self.until and place not in self._at

    def moved(self, moment: datetime, place: datetime, change: Event) -> tuple[Event, datetime]:
        """A later time of a series that was changed from a place on: as far away from it as the changed one, on the clock."""
        clock = (change.start.tzinfo if isinstance(change.start, datetime) else None) or self._clock
        begin, replaced, own = (
            one.astimezone(clock).replace(tzinfo=None)
            for one in (instant(change.start, clock), place, moment)
        )
        return change, (own + (begin - replaced)).replace(tzinfo=clock).astimezone(UTC)

    def _repeated(self) -> Iterator[datetime]:
        """Times of the rule: on the local clock, so that ten o'clock stays ten o'clock in summer."""
        start = self._event.start
        start = start if isinstance(start, datetime) else datetime.combine(start, _MIDNIGHT)
        parts = parts_of_rule(self._event.rule)
        last = min(self.until, _last(parts.get("UNTIL", ""), self._clock) or self.until).astimezone(
            self._clock
        )
        most = min(int(parts.get("COUNT", MOST + 1)), MOST + 1)
        for moment in islice(times_of(parts, start.replace(tzinfo=None), last.replace(tzinfo=None)), most):
            yield moment.replace(tzinfo=self._clock).astimezone(UTC)


def _days(moment: Moment, zone: tzinfo) -> list[date]:
    """Which day an exception to a series of whole days means, likelier first.

    A day may come as its midnight, on the clock that is written or, in UTC, on the owner's.
    """
    if not isinstance(moment, datetime):
        return [moment]
    local = instant(moment, zone).astimezone(zone)
    written_first = moment.time() == _MIDNIGHT or (local.time() != _MIDNIGHT and moment.tzinfo is not UTC)
    return [moment.date(), local.date()] if written_first else [local.date(), moment.date()]


def _last(text: str, local: tzinfo) -> datetime | None:
    """Last moment of a rule: in UTC, else on the local clock; a day counts to its end."""
    if not text:
        return None
    if len(text) == len("20240131"):
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=local).astimezone(UTC) + timedelta(days=1)
    moment = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")
    return moment.replace(tzinfo=UTC) if text.endswith("Z") else moment.replace(tzinfo=local).astimezone(UTC)


def horizon(events: Sequence[Event], zone: ZoneInfo, *, snapshot_on: date | None) -> datetime | None:
    """Moment up to which appointments took place: the day of the export, else when the newest entry was written.

    Without either, the last appointment that is no series. A plan is no meeting.
    """
    if snapshot_on is not None:
        return instant(snapshot_on + timedelta(days=1), zone) - timedelta(microseconds=1)
    stamps = [event.stamp.astimezone(UTC) for event in events if event.stamp]
    if stamps:
        return max(stamps)
    single = [instant(event.start, zone) for event in events if not event.rule]
    return max(single or [instant(event.start, zone) for event in events], default=None)
