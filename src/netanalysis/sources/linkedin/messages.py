"""LinkedIn messages: who wrote to whom, which of them are no exchange, and who shared a group conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import coded, quick_to_walk
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.accounts import Directory, Person, name_key, recipients, slug_of
from netanalysis.sources.linkedin.owner import Ego, is_outgoing
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, map_distinct, numbered
from netanalysis.text import tidy

_YES: Final = ("yes", "true", "1", "ja")
#: senders that are the platform itself
_PLATFORM_SENDERS: Final = ("linkedin", "linkedin talent solutions", "linkedin for learning")
Codes = np.ndarray[Any, np.dtype[Any]]
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


def address_cells(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Distinct cells of names and URLs of recipients."""
    pairs = rows[["to", "to_urls"]].drop_duplicates()
    return [*zip(pairs["to"].tolist(), pairs["to_urls"].tolist(), strict=True)]


def addressees(cells: Iterable[tuple[str, str]], whole_names: frozenset[str]) -> pd.DataFrame:
    """Everybody who got a message: columns `slug` and `name`."""
    named = {person for to, urls in cells for person in recipients(to, urls, whole_names)}
    return pd.DataFrame(sorted(named - {("", files.HIDDEN_NAME)}), columns=["slug", "name"], dtype=object)


#: why a message never counts as exchange, the first that holds
_MARKS: Final = ("sponsored", "spam", "draft", "hidden_sender")


def marks(rows: pd.DataFrame, between: pd.DataFrame) -> Codes:
    """Which of `_MARKS` a row has, -1 where it may count as exchange. An advertisement is one even in the spam folder.

    `between` are the talks, with the columns `slug` and `name` of the senders.
    """
    no_profile = between["slug"] == ""
    platform = no_profile & (between["name"].str.lower()).isin(_PLATFORM_SENDERS)
    hidden = no_profile & between["name"].isin(["", files.HIDDEN_NAME])
    advert = _where(rows["title"], lambda cell: cell.strip() == files.SPONSORED_TITLE)
    advert |= rows["text"].array.begin_with(files.ADVERT_START)
    draft, thread_draft = (
        _where(rows[name], lambda cell: cell.strip().lower() in _YES) for name in ("draft", "thread_draft")
    )
    spam = _where(rows["folder"], lambda cell: cell.strip().upper() == "SPAM")
    of_talk = rows["talk"].to_numpy()
    reasons = [
        advert | platform.to_numpy(dtype=bool)[of_talk],
        spam,
        draft | thread_draft,
        hidden.to_numpy(dtype=bool)[of_talk],
    ]
    return np.select(reasons, range(len(_MARKS)), default=-1)


