"""Communities, their names and the choice of people, on graphs made by hand."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from netanalysis.structure import choose_people, communities, group_people, name_communities


def clique(*people: str, weight: float = 1.0) -> list[tuple[str, str, dict[str, float]]]:
    return [(a, b, {"weight": weight}) for a, b in combinations(people, 2)]


@pytest.fixture
def two_triangles() -> nx.Graph[str]:
    """a, b, c and x, y, z, a thin bridge between them, ego tied to all, n to ego alone."""
    G: nx.Graph[str] = nx.Graph()
    G.add_edges_from([*clique("a", "b", "c"), *clique("x", "y", "z"), ("c", "x", {"weight": 0.1})])
    G.add_edges_from(("ego", person, {"weight": 9.0}) for person in "abcxyzn")
    return G


def test_ego_does_not_glue_the_groups_together(two_triangles: nx.Graph[str]) -> None:
    assert communities(two_triangles) == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}


def test_who_is_tied_to_ego_alone_is_in_no_community(two_triangles: nx.Graph[str]) -> None:
    found = communities(two_triangles)
    assert "n" not in found
    assert "ego" not in found


def test_communities_are_numbered_by_size_and_then_by_smallest_id() -> None:
    G = nx.Graph([*clique("p", "q"), *clique("b", "c"), *clique("u", "v", "w")])
    assert communities(G) == {"u": 0, "v": 0, "w": 0, "b": 1, "c": 1, "p": 2, "q": 2}


def test_planted_groups_are_found_whatever_the_order_of_the_ties() -> None:
    rng = random.Random(3)  # noqa: S311 - invented data
    planted = {f"{group}{i:02d}": group for group in "abcd" for i in range(12)}
    edges = [
        (one, other)
        for one, other in combinations(planted, 2)
        if rng.random() < (0.7 if planted[one] == planted[other] else 0.03)
    ]
    expected = {person: "abcd".index(group) for person, group in planted.items()}
    assert communities(nx.Graph(edges)) == expected
    rng.shuffle(edges)
    assert communities(nx.Graph([(b, a) for a, b in edges])) == expected


def test_a_graph_without_ties_among_contacts_has_no_communities() -> None:
    assert communities(nx.star_graph(0)) == {}
    assert communities(nx.Graph([("ego", "a"), ("ego", "b")])) == {}


def test_ties_without_weight_count_one_and_ties_of_weight_zero_do_not_count() -> None:
    G = nx.Graph([("a", "b")])
    G.add_edge("b", "c", weight=0.0)
    assert communities(G) == {"a": 0, "b": 0}


def test_the_weight_is_the_attribute_named() -> None:
    G = nx.Graph([*clique("a", "b", weight=0.0), *clique("c", "d", weight=0.0)])
    G["a"]["b"]["n_meeting"] = 2
    G["c"]["d"]["n_meeting"] = 0
    assert communities(G, weight="n_meeting") == {"a": 0, "b": 0}


def test_a_higher_resolution_makes_more_communities() -> None:
    G = nx.Graph([*clique(*"abcdef"), *clique(*"uvwxyz"), ("a", "u", {"weight": 1.0})])
    assert len(set(communities(G, resolution=0.05).values())) == 1
    assert len(set(communities(G).values())) == 2
    assert len(set(communities(G, resolution=9.0).values())) == 12


@pytest.mark.parametrize("resolution", [0.0, -1.0, float("nan")])
def test_a_resolution_not_above_zero_is_refused(resolution: float) -> None:
    with pytest.raises(ValueError, match=r"resolution is .* above 0"):
        communities(nx.Graph([("a", "b")]), resolution=resolution)


def test_the_graph_is_not_changed(two_triangles: nx.Graph[str]) -> None:
    before = nx.to_dict_of_dicts(two_triangles)
    nodes = dict(two_triangles.nodes(data=True))
    name_communities(two_triangles, communities(two_triangles))
    choose_people(two_triangles, at_most=2)
    assert nx.to_dict_of_dicts(two_triangles) == before
    assert dict(two_triangles.nodes(data=True)) == nodes


def people(*rows: tuple[str, str | None, str | None], **more: object) -> nx.Graph[str]:
    """People with an id, a company and a position, all of them in one community unless said otherwise."""
    G: nx.Graph[str] = nx.Graph()
    for person, company, position in rows:
        known = {"company": company, "position": position}
        if company and company != "freelance":
            known["company_key"] = company.removesuffix(" GmbH").lower()
        G.add_node(person, **{name: value for name, value in known.items() if value}, **more)
    return G


def test_a_community_is_named_after_the_employer_of_half_of_its_members() -> None:
    G = people(
        ("a", "Nordlicht GmbH", "CFO"),
        ("b", "Nordlicht GmbH", "CFO"),
        ("c", "Lupe", "CFO"),
        ("d", None, "CFO"),
    )
    assert name_communities(G, dict.fromkeys("abcd", 0)) == {0: "Nordlicht"}


def test_two_employers_that_have_half_of_the_members_together_name_it_both() -> None:
    G = people(
        ("a", "Nordlicht GmbH", None), ("b", "Nordlicht GmbH", None), ("c", "Lupe", None), ("d", "Lupe", None),
        ("e", "Ampel", None),
    )  # fmt: skip
    assert name_communities(G, dict.fromkeys("abcde", 0)) == {0: "Lupe / Nordlicht"}


def test_freelance_names_no_community_but_the_typical_word_does() -> None:
    G = people(
        ("a", "freelance", "Einkauf Metall"), ("b", "freelance", "Leiterin Einkauf"), ("c", "freelance", "Tanz"),
        ("x", None, "Leiterin Tanz"), ("y", None, "Metall"), ("z", None, "Singen"),
    )  # fmt: skip
    assert name_communities(G, dict.fromkeys("abc", 0)) == {0: "Einkauf"}


def test_a_word_that_everybody_carries_sets_nobody_apart() -> None:
    G = people(("a", None, "Interim"), ("b", None, "Interim"), ("x", None, "Interim"))
    G.nodes["b"].update(name="Berta Strong", strength=3.0)
    assert name_communities(G, {"a": 0, "b": 0}) == {0: "Berta Strong"}


def test_the_strongest_member_names_what_has_nothing_else_in_common() -> None:
    G = people(("a", "Lupe", "CFO"), ("b", "Ampel", "CTO"), ("c", "Nordlicht", "CEO"), name="Same Name")
    G.nodes["c"].update(name="Carla Close", strength=1.5)
    assert name_communities(G, dict.fromkeys("abc", 0)) == {0: "Carla Close"}


def test_a_nameless_member_stands_with_her_id() -> None:
    assert name_communities(nx.Graph([("chat:1", "chat:2")]), {"chat:1": 0, "chat:2": 0}) == {0: "chat:1"}


def test_no_two_communities_have_the_same_name() -> None:
    G = people(*((person, "Lupe", None) for person in "abcdef"), name="Eva Muster")
    groups = {"a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 2}
    assert name_communities(G, groups) == {0: "Lupe", 1: "Lupe · Eva Muster", 2: "Eva Muster"}
    G.add_nodes_from("gh", name="Eva Muster")
    assert name_communities(G, groups | {"g": 3, "h": 3})[3] == "Eva Muster 2"


def test_the_most_usual_spelling_is_shown() -> None:
    G = people(("a", None, "EINKAUF"), ("b", None, "Einkauf"), ("c", None, "Einkauf"), ("x", None, "Tanz"))
    assert name_communities(G, dict.fromkeys("abc", 0)) == {0: "Einkauf"}


@pytest.fixture
def crowd() -> nx.Graph[str]:
    """One pinned, two tended, three with strength, a firm of ten tied to each other, four with nothing."""
    G: nx.Graph[str] = nx.Graph()
    G.add_node("pin", pinned=True)
    G.add_nodes_from(
        [("t1", {"tending": "tended", "strength": 1.0}), ("t2", {"tending": "tended", "strength": 2.0})]
    )
    G.add_nodes_from([("s1", {"strength": 0.1}), ("s2", {"strength": 7.0}), ("s3", {"strength": 0.5})])
    G.add_edges_from(clique(*(f"f{i}" for i in range(10))))
    G.add_nodes_from(["z1", "z2", "z3", "z4"])
    G.add_edges_from(("ego", person) for person in list(G))
    return G


def test_people_come_in_the_order_of_closeness(crowd: nx.Graph[str]) -> None:
    assert choose_people(crowd, at_most=99)[:6] == ["pin", "t2", "t1", "s2", "s3", "s1"]


def test_where_everybody_fits_everybody_is_chosen_but_ego(crowd: nx.Graph[str]) -> None:
    assert sorted(choose_people(crowd, at_most=20)) == sorted(set(crowd) - {"ego"})


def test_strong_ties_take_half_of_the_places_and_the_communities_the_rest(crowd: nx.Graph[str]) -> None:
    assert choose_people(crowd, at_most=8) == ["pin", "t2", "t1", "s2", "f0", "f1", "f2", "f3"]


def test_pinned_and_tended_people_are_never_left_out_for_others(crowd: nx.Graph[str]) -> None:
    assert choose_people(crowd, at_most=3) == ["pin", "t2", "t1"]
    assert choose_people(crowd, at_most=2) == ["pin", "t2"]


def test_after_the_communities_come_the_others_by_id(crowd: nx.Graph[str]) -> None:
    chosen = choose_people(crowd, at_most=18)
    assert chosen[-4:] == ["f8", "f9", "z1", "z2"]


def test_the_largest_groups_are_chosen_whole_and_small_ones_left_out() -> None:
    G = nx.Graph([*clique(*(f"a{i}" for i in range(8))), *clique(*(f"b{i}" for i in range(4)))])
    chosen = choose_people(G, at_most=9)
    assert [sum(person.startswith(group) for person in chosen) for group in "ab"] == [8, 1]


def test_colleagues_at_a_large_firm_are_a_group_though_nothing_ties_them() -> None:
    G = nx.Graph([("a", "b"), ("b", "c"), ("ego", "x")])
    G.add_nodes_from(["a", "w", "x", "y", "z"], company_key="nordlicht")
    G.add_nodes_from(["p", "q"], company_key="ampel")
    assert group_people(G) == {"w": 0, "x": 0, "y": 0, "z": 0, "a": 1, "b": 1, "c": 1}


def test_a_title_names_a_community_that_no_employer_does() -> None:
    roles = ["Vertriebsleiter Nord", "Vertriebsleiter Süd", "Vertriebsleiter", "CFO"]
    G = people(*((f"m{i}", ("Ampel", "Lupe", "Kaktus", "Hut")[i], role) for i, role in enumerate(roles)),
               *((f"x{i}", None, "CFO") for i in range(8)))  # fmt: skip
    assert name_communities(G, {f"m{i}": 0 for i in range(4)}) == {0: "Vertriebsleiter"}


def test_the_best_connected_of_a_community_come_first() -> None:
    G = nx.Graph([("hub", f"leaf{i}") for i in range(5)])
    assert choose_people(G, at_most=1) == ["hub"]


def test_the_order_of_the_nodes_does_not_matter(crowd: nx.Graph[str]) -> None:
    H: nx.Graph[str] = nx.Graph()
    H.add_nodes_from(sorted(crowd.nodes(data=True), reverse=True))
    H.add_edges_from(sorted(crowd.edges(), reverse=True))
    assert choose_people(H, at_most=9) == choose_people(crowd, at_most=9)


def test_no_place_at_all_is_refused(crowd: nx.Graph[str]) -> None:
    with pytest.raises(ValueError, match="at_most is 0"):
        choose_people(crowd, at_most=0)
