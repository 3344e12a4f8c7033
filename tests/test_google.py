"""Google: contacts of both generations as tables and cards, circles, Takeouts in German and English, web pages refused."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from export_files import GOOD_FILE, by_id, covered, load_exports, records
from netanalysis import wording
from netanalysis.errors import NoUsableRows

NEW = """First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value
Eva,,Müster,,,,Dr.,,,,Höhle & Söhne OHG,Leiterin Einkauf,,--12-31,mag Katzen,,* myContacts ::: Kunden,* Work,Eva@example.org ::: eva@example.com,,,Mobile,+49 170 1234567 ::: 030 23125-1,Work,"Ring 1
50667 Köln",Ring 1,Köln,,,50667,DE,,Profile,https://www.linkedin.com/in/eva-muester
,,,,,,,,,,,,,,,,* otherContacts,,info@example.org,,,,,,,,,,,,,,,
"""
OLD = """Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description
Eva Müster,Eva,,Müster,,,,,,,,,,,,,,,,,,,,,,,* My Contacts ::: Kunden,* Work,eva@example.org,Mobile,0170 1234567,,Höhle & Söhne OHG,,Leiterin Einkauf,,,,
Cher,Cher,,,,,,,,,,,,,,,,,,,,,,,,,* My Contacts,* Home,cher@example.org,,,,,,,,,,
"""
CARD = """BEGIN:VCARD\r
VERSION:3.0\r
FN:Eva Müster\r
N:Müster;Eva;;;\r
EMAIL;TYPE=INTERNET;TYPE=WORK:eva@example.org\r
TEL;TYPE=CELL:+49 170 1234567\r
item1.ORG:Höhle & Söhne OHG\r
item1.X-ABLabel:Other\r
item2.URL:https\\://www.linkedin.com/in/eva-muester\r
item2.X-ABLabel:PROFILE\r
BDAY:--0229\r
CATEGORIES:myContacts,starred,Kunden\r
END:VCARD\r
"""
CIRCLE = """First Name,Last Name,Nickname,Display Name,Profile URL
Eva,Müster,,Eva Müster,https://plus.google.com/100000000000000000001
,,,Jan Probe,https://plus.google.com/+JanProbe
"""
CIRCLE_JSON = json.dumps(
    {
        "name": "Kunden",
        "person": [
            {"displayName": "Eva Müster", "profileUrl": "https://plus.google.com/100000000000000000001"}
        ],
    },
    indent=2,
)
PAGE = "<!DOCTYPE html><html><title>Kontakte</title></html>"
ZIP = "takeout-20260225T081500Z-001.zip"


def test_the_new_header(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"contacts.csv": NEW})
    people = by_id(network)
    eva = people["google:eva@example.com"]
    assert {name: eva[name] for name in ("name", "given_name", "family_name", "company", "position", "location", "country", "tags", "note", "relation", "platform")} == {
        "name": "Dr. Eva Müster", "given_name": "Eva", "family_name": "Müster", "company": "Höhle & Söhne OHG",
        "position": "Leiterin Einkauf", "location": "Köln", "country": "DE", "tags": "Kunden", "note": "mag Katzen",
        "relation": "address_book", "platform": "google"}  # fmt: skip
    held = network.identifiers[
        (network.identifiers["contact_id"] == eva["contact_id"]) & (network.identifiers["kind"] != "alias")
    ]
    assert sorted(held["value"]) == [
        "+491701234567", "+4930231251", "eva@example.com", "eva@example.org", "linkedin.com/in/eva-muester"
    ]  # fmt: skip
    gathered = people["google:info@example.org"]
    assert (gathered["name"], gathered["relation"], gathered["tags"]) == (None, "correspondent", None)
    row = covered(network, "contacts.csv")
    assert (row["rows"], row["read"], row["undated"], row["shows"], row["warning"]) == (2, 2, 2, None, None)


@pytest.mark.parametrize(
    "data", [OLD.encode(), b"\xff\xfe" + OLD.encode("utf-16-le"), OLD.replace("\n", "\r\n").encode()]
)
def test_the_old_header_also_in_utf_16(tmp_path: Path, data: bytes) -> None:
    people = by_id(load_exports(tmp_path, {"google-2012-11-04.csv": data}))
    eva, cher = people["google:eva@example.org"], people["google:cher@example.org"]
    assert [eva[name] for name in ("name", "company", "position", "tags", "relation")] == [
        "Eva Müster", "Höhle & Söhne OHG", "Leiterin Einkauf", "Kunden", "address_book"]  # fmt: skip
    assert cher["name"] == "Cher"


@pytest.mark.parametrize("folder", ["Kontakte", "Google Kontakte", "Contacts", "Google Contacts"])
def test_a_takeout_in_either_language(tmp_path: Path, folder: str) -> None:
    files = {f"Takeout/{folder}/Alle Kontakte/Alle Kontakte.csv": NEW, f"Takeout/{folder}/Kunden/Kunden.csv": NEW,
             f"Takeout/{folder}/Kunden/Kunden.vcf": CARD}  # fmt: skip
    network = load_exports(tmp_path, {ZIP: files})
    assert set(by_id(network)) == {"google:eva@example.com", "google:info@example.org"}
    assert set(network.contacts["tags"].dropna()) == {"Kunden; starred"}
    assert set(network.coverage["platform"]) == {"google"}
    assert set(network.snapshots["snapshot_on"]) == {pd.Timestamp("2026-02-25")}


def test_other_contacts_are_correspondents_by_their_files_name(tmp_path: Path) -> None:
    row = ",".join([""] * 18 + ["jan@example.org", *[""] * 15])
    other = NEW.splitlines()[0] + "\n" + row + "\n"
    people = by_id(
        load_exports(tmp_path, {ZIP: {"Takeout/Kontakte/Weitere Kontakte/Weitere Kontakte.csv": other}})
    )
    assert people["google:jan@example.org"]["relation"] == "correspondent"


def test_cards_are_googles_by_their_groups_and_others_are_not(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path,
        {
            "contacts.vcf": CARD,
            "andere.vcf": CARD.replace("myContacts,starred,", "")
            .replace("Eva", "Ina")
            .replace("eva", "ina")
            .replace("1234567", "7654321"),
        },
    )
    assert {"google:eva@example.org", "address_book:ina@example.org"} == set(by_id(network))
    assert by_id(network)["google:eva@example.org"]["tags"] == "starred; Kunden"


@pytest.mark.parametrize("folder", ["Google+ Circles", "Google+ Kreise"])
def test_circles_are_whom_one_followed(tmp_path: Path, folder: str) -> None:
    files = {f"Takeout/{folder}/Freunde.csv": CIRCLE, f"Takeout/{folder}/Kunden.json": CIRCLE_JSON,
             f"Takeout/{folder}/Leer.json": '{"name": "Leer"}'}  # fmt: skip
    network = load_exports(tmp_path, {"takeout-20190320T100000Z-001.zip": files})
    people = by_id(network)
    assert {key: (row["name"], row["relation"], row["tags"]) for key, row in people.items()} == {
        "googleplus:100000000000000000001": ("Eva Müster", "follows", "Freunde; Kunden"),
        "googleplus:+janprobe": ("Jan Probe", "follows", "Freunde"),
    }
    assert covered(network, "Leer.json")["rows"] == 0
    assert covered(network, "Kunden.json")["read"] == 1


def test_a_card_that_links_to_google_plus_is_the_same_person(tmp_path: Path) -> None:
    linked = CARD.replace(
        "https\\://www.linkedin.com/in/eva-muester", "http\\://www.google.com/profiles/100000000000000000001"
    )
    network = load_exports(tmp_path, {"a.vcf": linked, "Freunde.csv": CIRCLE})
    assert set(network.contacts.loc[network.contacts["name"] == "Eva Müster", "person_id"]) == {
        "google:eva@example.org"
    }


def test_everything_else_of_a_takeout_is_a_line_a_product(tmp_path: Path) -> None:
    photos = {f"Takeout/Google Fotos/Album {n % 7}/{n}.jpg": b"x" for n in range(3000)}
    files = {**photos, "Takeout/Archiv_Übersicht.html": PAGE, "Takeout/Kontakte/Alle/Alle.csv": NEW, "Takeout/Kontakte/Alle/Eva.jpg": b"x",
             "Takeout/Drive/Learning.csv": "Name,Firma\nEva,Bau\n", "Takeout/Drive/x.vcf": CARD}  # fmt: skip
    network = load_exports(tmp_path, {ZIP: files})
    assert [(row["file"], row["status"]) for row in records(network.coverage)] == [
        (f"{ZIP}/Takeout/Kontakte/Alle/Alle.csv", "read"), (f"{ZIP}/Takeout/Archiv_Übersicht.html", "ignored"),
        (f"{ZIP}/Takeout/Drive/** (2)", "ignored"), (f"{ZIP}/Takeout/Google Fotos/** (3000)", "ignored"),
        (f"{ZIP}/Takeout/Kontakte/Alle/Eva.jpg", "ignored")]  # fmt: skip


def test_web_pages_are_refused_with_the_remedy(tmp_path: Path) -> None:
    files = {
        "Takeout/Google+ Kreise/Freunde.html": PAGE,
        "Takeout/Kontakte/Alle.html": PAGE,
        "Takeout/Kontakte/A.csv": NEW,
    }
    network = load_exports(tmp_path, {ZIP: files})
    rows = [covered(network, name) for name in ("Freunde.html", "Alle.html")]
    assert [(row["status"], row["platform"]) for row in rows] == [
        ("failed", "googleplus"),
        ("failed", "google"),
    ]
    assert "order the archive again with CSV, vCard or JSON" in str(rows[0]["reason"])
    assert "bitte das Archiv noch einmal im Format CSV" in wording.reason("de", str(rows[0]["reason"]))


def test_bad_rows_and_broken_files_are_told(tmp_path: Path) -> None:
    circle = CIRCLE + ",,,,\n"
    files = {
        "a.csv": NEW + ",,,,,,,,,,Firma ohne Namen\n",
        "Freunde.csv": circle,
        "Takeout/Google+ Kreise/k.json": '{"name":',
    }
    network = load_exports(tmp_path, files)
    assert (covered(network, "a.csv")["dropped"], covered(network, "a.csv")["reason"]) == (
        1,
        "neither name nor address",
    )
    assert covered(network, "k.json")["status"] == "failed"
    with pytest.raises(NoUsableRows):
        load_exports(tmp_path / "b", {"Takeout/Kontakte/Alle.html": PAGE})


def test_an_unpacked_takeout_beside_linkedins_export(tmp_path: Path) -> None:
    files = {"Takeout/Profil/Profile.csv": "First Name,Last Name,Headline\nIda,Beispiel,x\n", "Takeout/Contacts/contacts.csv": NEW,
             "Connections.csv": GOOD_FILE, "contacts.csv": NEW}  # fmt: skip
    network = load_exports(tmp_path, files)
    assert set(network.contacts["platform"]) == {"google", "linkedin"}
    assert covered(network, "Profile.csv")["status"] == "ignored"
