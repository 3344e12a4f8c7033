"""Who "I" am: told, read from the profile, from invitations, from directions, or from being in every conversation."""

# rows of export files and sentences stand as they are, however long
# ruff: noqa: ISC003

from __future__ import annotations

from pathlib import Path

import pytest

from export_files import (
    BASIC,
    GOOD_FILE,
    MESSAGES_9,
    MESSAGES_10,
    OWNER_URL,
    PROFILE,
    Files,
    by_id,
    load_exports,
)
from netanalysis import Network
from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner

IN = "2-a==,,Eva Muster,https://www.linkedin.com/in/eva-muster,Ida Beispiel,{owner}2024-05-02 10:00:00 UTC,,Hallo,INBOX\n"
OUT = "2-a==,,Ida Beispiel,{url},Eva Muster,{eva}2024-05-02 11:00:00 UTC,,Antwort,INBOX\n"
WITH_URLS = (
    MESSAGES_10
    + IN.format(owner=OWNER_URL + ",")
    + OUT.format(url=OWNER_URL, eva="https://www.linkedin.com/in/eva-muster,")
)
WITHOUT_URLS = (
    MESSAGES_9
    + IN.format(owner="").replace("https://www.linkedin.com/in/eva-muster", "")
    + OUT.format(url="", eva="")
)
INVITATION = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n" + (
    'Ida Beispiel,Jan Probe,"1/9/23, 9:05 AM",,OUTGOING,https://www.linkedin.com/in/ida-beispiel,https://www.linkedin.com/in/jan\n'
)
OLD_INVITATION = 'From,To,Sent At,Message,Direction\nJan Probe,Ida Beispiel,"1/9/23, 9:05 AM",,INCOMING\n'


def ways(network: Network) -> list[str]:
    messages = network.interactions[network.interactions["kind"] == "message"]
    return list(messages["direction"])


def load_as(
    tmp_path: Path, files: Files, owner: str | Owner | None = None, toml: str | None = None
) -> Network:
    return load_exports(tmp_path, {BASIC: files}, owner=owner, toml=toml)


@pytest.mark.parametrize("text", [WITH_URLS, WITHOUT_URLS], ids=["urls", "names"])
@pytest.mark.parametrize(
    ("files", "owner", "toml"),
    [
        ({}, "Ida Beispiel", None),
        ({}, Owner(names=("Ida Beispiel",)), None),
        ({}, None, '[me]\nnames = ["Ida Beispiel"]'),
        ({"Profile.csv": PROFILE}, None, None),
        ({"Invitations.csv": OLD_INVITATION}, None, None),
    ],
    ids=["owner=", "Owner", "toml", "profile", "invitations without URLs"],
)
def test_a_name_is_enough(
    tmp_path: Path, text: str, files: Files, owner: str | Owner | None, toml: str | None
) -> None:
    network = load_as(tmp_path, {"messages.csv": text, **files}, owner, toml)
    assert ways(network) == ["in", "out"]
    assert network.owner.name == "Ida Beispiel"
    assert not any("ida" in contact for contact in by_id(network))
    if text == WITH_URLS:
        assert network.owner.accounts == (("linkedin", "ida-beispiel"),)
        assert network.owner.profile_urls == ("linkedin.com/in/ida-beispiel",)


@pytest.mark.parametrize(
    ("files", "owner", "toml"),
    [
        ({}, Owner(profile_urls=("https://de.linkedin.com/in/Ida-Beispiel/",)), None),
        ({}, None, '[me]\nprofile_urls = ["https://www.linkedin.com/in/ida-beispiel"]'),
        ({"Invitations.csv": INVITATION}, None, None),
    ],
    ids=["Owner", "toml", "invitations"],
)
def test_a_profile_url_is_enough(tmp_path: Path, files: Files, owner: Owner | None, toml: str | None) -> None:
    network = load_as(tmp_path, {"messages.csv": WITH_URLS, **files}, owner, toml)
    assert ways(network) == ["in", "out"]
    assert network.owner.name == "Ida Beispiel"
    assert set(network.interactions["account"]) == {"ida-beispiel"}


