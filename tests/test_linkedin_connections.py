"""LinkedIn's Connections.csv of every era, and what spreadsheets make of it."""

# rows of export files and sentences stand as they are, however long
# ruff: noqa: ISC004

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from export_files import (
    BASIC,
    COMPLETE,
    CONNECTIONS,
    CONNECTIONS_2021,
    GOOD,
    GOOD_FILE,
    OLD,
    PREAMBLE,
    assert_same,
    by_id,
    covered,
    load_exports,
)
from netanalysis.errors import NetanalysisError, NoUsableRows

OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","E-mail Address","E-mail 2 Address","Business Street",'
    '"Company","Department","Job Title","Web Page"\r\n'
    '"","Eva","","Muster","","eva@example.org","","","Nordlicht Pumpen GmbH","","CFO",""\r\n'
)
HEADER_2017 = (
    "First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers\n"
)
EVA = {"name": "Eva Muster", "company": "Nordlicht Pumpen GmbH", "position": "CFO", "relation": "connection"}


def said(row: dict[str, object]) -> dict[str, object]:
    return {name: row[name] for name in EVA}


# --- every era --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "contact_id", "day"),
    [
        ("Connections.csv", GOOD_FILE, "linkedin:eva-muster", "2023-03-04"),
        ("Connections.csv", CONNECTIONS + GOOD.rstrip("\n"), "linkedin:eva-muster", "2023-03-04"),
        ("Connections.csv", PREAMBLE + CONNECTIONS_2021 + "Eva,Muster,,Nordlicht Pumpen GmbH,CFO,04 Mar 2023",
         "linkedin:~eva-muster", "2023-03-04"),
        ("Connections.csv", CONNECTIONS_2021 + "Eva,Muster,,Nordlicht Pumpen GmbH,CFO,04 Mar 2023",
         "linkedin:~eva-muster", "2023-03-04"),
        ("Connections.csv", HEADER_2017 + 'Eva,Muster,,,Nordlicht Pumpen GmbH,CFO,"3/4/23, 12:34 PM",,',
         "linkedin:~eva-muster", "2023-03-04"),
        ("linkedin_connections_export_microsoft_outlook.csv", OUTLOOK, "linkedin:~eva-muster", None),
        ("linkedin_connections_export_outlook_express.csv", OUTLOOK, "linkedin:~eva-muster", None),
        ("linkedin_connections_export_yahoo.csv", OUTLOOK, "linkedin:~eva-muster", None),
    ],
)  # fmt: skip
def test_every_era_gives_the_same_contact(
    tmp_path: Path, name: str, text: str, contact_id: str, day: str | None
) -> None:
    network = load_exports(tmp_path, {name: text})
    (row,) = by_id(network).values()
    assert row["contact_id"] == contact_id
    assert said(row) == EVA
    assert row["connected_on"] == (pd.Timestamp(day) if day else None)
    assert row["weak"] is (contact_id == "linkedin:~eva-muster")
    assert covered(network, name)["undated"] == (0 if day else 1)
    assert covered(network, name)["warning"] is None


def test_the_outlook_export_keeps_the_address(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"linkedin_connections_export_microsoft_outlook.csv": OUTLOOK})
    assert list(network.identifiers["value"]) == ["eva@example.org"]


@pytest.mark.parametrize(
    "preamble",
    [
        "Notes:\n\n",
        "Notes:\n",
        PREAMBLE.replace("Notes:", '"Notes:"'),
        'Hinweise:\n"Beim Export Ihrer Kontakte fehlen einige E-Mail-Adressen, siehe unten."\n\n',
        "\n",
        PREAMBLE.replace("\n", "\r\n"),
        'Notes:\n"an opened quote\n\n',
    ],
)
def test_the_preamble_may_read_otherwise(tmp_path: Path, preamble: str) -> None:
    assert list(by_id(load_exports(tmp_path, {"Connections.csv": preamble + CONNECTIONS + GOOD}))) == [
        "linkedin:eva-muster"
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4-Mar-23", "2023-03-04"),
        ("04-Mar-23", "2023-03-04"),
        ("04. Mrz 23", "2023-03-04"),
        ('"3/4/23, 12:34 PM"', "2023-03-04"),
        ("2023-03-04", "2023-03-04"),
        ("04.03.2023", "2023-03-04"),
    ],
)
def test_dates_that_a_spreadsheet_wrote_again_are_read(tmp_path: Path, written: str, day: str) -> None:
    network = load_exports(tmp_path, {"Connections.csv": CONNECTIONS + GOOD.replace("04 Mar 2023", written)})
    assert by_id(network)["linkedin:eva-muster"]["connected_on"] == pd.Timestamp(day)


