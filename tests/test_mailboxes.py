"""Mailboxes as programs write them: every form of separator, and nothing in a letter that only looks like one."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_files import covered, load_exports, records
from fuzzing import SECRET, examples, source_rows
from netanalysis import Network
from netanalysis.settings import Owner
from netanalysis.sources import mail
from netanalysis.sources.addresses import people_of
from netanalysis.sources.mail.headers import read_mail
from netanalysis.sources.mail.mbox import BEFORE_FIRST, NO_HEADER, header_parts, is_mbox
from netanalysis.sources.mail.moments import moment_of

MIA = Owner(names=("Mia Probe",), emails=("mia@example.org",))
EVA_BOX = [("Eva Muster <eva@example.org>", "Mia Probe <mia@example.org>", "Mon, 04 Mar 2024 09:00:00 +0100"),
           ("Mia Probe <mia@example.org>", "Eva Muster <eva@example.org>", "Tue, 05 Mar 2024 09:00:00 +0100"),
           ("Eva Muster <eva@example.org>", "Mia Probe <mia@example.org>", "Wed, 06 Mar 2024 09:00:00 +0100")]  # fmt: skip
ROWS = [("in", "2024-03-04 08:00"), ("out", "2024-03-05 08:00"), ("in", "2024-03-06 08:00")]


def letter(number: int, text: str = "Hallo\n", *more: str) -> str:
    """One mail of three, without its separator."""
    sender, to, date = EVA_BOX[number % 3]
    head = [
        f"From: {sender}",
        f"To: {to}",
        f"Date: {date}",
        f"Subject: Frage {number + 1}",
        f"Message-ID: <m{number + 1}@example.org>",
    ]
    return "\n".join([*more, *head, "", text])


def box(
    separators: Sequence[str], *, blank: bool = True, text: str = "Hallo\n", more: Sequence[str] = ()
) -> str:
    """Mails, each behind its separator; a blank line stands before a separator or not."""
    parts = (f"{line}\n{letter(number, text, *more)}" for number, line in enumerate(separators))
    return ("\n" if blank else "").join(parts)


def read(tmp_path: Path, data: str | bytes) -> Network:
    return load_exports(tmp_path, {"INBOX.mbox": data}, owner=MIA)


def rows_of(network: Network) -> list[tuple[object, str]]:
    return [(row["direction"], str(row["time"])[:16]) for row in records(network.interactions)]


def ids(data: str | bytes, doubts: Counter[str] | None = None) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return [
        read_mail(part, 0).message_id.partition("@")[0] for part in header_parts(BytesIO(raw), doubts=doubts)
    ]


# --- every form of separator ------------------------------------------------------------------------------------

SEPARATORS = [
    "From ",
    "From -",
    "From - Mon Mar  4 09:00:00 2024",
    "From 1700000000000000001@xxx",
    "From 1700000000000000001@xxx Mon Mar 04 09:00:00 +0000 2024",
    "From eva@example.org",
    "From eva@example.org Mon Mar  4 09:00:00 2024",
    "From eva@example.org  Mon Mar  4 09:00:00 2024",
    "From eva@example.org Mon Mar  4 09:00 2024",
    "From eva@example.org Mon Mar  4 09:00:00 CET 2024",
    "From eva@example.org Mon, Mar 04 09:00:00 2024 (+0100)",
    "From eva@example.org Mon Mar  4 2024",
    "From eva@example.org Mon, 4 Mar 2024 09:00:00 +0100",
    "From eva@example.org 2024-03-04T09:00:00+01:00",
    "From eva@example.org 2024-03-04 09:00:00",
    "From eva@example.org Mo 4. März 09:00:00 MEZ 2024",
    "From eva@example.org 04.03.2024 09:00",
    "From MAILER-DAEMON Mon Mar  4 09:00:00 2024",
    "From MAILER-DAEMON",
    "From ???@??? Mon Mar 04 09:00:00 2024",
    "From eva at example.org  Mon Mar  4 09:00:00 2024",
    'From "Eva Muster" Mon Mar  4 09:00:00 2024',
    "From Eva Muster <eva@example.org>  Mon Mar  4 09:00:00 2024",
    "From Eva Muster <eva@example.org>",
    "From eva@example.org Mon Mar  4 09:00:00 2024 remote from mail",
    "From Mon Mar  4 09:00:00 2024",
    "From eva@example.org 2024",
    "From EVA",
]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
@pytest.mark.parametrize("blank", [True, False], ids=["blank", "none"])
@pytest.mark.parametrize("line", SEPARATORS)
def test_every_form_of_separator_begins_a_mail(line: str, blank: bool, ends: str) -> None:
    data = box([line] * 3, blank=blank).replace("\n", ends).encode()
    assert is_mbox(data[:4096])
    assert ids(data) == ["m1", "m2", "m3"]


def test_every_pair_of_forms_in_one_mailbox_is_read() -> None:
    for first in SEPARATORS:
        for second in SEPARATORS:
            assert ids(box([first, second, first], blank=False)) == ["m1", "m2", "m3"], (first, second)


@pytest.mark.parametrize(
    "between",
    [(">From - Sat Apr 12 2025 15:59:28", "X-Mozilla-Status: 0001", "X-Mozilla-Status2: 00000000"),
     (">From eva@example.org Mon Mar  4 09:00:00 2024",),
     (">From - Sat Apr 12 2025 15:59:28", ">>From eva@example.org Mon Mar  4 09:00:00 2024"),
     ("X-Mozilla-Status: 0001",), ("X-GM-THRID: 1790000000000000001", "X-Gmail-Labels: Posteingang"), ("Return-Path: <eva@example.org>",),
     ("Received: from a.example.org (a.example.org [192.0.2.1])", "\tby b.example.org with ESMTP; Mon, 04 Mar 2024 09:00:01 +0100")],
    ids=["mac", "quoted", "twice", "mozilla", "gmail", "return-path", "received"],
)  # fmt: skip
@pytest.mark.parametrize(
    "line", ["From ", "From eva@example.org", "From eva@example.org Fri Apr 11 15:36:11 2025"]
)
@pytest.mark.parametrize("blank", [True, False])
def test_lines_of_other_programs_may_stand_below_the_separator(
    line: str, between: Sequence[str], blank: bool
) -> None:
    doubts: Counter[str] = Counter()
    assert ids(box([line] * 3, blank=blank, more=between), doubts) == ["m1", "m2", "m3"]
    assert not +doubts


def test_a_sender_of_several_words_is_one_where_the_header_names_him() -> None:
    words = "From: =?utf-8?q?Eva_M=C3=BCller-Muster?= <eva@example.org>"
    parts = [
        f"From Eva Müller-Muster\n{letter(n).replace('From: Eva Muster <eva@example.org>', words)}\n"
        for n in (0, 2)
    ]
    assert ids("".join(parts)) == ["m1", "m3"]


def test_a_separator_of_two_programs_and_a_blank_line_too_many_cost_no_mail() -> None:
    doubts: Counter[str] = Counter()
    first = "From eva@example.org Fri Apr 11 15:36:11 2025"
    assert ids(box([f"{first}\nFrom - Sat Apr 12 15:59:28 2025"] * 3), doubts) == ["m1", "m2", "m3"]
    assert ids(box([f"{first}\n"] * 3), doubts) == ["m1", "m2", "m3"]
    assert not +doubts


def test_a_mailbox_without_blank_lines_is_read(tmp_path: Path) -> None:
    network = read(tmp_path, box(["From "] * 3, blank=False))
    assert rows_of(network) == ROWS
    assert (covered(network, ".mbox")["rows"], covered(network, ".mbox")["read"]) == (3, 3)


def test_one_missing_blank_line_costs_no_mail(tmp_path: Path) -> None:
    first, second, third = (f"From - Mon Mar  {n + 4} 09:00:00 2024\n{letter(n)}" for n in range(3))
    network = read(tmp_path, f"{first}\n{second}{third.replace('Eva Muster <eva@', 'Jan Beispiel <jan@')}")
    assert rows_of(network) == ROWS
    assert set(network.contacts["name"]) == {"Eva Muster", "Jan Beispiel"}


def test_gmails_number_alone_is_a_separator(tmp_path: Path) -> None:
    numbers = [f"From 170000000000000000{n}@xxx" for n in range(3)]
    files = {"Takeout/Mail/Alle Nachrichten.mbox": box(numbers)}
    assert rows_of(load_exports(tmp_path, files, owner=MIA)) == ROWS


def test_one_separator_of_three_without_a_date_is_read(tmp_path: Path) -> None:
    lines = [
        "From eva@example.org Mon Mar  4 09:00:00 2024",
        "From mia@example.org",
        "From eva@example.org Wed Mar  6 09:00:00 2024",
    ]
    network = read(tmp_path, box(lines))
    assert rows_of(network) == ROWS
    assert (covered(network, ".mbox")["rows"], covered(network, ".mbox")["read"]) == (3, 3)


def test_mails_without_a_text_follow_each_other_directly() -> None:
    heads = [letter(n).partition("\n\n")[0] for n in range(3)]
    assert ids("".join(f"From eva@example.org\n{head}\n" for head in heads)) == ["m1", "m2", "m3"]
    assert ids("".join(f"From \n{head}\n" for head in heads)) == ["m1", "m2", "m3"]


def test_a_first_mail_whose_separator_is_missing_is_read(tmp_path: Path) -> None:
    network = read(
        tmp_path,
        letter(0) + "\n" + box(["From "] * 3).partition("From \n")[2].partition("From \n")[1] + letter(1),
    )
    assert rows_of(network) == ROWS[:2]


# --- nothing in a letter begins a mail --------------------------------------------------------------------------

BODIES = {
    "a sentence": "From now on I write more.\n",
    "a sentence and a field": "From Bob:\nSubject: x\n\nmore\n",
    "a heading that was pasted": "From Bob:\nSubject: x\nDate: Mon, 4 Mar 2024 10:00:00 +0100\nTo: Mia <mia@example.org>\n\nmore\n",
    "an address and two fields": "From eva@example.org:\nSubject: x\nDate: Monday\n",
    "an address that was pasted": "From eva@example.org\nSubject: x\nDate: Mon, 4 Mar 2024\nTo: mia@example.org\n",
    "a list of appointments": "From 9:00 to 10:00 we meet\nNote: bring the figures\n",
    "opening hours": "From Monday, 4 March 2024 at 10:00 on\nSubject: opening\nTo: everybody\n",
    "a form": "From here:\nName: Eva\nPhone: 123\nE-Mail: eva@example.org\n",
    "a card": "From the desk of Eva Muster\nFrom: Eva\nTo: Mia\nSubject: x\n",
    "a quoted mail": "> From eva@example.org Mon Mar  4 09:00:00 2024\n> From: Eva <eva@example.org>\n> Date: Mon, 4 Mar 2024 09:00:00 +0100\n",
    "a quoted separator": ">From eva@example.org Mon Mar  4 09:00:00 2024\nFrom: Eva <eva@example.org>\nDate: Mon, 4 Mar 2024 09:00:00 +0100\n",
    "a sentence before a quoted mail": (
        "From Bob I received this:\nFrom: Bob <bob@example.org>\nDate: Mon, 4 Mar 2024 09:00:00 +0100\nTo: Eva <eva@example.org>\nSubject: x\n"
    ),
    "a forwarded mail": "-----Original Message-----\nFrom: Bob <bob@example.org>\nSent: Monday\nTo: Eva\nSubject: x\n",
    "a patch": (
        "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: Jan Probe <jan@example.org>\n"
        "Date: Mon, 4 Mar 2024 09:00:00 +0100\nSubject: [PATCH] Mend it\n\n---\n a.c | 2 +-\n"
    ),
    "a patch shown as a page": (
        "Thanks,<br>\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001<br>\n"
        "From: Jan Probe &lt;jan@example.org&gt;<br>\nDate: Mon, 4 Mar 2024 09:00:00 +0100<br>\nSubject: [PATCH] Mend it<br>\n"
    ),
    "a short number of a commit": (
        "From 0123456789ab Mon Sep 17 00:00:00 2001\nFrom: Jan Probe <jan@example.org>\nDate: Mon, 4 Mar 2024 09:00:00 +0100\n"
    ),
    "code": "From: x\nFrom __future__ import annotations\nFROM python:3.11\nfrom a import b\n",
    "a recipe": "From scratch, 10:30\nContent: flour\nStatus: open\n",
}  # fmt: skip


@pytest.mark.parametrize("line", ["From ", "From eva@example.org", "From - Mon Mar  4 09:00:00 2024"])
@pytest.mark.parametrize("before", ["", "\n", "Hallo\n\n"], ids=["at once", "blank", "text"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_nothing_in_a_letter_begins_a_mail(line: str, before: str, body: str) -> None:
    doubts: Counter[str] = Counter()
    assert ids(box([line] * 3, text=before + body), doubts) == ["m1", "m2", "m3"]
    assert not +doubts


def test_a_patch_in_a_letter_is_no_mail_of_its_author(tmp_path: Path) -> None:
    network = read(tmp_path, box(["From "] * 3, blank=False, text=BODIES["a patch"]))
    assert rows_of(network) == ROWS
    assert set(network.contacts["name"]) == {"Eva Muster"}


def test_a_stack_of_patches_alone_is_a_mailbox() -> None:
    lines = [f"From {n}123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001" for n in range(3)]
    assert ids(box(lines)) == ["m1", "m2", "m3"]


ATTACHED = """This is a multi-part message in MIME format.
--=_b0undary
Content-Type: text/plain

