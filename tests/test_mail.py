"""Mail: who wrote to whom from headers alone; lists, machines, spam and drafts apart; the platforms' notices as their own rows."""

# headers of mails stand as they are, however long

from __future__ import annotations

import tomllib
import tracemalloc
import zipfile
from collections.abc import Iterator
from importlib import resources
from io import BytesIO, RawIOBase
from pathlib import Path

import pytest

from export_files import BASIC, CONNECTIONS, GOOD_FILE, PREAMBLE, Files, by_id, covered, load_exports, records
from netanalysis import Network, tending
from netanalysis.errors import NoUsableRows, OwnerUnknown, UserFileError
from netanalysis.load import load
from netanalysis.settings import Owner
from netanalysis.sources.mail.headers import people_of, read_mail
from netanalysis.sources.mail.mbox import CHUNK, header_parts
from netanalysis.sources.mail.notices import recogniser
from netanalysis.sources.own.models import SettingsFile
from netanalysis.ties import exchanges

IDA = Owner(names=("Ida Beispiel",), emails=("ida@example.org",))
IN_DATE, OUT_DATE = "Mon, 4 Mar 2024 10:00:00 +0100", "Tue, 5 Mar 2024 08:30:00 +0100"

#: as Gmail's Takeout writes it, German, with a body that tries to look like mails
TAKEOUT = """From 1790000000000000001@xxx Mon Mar 04 09:00:00 +0000 2024
X-GM-THRID: 1790000000000000001
X-Gmail-Labels: =?UTF-8?Q?Posteingang,Ge=C3=B6ffnet,Kunden?=
Delivered-To: ida@example.org
Message-ID: <one@example.org>
Date: Mon, 4 Mar 2024 10:00:00 +0100
Subject: =?utf-8?q?Angebot_f=C3=BCr_M=C3=A4rz?=
From: =?utf-8?q?M=C3=BCster=2C_Eva?= <Eva@Example.org>
To: "Beispiel, Ida" <ida@example.org>, Jan Probe <jan@example.org>
Content-Type: text/plain

From all of us: hello
From what I hear, it is
From me@example.org Mon Mar 04 09:00:00 +0000 2024
fine.

From now on I write more.

From 1790000000000000002@xxx Tue Mar 05 07:30:00 +0000 2024
X-Gmail-Labels: Gesendet
Message-ID: <two@example.org>
In-Reply-To: <one@example.org>
References: <one@example.org>
Date: Tue, 5 Mar 2024 08:30:00 +0100
Subject: AW: Angebot
From: Ida Beispiel <ida@example.org>
To: Eva <eva@example.org>
Cc: jan@example.org, Ulla Test <ulla@example.org>

> From: Eva
"""
BOX_EN = "Takeout/Mail/All mail Including Spam and Trash.mbox"
BOX_DE = "Takeout/Gmail/Alle E-Mails einschließlich Spam-Nachrichten und E.mbox"


def mail(
    sender: str, to: str, *more: str, number: str = "", date: str = IN_DATE, subject: str = "Hallo"
) -> str:
    """One mail of a mailbox."""
    ids = [f"Message-ID: <{number}@example.org>"] if number else []
    lines = ["From x@example.org Mon Mar  4 09:00:00 2024", *ids, f"From: {sender}", f"To: {to}", f"Date: {date}",
             f"Subject: {subject}", *more, "", "Text.", "", ""]  # fmt: skip
    return "\n".join(lines)


def read(
    tmp_path: Path, files: Files | str, *, owner: Owner | None = IDA, toml: str | None = None
) -> Network:
    """Load files, or one mailbox."""
    return load_exports(
        tmp_path, {"box.mbox": files} if isinstance(files, str) else files, owner=owner, toml=toml
    )


def kinds(network: Network) -> list[tuple[object, ...]]:
    return [
        (row["contact_id"], row["kind"], row["direction"], row["n_people"])
        for row in records(network.interactions)
    ]


EVA = "Eva Müster <eva@example.org>"
ME = "Ida Beispiel <ida@example.org>"
EXCHANGE = mail(EVA, ME, number="a") + mail(ME, EVA, number="b", date=OUT_DATE)


