"""Colleagues' connections among the owner's contacts: the ties among contacts that are evidenced, not inferred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.errors import OwnerUnknown
from netanalysis.frames import conform, stack
from netanalysis.ingest.colleagues import COLLEAGUES, Colleague
from netanalysis.ingest.names import weak_id
from netanalysis.people.identity import resolve_identity, weigh
from netanalysis.people.lookup import Lookup, build_lookup
from netanalysis.people.name_keys import name_key, names_agree
from netanalysis.people.owners import check_one_owner
from netanalysis.settings import Owner

Tables = Mapping[str, pd.DataFrame]
#: what sort of identifier finds somebody, the surest first; a shared address or number needs names that agree
_KINDS: Final = ("profile_url", "native_id", "email", "phone")
_SHARED: Final = ("email", "phone")
#: platforms whose contact ids hold the last part of a profile's URL
PROFILES: Final = ("linkedin", "xing")


def add_colleagues(tables: Tables, colleagues: Sequence[Colleague], ego: Owner) -> dict[str, pd.DataFrame]:
    """Return contacts, identifiers and links with what colleagues' exports show.

    A colleague is found among the contacts by her addresses and profile, else by her name if one person alone bears it, or one
    alone connected with the owner on the day that her list says; who is
    nobody's contact becomes one, known by name. Ties lead from her to those of her connections who are contacts of the owner
    already, by profile, address or number; nobody else of hers comes in.

    Raises
    ------
    OwnerUnknown
        A folder holds exports of two people or the owner's own, or several contacts bear the colleague's name.
    """
    if not colleagues:
        return {}
    contacts, held = tables["contacts"], tables["identifiers"]
    weighed = weigh(contacts, held, tables["snapshots"])
    alone = resolve_identity(contacts, held, snapshots=tables["snapshots"], weighed=weighed)
    lookup = replace(build_lookup(contacts, held), person_of=alone.person_of)
    made, known, links = [contacts], [held], [tables["links"]]
    for colleague in colleagues:
        _check(colleague, ego)
        her = _find(colleague, lookup, contacts, ego)
        if not her:
            row, ids = _newcomer(colleague, set(contacts["contact_id"]))
            made, known, her = [*made, row], [*known, ids], str(row["contact_id"].iloc[0])
        links.append(_ties(her, colleague, contacts, held))
    return {
        "contacts": stack(made, schema.CONTACTS).drop_duplicates("contact_id", ignore_index=True),
        "identifiers": stack(known, schema.IDENTIFIERS).drop_duplicates(ignore_index=True),
        "links": stack(links, schema.LINKS),
    }


def _names(colleague: Colleague) -> tuple[str, ...]:
    return (*colleague.owner.names, colleague.folder)


def _values(owner: Owner) -> set[str]:
    return {*owner.profile_urls, *owner.emails, *owner.phones}


def _check(colleague: Colleague, ego: Owner) -> None:
    """Refuse a folder of two people, and the owner's own export."""
    place = f"{COLLEAGUES}/{colleague.folder}"
    try:
        check_one_owner(colleague.exports, Owner(names=(colleague.folder,)))
    except OwnerUnknown as error:
        msg = f"{place} holds exports of two different people; give each of them a folder of that person's name."
        raise OwnerUnknown(msg) from error
    own = {name_key(name) for name in ego.names}
    told = colleague.owner.names or (colleague.folder,)
    if _values(colleague.owner) & _values(ego) or any(name_key(name) in own for name in told):
        msg = f"{place} holds your own export; move it to exports/."
        raise OwnerUnknown(msg)


