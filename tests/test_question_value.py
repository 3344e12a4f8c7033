"""Does the large network pay: planted truths come out, and what the data do not hold is not said."""

from __future__ import annotations

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
from netanalysis.ledger import Ledger, ledger
from netanalysis.questions import value
from netanalysis.questions.value.crowd import OBSERVED, crowd, verdict_of
from netanalysis.settings import Settings
from netanalysis.ties import STATES
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
    dear = replace(SETTINGS, seconds_per={"invitation": 360_000.0})
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
    assert by_chance.tables["pruning"].loc[5, "outcomes"] == pytest.approx(6 * (1 - 1 / 60))
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


def book_of(counts: np.ndarray, years: np.ndarray, values: list[np.ndarray], network: Network) -> Ledger:
    """A ledger with so many outcomes of such value in each observed state."""
    states = [state for state, n in zip(OBSERVED, counts, strict=True) for _ in range(n)]
    won = pd.DataFrame(
        {"state_before": states, "state_before_late": states, "contribution": np.concatenate([*values, []])}
    )
    exposure = pd.Series(years, index=list(OBSERVED)).reindex(STATES).fillna(0.0)
    return Ledger(
        network,
        date(2012, 1, 1),
        date(2021, 12, 31),
        won,
        pd.DataFrame({"early": exposure, "late": exposure}),
        {},
    )


def test_verdicts_over_draws_from_the_prior_are_true() -> None:
    network, random, right, given = made([], settings=Settings()), np.random.default_rng(4), 0, 0
    rates, values, years = RatePrior(), ValuePrior(), np.array([400.0, 600.0, 500.0, 1500.0, 9000.0])
    for seed in range(250):
        z = random.normal(size=2)
        shape, level = (
            rates.shape * np.exp(rates.shape_sd * z[0]),
            rates.level * np.exp(rates.level_sd * z[1]),
        )
        true = np.minimum(random.gamma(shape, level / shape, 5), 0.05)
        variance = values.spread_weight * values.spread**2 / random.chisquare(values.spread_weight)
        centre = random.normal(np.log(values.typical), np.sqrt(variance / values.weight))
        counts = random.poisson(true * years)
        book = book_of(
            counts, years, [np.exp(random.normal(centre, np.sqrt(variance), n)) for n in counts], network
        )
        brings = float(true[1:] @ years[1:]) / book.years * np.exp(centre + variance / 2)
        cost = float(np.exp(random.normal(np.log(5000), 1.5)))
        verdict = verdict_of(crowd(book, "early", n=1500, seed=seed).chance(cost))
        given += verdict != "undecided"
        right += verdict == ("yes" if brings > cost else "no")
    assert given > 60
    assert right / given >= 0.95


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
