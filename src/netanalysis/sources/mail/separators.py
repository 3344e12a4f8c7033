"""What begins a mail in a mailbox: a line »From …« with a header behind it.

Programs write that line in many forms: with a date or without, with the sender, a number, a dash or nothing, with a blank line
before it or none. A sentence in a letter may begin with the same word, and a patch or a quoted mail even with the same line. So
the header behind it decides, and the less the line itself looks like a separator, the more of a header there must be.
"""

from __future__ import annotations

import re
from typing import Final

from netanalysis.months import month_number
from netanalysis.sources.addresses import decoded
from netanalysis.text import fold

#: so far behind the line it is looked for a header
REACH: Final = 2**14
#: a separator is no longer than a line of mail may be
_LONGEST_LINE: Final = 998
#: lines that may stand between the separator and the header: another program's separator, quoted
_BETWEEN: Final = re.compile(rb"(?:>+From [^\n]*\n){0,3}")
_FIELD: Final = re.compile(rb"([!-9;-~]{1,100})[ \t]*:([^\n]*)")
#: fields that a program writes and a person does not
_MACHINE: Final = re.compile(
    rb"received|delivered-to|envelope-to|mime-version|content-[a-z-]+|user-agent|dkim-signature|domainkey-signature"
    rb"|authentication-results|received-spf|(?:x|arc|list|resent|thread)-[a-z0-9-]+|return-path",
    re.IGNORECASE,
)
#: fields that count if such an id is in them
_WITH_ID: Final = re.compile(rb"message-id|references|in-reply-to", re.IGNORECASE)
_PERSON: Final = re.compile(rb"from|sender", re.IGNORECASE)
_COMMON: Final = re.compile(rb"to|cc|bcc|subject|date|reply-to|fcc|status|organization", re.IGNORECASE)
#: a patch as git writes it: the number of the commit, and for a date the day on which git began to write it so
_PATCH: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\b|[0-9a-f]{7,} Mon Sep 17 00:00:00 2001")
_CLOCK: Final = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?|\d{4}-\d{2}-\d{2}t\S{4,}"
)
_DAY: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:t\S*)?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,4}/\d{1,2}/\d{1,4}|\d{1,2}-[a-zä]{3}-\d{2,4}"
)
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]|st|nd|rd|th)?")
_ZONE: Final = re.compile(r"\(?(?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?\)?|am|pm|dst|\([\w +:-]+\)")
_WEEKDAY: Final = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|mit|don|fre|sam|son|die|mittwoch|\w+day|\w+tag)\.?"
)
#: how a sender is written: in quotes, as an address or a single word, as a name before an address, as »eva at example.org«
_CALM: Final = re.compile(
    r'"[^"]*"(?: ?<[^<>\s]*>)?|[^<>\s]*@[^<>\s:;,]*|[^<>\s]*[^<>\s:;,!?.]|[^<>]*<[^<>\s]+>|\S+ at \S+\.[^\s:;,!?.]+'
)
#: the form that nearly every separator has
_USUAL: Final = re.compile(
    r"\S+ +[A-Z][a-z]{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{2}:\d{2}:\d{2} (?:[+-]\d{4} )?\d{4}"
)
_FROM_FIELD: Final = re.compile(rb"^from[ \t]*:([^\n]*)", re.IGNORECASE | re.MULTILINE)
_REMOTE: Final = re.compile(r" remote from \S+$")


class Separators:
    """Which lines of one mailbox begin a mail; it remembers how the first of them looks."""

    def __init__(self, *, of_patches: bool | None = None) -> None:
        #: whether the mailbox as a whole is a stack of patches; None as long as nobody knows
        self._of_patches = of_patches

    def begins(self, data: bytes, line: int, *, after_blank: bool) -> int:
        r"""Return where the header begins behind the line at a place, or 0 where the line begins no mail.

        Examples
        --------
        >>> letter = b"From Bob:\nSubject: x\n\nFrom bob@example.org\nFrom: Bob <bob@example.org>\nDate: 4 Mar 2024 10:00 +0100\n"
        >>> Separators().begins(letter, 0, after_blank=True)
        0
        >>> Separators().begins(letter, 22, after_blank=True)
        43
        """
        end = data.find(b"\n", line, line + _LONGEST_LINE)
        if end < 0:
            return 0
        words = _words(data[line + len(b"From ") : end])
        header = end_of(_BETWEEN, data, end + 1)
        if data.startswith(b"\n", header) and _is_full(words):
            header, after_blank = header + 1, False  # a line too many
        if not (data.startswith(b"From ", line) and _FIELD.match(data, header)):
            return 0
        patch = _PATCH.match(words) is not None
        if patch and self._of_patches is False:
            return 0
        found = _speaks(words, data, header, after_blank=after_blank)
        if found and self._of_patches is None:
            self._of_patches = patch
        return header if found else 0


