"""How strong a tie was over time: on each day of a list what `tie_strength` would have said that day."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.schema import DTYPES
from netanalysis.ties import day_weight, mondays, score

#: a history of no more days than this is told day by day, a longer one month by month
_SHORT: Final = 120


def strength_course(
    exchanges: pd.DataFrame, *, others: pd.DataFrame, accounts: pd.DataFrame, day: date
) -> pd.Series[Any]:
    """Return how strong the tie to one person was at the end of each month since the first exchange.

    Each value is the one that `tie_strength` gives as of that day, without looking ahead: a broadcast counts until its
    text had gone to one person too many, and an account not before the day it was connected.

    Parameters
    ----------
    exchanges, others
        Her interactions that count, and those that do not.
    accounts
        Her accounts.
    day
        The last day.

    Returns
    -------
    Series
        Strength by day (index `day`): the last days of months and `day` itself, or every day where these are no more
        than 120; missing where no exchange counted yet, empty where there never was one.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = na.describe.tie(na.load_sample(), "Katja Lenz")
    >>> round(float(found.course.iloc[-1] / found.scores["strength"]), 9)
    1.0
    """
    rows = _candidates(exchanges, others, accounts)
    last = pd.Timestamp(day)
    days = _days(rows["day"].min(), last) if len(rows) else pd.DatetimeIndex([])
    ends = days.to_numpy(dtype="datetime64[us]")[np.newaxis, :]
    begin, end = (rows[name].to_numpy(dtype="datetime64[us]")[:, np.newaxis] for name in ("start", "until"))
    counts = pd.DataFrame((begin <= ends) & ~(end <= ends))
    of_days = counts.groupby(rows["day"]).any()
    of_weeks = counts.groupby(mondays(rows["day"])).any()
    age = (ends - of_days.index.to_numpy(dtype="datetime64[us]")[:, np.newaxis]) / np.timedelta64(1, "D")
    kept = (day_weight(np.maximum(age, 0.0)) * of_days.to_numpy(dtype=bool)).sum(axis=0)
    weeks = of_weeks.to_numpy(dtype=bool).sum(axis=0).astype("float64")
    strength = np.where(weeks > 0, score(weeks, kept), np.nan)
    return pd.Series(strength, index=days.rename("day"), name="strength", dtype="float64")


def _candidates(exchanges: pd.DataFrame, others: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Rows that counted at one time or another: their day, and from when until when they counted."""
    once = others[others["since"] > others["day"]]
    columns = ["contact_id", "day"]
    until = pd.Series(pd.NaT, index=exchanges.index, dtype=DTYPES["date"])
    rows = exchanges[columns].assign(until=until)
    if len(once):
        rows = pd.concat([rows, once[columns].assign(until=once["since"])], ignore_index=True)
    connected = rows["contact_id"].map(accounts.set_index("contact_id")["connected_on"])
    later = connected.astype(DTYPES["date"]) > rows["day"]
    begun = rows.assign(start=rows["day"].mask(later, connected.astype(DTYPES["date"])))
    return begun.drop(columns="contact_id").drop_duplicates(ignore_index=True)


def _days(first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
    """Days on which to look: each one of a short time, else the ends of the months and the last day."""
    if (last - first).days <= _SHORT:
        return pd.date_range(first, last, freq="D")
    ends = pd.date_range(first, last, freq="ME")
    return pd.DatetimeIndex([*ends[ends < last], last])
