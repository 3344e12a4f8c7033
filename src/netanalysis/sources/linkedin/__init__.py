"""LinkedIn's archive, Basic and Complete, of all eras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from netanalysis.frames import look_up
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin import rows
from netanalysis.sources.linkedin.accounts import Directory, build_directory, name_key
from netanalysis.sources.linkedin.files import (
    ACTIVITY_OF,
    BY_NAME,
    KNOWN,
    SHARED_NAMES,
    names_nobody,
    normal_name,
)
from netanalysis.sources.linkedin.messages import address_cells, addressees, read_messages, senders
from netanalysis.sources.linkedin.owner import Ego, find_owner, owners_of
from netanalysis.sources.linkedin.parse import (
    PLATFORM,
    ParsedFile,
    is_recommendation,
    is_table,
    parse_file,
    spec_of,
)
from netanalysis.sources.linkedin.portability import is_answer, read_answers
from netanalysis.sources.linkedin.rows import Lost
from netanalysis.sources.linkedin.talks import number_talks
from netanalysis.sources.table import head_text

_OTHERS: Final = (
    "invitations", "endorsements given", "endorsements received", "recommendations given", "recommendations received"
)  # fmt: skip
_CARDS: Final = (".vcf", ".vcard")
_WHOSE: Final = (
    "its header is that of recommendations, but does not say whose; "
    "name the file Recommendations_Given.csv or Recommendations_Received.csv"
)
_UNKNOWN: Final = (
    "neither its name nor its header is known; if it holds contacts, name its columns under [column_map]"
)
#: so many known files beside it make an unknown one a part of the download
_COMPANY: Final = 3
_NEW: Final = "a file of the download that no reader knows yet; its header names nobody"
Parsed = Mapping[str, Sequence[ParsedFile]]


def claims(member: Member, context: Context) -> bool:
    """Whether a file is LinkedIn's: by its archive, by its name or, where that says too little, by its header row."""
    label, name = member.label.lower(), normal_name(member.name)
    in_archive = "linkedindataexport" in label.rpartition("/")[0]
    if is_answer(member):
        return True
    if not is_table(member):
        page = member.name.lower().endswith((".html", ".htm")) and "articles/" in label
        return page or (in_archive and not member.name.lower().endswith(_CARDS))
    if in_archive or name in KNOWN or (name in BY_NAME and name not in SHARED_NAMES):
        return True
    if "xing" in label and "linkedin" not in label:
        return False
    return spec_of(member, context) is not None or is_recommendation(member, context)


def belongs(member: Member, others: Sequence[Member]) -> bool:
    """Whether an unknown table lies among so many known files of LinkedIn's download that it is one of them."""
    known = {normal_name(other.name) for other in others if _place(other) == _place(member)}
    return (
        is_table(member)
        and len(known & (KNOWN | BY_NAME.keys())) >= _COMPANY
        and names_nobody(head_text(member))
    )


