"""What can be counted as a trial, and what as an event over days: each dated, by account, with what had to be left out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.network.sight import windows
from netanalysis.questions.strategies.follows import follow_trials, gained
from netanalysis.questions.strategies.templates import name_templates

#: measures in the order in which one is chosen as primary; shares of trials, then rates a day
SHARES: Final = ("follow_backs", "acceptance", "replies", "engaged")
RATES: Final = ("talks_begun", "followers_gained", "mentions_received")
COLUMNS: Final = ("measure", "platform", "account", "since", "until", "success", "natural")
#: a message opens a talk after so many days of silence; so long a talk begun may wait for its answer
SILENCE: Final = pd.Timedelta(days=30)
#: of accepted requests and of answers, so many came within the waiting time; fewer than so many tell none
_MOST, _FEWEST, _ASSUMED, _LEAST = 0.95, 20, 30, 7
_SETTLED: Final = pd.Timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Trials:
    """Everything that can be compared.

    Attributes
    ----------
    shares
        A row a trial: `measure`, `platform`, `account`, the days between which it took place (`since`, `until`), whether it
        was a `success`, and the `natural` arm it belongs to, if any.
    events
        A row an event of a rate, with the same columns.
    windows
        A row a stretch of days on which an event of a measure would have been seen; `whole` where only the stretch as a whole
        belongs to an arm, for nothing tells on which of its days the events fell.
    waiting
        Days after which a request, or a message, counts as unanswered; and from how many answers that was seen.
    left_out
        How many requests, messages, posts or followed accounts are out, by reason.
    """

    shares: pd.DataFrame
    events: pd.DataFrame
    windows: pd.DataFrame
    waiting: Mapping[str, tuple[int, int]]
    left_out: Mapping[str, int]


def trials(network: Network) -> Trials:
    """Gather all trials and events of a network.

    Parameters
    ----------
    network
        The network, seen as of its day.

    Returns
    -------
    Trials
        Trials, events, windows, and what was left out.

    Examples
    --------
    >>> import netanalysis as na
    >>> sorted(set(trials(na.load_sample()).shares["measure"]))
    ['acceptance', 'replies']
    """
    left_out: dict[str, int] = {}
    waiting: dict[str, tuple[int, int]] = {}
    asked = _requests(network, waiting, left_out)
    talks = _talks(network)
    windows = _windows(network)
    answered = _replies(network, talks, windows, waiting, left_out)
    lists, lost = follow_trials(network)
    followers, stretches = gained(network)
    begun = _talks_begun(talks)
    mentions, seen = _mentions(network, windows)
    shares = [asked, answered, _posts(network, left_out), lists]
    talked = windows[windows["shows"] == "message"]
    until = talked["until"] - SILENCE
    talked = talked.assign(measure="talks_begun", until=until)[until >= talked["since"]]
    return Trials(
        _stack(shares),
        _stack([begun, followers, mentions]),
        _stack([talked, stretches, seen], (*COLUMNS[:5], "whole")),
        MappingProxyType(waiting),
        MappingProxyType({**left_out, **lost}),
    )


def _stack(frames: Sequence[pd.DataFrame], columns: Sequence[str] = COLUMNS) -> pd.DataFrame:
    rows = [frame.reindex(columns=list(columns)) for frame in frames if len(frame)]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=list(columns))


def _requests(
    network: Network, waiting: dict[str, tuple[int, int]], left_out: dict[str, int]
) -> pd.DataFrame:
    """Requests sent, the first to each account, that had time enough to be accepted and whose answer can be seen.

    Where not one request of a platform is among the contacts, its list most likely holds open requests only.
    """
    rows = network.interactions
    rows = rows[(rows["kind"] == "invitation") & (rows["direction"] == "out") & ~rows["automatic"]]
    left_out["request_nobody"] = int(rows["contact_id"].isna().sum())
    rows = rows[rows["contact_id"].notna()].sort_values("time", kind="stable")
    again = rows.duplicated("contact_id")
    left_out["request_again"] = int(again.sum())
    rows = rows[~again]
    contacts = network.contacts.set_index("contact_id")
    day = local_days(rows["time"], network.settings.time_zone)
    made = look_up(rows["contact_id"], contacts["connected_on"])
    relation = look_up(rows["contact_id"], contacts["relation"]).astype("string")
    undated = made.isna() & relation.isin(["connection", "mutual"])
    before = made < day - pd.Timedelta(days=1)
    delay = (made - day).dt.days.clip(lower=0)
    waiting["acceptance"] = _waiting(delay[~before.fillna(value=False)].dropna())
    wait = pd.Timedelta(days=waiting["acceptance"][0])
    until = rows["platform"].astype(object).map(_lists_until(network))
    end = pd.Series(pd.to_datetime(until), index=rows.index, dtype="datetime64[us]")
    taken = made.notna() & ~before.fillna(value=False)
    never = ~taken.groupby(rows["platform"].astype(object)).transform("any").astype(bool)
    reasons = {
        "request_pending": never,
        "request_unseen": end.isna() | (end < day),
        "request_undated": undated,
        "request_connected": before.fillna(value=False),
        "request_young": day + wait > end,
    }
    kept = _keep(reasons, rows.index, left_out)
    noted = (rows["n_chars"].fillna(0) > 0) | rows["text"].notna()
    return pd.DataFrame(
        {
            "measure": "acceptance", "platform": rows["platform"], "account": rows["account"], "since": day, "until": day,
            "success": (delay <= wait.days).fillna(value=False),
            "natural": noted.map({True: "with_note", False: "without_note"}),
        }
    )[kept]  # fmt: skip


def _keep(
    reasons: Mapping[str, pd.Series[Any]], index: pd.Index[Any], left_out: dict[str, int]
) -> pd.Series[bool]:
    """Rows that no reason leaves out; each row is counted under the first reason that does."""
    kept: pd.Series[bool] = pd.Series(data=True, index=index)
    for name, mask in reasons.items():
        out = kept & mask.astype(bool)
        left_out[name] = left_out.get(name, 0) + int(out.sum())
        kept &= ~out
    return kept


def _waiting(days: pd.Series[Any]) -> tuple[int, int]:
    """Days within which nineteen of twenty answers came, and how many answers tell so; an assumed month where few do."""
    if len(days) < _FEWEST:
        return _ASSUMED, len(days)
    return max(_LEAST, math.ceil(float(days.quantile(_MOST)))), len(days)


def _lists_until(network: Network) -> dict[str, pd.Timestamp]:
    """Last day of which a list of contacts tells, by platform."""
    contacts = network.contacts
    listed = contacts.loc[contacts["relation"].isin(["connection", "mutual"]).fillna(value=False)]
    listed = listed[["contact_id", "platform", "connected_on"]]
    newest = network.snapshots.groupby("contact_id")["snapshot_on"].max()
    on = look_up(listed["contact_id"], newest).fillna(listed["connected_on"])
    days = on.groupby(listed["platform"].astype(object)).max().dropna().to_dict()
    return {str(platform): day for platform, day in days.items()}


def _windows(network: Network) -> pd.DataFrame:
    """Days on which messages, and mentions, would have been seen, by account."""
    rows = network.coverage.dropna(subset=["account"])
    rows = rows[rows["status"] == "read"]
    frames = []
    for kind in ("message", "mention"):
        mine = windows(rows, [kind])
        frames.append(
            pd.DataFrame(
                {
                    "shows": kind, "platform": mine["platform"].astype(object), "account": mine["account"].astype(object),
                    "since": mine["observed_from"], "until": mine["observed_until"],
                    "whole": False,
                }
            )
        )  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def _talks(network: Network) -> pd.DataFrame:
    """Messages between two, with the time of the one before and of the next from either side."""
    rows = network.interactions
    wanted = (
        rows["kind"].isin(["message", "mail"])
        & rows["mark"].isna()
        & ~rows["automatic"]
        & rows["contact_id"].notna()
        & (rows["n_people"].fillna(1) <= 1)
        & rows["direction"].isin(["in", "out"])
    )
    columns = ["contact_id", "time", "platform", "account", "direction", "text"]
    rows = rows.loc[wanted, columns].sort_values(["contact_id", "time"], kind="stable", ignore_index=True)
    same = rows["contact_id"].astype(object)
    found = {"before": rows["time"].groupby(same).shift(1)}
    for side in ("in", "out"):
        of_side = rows["time"].where(rows["direction"] == side)
        found[f"next_{side}"] = of_side.groupby(same).shift(-1).groupby(same).bfill()
    return rows.assign(**found, day=local_days(rows["time"], network.settings.time_zone))


def _replies(
    network: Network,
    talks: pd.DataFrame,
    windows: pd.DataFrame,
    waiting: dict[str, tuple[int, int]],
    left_out: dict[str, int],
) -> pd.DataFrame:
    """Messages of the owner's that opened a talk, and whether they were answered within the waiting time."""
    silent = talks["before"].isna() | (talks["time"] - talks["before"] > SILENCE)
    rows = talks[silent & (talks["direction"] == "out")]
    delay = (rows["next_in"] - rows["time"]).dt.total_seconds() / 86_400
    waiting["replies"] = _waiting(delay[delay <= SILENCE.days].dropna())
    wait = waiting["replies"][0]
    shown = windows[windows["shows"] == "message"].groupby(["platform", "account"])["until"].max()
    keys = pd.MultiIndex.from_arrays([rows["platform"].astype(object), rows["account"].astype(object)])
    end = pd.Series(shown.reindex(keys).to_numpy(), index=rows.index, dtype="datetime64[us]")
    young = rows["day"] + pd.Timedelta(days=wait) > end.fillna(pd.Timestamp(network.date))
    kept = _keep({"message_young": young}, rows.index, left_out)
    names = look_up(rows["contact_id"], network.contacts.set_index("contact_id")["name"])
    natural = name_templates(rows["text"], names, rows["contact_id"], rows["day"])
    return pd.DataFrame(
        {
            "measure": "replies", "platform": rows["platform"], "account": rows["account"], "since": rows["day"],
            "until": rows["day"], "success": delay <= wait, "natural": natural,
        }
    )[kept]  # fmt: skip


