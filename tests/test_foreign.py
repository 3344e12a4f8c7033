"""Lists of people who are nobody's contacts for standing in them: each is named for what it is, and doubles nobody."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import netanalysis as na
from export_files import by_id, covered, load_exports, packed, write
from netanalysis import wording
from netanalysis.errors import NoUsableRows
from netanalysis.report.check import check_text
from netanalysis.report.tables import ties_table

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Eva,Muster,https://www.linkedin.com/in/eva-muster,,Nordlicht GmbH,CTO,12 Jan 2020
Jan,Probe,https://www.linkedin.com/in/jan-probe,,Werk AG,Developer,03 Mar 2020
"""
BOTH = {"linkedin:eva-muster", "linkedin:jan-probe"}

# fmt: off
APOLLO = (
    "First Name,Last Name,Title,Company Name,Company Name for Emails,Email,Email Status,Seniority,Departments,Corporate Phone,Stage,Lists,Account Owner,# Employees,Industry,Person Linkedin Url,Website,Company Linkedin Url,City,State,Country\n"
    'Tom,Test,CEO & Co Founder,Acme,Acme,tom@example.org,Verified,Founder,"C-Suite, Sales",,Cold,eu-sales,olaf@example.org,200,software,http://www.linkedin.com/in/tom-test,http://example.org,,Berlin,,Germany\n'
)
SALES_NAVIGATOR = (
    "profileUrl,fullName,firstName,lastName,companyName,title,companyId,companyUrl,regularCompanyUrl,summary,industry,location,durationInRole,durationInCompany,connectionDegree,vmid\n"
    "https://www.linkedin.com/sales/lead/ACwAAA,Tom Test,Tom,Test,Acme,CEO,1,,,,software,Berlin,1 year,2 years,2nd,ACwAAA\n"
)
LUSHA = (
    "First Name,Last Name,Job Title,Company Name,Company Domain,Work Email,Phone 1,LinkedIn URL,Seniority,Department,Company Number of Employees\n"
    "Tom,Test,CEO,Acme,example.org,tom@example.org,+49 30 1234567,https://www.linkedin.com/in/tom-test,C-Suite,Sales,51-200\n"
)
ZOOMINFO = (
    '"ZoomInfo Contact ID","Last Name","First Name","Middle Name","Salutation","Suffix","Job Title","Management Level","Direct Phone Number","Email Address","Mobile phone","Contact Accuracy Score","LinkedIn Contact Profile URL","Company Name","Website"\n'
    '"123","Test","Tom","","","","CEO","C-Level","","tom@example.org","","95","","Acme","example.org"\n'
)
HUNTER = (
    "Email address,Domain name,Organization,Confidence score,Type,Number of sources,Pattern,First name,Last name,Department,Position,Twitter handle,LinkedIn URL,Phone number\n"
    "tom@example.org,example.org,Acme,97,personal,3,{first},Tom,Test,executive,CEO,,,\n"
)
UNHEARD_OF = "First name;Last name;Company;E-mail;Employees;Revenue\nTom;Test;Acme;tom@example.org;200;1M\n"
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Attendee Status,Job Title,Company\n"
    "1,2026-11-28,Tom,Test,tom@example.org,1,Standard,1,Attending,CEO,Acme\n"
)
EVENTBRITE_DE = "Bestellnr.;Bestelldatum;Vorname;Nachname;E-Mail;Anzahl;Ticketart;Teilnehmer-Nr.;Firma\n1;28.11.2026;Tom;Test;tom@example.org;1;Standard;1;Acme\n"
MEETUP = "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\nTom Test\tuser 1\t\t\tYes\t0\t28 November 2026\t1 Juni 2020\thttps://www.meetup.com/members/1\n"
XING_EVENTS = "Ticket-ID;Ticketkategorie;Bestellnummer;Anrede;Vorname;Nachname;Firma;E-Mail;Eingecheckt\n1;Standard;2;Herr;Tom;Test;Acme;tom@example.org;nein\n"
LUMA = "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,qr_code_url,ticket_name\ngst-1,Tom Test,Tom,Test,tom@example.org,,2026-11-28T10:00:00Z,approved,,https://example.org,Standard\n"
WEBINAR = "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time\nYes,Tom Test,Tom,Test,tom@example.org,28.11.2026,approved,,\n"
HUBSPOT = "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company\n1,Tom,Test,tom@example.org,,Ida Beispiel,NEW,2026-11-28 10:00,Acme\n"
HUBSPOT_DE = "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Für Kontakt zuständiger Mitarbeiter,Lead-Status,Erstellungsdatum\n1,Tom,Test,tom@example.org,,Ida Beispiel,Neu,2026-11-28 10:00\n"
PIPEDRIVE = "Person - Name,Person - Label,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Open deals,Person - Owner\nTom Test,,Acme,tom@example.org,,1,Ida Beispiel\n"
SALESFORCE = '"First Name","Last Name","Title","Account Name","Email","Phone","Lead Source","Contact Owner"\n"Tom","Test","CEO","Acme","tom@example.org","","Web","Ida Beispiel"\n'
CENTRALSTATION = "Anrede;Titel;Vorname;Nachname;Position;Firma;E-Mail geschäftlich;Verantwortlich;Erstellt am;Aktualisiert am\nHerr;;Tom;Test;CEO;Acme;tom@example.org;Ida;28.11.2026;28.11.2026\n"
ZOHO = "Record Id,Contact Owner,Lead Source,First Name,Last Name,Account Name,Email,Last Activity Time\nzcrm_1,Ida,Web,Tom,Test,Acme,tom@example.org,2026-11-28 10:00:00\n"
MAILCHIMP = '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID\ntom@example.org,Tom,Test,2,,,"2026-11-28 10:00:00",192.0.2.1,1,a1\n'
CLEVERREACH = "E-Mail;Vorname;Nachname;Registrierungsdatum;Aktivierungsdatum;Quelle\ntom@example.org;Tom;Test;28.11.2026;28.11.2026;Formular\n"
BREVO = "CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,SMS,DOUBLE_OPT-IN,ADDED_TIME,MODIFIED_TIME\n1,tom@example.org,Tom,Test,,Yes,28-11-2026 10:00:00,28-11-2026 10:00:00\n"
CLASSIFIED = "first_name,last_name,company,position,seniority_bucket,score\nEva,Muster,Nordlicht GmbH,CTO,C-Level,0.9\nJan,Probe,Werk AG,Developer,IC,0.2\n"
SCORED_DE = "Vorname;Nachname;Firma;Position;Nähe;Cluster\nEva;Muster;Nordlicht GmbH;CTO;0,9;3\nJan;Probe;Werk AG;Developer;0,2;1\n"
INDEXED = ",name,company,email,tie_strength\n0,Eva Muster,Nordlicht GmbH,eva@example.org,0.9\n"
LABELLED = "first_name,last_name,email,company,is_decision_maker\nEva,Muster,eva@example.org,Nordlicht GmbH,True\n"
RANKED = "Name;Firma;Rang;Punkte\nEva Muster;Nordlicht GmbH;1;17\n"