@pytest.mark.parametrize("name", [BOX_EN, BOX_DE])
@pytest.mark.parametrize("owner", [IDA, None], ids=["told", "found"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_takeout_is_read_in_both_languages(tmp_path: Path, name: str, owner: Owner | None, ends: str) -> None:
    network = read(
        tmp_path, {"takeout-20240401T000000Z-001.zip": {name: TAKEOUT.replace("\n", ends)}}, owner=owner
    )
    assert kinds(network) == [
        ("mail:eva@example.org", "mail", "in", 2),
        ("mail:eva@example.org", "mail", "out", 3),
        ("mail:jan@example.org", "mail", "out", 3),
        ("mail:ulla@example.org", "mail", "out", 3),
    ]
    rows = network.interactions
    assert str(rows["time"].iloc[0]) == "2024-03-04 09:00:00+00:00"
    assert rows["thread_id"].nunique() == 1
    assert rows["text"].isna().all()
    assert not network.contacts["weak"].any()
    assert network.contacts["name"].tolist() == ["Müster, Eva", "Jan Probe", "Ulla Test"]
    assert covered(network, ".mbox")["rows"] == covered(network, ".mbox")["read"] == 2
    assert "ida@example.org" in network.owner.emails


def test_nothing_of_subject_or_body_is_kept(tmp_path: Path) -> None:
    network = read(tmp_path, mail(EVA, ME, number="a", subject="Geheimsache") + EXCHANGE)
    for table in ("contacts", "identifiers", "interactions", "links", "coverage"):
        assert "Geheimsache" not in getattr(network, table).to_csv()
        assert "Text." not in getattr(network, table).to_csv()


def test_co_recipients_are_linked_once_a_conversation(tmp_path: Path) -> None:
    network = read(tmp_path, TAKEOUT)
    found = {(row["a"], row["b"], row["kind"], row["n_people"]) for row in records(network.links)}
    eva, jan, ulla = (f"mail:{name}@example.org" for name in ("eva", "jan", "ulla"))
    assert found == {
        (eva, jan, "co_recipient", 2),
        (eva, ulla, "co_recipient", 3),
        (jan, ulla, "co_recipient", 3),
    }


def test_a_crowd_is_no_exchange_and_makes_no_links(tmp_path: Path) -> None:
    crowd = ", ".join(f"p{number}@example.org" for number in range(11))
    network = read(
        tmp_path,
        mail(ME, crowd, number="a") + mail(EVA, f"{ME}, {crowd}", number="b") + mail(EVA, ME, number="c"),
    )
    assert not len(network.links)
    assert [row["n_people"] for row in records(network.interactions)].count(11) == 11
    assert exchanges(network)["contact_id"].tolist() == ["mail:eva@example.org"]
    assert len(network.contacts) == 12


@pytest.mark.parametrize(
    "sign",
    ["List-Id: <club.example.org>", "List-Unsubscribe: <mailto:x@example.org>", "Precedence: bulk", "Precedence: list",
     "Auto-Submitted: auto-replied", "X-Autoreply: yes", "Return-Path: <>"],
)  # fmt: skip
def test_lists_and_machines_are_no_exchange(tmp_path: Path, sign: str) -> None:
    network = read(tmp_path, EXCHANGE + mail("Club <club@example.org>", ME, sign, number="l"))
    assert "mail:club@example.org" not in by_id(network)
    row = records(network.interactions[network.interactions["automatic"]])
    assert [one["contact_id"] for one in row] == [None]
    assert len(exchanges(network)) == 2
    assert covered(network, "box.mbox")["warning"] == "mails of lists and machines, which are no exchange: 1"


@pytest.mark.parametrize("address", ["noreply@shop.example", "no-reply@example.org", "do_not_reply@example.org", "nicht-antworten@example.org",
                                     "newsletter@example.org", "MAILER-DAEMON@example.org"])  # fmt: skip
def test_addresses_that_never_answer_are_nobody(tmp_path: Path, address: str) -> None:
    network = read(
        tmp_path, EXCHANGE + mail(f"Shop <{address}>", ME, number="s") + mail(ME, address, number="t")
    )
    assert list(by_id(network)) == ["mail:eva@example.org"]
    assert len(exchanges(network)) == 2


@pytest.mark.parametrize(
    ("subject", "counts"),
    [("Abwesenheitsnotiz: Hallo", False), ("Automatische Antwort: Hallo", False), ("Out of Office: Hallo", False),
     ("Automatic reply: Hallo", False), ("AW: Automatische Antwort: Hallo", False), ("Gelesen: Hallo", False),
     ("Undeliverable: Hallo", False), ("Meine Abwesenheit im August", True), ("Automatische Anlagen", True),
     ("Re: reading list", True)],
)  # fmt: skip
def test_notes_of_absence_are_no_answer(tmp_path: Path, subject: str, counts: bool) -> None:
    network = read(tmp_path, EXCHANGE + mail(EVA, ME, number="c", subject=subject))
    assert len(exchanges(network)) == 2 + counts
    assert set(network.interactions["contact_id"]) == {
        "mail:eva@example.org"
    }  # who wrote is known all the same


def test_spam_and_drafts_are_marked_and_make_no_contacts(tmp_path: Path) -> None:
    spam = mail("Prinz <prinz@example.com>", ME, "X-Gmail-Labels: Spam", number="s")
    drafts = mail(ME, "new@example.org", "X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", number="d")
    drafts += mail(ME, EVA, "X-Gmail-Labels: Drafts", number="e")
    network = read(tmp_path, EXCHANGE + spam + drafts)
    marks = {(row["contact_id"], row["mark"]) for row in records(network.interactions) if row["mark"]}
    assert marks == {(None, "spam"), (None, "draft"), ("mail:eva@example.org", "draft")}
    assert list(by_id(network)) == ["mail:eva@example.org"]
    assert covered(network, "box.mbox")["marked"] == 3


def test_the_same_mail_in_two_folders_counts_once_and_not_as_draft(tmp_path: Path) -> None:
    sent = mail(ME, EVA, number="b", date=OUT_DATE)
    files = {"Inbox": mail(EVA, ME, number="a"), "Drafts": sent, "Sent": sent, "Archiv.mbox": EXCHANGE}
    network = read(tmp_path, files, owner=None)
    assert kinds(network) == [
        ("mail:eva@example.org", "mail", "in", 1),
        ("mail:eva@example.org", "mail", "out", 1),
    ]
    assert network.interactions["mark"].isna().all()
    assert [row["read"] for row in records(network.coverage)] == [2, 1, 1, 1]


def test_a_folder_of_eml_is_one_row_of_coverage_and_says_the_same(tmp_path: Path) -> None:
    letters = {f"Mail/2023-01-0{n}.eml": part.partition("\n")[2] for n, part in
               enumerate([mail(EVA, ME, number="a"), mail(ME, EVA, number="b", date=OUT_DATE)], 1)}  # fmt: skip
    network = read(tmp_path, {**letters, "Mail/broken.eml": "\x00\x01"})
    row = covered(network, "*.eml (3)")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (3, 2, 1, "no mail in it")
    assert (row["shows"], row["snapshot_on"]) == ("mail", None)
    assert kinds(network) == kinds(read(tmp_path / "box", EXCHANGE))


def test_apple_thunderbird_and_maildir_are_read(tmp_path: Path) -> None:
    thunderbird = "From \nX-Mozilla-Status: 0001\n" + mail(EVA, ME, number="a").partition("\n")[2]
    plain = mail(ME, EVA, number="b", date=OUT_DATE).partition("\n")[2]
    files = {"Mail/INBOX": thunderbird, "Mail/INBOX.msf": "// index", "Apple/Sent Messages.mbox/mbox": mail(ME, EVA, number="c"),
             "Apple/Sent Messages.mbox/table_of_contents": "x", "Maildir/cur/1.M1.host:2,S".replace(":", "_"): plain,
             "Apple/1.emlx": f"{len(plain)}\n{plain.replace('<b@', '<d@').replace('08:30', '08:31')}"}  # fmt: skip
    network = read(tmp_path, files)
    assert len(network.interactions) == 4
    assert covered(network, "INBOX.msf")["status"] == "ignored"
    assert covered(network, "table_of_contents")["status"] == "ignored"


def test_what_only_outlook_reads_is_named_with_the_remedy(tmp_path: Path) -> None:
    network = read(tmp_path, {"box.mbox": EXCHANGE, "outlook.pst": b"!BDN", "a.msg": b"\xd0\xcf"})
    for name in ("outlook.pst", "a.msg"):
        assert covered(network, name)["status"] == "unknown"
        assert "Thunderbird" in str(covered(network, name)["reason"])


def test_answers_without_references_belong_together_by_subject_and_people(tmp_path: Path) -> None:
    box = mail(EVA, ME, number="a", subject="Termin") + mail(
        ME, EVA, number="b", date=OUT_DATE, subject="AW: Termin"
    )
    box += mail("Jan Probe <jan@example.org>", ME, number="c", subject="Termin", date=OUT_DATE)
    threads = read(tmp_path, box).interactions.set_index(["contact_id", "direction"])["thread_id"]
    assert (
        threads["mail:eva@example.org", "in"]
        == threads["mail:eva@example.org", "out"]
        != threads["mail:jan@example.org", "in"]
    )
    assert threads.str.fullmatch(r"mail:[0-9a-f]{16}").all()


def test_only_incoming_mail_shows_no_window(tmp_path: Path) -> None:
    network = read(tmp_path, mail(EVA, ME, number="a"))
    row = covered(network, "box.mbox")
    assert row["shows"] is None
    assert "add the folder of what you sent" in str(row["warning"])


def test_both_sides_are_observed_from_the_day_both_wrote(tmp_path: Path) -> None:
    row = covered(read(tmp_path, EXCHANGE), "box.mbox")
    assert str(row["observed_from"]) == str(row["observed_until"]) == "2024-03-05 00:00:00"
    assert row["shows"] == "mail"


def test_the_owner_is_found_or_asked_for(tmp_path: Path) -> None:
    three = EXCHANGE + mail("Jan <jan@example.org>", ME, number="j")
    assert read(tmp_path / "a", three, owner=None).owner.emails == ("ida@example.org",)
    arrived = mail(EVA, "all@example.org", "Delivered-To: ida@example.org", number="a")
    assert read(tmp_path / "b", arrived, owner=None).owner.emails == ("ida@example.org",)
    with pytest.raises(OwnerUnknown, match=r"box\.mbox: which address is yours cannot be told .* emails = "):
        read(tmp_path / "c", EXCHANGE, owner=None)


def test_mail_to_oneself_and_own_second_address_are_apart(tmp_path: Path) -> None:
    other = "Ida <ida@firma.example>"
    owner = Owner(names=("Ida Beispiel",), emails=("ida@example.org", "ida@firma.example"))
    network = read(
        tmp_path,
        EXCHANGE + mail(ME, other, number="o") + mail(other, f"{EVA}, {ME}", number="p"),
        owner=owner,
    )
    assert list(by_id(network)) == ["mail:eva@example.org"]
    assert kinds(network)[-2:] == [("mail:eva@example.org", "mail", "out", 1)] * 2
    row = covered(network, "box.mbox")
    assert (row["dropped"], row["reason"]) == (1, "from and to yourself alone")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Eva Muster <EVA@example.org>", (("eva@example.org", "Eva Muster"),)),
        ("eva@example.org", (("eva@example.org", ""),)),
        ('"eva@example.org" <eva@example.org>', (("eva@example.org", ""),)),
        ("'Eva Muster' <eva@example.org>", (("eva@example.org", "Eva Muster"),)),
        (
            "=?iso-8859-1?q?J=FCrgen?= =?iso-8859-1?q?_M=FCller?= <j@example.org>",
            (("j@example.org", "Jürgen Müller"),),
        ),
        ("Team: a@example.org, b@example.org;", (("a@example.org", ""), ("b@example.org", ""))),
        ("undisclosed-recipients:;", ()),
        ("<<eva@example.org>>", (("eva@example.org", ""),)),
        ("eva@localhost", ()),
        ("@@@ <,;: eva@example.org \x00", (("eva@example.org", ""),)),
        ("", ()),
    ],
)
def test_addresses_in_every_spelling(value: str, expected: object) -> None:
    assert people_of(value) == expected


