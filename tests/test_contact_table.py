"""Contact lists as tables: delimiters, German and English headers, other people's tools, dates, and whose they are."""

# rows of export files and sentences stand as they are, however long
# ruff: noqa: ISC004

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest

from export_files import Files, by_id, covered, load_exports, write
from netanalysis.errors import NoUsableRows
from netanalysis.load import load

GERMAN = "Anrede;Titel;Vorname;Nachname;Firma;Position;E-Mail (geschäftlich);E-Mail (privat);Telefon;Mobil;Ort;Land;Profil;Schlagwörter;Notiz;Kontaktgrund;Kontakt seit"
GERMAN_ROW = 'Frau;Dr.;Eva;Müster;Höhle GmbH;Leiterin;EVA@example.org;eva@example.com;030 23125 1;0170 1234567;Köln;Deutschland;https://www.xing.com/profile/Eva_Muester;Kunde, Messe;"mag Katzen";Messe;31.01.2012'
ENGLISH = "Academic title,First name,Last name,Company,Job title,Business e-mail,Private e-mail,Business phone,Mobile phone,City,Country,Profile URL,Tags,Notes,Reason for contact,Connected since"
ENGLISH_ROW = 'Dr.,Eva,Müster,Höhle GmbH,Leiterin,EVA@example.org,eva@example.com,030 23125 1,0170 1234567,Köln,Deutschland,www.xing.com/profile/Eva_Muester/cv,"Kunde, Messe",mag Katzen,Messe,2012-01-31'


@pytest.mark.parametrize(
    "data",
    [
        f"{GERMAN}\n{GERMAN_ROW}\n".encode(),
        f"{GERMAN}\r\n{GERMAN_ROW}\r\n".encode("cp1252"),
        b"\xef\xbb\xbf" + f"{GERMAN}\n{GERMAN_ROW}".encode(),
        f"{ENGLISH}\n{ENGLISH_ROW}\n".encode(),
        f"{ENGLISH}\n{ENGLISH_ROW}\n".replace(",", "\t").replace("\t Messe", ", Messe").encode(),
        b"\xff\xfe" + f"{GERMAN}\n{GERMAN_ROW}\n".replace(";", "\t").encode("utf-16-le"),
        f"XING Kontakte\n\n{GERMAN}\n{GERMAN_ROW}\n".encode(),
    ],
)
def test_german_and_english_tables_give_the_same_contact(tmp_path: Path, data: bytes) -> None:
    network = load_exports(tmp_path, {"kontakte.csv": data})
    (eva,) = by_id(network).values()
    assert eva["contact_id"] == "xing:eva_muester"
    assert {name: eva[name] for name in ("name", "given_name", "family_name", "company", "position", "location", "country")} == {
        "name": "Dr. Eva Müster", "given_name": "Eva", "family_name": "Müster", "company": "Höhle GmbH",
        "position": "Leiterin", "location": "Köln", "country": "Deutschland"}  # fmt: skip
    assert (eva["tags"], eva["note"], eva["connected_on"]) == (
        "Kunde; Messe",
        "mag Katzen\nMesse",
        pd.Timestamp("2012-01-31"),
    )
    held = network.identifiers[network.identifiers["kind"] != "alias"]
    assert sorted(held["value"]) == [
        "+491701234567", "+4930231251", "eva@example.com", "eva@example.org", "xing.com/profile/eva_muester"
    ]  # fmt: skip
    assert covered(network, "kontakte.csv")["undated"] == 0


