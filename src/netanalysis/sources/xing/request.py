"""XING's data request: messages, the days on which contacts were confirmed, and own notes, all of people by name alone.

Its tables bear no telling names, so they are known by their shape: six cells a row without a header are conversations and the
messages below each; a header of two columns over names and times are contacts, one of three are notes. One public parser
is the evidence for it; whatever does not fit is counted.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Final
from zoneinfo import ZoneInfo

from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.model import MISFIT, NO_DATE, NO_NAME, Entry, Exchange, File, Records, Who
from netanalysis.sources.records import long_fields, physical_lines
from netanalysis.sources.table import decode, head_text
from netanalysis.sources.xing.shapes import PLATFORM
from netanalysis.text import fold, tidy

_MESSAGE_CELLS: Final = 6
_TIME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?: UTC|Z)?", re.ASCII)
#: the table's headers, folded, German as seen and English as it may be
_NAME: Final = ("name",)
_CONFIRMED: Final = (
    "kontakt bestaetigt am",
    "contact confirmed at",
    "contact confirmed on",
    "confirmed at",
    "confirmed on",
)
_NOTED: Final = ("erstellt am", "created at", "created on")
_NOTE: Final = ("text der notiz", "notiz", "note text", "text of the note", "note")
_FOLDERS: Final = re.compile(r"(?i)(?:^|/)data/[a-z-]+/files/[^/]+\.csv$")
#: participants of a conversation stand side by side without a blank; a comma with one belongs to a name
_BETWEEN: Final = re.compile(r",(?!\s)")
_BLOCKS: Final = re.compile(r"(?i)<(?:html|body|table|div|p|br|span|head)\b[^>]*>")
_READ_AS: Final = {
    "messages": "CSV without a header, six cells: conversations and their messages",
    "contacts": "CSV, two columns: contacts and when they were confirmed",
    "notes": "CSV, three columns: notes on contacts",
}
_OTHER_TABLE: Final = "a table of XING's data request that no reader knows yet"


def is_request(member: Member) -> bool:
    """Whether a table is of XING's data request: by its folders, else by its shape."""
    if not member.name.lower().endswith(".csv"):
        return False
    return _FOLDERS.search(member.path) is not None or bool(_content_of(_first_rows(member)))


def _first_rows(member: Member) -> list[list[str]]:
    text = head_text(member)
    return list(_rows(text[: text.rfind("\n") + 1] or text))[:3]


def _rows(text: str) -> Iterator[list[str]]:
    """Rows of a table, whatever its cells hold."""
    with long_fields(len(text)):
        yield from (row for row in csv.reader(physical_lines(text)) if any(cell.strip() for cell in row))


def _content_of(rows: Sequence[Sequence[str]]) -> str:
    """What a table holds: `messages`, `contacts` or `notes`; nothing where it is none of XING's."""
    if not rows:
        return ""
    header = [fold(cell) for cell in rows[0]]
    if len(header) == _MESSAGE_CELLS and _is_conversation(rows[0]):
        return "messages"
    if len(header) == 2 and header[0] in _NAME and header[1] in _CONFIRMED:  # noqa: PLR2004  name and day
        return "contacts"
    is_note = len(header) == 3 and header[0] in _NAME and header[1] in _NOTED and header[2] in _NOTE  # noqa: PLR2004
    return "notes" if is_note else ""


def _is_conversation(row: Sequence[str]) -> bool:
    return _time_of(row[1]) is not None and bool(row[2].strip()) and not any(cell.strip() for cell in row[3:])


def _is_message(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row[:3]) and _TIME.fullmatch(row[4].strip()) is not None


