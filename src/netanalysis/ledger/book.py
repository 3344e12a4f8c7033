"""Won outcomes with the state of their first tie before, and the contact-years they are to be compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.ledger.at_risk import YEAR, Array, Grid, contact_years, first_days, not_begun, ranks
from netanalysis.ledger.origins import came_about, first_platform
from netanalysis.network import Network
from netanalysis.network.sight import windows
from netanalysis.ties import STATES
from netanalysis.ties.over_time import (
    ABSENT,
    StatesOverTime,
    day_numbers,
    states_over_time,
    strengths,
    trace,
)

#: days between the state of a tie and the first touch of an outcome that is held against it
LAG: Final = 90
#: so many strongest ties one would keep anyway: the large network is what lies beyond them
CORE: Final = 150
#: a first link who was no contact yet: she has shares, but no contact-years and so no rate
NOT_YET: Final = "not_yet"
#: an outcome that no contact began
NO_CONTACT: Final = "no_contact"
#: states that can be compared: everything but the unobserved
OBSERVED: Final = STATES[:-1]


@dataclass(frozen=True, eq=False)
class Standing:
    """Who belonged to the core when: everybody in the network, month by month of the ledger, with its lag.

    Attributes
    ----------
    people
        Everybody, sorted by id.
    grid
        The days on which they are counted.
    in_core
        Whether each was among the strongest ties then: people × days.
    """

    people: pd.Index[Any]
    grid: Grid
    in_core: Array

    def beyond(self, people: pd.Series[Any], days: pd.Series[Any]) -> Array:
        """Say of each person and day of the ledger whether she stood beyond the core; who is unknown did."""
        at = self.people.get_indexer(pd.Index(people.astype(object)))
        between = (self.grid.days[1:] + self.grid.days[:-1]) / 2
        month = np.searchsorted(between, day_numbers(days))
        found: Array = (at < 0) | ~self.in_core[at, month]
        return found


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
        connections are taken as late as possible), `in_core` (whether she was among the strongest ties then), `first_time`
        (the first outcome that began with her, else she came back), `link_states` (tuple, of each link), `came_about`, `platform`.
    contact_years
        A row for each of `STATES`; columns `early` and `late`: contact-years where undated connections are taken as
        early and as late as possible.
    first_years
        The same up to the first outcome that began with each contact: the time in which it could have begun.
    crowd_years
        The same beyond the core.
    standing
        Who belonged to the core when.
    left_out
        Outcomes that do not count, by reason: `open`, `lost`, `outside` of the days, `undated` (the ledger ends before the file
        was written, and the outcome does not say when it was won).

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> book = ledger(na.load_sample())
    >>> bool((book.contact_years["early"] >= book.first_years["early"]).all())
    True
    """

    network: Network
    first: date
    last: date
    won: pd.DataFrame
    contact_years: pd.DataFrame
    first_years: pd.DataFrame
    crowd_years: pd.DataFrame
    standing: Standing
    left_out: dict[str, int]

    @property
    def years(self) -> float:
        """Length of the ledger in years."""
        return ((self.last - self.first).days + 1) / YEAR

    @property
    def sure(self) -> pd.DataFrame:
        """Outcomes whose state before does not depend on when undated connections were made."""
        return self.won[self.won["state_before"] == self.won["state_before_late"]]


def ledger(network: Network, *, as_of: date | str | None = None, lag: int = LAG, core: int = CORE) -> Ledger:
    """Open the ledger: which outcomes count, what the ties were before, and how many contacts for how long.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    lag
        Days between the state of a tie and the first touch of an outcome; exposure is counted with the same lag.
    core
        How many strongest ties are the core.

    Returns
    -------
    Ledger
        Outcomes touched first on or after `ledger_from` and won up to `ledger_until`, both of `netanalysis.toml`; where
        they are not set, from the first day on which a file would have shown an exchange up to the day.

    Notes
    -----
    Contacts are counted every 30 days, each count standing for 30 days; pins do not count, for they are set with
    hindsight. The core is ranked by tie strength as of the lag before, among all who could be observed then.

    Examples
    --------
    >>> import netanalysis as na
    >>> book = ledger(na.load_sample())
    >>> book.won["state_before"].isin([*STATES, "not_yet", "no_contact"]).all()
    np.True_
    """
    seen = network.as_of(as_of)
    book = seen.derive(_usual_book) if (lag, core) == (LAG, CORE) else _book(seen, lag, core)
    tables = ("won", "contact_years", "first_years", "crowd_years")
    return replace(
        book, left_out=dict(book.left_out), **{name: getattr(book, name).copy() for name in tables}
    )


def _usual_book(seen: Network) -> Ledger:
    return _book(seen, LAG, CORE)


