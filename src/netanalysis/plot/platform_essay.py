"""The platforms read against the essay: what it says of each, what the data say, and whether they agree."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.plot import frame, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.platform_comparison import comparison_finding, listed, platform_word
from netanalysis.questions.platforms import UNITS, ahead
from netanalysis.questions.shape import write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

_LINE: Final = frame.TEXT * 1.3
#: indents of the platform, of what the essay and of what the data say, in points, and how they are written
_LEFT: Final = (0.0, 86.0, 334.0)
_COLOURS: Final = (style.INK, frame.FAINT, style.INK)
_WEIGHTS: Final = ("bold", "normal", "normal")
_TITLE: Final = 20.0


def platform_essay(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Write what the essay says of each platform and what the data say, a line each.

    Parameters
    ----------
    answer
        What `questions.platforms.answer` returned.
    lang
        Language of the words; left out, that of the answer.
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
    >>> from netanalysis.questions import platforms
    >>> len(na.plot.platform_essay(platforms.answer(na.load_sample())).texts) > 6
    True
    """
    words = lang or answer.lang

    def draw(bare: Axes) -> Finding:
        draw_essay(bare, answer, lang=words)
        return comparison_finding(answer, words)

    return frame.present(frame.new_axes(ax, width=11.5, height=3.2), draw)


def draw_essay(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Write a row a platform on bare axes."""
    ax.set_axis_off()
    width, height = frame.inner_width(ax, 0), max(frame.inner_height(ax), 60.0)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    title = Finding(wording.say(lang, "panel_essay"))
    ax.text(
        0,
        0,
        title.title,
        va="top",
        fontsize=frame.TEXT + 1,
        fontweight="bold",
        color=style.INK,
        in_layout=False,
    )
    below = _TITLE
    rows = essay_rows(answer, lang, brief=True)
    shown = [
        [
            frame.wrap(text, room, size=frame.TEXT).split("\n")
            for text, room in zip(row, _rooms(width), strict=True)
        ]
        for row in rows
    ]
    lines = sum(max(map(len, row)) for row in shown)
    gap = min(max((height - _TITLE - lines * _LINE) / len(rows), 0.0), 7.0)
    for row in shown:
        for texts, left, colour, weight in zip(row, _LEFT, _COLOURS, _WEIGHTS, strict=True):
            for place, line in enumerate(texts):
                ax.text(left, below + frame.TEXT * 0.9 + place * _LINE, line, va="baseline", fontsize=frame.TEXT,
                        color=colour, fontweight=weight, in_layout=False)  # fmt: skip
        below += max(map(len, row)) * _LINE + gap
    return title


def _rooms(width: float) -> tuple[float, float, float]:
    """Width of each of the three columns."""
    return _LEFT[1] - _LEFT[0], _LEFT[2] - _LEFT[1] - 14, width - _LEFT[2]


def essay_rows(answer: Answer, lang: Language, *, brief: bool = False) -> list[tuple[str, str, str]]:
    """Return platform, what the essay says, and what the data say, a row each.

    Parameters
    ----------
    answer
        What `questions.platforms.answer` returned.
    lang
        Language of the words.
    brief
        Leave out what stands in the picture of the comparison already.

    Returns
    -------
    list of tuple
        Words.
    """
    rows = []
    table = answer.tables["essay"]
    for platform, row in zip(map(str, table.index), table.to_dict("records"), strict=True):
        said = [
            *_verdict(answer, platform, row["measure"], row["holds"], lang),
            *_people(answer, platform, lang),
        ]
        said += [] if brief else _facts(answer, platform, lang)
        said += _ahead(answer, platform, lang)
        claim = wording.say(lang, f"claim_{row['claim'] or 'silent'}")
        rows.append((platform_word(platform, lang), claim, " ".join(said)))
    return rows


def figure_text(answer: Answer, platform: str, name: str, lang: Language) -> str:
    """Write a figure with its interval, a dash where there is none."""
    table = answer.tables["measures"]
    rows = table[(table["measure"] == name) & (table["platform"] == platform)]
    if not len(rows) or math.isnan(rows["estimate"].iloc[0]):
        return "–"
    value, low, high = (
        write(float(rows[part].iloc[0]), UNITS[name], lang) for part in ("estimate", "low", "high")
    )
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)


def why_unranked(answer: Answer, platform: str, name: str, lang: Language) -> str:
    """Say why a platform has no place in a measure, nothing where it has one."""
    table = answer.tables["measures"]
    rows = table[(table["measure"] == name) & (table["platform"] == platform)]
    why = rows["why"].iloc[0] if len(rows) else "unknown"
    return wording.say(lang, f"unranked_{why}") if why else ""


def _verdict(answer: Answer, platform: str, name: str, holds: str, lang: Language) -> list[str]:
    """Whether the data agree, where anything can be tested on people who are there."""
    if not holds or platform not in answer.tables["overlap"].index:
        return []
    measure = wording.say(lang, f"measure_{name}")
    if holds == "untold":
        return [
            wording.say(lang, "holds_untold", measure=measure, why=why_unranked(answer, platform, name, lang))
        ]
    figure = figure_text(answer, platform, name, lang)
    return [wording.say(lang, f"holds_{holds}", measure=measure, figure=figure)]


def _people(answer: Answer, platform: str, lang: Language) -> list[str]:
    """How many people are known there."""
    counts = answer.tables["overlap"]
    if platform not in counts.index:
        return [wording.say(lang, "essay_nobody")]
    people, only = (int(counts[name].loc[platform]) for name in ("people", "only_here"))
    return [wording.say(lang, "essay_people", n=people, only=only)]


def _ahead(answer: Answer, platform: str, lang: Language) -> list[str]:
    """In what the platform is ahead of all others."""
    measures = [name for name, leader in ahead(answer.tables["measures"]).items() if leader == platform]
    words = listed([wording.say(lang, f"leads_{name}") for name in measures], lang)
    return [wording.say(lang, "essay_ahead", measures=words)] if measures else []


def _facts(answer: Answer, platform: str, lang: Language) -> list[str]:
    """How deep exchange goes, and what came of it."""
    if platform not in answer.tables["overlap"].index:
        return []
    depth, outcomes = (figure_text(answer, platform, name, lang) for name in ("depth", "outcomes"))
    unseen = depth == "–"
    said = [wording.say(lang, "essay_unseen") if unseen else wording.say(lang, "essay_depth", figure=depth)]
    return said if outcomes == "–" else [*said, wording.say(lang, "essay_outcomes", figure=outcomes)]
