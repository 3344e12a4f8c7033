"""The header of one mail as values: who, to whom, when, of which conversation; broken headers cost a value, never the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from netanalysis.sources.addresses import Person, decoded, people_of
from netanalysis.sources.mail.moments import moment_of

#: no more of a subject is looked at
_LONG: Final = 20_000
_ID: Final = re.compile(r"<([^<>\s]{1,998})>")
#: how far the sender's clock may go wrong before the server that received the mail is believed
_DRIFT: Final = timedelta(days=7)
#: fields that only machines write
_SIGNS: Final = ("list-id", "list-unsubscribe", "list-post", "x-autoreply", "x-autorespond", "x-auto-response",
                 "x-feedback-id", "feedback-id", "x-mailgun-sid", "x-campaign-id")  # fmt: skip
#: fields whose value decides
_VALUED: Final = ("auto-submitted", "precedence", "x-precedence", "x-spam-flag", "return-path")
_ARRIVED: Final = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_READ: Final = ("from", "sender", "to", "cc", "bcc", "date", "received", "subject", "message-id", "references", "in-reply-to",
                "x-gm-thrid", "x-gmail-labels", *_SIGNS, *_VALUED, *_ARRIVED)  # fmt: skip
#: a field that is read, with the lines it is folded into
_FIELD: Final = re.compile(rf"^({'|'.join(_READ)})[ \t]*:(.*(?:\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mail:
    """What is kept of a mail."""

    source: int  #: number of the file
    message_id: str
    references: tuple[str, ...]
    time: datetime | None
    zoned: bool  #: whether the time zone of that time is known; else it was read as UTC
    sender: Person
    people: tuple[Person, ...]  #: those in To and Cc, each once
    subject: str  #: kept while reading only, for notices and conversations
    labels: frozenset[str]
    own: tuple[str, ...]  #: addresses at which the owner's server took it in
    signs: frozenset[str]  #: names of the fields that speak of a machine, with the value where it matters


def fields_of(header: bytes) -> Mapping[str, Sequence[str]]:
    r"""Give the fields of a header part that are read, folded lines joined; every other line is passed over.

    Examples
    --------
    >>> fields_of(b"Subject: Hello\r\n there\r\nrubbish\r\nTO: a@example.org")
    {'subject': ['Hello there'], 'to': ['a@example.org']}
    """
    found: dict[str, list[str]] = {}
    for name, value in _FIELD.findall(_text(header)):
        joined = " ".join(map(str.strip, value.split("\n"))) if "\n" in value else value
        found.setdefault(name.lower(), []).append(joined.strip())
    return found


def _text(header: bytes) -> str:
    """Decode what should be ASCII and often is not."""
    try:
        text = header.decode("utf-8")
    except UnicodeDecodeError:
        text = header.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the first field of that name, or nothing."""
    return fields.get(name, ("",))[0]


def time_of(fields: Mapping[str, Sequence[str]]) -> datetime | None:
    """Return when a mail was sent: its own date, unless it has none or the receiving server contradicts it.

    It is in UTC, or without a zone where neither tells one that is known.
    """
    sent = moment_of(first(fields, "date"))
    stamps = (moment_of(field.rpartition(";")[2].strip()) for field in fields.get("received", ()))
    received = next((stamp for stamp in stamps if stamp and stamp.tzinfo), None)
    if sent is None or received is None:
        return sent or received
    if sent.tzinfo is None or abs(received - sent) > _DRIFT:
        return received
    return sent


def read_mail(header: bytes, source: int) -> Mail:
    """Read the header part of one mail; never raises."""
    fields = fields_of(header)
    sender = people_of(first(fields, "from")) or people_of(first(fields, "sender"))
    told = [field for name in ("to", "cc", "bcc") for field in fields.get(name, ())]
    people = dict(person for field in reversed(told) for person in reversed(people_of(field)))
    ids = [
        one
        for name in ("references", "in-reply-to")
        for field in fields.get(name, ())
        for one in _ID.findall(field)
    ]
    ids += [f"gmail:{one}" for one in fields.get("x-gm-thrid", ())]
    signs = [name for name in _SIGNS if name in fields]
    signs += [f"{name}: {first(fields, name).lower()[:40]}" for name in _VALUED if name in fields]
    own = [address for name in _ARRIVED for field in fields.get(name, ()) for address, _ in people_of(field)]
    time = time_of(fields)
    return Mail(
        source=source, message_id=_first_id(first(fields, "message-id")), references=tuple(dict.fromkeys(ids)),
        time=time.replace(tzinfo=UTC) if time else None, zoned=time is None or time.tzinfo is not None, sender=sender[0] if sender else ("", ""), people=tuple(reversed(people.items())),
        subject=decoded(first(fields, "subject")[:_LONG])[:500], own=tuple(dict.fromkeys(own)), signs=frozenset(signs),
        labels=_labels(first(fields, "x-gmail-labels")),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _labels(value: str) -> frozenset[str]:
    return frozenset(label.strip(' "') for label in decoded(value).lower().split(",")) - {""}


def _first_id(value: str) -> str:
    found = _ID.search(value)
    return found[1] if found else value.strip().strip("<>")[:998]
