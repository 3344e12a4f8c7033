"""Which accounts are one person: by personal identifiers alone, revisable, never by a name.

A profile URL, a personal e-mail address or a phone number held by two accounts merges them. An address or number
that two differing names hold is shared (info@, a switchboard) and merges nobody. What `corrections.csv` says wins. The
result does not depend on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis.people.name_keys import names_agree

#: local parts that belong to a house, not to a person
ROLE_MAILBOXES: Final = frozenset(
    {
        "admin", "anfrage", "anfragen", "bewerbung", "buchhaltung", "buero", "contact", "einkauf", "empfang",
        "hallo", "hello", "hr", "info", "invoice", "jobs", "kanzlei", "karriere", "kontakt", "mail",
        "marketing", "newsletter", "no-reply", "noreply", "office", "post", "praxis", "press", "presse",
        "reception", "rechnung", "sales", "sekretariat", "service", "support", "team", "vertrieb", "verwaltung",
        "webmaster", "zentrale"
    }
)  # fmt: skip
#: the stronger the evidence, the earlier it merges; the weaker link is the one that a conflict cuts
_ORDER: Final = ("same_as", "profile_url", "native_id", "email", "phone")


@dataclass(frozen=True, slots=True)
class Identity:
    """The person behind each account, and what was held back.

    `person_of` maps contact_id to person_id; `shared` counts identifiers that two differing names hold; `cut` counts
    merges that were refused because they contradict a correction or each other.
    """

    person_of: Mapping[str, str]
    shared: int
    cut: int


@dataclass(frozen=True, slots=True)
class _Edge:
    a: str
    b: str
    kind: str


def resolve_identity(
    contacts: pd.DataFrame, identifiers: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> Identity:
    """Cluster accounts into persons by shared personal identifiers.

    Parameters
    ----------
    contacts
        Columns `contact_id`, `name`, `weak`.
    identifiers
        Columns `contact_id`, `kind`, `value`, normalised.
    corrections
        Columns `person_id`, `same_as`, `not_same_as`, all three holding contact ids.

    Returns
    -------
    Identity
        A person for each contact that has a name or an id of its own; a member without either is nobody.

    Examples
    --------
    >>> import pandas as pd
    >>> contacts = pd.DataFrame({"contact_id": ["linkedin:a", "xing:a"], "name": ["Eva Muster", "E. Muster"],
    ...                          "weak": [False, False]})
    >>> held = pd.DataFrame({"contact_id": ["linkedin:a", "xing:a"], "kind": "email", "value": "eva@example.org"})
    >>> resolve_identity(contacts, held).person_of["xing:a"]
    'linkedin:a'
    """
    names = contacts.set_index("contact_id")["name"].fillna("").astype(str)
    known = names[(names != "") | ~contacts["weak"].to_numpy()]
    apart = _pairs(corrections, "not_same_as")
    edges, shared = _edges_from_identifiers(identifiers, known)
    edges += [_Edge(a, b, "same_as") for a, b in _pairs(corrections, "same_as")]
    edges.sort(key=lambda edge: (_ORDER.index(edge.kind), edge.a, edge.b))
    clusters = _Clusters(dict(known), apart)
    cut = sum(not clusters.merge(edge) for edge in edges if edge.a in known.index and edge.b in known.index)
    weak = dict(zip(contacts["contact_id"], contacts["weak"], strict=True))
    return Identity(clusters.person_of(weak), shared, cut)


def _pairs(corrections: pd.DataFrame | None, column: str) -> list[tuple[str, str]]:
    """Pairs of contact ids that the user joined or kept apart."""
    if corrections is None or column not in corrections:
        return []
    given = corrections[["person_id", column]].dropna()
    return [(str(a), str(b)) for a, b in given.itertuples(index=False)]


def _edges_from_identifiers(identifiers: pd.DataFrame, names: pd.Series[Any]) -> tuple[list[_Edge], int]:
    """Edges between accounts that hold the same personal identifier, and how many identifiers are shared."""
    held = identifiers[identifiers["kind"] != "alias"].drop_duplicates(["contact_id", "kind", "value"])
    held = held[held["contact_id"].isin(names.index)]
    several = held[held.duplicated(["kind", "value"], keep=False)]
    edges: list[_Edge] = []
    shared = 0
    for (kind, value), group in several.groupby(["kind", "value"], sort=True):
        ids = sorted(group["contact_id"])
        if _is_shared(str(kind), str(value), [names[contact] for contact in ids]):
            shared += 1
        else:
            edges += [_Edge(ids[0], other, str(kind)) for other in ids[1:]]
    return edges, shared


def _is_shared(kind: str, value: str, names: list[str]) -> bool:
    """Whether an identifier belongs to a house or to several people rather than to one person."""
    if kind not in ("email", "phone"):
        return False
    if kind == "email" and value.partition("@")[0] in ROLE_MAILBOXES:
        return True
    return not all(names_agree(a, b) for a, b in combinations(sorted(set(names)), 2))


class _Clusters:
    """Union–find that refuses a merge which a correction or the names forbid."""

    def __init__(self, names: dict[str, str], apart: list[tuple[str, str]]) -> None:
        self._names = names
        self._members = {contact: [contact] for contact in names}
        self._root = {contact: contact for contact in names}
        self._apart = {frozenset(pair) for pair in apart}

    def merge(self, edge: _Edge) -> bool:
        """Merge the clusters of both ends; False where that is forbidden."""
        a, b = self._root[edge.a], self._root[edge.b]
        if a == b:
            return True
        if self._forbidden(a, b, by_user=edge.kind == "same_as"):
            return False
        kept, gone = min(a, b), max(a, b)
        for contact in self._members[gone]:
            self._root[contact] = kept
        self._members[kept] += self._members.pop(gone)
        return True

    def _forbidden(self, a: str, b: str, *, by_user: bool) -> bool:
        pairs = [(left, right) for left in self._members[a] for right in self._members[b]]
        if any(frozenset(pair) in self._apart for pair in pairs):
            return True
        return not by_user and not all(
            names_agree(self._names[left], self._names[right]) for left, right in pairs
        )

    def person_of(self, weak: Mapping[str, bool]) -> dict[str, str]:
        """Name each cluster by its first member: real ids before weak ones, then by id."""
        return dict(self._named(weak))

    def _named(self, weak: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
        for members in self._members.values():
            first = min(members, key=lambda contact: (weak[contact], contact))
            for contact in members:
                yield contact, first
