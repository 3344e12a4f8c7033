"""Grids of squares whose shade is a count: few shades, each named, so that they read in grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from netanalysis import wording
from netanalysis.plot import frame, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

    Ints = np.ndarray[Any, np.dtype[Any]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]

#: shades from few to many, each darker than the one before in grey too
SHADES: Final = ("#BFD7EA", "#7FB2D6", "#3D87BD", "#135A94", "#062B55")
#: a count of nothing
NOTHING: Final = "#EFEFEF"
#: what no file would show
UNSEEN: Final = "#FFFFFF"
_UNSEEN_EDGE: Final = "#C4C4C4"
#: how far above the picture the words of its key stand, in points
_KEY: Final = 3.4
#: part of a square that is left free around it
_GAP: Final = 0.12


def classes(largest: int) -> list[tuple[int, int]]:
    """Part the counts from 1 to the largest into at most five classes, wider ones upwards: their ends are squares.

    Examples
    --------
    >>> classes(3), classes(40)
    ([(1, 1), (2, 2), (3, 3)], [(1, 2), (3, 6), (7, 14), (15, 26), (27, 40)])
    """
    if largest <= len(SHADES):
        return [(n, n) for n in range(1, largest + 1)]
    ends = [round(largest * (step / len(SHADES)) ** 2) for step in range(1, len(SHADES) + 1)]
    tops: list[int] = []
    for end in ends:
        tops.append(max(end, tops[-1] + 1 if tops else 1))
    return list(zip([1, *(top + 1 for top in tops[:-1])], tops, strict=True))


def shades(counts: Ints, steps: Sequence[tuple[int, int]]) -> list[str]:
    """Return the colour of each count."""
    place = np.searchsorted([top for _, top in steps], counts)
    chosen = _chosen(len(steps))
    return [NOTHING if n == 0 else chosen[at] for n, at in zip(counts, place, strict=True)]


def _chosen(n: int) -> list[str]:
    """So many shades, from the lightest to the darkest."""
    if n == 1:
        return [SHADES[-2]]
    return [SHADES[round(step * (len(SHADES) - 1) / (n - 1))] for step in range(n)]


def draw_squares(ax: Axes, x: Floats, y: Floats, size: float, colours: Sequence[str]) -> None:
    """Draw squares with their upper left corners at x and y, y growing downwards; white ones get an edge."""
    from matplotlib.collections import PolyCollection

    side = size * (1 - _GAP)
    corners = np.array([[0, 0], [side, 0], [side, side], [0, side]])
    squares = np.stack([x, y], axis=1)[:, np.newaxis, :] + corners
    edges = [_UNSEEN_EDGE if colour == UNSEEN else colour for colour in colours]
    ax.add_collection(
        PolyCollection(squares, facecolors=list(colours), edgecolors=edges, linewidths=0.4), autolim=False
    )


def draw_shade_key(
    ax: Axes, steps: Sequence[tuple[int, int]], title: str, *, more: Sequence[tuple[str, str]], lang: Language
) -> None:
    """Name the shades above the picture, with the unit of the counts in front and further colours behind."""
    from matplotlib.patches import Patch

    keys = [(_span(step, lang), colour) for step, colour in zip(steps, _chosen(len(steps)), strict=True)]
    keys += more
    handles = [Patch(facecolor=colour, edgecolor=_UNSEEN_EDGE if colour == UNSEEN else colour, linewidth=0.5)
               for _, colour in keys]  # fmt: skip
    ax.annotate(title, (0, 1), (0, _KEY), xycoords="axes fraction", textcoords="offset points", va="baseline",
                fontsize=frame.SMALL, color=style.INK, annotation_clip=False)  # fmt: skip
    begin = (frame.text_width(title, frame.SMALL) + 8) / max(frame.inner_width(ax, 0), 1)
    ax.legend(handles, [text for text, _ in keys], loc="lower left", bbox_to_anchor=(begin, 1.0), ncols=len(keys),
              frameon=False, fontsize=frame.SMALL, handlelength=0.9, handleheight=0.9, columnspacing=1.1,
              handletextpad=0.5, borderaxespad=0, borderpad=0.1, labelcolor=style.INK)  # fmt: skip


def _span(step: tuple[int, int], lang: Language) -> str:
    low, high = (wording.number(lang, n) for n in step)
    return low if low == high else f"{low}–{high}"
