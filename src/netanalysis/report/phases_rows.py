"""The figures behind the page on the pace of growth, as tables of words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from netanalysis import wording
from netanalysis.plot import frame, naming
from netanalysis.plot.phases import pace_text
from netanalysis.questions.growth import YEARS
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    from netanalysis.questions import Answer
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language


def phases(results: Results) -> list[Table]:
    """Return the figures, the changes, the phases, the cohorts, and what would tell more."""
    answer, lang = results.grown_how, results.lang
    figures = [
        (wording.say(lang, f"figure_{name}"), figure.text(lang)) for name, figure in answer.figures.items()
    ]
    needs = [(need.text(lang),) for need in answer.needs]
    return [
        make_table(lang, "table_figures", ("head_figure", "head_figure_value"), figures),
        _changes(answer, lang),
        _phases(answer, lang),
        _cohorts(answer, lang),
        make_table(lang, "needs_title", (), needs),
    ]


def _changes(answer: Answer, lang: Language) -> Table:
    heads = ("head_platform", "head_change_month", "head_pace_before", "head_pace_after")
    rows = [
        (frame.plain(naming.platform_name(row["platform"], lang)), _months(row, lang), pace_text(row["before"], lang),
         pace_text(row["after"], lang))
        for row in answer.tables["changes"].to_dict("records")
    ]  # fmt: skip
    return make_table(lang, "table_pace_changes", heads, rows)


def _months(row: dict[Any, Any], lang: Language) -> str:
    """The first month of the new pace with its interval."""
    value, low, high = (wording.month(lang, row[name].start_time.date()) for name in ("month", "low", "high"))
    return value if low == high else wording.say(lang, "figure_interval", value=value, low=low, high=high)


def _phases(answer: Answer, lang: Language) -> Table:
    heads = ("head_platform", "head_span", "head_pace", "head_named", "head_accepted", "head_used", "head_own_field",
             "head_known_firm")  # fmt: skip
    rows = [
        (frame.plain(naming.platform_name(row["platform"], lang)),
         f"{wording.day(lang, row['begins'])} – {wording.day(lang, row['ends'])}",
         _interval([pace_text(row[name], lang) for name in ("per_month", "low", "high")], lang),
         _named(row, lang), *(_share(row, name, lang) for name in ("accepted", "used", "own_field", "known_firm")))
        for row in answer.tables["phases"].to_dict("records")
    ]  # fmt: skip
    return make_table(lang, "table_phases", heads, rows)


def _named(row: dict[Any, Any], lang: Language) -> str:
    name = wording.say(lang, f"phase_{row['phase']}")
    by = row["by"]
    return name if pd.isna(by) else wording.say(lang, "named_by", name=name, by=wording.say(lang, f"by_{by}"))


def _cohorts(answer: Answer, lang: Language) -> Table:
    heads = ("head_cohort", "head_watched", "head_unwatched", *(f"head_in_{years}" for years in YEARS),
             "head_with_outcome")  # fmt: skip
    table: pd.DataFrame = answer.tables["cohorts"]
    rows = [
        (str(year), wording.number(lang, row["exchange_watched"]),
         wording.number(lang, row["exchange_before"] + row["exchange_unobservable"]),
         *(_share(row, f"exchange_{years}", lang) for years in YEARS), wording.number(lang, row["outcome_happened"]))
        for year, row in zip(table.index, table.to_dict("records"), strict=True)
    ]  # fmt: skip
    return make_table(lang, "table_cohorts", heads, rows)


def _share(row: dict[Any, Any], name: str, lang: Language) -> str:
    """A share with its interval, or a dash."""
    shares = [row[f"share_{name}{end}"] for end in ("", "_low", "_high")]
    return (
        "–" if math.isnan(shares[0]) else _interval([wording.percent(lang, share) for share in shares], lang)
    )


def _interval(texts: list[str], lang: Language) -> str:
    value, low, high = texts
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)
