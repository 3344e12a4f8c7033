"""Lists of people and deeds: friends, followers, requests, invitations to events, uploaded contacts, posts and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from netanalysis.settings import Settings
from netanalysis.sources.facebook.parsed import ParsedFile
from netanalysis.sources.facebook.shapes import Listed, listed, moment, prose
from netanalysis.sources.facebook.threads import key_of
from netanalysis.sources.json_files import as_dict, as_list
from netanalysis.sources.model import MISFIT, NO_DATE, NO_NAME, Entry, Exchange, File, Post, Records, Who
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile

#: lists of people, and how they stand to the owner
PEOPLE: Final = {"connections": "connection", "followers": "followed_by", "removed friends": "correspondent"}
REQUESTS: Final = {"requests received": "in", "requests rejected": "in", "requests sent": "out"}
ACTIVITY: Final = {"posts": "post", "comments": "comment", "reactions": "reaction", "follows": "follow"}
EVENTS: Final = "event invitations"


def read_list(one: ParsedFile, file: File, records: Records, settings: Settings) -> None:
    """Take the entries of one file, whatever it lists; a profile is one row, conversations are read elsewhere."""
    if one.content in PEOPLE:
        _read_people(one, file, records, settings.time_zone)
    elif one.content == "address book":
        _read_address_book(one, file, records, settings.country)
    elif one.content in _READERS:
        _READERS[one.content](one, file, records)
    elif one.content == "profile":
        file.keep(len(one.entries))


def _read_people(one: ParsedFile, file: File, records: Records, time_zone: str) -> None:
    """Take friends, followers or removed friends; who left the platform has no name. A removal's time is no friendship's."""
    file.undated = file.nameless = 0
    is_removed = one.content == "removed friends"
    for row, entry in enumerate(one.entries, start=1):
        person = listed(entry)
        if not person.name:
            file.lose(NO_NAME if isinstance(entry, dict) else MISFIT)
            continue
        name = person.name if key_of(person.name) else ""
        _count(file, person, nameless=not name)
        if name or not is_removed:
            since = (
                None
                if is_removed or person.time is None
                else person.time.astimezone(ZoneInfo(time_zone)).date()
            )
            records.entries.append(
                Entry(file.label, f"{one.label}:{row}", name, connected_on=since, snapshot_on=one.day,
                      relation=PEOPLE[one.content], present=not is_removed)
            )  # fmt: skip
    if one.content == "connections":
        records.whole_lists.add(one.day)


def _count(file: File, person: Listed, *, nameless: bool = False) -> None:
    """Count somebody who is read, with the time beside her name where there is one."""
    file.nameless = (file.nameless or 0) + nameless
    if person.time is None:
        file.keep(undated=1)
    else:
        file.see(person.time)


def _read_address_book(one: ParsedFile, file: File, records: Records, country: str) -> None:
    """Take an uploaded address book: people whose address the owner knows, no ties."""
    file.undated = file.nameless = 0
    for row, item in enumerate(one.entries, start=1):
        person = listed(item)
        numbers = (to_e164(phone, country) for phone in person.phones)
        phones = tuple(number for number in numbers if number)
        if not (person.name or person.emails or phones):
            file.lose(NO_NAME if isinstance(item, dict) else MISFIT)
            continue
        _count(file, person)
        records.address_book.append(
            Entry(one.label, f"{one.label}:{row}", person.name, emails=person.emails, phones=phones, snapshot_on=one.day)
        )  # fmt: skip


def _read_requests(one: ParsedFile, file: File, records: Records) -> None:
    """Take requests as invitations."""
    way = REQUESTS[one.content]
    for entry in one.entries:
        person = listed(entry)
        if not person.name or person.time is None:
            file.lose(NO_DATE if person.name else MISFIT)
            continue
        file.see(person.time)
        who = Who(person.name if key_of(person.name) else "")
        records.exchanges.append(
            Exchange(file, person.time, who if way == "in" else None, (who,), "invitation", text="", way=way)
        )  # fmt: skip


def _read_events(one: ParsedFile, file: File, records: Records) -> None:
    """Take invitations to events: nobody is named, and the day told is that of the event."""
    for _, time in _moments(one, file, lambda entry: moment(entry.get("start_timestamp"))):
        records.exchanges.append(
            Exchange(file, time, None, kind="event_invitation", text="", precision="day", way="in")
        )


def _read_activity(one: ParsedFile, file: File, records: Records) -> None:
    """Take what the owner did towards no one in particular."""
    for entry, time in _moments(
        one, file, lambda entry: moment(entry.get("timestamp")) or listed(entry).time
    ):
        records.posts.append(Post(file, time, ACTIVITY[one.content], _length(entry)))


def _moments(
    one: ParsedFile, file: File, when: Callable[[dict[str, Any]], datetime | None]
) -> Iterator[tuple[dict[str, Any], datetime]]:
    """Entries with their times; those without are lost."""
    for item in one.entries:
        entry = as_dict(item)
        time = when(entry)
        if time is None:
            file.lose(NO_DATE if entry else MISFIT)
            continue
        file.see(time)
        yield entry, time


def _length(entry: dict[str, Any]) -> int | None:
    """Length of what was written, where there is a text."""
    data = [as_dict(item) for item in as_list(entry.get("data"))]
    texts = [prose(item.get("post")) or prose(as_dict(item.get("comment")).get("comment")) for item in data]
    return next((len(text) for text in texts if text), None)


def _read_visits(one: ParsedFile, file: File, records: Records) -> None:
    """Take profile URLs from the log of visited people, in the older shape a level deeper than in the newer."""
    file.undated = file.nameless = 0
    for item in [
        inner for entry in one.entries for inner in (as_list(as_dict(entry).get("entries")) or [entry])
    ]:
        data = as_dict(as_dict(item).get("data"))
        person = listed(data or item)
        told = data.get("uri") if data else person.url
        url = normal_profile(told) if isinstance(told, str) else ""
        if not (person.name and url):
            file.lose(MISFIT)
            continue
        time = moment(as_dict(item).get("timestamp"))
        if time is None:
            file.keep()
        else:
            file.see(time)
        records.profiles.append((Who(person.name), url))


_READERS: Final[Mapping[str, Callable[[ParsedFile, File, Records], None]]] = {
    **dict.fromkeys(REQUESTS, _read_requests),
    **dict.fromkeys(ACTIVITY, _read_activity),
    EVENTS: _read_events,
    "profile links": _read_visits,
}
