"""The page on the platforms: the comparison above, what the essay says below; with one platform alone, how to get a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from netanalysis import wording
from netanalysis.markup import shorten
from netanalysis.plot import frame
from netanalysis.plot.answers import group_word
from netanalysis.plot.frame import Finding
from netanalysis.plot.platform_comparison import draw_comparison, drawn_platforms, needs_drawn, platform_word
from netanalysis.plot.platform_essay import draw_essay, essay_rows, figure_text, why_unranked
from netanalysis.questions.platforms import UNITS
from netanalysis.questions.shape import write
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from netanalysis.questions import Answer
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language

_NAME: Final = 80
_COUNTS: Final = ("people", "only_here", "shared", "met_first", "met_elsewhere", "met_unknown", "nameless")
_DEEP: Final = ("days", "threads", "chars")


def lay_out_platforms(figure: Figure, answer: Answer, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into the comparison and the essay, and return what draws them."""
    n = len(drawn_platforms(answer))
    second = "need_second_platform" in [need.key for need in answer.needs]
    above, below = figure.subplots(2, 1, height_ratios=[96 + 26 * max(n, 2), 170 if second else 150])

    def draw() -> Finding:
        finding = draw_comparison(above, answer, lang=lang)
        if second:
            _draw_second(below, answer, lang)
        else:
            draw_essay(below, answer, lang=lang)
        return finding

    return draw


def _draw_second(ax: Axes, answer: Answer, lang: Language) -> None:
    """Say how to get what a comparison needs."""
    frame.say_missing(ax, "\n".join(needs_drawn(answer, lang)), size=frame.TEXT + 1)
    frame.write(ax, wording.say(lang, "panel_second"), below=-18, size=frame.TEXT + 1, bold=True)


def platform_tables(results: Results) -> list[Table]:
    """Return every measure, the people, depth, target firms, first meetings, the essay, and what would let more be compared."""
    answer, lang = results.platforms_compared, results.lang
    needs = [(frame.plain(sentence),) for sentence in needs_drawn(answer, lang)]
    return [
        _measures(answer, lang),
        _overlap(answer, lang),
        _depth(answer, lang),
        _targets(answer, lang),
        _met(answer, lang),
        make_table(
            lang, "panel_essay", ("head_platform", "head_essay", "head_data"), essay_rows(answer, lang)
        ),
        make_table(lang, "needs_title", (), needs),
    ]


def _name(platform: object, lang: Language) -> str:
    return frame.plain(platform_word(platform, lang))


def _measures(answer: Answer, lang: Language) -> Table:
    rows = [
        (_name(platform, lang), *(_cell(answer, str(platform), name, lang) for name in UNITS))
        for platform in answer.tables["overlap"].index
    ]
    return make_table(lang, "table_measures", ("head_platform", *(f"measure_{name}" for name in UNITS)), rows)


def _cell(answer: Answer, platform: str, name: str, lang: Language) -> str:
    """Figure and interval; why it is not ranked, where it is not."""
    figure, why = figure_text(answer, platform, name, lang), why_unranked(answer, platform, name, lang)
    if figure == "–":
        return why or figure
    return wording.say(lang, "unranked_in", figure=figure, why=why) if why else figure


def _overlap(answer: Answer, lang: Language) -> Table:
    rows = [
        (_name(platform, lang), *(wording.number(lang, row[name]) for name in _COUNTS))
        for platform, row in answer.tables["overlap"].iterrows()
    ]
    return make_table(
        lang,
        "table_overlap",
        ("head_platform", "people_axis", *(f"head_{name}" for name in _COUNTS[1:])),
        rows,
    )


def _depth(answer: Answer, lang: Language) -> Table:
    rows = [
        (_name(platform, lang), wording.number(lang, row["people"]), wording.number(lang, row["years"]),
         _interval(row, "two_way", lang), *(_interval(row, name, lang) for name in _DEEP))
        for platform, row in answer.tables["depth"].iterrows()
    ]  # fmt: skip
    heads = (
        "head_platform",
        "people_axis",
        "head_observed_years",
        "head_two_way_share",
        *(f"head_{name}" for name in _DEEP),
    )
    return make_table(lang, "table_depth", heads, rows)


def _interval(row: Any, name: str, lang: Language) -> str:
    unit = {"two_way": "share", "chars": "count"}.get(name, "per_100_years")
    value, low, high = (write(float(row[f"{name}{end}"]), unit, lang) for end in ("", "_low", "_high"))  # type: ignore[arg-type]
    return value if low == "–" else wording.say(lang, "figure_interval", value=value, low=low, high=high)


def _targets(answer: Answer, lang: Language) -> Table:
    rows = [
        (shorten(str(company), width=_NAME), *(wording.number(lang, row[name]) for name in ("people", "deciders")),
         ", ".join(_name(name, lang) for name in str(row["platforms"]).split(", ") if name))
        for company, row in answer.tables["targets"].iterrows()
    ]  # fmt: skip
    return make_table(lang, "table_targets", ("head_firm", "people_axis", "head_deciders", "head_on"), rows)


def _met(answer: Answer, lang: Language) -> Table:
    rows = [
        (frame.plain(group_word("platform", platform, lang)), wording.number(lang, row["outcomes"]),
         wording.money(lang, row["contribution"], currency=answer.currency))
        for platform, row in answer.tables["met_outcomes"].iterrows()
    ]  # fmt: skip
    return make_table(
        lang, "table_met_outcomes", ("head_platform", "head_outcomes", "head_contribution"), rows
    )
