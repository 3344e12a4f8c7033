"""How often does the comparison of platforms err? Simulated shares and rates whose truth is known.

    python benchmarks/platforms.py            # 2,000 simulations of each sort, about a minute
    python benchmarks/platforms.py --quick    # a tenth of it

Printed are: how often two (and four) equal platforms are told apart, which should be at most 6 per cent; how often a
difference is found; and how often 95 per cent intervals of clustered rates cover.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np

from netanalysis.inference import Rate, Share, clustered_rate, places

Make = Callable[[np.random.Generator, float], Share | Rate]
DRAWS = 10_000


def share_of(people: int) -> Make:
    """Return what draws a share of so many people."""
    return lambda random, true: Share(int(random.binomial(people, true)), people)


def outcomes_in(years: float) -> Make:
    """Return what draws outcomes over so many contact-years."""
    return lambda random, true: Rate(float(random.poisson(true * years)), years)


def days_of(people: int, shape: float) -> Make:
    """Return what draws days of exchange of people who differ, gamma distributed, over one to eight years each."""

    def make(random: np.random.Generator, true: float) -> Rate:
        years = random.uniform(1, 8, people)
        return clustered_rate(random.poisson(random.gamma(shape, true / shape, people) * years), years)

    return make


#: what is compared, at which true figure, and a lower one that should be told from it
COMPARED: dict[str, tuple[Make, float, float]] = {
    "share of 300 people, 60 % (45 %)": (share_of(300), 0.6, 0.45),
    "share of 22 firms, 50 % (10 %)": (share_of(22), 0.5, 0.1),
    "outcomes, 8 expected (1)": (outcomes_in(8000.0), 0.001, 0.000125),
    "outcomes, 3 expected (0.3)": (outcomes_in(3000.0), 0.001, 0.0001),
    "days of 300 people, shape 0.2 (a third)": (days_of(300, 0.2), 1.0, 0.33),
    "days of 60 people, shape 0.2 (a third)": (days_of(60, 0.2), 1.0, 0.33),
}
COVERED = {
    "300 people, shape 0.2": (300, 0.2),
    "60 people, shape 0.5": (60, 0.5),
    "40 people, shape 0.1": (40, 0.1),
}


def told(make: Make, figures: list[float], random: np.random.Generator) -> list[int]:
    """Return the places of platforms of these true figures."""
    return places(np.column_stack([make(random, true).draws(random, n=DRAWS) for true in figures]))


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="a tenth of the simulations")
    n = 200 if parser.parse_args().quick else 2000
    random = np.random.default_rng(0)
    print(f"{n:,} simulations each{'':22} two equal   four equal   found")
    for name, (make, high, low) in COMPARED.items():
        two = np.mean([max(told(make, [high] * 2, random)) > 1 for _ in range(n)])
        four = np.mean([max(told(make, [high] * 4, random)) > 1 for _ in range(n)])
        found = np.mean([told(make, [high, low], random) == [1, 2] for _ in range(n)])
        print(f"{name:42} {two:8.1%} {four:12.1%} {found:8.1%}")
    for name, (people, shape) in COVERED.items():
        bounds = [days_of(people, shape)(random, 1.0).interval() for _ in range(n)]
        covered = np.mean([low <= 1.0 <= high for low, high in bounds])
        print(f"interval covers, {name:30} {covered:8.1%}")


if __name__ == "__main__":
    main()