LISTS = {
    "apollo-contacts-export (8).csv": (APOLLO, "leads of a sales tool, who are not your contacts (Company Name for Emails, Email Status, Seniority)"),
    "result.csv": (SALES_NAVIGATOR, "leads of a sales tool, who are not your contacts (regularCompanyUrl, durationInRole, durationInCompany)"),
    "lusha.csv": (LUSHA, "leads of a sales tool"),
    "Contacts_2026-11-30.csv": (ZOOMINFO, "leads of a sales tool"),
    "example.org.csv": (HUNTER, "leads of a sales tool"),
    "neu 2026-11-30.csv": (UNHEARD_OF, "leads of a sales tool, who are not your contacts (Employees, Revenue)"),
    "report-2026-11-30.csv": (EVENTBRITE, "people at an event, who are not your contacts for that (Order #, Order Date, Quantity)"),
    "Teilnehmerliste.csv": (EVENTBRITE_DE, "people at an event"),
    "Fruehstueck.tsv": (MEETUP, "people at an event"),
    "XING Events Teilnehmerliste 2026-11-30.csv": (XING_EVENTS, "people at an event, who are not your contacts for that (Ticket-ID, Ticketkategorie, Bestellnummer)"),
    "Gäste.csv": (LUMA, "people at an event"),
    "webinar.csv": (WEBINAR, "people at an event"),
    "hubspot-crm-exports-all-contacts-2026-11-30.csv": (HUBSPOT, "a list from a CRM, which does not say whom you are connected with (Record ID, Contact owner, Lead Status)"),
    "alle-kontakte.csv": (HUBSPOT_DE, "a list from a CRM"),
    "people-1.csv": (PIPEDRIVE, "a list from a CRM"),
    "report1732.csv": (SALESFORCE, "a list from a CRM"),
    "personen.csv": (CENTRALSTATION, "a list from a CRM"),
    "Contacts.csv": (ZOHO, "a list from a CRM"),
    "subscribed_members_export.csv": (MAILCHIMP, "recipients of a newsletter, who are not your contacts for that (MEMBER_RATING, OPTIN_TIME, OPTIN_IP)"),
    "empfaenger.csv": (CLEVERREACH, "recipients of a newsletter"),
    "brevo.csv": (BREVO, "recipients of a newsletter"),
    "classified_connections.csv": (CLASSIFIED, "worked out from other lists, so that it would double people (seniority_bucket, score)"),
    "top.csv": (SCORED_DE, "worked out from other lists, so that it would double people (Cluster)"),
    "out.csv": (INDEXED, "worked out from other lists, so that it would double people (tie_strength)"),
    "labels.csv": (LABELLED, "worked out from other lists, so that it would double people (is_decision_maker)"),
    "rang.csv": (RANKED, "worked out from other lists, so that it would double people (Rang, Punkte)"),
}
# fmt: on


