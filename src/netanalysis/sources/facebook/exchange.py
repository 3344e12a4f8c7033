"""Messages, calls, reactions, requests and invitations as canonical rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.sources.facebook.accounts import Directory
from netanalysis.sources.facebook.files import PLATFORM
from netanalysis.sources.facebook.threads import Message, ThreadFile, key_of

_COLUMNS: Final = ("contact_id", "time", "kind", "direction", "thread_id", "n_people", "text", "minutes", "automatic",
                   "source")  # fmt: skip
#: what bears the time of something else: of the event, of the message
_VAGUE: Final = ("event_invitation", "reaction")
_LINKS: Final = ("a", "b", "kind", "time", "n_people", "source")


@dataclass(slots=True)
class Exchange:
    """Rows and links of all files, and by the file's label how many of its messages never count as exchange."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    links: list[tuple[Any, ...]] = field(default_factory=list)
    marked: Counter[str] = field(default_factory=Counter)

    def add(self, contact: str, time: datetime, kind: str, way: str, label: str) -> None:
        """Add what is no message: a request, an invitation."""
        self.rows.append((contact, time, kind, way, "", 1, "", None, False, label))
        self.marked[label] += not contact

    def interactions(self, account: str) -> pd.DataFrame:
        """Rows of `schema.INTERACTIONS`; whose sender nobody knows is hidden."""
        frame = pd.DataFrame(self.rows, columns=list(_COLUMNS))
        contact = frame["contact_id"].astype("string")
        nobody = contact == ""
        vague = frame["kind"].isin(_VAGUE)
        return frame.assign(
            contact_id=contact.mask(nobody), platform=PLATFORM, account=account, time_precision=vague.map({True: "day", False: "second"}),
            n_chars=frame["text"].str.len(), minutes=pd.to_numeric(frame["minutes"]),
            mark=pd.Series("hidden_sender", index=frame.index, dtype="string").where(nobody),
        )  # fmt: skip

    def link_frame(self) -> pd.DataFrame:
        """Rows of `schema.LINKS`."""
        return pd.DataFrame(self.links, columns=list(_LINKS))


@dataclass(frozen=True, slots=True)
class _Conversation:
    """A conversation over all of its files: everybody in it but the owner, by name."""

    thread: str
    others: tuple[str, ...]  #: contact ids; an empty one for a member who left the platform
    own: frozenset[str]
    contacts: dict[str, str]


def read_exchange(
    threads: Sequence[ThreadFile], directory: Directory, own: frozenset[str], found: Exchange
) -> None:
    """Take the messages of all conversations."""
    together: dict[str, list[ThreadFile]] = {}
    for thread in threads:
        together.setdefault(thread.thread, []).append(thread)
    for name, parts in together.items():
        conversation = _conversation(name, parts, directory, own)
        for part in parts:
            for message in part.messages:
                _take(message, part.label, conversation, found)
        _link(conversation, parts, found)


def _conversation(
    name: str, parts: Sequence[ThreadFile], directory: Directory, own: frozenset[str]
) -> _Conversation:
    people = dict.fromkeys(person for part in parts for person in part.people)
    contacts = {
        person: directory.of_thread(person, name) for person in people if person and key_of(person) not in own
    }
    others = tuple(dict.fromkeys(contacts.values()))
    if not others:
        title = next((part.title for part in parts if key_of(part.title) not in own), "")
        others = (directory.of_thread(title, name),)
    return _Conversation(name, others, own, contacts)


def _take(message: Message, label: str, conversation: _Conversation, found: Exchange) -> None:
    """Add a row for an incoming message, with its sender; for an outgoing one a row for each recipient who is known."""
    outgoing = key_of(message.sender) in conversation.own
    whom: Iterable[str] = (
        _known(conversation.others) if outgoing else (conversation.contacts.get(message.sender, ""),)
    )
    way = "out" if outgoing else "in"
    n_people = len(conversation.others)
    for contact in whom:
        found.rows.append((contact, message.time, message.kind, way, conversation.thread, n_people, message.text,
                           message.minutes, message.automatic, label))  # fmt: skip
    found.marked[label] += not all(whom)
    for actor in message.reactions:
        _react(actor, message, label, conversation, found)


def _known(others: tuple[str, ...]) -> tuple[str, ...]:
    """Those who have a name; nobody, once, where none has."""
    return tuple(one for one in others if one) or ("",)


def _react(actor: str, message: Message, label: str, conversation: _Conversation, found: Exchange) -> None:
    """Add a reaction between the owner and somebody else; it bears the time of the message, for its own is not told."""
    mine, hers = key_of(actor) in conversation.own, key_of(message.sender) in conversation.own
    contact = conversation.contacts.get(message.sender if mine else actor, "")
    if mine != hers and contact:
        way = "out" if mine else "in"
        found.rows.append((contact, message.time, "reaction", way, conversation.thread, len(conversation.others), "", None,
                           False, label))  # fmt: skip


def _link(conversation: _Conversation, parts: Sequence[ThreadFile], found: Exchange) -> None:
    """Pairs of people who shared a group conversation of up to ten."""
    n_people = len(conversation.others)
    people = sorted(contact for contact in conversation.others if contact)
    first = min(((m.time, part.label) for part in parts for m in part.messages), default=None)
    if first is not None and 1 < n_people <= schema.BROADCAST:
        found.links += [
            (a, b, "group_thread", first[0], n_people, first[1]) for a, b in combinations(people, 2)
        ]
