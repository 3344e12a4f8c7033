"""The load: demands on one's attention, on how many days they could be seen, and how many came in each year."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.cost.classes import classify
from netanalysis.inference.bursts import bursty_rate
from netanalysis.network import Network
from netanalysis.network.sight import windows

#: hours a day that one is awake, and that one works from Monday to Friday
AWAKE, WORKING = 16, 10
_WEEKEND: Final = 5
_MONTH: Final = 30.4
_SHOWN: Final = frozenset({*schema.NOISE_KINDS, "message", "mail"})
INVITATIONS: Final = ("invitation", "event_invitation", "group_invitation")


def noise(network: Network) -> pd.DataFrame:
    """Return what came in and is a demand on attention rather than a word from person to person.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        The rows of `classify` that count as noise, with all its columns.

    Examples
    --------
    >>> import netanalysis as na
    >>> bool((noise(na.load_sample())["class"] == "personal").any())
    False
    """
    rows = classify(network)
    return rows[rows["noise"]].reset_index(drop=True)


def observed_days(network: Network) -> pd.DataFrame:
    """Say for each day and platform whether a file would have shown messages, invitations or notices.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        A row a day (index `day`) from the first such day to the last, a column of flags for each platform.

    Examples
    --------
    >>> import netanalysis as na
    >>> observed_days(na.load_sample()).columns.tolist()
    ['linkedin']
    """
    seen = windows(network.coverage, _SHOWN)[
        ["platform", "observed_from", "observed_until"]
    ].drop_duplicates()
    if not len(seen):
        return pd.DataFrame(index=pd.DatetimeIndex([], name="day"))
    days = pd.date_range(seen["observed_from"].min(), seen["observed_until"].max(), name="day")
    flags = {str(name): np.zeros(len(days), dtype=bool) for name in sorted(seen["platform"].unique())}
    for name, first, last in seen.itertuples(index=False):
        flags[name][days.searchsorted(first) : days.searchsorted(last) + 1] = True
    return pd.DataFrame(flags, index=days)


def years(network: Network) -> pd.DataFrame:
    """Return how many demands came in each year, by the day and by the hour.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        A row a year (index `year`) on some day of which anything could be seen. Columns: `observed_days`, `share_observed` (of
        the days of the year), `rows`, `invitations`; `a_day` with `low` and `high`; `an_hour_awake` (of 16 a day) and
        `a_working_hour` (of 10 a day, Monday to Friday, public holidays not taken out); `invitations_a_working_hour` with
        `invitations_low` and `invitations_high`.

    Notes
    -----
    Intervals are those of `inference.bursts.bursty_rate` over stretches of about a month.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = years(na.load_sample())
    >>> bool((found["low"] <= found["a_day"]).all())
    True
    """
    flags = observed_days(network).any(axis=1)
    seen = pd.DatetimeIndex(flags.index[flags.to_numpy(dtype=bool)] if len(flags) else [])
    rows = noise(network)
    rows = rows[rows["day"].isin(seen)]
    table = {
        int(year): _year(pd.DatetimeIndex(seen[seen.year == year]), rows[rows["day"].dt.year == year])
        for year in sorted(set(seen.year))
    }
    names = ["observed_days", "share_observed", "rows", "invitations", "a_day", "low", "high", "an_hour_awake", "a_working_hour",
             "invitations_a_working_hour", "invitations_low", "invitations_high"]  # fmt: skip
    return pd.DataFrame.from_dict(table, orient="index", columns=names).rename_axis("year")


def _year(days: pd.DatetimeIndex, rows: pd.DataFrame) -> tuple[float, ...]:
    invited = rows[rows["class"].isin(INVITATIONS)]
    rate, asked = (_monthly(part["day"], days) for part in (rows, invited))
    hours = max(int((days.day_of_week < _WEEKEND).sum()), 1) * WORKING / len(days)
    whole = 366 if days[0].is_leap_year else 365
    by_hour = [bound / hours for bound in asked]
    return (
        len(days),
        len(days) / whole,
        len(rows),
        len(invited),
        *rate,
        rate[0] / AWAKE,
        rate[0] / hours,
        *by_hour,
    )


def _monthly(came: pd.Series[Any], days: pd.DatetimeIndex) -> tuple[float, float, float]:
    """Rate a day with its interval, from the counts of about a month each, the unobserved days left out."""
    n = max(1, round(len(days) / _MONTH))
    counts = np.bincount(days.get_indexer(pd.DatetimeIndex(came)) * n // len(days), minlength=n)
    found = bursty_rate(counts.tolist())
    scale = n / len(days)
    return found.rate * scale, found.low * scale, found.high * scale
