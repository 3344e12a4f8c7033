"""Firms at which the owner would like to know somebody, chosen so that XING finds more of them than LinkedIn, and the truth of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netanalysis.samples._dice import shuffled, some, stream
from netanalysis.samples._firms import ALIASES, Firm
from netanalysis.samples._model import AS_OF, EXPORTS, XING_TABLE_UNTIL, Person
from netanalysis.samples._outcomes import Outcome

#: how many of the firms are known on XING alone, on both, on LinkedIn alone
_KNOWN: Final = (12, 4, 2)
#: firms at which nobody works
_NOWHERE: Final = (
    "Wolkenkuckuck Anlagenbau GmbH", "Siebenschläfer Matratzen AG", "Hirngespinst Optik GmbH & Co. KG",
    "Rosarot Brillen GmbH",
)  # fmt: skip
#: titles of people who can decide, whatever reads them
_DECIDE: Final = frozenset(
    {"Geschäftsführer", "Geschäftsführerin", "CFO", "COO", "CEO & Founder", "Managing Director", "Vertriebsleiter",
     "Vertriebsleiterin", "IT-Leiter", "IT-Leiterin", "Leiter Einkauf", "Leiterin Einkauf"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Targets:
    """The firms as the owner writes them, and those of them known on XING and on LinkedIn, somebody who decides at each."""

    names: tuple[str, ...]
    xing: frozenset[str]
    linkedin: frozenset[str]


def targets(seed: int, known: Sequence[Person]) -> Targets:
    """Return the firms one would like to know, from a stream of its own; none without people."""
    if not known:
        return Targets((), frozenset(), frozenset())
    rng = stream(seed, "targets")
    ever = {"xing": {firm for person in known for firm in _on_cards(person)},
            "linkedin": {firm for person in known for firm in _in_archives(person)}}  # fmt: skip
    today = {"xing": _today(known, _on_xing), "linkedin": _today(known, _on_linkedin)}
    planted = {name.casefold() for name in (*ALIASES, *ALIASES.values())}
    firms = {
        firm for firm in today["xing"] | today["linkedin"] if firm.written("full").casefold() not in planted
    }
    groups = (
        firms & today["xing"] - ever["linkedin"],
        firms & today["xing"] & today["linkedin"],
        firms & today["linkedin"] - ever["xing"],
    )
    chosen = [some(rng, sorted(group, key=_name), n) for group, n in zip(groups, _KNOWN, strict=True)]
    xing, both, linkedin = (frozenset(map(_name, group)) for group in chosen)
    names = shuffled(rng, [*sorted(xing | both | linkedin), *_NOWHERE])
    return Targets(tuple(names), xing | both, both | linkedin)


def _name(firm: Firm) -> str:
    return firm.written("full")


def _on_xing(person: Person) -> bool:
    return person.xing is not None


def _on_linkedin(person: Person) -> bool:
    return person.linkedin is not None


def _on_cards(person: Person) -> set[Firm]:
    """Firms that XING's files show somebody at."""
    card = person.xing
    return {person.job(day).firm for day in (XING_TABLE_UNTIL, min(AS_OF, card.job_until))} if card else set()


def _in_archives(person: Person) -> set[Firm]:
    """Firms that LinkedIn's archives show somebody at."""
    account = person.linkedin
    return {person.job(export.on).firm for export in EXPORTS} if account and account.shows_job else set()


def _today(known: Iterable[Person], on: Callable[[Person], bool]) -> set[Firm]:
    """Firms at which somebody of that platform alone decides today, and the newest file says so."""
    return {
        person.job(AS_OF).firm
        for person in known
        if on(person)
        and _told(person)
        and person.job(AS_OF).title in _DECIDE
        and person.job(AS_OF).firm.domain
    }


def _told(person: Person) -> bool:
    card, account, newest = person.xing, person.linkedin, EXPORTS[-1].on
    if card is not None:
        return account is None and card.job_until >= AS_OF
    shown = account is not None and account.shows_job and account.connected(newest)
    return shown and account is not None and not account.closed(newest)


def platform_truth(wanted: Targets, made: Sequence[Outcome]) -> dict[str, Any]:
    """Return what is planted of the platforms: on which of them firms and outcomes are known, and who is above whom.

    Titles and homes are drawn from one distribution whatever the platform, so that business contacts and deciders are as
    frequent on one as on the other.
    """
    more = len(wanted.xing) > 2 * len(wanted.linkedin)
    first = [outcome.chain[0] for outcome in made if outcome.status == "won" and outcome.chain]
    return {
        "targets": len(wanted.names),
        "targets_known": {"xing": sorted(wanted.xing), "linkedin": sorted(wanted.linkedin)},
        "won_by_first_link": {
            "xing": sum(map(_on_xing, first)), "linkedin": sum(map(_on_linkedin, first)),
        },
        "above": {
            **({name: ["xing", "linkedin"] for name in ("targets", "target_deciders")} if more else {}),
            "depth": ["linkedin", "xing"], "outcomes": ["linkedin", "xing"], "noise": ["xing", "linkedin"],
        },
        "equal": {"business": ["linkedin", "xing"], "deciders": ["linkedin", "xing"]},
    }  # fmt: skip
