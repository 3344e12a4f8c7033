"""What users see of the answers: pictures, pages, and their words; with outcomes, one, all alike, worthless, and none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import netanalysis as na
from builders import cases_by_language
from netanalysis import Network, plot, wording
from netanalysis.inference.ranks import FEWEST
from netanalysis.plot.answers import change_sentence
from netanalysis.plot.surprises import auc_sentence, other_outcomes
from netanalysis.questions import Answer, Figure, noise, tending, value
from netanalysis.questions.value import BASE_RATES
from netanalysis.report.pages import PAGES, Results, compute
from netanalysis.report.text import PageText, describe_page
from test_question_value import SETTINGS, made, of_crowd
from test_report import problems

DRAWN = ("value", "tending_pays", "surprises", "pruning")
CASES: dict[str, list[dict[str, Any]]] = {
    "no outcome": [],
    "one": [{"chain": "x:c1", "first_touch": "2018-05-01", "value": 20_000.0}],
    "all in one class": [
        {"chain": f"x:t{i % 4}", "first_touch": f"201{6 + i % 4}-05-01", "value": 9_000.0} for i in range(8)
    ],
    "value zero": [{"chain": f"x:c{i}", "first_touch": "2018-05-01", "value": 0.0, "cost": 10.0} for i in range(3)],
    "no value": [{"chain": f"x:c{i}", "first_touch": "2018-05-01"} for i in range(3)],
    "no chain": [{"origin": "agency", "first_touch": "2018-05-01", "value": 9_000.0}],
    "many": [
        *of_crowd(9),
        *({"chain": f"x:t{i % 4}", "first_touch": f"201{6 + i % 4}-05-01", "value": 7_000.0} for i in range(9)),
        {"chain": "x:c50 > x:t1 > x:t2", "first_touch": "2019-02-01", "value": 4e6},
        *({"origin": "$x^2$ " + "Ä" * 300, "first_touch": "2019-02-01", "value": 1.0} for _ in range(2)),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def networks() -> dict[str, Network]:
    return {name: made(rows, noise_rows=60) for name, rows in CASES.items()}


@pytest.fixture(scope="module")
def answers(networks: dict[str, Network]) -> dict[str, tuple[Answer, Answer]]:
    return {name: (value.answer(one), tending.answer(one)) for name, one in networks.items()}


def drawn(name: str, answers: tuple[Answer, Answer], **options: Any) -> Any:
    return getattr(plot, name)(answers[name == "tending_pays"], **options)


def texts(ax: Any) -> str:
    return " ".join(
        text.get_text().replace("\n", " ") for text in ax.figure.findobj(lambda a: hasattr(a, "get_text"))
    )


@pytest.mark.parametrize(("case", "name", "lang"), cases_by_language(CASES, DRAWN))
def test_no_text_lies_on_another(
    answers: dict[str, tuple[Answer, Answer]], name: str, case: str, lang: str
) -> None:
    from test_plot import problems as overlaps

    ax = drawn(name, answers[case], lang=lang)
    assert overlaps(ax.figure) == []
    assert ax.get_title(loc="left")
    assert not re.search(r"\bnan\b|1970", texts(ax))


@pytest.mark.parametrize(
    ("case", "lang"),
    [
        *cases_by_language(["no outcome", "one", "many"]),
        *(
            pytest.param(case, lang, marks=pytest.mark.thorough)
            for case in ("all in one class", "value zero", "no value", "no chain")
            for lang in ("en", "de")
        ),
    ],
)
def test_no_text_lies_on_another_on_the_pages(networks: dict[str, Network], case: str, lang: Any) -> None:
    results = compute(networks[case], lang=lang)
    for name in ("overview", *DRAWN):
        figure = dict(PAGES)[name](results)
        assert problems(figure) == [], name
        page = describe_page(results, name, figure)
        assert page.tables
        assert "2021" in page.caption
        assert not re.search(r"\bnan\b", str(page))


@pytest.mark.parametrize("name", DRAWN)
def test_the_axes_given_are_used_and_the_answer_stays(
    answers: dict[str, tuple[Answer, Answer]], name: str
) -> None:
    import matplotlib.pyplot as plt

    before = {key: table.copy() for key, table in answers["many"][0].tables.items()}
    _, axes = plt.subplots(1, 2, figsize=(24, 7), layout="constrained")
    assert drawn(name, answers["many"], ax=axes[1]) is axes[1]
    assert not axes[0].has_data()
    for key, table in before.items():
        pd.testing.assert_frame_equal(answers["many"][0].tables[key], table)


def page(network: Network, name: str, lang: Any = "en") -> tuple[Results, PageText]:
    results = compute(network, lang=lang)
    return results, describe_page(results, name, dict(PAGES)[name](results))


def table(words: PageText, title: str) -> list[tuple[str, ...]]:
    return next(list(one.rows) for one in words.tables if one.title == title)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_overview_is_headed_by_the_verdict_once_there_are_outcomes(
    networks: dict[str, Network], lang: Any
) -> None:
    results, words = page(networks["many"], "overview", lang)
    assert words.finding == results.worth.sentence(lang)
    assert change_sentence(results.worth, lang) in words.caption
    _, words = page(networks["no outcome"], "overview", lang)
    assert words.finding.startswith(wording.say(lang, "people", n=64))


@pytest.mark.parametrize("name", DRAWN)
def test_without_outcomes_a_page_says_what_is_missing_and_how_to_get_it(
    networks: dict[str, Network], name: str
) -> None:
    _, words = page(networks["no outcome"], name)
    (said,) = words.missing
    assert "netanalysis init" in said
    assert "netanalysis outcome add" in said
    columns = [column for column, _ in table(words, "The columns of outcomes.csv")]
    assert {"title", "kind", "status", "first_touch", "chain", "value"} <= set(columns)
    assert "cannot be told" in words.finding


def test_outcomes_that_do_not_count_are_named() -> None:
    lost = made([{"chain": "x:c1", "first_touch": "2018-05-01", "status": "lost"}])
    _, words = page(lost, "value")
    assert "On record but not counted: 1 lost." in words.missing[0]


def test_the_balance_draws_every_interval_and_the_price(answers: dict[str, tuple[Answer, Answer]]) -> None:
    answer = answers["many"][0]
    ax = plot.value(answer)
    assert ax.get_xscale() == "log"
    lines = {tuple(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) == 2}
    money = answer.figures["crowd_money"]
    low, high = ax.get_xlim()
    assert (max(money.low, low), min(money.high, high)) in lines
    price = answer.figures["price"].value
    assert (price, price) in lines


def test_an_unknown_price_is_not_said_to_be_nothing() -> None:
    no_cost = value.answer(made(of_crowd(3), settings=replace(SETTINGS, hourly_cost=None)))
    no_noise = value.answer(made(of_crowd(3)))
    for answer in (no_cost, no_noise):
        assert "what they cost is not known" in answer.sentence("en")
        assert "was sie kosten, ist unbekannt" in answer.sentence("de")
        assert "€0" not in answer.sentence("en")


def test_the_page_tells_where_outcomes_came_from_in_three_splits() -> None:
    rows = [{"chain": "x:c1 > x:t1", "first_touch": "2018-05-01", "value": 10_000.0},
            {"origin": "agency", "first_touch": "2018-05-01", "value": 4_000.0}]  # fmt: skip
    _, words = page(made(rows, noise_rows=60), "value")
    title = wording.say("en", "panel_splits_depends")
    assert ("collected", "1", "0", "0.5", "€10,000") in table(words, title)
    assert ("tended", "0", "1", "0.5", "€0") in table(words, title)
    assert ("through 1 person", "1", "100%", "€10,000") in table(words, "Through how many people")
    assert ("agency", "1", "50%", "€4,000") in table(words, "What began it")


def test_splits_that_agree_are_not_flagged() -> None:
    _, words = page(made(of_crowd(3), noise_rows=60), "value")
    assert table(words, wording.say("en", "panel_splits"))


def test_the_rates_are_drawn_and_a_rate_of_nothing_keeps_its_bound(
    answers: dict[str, tuple[Answer, Answer]],
) -> None:
    answer = answers["all in one class"][1]
    ax = plot.tending_pays(answer)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[0] == "tended (4)"  # eight outcomes, four of them repeat business
    states = answer.tables["states"]
    tended, dots = (
        states.loc["tended"],
        [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"],
    )
    assert tended["rate"] in dots
    assert (ax.get_xlim()[0], states.loc["collected", "high"]) in {
        tuple(line.get_xdata()) for line in ax.lines
    }


def test_the_sample_tells_its_surprises_by_name(sample: Network) -> None:
    results, words = page(sample, "surprises")
    told = table(words, "The surprises")
    names = [row[0] for row in told]
    assert names == results.worth.tables["surprises"]["name"].tolist()
    assert any("Viktor Winter" in name for name in names)
    winter = next(row for row in told if "Winter" in row[0])
    assert re.fullmatch(r"collected; stronger than [34]\d% of 1,\d{3} contacts", winter[3])
    assert "no way to predict" not in words.caption
    assert len(told) + len(other_outcomes(results.worth)) == len(results.worth.tables["placements"])


@pytest.mark.parametrize(
    ("auc", "key"),
    [
        (Figure(0.55, 0.3, 0.8, unit="auc", n=20), "There was no way to predict"),
        (Figure(0.9, 0.7, 0.98, unit="auc", n=20), "Tie strength did foretell"),
        (Figure(0.2, 0.1, 0.4, unit="auc", n=20), "foretold the wrong people"),
        (Figure(0.9, 0.7, 0.98, unit="auc", n=FEWEST - 1, why_none="too_few"), "nobody can tell"),
        (Figure(float("nan"), unit="auc"), "nobody can tell"),
    ],
)
def test_no_way_to_predict_is_said_only_where_that_is_so(
    answers: dict[str, tuple[Answer, Answer]], auc: Figure, key: str
) -> None:
    answer = answers["many"][0]
    said = auc_sentence(replace(answer, figures={**answer.figures, "auc": auc}), "en")
    assert key in said
    assert ("no way to predict" in said) == (auc.value == 0.55)


def test_pruning_draws_what_would_have_been_lost(answers: dict[str, tuple[Answer, Answer]]) -> None:
    answer = answers["many"][0]
    ax = plot.pruning(answer)
    outcomes, contribution = ax.lines
    lost = answer.tables["pruning"]
    assert outcomes.get_ydata().tolist() == pytest.approx(
        lost["share"].head(len(outcomes.get_ydata())).tolist()
    )
    known = answer.tables["placements"].dropna(subset=["better"])["contribution"].sum()
    assert contribution.get_ydata()[0] == pytest.approx(lost["contribution"].iloc[0] / known)


def test_a_network_that_lost_money_has_no_share_of_it(answers: dict[str, tuple[Answer, Answer]]) -> None:
    assert len(plot.pruning(answers["value zero"][0]).lines) == 1


def test_what_others_found_comes_with_its_bias_and_source(networks: dict[str, Network]) -> None:
    for lang in wording.LANGUAGES:
        _, words = page(networks["no outcome"], "pruning", lang)
        rows = table(words, wording.say(lang, "panel_base_rates"))
        assert [row[2] for row in rows] == [rate.source for rate in BASE_RATES]
        assert all(str(rate.year) in row[0] and row[1] for rate, row in zip(BASE_RATES, rows, strict=True))


def test_answers_are_computed_once_for_all_pages(
    networks: dict[str, Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    from netanalysis.report import pages

    calls: list[Network] = []
    real = value.answer
    monkeypatch.setattr(
        pages.value_question, "answer", lambda network: calls.append(network) or real(network)
    )
    results = compute(networks["one"])
    assert calls == []
    for name in ("overview", "value", "surprises", "pruning"):
        dict(PAGES)[name](results)
    assert len(calls) == 1


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_tables_of_answers_have_words(lang: Any) -> None:
    network = na.load_sample()
    shown = [
        table for question in (value, tending, noise) for table in question.answer(network).tables.values()
    ]
    names = {str(name) for table in shown for name in (*table.columns, *table.index.names) if name}
    known = wording.SENTENCES[lang]
    names -= set(wording.PLATFORMS)
    assert {name for name in names if not {f"column_{name}", f"state_{name}"} & set(known)} == set()
    text = " ".join(str(na.show(table, network=network, lang=lang)) for table in shown)
    assert not re.search(r"\b(not_yet|tended_dormant|met_first|hidden_sender|connected_first)\b", text)
    assert "0.00000" not in text
    assert "0,00000" not in text