def test_one_format_a_file_and_the_rest_is_counted(tmp_path: Path) -> None:
    more = "Jan,Probe,https://www.linkedin.com/in/jan-probe,,,,4-Mar-23\nKim,Test,https://www.linkedin.com/in/kim,,,,soon\n"
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE + GOOD.replace("eva", "evi") + more})
    assert covered(network, "Connections.csv")["undated"] == 2
    assert by_id(network)["linkedin:jan-probe"]["connected_on"] is None
    assert covered(network, "Connections.csv")["read_as"] == "utf-8, comma, DD Mon YYYY"


def test_not_one_readable_date_is_a_loud_line(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE.replace("04 Mar 2023", "vor langer Zeit")})
    assert covered(network, "Connections.csv")["warning"] == (
        "not one date could be read; expected are dates like DD Mon YYYY"
    )


# --- what spreadsheets and people do to it ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (b"\xef\xbb\xbf" + GOOD_FILE.encode(), "a spreadsheet has saved the file again; keep the original next time"),
        (GOOD_FILE.replace("CFO", "Köchin").encode("cp1252"), "the file is not UTF-8, so a spreadsheet has saved it again; "
                                                               "keep the original next time"),
        (GOOD_FILE.replace(",", ";").encode(), "the delimiter is not a comma, so a spreadsheet has saved the file again"),
        (GOOD_FILE.replace("\n", "\r\n").encode(), None),
        (b"\xff\xfe" + GOOD_FILE.replace(",", "\t").encode("utf-16-le"), None),
    ],
)  # fmt: skip
def test_a_file_saved_again_is_read_and_told(tmp_path: Path, data: bytes, warning: str | None) -> None:
    network = load_exports(tmp_path, {"Connections.csv": data})
    assert by_id(network)["linkedin:eva-muster"]["company"] == "Nordlicht Pumpen GmbH"
    assert covered(network, "Connections.csv")["warning"] == warning


def test_german_headers_are_understood_with_a_warning(tmp_path: Path) -> None:
    text = "Vorname,Nachname,Profil-URL,E-Mail-Adresse,Unternehmen,Berufsbezeichnung,Verbunden am\n" + GOOD
    network = load_exports(tmp_path, {"Kontakte.csv": text})
    assert said(by_id(network)["linkedin:eva-muster"]) == EVA
    assert (
        covered(network, "Kontakte.csv")["warning"]
        == "headers in another language were understood; check the figures"
    )


@pytest.mark.parametrize(
    "header",
    [
        "Prénom,Nom,URL,Email,Entreprise,Poste,Date de connexion",
        "Nombre,Apellidos,URL,Email,Empresa,Cargo,Conectado el",
        "Nome,Cognome,URL,Email,Azienda,Posizione,Data di collegamento",
    ],
)
def test_other_languages_are_known_by_their_header(tmp_path: Path, header: str) -> None:
    network = load_exports(tmp_path, {"anything.csv": header + "\n" + GOOD})
    assert said(by_id(network)["linkedin:eva-muster"]) == EVA


def test_english_headers_under_a_localized_name(tmp_path: Path) -> None:
    for name in (
        "Kontakte.csv",
        "Relations.csv",
        "Connections - Kopie.csv",
        "Connections (1).csv",
        "CONNECTIONS_1.CSV",
    ):
        network = load_exports(tmp_path / name, {name: GOOD_FILE})
        assert covered(network, name)["content"] == "connections"


def test_column_map_names_what_is_not_known(tmp_path: Path) -> None:
    text = CONNECTIONS.replace("First Name", "Voornaam").replace("Last Name", "Achternaam") + GOOD
    with pytest.raises(
        NoUsableRows,
        match=r"is a header with First Name, Last Name; if your headers are named otherwise, say so under \[column_map\]",
    ):
        load_exports(tmp_path / "without", {"Connections.csv": text})
    toml = '[column_map]\nVoornaam = "First Name"\nAchternaam = "Last Name"\n'
    network = load_exports(tmp_path / "with", {"Connections.csv": text}, toml=toml)
    assert said(by_id(network)["linkedin:eva-muster"]) == EVA


def test_columns_shuffled_missing_or_doubled(tmp_path: Path) -> None:
    texts = {
        "shuffled": "Connected On,Company,URL,Last Name,Position,First Name\n"
        "04 Mar 2023,Nordlicht Pumpen GmbH,https://www.linkedin.com/in/eva-muster,Muster,CFO,Eva\n",
        "doubled": "First Name,Last Name,URL,Company,Company,Position,Connected On\n"
        "Eva,Muster,https://www.linkedin.com/in/eva-muster,Nordlicht Pumpen GmbH,Other,CFO,04 Mar 2023\n",
    }
    for name, text in texts.items():
        assert (
            said(by_id(load_exports(tmp_path / name, {"Connections.csv": text}))["linkedin:eva-muster"])
            == EVA
        )
    few = "First Name,Last Name,URL\nEva,Muster,https://www.linkedin.com/in/eva-muster\n"
    row = by_id(load_exports(tmp_path / "few", {"Connections.csv": few}))["linkedin:eva-muster"]
    assert (row["name"], row["company"], row["connected_on"]) == ("Eva Muster", None, None)


