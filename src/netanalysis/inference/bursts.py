"""Rates of what comes in bursts, and shares: intervals that do not take a wave of messages for as many independent ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netanalysis.inference.bayes import Draws


@dataclass(frozen=True, slots=True)
class BurstyRate:
    """A rate over equal periods.

    Attributes
    ----------
    rate
        Mean of a period.
    low, high
        Its interval.
    events
        How many independent events the data are worth; no more than there were.
    """

    rate: float
    low: float
    high: float
    events: float

    def bounds(self, periods: float) -> tuple[float, float]:
        """Bounds of the sum of so many periods."""
        return self.low * periods, self.high * periods

    def draws(self, *, n: int, seed: int) -> Draws:
        """Draw rates that the data leave possible: gamma, from Jeffreys' prior."""
        random = np.random.default_rng(seed)
        drawn: Draws = random.gamma(self.events + 0.5, size=n) * (
            self.rate / self.events if self.events else 0.0
        )
        return drawn


def bursty_rate(
    values: Sequence[float], *, squares: Sequence[float] | None = None, level: float = 0.95
) -> BurstyRate:
    r"""Return the mean of a period with an interval that allows for bursts.

    Parameters
    ----------
    values
        Sum of each period in their order: counts, or counts times a weight such as seconds.
    squares
        Sum of the squared weights of each period; left out, the values are counts.
    level
        How often the interval shall cover the true mean.

    Returns
    -------
    BurstyRate
        Rate, interval, and the number of events the data are worth.

    Raises
    ------
    ValueError
        There is no period.

    Notes
    -----
    The variance of a period is that of its Poisson counts, or half the mean squared difference of neighbouring periods where that is
    more: differences see bursts, and no slow trend [1]_. The data are worth :math:`n = T\,\bar x^2 / s^2` events, and the
    interval is Garwood's for n events, scaled to the mean; it is Garwood's own where the counts are Poisson.

    References
    ----------
    .. [1] von Neumann, J. et al. (1941). The mean square successive difference. Annals of Mathematical Statistics 12.
       doi:10.1214/aoms/1177731746

    Examples
    --------
    >>> bursty_rate([4, 5, 3, 4]).rate
    4.0
    >>> steady, bursts = bursty_rate([4, 5, 3, 4] * 6), bursty_rate([0, 16, 0, 0] * 6)
    >>> steady.high < bursts.high
    True
    """
    from scipy.special import gammaincinv

    sums = np.asarray(values, dtype="float64")
    if not sums.size:
        msg = "There is not one period; a rate needs at least one."
        raise ValueError(msg)
    outside, mean = (1 - level) / 2, float(sums.mean())
    if not mean:
        return BurstyRate(0.0, 0.0, float(gammaincinv(1, 1 - outside)) / sums.size, 0.0)
    counted = float(np.mean(sums if squares is None else squares))
    bursts = float((np.diff(sums) ** 2).mean() / 2) if sums.size > 1 else 0.0
    events = sums.size * mean**2 / max(counted, bursts)
    low, high = gammaincinv(events, outside), gammaincinv(events + 1, 1 - outside)
    return BurstyRate(mean, float(low) * mean / events, float(high) * mean / events, events)


def gini(counts: Sequence[float], *, level: float = 0.95) -> tuple[float, float, float]:
    r"""Return how unevenly a sum is spread over its causes: Gini's coefficient with its interval.

    Parameters
    ----------
    counts
        What each causes, none of it below zero.
    level
        How often the interval shall cover, in large samples.

    Returns
    -------
    tuple of float
        Coefficient (0: all alike; towards 1: one causes everything), lower and upper bound; missing below two causes.

    Notes
    -----
    With the counts in order, :math:`G = \frac{2 \sum_i i\,x_i}{n \sum_i x_i} - \frac{n + 1}{n}`. The interval is normal, with Davidson's
    asymptotic variance [1]_; with few causes, or one giant among them, it is too narrow.

    References
    ----------
    .. [1] Davidson, R. (2009). Reliable inference for the Gini index. Journal of Econometrics 150.
       doi:10.1016/j.jeconom.2008.11.004

    Examples
    --------
    >>> gini([1, 1, 1, 1])[0], round(gini([0, 0, 0, 1])[0], 2)
    (0.0, 0.75)
    """
    from scipy.special import ndtri

    x = np.sort(np.asarray(counts, dtype="float64"))
    n = x.size
    if n <= 1 or not x.sum():
        return float("nan"), float("nan"), float("nan")
    rank = np.arange(1, n + 1)
    found = float(2 * (rank * x).sum() / (n * x.sum()) - (n + 1) / n)
    z = -(found + 1) * x + (2 * rank - 1) / n * x - 2 / n * np.cumsum(x)
    error = float(np.sqrt(((z - z.mean()) ** 2).sum()) / (n * x.mean()) * ndtri((1 + level) / 2))
    return found, max(found - error, 0.0), min(found + error, 1.0)
