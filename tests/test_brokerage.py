"""Measures of structure: equal to networkx's where it has them, to figures by hand where it has none."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np
import pytest

from netanalysis import structure
from netanalysis.structure import brokerage, ego_measures, explain_measures
from netanalysis.wording import LANGUAGES


def random_graph(n: int, seed: int) -> nx.Graph[str]:
    """Graph with an ego tied to everybody, an isolated node, and weights."""
    rng = np.random.default_rng(seed)
    G = nx.relabel_nodes(nx.gnp_random_graph(n, 0.15, seed=seed), str)
    G.add_edges_from(("ego", str(i)) for i in range(n))
    for _, _, data in G.edges(data=True):
        data["weight"] = float(rng.uniform(0.1, 5))
    G.add_node("alone")
    return G


@pytest.mark.parametrize("hub", [1, 500])
@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("seed", range(3))
def test_values_are_those_of_networkx(
    seed: int, weight: str | None, hub: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brokerage, "_HUB", hub)
    G = random_graph(30, seed)
    found = ego_measures(G, nodes=list(G), weight=weight)
    for column, function in (("constraint", nx.constraint), ("effective_size", nx.effective_size)):
        expected = function(G, nodes=list(G), weight=weight)
        assert found[column].to_numpy() == pytest.approx([expected[node] for node in G], nan_ok=True)
    triangles = nx.triangles(G)
    assert found["alter_ties"].tolist() == [triangles[node] for node in G]
    assert found["alters"].tolist() == [G.degree(node) for node in G]


def test_by_hand_ego_with_three_alters_of_whom_two_know_each_other() -> None:
    G = nx.Graph([("ego", "a"), ("ego", "b"), ("ego", "c"), ("a", "b")])
    row = ego_measures(G).loc["ego"]
    local = [(1 / 3 + 1 / 3 * 1 / 2) ** 2] * 2 + [(1 / 3) ** 2]
    mean = sum(local) / 3
    hierarchy = sum(c / mean * math.log(c / mean) for c in local) / (3 * math.log(3))
    assert row["alters"] == 3
    assert row["alter_ties"] == 1
    assert row["tied_alters"] == 2
    assert row["effective_size"] == pytest.approx(3 - 2 / 3)
    assert row["efficiency"] == pytest.approx((3 - 2 / 3) / 3)
    assert row["constraint"] == pytest.approx(sum(local))
    assert row["hierarchy"] == pytest.approx(hierarchy)
    assert not row["only_size"]


@pytest.mark.parametrize("n", [1, 2, 7, 1200])
def test_a_star_measures_only_size_and_says_so(n: int) -> None:
    row = ego_measures(nx.star_graph(["ego", *(f"p{i}" for i in range(n))])).loc["ego"]
    assert (row["effective_size"], row["constraint"]) == (pytest.approx(n), pytest.approx(1 / n))
    assert row["efficiency"] == pytest.approx(1)
    assert row["only_size"]
    assert math.isnan(row["hierarchy"]) if n == 1 else row["hierarchy"] == pytest.approx(0)
    assert "only say" in explain_measures(row)


def test_a_full_network_is_all_redundant() -> None:
    row = ego_measures(nx.relabel_nodes(nx.complete_graph(5), {0: "ego"})).loc["ego"]
    assert row["effective_size"] == pytest.approx(1)
    assert row["hierarchy"] == pytest.approx(0)


def test_who_has_no_tie_has_no_measure_and_says_so() -> None:
    G: nx.Graph[str] = nx.Graph()
    G.add_node("ego")
    row = ego_measures(G).loc["ego"]
    assert row[["effective_size", "efficiency", "constraint", "hierarchy"]].isna().all()
    assert explain_measures(row) == "There is no tie to measure."


def test_loops_and_ties_of_no_weight_do_not_count() -> None:
    G = nx.Graph([("ego", "a"), ("ego", "ego")])
    G.add_edge("ego", "b", weight=0.0)
    assert ego_measures(G).loc["ego", "alters"] == 2
    assert ego_measures(G, weight="weight").loc["ego", "alters"] == 1


def test_rows_come_in_the_order_asked_for_and_the_graph_stays() -> None:
    G = random_graph(12, 0)
    before = nx.to_dict_of_dicts(G)
    assert ego_measures(G, nodes=["3", "ego", "1"]).index.tolist() == ["3", "ego", "1"]
    assert ego_measures(G, nodes=[]).empty
    assert nx.to_dict_of_dicts(G) == before


def test_a_node_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="1 of the nodes"):
        ego_measures(nx.Graph([("ego", "a")]), nodes=["ego", "b"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_names_size_and_what_is_known(lang: Any) -> None:
    G = nx.Graph([("ego", "a"), ("ego", "b"), ("ego", "c"), ("a", "b")])
    said = explain_measures(ego_measures(G).loc["ego"], lang=lang)
    assert ("2.3" if lang == "en" else "2,3") in said
    assert structure.__all__ == sorted(structure.__all__)
