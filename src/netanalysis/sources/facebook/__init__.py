"""Facebook: the download of all information as JSON, of all eras, and the one of encrypted chats.

There are neither ids nor profile links of others in it, so a name is all that finds a friend's conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import Context, Extract, Source, export_of, merge_owners
from netanalysis.sources.container import Member
from netanalysis.sources.facebook import files, lists
from netanalysis.sources.facebook.accounts import Directory, Friend, build_directory
from netanalysis.sources.facebook.covered import Told, coverage_of
from netanalysis.sources.facebook.exchange import Exchange, read_exchange
from netanalysis.sources.facebook.files import PLATFORM
from netanalysis.sources.facebook.owner import find_owner, owner_of_profile
from netanalysis.sources.facebook.parsed import ParsedFile, parse_file

_PEOPLE: Final = {"connections": "connection", "followers": "followed_by", "removed friends": "correspondent"}


def claims(member: Member, _: Context) -> bool:
    """Whether a file belongs to a download of Facebook's."""
    return files.claims(member)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all downloads together, so that friends find their conversations.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    parsed = [parse_file(member) for member in members]
    threads = [file.thread for file in parsed if file.thread]
    friends = {
        content: [one for file in _of(parsed, content) for one in lists.friends_of(file)]
        for content in _PEOPLE
    }
    owner, own = _owner(parsed, friends["connections"], context)
    directory = build_directory(friends["connections"], threads, own)
    exchange = Exchange()
    read_exchange(threads, directory, own, exchange)
    for file in _of(parsed, *lists.REQUESTS):
        lists.read_requests(file, directory, exchange)
    for file in _of(parsed, lists.EVENTS):
        lists.read_events(file, exchange)
    tables = _tables(parsed, friends, directory, exchange, context.settings)
    times = [time for file in parsed if file.thread for time in (file.first, file.last) if time]
    encrypted = any(file.content == "encrypted messages" for file in parsed)
    told = Told(PLATFORM, context.settings.time_zone, exchange.marked, min(times, default=None), max(times, default=None),
                encrypted)  # fmt: skip
    owners = tuple(_profiles(parsed, context.settings.country))
    return Extract(tables, owner, tuple(coverage_of(parsed, told)), owners)


def _of(parsed: Sequence[ParsedFile], *contents: str) -> list[ParsedFile]:
    """Files of some contents, the oldest download first."""
    found = [file for file in parsed if file.content in contents and not file.reason]
    return sorted(found, key=lambda file: (str(file.day or ""), file.label))


def _profiles(parsed: Sequence[ParsedFile], country: str) -> Iterator[tuple[str, Owner]]:
    """Each download with a profile, and what it says of its owner, the oldest first."""
    for file in _of(parsed, "profile"):
        yield export_of(file.label), owner_of_profile(file.document, country)


def _owner(
    parsed: Sequence[ParsedFile], friends: Sequence[Friend], context: Context
) -> tuple[Owner, frozenset[str]]:
    profiles = [owner for _, owner in _profiles(parsed, context.settings.country)][::-1]
    profile = merge_owners(Owner(), *profiles)
    threads = [file.thread for file in parsed if file.thread]
    return find_owner(context.owner, profile, threads, (friend.name for friend in friends))


def _tables(
    parsed: Sequence[ParsedFile],
    friends: dict[str, list[Friend]],
    directory: Directory,
    exchange: Exchange,
    settings: Settings,
) -> dict[str, list[pd.DataFrame]]:
    """Canonical frames of all files."""
    met = {row[0] for row in exchange.rows} | {side for link in exchange.links for side in link[:2]}
    people = [
        lists.contacts_of(friends[content], directory, relation=relation, zone=settings.time_zone)
        for content, relation in _PEOPLE.items()
    ]
    people.append(lists.correspondents(met - {""}, directory))
    booked = lists.address_book(_of(parsed, "address book"), country=settings.country)
    known = {contact for frame in people for contact in frame["contact_id"]}
    links = lists.profile_links(_of(parsed, "profile links"), known, directory)
    days = [file.day for file in _of(parsed, "connections") if file.day]
    return {
        "contacts": [*people, *([booked["contacts"]] if booked else [])],
        "identifiers": [links, *([booked["identifiers"]] if booked else [])],
        "snapshots": [lists.snapshots_of(friends["connections"], friends["removed friends"], days, directory)],
        "interactions": [exchange.interactions(PLATFORM)], "links": [exchange.link_frame()],
        "activity": [lists.activity(_of(parsed, *lists.ACTIVITY))],
    }  # fmt: skip


SOURCE: Final = Source(PLATFORM, claims, read)
