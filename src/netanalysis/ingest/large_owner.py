"""Who the owner is whom large tables name: told, read from profile or invitations, or in every conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from netanalysis.frames import map_distinct
from netanalysis.ingest.names import keys_of, name_keys
from netanalysis.ingest.owner import Ego, in_nearly_all, most_frequent, unknown
from netanalysis.ingest.recipients import Person, recipients
from netanalysis.settings import Owner
from netanalysis.sources.base import merge_owners
from netanalysis.sources.linkedin.files import HIDDEN_NAME
from netanalysis.sources.linkedin.profiles import profile_url, slug_of, slugs_of
from netanalysis.sources.model import Records, Table

#: who sent messages, to whom, and how many they were
Side = tuple[Person, tuple[Person, ...], int]


def are_ego(ego: Ego, slugs: pd.Series[Any], names: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each slug, or where there is none each name, is the owner's."""
    found, bare = slugs.isin(ego.ids), slugs == ""
    named = map_distinct(names[bare], lambda name: not ego.keys.isdisjoint(keys_of(name))).astype(bool)
    return found | named.reindex(found.index, fill_value=False)


def find_large_ego(records: Records, told: Owner) -> Ego:
    """Find the owner among those whom large tables name, or ask for her where messages cannot be told apart without.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    own = merge_owners(told, records.hints.profile)
    invited = [table.rows for table in records.large.get("invitations", ())]
    talks = [table.talks for table in records.large.get("messages", ())]
    sides = _sides(talks)
    names = frozenset(own.names) or _on_her_side([*invited, *talks], "own_name")
    slugs = (
        frozenset({slug_of(url) for url in told.profile_urls} - {""})
        or _on_her_side(invited, "own_slug")
        or own_slugs(sides, name_keys(names))
        or in_nearly_all(_slugs_in_conversations(talks))
    )
    names = names or (frozenset() if slugs else in_nearly_all(_names_in_conversations(talks)))
    names |= _names_of(talks, slugs)
    slugs |= own_slugs(sides, name_keys(names))
    ego = Ego(
        _complete(own, slugs, names, records.platform),
        slugs,
        name_keys(names),
        min(slugs, default=records.platform),
    )
    _check(records, ego)
    return ego


def exports_of(records: Records) -> tuple[tuple[str, Owner], ...]:
    """Each export and what its own files say of its owner: the profile, else who is on the owner's side of invitations."""
    invited: dict[str, list[Any]] = {}
    for table in records.large.get("invitations", ()):
        invited.setdefault(table.file.place, []).append(table.rows)
    return tuple(
        (
            place,
            own if own.names else replace(own, names=tuple(_on_her_side(invited.get(place, ()), "own_name"))),
        )
        for place, own in records.hints.exports
    )


def _on_her_side(frames: Iterable[pd.DataFrame], column: str) -> frozenset[str]:
    """Who stands most often on the owner's side of what tells its direction."""
    counts: Counter[str] = Counter()
    for frame in frames:
        for one, n in zip(frame[column], frame["n"] if "n" in frame else [1] * len(frame), strict=True):
            counts[one] += n
    return most_frequent(counts)


def _complete(own: Owner, slugs: Collection[str], names: Collection[str], platform: str) -> Owner:
    found = Owner(names=tuple(sorted(names)[:1]) if not own.names else (),
                  profile_urls=tuple(profile_url(slug) for slug in sorted(slugs)),
                  accounts=tuple((platform, slug) for slug in sorted(slugs)))  # fmt: skip
    return merge_owners(own, found)


def _sides(talks: Sequence[pd.DataFrame]) -> list[Side]:
    """Sender, recipients and number of messages of each talk."""
    return [
        ((slug, name), recipients(to, urls, frozenset()), n)
        for frame in talks
        for slug, name, to, urls, n in frame[["slug", "name", "to", "to_urls", "n"]].itertuples(
            index=False, name=None
        )
    ]


def own_slugs(sides: Iterable[Side], keys: Collection[str]) -> frozenset[str]:
    """Profiles of the owner, by her name: the one under which most was written and got, and others that never met her.

    The owner takes part in every message. So a profile of her name is her own where nobody else of that name takes part
    beside it, and a namesake's where somebody does, for that is the owner.

    Examples
    --------
    >>> me, again, eva, other = ("me", "Ida"), ("me-2", "Ida"), ("eva", "Eva"), ("ida-3", "Ida")
    >>> sorted(own_slugs([(me, (eva,), 5), (again, (eva,), 1), (other, (me,), 2)], {"ida"}))
    ['me', 'me-2']
    """
    counts: Counter[str] = Counter()
    alone: set[str] = set()
    beside: set[str] = set()
    for sender, others, n in sides if keys else ():
        own = [slug for slug, name in (sender, *others) if not keys_of(name).isdisjoint(keys)]
        counts.update({slug: n for slug in own if slug})
        if len(own) > 1:
            beside.update(own)
        elif own and others and (sender[0] or sender[1]):
            alone.update(own)
    first = most_frequent(counts)
    return first | (alone - beside - {""} if first else frozenset())


def _slugs_in_conversations(talks: Sequence[pd.DataFrame]) -> list[set[str]]:
    """Profiles in each conversation; without the recipients' her own is missing where she did not write."""
    seen: dict[str, set[str]] = {}
    for frame in talks:
        told = frame[(frame["thread"] != "") & (frame["to_urls"] != "")]
        for thread, slug, urls in zip(told["thread"], told["slug"], told["to_urls"], strict=True):
            seen.setdefault(thread, set()).update({slug, *slugs_of(urls)} - {""})
    return [*seen.values()]


def _names_in_conversations(talks: Sequence[pd.DataFrame]) -> list[set[str]]:
    """Names in each conversation, for exports without profile URLs; a message without a conversation is one of its own."""
    seen: dict[str, set[str]] = {}
    single: list[set[str]] = []
    for frame in talks:
        for thread, sender, to, n in zip(
            frame["thread"], frame["name"], frame["to"], frame["n"], strict=True
        ):
            names = {sender, *(name for _, name in recipients(to, "", frozenset()))} - {"", HIDDEN_NAME}
            if thread:
                seen.setdefault(thread, set()).update(names)
            else:
                single += [names] * n
    return [*seen.values(), *single]


def _names_of(talks: Sequence[pd.DataFrame], slugs: Collection[str]) -> frozenset[str]:
    """Names under which the owner's own profile sends messages: often without umlauts."""
    names = {name for frame in talks for name in frame.loc[frame["slug"].isin(slugs), "name"].unique()}
    return frozenset(names) - {"", HIDDEN_NAME}


def _check(records: Records, ego: Ego) -> None:
    """Raise where there are messages and the owner is in none of them."""
    tables = [table for table in records.large.get("messages", ()) if len(table.rows)]
    if not tables or any(_takes_part(table, ego) for table in tables):
        return
    found = "does not occur in" if ego.keys or ego.ids else "cannot be told from"
    raise unknown(tables[0].file.label, found, records.hints)


def _takes_part(table: Table, ego: Ego) -> bool:
    talks = table.talks
    if (talks["way"] == "out").any() or are_ego(ego, talks["slug"], talks["name"]).any():
        return True
    got = map_distinct(talks["to_urls"], lambda urls: not ego.ids.isdisjoint(slugs_of(urls))).astype(bool)
    named = are_ego(ego, pd.Series("", index=talks.index), talks["to"])
    return bool((got | named).any())
