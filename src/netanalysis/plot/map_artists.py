"""What the network map is drawn with: discs, ties, dots, titles, names and the key."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.graph import EGO
from netanalysis.plot import frame, style
from netanalysis.plot.labels import place_names, without_overlap
from netanalysis.plot.layout import BLOCK, Layout
from netanalysis.ties import STATES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from netanalysis.settings import Language

#: face, edge and width of the edge of a dot: dark for what is tended alone, tinted for what was, a ring where both sides
#: hardly wrote, else pale
LOOKS: Final = MappingProxyType(
    {
        "tended": (style.STATE_COLOURS["tended"], style.BLACK, 1.4),
        "dormant": ("#F3BE98", style.STATE_COLOURS["dormant"], 0.7),
        "occasional": ("white", style.STATE_COLOURS["occasional"], 1.5),
        "one_way": ("white", style.STATE_COLOURS["one_way"], 0.9),
        "collected": (style.STATE_COLOURS["collected"], "white", 0.3),
        "unobserved": (style.STATE_COLOURS["unobserved"], "#A0A0A0", 0.5),
    }
)
#: colour of the lines of each sort of tie
_TIES: Final = MappingProxyType({"ego": "#C3D8E6", "inferred": "#B5B5B5", "evidenced": "#333333"})
#: more ties between groups, and inside them, than this are drawn thinner and paler
_MANY_BRIDGES: Final = 40
#: a tie between two groups crosses others and names: it is never drawn with its full weight
_BRIDGE: Final = 0.4
_MANY_INSIDE: Final = 400
_DASHED: Final = (0, (3, 2))
_DISC: Final = "#F3F3F1"
#: so many people are named even where a name covers small dots
_ENOUGH: Final = 12
#: rounds after which the lengths of the figure stay as they are
_SETTLING: Final = 2
_NAME_WIDTH: Final = 30
#: width of an entry of the key besides its text, in points
_ENTRY: Final = 26.0
#: edges of dots keep their width as long as a unit of the layout is so many points
_FULL_EDGE: Final = 10.0


@dataclass(frozen=True)
class Title:
    """The title of a group or of the block, its lines broken already; sizes in points."""

    group: int
    text: str
    size: float = 9.0

    @property
    def width(self) -> float:
        """Width of the longest line, with some room."""
        return frame.text_width(self.text, self.size, bold=True) + 4

    @property
    def height(self) -> float:
        """Height of all lines."""
        return (self.text.count("\n") + 1) * self.size * 1.35


def settle(ax: Axes) -> None:
    """Let the figure find its layout, so that lengths in points are known before anything is placed.

    A caption as wide as the figure would push the axes about from draw to draw, so only its height takes part.
    """
    for caption in [text for text in ax.texts if text.get_gid() == "caption"]:
        caption.set_in_layout(False)
        lines = "\n".join("|" for _ in caption.get_text().split("\n"))
        ax.annotate(
            lines, (0, 0), caption.get_position(), xycoords="axes fraction", textcoords="offset points", va="top",
            fontsize=caption.get_fontsize(), linespacing=1.35, alpha=0, annotation_clip=False,
        )  # fmt: skip
    for _ in range(_SETTLING):
        ax.figure.figure.draw_without_rendering()


def state_of(data: Mapping[str, Any]) -> str:
    """State of tending of a person; unobserved where the graph does not say."""
    return str(data.get("tending", "unobserved"))


def draw_ground(ax: Axes, layout: Layout) -> None:
    """Draw a pale disc under each group."""
    size = 2 * layout.groups["radius"].to_numpy()
    draw_circles(
        ax,
        layout.groups[["x", "y"]].to_numpy(),
        size,
        facecolor=_DISC,
        edgecolor="none",
        zorder=1,
        gid="groups",
    )


def draw_ties(
    ax: Axes, layout: Layout, ties: Mapping[str, Sequence[tuple[str, str]]], *, unit: float
) -> None:
    """Draw the ties: evidenced ones solid, inferred ones pale and dashed, ego's own behind everything."""
    from matplotlib.collections import LineCollection

    at = dict(zip(layout.people.index, layout.people[["x", "y"]].to_numpy(), strict=True)) | {
        EGO: np.zeros(2)
    }
    shares = np.array(_shares(layout, ties.get("evidenced", ())))
    looks: dict[str, dict[str, Any]] = {
        "ego": {"linewidths": 0.35, "zorder": 0.5},
        "inferred": {"linewidths": 0.5 * _thinner(unit), "linestyles": _DASHED, "zorder": 2},
        "evidenced": {
            "linewidths": shares,
            "alpha": 0.2 + 0.6 * shares if len(shares) else None,
            "zorder": 3,
        },
    }
    for sort, pairs in ties.items():
        gid = "ties of ego" if sort == "ego" else sort
        segments = [(at[a], at[b]) for a, b in pairs]
        lines = LineCollection(segments, colors=_TIES[sort], gid=gid, **looks[sort])
        ax.add_collection(lines, autolim=False)


