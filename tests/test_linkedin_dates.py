"""Dates in LinkedIn's files as LinkedIn and spreadsheets of many countries write them: one reader for all files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from export_files import CONNECTIONS, GOOD, PROFILE, by_id, covered, load_exports, records

INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
OUT = "Ida Beispiel,Eva Muster,{},Hi,OUTGOING,https://www.linkedin.com/in/ida-beispiel,https://www.linkedin.com/in/eva-muster\n"
IN = "Jan Probe,Ida Beispiel,{},Hi,INCOMING,https://www.linkedin.com/in/jan-probe,https://www.linkedin.com/in/ida-beispiel\n"


@pytest.mark.parametrize(
    ("sent", "got"),
    [
        ("Mar 25 2023 10:15 AM", "Mar 5 2023 9:15 AM"),
        ('"Mar 25, 2023, 10:15 AM"', '"Mar 5, 2023, 9:15 AM"'),
        ("25 Mar 2023 10:15", "5 Mar 2023 9:15"),
        ("3/25/2023 10:15", "3/5/2023 9:15"),
        ('"3/25/23, 10:15 AM"', '"3/5/23, 9:15 AM"'),
        ("25/03/2023 10:15", "05/03/2023 09:15"),
        ("25-mars-23 10:15", "05-mars-23 09:15"),
    ],
)
def test_invitations_of_any_form(tmp_path: Path, sent: str, got: str) -> None:
    network = load_exports(
        tmp_path, {"Invitations.csv": INVITATIONS + OUT.format(sent) + IN.format(got)}, owner=None
    )
    seen = [(str(row["time"]), row["direction"], row["contact_id"]) for row in records(network.interactions)]
    assert seen == [
        ("2023-03-05 08:15:00+00:00", "in", "linkedin:jan-probe"),
        ("2023-03-25 09:15:00+00:00", "out", "linkedin:eva-muster"),
    ]
    row = covered(network, "Invitations.csv")
    assert (row["rows"], row["read"], row["dropped"]) == (2, 2, 0)


def test_figures_without_a_day_above_twelve_are_undated_and_said(tmp_path: Path) -> None:
    text = INVITATIONS + OUT.format("3/4/2023 10:15") + IN.format("3/5/2023 9:15")
    network = load_exports(
        tmp_path, {"Invitations.csv": text, "Connections.csv": CONNECTIONS + GOOD}, owner=None
    )
    row = covered(network, "Invitations.csv")
    assert (row["read"], row["dropped"], row["reason"]) == (0, 2, "no readable date")
    assert row["warning"] == "dates that do not tell whether the day or the month stands first: 2"
    assert not len(network.interactions)


RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


@pytest.mark.parametrize(
    "written",
    ["Mar 25 2023", '"Mar 25, 2023"', "25 Mar 2023", "25-Mar-23", "2023-03-25", "25.03.2023", "03/25/2023"],
)
def test_recommendations_of_any_form(tmp_path: Path, written: str) -> None:
    text = RECOMMENDATIONS + f"Eva,Muster,Nordlicht GmbH,CTO,good,{written},VISIBLE\n"
    files = {
        "Recommendations_Received.csv": text,
        "Connections.csv": CONNECTIONS + GOOD,
        "Profile.csv": PROFILE,
    }
    network = load_exports(tmp_path, files)
    [row] = records(network.interactions)
    assert (row["direction"], row["contact_id"]) == ("in", "linkedin:eva-muster")
    assert str(pd.Timestamp(str(row["time"])).tz_convert("Europe/Berlin").date()) == "2023-03-25"


SHARES_2018 = (
    '"Date"\t"Share Title"\t"Share Description"\t"Share Link"\t"Share Commentary"\t"Shared URL"\t"Media URL"\t"Type"\t'
    '"Visibility"\n'
    '"2017/06/08 08:15:44 UTC"\t""\t""\t"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1"\t"hello"\t""\t""\t'
    '"STATUS_UPDATE"\t"MEMBER_NETWORK"\n'
    '"2016/08/25 17:41:57 UTC"\t""\t""\t"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A2"\t"hello"\t""\t""\t'
    '"STATUS_UPDATE"\t"MEMBER_NETWORK"\n'
)


@pytest.mark.parametrize(
    ("name", "text", "encoding", "times"),
    [
        ("Shares.csv", SHARES_2018, "utf-16", ["2016-08-25 17:41:57", "2017-06-08 08:15:44"]),
        ("Shares.csv", SHARES_2018.replace("\t", ","), "utf-8", ["2016-08-25 17:41:57", "2017-06-08 08:15:44"]),
        ("Comments.csv", "Date\tLink\tMessage\n2017/06/08 08:15:44 UTC\thttps://x.example\tja\n", "utf-16",
         ["2017-06-08 08:15:44"]),
        ("Reactions.csv", "Date;Type;Link\n08.06.2017 10:15;LIKE;https://x.example\n", "cp1252", ["2017-06-08 08:15:00"]),
        ("Votes.csv", 'Date,Link,OptionText\n"Jun 8, 2017, 10:15 AM",https://x.example,ja\n', "utf-8-sig",
         ["2017-06-08 08:15:00"]),
    ],
)  # fmt: skip
def test_own_activity_of_any_form(
    tmp_path: Path, name: str, text: str, encoding: str, times: list[str]
) -> None:
    files = {name: text.encode(encoding), "Connections.csv": CONNECTIONS + GOOD, "Profile.csv": PROFILE}
    network = load_exports(tmp_path, files)
    assert sorted(str(time)[:19] for time in network.activity["time"]) == times
    row = covered(network, name)
    assert (row["rows"], row["read"], row["dropped"]) == (len(times), len(times), 0)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["30-oct-09", "05-ene-10", "01-dic-16", "01-abr-17", "01-ago-17"],
         ["2009-10-30", "2010-01-05", "2016-12-01", "2017-04-01", "2017-08-01"]),
        (["05-janv.-10", "01-févr.-16", "01-août-17", "01-déc.-17", "02-juil.-18"],
         ["2010-01-05", "2016-02-01", "2017-08-01", "2017-12-01", "2018-07-02"]),
        (["05/gen/2010", "01/mag/2016", "01/giu/2017", "01/lug/2017", "02/ott/2018"],
         ["2010-01-05", "2016-05-01", "2017-06-01", "2017-07-01", "2018-10-02"]),
        (["5 de janeiro de 2010", "1 de maio de 2016", "1 de setembro de 2017", "1 de outubro de 2017", "2 de dezembro de 2018"],
         ["2010-01-05", "2016-05-01", "2017-09-01", "2017-10-01", "2018-12-02"]),
        (["1/5/2010", "5/1/2016", "6/13/2017", "7/1/2017", "10/2/2018"],
         ["2010-01-05", "2016-05-01", "2017-06-13", "2017-07-01", "2018-10-02"]),
    ],
)  # fmt: skip
def test_connections_saved_again_in_another_country(
    tmp_path: Path, dates: list[str], days: list[str]
) -> None:
    header = "First Name;Last Name;Company;Position;Connected On\n"
    rows = "".join(f"Elisa;Muster{n};Kai SL;Consultora;{day}\n" for n, day in enumerate(dates))
    network = load_exports(tmp_path, {"Connections.csv": (header + rows).encode("cp1252")})
    assert [str(day)[:10] for day in by_id_in_order(network)] == days


def by_id_in_order(network: object) -> list[object]:
    rows = by_id(network)  # type: ignore[arg-type]
    return [rows[contact]["connected_on"] for contact in sorted(rows)]
