"""Which accounts are one person: personal identifiers first, then names with independent evidence; revisable, and explained.

A profile URL, a personal e-mail address or a phone number held by two accounts merges them. An address or number that two
differing names hold is shared (info@, a switchboard) and merges nobody. A name merges only with evidence of another kind that
agrees (`weigh`); what falls short is asked. What `corrections.csv` says wins. The result does not depend on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from netanalysis.people.identity.clusters import Clusters
from netanalysis.people.identity.identifiers import identifier_links
from netanalysis.people.identity.profiles import profiles_of
from netanalysis.people.identity.result import Identity, Link
from netanalysis.people.identity.weigh import Weighed


def resolve_identity(
    contacts: pd.DataFrame,
    identifiers: pd.DataFrame,
    *,
    snapshots: pd.DataFrame | None = None,
    corrections: pd.DataFrame | None = None,
    weighed: Weighed | None = None,
) -> Identity:
    """Cluster accounts into persons by shared personal identifiers, and by names that other evidence supports.

    Parameters
    ----------
    contacts
        Columns `contact_id`, `platform`, `name`, `weak`.
    identifiers
        Columns `contact_id`, `kind`, `value`, normalised.
    snapshots
        Columns `contact_id`, `snapshot_on`, `present`: two profiles in one export of a platform are two people.
    corrections
        Columns `person_id`, `same_as`, `not_same_as`, all three holding contact ids.
    weighed
        Pairs that `weigh` found by their names; left out, identifiers alone decide.

    Returns
    -------
    Identity
        A person for each contact that has a name or an id of its own; a member without either is nobody.

    Notes
    -----
    Links are taken from the strongest on: corrections, profile URLs, native ids, addresses, numbers, then names by weight. One
    that would join what a correction, differing names or two profiles on one platform keep apart is refused: so a conflict
    cuts its weakest link. Ties are broken by id.

    Examples
    --------
    >>> import pandas as pd
    >>> contacts = pd.DataFrame({"contact_id": ["linkedin:a", "xing:a"], "platform": ["linkedin", "xing"],
    ...                          "name": ["Eva Muster", "E. Muster"], "weak": [False, False]})
    >>> held = pd.DataFrame({"contact_id": ["linkedin:a", "xing:a"], "kind": "email", "value": "eva@example.org"})
    >>> resolve_identity(contacts, held).person_of["xing:a"]
    'linkedin:a'
    """
    names = contacts.set_index("contact_id")["name"].fillna("").astype(str)
    known = names[(names != "") | ~contacts["weak"].to_numpy()]
    found, shared = identifier_links(identifiers, known)
    told = [Link(a, b, "corrections", (), float("nan")) for a, b in sorted(_pairs(corrections, "same_as"))]
    apart = {frozenset(pair) for pair in _pairs(corrections, "not_same_as")}
    clusters = Clusters(
        dict(zip(known.index, known, strict=True)), profiles_of(contacts, identifiers, snapshots), apart
    )
    certain = [link for link in (*told, *found) if link.a in known.index and link.b in known.index]
    merged, refused = _merge(clusters, certain)
    pairs = [link for link in (weighed or Weighed()).pairs if link.a in known.index and link.b in known.index]
    joined, kept_apart = _merge(clusters, [link for link in pairs if not link.why])
    nobody_asks = _passing(contacts)
    doubtful = _open(clusters, [link for link in pairs if link.why and not {link.a, link.b} & nobody_asks])
    weak = dict(zip(contacts["contact_id"], contacts["weak"], strict=True))
    return Identity(clusters.person_of(weak), shared, (*merged, *joined), doubtful, (*refused, *kept_apart))


def _pairs(corrections: pd.DataFrame | None, column: str) -> list[tuple[str, str]]:
    """Pairs of contact ids that the user joined or kept apart."""
    if corrections is None or column not in corrections:
        return []
    given = corrections[["person_id", column]].dropna()
    return [(str(a), str(b)) for a, b in given.itertuples(index=False)]


def _passing(contacts: pd.DataFrame) -> set[str]:
    """Strangers of whom there is a name and nothing else: whether they are somebody known is asked of nobody."""
    if "relation" not in contacts:
        return set()
    strangers = contacts["weak"] & (contacts["relation"] == "correspondent").fillna(value=False)
    return set(contacts.loc[strangers, "contact_id"])


def _open(clusters: Clusters, links: Iterable[Link]) -> tuple[Link, ...]:
    """Links between two people that an answer may still join; of several between the same two, the heaviest."""
    found: dict[frozenset[str], Link] = {}
    for link in links:
        if not clusters.one(link) and clusters.against(link) in ("", "names"):
            found.setdefault(clusters.ends(link), link)
    return tuple(found.values())


def _merge(clusters: Clusters, links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
    """Take the links in turn; returns those that joined two accounts and those that were refused."""
    merged, refused = [], []
    for link in links:
        if reason := clusters.merge(link):
            refused.append(replace(link, why=reason))
        else:
            merged.append(link)
    return merged, refused
