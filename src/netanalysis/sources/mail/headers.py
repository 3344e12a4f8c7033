"""The header of one mail as values: who, to whom, when, of which conversation; broken headers cost a value, never the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.policy import default
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Final

from netanalysis.text import tidy

#: what `email` raises on headers nobody foresaw
_BROKEN: Final = (ValueError, TypeError, IndexError, KeyError, AttributeError, LookupError, OverflowError, RecursionError,
                  AssertionError)  # fmt: skip
#: a field longer than this is a list of hundreds of addresses, which `email` would take minutes to read
_LONG: Final = 20_000
_FIELD: Final = re.compile(r"^([!-9;-~]+)[ \t]*:(.*)$")
_ADDRESS: Final = re.compile(r"[^\s<>()\[\]:;,\"'\\@]+@[^\s<>()\[\]:;,\"'\\@]+\.[^\s<>()\[\]:;,\"'\\@]+")
_ID: Final = re.compile(r"<([^<>\s]{1,998})>")
_SPACES: Final = re.compile(r"\s+")
#: a date outside is a slip of a clock or of a spammer
_FIRST_YEAR, _LAST_YEAR = 1985, 2100
#: how far the sender's clock may go wrong before the server that received the mail is believed
_DRIFT: Final = timedelta(days=7)

#: an address in lower case and the name beside it, which may be empty
Person = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mail:
    """What is kept of a mail."""

    source: int  #: number of the file
    message_id: str
    references: tuple[str, ...]
    time: datetime | None
    sender: Person
    people: tuple[Person, ...]  #: those in To and Cc, each once
    subject: str  #: kept while reading only, for notices and conversations
    labels: frozenset[str]
    own: tuple[str, ...]  #: addresses at which the owner's server took it in
    signs: frozenset[
        str
    ]  #: names of the header fields that speak of a machine, with the value where it matters


def fields_of(header: bytes) -> Mapping[str, Sequence[str]]:
    r"""Split a header part into fields, folded lines joined; a line that is no field is passed over.

    Examples
    --------
    >>> fields_of(b"Subject: Hello\r\n there\r\nrubbish\r\nTO: a@example.org")
    {'subject': ['Hello there'], 'to': ['a@example.org']}
    """
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _text(header).splitlines():
        if line[:1] in (" ", "\t"):
            if current:
                current[-1] += " " + line.strip()
            continue
        match = _FIELD.match(line)
        current = found.setdefault(match[1].lower(), []) if match else []
        if match:
            current.append(match[2].strip())
    return found


def _text(header: bytes) -> str:
    """Decode what should be ASCII and often is not."""
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("cp1252", errors="replace")


def first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the first field of that name, or nothing."""
    return fields.get(name, ("",))[0]


@lru_cache(maxsize=65_536)
def people_of(value: str) -> tuple[Person, ...]:
    """Read the addresses of a field with their names; those without a domain and repeated ones are left out.

    Examples
    --------
    >>> people_of('=?utf-8?q?M=C3=BCller=2C_Eva?= <Eva@Example.org>, undisclosed-recipients:;')
    (('eva@example.org', 'Müller, Eva'),)
    >>> people_of('Eva Muster <eva@example.org')
    (('eva@example.org', 'Eva Muster'),)
    """
    found: dict[str, str] = {}
    for written, name in _read_people(value):
        address = written.strip().strip("<>'\"").lower()
        if _ADDRESS.fullmatch(address):
            found[address] = found.get(address) or _name(name, address)
    return tuple(found.items())


def _read_people(value: str) -> list[Person]:
    """Addresses and names as `email` understands them; where it cannot, whatever looks like an address."""
    plain = [(address, "") for address in _ADDRESS.findall(value)]
    if not value or len(value) > _LONG:
        return plain
    try:
        header: Any = default.header_factory("to", value)
        read = [(one.addr_spec, one.display_name) for one in header.addresses]
    except _BROKEN:
        return plain
    return read if any("@" in address for address, _ in read) else plain


def _name(name: str, address: str) -> str:
    """Return a display name, unless it only repeats the address."""
    bare = tidy(name.strip().strip("'\"").strip())
    return "" if bare.lower() == address or ("@" in bare and " " not in bare) else bare


def decoded(value: str) -> str:
    """Decode the words of a subject or label field that are written as =?utf-8?…?=.

    Examples
    --------
    >>> decoded("=?UTF-8?Q?Ge=C3=B6ffnet,Kunden?=")
    'Geöffnet,Kunden'
    """
    if "=?" not in value or len(value) > _LONG:
        return tidy(value)
    try:
        header: Any = default.header_factory("subject", value)
        text = tidy(str(header))
    except _BROKEN:
        return tidy(value)
    return text or tidy(value)


def time_of(fields: Mapping[str, Sequence[str]]) -> datetime | None:
    """Return when a mail was sent (UTC): its own date, unless it has none or the receiving server contradicts it."""
    sent = _moment(first(fields, "date"))
    stamps = (_moment(field.rpartition(";")[2]) for field in fields.get("received", ()))
    received = next((stamp for stamp in stamps if stamp), None)
    if sent is None or (received is not None and abs(received - sent) > _DRIFT):
        return received
    return sent


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except _BROKEN:
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


#: fields that only machines write
_SIGNS: Final = ("list-id", "list-unsubscribe", "list-post", "x-autoreply", "x-autorespond", "x-auto-response",
                 "x-feedback-id", "feedback-id", "x-mailgun-sid", "x-campaign-id")  # fmt: skip
#: fields whose value decides
_VALUED: Final = ("auto-submitted", "precedence", "x-precedence", "x-spam-flag", "return-path")
_ARRIVED: Final = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


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
    labels = decoded(_SPACES.sub(" ", first(fields, "x-gmail-labels"))).lower().split(",")
    return Mail(
        source=source, message_id=_first_id(first(fields, "message-id")), references=tuple(dict.fromkeys(ids)),
        time=time_of(fields), sender=sender[0] if sender else ("", ""), people=tuple(reversed(people.items())),
        subject=decoded(first(fields, "subject")[:_LONG])[:500], own=tuple(dict.fromkeys(own)), signs=frozenset(signs),
        labels=frozenset(label.strip(' "') for label in labels) - {""},
    )  # fmt: skip


def _first_id(value: str) -> str:
    found = _ID.search(value)
    return found[1] if found else value.strip().strip("<>")[:998]
