"""Why a tie is what it is: the rule that gave its state, the figures of the tables, what did not count, what was unseen."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pandas as pd
import pytest

import netanalysis as na
from builders import contact, message, network
from netanalysis import Network, describe, explain_tie, tending, tie_strength
from netanalysis.errors import UnknownPerson
from netanalysis.ties import exchanges, left_out

DAY = "2024-06-30"
NEWS = "The same news of our firm for everybody"


def file(**more: Any) -> dict[str, Any]:
    return {"file": "a.zip/messages.csv", "status": "read", "platform": "linkedin", "account": "me", "content": "messages",
            "rows": 20, "read": 20, "shows": "message", "observed_from": "2019-01-01", "observed_until": DAY,
            "snapshot_on": DAY, **more}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Network:
    anna, bert, cora = "linkedin:anna", "linkedin:bert", "linkedin:cora"
    rows = [
        message(anna, "2024-05-02 09:00", "out", n_chars=120),
        message(anna, "2024-05-02 10:00", "in", n_chars=12),
        message(anna, "2024-05-12 09:00", "out", n_chars=12),
        message(anna, "2024-06-11 09:00", "in", n_chars=12),
        message(anna, "2024-06-21 10:00", "both", kind="meeting", platform="journal", time_precision="day"),
        message(anna, "2024-04-01 10:00", "in", kind="invitation"),
        message(anna, "2024-06-12 10:00", "in", kind="endorsement"),
        message(anna, "2024-06-13 10:00", "in", mark="sponsored"),
        message(bert, "2020-01-01 09:00", "out"),
        message(bert, "2020-01-02 09:00", "in"),
        message(bert, "2020-01-03 09:00", "in"),
        message(cora, "2024-02-01 09:00", "in"),
        message("linkedin:erik", "2024-02-01 09:00", "out"),
        message("linkedin:erik", "2024-02-02 09:00", "in"),
    ]
    rows += [
        message(f"linkedin:m{i}", f"2024-03-{i + 1:02} 09:00", "out", text=NEWS, n_chars=len(NEWS))
        for i in range(11)
    ]
    people = [
        contact(anna, "Anna Muster", connected_on="2020-03-04"),
        contact("xing:anna2", "Anna Beispiel"),
        contact(bert, "Bert Probe"),
        contact(cora, "Cora <b>Beispiel</b>"),
        contact("linkedin:dora", "Dora Vorlage", connected_on="2023-01-01"),
        contact("linkedin:erik", "Erik Entwurf"),
        contact("linkedin:pia", "Pia Pinn"),
        contact("xing:fred", "Fred Gedacht"),
        contact("linkedin:gesa", "Gesa Erdacht", relation="correspondent"),
        contact("abc:hans", "Hans Merk", relation="address_book"),
        *(contact(f"linkedin:m{i}", f"Masse {chr(97 + i)}") for i in range(11)),
    ]
    rows.append(message("linkedin:gesa", "2024-03-03 09:00", "in", kind="invitation"))
    outcomes = [
        {"title": "Werk Süd", "kind": "project", "status": "won", "first_touch": "2024-05-20", "chain": "linkedin:anna > linkedin:bert"},
        {"title": "Anderes", "kind": "lead", "status": "open", "first_touch": "2024-05-21", "chain": "linkedin:bert"},
    ]  # fmt: skip
    return network(
        people, rows, coverage=[file()], outcomes=outcomes,
        identifiers=[{"contact_id": "linkedin:anna", "kind": "email", "value": "anna@example.org"}],
        corrections=[{"person_id": "linkedin:pia", "pin": True}],
    )  # fmt: skip


def told(made: Network, person: str, lang: str = "en") -> dict[str, str]:
    return dict(explain_tie(made, person, as_of=DAY, lang=lang).sentences)


def test_every_figure_of_a_tended_tie_worked_by_hand(made: Network) -> None:
    said = told(made, "Anna Muster")
    assert said["Tending"] == (
        "Tended, because exchange came from both sides within the 365 days up to 30 Jun 2024: from Ida Beispiel last on "
        "21 Jun 2024, from Anna Muster last on 21 Jun 2024."
    )
    strength = tie_strength(made, as_of=DAY).loc["linkedin:anna", "strength"]
    assert said["Strength"].startswith(
        f"{strength:.1f} (no unit), rank 1 of 4 ties with an exchange, percentile 100.0"
    )
    assert (
        said["Exchange"] == "On 4 days in 4 weeks, from 2 May 2024 to 21 Jun 2024: 4 messages and 1 meeting."
    )
    # 2 May to 21 June are 50 days in 3 gaps; 9 days of silence are 0.54 of the mean gap of 16 2/3
    assert said["Silence"] == (
        "Last contact on 21 Jun 2024, 9 days before 30 Jun 2024; the usual gap is 17 days: 0.5 gaps of silence, an alarm above 8."
    )
    assert said["Both sides"] == (
        "From Ida Beispiel 3, from Anna Muster 3: reciprocity 100%. 1 of them, a conversation, counts for both."
    )
    assert "Active 50%" in said["Shades"]  # 2 May by Ida, and after a month of silence 11 June by Anna
    assert "Regular cannot be told" in said["Shades"]
    assert (
        "Deliberate 50% of the days" in said["Shades"]
    )  # 2 May with 120 letters, 21 June with a meeting, of 4 days
    assert said["Not counted"] == (
        "Left out: 1 invitation to connect and 1 sponsored message. Shown apart, as a click is no exchange: 1 endorsement."
    )
    assert said["Outcomes"] == "In the chain of 1 outcome: Werk Süd (won)."
    assert said["Accounts"] == "LinkedIn (connected on 4 Mar 2020)."
    assert said["Coverage"].startswith("LinkedIn: files show exchange from 1 Jan 2019 to 30 Jun 2024.")


@pytest.mark.parametrize(
    ("person", "state", "words"),
    [
        ("linkedin:anna", "tended", "Tended, because exchange came from both sides"),
        ("linkedin:pia", "tended", "Tended, because corrections.csv pins Pia Pinn"),
        (
            "linkedin:bert",
            "dormant",
            "from Ida Beispiel last on 1 Jan 2020, from Bert Probe last on 3 Jan 2020",
        ),
        ("linkedin:erik", "occasional", "on 2 days only; it takes 3"),
        ("linkedin:cora", "one_way", "only Cora <b>Beispiel</b> ever wrote; from Ida Beispiel"),
        ("linkedin:dora", "collected", "there never was an exchange, though a file would have shown one"),
        ("xing:fred", "unobserved", "no file would show an exchange on XING within the 365 days"),
        ("abc:hans", "unobserved", "known from an address book only"),
        ("linkedin:gesa", None, "neither connected with Ida Beispiel nor was ever in an exchange"),
    ],
)
def test_the_rule_told_is_the_one_that_gave_the_state(
    made: Network, person: str, state: str | None, words: str
) -> None:
    given = tending(made, as_of=DAY).loc[person, "tending"]
    assert (None if pd.isna(given) else given) == state
    assert words in told(made, person)["Tending"]


def test_no_exchange_is_told_as_missing_and_not_as_zero(made: Network) -> None:
    said = told(made, "xing:fred")
    assert said["Strength"] == "Missing, not zero: no exchange is on record."
    assert {"Exchange", "Silence", "Both sides", "Shades", "Not counted"}.isdisjoint(said)
    assert "so what was written there is unknown, not nothing" in said["Coverage"]


def test_what_went_to_many_is_told_as_left_out(made: Network) -> None:
    assert (
        told(made, "linkedin:m0")["Not counted"]
        == "Left out: 1 message whose text went to more than ten people."
    )


def test_german_tells_the_same(made: Network) -> None:
    english, german = told(made, "Anna Muster"), told(made, "Anna Muster", "de")
    assert len(english) == len(german)
    assert german["Beide Seiten"].startswith(
        "Von Ida Beispiel 3, von Anna Muster 3: Gegenseitigkeit 100\xa0%."
    )


def test_a_person_is_found_by_name_id_address_and_profile(made: Network) -> None:
    for given in ("Anna Muster", " anna muster ", "linkedin:anna", "anna@example.org", "ANNA@example.org"):
        assert explain_tie(made, given).person_id == "linkedin:anna"


def test_an_unknown_or_ambiguous_name_names_candidates() -> None:
    twins = network([contact("x:1", "Eva Muster"), contact("y:2", "Eva Muster"), contact("x:3", "Jan Probe")])
    with pytest.raises(
        UnknownPerson,
        match=r"may be 2 people: Eva Muster \(X\), .*; Eva Muster \(Y\), ",
    ):
        explain_tie(twins, "Eva Muster")
    with pytest.raises(
        UnknownPerson, match=r"is nobody in the network; near it are Jan Probe \(X\), no exchange seen; write"
    ):
        explain_tie(twins, "Jan Prob")
    pohls = network(
        [contact(f"x:{n}", f"{given} Pohl") for n, given in enumerate(["Anna", "Björn", "Kerstin"])]
    )
    with pytest.raises(UnknownPerson, match=r"near it are Kerstin Pohl \(X\), no exchange seen; write"):
        explain_tie(pohls, "Kerstn Pohl")
    with pytest.raises(UnknownPerson, match="»Otto Niemand« is nobody in the network; write"):
        explain_tie(twins, "Otto Niemand")


def test_who_came_later_is_named_as_such(made: Network) -> None:
    with pytest.raises(
        UnknownPerson, match="»Dora Vorlage« was not yet in the network on 2022-12-31; choose a later day"
    ):
        explain_tie(made, "Dora Vorlage", as_of="2022-12-31")


def test_as_of_an_earlier_day_nothing_later_is_told(made: Network) -> None:
    early = dict(explain_tie(made, "Anna Muster", as_of="2024-05-02").sentences)
    assert early["Exchange"] == "On one day, 2 May 2024: 2 messages."
    assert "Outcomes" not in early


def test_it_shows_itself_escaped_and_stays_as_it_is(made: Network) -> None:
    why = explain_tie(made, "linkedin:cora", as_of=DAY)
    assert str(why).startswith("Cora <b>Beispiel</b>: one-way, as of 30 Jun 2024\n\n  Tending")
    assert repr(why) == str(why)
    assert max(len(line) for line in str(why).splitlines()) <= 100
    assert "<b>Beispiel" not in why._repr_html_()
    assert "&lt;b&gt;Beispiel" in why._repr_html_()
    with pytest.raises(FrozenInstanceError):
        why.name = "x"  # type: ignore[misc]


def test_a_hostile_name_cannot_reach_the_terminal() -> None:
    made = network(
        [contact("x:1", "Eva\x1b[31m \u202eMuster" + "ü" * 500)], [message("x:1", "2024-01-01 10:00")]
    )
    shown = str(explain_tie(made, "x:1"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "ü" * 61 not in shown


def test_each_row_counts_or_is_left_out_with_its_reason(made: Network) -> None:
    counted, others = exchanges(made, as_of=DAY), left_out(made, as_of=DAY)
    assert len(counted) + len(others) == len(made.as_of(DAY).interactions)
    assert others["why"].value_counts().to_dict() == {
        "broadcast": 11,
        "invitation": 2,
        "endorsement": 1,
        "sponsored": 1,
    }


def test_a_broadcast_is_one_only_once_it_went_to_an_eleventh_person(made: Network) -> None:
    others = left_out(made, as_of=DAY).loc[lambda frame: frame["why"] == "broadcast"]
    assert set(others["since"]) == {pd.Timestamp("2024-03-11")}


def test_strength_over_time_is_what_tie_strength_said_on_each_day(made: Network) -> None:
    for person in ("linkedin:anna", "linkedin:bert", "linkedin:m0"):
        course = describe.tie(made, person, as_of=DAY).course
        assert len(course) > 3
        for day in course.index[[0, len(course) // 4, len(course) // 2, -1]]:
            then = tie_strength(made, as_of=day.date())["strength"].get(person)
            assert course[day] == pytest.approx(then, nan_ok=True), (person, day)


def test_strength_over_time_of_a_whole_sample() -> None:
    network = na.load_sample()
    measures = describe.measure(network)
    then = tie_strength(network, as_of="2022-06-30")["strength"]
    for person in measures.ties.index[:5]:
        course = describe.tie(network, person, measures=measures).course
        assert course.get(pd.Timestamp("2022-06-30"), float("nan")) == pytest.approx(
            then[person], nan_ok=True
        )


def test_windows_of_one_platform_are_joined() -> None:
    files = [file(), file(file="b.zip/messages.csv", observed_from="2015-01-01", observed_until="2018-12-31"),
             file(file="c.zip/messages.csv", observed_from="2010-01-01", observed_until="2011-01-01")]  # fmt: skip
    made = network([contact("linkedin:1")], [message("linkedin:1", "2024-01-01 10:00")], coverage=files)
    windows = describe.tie(made, "linkedin:1").windows
    assert windows["observed_from"].dt.year.tolist() == [2010, 2015]
    assert windows["observed_until"].dt.year.tolist() == [2011, 2024]


def test_rank_is_shared_by_equals_and_missing_without_exchange() -> None:
    made = network(
        [contact("x:1"), contact("x:2", "Udo Probe"), contact("x:3", "Ada Leer")],
        [message("x:1", "2024-01-01 10:00"), message("x:2", "2024-01-01 11:00")],
    )
    assert [describe.tie(made, person).rank for person in ("x:1", "x:2", "x:3")] == [1, 1, None]
