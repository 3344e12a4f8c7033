"""X, formerly Twitter: the archives of one or several accounts, of one or several days.

An archive names followers by number alone; names come from the owner's own mentions and replies. Who has none stays
anonymous: counted, but nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Source, merge_owners
from netanalysis.sources.container import Member
from netanalysis.sources.model import BROKEN_LINES, File, Hints, Records
from netanalysis.sources.x import files
from netanalysis.sources.x.files import (
    PLATFORM,
    Archive,
    Part,
    archives_of,
    is_media,
    media_in,
    read_part,
    tweet_time,
)
from netanalysis.sources.x.messages import NO_ACCOUNT, Talks, note_gap, people_of_talks, read_messages
from netanalysis.sources.x.people import LISTS, Names, learn_names, read_list
from netanalysis.sources.x.tweets import read_tweets, tweets_of

_SHOWS: Final = {"messages": "message", "message headers": "message", "tweets": "mention"}
_UNKNOWN: Final = "a file of the archive that no reader knows yet"
_SAME_TWEETS: Final = "the same tweets stand in data/js/tweets"


def claims(member: Member, _: Context) -> bool:
    """Whether a file belongs to an archive of X."""
    return files.claims(member)


def read(members: Sequence[Member], _: Context) -> list[Records]:
    """Read all archives together, so that names of one find the ids of another."""
    archives = archives_of([read_part(member) for member in members])
    own = {one for archive in archives for one in (archive.account_id, f"@{archive.screen_name.lower()}")}
    names = _names(archives)
    records = Records(PLATFORM, hints=Hints(_owner(archives), frozenset(own - {"", "@"})))
    labels = _labels(archives)
    for archive in archives:
        _read_archive(archive, records, names, labels.get(archive.account_id, PLATFORM))
    records.known = {one: names.who(one) for roll in records.rolls for one in roll.ids}
    return [records]


def _labels(archives: Sequence[Archive]) -> dict[str, str]:
    """Label of each account: its screen name, the newest that is told."""
    told = {archive.account_id: archive.screen_name for archive in archives if archive.screen_name}
    return {one.account_id: told.get(one.account_id) or one.account_id or PLATFORM for one in archives}


def _owner(archives: Sequence[Archive]) -> Owner:
    newest = archives[::-1]
    labels = _labels(archives)
    return merge_owners(
        Owner(accounts=tuple((PLATFORM, label) for number, label in labels.items() if number)),
        *(
            Owner(
                names=(archive.display_name,) if archive.display_name else (), emails=archive.emails,
                profile_urls=(f"x.com/{archive.screen_name.lower()}",) if archive.screen_name else (),
            )
            for archive in newest
        ),
    )  # fmt: skip


def _names(archives: Sequence[Archive]) -> Names:
    """Names of ids from the tweets of all archives, the oldest tweet first."""
    tweets = [t for a in archives for p in a.parts if p.content == "tweets" for t in tweets_of(p)]
    dated = sorted((tweet_time(tweet.get("created_at")) or datetime.min.replace(tzinfo=UTC), number)
                   for number, tweet in enumerate(tweets))  # fmt: skip
    return learn_names(tweets[number] for _, number in dated)


def _read_archive(archive: Archive, records: Records, names: Names, label: str) -> None:
    """Take everything that one archive says, messages with a text before their bare headers."""
    for folder, n in media_in(archive.parts).items():
        records.files.append(File(f"{folder}/** ({n})", PLATFORM, parser="x", status="ignored"))
    talks = people_of_talks(archive.parts)
    messages = []
    for part in archive.parts:
        if not is_media(part):
            file = _file_of(part, archive, label)
            records.files.append(file)
            if file.status == "read":
                _read_part(part, archive, file, records, names, talks)
                messages += [file] if "message" in file.shows else []
    note_gap(messages, archive.day)


def _file_of(part: Part, archive: Archive, label: str) -> File:
    file = File(part.label, PLATFORM, part.content, "x", label, archive.day, read_as=part.read_as,
                warnings=[*part.warnings])  # fmt: skip
    if part.content in _SHOWS:
        file.shows = (_SHOWS[part.content],)
    if part.reason:
        file.fail(part.reason)
    elif part.content in ("ignored", "unknown"):
        file.status, file.content, file.snapshot_on = part.content, "", None
        file.reasons += [_UNKNOWN] if part.content == "unknown" else []
        file.reasons += [_SAME_TWEETS] if part.member.name.lower() == "tweets.csv" else []
    elif _SHOWS.get(part.content) == "message" and not archive.account_id:
        file.fail(NO_ACCOUNT)
    return file


def _read_part(
    part: Part, archive: Archive, file: File, records: Records, names: Names, talks: Talks
) -> None:
    if part.content == "tweets":
        read_tweets(part, file, records, names)
    elif part.content in LISTS:
        read_list(part, file, records, names)
    elif part.content in _SHOWS:
        read_messages(part, file, records, names, talks)
    else:
        file.keep(len(part.items))
    file.lose(BROKEN_LINES, part.broken)
    if file.first is None:
        file.opens = archive.created


SOURCE: Final = Source(PLATFORM, claims, read)
