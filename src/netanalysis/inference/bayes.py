"""What few, heavy-tailed outcomes allow to say: rates that borrow strength from each other, values without a mean.

Both priors are proper, so that a network without a single outcome gets an answer too: a wide one. Nothing here returns
a mean: that of a log-normal value with unknown spread does not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

Draws = np.ndarray[Any, np.dtype[np.float64]]

#: points of the grid on which the two hyperparameters are integrated, each way
_GRID: Final = 61
#: how many standard deviations of its prior the grid spans
_SPAN: Final = 4.0
#: how far the places of two sorts of value lie apart, in standard deviations of the logarithm; and where there is one sort
_APART: Final = 0.7
_TOGETHER: Final = 1e-12
#: what the share of gains is believed to be beforehand, in gains and in losses seen
_GAINS: Final = 1.0
_LOSSES: Final = 0.25


@dataclass(frozen=True, slots=True)
class RatePrior:
    """What is believed of rates before any data: their common level, and how much groups differ.

    The rate of a group is drawn from a Gamma distribution with the common `level` as its mean and `shape` as its shape;
    logarithms of both are normal.

    Attributes
    ----------
    level
        Median of the common level, in events per unit of exposure; one outcome in 1,000 contact-years.
    level_sd
        Standard deviation of its logarithm; 2 makes a level 50 times higher or lower quite possible.
    shape
        Median of the shape; 1 lets rates of groups differ like exponential ones.
    shape_sd
        Standard deviation of its logarithm.
    """

    level: float = 0.001
    level_sd: float = 2.0
    shape: float = 1.0
    shape_sd: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no prior."""
        if min(self.level, self.level_sd, self.shape, self.shape_sd) <= 0:
            msg = "All four figures of a rate prior must be above zero."
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class ValuePrior:
    """What is believed of the value of one outcome before any data: a log-normal of unknown place and spread.

    Attributes
    ----------
    typical
        Median value believed beforehand, in the currency of the outcomes.
    weight
        How many outcomes that belief is worth.
    spread
        Typical standard deviation of the logarithm of a value.
    spread_weight
        How many outcomes the belief about the spread is worth.
    """

    typical: float = 15_000.0
    weight: float = 0.25
    spread: float = 0.8
    spread_weight: float = 3.0

    def __post_init__(self) -> None:
        """Refuse what is no prior."""
        if min(self.typical, self.weight, self.spread, self.spread_weight) <= 0:
            msg = "All four figures of a value prior must be above zero."
            raise ValueError(msg)


def rate_draws(
    events: Sequence[int],
    exposures: Sequence[float],
    *,
    prior: RatePrior | None = None,
    n: int = 20_000,
    seed: int = 0,
) -> Draws:
    r"""Draw the rates of several groups from what is known after the data: hierarchical Gamma–Poisson.

    A group with few events is drawn towards the common level, the more so the less the groups differ.

    Parameters
    ----------
    events
        Events of each group.
    exposures
        Time at risk of each group; zero is allowed and leaves the group to its prior.
    prior
        What is believed beforehand; left out, `RatePrior()`.
    n
        How many draws.
    seed
        The same seed gives the same draws.

    Returns
    -------
    ndarray
        Draws of the rates: n rows, a column a group; per unit of exposure.

    Raises
    ------
    ValueError
        A count or an exposure is negative, or they differ in number.

    Notes
    -----
    With level :math:`m`, shape :math:`a` and :math:`\lambda_s \sim \Gamma(a, a/m)`, counts are negative binomial given
    :math:`(a, m)`; both are integrated over a grid rather than estimated, so that intervals keep their level with few
    groups, where the empirical-Bayes short cut is too sure. Given them, :math:`\lambda_s \sim \Gamma(a + k_s, a/m + E_s)`.

    References
    ----------
    .. [1] Gelman, A. et al. (2013). Bayesian Data Analysis, 3rd ed., chapters 2.6 and 5. CRC Press.

    Examples
    --------
    >>> rates = rate_draws([6, 0], [400.0, 9000.0])
    >>> low, median, high = np.quantile(rates[:, 1] * 1000, [0.05, 0.5, 0.95])
    >>> bool(low < median < 0.25)
    True
    """
    counts, exposure = np.asarray(events, dtype=float), np.asarray(exposures, dtype=float)
    if counts.shape != exposure.shape or (counts < 0).any() or (exposure < 0).any():
        msg = "Each group needs a count and an exposure, neither of them negative."
        raise ValueError(msg)
    chosen = prior or RatePrior()
    shape, level, weight = _hyper_grid(counts, exposure, chosen)
    random = np.random.default_rng(seed)
    at = random.choice(weight.size, size=n, p=weight)
    shapes = shape[at, None] + counts
    drawn: Draws = random.gamma(shapes) / (shape[at, None] / level[at, None] + exposure)
    return drawn


def _hyper_grid(counts: Draws, exposure: Draws, prior: RatePrior) -> tuple[Draws, Draws, Draws]:
    """Shape and level at each point of the grid, and the weight of the point after the data."""
    from scipy.special import gammaln

    z = np.linspace(-_SPAN, _SPAN, _GRID)
    shape_z, level_z = (axis.ravel() for axis in np.meshgrid(z, z, indexing="ij"))
    shape = prior.shape * np.exp(prior.shape_sd * shape_z)
    level = prior.level * np.exp(prior.level_sd * level_z)
    a, rate = shape[:, None], (shape / level)[:, None]
    marginal = gammaln(a + counts) - gammaln(a) + a * np.log(rate) - (a + counts) * np.log(rate + exposure)
    log_weight = marginal.sum(axis=1) - (shape_z**2 + level_z**2) / 2
    weight = np.exp(log_weight - log_weight.max())
    return shape, level, weight / weight.sum()


