"""LinkedIn's other files: invitations, endorsements, recommendations, address books, notes, activity, and what is ignored."""

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
    GOOD,
    GOOD_FILE,
    OLD,
    OWNER_URL,
    Files,
    assert_same,
    by_id,
    covered,
    load_exports,
    records,
)
from netanalysis import Network
from netanalysis.sources.linkedin.files import KNOWN, normal_name

EVA_URL = "https://www.linkedin.com/in/eva-muster"
INVITATIONS_5 = "From,To,Sent At,Message,Direction\n"
INVITATIONS_7 = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def load_with(tmp_path: Path, files: Files) -> Network:
    return load_exports(tmp_path, {"Basic_LinkedInDataExport_02-01-2026/Connections.csv": GOOD_FILE, **files})


def rows(network: Network) -> list[tuple[object, ...]]:
    columns = ["kind", "contact_id", "direction", "text", "mark"]
    return [tuple(row[name] for name in columns) for row in records(network.interactions)]


def times(network: Network) -> list[str]:
    return [str(time.tz_localize(None)) for time in network.interactions["time"]]


# --- invitations ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("urls", [True, False])
def test_invitations_with_and_without_urls(tmp_path: Path, *, urls: bool) -> None:
    text = (INVITATIONS_7 if urls else INVITATIONS_5) + (
        f'Eva Muster,Ida Beispiel,"1/9/23, 9:05 AM","Hallo,\n""Ida""",INCOMING{f",{EVA_URL},{OWNER_URL}" if urls else ""}\n'
        f'Ida Beispiel,Jan Probe,"12/31/23, 12:34 PM",,OUTGOING'
        f"{f',{OWNER_URL},https://www.linkedin.com/in/jan' if urls else ''}\n"
    )
    network = load_with(tmp_path, {"Invitations.csv": text})
    jan = "linkedin:jan" if urls else "linkedin:~jan-probe"
    assert rows(network) == [
        ("invitation", "linkedin:eva-muster", "in", 'Hallo,\n"Ida"', None),
        ("invitation", jan, "out", None, None),
    ]
    assert times(network) == ["2023-01-09 08:05:00", "2023-12-31 11:34:00"]
    assert by_id(network)[jan]["relation"] == "correspondent"
    assert covered(network, "Invitations.csv")["shows"] == "invitation"


@pytest.mark.parametrize(
    ("date", "utc"),
    [
        ('"1/31/23, 12:34 PM"', "2023-01-31 11:34:00"),
        ('"31.01.23, 12:34"', "2023-01-31 11:34:00"),
        ("2023-01-31 12:34:00 UTC", "2023-01-31 12:34:00"),
    ],
)
def test_invitations_in_three_forms_of_date(tmp_path: Path, date: str, utc: str) -> None:
    network = load_with(
        tmp_path, {"Invitations.csv": INVITATIONS_5 + f"Eva Muster,Ida Beispiel,{date},,INCOMING\n"}
    )
    assert times(network) == [utc]


def test_invitations_of_hidden_members_are_marked_and_make_no_contact(tmp_path: Path) -> None:
    text = INVITATIONS_7 + (
        'LinkedIn Member,Ida Beispiel,"1/31/23, 12:34 PM",,INCOMING,,\n,Ida Beispiel,"1/31/23, 12:35 PM",,INCOMING,,\n'
    )
    network = load_with(tmp_path, {"Invitations.csv": text})
    assert [(row[1], row[4]) for row in rows(network)] == [(None, "hidden_sender")] * 2
    assert set(by_id(network)) == {"linkedin:eva-muster"}
    assert (covered(network, "Invitations.csv")["read"], covered(network, "Invitations.csv")["marked"]) == (
        2,
        2,
    )


def test_invitations_with_german_headers(tmp_path: Path) -> None:
    text = 'Von,An,Gesendet am,Nachricht,Richtung\nIda Beispiel,Eva Muster,"31.01.23, 12:34",,AUSGEHEND\n'
    network = load_with(tmp_path, {"Einladungen.csv": text})
    assert [row[1:3] for row in rows(network)] == [("linkedin:eva-muster", "out")]
    assert (
        covered(network, "Einladungen.csv")["warning"]
        == "headers in another language were understood; check the figures"
    )


