"""What no platform recorded: the journal, and what the owner knows better about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from netanalysis.samples._days import SILENT_SINCE
from netanalysis.samples._dice import between, chance, day, pick, some, stream, weighted
from netanalysis.samples._model import ME, XING_TABLE_UNTIL, Message, Person, Stranger
from netanalysis.samples._people import SWITCHBOARD
from netanalysis.samples._plan import Plan
from netanalysis.samples._shapes import fit, fold
from netanalysis.samples._story import CHRISTMAS
from netanalysis.samples._texts import PLACES, TOPICS

#: the evening of the two hours about cats
CATS_ON: Final = date(2012, 4, 19)
_LAST_YEAR: Final = date(2025, 3, 24), date(2026, 2, 24)
_KINDS: Final = ((("call", 20), 5.0), (("meeting", 60), 3.0), (("meal", 75), 2.0), (("event", 120), 1.0))
_NOTES: Final = (
    "", "", "", "", "meldet sich wieder", "Angebot folgt; Frist beachten", "über »Nachfolge« gesprochen",
    "Zug verpasst, trotzdem gut", "kennt jemanden in Graz", "will 2 Tage/Woche",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A conversation noted in the journal; `cell` is how the owner names the person."""

    on: date
    key: str
    cell: str
    minutes: int
    kind: str
    topic: str
    note: str


@dataclass(frozen=True, slots=True)
class Cells:
    """How each person can be named so that nobody else is meant; who is missing cannot."""

    of: Mapping[str, tuple[str, ...]]

    def best(self, person: Person) -> str:
        """Return the plainest way to name the person: the name if it is hers alone, else the profile URL."""
        return self.of[person.key][0]


def cells(known: Sequence[Person], strangers: Sequence[Stranger]) -> Cells:
    """Return the ways to name each person: a name only one account of all has, a URL, an address."""
    bearers = Counter(name for person in known for name in _folds(person))
    bearers.update(fold(who.name) for who in strangers)
    return Cells({person.key: ways for person in known if (ways := tuple(_ways(person, bearers)))})


def _folds(person: Person) -> frozenset[str]:
    names = {person.name}
    if person.linkedin:
        names |= {
            f"{person.given} {person.linkedin.former_last}",
            " ".join((person.linkedin.first, person.linkedin.last)),
        }
    if person.xing:
        names |= {f"{person.xing.given} {person.xing.family}"}
    return frozenset(fold(name) for name in names)


def _ways(person: Person, bearers: Mapping[str, int]) -> Iterable[str]:
    account, card = person.linkedin, person.xing
    alone = bearers[fold(person.name)] == 1
    shown = f"{account.first} {account.last}" if account else ""
    if (
        account
        and not card
        and alone
        and not account.former_last
        and account.last == person.family
        and _plain(shown)
    ):
        yield shown
    if account and account.removed_on is None and account.closed_on is None:
        yield account.url
    if card and not account and alone and card.since > XING_TABLE_UNTIL and _plain(card.full_name):
        yield card.full_name
    if (
        card
        and not account
        and card.email
        and card.table_email == card.email
        and SWITCHBOARD not in card.phones
    ):
        yield card.email


def _plain(name: str) -> bool:
    """Return whether a German Excel can write the name."""
    return fit(name, "cp1252") == name


def acquainted(plan: Plan, known: Sequence[Person], named: Cells) -> tuple[Person, ...]:
    """Return everybody, a few people on XING only made known to the journal: core, or met once."""
    rng = stream(plan.seed, "acquainted")
    open_to_all = [person for person in known if _nameable(person, named)] if plan.has_story else []
    n_core, n_met = 2 + plan.core // 20, 1 + plan.core // 11
    chosen = [person.key for person in some(rng, open_to_all, n_core + n_met)]
    roles = dict.fromkeys(chosen[:n_core], "core") | dict.fromkeys(chosen[n_core:], "occasional")
    return tuple(replace(person, role=roles.get(person.key, person.role)) for person in known)


def _nameable(person: Person, named: Cells) -> bool:
    """Return whether somebody is on XING only, known by her name alone, without a shared number."""
    card = person.xing
    return (
        person.linkedin is None
        and card is not None
        and card.full_name in named.of.get(person.key, ())
        and card.since < date(2024, 1, 1)
        and SWITCHBOARD not in card.phones
    )