def _find(colleague: Colleague, lookup: Lookup, contacts: pd.DataFrame, ego: Owner) -> str:
    """Contact id of a colleague, or nothing where she is nobody's contact."""
    by_id = [contact for name in PROFILES if (contact := f"{name}:{colleague.folder}") in lookup.by_id]
    by_value = [
        contact
        for value in sorted(_values(colleague.owner))
        for contact in sorted(lookup.by_identifier.get(value, ()))
        if any(names_agree(lookup.names.get(contact, ""), name) for name in _names(colleague))
    ]
    by_mail = sorted(lookup.by_identifier.get(colleague.folder.lower(), ()))
    if found := [*by_id, *by_mail, *by_value]:
        return found[0]
    wanted = {key for name in _names(colleague) if (key := name_key(name))}
    named = sorted(contact for contact, name in lookup.names.items() if name_key(name) in wanted)
    people = {lookup.person_of.get(contact, contact) for contact in named}
    if len(people) > 1:  # the day on which both lists say that the two connected tells her from her namesakes
        days = _days_with(ego, colleague.contacts)
        on = contacts.set_index("contact_id")["connected_on"]
        named = [contact for contact in named if on[contact] in days] or named
        people = {lookup.person_of.get(contact, contact) for contact in named}
    if len(people) > 1:
        msg = (
            f"{COLLEAGUES}/{colleague.folder}: several contacts bear the colleague's name; name the folder by the "
            "e-mail address of the right one, or by the last part of her profile's URL."
        )
        raise OwnerUnknown(msg)
    return next(iter(named), "")


def _days_with(ego: Owner, theirs: pd.DataFrame) -> set[Any]:
    """Days on which her list says that she connected with the owner."""
    own = {name_key(name) for name in ego.names} - {""}
    return set(theirs.loc[theirs["name"].fillna("").map(name_key).isin(own), "connected_on"].dropna())


def _newcomer(colleague: Colleague, taken: set[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A colleague who is no contact yet: a person known by name, with what her export says of her."""
    name = _names(colleague)[0]
    place = 1
    while (contact := weak_id(PROFILES[0], name_key(name) or "?", place)) in taken:
        place += 1
    row = {"contact_id": contact, "platform": "linkedin", "account": COLLEAGUES, "relation": "address_book", "name": name,
           "weak": True, "source": f"{COLLEAGUES}/{colleague.folder}"}  # fmt: skip
    owner = colleague.owner
    held = [
        {"contact_id": contact, "kind": kind, "value": value}
        for kind, values in (("profile_url", owner.profile_urls), ("email", owner.emails), ("phone", owner.phones))
        for value in values
    ]  # fmt: skip
    return conform(pd.DataFrame([row]), schema.CONTACTS), conform(pd.DataFrame(held), schema.IDENTIFIERS)


def _ties(her: str, colleague: Colleague, contacts: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """A tie to each of her connections who is a contact of the owner as well."""
    theirs = colleague.contacts[colleague.contacts["relation"] == "connection"]
    met = theirs.groupby("contact_id")["connected_on"].min()
    same = _same(theirs, colleague.identifiers, contacts, held)
    rows = [
        {"a": min(her, mine), "b": max(her, mine), "kind": "colleague", "time": met[hers], "n_people": 2,
         "source": f"{COLLEAGUES}/{colleague.folder}"}
        for hers, mine in sorted(same.items())
        if mine != her
    ]  # fmt: skip
    links = conform(pd.DataFrame(rows), schema.LINKS)
    return links.sort_values("time", kind="stable").drop_duplicates(["a", "b"])


def _same(
    theirs: pd.DataFrame, their_ids: pd.DataFrame, contacts: pd.DataFrame, held: pd.DataFrame
) -> dict[str, str]:
    """Whom of the owner's contacts each of her connections is; a name alone is nobody."""
    known = set(contacts.loc[~contacts["weak"], "contact_id"])
    same = {str(contact): str(contact) for contact in theirs["contact_id"] if contact in known}
    names: dict[Any, Any] = contacts.set_index("contact_id")["name"].fillna("").to_dict()
    their_names: dict[Any, Any] = theirs.set_index("contact_id")["name"].fillna("").to_dict()
    wanted = their_ids[their_ids["contact_id"].isin(list(their_names)) & their_ids["kind"].isin(_KINDS)]
    pairs = wanted.merge(held, on=["kind", "value"], suffixes=("", "_mine"))
    order = pairs["kind"].map(_KINDS.index)
    pairs = pairs.assign(order=order).sort_values(["order", "contact_id", "contact_id_mine"])
    for kind, hers, mine in zip(pairs["kind"], pairs["contact_id"], pairs["contact_id_mine"], strict=True):
        if kind not in _SHARED or names_agree(str(their_names[hers]), str(names.get(mine, ""))):
            same.setdefault(str(hers), str(mine))
    return same
