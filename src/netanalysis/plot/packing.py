"""Circles side by side and circles on rings: the geometry of the network map. Pure numbers, nothing random."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    Floats = np.ndarray[Any, np.dtype[np.float64]]

#: about so many places are tried for each circle, at most
_PLACES: Final = 40_000
#: distance between two places, as a share of the smallest circle's radius
_FINE: Final = 0.3
#: how much nearness to those one is tied to counts against nearness to the middle
_PULL: Final = 0.4
#: what counts as equal
_ROUNDING: Final = 1e-9
#: ring after ring turns by the golden angle, so that no spokes appear
_TURN: Final = math.pi * (3 - math.sqrt(5))
#: how much looser the circles of a ring may stand, tried one after the other to fill the last ring
_LOOSER: Final = 1.04
#: how much wider a block of rows grows at each trial
_WIDER: Final = 1.03


def pack(
    radii: Sequence[float],
    *,
    gap: float = 0.0,
    inner: float = 0.0,
    aspect: float = 1.0,
    corners: float = 2.0,
    pulls: Sequence[Mapping[int, float]] | None = None,
    attached: Sequence[Sequence[tuple[float, float, float]]] | None = None,
) -> Floats:
    """Put circles side by side round the middle, one after the other, without overlap.

    Each circle takes, of all free places, the one nearest to the middle; where it is tied to circles that stand
    already, nearness to these counts too.

    Parameters
    ----------
    radii
        Radius of each circle, in the order of placing.
    gap
        Free space between two circles.
    inner
        Radius of what stands in the middle already.
    aspect
        Width of the heap over its height.
    corners
        Shape of the heap: 2 is an ellipse, more fills the corners of its frame.
    pulls
        For each circle, how strongly it is tied to others, by their position in `radii`.
    attached
        For each circle, further circles that move with it and need room as well (a title): offset from its centre,
        to the right and upwards, and radius.

    Returns
    -------
    ndarray
        Centre of each circle, shape (n, 2).

    Examples
    --------
    >>> pack([1.0, 1.0]).shape
    (2, 2)
    """
    xy = np.zeros((len(radii), 2))
    if not len(radii):
        return xy
    shapes = [np.array([(0.0, 0.0, r), *(attached[i] if attached else ())]) for i, r in enumerate(radii)]
    places = _Places(shapes, gap, inner, aspect, corners)
    for i, shape in enumerate(shapes):
        wish = places.distance if pulls is None else places.distance + _pull(pulls[i], xy[:i], places)
        xy[i] = places.take(shape, wish)
    return xy


class _Places:
    """A square grid of places round the middle, and at each of them the radius of the largest circle that is free."""

    def __init__(
        self, shapes: Sequence[Floats], gap: float, inner: float, aspect: float, corners: float
    ) -> None:
        everything = np.vstack(shapes)
        area = float(((2 * everything[:, 2] + gap) ** 2).sum()) + math.pi * inner**2
        reach = 1.5 * math.sqrt(area / math.pi) + 2 * float(everything[:, 2].max()) + gap
        self.step = max(_FINE * min(float(shape[0, 2]) for shape in shapes), 2 * reach / math.sqrt(_PLACES))
        n_columns, n_rows = (
            math.ceil(reach * way / self.step) for way in (math.sqrt(aspect), 1 / math.sqrt(aspect))
        )
        self.x = np.arange(-n_columns, n_columns + 1) * self.step
        self.y = np.arange(-n_rows, n_rows + 1)[:, None] * self.step
        across, up = np.abs(self.x) / math.sqrt(aspect), np.abs(self.y) * math.sqrt(aspect)
        self.distance = (across**corners + up**corners) ** (1 / corners)
        self._gap = gap
        self._largest = float(everything[:, 2].max()) + gap
        self._pad = math.ceil(float(np.abs(everything[:, :2]).max()) / self.step)
        self._room = np.full((len(self.y) + 2 * self._pad, len(self.x) + 2 * self._pad), self._largest)
        self._farthest = inner
        if inner:
            self._narrow(0.0, 0.0, inner)

    def take(self, shape: Floats, wish: Floats) -> tuple[float, float]:
        """Take the free place with the least wish for circles that stand together; return it."""
        free = np.ones(wish.shape, dtype=bool)
        offsets = np.rint(shape[:, :2] / self.step).astype(int)
        radii = shape[:, 2] + np.hypot(*(shape[:, :2] - offsets * self.step).T)
        for (right, up), radius in zip(offsets, radii, strict=True):
            row, column = self._pad + up, self._pad + right
            here = self._room[row : row + wish.shape[0], column : column + wish.shape[1]]
            free &= here >= radius + self._gap - _ROUNDING
        row, column = divmod(int(np.where(free, wish, np.inf).argmin()), wish.shape[1])
        x, y = float(self.x[column]), float(self.y[row, 0])
        if not free[row, column]:
            x, y = self._farthest + float(np.abs(shape).sum(axis=1).max()), 0.0
        for (right, up), radius in zip(offsets, radii, strict=True):
            self._narrow(x + right * self.step, y + up * self.step, float(radius))
        return x, y

    def _narrow(self, x: float, y: float, radius: float) -> None:
        """Note that a circle stands there now."""
        self._farthest = max(self._farthest, x + radius + self._gap)
        reach = math.ceil((radius + self._largest) / self.step)
        row, column = (
            round(at / self.step) + half for at, half in ((y, len(self.y) // 2), (x, len(self.x) // 2))
        )
        rows, columns = (
            np.arange(max(middle + self._pad - reach, 0), min(middle + self._pad + reach + 1, n))
            for middle, n in zip((row, column), self._room.shape, strict=True)
        )
        if len(rows) and len(columns):
            away = (
                np.hypot(rows[:, None] - row - self._pad, columns - column - self._pad) * self.step - radius
            )
            window = self._room[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            np.minimum(window, away, out=window)


def _pull(tied: Mapping[int, float], placed: Floats, places: _Places) -> Floats | float:
    """Distance from each place to the middle of the circles tied to, weighted by the ties."""
    found = [(other, weight) for other, weight in sorted(tied.items()) if other < len(placed)]
    if not found:
        return 0.0
    others, weights = zip(*found, strict=True)
    x, y = np.average(placed[list(others)], axis=0, weights=weights)
    away: Floats = np.hypot(places.x - x, places.y - y)
    return _PULL * away


def rings(
    radii: Sequence[float], *, gap: float = 0.0, inner: tuple[float, float] = (0.0, 0.0)
) -> tuple[Floats, tuple[float, float]]:
    """Put circles on rings round the middle, in their order from the innermost outwards, without overlap.

    Parameters
    ----------
    radii
        Radius of each circle, in the order of placing.
    gap
        Free space between two circles and between two rings, at least.
    inner
        Half width and half height of the ellipse that stays free in the middle; where it is nothing, the first circle
        stands in the very middle.

    Returns
    -------
    ndarray
        Centre of each circle, shape (n, 2).
    tuple[float, float]
        Half width and half height of the ellipse that holds everything.

    Examples
    --------
    >>> xy, outer = rings([1.0] * 7)
    >>> xy[0].tolist(), [round(half) for half in outer]
    ([0.0, 0.0], [3, 3])
    """
    size = np.asarray(radii, dtype="float64")
    cuts = _cuts(size, gap, gap, np.asarray(inner, dtype="float64"))
    looser = gap + 0.1 * float(size.mean()) if len(size) else gap
    most = 3 * (gap + float(size.max())) if len(size) else 0.0
    while looser < most and len(trial := _cuts(size, gap, looser, np.asarray(inner, dtype="float64"))) == len(
        cuts
    ):
        cuts, looser = trial, looser * _LOOSER
    return _placed(size, gap, np.asarray(inner, dtype="float64"), cuts)


def _cuts(size: Floats, gap: float, along: float, half: Floats) -> list[int]:
    """Where each ring begins, with some room between rings and some along them."""
    cuts = [0]
    if len(size) and not half.any():
        half, cuts = half + size[0], [0, 1]
    while cuts[-1] < len(size):
        rest = size[cuts[-1] :]
        middle = half + gap + rest.max()
        flat = float(middle.min())
        needed = np.cumsum(2 * flat * np.arcsin(np.minimum(rest + along / 2, flat) / flat))
        cuts.append(
            cuts[-1]
            + max(1, int(np.searchsorted(needed, _ring(middle)[1][-1] * (1 + _ROUNDING), side="right")))
        )
        half = middle + rest.max()
    return cuts


def _placed(
    size: Floats, gap: float, half: Floats, cuts: Sequence[int]
) -> tuple[Floats, tuple[float, float]]:
    """Put each ring's circles on it, and return how far everything reaches."""
    xy, turn = np.zeros((len(size), 2)), math.pi / 2
    for first, last in itertools.pairwise(cuts):
        if last == 1 and not half.any():
            half = half + size[0]
            continue
        width = size[first:].max()
        xy[first:last] = _on_ring(size[first:last] + gap / 2, half + gap + width, turn)
        half, turn = half + gap + 2 * width, turn + _TURN
    return xy, (float(half[0]), float(half[1]))


