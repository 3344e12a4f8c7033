"""How contact lists head their columns: the names that programs are known to give them, and words that tell the rest.

Thunderbird, Outlook, Apple, Yahoo, GMX and web.de name their columns differently, and in each language again. Names, firm and
place are taken under known headers alone. Addresses, numbers and web pages are taken wherever a word of the header says so:
what they hold is checked value by value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from netanalysis.sources.table import Columns, Header, find_header, normal_header

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("Titel", "Akademischer Titel", "Academic title"),
    "given_name": ("Vorname", "First name", "Given name", "Firstname", "Vornamen", "Forename"),
    "middle_name": ("Middle name", "Weitere Vornamen", "Zweiter Vorname"),
    "family_name": ("Nachname", "Familienname", "Last name", "Surname", "Family name", "Lastname", "Zuname"),
    "name": ("Name", "Full name", "Vollständiger Name", "Kontakt", "Display name", "Anzeigename", "Contact name",
             "Person - Name"),
    "company": ("Firma", "Unternehmen", "Organisation", "Company", "Arbeitgeber", "Organization", "Company name", "Firmenname",
                "Employer", "Person - Organization", "Person - Organisation"),
    "position": ("Position", "Jobtitel", "Berufsbezeichnung", "Job title", "Arbeitstitel", "Funktion", "Title", "Occupation",
                 "Beruf", "Tätigkeit"),
    "email": ("E-Mail", "E-Mail-Adresse", "Email", "E-mail address", "Email address", "Mail", "E-Mail (geschäftlich)",
              "Business e-mail", "E-Mail geschäftlich", "Primary Email", "Primäre E-Mail-Adresse", "Primäre E-Mail", "E-Mail 1",
              "E-Mail 1 Address", "E-Mail dienstlich", "E-Mail (dienstlich)", "Work email", "Mailadresse"),
    "email2": ("E-Mail (privat)", "Private e-mail", "E-mail 2 Address", "E-Mail 2", "E-Mail privat", "E-Mail 2: Adresse",
               "Secondary Email", "Sekundäre E-Mail-Adresse", "Home email"),
    "email3": ("E-mail 3 Address", "E-Mail 3: Adresse", "E-Mail 3"),
    "phone": ("Telefon", "Phone", "Telefon (geschäftlich)", "Business phone", "Tel", "Telefon geschäftlich", "Work Phone",
              "Tel. dienstlich"),
    "phone2": ("Home phone", "Telefon (privat)", "Telefon privat", "Private phone", "Tel. privat"),
    "phone3": ("Business phone 2", "Telefon geschäftlich 2", "Telefon (geschäftlich) 2"),
    "mobile": ("Mobil", "Mobile", "Mobiltelefon", "Handy", "Mobile phone", "Mobile number", "Mobil-Tel.-Nr."),
    "location": ("Ort", "Stadt", "City", "Location", "Standort", "Business city", "Ort geschäftlich", "Ort (geschäftlich)",
                 "Work city", "Dienstlich: Ort", "Ort dienstlich", "Ort (dienstlich)"),
    "location2": ("Home city", "Ort privat", "Ort (privat)", "Privat: Ort"),
    "country": ("Land", "Country", "Country code", "Business country/region", "Business country", "Land/Region geschäftlich",
                "Land geschäftlich", "Work country", "Dienstlich: Land", "Land (geschäftlich)"),
    "country2": ("Home country/region", "Home country", "Land/Region privat", "Land privat", "Privat: Land", "Land (privat)"),
    "profile": ("Profil", "Profil-URL", "XING-Profil", "Profile", "Profile URL", "URL", "Link", "XING", "Web page", "Webseite"),
    "tags": ("Tags", "Schlagwörter", "Kategorien", "Categories", "Schlagworte", "Category", "Kategorie", "Gruppen", "Groups"),
    "note": ("Notiz", "Notizen", "Notes", "Note", "Bemerkung", "Bemerkungen", "Kommentare", "Comments"),
    "reason": ("Kontaktgrund", "Grund", "Grund des Kontakts", "Reason for contact", "Reason"),
    "connected_on": ("Kontakt seit", "Verbunden am", "Connected since", "Connected on", "Contact since", "Kontakt am"),
}  # fmt: skip
#: a header row has at least these, in one of the ways
_WAYS: Final = (
    ("given_name", "family_name"), ("given_name", "name"), ("name", "company"), ("name", "email"), ("name", "profile"),
    ("name", "position"), ("family_name", "company"), ("given_name", "family_name", "email"),
)  # fmt: skip
#: Yahoo heads its columns with single words, which mean a person's name beside an address only
_YAHOO: Final = {"given_name": "First", "family_name": "Last"}
_BETWEEN: Final = re.compile(r"[,;|]")
_FLOWING: Final = ("note", "reason")
#: begins our name of a column that nothing is taken from: one that says nothing to us, and one that is not of the person
UNKNOWN, _ASIDE = "?", "-"
#: words of headers, folded: what a column holds, and what it does not hold although it sounds like it
_SORTS: Final = (
    ("email", re.compile(r"mail"), re.compile(r"mailing|voicemail|mailbox|display|anzeige|angezeigt|newsletter")),
    ("phone",
     re.compile(r"phone|telefon|^tel|tel\.|rufnummer|mobil|handy|natel|cell|gsm|festnetz|durchwahl"
                r"|^(?:home|work|other|primary|main|privat|arbeit|dienstlich|geschäftlich|haupt|andere|weitere)$"),
     re.compile(r"fax|pager|phoneti|yomi|hörbehindert|tty|telex")),
    ("profile", re.compile(r"web|url|homepage|linkedin|xing|profil|facebook|twitter|link"), re.compile(r"photo|bild|image")),
)  # fmt: skip
#: of somebody else, of the firm as a whole, or about the value: not what reaches the person
_NOT_HERS: Final = re.compile(
    r"telefonfirma|companymain|zentrale|switchboard|corporate|typ|label|bezeichnung|status|quelle|source|owner|besitzer|inhaber|assist|sekret|manager|vorgesetzt|empfohlen|referred"
    r"|(?<!ansprech)partner|spouse|anzahl|numberof|verifi|confiden|optin|optout"
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a vendor writes contact tables: its headers, by our names, and what stands between values in one cell.

    Columns whose names begin with `email`, `phone` or `profile` hold addresses, numbers and URLs, however many they are.
    """

    headers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: HEADERS)
    between: re.Pattern[str] = _BETWEEN


