"""How the number of accounts grew, platform by platform."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis.network import Network

#: how a contact stands to the owner where both agreed to be connected
CONNECTED: Final = ("connection", "mutual")


def connections(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return the accounts to which ego is connected, members without a name among them.

    Address books, correspondents and followers are left out: nobody agreed to a connection there.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        Those rows of `contacts` whose `relation` is connection or mutual, or is not told.

    Examples
    --------
    >>> import netanalysis as na
    >>> sorted(set(connections(na.load_sample())["relation"].dropna()) - {"connection", "mutual"})
    []
    """
    contacts = network.as_of(as_of).contacts
    return contacts[contacts["relation"].fillna("connection").isin(CONNECTED)].reset_index(drop=True)


def growth(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Count the dated connections of each platform, cumulated month by month.

    Members without a name count: they are ties with a date, although nobody can say who they are. Accounts without a
    date are not in it; `undated_accounts` counts them apart.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row for each month from the first dated connection to `as_of` (index `month`, periods), a column for each
        platform with dated connections, in alphabetical order; values are accounts at the end of the month. Empty where
        nothing has a date.

    Examples
    --------
    >>> import netanalysis as na
    >>> grown = na.describe.growth(na.load_sample())
    >>> bool((grown.diff().dropna() >= 0).all().all())
    True
    """
    seen = network.as_of(as_of)
    dated = connections(seen).dropna(subset=["connected_on"])
    if not len(dated):
        return pd.DataFrame(index=pd.PeriodIndex([], freq="M", name="month"))
    month = dated["connected_on"].dt.to_period("M").rename("month")
    new = pd.crosstab(month, dated["platform"].astype(object))
    months = pd.period_range(new.index.min(), pd.Period(seen.date, "M"), name="month")
    return new.reindex(months, fill_value=0).cumsum().astype("int64").rename_axis(columns="platform")


def undated_accounts(network: Network, *, as_of: date | str | None = None) -> pd.Series[Any]:
    """Count the connections of each platform of which no day is known.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Series
        Accounts without a date by platform, in alphabetical order; platforms without any are left out.

    Examples
    --------
    >>> import netanalysis as na
    >>> bool((undated_accounts(na.load_sample()) > 0).all())
    True
    """
    linked = connections(network, as_of=as_of)
    undated = linked[linked["connected_on"].isna()]
    return undated.groupby(undated["platform"].astype(object), sort=True).size().rename("undated")
