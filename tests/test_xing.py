"""XING: cards in every packing, tables beside them, one contact for one person, and no dates, which is normal."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from export_files import BASIC, GOOD_FILE, Files, assert_same, by_id, covered, load_exports, records, write
from netanalysis.errors import NoUsableRows
from netanalysis.load import load

EVA = """BEGIN:VCARD
VERSION:3.0
N:Muster;Eva;;Dr.;
FN:Dr. Eva Müster
ORG:Höhle & Söhne OHG;Einkauf
TITLE:Leiterin Einkauf
EMAIL;TYPE=work:Eva@Example.org
TEL;TYPE=work:+49 30 23125-1
TEL;TYPE=cell:0170 1234567
ADR;TYPE=work:;;Ring 1;Köln;;50667;Deutschland
CATEGORIES:Kunde,Messe
NOTE:Kontaktgrund: Katzen\\, zwei Stunden
URL:https://www.xing.com/profile/Eva_Muester3/cv?sc_o=x
END:VCARD
"""


def card(name: str, *lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


JAN = card("Jan Probe", "ORG:Bau AG")


def ids(tmp_path: Path, files: Files) -> list[str]:
    return list(by_id(load(write(tmp_path, files), owner="Ida Beispiel")))


# --- packings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {"xing/eva.vcf": EVA, "xing/jan.vcf": JAN},
        {"alle.vcf": EVA + JAN},
        {"xing.zip": {"eva.vcf": EVA, "jan.vcf": JAN}},
        {"xing.zip": {"cards/eva.vcf": EVA, "more/jan.VCF": JAN}},
        {"outer.zip": {"xing.zip": {"alle.vcf": EVA + JAN}}},
        {"xing/eva.vcf": EVA, "XING Jan Probe.vcard": JAN},
        {"alle.vcf": (EVA + JAN).encode("iso-8859-1")},
        {"alle.vcf": b"\xef\xbb\xbf" + (EVA + JAN).replace("\n", "\r\n").encode()},
    ],
)
def test_every_packing_gives_the_same_contacts(tmp_path: Path, files: Files) -> None:
    network = load(write(tmp_path, files), owner="Ida Beispiel")
    assert list(by_id(network)) == ["xing:eva_muester3", "xing:~jan-probe"]
    eva = by_id(network)["xing:eva_muester3"]
    assert {name: eva[name] for name in ("name", "company", "position", "location", "country", "relation", "platform")} == {
        "name": "Dr. Eva Müster", "company": "Höhle & Söhne OHG", "position": "Leiterin Einkauf", "location": "Köln",
        "country": "Deutschland", "relation": "connection", "platform": "xing"}  # fmt: skip
    assert (eva["tags"], eva["note"]) == ("Kunde; Messe", "Kontaktgrund: Katzen, zwei Stunden")
    held = network.identifiers[network.identifiers["kind"] != "alias"]
    assert sorted(held["value"]) == [
        "+491701234567",
        "+4930231251",
        "eva@example.org",
        "xing.com/profile/eva_muester3",
    ]


def test_no_dates_and_no_messages_is_normal(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"xing 2024-12-31.zip": {"eva.vcf": EVA}})
    row = covered(network, "eva.vcf")
    assert (row["status"], row["undated"], row["shows"], row["warning"], row["observed_from"]) == (
        "read",
        1,
        None,
        None,
        None,
    )
    assert row["snapshot_on"] == pd.Timestamp("2024-12-31")
    assert (len(network.interactions), by_id(network)["xing:eva_muester3"]["connected_on"]) == (0, None)
    assert str(network.date) == "2024-12-31"


def test_thousands_of_card_files_are_one_line_of_coverage(tmp_path: Path) -> None:
    cards = {
        f"folder{number % 3}/{number}.vcf": card(f"Person Nummer {number}", f"EMAIL:p{number}@example.org")
        for number in range(2500)
    }
    begun = time.monotonic()
    network = load_exports(tmp_path, {"xing-visitenkarten-2026-02-27.zip": cards})
    assert time.monotonic() - begun < 60
    (row,) = records(network.coverage)
    assert row["file"] == "xing-visitenkarten-2026-02-27.zip/**/*.vcf (2500)"
    assert (row["rows"], row["read"], len(network.persons)) == (2500, 2500, 2500)


def test_cards_of_several_days_are_told_apart(tmp_path: Path) -> None:
    files = {
        "2023-01-31/eva.vcf": EVA,
        "2024-01-31/eva.vcf": EVA.replace("Höhle & Söhne OHG", "Bau AG"),
        "2024-01-31/jan.vcf": JAN,
    }
    network = load_exports(tmp_path, {"xing.zip": files, **files})
    assert by_id(network)["xing:eva_muester3"]["company"] == "Bau AG"
    said = network.snapshots[network.snapshots["contact_id"] == "xing:eva_muester3"].sort_values(
        "snapshot_on"
    )
    assert list(said["company"]) == ["Höhle & Söhne OHG", "Bau AG"]


def test_one_broken_file_among_good_ones_is_told_and_costs_nothing(tmp_path: Path) -> None:
    files: Files = {
        "eva.vcf": EVA,
        "bad.vcf": "no card at all",
        "empty.vcf": b"",
        "cut.vcf": JAN[:40],
        "bytes.vcf": bytes(range(256)),
    }
    network = load_exports(tmp_path, {"xing.zip": files})
    assert {"xing:eva_muester3", "xing:~jan-probe"} <= set(by_id(network))
    assert "lines could not be read" in str(covered(network, "*.vcf (5)")["warning"])


def test_a_file_without_cards_is_failed(tmp_path: Path) -> None:
    with pytest.raises(NoUsableRows, match=r"found were leer.vcf: no card \(BEGIN:VCARD\) in it"):
        load_exports(tmp_path, {"leer.vcf": "hello"})


def test_groups_firms_and_empty_cards_are_no_contacts(tmp_path: Path) -> None:
    text = EVA + card("Verteiler", "KIND:group") + card("", "ORG:Bau AG")
    network = load_exports(tmp_path, {"alle.vcf": text})
    row = covered(network, "alle.vcf")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (
        3,
        1,
        2,
        "neither name nor address, or no person",
    )


# --- one person, one contact ------------------------------------------------------------------------------

TABLE = "Vorname;Nachname;Firma;Position;E-Mail;XING-Profil;Tags;Notiz;Kontakt seit\n"


@pytest.mark.parametrize(
    "row",
    [
        "Eva;Müster;;;eva@example.org;;VIP;;31.01.2012",
        "Eva;Müster;;;;;VIP;;31.01.2012",
        "Eva;Müster;;;;https://www.xing.com/profile/Eva_Muester3;VIP;;31.01.2012",
    ],
)
def test_the_same_person_in_cards_and_a_table_is_one_contact(tmp_path: Path, row: str) -> None:
    card_ = EVA.replace("N:Muster;", "N:Müster;")
    network = load_exports(tmp_path, {"cards/eva.vcf": card_, "kontakte.csv": TABLE + row + "\n"})
    assert list(by_id(network)) == ["xing:eva_muester3"]
    eva = by_id(network)["xing:eva_muester3"]
    assert set(str(eva["tags"]).split("; ")) == {"Kunde", "Messe", "VIP"}
    assert eva["connected_on"] == pd.Timestamp("2012-01-31")
    assert eva["company"] == "Höhle & Söhne OHG"


def test_tags_notes_and_reasons_of_all_lists_are_kept(tmp_path: Path) -> None:
    table = "Name;Firma;Profil;Schlagwörter;Notizen;Kontaktgrund\nDr. Eva Müster;Bau AG;xing.com/profile/Eva_Muester3;Kunde, Alt;ruft gern an;Messe 2011\n"
    network = load_exports(tmp_path, {"eva.vcf": EVA, "kontakte 2025-01-01.csv": table})
    eva = by_id(network)["xing:eva_muester3"]
    assert (eva["tags"], eva["company"]) == ("Kunde; Messe; Alt", "Bau AG")
    assert eva["note"] == "Kontaktgrund: Katzen, zwei Stunden\nruft gern an\nMesse 2011"


def test_names_that_a_list_holds_twice_join_nobody(tmp_path: Path) -> None:
    twice = card("Thomas Müller", "ORG:A AG") + card("Thomas Müller", "ORG:B AG")
    network = load_exports(tmp_path, {"xing-alle.vcf": twice, "xing.csv": "Name;Firma\nThomas Müller;C AG\n"})
    assert list(by_id(network)) == [
        "xing:~thomas-mueller",
        "xing:~thomas-mueller~2",
        "xing:~thomas-mueller~3",
    ]
    assert len(network.persons) == 3


def test_two_who_share_an_address_stay_two_and_two_profiles_stay_two(tmp_path: Path) -> None:
    shared = card("Jan Probe", "EMAIL:haus@example.org") + card("Lea Probe", "EMAIL:haus@example.org")
    profiles = [card("Kim Test", f"URL:https://www.xing.com/profile/Kim_Test{n}") for n in ("", "2")]
    found = ids(tmp_path, {"xing/a.vcf": shared, "b.vcf": profiles[0], "c/b.vcf": profiles[1]})
    assert found == ["xing:kim_test", "xing:kim_test2", "xing:~jan-probe", "xing:~lea-probe"]


def test_the_same_cards_twice_change_nothing_whatever_they_hold(tmp_path: Path) -> None:
    cards = (
        EVA
        + JAN
        + card("Thomas Müller", "ORG:A AG")
        + card("Thomas Müller", "ORG:B AG")
        + card("Thomas Müller", "ORG:B AG")
    )
    cards += card("Thomas Müller", "EMAIL:a@example.org") + card("Thomas Müller", "EMAIL:b@example.org")
    once = load_exports(tmp_path / "1", {"xing.zip": {"alle.vcf": cards}})
    twice = load_exports(
        tmp_path / "2", {"xing.zip": {"alle.vcf": cards}, "xing (1).zip": {"alle.vcf": cards}}
    )
    assert len(by_id(once)) == 7
    assert_same(once, twice)


def test_the_order_of_cards_changes_no_id(tmp_path: Path) -> None:
    cards = [
        EVA,
        JAN,
        card("Thomas Müller", "ORG:A AG"),
        card("Thomas Müller", "ORG:B AG"),
        card("Jan Probe", "EMAIL:j@example.org"),
    ]
    found: list[Sequence[str]] = []
    for seed in range(4):
        random.Random(seed).shuffle(cards)  # noqa: S311
        network = load_exports(tmp_path / str(seed), {"alle.vcf": "".join(cards)})
        found.append(sorted(f"{row['contact_id']} {row['company']}" for row in by_id(network).values()))
    assert all(names == found[0] for names in found)


def test_what_a_later_export_adds_keeps_the_older_id_findable(tmp_path: Path) -> None:
    more = card(
        "Jan Probe", "ORG:Bau AG", "EMAIL:jan@example.org", "URL:https://www.xing.com/profile/Jan_Probe"
    )
    network = load_exports(tmp_path, {"xing 2023-01-01.vcf": JAN, "2024-01-01.vcf": more})
    assert list(by_id(network)) == ["xing:jan_probe"]
    aliases = network.identifiers.loc[network.identifiers["kind"] == "alias", "value"]
    assert set(aliases) == {"xing:jan@example.org", "xing:~jan-probe"}


def test_xing_and_linkedin_are_one_person_by_address_and_two_by_name(tmp_path: Path) -> None:
    linkedin = GOOD_FILE.replace("in/eva-muster,,", "in/eva-muster,eva@example.org,")
    network = load_exports(
        tmp_path,
        {BASIC: {"Connections.csv": linkedin}, "xing.vcf": card("Eva Muster", "EMAIL:eva@example.org")},
    )
    assert set(network.contacts["person_id"]) == {"linkedin:eva-muster"}
    apart = load_exports(
        tmp_path / "2", {BASIC: {"Connections.csv": linkedin}, "xing.vcf": card("Eva Muster")}
    )
    assert len(apart.persons) == 2


def test_a_linkedin_url_on_a_card_is_no_xing_id_but_joins(tmp_path: Path) -> None:
    url = "URL:https://www.linkedin.com/in/eva-muster"
    network = load_exports(
        tmp_path, {BASIC: {"Connections.csv": GOOD_FILE}, "xing.vcf": card("Eva Muster", url)}
    )
    assert list(by_id(network)) == ["linkedin:eva-muster", "xing:~eva-muster"]
    assert set(network.contacts["person_id"]) == {"linkedin:eva-muster"}