def _on_ring(size: Floats, half: Floats, turn: float) -> Floats:
    """Spread the circles over the whole ring, the first at the turn, each with room by its size."""
    angle, length = _ring(half)
    room = size / size.sum() * length[-1]
    start = np.interp(turn % (2 * math.pi), angle, length)
    at = np.interp((start + np.cumsum(room) - room / 2) % length[-1], length, angle)
    return np.column_stack([half[0] * np.cos(at), half[1] * np.sin(at)])


def _ring(half: Floats) -> tuple[Floats, Floats]:
    """Angle and length along an ellipse, in small steps."""
    angle = np.linspace(0, 2 * math.pi, 721)
    speed = np.hypot(half[0] * np.sin(angle), half[1] * np.cos(angle))
    steps = (speed[1:] + speed[:-1]) / 2 * np.diff(angle)
    return angle, np.concatenate([[0.0], np.cumsum(steps)])


def rows(
    parts: Sequence[Sequence[float]],
    *,
    height: float,
    width: float = 0.0,
    gap: float = 0.0,
    between: float = 0.0,
) -> tuple[Floats, tuple[float, float]]:
    """Put circles into rows like words into lines, each part beginning a new row, as narrow as the height allows.

    Parameters
    ----------
    parts
        Radii of the circles of each part, in the order of placing.
    height
        How high the block may be; one row of each part is always placed.
    width
        How wide it is at least, where there are enough circles.
    gap
        Free space between two circles and two rows.
    between
        Further space between two parts.

    Returns
    -------
    ndarray
        Centre of each circle of all parts, shape (n, 2), the upper left corner of the block at 0, 0.
    tuple[float, float]
        Width and height of the block.

    Examples
    --------
    >>> xy, (width, _) = rows([[0.5] * 4, [0.5]], height=3.0)
    >>> xy.tolist(), width
    ([[0.5, -0.5], [1.5, -0.5], [0.5, -1.5], [1.5, -1.5], [0.5, -2.5]], 2.0)
    """
    sizes = [np.asarray(part, dtype="float64") for part in parts if len(part)]
    if not sizes:
        return np.zeros((0, 2)), (0.0, 0.0)
    longest = max(float((2 * size + gap).sum()) for size in sizes)
    area = sum(float(((2 * size + gap) ** 2).sum()) for size in sizes)
    width = max(width, float(2 * max(size.max() for size in sizes)), area / height)
    while True:
        placed = [_flow(size, width, gap) for size in sizes]
        high = sum(part_height for _, part_height in placed) + between * (len(sizes) - 1)
        if high <= height + _ROUNDING or width >= longest:
            break
        width *= _WIDER
    downs = np.cumsum([0.0, *(part_height + between for _, part_height in placed[:-1])])
    xy = np.vstack([part - (0.0, down) for (part, _), down in zip(placed, downs, strict=True)])
    return xy, (float((xy[:, 0] + np.concatenate(sizes)).max()), float(high))


def _flow(size: Floats, width: float, gap: float) -> tuple[Floats, float]:
    """Fill rows of that width from the left; return the centres and the height of all rows."""
    ends = np.cumsum(2 * size + gap)
    xy, first, top = np.zeros((len(size), 2)), 0, 0.0
    while first < len(size):
        begin = ends[first] - 2 * size[first] - gap
        last = max(first + 1, int(np.searchsorted(ends, begin + width + gap + _ROUNDING, side="right")))
        row = slice(first, last)
        largest = float(size[row].max())
        xy[row, 0], xy[row, 1] = ends[row] - gap - size[row] - begin, top - largest
        first, top = last, top - 2 * largest - gap
    return xy, -top - gap
