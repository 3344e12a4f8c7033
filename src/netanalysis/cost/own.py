"""Ego's own noise: requests, broadcasts, and words to people who had not answered the last ones."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.ties import exchanges
from netanalysis.ties.exchanges import left_out

#: what ego does that may get on others' nerves
SORTS: Final = ("request", "broadcast", "unanswered")
_KINDS: Final = ("message", "mail")


def own_noise(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return what ego sent that may have been noise to others.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        A row each: `day` (local), `person_id`, `platform` and `sort`: a `request` to connect; a `broadcast` (the same text to more than
        ten people, or more than ten people in one conversation); an `unanswered` message, written though the one before it had no
        answer yet, or to somebody who has not answered to this day.

    Examples
    --------
    >>> import netanalysis as na
    >>> set(own_noise(na.load_sample())["sort"]) <= {"request", "broadcast", "unanswered"}
    True
    """
    seen = network.as_of(as_of)
    asked = seen.interactions
    asked = asked[(asked["kind"] == "invitation") & (asked["direction"] == "out") & asked["contact_id"].notna()]
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    asked = asked.assign(
        person_id=look_up(asked["contact_id"], person_of), day=local_days(asked["time"], seen.settings.time_zone)
    )
    spread = left_out(seen)
    spread = spread[(spread["direction"] == "out") & spread["why"].isin(["broadcast", "group"])]
    parts = (asked, spread, _unanswered(seen))
    columns = ["day", "person_id", "platform"]
    found = [part[columns].assign(sort=sort) for sort, part in zip(SORTS, parts, strict=True)]
    return pd.concat(found, ignore_index=True).dropna(subset=["person_id"]).astype({"sort": "string"})


def _unanswered(seen: Network) -> pd.DataFrame:
    """Messages to somebody who never wrote, and those after one that had no answer yet."""
    rows = exchanges(seen)
    rows = rows[rows["kind"].isin(_KINDS) | (rows["direction"] == "both")]
    rows = rows.sort_values(["person_id", "time"], kind="stable")
    out = rows["direction"] == "out"
    before = out.shift(fill_value=False) & (rows["person_id"] == rows["person_id"].shift()).fillna(value=False)
    another_day = rows["day"] != rows["day"].shift()
    heard = rows.loc[~out, "person_id"].unique()
    never = ~rows["person_id"].isin(heard)
    return rows[np.asarray(out & (never | (before & another_day)), dtype=bool)]
