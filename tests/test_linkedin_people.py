"""Whom LinkedIn's files mean: connections without URL, owners known by name alone, several recipients in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from export_files import (
    CONNECTIONS,
    CONNECTIONS_2021,
    MESSAGES_9,
    MESSAGES_10,
    Files,
    covered,
    load_exports,
    records,
)
from netanalysis import Network
from netanalysis.ingest.recipients import recipients
from netanalysis.text import spellings

PROFILE = "First Name,Last Name,Maiden Name,Headline\nOlaf,Owner,,Tester\n"
OLAF = "https://www.linkedin.com/in/olaf-owner-57"
IN = "https://www.linkedin.com/in/"


def row(thread: str, sender: tuple[str, str], to: str, day: str) -> str:
    return f'{thread},,"{sender[0]}",{sender[1]},"{to}",{day} 08:00:00 UTC,,hello,INBOX\n'


def people(network: Network) -> list[tuple[object, ...]]:
    return [
        (one["contact_id"], one["name"], one["relation"], one["company"], str(one["connected_on"])[:10])
        for one in records(network.contacts)
    ]


def exchanges(network: Network) -> list[tuple[object, ...]]:
    return [
        (str(one["time"])[:10], one["direction"], one["contact_id"], one["n_people"])
        for one in records(network.interactions)
    ]


# --- connections without URL ------------------------------------------------------------------------------

OLD = (
    CONNECTIONS_2021
    + "Eva,Muster,,Nordlicht GmbH,CTO,12 Jan 2020\nJan,Probe,,Werk AG,Developer,03 Mar 2020\n"
)
TALK = (
    MESSAGES_9
    + row("c1", ("Olaf Owner", OLAF), "Eva Muster", "2021-01-10")
    + row("c1", ("Eva Muster", IN + "eva-muster"), "Olaf Owner", "2021-01-11")
)
INVITED = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Olaf Owner,Eva Muster,"1/10/20, 9:05 AM",,OUTGOING,{OLAF},{IN}eva-muster\n'
)
ENDORSED = (
    "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status\n"
    "2021/01/10 08:00:00 UTC,Python,Eva,Muster,www.linkedin.com/in/eva-muster,ACCEPTED\n"
)
NOTED = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
    f"Eva,Muster,{IN}eva-muster,kennt Jan,2021-01-10 08:00:00,\n"
)
BOOKED = (
    "FirstName,LastName,Emails,PhoneNumbers,CreatedAt,Profiles\n"
    f'Eva,Muster,eva@example.org,,"1/10/20, 9:05 AM",{IN}eva-muster\n'
)
EVA = ("linkedin:eva-muster", "Eva Muster", "connection", "Nordlicht GmbH", "2020-01-12")
JAN = ("linkedin:~jan-probe", "Jan Probe", "connection", "Werk AG", "2020-03-03")


@pytest.mark.parametrize(
    "files",
    [
        {"messages.csv": TALK},
        {"Invitations.csv": INVITED},
        {"Endorsement_Given_Info.csv": ENDORSED},
        {"Notes.csv": NOTED},
        {"messages.csv": TALK, "Invitations.csv": INVITED, "Notes.csv": NOTED},
    ],
)
def test_a_connection_without_url_is_the_one_whose_url_another_file_tells(
    tmp_path: Path, files: Files
) -> None:
    network = load_exports(tmp_path, {"Connections.csv": OLD, "Profile.csv": PROFILE, **files}, owner=None)
    assert people(network) == [EVA, JAN]
    held = network.identifiers
    assert list(held.loc[held["kind"] == "profile_url", "value"]) == ["linkedin.com/in/eva-muster"]


def test_an_address_book_tells_urls_too(tmp_path: Path) -> None:
    files = {"Connections.csv": OLD, "Profile.csv": PROFILE, "ImportedContacts.csv": BOOKED}
    assert people(load_exports(tmp_path, files, owner=None)) == [EVA, JAN]


OTHER_EVA = (
    MESSAGES_9
    + row("c1", ("Eva Muster", IN + "eva-muster"), "Olaf Owner", "2021-01-11")
    + row("c2", ("Eva Muster", IN + "eva-2"), "Olaf Owner", "2021-01-12")
)


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        # two connections of one name
        ({"Connections.csv": OLD + "Eva,Muster,,Anders AG,CFO,09 Sep 2020\n", "messages.csv": TALK},
         ["linkedin:eva-muster", "linkedin:~eva-muster", "linkedin:~eva-muster~2", "linkedin:~jan-probe"]),
        # two URLs under one name
        ({"Connections.csv": OLD, "messages.csv": OTHER_EVA},
         ["linkedin:eva-2", "linkedin:eva-muster", "linkedin:~eva-muster", "linkedin:~jan-probe"]),
        # the URL is that of a connection made on another day
        ({"Connections.csv": OLD, "Connections_1.csv": CONNECTIONS + f"Eva,Muster,{IN}eva-muster,,Anders AG,CFO,09 Sep 2022\n", "messages.csv": TALK},
         ["linkedin:eva-muster", "linkedin:~eva-muster", "linkedin:~jan-probe"]),
    ],
)  # fmt: skip
def test_namesakes_stay_apart(tmp_path: Path, files: Files, ids: Sequence[str]) -> None:
    network = load_exports(tmp_path, {"Profile.csv": PROFILE, **files}, owner=None)
    assert sorted(str(one[0]) for one in people(network)) == list(ids)
    assert all(one[2] != "connection" or one[3] for one in people(network))


def test_a_connection_with_url_of_the_same_day_is_the_same_under_another_name(tmp_path: Path) -> None:
    new = CONNECTIONS + f"Eva,Neu,{IN}eva-muster,,Anders AG,CFO,12 Jan 2020\n"
    files = {
        "a/Connections.csv": OLD,
        "b/Connections.csv": new,
        "a/messages.csv": TALK,
        "a/Profile.csv": PROFILE,
    }
    network = load_exports(tmp_path, files, owner=None)
    assert [one[0] for one in people(network)] == ["linkedin:eva-muster", "linkedin:~jan-probe"]


# --- the owner, known by name alone -----------------------------------------------------------------------


def owner_files(name: str = "Olaf Owner", written: str = "Olaf Owner") -> str:
    """Conversations of 2021: sender URLs, no recipient URLs; in one of four the owner did not write."""
    text = MESSAGES_9
    for number, other in enumerate(("Eva Muster", "Jan Probe", "Lena Beispiel"), start=1):
        text += row(f"c{number}", (written, OLAF), other, f"2021-0{number}-10")
        text += row(f"c{number}", (other, IN + other.lower().replace(" ", "-")), name, f"2021-0{number}-11")
    return text + row("c4", ("Tom Test", IN + "tom-test"), name, "2021-04-10")


WAYS = ["out", "in", "out", "in", "out", "in", "in"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Olaf Owner", "Olaf Owner"),
        ("Olaf Owner, MBA", "Olaf Owner, MBA"),
        ("Olaf Owner 🚀", "Olaf Owner 🚀"),
    ],
)
def test_an_owner_whom_nothing_but_names_tell_is_never_her_own_contact(
    tmp_path: Path, name: str, written: str
) -> None:
    network = load_exports(tmp_path, {"messages.csv": owner_files(name, written)}, owner=None)
    assert [one[1] for one in exchanges(network)] == WAYS
    assert network.owner.profile_urls == ("linkedin.com/in/olaf-owner-57",)
    assert network.owner.name == name
    assert [one[1] for one in people(network)] == ["Eva Muster", "Jan Probe", "Lena Beispiel", "Tom Test"]


@pytest.mark.parametrize("told", ["Olaf Kölle", "Olaf Koelle", "Olaf Kolle", "OLAF KÖLLE", "Olaf Kölle, MBA"])
@pytest.mark.parametrize("written", ["Olaf Kölle", "Olaf Koelle", "Olaf Kolle"])
def test_her_name_is_compared_in_every_spelling(tmp_path: Path, told: str, written: str) -> None:
    files = {"messages.csv": owner_files(written, written), "Connections.csv": CONNECTIONS}
    network = load_exports(tmp_path, files, owner=told)
    assert [one[1] for one in exchanges(network)] == WAYS
    assert network.owner.profile_urls == ("linkedin.com/in/olaf-owner-57",)
    assert "Olaf" not in " ".join(str(one[1]) for one in people(network))


def test_spellings_meet_and_others_do_not() -> None:
    assert spellings("Jörg Groß") & spellings("Joerg Gross")
    assert not spellings("Eva Muster") & spellings("Eva Mustermann")
    assert not spellings("Muster, Eva") & spellings("Muster, Jan")


def test_a_second_profile_of_hers_is_hers_and_a_namesake_is_not(tmp_path: Path) -> None:
    text = owner_files() + row("c5", ("Olaf Owner", IN + "olaf-old"), "Uwe Alt", "2021-05-10")
    text += row("c6", ("Olaf Owner", IN + "olaf-another"), "Olaf Owner", "2021-06-10")
    network = load_exports(tmp_path, {"messages.csv": text, "Profile.csv": PROFILE}, owner=None)
    assert network.owner.profile_urls == ("linkedin.com/in/olaf-old", "linkedin.com/in/olaf-owner-57")
    assert exchanges(network)[-2:] == [
        ("2021-05-10", "out", "linkedin:~uwe-alt", 1), ("2021-06-10", "in", "linkedin:olaf-another", 1)
    ]  # fmt: skip


# --- several recipients in one cell -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "urls", "found"),
    [
        ("Eva Muster,Jan Probe", (), (("", "Eva Muster"), ("", "Jan Probe"))),
        ("Mia Test, MBA,Jan Probe", (), (("", "Mia Test, MBA"), ("", "Jan Probe"))),
        ("Jan Probe,Mia Test, MBA, PMP,Eva Muster", (), (("", "Jan Probe"), ("", "Mia Test, MBA, PMP"), ("", "Eva Muster"))),
        ("Mia Test, MBA", (), (("", "Mia Test, MBA"),)),
        ("Lea Kurz, Uwe Alt", (), (("", "Lea Kurz"), ("", "Uwe Alt"))),  # both are known, so the blank parts people
        ("Lea Kurz;Ida Neu", (), (("", "Lea Kurz"), ("", "Ida Neu"))),
        ("Lea Kurz,LinkedIn Member", (), (("", "Lea Kurz"), ("", "LinkedIn Member"))),
        ("Tom Neu,Ida Neu", ("tom", "ida"), (("tom", "Tom Neu"), ("ida", "Ida Neu"))),
        ("Mia Test, MBA,Ida Neu", ("mia", "ida"), (("mia", "Mia Test, MBA"), ("ida", "Ida Neu"))),
        ("Tom Neu, Ida Neu", ("tom", "ida"), (("tom", "Tom Neu"), ("ida", "Ida Neu"))),
        ("Tom Neu,LinkedIn Member,Ida Neu", ("tom", "ida"), (("tom", "Tom Neu"), ("ida", "Ida Neu"))),
        ("Tom Neu,LinkedIn Member", ("tom",), (("tom", "Tom Neu"),)),
        ("Mia Test, MBA", ("mia",), (("mia", "Mia Test, MBA"),)),
    ],
)  # fmt: skip
def test_recipients_of_one_cell(to: str, urls: Sequence[str], found: tuple[tuple[str, str], ...]) -> None:
    known = frozenset({"lea kurz", "uwe alt"})
    assert recipients(to, ",".join(IN + slug for slug in urls), known) == found


CONNECTED = CONNECTIONS + "".join(
    f"{given},{family},{IN}{slug},,Werk AG,CFO,03 Mar 2020\n"
    for given, family, slug in (
        ("Eva", "Muster", "eva-muster"),
        ("Jan", "Probe", "jan-probe"),
        ("Mia", '"Test, MBA"', "mia-test"),
    )
)


def test_a_group_without_urls_is_its_people(tmp_path: Path) -> None:
    text = MESSAGES_9 + row("g", ("Olaf Owner", OLAF), "Eva Muster,Mia Test, MBA,Tom Neu", "2021-02-10")
    text += row("g", ("Eva Muster", IN + "eva-muster"), "Mia Test, MBA,Olaf Owner,Tom Neu", "2021-02-11")
    network = load_exports(
        tmp_path, {"Connections.csv": CONNECTED, "Profile.csv": PROFILE, "messages.csv": text}, owner=None
    )
    assert exchanges(network) == [
        ("2021-02-10", "out", "linkedin:eva-muster", 3),
        ("2021-02-10", "out", "linkedin:mia-test", 3),
        ("2021-02-10", "out", "linkedin:~tom-neu", 3),
        ("2021-02-11", "in", "linkedin:eva-muster", 3),
    ]
    assert len(people(network)) == 4


def test_a_group_with_urls_names_those_nobody_knew(tmp_path: Path) -> None:
    group = '2-G==,Team,Olaf Owner,{o},"Tom Neu,Ida Neu","{i}tom-neu,{i}ida-neu",2023-12-01 08:00:00 UTC,,hello,INBOX\n'
    network = load_exports(
        tmp_path,
        {"Profile.csv": PROFILE, "messages.csv": MESSAGES_10 + group.format(o=OLAF, i=IN)},
        owner=None,
    )
    assert [one[:2] for one in people(network)] == [
        ("linkedin:ida-neu", "Ida Neu"),
        ("linkedin:tom-neu", "Tom Neu"),
    ]


# --- messages of early 2020 -------------------------------------------------------------------------------

EARLY = "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER\n"


def test_messages_of_early_2020(tmp_path: Path) -> None:
    text = EARLY + (
        "Olaf Owner,Eva Muster,2019-11-06T02:08:20,,Hallo,OUTGOING,INBOX\n"
        "Eva Muster,Olaf Owner,2019-11-07T02:08:20,,Hallo,INCOMING,INBOX\n"
        '"Olaf Owner","Eva Muster,Mia Test, MBA",2019-11-08T02:08:20,,Hallo,OUTGOING,SENT\n'
    )
    network = load_exports(tmp_path, {"Connections.csv": CONNECTED, "messages.csv": text}, owner=None)
    assert network.owner.name == "Olaf Owner"
    assert exchanges(network) == [
        ("2019-11-06", "out", "linkedin:eva-muster", 1),
        ("2019-11-07", "in", "linkedin:eva-muster", 1),
        ("2019-11-08", "out", "linkedin:eva-muster", 2),
        ("2019-11-08", "out", "linkedin:mia-test", 2),
    ]


# --- small files ------------------------------------------------------------------------------------------

SMALL: Files = {
    "Causes You Care About.csv": "Supported Cause\nEducation\n", "Member Hashtags.csv": "Hashtag,Created Time,State\n",
    "Online Job Postings.csv": "Created Date,Status\n", "Videos.csv": "Description,Link\n", "Skills.csv": "Name\nPython\n",
    "Brand New Thing.csv": "Created Date,State\n2024-01-01,x\n", "Friends of Mine.csv": "First Name,Last Name\nUwe,Alt\n",
}  # fmt: skip


@pytest.mark.parametrize("place", ["", "Complete_LinkedInDataExport_03-02-2026/"])
def test_small_files_of_the_download_are_known_and_new_ones_that_name_nobody_are_not_needed(
    tmp_path: Path, place: str
) -> None:
    files = {place + name: text for name, text in {**SMALL, "Connections.csv": CONNECTED}.items()}
    network = load_exports(tmp_path, files, owner=None)
    status = {name: covered(network, name)["status"] for name in SMALL}
    assert status.pop("Friends of Mine.csv") != "ignored"
    assert set(status.values()) == {"ignored"}


def test_an_unknown_table_elsewhere_is_named(tmp_path: Path) -> None:
    files = {"linkedin/" + name: text for name, text in {**SMALL, "Connections.csv": CONNECTED}.items()}
    files["other/Brand Old Thing.csv"] = "Created Date,State\n2024-01-01,x\n"
    assert covered(load_exports(tmp_path, files, owner=None), "Brand Old Thing.csv")["status"] == "unknown"
