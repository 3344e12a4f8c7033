"""When the exchange takes place: day by day through the years, and by weekday and hour."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.describe.measures import Measures, measured
from netanalysis.network import Network
from netanalysis.ties import covering

#: days of the week that are working days: Monday to Friday
WORKING_DAYS: Final = 5
_DAYS, _HOURS = 7, 24


def calendar(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """Count with how many people there was an exchange on each day.

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
        A row for each local day from the year of the first exchange to `as_of` (index `day`): `people` in touch,
        `exchanges`, and whether the day is `observed`: a file would have shown an exchange. Empty where there was none.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.calendar(na.load_sample()).columns.tolist()
    ['people', 'exchanges', 'observed']
    """
    known = measured(network, as_of, measures)
    grouped = known.exchanges.groupby("day")
    counted = pd.DataFrame({"people": grouped["person_id"].nunique(), "exchanges": grouped.size()})
    if not len(counted):
        return counted.assign(observed=pd.Series(dtype="bool")).astype(
            {"people": "int64", "exchanges": "int64"}
        )
    first = pd.Timestamp(counted.index.min().year, 1, 1)
    days = pd.date_range(first, pd.Timestamp(known.network.date), freq="D", name="day")
    filled = counted.reindex(days, fill_value=0).astype("int64")
    return filled.assign(observed=_is_observed(known.network, days) | (filled["people"] > 0).to_numpy())


def _is_observed(network: Network, days: pd.DatetimeIndex) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether a file of any account would have shown an exchange on each day."""
    windows = covering(network)[["observed_from", "observed_until"]].drop_duplicates()
    seen = np.zeros(len(days), dtype=bool)
    for begin, end in windows.itertuples(index=False):
        seen |= np.asarray((days >= begin) & (days <= end))
    return seen


def hours(
    network: Network, *, as_of: date | str | None = None, measures: Measures | None = None
) -> pd.DataFrame:
    """Count exchanges by weekday and hour of the day, in the time zone of the settings.

    Only exchanges whose time of day is known count: a journal entry has a day and no hour. A time without a word on its
    precision is taken for known, unless it is midnight to the second.

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
        168 rows, index `weekday` (0 is Monday) and `hour` (0 to 23): exchanges `sent` by ego and `received`, a
        conversation counting as both, and `exchanges`, in which it counts once.

    Examples
    --------
    >>> import netanalysis as na
    >>> na.describe.hours(na.load_sample()).shape
    (168, 3)
    """
    known = measured(network, as_of, measures)
    rows = known.exchanges[has_hour(known.exchanges)]
    local = rows["time"].dt.tz_convert(known.network.settings.time_zone)
    flags = pd.DataFrame(
        {
            "weekday": local.dt.day_of_week.astype("int64"),
            "hour": local.dt.hour.astype("int64"),
            "sent": rows["direction"].isin(["out", "both"]).astype("int64"),
            "received": rows["direction"].isin(["in", "both"]).astype("int64"),
            "exchanges": 1,
        }
    )
    every = pd.MultiIndex.from_product([range(_DAYS), range(_HOURS)], names=["weekday", "hour"])
    return flags.groupby(["weekday", "hour"]).sum().reindex(every, fill_value=0).astype("int64")


def has_hour(exchanges: pd.DataFrame) -> pd.Series[bool]:
    """Say of which exchanges the time of day is known.

    Parameters
    ----------
    exchanges
        Rows of `interactions`.

    Returns
    -------
    Series
        A flag a row.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"time": pd.to_datetime(["2024-05-02 09:30"] * 2, utc=True)})
    >>> has_hour(rows.assign(time_precision=["minute", "day"])).tolist()
    [True, False]
    """
    times, precision = exchanges["time"], exchanges["time_precision"]
    silent = precision.isna() & (times == times.dt.normalize())
    without: pd.Series[bool] = (precision.eq("day").fillna(value=False) | silent).astype(bool)
    return ~without


def busiest_window(counts: pd.Series[int]) -> tuple[int, int] | None:
    """Find the fewest hours in a row in which, on working days, at least half of all exchange falls.

    Parameters
    ----------
    counts
        Exchanges by `weekday` and `hour`, as a column of `hours`.

    Returns
    -------
    tuple of int or None
        First hour and the hour after the last; of windows of one length that with most exchange, the earliest of
        equals. None where less than half falls on working days, or where there is no exchange.

    Examples
    --------
    >>> import pandas as pd
    >>> every = pd.MultiIndex.from_product([range(7), range(24)], names=["weekday", "hour"])
    >>> counts = pd.Series(0, index=every)
    >>> counts.loc[[(0, 9), (2, 10), (6, 20)]] = [2, 3, 4]
    >>> busiest_window(counts)
    (9, 11)
    """
    working = counts[counts.index.get_level_values("weekday") < WORKING_DAYS].groupby("hour").sum()
    sums = np.concatenate([[0], np.cumsum(working.to_numpy())])
    total = int(counts.sum())
    for length in range(1, _HOURS + 1):
        held = sums[length:] - sums[:-length]
        if total and 2 * int(held.max()) >= total:
            begin = int(held.argmax())
            return begin, begin + length
    return None
