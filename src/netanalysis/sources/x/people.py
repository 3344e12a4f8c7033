"""Whom X's ids mean: names from mentions and replies, who follows whom in each dated archive, and contacts of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.sources.json_files import as_dict, as_list, as_text
from netanalysis.sources.x.files import PLATFORM, Archive, Part, native_id

LISTS: Final = {"followers": ("follower", "followed_by"), "following": ("following", "follows")}


@dataclass(slots=True)
class Names:
    """What the owner's tweets tell of ids: handle and name, the newest last; ids by handle."""

    handles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def learn(self, native: str, handle: str, name: str) -> None:
        """Take what one mention says; a reply tells no name."""
        if handle and native:
            self.ids[handle.lower()] = native
            self.handles[native] = handle
        if name and native:
            self.names[native] = name

    def name_of(self, native: str) -> str:
        """Name, else handle, else nothing; of somebody without an id, the handle that stands for it."""
        if native.startswith("@"):
            return native
        handle = self.handles.get(native, "")
        return self.names.get(native, "") or (f"@{handle}" if handle else "")

    def who(self, native: str, handle: str) -> str:
        """Id of somebody, also where only the handle is told; else the handle stands for it."""
        return native or self.ids.get(handle.lower(), "") or (f"@{handle.lower()}" if handle else "")


def learn_names(tweets: Iterable[Mapping[str, Any]]) -> Names:
    """Gather the names of ids from tweets, the oldest first."""
    found = Names()
    for tweet in tweets:
        found.learn(native_id(tweet.get("in_reply_to_user_id_str") or tweet.get("in_reply_to_user_id")),
                    as_text(tweet.get("in_reply_to_screen_name")), "")  # fmt: skip
        for mention in mentions_of(tweet):
            found.learn(*mention)
    return found


def mentions_of(tweet: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Id, handle and name of everybody whom a tweet mentions."""
    told = map(as_dict, as_list(as_dict(tweet.get("entities")).get("user_mentions")))
    return [
        (native_id(one.get("id_str")) or native_id(one.get("id")), as_text(one.get("screen_name")), as_text(one.get("name")))
        for one in told
    ]  # fmt: skip


def follows_in(part: Part) -> list[str]:
    """Id of each entry of a list of followers or followed, empty where there is none."""
    key = LISTS[part.content][0]
    return [native_id(as_dict(as_dict(item).get(key)).get("accountId")) for item in part.items]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who stood in the lists of one archive; a list that is not there says nothing."""

    account: str
    day: date | None
    lists: Mapping[str, frozenset[str]]


def seen_in(archive: Archive, account: str, own: frozenset[str]) -> Seen:
    """Gather the lists of one archive."""
    lists: dict[str, frozenset[str]] = {}
    for part in archive.parts:
        if part.content in LISTS and not part.reason:
            relation = LISTS[part.content][1]
            lists[relation] = lists.get(relation, frozenset()) | frozenset(follows_in(part)) - own - {""}
    return Seen(account, archive.day, lists)


def relations_of(history: Sequence[Seen]) -> dict[str, tuple[str, str]]:
    """Return account and relation of everybody in the lists: as the newest archive that has her says, the closest account first."""
    by_account: dict[tuple[str, str], str] = {}
    for seen in history:
        for native in frozenset().union(*seen.lists.values()):
            held = [relation for relation, ids in seen.lists.items() if native in ids]
            by_account[native, seen.account] = held[0] if len(held) == 1 else "mutual"
    found: dict[str, tuple[str, str]] = {}
    for (native, account), relation in by_account.items():
        if native not in found or _rank(relation) < _rank(found[native][1]):
            found[native] = account, relation
    return found


def _rank(relation: str) -> int:
    """Closeness of a relation: mutual before following or being followed."""
    return 0 if relation == "mutual" else 1 + schema.RELATIONS.index(relation)


def snapshots_of(history: Sequence[Seen]) -> pd.DataFrame:
    """Who was in the lists on each day, and who of an account's earlier ones had gone by then."""
    rows: dict[tuple[str, date | None], bool] = {}
    before: dict[str, dict[str, frozenset[str]]] = {}
    for seen in history:
        earlier = before.setdefault(seen.account, {})
        present = frozenset().union(*seen.lists.values())
        gone = {native for relation, ids in earlier.items() if relation in seen.lists for native in ids}
        gone -= present.union(*(ids for relation, ids in earlier.items() if relation not in seen.lists))
        for native in present:
            rows[native, seen.day] = True
        for native in gone:
            rows.setdefault((native, seen.day), False)
        for relation, ids in seen.lists.items():
            earlier[relation] = earlier.get(relation, frozenset()) | ids
    found = [(f"{PLATFORM}:{native}", day, present) for (native, day), present in rows.items()]
    frame = pd.DataFrame(found, columns=["contact_id", "snapshot_on", "present"])
    return frame.assign(snapshot_on=pd.to_datetime(frame["snapshot_on"])).sort_values(
        ["contact_id", "snapshot_on"], ignore_index=True
    )


def follows_of(history: Sequence[Seen]) -> pd.DataFrame:
    """Return who stood in the lists of each account on each day, and how: rows of `schema.FOLLOWS`."""
    rows = [
        (f"{PLATFORM}:{native}", PLATFORM, seen.account, seen.day, held[0] if len(held) == 1 else "mutual")
        for seen in history
        for native in sorted(frozenset().union(*seen.lists.values()))
        for held in ([relation for relation, ids in seen.lists.items() if native in ids],)
    ]
    frame = pd.DataFrame(rows, columns=list(schema.FOLLOWS.names))
    return frame.assign(snapshot_on=pd.to_datetime(frame["snapshot_on"]))


def contacts_of(
    relations: Mapping[str, tuple[str, str]], met: Mapping[str, str], names: Names
) -> pd.DataFrame:
    """Contacts: everybody in the lists, and whom the owner wrote to or heard from; ids without a name are nobody yet.

    `met` maps ids to the account that met them.
    """
    everybody = {**{native: (account, "correspondent") for native, account in met.items()}, **relations}
    rows = [
        (
            f"{PLATFORM}:{native}",
            PLATFORM,
            account,
            relation,
            names.name_of(native) or None,
            not names.name_of(native),
        )
        for native, (account, relation) in sorted(everybody.items())
    ]
    columns = ["contact_id", "platform", "account", "relation", "name", "weak"]
    return pd.DataFrame(rows, columns=columns)


def identifiers_of(contacts: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Profile URLs of those whose handle is known; a handle that went over to another id is the latter's."""
    rows = []
    for contact_id in contacts["contact_id"]:
        native = contact_id.removeprefix(f"{PLATFORM}:")
        handle = native[1:] if native.startswith("@") else names.handles.get(native, "").lower()
        if handle and names.ids.get(handle, native) == native:
            rows.append((contact_id, "profile_url", f"x.com/{handle}"))
    return pd.DataFrame(rows, columns=["contact_id", "kind", "value"], dtype=object)
