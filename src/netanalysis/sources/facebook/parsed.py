"""Each file of a download with what stands in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netanalysis.sources.container import Member
from netanalysis.sources.facebook.files import KEYS, content_of
from netanalysis.sources.facebook.shapes import entries_of
from netanalysis.sources.facebook.threads import ThreadFile, read_thread
from netanalysis.sources.json_files import Documents, read_json
from netanalysis.sources.model import MISFIT


@dataclass(slots=True)
class ParsedFile:
    """A file, its entries or its conversation, or why it could not be read."""

    member: Member
    content: str
    entries: list[Any] = field(default_factory=list)
    document: Any = None
    thread: ThreadFile | None = None
    reason: str = ""
    read_as: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Name of the file in the coverage."""
        return self.member.label

    @property
    def day(self) -> date | None:
        """Day of the download."""
        return self.member.snapshot_on

    @property
    def lost(self) -> Counter[str]:
        """Messages that cannot be used, by reason."""
        return self.thread.lost if self.thread else Counter()


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
