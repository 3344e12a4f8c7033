"""WhatsApp: German and English chats from iPhone and Android, whose they are, in which order their dates are, and groups."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import netanalysis as na
from export_files import Files, by_id, covered, load_exports, records
from fuzzing import cells, examples
from netanalysis import wording
from netanalysis.errors import NoUsableRows, OwnerUnknown
from netanalysis.sources.container import Member
from netanalysis.sources.whatsapp.chats import Chat, read_chat

SEALED = "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören, nicht einmal WhatsApp. Tippe, um mehr zu erfahren."
SEALED_EN = "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more."
ANDROID_DE = f"""31.12.19, 23:58 - {SEALED}
31.12.19, 23:59 - Eva Müster: Guten Rutsch!
Bis nächstes Jahr: in Gera
01.01.20, 00:01 - Ida Beispiel: <Medien ausgeschlossen>
01.01.20, 00:02 - Eva Müster: Diese Nachricht wurde gelöscht.
"""
IPHONE_DE = f"""[31.12.19, 23:58:00] Eva Müster: \u200e{SEALED}
[31.12.19, 23:59:59] Eva Müster: Guten Rutsch!
Bis nächstes Jahr: in Gera
\u200e[01.01.20, 00:01:10] Ida Beispiel: \u200e<Anhang: 00000012-PHOTO-2020-01-01-00-01-10.jpg>
[01.01.20, 00:02:00] Eva Müster: \u200eDiese Nachricht wurde gelöscht.
"""
IPHONE_EN = f"""[12/31/19, 11:58:00\u202fPM] Eva Müster: \u200e{SEALED_EN}
[12/31/19, 11:59:59\u202fPM] Eva Müster: Guten Rutsch!
Bis nächstes Jahr: in Gera
\u200e[1/1/20, 12:01:10\u202fAM] Ida Beispiel: \u200eimage omitted
[1/1/20, 12:02:00\u202fAM] Eva Müster: \u200eThis message was deleted.
"""
ANDROID_US = f"""12/31/19, 11:58\u202fPM - {SEALED_EN}
12/31/19, 11:59\u202fPM - Eva Müster: Guten Rutsch!
Bis nächstes Jahr: in Gera
1/1/20, 12:01\u202fAM - Ida Beispiel: <Media omitted>
1/1/20, 12:02\u202fAM - Eva Müster: This message was deleted
"""
ANDROID_GB = f"""31/12/2019, 23:58 - {SEALED_EN}
31/12/2019, 23:59 - Eva Müster: Guten Rutsch!
Bis nächstes Jahr: in Gera
01/01/2020, 00:01 - Ida Beispiel: IMG-20200101-WA0001.jpg (file attached)
01/01/2020, 00:02 - Eva Müster: This message was deleted
"""
GROUP = """01.02.20, 10:00 - Ida Beispiel hat die Gruppe „Stammtisch: Interim“ erstellt.
01.02.20, 10:00 - Ida Beispiel hat dich hinzugefügt.
01.02.20, 10:01 - Eva Müster: Hallo zusammen
01.02.20, 10:02 - +49 170 12345678: Guten Morgen
01.02.20, 10:03 - ~\u202fJan P.: Servus
01.02.20, 10:04 - Ida Beispiel: Willkommen!
01.02.20, 10:05 - Eva Müster hat den Betreff von „A: B“ zu „C“ geändert.
"""
CHAT = "WhatsApp Chat mit Eva Müster.txt"


@pytest.mark.parametrize(
    ("files", "read_as"),
    [
        ({CHAT: ANDROID_DE}, "utf-8, Android, DD.MM.YY, HH:MM"),
        ({CHAT: "\ufeff" + ANDROID_DE.replace("\n", "\r\n")}, "utf-8-sig, Android, DD.MM.YY, HH:MM"),
        ({"WhatsApp Chat - Eva Müster.zip": {"_chat.txt": IPHONE_DE}}, "utf-8, iPhone, DD.MM.YY, HH:MM:SS"),
        ({"_chat.txt": IPHONE_DE}, "utf-8, iPhone, DD.MM.YY, HH:MM:SS"),
        ({"WhatsApp Chat - Eva Müster.zip": {"_chat.txt": IPHONE_EN}}, "utf-8, iPhone, M/D/YY, HH:MM:SS AM"),
        ({"WhatsApp Chat with Eva Müster.txt": ANDROID_US}, "utf-8, Android, M/D/YY, HH:MM AM"),
        ({"WhatsApp Chat with Eva Müster.txt": ANDROID_GB}, "utf-8, Android, DD.MM.YY, HH:MM"),
    ],
)
@pytest.mark.parametrize("owner", ["Ida Beispiel", None])
def test_every_phone_tells_the_same(tmp_path: Path, files: Files, read_as: str, owner: str | None) -> None:
    network = load_exports(tmp_path, files, owner=owner)
    assert {key: (row["name"], row["weak"], row["relation"], row["platform"]) for key, row in by_id(network).items()} == {
        "whatsapp:~eva-muester": ("Eva Müster", True, "correspondent", "whatsapp")}  # fmt: skip
    rows = records(network.interactions)
    assert [(str(row["time"])[:16], row["direction"], row["text"], row["n_people"], row["kind"], row["mark"]) for row in rows] == [
        ("2019-12-31 22:59", "in", "Guten Rutsch!\nBis nächstes Jahr: in Gera", 1, "message", None),
        ("2019-12-31 23:01", "out", None, 1, "message", None)]  # fmt: skip
    assert {row["n_chars"] for row in rows} == {40, 0}
    (row,) = records(network.coverage)
    assert [row[name] for name in ("rows", "read", "dropped", "reason", "read_as", "shows", "account", "undated")] == [
        3, 2, 1, "deleted messages", read_as, "message", "whatsapp", 0]  # fmt: skip
    assert (row["observed_from"], row["observed_until"]) == (
        pd.Timestamp("2019-12-31"),
        pd.Timestamp("2020-01-01"),
    )
    assert network.owner.name == "Ida Beispiel"


def test_a_chat_makes_people_observable(tmp_path: Path) -> None:
    assert list(na.tending(load_exports(tmp_path, {CHAT: ANDROID_DE}))["tending"]) == ["occasional"]


def test_a_group_is_a_row_a_recipient_and_ties_its_people(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"WhatsApp Chat mit Stammtisch.txt": GROUP, CHAT: ANDROID_DE})
    people = by_id(network)
    assert {key: row["name"] for key, row in people.items()} == {
        "whatsapp:+4917012345678": None, "whatsapp:~eva-muester": "Eva Müster", "whatsapp:~jan-p~1": "Jan P."}  # fmt: skip
    rows = network.interactions[network.interactions["thread_id"] == "whatsapp:stammtisch"]
    assert sorted(rows["direction"]) == ["in"] * 3 + ["out"] * 3
    assert set(rows["n_people"]) == {3}
    assert set(rows.loc[rows["direction"] == "out", "contact_id"]) == set(people)
    assert [(row["a"], row["b"], row["kind"], row["n_people"]) for row in records(network.links)] == [
        ("whatsapp:+4917012345678", "whatsapp:~eva-muester", "group_thread", 3),
        ("whatsapp:+4917012345678", "whatsapp:~jan-p~1", "group_thread", 3),
        ("whatsapp:~eva-muester", "whatsapp:~jan-p~1", "group_thread", 3)]  # fmt: skip
    assert covered(network, "Stammtisch.txt")["rows"] == 4


def test_an_iphones_group_is_nobody_who_writes(tmp_path: Path) -> None:
    text = (
        "[01.02.20, 10:00:00] Stammtisch: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\n"
        "[01.02.20, 10:00:01] Stammtisch: \u200eEva Müster hat die Gruppe erstellt.\n"
        "[01.02.20, 10:00:02] Stammtisch: \u200eNeue Einstellung, die niemand kennt.\n"
        "[01.02.20, 10:01:00] Eva Müster: Hallo\n[01.02.20, 10:02:00] Jan Probe: Hallo\n[01.02.20, 10:03:00] Ida Beispiel: Hallo\n"
    )
    network = load_exports(tmp_path, {"WhatsApp Chat - Stammtisch.zip": {"_chat.txt": text}})
    assert set(network.contacts["name"]) == {"Eva Müster", "Jan Probe"}


def test_strangers_of_one_name_in_two_groups_are_two(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"WhatsApp Chat mit A.txt": GROUP, "WhatsApp Chat mit B.txt": GROUP})
    assert sorted(key for key in by_id(network) if "jan" in key) == ["whatsapp:~jan-p~1", "whatsapp:~jan-p~2"]


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["03/04/20", "13/04/20"], "2020-04-03"),  # 13 is no month
        (["03/04/20", "03/14/20"], "2020-03-04"),  # 14 is no month
        (["05/01/20", "03/02/20"], "2020-01-05"),  # 5 January before 3 February; May would come before March
        (["2020-04-03", "2020-04-13"], "2020-04-03"),
        (["03.04.20", "04.04.20"], "2020-04-03"),
        (["3-4-2020", "13-4-2020"], "2020-04-03"),
    ],
)
def test_the_order_of_dates_is_read_from_the_whole_file(tmp_path: Path, days: list[str], first: str) -> None:
    text = "".join(f"{day}, 12:00 - {name}: Hallo\n" for day, name in zip(days, ("Eva", "Ida"), strict=True))
    network = load_exports(tmp_path, {"WhatsApp Chat mit Eva.txt": text}, owner="Ida")
    assert str(network.interactions["time"].min())[:10] == first


@pytest.mark.parametrize("days", [["03/04/20", "05/06/20"], ["03/14/20", "14/03/20"]])
def test_dates_that_cannot_be_told_stay_undated(tmp_path: Path, days: list[str]) -> None:
    text = "".join(f"{day}, 12:00 - {name}: Hallo\n" for day, name in zip(days, ("Eva", "Ida"), strict=True))
    network = load_exports(tmp_path, {"WhatsApp Chat mit Eva.txt": text}, owner="Ida")
    row = covered(network, ".txt")
    assert (len(network.interactions), row["rows"], row["read"], row["undated"], row["observed_from"]) == (
        0,
        2,
        0,
        2,
        None,
    )
    assert str(row["reason"]).startswith("its dates do not tell whether the day or the month stands first")
    assert wording.reason("de", str(row["reason"])).startswith("aus den Datumsangaben geht nicht hervor")


def test_missed_calls_are_marked(tmp_path: Path) -> None:
    text = "01.02.20, 10:00 - Eva: Verpasster Sprachanruf\n01.02.20, 10:01 - Eva: Missed video call\n"
    network = load_exports(tmp_path, {"WhatsApp Chat mit Eva.txt": text}, owner="Ida")
    assert [(row["kind"], row["mark"]) for row in records(network.interactions)] == [("call", "missed")] * 2
    assert covered(network, ".txt")["marked"] == 2


def test_the_owner_is_who_is_in_all_chats_or_is_asked_for(tmp_path: Path) -> None:
    chats = {
        f"chat{n}.txt": f"01.02.20, 10:00 - Person {n}: Hallo\n01.02.20, 10:01 - Idchen: Hallo\n"
        for n in range(3)
    }
    network = load_exports(tmp_path, chats, owner=None)
    assert set(network.contacts["name"]) == {"Person 0", "Person 1", "Person 2"}
    with pytest.raises(OwnerUnknown, match="the owner cannot be told from the messages"):
        load_exports(tmp_path / "b", {"chat0.txt": chats["chat0.txt"]}, owner=None)
    toml = '[me]\nnames = ["Ida Beispiel", "Idchen"]\n'
    told = load_exports(tmp_path / "c", {"chat0.txt": chats["chat0.txt"]}, owner=None, toml=toml)
    assert set(told.contacts["name"]) == {"Person 0"}


def test_the_same_chat_twice_counts_once(tmp_path: Path) -> None:
    more = ANDROID_DE + "02.01.20, 12:00 - Eva Müster: Wieder da\n"
    network = load_exports(tmp_path, {"alt.zip": {CHAT: ANDROID_DE}, "neu.zip": {CHAT: more}})
    assert len(network.interactions) == 3


def test_other_texts_are_no_chats(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"notiz.txt": "Am 31.12.19, 23:59 - wie immer: Feuerwerk\n", CHAT: ANDROID_DE}
    )
    assert covered(network, "notiz.txt")["status"] == "unknown"


def test_unanswered_and_silent_chats(tmp_path: Path) -> None:
    mine = "01.02.20, 10:00 - Ida: Hallo?\n"
    network = load_exports(
        tmp_path,
        {"WhatsApp Chat mit Eva.txt": mine, "WhatsApp Chat mit Jan.txt": f"01.02.20, 10:00 - {SEALED}\n"},
        owner="Ida",
    )
    assert set(network.contacts["name"]) == {"Eva", "Jan"}
    assert covered(network, "Jan.txt")["reason"] == "no message in it"
    assert list(network.interactions["direction"]) == ["out"]


# --- lines, senders and texts, read from one file -------------------------------------------------------------------

M = "\u200e"  # stands where an iPhone lets WhatsApp itself speak
SEALED_LINE = f"[10.12.24, 10:10:00] Eva Muster: {M}{SEALED}\n"


def parsed(text: str, name: str = "WhatsApp Chat mit Eva Muster.txt") -> Chat:
    """Read one chat; each of its dated lines was said, is lost with a reason, or is a notice."""
    chat = read_chat(Member("", name, len(text), None, text.encode))
    assert len(chat.read.lines) == len(chat.said) + chat.lost.total() + len(chat.notices)
    return chat


def android(*texts: str, name: str = "Eva Muster") -> str:
    return "".join(f"10.12.24, 10:{n:02} - {name}: {text}\n" for n, text in enumerate(texts, 11))


def iphone(*texts: str, name: str = "Eva Muster", before: str = "") -> str:
    lines = "".join(f"{before}[10.12.24, 10:{n:02}:00] {name}: {text}\n" for n, text in enumerate(texts, 11))
    return SEALED_LINE + lines


def texts_of(chat: Chat) -> list[str]:
    assert all(one.call is None for one in chat.said)
    return [one.text for one in chat.said]


def calls_of(chat: Chat) -> list[tuple[bool, float | None] | str]:
    return [(one.call.missed, one.call.minutes) if one.call else one.text for one in chat.said]


WHENS = [
    # stamps of two lines, and the local times they mean
    (("23.06.17, 12:29:34", "24.06.17, 00:30:04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("23.06.2017 12:29", "24.06.2017 00:30"), ("2017-06-23 12:29:00", "2017-06-24 00:30:00")),
    (("6/23/17, 12:29:34 PM", "6/24/17, 12:30:04 AM"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("6/23/2017 1:29:34\u202fpm", "6/24/2017 1:30:04\u202fam"), ("2017-06-23 13:29:34", "2017-06-24 01:30:04")),
    (("23/06/2017, 1:55 p.\u00a0m.", "24/06/2017, 1:55 a. m."), ("2017-06-23 13:55:00", "2017-06-24 01:55:00")),
    (("23-06-17 12.29.34", "24-06-17 00.30.04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("2017-06-23, 12:29:34", "2017-06-24, 00:30:04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("2017/06/23 12:29", "2017/06/24 00:30"), ("2017-06-23 12:29:00", "2017-06-24 00:30:00")),
    (("23. 6. 2017. 12:29:34", "24. 6. 2017. 0:30:04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("23/06/2017 à 12:29", "24/06/2017 à 00:30"), ("2017-06-23 12:29:00", "2017-06-24 00:30:00")),
    (("2017-06-23 12 h 29", "2017-06-24 0\u00a0h\u00a030"), ("2017-06-23 12:29:00", "2017-06-24 00:30:00")),
    (("23.6.2017 klo 12.29.34", "24.6.2017 klo 0.30.04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("23.06.17, 3:05 nachm.", "24.06.17, 3:05 vorm."), ("2017-06-23 15:05:00", "2017-06-24 03:05:00")),
    (("06.23.17, 12:29:34", "06.24.17, 00:30:04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),  # no month 23
    ((f"{M}23.06.17,{M} 12:29:34{M}", "\u202a24.06.17\u202c, 00:30:04"), ("2017-06-23 12:29:34", "2017-06-24 00:30:04")),
    (("23/06/17 12:29", "24/06/17 12:30 AM"), ("2017-06-23 12:29:00", "2017-06-24 00:30:00")),  # the clock was changed
]  # fmt: skip


@pytest.mark.parametrize(("whens", "times"), WHENS)
@pytest.mark.parametrize(
    ("form", "phone"),
    [("[{}] ", "iPhone"), ("{}: ", "old iPhone"), ("{} - ", "Android"), ("{} – ", "Android")],
)
def test_dates_are_read_in_every_form(
    form: str, phone: str, whens: Sequence[str], times: Sequence[str]
) -> None:
    names = ("Mia Probe", "\u202aEva Muster\u202c")
    chat = parsed(
        "".join(
            f"{form.format(when)}{name}: Hallo\nin: zwei Zeilen\n"
            for when, name in zip(whens, names, strict=True)
        )
    )
    assert [str(time) for time in chat.read.parsed.times] == list(times)
    assert (chat.read.phone, chat.read.stray) == (phone, 0)
    assert [(one.author, one.text) for one in chat.said] == [
        ("Mia Probe", "Hallo\nin: zwei Zeilen"), ("Eva Muster", "Hallo\nin: zwei Zeilen")]  # fmt: skip


@pytest.mark.parametrize("form", ["[{}] ", "{}: ", "{} - "])
@pytest.mark.parametrize(
    "whens",
    [
        ("03/04/17, 12:29", "03/05/17, 12:30"),
        ("3/4/2017 12:29", "3/4/2017 12:30"),
        ("03-04-17, 12:29:00", "05-06-17, 12:30:00"),
    ],
)
def test_days_that_nothing_tells_stay_undated_in_every_form(form: str, whens: Sequence[str]) -> None:
    chat = parsed("".join(f"{form.format(when)}Eva Muster: Hallo\n" for when in whens))
    assert chat.read.parsed.times.isna().all()
    assert (chat.read.order, len(chat.said)) == ("", 2)


@pytest.mark.parametrize(
    "when", ["31.12.17, 25:00", "31.12.17, 12:61", "31.13.17, 12:00", "30.02.17, 12:00", "31.12.17, 14:00 AM"]
)
def test_a_time_that_no_clock_shows_is_told(tmp_path: Path, when: str) -> None:
    text = f"{when} - Eva Muster: Hallo\n01.01.18, 10:00 - Eva Muster: Hallo\n"
    network = load_exports(tmp_path, {CHAT.replace("Müster", "Muster"): text})
    row = covered(network, ".txt")
    assert [row[name] for name in ("rows", "read", "dropped", "undated", "reason")] == [
        2,
        1,
        1,
        1,
        "no readable date",
    ]


def test_what_is_pasted_from_another_chat_is_text() -> None:
    pasted = "[23.06.17, 12:29:34] Jan: Hi\n6/23/17, 12:29:34 PM: Jan: Hi"
    assert texts_of(parsed(android(f"Schau:\n{pasted}"))) == [f"Schau:\n{pasted}"]
    assert texts_of(parsed(iphone("Schau:\n23.06.17, 12:29 - Jan: Hi"))) == [
        "Schau:\n23.06.17, 12:29 - Jan: Hi"
    ]


@pytest.mark.parametrize(
    ("text", "name", "is_chat"),
    [
        ("6/23/17, 12:29:34 PM: Mia Probe: Hello\n", "eva.txt", True),
        ("2017-06-23, 12:29:34: Mia Probe: Hello\n", "_chat.txt", True),
        ("2017-06-23 12:29:34: WARNING: disk is full\n", "system.txt", False),  # a log
        ("Notizen vom 23.06.17, 12:29: alles gut\n", "notiz.txt", False),
    ],
)
def test_old_chats_are_known_and_logs_are_none(
    tmp_path: Path, text: str, name: str, *, is_chat: bool
) -> None:
    network = load_exports(tmp_path, {name: text, CHAT: ANDROID_DE}, owner="Mia Probe")
    assert (covered(network, name)["status"] == "read") is is_chat


OLD_US = "6/23/17, 12:29:34 PM: Mia Probe: Hello\n6/23/17, 12:30:04 PM: Eva Muster: Hi\n"
OLD_DE = "23.06.17, 12:29:34: Mia Probe: Hallo\n23.06.17, 12:30:04: Eva Muster: Hi\n"
OLD_2012 = "09/12/2012 17:03:48: Mia Probe: Hallo\n14/12/2012 17:03:48: Eva Muster: Hi\n"


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [
        ("WhatsApp Chat with Eva Muster.txt", OLD_US, ["2017-06-23 10:29:34", "2017-06-23 10:30:04"]),
        ("WhatsApp Chat mit Eva Muster.txt", OLD_DE, ["2017-06-23 10:29:34", "2017-06-23 10:30:04"]),
        ("WhatsApp Chat with Eva Muster.txt", OLD_2012, ["2012-12-09 16:03:48", "2012-12-14 16:03:48"]),
        (
            "Chat de WhatsApp con Eva Muster.txt",
            OLD_US.replace("\n", "\r\n"),
            ["2017-06-23 10:29:34", "2017-06-23 10:30:04"],
        ),
        (
            "Discussion WhatsApp avec Eva Muster.txt",
            OLD_DE.replace("17, ", "2017 "),
            ["2017-06-23 10:29:34", "2017-06-23 10:30:04"],
        ),
    ],
)
def test_chats_of_old_iphones(tmp_path: Path, name: str, text: str, times: list[str]) -> None:
    network = load_exports(tmp_path, {name: text}, owner="Mia Probe")
    rows = records(network.interactions)
    assert [(str(row["time"])[:19], row["direction"]) for row in rows] == list(
        zip(times, ["out", "in"], strict=True)
    )
    assert set(network.contacts["name"]) == {"Eva Muster"}
    row = covered(network, ".txt")
    assert (row["rows"], row["read"]) == (2, 2)
    assert "iPhone" in str(row["read_as"])


# --- names ----------------------------------------------------------------------------------------------------------

EMOJI_GROUP = """10.12.21, 10:09 - Mia Probe hat die Gruppe "Wandern" erstellt.
10.12.21, 10:10 - Mia Probe: Hallo
20.12.21, 12:10 - 🤓: Hallo zurück
20.12.21, 12:11 - 🦊: Ich auch
20.12.21, 12:12 - Eva Muster: Und ich
"""


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat mit 🏔.txt", "WhatsApp Chat mit Wandern.txt"])
def test_who_has_no_letter_in_her_name_is_somebody(tmp_path: Path, name: str) -> None:
    network = load_exports(tmp_path, {name: EMOJI_GROUP}, owner="Mia Probe")
    names = dict(zip(network.contacts["contact_id"], network.contacts["name"], strict=True))
    rows = [
        (str(row["time"])[:16], row["direction"], names[str(row["contact_id"])], row["n_people"])
        for row in records(network.interactions)
    ]
    assert sorted(rows) == [
        ("2021-12-10 09:10", "out", "Eva Muster", 3), ("2021-12-10 09:10", "out", "🤓", 3), ("2021-12-10 09:10", "out", "🦊", 3),
        ("2021-12-20 11:10", "in", "🤓", 3), ("2021-12-20 11:11", "in", "🦊", 3), ("2021-12-20 11:12", "in", "Eva Muster", 3)]  # fmt: skip
    assert covered(network, name)["rows"] == 4


@pytest.mark.parametrize("name", ["🤓", "❤️", "...", "~\u202f🤓", "❤️\u200d🔥"])
def test_a_chat_of_two_with_a_name_of_signs(tmp_path: Path, name: str) -> None:
    text = android("Hallo", name=name) + android("Hi", name="Mia Probe")
    network = load_exports(
        tmp_path,
        {"a.zip": {f"WhatsApp Chat mit {name}.txt": text}, "b.zip": {f"WhatsApp Chat mit {name}.txt": text}},
        owner="Mia Probe",
    )
    assert list(network.contacts["name"]) == [name.lstrip("~\u202f").replace("\u200d", "")]
    assert sorted(network.interactions["direction"]) == ["in", "out"]


@pytest.mark.parametrize(
    ("title", "lines", "said"),
    [
        ("Eva_ Büro", ["Eva: Büro: Hallo", "Mia: Na: du"], [("Eva: Büro", "Hallo"), ("Mia", "Na: du")]),
        ("Nord: Eva: Büro", ["Nord: Eva: Büro: Hallo"], [("Nord: Eva: Büro", "Hallo")]),
        ("Eva", ["Eva: Info: a", "Eva: Info: b"], [("Eva", "Info: a"), ("Eva", "Info: b")]),
        ("Gruppe", ["Eva: Büro: a", "Eva: Büro: b", "Mia: c"], [("Eva: Büro", "a"), ("Eva: Büro", "b"), ("Mia", "c")]),
        ("Gruppe", ["Eva: Info: a", "Eva: b"], [("Eva", "Info: a"), ("Eva", "b")]),
        ("Gruppe", ["Eva: https: a", "Eva: https: b"], [("Eva", "https: a"), ("Eva", "https: b")]),
        ("Gruppe", ["Dr:Eva: https://example.org"], [("Dr:Eva", "https://example.org")]),
        ("Gruppe", ["https://example.org ist neu"], []),
        ("Gruppe", ['Eva "Evi" Muster: sag "ja"', 'Jan 6" Probe: Hallo'], [('Eva "Evi" Muster', 'sag "ja"'), ('Jan 6" Probe', "Hallo")]),
        ("Gruppe", ['Eva created group "A: B"', "Eva hat den Betreff von „A: B“ zu „C: D“ geändert."], []),
        ("Gruppe", ["Eva added you to a group in the community: Nord", "Eva hat dich zu einer Gruppe der Community hinzugefügt: Nord"], []),
        ("Gruppe", ["Eva a changé le sujet de « A : B » en « C »", "Eva changed the subject from “A: B” to “C”"], []),
        ("Gruppe", ["\u202a+49 170 1234567\u202c: a", "\u2068Jan\u2069: b", "~\u202fIna\u200f: c"], [("+49 170 1234567", "a"), ("Jan", "b"), ("~Ina", "c")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["10.12.24, 10:10 - {}\n", "[10.12.24, 10:10:00] {}\n", "10.12.24, 10:10:00: {}\n"]
)
def test_a_name_ends_where_it_ends(
    form: str, title: str, lines: list[str], said: list[tuple[str, str]]
) -> None:
    chat = parsed("".join(map(form.format, lines)), f"WhatsApp Chat mit {title}.txt")
    assert [(one.author, one.text) for one in chat.said] == said


# --- calls ----------------------------------------------------------------------------------------------------------

IPHONE_CALLS = f"""[10.12.24, 10:10:00] Mia Probe: Hallo
[10.12.24, 10:11:00] Mia Probe: {M}Sprachanruf. {M}Keine Antwort
[10.12.24, 10:12:00] Eva Muster: {M}Verpasster Sprachanruf. {M}Zum Zurückrufen tippen
[10.12.24, 10:13:00] Eva Muster: {M}Sprachanruf. {M}5 Min.
[10.12.24, 10:14:00] Mia Probe: {M}Videoanruf. {M}2 Std.
[10.12.24, 10:15:00] Mia Probe: {M}Videoanruf. {M}Keine Antwort
"""


def test_calls_of_an_iphone(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"WhatsApp Chat - Eva Muster/_chat.txt": IPHONE_CALLS}, owner="Mia Probe"
    )
    rows = [
        (
            str(row["time"])[11:16],
            row["direction"],
            row["kind"],
            row["mark"],
            row["minutes"],
            row["text"],
            row["n_chars"],
        )
        for row in records(network.interactions)
    ]
    assert rows == [
        ("09:10", "out", "message", None, None, "Hallo", 5), ("09:11", "out", "call", "missed", None, None, 0),
        ("09:12", "in", "call", "missed", None, None, 0), ("09:13", "in", "call", None, 5.0, None, 0),
        ("09:14", "out", "call", None, 120.0, None, 0), ("09:15", "out", "call", "missed", None, None, 0)]  # fmt: skip
    row = covered(network, ".txt")
    assert [row[name] for name in ("rows", "read", "marked", "warning")] == [6, 6, 3, None]


def test_a_call_of_which_android_tells_nothing_is_no_exchange_and_told(tmp_path: Path) -> None:
    text = "10.12.24, 10:10 - Mia Probe: Hallo\n" + android(
        "null", "null", "Ich hab dich angerufen", "null und nichtig", "Null"
    )
    network = load_exports(tmp_path, {"WhatsApp Chat mit Eva Muster.txt": text}, owner="Mia Probe")
    rows = [(row["kind"], row["mark"], row["text"], row["n_chars"]) for row in records(network.interactions)]
    assert rows == [
        ("message", None, "Hallo", 5), ("call", "missed", None, 0), ("call", "missed", None, 0),
        ("message", None, "Ich hab dich angerufen", 22), ("message", None, "null und nichtig", 16), ("message", None, "Null", 4)]  # fmt: skip
    warning = str(covered(network, ".txt")["warning"])
    assert (
        warning
        == "calls of which Android does not tell whether anybody took them, and which count as missed: 2"
    )
    assert (
        wording.reason("de", warning)
        == "Anrufe, von denen Android nicht sagt, ob jemand abnahm, und die als verpasst zählen: 2"
    )


def test_a_chat_of_nothing_but_calls(tmp_path: Path) -> None:
    text = SEALED_LINE + "\n".join(IPHONE_CALLS.splitlines()[1:])
    network = load_exports(tmp_path, {"_chat.txt": text}, owner="Mia Probe")
    assert set(network.contacts["name"]) == {"Eva Muster"}
    assert list(network.interactions["kind"]) == ["call"] * 5
    nulls = load_exports(
        tmp_path / "b", {"WhatsApp Chat mit Eva Muster.txt": android("null")}, owner="Mia Probe"
    )
    assert (list(nulls.interactions["kind"]), list(nulls.contacts["name"])) == (["call"], ["Eva Muster"])


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (f"Voice call. {M}5 min", (False, 5)), (f"Video call, {M}1 hr 30 min", (False, 90)), ("Voice call, 45 sec", (False, 0.75)),
        ("Voice call, 1 hour, 2 minutes and 30 seconds", (False, 62.5)), ("Sprachanruf. 1 Std. 5 Min.", (False, 65)),
        ("Videoanruf, 30 Sek.", (False, 0.5)), (f"Gruppen-Sprachanruf. {M}2 Std. 3 Min.", (False, 123)), ("Appel vocal. 12 min", (False, 12)),
        ("Appel vidéo, 1 h 2 min", (False, 62)), ("Llamada de voz. 12 min", (False, 12)), ("Videollamada. 12 minutos", (False, 12)),
        ("Chiamata vocale. 2 ore", (False, 120)), ("Chamada de voz. 1 h 2 min", (False, 62)), ("Spraakoproep, 3 min.", (False, 3)),
        ("Video-oproep. 1 uur", (False, 60)), ("Voice call. 90 sec • 2 joined", (False, 1.5)),
        ("Missed voice call", (True, None)), (f"Missed video call. {M}Tap to call back", (True, None)), ("Missed group voice call", (True, None)),
        ("Missed voice call at 9:34 PM", (True, None)), ("You missed a voice call", (True, None)), ("Voice call. No answer", (True, None)),
        ("Silenced voice call. Focus mode", (True, None)), ("Silenced video call", (True, None)), ("Video call, declined", (True, None)),
        ("Verpasster Videoanruf.", (True, None)), ("Verpasster Gruppenanruf", (True, None)), ("Verpasster Sprachanruf um 10:15", (True, None)),
        ("Stummgeschalteter Sprachanruf", (True, None)), ("Sprachanruf, Keine Antwort", (True, None)), ("Du hast einen Videoanruf verpasst", (True, None)),
        ("Appel vocal manqué. Touchez pour rappeler", (True, None)), ("Appel vidéo. Pas de réponse", (True, None)),
        ("Llamada de voz perdida. Toca para devolver la llamada", (True, None)), ("Videollamada perdida", (True, None)),
        ("Llamada de voz, sin respuesta", (True, None)), ("Chiamata vocale persa. Tocca per richiamare", (True, None)),
        ("Videochiamata. Nessuna risposta", (True, None)), ("Chamada de vídeo perdida", (True, None)), ("Ligação de voz não atendida", (True, None)),
        ("Gemiste spraakoproep. Tik om terug te bellen", (True, None)), ("Video-oproep, geen antwoord", (True, None)),
    ],
)  # fmt: skip
def test_calls_in_every_wording(text: str, call: tuple[bool, float | None]) -> None:
    assert calls_of(parsed(iphone(M + text))) == [call]
    assert calls_of(parsed(android(text.replace(M, "")))) == [call]
    assert calls_of(parsed(iphone(text.replace(M, "")))) == [text.replace(M, "")]  # somebody really wrote it


@pytest.mark.parametrize(
    "text",
    [
        "Sprachanruf",
        "Voice call",
        "Voice call, Answered on other device",
        "Group call, 3 invited",
        "Videoanruf, beendet",
    ],
)
def test_on_an_iphone_the_mark_makes_a_call_of_words_anybody_may_write(text: str) -> None:
    assert calls_of(parsed(iphone(M + text))) == [(False, None)]
    assert calls_of(parsed(android(text))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Video call, later?", "Missed voice call, sorry darling", "The missed video call was annoying", "Anruf, 5 min", "call, 5 min",
        "Ich habe deinen Anruf verpasst", "Voice call. 5 min would be fine for me", "Kein Anruf", "Call me. No answer yet",
    ],
)  # fmt: skip
def test_who_writes_of_calls_made_none(text: str) -> None:
    assert texts_of(parsed(android(text))) == [text]


def test_a_missed_call_without_a_name_is_of_the_other_side(tmp_path: Path) -> None:
    lines = "10.12.24, 10:10 - Missed voice call\n10.12.24, 10:11 - Voice call, 5 min\n" + android("Hi")
    network = load_exports(tmp_path, {"WhatsApp Chat with Eva Muster.txt": lines}, owner="Mia Probe")
    assert [(row["direction"], row["kind"], row["mark"]) for row in records(network.interactions)] == [
        ("in", "call", "missed"), ("in", "message", None)]  # fmt: skip
    row = covered(network, ".txt")
    assert [row[name] for name in ("rows", "read", "dropped", "reason")] == [3, 2, 1, "calls without a name"]
    assert wording.reason("de", str(row["reason"])) == "Anrufe ohne Namen"
    group = parsed('10.12.24, 10:09 - Mia created group "A"\n' + lines, "WhatsApp Chat with A.txt")
    assert (group.lost["calls without a name"], len(group.said)) == (2, 1)


# --- notices --------------------------------------------------------------------------------------------------------


def test_notices_in_a_persons_name_are_nobodys(tmp_path: Path) -> None:
    text = SEALED_LINE + (
        f"[10.12.24, 10:10:00] Eva Muster: {M}Eva Muster ist ein Kontakt.\n"
        "[11.12.24, 10:10:00] Mia Probe: Hallo?\n"
        f"[12.12.24, 10:10:00] Eva Muster: {M}Du hast diesen Kontakt blockiert. Tippe, um ihn freizugeben.\n"
        f"[12.12.24, 10:11:00] Eva Muster: {M}Du hast diesen Kontakt freigegeben.\n"
    )
    network = load_exports(tmp_path, {"WhatsApp Chat - Eva Muster/_chat.txt": text}, owner="Mia Probe")
    assert set(network.contacts["name"]) == {"Eva Muster"}
    assert [
        (str(row["time"])[:16], row["direction"], row["text"]) for row in records(network.interactions)
    ] == [("2024-12-11 09:10", "out", "Hallo?")]
    assert covered(network, ".txt")["rows"] == 1


def test_notices_in_a_group(tmp_path: Path) -> None:
    text = (
        f"[12/13/24, 10:10:00] Hiking: {M}Messages and calls are end-to-end encrypted.\n"
        f"[12/13/24, 10:10:01] Mia Probe: {M}You created this group\n"
        "[12/14/24, 10:10:00] Mia Probe: Hello\n"
        f"[12/15/24, 10:10:00] Jan Beispiel: {M}Jan Beispiel left\n"
        f"[12/15/24, 10:10:01] Eva Muster: {M}Eva Muster joined using this group's invite link\n"
        f"[12/15/24, 10:11:00] Eva Muster: {M}Eva Muster pinned a message\n"
        f"[12/15/24, 10:12:00] Eva Muster: {M}Eva Muster started a call\n"
        "[12/15/24, 10:13:00] Ina Text: I am here\n"
    )
    network = load_exports(tmp_path, {"WhatsApp Chat - Hiking/_chat.txt": text}, owner="Mia Probe")
    assert [(str(row["time"])[:16], row["direction"], row["contact_id"]) for row in records(network.interactions)] == [
        ("2024-12-14 09:10", "out", "whatsapp:~ina-text"), ("2024-12-15 09:13", "in", "whatsapp:~ina-text")]  # fmt: skip
    assert covered(network, ".txt")["rows"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "Eva Muster is a contact.", "Eva Muster hat die Gruppe verlassen.", "Eva Muster ist der Gruppe beigetreten.", "You blocked this contact",
        "Du hast den Timer für Nachrichten geändert. Neue Nachrichten verschwinden nach 24 Stunden.", "Eva Muster changed this group's icon",
        "Deine Sicherheitsnummer für Eva Muster hat sich geändert. Tippe, um mehr zu erfahren.", "Eva Muster a quitté le groupe",
        "Eva Muster hat eine Nachricht angepinnt", "Eva Muster hat einen Videoanruf gestartet", "Du wurdest aus der Gruppe ausgeschlossen.",
        "Los mensajes y las llamadas están cifrados de extremo a extremo.", "Eva Muster salió del grupo", "Eva Muster è uscita",
        "Eva Muster saiu", "Eva Muster heeft de groep verlaten", "This chat is with a business account. Tap to learn more.",
        "Eva Muster changed the subject to “A: B”", "Ένα νέο μήνυμα του προγράμματος.", "Du hast Jan: Büro hinzugefügt.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", M])
def test_what_an_iphone_marks_is_nobodys_text(text: str, before: str) -> None:
    chat = parsed(iphone(M + text, "Hallo", before=before))
    assert (texts_of(chat), len(chat.notices)) == (["Hallo"], 2)
    assert texts_of(parsed(iphone(text))) == [text]  # somebody really wrote it


def test_a_line_without_a_name_is_a_notice_in_every_form() -> None:
    for form in ("10.12.24, 10:10 - {}\n", "[10.12.24, 10:10:00] {}\n", "10.12.24, 10:10:00: {}\n"):
        chat = parsed(
            "".join(
                map(
                    form.format,
                    ["Eva Muster left", f"{M}Neue Einstellung, die niemand kennt.", "Eva Muster: Hallo"],
                )
            )
        )
        assert (texts_of(chat), len(chat.notices)) == (["Hallo"], 2)


def test_who_writes_under_the_name_of_the_chat_is_no_group() -> None:
    for text in (
        iphone(f"{M}Eva Muster left", "Hallo"),
        "10.12.24, 10:10 - Eva Muster left\n" + android("Hallo"),
    ):
        chat = parsed(text)
        assert (texts_of(chat), chat.is_group) == (["Hallo"], False)
    old = "6/23/17, 12:29:34 PM: Hiking: Messages to this group are now secured with end-to-end encryption.\n"
    old += "6/23/17, 12:29:35 PM: Eva changed the subject\n6/23/17, 12:29:36 PM: Hiking: New setting\n6/23/17, 12:29:37 PM: Eva: Hi\n"
    chat = parsed(old, "WhatsApp Chat with Hiking.txt")
    assert (texts_of(chat), chat.authors, len(chat.notices), chat.is_group) == (["Hi"], ("Eva",), 3, True)


@pytest.mark.parametrize(
    ("notices", "title"),
    [
        (
            [
                "Hiking: \u200eMessages and calls are end-to-end encrypted.",
                "Mia Probe: \u200eYou created this group",
            ],
            "Hiking",
        ),
        (["Eva Muster: \u200eEva Muster is a contact."], "Eva Muster"),
        (["Mia Probe: \u200eYou created this group"], ""),
    ],
)
def test_an_iphone_without_a_title_says_with_whom_the_chat_is(notices: list[str], title: str) -> None:
    chat = parsed(
        "".join(f"[10.12.24, 10:10:00] {line}\n" for line in [*notices, "Mia Probe: Hallo"]), "_chat.txt"
    )
    assert (chat.title, texts_of(chat)) == (title, ["Hallo"])


def test_a_file_that_lost_its_marks_goes_by_words() -> None:
    chat = parsed(
        (iphone("image omitted", "This message was deleted.", "Missed voice call", "Hallo")).replace(M, "")
    )
    assert (calls_of(chat), dict(chat.lost), len(chat.notices)) == (
        ["", (True, None), "Hallo"],
        {"deleted messages": 1},
        1,
    )


# --- media, places, polls -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<Medien weggelassen>", "<Medien ausgeschlossen>", "<Videonachricht weggelassen>", "<Video note omitted>", "<Media omitted>",
        "< Media omitted >", "<View once voice message omitted>", "<Médias omis>", "<Fichier omis>", "<Multimedia omitido>", "<Archivo omitido>",
        "<Media omessi>", "<Mídia oculta>", "<Arquivo de mídia oculto>", "<Media weggelaten>", "<ficheiro não revelado>",
        "IMG-20200101-WA0001.jpg (Datei angehängt)", f"{M}PTT-20200101-WA0001.opus (file attached)", "Eva Muster.vcf (Datei angehängt)",
        "VID 1.mp4 (fichier joint)", "x.pdf (archivo adjunto)", "x.webp (file allegato)", "x.webp (arquivo anexado)", "x.pdf (bestand bijgevoegd)",
        "image1.jpg <attached>", "location: https://maps.google.com/?q=51.513767,-0.098266", "Standort: https://maps.google.com/?q=51.5,-0.1",
        "Ubicación: https://maps.google.com/?q=51.5,-0.1", "live location shared", "Live-Standort wird geteilt.",
        "British Library (96 Euston Rd, London): https://foursquare.com/v/4ac518cef964a52019a620e3",
        "POLL:\nLunch?\nOPTION: Pizza (2 votes)\nOPTION: None (0 votes)", "UMFRAGE:\nWann?\nOPTION: Mo (1 Stimme)", "ENCUESTA:\nUna\nOPCIÓN: A (0 votos)",
        "Waiting for this message. This may take a while.", "Warte auf diese Nachricht. Das kann einen Moment dauern.",
        "<This message was edited>", "",
    ],
)  # fmt: skip
def test_what_stands_for_media_on_android_is_no_text(text: str) -> None:
    assert texts_of(parsed(android(text))) == [""]


@pytest.mark.parametrize(
    "text",
    [
        f"{M}Videonachricht weggelassen", f"{M}Bild ausgelassen", f"{M}Videonotiz weggelassen", f"{M}image omitted", f"{M}GIF omitted", f"{M}Sticker weggelassen",
        f"{M}Kontaktkarte ausgelassen", f"{M}Contact card omitted", f"{M}image absente", f"{M}imagen omitida", f"{M}immagine omessa", f"{M}imagem ocultada",
        f"{M}afbeelding weggelaten", f"Plan.pdf • {M}3 Seiten {M}Dokument weggelassen", f"Plan.pdf {M}document omitted", f"{M}<{M}image omitted>",
        f"Mein Plan 2.pdf • {M}1 page {M}<attached: 00000012-Mein Plan 2.pdf>", f"Plan.pdf {M}<Anhang: 00000012-Plan.pdf>", f"image1.jpg <{M}attached>",
        f"{M}<Anhang: 00000012-PHOTO-2020-01-01-00-01-10.jpg>", f"{M}<attached: 0001-Eva.vcf>", f"{M}<adjunto: 1-PHOTO.jpg>", f"{M}<załączono: 1-PHOTO.jpg>",
        f"{M}Standort: https://maps.google.com/?q=51.5,-0.1", f"{M}Live location shared", f"{M}POLL:\nA question\nOPTION: A (1 vote)", f"{M}SONDAGGIO: Che film?",
        f"{M}EVENT:\nTITLE: Sommerfest", f"{M}View once photo omitted", f"{M}Foto zur einmaligen Ansicht nicht verfügbar.",
        f"{M}Warte auf diese Nachricht. Das kann einen Moment dauern.", f"{M}pominięto obraz",
    ],
)  # fmt: skip
def test_what_stands_for_media_on_an_iphone_is_no_text(text: str) -> None:
    assert texts_of(parsed(iphone(text, before=M))) == [""]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"Sommer {M}<attached: 00000012-PHOTO-2020-01-01.jpg>", "Sommer"), (f"Zwei\nZeilen\n{M}image omitted", "Zwei\nZeilen"),
        (f"Bild {M}Bild weggelassen", "Bild"), (f"{M}<Anhang: 1-PHOTO.jpg>\nSommer", "Sommer"), (f"Plan: {M}<Anhang: 1-PHOTO.jpg>", "Plan:"),
        (f"Hallo {M}<This message was edited.>", "Hallo"), (f"Hallo {M}<Wiadomość została edytowana>", "Hallo"), ("Hallo <Diese Nachricht wurde bearbeitet.>", "Hallo"),
    ],
)  # fmt: skip
def test_captions_and_edited_texts_of_an_iphone_stay(text: str, own: str) -> None:
    assert texts_of(parsed(iphone(text))) == [own]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("IMG-20200101-WA0001.jpg (file attached)\nSommer\nin Gera", "Sommer\nin Gera"), ("<Media omitted>\nSommer", "Sommer"),
        ("Hallo <Diese Nachricht wurde bearbeitet.>", "Hallo"), (f"Hallo {M}<This message was edited>", "Hallo"), ("Hallo <Se editó este mensaje.>", "Hallo"),
        ("Hallo <Ce message a été modifié>", "Hallo"), ("Hallo <Mensagem editada>", "Hallo"), ("Hallo <Dit bericht is bewerkt>", "Hallo"),
        ("Hallo\nihr <Questo messaggio è stato modificato>", "Hallo\nihr"), ("IMG.jpg (file attached)\nSommer <This message was edited>", "Sommer"),
    ],
)  # fmt: skip
def test_captions_and_edited_texts_of_android_stay(text: str, own: str) -> None:
    assert texts_of(parsed(android(text))) == [own]


@pytest.mark.parametrize(
    "text",
    [
        "Im Test steht <Media omitted> als Beispiel", "<3", "<grins>", "Siehe plan.pdf (neue Version)", "report.pdf", "Treffpunkt: https://maps.google.com/?q=1,2",
        "Plan: Brot\nPlan: Milch (2 Stück)", "POLL: wer kommt?", "Das Bild wurde ausgelassen, oder?", "photo omitted by mistake", "Video", "Foto",
        "Wir sehen uns <hier> und <dort>", "Kontakt: Jan", "This message was edited by a colleague", "ROADMAP:\nNext\nITEM: A\nITEM: B",
    ],
)  # fmt: skip
def test_who_writes_of_media_wrote_a_text(text: str) -> None:
    assert texts_of(parsed(android(text))) == [text]
    assert texts_of(parsed(iphone(text))) == [text]


@pytest.mark.parametrize(
    "text", ["image omitted", "Bild weggelassen", "GIF omitted", "This message was deleted", "POLL:\nQ"]
)
def test_on_an_iphone_words_without_the_mark_are_a_text(text: str) -> None:
    assert texts_of(parsed(iphone(text))) == [text]


# --- deletions ------------------------------------------------------------------------------------------------------

DELETED = """10.12.24, 10:09 - Mia Probe hat die Gruppe "Wandern" erstellt.
10.12.24, 10:10 - Mia Probe: Hallo
10.12.24, 10:11 - Eva Muster: Message deleted
10.12.24, 10:12 - Eva Muster: Diese Nachricht wurde gelöscht.
10.12.24, 10:13 - Jan Beispiel: Diese Nachricht wurde von Admin Eva Muster gelöscht.
10.12.24, 10:14 - Ina Text: This message was deleted by admin Eva Muster.
10.12.24, 10:15 - Mia Probe: Du hast diese Nachricht gelöscht.
10.12.24, 10:16 - Mia Probe: Du hast diese Nachricht als Admin gelöscht.
"""


def test_deletions_are_dropped_and_whose_they_were_took_part(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"WhatsApp Chat mit Wandern.txt": DELETED}, owner="Mia Probe")
    row = covered(network, ".txt")
    assert [row[name] for name in ("rows", "read", "dropped", "reason")] == [7, 1, 6, "deleted messages"]
    assert [(row["direction"], row["text"], row["n_people"]) for row in records(network.interactions)] == [
        ("out", "Hallo", 3)
    ] * 3
    with pytest.raises(NoUsableRows, match="deleted messages"):
        load_exports(
            tmp_path / "b", {"_chat.txt": "10.12.24, 10:11 - Mia Probe: Message deleted\n"}, owner="Mia Probe"
        )


@pytest.mark.parametrize(
    "text",
    [
        "This message was deleted", "This message was deleted by admin ~ Eva Muster.", "This message was deleted by an admin.", "You deleted this message",
        "You deleted this message as admin", "Nachricht gelöscht", "Sie haben diese Nachricht gelöscht.", "Ce message a été supprimé",
        "Ce message a été supprimé par l'admin Eva Muster.", "Vous avez supprimé ce message", "Se eliminó este mensaje.", "Este mensaje fue eliminado",
        "Eliminaste este mensaje.", "Se eliminó este mensaje por el admin Eva Muster", "Questo messaggio è stato eliminato",
        "Questo messaggio è stato eliminato dall'amministratore Eva", "Hai eliminato questo messaggio", "Esta mensagem foi apagada", "Mensagem apagada",
        "Você apagou esta mensagem", "Esta mensagem foi apagada pelo admin Eva", "Dit bericht is verwijderd", "Je hebt dit bericht verwijderd.",
        "Dit bericht is verwijderd door beheerder Eva",
    ],
)  # fmt: skip
def test_deletions_of_every_kind(text: str) -> None:
    for chat in (parsed(android(text)), parsed(iphone(M + text)), parsed(iphone(M + text, before=M))):
        assert (dict(chat.lost), chat.said, chat.authors) == ({"deleted messages": 1}, [], ("Eva Muster",))
    assert texts_of(parsed(iphone(text))) == [text]  # somebody really wrote it


@pytest.mark.parametrize(
    "text",
    [
        "I deleted this message",
        "Message deleted by mistake: hi",
        "Diese Nachricht wurde gelöscht, sorry",
        "Gelöscht",
    ],
)
def test_who_writes_of_deletions_deleted_nothing(text: str) -> None:
    assert texts_of(parsed(android(text))) == [text]


# --- whatever a chat holds ------------------------------------------------------------------------------------------

PIECES = (
    M, "\u202a", "\u202f", "null", "Eva Muster", "🤓", ": ", ":", "\n", "\r", " - ", "[", "]", "<", ">", '"', "„", "POLL:", "Voice call, ", "5 min",
    "Message deleted", "image omitted", "(file attached)", ".pdf", "•", "left", "Hallo",
)  # fmt: skip
STAMPS = (
    "10.12.24, 10:10 - ",
    "[10.12.24, 10:10:00] ",
    "10.12.24, 10:10:00: ",
    "1/2/24, 10:10 PM - ",
    "99.99.99, 99:99 - ",
    f"{M}[12/13/24 10:10] ",
    "",
)
pieces = st.lists(st.sampled_from(PIECES) | cells, max_size=6).map("".join)
chats = st.lists(st.tuples(st.sampled_from(STAMPS), pieces), max_size=8).map(
    lambda lines: "\n".join(map("".join, lines))
)


@examples(60)
@given(
    text=chats,
    head=st.sampled_from([ANDROID_DE, IPHONE_EN, OLD_US, EMOJI_GROUP, DELETED, IPHONE_CALLS, ""]),
    cut=st.integers(0, 300),
)
def test_no_line_goes_without_a_reason(text: str, head: str, cut: int) -> None:
    for mutated in (head + text, head[:cut] + text + head[cut:]):
        chat = parsed(mutated.encode(errors="replace").decode(), "WhatsApp Chat mit Eva Müster.txt")
        assert all(one.author for one in chat.said)
        dated = "\n".join(line.rest for line in chat.read.lines)
        assert sum(len(one.text) for one in chat.said) <= len(dated)


@examples(6)
@given(text=chats, head=st.sampled_from([ANDROID_DE, IPHONE_EN, OLD_US, DELETED]))
def test_rows_are_read_or_dropped(text: str, head: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        "WhatsApp Chat mit Eva Müster.txt": (head + text).encode(errors="replace"),
        CHAT.replace("Eva", "Jan"): ANDROID_DE,
    }
    network = load_exports(tmp_path_factory.mktemp("chats"), files, owner="Ida Beispiel")
    for row in records(network.coverage):
        assert row["rows"] == row["read"] + row["dropped"]  # type: ignore[operator]
        assert row["reason"] or not row["dropped"]


@pytest.mark.parametrize(
    "chat",
    [
        lambda n: android("a" * n), lambda n: android("a. " * (n // 3)), lambda n: iphone("a" * n, M + "a" * n), lambda n: android("x\n" * (n // 2)),
        lambda n: iphone("x" + M * n), lambda n: android("<" * n), lambda n: android("POLL:\nQ" + "\nOPTION: a (1 x)" * (n // 16)),
        lambda n: "10.12.24, 10:10 - " + '"a: ' * (n // 4), lambda n: M * n + "10.12.24, 10:10 - Eva: x", lambda n: android("x") + "1" * n,
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_a_line_and_no_faster(chat: Callable[[int], str]) -> None:
    def spent(text: str) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            parsed(text)
            times.append(time.process_time() - start)
        return min(times)

    assert spent(chat(400_000)) < 0.05 + 3 * spent(chat(200_000))