@pytest.mark.parametrize(
    "header",
    [
        b"", b"\x00\xff\xfe", b"From", b"From: \xfc\xf6 <a@example.org>\nDate: never", b"Date: Mon, 99 Foo 2024", b"Date: 1 Jan 99999 0:0:0",
        b"From: " + b"a" * 50_000 + b"@example.org", b"To: " + b"x@example.org, " * 3000, b"From: (((((((a@example.org",
        b'From: "a\\', b"Subject: =?utf-8?b?%%%?=\nFrom: =?x?y?z?= <a@example.org>", b" folded\n first\nFrom: a@example.org",
        b"From: a@[1.2.3.4]\nReferences: <<<>>>", b"From: <a@example.org\nTo: ;;;,,,\nCc: :",
        b"Received: from x; Mon, 4 Mar 2024 10:00:00 +2500\nX-Gmail-Labels: =?",
    ],
)  # fmt: skip
def test_garbage_never_raises(header: bytes) -> None:
    found = read_mail(header, 0)
    assert found.time is None
    assert found.sender[0] == "" or "@" in found.sender[0]


def test_latin_bytes_in_a_header_become_letters() -> None:
    assert read_mail("From: Jürgen <j@example.org>".encode("cp1252"), 0).sender == ("j@example.org", "Jürgen")


