"""Who is who before anybody has a name: classes, fates, who is on both platforms, who shares a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Final

from netanalysis.samples._dice import shuffled, some, stream
from netanalysis.samples._names import EMPTY_LOOKING, HEROES, Name, unique_names
from netanalysis.samples._owner import OWNER_NAME
from netanalysis.samples._plan import Plan

CONNECTED, EARLY, LATE, REMOVED, UNCONNECTED, XING_ONLY = (
    "connected",
    "early",
    "late",
    "removed",
    "unconnected",
    "xing",
)
_LATE_EVERY: Final = 5
_TALK_EVERY: Final = 3
_SHARED_FROM: Final = 60
_MARRIED_SHARE: Final = 120


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a person.

    `fate` says how she stands to the LinkedIn account: connected throughout, an account closed early (before
    the first export) or late, a connection removed, never connected, or on XING only.
    """

    key: str
    role: str
    fate: str
    name: Name
    both: bool = False
    hero: int = -1
    twin: bool = False
    newest: int = 0
    shared: int = 0
    maiden: bool = False

    @property
    def on_xing(self) -> bool:
        """Return whether there is a XING account."""
        return self.both or self.fate == XING_ONLY


def slots(plan: Plan) -> tuple[Slot, ...]:
    """Return a place for every person: first those on LinkedIn, the tended core in front, then the others."""
    rng = stream(plan.seed, "slots")
    roles = _roles(plan)
    names = unique_names(rng, (OWNER_NAME,))
    bare = [Slot(f"p{place:05}", role, fate, next(names)) for place, (role, fate) in enumerate(roles)]
    both = _both(plan, bare)
    known = [replace(slot, both=slot.key in both) for slot in bare]
    alone = [
        Slot(f"p{len(known) + n:05}", "unobserved", XING_ONLY, next(names))
        for n in range(plan.xing - len(both))
    ]
    return tuple(_planted(plan, [*known, *alone]))


def _roles(plan: Plan) -> list[tuple[str, str]]:
    classes = (
        ("core", plan.core),
        ("dormant", plan.dormant),
        ("occasional", plan.occasional),
        ("one_way", plan.one_way),
    )
    roles = [(role, CONNECTED) for role, n in classes for _ in range(n)]
    roles += [_nameless(place) for place in range(plan.nameless)]
    roles += [("collected", CONNECTED)] * (plan.linkedin - len(roles))
    roles += [("collected", REMOVED)] * plan.removed
    return roles + [
        ("occasional" if n % _TALK_EVERY else "one_way", UNCONNECTED) for n in range(plan.correspondents)
    ]


def _nameless(place: int) -> tuple[str, str]:
    role = "collected" if place % _TALK_EVERY else "occasional"
    return role, EARLY if place % _LATE_EVERY else LATE


def _both(plan: Plan, bare: Sequence[Slot]) -> frozenset[str]:
    """Choose who is on both platforms: most of the core (but not the heroes), anybody else by chance."""
    rng = stream(plan.seed, "both")
    open_to_all = [slot for slot in bare if slot.fate == CONNECTED]
    core = shuffled(rng, [slot.key for slot in open_to_all if slot.role == "core"][len(HEROES) :])
    rest = [slot.key for slot in open_to_all if slot.role != "core"]
    chosen = core[: min(len(core) * 7 // 10, plan.both)]
    return frozenset([*chosen, *some(rng, rest, plan.both - len(chosen))])


def _planted(plan: Plan, everybody: list[Slot]) -> list[Slot]:
    """Put the heroes, odd names, namesakes, the newest, the married and shared addresses in their places."""
    if not plan.has_story:
        return everybody
    changed = {slot.key: slot for slot in everybody}
    collected = [
        slot for slot in everybody if slot.role == "collected" and slot.fate == CONNECTED and not slot.both
    ]
    alone = [slot for slot in everybody if slot.fate == XING_ONLY]
    for place, hero in enumerate(HEROES):
        changed[everybody[place].key] = replace(everybody[place], name=hero, hero=place)
    for slot, odd in zip(collected, EMPTY_LOOKING, strict=False):
        changed[slot.key] = replace(slot, name=odd)
    for place, slot in enumerate(collected[:-3:-1], start=1):
        changed[slot.key] = replace(changed[slot.key], newest=place)
    for first, second in _twins(plan, collected[2:-2], alone):
        changed[first.key] = replace(changed[first.key], twin=True)
        changed[second.key] = replace(changed[second.key], name=first.name, twin=True)
    women = [slot for slot in everybody if slot.both and slot.name.female and slot.role != "core"]
    for slot in some(stream(plan.seed, "married"), women, 1 + plan.both // _MARRIED_SHARE):
        changed[slot.key] = replace(changed[slot.key], maiden=True)
    for place, slot in enumerate(alone[2:7] if plan.xing >= _SHARED_FROM else []):
        changed[slot.key] = replace(changed[slot.key], shared=1 if place < _TALK_EVERY else 2)
    return list(changed.values())


def _twins(plan: Plan, linkedin: list[Slot], xing: list[Slot]) -> list[tuple[Slot, Slot]]:
    """Choose pairs of same-named strangers: across the platforms, within LinkedIn, within XING, and so on."""
    ours, theirs = iter(linkedin[::-1]), iter(xing[::-1])
    sources = cycle([(ours, theirs), (ours, ours), (theirs, theirs)])
    return [
        (next(first), next(second))
        for _, (first, second) in zip(range(plan.namesakes), sources, strict=False)
    ]
