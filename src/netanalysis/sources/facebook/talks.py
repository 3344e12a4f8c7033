"""Conversations over all of their files: who is in them, and each message, call and reaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netanalysis.sources.facebook.parsed import ParsedFile
from netanalysis.sources.facebook.threads import Message, ThreadFile, key_of
from netanalysis.sources.model import Exchange, File, Records, Talk, Who


def read_talks(parsed: Sequence[ParsedFile], of: Mapping[str, File], records: Records) -> None:
    """Take the messages of all conversations; those of one conversation lie in several files and downloads."""
    together: dict[str, list[ThreadFile]] = {}
    for one in parsed:
        file = of[one.label]
        for reason, n in one.lost.items():
            file.lose(reason, n)
        if one.thread:
            together.setdefault(one.thread.thread, []).append(one.thread)
    for name, parts in together.items():
        people = _people_in(parts)
        everybody = tuple(people.values())
        records.talks += [Talk(" ".join(part.lot), name, everybody, part.title, part.group) for part in parts]
        for part in parts:
            for message in part.messages:
                of[part.label].see(message.time)
                records.exchanges += _exchanges(message, name, people, everybody, of[part.label])


def _people_in(parts: Sequence[ThreadFile]) -> dict[str, Who]:
    """Everybody in a conversation by name, else whom it is called after; a member who left the platform has no name."""
    names = dict.fromkeys(person for part in parts for person in part.people if person)
    titles = dict.fromkeys(part.title for part in parts if part.title and part.title not in names)
    called = {title: Who(title, is_title=True) for title in [*titles][:1] if key_of(title)}
    return {name: Who(name if key_of(name) else "") for name in names} | called


def _exchanges(
    message: Message, thread: str, people: Mapping[str, Who], everybody: tuple[Who, ...], file: File
) -> Iterator[Exchange]:
    """The message, and the reactions to it; these bear the time of the message, for their own is not told."""
    sender = people.get(message.sender, Who())
    yield Exchange(file, message.time, sender, everybody, message.kind, thread, message.text, message.minutes,
                   automatic=message.automatic, precision="day" if message.kind == "reaction" else "second")  # fmt: skip
    for actor in message.reactions:
        yield Exchange(file, message.time, people.get(actor, Who()), everybody, "reaction", thread, "", precision="day",
                       to=sender)  # fmt: skip
