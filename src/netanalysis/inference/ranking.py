"""Which of several groups is first, second, last: shares and rates with their intervals, and places that ties share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from netanalysis.inference.bayes import Draws

#: two groups are told apart from this probability on
SURE: Final = 0.975
#: counts added to either side of a share, and to the events of a rate, when its posterior is drawn (Jeffreys)
_PRIOR: Final = 0.5
#: events that a rate without any may hide, in the variance of a sum
_HIDDEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Examples
    --------
    >>> found = Share(9, 12)
    >>> found.value, [round(bound, 2) for bound in found.interval()]
    (0.75, [0.43, 0.95])
    """

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; missing of none."""
        return self.hits / self.of if self.of else math.nan

    def interval(self, *, level: float = 0.95) -> tuple[float, float]:
        """Return the interval of Clopper and Pearson, which covers the true share at least as often as it says."""
        from scipy.special import betaincinv

        if not self.of:
            return math.nan, math.nan
        outside, misses = (1 - level) / 2, self.of - self.hits
        low = betaincinv(self.hits, misses + 1, outside) if self.hits else 0.0
        high = betaincinv(self.hits + 1, misses, 1 - outside) if misses else 1.0
        return float(low), float(high)

    def draws(self, random: np.random.Generator, *, n: int) -> Draws:
        """Draw the true share from what is known of it, nothing being believed beforehand (Jeffreys)."""
        drawn: Draws = random.beta(self.hits + _PRIOR, self.of - self.hits + _PRIOR, size=n)
        return drawn


@dataclass(frozen=True, slots=True)
class Rate:
    """Events over an exposure, both as many as if the events had come independently; see `clustered_rate`.

    Examples
    --------
    >>> found = Rate(3.0, 1000.0)
    >>> [round(bound * 1000, 2) for bound in found.interval()]
    [0.62, 8.77]
    """

    events: float
    exposure: float

    @property
    def value(self) -> float:
        """Events per unit of exposure; missing without any."""
        return self.events / self.exposure if self.exposure else math.nan

    def interval(self, *, level: float = 0.95) -> tuple[float, float]:
        """Return Garwood's interval."""
        from scipy.special import gammaincinv

        if not self.exposure:
            return math.nan, math.nan
        outside = (1 - level) / 2
        low = gammaincinv(self.events, outside) if self.events else 0.0
        return float(low / self.exposure), float(gammaincinv(self.events + 1, 1 - outside) / self.exposure)

    def draws(self, random: np.random.Generator, *, n: int) -> Draws:
        """Draw the true rate from what is known of it, nothing being believed beforehand (Jeffreys)."""
        drawn: Draws = random.gamma(self.events + _PRIOR, 1 / self.exposure, size=n)
        return drawn


