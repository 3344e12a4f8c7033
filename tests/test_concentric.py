"""The concentric view: rings by rank, sectors by field or group, nothing upon anything else, true titles."""

from __future__ import annotations

import io
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.spatial import cKDTree

from builders import contact, message, network
from netanalysis.people.fields import FIELDS, read_fields
from netanalysis.plot.concentric import concentric
from netanalysis.plot.polar import place_on_rings
from netanalysis.wording import LANGUAGES

ANYBODY = network([contact("chat:1")], [message("chat:1", "2024-05-02 09:00")])
TITLES = (
    "Leiterin Einkauf",
    "Vertriebsleiter",
    "CFO",
    "Interim Manager",
    "Redakteurin",
    "Geschäftsführer",
    "Töpferin",
    "",
)
STATES = ("tended", "dormant", "occasional", "one_way")


def crowd(n: int, *, titled: bool = True, without: int = 3) -> nx.Graph[str]:
    """Graph of n people with an exchange, weaker and weaker, and some without."""
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    for i in range(n):
        known: dict[str, Any] = {"position": TITLES[i * i % len(TITLES)]} if titled else {}
        G.add_node(
            f"chat:{i:05d}", name=f"Eva Muster {i}", strength=100.0 / (i + 1), tending=STATES[i % 4], **known
        )
    for i in range(without):
        G.add_node(f"none:{i}", name=f"Ute Still {i}", tending="collected")
    G.add_edges_from(combinations(sorted(G)[:4], 2), weight=1.0, inferred=False)
    return G


def drawn(G: nx.Graph[str], *, size: tuple[float, float] = (10.5, 7.5), **options: Any) -> Axes:
    figure = Figure(figsize=size, layout="constrained")
    ax = concentric(ANYBODY, graph=G, ax=figure.subplots(), **options)
    figure.draw_without_rendering()
    return ax


def words(ax: Axes, *gids: str) -> list[str]:
    return [" ".join(text.get_text().split()) for text in ax.texts if text.get_gid() in gids]


