"""Arms of shares and rates: equal ones are not told apart, different ones are found with the number called sufficient."""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from netanalysis.inference.arms import compare_rates, compare_shares, dispersion_of, size_needed


def _benchmark() -> Any:
    path = Path(__file__).parents[1] / "benchmarks" / "strategies.py"
    spec = spec_from_file_location("benchmark_of_strategies", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()


@pytest.mark.parametrize(
    ("kind", "true", "size"),
    [("share", 0.02, (150, 150)), ("share", 0.3, (30, 30)), ("rate", 0.05, (100, 100))],
)
def test_equal_arms_are_not_told_apart(kind: str, true: float, size: tuple[float, ...]) -> None:
    apart, covers = BENCHMARK.told_apart(kind, true, size, n=400, seed=1)
    assert apart <= 0.08  # 0.06, and what chance may add in 400 draws
    assert covers >= 0.93


@pytest.mark.parametrize(
    ("kind", "better", "other"), [("share", 0.2, 0.1), ("share", 0.3, 0.01), ("rate", 0.03, 0.01)]
)
def test_the_number_called_sufficient_suffices(kind: str, better: float, other: float) -> None:
    _, found, wrong = BENCHMARK.found(kind, better, other, n=300, seed=2)
    assert found >= 0.76  # 0.80, less what chance may take in 300 draws
    assert wrong == 0


def test_intervals_are_those_of_clopper_pearson_and_garwood() -> None:
    arms = compare_shares([0, 5, 10], [10, 10, 10])
    assert arms.low == pytest.approx((0.0, 0.1871, 0.6915), abs=1e-4)
    assert arms.high == pytest.approx((0.3085, 0.8129, 1.0), abs=1e-4)
    rates = compare_rates([0, 3], [1000.0, 1000.0])
    assert rates.low == pytest.approx((0.0, 0.00062), abs=1e-5)
    assert rates.high == pytest.approx((0.00369, 0.00877), abs=1e-5)


def test_the_probability_to_be_best_is_that_of_the_integral() -> None:
    from scipy.special import betainc

    # with ten of ten on both sides at first: Beta(2, 2) worth of belief, by hand for one arm against a much larger one
    arms = compare_shares([50, 500_000], [100, 1_000_000])
    assert arms.p_best[0] == pytest.approx(1 - betainc(51, 51, 0.5), abs=0.01)
    assert sum(arms.p_best) == pytest.approx(1)


def test_an_arm_without_trials_is_not_best_for_want_of_them() -> None:
    """With a flat prior the smaller of two empty arms would be called best almost surely."""
    assert compare_rates([0, 0], [10_000.0, 10.0]).best() is None
    assert compare_shares([0, 0], [10_000, 1]).best() is None
    assert math.isinf(compare_rates([0, 0], [10_000.0, 10.0]).needed()[0])


def test_a_difference_too_small_to_matter_asks_for_one_that_does() -> None:
    needed, seen = compare_shares([100, 101], [1000, 1000]).needed()
    assert not seen
    assert needed == size_needed(0.15, 0.1, kind="share") or 600 < needed < 800
    assert compare_shares([20, 5], [100, 100]).needed()[1]
    assert size_needed(0.1, 0.1, kind="rate") == math.inf


def test_counts_that_cluster_weigh_less() -> None:
    assert dispersion_of([2, 2, 2, 2], [2, 2, 2, 2], n_rates=1) == 1.0
    spread = dispersion_of([8, 0, 0, 0], [2, 2, 2, 2], n_rates=1)
    assert spread == pytest.approx(8.0)
    sure, doubtful = (compare_rates([30, 12], [300.0, 300.0], dispersion=one) for one in (1.0, spread))
    assert sure.best() == 0
    assert doubtful.best() is None
    assert doubtful.low[0] < sure.low[0]
    assert doubtful.events == sure.events


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: compare_shares([3], [2]),
        lambda: compare_shares([1, 2], [2]),
        lambda: compare_rates([1], [0.0]),
        lambda: compare_rates([-1], [5.0]),
    ],
)
def test_what_is_no_arm_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="arm"):
        wrong()
