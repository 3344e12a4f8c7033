"""The concentric view: ego in the middle, the strongest ties on the inner rings, sectors by field of work or group."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.describe import CIRCLES
from netanalysis.graph import EGO, contact_graph
from netanalysis.network import Network
from netanalysis.people.fields import FIELDS, read_fields
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.map_artists import LOOKS, draw_circles, draw_key, settle, state_of
from netanalysis.plot.polar import Rings, place_on_rings
from netanalysis.structure import group_people, name_communities

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

#: so many of the strongest ties carry a number and stand in the list
_NAMED: Final = 15
#: sectors by group: as many as that, then the other groups together, then those in none
_GROUPS: Final = 10
_SMALLEST: Final = 2
#: a unit of the layout is at most so many points
_LARGEST_UNIT: Final = 26.0
#: room in points: above for the key, for the names of the sectors at each side, for the list, between lines of it
_LABELS: Final = 104.0
_LIST: Final = 165.0
_LINE: Final = 15.0
#: letters of a name in the list
_NAME_WIDTH: Final = 22
#: width in points to which names of sectors are broken
_LABEL_WIDTH: Final = 88.0
#: pages narrower than this have no room for the list
_WITH_LIST: Final = 560.0
#: sectors that no title names
_SAYING_NOTHING: Final = ("field_other", "field_untitled", "sector_rest", "sector_none")
#: edges of dots keep their width as long as a radius is so many points
_FULL_EDGE: Final = 5.0
#: rings at least so many points wide are named
_RING_NAME: Final = 7.5


def concentric(
    network: Network,
    *,
    graph: nx.Graph[str] | None = None,
    by: Literal["field", "group"] = "field",
    as_of: date | str | None = None,
    lang: Language | None = None,
    seed: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Draw ego in the middle and everybody she had an exchange with around her, the strongest ties innermost.

    The rings end at the ranks 5, 15, 50 and 150; they are fixed, not found in the data. Sectors are fields of work, read
    from job titles, or groups of people tied to each other. People without an observed exchange have no rank and are
    left out; the caption says how many.

    Parameters
    ----------
    network
        The network.
    graph
        Its contact graph, if it was built already; then `as_of` is the graph's.
    by
        What the sectors are: `field` of work or `group`.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the words; left out, that of the network's settings.
    seed
        Start of the random numbers with which groups are found.
    ax
        Axes to draw on; left out, those of a new figure. The view is laid out for their present size.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> ax = concentric(na.load_sample())
    >>> [len(dots.get_offsets()) > 10 for dots in ax.collections if dots.get_gid() == "people"]
    [True]
    """
    G = contact_graph(network, as_of=as_of) if graph is None else graph
    words = lang or network.settings.language
    people = _people(G)
    sectors = _by_field(people, words) if by == "field" else _by_group(G, people, words, seed=seed)
    placed = place_on_rings(people.assign(sector=sectors), sectors=list(sectors.cat.categories), cuts=CIRCLES)
    ax = style.new_axes(ax, width=10.5, height=7.5)
    ax.set_axis_off()
    n_all = sum("tending" in data for _, data in G.nodes(data=True))
    finding = frame.Finding(_title(placed, people, n_all, words), _caption(placed, n_all, by, G, words))
    if placed.people.empty:
        frame.say_missing(ax, wording.say(words, "ties_missing"))
        return frame.finish(ax, finding)
    frame.finish(ax, finding)
    settle(ax)
    above = draw_key(ax, Counter(people["tending"]), (), owner=network.owner.name, lang=words)
    unit = _fit(ax, placed, above)
    _draw(ax, placed, people, unit, words)
    if len(placed.sectors) > 1:
        _name_sectors(ax, placed, unit, words)
    _list_strongest(ax, placed, people, unit, words)
    return ax


def _people(G: nx.Graph[str]) -> pd.DataFrame:
    """People with an observed exchange: name, strength, state and job title."""
    found = {
        person: (
            str(data.get("name", person)),
            float(data["strength"]),
            state_of(data),
            str(data.get("position", "")),
        )
        for person, data in G.nodes(data=True)
        if person != EGO and "strength" in data
    }
    columns = ["name", "strength", "tending", "position"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns).astype({"strength": "float64"})


def _by_field(people: pd.DataFrame, lang: Language) -> pd.Series[Any]:
    """Field of work of each person, in words."""
    names = {field: wording.say(lang, f"field_{field}") for field in FIELDS}
    fields = [names[field] for field in read_fields(people["position"])]
    return pd.Series(pd.Categorical(fields, categories=list(names.values())), index=people.index)


