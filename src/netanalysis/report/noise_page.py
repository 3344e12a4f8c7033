"""The page on noise: the load over the years, its price by class, who causes it, and what came of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from netanalysis import wording
from netanalysis.markup import shorten
from netanalysis.plot import answers, frame, naming
from netanalysis.plot.frame import Finding
from netanalysis.plot.noise import draw_load, draw_price, has_noise, noise_finding
from netanalysis.plot.noise_people import draw_harm, draw_lorenz, senders_title
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from netanalysis.questions import Answer
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language

#: where to get what the page needs
SOURCES: Final = ("linkedin", "xing", "facebook", "mail")
_NAME: Final = 80


def lay_out_noise(figure: Figure, answer: Answer, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into load, price, senders and own noise; or say what is missing and where to get it."""
    if not has_noise(answer):
        return _lay_out_missing(figure, answer, lang)
    axes = figure.subplot_mosaic(
        [["load", "price"], ["lorenz", "harm"]], width_ratios=[1.1, 1], height_ratios=[1.15, 1]
    )

    def draw() -> Finding:
        finding = draw_load(axes["load"], answer, lang=lang)
        frame.entitle(axes["load"], wording.say(lang, "panel_load"))
        for name, draw_panel in (("price", draw_price), ("lorenz", draw_lorenz), ("harm", draw_harm)):
            frame.entitle(axes[name], draw_panel(axes[name], answer, lang=lang).title)
        return finding

    return draw


def _lay_out_missing(figure: Figure, answer: Answer, lang: Language) -> Callable[[], Finding]:
    """Say above what is missing, and below where each platform gives it."""
    above, below = figure.subplots(2, 1, height_ratios=[1, 1.7])

    def draw() -> Finding:
        _draw_sources(below, lang)
        frame.say_missing(above, wording.say(lang, "missing_noise"))
        return noise_finding(answer, lang)

    return draw


def _draw_sources(ax: Axes, lang: Language) -> None:
    """Write where to get what is missing, a line a source."""
    ax.set_axis_off()
    frame.write(ax, wording.say(lang, "table_noise_sources"), size=frame.TEXT + 1, bold=True)
    for place, source in enumerate(SOURCES, start=1):
        below = place * 24 + 6
        frame.write(ax, wording.say(lang, f"noise_source_{source}"), below=below, size=frame.TEXT, bold=True)
        frame.write(
            ax,
            wording.say(lang, f"noise_from_{source}"),
            indent=90,
            below=below,
            size=frame.TEXT,
            colour=frame.FAINT,
        )


def noise(results: Results) -> list[Table]:
    """Return the figures, the years, the classes, the loudest, one's own noise, and what would change the answer."""
    answer, lang = results.noisy, results.lang
    if not has_noise(answer):
        rows = [
            (wording.say(lang, f"noise_source_{name}"), wording.say(lang, f"noise_from_{name}"))
            for name in SOURCES
        ]
        return [make_table(lang, "table_noise_sources", ("head_platform", "head_get"), rows)]
    figures = [
        (wording.say(lang, f"figure_{name}"), figure.text(lang, currency=answer.currency))
        for name, figure in answer.figures.items()
    ]
    change = answers.change_sentence(answer, lang)
    return [
        make_table(lang, "table_noise", ("head_figure", "head_figure_value"), figures),
        _years(answer, lang),
        _prices(
            answer,
            "classes",
            [wording.say(lang, f"class_{code}") for code in answer.tables["classes"].index],
            lang,
        ),
        _prices(
            answer,
            "contacts",
            [wording.say(lang, f"contact_class_{code}") for code in answer.tables["contacts"].index],
            lang,
        ),
        _senders(answer, lang),
        _harm(answer, lang),
        make_table(lang, "table_change", (), [(change,)] if change else []),
    ]


def _years(answer: Answer, lang: Language) -> Table:
    table = answer.tables["years"]
    rows = [
        (str(year), *(wording.number(lang, row[name]) for name in ("rows", "invitations")),
         *(wording.number(lang, row[name], digits=2) for name in ("a_day", "an_hour_awake", "a_working_hour", "invitations_a_working_hour")),
         naming.share_text(lang, row["share_observed"]))
        for year, row in zip(table.index, table.to_dict("records"), strict=True)
    ]  # fmt: skip
    heads = ("head_year", "head_demands", "head_invitations", "noise_axis", "head_hour_awake", "head_hour_worked",
             "head_invitations_hour", "head_seen")  # fmt: skip
    return make_table(lang, "panel_load", heads, rows)


def _prices(answer: Answer, name: str, words: list[str], lang: Language) -> Table:
    table = answer.tables[name]
    rows = [
        (word, wording.number(lang, row["rows_a_year"]), wording.number(lang, row["seconds"]),
         _interval(row, lang), "–" if row["money_a_year"] != row["money_a_year"] else wording.money(lang, row["money_a_year"], currency=answer.currency))
        for word, row in zip(words, table.to_dict("records"), strict=True)
    ]  # fmt: skip
    return make_table(
        lang,
        f"table_noise_{name}",
        (f"head_{name}", "head_demands", "head_seconds", "head_minutes", "head_cost"),
        rows,
    )


def _interval(row: dict[Any, Any], lang: Language) -> str:
    value, low, high = (wording.number(lang, row[key], digits=1) for key in ("minutes_a_year", "low", "high"))
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)


def _senders(answer: Answer, lang: Language) -> Table:
    table = answer.tables["senders"]
    rows = [
        (
            shorten(str(row["name"]), width=_NAME),
            wording.number(lang, row["rows"]),
            wording.say(lang, f"class_{row['class']}"),
        )
        for row in table.to_dict("records")
    ]
    title = make_table(lang, "table_loudest", ("head_person", "head_demands", "head_most"), rows)
    return Table(f"{title.title}: {senders_title(answer, lang)}", title.head, title.rows) if rows else title


def _harm(answer: Answer, lang: Language) -> Table:
    rows = [
        (wording.say(lang, f"harm_{row['outcome']}"), wording.say(lang, f"stratum_{row['stratum']}"), wording.say(lang, f"own_{row['own_noise']}"),
         wording.number(lang, row["people"]), wording.number(lang, row["happened"]), _share(row, lang))
        for row in answer.tables["harm"].to_dict("records")
    ]  # fmt: skip
    heads = ("head_what", "head_stratum", "head_own", "head_people", "head_events", "head_share")
    return make_table(lang, "panel_harm", heads, rows)


def _share(row: dict[Any, Any], lang: Language) -> str:
    if not row["people"]:
        return "–"
    value, low, high = (wording.percent(lang, row[key], digits=1) for key in ("share", "low", "high"))
    return wording.say(lang, "figure_interval", value=value, low=low, high=high)