@pytest.mark.parametrize(
    ("date", "received", "expected"),
    [
        ("Mon, 4 Mar 2024 10:00:00 +0100", "", "2024-03-04T09:00:00+00:00"),
        ("Mon, 4 Mar 2024 10:00:00 -0000", "", "2024-03-04T10:00:00+00:00"),
        ("4 Mar 2024 10:00 GMT", "", "2024-03-04T10:00:00+00:00"),
        ("tomorrow", "by mx; Mon, 4 Mar 2024 10:00:05 +0000", "2024-03-04T10:00:05+00:00"),
        (
            "Tue, 19 Jan 2038 03:14:07 +0000",
            "by mx; Mon, 4 Mar 2024 10:00:05 +0000",
            "2024-03-04T10:00:05+00:00",
        ),
        (
            "Sun, 3 Mar 2024 10:00:00 +0000",
            "by mx; Mon, 4 Mar 2024 10:00:05 +0000",
            "2024-03-03T10:00:00+00:00",
        ),
    ],
)
def test_the_server_is_believed_where_the_sender_has_no_date_or_a_wrong_one(
    date: str, received: str, expected: str
) -> None:
    time = read_mail(f"Date: {date}\nReceived: {received}".encode(), 0).time
    assert time is not None
    assert time.isoformat() == expected


