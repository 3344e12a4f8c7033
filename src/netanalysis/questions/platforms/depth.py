"""How deep exchange goes on each platform, per observed person: days, threads and length where both sides wrote."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.inference import Rate, Share, clustered_rate
from netanalysis.questions.platforms.axis import BOUNDS, Array, Axis, Bound
from netanalysis.questions.platforms.spans import Spans, join, windows
from netanalysis.ties import exchanges
from netanalysis.ties.over_time import day_numbers

_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Depth:
    """What was exchanged on one platform with the people of it whom its files could show.

    Attributes
    ----------
    people, years
        People whose exchanges would have been seen for some time, and the person-years of that.
    two_way
        How many of them wrote and were written to.
    days, threads
        Days and threads of those in whom both sides wrote, per observed person-year; people are the clusters.
    chars
        Typical length of a text in characters (geometric mean, each person counting once), low and high.
    """

    people: int
    years: float
    two_way: Share
    days: Rate
    threads: Rate
    chars: tuple[float, float, float]


def depths(found: Axis) -> dict[Bound, dict[str, Depth]]:
    """Return the depth of each platform on which exchange could be observed, undated contacts taken early and late."""
    rows = {str(name): part for name, part in _rows(found).groupby("platform")}
    shown = windows(found.network, schema.STRENGTH_KINDS)
    measured: dict[Bound, dict[str, Depth]] = {bound: {} for bound in BOUNDS}
    for platform in found.platforms:
        spans = join(span for (name, _), span in shown.items() if name == platform)
        said = rows.get(platform)
        for bound in BOUNDS:
            depth = _depth(found.parts[platform], said, spans, bound) if spans.first.size else None
            if depth is not None:
                measured[bound][platform] = depth
    return measured


def _rows(found: Axis) -> pd.DataFrame:
    """Exchanges with people on the axis; a platform's own mails show one side only and are left out."""
    network = found.network
    notices = network.coverage.loc[network.coverage["content"] == "notices", "file"]
    rows = exchanges(network)
    rows = rows[~rows["source"].isin(notices)]
    person = found.people.get_indexer(pd.Index(rows["person_id"].astype(object)))
    frame = pd.DataFrame(
        {
            "person": person,
            "platform": rows["platform"].to_numpy(dtype=object),
            "day": day_numbers(rows["day"]),
            "thread": rows["thread_id"].to_numpy(dtype=object),
            "out": rows["direction"].isin(["out", "both"]).to_numpy(),
            "back": rows["direction"].isin(["in", "both"]).to_numpy(),
            "chars": rows["n_chars"].astype("Float64").to_numpy(dtype="float64", na_value=np.nan),
        }
    )
    return frame[person >= 0]


def _depth(members: pd.DataFrame, said: pd.DataFrame | None, spans: Spans, bound: Bound) -> Depth | None:
    since = members[bound].to_numpy()
    years = spans.days_since(since) / _YEAR
    observed = years > 0
    if not observed.any():
        return None
    at = pd.Series(since[observed], index=members["person"].to_numpy()[observed])
    mine = _rows_of_nobody() if said is None else said
    begins = at.reindex(mine["person"]).to_numpy()
    mine = mine[spans.holds(mine["day"].to_numpy()) & (mine["day"].to_numpy() >= begins)]
    sides = mine.groupby("person")[["out", "back"]].any()
    both = sides.index[sides["out"] & sides["back"]]
    deep = mine[mine["person"].isin(both)]
    grouped = deep.groupby("person")
    return Depth(
        people=int(observed.sum()),
        years=float(years.sum()),
        two_way=Share(len(both), int(observed.sum())),
        days=clustered_rate(_count(grouped["day"], at), years[observed]),
        threads=clustered_rate(_count(grouped["thread"], at), years[observed]),
        chars=_length(deep),
    )


def _rows_of_nobody() -> pd.DataFrame:
    columns = {
        "person": "int64",
        "day": "int64",
        "thread": "object",
        "out": "bool",
        "back": "bool",
        "chars": "float64",
    }
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns.items()})


def _count(grouped: Any, people: pd.Series[Any]) -> Array:
    """How many different ones each person has; none of most."""
    counts: Array = grouped.nunique().reindex(people.index, fill_value=0).to_numpy()
    return counts


def _length(rows: pd.DataFrame) -> tuple[float, float, float]:
    """Geometric mean of the length of a text over people, with Student's interval."""
    from scipy.special import stdtrit

    said = rows[rows["chars"] > 0]
    logs = np.log(said["chars"]).groupby(said["person"]).mean().to_numpy()
    if not logs.size:
        return math.nan, math.nan, math.nan
    middle = float(logs.mean())
    if logs.size == 1:
        return math.exp(middle), math.nan, math.nan
    reach = float(stdtrit(logs.size - 1, 0.975)) * float(logs.std(ddof=1)) / math.sqrt(logs.size)
    return math.exp(middle), math.exp(middle - reach), math.exp(middle + reach)
