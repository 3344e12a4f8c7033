"""Lists of people and deeds: friends, followers, requests, invitations to events, uploaded contacts, posts and comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from netanalysis.frames import look_up
from netanalysis.sources.facebook.accounts import Directory, Friend, seen_of
from netanalysis.sources.facebook.exchange import Exchange
from netanalysis.sources.facebook.files import PLATFORM
from netanalysis.sources.facebook.parsed import ParsedFile
from netanalysis.sources.facebook.shapes import listed, moment, prose
from netanalysis.sources.facebook.threads import MISFIT, NO_DATE, key_of
from netanalysis.sources.json_files import as_dict, as_list
from netanalysis.sources.listed import canonical
from netanalysis.sources.model import Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile

NO_NAME: Final = "neither name nor address"
REQUESTS: Final = {"requests received": "in", "requests rejected": "in", "requests sent": "out"}
ACTIVITY: Final = {"posts": "post", "comments": "comment", "reactions": "reaction", "follows": "follow"}
EVENTS: Final = "event invitations"


def friends_of(file: ParsedFile) -> list[Friend]:
    """Entries of a list of friends, followers or removed friends; who left the platform has no name."""
    found = []
    for row, entry in enumerate(file.entries, start=1):
        person = listed(entry)
        if not person.name:
            file.lost[NO_NAME if isinstance(entry, dict) else MISFIT] += 1
            continue
        file.undated += person.time is None
        if person.time is not None:
            file.see(person.time)
        name = person.name if key_of(person.name) else ""
        file.nameless += not name
        found.append(Friend(file.label, row, name, person.time, file.day))
    return found


def contacts_of(friends: Sequence[Friend], directory: Directory, *, relation: str, zone: str) -> pd.DataFrame:
    """Contacts of one relation, each with the first day it was noted; the newest list is the source."""
    rows = [
        (contact, friend.name or None, friend.time, f"{friend.label}:{friend.row}", str(friend.day or ""))
        for seen, friend in seen_of(friends)
        if (contact := directory.friends.get(seen) or directory.of_name(friend.name))
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["contact_id", "name", "time", "source", "day"])
    days = pd.to_datetime(frame["time"], utc=True).dt.tz_convert(zone).dt.tz_localize(None)
    first = days.groupby(frame["contact_id"]).min()
    newest = frame.sort_values("day", kind="stable").drop_duplicates("contact_id", keep="last")
    made = newest.drop(columns=["day", "time"]).assign(
        platform=PLATFORM, account=PLATFORM, relation=relation, weak=True
    )
    if relation == "correspondent":  # the time in a list of removed friends is that of the removal
        return made
    return made.assign(connected_on=look_up(newest["contact_id"], first))


def snapshots_of(
    friends: Sequence[Friend], removed: Sequence[Friend], days: Iterable[date], directory: Directory
) -> pd.DataFrame:
    """Who was a friend in each dated download, and who of the earlier ones had gone by then or was removed."""
    rows: dict[tuple[str, date | None], bool] = {}
    for friend in removed:
        if friend.name:
            rows[directory.of_name(friend.name), friend.day] = False
    held: dict[date | None, set[str]] = {}
    for seen, friend in seen_of(friends):
        if friend.name:
            held.setdefault(friend.day, set()).add(directory.friends[seen])
    earlier: set[str] = set()
    for day in sorted(set(days)):
        now = held.get(day, set())
        rows |= dict.fromkeys(((contact, day) for contact in sorted(earlier - now)), False)
        earlier |= now
    for on, ids in held.items():
        rows |= dict.fromkeys(((contact, on) for contact in sorted(ids)), True)
    found = [(contact, on, present) for (contact, on), present in rows.items()]
    frame = pd.DataFrame(found, columns=["contact_id", "snapshot_on", "present"])
    return frame.assign(snapshot_on=pd.to_datetime(frame["snapshot_on"]))


def correspondents(met: Iterable[str], directory: Directory) -> pd.DataFrame:
    """Contacts of everybody in messages, requests and groups; who is a friend as well has a row that says more."""
    rows = [
        (contact, PLATFORM, PLATFORM, "correspondent", directory.names[contact], True)
        for contact in sorted(met)
    ]
    return pd.DataFrame(rows, columns=["contact_id", "platform", "account", "relation", "name", "weak"])


def read_requests(file: ParsedFile, directory: Directory, found: Exchange) -> None:
    """Take requests as invitations."""
    for entry in file.entries:
        person = listed(entry)
        if not person.name or person.time is None:
            file.lost[NO_DATE if person.name else MISFIT] += 1
            continue
        file.see(person.time)
        found.add(
            directory.of_name(person.name), person.time, "invitation", REQUESTS[file.content], file.label
        )


def read_events(file: ParsedFile, found: Exchange) -> None:
    """Take invitations to events: nobody is named, and the day told is that of the event."""
    for entry in file.entries:
        time = moment(as_dict(entry).get("start_timestamp"))
        if time is None:
            file.lost[NO_DATE if as_dict(entry) else MISFIT] += 1
            continue
        file.see(time)
        found.add("", time, "event_invitation", "in", file.label)


def address_book(files: Sequence[ParsedFile], *, country: str) -> dict[str, pd.DataFrame]:
    """Contacts and identifiers of uploaded address books: people whose address the owner knows, no ties."""
    entries = [entry for file in files for entry in _entries(file, country)]
    made = dict(
        canonical(entries, platform=PLATFORM, account=PLATFORM, relation="address_book", weak="book~")
    )
    made.pop("snapshots", None)
    return made


def _entries(file: ParsedFile, country: str) -> list[Entry]:
    found = []
    for row, item in enumerate(file.entries, start=1):
        person = listed(item)
        numbers = (to_e164(phone, country) for phone in person.phones)
        phones = tuple(number for number in numbers if number)
        if not (person.name or person.emails or phones):
            file.lost[NO_NAME if isinstance(item, dict) else MISFIT] += 1
            continue
        file.undated += person.time is None
        if person.time is not None:
            file.see(person.time)
        found.append(Entry(file.label, f"{file.label}:{row}", person.name, emails=person.emails, phones=phones,
                           snapshot_on=file.day))  # fmt: skip
    return found


def profile_links(files: Sequence[ParsedFile], known: Iterable[str], directory: Directory) -> pd.DataFrame:
    """Profile URLs that the log of visited people names, for those who are known otherwise and have no namesake."""
    contacts = set(known)
    urls: dict[tuple[str, str], None] = {}
    for file in files:
        for name, url, time in _visits(file):
            contact = directory.of_name(name) if name else ""
            if not (name and url):
                file.lost[MISFIT] += 1
                continue
            if time is not None:
                file.see(time)
            if contact in contacts and not contact.endswith("~0"):
                urls[contact, url] = None
    rows = [(contact, "profile_url", url) for contact, url in urls]
    return pd.DataFrame(rows, columns=["contact_id", "kind", "value"], dtype=object)


def _visits(file: ParsedFile) -> Iterable[tuple[str, str, datetime | None]]:
    """Name, profile and time of everybody in the log, in the older shape a level deeper than in the newer."""
    items = [inner for entry in file.entries for inner in (as_list(as_dict(entry).get("entries")) or [entry])]
    file.entries = items
    for item in items:
        data = as_dict(as_dict(item).get("data"))
        person = listed(data or item)
        url = data.get("uri") if data else person.url
        yield (
            person.name,
            normal_profile(url) if isinstance(url, str) else "",
            moment(as_dict(item).get("timestamp")),
        )


def activity(files: Sequence[ParsedFile]) -> pd.DataFrame:
    """What the owner did towards no one in particular."""
    rows: list[tuple[Any, ...]] = []
    for file in files:
        for entry in file.entries:
            time = moment(as_dict(entry).get("timestamp")) or listed(entry).time
            if time is None:
                file.lost[NO_DATE if as_dict(entry) else MISFIT] += 1
                continue
            file.see(time)
            rows.append(
                (time, PLATFORM, PLATFORM, ACTIVITY[file.content], _length(as_dict(entry)), file.label)
            )
    columns = ["time", "platform", "account", "kind", "n_chars", "source"]
    return pd.DataFrame(rows, columns=columns).astype({"n_chars": "Int64"})


def _length(entry: dict[str, Any]) -> int | None:
    """Length of what was written, where there is a text."""
    data = [as_dict(item) for item in as_list(entry.get("data"))]
    texts = [prose(item.get("post")) or prose(as_dict(item.get("comment")).get("comment")) for item in data]
    return next((len(text) for text in texts if text), None)
