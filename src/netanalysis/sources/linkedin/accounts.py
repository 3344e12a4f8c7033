"""Which account a name or URL in a LinkedIn file belongs to: by URL where there is one, else by a name that is unique.

Exports before 2021, and messages before 2023, name people without their URL. One person would become up to four
nodes; so names are joined to URLs over all files first, and only where no second account carries the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from netanalysis.sources.linkedin.files import HIDDEN_NAME
from netanalysis.sources.linkedin.parse import PLATFORM, map_distinct
from netanalysis.sources.profiles import normal_profile
from netanalysis.text import fold, tidy

_PREFIX: Final = "linkedin.com/in/"
#: a URL as LinkedIn writes nearly all of them, in which there is nothing to mend
_PLAIN: Final = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]+)")
#: a name with titles behind commas has no more parts than this
_MOST_PARTS: Final = 12
#: between people stands a comma without a blank; one with a blank may stand there too, or inside a name
_BETWEEN_PEOPLE: Final = re.compile(r",(?=\S)|;")
_COMMA: Final = re.compile(r"([,;]\s*)")
_BETWEEN_URLS: Final = re.compile(r"[,;]\s*(?=https?://|www\.)")
#: two exports may show one connection a day apart: an old one wrote the time too, in a zone it did not say
_DRIFT: Final = pd.Timedelta(days=1)
#: a person stands in many files and rows; so many names and URLs are folded once, not each time
_REMEMBERED: Final = 2**17
Person = tuple[str, str]  # slug, name
#: name key and day of a connection
Seen = tuple[str, pd.Timestamp | None]


@lru_cache(maxsize=_REMEMBERED)
def slug_of(url: str) -> str:
    """Return the member's own part of a profile URL, whatever scheme, sub-domain, case or query it comes with.

    Examples
    --------
    >>> slug_of("https://de.linkedin.com/in/Zo%C3%AB-Muster/?trk=x"), slug_of("")
    ('zoë-muster', '')
    """
    plain = _PLAIN.fullmatch(url)
    if plain:
        return plain[1]
    profile = normal_profile(url)
    return profile.removeprefix(_PREFIX) if profile.startswith(_PREFIX) else ""


@lru_cache(maxsize=_REMEMBERED)
def slugs_of(urls: str) -> tuple[str, ...]:
    """Slugs in a cell of several URLs, in their order.

    Examples
    --------
    >>> slugs_of("https://www.linkedin.com/in/a,https://www.linkedin.com/in/b")
    ('a', 'b')
    """
    return tuple(slug for slug in map(slug_of, _BETWEEN_URLS.split(urls)) if slug)


def profile_url(slug: str) -> str:
    """Normalised profile URL of a slug."""
    return _PREFIX + slug


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """Key under which a name is looked up; a name without a letter is its own key."""
    return fold(name) or tidy(name)


def recipients(to: str, urls: str, whole_names: frozenset[str]) -> tuple[Person, ...]:
    """Split the recipients of a message, by their URLs where there are any; members that LinkedIn hides have none.

    LinkedIn puts a comma without a blank between people and a comma with one into names (»Jane Doe, PMP«); others have
    put both between people. So names go along with URLs where one of these ways gives as many, and without URLs parts that
    together make a known name are kept together.

    Examples
    --------
    >>> recipients("A B, PMP, C D", "https://www.linkedin.com/in/ab,https://www.linkedin.com/in/cd", frozenset())
    (('ab', ''), ('cd', ''))
    >>> recipients("Mia Test, MBA,Eva Muster", "", frozenset())
    (('', 'Mia Test, MBA'), ('', 'Eva Muster'))
    >>> recipients("Jane Doe, PMP, Eva Muster", "", frozenset({"jane doe pmp"}))
    (('', 'Jane Doe, PMP'), ('', 'Eva Muster'))
    """
    people = _one_each(to, urls)
    if people:
        return people
    slugs, joined = slugs_of(urls), _join_known(to, whole_names)
    if not slugs:
        return tuple(("", name) for name in joined)
    shown = [name for name in joined if name != HIDDEN_NAME]
    names = shown if len(shown) == len(slugs) else [""] * len(slugs)
    return tuple(zip(slugs, names, strict=True))


@lru_cache(maxsize=_REMEMBERED)
def _one_each(to: str, urls: str) -> tuple[Person, ...]:
    """Recipients where there is one name for each URL, as in nearly every cell; nobody where the numbers differ."""
    slugs = slugs_of(urls)
    for cut in (_BETWEEN_PEOPLE.split(to), _parts(to)[0]) if len(slugs) > 1 or HIDDEN_NAME in to else ():
        names = [name for name in map(tidy, cut) if name and name != HIDDEN_NAME]
        if slugs and len(names) == len(slugs):
            return tuple(zip(slugs, names, strict=True))
    return ((slugs[0], tidy(to)),) if len(slugs) == 1 else ()


def _join_known(to: str, whole_names: frozenset[str]) -> list[str]:
    """Names in a cell: neighbouring parts that make the longest known name, else what no comma without a blank parts."""
    parts, inside = _parts(to)
    keys = [name_key(part) for part in parts]
    names: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + _MOST_PARTS), start, -1)
        end = next((end for end in ends if name_key(" ".join(parts[start:end])) in whole_names), 0)
        if not end:
            end = start + 1
            while end < len(parts) and inside[end] and keys[end] not in whole_names:
                end += 1
        names.append(", ".join(parts[start:end]))
        start = end
    return names


def _parts(to: str) -> tuple[list[str], list[bool]]:
    """What commas part, and whether what stands before each part is a comma as it stands inside names."""
    parts: list[str] = []
    inside: list[bool] = []
    may_be = False
    for piece in _COMMA.split(to):
        if _COMMA.fullmatch(piece):
            may_be = may_be and piece.startswith(",") and len(piece) > 1
        elif tidy(piece):
            parts.append(tidy(piece))
            inside.append(may_be)
            may_be = True
    begins = [i for i, within in enumerate(inside) if not within]
    for begin, end in zip(begins, [*begins[1:], len(inside)], strict=True):
        if end - begin > _MOST_PARTS:  # so many are no titles, but people
            inside[begin:end] = [False] * (end - begin)
    return parts, inside


def weak_id(key: str, ordinal: int) -> str:
    """Id made of a name: the first of that name, a further one, or (0) one of several that cannot be told apart."""
    dashed = key.replace(" ", "-")
    return f"{PLATFORM}:~{dashed}" if ordinal == 1 else f"{PLATFORM}:~{dashed}~{ordinal}"


@dataclass(frozen=True, slots=True)
class Directory:
    """Every account the files know, by slug and by name."""

    by_name: Mapping[str, str]  #: name key -> contact_id, for names that one account alone carries
    ambiguous: frozenset[str]  #: name keys that several accounts carry
    whole_names: frozenset[str]  #: keys of names that are known to be one person's, commas and all
    weak_connections: Mapping[Seen, str]  #: connections without URL -> id
    aliases: tuple[tuple[str, str], ...]  #: contact_id and the id the account would have without its URL

    def ids(self, slugs: pd.Series[Any], names: pd.Series[Any]) -> pd.Series[Any]:
        """contact_id of each slug or, where there is none, of each name; missing where there is neither."""
        keys = map_distinct(names, name_key)
        by_name = keys.map(lambda key: self.id_of_name(key) if key else pd.NA)
        return (PLATFORM + ":" + slugs).where(slugs != "", by_name).astype("string")

    def id_of_name(self, key: str) -> str:
        """contact_id of a name key; a weak one where nobody or more than one person carries it."""
        if key in self.by_name:
            return self.by_name[key]
        return weak_id(key, 0 if key in self.ambiguous else 1)

    def connection_ids(
        self, slugs: pd.Series[Any], names: pd.Series[Any], days: pd.Series[Any]
    ) -> pd.Series[Any]:
        """contact_id of each row of a Connections file; a member without name and URL gets a number within its day."""
        keys = map_distinct(names, name_key)
        found = [
            f"{PLATFORM}:{slug}" if slug else self.weak_connections.get((key, _day(days[row])), "")
            for row, slug, key in zip(slugs.index, slugs, keys, strict=True)
        ]
        ids = pd.Series(found, index=slugs.index, dtype="string")
        nameless = (slugs == "") & (keys == "")
        return ids.where(~nameless, _nameless_ids(days, nameless))


def _day(day: Any) -> pd.Timestamp | None:
    return None if pd.isna(day) else pd.Timestamp(day)


def _nameless_ids(days: pd.Series[Any], nameless: pd.Series[bool]) -> pd.Series[Any]:
    """Ids of members without a name: the day and a number within it, so that the next export finds them again."""
    written = days.dt.strftime("%Y-%m-%d").fillna("undated")
    ordinal = written[nameless].groupby(written[nameless]).cumcount() + 1
    numbers = ordinal.reindex(days.index).astype("Int64").astype("string")
    ids: pd.Series[Any] = (PLATFORM + ":?" + written.astype("string") + "." + numbers).astype("string")
    return ids


def build_directory(
    connections: pd.DataFrame, others: pd.DataFrame, whole_names: frozenset[str]
) -> Directory:
    """Join names to URLs over all files.

    Parameters
    ----------
    connections
        Columns `slug`, `name`, `day`: every row of every Connections file.
    others
        Columns `slug`, `name`: everybody else whom the files name, the owner left out.
    whole_names
        Keys of the names that are known to be one person's, commas and all.
    """
    connections = connections.assign(key=map_distinct(connections["name"], name_key))
    others = others.assign(key=map_distinct(others["name"], name_key))
    weak, aliases = _weak_connections(connections)
    found = urls_of_connections(weak, _days_of(connections), _slugs_by_name(others))
    aliases += [(f"{PLATFORM}:{slug}", weak[seen]) for seen, slug in found.items()]
    weak |= {seen: f"{PLATFORM}:{slug}" for seen, slug in found.items()}
    pairs = pd.concat([_slugged(connections), _slugged(others)], ignore_index=True)
    bare = [(key, contact) for (key, _), contact in weak.items()]
    pairs = pd.DataFrame(
        [*zip(pairs["key"], pairs["id"], strict=True), *bare], columns=["key", "id"], dtype=object
    )
    pairs = pairs.drop_duplicates()
    alone = pairs[~pairs.duplicated("key", keep=False)]
    by_name = dict(zip(alone["key"], alone["id"], strict=True))
    own = [
        (contact, weak_id(key, 1))
        for key, contact in by_name.items()
        if not contact.startswith(f"{PLATFORM}:~")
    ]
    return Directory(
        by_name,
        frozenset(set(pairs["key"]) - set(by_name)),
        whole_names,
        weak,
        tuple(dict.fromkeys([*own, *aliases])),
    )


def urls_of_connections(
    connections: Mapping[Seen, str],
    days: Mapping[str, Collection[pd.Timestamp | None]],
    told: Mapping[str, Collection[str]],
) -> dict[Seen, str]:
    """Find for connections without URL the one that other files tell beside their name.

    Only where one connection alone bears the name, and one URL alone is told for it; a URL that a list of connections
    gives to another day is somebody else's.

    Parameters
    ----------
    connections
        Id of each connection that no list gives a URL, by name key and day.
    days
        Days under which lists of connections give a URL, by slug.
    told
        Slugs that other files tell beside a name, by name key.

    Examples
    --------
    >>> day = pd.Timestamp("2020-01-12")
    >>> urls_of_connections({("eva muster", day): "linkedin:~eva-muster"}, {}, {"eva muster": {"eva"}})
    {('eva muster', Timestamp('2020-01-12 00:00:00')): 'eva'}
    """
    bearers = Counter(key for key, _ in connections)
    found: dict[Seen, str] = {}
    for (key, day), contact in connections.items():
        slugs = told.get(key, ())
        if bearers[key] > 1 or len(slugs) != 1 or not contact.startswith(f"{PLATFORM}:~"):
            continue
        slug = next(iter(slugs))
        if all(day is None or other is None or abs(other - day) <= _DRIFT for other in days.get(slug, ())):
            found[key, day] = slug
    return found


def _days_of(connections: pd.DataFrame) -> dict[str, set[pd.Timestamp | None]]:
    """Days under which lists of connections give each URL."""
    days: dict[str, set[pd.Timestamp | None]] = {}
    slugged = connections.loc[connections["slug"] != "", ["slug", "day"]].drop_duplicates()
    for slug, day in zip(slugged["slug"], slugged["day"], strict=True):
        days.setdefault(slug, set()).add(_day(day))
    return days


def _slugs_by_name(people: pd.DataFrame) -> dict[str, set[str]]:
    """Slugs told beside each name."""
    found: dict[str, set[str]] = {}
    named = people.loc[(people["slug"] != "") & (people["key"] != ""), ["key", "slug"]].drop_duplicates()
    for key, slug in zip(named["key"], named["slug"], strict=True):
        found.setdefault(key, set()).add(slug)
    return found


def _slugged(people: pd.DataFrame) -> pd.DataFrame:
    """Name key and id of everybody with a URL and a name."""
    found = people[(people["slug"] != "") & (people["key"] != "")]
    return pd.DataFrame(
        {"key": found["key"].astype(object), "id": PLATFORM + ":" + found["slug"].astype(object)}
    )


def _weak_connections(connections: pd.DataFrame) -> tuple[dict[Seen, str], list[tuple[str, str]]]:
    """Id of each connection that some file names without URL, the URL's by name and day, else a weak one; and aliases.

    A name with another day is another person, unless the day is unknown on either side and the name is unique.
    """
    named = connections[connections["key"] != ""]
    if (named["slug"] != "").all():
        return {}, []
    accounts: dict[str, set[tuple[str, pd.Timestamp | None]]] = {}
    slugged = named[named["slug"] != ""].drop_duplicates(["slug", "key", "day"])
    for slug, key, day in zip(slugged["slug"], slugged["key"], slugged["day"], strict=True):
        accounts.setdefault(key, set()).add((slug, _day(day)))
    bare = named[named["slug"] == ""].drop_duplicates(["key", "day"]).sort_values(["key", "day"])
    found: dict[Seen, str] = {}
    aliases: list[tuple[str, str]] = []
    ordinals: dict[str, int] = {}
    for key, raw_day in zip(bare["key"], bare["day"], strict=True):
        ordinals[key] = ordinals.get(key, 0) + 1
        weak, slug = weak_id(key, ordinals[key]), _account_of(accounts.get(key, set()), _day(raw_day))
        found[key, _day(raw_day)] = f"{PLATFORM}:{slug}" if slug else weak
        aliases += [(f"{PLATFORM}:{slug}", weak)] if slug else []
    return found, aliases


def _account_of(accounts: set[tuple[str, pd.Timestamp | None]], day: pd.Timestamp | None) -> str:
    """Slug of the one account of a name that was connected on that day, or nothing."""
    same_day = {slug for slug, other in accounts if day is not None and other == day}
    if len(same_day) == 1:
        return next(iter(same_day))
    near = {slug for slug, other in accounts if day is None or other is None or abs(other - day) <= _DRIFT}
    return next(iter(near)) if len(near) == 1 and len({slug for slug, _ in accounts}) == 1 else ""