# --- endorsements and recommendations ---------------------------------------------------------------------

OLD_ENDORSEMENTS = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status\n"
    "2022/02/03 04:05:06 UTC,Controlling,Eva,Muster,ACCEPTED\n"
)


def new_endorsements(who: str) -> str:
    return (
        f"Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url,Endorsement Status\n"
        "2022/02/03 04:05:06 UTC,Controlling,Eva,Muster,www.linkedin.com/in/eva-muster,ACCEPTED\n"
    )


UTF16_ENDORSEMENTS = b"\xff\xfe" + (
    '"Endorsement Date"\t"Skill Name"\t"Endorser First Name"\t"Endorser Last Name"\t"Endorsement Status"\t"Display Status"\r\n'
    '"2022/02/03 04:05:06 UTC"\t"Controlling"\t"Eva"\t"Muster"\t"ACCEPTED"\t"VISIBLE"\r\n'
).encode("utf-16-le")


def test_endorsements_old_new_and_utf16_give_the_same_rows(tmp_path: Path) -> None:
    given = [("endorsement", "linkedin:eva-muster", "out", "Controlling", None)]
    received = [("endorsement", "linkedin:eva-muster", "in", "Controlling", None)]
    cases: list[tuple[Files, list[tuple[str, str, str, str, None]]]] = [
            ({"Endorsement_Given_Info.csv": OLD_ENDORSEMENTS}, given),
            ({"Endorsement_Given_Info.csv": new_endorsements("Endorsee")}, given),
            ({"Endorsement_Received_Info.csv": OLD_ENDORSEMENTS}, received),
            ({"Endorsement_Received_Info.csv": new_endorsements("Endorser")}, received),
            ({"Endorsement Received Info.csv": UTF16_ENDORSEMENTS}, received),
            ({"Endorsement Received Info.csv": UTF16_ENDORSEMENTS, "Endorsement_Received_Info.csv": OLD_ENDORSEMENTS}, received),
            ({OLD: {"Endorsement_Given_Info.csv": OLD_ENDORSEMENTS},
              BASIC: {"Endorsement_Given_Info.csv": new_endorsements("Endorsee")}}, given),
    ]  # fmt: skip
    for number, (files, expected) in enumerate(cases):
        network = load_with(tmp_path / str(number), files)
        assert rows(network) == expected
        assert times(network) == ["2022-02-03 04:05:06"]
        assert set(by_id(network)) == {"linkedin:eva-muster"}


def test_the_utf16_file_is_no_sign_of_a_spreadsheet(tmp_path: Path) -> None:
    network = load_with(tmp_path, {"Endorsement Received Info.csv": UTF16_ENDORSEMENTS})
    row = covered(network, "Endorsement Received Info.csv")
    assert (row["warning"], row["read_as"]) == (None, "utf-16, TAB, YYYY/MM/DD HH:MM:SS UTC")


def test_endorsements_under_another_name_are_told_by_their_header(tmp_path: Path) -> None:
    files = {"Bestätigungen.csv": new_endorsements("Endorsee"), "Erhalten.csv": new_endorsements("Endorser")}
    network = load_with(tmp_path, files)
    assert sorted(str(row[2]) for row in rows(network)) == ["in", "out"]
    with_old = load_with(tmp_path / "old", {"Bestätigungen.csv": OLD_ENDORSEMENTS})
    assert covered(with_old, "Bestätigungen.csv")["status"] == "unknown"


RECOMMENDATIONS = (
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Eva,Muster,Nordlicht Pumpen GmbH,CFO,"Sehr gut,\nimmer wieder","08/19/24, 11:04 PM",VISIBLE\n'
)


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Recommendations_Given.csv", "out"),
        ("Recommendations Received.csv", "in"),
        ("Recommendations Given.csv", "out"),
    ],
)
def test_recommendations(tmp_path: Path, name: str, way: str) -> None:
    network = load_with(tmp_path, {name: RECOMMENDATIONS})
    assert rows(network) == [("recommendation", "linkedin:eva-muster", way, "Sehr gut,\nimmer wieder", None)]
    assert times(network) == ["2024-08-19 21:04:00"]


