"""Two groups compared within strata, so that what tells the strata apart cannot pass for a difference between the groups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from netanalysis.inference.rates import RateRatio, rate_ratio

#: events and people of the first and of the second group
Stratum = tuple[int, int, int, int]
#: with fewer events in either group the approximation fails, and the exact ratio of the whole is told
FEWEST: Final = 5


def stratified_ratio(strata: Sequence[Stratum], *, level: float = 0.95) -> RateRatio | None:
    r"""Compare how often something happened in two groups, within strata.

    Parameters
    ----------
    strata
        Of each stratum: events of the first group, its people, events of the second group, its people.
    level
        How often the interval shall cover the true ratio.

    Returns
    -------
    RateRatio or None
        The common ratio of risks with its interval and p-value; with fewer than five events in either group the exact ratio of
        the sums, not adjusted for anything; none where a group is empty.

    Notes
    -----
    The ratio of Mantel and Haenszel, :math:`R = \frac{\sum a_i n_{0i} / N_i}{\sum b_i n_{1i} / N_i}`, with the variance of Greenland and
    Robins [1]_.

    References
    ----------
    .. [1] Greenland, S. and Robins, J. M. (1985). Estimation of a common effect parameter from sparse follow-up data.
       Biometrics 41. doi:10.2307/2530643

    Examples
    --------
    >>> found = stratified_ratio([(10, 100, 40, 400), (30, 100, 3, 10)])
    >>> round(found.ratio, 2), found.low < 1 < found.high
    (1.0, True)
    """
    from scipy.special import ndtr, ndtri

    first, one, second, two = (sum(part) for part in zip(*strata, strict=True)) if strata else (0, 0, 0, 0)
    if not (one and two):
        return None
    kept = [each for each in strata if each[1] and each[3]]
    top = sum(a * n0 / (n1 + n0) for a, n1, _, n0 in kept)
    bottom = sum(b * n1 / (n1 + n0) for _, n1, b, n0 in kept)
    if min(first, second) < FEWEST or not (top and bottom):
        return rate_ratio((first, second), (one, two), level=level)
    spread = sum(((a + b) * n1 * n0 - a * b * (n1 + n0)) / (n1 + n0) ** 2 for a, n1, b, n0 in kept)
    error, ratio = math.sqrt(spread / (top * bottom)), top / bottom
    factor = math.exp(float(ndtri((1 + level) / 2)) * error)
    p = 2 * float(ndtr(-abs(math.log(ratio)) / error)) if error else 1.0
    return RateRatio(ratio, ratio / factor, ratio * factor, p)
