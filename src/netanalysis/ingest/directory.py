"""Which account a name or URL in large tables belongs to: by URL where there is one, else by a name that is unique.

Exports before 2021, and messages before 2023, name people without their URL. One person would become up to four
nodes; so names are joined to URLs over all files first, and only where no second account carries the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis.frames import map_distinct
from netanalysis.ingest.accounts import Accounts, alone
from netanalysis.ingest.large_owner import are_ego
from netanalysis.ingest.names import name_key, weak_id
from netanalysis.ingest.owner import Ego
from netanalysis.ingest.recipients import recipients
from netanalysis.sources.linkedin.files import HIDDEN_NAME
from netanalysis.sources.linkedin.profiles import slug_of
from netanalysis.sources.model import OTHER_TABLES, Records

#: two exports may show one connection a day apart: an old one wrote the time too, in a zone it did not say
_DRIFT: Final = pd.Timedelta(days=1)
#: name key and day of a connection
Seen = tuple[str, pd.Timestamp | None]


@dataclass(frozen=True, slots=True)
class Directory:
    """Every account the files know, by slug and by name."""

    accounts: Accounts
    others: pd.DataFrame  #: `slug` and `name` of everybody whom the files name beside the connections
    whole_names: frozenset[str]  #: keys of names that are known to be one person's, commas and all
    weak_connections: Mapping[Seen, str]  #: connections without URL -> id
    aliases: tuple[tuple[str, str], ...]  #: contact_id and the id the account would have without its URL

    def ids(self, slugs: pd.Series[Any], names: pd.Series[Any]) -> pd.Series[Any]:
        """contact_id of each slug or, where there is none, of each name; missing where there is neither."""
        keys = map_distinct(names, name_key)
        by_name = keys.map(lambda key: self.accounts.of_key(key) if key else pd.NA)
        return (self.accounts.platform + ":" + slugs).where(slugs != "", by_name).astype("string")

    def id_of(self, slug: str, name: str, thread: str) -> str:
        """contact_id of somebody in a conversation."""
        return f"{self.accounts.platform}:{slug}" if slug else self.accounts.of_key(name_key(name), thread)

    def connection_ids(
        self, slugs: pd.Series[Any], names: pd.Series[Any], days: pd.Series[Any]
    ) -> pd.Series[Any]:
        """contact_id of each row of a Connections file; a member without name and URL gets a number within its day."""
        keys = map_distinct(names, name_key)
        found = [
            f"{self.accounts.platform}:{slug}"
            if slug
            else self.weak_connections.get((key, _day(days[row])), "")
            for row, slug, key in zip(slugs.index, slugs, keys, strict=True)
        ]
        ids = pd.Series(found, index=slugs.index, dtype="string")
        nameless = (slugs == "") & (keys == "")
        return ids.where(~nameless, self.accounts.platform + _nameless_ids(days, nameless))


def _day(day: Any) -> pd.Timestamp | None:
    return None if pd.isna(day) else pd.Timestamp(day)


def _nameless_ids(days: pd.Series[Any], nameless: pd.Series[bool]) -> pd.Series[Any]:
    """Ids of members without a name: the day and a number within it, so that the next export finds them again."""
    written = days.dt.strftime("%Y-%m-%d").fillna("undated")
    ordinal = written[nameless].groupby(written[nameless]).cumcount() + 1
    numbers = ordinal.reindex(days.index).astype("Int64").astype("string")
    ids: pd.Series[Any] = (":?" + written.astype("string") + "." + numbers).astype("string")
    return ids


def build_directory(records: Records, ego: Ego) -> Directory:
    """Join names to URLs over all large tables of a platform."""
    platform = records.platform
    connections = _stack([table.rows for table in records.large.get("connections", ())], "connected_on")
    others, whole_names = _named(records, connections)
    others = others[~are_ego(ego, others["slug"], others["name"])].reset_index(drop=True)
    connections, keyed = (
        frame.assign(key=map_distinct(frame["name"], name_key)) for frame in (connections, others)
    )
    weak, aliases = _weak_connections(connections, platform)
    urls = urls_of_connections(weak, _days_of(connections), _slugs_by_name(keyed))
    aliases += [(f"{platform}:{slug}", weak[seen]) for seen, slug in urls.items()]
    weak |= {seen: f"{platform}:{slug}" for seen, slug in urls.items()}
    bare = [(key, contact) for (key, _), contact in weak.items()]
    by_name, ambiguous = alone([*_slugged(connections, platform), *_slugged(keyed, platform), *bare])
    talks = _namesakes_in_talks(records, ambiguous, whole_names)
    accounts = Accounts(platform, {}, by_name, ambiguous, talks)
    own = [(contact, alias) for contact, alias in accounts.aliases()]
    return Directory(accounts, others, whole_names, weak, tuple(dict.fromkeys([*own, *aliases])))


def _named(records: Records, connections: pd.DataFrame) -> tuple[pd.DataFrame, frozenset[str]]:
    """Everybody whom the files name beside the connections, and the keys of names that are known to be one person's."""
    talks = [table.talks for table in records.large.get("messages", ())]
    people = [_senders(between) for between in talks]
    people += [table.rows for content in (*OTHER_TABLES, "notes") for table in records.large.get(content, ())]
    booked = [(slug_of(entry.url), entry.name) for entry in records.address_book if entry.url]
    people.append(pd.DataFrame(booked, columns=["slug", "name"], dtype=object))
    whole = frozenset(name_key(name) for frame in (connections, *people) for name in frame["name"].unique())
    cells = [_cells(between) for between in talks]
    paired = _stack([_addressees(several, whole) for several in cells])
    whole |= {name_key(name) for name in paired.loc[paired["slug"] != "", "name"].unique()}
    return _stack([*people, *(_addressees(several, whole) for several in cells)]), whole - {""}


