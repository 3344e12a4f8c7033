"""Which strategy works: the arms of a comparison with their intervals, its verdict, and what would settle it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from netanalysis import wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.whiskers import Whisker, draw_whiskers, write_power

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: the columns of strategies.csv, in the order of the file
COLUMNS: Final = ("account", "from", "to", "arm", "note")
#: comparisons drawn on the page, and arms drawn of each
PANELS: Final = 4
ARMS: Final = 6
#: more trials than this nobody can try
_ENDLESS: Final = 100_000
_CERTAIN: Final = 0.999
_LABEL: Final = 30
_SEVERAL: Final = 2
_PER_CENT: Final = 0.1


def strategies(
    answer: Answer, *, comparison: int = 0, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the arms of one comparison: what came of each, with its interval.

    Parameters
    ----------
    answer
        What `questions.strategies.answer` returned.
    comparison
        Which row of its table `comparisons`.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the verdict, or with how many more trials would settle it.

    Raises
    ------
    ValueError
        There is no such comparison.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import strategies as question
    >>> len(na.plot.strategies(question.answer(na.load_sample())).get_yticks())
    4
    """
    words = lang or answer.lang
    n = len(answer.tables["comparisons"])
    if n and not 0 <= comparison < n:
        msg = f"There are {n} comparisons, numbered from 0; {comparison} is none of them."
        raise ValueError(msg)
    axes = frame.new_axes(ax, height=4.2)
    if not n:
        return frame.present(axes, lambda bare: draw_missing(bare, answer, lang=words))
    return frame.present(axes, lambda bare: _with_caption(bare, answer, comparison, words))


def _with_caption(ax: Axes, answer: Answer, place: int, lang: Language) -> Finding:
    row = answer.tables["comparisons"].iloc[place].to_dict()
    draw_arms(ax, answer, place, lang=lang)
    return Finding(f"{head(row, lang)} – {verdict(answer, place, lang)}", caption(answer, lang))


def draw_arms(ax: Axes, answer: Answer, place: int, *, lang: Language) -> Finding:
    """Draw the arms of one comparison on bare axes, the best one in colour, and return what they say."""
    row = answer.tables["comparisons"].iloc[place].to_dict()
    shown = arms_of(answer, place)
    rows = [
        Whisker(f"{arm_word(arm['arm'], row, lang)} ({wording.number(lang, arm['size'])})", arm["value"], arm["low"], arm["high"],
                interval(arm, lang), style.BLUE if _is_best(arm, row) else style.GREY)
        for arm in shown.head(ARMS).to_dict("records")
    ]  # fmt: skip
    draw_whiskers(ax, rows, tick=lambda x: _tick(x, row["kind"], lang), linear=True)
    ax.set_xlabel(wording.say(lang, f"strategy_axis_{row['kind']}"), fontsize=frame.TEXT, color=frame.FAINT)
    return Finding(head(row, lang))


def _is_best(arm: dict[Any, Any], row: dict[Any, Any]) -> bool:
    return bool(row["verdict"] == "best" and arm["arm"] == row["best"])


def arms_of(answer: Answer, place: int) -> pd.DataFrame:
    """Return the rows of a comparison's arms, the likeliest best first where there are too many to draw in their order."""
    arms = answer.tables["arms"]
    mine: pd.DataFrame = arms[arms["comparison"] == place]
    return mine if len(mine) <= ARMS else mine.sort_values("p_best", ascending=False, kind="stable")


def head(row: dict[Any, Any], lang: Language) -> str:
    """Return what was tried, where, and by what it is measured."""
    place = "" if row["written"] and row["test"] == row["platform"] else row["platform"]
    key = "strategy_head" if place else "strategy_head_everywhere"
    return wording.say(lang, key, test=tried_word(row, lang), platform=naming.platform_name(row["platform"], lang),
                       measure=wording.say(lang, f"measure_{row['measure']}"))  # fmt: skip


def tried_word(row: dict[Any, Any], lang: Language) -> str:
    """Return what was tried: the user's own words, or those of a natural test."""
    if not row["written"]:
        return wording.say(lang, f"test_{row['test']}")
    if row["test"] == row["platform"]:
        return naming.platform_name(row["test"], lang)
    return style.label(str(row["test"]), width=_LABEL)


def arm_word(arm: object, row: dict[Any, Any], lang: Language) -> str:
    """Return the word for an arm; the user's own stay as they are, in quotes."""
    label = str(arm)
    if row["test"] == "note" and not row["written"]:
        return wording.say(lang, f"arm_{label}")
    if row["test"] == "templates" and not row["written"]:
        kind, _, number = label.partition("_")
        return (
            wording.say(lang, "arm_template", n=int(number)) if number else wording.say(lang, f"arm_{kind}")
        )
    return wording.say(lang, "arm_quoted", arm=style.label(label, width=_LABEL))


