"""LinkedIn's messages.csv of every era: directions, recipients, marks, groups, and names joined to URLs."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest

from export_files import (
    BASIC,
    COMPLETE,
    GOOD_FILE,
    MESSAGES_9,
    MESSAGES_10,
    OLD,
    OWNER,
    OWNER_URL,
    PREAMBLE,
    assert_same,
    by_id,
    covered,
    load_exports,
    records,
)
from netanalysis import Network, wording
from netanalysis.ingest.recipients import recipients
from netanalysis.report.check import check_text

EVA_URL = "https://www.linkedin.com/in/eva-muster"
DRAFTS = "IS MESSAGE DRAFT,IS CONVERSATION DRAFT"


def rows(network: Network) -> list[tuple[object, ...]]:
    frame = network.interactions
    columns = ["contact_id", "direction", "text", "mark", "n_people"]
    return [tuple(row[name] for name in columns) for row in records(frame)]


def table(header: str, *lines: Sequence[str], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=quoting)
    writer.writerow(header.strip().split(","))
    writer.writerows(lines)
    return buffer.getvalue()


def message(header: str, **cells: str) -> list[str]:
    """One row under any header: what is not given is as it mostly is."""
    usual = {"CONVERSATION ID": "2-abc==", "FROM": "Eva Muster", "SENDER PROFILE URL": EVA_URL, "TO": OWNER,
             "RECIPIENT PROFILE URLS": OWNER_URL, "DATE": "2024-05-02 10:00:00 UTC", "CONTENT": "Hallo", "FOLDER": "INBOX",
             "IS MESSAGE DRAFT": "No", "IS CONVERSATION DRAFT": "No", "IS CONVERSATION ARCHIVED": "No"}  # fmt: skip
    given = usual | {name.replace("_", " "): value for name, value in cells.items()}
    return [given.get(name, "") for name in header.strip().split(",")]


OUT = {"FROM": OWNER, "SENDER_PROFILE_URL": OWNER_URL, "TO": "Eva Muster", "RECIPIENT_PROFILE_URLS": EVA_URL}
HEADERS = [
    MESSAGES_9,
    MESSAGES_10,
    MESSAGES_10.strip() + "," + DRAFTS,
    MESSAGES_10.strip() + ",ATTACHMENTS",
    MESSAGES_10.strip() + ",ATTACHMENTS,IS MESSAGE DRAFT",
    MESSAGES_10.strip() + ",ATTACHMENTS," + DRAFTS,
    MESSAGES_10.strip() + ",IS MESSAGE DRAFT,IS CONVERSATION ARCHIVED",
]


# --- every era --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_header_gives_the_same_exchange(tmp_path: Path, header: str, quoting: Literal[0, 1]) -> None:
    text = table(
        header,
        message(header, DATE="2024-05-02 11:00:00 UTC", CONTENT="Antwort", **OUT),
        message(header),
        quoting=quoting,
    )
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE, "messages.csv": text})
    assert rows(network) == [
        ("linkedin:eva-muster", "in", "Hallo", None, 1),
        ("linkedin:eva-muster", "out", "Antwort", None, 1),
    ]
    first = records(network.interactions)[0]
    assert str(first["time"]) == "2024-05-02 10:00:00+00:00"
    assert (first["thread_id"], first["time_precision"], first["n_chars"]) == ("2-abc==", "second", 5)
    assert first["account"] == "ida-beispiel"
    row = covered(network, "messages.csv")
    assert (row["rows"], row["read"], row["dropped"], row["marked"], row["warning"]) == (2, 2, 0, 0, None)
    assert (row["observed_from"], row["observed_until"]) == (
        pd.Timestamp("2024-05-02"),
        pd.Timestamp("2024-05-02"),
    )


@pytest.mark.parametrize("date", ["1/31/17, 12:34 PM", "31 Jan 2017, 12:34"])
def test_the_messages_of_2017(tmp_path: Path, date: str) -> None:
    header = "From,To,Date,Subject,Content,Direction,Folder"
    text = table(
        header,
        ["Eva Muster", OWNER, date, "Frage", "Hallo", "INCOMING", "INBOX"],
        [OWNER, "Eva Muster", date, "Frage", "Antwort", "OUTGOING", "SENT"],
    )
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE, "Messages.csv": text}, owner=None)
    assert network.owner.name == OWNER
    assert sorted(rows(network)) == [
        ("linkedin:eva-muster", "in", "Hallo", None, 1),
        ("linkedin:eva-muster", "out", "Antwort", None, 1),
    ]
    assert str(records(network.interactions)[0]["time"]) == "2017-01-31 11:34:00+00:00"
    assert set(network.interactions["time_precision"]) == {"minute"}


def test_german_headers_are_understood_with_a_warning(tmp_path: Path) -> None:
    header = "Konversations-ID,Von,Profil-URL des Absenders,An,Datum,Betreff,Inhalt,Ordner"
    text = table(
        header, ["2-a==", "Eva Muster", EVA_URL, OWNER, "2024-05-02 10:00:00 UTC", "", "Hallo", "INBOX"]
    )
    for name in ("Nachrichten.csv", "irgendetwas.csv", "messages.csv"):
        network = load_exports(tmp_path / name, {name: text})
        assert rows(network) == [("linkedin:eva-muster", "in", "Hallo", None, 1)]
        assert (
            covered(network, name)["warning"]
            == "headers in another language were understood; check the figures"
        )


def test_messages_without_their_texts_are_read_with_a_warning(tmp_path: Path) -> None:
    header = MESSAGES_10.strip().replace(",CONTENT", "")
    bare = table(header, message(header))
    damaged = bare + '2-d==,"a lone quote\n'
    for place, text in enumerate((bare, bare.replace("Muster", 'Mus"ter'), damaged)):
        network = load_exports(tmp_path / str(place), {"Connections.csv": GOOD_FILE, "messages.csv": text})
        warning = str(covered(network, "messages.csv")["warning"])
        assert (
            warning
            == "there is no column CONTENT, so mass mailings cannot be told from messages; export again"
        )
        assert wording.reason("de", warning).startswith("die Spalte CONTENT fehlt, darum")
        assert warning in check_text(network, "en")


def test_a_column_of_texts_under_a_name_of_ones_own_is_not_missed(tmp_path: Path) -> None:
    text = table(MESSAGES_10, message(MESSAGES_10)).replace("CONTENT", "WORDS")
    files = {"Connections.csv": GOOD_FILE, "messages.csv": text}
    network = load_exports(tmp_path, files, toml='[column_map]\nWORDS = "CONTENT"\n')
    assert covered(network, "messages.csv")["warning"] is None
    assert set(network.interactions["text"]) == {"Hallo"}


@pytest.mark.parametrize("name", ["guide_messages.csv", "learning_role_play_messages.csv", "learning_coach_messages.csv",
                                  "coach_messages.csv", "LearningCoachMessages.csv"])  # fmt: skip
def test_sister_files_are_ignored(tmp_path: Path, name: str) -> None:
    text = table(MESSAGES_10, message(MESSAGES_10, FROM="Coach", SENDER_PROFILE_URL=""))
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE, name: text})
    assert (covered(network, name)["status"], len(network.interactions)) == ("ignored", 0)


# --- texts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    ["Eins\nzwei,\n\ndrei", "Eins\r\nzwei", "Eins  zwei", 'Er sagte "ja"\nund ging', "x" * 3_000_000],
)
def test_texts_come_through_as_they_are(tmp_path: Path, content: str) -> None:
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        text = table(
            MESSAGES_10,
            message(MESSAGES_10, CONTENT=content),
            message(MESSAGES_10, CONTENT="kurz"),
            quoting=quoting,
        )
        network = load_exports(tmp_path / str(quoting), {"messages.csv": text})
        assert set(network.interactions["text"]) == {content, "kurz"}


def test_an_era_with_line_breaks_and_one_without_are_the_same_message(tmp_path: Path) -> None:
    old = table(
        MESSAGES_9, message(MESSAGES_9, CONTENT="Eins  zwei"), message(MESSAGES_9, CONTENT="Antwort", **OUT)
    )
    new = table(MESSAGES_10, message(MESSAGES_10, CONTENT="Eins\n\nzwei"), message(MESSAGES_10, CONTENT="Antwort", **OUT),
                quoting=csv.QUOTE_ALL)  # fmt: skip
    network = load_exports(tmp_path, {OLD: {"messages.csv": old}, BASIC: {"messages.csv": new}})
    assert [row[:2] for row in rows(network)] == [
        ("linkedin:eva-muster", "in"),
        ("linkedin:eva-muster", "out"),
    ]


def test_a_minute_of_2017_and_the_second_of_today_are_the_same_message(tmp_path: Path) -> None:
    old = table("From,To,Date,Subject,Content,Direction,Folder",
                ["Eva Muster", OWNER, "5/2/17, 12:00 PM", "", "Hallo Ida", "INCOMING", "INBOX"],
                ["Eva Muster", OWNER, "5/9/17, 12:00 PM", "", "Hallo Ida", "INCOMING", "INBOX"])  # fmt: skip
    new = table(MESSAGES_10, message(MESSAGES_10, CONTENT="Hallo Ida", DATE="2017-05-02 10:00:33 UTC"))
    network = load_exports(tmp_path, {OLD: {"Messages.csv": old}, BASIC: {"messages.csv": new}})
    assert [str(time) for time in network.interactions["time"]] == [
        "2017-05-02 10:00:33+00:00",
        "2017-05-09 10:00:00+00:00",
    ]


def test_a_text_without_date_is_dropped_and_counted(tmp_path: Path) -> None:
    text = table(MESSAGES_10, message(MESSAGES_10), message(MESSAGES_10, DATE="gestern"))
    row = covered(load_exports(tmp_path, {"messages.csv": text}), "messages.csv")
    assert (row["rows"], row["read"], row["dropped"], row["reason"], row["undated"]) == (
        2,
        1,
        1,
        "no readable date",
        1,
    )


def test_two_equal_messages_in_one_file_are_two(tmp_path: Path) -> None:
    text = table(MESSAGES_10, message(MESSAGES_10), message(MESSAGES_10))
    assert len(load_exports(tmp_path / "1", {BASIC: {"messages.csv": text}}).interactions) == 2
    twice = {BASIC: {"messages.csv": text}, COMPLETE: {"messages.csv": text}}
    assert len(load_exports(tmp_path / "2", twice).interactions) == 2


# --- marks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "mark", "contact"),
    [
        ({"CONVERSATION_TITLE": "Sponsored Conversation", "FROM": "LinkedIn Member", "SENDER_PROFILE_URL": ""}, "sponsored", None),
        ({"CONTENT": '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>'}, "sponsored", "linkedin:eva-muster"),
        ({"FROM": "LinkedIn Talent Solutions", "SENDER_PROFILE_URL": ""}, "sponsored", None),
        ({"FROM": "LinkedIn Member", "SENDER_PROFILE_URL": ""}, "hidden_sender", None),
        ({"FROM": "", "SENDER_PROFILE_URL": ""}, "hidden_sender", None),
        ({"FROM": "", "SENDER_PROFILE_URL": "https://www.linkedin.com/company/x"}, "hidden_sender", None),
        ({"FOLDER": "SPAM"}, "spam", "linkedin:eva-muster"),
        ({"IS_MESSAGE_DRAFT": "Yes"} | OUT, "draft", "linkedin:eva-muster"),
        ({"IS_CONVERSATION_DRAFT": "true"} | OUT, "draft", "linkedin:eva-muster"),
        ({"IS_MESSAGE_DRAFT": "No", "FOLDER": "ARCHIVE"}, None, "linkedin:eva-muster"),
        ({"FOLDER": ""}, None, "linkedin:eva-muster"),
        ({"CONTENT": ""}, None, "linkedin:eva-muster"),
    ],
)  # fmt: skip
def test_what_never_counts_as_exchange_is_marked(
    tmp_path: Path, cells: dict[str, str], mark: str | None, contact: str | None
) -> None:
    header = MESSAGES_10.strip() + "," + DRAFTS
    network = load_exports(
        tmp_path, {"Connections.csv": GOOD_FILE, "messages.csv": table(header, message(header, **cells))}
    )
    assert [(row[0], row[3]) for row in rows(network)] == [(contact, mark)]
    assert covered(network, "messages.csv")["marked"] == (1 if mark else 0)
    assert set(by_id(network)) == {"linkedin:eva-muster"}


def test_a_message_to_a_hidden_member_is_kept_and_marked(tmp_path: Path) -> None:
    hidden = message(MESSAGES_10, **OUT | {"TO": "LinkedIn Member", "RECIPIENT_PROFILE_URLS": ""})
    network = load_exports(
        tmp_path, {"Connections.csv": GOOD_FILE, "messages.csv": table(MESSAGES_10, hidden)}
    )
    assert [(row[0], row[1], row[3]) for row in rows(network)] == [(None, "out", "hidden_sender")]
    assert covered(network, "messages.csv")["marked"] == 1


def test_a_member_who_hid_between_two_exports_is_known_from_the_older(tmp_path: Path) -> None:
    old = table(MESSAGES_10, message(MESSAGES_10), message(MESSAGES_10, CONTENT="Antwort", **OUT))
    gone = {"FROM": "LinkedIn Member", "SENDER_PROFILE_URL": ""}
    gone_out = OUT | {"TO": "LinkedIn Member", "RECIPIENT_PROFILE_URLS": ""}
    new = table(
        MESSAGES_10, message(MESSAGES_10, **gone), message(MESSAGES_10, CONTENT="Antwort", **gone_out)
    )
    network = load_exports(tmp_path, {OLD: {"messages.csv": old}, BASIC: {"messages.csv": new}})
    assert [(row[0], row[1], row[3]) for row in rows(network)] == [
        ("linkedin:eva-muster", "in", None),
        ("linkedin:eva-muster", "out", None),
    ]


def test_a_message_moved_to_the_spam_folder_between_two_exports_counts_once(tmp_path: Path) -> None:
    old, new = (table(MESSAGES_10, message(MESSAGES_10, FOLDER=folder)) for folder in ("INBOX", "SPAM"))
    assert (
        len(load_exports(tmp_path, {OLD: {"messages.csv": old}, BASIC: {"messages.csv": new}}).interactions)
        == 1
    )


# --- recipients and groups --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "urls", "found"),
    [
        ("Jane Doe, PMP", "https://www.linkedin.com/in/jane", (("jane", "Jane Doe, PMP"),)),
        ("A B, C D", "https://www.linkedin.com/in/a,https://www.linkedin.com/in/c", (("a", "A B"), ("c", "C D"))),
        ("A B, C D", "https://www.linkedin.com/in/a;https://www.linkedin.com/in/c", (("a", "A B"), ("c", "C D"))),
        ("A B, C D", "https://www.linkedin.com/in/a, www.linkedin.com/in/c", (("a", "A B"), ("c", "C D"))),
        ("Jane Doe, PMP, C D", "https://www.linkedin.com/in/jane,https://www.linkedin.com/in/c",
         (("jane", "Jane Doe, PMP"), ("c", "C D"))),
        ("X Y, MBA, C D", "https://www.linkedin.com/in/x,https://www.linkedin.com/in/c", (("x", ""), ("c", ""))),
        ("Jane Doe, PMP, C D", "", (("", "Jane Doe, PMP"), ("", "C D"))),
        ("", "", ()),
    ],
)  # fmt: skip
def test_recipients_are_split_by_url(to: str, urls: str, found: tuple[tuple[str, str], ...]) -> None:
    assert recipients(to, urls, frozenset({"jane doe pmp"})) == found


def test_a_group_is_a_row_for_each_recipient_and_one_with_its_sender(tmp_path: Path) -> None:
    urls = f"{EVA_URL},https://www.linkedin.com/in/jan-probe"
    group = [
        message(MESSAGES_10, **OUT | {"TO": "Eva Muster, Jan Probe", "RECIPIENT_PROFILE_URLS": urls, "CONTENT": "an beide"}),
        message(MESSAGES_10, TO=f"{OWNER}, Jan Probe", RECIPIENT_PROFILE_URLS=f"{OWNER_URL},https://www.linkedin.com/in/jan-probe",
                DATE="2024-05-02 11:00:00 UTC"),
    ]  # fmt: skip
    network = load_exports(
        tmp_path, {"Connections.csv": GOOD_FILE, "messages.csv": table(MESSAGES_10, *group)}
    )
    assert rows(network) == [
        ("linkedin:eva-muster", "out", "an beide", None, 2),
        ("linkedin:jan-probe", "out", "an beide", None, 2),
        ("linkedin:eva-muster", "in", "Hallo", None, 2),
    ]
    (link,) = records(network.links)
    assert (link["a"], link["b"], link["kind"], link["n_people"]) == (
        "linkedin:eva-muster",
        "linkedin:jan-probe",
        "group_thread",
        2,
    )
    assert str(link["time"]) == "2024-05-02 10:00:00+00:00"
    jan = by_id(network)["linkedin:jan-probe"]
    assert (jan["name"], jan["relation"], jan["weak"]) == ("Jan Probe", "correspondent", False)


def test_eleven_people_in_a_thread_are_no_link(tmp_path: Path) -> None:
    urls = ",".join(f"https://www.linkedin.com/in/p{number}" for number in range(11))
    text = table(MESSAGES_10, message(MESSAGES_10, **OUT | {"TO": "viele", "RECIPIENT_PROFILE_URLS": urls}))
    network = load_exports(tmp_path, {"messages.csv": text})
    assert (len(network.links), len(network.interactions)) == (0, 11)
    assert set(network.interactions["n_people"]) == {11}


def test_a_sent_message_without_recipient_goes_to_the_other_of_its_thread(tmp_path: Path) -> None:
    lost = message(MESSAGES_9, **OUT | {"TO": "", "DATE": "2024-05-02 12:00:00 UTC"})
    network = load_exports(tmp_path, {"messages.csv": table(MESSAGES_9, message(MESSAGES_9), lost)})
    assert [row[:2] for row in rows(network)] == [
        ("linkedin:eva-muster", "in"),
        ("linkedin:eva-muster", "out"),
    ]


# --- names joined to URLs ---------------------------------------------------------------------------------


def test_names_of_old_messages_find_their_url_over_all_files(tmp_path: Path) -> None:
    old = table(
        MESSAGES_9, message(MESSAGES_9, **OUT), message(MESSAGES_9, SENDER_PROFILE_URL="", CONTENT="ohne")
    )
    network = load_exports(tmp_path, {OLD: {"messages.csv": old}, BASIC: {"Connections.csv": GOOD_FILE}})
    assert {row[0] for row in rows(network)} == {"linkedin:eva-muster"}
    assert set(by_id(network)) == {"linkedin:eva-muster"}


def test_names_with_commas_are_one_person_where_any_file_knows_them(tmp_path: Path) -> None:
    connections = (
        PREAMBLE
        + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        + ('Jane,"Doe, PMP",https://www.linkedin.com/in/jane,,,,04 Mar 2023\n')
    )
    text = table(MESSAGES_9, message(MESSAGES_9, **OUT | {"TO": "Jane Doe, PMP, Eva Muster"}))
    network = load_exports(tmp_path, {"Connections.csv": connections, "messages.csv": text})
    assert {row[0] for row in rows(network)} == {"linkedin:jane", "linkedin:~eva-muster"}


def test_a_name_with_comma_that_two_strangers_carry_is_known_to_every_table(tmp_path: Path) -> None:
    senders = [message(MESSAGES_9, FROM="Jane Doe, PMP", SENDER_PROFILE_URL=f"https://www.linkedin.com/in/jane{n}",
                       CONVERSATION_ID=f"2-{n}==") for n in (1, 2)]  # fmt: skip
    sent = message(MESSAGES_9, **OUT | {"TO": "Jane Doe, PMP"})
    network = load_exports(tmp_path, {"messages.csv": table(MESSAGES_9, *senders, sent)})
    assert set(by_id(network)) == {"linkedin:jane1", "linkedin:jane2", "linkedin:~jane-doe-pmp~0"}


@pytest.mark.parametrize("namesake", ["connection", "stranger"])
def test_ambiguous_names_stay_apart(tmp_path: Path, namesake: str) -> None:
    other = "https://www.linkedin.com/in/eva-muster-2"
    old = table(MESSAGES_9, message(MESSAGES_9, CONTENT="an eine von beiden", CONVERSATION_ID="2-z==", **OUT))
    files: dict[str, str] = {"Connections.csv": GOOD_FILE}
    if namesake == "connection":
        files["Connections.csv"] += f"Eva,Muster,{other},,,,05 Mar 2023\n"
    else:
        files["messages.csv"] = table(MESSAGES_10, message(MESSAGES_10, SENDER_PROFILE_URL=other))
    network = load_exports(tmp_path, {OLD: {"messages.csv": old}, BASIC: files})
    sent = network.interactions[network.interactions["direction"] == "out"]
    assert list(sent["contact_id"]) == ["linkedin:~eva-muster~0"]
    assert by_id(network)["linkedin:~eva-muster~0"]["weak"] is True
    assert len(network.persons) == 3


def test_an_ambiguous_name_is_told_by_the_others_of_its_thread(tmp_path: Path) -> None:
    other = "https://www.linkedin.com/in/eva-muster-2"
    old = table(
        MESSAGES_9,
        message(MESSAGES_9, SENDER_PROFILE_URL=other),
        message(MESSAGES_9, CONTENT="Antwort", **OUT),
    )
    new = table(MESSAGES_10, message(MESSAGES_10, SENDER_PROFILE_URL=other),
                message(MESSAGES_10, CONTENT="Antwort", **OUT | {"RECIPIENT_PROFILE_URLS": other}))  # fmt: skip
    for name, files in (
        ("old", {OLD: {"messages.csv": old}}),
        ("both", {OLD: {"messages.csv": old}, BASIC: {"messages.csv": new}}),
    ):
        network = load_exports(tmp_path / name, files | {COMPLETE: {"Connections.csv": GOOD_FILE}})
        assert [row[:2] for row in rows(network)] == [
            ("linkedin:eva-muster-2", "in"),
            ("linkedin:eva-muster-2", "out"),
        ]


def test_an_old_export_beside_a_new_one_gives_the_same_ids_and_rows(tmp_path: Path) -> None:
    old = table(MESSAGES_9, message(MESSAGES_9), message(MESSAGES_9, CONTENT="Antwort", **OUT))
    new = table(MESSAGES_10, message(MESSAGES_10), message(MESSAGES_10, CONTENT="Antwort", **OUT))
    one = load_exports(tmp_path / "1", {BASIC: {"messages.csv": new}})
    both = load_exports(tmp_path / "2", {OLD: {"messages.csv": old}, BASIC: {"messages.csv": new}})
    assert_same(one, both)


def test_the_same_export_twice_changes_nothing(tmp_path: Path) -> None:
    sponsored = message(MESSAGES_10, FROM="LinkedIn Member", SENDER_PROFILE_URL="", CONVERSATION_TITLE="Sponsored Conversation",
                        CONVERSATION_ID="2-ad==")  # fmt: skip
    group = message(
        MESSAGES_10,
        TO=f"{OWNER}, Jan Probe",
        RECIPIENT_PROFILE_URLS=f"{OWNER_URL},https://www.linkedin.com/in/jan",
    )
    text = table(
        MESSAGES_10, message(MESSAGES_10), group, sponsored, message(MESSAGES_10, CONTENT="Antwort", **OUT)
    )
    files = {"Connections.csv": GOOD_FILE, "messages.csv": text}
    assert_same(
        load_exports(tmp_path / "1", {BASIC: files}),
        load_exports(tmp_path / "2", {BASIC: files, COMPLETE: files, f"again/{BASIC}": files}),
    )
