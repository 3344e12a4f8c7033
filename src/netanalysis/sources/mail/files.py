"""Files that hold mail: which they are, and the header parts in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Final

from netanalysis.sources.container import Member
from netanalysis.sources.mail.folders import folder_names
from netanalysis.sources.mail.headers import Mail, read_mail
from netanalysis.sources.mail.mbox import LONGEST, header_parts, is_mbox, plain_lines
from netanalysis.text import tidy

_BOXES: Final = (".mbox", ".mbx")
_LETTERS: Final = (".eml", ".emlx")
#: kinds of file that only Outlook reads
_OUTLOOK: Final = (".pst", ".ost", ".msg", ".olm")
#: what mail programs keep beside the mail
_BESIDE: Final = (".msf", "table_of_contents", "popstate.dat", "msgfilterrules.dat")
_MAILDIR: Final = ("cur", "new")
_HEAD: Final = 2**12
_PROPER_ENDING: Final = re.compile(r"\.[a-z][a-z0-9]{1,4}$")
_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\d+\s*\n)?(?:>*From [^\n]*\n){0,3}([!-9;-~]{2,60})[ \t]*:"
)
OUTLOOK_ONLY: Final = (
    "only Outlook reads this kind of file; save the mails as .eml or .mbox, for instance through Thunderbird"
)
NO_MAIL: Final = "no mail in it"


@dataclass(slots=True)
class Box:
    """One mailbox or folder of single mails: its label, the names of its folders, and what was read of it."""

    label: str
    member: Member
    folders: frozenset[str]
    parser: str
    mails: list[Mail] = field(default_factory=list)
    empty: int = 0  #: files among its single mails that are none
    doubts: Counter[str] = field(default_factory=Counter)  #: what of a mailbox was not understood
    failed: list[str] = field(default_factory=list)


def holds_mail(member: Member) -> bool:
    """Whether a file is one of a mail program's: by its ending or, without a usual one, by how it begins."""
    name = member.name.lower()
    if name.endswith((*_BOXES, *_LETTERS, *_OUTLOOK, *_BESIDE)):
        return True
    if _PROPER_ENDING.search(name):
        return False
    head = _head(member)
    return is_mbox(head) or (_in_maildir(member) and bool(_BEGINS.match(head)))


def is_beside(member: Member) -> bool:
    """Whether a file holds no mail, but an index of it."""
    return member.name.lower().endswith(_BESIDE)


def is_outlook(member: Member) -> bool:
    """Whether only Outlook reads a file."""
    return member.name.lower().endswith(_OUTLOOK)


def _head(member: Member) -> bytes:
    try:
        with member.opened() as stream:
            return stream.read(_HEAD)
    except ValueError:
        return b""


def _in_maildir(member: Member) -> bool:
    return PurePosixPath(member.path).parent.name.lower() in _MAILDIR


def _is_letter(member: Member) -> bool:
    return member.name.lower().endswith(_LETTERS) or (_in_maildir(member) and not is_mbox(_head(member)))


def read_boxes(members: Sequence[Member]) -> list[Box]:
    """Read the headers of every file; single mails of one folder are one box."""
    stacks: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        letters = _is_letter(member)
        key = (
            (member.export, str(PurePosixPath(member.path).parent) + "/*")
            if letters
            else (member.export, member.path)
        )
        stacks.setdefault(key, []).append(member)
    return [_read_box(stack, number) for number, stack in enumerate(stacks.values())]


def _read_box(stack: Sequence[Member], number: int) -> Box:
    one = stack[0]
    letters = _is_letter(one)
    label = one.label if len(stack) == 1 else _stack_label(stack)
    box = Box(label, one, folder_names(one.path), "eml" if letters else "mbox")
    for member in stack:
        before = len(box.mails)
        try:
            with member.opened() as stream:
                for part in _parts(stream, box, single=letters and not is_mbox(_head(member))):
                    box.mails.append(read_mail(part, number))
        except ValueError as error:
            box.failed.append(str(error))
        box.empty += letters and len(box.mails) == before
    return box


def _parts(stream: IO[bytes], box: Box, *, single: bool) -> Iterator[bytes]:
    return _letter(stream) if single else header_parts(stream, doubts=box.doubts)


def _stack_label(stack: Sequence[Member]) -> str:
    one = PurePosixPath(stack[0].path)
    ending = one.suffix if one.suffix.lower() in _LETTERS else ""
    label = str(one.parent / f"*{ending} ({len(stack)})")
    return tidy(f"{stack[0].export}/{label}" if stack[0].export else label)


def _letter(stream: IO[bytes]) -> Iterator[bytes]:
    """The header part of a file that holds one mail; nothing where it begins with no field."""
    data = plain_lines(stream.read(LONGEST))
    found = _BEGINS.match(data)
    if found:
        yield data[found.start(1) :].partition(b"\n\n")[0]
