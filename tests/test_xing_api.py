"""The answers of XING's former API, as people kept them: contacts, ids, tags, shared contacts, messages, requests, owner."""

# answers of the API stand as they were, however long

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import netanalysis as na
from export_files import Files, assert_same, by_id, covered, load_exports, records
from netanalysis import Network, schema
from netanalysis.errors import NetanalysisError, NoUsableRows, OwnerUnknown
from netanalysis.frames import find_problems, stack
from netanalysis.ingest.build import decide
from netanalysis.settings import Owner, Position, Settings
from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.xing import SOURCE

EVA = """{
  "id": "1001_a1b2c3",
  "academic_title": "Dr.",
  "first_name": "Eva",
  "last_name": "Müster",
  "display_name": "Eva Müster",
  "page_name": "Eva_Muester3",
  "permalink": "https://www.xing.com/profile/Eva_Muester3",
  "employment_status": "EMPLOYEE",
  "gender": "f",
  "birth_date": {"day": 12, "month": 8, "year": 1963},
  "active_email": "Eva@Example.org",
  "time_zone": {"name": "Europe/Berlin", "utc_offset": 2.0},
  "premium_services": ["SEARCH", "PRIVATEMESSAGES"],
  "badges": ["PREMIUM"],
  "wants": "Katzen",
  "languages": {"de": "NATIVE", "en": "FLUENT", "fr": null},
  "private_address": {"city": "Bonn", "country": "DE", "zip_code": "53111", "street": "Ring 2", "phone": "||", "fax": "||",
    "province": "", "email": "eva@example.com", "mobile_phone": "49|0170|1234567"},
  "business_address": {"city": "Köln", "country": "DE", "zip_code": "50667", "street": "Ring 1", "phone": "49|30|231251",
    "fax": "49|30|231252", "province": "NRW", "email": "eva@example.org", "mobile_phone": null},
  "web_profiles": {"other": ["https://www.linkedin.com/in/eva-muester"], "homepage": ["http://example.org"]},
  "professional_experience": {"primary_company": {"id": "1_abcdef", "name": "Höhle & Söhne OHG", "title": "Leiterin Einkauf",
    "begin_date": "2010-01", "end_date": null, "until_now": true}, "companies": []}
}"""
JAN = '{"id": "1002_b2c3d4", "display_name": "Jan Probe", "permalink": "https://www.xing.com/profile/Jan_Probe"}'
LEA = '{"id": "1003_c3d4e5"}'
ME = """{"users": [{"id": "9_fedcba", "first_name": "Ida", "last_name": "Beispiel", "display_name": "Ida Beispiel",
  "page_name": "Ida_Beispiel", "permalink": "https://www.xing.com/profile/Ida_Beispiel", "active_email": "ida@example.org",
  "private_address": {"mobile_phone": "49|170|7654321"},
  "professional_experience": {"primary_company": {"name": "Beispiel Interim", "title": "Interim CFO"},
    "companies": [{"name": "Beispiel Interim", "title": "Interim CFO", "begin_date": "2010-03", "end_date": null},
                  {"name": "Werft AG", "title": "CFO", "begin_date": "2004", "end_date": "2010-02"}, {"name": null}]}}]}"""
ID_CARD = """{"id_card": {"id": "9_fedcba", "display_name": "Ida Beispiel",
  "permalink": "https://www.xing.com/profile/Ida_Beispiel", "photo_urls": {"large": "http://www.example.org/a.jpg"}}}"""