def interval(arm: dict[Any, Any], lang: Language) -> str:
    """Write what came of an arm, with its interval."""
    value, low, high = (_write(arm[name], arm["kind"], lang) for name in ("value", "low", "high"))
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)


def _write(value: float, kind: str, lang: Language) -> str:
    if kind == "share":
        return wording.percent(lang, value, digits=1 if 0 < value < _PER_CENT else 0)
    return wording.number(lang, value, digits=0 if value >= 100 or not value else 1 if value >= 1 else 2)  # noqa: PLR2004


def _tick(value: float, kind: str, lang: Language) -> str:
    """Write a number at the axis with as many digits as it needs."""
    if kind == "rate":
        return write_power(value, lang)
    return wording.percent(
        lang, value, digits=0 if math.isclose(value * 100, round(value * 100), abs_tol=1e-6) else 1
    )


def probability(p: float, lang: Language) -> str:
    """Write a probability, never as certain.

    Examples
    --------
    >>> probability(1.0, "en"), probability(0.97512, "en")
    ('> 99.9%', '97.5%')
    """
    if p > _CERTAIN:
        return f"> {wording.percent(lang, _CERTAIN, digits=1)}"
    return wording.percent(lang, p, digits=1 if p > 1 - _PER_CENT else 0)


def verdict(answer: Answer, place: int, lang: Language) -> str:
    """Say what came out of a comparison, and how many more trials would settle it."""
    row = answer.tables["comparisons"].iloc[place].to_dict()
    arms = arms_of(answer, place)
    values = {arm["arm"]: _write(arm["value"], arm["kind"], lang) for arm in arms.to_dict("records")}
    told: dict[str, wording.Value] = {
        "best": arm_word(row["best"], row, lang), "second": arm_word(row["second"], row, lang),
        "value": values[row["best"]], "other": values[row["second"]], "p": probability(row["p_best"], lang),
    }  # fmt: skip
    if row["verdict"] == "best":
        return wording.say(lang, "strategy_best_of_many" if len(arms) > _SEVERAL else "strategy_best", **told)
    return wording.say(lang, "strategy_open", more=_more(row, arms, lang), **told)


def _more(row: dict[Any, Any], arms: pd.DataFrame, lang: Language) -> str:
    if not math.isfinite(row["needed"]):
        return wording.say(lang, "strategy_more_unknown")
    if row["needed"] > _ENDLESS:
        return wording.say(lang, "strategy_more_endless")
    unit = wording.say(lang, f"unit_{row['measure']}")
    parts = [
        wording.say(lang, "strategy_more_part", n=math.ceil(arm["more"]), unit=unit, arm=arm_word(arm["arm"], row, lang))
        for arm in arms.dropna(subset=["more"]).to_dict("records")
        if arm["more"] > 0
    ]  # fmt: skip
    return wording.say(
        lang, f"strategy_more_{'seen' if row['for_seen'] else 'relevant'}", more=", ".join(parts)
    )


def shown_comparisons(answer: Answer) -> list[int]:
    """Return the comparisons drawn on the page: those that judge what was tried, else the first ones."""
    table = answer.tables["comparisons"]
    judging = table.index[table["primary"].astype(bool)].tolist()
    return (judging or table.index.tolist())[:PANELS]


def strategies_finding(answer: Answer, lang: Language) -> Finding:
    """Return what is settled and what is open, and what it rests on."""
    table = answer.tables["comparisons"]
    if not len(table):
        text = wording.say(lang, "strategies_missing_caption", as_of=naming.as_of_text(lang, answer.as_of))
        return Finding(wording.say(lang, "strategies_title_missing"), text)
    rows = [table.iloc[place].to_dict() for place in shown_comparisons(answer)]
    best = [row for row in rows if row["verdict"] == "best"]
    if not best:
        return Finding(wording.say(lang, "strategies_title_open", n=len(rows)), caption(answer, lang))
    words = [
        wording.say(
            lang,
            "strategies_best_part_accounts" if row["differ"] == "accounts" else "strategies_best_part",
            best=arm_word(row["best"], row, lang),
            test=tried_word(row, lang),
        )
        for row in best
    ]
    left = [tried_word(row, lang) for row in rows if row["verdict"] != "best"]
    more = wording.say(lang, "strategies_still_open", tests=", ".join(left)) if left else ""
    return Finding(
        wording.say(lang, "strategies_title_best", best=", ".join(words)) + more, caption(answer, lang)
    )


