"""Contact cards as exports hand them out, one or many to a file, thousands of files to a folder: read as lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.base import Context, Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.model import Entry
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profiles
from netanalysis.sources.vcard import Card, read_cards
from netanalysis.text import tidy

#: endings of card files
CARDS: Final = (".vcf", ".vcard")


def stacks(cards: Sequence[Member]) -> list[list[Member]]:
    """Put the card files together that are one list: those of one archive or folder and of one day."""
    found: dict[tuple[str, ...], list[Member]] = {}
    for member in cards:
        found.setdefault(_stack_of(member), []).append(member)
    return list(found.values())


def _stack_of(member: Member) -> tuple[str, ...]:
    """Cards of one archive belong together, and cards of one folder; not those of differing days."""
    folder = "" if member.export else str(PurePosixPath(member.path).parent)
    return member.export, folder, str(member.snapshot_on)


def read_stack(
    stack: Sequence[Member], context: Context, *, platform: str, profiles: str
) -> tuple[list[Entry], Coverage]:
    """Read the card files of one folder or archive as one list: exports give one file for each contact.

    `profiles` begins the platform's own profile URLs.
    """
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
        found = [_entry(card, member, list_name, context.settings.country, profiles) for card in people]
        entries += [entry for entry in found if entry.name or entry.emails or entry.url]
        n_cards += len(cards.cards)
        n_problems += len(cards.problems)
        encodings.add(cards.encoding)
    coverage = Coverage(
        label, "read", platform, "contacts", rows=n_cards, read=len(entries), dropped=n_cards - len(entries),
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


def _entry(card: Card, member: Member, list_name: str, country: str, prefix: str) -> Entry:
    """One card as an entry."""
    profiles = normal_profiles(card.urls)
    numbers = (to_e164(phone, country) for phone in card.phones)
    return Entry(
        list_name=list_name, source=f"{member.label}:{card.row}", name=tidy(card.name),
        given_name=tidy(card.given_name), family_name=tidy(card.family_name), company=tidy(card.company),
        position=tidy(card.position), location=tidy(card.city), country=tidy(card.country),
        tags=tuple(map(tidy, card.categories)), note=card.note.strip(), snapshot_on=member.snapshot_on,
        url=next((url for url in profiles if prefix and url.startswith(prefix)), ""), urls=profiles,
        emails=tuple(dict.fromkeys(mail.lower() for mail in card.emails if "@" in mail)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
    )  # fmt: skip
