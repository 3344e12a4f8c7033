"""X, formerly Twitter: the archives of one or several accounts, of one or several days.

An archive names followers by number alone; names come from the owner's own mentions and replies. Who has none stays
anonymous: counted, but nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage, Extract, Source, merge_owners
from netanalysis.sources.container import Member
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
from netanalysis.sources.x.messages import NO_ACCOUNT, gather_threads, link_threads, read_messages
from netanalysis.sources.x.people import (
    LISTS,
    Names,
    Seen,
    contacts_of,
    follows_in,
    follows_of,
    identifiers_of,
    learn_names,
    relations_of,
    seen_in,
    snapshots_of,
)
from netanalysis.sources.x.rows import Gathered
from netanalysis.sources.x.tweets import read_tweets, tweets_of

_MESSAGES: Final = ("messages", "message headers")  # headers come last: what has a text counts
_SHOWS: Final = {"messages": "message", "message headers": "message", "tweets": "mention"}
_UNKNOWN: Final = "a file of the archive that no reader knows yet"
_SAME_TWEETS: Final = "the same tweets stand in data/js/tweets"


def claims(member: Member, _: Context) -> bool:
    """Whether a file belongs to an archive of X."""
    return files.claims(member)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all archives together, so that names of one find the ids of another."""
    archives = archives_of([read_part(member) for member in members])
    own = frozenset(
        one for archive in archives for one in (archive.account_id, f"@{archive.screen_name.lower()}")
    )
    own -= {"", "@"}
    labels = _labels(archives)
    names = _names(archives)
    gathered = Gathered()
    history = []
    for archive in archives:
        label = labels.get(archive.account_id, PLATFORM)
        history.append(seen_in(archive, label, own))
        _gather(archive, gathered, label, own, names)
    coverage = [row for archive in archives for row in _coverage(archive, gathered, labels, names, context)]
    return Extract(_tables(history, gathered, names), _owner(archives), tuple(coverage))


def _labels(archives: Sequence[Archive]) -> dict[str, str]:
    """Label of each account: its screen name, the newest that is told."""
    told = {archive.account_id: archive.screen_name for archive in archives if archive.screen_name}
    return {
        archive.account_id: told.get(archive.account_id) or archive.account_id or PLATFORM
        for archive in archives
    }


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


def _gather(archive: Archive, gathered: Gathered, label: str, own: frozenset[str], names: Names) -> None:
    """Take tweets and messages of one archive."""
    for part in archive.parts:
        if part.content == "tweets":
            read_tweets(part, gathered, account=label, day=archive.day, own=own, names=names)
    if not archive.account_id:
        return
    parts = sorted((part for part in archive.parts if part.content in _MESSAGES),
                   key=lambda part: _MESSAGES.index(part.content))  # fmt: skip
    threads = gather_threads(parts, own)
    for part in parts:
        read_messages(part, gathered, account=label, own=own, threads=threads)
    link_threads(threads, gathered, label)


def _tables(history: Sequence[Seen], gathered: Gathered, names: Names) -> dict[str, list[pd.DataFrame]]:
    contacts = contacts_of(relations_of(history), gathered.met(), names)
    links = pd.DataFrame(gathered.links).drop(columns="account", errors="ignore")
    return {
        "contacts": [contacts], "identifiers": [identifiers_of(contacts, names)], "snapshots": [snapshots_of(history)],
        "follows": [follows_of(history)],
        "interactions": [gathered.interactions()], "links": [links], "activity": [gathered.activities()],
    }  # fmt: skip


def _coverage(
    archive: Archive, gathered: Gathered, labels: dict[str, str], names: Names, context: Context
) -> list[Coverage]:
    """What became of each file of an archive."""
    label = labels.get(archive.account_id, PLATFORM)
    base = Coverage("", "read", PLATFORM, snapshot_on=archive.day, parser="x", account=label)
    found = [_of_media(folder, n, base) for folder, n in media_in(archive.parts).items()]
    for part in archive.parts:
        if is_media(part):
            continue
        row = base.but(
            file=part.label, content=part.content, read_as=part.read_as, warning="; ".join(part.warnings)
        )
        if part.reason:
            found.append(row.but(status="failed", reason=part.reason))
        elif part.content in ("ignored", "unknown"):
            found.append(_unread(part, row))
        elif part.content in LISTS:
            found.append(_of_list(part, row, names))
        elif part.content in _MESSAGES and not archive.account_id:
            found.append(row.but(status="failed", reason=NO_ACCOUNT))
        elif part.content in _SHOWS:
            found.append(_of_exchange(part, row, archive, gathered, context.settings.time_zone))
        else:
            found.append(
                row.but(rows=len(part.items) + part.broken, read=len(part.items), dropped=part.broken)
            )
    return found


def _of_media(folder: str, n: int, base: Coverage) -> Coverage:
    """One row for all pictures and films of a folder."""
    return base.but(file=f"{folder}/** ({n})", status="ignored", account="", snapshot_on=None)


def _unread(part: Part, row: Coverage) -> Coverage:
    """A file that is known and not needed, or that nobody knows."""
    row = row.but(status=part.content, content="", account="", snapshot_on=None)
    if part.content == "unknown":
        return row.but(reason=_UNKNOWN)
    return row.but(reason=_SAME_TWEETS if part.member.name.lower() == "tweets.csv" else "")


def _of_list(part: Part, row: Coverage, names: Names) -> Coverage:
    """Count of a list of followers or followed: nothing in it has a date, and few have a name."""
    told = follows_in(part)
    read = [native for native in told if native]
    lost = len(told) - len(read) + part.broken
    return row.but(
        rows=len(told) + part.broken, read=len(read), dropped=lost, reason=files.MISFIT if len(told) > len(read) else "",
        undated=len(read), nameless=sum(not names.name_of(native) for native in read),
    )  # fmt: skip


def _of_exchange(part: Part, row: Coverage, archive: Archive, gathered: Gathered, zone: str) -> Coverage:
    """Counts and window of a file of tweets or messages: from its first day to the day of the archive."""
    label = part.label
    lost = gathered.lost.get(label, Counter[str]())
    rows = gathered.n_rows[label] + part.broken
    dropped = lost.total() + part.broken
    first, last = gathered.first.get(label), gathered.last.get(label)
    row = row.but(
        rows=rows, read=rows - dropped, dropped=dropped, reason="; ".join(lost), marked=gathered.marked[label],
        shows=_SHOWS[part.content], first_on=_day(first, zone), last_on=_day(last, zone),
    )  # fmt: skip
    begins = _day(first or archive.created, zone)
    ends = max((day for day in (_day(last, zone), archive.day and pd.Timestamp(archive.day)) if day is not None),
               default=None)  # fmt: skip
    return (
        row.but(observed_from=begins, observed_until=ends) if begins is not None and ends is not None else row
    )


def _day(time: datetime | None, zone: str) -> Any:
    """Calendar day of a time in a time zone."""
    return None if time is None else pd.Timestamp(time).tz_convert(zone).tz_localize(None).normalize()


SOURCE: Final = Source(PLATFORM, claims, read)