def test_what_cannot_be_used_is_counted_with_its_reason(tmp_path: Path) -> None:
    box = EXCHANGE + mail(EVA, ME, number="x", date="soon") + mail("nobody", ME, number="y")
    row = covered(read(tmp_path, box), "box.mbox")
    assert (row["rows"], row["read"], row["dropped"]) == (4, 2, 2)
    assert row["reason"] == "neither sender nor recipient with an address; no readable date"


def test_a_mailbox_without_mail_fails_with_a_reason(tmp_path: Path) -> None:
    network = read(
        tmp_path, {"box.mbox": EXCHANGE, "empty.mbox": b"", "other.mbox": "From the desk of Eva\n\nDear Ida"}
    )
    for name in ("empty.mbox", "other.mbox"):
        assert (covered(network, name)["status"], covered(network, name)["reason"]) == (
            "failed",
            "no mail in it",
        )
    with pytest.raises(NoUsableRows, match="no mail in it"):
        read(tmp_path / "alone", {"empty.mbox": b""})


def test_a_mailbox_cut_inside_a_zip_keeps_what_was_read(tmp_path: Path) -> None:
    box = EXCHANGE + "".join(
        mail(EVA, ME, number=f"n{number}", subject=f"{number * 7919}") for number in range(3000)
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("box.mbox", box)
    data = bytearray(buffer.getvalue())
    data[len(data) // 2] ^= 0xFF  # the checksum at the end will not fit
    network = read(tmp_path, {"mail.zip": bytes(data), "ok.mbox": EXCHANGE})
    row = covered(network, "mail.zip/box.mbox")
    assert (
        "not all of it could be read: it is damaged inside the archive" in str(row["warning"])
        or row["status"] == "failed"
    )
    assert len(exchanges(network)) >= 2


class Endless(RawIOBase):
    """A mailbox of any size that is made while it is read, each mail with an attachment of a MiB."""

    def __init__(self, mails: int) -> None:
        self._parts = self._make(mails)
        self._rest = b""

    def _make(self, mails: int) -> Iterator[bytes]:
        for number in range(mails):
            yield mail(EVA, ME, number=str(number)).encode() + (b"QUJD" * 19 + b"\r\n") * 13_600 + b"\n"

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (part := next(self._parts, b"")):
            self._rest += part
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def test_a_large_mailbox_needs_bounded_memory() -> None:
    tracemalloc.start()
    assert sum(1 for _ in header_parts(Endless(60))) == 60  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * CHUNK


@pytest.mark.parametrize("chunk", [1, 7, 64, 1000, 5000])
def test_where_a_piece_ends_does_not_matter(chunk: int) -> None:
    whole = list(header_parts(BytesIO(TAKEOUT.encode())))
    assert len(whole) == 2
    assert list(header_parts(BytesIO(TAKEOUT.encode()), chunk=chunk)) == whole


# the platforms' own mails


def notice(sender: str, subject: str, number: str, *more: str) -> str:
    return mail(sender, ME, "Precedence: bulk", *more, number=number, subject=subject)


XING = "XING <mailrobot@mail.xing.com>"


@pytest.mark.parametrize(
    ("sender", "subject", "platform", "kind", "name"),
    [
        (XING, "Eva Müster möchte Sie als Kontakt hinzufügen", "xing", "invitation", "Eva Müster"),
        (XING, "Dr. Eva Müster-Lenz would like to add you as a contact.", "xing", "invitation", "Dr. Eva Müster-Lenz"),
        (XING, "Kontaktanfrage von Eva Müster", "xing", "invitation", "Eva Müster"),
        (XING, 'Eva Müster lädt Sie zum Event "Frühstück der Gründer" ein', "xing", "event_invitation", "Eva Müster"),
        (XING, "Eva Müster lädt Sie ein: Sommerfest", "xing", "event_invitation", "Eva Müster"),
        (XING, "Eva Müster lädt Sie in die Gruppe »Interim« ein", "xing", "group_invitation", "Eva Müster"),
        (XING, "Eva Müster lädt Sie ein, der Gruppe Interim beizutreten", "xing", "group_invitation", "Eva Müster"),
        (XING, "Eva Müster hat Ihnen eine Nachricht geschrieben", "xing", "message", "Eva Müster"),
        (XING, "New message from Eva Müster", "xing", "message", "Eva Müster"),
        (XING, "5 neue Besucher auf Ihrem Profil", "xing", "notification", ""),
        (XING, "Kennen Sie schon unsere App?", "xing", "unrecognised", ""),
        ("LinkedIn <messages-noreply@linkedin.com>", "Eva just messaged you", "linkedin", "message", "Eva"),
        ("Eva Müster via LinkedIn <invitations@linkedin.com>", "Invitation to connect on LinkedIn", "linkedin", "invitation", "Eva Müster"),
        ("LinkedIn <x@e.linkedin.com>", "Eva Müster möchte sich mit Ihnen vernetzen", "linkedin", "invitation", "Eva Müster"),
        ("Facebook <n@facebookmail.com>", "Eva Müster sent you a friend request", "facebook", "invitation", "Eva Müster"),
        ("Facebook <n@facebookmail.com>", "Eva Müster hat dich zur Veranstaltung Fest eingeladen", "facebook", "event_invitation", "Eva Müster"),
        ("X <notify@x.com>", "Eva Müster (@eva) sent you a Direct Message!", "x", "message", "Eva Müster"),
        ("Twitter <notify@twitter.com>", "Eva Müster (@eva) is now following you on Twitter!", "x", "notification", "Eva Müster"),
    ],
)  # fmt: skip
def test_notices_are_recognised(sender: str, subject: str, platform: str, kind: str, name: str) -> None:
    found = recogniser(()).read(read_mail(f"From: {sender}\nSubject: {subject}".encode(), 0))
    assert found is not None
    assert (found.platform, found.kind, found.name) == (platform, kind, name)


@pytest.mark.parametrize(
    "sender", ["XING <x@xing.com.example>", "XING <x@fakexing.com>", "Eva <eva@example.org>", ""]
)
def test_only_a_platforms_own_domain_sends_notices(sender: str) -> None:
    mail = read_mail(f"From: {sender}\nSubject: Kontaktanfrage von Eva".encode(), 0)
    assert recogniser(()).read(mail) is None


def test_notices_become_rows_of_the_platform_and_no_mail(tmp_path: Path) -> None:
    box = EXCHANGE + notice(XING, "Jan Probe möchte Sie als Kontakt hinzufügen", "n1")
    box += notice(XING, "Jan Probe hat Ihnen geschrieben", "n2") + notice(XING, "Die App für unterwegs", "n3")
    network = read(tmp_path, box)
    found = [
        (row["contact_id"], row["kind"], row["automatic"])
        for row in records(network.interactions)
        if row["platform"] == "xing"
    ]
    assert sorted(found, key=str) == [
        ("xing:~jan-probe", "invitation", False), ("xing:~jan-probe", "message", False), (None, "notification", True)
    ]  # fmt: skip
    row = covered(network, "box.mbox (xing)")
    assert (row["platform"], row["content"], row["rows"], row["read"]) == ("xing", "notices", 3, 3)
    assert "notices not recognised: 1; describe" in str(row["warning"])
    assert "messages to you only" in str(row["warning"])
    assert row["shows"] == "invitation, notification"  # never a message: what the owner answers is not seen
    assert covered(network, "box.mbox")["rows"] == 2
    assert by_id(network)["xing:~jan-probe"]["relation"] == "correspondent"


CARDS = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nURL:https://www.xing.com/profile/{slug}\nEND:VCARD\n"
                for name, slug in (("Dr. Jan Probe", "Jan_Probe"), ("Eva Müster", "Eva_Muester"), ("Eva Müster", "Eva_Muester2")))  # fmt: skip


def test_a_name_that_one_account_alone_carries_finds_that_account(tmp_path: Path) -> None:
    box = (
        EXCHANGE
        + notice(XING, "Jan Probe hat Ihnen geschrieben", "n1")
        + notice(XING, "Eva Müster hat Ihnen geschrieben", "n2")
    )
    network = read(tmp_path, {"box.mbox": box, "xing 2024-04-01.vcf": CARDS})
    rows = network.interactions[network.interactions["platform"] == "xing"]
    assert set(rows["contact_id"]) == {"xing:jan_probe", "xing:~eva-muester~0"}
    assert by_id(network)["xing:jan_probe"]["relation"] == "connection"
    assert "xing:~jan-probe" not in by_id(network)


def test_notices_leave_the_other_contacts_of_the_platform_unobserved(tmp_path: Path) -> None:
    box = EXCHANGE + notice(XING, "Jan Probe möchte Sie als Kontakt hinzufügen", "n1")
    box += notice(
        XING, "Jan Probe hat Ihnen geschrieben", "n2"
    )  # what was answered is not known: no one-way tie
    network = read(tmp_path, {"box.mbox": box, "xing 2024-04-01.vcf": CARDS})
    states = tending(network)["tending"]
    assert states["xing:jan_probe"] == states["xing:eva_muester"] == "unobserved"
    assert "xing:jan_probe" in set(exchanges(network)["contact_id"])


def test_a_notice_of_what_the_platforms_export_tells_counts_once(tmp_path: Path) -> None:
    messages = ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
                + "".join(f"c{n},,Eva Muster,https://www.linkedin.com/in/eva-muster,Ida Beispiel,https://www.linkedin.com/in/ida,"
                          f"2024-03-0{n} 09:00:00 UTC,,Hallo {n},INBOX\n" for n in (1, 4, 9)))  # fmt: skip
    linkedin = {"Connections.csv": GOOD_FILE, "messages.csv": messages}
    box = EXCHANGE + notice("LinkedIn <messages-noreply@linkedin.com>", "Eva Muster just messaged you", "n1")
    early = mail(
        "LinkedIn <messages-noreply@linkedin.com>",
        ME,
        number="n2",
        date="Thu, 1 Feb 2024 10:00:00 +0000",
        subject="Eva Muster just messaged you",
    )
    network = read(tmp_path, {BASIC: linkedin, "box.mbox": box + early})
    rows = network.interactions[network.interactions["platform"] == "linkedin"]
    assert len(rows) == 4  # three of the export and the one before it
    assert set(rows["contact_id"]) == {"linkedin:eva-muster"}


