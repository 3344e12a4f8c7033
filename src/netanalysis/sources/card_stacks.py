"""Contact cards as exports hand them out, one or many to a file, thousands of files to a folder: read as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of one file, or those of them that are one list, and what in the file could not be read."""

    member: Member
    list_name: str
    cards: Sequence[Card]
    encoding: str
    n_problems: int


def read_stack(
    stack: Sequence[Member], context: Context, *, platform: str, profiles: str
) -> tuple[list[Entry], Coverage]:
    """Read the card files of one folder or archive as one list: exports give one file for each contact.

    `profiles` begins the platform's own profile URLs.
    """
    decks, failed = open_stack(stack)
    return read_decks(decks, stack_label(stack), context, platform=platform, profiles=profiles, failed=failed)


def open_stack(stack: Sequence[Member]) -> tuple[list[Deck], list[str]]:
    """Cards of each file, and why files could not be read."""
    label, decks, failed = stack_label(stack), [], []
    for member in stack:
        try:
            found = read_cards(member.read())
        except ValueError as error:
            failed.append(str(error))
            continue
        # a file of many cards is a list of its own
        name = label if len(found.cards) == 1 else member.label
        decks.append(Deck(member, name, found.cards, found.encoding, len(found.problems)))
    return decks, failed


def read_decks(
    decks: Sequence[Deck],
    label: str,
    context: Context,
    *,
    platform: str,
    profiles: str,
    failed: Sequence[str] = (),
) -> tuple[list[Entry], Coverage]:
    """Entries of all cards that stand for people, and what became of the cards."""
    people = [(deck, card) for deck in decks for card in deck.cards if card.kind == "individual"]
    entries = [_entry(card, deck, context.settings.country, profiles) for deck, card in people]
    usable = [entry for entry in entries if entry.name or entry.emails or entry.url]
    n_cards, n_problems = sum(len(deck.cards) for deck in decks), sum(deck.n_problems for deck in decks)
    day = decks[0].member.snapshot_on if decks else None
    coverage = Coverage(
        label, "read", platform, "contacts", rows=n_cards, read=len(usable), dropped=n_cards - len(usable),
        reason="neither name nor address, or no person" if n_cards > len(usable) else "", undated=len(usable),
        snapshot_on=day, parser="vcard", read_as=", ".join(sorted({deck.encoding for deck in decks})),
        warning="; ".join(_warnings(n_problems, failed)),
    )  # fmt: skip
    if not n_cards:
        reason = failed[0] if failed else "no card (BEGIN:VCARD) in it"
        coverage = coverage.but(status="failed", reason=reason)
    return usable, coverage


def _warnings(n_problems: int, failed: Sequence[str]) -> list[str]:
    """What could not be read, in lines and in whole files."""
    lines = [f"{n_problems} lines could not be read"] if n_problems else []
    return [*lines, f"{len(failed)} card files could not be read: {failed[0]}"] if failed else lines


def stack_label(stack: Sequence[Member]) -> str:
    """One name for the card files of a folder or archive."""
    if len(stack) == 1:
        return stack[0].label
    folders = {str(PurePosixPath(member.path).parent) for member in stack}
    folder = PurePosixPath(folders.pop() if len(folders) == 1 else "**") / f"*.vcf ({len(stack)})"
    return tidy(f"{stack[0].export}/{folder}" if stack[0].export else str(folder))


def _entry(card: Card, deck: Deck, country: str, prefix: str) -> Entry:
    """One card as an entry."""
    member = deck.member
    profiles = normal_profiles(card.urls)
    numbers = (to_e164(phone, country) for phone in card.phones)
    return Entry(
        list_name=deck.list_name, source=f"{member.label}:{card.row}", name=tidy(card.name),
        given_name=tidy(card.given_name), family_name=tidy(card.family_name), company=tidy(card.company),
        position=tidy(card.position), location=tidy(card.city), country=tidy(card.country),
        tags=tuple(map(tidy, card.categories)), note=card.note.strip(), snapshot_on=member.snapshot_on,
        url=next((url for url in profiles if prefix and url.startswith(prefix)), ""), urls=profiles,
        emails=tuple(dict.fromkeys(mail.lower() for mail in card.emails if "@" in mail)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
    )  # fmt: skip
