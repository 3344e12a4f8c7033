"""Who the owner of a LinkedIn export is: told, read from profile or invitations, or in every conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any, Final

import pandas as pd

from netanalysis.dates import parse_dates
from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner, Position
from netanalysis.sources.base import Context, merge_owners
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.accounts import Person, name_key, profile_url, recipients, slug_of, slugs_of
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, full_name, map_distinct
from netanalysis.sources.phones import to_e164
from netanalysis.text import spellings, tidy

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
        found, bare = slugs.isin(self.slugs), slugs == ""
        named = map_distinct(names[bare], lambda name: bool(_keys([name]) & self.keys)).astype(bool)
        return found | named.reindex(found.index, fill_value=False)

    def is_person(self, person: tuple[str, str]) -> bool:
        """Whether a pair of slug and name is the owner's: by slug, or where there is none, by name."""
        slug, name = person
        return slug in self.slugs if slug else bool(_keys([name]) & self.keys)

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
    own = merge_owners(context.owner, _from_profile(parsed, context.settings.country))
    told = {slug_of(url) for url in context.owner.profile_urls} - {""}
    talked = {
        **parsed,
        "messages": [replace(file, rows=file.talks) for file in parsed.get("messages", ())],
    }
    names = set(own.names) or _names_from_directions(talked)
    sides = _sides(talked)
    slugs = told or _from_invitations(talked) or own_slugs(sides, _keys(names)) or _from_threads(talked)
    names = names or (set() if slugs else _name_from_threads(parsed))
    names |= _names_of(talked, slugs)
    slugs |= own_slugs(sides, _keys(names))
    ego = Ego(_complete(own, slugs, names), frozenset(slugs), frozenset(_keys(names)))
    _check(talked, ego)
    return ego


def owners_of(parsed: Mapping[str, Sequence[ParsedFile]], country: str) -> tuple[tuple[str, Owner], ...]:
    """Each export, a folder or an archive, and what its own files say of its owner."""
    exports: dict[str, dict[str, list[ParsedFile]]] = {}
    for content, several in parsed.items():
        for file in several:
            place = file.coverage.file.rpartition("/")[0] or file.coverage.file
            exports.setdefault(place, {}).setdefault(content, []).append(file)
    found = []
    for place, files_ in sorted(exports.items()):
        own = _from_profile(files_, country)
        sent = _names_from_directions({"invitations": files_.get("invitations", [])})
        found.append((place, own if own.names else replace(own, names=tuple(sorted(sent)))))
    return tuple(found)


def _keys(names: Iterable[str]) -> set[str]:
    """Every spelling of names."""
    return {key for name in names for key in _keys_of(name)}


@lru_cache(maxsize=2**16)
def _keys_of(name: str) -> frozenset[str]:
    return frozenset({name_key(name), *spellings(name)} - {""})


def _complete(own: Owner, slugs: set[str], names: Iterable[str]) -> Owner:
    found = Owner(names=tuple(sorted(names)[:1]) if not own.names else (),
                  profile_urls=tuple(profile_url(slug) for slug in sorted(slugs)),
                  accounts=tuple((PLATFORM, slug) for slug in sorted(slugs)))  # fmt: skip
    return merge_owners(own, found)


