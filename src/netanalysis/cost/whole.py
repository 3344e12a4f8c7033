"""What a large network costs in all: the noise, one's own time for it, and fees, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.cost.load import observed_days
from netanalysis.cost.own import requests
from netanalysis.cost.price import priced, seconds_rate
from netanalysis.dates import local_days
from netanalysis.inference.bayes import Draws
from netanalysis.inference.bursts import BurstyRate
from netanalysis.message_classes import OWN_TIME
from netanalysis.network import Network
from netanalysis.ties.exchanges import exchanges

#: the parts of the price, as they are told
PARTS: Final = ("noise", *OWN_TIME, "fees")
#: days a year on which one works, holidays and leave taken out
WORKING_DAYS: Final = 220
_YEAR: Final = 365.25
_HOUR: Final = 3600.0
#: says of people and days which of them stand beyond the core
Beyond = Callable[["pd.Series[Any]", "pd.Series[Any]"], "np.ndarray[Any, Any]"]


@dataclass(frozen=True, eq=False)
class WholePrice:
    """What a large network costs a year.

    Attributes
    ----------
    parts
        A row for each of `PARTS`; columns `rows_a_year`, `seconds` (for one row), `minutes_a_year`, `money_a_year`, and `stated`: whether
        the settings say what one takes (a fee: what was paid), else it is assumed.
    seconds_a_month
        Seconds a month of noise and own time, with an interval that allows for bursts.
    fees_a_year
        What is paid a year.
    hourly_cost
        What an hour is worth, from `netanalysis.toml`; none where it is not set.
    noise_rows, rows
        How many demands, and how many rows in all, it rests on.
    share_observed
        Share of the days on which any file would have shown a demand.
    share_assumed
        Share of the minutes whose seconds the settings do not state.

    Examples
    --------
    >>> from netanalysis.inference.bursts import bursty_rate
    >>> found = WholePrice(pd.DataFrame(), bursty_rate([600.0, 600.0]), 100.0, 60.0, 2, 2, 1.0, 0.0)
    >>> found.hours_a_year, found.money_a_year
    (2.0, 220.0)
    """

    parts: pd.DataFrame
    seconds_a_month: BurstyRate
    fees_a_year: float
    hourly_cost: float | None
    noise_rows: int
    rows: int
    share_observed: float
    share_assumed: float

    @property
    def hours_a_year(self) -> float:
        """Hours a year that noise and own time take."""
        return self.seconds_a_month.rate * 12 / _HOUR

    @property
    def known(self) -> bool:
        """Whether there is a price: an hour has a cost, and demands on attention were seen; who saw none has not seen that there are none."""
        return self.hourly_cost is not None and self.noise_rows > 0

    @property
    def money_a_year(self) -> float | None:
        """Hours at their cost, and fees; none where the price is not known."""
        return self.hours_a_year * (self.hourly_cost or 0.0) + self.fees_a_year if self.known else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Bounds of the interval of the hours a year: that of the rows; seconds and cost are taken as they are stated."""
        return self.seconds_a_month.low * 12 / _HOUR, self.seconds_a_month.high * 12 / _HOUR

    def draws(self, *, n: int, seed: int) -> Draws:
        """Draw the money a year that the rows leave possible; fees alone where the cost of an hour is not stated."""
        hours = self.seconds_a_month.draws(n=n, seed=seed) * (12 / _HOUR)
        drawn: Draws = hours * (self.hourly_cost or 0.0) + self.fees_a_year
        return drawn


def minutes_a_day(hours_a_year: float) -> float:
    """Turn hours a year into minutes of each working day, of 220 a year.

    Examples
    --------
    >>> minutes_a_day(110.0)
    30.0
    """
    return hours_a_year * 60 / WORKING_DAYS


