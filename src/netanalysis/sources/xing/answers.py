"""Answers of XING's former API, and JSON of other people's tools: what they say, and what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pandas as pd

from netanalysis.dates import local_days
from netanalysis.frames import look_up
from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import Documents, as_dict, as_text, read_json
from netanalysis.sources.listed import Entry
from netanalysis.sources.xing import people
from netanalysis.sources.xing.ego import Ego, find_ego, is_own_resume
from netanalysis.sources.xing.exchange import (
    LISTS,
    MISFIT,
    Exchange,
    Held,
    Message,
    held_of,
    messages_of,
    read_exchange,
    threads_of,
)
from netanalysis.sources.xing.people import Place
from netanalysis.sources.xing.shapes import PLATFORM, Part, native_id, parts_of

#: answers that say nothing about the owner's ties, or nothing with a date
_IGNORED: Final = ("groups", "paths", "visits", "bookmarks", "search results")
_EXCHANGE: Final = (*LISTS, "messages", "contact requests")
_TOOLS: Final[Mapping[str, Callable[[Any, Place], Entry | None]]] = {
    "console script": people.entry_of_console,
    "spider": people.entry_of_spider,
    "profile list": people.entry_of_profile_list,
}
_WITH_WHOM: Final = (
    "the file does not tell with whom these contacts are shared; put that member's id into its name"
)
_WHOSE_TAGS: Final = "the file does not tell whose tags these are; put the contact's id into its name"
_FOREIGN: Final = "contacts of one of your contacts, who are not your own"
_WHOSE_PROFILE: Final = "the profile of nobody among your contacts; if it is your own, name the file me.json"
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


@dataclass(slots=True)
class _Sorting:
    """What is gathered while the parts are gone through."""

    context: Context
    ego: Ego
    connected: frozenset[str]
    entries: list[Entry] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    lost: dict[int, Counter[str]] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    nameless: Counter[int] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)

    def lose(self, part: Part, reason: str) -> None:
        """Count an item that cannot be used."""
        self.lost.setdefault(id(part), Counter())[reason] += 1

    def keep(self, entry: Entry) -> None:
        """Keep an entry; the second time that a member occurs she is of a second list, so that no name passes for two."""
        key = entry.native_id or entry.url
        self.held[key] += bool(key)
        self.entries.append(replace(entry, list_name=f"{entry.list_name}#{self.held[key]}"))

    def place(self, part: Part, number: int, relation: str = "connection") -> Place:
        """Where an item stands."""
        day = part.member.snapshot_on if part.member else None
        list_name = f"answers {day}" if part.content not in _TOOLS else part.label
        return Place(list_name, f"{part.label}:{number}", day, self.context.settings.country, relation)


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
    sorting = _Sorting(context, ego, _connected(parts, ego))
    for part in parts:
        _sort_part(part, sorting, exchange)
    exchange.links += sorting.links
    sorting.entries += _correspondents(exchange, parts, sorting)
    held = held_of(parts, messages)
    coverage = tuple(_coverage(member, found, documents, _Told(sorting, exchange, held, messages, label))
                     for member, found, documents in files)  # fmt: skip
    return Answers(tuple(sorting.entries), exchange, ego.owner, coverage)


def _parsed(member: Member) -> tuple[list[Part], Documents | str]:
    """Parts of a file and how it was read, or why it was not."""
    try:
        documents = read_json(member)
    except ValueError as error:
        return [], str(error)
    return parts_of(documents, member), documents


def _connected(parts: Sequence[Part], ego: Ego) -> frozenset[str]:
    """Ids of the owner's own contacts, as far as the answers say so without doubt."""
    own = [part for part in parts if part.content in ("contacts", "contact ids", "shared contacts")]
    return frozenset(_id_of(item) for part in own if part.content != "contacts" or not part.whose(ego.ids)
                     for item in part.items) - {""}  # fmt: skip


