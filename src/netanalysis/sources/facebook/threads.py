"""Conversations: of the download of all information, with its five folders, and of the one of encrypted chats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from netanalysis.sources.container import Member
from netanalysis.sources.facebook.files import section_of
from netanalysis.sources.facebook.shapes import line, moment, prose
from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text, as_whole
from netanalysis.sources.model import MISFIT, NO_DATE
from netanalysis.text import fold, tidy

WITHDRAWN: Final = "withdrawn by its sender"
#: what the platform calls members who left it; nobody knows how many people they are
_DELETED: Final = frozenset(
    ("facebook user", "facebook nutzer", "facebook nutzerin", "facebook nutzer in", "utilisateur de facebook",
     "utilisateur facebook", "utilisatrice de facebook", "utente di facebook", "usuario de facebook", "messenger user")
)  # fmt: skip
#: what the platform writes in the name of a member
_NOTICE: Final = re.compile(
    r"(?:(?:named|created|left|joined) the group|(?:added|removed) .+ (?:to|from) the group"
    r"|(?:changed|set|cleared|removed) the (?:theme|chat|group photo|emoji|quick reaction|nickname)|set (?:your|his|her|their) (?:own )?nickname"
    r"|(?:started|joined|ended) (?:a|the) (?:video chat|call)|missed (?:a|your|the) (?:video |group )?(?:call|chat)"
    r"|made .+ an? (?:group )?admin|created (?:a|the) poll|pinned a message|turned (?:on|off) "
    r"|hat die gruppe (?:verlassen|erstellt|.+ benannt)|hat .+ (?:zur gruppe hinzugef\u00fcgt|aus der gruppe entfernt)"
    r"|hat (?:das|den|die) (?:design|farbschema|farbe|gruppenfoto|emoji|spitznamen|gruppennamen)"
    r"|hat (?:einen|den) (?:videochat|anruf) (?:gestartet|beendet)|(?:hast|hat) (?:einen|deinen) .*(?:anruf|videochat).* verpasst)",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"(?:You are now connected on Messenger|You can now (?:message|call) |Say hi to your new Facebook friend"
    r"|The (?:video chat|call) ended|(?:Ihr seid|Du bist) jetzt (?:\u00fcber|auf|im) Messenger|Ihr k\u00f6nnt (?:euch )?jetzt |Der Videochat ist beendet)",
    re.IGNORECASE,
)
_REACTED: Final = re.compile(r"Reacted \S+ to your message\s*|Hat mit \S+ auf deine Nachricht reagiert\.?\s*")
_MACHINE_TYPES: Final = ("subscribe", "unsubscribe")
_YOU: Final = ("you", "du", "ihr")


class Message(NamedTuple):
    """One message: kind as in `schema.KINDS`, minutes of a call, names of those who reacted."""

    sender: str
    time: datetime
    text: str
    kind: str
    reactions: tuple[str, ...]
    minutes: float | None = None
    automatic: bool = False


@dataclass(slots=True)
class ThreadFile:
    """What one file holds of a conversation, and what of it cannot be used."""

    label: str
    thread: str
    lot: tuple[str, str]  #: download and kind of download: within one, a conversation of two has one thread
    title: str
    group: bool
    people: tuple[str, ...]
    messages: list[Message] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Key under which a name is looked up; nothing for a member who left the platform."""
    key = fold(name) or tidy(name)
    return "" if key in _DELETED else key


def read_thread(document: Any, member: Member, *, encrypted: bool) -> ThreadFile | None:
    """Read a conversation; None where the document is none."""
    found = as_dict(document)
    if not isinstance(found.get("messages"), list):
        return None
    return _read_encrypted(found, member) if encrypted else _read_plain(found, member)


def _read_plain(found: Mapping[str, Any], member: Member) -> ThreadFile:
    people = [line(as_dict(one).get("name")) for one in as_list(found.get("participants"))]
    section = section_of(member)
    thread = _thread_id(found, member)
    lot = download_of(member), "cutover" if section == "e2ee_cutover" else "all"
    is_group = as_text(found.get("thread_type")).lower() == "regulargroup"
    made = ThreadFile(member.label, thread, lot, line(found.get("title")), group=is_group, people=())
    names: dict[str, str] = {}
    for item in found["messages"]:
        message = as_dict(item)
        sender = _line_once(message.get("sender_name"), names)
        time = moment(message.get("timestamp_ms")) or moment(message.get("timestamp"))
        reason = _loss(message, time, sender, "is_unsent")
        if reason or time is None:
            made.lost[reason] += 1
            continue
        actors = tuple(line(as_dict(one).get("actor")) for one in as_list(message.get("reactions")))
        made.messages.append(_message(message, sender, time, prose(message.get("content")), actors))
    made.people = tuple(dict.fromkeys([*people, *(message.sender for message in made.messages)]))
    return made


