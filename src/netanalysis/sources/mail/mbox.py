"""Mailboxes in one file (mbox): the header part of each mail, whatever the size of the file, and nothing of the bodies.

A mail begins at a line »From … date«, or a bare »From « as newer Thunderbirds write it, that follows a blank line and is followed
by a header field. A sentence that begins with »From « in the body of a mail begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final

#: bytes read at a time
CHUNK: Final = 2**22
#: longest header part that is kept; what is longer is cut
LONGEST: Final = 2**20
#: longest line that begins a mail, with the first field behind it
_REACH: Final = 2**10
_LINE: Final = re.compile(
    rb"\nFrom (?:[ \t-]*|[^\n]{0,300}\d{1,2}:\d{2}[^\n]{0,60})\r?\n(?=[>]?[!-9;-~]{1,100}[ \t]*:)"
)
_BLANK: Final = re.compile(rb"\n\r?\n")
_FIRST: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*From ")


def is_mbox(head: bytes) -> bool:
    r"""Whether a file begins as a mailbox does.

    Examples
    --------
    >>> is_mbox(b"From eva@example.org Mon Mar  4 09:00:00 2024\nSubject: Hello\n\n")
    True
    >>> is_mbox(b"From the desk of Eva\\n\\nDear Ida, ...")
    False
    """
    return bool(_FIRST.match(head)) and bool(_LINE.match(b"\n" + head[head.index(b"From ") :]))


def header_parts(stream: IO[bytes], *, chunk: int = CHUNK) -> Iterator[bytes]:
    r"""Give the header part of each mail of a mailbox, reading a piece at a time.

    Examples
    --------
    >>> from io import BytesIO
    >>> box = b"From a@example.org Mon Mar  4 09:00:00 2024\nSubject: 1\n\nFrom here on.\n\n" * 2
    >>> list(header_parts(BytesIO(box)))
    [b'Subject: 1', b'Subject: 1']
    """
    window = _Window(stream, chunk)
    while window.find_mail():
        yield window.take_header()


class _Window:
    """The piece of the file that is being looked at."""

    def __init__(self, stream: IO[bytes], chunk: int) -> None:
        self._stream, self._chunk = stream, chunk
        self._at, self._ended = 0, False
        self._data = b"\n\n"  # the first line of a file follows a blank one
        self._more()
        self._data = b"\n\n" + self._data[2:].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")

    def _more(self) -> bool:
        """Let go of what was read and add a piece; False at the end."""
        piece = b"" if self._ended else self._stream.read(self._chunk)
        self._ended = self._ended or not piece
        self._data, self._at = self._data[self._at :] + piece, 0
        return bool(piece)

    def find_mail(self) -> bool:
        """Go behind the next line that begins a mail; False where there is none."""
        while True:
            found = self._data.find(b"\nFrom ", self._at)
            if found < 0:
                self._at = max(self._at, len(self._data) - 8)
                if not self._more():
                    return False
                continue
            if len(self._data) - found < _REACH and not self._ended:
                self._at = max(self._at, found - 2)
                self._more()
                continue
            line = _LINE.match(self._data, found)
            if line and self._data[max(found - 2, 0) : found].removesuffix(b"\r").endswith(b"\n"):
                self._at = line.end()
                return True
            self._at = found + 1

    def take_header(self) -> bytes:
        """Return what stands before the next blank line, and go there."""
        start = 0
        while (end := _BLANK.search(self._data, self._at + start)) is None:
            length = len(self._data) - self._at
            if length > LONGEST or not self._more():
                header = self._data[self._at : self._at + LONGEST]
                self._at += len(header)
                return header
            start = max(length - 3, 0)
        header = self._data[self._at : end.start()]
        self._at = end.start()
        return header.removesuffix(b"\r")[:LONGEST]
