"""LinkedIn messages: who wrote to whom, which of them are no exchange, and who shared a group conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import look_up
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.accounts import Directory, Person, name_key, recipients, slug_of
from netanalysis.sources.linkedin.owner import Ego, is_outgoing
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, map_distinct
from netanalysis.text import tidy

_YES: Final = ("yes", "true", "1", "ja")
#: senders that are the platform itself
_PLATFORM_SENDERS: Final = ("linkedin", "linkedin talent solutions", "linkedin for learning")
#: thread and name key -> slug, for names that several people carry
Threads = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Messages:
    """Interactions and links of all message files, and how many messages of each file never count as exchange."""

    interactions: pd.DataFrame = field(default_factory=pd.DataFrame)
    links: pd.DataFrame = field(default_factory=pd.DataFrame)
    marked: Mapping[str, int] = field(default_factory=dict)


def senders(rows: pd.DataFrame) -> pd.DataFrame:
    """Everybody who sent a message: columns `slug` and `name`."""
    people = pd.DataFrame(
        {"slug": map_distinct(rows["sender_url"], slug_of), "name": map_distinct(rows["sender"], tidy)}
    )
    hidden = (people["slug"] == "") & people["name"].isin(["", files.HIDDEN_NAME])
    return people[~hidden].drop_duplicates(ignore_index=True)


def addressees(rows: pd.DataFrame, whole_names: frozenset[str]) -> pd.DataFrame:
    """Everybody who got a message: columns `slug` and `name`."""
    pairs = rows[["to", "to_urls"]].drop_duplicates()
    named = {
        person
        for to, urls in zip(pairs["to"], pairs["to_urls"], strict=True)
        for person in recipients(to, urls, whole_names)
    }
    return pd.DataFrame(sorted(named - {("", files.HIDDEN_NAME)}), columns=["slug", "name"], dtype=object)


def marks(rows: pd.DataFrame) -> pd.Series[Any]:
    """Why a row never counts as exchange; missing where it may. An advertisement is one even in the spam folder."""
    sender = map_distinct(rows["sender"], tidy)
    no_profile = map_distinct(rows["sender_url"], slug_of) == ""
    platform = _where(sender, lambda name: name.lower() in _PLATFORM_SENDERS) & no_profile
    advert = _where(rows["title"], lambda cell: cell.strip() == files.SPONSORED_TITLE)
    advert |= np.array([text.startswith(files.ADVERT_START) for text in rows["text"]], dtype=bool)
    draft, thread_draft = (
        _where(rows[name], lambda cell: cell.strip().lower() in _YES) for name in ("draft", "thread_draft")
    )
    hidden = sender.isin(["", files.HIDDEN_NAME]) & no_profile
    spam = _where(rows["folder"], lambda cell: cell.strip().upper() == "SPAM")
    reasons = {
        "sponsored": advert | platform, "spam": spam, "draft": draft | thread_draft, "hidden_sender": hidden
    }  # fmt: skip
    found = np.select([mask.to_numpy(dtype=bool) for mask in reasons.values()], list(reasons), default="")
    texts = pd.Series(found, index=rows.index, dtype=object)
    return texts.where(texts != "", pd.NA).astype("string")


def _where(values: pd.Series[Any], holds: Callable[[str], bool]) -> pd.Series[bool]:
    """Whether something holds for each text, asked once for each distinct one."""
    return map_distinct(values, holds).astype(bool)


def read_messages(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> Messages:
    """Interactions and links of all message files."""
    threads = _threads(parsed, directory)
    frames = [
        _with_counterparts(file.rows, directory, ego, threads)
        for file in parsed
        if file.rows["time"].notna().any()
    ]
    if not frames:
        return Messages()
    rows = pd.concat(frames, ignore_index=True)
    marked = rows[rows["mark"].notna()].groupby("file")["row"].nunique()
    return Messages(_interactions(rows, ego), _links(rows), {str(file): int(n) for file, n in marked.items()})


def _threads(parsed: Sequence[ParsedFile], directory: Directory) -> Threads:
    """Who of several people of one name takes part in a conversation: old files name her, newer ones give the URL."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in parsed:
        rows = file.rows[file.rows["thread"] != ""] if directory.ambiguous else file.rows[:0]
        known = rows[["thread", "sender", "sender_url", "to", "to_urls"]].drop_duplicates()
        for thread, sender, url, to, urls in known.itertuples(index=False, name=None):
            for slug, name in ((slug_of(url), sender), *recipients(to, urls, directory.whole_names)):
                if slug and name_key(name) in directory.ambiguous:
                    found.setdefault((thread, name_key(name)), set()).add(slug)
    return {key: next(iter(slugs)) for key, slugs in found.items() if len(slugs) == 1}