CONTACTS = f'{{"contacts": {{"total": 3, "users": [{EVA}, {JAN}, {LEA}]}}}}'
CONTACT_IDS = '{"contact_ids": {"items": ["1001_a1b2c3", "1004_d4e5f6"]}}'
TAGS = '{"tags": {"items": [{"tag": "Kunde"}, {"tag": "Messe 2011"}]}}'
SHARED = f'{{"shared_contacts": {{"total": 1, "users": [{JAN}]}}}}'
CONVERSATIONS = """{
  "conversations": {
    "total": "3",
    "unread_count": "1",
    "items": [
      {
        "id": "51626_4be761", "subject": "Katzen", "message_count": 3, "unread_message_count": 1,
        "updated_at": "2012-04-04T16:30:00Z", "read_only": false,
        "participants": [{"id": "9_fedcba", "display_name": "Ida Beispiel"}, {"id": "1001_a1b2c3", "display_name": "Eva Müster"}],
        "latest_messages": [{"id": "104401_09361f", "created_at": "2012-04-04T16:30:00Z", "content": "Ja, natürlich!\\nEva",
          "read": false, "sender": {"id": "1001_a1b2c3", "display_name": "Eva Müster"}, "attachments": []}]
      },
      {
        "id": "51627_5cf872", "subject": "Messe", "message_count": 1, "unread_message_count": 0,
        "updated_at": "2013-05-01T22:30:00Z", "read_only": false,
        "participants": [{"id": "9_fedcba", "display_name": "Ida Beispiel"}, {"id": "1001_a1b2c3", "display_name": "Eva Müster"},
                         {"id": "1002_b2c3d4", "display_name": "Jan Probe"}],
        "latest_messages": [{"id": "104402_19471e", "created_at": "2013-05-01T22:30:00Z", "content": "Wer kommt mit?",
          "read": true, "sender": {"id": "9_fedcba", "display_name": "Ida Beispiel"}, "attachments": []}]
      },
      {
        "id": "512_fe2fd4", "subject": "Willkommen", "message_count": 1, "unread_message_count": 0,
        "updated_at": "2007-06-05T08:32:15Z", "read_only": true,
        "participants": [{"id": "9_fedcba", "display_name": "Ida Beispiel"}, {"id": "0_73fa2b", "display_name": "XING"}],
        "latest_messages": [{"id": "104400_08461f", "created_at": "2007-06-05T08:32:15Z", "content": "Willkommen!",
          "read": false, "sender": {"id": "0_73fa2b", "display_name": "XING"}, "attachments": []}]
      }
    ]
  }
}"""
MESSAGES = """{"messages": {"total": "3", "items": [
  {"id": "104401_09361f", "created_at": "2012-04-04T16:30:00Z", "content": "Ja, natürlich!\\nEva", "read": false,
   "sender": {"id": "1001_a1b2c3", "display_name": "Eva Müster"}, "attachments": []},
  {"id": "104284_9e4303", "created_at": "2012-04-04T16:20:00Z", "content": "Haben Sie auch Katzen?", "read": true,
   "sender": {"id": "9_fedcba", "display_name": "Ida Beispiel"}, "attachments": []},
  {"id": "104283_8d3292", "created_at": "2012-04-03T09:00:00Z", "content": "Guten Tag", "read": true,
   "sender": {"id": "9_fedcba", "display_name": "Ida Beispiel"}, "attachments": []}]}}"""
RECEIVED = """{"contact_requests": [{"sender_id": "2001_aa11bb", "received_at": "2012-05-06T07:08:09Z", "message": "Bitte um Kontakt",
  "sender": {"id": "2001_aa11bb", "display_name": "Kai Fremd", "permalink": "https://www.xing.com/profile/Kai_Fremd",
    "professional_experience": {"primary_company": {"name": "Glück AG", "title": "Coach"}}}}]}"""
SENT = '{"contact_requests": [{"sender_id": "9_fedcba", "recipient_id": "2002_bb22cc"}]}'
GROUPS = '{"groups": {"total": 4, "items": [{"id": "1000071_abcdef", "name": "Katzenfreunde", "member_count": 23, "user_state": "MEMBER"}]}}'
PATHS = '{"contact_paths": {"distance": 2, "total": 1, "paths": [{"users": [{"id": "1001_a1b2c3"}, {"id": "3_abcdef"}]}]}}'
ALL: Files = {
    "me.json": ME, "contacts-1.json": CONTACTS, "ids.json": CONTACT_IDS, "conversations.json": CONVERSATIONS,
    "a.json": MESSAGES, "tags-1001_a1b2c3.json": TAGS, "users/1001_a1b2c3/contacts/shared.json": SHARED,
    "in.json": RECEIVED, "sent.json": SENT, "groups.json": GROUPS, "paths.json": PATHS,
}  # fmt: skip


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return load_exports(tmp_path_factory.mktemp("all"), ALL, owner=None)