def _time_of(cell: str) -> datetime | None:
    """Read a time such as `2014-06-19 06:32:37 UTC`."""
    found = _TIME.fullmatch(cell.strip())
    try:
        return datetime(*map(int, found.groups()), tzinfo=UTC) if found else None  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def read_request(members: Sequence[Member], context: Context, records: Records) -> None:
    """Read the tables of all requests: messages, contacts and notes."""
    zone = ZoneInfo(context.settings.time_zone)
    files = []
    for member in members:
        file = File(member.label, PLATFORM, parser="xing data request", snapshot_on=member.snapshot_on)
        records.files.append(file)
        try:
            decoded = decode(member.read())
            rows = list(_rows(decoded.text))
        except (ValueError, csv.Error) as error:
            file.fail(str(error) if isinstance(error, ValueError) else MISFIT)
            continue
        file.content = _content_of(rows)
        if not file.content:
            file.status, file.snapshot_on = "unknown", None
            file.reasons.append(_OTHER_TABLE)
            continue
        file.read_as = f"{decoded.encoding}, {_READ_AS[file.content]}"
        if file.content == "messages":
            _read_messages(rows, file, records)
        elif file.content == "contacts":
            _read_contacts(rows[1:], file, records, zone)
        else:
            _read_notes(rows[1:], file, records)
        files.append(file)
    newest = max((file.last for file in files if file.last), default=None)
    for file in files:
        file.closes = newest


@dataclass(frozen=True, slots=True)
class _Conversation:
    """What stands above the messages of a conversation."""

    thread: str
    people: tuple[Who, ...]


def _conversation(row: Sequence[str]) -> _Conversation:
    told = "\0".join(cell.strip() for cell in row[:3])
    names = (tidy(name) for name in _BETWEEN.split(row[2]))
    thread = f"xing:{blake2s(told.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
    return _Conversation(thread, tuple(Who(name) for name in names if name))


def _read_messages(rows: Sequence[Sequence[str]], file: File, records: Records) -> None:
    """Take the messages below each conversation; the row of a conversation is read, and is no exchange."""
    file.shows = ("message",)
    current: _Conversation | None = None
    for row in rows:
        if len(row) != _MESSAGE_CELLS:
            file.lose(MISFIT)
        elif _is_conversation(row):
            current = _conversation(row)
            file.keep()
        elif current is None or not _is_message(row):
            file.lose(MISFIT)
        else:
            _take(row, current, file, records)


def _take(row: Sequence[str], current: _Conversation, file: File, records: Records) -> None:
    """Take one message; what is a web page was written by a machine: an invitation, a newsletter."""
    time = _time_of(row[4])
    if time is None:
        file.lose(NO_DATE)
        return
    file.see(time)
    text = row[5]
    records.exchanges.append(
        Exchange(file, time, Who(tidy(row[3])), current.people, thread=current.thread, text=text,
                 automatic=_BLOCKS.match(text.lstrip()) is not None)
    )  # fmt: skip


def _read_contacts(rows: Sequence[Sequence[str]], file: File, records: Records, zone: ZoneInfo) -> None:
    """Take confirmed contacts; some bear no date, which is normal."""
    file.undated = 0
    for number, row in enumerate(rows, start=2):
        name, cell = tidy(row[0]), row[1] if len(row) > 1 else ""
        time = _time_of(cell)
        if len(row) != 2 or not name:  # noqa: PLR2004  name and day
            file.lose(NO_NAME if len(row) == 2 else MISFIT)  # noqa: PLR2004
            continue
        if time is None:
            file.keep(undated=1)
        else:
            file.see(time)
        records.entries.append(
            Entry(file.label, f"{file.label}:{number}", name, snapshot_on=file.snapshot_on,
                  connected_on=time.astimezone(zone).date() if time else None)
        )  # fmt: skip


def _read_notes(rows: Sequence[Sequence[str]], file: File, records: Records) -> None:
    """Take notes; a note makes nobody a contact."""
    for row in rows:
        if len(row) != 3 or not tidy(row[0]):  # noqa: PLR2004  name, day and text
            file.lose(NO_NAME if len(row) == 3 else MISFIT)  # noqa: PLR2004
            continue
        file.keep()
        if row[2].strip():
            records.notes.append((file, Who(tidy(row[0])), row[2].strip()))
