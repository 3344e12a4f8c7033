"""How well accounts are joined on a generated network whose truth is known: the benchmark's world, small, with a seed of its own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[1] / "benchmarks" / "identity.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity_benchmark", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_people_are_joined_as_surely_and_as_fully_as_promised(benchmark: ModuleType) -> None:
    found = benchmark.score(benchmark.make_world(31, 900))
    assert found["same"] > 250
    assert found["right"] / found["found"] >= 0.99
    assert found["same_right"] / found["same"] >= 0.97
    assert found["fair_right"] / found["fair"] >= 0.94
    assert found["review"] / found["people"] <= 0.04


def test_names_alone_do_worse_on_both(benchmark: ModuleType) -> None:
    found = benchmark.score(benchmark.make_world(32, 300))
    assert found["named_right"] / found["named"] < found["right"] / found["found"]
    assert found["named_same"] / found["same"] < found["same_right"] / found["same"]
