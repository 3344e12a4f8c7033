"""Does the large network pay: planted truths come out, and what the data do not hold is not said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from builders import contact, message
from netanalysis import Network, message_classes
from netanalysis.cost import noise, price
from netanalysis.inference import RatePrior, ValuePrior
from netanalysis.ledger import ledger
from netanalysis.plot.answers import change_sentence
from netanalysis.questions import value
from netanalysis.questions.value.crowd import Side, draw
from netanalysis.settings import Settings
from test_question_tending import SHOWN

SETTINGS = Settings(
    ledger_from=date(2016, 1, 1), ledger_until=date(2021, 12, 31), hourly_cost=100.0, day_rate=1000.0
)


def made(
    outcomes: list[dict[str, Any]], *, noise_rows: int = 0, settings: Settings = SETTINGS, n: int = 60
) -> Network:
    people = [
        contact(f"x:t{i}", f"Tara Nummer{i}", connected_on="2012-01-01", company=f"Firma {i}")
        for i in range(4)
    ]
    people += [
        contact(f"x:c{i}", f"Carl Nummer{i}", connected_on="2012-01-01", company=f"Firma {i % 20}")
        for i in range(n)
    ]
    rows = [
        message(f"x:t{i}", f"{year}-{month:02}-10 {hour}:00", way)
        for i in range(4) for year in range(2014, 2022) for month in (2, 7, 12) for hour, way in ((10, "in"), (11, "out"))
    ]  # fmt: skip
    rows += [
        message(f"x:c{i % n}", f"{2016 + i % 6}-03-0{1 + i % 9} 08:00", "in", kind="invitation")
        for i in range(noise_rows)
    ]
    came = [
        {"title": f"Projekt {i}", "kind": "project", "status": "won", "won_on": row["first_touch"], **row}
        for i, row in enumerate(outcomes)
    ]
    tables: dict[str, Any] = {"outcomes": pd.DataFrame(came)} if came else {}
    return Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people), interactions=pd.DataFrame(rows),
        coverage=pd.DataFrame([SHOWN]), settings=settings, **tables,
    )  # fmt: skip


def of_crowd(n: int, amount: float = 30_000.0) -> list[dict[str, Any]]:
    return [
        {"chain": f"x:c{i}", "first_touch": f"{2016 + i % 6}-05-1{i % 9}", "value": amount} for i in range(n)
    ]


def test_a_crowd_that_brings_much_pays() -> None:
    found = value.answer(made(of_crowd(6), noise_rows=60))
    assert found.verdict == "yes"
    assert found.figures["crowd_money"].low > found.figures["price"].value > 0
    assert found.coverage["crowd"] == 6


def test_a_crowd_that_brings_little_and_costs_much_does_not_pay() -> None:
    dear = replace(SETTINGS, seconds_per={"invitation": 36_000.0})
    found = value.answer(made(of_crowd(6, 500.0), noise_rows=300, settings=dear))
    assert found.verdict == "no"
    assert found.figures["chance"].value < 0.025


def test_without_an_hourly_cost_there_is_no_verdict() -> None:
    found = value.answer(made(of_crowd(3), settings=replace(SETTINGS, hourly_cost=None)))
    assert found.verdict == "undecided"
    assert found.needs[0].key == "need_hourly_cost"
    assert np.isnan(found.figures["price"].value)


def test_without_outcomes_all_is_said_and_nothing_breaks() -> None:
    found = value.answer(made([], noise_rows=12))
    assert found.coverage["outcomes"] == 0
    assert "need_outcomes" in [need.key for need in found.needs] or found.verdict in ("yes", "no")
    assert len(found.tables["pruning"]) > 0


@pytest.mark.parametrize("amount", [0.0, None, -500.0])
def test_an_outcome_worth_nothing_counts_and_brings_nothing(amount: float | None) -> None:
    found = value.answer(
        made([{"chain": "x:c1", "first_touch": "2018-05-01", "value": amount, "cost": 100.0}], noise_rows=30)
    )
    assert found.coverage["crowd"] == 1
    assert found.figures["crowd_outcomes"].value > 0


def test_the_largest_outcome_is_left_out_where_it_says_so() -> None:
    rows = [*of_crowd(3, 10_000.0), {"chain": "x:c9", "first_touch": "2020-05-01", "value": 900_000.0}]
    found = value.answer(made(rows))
    assert found.figures["crowd_without_largest"].value < found.figures["crowd_money"].value / 3


def test_splits_disagree_where_the_chain_matters() -> None:
    rows = [{"chain": "x:c1 > x:t1", "first_touch": "2018-05-01", "value": 10_000.0}]
    states = value.answer(made(rows)).tables["states"]
    assert (
        states.loc["collected", "contribution_first"] == states.loc["tended", "contribution_last"] == 10_000.0
    )
    assert states["order_depends_on_split"].all()


def test_a_state_without_outcomes_has_a_bound_by_the_rule_of_three() -> None:
    states = value.answer(made([{"chain": "x:t1", "first_touch": "2018-05-01", "value": 1.0}])).tables[
        "states"
    ]
    assert states.loc["collected", "at_most_per_1000_years"] == pytest.approx(3000 / (60 * 6), rel=0.01)
    assert np.isnan(states.loc["tended", "at_most_per_1000_years"])


def test_noise_is_what_came_in_and_is_no_exchange() -> None:
    people = [contact("x:1", "A B"), contact("x:2", "C D")]
    rows = [
        message("x:1", "2020-01-01 10:00", "in", kind="invitation"),
        message("x:1", "2020-01-02 10:00", "in"),  # never answered
        message("x:2", "2020-01-03 10:00", "in"),
        message("x:2", "2020-01-04 10:00", "out"),
        message("x:2", "2020-01-05 10:00", "in", mark="spam"),
        message("x:2", "2020-01-06 10:00", "in", n_people=30),
        message("x:2", "2020-01-07 10:00", "out", kind="invitation"),
        message("x:2", "2020-01-08 10:00", "in", kind="endorsement"),
        message("x:2", "2020-01-09 10:00", "in", mark="draft"),
    ]
    seen = {
        **SHOWN,
        "shows": "message, invitation",
        "observed_from": "2020-01-01",
        "observed_until": "2020-12-31",
    }
    network = Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame(people),
        interactions=pd.DataFrame(rows),
        coverage=pd.DataFrame([seen]),
    )
    classes = ["invitation", "unclear", "spam", "bulk"]
    assert noise(network)["class"].tolist() == classes
    found = price(network, date(2020, 1, 1), date(2020, 12, 31))
    assert found.hours_a_year * 3600 * 366 / 365.25 == pytest.approx(
        sum(message_classes.CLASSES[name].seconds for name in classes)
    )
    assert found.money_a_year is None
    longer = price(network, date(2011, 1, 1), date(2020, 12, 31))
    assert longer.hours_a_year == pytest.approx(
        found.hours_a_year
    )  # nine years unseen are not nine years of silence
    assert longer.share_observed == pytest.approx(0.1, abs=0.001)


def test_strength_that_foretells_is_found_and_pruning_is_priced() -> None:
    rows = [{"chain": f"x:t{i % 4}", "first_touch": f"20{16 + i}-05-02", "value": 10_000.0} for i in range(6)]
    found = value.answer(made(rows))
    assert found.figures["auc"].value > 0.9
    lost = found.tables["pruning"]
    assert lost.loc[5, "outcomes"] == 0
    by_chance = value.answer(made(of_crowd(6)))
    assert by_chance.figures["auc"].high < 0.55
    # four ties are all there are: who never was in touch is none, and goes with the crowd
    assert by_chance.tables["pruning"].loc[[5, 50, 150], "outcomes"].tolist() == [6, 6, 6]
    assert len(by_chance.tables["surprises"]) == 6


def test_reach_is_what_the_last_contacts_added() -> None:
    curve, summary = value.reach(made([]))
    assert summary.loc["companies"].to_dict() == pytest.approx(
        {"contacts": 64, "naming": 64, "reached": 20, "last": 20, "estimated": 20, "known_share": 1}
    )
    assert curve.groupby("sort")["reached"].apply(lambda reached: reached.is_monotonic_increasing).all()


def test_reach_tells_firms_fields_of_work_and_deciders_apart() -> None:
    titles = ["Einkaufsleiterin", "Assistenz der Geschäftsführung", "Geschäftsführer", None]
    rows = [
        {"contact_id": f"x:{i}", "platform": "x", "account": "me", "name": f"Person {i}", "company": firm,
         "position": titles[i % 4], "connected_on": "2015-01-01"}
        for i, firm in enumerate(["Nordlicht AG", "Nordlicht AG", "Fabelfroh GmbH", "Fabelfroh GmbH", None, None, None, None])
    ]  # fmt: skip
    curve, summary = value.reach(Network.from_tables(owner="Ego", contacts=pd.DataFrame(rows)))
    assert summary["reached"].to_dict() == {"companies": 2, "functions": 3, "deciders": 2}
    assert summary["naming"].to_dict() == {"companies": 4, "functions": 6, "deciders": 2}
    assert (summary["contacts"] == 8).all()
    firms = curve[curve["sort"] == "companies"].set_index("contacts")["reached"]
    assert firms[1] == pytest.approx(4 / 8)  # one contact drawn of eight, four of whom name a firm
    assert firms[8] == 2


def test_verdicts_over_draws_from_the_prior_are_true() -> None:
    random, right, given = np.random.default_rng(4), 0, 0
    rates, values, years = RatePrior(), ValuePrior(), np.array([400.0, 11_600.0])
    for seed in range(250):
        z = random.normal(size=2)
        shape, level = (
            rates.shape * np.exp(rates.shape_sd * z[0]),
            rates.level * np.exp(rates.level_sd * z[1]),
        )
        true = np.minimum(random.gamma(shape, level / shape, 2), 0.05)
        variance = values.spread_weight * values.spread**2 / random.chisquare(values.spread_weight)
        centre = random.normal(np.log(values.typical), np.sqrt(variance / values.weight))
        core, beyond = (
            Side(n, tuple(np.exp(random.normal(centre, np.sqrt(variance), n))), at_risk)
            for n, at_risk in zip(random.poisson(true * years), years, strict=True)
        )
        brings = float(true[1] * years[1]) / 10 * np.exp(centre + variance / 2)
        cost = float(np.exp(random.normal(np.log(5000), 1.5)))
        verdict = draw(core, beyond, years=10.0, n=1500, seed=seed).verdict(cost)
        given += verdict != "undecided"
        right += verdict == ("yes" if brings > cost else "no")
    assert given > 60
    assert right / given >= 0.95


@pytest.mark.parametrize("price", [50.0, 1_000.0, 20_000.0, 500_000.0])
@pytest.mark.parametrize("amount", [0.0, -100.0, 2_000.0, 20_000.0, 54_000.0])
def test_one_outcome_settles_nothing(amount: float, price: float) -> None:
    for years in (3.0, 14.0):
        drawn = draw(Side(0, (), 1500.0), Side(1, (amount,), 1300.0 * years), years=years, n=4000)
        assert drawn.verdict(price) == "undecided"
    seen = value.answer(
        made([{"chain": "x:c1", "first_touch": "2018-05-01", "value": amount}], noise_rows=30)
    )
    assert seen.verdict == "undecided"


def test_two_people_are_no_yes_however_much_they_brought() -> None:
    core, two = Side(4, (20_000.0,) * 4, 1000.0), (90_000.0, 80_000.0)
    assert draw(core, Side(9, two, 20_000.0), years=10.0).chance(10.0) > 0.99
    assert draw(core, Side(9, two, 20_000.0), years=10.0).verdict(10.0) == "undecided"
    assert draw(core, Side(9, (*two, 10_000.0), 20_000.0), years=10.0).verdict(10.0) == "yes"
    again = [
        {"chain": f"x:c{i % 2}", "first_touch": f"20{16 + i}-05-01", "value": 50_000.0} for i in range(6)
    ]
    found = value.answer(made(again, noise_rows=30))
    assert (found.coverage["crowd"], found.coverage["crowd_links"]) == (6, 2)
    assert found.verdict == "undecided"
    assert "need_first_links" in [need.key for need in found.needs]


def test_people_who_brought_nothing_are_no_yes() -> None:
    drawn = draw(
        Side(4, (20_000.0,) * 4, 1000.0), Side(4, (-10.0, 0.0, 9_000.0, 8_000.0), 20_000.0), years=10.0
    )
    assert drawn.chance(1.0) > 0.975
    assert drawn.verdict(1.0) == "undecided"


def test_no_can_be_reached_where_the_crowd_brought_nothing() -> None:
    core = Side(8, (25_000.0,) * 8, 1500.0)
    assert draw(core, Side(0, (), 20_000.0), years=10.0).verdict(20_000.0) == "no"
    assert draw(core, Side(0, (), 20_000.0), years=10.0).verdict(200.0) == "undecided"
    assert (
        draw(Side(2, (25_000.0,) * 2, 1500.0), Side(0, (), 20_000.0), years=10.0).verdict(1e9) == "undecided"
    )
    rows = [
        {"chain": f"x:t{i % 4}", "first_touch": f"201{6 + i % 4}-0{1 + i}-01", "value": 9_000.0}
        for i in range(8)
    ]
    dear = replace(SETTINGS, seconds_per={"invitation": 360_000.0})
    found = value.answer(made(rows, noise_rows=60, settings=dear, n=900))
    assert found.verdict == "no"
    assert np.isnan(found.figures["crowd_money"].value)
    for lang, word in (("en", "no outcome with a value"), ("de", "kein Geschäft mit Wert")):
        assert word in found.sentence(lang)  # type: ignore[arg-type]
        assert not re.search(r"\bnan\b|–", found.sentence(lang))  # type: ignore[arg-type]


@pytest.mark.parametrize("rows", [[], [{"chain": "x:c1", "first_touch": "2018-05-01"}],
                                  [{"chain": "x:t1", "first_touch": "2018-05-01", "value": 9_000.0}]])  # fmt: skip
def test_no_money_is_told_that_no_outcome_of_the_crowd_stands_behind(rows: list[dict[str, Any]]) -> None:
    found = value.answer(made(rows, noise_rows=30))
    for name in ("crowd_money", "crowd_without_largest", "next_money", "break_even", "crowd_observed"):
        assert np.isnan(found.figures[name].value), name
    one = value.answer(
        made([{"chain": "x:c1", "first_touch": "2018-05-01", "value": 7_000.0}], noise_rows=30)
    )
    assert one.figures["crowd_observed"].value == 7_000.0
    assert np.isnan(one.figures["crowd_without_largest"].value)
    assert "€7,000" in one.sentence("en")


def test_three_worthless_outcomes_do_not_prove_that_nothing_ever_comes() -> None:
    worthless = draw(Side(5, (20_000.0,) * 5, 1500.0), Side(3, (0.0,) * 3, 20_000.0), years=10.0)
    assert worthless.verdict(500.0) == "undecided"
    assert np.quantile(worthless.value, 0.95) > 3_000


def test_the_core_is_what_one_would_keep_and_page_headline_and_surprises_agree() -> None:
    rows = [{"chain": f"x:t{i}", "first_touch": "2018-05-02", "value": 1_000.0} for i in range(4)] + of_crowd(
        3
    )
    usual, small = value.answer(made(rows)), value.answer(made(rows), core=2)
    assert usual.tables["sides"]["outcomes"].to_dict() == {"core": 4, "crowd": 3}
    assert small.tables["sides"].loc["core", "outcomes"] == 4  # equal ties share a place
    for found, kept in ((usual, 150), (small, 2)):
        crowd_outcomes = found.tables["sides"].loc["crowd", "outcomes"]
        assert found.tables["pruning"].loc[kept, "outcomes"] == crowd_outcomes
        assert len(found.tables["surprises"]) == crowd_outcomes
    wide = value.answer(made(rows, n=400))
    assert wide.tables["pruning"].loc[150, "outcomes"] == wide.tables["sides"].loc["crowd", "outcomes"] == 3


def test_the_price_is_noise_own_time_and_fees() -> None:
    network = made(
        of_crowd(3), noise_rows=12, settings=replace(SETTINGS, costs={2016: 100.0, 2017: 500.0, 2030: 9e9})
    )
    rows = [
        message("x:c1", "2018-03-01 10:00", "out"),
        message("x:c2", "2018-03-01 10:00", "out"),  # one message to two
        message("x:c3", "2018-03-02 10:00", "out"),
        message("x:c4", "2018-03-03 10:00", "out", kind="invitation"),
        message("x:t1", "2018-03-04 10:00", "out"),  # to the core
    ]
    more = Network.from_tables(
        owner="Ida Beispiel", contacts=network.contacts, outcomes=network.outcomes, coverage=network.coverage,
        interactions=pd.concat([network.interactions, pd.DataFrame(rows)], ignore_index=True), settings=network.settings,
        activity=pd.DataFrame([{"time": "2018-03-05 10:00", "platform": "x", "account": "me", "kind": kind} for kind in ("post", "reaction")]),
    )  # fmt: skip
    parts = value.answer(more).tables["price"]
    years = ledger(more).years
    assert (parts["rows_a_year"] * years).round(6).to_dict() == pytest.approx(
        {"noise": 12, "written": 2, "request": 1, "accepted": 0, "post": 1, "fees": float("nan")}, nan_ok=True
    )
    assert parts.loc["fees", "money_a_year"] == pytest.approx(600 / years)
    whole = value.answer(more).figures["price"]
    assert whole.value == pytest.approx(parts["money_a_year"].sum())
    assert not parts.loc["written", "stated"]
    stated = value.answer(
        Network.from_tables(
            owner="Ida Beispiel", contacts=more.contacts, outcomes=more.outcomes, coverage=more.coverage, interactions=more.interactions,
            activity=more.activity, settings=replace(more.settings, seconds_per={"written": 3600.0, "post": 0.0}),
        )
    ).tables["price"]  # fmt: skip
    assert stated.loc["written", "minutes_a_year"] * years == pytest.approx(120)
    assert stated["stated"].to_dict() == {
        "noise": False,
        "written": True,
        "request": False,
        "accepted": False,
        "post": True,
        "fees": True,
    }


def test_the_break_even_is_told_in_minutes_of_a_working_day() -> None:
    found = value.answer(made(of_crowd(6), noise_rows=60))
    money, turn = found.figures["crowd_money"], found.figures["break_even"]
    assert turn.value == pytest.approx(money.value / 100 * 60 / 220, rel=1e-6)
    dear = value.answer(made(of_crowd(6), noise_rows=60, settings=replace(SETTINGS, costs={2018: 1e9})))
    assert dear.figures["break_even"].value == 0
    for lang, words in (("en", "minutes of a working day"), ("de", "Minuten am Arbeitstag")):
        assert words in change_sentence(found, lang)  # type: ignore[arg-type]
        assert change_sentence(dear, lang)  # type: ignore[arg-type]


def test_outcomes_of_people_whom_no_file_shows_are_named_with_their_sum() -> None:
    network = made([{"chain": "y:u", "first_touch": "2018-05-01", "value": 12_000.0}, *of_crowd(3)])
    people = pd.concat(
        [
            network.contacts,
            pd.DataFrame([{**contact("y:u", "Udo Unseen", connected_on="2012-01-01"), "platform": "y"}]),
        ]
    )
    rows = network.outcomes.copy()
    rows.loc[0, "chain"] = "y:u"
    unseen = Network.from_tables(
        owner="Ida Beispiel", contacts=people, interactions=network.interactions, coverage=network.coverage, outcomes=rows, settings=SETTINGS
    )  # fmt: skip
    found = value.answer(unseen)
    (need,) = [need for need in found.needs if need.key == "need_exchange_of"]
    assert dict(need.values) == {"n": 1, "money": 12_000, "currency": "EUR"}
    assert "12.000" in need.text("de")


def test_a_ledger_without_a_first_day_asks_for_it() -> None:
    found = value.answer(made(of_crowd(6), noise_rows=60, settings=replace(SETTINGS, ledger_from=None)))
    assert found.coverage["years"] == pytest.approx(12, abs=0.01)  # from 2010 on messages could be seen
    assert "need_ledger_from" in [need.key for need in found.needs]
    assert "need_ledger_from" not in [need.key for need in value.answer(made(of_crowd(6))).needs]


def test_the_sample_tells_its_story(sample: Network) -> None:
    found = value.answer(sample)
    assert found.coverage["outcomes"] == 17
    assert found.tables["by_corners"].loc[2, "outcomes"] == 1
    assert "Katja Lenz" in found.tables["surprises"]["name"].tolist()
    assert found.figures["auc"].low > 0.5
    again = value.answer(sample)
    pd.testing.assert_frame_equal(found.table(), again.table())


def test_what_comes_after_the_day_changes_nothing(sample: Network) -> None:
    early, again = value.answer(sample, as_of="2021-06-30"), value.answer(sample.as_of("2021-06-30"))
    pd.testing.assert_frame_equal(early.table(), again.table())
    assert early.coverage["outcomes"] == len(ledger(sample, as_of="2021-06-30").won) < 17
