"""The times of a repeating rule, in bounds: up to a day, up to a number, and never a search without end."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, date, datetime
from itertools import islice
from typing import Final

#: more appointments than this no series has: 27 years, every day
MOST: Final = 10_000
#: years within which rules are followed; no entry that is read begins before, and none has taken place behind
FIRST_YEAR, LAST_YEAR = 1980, 2050
#: years after which, within a century, the days of the week fall on the same days again
_CYCLE: Final = 28


def parts_of_rule(rule: str) -> Mapping[str, str]:
    """Return the parts of a rule; one that repeats more often than daily is none of a meeting.

    Raises
    ------
    ValueError
        The rule is no such rule.

    Examples
    --------
    >>> parts_of_rule("freq=weekly;BYDAY=MO")
    {'FREQ': 'WEEKLY', 'BYDAY': 'MO'}
    """
    parts = dict(part.strip().split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or int(parts.get("INTERVAL", 1)) < 1:
        msg = "a series of this kind is no appointment"
        raise ValueError(msg)
    return parts


def times_of(parts: Mapping[str, str], start: datetime, last: datetime) -> Iterator[datetime]:
    """Give the times of a rule from its start to a last moment, all on the same clock; UNTIL and COUNT are the caller's.

    The library that follows the rule gives one that never comes true (30 February) up in the year 9999 only, so the rule is
    followed in the last years before it, in which the days of the week fall as in the years that are meant.

    Examples
    --------
    >>> weekly = parts_of_rule("FREQ=WEEKLY")
    >>> [time.day for time in times_of(weekly, datetime(2024, 3, 4, 10), datetime(2024, 3, 20))]
    [4, 11, 18]
    """
    from dateutil.rrule import rrulestr

    last = min(last, datetime(LAST_YEAR, 12, 31, 23, 59, 59))
    if not FIRST_YEAR <= start.year <= last.year or start > last:
        return
    shift = _late(last.year) - last.year
    end = f"{last.year + shift}{last:%m%dT%H%M%S}"
    kept = {key: value for key, value in parts.items() if key not in ("UNTIL", "COUNT")}
    whole = ";".join(f"{key}={value}" for key, value in {**kept, "UNTIL": end}.items())
    for moment in islice(rrulestr(whole, dtstart=start.replace(year=start.year + shift)), MOST + 1):
        yield moment.replace(year=moment.year - shift)


def _late(year: int) -> int:
    """Last year of all whose days, and those of the years before it, fall as in a year of our time."""
    alike = range(MAXYEAR, MAXYEAR - _CYCLE, -1)
    weekday = date(year, 1, 1).weekday()
    return next(
        late for late in alike
        if (late - year) % 4 == 0 and date(late, 1, 1).weekday() == weekday and isleap(late) == isleap(year)
    )  # fmt: skip
