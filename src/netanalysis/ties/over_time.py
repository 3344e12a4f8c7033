"""States and strengths of all ties on many days at once, each as it could have been known at the end of that day.

`tending` and `tie_strength` look at one day; to look at hundreds of days that way would read the network anew for each.
Here every exchange becomes a pair of events, the day it begins to count and the day it stops, and one pass serves all
days. A test holds both ways equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.network.rows import unread
from netanalysis.network.sight import windows
from netanalysis.ties.exchanges import excluded, spread_at
from netanalysis.ties.strength import day_weight, score
from netanalysis.ties.tending import STATES

Array = np.ndarray[Any, np.dtype[Any]]
#: how contacts whose connection has no day enter: at the earliest or at the latest day that is possible
Undated = Literal["early", "late"]

#: a day before and a day after all others
BEFORE: Final = -(2**30)
NEVER: Final = 2**30
#: code of a person who was no contact yet
ABSENT: Final = -1
_CODE: Final = {state: code for code, state in enumerate(STATES)}


@dataclass(frozen=True, eq=False)
class Trace:
    """Days with an exchange, a row a person and day; days are counted from 1970.

    Attributes
    ----------
    people
        Everybody in the network, sorted by id.
    person, day
        Position in `people`, and the local day.
    any_until, out_until, in_until
        Day from which nothing of that day counts any more, because its text had by then become a broadcast; a
        direction without an exchange has no day at all (`BEFORE`).
    """

    people: pd.Index[Any]
    person: Array
    day: Array
    any_until: Array
    out_until: Array
    in_until: Array

    def of(self, person_id: str) -> Trace:
        """Return the days of one person alone."""
        hers = self.person == self.people.get_loc(person_id)
        days = (values[hers] for values in (self.day, self.any_until, self.out_until, self.in_until))
        return Trace(pd.Index([person_id], dtype=object), np.zeros(int(hers.sum()), dtype=np.intp), *days)


@dataclass(frozen=True, eq=False)
class StatesOverTime:
    """The state of each tie on each day.

    Attributes
    ----------
    people
        Everybody in the network, sorted by id: the rows of `codes`.
    days
        The days, ascending: the columns.
    codes
        Position in `STATES`; -1 where somebody was no contact yet.
    """

    people: pd.Index[Any]
    days: pd.DatetimeIndex
    codes: Array

    def of(self, person: str, day: date | pd.Timestamp) -> str | None:
        """Return the state of one tie on one of the days, none where there was no contact yet."""
        code = self.codes[self.people.get_loc(person), self.days.get_loc(pd.Timestamp(day))]
        return None if code == ABSENT else STATES[int(code)]


def trace(network: Network) -> Trace:
    """Collect the days with an exchange, and from when on each is known to be none.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    Trace
        A row a person and day, by person and day.

    Examples
    --------
    >>> import netanalysis as na
    >>> days = trace(na.load_sample())
    >>> bool((days.any_until > days.day).all())
    True
    """
    columns = ["contact_id", "time", "kind", "direction", "n_people", "n_chars", "text", "automatic", "mark"]
    rows = unread(network, columns)
    rows = rows[excluded(rows).isna() & rows["contact_id"].notna()]
    people = pd.Index(network.persons["person_id"].astype(object)).sort_values()
    person_of = network.contacts.set_index("contact_id")["person_id"]
    person = people.get_indexer(look_up(rows["contact_id"], person_of).astype(object))
    rows, person = rows[person >= 0], person[person >= 0]
    day = day_numbers(local_days(rows["time"], network.settings.time_zone))
    until = day_numbers(local_days(spread_at(rows), network.settings.time_zone))
    direction = rows["direction"].to_numpy(dtype=object)
    frame = pd.DataFrame(
        {
            "person": person,
            "day": day,
            "any": until,
            "out": np.where(np.isin(direction, ["out", "both"]), until, BEFORE),
            "in": np.where(np.isin(direction, ["in", "both"]), until, BEFORE),
        }
    )
    days = frame.groupby(["person", "day"], sort=True).max().reset_index()
    days = days[days["any"] > days["day"]]
    return Trace(people, *(days[name].to_numpy() for name in ("person", "day", "any", "out", "in")))


def day_numbers(days: pd.Series[Any] | pd.DatetimeIndex) -> Array:
    """Days counted from 1970; a missing one is `NEVER`."""
    values = pd.DatetimeIndex(days)
    numbers = values.to_numpy().astype("datetime64[D]").astype("int64")
    return np.where(values.isna(), NEVER, numbers)


def states_over_time(
    network: Network,
    days: Sequence[date] | pd.DatetimeIndex,
    *,
    window: int = 365,
    few_days: int = 3,
    undated: Undated = "early",
) -> StatesOverTime:
    """Say of each tie on each day in what state it was, as could be known at the end of that day.

    The states are those of `tending`, with two differences. A pin does not count: it is set today, by somebody who
    knows what came of the tie. And a contact without a day of connection is there from the earliest or from the latest
    day that is possible: the first dated connection of the same account of ego's, or the first export that shows her.

    Parameters
    ----------
    network
        The network.
    days
        The days to look at.
    window, few_days
        As in `tending`.
    undated
        Whether contacts without a day of connection enter early or late.

    Returns
    -------
    StatesOverTime
        A row a person, a column a day.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> states = states_over_time(network, [network.date])
    >>> states.codes.shape == (len(network.persons), 1)
    True
    """
    index = pd.DatetimeIndex(sorted({pd.Timestamp(day).normalize() for day in days}))
    grid = day_numbers(index)
    seen = network.derive(trace)
    accounts = _accounts(network, seen, undated)
    since = np.full(len(seen.people), NEVER)
    np.minimum.at(since, accounts["person"].to_numpy(), accounts["since"].to_numpy())
    observable = _observable(network, accounts, grid, window, len(seen.people))
    codes = state_codes(seen, since, observable, grid, window=window, few_days=few_days)
    return StatesOverTime(seen.people, index, codes)


def state_codes(
    seen: Trace, since: Array, observable: Array, grid: Array, *, window: int = 365, few_days: int = 3
) -> Array:
    """Say of each tie on each day in what state it was, from nothing but days.

    `since` is the day from which on each was a contact, `observable` says whether a file would have shown an exchange within the
    window, `grid` are the days, ascending; windows as in `tending`. Returned are positions in `STATES`, people × days; -1 where
    somebody was no contact yet.

    Examples
    --------
    >>> said = np.array([0]), np.array([100]), np.array([NEVER]), np.array([NEVER]), np.array([BEFORE])
    >>> seen = Trace(pd.Index(["a", "b"]), *said)
    >>> state_codes(seen, np.array([50, 60]), np.ones((2, 1), dtype=bool), np.array([120])).tolist()
    [[3], [4]]
    """
    counted = _Counts.of(seen, grid, window)
    known = observable | (counted.recent > 0)
    codes = np.select(
        [
            (since[:, None] > grid[None, :]) & (counted.days == 0),
            ~known,
            counted.days == 0,
            (counted.out == 0) | (counted.back == 0),
            counted.days < few_days,
            (counted.recent_out > 0) & (counted.recent_in > 0),
        ],
        [ABSENT, *(_CODE[state] for state in ("unobserved", "collected", "one_way", "occasional", "tended"))],
        default=_CODE["dormant"],
    )
    return codes.astype(np.int8)


@dataclass(frozen=True, eq=False)
class _Counts:
    """Days with an exchange up to each day of a grid, ever and within the window, each way: people × days."""

    days: Array
    out: Array
    back: Array
    recent: Array
    recent_out: Array
    recent_in: Array

    @classmethod
    def of(cls, seen: Trace, grid: Array, window: int) -> _Counts:
        """Count them."""
        ever = [
            _running(seen, until, grid, NEVER) for until in (seen.any_until, seen.out_until, seen.in_until)
        ]
        late = [
            _running(seen, until, grid, window) for until in (seen.any_until, seen.out_until, seen.in_until)
        ]
        return cls(*ever, *late)


def _running(seen: Trace, until: Array, grid: Array, window: int) -> Array:
    """Number of days that count at each day of the grid: begun by then, not yet stopped, within the window."""
    counts = until > seen.day
    begins = np.searchsorted(grid, seen.day[counts], side="left")
    stops = np.minimum(until[counts], seen.day[counts] + window)
    ends = np.searchsorted(grid, stops, side="left")
    width = len(grid) + 1
    size = len(seen.people) * width
    row = seen.person[counts] * width
    change = np.bincount(row + begins, minlength=size) - np.bincount(row + ends, minlength=size)
    running: Array = np.cumsum(change.reshape(-1, width), axis=1, dtype=np.int32)[:, :-1]
    return running


def _accounts(network: Network, seen: Trace, undated: Undated) -> pd.DataFrame:
    """Accounts with `person` (position), `platform`, `account`, `since` (day), and whether an address book holds them."""
    contacts = network.contacts
    relation = contacts["relation"].fillna("connection")
    since = day_numbers(contacts["connected_on"])
    bound = _earliest(contacts) if undated == "early" else _first_shown(network)
    since = np.where((since == NEVER) & (relation != "correspondent"), bound, since)
    frame = pd.DataFrame(
        {
            "person": seen.people.get_indexer(pd.Index(contacts["person_id"].astype(object))),
            "platform": contacts["platform"],
            "account": contacts["account"],
            "since": np.minimum(since, network.derive(_first_exchange)),
            "listed": (relation == "address_book").to_numpy(),
        }
    )
    return frame[frame["person"] >= 0]


def _earliest(contacts: pd.DataFrame) -> Array:
    """Day of the first dated connection of the same account of ego's; before everything where none is dated."""
    firsts = contacts.groupby(["platform", "account"])["connected_on"].transform("min")
    numbers = day_numbers(firsts)
    return np.where(numbers == NEVER, BEFORE, numbers)


