"""The contact graph and its conversions, on a graph small enough to check by eye."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from builders import contact, message, network
from netanalysis import Network, contact_graph, convert, tie_strength
from netanalysis.graph import EGO, LARGE_FIRM


@pytest.fixture
def small() -> Network:
    return network(
        [contact("x:1", company="Nordlicht GmbH", connected_on="2020-05-01"), contact("x:2", "Udo Probe", company="NORDLICHT AG"),
         contact("x:3", "Ina Fremd", company="freelance"), contact("x:4", "Zoë <Rand> & \x07Co")],
        [message("x:1", "2024-01-01 10:00"), message("x:1", "2024-01-02 10:00", "out"),
         message("x:1", "2024-01-03 10:00", kind="endorsement"), message("x:2", "2024-01-03 10:00", kind="invitation")],
        links=[{"a": "x:1", "b": "x:3", "kind": "group_thread", "n_people": 4}, {"a": "x:1", "b": "x:3", "kind": "introduction"},
               {"a": "x:1", "b": "x:1", "kind": "meeting"}],
    )  # fmt: skip


def test_ego_and_a_node_for_each_person(small: Network) -> None:
    G = contact_graph(small)
    assert type(G) is nx.Graph
    assert list(G) == [EGO, "x:1", "x:2", "x:3", "x:4"]
    assert G.nodes[EGO] == {"kind": "ego", "name": "Ida Beispiel"}
    strength = tie_strength(small).loc["x:1", "strength"]
    assert G.nodes["x:1"] == {
        "kind": "person", "name": "Eva Muster", "company": "Nordlicht GmbH", "company_key": "nordlicht", "platforms": "x",
        "pinned": False, "connected_on": "2020-05-01", "tending": "occasional", "strength": pytest.approx(strength),
    }  # fmt: skip
    assert "company_key" not in G.nodes["x:3"]  # freelance is a status, no employer


def test_ties_of_ego_carry_strength_and_flat_counts(small: Network) -> None:
    G = contact_graph(small)
    assert G.edges[EGO, "x:1"] == {
        "weight": pytest.approx(G.nodes["x:1"]["strength"]), "observed": True, "inferred": False, "n_message": 2, "n_endorsement": 1,
    }  # fmt: skip
    assert G.edges[EGO, "x:2"] == {"weight": 0.0, "observed": False, "inferred": False, "n_invitation": 1}


def test_ties_among_contacts_are_evidenced_or_inferred(small: Network) -> None:
    G = contact_graph(small)
    assert G.edges["x:1", "x:3"] == {
        "weight": pytest.approx(1 / 3 + 1),
        "inferred": False,
        "n_group_thread": 1,
        "n_introduction": 1,
    }
    assert G.edges["x:1", "x:2"] == {"weight": 1.0, "inferred": True, "n_same_employer": 1}
    assert G.graph == {"as_of": "2024-01-03", "n_links": 1}
    assert not list(nx.selfloop_edges(G))


def test_a_large_firm_ties_nobody() -> None:
    people = [contact(f"x:{i:02d}", f"Person {i}", company="Riesen AG") for i in range(LARGE_FIRM + 1)]
    assert contact_graph(network(people)).number_of_edges() == LARGE_FIRM + 1
    fewer = contact_graph(network(people[:-1]))
    assert fewer.number_of_edges() == LARGE_FIRM + LARGE_FIRM * (LARGE_FIRM - 1) // 2
    assert fewer.edges["x:00", "x:01"]["weight"] == pytest.approx(1 / (LARGE_FIRM - 1))


def test_a_bare_star_says_nothing_structural() -> None:
    G = contact_graph(network([contact(f"x:{i}", f"Person {i}") for i in range(8)]))
    assert nx.constraint(G)[EGO] == pytest.approx(1 / 8)
    assert nx.effective_size(G)[EGO] == pytest.approx(8)


def as_plain(G: nx.Graph) -> tuple[dict[str, object], dict[frozenset[str], object]]:
    return dict(G.nodes(data=True)), {frozenset((a, b)): data for a, b, data in G.edges(data=True)}


def test_tables_and_back(small: Network) -> None:
    G = contact_graph(small)
    nodes, edges = convert.graph_to_tables(G)
    assert nodes.index.tolist() == list(G)
    assert edges.columns[:2].tolist() == ["source", "target"]
    assert as_plain(convert.graph_from_tables(nodes, edges)) == as_plain(G)


def test_tables_of_a_graph_without_edges() -> None:
    nodes, edges = convert.graph_to_tables(nx.Graph([("a", "b")]).subgraph(["a"]))
    assert convert.graph_from_tables(nodes, edges).number_of_edges() == 0


def test_tables_need_source_and_target() -> None:
    with pytest.raises(ValueError, match="needs the columns source and target, found are von, nach"):
        convert.graph_from_tables(pd.DataFrame(), pd.DataFrame(columns=["von", "nach"]))


@pytest.mark.parametrize("ending", convert.FORMATS)
def test_files_lose_nothing_and_have_no_clock(small: Network, tmp_path: Path, ending: str) -> None:
    G = contact_graph(small)
    first = convert.save_graph(G, tmp_path / f"one{ending}").read_bytes()
    second = convert.save_graph(G, tmp_path / f"two{ending}").read_bytes()
    assert first == second
    assert b"lastmodified" not in first
    back = convert.load_graph(tmp_path / f"one{ending}")
    wanted = G.copy()
    wanted.nodes["x:4"]["name"] = "Zoë <Rand> & Co"  # a control character cannot stand in XML
    assert as_plain(back) == as_plain(wanted)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ValueError, match=r"'network.txt' has no ending that says the format; end it in .gexf or .graphml"
    ):
        convert.save_graph(nx.Graph(), tmp_path / "network.txt")
