"""Does growth err as seldom as it says? Simulated streams and contacts whose truth is known.

    python benchmarks/growth.py            # 2,000 runs of each, some minutes
    python benchmarks/growth.py --quick    # a tenth of it

Printed are: how often a steady stream of connections is called changed, at several paces, lengths and with bursts; how often a planted change is found
within a month, how often its interval covers it, and how many are found beside it; how often Kaplan and Meier's intervals
cover the true share.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

import numpy as np

from netanalysis.inference import pace_changes, waiting

#: connections a month, and months
STEADY = ((0.3, 120), (2.0, 24), (2.0, 60), (9.0, 170), (30.0, 240))
#: pace before and after, months before and after
PLANTED = (
    (2.3, 11.2, 6, 60),
    (5.0, 10.0, 40, 40),
    (5.0, 15.0, 40, 40),
    (11.0, 15.0, 60, 60),
    (15.0, 2.3, 60, 36),
    (2.0, 4.0, 24, 24),
)


def steady(random: np.random.Generator, n: int) -> None:
    """How often a stream without a change is called changed."""
    print("Steady streams: share called changed (at most 5%)")
    for pace, months in STEADY:
        kinds: dict[str, Callable[[], np.ndarray]] = {
            "Poisson": lambda pace=pace, months=months: random.poisson(pace, months),
            "bursts": lambda pace=pace, months=months: random.negative_binomial(1.0, 1 / (1 + pace), months),
        }
        shares = [
            f"{name} {np.mean([bool(pace_changes(draw(), seed=i)) for i in range(n)]):.3f}"
            for name, draw in kinds.items()
        ]
        print(f"  {pace:4} a month, {months:3} months: {', '.join(shares)}")


def planted(random: np.random.Generator, n: int) -> None:
    """How often a change is found where it is, and how many beside it."""
    print(
        "Planted changes: found at all (within half a year), within a month, interval covers (of those found), more than one change"
    )
    for before, after, first, second in PLANTED:
        off, covers, more = [], [], 0
        for i in range(n):
            changes = pace_changes(
                np.r_[random.poisson(before, first), random.poisson(after, second)], seed=i
            )
            near = min(changes, key=lambda change: abs(change.place - first), default=None)
            more += len(changes) > 1
            off.append(abs(near.place - first) if near else 99)
            if near and off[-1] <= 6:
                covers.append(near.low <= first <= near.high)
        found, close = np.mean(np.array(off) <= 6), np.mean(np.array(off) <= 1)
        print(
            f"  {before:4} -> {after:4} after {first:2} of {first + second:3} months: {found:.3f}, {close:.3f}, {np.mean(covers):.3f}, {more / n:.3f}"
        )


def cohorts(random: np.random.Generator, n: int) -> None:
    """How often the intervals of Kaplan and Meier cover."""
    print("Shares over time: coverage of the 95% intervals at 1 and 3 years")
    for people, scale in ((30, 4.0), (30, 30.0), (150, 10.0), (600, 30.0)):
        covered = np.zeros(2)
        for _ in range(n):
            lasted, watch = random.exponential(scale, people), random.uniform(0.5, 8, people)
            curve = waiting(np.minimum(lasted, watch).tolist(), (lasted <= watch).tolist())
            for place, years in enumerate((1.0, 3.0)):
                _, low, high, _ = curve.by(years)
                covered[place] += low <= 1 - math.exp(-years / scale) <= high
        print(
            f"  {people:3} people, {1 - math.exp(-1 / scale):.3f} within a year: {covered[0] / n:.3f}, {covered[1] / n:.3f}"
        )


def main() -> None:
    """Run all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="a tenth of the runs")
    n = 200 if parser.parse_args().quick else 2000
    for seed, part in enumerate((steady, planted, cohorts)):
        part(np.random.default_rng(seed), n)


if __name__ == "__main__":
    main()
