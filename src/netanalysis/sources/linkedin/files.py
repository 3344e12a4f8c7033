"""LinkedIn's files by name and header, all eras side by side: which are read, and which are known and not needed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from netanalysis import dates
from netanalysis.date_forms import every_format
from netanalysis.dates import DateFormat
from netanalysis.sources.quick import Kinds
from netanalysis.sources.table import Columns


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One sort of file: what it holds, its names, its columns, and the formats its dates come in."""

    content: str
    names: tuple[str, ...]  #: normalised, see `normal_name`
    columns: Columns
    dates: tuple[DateFormat, ...] = ()
    shows: tuple[str, ...] = ()  #: kinds of interaction the file shows
    #: columns by which a file of another name is known; none where they do not tell it from others
    telling: tuple[str, ...] = ()
    #: column that a file may lack, and the warning where it does
    without: tuple[str, str] | None = None

    @property
    def by_header(self) -> Columns:
        """The columns, so that a header must have all the telling ones."""
        return replace(self.columns, required=self.telling)


#: what a member of that name is when it closed its account or hides itself
HIDDEN_NAME: Final = "LinkedIn Member"
SPONSORED_TITLE: Final = "Sponsored Conversation"
ADVERT_START: Final = '<p class="spinmail'
#: values of a direction column that say that the owner began, and that she did not
OUTGOING: Final = ("OUTGOING", "AUSGEHEND")
INCOMING: Final = ("INCOMING", "EINGEHEND")

#: what LinkedIn itself writes stands first; every file is read with all other forms too, for spreadsheets save them again
_CONNECTION_DATES: Final = (dates.DAY_NAME_YEAR, dates.EXCEL_DAY_NAME_YEAR, dates.GERMAN_EXCEL_NAME, dates.US_MINUTE,
                            *every_format())  # fmt: skip
_SENT_DATES: Final = (dates.US_MINUTE, dates.ISO_SECOND_UTC, dates.GERMAN_MINUTE, *every_format())
_STAMP_DATES: Final = (
    dates.ISO_SECOND,
    dates.ISO_SECOND_UTC,
    dates.US_MINUTE,
    dates.ISO_DAY,
    *every_format(),
)
_FIRST, _LAST = ("First Name",), ("Last Name",)
_OTHER_NAMES: Final = {
    "first_name": ("Vorname", "Prénom", "Nombre", "Nome"), "last_name": ("Nachname", "Nom", "Apellidos", "Cognome")
}  # fmt: skip

CONNECTIONS: Final = FileSpec(
    "connections",
    ("connections", "kontakte", "linkedinconnectionsexportmicrosoftoutlook", "linkedinconnectionsexportoutlookexpress",
     "linkedinconnectionsexportyahoo"),
    Columns(
        headers={
            "first_name": _FIRST, "middle_name": ("Middle Name",), "last_name": _LAST, "url": ("URL",),
            "email": ("Email Address", "E-mail Address"), "company": ("Company",),
            "position": ("Position", "Job Title"), "connected_on": ("Connected On",),
        },
        required=("first_name", "last_name"),
        synonyms={
            **_OTHER_NAMES, "url": ("Profil-URL", "Profil", "LinkedIn-Profil"), "email": ("E-Mail-Adresse", "E-Mail"),
            "company": ("Unternehmen", "Firma", "Entreprise", "Empresa", "Azienda"),
            "position": ("Berufsbezeichnung", "Poste", "Cargo", "Posizione"),
            "connected_on": ("Verbunden am", "Date de connexion", "Conectado el", "Data di collegamento"),
        },
    ),
    _CONNECTION_DATES,
    telling=("first_name", "last_name", "company", "position", "connected_on"),
)  # fmt: skip
MESSAGES: Final = FileSpec(
    "messages",
    ("messages", "nachrichten"),
    Columns(
        headers={
            "thread": ("CONVERSATION ID",), "title": ("CONVERSATION TITLE",), "sender": ("FROM",),
            "sender_url": ("SENDER PROFILE URL",), "to": ("TO",), "to_urls": ("RECIPIENT PROFILE URLS",),
            "date": ("DATE",), "text": ("CONTENT",), "direction": ("DIRECTION",),
            "folder": ("FOLDER",), "draft": ("IS MESSAGE DRAFT",), "thread_draft": ("IS CONVERSATION DRAFT",),
        },
        required=("sender", "to", "date"),
        flowing=("text",),
        kinds=Kinds(
            repeated=("thread", "title", "sender", "sender_url", "to", "to_urls", "direction", "folder", "draft",
                      "thread_draft"),
            laid_out={"date": dates.ISO_SECOND_UTC},
            late=("text",),
        ),
        synonyms={
            "sender": ("Von",), "to": ("An",), "date": ("Datum",), "text": ("Inhalt",),
            "thread": ("Konversations-ID",), "title": ("Konversationstitel",), "folder": ("Ordner",),
            "sender_url": ("Profil-URL des Absenders",), "to_urls": ("Profil-URLs der Empfänger",),
        },
    ),
    (dates.ISO_SECOND_UTC, dates.US_MINUTE, dates.ISO_SECOND, dates.DAY_NAME_MINUTE, *every_format()),
    ("message",),
    ("sender", "to", "date", "text", "folder"),
    without=("text", "there is no column CONTENT, so mass mailings cannot be told from messages; export again"),
)  # fmt: skip
INVITATIONS: Final = FileSpec(
    "invitations",
    ("invitations", "einladungen"),
    Columns(
        headers={
            "sender": ("From",), "to": ("To",), "date": ("Sent At",), "text": ("Message",), "direction": ("Direction",),
            "sender_url": ("inviterProfileUrl",), "to_url": ("inviteeProfileUrl",),
        },
        required=("sender", "to", "date", "direction"),
        flowing=("text",),
        synonyms={"sender": ("Von",), "to": ("An",), "date": ("Gesendet am",), "text": ("Nachricht",),
                  "direction": ("Richtung",)},
    ),
    _SENT_DATES,
    ("invitation",),
    ("sender", "to", "date", "direction"),
)  # fmt: skip


