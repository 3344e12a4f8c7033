"""Large tables as canonical frames: connections, everybody else who is met, invitations and the like."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from netanalysis.frames import look_up, quick_to_walk
from netanalysis.ingest.directory import Directory, build_directory
from netanalysis.ingest.large_messages import read_messages
from netanalysis.ingest.owner import Ego
from netanalysis.ingest.presence import with_gone
from netanalysis.sources.linkedin.profiles import profile_url
from netanalysis.sources.model import OTHER_TABLES, Records, Table


def large_frames(records: Records, ego: Ego) -> dict[str, list[pd.DataFrame]]:
    """Canonical frames of all large tables of a platform; counts in their files what never counts as exchange."""
    large = records.large
    directory = build_directory(records, ego)
    connected, held, snapshots = _connections(large.get("connections", ()), directory, ego)
    messages, links = read_messages(large.get("messages", ()), directory, ego)
    others = [
        _interactions(table, directory, ego) for content in OTHER_TABLES for table in large.get(content, ())
    ]
    interactions = [frame for frame in (messages, *others) if len(frame)]
    met = {contact for frame in interactions for contact in frame["contact_id"].dropna().unique()}
    met |= {contact for side in ("a", "b") if len(links) for contact in links[side]}
    unknown, unknown_ids = _strangers(met, directory, ego)
    noted = _notes(large.get("notes", ()), directory)
    contacts = [
        frame.assign(note=look_up(frame["contact_id"], noted)) for frame in (connected, unknown) if len(frame)
    ]
    return {
        "contacts": contacts, "identifiers": [held, unknown_ids], "snapshots": [snapshots], "interactions": interactions,
        "links": [links],
    }  # fmt: skip


def _connections(
    tables: Sequence[Table], directory: Directory, ego: Ego
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Contacts, identifiers and snapshots of all lists of connections, the oldest export first."""
    dated = sorted(tables, key=lambda table: (str(table.file.snapshot_on or ""), table.file.label))
    frames = [_listed(table, directory) for table in dated if len(table.rows)]
    if not frames:
        return pd.DataFrame(), pd.DataFrame(), pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    first_days = rows.groupby("contact_id")["connected_on"].min()
    contacts = rows.drop_duplicates("contact_id", keep="last")
    contacts = contacts.assign(
        platform=directory.accounts.platform, account=ego.account, relation="connection",
        connected_on=contacts["contact_id"].map(first_days), weak=contacts["contact_id"].str.contains(":[~?]"),
    )  # fmt: skip
    return contacts, _identifiers(rows, directory), _snapshots(rows)


def _listed(table: Table, directory: Directory) -> pd.DataFrame:
    rows: pd.DataFrame = table.rows
    day: Any = pd.Timestamp(table.file.snapshot_on or "NaT")
    return rows.assign(
        contact_id=directory.connection_ids(rows["slug"], rows["name"], rows["connected_on"]),
        snapshot_on=pd.Series(day, index=rows.index, dtype="datetime64[ns]"),
    )


def _identifiers(rows: pd.DataFrame, directory: Directory) -> pd.DataFrame:
    rows = quick_to_walk(rows)
    with_url = rows.loc[~rows["contact_id"].str.contains(":[~?]"), "contact_id"]
    with_mail = rows[rows["email"].str.contains("@", regex=False)]
    urls = [(contact, "profile_url", profile_url(contact.partition(":")[2])) for contact in with_url]
    mails = [
        (contact, "email", email)
        for contact, email in zip(with_mail["contact_id"], with_mail["email"], strict=True)
    ]
    return _held([*urls, *mails, *_aliases(set(rows["contact_id"]), directory)])


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
    return with_gone(said, said["snapshot_on"].dropna().unique())


def _strangers(met: Collection[str], directory: Directory, ego: Ego) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Contacts and identifiers of everybody who was met: those who are no connection are correspondents."""
    people = directory.others
    named = quick_to_walk(people.assign(contact_id=directory.ids(people["slug"], people["name"])))
    named = named.sort_values("name", key=lambda names: names == "", kind="stable")
    named = named.drop_duplicates("contact_id")
    named = named[named["contact_id"].isin(met)]
    contacts = pd.DataFrame(
        {
            "contact_id": named["contact_id"], "platform": directory.accounts.platform, "account": ego.account,
            "relation": "correspondent", "name": named["name"], "weak": named["contact_id"].str.contains(":~", regex=False),
        }
    )  # fmt: skip
    urls = named[named["slug"] != ""]
    held = [*zip(urls["contact_id"], ["profile_url"] * len(urls), urls["slug"].map(profile_url), strict=True)]
    return contacts, _held([*held, *_aliases(set(named["contact_id"]), directory)])


def _notes(tables: Sequence[Table], directory: Directory) -> pd.Series[Any]:
    """The owner's notes on connections, indexed by contact_id."""
    found: dict[str, str] = {}
    for table in tables:
        contacts = directory.ids(table.rows["slug"], table.rows["name"])
        for contact, note in zip(contacts, table.rows["note"].str.strip(), strict=True):
            if note and not pd.isna(contact):
                found[str(contact)] = note
    return pd.Series(found, dtype="string")


def _interactions(table: Table, directory: Directory, ego: Ego) -> pd.DataFrame:
    """Invitations, endorsements and recommendations as interactions."""
    rows = table.rows[table.rows["time"].notna()]
    texts = rows["text"] if "text" in rows else rows["skill"]
    contact_id = directory.ids(rows["slug"], rows["name"])
    table.file.marked = int(contact_id.isna().sum())
    return pd.DataFrame(
        {
            "contact_id": contact_id, "time": rows["time"], "time_precision": rows["precision"],
            "platform": directory.accounts.platform, "account": ego.account, "kind": table.file.shows[0],
            "direction": rows["way"], "n_people": 1, "n_chars": texts.str.len(), "text": texts,
            "mark": pd.Series("hidden_sender", index=rows.index, dtype="string").where(contact_id.isna()),
            "source": table.file.label,
        }
    )  # fmt: skip