def test_the_owner_is_who_asked(network: Network) -> None:
    owner = network.owner
    assert (owner.names, owner.emails, owner.phones) == (
        ("Ida Beispiel",),
        ("ida@example.org",),
        ("+491707654321",),
    )
    assert owner.profile_urls == ("xing.com/profile/ida_beispiel",)
    assert owner.accounts == (("xing", "ida_beispiel"),)
    assert [(p.company, str(p.started_on), str(p.finished_on)) for p in owner.positions] == [
        ("Beispiel Interim", "2010-03-01", "None"),
        ("Werft AG", "2004-01-01", "2010-02-01"),
    ]
    assert owner.positions[0] == Position("Beispiel Interim", "Interim CFO", owner.positions[0].started_on)
    assert set(network.contacts["account"]) == {"ida_beispiel"}


def test_users_become_contacts_with_all_their_identifiers(network: Network) -> None:
    eva = by_id(network)["xing:eva_muester3"]
    assert {name: eva[name] for name in ("name", "given_name", "family_name", "company", "position", "location", "country", "relation", "tags")} == {
        "name": "Dr. Eva Müster", "given_name": "Eva", "family_name": "Müster", "company": "Höhle & Söhne OHG",
        "position": "Leiterin Einkauf", "location": "Köln", "country": "DE", "relation": "connection",
        "tags": "Kunde; Messe 2011"}  # fmt: skip
    held = network.identifiers[network.identifiers["contact_id"] == "xing:eva_muester3"]
    assert set(zip(held["kind"], held["value"], strict=True)) == {
        ("native_id", "1001_a1b2c3"), ("profile_url", "xing.com/profile/eva_muester3"), ("profile_url", "linkedin.com/in/eva-muester"),
        ("email", "eva@example.org"), ("email", "eva@example.com"), ("phone", "+4930231251"), ("phone", "+491701234567"),
        ("alias", "xing:1001_a1b2c3"), ("alias", "xing:eva@example.org"), ("alias", "xing:eva@example.com"),
        ("alias", "xing:+4930231251"), ("alias", "xing:+491701234567"), ("alias", "xing:~eva-muester")}  # fmt: skip
    assert set(by_id(network)) == {
        "xing:eva_muester3", "xing:jan_probe", "xing:1003_c3d4e5", "xing:1004_d4e5f6", "xing:kai_fremd"
    }  # fmt: skip
    assert by_id(network)["xing:1003_c3d4e5"]["name"] is None
    assert covered(network, "contacts-1.json")["nameless"] == 1


def test_shared_contacts_know_each_other(network: Network) -> None:
    links = records(network.links)
    assert {(row["a"], row["b"], row["kind"]) for row in links} == {
        ("xing:eva_muester3", "xing:jan_probe", "shared_contact"),
        ("xing:eva_muester3", "xing:jan_probe", "group_thread"),
    }
    assert {row["n_people"] for row in links} == {2}


def test_messages_have_a_direction_and_a_group_message_goes_to_each(network: Network) -> None:
    rows = network.interactions[network.interactions["kind"] == "message"]
    told = [
        (row["contact_id"], str(row["time"]), row["direction"], row["n_people"], row["text"], row["mark"], row["thread_id"])
        for row in records(rows)
    ]  # fmt: skip
    assert told == [
        (None, "2007-06-05 08:32:15+00:00", "in", 1, "Willkommen!", "sponsored", "512_fe2fd4"),
        ("xing:eva_muester3", "2012-04-03 09:00:00+00:00", "out", 1, "Guten Tag", None, "51626_4be761"),
        ("xing:eva_muester3", "2012-04-04 16:20:00+00:00", "out", 1, "Haben Sie auch Katzen?", None, "51626_4be761"),
        ("xing:eva_muester3", "2012-04-04 16:30:00+00:00", "in", 1, "Ja, natürlich!\nEva", None, "51626_4be761"),
        ("xing:eva_muester3", "2013-05-01 22:30:00+00:00", "out", 2, "Wer kommt mit?", None, "51627_5cf872"),
        ("xing:jan_probe", "2013-05-01 22:30:00+00:00", "out", 2, "Wer kommt mit?", None, "51627_5cf872"),
    ]  # fmt: skip
    assert set(rows["time_precision"]) == {"second"}


