"""Where everybody stands on the network map: circles that hold circles, so that nothing lies upon anything else.

People of one group stand in one circle, the circles round the middle, those with ties between them side by side, those
with tended people innermost. Of the people in no group the tended ones stand in the middle, the others in a block of rows
at the side; where there is no group at all everybody stands on rings.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis.graph import EGO
from netanalysis.plot.packing import pack, rings, rows
from netanalysis.ties import STATES

if TYPE_CHECKING:
    import networkx as nx

    Floats = np.ndarray[Any, np.dtype[np.float64]]

#: free space between two people, where a person of middling size has radius 0.5
_GAP: Final = 0.3
#: free space between the dots and the rim of their circle
_RIM: Final = 0.4
#: free space between two circles
_GROUP_GAP: Final = 0.7
#: free space round the core where rings follow at once: room for its names
_MOAT: Final = 2.6
#: free space between the circles and the block beside them, and between the states in the block
_ASIDE: Final = 3.0
_BETWEEN: Final = 0.8
#: the heap of circles fills the corners of its frame
_CORNERS: Final = 4.0
#: circles and titles take so many times their own area, and stand in a frame no narrower than that
_LOOSE: Final = 1.3
_NARROWEST: Final = 0.5
#: room for a title is kept by rows of circles, so many times wider than high
_FLAT: Final = 4.0
#: number under which the title of the block stands among those of the groups
BLOCK: Final = -1
#: one person alone makes no circle
_TWO: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where people and their groups stand, in units of the layout; the middle is 0, 0.

    Attributes
    ----------
    people
        A row for each person, index the node: `x`, `y`, `radius` of the dot, `group` (missing for people in no
        circle) and `zone`: `group`, `core` (rings in the middle) or `field` (everybody else).
    groups
        A row for each circle, index `group`: `x`, `y` and `radius` of the circle that holds its people, `n` of them.
    block
        Left, top and width of the block of rows; None where nobody stands in rows.
    """

    people: pd.DataFrame
    groups: pd.DataFrame
    block: tuple[float, float, float] | None = None

    def circle(self, group: int) -> tuple[float, float, float]:
        """Return centre and radius of the circle of a group."""
        x, y, radius = self.groups.loc[[group], ["x", "y", "radius"]].to_numpy(dtype="float64")[0].tolist()
        return x, y, radius


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """One community laid out for itself: its people, where they stand round 0, 0, and the radius that holds them."""

    people: list[str]
    xy: Floats
    radius: float


def lay_out_groups(
    G: nx.Graph[str], groups: Mapping[str, int], *, radii: Mapping[str, float], spacing: float = 1.0
) -> dict[int, Circle]:
    """Lay out each community for itself: its strongest in the middle, tied people side by side.

    Parameters
    ----------
    G
        The people to place and their ties.
    groups
        Community of each person, from `structure.communities`; people who are not in `G` do not matter.
    radii
        Radius of the dot of each person.
    spacing
        How many times the usual space is left between people.

    Returns
    -------
    dict[int, Circle]
        A circle for each community with at least two people in `G`.

    Examples
    --------
    >>> import networkx as nx
    >>> circles = lay_out_groups(nx.Graph([("a", "b")]), {"a": 0, "b": 0, "c": 1}, radii={"a": 0.5, "b": 0.5})
    >>> {group: circle.people for group, circle in circles.items()}
    {0: ['a', 'b']}
    """
    people = sorted((person for person in G if person in groups), key=lambda person: _rank(G, radii, person))
    members: dict[int, list[str]] = defaultdict(list)
    for person in people:
        members[groups[person]].append(person)
    return {
        group: _circle(G, who, radii, _GAP * spacing)
        for group, who in sorted(members.items())
        if len(who) >= _TWO
    }


