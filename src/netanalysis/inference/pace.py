"""Where the pace of a stream of events changed: month by month, with a false alarm no more often than said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

#: months, at least, on either side of a change
SHORTEST: Final = 3
#: random orders of the months that a change is held against
_ORDERS: Final = 399
#: each inner stretch that is looked at is about so much longer than the one before
_LONGER: Final = 1.4
#: how often changes are placed anew and held against their neighbours
_ROUNDS: Final = 20
#: shape of the weak gamma prior of a rate; its mean is the rate of both sides together
_SHAPE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """A change of pace.

    Attributes
    ----------
    place
        Position of the first count of the new pace.
    low, high
        The interval of that position.
    p
        How often random orders of the counts between the neighbouring changes look as changed.
    """

    place: int
    low: int
    high: int
    p: float


def pace_changes(counts: Sequence[int], *, alarm: float = 0.05, seed: int = 0) -> tuple[Change, ...]:
    r"""Return where the pace of a stream of counts changed.

    Parameters
    ----------
    counts
        Events of periods of equal length, in their order.
    alarm
        How often a steady stream may be called changed, at most.
    seed
        Seed of the random orders.

    Returns
    -------
    tuple of Change
        The changes in their order; at least three periods lie between them, and before the first and after the last.

    Raises
    ------
    ValueError
        A count is negative.

    Notes
    -----
    Each stretch of periods is held against the rest of its block by the likelihood ratio of two Poisson rates against
    one; the largest ratio, of all beginnings and of inner stretches of lengths that grow by 1.4, is a change where random orders of the
    same counts reach it in no more than `alarm` of the cases, and the parts are searched again, each with its share of `alarm` by
    length (circular binary segmentation [1]_). As the periods of a steady stream can be put into any order, a false alarm anywhere is no
    more frequent than `alarm`, whatever the spread of the counts: bursts that last for no more than a period do not raise it. At last each change is placed anew between its
    neighbours and dropped where it does not stand against them.

    The interval holds 95 per cent of the posterior of the place, every place alike beforehand and both rates from a weak gamma
    prior [2]_, flattened by the dispersion of neighbouring counts where that is above Poisson's. It takes the neighbouring changes as given. A slow
    rise shows as steps: each says that the pace was lower before than after, and none that it jumped.

    References
    ----------
    .. [1] Olshen, A. B. et al. (2004). Circular binary segmentation for the analysis of array-based DNA copy number data. Biostatistics 5.
       doi:10.1093/biostatistics/kxh008
    .. [2] Raftery, A. E. and Akman, V. E. (1986). Bayesian analysis of a Poisson process with a change-point. Biometrika 73.
       doi:10.1093/biomet/73.1.85

    Examples
    --------
    >>> quick = pace_changes([2, 1, 3, 2, 1, 2, 2, 3, 9, 11, 8, 10, 12, 9, 10, 11])
    >>> [(change.place, change.low, change.high) for change in quick]
    [(8, 7, 8)]
    """
    values = np.asarray(counts, dtype=np.int64)
    if (values < 0).any():
        msg = f"A count of {values.min()} events: counts cannot be negative."
        raise ValueError(msg)
    random = np.random.default_rng(seed)
    places = _search(values, 0, alarm / max(len(values), 1), random)
    return _against_neighbours(values, sorted(places), alarm, random)


def _search(values: Array, start: int, share: float, random: np.random.Generator) -> set[int]:
    """Places at which a block falls into parts, and those within the parts; each month bears its share of false alarms."""
    if len(values) < 2 * SHORTEST or not values.any():
        return set()
    alarm = share * len(values)
    if _p(values, alarm, random, inner=True) > alarm:
        return set()
    ends = [end for end in _best(values) if 0 < end < len(values)]
    found = {start + end for end in ends}
    for first, last in zip([0, *ends], [*ends, len(values)], strict=True):
        found |= _search(values[first:last], start + first, share, random)
    return found


def _against_neighbours(
    values: Array, places: list[int], alarm: float, random: np.random.Generator
) -> tuple[Change, ...]:
    """Place each change anew between its neighbours, and drop the weakest until each stands against them."""
    for _ in range(_ROUNDS):
        bounds = [0, *places, len(values)]
        blocks = [values[bounds[i] : bounds[i + 2]] for i in range(len(places))]
        moved = [bounds[i] + _best_split(block) for i, block in enumerate(blocks)]
        p_values = [_p(block, alarm, random, inner=False) for block in blocks]
        if places and max(p_values) > alarm:
            weakest = int(np.argmax(p_values))
            places = [place for i, place in enumerate(places) if i != weakest]
        elif moved == places or min(np.diff([0, *moved, len(values)]), default=0) < SHORTEST:
            break
        else:
            places = moved
    bounds = [0, *places, len(values)]
    found = []
    for i, place in enumerate(places):
        block = values[bounds[i] : bounds[i + 2]]
        low, high = _interval(block, place - bounds[i])
        found.append(Change(place, bounds[i] + low, bounds[i] + high, _p(block, alarm, random, inner=False)))
    return tuple(found)


def _p(values: Array, alarm: float, random: np.random.Generator, *, inner: bool) -> float:
    """How often random orders look at least as changed."""
    orders = math.ceil(max(_ORDERS, 5 / alarm))
    seen = _largest(values[None, :], inner=inner)[0]
    shuffled = random.permuted(np.tile(values, (orders, 1)), axis=1)
    as_large = int((_largest(shuffled, inner=inner) >= seen - 1e-9).sum())
    return (1 + as_large) / (1 + orders)


def _largest(rows: Array, *, inner: bool) -> Array:
    """Return the largest likelihood ratio of each row: of all beginnings and, if wanted, of inner stretches."""
    sums = _sums(rows)
    n = rows.shape[1]
    logs = _logs(int(sums[0, -1]))
    best: Array = _ratios(sums, np.zeros(n - 2 * SHORTEST + 1, dtype=int), _splits(n), logs).max(axis=1)
    for length in _lengths(n) if inner else ():
        first = np.arange(SHORTEST, n - SHORTEST - length + 1)
        np.maximum(best, _ratios(sums, first, first + length, logs).max(axis=1), out=best)
    return best


def _best(values: Array) -> list[int]:
    """Ends of the stretch that differs most from the rest of the block."""
    sums, n = _sums(values[None, :]), len(values)
    logs = _logs(int(sums[0, -1]))
    first, last = [np.zeros(n - 2 * SHORTEST + 1, dtype=int)], [_splits(n)]
    for length in _lengths(n):
        first.append(np.arange(SHORTEST, n - SHORTEST - length + 1))
        last.append(first[-1] + length)
    starts, ends = np.concatenate(first), np.concatenate(last)
    at = int(np.argmax(_ratios(sums, starts, ends, logs)[0]))
    return [int(starts[at]), int(ends[at])]


def _best_split(values: Array) -> int:
    sums, n = _sums(values[None, :]), len(values)
    ratios = _ratios(sums, np.zeros(n - 2 * SHORTEST + 1, dtype=int), _splits(n), _logs(int(sums[0, -1])))
    return SHORTEST + int(np.argmax(ratios[0]))


def _splits(n: int) -> Array:
    return np.arange(SHORTEST, n - SHORTEST + 1)


def _lengths(n: int) -> list[int]:
    """Lengths of inner stretches: from the shortest to what leaves as much on either side."""
    lengths, length = [], float(SHORTEST)
    while round(length) <= n - 2 * SHORTEST:
        lengths.append(round(length))
        length = max(length * _LONGER, length + 1)
    return lengths


def _sums(rows: Array) -> Array:
    """Running sums, a 0 before."""
    return np.concatenate([np.zeros((len(rows), 1), dtype=np.int64), np.cumsum(rows, axis=1)], axis=1)


def _logs(total: int) -> Array:
    """Return k ln k for each k up to the total."""
    from scipy.special import xlogy

    whole = np.arange(total + 1, dtype=float)
    table: Array = xlogy(whole, whole)
    return table


def _ratios(sums: Array, first: Array, last: Array, logs: Array) -> Array:
    """Log likelihood ratio of two rates against one, for the stretches from `first` to before `last` of each row."""
    n, total = sums.shape[1] - 1, int(sums[0, -1])
    inside, length = sums[:, last] - sums[:, first], (last - first).astype(float)
    outside = total - inside
    two = logs[inside] - inside * np.log(length) + logs[outside] - outside * np.log(n - length)
    ratios: Array = two - logs[total] + total * math.log(n)
    return ratios


def _interval(values: Array, place: int, *, level: float = 0.95) -> tuple[int, int]:
    """First and last place of the smallest set that holds the place with that probability."""
    chances = place_chances(values)
    order = np.argsort(-chances, kind="stable")
    held = order[: int(np.searchsorted(np.cumsum(chances[order]), level)) + 1] + SHORTEST
    return min(int(held.min()), place), max(int(held.max()), place)


def place_chances(values: Array) -> Array:
    """Return the probability of each place of the one change in a block, from the third count on."""
    from scipy.special import gammaln

    n, total = len(values), int(values.sum())
    before = _splits(n)
    scale = _SHAPE * n / total
    first = np.cumsum(values)[before - 1]
    logs = sum(
        gammaln(_SHAPE + events) - (_SHAPE + events) * np.log(scale + length)
        for events, length in ((first, before), (total - first, n - before))
    )
    weights = np.exp((logs - logs.max()) / _dispersion(values, SHORTEST + int(np.argmax(logs))))
    chances: Array = weights / weights.sum()
    return chances


def _dispersion(values: Array, place: int) -> float:
    """Variance of neighbouring counts over Poisson's, no less than 1; the pair across the change left out."""
    one, two = np.delete(values[:-1], place - 1), np.delete(values[1:], place - 1)
    some = one + two > 0
    return max(1.0, float(((one - two)[some] ** 2 / (one + two)[some]).mean())) if some.any() else 1.0
