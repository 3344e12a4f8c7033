"""What a smaller sample would have reached: rarefaction, and what is still unseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def rarefy(
    abundances: Sequence[int], sizes: Sequence[int], *, total: int | None = None
) -> np.ndarray[Any, np.dtype[np.float64]]:
    r"""Return how many kinds a smaller network, drawn at random from this one, would hold.

    Parameters
    ----------
    abundances
        How many contacts there are of each kind: at each firm, in each function.
    sizes
        Sizes of the smaller network, none above its total.
    total
        All contacts, those of no known kind included; left out, the sum of the abundances.

    Returns
    -------
    ndarray
        Expected number of kinds at each size.

    Raises
    ------
    ValueError
        A size is negative or larger than the network, or the network smaller than its parts.

    Notes
    -----
    .. math:: E[S_n] = \sum_i \left[1 - \binom{N - N_i}{n} / \binom{N}{n}\right]

    Says what reach fewer contacts would have cost: reach, not money.

    References
    ----------
    .. [1] Hurlbert, S. H. (1971). The nonconcept of species diversity. Ecology 52(4). doi:10.2307/1934145

    Examples
    --------
    >>> rarefy([3, 2, 1], [1, 3, 6]).round(2).tolist()
    [1.0, 2.25, 3.0]
    """
    from scipy.special import gammaln

    counts, n = np.asarray(abundances, dtype=float), np.asarray(sizes, dtype=float)
    whole = float(counts.sum()) if total is None else float(total)
    if whole < counts.sum():
        msg = f"A network of {whole:.0f} cannot hold {counts.sum():.0f} contacts of known kinds."
        raise ValueError(msg)
    if n.size and (n.min() < 0 or n.max() > whole):
        msg = f"A network of {whole:.0f} cannot be thinned to between {n.min():.0f} and {n.max():.0f}."
        raise ValueError(msg)
    kinds, how_often = np.unique(counts[counts > 0], return_counts=True)
    rest = whole - kinds[:, None]
    possible = n[None, :] <= rest
    m = np.where(possible, n[None, :], 0.0)
    log_missed = (
        gammaln(rest + 1) - gammaln(rest - m + 1) - gammaln(whole + 1) + gammaln(whole - n[None, :] + 1)
    )
    missed = np.where(possible, np.exp(log_missed), 0.0)
    return np.asarray(((1 - missed) * how_often[:, None]).sum(axis=0), dtype=np.float64)


def chao1(abundances: Sequence[int]) -> float:
    """Estimate how many kinds there are, the unseen ones included: at least this many.

    Parameters
    ----------
    abundances
        How many contacts there are of each kind.

    Returns
    -------
    float
        Kinds seen plus f1 (f1 - 1) / (2 (f2 + 1)), with f1 kinds seen once and f2 seen twice.

    References
    ----------
    .. [1] Chao, A. (1984). Nonparametric estimation of the number of classes in a population. Scandinavian Journal of
       Statistics 11. Bias-corrected form: Chao, A. (2005), Encyclopedia of Statistical Sciences.

    Examples
    --------
    >>> chao1([5, 1, 1, 1, 2])
    6.5
    """
    counts = np.asarray(abundances)
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())  # noqa: PLR2004
    return float((counts > 0).sum() + once * (once - 1) / (2 * (twice + 1)))


def sample_coverage(abundances: Sequence[int]) -> float:
    """Estimate which share of new contacts would be of a kind that is already there.

    Parameters
    ----------
    abundances
        How many contacts there are of each kind.

    Returns
    -------
    float
        1 - f1 / n, from 0 to 1; missing without contacts.

    References
    ----------
    .. [1] Good, I. J. (1953). The population frequencies of species. Biometrika 40. doi:10.1093/biomet/40.3-4.237

    Examples
    --------
    >>> sample_coverage([5, 1, 2, 2])
    0.9
    """
    counts = np.asarray(abundances)
    total = counts.sum()
    return float(1 - (counts == 1).sum() / total) if total else float("nan")
