"""Which source reads which file: every file is read, known and ignored, or unknown and named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources import (
    address_book,
    calendar,
    call_list,
    facebook,
    foreign,
    google,
    linkedin,
    mail,
    outlook,
    whatsapp,
    x,
    xing,
)
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.container import Exports, Member
from netanalysis.sources.model import Records
from netanalysis.sources.table import HEAD

#: asked in this order; the first that claims a file reads it
SOURCES: Final[tuple[Source, ...]] = (
    foreign.SOURCE, google.SOURCE, outlook.SOURCE, call_list.SOURCE, whatsapp.SOURCE, linkedin.SOURCE, facebook.SOURCE,
    x.SOURCE, xing.SOURCE, address_book.SOURCE, calendar.SOURCE, mail.SOURCE,
)  # fmt: skip
#: from so many unread files of one sort on, they share a row of the coverage
_MANY: Final = 20
#: litter of operating systems
_LITTER: Final = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
#: endings of files that are known by what stands in them
_TEXTS: Final = (".csv", ".tsv", ".txt", ".vcf", ".json", ".js", ".ics", ".mbox", ".eml", ".html", ".htm")
#: what a spreadsheet saves unless told otherwise
_WORKBOOKS: Final = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")


def read_exports(
    exports: Exports, context: Context, *, sources: Sequence[Source] = SOURCES
) -> list[Records | Extract]:
    """Let each source read its own files; what nobody claims is named in the coverage."""
    taken: list[list[Member]] = [[] for _ in sources]
    rest: list[Coverage] = [
        Coverage(broken.label, "failed", reason=broken.reason, parser="container")
        for broken in exports.unreadable
    ]
    unclaimed: list[Member] = []
    members = sorted(exports.members, key=lambda member: member.label)
    for member in members:
        claims = (number for number, source in enumerate(sources) if source.claims(member, context))
        number = None if _is_litter(member) else next(claims, None)
        if number is not None:
            taken[number].append(member)
        else:
            unclaimed.append(member)
    claimed = [tuple(own) for own in taken]
    for member in unclaimed:
        belongs = (n for n, source in enumerate(sources) if claimed[n] and source.belongs(member, claimed[n]))
        number = None if _is_litter(member) else next(belongs, None)
        if number is not None:
            taken[number].append(member)
        else:
            rest.append(_unclaimed(member))
    made: list[Records | Extract] = []
    for source, own in zip(sources, taken, strict=True):
        told = source.read(own, context) if own else []
        made += [told] if isinstance(told, Extract) else told
    by_label = {member.label: member for member in members}
    rest = _grouped([_told_why(row, by_label) for row in rest])
    return [*(_with_reasons(one, by_label) for one in made), Extract(coverage=tuple(rest))]


def _with_reasons(made: Records | Extract, members: Mapping[str, Member]) -> Records | Extract:
    """Let files that nobody knows because they cannot be read say so."""
    if isinstance(made, Extract):
        return replace(made, coverage=tuple(_told_why(row, members) for row in made.coverage))
    for file in made.files:
        if file.status == "unknown" and (why := _why_closed(members.get(file.label))):
            file.status, file.reasons = "failed", [why]
    return made


def _told_why(row: Coverage, members: Mapping[str, Member]) -> Coverage:
    why = _why_closed(members.get(row.file)) if row.status == "unknown" else ""
    return row.but(status="failed", reason=why) if why else row


def _why_closed(member: Member | None) -> str:
    """Why the head of a file, by which it would be known, cannot be read; nothing where it can."""
    if member is None or not member.name.lower().endswith(_TEXTS):
        return ""
    try:
        with member.opened() as stream:
            stream.read(HEAD)
    except ValueError as error:
        return str(error)
    return ""


def _grouped(rows: Sequence[Coverage]) -> list[Coverage]:
    """Let files of one folder, ending and fate share a row where they are many: ten thousand photographs are one."""
    groups: dict[tuple[str, str, str, str], list[Coverage]] = {}
    for row in rows:
        path = PurePosixPath(row.file)
        groups.setdefault((str(path.parent), path.suffix.lower(), row.status, row.reason), []).append(row)
    found: list[Coverage] = []
    for (folder, ending, _, _), group in groups.items():
        label = str(PurePosixPath(folder) / f"*{ending} ({len(group)})")
        found += [group[0].but(file=label)] if len(group) > _MANY else group
    return found


def _is_litter(member: Member) -> bool:
    """Whether a file was left behind by an operating system, or is hidden."""
    return member.name.startswith(".") or any(part in member.label.lower() for part in _LITTER)


def _unclaimed(member: Member) -> Coverage:
    if _is_litter(member):
        return Coverage(member.label, "ignored", parser="container")
    reason = "no source knows it; if it holds contacts or messages, name its columns under [column_map]"
    if member.name.lower().endswith(_WORKBOOKS):
        reason = "a workbook; open it in your spreadsheet and save it as CSV (UTF-8)"
    elif not member.name.lower().endswith((".csv", ".tsv", ".txt")):
        reason = "no source reads this kind of file"
    return Coverage(member.label, "unknown", reason=reason, parser="registry")
