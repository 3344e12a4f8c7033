"""The other LinkedIn files as canonical rows: connections, address book, invitations, endorsements, activity."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from netanalysis.frames import quick_to_walk
from netanalysis.sources.linkedin.accounts import Directory, profile_url, slug_of
from netanalysis.sources.linkedin.files import ACTIVITY_OF, HIDDEN_NAME
from netanalysis.sources.linkedin.owner import Ego, is_outgoing
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, full_name, map_distinct
from netanalysis.sources.listed import canonical
from netanalysis.sources.model import Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profiles
from netanalysis.text import tidy

_SEVERAL: Final = re.compile(r"[,;]")
#: in posts of several lines each line break stands between literal quotes
_QUOTED_BREAK: Final = re.compile(r'"\r?\n"')


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows of a file that never count as exchange, and rows that say nothing."""

    marked: int = 0
    empty: int = 0


def with_people(file: ParsedFile) -> ParsedFile:
    """Add the columns `slug` and `name` to the rows of a Connections file."""
    slugs = map_distinct(file.rows["url"], slug_of)
    names = full_name(file.rows, "first_name", "middle_name", "last_name")
    return replace(file, rows=file.rows.assign(slug=slugs, name=names))


def count_nameless(rows: pd.DataFrame) -> int:
    """Members of a Connections file whom the platform does not name."""
    return int(((rows["name"] == "") & (rows["slug"] == "")).sum())