def _book(seen: Network, lag: int, core: int) -> Ledger:
    first, last = _days(seen)
    won, left_out = _won(seen, first, last)
    grid = Grid.of(*day_numbers(pd.DatetimeIndex([first, last])).tolist())
    touched = day_numbers(won["first_touch"])
    lagged = pd.DatetimeIndex(np.concatenate([grid.days, touched]).astype("datetime64[D]")) - timedelta(lag)
    states = {undated: states_over_time(seen, lagged, undated=undated) for undated in ("early", "late")}
    early = states["early"]
    at = early.days.get_indexer(lagged[: len(grid.days)])
    in_core = _strongest(seen, early, core)
    free = not_begun(begun(seen, early.people), grid.days)
    counted = {"contact": None, "first": free, "crowd": ~in_core[:, at]}
    years = {
        name: pd.DataFrame(
            {bound: contact_years(found.codes[:, at], grid.lengths, counted=flags) for bound, found in states.items()},
            index=pd.Index(STATES, name="state"),
        )
        for name, flags in counted.items()
    }  # fmt: skip
    return Ledger(
        seen,
        first,
        last,
        _described(won, seen, states, in_core, lag),
        years["contact"],
        years["first"],
        years["crowd"],
        Standing(early.people, grid, in_core[:, at]),
        left_out,
    )


def _strongest(seen: Network, states: StatesOverTime, core: int) -> Array:
    """Whether each was among so many strongest ties of those who could be observed: people × days."""
    observable = (states.codes >= 0) & (states.codes < len(OBSERVED))
    scores = strengths(seen.derive(trace), day_numbers(states.days))
    found: Array = ranks(np.where(observable, scores, np.nan)) <= core
    return found


def begun(seen: Network, people: pd.Index[Any]) -> Array:
    """Return for each person the first touch of the first outcome that began with her, counted from 1970; `NEVER` without one."""
    rows = seen.outcomes[(seen.outcomes["status"] == "won") & seen.outcomes["chain"].notna()]
    links = rows["chain"].astype(object).map(lambda cell: str(cell).split(" > ")[0])
    return first_days(people.get_indexer(pd.Index(links)), day_numbers(rows["first_touch"]), len(people))


def _days(seen: Network) -> tuple[date, date]:
    """Days between which outcomes count; where the settings do not say, from when on any exchange could be seen."""
    shown = windows(seen.coverage, schema.STRENGTH_KINDS)["observed_from"].min()
    begin = seen.date if pd.isna(shown) else pd.Timestamp(shown).date()
    first = seen.settings.ledger_from or begin
    last = min(seen.settings.ledger_until or seen.date, seen.date)
    return first, max(first, last)


def _won(seen: Network, first: date, last: date) -> tuple[pd.DataFrame, dict[str, int]]:
    """Outcomes that count, and how many do not, by reason; one whose end has no day had ended when the file was written."""
    rows = seen.outcomes
    won, undated = rows["status"] == "won", rows["won_on"].isna()
    ended = rows["won_on"].fillna(pd.Timestamp(seen.date))
    begins = rows["first_touch"] >= pd.Timestamp(first)
    inside = begins & (rows["first_touch"] <= pd.Timestamp(last)) & (ended <= pd.Timestamp(last))
    unknown = won & undated & begins & ~inside
    left_out = {
        "open": int((rows["status"] == "open").sum()),
        "lost": int((rows["status"] == "lost").sum()),
        "outside": int((won & ~inside & ~unknown).sum()),
        "undated": int(unknown.sum()),
    }
    order = ["first_touch", "title"]
    firsts = rows[won].sort_values(order).index
    again = rows.loc[firsts, "chain"].astype(object).map(_first_link).duplicated()
    counted = rows[won & inside]
    counted = counted.assign(first_time=~again.reindex(counted.index).astype(bool))
    return counted.sort_values(order, ignore_index=True), {reason: n for reason, n in left_out.items() if n}


def _first_link(cell: Any) -> str | None:
    return cell.split(" > ")[0] if isinstance(cell, str) else None


def _described(
    won: pd.DataFrame, seen: Network, states: dict[str, StatesOverTime], in_core: Array, lag: int
) -> pd.DataFrame:
    """Won outcomes with contribution, chain, and what the first tie was like before."""
    chains = [tuple(cell.split(" > ")) if isinstance(cell, str) else () for cell in won["chain"]]
    before = [touch.date() - timedelta(days=lag) for touch in won["first_touch"]]
    early, late = states["early"], states["late"]
    links = [
        tuple(_state(early, who, day) for who in chain) for chain, day in zip(chains, before, strict=True)
    ]
    firsts = pd.Series([chain[0] if chain else None for chain in chains], index=won.index, dtype="string")
    at = early.people.get_indexer(pd.Index(firsts.astype(object)))
    days = early.days.get_indexer(pd.DatetimeIndex(before))
    return won[["title", "kind", "first_touch", "won_on", "value", "origin"]].assign(
        contribution=_contribution(won, seen.settings.hourly_cost),
        chain=pd.Series(chains, index=won.index, dtype=object),
        first_link=firsts,
        first_time=won["first_time"] & firsts.notna(),
        corners=[max(len(chain) - 1, 0) for chain in chains],
        state_before=[states[0] if states else NO_CONTACT for states in links],
        state_before_late=[
            _state(late, chain[0], day) if chain else NO_CONTACT
            for chain, day in zip(chains, before, strict=True)
        ],
        in_core=(at >= 0) & in_core[at, days] if len(won) else pd.Series(dtype=bool),
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
