"""Does the large network pay: what the crowd brings and costs, and where the outcomes came from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.plot import answers, frame, naming, scales, style
from netanalysis.plot.companies import legend_line
from netanalysis.plot.frame import Finding
from netanalysis.plot.whiskers import Whisker, draw_whiskers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: rows of the balance: figure, colour, marker
BALANCE: Final = (
    ("crowd_money", style.BLUE, "o"),
    ("crowd_without_largest", style.SKY, "o"),
    ("price", style.BLACK, "D"),
    ("next_money", style.GREEN, "s"),
)
#: ways to put an outcome down to the links of its chain: name, colour, hatch
SPLITS: Final = (("first", style.BLUE, ""), ("last", style.SKY, "///"), ("equal", style.PALE, "..."))
#: what outcomes are told apart by, and how many rows of each are drawn
GROUPS: Final = ("origin", "came_about", "platform", "corners")
_ROWS: Final = 3
#: room between the head of a group and its first row, in rows
_BELOW_HEAD: Final = 0.25


def value(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw what the contacts beyond the core bring a year and what they cost, with intervals.

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
        The axes, titled with the verdict.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import value
    >>> len(na.plot.value(value.answer(na.load_sample())).get_yticks())
    5
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax, height=6.2)
    return frame.present(axes, lambda bare: draw_balance(bare, answer, lang=words))


def draw_balance(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw a row a figure of the balance on bare axes and return the verdict."""
    if not answers.has_outcomes(answer):
        return answers.draw_missing(ax, answer, "value", lang)
    rows = [
        _observed(answer, lang),
        *(
            Whisker(wording.say(lang, f"row_{name}"), figure.value, figure.low, figure.high, _money_text(name, answer, lang), colour, marker)
            for name, colour, marker in BALANCE
            for figure in (answer.figures[name],)
        ),
    ]  # fmt: skip
    price = answer.figures["price"].value
    log = draw_whiskers(
        ax, rows, reference=price, tick=lambda x: wording.money(lang, x, currency=answer.currency)
    )
    key = "money_axis" if log else "money_axis_linear"
    ax.set_xlabel(wording.say(lang, key, currency=answer.currency), fontsize=frame.TEXT, color=frame.FAINT)
    return value_finding(answer, lang)


def _observed(answer: Answer, lang: Language) -> Whisker:
    """What was seen, beside every estimate: the sum, and what that is a year."""
    whole, years = answer.figures["crowd_observed"].value, answer.coverage["years"]
    money = {
        name: wording.money(lang, amount, currency=answer.currency)
        for name, amount in (("a_year", whole / years), ("whole", whole))
        if not math.isnan(whole)
    }
    text = (
        wording.say(lang, "observed_a_year", years=wording.number(lang, years), **money)
        if money
        else wording.say(lang, "observed_nothing")
    )
    nothing = float("nan")
    return Whisker(
        wording.say(lang, "row_crowd_observed"), whole / years, nothing, nothing, text, style.INK, "s"
    )


def _money_text(name: str, answer: Answer, lang: Language) -> str:
    """Write a figure of the balance, or why there is none."""
    figure = answer.figures[name]
    if math.isnan(figure.value):
        return wording.say(lang, "price_missing" if name == "price" else "estimate_missing")
    return figure.text(lang, currency=answer.currency)


def value_finding(answer: Answer, lang: Language) -> Finding:
    """Return the verdict in a sentence, and what it rests on."""
    counts = answer.coverage
    caption = wording.say(
        lang, "value_caption", outcomes=wording.say(lang, "n_outcomes", n=int(counts["outcomes"])),
        years=wording.number(lang, counts["years"]), valued=int(counts["valued"]), sides=sides_sentence(answer, lang),
        share=naming.share_text(lang, counts["share_observable"]), change=answers.change_sentence(answer, lang),
        price=price_basis(answer, lang),
        left_out=answers.not_counted(answer, lang), as_of=naming.as_of_text(lang, answer.as_of),
    )  # fmt: skip
    return Finding(answer.sentence(lang), " ".join(part for part in caption.split(" ") if part))


def sides_sentence(answer: Answer, lang: Language) -> str:
    """Say outcomes, different people and money of core and crowd side by side."""
    said: dict[str, wording.Value] = {"kept": int(answer.coverage["kept"])}
    for name, row in answer.tables["sides"].to_dict("index").items():
        said[str(name)] = wording.say(lang, "n_outcomes", n=int(row["outcomes"]))
        said[f"{name}_people"] = wording.say(lang, "side_people", n=int(row["first_links"]))
        said[f"{name}_money"] = (
            wording.say(lang, "side_no_money")
            if math.isnan(row["contribution"])
            else wording.money(lang, row["contribution"], currency=answer.currency)
        )
    return wording.say(lang, "sides_sentence", **said)


