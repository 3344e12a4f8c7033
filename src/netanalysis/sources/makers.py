"""Whose list of contacts a file is, as far as it says so itself: XING's only where something names XING.

XING gives no export of a fixed form. Its cards name it in PRODID and UID, its tables nowhere for certain; people keep both under
names such as `xing-kontakte.csv`. Whatever does not say that it is XING's is an address book.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from netanalysis.sources.card_stacks import Deck
from netanalysis.sources.container import Member
from netanalysis.sources.table import Header, decode, head_text
from netanalysis.sources.vcard import Card

#: in names of files: `xing-kontakte.csv`, `MeineXINGKontakte.csv`, never `boxing.csv`
_IN_NAME: Final = re.compile(r"(?i:(?<![^\W\d_])xing)|(?<![A-Z])XING")
_WORD: Final = re.compile(r"(?i)(?<![^\W\d_])xing(?![^\W\d_])")
_PROFILE: Final = re.compile(r"(?i)(?<![\w-])xing\.com/profile/")


def names_xing(member: Member) -> bool:
    """Whether the name of a file, or of a folder or archive it lies in, says that it is XING's.

    Examples
    --------
    >>> [names_xing(Member("", path, 0, None, bytes)) for path in ("XING/eva.vcf", "xing kontakte.csv", "boxing.csv")]
    [True, True, False]
    """
    return _IN_NAME.search(member.label) is not None


def xings_cards(member: Member, cards: Sequence[Card]) -> list[bool]:
    r"""Say of each card of a file whether it is XING's: by its own word, or by the file's name.

    A card that another program wrote is that program's, whatever addresses it holds. Where nothing names a program, cards of which
    most bear a XING profile are XING's.

    Examples
    --------
    >>> from netanalysis.sources.vcard import read_cards
    >>> data = b"BEGIN:VCARD\nFN:Eva\nUID:xing-1234567\nEND:VCARD\nBEGIN:VCARD\nFN:Jan\nEND:VCARD"
    >>> xings_cards(Member("", "alle.vcf", 0, None, bytes), read_cards(data).cards)
    [True, False]
    """
    place = PurePosixPath(member.label)
    by_folder = _IN_NAME.search(str(place.parent)) is not None
    by_file = _IN_NAME.search(place.name) is not None
    unsigned = [card for card in cards if not card.producer]
    by_urls = 2 * sum(any(map(_PROFILE.search, card.urls)) for card in unsigned) >= max(len(unsigned), 1)
    return [
        by_folder
        or (by_file and not _WORD.search(card.name))  # »Xing Li.vcf« is the card of a person
        or _WORD.search(f"{card.producer} {card.uid}") is not None
        or (by_urls and not card.producer)
        for card in cards
    ]


def may_hold_xings_cards(member: Member) -> bool:
    """Whether a card file need be taken apart to tell whose its cards are: the word XING stands in it, or in its name."""
    if names_xing(member):
        return True
    try:
        data = member.read()
    except ValueError:
        return False
    return b"xing" in data.replace(b"\0", b"").lower()


def told_apart(decks: Sequence[Deck]) -> tuple[list[Deck], list[Deck]]:
    """XING's cards of each file, and all others."""
    own, others = [], []
    for deck in decks:
        marks = xings_cards(deck.member, deck.cards)
        mine = [card for card, is_own in zip(deck.cards, marks, strict=True) if is_own]
        rest = [card for card, is_own in zip(deck.cards, marks, strict=True) if not is_own]
        own += [replace(deck, cards=mine)] if mine or (not deck.cards and names_xing(deck.member)) else []
        others += [replace(deck, cards=rest, n_problems=0)] if rest else []
    return own, others


def is_xings_table(member: Member, header: Header) -> bool:
    """Whether a table is XING's: by its name, its header or what stands above it, or because most rows bear a XING profile."""
    if names_xing(member):
        return True
    lines = head_text(member).splitlines()
    above = "\n".join((*lines[: header.lines], *header.cells)).lower()
    if _WORD.search(above) and "linkedin" not in above:
        return True
    try:
        text = decode(member.read()).text
    except ValueError:
        return False
    n_rows = sum(1 for line in text.splitlines()[header.lines + header.height :] if line.strip())
    return 2 * len(_PROFILE.findall(text)) >= max(n_rows, 1)
