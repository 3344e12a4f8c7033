"""How often arms that are equal are told apart, how often the number called sufficient suffices, how often intervals cover.

`python benchmarks/strategies.py [N]` draws N comparisons (2,000) for each case from seed 0 and prints what came out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import numpy as np

from netanalysis.inference.arms import Arms, Kind, compare_rates, compare_shares, size_needed

#: true share or rate (per unit of exposure) and the size of each arm
EQUAL: Final[tuple[tuple[Kind, float, tuple[float, ...]], ...]] = (
    ("share", 0.3, (30, 30)),
    ("share", 0.1, (40, 400)),
    ("share", 0.02, (150, 150)),
    ("share", 0.5, (12, 80)),
    ("share", 0.2, (100, 100, 100, 100)),
    ("rate", 0.05, (100, 100)),
    ("rate", 0.01, (200, 2000)),
    ("rate", 0.5, (60, 60)),
    ("rate", 0.02, (300, 300, 300, 300)),
)
#: true shares or rates that differ
DIFFERENT: Final[tuple[tuple[Kind, float, float], ...]] = (
    ("share", 0.20, 0.10),
    ("share", 0.12, 0.08),
    ("share", 0.04, 0.02),
    ("share", 0.60, 0.30),
    ("share", 0.95, 0.90),
    ("share", 0.30, 0.01),
    ("rate", 0.030, 0.010),
    ("rate", 0.015, 0.010),
    ("rate", 0.100, 0.080),
)


def draw(rng: np.random.Generator, kind: Kind, true: Sequence[float], size: Sequence[float]) -> Arms:
    """Draw one comparison and judge it."""
    if kind == "share":
        return compare_shares([int(rng.binomial(int(n), p)) for n, p in zip(size, true, strict=True)], size)
    return compare_rates([int(rng.poisson(rate * e)) for e, rate in zip(size, true, strict=True)], size)


def told_apart(
    kind: Kind, true: float, size: Sequence[float], *, n: int, seed: int = 0
) -> tuple[float, float]:
    """Return how often equal arms are told apart, and how often the interval of the first covers the truth."""
    rng = np.random.default_rng(seed)
    drawn = [draw(rng, kind, [true] * len(size), size) for _ in range(n)]
    apart = sum(arms.best() is not None for arms in drawn) / n
    return apart, sum(arms.low[0] <= true <= arms.high[0] for arms in drawn) / n


def found(kind: Kind, better: float, other: float, *, n: int, seed: int = 0) -> tuple[float, float, float]:
    """Return the size called sufficient, how often the better arm is found with it, and how often the worse one."""
    size = size_needed(better, other, kind=kind)
    rng = np.random.default_rng(seed)
    best = [draw(rng, kind, (better, other), (size, size)).best() for _ in range(n)]
    return size, best.count(0) / n, best.count(1) / n


def main() -> None:
    """Print what came out."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(f"{n} comparisons each")
    print("equal arms: kind, true, sizes: told apart (at most .06), interval covers (at least .95)")
    for kind, true, size in EQUAL:
        apart, covers = told_apart(kind, true, size, n=n)
        print(f"  {kind:5} {true:<5} {'/'.join(f'{one:g}' for one in size):18} {apart:.4f} {covers:.4f}")
    print(
        "different arms: kind, better, other: size called sufficient, better found (at least .80), worse called best"
    )
    for kind, better, other in DIFFERENT:
        size_, right, wrong = found(kind, better, other, n=n)
        print(f"  {kind:5} {better:<5} {other:<5} {size_:7.0f} {right:.4f} {wrong:.4f}")


if __name__ == "__main__":
    main()