def connections(
    parsed: Sequence[ParsedFile], directory: Directory, ego: Ego
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Contacts, identifiers and snapshots of all Connections files, oldest export first."""
    dated = sorted(parsed, key=lambda file: (str(file.coverage.snapshot_on or ""), file.coverage.file))
    frames = [_connection_rows(file, directory) for file in dated if len(file.rows)]
    if not frames:
        return pd.DataFrame(), pd.DataFrame(), pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    contacts = rows.drop_duplicates("contact_id", keep="last")
    first_days = rows.groupby("contact_id")["connected_on"].min()
    contacts = contacts.assign(
        platform=PLATFORM, account=ego.account, relation="connection",
        connected_on=contacts["contact_id"].map(first_days),
        weak=contacts["contact_id"].str.match(f"{PLATFORM}:[~?]"),
    )  # fmt: skip
    return contacts, _identifiers(rows, directory), _snapshots(rows)


def _connection_rows(file: ParsedFile, directory: Directory) -> pd.DataFrame:
    rows = file.rows
    return pd.DataFrame(
        {
            "contact_id": directory.connection_ids(rows["slug"], rows["name"], rows["day"]),
            "slug": rows["slug"], "name": rows["name"],
            "given_name": map_distinct(rows["first_name"], tidy), "family_name": map_distinct(rows["last_name"], tidy),
            "company": map_distinct(rows["company"], tidy), "position": map_distinct(rows["position"], tidy),
            "email": map_distinct(rows["email"], lambda cell: tidy(cell).lower()), "connected_on": rows["day"],
            "snapshot_on": pd.Series(pd.Timestamp(file.coverage.snapshot_on), index=rows.index, dtype="datetime64[ns]"),
            "source": file.coverage.file + ":" + rows["row"].astype(str),
        }
    )  # fmt: skip


def _identifiers(rows: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    rows = quick_to_walk(rows)
    with_url = rows[~rows["contact_id"].str.match(f"{PLATFORM}:[~?]")]
    with_mail = rows[rows["email"].str.contains("@", regex=False)]
    held = [
        *zip(
            with_url["contact_id"],
            ["profile_url"] * len(with_url),
            with_url["contact_id"].str.removeprefix(f"{PLATFORM}:").map(profile_url),
            strict=True,
        ),
        *zip(with_mail["contact_id"], ["email"] * len(with_mail), with_mail["email"], strict=True),
        *_aliases(set(rows["contact_id"]), directory),
    ]
    return _held(held)


def _aliases(contacts: Collection[str], directory: Directory) -> list[tuple[str, str, str]]:
    """Ids under which the same accounts went before an export gave their URL."""
    return [(contact, "alias", alias) for contact, alias in directory.aliases if contact in contacts]


def _held(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(list(dict.fromkeys(rows)), columns=["contact_id", "kind", "value"], dtype=object)


def _snapshots(rows: pd.DataFrame) -> pd.DataFrame:
    """What each dated export said, and who of the earlier ones had gone by then."""
    rows = rows[(rows["name"] != "") | (rows["slug"] != "")]
    said = rows[["contact_id", "snapshot_on", "company", "position"]].assign(present=True)
    said = said.drop_duplicates(["contact_id", "snapshot_on"], keep="last")
    days = sorted(said["snapshot_on"].dropna().unique())
    gone = [_gone(said, day) for day in days]
    return (
        pd.concat([frame for frame in (said, *gone) if len(frame)], ignore_index=True) if len(said) else said
    )


def _gone(said: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Contacts whom an earlier export held and that day's did not."""
    earlier = said[said["snapshot_on"] < day].drop_duplicates("contact_id")
    now = said.loc[said["snapshot_on"] == day, "contact_id"]
    missing = earlier[~earlier["contact_id"].isin(now)]
    return missing.assign(snapshot_on=day, company="", position="", present=False)


def strangers(
    met: Collection[str], people: pd.DataFrame, directory: Directory, ego: Ego
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Contacts and identifiers of everybody who was met: those who are no connection are correspondents."""
    named = quick_to_walk(people.assign(contact_id=directory.ids(people["slug"], people["name"])))
    named = named.sort_values("name", key=lambda names: names == "", kind="stable").drop_duplicates(
        "contact_id"
    )
    named = named[named["contact_id"].isin(met)]
    contacts = pd.DataFrame(
        {
            "contact_id": named["contact_id"], "platform": PLATFORM, "account": ego.account,
            "relation": "correspondent", "name": named["name"],
            "weak": named["contact_id"].str.startswith(f"{PLATFORM}:~"),
        }
    )  # fmt: skip
    urls = named[named["slug"] != ""]
    held = [*zip(urls["contact_id"], ["profile_url"] * len(urls), urls["slug"].map(profile_url), strict=True)]
    return contacts, _held([*held, *_aliases(set(named["contact_id"]), directory)])


def address_book(
    parsed: Sequence[ParsedFile], country: str, ego: Ego
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Lost]]:
    """Contacts and identifiers of uploaded address books: people ego knows the address of, not LinkedIn ties."""
    entries: list[Entry] = []
    lost: dict[str, Lost] = {}
    for file in parsed:
        found = [_entry(row, file, country) for row in file.rows.to_dict("records")]
        usable = [entry for entry in found if entry.name or entry.emails or entry.phones or entry.url]
        lost[file.coverage.file] = Lost(empty=len(found) - len(usable))
        entries += usable
    tables = canonical(entries, platform=PLATFORM, account=ego.account, relation="address_book", weak="book~")
    return tables.get("contacts", pd.DataFrame()), tables.get("identifiers", pd.DataFrame()), lost


def _entry(row: dict[Any, Any], file: ParsedFile, country: str) -> Entry:
    """One entry of an address book."""
    name = tidy(row["full_name"]) or tidy(f"{row['first_name']} {row['middle_name']} {row['last_name']}")
    numbers = (to_e164(cell, country) for cell in _several(row["phones"]))
    profiles = normal_profiles(_several(row["profiles"]))
    return Entry(
        list_name=file.coverage.file, source=f"{file.coverage.file}:{row['row']}", name=name,
        given_name=tidy(row["first_name"]), family_name=tidy(row["last_name"]), company=tidy(row["company"]),
        position=tidy(row["position"]), location=tidy(row["location"]), snapshot_on=file.coverage.snapshot_on,
        url=next((url for url in profiles if slug_of(url)), ""), urls=profiles,
        emails=tuple(dict.fromkeys(cell.lower() for cell in _several(row["emails"]) if "@" in cell)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
    )  # fmt: skip


def booked_people(rows: pd.DataFrame) -> pd.DataFrame:
    """Slug and name of everybody in an address book with a profile on LinkedIn."""
    rows = rows[rows["profiles"].str.contains("linkedin.", regex=False)]
    slugs = map_distinct(rows["profiles"], lambda cell: next(filter(None, map(slug_of, _several(cell))), ""))
    whole = full_name(rows, "full_name")
    names = whole.where(whole != "", full_name(rows, "first_name", "middle_name", "last_name"))
    return pd.DataFrame({"slug": slugs, "name": names})[slugs != ""]


def _several(cell: str) -> list[str]:
    return [part for part in map(tidy, _SEVERAL.split(cell)) if part]


def notes(parsed: Sequence[ParsedFile], directory: Directory) -> pd.Series[Any]:
    """The owner's notes on connections, indexed by contact_id."""
    found: dict[str, str] = {}
    for file in parsed:
        slugs, names = (
            map_distinct(file.rows["url"], slug_of),
            full_name(file.rows, "first_name", "last_name"),
        )
        for contact, note in zip(directory.ids(slugs, names), file.rows["note"].str.strip(), strict=True):
            if note and not pd.isna(contact):
                found[str(contact)] = note
    return pd.Series(found, dtype="string")


def counterparts(content: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Slug, name and direction of the other side in invitations, endorsements and recommendations.

    A hidden member has neither slug nor name.
    """
    if content == "invitations":
        outgoing = is_outgoing(rows)
        slugs = map_distinct(rows["to_url"].where(outgoing, rows["sender_url"]), slug_of)
        names = map_distinct(rows["to"].where(outgoing, rows["sender"]), tidy)
        way: Any = outgoing.map({True: "out", False: "in"})
    else:
        slugs = (
            map_distinct(rows["url"], slug_of)
            if "url" in rows
            else pd.Series("", index=rows.index, dtype=object)
        )
        names = full_name(rows, "first_name", "last_name")
        way = "out" if content.endswith("given") else "in"
    return pd.DataFrame(
        {"slug": slugs, "name": names.mask((names == HIDDEN_NAME) & (slugs == ""), ""), "way": way}
    )


def other_interactions(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> pd.DataFrame:
    """Invitations, endorsements and recommendations as interactions."""
    frames = []
    for file in parsed:
        rows = file.rows[file.rows["time"].notna()]
        others = counterparts(file.spec.content, rows)
        texts = rows["text"] if "text" in rows else rows["skill"]
        contact_id = directory.ids(others["slug"], others["name"])
        frames.append(
            pd.DataFrame(
                {
                    "contact_id": contact_id, "time": rows["time"], "time_precision": rows["precision"],
                    "platform": PLATFORM, "account": ego.account, "kind": file.spec.shows[0],
                    "direction": others["way"], "n_people": 1, "n_chars": texts.str.len(), "text": texts,
                    "mark": pd.Series("hidden_sender", index=rows.index, dtype="string").where(contact_id.isna()),
                    "source": rows["file"],
                }
            )
        )  # fmt: skip
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()


def marked(interactions: pd.DataFrame) -> dict[str, int]:
    """How many rows of each file never count as exchange."""
    if not len(interactions):
        return {}
    counts = interactions.loc[interactions["mark"].notna(), "source"].value_counts()
    return {str(file): int(n) for file, n in counts.items()}


def activity(parsed: Sequence[ParsedFile], ego: Ego) -> pd.DataFrame:
    """What the owner did towards no one in particular."""
    frames = [frame for frame in _activity_frames(parsed, ego) if len(frame)]
    if not frames:
        return pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    return rows.drop_duplicates(["time", "kind", "what"]).drop(columns="what")


def _activity_frames(parsed: Sequence[ParsedFile], ego: Ego) -> Iterator[pd.DataFrame]:
    for file in parsed:
        rows = file.rows[file.rows["time"].notna()]
        kind: Any = ACTIVITY_OF[file.spec.content]
        if kind == "follow":
            left = rows["status"].str.strip().str.lower().str.startswith("unfollow")
            kind = left.map({True: "unfollow", False: "follow"})
        what = rows["link"] if "link" in rows else rows["name"]
        length: Any = (
            rows["text"].str.replace(_QUOTED_BREAK, "\n", regex=True).str.len() if "text" in rows else pd.NA
        )
        yield pd.DataFrame(
            {"time": rows["time"], "platform": PLATFORM, "account": ego.account, "kind": kind,
             "n_chars": pd.Series(length, index=rows.index, dtype="Int64"), "source": rows["file"], "what": what}
        )  # fmt: skip