def pinned(known: Sequence[Person]) -> tuple[Person, ...]:
    """Return whom the owner pins: the heroine, and somebody on XING only whom no file would show."""
    heroine = [person for person in known[:1] if person.role == "core"]
    return (*heroine, *[person for person in known if person.linkedin is None and person.role == "core"][:1])


def journal(
    plan: Plan, known: Sequence[Person], named: Cells, messages: Sequence[Message]
) -> tuple[Entry, ...]:
    """Return the journal, oldest entry first; it changes nobody's class but that of people on XING only.

    Who is pinned from XING has no entries at all: the pin alone says that she is tended.
    """
    rng = stream(plan.seed, "journal")
    silent = {person.key for person in pinned(known)[1:]}
    talked = exchange_days(messages)
    noted = [person for person in known if person.key not in silent and person.key in named.of]
    entries = [
        entry
        for person in noted
        for entry in _of(rng, person, named.of[person.key], talked.get(person.key, []))
    ]
    if plan.has_story:
        cats = Entry(
            CATS_ON,
            known[0].key,
            named.best(known[0]),
            120,
            "event",
            "Katzen",
            "zwei Stunden, kein Wort über Arbeit",
        )
        entries.append(cats)
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.key)))


def exchange_days(messages: Sequence[Message]) -> dict[str, list[tuple[date, str]]]:
    """Return each person's days and sides of exchange: no drafts, broadcasts or group chats."""
    texts = {text for _, _, text in CHRISTMAS}
    days: dict[str, list[tuple[date, str]]] = {}
    for message in messages:
        if not message.mark and message.text not in texts and len(message.to) == 1:
            outgoing = message.sender == ME
            days.setdefault(message.to[0] if outgoing else message.sender, []).append(
                (message.at.date(), "out" if outgoing else "in")
            )
    return {key: sorted(set(pairs)) for key, pairs in days.items()}


def with_journal(
    talked: Mapping[str, list[tuple[date, str]]], entries: Sequence[Entry]
) -> dict[str, list[tuple[date, str]]]:
    """Return the days of exchange with the journal's conversations, which count for both sides, put in."""
    days = {key: list(pairs) for key, pairs in talked.items()}
    for entry in entries:
        days.setdefault(entry.key, []).append((entry.on, "both"))
    return {key: sorted(pairs) for key, pairs in days.items()}


def _of(
    rng: Random, person: Person, ways: tuple[str, ...], talked: list[tuple[date, str]]
) -> Iterable[Entry]:
    """Yield the entries about one person, near the days on which they wrote to each other."""
    for on in _when(rng, person, sorted({on for on, _ in talked})):
        kind, minutes = weighted(rng, _KINDS)
        topic = f"{pick(rng, TOPICS)}, {pick(rng, PLACES)}"
        yield Entry(
            on, person.key, pick(rng, ways), minutes + 5 * between(rng, -2, 6), kind, topic, pick(rng, _NOTES)
        )


def _when(rng: Random, person: Person, wrote: list[date]) -> list[date]:
    """Return days to note: many with the core, a few old ones with dormant ties; no class changes."""
    if person.linkedin is None:
        return _on_xing_only(rng, person)
    if person.role == "core":
        days = (pick(rng, wrote) + timedelta(days=between(rng, -3, 3)) for _ in range(between(rng, 1, 6)))
        return [min(max(on, person.known_since), _LAST_YEAR[1]) for on in days]
    if person.role == "dormant" and chance(rng, 0.25):
        return [on for on in (pick(rng, wrote) for _ in range(between(rng, 1, 2))) if on <= SILENT_SINCE]
    return []


def _on_xing_only(rng: Random, person: Person) -> list[date]:
    """Return days enough for the class of somebody whom only the journal knows."""
    since = person.xing.since if person.xing else XING_TABLE_UNTIL
    if person.role == "core":
        earlier = [day(rng, since, _LAST_YEAR[0]) for _ in range(between(rng, 1, 4))]
        return [*earlier, *(day(rng, date(2025, month, 1), date(2025, month, 28)) for month in (5, 9, 12))]
    return [day(rng, *_LAST_YEAR)] if person.role == "occasional" else []
