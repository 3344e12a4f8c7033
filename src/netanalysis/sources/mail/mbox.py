"""Mailboxes in one file (mbox): the header part of each mail, whatever the size of the file, and nothing of the bodies.

What begins a mail is settled in `separators`. What is attached to a mail begins none: as long as the boundary between the parts
of a mail comes again further below, that mail has not ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Final

from netanalysis.sources.mail.separators import REACH, Separators, end_of, is_header, looks_like_one

#: bytes read at a time
CHUNK: Final = 2**22
#: longest header part that is kept; what is longer is cut
LONGEST: Final = 2**20
#: so far below, the boundary between the parts of a mail is looked for
_ATTACHED: Final = 2**21
#: so much of a file shows how its lines end
_HEAD: Final = 2**16
_BLANK: Final = b"\n\n"
_FROM: Final = b"\nFrom "
_FIRST: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*From ")
#: separators of several programs, one above the other, but for the last
_FROM_LINES: Final = re.compile(rb"(?:From [^\n]*\n(?=From ))*+")
_BOUNDARY: Final = re.compile(rb"(?i)^content-type[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_PART: Final = re.compile(rb'(?i)boundary[ \t]*=[ \t]*(?:"([^"\n]{1,200})"|([^\s";]{1,200}))')
BEFORE_FIRST: Final = "what stands before the first mail is none, and was left out"
NO_HEADER: Final = "lines that look like the beginning of a mail, without a header behind them: {}"


def is_mbox(head: bytes) -> bool:
    r"""Whether a file begins as a mailbox does.

    Examples
    --------
    >>> is_mbox(b"From eva@example.org Mon Mar  4 09:00:00 2024\nSubject: Hello\n\n")
    True
    >>> is_mbox(b"From the desk of Eva\n\nDear Ida, ...")
    False
    """
    if not _FIRST.match(head):
        return False
    lines = plain_lines(head)
    return bool(Separators().begins(lines, lines.index(b"From "), after_blank=True))


def plain_lines(data: bytes) -> bytes:
    r"""Give every line the same end: Windows ends lines with two signs, an old Mac with another, a bad conversion with three.

    Examples
    --------
    >>> plain_lines(b"From: a\r\nTo: b\r\r\n\r\n"), plain_lines(b"From: a\rTo: b\r")
    (b'From: a\nTo: b\n\n', b'From: a\nTo: b\n')
    """
    if b"\r" not in data:
        return data
    old_mac = b"\n" not in data
    joined = data.replace(b"\r\n", b"\n").replace(b"\r\n", b"\n")
    return joined.replace(b"\r", b"\n") if old_mac else joined


def header_parts(
    stream: IO[bytes], *, chunk: int = CHUNK, doubts: Counter[str] | None = None
) -> Iterator[bytes]:
    r"""Give the header part of each mail of a mailbox, reading a piece at a time; `doubts` counts what was not understood.

    Examples
    --------
    >>> from io import BytesIO
    >>> box = b"From a@example.org Mon Mar  4 09:00:00 2024\nSubject: 1\n\nFrom here on.\n\n" * 2
    >>> list(header_parts(BytesIO(box)))
    [b'Subject: 1', b'Subject: 1']
    """
    window = _Window(stream, chunk, Counter() if doubts is None else doubts)
    more = window.begins_with_header() or window.find_mail()
    while more:
        yield window.take_header()
        more = window.find_mail()


class _Window:
    """The piece of the file that is being looked at; two signs before the present place are always kept."""

    def __init__(self, stream: IO[bytes], chunk: int, doubts: Counter[str]) -> None:
        self._stream, self._chunk, self._doubts = stream, chunk, doubts
        self._ended, self._separators = False, Separators()
        self._boundary = b""  #: of the mail that is being passed over, where it has parts and has not ended
        first = b""
        while len(first) < _HEAD and (piece := stream.read(chunk)):
            first += piece
        self._old_mac = b"\r" in first and b"\n" not in first
        self._data = _BLANK + self._plain(first).removeprefix(b"\xef\xbb\xbf").lstrip(b"\n \t")
        self._at = 1

    def _plain(self, piece: bytes) -> bytes:
        """Give the lines of a piece the same end; one that ends between the signs of a line's end is completed."""
        if piece.endswith(b"\r"):
            piece += self._stream.read(2)
        return (
            piece.replace(b"\r", b"\n") if self._old_mac else plain_lines(piece) if b"\n" in piece else piece
        )

    def _more(self) -> bool:
        """Let go of what was passed and add a piece; False at the end."""
        piece = b"" if self._ended else self._stream.read(self._chunk)
        self._ended = self._ended or not piece
        keep = max(self._at - 1 - len(self._closing()), 0)
        if self._boundary and self._data.find(self._closing(), 0, self._at) >= 0:
            self._boundary = b""
        self._data, self._at = self._data[keep:] + self._plain(piece), self._at - keep
        return bool(piece)

    def _closing(self) -> bytes:
        return b"\n--" + self._boundary + b"--" if self._boundary else b""

    def _reach(self, place: int, distance: int) -> int:
        """Hold so much of the file behind a place, which may move: its new one."""
        while len(self._data) - place < distance and not self._ended:
            self._at = place
            self._more()
            place = self._at
        return place

    def begins_with_header(self) -> bool:
        """Whether the file begins with a mail whose separator is missing; text before the first mail is a doubt."""
        self._reach(self._at, REACH)
        begin = end_of(_FROM_LINES, self._data, self._at + 1)
        if begin == len(self._data) or self._separators.begins(self._data, begin, after_blank=True):
            return False
        if is_header(self._data[begin : begin + REACH]):
            self._at = begin
            self._separators = Separators(of_patches=False)
            return True
        self._doubts[BEFORE_FIRST] += 1
        return False

    def find_mail(self) -> bool:
        """Go behind the next line that begins a mail; False where there is none."""
        while True:
            found = self._data.find(_FROM, self._at)
            if found < 0:
                self._at = max(self._at, len(self._data) - len(_FROM))
                if not self._more():
                    return False
                continue
            found = self._reach(found, REACH)
            header = self._begins(found)
            if header and self._is_attached(found):
                continue
            self._at = header or found + 1
            if header:
                return True

    def _begins(self, found: int) -> int:
        """Place of the header behind a line, or 0 where it begins no mail."""
        after_blank = self._data[found - 1 : found] == b"\n"
        header = self._separators.begins(self._data, found + 1, after_blank=after_blank)
        self._doubts[NO_HEADER] += not header and after_blank and looks_like_one(self._data, found + 1)
        return header

    def _is_attached(self, found: int) -> bool:
        """Whether the mail before has not ended; then go to where its next part begins."""
        if not self._boundary or self._data.find(self._closing(), 0, found) >= 0:
            return False
        found = self._at = self._reach(found, _ATTACHED)
        part = self._data.find(b"\n--" + self._boundary, found, found + _ATTACHED)
        again = self._data.find(self._boundary, found, found + _ATTACHED)
        if part < 0 or again < part + len(b"\n--"):  # another mail says first that this is its boundary
            self._boundary = b""
            return False
        self._at = part
        return True

    def take_header(self) -> bytes:
        """Return what stands before the next blank line or mail, and go there."""
        self._boundary = b""
        start, seen = self._at - 1, 0
        while (end := self._data.find(_BLANK, start + seen)) < 0 and len(self._data) - start < LONGEST:
            self._at, seen = start, max(len(self._data) - start - 1, 0)
            more = self._more()
            start = self._at
            if not more:
                break
        length = min((len(self._data) if end < 0 else end) - start, LONGEST)
        start = self._reach(start, length + REACH)
        header = self._data[start + 1 : self._next_mail(start, start + length)]
        self._at = start + 1 + len(header)
        self._boundary = _boundary(header)
        return header.removesuffix(b"\n")

    def _next_mail(self, start: int, end: int) -> int:
        """Place within a header where another mail begins, for one without a blank line has no text; else its end."""
        found = self._data.find(_FROM, start, end)
        while found >= 0:
            if self._separators.begins(self._data, found + 1, after_blank=False):
                return found
            found = self._data.find(_FROM, found + 1, end)
        return end


def _boundary(header: bytes) -> bytes:
    """What separates the parts of a mail, or nothing."""
    kind = _BOUNDARY.search(header)
    found = _PART.search(kind[0]) if kind else None
    return (found[1] or found[2]).strip() if found else b""