def test_recommendations_under_another_name_are_never_guessed(tmp_path: Path) -> None:
    network = load_with(tmp_path, {"Empfehlungen.csv": RECOMMENDATIONS})
    row = covered(network, "Empfehlungen.csv")
    assert (row["status"], len(network.interactions)) == ("unknown", 0)
    assert row["reason"] == (
        "its header is that of recommendations, but does not say whose; "
        "name the file Recommendations_Given.csv or Recommendations_Received.csv"
    )


# --- address books and notes ------------------------------------------------------------------------------

CONTACTS_2022 = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,"
    "Birthday,Location,BookmarkedAt,Profiles\n"
    'GOOGLE_CONTACTS,Jan,Probe,Bau AG,Boss,"Jan@Example.org,j@example.org","030 23125 1,0170 1234567","2/3/22, 4:05 AM",,,,'
    "Jan Probe,,Berlin,,\n"
)
IMPORTED_2025 = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,UpdatedAt,"
    "CountryCode,RegionCode,ThirdPartyVerified,Location\n"
    'Jan,,Probe,,,,,Boss,"jan@example.org,j@example.org","030 23125 1,0170 1234567","2/3/22, 4:05 AM",,DE,,,Berlin\n'
)
IMPORTED_2017 = (
    "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,Addresses,Sites,"
    "Full Name,Birthday,Location,Bookmarked At,Profiles\n"
    'Jan,Probe,Bau AG,Boss,"jan@example.org,j@example.org","030 23125 1,0170 1234567","2/3/22, 4:05 AM",,,,Jan Probe,,Berlin,,\n'
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Contacts.csv", CONTACTS_2022),
        ("ImportedContacts.csv", IMPORTED_2025),
        ("Imported Contacts.csv", IMPORTED_2017),
        ("Importierte Kontakte.csv", IMPORTED_2025),
    ],
)
def test_address_books_of_every_era(tmp_path: Path, name: str, text: str) -> None:
    network = load_with(tmp_path, {name: text})
    row = by_id(network)["linkedin:j@example.org"]
    assert (row["name"], row["relation"], row["position"], row["location"]) == (
        "Jan Probe",
        "address_book",
        "Boss",
        "Berlin",
    )
    assert row["connected_on"] is None
    held = network.identifiers[network.identifiers["contact_id"] == "linkedin:j@example.org"]
    assert {"j@example.org", "jan@example.org", "+4930231251", "+491701234567"} <= set(held["value"])
    assert covered(network, name)["first_on"] == pd.Timestamp("2022-02-03")


def test_address_books_of_several_eras_are_one_contact(tmp_path: Path) -> None:
    files = {OLD: {"Contacts.csv": CONTACTS_2022}, BASIC: {"ImportedContacts.csv": IMPORTED_2025}}
    assert set(by_id(load_with(tmp_path, files))) == {"linkedin:eva-muster", "linkedin:j@example.org"}


def test_two_who_share_an_address_stay_two_and_a_name_alone_joins_no_connection(tmp_path: Path) -> None:
    header = CONTACTS_2022.partition("\n")[0] + "\n"
    rows_ = "A,Jan,Probe,,,haus@example.org,,,,,,,,,,\nA,Lea,Probe,,,haus@example.org,,,,,,,,,,\nA,Eva,Muster,,,,,,,,,,,,,\n"
    network = load_with(tmp_path, {"Contacts.csv": header + rows_ + "A,,,,,,,,,,,,,,,\n"})
    assert set(by_id(network)) == {
        "linkedin:eva-muster", "linkedin:book~eva-muster", "linkedin:book~jan-probe", "linkedin:book~lea-probe"
    }  # fmt: skip
    assert len(network.persons) == 4
    row = covered(network, "Contacts.csv")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (4, 3, 1, "neither name nor address")


def test_an_address_that_a_connection_shows_makes_one_person(tmp_path: Path) -> None:
    files = {"Contacts.csv": CONTACTS_2022, "Connections_1.csv": CONNECTIONS + (
        "Jan,Probe,https://www.linkedin.com/in/jan,jan@example.org,,,04 Mar 2023\n")}  # fmt: skip
    network = load_with(tmp_path, files)
    persons = network.contacts.set_index("contact_id")["person_id"]
    assert persons["linkedin:j@example.org"] == persons["linkedin:jan"]


