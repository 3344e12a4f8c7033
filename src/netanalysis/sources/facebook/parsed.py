"""Each file of a download with what stands in it, and the counts that its coverage is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from netanalysis.sources.container import Member
from netanalysis.sources.facebook.files import KEYS, content_of
from netanalysis.sources.facebook.shapes import entries_of
from netanalysis.sources.facebook.threads import MISFIT, ThreadFile, read_thread
from netanalysis.sources.json_files import Documents, read_json


@dataclass(slots=True)
class ParsedFile:
    """A file, its entries or its conversation, why it could not be read, and what became of its entries."""

    member: Member
    content: str
    entries: list[Any] = field(default_factory=list)
    document: Any = None
    thread: ThreadFile | None = None
    reason: str = ""
    read_as: str = ""
    warnings: tuple[str, ...] = ()
    lost: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    nameless: int = 0
    first: datetime | None = None
    last: datetime | None = None

    @property
    def label(self) -> str:
        """Name of the file in the coverage."""
        return self.member.label

    @property
    def day(self) -> date | None:
        """Day of the download."""
        return self.member.snapshot_on

    def see(self, time: datetime) -> None:
        """Note the time of an entry that is read."""
        self.first = time if self.first is None or time < self.first else self.first
        self.last = time if self.last is None or time > self.last else self.last


def parse_file(member: Member) -> ParsedFile:
    """Read a file of a kind that is needed; another one is not opened."""
    made = ParsedFile(member, content_of(member))
    if made.content in ("html", "ignored", "unknown"):
        return made
    try:
        found = read_json(member)
    except ValueError as error:
        made.reason = str(error)
        return made
    _fill(made, found)
    return made


def _fill(made: ParsedFile, found: Documents) -> None:
    made.read_as, made.warnings = found.read_as, found.warnings
    made.document = found.values[0] if len(found.values) == 1 else list(found.values)
    if made.content == "profile":
        made.entries = [made.document]
        return
    if made.content in KEYS:
        made.entries = entries_of(made.document, KEYS[made.content])
        return
    made.thread = read_thread(made.document, made.member, encrypted=made.content == "encrypted messages")
    made.document = None  # a parsed document takes ten times the memory of what is kept of it
    if made.thread is None:
        made.reason = MISFIT
        return
    for message in made.thread.messages:
        made.see(message.time)
    made.lost += made.thread.lost
