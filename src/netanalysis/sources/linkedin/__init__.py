"""LinkedIn's archive, Basic and Complete, of all eras."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from netanalysis.sources.base import Context, Source
from netanalysis.sources.container import Member
from netanalysis.sources.linkedin import rows
from netanalysis.sources.linkedin.files import (
    ACTIVITY_OF,
    BY_NAME,
    KNOWN,
    SHARED_NAMES,
    names_nobody,
    normal_name,
)
from netanalysis.sources.linkedin.messages import with_talks
from netanalysis.sources.linkedin.own_profile import profile_of, profiles_of_exports
from netanalysis.sources.linkedin.parse import PLATFORM, is_recommendation, is_table, parse_file, spec_of
from netanalysis.sources.linkedin.portability import is_answer, read_answers
from netanalysis.sources.model import OTHER_TABLES, File, Hints, Records, Table
from netanalysis.sources.table import head_text

#: what reads the rows of tables of a content
_ROWS: Final[Mapping[str, Callable[[Table], Table]]] = MappingProxyType(
    {
        "connections": rows.connections, "messages": with_talks, "notes": rows.counterparts,
        **dict.fromkeys(OTHER_TABLES, rows.counterparts),
    }
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


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read all LinkedIn files of all exports together, so that names find their URLs."""
    answers = [member for member in members if is_answer(member)]
    found = [_read_member(member, context) for member in members if member not in answers]
    found += read_answers(answers, context)
    large: dict[str, list[Table]] = {}
    for one in found:
        if isinstance(one, Table):
            read_rows = _ROWS.get(one.file.content)
            large.setdefault(one.file.content, []).append(read_rows(one) if read_rows else one)
    country = context.settings.country
    return [
        Records(
            PLATFORM,
            files=[one.file if isinstance(one, Table) else one for one in found],
            address_book=[entry for table in large.get("address book", ()) for entry in rows.entries(table, country)],
            posts=[post for name in ACTIVITY_OF for table in large.get(name, ()) for post in rows.posts(table)],
            hints=Hints(profile_of(large, country), exports=profiles_of_exports(large, country)),
            large=large,
        )
    ]  # fmt: skip


def _read_member(member: Member, context: Context) -> Table | File:
    file = File(member.label, PLATFORM, parser=PLATFORM, status="ignored", snapshot_on=member.snapshot_on)
    if not is_table(member):
        file.snapshot_on = None  # an article bears the day it was written
    elif normal_name(member.name) not in KNOWN:
        spec = spec_of(member, context)
        if spec is not None:
            return parse_file(member, spec, context)
        if is_recommendation(member, context):
            file.status, file.reasons = "unknown", [_WHOSE]
        elif names_nobody(head_text(member)):
            file.reasons = [_NEW]
        else:
            file.status, file.reasons = "unknown", [_UNKNOWN]
    return file


SOURCE: Final = Source(PLATFORM, claims, read, belongs)
