"""The sheet a page of the report is drawn on: landscape A4, its number in the corner, its axes where they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.plot import frame

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.settings import Language

#: landscape A4, in inches, and pixels an inch
SIZE: Final = (11.69, 8.27)
DPI: Final = 150
#: digits of a place on the page, as a share of its side: far below a pixel
_DIGITS: Final = 6


def new_page(*, w_pad: float = 0.04, h_pad: float = 0.04) -> Figure:
    """Return an empty page, its axes that far apart, in inches; what is titled on it stands in its margins."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, dpi=DPI, layout="constrained")
    FigureCanvasAgg(
        figure
    )  # keeps one renderer; a figure by itself makes a new one whenever a text is measured
    figure.set_gid(frame.PAGE)
    frame.set_layout(figure, w_pad=w_pad, h_pad=h_pad, hspace=0.07, wspace=0.05)
    frame.leave_margins(figure, above=1.2, below=0.9)
    return figure


def number_page(figure: Figure, title: str, place: int, *, of: int, lang: Language) -> None:
    """Write title and number of the page into its lower right corner."""
    width, height = SIZE
    text = wording.say(lang, "page_foot", page=title, place=place, of=of)
    figure.text(1 - frame.MARGIN / width, 0.36 / height, text, ha="right", va="bottom", fontsize=frame.SMALL,
                color=frame.FAINT, gid="foot")  # fmt: skip


def fix_layout(figure: Figure) -> None:
    """Lay a page out and keep it so, its axes at rounded places.

    The solver of the layout settles ties by the order of its objects in memory, so the last digits of what it finds differ from
    run to run; rounded, the same page has the same pixels each time.
    """
    frame.lay_out(figure)
    figure.set_layout_engine("none")
    for ax in figure.axes:
        left, below, width, height = (round(float(side), _DIGITS) for side in ax.get_position().bounds)
        ax.set_position((left, below, width, height))
