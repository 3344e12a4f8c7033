"""`Network`: validation, freezing, persons, and seeing it as of a day."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest

from builders import contact, message, network
from netanalysis import Network, schema
from netanalysis.errors import NoUsableRows, TableError
from netanalysis.settings import Settings


def test_all_problems_are_named_before_it_raises() -> None:
    contacts = pd.DataFrame(
        {"contact_id": ["x:1", "x:1"], "platform": "x", "account": "me", "name": "Eva", "relation": "enemy"}
    )
    rows = pd.DataFrame([message("x:1", "not a time", kind="gossip", direction="up")])
    with pytest.raises(TableError) as caught:
        Network.from_tables(owner="Ida", contacts=contacts, interactions=rows, nonsense=contacts)
    sentences = str(caught.value).splitlines()
    assert len(sentences) == 6
    assert sentences[0].startswith("'nonsense' is no table; there are contacts,")
    assert "contacts: column 'relation' holds 'enemy'; allowed are connection, " in str(caught.value)
    assert "contacts: contact_id must be unique, yet row 1 repeats an earlier one." in sentences
    assert (
        "interactions: column 'time' holds a value that is no time (YYYY-MM-DD HH:MM); first such row is 0."
        in sentences
    )
    assert any("'gossip'" in sentence for sentence in sentences)
    assert any("'up'" in sentence for sentence in sentences)


def test_missing_columns_are_named_with_those_found() -> None:
    with pytest.raises(
        TableError, match="column 'account' is missing; needed are contact_id, platform, account, name"
    ):
        Network.from_tables(
            owner="Ida", contacts=pd.DataFrame({"contact_id": ["x:1"], "platform": "x", "name": "Eva"})
        )


def test_a_row_about_a_stranger_is_refused() -> None:
    with pytest.raises(TableError, match="interactions: 1 rows name a contact_id that is not in contacts"):
        network([contact("x:1")], [message("x:2", "2024-01-01 10:00")])


def test_no_contacts_is_an_error() -> None:
    empty = pd.DataFrame(columns=["contact_id", "platform", "account", "name"])
    with pytest.raises(NoUsableRows, match="at least one contact"):
        Network.from_tables(owner="Ida", contacts=empty)


def test_every_table_has_every_column_with_its_dtype() -> None:
    made = network([contact("x:1")], [message("x:1", "2024-01-01 10:00")])
    for name, table in schema.TABLES.items():
        frame = getattr(made, name)
        assert tuple(frame.columns) == table.names
        for column in table.columns:
            assert str(frame[column.name].dtype) == str(pd.Series(dtype=schema.DTYPES[column.dtype]).dtype)


def test_nobody_changes_a_network_by_accident() -> None:
    made = network([contact("x:1")])
    frame = made.contacts
    frame["name"] = "Somebody Else"
    frame.loc[0, "company"] = "Elsewhere"
    assert made.contacts["name"].tolist() == ["Eva Muster"]
    assert made.contacts["company"].isna().all()
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.date = date(2020, 1, 1)  # type: ignore[misc]


def test_given_frames_are_not_changed() -> None:
    frame = pd.DataFrame([contact("x:1")])
    before = frame.copy(deep=True)
    Network.from_tables(owner="Ida", contacts=frame)
    pd.testing.assert_frame_equal(frame, before)


def test_a_member_without_name_and_id_is_no_person() -> None:
    made = network([contact("x:1"), contact("x:?2024.1", None, weak=True), contact("x:2", None)])
    assert made.persons["person_id"].tolist() == ["x:1", "x:2"]
    assert made.contacts.set_index("contact_id")["person_id"].isna().to_dict()["x:?2024.1"]
    assert made.persons["name"].tolist() == ["Eva Muster", "x:2"]


def test_a_shared_address_makes_one_person_with_the_newest_employer() -> None:
    made = network(
        [contact("a:1", company="Old AG"), contact("b:1", "E. Muster", company="New AG")],
        identifiers=[{"contact_id": c, "kind": "email", "value": "eva@example.org"} for c in ("a:1", "b:1")],
        snapshots=[{"contact_id": "a:1", "snapshot_on": "2020-01-01", "company": "Old AG", "present": True},
                   {"contact_id": "b:1", "snapshot_on": "2024-01-01", "company": "New AG", "present": True}],
    )  # fmt: skip
    person = made.persons.iloc[0]
    assert len(made.persons) == 1
    assert (person["person_id"], person["company"], person["platforms"], person["n_accounts"]) == (
        "a:1",
        "New AG",
        "a, b",
        2,
    )


def test_the_date_is_the_newest_snapshot_else_exchange_else_connection_never_the_clock() -> None:
    dated = contact("x:1", connected_on="2021-05-01")
    assert network([dated]).date == date(2021, 5, 1)
    assert network([dated], [message("x:1", "2023-02-03 10:00")]).date == date(2023, 2, 3)
    later = network([dated], [message("x:1", "2025-02-03 10:00")],
                    snapshots=[{"contact_id": "x:1", "snapshot_on": "2024-01-01", "present": True}])  # fmt: skip
    assert later.date == date(2024, 1, 1)
    assert (len(later.interactions), later.n_later) == (0, 1)
    assert "1 exchange lies after 1 Jan 2024" in str(later)
    assert "undated" in str(network([contact("x:1")]))


@pytest.fixture
def grown() -> Network:
    """Two contacts, two employers, outcomes and a journal over several years."""
    return network(
        [contact("x:1", connected_on="2015-03-01", company="New AG"), contact("x:2", "Udo Probe", connected_on="2022-03-01"),
         contact("x:3", "Ina Fremd", relation="correspondent")],
        [message("x:1", "2016-01-01 10:00"), message("x:1", "2023-01-01 10:00"), message("x:3", "2023-06-01 10:00")],
        snapshots=[{"contact_id": "x:1", "snapshot_on": "2018-01-01", "company": "Old AG", "position": "CFO", "present": True},
                   {"contact_id": "x:1", "snapshot_on": "2024-01-01", "company": "New AG", "position": "CEO", "present": True},
                   {"contact_id": "x:2", "snapshot_on": "2024-01-01", "company": "Other AG", "present": True}],
        outcomes=[{"title": "P", "kind": "project", "status": "won", "first_touch": "2018-05-01", "won_on": "2019-05-01", "value": 9.0},
                  {"title": "Q", "kind": "project", "status": "open", "first_touch": "2023-05-01"}],
        journal=[{"date": "2018-04-01", "person_id": "x:1"}, {"date": "2022-04-01", "person_id": "x:1"}],
    )  # fmt: skip


def test_as_of_lets_nothing_later_leak(grown: Network) -> None:
    past = grown.as_of("2018-12-31")
    assert past.date == date(2018, 12, 31)
    assert past.contacts["contact_id"].tolist() == ["x:1"]
    assert past.contacts["company"].tolist() == ["Old AG"]
    assert past.persons[["company", "position"]].to_numpy().tolist() == [["Old AG", "CFO"]]
    assert len(past.interactions) == 1
    assert past.outcomes[["title", "status"]].to_numpy().tolist() == [["P", "open"]]
    assert past.outcomes["won_on"].isna().all()
    assert past.outcomes["value"].isna().all()
    assert len(past.journal) == 1
    assert past.snapshots["company"].tolist() == ["Old AG"]


def test_as_of_goes_back_and_forth(grown: Network) -> None:
    again = grown.as_of("2018-12-31").as_of(grown.date)
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(grown, name))
    assert grown.as_of() is grown


def test_as_of_means_the_end_of_the_local_day() -> None:
    made = network([contact("x:1")], [message("x:1", "2024-06-30 21:59"), message("x:1", "2024-06-30 22:01")])
    assert len(made.as_of("2024-06-30").interactions) == 1  # 22:01 UTC is already the first of July in Berlin


def test_as_of_refuses_what_is_no_date(grown: Network) -> None:
    with pytest.raises(ValueError, match="write it as YYYY-MM-DD"):
        grown.as_of("soon")


def test_the_notebook_form_escapes_what_came_from_an_export() -> None:
    rows = [{"file": "<script>alert(1)</script>.csv", "status": "unknown", "reason": "<b>"}]
    html = network([contact("x:1")], coverage=rows)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_notebook_form_shows_what_needs_a_look_and_folds_the_rest() -> None:
    rows = [
        {"file": "good.csv", "status": "read", "rows": 3, "read": 3, "dropped": 0},
        {"file": "part.csv", "status": "read", "rows": 3, "read": 2, "dropped": 1, "reason": "no date"},
        {"file": "odd.bin", "status": "unknown"},
        {"file": "ads.csv", "status": "ignored"},
    ]
    html = network([contact("x:1")], coverage=rows, settings=Settings(language="de"))._repr_html_()
    open_part, _, folded = html.partition("<details>")
    assert html.startswith('<div lang="de"><p><strong>Netzwerk von Ida Beispiel')
    assert all((name in open_part) == (name != "good.csv") for name in ("good.csv", "part.csv", "odd.bin"))
    assert "good.csv" in folded
    assert "<summary>2 von 4 Dateien gelesen, 1 bekannt und nicht gebraucht</summary>" in folded
    assert html.count('scope="row"') == 2 + 4


def test_the_summary_counts_what_counts() -> None:
    made = network(
        [contact("x:1"), contact("x:?1", None, weak=True)],
        [message("x:1", "2024-01-01 10:00"), message("x:1", "2024-01-02 10:00", mark="spam")],
    )
    text = str(made)
    assert text.splitlines()[:3] == [
        "Network of Ida Beispiel, as of 2 Jan 2024",
        "1 person ever seen, 1 account (X 1), 1 exchange that counts",
        "1 member without a name: counted in the growth, but nobody can say who they are",
    ]


def test_a_mistyped_year_in_the_journal_does_not_move_the_day() -> None:
    talk = message("x:1", "2035-06-13 10:00", "both", platform="journal", account="journal", kind="meeting")
    made = network([contact("x:1")], [message("x:1", "2024-01-01 10:00"), talk])
    assert (made.date, made.n_later) == (date(2024, 1, 1), 1)
