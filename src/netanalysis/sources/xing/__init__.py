"""XING: cards, contact tables, the answers of its former API, and what other people's tools made.

Cards and tables tell neither dates nor messages; what needs them is unobserved. The answers tell messages up to 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage, Extract, Source, merge_owners
from netanalysis.sources.contact_table import looks_like_contacts, read_contact_table
from netanalysis.sources.container import Member
from netanalysis.sources.listed import Entry, canonical
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile, normal_profiles
from netanalysis.sources.table import HEAD, Columns, decode, find_header
from netanalysis.sources.vcard import Card, read_cards
from netanalysis.sources.xing.answers import read_answers, with_contact_ids
from netanalysis.sources.xing.people import PROFILES
from netanalysis.sources.xing.shapes import PLATFORM, is_xing_json
from netanalysis.text import tidy

_CARDS: Final = (".vcf", ".vcard")
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
    """Whether a file holds cards, is a table of contacts, or JSON of XING's."""
    name = member.name.lower()
    if name.endswith(_CARDS) or is_xing_json(member):
        return True
    return name.endswith(_TABLES) and (
        looks_like_contacts(member, context.settings.column_map) or _is_staff_list(member)
    )


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read cards, tables and answers together, so that entries of one account meet.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    cards, tables, answered = _sorted(members)
    answers = read_answers(
        answered, context, account=lambda found: _account(merge_owners(context.owner, found))
    )
    account = _account(merge_owners(context.owner, answers.owner))
    entries, coverage = list(answers.entries), list(answers.coverage)
    for member in tables:
        found, row = _read_table(member, context)
        entries += found
        coverage.append(row.but(account=account))
    for stack in _stacks(cards):
        found, row = _read_stack(stack, context)
        entries += found
        coverage.append(row.but(account=account))
    made = canonical(entries, platform=PLATFORM, account=account, relation="connection")
    frames = {name: [frame] for name, frame in made.items()}
    if made:
        rows, links = with_contact_ids(answers.exchange, made["identifiers"])
        frames |= {"interactions": [rows], "links": [links]}
    return Extract(frames, answers.owner, tuple(coverage))


def _sorted(members: Sequence[Member]) -> tuple[list[Member], list[Member], list[Member]]:
    """Cards, tables and answers."""
    cards, tables, answered = [], [], []
    for member in members:
        if member.name.lower().endswith(_CARDS):
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
    try:
        text = decode(member.read()[:HEAD]).text
    except ValueError:
        return False
    return find_header(text, _STAFF_COLUMNS, renamed={}, delimiters=";,\t") is not None


def _stacks(cards: Sequence[Member]) -> list[list[Member]]:
    stacks: dict[tuple[str, ...], list[Member]] = {}
    for member in cards:
        stacks.setdefault(_stack_of(member), []).append(member)
    return list(stacks.values())


def _stack_of(member: Member) -> tuple[str, ...]:
    """Cards of one archive belong together, and cards of one folder; not those of differing days."""
    folder = "" if member.export else str(PurePosixPath(member.path).parent)
    return member.export, folder, str(member.snapshot_on)


def _account(owner: Owner) -> str:
    """Label of the owner's account: her profile where she named it."""
    profiles = [url for url in owner.profile_urls if normal_profile(url).startswith("xing.com")]
    return normal_profile(profiles[0]).rpartition("/")[2] if profiles else PLATFORM


def _read_stack(stack: Sequence[Member], context: Context) -> tuple[list[Entry], Coverage]:
    """Read the card files of one folder or archive as one list: exports give one file for each contact."""
    label = stack[0].label if len(stack) == 1 else _stack_label(stack)
    entries: list[Entry] = []
    n_cards = n_problems = 0
    encodings: set[str] = set()
    failed: list[str] = []
    for member in stack:
        try:
            cards = read_cards(member.read())
        except ValueError as error:
            failed.append(str(error))
            continue
        list_name = (
            label if len(cards.cards) == 1 else member.label
        )  # a file of many cards is a list of its own
        people = [card for card in cards.cards if card.kind == "individual"]
        found = [_entry(card, member, list_name, context.settings.country) for card in people]
        entries += [entry for entry in found if entry.name or entry.emails or entry.url]
        n_cards += len(cards.cards)
        n_problems += len(cards.problems)
        encodings.add(cards.encoding)
    coverage = Coverage(
        label, "read", PLATFORM, "contacts", rows=n_cards, read=len(entries), dropped=n_cards - len(entries),
        reason="neither name nor address, or no person" if n_cards > len(entries) else "", undated=len(entries),
        snapshot_on=stack[0].snapshot_on, parser="vcard", read_as=", ".join(sorted(encodings)),
        warning="; ".join(_warnings(n_problems, failed)),
    )  # fmt: skip
    if not n_cards:
        coverage = coverage.but(
            status="failed", reason=failed[0] if failed else "no card (BEGIN:VCARD) in it"
        )
    return entries, coverage


def _warnings(n_problems: int, failed: Sequence[str]) -> list[str]:
    """What could not be read, in lines and in whole files."""
    lines = [f"{n_problems} lines could not be read"] if n_problems else []
    return [*lines, f"{len(failed)} card files could not be read: {failed[0]}"] if failed else lines


def _stack_label(stack: Sequence[Member]) -> str:
    """One name for the card files of a folder or archive."""
    folders = {str(PurePosixPath(member.path).parent) for member in stack}
    folder = PurePosixPath(folders.pop() if len(folders) == 1 else "**") / f"*.vcf ({len(stack)})"
    return tidy(f"{stack[0].export}/{folder}" if stack[0].export else str(folder))


def _entry(card: Card, member: Member, list_name: str, country: str) -> Entry:
    """One card as an entry."""
    profiles = normal_profiles(card.urls)
    numbers = (to_e164(phone, country) for phone in card.phones)
    return Entry(
        list_name=list_name, source=f"{member.label}:{card.row}", name=tidy(card.name),
        given_name=tidy(card.given_name), family_name=tidy(card.family_name), company=tidy(card.company),
        position=tidy(card.position), location=tidy(card.city), country=tidy(card.country),
        tags=tuple(map(tidy, card.categories)), note=card.note.strip(), snapshot_on=member.snapshot_on,
        url=next((url for url in profiles if url.startswith(PROFILES)), ""), urls=profiles,
        emails=tuple(dict.fromkeys(mail.lower() for mail in card.emails if "@" in mail)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
    )  # fmt: skip


SOURCE: Final = Source(PLATFORM, claims, read)
