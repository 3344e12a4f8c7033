"""XING's data request: messages, confirmed contacts and notes, all by name alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netanalysis as na
from export_files import Files, by_id, covered, load_exports, records
from netanalysis.errors import OwnerUnknown
from netanalysis.ingest.build import decide
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.xing import SOURCE

MESSAGES = """Messe,2014-06-18 08:00:00 UTC,"Ida Beispiel,Eva Müster",,,
,,,Ida Beispiel,2014-06-18 08:00:00 UTC,"Guten Tag,
treffen wir uns?"
,,,Eva Müster,2014-06-19 06:32:37 UTC,Gern!
Katzen,2015-01-02 09:00:00 UTC,"Ida Beispiel,Eva Müster,Jan Probe, MBA",,,
,,,Jan Probe, MBA,2015-01-02 09:00:00 UTC,zu viele Zellen
,,,Eva Müster,2015-01-02 10:00:00 UTC,Miau
Alt,2016-01-01 00:00:00 UTC,Ida Beispiel,,,
,,,Lea Fort,2016-01-01 00:00:00 UTC,Ich bin dann weg
Leer,2016-05-01 00:00:00 UTC,"Ida Beispiel,Kai Still",,,
Einladung,2017-03-01 07:00:00 UTC,"Ida Beispiel,Uwe Gruppe",,,
,,,Uwe Gruppe,2017-03-01 07:00:00 UTC,"<p>Kommen Sie? <a href=""/events/1"">Ja</a></p>"
"""
CONTACTS = """Name,Kontakt bestätigt am
Eva Müster,2012-03-01 23:30:00 UTC
Jan Probe,
Kai Still,2013-05-06 10:00:00 UTC
"""
NOTES = """Name,Erstellt am,Text der Notiz
Eva Müster,2013-01-01 10:00:00 UTC,"Katzen,
zwei Stunden"
Ida Beispiel,2013-01-01 10:00:00 UTC,ich
"""
REQUEST: Files = {
    "index.html": "<html></html>",
    "data/messages-backend/files/0a1b.csv": MESSAGES,
    "data/network-inquiry/files/2c3d.csv": CONTACTS,
    "data/network-inquiry/files/4e5f.csv": NOTES,
}
CARD = """BEGIN:VCARD
VERSION:3.0
N:Müster;Eva;;;
FN:Eva Müster
ORG:Höhle OHG
EMAIL:eva@example.org
URL:https://www.xing.com/profile/Eva_Muester3
END:VCARD
"""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> na.Network:
    return load_exports(
        tmp_path_factory.mktemp("request"), {"datenauskunft.zip": REQUEST}, owner="Ida Beispiel"
    )


def exchange(network: na.Network) -> list[tuple[object, ...]]:
    return [
        (row["contact_id"], row["direction"], str(row["time"])[:16], row["n_people"])
        for row in records(network.interactions)
    ]


def test_messages_have_a_direction_and_find_the_contact_of_that_name(network: na.Network) -> None:
    assert exchange(network) == [
        ("xing:~eva-muester", "out", "2014-06-18 08:00", 1),
        ("xing:~eva-muester", "in", "2014-06-19 06:32", 1),
        ("xing:~eva-muester", "in", "2015-01-02 10:00", 2),
        ("xing:~lea-fort", "in", "2016-01-01 00:00", 1),
        ("xing:~uwe-gruppe", "in", "2017-03-01 07:00", 1),
    ]
    assert records(network.interactions)[0]["text"] == "Guten Tag,\ntreffen wir uns?"
    assert [row["automatic"] for row in records(network.interactions)] == [False] * 4 + [True]


def test_a_comma_with_a_blank_belongs_to_a_name_and_who_shares_a_conversation_is_tied(
    network: na.Network,
) -> None:
    assert [(row["a"], row["b"], row["n_people"]) for row in records(network.links)] == [
        ("xing:~eva-muester", "xing:~jan-probe-mba", 2)
    ]


def test_contacts_are_dated_by_the_owners_day_and_have_notes(network: na.Network) -> None:
    found = {
        key: (row["relation"], str(row["connected_on"])[:10] if row["connected_on"] else None, row["note"])
        for key, row in by_id(network).items()
    }
    assert found == {
        "xing:~eva-muester": ("connection", "2012-03-02", "Katzen,\nzwei Stunden"),
        "xing:~jan-probe": ("connection", None, None),
        "xing:~kai-still": ("connection", "2013-05-06", None),
        "xing:~jan-probe-mba": ("correspondent", None, None),
        "xing:~lea-fort": ("correspondent", None, None),
        "xing:~uwe-gruppe": ("correspondent", None, None),
    }


def test_every_row_is_accounted_for_and_check_says_what_was_taken_for_what(network: na.Network) -> None:
    told = covered(network, "0a1b.csv")
    assert (told["content"], told["rows"], told["read"], told["dropped"], told["reason"]) == (
        "messages", 11, 10, 1, "entries without the fields of the others")  # fmt: skip
    assert str(told["read_as"]).endswith("six cells: conversations and their messages")
    assert (str(told["observed_from"])[:10], str(told["observed_until"])[:10]) == ("2014-06-18", "2017-03-01")
    contacts, notes = covered(network, "2c3d.csv"), covered(network, "4e5f.csv")
    assert (contacts["rows"], contacts["read"], contacts["undated"]) == (3, 3, 1)
    assert (notes["rows"], notes["read"], notes["reason"]) == (
        2, 1, "notes on a name that nobody, or several people, among the contacts carry")  # fmt: skip


def test_silence_of_a_contact_is_observed(network: na.Network) -> None:
    states = na.tending(network)["tending"]
    assert states["xing:~kai-still"] == "collected"


def test_the_card_of_the_same_name_is_the_same_contact(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"datenauskunft.zip": REQUEST, "xing/eva.vcf": CARD}, owner="Ida Beispiel"
    )
    eva = by_id(network)["xing:eva_muester3"]
    assert (eva["company"], str(eva["connected_on"])[:10], eva["note"]) == (
        "Höhle OHG", "2012-03-02", "Katzen,\nzwei Stunden")  # fmt: skip
    assert "xing:~eva-muester" not in by_id(network)
    assert [row[0] for row in exchange(network)][:3] == ["xing:eva_muester3"] * 3


def test_namesakes_stay_apart_and_a_bare_mention_finds_none_of_them(tmp_path: Path) -> None:
    two = CONTACTS + "Eva Müster,2014-01-01 10:00:00 UTC\n"
    files: Files = {**REQUEST, "data/network-inquiry/files/2c3d.csv": two}
    network = load_exports(tmp_path, {"a.zip": files, "xing/eva.vcf": CARD}, owner="Ida Beispiel")
    named = sorted(key for key in by_id(network) if "eva" in key)
    assert named == ["xing:eva_muester3", "xing:~eva-muester", "xing:~eva-muester~0", "xing:~eva-muester~2"]
    assert {row[0] for row in exchange(network)[:3]} == {"xing:~eva-muester~0"}


def test_without_a_name_the_owner_is_in_every_conversation_and_no_contact(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"a.zip": REQUEST}, owner=None)
    assert network.owner.name == "Ida Beispiel"


def test_where_nothing_tells_the_owner_she_is_asked_for(tmp_path: Path) -> None:
    only = "\n".join(MESSAGES.split("\n")[:4]) + "\n"
    with pytest.raises(OwnerUnknown, match=r"under \[me\]"):
        load_exports(tmp_path, {"a.zip": {"data/messages-backend/files/0a.csv": only}}, owner=None)


def test_two_requests_count_once(network: na.Network, tmp_path: Path) -> None:
    again = load_exports(tmp_path, {"2025.zip": REQUEST, "2026.zip": REQUEST}, owner="Ida Beispiel")
    assert exchange(again) == exchange(network)
    assert set(by_id(again)) == set(by_id(network))


def test_bare_tables_are_known_by_their_shape(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"a.csv": MESSAGES, "b.csv": CONTACTS, "c.csv": NOTES}, owner="Ida Beispiel"
    )
    assert set(network.coverage["content"]) == {"messages", "contacts", "notes"}
    assert len(network.interactions) == 5


def test_an_unknown_table_of_the_request_is_named(tmp_path: Path) -> None:
    files: Files = {**REQUEST, "data/jobs/files/9.csv": "Titel,Am\nx,y\n"}
    network = load_exports(tmp_path, {"a.zip": files}, owner="Ida Beispiel")
    row = covered(network, "9.csv")
    assert (row["status"], row["reason"]) == (
        "unknown",
        "a table of XING's data request that no reader knows yet",
    )


LINES = MESSAGES.splitlines(keepends=True) + CONTACTS.splitlines(keepends=True)


@given(st.lists(st.sampled_from(LINES) | st.text(alphabet='a,"\n<Z-: 2014', max_size=20), max_size=12))
def test_rows_are_read_or_dropped_whatever_stands_there(lines: list[str]) -> None:
    data = "".join([*MESSAGES.splitlines(keepends=True)[:2], *lines]).encode()
    member = Member("a.zip", "data/messages-backend/files/0.csv", len(data), None, lambda: data)
    context = Context(Settings(), Owner(names=("Ida Beispiel",)))
    (extract,) = decide(SOURCE.read([member], context), context)
    (row,) = extract.coverage
    assert row.status != "read" or row.rows == (row.read or 0) + (row.dropped or 0)
    assert not row.dropped or row.reason
