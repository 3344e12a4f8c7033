"""Contact lists as tables, whoever made them: German and English headers, any delimiter, dates as in either."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from netanalysis import dates
from netanalysis.dates import parse_dates
from netanalysis.sources.base import Coverage
from netanalysis.sources.container import MIB, Member
from netanalysis.sources.model import Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profiles
from netanalysis.sources.table import (
    HEADER_WITHIN,
    OTHER_DELIMITER,
    OTHER_LANGUAGE,
    Columns,
    Sheet,
    decode,
    find_header,
    head_text,
    header_cells,
    read_sheet,
)
from netanalysis.text import tidy

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("Titel", "Akademischer Titel", "Academic title"),
    "given_name": ("Vorname", "First name", "Given name", "Firstname"),
    "middle_name": ("Middle name", "Weitere Vornamen", "Zweiter Vorname"),
    "family_name": ("Nachname", "Familienname", "Last name", "Surname", "Family name", "Lastname"),
    "name": ("Name", "Full name", "Vollständiger Name", "Kontakt", "Display name"),
    "company": ("Firma", "Unternehmen", "Organisation", "Company", "Arbeitgeber", "Organization"),
    "position": ("Position", "Jobtitel", "Berufsbezeichnung", "Job title", "Funktion", "Title", "Occupation"),
    "email": (
        "E-Mail",
        "E-Mail-Adresse",
        "Email",
        "E-mail address",
        "Email address",
        "Mail",
        "E-Mail (geschäftlich)",
        "Business e-mail",
        "E-Mail geschäftlich",
    ),
    "email2": (
        "E-Mail (privat)",
        "Private e-mail",
        "E-mail 2 Address",
        "E-Mail 2",
        "E-Mail privat",
        "E-Mail 2: Adresse",
    ),
    "email3": ("E-mail 3 Address", "E-Mail 3: Adresse", "E-Mail 3"),
    "phone": ("Telefon", "Phone", "Telefon (geschäftlich)", "Business phone", "Tel", "Telefon geschäftlich"),
    "phone2": ("Home phone", "Telefon (privat)", "Telefon privat", "Private phone"),
    "phone3": ("Business phone 2", "Telefon geschäftlich 2", "Telefon (geschäftlich) 2"),
    "mobile": ("Mobil", "Mobile", "Mobiltelefon", "Handy", "Mobile phone"),
    "location": (
        "Ort",
        "Stadt",
        "City",
        "Location",
        "Standort",
        "Business city",
        "Ort geschäftlich",
        "Ort (geschäftlich)",
    ),
    "location2": ("Home city", "Ort privat", "Ort (privat)"),
    "country": (
        "Land",
        "Country",
        "Country code",
        "Business country/region",
        "Business country",
        "Land/Region geschäftlich",
        "Land geschäftlich",
    ),
    "country2": ("Home country/region", "Home country", "Land/Region privat", "Land privat"),
    "profile": (
        "Profil",
        "Profil-URL",
        "XING-Profil",
        "Profile",
        "Profile URL",
        "URL",
        "Link",
        "XING",
        "Web page",
        "Webseite",
    ),
    "tags": ("Tags", "Schlagwörter", "Kategorien", "Categories", "Schlagworte"),
    "note": ("Notiz", "Notizen", "Notes", "Note", "Bemerkung", "Bemerkungen"),
    "reason": ("Kontaktgrund", "Grund", "Grund des Kontakts", "Reason for contact", "Reason"),
    "connected_on": (
        "Kontakt seit",
        "Verbunden am",
        "Connected since",
        "Connected on",
        "Contact since",
        "Kontakt am",
    ),
}
#: a header row has at least these, in one of the ways
_WAYS: Final = (
    ("given_name", "family_name"), ("given_name", "name"), ("name", "company"), ("name", "email"), ("name", "profile"),
    ("name", "position"), ("family_name", "company"),
)  # fmt: skip
_DATES: Final = (dates.GERMAN_DAY, dates.ISO_DAY, dates.GERMAN_MINUTE, dates.ISO_SECOND, dates.ISO_MINUTE,
                 dates.DAY_NAME_YEAR, dates.US_MINUTE)  # fmt: skip
_BETWEEN: Final = re.compile(r"[,;|]")
#: endings of tables
TABLES: Final = (".csv", ".tsv", ".txt")
#: LinkedIn's archives hold large tables, and nobody else's
_ARCHIVE: Final = "linkedindataexport"
#: no address book is larger
_LARGEST: Final = 64 * MIB


@dataclass(frozen=True, slots=True)
class Form:
    """How a vendor writes contact tables: its headers, by our names, and what stands between values in one cell.

    Columns whose names begin with `email`, `phone` or `profile` hold addresses, numbers and URLs, however many they are.
    """

    headers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: HEADERS)
    between: re.Pattern[str] = _BETWEEN


ANY_FORM: Final = Form()


def table_columns(text: str, renamed: Mapping[str, str], form: Form = ANY_FORM) -> Columns | None:
    """Columns by which a table's header row is found, or None where no row looks like one."""
    for way in _WAYS:
        columns = Columns(form.headers, way, flowing=("note", "reason"))
        if find_header(text, columns, renamed=renamed, delimiters=",;\t") is not None:
            return columns
    return None


