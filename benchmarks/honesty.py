"""Do the verdicts err as seldom as they say? Simulated ledgers and networks whose truth is known.

    python benchmarks/honesty.py            # everything, some minutes
    python benchmarks/honesty.py --quick    # a tenth of it

Printed are: false verdicts on tending over networks without an effect, verdicts on "does it pay" over draws from the
prior, how often the intervals cover (exact, Bayesian, and on tails heavier than the model's), the power against an
exact calculation, and the table of powers.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from datetime import date

import numpy as np
import pandas as pd

from netanalysis import Network
from netanalysis.inference import (
    RatePrior,
    ValuePrior,
    poisson_interval,
    rate_draws,
    rate_ratio,
    ratio_power,
    value_draws,
)
from netanalysis.ledger import Ledger
from netanalysis.questions import tending
from netanalysis.questions.value.crowd import OBSERVED, crowd, verdict_of
from netanalysis.settings import Settings
from netanalysis.ties import STATES

FIRST, LAST = date(2014, 1, 1), date(2021, 12, 31)
SHOWN = {
    "file": "messages.csv", "status": "read", "platform": "x", "account": "me", "shows": "message",
    "observed_from": "2010-01-01", "observed_until": "2021-12-31", "snapshot_on": "2021-12-31",
}  # fmt: skip


def network_without_effect(random: np.random.Generator, people: int = 80) -> Network:
    """Contacts who write more or less, and outcomes that fall on any of them alike, whatever the tie."""
    start = np.datetime64("2012-01-01")
    span = (np.datetime64("2021-12-31") - start).astype(int)
    since = random.integers(0, 2000, people)
    contacts = pd.DataFrame(
        {
            "contact_id": [f"x:{i}" for i in range(people)], "platform": "x", "account": "me", "relation": "connection",
            "name": [f"Person Nummer{i}" for i in range(people)], "connected_on": start + since,
        }
    )  # fmt: skip
    days = random.negative_binomial(0.25, 0.02, people)
    who = np.repeat(np.arange(people), days)
    on = since[who] + (random.random(who.size) * (span - since[who])).astype(int)
    said = pd.DataFrame(
        {
            "contact_id": [f"x:{i}" for i in who], "time": start + on, "platform": "x", "account": "me", "kind": "message",
            "direction": random.choice(["in", "out"], who.size),
        }
    )  # fmt: skip
    risk_from = np.maximum(since + 90, (np.datetime64(FIRST) - start).astype(int))
    at_risk = np.maximum(span - risk_from, 0)
    n = random.poisson(0.02 * at_risk.sum() / 365.25)
    links = random.choice(people, n, p=at_risk / at_risk.sum())
    touched = start + risk_from[links] + (random.random(n) * at_risk[links]).astype(int)
    outcomes = pd.DataFrame(
        {
            "title": [f"P{i}" for i in range(n)], "kind": "project", "status": "won", "first_touch": touched, "won_on": touched,
            "chain": [f"x:{i}" for i in links],
        }
    )  # fmt: skip
    return Network.from_tables(
        owner="Ida Beispiel", contacts=contacts, interactions=said if len(said) else None,
        coverage=pd.DataFrame([SHOWN]), settings=Settings(ledger_from=FIRST, ledger_until=LAST),
        **({"outcomes": outcomes} if n else {}),
    )  # fmt: skip


def false_verdicts(networks: int) -> None:
    """Verdicts on tending where there is no effect."""
    verdicts: Counter[str | None] = Counter()
    for seed in range(networks):
        verdicts[tending.answer(network_without_effect(np.random.default_rng(seed))).verdict] += 1
    wrong = verdicts["yes"] + verdicts["no"]
    print(
        f"tending, {networks} networks without effect: false yes or no {wrong / networks:.2%} (at most 6 %); {dict(verdicts)}"
    )


def of_prior(random: np.random.Generator, years: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Rates of the states, and place and variance of the value, drawn from the priors."""
    rates, values = RatePrior(), ValuePrior()
    z = random.normal(size=2)
    shape, level = rates.shape * np.exp(rates.shape_sd * z[0]), rates.level * np.exp(rates.level_sd * z[1])
    variance = values.spread_weight * values.spread**2 / random.chisquare(values.spread_weight)
    centre = random.normal(np.log(values.typical), np.sqrt(variance / values.weight))
    return random.gamma(shape, level / shape, years.size), centre, variance


def pays(draws: int) -> None:
    """Verdicts on "does it pay" over draws from the prior, and how often the interval of the yearly sum covers."""
    years, verdicts, true, covered = np.array([400.0, 600, 500, 1500, 9000]), Counter(), 0, []
    network = network_without_effect(np.random.default_rng(0))
    for seed in range(draws):
        random = np.random.default_rng(10_000 + seed)
        rates, centre, variance = of_prior(random, years)
        counts = np.minimum(random.poisson(rates * years), 400)
        brings = float(rates[1:] @ years[1:]) / 8 * np.exp(min(centre + variance / 2, 300))
        values = [np.exp(random.normal(centre, np.sqrt(variance), n)) for n in counts]
        drawn = crowd(book_of(counts, years, values, network), "early", n=4000, seed=seed)
        cost = float(np.exp(random.normal(np.log(5000), 1.5)))
        verdict = verdict_of(drawn.chance(cost))
        verdicts[verdict] += 1
        true += verdict == ("yes" if brings > cost else "no")
        if (counts < 400).all():
            low, high = np.quantile(drawn.money, [0.05, 0.95])
            covered.append(low <= brings <= high)
    given = draws - verdicts["undecided"]
    print(
        f"does it pay, {draws} draws from the prior: {given} verdicts, {true / given:.2%} of them true (at least 95 %)"
    )
    print(
        f"  nominal 90 % interval of what the crowd brings a year covers {np.mean(covered):.1%} (87 to 93 %)"
    )


def book_of(counts: np.ndarray, years: np.ndarray, values: list[np.ndarray], network: Network) -> Ledger:
    """A ledger of eight years with so many outcomes in each observed state."""
    states = [state for state, n in zip(OBSERVED, counts, strict=True) for _ in range(n)]
    won = pd.DataFrame(
        {"state_before": states, "state_before_late": states, "contribution": np.concatenate([*values, []])}
    )
    exposure = pd.Series(years, index=list(OBSERVED)).reindex(STATES).fillna(0.0)
    both = pd.DataFrame({"early": exposure, "late": exposure})
    return Ledger(network, date(2014, 1, 1), date(2021, 12, 31), won, both, {})


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
    for name, draw, expected in (
        ("log-normal, sigma 0.8", lambda n: np.exp(random.normal(9.6, 0.8, n)), 9.6 + 0.32),
        ("Pareto, alpha 1.7", lambda n: 5000 * (1 + random.pareto(1.7, n)), np.log(5000 * 1.7 / 0.7)),
        ("Pareto, alpha 2.5", lambda n: 5000 * (1 + random.pareto(2.5, n)), np.log(5000 * 2.5 / 1.5)),
    ):
        for n in (4, 8, 15, 30):
            hits = []
            for seed in range(draws // 4):
                mu, sigma = value_draws(draw(n).tolist(), n=1000, seed=seed)
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
    share = 10 if parser.parse_args().quick else 1
    for part, size in ((power, 4000), (coverage, 4000), (pays, 2000), (false_verdicts, 2000)):
        begun = time.perf_counter()
        part(size // share)
        print(f"  [{part.__name__}: {time.perf_counter() - begun:.0f} s]\n")


if __name__ == "__main__":
    main()