def _stack(frames: Sequence[pd.DataFrame], *more: str) -> pd.DataFrame:
    """Stack frames of people, each once; without any, an empty one."""
    columns = ["slug", "name", *more]
    filled = [frame[columns] for frame in frames if len(frame)]
    if not filled:
        return pd.DataFrame(columns=columns, dtype=object)
    people = pd.concat(filled, ignore_index=True)
    return people[(people["slug"] != "") | (people["name"] != "")].drop_duplicates(ignore_index=True)


def _senders(talks: pd.DataFrame) -> pd.DataFrame:
    hidden = (talks["slug"] == "") & talks["name"].isin(["", HIDDEN_NAME])
    return talks.loc[~hidden, ["slug", "name"]].drop_duplicates(ignore_index=True)


def _cells(talks: pd.DataFrame) -> list[tuple[str, str]]:
    """Distinct cells of names and URLs of recipients."""
    pairs = talks[["to", "to_urls"]].drop_duplicates()
    return [*zip(pairs["to"].tolist(), pairs["to_urls"].tolist(), strict=True)]


def _addressees(cells: Iterable[tuple[str, str]], whole_names: frozenset[str]) -> pd.DataFrame:
    named = {person for to, urls in cells for person in recipients(to, urls, whole_names)}
    return pd.DataFrame(sorted(named - {("", HIDDEN_NAME)}), columns=["slug", "name"], dtype=object)


