"""What the answers say of people: contacts, tags and shared contacts, and of each part what cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pandas as pd

from netanalysis.sources.base import Context
from netanalysis.sources.json_files import as_dict, as_text
from netanalysis.sources.model import Entry
from netanalysis.sources.xing import people
from netanalysis.sources.xing.ego import Ego
from netanalysis.sources.xing.exchange import MISFIT, Exchange
from netanalysis.sources.xing.people import Place
from netanalysis.sources.xing.shapes import Part, native_id

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


@dataclass(slots=True)
class Sorting:
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


def connected_ids(parts: Sequence[Part], ego: Ego) -> frozenset[str]:
    """Ids of the owner's own contacts, as far as the answers say so without doubt."""
    own = [part for part in parts if part.content in ("contacts", "contact ids", "shared contacts")]
    return frozenset(_id_of(item) for part in own if part.content != "contacts" or not part.whose(ego.ids)
                     for item in part.items) - {""}  # fmt: skip


def _id_of(item: Any) -> str:
    return native_id(item) or native_id(as_dict(item).get("id"))


def sort_part(part: Part, sorting: Sorting, exchange: Exchange) -> None:
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


def _users(part: Part, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        entry = people.entry_of_user(item, sorting.place(part, number))
        if entry is None:
            sorting.lose(part, MISFIT)
        else:
            sorting.nameless[id(part)] += not entry.name
            sorting.keep(entry)


def _shared(part: Part, whom: str, sorting: Sorting) -> None:
    """Contacts shared with somebody know her; without her id they are contacts still."""
    if not whom:
        if part.items:
            sorting.told[id(part)] = _WITH_WHOM
        return
    for other in (_id_of(item) for item in part.items):
        _tie(whom, other, part, sorting)


def _foreign(part: Part, whom: str, sorting: Sorting) -> None:
    """Contacts of a contact: those who are the owner's too know each other, the rest are none of hers."""
    for item in part.items:
        if _id_of(item) in sorting.connected:
            _tie(whom, _id_of(item), part, sorting)
        else:
            sorting.lose(part, _FOREIGN)


def _tie(whom: str, other: str, part: Part, sorting: Sorting) -> None:
    if other and other != whom and other not in sorting.ego.ids:
        a, b = sorted((whom, other))
        sorting.links.append(
            {"a": a, "b": b, "kind": "shared_contact", "time": pd.NaT, "n_people": 2, "source": part.label}
        )


def _contact_ids(part: Part, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        place, native = sorting.place(part, number), _id_of(item)
        if native:
            sorting.keep(
                Entry(place.list_name, place.source, "", native_id=native, snapshot_on=place.snapshot_on)
            )
        else:
            sorting.lose(part, MISFIT)


def _tags(part: Part, whom: str, sorting: Sorting) -> None:
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


def _profiles(part: Part, sorting: Sorting, exchange: Exchange) -> None:
    """Profiles tell more of those who are known otherwise; they make nobody a contact."""
    known = sorting.connected | set(exchange.names)
    for number, item in enumerate(part.items, start=1):
        entry = people.entry_of_user(item, sorting.place(part, number, "correspondent"))
        if entry is not None and entry.native_id in known:
            sorting.keep(entry)
        elif entry is None or entry.native_id not in sorting.ego.ids:
            sorting.lose(part, MISFIT if entry is None else _WHOSE_PROFILE)


def _tool(part: Part, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        entry = _TOOLS[part.content](item, sorting.place(part, number))
        if entry is None:
            sorting.lose(part, MISFIT)
        else:
            sorting.keep(entry)


def correspondents(exchange: Exchange, parts: Sequence[Part], sorting: Sorting) -> list[Entry]:
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
