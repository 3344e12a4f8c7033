"""What came of it: projects, referrals and leads, and who led to whom."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from netanalysis.samples._accounts import claims
from netanalysis.samples._dice import between, pick, shuffled, some, stream
from netanalysis.samples._model import Person
from netanalysis.samples._owner import DAY_RATE
from netanalysis.samples._plan import Plan

Days = list[tuple[date, str]]
Talked = Mapping[str, Days]
Bursts = Mapping[str, tuple[date, ...]]
Starts = Callable[[Person], list[date]]

LEDGER_FROM: Final = date(2012, 1, 1)
LEDGER_UNTIL: Final = date(2026, 2, 28)
_LAG: Final = timedelta(days=90)
_YEAR: Final = timedelta(days=365)
_FEW_DAYS: Final = 3
_APART: Final = timedelta(days=200)
_LAST_WON: Final = date(2025, 9, 30)
_LATELY: Final = date(2025, 10, 15)
_CORE_VALUES: Final = (86_400, 144_000, 62_400, 120_000, 38_400, 96_000)
_DORMANT_VALUES: Final = (108_000, 72_000, 48_000)
_CATS_VALUE, _CHANCE_VALUE = 64_800, 57_600
_OTHERS: Final = (
    ("agency", date(2015, 9, 7), 92_400, "Provider rief an"),
    ("portal", date(2018, 2, 19), 54_000, ""),
    ("article", date(2020, 11, 3), 43_200, "ein Unbekannter mochte den Artikel über Frachtkosten"),
)
_LOST: Final = (
    ("portal", date(2017, 5, 2), "zu teuer"),
    ("agency", date(2021, 6, 14), "Stelle intern besetzt"),
    ("own acquisition", date(2023, 3, 6), "nie wieder gehört"),
)
_OPEN: Final = ("agency", date(2026, 1, 12), "zweites Gespräch im März")
_ROLES: Final = (
    "Einkaufsleitung auf Zeit", "Werkleitung auf Zeit", "Sanierung Lieferkette", "Projektleitung ERP",
    "Leitung Logistik auf Zeit", "Bestandssenkung", "Verlagerung der Montage",
)  # fmt: skip
_CALLED: Final = {
    "referral": "Empfehlung",
    "partnership": "Partnerschaft",
    "project": "Angebot",
    "lead": "Anfrage",
}
#: at which of the core's projects, counted from 0, how many more people stood in the chain
_LONGER: Final = {1: 1, 3: 1, 4: 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A project, lead or referral; `basis` is the state of the first tie 90 days before, else `origin`."""

    title: str
    kind: str
    status: str
    first_touch: date
    won_on: date | None
    value: int
    cost: int
    hours: int
    chain: tuple[Person, ...]
    origin: str
    note: str
    basis: str
    firm: str = ""


def state(days: Days, when: date) -> str:
    """Return the class of a tie as could be known on a day."""
    past = [(on, side) for on, side in days if on <= when]
    sides = {side for _, side in past}
    if not past:
        return "collected"
    if not _two_way(sides):
        return "one_way"
    if len({on for on, _ in past}) < _FEW_DAYS:
        return "occasional"
    recent = {side for on, side in past if on > when - _YEAR}
    return "core" if _two_way(recent) else "dormant"


def _two_way(sides: Iterable[str]) -> bool:
    return "both" in sides or {"in", "out"} <= set(sides)


def outcomes(plan: Plan, known: Sequence[Person], talked: Talked, bursts: Bursts) -> tuple[Outcome, ...]:
    """Return what came of the network: about half of the value from the tended core."""
    if not plan.has_story:
        return ()
    rng = stream(plan.seed, "outcomes")
    made = [
        *_of_core(rng, known, talked, bursts),
        *_of_dormant(rng, known, talked, bursts),
        *_by_chance(rng, known, talked),
        *_without_contact(rng, known),
        *_small(rng, known, talked),
    ]
    return tuple(sorted(_titled(made), key=lambda outcome: (outcome.first_touch, outcome.title)))


def _touches(person: Person, talked: Talked, wanted: str, dates: Iterable[date]) -> Iterator[date]:
    """Yield those of the days with an exchange that found the tie in that state 90 days before."""
    days = talked.get(person.key, [])
    written = {on for on, _ in days}
    for on in dates:
        if on in written and LEDGER_FROM < on < _LAST_WON and state(days, on - _LAG) == wanted:
            yield on


def _of_core(rng: Random, known: Sequence[Person], talked: Talked, bursts: Bursts) -> Iterator[Outcome]:
    core = [person for person in known if person.role == "core" and person.linkedin]
    found = _found(rng, core, talked, _starts(rng, talked, bursts), "core", len(_CORE_VALUES))
    for place, ((person, on), value) in enumerate(zip(found, _CORE_VALUES, strict=False)):
        others = [other for other in core if other is not person and other.known_since < on]
        chain = (person, *some(rng, others, _LONGER.get(place, 0)))
        yield _won(rng, chain, on, value, basis="core")


def _of_dormant(rng: Random, known: Sequence[Person], talked: Talked, bursts: Bursts) -> Iterator[Outcome]:
    slept = [person for person in known if person.role == "dormant"]
    found = _found(rng, slept, talked, _starts(rng, talked, bursts), "dormant", len(_DORMANT_VALUES))
    for (person, on), value in zip(found, _DORMANT_VALUES, strict=False):
        yield _won(rng, (person,), on, value, basis="dormant", note="nach Jahren wieder gemeldet")