def test_people_who_work_for_a_platform_write_mails(tmp_path: Path) -> None:
    network = read(
        tmp_path, EXCHANGE + mail("Eva Amt <eva.amt@xing.com>", ME, number="c", subject="Unser Gespräch")
    )
    assert "mail:eva.amt@xing.com" in by_id(network)


OWN_RULE = """
[me]
names = ["Ida Beispiel"]
emails = ["ida@example.org"]

[[notices]]
platform = "netz"
kind = "message"
domains = ["netz.example"]
subjects = ["Post von {name}", "{name}: {} (neu)"]
"""


def test_a_user_can_add_notices(tmp_path: Path) -> None:
    box = EXCHANGE + mail("Netz <info@netz.example>", ME, number="c", subject="Post von Jan Probe")
    network = read(tmp_path, box, owner=None, toml=OWN_RULE)
    assert ("netz:~jan-probe", "message", "in", 1) in kinds(network)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ('kind = "gossip"', "notices.0.kind: »gossip« is no kind of notice; write one of invitation, "),
        ('domains = ["a@netz.example"]', "is no domain; write the part of the address behind the @"),
        ("domains = []", "is empty; write at least one"),
        ('subjects = ["{name}"]', "would fit any subject; write the words of it"),
        ('subjects = "Post"', "is no list; write it in brackets"),
        ('platform = "My Net"', "has the wrong form; write small letters like xing"),
        ('sender = "x"', "notices.0.sender is no setting; known are platform, kind, domains, subjects."),
    ],
)
def test_mistakes_in_own_notices_are_said_in_one_sentence(tmp_path: Path, wrong: str, sentence: str) -> None:
    key = wrong.partition(" ")[0]
    lines = [line for line in OWN_RULE.splitlines() if not line.startswith(f"{key} =")]
    with pytest.raises(UserFileError) as error:
        read(tmp_path, EXCHANGE, owner=None, toml="\n".join([*lines, wrong]))
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_the_packaged_notices_keep_the_rules_for_a_users() -> None:
    text = resources.files("netanalysis.sources.mail").joinpath("notices.toml").read_text(encoding="utf-8")
    parts = SettingsFile.model_validate(tomllib.loads(text)).notices
    assert {part.platform for part in parts} == {"xing", "linkedin", "facebook", "x"}
    assert len({(part.platform, subject) for part in parts for subject in part.subjects}) == sum(
        len(part.subjects) for part in parts
    )


