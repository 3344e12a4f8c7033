"""The ledger on networks whose states, contact-years and contributions were worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

import netanalysis as na
from builders import contact, message
from netanalysis import Network
from netanalysis.ledger import ledger, shares
from netanalysis.settings import Settings

SHOWN = {
    "file": "messages.csv", "status": "read", "platform": "x", "account": "me", "shows": "message",
    "observed_from": "2010-01-01", "observed_until": "2021-12-31",
}  # fmt: skip


def outcome(chain: str | None, first_touch: str = "2021-06-01", **more: Any) -> dict[str, Any]:
    return {
        "title": f"Projekt {first_touch}", "kind": "project", "status": "won", "first_touch": first_touch,
        "won_on": more.pop("won_on", first_touch), "chain": chain, **more,
    }  # fmt: skip


def talk(contact_id: str, *days: str) -> list[dict[str, Any]]:
    """Both sides write on each of the days."""
    return [
        message(contact_id, f"{day} {hour}:00", way)
        for day in days
        for hour, way in ((10, "in"), (11, "out"))
    ]


def made(outcomes: list[dict[str, Any]], *, settings: Settings | None = None, **tables: Any) -> Network:
    people = [
        contact("x:t", "Tara Tended", connected_on="2015-01-01"),
        contact("x:c", "Carl Collected", connected_on="2015-01-01"),
        contact("x:n", "Nora New", connected_on="2021-05-01"),
        contact("y:u", "Udo Unseen", connected_on="2015-01-01"),
    ]
    rows = talk("x:t", *(f"{year}-{month:02}-10" for year in range(2015, 2022) for month in (2, 6, 10)))
    tables = {"coverage": [SHOWN], **({"outcomes": outcomes} if outcomes else {}), **tables}
    frames = {name: pd.DataFrame(value) for name, value in tables.items()}
    return Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame(people),
        interactions=pd.DataFrame(rows),
        settings=settings
        or Settings(ledger_from=date(2020, 1, 1), ledger_until=date(2021, 12, 31), hourly_cost=100.0),
        **frames,
    )


def test_the_state_is_that_of_the_first_link_ninety_days_before() -> None:
    book = ledger(
        made(
            [
                outcome("x:t > x:c", "2021-05-01"),
                outcome("x:c"),
                outcome("x:n", "2021-07-01"),
                outcome("y:u"),
                outcome(None),
            ]
        )
    )
    assert book.won["state_before"].tolist() == ["tended", "collected", "unobserved", "no_contact", "not_yet"]
    assert book.won["link_states"].tolist()[0] == ("tended", "collected")
    assert book.won["corners"].tolist() == [1, 0, 0, 0, 0]


def test_only_won_outcomes_within_the_days_count() -> None:
    book = ledger(
        made(
            [
                outcome("x:t", "2021-06-01"),
                outcome("x:t", "2019-12-31"),
                outcome("x:t", "2021-06-02", won_on="2022-01-01"),
                outcome("x:t", "2021-06-03", status="lost"),
                outcome("x:t", "2021-06-04", status="open"),
            ]
        )
    )
    assert book.won["first_touch"].dt.date.tolist() == [date(2021, 6, 1)]
    assert book.left_out == {"open": 2, "lost": 1, "outside": 1}  # won after the network's date is still open


def test_a_contribution_is_value_less_cost_and_hours() -> None:
    book = ledger(
        made(
            [
                outcome("x:t", value=10_000, cost=500, hours=20),
                outcome("x:c", "2021-06-02"),
                outcome("x:c", "2021-06-03", value=0),
            ]
        )
    )
    assert book.won["contribution"].tolist()[::2] == [7500.0, 0.0]
    assert pd.isna(book.won["contribution"][1])


def test_contact_years_are_counted_with_the_same_lag() -> None:
    book = ledger(made([]), as_of="2021-12-31")
    years = book.contact_years["early"]
    span = 731 / 365.25
    # Tara is tended and Carl collected throughout; Nora counts from 90 days after the first of May 2021: 155 days
    assert years["tended"] == pytest.approx(span)
    assert years["unobserved"] == pytest.approx(span)
    assert years["collected"] == pytest.approx(span + 155 / 365.25, abs=15 / 365.25)
    assert book.years == pytest.approx(span)


def test_undated_connections_bound_the_contact_years() -> None:
    people = [contact("x:a", "A B", connected_on="2016-01-01"), contact("x:b", "B C")]
    undated = Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people), coverage=pd.DataFrame([SHOWN]),
        snapshots=pd.DataFrame([{"contact_id": "x:b", "snapshot_on": "2021-01-01", "present": True}]),
        settings=Settings(ledger_from=date(2020, 1, 1), ledger_until=date(2021, 12, 31)),
    ).as_of("2021-12-31")  # fmt: skip
    years = ledger(undated, lag=0).contact_years.loc["collected"]
    assert years["early"] == pytest.approx(2 * 731 / 365.25)
    assert years["late"] == pytest.approx((731 + 365) / 365.25, abs=20 / 365.25)


def test_nothing_later_reaches_an_earlier_answer() -> None:
    whole = made([outcome("x:t", "2020-06-01"), outcome("x:c", "2021-06-01")])
    cut = ledger(whole, as_of="2020-12-31")
    assert len(cut.won) == 1
    assert cut.last == date(2020, 12, 31)
    rows = whole.interactions
    later = talk("x:c", "2021-02-01", "2021-03-01", "2021-04-01")
    more = Network.from_tables(
        owner=whole.owner, settings=whole.settings, contacts=whole.contacts, outcomes=whole.outcomes, coverage=whole.coverage,
        interactions=pd.concat([rows, pd.DataFrame(later)], ignore_index=True),
    )  # fmt: skip
    again = ledger(more, as_of="2020-12-31")
    pd.testing.assert_frame_equal(cut.won, again.won)
    pd.testing.assert_frame_equal(cut.contact_years, again.contact_years)


def test_without_dates_in_the_settings_the_ledger_begins_where_exchange_could_be_seen() -> None:
    book = ledger(made([outcome("x:t", "2020-06-01")], settings=Settings()))
    assert (book.first, book.last) == (date(2010, 1, 1), date(2021, 10, 10))
    assert ledger(made([], settings=Settings())).first == date(2010, 1, 1)
    unseen = [
        {"file": "c.vcf", "status": "read", "platform": "x", "account": "me", "snapshot_on": "2021-10-10"}
    ]
    assert ledger(made([], settings=Settings(), coverage=unseen)).first == date(2021, 10, 10)


def test_an_outcome_without_the_day_it_was_won_is_not_won_on_its_first_touch() -> None:
    rows = [outcome("x:t", "2020-06-01", won_on=None), outcome("x:c", "2020-07-01", won_on="2020-09-01")]
    whole = made(rows)
    assert len(ledger(whole).won) == 2
    assert ledger(whole, as_of="2020-12-31").won["first_link"].tolist() == ["x:c"]
    assert whole.as_of("2020-12-31").outcomes["status"].tolist() == ["open", "won"]
    assert ledger(whole, as_of="2020-12-31").left_out == {"open": 1}
    ended = Settings(ledger_from=date(2020, 1, 1), ledger_until=date(2020, 12, 31))
    assert ledger(made(rows, settings=ended)).left_out == {"undated": 1}


def test_the_core_are_the_strongest_ties_as_of_before_and_an_untouched_contact_is_none() -> None:
    book = ledger(
        made([outcome("x:t", "2020-06-01"), outcome("x:c", "2020-06-02"), outcome("y:u", "2020-06-03")])
    )
    assert book.won["in_core"].tolist() == [True, False, False]
    assert book.crowd_years.loc["tended", "early"] == 0
    assert book.crowd_years.loc["collected", "early"] == book.contact_years.loc["collected", "early"]
    assert not ledger(book.network, core=0).won["in_core"].any()
    beyond = book.standing.beyond(
        pd.Series(["x:t", "x:c", "nobody"]), pd.Series(pd.to_datetime(["2020-06-01"] * 3))
    )
    assert beyond.tolist() == [False, True, True]


def test_an_export_of_later_changes_who_was_there_only_within_its_bounds() -> None:
    people = [contact("x:a", "A B", connected_on="2014-01-01"), contact("x:b", "B C")]
    settings = Settings(ledger_from=date(2017, 1, 1), ledger_until=date(2018, 12, 31))

    def years(*days: str) -> pd.Series[Any]:
        shown = [{"contact_id": "x:b", "snapshot_on": day, "present": True} for day in days]
        network = Network.from_tables(
            owner="Ida Beispiel", contacts=pd.DataFrame(people), coverage=pd.DataFrame([SHOWN]), settings=settings,
            snapshots=pd.DataFrame(shown),
        )  # fmt: skip
        return ledger(network, as_of="2018-12-31").contact_years.loc["collected"]

    assert years("2022-01-01")["late"] == pytest.approx(2, abs=0.01)  # in 2018 nothing had shown her yet
    assert years("2022-01-01")["early"] == pytest.approx(4, abs=0.01)
    assert years("2016-01-01", "2022-01-01").tolist() == pytest.approx([4, 4], abs=0.01)


@pytest.mark.parametrize(
    ("corrections", "interactions", "way"),
    [
        ([{"person_id": "x:c", "met": "event", "met_on": "2014-05-01"}], [], "met_first"),
        ([{"person_id": "x:c", "met": "event", "met_on": "2016-05-01"}], [], "connected_first"),
        ([{"person_id": "x:c", "met": "mandate"}], [], "met_first"),
        ([{"person_id": "x:c", "met": "über XING"}], [], "connected_first"),
        ([], [("2014-02-01", "meeting")], "met_first"),
        ([], [("2018-02-01", "call")], "connected_first"),
        ([], [], "unknown"),
    ],
)
def test_how_a_contact_came_about(corrections: list[Any], interactions: list[Any], way: str) -> None:
    said = [
        message("x:c", f"{day} 12:00", "both", kind=kind, platform="journal", account="journal")
        for day, kind in interactions
    ]
    made_of = Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame([contact("x:c", connected_on="2015-01-01")]),
        interactions=pd.DataFrame([message("x:c", "2019-01-01 12:00"), *said]),
        outcomes=pd.DataFrame([outcome("x:c", "2018-12-01")]),
        settings=Settings(ledger_from=date(2018, 1, 1)),
        **({"corrections": pd.DataFrame(corrections)} if corrections else {}),
    )
    assert ledger(made_of).won["came_about"].tolist() == [way]


def test_an_outcome_is_put_down_in_three_ways() -> None:
    won = pd.DataFrame(
        {
            "link_states": [("tended", "collected", "collected"), ("collected",), ()],
            "contribution": [90.0, 10.0, None],
        }
    )
    table = shares(won)
    assert table["contribution_first"].to_dict() == {"tended": 90.0, "collected": 10.0, "no_contact": 0.0}
    assert table["contribution_last"].to_dict() == {"tended": 0.0, "collected": 100.0, "no_contact": 0.0}
    assert table["contribution_equal"].to_dict() == pytest.approx(
        {"tended": 30.0, "collected": 70.0, "no_contact": 0.0}
    )
    assert table["outcomes_equal"].sum() == pytest.approx(3.0)


def test_the_sample_tells_its_planted_truth(sample: Network, truth: dict[str, Any]) -> None:
    book = ledger(sample)
    planted = truth["outcomes"]["by_title"]
    for title, state in zip(book.won["title"], book.won["state_before"], strict=True):
        basis = planted[title]["basis"] if isinstance(planted[title], dict) else planted[title]
        expected = {
            "core": {"tended"},
            "dormant": {"dormant"},
            "origin": {"no_contact"},
            "chance": {"not_yet", "collected"},
        }
        assert state in expected.get(basis, {basis}), title
    assert len(book.won) == sum(1 for row in sample.outcomes["status"] if row == "won")


def test_years_of_a_ledger_of_one_day() -> None:
    book = ledger(
        made([], settings=Settings(ledger_from=date(2021, 12, 31), ledger_until=date(2021, 12, 31))),
        as_of="2021-12-31",
    )
    assert book.years == pytest.approx(1 / 365.25)
    assert book.contact_years["early"].sum() == pytest.approx(4 / 365.25)
    assert book.last - book.first == timedelta(0)


def test_the_small_sample_has_a_ledger() -> None:
    assert ledger(na.load_sample()).contact_years.notna().all(axis=None)
