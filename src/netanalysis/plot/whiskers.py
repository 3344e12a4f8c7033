"""Figures with their intervals, a dot and a line each, on a scale that bears ratios and amounts of several decades."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.plot import frame, scales, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

#: a scale spans no more powers of ten; a line that goes on beyond it ends in an arrow
_DECADES: Final = 7
#: further than so many powers of ten from the dots nothing is drawn
_BEYOND: Final = 3
#: from this ratio on between the largest and the smallest, the scale goes by powers of ten
_WIDE: Final = 20.0
_LABEL: Final = 190.0
_TICKS: Final = 5


@dataclass(frozen=True, slots=True)
class Whisker:
    """A row: its label, the figure with its interval, and the words that stand at its end."""

    label: str
    value: float
    low: float
    high: float
    text: str
    colour: str = style.BLUE
    marker: str = "o"


def draw_whiskers(
    ax: Axes,
    rows: Sequence[Whisker],
    *,
    tick: Callable[[float], str],
    reference: float | None = None,
    linear: bool = False,
) -> bool:
    """Draw a dot and a line for each row on bare axes, and return whether the scale goes by powers of ten.

    Parameters
    ----------
    ax
        Bare axes.
    rows
        The rows from top to bottom; a figure that is missing has words only.
    tick
        Writes a number at the axis.
    reference
        Where a line across all rows stands: no difference, or a price.
    linear
        Never go by powers of ten: for shares, of which all begin at nothing.

    Returns
    -------
    bool
        Whether the scale is logarithmic.
    """
    scales.clear_axes(ax, grid="x")
    finite = [b for row in rows for b in (row.value, row.low, row.high) if math.isfinite(b)]
    dots = [row.value for row in rows if math.isfinite(row.value)]
    more = [reference] if reference is not None and math.isfinite(reference) else []
    log = not linear and _is_wide([*finite, *more])
    left, right = _log_limits(dots, [*finite, *more]) if log else _limits([*finite, *more])
    if log:
        ax.set_xscale("log")
    ax.set_xlim(left, right)
    _set_ticks(ax, left, right, log=log, tick=tick)
    if more and left <= more[0] <= right:
        ax.axvline(more[0], color=style.GREY, linewidth=1.1, linestyle=(0, (4, 3)), zorder=1)
    for place, row in enumerate(rows):
        _draw(ax, place, row, left, right)
    ax.set_yticks(range(len(rows)), [frame.wrap(row.label, _LABEL, size=frame.TEXT) for row in rows])
    ax.tick_params(axis="y", pad=9)
    ax.set_ylim(max(len(rows), 3) - 0.4, -0.6)
    return log


def _is_wide(values: Sequence[float]) -> bool:
    positive = [value for value in values if value > 0]
    return (
        bool(positive) and min(values) >= 0 and (max(positive) / min(positive) > _WIDE or 0.0 in values[1:])
    )


def _log_limits(dots: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Limits in whole powers of ten around the dots, as far as the lines reach and no further than is of use."""
    positive = [value for value in values if value > 0]
    seen = [value for value in dots if value > 0] or positive
    low = max(math.log10(min(positive)), math.log10(min(seen)) - _BEYOND)
    high = min(math.log10(max(positive)), math.log10(max(seen)) + _BEYOND)
    first, last = math.floor(low - 0.05), math.ceil(high + 0.05)
    return 10.0 ** max(first, last - 2 * _DECADES), 10.0**last


def _limits(values: Sequence[float]) -> tuple[float, float]:
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low or 1.0) * 0.04
    return low - room * (low < 0), high + room


def _set_ticks(ax: Axes, left: float, right: float, *, log: bool, tick: Callable[[float], str]) -> None:
    from matplotlib.ticker import MaxNLocator, NullLocator

    if log:
        first, last = round(math.log10(left)), round(math.log10(right))
        step = max(1, math.ceil((last - first) / _DECADES))
        values = [10.0**power for power in range(first, last + 1, step)]
        ax.xaxis.set_minor_locator(NullLocator())
    else:
        values = [v for v in MaxNLocator(nbins=_TICKS - 1).tick_values(left, right) if left <= v <= right]
    room = max(frame.inner_width(ax, _LABEL), 60.0)
    widest = max(frame.text_width(tick(value), frame.TEXT) for value in values) + 12
    every = max(1, math.ceil(len(values) * widest / room))
    shown = values[::every]
    ax.set_xticks(shown, [tick(value) for value in shown])


def _draw(ax: Axes, place: int, row: Whisker, left: float, right: float) -> None:
    """One row: the line as far as the scale reaches, an arrow where it goes on, the dot, and the words."""
    ax.annotate(row.text, (1, place), (9, 0), xycoords=ax.get_yaxis_transform(), textcoords="offset points",
                va="center_baseline", fontsize=frame.TEXT, color=style.INK, annotation_clip=False)  # fmt: skip
    if not (math.isnan(row.low) or math.isnan(row.high)):
        low, high = (min(max(bound, left), right) for bound in (row.low, row.high))
        ax.plot([low, high], [place, place], color=row.colour, linewidth=2.2, solid_capstyle="butt", zorder=2)
        for bound, end, arrow in ((row.low, left, "<"), (row.high, right, ">")):
            if (bound < end) if arrow == "<" else (bound > end):
                ax.plot([end], [place], marker=arrow, color=row.colour, markersize=7, clip_on=False, zorder=3)
    if left <= row.value <= right:
        ax.plot([row.value], [place], marker=row.marker, color=row.colour, markersize=8, markeredgecolor="white",
                clip_on=False, zorder=4)  # fmt: skip


def write_power(value: float, lang: Language) -> str:
    """Write a number at an axis with as many digits as it needs and no more.

    Examples
    --------
    >>> write_power(0.01, "de"), write_power(1000.0, "en")
    ('0,01', '1,000')
    """
    digits = max(0, -math.floor(math.log10(abs(value)) + 1e-9)) if value else 0
    return wording.number(lang, value, digits=min(digits, 6))
