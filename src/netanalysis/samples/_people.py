"""Everybody in the invented network: the ground truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from netanalysis.samples._accounts import (
    Claim,
    address,
    career,
    claims,
    home,
    linkedin,
    numbers,
    prefix,
    slug_text,
    xing,
)
from netanalysis.samples._dice import chance, hexadecimal, stream, weighted
from netanalysis.samples._firms import Firm, firms
from netanalysis.samples._model import Job, Person, Stranger
from netanalysis.samples._names import Name, unique_names
from netanalysis.samples._owner import OWNER_NAME
from netanalysis.samples._plan import Plan
from netanalysis.samples._slots import XING_ONLY, Slot, slots

_SHARED_LOCAL: Final = ("", "info", "kontakt")
#: the number of a whole firm
SWITCHBOARD: Final = "+49 30 23125 000"
_GERMAN_SPEAKING: Final = frozenset({"Deutschland", "Österreich", "Schweiz"})


def people(plan: Plan) -> tuple[Person, ...]:
    """Return everybody, with careers and accounts, in a fixed order."""
    rng = stream(plan.seed, "people")
    known = firms(stream(plan.seed, "firms"), 12 + plan.xing // 4)
    names, pages = claims(), claims()
    made = []
    for slot in slots(plan):
        place = home(rng)
        title = "Dr." if slot.hero == 1 else prefix(rng, place[1])
        made.append(
            Person(
                key=slot.key,
                given=slot.name.given,
                family=slot.name.family,
                female=slot.name.female,
                english=place[1] not in _GERMAN_SPEAKING or chance(rng, 0.06),
                role=slot.role,
                jobs=_jobs(rng, slot, known),
                linkedin=None if slot.fate == XING_ONLY else linkedin(rng, slot, title, names),
                xing=xing(rng, slot, title, pages, place) if slot.on_xing else None,
            )
        )
    return _reachable(plan, made)


def _jobs(rng: Random, slot: Slot, known: tuple[Firm, ...]) -> tuple[Job, ...]:
    """Return a career; who shares an address with others works at the same firm from first to last."""
    jobs = career(rng, known, female=slot.name.female)
    return tuple(replace(job, firm=known[slot.shared - 1]) for job in jobs) if slot.shared else jobs


def _reachable(plan: Plan, made: Sequence[Person]) -> tuple[Person, ...]:
    """Give addresses and phones: one of each belongs to one person, but for the few that a firm shares."""
    rng = stream(plan.seed, "addresses")
    claim, pool = claims(), numbers(rng)
    shared = {slot.key: slot.shared for slot in slots(plan) if slot.shared}
    return tuple(_with_address(rng, person, claim, pool, shared=shared.get(person.key, 0)) for person in made)


def _with_address(rng: Random, person: Person, claim: Claim, pool: Iterator[str], *, shared: int) -> Person:
    firm = person.job(date(2024, 1, 1)).firm
    name = Name(person.given, person.family, female=person.female)
    own = address(rng, name, firm, claim)
    mail = f"{_SHARED_LOCAL[shared]}@{firm.domain}" if shared else own
    account, card = person.linkedin, person.xing
    if card is not None:
        shown = mail if shared or chance(rng, 0.6) else ""
        phones = tuple(next(pool, "") for _ in range(weighted(rng, ((0, 5.0), (1, 6.0), (2, 1.0)))))
        card = replace(card, email=shown, phones=tuple(phone for phone in phones if phone), table_email=shown)
        if shown and card.shows_page and not shared and chance(rng, 0.2):
            card = replace(card, table_email=address(rng, name, Firm(""), claim))
        card = replace(card, phones=(SWITCHBOARD,)) if shared == 1 else card
    if account is not None and chance(rng, 0.05 if card is not None else 0.012):
        account = replace(account, email=card.email if card is not None and card.email else own)
    return replace(person, linkedin=account, xing=card)


def strangers(plan: Plan, known: Sequence[Person]) -> tuple[Stranger, ...]:
    """Return those who write or invite and are no contacts, a kind of noise each."""
    rng = stream(plan.seed, "strangers")
    names = unique_names(rng, (OWNER_NAME, *(person.name for person in known)))
    claim = claims()
    for person in known:
        claim(person.linkedin.slug if person.linkedin else person.key)
    kinds = _stranger_kinds(plan)
    return tuple(
        Stranger(
            f"s{place:05}", name.given, name.family, f"{claim(slug_text(name))}-{hexadecimal(rng, 7)}", kind
        )
        for place, (kind, name) in enumerate(zip(kinds, names, strict=False))
    )


def _stranger_kinds(plan: Plan) -> list[str]:
    """Return the kind of each stranger; the same MLM text comes from more than ten of them."""
    if not plan.has_story:
        return ["invitation"] * plan.strangers
    n = plan.strangers
    counts = {
        "mlm": max(12, n // 60),
        "pitch": n // 6,
        "recruiter": n // 8,
        "spam": 1 + n // 30,
        "followed": 2 + n // 60,
    }
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    return kinds + ["invitation"] * max(4, n - len(kinds))