def _endorsements(content: str, names: tuple[str, ...], who: str) -> FileSpec:
    return FileSpec(
        content,
        names,
        Columns(
            headers={
                "date": ("Endorsement Date",), "skill": ("Skill Name",), "status": ("Endorsement Status",),
                # until 2023 both files named the people of either direction »Endorser«
                "first_name": (f"{who} First Name", "Endorser First Name"),
                "last_name": (f"{who} Last Name", "Endorser Last Name"),
                "url": (f"{who} Public Url",),
            },
            required=("date", "skill", "first_name", "last_name"),
        ),
        (dates.SLASH_SECOND_UTC, *every_format()),
        ("endorsement",),
        ("date", "skill", "first_name", "last_name", "url"),
    )  # fmt: skip


ENDORSED: Final = _endorsements("endorsements given", ("endorsementgiveninfo",), "Endorsee")
ENDORSERS: Final = _endorsements("endorsements received", ("endorsementreceivedinfo",), "Endorser")


def _recommendations(content: str, names: tuple[str, ...]) -> FileSpec:
    return FileSpec(
        content,
        names,
        Columns(
            headers={
                "first_name": _FIRST, "last_name": _LAST, "company": ("Company",), "position": ("Job Title",),
                "text": ("Text",), "date": ("Creation Date",), "status": ("Status",),
            },
            required=("first_name", "last_name", "text", "date"),
            flowing=("text",),
        ),
        _SENT_DATES,
        ("recommendation",),
    )  # fmt: skip


RECOMMENDED: Final = _recommendations("recommendations given", ("recommendationsgiven",))
RECOMMENDERS: Final = _recommendations("recommendations received", ("recommendationsreceived",))
ADDRESS_BOOK: Final = FileSpec(
    "address book",
    ("contacts", "importedcontacts"),
    Columns(
        headers={
            "first_name": ("FirstName", "First Name"), "last_name": ("LastName", "Last Name"),
            "middle_name": ("MiddleName",), "full_name": ("FullName", "Full Name"), "company": ("Companies",),
            "position": ("Title",), "emails": ("Emails", "Email Address"), "phones": ("PhoneNumbers", "Phone Numbers"),
            "created": ("CreatedAt", "Created At"), "location": ("Location",), "profiles": ("Profiles",),
        },
        required=("first_name", "last_name"),
    ),
    _SENT_DATES,
    telling=("first_name", "last_name", "emails", "phones", "created"),
)  # fmt: skip
NOTES: Final = FileSpec(
    "notes",
    ("notes",),
    Columns(
        headers={
            "first_name": ("Connection First Name",), "last_name": ("Connection Last Name",),
            "url": ("Connection Profile URL",), "note": ("Note",), "date": ("Created On",),
        },
        required=("first_name", "last_name", "note"),
        flowing=("note",),
    ),
    _STAMP_DATES,
    telling=("first_name", "last_name", "url", "note"),
)  # fmt: skip
PROFILE: Final = FileSpec(
    "profile",
    ("profile",),
    Columns(
        headers={
            "first_name": _FIRST,
            "last_name": _LAST,
            "maiden_name": ("Maiden Name",),
            "headline": ("Headline",),
        },
        required=("first_name", "last_name"),
        flowing=("headline",),
    ),
    telling=("first_name", "last_name", "headline"),
)
POSITIONS: Final = FileSpec(
    "positions",
    ("positions", "berufserfahrung"),
    Columns(
        headers={"company": ("Company Name",), "position": ("Title",), "started": ("Started On",),
                 "finished": ("Finished On",)},
        required=("company", "position", "started"),
    ),
    (dates.NAME_YEAR, dates.YEAR),
    telling=("company", "position", "started", "finished"),
)  # fmt: skip
EMAILS: Final = FileSpec(
    "own addresses",
    ("emailaddresses",),
    Columns(headers={"email": ("Email Address",), "confirmed": ("Confirmed",)}, required=("email",)),
    telling=("email", "confirmed"),
)
PHONES: Final = FileSpec(
    "own numbers",
    ("phonenumbers", "whatsappphonenumbers"),
    Columns(headers={"number": ("Number",), "extension": ("Extension",)}, required=("number",)),
    telling=("number", "extension"),
)