def _first_shown(network: Network) -> Array:
    """Day of the first export that shows the contact; the network's own date where no export says its day."""
    shown = network.snapshots[network.snapshots["present"]]
    first = look_up(network.contacts["contact_id"], shown.groupby("contact_id")["snapshot_on"].min())
    bound: Array = np.minimum(day_numbers(first), day_numbers(pd.DatetimeIndex([pd.Timestamp(network.date)])))
    return bound


def _first_exchange(network: Network) -> Array:
    """Day of the first exchange with each account, `NEVER` without one."""
    rows = unread(network, ["contact_id", "time", "kind", "automatic", "mark"])
    rows = rows[excluded(rows).isna()]
    first = rows.groupby("contact_id")["time"].min()
    return day_numbers(local_days(look_up(network.contacts["contact_id"], first), network.settings.time_zone))


def _observable(network: Network, accounts: pd.DataFrame, grid: Array, window: int, n_people: int) -> Array:
    """Whether a file would have shown an exchange within the window: people × days."""
    found = np.zeros((n_people, len(grid)), dtype=bool)
    for (platform, account), covered in _windows(network, grid, window).items():
        mine = accounts[(accounts["platform"] == platform) & (accounts["account"] == account)]
        mine = mine[~mine["listed"]]
        since = np.full(n_people, NEVER)
        np.minimum.at(since, mine["person"].to_numpy(), mine["since"].to_numpy())
        found |= covered[None, :] & (since[:, None] <= grid[None, :])
    return found


