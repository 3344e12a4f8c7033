"""Won outcomes with the state of their first tie before, and the contact-years they are to be compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.ledger.origins import came_about, first_platform
from netanalysis.network import Network
from netanalysis.ties import STATES
from netanalysis.ties.over_time import ABSENT, StatesOverTime, states_over_time

#: days between the state of a tie and the first touch of an outcome that is held against it
LAG: Final = 90
#: a first link who was no contact yet: she has shares, but no contact-years and so no rate
NOT_YET: Final = "not_yet"
#: an outcome that no contact began
NO_CONTACT: Final = "no_contact"
_YEAR: Final = 365.25
#: days from one count of the contacts to the next
_STEP: Final = 30


@dataclass(frozen=True, eq=False)
class Ledger:
    """Outcomes that count, and the contact-years behind them.

    Attributes
    ----------
    network
        The network, seen as of the day.
    first, last
        The days between which outcomes count.
    won
        A row for each outcome that was won within those days, by first touch. Columns: `title`, `kind`, `first_touch`,
        `won_on`, `value`, `contribution` (value less cost and hours, missing where no value is stated), `chain` (tuple of
        person ids), `first_link`, `corners` (people between the first link and the end of the chain), `origin`,
        `state_before` and `state_before_late` (state of the first tie 90 days before; the second where undated
        connections are taken as late as possible), `link_states` (tuple, of each link), `came_about`, `platform`.
    contact_years
        A row for each of `STATES`; columns `early` and `late`: contact-years where undated connections are taken as
        early and as late as possible.
    left_out
        Outcomes that do not count, by reason: `open`, `lost`, `outside` of the days.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> book = ledger(na.load_sample())
    >>> bool((book.contact_years["early"] >= 0).all())
    True
    """

    network: Network
    first: date
    last: date
    won: pd.DataFrame
    contact_years: pd.DataFrame
    left_out: dict[str, int]

    @property
    def years(self) -> float:
        """Length of the ledger in years."""
        return ((self.last - self.first).days + 1) / _YEAR

    @property
    def sure(self) -> pd.DataFrame:
        """Outcomes whose state before does not depend on when undated connections were made."""
        return self.won[self.won["state_before"] == self.won["state_before_late"]]


def ledger(network: Network, *, as_of: date | str | None = None, lag: int = LAG) -> Ledger:
    """Open the ledger: which outcomes count, what the ties were before, and how many contacts for how long.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    lag
        Days between the state of a tie and the first touch of an outcome; exposure is counted with the same lag.

    Returns
    -------
    Ledger
        Outcomes touched first on or after `ledger_from` and won up to `ledger_until`, both of `netanalysis.toml`; where
        they are not set, from the first of January of the first outcome's year up to the day.

    Notes
    -----
    Contacts are counted every 30 days, each count standing for 30 days; pins do not count, for they are set with
    hindsight.

    Examples
    --------
    >>> import netanalysis as na
    >>> book = ledger(na.load_sample())
    >>> book.won["state_before"].isin([*STATES, "not_yet", "no_contact"]).all()
    np.True_
    """
    seen = network.as_of(as_of)
    book = seen.derive(_usual_book) if lag == LAG else _book(seen, lag)
    won, years = book.won.copy(), book.contact_years.copy()
    return replace(book, won=won, contact_years=years, left_out=dict(book.left_out))


def _usual_book(seen: Network) -> Ledger:
    return _book(seen, LAG)


def _book(seen: Network, lag: int) -> Ledger:
    first, last = _days(seen)
    won, left_out = _won(seen, first, last)
    grid = _grid(first, last)
    lagged = [day - timedelta(days=lag) for day in [*grid, *won["first_touch"].dt.date]]
    early, late = (states_over_time(seen, lagged, undated=undated) for undated in ("early", "late"))
    years = {
        name: _contact_years(states, grid, last, lag) for name, states in (("early", early), ("late", late))
    }
    return Ledger(
        seen,
        first,
        last,
        _described(won, seen, early, late, lag),
        pd.DataFrame(years, index=pd.Index(STATES, name="state")),
        left_out,
    )


def _days(seen: Network) -> tuple[date, date]:
    """Days between which outcomes count."""
    settings, touched = seen.settings, seen.outcomes["first_touch"].min()
    begin = seen.date if pd.isna(touched) else date(touched.year, 1, 1)
    first = settings.ledger_from or begin
    last = min(settings.ledger_until or seen.date, seen.date)
    return first, max(first, last)


def _won(seen: Network, first: date, last: date) -> tuple[pd.DataFrame, dict[str, int]]:
    """Outcomes that count, and how many do not, by reason."""
    rows = seen.outcomes
    ended = rows["won_on"].fillna(rows["first_touch"])
    inside = (rows["first_touch"] >= pd.Timestamp(first)) & (ended <= pd.Timestamp(last))
    won = rows["status"] == "won"
    left_out = {
        "open": int((rows["status"] == "open").sum()),
        "lost": int((rows["status"] == "lost").sum()),
        "outside": int((won & ~inside).sum()),
    }
    counted = rows[won & inside].sort_values(["first_touch", "title"], ignore_index=True)
    return counted, {reason: n for reason, n in left_out.items() if n}


def _grid(first: date, last: date) -> list[date]:
    """Middle of each stretch of 30 days of the ledger, the last one shorter."""
    starts = range(0, (last - first).days + 1, _STEP)
    return [first + timedelta(days=start + _length(first, last, start) // 2) for start in starts]


def _length(first: date, last: date, start: int) -> int:
    return min(_STEP, (last - first).days + 1 - start)


def _contact_years(states: StatesOverTime, grid: list[date], last: date, lag: int) -> pd.Series[Any]:
    """Contact-years in each state over the ledger."""
    columns = states.days.get_indexer(pd.DatetimeIndex([day - timedelta(days=lag) for day in grid]))
    codes = states.codes[:, columns]
    days = np.full(len(grid), float(_STEP))
    days[-1] = 2 * (last - grid[-1]).days + 1
    counts = np.array([(codes == code).sum(axis=0) for code in range(len(STATES))])
    return pd.Series(counts @ days / _YEAR, index=pd.Index(STATES, name="state"))


def _described(
    won: pd.DataFrame, seen: Network, early: StatesOverTime, late: StatesOverTime, lag: int
) -> pd.DataFrame:
    """Won outcomes with contribution, chain, and what the first tie was like before."""
    chains = [tuple(cell.split(" > ")) if isinstance(cell, str) else () for cell in won["chain"]]
    before = [touch.date() - timedelta(days=lag) for touch in won["first_touch"]]
    links = [
        tuple(_state(early, who, day) for who in chain) for chain, day in zip(chains, before, strict=True)
    ]
    firsts = pd.Series([chain[0] if chain else None for chain in chains], index=won.index, dtype="string")
    return won[["title", "kind", "first_touch", "won_on", "value", "origin"]].assign(
        contribution=_contribution(won, seen.settings.hourly_cost),
        chain=pd.Series(chains, index=won.index, dtype=object),
        first_link=firsts,
        corners=[max(len(chain) - 1, 0) for chain in chains],
        state_before=[states[0] if states else NO_CONTACT for states in links],
        state_before_late=[
            _state(late, chain[0], day) if chain else NO_CONTACT
            for chain, day in zip(chains, before, strict=True)
        ],
        link_states=pd.Series(links, index=won.index, dtype=object),
        came_about=came_about(seen, firsts),
        platform=first_platform(seen, firsts),
    )


def _contribution(won: pd.DataFrame, hourly_cost: float | None) -> pd.Series[Any]:
    """Value less cost and hours; missing where no value is stated."""
    worked = won["hours"].fillna(0) * (hourly_cost or 0.0)
    contribution: pd.Series[Any] = won["value"] - won["cost"].fillna(0) - worked
    return contribution


def _state(states: StatesOverTime, person: str, day: date) -> str:
    """State of a tie on a day; who was no contact by then is not yet one."""
    if person not in states.people:
        return NOT_YET
    code = states.codes[states.people.get_loc(person), states.days.get_loc(pd.Timestamp(day))]
    return NOT_YET if code == ABSENT else STATES[int(code)]
