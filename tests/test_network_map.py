"""What stands on the network map: the right people, ties and words, and no text upon another one."""

from __future__ import annotations

import io
import random
from datetime import date
from itertools import combinations
from typing import Any

import matplotlib as mpl
import networkx as nx
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from builders import contact, message, network
from netanalysis import Network
from netanalysis.plot.labels import place_names, without_overlap
from netanalysis.plot.map_artists import LOOKS
from netanalysis.plot.network_map import network_map
from netanalysis.wording import LANGUAGES

FIRMS = (
    "Nordlicht Pumpen",
    "Lupe & Söhne Werkzeug- und Anlagentechnik",
    "Ampel",
    "Kaktus Versicherungsmakler",
)
LONG = "Prof. Dr. Maximiliane Freifrau von und zu Hohenstein-Oberrieder-Bachmayr 🚀 $1 Mio. in $ 90 Tagen "
ANYBODY = network([contact("chat:1")], [message("chat:1", "2024-05-02 09:00")])


def invented(n: int, *, ties: bool = True, seed: int = 0) -> nx.Graph[str]:
    """Graph of n people, a tenth of them tended, half of them at a firm with ties to colleagues."""
    rng = random.Random(seed)  # noqa: S311 - invented data
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    G.add_node("ego", kind="ego", name="Ida Beispiel")
    for i in range(n):
        state = rng.choices(list(LOOKS), [10, 10, 10, 15, 45, 10])[0]
        known: dict[str, Any] = {"kind": "person", "name": f"Eva Muster {i}", "tending": state}
        if state not in ("collected", "unobserved"):
            known["strength"] = rng.expovariate(0.3)
        G.add_node(f"chat:{i:05d}", **known)
        G.add_edge("ego", f"chat:{i:05d}", weight=known.get("strength", 0.0), observed="strength" in known)
    if ties:
        add_firms(G, rng)
    return G


