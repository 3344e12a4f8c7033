"""Address books of any program: cards and tables that no platform's name stands on. Everybody in them is an entry, nobody a connection.

An address book tells neither dates nor exchange. A table has no day: it may be any list, and must not decide as of when a network
is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from netanalysis.sources.base import Context, Coverage, Source
from netanalysis.sources.card_stacks import CARDS, Deck, open_stack, read_decks, stack_label, stacks
from netanalysis.sources.contact_headers import table_header
from netanalysis.sources.contact_table import TABLES, read_contact_table, telling_headers
from netanalysis.sources.container import Member
from netanalysis.sources.model import Entry, Records
from netanalysis.sources.table import RESAVED, head_text

PLATFORM: Final = "address_book"


def claims(member: Member, context: Context) -> bool:
    """Whether a file holds cards or is a table of contacts."""
    name = member.name.lower()
    if name.endswith(CARDS):
        return True
    is_table = name.endswith(TABLES) and bool(telling_headers(member))
    return is_table and table_header(head_text(member), context.settings.column_map) is not None


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read cards and tables together, so that entries of one account meet."""
    book = empty_book()
    for stack in stacks([member for member in members if member.name.lower().endswith(CARDS)]):
        decks, failed = open_stack(stack)
        add_cards(book, decks, stack_label(stack), context, failed)
    for member in members:
        if not member.name.lower().endswith(CARDS):
            found, row = _read_table(member, context)
            book.entries += found
            book.covered.append(row)
    return [book]


def empty_book() -> Records:
    """An address book without entries."""
    return Records(PLATFORM, account=PLATFORM, relation="address_book")


def add_cards(
    book: Records, decks: Sequence[Deck], label: str, context: Context, failed: Sequence[str] = ()
) -> None:
    """Add cards to an address book, and what became of them."""
    found, row = read_decks(decks, label, context, platform=PLATFORM, profiles="", failed=failed)
    book.entries += found
    book.covered.append(row.but(account=PLATFORM))


def _read_table(member: Member, context: Context) -> tuple[list[Entry], Coverage]:
    base = Coverage(member.label, "read", PLATFORM, "contacts", account=PLATFORM, parser="contact table")
    settings = context.settings
    found, row = read_contact_table(
        member, base, renamed=settings.column_map, country=settings.country, profiles=""
    )
    undated = [replace(entry, connected_on=None, snapshot_on=None) for entry in found]
    # cp1252 is how address books themselves write on Windows
    warning = row.warning.removeprefix(RESAVED).removeprefix("; ")
    return undated, row.but(undated=len(found), first_on=None, last_on=None, warning=warning)


SOURCE: Final = Source(PLATFORM, claims, read)
