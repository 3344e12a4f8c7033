"""Which mails are one conversation: by the ids they refer to, else an answer by its subject and its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2s
from typing import Final

from netanalysis.sources.mail.headers import Mail
from netanalysis.text import fold

_REPLY: Final = re.compile(r"^(?:(?:re|aw|antw|antwort|wg|fw|fwd|sv)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def thread_ids(mails: Sequence[Mail], own: frozenset[str]) -> list[str]:
    """Return an id of the conversation of each mail, the same whatever the order of the files; it tells nothing of the mail."""
    forest = _Forest()
    keys = [mail.message_id or f"#{mail.time}{mail.sender[0]}" for mail in mails]
    for mail, key in zip(mails, keys, strict=True):
        for other in mail.references:
            forest.join(key, other)
    _join_by_subject(forest, mails, keys, own)
    roots = (forest.root(key) for key in keys)
    return [f"mail:{blake2s(root.encode(), digest_size=8).hexdigest()}" for root in roots]


def _join_by_subject(
    forest: _Forest, mails: Sequence[Mail], keys: Sequence[str], own: frozenset[str]
) -> None:
    """An answer that refers to nothing belongs to the last mail of its subject with one of its people."""
    last: dict[tuple[str, str], str] = {}
    order = sorted(range(len(mails)), key=lambda number: (str(mails[number].time), keys[number]))
    for number in order:
        mail, key = mails[number], keys[number]
        bare = _REPLY.sub("", mail.subject)
        base = fold(bare)
        people = {mail.sender[0], *(address for address, _ in mail.people)} - own - {""}
        if base and bare != mail.subject and not mail.references:
            for before in {last[base, one] for one in people if (base, one) in last}:
                forest.join(key, before)
        last |= {(base, one): key for one in people}


class _Forest:
    """Union–find over message ids."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        """Return the id that stands for the conversation of an id."""
        path = []
        while (above := self._parent.get(key, key)) != key:
            path.append(key)
            key = above
        for one in path:
            self._parent[one] = key
        return key

    def join(self, a: str, b: str) -> None:
        """Make two ids one conversation, which the smaller of them stands for."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent.setdefault(first, first)
        self._parent[second] = first
