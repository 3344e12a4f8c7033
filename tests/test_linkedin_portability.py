"""LinkedIn's Member Data Portability answers, saved as JSON: pages, domains, and what is not there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from export_files import assert_same, covered, load_exports, records
from netanalysis import Network
from netanalysis.errors import NoUsableRows

IN = "https://www.linkedin.com/in/"
EVA = {"First Name": "Eva", "Last Name": "Muster", "URL": IN + "eva-muster", "Email Address": "", "Company": "Nordlicht GmbH",
       "Position": "CTO", "Connected On": "12 Jan 2024"}  # fmt: skip
JAN = {"First Name": "Jan", "Last Name": "Probe", "URL": IN + "jan-probe", "Email Address": "jan@example.org",
       "Company": "Werk AG", "Position": "Developer", "Connected On": "03 Mar 2025"}  # fmt: skip
LETTER = {"CONVERSATION ID": "2-N==", "CONVERSATION TITLE": "", "FROM": "Olaf Owner", "SENDER PROFILE URL": IN + "olaf-owner",
          "TO": "Eva Muster", "RECIPIENT PROFILE URLS": IN + "eva-muster", "DATE": "2025-04-01 11:43:11 UTC", "SUBJECT": "",
          "CONTENT": "hello,\nEva", "FOLDER": "INBOX", "ATTACHMENTS": ""}  # fmt: skip
INVITATION = {"From": "Olaf Owner", "To": "Eva Muster", "Sent At": "1/11/24, 9:15 AM", "Message": "", "Direction": "OUTGOING",
              "inviterProfileUrl": IN + "olaf-owner", "inviteeProfileUrl": IN + "eva-muster"}  # fmt: skip
SHARE = {
    "Date": "2025-02-03 04:05:06",
    "ShareLink": "https://x.example",
    "ShareCommentary": "ja",
    "Visibility": "ALL",
}
ME = {"First Name": "Olaf", "Last Name": "Owner", "Headline": "Tester"}


def page(domain: str, *rows: Any, start: int = 0, following: int | None = None) -> dict[str, Any]:
    href = f"/rest/memberSnapshotData?q=criteria&domain={domain}&start={following}"
    links = [] if following is None else [{"type": "application/json", "rel": "next", "href": href}]
    paging = {"start": start, "count": 10, "links": links, "total": 3}
    return {"paging": paging, "elements": [{"snapshotDomain": domain, "snapshotData": list(rows)}]}


ALL = {"connections": page("CONNECTIONS", EVA, JAN), "inbox": page("INBOX", LETTER), "profile": page("PROFILE", ME),
       "invitations": page("INVITATIONS", INVITATION), "posts": page("MEMBER_SHARE_INFO", SHARE)}  # fmt: skip


def load_json(folder: Path, files: dict[str, Any]) -> Network:
    return load_exports(folder, {name: json.dumps(value) for name, value in files.items()}, owner=None)


def seen(network: Network) -> list[tuple[object, ...]]:
    return [
        (str(row["time"])[:10], row["kind"], row["direction"], row["contact_id"])
        for row in records(network.interactions)
    ]


BOTH = [
    ("2024-01-11", "invitation", "out", "linkedin:eva-muster"),
    ("2025-04-01", "message", "out", "linkedin:eva-muster"),
]


def check(network: Network) -> None:
    assert [(row["contact_id"], row["company"], str(row["connected_on"])[:10]) for row in records(network.contacts)] == [
        ("linkedin:eva-muster", "Nordlicht GmbH", "2024-01-12"), ("linkedin:jan-probe", "Werk AG", "2025-03-03")
    ]  # fmt: skip
    assert seen(network) == BOTH
    assert (network.owner.name, list(network.activity["kind"])) == ("Olaf Owner", ["post"])
    assert network.interactions["text"].tolist()[1] == "hello,\nEva"


@pytest.mark.parametrize(
    "files",
    [
        {f"{name}.json": value for name, value in ALL.items()},
        {"all.json": list(ALL.values())},
        {"all.json": {"elements": [element for value in ALL.values() for element in value["elements"]]}},
        {
            f"{domain['elements'][0]['snapshotDomain']}.json": domain["elements"][0]["snapshotData"]
            for domain in ALL.values()
        },
        {f"{name}.json": value["elements"][0] for name, value in ALL.items()},
        {
            "all.json": {
                value["elements"][0]["snapshotDomain"]: value["elements"][0]["snapshotData"]
                for value in ALL.values()
            }
        },
    ],
    ids=[
        "an answer a file",
        "answers in a list",
        "one answer",
        "rows a domain",
        "elements",
        "rows by domain",
    ],
)
def test_answers_are_read_however_they_were_saved(tmp_path: Path, files: dict[str, Any]) -> None:
    check(load_json(tmp_path, files))


def test_an_answer_says_what_the_archive_says(tmp_path: Path) -> None:
    tables = {"Connections.csv": [EVA, JAN], "messages.csv": [LETTER], "Invitations.csv": [INVITATION], "Profile.csv": [ME],
              "Shares.csv": [SHARE]}  # fmt: skip
    files = {}
    for name, rows in tables.items():
        cells = [",".join(rows[0]), *(",".join(f'"{cell}"' for cell in row.values()) for row in rows)]
        files[name] = "\n".join(cells) + "\n"
    assert_same(
        load_exports(tmp_path / "csv", files, owner=None),
        load_json(tmp_path / "json", {"all.json": list(ALL.values())}),
    )


@pytest.mark.parametrize("order", [1, -1])
def test_pages_belong_together_in_any_order_and_count_once(tmp_path: Path, order: int) -> None:
    pages = [
        page("CONNECTIONS", EVA, following=1),
        page("CONNECTIONS", JAN, start=1),
        page("CONNECTIONS", EVA, following=1),
    ]
    others = [value for name, value in ALL.items() if name != "connections"]
    check(load_json(tmp_path / "one", {"all.json": [*pages[::order], *others]}))
    files: dict[str, Any] = {f"page {nth}.json": one for nth, one in enumerate(pages[::order])}
    network = load_json(tmp_path / "many", {**files, "rest.json": others})
    check(network)
    rows = [row for row in records(network.coverage) if row["content"] == "connections"]
    assert sum(int(str(row["rows"])) for row in rows) == 3
    assert sum(int(str(row["read"])) + int(str(row["dropped"])) for row in rows) == 3
    assert "a page that is there already" in [row["reason"] for row in rows]
    assert not any("further pages" in str(row["warning"]) for row in rows)


def test_what_is_missing_is_not_empty_and_said(tmp_path: Path) -> None:
    network = load_json(
        tmp_path,
        {"connections.json": page("CONNECTIONS", EVA, following=1), "profile.json": page("PROFILE", ME)},
    )
    warning = str(covered(network, "connections.json")["warning"])
    assert "further pages of the answer are not there" in warning
    assert "LinkedIn fills the answers one after the other, and these are not there yet: INBOX" in warning
    assert "its newest row counts" in warning


@pytest.mark.parametrize(
    ("name", "day"),
    [("connections 2026-02-03.json", date(2026, 2, 3)), ("connections.json", date(2024, 1, 12))],
)
def test_the_day_is_told_by_the_name_or_by_the_newest_row(tmp_path: Path, name: str, day: date) -> None:
    assert load_json(tmp_path, {name: page("CONNECTIONS", EVA)}).date == day


@pytest.mark.parametrize(
    "text",
    ['{"elements": [{"snapshotDomain": "INBOX", "snapshotData": [', '{"snapshotData": 7, "elements": "x"}',
     '{"elements": [{"snapshotDomain": ["x"], "snapshotData": [[1], null, {"FROM": {"a": 1}}]}]}',
     '{"snapshotData": [{"Connected On": NaN}]}', '{"elements":[' * 900 + '{"snapshotData":[]}' + "]}" * 900],
)  # fmt: skip
def test_a_broken_answer_is_a_line_of_the_coverage(tmp_path: Path, text: str) -> None:
    network = load_exports(
        tmp_path, {"good.json": json.dumps(list(ALL.values())), "inbox.json": text}, owner=None
    )
    check(network)
    assert covered(network, "inbox.json")["status"] in {"failed", "unknown", "read", "ignored"}


def test_an_answer_without_anybody_is_no_network(tmp_path: Path) -> None:
    with pytest.raises(NoUsableRows):
        load_json(tmp_path, {"SKILLS.json": [{"Name": "Python"}]})


def test_domains_are_known_and_not_needed_or_new(tmp_path: Path) -> None:
    more = [
        page("SKILLS", {"Name": "Python"}),
        page("BRAND_NEW", {"First Name": "Uwe", "Last Name": "Alt"}),
        page("INBOX_2", {"Day": 1}),
    ]
    network = load_json(tmp_path, {"all.json": [*ALL.values(), *more]})
    assert covered(network, "/SKILLS")["status"] == "ignored"
    assert covered(network, "/INBOX_2")["status"] == "ignored"
    assert (covered(network, "/BRAND_NEW")["status"], covered(network, "/BRAND_NEW")["reason"]) == (
        "unknown", "a domain that no reader knows yet"
    )  # fmt: skip


def test_endorsements_of_both_directions_stand_in_one_domain(tmp_path: Path) -> None:
    given = {"Endorsement Date": "2024/05/02 09:00:00 UTC", "Skill Name": "Python", "Endorsee First Name": "Eva",
             "Endorsee Last Name": "Muster", "Endorsee Public Url": "www.linkedin.com/in/eva-muster", "Endorsement Status": "ACCEPTED"}  # fmt: skip
    got = {key.replace("Endorsee", "Endorser"): cell for key, cell in given.items()} | {
        "Endorser First Name": "Jan", "Endorser Last Name": "Probe", "Endorser Public Url": "www.linkedin.com/in/jan-probe"
    }  # fmt: skip
    files = {
        "c.json": page("CONNECTIONS", EVA, JAN),
        "e.json": page("ENDORSEMENTS", given, got),
        "p.json": page("PROFILE", ME),
    }
    assert sorted(map(str, seen(load_json(tmp_path, files)))) == [
        "('2024-05-02', 'endorsement', 'in', 'linkedin:jan-probe')", "('2024-05-02', 'endorsement', 'out', 'linkedin:eva-muster')"
    ]  # fmt: skip
