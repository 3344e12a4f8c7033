"""Does tending pay: rates of outcomes by the state of the tie before, other comparisons, and how many ties can be tended."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from netanalysis import wording
from netanalysis.plot import answers, frame, naming, scales, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.whiskers import Whisker, draw_whiskers, write_power

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: true ratios whose chance to show is told below the picture
_TOLD: Final = MappingProxyType({"three": 3, "ten": 10})
_UNSEEN: Final = "unobserved"
#: a p-value below this is written as such
_SMALL: Final = 0.001


def tending_pays(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw how often outcomes began with ties of each state, per 1,000 contact-years, with exact intervals.

    `tending` draws the states themselves; this draws what came of them.

    Parameters
    ----------
    answer
        What `questions.tending.answer` returned.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the verdict.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import tending
    >>> len(na.plot.tending_pays(tending.answer(na.load_sample())).get_yticks())
    5
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax, height=4.6)
    return frame.present(axes, lambda bare: draw_rates(bare, answer, lang=words))


def draw_rates(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the rate of each state on bare axes and return the verdict."""
    if not answers.has_outcomes(answer):
        return answers.draw_missing(ax, answer, "tending", lang)
    table = answer.tables["states"].drop(_UNSEEN)
    rows = [
        Whisker(f"{answers.state_word(state, lang)} ({wording.number(lang, row['first_links'])})", row["rate"], row["low"],
                row["high"], _rate_text(row, lang), style.BLUE if state == "tended" else style.GREY)
        for state, row in zip(table.index, table.to_dict("records"), strict=True)
    ]  # fmt: skip
    draw_whiskers(ax, rows, tick=lambda x: write_power(x, lang))
    ax.set_xlabel(wording.say(lang, "rate_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return tending_pays_finding(answer, lang)


def _rate_text(row: dict[Any, Any], lang: Language) -> str:
    """Rate and interval; where there were no contact-years, a dash."""
    if math.isnan(row["rate"]):
        return "–"
    value, low, high = (
        wording.number(lang, row[name], digits=_digits(row[name])) for name in ("rate", "low", "high")
    )
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)


def _digits(value: float) -> int:
    if value == 0 or value >= 100:  # noqa: PLR2004 - three digits that count
        return 0
    return 1 if value >= 1 else 2 if value >= 0.1 else 3  # noqa: PLR2004


def tending_pays_finding(answer: Answer, lang: Language) -> Finding:
    """Return the verdict in a sentence, and what it rests on."""
    change = answers.change_sentence(answer, lang)
    counts: dict[str, wording.Value] = {f"n_{name}": n for name, n in answer.coverage.items()}
    again = int(answer.coverage["repeat"])
    counts["again"] = (
        wording.say(
            lang,
            "tending_again",
            n=again,
            of=int(answer.coverage["outcomes"]),
            clients=int(answer.coverage["repeat_clients"]),
        )
        if again
        else ""
    )
    counts["outcomes"] = wording.say(lang, "n_outcomes", n=int(answer.coverage["outcomes"]))
    caption = wording.say(lang, "tending_pays_caption", change=f"{change} " if change else "",
                          power=_power(answer, lang), as_of=naming.as_of_text(lang, answer.as_of), **counts)  # fmt: skip
    return Finding(answer.sentence(lang), caption)


def _power(answer: Answer, lang: Language) -> str:
    """Say how surely a threefold and a tenfold rate would show; nothing where there is nothing to compare."""
    table = answer.tables["power"]
    if not len(table):
        return ""
    chances = {name: wording.percent(lang, table["power"].loc[ratio]) for name, ratio in _TOLD.items()}
    return wording.say(lang, "tending_power", **chances)


def draw_contrasts(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the ratio of rates by when the talks may have begun, and the exploratory ones, a line at no difference."""
    title = Finding(wording.say(lang, "panel_contrasts"))
    table = answer.tables["contrasts"].dropna(subset=["ratio"])
    if not len(table):
        frame.say_missing(ax, wording.say(lang, "contrasts_missing"), size=frame.TEXT)
        return title
    lags = answer.tables["lags"].dropna(subset=["ratio"])
    rows = [
        Whisker(wording.say(lang, f"lag_{lag}"), row["ratio"], row["low"], row["high"],
                wording.percent(lang, row["level"]), style.VERMILION)
        for lag, row in lags.to_dict("index").items()
    ]  # fmt: skip
    rows += [
        Whisker(wording.say(lang, f"contrast_{name}"), row["ratio"], row["low"], row["high"],
                p_text(row["p_holm"], lang), style.BLUE)
        for name, row in zip(table.index, table.to_dict("records"), strict=True)
    ]  # fmt: skip
    draw_whiskers(ax, rows, reference=1.0, tick=lambda x: write_power(x, lang))
    ax.set_xlabel(wording.say(lang, "ratio_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return title


def p_text(p: float, lang: Language) -> str:
    """Write a p-value.

    Examples
    --------
    >>> p_text(0.0000001, "en"), p_text(0.0123, "de")
    ('p < 0.001', 'p = 0,012')
    """
    small = wording.number(lang, _SMALL, digits=3)
    shown = f"< {small}" if p < _SMALL else f"= {wording.number(lang, p, digits=3 if p < 0.1 else 2)}"  # noqa: PLR2004
    return wording.say(lang, "contrast_p", p=shown)


def draw_capacity(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the tended ties at the end of each quarter, with the number of contacts at the ends."""
    scales.clear_axes(ax, grid="y")
    table: pd.DataFrame = answer.tables["capacity"]
    days = [scales.date_number(day.date()) for day in table.index]
    tended = table["tended"].to_numpy()
    ax.plot(days, tended, color=style.BLUE, linewidth=1.8, marker="o", markersize=3 if len(days) > 1 else 7)
    largest = float(tended.max())
    ax.set_ylim(0, max(largest * 1.35, 1.4))
    room = (days[-1] - days[0]) * 0.02 or 30.0
    ax.set_xlim(days[0] - room, days[-1] + room)
    scales.count_axis(ax, largest, lang, ticks=4)
    first, last = table.index[0].date(), table.index[-1].date()
    scales.date_ticks(ax, first, last, lang, width=frame.inner_width(ax))
    for at, align in ((0, "left"), (-1, "right"))[-len(days) :]:
        text = wording.say(lang, "capacity_contacts", n=int(table["contacts"].iloc[at]))
        ax.annotate(text, (0 if align == "left" else 1, 1), (0, -2), xycoords="axes fraction", ha=align,
                    textcoords="offset points", va="top", fontsize=frame.SMALL, color=frame.FAINT)  # fmt: skip
    return Finding(wording.say(lang, "panel_capacity"))