def _windows(network: Network, grid: Array, window: int) -> dict[tuple[str, str], Array]:
    """For each account of ego's, the days at which some file covers part of the window before."""
    rows = windows(network.coverage, schema.STRENGTH_KINDS)
    covered: dict[tuple[str, str], Array] = {}
    spans = zip(day_numbers(rows["observed_from"]), day_numbers(rows["observed_until"]), strict=True)
    for key, (first, last) in zip(zip(rows["platform"], rows["account"], strict=True), spans, strict=True):
        days = (grid >= first) & (last > grid - window)
        covered[key] = covered.get(key, False) | days
    return covered


def strength_over_time(
    network: Network, days: Sequence[date] | pd.DatetimeIndex, *, person_id: str | None = None
) -> pd.DataFrame:
    """Return the strength of each tie on each day, as could be known at the end of that day.

    Parameters
    ----------
    network
        The network.
    days
        The days to look at.
    person_id
        Look at this person alone; left out, at everybody.

    Returns
    -------
    DataFrame
        A row a person (index `person_id`, sorted), a column a day; missing where no exchange had been observed.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> now = strength_over_time(network, [network.date]).iloc[:, 0]
    >>> bool(abs(now.max() - na.tie_strength(network)["strength"].max()) < 1e-9)
    True
    """
    index = pd.DatetimeIndex(sorted({pd.Timestamp(day).normalize() for day in days}))
    seen = network.derive(trace)
    if person_id is not None:
        seen = seen.of(person_id)
    scores = strengths(seen, day_numbers(index))
    people = pd.Index(seen.people, dtype="string", name="person_id")
    return pd.DataFrame(dict(zip(index, scores.T, strict=True)), index=people)


def strengths(seen: Trace, grid: Array) -> Array:
    """Return the score of everybody on each day: people × days; missing where no exchange had been observed.

    Examples
    --------
    >>> said = np.array([0]), np.array([100]), np.array([NEVER]), np.array([NEVER]), np.array([BEFORE])
    >>> bool(np.isnan(strengths(Trace(pd.Index(["a", "b"]), *said), np.array([120]))[1, 0]))
    True
    """
    # 1970 began on a Thursday: three days on, weeks begin on Mondays
    week = (seen.day + 3) // 7
    found = np.empty((len(seen.people), len(grid)))
    for place, number in enumerate(grid):
        found[:, place] = _strength_on(seen, week, number)
    return found


def _strength_on(seen: Trace, week: Array, number: int) -> Array:
    """Score of everybody on one day."""
    counts = (seen.day <= number) & (seen.any_until > number)
    person, days, weeks = seen.person[counts], seen.day[counts], week[counts]
    begins = np.ones(len(person), dtype=bool)
    begins[1:] = (person[1:] != person[:-1]) | (weeks[1:] != weeks[:-1])
    size = len(seen.people)
    kept = np.bincount(person, weights=day_weight(number - days), minlength=size)
    n_weeks = np.bincount(person[begins], minlength=size)
    return np.where(n_weeks > 0, score(n_weeks, kept), np.nan)
