"""Who turned out to matter though nothing foretold it: the account of serendipity, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import wording
from netanalysis.plot import answers, frame, naming, scales, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: surprises drawn by name; further ones stand in the tables
MOST: Final = 6
#: so many other outcomes are told one by one, each so much of a row high
NAMED: Final = 14
_STEP: Final = 0.42
_CHANCE: Final = 0.5
_NAME: Final = 30
#: where those who were no contact yet are marked, left of the weakest
_NOT_YET: Final = -0.06
_TEXT: Final = 330.0
#: keeps the lines of the grid out of the words
_PAPER: Final = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}


def surprises(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw the outcomes that no ranking would have foretold, by name, beside the others.

    Parameters
    ----------
    answer
        What `questions.value.answer` returned.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding; the caption says whether tie strength foretold who would matter.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import value
    >>> na.plot.surprises(value.answer(na.load_sample())).get_title(loc="left").startswith("2 of 12")
    True
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax, width=11, height=_height(answer))
    return frame.present(axes, lambda bare: draw_surprises(bare, answer, lang=words))


def _height(answer: Answer) -> float:
    """Height of a figure of its own, in inches."""
    odd = len(answer.tables["surprises"])
    others = len(answer.tables["placements"]) - odd
    return 2.6 + 0.62 * max(min(odd, MOST) + 1 + (others * _STEP if others <= NAMED else 0), 4)


def draw_surprises(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw a row a surprise and one for the other outcomes on bare axes, and return what they say."""
    if not answers.has_outcomes(answer):
        return answers.draw_missing(ax, answer, "surprises", lang)
    finding = surprises_finding(answer, lang)
    if not len(answer.tables["placements"]):
        frame.say_missing(ax, finding.title)
        return finding
    top, others = answer.tables["surprises"].head(MOST), other_outcomes(answer)
    scales.clear_axes(ax, grid="x")
    for place, row in enumerate(top.to_dict("records")):
        _draw_person(ax, place, row, answer, lang)
    last = _draw_others(ax, len(top), others, answer, lang)
    ax.axvline(_CHANCE, color=style.GREY, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
    ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
    ax.set_xticks(ticks, [wording.percent(lang, tick) for tick in ticks])
    ax.set_yticks([])
    ax.set_xlim(2 * _NOT_YET, 1.02)
    ax.set_ylim(max(last, 4) + 0.5, -0.6)
    ax.set_xlabel(frame.wrap(wording.say(lang, "placement_axis"), frame.inner_width(ax, _TEXT), size=frame.TEXT),
                  fontsize=frame.TEXT, color=frame.FAINT)  # fmt: skip
    return finding


def _draw_person(ax: Axes, place: int, row: Mapping[Any, Any], answer: Answer, lang: Language) -> None:
    """One surprise: who, what came of it, where she stood before and how she was met."""
    known = not math.isnan(row["placement"])
    ax.plot([row["placement"] if known else _NOT_YET], [place], "o" if known else "D", markersize=10, clip_on=False,
            color=style.VERMILION, markerfacecolor=style.VERMILION if known else "white", markeredgewidth=1.6)  # fmt: skip
    head = f"{naming.person_label(str(row['name']), width=_NAME)}: {amount_text(row, answer, lang)}"
    told = f"{before_text(row, lang)}; {corners_text(row, lang)}; {answers.group_word('came_about', row['came_about'], lang)}"
    _write(ax, place, head, told)
    title = style.label(str(row["title"]), width=58)
    if known:
        left = row["placement"] > _CHANCE
        ax.annotate(title, (row["placement"], place), (-11 if left else 11, 0), textcoords="offset points",
                    ha="right" if left else "left", va="center_baseline", fontsize=frame.SMALL, color=frame.FAINT, bbox=_PAPER)  # fmt: skip
    else:
        ax.annotate(title, (_NOT_YET, place), (11, 0), textcoords="offset points", va="center_baseline",
                    fontsize=frame.SMALL, color=frame.FAINT, bbox=_PAPER)  # fmt: skip


def _draw_others(ax: Axes, place: float, others: pd.DataFrame, answer: Answer, lang: Language) -> float:
    """Draw the other outcomes below the surprises, by name where they are few, else in one row; return the last row."""
    known = others.dropna(subset=["placement"]).sort_values("contribution", ascending=False, kind="stable")
    if not len(known):
        return place - 1
    _write(ax, place, wording.say(lang, "surprises_others", n=len(others)), "")
    ax.plot(known["placement"], [place] * len(known), "o", color=style.GREY, markersize=7, markeredgecolor="white",
            clip_on=False)  # fmt: skip
    if len(known) > NAMED:
        return place
    for nth, row in enumerate(known.to_dict("records"), start=1):
        at = place + nth * _STEP
        text = f"{style.label(str(row['title']), width=58)}, {amount_text(row, answer, lang)}"
        ax.plot([row["placement"]], [at], "o", color=style.GREY, markersize=5, clip_on=False)
        left = row["placement"] > _CHANCE
        ax.annotate(text, (row["placement"], at), (-9 if left else 9, 0), textcoords="offset points",
                    ha="right" if left else "left", va="center_baseline", fontsize=frame.SMALL, color=frame.FAINT, bbox=_PAPER)  # fmt: skip
    return place + len(known) * _STEP


def _write(ax: Axes, place: float, head: str, told: str) -> None:
    """Write a row's words left of the axes: a bold line, and what is told in one or two below it."""
    lines = frame.wrap(told, _TEXT, size=frame.SMALL).split("\n") if told else []
    for nth, (text, size, colour) in enumerate(
        [(head, frame.TEXT, style.INK), *((line, frame.SMALL, frame.FAINT) for line in lines[:2])]
    ):
        ax.annotate(text, (0, place), (-10, 7 * len(lines) - 13 * nth), xycoords=ax.get_yaxis_transform(),
                    textcoords="offset points", ha="right", va="center_baseline", fontsize=size, color=colour,
                    fontweight="bold" if not nth else "normal", annotation_clip=False)  # fmt: skip


def other_outcomes(answer: Answer) -> pd.DataFrame:
    """Outcomes that a contact began and that were no surprise."""
    placed, odd = answer.tables["placements"], answer.tables["surprises"]
    keys = ["title", "person_id"]
    known = pd.MultiIndex.from_frame(odd[keys])
    return placed[~pd.MultiIndex.from_frame(placed[keys]).isin(known)]


def amount_text(row: Mapping[Any, Any], answer: Answer, lang: Language) -> str:
    """Write what an outcome contributed, or that nobody stated it."""
    if pd.isna(row["contribution"]):
        return wording.say(lang, "surprise_unvalued")
    return wording.money(lang, row["contribution"], currency=answer.currency)


def before_text(row: Mapping[Any, Any], lang: Language) -> str:
    """Say what the tie was like before, and what share of the contacts stood below it."""
    state = answers.state_word(row["state_before"], lang)
    if pd.isna(row["placement"]):
        return wording.say(lang, "surprise_not_ranked", state=state)
    return wording.say(lang, "surprise_before", state=state, share=naming.share_text(lang, row["placement"]),
                       among=wording.number(lang, row["among"]))  # fmt: skip


def corners_text(row: Mapping[Any, Any], lang: Language) -> str:
    """Say over how many corners it came."""
    return answers.group_word("corners", int(row["corners"]), lang)


def auc_sentence(answer: Answer, lang: Language) -> str:
    """Say whether tie strength foretold who would matter: no way to predict is said only where that is so."""
    auc = answer.figures["auc"]
    if math.isnan(auc.value) or auc.why_none:
        return wording.say(lang, "auc_few", n=int(answer.coverage["ranked"]))
    key = "auc_better" if auc.low > _CHANCE else "auc_worse" if auc.high < _CHANCE else "auc_chance"
    return wording.say(lang, key, auc=auc.text(lang))


def surprises_finding(answer: Answer, lang: Language) -> Finding:
    """Return how many outcomes were surprises, and whether one could have known."""
    n, of = len(answer.tables["surprises"]), len(answer.tables["placements"])
    caption = wording.say(lang, "surprises_caption", auc=auc_sentence(answer, lang), kept=int(answer.coverage["kept"]),
                          as_of=naming.as_of_text(lang, answer.as_of))  # fmt: skip
    if n > MOST:
        caption += " " + wording.say(lang, "surprises_more", n=n - MOST)
    if not of:
        return Finding(wording.say(lang, "surprises_title_no_links"), caption)
    key = "surprises_title" if n else "surprises_title_none"
    return Finding(wording.say(lang, key, n=n or of, of=of, kept=int(answer.coverage["kept"])), caption)