def test_requests_are_invitations_and_their_senders_no_connections(network: Network) -> None:
    (row,) = records(network.interactions[network.interactions["kind"] == "invitation"])
    assert (row["contact_id"], row["direction"], row["text"]) == ("xing:kai_fremd", "in", "Bitte um Kontakt")
    kai = by_id(network)["xing:kai_fremd"]
    assert (kai["relation"], kai["name"], kai["company"], kai["position"]) == (
        "correspondent",
        "Kai Fremd",
        "Glück AG",
        "Coach",
    )


@pytest.mark.parametrize(
    ("file", "content", "rows", "read", "reason"),
    [
        ("me.json", "profiles", 1, 1, None),
        ("contacts-1.json", "contacts", 3, 3, None),
        ("ids.json", "contact ids", 2, 2, None),
        ("conversations.json", "conversations", 3, 3, None),
        ("a.json", "messages", 3, 3, None),
        ("tags-1001_a1b2c3.json", "tags", 2, 2, None),
        ("shared.json", "shared contacts", 1, 1, None),
        ("in.json", "contact requests", 1, 1, None),
        ("sent.json", "contact requests", 1, 0, "no readable date"),
    ],
)
def test_every_file_is_accounted_for(
    network: Network, file: str, content: str, rows: int, read: int, reason: str | None
) -> None:
    row = covered(network, file)
    assert (row["status"], row["platform"], row["content"], row["account"]) == (
        "read",
        "xing",
        content,
        "ida_beispiel",
    )
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (rows, read, rows - read, reason)
    assert (row["parser"], row["read_as"]) == ("xing answers", "utf-8, JSON")


def test_groups_and_paths_are_known_and_not_needed(network: Network) -> None:
    for name, content in (("groups.json", "groups"), ("paths.json", "paths")):
        row = covered(network, name)
        assert (row["status"], row["content"], row["rows"]) == ("ignored", content, 1)


def test_conversations_make_tending_observable(network: Network) -> None:
    row = covered(network, "conversations.json")
    assert (row["shows"], row["first_on"], row["last_on"], row["marked"]) == (
        "message",
        pd.Timestamp("2007-06-05"),
        pd.Timestamp("2013-05-02"),
        1,
    )
    assert (row["observed_from"], row["observed_until"]) == (
        pd.Timestamp("2007-06-05"),
        pd.Timestamp("2013-05-02"),
    )
    assert row["warning"] is None
    states = na.tending(network)["tending"]
    who = ["xing:eva_muester3", "xing:jan_probe", "xing:1004_d4e5f6", "xing:kai_fremd"]
    assert states[who].fillna("stranger").tolist() == ["dormant", "one_way", "collected", "stranger"]


# --- as people keep them ----------------------------------------------------------------------------------


def one_line(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False)


EVERYTHING = (ME, CONTACTS, CONTACT_IDS, CONVERSATIONS, MESSAGES, RECEIVED, SENT, GROUPS, PATHS)
WRAPPED = [
    {"request": {"method": "GET", "path": "/v1/users/me"}, "response": json.loads(ME)},
    {"url": "https://api.xing.com/v1/users/me/contacts?limit=100", "body": json.loads(CONTACTS)},
    {"url": "https://api.xing.com/v1/users/9_fedcba/contacts/1001_a1b2c3/tags", "body": json.loads(TAGS)},
    {"user_id": "1001_a1b2c3", **json.loads(SHARED)},
    *map(json.loads, (CONTACT_IDS, CONVERSATIONS, MESSAGES, RECEIVED)),
]


