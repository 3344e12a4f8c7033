"""Random choices that come out the same on every Python.

Only `Random.random` keeps its sequence from one Python to the next, so all is drawn from it alone.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, name: str) -> Random:
    """Return a generator of its own for each part, so that a change in one leaves the others alone."""
    return Random(f"{seed}/{name}")  # noqa: S311


def chance(rng: Random, share: float) -> bool:
    """Return True in that share of the cases."""
    return rng.random() < share


def between(rng: Random, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`, both included; `low` where the range is empty."""
    return low + int(rng.random() * max(1, high - low + 1))


def pick(rng: Random, items: Sequence[T]) -> T:
    """Return one of the items."""
    return items[int(rng.random() * len(items))]


def skewed(rng: Random, items: Sequence[T]) -> T:
    """Return one of the items, the first ones more often."""
    share = rng.random()
    return items[int(share * share * len(items))]


def shuffled(rng: Random, items: Sequence[T]) -> list[T]:
    """Return the items in another order."""
    keyed = [(rng.random(), place) for place in range(len(items))]
    return [items[place] for _, place in sorted(keyed)]


def some(rng: Random, items: Sequence[T], n: int) -> list[T]:
    """Return `n` of the items (all, where there are fewer) in their own order."""
    keyed = sorted((rng.random(), place) for place in range(len(items)))[: max(0, n)]
    return [items[place] for place in sorted(place for _, place in keyed)]


def weighted(rng: Random, pairs: Sequence[tuple[T, float]]) -> T:
    """Return the first of one of the pairs, as often as its weight says."""
    left = rng.random() * sum(weight for _, weight in pairs)
    for item, weight in pairs:
        left -= weight
        if left < 0:
            return item
    return pairs[-1][0]


def day(rng: Random, first: date, last: date) -> date:
    """Return a day from `first` to `last`; `first` where the range is empty."""
    return first + timedelta(days=between(rng, 0, (last - first).days))


def moment(rng: Random, on: date, *, first_hour: int = 6, last_hour: int = 18) -> datetime:
    """Return a time of that day (UTC) within working hours."""
    midnight = datetime(on.year, on.month, on.day)
    return midnight + timedelta(seconds=between(rng, first_hour * 3600, last_hour * 3600 - 1))


def hexadecimal(rng: Random, n: int) -> str:
    """Return `n` hexadecimal digits."""
    return "".join(pick(rng, "0123456789abcdef") for _ in range(n))


def dated(rng: Random, weights: Sequence[tuple[int, float]], *, first: date, last: date) -> date:
    """Return a day of one of the weighted years, kept between `first` and `last`."""
    year = weighted(rng, weights)
    return day(rng, max(first, date(year, 1, 1)), min(last, date(year, 12, 31)))


def thread_id(seed: int, label: str) -> str:
    """Return a conversation id in the shape LinkedIn gives them, the same for the same label."""
    rng = stream(seed, f"thread/{label}")
    parts = "-".join(hexadecimal(rng, n) for n in (8, 4, 4, 4, 12))
    return "2-" + base64.b64encode(f"{parts}_{between(rng, 100, 999)}".encode()).decode()
