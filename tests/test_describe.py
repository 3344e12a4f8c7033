"""The counts behind the pages, on a network small enough to count by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from netanalysis import describe
from netanalysis.network import Network
from netanalysis.settings import Settings

DAY = date(2024, 6, 30)


def contact(contact_id: str, name: str | None, **more: object) -> dict[str, object]:
    platform = contact_id.partition(":")[0]
    common = {"platform": platform, "account": "me", "relation": "connection"}
    return {"contact_id": contact_id, "name": name, **common, **more}


CONTACTS = [
    contact("linkedin:anna", "Anna Muster", connected_on="2022-11-05", company="Nordlicht GmbH"),
    contact("linkedin:bert", "Bert Probe", connected_on="2022-11-20", company="NORDLICHT AG"),
    contact("linkedin:cora", "Cora Beispiel", connected_on="2023-01-02", company="Südwerk KG"),
    contact("linkedin:dora", "Dora Vorlage", connected_on="2023-01-31", company="freelance"),
    contact("linkedin:emil", "Emil Entwurf", connected_on="2024-06-01", company=None),
    contact("linkedin:#1", None, connected_on="2023-03-01", weak=True),
    contact("xing:anna", "Anna Muster", company="Nordlicht GmbH"),
    contact("xing:fred", "Fred Gedacht", company="Südwerk"),
    contact("xing:gesa", "Gesa Erdacht", relation="correspondent"),
]


def message(contact_id: str, time: str, direction: str) -> dict[str, object]:
    return {"contact_id": contact_id, "time": time, "platform": "linkedin", "account": "me", "kind": "message",
            "direction": direction, "n_people": 1}  # fmt: skip


MESSAGES = [
    # Anna: both sides, on three days of the last year
    message("linkedin:anna", "2024-05-02 09:00", "out"),
    message("linkedin:anna", "2024-05-02 10:00", "in"),
    message("linkedin:anna", "2024-05-09 09:00", "out"),
    message("linkedin:anna", "2024-06-03 09:00", "in"),
    # Bert: both sides, on one day long ago
    message("linkedin:bert", "2022-12-01 09:00", "out"),
    message("linkedin:bert", "2022-12-01 10:00", "in"),
    # Cora: wrote twice, never answered
    message("linkedin:cora", "2023-02-01 09:00", "in"),
    message("linkedin:cora", "2023-02-03 09:00", "in"),
]
FILES = pd.DataFrame(
    [
        {"file": "a.zip/messages.csv", "status": "read", "platform": "linkedin", "content": "messages", "rows": 10,
         "read": 8, "dropped": 2, "reason": "no counterpart", "shows": "message", "account": "me",
         "first_on": "2022-12-01", "last_on": "2024-06-03", "observed_from": "2022-11-01",
         "observed_until": "2024-06-30", "snapshot_on": "2024-06-30"},
        {"file": "a.zip/Connections.csv", "status": "read", "platform": "linkedin", "content": "connections", "rows": 6,
         "read": 6, "nameless": 1, "account": "me", "snapshot_on": "2024-06-30"},
        {"file": "cards.vcf", "status": "read", "platform": "xing", "content": "contacts", "rows": 3, "read": 3,
         "undated": 3, "account": "me"},
        {"file": "a.zip/Skills.csv", "status": "ignored", "platform": "linkedin"},
        {"file": "odd.csv", "status": "unknown", "rows": 4, "reason": "no reader knows its columns"},
    ]
)  # fmt: skip


@pytest.fixture
def network() -> Network:
    identifiers = [
        {"contact_id": contact_id, "kind": "email", "value": "anna@example.org"}
        for contact_id in ("linkedin:anna", "xing:anna")
    ]
    return Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame(CONTACTS),
        interactions=pd.DataFrame(MESSAGES),
        identifiers=pd.DataFrame(identifiers),
        coverage=FILES,
    )


def test_growth_cumulates_named_and_nameless_accounts_month_by_month(network: Network) -> None:
    grown = describe.growth(network)
    assert grown.columns.tolist() == ["linkedin"]
    assert str(grown.index[0]) == "2022-11"
    assert str(grown.index[-1]) == "2024-06"
    assert grown.loc["2022-11", "linkedin"] == 2
    assert grown.loc["2022-12", "linkedin"] == 2
    assert grown.loc["2023-01", "linkedin"] == 4
    assert grown.loc["2023-03", "linkedin"] == 5, "the member without a name counts"
    assert grown["linkedin"].iloc[-1] == 6


def test_growth_as_of_a_day_ends_there(network: Network) -> None:
    grown = describe.growth(network, as_of="2023-01-15")
    assert str(grown.index[-1]) == "2023-01"
    assert grown["linkedin"].iloc[-1] == 3


def test_undated_accounts_stand_apart_and_correspondents_are_no_connections(network: Network) -> None:
    assert describe.undated_accounts(network).to_dict() == {"xing": 2}
    assert "xing:gesa" not in describe.connections(network)["contact_id"].tolist()


def test_growth_of_nothing_dated_is_empty() -> None:
    cards = pd.DataFrame([contact("xing:fred", "Fred Gedacht")])
    grown = describe.growth(Network.from_tables(owner="Ida Beispiel", contacts=cards))
    assert grown.shape == (0, 0)


def test_companies_merge_spellings_and_count_states(network: Network) -> None:
    firms = describe.companies(network)
    assert firms.index.tolist() == ["nordlicht", "suedwerk"]
    north = firms.loc["nordlicht"]
    assert (north["people"], north["tended"], north["occasional"], north["two_way"]) == (2, 1, 1, 2)
    assert north["spellings"] == 2
    south = firms.loc["suedwerk"]
    assert (south["people"], south["one_way"], south["unobserved"], south["two_way"]) == (2, 1, 1, 0)


def test_companies_leave_out_what_is_no_employer_and_employment_counts_it(network: Network) -> None:
    counted = describe.employment(network)
    assert (counted.employed, counted.no_employer, counted.unknown) == (4, 1, 1)
    assert counted.people == 6, "Gesa, a stranger, is nobody's colleague here"


def test_an_alias_of_the_user_joins_two_firms() -> None:
    contacts = pd.DataFrame([contact("linkedin:a", "Anna Muster", company="Nordlicht GmbH"),
                             contact("linkedin:b", "Bert Probe", company="Nordlicht Polarwerk GmbH")])  # fmt: skip
    settings = Settings(aliases={"Nordlicht Polarwerk": "Nordlicht"})
    firms = describe.companies(
        Network.from_tables(owner="Ida Beispiel", contacts=contacts, settings=settings)
    )
    assert firms["people"].tolist() == [2]
    assert firms["company"].tolist() == ["Nordlicht"]


def test_states_count_every_person_once(network: Network) -> None:
    counted = describe.states(network)
    assert counted["people"].to_dict() == {
        "tended": 1, "dormant": 0, "occasional": 1, "one_way": 1, "collected": 2, "unobserved": 1,
    }  # fmt: skip
    assert counted.loc["tended", "share"] == pytest.approx(1 / 5)
    assert counted["share"].sum() == pytest.approx(1)
    assert pd.isna(counted.loc["unobserved", "share"])


def test_nobody_can_be_judged_without_messages() -> None:
    contacts = pd.DataFrame(CONTACTS[:2])
    counted = describe.states(Network.from_tables(owner="Ida Beispiel", contacts=contacts))
    assert counted.loc["unobserved", "people"] == 2
    assert counted["share"].isna().all()


def test_ranking_names_the_strongest_ties_with_their_parts(network: Network) -> None:
    top = describe.ranking(network, n=2)
    assert top["name"].tolist() == ["Anna Muster", "Cora Beispiel"]
    assert top["active_days"].tolist() == [3, 2]
    assert top["tending"].tolist() == ["tended", "one_way"]


def test_ranking_leaves_out_who_was_never_in_touch(network: Network) -> None:
    assert len(describe.ranking(network, n=50)) == 3


def test_circles_share_the_exchange_days(network: Network) -> None:
    assert describe.circles(network).to_dict() == {5: 1.0, 15: 1.0, 50: 1.0, 150: 1.0}
    contacts = [contact(f"linkedin:{i}", f"Anna Nummer{i}") for i in range(10)]
    days = [(i, day) for i in range(10) for day in range(1, 3 if i < 5 else 2)]
    rows = [message(f"linkedin:{i}", f"2024-06-{day:02} 09:00", "in") for i, day in days]
    many = Network.from_tables(owner="Ida", contacts=pd.DataFrame(contacts), interactions=pd.DataFrame(rows))
    assert describe.circles(many)[5] == pytest.approx(10 / 15)


def test_activity_counts_people_days_and_exchanges_of_each_month(network: Network) -> None:
    active = describe.activity(network)
    assert active.loc["2024-05"].to_dict() == {"people": 1, "exchange_days": 2, "exchanges": 3}
    assert active.loc["2022-12"].to_dict() == {"people": 1, "exchange_days": 1, "exchanges": 2}
    assert active.loc["2023-07"].to_dict() == {"people": 0, "exchange_days": 0, "exchanges": 0}
    assert active["exchanges"].sum() == len(MESSAGES)


def test_headline_holds_what_was_counted_by_hand(network: Network) -> None:
    figures = describe.headline(network)
    assert figures.day == DAY
    assert (figures.people, figures.strangers) == (6, 1)
    assert dict(figures.accounts) == {"linkedin": 6, "xing": 2}
    assert (figures.nameless, figures.undated, figures.several_platforms) == (1, 2, 1)
    assert (figures.exchanges, figures.exchange_days, figures.in_touch) == (8, 6, 3)
    assert (figures.observable, figures.judged) == (5, 5)
    assert figures.observable_share == pytest.approx(5 / 6)
    assert figures.first_connection == date(2022, 11, 5)
    assert figures.newest_connection == date(2024, 6, 1)
    assert (figures.first_exchange, figures.newest_exchange) == (date(2022, 12, 1), date(2024, 6, 3))
    assert figures.newest_snapshot == DAY


def test_headline_looks_no_further_than_its_day(network: Network) -> None:
    figures = describe.headline(network, as_of="2022-12-31")
    assert figures.exchanges == 2
    assert figures.newest_connection == date(2022, 11, 20)
    assert figures.newest_snapshot is None


def test_measured_once_or_anew_gives_the_same(network: Network) -> None:
    measures = describe.measure(network)
    assert describe.headline(network, measures=measures) == describe.headline(network)
    pd.testing.assert_frame_equal(describe.companies(network, measures=measures), describe.companies(network))


def test_sources_put_files_with_exchange_first_and_ignored_ones_last(network: Network) -> None:
    files = describe.sources(network)
    names = ["a.zip/messages.csv", "a.zip/Connections.csv", "cards.vcf", "odd.csv", "a.zip/Skills.csv"]
    assert files["file"].tolist() == names
    assert files["exchange"].tolist() == [True, False, False, False, False]
    assert files["dropped"].tolist() == [2, 0, 0, 0, 0]


def test_gaps_name_what_the_files_do_not_tell(network: Network) -> None:
    found = describe.gaps(network)
    assert list(zip(found["gap"], found["where"], found["n"], strict=True)) == [
        ("unknown", "odd.csv", 4),
        ("no_exchange", "xing", 2),
        ("dropped", "a.zip/messages.csv", 2),
        ("undated", "xing", 2),
        ("nameless", "linkedin", 1),
    ]
    assert found["of"].tolist() == [pd.NA, pd.NA, 10, 2, 6]


def test_old_files_are_a_gap() -> None:
    files = FILES.head(2).assign(observed_until="2023-06-30", snapshot_on=["2023-06-30", "2024-06-30"])
    old = Network.from_tables(owner="Ida", contacts=pd.DataFrame(CONTACTS[:5]), interactions=pd.DataFrame(MESSAGES),
                              coverage=files)  # fmt: skip
    found = describe.gaps(old).set_index("gap")
    assert found.loc["old_exchange", "n"] == 366
    assert "old_contacts" not in found.index


def test_no_input_is_changed(network: Network) -> None:
    before = network.coverage, network.persons
    describe.sources(network)
    describe.companies(network)
    pd.testing.assert_frame_equal(network.coverage, before[0])
    pd.testing.assert_frame_equal(network.persons, before[1])
