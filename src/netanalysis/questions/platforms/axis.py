"""The axis of persons: who is on which platform since when, who is only there, and where each was met first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from netanalysis.dates import local_days
from netanalysis.network import Network
from netanalysis.ties import exchanges
from netanalysis.ties.over_time import BEFORE, NEVER, day_numbers

Array = np.ndarray[Any, np.dtype[Any]]
#: how contacts whose connection has no day enter: at the earliest or at the latest day that is possible
Bound = Literal["early", "late"]
BOUNDS: Final[tuple[Bound, Bound]] = ("early", "late")
#: entries of address books, whatever file holds them: nobody is a member of one
ADDRESS_BOOK: Final = "address_book"
#: relations that a platform's own lists show
_LISTED: Final = ("connection", "follows", "followed_by", "mutual")


@dataclass(frozen=True, eq=False)
class Axis:
    """People and the platforms each is known from, everybody once.

    Attributes
    ----------
    network
        The network, seen as of its day.
    people
        Ids of the people on the axis, sorted.
    accounts
        A row for each person and platform: `person` (position), `platform`, `early` and `late` (day since when, counted
        from 1970), `seen` (day of the first sign, `NEVER` without one).
    parts
        The same rows by platform.
    platforms
        Platforms, most people first.
    listed
        Those of them that show a list of contacts; the others are known by exchanges alone.
    n_nameless, n_beside
        Accounts without a name by platform, and people who only wrote or asked on one that shows a list.
    """

    network: Network
    people: pd.Index[Any]
    accounts: pd.DataFrame
    parts: Mapping[str, pd.DataFrame]
    platforms: tuple[str, ...]
    listed: frozenset[str]
    n_nameless: dict[str, int]
    n_beside: int

    def members(self, platform: str) -> Array:
        """Return positions of the people known from a platform."""
        return self.parts[platform]["person"].to_numpy()


def axis(network: Network) -> Axis:
    """Put everybody on one axis.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    Axis
        On a platform that shows a list of contacts are those on the list; on one that shows none, those with whom an
        exchange took place. An entry of an address book makes nobody a member of the platform it was uploaded to.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = axis(na.load_sample())
    >>> bool(found.accounts.duplicated(["person", "platform"]).any())
    False
    """
    contacts = network.contacts
    relation = contacts["relation"].fillna("connection")
    platform = contacts["platform"].mask(relation == ADDRESS_BOOK, ADDRESS_BOOK).astype(object)
    shown = relation.isin(_LISTED)
    listed = frozenset(platform[shown])
    first = _first_exchange(network, contacts)
    on_axis = shown | (platform == ADDRESS_BOOK) | ((first < NEVER) & ~platform.isin(listed))
    early, late = _since(network, contacts, first)
    frame = pd.DataFrame(
        {"person_id": contacts["person_id"].astype(object), "platform": platform, "early": early, "late": late, "seen": first}
    )  # fmt: skip
    rows = frame[on_axis & frame["person_id"].notna()]
    people = pd.Index(sorted(rows["person_id"].unique()), dtype=object)
    rows = rows.assign(person=people.get_indexer(pd.Index(rows["person_id"]))).drop(columns="person_id")
    accounts = rows.groupby(["person", "platform"], as_index=False, sort=True).min()
    counts = accounts["platform"].value_counts()
    order = sorted(counts.index, key=lambda name: (-counts[name], name))
    beside = frame.loc[~frame["person_id"].isin(people), "person_id"].nunique()
    nameless = platform[shown & contacts["person_id"].isna()].value_counts()
    return Axis(
        network, people, accounts, {str(name): part for name, part in accounts.groupby("platform")}, tuple(order), listed,
        {str(name): int(n) for name, n in nameless.items()}, int(beside),
    )  # fmt: skip


def _first_exchange(network: Network, contacts: pd.DataFrame) -> Array:
    """Day of the first exchange with each account, `NEVER` without one."""
    rows = exchanges(network)
    first = rows.groupby("contact_id")["day"].min()
    return day_numbers(first.reindex(pd.Index(contacts["contact_id"])).reset_index(drop=True))


def _since(network: Network, contacts: pd.DataFrame, first: Array) -> tuple[Array, Array]:
    """Earliest and latest day on which each account may have become a contact.

    Both are the day of connection where it is known; who is known by exchanges alone is there from the first. For undated
    ones the first dated connection of the same account of ego's is the earliest, the first export that shows them the
    latest. Whether they ever wrote plays no part in it, else those who did would be there longer.
    """
    dated = day_numbers(contacts["connected_on"])
    firsts = contacts.groupby(["platform", "account"])["connected_on"].transform("min")
    earliest = day_numbers(firsts)
    earliest[earliest == NEVER] = BEFORE
    shown = network.snapshots[network.snapshots["present"]].groupby("contact_id")["snapshot_on"].min()
    latest = day_numbers(shown.reindex(pd.Index(contacts["contact_id"])).reset_index(drop=True))
    latest = np.minimum(latest, day_numbers(pd.DatetimeIndex([pd.Timestamp(network.date)])))
    by_exchange = (contacts["relation"] == "correspondent").fillna(value=False).to_numpy(dtype=bool)
    undated = dated == NEVER
    early = np.where(by_exchange, first, np.where(undated, np.minimum(earliest, latest), dated))
    return early, np.where(by_exchange, first, np.where(undated, latest, dated))


def overlap(found: Axis, met: pd.Series[Any]) -> pd.DataFrame:
    """Count the people of each platform: all, only there, on others too, met first there, and whether that is known.

    Parameters
    ----------
    found
        The axis.
    met
        What `met_first` returned.

    Returns
    -------
    DataFrame
        A row a platform: `people`, `only_here`, `shared`; `met_first`, `met_elsewhere` and `met_unknown`, which add up to
        `people`; `nameless` accounts, of whom nobody can say who they are. An address book tells nothing of where
        somebody was met.
    """
    rows = found.accounts
    several = rows["person"].duplicated(keep=False)
    counts = pd.DataFrame(
        {
            "people": rows["platform"].value_counts(),
            "only_here": rows.loc[~several, "platform"].value_counts(),
        }
    ).reindex(list(found.platforms)).fillna(0)  # fmt: skip
    here = rows.assign(met=met.reindex(rows["person"]).to_numpy(dtype=object))
    known = here["met"].notna()
    counts["met_first"] = here.loc[here["met"] == here["platform"], "platform"].value_counts()
    counts["met_elsewhere"] = here.loc[known & (here["met"] != here["platform"]), "platform"].value_counts()
    counts["met_unknown"] = here.loc[~known, "platform"].value_counts()
    counts = counts.fillna(0).astype("int64").rename_axis("platform")
    counts.insert(2, "shared", counts["people"] - counts["only_here"])
    nameless = [found.n_nameless.get(str(name), 0) for name in counts.index]
    return counts.assign(nameless=nameless)


def met_first(found: Axis) -> pd.Series[Any]:
    """Say where each person was met first, by position: a platform, or `journal` for in person.

    Parameters
    ----------
    found
        The axis.

    Returns
    -------
    Series
        Missing where two platforms come into question because one of them shows no day.
    """
    spans = (
        pd.concat([_spans(found), _in_person(found)]).groupby(["person", "platform"], as_index=False).min()
    )
    spans = spans.sort_values(["person", "lower"], kind="stable", ignore_index=True)
    nth = spans.groupby("person").cumcount()
    lowest, second = (spans[nth == n].set_index("person")["lower"] for n in (0, 1))
    others = spans["person"].map(lowest).mask(nth == 0, spans["person"].map(second).fillna(NEVER + 1))
    sure = spans[spans["upper"] < others]
    found_first: pd.Series[Any] = sure.set_index("person")["platform"].reindex(range(len(found.people)))
    return found_first


def _spans(found: Axis) -> pd.DataFrame:
    """Earliest and latest possible day of meeting on each platform."""
    rows = found.accounts[found.accounts["platform"] != ADDRESS_BOOK]
    lower = np.minimum(rows["early"], rows["seen"])
    return rows[["person", "platform"]].assign(lower=lower, upper=np.minimum(rows["late"], rows["seen"]))


def _in_person(found: Axis) -> pd.DataFrame:
    """First day that the journal knows of, or that corrections.csv names."""
    network = found.network
    rows = network.interactions
    rows = rows[rows["platform"] == "journal"]
    person_of = network.contacts.set_index("contact_id")["person_id"].astype(object)
    noted = pd.DataFrame(
        {
            "person_id": person_of.reindex(pd.Index(rows["contact_id"])).to_numpy(),
            "day": day_numbers(local_days(rows["time"], network.settings.time_zone)),
        }
    )
    told = network.corrections.dropna(subset=["met_on"])
    said = pd.DataFrame({"person_id": told["person_id"].astype(object), "day": day_numbers(told["met_on"])})
    both = pd.concat([noted, said])
    both["person"] = found.people.get_indexer(pd.Index(both["person_id"]))
    both = both[both["person"] >= 0]
    return both.assign(platform="journal", lower=both["day"], upper=both["day"])[
        ["person", "platform", "lower", "upper"]
    ]
