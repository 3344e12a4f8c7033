"""Address books: Google's of today and of 2012, the circles of Google+, and Outlook's in German."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from netanalysis.samples._dice import chance, pick, some, stream
from netanalysis.samples._model import Person
from netanalysis.samples._shapes import fit
from netanalysis.samples._tables import Row, Table, table, table_bytes, zipped
from netanalysis.samples.sources._cast import Cast, Part, mail_of

TAKEOUT_BOOK: Final = "takeout-20260225T081500Z-001.zip"
TAKEOUT_PLUS: Final = "takeout-20190320T100000Z-001.zip"
OLD_BOOK: Final = "google-2012-11-04.csv"
OUTLOOK_BOOK: Final = "Outlook-Kontakte-2014-03-31.CSV"
_NEW: Final = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
    "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Website 1 - Label,Website 1 - Value"
)
_OLD: Final = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,"
    "Organization 1 - Location,Organization 1 - Job Description"
)
_OUTLOOK: Final = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,"
    "Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,"
    "Straße privat,Straße privat 2,Straße privat 3,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,"
    "Land/Region privat,Weitere Straße,Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,"
    "Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,"
    "Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,"
    "Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,"
    "Abrechnungsinformation,Assistent(in),Benutzer 1,Benutzer 2,Benutzer 3,Benutzer 4,Beruf,Büro,E-Mail-Adresse,"
    "E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,"
    "E-Mail 3: Typ,E-Mail 3: Angezeigter Name,Empfohlen von,Geburtstag,Geschlecht,Hobby,Initialen,"
    "Internet Frei/Gebucht,Jahrestag,Kategorien,Kinder,Konto,Name des/r Vorgesetzten,Notizen,Organisationsnr.,Ort,"
    "Partner,Postfach geschäftlich,Postfach privat,Priorität,Privat,Reisekilometer,Sozialversicherungsnr.,Sprache,"
    "Stichwörter,Vertraulichkeit,Verzeichnisserver,Webseite,Weiteres Postfach"
)
_CIRCLES: Final = (("Freunde", 14), ("Kunden", 40), ("Interim", 26))


def google(cast: Cast) -> Part:
    """Return Google's address books and the circles of Google+."""
    rng = stream(cast.seed, "google")
    held = _reachable(cast)
    now, then = some(rng, held, cast.scaled(180, 6)), some(rng, held, cast.scaled(90, 4))
    book = table(_NEW, [_new_row(person, primary=chance(rng, 0.8)) for person in now])
    old = replace(table(_OLD, [_old_row(person) for person in then]), preamble="\ufeff", encoding="utf-16-le")
    circles = _circles(cast)
    member = "Takeout/Google Kontakte/Alle Kontakte/Alle Kontakte.csv"
    overview = b'<!DOCTYPE html><html lang="de"><title>Archiv\xc3\xbcbersicht</title></html>\n'
    plus = {f"Takeout/Google+ Kreise/{name}.csv": content for name, (content, _) in circles.items()}
    return Part(
        {
            f"exports/google/{TAKEOUT_BOOK}": zipped(
                {"Takeout/Archiv_Übersicht.html": overview, member: table_bytes(book)}, date(2026, 2, 25)
            ),
            f"exports/google/{OLD_BOOK}": table_bytes(old),
            f"exports/google/{TAKEOUT_PLUS}": zipped(
                {path: table_bytes(content) for path, content in plus.items()}, date(2019, 3, 20)
            ),
        },
        {
            TAKEOUT_BOOK: {member: len(book.rows)},
            OLD_BOOK: {OLD_BOOK: len(old.rows)},
            TAKEOUT_PLUS: {path: len(content.rows) for path, content in plus.items()},
        },
        {
            "people": {TAKEOUT_BOOK: _keys(now), OLD_BOOK: _keys(then)},
            "circles": {name: people for name, (_, people) in circles.items()},
        },
    )


def _keys(people: Sequence[Person]) -> dict[str, str]:
    return {person.key: mail_of(person) for person in people}


def _reachable(cast: Cast) -> list[Person]:
    """Return who shows a mail address of her own."""
    return [person for person in cast.people if mail_of(person)]


def _phone(person: Person) -> str:
    return person.xing.phones[0] if person.xing and person.xing.phones else ""


