"""Direct messages: between two, in groups, and headers without text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any, Final

from netanalysis import schema
from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text
from netanalysis.sources.x.files import MISFIT, NO_DATE, PLATFORM, Part, ids_of, iso_time, native_id
from netanalysis.sources.x.rows import Gathered

NO_ACCOUNT: Final = (
    "nothing says whose account this is; put account.js or manifest.js of the archive beside it"
)
OWN: Final = "a message between your own accounts"


@dataclass(slots=True)
class _Thread:
    """Everybody seen in a conversation, and when its first message was sent."""

    people: set[str] = field(default_factory=set)
    first: tuple[datetime, Part] | None = None


Threads = dict[str, _Thread]


def _conversations(part: Part) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Id and events of each conversation."""
    for item in part.items:
        found = as_dict(as_dict(item).get("dmConversation"))
        yield (
            as_text(found.get("conversationId")),
            [as_dict(event) for event in as_list(found.get("messages"))],
        )


def gather_threads(parts: Sequence[Part], own: frozenset[str]) -> Threads:
    """Who takes part in each conversation, over all files: senders, recipients, and who joined or was there."""
    threads: Threads = {}
    for part in parts:
        for name, events in _conversations(part):
            people = threads.setdefault(name, _Thread()).people
            pair = [native_id(one) for one in name.split("-")]
            people.update(pair if len(pair) == 2 else ())  # noqa: PLR2004  a conversation of two
            for event in events:
                people.update(_people_in(event))
    for thread in threads.values():
        thread.people -= own | {""}
    return threads


def _people_in(event: Mapping[str, Any]) -> Iterator[str]:
    for content in map(as_dict, event.values()):
        for key in ("senderId", "recipientId", "initiatingUserId"):
            yield native_id(content.get(key))
        for key in ("participantsSnapshot", "userIds"):
            yield from ids_of(content.get(key))


def read_messages(
    part: Part, gathered: Gathered, *, account: str, own: frozenset[str], threads: Threads
) -> None:
    """Take the messages of one file; joining, leaving and renaming are no messages."""
    for name, events in _conversations(part):
        for event in events:
            if "messageCreate" in event:
                _read(as_dict(event["messageCreate"]), name, part, gathered, account, own, threads[name])
            elif not event:
                gathered.lose(part, MISFIT)


def _read(
    message: Mapping[str, Any],
    name: str,
    part: Part,
    gathered: Gathered,
    account: str,
    own: frozenset[str],
    thread: _Thread,
) -> None:
    time, sender = iso_time(message.get("createdAt")), native_id(message.get("senderId"))
    outgoing = sender in own
    told = native_id(message.get("recipientId"))
    others = sorted({told} - own if told else thread.people)
    if time is None:
        gathered.lose(part, NO_DATE if sender else MISFIT)
        return
    if outgoing and told in own:
        gathered.lose(part, OWN)
        return
    gathered.see(part, time)
    if thread.first is None or time < thread.first[0]:
        thread.first = time, part
    if not gathered.is_new(("message", account, as_text(message.get("id")))):
        return
    text = as_prose(message.get("text"))
    n_people = 1 if told else max(len(thread.people), 1)
    for one in (others or [""]) if outgoing else [sender]:
        gathered.add(part, (one, time, account, "message", "out" if outgoing else "in", name, n_people, text))


def link_threads(threads: Threads, gathered: Gathered, account: str) -> None:
    """Pairs of people who shared a group conversation of up to ten."""
    for thread in threads.values():
        if thread.first is None or not 1 < len(thread.people) <= schema.BROADCAST:
            continue
        people = sorted(f"{PLATFORM}:{one}" for one in thread.people)
        seen = {"kind": "group_thread", "time": thread.first[0], "n_people": len(people), "source": thread.first[1].label,
                "account": account}  # fmt: skip
        gathered.links += [{"a": a, "b": b, **seen} for a, b in combinations(people, 2)]
