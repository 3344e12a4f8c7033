"""Where people stand: nothing lies upon anything else, and the same people always stand in the same places."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from scipy.spatial import cKDTree

from netanalysis.plot.layout import Layout, arrange, lay_out_groups
from netanalysis.plot.packing import pack, rings, rows


def smallest_gap(xy: Any, radii: Sequence[float]) -> float:
    """Free space between the two circles that are nearest to each other."""
    size = np.asarray(radii)
    pairs = np.array(list(combinations(range(len(size)), 2)))
    away = np.hypot(*(np.asarray(xy)[pairs[:, 0]] - np.asarray(xy)[pairs[:, 1]]).T)
    return float((away - size[pairs[:, 0]] - size[pairs[:, 1]]).min())


def random_radii(n: int, seed: int) -> list[float]:
    rng = random.Random(seed)  # noqa: S311 - invented data
    return sorted((rng.choice([0.3, 0.3, 0.5, 1.3, 4.0]) for _ in range(n)), reverse=True)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("aspect", [0.5, 1.0, 1.8])
def test_packed_circles_keep_their_distance(seed: int, aspect: float) -> None:
    radii = random_radii(70, seed)
    assert smallest_gap(pack(radii, gap=0.4, aspect=aspect), radii) >= 0.4 - 1e-6


def test_packed_circles_leave_the_middle_free() -> None:
    radii = random_radii(40, 1)
    reach = np.hypot(*pack(radii, gap=0.2, inner=5.0).T) - radii
    assert reach.min() >= 5.2 - 1e-6


def test_the_first_circle_stands_in_the_middle_and_the_heap_is_dense() -> None:
    xy = pack([1.0] * 60)
    assert xy[0].tolist() == [0.0, 0.0]
    assert np.hypot(*xy.T).max() + 1 < 1.35 * np.sqrt(60)


def test_a_wide_heap_is_wide() -> None:
    width, height = np.ptp(pack([1.0] * 80, aspect=2.0), axis=0)
    assert 1.6 < width / height < 2.4


def test_circles_stand_beside_those_they_are_tied_to() -> None:
    pulls: list[dict[int, float]] = [{} for _ in range(40)]
    pulls[39] = {20: 1.0}
    tied, free = (pack([1.0] * 40, pulls=wish) for wish in (pulls, None))
    assert np.hypot(*(tied[39] - tied[20])) < np.hypot(*(free[39] - free[20]))


def test_what_is_attached_to_a_circle_gets_room_too() -> None:
    radii, attached = [2.0] * 12, [[(-1.5, 2.8, 0.8), (1.5, 2.8, 0.8)] for _ in range(12)]
    xy = pack(radii, gap=0.3, attached=attached)
    everything = [(*at, 2.0) for at in xy] + [(x + dx, y + dy, r) for x, y in xy for dx, dy, r in attached[0]]
    for owner in range(12):
        own = {owner, 12 + 2 * owner, 13 + 2 * owner}
        mine = [everything[i] for i in sorted(own)]
        others = [circle for i, circle in enumerate(everything) if i not in own]
        gaps = [np.hypot(a[0] - b[0], a[1] - b[1]) - a[2] - b[2] for a in mine for b in others]
        assert min(gaps) > 0


def test_nothing_to_pack_is_no_error() -> None:
    assert pack([]).shape == (0, 2)
    xy, outer = rings([], inner=(2.0, 1.0))
    assert (xy.shape, outer) == ((0, 2), (2.0, 1.0))


@pytest.mark.parametrize("inner", [(0.0, 0.0), (6.0, 6.0), (20.0, 11.0)])
def test_circles_on_rings_do_not_touch_and_stay_outside(inner: tuple[float, float]) -> None:
    radii = sorted(random_radii(150, 5), reverse=True)
    xy, outer = rings(radii, gap=0.3, inner=inner)
    assert smallest_gap(xy, radii) > 0
    assert outer[0] > inner[0]
    if inner[0]:
        inside = np.hypot(xy[:, 0] / inner[0], xy[:, 1] / inner[1])
        assert inside.min() > 1
    assert np.hypot(xy[:, 0] / outer[0], xy[:, 1] / outer[1]).max() < 1


def test_rings_keep_the_order_from_the_inside_outwards() -> None:
    xy, _ = rings([1.0] * 60, gap=0.2)
    reach = np.hypot(*xy.T).round(6)
    assert (np.diff(reach) >= 0).all()
    assert len(set(reach)) <= 6


@pytest.mark.parametrize("height", [0.5, 6.0, 40.0])
def test_rows_keep_distance_order_and_height(height: float) -> None:
    parts = [sorted(random_radii(30, 1), reverse=True), sorted(random_radii(50, 2), reverse=True), [0.3]]
    xy, (width, high) = rows(parts, height=height, gap=0.2, between=0.5)
    radii = [radius for part in parts for radius in part]
    assert smallest_gap(xy, radii) >= 0.2 - 1e-6
    assert (xy[:, 0] - radii).min() >= -1e-9
    assert (xy[:, 0] + radii).max() == pytest.approx(width)
    assert (xy[:, 1] - radii).min() >= -high - 1e-9
    assert high <= height or width > sum(2 * r + 0.2 for r in parts[1]) - 1
    assert xy[:30, 1].min() > xy[30:80, 1].max() > xy[80, 1]


def test_no_rows_are_no_error() -> None:
    xy, size = rows([[], []], height=1.0)
    assert (xy.shape, size) == ((0, 2), (0.0, 0.0))


def village(n_groups: int = 6, *, size: int = 7, single: int = 30, seed: int = 0) -> nx.Graph[str]:
    """Communities of that size, a few ties between them, single people, some of everybody tended."""
    rng = random.Random(seed)  # noqa: S311 - invented data
    G: nx.Graph[str] = nx.Graph()
    for group in range(n_groups):
        members = [f"g{group:03d}p{i:02d}" for i in range(size)]
        G.add_edges_from(combinations(members, 2))
    G.add_edges_from(
        (f"g{rng.randrange(n_groups):03d}p00", f"g{rng.randrange(n_groups):03d}p01") for _ in range(4)
    )
    G.add_nodes_from(f"s{i:04d}" for i in range(single))
    for person in sorted(G):
        G.nodes[person]["tending"] = rng.choice(["tended", "dormant", "collected", "collected"])
    G.add_edges_from(("ego", person) for person in list(G))
    return G


def groups_of(G: nx.Graph[str]) -> dict[str, int]:
    return {person: int(person[1:4]) for person in G if person.startswith("g")}


def radii_of(G: nx.Graph[str]) -> dict[str, float]:
    sizes = {"tended": 0.9, "dormant": 0.6, "collected": 0.3}
    return {person: sizes[data["tending"]] for person, data in G.nodes(data=True) if person != "ego"}


def lay_out(G: nx.Graph[str], **options: Any) -> Layout:
    circles = lay_out_groups(G, groups_of(G), radii=radii_of(G), spacing=options.get("spacing", 1.0))
    return arrange(G, circles, radii=radii_of(G), **options)


def test_everybody_but_ego_is_placed_once() -> None:
    people = lay_out(village()).people
    assert people.index.tolist() == sorted(set(village()) - {"ego"})
    assert people.columns.tolist() == ["x", "y", "radius", "group", "zone"]
    assert people[["x", "y"]].notna().all(axis=None)


@pytest.mark.parametrize("options", [{}, {"aspect": 1.9}, {"inner": 3.0}, {"spacing": 3.0}])
def test_no_two_people_overlap(options: dict[str, float]) -> None:
    people = lay_out(village(seed=2), **options).people
    assert smallest_gap(people[["x", "y"]].to_numpy(), people["radius"].tolist()) > 0


@pytest.mark.parametrize("options", [{}, {"aspect": 1.9}, {"titles": {0: (9.0, 1.5), 3: (14.0, 3.0)}}])
def test_the_circles_of_groups_do_not_overlap(options: dict[str, Any]) -> None:
    circles = lay_out(village(n_groups=14), **options).groups
    assert len(circles) == 14
    assert smallest_gap(circles[["x", "y"]].to_numpy(), circles["radius"].tolist()) > 0


def test_everybody_stands_inside_the_circle_of_her_group_and_nobody_else_does() -> None:
    placed = lay_out(village())
    for group in placed.groups.index:
        x, y, radius = placed.circle(group)
        reach = np.hypot(placed.people["x"] - x, placed.people["y"] - y)
        inside = reach + placed.people["radius"] <= radius + 1e-9
        assert placed.people.index[inside].tolist() == [
            p for p in placed.people.index if p.startswith(f"g{group:03d}")
        ]
        assert (reach[~inside] - placed.people["radius"][~inside] > radius).all()


def test_tended_singles_stand_in_the_middle_and_other_singles_outside() -> None:
    G = village()
    people = lay_out(G).people
    reach = np.hypot(people["x"], people["y"])
    tended = [
        person for person in people.index if person[0] == "s" and G.nodes[person]["tending"] == "tended"
    ]
    assert people.index[people["zone"] == "core"].tolist() == tended
    assert reach[people["zone"] == "core"].max() < reach[people["zone"] == "group"].min()
    circles = lay_out(G).groups
    outermost = (np.hypot(circles["x"], circles["y"]) + circles["radius"]).max()
    assert (reach[people["zone"] == "field"] > outermost * 0.8).all()


def test_room_for_a_title_stays_free() -> None:
    width, height = 12.0, 3.0
    placed = lay_out(village(n_groups=14), titles={2: (width, height)})
    x, y, radius = placed.circle(2)
    others = placed.people[placed.people["group"] != 2]
    over = (
        (abs(others["x"] - x) < width / 2) & (others["y"] > y + radius) & (others["y"] < y + radius + height)
    )
    assert not over.any()


def test_one_person_of_a_group_alone_makes_no_circle() -> None:
    G = nx.Graph([("a", "b")])
    G.add_node("c")
    radii = dict.fromkeys("abc", 0.5)
    circles = lay_out_groups(G, {"a": 0, "b": 0, "c": 1, "elsewhere": 1}, radii=radii)
    placed = arrange(G, circles, radii=radii)
    assert placed.groups.index.tolist() == [0]
    assert placed.people["zone"].tolist() == ["group", "group", "field"]
    assert placed.people["group"].isna().tolist() == [False, False, True]


def test_without_communities_strength_falls_from_the_middle_outwards() -> None:
    G: nx.Graph[str] = nx.Graph()
    G.add_nodes_from(f"p{i:02d}" for i in range(40))
    radii = {f"p{i:02d}": 1.2 - i / 50 for i in range(40)}
    people = arrange(G, {}, radii=radii).people
    reach = np.hypot(people["x"], people["y"]).to_numpy()
    assert reach[0] == 0
    assert (np.diff(reach) > -1e-9).all()


def test_without_communities_the_tended_stand_innermost() -> None:
    G: nx.Graph[str] = nx.Graph()
    G.add_nodes_from((f"p{i:02d}", {"tending": "tended" if i % 5 == 0 else "dormant"}) for i in range(40))
    radii = {person: 0.4 if G.nodes[person]["tending"] == "tended" else 1.0 for person in G}
    people = arrange(G, {}, radii=radii).people
    reach = np.hypot(people["x"], people["y"])
    assert reach[people["radius"] == 0.4].max() < reach[people["radius"] == 1.0].min()


def test_the_strongest_stands_nearest_to_the_middle_of_her_group() -> None:
    G = nx.Graph(list(combinations("abcdefghij", 2)))
    radii = dict.fromkeys("abcdefghij", 0.4) | {"e": 1.2}
    circle = lay_out_groups(G, dict.fromkeys("abcdefghij", 0), radii=radii)[0]
    reach = dict(zip(circle.people, np.hypot(*circle.xy.T), strict=True))
    assert min(reach, key=lambda person: reach[person]) == "e"


def test_neither_the_order_of_people_nor_of_ties_matters() -> None:
    G, H = village(), nx.Graph()
    H.add_nodes_from(sorted(G.nodes(data=True), reverse=True))
    H.add_edges_from(sorted(G.edges(), reverse=True))
    assert lay_out(H).people.equals(lay_out(G).people)
    assert lay_out(H).groups.equals(lay_out(G).groups)


def test_nobody_and_one_person_can_be_placed() -> None:
    assert arrange(nx.Graph(), {}, radii={}).people.empty
    G = nx.Graph([("ego", "a")])
    assert arrange(G, {}, radii={"a": 0.5}).people[["x", "y"]].to_numpy().tolist() == [[0.0, 0.0]]


def test_2500_people_stand_apart() -> None:
    people = lay_out(village(n_groups=150, size=10, single=1000)).people
    assert len(people) == 2500
    nearest, _ = cKDTree(people[["x", "y"]].to_numpy()).query(people[["x", "y"]].to_numpy(), k=2)
    assert nearest[:, 1].min() > 0.6
    pairs = cKDTree(people[["x", "y"]].to_numpy()).query_pairs(1.8, output_type="ndarray")
    xy, radius = people[["x", "y"]].to_numpy(), people["radius"].to_numpy()
    away = np.hypot(*(xy[pairs[:, 0]] - xy[pairs[:, 1]]).T) - radius[pairs[:, 0]] - radius[pairs[:, 1]]
    assert away.min() > 0
