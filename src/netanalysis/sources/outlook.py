"""Outlook's contacts as CSV, German or English, from the desktop or the web; who recommended whom among them.

A table with Outlook's headers whose web pages are mostly XING profiles are XING's cards that went through Outlook, and stay
XING's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from netanalysis.sources.base import Context, Coverage, Extract, Referral, Source
from netanalysis.sources.contact_headers import HEADERS, Form
from netanalysis.sources.contact_table import read_contact_table, telling_headers
from netanalysis.sources.container import Member
from netanalysis.sources.listed import canonical, contact_ids
from netanalysis.sources.makers import names_xing
from netanalysis.sources.model import Entry
from netanalysis.sources.table import RESAVED, normal_header

PLATFORM: Final = "outlook"
_OWN: Final = ("Business Phone", "Telefon geschäftlich", "Business Street", "Straße geschäftlich", "Middle Name",
               "Weitere Vornamen", "Suffix", "E-mail Type", "E-Mail-Typ", "E-mail Display Name", "E-Mail: Angezeigter Name",
               "E-mail 2 Address", "E-Mail 2: Adresse", "Company Main Phone", "Telefon Firma", "Sensitivity",
               "Vertraulichkeit", "Priority", "Priorität", "Assistant's Phone", "Telefon Assistent", "Referred By",
               "Empfohlen von", "Given Yomi", "Surname Yomi", "Manager's Name")  # fmt: skip
_TELLING: Final = frozenset(map(normal_header, _OWN))
#: so many of them make a table Outlook's
_ENOUGH: Final = 4
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **HEADERS,
        "title": (), "middle_name": ("Middle Name", "Weitere Vornamen"),
        "position": ("Job Title", "Position", "Beruf", "Profession"),
        "email": ("E-mail Address", "E-Mail-Adresse"), "email2": ("E-mail 2 Address", "E-Mail 2: Adresse"),
        "email3": ("E-mail 3 Address", "E-Mail 3: Adresse"),
        "phone": ("Business Phone", "Telefon geschäftlich", "Telefon (geschäftlich)"),
        "phone2": ("Business Phone 2", "Telefon geschäftlich 2", "Telefon geschäftlich2"),
        "phone3": ("Home Phone", "Telefon (privat)", "Telefon privat"),
        "phone4": ("Home Phone 2", "Telefon (privat 2)", "Telefon privat 2", "Telefon privat2"),
        "phone5": ("Other Phone", "Weiteres Telefon"), "phone6": ("Primary Phone", "Haupttelefon"),
        "mobile": ("Mobile Phone", "Mobiltelefon"), "mobile2": ("Radio Phone", "Mobiltelefon 2", "Mobiltelefon2"),
        "location": ("Business City", "Ort geschäftlich"), "location2": ("Home City", "Ort privat"),
        "country": ("Business Country/Region", "Business Country", "Land/Region geschäftlich", "Land geschäftlich"),
        "country2": ("Home Country/Region", "Home Country", "Land/Region privat", "Land privat"),
        "profile": ("Web Page", "Webseite"), "profile2": ("Personal Web Page", "Private Webseite"),
        "introduced_by": ("Referred By", "Empfohlen von"),
    }
)  # fmt: skip
_FORM: Final = Form(_HEADERS)
_OF_XING: Final = b"xing.com/profile/"


def claims(member: Member, _: Context) -> bool:
    """Whether a table has Outlook's headers, and is not what XING or LinkedIn gave for Outlook."""
    if len(telling_headers(member) & _TELLING) < _ENOUGH:
        return False
    if names_xing(member) or "linkedin" in member.label.lower():
        return False
    data = member.read().lower()
    return 2 * data.count(_OF_XING) < max(data.count(b"\n") - 1, 1)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all tables together, so that entries of one account meet."""
    entries: list[Entry] = []
    coverage: list[Coverage] = []
    for member in members:
        base = Coverage(member.label, "read", PLATFORM, "contacts", account=PLATFORM, snapshot_on=member.snapshot_on,
                        parser="contact table")  # fmt: skip
        found, row = read_contact_table(
            member,
            base,
            renamed=context.settings.column_map,
            country=context.settings.country,
            profiles="",
            form=_FORM,
        )
        entries += found
        # cp1252 is how Outlook itself writes on Windows
        coverage.append(row.but(warning=row.warning.removeprefix(RESAVED).removeprefix("; ")))
    made = canonical(entries, platform=PLATFORM, account=PLATFORM, relation="address_book")
    frames = {name: [frame] for name, frame in made.items()}
    return Extract(frames, coverage=tuple(coverage), referrals=_referrals(entries))


def _referrals(entries: Sequence[Entry]) -> tuple[Referral, ...]:
    """Who recommended whom, as the rows say it."""
    if not any(entry.introduced_by for entry in entries):
        return ()
    ids = contact_ids(entries, platform=PLATFORM)
    return tuple(
        Referral(contact, entry.introduced_by, entry.list_name)
        for entry, contact in zip(entries, ids, strict=True)
        if entry.introduced_by
    )


SOURCE: Final = Source(PLATFORM, claims, read)