def _namesakes_in_talks(
    records: Records, ambiguous: frozenset[str], whole_names: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Who of several people of one name takes part in a conversation: old files name her, newer ones give the URL."""
    found: dict[tuple[str, str], set[str]] = {}
    for table in records.large.get("messages", ()) if ambiguous else ():
        between = table.talks
        known = between.loc[between["thread"] != "", ["thread", "slug", "name", "to", "to_urls"]]
        for thread, sender, called, to, urls in known.itertuples(index=False, name=None):
            for slug, name in ((sender, called), *recipients(to, urls, whole_names)):
                if slug and name_key(name) in ambiguous:
                    found.setdefault((name_key(name), thread), set()).add(slug)
    return {key: f"{records.platform}:{next(iter(slugs))}" for key, slugs in found.items() if len(slugs) == 1}


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
        if bearers[key] > 1 or len(slugs) != 1 or ":~" not in contact:
            continue
        slug = next(iter(slugs))
        if all(day is None or other is None or abs(other - day) <= _DRIFT for other in days.get(slug, ())):
            found[key, day] = slug
    return found


def _days_of(connections: pd.DataFrame) -> dict[str, set[pd.Timestamp | None]]:
    """Days under which lists of connections give each URL."""
    days: dict[str, set[pd.Timestamp | None]] = {}
    slugged = connections.loc[connections["slug"] != "", ["slug", "connected_on"]].drop_duplicates()
    for slug, day in zip(slugged["slug"], slugged["connected_on"], strict=True):
        days.setdefault(slug, set()).add(_day(day))
    return days


def _slugs_by_name(people: pd.DataFrame) -> dict[str, set[str]]:
    """Slugs told beside each name."""
    found: dict[str, set[str]] = {}
    named = people.loc[(people["slug"] != "") & (people["key"] != ""), ["key", "slug"]].drop_duplicates()
    for key, slug in zip(named["key"], named["slug"], strict=True):
        found.setdefault(key, set()).add(slug)
    return found


def _slugged(people: pd.DataFrame, platform: str) -> list[tuple[str, str]]:
    """Name key and id of everybody with a URL and a name."""
    found = people.loc[(people["slug"] != "") & (people["key"] != ""), ["key", "slug"]].drop_duplicates()
    return [(key, f"{platform}:{slug}") for key, slug in zip(found["key"], found["slug"], strict=True)]


def _weak_connections(
    connections: pd.DataFrame, platform: str
) -> tuple[dict[Seen, str], list[tuple[str, str]]]:
    """Id of each connection that some file names without URL, the URL's by name and day, else a weak one; and aliases.

    A name with another day is another person, unless the day is unknown on either side and the name is unique.
    """
    named = connections[connections["key"] != ""]
    if (named["slug"] != "").all():
        return {}, []
    accounts: dict[str, set[tuple[str, pd.Timestamp | None]]] = {}
    slugged = named[named["slug"] != ""].drop_duplicates(["slug", "key", "connected_on"])
    for slug, key, day in zip(slugged["slug"], slugged["key"], slugged["connected_on"], strict=True):
        accounts.setdefault(key, set()).add((slug, _day(day)))
    bare = (
        named[named["slug"] == ""]
        .drop_duplicates(["key", "connected_on"])
        .sort_values(["key", "connected_on"])
    )
    found: dict[Seen, str] = {}
    aliases: list[tuple[str, str]] = []
    ordinals: dict[str, int] = {}
    for key, raw_day in zip(bare["key"], bare["connected_on"], strict=True):
        ordinals[key] = ordinals.get(key, 0) + 1
        weak, slug = (
            weak_id(platform, key, ordinals[key]),
            _account_of(accounts.get(key, set()), _day(raw_day)),
        )
        found[key, _day(raw_day)] = f"{platform}:{slug}" if slug else weak
        aliases += [(f"{platform}:{slug}", weak)] if slug else []
    return found, aliases


def _account_of(accounts: set[tuple[str, pd.Timestamp | None]], day: pd.Timestamp | None) -> str:
    """Slug of the one account of a name that was connected on that day, or nothing."""
    same_day = {slug for slug, other in accounts if day is not None and other == day}
    if len(same_day) == 1:
        return next(iter(same_day))
    near = {slug for slug, other in accounts if day is None or other is None or abs(other - day) <= _DRIFT}
    return next(iter(near)) if len(near) == 1 and len({slug for slug, _ in accounts}) == 1 else ""
