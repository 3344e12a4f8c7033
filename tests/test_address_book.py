"""Address books of any program: cards and tables that no platform's name stands on, every address and number of them."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

from pathlib import Path

import pytest

from export_files import by_id, covered, load_exports
from netanalysis import Network, wording
from test_foreign import BOTH, CONNECTIONS
from test_xing import EVA, JAN, card

# --- cards: whose they are --------------------------------------------------------------------------------

XING = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8:Müller;Eva;;Dr.\r
FN;CHARSET=UTF-8:Dr. Eva Müller\r
CLASS:PRIVATE\r
EMAIL;TYPE=internet;type=WORK;type=pref:eva@example.org\r
TEL;TYPE=cell,work:+49 160 2222222\r
ORG;CHARSET=UTF-8:Bäckerei Weiß\r
URL;TYPE=work:http://www.example.org\r
PRODID:-//XING//www.xing.com//epublica//www.epublica.de//Version 1.3\r
UID:xing-1234567\r
END:VCARD\r
"""
PRODUCERS = {
    "iphone": "PRODID:-//Apple Inc.//iOS 17.1//EN",
    "icloud": "PRODID:-//Apple Inc.//iCloud Web Address Book 2117B3//EN",
    "mac": "PRODID:-//Apple Inc.//macOS 14.0//EN",
    "nextcloud": "PRODID:-//Sabre//Sabre VObject 4.5.4//EN",
    "thunderbird": "PRODID:-//MHSOFT//CardBook//EN",
    "outlook": "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
    "outlook without": "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
    "google": "PRODID:-//Google Inc//Google Contacts//EN",
    "android": "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Evi;1;;;;;;;;;;;;;",
    "samsung": "PRODID:-//dmfs.org//mimedir.vcard//EN",
    "fritz": "NOTE:aus der FRITZ!Box",
    "ez-vcard": "PRODID:ez-vcard 0.11.2",
    "davx5": "PRODID:+//IDN bitfire.at//DAVx5/4.3.5.1-gplay ez-vcard/0.12.0",
    "nobody": "REV:20240304T100000Z",
}


def platforms(network: Network) -> dict[str, tuple[str, str]]:
    """Platform and relation of each contact, by name."""
    return {str(row["name"]): (str(row["platform"]), str(row["relation"])) for row in by_id(network).values()}


BOOK = ("address_book", "address_book")
HERS = ("xing", "connection")


@pytest.mark.parametrize("name", ["iCloud.vcf", "Kontakte-2025-01-05.vcf", "00001.vcf", "alle.vcf"])
def test_every_other_program_writes_an_address_book(tmp_path: Path, name: str) -> None:
    cards = "".join(
        card(f"Eva {word.title()}", line, f"EMAIL:{word.replace(' ', '')}@example.org", "TEL:0160 2222222")
        for word, line in PRODUCERS.items()
    )
    network = load_exports(tmp_path, {name: cards})
    assert set(platforms(network).values()) == {BOOK}
    row = covered(network, name)
    assert (row["platform"], row["content"], row["rows"], row["read"]) == (
        "address_book", "contacts", len(PRODUCERS), len(PRODUCERS)
    )  # fmt: skip
    assert "+491602222222" in set(network.identifiers["value"])


@pytest.mark.parametrize("word", PRODUCERS)
def test_a_card_of_its_own_program_stays_that_programs_whatever_page_it_names(
    tmp_path: Path, word: str
) -> None:
    url = "URL:https://www.xing.com/profile/Eva_Muster"
    network = load_exports(tmp_path, {"eva.vcf": card("Eva Muster", PRODUCERS[word], url)})
    unsigned = word in ("android", "fritz", "nobody")
    assert platforms(network)["Eva Muster"] == (HERS if unsigned else BOOK)
    assert "xing.com/profile/eva_muster" in set(network.identifiers["value"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("eva.vcf", XING),
        ("eva.vcf", XING.replace("PRODID:", "X-NOTE:")),
        ("eva.vcf", XING.replace("UID:xing-1234567", "UID:1234567")),
        ("eva.vcf", card("Eva Müller", "UID:123456_abcdef@xing.com")),
        ("eva.vcf", card("Eva Müller", "URL:https://www.xing.com/profile/Eva_Mueller/cv")),
        ("xing/eva.vcf", card("Eva Müller")),
        ("Meine XING-Kontakte/eva.vcf", card("Eva Müller")),
        ("xing-visitenkarten.zip", card("Eva Müller")),
        ("kontakteXING.vcf", card("Eva Müller")),
        ("xing_eva.vcf", card("Eva Müller", PRODUCERS["iphone"])),
        ("eva.vcf", XING.encode("utf-16")),
    ],
)
def test_a_card_is_xings_where_something_says_so(tmp_path: Path, name: str, text: str | bytes) -> None:
    files = {name: {"eva.vcf": text}} if name.endswith(".zip") else {name: text}
    assert set(platforms(load_exports(tmp_path, files)).values()) == {HERS}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Boxing Club.vcf", card("Eva Müller")),
        ("crossing/eva.vcf", card("Eva Müller", "UID:boxing-1")),
        ("Xing Li.vcf", card("Xing Li", "EMAIL:xing@example.org")),
        ("eva.vcf", card("Eva Müller", "EMAIL:eva@xing.example.org", "NOTE:kenne ich von XING")),
    ],
)
def test_a_card_is_not_xings_for_a_word_that_holds_or_mentions_it(
    tmp_path: Path, name: str, text: str
) -> None:
    assert set(platforms(load_exports(tmp_path, {name: text})).values()) == {BOOK}


