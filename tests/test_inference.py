"""Intervals cover as often as they say, verdicts err as seldom as they say, and the published power table comes out."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from netanalysis import inference
from netanalysis.inference import RatePrior, ValuePrior

#: power of the exact conditional test at equal exposure, two-sided 5 per cent
POWER = {
    6: (0.09, 0.18, 0.33, 0.56),
    10: (0.10, 0.24, 0.48, 0.77),
    15: (0.21, 0.46, 0.77, 0.96),
    25: (0.37, 0.73, 0.96, 1.0),
    40: (0.53, 0.90, 1.0, 1.0),
}


@pytest.mark.parametrize("total", POWER)
def test_the_power_table(total: int) -> None:
    found = [inference.ratio_power(total, (1.0, 1.0), ratio) for ratio in (2, 3, 5, 10)]
    assert found == pytest.approx(POWER[total], abs=0.005)


def test_power_without_a_difference_is_at_most_the_level() -> None:
    assert all(inference.ratio_power(total, (3.0, 50.0), 1.0) <= 0.05 for total in range(40))


def test_power_is_what_simulated_verdicts_give() -> None:
    random = np.random.default_rng(3)
    chance = 4 * 200 / (4 * 200 + 1800)
    firsts = random.binomial(12, chance, size=4000)
    shown = [inference.rate_ratio((int(k), 12 - int(k)), (200.0, 1800.0)).verdict == "yes" for k in firsts]
    assert np.mean(shown) == pytest.approx(inference.ratio_power(12, (200.0, 1800.0), 4.0), abs=0.02)


def test_a_rate_by_hand() -> None:
    # 3 events: Garwood's bounds 0.6187 and 8.7673
    assert inference.poisson_interval(3, 10.0) == pytest.approx((0.06187, 0.87673), abs=1e-5)
    assert inference.poisson_interval(0, 10.0) == pytest.approx((0.0, 0.36889), abs=1e-5)
    assert inference.zero_bound(9000.0) == pytest.approx(3 / 9000, rel=0.01)


@pytest.mark.parametrize("mean", [0.4, 2.0, 9.0])
def test_a_rate_is_covered_at_least_as_often_as_it_says(mean: float) -> None:
    counts = np.random.default_rng(1).poisson(mean, 3000)
    bounds = {int(k): inference.poisson_interval(int(k), 1.0, level=0.9) for k in set(counts)}
    assert np.mean([bounds[int(k)][0] <= mean <= bounds[int(k)][1] for k in counts]) >= 0.9


def test_a_ratio_by_hand() -> None:
    found = inference.rate_ratio((8, 4), (500.0, 5000.0))
    assert found.ratio == pytest.approx(20.0)
    assert found.low == pytest.approx(5.36, abs=0.01)
    assert found.high == pytest.approx(90.8, abs=0.1)
    assert found.verdict == "yes"
    assert inference.rate_ratio((4, 8), (5000.0, 500.0)).verdict == "no"
    assert inference.rate_ratio((200, 200), (10.0, 10.0)).verdict == "no_relevant_difference"
    assert inference.rate_ratio((2, 2), (10.0, 10.0)).verdict == "undecided"


def test_ratios_of_nothing() -> None:
    none = inference.rate_ratio((0, 0), (10.0, 10.0))
    assert math.isnan(none.ratio)
    assert (none.low, none.high, none.p, none.verdict) == (0.0, math.inf, 1.0, "undecided")
    assert inference.rate_ratio((3, 0), (10.0, 10.0)).high == math.inf
    assert inference.rate_ratio((0, 3), (10.0, 10.0)).low == 0.0
    with pytest.raises(ValueError, match="above zero"):
        inference.rate_ratio((1, 1), (0.0, 1.0))


def test_equal_rates_are_told_apart_seldom() -> None:
    random = np.random.default_rng(2)
    pairs = zip(random.poisson(3, 2000), random.poisson(12, 2000), strict=True)
    verdicts = [inference.rate_ratio((int(a), int(b)), (100.0, 400.0)).verdict for a, b in pairs]
    assert np.mean([verdict in ("yes", "no") for verdict in verdicts]) <= 0.06


def test_p_and_interval_agree() -> None:
    for first in range(13):
        found = inference.rate_ratio((first, 12 - first), (3.0, 7.0))
        assert (found.p < 0.05) == (found.low > 1 or found.high < 1)


def test_holm_by_hand() -> None:
    assert inference.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert inference.holm([0.5, 0.9]) == pytest.approx([1.0, 1.0])
    assert inference.holm([]) == []


def test_rates_cover_on_average_over_the_prior() -> None:
    prior, random, hits = RatePrior(), np.random.default_rng(5), []
    exposures = np.array([300.0, 2000.0, 20_000.0])
    for seed in range(250):
        z = random.normal(size=2)
        shape, level = (
            prior.shape * np.exp(prior.shape_sd * z[0]),
            prior.level * np.exp(prior.level_sd * z[1]),
        )
        true = random.gamma(shape, level / shape, 3)
        drawn = inference.rate_draws(random.poisson(true * exposures), exposures, n=1500, seed=seed)
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        hits += [(low <= true) & (true <= high)]
    assert 0.87 <= np.mean(hits) <= 0.93


def test_values_cover_on_average_over_the_prior() -> None:
    prior, random, hits = ValuePrior(), np.random.default_rng(6), []
    for seed in range(1500):
        variance = prior.spread_weight * prior.spread**2 / random.chisquare(prior.spread_weight)
        centre = random.normal(np.log(prior.typical), np.sqrt(variance / prior.weight))
        values = np.exp(random.normal(centre, np.sqrt(variance), random.integers(0, 20)))
        mu, sigma = inference.value_draws(values, n=1000, seed=seed)
        low, high = np.quantile(mu + sigma**2 / 2, [0.05, 0.95])
        hits.append(low <= centre + variance / 2 <= high)
    assert 0.87 <= np.mean(hits) <= 0.93


def test_a_group_with_few_events_is_drawn_towards_the_others() -> None:
    alone = np.median(inference.rate_draws([2], [200.0])[:, 0])
    among = np.median(inference.rate_draws([2, 5, 4, 6], [200.0, 9000.0, 8000.0, 9500.0])[:, 0])
    assert 6 / 9500 < among < alone


def test_draws_are_repeatable_and_refuse_nonsense() -> None:
    assert (inference.rate_draws([1], [5.0], n=9) == inference.rate_draws([1], [5.0], n=9)).all()
    assert (inference.rate_draws([1], [5.0], n=9) != inference.rate_draws([1], [5.0], n=9, seed=1)).any()
    with pytest.raises(ValueError, match="count and an exposure"):
        inference.rate_draws([1, 2], [5.0])
    with pytest.raises(ValueError, match="above zero"):
        inference.value_draws([5.0, 0.0])
    with pytest.raises(ValueError, match="above zero"):
        RatePrior(level=0)
    with pytest.raises(ValueError, match="above zero"):
        ValuePrior(weight=-1)


def test_without_one_outcome_the_value_is_the_prior() -> None:
    mu, sigma = inference.value_draws([], n=40_000)
    assert np.median(np.exp(mu)) == pytest.approx(15_000, rel=0.05)
    assert np.quantile(sigma, 0.1) < 0.8 < np.quantile(sigma, 0.9)


def test_placements_by_hand() -> None:
    missing = float("nan")
    assert inference.placements([5.0, missing, missing, 2.0], [0, 1, 3]) == pytest.approx([1.0, 1 / 6, 2 / 3])
    assert math.isnan(inference.placements([1.0], [0])[0])


@pytest.mark.parametrize("n", [5, 12, 40])
def test_an_auc_is_covered_as_often_as_it_says(n: int) -> None:
    random = np.random.default_rng(n)
    found = [inference.auc_interval(random.beta(3, 1.5, n)) for _ in range(1200)]
    assert np.mean([auc.low <= 2 / 3 <= auc.high for auc in found]) >= 0.93


def test_chance_is_called_prediction_seldom() -> None:
    random = np.random.default_rng(9)
    verdicts = [inference.auc_interval(random.random(12)).verdict for _ in range(1500)]
    assert np.mean([verdict == "yes" for verdict in verdicts]) <= 0.04


def test_verdicts_on_prediction() -> None:
    assert inference.auc_interval([0.9, 0.95, 0.85, 0.99, 0.9]).verdict == "yes"
    assert inference.auc_interval([0.9, 0.1]).verdict == "undecided"
    assert inference.auc_interval(np.tile([0.3, 0.7], 200)).verdict == "no"
    assert inference.auc_interval([]).n == 0
    assert 0 < inference.auc_interval([1.0, 1.0, 1.0]).low < inference.auc_interval([1.0, 1.0, 1.0]).high <= 1


def test_rarefaction_by_hand() -> None:
    # of 6 contacts 3 are drawn: C(3,3)/C(6,3) = 1/20 miss the firm of three, 4/20 that of two, 10/20 that of one
    assert inference.rarefy([3, 2, 1], [0, 3, 6]) == pytest.approx([0.0, 2.25, 3.0])
    with pytest.raises(ValueError, match="thinned"):
        inference.rarefy([3], [4])


def test_rarefaction_is_what_drawing_gives() -> None:
    random = np.random.default_rng(0)
    abundances = np.array([40, 12, 5, 5, 1, 1, 1, 1])
    firms = np.repeat(np.arange(8), abundances)
    drawn = np.mean([np.unique(random.choice(firms, 20, replace=False)).size for _ in range(4000)])
    assert inference.rarefy(abundances, [20])[0] == pytest.approx(drawn, abs=0.06)
    curve = inference.rarefy(abundances, range(67))
    assert all(a <= b for a, b in pairwise(curve))


def test_what_is_unseen_by_hand() -> None:
    assert inference.chao1([5, 1, 1, 1, 2]) == pytest.approx(5 + 3 * 2 / (2 * 2))
    assert inference.sample_coverage([5, 1, 2, 2]) == pytest.approx(0.9)
    assert math.isnan(inference.sample_coverage([]))
