"""Messages of large tables: which way each went, whom it reached, and who shared a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import coded, quick_to_walk
from netanalysis.ingest.directory import Directory
from netanalysis.ingest.exchange import pairs_of
from netanalysis.ingest.large_owner import are_ego
from netanalysis.ingest.owner import Ego
from netanalysis.ingest.recipients import recipients
from netanalysis.sources.linkedin.files import HIDDEN_NAME
from netanalysis.sources.model import Table, Who

Codes = np.ndarray[Any, np.dtype[Any]]
_MARKS = (*schema.MARKS,)


def read_messages(
    tables: Sequence[Table], directory: Directory, ego: Ego
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Interactions and links of all tables of messages; counts in their files what never counts as exchange."""
    frames = [
        _with_counterparts(table, directory, ego) for table in tables if table.rows["time"].notna().any()
    ]
    if not frames:
        return pd.DataFrame(), pd.DataFrame()
    rows = frames[0] if len(frames) == 1 else pd.concat(map(_as_texts, frames), ignore_index=True)
    return _interactions(rows, directory.accounts.platform, ego), _links(rows)


def _as_texts(rows: pd.DataFrame) -> pd.DataFrame:
    """Categories as texts, for those of several files differ."""
    return rows.astype(dict.fromkeys(rows.select_dtypes("category").columns, "string"))


def _with_counterparts(table: Table, directory: Directory, ego: Ego) -> pd.DataFrame:
    """One row per message and counterpart: an incoming one with its sender, an outgoing one with each recipient."""
    between = _sides(table.talks, directory, ego)
    dated = table.rows["time"].notna()
    rows = table.rows if dated.all() else table.rows[dated]
    talk, mark = rows["talk"].to_numpy(), rows["mark"].to_numpy()
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
    table.file.marked = len(np.unique(place[mark >= 0]))
    return pd.DataFrame(
        {
            "contact_id": coded(codes, contacts), "time": rows["time"].array.take(place),
            "precision": coded(constant, [rows["precision"].iloc[0]]),
            "way": coded(outgoing[talk].astype("int64"), ["in", "out"]), "thread": coded(thread[talk], names),
            "n_people": between["n_people"].to_numpy()[talk], "alters": between["alters"].to_numpy()[talk],
            "text": rows["text"].array.take(place),
            "mark": coded(mark, _MARKS),
            "file": coded(constant, [table.file.label]),
        }
    )  # fmt: skip


def _sides(between: pd.DataFrame, directory: Directory, ego: Ego) -> pd.DataFrame:
    """Add to the talks whether ego sends, who the others are and whom a message reaches.

    An incoming message reaches its sender, an outgoing one each recipient, or somebody unknown.
    """
    slugs, names = between["slug"], between["name"]
    outgoing = are_ego(ego, slugs, names) | (between["way"] == "out")
    cells = zip(between["thread"], between["to"], between["to_urls"], strict=True)
    alters = [_others(*cell, directory, ego) for cell in cells]
    senders = [directory.id_of(*one) for one in zip(slugs, names, between["thread"], strict=True)]
    reached = [
        (others or (None,)) if out else (sender,)
        for out, others, sender in zip(outgoing, alters, senders, strict=True)
    ]
    n_people = [max(len(others) + (not out), 1) for out, others in zip(outgoing, alters, strict=True)]
    return between.assign(
        outgoing=outgoing, n_people=n_people,
        alters=pd.Series(alters, index=between.index, dtype=object),
        reached=pd.Series(reached, index=between.index, dtype=object),
    )  # fmt: skip


def _others(thread: str, to: str, urls: str, directory: Directory, ego: Ego) -> tuple[str, ...]:
    """contact_ids of the recipients who are not the owner."""
    people = recipients(to, urls, directory.whole_names)
    kept = [
        (slug, name)
        for slug, name in people
        if (slug, name) != ("", HIDDEN_NAME) and not ego.is_ego(Who(name, slug))
    ]
    return tuple(dict.fromkeys(directory.id_of(slug, name, thread) for slug, name in kept))


def _reached(between: pd.DataFrame, place: Codes, talk: Codes) -> tuple[Codes, Codes]:
    """Code of the contact of each row, -1 for nobody, and the contacts by their codes.

    `place` numbers the message of each row, the rows of one message standing together, and `talk` its talk.
    """
    n_rows = between["reached"].map(len).to_numpy()
    codes, contacts = pd.factorize(np.array(list(chain.from_iterable(between["reached"])), dtype=object))
    begins = np.flatnonzero(np.diff(place, prepend=-1))
    nth = np.arange(len(place)) - begins.repeat(np.diff(begins, append=len(place)))
    return codes[(n_rows.cumsum() - n_rows)[talk] + nth], contacts


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


def _interactions(rows: pd.DataFrame, platform: str, ego: Ego) -> pd.DataFrame:
    """Rows of `schema.INTERACTIONS`."""
    constant = np.zeros(len(rows), dtype="int64")
    vendor, account, kind = (coded(constant, [text]) for text in (platform, ego.account, "message"))
    return pd.DataFrame(
        {
            "contact_id": rows["contact_id"], "time": rows["time"], "time_precision": rows["precision"],
            "platform": vendor, "account": account, "kind": kind, "direction": rows["way"],
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
    found = [
        {
            "a": a, "b": b, "kind": "group_thread", "time": begun[thread], "n_people": len(members),
            "source": file[thread],
        }
        for thread, members in sorted(people.items())
        for a, b in pairs_of(members)
    ]  # fmt: skip
    return pd.DataFrame(found)