def whole_price(network: Network, first: date, last: date, beyond: Beyond) -> WholePrice:
    """Return what the large network costs a year between two days.

    Parameters
    ----------
    network
        The network; its settings say how many seconds each thing takes, what an hour costs, and what was paid.
    first, last
        The days, both included.
    beyond
        Says of people and days which of them stand beyond the core: what is written to the core is no price of the crowd.

    Returns
    -------
    WholePrice
        Parts, the whole with an interval, and what it rests on.

    Notes
    -----
    Noise is that of `price`. Own time: messages written to people beyond the core (one to several people counts once), requests to
    connect, clicks to accept (connections that ego had not asked for), and posts; seconds as in `[seconds_per]`, else assumed
    (`message_classes.OWN_TIME`). Fees: `[costs]`, an amount a year.

    Examples
    --------
    >>> from datetime import date
    >>> import netanalysis as na
    >>> everybody = lambda people, days: np.ones(len(people), dtype=bool)
    >>> found = whole_price(na.load_sample(), date(2020, 1, 1), date(2025, 12, 31), everybody)
    >>> found.parts.index.tolist()
    ['noise', 'written', 'request', 'accepted', 'post', 'fees']
    """
    flags = observed_days(network).any(axis=1).loc[pd.Timestamp(first) : pd.Timestamp(last)]
    days = pd.DatetimeIndex(flags.index[flags.to_numpy(dtype=bool)])
    noise = priced(network)[["day", "seconds", "assumed"]].assign(part="noise")
    rows = pd.concat([noise, own_time(network, beyond)], ignore_index=True)
    rows = rows[rows["day"].isin(days)]
    total, cost = rows["seconds"].sum(), network.settings.hourly_cost
    fees = fees_a_year(network.settings.costs, first, last)
    return WholePrice(
        parts=_parts(rows, len(days) / _YEAR, cost, fees),
        seconds_a_month=seconds_rate(rows, days),
        fees_a_year=fees,
        hourly_cost=cost,
        noise_rows=int((rows["part"] == "noise").sum()),
        rows=len(rows),
        share_observed=len(days) / ((last - first).days + 1),
        share_assumed=float(rows.loc[rows["assumed"].astype(bool), "seconds"].sum() / total) if total else float("nan"),
    )  # fmt: skip


def own_time(network: Network, beyond: Beyond) -> pd.DataFrame:
    """Return what ego did for people beyond the core or for everybody, a row each.

    Parameters
    ----------
    network
        The network.
    beyond
        As in `whole_price`.

    Returns
    -------
    DataFrame
        `day` (local), `part` (one of `message_classes.OWN_TIME`), `seconds`, and whether they are `assumed`.

    Examples
    --------
    >>> import netanalysis as na
    >>> rows = own_time(na.load_sample(), lambda people, days: np.zeros(len(people), dtype=bool))
    >>> bool((rows["part"] == "written").any())
    False
    """
    asked = requests(network)
    days = {
        "written": _written(network, beyond),
        "request": asked["day"],
        "accepted": _accepted(network, asked),
        "post": _posted(network),
    }
    stated = network.settings.seconds_per
    parts = [
        pd.DataFrame(
            {"day": each.to_numpy(), "seconds": stated.get(part, OWN_TIME[part]), "assumed": part not in stated, "part": part}
        )
        for part, each in days.items()
        if len(each)
    ]  # fmt: skip
    columns = ["day", "seconds", "assumed", "part"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _written(network: Network, beyond: Beyond) -> pd.Series[Any]:
    """Days of the messages that ego wrote to somebody beyond the core."""
    rows = exchanges(network)
    rows = rows[rows["kind"].isin(["message", "mail"]) & (rows["direction"] == "out")]
    rows = rows[beyond(rows["person_id"], rows["day"])]
    return rows.drop_duplicates(["time", "platform"])["day"]


def _accepted(network: Network, asked: pd.DataFrame) -> pd.Series[Any]:
    """Days of connections that ego had not asked for: each took a click to accept."""
    contacts = network.contacts
    connected = contacts[(contacts["relation"] == "connection") & contacts["connected_on"].notna()]
    return connected.loc[~connected["contact_id"].isin(asked["contact_id"]), "connected_on"]


def _posted(network: Network) -> pd.Series[Any]:
    """Days of ego's own posts."""
    rows = network.activity
    return local_days(rows.loc[rows["kind"] == "post", "time"], network.settings.time_zone)


def fees_a_year(costs: Mapping[int, float], first: date, last: date) -> float:
    """Return what was paid a year between two days, a year's fee in proportion to its days among them.

    Examples
    --------
    >>> round(fees_a_year({2019: 365.0, 2021: 1000.0}, date(2019, 1, 1), date(2020, 12, 31)))
    182
    """
    paid = 0.0
    for year, amount in costs.items():
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        whole = (date(year, 12, 31) - date(year, 1, 1)).days + 1
        paid += amount * max((end - begin).days + 1, 0) / whole
    return paid / ((last - first).days + 1) * _YEAR


def _parts(rows: pd.DataFrame, years: float, cost: float | None, fees: float) -> pd.DataFrame:
    """Rows, seconds each, minutes and money a year of each part."""
    table = {}
    for part in PARTS[:-1]:
        mine = rows[rows["part"] == part]
        minutes = float(mine["seconds"].sum()) / 60 / years if years else float("nan")
        each = float(mine["seconds"].mean()) if len(mine) else float("nan")
        money = minutes / 60 * cost if cost is not None else float("nan")
        stated = bool(len(mine)) and not mine["assumed"].astype(bool).any()
        table[part] = (len(mine) / years if years else float("nan"), each, minutes, money, stated)
    table["fees"] = (float("nan"), float("nan"), 0.0, fees, True)
    names = ["rows_a_year", "seconds", "minutes_a_year", "money_a_year", "stated"]
    return pd.DataFrame.from_dict(table, orient="index", columns=names).rename_axis("part")
