"""Who sends the noise, and what came of those who got one's own."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.whiskers import Whisker, draw_whiskers, write_power

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: fewer senders make no curve
_FEWEST: Final = 3
#: a few cause the noise where they send more than this
_HALF: Final = 0.5
#: the loudest are few where they are no larger part of the senders
_SMALL_PART: Final = 0.1
_COMPARED: Final = ("left", "answered", "brought")


def noise_senders(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw which share of the senders causes which share of the noise.

    Parameters
    ----------
    answer
        What `questions.noise.answer` returned.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with whether it is a few or the crowd.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import noise
    >>> len(na.plot.noise_senders(noise.answer(na.load_sample())).lines)
    2
    """
    words = lang or answer.lang
    return frame.present(frame.new_axes(ax, width=6.4), lambda bare: draw_lorenz(bare, answer, lang=words))


def own_noise(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw how often those who got ego's own noise left, answered and brought outcomes, over those who got none.

    Parameters
    ----------
    answer
        What `questions.noise.answer` returned.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes; the line of no difference is dashed.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import noise
    >>> len(na.plot.own_noise(noise.answer(na.load_sample())).get_yticks())
    3
    """
    words = lang or answer.lang
    return frame.present(frame.new_axes(ax, height=3.4), lambda bare: draw_harm(bare, answer, lang=words))


def draw_lorenz(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the curve of senders and their noise, and say whether it is a few or the crowd."""
    curve, figures = answer.tables["lorenz"], answer.figures
    if answer.coverage["senders"] < _FEWEST:
        n = int(answer.coverage["senders"])
        frame.say_missing(
            ax,
            wording.say(lang, "noise_few_senders", n=n) if n else wording.say(lang, "noise_no_senders"),
            size=frame.TEXT,
        )
        return Finding(wording.say(lang, "panel_senders_missing"))
    scales.clear_axes(ax, grid="y")
    ax.plot([0, 1], [0, 1], color=style.GREY, linewidth=1.0, linestyle=(0, (4, 3)))
    ax.plot(curve["senders"], curve["noise"], color=style.BLUE, linewidth=2.0)
    ax.fill_between(
        curve["senders"], curve["noise"], curve["senders"], color=style.SKY, alpha=0.25, linewidth=0
    )
    ticks = (0.0, 0.25, 0.5, 0.75, 1.0)
    ax.set_xticks(ticks, [wording.percent(lang, tick) for tick in ticks])
    ax.set_yticks(ticks, [wording.percent(lang, tick) for tick in ticks])
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1.02)
    note = wording.say(lang, "noise_gini", gini=figures["gini"].text(lang), n=int(answer.coverage["senders"]))
    room = max(frame.inner_width(ax) * 0.62, 90)
    ax.text(0.03, 0.97, frame.wrap(note, room, size=frame.SMALL), transform=ax.transAxes, va="top", fontsize=frame.SMALL, color=style.INK,
            linespacing=1.3)  # fmt: skip
    ax.set_xlabel(wording.say(lang, "noise_senders_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    ax.set_ylabel(wording.say(lang, "noise_share_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    counts = answer.coverage
    caption = wording.say(
        lang, "noise_senders_caption", n=wording.say(lang, "n_demands", n=int(counts["noise"] - counts["nobody"])),
        nobody=int(counts["nobody"]), as_of=naming.as_of_text(lang, answer.as_of),
    )  # fmt: skip
    return Finding(senders_title(answer, lang), caption)


def senders_title(answer: Answer, lang: Language) -> str:
    """Say whether a few or the crowd cause the noise, and what muting the loudest would save."""
    loud, muted = answer.figures["loudest_share"], answer.figures["muting_share"]
    if math.isnan(loud.value):
        return wording.say(lang, "panel_senders_missing")
    few = len(answer.tables["senders"]) <= _SMALL_PART * answer.coverage["senders"]
    key = "panel_senders_crowd" if loud.value < _HALF else "panel_senders_few" if few else "panel_senders"
    tail = (
        wording.say(lang, "panel_senders_muted", share=naming.share_text(lang, muted.value))
        if not math.isnan(muted.value)
        else ""
    )
    n = min(len(answer.tables["senders"]), int(answer.coverage["senders"]))
    return wording.say(lang, key, n=n, share=naming.share_text(lang, loud.value)) + tail


def draw_harm(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw three ratios with their intervals: left, answered, brought an outcome."""
    figures = [answer.figures[f"ratio_{name}"] for name in _COMPARED]
    title = wording.say(lang, "panel_harm")
    if all(math.isnan(figure.value) for figure in figures):
        frame.say_missing(ax, wording.say(lang, "harm_missing"), size=frame.TEXT)
        return Finding(title)
    rows = [
        Whisker(wording.say(lang, f"harm_{name}"), figure.value, figure.low, figure.high,
                figure.text(lang) if not math.isnan(figure.value) else wording.say(lang, "harm_unknown"), style.BLUE)
        for name, figure in zip(_COMPARED, figures, strict=True)
    ]  # fmt: skip
    log = draw_whiskers(ax, rows, reference=1.0, tick=lambda x: write_power(x, lang) if x else "0")
    ax.set_xlabel(
        wording.say(lang, "harm_axis_log" if log else "harm_axis"), fontsize=frame.TEXT, color=frame.FAINT
    )
    counts = answer.coverage
    caption = wording.say(
        lang, "harm_caption", some=int(counts["noisy"]), people=int(counts["people"]), known=int(counts["left_known"]),
        cut=date.fromordinal(int(counts["cut"])), as_of=naming.as_of_text(lang, answer.as_of),
    )  # fmt: skip
    return Finding(title, caption)