def looks_like_one(data: bytes, line: int) -> bool:
    r"""Whether a line alone, whatever follows it, has the full form of a separator: a sender, a date and a time.

    Examples
    --------
    >>> looks_like_one(b"From eva@example.org Mon Mar  4 09:00:00 2024\nrubbish", 0), looks_like_one(b"From Bob: at 9\n", 0)
    (True, False)
    """
    end = data.find(b"\n", line, line + _LONGEST_LINE)
    words = _words(data[line + len(b"From ") : end]) if end > 0 else ""
    return _is_full(words) and not _PATCH.match(words) and not data.startswith(b"From ", end + 1)


def is_header(data: bytes) -> bool:
    r"""Whether a text begins with the header of a mail, as no letter and no list does.

    Examples
    --------
    >>> is_header(b"From: Eva <eva@example.org>\nDate: Mon, 4 Mar 2024 10:00:00 +0100\n\nHello"), is_header(b"Dear Ida\n")
    (True, False)
    """
    return _evidence(data, 0)[1]


def _words(line: bytes) -> str:
    try:
        return line.decode("utf-8").strip()
    except UnicodeDecodeError:
        return line.decode("latin-1").strip()


def end_of(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    """Return the end of what a pattern matches at a place, or the place itself.

    Examples
    --------
    >>> end_of(re.compile(b"a+"), b"xaay", 1), end_of(re.compile(b"a+"), b"xaay", 0)
    (3, 0)
    """
    found = pattern.match(data, at)
    return found.end() if found else at


def _speaks(words: str, data: bytes, header: int, *, after_blank: bool) -> bool:
    """Whether line and header together are enough."""
    some, much = _evidence(data, header)
    if _is_full(words) and after_blank:
        return some
    if not much:
        return False
    sender = _split_date(words)[0]
    return not sender or bool(_CALM.fullmatch(sender)) or _is_named(sender, data, header)


def _is_full(words: str) -> bool:
    """Whether a line holds a sender, or the dash in its place, and a date with a time."""
    if _USUAL.fullmatch(words):
        return True
    sender, date = _split_date(words)
    named = any(_DAY.fullmatch(part) or month_number(part) for part in date)
    return bool(sender and _CALM.fullmatch(sender)) and named and any(map(_CLOCK.fullmatch, date))


def _split_date(words: str) -> tuple[str, list[str]]:
    """What stands before the date at the end of a line, and the words of the date."""
    parts = _REMOTE.sub("", words).split()
    start = len(parts)
    while start and _is_of_date(parts[start - 1]):
        start -= 1
    return " ".join(parts[:start]), [part.lower().strip(",") for part in parts[start:]]


def _is_of_date(part: str) -> bool:
    low = part.lower().strip(",")
    if part.isupper() and part.isalpha() and len(part) <= len("CEWST"):
        return True
    if low.strip(".").isalpha():
        return bool(_WEEKDAY.fullmatch(low)) or month_number(low) > 0 or low in ("am", "pm", "dst")
    return any(form.fullmatch(low) for form in (_NUMBER, _CLOCK, _DAY, _ZONE))


def _is_named(sender: str, data: bytes, header: int) -> bool:
    """Whether the header names the sender of the line, so that several words are no sentence."""
    end = data.find(b"\n\n", header, header + REACH)
    named = _FROM_FIELD.search(data, header, end if end >= 0 else header + REACH)
    return bool(named and fold(sender)) and fold(sender) in fold(decoded(_words(named[1] if named else b"")))


def _evidence(data: bytes, at: int) -> tuple[bool, bool]:
    """Whether the lines at a place hold any field of a mail, and whether so many that they can only be a header."""
    machine = person = date = common = 0
    seen: set[bytes] = set()
    limit = at + REACH
    while 0 <= at < limit:
        end = data.find(b"\n", at, limit)
        found = _FIELD.match(data, at, limit)
        if data[at : at + 1] not in (b" ", b"\t"):
            if not found:
                break
            name, value = found[1].lower(), found[2]
            if name not in seen:
                seen.add(name)
                machine += bool(_MACHINE.fullmatch(name)) or bool(_WITH_ID.fullmatch(name) and b"<" in value)
                person += bool(_PERSON.fullmatch(name)) and bool(value.strip())
                date += name == b"date" and any(48 <= sign < 58 for sign in value)  # noqa: PLR2004 - digits
                common += bool(_COMMON.fullmatch(name))
            if machine > 1 or (person and (date or machine or common > 1)):
                return True, True
        at = end + 1 if end >= 0 else -1
    return bool(machine or person or common), False