def _by_group(G: nx.Graph[str], people: pd.DataFrame, lang: Language, *, seed: int) -> pd.Series[Any]:
    """Group of each person by its name; small groups together, and those in none."""
    groups = group_people(G, seed=seed)
    names = name_communities(G, groups)
    size = Counter(groups[person] for person in people.index if person in groups)
    order = sorted(
        (group for group in size if size[group] >= _SMALLEST), key=lambda group: (-size[group], group)
    )
    shown = {group: style.label(names[group], width=40) for group in order[:_GROUPS]}
    rest, none = wording.say(lang, "sector_rest"), wording.say(lang, "sector_none")
    labels = [shown.get(groups[person], rest) if person in groups else none for person in people.index]
    categories = list(dict.fromkeys([*shown.values(), rest, none]))
    return pd.Series(pd.Categorical(labels, categories=categories), index=people.index)


def _fit(ax: Axes, placed: Rings, above: float) -> float:
    """Set the limits of the axes; return how many points a unit of the layout is."""
    width, height = ax.bbox.width * 72 / ax.figure.dpi, ax.bbox.height * 72 / ax.figure.dpi
    reach = float(placed.rings["outer"].iloc[-1])
    listed = _LIST if width >= _WITH_LIST else 0.0
    unit = min((width - 2 * _LABELS - listed) / 2 / reach, (height - above - 8) / 2 / reach, _LARGEST_UNIT)
    unit = max(unit, 20 / reach)
    left = (width - listed) / 2
    ax.set_xlim(-left / unit, (width - left) / unit)
    ax.set_ylim(-(height - above) / 2 / unit, ((height - above) / 2 + above) / unit)
    return unit


def _draw(ax: Axes, placed: Rings, people: pd.DataFrame, unit: float, lang: Language) -> None:
    """Draw rings, borders of sectors, dots and ego."""
    _draw_ground(ax, placed)
    looks = [LOOKS[state] for state in people.loc[placed.people.index, "tending"]]
    faces, edges, widths = zip(*looks, strict=True)
    thin = np.clip(placed.people["radius"].to_numpy() * unit / _FULL_EDGE, 0.25, 1.0)
    draw_circles(
        ax, placed.people[["x", "y"]].to_numpy(), 2 * placed.people["radius"].to_numpy(), facecolors=faces, edgecolors=edges,
        linewidths=thin * np.array(widths), zorder=4, gid="people",
    )  # fmt: skip
    ax.plot([0], [0], marker="o", markersize=min(0.8 * unit, 9), color=style.INK, zorder=5, gid="ego")
    outer = placed.rings["outer"].tolist()
    for inner, radius, last in zip([0.0, *outer[:-1]], outer, placed.rings["last"], strict=True):
        if (radius - inner) * unit > _RING_NAME:
            ax.text(0, radius, wording.number(lang, last), ha="center", va="top", fontsize=_RING_NAME - 1, color=frame.FAINT,
                    zorder=6, gid="ring")  # fmt: skip


def _draw_ground(ax: Axes, placed: Rings) -> None:
    """Draw the rings, every other one shaded, and the borders of the sectors."""
    from matplotlib.patches import Circle

    outer = placed.rings["outer"].tolist()
    for place, radius in reversed(list(enumerate(outer))):
        shade = "#F4F4F2" if (len(outer) - place) % 2 else "white"
        ring = Circle(
            (0, 0), radius, facecolor=shade, edgecolor="#D5D5D5", linewidth=0.6, zorder=0.5, gid="ring"
        )
        ax.add_patch(ring)
    for start in placed.sectors["start"] if len(placed.sectors) > 1 else ():
        end = outer[-1] * math.sin(start), outer[-1] * math.cos(start)
        ax.plot([0, end[0]], [0, end[1]], color="#CFCFCF", linewidth=0.6, zorder=1)


