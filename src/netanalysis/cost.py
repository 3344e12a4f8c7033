"""What the network costs: demands on one's attention, the minutes they take, and what the minutes are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network

#: seconds that one row takes where `[seconds_per]` in netanalysis.toml says nothing: an assumption, not a measurement
SECONDS: Final = MappingProxyType(
    {
        "invitation": 15.0, "event_invitation": 10.0, "group_invitation": 10.0, "notification": 5.0, "message": 30.0,
        "mail": 30.0, "sponsored": 4.0, "spam": 3.0, "hidden_sender": 5.0, "broadcast": 10.0, "group": 15.0,
    }
)  # fmt: skip
_YEAR: Final = 365.25


@dataclass(frozen=True, eq=False)
class Price:
    """What the noise of a network costs a year.

    Attributes
    ----------
    causes
        A row a cause, most minutes first; columns `rows_a_year`, `seconds` (for one row), `minutes_a_year`.
    hourly_cost
        What an hour is worth, from `netanalysis.toml`; none where it is not set.

    Examples
    --------
    >>> import pandas as pd
    >>> causes = pd.DataFrame({"minutes_a_year": [90.0, 30.0]})
    >>> Price(causes, 60.0).money_a_year
    120.0
    """

    causes: pd.DataFrame
    hourly_cost: float | None

    @property
    def hours_a_year(self) -> float:
        """Hours a year that the noise takes."""
        return float(self.causes["minutes_a_year"].sum()) / 60

    @property
    def money_a_year(self) -> float | None:
        """Hours at their cost; none where the cost is not stated."""
        return None if self.hourly_cost is None else self.hours_a_year * self.hourly_cost


def noise(network: Network) -> pd.DataFrame:
    """Return the incoming rows that are a demand on attention rather than an exchange, and their cause.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        A row each: `day` (local), `person_id` (may be missing), `platform` and `cause`: a kind of noise, why a row is no
        exchange (`sponsored`, `spam`, …), `group` for more than ten people, or `message` and `mail` from somebody to
        whom ego never wrote.

    Examples
    --------
    >>> import netanalysis as na
    >>> noise(na.load_sample()).columns.tolist()
    ['day', 'person_id', 'platform', 'cause']
    """
    rows = network.interactions
    person_of = network.contacts.set_index("contact_id")["person_id"]
    rows = rows.assign(person_id=look_up(rows["contact_id"], person_of))
    answered = set(
        rows.loc[rows["direction"].isin(["out", "both"]) & rows["mark"].isna(), "person_id"].dropna()
    )
    came = rows[(rows["direction"] == "in") & (rows["mark"] != "draft").fillna(value=True)]
    crowded = (came["n_people"] > schema.BROADCAST).fillna(value=False).astype(bool)
    unanswered = came["kind"].isin(["message", "mail"]) & ~came["person_id"].isin(answered)
    cause = np.select(
        [came["mark"].notna(), came["kind"].isin(schema.NOISE_KINDS), crowded, came["automatic"], unanswered],
        [came["mark"].fillna(""), came["kind"], "group", "notification", came["kind"]],
        default="",
    )
    day = local_days(came["time"], network.settings.time_zone)
    found = pd.DataFrame(
        {"day": day, "person_id": came["person_id"], "platform": came["platform"], "cause": cause}
    )
    return found[found["cause"] != ""].reset_index(drop=True)


def price(network: Network, first: date, last: date) -> Price:
    """Return what the noise between two days costs a year.

    Parameters
    ----------
    network
        The network; its settings say how many seconds each cause takes and what an hour costs.
    first, last
        The days, both included.

    Returns
    -------
    Price
        Rows, seconds and minutes by cause, and the hourly cost.

    Examples
    --------
    >>> from datetime import date
    >>> import netanalysis as na
    >>> price(na.load_sample(), date(2020, 1, 1), date(2025, 12, 31)).hours_a_year > 0
    True
    """
    rows = noise(network)
    inside = rows["day"].between(pd.Timestamp(first), pd.Timestamp(last))
    counts: pd.Series[Any] = rows.loc[inside, "cause"].value_counts()
    years = ((last - first).days + 1) / _YEAR
    stated = {**SECONDS, **network.settings.seconds_per}
    seconds = pd.Series({cause: stated.get(str(cause), 0.0) for cause in counts.index}, dtype="float64")
    causes = pd.DataFrame({"rows_a_year": counts / years, "seconds": seconds}).rename_axis("cause")
    causes["minutes_a_year"] = causes["rows_a_year"] * causes["seconds"] / 60
    ordered = causes.sort_values(["minutes_a_year", "rows_a_year"], ascending=False, kind="stable")
    return Price(ordered, network.settings.hourly_cost)