def _from_profile(parsed: Mapping[str, Sequence[ParsedFile]], country: str) -> Owner:
    """Name, addresses, numbers and positions from the profile family of files."""
    names = [
        name for file in parsed.get("profile", ()) for name in full_name(file.rows, "first_name", "last_name")
    ]
    emails = [tidy(cell).lower() for file in parsed.get("own addresses", ()) for cell in file.rows["email"]]
    numbers = [
        to_e164(cell, country) for file in parsed.get("own numbers", ()) for cell in file.rows["number"]
    ]
    positions = [position for file in parsed.get("positions", ()) for position in _positions(file)]
    return Owner(
        names=tuple(dict.fromkeys(name for name in names if name)),
        emails=tuple(dict.fromkeys(email for email in emails if "@" in email)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
        positions=tuple(dict.fromkeys(positions)),
    )


def _positions(file: ParsedFile) -> list[Position]:
    started, finished = (_months(file, name) for name in ("started", "finished"))
    cells = zip(file.rows["company"], file.rows["position"], started, finished, strict=True)
    return [
        Position(tidy(company), tidy(title), begun, ended)
        for company, title, begun, ended in cells
        if company
    ]


def _months(file: ParsedFile, column: str) -> list[date | None]:
    """First day of each month or year; here alone both stand in one column."""
    month, year = (parse_dates(file.rows[column], formats=[form]).times for form in file.spec.dates)
    return [None if pd.isna(day) else day.date() for day in month.fillna(year)]


def _from_invitations(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """The owner sends the outgoing invitations and gets the incoming ones."""
    slugs: Counter[str] = Counter()
    for file in parsed.get("invitations", ()):
        rows = _directed(file.rows)
        sides = rows["sender_url"].where(is_outgoing(rows), rows["to_url"])
        slugs.update(map_distinct(sides, slug_of))
    return _most_frequent(slugs)


def _names_from_directions(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """The owner's name where old files give no URLs, yet a direction."""
    names: Counter[str] = Counter()
    for file in (*parsed.get("invitations", ()), *parsed.get("messages", ())):
        rows = _directed(file.rows)
        owners = map_distinct(rows["sender"].where(is_outgoing(rows), rows["to"]), tidy)
        for name, n in zip(owners, rows["n"] if "n" in rows else repeat(1), strict=False):
            names[name] += n
    return _most_frequent(names)


#: who sent messages, to whom, and how many they were
Side = tuple[Person, tuple[Person, ...], int]


def _sides(parsed: Mapping[str, Sequence[ParsedFile]]) -> list[Side]:
    """Sender, recipients and number of messages of each talk."""
    found: list[Side] = []
    for file in parsed.get("messages", ()):
        columns = file.rows[["sender", "sender_url", "to", "to_urls", "n"]]
        for sender, url, to, urls, n in columns.itertuples(index=False, name=None):
            found.append(((slug_of(url), sender), recipients(to, urls, frozenset()), n))
    return found


def own_slugs(sides: Iterable[Side], keys: Collection[str]) -> set[str]:
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
        own = [slug for slug, name in (sender, *others) if not _keys([name]).isdisjoint(keys)]
        counts.update({slug: n for slug in own if slug})
        if len(own) > 1:
            beside.update(own)
        elif own and others and (sender[0] or sender[1]):
            alone.update(own)
    first = _most_frequent(counts)
    return first | (alone - beside - {""} if first else set())


def _most_frequent(counts: Counter[str]) -> set[str]:
    """Return the one that occurs most, or nobody where two do."""
    counts = Counter({text: n for text, n in counts.items() if text})
    first = counts.most_common(2)
    drawn = len(first) > 1 and first[0][1] == first[1][1]
    return {first[0][0]} if first and not drawn else set()


def _directed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose direction column says one thing or the other."""
    ways = (*files.OUTGOING, *files.INCOMING)
    return rows[map_distinct(rows["direction"], lambda cell: cell.strip().upper() in ways).astype(bool)]


def is_outgoing(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether the direction column says that the owner began."""
    return map_distinct(rows["direction"], lambda cell: cell.strip().upper() in files.OUTGOING).astype(bool)


def _from_threads(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """Whose profile takes part in nearly all conversations."""
    seen: dict[str, set[str]] = {}
    for file in parsed.get("messages", ()):
        rows = file.rows
        for thread, sender, to in zip(rows["thread"], rows["sender_url"], rows["to_urls"], strict=True):
            if thread and to:  # without the recipients' URLs her own is missing where she did not write
                seen.setdefault(thread, set()).update({slug_of(sender), *slugs_of(to)} - {""})
    return _in_nearly_all([people for people in seen.values() if people])


def _name_from_threads(parsed: Mapping[str, Sequence[ParsedFile]]) -> set[str]:
    """Whose name takes part in nearly all conversations, for exports without profile URLs."""
    seen: dict[str, set[str]] = {}
    for file in parsed.get("messages", ()):
        rows = file.rows
        threads = rows["thread"].astype(object)
        threads = threads.where(threads != "", rows["row"].astype(str))
        for thread, sender, to in zip(threads, rows["sender"], rows["to"], strict=True):
            names = {tidy(sender), *(name for _, name in recipients(to, "", frozenset()))}
            seen.setdefault(thread, set()).update(names - {"", files.HIDDEN_NAME})
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
        'shows it under [me] in netanalysis.toml, or say it with owner="Your Name" (--owner on the command line).'
    )
    raise OwnerUnknown(msg)


def _takes_part(rows: pd.DataFrame, ego: Ego) -> bool:
    if is_outgoing(rows).any():
        return True
    if ego.is_ego(map_distinct(rows["sender_url"], slug_of), rows["sender"]).any():
        return True
    got = map_distinct(rows["to_urls"], lambda urls: bool(ego.slugs & set(slugs_of(urls)))).astype(bool)
    named = ego.is_ego(pd.Series("", index=rows.index), rows["to"])
    return bool((got | named).any())
