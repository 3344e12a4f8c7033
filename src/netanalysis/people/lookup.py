"""Find the person a user means: by id, profile URL, e-mail address, phone, or a name that is unique."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from netanalysis import wording
from netanalysis.errors import UnknownPerson
from netanalysis.people.name_keys import name_key
from netanalysis.people.near import Hints, Words, nearest, offered
from netanalysis.settings import Language
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.text import drawable, fold

#: a name, and in brackets what tells people of that name apart
_TOLD: Final = re.compile(r"(?P<name>.+?)\s*\((?P<mark>[^()]+(?:\([^()]*\))?[^()]*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Accounts by everything that names them; each value is a set of contact_ids."""

    by_id: frozenset[str]
    by_identifier: Mapping[str, frozenset[str]]
    by_word: Mapping[str, frozenset[str]]  #: word of a folded name -> accounts with that word in their name
    names: Mapping[str, str]
    person_of: Mapping[str, str]
    hints: Hints
    _words: list[Words] = field(default_factory=list)  #: made when somebody is first not found

    def find(self, cell: str) -> str:
        """Return the contact_id of the person whom a cell names.

        Raises
        ------
        UnknownPerson
            Nobody, or more than one person, answers to it; who may be meant is told by name, firm and last exchange.
        """
        found = self.accounts(cell)
        people = {self.person_of.get(contact, contact) for contact in found}
        if len(people) == 1:
            return min(found)
        raise UnknownPerson(self._doubt(cell.strip(), people))

    def accounts(self, cell: str) -> frozenset[str]:
        """Return all accounts to which a cell may point."""
        wanted = cell.strip()
        if wanted in self.by_id:
            return frozenset({wanted})
        keys = (wanted, wanted.lower(), normal_profile(wanted), _number(wanted))
        found = next((ids for key in keys if (ids := self.by_identifier.get(key))), frozenset())
        return found or self._told(wanted) or self._named(name_key(wanted))

    def lasting(self, cell: str, contact: str) -> str:
        """Return what to write down for a cell that was found: the account itself, where a firm or a title told who is meant."""
        told = _TOLD.fullmatch(cell.strip())
        return (
            contact if told and cell.strip() not in self.by_id and not self._named(name_key(cell)) else cell
        )

    def told(self, contact: str) -> str:
        """Return the name of an account's owner."""
        return drawable(self.names.get(contact, contact), width=60)

    def _named(self, key: str) -> frozenset[str]:
        """Accounts of that name, titles and credentials aside; only names with all its words are taken apart."""
        holders = [self.by_word.get(word, frozenset()) for word in key.split()]
        shared = frozenset.intersection(*holders) if holders else frozenset()
        return frozenset(contact for contact in shared if name_key(self.names[contact]) == key)

    def _told(self, cell: str) -> frozenset[str]:
        """Accounts of people of a name of whom one account fits what stands in brackets behind it."""
        found = _TOLD.fullmatch(cell)
        if not found:
            return frozenset()
        named, mark = self._named(name_key(found["name"])), fold(drawable(found["mark"]))
        fitting = {contact for contact in named if mark in map(_shown, self.hints.told_apart(contact))}
        people = {self.person_of.get(contact, contact) for contact in fitting}
        return frozenset(contact for contact in named if self.person_of.get(contact, contact) in people)

    def _doubt(self, cell: str, people: set[str]) -> str:
        """Say who may be meant."""
        language, key = self.hints.language, name_key(cell)
        shown = drawable(cell)
        accounts: dict[str, list[str]] = {}
        for contact, person in self.person_of.items():
            accounts.setdefault(person, []).append(contact)
        if people:
            who = offered(sorted(people), key, self.hints, accounts)
            return wording.say(language, "person_several", cell=shown, n=len(people), who=who)
        told = _TOLD.fullmatch(cell)
        key = name_key(told["name"]) if told else key
        if not self._words:
            self._words.append(Words(self.by_word))
        near = nearest(key, self._words[0], self.by_word, self.person_of)
        if not near:
            return wording.say(language, "person_unknown", cell=shown)
        return wording.say(language, "person_near", cell=shown, who=offered(near, key, self.hints, accounts))


def _shown(mark: str) -> str:
    return fold(drawable(mark))


def _number(cell: str) -> str:
    """Return a telephone number with its country's prefix as identifiers hold it."""
    return to_e164(cell, "ZZ") if cell.startswith("+") else ""


def build_lookup(
    contacts: pd.DataFrame,
    identifiers: pd.DataFrame,
    person_of: Mapping[str, str] | None = None,
    *,
    interactions: Callable[[], pd.DataFrame] | None = None,
    language: Language = "en",
) -> Lookup:
    """Index accounts by id, identifier and name; a merged person counts once.

    Parameters
    ----------
    contacts, identifiers
        The tables.
    person_of
        The person behind each account; an account that is missing stands for itself.
    interactions
        Returns the interactions, should somebody not be found: the last exchange tells people apart.
    language
        Language in which it is said who may be meant.

    Returns
    -------
    Lookup
        To be asked with `find`.

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
        Hints(contacts, identifiers, interactions, language),
    )
