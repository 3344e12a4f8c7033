"""What a chat holds: its title, who wrote what, who rang whom, what WhatsApp itself said, and what is gone.

Every dated line becomes one of three: something somebody said, a notice of the program, or something lost, with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.container import Member
from netanalysis.sources.table import decode
from netanalysis.sources.whatsapp.calls import NULL, UNTOLD, Call, call_in
from netanalysis.sources.whatsapp.lines import INVISIBLE, MARK, Line, Lines, read_lines
from netanalysis.sources.whatsapp.senders import Split, split_senders
from netanalysis.sources.whatsapp.words import (
    is_deleted,
    is_labelled,
    is_of_group,
    is_sealed,
    own_words,
    plain,
)
from netanalysis.text import fold, tidy

GONE: Final = "deleted messages"
NAMELESS: Final = "calls without a name"
_TITLE: Final = re.compile(
    r"(?i)(?:whatsapp[ _-]*chat(?:[ _]*(?:mit|with|met|-))?|chat[ _]+(?:de[ _]+)?whatsapp[ _]+con|discussion[ _]+whatsapp[ _]+avec"
    r"|conversa[ _]+(?:do|no)[ _]+whatsapp[ _]+com)[ _]+(.+?)(?:\s*\(\d+\))?(?:\.txt|\.zip)$"
)
#: more words behind the mark are a sentence, not what stands for a picture
_FEW_WORDS: Final = 3
_TWO: Final = 2
_AROUND: Final = f"{MARK} \n"
_BEFORE_MARK: Final = INVISIBLE.replace(MARK, "") + " \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Said:
    """A message or call: who wrote or rang, its place among the chat's lines, and the text without the program's words."""

    author: str
    number: int
    text: str = ""
    call: Call | None = None


@dataclass(slots=True)
class Chat:
    """One exported chat."""

    member: Member
    title: str
    read: Lines
    encoding: str
    said: list[Said] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)  #: why, and how often
    notices: list[str] = field(default_factory=list)  #: in whose name WhatsApp itself speaks, a line each
    is_group: bool = False
    names: dict[str, None] = field(default_factory=dict)  #: who wrote, also what is deleted now, in order

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote, each once, in order."""
        return tuple(self.names)

    @property
    def thread(self) -> str:
        """Name of the conversation."""
        return f"whatsapp:{key_of(self.title).replace(' ', '-') or self.member.label}"


def key_of(name: str) -> str:
    """Return what two spellings of a name share; of a name without letters, the name itself.

    Examples
    --------
    >>> key_of("Eva Müster"), key_of("🦊")
    ('eva muester', '🦊')
    """
    return fold(name) or tidy(name)


def read_chat(member: Member) -> Chat:
    """Read one chat.

    Raises
    ------
    ValueError
        The file cannot be read; the message is a reason for the coverage.
    """
    decoded = decode(member.read())
    chat = Chat(member, title_of(member), read_lines(decoded.text), decoded.encoding)
    by_words = _goes_by_words(chat.read, decoded.text)
    splits = split_senders([line.rest for line in chat.read.lines], title=chat.title)
    for number, (line, split) in enumerate(zip(chat.read.lines, splits, strict=True)):
        _take(chat, line, split, number, by_words=by_words)
    _settle(chat, is_unmarked=by_words and chat.read.phone != "Android")
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


def _goes_by_words(read: Lines, text: str) -> bool:
    """Whether words alone tell what is WhatsApp's own: on Android, on an old iPhone, in a file that has lost its marks."""
    if read.phone == "Android":
        return True
    if MARK in text:
        return False
    return read.phone == "old iPhone" or any(
        is_sealed(plain(line.rest).partition(": ")[2]) for line in read.lines[:1]
    )


def _take(chat: Chat, line: Line, split: Split, number: int, *, by_words: bool) -> None:
    """Sort one line: something said, something deleted, or a notice."""
    author, words = _name(split.sender), plain(split.text)
    is_marked = not by_words and split.text.lstrip(_BEFORE_MARK).startswith(MARK)
    if author and (by_words or is_marked) and is_deleted(words):
        chat.names.setdefault(author)
        chat.lost[GONE] += 1
        return
    call = call_in(words, is_marked=is_marked) if by_words or is_marked or not author else None
    if author and words == NULL and chat.read.phone == "Android":
        call = UNTOLD
    text = "" if call else _text_of(line, split, words, by_words=by_words, is_marked=is_marked)
    if text is None:
        _note(chat, author, words)
    else:
        chat.said.append(Said(author, number, text, call))


def _text_of(line: Line, split: Split, words: str, *, by_words: bool, is_marked: bool) -> str | None:
    """What the sender herself wrote; None where WhatsApp speaks."""
    if not split.sender or (by_words and line.is_iphone and is_sealed(words)):
        return None
    if is_marked and is_labelled(split.text):
        return ""
    own = own_words(split.text.lstrip(_BEFORE_MARK), by_words=by_words)
    if own is None and is_marked:
        return "" if _stands_for_media(line, words, split.sender) else None
    return (split.text if own is None else own).strip(_AROUND)


def _stands_for_media(line: Line, words: str, author: str) -> bool:
    """Whether words that nobody knows stand for something attached: such a line has a second mark, before its date."""
    is_sentence = plain(author) in words or is_of_group(words) or words.endswith(".")
    return line.is_marked and len(words.split()) <= _FEW_WORDS and not is_sentence


def _note(chat: Chat, author: str, words: str) -> None:
    """Keep a notice; an iPhone lets the chat itself say that it is encrypted."""
    chat.notices.append(author)
    chat.is_group |= is_of_group(words)
    if author and not chat.title and is_sealed(words):
        chat.title = author


def _settle(chat: Chat, *, is_unmarked: bool) -> None:
    """Say what the whole chat tells of its lines: with whom it is, and who rang without a name.

    A group writes nothing: what stands in its name on an iPhone that marks nothing is a notice, and elsewhere who bears the name
    of the chat is a person.
    """
    speakers = {author for author in chat.notices if author}
    if not chat.title and not chat.is_group and len(speakers) == 1:
        chat.title = speakers.pop()
    chat.names |= {one.author: None for one in chat.said if one.author}
    titled = [name for name in chat.names if chat.title and key_of(name) == key_of(chat.title)]
    if chat.is_group and is_unmarked:
        chat.notices += [one.author for one in chat.said if one.author in titled]
        chat.said = [one for one in chat.said if one.author not in titled]
        chat.names = {name: None for name in chat.names if name not in titled}
    elif titled and len(chat.names) <= _TWO:
        chat.is_group = False
    other = chat.title if not chat.is_group and len(chat.names) <= _TWO else ""
    said, chat.said = chat.said, []
    for one in said:
        if one.author or (other and one.call and one.call.missed):
            chat.said.append(replace(one, author=one.author or other))
        else:
            chat.lost[NAMELESS] += 1
    chat.names |= {one.author: None for one in chat.said}


def _name(text: str) -> str:
    """Name or number of an author, the sign of strangers (~) kept at its front."""
    name = tidy(text)
    return f"~{name.lstrip('~ ')}" if name.startswith("~") else name
