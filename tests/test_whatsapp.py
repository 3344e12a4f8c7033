"""WhatsApp: German and English chats from iPhone and Android, whose they are, in which order their dates are, and groups."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import netanalysis as na
from export_files import Files, by_id, covered, load_exports, records
from netanalysis import wording
from netanalysis.errors import OwnerUnknown

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
    with pytest.raises(OwnerUnknown, match="it cannot be told which of the people in the chat is you"):
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
