"""Followed accounts and followers, from the dated lists of the owner's accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from netanalysis.dates import local_days
from netanalysis.network import Network

_BACK: Final = ("followed_by", "mutual")
_FOLLOWED: Final = ("follows", "mutual")


def follow_trials(network: Network) -> tuple[pd.DataFrame, Mapping[str, int]]:
    """Return each account followed, whether it follows back, and between which two archives it was followed.

    A list has no dates: who stands in the first archive was followed between the first trace of the account and that day.
    An archive without followers tells nothing of follow-backs.
    """
    rows = network.follows
    left_out = {"follow_undated": int(rows["snapshot_on"].isna().sum())}
    rows = rows.dropna(subset=["snapshot_on"])
    rows = rows[_shows_followers(rows)]
    mine = rows[rows["relation"].isin(_FOLLOWED)].sort_values("snapshot_on", kind="stable")
    same = ["account", "contact_id"]
    first = mine.drop_duplicates(same).set_index(same)["snapshot_on"]
    newest = mine.drop_duplicates(same, keep="last")
    keys = pd.MultiIndex.from_frame(newest[same])
    until = pd.Series(first.reindex(keys).to_numpy(), index=newest.index)
    since = _since(newest["account"], until, _days_before(network, rows))
    found = newest.assign(
        measure="follow_backs",
        since=since,
        until=until,
        success=(newest["relation"] == "mutual").astype(bool),
    )
    return found, left_out


def gained(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the followers an account gained from one archive to the next, and the days between the archives."""
    rows = network.follows.dropna(subset=["snapshot_on"])
    rows = rows[_shows_followers(rows)]
    followers = rows[rows["relation"].isin(_BACK)]
    events, stretches = [], []
    for (platform, account), group in followers.groupby(["platform", "account"], sort=True):
        days = sorted(group["snapshot_on"].unique())
        held = {day: set(group.loc[group["snapshot_on"] == day, "contact_id"]) for day in days}
        for before, after in zip(days, days[1:], strict=False):
            place = {"measure": "followers_gained", "platform": platform, "account": account,
                     "since": before + pd.Timedelta(days=1), "until": after}  # fmt: skip
            stretches.append({**place, "whole": True})
            events += [place] * len(held[after] - held[before])
    return pd.DataFrame(events), pd.DataFrame(stretches)


def _shows_followers(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether the archive of each row holds a list of followers."""
    told = rows["relation"].isin(_BACK).groupby([rows["account"].astype(object), rows["snapshot_on"]])
    return told.transform("any").astype(bool)


def _days_before(network: Network, rows: pd.DataFrame) -> dict[str, list[pd.Timestamp]]:
    """Days of the archives of each account, after the first day on which it left any trace."""
    zone = network.settings.time_zone
    traces = pd.concat([network.activity[["account", "time"]], network.interactions[["account", "time"]]])
    traces = traces[traces["account"].isin(rows["account"].unique())]
    first = traces.groupby("account")["time"].min()
    begun = pd.Series(local_days(first, zone), index=first.index)
    found: dict[str, list[pd.Timestamp]] = {}
    for account, days in rows.groupby("account")["snapshot_on"]:
        start = begun.get(account, days.min())
        found[str(account)] = [start, *sorted(days.unique())]
    return found


def _since(
    accounts: pd.Series[Any], until: pd.Series[Any], days: Mapping[str, list[pd.Timestamp]]
) -> pd.Series[Any]:
    """Day of the archive before the one that shows an account first, or of the first trace."""
    before = {
        (account, day): earlier
        for account, known in days.items()
        for earlier, day in zip(known, known[1:], strict=False)
    }
    values = [before[str(account), day] for account, day in zip(accounts, until, strict=True)]
    return pd.Series(pd.to_datetime(values), index=until.index, dtype="datetime64[us]")
