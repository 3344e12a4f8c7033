"""How many people of each sort a network of a given size has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_BIG: Final = 2500
#: below this many contacts there is no story to tell, only files
_STORY: Final = 20
_NAMESAKES_FROM: Final = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Head counts: `xing` and `linkedin` contacts, `both` the same people, and the planted classes."""

    seed: int
    xing: int
    linkedin: int
    both: int
    core: int
    dormant: int
    occasional: int
    one_way: int
    nameless: int
    removed: int
    correspondents: int
    namesakes: int
    strangers: int

    @property
    def has_story(self) -> bool:
        """Return whether there are enough people for a tended core."""
        return self.core > 0


def plan(contacts: int, seed: int) -> Plan:
    """Return the head counts for so many XING contacts.

    The classes take at most three quarters of the connections; the rest was collected.
    """
    linkedin = round(0.72 * contacts)
    story = contacts >= _STORY
    return Plan(
        seed=seed,
        xing=contacts,
        linkedin=linkedin,
        both=round(contacts / 5),
        core=_share(contacts, 45, 3) if story else 0,
        dormant=_share(contacts, 115, 3) if story else 0,
        occasional=_share(contacts, 140, 2) if story else linkedin // 6,
        one_way=_share(contacts, 190, 1) if story else linkedin // 8,
        nameless=round(0.05 * linkedin),
        removed=round(0.025 * linkedin),
        correspondents=_share(contacts, 24, 1) if story else 0,
        namesakes=_share(contacts, 6, 2) if contacts >= _NAMESAKES_FROM else 0,
        strangers=_share(contacts, 900, 30) if story else contacts // 3,
    )


def _share(contacts: int, of_big: int, least: int) -> int:
    """Return what stands for `of_big` people in a network of 2500, but at least `least`."""
    return max(least, round(of_big * contacts / _BIG))