def arrange(
    G: nx.Graph[str],
    circles: Mapping[int, Circle],
    *,
    radii: Mapping[str, float],
    titles: Mapping[int, tuple[float, float]] | None = None,
    aspect: float = 1.0,
    inner: float = 0.0,
    spacing: float = 1.0,
) -> Layout:
    """Place people so that communities stand apart and the tended core in the middle.

    The circles are packed round the core, those with ties between them side by side. Who is in none stands in the
    middle if she is tended, else in rows at the right, by state and then by size. Without any circle everybody stands
    on rings around the middle, the tended innermost, then by size.

    Parameters
    ----------
    G
        The people to place and their ties; ego is not placed.
    circles
        The communities, from `lay_out_groups`.
    radii
        Radius of the dot of each person.
    titles
        Width and height of the titles for which room is left above the circles of some groups, and above the block,
        whose number is `BLOCK`.
    aspect
        Width of the picture over its height.
    inner
        Radius that stays free in the middle, for ego.
    spacing
        How many times the usual space is left between circles and on rings.

    Returns
    -------
    Layout
        Positions of people and groups; the same for the same input, whatever the order of nodes and ties.

    Examples
    --------
    >>> import networkx as nx
    >>> G, radii = nx.Graph([("a", "b"), ("c", "d")]), dict.fromkeys("abcd", 0.5)
    >>> placed = arrange(G, lay_out_groups(G, {"a": 0, "b": 0, "c": 1, "d": 1}, radii=radii), radii=radii)
    >>> placed.people["group"].tolist(), placed.groups["n"].tolist()
    ([0, 0, 1, 1], [2, 2])
    """
    grouped = {person for circle in circles.values() for person in circle.people}
    single = sorted(
        (p for p in G if p != EGO and p not in grouped), key=lambda person: _rank(G, radii, person)
    )
    core = [person for person in single if _is_tended(G, person)]
    field = single[len(core) :]
    taken = titles or {}
    core_xy, core_half = rings([radii[person] for person in core], gap=_GAP * spacing, inner=(inner, inner))
    if not circles:
        moat = _MOAT * spacing if core else 0.0
        half = (core_half[0] + moat, core_half[1] + moat)
        field_xy, _ = rings([radii[person] for person in field], gap=_GAP * spacing, inner=half)
        placed = [_rows(core, core_xy, "core", None), _rows(field, field_xy, "field", None)]
        return Layout(_people_frame(placed, radii), _groups_frame(circles, {}))
    shape = _shape_of_circles(circles, taken, [radii[person] for person in field], aspect, spacing)
    centres = _centres(G, circles, taken, shape, inner=core_half[0], gap=_GROUP_GAP * spacing)
    low, high = _frame_of(circles, centres, taken, core_half[0])
    field.sort(key=lambda person: _state(G, person))
    field_xy, block = _block(G, field, radii, low, high, taken.get(BLOCK, (0.0, 0.0)), gap=_GAP * spacing)
    placed = [_rows(core, core_xy, "core", None), _rows(field, field_xy, "field", None)]
    placed += [
        _rows(circle.people, circle.xy + centres[group], "group", group) for group, circle in circles.items()
    ]
    return Layout(_people_frame(placed, radii), _groups_frame(circles, centres), block)


def _rank(G: nx.Graph[str], radii: Mapping[str, float], person: str) -> tuple[bool, float, int, str]:
    """Sort people by being tended, size and state."""
    return not _is_tended(G, person), -radii[person], _state(G, person), person


def _state(G: nx.Graph[str], person: str) -> int:
    """Place of a person's state among all states, from the warmest on."""
    state = G.nodes[person].get("tending")
    return STATES.index(state) if state in STATES else len(STATES)


def _is_tended(G: nx.Graph[str], person: str) -> bool:
    return bool(G.nodes[person].get("tending") == "tended")


def _circle(G: nx.Graph[str], people: list[str], radii: Mapping[str, float], gap: float) -> Circle:
    """Lay out one community: the strongest in the middle, tied people side by side."""
    position = {person: i for i, person in enumerate(people)}
    pulls = [{position[other]: 1.0 for other in G[person] if other in position} for person in people]
    size = np.array([radii[person] for person in people])
    xy = pack(size.tolist(), gap=gap, pulls=pulls)
    xy -= _middle(xy, size)
    return Circle(people, xy, float((np.hypot(*xy.T) + size).max()) + _RIM)


def _middle(xy: Floats, size: Floats) -> Floats:
    """Middle of a small circle round all dots: walk towards the farthest one, in shorter and shorter steps."""
    middle: Floats = xy.mean(axis=0)
    for step in range(2, 60):
        away = xy - middle
        farthest = int((np.hypot(*away.T) + size).argmax())
        middle = middle + away[farthest] / (2 * step)
    return middle


def _centres(
    G: nx.Graph[str],
    circles: Mapping[int, Circle],
    titles: Mapping[int, tuple[float, float]],
    aspect: float,
    *,
    inner: float,
    gap: float,
) -> dict[int, Floats]:
    """Centre of each community's circle, packed together with the room for its title."""
    order = sorted(
        circles, key=lambda group: (-_n_tended(G, circles[group].people), -circles[group].radius, group)
    )
    attached = [_title_circles(circles[group].radius, *titles.get(group, (0.0, 0.0))) for group in order]
    xy = pack([circles[group].radius for group in order], gap=gap, inner=inner, aspect=aspect,
              corners=_CORNERS, pulls=_bridges(G, circles, order), attached=attached)  # fmt: skip
    return dict(zip(order, xy, strict=True))


