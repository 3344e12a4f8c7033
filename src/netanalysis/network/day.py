"""The day a network is seen as of, and what lies after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis.dates import end_of_day, local_days

#: the date of a network in which nothing has a date (a folder of XING cards): there is nothing to compare it with
UNDATED: Final = date(1970, 1, 1)

_OWN_FILE: Final = "own file"
_LATER: Final = "later than the day the network is seen as of, and left out: {}"
Tables = Mapping[str, pd.DataFrame]


def default_date(tables: Tables, time_zone: str, *, today: date | None = None) -> date:
    """Day of the newest export, of any platform: the one its name tells, else that of the newest row in it.

    Rows of a file whose name tells a day speak for no other day. What still lies ahead is a plan or a slip and moves
    nothing; otherwise the clock is never asked, so that next year the same files say the same. Where no export has a date,
    the newest of the user's own rows counts.

    Parameters
    ----------
    tables
        The tables of a network.
    time_zone
        The owner's time zone.
    today
        The day that nothing passes; left out, the clock's.

    Returns
    -------
    date
        The day, `UNDATED` where nothing has one.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.network.core import whole
    >>> str(default_date(whole({"contacts": na.load_sample().contacts}), "Europe/Berlin"))
    '2026-03-02'
    """
    told = [tables[name]["snapshot_on"].dropna() for name in ("snapshots", "follows", "coverage")]
    ahead = pd.Timestamp(today or date.today()) + pd.Timedelta(days=1)
    ahead = max([ahead, *(days.max() for days in told if len(days))])
    shown = _shown_days(tables, time_zone, ahead)
    days = [*(days.max() for days in told if len(days)), *shown]
    if not days:
        days = [found.max() for found in _own_days(tables, time_zone) if found.notna().any()][:1]
    return pd.Timestamp(max(days)).date() if days else UNDATED


def _shown_days(tables: Tables, time_zone: str, ahead: pd.Timestamp) -> list[pd.Timestamp]:
    """Newest day up to `ahead` that the files show whose name tells none."""
    coverage = tables["coverage"]
    named = {*coverage.loc[coverage["snapshot_on"].notna(), "file"]}
    if tables["snapshots"]["snapshot_on"].notna().any():
        named.add("")  # tables that were given rest on no file: their snapshots are their days
    found = [day for file, day in _newest_of_files(tables, time_zone, ahead) if file not in named]
    undated = coverage[coverage["snapshot_on"].isna() & (coverage["parser"] != _OWN_FILE).fillna(value=False)]
    spans = undated.loc[undated["last_on"] <= ahead, "last_on"]
    return [*found, *([spans.max()] if len(spans) else [])]


def _newest_of_files(tables: Tables, time_zone: str, ahead: pd.Timestamp) -> list[tuple[str, pd.Timestamp]]:
    """Each file and its newest day up to `ahead`."""
    end = end_of_day(ahead.date(), time_zone)
    interactions = tables["interactions"]
    interactions = interactions[
        (interactions["time"] <= end) & (interactions["platform"] != "journal").fillna(value=True)
    ]
    activity = tables["activity"][tables["activity"]["time"] <= end]
    found: list[tuple[str, pd.Timestamp]] = []
    for rows in (interactions, activity):
        newest = rows["time"].groupby(rows["source"], observed=True, dropna=False).max()
        found += zip(map(_file_of, newest.index), local_days(newest, time_zone), strict=True)
    contacts = tables["contacts"][tables["contacts"]["connected_on"] <= ahead]
    days = contacts["connected_on"].groupby(_files(contacts["source"]), dropna=False).max()
    return [*found, *zip(map(_file_of, days.index), days, strict=True)]


def _file_of(source: Any) -> str:
    return source if isinstance(source, str) else ""


def _files(sources: pd.Series[Any]) -> pd.Series[Any]:
    """File of each source, without the number of the row."""
    return sources.astype("string").str.replace(r":\d+$", "", regex=True)


def _own_days(tables: Tables, time_zone: str) -> list[pd.Series[Any]]:
    """Days of exchange, and of what the user wrote, those first that say most of when it was."""
    rows = tables["interactions"]
    return [
        tables["contacts"]["connected_on"], local_days(rows["time"], time_zone), tables["journal"]["date"],
        tables["outcomes"]["first_touch"], tables["strategies"]["from"],
    ]  # fmt: skip


def with_later(tables: Tables, day: date, time_zone: str) -> pd.DataFrame:
    """Return the coverage, which says of each file how many of its rows lie after a day."""
    coverage = tables["coverage"]
    n_later = (
        later_rows(tables, day, time_zone).reindex(coverage["file"]).fillna(0).astype("int64").to_numpy()
    )
    if not n_later.any():
        return coverage
    said = pd.Series([_LATER.format(n) if n else "" for n in n_later], index=coverage.index, dtype="string")
    before = coverage["warning"].fillna("")
    both = before + said.where((before == "") | (said == ""), "; " + said)
    return coverage.assign(warning=both.mask(both == ""))


def later_rows(tables: Tables, day: date, time_zone: str) -> pd.Series[Any]:
    """How many dates of each file lie after the end of a day."""
    end = end_of_day(day, time_zone)
    later = [tables[name].loc[tables[name]["time"] > end, "source"] for name in ("interactions", "activity")]
    contacts = tables["contacts"]
    later.append(contacts.loc[contacts["connected_on"] > pd.Timestamp(day), "source"])
    return _files(pd.concat([sources.astype("string") for sources in later])).value_counts()
