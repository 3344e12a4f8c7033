"""Mails as bytes: headers with encoded words, bodies, and an mbox as Gmail writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from netanalysis.samples.sources._clock import mail_date, utc_line

_WORD: Final = 75
_SAFE: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/,")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail; `sender` and `to` are (name, address), `head` further headers in the order written."""

    at: datetime
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    body: str
    number: str
    labels: str = "Posteingang"
    cc: tuple[tuple[str, str], ...] = ()
    head: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def encoded(text: str) -> str:
    """Return a header text: as it stands in ASCII, else in words of quoted-printable UTF-8, 75 letters each at most."""
    if text.isascii():
        return text
    words, word = [], ""
    for mark in text:
        piece = (
            mark
            if mark in _SAFE
            else "_"
            if mark == " "
            else "".join(f"={code:02X}" for code in mark.encode())
        )
        if len(word) + len(piece) > _WORD - 12:
            words.append(word)
            word = ""
        word += piece
    return "\n ".join(f"=?UTF-8?Q?{word}?=" for word in [*words, word])


def party(name: str, address: str) -> str:
    """Return a party as in From and To."""
    if not name:
        return address
    quoted = any(mark in name for mark in ',.()@"<>:;') and name.isascii()
    return f'"{name}" <{address}>' if quoted else f"{encoded(name)} <{address}>"


def eml(mail: Mail) -> bytes:
    """Return one mail as a file of its own, with CRLF line ends."""
    text = "\n".join((*_head(mail), "", mail.body, ""))
    return text.replace("\n", "\r\n").encode()


def mbox(mails: Sequence[Mail]) -> bytes:
    """Return the mails in one mbox, each after a line of its own with number and time, in the order given."""
    return "".join(_entry(mail) for mail in mails).encode()


def _entry(mail: Mail) -> str:
    thread = int(_first(mail), 16) % 10**19
    mark = int(mail.number, 16) % 10**19
    front = (
        f"From {mark}@xxx {utc_line(mail.at)}",
        f"X-GM-THRID: {thread}",
        f"X-Gmail-Labels: {_labels(mail.labels)}",
    )
    body = (f">{line}" if line.lstrip(">").startswith("From ") else line for line in mail.body.split("\n"))
    return "\n".join([*front, *_head(mail), "", *body]) + "\n\n"


def _first(mail: Mail) -> str:
    """Return the number of the mail that opened the conversation."""
    return mail.head.get("References", f"<{mail.number}@").partition("@")[0].lstrip("<")


def _labels(labels: str) -> str:
    """Return the labels as Gmail writes them: one encoded word however long."""
    return encoded(labels).replace("?=\n =?UTF-8?Q?", "")


def _head(mail: Mail) -> Iterable[str]:
    yield f"Date: {mail_date(mail.at)}"
    yield f"From: {party(*mail.sender)}"
    yield f"To: {', '.join(party(*one) for one in mail.to)}"
    if mail.cc:
        yield f"Cc: {', '.join(party(*one) for one in mail.cc)}"
    yield f"Subject: {encoded(mail.subject)}"
    yield f"Message-ID: <{mail.number}@{mail.sender[1].partition('@')[2]}>"
    yield from (f"{name}: {encoded(value)}" for name, value in mail.head.items())
    yield "MIME-Version: 1.0"
    yield "Content-Type: text/plain; charset=UTF-8"
    yield "Content-Transfer-Encoding: 8bit"
