"""Who causes the noise: a few or the crowd, and what muting the loudest would save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.network import Network

#: how many senders are muted in thought
LOUDEST: Final = 20
#: the days on which it is tried out what muting the loudest of the time before would have saved
TRIED: Final = 365
_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Muted:
    """What came in the last year, and what of it from the twenty who had been loudest before.

    Attributes
    ----------
    rows, seconds
        Everything that came.
    muted_rows, muted_seconds
        What came of the loudest.
    loud
        How many they are; none where nothing came the year before.
    """

    rows: int
    muted_rows: int
    seconds: float
    muted_seconds: float
    loud: int


def senders(rows: pd.DataFrame, network: Network) -> pd.DataFrame:
    """Return who sent how many demands.

    Parameters
    ----------
    rows
        Demands as `cost.priced` returns them; those of nobody are left out.
    network
        The network they come from.

    Returns
    -------
    DataFrame
        A row a sender (index `person_id`), the loudest first: `name`, `rows`, `seconds`, `class` (the most frequent) and `share`
        of all rows with a sender.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.cost import priced
    >>> network = na.load_sample()
    >>> bool(senders(priced(network), network)["rows"].is_monotonic_decreasing)
    True
    """
    known = rows.dropna(subset=["person_id"])
    grouped = known.groupby("person_id", observed=True)
    often = known.groupby(["person_id", "class"], observed=True).size().reset_index(name="n")
    often = often.sort_values(["n", "class"], ascending=[False, True], kind="stable").drop_duplicates(
        "person_id"
    )
    table = pd.DataFrame({"rows": grouped.size(), "seconds": grouped["seconds"].sum()})
    table["class"] = often.set_index("person_id")["class"]
    table["share"] = table["rows"] / max(len(known), 1)
    table.insert(0, "name", network.persons.set_index("person_id")["name"].reindex(table.index))
    ordered: pd.DataFrame = table.sort_values(["rows", "seconds"], ascending=False, kind="stable")
    return ordered


def lorenz(counts: pd.Series[int]) -> pd.DataFrame:
    """Return the curve that says which share of the senders causes which share of the noise.

    Parameters
    ----------
    counts
        Demands of each sender.

    Returns
    -------
    DataFrame
        `senders` and `noise`: shares, the quietest senders first, at a hundred points at most; empty without a sender.

    Examples
    --------
    >>> lorenz(pd.Series([1, 1, 2]))["noise"].tolist()
    [0.0, 0.25, 0.5, 1.0]
    """
    if not counts.sum():
        return pd.DataFrame({"senders": [], "noise": []})
    sums = np.concatenate([[0], np.cumsum(np.sort(counts.to_numpy()))])
    at = np.unique(np.linspace(0, len(counts), min(len(counts), _POINTS) + 1).round().astype(int))
    return pd.DataFrame({"senders": at / len(counts), "noise": sums[at] / sums[-1]})


def muting(rows: pd.DataFrame, last: pd.Timestamp) -> Muted:
    """Count what muting the loudest of the time before would have kept away in the last year.

    Parameters
    ----------
    rows
        Demands as `cost.priced` returns them.
    last
        The day the network is seen as of.

    Returns
    -------
    Muted
        Rows and seconds of the last 365 days, and those of the twenty senders who had been loudest in the 365 days before.
    """
    late = rows["day"] > last - pd.Timedelta(days=TRIED)
    before = rows[~late & (rows["day"] > last - pd.Timedelta(days=2 * TRIED))]
    loud = (
        before["person_id"]
        .value_counts()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
        .index[:LOUDEST]
    )
    came = rows[late]
    muted = came[came["person_id"].isin(loud)]
    return Muted(
        len(came), len(muted), float(came["seconds"].sum()), float(muted["seconds"].sum()), len(loud)
    )