def _name_sectors(ax: Axes, placed: Rings, unit: float, lang: Language) -> None:
    """Name the sectors at both sides of the circle, with a line to each, no two names upon each other."""
    reach = float(placed.rings["outer"].iloc[-1])
    middle = (placed.sectors["start"] + placed.sectors["end"]) / 2
    for side in (1, -1):
        here = [name for name in placed.sectors.index if (math.sin(middle[name]) >= 0) == (side > 0)]
        counts = {name: wording.number(lang, placed.sectors["n"][name]) for name in here}
        texts = [
            frame.wrap(f"{name}\u00a0·\u00a0{counts[name]}", _LABEL_WIDTH, size=frame.SMALL) for name in here
        ]
        wishes = [reach * math.cos(middle[name]) for name in here]
        for name, text, y in zip(here, texts, _stacked(wishes, texts, unit, reach), strict=True):
            at = reach * math.sin(middle[name]), reach * math.cos(middle[name])
            near = max(abs(y) - (text.count("\n") + 1) * frame.SMALL * 0.7 / unit, 0.0)
            x = side * (max(abs(at[0]), math.sqrt(max(reach**2 - near**2, 0.0))) + 9 / unit)
            ax.plot([at[0], x], [at[1], y], color="#9A9A9A", linewidth=0.6, zorder=1, gid="leader")
            ax.text(x + side * 3 / unit, y, text, ha="left" if side > 0 else "right", va="center", fontsize=frame.SMALL,
                    color=style.INK, linespacing=1.15, zorder=7, gid="sector", in_layout=False)  # fmt: skip


def _stacked(wishes: Sequence[float], texts: Sequence[str], unit: float, reach: float) -> list[float]:
    """Heights of names near their wishes, apart from each other and inside the circle's height as far as they fit."""
    if not texts:
        return []
    gap = (max(text.count("\n") for text in texts) + 1) * frame.SMALL * 1.25 / unit
    up = scales.spread([max(wish, -reach) for wish in wishes], gap)
    down = scales.spread([-min(y, reach - gap / 2) for y in up], gap)
    return [-y for y in down]


def _list_strongest(ax: Axes, placed: Rings, people: pd.DataFrame, unit: float, lang: Language) -> None:
    """Number the strongest and list their names at the right, where there is room."""
    width, height = ax.bbox.width * 72 / ax.figure.dpi, ax.bbox.height * 72 / ax.figure.dpi
    if width < _WITH_LIST:
        return
    named = placed.people.head(_NAMED)
    lines = [
        wording.say(lang, "rank_list", n=len(named)),
        *(naming.person_label(people.loc[p, "name"], width=_NAME_WIDTH) for p in named.index),
    ]
    left, top = 1 - (_LIST - 22) / width, 0.5 + len(lines) * _LINE / 2 / height
    for line, text in enumerate(lines):
        y = top - line * _LINE / height
        look: dict[str, Any] = {
            "transform": ax.transAxes,
            "va": "center",
            "fontsize": frame.SMALL,
            "color": style.INK,
        }
        ax.text(
            left, y, text, fontweight="bold" if not line else "normal", gid="name", in_layout=False, **look
        )
        if line:
            ax.text(
                left - 8 / width,
                y,
                str(line),
                ha="right",
                gid="number",
                in_layout=False,
                **look | {"color": frame.FAINT},
            )
    for rank, (person, x, y, radius) in enumerate(named[["x", "y", "radius"]].itertuples(), start=1):
        colour = "white" if people.loc[person, "tending"] == "tended" else style.INK
        ax.text(x, y, str(rank), ha="center", va="center_baseline", fontsize=min(8.0, 0.95 * radius * unit), color=colour,
                zorder=6, gid="rank", in_layout=False)  # fmt: skip


def _title(placed: Rings, people: pd.DataFrame, n_all: int, lang: Language) -> str:
    """Say how many of the strongest ties are tended, and in which sector most of them are."""
    strongest = placed.people.head(_NAMED)
    if strongest.empty:
        return wording.say(lang, "ties_missing_title", n=n_all)
    tended = int((people.loc[strongest.index, "tending"] == "tended").sum())
    if len(strongest) == 1:
        return wording.say(lang, "rank_title_one" if tended else "rank_title_one_not")
    key = "rank_title_all" if tended == len(strongest) else "rank_title" if tended else "rank_title_none"
    first = wording.say(lang, key, k=len(strongest), n=tended)
    unsaid = {wording.say(lang, key) for key in _SAYING_NOTHING}
    common, n = min(Counter(strongest["sector"]).items(), key=lambda item: (-item[1], item[0]))
    return (
        first
        if common in unsaid
        else wording.say(lang, "rank_title_sector", first=first, sector=common, m=n, k=len(strongest))
    )


def _caption(placed: Rings, n_all: int, by: str, G: nx.Graph[str], lang: Language) -> str:
    """Say who is drawn, what rings and sectors are, and as of when."""
    n = len(placed.people)
    parts = [
        wording.say(
            lang, "rank_drawn", n=n, people=wording.say(lang, "people", n=n_all), all=n_all, left=n_all - n
        )
    ]
    if n:
        parts += [wording.say(lang, "rank_rings"), wording.say(lang, f"rank_by_{by}")]
    return " ".join([*parts, naming.as_of_text(lang, G.graph.get("as_of"))])
