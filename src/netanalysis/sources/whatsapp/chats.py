"""What a chat holds: its title, who wrote what, what WhatsApp itself said, and what was not exported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.container import Member
from netanalysis.sources.table import decode
from netanalysis.sources.whatsapp.lines import Line, Lines, read_lines
from netanalysis.text import fold, tidy

_TITLE: Final = re.compile(
    r"(?i)whatsapp[ _-]*chat(?:[ _]*(?:mit|with|-))?[ _]+(.+?)(?:\s*\(\d+\))?(?:\.txt|\.zip)$"
)
_AUTHOR: Final = re.compile(r"([^:\n]{1,120}): ?(.*)", re.DOTALL)
_MARK: Final = "\u200e"
#: what WhatsApp itself says, in a line of its own or as if the chat had said it
_NOTICE: Final = re.compile(
    r"(?i)nachrichten und anrufe sind|nachrichten in diesem chat|messages and calls are|messages (?:to|you send to) this"
    r"|ende-zu-ende-verschlüsselt|end-to-end encrypt|sicherheitsnummer|security code"
    r"|^\W*.{1,80}? (?:hat|haben|hast) .{0,120}?(?:gruppe|betreff|hinzugefügt|entfernt|gruppenbild|geändert|erstellt|verlassen)"
    r"|^\W*.{1,80}? (?:created|changed|added|removed|were added|was added)\b.{0,120}?"
    r"(?:group|subject|icon|description|number|\byou\b|added)"
)
#: among WhatsApp's own lines, those that only a group has
_OF_GROUP: Final = re.compile(r"(?i)gruppe|group|betreff|subject|hinzugefügt|\badded\b|\bleft\b|verlassen")
_MEDIA: Final = re.compile(
    r"(?i)<(?:medien ausgeschlossen|media omitted|anhang:[^>]*|attached:[^>]*)>"
    r"|(?:bild|video|audio|sticker|gif|dokument|kontaktkarte|image|document|contact card)(?: .{0,80})? (?:weggelassen|omitted)"
    r"|\S+\.\w{2,5} \((?:datei angehängt|file attached)\)"
)
_GONE: Final = re.compile(
    r"(?i)\W*(?:(?:diese|du hast diese) nachricht (?:wurde )?gelöscht|(?:this message was|you) deleted(?: this message)?)\W*"
)
_MISSED: Final = re.compile(
    r"(?i)\W*(?:verpasste[rs]? (?:sprach|video)anruf|missed (?:voice|video) call)\b.*"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message: who wrote it, when (local), the text without what was not exported, and whether it is a missed call."""

    author: str
    number: int  #: position among the chat's lines
    text: str
    missed: bool = False


@dataclass(slots=True)
class Chat:
    """One exported chat."""

    member: Member
    title: str
    read: Lines
    encoding: str
    said: list[Said] = field(default_factory=list)
    gone: int = 0
    is_group: bool = False

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote, each once, in order."""
        return tuple(dict.fromkeys(one.author for one in self.said))

    @property
    def thread(self) -> str:
        """Name of the conversation."""
        return f"whatsapp:{fold(self.title).replace(' ', '-') or self.member.label}"


def read_chat(member: Member) -> Chat:
    """Read one chat.

    Raises
    ------
    ValueError
        The file cannot be read; the message is a reason for the coverage.
    """
    decoded = decode(member.read())
    chat = Chat(member, title_of(member), read_lines(decoded.text), decoded.encoding)
    for number, line in enumerate(chat.read.lines):
        _take(chat, line, number)
    if chat.is_group:  # a group is nobody who writes
        chat.said = [one for one in chat.said if fold(one.author) != fold(chat.title)]
    return chat


def title_of(member: Member) -> str:
    """With whom, or of which group, a chat is: by the name of its file, else of its archive or folder.

    Examples
    --------
    >>> title_of(Member("", "exports/WhatsApp Chat mit Eva Muster.txt", 0, None, bytes))
    'Eva Muster'
    """
    archive = PurePosixPath(member.export).name
    for name in (
        member.name,
        archive,
        *(f"{part}.zip" for part in PurePosixPath(member.path).parent.parts[::-1]),
    ):
        found = _TITLE.search(name)
        if found:
            return tidy(found[1])
    return ""


def _take(chat: Chat, line: Line, number: int) -> None:
    """Sort one line: a message, something deleted, or a notice of WhatsApp itself."""
    found = _AUTHOR.fullmatch(line.rest)
    author = _name(found[1]) if found else ""
    text = found[2] if found else line.rest
    if not author or _is_notice(line, text):
        chat.is_group |= _OF_GROUP.search(line.rest) is not None and not _is_sealed(line.rest)
        if author and line.iphone and not chat.title:
            chat.title = author  # an iPhone lets the chat itself speak
        return
    if _GONE.fullmatch(text):
        chat.gone += 1
    elif _MISSED.fullmatch(text):
        chat.said.append(Said(author, number, "", missed=True))
    else:
        chat.said.append(Said(author, number, _MEDIA.sub("", text).strip(_MARK + " \n")))


def _is_notice(line: Line, text: str) -> bool:
    """Whether WhatsApp itself says it: on an iPhone in the chat's own name, on Android without any name."""
    if not line.iphone:
        return _NOTICE.search(line.rest.partition(":")[0]) is not None
    marked = text.startswith(_MARK) and not (
        _MEDIA.search(text) or _GONE.fullmatch(text) or _MISSED.fullmatch(text)
    )
    return marked and _NOTICE.search(text) is not None


def _is_sealed(text: str) -> bool:
    """Whether a notice speaks of encryption, which says nothing of a group."""
    return re.search(r"(?i)verschlüssel|encrypt", text) is not None


def _name(text: str) -> str:
    """Name or number of an author, the sign of strangers (~) kept at its front."""
    name = tidy(text)
    return f"~{name.lstrip('~ ')}" if name.startswith("~") else name


def owner_of(chats: Sequence[Chat], told: Iterable[str]) -> str | None:
    """Name under which the owner writes: as told, else who is not the title of a chat of two, else who is in all chats.

    Returns None where that cannot be told.
    """
    written = Counter(author for chat in chats for author in chat.authors)
    keys = {fold(name) for name in told} - {""}
    named = [author for author in written if fold(author) in keys]
    if named:
        return max(named, key=lambda author: written[author])
    votes = Counter(author for chat in chats for author in _other_side(chat))
    first = votes.most_common(2)
    if first and (len(first) == 1 or first[0][1] > first[1][1]):
        return first[0][0]
    everywhere = [author for author, n in written.items() if n == len(chats)]
    return everywhere[0] if len(chats) > 1 and len(everywhere) == 1 else None


def _other_side(chat: Chat) -> tuple[str, ...]:
    """Who writes in a chat of two beside the one it is called after."""
    titled = [author for author in chat.authors if fold(author) == fold(chat.title)]
    others = tuple(author for author in chat.authors if author not in titled)
    return others if titled and len(others) == 1 and not chat.is_group else ()


def others_of(chat: Chat, owner: str | None) -> tuple[str, ...]:
    """Who takes part beside the owner: who writes, or in a chat of two whom it is called after."""
    others = tuple(author for author in chat.authors if author != owner)
    return others or ((chat.title,) if chat.title and not chat.is_group else ())
