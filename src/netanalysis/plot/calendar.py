"""Every day of the last years as a square: with how many people there was an exchange."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, heat, naming, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

#: so many years at most are drawn, the last ones
_YEARS: Final = 10
_WEEKS, _DAYS = 54, 7
#: room for the year at the left of its weeks, above them for the months, and between the blocks, in points
_LEFT: Final = 36.0
_ABOVE: Final = 13.0
_BETWEEN: Final = 16.0
#: no square is larger than this, in points
_LARGEST: Final = 15.0
#: months are named where so many points are free for each
_MONTH: Final = 25.0
_YEAR_DAYS: Final = 365


def exchange_calendar(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw every day of the last ten years, shaded by the number of people there was an exchange with.

    A column is a week from Monday to Sunday. A day on which no file would have shown an exchange is left white; that is
    no silence.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the words; left out, that of the network's settings.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> ax = na.plot.exchange_calendar(na.load_sample())
    >>> ax.get_title(loc="left").startswith("In touch with somebody on")
    True
    """
    measures = describe.measure(network, as_of=as_of)
    words = lang or network.settings.language
    days = measures.exchanges["day"]
    years = min(measures.network.date.year - days.min().year + 1, _YEARS) if len(days) else 1
    axes = frame.new_axes(ax, width=11.0, height=1.6 + 0.72 * math.ceil(years / 2))
    return frame.present(axes, lambda bare: draw_calendar(bare, measures, lang=words))


def draw_calendar(ax: Axes, measures: describe.Measures, *, lang: Language) -> Finding:
    """Draw the calendar on bare axes and return what it says."""
    every, day = describe.calendar(measures.network, measures=measures), measures.network.date
    ax.set_axis_off()
    if not len(every):
        frame.say_missing(ax, wording.say(lang, "ties_missing"))
        return Finding(wording.say(lang, "rhythm_missing_title"), naming.as_of_text(lang, day))
    shown = every[every.index >= f"{day.year - _YEARS + 1}-01-01"]
    first, last = int(shown.index[0].year), day.year
    grid = _Grid.of(frame.inner_width(ax, 0), frame.inner_height(ax), last - first + 1)
    x, y = grid.places(shown.index, first)
    steps = heat.classes(int(shown["people"].max()))
    colours = heat.shades(shown["people"].to_numpy(), steps)
    unseen = ~shown["observed"].to_numpy()
    heat.draw_squares(
        ax, x, y, grid.size, [heat.UNSEEN if hidden else c for hidden, c in zip(unseen, colours, strict=True)]
    )
    _name_blocks(ax, grid, first, day, lang)
    more = [(wording.say(lang, "calendar_none"), heat.NOTHING)]
    more += [(wording.say(lang, "calendar_unobserved"), heat.UNSEEN)] if unseen.any() else []
    heat.draw_shade_key(ax, steps, wording.say(lang, "calendar_key"), more=more, lang=lang)
    ax.set_xlim(0, grid.width)
    ax.set_ylim(grid.height, 0)
    return _finding(every, shown, measures, lang)


@dataclass(frozen=True)
class _Grid:
    """Blocks of weeks, a block a year: how many stand side by side, and how large a day is, in points."""

    width: float
    height: float
    columns: int
    size: float

    @classmethod
    def of(cls, width: float, height: float, years: int) -> _Grid:
        """Choose the number of blocks in a row that leaves the days largest."""
        best = max(
            range(1, years + 1), key=lambda columns: (cls._size(width, height, years, columns), -columns)
        )
        return cls(width, height, best, cls._size(width, height, years, best))

    @staticmethod
    def _size(width: float, height: float, years: int, columns: int) -> float:
        rows = -(-years // columns)
        across = (width / columns - _LEFT - _BETWEEN) / _WEEKS
        down = (height / rows - _ABOVE - _BETWEEN / 2) / _DAYS
        return max(min(across, down, _LARGEST), 0.5)

    def corner(self, year: int, first: int) -> tuple[float, float]:
        """Upper left corner of the weeks of a year."""
        row, column = divmod(year - first, self.columns)
        across = column * (_WEEKS * self.size + _LEFT + _BETWEEN) + _LEFT
        return across, row * (_DAYS * self.size + _ABOVE + _BETWEEN / 2) + _ABOVE

    def places(self, days: Any, first: int) -> tuple[heat.Floats, heat.Floats]:
        """Upper left corner of each day."""
        years = days.year.to_numpy()
        corners = {year: self.corner(int(year), first) for year in set(years.tolist())}
        begins = pd.to_datetime(pd.Series(years).astype("string") + "-01-01").dt.day_of_week.to_numpy()
        week = (days.day_of_year.to_numpy() - 1 + begins) // _DAYS
        left, top = (np.array([corners[year][side] for year in years.tolist()]) for side in (0, 1))
        return left + week * self.size, top + days.day_of_week.to_numpy() * self.size


def _name_blocks(ax: Axes, grid: _Grid, first: int, last: date, lang: Language) -> None:
    """Write the year beside its weeks and the months above them."""
    room = _WEEKS * grid.size / 12
    step = next((step for step in (1, 3, 6) if room * step >= _MONTH), 12)
    for year in range(first, last.year + 1):
        left, top = grid.corner(year, first)
        ax.text(left - 5, top + _DAYS * grid.size / 2, str(year), ha="right", va="center", fontsize=frame.TEXT,
                fontweight="bold", color=style.INK)  # fmt: skip
        starts = pd.DatetimeIndex([pd.Timestamp(year, month, 1) for month in range(1, 13, step)])
        starts = starts[starts <= pd.Timestamp(last)]
        across, _ = grid.places(starts, first)
        for day, x in zip(starts, across, strict=True):
            name = wording.month_name(lang, day.date())
            ax.text(x, top - 2, name, ha="left", va="bottom", fontsize=frame.SMALL - 1, color=frame.FAINT)


def _finding(
    every: pd.DataFrame, shown: pd.DataFrame, measures: describe.Measures, lang: Language
) -> Finding:
    """What the calendar says: on how many of the last days there was an exchange, and which day was the busiest."""
    day, people = measures.network.date, int(measures.exchanges["person_id"].nunique())
    busy = shown["people"] > 0
    caption = wording.say(lang, "calendar_caption", days=int(busy.sum()), all=int(shown["observed"].sum()),
                          day=day, n=people)  # fmt: skip
    earlier = int(shown.index[0].year - every.index[0].year)
    if earlier:
        caption += " " + wording.say(lang, "calendar_earlier", n=earlier)
    if int((every["people"] > 0).sum()) == 1:
        title = wording.say(lang, "calendar_title_single", n=people, day=_busiest(every))
        return Finding(title, caption)
    since_first = every.loc[(every["people"] > 0).idxmax() :]
    recent = since_first.tail(_YEAR_DAYS)
    best, most = _busiest(shown), int(shown["people"].max())
    key = "calendar_title" if most > 1 else "calendar_title_one"
    title = wording.say(lang, key, n=int((recent["people"] > 0).sum()), of=len(recent), day=best, most=most)
    return Finding(title, caption)


def _busiest(days: pd.DataFrame) -> date:
    """Return the day with most people, the first of equals."""
    return pd.DatetimeIndex(days.index)[int(days["people"].argmax())].date()