def frame_of(n: int, sectors: str = "abc") -> pd.DataFrame:
    rows = {f"p{i:05d}": (1000.0 / (i + 1), sectors[(i * 7 + i // 3) % len(sectors)]) for i in range(n)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["strength", "sector"])


@pytest.mark.parametrize("sectors", ["a", "abc", "abcdefghijklm"])
@pytest.mark.parametrize("n", [1, 2, 5, 16, 200, 3000])
def test_no_dot_lies_on_another_and_each_stands_in_its_ring_and_sector(n: int, sectors: str) -> None:
    placed = place_on_rings(frame_of(n, sectors), sectors=list(sectors), cuts=(5, 15, 50, 150))
    people = placed.people
    xy, radius = people[["x", "y"]].to_numpy(), people["radius"].to_numpy()
    for a, b in cKDTree(xy).query_pairs(2 * radius.max()):
        assert np.hypot(*(xy[a] - xy[b])) >= radius[a] + radius[b] - 1e-9
    away, outer = np.hypot(*xy.T), placed.rings["outer"].to_numpy()
    inner = np.concatenate([[0.0], outer])[people["ring"]]
    assert (away - radius >= inner - 1e-9).all()
    assert (away + radius <= outer[people["ring"]] + 1e-9).all()
    angle = np.arctan2(xy[:, 0], xy[:, 1]) % (2 * np.pi)
    borders = placed.sectors.loc[people["sector"], ["start", "end"]].to_numpy()
    assert ((angle > borders[:, 0]) & (angle < borders[:, 1])).all()


def test_rings_end_at_the_ranks_of_the_cuts() -> None:
    people = frame_of(200).sample(frac=1, random_state=1)
    placed = place_on_rings(people, sectors=list("abc"), cuts=(5, 15, 50, 150))
    assert placed.rings["last"].tolist() == [5, 15, 50, 150, 200]
    assert placed.people["ring"].value_counts().sort_index().tolist() == [5, 10, 35, 100, 50]
    assert placed.people["rank"].tolist() == list(range(1, 201))
    assert placed.people.index[0] == "p00000"


def test_equally_strong_ties_stand_by_id_whatever_the_order_of_rows() -> None:
    people = frame_of(40).assign(strength=1.0)
    there, back = (
        place_on_rings(rows, sectors=list("abc"), cuts=(5,)).people for rows in (people, people[::-1])
    )
    pd.testing.assert_frame_equal(there, back)


def test_nobody_can_be_placed() -> None:
    placed = place_on_rings(frame_of(0), sectors=["a"], cuts=(5,))
    assert placed.people.empty
    assert placed.sectors.empty


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Leiterin Einkauf", "purchasing"), ("Head of Supply Chain", "purchasing"), ("Vertriebsleiter", "sales"),
        ("Key Account Manager", "sales"), ("Geschäftsführerin", "management"), ("CEO & Founder", "management"),
        ("Assistenz der Geschäftsführung", "other"), ("HR Business Partner", "hr"), ("Personalberater", "hr"),
        ("Kaufmännischer Leiter", "finance"), ("CFO", "finance"), ("IT-Leiterin", "it"), ("CTO", "it"),
        ("Werkleiter", "operations"), ("Interim Managerin", "consulting"),
        ("Redakteurin", "marketing"), ("Töpferin", "other"), ("", "untitled"), (" - ", "untitled"),
        ("Mitarbeiter", "other"),
    ],
)  # fmt: skip
def test_the_field_of_work_of_a_title(title: str, field: str) -> None:
    assert read_fields([title]).tolist() == [field]
    assert field in FIELDS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("by", ["field", "group"])
@pytest.mark.parametrize("n", [1, 2, 30, 1000])
def test_no_text_lies_upon_another_one_or_leaves_the_page(n: int, by: Any, lang: Any) -> None:
    ax = drawn(crowd(n), by=by, lang=lang)
    key = ax.get_legend()
    shown = [
        text for text in [*ax.texts, ax.title, *key.get_texts()] if text.get_text() and text.get_alpha() != 0
    ]
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown]
    page = ax.figure.bbox
    for (a, one), (b, two) in combinations(boxes, 2):
        wide, high = min(one.x1, two.x1) - max(one.x0, two.x0), min(one.y1, two.y1) - max(one.y0, two.y0)
        assert wide <= 1 or high <= 1, (a, b)
    for text, box in boxes:
        assert box.x0 >= -1, text
        assert box.x1 <= page.x1 + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= page.y1 + 1, text


@pytest.mark.parametrize("size", [(4.0, 4.0), (6.0, 9.0), (16.0, 6.0)])
def test_names_of_sectors_stand_outside_the_circle_on_any_shape(size: tuple[float, float]) -> None:
    ax = drawn(crowd(300), size=size, lang="de")
    reach = max(
        np.hypot(*dots.get_offsets().T).max() for dots in ax.collections if dots.get_gid() == "people"
    )
    for text in ax.texts:
        if text.get_gid() == "sector":
            box = text.get_window_extent().transformed(ax.transData.inverted())
            x, y = (max(low, -high, 0.0) for low, high in ((box.x0, box.x1), (box.y0, box.y1)))
            assert np.hypot(x, y) > reach, text.get_text()


def test_title_and_caption_say_what_is_found_drawn_and_left_out() -> None:
    G = crowd(20)
    ax = drawn(G)
    assert " ".join(ax.get_title(loc="left").split()).startswith(
        "Of the 15 strongest ties, 4 are tended; the largest sector, with 7 of the 15, is: Sales"
    )
    (caption,) = words(ax, "caption")
    assert caption.startswith(
        "20 of 23 people are drawn: those with an observed exchange; 3 without are left out."
    )
    assert caption.endswith("As of 2 May 2024.")
    assert sum(len(dots.get_offsets()) for dots in ax.collections if dots.get_gid() == "people") == 20
    assert words(ax, "rank") == [str(i) for i in range(1, 16)]
    assert words(ax, "name")[1] == "Eva Muster 0"


def test_without_titles_nothing_is_said_of_fields() -> None:
    ax = drawn(crowd(20, titled=False), lang="de")
    assert " ".join(ax.get_title(loc="left").split()) == "Von den 15 stärksten Beziehungen werden 4 gepflegt"
    assert words(ax, "sector") == []


def test_sectors_by_group_are_named_like_the_groups() -> None:
    G = crowd(20)
    for person in sorted(G)[:4]:
        G.nodes[person].update(company="Nordlicht GmbH", company_key="nordlicht")
    assert words(drawn(G, by="group"), "sector") == ["Nordlicht · 4", "In no group · 16"]


def test_without_an_exchange_the_view_says_where_to_get_one() -> None:
    ax = drawn(crowd(0))
    assert "messages.csv" in words(ax, "missing")[0]
    assert ax.get_title(loc="left") == "3 people, and not one exchange is on record"
    assert drawn(crowd(1)).get_title(loc="left") == "The only tie with an exchange is tended"


def test_the_same_network_gives_the_same_bytes() -> None:
    def png(G: nx.Graph[str]) -> bytes:
        file = io.BytesIO()
        drawn(G, by="group").figure.savefig(file, dpi=50, metadata={"Software": "netanalysis"})
        return file.getvalue()

    G, H = crowd(60), nx.Graph(as_of="2024-05-02")
    H.add_nodes_from(sorted(G.nodes(data=True), reverse=True))
    H.add_edges_from(sorted(G.edges(data=True), key=lambda edge: edge[:2], reverse=True))
    assert png(G) == png(H)