@pytest.mark.parametrize("urls", [True, False])
def test_being_in_every_conversation_is_enough(tmp_path: Path, *, urls: bool) -> None:
    text = MESSAGES_10 if urls else MESSAGES_9
    for number, (slug, name) in enumerate((("eva", "Eva Muster"), ("jan", "Jan Probe"), ("kim", "Kim Test"))):
        url = f"https://www.linkedin.com/in/{slug}" if urls else ""
        to = f"Ida Beispiel,{OWNER_URL}" if urls else "Ida Beispiel"
        text += f"2-{number}==,,{name},{url},{to},2024-05-02 10:00:00 UTC,,Hallo,INBOX\n"
    network = load_as(tmp_path, {"messages.csv": text})
    assert ways(network) == ["in"] * 3
    assert network.owner.profile_urls == (("linkedin.com/in/ida-beispiel",) if urls else ())
    assert len(by_id(network)) == 3


def test_the_direction_column_of_2017_is_enough(tmp_path: Path) -> None:
    text = 'From,To,Date,Subject,Content,Direction,Folder\nEva Muster,Ida Beispiel,"1/9/17, 9:05 AM",,Hallo,INCOMING,INBOX\n'
    network = load_as(tmp_path, {"Messages.csv": text})
    assert (ways(network), network.owner.name, list(by_id(network))) == (
        ["in"],
        "Ida Beispiel",
        ["linkedin:~eva-muster"],
    )


@pytest.mark.parametrize("text", [WITH_URLS, WITHOUT_URLS])
def test_an_owner_who_cannot_be_told_is_asked_for(tmp_path: Path, text: str) -> None:
    with pytest.raises(OwnerUnknown) as caught:
        load_as(tmp_path, {"messages.csv": text, "Connections.csv": GOOD_FILE})
    assert str(caught.value) == (
        f"{BASIC}/messages.csv: the owner cannot be told from the messages; write your name, address or profile as it "
        'stands there under [me] in netanalysis.toml, or say it with owner="Your Name" (--owner on the command line).'
    )
    with pytest.raises(OwnerUnknown, match="the owner does not occur in the messages; write your name"):
        load_as(tmp_path, {"messages.csv": text}, "Jemand Anders")
    assert len(load_as(tmp_path, {"Connections.csv": GOOD_FILE, "messages.csv": MESSAGES_9}).contacts) == 1


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("Jürgen Müller", written)
        for written in ("Jürgen Müller", "Juergen Mueller", "Jurgen Muller", "JÜRGEN  MÜLLER")
    ]
    + [
        ("Juergen Mueller", "Jürgen Müller"),
        ("Juergen Mueller", "Juergen Mueller"),
        ("Ju\u0308rgen Müller", "Jürgen Müller"),
    ],
)
def test_the_owners_name_may_lack_its_umlauts(tmp_path: Path, told: str, written: str) -> None:
    text = WITHOUT_URLS.replace("Ida Beispiel", written)
    network = load_as(tmp_path, {"messages.csv": text}, told)
    assert ways(network) == ["in", "out"]
    assert set(by_id(network)) == {"linkedin:~eva-muster"}


def test_a_namesake_of_the_owner_stays_a_contact_where_urls_tell(tmp_path: Path) -> None:
    more = (
        IN.replace("Eva Muster", "Ida Beispiel")
        .replace("eva-muster", "ida-beispiel-99")
        .format(owner=OWNER_URL + ",")
    )
    network = load_as(tmp_path, {"messages.csv": WITH_URLS + more}, "Ida Beispiel")
    assert set(by_id(network)) == {"linkedin:eva-muster", "linkedin:ida-beispiel-99"}
    assert sorted(ways(network)) == ["in", "in", "out"]


# --- the owner is no contact ------------------------------------------------------------------------------

ADDRESS_BOOK = "FirstName,LastName,Title,Emails,PhoneNumbers,CreatedAt\n"