def test_a_contacts_file_of_somebody_else_is_not_linkedins(tmp_path: Path) -> None:
    for name in ("Contacts.csv", "Kontakte.csv", "notes.csv", "Profile.csv"):
        network = load_with(
            tmp_path / name, {name: "Vorname;Nachname;Firma;Position\nJan;Probe;Bau AG;Boss\n"}
        )
        assert covered(network, name)["platform"] == "address_book"
        assert by_id(network)["address_book:~jan-probe"]["company"] == "Bau AG"


def test_notes_are_kept_with_the_connection(tmp_path: Path) -> None:
    text = (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
        f'Eva,Muster,{EVA_URL},"Katzen,\nzwei Stunden",2026-01-02 03:04:05,\n'
    )
    network = load_with(tmp_path, {"Notes.csv": text})
    assert by_id(network)["linkedin:eva-muster"]["note"] == "Katzen,\nzwei Stunden"
    assert covered(network, "Notes.csv")["content"] == "notes"


# --- what the owner did -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Member_Follows.csv", "Date,Status,FullName\r\n2022-02-03 04:05:06,Active,Jan Probe\r\n2022-02-04 04:05:06,Unfollow,Jan Probe\r\n",
         [("follow", None), ("unfollow", None)]),
        ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
                       '2022-02-03 04:05:06,https://example.org/1,"eins""\r\n""zwei",,,MEMBER_NETWORK\r\n', [("post", 9)]),
        ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility\r\n"
                       "2022-02-03 04:05:06,https://example.org/1,eins,,,\r\n", [("post", 4)]),
        ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl\r\n2022-02-03 04:05:06,https://example.org/1,,,\r\n",
         [("post", 0)]),
        ("Comments.csv", 'Date,Link,Message\r\n2022-02-03 04:05:06,https://example.org/1,"ja, gut"\r\n\r\n', [("comment", 7)]),
        ("Reactions.csv", "Date,Type,Link\r\n2022-02-03 04:05:06,LIKE,https://example.org/1\r\n", [("reaction", None)]),
        ("InstantReposts.csv", "Date,Link\r\n2022-02-03 04:05:06,https://example.org/1\r\n", [("repost", None)]),
        ("Votes.csv", "Date,Link,OptionText\r\n2022-02-03 04:05:06,https://example.org/1,ja\r\n", [("vote", None)]),
    ],
)  # fmt: skip
def test_activity_of_every_sort(
    tmp_path: Path, name: str, text: str, expected: list[tuple[str, int | None]]
) -> None:
    network = load_with(tmp_path, {name: text})
    found = records(network.activity)
    assert [(row["kind"], row["n_chars"]) for row in found] == expected
    assert str(found[0]["time"]) == "2022-02-03 03:05:06+00:00"
    suffixed = name.replace(".csv", "_48151623.csv")
    other = load_with(tmp_path / "suffixed", {suffixed: text})
    assert covered(other, suffixed)["content"] == covered(network, name)["content"]
    assert_same(network, other)


def test_split_files_are_put_together_and_repeats_dropped(tmp_path: Path) -> None:
    first = "Date,Type,Link\r\n2022-02-03 04:05:06,LIKE,https://example.org/1\r\n"
    second = first + "2022-02-04 04:05:06,LIKE,https://example.org/2\r\n"
    files = {"Reactions.csv": first, "Reactions_1.csv": second, "Reactions_48151623_2.csv": second}
    assert len(load_with(tmp_path, files).activity) == 2


def test_a_vote_under_another_name_is_no_repost(tmp_path: Path) -> None:
    votes = "Date,Link,OptionText\r\n2022-02-03 04:05:06,https://example.org/1,ja\r\n"
    network = load_with(
        tmp_path,
        {"Abstimmungen.csv": votes, "x.csv": "Date,Link\n2022-02-03 04:05:06,https://example.org/1\n"},
    )
    assert list(network.activity["kind"]) == ["vote"]
    assert covered(network, "x.csv")["status"] == "unknown"


