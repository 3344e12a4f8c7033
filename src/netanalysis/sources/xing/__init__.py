"""XING: its data request, cards, contact tables, the answers of its former API, and what other people's tools made.

Cards and tables tell neither dates nor messages; the data request tells both, of people by name alone, and the answers tell
messages up to 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netanalysis.sources import address_book
from netanalysis.sources.base import Context, Coverage, Source
from netanalysis.sources.card_stacks import CARDS, open_stack, read_decks, stack_label, stacks
from netanalysis.sources.contact_headers import table_header
from netanalysis.sources.contact_table import read_contact_table
from netanalysis.sources.container import Member
from netanalysis.sources.makers import is_xings_table, may_hold_xings_cards, told_apart
from netanalysis.sources.model import Entry, Records
from netanalysis.sources.table import Columns, find_header, head_text
from netanalysis.sources.xing.answers import read_answers
from netanalysis.sources.xing.people import PROFILES
from netanalysis.sources.xing.request import is_request, read_request
from netanalysis.sources.xing.shapes import PLATFORM, is_xing_json

_TABLES: Final = (".csv", ".tsv", ".txt")
#: header of a tool that lists everybody who works for a firm
_STAFF: Final = (
    "Firstname",
    "Lastname",
    "Position",
    "Gender",
    "Location",
    "E-Mail",
    "Fax",
    "Mobile",
    "Phone",
    "Profile",
)
_STAFF_COLUMNS: Final = Columns({name: (name,) for name in _STAFF}, _STAFF)
_NO_CONTACTS: Final = "it lists the employees of a firm, not your contacts"


def claims(member: Member, context: Context) -> bool:
    """Whether a file holds a card of XING's, is a table of XING's, JSON of XING's, or of its data request."""
    name = member.name.lower()
    if name.endswith(CARDS):
        return may_hold_xings_cards(member) and bool(told_apart(open_stack([member])[0])[0])
    if is_xing_json(member) or is_request(member):
        return True
    if not name.endswith(_TABLES):
        return False
    found = table_header(head_text(member), context.settings.column_map)
    return _is_staff_list(member) or (found is not None and is_xings_table(member, found[0]))


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read cards, tables and answers together, so that entries of one account meet."""
    records = Records(PLATFORM, names_alone=True)
    requested = [member for member in members if is_request(member)]
    cards, tables, answered = _sorted([member for member in members if member not in requested])
    read_answers(answered, context, records)
    read_request(requested, context, records)
    records.hints.others |= {entry.key for entry in records.entries}
    for member in tables:
        found, row = _read_table(member, context)
        records.entries += found
        records.covered.append(row)
    return [records, *_read_cards(cards, context, records)]


def _read_cards(cards: Sequence[Member], context: Context, records: Records) -> list[Records]:
    """Add XING's cards to the records; returns what the same files hold of other cards, an address book."""
    book = address_book.empty_book()
    for stack in stacks(cards):
        label, (decks, failed) = stack_label(stack), open_stack(stack)
        own, others = told_apart(decks)
        found, row = read_decks(own, label, context, platform=PLATFORM, profiles=PROFILES, failed=failed)
        records.entries += found
        records.covered.append(row)
        if others:
            address_book.add_cards(book, others, f"{label} (address book)", context)
    return [book] if book.covered else []


def _sorted(members: Sequence[Member]) -> tuple[list[Member], list[Member], list[Member]]:
    """Cards, tables and answers."""
    cards, tables, answered = [], [], []
    for member in members:
        if member.name.lower().endswith(CARDS):
            cards.append(member)
        elif is_xing_json(member):
            answered.append(member)
        else:
            tables.append(member)
    return cards, tables, answered


def _read_table(member: Member, context: Context) -> tuple[list[Entry], Coverage]:
    base = Coverage(
        member.label, "read", PLATFORM, "contacts", snapshot_on=member.snapshot_on, parser="contact table"
    )
    if _is_staff_list(member):
        return [], base.but(status="ignored", content="staff list", reason=_NO_CONTACTS, snapshot_on=None)
    settings = context.settings
    return read_contact_table(
        member, base, renamed=settings.column_map, country=settings.country, profiles=PROFILES
    )


def _is_staff_list(member: Member) -> bool:
    """Whether a table is the list of a firm's employees, below whatever its maker printed."""
    return find_header(head_text(member), _STAFF_COLUMNS, renamed={}, delimiters=";,\t") is not None


SOURCE: Final = Source(PLATFORM, claims, read)
