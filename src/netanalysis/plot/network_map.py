"""The network map: who is tied to whom among the contacts, which groups there are, and which ties ego tends."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from netanalysis import wording
from netanalysis.graph import EGO, contact_graph
from netanalysis.network import Network
from netanalysis.plot import frame, naming, style
from netanalysis.plot.layout import BLOCK, Layout, arrange, lay_out_groups
from netanalysis.plot.map_artists import (
    Title,
    draw_ground,
    draw_key,
    draw_people,
    draw_ties,
    foot,
    settle,
    state_of,
    write_names,
    write_titles,
)
from netanalysis.structure import choose_people, group_people, name_communities

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

    Floats = np.ndarray[Any, np.dtype[np.float64]]

#: radius of the dot of somebody without an observed exchange, of the weakest and of the strongest tie
_NO_TIE: Final = 0.3
_WEAKEST: Final = 0.34
_STRONGEST: Final = 1.25
#: no tended tie is drawn smaller than this
_TENDED: Final = 0.55
#: radius of ego's dot
_EGO: Final = 0.9
#: a unit of the layout is at most so many points, lest 2 people fill the page …
_LARGEST_UNIT: Final = 22.0
#: … and people stand at most so many times the usual space apart
_WIDEST: Final = 4.0
#: room at the sides of the axes for names, in points
_SIDE: Final = 26.0
_BELOW: Final = 10.0
#: groups with fewer people in the picture than this have no title; nor have more groups than that
_TITLED: Final = 3
_MOST_TITLES: Final = 32
#: share of the map that titles may take
_TITLE_SHARE: Final = 0.2
#: square points of the map for each name
_NAME_AREA: Final = 14_000.0
_MOST_NAMES: Final = 22
#: titles are as large as that and grow with the circle, in points
_SMALL_TITLE: Final = 6.5
_GROWING_TITLE: Final = 0.14
_LARGE_TITLE: Final = 11.0
_BLOCK_TITLE: Final = 8.5
#: where there are no more people than this, everybody is named who finds room
_FEW: Final = 36
#: a title narrower than so many points is not broken, however small its circle
_TITLE_WIDTH: Final = 70.0
#: rounds in which the size of the titles and the scale of the map find each other
_FITTING: Final = 4


@dataclass(frozen=True, eq=False)
class _Scene:
    """What is to be drawn: the people chosen and their ties, the communities, the size of each dot."""

    everybody: nx.Graph[str]
    G: nx.Graph[str]
    groups: Mapping[str, int]
    names: Mapping[int, str]
    radii: Mapping[str, float]
    ego: bool
    lang: Language

    @cached_property
    def ties(self) -> Mapping[str, list[tuple[str, str]]]:
        """Ties among the people drawn, by sort; of ego's own only those with an exchange, and only if she is drawn."""
        found: dict[str, list[tuple[str, str]]] = {"ego": [], "inferred": [], "evidenced": []}
        for a, b, data in self.G.edges(data=True):
            if EGO not in (a, b):
                found["inferred" if data.get("inferred") else "evidenced"].append((min(a, b), max(a, b)))
            elif self.ego and data.get("observed"):
                found["ego"].append((EGO, b if a == EGO else a))
        return {sort: sorted(pairs) for sort, pairs in found.items()}

    @cached_property
    def states(self) -> Mapping[str, str]:
        """State of tending of each person drawn."""
        return {person: state_of(data) for person, data in self.G.nodes(data=True) if person != EGO}