def test_ragged_rows_and_lone_quotes_cost_no_good_row(tmp_path: Path) -> None:
    text = (
        GOOD_FILE
        + 'Jan,"Probe,https://www.linkedin.com/in/jan,,Bau,Boss,05 Mar 2023\n'
        + 'Kim,"Test, Ph.D.",https://www.linkedin.com/in/kim,,"Fabrikam, Inc.",Boss,05 Mar 2023\n'
        + "Lea,Kurz\n"
        + "Max,Lang,https://www.linkedin.com/in/max,,Fabrikam, Inc.,Boss,05 Mar 2023\n"
        + "\n  \n,,,,,,\n"
    )
    network = load_exports(tmp_path, {"Connections.csv": text})
    names = {row["name"] for row in by_id(network).values()}
    assert names == {"Eva Muster", "Jan Probe", "Kim Test, Ph.D.", "Lea Kurz"}
    row = covered(network, "Connections.csv")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (
        5,
        4,
        1,
        "cells do not fit the header",
    )


@pytest.mark.parametrize("name", ["NA", "Null", "None", "nan"])
def test_surnames_that_look_like_nothing_stay(tmp_path: Path, name: str) -> None:
    text = CONNECTIONS + f"Eva,{name},https://www.linkedin.com/in/eva,,{name},None,04 Mar 2023\n"
    row = by_id(load_exports(tmp_path, {"Connections.csv": text}))["linkedin:eva"]
    assert (row["name"], row["family_name"], row["company"], row["position"]) == (
        f"Eva {name}",
        name,
        name,
        "None",
    )


def test_an_empty_file_a_header_only_and_a_wrong_file_say_so(tmp_path: Path) -> None:
    for text, reason in (
        (" \n", "the file is empty"),
        (CONNECTIONS, "no rows"),
        ("a,b\n1,2\n", "no row among the first 20"),
    ):
        with pytest.raises(
            NoUsableRows, match=f"No contact could be read; found were Connections.csv: {reason}"
        ):
            load_exports(tmp_path / str(len(text)), {"Connections.csv": text})
    assert issubclass(NoUsableRows, NetanalysisError)


# --- members and accounts ---------------------------------------------------------------------------------


def test_urls_in_any_spelling_are_one_account(tmp_path: Path) -> None:
    text = CONNECTIONS + "".join(
        f"Zoë,Muster,{url},,,,04 Mar 2023\n"
        for url in (
            "https://www.linkedin.com/in/zo%C3%AB-muster",
            "http://de.linkedin.com/in/Zoë-Muster/?trk=x",
            "www.linkedin.com/in/zo%c3%ab-muster/",
        )
    )
    network = load_exports(tmp_path, {"Connections.csv": text})
    assert list(by_id(network)) == ["linkedin:zoë-muster"]
    assert list(network.identifiers["value"]) == ["linkedin.com/in/zoë-muster", "linkedin:~zoe-muster"]


def test_members_without_name_are_counted_and_are_nobody(tmp_path: Path) -> None:
    rows = ",,,,,,07 Jun 2020\n" * 2 + ",,,,,,08 Jun 2020\n"
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE + rows})
    assert set(by_id(network)) == {
        "linkedin:eva-muster", "linkedin:?2020-06-07.1", "linkedin:?2020-06-07.2", "linkedin:?2020-06-08.1"
    }  # fmt: skip
    hidden = network.contacts[network.contacts["contact_id"].str.contains("?", regex=False)]
    assert hidden["person_id"].isna().all()
    assert hidden["name"].isna().all()
    assert len(network.persons) == 1
    row = covered(network, "Connections.csv")
    assert (row["rows"], row["read"], row["nameless"]) == (4, 4, 3)


def test_nameless_members_keep_their_ids_in_the_next_export(tmp_path: Path) -> None:
    first = {BASIC: {"Connections.csv": GOOD_FILE + ",,,,,,07 Jun 2020\n"}}
    both = first | {COMPLETE: {"Connections.csv": GOOD_FILE + ",,,,,,09 Jun 2020\n,,,,,,07 Jun 2020\n"}}
    ids = set(by_id(load_exports(tmp_path / "one", first)))
    assert ids < set(by_id(load_exports(tmp_path / "two", both)))