def test_activity_without_a_date_is_dropped_and_counted(tmp_path: Path) -> None:
    text = (
        "Date,Link,Message\r\n2022-02-03 04:05:06,https://example.org/1,ja\r\n,https://example.org/2,nein\r\n"
    )
    network = load_with(tmp_path, {"Comments.csv": text})
    row = covered(network, "Comments.csv")
    assert (row["read"], row["dropped"], row["reason"], len(network.activity)) == (
        1,
        1,
        "no readable date",
        1,
    )


# --- every file is read, ignored, or named ----------------------------------------------------------------


IGNORED = (
    "Ad_Targeting.csv", "Company Follows.csv", "Company_Follows.csv", "Rich Media.csv", "Rich_Media.csv", "Receipts_v2.csv",
    "Hashtag_Follows_48151623.csv", "Saved_Items.csv", "Jobs/Saved Jobs_2.csv", "Learning.csv", "Events.csv", "Education.csv",
    "Verifications/Verifications.csv", "Job Applicant Saved Screening Question Responses_1.csv", "Skills.csv",
    "Articles/Articles/2019-01-02 Ein Artikel.html",
)  # fmt: skip


@pytest.fixture(scope="module", params=["zip", "folder"])
def with_ignored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Network:
    text = "First Name,Last Name,Company\nJan,Probe,Bau\n"
    files: Files = (
        {BASIC: dict.fromkeys(IGNORED, text)}
        if request.param == "zip"
        else {f"export/{name}": text for name in IGNORED}
    )
    return load_with(tmp_path_factory.mktemp(request.param), files)


@pytest.mark.parametrize("name", IGNORED)
def test_files_that_say_nothing_of_the_network_are_known_and_ignored(
    with_ignored: Network, name: str
) -> None:
    assert covered(with_ignored, name)["status"] == "ignored"
    assert len(with_ignored.contacts) == 1


def test_what_is_new_in_an_archive_is_named_and_never_read_as_contacts(tmp_path: Path) -> None:
    files: Files = {
        BASIC: {"Brand_New.csv": "First Name,Last Name,Company\nJan,Probe,Bau\n", "photo.jpg": b"\xff\xd8"}
    }
    network = load_with(tmp_path, files)
    assert covered(network, "Brand_New.csv")["status"] == "unknown"
    assert str(covered(network, "Brand_New.csv")["reason"]).startswith(
        "neither its name nor its header is known"
    )
    assert covered(network, "photo.jpg")["status"] == "ignored"
    assert len(network.contacts) == 1


def test_cards_in_a_folder_named_after_linkedin_are_read_all_the_same(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Jan Probe\nEND:VCARD\n"
    network = load_with(tmp_path, {"linkedin and xing/Contacts.vcf": card, "articles/Kontakte.vcf": card})
    assert "xing:~jan-probe" in by_id(network)


def test_names_are_folded_exactly(tmp_path: Path) -> None:
    assert normal_name("Shares_48151623.csv") == normal_name("SHARES_1.csv") == "shares"
    assert normal_name("Recommendations Given (2).csv") == "recommendationsgiven"
    assert normal_name("guide_messages.csv") == "guidemessages" in KNOWN
    assert normal_name("Receipts_v2.csv") == "receiptsv2" in KNOWN
    assert normal_name("my messages.csv") == "mymessages" not in KNOWN


def test_basic_and_complete_together_change_nothing(tmp_path: Path) -> None:
    files = {"Connections.csv": GOOD_FILE + GOOD, "Invitations.csv": INVITATIONS_5 + (
        'Eva Muster,Ida Beispiel,"1/9/23, 9:05 AM",,INCOMING\n'), "Endorsement_Given_Info.csv": new_endorsements("Endorsee"),
        "Recommendations_Given.csv": RECOMMENDATIONS, "Contacts.csv": CONTACTS_2022,
        "Comments.csv": "Date,Link,Message\r\n2022-02-03 04:05:06,https://example.org/1,ja\r\n"}  # fmt: skip
    once = load_exports(tmp_path / "1", {BASIC: files})
    assert len(once.interactions) == 3
    assert_same(once, load_exports(tmp_path / "2", {BASIC: files, COMPLETE: files, f"again/{BASIC}": files}))
