"""Followed accounts and followers, from the dated lists of the owner's accounts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import pandas as pd

from netanalysis.dates import local_days
from netanalysis.network import Network

_BACK: Final = ("followed_by", "mutual")
_FOLLOWED: Final = ("follows", "mutual")


def follow_trials(network: Network) -> tuple[pd.DataFrame, Mapping[str, int]]:
    """Return each account followed, whether it follows back, and between which two archives it was followed.

    A list has no dates: who stands in the first archive was followed between the first trace of the account and that day.
    An archive without followers tells nothing of follow-backs, and who followed first does not follow back.
    """
    rows = network.follows
    left_out = {"follow_undated": int(rows["snapshot_on"].isna().sum())}
    rows = rows.dropna(subset=["snapshot_on"])
    rows = rows[_shows_followers(rows)].sort_values("snapshot_on", kind="stable")
    same = ["account", "contact_id"]
    began = rows.groupby(same, sort=False)["relation"].transform("first")
    mine = rows[rows["relation"].isin(_FOLLOWED) & (began != "followed_by")]
    first = mine.drop_duplicates(same).set_index(same)["snapshot_on"]
    newest = mine.drop_duplicates(same, keep="last")
    keys = pd.MultiIndex.from_frame(newest[same])
    until = pd.Series(first.reindex(keys).to_numpy(), index=newest.index)
    starts = _starts(network, rows)
    values = [starts[str(account), day] for account, day in zip(newest["account"], until, strict=True)]
    since = pd.Series(pd.to_datetime(values), index=newest.index, dtype="datetime64[us]")
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
        for before, after in pairwise(days):
            place = {"measure": "followers_gained", "platform": platform, "account": account,
                     "since": before + pd.Timedelta(days=1), "until": after}  # fmt: skip
            stretches.append({**place, "whole": True})
            events += [place] * len(held[after] - held[before])
    return pd.DataFrame(events), pd.DataFrame(stretches)


def _shows_followers(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether the archive of each row holds a list of followers."""
    told = rows["relation"].isin(_BACK).groupby([rows["account"].astype(object), rows["snapshot_on"]])
    return told.transform("any").astype(bool)


def _starts(network: Network, rows: pd.DataFrame) -> dict[tuple[str, pd.Timestamp], pd.Timestamp]:
    """First day on which somebody may have been followed whom the archive of an account and day shows first.

    That is the day after the archive before; for the first archive, the day of the account's first trace.
    """
    traces = pd.concat([network.activity[["account", "time"]], network.interactions[["account", "time"]]])
    traces = traces[traces["account"].isin(rows["account"].unique())]
    first = traces.groupby("account")["time"].min()
    begun = pd.Series(local_days(first, network.settings.time_zone), index=first.index)
    found: dict[tuple[str, pd.Timestamp], pd.Timestamp] = {}
    for account, group in rows.groupby("account")["snapshot_on"]:
        days = sorted(group.unique())
        found[str(account), days[0]] = min(begun.get(account, days[0]), days[0])
        found |= {(str(account), day): before + pd.Timedelta(days=1) for before, day in pairwise(days)}
    return found
