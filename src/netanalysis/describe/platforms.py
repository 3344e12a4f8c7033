"""On which platforms people are known: who is only where, and how many accounts one person has."""

from __future__ import annotations

from datetime import date

import pandas as pd

from netanalysis.network import Network


def platform_overlap(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Count the people known from each combination of platforms.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row a combination, most people first: `platforms`, joined by `, `, and `persons`. Everybody is in one row.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> int(na.describe.platform_overlap(network)["persons"].sum()) == len(network.persons)
    True
    """
    counts = network.as_of(as_of).persons["platforms"].value_counts().rename("persons").reset_index()
    ordered = counts.sort_values(["persons", "platforms"], ascending=[False, True], ignore_index=True)
    return ordered.astype({"platforms": "string", "persons": "int64"})


def accounts_per_person(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Count the people who have one account, two accounts, and so on.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row a number of accounts, from 1 up: `n_accounts` and `persons`.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.accounts_per_person(na.load_sample())["n_accounts"].min()
    np.int64(1)
    """
    counts = network.as_of(as_of).persons["n_accounts"].astype("int64").value_counts().sort_index()
    return counts.rename("persons").reset_index()
