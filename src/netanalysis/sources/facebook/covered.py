"""What became of each file: a row for each list, one for the conversations of a folder, one for all that is not needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any, Final

import pandas as pd

from netanalysis.sources.base import Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.facebook.files import KEYS, PLATFORM, section_of
from netanalysis.sources.facebook.lists import ACTIVITY, EVENTS, REQUESTS
from netanalysis.sources.facebook.parsed import ParsedFile
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


@dataclass(frozen=True, slots=True)
class Told:
    """All that the coverage is made of."""

    account: str
    zone: str
    marked: Mapping[str, int]
    first: datetime | None  #: of all messages
    last: datetime | None
    has_encrypted: bool


def coverage_of(files: Sequence[ParsedFile], told: Told) -> list[Coverage]:
    """Return what became of each file; files that stand for one thing share a row."""
    stacks: dict[tuple[str, ...], list[ParsedFile]] = {}
    for file in files:
        stacks.setdefault(_stack_of(file), []).append(file)
    return [_row(stack, told) for stack in stacks.values()]


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


def _row(stack: Sequence[ParsedFile], told: Told) -> Coverage:
    file = stack[0]
    base = Coverage(_label(stack), "read", PLATFORM, file.content, snapshot_on=file.day, parser="facebook", account=told.account,
                    read_as=file.read_as)  # fmt: skip
    if file.content == "html":
        return base.but(status="failed", content="", reason=HTML, account="")
    if file.content in ("ignored", "unknown"):
        reason = _UNKNOWN if file.content == "unknown" else ""
        return base.but(status=file.content, content="", reason=reason, account="", snapshot_on=None)
    if file.reason:
        return base.but(status="failed", reason=file.reason)
    return _counted(stack, base, told)


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


def _counted(stack: Sequence[ParsedFile], base: Coverage, told: Told) -> Coverage:
    """Counts, dates and windows of files that were read."""
    content = stack[0].content
    n_read = sum(len(file.thread.messages) if file.thread else 0 for file in stack)
    lost = sum((file.lost for file in stack), Counter[str]())
    rows = n_read + lost.total() if content in _STACKED else sum(len(file.entries) for file in stack)
    warnings = [warning for file in stack for warning in file.warnings]
    if content == EVENTS and rows:
        warnings.append(_EVENT_DAYS)
    first = min((file.first for file in stack if file.first), default=None)
    last = max((file.last for file in stack if file.last), default=None)
    row = base.but(
        rows=rows, read=rows - lost.total(), dropped=lost.total(), reason="; ".join(lost),
        first_on=_day(first, told.zone), last_on=_day(last, told.zone),
    )  # fmt: skip
    row = row.but(**_shown(stack, told)) if _kinds(content) else row
    if content in KEYS and content not in (*REQUESTS, *ACTIVITY, EVENTS):
        row = row.but(
            undated=sum(file.undated for file in stack), nameless=sum(file.nameless for file in stack)
        )
    gap = _silence(told, stack[0].day) if content == "messages" else 0
    if gap > _STALE:
        warnings.append(_ENCRYPTED.format(n=gap))
    return row.but(warning="; ".join(dict.fromkeys(warnings)))


def _kinds(content: str) -> tuple[str, ...]:
    """Kinds of interaction that files of a content can show."""
    if content in _STACKED:
        return ("message", "call", "reaction")
    if content in REQUESTS:
        return ("invitation",)
    return ("event_invitation",) if content == EVENTS else ()


def _shown(stack: Sequence[ParsedFile], told: Told) -> dict[str, Any]:
    """What files show, and for which days: the one download without encrypted chats ends with its last message."""
    content, day = stack[0].content, stack[0].day
    found: dict[str, Any] = {
        "shows": ", ".join(_kinds(content)), "marked": sum(told.marked.get(file.label, 0) for file in stack),
    }  # fmt: skip
    if content not in _STACKED or told.first is None:
        return found
    last = _day(told.last, told.zone)
    is_whole = day is not None and (told.has_encrypted or day < _ENCRYPTION)
    until = max(last, pd.Timestamp(str(day))) if is_whole else last
    return found | {"observed_from": _day(told.first, told.zone), "observed_until": until}


def _silence(told: Told, day: date | None) -> int:
    """Days between the newest message and a download that lacks the encrypted chats."""
    if told.has_encrypted or told.last is None or day is None or day < _ENCRYPTION + timedelta(days=_STALE):
        return 0
    return (day - told.last.date()).days


def _day(time: datetime | None, zone: str) -> Any:
    """Calendar day of a time in a time zone."""
    return None if time is None else pd.Timestamp(time).tz_convert(zone).tz_localize(None).normalize()