def _with_counterparts(rows: pd.DataFrame, directory: Directory, ego: Ego, threads: Threads) -> pd.DataFrame:
    """One row per message and counterpart: an incoming one with its sender, an outgoing one with each recipient."""
    rows = rows[rows["time"].notna()]
    slugs, names = map_distinct(rows["sender_url"], slug_of), map_distinct(rows["sender"], tidy)
    outgoing = ego.is_ego(slugs, names) | is_outgoing(rows)
    others = _others(rows, directory, ego, threads)
    rows = rows.assign(
        mark=marks(rows),
        way=outgoing.map({True: "out", False: "in"}),
        n_people=others.map(len).to_numpy() + (~outgoing).astype(int).to_numpy(),
        alters=others,
    )
    incoming, sent = rows[~outgoing], rows[outgoing].explode("alters")
    hidden = incoming["mark"].notna() & (slugs[~outgoing] == "")
    cells = list(zip(slugs[~outgoing], names[~outgoing], incoming["thread"], strict=True))
    known = {cell: _id(cell[:2], cell[2], directory, threads) for cell in set(cells)}
    senders = [known[cell] for cell in cells]
    incoming = incoming.assign(
        contact_id=pd.Series(senders, index=incoming.index, dtype="string").mask(hidden)
    )
    sent = sent.assign(contact_id=sent["alters"].astype("string"))
    return _fill_from_thread(
        pd.concat([frame for frame in (incoming, sent) if len(frame)], ignore_index=True)
    )


def _others(rows: pd.DataFrame, directory: Directory, ego: Ego, threads: Threads) -> pd.Series[Any]:
    """contact_ids of the recipients who are not the owner, a tuple per row."""
    cells = list(zip(rows["thread"], rows["to"], rows["to_urls"], strict=True))

    def ids(thread: str, to: str, urls: str) -> tuple[str, ...]:
        people = recipients(to, urls, directory.whole_names)
        kept = [
            person for person in people if not ego.is_person(person) and person != ("", files.HIDDEN_NAME)
        ]
        return tuple(dict.fromkeys(_id(person, thread, directory, threads) for person in kept))

    known = {cell: ids(*cell) for cell in set(cells)}
    return pd.Series([known[cell] for cell in cells], index=rows.index, dtype=object)


def _id(person: Person, thread: str, directory: Directory, threads: Threads) -> str:
    """contact_id of somebody in a conversation."""
    slug, key = person[0], name_key(person[1])
    slug = slug or threads.get((thread, key), "")
    return f"{PLATFORM}:{slug}" if slug else directory.id_of_name(key)


def _fill_from_thread(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a sent message without recipient the only other person of its conversation; else she is hidden."""
    known = rows[(rows["thread"] != "") & rows["contact_id"].notna()][
        ["thread", "contact_id"]
    ].drop_duplicates()
    alone = known[~known.duplicated("thread", keep=False)].set_index("thread")["contact_id"]
    guess = look_up(rows["thread"], alone).astype("string")
    lost = rows["contact_id"].isna() & (rows["way"] == "out")
    contact_id = rows["contact_id"].mask(lost, guess)
    return rows.assign(
        contact_id=contact_id,
        n_people=rows["n_people"].clip(lower=1),
        mark=rows["mark"].mask(contact_id.isna() & rows["mark"].isna(), "hidden_sender"),
    )


def _interactions(rows: pd.DataFrame, ego: Ego) -> pd.DataFrame:
    """Rows of `schema.INTERACTIONS`."""
    return pd.DataFrame(
        {
            "contact_id": rows["contact_id"], "time": rows["time"], "time_precision": rows["precision"],
            "platform": PLATFORM, "account": ego.account, "kind": "message", "direction": rows["way"],
            "thread_id": rows["thread"], "n_people": rows["n_people"], "n_chars": [len(text) for text in rows["text"]],
            "text": rows["text"], "automatic": False, "mark": rows["mark"], "source": rows["file"],
        }
    )  # fmt: skip


def _links(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of people who shared a group conversation of up to ten."""
    counts = (rows["n_people"] > 1) & (rows["n_people"] <= schema.BROADCAST) & rows["mark"].isna()
    groups = rows[counts & (rows["thread"] != "")]
    people: dict[str, set[str]] = {}
    for thread, contact, alters in zip(groups["thread"], groups["contact_id"], groups["alters"], strict=True):
        known = {contact} if isinstance(contact, str) else set()
        people.setdefault(thread, set()).update(known, alters if isinstance(alters, tuple) else ())
    begun, file = groups.groupby("thread")["time"].min(), groups.groupby("thread")["file"].first()
    found: list[dict[str, Any]] = []
    for thread, members in sorted(people.items()):
        if 1 < len(members) <= schema.BROADCAST:
            seen = {
                "kind": "group_thread",
                "time": begun[thread],
                "n_people": len(members),
                "source": file[thread],
            }
            found += [{"a": a, "b": b, **seen} for a, b in combinations(sorted(members), 2)]
    return pd.DataFrame(found)
