"""The owner's mail: an mbox in a German Takeout and a few loose mails; correspondence, lists, machines, and the platforms' notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, day, hexadecimal, moment, pick, some, stream
from netanalysis.samples._model import Person
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_GIVEN, OWNER_NAME
from netanalysis.samples._tables import zipped
from netanalysis.samples._texts import Voice, letter, reply, subject
from netanalysis.samples.sources._cast import Cast, Part, mail_of
from netanalysis.samples.sources._letters import Mail, eml, mbox
from netanalysis.samples.sources._notices import Notice, notices, notices_truth

TAKEOUT_MAIL: Final = "takeout-20260225T081500Z-002.zip"
MBOX: Final = "Takeout/Gmail/Alle E-Mails einschließlich Spam-Nachrichten und E.mbox"
_ON: Final = date(2026, 2, 25)
_ME: Final = (OWNER_NAME, OWNER_EMAILS[0])
_LAST: Final = datetime(2026, 2, 25, 6)
_A_PERSON: Final = 22
_LISTS: Final = (
    ("Einkaufsforum", "einkaufsforum@lists.example.org"), ("Interim-Stammtisch", "stammtisch@lists.example.net"),
)  # fmt: skip
_MACHINES: Final = (
    ("Bahn-Buchung", "noreply@bahn.example.com", "Ihre Buchungsbestätigung {n}"),
    ("Paketdienst", "no-reply@paket.example.com", "Ihre Sendung {n} ist unterwegs"),
    ("Hotel Beispielhof", "donotreply@hotel.example.net", "Rechnung {n}"),
    ("MAILER-DAEMON", "mailer-daemon@example.org", "Undelivered Mail Returned to Sender"),
)  # fmt: skip
_LOOSE: Final = 6


def mail(cast: Cast) -> Part:
    """Return the mail, how many of each sort there are, and who wrote from which address."""
    rng = stream(cast.seed, "mail")
    writers = [
        person for person in cast.of_class("core", "dormant") if mail_of(person) and cast.talked(person)
    ]
    letters = {person.key: _correspondence(rng, cast, person) for person in writers}
    letters = {key: found for key, found in letters.items() if found}
    planted = notices(cast)
    sorts = {
        "correspondence": [one for found in letters.values() for one in found],
        "round": _rounds(rng, [person for person in writers if person.role == "core"], cast.scaled(8, 1)),
        "list": _list_mails(rng, cast),
        "machine": _machine_mails(rng, cast),
        "out_of_office": _absences(rng, [person for person in writers if person.key in letters]),
        "notice": [notice.mail for notice in planted],
    }
    everything = sorted(
        (one for found in sorts.values() for one in found), key=lambda one: (one.at, one.number)
    )
    loose = [one for one in sorts["correspondence"] if one.at > datetime(2023, 1, 1)][:_LOOSE]
    files = {f"exports/mail/{TAKEOUT_MAIL}": zipped({MBOX: mbox(everything)}, _ON)}
    files |= {f"exports/mail/{one.at:%Y-%m-%d}-{one.number[:6]}.eml": eml(one) for one in loose}
    rows = {TAKEOUT_MAIL: {MBOX: len(everything)}, "*.eml": {"*.eml": len(loose)}}
    return Part(files, rows, _truth(cast, letters, sorts, planted))


def _truth(
    cast: Cast, letters: dict[str, list[Mail]], sorts: dict[str, list[Mail]], planted: Sequence[Notice]
) -> dict[str, Any]:
    book = {person.key: person for person in cast.people}
    sent = {key: sum(one.sender == _ME for one in found) for key, found in letters.items()}
    return {
        "by_sort": {name: len(found) for name, found in sorts.items()},
        "people": {key: mail_of(book[key]) for key in letters},
        "mails": {key: {"out": sent[key], "in": len(found) - sent[key]} for key, found in letters.items()},
        "loose_are_in_the_mbox_too": True,
        "years": dict(sorted(Counter(str(one.at.year) for one in sorts["correspondence"]).items())),
        "notices": notices_truth(planted),
    }


def _correspondence(rng: Random, cast: Cast, person: Person) -> list[Mail]:
    """Return letters on some of the days on which both wrote on LinkedIn, from the same sides."""
    days = [(on, sides) for on, sides in sorted(cast.talked(person).items()) if on < _ON]
    chosen = some(rng, days, between(rng, 3, _A_PERSON))
    return [one for on, sides in chosen for one in _day(rng, person, on, sides)]


def _day(rng: Random, person: Person, on: date, sides: frozenset[str]) -> Iterable[Mail]:
    at, last = moment(rng, on, last_hour=13), None
    title = subject(rng, english=person.english)
    for side in sorted(sides, reverse=chance(rng, 0.5)):
        one = _letter(rng, person, at, title, outgoing=side == "out")
        yield _answering(one, last) if last else one
        last = one
        at += timedelta(minutes=between(rng, 4, 240))


def _letter(rng: Random, person: Person, at: datetime, title: str, *, outgoing: bool) -> Mail:
    her = (person.name, mail_of(person))
    voice = Voice(OWNER_GIVEN, person.given, english=person.english)
    voice = voice if outgoing else Voice(person.given, OWNER_GIVEN, english=person.english)
    pair = (_ME, (her,)) if outgoing else (her, (_ME,))
    labels = "Gesendet" if outgoing else "Posteingang,Geöffnet"
    return Mail(at, *pair, title, letter(rng, voice), hexadecimal(rng, 16), labels)


def _answering(one: Mail, before: Mail) -> Mail:
    """Return the mail as an answer to the one before."""
    first = f"<{before.number}@{before.sender[1].partition('@')[2]}>"
    prefix = "AW" if one.sender == _ME else "Re"
    return replace(
        one, subject=f"{prefix}: {before.subject}", head={"In-Reply-To": first, "References": first}
    )


def _rounds(rng: Random, core: Sequence[Person], n: int) -> list[Mail]:
    """Return mails of the last winter to several tended people at once, one of them addressed and the others in copy."""
    made = []
    for _ in range(n if len(core) > 1 else 0):
        first, *others = [(person.name, mail_of(person)) for person in some(rng, core, between(rng, 2, 4))]
        at = moment(rng, day(rng, date(2025, 11, 17), date(2026, 2, 13)))
        text = letter(rng, Voice(OWNER_GIVEN, "zusammen"))
        title = subject(rng, english=False)
        made.append(Mail(at, _ME, (first,), title, text, hexadecimal(rng, 16), "Gesendet", cc=tuple(others)))
    return made


def _list_mails(rng: Random, cast: Cast) -> list[Mail]:
    """Return mails of two mailing lists, written by members who are no contacts."""
    writers = [name.text for name in cast.new["notices"][:12]]
    made = []
    for _ in range(cast.scaled(150, 6)):
        name, address = pick(rng, _LISTS)
        at = moment(rng, day(rng, date(2015, 1, 5), date(2026, 2, 20)))
        who = pick(rng, writers)
        head = {"List-Id": f"{name} <{address.replace('@', '.')}>", "Precedence": "list",
                "List-Unsubscribe": f"<mailto:{address.replace('@', '-leave@')}>"}  # fmt: skip
        text = reply(rng, Voice(who, "zusammen"))
        local = who.split()[0].lower()
        sender = (who, f"{local if local.isascii() else 'mitglied'}@example.net")
        title = f"[{name}] {subject(rng, english=False)}"
        made.append(
            Mail(at, sender, ((name, address),), title, text, hexadecimal(rng, 16), "Posteingang", head=head)
        )
    return made


def _machine_mails(rng: Random, cast: Cast) -> list[Mail]:
    """Return bookings, parcels, invoices and returned mail."""
    made = []
    for _ in range(cast.scaled(110, 5)):
        name, address, title = pick(rng, _MACHINES)
        at = moment(rng, day(rng, date(2014, 1, 7), date(2026, 2, 20)))
        filled = title.format(n=between(rng, 10000, 99999))
        head = {"Auto-Submitted": "auto-generated"} if chance(rng, 0.4) else {}
        made.append(Mail(at, (name, address), (_ME,), filled, f"{filled}.", hexadecimal(rng, 16), head=head))
    return made


def _absences(rng: Random, writers: Sequence[Person]) -> list[Mail]:
    """Return automatic answers of people the owner corresponds with."""
    made = []
    for person in writers:
        for _ in range(between(rng, 0, 2)):
            at = moment(rng, day(rng, max(person.known_since, date(2014, 1, 7)), date(2024, 6, 28)))
            title = "Abwesenheitsnotiz: Termin" if not person.english else "Automatic reply: Meeting"
            text = f"Ich bin bis {between(rng, 1, 28)}. des Monats nicht im Büro."
            head = {"Auto-Submitted": "auto-replied", "X-Autoreply": "yes", "Precedence": "bulk"}
            made.append(
                Mail(at, (person.name, mail_of(person)), (_ME,), title, text, hexadecimal(rng, 16), head=head)
            )
    return made
