"""What the answers say of people: contacts, tags and shared contacts, and of each part what cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from netanalysis.sources.json_files import as_dict, as_text
from netanalysis.sources.model import MISFIT, Entry, File, Records, Shared, Who
from netanalysis.sources.xing import people
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
    """What is known while the parts are gone through: the owner's ids, her contacts' and those of people she wrote with."""

    records: Records
    country: str
    own: frozenset[str]
    connected: frozenset[str]
    met: frozenset[str]
    held: Counter[str] = field(default_factory=Counter)

    def keep(self, entry: Entry) -> None:
        """Keep an entry; the second time that a member occurs she is of a second list, so that no name passes for two."""
        key = entry.native_id or entry.url
        self.held[key] += bool(key)
        self.records.entries.append(replace(entry, list_name=f"{entry.list_name}#{self.held[key]}"))

    def place(self, part: Part, number: int, relation: str = "connection") -> Place:
        """Where an item stands."""
        day = part.member.snapshot_on if part.member else None
        list_name = f"answers {day}" if part.content not in _TOOLS else part.label
        return Place(list_name, f"{part.label}:{number}", day, self.country, relation)


def connected_ids(parts: Sequence[Part], own: frozenset[str]) -> frozenset[str]:
    """Ids of the owner's own contacts, as far as the answers say so without doubt."""
    hers = [part for part in parts if part.content in ("contacts", "contact ids", "shared contacts")]
    return frozenset(_id_of(item) for part in hers if part.content != "contacts" or not part.whose(own)
                     for item in part.items) - {""}  # fmt: skip


def _id_of(item: Any) -> str:
    return native_id(item) or native_id(as_dict(item).get("id"))


def sort_part(part: Part, file: File, sorting: Sorting) -> None:
    """Take what one part says of people."""
    whom = part.whose(sorting.own)
    if part.content == "contacts" and whom in sorting.connected:
        _foreign(part, whom, file, sorting)
    elif part.content in ("contacts", "shared contacts"):
        _users(part, file, sorting)
        if part.content == "shared contacts":
            _shared(part, whom, file, sorting)
    elif part.content == "contact ids":
        _contact_ids(part, file, sorting)
    elif part.content == "tags":
        _tags(part, whom, file, sorting)
    elif part.content == "profiles":
        _profiles(part, file, sorting)
    elif part.content == "contact requests":
        _senders(part, sorting)
    elif part.content in _TOOLS:
        _tool(part, file, sorting)
    else:
        file.keep(len(part.items))


def _take(entry: Entry | None, file: File, sorting: Sorting) -> None:
    if entry is None:
        file.lose(MISFIT)
    else:
        file.keep(nameless=not (entry.name or entry.tags))
        sorting.keep(entry)


def _users(part: Part, file: File, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        _take(people.entry_of_user(item, sorting.place(part, number)), file, sorting)


def _shared(part: Part, whom: str, file: File, sorting: Sorting) -> None:
    """Contacts shared with somebody know her; without her id they are contacts still."""
    if not whom:
        file.reasons += [_WITH_WHOM] if part.items else []
        return
    for other in (_id_of(item) for item in part.items):
        _tie(whom, other, file, sorting)


def _foreign(part: Part, whom: str, file: File, sorting: Sorting) -> None:
    """Contacts of a contact: those who are the owner's too know each other, the rest are none of hers."""
    for item in part.items:
        if _id_of(item) in sorting.connected:
            file.keep()
            _tie(whom, _id_of(item), file, sorting)
        else:
            file.lose(_FOREIGN)


def _tie(whom: str, other: str, file: File, sorting: Sorting) -> None:
    if other and other not in sorting.own:
        sorting.records.shared.append(Shared(file, Who(id=whom), Who(id=other)))


def _contact_ids(part: Part, file: File, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        place, native = sorting.place(part, number), _id_of(item)
        entry = Entry(place.list_name, place.source, "", native_id=native, snapshot_on=place.snapshot_on)
        if native:
            file.keep()
            sorting.keep(entry)
        else:
            file.lose(MISFIT)


def _tags(part: Part, whom: str, file: File, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        place, tag = sorting.place(part, number), as_text(as_dict(item).get("tag"))
        if whom and tag:
            entry = Entry(
                place.list_name, place.source, "", native_id=whom, tags=(tag,), snapshot_on=place.snapshot_on
            )
            _take(entry, file, sorting)
        else:
            file.lose(MISFIT if whom else _WHOSE_TAGS)


def _profiles(part: Part, file: File, sorting: Sorting) -> None:
    """Profiles tell more of those who are known otherwise; they make nobody a contact."""
    for number, item in enumerate(part.items, start=1):
        entry = people.entry_of_user(item, sorting.place(part, number, "correspondent"))
        if entry is not None and entry.native_id in sorting.connected | sorting.met:
            file.keep()
            sorting.keep(entry)
        elif entry is not None and entry.native_id in sorting.own:
            file.keep()
        else:
            file.lose(MISFIT if entry is None else _WHOSE_PROFILE)


def _senders(part: Part, sorting: Sorting) -> None:
    """Senders of requests come with all that the answer says of them."""
    for number, item in enumerate(part.items, start=1):
        place = sorting.place(part, number, "correspondent")
        entry = people.entry_of_user(as_dict(item).get("sender"), place)
        if entry is not None and entry.native_id in sorting.met:
            sorting.records.entries.insert(0, replace(entry, list_name=f"requests#{entry.native_id}"))


def _tool(part: Part, file: File, sorting: Sorting) -> None:
    for number, item in enumerate(part.items, start=1):
        _take(_TOOLS[part.content](item, sorting.place(part, number)), file, sorting)
