"""How well a score told beforehand who would matter: placements among everybody, and their mean, the AUC."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

#: an AUC inside these bounds is of no use for choosing whom to keep
USELESS: Final = (0.4, 0.6)
#: fewer placements than this carry no interval
FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Auc:
    """How often the score put those who mattered above a contact at random.

    Attributes
    ----------
    auc
        From 0 to 1; a half is chance.
    low, high
        Its interval; missing with fewer than three placements.
    n
        Placements.
    """

    auc: float
    low: float
    high: float
    n: int

    @property
    def verdict(self) -> Literal["yes", "no", "undecided"]:
        """Whether the score predicts: yes above chance, no at or below it, else undecided."""
        if self.low > 1 / 2:
            return "yes"
        useless = USELESS[0] < self.low and self.high < USELESS[1]
        return "no" if useless or self.high < 1 / 2 else "undecided"


def placements(scores: ArrayLike, chosen: Sequence[int]) -> list[float]:
    """Return the share of the others whom each of the chosen outscores; equal scores count half.

    Parameters
    ----------
    scores
        A score for everybody; missing is lower than any other.
    chosen
        Positions of those who mattered; each is placed among all but herself.

    Returns
    -------
    list of float
        Shares from 0 (below everybody) to 1 (above everybody); missing where there is nobody else.

    Examples
    --------
    >>> placements([3.0, 1.0, float("nan"), float("nan"), 2.0], [0, 2])
    [1.0, 0.125]
    """
    filled = np.where(np.isnan(scores), -np.inf, scores)
    return [_placement(filled, at) for at in chosen]


def _placement(scores: np.ndarray[Any, np.dtype[np.float64]], at: int) -> float:
    others = len(scores) - 1
    below, level = int((scores < scores[at]).sum()), int((scores == scores[at]).sum()) - 1
    return (below + level / 2) / others if others else math.nan


def auc_interval(placed: Sequence[float], *, level: float = 0.95) -> Auc:
    r"""Return the mean placement, the AUC, with its interval.

    Parameters
    ----------
    placed
        What `placements` gave, one for each outcome.
    level
        How often the interval shall cover the true value.

    Returns
    -------
    Auc
        The AUC and its interval.

    Notes
    -----
    With one chosen among very many, the variance of the AUC is that of the placements [1]_; the interval is Student's,
    in the logit scale so that it stays within 0 and 1.

    References
    ----------
    .. [1] Hanley, J. A. and Hajian-Tilaki, K. O. (1997). Sampling variability of nonparametric estimates of the areas
       under receiver operating characteristic curves. Academic Radiology 4(1). doi:10.1016/S1076-6332(97)80161-4

    Examples
    --------
    >>> found = auc_interval([0.9, 0.8, 0.95, 0.7, 0.99])
    >>> found.n, found.verdict
    (5, 'yes')
    """
    from scipy.special import expit, logit, stdtrit

    given = np.asarray(placed, dtype=float)
    if not given.size:
        return Auc(math.nan, math.nan, math.nan, 0)
    mean = float(given.mean())
    if given.size < FEWEST:
        return Auc(mean, math.nan, math.nan, given.size)
    # a placement is known to no more than one part in n: keep the spread and the mean off the edge
    floor = 1 / (2 * given.size + 2)
    inner = min(max(mean, floor), 1 - floor)
    spread = max(float(given.std(ddof=1)), floor / 2) / math.sqrt(given.size)
    reach = float(stdtrit(given.size - 1, (1 + level) / 2)) * spread / (inner * (1 - inner))
    centre = float(logit(inner))
    return Auc(mean, float(expit(centre - reach)), float(expit(centre + reach)), given.size)
