"""What the noise costs: rows times seconds times the cost of an hour, by class of message and of contact, with an interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import message_classes
from netanalysis.cost.load import noise, observed_days
from netanalysis.inference.bayes import Draws
from netanalysis.inference.bursts import BurstyRate, bursty_rate
from netanalysis.network import Network
from netanalysis.ties import tending

#: who sends it: both sides wrote lately, both sides once wrote, connected only, no contact at all, and no person
CONTACTS: Final = ("tended", "two_way", "connected", "stranger", "nobody")
_STATES: Final = {"tended": "tended", "dormant": "two_way", "occasional": "two_way"}
_YEAR: Final = 365.25
_HOUR: Final = 3600.0


@dataclass(frozen=True, eq=False)
class Price:
    """What the noise of a network costs a year.

    Attributes
    ----------
    classes
        A row a class of message, most minutes first; columns `rows_a_year`, `seconds` (for one row), `minutes_a_year` with `low` and
        `high`, `money_a_year`.
    contacts
        The same by class of contact: `tended`, `two_way` (both sides once wrote), `connected`, `stranger`, `nobody` (a machine, or a
        hidden sender).
    seconds_a_month
        Seconds a month, with an interval that allows for bursts.
    hourly_cost
        What an hour is worth, from `netanalysis.toml`; none where it is not set.
    rows
        How many demands it rests on.
    share_observed
        Share of the days on which any file would have shown a demand; the price is that of these days.
    share_assumed
        Share of the minutes whose seconds the settings do not state, so that an assumption stands for them.

    Examples
    --------
    >>> from netanalysis.inference.bursts import bursty_rate
    >>> import pandas as pd
    >>> found = Price(pd.DataFrame(), pd.DataFrame(), bursty_rate([600.0, 600.0]), 60.0, 2, 1.0, 0.0)
    >>> found.hours_a_year, found.money_a_year
    (2.0, 120.0)
    """

    classes: pd.DataFrame
    contacts: pd.DataFrame
    seconds_a_month: BurstyRate
    hourly_cost: float | None
    rows: int
    share_observed: float
    share_assumed: float

    @property
    def hours_a_year(self) -> float:
        """Hours a year that the noise takes."""
        return self.seconds_a_month.rate * 12 / _HOUR

    @property
    def money_a_year(self) -> float | None:
        """Hours at their cost; none where the cost is not stated."""
        return None if self.hourly_cost is None else self.hours_a_year * self.hourly_cost

    @property
    def bounds(self) -> tuple[float, float]:
        """Bounds of the interval of the hours a year: that of the rows; seconds and cost are taken as they are stated."""
        return self.seconds_a_month.low * 12 / _HOUR, self.seconds_a_month.high * 12 / _HOUR

    def draws(self, *, n: int, seed: int) -> Draws:
        """Draw the money a year that the rows leave possible; nothing where the cost is not stated."""
        drawn: Draws = self.seconds_a_month.draws(n=n, seed=seed) * (12 / _HOUR * (self.hourly_cost or 0.0))
        return drawn


def price(network: Network, first: date, last: date) -> Price:
    """Return what the noise between two days costs a year.

    Parameters
    ----------
    network
        The network; its settings say how many seconds each class takes and what an hour costs.
    first, last
        The days, both included.

    Returns
    -------
    Price
        Minutes and money by class of message and of contact, the whole with an interval, and what it rests on.

    Notes
    -----
    Seconds of a row: those stated for its class, else for its kind (`message`, `mail`), else the assumption in `message_classes.CLASSES`. The
    interval is that of the rows alone.

    Examples
    --------
    >>> from datetime import date
    >>> import netanalysis as na
    >>> price(na.load_sample(), date(2020, 1, 1), date(2025, 12, 31)).hours_a_year > 0
    True
    """
    flags = observed_days(network).any(axis=1).loc[pd.Timestamp(first) : pd.Timestamp(last)]
    days = pd.DatetimeIndex(flags.index[flags.to_numpy(dtype=bool)])
    rows = priced(network)
    rows = rows[rows["day"].isin(days)]
    total = rows["seconds"].sum()
    cost = network.settings.hourly_cost
    return Price(
        classes=_by(rows, "class", days, cost),
        contacts=_by(rows, "who", days, cost).rename_axis("contact"),
        seconds_a_month=seconds_rate(rows, days),
        hourly_cost=cost,
        rows=len(rows),
        share_observed=len(days) / ((last - first).days + 1),
        share_assumed=float(rows.loc[rows["assumed"], "seconds"].sum() / total) if total else float("nan"),
    )


def priced(network: Network) -> pd.DataFrame:
    """Return the demands on one's attention with the seconds each takes, and what its sender is to ego.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        The rows of `noise`, with `seconds`, `assumed` (the settings do not state them) and `who`: one of `CONTACTS`.

    Examples
    --------
    >>> import netanalysis as na
    >>> bool((priced(na.load_sample())["seconds"] > 0).all())
    True
    """
    return network.derive(_priced)


def _priced(network: Network) -> pd.DataFrame:
    rows = noise(network)
    stated = dict(network.settings.seconds_per)
    own = rows["class"].map(stated).fillna(rows["kind"].map(stated)).astype("float64")
    assumed = (
        rows["class"]
        .map({name: each.seconds for name, each in message_classes.CLASSES.items()})
        .astype("float64")
    )
    return rows.assign(
        seconds=own.fillna(assumed), assumed=own.isna(), who=_senders(rows["person_id"], network)
    )


def _senders(persons: pd.Series[Any], network: Network) -> pd.Series[Any]:
    """Class of contact of each sender, as of the network's day."""
    states = network.derive(tending)["tending"]
    known = states.map(_STATES).fillna("connected").mask(states.isna(), "stranger")
    found: pd.Series[Any] = known.reindex(pd.Index(persons.astype(object))).set_axis(persons.index)
    return found.fillna("nobody").astype("string")


def seconds_rate(rows: pd.DataFrame, days: pd.DatetimeIndex) -> BurstyRate:
    """Return the seconds a month of equal length, bursts allowed for, the unobserved days left out."""
    if not len(days):
        return bursty_rate([0.0])
    n = max(1, round(len(days) / _YEAR * 12))
    month = days.get_indexer(pd.DatetimeIndex(rows["day"])) * n // len(days)
    seconds = rows["seconds"].to_numpy()
    sums, squares = (np.bincount(month, weights=part, minlength=n) for part in (seconds, seconds**2))
    found = bursty_rate(sums.tolist(), squares=squares.tolist())
    scale = n / len(days) * _YEAR / 12
    return BurstyRate(found.rate * scale, found.low * scale, found.high * scale, found.events)


def _by(rows: pd.DataFrame, column: str, days: pd.DatetimeIndex, cost: float | None) -> pd.DataFrame:
    """Rows, seconds each, minutes and money a year of each class."""
    years = len(days) / _YEAR
    table = {}
    for name, part in rows.groupby(column):
        rate = seconds_rate(part, days)
        minutes = [bound * 12 / 60 for bound in (rate.rate, rate.low, rate.high)]
        money = minutes[0] / 60 * cost if cost is not None else float("nan")
        table[str(name)] = (len(part) / years, part["seconds"].mean(), *minutes, money)
    names = ["rows_a_year", "seconds", "minutes_a_year", "low", "high", "money_a_year"]
    found = pd.DataFrame.from_dict(table, orient="index", columns=names).rename_axis("class")
    return found.sort_values(["minutes_a_year", "rows_a_year"], ascending=False, kind="stable")
