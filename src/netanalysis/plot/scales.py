"""Axes of counts and of days that read right in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import wording
from netanalysis.plot import frame, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

#: how far below its axis a day or number stands, in points: clear of the 0 of the other axis
TICK_PAD: Final = 7.5

_MONTHS_OF_A_YEAR: Final = 12


def date_number(day: date) -> float:
    """Return where a day lies on matplotlib's date axis.

    Examples
    --------
    >>> from datetime import date
    >>> date_number(date(2024, 1, 2)) - date_number(date(2024, 1, 1))
    1.0
    """
    return float(day.toordinal() - date(1970, 1, 1).toordinal())


def clear_axes(ax: Axes, *, grid: str = "") -> None:
    """Take away frame and tick marks; `grid` may ask for light lines along the values of `x` or `y`."""
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=frame.TEXT, colors=style.INK)
    ax.tick_params(axis="x", pad=TICK_PAD)
    ax.set_axisbelow(True)
    if grid in ("x", "y"):
        ax.grid(visible=True, axis="x" if grid == "x" else "y", color="#E6E6E6", linewidth=0.8)


def count_axis(ax: Axes, largest: float, lang: Language, *, axis: str = "y", ticks: int = 6) -> None:
    """Scale an axis of counts from 0, with whole, grouped numbers at its ticks: about so many steps, or 0 and the largest alone."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

    steps = MaxNLocator(nbins=max(ticks, 2), integer=True, steps=[1, 2, 2.5, 5, 10]).tick_values(
        0, max(largest, 1)
    )
    values = [value for value in steps if 0 <= value <= max(largest, 1) * 1.001 and value == int(value)]
    values = values if ticks > 1 else [values[0], values[-1]]
    shown = ax.yaxis if axis == "y" else ax.xaxis
    shown.set_major_locator(FixedLocator(values))
    shown.set_major_formatter(FuncFormatter(lambda value, _: wording.number(lang, value)))


def date_ticks(ax: Axes, first: date, last: date, lang: Language, *, width: float) -> None:
    """Label a date axis `width` points wide with years, or with months where it spans no more than two years."""
    days = tick_days(first, last, width=width)
    ax.set_xticks([date_number(day) for day in days], day_names(days, lang))


def day_names(days: Sequence[date], lang: Language) -> list[str]:
    """Name ticks by their years where all of them begin a year, else by their months."""
    years = all(day.month == 1 and day.day == 1 for day in days)
    return [str(day.year) if years else wording.month(lang, day) for day in days]


def tick_days(first: date, last: date, *, width: float) -> Sequence[date]:
    """Return the first days of years or months that a date axis `width` points wide has room to name.

    Examples
    --------
    >>> from datetime import date
    >>> [day.year for day in tick_days(date(2006, 5, 1), date(2026, 3, 2), width=200)]
    [2010, 2015, 2020, 2025]
    >>> [day.month for day in tick_days(date(2025, 1, 5), date(2025, 4, 2), width=200)]
    [2, 3, 4]
    """
    span = (last.year - first.year) * _MONTHS_OF_A_YEAR + last.month - first.month
    short = span <= 2 * _MONTHS_OF_A_YEAR
    steps, most = ((1, 2, 3, 6, 12), width / 56) if short else ((12, 24, 60, 120, 240, 600), width / 38)
    step = next((step for step in steps if span / step <= most), steps[-1])
    months = pd.period_range(pd.Period(first, "M"), pd.Period(last, "M"))
    starts = [month.start_time.date() for month in months if (month.year * 12 + month.month - 1) % step == 0]
    return [start for start in starts if first <= start] or [first]


def spread(values: Sequence[float], gap: float) -> list[float]:
    """Move values apart until neighbours are at least `gap` from each other, the lowest staying where it is.

    Examples
    --------
    >>> spread([10.0, 0.0, 0.5], 2.0)
    [10.0, 0.0, 2.0]
    """
    moved = list(values)
    order = sorted(range(len(values)), key=lambda i: values[i])
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + gap)
    return moved
