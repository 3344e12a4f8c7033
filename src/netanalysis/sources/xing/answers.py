"""Answers of XING's former API, and JSON of other people's tools: what they say, and what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from netanalysis.frames import look_up
from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import Documents, read_json
from netanalysis.sources.model import Entry
from netanalysis.sources.xing.ego import find_ego, is_own_resume
from netanalysis.sources.xing.exchange import (
    LISTS,
    Exchange,
    Held,
    held_of,
    messages_of,
    read_exchange,
    threads_of,
)
from netanalysis.sources.xing.shapes import PLATFORM, Part, parts_of
from netanalysis.sources.xing.sorting import Sorting, connected_ids, correspondents, sort_part

#: answers that say nothing about the owner's ties, or nothing with a date
_IGNORED: Final = ("groups", "paths", "visits", "bookmarks", "search results")
_EXCHANGE: Final = (*LISTS, "messages", "contact requests")
_WHOSE_RESUME: Final = (
    "the resume does not say that it is yours; write your name under [me] in netanalysis.toml"
)
_NO_LIST: Final = "without the list of conversations it cannot be told with whom there was no exchange"


@dataclass(frozen=True, slots=True)
class Answers:
    """Entries, exchange and owner of all files, and what became of each file."""

    entries: tuple[Entry, ...] = ()
    exchange: Exchange = field(default_factory=Exchange)
    owner: Owner = field(default_factory=Owner)
    coverage: tuple[Coverage, ...] = ()
    owners: tuple[tuple[str, Owner], ...] = ()


def read_answers(members: Sequence[Member], context: Context, *, account: Callable[[Owner], str]) -> Answers:
    """Read all files together: the owner, names and conversations are spread over them.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    files = [(member, *_parsed(member)) for member in members]
    parts = [part for _, parts, _ in files for part in parts]
    threads = threads_of(parts)
    ego = find_ego(parts, threads, context)
    messages = messages_of(parts, threads)
    label = account(ego.owner)
    exchange = read_exchange(messages, ego, account=label)
    sorting = Sorting(context, ego, connected_ids(parts, ego))
    for part in parts:
        sort_part(part, sorting, exchange)
    exchange.links += sorting.links
    entries = (
        *correspondents(exchange, parts, sorting),
        *sorting.entries,
    )  # where both name her, the latter counts
    n_messages = Counter(id(message.part) for message in messages)
    held = held_of(parts, messages)
    observed = _observed(exchange, held, context.settings.time_zone)
    told = _Told(sorting, exchange, held, n_messages, observed, label)
    coverage = tuple(_coverage(member, found, documents, told) for member, found, documents in files)
    return Answers(entries, exchange, ego.owner, coverage, ego.exports)


def _parsed(member: Member) -> tuple[list[Part], Documents | str]:
    """Parts of a file and how it was read, or why it was not."""
    try:
        documents = read_json(member)
    except ValueError as error:
        return [], str(error)
    return parts_of(documents, member), documents


