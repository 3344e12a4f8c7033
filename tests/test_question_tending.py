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
from netanalysis.ledger import Sides, ledger
from netanalysis.questions import tending
from netanalysis.settings import Settings
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
    # each leaves the comparison with her first outcome: of 5 tended ties 0.3 to 4.3 years count, of the others all but four
    years = found.tables["states"]["years_early"]
    assert years["tended"] == pytest.approx(0.33 + 1.33 + 2.33 + 3.33 + 4.33, abs=0.1)
    assert years["collected"] == pytest.approx(59 * 6 + 2, abs=0.2)
    assert found.figures["ratio"].value == pytest.approx(5 / 1 * years["collected"] / years["tended"])
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


def lags(*events: tuple[int, int], years: tuple[float, float] = (250.0, 4500.0)) -> dict[int, Sides]:
    return {lag: Sides(each, years) for lag, each in zip((90, 180, 365), events, strict=True)}


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([(6, 6), (5, 7), (5, 7)], "yes"),
        ([(6, 6), (3, 9), (3, 9)], "yes"),  # the longer lags have to agree at 90 per cent only
        ([(6, 6), (5, 7), (1, 11)], "undecided"),  # talks of up to a year would explain it
        ([(6, 6), (0, 12), (5, 7)], "undecided"),
        ([(2, 10), (2, 10), (2, 10)], "undecided"),
    ],
)
def test_a_verdict_stands_only_where_it_does_not_hang_on_when_the_talks_began(
    events: list[tuple[int, int]], verdict: str
) -> None:
    assert tending.judge(lags(*events)) == verdict


def test_a_verdict_needs_both_bounds() -> None:
    early = lags((6, 3), (6, 3), (6, 3), years=(100.0, 5000.0))
    late = lags((6, 3), (6, 3), (6, 3), years=(100.0, 60.0))
    assert [tending.judge(sides) for sides in (early, late)] == ["yes", "undecided"]
    assert tending.agreed(early, late) == "undecided"
    assert tending.agreed(early, early) == "yes"


def test_who_comes_back_counts_once_and_is_told_apart() -> None:
    again = [("x:t1", f"20{16 + i}-05-02") for i in range(6)]
    found = tending.answer(crowd(5, 60, [*again, ("x:c1", "2018-01-05")]))
    assert found.verdict == "undecided"
    assert (found.coverage["compared"], found.coverage["repeat"], found.coverage["repeat_clients"]) == (
        2,
        5,
        1,
    )
    states = found.tables["states"].loc["tended"]
    assert (states["outcomes"], states["first_links"]) == (6, 1)
    # Tara leaves the comparison with her first outcome, 122 days into six years
    assert states["years_early"] == pytest.approx(4 * 6 + 122 / 365.25, abs=0.1)
    everything = found.tables["contrasts"].loc["all_outcomes"]
    assert (everything["events_a"], everything["events_b"]) == (6, 1)
    assert everything["years_a"] == pytest.approx(5 * 6, rel=0.01)


def test_who_brought_something_before_the_ledger_comes_back() -> None:
    found = tending.answer(
        crowd(5, 60, [("x:t1", "2015-05-02"), ("x:t1", "2017-05-02"), ("x:t2", "2017-06-02")])
    )
    assert (found.coverage["outcomes"], found.coverage["compared"], found.coverage["repeat"]) == (2, 1, 1)
    assert found.tables["states"].loc["tended", "years_early"] == pytest.approx(3 * 6 + 1.42, abs=0.1)


def test_talks_that_made_ties_look_tended_leave_it_undecided_and_the_first_words_are_asked_for() -> None:
    made = crowd(2, 60, [(f"x:c{i}", f"20{16 + i}-11-02") for i in range(6)])
    talks = [
        message(f"x:c{i}", f"20{16 + i}-0{month}-10 {hour}:00", way)
        for i in range(6) for month in (2, 3, 4) for hour, way in ((10, "in"), (11, "out"))
    ]  # fmt: skip
    talked = Network.from_tables(
        owner="Ida Beispiel", contacts=made.contacts, outcomes=made.outcomes, coverage=made.coverage, settings=SETTINGS,
        interactions=pd.concat([made.interactions, pd.DataFrame(talks)], ignore_index=True),
    )  # fmt: skip
    found = tending.answer(talked)
    assert found.tables["lags"]["verdict"].tolist() == ["yes", "yes", "undecided"]
    assert found.tables["lags"].loc[365, "events_a"] == 0
    assert found.verdict == "undecided"
    assert [need.key for need in found.needs] == ["need_first_words"]
    assert "depends on when the talks really began" in found.sentence("en")
    assert "wann die Gespräche wirklich begannen" in found.sentence("de")


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
    assert (found.coverage["compared"], found.coverage["repeat"]) == (12, 1)
    contrasts = found.tables["contrasts"]
    assert contrasts.loc["tended_collected", "p_holm"] < 0.01
    assert (contrasts["p_holm"] >= contrasts["p"]).all()


def test_what_comes_after_the_day_changes_nothing(sample: Network) -> None:
    early = tending.answer(sample, as_of="2020-12-31")
    again = tending.answer(sample.as_of("2020-12-31"))
    assert early.as_of == again.as_of == date(2020, 12, 31)
    pd.testing.assert_frame_equal(early.table(), again.table())
    assert early.coverage["outcomes"] < tending.answer(sample).coverage["outcomes"]
