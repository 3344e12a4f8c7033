"""What every source takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pandas as pd

from netanalysis.settings import Owner, Settings
from netanalysis.sources.container import Member
from netanalysis.sources.model import Records

#: behind it stands how many there are
UNKNOWN_REFERRER: Final = "recommended by a name that nobody, or several people, in the network carry"
TABLES: Final = ("contacts", "identifiers", "snapshots", "follows", "interactions", "links", "activity")


@dataclass(frozen=True, slots=True)
class Context:
    """What a source may know beforehand: the user's settings and what she said of herself."""

    settings: Settings
    owner: Owner


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one file; the fields are the columns of `schema.COVERAGE`."""

    file: str
    status: str
    platform: str = ""
    content: str = ""
    rows: int | None = None
    read: int | None = None
    dropped: int | None = None
    reason: str = ""
    undated: int | None = None
    nameless: int | None = None
    marked: int | None = None
    first_on: Any = None
    last_on: Any = None
    shows: str = ""
    account: str = ""
    observed_from: Any = None
    observed_until: Any = None
    snapshot_on: Any = None
    parser: str = ""
    read_as: str = ""
    warning: str = ""

    def but(self, **changes: Any) -> Coverage:
        """Return the same with changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Referral:
    """Somebody recommended a contact, by name: who that is can only be told once every source has been read."""

    contact_id: str
    name: str
    file: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a source made of its files: canonical frames, what it learnt of the owner, and the coverage.

    `owners` holds each export and what its own files say of its owner, so that two people's exports are noticed.
    """

    tables: Mapping[str, Sequence[pd.DataFrame]] = field(default_factory=dict)
    owner: Owner = field(default_factory=Owner)
    coverage: tuple[Coverage, ...] = ()
    owners: tuple[tuple[str, Owner], ...] = ()
    referrals: tuple[Referral, ...] = ()


def _to_nobody(member: Member, own: Sequence[Member]) -> bool:  # noqa: ARG001
    return False


@dataclass(frozen=True, slots=True)
class Source:
    """A vendor or carrier: which files are its own, and how to read all of them together.

    `belongs` says whether a file that nobody claims is one more of a download, by the files that are the vendor's.
    """

    name: str
    claims: Callable[[Member, Context], bool]
    read: Callable[[Sequence[Member], Context], Sequence[Records] | Extract]
    belongs: Callable[[Member, Sequence[Member]], bool] = _to_nobody


def export_of(label: str) -> str:
    """Return the export that a file belongs to, by its label: an archive or a folder; a loose file is its own.

    Examples
    --------
    >>> export_of("facebook.zip/friends/friends.json"), export_of("me.json")
    ('facebook.zip', 'me.json')
    """
    return label.partition("/")[0]


def merge_owners(first: Owner, *others: Owner) -> Owner:
    """Join what is known of the owner; what comes first stays first.

    Examples
    --------
    >>> merge_owners(Owner(names=("Eva Muster",)), Owner(names=("E. Muster", "Eva Muster"))).names
    ('Eva Muster', 'E. Muster')
    """
    everyone = (first, *others)

    def joined(name: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(value for owner in everyone for value in getattr(owner, name)))

    return Owner(
        names=joined("names"),
        emails=joined("emails"),
        phones=joined("phones"),
        profile_urls=joined("profile_urls"),
        accounts=joined("accounts"),
        positions=joined("positions"),
    )
