"""Accounts joined into persons, the strongest link first; a link that contradicts what is joined already is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netanalysis.people.identity.profiles import Profiles
from netanalysis.people.identity.result import Link, Refusal
from netanalysis.people.name_keys import given_names_agree, names_agree


class Clusters:
    """Union–find that refuses a merge which a correction, the names or two profiles on one platform forbid."""

    def __init__(self, names: Mapping[str, str], profiles: Profiles, apart: set[frozenset[str]]) -> None:
        self._names, self._profiles, self._apart = names, profiles, apart
        self._members = {contact: [contact] for contact in names}
        self._root = {contact: contact for contact in names}

    def ends(self, link: Link) -> frozenset[str]:
        """The two clusters of a link; a single one where its ends are one person already."""
        return frozenset((self._root[link.a], self._root[link.b]))

    def one(self, link: Link) -> bool:
        """Whether both ends are one person already."""
        return len(self.ends(link)) == 1

    def merge(self, link: Link) -> Refusal:
        """Merge the clusters of both ends; says what forbids it, nothing where they are one now."""
        a, b = self._root[link.a], self._root[link.b]
        if a == b:
            return ""
        if reason := self.against(link):
            return reason
        kept, gone = min(a, b), max(a, b)
        for contact in self._members[gone]:
            self._root[contact] = kept
        self._members[kept] += self._members.pop(gone)
        return ""

    def against(self, link: Link) -> Refusal:
        """Say what forbids the merge of both ends' clusters."""
        a, b = self._root[link.a], self._root[link.b]
        pairs = [(left, right) for left in self._members[a] for right in self._members[b]]
        if any(frozenset(pair) in self._apart for pair in pairs):
            return "correction"
        if link.decided_by == "corrections":
            return ""
        if any(self._two_people(x, y, by_names=link.decided_by == "names") for x, y in pairs):
            return "one_platform"
        by_names = link.decided_by == "names"
        weighed = {link.a, link.b} if by_names else set()
        fit = (weighed == {x, y} or self._fit(x, y, by_names=by_names) for x, y in pairs)
        return "" if all(fit) else "names"

    def _fit(self, a: str, b: str, *, by_names: bool) -> bool:
        """Whether the names agree; weighed names may join accounts of several family names (a marriage, a slip) and one given name."""
        one, other = self._names[a], self._names[b]
        return names_agree(one, other) or (by_names and given_names_agree(one, other))

    def _two_people(self, a: str, b: str, *, by_names: bool) -> bool:
        """Whether one platform shows them as two; an address or number that both hold outweighs all but one list with both profiles."""
        two = self._profiles.two_profiles(a, b)
        if by_names:
            return two or self._profiles.side_by_side(a, b)
        return two and self._profiles.same_list(a, b)

    def person_of(self, weak: Mapping[str, bool]) -> dict[str, str]:
        """Name each cluster by its first member: real ids before weak ones, then by id."""
        return dict(self._named(weak))

    def _named(self, weak: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
        for members in self._members.values():
            first = (
                members[0]
                if len(members) == 1
                else min(members, key=lambda contact: (weak[contact], contact))
            )
            for contact in members:
                yield contact, first
