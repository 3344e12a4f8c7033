"""Names beside dots: placed by textalloc where they hide nothing, left out where there is no room."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import BboxBase

#: leader lines from a name to its dot
_LEADER: Final = "#555555"
#: over the dots, for among many of them it would not be seen, and under the names
_LEADER_ABOVE_DOTS: Final = 6.0
#: two boxes of text closer than this, in pixels, count as overlapping
_TOUCH: Final = 0.5


def place_names(
    ax: Axes,
    names: Sequence[tuple[float, float, float, str]],
    *,
    dots: Sequence[tuple[float, float, float]],
    large: Sequence[tuple[float, float, float]],
    taken: Sequence[Text],
    enough: int = 12,
    size: float = 8.0,
    colour: str = "#222222",
) -> list[Text]:
    """Write names beside their dots, where no other text stands and as few dots as possible.

    First where no dot at all is covered; then, until there are `enough` names, where no large dot is. A name that
    finds no place is left out. The figure must have been laid out before.

    Parameters
    ----------
    ax
        Where to write.
    names
        Position and radius (data units) of the dot and the name, the most important first.
    dots
        Position and radius of all dots.
    large
        Position and radius of the dots that no name may cover.
    taken
        Texts that stand already.
    enough
        So many names are worth covering small dots for.
    size
        Size of the names, in points.
    colour
        Colour of the names.

    Returns
    -------
    list[Text]
        The names that were written; no box of text overlaps another one.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> written = place_names(ax, [(0.5, 0.5, 0.01, "Eva")], dots=[(0.5, 0.5, 0.01)], large=[], taken=[])
    >>> [name.get_text() for name in written]
    ['Eva']
    """
    written: list[Text] = []
    left = list(names)
    for obstacles in (dots, large):
        found = _allocate(ax, left, obstacles, [*taken, *written], size=size, colour=colour)
        left = [name for name, text in zip(left, found, strict=True) if text is None][
            : max(0, enough - len(written))
        ]
        written += [text for text in found if text is not None]
    return written


def _allocate(
    ax: Axes,
    names: Sequence[tuple[float, float, float, str]],
    dots: Sequence[tuple[float, float, float]],
    taken: Sequence[Text],
    *,
    size: float,
    colour: str,
) -> list[Text | None]:
    """Let textalloc place the names; None for what it cannot place, or fails on."""
    import textalloc
    from matplotlib.patheffects import withStroke

    if not names:
        return []
    obstacles = [*dots, *_squares(ax, taken)]
    scale = float(ax.transData.transform([[1, 0]])[0, 0] - ax.transData.transform([[0, 0]])[0, 0])
    x, y, radius, texts = zip(*names, strict=True)
    ox, oy, oradius = zip(*obstacles, strict=True) if obstacles else ((), (), ())
    around: dict[str, Any] = (
        {"x_scatter": list(ox), "y_scatter": list(oy), "scatter_sizes": np.array(oradius) * scale}
        if obstacles
        else {}
    )
    earlier = [line for line in ax.lines if line.get_gid() == "leader"]
    if earlier:
        around |= {
            "x_lines": [line.get_xdata() for line in earlier],
            "y_lines": [line.get_ydata() for line in earlier],
        }
    halo = [withStroke(linewidth=2.0, foreground="white")]
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            _, _, placed, leaders = textalloc.allocate(
                ax, list(x), list(y), list(texts), **around,
                text_scatter_sizes=list(np.array(radius) * scale), textsize=size, textcolor=colour, linecolor=_LEADER,
                linewidth=0.7, margin=0.002, min_distance=0.003, max_distance=0.09, draw_all=False,
                avoid_label_lines_overlap=True, avoid_crossing_label_lines=True, path_effects=halo, zorder=8,
                gid="name", plot_kwargs={"zorder": _LEADER_ABOVE_DOTS, "path_effects": halo, "gid": "leader"},
            )  # fmt: skip
        except (ArithmeticError, AssertionError, AttributeError, IndexError, ValueError):
            return [None] * len(names)
    for leader, near in zip(leaders, radius, strict=True):
        if leader is not None:
            _end_at_edge(leader, near)
    return _readable(placed, leaders, taken)


def _end_at_edge(leader: Any, radius: float) -> None:
    """Let a line from a name to the centre of its dot end where the dot begins."""
    start, centre = np.asarray(leader.get_xydata(), dtype="float64")
    part = min(radius / max(float(np.hypot(*(start - centre))), 1e-9), 1.0)
    leader.set_data(*np.transpose([start, centre + (start - centre) * part]))


def _readable(placed: Sequence[Any], leaders: Sequence[Any], taken: Sequence[Text]) -> list[Text | None]:
    """Remove names that overlap another text or whose leader line crosses one."""
    kept: list[Text | None] = []
    boxes = [other.get_window_extent() for other in taken]
    for text, leader in zip(placed, leaders, strict=True):
        path = None if leader is None else leader.get_path().transformed(leader.get_transform())
        box = None if text is None else text.get_window_extent()
        if box is None or any(
            _overlap(box, other) or (path and path.intersects_bbox(other)) for other in boxes
        ):
            kept.append(None)
            for artist in (text, leader):
                if artist is not None:
                    artist.remove()
        else:
            kept.append(text)
            boxes.append(box)
    return kept


def _squares(ax: Axes, texts: Iterable[Text]) -> list[tuple[float, float, float]]:
    """Texts as rows of squares, the shape in which textalloc knows obstacles."""
    inverse = ax.transData.inverted()
    squares: list[tuple[float, float, float]] = []
    for text in texts:
        box = text.get_window_extent()
        half = box.height / 2
        n = max(2, int(np.ceil(box.width / half)))
        for at in (
            np.linspace(box.x0 + half, box.x1 - half, n) if box.width > 2 * half else [(box.x0 + box.x1) / 2]
        ):
            (x, y), (beside, _) = inverse.transform([(at, box.y0 + half), (at + half, box.y0)])
            squares.append((float(x), float(y), float(beside - x)))
    return squares


def without_overlap(texts: Iterable[Text], taken: Iterable[Text] = ()) -> list[Text]:
    """Remove from the picture what overlaps an earlier text, and return what stays.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> [text.get_text() for text in without_overlap([ax.text(0, 0, "first"), ax.text(0, 0, "second")])]
    ['first']
    """
    kept: list[Text] = []
    boxes = [text.get_window_extent() for text in taken]
    for text in texts:
        box = text.get_window_extent()
        if any(_overlap(box, other) for other in boxes):
            text.remove()
        else:
            kept.append(text)
            boxes.append(box)
    return kept


def _overlap(a: BboxBase, b: BboxBase) -> bool:
    return bool(min(a.x1, b.x1) - max(a.x0, b.x0) > _TOUCH and min(a.y1, b.y1) - max(a.y0, b.y0) > _TOUCH)
