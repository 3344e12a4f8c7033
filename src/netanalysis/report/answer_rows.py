"""The figures behind the pages on what came of the network, as tables of words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from netanalysis import wording
from netanalysis.markup import shorten
from netanalysis.plot import answers, frame, naming
from netanalysis.plot.surprises import (
    amount_text,
    auc_sentence,
    before_text,
    corners_text,
    other_outcomes,
)
from netanalysis.plot.tending_pays import p_text
from netanalysis.plot.value import GROUPS, split_rows
from netanalysis.questions.value import BASE_RATES
from netanalysis.report.words import Table, make_table

if TYPE_CHECKING:
    import pandas as pd

    from netanalysis.questions import Answer
    from netanalysis.report.pages import Results
    from netanalysis.settings import Language

#: from here on a number has no digits
_ROUND: Final = 10
#: names and titles are written in full up to so many characters
_NAME: Final = 120


def value(results: Results) -> list[Table]:
    """Return the balance, the states in three splits, the groups, and what would change the answer."""
    answer, lang = results.worth, results.lang
    if not answers.has_outcomes(answer):
        return _missing(lang)
    figures = [
        (wording.say(lang, f"figure_{name}"), figure.text(lang, currency=answer.currency))
        for name, figure in answer.figures.items()
    ]
    states = [
        (answers.state_word(state, lang), *(_part(row[f"outcomes_{split}"], lang) for split in ("first", "last", "equal")),
         wording.money(lang, row["contribution_first"], currency=answer.currency))
        for state, row in _records(split_rows(answer))
    ]  # fmt: skip
    depends = bool(split_rows(answer)["order_depends_on_split"].any())
    return [
        make_table(lang, "table_balance", ("head_figure", "head_figure_value"), figures),
        _sides(answer, lang),
        _price(answer, lang),
        make_table(lang, "panel_splits_depends" if depends else "panel_splits",
                   ("state_head", "head_first", "head_last", "head_equal", "head_contribution"), states),
        *(_group(answer, by, lang) for by in GROUPS),
        _change(answer, lang),
    ]  # fmt: skip


def _sides(answer: Answer, lang: Language) -> Table:
    """Core and crowd side by side."""
    rows = [
        (wording.say(lang, f"side_{side}", kept=int(answer.coverage["kept"])), wording.number(lang, row["outcomes"]),
         wording.number(lang, row["first_links"]), _amount(row["contribution"], answer, lang), wording.number(lang, row["contact_years"]))
        for side, row in _records(answer.tables["sides"])
    ]  # fmt: skip
    heads = ("head_side", "head_outcomes", "head_people_different", "head_contribution", "head_years")
    return make_table(lang, "table_sides", heads, rows)


def _price(answer: Answer, lang: Language) -> Table:
    """The parts of the price, each with what it rests on."""
    rows = [
        (wording.say(lang, f"part_{part}"), *(_plain(row[name], lang) for name in ("rows_a_year", "seconds", "minutes_a_year")),
         _amount(row["money_a_year"], answer, lang), wording.say(lang, _basis(str(part), row)))
        for part, row in _records(answer.tables["price"])
    ]  # fmt: skip
    heads = (
        "head_part",
        "head_rows_a_year",
        "head_seconds_each",
        "head_minutes_a_year",
        "head_money_a_year",
        "head_basis",
    )
    return make_table(lang, "table_price", heads, rows)


def _basis(part: str, row: dict[Any, Any]) -> str:
    if part == "fees":
        return "basis_paid" if row["money_a_year"] else "basis_none"
    return "basis_stated" if row["stated"] else "basis_assumed"


def _plain(value: float, lang: Language) -> str:
    return "–" if math.isnan(value) else wording.number(lang, value, digits=0 if value >= _ROUND else 1)


def _amount(value: float, answer: Answer, lang: Language) -> str:
    return "–" if math.isnan(value) else wording.money(lang, value, currency=answer.currency)


def _group(answer: Answer, by: str, lang: Language) -> Table:
    rows = [
        (frame.plain(answers.group_word(by, code, lang)), wording.number(lang, row["outcomes"]),
         naming.share_text(lang, row["share"]), wording.money(lang, row["contribution"], currency=answer.currency))
        for code, row in _records(answer.tables[f"by_{by}"])
    ]  # fmt: skip
    heads = (f"group_{by}", "head_outcomes", "head_share", "head_contribution")
    return make_table(lang, f"group_{by}", heads, rows)


def tending_pays(results: Results) -> list[Table]:
    """Return the rates of the states, the exploratory comparisons, and what would change the answer."""
    answer, lang = results.tended_worth, results.lang
    if not answers.has_outcomes(answer):
        return _missing(lang)
    rates = [
        (answers.state_word(state, lang), wording.number(lang, row["outcomes"]), wording.number(lang, row["first_links"]),
         wording.number(lang, row["years_early"]), _interval(row, "rate", lang))
        for state, row in _records(answer.tables["states"])
    ]  # fmt: skip
    lags = [
        (wording.say(lang, f"lag_{lag}"), f"{row['events_a']} : {row['events_b']}", _interval(row, "ratio", lang),
         wording.percent(lang, row["level"]))
        for lag, row in _records(answer.tables["lags"])
    ]  # fmt: skip
    contrasts = [
        (wording.say(lang, f"contrast_{name}"), _interval(row, "ratio", lang), p_text(row["p_holm"], lang))
        for name, row in _records(answer.tables["contrasts"])
    ]
    quarters = answer.tables["capacity"].iloc[::-4].iloc[::-1]
    capacity = [
        (wording.day(lang, day.date()), *(wording.number(lang, row[name]) for name in ("tended", "contacts")))
        for day, row in _records(quarters)
    ]
    power = [
        (wording.number(lang, ratio), wording.percent(lang, row["power"]))
        for ratio, row in _records(answer.tables["power"])
    ]
    return [
        make_table(
            lang,
            "panel_rates",
            ("state_head", "head_outcomes", "head_first_links", "head_years", "head_rate"),
            rates,
        ),
        make_table(lang, "table_lags", ("head_lag", "head_first_links", "head_ratio", "head_level"), lags),
        make_table(lang, "table_contrasts", ("head_contrast", "head_ratio", "head_p"), contrasts),
        make_table(lang, "table_power", ("head_true_ratio", "head_power"), power),
        make_table(lang, "panel_capacity", ("column_date", "state_tended", "column_alters"), capacity),
        _change(answer, lang),
    ]


def surprises(results: Results) -> list[Table]:
    """Return the surprises by name, and the other outcomes that a contact began."""
    answer, lang = results.worth, results.lang
    if not answers.has_outcomes(answer):
        return _missing(lang)
    names = results.network.persons.set_index("person_id")["name"]
    others = other_outcomes(answer)
    others = others.assign(name=names.reindex(others["person_id"]).to_numpy())
    heads = ("head_person", "head_came", "head_contribution", "head_before", "head_corners", "head_met")
    tables = [
        make_table(lang, title, heads, [_account(row, answer, lang) for _, row in _records(rows)])
        for title, rows in (("table_surprises", answer.tables["surprises"]), ("table_other_outcomes", others))
    ]
    if any(table.rows for table in tables):
        return tables
    return [make_table(lang, "table_figures", (), [(auc_sentence(answer, lang),)])]


def _account(row: dict[Any, Any], answer: Answer, lang: Language) -> tuple[str, ...]:
    return (
        shorten(str(row["name"]), width=_NAME),
        shorten(str(row["title"]), width=_NAME),
        amount_text(row, answer, lang),
        before_text(row, lang),
        corners_text(row, lang),
        answers.group_word("came_about", row["came_about"], lang),
    )


def pruning(results: Results) -> list[Table]:
    """Return what pruning would have lost, the reach, and what others found."""
    answer, lang = results.worth, results.lang
    lost = [
        (wording.number(lang, int(kept)), _part(row["outcomes"], lang), naming.share_text(lang, row["share"]),
         wording.money(lang, row["contribution"], currency=answer.currency))
        for kept, row in _records(answer.tables["pruning"])
    ]  # fmt: skip
    reach = [
        (
            wording.say(lang, f"reach_sort_{sort}"),
            *(wording.number(lang, round(row[name])) for name in ("naming", "reached", "last", "estimated")),
        )
        for sort, row in _records(answer.tables["reach_summary"])
    ]
    found = [
        (
            wording.say(lang, f"base_rate_{rate.key}"),
            wording.say(lang, f"base_rate_bias_{rate.key}"),
            rate.source,
        )
        for rate in BASE_RATES
    ]
    return [
        make_table(lang, "panel_pruning", ("head_kept", "head_lost_outcomes", "head_lost_share", "head_lost_money"),
                   lost if answer.coverage["ranked"] else ()),
        make_table(lang, "table_reach", ("head_sort", "head_naming", "head_reached", "head_added", "head_estimated"), reach),
        make_table(lang, "panel_base_rates", ("head_came", "head_bias", "head_source"), found),
        *([] if answers.has_outcomes(answer) else _missing(lang)),
    ]  # fmt: skip


def _missing(lang: Language) -> list[Table]:
    """Return what belongs into each column of outcomes.csv."""
    rows = [(column, wording.say(lang, f"outcome_{column}")) for column in answers.COLUMNS]
    return [make_table(lang, "table_outcome_columns", ("head_column", "head_write"), rows)]


def _change(answer: Answer, lang: Language) -> Table:
    sentence = answers.change_sentence(answer, lang)
    return make_table(lang, "table_change", (), [(sentence,)] if sentence else [])


def _records(table: pd.DataFrame) -> list[tuple[Any, dict[Any, Any]]]:
    """Return the rows with what names them."""
    return list(zip(table.index, table.to_dict("records"), strict=True))


def _part(n: float, lang: Language) -> str:
    return wording.number(lang, n, digits=0 if float(n).is_integer() else 1)


def _interval(row: dict[Any, Any], name: str, lang: Language) -> str:
    from netanalysis.questions.shape import write

    value, low, high = (write(row[key], "per_1000_years", lang) for key in (name, "low", "high"))
    return value if value == "–" else wording.say(lang, "figure_interval", value=value, low=low, high=high)
