"""What a vendor's parser gives: who a file names, what it dates, and what of it was lost; nothing is decided here.

A parser turns bytes into `Records`. Who the owner is, which account a name means, which way a message went and what a file
could have shown is decided in `ingest`, in one place for all vendors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from netanalysis.settings import Owner
from netanalysis.text import fold, tidy

#: reasons that files of many vendors share
NO_DATE: Final = "no readable date"
CELLS: Final = "cells do not fit the header"
MISFIT: Final = "entries without the fields of the others"
BROKEN_LINES: Final = "lines that could not be read"
NO_NAME: Final = "neither name nor address"


@dataclass(slots=True, eq=False)
class File:
    """One row of the coverage in the making: what a file is, and what becomes of its rows while they are read.

    Every row is either seen (`see`, or `keep` where it has no date) or lost with a reason (`lose`).
    """

    label: str
    platform: str
    content: str = ""
    parser: str = ""
    account: str = ""
    snapshot_on: date | None = None
    shows: tuple[str, ...] = ()  #: kinds of exchange that it can show
    status: str = "read"
    read_as: str = ""
    reasons: list[str] = field(default_factory=list)  #: why it was not read, or what is left out as a whole
    warnings: list[str] = field(default_factory=list)
    rows: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    undated: int | None = None
    nameless: int | None = None
    marked: int = 0
    first: datetime | None = None
    last: datetime | None = None
    opens: datetime | None = (
        None  #: from then on it would have shown an exchange, where not from its first row on
    )
    closes: datetime | None = None  #: until then, where neither its last row nor its day tells
    is_windowless: bool = False  #: whether it shows exchange, and for no day all of it
    is_partial: bool = False  #: whether the days after its last row may hold exchange that stands elsewhere

    @property
    def place(self) -> str:
        """Folder or archive that the file lies in; a loose file is its own."""
        return self.label.rpartition("/")[0] or self.label

    def see(self, time: datetime, n: int = 1) -> None:
        """Count a row that is read, with its time."""
        self.rows += n
        self.first = time if self.first is None or time < self.first else self.first
        self.last = time if self.last is None or time > self.last else self.last

    def keep(self, n: int = 1, *, undated: int = 0, nameless: int = 0) -> None:
        """Count rows that are read and have no date of their own."""
        self.rows += n
        if undated:
            self.undated = (self.undated or 0) + undated
        if nameless:
            self.nameless = (self.nameless or 0) + nameless

    def lose(self, reason: str, n: int = 1) -> None:
        """Count rows that cannot be used."""
        if n:
            self.rows += n
            self.lost[reason] += n

    def drop(self, reason: str) -> None:
        """Take back a row that was seen: it turned out that it cannot be used."""
        self.lost[reason] += 1

    def fail(self, reason: str) -> None:
        """Say that the file could not be read at all."""
        self.status = "failed"
        self.reasons.append(reason)


#: contents of large tables of exchanges that each have one other side
OTHER_TABLES: Final = (
    "invitations", "endorsements given", "endorsements received", "recommendations given", "recommendations received"
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Table:
    """One large table: its file, its rows as a frame, and what rows of one talk have in common, a row for each talk.

    What the rows hold stands in the parser that makes them. A talk is what was written between the same people in the same
    conversation; of these there are far fewer than messages, so who is meant is worked out once for each.
    """

    file: File
    rows: Any
    talks: Any = None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as a file names her: by an id that is hers alone, else by name.

    `held` are what others may know her by: pairs of a kind of identifier and its value. `scope` is told where the name means
    somebody only there: the conversation in which a stranger chose it. Whom only the title of a conversation names counts
    where nobody else in it does, beside the owner.
    """

    name: str = ""
    id: str = ""
    held: tuple[tuple[str, str], ...] = ()
    scope: str = ""
    is_title: bool = False

    @property
    def key(self) -> str:
        """Under which two mentions of her are the same: the id, else the folded name."""
        return self.id or fold(self.name) or tidy(self.name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list of contacts: a card, a row of a table, a friend."""

    list_name: str  #: the list it comes from: a file, or an archive of cards
    source: str
    name: str
    given_name: str = ""
    family_name: str = ""
    company: str = ""
    position: str = ""
    location: str = ""
    country: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    connected_on: date | None = None
    snapshot_on: date | None = None
    relation: str = (
        ""  #: how the contact stands to the account, where that is not the same for the whole list
    )
    present: bool = True  #: whether the list holds her, and not as somebody who was removed from it
    native_id: str = ""  #: the platform's own id
    url: str = ""  #: normalised profile URL on the platform
    urls: tuple[str, ...] = ()  #: normalised profile URLs anywhere
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    introduced_by: str = ""  #: name of who recommended the contact

    @property
    def key(self) -> str:
        """Folded name, without titles where given and family name are known."""
        bare = f"{self.given_name} {self.family_name}" if self.given_name and self.family_name else self.name
        return fold(bare) or tidy(bare)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One dated exchange as told, before anybody knows which side of it is the owner's.

    Two with the same `key` are one, whichever files they stand in; without a key each is one of its own.
    """

    file: File
    time: datetime
    sender: Who | None  #: nobody where the file does not tell who began, as of a meeting
    people: tuple[Who, ...] = ()  #: everybody else who took part; the owner may be among them
    kind: str = "message"
    thread: str = ""
    text: str | None = None
    minutes: float | None = None
    mark: str = ""
    automatic: bool = False
    precision: str = "second"
    way: str = ""  #: `out`, `in` or `both` where the file says so; else the sender tells
    to: Who | None = None  #: the one person it was for, where the others only saw it: a reaction
    occasion: str = ""  #: what the people shared, where that is no conversation: a meeting
    key: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """Something the owner did towards no one in particular."""

    file: File
    time: datetime
    kind: str
    n_chars: int | None = None
    n_responses: int | None = None
    counted_on: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """Who stood in one whole list of one account on one day: who is missing from a later one has gone."""

    account: str
    day: date | None
    relation: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """A file says that two people know each other."""

    file: File
    a: Who
    b: Who
    kind: str = "shared_contact"


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation of a platform on which two people have one at most: two in one part of an export are of two namesakes."""

    part: str
    thread: str
    people: tuple[Who, ...]
    title: str = ""
    is_group: bool = False


@dataclass(slots=True)
class Hints:
    """What the files of one platform tell of the owner, from the surest to the weakest.

    `ids` are hers without doubt; `sides` counts who stands on the owner's side of what tells its direction (requests sent, the
    folder of sent mail); `others` are ids and name keys of those who are surely somebody else: contacts.
    """

    profile: Owner = field(default_factory=Owner)
    ids: frozenset[str] = frozenset()
    sides: Counter[str] = field(default_factory=Counter)
    others: frozenset[str] = frozenset()
    exports: tuple[tuple[str, Owner], ...] = ()  #: each export with a profile, and what it says
    enough: int = 3  #: so many conversations tell her by being in nearly all of them
    advice: str = ""  #: what to put beside the files so that they tell who she is


@dataclass(slots=True)
class Records:
    """All that the files of one platform say."""

    platform: str
    files: list[File] = field(default_factory=list)
    covered: list[Any] = field(default_factory=list)  #: rows of the coverage that are ready
    entries: list[Entry] = field(default_factory=list)
    address_book: list[Entry] = field(
        default_factory=list
    )  #: of people whose address the owner once uploaded: no ties
    whole_lists: set[date | None] = field(
        default_factory=set
    )  #: days of whole lists: who is missing from a later one has gone
    profiles: list[tuple[Who, str]] = field(
        default_factory=list
    )  #: profile URLs of people who are known otherwise
    silent: list[tuple[File, str, tuple[Who, ...]]] = field(
        default_factory=list
    )  #: who is in a conversation, even if nothing is dated
    notes: list[tuple[File, Who, str]] = field(
        default_factory=list
    )  #: the owner's notes on contacts of her lists
    exchanges: list[Exchange] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    rolls: list[Roll] = field(default_factory=list)
    known: Mapping[str, Who] = field(default_factory=dict)  #: who an id of the rolls is
    shared: list[Shared] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)
    account: str = ""  #: label of the owner's account; empty where her profile names it
    relation: str = "connection"  #: how the entries stand to the owner where they do not say so themselves
    nobody: str = ""  #: why a sent message without any recipient cannot be used; empty where it can
    talks: list[Talk] = field(
        default_factory=list
    )  #: where two people have one conversation at most, so that two are of namesakes
    names_alone: bool = False  #: whether some files name people without the ids that others give them
    newest_names: bool = False  #: whether names are those of an address book, of which the newest counts
    tables: Mapping[str, Sequence[Any]] = field(
        default_factory=dict
    )  #: large tables in the columns of `schema`
    large: Mapping[str, Sequence[Table]] = field(
        default_factory=dict
    )  #: large tables of which it is still to be decided what they mean, by their content