def test_a_book_in_which_a_few_bear_a_xing_page_stays_a_book(tmp_path: Path) -> None:
    book = "".join(card(f"Person {letter}", f"EMAIL:{letter}@example.org") for letter in "abc")
    network = load_exports(tmp_path, {"alle.vcf": EVA + book})
    assert set(platforms(network).values()) == {BOOK}
    assert "xing.com/profile/eva_muester3" in set(network.identifiers["value"])


def test_a_file_glued_together_is_told_apart_card_by_card(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"alle.vcf": XING + card("Jan Probe", PRODUCERS["iphone"]) + card("", "ORG:Bau AG")}
    )
    assert platforms(network) == {"Dr. Eva Müller": HERS, "Jan Probe": BOOK}
    own, other = covered(network, "alle.vcf"), covered(network, "alle.vcf (address book)")
    assert (own["platform"], own["rows"], own["read"]) == ("xing", 1, 1)
    assert (other["platform"], other["rows"], other["read"], other["dropped"]) == ("address_book", 2, 1, 1)


def test_firms_without_people_are_dropped_and_people_in_firms_are_kept(tmp_path: Path) -> None:
    text = (
        card("Apfel Computer AG", "N:Müller;Jörg;;;", "ORG:Apfel Computer AG;", "X-ABShowAs:COMPANY")
        + card("Futterhaus GmbH", "N:;;;;", "ORG:Futterhaus GmbH", "TEL:030 1234567")
        + JAN
    )
    network = load_exports(tmp_path, {"iCloud.vcf": text})
    assert {(row["name"], row["company"]) for row in by_id(network).values()} == {
        ("Jörg Müller", "Apfel Computer AG"), ("Jan Probe", "Bau AG")
    }  # fmt: skip
    row = covered(network, "iCloud.vcf")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (
        3,
        2,
        1,
        "neither name nor address, or no person",
    )


# --- tables: whose they are -------------------------------------------------------------------------------

PLAIN = "Vorname;Nachname;Firma;E-Mail\nEva;Müster;Bau AG;eva@example.org\n"


@pytest.mark.parametrize(
    ("name", "text", "whose"),
    [
        ("kontakte.csv", PLAIN, BOOK),
        ("Adressbuch 2026-11-30.csv", PLAIN, BOOK),
        ("boxing.csv", PLAIN, BOOK),
        (
            "kontakte.csv",
            PLAIN.replace("E-Mail", "Kontakt seit").replace("eva@example.org", "31.12.2012"),
            BOOK,
        ),
        ("kontakte.csv", "Vorname;Nachname;Firma\nEva;Müster;Bau AG\n", BOOK),
        (
            "kontakte.csv",
            PLAIN.replace("Firma;", "Firma;XING;LinkedIn;").replace("Bau AG;", "Bau AG;;;"),
            BOOK,
        ),
        ("xing-kontakte.csv", PLAIN, HERS),
        ("XING/kontakte.csv", PLAIN, HERS),
        ("MeineXINGKontakte.CSV", PLAIN, HERS),
        ("kontakte.csv", f"XING Kontakte\n\n{PLAIN}", HERS),
        ("kontakte.csv", PLAIN.replace("E-Mail", "XING-Profil").replace("eva@example.org", ""), HERS),
        (
            "kontakte.csv",
            PLAIN.replace("E-Mail", "Profil").replace(
                "eva@example.org", "https://www.xing.com/profile/Eva_Muester"
            ),
            HERS,
        ),
    ],
)
def test_a_table_is_xings_where_something_says_so(
    tmp_path: Path, name: str, text: str, whose: tuple[str, str]
) -> None:
    network = load_exports(tmp_path, {name: text})
    assert platforms(network) == {"Eva Müster": whose}


