"""Tie strength and tending on ties whose score and state were worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import contact, message, network
from netanalysis import Network, tending, tie_strength
from netanalysis.ties import exchanges


def one_tie(*messages: tuple[str, str], **more: object) -> Network:
    return network([contact("x:1")], [message("x:1", time, way, **more) for time, way in messages])


def test_strength_is_the_formula_worked_by_hand() -> None:
    made = one_tie(
        ("2024-01-01 10:00", "in"),
        ("2024-01-01 11:00", "out"),
        ("2024-01-03 10:00", "out"),
        ("2024-01-11 10:00", "in"),
    )
    row = tie_strength(made, as_of="2024-01-11").loc["x:1"]
    # days 1, 3 and 11 January are 10, 8 and 0 days old; ISO weeks 1 and 2
    assert row["strength"] == pytest.approx(math.log(3) * (11**-0.5 + 9**-0.5 + 1))
    assert (row["active_days"], row["active_weeks"], row["n_out"], row["n_in"]) == (3, 2, 2, 2)
    assert (row["days_since"], row["percentile"], row["reciprocity"]) == (0, 100.0, 1.0)
    assert row["last_contact"] == pd.Timestamp("2024-01-11")
    assert row["platforms"] == "x"


def test_silence_is_measured_in_usual_gaps() -> None:
    days = ["2024-01-01", "2024-01-03", "2024-01-05", "2024-01-07"]
    made = one_tie(*[(f"{day} 10:00", "in") for day in days])
    quiet = tie_strength(made, as_of="2024-01-25").loc["x:1"]
    assert quiet["silence_ratio"] == pytest.approx(18 / 2)
    assert bool(quiet["alarm"])
    assert not tie_strength(made, as_of="2024-01-23").loc["x:1", "alarm"]  # 16 days are 8 gaps, not more
    short = one_tie(*[(f"{day} 10:00", "in") for day in days[:3]])
    assert not tie_strength(short, as_of="2024-12-31").loc["x:1", "alarm"]


def test_no_exchange_is_missing_not_zero() -> None:
    made = network([contact("x:1"), contact("x:2", "Udo Probe")], [message("x:1", "2024-01-01 10:00")])
    ties = tie_strength(made)
    assert ties.index.tolist() == ["x:1", "x:2"]
    assert ties.loc["x:2"].drop("alarm").isna().all()
    assert ties.loc["x:1", "percentile"] == 100


def test_without_any_exchange_the_table_is_whole() -> None:
    ties = tie_strength(network([contact("x:1")]))
    assert ties["strength"].isna().all()
    assert ties.columns.tolist() == [
        "strength", "percentile", "active_days", "active_weeks", "last_contact", "days_since", "n_out", "n_in",
        "reciprocity", "silence_ratio", "alarm", "platforms",
    ]  # fmt: skip
    assert tending(network([contact("x:1")]))["tending"].tolist() == ["unobserved"]


@pytest.mark.parametrize(
    "more",
    [{"kind": "invitation"}, {"kind": "endorsement"}, {"kind": "recommendation"}, {"mark": "spam"}, {"mark": "draft"},
     {"mark": "sponsored"}, {"mark": "hidden_sender"}, {"automatic": True}, {"n_people": 11}],
)  # fmt: skip
def test_what_is_no_exchange_does_not_count(more: dict[str, object]) -> None:
    made = network(
        [contact("x:1")], [message("x:1", "2024-01-01 10:00", **more), message("x:1", "2024-02-01 10:00")]
    )
    assert len(exchanges(made)) == 1


def crowd(n: int, text: str) -> Network:
    people = [contact(f"x:{i}", f"Person {i}") for i in range(n)]
    return network(
        people,
        [
            message(f"x:{i}", f"2024-01-{i + 1:02d} 10:00", "out", text=text, n_chars=len(text))
            for i in range(n)
        ],
    )


def test_the_same_text_to_more_than_ten_people_is_a_broadcast() -> None:
    wish = "Frohe Weihnachten und ein gutes neues Jahr!"
    assert len(exchanges(crowd(11, wish))) == 0
    assert len(exchanges(crowd(10, wish))) == 10
    assert len(exchanges(crowd(11, "Vielen Dank!"))) == 11


def test_a_broadcast_is_judged_by_what_was_known_on_the_day() -> None:
    wish = "Frohe Weihnachten und ein gutes neues Jahr!"
    assert len(exchanges(crowd(11, wish), as_of="2024-01-10")) == 10


def test_days_are_local() -> None:
    made = one_tie(("2024-06-30 21:30", "in"), ("2024-06-30 22:30", "in"))
    assert tie_strength(made)["active_days"].tolist() == [2]


def test_later_rows_change_nothing() -> None:
    rows = [message("x:1", f"2024-{month:02d}-05 10:00", "in") for month in range(1, 7)]
    whole = network([contact("x:1")], [*rows, message("x:1", "2024-09-01 10:00", "out")])
    pd.testing.assert_frame_equal(
        tie_strength(whole, as_of="2024-06-30"),
        tie_strength(network([contact("x:1")], rows), as_of="2024-06-30"),
    )


def test_what_was_derived_once_can_neither_be_changed_nor_leak_into_another_day() -> None:
    seen = network([contact("x:1")], [message("x:1", "2024-01-01 10:00"), message("x:1", "2024-05-01 10:00")])
    spoilt = exchanges(seen)
    spoilt["day"] = pd.NaT
    spoilt.loc[0, "direction"] = "both"
    assert exchanges(seen)["day"].notna().all()
    assert set(exchanges(seen)["direction"]) == {"in"}
    assert (len(exchanges(seen, as_of="2024-02-01")), len(exchanges(seen))) == (1, 2)


@pytest.fixture(scope="module")
def six_rows() -> tuple[list[dict[str, object]], list[dict[str, object]], pd.DataFrame]:
    rows = [message(f"x:{i % 3}", f"2024-0{i + 1}-01 10:00", "in" if i % 2 else "out") for i in range(6)]
    people = [contact(f"x:{i}", f"Person {i}") for i in range(3)]
    return people, rows, tie_strength(network(people, rows))


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(6)))
def test_the_order_of_rows_does_not_matter(
    six_rows: tuple[list[dict[str, object]], list[dict[str, object]], pd.DataFrame], order: list[int]
) -> None:
    people, rows, expected = six_rows
    pd.testing.assert_frame_equal(tie_strength(network(people, [rows[i] for i in order])), expected)


def year(*days: str) -> list[str]:
    return [f"{day} 10:00" for day in days]


def state(*messages: tuple[str, str], **tables: object) -> str:
    made = network([contact("x:1"), contact("x:9", "Zoe Rand")],
                   [message("x:1", time, way) for time, way in messages] + [message("x:9", "2024-12-31 10:00")], **tables)  # fmt: skip
    return str(tending(made).loc["x:1", "tending"])


def test_each_state_of_tending() -> None:
    assert state() == "collected"
    assert state(("2024-12-01 10:00", "in"), ("2024-12-02 10:00", "in")) == "one_way"
    assert state(("2024-12-01 10:00", "in"), ("2024-12-02 10:00", "out")) == "occasional"
    three = [("2024-11-01 10:00", "in"), ("2024-12-01 10:00", "out"), ("2024-12-02 10:00", "in")]
    assert state(*three) == "tended"
    old = [("2022-11-01 10:00", "in"), ("2022-12-01 10:00", "out"), ("2022-12-02 10:00", "in")]
    assert state(*old) == "dormant"
    assert state(*old, ("2024-06-01 10:00", "in")) == "dormant"  # only she wrote within the year
    assert state(*old, ("2024-06-01 10:00", "in"), ("2024-06-02 10:00", "out")) == "tended"


def test_a_pin_is_the_users_own_word() -> None:
    assert state(corrections=[{"person_id": "x:1", "pin": True}]) == "tended"


def test_what_no_file_could_show_is_unobserved() -> None:
    people = [
        contact("x:1"),
        contact("y:1", "Udo Probe"),
        contact("x:2", "Ina Buch", relation="address_book"),
    ]
    made = network(people, [message("x:1", "2024-06-01 10:00")])
    table = tending(made)
    assert table["tending"].to_dict() == {"x:1": "one_way", "x:2": "unobserved", "y:1": "unobserved"}
    assert table["observable"].to_dict() == {"x:1": True, "x:2": False, "y:1": False}


def test_a_stranger_has_no_tie_and_no_state() -> None:
    people = [contact("x:1", relation="correspondent"), contact("x:2", "Udo Probe", relation="correspondent")]
    made = network(
        people, [message("x:1", "2024-06-01 10:00", kind="invitation"), message("x:2", "2024-06-01 10:00")]
    )
    states = tending(made)["tending"]
    assert states.isna().to_dict() == {"x:1": True, "x:2": False}
    assert states["x:2"] == "one_way"


def test_a_window_that_closed_long_ago_shows_nothing() -> None:
    made = network([contact("x:1")], [message("x:1", "2020-06-01 10:00")],
                   snapshots=[{"contact_id": "x:1", "snapshot_on": "2024-01-01", "present": True}])  # fmt: skip
    assert tending(made)["tending"].tolist() == ["unobserved"]


def test_a_journal_entry_makes_a_person_observable() -> None:
    made = network(
        [contact("y:1", "Udo Probe")],
        [message("y:1", "2024-06-01 10:00", "both", platform="journal", account="journal", kind="meeting")],
    )
    row = tending(made).loc["y:1"]
    assert (row["tending"], row["observable"], row["deliberate"]) == ("occasional", True, 1.0)


def test_shades_by_hand() -> None:
    rows = [
        message("x:1", f"2024-01-{day:02d} 10:00", "out", n_chars=100 if day < 9 else 5)
        for day in (1, 3, 5, 7, 9, 11)
    ]
    rows.append(message("x:1", "2024-02-20 10:00", "in", n_chars=5))
    shades = tending(network([contact("x:1")], rows)).loc["x:1"]
    assert shades["active"] == pytest.approx(1 / 2)  # two conversations, one begun by ego
    assert shades["deliberate"] == pytest.approx(4 / 7)
    even = tending(network([contact("x:1")], rows[:6])).loc["x:1", "regular"]
    assert even == pytest.approx(1.0)  # five equal gaps: like clockwork
    gaps = np.array([2, 2, 2, 2, 2, 40])
    r, n = gaps.std() / gaps.mean(), 6
    burst = ((n + 1) ** 0.5 * r - (n - 1) ** 0.5) / (((n + 1) ** 0.5 - 2) * r + (n - 1) ** 0.5)
    assert shades["regular"] == pytest.approx(-burst)


def test_planted_strong_ties_rank_first_and_chance_does_not() -> None:
    rng = np.random.default_rng(1)
    people = [contact(f"x:{i:03d}", f"Person {i}") for i in range(60)]
    days = pd.date_range("2023-01-01", "2024-12-31").strftime("%Y-%m-%d")
    rows = [
        message(f"x:{i:03d}", f"{day} 10:00", "in" if rng.random() < 0.5 else "out")
        for i in range(60)
        for day in rng.choice(days, size=20 if i < 10 else 3, replace=False)
    ]
    ranked = tie_strength(network(people, rows)).index[:10]
    assert set(ranked) == {f"x:{i:03d}" for i in range(10)}
