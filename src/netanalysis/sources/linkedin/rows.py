"""Rows of LinkedIn's other tables: whom each names, by slug and name, and what else it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.frames import map_distinct
from netanalysis.sources.linkedin.files import ACTIVITY_OF, HIDDEN_NAME, INCOMING, OUTGOING
from netanalysis.sources.linkedin.parse import full_name
from netanalysis.sources.linkedin.profiles import slug_of
from netanalysis.sources.model import NO_NAME, Entry, File, Post, Table
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profiles
from netanalysis.text import tidy

_SEVERAL: Final = re.compile(r"[,;]")
#: in posts of several lines each line break stands between literal quotes
_QUOTED_BREAK: Final = re.compile(r'"\r?\n"')


def connections(table: Table) -> Table:
    """Rows of a list of connections as an account has them; a member whom the platform does not name is nobody's."""
    rows, file = table.rows, table.file
    table.rows = pd.DataFrame(
        {
            "slug": map_distinct(rows["url"], slug_of),
            "name": full_name(rows, "first_name", "middle_name", "last_name"),
            "given_name": map_distinct(rows["first_name"], tidy), "family_name": map_distinct(rows["last_name"], tidy),
            "company": map_distinct(rows["company"], tidy), "position": map_distinct(rows["position"], tidy),
            "email": map_distinct(rows["email"], lambda cell: tidy(cell).lower()), "connected_on": rows["day"],
            "source": file.label + ":" + rows["row"].astype(str),
        }
    )  # fmt: skip
    file.nameless = int(((table.rows["name"] == "") & (table.rows["slug"] == "")).sum())
    return table


def counterparts(table: Table) -> Table:
    """Add slug, name and way of the other side to invitations, endorsements, recommendations and notes.

    A hidden member has neither slug nor name. Of invitations `own_slug` and `own_name` are the owner's, where it is told.
    """
    rows = table.rows
    if table.file.content == "invitations":
        outgoing = map_distinct(rows["direction"], _way) == "out"
        slugs = map_distinct(rows["to_url"].where(outgoing, rows["sender_url"]), slug_of)
        names = map_distinct(rows["to"].where(outgoing, rows["sender"]), tidy)
        way: Any = outgoing.map({True: "out", False: "in"})
        _, own_slug = own_side(rows, "sender_url", "to_url", slug_of)
        rows = rows.assign(own_slug=own_slug, own_name=own_side(rows, "sender", "to", tidy)[1])
    else:
        urls = rows["url"] if "url" in rows else pd.Series("", index=rows.index, dtype=object)
        slugs, names = map_distinct(urls, slug_of), full_name(rows, "first_name", "last_name")
        way = "out" if table.file.content.endswith("given") else "in"
    names = names.mask((names == HIDDEN_NAME) & (slugs == ""), "")
    table.rows = rows.assign(slug=slugs, name=names, way=way)
    return table


def own_side(
    rows: pd.DataFrame, sender: str, to: str, read: Callable[[str], str]
) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Which way each row went, where its direction is told, and what stands on the owner's side of it then."""
    way = map_distinct(rows["direction"], _way)
    own = rows[sender].where(way == "out", rows[to]).where(way != "", "")
    return way, map_distinct(own, read)


def _way(direction: str) -> str:
    told = direction.strip().upper()
    return "out" if told in OUTGOING else "in" if told in INCOMING else ""


def entries(table: Table, country: str) -> list[Entry]:
    """Entries of an uploaded address book; those without name, address, number and profile cannot be used."""
    found = [_entry(row, table.file, country) for row in table.rows.to_dict("records")]
    usable = [entry for entry in found if entry.name or entry.emails or entry.phones or entry.url]
    table.file.lost[NO_NAME] += len(found) - len(usable)
    return usable


def _entry(row: dict[Any, Any], file: File, country: str) -> Entry:
    name = tidy(row["full_name"]) or tidy(f"{row['first_name']} {row['middle_name']} {row['last_name']}")
    numbers = (to_e164(cell, country) for cell in _several(row["phones"]))
    profiles = normal_profiles(_several(row["profiles"]))
    return Entry(
        list_name=file.label, source=f"{file.label}:{row['row']}", name=name,
        given_name=tidy(row["first_name"]), family_name=tidy(row["last_name"]), company=tidy(row["company"]),
        position=tidy(row["position"]), location=tidy(row["location"]), snapshot_on=file.snapshot_on,
        url=next((url for url in profiles if slug_of(url)), ""), urls=profiles,
        emails=tuple(dict.fromkeys(cell.lower() for cell in _several(row["emails"]) if "@" in cell)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
    )  # fmt: skip


def _several(cell: str) -> list[str]:
    return [part for part in map(tidy, _SEVERAL.split(cell)) if part]


def posts(table: Table) -> list[Post]:
    """What the owner did towards no one in particular, as far as it is dated."""
    rows = table.rows[table.rows["time"].notna()]
    kind = ACTIVITY_OF[table.file.content]
    what = rows["link"] if "link" in rows else rows["name"]
    texts: Sequence[str | None] = rows["text"].tolist() if "text" in rows else [None] * len(rows)
    status = rows.get("status", what)
    return [
        Post(table.file, time, _kind(kind, told), _length(text), key=f"{time} {_kind(kind, told)} {about}")
        for time, text, told, about in zip(rows["time"], texts, status, what, strict=True)
    ]


def _kind(kind: str, status: str) -> str:
    return "unfollow" if kind == "follow" and status.strip().lower().startswith("unfollow") else kind


def _length(text: str | None) -> int | None:
    return None if text is None else len(_QUOTED_BREAK.sub("\n", text))
