"""The dated connections of each platform as a stream: month by month, within the days for which the dates are complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis.describe.accounts import connections
from netanalysis.inference import Change, pace_changes
from netanalysis.network import Network

#: a stream of fewer full months, or of fewer connections, is too short to look for changes
SHORTEST: Final = 12
FEWEST: Final = 20
#: how often a change is found in any of the streams if all are steady, at most
ALARM: Final = 0.05
#: a platform of which nothing is known for longer than this is closed: it tells nothing of the pace of today
_STALE: Final = 100


@dataclass(frozen=True, eq=False)
class Stream:
    """The connections made on one platform.

    Attributes
    ----------
    platform
        Which.
    first, last
        The day of the first dated connection, and the last day for which the dates are complete: that of the newest
        export, or of the last dated connection where others have no date.
    months
        Connections of each full month between (index: periods).
    changes
        Where the pace changed; positions in `months`.
    n, undated
        Dated connections within these days, and connections without a day.
    """

    platform: str
    first: pd.Timestamp
    last: pd.Timestamp
    months: pd.Series[Any]
    changes: tuple[Change, ...]
    n: int
    undated: int

    @property
    def long_enough(self) -> bool:
        """Whether there is enough to look for changes."""
        return is_enough(self.months)

    @property
    def starts(self) -> list[pd.Timestamp]:
        """First day of each phase."""
        return [self.first, *(self.months.index[change.place].start_time for change in self.changes)]


def is_enough(months: pd.Series[Any]) -> bool:
    """Whether a stream is long enough to look for changes."""
    return len(months) >= SHORTEST and int(months.sum()) >= FEWEST


def streams(network: Network, rows: pd.DataFrame) -> list[Stream]:
    """Return the stream of each platform with dated connections, the largest first.

    Parameters
    ----------
    network
        The network.
    rows
        The dated connections, of `asked.made`.

    Returns
    -------
    list of Stream
        Changes are looked for where there are twelve full months and twenty connections; the chance of a false alarm is
        shared among the streams that have them.
    """
    undated = _undated(network)
    newest = _newest(network, rows)
    counted = []
    for platform, mine in rows.groupby(rows["platform"].astype(object), sort=True):
        days, missing = mine["connected_on"], int(undated.get(platform, 0))
        first, last = days.min(), days.max()
        if not missing and newest.get(platform, last) > last:
            last = newest[platform]
        months = _full_months(days, first, last)
        counted.append((str(platform), first, last, months, len(mine), missing))
    n_tried = sum(is_enough(months) for _, _, _, months, _, _ in counted)
    found = [
        Stream(platform, first, last, months, _changes(months, n_tried), n, missing)
        for platform, first, last, months, n, missing in counted
    ]
    return sorted(found, key=lambda stream: (-stream.n, stream.platform))


def _changes(months: pd.Series[Any], n_tried: int) -> tuple[Change, ...]:
    return pace_changes(months.tolist(), alarm=ALARM / n_tried) if is_enough(months) else ()


def _undated(network: Network) -> pd.Series[Any]:
    rows = connections(network)
    rows = rows[rows["connected_on"].isna()]
    return rows.groupby(rows["platform"].astype(object)).size()


def _newest(network: Network, rows: pd.DataFrame) -> pd.Series[Any]:
    """Day of the newest export that shows a dated connection of each platform, no later than the day of the network."""
    shown = network.snapshots[["contact_id", "snapshot_on"]].merge(
        rows[["contact_id", "platform"]], on="contact_id"
    )
    newest: pd.Series[Any] = shown.groupby(shown["platform"].astype(object))["snapshot_on"].max().dropna()
    day = pd.Timestamp(network.date)
    return newest.mask(newest > day, day)


def _full_months(days: pd.Series[Any], first: pd.Timestamp, last: pd.Timestamp) -> pd.Series[Any]:
    """Count the months after that of the first connection, up to the last one that is over by the last day."""
    over = (
        last.to_period("M") if last == last.to_period("M").end_time.normalize() else last.to_period("M") - 1
    )
    index = pd.period_range(first.to_period("M") + 1, over, freq="M", name="month")
    counts: pd.Series[Any] = days.dt.to_period("M").value_counts().reindex(index, fill_value=0)
    return counts


def open_streams(found: list[Stream], network: Network) -> list[Stream]:
    """Return the streams that tell of the pace of today: their dates are complete up to a quarter ago."""
    since = pd.Timestamp(network.date) - pd.Timedelta(days=_STALE)
    return [stream for stream in found if stream.last >= since]