@pytest.mark.parametrize(
    "files",
    [
        {"xing.zip": ALL},
        {name.replace("contacts-1", "x"): text for name, text in ALL.items()},
        {**{name: text for name, text in ALL.items() if "1001" in name}, "alles.jsonl": "\n".join(map(one_line, EVERYTHING[1:])) + "\n", "me": ME},
        {"daten.txt": json.dumps(WRAPPED)},
        {"daten.json": json.dumps({"tags": {"1001_a1b2c3": json.loads(TAGS)}, "shared": {"1001_a1b2c3": json.loads(SHARED)},
                                   "calls": [{"users/me": WRAPPED[0]}, *WRAPPED[4:], json.loads(CONTACTS)]})},
        {**ALL, "contacts-1.json": f'{{"contacts": {{"total": 3, "users": [{EVA}]}}}}',
         "contacts-2.json": f'{{"contacts": {{"total": 3, "users": [{JAN}, {LEA}]}}}}'},
        {**ALL, "contacts-1.json": f'[{{"contacts": {{"users": [{EVA}]}}}}, {{"contacts": {{"users": [{JAN}, {LEA}]}}}}]'},
        {**ALL, "contacts-1.json": f"[{EVA}, {JAN}, {LEA}]", "me.json": ID_CARD.replace("}}}", "}}}\n")},
        {**ALL, "contacts-1.json": CONTACTS.encode("utf-16"), "again.json": CONTACTS.encode("utf-8-sig")},
        {**ALL, "copy/conversations.json": CONVERSATIONS, "copy/messages.json": MESSAGES},
    ],
    ids=["zip", "names", "lines", "wrapped", "nested", "pages", "list of pages", "bare", "encodings", "twice"],
)  # fmt: skip
def test_every_packing_says_the_same(tmp_path: Path, network: Network, files: Files) -> None:
    assert_same(load_exports(tmp_path, files, owner=None), network)


def test_cards_and_answers_are_one_person(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\n{}\nEND:VCARD\n"
    cards = {
        "eva.vcf": card.format("Eva Müster", "EMAIL:eva@example.com\nNOTE:Zwei Stunden Katzen"),
        "jan.vcf": card.format("J. Probe", "URL:https://www.xing.com/profile/Jan_Probe/cv"),
        "neu.vcf": card.format("Neu Er", "EMAIL:neu@example.org"),
    }
    found = by_id(
        load_exports(tmp_path, {"c.json": CONTACTS, "xing-karten.zip": cards}, owner="Ida Beispiel")
    )
    assert set(found) == {"xing:eva_muester3", "xing:jan_probe", "xing:1003_c3d4e5", "xing:neu@example.org"}
    assert found["xing:eva_muester3"]["note"] == "Zwei Stunden Katzen"
    assert {row["relation"] for row in found.values()} == {"connection"}


def test_a_linkedin_account_joins_by_what_the_answer_tells(tmp_path: Path) -> None:
    csv = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nEva,Müster,https://www.linkedin.com/in/eva-muester,,A,B,04 Mar 2023\n"
    network = load_exports(tmp_path, {"c.json": CONTACTS, "Connections.csv": csv}, owner="Ida Beispiel")
    assert by_id(network)["xing:eva_muester3"]["person_id"] == "linkedin:eva-muester"


def test_two_of_one_name_stay_two_and_a_correspondent_of_that_name_a_third(tmp_path: Path) -> None:
    users = [
        {"id": f"{n}_abcdef", "display_name": "Thomas Müller", "page_name": f"Thomas_Mueller{n}"}
        for n in (1, 2)
    ]
    request = {
        "sender_id": "3_abcdef",
        "received_at": "2012-05-06T07:08:09Z",
        "sender": {"id": "3_abcdef", "display_name": "Thomas Müller"},
    }
    files = {
        "c.json": json.dumps({"contacts": {"users": users}}),
        "r.json": json.dumps({"contact_requests": [request]}),
    }
    assert set(by_id(load_exports(tmp_path, files, owner="Ida Beispiel"))) == {
        "xing:thomas_mueller1",
        "xing:thomas_mueller2",
        "xing:3_abcdef",
    }


# --- whose it is ------------------------------------------------------------------------------------------


def test_tags_and_shared_contacts_of_nobody_in_particular_are_told(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"c.json": CONTACTS, "tags.json": TAGS, "shared.json": SHARED}, owner="Ida"
    )
    tags, shared = covered(network, "tags.json"), covered(network, "shared.json")
    assert (tags["rows"], tags["read"], tags["dropped"]) == (2, 0, 2)
    assert tags["reason"] == "the file does not tell whose tags these are; put the contact's id into its name"
    assert (shared["rows"], shared["read"], shared["dropped"], len(network.links)) == (1, 1, 0, 0)
    assert shared["reason"] == (
        "the file does not tell with whom these contacts are shared; put that member's id into its name"
    )


