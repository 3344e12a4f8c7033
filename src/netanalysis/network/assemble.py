"""From canonical tables to a whole network: persons, and coverage where none came along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from netanalysis import schema
from netanalysis.frames import conform, joined, look_up
from netanalysis.people.identity import Identity, Weighed, resolve_identity
from netanalysis.people.titles import read_titles
from netanalysis.text import tidy

#: something the user should know: a key of `wording`, and the number it speaks of
Note = tuple[str, int]


def add_persons(
    tables: Mapping[str, pd.DataFrame], weighed: Weighed
) -> tuple[dict[str, pd.DataFrame], Identity]:
    """Resolve accounts into persons and let every table speak of persons; returns the tables and who is one person why."""
    contacts, held, snapshots = tables["contacts"], tables["identifiers"], tables["snapshots"]
    identity = resolve_identity(
        contacts, held, snapshots=snapshots, corrections=tables["corrections"], weighed=weighed
    )
    person_of = pd.Series(dict(identity.person_of), dtype="string")
    resolved = dict(tables)
    resolved["contacts"] = contacts.assign(person_id=_map(contacts["contact_id"], person_of))
    for name in ("journal", "corrections"):
        frame = tables[name]
        resolved[name] = frame.assign(person_id=_map(frame["person_id"], person_of))
    resolved["outcomes"] = tables["outcomes"].assign(
        chain=_map_chains(tables["outcomes"]["chain"], person_of)
    )
    resolved["persons"] = persons_of(resolved)
    return resolved, identity


def _map(ids: pd.Series[Any], person_of: pd.Series[Any]) -> pd.Series[Any]:
    return look_up(ids, person_of).astype("string")


def _map_chains(chains: pd.Series[Any], person_of: pd.Series[Any]) -> pd.Series[Any]:
    """Write each chain of contact ids as one of person ids."""

    def to_persons(chain: str) -> str:
        return " > ".join(str(person_of.get(link, link)) for link in chain.split(" > "))

    return chains.map(to_persons, na_action="ignore").astype("string")


def notes_of(identity: Identity) -> tuple[Note, ...]:
    """What the resolution held back."""
    found = (
        ("note_shared", identity.shared),
        ("note_cut", identity.cut),
        ("note_doubtful", len(identity.doubtful)),
    )
    return tuple((key, n) for key, n in found if n)


def persons_of(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a person: name, newest company, position and what it says, platforms, first connection, pin."""
    contacts = tables["contacts"]
    known = contacts[contacts["person_id"].notna()]
    newest = tables["snapshots"].groupby("contact_id")["snapshot_on"].max()
    known = known.assign(newest=look_up(known["contact_id"], newest))
    by_id = known.sort_values(["weak", "contact_id"]).groupby("person_id", sort=True)
    by_age = known.sort_values(["newest", "contact_id"], ascending=[False, True]).groupby(
        "person_id", sort=True
    )
    persons = pd.DataFrame(
        {
            "name": by_id["name"].first().astype("string"),
            "company": by_age["company"].first(),
            "position": by_age["position"].first(),
            "platforms": _joined_platforms(known),
            "n_accounts": by_id.size(),
            "connected_on": by_id["connected_on"].min(),
        }
    )
    persons.insert(0, "person_id", persons.index)
    shown = persons["name"].fillna("").map(tidy)
    persons["name"] = persons["name"].mask(shown == "", persons["person_id"])
    titles = read_titles(persons["position"], companies=persons["company"])
    persons = persons.assign(function=titles["function"], seniority=titles["seniority"])
    corrections = tables["corrections"]
    pinned = corrections.loc[corrections["pin"], "person_id"]
    persons["pinned"] = persons["person_id"].isin(pinned)
    return conform(persons, schema.PERSONS)


def _joined_platforms(contacts: pd.DataFrame) -> pd.Series[Any]:
    """Platforms of each person, in alphabetical order, joined by `, `."""
    pairs = contacts[["person_id", "platform"]].drop_duplicates().sort_values(["person_id", "platform"])
    return joined(pairs["platform"], pairs["person_id"])


def default_coverage(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Coverage of tables that were given, not read: every kind and platform seen is taken as observed throughout."""
    contacts, interactions = tables["contacts"], tables["interactions"]
    made = contacts["connected_on"]
    rows: list[dict[str, Any]] = [
        {"file": "contacts", "status": "read", "content": "contacts", "rows": len(contacts), "read": len(contacts),
         "undated": int(made.isna().sum()), "nameless": int(contacts["name"].isna().sum()),
         "first_on": made.min(), "last_on": made.max()}
    ]  # fmt: skip
    for (platform, account), group in interactions.groupby(["platform", "account"], sort=True):
        first, last = group["time"].min().tz_localize(None), group["time"].max().tz_localize(None)
        rows.append(
            {"file": f"interactions ({platform}, {account})", "status": "read", "content": "interactions",
             "platform": platform, "account": account, "rows": len(group), "read": len(group),
             "marked": int(group["mark"].notna().sum()), "shows": ", ".join(sorted(set(group["kind"]))),
             "first_on": first, "last_on": last, "observed_from": first, "observed_until": last}
        )  # fmt: skip
    return conform(pd.DataFrame(rows), schema.COVERAGE)
