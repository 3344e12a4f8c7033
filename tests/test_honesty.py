"""Worlds whose truth is known, few and seeded: verdicts err seldom and find what is there; and a world is counted as a network is."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from netanalysis import Network
from netanalysis.questions import tending
from netanalysis.settings import Settings

NETWORKS = 24


@pytest.fixture(scope="module")
def worlds() -> ModuleType:
    file = Path(__file__).parents[1] / "benchmarks" / "worlds.py"
    spec = importlib.util.spec_from_file_location("benchmark_worlds", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def decided(worlds: ModuleType, make: Callable[[Any, Any], Any], *, people: int = 200) -> tuple[int, int]:
    """How many verdicts yes or no, by the rule and where all outcomes count at one lag."""
    ruled, before = 0, 0
    for seed in range(NETWORKS):
        random = np.random.default_rng(seed)
        world = make(random, worlds.generated(random, people))
        ruled += tending.judge(worlds.by_lag(world)) in ("yes", "no")
        before += worlds.all_outcomes(world).ratio.verdict in ("yes", "no")
    return ruled, before


def test_clients_who_come_back_are_no_effect(worlds: ModuleType) -> None:
    ruled, before = decided(worlds, lambda r, w: worlds.returning(r, w, 26))
    assert ruled <= 2
    assert before > NETWORKS / 2


def test_half_of_all_from_one_client_is_no_effect(worlds: ModuleType) -> None:
    ruled, before = decided(worlds, lambda r, w: worlds.one_client(r, w, 30))
    assert ruled <= 3
    assert before > NETWORKS / 2


def test_talks_that_began_early_are_no_effect(worlds: ModuleType) -> None:
    ruled, before = decided(worlds, lambda r, w: worlds.early_talks(r, w, 30, 0.4))
    assert ruled <= 4
    assert before > NETWORKS / 2


def test_a_tenfold_effect_is_found(worlds: ModuleType) -> None:
    ruled, _ = decided(worlds, lambda r, w: worlds.plain(r, w, 15, 10.0))
    assert ruled >= NETWORKS * 0.6


def test_nothing_is_found_where_nothing_is(worlds: ModuleType) -> None:
    ruled, _ = decided(worlds, lambda r, w: worlds.plain(r, w, 30))
    assert ruled <= 3


def as_network(world: Any, worlds: ModuleType) -> Network:
    """The same world as a network of tables."""

    def days(numbers: Any) -> Any:
        return np.asarray(numbers).astype("datetime64[D]")

    names = [f"x:{i:04}" for i in range(world.since.size)]
    ways = np.array(["in", "out", "both"])[world.way]
    shown = {
        "file": "m.csv", "status": "read", "platform": "x", "account": "me", "shows": "message", "observed_from": "2000-01-01",
        "observed_until": str(days(worlds.LAST)), "snapshot_on": str(days(worlds.LAST)),
    }  # fmt: skip
    said = pd.DataFrame(
        {"contact_id": [names[i] for i in world.who], "time": days(world.day) + np.timedelta64(12, "h")}
    )
    return Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame(
            {
                "contact_id": names, "platform": "x", "account": "me", "relation": "connection",
                "name": [f"Person Nummer{i}" for i in range(len(names))], "connected_on": days(world.since),
            }
        ),
        interactions=said.assign(platform="x", account="me", kind="meeting", direction=ways),
        outcomes=pd.DataFrame(
            {
                "title": [f"P{i}" for i in range(world.person.size)], "kind": "project", "status": "won",
                "chain": [names[i] for i in world.person], "first_touch": days(world.touched), "won_on": days(world.touched),
            }
        ),
        coverage=pd.DataFrame([shown]),
        settings=Settings(ledger_from=pd.Timestamp(str(days(worlds.FIRST))).date(), ledger_until=pd.Timestamp(str(days(worlds.LAST))).date()),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["returning", "plain"])
def test_a_world_is_counted_as_a_network_is(worlds: ModuleType, name: str) -> None:
    random = np.random.default_rng(3)
    world = getattr(worlds, name)(random, worlds.generated(random, 60), 20)
    expected = worlds.by_lag(world)
    found = tending.answer(as_network(world, worlds))
    table = found.tables["lags"]
    for lag, sides in expected.items():
        assert (table.loc[lag, "events_a"], table.loc[lag, "events_b"]) == sides.events
        assert (table.loc[lag, "years_a"], table.loc[lag, "years_b"]) == pytest.approx(sides.years)
    assert found.verdict == tending.judge(expected)