def test_contacts_of_a_contact_are_not_the_owners(tmp_path: Path) -> None:
    theirs = (
        f'{{"contacts": {{"total": 2, "users": [{JAN}, {{"id": "7_777777", "display_name": "Uwe Weit"}}]}}}}'
    )
    files = {"c.json": CONTACTS, "users/1001_a1b2c3/contacts.json": theirs, "me.json": ME}
    network = load_exports(tmp_path, files, owner=None)
    assert len(by_id(network)) == 3
    assert [(row["a"], row["b"]) for row in records(network.links)] == [
        ("xing:eva_muester3", "xing:jan_probe")
    ]
    row = covered(network, "1001_a1b2c3/contacts.json")
    assert (row["read"], row["dropped"], row["reason"]) == (
        1,
        1,
        "contacts of one of your contacts, who are not your own",
    )


def test_the_owners_own_id_in_the_path_is_hers(tmp_path: Path) -> None:
    files = {"users/9_fedcba/contacts.json": CONTACTS, "me.json": ME}
    assert len(by_id(load_exports(tmp_path, files, owner=None))) == 3


def test_profiles_tell_more_of_contacts_and_make_nobody_one(tmp_path: Path) -> None:
    profile = '{"users": [{"id": "1003_c3d4e5", "display_name": "Lea Licht"}, {"id": "8_888888", "display_name": "Uwe Weit"}]}'
    network = load_exports(tmp_path, {"c.json": CONTACTS, "p.json": profile}, owner="Ida")
    found = by_id(network)
    assert (len(found), found["xing:1003_c3d4e5"]["name"], found["xing:1003_c3d4e5"]["relation"]) == (
        3,
        "Lea Licht",
        "connection",
    )
    row = covered(network, "p.json")
    assert (row["read"], row["dropped"]) == (1, 1)
    assert (
        row["reason"] == "the profile of nobody among your contacts; if it is your own, name the file me.json"
    )


# --- the owner --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "owner", "toml"),
    [
        ({"me.json": ME}, None, None),
        ({"x.json": ID_CARD}, None, None),
        ({"sent.json": SENT}, None, None),
        ({}, "Ida Beispiel", None),
        ({"p.json": ME}, "Ida Beispiel", None),
        ({"p.json": ME}, None, '[me]\nprofile_urls = ["https://www.xing.com/profile/Ida_Beispiel"]\n'),
        ({"p.json": ME}, None, '[me]\nemails = ["ida@example.org"]\n'),
        ({"c.json": CONTACTS}, None, None),  # who is in all three conversations and no contact
    ],
)
def test_every_way_to_know_the_owner(
    tmp_path: Path, more: Files, owner: str | None, toml: str | None
) -> None:
    network = load_exports(tmp_path, {"v.json": CONVERSATIONS, **more}, owner=owner, toml=toml)
    assert network.owner.name == "Ida Beispiel"
    way = dict(network.interactions.groupby("direction").size())
    assert way == {"in": 2, "out": 2}


def test_without_a_hint_the_user_is_asked(tmp_path: Path) -> None:
    with pytest.raises(
        OwnerUnknown,
        match=r"^a\.json: the owner cannot be told from the messages; put the answer of users/me",
    ):
        load_exports(tmp_path, {"a.json": MESSAGES}, owner=None)
    with pytest.raises(OwnerUnknown, match="does not occur in"):
        load_exports(tmp_path, {"a.json": MESSAGES}, owner="Wer Anders")


# --- what is missing --------------------------------------------------------------------------------------


def test_messages_alone_say_nothing_of_those_without_any(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"me.json": ME, "c.json": CONTACTS, "a.json": MESSAGES}, owner=None)
    row = covered(network, "a.json")
    assert (
        row["warning"]
        == "without the list of conversations it cannot be told with whom there was no exchange"
    )
    assert (row["shows"], row["observed_from"], row["observed_until"]) == ("message", None, None)
    assert len(network.interactions) == 3
    assert na.tending(network)["tending"]["xing:jan_probe"] == "unobserved"