def _starts(rng: Random, talked: Talked, bursts: Bursts) -> Starts:
    """Return a function of a person: the days to look at, the first days of bursts first."""

    def of(person: Person) -> list[date]:
        written = sorted({on for on, _ in talked.get(person.key, [])})
        return [*bursts.get(person.key, ()), *shuffled(rng, written)]

    return of


def _found(
    rng: Random, people: Sequence[Person], talked: Talked, starts: Starts, wanted: str, n: int
) -> list[tuple[Person, date]]:
    """Return `n` first touches, one after the other of all the people; the same person's lie far apart."""
    waiting = deque(
        (person, _touches(person, talked, wanted, starts(person)))
        for person in shuffled(rng, people)[: 30 * n]
    )
    result: list[tuple[Person, date]] = []
    while waiting and len(result) < n:
        person, days = waiting.popleft()
        on = next(
            (on for on in days if all(who is not person or abs(on - then) > _APART for who, then in result)),
            None,
        )
        if on is not None:
            result.append((person, on))
            waiting.append((person, days))
    return result


def _by_chance(rng: Random, known: Sequence[Person], talked: Talked) -> Iterator[Outcome]:
    """Yield the project that began with cats, and one from a contact never spoken to before."""
    note = "angefangen hat es mit zwei Stunden über Katzen"
    yield _won(rng, (known[0], known[1]), date(2012, 6, 14), _CATS_VALUE, basis="chance", note=note)
    for person in known:
        first = min((on for on, _ in talked.get(person.key, [])), default=LEDGER_FROM)
        late = person.known_since + timedelta(days=150) < first < _LAST_WON
        if person.role == "occasional" and late and _stays(person):
            yield _won(rng, (person,), first, _CHANCE_VALUE, basis="chance", note="über drei Ecken empfohlen")
            return


def _stays(person: Person) -> bool:
    account = person.linkedin
    return account is not None and account.connected_on is not None and account.closed_on is None


def _without_contact(rng: Random, known: Sequence[Person]) -> Iterator[Outcome]:
    """Yield what no contact began: won, lost and open."""
    for origin, on, value, note in _OTHERS:
        yield replace(
            _won(rng, (pick(rng, known),), on, value, basis="origin", note=note), chain=(), origin=origin
        )
    for origin, on, note in _LOST:
        firm = _firm(pick(rng, known), on)
        yield Outcome(pick(rng, _ROLES), "project", "lost", on, None, 0, 50 * between(rng, 1, 9), between(rng,
        3, 20), (), origin,
                      note, "origin", firm)  # fmt: skip
    origin, on, note = _OPEN
    yield Outcome(
        pick(rng, _ROLES),
        "lead",
        "open",
        on,
        None,
        0,
        0,
        4,
        (),
        origin,
        note,
        "origin",
        _firm(pick(rng, known), on),
    )


def _small(rng: Random, known: Sequence[Person], talked: Talked) -> Iterator[Outcome]:
    """Yield referrals, a partnership, and leads of the core that were lost or are open."""
    core = [person for person in known if person.role == "core" and person.linkedin]
    kinds = (("referral", "won", 2_400), ("referral", "won", 1_800), ("referral", "open", 0), ("partnership",
    "won", 0),
             ("project", "lost", 0), ("project", "lost", 0), ("lead", "open", 0))  # fmt: skip
    for place, (kind, status, value) in enumerate(kinds):
        person = core[place % len(core)]
        days = sorted(
            {on for on, side in talked[person.key] if side == "in" and (on > _LATELY) == (status == "open")}
        )
        on = pick(rng, [on for on in days if on > LEDGER_FROM] or [_LATELY])
        won_on = min(on + timedelta(days=between(rng, 5, 60)), LEDGER_UNTIL) if status == "won" else None
        basis = state(talked[person.key], on - _LAG)
        yield Outcome(f"{_CALLED[kind]} {pick(rng, _ROLES)}", kind, status, on, won_on, value, 0, between(rng,
        1, 12), (person,),
                      "", "", basis, _firm(person, on))  # fmt: skip


def _won(
    rng: Random, chain: tuple[Person, ...], on: date, value: int, *, basis: str, note: str = ""
) -> Outcome:
    won_on = on + timedelta(days=between(rng, 14, 75))
    hours = value // DAY_RATE * 8
    return Outcome(pick(rng, _ROLES), "project", "won", on, won_on, value, 50 * between(rng, 0, 40), hours,
    chain, "", note, basis,
                   _firm(chain[-1], on))  # fmt: skip


def _firm(person: Person, on: date) -> str:
    """Return the firm somebody is at, or a made-up one for who has none."""
    firm = person.job(on).firm
    return firm.base + firm.legal if firm.domain else "Moosgeflüster Holding AG"


def _titled(made: Sequence[Outcome]) -> list[Outcome]:
    """Give each outcome a title of its own."""
    claim = claims()
    return [
        replace(outcome, title=claim(f"{outcome.title}, {outcome.firm}, {outcome.first_touch.year}"))
        for outcome in made
    ]
