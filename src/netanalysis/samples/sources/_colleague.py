"""The LinkedIn archive of one colleague, a tended tie herself, who shares some contacts with the owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._accounts import career, slug_text
from netanalysis.samples._dice import between, chance, day, hexadecimal, moment, some, stream, thread_id
from netanalysis.samples._firms import Firm, firms
from netanalysis.samples._linkedin_messages import messages_table
from netanalysis.samples._linkedin_ties import connections_table
from netanalysis.samples._model import ERA_2026, ME, Export, Job, LinkedIn, Message, Person
from netanalysis.samples._names import Name
from netanalysis.samples._owner import OWNER_FAMILY, OWNER_GIVEN, OWNER_NAME, OWNER_SLUG, OWNER_URL
from netanalysis.samples._shapes import us_short
from netanalysis.samples._tables import Table, table, table_bytes, zipped
from netanalysis.samples._texts import Voice, letter, reply
from netanalysis.samples.sources._cast import Cast, Part, mail_of

_EXPORT: Final = Export(
    "Basic_LinkedInDataExport_02-20-2026.zip", date(2026, 2, 20), ERA_2026, complete=False
)
_SHARED, _TALKING = 80, 12
_PROFILE: Final = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,"
    "Websites,Instant Messengers"
)


def colleague(cast: Cast) -> Part:
    """Return her archive in a folder of her name, and who in it is whom."""
    rng = stream(cast.seed, "colleague")
    lasting = [person for person in cast.people if _lasting(person)]
    her = next(person for person in lasting[2:] if person.role == "core")
    shared = some(
        rng,
        [person for person in lasting if person is not her and not _hard(person)],
        cast.scaled(_SHARED, 4),
    )
    own = _own(rng, cast)
    theirs = [_connected(rng, person) for person in shared]
    met = her.linkedin.connected_on if her.linkedin else None
    known = [_owner(met), *theirs, *own]
    talks = _talks(rng, cast.seed, her, some(rng, theirs, cast.scaled(_TALKING, 1)))
    tables = _tables(rng, her, known, talks)
    folder = f"colleagues/{her.name}"
    return Part(
        {
            f"{folder}/{_EXPORT.name}": zipped(
                {name: table_bytes(content) for name, content in tables.items()}, _EXPORT.on
            )
        },
        {f"{folder}/{_EXPORT.name}": {name: len(content.rows) for name, content in tables.items()}},
        _truth(her, shared, own, talks),
    )


def _truth(
    her: Person, shared: Sequence[Person], own: Sequence[Person], talks: Sequence[Message]
) -> dict[str, Any]:
    spoken: dict[str, int] = {}
    for message in talks:
        other = message.to[0] if message.sender == her.key else message.sender
        spoken[other] = spoken.get(other, 0) + 1
    return {
        "person": her.key,
        "name": her.name,
        "shared": [person.key for person in shared],
        "only_hers": [person.linkedin.slug for person in own if person.linkedin],
        "messages": dict(sorted(spoken.items())),
    }


def _lasting(person: Person) -> bool:
    """Return whether somebody is connected with the owner to the end, under an open account."""
    account = person.linkedin
    return (
        account is not None
        and account.connected(_EXPORT.on)
        and not account.closed_on
        and not account.removed_on
    )


def _hard(person: Person) -> bool:
    return person.linkedin is not None and person.linkedin.renamed_on is not None


def _connected(rng: Random, person: Person) -> Person:
    """Return somebody as connected with the colleague: on another day, her address hidden."""
    if person.linkedin is None:
        msg = "only people on LinkedIn can be shared"
        raise ValueError(msg)
    since = day(rng, date(2013, 1, 7), date(2026, 2, 1))
    return replace(person, linkedin=replace(person.linkedin, connected_on=since, email=""))


def _owner(since: date | None) -> Person:
    """Return the owner as she sees him."""
    account = LinkedIn(OWNER_GIVEN, OWNER_FAMILY, OWNER_SLUG, since or date(2015, 3, 4))
    jobs = (Job(date(2006, 1, 2), Firm("Brückner Interim"), "Interim Manager"),)
    return Person(
        ME, OWNER_GIVEN, OWNER_FAMILY, female=False, english=False, role="core", jobs=jobs, linkedin=account
    )


def _own(rng: Random, cast: Cast) -> list[Person]:
    """Return whom she knows and the owner does not."""
    known = firms(stream(cast.seed, "firms"), 12 + cast.world.plan.xing // 4)
    return [
        _newcomer(rng, place, name, career(rng, known, female=name.female))
        for place, name in enumerate(cast.new["colleague"])
    ]


def _newcomer(rng: Random, place: int, name: Name, jobs: tuple[Job, ...]) -> Person:
    slug = f"{slug_text(name)}-{hexadecimal(rng, 8)}"
    since = day(rng, date(2013, 1, 7), date(2026, 2, 1))
    account = LinkedIn(name.given, name.family, slug, since)
    return Person(f"k{place:05}", name.given, name.family, name.female, False, "collected", jobs, account)  # noqa: FBT003


def _talks(rng: Random, seed: int, her: Person, others: Sequence[Person]) -> list[Message]:
    """Return what she and some of the shared contacts wrote to each other."""
    said = []
    for other in others:
        thread = thread_id(seed, f"colleague/{other.key}")
        for _ in range(between(rng, 1, 9)):
            at = moment(
                rng, day(rng, max(other.known_since, date(2021, 1, 4)), date(2026, 2, 10)), last_hour=12
            )
            voice = Voice(her.given, other.given)
            said.append(Message(thread, at, her.key, (other.key,), letter(rng, voice)))
            if chance(rng, 0.7):
                answer = reply(rng, Voice(other.given, her.given))
                said.append(Message(thread, at + timedelta(hours=2), other.key, (her.key,), answer))
    return sorted(said, key=lambda message: (message.at, message.thread))


def _tables(rng: Random, her: Person, known: Sequence[Person], talks: Sequence[Message]) -> dict[str, Table]:
    book = {person.key: person for person in (*known, her)}
    job = her.job(_EXPORT.on)
    url = her.linkedin.url if her.linkedin else ""
    request = (
        OWNER_NAME,
        her.name,
        us_short(moment(rng, her.known_since)),
        "",
        "INCOMING",
        OWNER_URL,
        url,
    )
    name = her.linkedin.name(_EXPORT.on) if her.linkedin else (her.given, her.family)
    return {
        "Connections.csv": connections_table(known, _EXPORT),
        "Email Addresses.csv": replace(
            table(
                "Email Address,Confirmed,Primary,Updated On",
                [
                    (
                        mail_of(her)
                        or f"{slug_text(Name(her.given, her.family, female=her.female))}@colleague.example.org",
                        "Yes",
                        "Yes",
                        "5/9/11, 8:14 AM",
                    )
                ],
            ),
            ends_line=False,
        ),
        "Invitations.csv": table(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", [request]
        ),
        "Positions.csv": table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [(job.firm.written("full"), job.title, "", "", f"{job.since.year}", "")],
        ),
        "Profile.csv": table(_PROFILE, [(*name, "", "", "", job.title, "", "", "", "", "", "", "")]),
        "messages.csv": messages_table(talks, _EXPORT, book),
    }
