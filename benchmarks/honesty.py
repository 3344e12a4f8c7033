"""Do the verdicts err as seldom as they say? Simulated networks and ledgers whose truth is known.

    python benchmarks/honesty.py            # 600 networks a world, some minutes
    python benchmarks/honesty.py --quick    # a tenth of it
    python benchmarks/honesty.py --data FOLDER    # where the real logs are, if not in ../shared/data

Printed are: for each world how often tending is found to pay or not to, beside the rule that took every outcome for a new one; how often
"does it pay" errs and its intervals cover; what the intervals do on tails heavier than the model's; and the power against an exact calculation.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import worlds

from netanalysis.inference import (
    RatePrior,
    ValuePrior,
    poisson_interval,
    rate_draws,
    rate_ratio,
    ratio_power,
    value_draws,
)
from netanalysis.questions.tending import judge
from netanalysis.questions.value.crowd import Crowd, Side, draw

#: a world of tending: its name, what makes it of a bare network, whether tending pays in it, and the share asked of it
Make = Callable[[np.random.Generator, worlds.World], worlds.World]
TENDING: dict[str, tuple[Make, bool, float]] = {
    "no effect, 15 outcomes": (lambda r, w: worlds.plain(r, w, 15), False, 0.05),
    "no effect, 40 outcomes": (lambda r, w: worlds.plain(r, w, 40), False, 0.05),
    "no effect, people differ in luck, 40": (lambda r, w: worlds.lucky(r, w, 40), False, 0.05),
    "no effect, clients come back, 13": (lambda r, w: worlds.returning(r, w, 13), False, 0.05),
    "no effect, clients come back, 26": (lambda r, w: worlds.returning(r, w, 26), False, 0.05),
    "no effect, half from one client, 15": (lambda r, w: worlds.one_client(r, w, 15), False, 0.05),
    "no effect, half from one client, 30": (lambda r, w: worlds.one_client(r, w, 30), False, 0.05),
    "no effect, 20 % talked 110-300 days early, 30": (
        lambda r, w: worlds.early_talks(r, w, 30, 0.2),
        False,
        0.05,
    ),
    "no effect, 40 % talked 110-300 days early, 15": (
        lambda r, w: worlds.early_talks(r, w, 15, 0.4),
        False,
        0.05,
    ),
    "no effect, 40 % talked 110-300 days early, 30": (
        lambda r, w: worlds.early_talks(r, w, 30, 0.4),
        False,
        0.05,
    ),
    "tenfold effect, 15 outcomes": (lambda r, w: worlds.plain(r, w, 15, 10.0), True, 0.67),
    "threefold effect, 40 outcomes": (lambda r, w: worlds.plain(r, w, 40, 3.0), True, 0.60),
}
#: outcomes planted into the real logs
PLANTED: dict[str, tuple[Make, bool]] = {
    "nothing planted, 15": (lambda r, w: worlds.plain(r, w, 15), False),
    "threefold, 40": (lambda r, w: worlds.plain(r, w, 40, 3.0), True),
    "clients come back, 26": (lambda r, w: worlds.returning(r, w, 26), False),
}
LOGS = ("CollegeMsg", "manufacturing")


def verdicts(
    make: Make, networks: int, bare: Callable[[np.random.Generator], worlds.World]
) -> tuple[Counter[str], Counter[str]]:
    """Verdicts on tending over so many networks: by the rule, and by the one that takes all outcomes at one lag."""
    ruled, before = Counter(), Counter()
    for seed in range(networks):
        random = np.random.default_rng(seed)
        world = make(random, bare(random))
        ruled[judge(worlds.by_lag(world))] += 1
        ratio = worlds.all_outcomes(world).ratio
        before[ratio.verdict if ratio else "undecided"] += 1
    return ruled, before


def _row(
    name: str, found: tuple[Counter[str], Counter[str]], networks: int, *, effect: bool, asked: str
) -> None:
    ruled, before = found
    told = ["yes"] if effect else ["yes", "no"]
    shares = [sum(counts[verdict] for verdict in told) / networks for counts in (before, ruled)]
    print(
        f"{name:48} {'found' if effect else 'false':6} {shares[0]:8.1%} {shares[1]:8.1%}   {asked}",
        flush=True,
    )


def tending_worlds(networks: int, data: Path) -> None:
    """How often tending is said to pay, or not to, where it does not; and how often it is found where it does."""
    print(f"tending, {networks} networks each{'':21} all outcomes, lag 90 | the rule | asked")
    for name, (make, effect, share) in TENDING.items():
        asked = f"{'>=' if effect else '<='} {share:.0%}"
        _row(name, verdicts(make, networks, worlds.generated), networks, effect=effect, asked=asked)
    for log_name in LOGS:
        log = worlds.read_log(log_name, data)
        if log is None:
            print(f"{log_name}: skipped: no data")
            continue
        for name, (make, effect) in PLANTED.items():
            found = verdicts(make, networks, lambda random, log=log: worlds.logged(random, log))
            _row(
                f"{log_name}: {name}", found, networks, effect=effect, asked="(power)" if effect else "<= 5%"
            )


#: what one first link brings: a draw of n values, and the mean of one
Values = Callable[[np.random.Generator, int], np.ndarray]
WORTH: dict[str, tuple[Values, float]] = {
    "log-normal": (lambda r, n: np.exp(r.normal(9.6, 0.8, n)), float(np.exp(9.92))),
    "70 % worthless": (lambda r, n: np.where(r.random(n) < 0.7, 0.0, np.exp(r.normal(9.6, 0.8, n))), float(0.3 * np.exp(9.92))),
    "small wins, every tenth a loss ten times as large": (
        lambda r, n: np.where(r.random(n) < 0.1, -5_000.0, np.exp(r.normal(np.log(500.0), 0.8, n))),
        float(0.9 * 500.0 * np.exp(0.32) - 500.0),
    ),
    "every tenth fifty times as large": (
        lambda r, n: np.exp(r.normal(9.0, 0.8, n)) * np.where(r.random(n) < 0.1, 50.0, 1.0), float(np.exp(9.32) * 5.9),
    ),
}  # fmt: skip


def worth_worlds(networks: int) -> None:
    """How often the interval of what one first link brings covers, and how often the verdict on the crowd is false."""
    years, exposure = 10.0, 20_000.0
    print(f"\nvalue, {networks} crowds each, 20,000 contact-years in ten years: the 90 % interval of a first link's worth covers; false no at half "
          "the true price, false yes at twice")  # fmt: skip
    for name, (values, mean) in WORTH.items():
        for n in (3, 10):
            covered, wrong = 0, Counter()
            for seed in range(networks):
                random = np.random.default_rng(seed)
                core = Side(5, tuple(np.exp(random.normal(10.0, 0.8, 5))), 1500.0)
                drawn = draw(
                    core, Side(n, tuple(values(random, n)), exposure), years=years, n=4000, seed=seed
                )
                low, high = np.quantile(drawn.value, [0.05, 0.95])
                covered += low <= mean <= high
                brings = n / years * mean
                wrong["no"] += brings > 0 and drawn.verdict(brings / 2) == "no"
                wrong["yes"] += drawn.verdict(max(brings * 2, 1.0)) == "yes"
            print(f"{name:50} {n:3} outcomes: covers {covered / networks:.2f}, false no {wrong['no'] / networks:.1%}, "
                  f"false yes {wrong['yes'] / networks:.1%}", flush=True)  # fmt: skip


def one_outcome(networks: int) -> None:
    """A single outcome, whatever it brought, against any price: undecided; and a crowd that brought nothing where the core brought much."""
    for amount in (0.0, -100.0, 2_000.0, 20_000.0, 54_000.0):
        said: Counter[str] = Counter()
        for seed in range(networks):
            random = np.random.default_rng(seed)
            side = Side(1, (amount,), float(random.uniform(500, 30_000)))
            drawn = draw(Side(0, (), 1500.0), side, years=float(random.uniform(2, 20)), n=2000, seed=seed)
            said[drawn.verdict(float(np.exp(random.uniform(4, 11))))] += 1
        print(f"one outcome of {amount:8,.0f}: {dict(said)}")
    empty = draw(Side(8, (25_000.0,) * 8, 1500.0), Side(0, (), 20_000.0), years=10.0)
    print(
        f"no outcome in 20,000 contact-years, the core 8 of 25,000, price 20,000: {empty.verdict(20_000.0)} ({empty.chance(20_000.0):.3f})"
    )


def of_prior(random: np.random.Generator, years: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Rates of the states, and place and variance of the value, drawn from the priors."""
    rates, values = RatePrior(), ValuePrior()
    z = random.normal(size=2)
    shape, level = rates.shape * np.exp(rates.shape_sd * z[0]), rates.level * np.exp(rates.level_sd * z[1])
    variance = values.spread_weight * values.spread**2 / random.chisquare(values.spread_weight)
    centre = random.normal(np.log(values.typical), np.sqrt(variance / values.weight))
    return random.gamma(shape, level / shape, years.size), centre, variance


