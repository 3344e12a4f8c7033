"""What each file of Google's is, by what stands in it: product folders have other names in every language."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final, Literal

from netanalysis.sources.card_stacks import CARDS
from netanalysis.sources.contact_table import telling_headers
from netanalysis.sources.container import MIB, Member
from netanalysis.sources.table import decode

Sort = Literal["contacts", "cards", "circles", "circle cards", "page", "other", "foreign"]
_ARCHIVE: Final = re.compile(r"(?i)takeout-\d{8}t\d+z")
_CONTACT_FOLDERS: Final = frozenset({"contacts", "kontakte", "google contacts", "google kontakte"})
_CIRCLE_FOLDERS: Final = frozenset({"google+ circles", "google+ kreise", "circles", "kreise"})
#: what lies there is the user's own files, or her own numbers
_NO_BOOKS: Final = frozenset({"drive", "google drive", "voice", "google voice"})
#: what other sources read, wherever it lies
_OTHERS: Final = (".mbox", ".eml", ".ics")
_PAGES: Final = (".html", ".htm")
#: headers that no other vendor's contacts have
_BOOK: Final = frozenset({"email1value", "phone1value", "groupmembership", "yominame", "phoneticfirstname"})
_CIRCLE: Final = frozenset({"displayname", "profileurl", "nickname"})
_CIRCLE_JSON: Final = re.compile(r'\s*\{\s*"name"\s*:\s*"[^"]*"\s*(?:,\s*"person"\s*:|\}\s*$)')
_HEAD: Final = 4096


def product_of(member: Member) -> str:
    """Product folder of a Takeout that a file lies in; nothing for other files and those above the folders.

    Examples
    --------
    >>> product_of(Member("", "Takeout/Google Kontakte/Freunde/Freunde.csv", 0, None, bytes))
    'Google Kontakte'
    """
    parts = PurePosixPath(member.path).parts
    if "Takeout" not in parts:
        return ""
    below = parts[parts.index("Takeout") + 1 :]
    return below[0] if len(below) > 1 else ""


def in_takeout(member: Member) -> bool:
    """Whether a file lies in a Takeout."""
    return "Takeout" in PurePosixPath(member.path).parts or _ARCHIVE.search(member.export) is not None


def sort_of(member: Member) -> Sort:
    """Say what a file is; `foreign` where it is none of Google's."""
    name, takeout = member.name.lower(), in_takeout(member)
    product = product_of(member).lower()
    if name.endswith(_OTHERS):
        return "foreign"
    if takeout and product in _NO_BOOKS:
        return "other"
    if takeout and name.endswith(_PAGES) and product in _CONTACT_FOLDERS | _CIRCLE_FOLDERS:
        return "page"
    return _by_content(member, takeout=takeout, circles=product in _CIRCLE_FOLDERS)


def _by_content(member: Member, *, takeout: bool, circles: bool) -> Sort:
    name = member.name.lower()
    headers = telling_headers(member)
    if headers >= _CIRCLE or (name.endswith(".json") and (circles or _is_circle(member))):
        return "circles"
    if headers & _BOOK:
        return "contacts"
    if name.endswith(CARDS) and (takeout or _is_google_card(member)):
        return "circle cards" if circles else "cards"
    return "other" if takeout else "foreign"


def _head(member: Member) -> str:
    """Top of a small file, nothing where it cannot be read."""
    if member.size > MIB:
        return ""
    try:
        return decode(member.read()[:_HEAD]).text
    except ValueError:
        return ""


def _is_circle(member: Member) -> bool:
    return _CIRCLE_JSON.match(_head(member)) is not None


def _is_google_card(member: Member) -> bool:
    """Whether the first cards bear Google's own group."""
    return re.search(r"(?m)^CATEGORIES:.*\bmyContacts\b", _head(member)) is not None
