"""Who recommended whom: a name in somebody's entry of an address book becomes a tie between the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from netanalysis import schema
from netanalysis.frames import conform, stack
from netanalysis.people.identity import resolve_identity
from netanalysis.people.lookup import build_lookup
from netanalysis.sources.base import UNKNOWN_REFERRER, Coverage, Referral


def settle_referrals(
    referrals: Sequence[Referral], tables: Mapping[str, pd.DataFrame]
) -> tuple[pd.DataFrame, Mapping[str, int]]:
    """Return the links with an introduction for each referral whose name is one person's, and the others by file.

    A name counts where exactly one person of the network carries it; nobody is guessed. Whom the entry itself names, and
    the owner, who is no contact, recommend nobody.

    Parameters
    ----------
    referrals
        What the sources read.
    tables
        `contacts`, `identifiers` and `links`.

    Examples
    --------
    >>> contacts = pd.DataFrame({"contact_id": ["outlook:jan", "xing:eva"], "platform": ["outlook", "xing"],
    ...                          "name": ["Jan Probe", "Eva Muster"], "weak": False})
    >>> tables = {"contacts": contacts, "links": pd.DataFrame(),
    ...           "identifiers": pd.DataFrame(columns=["contact_id", "kind", "value"])}
    >>> links, unknown = settle_referrals([Referral("outlook:jan", "Eva Muster", "k.csv")], tables)
    >>> links.loc[0, ["a", "b", "kind"]].tolist(), dict(unknown)
    (['outlook:jan', 'xing:eva', 'introduction'], {})
    """
    if not referrals:
        return tables["links"], {}
    contacts, held = tables["contacts"], tables["identifiers"]
    person_of = resolve_identity(contacts, held).person_of
    lookup = build_lookup(contacts, held, person_of)
    made, unknown = [], Counter[str]()
    for referral in referrals:
        found = lookup.accounts(referral.name)
        if len({person_of.get(contact, contact) for contact in found}) != 1:
            unknown[referral.file] += 1
            continue
        by = min(found)
        if referral.contact_id in lookup.by_id and person_of.get(by, by) != person_of.get(
            referral.contact_id
        ):
            made.append(_link(referral, by))
    return stack([tables["links"], conform(pd.DataFrame(made), schema.LINKS)], schema.LINKS), unknown


def _link(referral: Referral, by: str) -> dict[str, object]:
    """Return an introduction as a row of `schema.LINKS`; an address book does not tell when it was."""
    a, b = sorted((by, referral.contact_id))
    return {"a": a, "b": b, "kind": "introduction", "n_people": 2, "source": referral.file}


def with_unknown(rows: Sequence[Coverage], unknown: Mapping[str, int]) -> list[Coverage]:
    """Return the coverage, files with unresolved referrals with a warning that counts them."""
    return [
        row.but(warning="; ".join(filter(None, (row.warning, f"{UNKNOWN_REFERRER}: {unknown[row.file]}"))))
        if unknown.get(row.file)
        else row
        for row in rows
    ]
