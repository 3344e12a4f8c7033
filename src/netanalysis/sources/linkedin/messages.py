"""LinkedIn messages: who wrote to whom, which of them are no exchange, and who shared a group conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.accounts import Directory, name_key, slug_of, slugs_of
from netanalysis.sources.linkedin.owner import Ego
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, map_distinct
from netanalysis.text import fold_plain, tidy

_YES: Final = ("yes", "true", "1", "ja")
#: senders that are the platform itself
_PLATFORM_SENDERS: Final = ("linkedin", "linkedin talent solutions", "linkedin for learning")
_SEPARATOR: Final = "\x1f"
Person = tuple[str, str]  # slug, name


def people_named(rows: pd.DataFrame, directory_names: frozenset[str]) -> pd.DataFrame:
    """Everybody the messages name: columns `slug` and `name`."""
    senders = pd.DataFrame({"slug": map_distinct(rows["sender_url"], slug_of), "name": map_distinct(rows["sender"], tidy)})
    pairs = rows[["to", "to_urls"]].drop_duplicates()
    named = [
        person
        for to, urls in zip(pairs["to"], pairs["to_urls"], strict=True)
        for person in recipients(to, urls, directory_names)
    ]
    people = pd.concat([senders, pd.DataFrame(named, columns=["slug", "name"], dtype=object)])
    hidden = (people["slug"] == "") & people["name"].isin(["", files.HIDDEN_NAME])
    return people[~hidden].drop_duplicates(ignore_index=True)


def recipients(to: str, urls: str, known_names: frozenset[str]) -> tuple[Person, ...]:
    """Split the recipients of a message: by URL; names go along only where their number agrees.

    Without URLs the names are all there is, and they may hold commas themselves (»Jane Doe, PMP«): then parts that
    together make a known name are kept together.

    Examples
    --------
    >>> recipients("A B, PMP, C D", "https://www.linkedin.com/in/ab,https://www.linkedin.com/in/cd", frozenset())
    (('ab', ''), ('cd', ''))
    >>> recipients("Jane Doe, PMP, Eva Muster", "", frozenset({"jane doe pmp"}))
    (('', 'Jane Doe, PMP'), ('', 'Eva Muster'))
    """
    slugs = slugs_of(urls)
    parts = [part for part in map(tidy, to.split(", ")) if part]
    if slugs:
        names = parts if len(parts) == len(slugs) else [tidy(to)] if len(slugs) == 1 else [""] * len(slugs)
        return tuple(zip(slugs, names, strict=True))
    return tuple(("", name) for name in _join_known(parts, known_names))


def _join_known(parts: list[str], known_names: frozenset[str]) -> Iterable[str]:
    """Join neighbouring parts to the longest known name."""
    start = 0
    while start < len(parts):
        ends = range(len(parts), start + 1, -1)
        end = next((end for end in ends if name_key(" ".join(parts[start:end])) in known_names), start + 1)
        yield ", ".join(parts[start:end])
        start = end


def marks(rows: pd.DataFrame) -> pd.Series[Any]:
    """Why a row never counts as exchange; missing where it may. The first reason that holds is given."""
    sender = rows["sender"].str.strip()
    platform = sender.str.lower().isin(_PLATFORM_SENDERS) & (rows["sender_url"] == "")
    advert = rows["title"].str.strip().eq(files.SPONSORED_TITLE) | rows["text"].str.startswith(files.ADVERT_START)
    draft = rows["draft"].str.lower().isin(_YES) | rows["thread_draft"].str.lower().isin(_YES)
    hidden = sender.isin(["", files.HIDDEN_NAME]) & (rows["sender_url"] == "")
    found = pd.Series(pd.NA, index=rows.index, dtype="string")
    for name, mask in (("hidden_sender", hidden), ("draft", draft), ("spam", rows["folder"].str.upper() == "SPAM"),
                       ("sponsored", advert | platform)):  # fmt: skip
        found = found.mask(mask, name)
    return found


def read_messages(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Interactions and links of all message files."""
    frames = [_with_counterparts(file.rows, directory, ego) for file in parsed if len(file.rows)]
    if not frames:
        return pd.DataFrame(), pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    return _interactions(rows, ego), _links(rows)


