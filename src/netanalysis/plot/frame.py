"""What surrounds every picture: the finding above it, the caption below it, and the room there is between."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from netanalysis.plot import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure
    from matplotlib.gridspec import SubplotSpec
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

#: sizes of text, in points
TITLE: Final = 13.0
TEXT: Final = 9.5
SMALL: Final = 8.5
#: colour of captions, axis labels and whatever may stand back
FAINT: Final = "#595959"

#: what marks a figure as a page of the report: its finding stands in the margins, not at the axes
PAGE: Final = "page"
#: title of a page, in points; margins of a page, in inches
PAGE_TITLE: Final = 17.0
MARGIN: Final = 0.62
#: room right of the lines of a caption, and right of its last one, beside which name and number of the page stand, in inches
BESIDE: Final = 1.6
FOOT: Final = 2.6

_POINTS: Final = 72.0
#: letters fitted to pixels are a little wider than their outlines
_HINTED: Final = 1.015
#: stands for a blank at which no line is broken
GLUE: Final = "\x1f"
#: a short word and the number behind it stay on one line
_SHORT_AND_NUMBER: Final = re.compile(r"\b([^\W\d]{1,4}\.?) (?=\d)")
_DATE: Final = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a picture says: the finding as a sentence with figures, and the caption with n and coverage."""

    title: str
    caption: str = ""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of DejaVu Sans is, in points.

    Examples
    --------
    >>> text_width("network", 10) < text_width("network", 10, bold=True) < 100
    True
    """
    return max((_line_width(line, size, bold) for line in text.split("\n")), default=0.0)


@lru_cache(maxsize=4096)
def _line_width(line: str, size: float, bold: bool) -> float:  # noqa: FBT001 - a private key of the cache
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size)
    width, _, _ = text_to_path.get_text_width_height_descent(line.replace(r"\$", "$"), font, ismath=False)
    return float(width) * _HINTED


def wrap(text: str, width: float, *, size: float, bold: bool = False) -> str:
    """Break a text into lines no wider than so many points; a single word that is too wide stays whole.

    Examples
    --------
    >>> wrap("a large network", 60, size=10).split(chr(10))
    ['a large', 'network']
    """
    return "\n".join(_wrapped(paragraph, width, size, bold=bold) for paragraph in text.split("\n"))


def balance(text: str, width: float, *, size: float) -> str:
    """Break a bold title into as few lines as `width` points allow, about equally long.

    Examples
    --------
    >>> balance("one two three four", 100, size=10).split(chr(10))
    ['one two', 'three four']
    """
    best = wrap(text, width, size=size, bold=True)
    for narrower in (0.9, 0.8, 0.7, 0.6, 0.5):
        tried = wrap(text, width * narrower, size=size, bold=True)
        if tried.count("\n") > best.count("\n") or text_width(tried, size, bold=True) > width * narrower:
            break
        best = tried
    return best


def _wrapped(paragraph: str, width: float, size: float, *, bold: bool) -> str:
    lines = [""]
    glued = _SHORT_AND_NUMBER.sub(rf"\1{GLUE}", _DATE.sub(lambda found: glue(found.group()), paragraph))
    for word in (word.replace(GLUE, " ") for word in glued.split(" ")):
        longer = f"{lines[-1]} {word}".strip(" ")
        if not lines[-1] or text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def new_axes(ax: Axes | None, *, width: float = 9.0, height: float = 5.5) -> Axes:
    """Return the axes given, or those of a new figure with a margin around them."""
    fresh = style.new_axes(ax, width=width, height=height)
    if ax is None:
        set_layout(fresh.figure, w_pad=0.2, h_pad=0.2)
    return fresh


def glue(text: str) -> str:
    """Keep a text on one line when the sentence it stands in is broken."""
    return text.replace(" ", GLUE)


def present(ax: Axes, draw: Callable[[Axes], Finding]) -> Axes:
    """Draw on axes and finish them; on empty ones twice, for only a layout shows how much room there is."""
    empty = not ax.has_data() and not ax.texts
    finding = draw(ax)
    if empty and ax.figure.get_layout_engine() is not None:
        lay_out(ax.figure.figure)
        ax.clear()
        finding = draw(ax)
    return finish(ax, finding)


def lay_out(figure: Any) -> None:
    """Let a figure find the places of its axes, which is quicker than drawing it; then it is known how much room they have."""
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)


def finish(ax: Axes, finding: Finding) -> Axes:
    """Put the finding above the axes and the caption below them; on a page of the report, in its margins."""
    if ax.figure.get_gid() == PAGE:
        put_on_page(ax.figure, finding)
        return ax
    left, right, below, above = overhang(ax)
    room = max(inner_width(ax, left + right), 120.0)
    ax.set_title(
        balance(finding.title, room, size=TITLE), loc="left", fontsize=TITLE, fontweight="bold",
        color=style.INK, pad=12 + above, linespacing=1.25,
    )  # fmt: skip
    if finding.caption:
        ax.annotate(
            wrap(finding.caption, room, size=SMALL), (0, 0), (0, -below - 10), xycoords="axes fraction",
            textcoords="offset points", ha="left", va="top", fontsize=SMALL, color=FAINT, annotation_clip=False,
            linespacing=1.35, gid="caption",
        )  # fmt: skip
    return ax


def entitle(ax: Axes, title: str) -> None:
    """Put a small title above one of several pictures, flush with the left edge of its labels."""
    left, _, _, above = overhang(ax)
    shown = wrap(title, left + inner_width(ax), size=TEXT + 1, bold=True)
    ax.annotate(shown, (0, 1), (-left, above + 9), xycoords="axes fraction", textcoords="offset points", va="bottom",
                fontsize=TEXT + 1, fontweight="bold", color=style.INK, annotation_clip=False)  # fmt: skip


def put_on_page(figure: Figure | SubFigure, finding: Finding) -> None:
    """Write the finding into the margins of a page and leave the rest of it to the axes."""
    width, height = figure.bbox.width / figure.dpi, figure.bbox.height / figure.dpi
    for text in [text for text in figure.texts if text.get_gid() in ("title", "caption")]:
        text.remove()
    title = balance(finding.title, (width - 2 * MARGIN) * _POINTS, size=PAGE_TITLE)
    caption = _page_caption(finding.caption, (width - 2 * MARGIN) * _POINTS)
    figure.text(MARGIN / width, 1 - MARGIN / height, title, va="top", fontsize=PAGE_TITLE, fontweight="bold",
                color=style.INK, linespacing=1.25, gid="title")  # fmt: skip
    figure.text(MARGIN / width, 0.36 / height, caption, va="bottom", fontsize=SMALL, color=FAINT, linespacing=1.35,
                gid="caption")  # fmt: skip
    above = MARGIN + (title.count("\n") + 1) * PAGE_TITLE * 1.25 / _POINTS + 0.2
    below = 0.36 + 0.2 + (caption.count("\n") + 1) * SMALL * 1.35 / _POINTS
    leave_margins(figure, above=above, below=below)


def _page_caption(caption: str, width: float) -> str:
    """Break the caption of a page so many points wide, clear of the name of the page that ends its last line."""
    shown = wrap(caption, width - BESIDE * _POINTS, size=SMALL)
    room = width - FOOT * _POINTS
    return shown if text_width(shown.split("\n")[-1], SMALL) <= room else wrap(caption, room, size=SMALL)


def finding_on(figure: Figure) -> Finding:
    """Return what stands in the margins of a page, its lines joined again and formula signs as they were typed."""
    said = {text.get_gid(): unbroken(text) for text in figure.texts}
    return Finding(said["title"], said["caption"])


def missing_on(figure: Figure) -> list[str]:
    """Return what a page says about data that it lacks, each sentence once."""
    found = [unbroken(text) for ax in figure.axes for text in ax.texts if text.get_gid() == "missing"]
    return list(dict.fromkeys(found))


def unbroken(text: Text) -> str:
    r"""Return the words of a text that was broken into lines to be drawn.

    Examples
    --------
    >>> from matplotlib.text import Text
    >>> unbroken(Text(text="costs \\$5\nand more"))
    'costs $5 and more'
    """
    return plain(text.get_text().replace("\n", " "))


def plain(words: str) -> str:
    r"""Return drawn words as they were typed: without the escapes of formula signs and the marks of unbroken blanks."""
    return words.replace(r"\$", "$").replace(GLUE, " ").strip()


def leave_margins(figure: Figure | SubFigure, *, above: float, below: float) -> None:
    """Keep axes out of the margins of a page; `above` and `below` in inches."""
    width, height = figure.bbox.width / figure.dpi, figure.bbox.height / figure.dpi
    engine = figure.get_layout_engine()
    left = MARGIN - (engine.get().get("w_pad", 0.0) if engine is not None else 0.0)
    set_layout(
        figure, rect=(left / width, below / height, 1 - 2 * left / width, 1 - (above + below) / height)
    )


def set_layout(figure: Figure | SubFigure, **options: Any) -> None:
    """Set options of the constrained layout, where the figure has one."""
    engine: Any = figure.get_layout_engine()
    if engine is not None:
        engine.set(**options)


def cell_width(ax: Axes) -> float:
    """Width of the part of the figure that the axes were given, labels included, in points."""
    return _cell(ax)[0]


def cell_height(ax: Axes) -> float:
    """Height of the part of the figure that the axes were given, labels included, in points."""
    return _cell(ax)[1]


def inner_width(ax: Axes, labels: float = 48.0) -> float:
    """Width of the axes without their labels, in points: as laid out, or an estimate before that."""
    if _is_laid_out(ax):
        return float(ax.bbox.width * _POINTS / ax.figure.dpi)
    return max(_cell(ax)[0] - labels - 20, 60.0)


def _is_laid_out(ax: Axes) -> bool:
    """Whether the axes are in their place: moved there by the layout, or left there for want of one."""
    spec = ax.get_subplotspec()
    if spec is None or ax.figure.get_layout_engine() is None:
        return True
    return bool(_planned(spec, ax).bounds != ax.get_position().bounds)


def _planned(spec: SubplotSpec, ax: Axes) -> Bbox:
    """Where the grid alone would put the axes, without any layout."""
    figure: Any = ax.figure
    return spec.get_position(figure)


def inner_height(ax: Axes) -> float:
    """Height of the axes without their labels, in points: as laid out, or an estimate before that."""
    if _is_laid_out(ax):
        return float(ax.bbox.height * _POINTS / ax.figure.dpi)
    return max(_cell(ax)[1] - 72, 40.0)


def page_width(ax: Axes) -> float:
    """Width of a page between its margins, in points."""
    return float((ax.figure.bbox.width / ax.figure.dpi - 2 * MARGIN) * _POINTS)


def write(
    ax: Axes, text: str, *, indent: float = 0, below: float = 0, size: float = TEXT, colour: str = style.INK,
    bold: bool = False, align: Literal["top", "baseline"] = "top",
) -> None:  # fmt: skip
    """Write a text on a page, so many points right of its margin and below the top of the axes."""
    from matplotlib.transforms import blended_transform_factory

    across = blended_transform_factory(ax.figure.transFigure, ax.transAxes)
    left = MARGIN * ax.figure.dpi / ax.figure.bbox.width
    ax.annotate(text, (left, 1), (indent, -below), xycoords=across, textcoords="offset points", va=align, fontsize=size,
                color=colour, fontweight="bold" if bold else "normal", linespacing=1.3, annotation_clip=False,
                in_layout=False)  # fmt: skip


def _cell(ax: Axes) -> tuple[float, float]:
    """Width and height of the part of the figure that the axes were given, in points."""
    spec, figure = ax.get_subplotspec(), ax.figure
    width, height = figure.bbox.width * _POINTS / figure.dpi, figure.bbox.height * _POINTS / figure.dpi
    engine = figure.get_layout_engine()
    options = engine.get() if engine is not None else {}
    if spec is None or "rect" not in options:
        box = ax.get_position() if spec is None else _planned(spec, ax)
        return width * box.width, height * box.height
    wide, high = options["rect"][2:]
    width, height = width - 2 * _POINTS * options["w_pad"], height - 2 * _POINTS * options["h_pad"]
    top = spec.get_topmost_subplotspec()
    for cell in (spec,) if top is spec else (top, spec):
        grid: Any = cell.get_gridspec()
        wide *= _part(grid.get_width_ratios(), cell.colspan)
        high *= _part(grid.get_height_ratios(), cell.rowspan)
    return width * wide, height * high


def _part(ratios: list[float], span: range) -> float:
    """Share of a grid that some of its columns or rows take."""
    return float(sum(ratios[place] for place in span) / sum(ratios))


def overhang(ax: Axes) -> tuple[float, float, float, float]:
    """How far labels stick out of the axes to the left, to the right, below and above, in points."""
    box = ax.get_tightbbox()
    if box is None:
        return 0.0, 0.0, 0.0, 0.0
    inner, scale = ax.bbox, _POINTS / ax.figure.dpi
    left, right, below, above = inner.x0 - box.x0, box.x1 - inner.x1, inner.y0 - box.y0, box.y1 - inner.y1
    return max(left * scale, 0.0), max(right * scale, 0.0), max(below * scale, 0.0), max(above * scale, 0.0)


def say_missing(ax: Axes, sentence: str, *, size: float = 12.0) -> None:
    """Say in a sentence what is missing and where to get it, in place of a bare axis."""
    ax.set_axis_off()
    room = max(cell_width(ax) * 0.8, 120.0)
    ax.text(0, 0.97, wrap(sentence, room, size=size), transform=ax.transAxes, ha="left", va="top", fontsize=size,
            color=FAINT, linespacing=1.6, gid="missing")  # fmt: skip