def value_draws(
    values: Sequence[float],
    *,
    others: Sequence[float] = (),
    prior: ValuePrior | None = None,
    n: int = 20_000,
    seed: int = 0,
) -> tuple[Draws, Draws]:
    r"""Draw place and spread of the log-normal distribution of an outcome's value from what is known after the data.

    Parameters
    ----------
    values
        Values above zero.
    others
        Values above zero of outcomes of another sort, from which this one borrows: what nobody has sold yet is not worth just anything.
    prior
        What is believed beforehand; left out, `ValuePrior()`.
    n
        How many draws.
    seed
        The same seed gives the same draws.

    Returns
    -------
    tuple of ndarray
        n draws of mu and n of sigma: mean and standard deviation of the logarithm of a value. The median value is
        exp(mu), the expected one exp(mu + sigma²/2); quantiles of the draws exist, their mean does not.

    Raises
    ------
    ValueError
        A value is not above zero.

    Notes
    -----
    One spread for both sorts, :math:`y_{gi} \sim N(\theta_g, \sigma^2)` with :math:`\sigma^2 \sim \mathrm{Inv}\chi^2(\nu_0, s_0^2)`;
    their places lie around a common one, :math:`\theta_g \sim N(m, r\sigma^2)` with :math:`m \sim N(m_0, \sigma^2/k_0)`. Given
    :math:`r` all of it is conjugate; :math:`\ln\sqrt{r} \sim N(\ln 0.7, 1)` is integrated over a grid. Without others there is one place.
    A bootstrap of so few values covers far too seldom; see `docs/value.md`.

    References
    ----------
    .. [1] Gelman, A. et al. (2013). Bayesian Data Analysis, 3rd ed., chapters 3.3 and 5.4. CRC Press.

    Examples
    --------
    >>> mu, sigma = value_draws([12_000.0, 30_000.0, 55_000.0, 18_000.0])
    >>> bool(15_000 < np.median(np.exp(mu)) < 40_000)
    True
    >>> mu, sigma = value_draws([], others=[25_000.0] * 8)
    >>> bool(20_000 < np.median(np.exp(mu)) < 30_000)
    True
    """
    groups = [_logs(values), _logs(others)]
    chosen, random = prior or ValuePrior(), np.random.default_rng(seed)
    counts = np.array([float(logs.size) for logs in groups])
    means = np.array([logs.mean() if logs.size else 0.0 for logs in groups])
    inside = sum(float(((logs - logs.mean()) ** 2).sum()) for logs in groups if logs.size)
    z = np.linspace(-_SPAN, _SPAN, _GRID) if len(others) else np.zeros(1)
    r = (_APART * np.exp(z)) ** 2 if len(others) else np.array([_TOGETHER])
    weights = counts / (1 + r[:, None] * counts)
    total = chosen.weight + weights.sum(axis=1)
    centre = np.log(chosen.typical)
    common = (chosen.weight * centre + weights @ means) / total
    squares = chosen.spread_weight * chosen.spread**2 + inside + chosen.weight * (common - centre) ** 2
    squares = squares + (weights * (means - common[:, None]) ** 2).sum(axis=1)
    freedom = chosen.spread_weight + counts.sum()
    known = np.log(np.where(weights > 0, weights, 1.0)).sum(axis=1) - np.log(total)
    log_weight = (known - freedom * np.log(squares) - z**2) / 2
    chance = np.exp(log_weight - log_weight.max())
    at = random.choice(r.size, size=n, p=chance / chance.sum())
    sigma = np.sqrt(squares[at] / random.chisquare(freedom, size=n))
    middle = random.normal(common[at], sigma / np.sqrt(total[at]))
    own = 1 / r[at] + counts[0]
    place = (middle / r[at] + counts[0] * means[0]) / own
    return random.normal(place, sigma / np.sqrt(own)), sigma


def _logs(values: Sequence[float]) -> Draws:
    given = np.asarray(values, dtype=float)
    if not (given > 0).all():
        msg = "The values of a log-normal distribution are above zero; pass losses and zeros apart."
        raise ValueError(msg)
    logs: Draws = np.log(given)
    return logs


def gain_share_draws(gains: int, losses: int, *, n: int = 20_000, seed: int = 0) -> Draws:
    """Draw the share of outcomes that bring anything from what is known after so many gains and losses.

    Parameters
    ----------
    gains, losses
        Outcomes seen that brought something, and that brought nothing or cost.
    n
        How many draws.
    seed
        The same seed gives the same draws.

    Returns
    -------
    ndarray
        n draws between 0 and 1.

    Notes
    -----
    A Beta distribution; one gain and a quarter of a loss are believed beforehand. Were the share seen taken for the true one, three
    worthless outcomes would prove that nothing ever comes of it.

    Examples
    --------
    >>> bool(0.1 < gain_share_draws(0, 3).mean() < 0.3)
    True
    """
    drawn: Draws = np.random.default_rng(seed).beta(_GAINS + gains, _LOSSES + losses, size=n)
    return drawn
