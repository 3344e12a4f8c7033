"""The page on the pace of growth: the stream of each platform, how long new contacts took to be of use, and whether less so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from netanalysis import wording
from netanalysis.plot import frame, naming
from netanalysis.plot.frame import Finding
from netanalysis.plot.phases import draw_cohorts, draw_saturation, draw_stream, other_platforms

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from netanalysis.questions import Answer
    from netanalysis.settings import Language


def lay_out_phases(figure: Figure, answer: Answer, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into the largest stream, up to two others, and the cohorts; or say what is missing."""
    if not len(answer.tables["streams"]):
        ax = figure.subplots()
        return lambda: draw_stream(ax, answer, "", lang=lang)
    largest, *others = [answer.tables["streams"]["platform"].iloc[0], *other_platforms(answer, most=2)]
    rows: Any = [["largest"], *([[[others]]] if others else []), [[["waited", "later"]]]]
    axes: dict[str, Axes] = figure.subplot_mosaic(rows, height_ratios=[1.25, *([0.9] if others else []), 1.8])

    def draw() -> Finding:
        finding = draw_stream(axes["largest"], answer, largest, lang=lang)
        for name in others:
            draw_stream(axes[name], answer, name, lang=lang, legend=False)
            axes[name].set_ylabel("")
        for name, ax in [(largest, axes["largest"]), *((name, axes[name]) for name in others)]:
            frame.entitle(ax, wording.say(lang, "panel_stream", platform=naming.platform_name(name, lang)))
        axes["largest"].set_ylabel("")
        draw_cohorts(axes["waited"], answer, "exchange", lang=lang)
        frame.entitle(axes["waited"], wording.say(lang, "panel_exchange"))
        frame.entitle(axes["later"], draw_saturation(axes["later"], answer, lang=lang).title)
        return finding

    return draw
