"""Rates of rare events, exactly: no normal approximation, which fails where there are five of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

#: what a comparison may end in
Verdict = Literal["yes", "no", "no_relevant_difference", "undecided"]
#: ratios inside these bounds make no difference that matters
RELEVANT: Final = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class RateRatio:
    """One rate over another, with the exact interval of the ratio.

    Attributes
    ----------
    ratio
        The first rate over the second; infinite where the second is zero, missing where both are.
    low, high
        The interval; 0 and infinity where the data set no bound.
    p
        Two-sided p-value of equal rates, the one that belongs to the interval.
    """

    ratio: float
    low: float
    high: float
    p: float

    @property
    def verdict(self) -> Verdict:
        """Yes above 1, no below 1, no relevant difference within a half and two, else undecided."""
        if self.low > 1:
            return "yes"
        if self.high < 1:
            return "no"
        inside = RELEVANT[0] < self.low and self.high < RELEVANT[1]
        return "no_relevant_difference" if inside else "undecided"


def poisson_interval(count: int, exposure: float, *, level: float = 0.95) -> tuple[float, float]:
    r"""Return the exact interval of a rate.

    Parameters
    ----------
    count
        Events seen.
    exposure
        Time at risk, in any unit; the rate is per that unit.
    level
        How often the interval shall cover the true rate, at least.

    Returns
    -------
    tuple of float
        Lower and upper bound.

    Raises
    ------
    ValueError
        The exposure is not above zero, or the count is negative.

    Notes
    -----
    Garwood's interval, from the quantiles of the :math:`\chi^2` distribution [1]_.

    References
    ----------
    .. [1] Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28. doi:10.1093/biomet/28.3-4.437

    Examples
    --------
    >>> low, high = poisson_interval(3, 1000.0)
    >>> round(low, 5), round(high, 5)
    (0.00062, 0.00877)
    """
    from scipy.special import gammaincinv

    _check(count, exposure)
    outside = (1 - level) / 2
    low = gammaincinv(count, outside) if count else 0.0
    return float(low / exposure), float(gammaincinv(count + 1, 1 - outside) / exposure)


def share_interval(count: int, total: int, *, level: float = 0.95) -> tuple[float, float]:
    r"""Return the exact interval of a share.

    Parameters
    ----------
    count, total
        How many of how many.
    level
        How often the interval shall cover the true share, at least.

    Returns
    -------
    tuple of float
        Lower and upper bound; 0 and 1 where there is none to count.

    Notes
    -----
    The interval of Clopper and Pearson, from quantiles of the beta distribution [1]_.

    References
    ----------
    .. [1] Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits. Biometrika 26.
       doi:10.1093/biomet/26.4.404

    Examples
    --------
    >>> low, high = share_interval(3, 60)
    >>> round(low, 3), round(high, 3)
    (0.01, 0.139)
    """
    from scipy.special import betaincinv

    outside = (1 - level) / 2
    low = float(betaincinv(count, total - count + 1, outside)) if count else 0.0
    high = float(betaincinv(count + 1, total - count, 1 - outside)) if count < total else 1.0
    return low, high


def zero_bound(exposure: float, *, level: float = 0.95) -> float:
    """Return the rate that may still be there although nothing was seen: the rule of three.

    Parameters
    ----------
    exposure
        Time at risk.
    level
        How sure the bound shall be.

    Returns
    -------
    float
        Upper bound of the rate, -ln(1 - level) / exposure: about 3 / exposure at 95 per cent.

    Examples
    --------
    >>> round(zero_bound(9000.0) * 3000, 2)
    1.0
    """
    _check(0, exposure)
    return -math.log(1 - level) / exposure


def rate_ratio(events: tuple[int, int], exposures: tuple[float, float], *, level: float = 0.95) -> RateRatio:
    r"""Compare two rates of rare events, exactly.

    Parameters
    ----------
    events
        Events of the first and of the second group.
    exposures
        Time at risk of each, in the same unit.
    level
        How often the interval shall cover the true ratio, at least.

    Returns
    -------
    RateRatio
        The first rate over the second, its interval and p-value.

    Raises
    ------
    ValueError
        An exposure is not above zero, or a count is negative.

    Notes
    -----
    Given the sum of both counts, the first is binomial with probability :math:`r E_1 / (r E_1 + E_2)`; the bounds of
    that probability by Clopper and Pearson, turned into ratios, are exact whatever the common rate [1]_.

    References
    ----------
    .. [1] Przyborowski, J. and Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson series.
       Biometrika 31. doi:10.1093/biomet/31.3-4.313

    Examples
    --------
    >>> found = rate_ratio((8, 4), (500.0, 5000.0))
    >>> round(found.ratio, 1), found.verdict
    (20.0, 'yes')
    """
    from scipy.special import betaincinv

    for count, exposure in zip(events, exposures, strict=True):
        _check(count, exposure)
    first, second = events
    scale = exposures[1] / exposures[0]
    outside = (1 - level) / 2
    low = float(betaincinv(first, second + 1, outside)) if first else 0.0
    high = float(betaincinv(first + 1, second, 1 - outside)) if second else 1.0
    chance, total = exposures[0] / sum(exposures), first + second
    tails = _tails(first, total, chance)
    return RateRatio(
        ratio=_odds(first / total) * scale if total else math.nan,
        low=_odds(low) * scale,
        high=_odds(high) * scale,
        p=float(min(1.0, 2 * min(tails))),
    )


def ratio_power(total: int, exposures: tuple[float, float], ratio: float, *, level: float = 0.95) -> float:
    """Return how likely so many events show a true ratio of rates.

    Parameters
    ----------
    total
        Events of both groups together.
    exposures
        Time at risk of each group.
    ratio
        The true ratio.
    level
        Level of the interval that has to leave out 1.

    Returns
    -------
    float
        Probability, 0 to 1, that the interval of `rate_ratio` lies above or below 1.

    Raises
    ------
    ValueError
        An exposure is not above zero, or the total is negative.

    Examples
    --------
    >>> round(ratio_power(15, (100.0, 100.0), 5), 2)
    0.77
    """
    from scipy.special import xlog1py, xlogy

    for exposure in exposures:
        _check(total, exposure)
    equal = exposures[0] / sum(exposures)
    true = ratio * exposures[0] / (ratio * exposures[0] + exposures[1])
    firsts = np.arange(total + 1)
    outside = (1 - level) / 2
    shown = np.minimum(*_tails(firsts, total, equal)) < outside
    ways = np.array([math.log(math.comb(total, k)) for k in range(total + 1)])
    mass = np.exp(ways + xlogy(firsts, true) + xlog1py(total - firsts, -true))
    return float(mass[shown].sum())


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values of several comparisons so that all of them together err no more often than one.

    Parameters
    ----------
    p_values
        The p-value of each comparison.

    Returns
    -------
    list of float
        The adjusted p-values, in the same order.

    References
    ----------
    .. [1] Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p_values, kind="stable")
    left = np.arange(len(p_values), 0, -1)
    stepped = np.minimum(1.0, np.maximum.accumulate(np.asarray(p_values, dtype=float)[order] * left))
    adjusted = np.empty(len(p_values))
    adjusted[order] = stepped
    return [float(value) for value in adjusted]


def _tails(first: Any, total: int, chance: float) -> tuple[Any, Any]:
    """Return the probabilities of at most and of at least so many of a binomial total."""
    from scipy.special import bdtr, bdtrc

    at_least = np.where(
        np.asarray(first) > 0, bdtrc(np.maximum(np.asarray(first) - 1, 0), total, chance), 1.0
    )
    return bdtr(first, total, chance), at_least


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def _check(count: int, exposure: float) -> None:
    if count < 0 or not exposure > 0:
        msg = f"{count} events over an exposure of {exposure}: counts cannot be negative, exposures must be above zero."
        raise ValueError(msg)