def _new_row(person: Person, *, primary: bool) -> Row:
    job, phone = person.job(date(2026, 2, 25)), _phone(person)
    labels = "* myContacts ::: Kunden" if person.role == "core" else "* myContacts"
    label = "* Work" if primary else "Work"
    work = (job.firm.written("full"), job.title, "")
    site = ("Profile", person.linkedin.url) if person.linkedin and person.role == "core" else ("", "")
    return (
        person.given, "", person.family, "", "", "", "", "", "", "", *work, "", "", "", labels,
        label, mail_of(person), "", "", "Mobile" if phone else "", phone, *site,
    )  # fmt: skip


def _old_row(person: Person) -> Row:
    job, phone = person.job(date(2012, 11, 4)), _phone(person)
    name = (person.name, person.given, "", person.family)
    firm = ("", job.firm.written("full"), "", job.title, "", "", "", "")
    reach = ("* Work", mail_of(person), "Work" if phone else "", phone)
    return (*name, *("",) * 22, "* My Contacts", *reach, *firm)


def _circles(cast: Cast) -> dict[str, tuple[Table, list[list[str]]]]:
    """Return the circles, and beside each person's id the address of her page there."""
    rng = stream(cast.seed, "circles")
    left, made = [person for person in cast.unquoted if person.role != "collected"], {}
    for name, n in _CIRCLES:
        chosen = some(rng, left, cast.scaled(n, 2))
        left = [person for person in left if person not in chosen]
        pages = [_page(person, place) for place, person in enumerate(chosen)]
        rows = [
            (person.given, person.family, "", person.name, page)
            for person, page in zip(chosen, pages, strict=True)
        ]
        content = table("First Name,Last Name,Nickname,Display Name,Profile URL", rows)
        made[name] = content, [[person.key, page] for person, page in zip(chosen, pages, strict=True)]
    return made


def _page(person: Person, place: int) -> str:
    number = 10**20 + int(person.key[1:]) * 7_919_000_003 + place
    return f"https://plus.google.com/{number}"


def outlook(cast: Cast) -> Part:
    """Return Outlook's contacts as a German Excel saved them again: semicolons, cp1252, and who recommended whom."""
    rng = stream(cast.seed, "outlook")
    held = some(rng, _reachable(cast), cast.scaled(150, 5))
    core = [person for person in cast.of_class("core") if person not in held]
    advocates = (
        {person.key: pick(rng, core) for person in some(rng, held, cast.scaled(18, 2))} if core else {}
    )
    columns = tuple(_OUTLOOK.split(","))
    rows = [
        tuple(fit(cell, "cp1252") for cell in _outlook_row(person, advocates, columns)) for person in held
    ]
    content = replace(Table(columns, tuple(rows)), delimiter=";", line_end="\r\n", encoding="cp1252")
    return Part(
        {f"exports/outlook/{OUTLOOK_BOOK}": table_bytes(content)},
        {OUTLOOK_BOOK: {OUTLOOK_BOOK: len(rows)}},
        {"people": _keys(held), "recommended_by": {key: person.key for key, person in advocates.items()},
         "recommended": dict(Counter(person.key for person in advocates.values()))},
    )  # fmt: skip


def _outlook_row(person: Person, advocates: Mapping[str, Person], columns: Sequence[str]) -> Iterable[str]:
    job, female = person.job(date(2014, 3, 31)), person.female
    by = advocates.get(person.key)
    cells: dict[str, Any] = {
        "Anrede": "Frau" if female else "Herr", "Vorname": person.given, "Nachname": person.family,
        "Firma": job.firm.written("full"), "Position": job.title, "Telefon geschäftlich": _phone(person),
        "E-Mail-Adresse": mail_of(person), "E-Mail-Typ": "SMTP",
        "E-Mail: Angezeigter Name": f"{person.name} ({mail_of(person)})", "Empfohlen von": by.name if by else "",
        "Geburtstag": "0.0.00", "Geschlecht": "Keine Angabe", "Jahrestag": "0.0.00", "Priorität": "Normal",
        "Privat": "Aus", "Vertraulichkeit": "Normal", "Kategorien": "Kunde" if person.role == "core" else "",
    }  # fmt: skip
    return [cells.get(column, "") for column in columns]
