"""Two groups compared within strata, so that what tells the strata apart cannot pass for a difference between the groups."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from netanalysis.inference.rates import RateRatio

#: events and people of the first and of the second group
Stratum = tuple[int, int, int, int]
#: ratios are sought between exp(-16) and exp(16), in so many halvings
_WIDEST, _STEPS = 16.0, 60


def stratified_ratio(strata: Sequence[Stratum], *, level: float = 0.95) -> RateRatio | None:
    r"""Compare how often something happened in two groups within strata, exactly.

    Parameters
    ----------
    strata
        Of each stratum: events of the first group, its people, events of the second group, its people.
    level
        How often the interval shall cover the true ratio, at least.

    Returns
    -------
    RateRatio or None
        The ratio common to the strata, with exact interval and p-value; none where no stratum has both groups, or nothing happened.

    Notes
    -----
    Given the events :math:`m_i` of each stratum, those of the first group are binomial with
    :math:`p_i = \theta n_{1i} / (\theta n_{1i} + n_{0i})`; their sum over the strata has the convolution of these distributions, whose
    tails give the interval and whose mean the ratio [1]_. Events are taken for rare; where they are not, the interval is too wide.

    References
    ----------
    .. [1] Martin, D. O. and Austin, H. (1996). Exact estimates for a rate ratio. Epidemiology 7, 29-33.

    Examples
    --------
    >>> found = stratified_ratio([(10, 100, 40, 400), (30, 100, 3, 10)])
    >>> round(found.ratio, 2), found.low < 1 < found.high
    (1.0, True)
    """
    kept = [each for each in strata if each[1] and each[3] and each[0] + each[2]]
    if not kept:
        return None
    first, events = sum(each[0] for each in kept), sum(each[0] + each[2] for each in kept)
    outside, counts = (1 - level) / 2, np.arange(events + 1)

    def at_least(log_ratio: float) -> float:
        return float(_chances(kept, log_ratio)[first:].sum())

    def at_most(log_ratio: float) -> float:
        return float(_chances(kept, log_ratio)[: first + 1].sum())

    ratio, low, high = 0.0, 0.0, math.inf
    if first:
        low = math.exp(_solve(lambda x: at_least(x) - outside))
        ratio = math.inf
    if first < events:
        high = math.exp(_solve(lambda x: outside - at_most(x)))
    if 0 < first < events:
        ratio = math.exp(_solve(lambda x: float(_chances(kept, x) @ counts) - first))
    return RateRatio(ratio, low, high, min(1.0, 2 * min(at_least(0.0), at_most(0.0))))


def _chances(strata: Sequence[Stratum], log_ratio: float) -> np.ndarray[Any, Any]:
    """Chance of each number of events of the first group, given those of all strata."""
    from scipy.special import gammaln

    found = np.ones(1)
    for a, n1, b, n0 in strata:
        m, k = a + b, np.arange(a + b + 1)
        odds = log_ratio + math.log(n1 / n0)
        logs = gammaln(m + 1) - gammaln(k + 1) - gammaln(m - k + 1) + k * odds - m * np.logaddexp(0.0, odds)
        found = np.convolve(found, np.exp(logs))
    return found


def _solve(rising: Callable[[float], float]) -> float:
    """Where a rising function crosses zero."""
    low, high = -_WIDEST, _WIDEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
