"""What a smaller network would have lost, what size adds to its reach, and what others found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import wording
from netanalysis.plot import answers, frame, naming, scales, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

_FEW: Final = 2
#: shares at which the axis is marked: where much is lost, and where little
_QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_TENTHS: Final = (0.0, 0.1, 0.2, 0.3)
#: contacts whose contribution to the reach is told
_LAST: Final = 500
#: how each sort of thing within reach is drawn, so that grey tells them apart too
_LINES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "companies": {"color": style.BLUE, "linewidth": 2.0},
        "deciders": {"color": style.INK, "linewidth": 1.6, "linestyle": (0, (5, 2))},
        "functions": {"color": style.GREY, "linewidth": 1.6, "linestyle": (0, (1, 1.5))},
    }
)


def pruning(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw what share of outcomes and contribution would have been lost, had only the strongest ties been kept.

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
        The axes, titled with the finding for the core.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import value
    >>> len(na.plot.pruning(value.answer(na.load_sample())).lines)
    2
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax)
    return frame.present(axes, lambda bare: draw_pruning(bare, answer, lang=words))


def draw_pruning(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw a curve for outcomes and one for contribution on bare axes, and return what they say."""
    if not answers.has_outcomes(answer):
        return answers.draw_missing(ax, answer, "pruning", lang)
    finding = pruning_finding(answer, lang)
    lost = lost_shares(answer)
    if not answer.coverage["ranked"]:
        frame.say_missing(ax, wording.say(lang, "pruning_not_ranked_why"))
        return finding
    scales.clear_axes(ax, grid="y")
    ax.set_xscale("log")
    for name, colour, marker, dash in (
        ("outcomes", style.BLUE, "o", "solid"),
        ("contribution", style.VERMILION, "s", (0, (4, 2))),
    ):
        if name in lost:
            ax.plot(lost.index, lost[name], color=colour, marker=marker, linestyle=dash, linewidth=1.8, markersize=6,
                    label=wording.say(lang, f"pruning_{name}"), clip_on=False)  # fmt: skip
    _label(ax, lost, lang)
    ax.legend(loc="upper right", frameon=False, fontsize=frame.TEXT)
    ax.set_xlabel(wording.say(lang, "pruning_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    ax.set_ylabel(wording.say(lang, "pruning_lost_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return finding


def _label(ax: Axes, lost: pd.DataFrame, lang: Language) -> None:
    """Name the sizes and write the share at each dot of the outcomes."""
    from matplotlib.ticker import NullLocator

    ax.xaxis.set_minor_locator(NullLocator())
    sizes = [int(size) for size in lost.index]
    ax.set_xticks(sizes, [wording.number(lang, size) for size in sizes])
    ax.set_xlim(sizes[0] * 0.8, sizes[-1] * 1.25)
    values = lost.to_numpy(dtype="float64")
    highest = max(float(values.max()), 0.1)
    ax.set_ylim(min(0.0, float(values.min())), highest * 1.3)
    ticks = [tick for tick in _QUARTERS if tick <= highest * 1.3] if highest > _QUARTERS[1] else _TENTHS
    ax.set_yticks(ticks, [wording.percent(lang, tick) for tick in ticks])


def lost_shares(answer: Answer) -> pd.DataFrame:
    """Shares lost by number of ties kept, up to the first size from which on no more can be saved.

    Parameters
    ----------
    answer
        What `questions.value.answer` returned.

    Returns
    -------
    DataFrame
        A row a size (index `kept`); `outcomes` and, where the contributions sum to more than nothing, `contribution`.
    """
    table, placed = answer.tables["pruning"], answer.tables["placements"]
    known = placed.dropna(subset=["better"])
    whole = float(known["contribution"].fillna(0.0).sum())
    lost = pd.DataFrame({"outcomes": table["share"].fillna(0.0)})
    if whole > 0:
        lost["contribution"] = table["contribution"] / whole
    settled = lost.index[(table["outcomes"] == table["outcomes"].iloc[-1]).to_numpy()]
    last = max(int(settled[0]), int(answer.coverage["kept"]), int(lost.index[_FEW]))
    kept: pd.DataFrame = lost[lost.index <= last]
    return kept


def pruning_finding(answer: Answer, lang: Language) -> Finding:
    """Return what pruning to the core would have lost, or to the largest number of ties that loses anything."""
    table = answer.tables["pruning"]
    firms = _reach_caption(answer, lang)
    n = int(answer.coverage["ranked"])
    caption = wording.say(lang, "pruning_caption" if n > _FEW else "pruning_caption_few", n=n, reach=firms,
                          as_of=naming.as_of_text(lang, answer.as_of))  # fmt: skip
    if not n:
        return Finding(wording.say(lang, "pruning_not_ranked"), caption)
    losing = table.index[table["outcomes"] > 0]
    if not len(losing):
        return Finding(wording.say(lang, "pruning_title_none", kept=int(table.index[0])), caption)
    kept = int(losing[losing <= answer.coverage["kept"]][-1])
    row = table.loc[[kept]].to_dict("records")[0]
    money = wording.money(lang, row["contribution"], currency=answer.currency)
    title = wording.say(
        lang, "pruning_title", kept=kept, share=naming.share_text(lang, row["share"]), money=money
    )
    return Finding(title, caption)


def _reach_caption(answer: Answer, lang: Language) -> str:
    """Say how many firms are named by how many; nothing where none is."""
    reached = answer.tables["reach_summary"]
    if "companies" not in reached.index:
        return ""
    firms = reached.loc[["companies"]].to_dict("records")[0]
    counts = {name: round(firms[name]) for name in ("reached", "naming", "estimated")}
    return wording.say(lang, "reach_caption", **counts)


def draw_reach(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw what share of its reach a network of each size would have, drawn at random, the last 500 contacts marked."""
    summary, curve = answer.tables["reach_summary"], answer.tables["reach"]
    if not len(summary):
        frame.say_missing(ax, wording.say(lang, "companies_missing"), size=frame.TEXT)
        return Finding(wording.say(lang, "panel_reach_missing"))
    scales.clear_axes(ax, grid="y")
    total = float(curve["contacts"].max())
    last = min(_LAST, int(total))
    for sort, row in summary.iterrows():
        mine = curve[curve["sort"] == sort]
        label = wording.say(
            lang, f"reach_{sort}", n=round(row["reached"]), added=round(row["last"]), last=last
        )
        ax.plot(mine["contacts"], mine["reached"] / row["reached"], label=label, **_LINES[str(sort)])
    ax.axvspan(total - last, total, color="#ECECEC", linewidth=0, zorder=0)
    ax.set_xlim(0, total)
    ax.set_ylim(0, 1.04)
    scales.count_axis(ax, total, lang, axis="x", ticks=4)
    ax.set_yticks(_QUARTERS, [wording.percent(lang, share) for share in _QUARTERS])
    ax.set_xlabel(wording.say(lang, "reach_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    ax.set_ylabel(wording.say(lang, "reach_share_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    ax.legend(loc="lower right", frameon=False, fontsize=frame.SMALL, handlelength=2.6)
    added = round(float(summary["last"].iloc[0]))
    return Finding(wording.say(lang, f"panel_reach_{summary.index[0]}", last=last, n=added))


def draw_base_rates(ax: Axes, *, lang: Language) -> None:
    """Write what others found, each with the reason why it may mislead and where it is published."""
    from netanalysis.questions.value import BASE_RATES

    ax.set_axis_off()
    frame.write(ax, wording.say(lang, "panel_base_rates"), size=frame.TEXT + 1, bold=True)
    gutter = 26.0
    width = (frame.page_width(ax) - gutter) / 2
    below = {0: 22.0, 1: 22.0}
    for nth, rate in enumerate(BASE_RATES):
        column = nth % 2
        said = frame.wrap(wording.say(lang, f"base_rate_{rate.key}"), width, size=frame.SMALL)
        bias = wording.say(lang, f"base_rate_bias_{rate.key}")
        why = frame.wrap(f"{bias} ({rate.source})", width, size=frame.SMALL)
        for text, colour in ((said, style.INK), (why, frame.FAINT)):
            frame.write(
                ax,
                text,
                indent=column * (width + gutter),
                below=below[column],
                size=frame.SMALL,
                colour=colour,
            )
            below[column] += (text.count("\n") + 1) * frame.SMALL * 1.47
        below[column] += 5