def add_firms(G: nx.Graph[str], rng: random.Random) -> None:
    people = sorted(set(G) - {"ego"})
    for start in range(0, len(people) // 2, 9):
        firm, members = FIRMS[start % len(FIRMS)] + f" {start}", people[start : start + 9]
        for person in members:
            G.nodes[person].update(company=firm, company_key=firm.lower())
        G.add_edges_from(combinations(members, 2), weight=0.2, inferred=True, n_same_employer=1)
        if len(members) > 1:
            G.add_edge(members[0], members[1], weight=1.0, inferred=False, n_meeting=1)
        G.add_edge(
            members[0], rng.choice(people[:start] or people[1:2] or members), weight=0.5, inferred=False
        )
    G.remove_edges_from(list(nx.selfloop_edges(G)))


def drawn(G: nx.Graph[str], *, size: tuple[float, float] = (10.5, 8.5), **options: Any) -> Axes:
    figure = Figure(figsize=size, layout="constrained")
    ax = network_map(ANYBODY, graph=G, ax=figure.subplots(), **options)
    figure.draw_without_rendering()
    return ax


def collection(ax: Axes, gid: str) -> Any:
    found = [artist for artist in ax.collections if artist.get_gid() == gid]
    assert len(found) <= 1
    return found[0] if found else None


def texts(ax: Axes, *gids: str) -> list[Text]:
    return [text for text in ax.texts if text.get_gid() in gids]


def title_of(ax: Axes) -> str:
    """Title in one line with plain blanks."""
    return " ".join(ax.get_title(loc="left").split())


def caption_of(ax: Axes) -> str:
    """Caption in one line with plain blanks."""
    (caption,) = texts(ax, "caption")
    return " ".join(caption.get_text().split())


def overlapping(ax: Axes) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes lie upon each other."""
    key = ax.get_legend()
    everything = [*texts(ax, "title", "name", "caption"), ax.title, *(key.get_texts() if key else ())]
    shown = [(text, text.get_window_extent()) for text in everything if text.get_text()]
    return [
        (a.get_text(), b.get_text())
        for (a, box), (b, other) in combinations(shown, 2)
        if min(box.x1, other.x1) - max(box.x0, other.x0) > 1
        and min(box.y1, other.y1) - max(box.y0, other.y0) > 1
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("n", "at_most"), [(1, 400), (2, 400), (30, 400), (400, 400), (2500, 400), (2500, 2500)]
)
def test_no_text_lies_upon_another_one_or_leaves_the_page(n: int, at_most: int, lang: Any) -> None:
    ax = drawn(invented(n), at_most=at_most, lang=lang)
    assert overlapping(ax) == []
    page = ax.figure.bbox
    for text in texts(ax, "title", "name", "caption"):
        box = text.get_window_extent()
        assert box.x0 >= -1, text.get_text()
        assert box.x1 <= page.x1 + 1, text.get_text()
        assert box.y0 >= -1, text.get_text()
        assert box.y1 <= page.y1 + 1, text.get_text()


@pytest.mark.parametrize("size", [(4.0, 4.0), (6.0, 9.0), (16.0, 6.0)])
def test_a_map_of_any_shape_has_no_overlapping_texts(size: tuple[float, float]) -> None:
    assert overlapping(drawn(invented(300), size=size, lang="de", ego=True)) == []


def test_every_person_chosen_is_one_dot_inside_the_axes() -> None:
    ax = drawn(invented(300), at_most=120)
    dots = np.asarray(collection(ax, "people").get_offsets())
    assert dots.shape == (120, 2)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    assert (dots[:, 0] > left).all()
    assert (dots[:, 0] < right).all()
    assert (dots[:, 1] > low).all()
    assert (dots[:, 1] < high).all()


def test_discs_of_groups_do_not_overlap() -> None:
    discs = collection(drawn(invented(400)), "groups")
    at, radius = np.asarray(discs.get_offsets()), np.asarray(discs.get_widths()) / 2
    pairs = np.array(list(combinations(range(len(at)), 2)))
    away = np.hypot(*(at[pairs[:, 0]] - at[pairs[:, 1]]).T)
    assert len(at) > 5
    assert (away > radius[pairs[:, 0]] + radius[pairs[:, 1]]).all()


@pytest.mark.parametrize("n", [60, 900])
def test_titles_cover_no_dot_and_no_disc(n: int) -> None:
    ax = drawn(invented(n))
    unit = float(np.diff(ax.transData.transform([[0, 0], [1, 0]])[:, 0])[0])
    for gid in ("people", "groups"):
        circles = collection(ax, gid)
        at, radius = (
            ax.transData.transform(circles.get_offsets()),
            np.asarray(circles.get_widths()) / 2 * unit,
        )
        for title in texts(ax, "title"):
            box = title.get_window_extent()
            beside = np.maximum(np.maximum(box.x0 - at[:, 0], at[:, 0] - box.x1), 0)
            above = np.maximum(np.maximum(box.y0 - at[:, 1], at[:, 1] - box.y1), 0)
            assert (np.hypot(beside, above) - radius).min() > -2, title.get_text()


def test_tended_people_are_drawn_last_and_outlined_in_black() -> None:
    G = invented(80)
    dots = collection(drawn(G), "people")
    n_tended = sum(data.get("tending") == "tended" for _, data in G.nodes(data=True))
    edges = [to_hex(colour) for colour in dots.get_edgecolors()]
    assert 0 < n_tended < 80
    assert [edge == "#000000" for edge in edges] == [False] * (80 - n_tended) + [True] * n_tended


def test_the_area_of_a_dot_grows_evenly_with_the_strength() -> None:
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    for i, strength in enumerate([0.0, 1.0, 2.0, 3.0]):
        G.add_node(f"chat:{i}", tending="dormant", strength=strength)
    areas = np.sort(np.asarray(collection(drawn(G), "people").get_widths())) ** 2
    assert np.diff(areas) == pytest.approx([np.diff(areas)[0]] * 3)
    assert areas[0] > 0


def test_evidenced_ties_are_solid_and_inferred_ones_dashed() -> None:
    G = nx.Graph(as_of="2024-05-02")
    G.add_edges_from([("a", "b"), ("b", "c")], weight=1.0, inferred=False)
    G.add_edge("a", "c", weight=0.5, inferred=True)
    ax = drawn(G)
    solid, dashed = collection(ax, "evidenced"), collection(ax, "inferred")
    assert (len(solid.get_segments()), len(dashed.get_segments())) == (2, 1)
    assert [style[1] is None for style in (solid.get_linestyle()[0], dashed.get_linestyle()[0])] == [
        True,
        False,
    ]
    assert "2 evidenced" in caption_of(ax)
    assert "1 inferred" in caption_of(ax)


def test_ego_is_drawn_only_when_asked_for_with_the_ties_observed() -> None:
    G = invented(40)
    without, with_ego = drawn(G), drawn(G, ego=True)
    observed = sum(bool(data["observed"]) for _, _, data in G.edges("ego", data=True))
    assert len(collection(without, "ties of ego").get_segments()) == 0
    assert collection(without, "ego") is None
    assert len(collection(with_ego, "ties of ego").get_segments()) == observed
    assert np.asarray(collection(with_ego, "ego").get_offsets()).tolist() == [[0.0, 0.0]]
    names = [text.get_text() for text in with_ego.get_legend().get_texts()]
    assert "Ida Beispiel" in names
    dots = np.asarray(collection(with_ego, "people").get_offsets())
    assert np.hypot(*dots.T).min() > 0.9


def test_title_and_key_say_how_many_are_tended_and_which_group_is_largest() -> None:
    G = nx.Graph(as_of="2024-05-02")
    for i in range(5):
        G.add_node(f"chat:{i}", tending="tended" if i < 2 else "collected", company="Nordlicht GmbH",
                   company_key="nordlicht", name=f"Eva {i}")  # fmt: skip
    G.add_edges_from(combinations(sorted(G), 2), weight=0.25, inferred=True)
    G.add_node("chat:9", tending="dormant", strength=1.0)
    ax = drawn(G)
    assert title_of(ax) == "Of 6 people, 2 are tended; the largest group is Nordlicht with 5"
    shown = [" ".join(text.get_text().split()) for text in texts(ax, "title")]
    assert shown == ["Nordlicht · 5", "1 without a known tie to others"]
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == ["tended 2", "dormant 1", "collected 3", "same employer"]


def test_a_group_of_which_some_are_drawn_says_how_many() -> None:
    G = nx.Graph(as_of="2024-05-02")
    members = [f"chat:{i:02d}" for i in range(20)]
    G.add_nodes_from(members, tending="collected", company="Nordlicht", company_key="nordlicht")
    G.add_edges_from(combinations(members, 2), weight=0.1, inferred=True)
    ax = drawn(G, at_most=6)
    assert [text.get_text() for text in texts(ax, "title")] == ["Nordlicht\n6 of 20"]
    assert "6 of 20 people are drawn" in caption_of(ax)


def test_a_group_named_after_a_person_stands_around_her() -> None:
    G = nx.Graph([("a", "b"), ("b", "c"), ("a", "c")], as_of="2024-05-02")
    G.add_nodes_from(G, tending="collected")
    G.nodes["b"].update(name="Berta Muster", strength=3.0, tending="tended")
    ax = drawn(G, lang="de")
    assert [" ".join(text.get_text().split()) for text in texts(ax, "title")] == ["um Berta Muster · 3"]


def test_a_stranger_is_not_on_the_map() -> None:
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    G.add_nodes_from(["chat:1", "chat:2"], tending="tended")
    G.add_node("chat:3", name="Ina Fremd")
    assert title_of(drawn(G)).startswith("Of 2 people")


@pytest.mark.parametrize(
    ("states", "title"),
    [
        (["tended"], "The only person in the network is tended"),
        (["dormant"], "The only person in the network is not tended"),
        (["unobserved"], "1 person, and no file shows which ties are tended"),
        (["dormant", "collected"], "Of 2 people, none is tended; no file shows who knows whom"),
        (
            ["unobserved", "unobserved"],
            "2 people, and no file shows which ties are tended; no file shows who knows whom",
        ),
    ],
)
def test_the_title_is_true_of_small_and_unobserved_networks(states: list[str], title: str) -> None:
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    G.add_nodes_from((f"chat:{i}", {"tending": state}) for i, state in enumerate(states))
    assert title_of(drawn(G)) == title


def test_the_caption_says_what_is_drawn_what_is_not_observable_and_as_of_when() -> None:
    G = invented(500)
    unseen = sum(data.get("tending") == "unobserved" for _, data in G.nodes(data=True))
    caption = caption_of(drawn(G, at_most=100))
    assert (
        "100 of 500 people are drawn: the tended, then the strongest ties, then the largest groups."
        in caption
    )
    assert f"No file would show an exchange with {unseen} people." in caption
    assert caption.endswith("As of 2 May 2024.")


def test_more_tended_people_than_places_are_owned_up_to() -> None:
    G: nx.Graph[str] = nx.Graph(as_of="2024-05-02")
    G.add_nodes_from((f"chat:{i}", {"tending": "tended", "strength": 1.0 + i}) for i in range(9))
    assert "4 of 9 people are drawn: the strongest of the 9 tended." in caption_of(drawn(G, at_most=4))


def test_a_star_says_that_it_is_one() -> None:
    caption = caption_of(drawn(invented(60, ties=False)))
    assert (
        "No tie among them is known. They stand on rings: the tended innermost, then by strength." in caption
    )
    assert len(collection(drawn(invented(60, ties=False)), "groups").get_offsets()) == 0


def test_long_names_are_cut_and_formulas_and_emoji_left_out() -> None:
    G = invented(12)
    for person in set(G) - {"ego"}:
        G.nodes[person].update(name=LONG * 100, company=LONG * 100, company_key="long")
    ax = drawn(G, lang="de")
    names = [text.get_text() for text in texts(ax, "name")]
    assert len(names) > 5
    assert all(len(name) <= 30 and "$" not in name and "🚀" not in name for name in names)
    assert overlapping(ax) == []


def test_everybody_is_named_where_few_are_drawn_and_two_of_one_name_both() -> None:
    G = invented(8, ties=False)
    G.nodes["chat:00001"]["name"] = G.nodes["chat:00002"]["name"] = "Eva Zweimal"
    names = [text.get_text() for text in texts(drawn(G), "name")]
    assert len(names) == 8
    assert names.count("Eva Zweimal") == 2


def test_nobody_is_named_in_a_crowd_with_whom_no_exchange_was_seen() -> None:
    G = invented(100)
    for person in set(G) - {"ego"}:
        G.nodes[person]["tending"] = "unobserved"
        G.nodes[person].pop("strength", None)
    assert texts(drawn(G), "name") == []
    G.nodes["chat:00007"]["strength"] = 1.0
    assert [text.get_text() for text in texts(drawn(G), "name")] == ["Eva Muster 7"]


def test_a_group_of_two_long_firms_is_named_after_both() -> None:
    G = nx.Graph(list(combinations("abcde", 2)), as_of="2024-05-02")
    for person, firm in zip("abcd", ["Nordlicht", "Nordlicht", "Ampel", "Ampel"], strict=True):
        G.nodes[person].update(company=f"{firm} " * 9, company_key=firm.lower())
    (title,) = texts(drawn(G), "title")
    assert "Ampel" in title.get_text()
    assert "Nordlicht" in title.get_text()
    assert len(title.get_text()) < 60


def test_the_map_is_drawn_on_the_axes_given_and_changes_no_setting() -> None:
    before = dict(mpl.rcParams)
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    assert network_map(ANYBODY, graph=invented(20), ax=right) is right
    assert list(left.collections) == []
    assert dict(mpl.rcParams) == before


def test_the_same_network_gives_the_same_bytes() -> None:
    def png(G: nx.Graph[str]) -> bytes:
        file = io.BytesIO()
        drawn(G).figure.savefig(file, dpi=50, metadata={"Software": "netanalysis"})
        return file.getvalue()

    G, H = invented(60), nx.Graph(as_of="2024-05-02")
    H.add_nodes_from(sorted(G.nodes(data=True), reverse=True))
    H.add_edges_from(sorted(G.edges(data=True), key=lambda edge: edge[:2], reverse=True))
    assert png(G) == png(G)
    assert png(G) == png(H)


def two_colleagues() -> Network:
    people = [contact("chat:1", "Eva Muster", connected_on="2020-01-01"), contact("chat:2", "Ute Muster",
              connected_on="2023-01-01")]  # fmt: skip
    return network(people, [message("chat:1", "2022-03-01"), message("chat:1", "2022-04-01", "out")])


def test_the_map_of_a_network_is_that_of_its_graph_and_day() -> None:
    ax = network_map(two_colleagues(), as_of=date(2022, 6, 1))
    assert [text.get_text() for text in texts(ax, "name")] == ["Eva Muster"]
    assert caption_of(ax).endswith("As of 1 Jun 2022.")


def test_before_the_first_contact_the_map_says_that_nobody_was_there() -> None:
    ax = network_map(two_colleagues(), as_of="2011-01-01", lang="de")
    assert title_of(ax) == "Noch war niemand im Netzwerk"
    assert "Alle Kontakte kamen später" in texts(ax, "missing")[0].get_text().replace("\n", " ")
    assert list(ax.collections) == []


def test_the_language_is_that_of_the_settings_unless_given() -> None:
    assert title_of(drawn(invented(5))).startswith("Of 5 people")
    assert title_of(drawn(invented(5), lang="de")).startswith("Von 5 Menschen")


def test_names_keep_off_titles_and_off_each_other() -> None:
    ax = Figure().subplots()
    title = ax.text(0.5, 0.5, "A title across the middle", ha="center", va="center")
    crowd = [(0.1 + i % 6 * 0.15, 0.35 + i // 6 * 0.06, 0.01, f"Eva Muster {i}") for i in range(30)]
    written = place_names(ax, crowd, dots=[], large=[], taken=[title])
    assert 2 < len(written) < 30
    assert without_overlap([title, *written]) == [title, *written]


def test_a_line_seen_over_other_dots_leads_from_each_name_to_the_edge_of_its_own() -> None:
    ax = Figure().subplots()
    dots = [(0.3 + i * 0.1, 0.5, 0.04) for i in range(4)]
    names = [(*dots[1], "Eva Muster"), (*dots[2], "Max Muster")]
    assert len(place_names(ax, names, dots=dots, large=dots, taken=[])) == len(names)
    leaders = [line for line in ax.lines if line.get_gid() == "leader"]
    for (x, y, radius, _), leader in zip(names, leaders, strict=True):
        (_, end_x), (_, end_y) = leader.get_xdata(), leader.get_ydata()
        assert np.hypot(end_x - x, end_y - y) == pytest.approx(radius)
        assert leader.get_zorder() > 5, "dots are drawn at 4, ego at 5"


def test_where_placing_fails_the_names_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import textalloc

    def fail(*args: object, **kwargs: object) -> None:
        raise IndexError

    monkeypatch.setattr(textalloc, "allocate", fail)
    assert texts(drawn(invented(20)), "name") == []


def test_in_a_subfigure_the_map_is_drawn_too() -> None:
    left, right = Figure(figsize=(14, 7), layout="constrained").subfigures(1, 2)
    assert (
        len(collection(network_map(ANYBODY, graph=invented(50), ax=left.subplots()), "people").get_offsets())
        == 50
    )
    assert right.axes == []
