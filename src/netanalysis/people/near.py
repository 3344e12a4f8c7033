"""Who may be meant by a name that is nobody's, or several people's: told by name, firm and last exchange, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, Final

import pandas as pd

from netanalysis import schema, wording
from netanalysis.people.name_keys import name_key
from netanalysis.settings import Language
from netanalysis.text import drawable, fold

#: how many people are offered
_MOST: Final = 5
#: what a word that is one letter off counts, where the word itself counts 1
_NEARLY: Final = 0.9
#: shorter words are too alike to each other
_SHORTEST: Final = 3
#: who shares less than the best by more than this is not offered
_REACH: Final = 0.15
#: what tells people of one name apart, the best first
_TELLING: Final = ("company", "position", "location")
_ADDRESSES: Final = ("profile_url", "email")


@dataclass(eq=False)
class Hints:
    """What is known of the contacts, looked at only once somebody was not found.

    Attributes
    ----------
    contacts, identifiers
        The tables.
    interactions
        Returns the table of interactions: `contact_id`, `time`, `kind`, `automatic`, `mark`.
    language
        Language of the sentences.
    """

    contacts: pd.DataFrame
    identifiers: pd.DataFrame
    interactions: Callable[[], pd.DataFrame] | None
    language: Language

    @cached_property
    def last(self) -> dict[str, date]:
        """Day of the last exchange with each account."""
        if self.interactions is None:
            return {}
        rows = self.interactions()
        counts = rows["kind"].isin(schema.STRENGTH_KINDS) & rows["mark"].isna()
        counts &= ~rows["automatic"].fillna(value=False).astype(bool)
        newest = rows[counts].groupby("contact_id")["time"].max()
        return {str(contact): time.date() for contact, time in newest.items()}

    @cached_property
    def known(self) -> dict[str, dict[Any, Any]]:
        """Each account's row."""
        columns = ["name", "platform", *(column for column in _TELLING if column in self.contacts)]
        present = self.contacts.reindex(columns=["contact_id", *columns])
        rows: list[dict[Any, Any]] = present.to_dict("records")
        return {str(row["contact_id"]): row for row in rows}

    @cached_property
    def addresses(self) -> dict[str, list[str]]:
        """Profile URLs and e-mail addresses of each account, as they may be written into a file."""
        found: dict[str, list[str]] = {}
        for kind in _ADDRESSES:
            held = self.identifiers[self.identifiers["kind"] == kind]
            for contact, value in zip(held["contact_id"], held["value"], strict=True):
                found.setdefault(str(contact), []).append(str(value))
        return found

    def told_apart(self, contact: str) -> list[str]:
        """What may stand in brackets behind an account's name: firm, job title, town, platform, address."""
        row = self.known.get(contact, {})
        told = [str(row[column]) for column in _TELLING if isinstance(row.get(column), str)]
        platform = row.get("platform")
        where = [wording.platform(platform, lang=self.language)] if isinstance(platform, str) else []
        return [*told, *where, *self.addresses.get(contact, ())]


class Words:
    """Words of names, found by a word that is at most one letter off: one wrong, missing, too many, or two swapped."""

    def __init__(self, words: Collection[str]) -> None:
        self._known = frozenset(words)
        self._by_shorter: dict[str, set[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST:
                for shorter in _shorter(word):
                    self._by_shorter.setdefault(shorter, set()).add(word)

    def near(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield words near a typed one, each with what it counts."""
        if word in self._known:
            yield word, 1.0
        if len(word) >= _SHORTEST:
            others = set().union(*(self._by_shorter.get(shorter, ()) for shorter in _shorter(word)))
            yield from ((other, _NEARLY) for other in sorted(others - {word}))


def _shorter(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def nearest(
    key: str, words: Words, by_word: Mapping[str, Collection[str]], person_of: Mapping[str, str]
) -> list[str]:
    """Return the accounts whose names share most with a typed name, one a person."""
    score: defaultdict[str, float] = defaultdict(float)
    for word in dict.fromkeys(key.split()):
        best: dict[str, float] = {}
        for other, counts in words.near(word):
            for contact in by_word.get(other, ()):
                person = person_of.get(contact, contact)
                best[person] = max(best.get(person, 0.0), counts)
        for person, counts in best.items():
            score[person] += counts
    top = max(score.values(), default=0)
    return [person for person, shared in score.items() if shared >= top - _REACH]


def offered(people: Sequence[str], key: str, hints: Hints, accounts: Mapping[str, Sequence[str]]) -> str:
    """Name people, the likeliest first: whose name is most alike, then with whom there was an exchange last."""
    told = {person: _Person(person, accounts.get(person, (person,)), hints) for person in people}
    alike = {
        person: round(SequenceMatcher(None, name_key(one.name), key).ratio(), 1)
        for person, one in told.items()
    }
    family = key.split()[-1:]
    ordered = sorted(
        told.values(),
        key=lambda one: (
            name_key(one.name).split()[-1:] != family,
            -alike[one.person],
            -(one.last.toordinal() if one.last else 0),
            one.name,
            one.person,
        ),
    )
    shown = [one.sentence(_label(one, ordered)) for one in ordered[:_MOST]]
    return "; ".join(shown) + ("; …" if len(ordered) > _MOST else "")


class _Person:
    """One candidate, with all of her accounts."""

    def __init__(self, person: str, accounts: Sequence[str], hints: Hints) -> None:
        self.person, self.hints = person, hints
        names = [hints.known[one]["name"] for one in (person, *accounts) if one in hints.known]
        self.name = next((str(name) for name in names if isinstance(name, str)), "")
        self.marks = [*dict.fromkeys(mark for one in accounts for mark in hints.told_apart(one))]
        self.last = max((hints.last[one] for one in accounts if one in hints.last), default=None)

    def sentence(self, label: str) -> str:
        """Name her, with what tells her apart and the last exchange."""
        if self.last is None:
            return wording.say(self.hints.language, "person_never", who=label)
        return wording.say(self.hints.language, "person_last", who=label, day=self.last)


def _label(one: _Person, others: Sequence[_Person]) -> str:
    """Her name and what tells her apart from others of that name; it can be written into a file as it stands."""
    same = [other for other in others if other is not one and fold(other.name) == fold(one.name)]
    taken = {fold(mark) for other in same for mark in other.marks}
    mark = next((mark for mark in one.marks if fold(mark) not in taken), "")
    mark = mark or next(iter(one.marks), "")
    return f"{drawable(one.name)} ({drawable(mark)})" if mark else drawable(one.name)
