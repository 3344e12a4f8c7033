"""The single appointments of a series, up to a day and never without bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from netanalysis.sources.calendar.events import Event, Moment

#: more appointments than this no series has: ten years, every day
MOST: Final = 3660
#: years after which the calendar repeats to the day of the week. Series are computed in the last cycle before the year 9999, for
#: the library only gives up a rule that never comes true (30 February) there
_CYCLE: Final = 400


def instant(moment: Moment, zone: ZoneInfo) -> datetime:
    """Return a date or time in UTC; a day, and a time without a zone, are local.

    Examples
    --------
    >>> instant(date(2024, 7, 1), ZoneInfo("Europe/Berlin")).isoformat()
    '2024-06-30T22:00:00+00:00'
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), zone)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def instances(
    events: Sequence[Event], zone: ZoneInfo, *, until: datetime
) -> tuple[list[tuple[Event, datetime]], list[Event], list[Event]]:
    """Return what took place up to a moment: appointments with their times, those still to come, and broken series."""
    replaced: dict[str, set[datetime]] = {}
    for event in events:
        if event.instead_of is not None:
            replaced.setdefault(event.uid, set()).add(instant(event.instead_of, zone))
    found: list[tuple[Event, datetime]] = []
    later: list[Event] = []
    broken: list[Event] = []
    for event in events:
        gone = replaced.get(event.uid, set()) if event.instead_of is None else set()
        try:
            times = [moment for moment in _times(event, zone, until) if moment not in gone]
        except (ValueError, TypeError, OverflowError, AttributeError):
            broken.append(event)
            continue
        past = [moment for moment in times if moment <= until]
        if times and not past:
            later.append(event)
        found += [(event, moment) for moment in past]
    return found, later, broken


def _times(event: Event, zone: ZoneInfo, until: datetime) -> list[datetime]:
    """Every time of an event, in order, each once; the first one also where it lies beyond the end."""
    without = {instant(moment, zone) for moment in event.without}
    days = {moment for moment in event.without if not isinstance(moment, datetime)}
    times = {instant(event.start, zone), *(instant(moment, zone) for moment in event.besides)}
    times |= set(_repeated(event, zone, until)) if event.rule else set()
    kept = {
        moment for moment in times if moment not in without and moment.astimezone(zone).date() not in days
    }
    return sorted(kept)


def _repeated(event: Event, zone: ZoneInfo, until: datetime) -> Iterator[datetime]:
    """Times of the rule: on the local clock, so that ten o'clock stays ten o'clock in summer."""
    from dateutil.rrule import rrulestr

    start = event.start if isinstance(event.start, datetime) else datetime.combine(event.start, time())
    local = start.tzinfo or zone
    parts = _parts(event.rule)
    last = min(until, _last(parts.pop("UNTIL", ""), local) or until).astimezone(local)
    if start.replace(tzinfo=local) > last:
        return
    count = min(int(parts.pop("COUNT", MOST)), MOST)
    shift = (MAXYEAR - last.year) // _CYCLE * _CYCLE
    end = f"{last.year + shift}{last:%m%dT%H%M%S}"
    whole = ";".join(f"{key}={value}" for key, value in {**parts, "UNTIL": end}.items())
    first = start.replace(tzinfo=None, year=start.year + shift)
    for moment in islice(rrulestr(whole, dtstart=first), count):
        yield moment.replace(tzinfo=local, year=moment.year - shift).astimezone(UTC)


def _parts(rule: str) -> dict[str, str]:
    """Return the parts of a rule; one that repeats more often than daily is none of a meeting."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or int(parts.get("INTERVAL", 1)) < 1:
        msg = "a series of this kind is no appointment"
        raise ValueError(msg)
    return parts


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
