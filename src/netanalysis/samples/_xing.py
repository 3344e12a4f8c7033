"""What a XING user may hold: a contact table from 2013, and a folder of vCards, a file for each contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from netanalysis.samples._accounts import claims
from netanalysis.samples._model import AS_OF, XING_TABLE_UNTIL, Person, Xing
from netanalysis.samples._shapes import ascii_text, fit, german_day
from netanalysis.samples._tables import Row, Table, table

_HEADER: Final = (
    "Vorname,Nachname,Firma,Position,E-Mail,Telefon,Ort,Land,Profil-URL,Tags,Notizen,Kontakt seit"
)
_OLD_EVERY: Final = 3
_LINE: Final = 75
_QP_LINE: Final = 70
_LATIN: Final = "iso-8859-1"
_ASCII_END: Final = 127
_STREETS: Final = ("Musterstraße", "Am Beispiel", "Platzhalterweg", "Probegasse")


def contact_table(known: Sequence[Person]) -> Table:
    """Return the contact table of 2013: semicolons, cp1252, CRLF, German dates, newest contact first."""
    held = [person for person in known if person.xing and person.xing.since <= XING_TABLE_UNTIL]
    held.sort(
        key=lambda person: (person.xing.since if person.xing else XING_TABLE_UNTIL, person.key), reverse=True
    )
    rows = [_table_row(person, person.xing) for person in held if person.xing]
    return replace(table(_HEADER, rows), delimiter=";", line_end="\r\n", encoding="cp1252")


def _table_row(person: Person, card: Xing) -> Row:
    job = person.job(XING_TABLE_UNTIL)
    row = (
        f"{card.prefix} {card.given}".strip(), card.family, job.firm.written("full"), job.title,
        card.table_email,
        card.phones[0] if card.phones else "", card.city, card.country, card.url if card.shows_page else "",
        card.tags, card.note, german_day(card.since),
    )  # fmt: skip
    return tuple(fit(cell, "cp1252") for cell in row)


def card_files(known: Sequence[Person]) -> dict[str, str]:
    """Return the file name of everybody's card, by key."""
    claim = claims()
    return {
        person.key: claim(ascii_text(f"{person.xing.given}_{person.xing.family}").replace(" ", "_")) + ".vcf"
        for person in known
        if person.xing
    }


def cards(known: Sequence[Person]) -> dict[str, bytes]:
    """Return a vCard for each XING contact, by file name; every third one of the old sort."""
    files = card_files(known)
    held = [person for person in known if person.xing]
    made = {
        files[person.key]: _old_card(person, person.xing, place)
        if place % _OLD_EVERY == 0
        else _new_card(person, person.xing, place)
        for place, person in enumerate(held)
        if person.xing
    }
    return dict(sorted(made.items()))


def _fields(person: Person, card: Xing, place: int) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the properties of a card and the components of each."""
    job = person.job(min(AS_OF, card.job_until))
    department = ("Einkauf",) if "Einkauf" in job.title else ()
    yield "FN", (card.full_name,)
    yield "N", (card.family, card.given, "", card.prefix, "")
    yield "ORG", (job.firm.written(card.style), *department)
    yield "TITLE", (job.title,)
    for number, phone in enumerate(card.phones):
        yield ("TEL;TYPE=CELL" if number else "TEL;TYPE=WORK"), (phone,)
    if card.email:
        yield "EMAIL;TYPE=INTERNET", (card.email,)
    street = f"{_STREETS[place % len(_STREETS)]} {place % 89 + 1}" if place % 2 else ""
    yield "ADR;TYPE=WORK", ("", "", street, card.city, "", "", card.country)
    if card.shows_page:
        yield "URL", (card.url,)
    if card.note:
        yield "NOTE", (card.note,)


def _new_card(person: Person, card: Xing, place: int) -> bytes:
    """Return a vCard 3.0 in UTF-8, long lines folded, LF line ends."""
    lines = ["BEGIN:VCARD", "VERSION:3.0"]
    lines += [
        f"{name}:{';'.join(_escaped(part) for part in parts)}" for name, parts in _fields(person, card, place)
    ]
    return ("\n".join(_folded(line) for line in (*lines, "END:VCARD")) + "\n").encode()


def _escaped(text: str) -> str:
    slashed = text.replace("\\", "\\\\").replace("\n", "\\n")
    return slashed.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Return the line folded after 75 letters at most, counted in bytes."""
    parts, rest = [], line
    while len(rest.encode()) > _LINE - 1:
        head = rest[:_LINE]
        while len(head.encode()) > _LINE - 1:
            head = head[:-1]
        parts.append(head)
        rest = rest[len(head) :]
    return "\n ".join([*parts, rest])


def _old_card(person: Person, card: Xing, place: int) -> bytes:
    """Return a vCard 2.1 in ISO-8859-1 with CRLF; long or broken German text is quoted-printable."""
    lines = ["BEGIN:VCARD", "VERSION:2.1"]
    lines += [_old_line(name.replace("TYPE=", ""), parts) for name, parts in _fields(person, card, place)]
    return ("\r\n".join((*lines, "END:VCARD")) + "\r\n").encode(_LATIN)


def _old_line(name: str, parts: tuple[str, ...]) -> str:
    text = ";".join(fit(part, _LATIN).replace(";", "\\;") for part in parts)
    line = f"{name}:{text}"
    if text.isascii() and "\n" not in text:
        return line
    if len(line) < _LINE // 2 and "\n" not in text:
        return line
    return f"{name};CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:{_quoted_printable(text)}"


def _quoted_printable(text: str) -> str:
    """Return the text in quoted-printable, with soft line breaks."""
    marks = [_quoted(code) for code in text.replace("\n", "\r\n").encode(_LATIN)]
    lines, line = [], ""
    for mark in marks:
        if len(line) + len(mark) > _QP_LINE:
            lines.append(line + "=")
            line = ""
        line += mark
    return "\r\n".join([*lines, line])


def _quoted(code: int) -> str:
    printable = ord(" ") <= code < _ASCII_END and code != ord("=")
    return chr(code) if printable else f"={code:02X}"
