"""What became of each file: a row for each list, one for the conversations of a folder, one for all that is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.container import Member
from netanalysis.sources.facebook.files import PLATFORM, section_of
from netanalysis.sources.facebook.lists import EVENTS, REQUESTS
from netanalysis.sources.facebook.parsed import ParsedFile
from netanalysis.sources.model import File
from netanalysis.text import tidy

HTML: Final = (
    "a download for reading, not for evaluation; request it from Facebook again with the format JSON"
)
_UNKNOWN: Final = "a file of the download that no reader knows yet"
_EVENT_DAYS: Final = "the day is that of the event, for the file does not tell when you were invited"
_ENCRYPTED: Final = (
    "the newest message is {n} days older than the download: encrypted chats are a download of their own, "
    "in Messenger's settings under end-to-end encrypted chats, message storage"
)
#: since then, chats of two were encrypted one after the other, and are no longer in the download of all information
_ENCRYPTION: Final = date(2023, 12, 6)
_STALE: Final = 90
_STACKED: Final = ("messages", "encrypted messages")


def files_of(parsed: Sequence[ParsedFile]) -> dict[str, File]:
    """Return the row of each file by its label; files that stand for one thing share a row."""
    stacks: dict[tuple[str, ...], list[ParsedFile]] = {}
    for one in parsed:
        stacks.setdefault(_stack_of(one), []).append(one)
    return {one.label: file for stack in stacks.values() for file in [_file(stack)] for one in stack}


def _stack_of(file: ParsedFile) -> tuple[str, ...]:
    """Conversations of one folder belong together, and pages, pictures and what else is not needed of one top folder."""
    if file.content in _STACKED and not file.reason:
        return file.content, file.member.export, _threads_folder(file.member), str(file.day)
    if file.content in ("html", "ignored"):
        top = "" if file.content == "html" else _top(file.member)
        return file.content, file.member.export, top
    return ("", file.label)


def _top(member: Member) -> str:
    """Folder of a file, as deep as it tells what the file is for."""
    folders = PurePosixPath(member.path).parts[:-1]
    return "/".join(folders[:2])


def _threads_folder(member: Member) -> str:
    """Folder that holds the folders of the conversations."""
    parts = PurePosixPath(member.path).parts
    return "/".join(
        parts[:-2] if section_of(member) or member.name.lower().startswith("message") else parts[:-1]
    )


def _file(stack: Sequence[ParsedFile]) -> File:
    one = stack[0]
    file = File(_label(stack), PLATFORM, one.content, "facebook", snapshot_on=one.day, read_as=one.read_as,
                shows=_kinds(one.content), warnings=[text for each in stack for text in each.warnings])  # fmt: skip
    if one.content == "html":
        file.content = ""
        file.fail(HTML)
    elif one.content in ("ignored", "unknown"):
        file.status, file.content, file.snapshot_on = one.content, "", None
        file.reasons += [_UNKNOWN] if one.content == "unknown" else []
    elif one.reason:
        file.fail(one.reason)
    elif one.content == EVENTS and one.entries:
        file.warnings.append(_EVENT_DAYS)
    return file


def _label(stack: Sequence[ParsedFile]) -> str:
    """One name for all files of a stack."""
    member = stack[0].member
    if len(stack) == 1:
        return member.label
    folder = {"html": "", "ignored": _top(member)}.get(stack[0].content, _threads_folder(member))
    pattern = {"html": "**/*.html", "ignored": "**"}.get(stack[0].content, "*/message_*.json")
    if stack[0].content == "encrypted messages":
        pattern = "*.json"
    return tidy("/".join(part for part in (member.export, folder, f"{pattern} ({len(stack)})") if part))


def _kinds(content: str) -> tuple[str, ...]:
    """Kinds of interaction that files of a content can show."""
    if content in _STACKED:
        return ("message", "call", "reaction")
    if content in REQUESTS:
        return ("invitation",)
    return ("event_invitation",) if content == EVENTS else ()


def note_gaps(files: Sequence[File]) -> None:
    """Say which days the conversations show: the one download without encrypted chats ends with its last message.

    Of requests and invitations old ones are deleted, so they show no days.
    """
    talks = [file for file in files if file.content in _STACKED and file.status == "read"]
    first = min((file.first for file in talks if file.first), default=None)
    last = max((file.last for file in talks if file.last), default=None)
    has_encrypted = any(file.content == "encrypted messages" for file in files)
    for file in files:
        file.is_windowless = file not in talks or first is None
    for file in talks:
        file.opens, file.closes = first, last
        day = file.snapshot_on
        file.is_partial = day is None or not (has_encrypted or day < _ENCRYPTION)
        gap = 0 if has_encrypted or last is None or day is None else (day - last.date()).days
        if (
            file.content == "messages"
            and day
            and day >= _ENCRYPTION + timedelta(days=_STALE)
            and gap > _STALE
        ):
            file.warnings.append(_ENCRYPTED.format(n=gap))
