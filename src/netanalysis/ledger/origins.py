"""How a contact came about: met before connecting or connected first, and where she was seen first."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.frames import look_up
from netanalysis.network import Network

#: ways a contact came about
WAYS: Final = ("met_first", "connected_first", "unknown")
#: kinds of exchange in which two people meet
_MEETINGS: Final = ("meeting", "call", "journal")
#: what is written under `met` of somebody who was met through a platform
_ONLINE: Final = ("online", "xing", "linkedin", "facebook", "twitter", "google")


def came_about(network: Network, people: pd.Series[Any]) -> pd.Series[Any]:
    """Say how each contact came about.

    Parameters
    ----------
    network
        The network.
    people
        Person ids; may be missing.

    Returns
    -------
    Series
        One of `WAYS` for each: met before the day of connection or without a platform; connected before the first
        meeting, or met online; unknown where nothing tells. Missing where there is no person.

    Examples
    --------
    >>> import pandas as pd
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> ways = came_about(network, network.persons["person_id"])
    >>> bool(ways.isin(["met_first", "connected_first", "unknown"]).all())
    True
    """
    met, said = _met_on(network), _said(network)
    connected = network.persons.set_index("person_id")["connected_on"]
    met_on, connected_on = look_up(people, met), look_up(people, connected)
    word = look_up(people, said).fillna("").str.casefold()
    online = word.map(lambda text: any(name in text for name in _ONLINE))
    ways = np.select(
        [
            people.isna(),
            met_on.notna() & ((met_on <= connected_on) | connected_on.isna()),
            met_on.notna() & (met_on > connected_on),
            online.astype(bool),
            word != "",
        ],
        ["", "met_first", "connected_first", "connected_first", "met_first"],
        default="unknown",
    )
    found = pd.Series(ways, index=people.index, dtype="string")
    return found.mask(found == "")


def _met_on(network: Network) -> pd.Series[Any]:
    """First day on which each person was met or spoken to: the user's own word, else the first such exchange."""
    corrections = network.corrections
    told = corrections.groupby("person_id")["met_on"].min().dropna()
    rows = network.interactions
    rows = rows[rows["kind"].isin(_MEETINGS)]
    person_of = network.contacts.set_index("contact_id")["person_id"]
    seen = rows["time"].dt.tz_convert(network.settings.time_zone).dt.tz_localize(None).dt.normalize()
    first = seen.groupby(look_up(rows["contact_id"], person_of)).min().astype(told.dtype)
    return told.combine_first(first) if len(first) else told


def _said(network: Network) -> pd.Series[Any]:
    """What the user wrote under `met`, by person."""
    corrections = network.corrections
    return corrections.dropna(subset=["met"]).groupby("person_id")["met"].first()


def first_platform(network: Network, people: pd.Series[Any]) -> pd.Series[Any]:
    """Say where each contact was seen first: a platform, or `journal` for in person.

    Parameters
    ----------
    network
        The network.
    people
        Person ids; may be missing.

    Returns
    -------
    Series
        Platform of the earliest dated connection or exchange of each; where nothing has a date, the only platform there
        is; else missing.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> bool(first_platform(network, network.persons["person_id"]).notna().any())
    True
    """
    contacts = network.contacts
    zone = network.settings.time_zone
    linked = contacts[["person_id", "platform", "connected_on"]].set_axis(
        ["person", "platform", "day"], axis=1
    )
    rows = network.interactions.dropna(subset=["contact_id"])
    said = pd.DataFrame(
        {
            "person": look_up(rows["contact_id"], contacts.set_index("contact_id")["person_id"]),
            "platform": rows["platform"],
            "day": rows["time"]
            .dt.tz_convert(zone)
            .dt.tz_localize(None)
            .dt.normalize()
            .astype(linked["day"].dtype),
        }
    )
    dated = pd.concat([linked.dropna(subset=["day"]), said.dropna(subset=["day"])])
    first = dated.sort_values(["day", "platform"], kind="stable").drop_duplicates("person")
    platforms = linked.drop_duplicates(["person", "platform"])
    only = platforms[~platforms["person"].duplicated(keep=False)].set_index("person")["platform"]
    found = look_up(people, first.set_index("person")["platform"]).fillna(look_up(people, only))
    return found.astype("string").mask(people.isna())
