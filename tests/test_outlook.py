"""Outlook's contacts, German and English, from the desktop and the web, and who recommended whom."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

from pathlib import Path

import pytest

from export_files import GOOD_FILE, by_id, covered, load_exports, records
from netanalysis import wording

GERMAN = "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Ort privat,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Telefon Firma,Telefon (privat),Mobiltelefon,Beruf,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,Empfohlen von,Geburtstag,Geschlecht,Kategorien,Notizen,Ort,Vertraulichkeit,Webseite"
GERMAN_ROWS = """Frau,Jana,,Probe,,Bäder AG,,Chefin,Ring 1,,,Köln,NRW,50667,Deutschland,Bonn,030 9,030 1,030 23125-1,,030 23125-0,0228 123456,0170 1234567,,Jana@example.org,SMTP,Jana,/o=Firma/ou=x/cn=recipients/cn=jana@x,EX,Eva Muster,0.0.00,Keine Angabe,Kunde;Messe,mag Katzen,,Normal,
Herr,Uwe,,Beispiel,,,,,,,,,,,,,,,,,,,,,uwe@example.org,SMTP,,,,Niemand Bekannt,0.0.00,,,,,Normal,
"""
ENGLISH = '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business City","Business Country/Region","Assistant\'s Phone","Business Phone","Company Main Phone","Home Phone","Mobile Phone","Categories","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","E-mail 2 Type","Location","Notes","Referred By","Sensitivity","Web Page"'
ENGLISH_ROWS = '"Ms.","Jana","","Probe","","Bäder AG","","Chefin","Ring 1","Köln","Deutschland","030 9","030 23125-1","030 23125-0","0228 123456","0170 1234567","Kunde;Messe","Jana@example.org","SMTP","Jana","/o=Firma/ou=x/cn=recipients/cn=jana@x","EX","","mag Katzen","Eva Muster","Normal",""\n'
WEB = "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Job Title,Department,Company,Business City,Business Country/Region,Categories,Notes,Personal Web Page,Web Page\nJana,,Probe,,,,,,Jana@example.org,,,0228 123456,,030 23125-1,,0170 1234567,Chefin,,Bäder AG,Köln,Deutschland,Kunde;Messe,mag Katzen,,\n"
LINKEDIN = {"Connections.csv": GOOD_FILE}  # Eva Muster is a connection


@pytest.mark.parametrize(
    "data",
    [
        f"{GERMAN}\r\n{GERMAN_ROWS}".encode("cp1252"),
        b"\xef\xbb\xbf" + f"{GERMAN}\n{GERMAN_ROWS}".encode(),
        f"{GERMAN}\n{GERMAN_ROWS}".replace("Kunde;Messe", '"Kunde,Messe"')
        .replace(",", ";")
        .replace("Kunde;Messe", "Kunde,Messe")
        .encode("cp1252"),
        f"{ENGLISH}\r\n{ENGLISH_ROWS}".encode("cp1252"),
        f"{ENGLISH}\n{ENGLISH_ROWS}".encode(),
        b"\xef\xbb\xbf" + WEB.encode(),
    ],
)
def test_every_outlook_gives_the_same_contact(tmp_path: Path, data: bytes) -> None:
    network = load_exports(tmp_path, {"kontakte.csv": data})
    jana = by_id(network)["outlook:jana@example.org"]
    assert "spreadsheet" not in str(covered(network, "kontakte.csv")["warning"])
    assert {name: jana[name] for name in ("name", "given_name", "family_name", "company", "position", "location", "country", "tags", "note", "relation", "platform")} == {
        "name": "Jana Probe", "given_name": "Jana", "family_name": "Probe", "company": "Bäder AG", "position": "Chefin",
        "location": "Köln", "country": "Deutschland", "tags": "Kunde; Messe", "note": "mag Katzen",
        "relation": "address_book", "platform": "outlook"}  # fmt: skip
    held = network.identifiers[
        (network.identifiers["contact_id"] == jana["contact_id"]) & (network.identifiers["kind"] != "alias")
    ]
    assert sorted(held["value"]) == ["+491701234567", "+49228123456", "+4930231251", "jana@example.org"]


@pytest.mark.parametrize("text", [f"{GERMAN}\n{GERMAN_ROWS}", f"{ENGLISH}\n{ENGLISH_ROWS}"])
def test_a_recommendation_is_a_tie_to_whoever_bears_the_name(tmp_path: Path, text: str) -> None:
    network = load_exports(tmp_path, {"kontakte.csv": text, **LINKEDIN})
    (link,) = records(network.links)
    assert (link["a"], link["b"], link["kind"], link["time"], link["n_people"]) == (
        "linkedin:eva-muster", "outlook:jana@example.org", "introduction", None, 2)  # fmt: skip
    assert link["source"] == "kontakte.csv"


def test_who_recommends_and_is_nobody_or_not_unique_is_counted(tmp_path: Path) -> None:
    book = f"{GERMAN}\n{GERMAN_ROWS}"
    network = load_exports(tmp_path, {"kontakte.csv": book, **LINKEDIN})
    warning = str(covered(network, "kontakte.csv")["warning"])
    assert warning == "recommended by a name that nobody, or several people, in the network carry: 1"
    assert (
        wording.reason("de", warning)
        == "empfohlen von einem Namen, den im Netzwerk niemand oder mehrere tragen: 1"
    )
    twice = {
        "Connections.csv": GOOD_FILE
        + "Eva,Muster,https://www.linkedin.com/in/eva-2,,Werft AG,CTO,05 Mar 2023\n"
    }
    other = load_exports(tmp_path / "b", {"kontakte.csv": book, **twice})
    assert len(other.links) == 0
    assert str(covered(other, "kontakte.csv")["warning"]).endswith(": 2")


def test_nobody_recommends_herself(tmp_path: Path) -> None:
    book = f"{GERMAN}\n{GERMAN_ROWS}".replace("Eva Muster", "Jana Probe")
    assert len(load_exports(tmp_path, {"kontakte.csv": book}).links) == 0


def test_xings_cards_that_went_through_outlook_stay_xings(tmp_path: Path) -> None:
    row = GERMAN_ROWS.splitlines()[0] + "https://www.xing.com/profile/Jana_Probe\n"
    assert set(by_id(load_exports(tmp_path, {"k.csv": f"{GERMAN}\n{row}"}))) == {"xing:jana_probe"}
    assert set(by_id(load_exports(tmp_path / "b", {"xing.csv": f"{GERMAN}\n{GERMAN_ROWS}"}))) == {
        "xing:jana@example.org", "xing:uwe@example.org"}  # fmt: skip


def test_rows_without_name_and_address_are_counted(tmp_path: Path) -> None:
    book = (
        f"{GERMAN}\n{GERMAN_ROWS}"
        + "," * GERMAN.count(",")
        + "\n,,,,,Firma"
        + "," * (GERMAN.count(",") - 5)
        + "\n"
    )
    row = covered(load_exports(tmp_path, {"k.csv": book}), "k.csv")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (3, 2, 1, "neither name nor address")
