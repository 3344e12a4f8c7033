"""Conversations and contact requests of the former API: who wrote what, and how much of it the files hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis import dates
from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text, as_whole
from netanalysis.sources.model import MISFIT, NO_DATE, Exchange, File, Records, Who
from netanalysis.sources.xing.hints import is_sent
from netanalysis.sources.xing.shapes import Part, native_id

LISTS: Final = ("conversations", "conversation")
NO_RECIPIENT: Final = "the file does not tell to whom the message went"
_FORMATS: Final = (dates.ISO_SECOND_UTC, dates.ISO_SECOND, dates.ISO_MINUTE, dates.ISO_DAY)
#: ids of XING itself begin so
_PLATFORM_ID: Final = "0_"
#: id of a conversation -> id and name of everybody in it
Threads = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Message:
    """One message or request as it stands in an answer."""

    part: Part
    thread: str
    sender: str
    when: str
    text: str
    people: Mapping[str, str]
    key: str = ""
    way: str = ""  #: of a request, which has only one other side

    def exchange(self, file: File, time: Any, precision: str) -> Exchange:
        """Return it as an exchange at a time; what XING itself wrote is sponsored."""
        people = {one: _who(one, name) for one, name in self.people.items()}
        if self.way:
            recipients = [who for one, who in people.items() if one != self.sender]
            sender = None if self.way == "out" else people.get(self.sender, Who())
            return Exchange(file, time, sender, tuple(recipients), "invitation", self.thread, self.text,
                            precision=precision, way=self.way)  # fmt: skip
        return Exchange(file, time, people.get(self.sender) or _who(self.sender, ""), tuple(people.values()), "message", self.thread,
                        self.text, mark="sponsored" if self.sender.startswith(_PLATFORM_ID) else "", precision=precision,
                        key=self.key)  # fmt: skip


def _who(native: str, name: str) -> Who:
    if not native or native.startswith(_PLATFORM_ID):
        return Who()
    return Who(name, native, (("native_id", native),))


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
    if is_sent(item):
        people |= {native_id(item.get("recipient_id")): ""}
    whens = (as_text(item.get(key)) for key in ("received_at", "sent_at", "created_at"))
    when = next((text for text in whens if text), "")
    way = "out" if is_sent(item) else "in"
    return Message(part, "", sender, when, as_prose(item.get("message")), people, way=way)


def read_messages(messages: Sequence[Message], files: Mapping[int, File], records: Records) -> None:
    """Take every message with a date; `files` are the files of the parts, by the parts' identity."""
    parsed = dates.parse_dates(
        pd.Series([message.when for message in messages], dtype=object), formats=_FORMATS
    )
    precision = parsed.format.precision if parsed.format else "day"
    records.nobody = NO_RECIPIENT
    for message, time in zip(messages, dates.to_utc(parsed, "UTC"), strict=True):
        file = files[id(message.part)]
        if not (message.when or message.sender):
            file.lose(MISFIT)
        elif pd.isna(time):
            file.lose(NO_DATE)
        else:
            file.see(time)
            records.exchanges.append(message.exchange(file, time, precision))


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