ANY_FORM: Final = Form()


def table_header(
    text: str, renamed: Mapping[str, str], form: Form = ANY_FORM
) -> tuple[Header, Columns] | None:
    """Header row of a table of contacts and the columns by which it is found, or None where no row looks like one."""
    names = tuple(header for name in ("given_name", "family_name", "name") for header in form.headers[name])
    if (
        find_header(
            text, Columns({"name": (*names, *_YAHOO.values())}, ("name",)), renamed=renamed, delimiters=",;\t"
        )
        is None
    ):
        return None  # most tables hold no people, and every way asks for a name
    for way in _WAYS:
        more = _YAHOO if way == _WAYS[-1] else {}
        headers = {**form.headers, **{name: (*form.headers[name], word) for name, word in more.items()}}
        columns = Columns(headers, way, flowing=_FLOWING)
        header = find_header(text, columns, renamed=renamed, delimiters=",;\t")
        if header is not None:
            return header, columns
    return None


def with_others(header: Header, columns: Columns, renamed: Mapping[str, str]) -> Columns:
    """Return the columns with all others of the table: those of addresses, numbers and pages by name, the rest as unknown."""
    located, _ = columns.locate(header.cells, renamed)
    taken = set(located.values())
    others = {
        f"{_sort_of(cell)}_{place}": place
        for place, cell in enumerate(header.cells)
        if place not in taken and normal_header(cell)
    }
    flowing = (*columns.flowing, *(name for name in others if name.startswith((UNKNOWN, _ASIDE))))
    return replace(columns, others=others, flowing=flowing)


def _sort_of(cell: str) -> str:
    """What a column holds by the words of its header: `email`, `phone`, `profile`, or nothing that we take."""
    folded = normal_header(cell)
    if _NOT_HERS.search(folded):
        return _ASIDE
    fitting = (name for name, says, denies in _SORTS if says.search(folded) and not denies.search(folded))
    return next(fitting, UNKNOWN)


_ADDRESS: Final = re.compile(r"[^@\s,;:<>()]+@[^@\s,;:<>()]+\.\w+")
_NUMBER: Final = re.compile(r"(?:\+|\(?0)[\d\s()/.-]{6,}")
_DAY: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*")


def left_out(header: Sequence[str], columns: Columns, rows: pd.DataFrame) -> Iterator[str]:
    """Headers of the columns that nothing is taken from although most of their values are addresses or numbers."""
    for name, place in columns.others.items():
        values = [cell for cell in rows[name].str.strip() if cell] if name.startswith(UNKNOWN) else []
        n = sum(map(_reaches, values))
        if n and 2 * n >= len(values):
            yield header[place]


def _reaches(cell: str) -> bool:
    """Whether a text looks like an address or a telephone number."""
    return bool(_ADDRESS.fullmatch(cell) or (_NUMBER.fullmatch(cell) and not _DAY.fullmatch(cell)))
