"""Address book cards: vCard 2.1, 3.0 and 4.0 as programs really write them.

A card says that somebody stands in an address book, and how she is called and reached. It says nothing
about when or whether one ever spoke. Files are read leniently: one bad line never costs a card, one bad
card never costs the file, and no bytes at all raise an error.

Each value is decoded on its own, UTF-8 if its bytes are valid UTF-8 and cp1252 otherwise, so a file glued
together from two programs is right in both halves. A Western ``CHARSET=`` (ISO-8859-1, cp1252) adds nothing
to that rule and gives way to valid UTF-8; any other known ``CHARSET=`` is tried first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netanalysis.sources import _vcard_lines
from netanalysis.sources._vcard_names import Name, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netanalysis.sources._vcard_names import Named

__all__ = ["Card", "Cards", "read_cards"]


@dataclass(frozen=True, slots=True)
class Card:
    r"""One entry of an address book: a person, a group or a firm.

    Missing values are empty strings and empty tuples. Values are unescaped; all but `note` are on one line.

    Parameters
    ----------
    row
        Line of the file at which the card begins, counted from 1.
    version
        ``"2.1"``, ``"3.0"``, ``"4.0"``, or empty when the card does not say.
    kind
        ``"individual"`` unless the card calls itself something else: ``"group"`` (a mailing list),
        ``"org"`` (a firm, and no person in N), ``"location"`` and so on, in lower case.
    name
        The name as displayed (FN); composed from N where that is missing, a mere e-mail address or the firm's name.
    given_name, family_name
        From N, each only as far as it agrees with the displayed name. Swapped fields are put right by it.
        Titles and suffixes are in neither.
    company
        Employer: the first component of ORG, else the displayed name of a firm's card.
    position
        Job title (TITLE), else ROLE.
    emails, phones, urls
        As written, without ``mailto:`` and ``tel:``, in the order of the file, each once. Fax numbers are
        among the phones, web addresses of social profiles and messengers among the urls.
    city, country
        From the first work address that names either, else from the first other address that does.
    categories
        Labels the owner gave the contact.
    note
        Free text, several notes joined by a line break.
    uid
        The card's own identifier, as written.
    revised
        Time of the last change, as written.
    producer
        Which program wrote the card: ``"apple"``, ``"google"``, ``"outlook"``, ``"nextcloud"``,
        ``"thunderbird"``, another program's PRODID as written, or empty when nothing tells.

    Examples
    --------
    >>> data = b"BEGIN:VCARD\nVERSION:3.0\nN:Berger;Anna;;Dr.;\nFN:Dr. Anna Berger\nEND:VCARD"
    >>> card = read_cards(data).cards[0]
    >>> card.name, card.given_name, card.family_name, card.company
    ('Dr. Anna Berger', 'Anna', 'Berger', '')
    """

    row: int
    version: str
    kind: str
    name: str
    given_name: str
    family_name: str
    company: str
    position: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    urls: tuple[str, ...]
    city: str
    country: str
    categories: tuple[str, ...]
    note: str
    uid: str
    revised: str
    producer: str


@dataclass(frozen=True, slots=True)
class Cards:
    r"""What a vCard file held, and what in it could not be read.

    Parameters
    ----------
    cards
        Every card, in the order of the file, cut-off ones included.
    encoding
        How most of the file is written: ``"utf-8"``, ``"utf-8-sig"``, ``"utf-16"`` or ``"cp1252"``.
    problems
        Line (counted from 1) and what was wrong there, without any personal content.

    Examples
    --------
    >>> found = read_cards(b"BEGIN:VCARD\r\nFN:Anna Berger\r\nhello\r\n")
    >>> len(found.cards), found.encoding
    (1, 'utf-8')
    >>> found.problems
    ((1, 'the card is not closed by END:VCARD'), (3, 'a line without a colon'))
    """

    cards: tuple[Card, ...]
    encoding: str
    problems: tuple[tuple[int, str], ...]


def read_cards(data: bytes) -> Cards:
    r"""Read all cards of a vCard file; whatever the bytes, nothing is raised.

    Parameters
    ----------
    data
        The whole file: one card or many, any vCard version, any of the usual encodings.

    Returns
    -------
        The cards, the encoding, and the lines that could not be used.

    Examples
    --------
    >>> data = "BEGIN:VCARD\nVERSION:4.0\nFN:Jörg Amsel\nTEL;VALUE=uri:tel:+49-30-000000\nEND:VCARD\n"
    >>> found = read_cards(data.encode("cp1252"))
    >>> found.encoding, found.cards[0].name, found.cards[0].phones
    ('cp1252', 'Jörg Amsel', ('+49-30-000000',))
    """
    content, encoding = _vcard_lines.normalised(data)
    cards: list[Card] = []
    problems: list[tuple[int, str]] = []
    for raw in _vcard_lines.raw_cards(content, encoding):
        problems += raw.problems
        if raw.is_card:
            cards.append(_card(raw.row, raw.properties))
    if not content or content.isspace():
        problems.append((1, "the file is empty"))
    return Cards(tuple(cards), encoding, tuple(problems))


# --- cards -----------------------------------------------------------------------------------------------

_Fields = dict[str, list[tuple[frozenset[str], str]]]  # per name: types and guarded text
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_FIRMS = ("org", "organization", "company")
_VERSIONS = ("2.1", "3.0", "4.0")
_ESCAPE = re.compile(r"\\([nN\\;,:])")
_GUARDS = {"\\": "\ud800", ";": "\ud801", ",": "\ud802", ":": ":", "n": "\n", "N": "\n"}
# Stand-ins for escaped separators: lone surrogates, which no decoded text can hold.
_UNGUARD = {ord(guard): char for char, guard in _GUARDS.items() if guard >= "\ud800"}
_PRODUCERS = {
    "apple": "apple",
    "google": "google",
    "outlook": "outlook",
    "microsoft": "outlook",
    "nextcloud": "nextcloud",
    "thunderbird": "thunderbird",
}


def _card(row: int, properties: Sequence[_vcard_lines.Property]) -> Card:
    """Put one card together from its properties."""
    said = (text.strip() for key, _, text in properties if key == "VERSION")
    version = next((text for text in said if text in _VERSIONS), "")
    fields: _Fields = {}
    for key, types, text in properties:
        fields.setdefault(key, []).append((types, _guard(text, version)))
    who = _named(fields, version)
    city, country = _place(fields)
    return Card(
        row=row,
        version=version,
        kind=_kind(fields, is_person=who.is_person),
        name=who.name,
        given_name=who.given,
        family_name=who.family,
        company=who.firm,
        position=_first(fields, "TITLE") or _first(fields, "ROLE"),
        emails=_distinct(mail for mail in _addresses(fields, "EMAIL", prefix="mailto:") if "@" in mail),
        phones=_distinct(_addresses(fields, "TEL", prefix="tel:")),
        urls=_urls(fields),
        city=city,
        country=country,
        categories=_categories(fields, version),
        note=_note(fields),
        uid=_first(fields, "UID"),
        revised=_first(fields, "REV"),
        producer=_producer(fields),
    )


def _guard(text: str, version: str) -> str:
    """Resolve escapes; escaped separators turn into stand-ins that survive splitting (see `_plain`)."""
    if "\\" not in text:
        return text
    if version == "2.1":
        return text.replace("\\;", _GUARDS[";"])
    return _ESCAPE.sub(lambda match: _GUARDS[match[1]], text)


def _plain(text: str) -> str:
    """Put guarded text on one line, as a reader should see it."""
    return " ".join((text if text.isascii() else text.translate(_UNGUARD)).split())


def _texts(fields: _Fields, *names: str) -> list[str]:
    """List the guarded texts of all properties with these names."""
    return [text for name in names if name in fields for _, text in fields[name]]


def _first(fields: _Fields, name: str) -> str:
    """Take the first value of a property that is not empty."""
    for _, text in fields.get(name, ()):
        if value := _plain(text):
            return value
    return ""


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Keep each value once, in order, without empty ones."""
    return tuple(dict.fromkeys(value for value in values if value))


