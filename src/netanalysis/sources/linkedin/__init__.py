"""LinkedIn's archive, Basic and Complete, of all eras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin import rows
from netanalysis.sources.linkedin.accounts import Directory, build_directory, slug_of
from netanalysis.sources.linkedin.files import ACTIVITY_OF, BY_NAME, KNOWN, normal_name
from netanalysis.sources.linkedin.messages import marks, people_named, read_messages
from netanalysis.sources.linkedin.owner import Ego, find_owner
from netanalysis.sources.linkedin.parse import PLATFORM, ParsedFile, full_name, map_distinct, parse_file, spec_of

_OTHERS: Final = (
    "invitations", "endorsements given", "endorsements received", "recommendations given", "recommendations received"
)  # fmt: skip
#: names that other vendors use too: theirs only when the header says so
_COMMON: Final = frozenset({"contacts", "profile", "notes", "kontakte", "events", "education"})
Parsed = Mapping[str, Sequence[ParsedFile]]


def claims(member: Member, context: Context) -> bool:
    """Whether a file is LinkedIn's: by its name or, where the name says too little, by its header row."""
    name = normal_name(member.name)
    if "linkedin" in member.label.lower() and (name in BY_NAME or name in KNOWN):
        return True
    if not member.name.lower().endswith((".csv", ".txt", ".tsv")):
        return name == "articles" or "/articles/" in member.label.lower()
    if name in KNOWN and name not in _COMMON:
        return True
    return spec_of(member, context) is not None if name in _COMMON or name not in BY_NAME else True


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all LinkedIn files of all exports together, so that names find their URLs."""
    results = [_read_member(member, context) for member in members]
    parsed: dict[str, list[ParsedFile]] = {}
    for result in results:
        if isinstance(result, ParsedFile):
            parsed.setdefault(result.spec.content, []).append(result)
    ego = find_owner(parsed, context)
    tables = _tables(parsed, ego, context)
    coverage = tuple(_coverage(result, ego) for result in results)
    return Extract(tables, ego.owner, coverage)


def _read_member(member: Member, context: Context) -> ParsedFile | Coverage:
    name = normal_name(member.name)
    if name in KNOWN or not member.name.lower().endswith((".csv", ".txt", ".tsv")):
        return Coverage(member.label, "ignored", PLATFORM, snapshot_on=member.snapshot_on, parser="linkedin")
    spec = spec_of(member, context)
    if spec is None:
        return Coverage(member.label, "unknown", PLATFORM, snapshot_on=member.snapshot_on)
    return parse_file(member, spec, context)


def _tables(parsed: Parsed, ego: Ego, context: Context) -> dict[str, list[pd.DataFrame]]:
    directory, people = _directory(parsed)
    connected, held, snapshots = rows.connections(parsed.get("connections", ()), directory, ego)
    booked, booked_ids = rows.address_book(parsed.get("address book", ()), context.settings.country, ego)
    messages, links = read_messages(parsed.get("messages", ()), directory, ego)
    others = rows.other_interactions([file for name in _OTHERS for file in parsed.get(name, ())], directory, ego)
    interactions = [frame for frame in (messages, others) if len(frame)]
    met = pd.concat(interactions) if interactions else pd.DataFrame({"contact_id": []})
    if len(links):
        met = pd.concat([met[["contact_id"]], *(links[[side]].set_axis(["contact_id"], axis=1) for side in "ab")])
    unknown = rows.strangers(met, people, directory, ego)
    urls = unknown[unknown["slug"] != ""]
    met_urls = pd.DataFrame({"contact_id": urls["contact_id"], "kind": "profile_url", "value": "linkedin.com/in/" + urls["slug"]})
    noted = rows.notes(parsed.get("notes", ()), directory)
    contacts = [_with_notes(frame, noted) for frame in (connected, unknown, booked) if len(frame)]
    activity = rows.activity([file for name in ACTIVITY_OF for file in parsed.get(name, ())], ego)
    return {
        "contacts": contacts, "identifiers": [held, met_urls, booked_ids], "snapshots": [snapshots],
        "interactions": interactions, "links": [links], "activity": [activity],
    }  # fmt: skip


def _with_notes(contacts: pd.DataFrame, noted: pd.Series[str]) -> pd.DataFrame:
    return contacts.assign(note=contacts["contact_id"].map(noted))


def _directory(parsed: Parsed) -> tuple[Directory, pd.DataFrame]:
    """Look-up of accounts over all files, and everybody the files name besides the connections."""
    connections = [
        pd.DataFrame(
            {
                "slug": map_distinct(file.rows["url"], slug_of),
                "name": full_name(file.rows, "first_name", "middle_name", "last_name"),
                "day": file.rows["day"] if "day" in file.rows else pd.NaT,
            }
        )
        for file in parsed.get("connections", ())
    ]
    known = _stack(connections, ["slug", "name", "day"])
    names = frozenset(map_distinct(known["name"], lambda name: name)) if len(known) else frozenset()
    from netanalysis.sources.linkedin.accounts import name_key

    keys = frozenset(name_key(name) for name in names)
    people = [people_named(file.rows, keys) for file in parsed.get("messages", ())]
    people += [
        rows.counterparts(content, file.rows)[["slug", "name"]] for content in _OTHERS for file in parsed.get(content, ())
    ]
    others = _stack(people, ["slug", "name"])
    others = others[(others["slug"] != "") | (others["name"] != "")].drop_duplicates(ignore_index=True)
    return build_directory(known, others), others


def _stack(frames: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=columns, dtype=object)


def _coverage(result: ParsedFile | Coverage, ego: Ego) -> Coverage:
    """Coverage with the counts that only the rows know."""
    if isinstance(result, Coverage):
        return result
    coverage, found = result.coverage.but(account=ego.account), result.rows
    if result.spec.content == "connections":
        nameless = (full_name(found, "first_name", "last_name") == "") & (found["url"] == "")
        return coverage.but(nameless=int(nameless.sum()))
    if result.spec.content == "messages":
        return coverage.but(marked=int(marks(found).notna().sum()), **_undated_are_dropped(coverage))
    return coverage.but(**_undated_are_dropped(coverage)) if result.spec.shows else coverage


def _undated_are_dropped(coverage: Coverage) -> dict[str, object]:
    """An exchange without a date cannot be used: it counts as dropped."""
    undated = coverage.undated or 0
    if not undated:
        return {}
    reasons = [coverage.reason] if coverage.reason else []
    return {
        "read": (coverage.read or 0) - undated,
        "dropped": (coverage.dropped or 0) + undated,
        "reason": "; ".join([*reasons, "no readable date"]),
    }


SOURCE: Final = Source(PLATFORM, claims, read)
