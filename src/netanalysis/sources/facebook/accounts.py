"""Whom a name in a Facebook file means: there are neither ids nor links, so a name is all there is.

A name that one friend and one conversation carry is one person. Where a list holds it twice, or one download has two
conversations of two with it, there are namesakes: each keeps an account of her own, for nothing tells who is who.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from netanalysis.sources.facebook.files import PLATFORM
from netanalysis.sources.facebook.threads import ThreadFile, key_of

#: somebody in a list is told from her namesakes by when she was added, and her place among those of one moment
Seen = tuple[str, datetime | None, int]


@dataclass(frozen=True, slots=True)
class Friend:
    """One entry of a list of friends."""

    label: str
    row: int
    name: str
    time: datetime | None
    day: date | None


@dataclass(slots=True)
class Directory:
    """Every account the files know, by name and, for namesakes, by what tells them apart."""

    friends: dict[Seen, str] = field(default_factory=dict)
    threads: dict[tuple[str, str], str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)

    def of_name(self, name: str) -> str:
        """contact_id of a name; of one that several people carry, an id for whoever of them it is; none without a name."""
        key = key_of(name)
        return self._known(weak_id(key, 0 if key in self.ambiguous else 1), name) if key else ""

    def of_thread(self, name: str, thread: str) -> str:
        """contact_id of somebody in a conversation."""
        found = self.threads.get((key_of(name), thread))
        return self._known(found, name) if found else self.of_name(name)

    def _known(self, contact: str, name: str) -> str:
        self.names.setdefault(contact, name)
        return contact


def weak_id(key: str, ordinal: int) -> str:
    """Id made of a name: the first of that name, a further one, or (0) one of several who cannot be told apart."""
    dashed = key.replace(" ", "-")
    return f"{PLATFORM}:~{dashed}" if ordinal == 1 else f"{PLATFORM}:~{dashed}~{ordinal}"


def _nameless_id(one: Seen) -> str:
    """Id of a friend who left the platform: the day she was added and a number, so that the next download finds her."""
    _, time, nth = one
    return f"{PLATFORM}:?{int(time.timestamp()) if time else 'undated'}.{nth}"


def seen_of(friends: Iterable[Friend]) -> list[tuple[Seen, Friend]]:
    """Each entry of all lists with what tells it from its namesakes."""
    nth: Counter[tuple[str, str, datetime | None]] = Counter()
    found = []
    for friend in friends:
        key = key_of(friend.name)
        nth[friend.label, key, friend.time] += 1
        found.append(((key, friend.time, nth[friend.label, key, friend.time]), friend))
    return found


def build_directory(
    friends: Sequence[Friend], threads: Sequence[ThreadFile], own: frozenset[str]
) -> Directory:
    """Join names over all files, and keep namesakes apart."""
    seen = seen_of(friends)
    listed = _namesakes(Counter((friend.label, key) for (key, _, _), friend in seen))
    pairs = {(thread.lot, thread.thread): key for thread in threads if (key := _only_other(thread, own))}
    talked = _namesakes(Counter((str(lot), key) for (lot, _), key in pairs.items()))
    directory = Directory(ambiguous=listed | talked)
    by_key: dict[str, list[Seen]] = {}
    for one in sorted({one for one, _ in seen}, key=_in_time):
        by_key.setdefault(one[0], []).append(one)
    for key, held in by_key.items():
        for ordinal, one in enumerate(held, start=1):
            directory.friends[one] = (
                weak_id(key, ordinal if key in listed else 1) if key else _nameless_id(one)
            )
    for (_, thread), key in pairs.items():
        if key in directory.ambiguous:
            directory.threads[key, thread] = f"{weak_id(key, 1)}~{thread.replace(' ', '-')}"
    return directory


def _namesakes(counts: Mapping[tuple[str, str], int]) -> frozenset[str]:
    """Names that one list, or one download, holds more than once."""
    return frozenset(key for (_, key), n in counts.items() if key and n > 1)


def _in_time(one: Seen) -> tuple[str, bool, str, int]:
    key, time, nth = one
    return key, time is None, str(time), nth


def _only_other(thread: ThreadFile, own: frozenset[str]) -> str:
    """Name key of the other side of a conversation of two; nothing for a group, however small it has become."""
    keys = {key_of(name) for name in thread.people} - own - {""}
    if thread.group or len(keys) != 1:
        return ""
    key = min(keys)
    return key if key_of(thread.title) in ("", key) else ""