def _talks_begun(talks: pd.DataFrame) -> pd.DataFrame:
    """People who wrote first and to whom the owner answered within a month, so that pitches do not count."""
    first = talks[talks["before"].isna() & (talks["direction"] == "in")]
    rows = first[(first["next_out"] - first["time"]) <= SILENCE]
    return rows.assign(measure="talks_begun", since=rows["day"], until=rows["day"])


def _mentions(network: Network, windows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Days on which somebody mentioned or answered the owner, where a platform shows that at all."""
    rows = network.interactions
    rows = rows[(rows["kind"] == "mention") & (rows["direction"] == "in") & rows["contact_id"].notna()]
    day = local_days(rows["time"], network.settings.time_zone)
    rows = rows.assign(measure="mentions_received", since=day, until=day)
    rows = rows.drop_duplicates(["contact_id", "since"])
    shown = (windows["shows"] == "mention") & windows["platform"].isin(rows["platform"].unique())
    return rows, windows[shown].assign(measure="mentions_received")


def _posts(network: Network, left_out: dict[str, int]) -> pd.DataFrame:
    """Posts whose likes and shares were counted a week later or more, and whether there were any."""
    rows = network.activity
    rows = rows[(rows["kind"] == "post") & rows["n_responses"].notna()]
    day = local_days(rows["time"], network.settings.time_zone)
    kept = _keep({"post_young": day + _SETTLED > rows["counted_on"]}, rows.index, left_out)
    return pd.DataFrame(
        {
            "measure": "engaged", "platform": rows["platform"], "account": rows["account"], "since": day, "until": day,
            "success": (rows["n_responses"] > 0).astype(bool),
        }
    )[kept]  # fmt: skip


__all__ = ["COLUMNS", "RATES", "SHARES", "SILENCE", "Trials", "trials"]
