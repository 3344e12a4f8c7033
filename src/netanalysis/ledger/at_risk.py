"""Who could have begun an outcome, in what state and how far down the list of ties: plain numbers, days and positions only.

The ledger of a network and the simulated ledgers of `benchmarks/honesty.py` are counted by the same functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from netanalysis.ties import STATES
from netanalysis.ties.over_time import NEVER

Array = np.ndarray[Any, np.dtype[Any]]
#: days from one count of the contacts to the next
STEP: Final = 30
YEAR: Final = 365.25


@dataclass(frozen=True, eq=False)
class Grid:
    """The days on which the contacts are counted, and for how many days each count stands.

    Attributes
    ----------
    days
        Middle of each stretch of 30 days, counted from 1970; the last stretch may be shorter.
    lengths
        Days of each stretch.
    """

    days: Array
    lengths: Array

    @classmethod
    def of(cls, first: int, last: int) -> Grid:
        """Cut the days from first to last, both included, into stretches.

        Examples
        --------
        >>> Grid.of(0, 39).days.tolist(), Grid.of(0, 39).lengths.tolist()
        ([15, 35], [30.0, 10.0])
        """
        starts = np.arange(first, last + 1, STEP)
        lengths = np.minimum(STEP, last + 1 - starts)
        return cls(starts + lengths // 2, lengths.astype(float))


def contact_years(codes: Array, lengths: Array, *, counted: Array | None = None) -> Array:
    """Return the contact-years in each state.

    Parameters
    ----------
    codes
        Positions in `STATES`, people × days; -1 where somebody was no contact yet.
    lengths
        Days for which each count stands.
    counted
        Which of them count; left out, all.

    Returns
    -------
    ndarray
        Contact-years, one for each of `STATES`.

    Examples
    --------
    >>> contact_years(np.array([[0, 0], [4, -1]]), np.array([365.25, 365.25])).tolist()
    [2.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    """
    shown = codes if counted is None else np.where(counted, codes, -1)
    return np.array([(shown == code).sum(axis=0) @ lengths for code in range(len(STATES))]) / YEAR


def not_begun(begun: Array, days: Array) -> Array:
    """Say on which days each person had not begun an outcome: from the first on she is out of the comparison.

    Parameters
    ----------
    begun
        First touch of each person's first outcome; `NEVER` without one.
    days
        The days.

    Returns
    -------
    ndarray
        Flags, people × days.

    Examples
    --------
    >>> not_begun(np.array([20, NEVER]), np.array([10, 30])).tolist()
    [[True, False], [True, True]]
    """
    found: Array = begun[:, None] >= days[None, :]
    return found


def first_days(person: Array, touched: Array, n_people: int) -> Array:
    """Return the first touch of each person's first outcome, `NEVER` without one; negative positions are nobody.

    Examples
    --------
    >>> first_days(np.array([1, 1, -1]), np.array([50, 40, 3]), 2)[1]
    np.int64(40)
    """
    begun = np.full(n_people, NEVER, dtype=np.int64)
    known = person >= 0
    np.minimum.at(begun, person[known], touched[known])
    return begun


def ranks(scores: Array) -> Array:
    """Rank the ties of each day by strength, 1 the strongest; without an exchange there is no tie and no rank (missing).

    Parameters
    ----------
    scores
        Strengths, people × days; missing where no exchange was observed.

    Returns
    -------
    ndarray
        Ranks, people × days; equal ties share the better one.

    Examples
    --------
    >>> ranks(np.array([[2.0], [5.0], [2.0], [np.nan]])).ravel().tolist()
    [2.0, 1.0, 2.0, nan]
    """
    found = np.full(scores.shape, np.nan)
    for place, column in enumerate(scores.T):
        tied = ~np.isnan(column)
        ordered = np.sort(column[tied])
        found[tied, place] = tied.sum() - np.searchsorted(ordered, column[tied], side="right") + 1
    return found