def test_names_with_degrees_emoji_and_one_letter(tmp_path: Path) -> None:
    text = CONNECTIONS + (
        'Jane,"Doe, Ph.D.",https://www.linkedin.com/in/jane,,"Fabrikam ""Nord"", Inc.",,04 Mar 2023\n'
        "🚀,🚀,,,,,05 Mar 2023\nEva,M,,,,,06 Mar 2023\n"
    )
    rows = by_id(load_exports(tmp_path, {"Connections.csv": text}))
    assert rows["linkedin:jane"]["name"] == "Jane Doe, Ph.D."
    assert rows["linkedin:jane"]["company"] == 'Fabrikam "Nord", Inc.'
    assert rows["linkedin:~🚀-🚀"]["name"] == "🚀 🚀"
    assert rows["linkedin:~eva-m"]["name"] == "Eva M"


def test_an_old_export_without_urls_beside_a_new_one_gives_the_same_contacts(tmp_path: Path) -> None:
    old = (
        PREAMBLE
        + CONNECTIONS_2021
        + "Eva,Muster,eva@example.org,Vorher AG,Analyst,04 Mar 2021\nJan,Weg,,,,05 Mar 2021\n"
    )
    new = PREAMBLE + CONNECTIONS + GOOD.replace("2023", "2021")
    network = load_exports(tmp_path, {OLD: {"Connections.csv": old}, BASIC: {"Connections.csv": new}})
    assert set(by_id(network)) == {"linkedin:eva-muster", "linkedin:~jan-weg"}
    assert said(by_id(network)["linkedin:eva-muster"]) == EVA
    held = network.identifiers[network.identifiers["contact_id"] == "linkedin:eva-muster"]
    assert set(held["value"]) == {"linkedin.com/in/eva-muster", "eva@example.org", "linkedin:~eva-muster"}
    history = (
        network.snapshots.sort_values("snapshot_on")[["contact_id", "company", "present"]]
        .fillna("")
        .to_numpy()
        .tolist()
    )
    assert sorted(history[:2]) == [
        ["linkedin:eva-muster", "Vorher AG", True],
        ["linkedin:~jan-weg", "", True],
    ]
    assert sorted(history[2:]) == [
        ["linkedin:eva-muster", "Nordlicht Pumpen GmbH", True],
        ["linkedin:~jan-weg", "", False],
    ]


def test_an_old_export_may_show_the_day_before(tmp_path: Path) -> None:
    old = HEADER_2017 + 'Eva,Muster,,,Vorher AG,Analyst,"3/3/23, 11:34 PM",,\n'
    network = load_exports(tmp_path, {OLD: {"Connections.csv": old}, BASIC: {"Connections.csv": GOOD_FILE}})
    assert set(by_id(network)) == {"linkedin:eva-muster"}
    assert by_id(network)["linkedin:eva-muster"]["connected_on"] == pd.Timestamp("2023-03-03")


def test_namesakes_stay_apart_and_keep_their_ids_when_one_gets_a_url(tmp_path: Path) -> None:
    old = PREAMBLE + CONNECTIONS_2021 + "Eva,Muster,,A AG,,04 Mar 2018\nEva,Muster,,B AG,,05 Jun 2020\n"
    first = load_exports(tmp_path / "one", {OLD: {"Connections.csv": old}})
    assert set(by_id(first)) == {"linkedin:~eva-muster", "linkedin:~eva-muster~2"}
    new = PREAMBLE + CONNECTIONS + GOOD.replace("04 Mar 2023", "04 Mar 2018")
    both = load_exports(tmp_path / "two", {OLD: {"Connections.csv": old}, BASIC: {"Connections.csv": new}})
    assert set(by_id(both)) == {"linkedin:eva-muster", "linkedin:~eva-muster~2"}
    alias = both.identifiers[both.identifiers["kind"] == "alias"]
    assert alias[["contact_id", "value"]].to_numpy().tolist() == [
        ["linkedin:eva-muster", "linkedin:~eva-muster"]
    ]


def test_the_same_export_twice_and_basic_beside_complete_change_nothing(tmp_path: Path) -> None:
    rows = GOOD_FILE + ",,,,,,07 Jun 2020\n" * 2 + "Jan,Ohne,,,,,05 Mar 2021\n"
    once = load_exports(tmp_path / "1", {BASIC: {"Connections.csv": rows}})
    twice = load_exports(
        tmp_path / "2", {BASIC: {"Connections.csv": rows}, f"copy/{BASIC}": {"Connections.csv": rows}}
    )
    both = load_exports(
        tmp_path / "3", {BASIC: {"Connections.csv": rows}, COMPLETE: {"Connections.csv": rows}}
    )
    split = load_exports(tmp_path / "4", {BASIC: {"Connections.csv": rows, "Connections_1.csv": rows}})
    for other in (twice, both, split):
        assert_same(once, other)


def test_the_source_names_file_and_row_as_a_spreadsheet_shows_it(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE}})
    assert by_id(network)["linkedin:eva-muster"]["source"] == f"{BASIC}/Connections.csv:5"
