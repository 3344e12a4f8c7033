"""What other people's tools made of XING: contacts are read, a firm's staff list is refused, one's own resume names the owner."""

# files stand as the tools wrote them, however long

from __future__ import annotations

import json
from pathlib import Path

import pytest

from export_files import Files, by_id, covered, load_exports, records
from netanalysis.errors import NoUsableRows

CONSOLE = """[
  {"name": "Dr. Eva Müster", "position": "Leiterin Einkauf", "company": "Höhle & Söhne OHG"},
  {"name": "Jan Probe", "position": "", "company": "Bau AG"},
  {"name": "", "position": "Chefin", "company": "Holz AG"}
]
"""
SPIDER = """{"contacts": [
  {"page_name": "Eva_Muester3", "first_name": "Eva", "last_name": "Müster", "occupation_org": "Höhle & Söhne OHG",
   "contactDetails": {"business": {"email": "Eva@example.org", "phone": "+49 30 231251", "mobile": null, "fax": "1", "address": {"city": "Köln"}},
                      "private": {"email": null, "phone": null, "mobile": "0170 1234567"}}},
  {"page_name": "Jan_Probe", "first_name": "Jan", "last_name": "Probe", "occupation_org": "Bau AG"}],
 "paginator": {"current_page": 1, "total_pages": 7}}"""
SPIDER_CSV = "First Name,Last Name,Company,E-mail Address,E-mail 2 Address\nEva,Müster,Höhle & Söhne OHG,eva@example.org,eva@example.com\n"
APIFY = """[{"fullName": "Eva Müster", "jobTitle": "Leiterin Einkauf", "city": "Köln", "countryCode": "DE", "skills": ["SAP", "Katzen"],
  "languages": [{"name": "Deutsch"}], "profileUrl": "https://www.xing.com/profile/Eva_Muester3/web_profiles?sc_o=x"}]"""
APIFY_CSV = 'Full name,Job title,City,Country code,Skills,Languages,Profile URL\nEva Müster,Leiterin Einkauf,Köln,DE,"SAP, Katzen",Deutsch,https://www.xing.com/profile/Eva_Muester3\n'
STAFF = """
 __  _ (_)_ __   __ _
 \\ \\/ /| | '_ \\ / _` |
  >  < | | | | | (_| |
 /_/\\_\\|_|_| |_|\\__, |   XINGDumper
                |___/

[i] Company Name: Höhle & Söhne OHG
[i] Company X-ID: 12345.abcdef
[i] Employees: 2

Firstname;Lastname;Position;Gender;Location;E-Mail;Fax;Mobile;Phone;Profile
Eva;Müster;Leiterin Einkauf;FEMALE;Köln,Deutschland;None;None;None;None;https://www.xing.com/profile/Eva_Muester3
Jan;Probe;None;MALE;Bonn,Deutschland;None;None;None;None;https://www.xing.com/profile/Jan_Probe
"""
RESUME = """{"basics": {"location": {"city": "Hamburg", "countryCode": "DE"}, "name": "Ida Beispiel",
  "image": "https://profile-images.xing.com/images/abc/ida-beispiel.256x256.jpg"},
 "work": [{"startDate": "2010-03-01", "endDate": "today", "name": "Beispiel Interim", "position": "Interim CFO", "url": ""},
          {"startDate": "", "endDate": "", "name": "Werft AG", "position": "CFO", "url": ""}],
 "education": [{"startDate": "1998-01-01", "endDate": "2003-01-01", "institution": "Uni", "area": "BWL"}],
 "languages": [{"language": "Deutsch", "fluency": "First language"}]}"""
OUTLOOK_EN = """Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Business Fax,Business Phone,Business Phone 2,Company Main Phone,Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 3 Address,Notes,Web Page
,Eva,Maria,Müster,,Höhle & Söhne OHG,Einkauf,Leiterin Einkauf,Ring 1,,,Köln,NRW,50667,Deutschland,Ring 2,Bonn,,53111,Deutschland,030 1,030 231251,030 231252,030 231000,0228 123456,0170 1234567,0/0/00,Kunde;Messe,Eva@example.org,SMTP,Eva,eva@example.com,SMTP,eva@example.net,mag Katzen,https://www.xing.com/profile/Eva_Muester3
"""
OUTLOOK_DE = """Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;Region geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich;Ort privat;Land/Region privat;Fax geschäftlich;Telefon geschäftlich;Telefon geschäftlich 2;Telefon Firma;Telefon (privat);Mobiltelefon;Kategorien;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;E-Mail 2: Adresse;E-Mail 3: Adresse;Notizen;Webseite
Frau;Eva;Maria;Müster;;Höhle & Söhne OHG;Einkauf;Leiterin Einkauf;Ring 1;Köln;NRW;50667;Deutschland;Bonn;Deutschland;030 1;030 231251;030 231252;030 231000;0228 123456;0170 1234567;Kunde,Messe;Eva@example.org;SMTP;Eva;eva@example.com;eva@example.net;mag Katzen;https://www.xing.com/profile/Eva_Muester3
"""


@pytest.mark.parametrize("name", ["kontakte.json", "xing.txt", "x"])
def test_the_console_scripts_list(tmp_path: Path, name: str) -> None:
    network = load_exports(tmp_path, {name: CONSOLE}, owner="Ida")
    assert {(row["contact_id"], row["position"], row["company"]) for row in records(network.contacts)} == {
        ("xing:~dr-eva-muester", "Leiterin Einkauf", "Höhle & Söhne OHG"),
        ("xing:~jan-probe", None, "Bau AG"),
    }
    row = covered(network, name)
    assert (row["content"], row["rows"], row["read"], row["reason"]) == (
        "console script",
        3,
        2,
        "entries without the fields of the others",
    )


