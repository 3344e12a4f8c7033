"""Does it hang on when the talks began: first outcomes of ties that were tended 90 days before, and long before that already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.inference import RateRatio, rate_ratio
from netanalysis.ledger.at_risk import YEAR, Array, not_begun
from netanalysis.ledger.book import LAG, OBSERVED, Ledger, begun
from netanalysis.ties import STATES
from netanalysis.ties.over_time import ABSENT, Undated, day_numbers, states_over_time

#: days before the first touch at which a tie had to be tended, the usual lag first
LAGS: Final = (LAG, 180, 365)
_TENDED: Final = STATES.index("tended")


@dataclass(frozen=True, slots=True)
class Sides:
    """Events and contact-years of the two sides of a contrast."""

    events: tuple[int, int]
    years: tuple[float, float]

    @property
    def ratio(self) -> RateRatio | None:
        """The ratio of the rates; none where a side has no contact-years."""
        return self.ratio_at(0.95)

    def ratio_at(self, level: float) -> RateRatio | None:
        """The ratio of the rates with an interval of that level."""
        return rate_ratio(self.events, self.years, level=level) if min(self.years) > 0 else None


def tended_throughout(book: Ledger, bound: Undated) -> dict[int, Sides]:
    """Hold first outcomes with ties tended at each lag against those with all other observable contacts.

    Parameters
    ----------
    book
        The ledger.
    bound
        Whether undated connections are taken `early` or `late`.

    Returns
    -------
    dict of int to Sides
        By lag: a tie counts as tended where it was so 90 days before and at that lag already. Talks about a project make a tie
        look tended; the longer the lag, the earlier they may have begun.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> sides = tended_throughout(ledger(na.load_sample()), "early")
    >>> sorted(sides)
    [90, 180, 365]
    """
    grid = book.standing.grid
    firsts = book.won[book.won["first_time"]]
    touched = day_numbers(firsts["first_touch"])
    wanted = pd.DatetimeIndex(np.concatenate([grid.days, touched]).astype("datetime64[D]"))
    codes, links = {}, {}
    for lag in LAGS:
        states = states_over_time(book.network, wanted - timedelta(days=lag), undated=bound)
        at = states.days.get_indexer(wanted - timedelta(days=lag))
        who = states.people.get_indexer(pd.Index(firsts["first_link"].astype(object)))
        codes[lag] = states.codes[:, at[: len(grid.days)]]
        links[lag] = np.where(who < 0, ABSENT, states.codes[who, at[len(grid.days) :]])
    free = not_begun(begun(book.network, book.standing.people), grid.days)
    return sides_of(codes, links, free, grid.lengths)


def sides_of(
    codes: Mapping[int, Array], links: Mapping[int, Array], counted: Array, lengths: Array
) -> dict[int, Sides]:
    """Count events and contact-years of the tended and of the rest at each lag, from nothing but states.

    Parameters
    ----------
    codes
        By lag, positions in `STATES`: people × days.
    links
        By lag, the state of the first link before each first outcome.
    counted
        Which people and days count.
    lengths
        Days for which each count stands.

    Returns
    -------
    dict of int to Sides
        By lag; the first lag says who can be compared at all.

    Notes
    -----
    Talks that began before make tended ties of silent ones, and of lapsed ones, which were tended at the longer lag. How many of the
    silent shows: outcomes with newly tended ties beyond what their contact-years let expect. The same share of the contact-years of
    lapsed ties is counted with the tended, so that woken ones do not pass for an effect.

    Examples
    --------
    >>> codes = {90: np.array([[0], [0], [4]]), 365: np.array([[0], [4], [4]])}
    >>> links = {90: np.array([0]), 365: np.array([4])}
    >>> sides_of(codes, links, np.ones((3, 1), dtype=bool), np.array([365.25]))[365]
    Sides(events=(0, 1), years=(1.0, 2.0))
    """
    usual = next(iter(codes))
    there = counted & _observed(codes[usual])
    could = _observed(links[usual])
    found = {}
    for lag, states in codes.items():
        years = [float(flags.sum(axis=0) @ lengths) / YEAR for flags in _parts(there, codes[usual], states)]
        events = [int(flags.sum()) for flags in _parts(could, links[usual], links[lag])]
        lapsed = years[1] * _woken(events[2:], years[2:])
        found[lag] = Sides((events[0], sum(events[1:])), (years[0] + lapsed, sum(years[1:]) - lapsed))
    return found


def _parts(counted: Array, now: Array, then: Array) -> tuple[Array, Array, Array, Array]:
    """Flags of the tended throughout, the lapsed, the newly tended and those who were tended neither then nor now."""
    is_now, was_then = now == _TENDED, then == _TENDED
    return (
        counted & is_now & was_then,
        counted & ~is_now & was_then,
        counted & is_now & ~was_then,
        counted & ~is_now & ~was_then,
    )


def _woken(events: Sequence[int], years: Sequence[float]) -> float:
    """Share of the silent whom talks must have woken for so many outcomes of the newly tended."""
    if not sum(events) or not years[1]:
        return 0.0
    beyond = events[0] / sum(events) * sum(years) - years[0]
    return min(max(beyond / years[1], 0.0), 1.0)


def _observed(codes: Array) -> Array:
    found: Array = (codes >= 0) & (codes < len(OBSERVED))
    return found