def _where(values: pd.Series[Any], holds: Callable[[str], bool]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether something holds for each text, asked once for each distinct one."""
    numbers, distinct = numbered(values)
    found: np.ndarray[Any, np.dtype[np.bool_]] = np.array([holds(text) for text in distinct], dtype=bool)[
        numbers
    ]
    return found


def read_messages(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> Messages:
    """Interactions and links of all message files."""
    threads = _threads(parsed, directory)
    frames = [
        _with_counterparts(file, directory, ego, threads)
        for file in parsed
        if file.rows["time"].notna().any()
    ]
    if not frames:
        return Messages()
    rows = frames[0] if len(frames) == 1 else pd.concat(map(_as_texts, frames), ignore_index=True)
    marked = rows[rows["mark"].notna()].groupby("file", observed=True)["row"].nunique()
    return Messages(_interactions(rows, ego), _links(rows), {str(file): int(n) for file, n in marked.items()})


def _as_texts(rows: pd.DataFrame) -> pd.DataFrame:
    """Categories as texts, for those of several files differ."""
    return rows.astype(dict.fromkeys(rows.select_dtypes("category").columns, "string"))


def _threads(parsed: Sequence[ParsedFile], directory: Directory) -> Threads:
    """Who of several people of one name takes part in a conversation: old files name her, newer ones give the URL."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in parsed if directory.ambiguous else ():
        between = file.talks
        known = between.loc[between["thread"] != "", ["thread", "sender", "sender_url", "to", "to_urls"]]
        for thread, sender, url, to, urls in known.itertuples(index=False, name=None):
            for slug, name in ((slug_of(url), sender), *recipients(to, urls, directory.whole_names)):
                if slug and name_key(name) in directory.ambiguous:
                    found.setdefault((thread, name_key(name)), set()).add(slug)
    return {key: next(iter(slugs)) for key, slugs in found.items() if len(slugs) == 1}


def _with_counterparts(file: ParsedFile, directory: Directory, ego: Ego, threads: Threads) -> pd.DataFrame:
    """One row per message and counterpart: an incoming one with its sender, an outgoing one with each recipient."""
    between = _sides(file.talks, directory, ego, threads)
    dated = file.rows["time"].notna()
    rows = file.rows if dated.all() else file.rows[dated]
    talk, mark = rows["talk"].to_numpy(), marks(rows, between)
    outgoing = between["outgoing"].to_numpy(dtype=bool)
    first = np.argsort(outgoing[talk], kind="stable")  # incoming messages, then the sent ones
    n_rows = between["reached"].map(len).to_numpy()
    place = first.repeat(n_rows[talk[first]])
    talk = talk[place]
    codes, contacts = _reached(between, place, talk)
    mark = mark[place]
    codes[(mark >= 0) & (between["slug"] == "").to_numpy(dtype=bool)[talk] & ~outgoing[talk]] = -1
    thread, names = pd.factorize(between["thread"].where(between["thread"] != ""))
    codes = _fill_from_thread(codes, thread[talk], outgoing[talk])
    constant = np.zeros(len(place), dtype="int64")
    mark[(codes < 0) & (mark < 0)] = _MARKS.index("hidden_sender")
    return pd.DataFrame(
        {
            "contact_id": coded(codes, contacts), "time": rows["time"].array.take(place),
            "precision": coded(constant, [rows["precision"].iloc[0]]),
            "way": coded(outgoing[talk].astype("int64"), ["in", "out"]), "thread": coded(thread[talk], names),
            "n_people": between["n_people"].to_numpy()[talk], "alters": between["alters"].to_numpy()[talk],
            "text": rows["text"].array.take(place), "row": rows["row"].to_numpy()[place],
            "mark": coded(mark, _MARKS),
            "file": coded(constant, [file.coverage.file]),
        }
    )  # fmt: skip


def _sides(between: pd.DataFrame, directory: Directory, ego: Ego, threads: Threads) -> pd.DataFrame:
    """Add to the talks who sends (`slug`, `name`), whether ego does, who the others are and whom a message reaches.

    An incoming message reaches its sender, an outgoing one each recipient, or somebody unknown.
    """
    slugs, names = map_distinct(between["sender_url"], slug_of), map_distinct(between["sender"], tidy)
    outgoing = ego.is_ego(slugs, names) | is_outgoing(between)
    cells = zip(between["thread"], between["to"], between["to_urls"], strict=True)
    alters = [_others(*cell, directory, ego, threads) for cell in cells]
    senders = zip(slugs, names, between["thread"], strict=True)
    sender_ids = [_id((slug, name), thread, directory, threads) for slug, name, thread in senders]
    reached = [
        (others or (None,)) if out else (sender,)
        for out, others, sender in zip(outgoing, alters, sender_ids, strict=True)
    ]
    n_people = [max(len(others) + (not out), 1) for out, others in zip(outgoing, alters, strict=True)]
    return between.assign(
        slug=slugs, name=names, outgoing=outgoing, n_people=n_people,
        alters=pd.Series(alters, index=between.index, dtype=object),
        reached=pd.Series(reached, index=between.index, dtype=object),
    )  # fmt: skip


def _others(
    thread: str, to: str, urls: str, directory: Directory, ego: Ego, threads: Threads
) -> tuple[str, ...]:
    """contact_ids of the recipients who are not the owner."""
    people = recipients(to, urls, directory.whole_names)
    kept = [person for person in people if not ego.is_person(person) and person != ("", files.HIDDEN_NAME)]
    return tuple(dict.fromkeys(_id(person, thread, directory, threads) for person in kept))


def _reached(between: pd.DataFrame, place: Codes, talk: Codes) -> tuple[Codes, Codes]:
    """Code of the contact of each row, -1 for nobody, and the contacts by their codes.

    `place` numbers the message of each row, the rows of one message standing together, and `talk` its talk.
    """
    n_rows = between["reached"].map(len).to_numpy()
    codes, contacts = pd.factorize(np.array(list(chain.from_iterable(between["reached"])), dtype=object))
    begins = np.flatnonzero(np.diff(place, prepend=-1))
    nth = np.arange(len(place)) - begins.repeat(np.diff(begins, append=len(place)))
    return codes[(n_rows.cumsum() - n_rows)[talk] + nth], contacts


def _id(person: Person, thread: str, directory: Directory, threads: Threads) -> str:
    """contact_id of somebody in a conversation."""
    slug, key = person[0], name_key(person[1])
    slug = slug or threads.get((thread, key), "")
    return f"{PLATFORM}:{slug}" if slug else directory.id_of_name(key)


def _fill_from_thread(
    contacts: Codes, threads: Codes, outgoing: np.ndarray[Any, np.dtype[np.bool_]]
) -> Codes:
    """Give a sent message without recipient the only other person of its conversation; else she is hidden.

    Contacts and conversations are codes, -1 where there is none.
    """
    lost = (contacts < 0) & outgoing
    if not lost.any():
        return contacts
    pairs = pd.DataFrame({"thread": threads, "contact": contacts})
    known = pairs[(threads >= 0) & (contacts >= 0)].drop_duplicates()
    alone = known[~known.duplicated("thread", keep=False)].set_index("thread")["contact"]
    filled = contacts.copy()
    filled[lost] = alone.reindex(threads[lost]).fillna(-1).astype("int64")
    return filled


def _interactions(rows: pd.DataFrame, ego: Ego) -> pd.DataFrame:
    """Rows of `schema.INTERACTIONS`."""
    constant = np.zeros(len(rows), dtype="int64")
    platform, account, kind = (coded(constant, [text]) for text in (PLATFORM, ego.account, "message"))
    return pd.DataFrame(
        {
            "contact_id": rows["contact_id"], "time": rows["time"], "time_precision": rows["precision"],
            "platform": platform, "account": account, "kind": kind, "direction": rows["way"],
            "thread_id": rows["thread"], "n_people": rows["n_people"],
            "n_chars": rows["text"].array.lengths(),
            "text": rows["text"], "automatic": False, "mark": rows["mark"], "source": rows["file"],
        }
    )  # fmt: skip


def _links(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of people who shared a group conversation of up to ten."""
    counts = (rows["n_people"] > 1) & (rows["n_people"] <= schema.BROADCAST) & rows["mark"].isna()
    groups = quick_to_walk(rows[counts & rows["thread"].notna()])
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
