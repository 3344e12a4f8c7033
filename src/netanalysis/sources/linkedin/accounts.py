"""Which account a name or URL in a LinkedIn file belongs to: by URL where there is one, else by a name that is unique.

Exports before 2021, and messages before 2023, name people without their URL. One person would become up to four nodes; so
names are joined to URLs over all files first, and only where no second account carries the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

import pandas as pd

from netanalysis.sources.linkedin.parse import PLATFORM, map_distinct
from netanalysis.text import fold, tidy

_SLUG: Final = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
_BETWEEN_URLS: Final = re.compile(r"[,;]\s*(?=https?://|www\.)")


def slug_of(url: str) -> str:
    """Return the member's own part of a profile URL, whatever scheme, sub-domain, case or query it comes with.

    Examples
    --------
    >>> slug_of("https://de.linkedin.com/in/Zo%C3%AB-Muster/?trk=x"), slug_of("")
    ('zoë-muster', '')
    """
    found = _SLUG.search(url)
    return tidy(unquote(found[1])).lower() if found else ""


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
    return f"linkedin.com/in/{slug}"


def name_key(name: str) -> str:
    """Key under which a name is looked up; a name without a letter is its own key."""
    return fold(name) or tidy(name)


@dataclass(frozen=True, slots=True)
class Directory:
    """Every account the files know, by slug and by name."""

    by_name: Mapping[str, str]  #: name key -> contact_id, for names that one account alone carries
    ambiguous: frozenset[str]  #: name keys that several accounts carry
    weak_connections: Mapping[tuple[str, pd.Timestamp | None], str]  #: connections without URL: key and day -> id
    aliases: Mapping[str, str]  #: contact_id -> the id the account would have without its URL

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

    def connection_ids(self, slugs: pd.Series[Any], names: pd.Series[Any], days: pd.Series[Any]) -> pd.Series[Any]:
        """contact_id of each row of a Connections file; a member without name and URL gets a number within its day."""
        keys = map_distinct(names, name_key)
        found = [
            f"{PLATFORM}:{slug}" if slug else self.weak_connections.get((key, _day(day)), "")
            for slug, key, day in zip(slugs, keys, days, strict=True)
        ]
        ids = pd.Series(found, index=slugs.index, dtype="string")
        nameless = (slugs == "") & (keys == "")
        return ids.where(~nameless, _nameless_ids(days, nameless))


def _day(day: Any) -> pd.Timestamp | None:
    return None if pd.isna(day) else pd.Timestamp(day)


def weak_id(key: str, ordinal: int) -> str:
    """Id made of a name: the first of that name, a further one, or (0) one of several that cannot be told apart."""
    dashed = key.replace(" ", "-")
    return f"{PLATFORM}:~{dashed}" if ordinal == 1 else f"{PLATFORM}:~{dashed}~{ordinal}"


def _nameless_ids(days: pd.Series[Any], nameless: pd.Series[bool]) -> pd.Series[Any]:
    """Ids of members without a name: the day and a number within it, so that the next export finds them again."""
    written = days.dt.strftime("%Y-%m-%d").fillna("undated")
    ordinal = written[nameless].groupby(written[nameless]).cumcount() + 1
    return (PLATFORM + ":?" + written + "." + ordinal.reindex(days.index).astype("Int64").astype("string")).astype("string")


def build_directory(connections: pd.DataFrame, others: pd.DataFrame) -> Directory:
    """Join names to URLs over all files.

    Parameters
    ----------
    connections
        Columns `slug`, `name`, `day`: every row of every Connections file.
    others
        Columns `slug`, `name`: everybody else the files name.
    """
    connections = connections.assign(key=map_distinct(connections["name"], name_key))
    others = others.assign(key=map_distinct(others["name"], name_key))
    weak = _weak_connections(connections)
    candidates = _candidates(connections, weak)
    taken = set(candidates["key"])
    strangers = others[(others["slug"] != "") & (others["key"] != "") & ~others["key"].isin(taken)]
    strangers = pd.DataFrame({"key": strangers["key"], "id": PLATFORM + ":" + strangers["slug"]}).drop_duplicates()
    pairs = pd.concat([candidates, strangers], ignore_index=True)
    alone = pairs[~pairs.duplicated("key", keep=False)]
    by_name = dict(zip(alone["key"], alone["id"], strict=True))
    aliases = {contact: weak_id(key, 1) for key, contact in by_name.items() if not contact.startswith(f"{PLATFORM}:~")}
    return Directory(by_name, frozenset(set(pairs["key"]) - set(by_name)), weak, aliases)


def _candidates(connections: pd.DataFrame, weak: Mapping[tuple[str, pd.Timestamp | None], str]) -> pd.DataFrame:
    """Pairs of name key and id among the connections."""
    slugged = connections[(connections["slug"] != "") & (connections["key"] != "")]
    pairs = [*zip(slugged["key"], PLATFORM + ":" + slugged["slug"], strict=True)]
    pairs += [(key, contact) for (key, _), contact in weak.items()]
    return pd.DataFrame(pairs, columns=["key", "id"], dtype=object).drop_duplicates(ignore_index=True)


def _weak_connections(connections: pd.DataFrame) -> dict[tuple[str, pd.Timestamp | None], str]:
    """Id of each connection that some file names without URL: the URL's by name and day, else a weak one.

    A name with a different day is a different person, unless the day is unknown on either side and the name is unique.
    """
    named = connections[connections["key"] != ""]
    slugged = named[named["slug"] != ""].drop_duplicates(["slug", "key", "day"])
    by_day: dict[tuple[str, pd.Timestamp | None], set[str]] = {}
    by_key: dict[str, set[tuple[str, pd.Timestamp | None]]] = {}
    for slug, key, day in zip(slugged["slug"], slugged["key"], slugged["day"], strict=True):
        by_day.setdefault((key, _day(day)), set()).add(slug)
        by_key.setdefault(key, set()).add((slug, _day(day)))
    bare = named[named["slug"] == ""].drop_duplicates(["key", "day"]).sort_values(["key", "day"])
    found: dict[tuple[str, pd.Timestamp | None], str] = {}
    ordinals: dict[str, int] = {}
    for key, raw_day in zip(bare["key"], bare["day"], strict=True):
        day = _day(raw_day)
        slug = _only(by_day.get((key, day), set())) or _undated_slug(by_key.get(key, set()), day)
        if slug:
            found[key, day] = f"{PLATFORM}:{slug}"
            continue
        ordinals[key] = ordinals.get(key, 0) + 1
        found[key, day] = weak_id(key, ordinals[key])
    return found


def _undated_slug(accounts: set[tuple[str, pd.Timestamp | None]], day: pd.Timestamp | None) -> str:
    """Return the only account of a name, where the day is unknown on one side."""
    fitting = {slug for slug, other in accounts if day is None or other is None}
    return _only(fitting) if len({slug for slug, _ in accounts}) == 1 else ""


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""
