"""The other LinkedIn files as canonical rows: connections over time, address book, invitations, endorsements, activity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.sources.linkedin.accounts import Directory, name_key, profile_url, slug_of
from netanalysis.sources.linkedin.files import ACTIVITY_OF
from netanalysis.sources.linkedin.owner import Ego
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, full_name, map_distinct
from netanalysis.sources.phones import to_e164
from netanalysis.text import tidy

_SEVERAL: Final = re.compile(r"\s*[,;]\s*")


def connections(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Contacts, identifiers and snapshots of all Connections files, oldest export first."""
    dated = sorted(parsed, key=lambda file: (str(file.coverage.snapshot_on or ""), file.coverage.file))
    frames = [_connection_rows(file, directory) for file in dated]
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
    slugs = map_distinct(rows["url"], slug_of)
    names = full_name(rows, "first_name", "middle_name", "last_name")
    days = rows["day"] if "day" in rows else pd.Series(pd.NaT, index=rows.index)
    return pd.DataFrame(
        {
            "contact_id": directory.connection_ids(slugs, names, days), "slug": slugs, "name": names,
            "given_name": map_distinct(rows["first_name"], tidy), "family_name": map_distinct(rows["last_name"], tidy),
            "company": map_distinct(rows["company"], tidy), "position": map_distinct(rows["position"], tidy),
            "email": map_distinct(rows["email"], lambda cell: tidy(cell).lower()), "connected_on": days,
            "snapshot_on": pd.Timestamp(file.coverage.snapshot_on) if file.coverage.snapshot_on else pd.NaT,
            "source": file.coverage.file + ":" + rows["row"].astype(str),
        }
    )  # fmt: skip