def _place(member: Member) -> str:
    return member.label.rpartition("/")[0]


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all LinkedIn files of all exports together, so that names find their URLs."""
    answers = [member for member in members if is_answer(member)]
    tables = [member for member in members if member not in answers]
    results = [_read_member(member, context) for member in tables]
    results += [_with_people(result) for result in read_answers(answers, context)]
    parsed: dict[str, list[ParsedFile]] = {}
    for result in results:
        if isinstance(result, ParsedFile):
            parsed.setdefault(result.spec.content, []).append(result)
    parsed["messages"] = [number_talks(file) for file in parsed.get("messages", ())]
    ego = find_owner(parsed, context)
    frames, lost = _tables(parsed, ego, context)
    coverage = tuple(_coverage(result, ego, lost) for result in results)
    return Extract(frames, ego.owner, coverage, owners_of(parsed, context.settings.country))


def _read_member(member: Member, context: Context) -> ParsedFile | Coverage:
    base = Coverage(member.label, "unknown", PLATFORM, snapshot_on=member.snapshot_on, parser="linkedin")
    if not is_table(member):
        return base.but(status="ignored", snapshot_on=None)  # an article bears the day it was written
    if normal_name(member.name) in KNOWN:
        return base.but(status="ignored")
    spec = spec_of(member, context)
    if spec is not None:
        return _with_people(parse_file(member, spec, context))
    if is_recommendation(member, context):
        return base.but(reason=_WHOSE)
    return (
        base.but(status="ignored", reason=_NEW)
        if names_nobody(head_text(member))
        else base.but(reason=_UNKNOWN)
    )


def _with_people(result: ParsedFile | Coverage) -> ParsedFile | Coverage:
    """Add to a list of connections who they are."""
    is_list = isinstance(result, ParsedFile) and result.spec.content == "connections"
    return rows.with_people(result) if isinstance(result, ParsedFile) and is_list else result


def _tables(
    parsed: Parsed, ego: Ego, context: Context
) -> tuple[dict[str, list[pd.DataFrame]], dict[str, Lost]]:
    """Canonical frames of all files, and what of each file never counts or could not be used."""
    directory, people = _directory(parsed, ego)
    connected, held, snapshots = rows.connections(parsed.get("connections", ()), directory, ego)
    booked, booked_ids, lost = rows.address_book(
        parsed.get("address book", ()), context.settings.country, ego
    )
    messages = read_messages(parsed.get("messages", ()), directory, ego)
    others = rows.other_interactions(
        [file for name in _OTHERS for file in parsed.get(name, ())], directory, ego
    )
    interactions = [frame for frame in (messages.interactions, others) if len(frame)]
    met = {contact for frame in interactions for contact in frame["contact_id"].dropna().unique()}
    met |= {contact for side in ("a", "b") if len(messages.links) for contact in messages.links[side]}
    unknown, unknown_ids = rows.strangers(met, people, directory, ego)
    noted = rows.notes(parsed.get("notes", ()), directory)
    contacts = [
        frame.assign(note=look_up(frame["contact_id"], noted)) for frame in (connected, unknown) if len(frame)
    ]
    activity = rows.activity([file for name in ACTIVITY_OF for file in parsed.get(name, ())], ego)
    tables = {
        "contacts": [*contacts, booked], "identifiers": [held, unknown_ids, booked_ids], "snapshots": [snapshots],
        "interactions": interactions, "links": [messages.links], "activity": [activity],
    }  # fmt: skip
    marked = {file: Lost(marked=n) for file, n in {**messages.marked, **rows.marked(others)}.items()}
    return tables, lost | marked


def _directory(parsed: Parsed, ego: Ego) -> tuple[Directory, pd.DataFrame]:
    """Look-up of accounts over all files, and everybody the files name besides the connections."""
    known = stack_people([file.rows for file in parsed.get("connections", ())], "day")
    messages = [file.talks for file in parsed.get("messages", ())]
    people = [senders(between) for between in messages]
    people += [
        rows.counterparts(content, file.rows)
        for content in (*_OTHERS, "notes")
        for file in parsed.get(content, ())
    ]
    people += [rows.booked_people(file.rows) for file in parsed.get("address book", ())]
    whole = frozenset(name_key(name) for frame in (known, *people) for name in frame["name"].unique())
    cells = [address_cells(between) for between in messages]
    paired = stack_people([addressees(several, whole) for several in cells])
    whole |= {name_key(name) for name in paired.loc[paired["slug"] != "", "name"].unique()}
    people += [addressees(several, whole) for several in cells]
    others = stack_people(people)
    others = others[~ego.is_ego(others["slug"], others["name"])].reset_index(drop=True)
    return build_directory(known, others, whole - {""}), others


def stack_people(frames: Sequence[pd.DataFrame], *more: str) -> pd.DataFrame:
    """Stack frames of people; without any, an empty one."""
    columns = ["slug", "name", *more]
    filled = [frame[columns] for frame in frames if len(frame)]
    if not filled:
        return pd.DataFrame(columns=columns, dtype=object)
    people = pd.concat(filled, ignore_index=True)
    return people[(people["slug"] != "") | (people["name"] != "")].drop_duplicates(ignore_index=True)


def _coverage(result: ParsedFile | Coverage, ego: Ego, lost: Mapping[str, Lost]) -> Coverage:
    """Coverage with the counts that only the rows know; a row without date or person cannot be used and is dropped."""
    if isinstance(result, Coverage):
        return result
    content, coverage = result.spec.content, result.coverage.but(account=ego.account)
    found = lost.get(coverage.file, Lost())
    if content == "connections":
        return coverage.but(nameless=rows.count_nameless(result.rows))
    undated = (coverage.undated or 0) if result.spec.shows or content in ACTIVITY_OF else 0
    reasons = [coverage.reason] if coverage.reason else []
    reasons += ["no readable date"] if undated else []
    reasons += ["neither name nor address"] if found.empty else []
    return coverage.but(
        read=(coverage.read or 0) - undated - found.empty, dropped=(coverage.dropped or 0) + undated + found.empty,
        reason="; ".join(reasons), marked=found.marked if result.spec.shows else None,
    )  # fmt: skip


SOURCE: Final = Source(PLATFORM, claims, read, belongs)
