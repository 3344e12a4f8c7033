"""Who asked whom: the request behind each connection, and what became of the requests received."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.dates import local_days
from netanalysis.describe.accounts import connections
from netanalysis.frames import look_up
from netanalysis.network import Network

#: who asked whom, as far as a file shows it
WAYS: Final = ("i_asked", "they_asked", "unknown")
#: whether the request came with a note, as far as a file shows it
NOTES: Final = ("with_note", "without_note", "unknown")
#: what shows a request: a platform's mail, which names people only, or its own list
RECORDS: Final = ("mail", "list")
#: a request and the connection it led to may bear the dates of different time zones
_NEXT_DAY: Final = pd.Timedelta(days=1)


def made(network: Network) -> pd.DataFrame:
    """Return the dated connections with the request behind each.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    DataFrame
        A row for each dated connection, by day: `contact_id`, `person_id`, `platform`, `account`, `connected_on`, `way` (one of `WAYS`:
        who sent the last request before it) and `note` (`with_note`, `without_note`, or `unknown` where no request is on
        record or its file holds no texts, as the platforms' mails do not).

    Examples
    --------
    >>> import netanalysis as na
    >>> sorted(made(na.load_sample())["way"].unique())
    ['i_asked', 'they_asked', 'unknown']
    """
    names = ["contact_id", "person_id", "platform", "account", "connected_on"]
    rows = connections(network).dropna(subset=["connected_on"])[names]
    rows = rows.sort_values(["connected_on", "contact_id"], ignore_index=True)
    asked = requests(network).merge(rows[["contact_id", "connected_on"]], on="contact_id")
    before = asked[asked["day"] <= asked["connected_on"] + _NEXT_DAY]
    last = before.drop_duplicates("contact_id", keep="last").set_index("contact_id")
    return rows.assign(
        **{name: look_up(rows["contact_id"], last[name]).fillna("unknown") for name in ("way", "note")}
    )


def requests(network: Network) -> pd.DataFrame:
    """Return the requests to connect, oldest first: `contact_id`, `platform`, `day`, `way`, `note` and `record`, what shows them."""
    rows = network.interactions
    rows = rows[(rows["kind"] == "invitation") & rows["contact_id"].notna()]
    rows = rows.sort_values(["time", "contact_id"], kind="stable", ignore_index=True)
    out = (rows["direction"] == "out").to_numpy(dtype=bool, na_value=False)
    length = rows["n_chars"].to_numpy(dtype=float, na_value=np.nan)
    note = np.select([length > 0, length == 0], NOTES[:2], default=NOTES[2])
    mailed = rows["source"].isin(network.coverage.loc[network.coverage["content"] == "notices", "file"])
    return rows[["contact_id", "platform"]].assign(
        record=pd.Series(np.where(mailed, *RECORDS), dtype="string"),
        day=local_days(rows["time"], network.settings.time_zone),
        way=pd.Series(np.where(out, *WAYS[:2]), dtype="string"),
        note=pd.Series(note, dtype="string"),
    )


def received(network: Network, *, patience: int) -> pd.DataFrame:
    """Return the first request on each record of each account that asked to be connected, and whether it was accepted.

    Parameters
    ----------
    network
        The network.
    patience
        A request of the last so many days is young and may still be accepted.

    Returns
    -------
    DataFrame
        `contact_id`, `platform`, `day`, `record` (one of `RECORDS`), and `fate`: `accepted`, `not_accepted`, `young`, `connected_before` (the
        platform's mail came after the connection), or `undated` (connected, nobody knows when).
    """
    asked = requests(network)
    asked = asked[asked["way"] == "they_asked"].drop_duplicates(["contact_id", "record"])
    linked = connections(network).set_index("contact_id")["connected_on"]
    on = look_up(asked["contact_id"], linked)
    fates: dict[str, Any] = {
        "young": asked["day"] > pd.Timestamp(network.date) - pd.Timedelta(days=patience),
        "undated": asked["contact_id"].isin(linked.index[linked.isna()]),
        "connected_before": on + _NEXT_DAY < asked["day"],
        "accepted": on.notna(),
    }
    chosen = [given.to_numpy(dtype=bool) for given in fates.values()]
    fate = np.select(chosen, list(fates), default="not_accepted")
    return asked.drop(columns=["way", "note"]).assign(fate=pd.Series(fate, index=asked.index, dtype="string"))
