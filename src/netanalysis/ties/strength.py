"""Tie strength: how strong the tie to each person is, from the days with an exchange.

Strength counts days and weeks on which there was an exchange, not messages: a burst of a hundred messages on one day
says less than ten days with one each. It forgets slowly, as memory does. Strength is not value.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import joined
from netanalysis.network import Network
from netanalysis.ties.exchanges import active_days, numbered, person_ids

#: how fast a day of exchange is forgotten: weight (1 + age in days) ** -DECAY
DECAY: Final = 0.5
#: a silence this many times the usual gap is an alarm, …
ALARM_RATIO: Final = 8.0
#: … once there were this many active days to know the usual gap from
ALARM_DAYS: Final = 4

_COLUMNS: Final = MappingProxyType(
    {
        "strength": "float64", "percentile": "float64", "active_days": "Int64", "active_weeks": "Int64",
        "last_contact": schema.DTYPES["date"], "days_since": "Int64", "n_out": "Int64", "n_in": "Int64",
        "reciprocity": "float64", "silence_ratio": "float64", "alarm": "bool", "platforms": "string",
    }
)  # fmt: skip


def tie_strength(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    r"""Score how strong the tie to each person is, and show the parts the score is made of.

    The score ranks people by how likely they are to be in touch again, from the days and weeks with an exchange and
    how long ago these were. It says nothing about what a tie is worth.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row for each person, index `person_id`, strongest first. Who was never seen in an exchange has a missing
        strength, not zero. Columns:

        - `strength`: the score, above 0, without unit
        - `percentile`: per cent of the scored people who are at most as strong, above 0 up to 100
        - `active_days`, `active_weeks`: distinct days and ISO weeks with an exchange
        - `last_contact`: day of the newest exchange; `days_since`: days from then to `as_of`
        - `n_out`, `n_in`: exchanges from ego and to ego; a conversation counts as both
        - `reciprocity`: 0 (one side only) to 1 (both sides alike)
        - `silence_ratio`: days since the last contact over the mean gap between active days
        - `alarm`: whether the silence is longer than 8 usual gaps, once there are 4 active days to know them from
        - `platforms`: where the exchange took place

    Notes
    -----
    With D the distinct local days with an exchange, W the distinct ISO weeks and age the days before `as_of`,

    .. math:: S = \ln(1 + W) \sum_{d \in D} (1 + \mathrm{age}_d)^{-1/2}

    and reciprocity is 2 min(out, in) / (out + in). Counting days keeps bursts from counting; forgetting by a power of
    age follows the memory literature [1]_ and contact diaries [2]_; the silence ratio is an alarm, and a bad ranking
    [3]_. How the score compares on real logs stands in `docs/ties.md`.

    References
    ----------
    .. [1] Anderson, J. R. and Schooler, L. J. (1991). Reflections of the environment in memory. Psychological Science
       2(6). doi:10.1111/j.1467-9280.1991.tb00174.x
    .. [2] Pachur, T., Schooler, L. J. and Stevens, J. R. (2014). We'll meet again: revealing distributional and
       temporal patterns of social contact. PLOS ONE 9(1). doi:10.1371/journal.pone.0086081
    .. [3] Navarro, H. et al. (2017). Temporal patterns behind the strength of persistent ties. EPJ Data Science 6:31.
       doi:10.1140/epjds/s13688-017-0127-3

    Examples
    --------
    >>> import netanalysis as na
    >>> ties = na.tie_strength(na.load_sample())
    >>> bool(ties["strength"].is_monotonic_decreasing or ties["strength"].isna().any())
    True
    """
    seen = network.as_of(as_of)
    people, rows = person_ids(seen), numbered(seen)
    today = pd.Timestamp(seen.date)
    parts = _activity(active_days(seen), today).join(_directions(rows)).join(_platforms(rows))
    parts = parts.reindex(range(len(people))).set_axis(people)
    parts["percentile"] = parts["strength"].rank(pct=True, method="max") * 100
    parts["reciprocity"] = 2 * parts[["n_out", "n_in"]].min(axis=1) / (parts["n_out"] + parts["n_in"])
    parts["silence_ratio"] = parts["days_since"] / parts.pop("mean_gap")
    parts["alarm"] = (parts["silence_ratio"] > ALARM_RATIO) & (parts["active_days"] >= ALARM_DAYS)
    ranked = _typed(parts).reset_index().sort_values(["strength", "person_id"], ascending=[False, True])
    return ranked.set_index("person_id")[list(_COLUMNS)]


def day_weight(age: Any) -> Any:
    """Return what a day of exchange still weighs at an age in days: (1 + age) ** -0.5.

    Examples
    --------
    >>> day_weight(3)
    0.5
    """
    return (1.0 + age) ** -DECAY


def mondays(days: pd.Series[Any]) -> pd.Series[Any]:
    """Return the Monday of each day's ISO week.

    Examples
    --------
    >>> import pandas as pd
    >>> str(mondays(pd.Series(pd.to_datetime(["2024-06-30"])))[0].date())
    '2024-06-24'
    """
    monday: pd.Series[Any] = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return monday


def score(weeks: Any, weights: Any) -> Any:
    """Return the strength from the number of weeks with an exchange and the summed weights of the days.

    Examples
    --------
    >>> round(float(score(1, 2.0)), 3)
    1.386
    """
    return np.log1p(weeks) * weights


def _activity(days: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Score and parts that come from distinct days alone."""
    age = (today - days["day"]).dt.days
    weeks = pd.DataFrame({"person": days["person"], "week": mondays(days["day"])})
    grouped = days.assign(kept=day_weight(age), begun=~weeks.duplicated()).groupby("person", sort=True)
    parts = grouped.agg(
        active_days=("day", "size"),
        active_weeks=("begun", "sum"),
        first_contact=("day", "min"),
        last_contact=("day", "max"),
        kept=("kept", "sum"),
    )
    parts["strength"] = score(parts["active_weeks"].astype("float64"), parts.pop("kept"))
    parts["days_since"] = (today - parts["last_contact"]).dt.days
    span = (parts["last_contact"] - parts.pop("first_contact")).dt.days
    gaps = (parts["active_days"] - 1).where(parts["active_days"] > 1)
    parts["mean_gap"] = span / gaps
    return parts


def _directions(rows: pd.DataFrame) -> pd.DataFrame:
    """Exchanges from ego and to ego, a row a person."""
    flags = pd.DataFrame(
        {
            "person": rows["person"],
            "n_out": rows["direction"].isin(["out", "both"]),
            "n_in": rows["direction"].isin(["in", "both"]),
        }
    )
    return flags.groupby("person", sort=True)[["n_out", "n_in"]].sum()


def _platforms(rows: pd.DataFrame) -> pd.Series[Any]:
    """Where the exchange took place, joined by `, `, a row a person."""
    pairs = rows[["person", "platform"]].drop_duplicates().sort_values(["person", "platform"])
    return joined(pairs["platform"].astype("string"), pairs["person"]).rename("platforms")


def _typed(parts: pd.DataFrame) -> pd.DataFrame:
    """Give every column its dtype, counts of nothing observed being missing."""
    return parts.astype({name: dtype for name, dtype in _COLUMNS.items() if name in parts})