def _shares(layout: Layout, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Share of its full weight that each tie is drawn with: the less, the more there are."""
    group = {person: number for person, number in layout.people["group"].items() if not pd.isna(number)}
    inside = [a in group and group[a] == group.get(b) for a, b in pairs]
    n_inside = sum(inside)
    within = max(min(1.0, _MANY_INSIDE / max(n_inside, 1)), 0.3)
    between = max(min(_BRIDGE, _MANY_BRIDGES / max(len(pairs) - n_inside, 1)), 0.15)
    return [within if same else between for same in inside]


def draw_people(ax: Axes, layout: Layout, states: Mapping[str, str], *, unit: float, ego: float) -> None:
    """Draw the dots, tended ones last, and ego with that radius if it is above 0."""
    people = layout.people
    size = people["radius"].to_dict()
    order = sorted(people.index, key=lambda person: (-STATES.index(states[person]), size[person], person))
    faces, edges, widths = zip(*(LOOKS[states[person]] for person in order), strict=True)
    ordered = people.loc[order]
    draw_circles(
        ax, ordered[["x", "y"]].to_numpy(), 2 * ordered["radius"].to_numpy(), facecolors=faces, edgecolors=edges,
        linewidths=np.array(widths) * _thinner(unit), zorder=4, gid="people",
    )  # fmt: skip
    if ego:
        draw_circles(
            ax,
            np.zeros((1, 2)),
            np.array([2 * ego]),
            facecolor=style.INK,
            edgecolor="white",
            zorder=5,
            gid="ego",
        )


def _thinner(unit: float) -> float:
    """Share of their full width that lines keep where everything is small."""
    return min(1.0, max(unit / _FULL_EDGE, 0.3))


def draw_circles(ax: Axes, centres: Any, widths: Any, **look: Any) -> None:
    """Draw circles whose size grows and shrinks with the axes."""
    from matplotlib.collections import EllipseCollection

    circles = EllipseCollection(
        widths,
        widths,
        np.zeros(len(widths)),
        units="xy",
        offsets=centres,
        offset_transform=ax.transData,
        **look,
    )
    ax.add_collection(circles, autolim=False)


def write_titles(ax: Axes, layout: Layout, titles: Sequence[Title]) -> list[Text]:
    """Write the titles above their circles, in the room left for them; return those that have it."""
    from matplotlib.patheffects import withStroke

    texts = []
    for title in titles:
        x, y, side = foot(layout, title.group)
        text = ax.text(x, y, title.text, ha=side, va="bottom", fontsize=title.size, fontweight="bold", color="#333333",
                       linespacing=1.15, zorder=7, gid="title")  # fmt: skip
        text.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
        text.set_in_layout(False)
        texts.append(text)
    return without_overlap(texts)


def foot(layout: Layout, group: int) -> tuple[float, float, Literal["center", "left"]]:
    """Where the title of a group or of the block stands, and whether that is its middle or its left end."""
    if group == BLOCK:
        left, top, _ = layout.block or (0.0, 0.0, 0.0)
        return left, top, "left"
    x, y, radius = layout.circle(group)
    return x, y + radius, "center"


def write_names(
    ax: Axes,
    layout: Layout,
    names: Mapping[str, str],
    states: Mapping[str, str],
    *,
    at_most: int,
    taken: Sequence[Text],
) -> list[Text]:
    """Write the names of the tended and then of the largest dots, where there is room; return the names."""
    people = layout.people
    dots = dict(zip(people.index, map(tuple, people[["x", "y", "radius"]].to_numpy().tolist()), strict=True))
    order = sorted(names, key=lambda person: (states[person] != "tended", -dots[person][2], person))[:at_most]
    large = {person for person in dots if states[person] == "tended"} | set(order)
    written = place_names(
        ax, [(*dots[person], style.label(names[person], width=_NAME_WIDTH)) for person in order],
        dots=list(dots.values()), large=[dots[person] for person in sorted(large)], taken=taken, enough=_ENOUGH,
    )  # fmt: skip
    for text in written:
        text.set_in_layout(False)
    return written


def draw_key(
    ax: Axes, counts: Mapping[str, int], sorts: Sequence[str], *, owner: str | None, lang: Language
) -> float:
    """Explain dots and lines in rows at the top of the axes; return the height of these rows, in points."""
    from matplotlib.lines import Line2D

    names = {state: wording.say(lang, f"state_{state}") for state in STATES}
    entries = [
        _dot(LOOKS[state], wording.say(lang, "map_state", state=name, n=counts[state]))
        for state, name in names.items()
        if counts[state]
    ]
    if owner is not None:
        entries.append(_dot((style.INK, "white", 0.3), style.label(owner or wording.say(lang, "the_owner"))))
    entries += [
        Line2D([], [], color=_TIES[sort], linewidth=1.1, linestyle=_DASHED if sort == "inferred" else "-",
               label=wording.say(lang, f"map_{sort}"))
        for sort in sorts
    ]  # fmt: skip
    room = ax.bbox.width * 72 / ax.figure.dpi
    widest = max(frame.text_width(str(entry.get_label()), frame.SMALL) for entry in entries) + _ENTRY
    total = sum(frame.text_width(str(entry.get_label()), frame.SMALL) + _ENTRY for entry in entries)
    n_columns = len(entries) if total <= room else max(1, int(room / widest))
    key = ax.legend(
        handles=_by_row(entries, n_columns), loc="upper left", bbox_to_anchor=(0, 1), ncols=n_columns, frameon=False,
        fontsize=frame.SMALL, borderpad=0, borderaxespad=0, handletextpad=0.3, columnspacing=1.2, handlelength=1.4,
        labelcolor=style.INK,
    )  # fmt: skip
    key.set_in_layout(False)
    return math.ceil(len(entries) / n_columns) * frame.SMALL * 1.6 + 14


def _dot(look: tuple[str, str, float], text: str) -> Any:
    """Entry of the key for a dot."""
    from matplotlib.lines import Line2D

    face, edge, width = look
    return Line2D([], [], marker="o", linestyle="none", markersize=7, markerfacecolor=face, markeredgecolor=edge,
                  markeredgewidth=width, label=text)  # fmt: skip


def _by_row(entries: list[Any], n_columns: int) -> list[Any]:
    """Order entries so that a legend, which fills column by column, reads row by row."""
    return [entry for column in range(n_columns) for entry in entries[column::n_columns]]
