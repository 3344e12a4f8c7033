"""At which hours of the week the exchange takes place, what ego sends beside what ego gets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from netanalysis import describe, wording
from netanalysis.describe.rhythm import WORKING_DAYS, busiest_window, has_hour
from netanalysis.plot import frame, heat, naming, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

_DAYS, _HOURS = 7, 24
#: fewer exchanges than this tell no habit
_FEW: Final = 20
#: nor do exchanges on fewer days than this
_FEW_DAYS: Final = 10
#: room for the names of the days, between the two grids, and above and below them, in points
_LEFT: Final = 26.0
_BETWEEN: Final = 20.0
_ABOVE: Final = 24.0
_BELOW: Final = 28.0
_LARGEST: Final = 20.0
#: every so many hours are named
_NAMED: Final = 3


def hours(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the exchanges by weekday and hour of the day, sent ones on the left, received ones on the right.

    Hours are those of the time zone of the settings. Exchanges of which only the day is known are left out, and the
    caption says how many these are.

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
    >>> "working days" in na.plot.hours(na.load_sample()).get_title(loc="left")
    True
    """
    measures = describe.measure(network, as_of=as_of)
    words = lang or network.settings.language
    return frame.present(
        frame.new_axes(ax, width=10.0, height=2.9), lambda bare: draw_hours(bare, measures, lang=words)
    )


def draw_hours(ax: Axes, measures: describe.Measures, *, lang: Language) -> Finding:
    """Draw both grids on bare axes and return what they say."""
    counts = describe.hours(measures.network, measures=measures)
    finding = _finding(counts, measures, lang)
    ax.set_axis_off()
    if not counts["exchanges"].any():
        key = "hours_missing" if len(measures.exchanges) else "ties_missing"
        frame.say_missing(ax, wording.say(lang, key))
        return finding
    width, height = frame.inner_width(ax, 0), frame.inner_height(ax)
    across = (width - 2 * _LEFT - _BETWEEN) / (2 * _HOURS)
    size = max(min(across, (height - _ABOVE - _BELOW) / _DAYS, _LARGEST), 1.0)
    steps = heat.classes(int(counts[["sent", "received"]].to_numpy().max()))
    owner = naming.person_label(measures.network.owner.name, width=24) or wording.say(lang, "the_owner")
    for side, left in (("sent", _LEFT), ("received", 2 * _LEFT + _BETWEEN + _HOURS * size)):
        _draw_grid(ax, counts[side], left, size, steps, lang)
        title = wording.say(lang, f"hours_{side}", owner=owner, n=int(counts[side].sum()))
        ax.text(
            left,
            _ABOVE - 4,
            title,
            ha="left",
            va="bottom",
            fontsize=frame.TEXT,
            fontweight="bold",
            color=style.INK,
        )
    heat.draw_shade_key(ax, steps, wording.say(lang, "hours_key"), more=[("0", heat.NOTHING)], lang=lang)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    return finding


def _draw_grid(
    ax: Axes, counts: pd.Series[int], left: float, size: float, steps: list[tuple[int, int]], lang: Language
) -> None:
    """Draw one grid: a row a weekday, a column an hour."""
    days = counts.index.get_level_values("weekday").to_numpy()
    hour = counts.index.get_level_values("hour").to_numpy()
    heat.draw_squares(
        ax, left + hour * size, _ABOVE + days * size, size, heat.shades(counts.to_numpy(), steps)
    )
    for weekday in range(_DAYS):
        name = wording.weekday_name(lang, weekday)
        ax.text(left - 5, _ABOVE + (weekday + 0.45) * size, name, ha="right", va="center", fontsize=frame.SMALL,
                color=style.INK if weekday < WORKING_DAYS else frame.FAINT)  # fmt: skip
    bottom = _ABOVE + _DAYS * size
    for named in np.arange(0, _HOURS + 1, _NAMED if size * _NAMED >= 16 else 2 * _NAMED):  # noqa: PLR2004 - two digits
        ax.text(
            left + named * size,
            bottom + 3,
            str(named),
            ha="center",
            va="top",
            fontsize=frame.SMALL,
            color=style.INK,
        )
    ax.text(left + _HOURS * size / 2, bottom + 14, wording.say(lang, "hours_axis"), ha="center", va="top",
            fontsize=frame.SMALL, color=frame.FAINT)  # fmt: skip


def _finding(counts: pd.DataFrame, measures: describe.Measures, lang: Language) -> Finding:
    """What the grids say: in which hours of working days half of all exchange falls."""
    exchanges, n = counts["exchanges"], int(counts["exchanges"].sum())
    caption = _caption(n, measures, lang)
    if not n:
        return Finding(wording.say(lang, "hours_missing_title"), caption)
    days = measures.exchanges.loc[has_hour(measures.exchanges), "day"].nunique()
    if n < _FEW or days < _FEW_DAYS:
        on_days = wording.say(lang, "hours_on_days", n=days)
        return Finding(wording.say(lang, "hours_title_few", n=n, days=on_days), caption)
    working = exchanges[exchanges.index.get_level_values("weekday") < WORKING_DAYS]
    window = busiest_window(exchanges)
    if window is None:
        share = 1 - int(working.sum()) / n
        return Finding(
            wording.say(lang, "hours_title_weekend", share=naming.share_text(lang, share)), caption
        )
    begin, end = window
    hour = working.index.get_level_values("hour")
    share = int(working[(hour >= begin) & (hour < end)].sum()) / n
    title = wording.say(lang, "hours_title", share=naming.share_text(lang, share), begin=begin, end=end)
    return Finding(title, caption)


def _caption(n: int, measures: describe.Measures, lang: Language) -> str:
    """In which time zone, of how many exchanges, how many left out for want of an hour, and as of when."""
    parts = [wording.say(lang, "hours_caption", zone=measures.network.settings.time_zone, n=n)] if n else []
    dayless = int((~has_hour(measures.exchanges)).sum())
    parts += [wording.say(lang, "hours_dayless", n=dayless)] if dayless else []
    return " ".join([*parts, naming.as_of_text(lang, measures.network.date)])