def caption(answer: Answer, lang: Language) -> str:
    """Return what the comparisons rest on, when something counts as unanswered, and what else the arms differ in."""
    days = [answer.figures[name].value for name in ("waiting_request", "waiting_message")]
    waiting = wording.say(
        lang,
        "strategies_waiting",
        **{
            name: wording.number(lang, value) if math.isfinite(value) else "–"
            for name, value in zip(("requests", "messages"), days, strict=True)
        },
    )
    differ = " ".join(
        wording.say(lang, f"differ_{why}") for why in dict.fromkeys(answer.tables["comparisons"]["differ"])
    )
    counts: dict[str, wording.Value] = {f"n_{name}": int(n) for name, n in answer.coverage.items()}
    return wording.say(lang, "strategies_caption", waiting=waiting, differ=differ,
                       as_of=naming.as_of_text(lang, answer.as_of), **counts)  # fmt: skip


def draw_verdicts(ax: Axes, answer: Answer, *, lang: Language) -> None:
    """Write on the left what the drawn comparisons came to and what would settle them, on the right the others."""
    ax.set_axis_off()
    table = answer.tables["comparisons"]
    drawn = shown_comparisons(answer)
    left = [f"{head(table.iloc[place].to_dict(), lang)} – {verdict(answer, place, lang)}" for place in drawn]
    _write_column(ax, wording.say(lang, "table_strategy_verdicts"), left, indent=0, lang=lang)
    title = wording.say(lang, "panel_exploratory", n=int(answer.coverage["exploratory"]))
    others = besides(answer, lang) or [wording.say(lang, "strategies_none_besides")]
    _write_column(ax, title, others, indent=frame.page_width(ax) / 2 + 8, lang=lang)


def besides(answer: Answer, lang: Language) -> list[str]:
    """Return what the comparisons came to that are not drawn, the surest first."""
    table = answer.tables["comparisons"]
    others = table.drop(index=shown_comparisons(answer))
    others = others.assign(settled=others["verdict"] == "best")
    order = others.sort_values(["settled", "p_best"], ascending=False, kind="stable").index
    return [f"{head(table.iloc[place].to_dict(), lang)} – {_short(answer, place, lang)}" for place in order]


def _short(answer: Answer, place: int, lang: Language) -> str:
    """Return the verdict without what would settle it."""
    said = verdict(answer, place, lang)
    more = _more(answer.tables["comparisons"].iloc[place].to_dict(), arms_of(answer, place), lang)
    return (
        said.removesuffix(more).strip().rstrip(".")
        if answer.tables["comparisons"].loc[place, "verdict"] != "best"
        else said
    )


def _write_column(ax: Axes, title: str, lines: list[str], *, indent: float, lang: Language) -> None:
    """Write sentences below each other into one half of the page, as many as there is room for."""
    width, step, below = frame.page_width(ax) / 2 - 16, frame.SMALL * 1.47, 20.0
    frame.write(ax, title, indent=indent, size=frame.TEXT + 1, bold=True)
    room = frame.inner_height(ax)
    for place, line in enumerate(lines):
        text = frame.wrap(line, width, size=frame.SMALL)
        tall = (text.count("\n") + 1) * step
        last = place + 1 == len(lines)
        if below + tall + (0 if last else step) > room:
            rest = wording.say(lang, "strategies_more_rows", n=len(lines) - place)
            frame.write(ax, rest, indent=indent, below=below, size=frame.SMALL, colour=frame.FAINT)
            return
        frame.write(ax, text, indent=indent, below=below, size=frame.SMALL)
        below += tall + 3


def draw_missing(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Say in place of a picture what is missing and where to get it."""
    frame.say_missing(ax, wording.say(lang, "strategies_missing"))
    return strategies_finding(answer, lang)


def draw_columns(ax: Axes, lang: Language) -> None:
    """Write what belongs into each column of strategies.csv, a line each."""
    ax.set_axis_off()
    frame.write(ax, wording.say(lang, "table_strategy_columns"), size=frame.TEXT + 1, bold=True)
    for place, column in enumerate(COLUMNS, start=1):
        below = place * 24.0 + 6
        frame.write(ax, column, below=below, size=frame.TEXT, bold=True)
        meaning = wording.say(lang, f"strategy_{column}")
        frame.write(ax, meaning, indent=90, below=below, size=frame.TEXT, colour=frame.FAINT)