def crowd_of(random: np.random.Generator, years: np.ndarray, seed: int) -> tuple[Crowd, float]:
    """Core and crowd drawn from the priors over eight years, and what the crowd truly brings a year."""
    rates, centre, variance = of_prior(random, years)
    counts = np.minimum(random.poisson(rates * years), 400)
    sides = [
        Side(n, tuple(np.exp(random.normal(centre, np.sqrt(variance), n))), exposure)
        for n, exposure in zip(counts, years, strict=True)
    ]
    brings = float(rates[1] * years[1]) / 8 * np.exp(min(centre + variance / 2, 300))
    return draw(*sides, years=8.0, n=4000, seed=seed), brings


def pays(draws: int) -> None:
    """Verdicts on "does it pay" over draws from the prior, and how often the interval of the yearly sum covers."""
    said, true, covered = Counter(), 0, []
    for seed in range(draws):
        random = np.random.default_rng(10_000 + seed)
        drawn, brings = crowd_of(random, np.array([400.0, 11_600.0]), seed)
        cost = float(np.exp(random.normal(np.log(5000), 1.5)))
        verdict = drawn.verdict(cost)
        said[verdict] += 1
        true += verdict == ("yes" if brings > cost else "no")
        if drawn.crowd.outcomes < 400:
            low, high = np.quantile(drawn.money, [0.05, 0.95])
            covered.append(low <= brings <= high)
    given = draws - said["undecided"]
    print(
        f"\ndoes it pay, {draws} draws from the prior: {given} verdicts, {true / given:.2%} of them true (at least 95 %); {dict(said)}"
    )
    print(
        f"  nominal 90 % interval of what the crowd brings a year covers {np.mean(covered):.1%} (87 to 97 %)"
    )