def network_map(
    network: Network,
    *,
    graph: nx.Graph[str] | None = None,
    at_most: int = 2500,
    ego: bool = False,
    as_of: date | str | None = None,
    lang: Language | None = None,
    seed: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Draw the map of the network: people, their groups, the ties among them, and which ties ego tends.

    A dot is a person, its area the strength of ego's tie to her, its look whether the tie is tended. A circle holds
    a community: people tied to each other, solid where there is evidence, dashed where only the employer is the same.
    Tended people who are tied to nobody else here stand in the middle, the others without a tie on rings outside.

    Parameters
    ----------
    network
        The network.
    graph
        Its contact graph, if it was built already; then `as_of` is the graph's.
    at_most
        Greatest number of people drawn; beyond it `structure.choose_people` chooses, and the caption says so.
    ego
        Whether to draw ego in the middle with her ties.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the words; left out, that of the network's settings.
    seed
        Start of the random numbers with which communities are found.
    ax
        Axes to draw on; left out, those of a new figure. The map is laid out for their present size.

    Returns
    -------
    Axes
        The axes, titled with the finding; the caption says how many of how many people are drawn, and which.

    Raises
    ------
    ValueError
        `at_most` is below 1.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> ax = network_map(na.load_sample(), at_most=50)
    >>> [len(dots.get_offsets()) for dots in ax.collections if dots.get_gid() == "people"]
    [50]
    """
    G = _without_strangers(contact_graph(network, as_of=as_of) if graph is None else graph)
    scene = _scene(G, at_most, seed=seed, ego=ego, lang=lang or network.settings.language)
    ax = style.new_axes(ax, width=10.5, height=8.5)
    ax.set_axis_off()
    if not scene.states:
        frame.say_missing(ax, wording.say(scene.lang, "map_nobody_missing"))
        return frame.finish(
            ax,
            frame.Finding(
                wording.say(scene.lang, "map_nobody"),
                naming.as_of_text(scene.lang, scene.everybody.graph.get("as_of")),
            ),
        )
    frame.finish(ax, frame.Finding(_title(scene), _caption(scene)))
    settle(ax)
    shown = [sort for sort in ("evidenced", "inferred") if scene.ties[sort]]
    owner = network.owner.name if scene.ego else None
    above = draw_key(ax, Counter(scene.states.values()), shown, owner=owner, lang=scene.lang)
    layout, unit, titles = _fit(ax, scene, above)
    together = [
        pair for pair in scene.ties["inferred"] if scene.groups.get(pair[0]) == scene.groups.get(pair[1])
    ]
    draw_ground(ax, layout)
    draw_ties(ax, layout, dict(scene.ties) | {"inferred": together}, unit=unit)
    draw_people(ax, layout, scene.states, unit=unit, ego=_EGO if scene.ego else 0.0)
    written = write_titles(ax, layout, titles)
    few = len(scene.states) <= _FEW
    n_names = _FEW if few else min(_MOST_NAMES, int(_size(ax).prod() / _NAME_AREA))
    write_names(ax, layout, _names(scene, few=few), scene.states, at_most=n_names, taken=written)
    return ax


def _without_strangers(G: nx.Graph[str]) -> nx.Graph[str]:
    """Leave out who has no tie and so no state: people who only sent an invitation or a pitch."""
    tied = [node for node, data in G.nodes(data=True) if "tending" in data]
    return G.subgraph([*tied, EGO]) if tied else G


def _scene(G: nx.Graph[str], at_most: int, *, seed: int, ego: bool, lang: Language) -> _Scene:
    """Choose whom to draw, and find the communities of the whole network."""
    groups = group_people(G, seed=seed)
    chosen = choose_people(G, at_most=at_most, groups=groups)
    shown = G.subgraph([*chosen, EGO]).copy()
    return _Scene(G, shown, groups, name_communities(G, groups), _radii(shown), ego and EGO in G, lang)


def _names(scene: _Scene, *, few: bool) -> dict[str, str]:
    """Names of the people who may be named: all of a few, else the tended and those with an exchange."""
    people = scene.G.nodes
    return {
        person: str(people[person].get("name", person))
        for person, state in scene.states.items()
        if few or state == "tended" or "strength" in people[person]
    }


def _radii(G: nx.Graph[str]) -> dict[str, float]:
    """Radius of each dot: the area grows with the strength of the tie."""
    strength = {
        person: float(data.get("strength", math.nan)) for person, data in G.nodes(data=True) if person != EGO
    }
    largest = max((value for value in strength.values() if value > 0), default=1.0)
    radii = {}
    for person, value in strength.items():
        area = _WEAKEST**2 + (_STRONGEST**2 - _WEAKEST**2) * value / largest
        least = _TENDED if state_of(G.nodes[person]) == "tended" else 0.0
        radii[person] = max(least, _NO_TIE if math.isnan(value) else math.sqrt(area))
    return radii


def _size(ax: Axes) -> Floats:
    """Width and height of the axes, in points."""
    return np.array([ax.bbox.width, ax.bbox.height]) * 72 / ax.figure.dpi


def _fit(ax: Axes, scene: _Scene, above: float) -> tuple[Layout, float, list[Title]]:
    """Place people and titles, set the limits of the axes; return also how many points a unit of the layout is."""
    size = _size(ax)
    room = np.maximum(size - (2 * _SIDE, above + _BELOW), 40.0)
    titles: list[Title] = []
    spacing, unit, circles = 1.0, _LARGEST_UNIT, lay_out_groups(scene.G, scene.groups, radii=scene.radii)
    for _ in range(_FITTING):
        sizes = {title.group: (title.width / unit, title.height / unit) for title in titles}
        layout = arrange(scene.G, circles, radii=scene.radii, titles=sizes, aspect=float(room[0] / room[1]),
                         inner=_EGO if scene.ego else 0.0, spacing=spacing)  # fmt: skip
        low, high = _bounds(layout, sizes)
        fitting, before = float((room / np.maximum(high - low, 1e-9)).min()), unit
        unit = min(fitting, _LARGEST_UNIT)
        shown = [replace(title, size=title.size * min(1.0, unit / before)) for title in titles]
        titles = _titles(scene, layout, unit, area=_TITLE_SHARE * float(room.prod()))
        if fitting > unit and spacing < _WIDEST:
            spacing = min(spacing * fitting / unit, _WIDEST)
            circles = lay_out_groups(scene.G, scene.groups, radii=scene.radii, spacing=spacing)
    middle, reach = (low + high) / 2, size / unit / 2
    ax.set_xlim(middle[0] - reach[0], middle[0] + reach[0])
    ax.set_ylim(middle[1] - reach[1] + above / unit / 2, middle[1] + reach[1] + above / unit / 2)
    ax.set_aspect("equal", adjustable="box", anchor="NW")
    return layout, unit, shown


def _bounds(layout: Layout, titles: Mapping[int, tuple[float, float]]) -> tuple[Floats, Floats]:
    """Lower left and upper right corner of everything."""
    parts = [frame_[["x", "y", "radius"]].to_numpy() for frame_ in (layout.people, layout.groups)]
    circles = np.vstack([*parts, [[0.0, 0.0, 0.1]]])
    corners = [circles[:, :2] - circles[:, 2:], circles[:, :2] + circles[:, 2:]]
    for group, (width, height) in titles.items():
        x, y, side = foot(layout, group)
        left = x - width / 2 if side == "center" else x
        corners.append(np.array([[left, y], [left + width, y + height]]))
    points = np.vstack(corners)
    return points.min(axis=0), points.max(axis=0)


def _titles(scene: _Scene, layout: Layout, unit: float, *, area: float) -> list[Title]:
    """Titles of the largest groups, as many as the area allows, and of the block."""
    large = layout.groups[layout.groups["n"] >= _TITLED].reset_index()
    large = large.sort_values(["n", "group"], ascending=[False, True]).head(_MOST_TITLES)
    titles: list[Title] = []
    for group, radius, n in large[["group", "radius", "n"]].itertuples(index=False):
        title = _group_title(scene, int(group), unit * radius, int(n))
        area -= title.width * title.height
        if titles and area < 0:
            break
        titles.append(title)
    if layout.block is not None:
        n = int((layout.people["zone"] == "field").sum())
        room = max(unit * layout.block[2], _TITLE_WIDTH)
        text = frame.wrap(wording.say(scene.lang, "map_block", n=n), room, size=_BLOCK_TITLE, bold=True)
        titles.append(Title(BLOCK, text, _BLOCK_TITLE))
    return titles


def _group_title(scene: _Scene, group: int, radius: float, n: int) -> Title:
    """Title of a group, larger above a larger circle (in points), broken where it is much wider than that."""
    size = min(_SMALL_TITLE + _GROWING_TITLE * radius, _LARGE_TITLE)
    total = sum(number == group for number in scene.groups.values())
    name = frame.wrap(
        _group_name(scene, group, width=40), max(2 * radius, _TITLE_WIDTH), size=size, bold=True
    )
    key = "map_group" if n == total else "map_group_part"
    return Title(group, wording.say(scene.lang, key, name=name, n=n, all=total), size)


def _group_name(scene: _Scene, group: int, *, width: int) -> str:
    """Name of a group; "around" the person where it is named after one."""
    parts = scene.names[group].split(" / ")
    name = "\u00a0/ ".join(style.label(part, width=width // len(parts)) for part in parts)
    members = {
        scene.everybody.nodes[person].get("name")
        for person, number in scene.groups.items()
        if number == group
    }
    return wording.say(scene.lang, "map_around", name=name) if scene.names[group] in members else name


def _title(scene: _Scene) -> str:
    """Say how many are tended, and which group is the largest."""
    states = [state_of(data) for person, data in scene.everybody.nodes(data=True) if person != EGO]
    people, n_tended = wording.say(scene.lang, "people", n=len(states)), states.count("tended")
    if set(states) == {"unobserved"}:
        first = wording.say(scene.lang, "map_title_unobserved", people=people)
    elif len(states) == 1:
        return wording.say(scene.lang, "map_title_only_tended" if n_tended else "map_title_only")
    elif n_tended:
        first = wording.say(scene.lang, "map_title_tended", people=people, n=n_tended)
    else:
        first = wording.say(scene.lang, "map_title_none", people=people)
    if not scene.groups:
        return first if len(states) == 1 else wording.say(scene.lang, "map_title_star", first=first)
    largest = sum(number == 0 for number in scene.groups.values())
    return wording.say(
        scene.lang, "map_title_group", first=first, name=_group_name(scene, 0, width=54), n=largest
    )


def _caption(scene: _Scene) -> str:
    """Say how many of how many people are drawn and which, how many ties are evidenced and inferred, and as of when."""
    states = [state_of(data) for person, data in scene.everybody.nodes(data=True) if person != EGO]
    evidenced, inferred = len(scene.ties["evidenced"]), len(scene.ties["inferred"])
    parts = [_drawn(scene, len(states), states.count("tended"))]
    if evidenced + inferred:
        parts.append(wording.say(scene.lang, "map_ties", evidenced=evidenced, inferred=inferred))
    elif len(states) > 1:
        parts.append(wording.say(scene.lang, "map_no_ties"))
    largest = max(
        Counter(group for person, group in scene.groups.items() if person in scene.states).values(), default=0
    )
    if len(states) > 1:
        parts.append(wording.say(scene.lang, "map_circles" if largest > 1 else "map_rings"))
    parts.append(wording.say(scene.lang, "map_area"))
    if states.count("unobserved"):
        unseen = wording.say(scene.lang, "people", n=states.count("unobserved"))
        parts.append(wording.say(scene.lang, "map_unseen", people=unseen))
    return " ".join([*parts, naming.as_of_text(scene.lang, scene.everybody.graph.get("as_of"))])


def _drawn(scene: _Scene, n_all: int, n_tended: int) -> str:
    """Say who is drawn."""
    people, n_drawn = wording.say(scene.lang, "people", n=n_all), len(scene.states)
    if n_drawn == n_all:
        return wording.say(scene.lang, "map_drawn_all", people=people, n=n_all)
    key = "map_drawn_some" if scene.groups else "map_drawn_strongest"
    if n_tended > n_drawn:
        key = "map_drawn_tended"
    return wording.say(scene.lang, key, people=people, n=n_drawn, tended=n_tended)