see below
--=_b0undary
Content-Type: text/plain; name="old.mbox"

From jan@example.org Mon Mar  4 09:00:00 2024
From: Jan Probe <jan@example.org>
Date: Mon, 4 Mar 2024 09:00:00 +0100
Message-ID: <old1@example.org>

alt

From jan@example.org Tue Mar  5 09:00:00 2024
From: Jan Probe <jan@example.org>
Message-ID: <old2@example.org>

--=_b0undary--
"""
TYPE = 'Content-Type: multipart/mixed;\n boundary="=_b0undary"'


@pytest.mark.parametrize("chunk", [1, 50, 2**22])
def test_mails_that_are_attached_to_a_mail_are_not_of_the_mailbox(chunk: int) -> None:
    data = f"From \n{letter(0, ATTACHED, TYPE)}\nFrom \n{letter(1)}".encode()
    parts = [read_mail(part, 0).message_id for part in header_parts(BytesIO(data), chunk=chunk)]
    assert parts == ["m1@example.org", "m2@example.org"]


def test_a_mail_that_was_cut_within_its_parts_hides_no_other() -> None:
    cut = ATTACHED.partition("From jan")[0]
    again = letter(
        1, ATTACHED.replace("From jan", ">From jan"), TYPE
    )  # with the same boundary: an answer, or sent again
    assert ids(f"From \n{letter(0, cut, TYPE)}\nFrom \n{again}\nFrom \n{letter(2)}") == ["m1", "m2", "m3"]
    assert ids(f"From \n{letter(0, cut, TYPE)}\nFrom \n{letter(1)}\nFrom \n{letter(2)}") == ["m1", "m2", "m3"]


# --- what is not understood is said -----------------------------------------------------------------------------


def test_separators_without_a_header_are_said(tmp_path: Path) -> None:
    broken = "\nFrom eva@example.org Mon Mar  4 09:00:00 2024\n\x00\x01\x02\n\nHallo\n\n"
    network = read(tmp_path, box(["From "] * 3) + broken)
    assert rows_of(network) == ROWS
    assert covered(network, ".mbox")["warning"] == NO_HEADER.format(1)


def test_what_stands_before_the_first_mail_is_said(tmp_path: Path) -> None:
    network = read(tmp_path, "some rubbish\n\n" + box(["From "] * 3))
    assert rows_of(network) == ROWS
    assert covered(network, ".mbox")["warning"] == BEFORE_FIRST


def test_a_single_mail_file_with_a_separator_and_one_with_two_mails_are_read(tmp_path: Path) -> None:
    files = {"a.eml": "From - Mon Mar  4 09:00:00 2024\n" + letter(0), "b.eml": box(["From "] * 3).partition("\n\n")[0] + "\n\nx\n",
             "c.eml": f"From \n{letter(1)}\nFrom \n{letter(2)}"}  # fmt: skip
    assert rows_of(load_exports(tmp_path, files, owner=MIA)) == ROWS


PLANTED = st.lists(
    st.tuples(st.sampled_from(SEPARATORS), st.sampled_from(list(BODIES.values())) | st.sampled_from(["", "Hallo\n", "\n\n"]), st.booleans()),
    min_size=1, max_size=6,
)  # fmt: skip


@examples(150)
@given(planted=PLANTED, ends=st.sampled_from(["\n", "\r\n", "\r"]), chunk=st.sampled_from([37, 2**22]))
def test_every_separator_is_a_mail_that_was_read_or_dropped(
    planted: list[tuple[str, str, bool]], ends: str, chunk: int
) -> None:
    parts = [
        f"{line}\n{letter(n, body)}{'' if tight else chr(10)}"
        for n, (line, body, tight) in enumerate(planted)
    ]
    data = "".join(parts).replace("\n", ends).encode()
    assert len(list(header_parts(BytesIO(data), chunk=chunk))) == len(planted)
    assert source_rows(mail.SOURCE, {"INBOX.mbox": data}, owner=MIA) == len(planted)


@examples(150)
@given(seed=st.integers(0, 10**6))
def test_a_mutated_mailbox_never_raises_and_its_rows_add_up(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(
        box(chance.sample(SEPARATORS, 6), text=chance.choice([*BODIES.values(), SECRET])).encode()
    )
    for _ in range(chance.randrange(1, 12)):
        place, cut = chance.randrange(len(data)), chance.randrange(1, 60)
        kind = chance.randrange(4)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place : place + cut]
        elif kind == 2:
            data[place:place] = data[place : place + cut]
        else:
            data[place:place] = (
                chance.choice(
                    [b"\n", b"\r", b"From ", b"\nFrom ", b"\0", b'"', b"(", b"<", b"=?", b"\xff", b":"]
                )
                * cut
            )
    source_rows(
        mail.SOURCE, {"INBOX.mbox": bytes(data), "Sent": bytes(data), "a.eml": bytes(data)}, owner=MIA
    )


# --- dates ------------------------------------------------------------------------------------------------------

NINE = "2024-03-04T09:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    ["Mon, 4 Mar 2024 10:00:00 +0100", "Mon, 04 Mar 2024 10:00:00 +0100 (CET)", "4 Mar 2024 10:00 +0100", "Mon, 4 Mar 2024 10:00:00 MEZ",
     "Mon, 4 Mar 2024 10:00:00 CET", "Mon, 4 Mar 2024 11:00:00 CEST", "Mon, 4 Mar 2024 11:00:00 MESZ", "Mon, 4 Mar 2024 11:00:00 MEST",
     "Mon, 4 Mar 2024 10:00:00 MET", "Mon, 4 Mar 2024 11:00:00 MET DST", "Mon, 4 Mar 2024 10:00:00 CEWT", "Mon, 4 Mar 2024 11:00:00 CEDT",
     "Mon, 4 Mar 2024 10:00:00 GMT+01:00", "Mon, 4 Mar 2024 10:00:00 GMT+0100", "Mon, 4 Mar 2024 10:00:00 GMT+1", "Mon, 4 Mar 2024 10:00:00 UTC+1",
     "Mon, 4 Mar 2024 10:00:00 UTC +01:00", "Mon, 4 Mar 2024 10:00:00 +01:00", "Mon, 4 Mar 2024 10:00:00 +01", "Mon, 4 Mar 2024 09:00:00 Z",
     "Mon, 4 Mar 2024 09:00:00 GMT", "Mon, 4 Mar 2024 09:00:00 UT", "Mon, 4 Mar 2024 09:00:00 -0000", "Mon, 4 Mar 2024 04:00:00 EST",
     "Mon, 4 Mar 2024 04:00:00 EST5EDT", "Mon, 4 Mar 2024 01:00:00 -0800 (PST)", "Mon, 4 Mar 2024 10:00:00 (MEZ)", "Mon, 4 Mar 2024 12:00:00 MSK",
     "Mon, 4 Mar 2024 10:00:00 Mitteleuropäische Zeit", "Mon, 4 Mar 2024 10:00:00 +0100 (Mitteleuropäische Zeit)",
     "Mon, 4 Mar 2024 10:00:00 W. Europe Standard Time", "Mon, 4 Mar 2024 10:00:00 Europe/Berlin",
     "Mo, 4 Mär 2024 10:00:00 +0100", "Mo, 04 Mrz 2024 10:00:00 +0100", "Montag, 4. März 2024 10:00:00 MEZ", "Mo., 4. Mär. 2024 10:00 MEZ",
     "=?iso-8859-1?Q?Mo=2C_4_M=E4r_2024?= 10:00:00 +0100", "Mo, 4. März 2024 10:00 Uhr MEZ", "Mon, 4 Mar 2024 11:00:00 CET DST",
     "Mon, 4 Mar 2024 10:00:00 (GMT+01:00)", "Mon, 4 Mar 2024 10:00:00 gmt+1", "Mon, 4 Mar 2024 04:00:00 GMT-0500 (EST)",
     "lun., 4 mars 2024 10:00:00 +0100", "mar. 4 marzo 2024 10:00:00 +0100",
     "Mon Mar  4 09:00:00 GMT 2024", "Mon Mar  4 10:00:00 CET 2024", "Mon Mar 04 10:00:00 +0100 2024", "Mon, Mar 4, 2024 10:00:00 AM +0100",
     "March 4, 2024 10:00:00 +0100", "Mon, 4 Mar 24 10:00:00 +0100", "Mon, 4 Mar 124 10:00:00 +0100", "Mon, 4-Mar-2024 10:00:00 +0100",
     "Mon,4 Mar 2024 10:00:00 +0100", "Mon, 4 Mar 2024 10.00.00 +0100", "2024-03-04T10:00:00+01:00", "2024-03-04T09:00:00Z",
     "2024-03-04 10:00:00 +0100", "2024-03-04T10:00:00.123+01:00", "04.03.2024 10:00:00 MEZ", "Mon,  4  Mar  2024  10:00:00  +0100",
     "mon, 4 MAR 2024 10:00:00 +0100", "4 Mar 2024 10:00:00 PM JST".replace("10:00:00 PM", "06:00:00 PM")],
)  # fmt: skip
def test_dates_are_read_in_every_form_with_the_zone_they_name(text: str) -> None:
    found = moment_of(text)
    assert found is not None
    assert found.isoformat() == NINE


@pytest.mark.parametrize(
    "text", ["Di, 3 Dez 2024 10:00:00 +0100", "Do, 3 Okt 2024 10:00:00 MESZ", "Fr, 3 Mai 2024 10:00:00 CEST"]
)
def test_german_months_are_read(text: str) -> None:
    found = moment_of(text)
    assert found is not None
    assert (found.day, found.hour) == (3, 9 if "Dez" in text else 8)


@pytest.mark.parametrize("text", ["", "soon", "Mon, 99 Foo 2024", "1 Jan 99999 0:0:0", "Mon, 31 Feb 2024 10:00:00 +0100", "3/4/2024 10:00", "4 Mar 1970 10:00 GMT",
                                  "Mon, 4 Mar 2024 99:00:00 +0100", "x" * 100_000, "1" * 100_000, "Mar " * 50_000])  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment_of(text) is None


@pytest.mark.parametrize("zone", ["", " IST", " XYZ", " Ortszeit", " +2500", " (remark)"])
def test_a_zone_nobody_knows_is_said_and_the_servers_time_is_better(tmp_path: Path, zone: str) -> None:
    date = f"Mon, 4 Mar 2024 10:00:00{zone}"
    head = f"From: Eva <eva@example.org>\nTo: mia@example.org\nDate: {date}\n"
    assert read_mail(head.encode(), 0).zoned is False
    network = read(tmp_path, f"From \n{head}Message-ID: <z@example.org>\n\nHallo\n" + box(["From "] * 2))
    assert "no time zone, or none that is known, and were read as UTC: 1" in str(
        covered(network, ".mbox")["warning"]
    )
    stamped = read_mail((head + "Received: by mx; Mon, 4 Mar 2024 10:00:05 +0100\n").encode(), 0)
    assert stamped.time is not None
    assert (stamped.time.isoformat(), stamped.zoned) == ("2024-03-04T09:00:05+00:00", True)


# --- time and memory grow with the length, not with its square --------------------------------------------------


def seconds(length: int, make: str) -> float:
    header = f"From: {make * length} <eva@example.org>\nTo: {make * length}\nSubject: {make * length}\nDate: {make * length}\n".encode()
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        read_mail(header, 0)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "make", ["a", "a.", "@", "a@", "a@b.", "(", ")", "<", ">", '"', '\\"', "\\", ",", ";", ":", "=", "=?", "=?u?q?", "=?utf-8?q?a?= ", "=?utf-8?b?YQ==?=",
             "\n ", "é", "((", "<a@b.c", "\\(", "' ", "\t", "Mar ", "1 ", "+", "=?punycode?q?a?= "],
)  # fmt: skip
def test_a_long_header_takes_time_by_its_length(make: str) -> None:
    assert seconds(100_000 // len(make), make) < 1.5
    read_mail((f"From: {make}" * 3).encode(), 0)


def test_a_long_list_of_addresses_keeps_its_names() -> None:
    many = ", ".join(f'"Muster, Eva {n}" <eva{n}@example.org>' for n in range(2000))
    assert people_of(many)[-1] == ("eva1999@example.org", "Muster, Eva 1999")


@pytest.mark.parametrize(
    "make",
    [
        b"From ",
        b"\nFrom ",
        b"\nFrom a@b\nX: y",
        b"\nFrom \nX-A: y",
        b"\r",
        b"\r\n",
        b"\n",
        b">From ",
        b"\nFrom a@b\n>From x",
    ],
)
def test_a_long_mailbox_takes_time_by_its_length(make: bytes) -> None:
    head = f"From \n{letter(0, 'x', TYPE)}".encode()
    start = time.process_time()
    for _ in header_parts(BytesIO(head + make * (300_000 // len(make)))):
        pass
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("value", "expected"),
    [("eva@example.org (Eva Muster)", (("eva@example.org", "Eva Muster"),)),
     ('"Muster, Eva" <eva@example.org>, jan@example.org', (("eva@example.org", "Muster, Eva"), ("jan@example.org", ""))),
     ("=?utf-8?b?TcO8?= =?utf-8?b?bGxlcg==?= <m@example.org>", (("m@example.org", "Müller"),)),
     ("=?utf-8?q?J=C3?= =?utf-8?q?=BCrgen?= <j@example.org>", (("j@example.org", "Jürgen"),)),
     ('"=?utf-8?q?M=C3=BCller=2C_Eva?=" <eva@example.org>', (("eva@example.org", "Müller, Eva"),)),
     ("=?utf-8?q?a?= =?iso-8859-1?q?=FC?= <a@example.org>", (("a@example.org", "aü"),)),
     ('"Eva \\"die Erste\\" Muster" <eva@example.org>', (("eva@example.org", 'Eva "die Erste" Muster'),)),
     ("Sean O'Neil <sean.o'neil@example.org>", (("sean.o'neil@example.org", "Sean O'Neil"),)),
     ("mailto:eva@example.org", (("eva@example.org", ""),)), ("<@a.example,@b.example:eva@example.org>", (("eva@example.org", ""),)),
     ('"Eva <eva@example.org>, Jan <jan@example.org>', (("eva@example.org", "Eva"), ("jan@example.org", "Jan"))),
     ("Eva (Vertrieb) <eva@example.org>", (("eva@example.org", "Eva"),)), ("=?nosuch?q?a=FC?= <a@example.org>", (("a@example.org", "a\ufffd"),)),
     ("a@" + "b" * 600 + ".org", ()), ("Team: eva@example.org, jan@example.org;, ulla@example.org",
                                       (("eva@example.org", ""), ("jan@example.org", ""), ("ulla@example.org", "")))],
)  # fmt: skip
def test_addresses_as_programs_write_them(value: str, expected: object) -> None:
    assert people_of(value) == expected
