"""The page on strategies, and the same in tables of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from netanalysis import wording
from netanalysis.plot import frame, naming
from netanalysis.plot.frame import Finding
from netanalysis.plot.strategies import (
    COLUMNS,
    arm_word,
    draw_arms,
    draw_columns,
    draw_missing,
    draw_verdicts,
    interval,
    probability,
    shown_comparisons,
    strategies_finding,
    tried_word,
    verdict,
)
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.questions import Answer
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language


def lay_out_strategies(figure: Figure, answer: Answer, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into the comparisons that judge what was tried, and sentences below; or say what is missing."""
    shown = shown_comparisons(answer)
    if not shown:
        return _lay_out_missing(figure, answer, lang)
    names = [f"panel_{place}" for place in shown]
    if len(names) % 2 and len(names) > 1:
        names.append(".")
    rows: list[list[str]] = (
        [names[at : at + 2] for at in range(0, len(names), 2)] if len(names) > 1 else [names * 2]
    )
    grid: Any = [*rows, ["verdicts"] * 2]
    axes = figure.subplot_mosaic(grid, height_ratios=[*[1.0] * len(rows), 2.9 if len(rows) > 1 else 1.0])

    above = shown[:-2]  # their axis is told below

    def draw() -> Finding:
        for place in shown:
            ax = axes[f"panel_{place}"]
            frame.entitle(ax, draw_arms(ax, answer, place, lang=lang).title)
            if place in above:
                ax.set_xlabel("")
        draw_verdicts(axes["verdicts"], answer, lang=lang)
        return strategies_finding(answer, lang)

    return draw


def _lay_out_missing(figure: Figure, answer: Answer, lang: Language) -> Callable[[], Finding]:
    above, below = figure.subplots(2, 1, height_ratios=[1, 1.4])

    def draw() -> Finding:
        draw_columns(below, lang)
        return draw_missing(above, answer, lang=lang)

    return draw


def strategy_rows(results: Results) -> list[Table]:
    """Return the verdicts, the arms, what was left out, and what would settle what is open."""
    answer, lang = results.strategies_tried, results.lang
    table = answer.tables["comparisons"]
    needs = make_table(lang, "panel_strategy_needs", (), [(need.text(lang),) for need in answer.needs])
    if not len(table):
        columns = [(column, wording.say(lang, f"strategy_{column}")) for column in COLUMNS]
        return [make_table(lang, "table_strategy_columns", ("head_column", "head_write"), columns), needs]
    rows = dict(enumerate(table.to_dict("records")))
    verdicts = [
        (_words(tried_word(row, lang)), _platform(row, lang), wording.say(lang, f"measure_{row['measure']}"),
         wording.say(lang, f"role_{'primary' if row['primary'] else 'exploratory'}"), _words(verdict(answer, place, lang)))
        for place, row in rows.items()
    ]  # fmt: skip
    arms = [_arm(arm, rows[arm["comparison"]], lang) for arm in answer.tables["arms"].to_dict("records")]
    left = [
        (wording.say(lang, f"left_{reason}"), wording.number(lang, int(n)))
        for reason, n in answer.tables["left_out"]["n"].items()
        if n
    ]
    return [
        make_table(lang, "table_strategy_verdicts", ("head_tried", "head_platform", "head_measure", "head_role", "head_verdict"),
                   verdicts),
        make_table(lang, "table_strategy_arms", ("head_tried", "head_measure", "head_arm", "head_trials", "head_figure_value",
                                                 "head_p_best"), arms),
        make_table(lang, "table_strategy_left_out", ("head_reason", "head_rows"), left),
        needs,
    ]  # fmt: skip


def _arm(arm: dict[Any, Any], row: dict[Any, Any], lang: Language) -> tuple[str, ...]:
    return (
        _words(tried_word(row, lang)),
        wording.say(lang, f"measure_{row['measure']}"),
        _words(arm_word(arm["arm"], row, lang)),
        wording.number(lang, arm["size"]),
        interval(arm, lang),
        probability(arm["p_best"], lang),
    )


def _platform(row: dict[Any, Any], lang: Language) -> str:
    return _words(naming.platform_name(row["platform"], lang)) if row["platform"] else "–"


def _words(text: str) -> str:
    return frame.plain(text)