@pytest.mark.parametrize(
    "row",
    [
        'Ida,Beispiel,,ida@example.org,,"2/3/22, 4:05 AM"\n',
        'Ida,Beispiel,,,030 23125 1,"2/3/22, 4:05 AM"\n',
        'Ida,Beispiel,,,,"2/3/22, 4:05 AM"\n',
        ',,,IDA@example.org,,"2/3/22, 4:05 AM"\n',
    ],
)
def test_the_owner_in_her_own_address_book_is_left_out(tmp_path: Path, row: str) -> None:
    files = {
        "Connections.csv": GOOD_FILE, "Profile.csv": PROFILE, "ImportedContacts.csv": ADDRESS_BOOK + row,
        "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nida@example.org,Yes,Yes,\n",
        "PhoneNumbers.csv": "Extension,Number,Type\n,030 23125 1,Mobile\n",
    }  # fmt: skip
    network = load_as(tmp_path, files)
    assert set(by_id(network)) == {"linkedin:eva-muster"}
    assert set(network.identifiers["contact_id"]) == {"linkedin:eva-muster"}
    assert (network.owner.emails, network.owner.phones) == (("ida@example.org",), ("+4930231251",))


@pytest.mark.parametrize(
    "header",
    ["Email Address,Confirmed,Primary,Updated On", "Email Address,Confirmed,Is primary,Status Updated On"],
)
def test_own_addresses_of_every_era(tmp_path: Path, header: str) -> None:
    files = {
        "Connections.csv": GOOD_FILE,
        "Email Addresses.csv": f'{header}\nIda@Example.org,Yes,Yes,"2/3/22, 4:05 AM"',
    }
    assert load_as(tmp_path, files).owner.emails == ("ida@example.org",)


@pytest.mark.parametrize(
    "card",
    [
        "FN:Ida Beispiel\nEMAIL:ida@example.org\n",
        "FN:Ida Beispiel\nURL:https://www.xing.com/profile/Ida_Beispiel2/cv\n",
        "FN:Ida Beispiel\n",
        "FN:Dr. Ida Beispiel\n",
    ],
)
def test_the_owners_own_card_is_left_out(tmp_path: Path, card: str) -> None:
    toml = '[me]\nnames = ["Ida Beispiel"]\nemails = ["ida@example.org"]\nprofile_urls = ["https://www.xing.com/profile/Ida_Beispiel2"]'
    files = {
        "xing.vcf": f"BEGIN:VCARD\nVERSION:3.0\n{card}END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Jan Probe\nEND:VCARD\n"
    }
    network = load_exports(tmp_path, files, toml=toml, owner=None)
    assert set(by_id(network)) == {"xing:~jan-probe"}
    assert set(network.contacts["account"]) == {"ida_beispiel2"}


def test_a_partner_who_shares_the_owners_telephone_stays(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nTEL:030 23125 1\nEND:VCARD\n"
    toml = '[me]\nnames = ["Ida Beispiel"]\nphones = ["030 23125 1"]'
    files = {"xing.vcf": card.format("Ida Beispiel") + card.format("Uwe Beispiel")}
    network = load_exports(tmp_path, files, toml=toml, owner=None)
    assert [row["name"] for row in by_id(network).values()] == ["Uwe Beispiel"]


def test_a_namesake_with_an_address_of_her_own_stays(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ida Beispiel\nEMAIL:other@example.org\nEND:VCARD\n"
    assert set(by_id(load_exports(tmp_path, {"xing.vcf": card}))) == {"xing:other@example.org"}


def test_positions_tell_where_the_owner_worked(tmp_path: Path) -> None:
    text = (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        '"Nordlicht, Pumpen GmbH",Interim CFO,"zwei\nZeilen",Berlin,Jul 2021,\nVorher AG,Analyst,,,2015,Mai 2019\n'
    )
    positions = load_as(tmp_path, {"Connections.csv": GOOD_FILE, "Positions.csv": text}).owner.positions
    assert [(p.company, p.title, str(p.started_on), str(p.finished_on)) for p in positions] == [
        ("Nordlicht, Pumpen GmbH", "Interim CFO", "2021-07-01", "None"),
        ("Vorher AG", "Analyst", "2015-01-01", "2019-05-01"),
    ]