def _activity(
    content: str, name: str, headers: dict[str, tuple[str, ...]], *, telling: bool = True
) -> FileSpec:
    columns = Columns(headers=headers, required=("date",), flowing=("text",))
    return FileSpec(content, (name,), columns, _STAMP_DATES, telling=tuple(headers) if telling else ())


SHARES: Final = _activity(
    "shares", "shares", {"date": ("Date",), "link": ("ShareLink",), "text": ("ShareCommentary",)}
)
COMMENTS: Final = _activity(
    "comments", "comments", {"date": ("Date",), "link": ("Link",), "text": ("Message",)}
)
REACTIONS: Final = _activity(
    "reactions", "reactions", {"date": ("Date",), "type": ("Type",), "link": ("Link",)}
)
VOTES: Final = _activity("votes", "votes", {"date": ("Date",), "link": ("Link",), "option": ("OptionText",)})
REPOSTS: Final = _activity("reposts", "instantreposts", {"date": ("Date",), "link": ("Link",)}, telling=False)
FOLLOWS: Final = _activity(
    "follows", "memberfollows", {"date": ("Date",), "status": ("Status",), "name": ("FullName",)}
)

SPECS: Final = (
    CONNECTIONS, MESSAGES, INVITATIONS, ENDORSED, ENDORSERS, RECOMMENDED, RECOMMENDERS, ADDRESS_BOOK, NOTES, PROFILE,
    POSITIONS, EMAILS, PHONES, SHARES, COMMENTS, REACTIONS, VOTES, REPOSTS, FOLLOWS,
)  # fmt: skip
BY_NAME: Final = MappingProxyType({name: spec for spec in SPECS for name in spec.names})
ACTIVITY_OF: Final = MappingProxyType(
    {"shares": "post", "comments": "comment", "reactions": "reaction", "reposts": "repost", "votes": "vote",
     "follows": "follow"}
)  # fmt: skip

#: names that other vendors use too: a file of that name is LinkedIn's only where its header says so
SHARED_NAMES: Final = frozenset({"contacts", "kontakte", "profile", "notes", "nachrichten", "einladungen"})
#: files LinkedIn delivers that say nothing about the network
KNOWN: Final = frozenset(
    {
        "accountstatushistory", "adsclicked", "adtargeting", "articles", "causes", "causesyoucareabout",
        "certifications", "coachmessages", "companyfollows", "courses", "duolingo", "education",
        "events", "guidemessages", "hashtagfollows", "honors",
        "inferencesaboutyou", "jobapplicantsavedanswers",
        "jobapplicantsavedscreeningquestionresponses", "jobapplications", "jobseekerpreferences",
        "lanadsengagement", "languages", "learning", "learningcoachmessages", "learningroleplaymessages",
        "linkedinaudiencenetworkadengagement", "logins", "memberhashtags",
        "onlinejobpostings", "opprtunities", "organizations", "patents",
        "privateidentityasset", "profilesummary", "projects",
        "publications", "receipts", "receiptsv2", "registration", "reviews", "richmedia",
        "savedanswers", "saveditems", "savedjobalerts", "savedjobs", "savedresponses",
        "searchqueries", "securitychallenges", "servicesmarketplace",
        "skills", "testscores", "verifications",
        "videos", "volunteering",
    }
)  # fmt: skip


#: what a header that may name people or tell of an exchange has in it
_PEOPLE: Final = re.compile(
    r"(?i)name|profile.?url|public.?url|sender|recipient|invite|\bfrom\b|\bto\b|mail|phone|contact|member"
)


def names_nobody(head: str) -> bool:
    """Whether the top of a table has a header in which nothing points to people or an exchange.

    Examples
    --------
    >>> names_nobody("Created Date,Status"), names_nobody("First Name,Last Name,Note"), names_nobody("")
    (True, False, False)
    """
    header = next((line for line in head.splitlines() if line.strip(' ,;\t"')), "")
    return bool(header) and _PEOPLE.search(header) is None


def normal_name(name: str) -> str:
    """Fold a file's name: no ending, capitals, blanks, underscores, member id, part number or download number.

    Examples
    --------
    >>> normal_name("Shares_48151623.csv"), normal_name("Rich Media.csv"), normal_name("messages (1).csv")
    ('shares', 'richmedia', 'messages')
    """
    stem = re.sub(r"\.[a-z]{2,5}$", "", name.lower())
    stem = re.sub(r"\s*\(\d+\)$", "", stem)
    stem = re.sub(r"([-_]\d+)+$", "", stem)
    return re.sub(r"[\s_-]", "", stem)