def test_a_semicolon_is_normal_here_and_cp1252_is_told(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"a.csv": f"{GERMAN}\n{GERMAN_ROW}\n".encode("cp1252")})
    row = covered(network, "a.csv")
    assert row["read_as"] == "cp1252, semicolon, DD.MM.YYYY"
    assert (
        row["warning"]
        == "the file is not UTF-8, so a spreadsheet has saved it again; keep the original next time"
    )
    plain = covered(load_exports(tmp_path / "b", {"b.csv": f"{GERMAN}\n{GERMAN_ROW}\n"}), "b.csv")
    assert (plain["warning"], plain["platform"], plain["parser"]) == (None, "xing", "contact table")


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Vorname;Name;Firma\nEva;Muster;Bau AG\n", "Eva Muster", {"company": "Bau AG"}),
        ("Name;Unternehmen\nEva Muster;Bau AG\n", "Eva Muster", {"company": "Bau AG"}),
        ("Kontakt;E-Mail\nEva Muster;eva@example.org\n", "Eva Muster", {"contact_id": "address_book:eva@example.org"}),
        ("Nachname,Firma\nMuster,Bau AG\n", "Muster", {"company": "Bau AG"}),
        # Outlook's, after cards went through it
        ("Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,E-mail Address,Notes,Web Page\n"
         "Ms.,Eva,,Muster,,Bau AG,,Chefin,,eva@example.org,,\n", "Eva Muster", {"position": "Chefin", "company": "Bau AG"}),
        ("Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;E-Mail-Adresse\n"
         "Frau;Eva;;Muster;;Bau AG;;Chefin;eva@example.org\n", "Eva Muster", {"position": "Chefin"}),
        # other people's tools
        ("First Name,Last Name,Company,E-mail Address,E-mail 2 Address\nEva,Muster,Bau AG,,eva@example.org\n", "Eva Muster",
         {"contact_id": "address_book:eva@example.org"}),
        ("Full name,Job title,City,Country code,Skills,Languages,Profile URL\n"
         "Eva Muster,Chefin,Köln,DE,,,https://www.xing.com/profile/Eva_Muster\n", "Eva Muster", {"country": "DE"}),
        ("fullName,jobTitle,city,countryCode,skills,languages,profileUrl\n"
         "Eva Muster,Chefin,Köln,DE,,,https://www.xing.com/profile/Eva_Muster\n", "Eva Muster", {"position": "Chefin"}),
    ],
)  # fmt: skip
def test_tables_of_many_makers(tmp_path: Path, text: str, name: str, more: dict[str, str]) -> None:
    (row,) = by_id(load_exports(tmp_path, {"liste.csv": text})).values()
    assert row["name"] == name
    assert {key: row[key] for key in more} == more


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".txt", ".CSV"])
def test_every_ending_of_a_table_is_read(tmp_path: Path, ending: str) -> None:
    assert len(by_id(load_exports(tmp_path, {f"liste{ending}": "Vorname;Nachname\nEva;Muster\n"}))) == 1


@pytest.mark.parametrize(
    ("written", "day"),
    [("31.01.2012", "2012-01-31"), ("31.1.12", "2012-01-31"), ("2012-01-31", "2012-01-31"), ("31 Jan 2012", "2012-01-31"),
     ("2012-01-31 10:11:12", "2012-01-31"), ("31.01.2012, 10:11", "2012-01-31"), ("1/31/12, 9:05 AM", "2012-01-31")],
)  # fmt: skip
def test_dates_are_optional_and_read_in_either_language(tmp_path: Path, written: str, day: str) -> None:
    text = f'Vorname;Nachname;Kontakt seit\nEva;Muster;"{written}"\nJan;Probe;\n'
    network = load_exports(tmp_path, {"xing.csv": text})
    assert by_id(network)["xing:~eva-muster"]["connected_on"] == pd.Timestamp(day)
    row = covered(network, "xing.csv")
    assert (row["undated"], row["first_on"]) == (1, pd.Timestamp(day))


def test_rows_without_name_or_address_and_ragged_ones_are_counted(tmp_path: Path) -> None:
    text = 'Vorname;Nachname;Firma;E-Mail\nEva;Muster\n;;Bau AG;\nJan;"Probe;Holz AG;\nKim;Test;a;b;c\n;;;lea@example.org\n\n;;;\n'
    network = load_exports(tmp_path, {"liste.csv": text})
    assert set(by_id(network)) == {
        "address_book:~eva-muster",
        "address_book:~jan-probe",
        "address_book:lea@example.org",
    }
    row = covered(network, "liste.csv")
    assert (row["rows"], row["read"], row["dropped"]) == (5, 3, 2)
    assert row["reason"] == "neither name nor address; cells do not fit the header"


@pytest.mark.parametrize("name", ["NA", "Null", "None", "nan"])
def test_names_that_look_like_nothing_stay(tmp_path: Path, name: str) -> None:
    row = by_id(load_exports(tmp_path, {"liste.csv": f"Vorname,Nachname,Firma\nEva,{name},{name}\n"}))[
        f"address_book:~eva-{name.lower()}"
    ]
    assert (row["name"], row["company"]) == (f"Eva {name}", name)


