"""Every table and column by name, dtype, unit and meaning: the single source of truth.

A reader who wants to know what `interactions.n_people` means looks here; code that builds, checks or shows
a table asks here. Nothing in this module reads, computes or imports pandas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

Dtype = Literal["text", "date", "time", "whole", "number", "flag"]

#: pandas dtype of each sort of column; a missing text is `<NA>`, a missing date `NaT`, a missing number `<NA>`/`NaN`
DTYPES: Final[Mapping[Dtype, Any]] = MappingProxyType(
    {
        "text": "string",
        "date": "datetime64[us]",  # a calendar day at midnight, without a zone
        "time": "datetime64[us, UTC]",
        "whole": "Int64",
        "number": "float64",
        "flag": "bool",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, sort of value, meaning, unit and the values it may take."""

    name: str
    dtype: Dtype
    meaning: str
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what one row of it is, its columns and the key no two rows share."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that must be given."""
        return tuple(column.name for column in self.columns if column.required)

    def __getitem__(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an interaction of one kind counts for."""

    name: str
    strength: bool  #: an exchange: counts towards tie strength and towards "both sides wrote"
    noise: bool  #: somebody else's demand on one's attention
    meaning: str


RELATIONS: Final = ("connection", "follows", "followed_by", "mutual", "address_book", "correspondent")
DIRECTIONS: Final = ("out", "in", "both")
PRECISIONS: Final = ("second", "minute", "day")
#: an alias is an older id of the same account; it finds the contact but merges nobody
IDENTIFIER_KINDS: Final = ("profile_url", "email", "phone", "native_id", "alias")
FILE_STATUSES: Final = ("read", "ignored", "unknown", "failed")
LINK_KINDS: Final = ("group_thread", "introduction", "shared_contact", "co_recipient", "meeting", "colleague")

#: Why a row that looks like an exchange is none. `broadcast` and `group` are not stored but computed as of a date.
MARKS: Final = MappingProxyType(
    {
        "sponsored": "an advertisement delivered as a message",
        "spam": "the platform's own spam folder",
        "draft": "written but never sent",
        "hidden_sender": "from a closed or hidden member (»LinkedIn Member«)",
        "missed": "a call that nobody took",
    }
)

KINDS: Final = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("message", strength=True, noise=False, meaning="a direct message"),
            Kind("mail", strength=True, noise=False, meaning="an e-mail"),
            Kind("call", strength=True, noise=False, meaning="a phone or video call"),
            Kind("meeting", strength=True, noise=False, meaning="a meeting in person"),
            Kind("journal", strength=True, noise=False, meaning="another conversation noted in journal.csv"),
            Kind("mention", strength=True, noise=False, meaning="a public mention or reply"),
            Kind("invitation", strength=False, noise=True, meaning="a request to connect"),
            Kind("event_invitation", strength=False, noise=True, meaning="an invitation to an event"),
            Kind("group_invitation", strength=False, noise=True, meaning="an invitation to a group"),
            Kind("notification", strength=False, noise=True, meaning="a platform's own notice"),
            Kind("endorsement", strength=False, noise=False, meaning="a skill confirmed with a click"),
            Kind("recommendation", strength=False, noise=False, meaning="a written recommendation"),
            Kind("reaction", strength=False, noise=False, meaning="a like or the like"),
        )
    }
)
STRENGTH_KINDS: Final = tuple(kind.name for kind in KINDS.values() if kind.strength)
NOISE_KINDS: Final = tuple(kind.name for kind in KINDS.values() if kind.noise)

#: More people than this in one exchange, or the same text to more people than this, is a broadcast.
BROADCAST: Final = 10

ACTIVITY_KINDS: Final = ("post", "comment", "reaction", "repost", "vote", "follow", "unfollow")

CONTACTS: Final = Table(
    "contacts",
    "one account of somebody else, ever seen",
    (
        Column(
            "contact_id",
            "text",
            "platform and native id, slug, e-mail or phone; else the folded name",
            required=True,
        ),
        Column("person_id", "text", "the person behind the account; missing for members without name and id"),
        Column("platform", "text", "linkedin, xing, …", required=True),
        Column("account", "text", "which of the owner's accounts sees the contact", required=True),
        Column("relation", "text", "how the contact stands to the account", choices=RELATIONS),
        Column("name", "text", "display name; missing where the platform hides it", required=True),
        Column("given_name", "text", "given name"),
        Column("family_name", "text", "family name"),
        Column("company", "text", "employer in the newest snapshot"),
        Column("position", "text", "job title in the newest snapshot"),
        Column("location", "text", "city or region"),
        Column("country", "text", "country as written"),
        Column("connected_on", "date", "day the connection was made; missing is normal on XING"),
        Column("tags", "text", "the owner's tags, joined by `; `"),
        Column("note", "text", "the owner's note or reason for contact"),
        Column(
            "weak", "flag", "the id is made of a name only, for want of anything better, or nobody is named"
        ),
        Column("source", "text", "file and row the contact was last read from"),
    ),
    key=("contact_id",),
)
IDENTIFIERS: Final = Table(
    "identifiers",
    "one personal identifier of one account",
    (
        Column("contact_id", "text", "the account", required=True),
        Column("kind", "text", "what sort of identifier", required=True, choices=IDENTIFIER_KINDS),
        Column(
            "value",
            "text",
            "normalised: address in lower case, phone in E.164, URL without scheme",
            required=True,
        ),
    ),
    key=("contact_id", "kind", "value"),
)
SNAPSHOTS: Final = Table(
    "snapshots",
    "what one dated export said of one account",
    (
        Column("contact_id", "text", "the account", required=True),
        Column("snapshot_on", "date", "day of the export, from its name; missing where the name tells none"),
        Column("company", "text", "employer at that day"),
        Column("position", "text", "job title at that day"),
        Column("present", "flag", "whether the export still held the contact"),
    ),
    key=("contact_id", "snapshot_on"),
)
FOLLOWS: Final = Table(
    "follows",
    "one entry of a dated list of followers or followed; the lists of two of the owner's accounts stand side by side",
    (
        Column("contact_id", "text", "the other account", required=True),
        Column("platform", "text", "whose list it is: x, …", required=True),
        Column("account", "text", "which of the owner's accounts", required=True),
        Column("snapshot_on", "date", "day of the archive; missing where it tells none"),
        Column("relation", "text", "how the two stood on that day", required=True, choices=RELATIONS),
    ),
    key=("contact_id", "account", "snapshot_on"),
)
INTERACTIONS: Final = Table(
    "interactions",
    "one dated exchange with one counterpart; a group message from somebody is one row, with its sender",
    (
        Column(
            "contact_id",
            "text",
            "the counterpart; missing only where a mark says why, or a machine wrote",
            required=True,
        ),
        Column("time", "time", "when (UTC)", required=True),
        Column("time_precision", "text", "how exactly the time is known", choices=PRECISIONS),
        Column("platform", "text", "linkedin, xing, journal, …", required=True),
        Column("account", "text", "which of the owner's accounts", required=True),
        Column("kind", "text", "what it is and so what it counts for", required=True, choices=tuple(KINDS)),
        Column(
            "direction",
            "text",
            "out: from the owner, in: to the owner, both: a conversation",
            required=True,
            choices=DIRECTIONS,
        ),
        Column("thread_id", "text", "conversation the exchange belongs to"),
        Column("n_people", "whole", "people besides the owner who took part; 1 = one to one", "people"),
        Column("n_chars", "whole", "length of the text", "characters"),
        Column("minutes", "number", "duration, where known", "minutes"),
        Column("text", "text", "the text itself; in memory only, never written"),
        Column("automatic", "flag", "sent by a machine, not by a person"),
        Column("mark", "text", "why this row never counts as an exchange", choices=tuple(MARKS)),
        Column("source", "text", "file the row was read from"),
    ),
)
LINKS: Final = Table(
    "links",
    "one piece of evidence that two contacts know each other",
    (
        Column("a", "text", "contact_id of the one, the smaller of the two", required=True),
        Column("b", "text", "contact_id of the other", required=True),
        Column("kind", "text", "what the evidence is", required=True, choices=LINK_KINDS),
        Column("time", "time", "when it was first seen (UTC)"),
        Column("n_people", "whole", "people who shared it, the owner left out", "people"),
        Column("source", "text", "file the evidence was read from"),
    ),
)
ACTIVITY: Final = Table(
    "activity",
    "one thing the owner did towards no one in particular",
    (
        Column("time", "time", "when (UTC)", required=True),
        Column("platform", "text", "linkedin, …", required=True),
        Column("account", "text", "which of the owner's accounts", required=True),
        Column("kind", "text", "what was done", required=True, choices=ACTIVITY_KINDS),
        Column("n_chars", "whole", "length of the text", "characters"),
        Column(
            "n_responses", "whole", "how often it was liked or shared by `counted_on`", "likes and shares"
        ),
        Column("counted_on", "date", "day on which the responses were counted"),
        Column("source", "text", "file the row was read from"),
    ),
)
PERSONS: Final = Table(
    "persons",
    "one person, a revisable cluster of accounts",
    (
        Column("person_id", "text", "the first contact_id of the cluster in a fixed order", required=True),
        Column("name", "text", "display name", required=True),
        Column("company", "text", "employer in the newest snapshot of any of the accounts"),
        Column("position", "text", "job title in the newest snapshot of any of the accounts"),
        Column(
            "function",
            "text",
            "field of work that the title names (`people.titles.FUNCTIONS`), else `unknown`",
        ),
        Column(
            "seniority", "text", "level that the title names (`people.titles.SENIORITIES`), else `unknown`"
        ),
        Column("platforms", "text", "platforms the person was seen on, joined by `, `"),
        Column("n_accounts", "whole", "accounts that are this person", "accounts"),
        Column("connected_on", "date", "day of the first dated connection"),
        Column("pinned", "flag", "pinned in corrections.csv"),
    ),
    key=("person_id",),
)
OUTCOMES: Final = Table(
    "outcomes",
    "one project, lead, referral, partnership or job",
    (
        Column("title", "text", "what it is called", required=True),
        Column(
            "kind",
            "text",
            "what it is",
            required=True,
            choices=("project", "lead", "referral", "partnership", "job"),
        ),
        Column("status", "text", "how it ended", required=True, choices=("won", "lost", "open")),
        Column("first_touch", "date", "day of the first touch", required=True),
        Column("won_on", "date", "day it was won"),
        Column("value", "number", "fee or worth", "currency of netanalysis.toml"),
        Column("cost", "number", "what it cost", "currency of netanalysis.toml"),
        Column("hours", "number", "hours spent", "hours"),
        Column("chain", "text", "person_ids of who led to whom, joined by ` > `"),
        Column("origin", "text", "what began it when no contact did: agency, portal, article, chance, …"),
        Column("note", "text", "anything else"),
    ),
)
JOURNAL: Final = Table(
    "journal",
    "one conversation no platform recorded",
    (
        Column("date", "date", "day of the conversation", required=True),
        Column("person_id", "text", "with whom", required=True),
        Column("minutes", "number", "how long", "minutes"),
        Column("kind", "text", "what sort of conversation", choices=("call", "meeting", "meal", "event")),
        Column("topic", "text", "what about"),
        Column("note", "text", "anything else"),
    ),
)
CORRECTIONS: Final = Table(
    "corrections",
    "one thing the user knows better about a person",
    (
        Column("person_id", "text", "about whom", required=True),
        Column("same_as", "text", "contact_id of another account of the same person"),
        Column("not_same_as", "text", "contact_id of somebody else with the like name"),
        Column("met", "text", "how they met"),
        Column("met_on", "date", "when they met"),
        Column("tags", "text", "tags, joined by `; `"),
        Column("pin", "flag", "tended whatever the logs say"),
        Column("kind_of_contact", "text", "client, agency, …, or a class of message"),
    ),
)
STRATEGIES: Final = Table(
    "strategies",
    "one strategy tried on one account",
    (
        Column("account", "text", "platform or account it was tried on", required=True),
        Column("from", "date", "first day", required=True),
        Column("to", "date", "last day; missing while it lasts"),
        Column("arm", "text", "free label of the strategy", required=True),
        Column("note", "text", "anything else"),
    ),
)
COVERAGE: Final = Table(
    "coverage",
    "one source file: what was read from it and what was not",
    (
        Column("file", "text", "export and file inside it", required=True),
        Column(
            "status",
            "text",
            "read, known and ignored, unknown, or failed",
            required=True,
            choices=FILE_STATUSES,
        ),
        Column("platform", "text", "whose file it is"),
        Column("content", "text", "what the file holds: connections, messages, …"),
        Column("rows", "whole", "data rows in the file", "rows"),
        Column("read", "whole", "rows that came into the tables", "rows"),
        Column("dropped", "whole", "rows that could not be used", "rows"),
        Column("reason", "text", "why rows were dropped, or why the file was not read"),
        Column("undated", "whole", "rows read without a date", "rows"),
        Column("nameless", "whole", "members the platform does not name", "rows"),
        Column(
            "marked",
            "whole",
            "rows that never count as exchange: sponsored, spam, drafts, hidden senders, missed calls",
            "rows",
        ),
        Column("first_on", "date", "first date in the file"),
        Column("last_on", "date", "last date in the file"),
        Column("shows", "text", "kinds of interaction the file can show, joined by `, `"),
        Column("account", "text", "which of the owner's accounts the file belongs to"),
        Column("observed_from", "date", "first day on which the file would show an exchange"),
        Column("observed_until", "date", "last day on which the file would show an exchange"),
        Column("snapshot_on", "date", "day of the export, from its name"),
        Column("parser", "text", "which reader took the file"),
        Column("read_as", "text", "encoding, delimiter and date format found"),
        Column("warning", "text", "what is unusual about the file and what to do"),
    ),
    key=("file",),
)

TABLES: Final = MappingProxyType(
    {
        table.name: table
        for table in (CONTACTS, IDENTIFIERS, SNAPSHOTS, FOLLOWS, INTERACTIONS, LINKS, ACTIVITY, PERSONS, OUTCOMES, JOURNAL,
                      CORRECTIONS, STRATEGIES, COVERAGE)
    }
)  # fmt: skip
