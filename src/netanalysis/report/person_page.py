"""The page on one tie, the strongest: its timeline above, and in sentences below why it is what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.person import draw_person

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from netanalysis.settings import Language

#: height of a line in sizes of its letters, and the space below a topic in points
_LINE: Final = 1.36
_SPACE: Final = 3.5
#: room that the layout keeps between timeline and text, and that letters may take more than reckoned, in points
_BETWEEN: Final = 24.0
_SLACK: Final = 12.0
_POINTS: Final = 72.0
#: height of a page without its margins, in points, as far as a title and a caption of two lines leave it
_ROOM: Final = 430.0
#: sentences that take more room than this, in points, are written smaller
_MOST: Final = 235.0


def lay_out_person(figure: Figure, measures: describe.Measures, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into timeline and sentences, and return what draws them; without an exchange it only says so."""
    network, strengths = measures.network, measures.ties["strength"].dropna()
    if not len(strengths):
        ax = figure.subplots()
        return lambda: _say_missing(ax, measures, lang)
    found = describe.tie(network, str(strengths.index[0]), measures=measures)
    sentences = _sentences(describe.explain(network, found, lang=lang))
    width = (figure.bbox.width / figure.dpi - 2 * frame.MARGIN) * _POINTS - _SLACK
    size = next(
        (size for size in (frame.TEXT, frame.SMALL) if _text(sentences, width, size) < _MOST), frame.SMALL
    )
    paragraphs, text = _paragraphs(sentences, width, size), _text(sentences, width, size)
    above, below = figure.subplots(2, 1, height_ratios=[max(_ROOM - text, 0.3 * _ROOM), text])

    def draw() -> Finding:
        _write(below, paragraphs, size)
        return draw_person(above, found, owner=network.owner.name, lang=lang)

    return draw


def _sentences(why: describe.Explanation) -> list[tuple[str, str]]:
    """Topics and sentences, fit to be drawn."""
    return [(topic, style.label(text, width=700)) for topic, text in why.sentences]


def _text(sentences: Sequence[tuple[str, str]], width: float, size: float) -> float:
    """Height of all sentences, in points."""
    return sum(_height(lines, size) for _, lines in _paragraphs(sentences, width, size)) + _BETWEEN


def _indent(sentences: Sequence[tuple[str, str]], size: float) -> float:
    return max(frame.text_width(topic, size, bold=True) for topic, _ in sentences) + 14


def _paragraphs(sentences: Sequence[tuple[str, str]], width: float, size: float) -> list[tuple[str, str]]:
    """Break each text so that it fits beside its topic."""
    room = width - _indent(sentences, size)
    return [(topic, frame.wrap(text, room, size=size)) for topic, text in sentences]


def _height(lines: str, size: float) -> float:
    return (lines.count("\n") + 1) * size * _LINE + _SPACE


def _write(ax: Axes, paragraphs: Sequence[tuple[str, str]], size: float) -> None:
    """Write a paragraph a topic."""
    ax.set_axis_off()
    below, indent = 0.0, _indent(paragraphs, size)
    for topic, lines in paragraphs:
        frame.write(ax, topic, below=below, size=size, bold=True)
        frame.write(ax, lines, indent=indent, below=below, size=size)
        below += _height(lines, size)


def _say_missing(ax: Axes, measures: describe.Measures, lang: Language) -> Finding:
    """Say that there is no exchange, and where one would stand."""
    frame.say_missing(ax, wording.say(lang, "ties_missing"))
    return Finding(wording.say(lang, "person_page_missing"), naming.as_of_text(lang, measures.network.date))