def test_a_linkedin_url_gives_no_xing_id(tmp_path: Path) -> None:
    text = "Name,Profile,Company\nEva Muster,https://www.linkedin.com/in/eva-muster,Bau AG\n"
    network = load_exports(tmp_path, {"xing.csv": text})
    assert list(by_id(network)) == ["xing:~eva-muster"]
    assert "linkedin.com/in/eva-muster" in set(network.identifiers["value"])


def test_the_users_own_headers_and_country(tmp_path: Path) -> None:
    text = "Voornaam,Achternaam,Telefoon\nEva,Muster,020 7946 0000\n"
    with pytest.raises(
        NoUsableRows,
        match=r"liste\.csv: no source knows it; if it holds contacts or messages, name its columns",
    ):
        load_exports(tmp_path / "1", {"liste.csv": text})
    toml = (
        'country = "GB"\n[column_map]\nVoornaam = "Vorname"\nAchternaam = "Nachname"\nTelefoon = "Telefon"\n'
    )
    network = load_exports(tmp_path / "2", {"liste.csv": text}, toml=toml)
    assert "+442079460000" in set(network.identifiers["value"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("liste.csv", "Datum;Betrag\n31.12.2024;12,00\n"),
        ("README.txt", "Vorname und Nachname stehen in der Datei.\n"),
        ("bild.jpg", b"\xff\xd8\xff"),
        ("kontakte.json", '[{"name": "Eva"}]'),
        ("leer.csv", ""),
    ],
)
def test_what_nobody_knows_is_named(tmp_path: Path, name: str, text: str | bytes) -> None:
    network = load_exports(tmp_path, {"gut.csv": "Vorname;Nachname\nEva;Muster\n", name: text})
    row = covered(network, name)
    assert (row["status"], row["parser"]) == ("unknown", "registry")
    known = name.endswith((".csv", ".txt"))
    assert str(row["reason"]).startswith(
        "no source knows it" if known else "no source reads this kind of file"
    )


def test_a_thousand_small_tables_of_nobody_cost_next_to_nothing(tmp_path: Path) -> None:
    words = ("Datum", "Betrag", "Konto", "Zweck", "Artikel", "Menge", "Kunde", "Name", "Titel")
    files = {
        f"{number}.csv": ";".join(f"{word}{number}" for word in words) + "\n" + f"{number};" * 9 + "\n"
        for number in range(1000)
    }
    write(tmp_path, {**files, "xing.csv": "Vorname;Nachname\nEva;Muster\n"})
    begun = time.process_time()
    network = load(tmp_path, owner="Ida Beispiel")
    assert (
        time.process_time() - begun < 4
    )  # some 1.1 s, and 190 s when every source took every file apart again
    assert covered(network, "*.csv (1000)")["status"] == "unknown"
    assert set(by_id(network)) == {"xing:~eva-muster"}


def test_litter_and_hidden_files_are_ignored(tmp_path: Path) -> None:
    inside: Files = {
        "__MACOSX/._eva.vcf": b"\0\5",
        "._x.vcf": b"\0",
        ".DS_Store": b"\0",
        "Thumbs.db": b"\0",
        "gut.csv": "Vorname;Nachname\nEva;Muster\n",
    }
    network = load_exports(tmp_path, {"a.zip": inside})
    assert dict(network.coverage.groupby("status").size()) == {"ignored": 4, "read": 1}


def test_xing_tables_whose_headers_linkedin_would_take_too_stay_xings_where_they_say_so(
    tmp_path: Path,
) -> None:
    text = "Vorname,Nachname,Firma,Position,Verbunden am\nEva,Muster,Bau AG,Chefin,31.01.2012\n"
    assert set(by_id(load_exports(tmp_path / "1", {"xing/kontakte.csv": text}))) == {"xing:~eva-muster"}
    assert set(by_id(load_exports(tmp_path / "2", {"kontakte.csv": text}))) == {"linkedin:~eva-muster"}
    seit = text.replace("Verbunden am", "Kontakt seit")
    assert set(by_id(load_exports(tmp_path / "3", {"xing.csv": seit}))) == {"xing:~eva-muster"}