def _identifiers(rows: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    with_url, with_mail = rows[rows["slug"] != ""], rows[rows["email"].str.contains("@")]
    aliases = pd.DataFrame(list(directory.aliases.items()), columns=["contact_id", "value"], dtype=object)
    aliases = aliases[aliases["contact_id"].isin(rows["contact_id"])]
    frames = [
        pd.DataFrame({"contact_id": with_url["contact_id"], "kind": "profile_url", "value": with_url["slug"].map(profile_url)}),
        pd.DataFrame({"contact_id": with_mail["contact_id"], "kind": "email", "value": with_mail["email"]}),
        aliases.assign(kind="alias"),
    ]
    return pd.concat(frames, ignore_index=True).drop_duplicates(ignore_index=True)


def _snapshots(rows: pd.DataFrame) -> pd.DataFrame:
    """What each dated export said, and who of the earlier ones had gone by then."""
    rows = rows[rows["name"] != ""]
    said = rows[["contact_id", "snapshot_on", "company", "position"]].assign(present=True)
    said = said.drop_duplicates(["contact_id", "snapshot_on"], keep="last")
    days = sorted(said["snapshot_on"].dropna().unique())
    gone = [_gone(said, day) for day in days]
    return pd.concat([said, *gone], ignore_index=True)


def _gone(said: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    earlier = said[said["snapshot_on"] < day].drop_duplicates("contact_id")
    now = said.loc[said["snapshot_on"] == day, "contact_id"]
    missing = earlier.loc[~earlier["contact_id"].isin(now), ["contact_id"]]
    return missing.assign(snapshot_on=day, present=False)


def strangers(interactions: pd.DataFrame, people: pd.DataFrame, directory: Directory, ego: Ego) -> pd.DataFrame:
    """Contacts for everybody with an interaction who is no connection: correspondents."""
    named = people.assign(contact_id=directory.ids(people["slug"], people["name"]))
    named = named.sort_values("name", key=lambda names: names == "", kind="stable").drop_duplicates("contact_id")
    named = named[named["contact_id"].isin(interactions["contact_id"])]
    return pd.DataFrame(
        {
            "contact_id": named["contact_id"], "platform": PLATFORM, "account": ego.account, "relation": "correspondent",
            "name": named["name"], "weak": named["slug"] == "", "slug": named["slug"],
        }
    )  # fmt: skip


def address_book(parsed: Sequence[ParsedFile], country: str, ego: Ego) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Contacts and identifiers of uploaded address books: people ego knows the address of, not LinkedIn ties."""
    contacts, identifiers = [], []
    for file in parsed:
        for row in file.rows.to_dict("records"):
            contact, held = _address(row, file.coverage.file, country)
            if contact:
                contacts.append(contact | {"platform": PLATFORM, "account": ego.account, "relation": "address_book"})
                identifiers += held
    unique = pd.DataFrame(contacts).drop_duplicates("contact_id", keep="last") if contacts else pd.DataFrame()
    return unique, pd.DataFrame(identifiers).drop_duplicates() if identifiers else pd.DataFrame()


def _address(row: dict[Any, Any], file: str, country: str) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """One entry of an address book; nothing where it has neither name nor address."""
    name = tidy(str(row["full_name"])) or tidy(f"{row['first_name']} {row['middle_name']} {row['last_name']}")
    emails = [cell.lower() for cell in _several(row["emails"]) if "@" in cell]
    phones = [number for cell in _several(row["phones"]) if (number := to_e164(cell, country))]
    strong = next(iter([*emails, *phones]), "")
    if not strong and not name:
        return {}, []
    contact_id = f"{PLATFORM}:{strong}" if strong else f"{PLATFORM}:book~{name_key(name).replace(' ', '-')}"
    contact = {
        "contact_id": contact_id, "name": name, "given_name": tidy(row["first_name"]), "weak": not strong,
        "family_name": tidy(row["last_name"]), "company": tidy(row["company"]), "position": tidy(row["position"]),
        "location": tidy(row["location"]), "source": f"{file}:{row['row']}",
    }  # fmt: skip
    kinds = [("email", value) for value in emails] + [("phone", value) for value in phones]
    return contact, [{"contact_id": contact_id, "kind": kind, "value": value} for kind, value in kinds]


def _several(cell: str) -> list[str]:
    return [part for part in map(tidy, _SEVERAL.split(cell)) if part]


def notes(parsed: Sequence[ParsedFile], directory: Directory) -> pd.Series[Any]:
    """The owner's notes on connections, indexed by contact_id."""
    frames = [
        pd.DataFrame(
            {
                "contact_id": directory.ids(
                    map_distinct(file.rows["url"], slug_of), full_name(file.rows, "first_name", "last_name")
                ),
                "note": map_distinct(file.rows["note"], tidy),
            }
        )
        for file in parsed
    ]
    found = pd.concat([pd.DataFrame(columns=["contact_id", "note"], dtype="string"), *frames])
    return found[found["note"] != ""].drop_duplicates("contact_id", keep="last").set_index("contact_id")["note"]


def counterparts(content: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Slug, name and direction of the other side in invitations, endorsements and recommendations."""
    if content == "invitations":
        outgoing = rows["direction"].str.upper() == "OUTGOING"
        slugs = map_distinct(rows["to_url"].where(outgoing, rows["sender_url"]), slug_of)
        names = map_distinct(rows["to"].where(outgoing, rows["sender"]), tidy)
        return pd.DataFrame({"slug": slugs, "name": names, "way": outgoing.map({True: "out", False: "in"})})
    slugs = map_distinct(rows["url"], slug_of) if "url" in rows else pd.Series("", index=rows.index)
    way = "out" if content.endswith("given") else "in"
    return pd.DataFrame({"slug": slugs, "name": full_name(rows, "first_name", "last_name"), "way": way})


def other_interactions(parsed: Sequence[ParsedFile], directory: Directory, ego: Ego) -> pd.DataFrame:
    """Invitations, endorsements and recommendations as interactions; the owner's own rows left out."""
    frames = []
    for file in parsed:
        rows = file.rows[file.rows["time"].notna()]
        others = counterparts(file.spec.content, rows)
        texts = rows["text"] if "text" in rows else rows["skill"]
        frames.append(
            pd.DataFrame(
                {
                    "contact_id": directory.ids(others["slug"], others["name"]), "time": rows["time"],
                    "time_precision": rows["precision"], "platform": PLATFORM, "account": ego.account,
                    "kind": file.spec.shows[0], "direction": others["way"], "n_people": 1,
                    "n_chars": texts.str.len(), "text": texts, "source": rows["file"],
                }
            )[others["name"].ne("") | others["slug"].ne("")]
        )  # fmt: skip
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def activity(parsed: Sequence[ParsedFile], ego: Ego) -> pd.DataFrame:
    """What the owner did towards no one in particular."""
    frames = list(_activity_frames(parsed, ego))
    if not frames:
        return pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    return rows.drop_duplicates(["time", "kind", "what"]).drop(columns="what")


def _activity_frames(parsed: Sequence[ParsedFile], ego: Ego) -> Iterator[pd.DataFrame]:
    for file in parsed:
        rows = file.rows[file.rows["time"].notna()]
        kind: Any = ACTIVITY_OF[file.spec.content]
        if kind == "follow":
            left = rows["status"].str.lower().str.startswith("unfollow")
            kind = left.map({True: "unfollow", False: "follow"})
        what = rows["link"] if "link" in rows else rows["name"]
        length = rows["text"].str.len() if "text" in rows else pd.NA
        yield pd.DataFrame(
            {"time": rows["time"], "platform": PLATFORM, "account": ego.account, "kind": kind, "n_chars": length,
             "source": rows["file"], "what": what}
        )  # fmt: skip