def _id_of(item: Any) -> str:
    return native_id(item) or native_id(as_dict(item).get("id"))


def _sort_part(part: Part, sorting: _Sorting, exchange: Exchange) -> None:
    """Take what one part says of people."""
    whom = part.whose(sorting.ego.ids)
    if part.content == "contacts" and whom in sorting.connected:
        _foreign(part, whom, sorting)
    elif part.content in ("contacts", "shared contacts"):
        _users(part, sorting)
        if part.content == "shared contacts":
            _shared(part, whom, sorting)
    elif part.content == "contact ids":
        _contact_ids(part, sorting)
    elif part.content == "tags":
        _tags(part, whom, sorting)
    elif part.content == "profiles":
        _profiles(part, sorting, exchange)
    elif part.content in _TOOLS:
        _tool(part, sorting)


def _users(part: Part, sorting: _Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        entry = people.entry_of_user(item, sorting.place(part, number))
        if entry is None:
            sorting.lose(part, MISFIT)
        else:
            sorting.nameless[id(part)] += not entry.name
            sorting.keep(entry)


def _shared(part: Part, whom: str, sorting: _Sorting) -> None:
    """Contacts shared with somebody know her; without her id they are contacts still."""
    if not whom:
        if part.items:
            sorting.told[id(part)] = _WITH_WHOM
        return
    for other in (_id_of(item) for item in part.items):
        _tie(whom, other, part, sorting)


def _foreign(part: Part, whom: str, sorting: _Sorting) -> None:
    """Contacts of a contact: those who are the owner's too know each other, the rest are none of hers."""
    for item in part.items:
        if _id_of(item) in sorting.connected:
            _tie(whom, _id_of(item), part, sorting)
        else:
            sorting.lose(part, _FOREIGN)


def _tie(whom: str, other: str, part: Part, sorting: _Sorting) -> None:
    if other and other != whom and other not in sorting.ego.ids:
        a, b = sorted((whom, other))
        sorting.links.append(
            {"a": a, "b": b, "kind": "shared_contact", "time": pd.NaT, "n_people": 2, "source": part.label}
        )


def _contact_ids(part: Part, sorting: _Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        place, native = sorting.place(part, number), _id_of(item)
        if native:
            sorting.keep(
                Entry(place.list_name, place.source, "", native_id=native, snapshot_on=place.snapshot_on)
            )
        else:
            sorting.lose(part, MISFIT)


def _tags(part: Part, whom: str, sorting: _Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        place, tag = sorting.place(part, number), as_text(as_dict(item).get("tag"))
        if whom and tag:
            sorting.keep(
                Entry(
                    place.list_name,
                    place.source,
                    "",
                    native_id=whom,
                    tags=(tag,),
                    snapshot_on=place.snapshot_on,
                )
            )
        else:
            sorting.lose(part, MISFIT if whom else _WHOSE_TAGS)


def _profiles(part: Part, sorting: _Sorting, exchange: Exchange) -> None:
    """Profiles tell more of those who are known otherwise; they make nobody a contact."""
    known = sorting.connected | set(exchange.names)
    for number, item in enumerate(part.items, start=1):
        entry = people.entry_of_user(item, sorting.place(part, number, "correspondent"))
        if entry is not None and entry.native_id in known:
            sorting.keep(entry)
        elif entry is None or entry.native_id not in sorting.ego.ids:
            sorting.lose(part, MISFIT if entry is None else _WHOSE_PROFILE)


def _tool(part: Part, sorting: _Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        entry = _TOOLS[part.content](item, sorting.place(part, number))
        if entry is None:
            sorting.lose(part, MISFIT)
        else:
            sorting.keep(entry)


def _correspondents(exchange: Exchange, parts: Sequence[Part], sorting: _Sorting) -> list[Entry]:
    """Entries of those met in exchange; senders of requests come with all that the answer says of them."""
    found: dict[str, Entry] = {}
    for part in parts:
        for number, item in enumerate(part.items, start=1) if part.content == "contact requests" else ():
            entry = people.entry_of_user(
                as_dict(item).get("sender"), sorting.place(part, number, "correspondent")
            )
            if entry is not None and entry.native_id in exchange.names:
                found[entry.native_id] = replace(entry, list_name="exchange")
    for native, name in exchange.names.items():
        found.setdefault(native, Entry("exchange", "", name, native_id=native, relation="correspondent"))
    return list(found.values())


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

    sorting: _Sorting
    exchange: Exchange
    held: Held
    messages: Sequence[Message]
    account: str


def _coverage(member: Member, parts: Sequence[Part], documents: Documents | str, told: _Told) -> Coverage:
    """What became of one file."""
    base = Coverage(
        member.label,
        "read",
        PLATFORM,
        snapshot_on=member.snapshot_on,
        parser="xing answers",
        account=told.account,
    )
    if isinstance(documents, str):
        return base.but(status="failed", reason=documents)
    content = ", ".join(dict.fromkeys(part.content for part in parts))
    base = base.but(content=content, read_as=documents.read_as)
    used = [part for part in parts if part.content not in _IGNORED]
    strange = [
        part
        for part in used
        if part.content == "resume" and not is_own_resume(part, part.items[0], told.sorting.context.owner)
    ]
    if len(strange) == len(used):
        return base.but(status="ignored", reason=_WHOSE_RESUME if strange else "",
                        rows=sum(len(part.items) for part in parts), snapshot_on=None)  # fmt: skip
    lost = sum((told.sorting.lost.get(id(part), Counter()) + told.exchange.lost.get(id(part), Counter()) for part in used),
               Counter[str]())  # fmt: skip
    rows = documents.broken + sum(_n_rows(part, told.messages) for part in used)
    dropped = documents.broken + lost.total()
    warnings = [*documents.warnings, *(_gaps(told.held) if _shows(used) & {"message"} else ())]
    reasons = [*lost, *(told.sorting.told[id(part)] for part in used if id(part) in told.sorting.told)]
    return base.but(
        rows=rows, read=rows - dropped, dropped=dropped, reason="; ".join(dict.fromkeys(reasons)), warning="; ".join(warnings),
        nameless=sum(told.sorting.nameless[id(part)] for part in used), **_window(member, used, told),
    )  # fmt: skip


def _n_rows(part: Part, messages: Sequence[Message]) -> int:
    """Rows of a part: of conversations their messages, else the items."""
    if part.content in _EXCHANGE:
        return sum(message.part is part for message in messages)
    return len(part.items)


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
    days = local_days(pd.Series(times), zone)
    found |= {"first_on": days.min(), "last_on": days.max()}
    if kinds == {"message"} and told.held.listed:
        found |= _observed(member, told, zone)
    return found


def _observed(member: Member, told: _Told, zone: str) -> dict[str, Any]:
    """Days on which every conversation would have shown: from the first message, or where the oldest are cut off."""
    stamps = [*told.exchange.first.values(), *told.exchange.last.values()]
    since = pd.to_datetime(told.held.since, utc=True, errors="coerce") if told.held.since else min(stamps)
    days = local_days(pd.Series([since, max(stamps)]), zone)
    until = max(days[1], pd.Timestamp(member.snapshot_on)) if member.snapshot_on else days[1]
    return {"observed_from": days[0], "observed_until": until}


def _gaps(held: Held) -> list[str]:
    """What the files lack of the conversations."""
    if not held.listed and not held.missing_conversations:
        return [_NO_LIST]
    lines = (
        [f"{held.missing_conversations} conversations of the list are not there"]
        if held.missing_conversations
        else []
    )
    return [
        *lines,
        *(
            [f"{held.missing_messages} messages of the conversations are not there"]
            if held.missing_messages
            else []
        ),
    ]
