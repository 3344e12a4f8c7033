"""Which interactions count as exchange: the one definition that strength, tending and the graph share."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.network import Network

#: a text shorter than this (»Vielen Dank!«) may go to many people and still be an answer to each of them
SHORT_TEXT: Final = 20


def exchanges(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return the interactions that count as exchange between ego and one person.

    Left out are kinds that are no exchange (invitations, endorsements, …), automatic and marked rows (sponsored, spam,
    drafts, hidden senders), exchanges with more than ten people, and a text that ego sent to more than ten people: a
    broadcast, judged by what had been sent up to the day `as_of`.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        The rows of `interactions` that count, with `person_id` and the local calendar `day` added.

    Examples
    --------
    >>> import netanalysis as na
    >>> counted = exchanges(na.load_sample())
    >>> bool(counted["mark"].isna().all())
    True
    """
    return network.as_of(as_of).derive(_counting)


def _counting(seen: Network) -> pd.DataFrame:
    """Rows of the network's own day."""
    rows = seen.interactions
    rows = rows[rows["kind"].isin(schema.STRENGTH_KINDS)]
    rows = rows[rows["mark"].isna() & ~rows["automatic"] & rows["contact_id"].notna()]
    rows = rows[~_is_broadcast(rows)]
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    rows = rows.assign(person_id=look_up(rows["contact_id"], person_of))
    rows = rows[rows["person_id"].notna()]
    return rows.assign(day=local_days(rows["time"], seen.settings.time_zone)).reset_index(drop=True)


def _is_broadcast(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows with too many people in them, or whose text ego sent to too many."""
    crowded = (rows["n_people"] > schema.BROADCAST).fillna(value=False).astype(bool)
    sent = rows[(rows["direction"] == "out") & (rows["n_chars"] >= SHORT_TEXT).fillna(value=False)]
    words = pd.Series([" ".join(text.split()) for text in sent["text"].fillna("")], index=sent.index)
    pairs = pd.DataFrame({"words": words, "contact_id": sent["contact_id"]}).drop_duplicates()
    reach = pairs.groupby("words")["contact_id"].size()
    wide = words[words.isin(reach[reach > schema.BROADCAST].index)].index
    return crowded | pd.Series(rows.index.isin(wide), index=rows.index)
