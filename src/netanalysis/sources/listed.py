"""Lists of contacts (cards, tables) as canonical rows: entries of one platform that are one account become one contact.

Cards rarely carry a profile URL. Entries are one account where they share a URL or the platform's own id, an address or
number under the same name, or, over several lists of one platform, a name that each list holds once or the very same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.sources.model import Entry

_FOLLOWING: Final = ("follows", "followed_by", "mutual")


def canonical(
    entries: Sequence[Entry],
    *,
    platform: str,
    account: str,
    relation: str,
    weak: str = "~",
) -> Mapping[str, pd.DataFrame]:
    """Contacts, identifiers and snapshots of all lists of one platform; `weak` begins an id that is made of a name."""
    if not entries:
        return {}
    clusters = _clusters(entries)
    names = _all_ids(entries, clusters, f"{platform}:", weak)
    ids = [names[cluster][0] for cluster in clusters]
    frame = pd.DataFrame([_row(entry) for entry in entries], dtype=object).assign(contact_id=ids)
    frame = frame.sort_values("snapshot_on", key=pd.to_datetime, na_position="first", kind="stable")
    newest = (
        frame.drop(columns=["tags", "note", "connected_on", "relation", "present"])
        .groupby("contact_id", sort=True)
        .last()
    )
    grouped = frame.groupby("contact_id", sort=True)
    contacts = newest.assign(
        platform=platform, account=account,
        relation=grouped["relation"].agg(lambda told: _closest(told, relation)),
        connected_on=pd.to_datetime(frame["connected_on"]).groupby(frame["contact_id"]).min(),
        tags=grouped["tags"].agg(lambda cells: _joined((tag for cell in cells for tag in cell), "; ")),
        note=grouped["note"].agg(lambda cells: _joined(cells, "\n")),
    ).reset_index()  # fmt: skip
    contacts["weak"] = contacts["contact_id"].str.startswith((f"{platform}:{weak}", f"{platform}:?"))
    return {
        "contacts": contacts,
        "identifiers": _identifiers(entries, ids, names.values()),
        "snapshots": _snapshots(frame),
    }


def contact_ids(entries: Sequence[Entry], *, platform: str, weak: str = "~") -> list[str]:
    """Return the contact_id that `canonical` gives each entry."""
    clusters = _clusters(entries)
    names = _all_ids(entries, clusters, f"{platform}:", weak)
    return [names[cluster][0] for cluster in clusters]


def _closest(told: Iterable[str], default: str) -> str:
    """Relation that says most of all that the entries of one account tell."""
    return min((relation or default for relation in told), key=schema.RELATIONS.index)


def _snapshots(frame: pd.DataFrame) -> pd.DataFrame:
    """What the entries of each day said together; an entry without a firm takes nothing away from another one's.

    Followers stand in lists of their own, and a member without a name is nobody who could be missed.
    """
    listed = ~frame["relation"].isin(_FOLLOWING) & ~frame["contact_id"].str.contains(":?", regex=False)
    said = frame.loc[listed, ["contact_id", "snapshot_on", "company", "position", "present"]]
    said = said.assign(snapshot_on=pd.to_datetime(said["snapshot_on"]), present=said["present"].astype(bool))
    grouped = said.groupby(["contact_id", "snapshot_on"], dropna=False, sort=True)
    return grouped[["company", "position"]].last().assign(present=grouped["present"].any()).reset_index()


def _row(entry: Entry) -> dict[str, Any]:
    """One entry as a row; empty texts are missing, so that an older list fills what a newer one lacks."""
    plain = ("name", "given_name", "family_name", "company", "position", "location", "country", "source")
    row: dict[str, Any] = {name: getattr(entry, name) or None for name in plain}
    return row | {
        "relation": entry.relation, "tags": entry.tags, "note": entry.note, "connected_on": entry.connected_on, "snapshot_on": entry.snapshot_on,
        "present": entry.present,
    }  # fmt: skip


def _joined(values: Iterable[str], separator: str) -> str:
    return separator.join(dict.fromkeys(value for value in values if value))


def _identifiers(
    entries: Sequence[Entry], ids: Sequence[str], names: Iterable[Sequence[str]]
) -> pd.DataFrame:
    """What the entries hold, and the ids they would have had with less known of them."""
    held = [
        (contact, kind, value)
        for entry, contact in zip(entries, ids, strict=True)
        for kind, values in (
            ("profile_url", entry.urls),
            ("email", entry.emails),
            ("phone", entry.phones),
            ("native_id", (entry.native_id,)),
        )
        for value in values
        if value
    ]
    held += [(first, "alias", other) for first, *others in names for other in others]
    return pd.DataFrame(sorted(set(held)), columns=["contact_id", "kind", "value"], dtype=object)


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
    nth: Counter[tuple[str, ...]] = Counter()
    for i, entry in enumerate(entries):
        if entry.url:
            groups.setdefault(("url", entry.url), []).append(i)
        if entry.native_id:
            groups.setdefault(("native", entry.native_id), []).append(i)
        for value in (*entry.emails, *entry.phones):
            groups.setdefault(("held", value, entry.key), []).append(i)
        said = (entry.key, entry.company, entry.position, entry.location, str(entry.connected_on), entry.url, entry.native_id,
                *sorted(entry.emails), *sorted(entry.phones))  # fmt: skip
        nth[entry.list_name, *said] += 1  # the same lines in another list are the same people, however many
        groups.setdefault(("said", *said, str(nth[entry.list_name, *said])), []).append(i)
    return [*groups.values(), *_same_name(entries)]


def _same_name(entries: Sequence[Entry]) -> list[list[int]]:
    """Entries of different lists under a name that each list holds once, unless their URLs or native ids differ."""
    per_list = Counter((entry.list_name, entry.key) for entry in entries)
    doubled = {key for (_, key), n in per_list.items() if n > 1}
    groups: dict[str, list[int]] = {}
    for i, entry in enumerate(entries):
        if entry.key and entry.key not in doubled:
            groups.setdefault(entry.key, []).append(i)
    return [group for group in groups.values() if _may_be_one([entries[i] for i in group])]


def _may_be_one(group: Sequence[Entry]) -> bool:
    """Whether at most one URL and one native id are told."""
    return all(len(told - {""}) <= 1 for told in ({e.url for e in group}, {e.native_id for e in group}))


def _all_ids(
    entries: Sequence[Entry], clusters: Sequence[int], prefix: str, weak: str
) -> dict[int, tuple[str, ...]]:
    """Ids of each cluster, the best first: URL, native id, addresses and numbers that no other account holds, and the name."""
    members: dict[int, list[Entry]] = {}
    holders: dict[str, set[int]] = {}
    for entry, cluster in zip(entries, clusters, strict=True):
        members.setdefault(cluster, []).append(entry)
        for value in (*entry.emails, *entry.phones):
            holders.setdefault(value, set()).add(cluster)
    shared = frozenset(value for value, held in holders.items() if len(held) > 1)
    nth: Counter[str] = Counter()
    found: dict[int, tuple[str, ...]] = {}
    strong = {cluster: _strong(group, shared) for cluster, group in members.items()}
    for cluster, group in sorted(members.items(), key=lambda item: (bool(strong[item[0]]), _stable(item[1]))):
        key = _key_of(group)
        nth[key] += bool(key)
        by_name = weak + key.replace(" ", "-") + (f"~{nth[key]}" if nth[key] > 1 else "")
        if not key:  # a member whom the platform does not name: the day and a number, so that the next export finds her
            day = str(group[0].connected_on or "undated")
            nth[day] += 1
            by_name = f"?{day}.{nth[day]}"
        names = [*strong[cluster], *([by_name] if key or not strong[cluster] else [])]
        found[cluster] = tuple(prefix + name for name in names)
    return found


def _stable(group: Sequence[Entry]) -> tuple[str, str, str, str]:
    """Order in which ordinals are given, whatever the order of the files."""
    first = group[0]
    return _key_of(group), str(first.connected_on or ""), first.company, first.position


def _key_of(group: Sequence[Entry]) -> str:
    """Key of the name of an account: of its first entry that has one."""
    return next((entry.key for entry in group if entry.key), "")


def _strong(group: Sequence[Entry], shared: frozenset[str]) -> list[str]:
    """What names a cluster beside its name: slugs, native ids, then its own addresses, then its own numbers."""
    slugs = sorted({entry.url.rpartition("/")[2] for entry in group if entry.url})
    natives = sorted({entry.native_id for entry in group if entry.native_id})
    emails = sorted({email for entry in group for email in entry.emails} - shared)
    phones = sorted({phone for entry in group for phone in entry.phones} - shared)
    return [*slugs, *natives, *emails, *phones]