def _addresses(fields: _Fields, name: str, *, prefix: str) -> Iterator[str]:
    """Yield the values of a property without angle brackets and the prefix of its URI form."""
    for text in _texts(fields, name):
        value = _plain(text).strip("<> ")
        yield value[len(prefix) :].strip() if value[: len(prefix)].lower() == prefix else value


def _urls(fields: _Fields) -> tuple[str, ...]:
    """Collect web addresses; of profiles and messengers only those that are some."""
    web = [_plain(text).strip("<> ").replace("\\:", ":") for text in _texts(fields, "URL")]
    other = _texts(fields, "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP")
    return _distinct(web + [url for text in other if _WEB.match(url := _plain(text).replace("\\:", ":"))])


def _categories(fields: _Fields, version: str) -> tuple[str, ...]:
    """Split the owner's labels; version 2.1 separates them by semicolons as well."""
    texts = _texts(fields, "CATEGORIES")
    if version == "2.1":
        texts = [text.replace(";", ",") for text in texts]
    return _distinct(_plain(label) for text in texts for label in text.split(","))


def _note(fields: _Fields) -> str:
    """Join all notes, their line breaks kept."""
    notes = (text.translate(_UNGUARD).strip() for text in _texts(fields, "NOTE"))
    return re.sub(r"\r\n?", "\n", "\n".join(note for note in notes if note))


def _place(fields: _Fields) -> tuple[str, str]:
    """Give city and country of the first address that names either, addresses at work before others."""
    addresses = sorted(fields.get("ADR", ()), key=lambda address: "WORK" not in address[0])
    for _, text in addresses:
        _, _, _, city, _, _, country = (*text.split(";", 7), *[""] * 7)[:7]
        city, country = _plain(city), _plain(country)
        if city or country:
            return city, country
    return "", ""


def _producer(fields: _Fields) -> str:
    """Name the program that wrote the card, by its own word, else by its habits."""
    said = _first(fields, "PRODID")
    if said:
        return next((short for word, short in _PRODUCERS.items() if word in said.lower()), said)
    names = " ".join(("", *fields))
    if " X-MS-OL" in names:
        return "outlook"
    if any("myContacts" in text for text in _texts(fields, "CATEGORIES")):
        return "google"
    return "apple" if " X-AB" in names else ""


def _named(fields: _Fields, version: str) -> Named:
    """Say who the card is about."""
    text = next((text for text in _texts(fields, "N") if text.strip("; ")), "")
    if version != "2.1":
        text = text.replace(",", " ")
    parts = (*text.split(";", 5), *[""] * 5)[:5]
    firm = next((firm for text in _texts(fields, "ORG") if (firm := _plain(text.split(";")[0]))), "")
    marked = _first(fields, "X-ABSHOWAS").upper() == "COMPANY" or _said_kind(fields) in _FIRMS
    return named(_first(fields, "FN"), Name(*map(_plain, parts)), firm=firm, marked=marked)


def _said_kind(fields: _Fields) -> str:
    """What the card calls itself, in lower case."""
    return (_first(fields, "KIND") or _first(fields, "X-ADDRESSBOOKSERVER-KIND")).lower()


def _kind(fields: _Fields, *, is_person: bool) -> str:
    """Say what the card stands for, in lower case."""
    said = _said_kind(fields)
    if said not in ("", *_FIRMS):
        return said
    return "individual" if is_person else "org"
