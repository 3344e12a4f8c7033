"""Who is on which platform beside LinkedIn and XING, and when something may happen there without changing anybody's class."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from netanalysis.samples._diary import exchange_days
from netanalysis.samples._dice import stream
from netanalysis.samples._linkedin import World
from netanalysis.samples._model import Person
from netanalysis.samples._names import Name, unique_names
from netanalysis.samples._outcomes import Outcome
from netanalysis.samples._owner import OWNER_NAME
from netanalysis.samples._shapes import fold

_BIG: Final = 2500
#: people known from one further source alone, for a network of 2500
_NEW: Final = MappingProxyType({"facebook": 60, "notices": 900, "colleague": 220, "x": 40})


@dataclass(frozen=True, slots=True)
class Part:
    """The files of one further source by their path in the network folder, their data rows, and what is planted in them.

    `rows` goes by the export's file name and then by its members; `truth` is JSON.
    """

    files: Mapping[str, bytes]
    rows: Mapping[str, Mapping[str, int]]
    truth: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cast:
    """The world and what came of it, as the further sources need them."""

    world: World
    outcomes: tuple[Outcome, ...]
    days: Mapping[str, Mapping[date, frozenset[str]]]
    new: Mapping[str, tuple[Name, ...]]
    quoted: frozenset[str] = frozenset()

    @property
    def seed(self) -> int:
        """Return the seed of the network."""
        return self.world.plan.seed

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody the owner knows from LinkedIn and XING whose account stands to the end."""
        return tuple(person for person in self.world.people if not _closed(person))

    @property
    def unquoted(self) -> tuple[Person, ...]:
        """Return the people whom the owner's files do not call by their bare name.

        A source that shows names alone would make such a cell ambiguous: nothing says that both are one person.
        """
        return tuple(person for person in self.people if not _names(person) & self.quoted)

    def scaled(self, of_big: int, least: int = 1) -> int:
        """Return what stands for `of_big` in a network of 2500, but at least `least`."""
        return max(least, round(of_big * self.world.plan.xing / _BIG))

    def of_class(self, *roles: str) -> list[Person]:
        """Return the people of the classes, in their fixed order."""
        return [person for person in self.people if person.role in roles]

    def talked(self, person: Person) -> Mapping[date, frozenset[str]]:
        """Return the days on which messages went to and fro on LinkedIn, and the sides that wrote.

        Whatever else happens on those days, from those sides, leaves the state of the tie as it is on every day.
        """
        return self.days.get(person.key, {})


def cast(world: World, outcomes: Sequence[Outcome], cells: Iterable[str]) -> Cast:
    """Return the cast of a world; `cells` are those in which the owner's files name somebody."""
    days: dict[str, dict[date, frozenset[str]]] = {}
    for key, pairs in exchange_days(world.messages).items():
        for on, side in pairs:
            of_day = days.setdefault(key, {})
            of_day[on] = of_day.get(on, frozenset()) | {side}
    quoted = frozenset(fold(cell) for cell in cells if "@" not in cell and "://" not in cell)
    return Cast(world, tuple(outcomes), days, _newcomers(world), quoted)


def _newcomers(world: World) -> dict[str, tuple[Name, ...]]:
    """Return people who are on neither LinkedIn nor XING, or no contact there, by the source that shows them."""
    taken = (*(person.name for person in world.people), *(who.name for who in world.strangers))
    names: Iterator[Name] = unique_names(stream(world.plan.seed, "newcomers"), (OWNER_NAME, *taken))
    share = world.plan.xing / _BIG
    return {source: tuple(islice(names, max(8, round(n * share)))) for source, n in _NEW.items()}


def _names(person: Person) -> frozenset[str]:
    """Return the names somebody goes by, with and without title, folded."""
    names = {person.name}
    names |= {f"{person.linkedin.first} {person.linkedin.last}"} if person.linkedin else set()
    names |= {person.xing.full_name, f"{person.xing.given} {person.xing.family}"} if person.xing else set()
    return frozenset(fold(name) for name in names)


def _closed(person: Person) -> bool:
    """Return whether nothing but a closed LinkedIn account is left of somebody."""
    return person.xing is None and person.linkedin is not None and person.linkedin.closed_on is not None


def mail_of(person: Person) -> str:
    """Return the address that her XING card or her LinkedIn row shows and nobody else's does, or nothing."""
    card, account = person.xing, person.linkedin
    shown = (card.email if card else "") or (account.email if account else "")
    return "" if shown.partition("@")[0] in {"info", "kontakt"} else shown


def json_bytes(content: Any) -> bytes:
    """Return JSON in UTF-8, indented by two."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def seconds(at: datetime) -> int:
    """Return a moment (UTC) as Unix seconds."""
    return int((at - datetime(1970, 1, 1)).total_seconds())
