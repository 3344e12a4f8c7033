"""How long it takes until something happens, where some were not watched long enough to see it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from netanalysis.inference.rates import share_interval

Array = np.ndarray[Any, np.dtype[Any]]
_HALF: Final = 0.5


class Reached(NamedTuple):
    """Share to whom it had happened by a time, its interval, and how many were still watched then."""

    share: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True, eq=False)
class Waiting:
    """Share to whom it had happened, over time.

    Attributes
    ----------
    times
        The times at which it happened to somebody, ascending.
    at_risk
        How many were still waiting and watched just before each.
    events
        To how many it happened then.
    share, low, high
        Share to whom it had happened by then, and its interval.
    n
        How many were watched.
    longest
        The longest time anybody was watched; beyond it nothing is known.
    """

    times: Array
    at_risk: Array
    events: Array
    share: Array
    low: Array
    high: Array
    n: int
    longest: float
    _durations: Array

    def by(self, time: float) -> Reached:
        """Return the share by a time; missing where nobody was watched so long."""
        at_risk = int((self._durations >= time).sum())
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if not at_risk and not (place >= 0 and self.share[place] == 1):
            return Reached(math.nan, math.nan, math.nan, 0)
        if place < 0:
            return Reached(0.0, 0.0, share_interval(0, at_risk)[1], at_risk)
        return Reached(float(self.share[place]), float(self.low[place]), float(self.high[place]), at_risk)

    @property
    def median(self) -> float:
        """The time by which it had happened to half of them; infinite where it never was seen to."""
        reached = self.times[self.share >= _HALF]
        return float(reached[0]) if len(reached) else math.inf


def waiting(durations: Sequence[float], happened: Sequence[bool], *, level: float = 0.95) -> Waiting:
    r"""Return the share to whom something had happened over time, by the method of Kaplan and Meier.

    Parameters
    ----------
    durations
        How long each was watched: until it happened, or until nobody looked any more.
    happened
        Whether it happened at the end of that time.
    level
        How often the intervals shall cover the true share, at each time by itself.

    Returns
    -------
    Waiting
        The shares, a step at each time at which it happened.

    Raises
    ------
    ValueError
        The lists differ in length, or a duration is negative or missing.

    Notes
    -----
    :math:`\hat S(t) = \prod_{t_i \le t} (1 - d_i / n_i)` [1]_, told as :math:`1 - \hat S`. The intervals are Greenwood's on the scale of
    :math:`\log(-\log S)`; where all or none are left, that of Clopper and Pearson for those at risk. It assumes that who was watched for a shorter
    time does not differ from the others.

    `scipy.stats.ecdf` computes the same, and a test holds them equal; its import costs more than a page of the report.

    References
    ----------
    .. [1] Kaplan, E. L. and Meier, P. (1958). Nonparametric estimation from incomplete observations. Journal of the American
       Statistical Association 53. doi:10.1080/01621459.1958.10501452

    Examples
    --------
    >>> waited = waiting([1, 2, 2, 3, 5], [True, True, False, True, False])
    >>> waited.share.round(2).tolist()
    [0.2, 0.4, 0.7]
    >>> waited.median
    3.0
    """
    length, event = np.asarray(durations, dtype=float), np.asarray(happened, dtype=bool)
    if len(length) != len(event) or not (length >= 0).all():
        msg = f"{len(length)} durations and {len(event)} flags: each duration needs a flag and must not be negative."
        raise ValueError(msg)
    times, events = np.unique(length[event], return_counts=True)
    ordered = np.sort(length)
    at_risk = len(length) - np.searchsorted(ordered, times, side="left")
    left = np.cumprod(1 - events / at_risk) if len(times) else np.empty(0)
    low, high = _bounds(left, events, at_risk, level)
    longest = float(ordered[-1]) if len(ordered) else 0.0
    return Waiting(times, at_risk, events, 1 - left, 1 - high, 1 - low, len(length), longest, ordered)


def _bounds(left: Array, events: Array, at_risk: Array, level: float) -> tuple[Array, Array]:
    """Bounds of the share left over, on the scale of the logarithm of minus its logarithm."""
    from scipy.special import ndtri

    some = left > 0
    inner, n, d = left[some], at_risk[some], events[some]
    spread = np.sqrt(np.cumsum(d / (n * (n - d)))) / np.log(inner)
    step = float(ndtri((1 + level) / 2)) * spread
    low, high = np.zeros(len(left)), np.zeros(len(left))
    low[some], high[some] = inner ** np.exp(-step), inner ** np.exp(step)
    for place in np.flatnonzero(~some):
        high[place] = share_interval(0, int(at_risk[place]), level=level)[1]
    return low, high