def test_pages_of_conversations_that_are_not_there_are_counted(tmp_path: Path) -> None:
    files = {
        "me.json": ME,
        "c.json": CONTACTS,
        "v.json": CONVERSATIONS.replace('"total": "3"', '"total": 40'),
    }
    row = covered(load_exports(tmp_path, files, owner=None), "v.json")
    assert row["warning"] == (
        "37 conversations of the list are not there; 2 messages of the conversations are not there"
    )
    assert row["observed_until"] is None


def test_where_the_oldest_messages_are_cut_off_the_window_begins_with_the_newest(tmp_path: Path) -> None:
    files = {"me.json": ME, "c.json": CONTACTS, "2019-03-31/v.json": CONVERSATIONS}
    row = covered(load_exports(tmp_path, files, owner=None), "v.json")
    assert row["warning"] == "2 messages of the conversations are not there"
    assert (row["observed_from"], row["observed_until"]) == (
        pd.Timestamp("2012-04-04"),
        pd.Timestamp("2019-03-31"),
    )


def test_bad_items_cost_themselves(tmp_path: Path) -> None:
    users = f'[{EVA}, null, 7, [], {{"id": 5}}, {{"id": null, "display_name": "Ohne Nummer"}}]'
    messages = '[{"created_at": "2012-04-04T16:30:00Z", "content": 5, "sender": null}, {"created_at": "gestern", "content": "x", "sender": {"id": "1001_a1b2c3"}}, "x", {"created_at": "2012-04-05T16:30:00Z", "content": "An wen?", "sender": {"id": "9_fedcba"}}]'
    files = {
        "c.json": f'{{"contacts": {{"users": {users}}}}}',
        "m.json": f'{{"messages": {{"items": {messages}}}}}',
        "me.json": ME,
    }
    network = load_exports(tmp_path, files, owner=None)
    assert {row["name"] for row in by_id(network).values()} == {"Dr. Eva Müster", "Ohne Nummer"}
    row = covered(network, "c.json")
    assert (row["rows"], row["read"], row["dropped"]) == (6, 2, 4)
    assert row["reason"] == "entries without the fields of the others"
    said = covered(network, "m.json")
    assert (said["rows"], said["read"], said["marked"]) == (4, 2, 1)
    assert said["reason"] == "entries without the fields of the others; no readable date"


def test_a_message_of_the_owner_to_nobody_in_particular_is_told(tmp_path: Path) -> None:
    alone = '{"messages": {"items": [{"id": "1_abcdef", "created_at": "2012-04-05T16:30:00Z", "content": "An wen?", "sender": {"id": "9_fedcba"}}]}}'
    row = covered(
        load_exports(tmp_path, {"me.json": ME, "c.json": CONTACTS, "m.json": alone}, owner=None), "m.json"
    )
    assert (row["read"], row["dropped"], row["reason"]) == (
        0,
        1,
        "the file does not tell to whom the message went",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CONTACTS[:-5], "the file is no JSON, or was not saved completely"),
        ('{"contact_ids": ' + "[" * 100_000, "its values are nested too deeply for any export"),
    ],
)
def test_broken_files_that_are_surely_xings_are_failed(tmp_path: Path, text: str, reason: str) -> None:
    network = load_exports(tmp_path, {"c.json": CONTACTS, "x.json": text}, owner="Ida")
    row = covered(network, "x.json")
    assert (row["status"], row["platform"], row["reason"]) == ("failed", "xing", reason)


@pytest.mark.parametrize(
    "text",
    [
        '{"participants": [{"name": "Eva"}], "messages": [{"sender_name": "Eva", "timestamp_ms": 1, "content": "x"}]}',
        '{"friends_v2": [{"name": "Eva", "timestamp": 1}]}',
        '{"contacts": {"1": {"name": "Eva"}}}',
        '{"users": [{"id": 7, "name": "Eva"}]}',
        '[{"name": "Eva"}]',
        "{}",
        "[]",
    ],
)
def test_other_peoples_json_stays_theirs(tmp_path: Path, text: str) -> None:
    row = covered(load_exports(tmp_path, {"c.json": CONTACTS, "x.json": text}, owner="Ida"), "x.json")
    assert (row["status"], row["platform"]) == ("unknown", None)


