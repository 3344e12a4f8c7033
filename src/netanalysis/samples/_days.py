"""On which days somebody and the owner exchange messages: bursts, gaps, silences, by class of tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Final

from netanalysis.samples._dice import between, chance, day, weighted
from netanalysis.samples._model import AS_OF, Person

#: the last day on which dormant ties were awake, well over a year before the end of the story
SILENT_SINCE: Final = date(2025, 1, 31)
_RECENT: Final = date(2025, 3, 24), date(2026, 2, 24)
_SUNDAY: Final = 6
_SURE_DAYS: Final = 5
_REVIVABLE_UNTIL: Final = date(2017, 1, 1)
_BOTH, _OUT, _IN = "both", "out", "in"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many messages on which day, which side writes, and the first days of bursts of work."""

    days: Mapping[date, int]
    side: str = _BOTH
    bursts: tuple[date, ...] = ()


def schedule(rng: Random, person: Person) -> Schedule:
    """Return when messages are exchanged with a person, by her class; never before the tie."""
    return _BY_ROLE[person.role](rng, person.known_since, _last_day(person))


def _last_day(person: Person) -> date:
    """Return the last day with messages; a closed account was silent since before the first export."""
    if person.role == "dormant":
        return SILENT_SINCE
    closed = person.linkedin.closed_on if person.linkedin else None
    return min(closed - timedelta(days=1), date(2022, 8, 31)) if closed else date(2026, 2, 27)


def _core(rng: Random, start: date, last: date) -> Schedule:
    pace = weighted(rng, ((3, 1.0), (6, 2.0), (9, 4.0), (14, 3.0)))
    days = _visits(rng, start, last, pace=pace)
    bursts = tuple(
        day(rng, start + timedelta(days=250), date(2025, 10, 1)) for _ in range(between(rng, 1, 2))
    )
    for first in bursts:
        days |= _burst(rng, first, weeks=between(rng, 1, 5), share=0.35)
    days |= {day(rng, *_RECENT): between(rng, 2, 4) for _ in range(between(rng, 6, 9))}
    return Schedule(_worked(days, start), _BOTH, tuple(sorted(bursts)))


def _dormant(rng: Random, start: date, last: date) -> Schedule:
    first = start + timedelta(days=between(rng, 2, 60))
    kind = weighted(rng, (("project", 2.5), ("chatter", 4.5), ("revived", 4.0)))
    if kind == "revived" and start < _REVIVABLE_UNTIL:
        return _revived(rng, start, last)
    if kind == "project":
        weeks = between(rng, 20, 40) if chance(rng, 0.2) else between(rng, 1, 6)
        return Schedule(
            _worked(_burst(rng, first, weeks=weeks, share=0.45) | _sure(rng, first), start), _BOTH, (first,)
        )
    end = min(last, first + timedelta(days=between(rng, 150, 900)))
    return Schedule(_worked(_visits(rng, first, end, pace=between(rng, 3, 7)) | _sure(rng, first), start))


def _revived(rng: Random, start: date, last: date) -> Schedule:
    """Return two seasons of work with years of silence between them."""
    first = start + timedelta(days=between(rng, 5, 60))
    again = first + timedelta(days=between(rng, 800, 1900))
    again = min(again, last - timedelta(days=70))
    days = (
        _burst(rng, first, weeks=3, share=0.25) | _burst(rng, again, weeks=5, share=0.35) | _sure(rng, first)
    )
    return Schedule(_worked(days, start), _BOTH, (again,))


def _occasional(rng: Random, start: date, last: date) -> Schedule:
    """Return one day or two, with a word from each side."""
    first = day(rng, start, last)
    if first + timedelta(days=9) < last and chance(rng, 0.4):
        return Schedule(
            _worked({first: between(rng, 2, 3), first + timedelta(days=between(rng, 1, 8)): 1}, start)
        )
    return Schedule(_worked({first: between(rng, 2, 4)}, start))


def _one_way(rng: Random, start: date, last: date) -> Schedule:
    """Return one to three days on which only one side writes, mostly the other."""
    first = day(rng, start, last)
    days = {first: 1}
    days |= {min(last, first + timedelta(days=between(rng, 3, 60))): 1 for _ in range(between(rng, 0, 2))}
    return Schedule(_worked(days, start), weighted(rng, ((_IN, 6.5), (_OUT, 3.5))))


_BY_ROLE: Final[Mapping[str, Callable[[Random, date, date], Schedule]]] = MappingProxyType(
    {"core": _core, "dormant": _dormant, "occasional": _occasional, "one_way": _one_way}
)


def _visits(rng: Random, first: date, last: date, *, pace: int) -> dict[date, int]:
    """Return single days with irregular gaps, the longer the slower the pace."""
    days = {}
    on = first + timedelta(days=between(rng, 0, 20))
    while on <= last:
        days[on] = weighted(rng, ((1, 3.0), (2, 4.0), (3, 2.0), (4, 1.0)))
        low, high = weighted(rng, (((3, 12), 5.5), ((12, 35), 3.3), ((35, 110), 1.2)))
        on += timedelta(days=pace * between(rng, low, high))
    return days


def _burst(rng: Random, first: date, *, weeks: int, share: float) -> dict[date, int]:
    """Return most working days of some weeks: a project under way."""
    days = [first + timedelta(days=n) for n in range(7 * weeks)]
    worked = [on for on in days if on == first or (on.weekday() < _SUNDAY - 1 and chance(rng, share))]
    return {
        on: weighted(rng, ((1, 3.0), (2, 4.0), (3, 2.0), (4, 1.0), (6, 0.3))) for on in worked if on <= AS_OF
    }


def _sure(rng: Random, first: date) -> dict[date, int]:
    """Return a handful of days on which both sides write for certain."""
    return {first + timedelta(days=4 * n + between(rng, 0, 2)): 2 for n in range(_SURE_DAYS)}


def _worked(days: Mapping[date, int], start: date) -> dict[date, int]:
    """Return the days in order, Sundays moved to the Saturday before unless that is before the tie."""
    moved: dict[date, int] = {}
    for on in sorted(days):
        to = on - timedelta(days=1) if on.weekday() == _SUNDAY and on > start else on
        moved[to] = max(days[on], moved.get(to, 0))
    return moved
