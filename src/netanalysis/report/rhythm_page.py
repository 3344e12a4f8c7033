"""The page on the rhythm of exchange: the days of the last years above, the hours of the week below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netanalysis.plot import frame
from netanalysis.plot.calendar import draw_calendar
from netanalysis.plot.frame import Finding
from netanalysis.plot.hours import draw_hours

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.describe import Measures
    from netanalysis.settings import Language


def lay_out_rhythm(figure: Figure, measures: Measures, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into calendar and hours, and return what draws them; without an exchange it only says so."""
    if not len(measures.exchanges):
        ax = figure.subplots()
        return lambda: draw_calendar(ax, measures, lang=lang)
    above, below = figure.subplots(2, 1, height_ratios=[1.45, 1])

    def draw() -> Finding:
        finding, of_hours = draw_calendar(above, measures, lang=lang), draw_hours(below, measures, lang=lang)
        frame.entitle(below, of_hours.title)
        return Finding(finding.title, f"{finding.caption} {of_hours.caption}")

    return draw
