"""Answers of XING's former API, and JSON of other people's tools: what they say, and what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import read_json
from netanalysis.sources.model import BROKEN_LINES, File, Records
from netanalysis.sources.xing.hints import hints_of, is_own_resume
from netanalysis.sources.xing.shapes import PLATFORM, Part, parts_of
from netanalysis.sources.xing.sorting import Sorting, connected_ids, sort_part
from netanalysis.sources.xing.talks import (
    LISTS,
    Held,
    held_of,
    messages_of,
    read_messages,
    threads_of,
)

#: answers that say nothing about the owner's ties, or nothing with a date
_IGNORED: Final = ("groups", "paths", "visits", "bookmarks", "search results")
_SHOWS: Final = {**dict.fromkeys((*LISTS, "messages"), "message"), "contact requests": "invitation"}
_WHOSE_RESUME: Final = (
    "the resume does not say that it is yours; write your name under [me] in netanalysis.toml"
)
_NO_LIST: Final = "without the list of conversations it cannot be told with whom there was no exchange"


def read_answers(members: Sequence[Member], context: Context, records: Records) -> None:
    """Read all files together: the owner, names and conversations are spread over them."""
    files: dict[int, File] = {}
    parts: list[Part] = []
    for member in members:
        file, found = _parsed(member)
        records.files.append(file)
        used = _used(found, file, context)
        files |= {id(part): file for part in used}
        parts += found
    records.hints = hints_of(parts, context)
    threads = threads_of(parts)
    messages = messages_of(parts, threads)
    read_messages(messages, files, records)
    own = records.hints.ids
    met = frozenset(one for message in messages for one in (message.sender, *message.people)) - own - {""}
    sorting = Sorting(records, context.settings.country, own, connected_ids(parts, own), met)
    for part in parts:
        if id(part) in files and (part.content not in _SHOWS or part.content == "contact requests"):
            sort_part(part, files[id(part)], sorting)
    _note_gaps(list(dict.fromkeys(files.values())), held_of(parts, messages))


def _parsed(member: Member) -> tuple[File, list[Part]]:
    """A file and its parts, or why it was not read."""
    file = File(member.label, PLATFORM, parser="xing answers", snapshot_on=member.snapshot_on)
    try:
        documents = read_json(member)
    except ValueError as error:
        file.fail(str(error))
        return file, []
    parts = parts_of(documents, member)
    file.read_as = documents.read_as
    file.warnings += documents.warnings
    file.lose(BROKEN_LINES, documents.broken)
    file.content = ", ".join(dict.fromkeys(part.content for part in parts))
    return file, parts


def _used(parts: Sequence[Part], file: File, context: Context) -> list[Part]:
    """Parts that say something of the owner's ties; a file without any is ignored."""
    strange = [
        part
        for part in parts
        if part.content == "resume" and not is_own_resume(part, part.items[0], context.owner)
    ]
    used = [part for part in parts if part.content not in _IGNORED and part not in strange]
    file.nameless = 0
    file.shows = tuple(sorted({_SHOWS[part.content] for part in used if part.content in _SHOWS}))
    if not used and file.status == "read":
        file.status, file.snapshot_on = "ignored", None
        file.keep(sum(len(part.items) for part in parts))
        file.reasons += [_WHOSE_RESUME] if strange else []
    return used


def _note_gaps(files: Sequence[File], held: Held) -> None:
    """Say for which days every conversation would have shown: from the first message, or where the oldest are cut off."""
    talks = [file for file in files if "message" in file.shows]
    first = min((file.first for file in talks if file.first), default=None)
    last = max((file.last for file in talks if file.last), default=None)
    cut: Any = pd.to_datetime(held.since, utc=True, errors="coerce") if held.since else first
    since = None if pd.isna(cut) else cut
    for file in files:
        file.is_windowless = file.shows != ("message",) or not held.listed or since is None
    for file in talks:
        file.opens, file.closes = since, last
        file.warnings += _gaps(held)


def _gaps(held: Held) -> list[str]:
    """What the files lack of the conversations."""
    if not held.listed and not held.missing_conversations:
        return [_NO_LIST]
    missing = (
        (held.missing_conversations, "conversations of the list are not there"),
        (held.missing_messages, "messages of the conversations are not there"),
    )
    return [f"{n} {what}" for n, what in missing if n]
