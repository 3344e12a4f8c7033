"""Lists of contacts (cards, tables) as canonical rows: entries of one platform that are one account become one contact.

Cards rarely carry a profile URL. Entries are one account where they share a URL, an address or number under the same
name, or, over several lists of one platform, a name that each list holds once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from netanalysis.text import fold, tidy


@dataclass(frozen=True, slots=True)
class Entry:
    """One card or one row of a table."""

    list_name: str  #: the list it comes from: a file, or an archive of cards
    source: str
    name: str
    given_name: str = ""
    family_name: str = ""
    company: str = ""
    position: str = ""
    location: str = ""
    country: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    connected_on: date | None = None
    snapshot_on: date | None = None
    url: str = ""  #: normalised profile URL on the platform
    urls: tuple[str, ...] = ()  #: normalised profile URLs anywhere
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Folded name."""
        return fold(self.name) or tidy(self.name)


def canonical(
    entries: Sequence[Entry], *, platform: str, account: str, relation: str
) -> Mapping[str, pd.DataFrame]:
    """Contacts, identifiers and snapshots of all lists of one platform."""
    if not entries:
        return {}
    clusters = _clusters(entries)
    ids = _ids(entries, clusters, platform)
    frame = pd.DataFrame([_row(entry) for entry in entries], dtype=object).assign(contact_id=ids)
    frame = frame.sort_values("snapshot_on", key=lambda days: pd.to_datetime(days), na_position="first", kind="stable")
    newest = frame.drop(columns=["tags", "note", "connected_on"]).groupby("contact_id", sort=True).last()
    grouped = frame.groupby("contact_id", sort=True)
    contacts = newest.assign(
        platform=platform, account=account, relation=relation,
        connected_on=pd.to_datetime(frame["connected_on"]).groupby(frame["contact_id"]).min(),
        tags=grouped["tags"].agg(lambda cells: _joined((tag for cell in cells for tag in cell), "; ")),
        note=grouped["note"].agg(lambda cells: _joined(cells, "\n")),
    ).reset_index()  # fmt: skip
    contacts["weak"] = contacts["contact_id"].str.startswith(f"{platform}:~")
    snapshots = frame[["contact_id", "snapshot_on", "company", "position"]].assign(present=True)
    snapshots["snapshot_on"] = pd.to_datetime(snapshots["snapshot_on"])
    return {
        "contacts": contacts,
        "identifiers": _identifiers(entries, ids),
        "snapshots": snapshots.drop_duplicates(["contact_id", "snapshot_on"], keep="last"),
    }


def _row(entry: Entry) -> dict[str, Any]:
    """One entry as a row; empty texts are missing, so that an older list fills what a newer one lacks."""
    plain = ("name", "given_name", "family_name", "company", "position", "location", "country", "source")
    row: dict[str, Any] = {name: getattr(entry, name) or None for name in plain}
    return row | {
        "tags": entry.tags, "note": entry.note, "connected_on": entry.connected_on, "snapshot_on": entry.snapshot_on
    }  # fmt: skip


def _joined(values: Iterable[str], separator: str) -> str:
    return separator.join(dict.fromkeys(value for value in values if value))


def _identifiers(entries: Sequence[Entry], ids: Sequence[str]) -> pd.DataFrame:
    held = [
        (contact, kind, value)
        for entry, contact in zip(entries, ids, strict=True)
        for kind, values in (("profile_url", entry.urls), ("email", entry.emails), ("phone", entry.phones))
        for value in values
    ]
    return pd.DataFrame(held, columns=["contact_id", "kind", "value"], dtype=object).drop_duplicates()


def _clusters(entries: Sequence[Entry]) -> list[int]:
    """Cluster number of each entry: the position of its first entry."""
    root = list(range(len(entries)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for group in _groups(entries):
        for other in group[1:]:
            a, b = find(group[0]), find(other)
            root[max(a, b)] = min(a, b)
    return [find(i) for i in range(len(entries))]


def _groups(entries: Sequence[Entry]) -> list[list[int]]:
    """Positions of entries that are one account."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, entry in enumerate(entries):
        if entry.url:
            groups.setdefault(("url", entry.url), []).append(i)
        for value in (*entry.emails, *entry.phones):
            groups.setdefault(("held", value, entry.key), []).append(i)
    return [*groups.values(), *_same_name(entries)]


def _same_name(entries: Sequence[Entry]) -> list[list[int]]:
    """Entries of different lists under a name that each list holds once, unless their URLs differ."""
    per_list = Counter((entry.list_name, entry.key) for entry in entries)
    doubled = {key for (_, key), n in per_list.items() if n > 1}
    groups: dict[str, list[int]] = {}
    for i, entry in enumerate(entries):
        if entry.key and entry.key not in doubled:
            groups.setdefault(entry.key, []).append(i)
    return [group for group in groups.values() if len({entries[i].url for i in group} - {""}) <= 1]


def _ids(entries: Sequence[Entry], clusters: Sequence[int], platform: str) -> list[str]:
    """contact_id of each entry: URL, else an address or number that no other account holds, else the name."""
    members: dict[int, list[Entry]] = {}
    holders: dict[str, set[int]] = {}
    for entry, cluster in zip(entries, clusters, strict=True):
        members.setdefault(cluster, []).append(entry)
        for value in (*entry.emails, *entry.phones):
            holders.setdefault(value, set()).add(cluster)
    names: Counter[str] = Counter()
    made = {cluster: _id(group, holders, names) for cluster, group in sorted(members.items(), key=_stable)}
    return [f"{platform}:{made[cluster]}" for cluster in clusters]


def _stable(item: tuple[int, list[Entry]]) -> tuple[str, str, str, str]:
    """Order in which ordinals are given, whatever the order of the files."""
    first = item[1][0]
    return first.key, str(first.connected_on or ""), first.company, first.position


def _id(group: Sequence[Entry], holders: Mapping[str, set[int]], names: Counter[str]) -> str:
    slugs = sorted({entry.url.rpartition("/")[2] for entry in group if entry.url})
    own = [sorted(v for v in {v for e in group for v in values(e)} if len(holders[v]) == 1) for values in (_mails, _phones)]
    strong = [*slugs, *own[0], *own[1]]
    if strong:
        return strong[0]
    key = group[0].key
    names[key] += 1
    dashed = key.replace(" ", "-")
    return f"~{dashed}" if names[key] == 1 else f"~{dashed}~{names[key]}"


def _mails(entry: Entry) -> tuple[str, ...]:
    return entry.emails


def _phones(entry: Entry) -> tuple[str, ...]:
    return entry.phones
