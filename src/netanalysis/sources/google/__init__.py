"""Google: contacts as tables or cards, circles of Google+, and a Takeout in which everything else is passed over.

An address book tells neither dates nor exchange. Whom Google gathered from one's mail by itself (»Other contacts«) is a
correspondent, not an entry of the address book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

import pandas as pd

from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.card_stacks import read_stack, stacks
from netanalysis.sources.contact_headers import HEADERS, Form
from netanalysis.sources.contact_table import read_contact_table
from netanalysis.sources.container import Member
from netanalysis.sources.google.circles import PROFILES, read_circle
from netanalysis.sources.google.files import Sort, product_of, sort_of
from netanalysis.sources.listed import canonical
from netanalysis.sources.model import Entry
from netanalysis.text import tidy

GOOGLE, PLUS = "google", "googleplus"
_MOST: Final = 9
#: Google numbers its columns; both generations of headers
_FORM: Final = Form(
    MappingProxyType(
        {
            **HEADERS,
            "title": ("Name Prefix",), "middle_name": ("Middle Name", "Additional Name"),
            "company": ("Organization Name", "Organization 1 - Name"),
            "position": ("Organization Title", "Organization 1 - Title", "Occupation"),
            "location": ("Address 1 - City",), "location2": ("Location",), "country": ("Address 1 - Country",),
            "tags": ("Labels", "Group Membership"), "note": ("Notes",),
            "email": ("E-mail 1 - Value",), "phone": ("Phone 1 - Value",), "profile": ("Website 1 - Value",),
            **{f"{name}{n}": (f"{header} {n} - Value",) for n in range(2, _MOST + 1)
               for name, header in (("email", "E-mail"), ("phone", "Phone"), ("profile", "Website"))},
        }
    ),
    re.compile(r":::"),
)  # fmt: skip
#: Google's own groups, folded: they are no tags of the owner's
_MINE: Final = frozenset({"mycontacts", "meinekontakte", "allcontacts", "allekontakte"})
_OTHERS: Final = frozenset({"othercontacts", "anderekontakte", "weiterekontakte", "sonstigekontakte"})
_HTML: Final = "Google saved it as a web page; order the archive again with CSV, vCard or JSON as its format"


def claims(member: Member, _: Context) -> bool:
    """Whether a file lies in a Takeout, or is Google's by its header."""
    return sort_of(member) != "foreign"


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read tables, cards and circles together, so that entries of one account meet."""
    sorted_: dict[Sort, list[Member]] = {}
    for member in members:
        sorted_.setdefault(sort_of(member), []).append(member)
    coverage: list[Coverage] = []
    books = _books(sorted_, context, coverage)
    circles = _circles(sorted_, context, coverage)
    coverage += [
        Coverage(page.label, "failed", _platform(page), "web page", reason=_HTML)
        for page in sorted_.get("page", ())
    ]
    coverage += _passed_over(sorted_.get("other", ()))
    made = (
        canonical(books, platform=GOOGLE, account=GOOGLE, relation="address_book"),
        canonical(circles, platform=PLUS, account=PLUS, relation="follows"),
    )
    return Extract(_joined(made), coverage=tuple(coverage))


def _joined(made: Iterable[Mapping[str, pd.DataFrame]]) -> dict[str, list[pd.DataFrame]]:
    """Frames of both platforms, by table."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for tables in made:
        for name, frame in tables.items():
            frames.setdefault(name, []).append(frame)
    return frames


def _books(
    sorted_: Mapping[Sort, Sequence[Member]], context: Context, coverage: list[Coverage]
) -> list[Entry]:
    entries: list[Entry] = []
    for member in sorted_.get("contacts", ()):
        base = _base(member, GOOGLE, "contacts", "contact table")
        found, row = read_contact_table(
            member,
            base,
            renamed=context.settings.column_map,
            country=context.settings.country,
            profiles="",
            form=_FORM,
        )
        entries += _labelled(found, member)
        coverage.append(row)
    for stack in stacks(sorted_.get("cards", ())):
        found, row = read_stack(stack, context, platform=GOOGLE, profiles="")
        entries += _labelled(found, stack[0] if len(stack) == 1 else None)
        coverage.append(row.but(account=GOOGLE))
    return entries


def _circles(
    sorted_: Mapping[Sort, Sequence[Member]], context: Context, coverage: list[Coverage]
) -> list[Entry]:
    entries: list[Entry] = []
    for member in sorted_.get("circles", ()):
        found, row = read_circle(member, _base(member, PLUS, "circles", "circle"))
        entries += found
        coverage.append(row)
    for stack in stacks(sorted_.get("circle cards", ())):
        found, row = read_stack(stack, context, platform=PLUS, profiles=PROFILES)
        entries += found
        coverage.append(row.but(account=PLUS, content="circles"))
    return entries


def _base(member: Member, platform: str, content: str, parser: str) -> Coverage:
    return Coverage(
        member.label,
        "read",
        platform,
        content,
        account=platform,
        snapshot_on=member.snapshot_on,
        parser=parser,
    )


def _labelled(entries: Iterable[Entry], member: Member | None) -> list[Entry]:
    """Entries with the owner's own labels as tags; whom Google gathered by itself is a correspondent."""
    group = _group(PurePosixPath(member.name).stem) if member else ""
    found = []
    for entry in entries:
        labels = [tidy(label.lstrip("* ")) for label in entry.tags]
        groups = {_group(label) for label in labels}
        own = tuple(label for label in labels if label and _group(label) not in _MINE | _OTHERS)
        gathered = bool(groups & _OTHERS or group in _OTHERS) and not groups & _MINE
        found.append(replace(entry, tags=own, relation="correspondent" if gathered else ""))
    return found


def _group(label: str) -> str:
    """Fold the name of a group."""
    return re.sub(r"[\s_-]", "", label.lower())


def _platform(page: Member) -> str:
    return PLUS if "+" in product_of(page) else GOOGLE


def _passed_over(members: Iterable[Member]) -> list[Coverage]:
    """One row for each product of each archive: a Takeout holds thousands of pictures."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        product = product_of(member)
        above = member.label.partition(f"Takeout/{product}/")[0]
        groups.setdefault(f"{above}Takeout/{product}/**" if product else member.label, []).append(member)
    return [
        Coverage(
            f"{label} ({len(group)})" if len(group) > 1 else group[0].label,
            "ignored",
            GOOGLE,
            "takeout",
            parser="takeout",
        )
        for label, group in groups.items()
    ]


SOURCE: Final = Source(GOOGLE, claims, read)
