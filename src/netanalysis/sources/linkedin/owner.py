"""Who the owner of a LinkedIn export is: told by the user, by the profile, by invitations, or by being in every thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner, Position
from netanalysis.sources.base import Context, merge_owners
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.accounts import name_key, profile_url, slug_of, slugs_of
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, full_name, map_distinct
from netanalysis.dates import parse_dates
from netanalysis.text import fold_plain, tidy

#: who takes part in at least this share of the conversations is the owner, …
_NEARLY_ALL: Final = 0.9
#: … once there are so many conversations that it is no chance
_MIN_THREADS: Final = 3


@dataclass(frozen=True, slots=True)
class Ego:
    """The owner as the files name her: by profile slugs and by folded names, both spellings of umlauts."""

    owner: Owner
    slugs: frozenset[str]
    keys: frozenset[str]

    def is_ego(self, slugs: pd.Series[Any], names: pd.Series[Any]) -> pd.Series[bool]:
        """Whether each slug, or where there is none each name, is the owner's."""
        by_slug = slugs.isin(self.slugs)
        keys = map_distinct(names, name_key).isin(self.keys) | map_distinct(names, fold_plain).isin(self.keys)
        return by_slug | ((slugs == "") & keys)

    @property
    def account(self) -> str:
        """Label of the owner's account."""
        return min(self.slugs) if self.slugs else PLATFORM


def find_owner(parsed: Mapping[str, Sequence[ParsedFile]], context: Context) -> Ego:
    """Find the owner, or ask for her where messages cannot be told apart without.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    own = merge_owners(context.owner, _from_profile(parsed))
    told = {slug_of(url) for url in context.owner.profile_urls} - {""}
    slugs = told or _from_invitations(parsed) or _from_threads(parsed)
    names = set(own.names) or ({} if slugs else _name_from_threads(parsed))
    names = set(names) | _names_of(parsed, slugs)
    keys = {fold(name) for name in names for fold in (name_key, fold_plain)} - {""}
    ego = Ego(_complete(own, slugs, names), frozenset(slugs), frozenset(keys))
    _check(parsed, ego)
    return ego


def _complete(own: Owner, slugs: set[str], names: Iterable[str]) -> Owner:
    found = Owner(names=tuple(sorted(names)[:1]) if not own.names else (),
                  profile_urls=tuple(profile_url(slug) for slug in sorted(slugs)),
                  accounts=tuple((PLATFORM, slug) for slug in sorted(slugs)))  # fmt: skip
    return merge_owners(own, found)


def _from_profile(parsed: Mapping[str, Sequence[ParsedFile]]) -> Owner:
    """Name, addresses and positions from the profile family of files."""
    names = [name for file in parsed.get("profile", ()) for name in full_name(file.rows, "first_name", "last_name")]
    emails = [
        tidy(address).lower() for file in parsed.get("own addresses", ()) for address in file.rows["email"] if address
    ]
    positions = [position for file in parsed.get("positions", ()) for position in _positions(file)]
    return Owner(
        names=tuple(dict.fromkeys(name for name in names if name)),
        emails=tuple(dict.fromkeys(emails)),
        positions=tuple(dict.fromkeys(positions)),
    )


def _positions(file: ParsedFile) -> list[Position]:
    days = {
        name: [None if pd.isna(day) else day.date() for day in parse_dates(file.rows[name], formats=file.spec.dates).values]
        for name in ("started", "finished")
    }
    cells = zip(file.rows["company"], file.rows["position"], days["started"], days["finished"], strict=True)
    return [Position(tidy(company), tidy(title), begun, ended) for company, title, begun, ended in cells if company]


def _from_invitations(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """The owner sends the outgoing invitations and gets the incoming ones."""
    slugs: list[str] = []
    for file in parsed.get("invitations", ()):
        rows = file.rows
        outgoing = rows["direction"].str.upper() == "OUTGOING"
        slugs += list(map_distinct(rows["sender_url"].where(outgoing, rows["to_url"]), slug_of))
    counts = pd.Series([slug for slug in slugs if slug], dtype=object).value_counts()
    return {str(counts.index[0])} if len(counts) else set()


def _from_threads(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """Whose profile takes part in nearly all conversations."""
    seen: dict[str, set[str]] = {}
    for file in parsed.get("messages", ()):
        rows = file.rows
        for thread, sender, to in zip(rows["thread"], rows["sender_url"], rows["to_urls"], strict=True):
            if thread and (sender or to):
                seen.setdefault(thread, set()).update({slug_of(sender), *slugs_of(to)} - {""})
    return _in_nearly_all([people for people in seen.values() if people])


def _name_from_threads(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """Whose name takes part in nearly all conversations, for exports without profile URLs."""
    seen: dict[str, set[str]] = {}
    for file in parsed.get("messages", ()):
        rows = file.rows
        threads = rows["thread"].where(rows["thread"] != "", rows["row"].astype(str))
        for thread, sender, to in zip(threads, rows["sender"], rows["to"], strict=True):
            seen.setdefault(thread, set()).update({tidy(sender), tidy(to)} - {"", files.HIDDEN_NAME})
    return _in_nearly_all([people for people in seen.values() if people])


def _in_nearly_all(threads: list[set[str]]) -> set[str]:
    """Return the one member of nearly all sets, or nobody where there is none or more than one."""
    if len(threads) < _MIN_THREADS:
        return set()
    counts = pd.Series([person for people in threads for person in people], dtype=object).value_counts()
    regulars = counts[counts >= _NEARLY_ALL * len(threads)]
    return {str(regulars.index[0])} if len(regulars) == 1 else set()


def _names_of(parsed: Mapping[str, Sequence[ParsedFile]], slugs: set[str]) -> set[str]:
    """Names under which the owner's own profile sends messages: often without umlauts."""
    names: set[str] = set()
    for file in parsed.get("messages", ()):
        own = map_distinct(file.rows["sender_url"], slug_of).isin(slugs)
        names |= {tidy(name) for name in file.rows.loc[own, "sender"].unique()}
    return names - {"", files.HIDDEN_NAME}


def _check(parsed: Mapping[str, Sequence[ParsedFile]], ego: Ego) -> None:
    """Raise where there are messages and the owner is in none of them."""
    with_rows = [file for file in parsed.get("messages", ()) if len(file.rows)]
    if not with_rows or any(_takes_part(file.rows, ego) for file in with_rows):
        return
    found = "does not occur in" if ego.keys or ego.slugs else "cannot be told from"
    msg = (
        f"{with_rows[0].coverage.file}: the owner {found} the messages; write your name or profile URL as LinkedIn "
        "shows it under [me] in netanalysis.toml, or pass owner=\"Your Name\"."
    )
    raise OwnerUnknown(msg)


def _takes_part(rows: pd.DataFrame, ego: Ego) -> bool:
    if (rows["direction"].str.upper() == "OUTGOING").any():
        return True
    sent = ego.is_ego(map_distinct(rows["sender_url"], slug_of), rows["sender"])
    got = map_distinct(rows["to_urls"], lambda urls: bool(ego.slugs & set(slugs_of(urls)))).astype(bool)
    named = ego.is_ego(pd.Series("", index=rows.index), rows["to"])
    return bool((sent | got | named).any())
