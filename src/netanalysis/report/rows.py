"""The figures behind each page, as tables of words: what a picture shows, written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.markup import shorten
from netanalysis.plot import frame, naming
from netanalysis.plot.growth import yearly
from netanalysis.plot.overview import activity_finding, big_numbers
from netanalysis.report import answer_rows, noise_page, phases_rows
from netanalysis.report.check import what_lacks
from netanalysis.report.pages import FIRMS, PANEL_TIES, TIES, Results
from netanalysis.report.platforms_page import platform_tables
from netanalysis.report.strategy_page import strategy_rows
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    from netanalysis.settings import Language

#: names and firms are written in full up to so many characters, files up to so many
_NAME: Final = 80
_FILE: Final = 120
_COUNTS: Final = ("read", "dropped", "undated", "nameless", "marked")


def _overview(results: Results) -> list[Table]:
    lang = results.lang
    numbers = big_numbers(results.figures, len(results.firms), lang)
    figures = [(frame.plain(f"{number} {words}"),) for number, words in numbers if number != "–"]
    counted = describe.activity(results.network, measures=results.measures)
    figures.append((activity_finding(counted, lang=lang, day=results.figures.day).title,))
    return [
        make_table(lang, "table_figures", (), figures),
        _states(results, explain=False),
        _ranking(results, PANEL_TIES),
    ]


def _growth(results: Results) -> list[Table]:
    lang, grown = results.lang, results.grown
    platforms = [_platform(name, lang) for name in grown.columns]
    new = yearly(grown) if len(grown) else pd.DataFrame()
    years = [
        (str(year), *(wording.number(lang, int(n)) for n in counts)) for year, *counts in new.itertuples()
    ]
    undated = [(_platform(name, lang), wording.number(lang, int(n))) for name, n in results.undated.items()]
    return [
        make_table(lang, "yearly_title", ("head_year",), years, more=platforms),
        make_table(lang, "table_undated", ("head_platform", "accounts_axis"), undated),
    ]


def _ties(results: Results) -> list[Table]:
    return [_ranking(results, TIES)]


def _tending(results: Results) -> list[Table]:
    lang, figures = results.lang, results.figures
    circles = [
        (wording.say(lang, "strongest", n=size), naming.share_text(lang, share))
        for size, share in figures.circles.items()
        if size < figures.in_touch
    ]
    return [_states(results), make_table(lang, "circles_title", ("table_ties", "head_share"), circles)]


def _rhythm(results: Results) -> list[Table]:
    lang, days = results.lang, describe.calendar(results.network, measures=results.measures)
    years = [
        (str(year), wording.number(lang, int((one["people"] > 0).sum())),
         wording.number(lang, int(one["observed"].sum())), wording.number(lang, int(one["people"].max())))
        for year, one in days.groupby(pd.DatetimeIndex(days.index).year)
    ]  # fmt: skip
    by_hour = describe.hours(results.network, measures=results.measures)
    weekdays = [
        (
            wording.weekday_name(lang, day),
            wording.number(lang, int(sent)),
            wording.number(lang, int(received)),
        )
        for day, sent, received in by_hour.groupby("weekday")[["sent", "received"]].sum().itertuples()
    ]
    heads = ("head_year", "strip_head", "head_observed", "head_most_people")
    return [
        make_table(lang, "table_calendar", heads, years),
        make_table(
            lang, "table_weekdays", ("head_weekday", "head_sent", "head_received"), weekdays if years else ()
        ),
    ]


def _person(results: Results) -> list[Table]:
    strengths = results.measures.ties["strength"].dropna()
    if not len(strengths):
        return []
    network, lang = results.network, results.lang
    found = describe.tie(network, str(strengths.index[0]), measures=results.measures)
    why = describe.explain(network, found, lang=lang).sentences
    return [
        make_table(lang, "table_why", (), [(shorten(f"{topic}: {text}", width=700),) for topic, text in why])
    ]


def _circles(results: Results) -> list[Table]:
    return [_ranking(results, PANEL_TIES)]


def _companies(results: Results) -> list[Table]:
    lang = results.lang
    rows = [
        (shorten(str(firm["company"]), width=_NAME), *(wording.number(lang, firm[name]) for name in
         ("people", "tended", "two_way", "one_way", "collected", "unobserved")))
        for firm in results.firms.head(FIRMS).to_dict("records")
    ]  # fmt: skip
    heads = ("head_firm", "people_axis", "state_tended", "head_two_way", "state_one_way", "state_collected",
             "state_unobserved")  # fmt: skip
    return [make_table(lang, "table_firms", heads, rows)]


def _one_person(results: Results) -> list[Table]:
    lang, network = results.lang, results.network
    combinations = [
        (", ".join(_platform(name, lang) for name in str(names).split(", ")), wording.number(lang, int(n)))
        for names, n in describe.platform_overlap(network).itertuples(index=False)
    ]
    accounts = [
        (wording.number(lang, int(n)), wording.number(lang, int(people)))
        for n, people in describe.accounts_per_person(network).itertuples(index=False)
    ]
    found = network.derive(describe.changes)
    return [
        make_table(lang, "table_platforms", ("head_platforms", "people_axis"), combinations),
        make_table(lang, "panel_accounts", ("accounts_axis", "people_axis"), accounts),
        make_table(lang, "panel_changes", ("head_person", "column_change", "column_before", "column_after"),
               [_changed(row, lang) for part in describe.CHANGES
                for row in found[found["change"] == part].head(TIES).to_dict("records")]),
    ]  # fmt: skip


def _changed(row: dict[Any, Any], lang: Language) -> tuple[str, ...]:
    """Who changed, how, and from what to what."""
    cells = [
        "–" if pd.isna(row[name]) else shorten(str(row[name]), width=_NAME) for name in ("before", "after")
    ]
    return (shorten(str(row["name"]), width=_NAME), wording.say(lang, f"word_{row['change']}"), *cells)


def _map(results: Results) -> list[Table]:
    return [_states(results, explain=False)]


def _coverage(results: Results) -> list[Table]:
    lang, files = results.lang, describe.sources(results.network)
    rows = [_file(row, lang) for row in files[files["status"] != "ignored"].to_dict("records")]
    heads = ("head_file", "state_head", "head_rows", *(f"{name}_head" for name in _COUNTS), "key_dates",
             "key_window", "key_snapshot")  # fmt: skip
    return [
        make_table(lang, "table_files", heads, rows),
        make_table(
            lang, "gaps_title", (), [(frame.plain(gap),) for gap in what_lacks(results.network, lang)]
        ),
    ]


#: what stands in words beside each page of `PAGES`, under its name; a page without an entry cannot be written
TABLES: Final[Mapping[str, Callable[[Results], list[Table]]]] = MappingProxyType(
    {
        "overview": _overview,
        "value": answer_rows.value,
        "tending_pays": answer_rows.tending_pays,
        "surprises": answer_rows.surprises,
        "pruning": answer_rows.pruning,
        "noise": noise_page.noise,
        "growth": _growth,
        "phases": phases_rows.phases,
        "platforms": platform_tables,
        "strategies": strategy_rows,
        "ties": _ties,
        "tending": _tending,
        "rhythm": _rhythm,
        "person": _person,
        "companies": _companies,
        "one_person": _one_person,
        "map": _map,
        "circles": _circles,
        "coverage": _coverage,
    }
)


def _states(results: Results, *, explain: bool = True) -> Table:
    """How many ties are in which state, and, if wanted, what each state means."""
    lang = results.lang
    counts = describe.states(results.network, measures=results.measures)
    heads = ("state_head", "people_axis", "head_share", *(("head_means",) if explain else ()))
    rows = [
        (wording.say(lang, f"state_{state}"), wording.number(lang, int(n)), naming.share_text(lang, share),
         wording.say(lang, f"state_{state}_means"))[: len(heads)]
        for state, n, share in counts.itertuples()
    ]  # fmt: skip
    return make_table(lang, "panel_states", heads, rows)


def _ranking(results: Results, n: int) -> Table:
    """The strongest ties with the parts of their scores."""
    lang = results.lang
    top = describe.ranking(results.network, n=n, measures=results.measures)
    heads = ("head_person", "head_firm", "strength_head", "state_head", "days_head", "last_head",
             "reciprocity_head", "silence_head")  # fmt: skip
    return make_table(lang, "panel_ties", heads, [_tie(row, lang) for row in top.to_dict("records")])


def _tie(row: dict[Any, Any], lang: Language) -> tuple[str, ...]:
    silence = row["silence_ratio"]
    return (
        shorten(str(row["name"]), width=_NAME),
        "" if pd.isna(row["company"]) else shorten(str(row["company"]), width=_NAME),
        wording.number(lang, row["strength"], digits=1),
        wording.say(lang, f"state_{row['tending']}"),
        f"{wording.number(lang, row['active_days'])} / {wording.number(lang, row['active_weeks'])}",
        wording.day(lang, row["last_contact"]),
        naming.share_text(lang, row["reciprocity"]),
        "–" if pd.isna(silence) else f"{wording.number(lang, silence, digits=1)} ×",
    )


def _file(row: dict[Any, Any], lang: Language) -> tuple[str, ...]:
    """What became of a file: counts, the days in it, the days it can show."""
    status = wording.say(lang, f"coverage_{row['status']}")
    if isinstance(row["reason"], str):
        status += f" ({shorten(wording.reason(lang, row['reason']), width=_FILE)})"
    window = _span(row["observed_from"], row["observed_until"], lang) if row["exchange"] else ""
    return (
        shorten(str(row["file"]), width=_FILE),
        status,
        wording.number(lang, int(row["rows"])),
        *(wording.number(lang, int(row[name])) if row[name] else "–" for name in _COUNTS),
        _span(row["first_on"], row["last_on"], lang),
        window,
        "" if pd.isna(row["snapshot_on"]) else wording.day(lang, row["snapshot_on"]),
    )


def _span(first: Any, last: Any, lang: Language) -> str:
    if pd.isna(first) or pd.isna(last):
        return ""
    return f"{wording.day(lang, first)} – {wording.day(lang, last)}"


def _platform(name: object, lang: Language) -> str:
    return frame.plain(naming.platform_name(name, lang))
