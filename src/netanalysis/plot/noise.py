"""What comes in unasked: over the years, by class and price, by sender; and what came of one's own noise."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.plot import answers, frame, naming, scales, style
from netanalysis.plot.companies import legend_line
from netanalysis.plot.frame import Finding
from netanalysis.plot.whiskers import Whisker, draw_whiskers, write_power

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: platforms told apart, the loudest first: colour and hatch
_PARTS: Final = ((style.BLUE, ""), (style.SKY, "///"), (style.ORANGE, "..."), (style.PALE, "xx"))
#: classes with a bar of their own
_CLASSES: Final = 8
_YEAR_WIDTH: Final = 36.0


def noise(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw how many demands on one's attention came a day in each year, by platform.

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
        The axes, titled with the answer.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import noise
    >>> na.plot.noise(noise.answer(na.load_sample())).get_ylabel()
    'demands a day'
    """
    words = lang or answer.lang
    return frame.present(frame.new_axes(ax, height=4.6), lambda bare: draw_load(bare, answer, lang=words))


def noise_price(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw what each class of message cost in the last 365 days, with intervals.

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
        The axes, titled with the whole price, or with the hours where no hourly cost is stated.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import noise
    >>> bool(na.plot.noise_price(noise.answer(na.load_sample())).get_title(loc="left"))
    True
    """
    words = lang or answer.lang
    return frame.present(frame.new_axes(ax, height=4.2), lambda bare: draw_price(bare, answer, lang=words))


def has_noise(answer: Answer) -> bool:
    """Whether anything came in that could be told apart."""
    return answer.coverage["rows"] > 0


def noise_finding(answer: Answer, lang: Language) -> Finding:
    """Return the answer in a sentence, and what it rests on."""
    counts = answer.coverage
    as_of = naming.as_of_text(lang, answer.as_of)
    if not has_noise(answer):
        return Finding(wording.say(lang, "missing_noise_title"), as_of)
    assumed = (
        wording.say(lang, "noise_assumed", share=naming.share_text(lang, counts["share_assumed"]))
        if counts["share_assumed"] > 0
        else ""
    )
    caption = wording.say(
        lang, "noise_caption", n=wording.say(lang, "n_demands", n=int(counts["noise"])), of=int(counts["rows"]),
        text=int(counts["with_text"]), share=naming.share_text(lang, counts["share_observed"]), assumed=assumed,
        change=answers.change_sentence(answer, lang), as_of=as_of,
    )  # fmt: skip
    title = (
        answer.sentence(lang)
        if counts["noise"]
        else wording.say(lang, "noise_quiet_title", n=int(counts["rows"]))
    )
    return Finding(title, " ".join(part for part in caption.split(" ") if part))


def draw_load(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw a bar a year on bare axes, platforms stacked, with the interval of the sum, and return the answer."""
    years = answer.tables["years"]
    if not len(years) or not years["rows"].sum():
        frame.say_missing(ax, _nothing(answer, lang), size=frame.TEXT)
        return noise_finding(answer, lang)
    scales.clear_axes(ax, grid="y")
    shown, base = _by_platform(answer, lang), np.zeros(len(years))
    for (name, a_day), (colour, hatch) in zip(shown.items(), _PARTS, strict=False):
        ax.bar(
            years.index,
            a_day,
            bottom=base,
            width=0.78,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.6,
            label=str(name),
        )
        base = base + a_day.to_numpy()
    low, high = (years[name].to_numpy() for name in ("low", "high"))
    middle = years["a_day"].to_numpy()
    ax.errorbar(
        years.index,
        middle,
        yerr=[middle - low, high - middle],
        fmt="none",
        ecolor=style.INK,
        elinewidth=1.0,
        capsize=2.5,
    )
    first, last = int(years.index[0]), int(years.index[-1])
    ax.set_xlim(first - 0.6, max(last, first + 4) + 0.6)
    ax.set_ylim(0, min(float(high.max()), float(middle.max()) * 2) * 1.25)
    _label_busiest(ax, answer, lang)
    step = next(
        (s for s in (1, 2, 5, 10) if frame.inner_width(ax) / max(last - first + 1, 5) * s > _YEAR_WIDTH), 20
    )
    ticks = [year for year in range(first, last + 1) if year % step == 0 or first == last]
    ax.set_xticks(ticks, [str(year) for year in ticks])
    scales.count_axis(ax, float(middle.max()), lang, ticks=4) if middle.max() > 1 else _fraction_axis(
        ax, lang
    )
    ax.set_ylabel(wording.say(lang, "noise_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    legend_line(ax, most=frame.inner_width(ax))
    return noise_finding(answer, lang)


def _fraction_axis(ax: Axes, lang: Language) -> None:
    """Name a few parts of a demand a day."""
    from matplotlib.ticker import MaxNLocator

    values = [
        value
        for value in MaxNLocator(nbins=4).tick_values(0, ax.get_ylim()[1])
        if 0 <= value <= ax.get_ylim()[1]
    ]
    ax.set_yticks(values, [write_power(value, lang) if value else "0" for value in values])


def _by_platform(answer: Answer, lang: Language) -> pd.DataFrame:
    """Demands a day of the loudest platforms, the others joined, a row a year."""
    years = answer.tables["years"]
    counts = answer.tables["platforms"].reindex(years.index, fill_value=0)
    order = counts.sum().sort_index().sort_values(ascending=False, kind="stable")
    order = order[order > 0]
    most = len(_PARTS) if len(order) <= len(_PARTS) else len(_PARTS) - 1
    named = counts[list(order.index[:most])].rename(columns=lambda name: naming.platform_name(name, lang))
    if len(order) > most:
        named = named.assign(
            **{wording.say(lang, "other_platforms"): counts[list(order.index[most:])].sum(axis=1)}
        )
    scale = years["rows"] / counts.sum(axis=1).where(counts.sum(axis=1) > 0)
    return named.mul((scale / years["observed_days"]).fillna(0.0), axis=0)


def _label_busiest(ax: Axes, answer: Answer, lang: Language) -> None:
    """Say above the busiest year how many invitations came in an hour of work."""
    year, figure = answer.coverage["busiest"], answer.figures["invitations_an_hour"]
    if math.isnan(year):
        return
    years = answer.tables["years"]
    high = min(float(years["high"].to_numpy()[years.index == int(year)][0]), ax.get_ylim()[1] * 0.9)
    text = wording.say(lang, "noise_busiest", hourly=replace(figure, low=math.nan).text(lang))
    right = year < (years.index[0] + years.index[-1]) / 2
    ax.annotate(text, (year, high), (8 if right else -8, 8), textcoords="offset points", ha="left" if right else "right", va="center",
                fontsize=frame.SMALL, color=style.INK, linespacing=1.2)  # fmt: skip


def draw_price(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw a row a class with what it costs a year, or its hours where no hourly cost is stated."""
    table = answer.tables["classes"].head(_CLASSES)
    money = not math.isnan(answer.figures["noise_money"].value)
    if not len(table):
        frame.say_missing(ax, _nothing(answer, lang), size=frame.TEXT)
        return Finding(wording.say(lang, "panel_noise_price_missing"))
    rate = float(table["money_a_year"].iloc[0] / table["minutes_a_year"].iloc[0]) if money else 1 / 60
    rows = [
        _price_row(str(name), row, rate, answer, lang)
        for name, row in zip(table.index, table.to_dict("records"), strict=True)
    ]
    log = draw_whiskers(ax, rows, tick=lambda x: write_power(x, lang) if x else "0")
    keys = (
        ("noise_price_axis", "noise_price_axis_log")
        if money
        else ("noise_hours_axis", "noise_hours_axis_log")
    )
    ax.set_xlabel(
        wording.say(lang, keys[log], currency=answer.currency), fontsize=frame.TEXT, color=frame.FAINT
    )
    counts = answer.coverage
    caption = wording.say(
        lang, "noise_price_caption", n=wording.say(lang, "n_demands", n=int(counts["last_year"])),
        share=naming.share_text(lang, counts["share_observed"]), assumed=naming.share_text(lang, counts["share_assumed"]),
        as_of=naming.as_of_text(lang, answer.as_of),
    )  # fmt: skip
    return Finding(_price_title(answer, lang), caption)


def _price_row(name: str, row: dict[Any, Any], rate: float, answer: Answer, lang: Language) -> Whisker:
    value, low, high = (row[key] * rate for key in ("minutes_a_year", "low", "high"))
    text = wording.say(
        lang,
        "noise_price_row",
        amount=_amount(value, answer, lang),
        n=wording.number(lang, row["rows_a_year"]),
    )
    return Whisker(wording.say(lang, f"class_{name}"), value, low, high, text, style.BLUE)


def _amount(value: float, answer: Answer, lang: Language) -> str:
    """An amount of money, or hours where none is known; small ones as less than one, or with the digits they need."""
    if math.isnan(answer.figures["noise_money"].value):
        return write_power(value, lang) if 0 < value < 1 else wording.number(lang, value, digits=1)
    small = 0 < value < 1
    return ("< " if small else "") + wording.money(lang, 1 if small else value, currency=answer.currency)


def _nothing(answer: Answer, lang: Language) -> str:
    """Say that nothing came in unasked, or that no file would show it."""
    return wording.say(lang, "noise_quiet" if has_noise(answer) else "missing_noise")


def _price_title(answer: Answer, lang: Language) -> str:
    figures = answer.figures
    if math.isnan(figures["noise_hours"].value):
        return wording.say(lang, "panel_noise_price_missing")
    if math.isnan(figures["noise_money"].value):
        return wording.say(lang, "panel_noise_hours", hours=figures["noise_hours"].text(lang))
    money = figures["noise_money"].text(lang, currency=answer.currency)
    return wording.say(
        lang,
        "panel_noise_price",
        money=money,
        hours=wording.number(lang, figures["noise_hours"].value, digits=1),
    )
