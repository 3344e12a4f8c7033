"""Whatever an export holds: a network, a coverage line or an error of ours, and never a good row lost."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from export_files import BASIC, CONNECTIONS, GOOD_FILE, MESSAGES_10, OWNER_URL, PREAMBLE
from fuzzing import (
    ODD_NAMES,
    any_bytes,
    encoded,
    ends,
    examples,
    lines,
    outcome,
    plain_lines,
    read_codecs,
    rows,
    written,
)
from netanalysis import Network

EVA = "linkedin:eva-muster"
NAMES = (
    "Connections.csv", "Connections_2.csv", "messages.csv", "Invitations.csv", "Endorsement_Given_Info.csv",
    "Endorsement_Received_Info.csv", "Recommendations_Given.csv", "Recommendations_Received.csv", "Contacts.csv",
    "ImportedContacts.csv", "Notes.csv", "Profile.csv", "Positions.csv", "Email Addresses.csv", "PhoneNumbers.csv",
    "Shares_1.csv", "Comments.csv", "Reactions.csv", "Votes.csv", "InstantReposts.csv", "Member_Follows.csv", "Skills.csv",
    "liste.csv", "liste.txt", "liste.tsv", "karten.vcf", "inner.zip", "bild.jpg", "ohne",
)  # fmt: skip
HEADERS = (
    CONNECTIONS, MESSAGES_10, "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
    "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status\n",
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n",
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n",
    "FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,FullName,Profiles\n",
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On\n", "First Name,Last Name,Headline\n",
    "Company Name,Title,Started On,Finished On\n", "Email Address,Confirmed\n", "Number,Extension,Type\n",
    "Date,ShareLink,ShareCommentary\n", "Date,Link,Message\n", "Date,Type,Link\n", "Date,Link,OptionText\n", "Date,Link\n",
    "Date,Status,FullName\n", "Vorname,Nachname,E-Mail,Profil,Tags,Telefon,Kontakt seit\n", "Name;Firma;Position\n",
)  # fmt: skip
tables = st.builds(
    lambda head, body, end, codec: encoded(head.replace("\n", end) + end.join(body), codec),
    st.sampled_from(HEADERS) | st.just(""), st.lists(lines, max_size=6), ends, read_codecs,
)  # fmt: skip


@examples(8)
@given(
    files=st.dictionaries(st.sampled_from(NAMES), tables | any_bytes, min_size=1, max_size=4),
    owner=st.sampled_from(["Ida Beispiel", None]),
)
def test_any_files_give_a_network_or_an_error_of_ours(files: dict[str, bytes], owner: str | None) -> None:
    outcome({BASIC: files}, owner=owner)
    outcome(files, owner=owner)


# --- good rows among bad ones -----------------------------------------------------------------------------

COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


def good(n: int, name: str) -> dict[str, str]:
    return {
        "First Name": f"Eva{n}", "Last Name": name, "URL": f"https://www.linkedin.com/in/good-{n}",
        "Email Address": f"eva{n}@example.org", "Company": "Nordlicht, Pumpen", "Position": "CFO",
        "Connected On": f"{n + 1:02} Mar 2023",
    }  # fmt: skip


@examples(12)
@given(
    names=st.lists(st.sampled_from(ODD_NAMES), min_size=1, max_size=5),
    garbage=st.lists(plain_lines, max_size=6),
    order=st.randoms(use_true_random=False),
    end=ends,
    codec=read_codecs,
    preamble=st.sampled_from(
        ["", PREAMBLE, "Notes:\n", 'Notes:\n"lone\n\n', "\n\n\n", "sep=,\n", ",,,\n", "a,b\nc,d\n"]
    ),
    more=st.lists(st.sampled_from([*COLUMNS, "", "Notes", "X"]), max_size=3),
)
@example(["NA"], ['x,"', '"'], random.Random(0), "\n", "utf-8", "", [])  # noqa: S311
def test_no_garbage_costs_a_good_connection(
    names: list[str],
    garbage: list[str],
    order: random.Random,
    end: str,
    codec: str,
    preamble: str,
    more: list[str],
) -> None:
    columns = [
        *order.sample(COLUMNS, len(COLUMNS)),
        *more,
    ]  # a column named twice counts where it stands first
    planted = [good(n, name) for n, name in enumerate(names)]
    whole = [
        written([[row[name] if i < len(COLUMNS) else "zweite" for i, name in enumerate(columns)]]).rstrip("\n")
        for row in planted
    ]  # fmt: skip
    body = [*whole, *garbage]
    order.shuffle(body)
    head = written([columns]).rstrip("\n")
    text = "\n".join([preamble + head, *body]).replace("\n", end) + order.choice(["", end])
    network = outcome({BASIC: {"Connections.csv": encoded(text, codec)}})
    assert isinstance(network, Network), network
    found = network.contacts.set_index("contact_id")
    for n, row in enumerate(planted):
        one = found.loc[f"linkedin:good-{n}"]
        assert one["family_name"] == row["Last Name"]
        assert (one["given_name"], one["company"], one["position"]) == (f"Eva{n}", "Nordlicht, Pumpen", "CFO")
        assert one["connected_on"].date() == date(2023, 3, n + 1)
    mails = network.identifiers[network.identifiers["kind"] == "email"]["value"]
    assert {row["Email Address"] for row in planted} <= set(mails)


@examples(8)
@given(
    before=st.lists(lines, max_size=3),
    between=st.lists(lines, max_size=3),
    after=st.lists(lines, max_size=3),
    end=ends,
)
@example([], ['Jan,"Probe'], ['x",u,,c,p,d'], "\n")
def test_no_quote_above_or_below_costs_a_good_connection(
    before: list[str], between: list[str], after: list[str], end: str
) -> None:
    first, second = ("Eva,Muster,https://www.linkedin.com/in/eva-muster,,Bau,CFO,04 Mar 2023",
                     "Jan,Probe,https://www.linkedin.com/in/jan-probe,,Bau,CFO,05 Mar 2023")  # fmt: skip
    text = CONNECTIONS + "\n".join([*before, first, *between, second, *after])
    network = outcome({BASIC: {"Connections.csv": text.replace("\n", end).encode(errors="replace")}})
    assert isinstance(network, Network), network
    assert {EVA, "linkedin:jan-probe"} <= set(network.contacts["contact_id"])


@examples(8)
@given(
    texts=st.lists(st.text(max_size=40), min_size=1, max_size=4),
    garbage=st.lists(plain_lines | rows.map(lambda row: written([row]).rstrip("\n")), max_size=5),
    order=st.randoms(use_true_random=False),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_no_garbage_costs_a_good_message(
    texts: list[str], garbage: list[str], order: random.Random, codec: str
) -> None:
    head = MESSAGES_10.strip().split(",")
    columns = order.sample(head, len(head))
    planted = [
        {
            "CONVERSATION ID": f"2-{n}==", "FROM": "Eva Muster", "SENDER PROFILE URL": "https://www.linkedin.com/in/eva-muster",
            "TO": "Ida Beispiel", "RECIPIENT PROFILE URLS": OWNER_URL, "DATE": f"2024-05-02 10:00:{n:02} UTC", "CONTENT": text,
            "FOLDER": "INBOX",
        }
        for n, text in enumerate(texts)
    ]  # fmt: skip
    body = [written([[row.get(name, "") for name in columns]]).rstrip("\n") for row in planted] + garbage
    order.shuffle(body)
    text = "\n".join([written([columns]).rstrip("\n"), *body])
    files = {"Connections.csv": GOOD_FILE, "messages.csv": encoded(text, codec)}
    network = outcome({BASIC: files})
    assert isinstance(network, Network), network
    messages = network.interactions[network.interactions["contact_id"] == EVA]
    assert {row["DATE"][:19] for row in planted} <= set(messages["time"].dt.strftime("%Y-%m-%d %H:%M:%S"))


XING_HEAD = ("Vorname", "Nachname", "E-Mail", "Firma", "Position", "Profil")


@examples(8)
@given(
    names=st.lists(st.sampled_from(ODD_NAMES), min_size=1, max_size=4, unique=True),
    garbage=st.lists(plain_lines, max_size=5),
    order=st.randoms(use_true_random=False),
    delimiter=st.sampled_from([";", ",", "\t"]),
    codec=read_codecs,
)
def test_no_garbage_costs_a_good_row_of_a_contact_table(
    names: list[str], garbage: list[str], order: random.Random, delimiter: str, codec: str
) -> None:
    columns = order.sample(XING_HEAD, len(XING_HEAD))
    planted = [
        dict(zip(XING_HEAD, (f"Eva{n}", name, f"eva{n}@example.org", "Bau", "CFO", f"https://www.xing.com/profile/Eva_{n}"), strict=True))
        for n, name in enumerate(names)
    ]  # fmt: skip
    body = [written([[row[name] for name in columns]], delimiter).rstrip("\n") for row in planted] + garbage
    order.shuffle(body)
    text = "\n".join([written([columns], delimiter).rstrip("\n"), *body])
    network = outcome({"xing/liste.csv": encoded(text, codec)})
    assert isinstance(network, Network), network
    found = network.contacts.set_index("contact_id")
    for n, name in enumerate(names):
        one = found.loc[f"xing:eva_{n}"]
        assert (one["family_name"], one["company"]) == (name, "Bau")


@examples(8)
@given(
    cards=st.integers(1, 4),
    garbage=st.lists(st.sampled_from(["", "x", "=", ":", "BEGIN", "FN:", "N:;;;", "TEL:;;", "\0", "AGENT:", "PHOTO;ENCODING=b:!!"]) | plain_lines, max_size=6),
    order=st.randoms(use_true_random=False),
)  # fmt: skip
def test_no_garbage_between_them_costs_a_good_card(
    cards: int, garbage: list[str], order: random.Random
) -> None:
    whole = [
        f"BEGIN:VCARD\nVERSION:3.0\nN:NA;Eva{n};;;\nFN:Eva{n} NA\nEMAIL:eva{n}@example.org\nEND:VCARD"
        for n in range(cards)
    ]
    kept = [line for line in garbage if "VCARD" not in line.upper() and "AGENT" not in line.upper()]
    body = [*whole, *kept]
    order.shuffle(body)
    network = outcome({"xing/karten.vcf": "\n".join(["", *body, ""]).encode(errors="replace")})
    assert isinstance(network, Network), network
    assert {f"Eva{n} NA" for n in range(cards)} <= set(network.contacts["name"])


# --- found by fuzzing, each as it was ---------------------------------------------------------------------

GOOD_ROW = GOOD_FILE.splitlines()[-1] + "\n"


@pytest.mark.parametrize(
    "header",
    [
        'First Name,Last Name,URL,Email Address,Company,Position,"Connected On\n',
        '"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n',
        'First Name,Last Name,"URL,Email Address,Company,Position,Connected On\n',
    ],
)
def test_a_lone_quote_in_the_header_swallows_no_row(header: str) -> None:
    network = outcome({BASIC: {"Connections.csv": PREAMBLE + header + GOOD_ROW * 3}})
    assert isinstance(network, Network), network
    assert list(network.contacts["connected_on"].dt.strftime("%Y-%m-%d")) == ["2023-03-04"]
    assert list(network.coverage["rows"]) == [3]


def test_a_header_of_two_lines_in_quotes_stays_one(tmp_path: object) -> None:
    head = '"First Name","Last Name","URL\n(profile)","Email\nAddress",Company,Position,Connected On\n'
    network = outcome({BASIC: {"Connections.csv": head + GOOD_ROW}})
    assert isinstance(network, Network), network
    assert list(network.contacts["company"]) == ["Nordlicht Pumpen GmbH"]


@pytest.mark.parametrize("column", ["Emails", "PhoneNumbers", "Profiles"])
def test_a_megabyte_of_blanks_in_a_cell_takes_no_time(column: str) -> None:
    head = [
        "FirstName",
        "LastName",
        "Companies",
        "Title",
        "Emails",
        "PhoneNumbers",
        "CreatedAt",
        "FullName",
        "Profiles",
    ]
    row = [" " * 1_000_000 if name == column else "Jan" for name in head]
    network = outcome({BASIC: {"Contacts.csv": written([head, row])}})
    assert isinstance(network, Network), network
    assert list(network.contacts["given_name"]) == ["Jan"]


def test_thousands_of_recipients_take_no_time() -> None:
    to = ", ".join(f"Eva Nummer{n}" for n in range(3000))
    row = ["2-a==", "", "Ida Beispiel", OWNER_URL, to, "", "2024-05-02 10:00:00 UTC", "", "Hallo", "SENT"]
    network = outcome({BASIC: {"messages.csv": MESSAGES_10 + written([row])}})
    assert isinstance(network, Network), network
    assert len(network.contacts) == 3000
