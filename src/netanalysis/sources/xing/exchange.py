"""Conversations and contact requests of the former API: who wrote to whom, and who shared a group conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis import dates, schema
from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text, as_whole
from netanalysis.sources.xing.ego import Ego, Threads, is_sent
from netanalysis.sources.xing.shapes import PLATFORM, Part, native_id

LISTS: Final = ("conversations", "conversation")
_FORMATS: Final = (dates.ISO_SECOND_UTC, dates.ISO_SECOND, dates.ISO_MINUTE, dates.ISO_DAY)
#: ids of XING itself begin so
_PLATFORM_ID: Final = "0_"
NO_DATE: Final = "no readable date"
NO_RECIPIENT: Final = "the file does not tell to whom the message went"
MISFIT: Final = "entries without the fields of the others"


@dataclass(frozen=True, slots=True)
class Message:
    """One message or request as told, before it is known who the owner is."""

    part: Part
    thread: str
    sender: str
    when: str
    text: str
    people: Mapping[str, str]
    key: str = ""
    kind: str = "message"


@dataclass(slots=True)
class Exchange:
    """Rows with native ids in place of contact ids, names of those met, and what of each part was lost."""

    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    links: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    lost: dict[int, Counter[str]] = field(default_factory=dict)
    first: dict[int, Any] = field(default_factory=dict)
    last: dict[int, Any] = field(default_factory=dict)
    marked: Counter[int] = field(default_factory=Counter)


def threads_of(parts: Sequence[Part]) -> dict[str, dict[str, str]]:
    """Everybody in each conversation, by the ids of conversations and members."""
    threads: dict[str, dict[str, str]] = {}
    for part in parts:
        for item in map(as_dict, part.items) if part.content in LISTS else ():
            people = threads.setdefault(as_text(item.get("id")), {})
            for person in map(as_dict, as_list(item.get("participants"))):
                _add(people, person)
            for message in map(as_dict, as_list(item.get("latest_messages"))):
                _add(people, as_dict(message.get("sender")))
    return threads


def _add(people: dict[str, str], person: Mapping[str, Any]) -> None:
    native = native_id(person.get("id"))
    if native and not people.get(native):
        people[native] = as_text(person.get("display_name"))


def messages_of(parts: Sequence[Part], threads: Threads) -> list[Message]:
    """Every message, the newest ones of a conversation among them, and every request; some stand in two files."""
    thread_of = {
        as_text(message.get("id")): as_text(item.get("id"))
        for part in parts if part.content in LISTS
        for item in map(as_dict, part.items)
        for message in map(as_dict, as_list(item.get("latest_messages")))
    }  # fmt: skip
    found: list[Message] = []
    for part in parts:
        if part.content in LISTS:
            for item in map(as_dict, part.items):
                thread = as_text(item.get("id"))
                latest = as_list(item.get("latest_messages"))
                found += [_message(part, message, thread, threads.get(thread, {})) for message in latest]
        elif part.content == "messages":
            found += _of_one_thread(part, thread_of, threads)
        elif part.content == "contact requests":
            found += [_request(part, as_dict(item)) for item in part.items]
    return found


def _of_one_thread(part: Part, thread_of: Mapping[str, str], threads: Threads) -> Iterator[Message]:
    """Messages of one conversation; which one, the list of conversations, the path or a key around them tells."""
    known = (thread_of.get(as_text(as_dict(item).get("id")), "") for item in part.items)
    thread = next((name for name in known if name), part.whose())
    people = dict(threads.get(thread, {}))
    for item in part.items:
        _add(people, as_dict(as_dict(item).get("sender")))
    for item in part.items:
        yield _message(part, item, thread, people)


def _message(part: Part, item: Any, thread: str, people: Mapping[str, str]) -> Message:
    message = as_dict(item)
    sender = native_id(as_dict(message.get("sender")).get("id"))
    text = as_prose(message.get("content"))
    return Message(
        part, thread, sender, as_text(message.get("created_at")), text, people, as_text(message.get("id"))
    )


def _request(part: Part, item: Mapping[str, Any]) -> Message:
    other = as_dict(item.get("sender"))
    sender = native_id(item.get("sender_id")) or native_id(other.get("id"))
    people = {sender: as_text(other.get("display_name"))} if sender else {}
    recipient = native_id(item.get("recipient_id"))
    if is_sent(item):
        people |= {recipient: ""}
    when = next(
        (
            text
            for text in (as_text(item.get(key)) for key in ("received_at", "sent_at", "created_at"))
            if text
        ),
        "",
    )
    return Message(part, "", sender, when, as_prose(item.get("message")), people, "", "invitation")


def read_exchange(messages: Sequence[Message], ego: Ego, *, account: str) -> Exchange:
    """Rows of `schema.INTERACTIONS` and `schema.LINKS`, with native ids; a message that two files hold is one row."""
    found = Exchange()
    parsed = dates.parse_dates(
        pd.Series([message.when for message in messages], dtype=object), formats=_FORMATS
    )
    times = dates.to_utc(parsed, "UTC")
    precision = parsed.format.precision if parsed.format else "day"
    rows: list[dict[str, Any]] = []
    began: dict[str, tuple[Any, Message]] = {}
    seen: set[str] = set()
    for message, time in zip(messages, times, strict=True):
        number = id(message.part)
        made = list(_rows_of(message, ego))
        reason = _loss(message, time, made)
        if reason:
            found.lost.setdefault(number, Counter())[reason] += 1
            continue
        found.first[number] = min(found.first.get(number, time), time)
        found.last[number] = max(found.last.get(number, time), time)
        found.marked[number] += made[0]["mark"] is not None
        if (
            message.thread
            and message.kind == "message"
            and (message.thread not in began or time < began[message.thread][0])
        ):
            began[message.thread] = (time, message)
        if message.key and message.key in seen:
            continue
        seen.add(message.key)
        rows += [{**row, "time": time, "time_precision": precision, "account": account} for row in made]
        found.names |= {row["native"]: message.people.get(row["native"], "") for row in made if row["native"]
                        and not found.names.get(row["native"])}  # fmt: skip
    found.rows = pd.DataFrame(rows)
    _link(found, began, ego)
    return found


def _loss(message: Message, time: Any, made: Sequence[Mapping[str, Any]]) -> str:
    """Why a message cannot be used, or nothing."""
    if not (message.when or message.sender):
        return MISFIT
    if pd.isna(time):
        return NO_DATE
    return "" if made else NO_RECIPIENT


def _rows_of(message: Message, ego: Ego) -> Iterator[dict[str, Any]]:
    """One row of an incoming message, with its sender; of an outgoing one a row for each recipient."""
    others = [one for one in message.people if one not in ego.ids]
    outgoing = message.sender in ego.ids or (message.kind == "invitation" and len(message.people) > 1)
    if outgoing and message.kind == "invitation":
        others = [one for one in others if one != message.sender]
    base = {
        "platform": PLATFORM, "kind": message.kind, "direction": "out" if outgoing else "in", "thread_id": message.thread,
        "n_people": max(len(others), 1), "n_chars": len(message.text), "text": message.text, "automatic": False,
        "source": message.part.label,
    }  # fmt: skip
    for one in others if outgoing else [message.sender]:
        mark = "sponsored" if one.startswith(_PLATFORM_ID) else None if one else "hidden_sender"
        yield {**base, "native": None if mark else one, "mark": mark}


def _link(found: Exchange, began: Mapping[str, tuple[Any, Message]], ego: Ego) -> None:
    """Pairs of people who shared a group conversation of up to ten."""
    for time, message in began.values():
        people = {
            one: name
            for one, name in message.people.items()
            if one not in ego.ids and not one.startswith(_PLATFORM_ID)
        }
        if not 1 < len(people) <= schema.BROADCAST:
            continue
        seen = {"kind": "group_thread", "time": time, "n_people": len(people), "source": message.part.label}
        found.links += [{"a": a, "b": b, **seen} for a, b in combinations(sorted(people), 2)]
        found.names |= {one: name for one, name in people.items() if not found.names.get(one)}


@dataclass(frozen=True, slots=True)
class Held:
    """How much of all conversations the files hold: whether every one is listed, and messages that are not there."""

    listed: bool
    missing_conversations: int
    missing_messages: int
    since: str = ""  #: from then on every message of every conversation is there; empty where that is always


def held_of(parts: Sequence[Part], messages: Sequence[Message]) -> Held:
    """Compare what the list of conversations announces with what is there."""
    lists = [part for part in parts if part.content == "conversations"]
    items = {as_text(item.get("id")): item for part in lists for item in map(as_dict, part.items)}
    announced = max((part.total or 0 for part in lists), default=0)
    there: dict[str, set[str]] = {}
    oldest: dict[str, str] = {}
    for message in messages:
        there.setdefault(message.thread, set()).add(message.key or message.when + message.text)
        oldest[message.thread] = min(oldest.get(message.thread, message.when), message.when)
    short = {thread: max((as_whole(item.get("message_count")) or 0) - len(there.get(thread, ())), 0)
             for thread, item in items.items()}  # fmt: skip
    cut = [oldest.get(thread, "") for thread, n in short.items() if n]
    missing = max(announced - len(items), 0)
    return Held(bool(lists) and not missing, missing, sum(short.values()), max(cut, default=""))