def test_a_table_of_an_address_book_sets_no_day(tmp_path: Path) -> None:
    text = PLAIN.replace("Firma;", "Firma;Kontakt seit;").replace("Bau AG;", "Bau AG;30.11.2026;")
    network = load_exports(tmp_path, {"Connections.csv": CONNECTIONS, "Stammtisch 2026-11-30.csv": text})
    assert str(network.date) == "2020-03-03"
    row = covered(network, "Stammtisch 2026-11-30.csv")
    assert (row["snapshot_on"], row["first_on"], row["undated"]) == (None, None, 1)
    assert set(by_id(network)) == {*BOTH, "address_book:eva@example.org"}


def test_an_address_book_is_called_so_in_both_languages() -> None:
    assert [wording.platform("address_book", lang=lang) for lang in ("en", "de")] == [
        "Address book",
        "Adressbuch",
    ]


# --- tables: every address and number ---------------------------------------------------------------------

EVERY = {"eva@example.org", "eva2@example.org", "+49301234567", "+49307654321", "+491602222222"}
# fmt: off
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,\n"
    "Eva,Muster,Eva Muster,Evi,eva@example.org,eva2@example.org,,030 1234567,030 7654321,,,0160 2222222,,,Berlin,,10115,Germany,,,Hamburg,,20095,Germany,CTO,IT,Nordlicht GmbH,http://example.org,,1980,01,05,,,,,hello,\n"
)
THUNDERBIRD_DE = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,Benutzerdef. 4,Notizen,\n"
    "Eva,Muster,Eva Muster,Evi,eva@example.org,eva2@example.org,,030 1234567,030 7654321,,,0160 2222222,,,Berlin,,10115,Germany,,,Hamburg,,20095,Germany,CTO,IT,Nordlicht GmbH,http://example.org,,1980,01,05,,,,,hello,\n"
)
#: Apple's contacts through Numbers and through exporters
APPLE = (
    "First Name,Last Name,Company,Job Title,Email: home,Email: work,Phone: iPhone,Phone: home,Phone: work,City\n"
    "Eva,Muster,Nordlicht GmbH,CTO,eva2@example.org,eva@example.org,0160 2222222,030 7654321,030 1234567,Hamburg\n"
)
APPLE_DE = (
    "Vorname;Nachname;Firma;Position;E-Mail (Privat);E-Mail (Arbeit);iPhone;Telefon (Privat);Telefon (Arbeit);Ort\n"
    "Eva;Muster;Nordlicht GmbH;CTO;eva2@example.org;eva@example.org;0160 2222222;030 7654321;030 1234567;Hamburg\n"
)
YAHOO = (
    "First,Middle,Last,Nickname,Email,Category,Distribution Lists,Messenger ID,Home,Work,Pager,Fax,Mobile,Other,Yahoo! Phone,Primary,Alternate Email 1,Alternate Email 2,Personal Website,Business Website,Title,Company,Work Address,Work City,Work State,Work ZIP,Work Country,Home Address,Home City\n"
    "Eva,,Muster,Evi,eva@example.org,,,,030 7654321,030 1234567,,,0160 2222222,,,,eva2@example.org,,,,CTO,Nordlicht GmbH,,Hamburg,,20095,Germany,,\n"
)
GMX = (
    "Anrede;Vorname;Nachname;Firma;Position;E-Mail-Adresse;E-Mail-Adresse (2);Telefon privat;Telefon geschäftlich;Handy;Straße;PLZ;Ort;Land\n"
    "Frau;Eva;Muster;Nordlicht GmbH;CTO;eva@example.org;eva2@example.org;030 7654321;030 1234567;0160 2222222;;20095;Hamburg;Germany\n"
)
WEBDE = (
    '"Name","Vorname","Firma","Funktion","E-Mail","Weitere E-Mail","Festnetz","Tel. Büro","Mobilnummer","Ort"\n'
    '"Muster","Eva","Nordlicht GmbH","CTO","eva@example.org","Eva Muster <eva2@example.org>","030 7654321","030 1234567","0160 2222222","Hamburg"\n'
)
WINDOWS_DE = (
    "Vorname;Nachname;Zweiter Vorname;Name;Rufname;E-Mail-Adresse;E-Mail-Adresse 2;Straße (privat);Ort (privat);Rufnummer (privat);Fax (privat);Mobiltelefon;Webseite (privat);Ort (geschäftlich);Rufnummer (geschäftlich);Firma;Position;Kommentare\n"
    "Eva;Muster;;Eva Muster;Evi;eva@example.org;eva2@example.org;;Berlin;030 7654321;;0160 2222222;;Hamburg;030 1234567;Nordlicht GmbH;CTO;hallo\n"
)
# fmt: on
TABLES = {
    "Personal Address Book.csv": THUNDERBIRD,
    "Persönliches Adressbuch.csv": THUNDERBIRD_DE,
    "Contacts.csv": APPLE,
    "Kontakte.csv": APPLE_DE,
    "yahoo_contacts.csv": YAHOO,
    "adressbuch.csv": GMX,
    "web.de.csv": WEBDE,
    "windows.csv": WINDOWS_DE,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_address_and_number_of_every_program(tmp_path: Path, name: str, delimiter: str) -> None:
    text = TABLES[name]
    written = ";" if text.count(";") > 5 else ","
    text = text.replace(written, delimiter)
    for number, codec in enumerate(("utf-8", "cp1252", "utf-16", "utf-8-sig")):
        network = load_exports(tmp_path / str(number), {name: text.encode(codec)})
        (eva,) = by_id(network).values()
        assert {key: eva[key] for key in ("name", "given_name", "family_name", "company", "position", "location", "relation", "platform")} == {
            "name": "Eva Muster", "given_name": "Eva", "family_name": "Muster", "company": "Nordlicht GmbH", "position": "CTO",
            "location": "Hamburg", "relation": "address_book", "platform": "address_book"}  # fmt: skip
        held = network.identifiers[network.identifiers["kind"] != "alias"]
        assert set(held["value"]) == EVERY
        assert covered(network, name)["warning"] is None


def test_a_column_that_holds_addresses_or_numbers_and_is_not_taken_is_told(tmp_path: Path) -> None:
    text = (
        "Vorname;Nachname;E-Mail;Fax;Kürzel;Spalte 7;PLZ;Seit;Kundennr;Assistentin Telefon\n"
        "Eva;Muster;eva@example.org;030 99;evi2@example.org;+49 30 1234567;10115;31.12.2020;1234567;030 7654321\n"
        "Jan;Probe;jan@example.org;030 1234599;;;20095;2020-12-31;7654321;\n"
    )
    network = load_exports(tmp_path, {"kontakte.csv": text})
    warning = "columns that hold addresses or numbers were left out: Fax, Kürzel, Spalte 7"
    assert covered(network, "kontakte.csv")["warning"] == warning
    assert (
        wording.reason("de", warning)
        == "Spalten mit Adressen oder Nummern blieben außen vor: Fax, Kürzel, Spalte 7"
    )


def test_two_columns_of_one_name_are_both_read(tmp_path: Path) -> None:
    text = "Vorname,Nachname,E-Mail,E-Mail,Telefon,Telefon\nEva,Muster,eva@example.org,eva2@example.org,030 1234567,030 7654321\n"
    network = load_exports(tmp_path, {"kontakte.csv": text})
    assert set(network.identifiers["value"]) >= {
        "eva@example.org", "eva2@example.org", "+49301234567", "+49307654321"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("eva@example.org; eva2@example.org", {"eva@example.org", "eva2@example.org"}),
        ("mailto:eva@example.org", {"eva@example.org"}),
        ("Eva Muster <EVA@example.org>", {"eva@example.org"}),
        ("/o=Firma/ou=x/cn=recipients/cn=eva@x", set()),
        ("Eva Muster (eva@example.org)", set()),
    ],
)
def test_how_an_address_may_stand_in_its_cell(tmp_path: Path, cell: str, addresses: set[str]) -> None:
    network = load_exports(tmp_path, {"kontakte.csv": f"Vorname,Nachname,E-Mail\nEva,Muster,{cell}\n"})
    held = network.identifiers[network.identifiers["kind"] == "email"]
    assert set(held["value"]) == addresses


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Eva Muster", "Eva Muster"), ("Dr. Eva Muster", "Dr. Eva Muster"), ("Muster, Eva", "Eva Muster"),
        ("Evi", "Eva Muster"), ("Nordlicht GmbH", "Eva Muster"), ("", "Eva Muster"),
    ],
)  # fmt: skip
def test_whose_row_it_is(tmp_path: Path, shown: str, name: str) -> None:
    text = f"Vorname;Nachname;Anzeigename;Organisation\nEva;Muster;{shown};Nordlicht GmbH\n"
    (eva,) = by_id(load_exports(tmp_path, {"kontakte.csv": text})).values()
    assert (eva["name"], eva["company"]) == (name, "Nordlicht GmbH")
