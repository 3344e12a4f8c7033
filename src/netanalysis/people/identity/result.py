"""What the resolution found: who is one person, by which links, which pairs are in doubt, what was refused and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: what a link rests on
DecidedBy = Literal["corrections", "identifier", "names"]
#: why two accounts that something joins stay apart, or wait for an answer
Refusal = Literal[
    "",
    "correction",
    "names",
    "one_platform",
    "ambiguous",
    "below",
    "no_evidence",
    "contradicted",
    "other_name",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field says of two accounts.

    `field` is the sort of identifier, or family, given, firm, position, place, handle or prior; `level` how it compares (equal,
    variant, spelling, initial, similar, different, …); `bits` is the log-likelihood ratio to base 2, positive where it speaks for
    one person; `value` is what they share, as a key.
    """

    field: str
    level: str
    bits: float
    value: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts and what speaks for one person; `weight` in bits is the sum of the evidence, missing (NaN) where it decides alone."""

    a: str
    b: str
    decided_by: DecidedBy
    evidence: tuple[Evidence, ...]
    weight: float
    why: Refusal = ""

    @property
    def probability(self) -> float:
        """Chance that the two are one person, as far as the evidence and its weights go."""
        return 1.0 / (1.0 + math.exp2(-self.weight))


@dataclass(frozen=True, slots=True)
class Identity:
    """The person behind each account, and why.

    `person_of` maps contact_id to person_id. `links` are the links that merged, `doubtful` the pairs that wait for an answer
    (`netanalysis review`), likeliest first, `refused` the links that were cut because they contradict a correction, the names
    or each other. `shared` counts identifiers that two differing names hold.
    """

    person_of: Mapping[str, str]
    shared: int
    links: tuple[Link, ...] = ()
    doubtful: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()

    @property
    def cut(self) -> int:
        """How many links were refused."""
        return len(self.refused)
