"""Direct messages: between two, in groups, and headers without text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text
from netanalysis.sources.model import MISFIT, NO_DATE, Exchange, File, Records
from netanalysis.sources.x.files import Part, ids_of, iso_time, native_id
from netanalysis.sources.x.people import Names

NO_ACCOUNT: Final = (
    "nothing says whose account this is; put account.js or manifest.js of the archive beside it"
)
OWN: Final = "a message between your own accounts"
_ENCRYPTED: Final = (
    "the newest message is {n} days older than the archive: what was written since June 2025 in X's own encrypted chat "
    "may be missing from it"
)
#: since then accounts were moved, one after the other, to a chat that X itself cannot read
_ENCRYPTION: Final = date(2025, 6, 1)
_STALE: Final = 90
#: id of a conversation -> ids of everybody seen in it
Talks = Mapping[str, frozenset[str]]


def _conversations(part: Part) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Id and events of each conversation."""
    for item in part.items:
        found = as_dict(as_dict(item).get("dmConversation"))
        events = [as_dict(event) for event in as_list(found.get("messages"))]
        yield as_text(found.get("conversationId")), events


def people_of_talks(parts: Iterable[Part]) -> Talks:
    """Who takes part in each conversation, over all files: senders, recipients, and who joined or was there."""
    talks: dict[str, set[str]] = {}
    for part in parts:
        for name, events in _conversations(part) if part.content.startswith("message") else ():
            people = talks.setdefault(name, set())
            pair = [native_id(one) for one in name.split("-")]
            people.update(pair if len(pair) == 2 else ())  # noqa: PLR2004  a conversation of two
            for event in events:
                people.update(_people_in(event))
    return {name: frozenset(people - {""}) for name, people in talks.items()}


def _people_in(event: Mapping[str, Any]) -> Iterator[str]:
    for content in map(as_dict, event.values()):
        for key in ("senderId", "recipientId", "initiatingUserId"):
            yield native_id(content.get(key))
        for key in ("participantsSnapshot", "userIds"):
            yield from ids_of(content.get(key))


def read_messages(part: Part, file: File, records: Records, names: Names, talks: Talks) -> None:
    """Take the messages of one file; joining, leaving and renaming are no messages."""
    for name, events in _conversations(part):
        for event in events:
            if "messageCreate" in event:
                _read(as_dict(event["messageCreate"]), name, file, records, names, talks[name])
            elif not event:
                file.lose(MISFIT)


def _read(
    message: Mapping[str, Any],
    thread: str,
    file: File,
    records: Records,
    names: Names,
    people: frozenset[str],
) -> None:
    time, sender = iso_time(message.get("createdAt")), native_id(message.get("senderId"))
    told = native_id(message.get("recipientId"))
    own = records.hints.ids
    if time is None:
        file.lose(NO_DATE if sender else MISFIT)
        return
    if sender in own and told in own:
        file.lose(OWN)
        return
    file.see(time)
    others = sorted({told} if told else people - {sender})
    number, text = as_text(message.get("id")), as_prose(message.get("text"))
    records.exchanges.append(
        Exchange(file, time, names.who(sender), tuple(map(names.who, others)), thread=thread, text=text,
                 key=f"{file.account} {number}" if number else "")
    )  # fmt: skip


def note_gap(files: Sequence[File], day: date | None) -> None:
    """Say which days the messages of one archive show: one made since X has an encrypted chat ends with its last message.

    Parameters
    ----------
    files
        Its files of messages, read.
    day
        The day of the archive.
    """
    if day is None or day < _ENCRYPTION:
        return
    last = max((file.last for file in files if file.last), default=None)
    for file in files:
        file.is_partial, file.closes = True, last
    gap = (day - last.date()).days if last else 0
    if gap > _STALE and day >= _ENCRYPTION + timedelta(days=_STALE):
        for file in files:
            file.warnings.append(_ENCRYPTED.format(n=gap))
