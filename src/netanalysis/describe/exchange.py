"""Who the strongest ties are, what state the ties are in, and how exchange spreads over people and months."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis.describe.measures import Measures, measured
from netanalysis.network import Network
from netanalysis.ties import STATES

#: so many of the strongest ties make a circle; fixed ranks, nothing that was found in the data
CIRCLES: Final = (5, 15, 50, 150)


def ranking(
    network: Network, *, n: int = 20, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """Return the strongest ties with names, states and the parts of the score.

    Parameters
    ----------
    network
        The network.
    n
        How many ties at most.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    DataFrame
        A row a person with an exchange, strongest first, index `person_id`: `name`, `company`, `tending` and the
        columns of `tie_strength`.

    Examples
    --------
    >>> import netanalysis as na
    >>> len(na.describe.ranking(na.load_sample(), n=5))
    5
    """
    known = measured(network, as_of, measures)
    top = known.ties[known.ties["strength"].notna()].head(n)
    persons = known.network.persons.set_index("person_id").reindex(top.index)
    named = persons[["name", "company"]].assign(tending=known.tending["tending"].reindex(top.index))
    return named.join(top)


def states(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """Count the people in each state of tending, the observable ones apart from the rest.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    DataFrame
        A row for each of `STATES`, in that order, index `tending`: `people`; `share` of the people whose state can be
        told (0 to 1), missing for *unobserved* and where nobody can be judged.

    Examples
    --------
    >>> import netanalysis as na
    >>> counted = na.describe.states(na.load_sample())
    >>> counted.index[-1], round(float(counted["share"].sum()), 6)
    ('unobserved', 1.0)
    """
    tended = measured(network, as_of, measures).tending["tending"]
    people = tended.value_counts().reindex(list(STATES), fill_value=0).astype("int64").rename("people")
    told = people.drop("unobserved")
    share = told / told.sum() if told.sum() else told * float("nan")
    return pd.DataFrame({"people": people, "share": share.reindex(people.index)}).rename_axis("tending")


def circles(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.Series[Any]:
    """Say what share of all exchange days the 5, 15, 50 and 150 strongest ties hold.

    An exchange day is a day with an exchange with one person; two people on one day are two. The circles are ranks, a
    yardstick: nothing says that one's network has such layers.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    Series
        Share (0 to 1) by number of strongest ties; missing where there was no exchange.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.circles(na.load_sample()).is_monotonic_increasing
    True
    """
    days = measured(network, as_of, measures).ties["active_days"].dropna().astype("float64")
    total = days.sum() or float("nan")
    return pd.Series(
        {size: float(days.head(size).sum()) / total for size in CIRCLES}, name="share", dtype="float64"
    )


def activity(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """Count month by month with how many people there was an exchange.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    measures
        What `measure` returned for the same network and day; computed where left out.

    Returns
    -------
    DataFrame
        A row for each month from the first exchange to `as_of` (index `month`, periods): `people` with an exchange,
        `exchange_days` (days times people) and `exchanges`. Empty where there was none.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.activity(na.load_sample()).columns.tolist()
    ['people', 'exchange_days', 'exchanges']
    """
    known = measured(network, as_of, measures)
    rows = known.exchanges
    months = rows["day"].dt.to_period("M").rename("month")
    days = rows[["person_id", "day"]].assign(month=months).drop_duplicates(["person_id", "day"])
    counted = pd.DataFrame(
        {
            "people": days.groupby("month")["person_id"].nunique(),
            "exchange_days": days.groupby("month").size(),
            "exchanges": months.groupby(months).size(),
        }
    ).astype("int64")
    if not len(counted):
        return counted.set_axis(pd.PeriodIndex([], freq="M", name="month"))
    span = pd.period_range(counted.index.min(), pd.Period(known.network.date, "M"), name="month")
    return counted.reindex(span, fill_value=0)
