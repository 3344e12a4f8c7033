"""The pages on what came of the network: each parts its figure and returns what draws an answer on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netanalysis import wording
from netanalysis.plot import answers, frame
from netanalysis.plot.frame import Finding
from netanalysis.plot.pruning import draw_base_rates, draw_pruning, draw_reach
from netanalysis.plot.surprises import draw_surprises
from netanalysis.plot.tending_pays import draw_capacity, draw_contrasts, draw_rates
from netanalysis.plot.value import draw_balance, draw_groups, draw_splits

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

Draw = Callable[[], Finding]


def headline(answer: Answer, finding: Finding, *, lang: Language) -> Finding:
    """Return the verdict in one sentence where there are outcomes, and what would change it; else what the network says."""
    if not answers.has_outcomes(answer):
        return finding
    change = answers.change_sentence(answer, lang)
    return Finding(answer.sentence(lang), f"{change} {finding.caption}".strip())


def lay_out_value(figure: Figure, answer: Answer, *, lang: Language) -> Draw:
    """Part a page into the balance, the states of the ties, and where outcomes came from; or say what is missing."""
    if not answers.has_outcomes(answer):
        return _lay_out_missing(figure, answer, "value", lang)
    axes = figure.subplot_mosaic([["balance"], [[["splits", "groups"]]]], height_ratios=[1, 1.9])

    def draw() -> Finding:
        finding = draw_balance(axes["balance"], answer, lang=lang)
        frame.entitle(axes["splits"], draw_splits(axes["splits"], answer, lang=lang).title)
        draw_groups(axes["groups"], answer, lang=lang)
        frame.entitle(axes["balance"], wording.say(lang, "panel_balance"))
        return finding

    return draw


def lay_out_tending(figure: Figure, answer: Answer, *, lang: Language) -> Draw:
    """Part a page into the rates, the other comparisons, and tended ties over time; or say what is missing."""
    if not answers.has_outcomes(answer):
        return _lay_out_missing(figure, answer, "tending", lang)
    axes = figure.subplot_mosaic([["rates"], [[["contrasts", "capacity"]]]], height_ratios=[1, 1.35])

    def draw() -> Finding:
        finding = draw_rates(axes["rates"], answer, lang=lang)
        frame.entitle(axes["rates"], wording.say(lang, "panel_rates"))
        frame.entitle(axes["contrasts"], draw_contrasts(axes["contrasts"], answer, lang=lang).title)
        frame.entitle(axes["capacity"], draw_capacity(axes["capacity"], answer, lang=lang).title)
        return finding

    return draw


def lay_out_surprises(figure: Figure, answer: Answer, *, lang: Language) -> Draw:
    """Give the whole page to the surprises, or say what is missing."""
    if not answers.has_outcomes(answer):
        return _lay_out_missing(figure, answer, "surprises", lang)
    ax = figure.subplots()
    return lambda: draw_surprises(ax, answer, lang=lang)


def lay_out_pruning(figure: Figure, answer: Answer, *, lang: Language) -> Draw:
    """Part a page into the curve of losses, the reach, and what others found; the last two need no outcome."""
    axes = figure.subplot_mosaic([["pruning", "reach"], ["others", "others"]], height_ratios=[1, 1.35])

    def draw() -> Finding:
        finding = draw_pruning(axes["pruning"], answer, lang=lang)
        if axes["pruning"].axison:
            frame.entitle(axes["pruning"], wording.say(lang, "panel_pruning"))
        frame.entitle(axes["reach"], draw_reach(axes["reach"], answer, lang=lang).title)
        draw_base_rates(axes["others"], lang=lang)
        return finding

    return draw


def _lay_out_missing(figure: Figure, answer: Answer, topic: str, lang: Language) -> Draw:
    """Say above what is missing and how to get it, and below what belongs into each column."""
    above, below = figure.subplots(2, 1, height_ratios=[1, 1.7])

    def draw() -> Finding:
        answers.draw_columns(below, lang)
        return answers.draw_missing(above, answer, topic, lang)

    return draw
