"""Ego's own noise: requests, broadcasts, and words to people who had not answered the last ones."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.dates import as_day, local_days
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.ties.exchanges import exchanges, left_out

#: what ego does that may get on others' nerves
SORTS: Final = ("request", "broadcast", "unanswered")
_KINDS: Final = ("message", "mail")
#: days after which a message without an answer counts as unanswered
WAITING: Final = 30


def own_noise(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return what ego sent that may have been noise to others.

    Parameters
    ----------
    network
        The network.
    as_of
        Judge by what had happened up to this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row each: `day` (local), `person_id`, `platform` and `sort`: a `request` to connect; a `broadcast` (the same text to more than
        ten people, or more than ten people in one conversation); an `unanswered` message, 30 days old or older and written
        though the one before it had no answer yet, or to somebody who has not been heard of to this day.

    Examples
    --------
    >>> import netanalysis as na
    >>> set(own_noise(na.load_sample())["sort"]) <= {"request", "broadcast", "unanswered"}
    True
    """
    last = pd.Timestamp(as_day(as_of)) if as_of is not None else pd.Timestamp(network.date)
    spread = network.derive(left_out)
    spread = spread[(spread["direction"] == "out") & spread["why"].isin(["broadcast", "group"])]
    known = spread["since"] <= last
    rows = pd.concat([exchanges(network), spread[~known]]) if not known.all() else exchanges(network)
    parts = (requests(network), spread[known], _unanswered(rows[rows["day"] <= last], last))
    columns = ["day", "person_id", "platform"]
    found = [part[columns].assign(sort=sort) for sort, part in zip(SORTS, parts, strict=True)]
    joined = pd.concat(found, ignore_index=True).dropna(subset=["person_id"]).astype({"sort": "string"})
    return joined[joined["day"] <= last].reset_index(drop=True)


def requests(network: Network) -> pd.DataFrame:
    """Return ego's requests to connect, with `person_id` and the local `day` of each."""
    rows = network.interactions
    rows = rows[(rows["kind"] == "invitation") & (rows["direction"] == "out") & rows["contact_id"].notna()]
    person_of = network.contacts.set_index("contact_id")["person_id"]
    days = local_days(rows["time"], network.settings.time_zone)
    return rows.assign(person_id=look_up(rows["contact_id"], person_of), day=days)


def _unanswered(rows: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Messages to somebody never heard of, and those after one of an earlier day that had no answer yet; not the young ones."""
    rows = rows[rows["kind"].isin(_KINDS) | (rows["direction"] != "out")]
    rows = rows.sort_values(["person_id", "time"], kind="stable")
    out = rows["direction"] == "out"
    before = out.shift(fill_value=False) & (rows["person_id"] == rows["person_id"].shift()).fillna(
        value=False
    )
    another_day = rows["day"] != rows["day"].shift()
    never = ~rows["person_id"].isin(rows.loc[~out, "person_id"].unique())
    old = rows["day"] <= last - pd.Timedelta(days=WAITING)
    return rows[np.asarray(old & out & (never | (before & another_day)), dtype=bool)]
