"""Find the person a user means: by id, profile URL, e-mail address, phone, or a name that is unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import pandas as pd

from netanalysis.errors import UnknownPerson
from netanalysis.people.name_keys import name_key
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.text import drawable, fold

_MAX_CANDIDATES: Final = 5


@dataclass(frozen=True, slots=True)
class Lookup:
    """Accounts by everything that names them; each value is a set of contact_ids."""

    by_id: frozenset[str]
    by_identifier: Mapping[str, frozenset[str]]
    by_word: Mapping[str, frozenset[str]]  #: word of a folded name -> accounts with that word in their name
    names: Mapping[str, str]
    person_of: Mapping[str, str]

    def find(self, cell: str) -> str:
        """Return the contact_id of the person whom a cell names.

        Raises
        ------
        UnknownPerson
            Nobody, or more than one person, answers to it; the candidates are named by id.
        """
        wanted = cell.strip()
        if wanted in self.by_id:
            return wanted
        keys = (wanted, wanted.lower(), normal_profile(wanted), _number(wanted))
        found = next((ids for key in keys if (ids := self.by_identifier.get(key))), frozenset())
        found = found or self._named(name_key(wanted))
        people = {self.person_of.get(contact, contact) for contact in found}
        if len(people) == 1:
            return min(found)
        if not people:
            near = self._near(name_key(wanted))
            msg = f"»{drawable(wanted)}« is nobody in the network{near}; write a contact id, profile URL, e-mail address or full name"
            raise UnknownPerson(msg)
        msg = f"»{drawable(wanted)}« may be {len(people)} people; write one of {_shown(sorted(people))}, or join them with same_as in corrections.csv"
        raise UnknownPerson(msg)

    def _named(self, key: str) -> frozenset[str]:
        """Accounts of that name, titles and credentials aside; only names with all its words are taken apart."""
        holders = [self.by_word.get(word, frozenset()) for word in key.split()]
        shared = frozenset.intersection(*holders) if holders else frozenset()
        return frozenset(contact for contact in shared if name_key(self.names[contact]) == key)

    def _near(self, key: str) -> str:
        """Name those who share most words of a name with nobody's, if they share any."""
        holders = [self.by_word.get(word, frozenset()) for word in set(key.split())]
        people = [{self.person_of.get(contact, contact) for contact in held} for held in holders]
        shared = Counter(person for held in people for person in held)
        most = max(shared.values(), default=0)
        nearest = sorted(
            (person for person, n in shared.items() if n == most),
            key=lambda person: (-self._alike(person, key), person),
        )
        return f" (near it: {_shown(nearest)})" if shared else ""

    def _alike(self, person: str, key: str) -> float:
        """How alike somebody's name is to a typed one, 0 to 1."""
        return SequenceMatcher(None, name_key(self.names.get(person, "")), key).ratio()


def _shown(people: Sequence[str]) -> str:
    """List the first candidates."""
    return ", ".join(people[:_MAX_CANDIDATES]) + (", …" if len(people) > _MAX_CANDIDATES else "")


def _number(cell: str) -> str:
    """Return a telephone number with its country's prefix as identifiers hold it."""
    return to_e164(cell, "ZZ") if cell.startswith("+") else ""


def build_lookup(
    contacts: pd.DataFrame, identifiers: pd.DataFrame, person_of: Mapping[str, str] | None = None
) -> Lookup:
    """Index accounts by id, identifier and name; a merged person counts once.

    Examples
    --------
    >>> import pandas as pd
    >>> contacts = pd.DataFrame({"contact_id": ["linkedin:eva"], "name": ["Eva Muster"]})
    >>> held = pd.DataFrame({"contact_id": ["linkedin:eva"], "kind": ["email"], "value": ["eva@example.org"]})
    >>> build_lookup(contacts, held).find("eva@example.org")
    'linkedin:eva'
    """
    by_identifier: dict[str, set[str]] = {}
    for contact, value in zip(identifiers["contact_id"], identifiers["value"], strict=True):
        by_identifier.setdefault(str(value), set()).add(str(contact))
    named = contacts[contacts["name"].notna()]
    names = dict(zip(named["contact_id"], named["name"], strict=True))
    by_word: dict[str, set[str]] = {}
    for contact, name in names.items():
        for word in fold(name).split():
            by_word.setdefault(word, set()).add(contact)
    return Lookup(
        frozenset(contacts["contact_id"]),
        {value: frozenset(ids) for value, ids in by_identifier.items()},
        {word: frozenset(ids) for word, ids in by_word.items()},
        names,
        person_of or {},
    )