def _line_once(value: Any, known: dict[str, str]) -> str:
    """Repaired name; the same few names stand in all messages of a conversation."""
    if not isinstance(value, str):
        return ""
    if value not in known:
        known[value] = line(value)
    return known[value]


def _read_encrypted(found: Mapping[str, Any], member: Member) -> ThreadFile:
    """Read a chat of the other download: it has correct text, bare names and no folder."""
    people = [as_text(one) or line(as_dict(one).get("name")) for one in as_list(found.get("participants"))]
    name = as_text(found.get("threadName")) or PurePosixPath(member.name).stem
    lot = download_of(member), "encrypted"
    title = re.sub(r"_\d+$", "", name)
    made = ThreadFile(member.label, f"e2ee:{name}", lot, title, group=False, people=())
    for item in found["messages"]:
        message = as_dict(item)
        sender, time = as_text(message.get("senderName")), moment(message.get("timestamp"))
        reason = _loss(message, time, sender, "isUnsent")
        if reason or time is None:
            made.lost[reason] += 1
            continue
        actors = tuple(as_text(as_dict(one).get("actor")) for one in as_list(message.get("reactions")))
        made.messages.append(_message(message, sender, time, as_prose(message.get("text")), actors))
    made.people = tuple(dict.fromkeys([*people, *(message.sender for message in made.messages)]))
    return made


def _loss(message: Mapping[str, Any], time: datetime | None, sender: str, unsent: str) -> str:
    """Why a message cannot be used, or nothing."""
    if time is None:
        return NO_DATE if sender else MISFIT
    return WITHDRAWN if message.get(unsent) is True else ""


def _message(
    message: Mapping[str, Any], sender: str, time: datetime, text: str, actors: tuple[str, ...]
) -> Message:
    sort = as_text(message.get("type")).lower()
    seconds = as_whole(message.get("call_duration"))
    if seconds is not None or sort == "call":
        if seconds:
            return Message(sender, time, text, "call", actors, minutes=seconds / 60)
        return Message(sender, time, text, "message", actors, automatic=True)
    if _REACTED.fullmatch(text):
        return Message(sender, time, "", "reaction", ())
    automatic = sort in _MACHINE_TYPES or (bool(text) and _is_notice(text, sender))
    return Message(sender, time, text, "message", actors, automatic=automatic)


def _is_notice(text: str, sender: str) -> bool:
    """Whether the platform wrote a text: it begins with the member's name and tells what she did, or greets both."""
    first = text.split(maxsplit=1)[0].lower() if not text.isspace() else ""
    theirs = first in _YOU or (sender != "" and first == sender.split(maxsplit=1)[0].lower())
    return bool((theirs and _NOTICE.search(text)) or _GREETING.match(text))


def _thread_id(found: Mapping[str, Any], member: Member) -> str:
    """Number of a conversation: the end of its path, whichever folder it has moved to."""
    path = line(found.get("thread_path")) or member.path
    parts = PurePosixPath(path).parts
    is_file = path == member.path
    folder = parts[-2] if is_file and len(parts) > 1 and member.name.lower().startswith("message") else ""
    name = folder or (PurePosixPath(path).stem if is_file else PurePosixPath(path).name)
    return name.rpartition("_")[2] or name


_PART_OF_SPLIT: Final = re.compile(r"(?:[-_]\d{3}| \(\d+\))?\.zip$", re.IGNORECASE)


def download_of(member: Member) -> str:
    """Name of a download; its zips `-001`, `-002`, … are one.

    Examples
    --------
    >>> download_of(Member("facebook-ida-2026-01-02-Ab12-002.zip", "a.json", 0, None, bytes))
    'facebook-ida-2026-01-02-Ab12'
    """
    return _PART_OF_SPLIT.sub("", member.export) if member.export else str(member.snapshot_on or "")