def coverage(draws: int) -> None:
    """How often intervals cover: exact ones at given rates, Bayesian ones over the prior and on heavier tails."""
    random = np.random.default_rng(7)
    for mean in (0.5, 2.0, 5.0, 12.0):
        hits = [
            low <= mean <= high
            for low, high in (poisson_interval(int(k), 1.0) for k in random.poisson(mean, draws))
        ]
        print(f"exact 95 % interval of a rate, {mean:4} events expected: covers {np.mean(hits):.1%}")
    for first, second, ratio in ((3, 9, 3.0), (4, 4, 1.0), (8, 30, 5.0)):
        exposures = (first / ratio, float(second))
        pairs = zip(random.poisson(first, draws), random.poisson(second, draws), strict=True)
        found = [rate_ratio((int(a), int(b)), exposures) for a, b in pairs]
        hits = [each.low <= ratio <= each.high for each in found]
        print(
            f"exact 95 % interval of a ratio of {ratio:g}, {first} and {second} events expected: covers {np.mean(hits):.1%}"
        )
    years, hits = np.array([400.0, 600, 500, 1500, 9000]), []
    for seed in range(draws // 4):
        rates, _, _ = of_prior(np.random.default_rng(seed), years)
        counts = np.random.default_rng(50_000 + seed).poisson(rates * years)
        low, high = np.quantile(
            rate_draws(counts.tolist(), years.tolist(), n=2000, seed=seed), [0.05, 0.95], axis=0
        )
        hits.append((low <= rates) & (rates <= high))
    print(f"Bayesian 90 % intervals of five rates, over the prior: cover {np.mean(hits):.1%} (87 to 93 %)")
    for name, drawn, expected in (
        ("log-normal, sigma 0.8", lambda n: np.exp(random.normal(9.6, 0.8, n)), 9.6 + 0.32),
        ("Pareto, alpha 1.7", lambda n: 5000 * (1 + random.pareto(1.7, n)), np.log(5000 * 1.7 / 0.7)),
        ("Pareto, alpha 2.5", lambda n: 5000 * (1 + random.pareto(2.5, n)), np.log(5000 * 2.5 / 1.5)),
    ):
        for n in (4, 8, 15, 30):
            hits = []
            for seed in range(draws // 4):
                mu, sigma = value_draws(drawn(n).tolist(), n=1000, seed=seed)
                low, high = np.quantile(mu + sigma**2 / 2, [0.05, 0.95])
                hits.append(low <= expected <= high)
            print(
                f"Bayesian 90 % interval of an expected value, {name}, n = {n:2}: covers {np.mean(hits):.1%}"
            )


def power(draws: int) -> None:
    """Power at the exposures of a network, simulated and exact; and the table at equal exposures."""
    random, exposures = np.random.default_rng(8), (511.0, 14_405.0)
    for total in (6, 13, 25):
        for ratio in (3.0, 10.0):
            chance = ratio * exposures[0] / (ratio * exposures[0] + exposures[1])
            firsts = random.binomial(total, chance, draws)
            verdicts = {int(k): rate_ratio((int(k), total - int(k)), exposures).verdict for k in set(firsts)}
            shown = np.mean([verdicts[int(k)] in ("yes", "no") for k in firsts])
            print(
                f"power, {total:2} outcomes, ratio {ratio:4g}: simulated {shown:.3f}, exact {ratio_power(total, exposures, ratio):.3f}"
            )
    print("\npower at equal exposures\noutcomes " + "".join(f"{ratio:>7}" for ratio in (2, 3, 5, 10)))
    for total in (6, 10, 15, 25, 40):
        print(f"{total:8} " + "".join(f"{ratio_power(total, (1, 1), ratio):7.2f}" for ratio in (2, 3, 5, 10)))


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    parser.add_argument("--data", type=Path, default=worlds.DATA, help="folder of the real logs")
    given = parser.parse_args()
    share = 10 if given.quick else 1
    parts: tuple[tuple[Callable[[int], None], int], ...] = (
        (lambda n: tending_worlds(n, given.data), 600), (worth_worlds, 600), (one_outcome, 600), (pays, 2000), (coverage, 4000), (power, 4000),
    )  # fmt: skip
    for part, size in parts:
        begun = time.perf_counter()
        part(size // share)
        print(f"  [{time.perf_counter() - begun:.0f} s]", flush=True)


if __name__ == "__main__":
    main()