def _with_counterparts(rows: pd.DataFrame, directory: Directory, ego: Ego) -> pd.DataFrame:
    """One row per message and counterpart: an incoming one with its sender, an outgoing one with each recipient."""
    rows = rows[rows["time"].notna()]
    slugs, names = map_distinct(rows["sender_url"], slug_of), map_distinct(rows["sender"], tidy)
    outgoing = ego.is_ego(slugs, names) | (rows["direction"].str.upper() == "OUTGOING")
    others = _others(rows, directory, ego)
    rows = rows.assign(
        mark=marks(rows),
        way=outgoing.map({True: "out", False: "in"}),
        n_people=others.map(len).to_numpy() + (~outgoing).astype(int).to_numpy(),
        alters=others,
    )
    incoming, sent = rows[~outgoing], rows[outgoing].explode("alters")
    hidden = incoming["mark"].notna() & (slugs[~outgoing] == "")
    incoming = incoming.assign(contact_id=directory.ids(slugs[~outgoing], names[~outgoing]).mask(hidden))
    sent = sent.assign(contact_id=sent["alters"].astype("string"))
    both = pd.concat([incoming, sent])
    return _fill_from_thread(both)


def _others(rows: pd.DataFrame, directory: Directory, ego: Ego) -> pd.Series[Any]:
    """contact_ids of the recipients who are not the owner, a tuple per row."""
    known = frozenset(directory.by_name) | directory.ambiguous
    pairs = rows["to"] + _SEPARATOR + rows["to_urls"]

    def ids(pair: str) -> tuple[str, ...]:
        to, _, urls = pair.partition(_SEPARATOR)
        people = recipients(to, urls, known)
        kept = [person for person in people if not _is_ego(person, ego) and person != ("", files.HIDDEN_NAME)]
        return tuple(dict.fromkeys(_id(person, directory) for person in kept))

    return map_distinct(pairs, ids)


def _is_ego(person: Person, ego: Ego) -> bool:
    slug, name = person
    return slug in ego.slugs if slug else bool({name_key(name), fold_plain(name)} & ego.keys)


def _id(person: Person, directory: Directory) -> str:
    slug, name = person
    return f"{PLATFORM}:{slug}" if slug else directory.id_of_name(name_key(name))


def _fill_from_thread(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a sent message without recipient the only other person of its conversation."""
    known = rows[(rows["thread"] != "") & rows["contact_id"].notna()][["thread", "contact_id"]].drop_duplicates()
    alone = known[~known.duplicated("thread", keep=False)].set_index("thread")["contact_id"]
    guess = rows["thread"].map(alone).astype("string")
    fillable = rows["contact_id"].isna() & (rows["way"] == "out")
    n_people = rows["n_people"].mask(fillable & guess.notna(), 1)
    return rows.assign(contact_id=rows["contact_id"].mask(fillable, guess), n_people=n_people)


def _interactions(rows: pd.DataFrame, ego: Ego) -> pd.DataFrame:
    """Rows of `schema.INTERACTIONS`; a row with neither counterpart nor mark says nothing and is left out."""
    rows = rows[rows["contact_id"].notna() | rows["mark"].notna()]
    return pd.DataFrame(
        {
            "contact_id": rows["contact_id"], "time": rows["time"], "time_precision": rows["precision"],
            "platform": PLATFORM, "account": ego.account, "kind": "message", "direction": rows["way"],
            "thread_id": rows["thread"], "n_people": rows["n_people"].clip(lower=1), "n_chars": rows["text"].str.len(),
            "text": rows["text"], "automatic": False, "mark": rows["mark"], "source": rows["file"],
        }
    )  # fmt: skip


def _links(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of people who shared a group conversation of up to ten."""
    groups = rows[(rows["n_people"] > 1) & (rows["n_people"] <= schema.BROADCAST) & rows["mark"].isna()]
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for thread, group in groups.groupby("thread", sort=True):
        people = {str(person) for person in group["contact_id"].dropna()}
        people |= {person for alters in group["alters"] if isinstance(alters, tuple) for person in alters}
        if not thread or not 1 < len(people) <= schema.BROADCAST:
            continue
        seen = {"kind": "group_thread", "time": group["time"].min(), "n_people": len(people), "source": group["file"].iloc[0]}
        for a, b in combinations(sorted(people), 2):
            found[f"{thread} {a}", b] = {"a": a, "b": b, **seen}
    return pd.DataFrame(list(found.values()))
