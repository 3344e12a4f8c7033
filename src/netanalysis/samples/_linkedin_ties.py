"""The files of a LinkedIn archive that name people, but for the messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from netanalysis.samples._dice import between, chance, day, moment, pick, some, stream, weighted
from netanalysis.samples._linkedin_messages import MEMBER, Book, party
from netanalysis.samples._model import ERA_2022, ERA_2024, LINKEDIN_FROM, Export, Invitation, Person
from netanalysis.samples._owner import OWNER_NAME, OWNER_URL
from netanalysis.samples._plan import Plan
from netanalysis.samples._shapes import day_month_year, slashed, us_padded, us_short
from netanalysis.samples._tables import Row, Table, table
from netanalysis.samples._texts import praise

PREAMBLE: Final = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or "
    "download their email address using this setting https://www.linkedin.com/psettings/privacy/email. "
    "You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n'
    "\n"
)
_SKILLS: Final = (
    "Einkauf", "Supply Chain Management", "Interim Management", "Verhandlungsführung", "Restrukturierung",
    "Change Management", "Lean Management", "Projektmanagement", "Strategic Sourcing",
)  # fmt: skip
#: the first day whose requests an archive still holds
_REQUESTS_SINCE: Final = {ERA_2022: date(2020, 1, 1), ERA_2024: date(2022, 6, 1), 2026: date(2023, 9, 1)}
_TWICE_IN: Final = ERA_2024
_TWICE_EVERY: Final = 600
_ENDORSED: Final = "Endorsement Date,Skill Name,{side} First Name,{side} Last Name,{url}Endorsement Status"
#: the day the address book was uploaded
_UPLOADED: Final = datetime(2013, 3, 4, 7, 30)
_CONTACTS: Final = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
    "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
)
_IMPORTED: Final = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,"
    "CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
)


@dataclass(frozen=True, slots=True)
class Favour:
    """A skill endorsed or a recommendation written, given by the owner or received by him."""

    at: datetime
    person: Person
    given: bool
    what: str
    status: str


def connections_table(known: Sequence[Person], export: Export) -> Table:
    """Return Connections.csv: newest first, members who closed their account without a name."""
    held = [person for person in known if person.linkedin and person.linkedin.connected(export.on)]
    held.sort(key=lambda person: (person.known_since, person.key), reverse=True)
    rows = [_connection(person, export) for person in held]
    if export.era == _TWICE_IN and len(rows) > 1:
        twice = {
            n * _TWICE_EVERY + 1
            for n in range(1 + len(rows) // _TWICE_EVERY)
            if n * _TWICE_EVERY + 1 < len(rows)
        }
        rows = [row for place, row in enumerate(rows) for _ in range(2 if place in twice and row[0] else 1)]
    url = "URL," if export.has_urls else ""
    header = f"First Name,Last Name,{url}Email Address,Company,Position,Connected On"
    return replace(table(header, rows), preamble=PREAMBLE, ends_line=False)


def _connection(person: Person, export: Export) -> Row:
    account = person.linkedin
    if account is None or account.connected_on is None:
        msg = "only connections have a row"
        raise ValueError(msg)
    since = day_month_year(account.connected_on)
    if account.closed(export.on):
        return ("",) * (6 if export.has_urls else 5) + (since,)
    job = person.job(export.on)
    work = (job.firm.written(account.style), job.title) if account.shows_job else ("", "")
    url = (account.url,) if export.has_urls else ()
    return (*account.name(export.on), *url, account.email, *work, since)


def nameless(known: Sequence[Person], export: Export) -> int:
    """Return how many rows of Connections.csv bear a date only."""
    accounts = [person.linkedin for person in known if person.linkedin]
    return sum(account.connected(export.on) and account.closed(export.on) for account in accounts)


def invitations_table(invitations: Sequence[Invitation], export: Export, book: Book) -> Table:
    """Return Invitations.csv: the requests of the last few years, newest first."""
    first = _REQUESTS_SINCE[export.era]
    held = [one for one in invitations if one.at <= export.until and one.at.date() >= first]
    held.sort(key=lambda one: (one.at, one.key), reverse=True)
    rows = [_invitation(one, export, book) for one in held if party(one.key, export.on, book)[0] != MEMBER]
    urls = ",inviterProfileUrl,inviteeProfileUrl" if export.has_urls else ""
    return table(f"From,To,Sent At,Message,Direction{urls}", rows)


def _invitation(one: Invitation, export: Export, book: Book) -> Row:
    other, me = party(one.key, export.on, book), (OWNER_NAME, OWNER_URL)
    sender, receiver = (me, other) if one.outgoing else (other, me)
    row = (sender[0], receiver[0], us_short(one.at), one.text, "OUTGOING" if one.outgoing else "INCOMING")
    return (*row, sender[1], receiver[1]) if export.has_urls else row


def endorsements(plan: Plan, known: Sequence[Person]) -> tuple[Favour, ...]:
    """Return the skills endorsed, newest first."""
    rng = stream(plan.seed, "endorsements")
    stand = [person for person in known if _lasting(person)]
    favours = []
    for person in some(rng, stand, len(stand) // 6):
        given = chance(rng, 0.4)
        status = (
            "ACCEPTED" if given else weighted(rng, (("ACCEPTED", 8.0), ("PENDING", 1.0), ("HIDDEN", 1.0)))
        )
        at = moment(rng, day(rng, max(person.known_since, date(2013, 1, 1)), date(2026, 2, 20)))
        favours += [
            Favour(at, person, given, skill, status) for skill in some(rng, _SKILLS, between(rng, 1, 3))
        ]
    return tuple(
        sorted(favours, key=lambda favour: (favour.at, favour.person.key, favour.what), reverse=True)
    )


def _lasting(person: Person) -> bool:
    account = person.linkedin
    return (
        account is not None
        and account.connected_on is not None
        and not (account.closed_on or account.removed_on)
    )


def endorsement_tables(favours: Sequence[Favour], export: Export) -> dict[str, Table]:
    """Return both files of endorsements, and in 2022 the one that is encoded as no other."""
    url = (
        {True: "Endorsee Public Url,", False: "Endorser Public Url,"}
        if export.has_urls
        else {True: "", False: ""}
    )
    files = {}
    for given, side, name in ((True, "Endorsee", "Given"), (False, "Endorser", "Received")):
        # until 2023 the column was called »Endorser« in both files
        head = _ENDORSED.format(side=side if export.has_urls else "Endorser", url=url[given])
        rows = [
            _endorsement(favour, export)
            for favour in favours
            if favour.given is given and favour.at <= export.until
        ]
        files[f"Endorsement_{name}_Info.csv"] = table(head, rows)
    if export.era == ERA_2022:
        received = files["Endorsement_Received_Info.csv"]
        files["Endorsement Received Info.csv"] = _odd(received)
    return files


def _endorsement(favour: Favour, export: Export) -> Row:
    first, last = favour.person.linkedin.name(export.on) if favour.person.linkedin else ("", "")
    url = (
        (f"www.linkedin.com/in/{favour.person.linkedin.slug}",)
        if favour.person.linkedin and export.has_urls
        else ()
    )
    return (slashed(favour.at), favour.what, first, last, *url, favour.status)


def _odd(received: Table) -> Table:
    """Return the received endorsements as the archive of 2022 holds them a second time."""
    rows = tuple((*row, "Displayed" if row[-1] == "ACCEPTED" else "Not displayed") for row in received.rows)
    header = (*received.header, "Display Status")
    return Table(header, rows, preamble="\ufeff", delimiter="\t", quote_all=True, encoding="utf-16-le")


def recommendations(plan: Plan, known: Sequence[Person]) -> tuple[Favour, ...]:
    """Return recommendations given and received, newest first, of people who worked together."""
    rng = stream(plan.seed, "recommendations")
    close = [
        person for person in known if person.role in {"core", "dormant"} and person.linkedin and person.xing
    ]
    favours = []
    for person in some(rng, close, max(2, plan.core // 3)):
        given = chance(rng, 0.4)
        at = moment(
            rng, day(rng, max(person.known_since, LINKEDIN_FROM) + timedelta(days=200), date(2025, 11, 30))
        )
        text = praise(rng, person.given if given else OWNER_NAME)
        favours.append(Favour(at, person, given, text, weighted(rng, (("VISIBLE", 5.0), ("HIDDEN", 1.0)))))
    return tuple(sorted(favours, key=lambda favour: (favour.at, favour.person.key), reverse=True))


def recommendation_tables(favours: Sequence[Favour], export: Export) -> dict[str, Table]:
    """Return both files of recommendations; dates are padded with zeros from 2024 on."""
    head = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    return {
        f"Recommendations_{name}.csv": table(head, _recommended(favours, export, given=given))
        for given, name in ((True, "Given"), (False, "Received"))
    }


def _recommended(favours: Sequence[Favour], export: Export, *, given: bool) -> Iterable[Row]:
    written = us_short if export.era == ERA_2022 else us_padded
    for favour in favours:
        if favour.given is given and favour.at <= export.until and favour.person.linkedin:
            job = favour.person.job(export.on)
            name = favour.person.linkedin.name(export.on)
            yield (*name, job.firm.written("full"), job.title, favour.what, written(favour.at), favour.status)


def address_book(plan: Plan, known: Sequence[Person], export: Export) -> dict[str, Table]:
    """Return the uploaded address book: people on both platforms, by their mail addresses."""
    rng = stream(plan.seed, "address book")
    both = [
        person
        for person in known
        if person.linkedin and person.xing and person.xing.email and _lasting(person)
    ]
    chosen = some(rng, both, max(1, plan.both // 8))
    if export.era == ERA_2022:
        rows = [_uploaded(person, pick(rng, ("MOBILE_CONTACTS", "GOOGLE_CONTACTS"))) for person in chosen]
        return {"Contacts.csv": table(_CONTACTS, rows)}
    return {"ImportedContacts.csv": table(_IMPORTED, [_imported(person) for person in chosen])}


def _uploaded(person: Person, source: str) -> Row:
    mail, phones = _reached(person)
    name = (person.given, person.family)
    return (source, *name, "", "", mail, phones, us_short(_UPLOADED), "", "", "", person.name, "", "", "", "")


def _imported(person: Person) -> Row:
    mail, phones = _reached(person)
    name, at = (person.given, "", person.family), us_short(_UPLOADED)
    return (*name, "", "", "", "", "", mail, phones, at, at, "DE", "", "false", "")


def _reached(person: Person) -> tuple[str, str]:
    """Return mail address and phones, the latter joined as in the file."""
    card = person.xing
    return (card.email, ",".join(card.phones)) if card else ("", "")


def notes_table(plan: Plan, known: Sequence[Person]) -> Table:
    """Return the private notes on connections, a handful."""
    rng = stream(plan.seed, "notes")
    chosen = some(
        rng,
        [person for person in known if person.role in {"core", "occasional"} and _lasting(person)],
        plan.core // 8,
    )
    at = datetime(2025, 8, 4, 9, 12)
    rows = [
        (*person.linkedin.name(at.date()), person.linkedin.url,
        "Fragt nach Projekten ab Herbst, nicht vor Oktober anrufen",
         us_short(at), us_short(at))
        for person in chosen if person.linkedin
    ]  # fmt: skip
    return table(
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On", rows
    )