def looks_like_contacts(member: Member, renamed: Mapping[str, str]) -> bool:
    """Whether a file is a table with a header row of names."""
    return table_columns(head_text(member), renamed) is not None


def telling_headers(member: Member) -> frozenset[str]:
    """Folded cells of the first lines, the header among them; nothing where a file is no table, or too large a one."""
    if not member.name.lower().endswith(TABLES) or member.size > _LARGEST or _ARCHIVE in member.label.lower():
        return frozenset()
    return header_cells(head_text(member), lines=HEADER_WITHIN)


def read_contact_table(
    member: Member,
    base: Coverage,
    *,
    renamed: Mapping[str, str],
    country: str,
    profiles: str,
    form: Form = ANY_FORM,
) -> tuple[list[Entry], Coverage]:
    """Entries of one table and what became of its rows; `profiles` begins the platform's own profile URLs."""
    try:
        data = member.read()
    except ValueError as error:
        return [], base.but(status="failed", reason=str(error))
    columns = table_columns(decode(data).text, renamed, form)
    sheet = read_sheet(data, columns, renamed=renamed) if columns else None
    if sheet is None:
        reason = (
            "no row among the first 20 is a header with names; say under [column_map] how yours are called"
        )
        return [], base.but(status="failed", reason=reason)
    rows = _with_days(sheet.frame)
    entries = [_entry(row, member, country, profiles, form) for row in rows.to_dict("records")]
    usable = [entry for entry in entries if entry.name or entry.emails or entry.url]
    return usable, _coverage(base, sheet, rows, len(entries) - len(usable))


def _coverage(base: Coverage, sheet: Sheet, rows: pd.DataFrame, n_empty: int) -> Coverage:
    dropped = len(sheet.broken) + n_empty
    form = rows.attrs["format"]
    reasons = ["neither name nor address"] * bool(n_empty) + ["cells do not fit the header"] * bool(
        sheet.broken
    )
    # other delimiters and languages are no sign of a table that was saved again: every vendor writes its own
    warnings = [text for text in sheet.warnings if text not in (OTHER_DELIMITER, OTHER_LANGUAGE)]
    return base.but(
        rows=sheet.n_rows, read=sheet.n_rows - dropped, dropped=dropped, reason="; ".join(reasons),
        undated=max(int(rows["day"].isna().sum()) - n_empty, 0), first_on=rows["day"].min(), last_on=rows["day"].max(),
        read_as=f"{sheet.read_as}, {form.name if form else 'no dates'}", warning="; ".join(warnings),
    )  # fmt: skip


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    parsed = parse_dates(frame["connected_on"], formats=_DATES)
    rows = frame.assign(day=parsed.times.dt.normalize())
    rows.attrs["format"] = parsed.format
    return rows


def _entry(row: dict[Any, Any], member: Member, country: str, prefix: str, form: Form) -> Entry:
    """One row of the table."""
    told = {**dict.fromkeys(HEADERS, ""), **row}
    given, family, whole = tidy(told["given_name"]), tidy(told["family_name"]), tidy(told["name"])
    if given and whole and not family and not whole.startswith(given):
        family, whole = whole, ""  # »Vorname;Name« is as common as »Vorname;Nachname«
    name = whole or tidy(f"{told['title']} {given} {told['middle_name']} {family}")
    urls = normal_profiles(_cells(told, form, "profile"))
    notes = [told["note"].strip(), told["reason"].strip()]
    numbers = _cells(told, form, "phone", "mobile")
    return Entry(
        list_name=member.label, source=f"{member.label}:{row['row']}", name=name, given_name=given, family_name=family,
        company=tidy(told["company"]), position=tidy(told["position"]), location=tidy(told["location"] or told["location2"]),
        country=tidy(told["country"] or told["country2"]), tags=tuple(_cells(told, form, "tags")),
        note="\n".join(note for note in notes if note), connected_on=None if pd.isna(row["day"]) else row["day"].date(),
        snapshot_on=member.snapshot_on, url=next((url for url in urls if prefix and url.startswith(prefix)), ""), urls=urls,
        emails=tuple(dict.fromkeys(cell.lower() for cell in _cells(told, form, "email") if _is_address(cell))),
        phones=tuple(dict.fromkeys(number for cell in numbers if (number := to_e164(cell, country)))),
        introduced_by=tidy(told.get("introduced_by", "")),
    )  # fmt: skip


def _is_address(cell: str) -> bool:
    """Whether a cell is an e-mail address; a directory path of Exchange (`/o=…/cn=…`) is none."""
    return "@" in cell and not cell.startswith("/")


def _cells(row: Mapping[str, str], form: Form, *begins: str) -> Sequence[str]:
    """Values of all columns whose names begin so; a cell may hold several."""
    cells = (cell for name, cell in row.items() if name.startswith(begins))
    return [part for cell in cells for part in map(tidy, form.between.split(cell)) if part]
