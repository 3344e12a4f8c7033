"""The call list of a FRITZ!Box: who rang whom for how long, missed calls apart, numbers with the names of its telephone book."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import netanalysis as na
from export_files import by_id, covered, load_exports, records
from netanalysis import wording

NEWER = """sep=;
Typ;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer
1;20.07.26 10:45;Muster, Eva;017012345678;Mobilfunk;Telefon 1;03023125999;0:10
3;19.07.26 09:00;;017012345678;Mobilfunk;Telefon 1;03023125999;1:05
3;18.07.26 09:00;Muster, Eva;017012345678;Mobilfunk;Telefon 1;03023125999;0:00
2;17.07.26 08:59;Jan Pröbe;0221471098;Köln;;03023125999;0:00
1;16.07.26 08:59;Jan Pröbe;0221471098;Köln;Anrufbeantworter 1;03023125999;0:02
1;15.07.26 12:00;;;;Telefon 1;03023125999;0:03
1;14.07.26 12:00;Muster, Eva;;;Telefon 1;03023125999;0:04
3;13.07.26 12:00;;**611;;Telefon 1;03023125999;0:01
1;12.07.26 12:00;;0049302312555;Berlin;Telefon 1;03023125999;0:02
"""
OLDER = """sep=;
Typ;Datum;Name;Rufnummer;Nebenstelle;Eigene Rufnummer;Dauer
1;20.07.20 10:45;Erika Beispiel;;Telefon 1;0300000;0:10
4;20.07.20 10:46;;0221471098;Telefon 1;0300000;0:07
3;20.07.20 10:47;;0221471098;;0300000;0:00
"""
ENGLISH = """sep=;
Typ;Date;Number;Extension;Outgoing Caller ID;Duration
1;20.07.20 10:45;0221471098;Telefon 1;0300000;0:10
"""


@pytest.mark.parametrize(
    "data", [NEWER.encode(), NEWER.replace("\n", "\r\n").encode("cp1252"), b"\xef\xbb\xbf" + NEWER.encode()]
)
def test_calls_are_exchange_and_missed_ones_are_not(tmp_path: Path, data: bytes) -> None:
    network = load_exports(tmp_path, {"FRITZ!Box_Anrufliste.csv": data})
    people = by_id(network)
    assert covered(network, ".csv")["warning"] is None
    assert {key: (row["name"], row["weak"], row["relation"]) for key, row in people.items()} == {
        "phone:+4917012345678": ("Muster, Eva", False, "correspondent"), "phone:+49221471098": ("Jan Pröbe", False, "correspondent"),
        "phone:+49302312555": (None, False, "correspondent")}  # fmt: skip
    rows = network.interactions.sort_values("time")
    assert [(str(row["time"])[:16], row["contact_id"], row["direction"], row["minutes"], row["mark"]) for row in records(rows)] == [
        ("2026-07-12 10:00", "phone:+49302312555", "in", 2.0, None),
        ("2026-07-14 10:00", "phone:+4917012345678", "in", 4.0, None),  # no number, but a name that one number has
        ("2026-07-16 06:59", "phone:+49221471098", "in", 2.0, "missed"),  # the answering machine
        ("2026-07-17 06:59", "phone:+49221471098", "in", 0.0, "missed"),
        ("2026-07-18 07:00", "phone:+4917012345678", "out", 0.0, "missed"),  # nobody took it
        ("2026-07-19 07:00", "phone:+4917012345678", "out", 65.0, None),
        ("2026-07-20 08:45", "phone:+4917012345678", "in", 10.0, None)]  # fmt: skip
    assert (set(rows["kind"]), set(rows["platform"]), set(rows["time_precision"])) == (
        {"call"},
        {"phone"},
        {"minute"},
    )


def test_the_coverage_of_a_call_list(tmp_path: Path) -> None:
    row = covered(load_exports(tmp_path, {"FRITZ!Box_Anrufliste_2026-07-31.csv": NEWER}), ".csv")
    assert (row["rows"], row["read"], row["dropped"], row["marked"], row["undated"], row["nameless"]) == (
        9,
        7,
        2,
        3,
        0,
        2,
    )
    assert row["reason"] == "neither a name nor a complete telephone number"
    assert wording.reason("de", str(row["reason"])) == "weder Name noch vollständige Rufnummer"
    assert (row["shows"], row["account"], row["read_as"], row["warning"]) == (
        "call", "phone", "utf-8, semicolon, DD.MM.YY, HH:MM", None)  # fmt: skip
    assert [row[name] for name in ("first_on", "last_on", "observed_from", "observed_until")] == [
        pd.Timestamp(day) for day in ("2026-07-12", "2026-07-20", "2026-07-12", "2026-07-31")]  # fmt: skip


def test_the_list_makes_callers_observable(tmp_path: Path) -> None:
    states = na.tending(load_exports(tmp_path, {"Anrufliste.csv": NEWER}))["tending"]
    assert (states["phone:+4917012345678"], states["phone:+49302312555"]) == ("tended", "one_way")
    assert pd.isna(states["phone:+49221471098"])  # who only ever missed the owner is a stranger


def test_older_firmware_where_4_went_out_and_3_was_turned_away(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"Anrufliste.csv": OLDER})
    assert by_id(network)["phone:~erika-beispiel"]["weak"] is True
    found = [(row["contact_id"], row["direction"], row["mark"]) for row in records(network.interactions)]
    assert found == [
        ("phone:~erika-beispiel", "in", None), ("phone:+49221471098", "out", None), ("phone:+49221471098", "in", "missed")
    ]  # fmt: skip


def test_english_firmware(tmp_path: Path) -> None:
    assert list(by_id(load_exports(tmp_path, {"calls.csv": ENGLISH}))) == ["phone:+49221471098"]


def test_two_lists_that_overlap_count_once_and_the_newest_name_stands(tmp_path: Path) -> None:
    again = NEWER.replace("Muster, Eva", "Eva Muster-Neu").replace("20.07.26 10:45", "21.07.26 10:45")
    network = load_exports(tmp_path, {"a.csv": NEWER, "b.csv": NEWER, "c.csv": again})
    assert by_id(network)["phone:+4917012345678"]["name"] == "Eva Muster-Neu"
    assert len(network.interactions) == 7 + 1


def test_a_caller_is_who_has_the_number_elsewhere(tmp_path: Path) -> None:
    book = "Vorname;Nachname;Firma;Telefon\nEva;Muster;Bau AG;0170 12345678\n"
    network = load_exports(tmp_path, {"Anrufliste.csv": NEWER, "xing.csv": book})
    people = network.contacts.set_index("contact_id")["person_id"]
    assert people["phone:+4917012345678"] == people["xing:+4917012345678"]


def test_bad_rows_are_counted_with_their_reasons(tmp_path: Path) -> None:
    text = (
        NEWER
        + "7;20.07.26 10:45;X;017012345678;;;;0:10\n1;gestern;X;017012345678;;;;0:10\n1;20.07.26 10:45;X;0170;;;;0:1;1;1;1\n"
    )
    row = covered(load_exports(tmp_path, {"Anrufliste.csv": text}), ".csv")
    assert (row["rows"], row["dropped"], row["undated"]) == (12, 5, 1)
    assert (
        row["reason"]
        == "calls of an unknown type; cells do not fit the header; neither a name nor a complete telephone number; no readable date"
    )
