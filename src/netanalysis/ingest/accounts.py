"""Which account somebody is whom a file names: by her id, else by a name that one account alone carries.

Names are joined to accounts over all files of a platform. Where a list holds a name twice, or one export two conversations of two
with it, there are namesakes: each keeps an account of her own where something tells them apart, and a bare mention finds none
of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from netanalysis.ingest.names import name_key, weak_id
from netanalysis.ingest.owner import Ego
from netanalysis.sources.model import Records, Who

#: name key and contact_id
Pair = tuple[str, str]


@dataclass(slots=True)
class Accounts:
    """Every account that the files of a platform know, by id and by name."""

    platform: str
    by_id: Mapping[str, str] = field(
        default_factory=dict
    )  #: the platform's own id -> contact_id, where a list tells both
    by_name: Mapping[str, str] = field(
        default_factory=dict
    )  #: name key -> contact_id, for names that one account alone carries
    ambiguous: frozenset[str] = frozenset()  #: name keys that several accounts carry
    talks: Mapping[tuple[str, str], str] = field(
        default_factory=dict
    )  #: name key and conversation -> contact_id
    scopes: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, who: Who | None, thread: str = "") -> str:
        """contact_id of somebody in a conversation; nothing for who has neither id nor name."""
        if who is None or not who.key:
            return ""
        if who.id:
            return self.by_id.get(who.id) or f"{self.platform}:{who.id}"
        key = name_key(who.name)
        if who.scope:
            return f"{weak_id(self.platform, key)}~{self._nth(key, who.scope)}"
        return self.of_key(key, thread)

    def of_key(self, key: str, thread: str = "") -> str:
        """contact_id of a name's key; a weak one where nobody or more than one person carries the name."""
        found = self.talks.get((key, thread)) or self.by_name.get(key)
        return found or weak_id(self.platform, key, 0 if key in self.ambiguous else 1)

    def _nth(self, key: str, scope: str) -> int:
        """Which of those of one name she is who bears it in that conversation alone."""
        if (key, scope) not in self.scopes:
            self.scopes[key, scope] = 1 + sum(known == key for known, _ in self.scopes)
        return self.scopes[key, scope]

    def aliases(self) -> Iterator[tuple[str, str]]:
        """contact_id of everybody with an id and a name of her own, and the id she would have without the former."""
        for key, contact in self.by_name.items():
            weak = weak_id(self.platform, key)
            if contact != weak and not contact.startswith(f"{self.platform}:~"):
                yield contact, weak


def build_accounts(records: Records, ego: Ego, listed: Mapping[str, pd.DataFrame]) -> Accounts:
    """Join names to accounts over all files of a platform.

    Parameters
    ----------
    records
        What its files say.
    ego
        The owner, who is no account.
    listed
        `contacts` and `identifiers` of its lists.
    """
    by_name, doubled = alone([*_listed(listed), *_named(records, ego)])
    talks = _talks_of_namesakes(records, ego, doubled)
    ambiguous = doubled | {key for key, _ in talks}
    return Accounts(
        records.platform, _native_ids(listed), {key: one for key, one in by_name.items() if key not in ambiguous},
        ambiguous, talks,
    )  # fmt: skip


def alone(pairs: Iterable[Pair]) -> tuple[dict[str, str], frozenset[str]]:
    """Return whom each name means that one account alone carries, and the names that several carry.

    Examples
    --------
    >>> alone([("eva", "x:1"), ("jan", "x:2"), ("eva", "x:1"), ("jan", "x:3")])
    ({'eva': 'x:1'}, frozenset({'jan'}))
    """
    once = dict.fromkeys(pairs)
    counts = Counter(key for key, _ in once)
    return {key: one for key, one in once if counts[key] == 1}, frozenset(
        key for key, n in counts.items() if n > 1
    )


def _listed(listed: Mapping[str, pd.DataFrame]) -> Iterator[Pair]:
    """Names of the lists' contacts."""
    contacts = listed.get("contacts")
    if contacts is not None:
        for contact, name in zip(contacts["contact_id"], contacts["name"], strict=True):
            if isinstance(name, str) and name_key(name):
                yield name_key(name), contact


def _named(records: Records, ego: Ego) -> Iterator[Pair]:
    """Names of those in an exchange who are known by an id."""
    for who in _everybody(records):
        if who.id and who.name and not ego.is_ego(who):
            yield name_key(who.name), f"{records.platform}:{who.id}"


def _everybody(records: Records) -> Iterable[Who]:
    """Everybody whom an exchange names, each once."""
    return dict.fromkeys(who for one in records.exchanges for who in (one.sender, *one.people) if who)


def _native_ids(listed: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    held = listed.get("identifiers")
    if held is None or not len(held):
        return {}
    native = held[held["kind"] == "native_id"].drop_duplicates("value")
    return dict(zip(native["value"], native["contact_id"], strict=True))


def _talks_of_namesakes(records: Records, ego: Ego, doubled: Iterable[str]) -> dict[tuple[str, str], str]:
    """Id of the other side of each conversation of two, for names that several people bear."""
    pairs = {
        (talk.part, talk.thread): key for talk in records.talks if (key := _other_side(talk.people, talk.title, ego, talk.is_group))
    }  # fmt: skip
    counts = Counter((part, key) for (part, _), key in pairs.items())
    namesakes = {key for (_, key), n in counts.items() if n > 1} | set(doubled)
    return {
        (key, thread): weak_id(records.platform, key, thread) for (_, thread), key in pairs.items() if key in namesakes
    }  # fmt: skip


def _other_side(people: Iterable[Who], title: str, ego: Ego, is_group: bool) -> str:  # noqa: FBT001
    """Name key of the other side of a conversation of two; nothing for a group, however small it has become."""
    keys = {name_key(who.name) for who in people if not ego.is_ego(who)} - {""}
    if is_group or len(keys) != 1:
        return ""
    key = min(keys)
    return key if name_key(title) in ("", key) else ""