def clustered_rate(events: Any, exposures: Any) -> Rate:
    r"""Return a rate of events that come in clusters: many from one person, many in one month.

    Parameters
    ----------
    events
        Events of each cluster.
    exposures
        Time at risk of each.

    Returns
    -------
    Rate
        The rate of all together. Its events and exposure are both smaller than the sums, by how much more the clusters
        differ than chance would have it, so that its interval is as wide as the clusters make it.

    Raises
    ------
    ValueError
        There is no exposure.

    Notes
    -----
    With :math:`r = \sum k_i / \sum E_i`, both sums are divided by the dispersion

    .. math:: \phi = \max\left(1, \frac{n}{n-1} \frac{\sum_i (k_i - r E_i)^2}{\sum_i k_i}
              \left(\frac{t_{m+1}}{z}\right)^2\right)

    the ratio of the variance between clusters to that of independent events [1]_. It is not known but estimated, from no
    more than :math:`m = (\sum k_i)^2 / \sum k_i^2` clusters of about the same size [2]_; the quotient of the quantiles of
    Student's and the normal distribution makes up for that where they are few.

    References
    ----------
    .. [1] McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd ed., chapter 6.2. Chapman and Hall.
    .. [2] Kish, L. (1965). Survey Sampling, chapter 11.7. Wiley.

    Examples
    --------
    >>> even, uneven = clustered_rate([2, 2, 2], [1.0, 1.0, 1.0]), clustered_rate([6, 0, 0], [1.0, 1.0, 1.0])
    >>> even.value == uneven.value == 2.0, even.events, uneven.events < 1
    (True, 6.0, True)
    """
    from scipy.special import ndtri, stdtrit

    counts, times = np.asarray(events, dtype=float), np.asarray(exposures, dtype=float)
    total, exposure, n = float(counts.sum()), float(times.sum()), counts.size
    if not exposure > 0:
        msg = "A rate needs an exposure above zero."
        raise ValueError(msg)
    if not total or n == 1:
        return Rate(total, exposure)
    spread = float(((counts - total / exposure * times) ** 2).sum()) * n / (n - 1) / total
    alike = total**2 / float((counts**2).sum())
    dispersion = max(1.0, spread * float(stdtrit(alike + 1, SURE) / ndtri(SURE)) ** 2)
    return Rate(total / dispersion, exposure / dispersion)


def sum_of_rates(rates: Sequence[Rate]) -> Rate:
    """Return the sum of independent rates, with the events and the exposure that give it their joint variance.

    Parameters
    ----------
    rates
        The rates, at least one.

    Returns
    -------
    Rate
        Their sum.

    Examples
    --------
    >>> both = sum_of_rates([Rate(8.0, 4.0), Rate(3.0, 3.0)])
    >>> round(both.value, 6), round(both.events / both.exposure**2, 3)
    (3.0, 0.833)
    """
    if len(rates) == 1:
        return rates[0]
    value = sum(rate.value for rate in rates)
    # a rate without an event is not known exactly: half an event stands for what it may hide
    variance = sum((rate.events or _HIDDEN) / rate.exposure**2 for rate in rates)
    exposure = value / variance if value else min(rate.exposure for rate in rates)
    return Rate(value * exposure, exposure)


def first_chances(draws: Draws) -> list[float]:
    """Return how often each group is first.

    Parameters
    ----------
    draws
        A row a draw, a column a group.

    Returns
    -------
    list of float
        Chances that add up to 1.

    Examples
    --------
    >>> first_chances(np.array([[3.0, 1.0], [2.0, 1.0], [0.0, 1.0], [5.0, 1.0]]))
    [0.75, 0.25]
    """
    counts = np.bincount(draws.argmax(axis=1), minlength=draws.shape[1])
    return [float(chance) for chance in counts / len(draws)]


def places(*drawn: Draws, sure: float = SURE) -> list[int]:
    """Give each group its place from the largest down: one more than the number of groups surely above it.

    Parameters
    ----------
    drawn
        Draws, a row each and a column a group; several where it is not known which of them hold, and then a group is surely
        above another only where all agree.
    sure
        Probability from which on one of two groups is said to be above the other. Of more groups every pair has to be
        surer, so that equal groups are told apart no more often than two (Bonferroni).

    Returns
    -------
    list of int
        Place of each group; groups that cannot be told apart share one.

    Examples
    --------
    >>> random = np.random.default_rng(0)
    >>> places(np.column_stack([Share(hits, 200).draws(random, n=4000) for hits in (60, 120, 118)]))
    [3, 1, 1]
    """
    pairs = max(math.comb(drawn[0].shape[1], 2), 1)
    above = np.min([_above(draws) for draws in drawn], axis=0) >= 1 - (1 - sure) / pairs
    return [int(n) + 1 for n in above.sum(axis=0)]


def _above(draws: Draws) -> Draws:
    """How often each group lies above each other one."""
    n = draws.shape[1]
    chances: Draws = np.array([[(draws[:, a] > draws[:, b]).mean() for b in range(n)] for a in range(n)])
    return chances