def price_basis(answer: Answer, lang: Language) -> str:
    """Say what the price is made of, on how many of the days it could be seen, and how much is assumed; nothing without a price."""
    counts, money = answer.coverage, answer.tables["price"]["money_a_year"]
    if math.isnan(answer.figures["price"].value):
        return ""
    own = money.drop(["noise", "fees"]).sum()
    parts = {
        name: wording.money(lang, float(amount), currency=answer.currency)
        for name, amount in (("noise", money["noise"]), ("own", own), ("fees", money["fees"]))
    }
    shares = {
        name: naming.share_text(lang, counts[count])
        for name, count in (("seen", "share_noise_observed"), ("assumed", "share_assumed"))
    }
    return wording.say(lang, "whole_price_basis", **parts, **shares)


def draw_splits(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the outcomes of each state, put down to the first link, the last and all alike, side by side."""
    table = split_rows(answer)
    scales.clear_axes(ax)
    height, largest = (
        0.26,
        float(table[[f"outcomes_{name}" for name, _, _ in SPLITS]].to_numpy(dtype="float64").max()),
    )
    for nth, (name, colour, hatch) in enumerate(SPLITS):
        ax.barh(np.arange(len(table)) + (nth - 1) * height, table[f"outcomes_{name}"], height=height, color=colour,
                hatch=hatch, edgecolor="white" if name != "equal" else style.GREY, linewidth=0.5,
                label=wording.say(lang, f"split_{name}"))  # fmt: skip
    for place, row in enumerate(table.to_dict("records")):
        n = " / ".join(_part(row[f"outcomes_{name}"], lang) for name, _, _ in SPLITS)
        most = max(row[f"outcomes_{name}"] for name, _, _ in SPLITS)
        ax.annotate(n, (most, place), (7, 0), textcoords="offset points", va="center_baseline", fontsize=frame.TEXT,
                    color=style.INK)  # fmt: skip
    ax.set_yticks(range(len(table)), [answers.state_word(state, lang) for state in table.index])
    ax.set_xticks([])
    width = frame.inner_width(ax, 110)
    ax.set_xlim(0, largest * width / max(width - frame.text_width("0.0 / 0.0 / 0.0", frame.TEXT) - 16, 30))
    ax.set_ylim(max(len(table), 3) - 0.4, -0.6)
    ax.axvline(0, color=style.GREY, linewidth=0.9)
    legend_line(ax, most=width)
    depends = bool(table["order_depends_on_split"].any())
    return Finding(wording.say(lang, "panel_splits_depends" if depends else "panel_splits"))


def split_rows(answer: Answer) -> pd.DataFrame:
    """States to which any outcome is put down, in any way."""
    table = answer.tables["states"]
    return table[table[[f"outcomes_{name}" for name, _, _ in SPLITS]].sum(axis=1) > 0]


def _part(n: float, lang: Language) -> str:
    return wording.number(lang, n, digits=0 if float(n).is_integer() else 1)


def draw_groups(ax: Axes, answer: Answer, *, lang: Language) -> None:
    """Draw the shares of outcomes by what began them, how and where the contact came about, and over how many corners."""
    scales.clear_axes(ax)
    place, heads, ticks = 0.0, [], []
    for by in GROUPS:
        rows = _group_rows(answer.tables[f"by_{by}"], by, lang)
        if not rows:
            continue
        heads.append((place, wording.say(lang, f"group_{by}")))
        place += _BELOW_HEAD
        for words, row in rows:
            place += 1
            _draw_share(ax, place, row, lang)
            ticks.append((place, words))
        place += 1.45
    ax.set_yticks([at for at, _ in ticks], [words for _, words in ticks], fontsize=frame.SMALL)
    labels = max(frame.text_width(words, frame.SMALL) for _, words in ticks) + 4
    for at, words in heads:
        ax.annotate(words, (0, at), (-labels, 0), textcoords="offset points", va="center_baseline", fontsize=frame.TEXT,
                    fontweight="bold", color=style.INK, annotation_clip=False)  # fmt: skip
    ax.set_xticks([])
    ax.set_xlim(0, 1)
    ax.set_ylim(max(place - 0.8, 12), -0.6)


def _group_rows(table: pd.DataFrame, by: str, lang: Language) -> list[tuple[str, Mapping[Any, Any]]]:
    """The largest rows of a group with their words; where there is no room for all, the smaller ones as one."""
    words = [answers.group_word(by, code, lang) for code in table.index]
    rows: list[tuple[str, Mapping[Any, Any]]] = list(zip(words, table.to_dict("records"), strict=True))
    if len(rows) <= _ROWS:
        return rows
    kept, rest = rows[: _ROWS - 1], rows[_ROWS - 1 :]
    summed = {name: sum(row[name] for _, row in rest) for name in ("outcomes", "share")}
    return [*kept, (wording.say(lang, "group_others", n=len(rest)), summed)]


def _draw_share(ax: Axes, place: float, row: Mapping[Any, Any], lang: Language) -> None:
    """Draw a share as a bar within a pale one, with the number of outcomes behind it."""
    ax.barh([place], [1.0], height=0.52, color="#F0F0F0")
    ax.barh([place], [row["share"]], height=0.52, color=style.BLUE)
    text = f"{wording.number(lang, row['outcomes'])}  ·  {naming.share_text(lang, row['share'])}"
    ax.annotate(text, (1, place), (6, 0), textcoords="offset points", va="center_baseline", fontsize=frame.SMALL,
                color=style.INK, annotation_clip=False)  # fmt: skip