def with_contact_ids(exchange: Exchange, identifiers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Interactions and links with contact ids in place of native ids."""
    held = (
        identifiers[identifiers["kind"] == "native_id"]
        .drop_duplicates("value")
        .set_index("value")["contact_id"]
    )
    rows, links = exchange.rows, pd.DataFrame(exchange.links)
    if len(rows):
        rows = rows.assign(contact_id=look_up(rows["native"], held)).drop(columns="native")
    if len(links):
        a, b = look_up(links["a"], held), look_up(links["b"], held)
        links = links.assign(a=a.where(a <= b, b), b=b.where(a <= b, a))
        links = links[a.notna() & b.notna()]
    return rows, links


@dataclass(frozen=True, slots=True)
class _Told:
    """All that the coverage of a file is made of."""

    sorting: Sorting
    exchange: Exchange
    held: Held
    n_messages: Counter[int]
    observed: tuple[Any, Any] | None
    account: str


def _coverage(member: Member, parts: Sequence[Part], documents: Documents | str, told: _Told) -> Coverage:
    """What became of one file."""
    base = Coverage(member.label, "read", PLATFORM, snapshot_on=member.snapshot_on, parser="xing answers",
                    account=told.account)  # fmt: skip
    if isinstance(documents, str):
        return base.but(status="failed", reason=documents)
    content = ", ".join(dict.fromkeys(part.content for part in parts))
    base = base.but(content=content, read_as=documents.read_as)
    owner = told.sorting.context.owner
    strange = [
        part for part in parts if part.content == "resume" and not is_own_resume(part, part.items[0], owner)
    ]
    used = [part for part in parts if part.content not in _IGNORED and part not in strange]
    if not used:
        return base.but(status="ignored", reason=_WHOSE_RESUME if strange else "",
                        rows=sum(len(part.items) for part in parts), snapshot_on=None)  # fmt: skip
    lost = sum((told.sorting.lost.get(id(part), Counter()) + told.exchange.lost.get(id(part), Counter()) for part in used),
               Counter[str]())  # fmt: skip
    rows = documents.broken + sum(_n_rows(part, told.n_messages) for part in used)
    dropped = documents.broken + lost.total()
    warnings = [*documents.warnings, *(_gaps(told.held) if _shows(used) & {"message"} else ())]
    reasons = [*lost, *(told.sorting.told[id(part)] for part in used if id(part) in told.sorting.told)]
    return base.but(
        rows=rows, read=rows - dropped, dropped=dropped, reason="; ".join(dict.fromkeys(reasons)), warning="; ".join(warnings),
        nameless=sum(told.sorting.nameless[id(part)] for part in used), **_window(member, used, told),
    )  # fmt: skip


def _n_rows(part: Part, n_messages: Counter[int]) -> int:
    """Rows of a part: of conversations their messages, else the items."""
    return n_messages[id(part)] if part.content in _EXCHANGE else len(part.items)


def _shows(parts: Sequence[Part]) -> set[str]:
    """Kinds of exchange that parts of a file show."""
    told = {part.content for part in parts} & set(_EXCHANGE)
    return {"invitation" if content == "contact requests" else "message" for content in told}


def _window(member: Member, used: Sequence[Part], told: _Told) -> dict[str, Any]:
    """What kinds of exchange a file shows, and for which days."""
    kinds = _shows(used)
    times = [
        made[id(part)]
        for part in used
        for made in (told.exchange.first, told.exchange.last)
        if id(part) in made
    ]
    found: dict[str, Any] = {"shows": ", ".join(sorted(kinds))} if kinds else {}
    if kinds:
        found["marked"] = sum(told.exchange.marked[id(part)] for part in used)
    if not times:
        return found
    zone = told.sorting.context.settings.time_zone
    found |= {"first_on": _local_day(min(times), zone), "last_on": _local_day(max(times), zone)}
    if kinds == {"message"} and told.observed is not None:
        until = (
            max(told.observed[1], pd.Timestamp(member.snapshot_on))
            if member.snapshot_on
            else told.observed[1]
        )
        found |= {"observed_from": told.observed[0], "observed_until": until}
    return found


def _observed(exchange: Exchange, held: Held, zone: str) -> tuple[Any, Any] | None:
    """Days on which every conversation would have shown: from the first message, or where the oldest are cut off."""
    rows = exchange.rows
    times = rows.loc[rows["kind"] == "message", "time"] if len(rows) else pd.Series(dtype=object)
    if not held.listed or not len(times):
        return None
    since = pd.to_datetime(held.since, utc=True, errors="coerce") if held.since else times.min()
    return _local_day(since, zone), _local_day(times.max(), zone)


def _local_day(time: Any, zone: str) -> Any:
    """Calendar day of a time in a time zone, as a naive midnight."""
    return pd.NaT if pd.isna(time) else time.tz_convert(zone).tz_localize(None).normalize()


def _gaps(held: Held) -> list[str]:
    """What the files lack of the conversations."""
    if not held.listed and not held.missing_conversations:
        return [_NO_LIST]
    missing = (
        (held.missing_conversations, "conversations of the list are not there"),
        (held.missing_messages, "messages of the conversations are not there"),
    )
    return [f"{n} {what}" for n, what in missing if n]