def test_the_spiders_json_and_csv_are_one_contact(tmp_path: Path) -> None:
    files = {"contacts/contacts.json": SPIDER, "xing.csv": SPIDER_CSV}
    network = load_exports(tmp_path, files, owner="Ida")
    eva = by_id(network)["xing:eva_muester3"]
    assert (eva["name"], eva["given_name"], eva["company"]) == ("Eva Müster", "Eva", "Höhle & Söhne OHG")
    held = network.identifiers[
        (network.identifiers["contact_id"] == "xing:eva_muester3") & (network.identifiers["kind"] != "alias")
    ]
    assert set(held["value"]) == {
        "eva@example.org", "eva@example.com", "+4930231251", "+491701234567", "xing.com/profile/eva_muester3"
    }  # fmt: skip
    assert set(by_id(network)) == {"xing:eva_muester3", "xing:jan_probe"}
    assert covered(network, "contacts.json")["content"] == "spider"


@pytest.mark.parametrize(
    "files", [{"a.json": APIFY}, {"a.csv": APIFY_CSV}, {"a.json": APIFY, "a.csv": APIFY_CSV}]
)
def test_apifys_profiles_in_either_form(tmp_path: Path, files: Files) -> None:
    (eva,) = by_id(load_exports(tmp_path, files, owner="Ida")).values()
    assert [eva[name] for name in ("contact_id", "name", "position", "location", "country")] == [
        "xing:eva_muester3", "Eva Müster", "Leiterin Einkauf", "Köln", "DE"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["apify.xlsx", "kontakte.ods", "kontakte.XLS"])
def test_a_workbook_is_refused_with_the_remedy(tmp_path: Path, name: str) -> None:
    network = load_exports(tmp_path, {name: b"PK\x03\x04", "a.csv": APIFY_CSV}, owner="Ida")
    row = covered(network, name)
    assert (row["status"], row["reason"]) == (
        "unknown",
        "a workbook; open it in your spreadsheet and save it as CSV (UTF-8)",
    )


@pytest.mark.parametrize("text", [STAFF, STAFF[STAFF.index("Firstname") :]])
@pytest.mark.parametrize("name", ["firma.csv", "firma.txt"])
def test_a_firms_staff_list_holds_no_contacts(tmp_path: Path, name: str, text: str) -> None:
    reason = "it lists the employees of a firm, not your contacts"
    row = covered(load_exports(tmp_path / "1", {name: text, "a.csv": APIFY_CSV}, owner="Ida"), name)
    assert (row["status"], row["platform"], row["content"], row["reason"]) == (
        "ignored",
        "xing",
        "staff list",
        reason,
    )
    with pytest.raises(NoUsableRows, match=reason):
        load_exports(tmp_path / "2", {name: text}, owner="Ida")


def test_ones_own_resume_names_the_owner(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"resume.json": RESUME, "a.csv": APIFY_CSV}, owner=None)
    assert network.owner.name == "Ida Beispiel"
    assert [(p.company, p.title, str(p.started_on), p.finished_on) for p in network.owner.positions] == [
        ("Beispiel Interim", "Interim CFO", "2010-03-01", None),
        ("Werft AG", "CFO", "None", None),
    ]
    row = covered(network, "resume.json")
    assert (row["status"], row["content"], row["rows"], row["read"]) == ("read", "resume", 1, 1)
    assert len(by_id(network)) == 1


def test_somebody_elses_resume_does_not(tmp_path: Path) -> None:
    theirs = RESUME.replace("profile-images.xing.com", "example.org")
    for folder, owner, text in (("1", None, theirs), ("2", "Wer Anders", RESUME)):
        network = load_exports(tmp_path / folder, {"r.json": text, "a.csv": APIFY_CSV}, owner=owner)
        assert network.owner.name == (owner or "")
        row = covered(network, "r.json")
        assert (row["status"], row["reason"]) == (
            "ignored",
            "the resume does not say that it is yours; write your name under [me] in netanalysis.toml",
        )


@pytest.mark.parametrize("text", [OUTLOOK_EN, OUTLOOK_DE])
def test_cards_that_went_through_outlook(tmp_path: Path, text: str) -> None:
    network = load_exports(tmp_path, {"outlook.csv": text}, owner="Ida")
    (eva,) = by_id(network).values()
    assert [eva[name] for name in ("contact_id", "name", "given_name", "family_name", "company", "position", "location", "country", "tags", "note")] == [
        "xing:eva_muester3", "Eva Maria Müster", "Eva", "Müster", "Höhle & Söhne OHG", "Leiterin Einkauf", "Köln", "Deutschland",
        "Kunde; Messe", "mag Katzen"]  # fmt: skip
    held = network.identifiers[network.identifiers["kind"] != "alias"]
    assert set(held["value"]) == {
        "eva@example.org", "eva@example.com", "eva@example.net", "+4930231251", "+4930231252", "+49228123456", "+491701234567",
        "xing.com/profile/eva_muester3"}  # fmt: skip


def test_a_tools_list_and_the_api_are_one_person(tmp_path: Path) -> None:
    user = {"id": "1001_a1b2c3", "display_name": "Eva Müster", "page_name": "Eva_Muester3"}
    files = {"c.json": json.dumps({"contacts": {"users": [user]}}), "a.json": APIFY, "s.json": SPIDER}
    assert set(by_id(load_exports(tmp_path, files, owner="Ida"))) == {"xing:eva_muester3", "xing:jan_probe"}
