"""The day a network is seen as of: the newest that any undated file shows, or that a file's name tells; never what lies ahead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from export_files import CONNECTIONS, PROFILE, Files, covered, load_exports
from netanalysis import Network
from netanalysis.network.core import whole
from netanalysis.network.day import UNDATED, default_date

HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
EVA = "Eva,Muster,https://www.linkedin.com/in/eva-muster,,Nordlicht GmbH,CTO,{}\n"
LENA = "Lena,Beispiel,https://www.linkedin.com/in/lena-beispiel,,Hafen KG,Designer,12 Jan 2023\n"
LETTER = (
    "c1,,Lena Beispiel,https://www.linkedin.com/in/lena-beispiel,Ida Beispiel,https://www.linkedin.com/in/ida-beispiel,"
    "{} 14:30:00 UTC,,hello,INBOX\n"
)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Tom Test\nN:Test;Tom;;;\nEMAIL:tom@example.org\nEND:VCARD\n"
BASE = {"Profile.csv": PROFILE, "messages.csv": HEADER + LETTER.format("2023-11-15")}
INVITATION = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Ida Beispiel,Jan Probe,"11/26/25, 9:05 AM",,OUTGOING,https://www.linkedin.com/in/ida-beispiel,'
    "https://www.linkedin.com/in/jan-probe\n"
)
RECOMMENDATION = (
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Lena,Beispiel,Hafen KG,Designer,gut,"11/26/25, 9:05 AM",VISIBLE\n'
)


def connected(day: str) -> str:
    return CONNECTIONS + EVA.format(day) + LENA


@pytest.mark.parametrize(
    ("files", "day"),
    [
        ({"Connections.csv": connected("26 Nov 2025")}, date(2025, 11, 26)),
        ({"Connections.csv": connected("03 Mar 2022"), "Invitations.csv": INVITATION}, date(2025, 11, 26)),
        ({"Connections.csv": connected("03 Mar 2022"), "Recommendations_Received.csv": RECOMMENDATION}, date(2025, 11, 26)),
        ({"Connections.csv": connected("03 Mar 2022"),
          "Shares.csv": "Date,ShareLink,ShareCommentary\n2025-11-26 10:00:00,https://x.example,ja\n"}, date(2025, 11, 26)),
        ({"Connections.csv": connected("03 Mar 2022")}, date(2023, 11, 15)),
        # an old dated file beside undated ones hides nothing, a new one decides
        ({"Connections.csv": connected("26 Nov 2025"), "Kontakte-2023-01-05.vcf": CARD}, date(2025, 11, 26)),
        ({"Connections.csv": connected("26 Nov 2025"), "Kontakte-2026-01-05.vcf": CARD}, date(2026, 1, 5)),
        # what lies ahead moves nothing: a slip, a plan
        ({"Connections.csv": connected("26 Nov 2095")}, date(2023, 11, 15)),
        ({"Connections.csv": connected("26 Nov 2095").replace("12 Jan 2023", "12 Jan 2024")}, date(2024, 1, 12)),
    ],
)  # fmt: skip
def test_the_newest_row_of_any_undated_file_is_the_day(tmp_path: Path, files: Files, day: date) -> None:
    assert load_exports(tmp_path, {**BASE, **files}).date == day


def test_nobody_is_left_out_of_an_undated_export(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {**BASE, "Connections.csv": connected("26 Nov 2025")})
    assert set(network.persons["name"]) == {"Eva Muster", "Lena Beispiel"}
    row = covered(network, "Connections.csv")
    assert (row["read"], str(row["last_on"])[:10], row["warning"]) == (2, "2025-11-26", None)


DATED = "Basic_LinkedInDataExport_11-30-2024"


def test_rows_later_than_the_day_of_their_dated_export_are_left_out_and_told(tmp_path: Path) -> None:
    files = {
        "Profile.csv": PROFILE, "Connections.csv": connected("26 Nov 2025"),
        "messages.csv": HEADER + LETTER.format("2024-11-15") + LETTER.format("2025-01-02"),
    }  # fmt: skip
    network = load_exports(tmp_path, {DATED + ".zip": files})
    assert (network.date, list(network.persons["name"])) == (date(2024, 11, 30), ["Lena Beispiel"])
    assert (network.n_later, network.n_later_connections) == (1, 1)
    for file in ("Connections.csv", "messages.csv"):
        warning = covered(network, file)["warning"]
        assert warning == "later than the day the network is seen as of, and left out: 1"
    assert "1 connection was made after" in str(network)
    assert "1 exchange lies after" in str(network)


def test_a_slip_is_left_out_and_told(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {**BASE, "Connections.csv": connected("26 Nov 2095")})
    assert list(network.persons["name"]) == ["Lena Beispiel"]
    assert (
        covered(network, "Connections.csv")["warning"]
        == "later than the day the network is seen as of, and left out: 1"
    )


def test_the_order_of_files_and_folders_does_not_matter(tmp_path: Path) -> None:
    files = {
        "a/Connections.csv": connected("26 Nov 2025"),
        "z/messages.csv": BASE["messages.csv"],
        "m/Profile.csv": PROFILE,
    }
    other = {
        "z/Connections.csv": files["a/Connections.csv"],
        "a/messages.csv": BASE["messages.csv"],
        "m/Profile.csv": PROFILE,
    }
    one, two = load_exports(tmp_path / "1", files), load_exports(tmp_path / "2", other)
    assert one.date == two.date == date(2025, 11, 26)
    assert one.persons.equals(two.persons)


def tables_of(day: str) -> Network:
    contacts = pd.DataFrame({"contact_id": ["chat:1"], "platform": ["chat"], "account": ["me"], "name": ["Eva Muster"],
                             "connected_on": [pd.Timestamp(day)]})  # fmt: skip
    exchanges = pd.DataFrame({"contact_id": ["chat:1"], "time": ["2024-05-02 09:00"], "platform": ["chat"], "account": ["me"],
                              "kind": ["message"], "direction": ["in"]})  # fmt: skip
    return Network.from_tables(owner="Ida Beispiel", contacts=contacts, interactions=exchanges)


def test_tables_that_were_given_show_their_newest_day_too() -> None:
    assert tables_of("2025-01-31").date == date(2025, 1, 31)
    assert tables_of("2020-01-31").date == date(2024, 5, 2)


def test_what_lies_ahead_of_the_clock_is_no_day() -> None:
    tables = whole({"contacts": tables_of("2025-01-31").contacts})
    assert default_date(tables, "Europe/Berlin", today=date(2025, 1, 31)) == date(2025, 1, 31)
    assert default_date(tables, "Europe/Berlin", today=date(2030, 1, 1)) == date(2025, 1, 31)
    assert default_date(whole({}), "Europe/Berlin") == UNDATED
