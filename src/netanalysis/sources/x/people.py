"""Whom X's ids mean: names from the owner's mentions and replies, and the lists of followers and followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from netanalysis.sources.json_files import as_dict, as_list, as_text
from netanalysis.sources.model import MISFIT, File, Records, Roll, Who
from netanalysis.sources.x.files import Part, native_id

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

    def who(self, native: str, handle: str = "") -> Who:
        """Somebody by her id, also where only the handle is told; else the handle stands for it.

        Her name is the newest, else the handle. A handle that went over to another id is the latter's.
        """
        one = native or self.ids.get(handle.lower(), "") or (f"@{handle.lower()}" if handle else "")
        if one.startswith("@"):
            return Who(one, one, (("profile_url", f"x.com/{one[1:]}"),))
        known = self.handles.get(one, "")
        owned = known and self.ids.get(known.lower(), one) == one
        return Who(
            self.names.get(one, "") or (f"@{known}" if known else ""),
            one,
            (("profile_url", f"x.com/{known.lower()}"),) if owned else (),
        )


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


def read_list(part: Part, file: File, records: Records, names: Names) -> None:
    """Take a list of followers or followed: nothing in it has a date, and few have a name."""
    key, relation = LISTS[part.content]
    told = [native_id(as_dict(as_dict(item).get(key)).get("accountId")) for item in part.items]
    ids = [one for one in told if one]
    file.lose(MISFIT, len(told) - len(ids))
    file.undated = file.nameless = 0
    file.keep(len(ids), undated=len(ids), nameless=sum(not names.who(one).name for one in ids))
    records.rolls.append(Roll(file.account, file.snapshot_on, relation, frozenset(ids) - records.hints.ids))
