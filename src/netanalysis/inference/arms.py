"""Arms of a comparison: which is best, how surely, and how many more trials would settle it.

Shares are Beta–Binomial, rates Gamma–Poisson. Every arm begins at what all arms have in common, with the weight of one
event, so that an arm with hardly any trials is not called best for want of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Kind = Literal["share", "rate"]

#: an arm is best from this probability on
SURE: Final = 0.975
#: a difference that matters: half as much again
RELEVANT_TIMES: Final = 1.5
#: how surely so many trials shall show it
POWER: Final = 0.8
#: points of the grid of quantiles
_GRID: Final = 256
#: events that the common share or rate is worth at the start
_EVENT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Arms:
    """Several arms compared by one measure.

    Attributes
    ----------
    kind
        Whether `size` counts trials (shares) or exposure (rates).
    events, size
        Successes or events of each arm, and its trials or exposure.
    low, high
        Bounds of the share or rate of each arm, exact: they hold the true one at least as often as `level` says.
    p_best
        Probability that the arm has the highest share or rate.
    expected
        Mean of what is believed of each arm after the data.
    """

    kind: Kind
    events: tuple[float, ...]
    size: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    p_best: tuple[float, ...]
    expected: tuple[float, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """Places of the arms, the one most probably best first."""
        return tuple(sorted(range(len(self.p_best)), key=lambda place: -self.p_best[place]))

    def best(self, sure: float = SURE) -> int | None:
        """Return the place of the best arm, or nothing where none is best so surely."""
        first = self.order[0]
        return first if self.p_best[first] >= sure else None

    def needed(self, sure: float = SURE) -> tuple[float, bool]:
        """Return how large each of the two leading arms must be to settle it, and whether for the difference seen.

        Where the difference seen is smaller than one that matters (half as much again), the latter is taken. Without a
        single event nothing tells how many it takes, and the size is infinite.
        """
        if not sum(self.events):
            return math.inf, False
        better, other = (self.expected[place] for place in self.order[:2])
        relevant = _times(other, self.kind)
        seen = _apart(better, other, self.kind) >= _apart(relevant, other, self.kind)
        return size_needed(better if seen else relevant, other, kind=self.kind, sure=sure), seen


def compare_shares(events: Sequence[float], trials: Sequence[float], *, level: float = 0.95) -> Arms:
    r"""Compare the shares of successes of several arms.

    Parameters
    ----------
    events
        Successes of each arm.
    trials
        Trials of each arm, at least one.
    level
        Level of the intervals.

    Returns
    -------
    Arms
        Exact intervals, and the probability of each arm to be best.

    Raises
    ------
    ValueError
        An arm has no trial, or more successes than trials.

    Notes
    -----
    With the common share :math:`p_0` of all arms and :math:`w = 1 / \min(p_0, 1 - p_0)`,
    :math:`p_i \sim \mathrm{Beta}(w p_0 + x_i, w (1 - p_0) + n_i - x_i)`; intervals are those of Clopper and Pearson [1]_.

    References
    ----------
    .. [1] Clopper, C. and Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the
       binomial. Biometrika 26. doi:10.1093/biomet/26.4.404

    Examples
    --------
    >>> found = compare_shares([30, 10], [100, 100])
    >>> found.best(), round(found.p_best[0], 3)
    (0, 1.0)
    """
    from scipy.special import betainc, betaincinv

    x, n = _checked(events, trials)
    if (x > n).any():
        msg = "An arm cannot have more successes than trials."
        raise ValueError(msg)
    outside = (1 - level) / 2
    low = np.where(x > 0, betaincinv(np.maximum(x, 1), n - x + 1, outside), 0.0)
    high = np.where(x < n, betaincinv(x + 1, np.maximum(n - x, 1), 1 - outside), 1.0)
    common = (x.sum() + 0.5) / (n.sum() + 1)
    weight = _EVENT / min(common, 1 - common)
    a, b = weight * common + x, weight * (1 - common) + n - x
    best = _chances(
        len(x),
        lambda place, u: betaincinv(a[place], b[place], u),
        lambda place, at: betainc(a[place], b[place], at),
    )
    return _arms("share", x, n, low, high, best, a / (a + b))


def compare_rates(
    events: Sequence[float], exposures: Sequence[float], *, dispersion: float = 1.0, level: float = 0.95
) -> Arms:
    r"""Compare the rates of events of several arms.

    Parameters
    ----------
    events
        Events of each arm.
    exposures
        Time at risk of each arm, above zero.
    dispersion
        How much more the counts vary than a Poisson distribution does; events and exposure count for so much less.
    level
        Level of the intervals.

    Returns
    -------
    Arms
        Exact intervals, and the probability of each arm to be best.

    Raises
    ------
    ValueError
        An arm has no exposure.

    Notes
    -----
    With the common rate :math:`m` of all arms, :math:`\lambda_i \sim \Gamma(1 + x_i, 1/m + E_i)`; intervals are
    Garwood's. See `netanalysis.inference.poisson_interval`.

    Examples
    --------
    >>> compare_rates([12, 11], [300.0, 300.0]).best() is None
    True
    """
    from scipy.special import gammainc, gammaincinv

    counted, exposure = _checked(events, exposures)
    x, e = counted / dispersion, exposure / dispersion
    outside = (1 - level) / 2
    low = np.where(x > 0, gammaincinv(np.maximum(x, 1e-9), outside), 0.0) / e
    high = gammaincinv(x + 1, 1 - outside) / e
    common = (x.sum() + 0.5) / e.sum()
    a, b = _EVENT + x, _EVENT / common + e
    best = _chances(
        len(x),
        lambda place, u: gammaincinv(a[place], u) / b[place],
        lambda place, at: gammainc(a[place], at * b[place]),
    )
    return _arms("rate", counted, exposure, low, high, best, a / b)


def size_needed(
    better: float, other: float, *, kind: Kind, sure: float = SURE, power: float = POWER
) -> float:
    r"""Return how many trials, or how much exposure, each of two arms needs to settle a true difference.

    Parameters
    ----------
    better, other
        The true shares or rates.
    kind
        Which of the two.
    sure
        Probability from which on an arm is best.
    power
        How often it shall be found.

    Returns
    -------
    float
        Size of each arm: whole trials, or exposure in the unit of the rates; infinite where there is no difference.

    Notes
    -----
    From the variance-stabilising transformations [1]_: :math:`n = 2 (z_\alpha + z_\beta)^2 / h^2` with
    :math:`h = 2 \arcsin \sqrt{p_1} - 2 \arcsin \sqrt{p_2}`, or :math:`h = 2 (\sqrt{\lambda_1} - \sqrt{\lambda_2})`; and
    one event's worth more, :math:`2 / |p_1 - p_2|`, for counts are whole.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical power analysis for the behavioral sciences, 2nd ed., chapter 6. Erlbaum.

    Examples
    --------
    >>> size_needed(0.2, 0.1, kind="share")
    215.0
    """
    from scipy.special import ndtri

    apart = _apart(better, other, kind)
    if apart == 0:
        return math.inf
    size = 2 * (float(ndtri(sure)) + float(ndtri(power))) ** 2 / apart**2 + 2 / abs(better - other)
    return float(math.ceil(size)) if kind == "share" else size


def dispersion_of(counts: Sequence[float], expected: Sequence[float], *, n_rates: int) -> float:
    """Return how much more counts vary than a Poisson distribution: Pearson's chi-square over its degrees of freedom, at least 1.

    Parameters
    ----------
    counts
        Events of each stretch of time.
    expected
        Events expected there at the rate of its arm; stretches without any are left out.
    n_rates
        How many rates were estimated.

    Returns
    -------
    float
        The dispersion; 1 where there are too few stretches to tell.

    Examples
    --------
    >>> dispersion_of([4, 0, 4, 0], [2, 2, 2, 2], n_rates=1)
    2.6666666666666665
    """
    seen, mean = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    used = mean > 0
    freedom = int(used.sum()) - n_rates
    if freedom < 1:
        return 1.0
    return max(1.0, float(((seen[used] - mean[used]) ** 2 / mean[used]).sum() / freedom))


def _apart(one: float, other: float, kind: Kind) -> float:
    """Distance of two shares or rates on the scale on which their spread is the same everywhere."""
    if kind == "rate":
        return 2 * abs(math.sqrt(one) - math.sqrt(other))
    return 2 * abs(math.asin(math.sqrt(one)) - math.asin(math.sqrt(other)))


def _times(value: float, kind: Kind) -> float:
    """Half as much again; of a share above one half, a third less of what is missing to all."""
    if kind == "share" and value > 0.5:  # noqa: PLR2004 - of a share, whichever side is rarer
        return 1 - (1 - value) / RELEVANT_TIMES
    return value * RELEVANT_TIMES


def _checked(events: Sequence[float], size: Sequence[float]) -> tuple[Numbers, Numbers]:
    x, n = np.asarray(events, dtype=float), np.asarray(size, dtype=float)
    if x.shape != n.shape or (x < 0).any() or (n <= 0).any():
        msg = "Each arm needs a count and trials or exposure above zero."
        raise ValueError(msg)
    return x, n


def _chances(
    n: int, quantile: Callable[[int, Numbers], Numbers], below: Callable[[int, Numbers], Numbers]
) -> list[float]:
    """Probability of each arm to be highest: mean, over its quantiles, of the chance that all others are lower."""
    at = (np.arange(_GRID) + 0.5) / _GRID
    found = []
    for place in range(n):
        values = quantile(place, at)
        others = [below(other, values) for other in range(n) if other != place]
        found.append(float(np.prod(others, axis=0).mean()) if others else 1.0)
    total = sum(found)
    return [chance / total for chance in found]


def _arms(
    kind: Kind,
    events: Numbers,
    size: Numbers,
    low: Numbers,
    high: Numbers,
    best: list[float],
    expected: Numbers,
) -> Arms:
    def told(numbers: Numbers) -> tuple[float, ...]:
        return tuple(float(number) for number in numbers)

    return Arms(kind, told(events), told(size), told(low), told(high), tuple(best), told(expected))


__all__ = [
    "POWER",
    "RELEVANT_TIMES",
    "SURE",
    "Arms",
    "Kind",
    "compare_rates",
    "compare_shares",
    "dispersion_of",
    "size_needed",
]