def test_no_access_is_no_contact(tmp_path: Path) -> None:
    with pytest.raises(NoUsableRows):
        load_exports(tmp_path, {"c.json": '{"contacts": {"total": 0, "users": []}}'}, owner="Ida")


# --- whatever stands in it --------------------------------------------------------------------------------

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(
    ["1001_a1b2c3", "9_fedcba", "0_73fa2b", "2012-04-04T16:30:00Z", "9999-99-99T99:99:99Z", "49|40|1", "||", "users/me",
     "https://www.xing.com/profile/Eva"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["contacts", "users", "items", "total", "id", "tags", "tag", "shared_contacts", "contact_ids", "contact_requests",
     "sender_id", "sender", "recipient_id", "message", "received_at", "conversations", "conversation", "messages",
     "participants", "latest_messages", "created_at", "content", "display_name", "page_name", "permalink", "id_card",
     "professional_experience", "primary_company", "companies", "business_address", "email", "phone", "web_profiles", "basics",
     "work", "name", "position", "company", "fullName", "profileUrl", "first_name", "last_name", "contactDetails",
     "message_count"]
)  # fmt: skip
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
SHAPES = [json.loads(text) for text in (*EVERYTHING, TAGS, SHARED, ID_CARD)]


@st.composite
def damaged(draw: st.DrawFn) -> object:
    """A true answer, some values of it replaced by anything."""
    value = json.loads(json.dumps(draw(st.sampled_from(SHAPES))))
    for _ in range(draw(st.integers(1, 4))):
        at = value
        while isinstance(at, dict | list) and at:
            key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            if draw(st.integers(0, 3)) == 0 or not isinstance(at[key], dict | list):
                at[key] = draw(DOCUMENTS)
                break
            at = at[key]
    return value


def member(name: str, document: object) -> Member:
    data = json.dumps(document).encode()
    return Member("", name, len(data), None, lambda: data)


@given(st.lists(damaged() | DOCUMENTS, min_size=1, max_size=3))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_whatever_stands_in_the_files_nothing_but_our_errors_comes_out(documents: list[object]) -> None:
    context = Context(Settings(), Owner(names=("Ida Beispiel",)))
    files = [member(f"{number}.json", document) for number, document in enumerate(documents)]
    claimed = [file for file in files if SOURCE.claims(file, context)]
    try:
        (extract,) = decide(SOURCE.read([member("c.json", json.loads(CONTACTS)), *claimed], context), context)
    except NetanalysisError:
        return
    tables = {name: stack(frames, schema.TABLES[name]) for name, frames in extract.tables.items()}
    problems = [p for name, frame in tables.items() for p in find_problems(frame, schema.TABLES[name])]
    assert problems == []
    assert set(tables["interactions"]["contact_id"].dropna()) <= set(tables["contacts"]["contact_id"])
    assert all(row.rows == row.read + row.dropped for row in extract.coverage if row.status == "read")
    assert all(min(row.rows, row.read, row.dropped) >= 0 for row in extract.coverage if row.status == "read")


def test_answers_of_two_people_are_refused(tmp_path: Path) -> None:
    other = (
        ME.replace("9_fedcba", "8_aaaaaa")
        .replace("Ida", "Jan")
        .replace("Beispiel", "Probe")
        .replace("ida@", "jan@")
        .replace("7654321", "7654322")
    )
    files: Files = {
        "a.zip": {"me.json": ME, "c.json": CONTACTS},
        "b.zip": {"me.json": other, "c.json": CONTACTS},
    }
    with pytest.raises(OwnerUnknown, match=r"^a\.zip and b\.zip are exports of two different people"):
        load_exports(tmp_path, files, owner=None)
    assert len(load_exports(tmp_path / "one", {**files, "b.zip": {"me.json": ME}}, owner=None).persons) == 3