def _title_circles(radius: float, width: float, height: float) -> list[tuple[float, float, float]]:
    """Room for a title above a circle, as rows of small circles."""
    if not height:
        return []
    n_rows = max(1, round(_FLAT * height / width))
    half = height / n_rows / 2
    reach = max(width / 2 - half, 0.0)
    n = max(1, math.ceil(2 * reach / half))
    ups = radius + half * (2 * np.arange(n_rows) + 1)
    return [(float(x), float(up), half) for up in ups for x in np.linspace(-reach, reach, n)]


def _n_tended(G: nx.Graph[str], people: Sequence[str]) -> int:
    return sum(_is_tended(G, person) for person in people)


def _bridges(G: nx.Graph[str], circles: Mapping[int, Circle], order: Sequence[int]) -> list[dict[int, float]]:
    """Number of ties between each two communities, by their position in the order."""
    place = {group: i for i, group in enumerate(order)}
    home = {person: place[group] for group, circle in circles.items() for person in circle.people}
    bridges: list[dict[int, float]] = [defaultdict(float) for _ in order]
    for a, b in G.edges():
        if a in home and b in home and home[a] != home[b]:
            bridges[home[a]][home[b]] += 1.0
            bridges[home[b]][home[a]] += 1.0
    return bridges


def _shape_of_circles(
    circles: Mapping[int, Circle],
    titles: Mapping[int, tuple[float, float]],
    field: Sequence[float],
    aspect: float,
    spacing: float,
) -> float:
    """Width over height that leaves room for the block beside the circles, so that both together fill the picture."""
    area = _LOOSE * sum(
        (2 * circle.radius + _GROUP_GAP * spacing) ** 2 + math.prod(titles.get(group, (0.0, 0.0)))
        for group, circle in circles.items()
    )
    if not field:
        return aspect
    rest = sum((2 * radius + _GAP * spacing) ** 2 for radius in field)
    beside = max(rest / math.sqrt((area + rest) / aspect), titles.get(BLOCK, (0.0, 0.0))[0]) + _ASIDE
    height = (beside + math.sqrt(beside**2 + 4 * aspect * area)) / (2 * aspect)
    return max(area / height**2, _NARROWEST)


def _frame_of(
    circles: Mapping[int, Circle],
    centres: Mapping[int, Floats],
    titles: Mapping[int, tuple[float, float]],
    core: float,
) -> tuple[Floats, Floats]:
    """Lower left and upper right corner of the core and of all circles with their titles."""
    corners = [np.array([[-core, -core], [core, core]])]
    for group, circle in circles.items():
        width, height = titles.get(group, (0.0, 0.0))
        half = max(width / 2, circle.radius)
        corners.append(centres[group] + np.array([[-half, -circle.radius], [half, circle.radius + height]]))
    points = np.vstack(corners)
    return points.min(axis=0), points.max(axis=0)


def _block(
    G: nx.Graph[str], people: Sequence[str], radii: Mapping[str, float], low: Floats, high: Floats,
    title: tuple[float, float], *, gap: float,
) -> tuple[Floats, tuple[float, float, float] | None]:  # fmt: skip
    """Put people into rows right of the circles, under the title; return also left, top and width of the block."""
    if not people:
        return np.zeros((0, 2)), None
    parts = [
        [radii[person] for person in part] for _, part in itertools.groupby(people, lambda p: _state(G, p))
    ]
    room = max(float(high[1] - low[1]) - title[1], 1.0)
    xy, (width, _) = rows(parts, height=room, width=title[0], gap=gap, between=_BETWEEN)
    left, top = float(high[0]) + _ASIDE, float(high[1]) - title[1]
    return xy + np.array([left, top]), (left, top, max(width, title[0]))


def _rows(people: Sequence[str], xy: Floats, zone: str, group: int | None) -> pd.DataFrame:
    """Positions of some people as rows."""
    columns = {"x": xy[:, 0], "y": xy[:, 1], "group": group, "zone": zone}
    return pd.DataFrame(columns, index=list(people), dtype="object")


def _people_frame(placed: list[pd.DataFrame], radii: Mapping[str, float]) -> pd.DataFrame:
    """One frame of everybody, by id."""
    frame = pd.concat([rows for rows in placed if len(rows)] or placed[:1]).sort_index()
    frame.insert(2, "radius", [radii[person] for person in frame.index])
    dtypes = {"x": "float64", "y": "float64", "radius": "float64", "group": "Int64", "zone": "string"}
    return frame.astype(dtypes).rename_axis("person_id")


def _groups_frame(circles: Mapping[int, Circle], centres: Mapping[int, Floats]) -> pd.DataFrame:
    """One row a circle, by group."""
    rows = [(*centres[group], circle.radius, len(circle.people)) for group, circle in circles.items()]
    index = pd.Index(list(circles), name="group", dtype="int64")
    dtypes = {"x": "float64", "y": "float64", "radius": "float64", "n": "int64"}
    return pd.DataFrame(rows, columns=list(dtypes), index=index).astype(dtypes)