def test_no_list_of_another_tool_makes_a_contact_sets_the_day_or_doubles_anybody(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"Connections.csv": CONNECTIONS, **{name: text for name, (text, _) in LISTS.items()}}
    )
    assert set(by_id(network)) == BOTH
    assert len(network.persons) == 2
    assert str(network.date) == "2020-03-03"
    said = check_text(network, "en")
    for name, (_, reason) in LISTS.items():
        row = covered(network, name)
        assert (row["status"], row["snapshot_on"]) == ("ignored", None), name
        assert str(row["reason"]).startswith(reason), name
        assert name in said
        assert str(row["reason"]) in said


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_list_saved_again_by_a_spreadsheet_stays_what_it_is(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    data = ZOHO.replace(",", delimiter).encode(encoding)
    network = load_exports(tmp_path, {"Connections.csv": CONNECTIONS, "zoho.csv": data})
    assert str(covered(network, "zoho.csv")["reason"]).startswith("a list from a CRM")


def test_alone_such_a_list_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(NoUsableRows, match=r"liste\.csv: leads of a sales tool, who are not your contacts"):
        load_exports(tmp_path, {"liste.csv": APOLLO})


def test_the_reasons_are_said_in_german_too(tmp_path: Path) -> None:
    reason = str(
        covered(load_exports(tmp_path, {"Connections.csv": CONNECTIONS, "a.csv": LUMA}), "a.csv")["reason"]
    )
    assert (
        wording.reason("de", reason)
        == "Gäste einer Veranstaltung, die darum noch nicht Ihre Kontakte sind (approval_status, checked_in_at, qr_code_url)"
    )


def test_who_names_a_column_of_it_has_it_read_as_an_address_book(tmp_path: Path) -> None:
    toml = '[column_map]\n"Company Name for Emails" = "Firma"\n'
    network = load_exports(tmp_path, {"Connections.csv": CONNECTIONS, "a.csv": APOLLO}, toml=toml)
    tom = by_id(network)["address_book:tom@example.org"]
    assert (tom["name"], tom["relation"], tom["company"]) == ("Tom Test", "address_book", "Acme")
    assert "linkedin.com/in/tom-test" in set(network.identifiers["value"])


def test_linkedins_own_list_with_a_column_more_stays_linkedins(tmp_path: Path) -> None:
    text = CONNECTIONS.replace("Connected On", "Connected On,score").replace(" 2020", " 2020,0.5")
    assert set(by_id(load_exports(tmp_path, {"scored.csv": text}))) == BOTH


# --- what netanalysis wrote itself ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> na.Network:
    folder = tmp_path_factory.mktemp("own")
    return load_exports(folder, {"Connections.csv": CONNECTIONS, "xing.csv": "Vorname;Nachname\nKim;Test\n"})


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_tables_that_netanalysis_saves_are_refused(tmp_path: Path, small: na.Network, lang: str) -> None:
    nodes, edges = na.convert.graph_to_tables(na.contact_graph(small))
    frames = {
        "ties": ties_table(small), "strength": na.tie_strength(small), "contacts": small.contacts, "persons": small.persons,
        "interactions": small.interactions, "nodes": nodes, "edges": edges,
    }  # fmt: skip
    for name, frame in frames.items():
        na.save_table(frame, tmp_path / f"{name} 2026-11-30.csv", lang="de" if lang == "de" else "en")
    na.save_table(ties_table(small), tmp_path / "ties.xlsx")
    for ending in ("gexf", "graphml"):
        na.convert.save_graph(na.contact_graph(small), tmp_path / f"network.{ending}")
    network = load_exports(tmp_path, {"Connections.csv": CONNECTIONS})
    assert set(by_id(network)) == BOTH
    assert str(network.date) == "2020-03-03"
    own = "netanalysis wrote it; it reads exports, not what it worked out itself"
    graph = "a graph, which netanalysis writes and does not read"
    for name in (
        *(f"{name} 2026-11-30.csv" for name in frames),
        "ties.xlsx",
        "network.gexf",
        "network.graphml",
    ):
        row = covered(network, name)
        is_graph = name.startswith(("nodes", "edges", "network"))
        assert (row["status"], row["reason"]) == ("ignored", graph if is_graph else own), name


def test_own_tables_among_the_exports_are_sent_where_they_belong(tmp_path: Path) -> None:
    files = {
        "Connections.csv": CONNECTIONS,
        "outcomes.csv": "title,kind,status,first_touch,won_on,value,cost,hours,chain,origin,note\nA,project,won,2020-01-01,,1,,,Eva Muster,linkedin,\n",
        "journal 2020.csv": "date;person;minutes;kind;topic;note\n2020-01-01;Eva Muster;30;call;;\n",
    }
    network = load_exports(tmp_path, files)
    for name in ("outcomes.csv", "journal 2020.csv"):
        assert covered(network, name)["reason"] == (
            "one of your own tables; it belongs beside netanalysis.toml, not among the exports"
        )


def test_a_workbook_of_others_keeps_its_remedy(tmp_path: Path) -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="Tabelle1"/></sheets></workbook>')
    files = {"a.xlsx": book.getvalue(), "b.xlsx": b"PK\x03\x04", "Connections.csv": CONNECTIONS}
    network = load_exports(tmp_path, files)
    for name in ("a.xlsx", "b.xlsx"):
        assert (
            covered(network, name)["reason"]
            == "a workbook; open it in your spreadsheet and save it as CSV (UTF-8)"
        )


def test_a_path_among_the_exports_is_told(tmp_path: Path) -> None:
    from netanalysis.sources.own import in_exports

    write(tmp_path / "me", {"netanalysis.toml": "", "exports/a.csv": packed(CONNECTIONS)})
    assert in_exports(tmp_path / "me" / "exports" / "ties.csv")
    assert in_exports(tmp_path / "me" / "exports" / "new" / "network.gexf")
    assert in_exports(tmp_path / "me" / "exports")
    assert not in_exports(tmp_path / "me" / "ties.csv")
    assert not in_exports(tmp_path / "other" / "ties.csv")