def test_mail_joins_the_person_known_from_linkedin(tmp_path: Path) -> None:
    connections = (
        PREAMBLE
        + CONNECTIONS
        + "Eva,Müster,https://www.linkedin.com/in/eva,eva@example.org,Bau AG,CFO,04 Mar 2023\n"
    )
    network = read(tmp_path, {BASIC: {"Connections.csv": connections}, "box.mbox": EXCHANGE})
    assert network.persons["platforms"].tolist() == ["linkedin, mail"]


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    first = mail(EVA, f"{ME}, Jan <jan@example.org>", number="a", date="Fri, 1 Mar 2024 10:00:00 +0100")
    parts = [first, mail(ME, EVA, "In-Reply-To: <a@example.org>", number="b"), TAKEOUT]
    one = read(tmp_path / "1", {f"{n}.mbox": part for n, part in enumerate(parts)})
    two = read(tmp_path / "2", {f"{n}.mbox": part for n, part in enumerate(reversed(parts))})
    for name in ("contacts", "interactions", "links"):
        left, right = (getattr(network, name).drop(columns="source") for network in (one, two))
        assert left.equals(right), name


def test_a_bare_mailbox_can_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "Kunden.mbox").write_text(EXCHANGE, encoding="utf-8")
    assert len(load(tmp_path / "Kunden.mbox", owner=IDA).interactions) == 2
