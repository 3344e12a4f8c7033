"""Does tending pay: planted effects are found, absent ones are not, and what cannot be told is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import netanalysis as na
from builders import contact, message
from netanalysis import Network
from netanalysis.ledger import Ledger, ledger
from netanalysis.questions import tending
from netanalysis.settings import Settings
from netanalysis.ties import STATES
from netanalysis.ties.shades_over_time import shades_over_time

SHOWN = {
    "file": "messages.csv", "status": "read", "platform": "x", "account": "me", "shows": "message",
    "observed_from": "2010-01-01", "observed_until": "2021-12-31", "snapshot_on": "2021-12-31",
}  # fmt: skip
SETTINGS = Settings(ledger_from=date(2016, 1, 1), ledger_until=date(2021, 12, 31))


def crowd(n_tended: int, n_collected: int, outcomes: list[tuple[str, str]]) -> Network:
    """Tended ties x:t0…, collected ones x:c0…, and outcomes by first link and first touch."""
    people = [contact(f"x:t{i}", f"Tara Nummer{i}", connected_on="2012-01-01") for i in range(n_tended)]
    people += [contact(f"x:c{i}", f"Carl Nummer{i}", connected_on="2012-01-01") for i in range(n_collected)]
    rows = [
        message(f"x:t{i}", f"{year}-{month:02}-10 {hour}:00", way)
        for i in range(n_tended) for year in range(2014, 2022) for month in (2, 7, 12) for hour, way in ((10, "in"), (11, "out"))
    ]  # fmt: skip
    came = [
        {
            "title": f"Projekt {i}",
            "kind": "project",
            "status": "won",
            "first_touch": on,
            "won_on": on,
            "chain": who,
        }
        for i, (who, on) in enumerate(outcomes)
    ]
    tables: dict[str, Any] = {"outcomes": pd.DataFrame(came)} if came else {}
    return Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people), interactions=pd.DataFrame(rows) if rows else None,
        coverage=pd.DataFrame([SHOWN]), settings=SETTINGS, **tables,
    )  # fmt: skip


def test_a_planted_effect_is_found() -> None:
    made = crowd(5, 60, [(f"x:t{i}", f"20{16 + i}-05-02") for i in range(5)] + [("x:c1", "2018-01-05")])
    found = tending.answer(made)
    assert found.verdict == "yes"
    assert found.figures["ratio"].value == pytest.approx(5 / 1 * 60 / 5, rel=0.01)
    assert found.coverage["compared"] == 6
    assert found.tables["states"].loc["tended", "outcomes"] == 5
    assert not found.needs


def test_the_opposite_is_found_too() -> None:
    made = crowd(40, 10, [(f"x:c{i}", f"20{16 + i % 6}-05-0{1 + i}") for i in range(8)])
    assert tending.answer(made).verdict == "no"


def test_few_outcomes_are_undecided_and_the_need_is_said() -> None:
    found = tending.answer(crowd(5, 60, [("x:t1", "2019-05-01"), ("x:c1", "2018-01-05")]))
    assert found.verdict == "undecided"
    assert [need.key for need in found.needs] == ["need_more_outcomes"]


def test_without_outcomes_or_exchange_it_is_said() -> None:
    assert [need.key for need in tending.answer(crowd(3, 3, [])).needs] == ["need_outcomes"]
    nobody = tending.answer(crowd(0, 3, [("x:c1", "2018-01-05")]))
    assert [need.key for need in nobody.needs] == ["need_exchange"]
    assert np.isnan(nobody.figures["ratio"].value)
    assert nobody.figures["ratio"].why_none == "no_exposure"


def test_all_outcomes_in_one_class() -> None:
    found = tending.answer(crowd(5, 60, [(f"x:c{i}", f"20{16 + i}-05-02") for i in range(4)]))
    assert found.figures["rate_tended"].value == 0
    assert found.figures["rate_tended"].high > 0
    assert found.verdict == "undecided"


def book_of(events: dict[str, int], years: dict[str, float], network: Network) -> Ledger:
    states = [state for state, n in events.items() for _ in range(n)]
    won = pd.DataFrame(
        {
            "state_before": states,
            "state_before_late": states,
            "first_link": [f"x:t{i % 3}" for i in range(len(states))],
        }
    )
    exposure = pd.Series(years).reindex(STATES).fillna(0.0)
    return Ledger(
        network,
        date(2016, 1, 1),
        date(2021, 12, 31),
        won,
        pd.DataFrame({"early": exposure, "late": exposure}),
        {},
    )


def test_no_effect_is_called_one_seldom() -> None:
    random, network, wrong = np.random.default_rng(1), crowd(1, 1, []), 0
    years = {"tended": 250.0, "collected": 4000.0, "dormant": 500.0}
    for _ in range(600):
        events = {state: int(random.poisson(0.004 * at_risk)) for state, at_risk in years.items()}
        book = book_of(events, years, network)
        sides = [tending.contrast(book, ("tended",), tending.REST, bound) for bound in ("early", "late")]
        wrong += tending.agreed(*sides) in ("yes", "no")
    assert wrong / 600 <= 0.06


def test_a_verdict_needs_both_bounds() -> None:
    network = crowd(1, 1, [])
    book = book_of({"tended": 6, "collected": 3}, {"tended": 100.0, "collected": 5000.0}, network)
    years = book.contact_years.assign(
        late=book.contact_years["early"].where(lambda s: s.index != "collected", 60.0)
    )
    late = Ledger(network, book.first, book.last, book.won, years, {})
    sides = [tending.contrast(late, ("tended",), tending.REST, bound) for bound in ("early", "late")]
    assert [side.ratio.verdict for side in sides if side.ratio] == ["yes", "undecided"]
    assert tending.agreed(*sides) == "undecided"


def test_the_shades_of_many_days_are_those_of_each() -> None:
    network = na.load_sample()
    days = [date(2019, 6, 1), network.date]
    found = shades_over_time(network, days)
    for day in days:
        alone = na.tending(network, as_of=day)
        for shade in tending.SHADES:
            expected = alone[shade].astype(float)
            together = found[shade][pd.Timestamp(day)].reindex(expected.index)
            known = expected.notna() | together.notna()
            # a text that had gone to too many only later is left out from its first day on
            assert np.isclose(together[known], expected[known], equal_nan=True).mean() > 0.97, (day, shade)


def test_capacity_counts_tended_ties_by_quarter() -> None:
    counted = tending.capacity(ledger(crowd(4, 20, [])))
    assert counted["tended"].unique().tolist() == [4]
    assert counted["contacts"].unique().tolist() == [24]


def test_the_sample_plants_an_effect_that_its_outcomes_carry(sample: Network) -> None:
    found = tending.answer(sample)
    assert found.verdict == "yes"
    assert found.figures["ratio"].low > 5
    assert found.coverage["compared"] == 13
    contrasts = found.tables["contrasts"]
    assert contrasts.loc["tended_collected", "p_holm"] < 0.01
    assert (contrasts["p_holm"] >= contrasts["p"]).all()


def test_what_comes_after_the_day_changes_nothing(sample: Network) -> None:
    early = tending.answer(sample, as_of="2020-12-31")
    again = tending.answer(sample.as_of("2020-12-31"))
    assert early.as_of == again.as_of == date(2020, 12, 31)
    pd.testing.assert_frame_equal(early.table(), again.table())
    assert early.coverage["outcomes"] < tending.answer(sample).coverage["outcomes"]
