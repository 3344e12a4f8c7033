"""The sample's further sources: bytes as the platforms write them, and a truth that the files bear out, told without a reader of ours."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import netanalysis as na
from netanalysis.samples._build import write_sample
from netanalysis.samples.sources import PARTS
from netanalysis.samples.sources._books import _NEW, _OLD, _OUTLOOK
from netanalysis.samples.sources._clock import berlin
from netanalysis.samples.sources._letters import encoded
from netanalysis.samples.sources._notices import INVITATIONS, _working_hours

ME = "martin.brueckner@example.org"
PLATFORMS = ("mail.xing.com", "linkedin.com", "facebookmail.com")
MOJIBAKE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sources") / "mine", contacts=450, seed=0, names=PARTS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("small") / "mine", contacts=60, seed=0, names=PARTS)


@pytest.fixture(scope="module")
def truth(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def sources(truth: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = truth["sources"]
    return told


def contents(where: Path) -> dict[str, bytes]:
    """Every file by its path, archives by their members."""
    found: dict[str, bytes] = {}
    for path in sorted(path for path in where.rglob("*") if path.is_file()):
        name = path.relative_to(where).as_posix()
        inside = members(path) if path.suffix == ".zip" else {}
        found |= {f"{name}!{member}": data for member, data in inside.items()} or {name: path.read_bytes()}
    return found


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def one(where: Path, pattern: str) -> Path:
    """The single file of that pattern."""
    (found,) = where.glob(pattern)
    return found


def rows(data: bytes, *, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    text = data.decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


# what all parts have in common


def test_the_same_seed_gives_the_same_files_and_another_others(small: Path, tmp_path: Path) -> None:
    assert contents(write_sample(tmp_path / "again", contacts=60, seed=0, names=PARTS)) == contents(small)
    other = contents(write_sample(tmp_path / "other", contacts=60, seed=1, names=["mail", "facebook"]))
    same = [name for name, data in contents(small).items() if other.get(name) == data]
    assert [name for name in same if "your_friends" in name or name.endswith(".mbox")] == []


def test_the_files_of_linkedin_and_xing_stay_as_they_were(small: Path, tmp_path: Path) -> None:
    before = contents(write_sample(tmp_path / "few", contacts=60, seed=0, names=()))
    after = contents(small)
    exports = [name for name in before if "exports/" in name]
    assert len(exports) > 2
    assert [name for name in exports if after[name] != before[name]] == []


def test_a_part_is_the_same_alone_and_among_others(small: Path, tmp_path: Path) -> None:
    alone = contents(write_sample(tmp_path / "one", contacts=60, seed=0, names=["calendar", "mail"]))
    together = contents(small)
    found = {name for name in alone if "/calendar/" in name or "/mail/" in name}
    assert len(found) > 2
    assert all(alone[name] == together[name] for name in found)


def test_without_a_story_there_are_no_further_sources(tmp_path: Path) -> None:
    few = write_sample(tmp_path / "few", contacts=11, seed=0, names=PARTS)
    assert sorted(path.name for path in (few / "exports").iterdir() if path.is_dir()) == ["xing"]
    assert "sources" not in json.loads((few / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("contacts", [20, 33])
def test_the_smallest_stories_have_every_source(tmp_path: Path, contacts: int) -> None:
    where = write_sample(tmp_path / "few", contacts=contacts, seed=contacts, names=PARTS)
    told = json.loads((where / "truth.json").read_text(encoding="utf-8"))["sources"]
    assert set(told) == {*PARTS, "job_changes"}


def test_nobody_real_can_be_reached(folder: Path) -> None:
    told = [
        data for name, data in contents(folder).items() if not name.endswith(".mbox") and "truth" not in name
    ]
    texts = [data.decode("utf-16" if data[:2] == b"\xff\xfe" else "latin-1") for data in told]
    texts.append(re.sub(r"(?m)^X-.*|^From \d+@xxx.*", "", mbox(folder)))
    mails = {
        mail for text in texts for mail in re.findall(r"[\w.+-]+@[\w.-]*\w", re.sub(r"\r?\n ", "", text))
    }
    allowed = rf"[@.]example\.(org|com|net)$|@({'|'.join(map(re.escape, PLATFORMS))})$|@google\.com$"
    assert len(mails) > 50
    assert [mail for mail in mails if not re.search(allowed, mail)] == []
    robots = {
        mail for mail in mails if mail.partition("@")[2] in PLATFORMS and not re.match(r"[0-9a-f]{12}@", mail)
    }
    assert len(robots) >= 5
    assert all(re.match(r"(mailrobot|news|invitations|\w+-noreply|notification)@", mail) for mail in robots)


def test_everybody_in_a_source_is_in_the_truth(truth: dict[str, Any], sources: dict[str, Any]) -> None:
    ids = {person["id"] for person in truth["people"]}
    for name in ("facebook", "x", "mail", "calendar", "calls", "whatsapp", "xing_api"):
        assert sources[name]["people"].keys() <= ids, name
        assert sources[name]["people"], name
    assert set(sources["colleague"]["shared"]) <= ids
    assert set(sources["outlook"]["recommended_by"].values()) <= ids


def test_job_changes_are_in_the_archives(
    folder: Path, truth: dict[str, Any], sources: dict[str, Any]
) -> None:
    shown = []
    for label in ("2024-12-10", "2026-03-01"):
        data = members(folder / "exports" / truth["exports"][label])["Connections.csv"]
        start = data.index(b"First Name")
        shown.append({row["URL"]: (row["Company"], row["Position"]) for row in rows(data[start:])})
    slugs = {person["id"]: person["linkedin"] for person in truth["people"]}
    changed = {url for url in shown[0].keys() & shown[1].keys() if url and shown[0][url] != shown[1][url]}
    told = {
        f"https://www.linkedin.com/in/{slugs[key]}" for key in sources["job_changes"]["2024-12-10/2026-03-01"]
    }
    assert changed
    assert changed <= told
    assert len(told - changed) <= 2  # a new job may read as the old one did


# Facebook


@pytest.fixture(scope="module")
def facebook(folder: Path) -> dict[str, Any]:
    """The repaired files by path, after a look at their bytes."""
    found = members(one(folder, "exports/facebook/facebook-*-2026-02-28-*.zip"))
    assert all(data.isascii() for data in found.values())
    return {path: repaired(json.loads(data)) for path, data in found.items()}


def repaired(content: Any) -> Any:
    if isinstance(content, str):
        return content.encode("latin-1").decode()
    if isinstance(content, list):
        return [repaired(item) for item in content]
    return {key: repaired(item) for key, item in content.items()} if isinstance(content, dict) else content


def test_facebook_breaks_every_letter_into_bytes(folder: Path) -> None:
    raw = json.loads(members(one(folder, "exports/facebook/*.zip"))["connections/friends/your_friends.json"])
    names = [friend["name"] for friend in raw["friends_v2"]]
    assert any(MOJIBAKE.search(name) for name in names)
    assert all(max(map(ord, name)) < 256 for name in names)


def test_facebook_friends(facebook: dict[str, Any], sources: dict[str, Any]) -> None:
    friends = facebook["connections/friends/your_friends.json"]["friends_v2"]
    told = sources["facebook"]
    assert all(list(friend) == ["name", "timestamp"] for friend in friends)
    assert [friend["timestamp"] for friend in friends] == sorted(
        (f["timestamp"] for f in friends), reverse=True
    )
    assert Counter(f["name"] for f in friends) == Counter([*told["people"].values(), *told["only_here"]])
    assert len(friends) == told["friends"]


def test_facebook_chats(facebook: dict[str, Any], sources: dict[str, Any]) -> None:
    chats = {path: content for path, content in facebook.items() if "/messages/" in path}
    found: Counter[str] = Counter()
    for path, chat in chats.items():
        assert re.fullmatch(
            r"your_facebook_activity/messages/(inbox|filtered_threads)/[a-z]+_\d{9,}/message_\d\.json", path
        )
        times = [message["timestamp_ms"] for message in chat["messages"]]
        assert times == sorted(times, reverse=True)
        assert max(times) < datetime(2023, 12, 6).timestamp() * 1000
        names = {party["name"] for party in chat["participants"]}
        assert {message["sender_name"] for message in chat["messages"]} <= names
        assert path.split("/")[3].startswith(chat["thread_path"].split("/")[1])
        found[chat["thread_path"].split("/")[0]] += len(times)
    assert dict(found) == sources["facebook"]["messages_by_section"]


def test_facebook_rows(facebook: dict[str, Any], truth: dict[str, Any]) -> None:
    (told,) = [files for name, files in truth["files"].items() if name.startswith("facebook-")]
    assert told.keys() == facebook.keys()
    lists = {
        path: len(next(iter(content.values())))
        for path, content in facebook.items()
        if "connections/" in path
    }
    assert lists == {path: told[path] for path in lists}
    invited = facebook["your_facebook_activity/events/event_invitations.json"]["events_invited_v2"]
    assert len(invited) == told["your_facebook_activity/events/event_invitations.json"]
    uploaded = facebook["personal_information/other_personal_information/your_imported_contacts.json"]
    assert all(
        [pair["label"] for pair in entry["label_values"]][:2] == ["Kontaktname", "Kontaktpunkt"]
        for entry in uploaded
    )


# X


def scripts(archive: Path) -> dict[str, Any]:
    found = {}
    for name, data in members(archive).items():
        if name.endswith(".js"):
            head, _, body = data.decode().partition("=")
            assert re.fullmatch(r"window\.(YTD\.[a-z_]+\.part0|__THAR_CONFIG) ", head)
            found[name] = json.loads(body)
    return found


@pytest.fixture(scope="module")
def archives(folder: Path) -> dict[str, dict[str, Any]]:
    """The scripts of every archive, by the archive's name."""
    return {path.name: scripts(path) for path in sorted(folder.glob("exports/x/*.zip"))}


def test_three_accounts_and_four_archives(
    archives: dict[str, dict[str, Any]], sources: dict[str, Any]
) -> None:
    assert all(re.fullmatch(r"twitter-\d{4}-\d\d-\d\d-[0-9a-f]{64}\.zip", name) for name in archives)
    users = Counter(found["data/account.js"][0]["account"]["username"] for found in archives.values())
    assert users == {"mbrueckner_bsp": 2, "interim_bsp": 1, "einkauf_bsp": 1}
    arms = {
        (account["arm"]["tweets"], account["arm"]["follows"]) for account in sources["x"]["accounts"].values()
    }
    assert arms == {("many", "selective"), ("few", "selective"), ("few", "random")}


def test_manifests_count_what_is_there(archives: dict[str, dict[str, Any]], truth: dict[str, Any]) -> None:
    for name, found in archives.items():
        manifest = found["data/manifest.js"]
        assert manifest["archiveInfo"]["generationDate"].startswith(name[8:18])
        for kind in manifest["dataTypes"].values():
            (file,) = kind["files"]
            assert len(found[file["fileName"]]) == int(file["count"])
        told = truth["files"][name]
        assert {
            path: len(found[path]) for path in ("data/tweets.js", "data/follower.js", "data/following.js")
        } == {path: told[path] for path in ("data/tweets.js", "data/follower.js", "data/following.js")}


def test_tweets_stand_as_x_writes_them(archives: dict[str, dict[str, Any]], sources: dict[str, Any]) -> None:
    for found in archives.values():
        for entry in found["data/tweets.js"]:
            tweet = entry["tweet"]
            assert re.fullmatch(
                r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \+0000 \d{4}", tweet["created_at"]
            )
            assert isinstance(tweet["id_str"], str)
            assert tweet["display_text_range"] == ["0", str(len(tweet["full_text"]))]
            for mention in tweet["entities"]["user_mentions"]:
                first, last = map(int, mention["indices"])
                assert tweet["full_text"][first:last] == f"@{mention['screen_name']}"
            if tweet["full_text"].startswith("@"):
                assert tweet["in_reply_to_user_id_str"] == tweet["entities"]["user_mentions"][0]["id_str"]
    texts = [entry["tweet"]["full_text"] for found in archives.values() for entry in found["data/tweets.js"]]
    assert any("&amp;" in text for text in texts)
    assert any("&lt;" in text for text in texts)
    ids = {who["id"] for who in sources["x"]["people"].values()}
    assert ids & {
        mention["id_str"]
        for found in archives.values()
        for entry in found["data/tweets.js"]
        for mention in entry["tweet"]["entities"]["user_mentions"]
    }


def test_followers_come_and_go(archives: dict[str, dict[str, Any]], sources: dict[str, Any]) -> None:
    held = [
        {entry["follower"]["accountId"] for entry in found["data/follower.js"]}
        for found in archives.values()
        if found["data/account.js"][0]["account"]["username"] == "mbrueckner_bsp"
    ]
    told = sources["x"]["accounts"]["mbrueckner_bsp"]
    assert held[1] - held[0] == set(told["gained"])
    assert held[0] - held[1] == set(told["lost"])
    assert told["gained"]
    assert told["lost"]


def test_direct_messages_name_ids_alone(archives: dict[str, dict[str, Any]]) -> None:
    for found in archives.values():
        own = found["data/account.js"][0]["account"]["accountId"]
        for entry in found["data/direct-messages.js"]:
            conversation = entry["dmConversation"]
            sides = set(conversation["conversationId"].split("-"))
            assert own in sides
            for message in conversation["messages"]:
                said = message["messageCreate"]
                assert {said["senderId"], said["recipientId"]} == sides
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", said["createdAt"])


# address books


def test_google_writes_both_headers(folder: Path, truth: dict[str, Any]) -> None:
    (name, new), *_ = [
        (n, d)
        for n, d in members(folder / "exports/google/takeout-20260225T081500Z-001.zip").items()
        if ".csv" in n
    ]
    assert new.startswith(b"First Name,Middle Name,Last Name,Phonetic First Name,")
    assert new.decode().splitlines()[0] == _NEW
    assert len(rows(new)) == truth["files"]["takeout-20260225T081500Z-001.zip"][name]
    assert {row["Labels"] for row in rows(new)} <= {"* myContacts ::: Kunden", "* myContacts"}
    old = (folder / "exports/google/google-2012-11-04.csv").read_bytes()
    assert old.startswith(b"\xff\xfeN\x00a\x00m\x00e\x00")
    assert old.decode("utf-16").splitlines()[0] == _OLD
    assert (
        len(rows(old, encoding="utf-16")) == truth["files"]["google-2012-11-04.csv"]["google-2012-11-04.csv"]
    )


def test_google_books_hold_the_addresses_told(folder: Path, sources: dict[str, Any]) -> None:
    old = rows((folder / "exports/google/google-2012-11-04.csv").read_bytes(), encoding="utf-16")
    told = sources["google"]["people"]["google-2012-11-04.csv"]
    assert [row["E-mail 1 - Value"] for row in old] == list(told.values())
    assert len(set(told.values())) == len(told)


def test_circles(folder: Path, sources: dict[str, Any]) -> None:
    found = members(folder / "exports/google/takeout-20190320T100000Z-001.zip")
    assert sorted(found) == [
        f"Takeout/Google+ Kreise/{name}.csv" for name in ("Freunde", "Interim", "Kunden")
    ]
    for name, told in sources["google"]["circles"].items():
        data = found[f"Takeout/Google+ Kreise/{name}.csv"]
        assert data.startswith(b"First Name,Last Name,Nickname,Display Name,Profile URL\n")
        assert [row["Profile URL"] for row in rows(data)] == [page for _, page in told]
        assert all(re.fullmatch(r"https://plus\.google\.com/\d{21}", page) for _, page in told)


def test_outlook_in_german(folder: Path, truth: dict[str, Any], sources: dict[str, Any]) -> None:
    data = one(folder, "exports/outlook/*.CSV").read_bytes()
    found = rows(data, encoding="cp1252", delimiter=";")
    assert data.startswith(
        "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße".encode("cp1252")
    )
    assert list(found[0]) == _OUTLOOK.split(",")
    assert b"\r\n" in data
    assert len(found) == truth["files"]["Outlook-Kontakte-2014-03-31.CSV"]["Outlook-Kontakte-2014-03-31.CSV"]
    assert sum(bool(row["Empfohlen von"]) for row in found) == len(sources["outlook"]["recommended_by"])
    names = {person["id"]: person["name"] for person in truth["people"]}
    mails = {mail: key for key, mail in sources["outlook"]["people"].items()}
    for row in found:
        by = sources["outlook"]["recommended_by"].get(mails[row["E-Mail-Adresse"]])
        assert row["Empfohlen von"] == (names[by] if by else "")
    assert {row["Geburtstag"] for row in found} == {"0.0.00"}


# mail


def mbox(where: Path) -> str:
    (data,) = members(where / "exports/mail/takeout-20260225T081500Z-002.zip").values()
    return data.decode()


class Mail:
    """The headers of a mail, each parsed once."""

    def __init__(self, text: str) -> None:
        mail = email.message_from_string(text)
        self.defects = mail.defects
        self.heads = {name: str(make_header(decode_header(value))) for name, value in mail.items()}
        self.sender, self.to = (parseaddr(mail[name])[1] for name in ("From", "To"))
        self.at = parsedate_to_datetime(self.heads["Date"])

    @property
    def sort(self) -> str:
        """What a mail is, told from its headers alone."""
        local, _, host = self.sender.partition("@")
        if host in PLATFORMS:
            return "notice"
        if "List-Id" in self.heads:
            return "list"
        if self.heads.get("Auto-Submitted") == "auto-replied":
            return "out_of_office"
        if re.match(r"no-?reply|donotreply|mailer-daemon", local):
            return "machine"
        return "round" if "Cc" in self.heads else "correspondence"


@pytest.fixture(scope="module")
def mails(folder: Path) -> list[Mail]:
    """The mails of the mbox, split at the lines Gmail writes."""
    return [Mail(part) for part in re.split(r"(?m)^From \d+@xxx .*\n", mbox(folder))[1:]]


def test_mails_of_each_sort(mails: list[Mail], truth: dict[str, Any], sources: dict[str, Any]) -> None:
    assert Counter(mail.sort for mail in mails) == {
        name: n for name, n in sources["mail"]["by_sort"].items() if n
    }
    assert len(mails) == sum(truth["files"]["takeout-20260225T081500Z-002.zip"].values())
    assert len({mail.heads["Message-ID"] for mail in mails}) == len(mails)


def test_who_wrote_with_whom(mails: list[Mail], sources: dict[str, Any]) -> None:
    found: dict[str, Counter[str]] = {}
    for mail in mails:
        if mail.sort == "correspondence":
            assert ME in {mail.sender, mail.to}
            other, side = (mail.to, "out") if mail.sender == ME else (mail.sender, "in")
            found.setdefault(other, Counter())[side] += 1
    told = sources["mail"]
    assert {
        told["people"][key]: {side: n for side, n in counts.items() if n}
        for key, counts in told["mails"].items()
    } == {mail: dict(counts) for mail, counts in found.items()}


def test_headers_of_mails(mails: list[Mail], folder: Path) -> None:
    marks = re.findall(
        r"(?m)^From \d+@xxx ([A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \+0000 \d{4})$", mbox(folder)
    )
    assert len(marks) == len(mails)
    for mark, mail in zip(marks, mails, strict=True):
        assert parsedate_to_datetime(mark.replace(" +0000", "")).replace(tzinfo=UTC) == mail.at
        assert mail.heads["X-GM-THRID"].isdigit()
        assert not mail.defects
    labels = {mail.heads["X-Gmail-Labels"] for mail in mails}
    assert labels == {"Gesendet", "Posteingang", "Posteingang,Geöffnet", "Posteingang,Ungelesen"}
    threads: dict[str, set[str]] = {}
    for mail in mails:
        first = mail.heads.get("References", mail.heads["Message-ID"])
        threads.setdefault(mail.heads["X-GM-THRID"], set()).add(first)
    assert all(len(first) == 1 for first in threads.values())


def test_answers_carry_german_prefixes(mails: list[Mail]) -> None:
    answers = [mail.heads["Subject"] for mail in mails if "In-Reply-To" in mail.heads]
    assert {subject.partition(":")[0] for subject in answers} == {"AW", "Re"}


def test_loose_mails(folder: Path, mails: list[Mail], truth: dict[str, Any]) -> None:
    found = sorted(folder.glob("exports/mail/*.eml"))
    assert len(found) == truth["files"]["*.eml"]["*.eml"] > 0
    held = {mail.heads["Message-ID"] for mail in mails}
    for path in found:
        data = path.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert Mail(data.decode()).heads["Message-ID"] in held


def test_notices_are_as_planted(mails: list[Mail], sources: dict[str, Any]) -> None:
    told = sources["mail"]["notices"]
    notices = [mail for mail in mails if mail.sort == "notice"]
    asked = [mail.at for mail in notices if asks(mail.heads["Subject"])]
    assert Counter(f"{at:%Y-%m-%d}" for at in asked) == told["invitations_by_day"]
    by_year = Counter(str(at.year) for at in asked)
    assert by_year == told["invitations_by_year"]
    assert Counter(str(mail.at.year) for mail in notices) == {
        year: sum(kinds.values()) for year, kinds in told["by_year"].items()
    }
    for year, hours in told["invitations_by_hour"].items():
        assert Counter(str(at.hour) for at in asked if str(at.year) == year) == hours


def asks(subject: str) -> bool:
    return bool(
        re.search(
            r"Kontakt hinzufügen|Kontaktanfrage|Event|Gruppe|vernetzen|Invitation|Join my|befreundet|Veranstaltung",
            subject,
        )
    )


def test_in_the_busiest_year_an_invitation_comes_every_working_hour() -> None:
    assert max(INVITATIONS, key=lambda year: INVITATIONS[year]) == 2012
    assert INVITATIONS[2012] / _working_hours(2012) == 1
    assert set(INVITATIONS) == {2011, 2012, 2013, 2014}


@pytest.mark.parametrize(
    "text", ["plain", "Grüße aus Köln", "ü" * 60, 'XING: "Größe" (neu)', " ".join(["Łukasz 🚀"] * 9)]
)
def test_encoded_words_are_short_and_come_back(text: str) -> None:
    written = encoded(text)
    assert written.isascii()
    assert all(len(word) <= 75 for word in written.split("\n "))
    mail = email.message_from_string(f"Subject: {written}\n\n", policy=email.policy.default)
    assert mail["Subject"] == text


# calendars


def unfolded(data: bytes) -> list[str]:
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode().replace("\r\n ", "").split("\r\n")


def events(data: bytes) -> list[list[str]]:
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    starts = [place for place, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    return [lines[start : lines.index("END:VEVENT", start)] for start in starts]


def is_meeting(event: list[str]) -> bool:
    """Whether it took place with somebody, told from the lines."""
    guests = [line for line in event if line.startswith("ATTENDEE") and "CUTYPE=INDIVIDUAL" in line]
    mine = [line for line in guests if line.lower().endswith(ME)]
    cancelled = "STATUS:CANCELLED" in event
    gone = any("PARTSTAT=DECLINED" in line or "PARTSTAT=NEEDS-ACTION" in line for line in mine)
    start = next(line.rpartition(":")[2] for line in event if line.startswith("DTSTART"))
    return 1 < len(guests) < 30 and not cancelled and not gone and start < "20260303"


def test_meetings_are_counted_as_told(folder: Path, truth: dict[str, Any], sources: dict[str, Any]) -> None:
    (google,) = members(folder / "exports/calendar/takeout-20260225T081500Z-003.zip").values()
    outlook = (folder / "exports/calendar/Kalender-Outlook-2014.ics").read_bytes()
    found = [*events(google), *events(outlook)]
    told = sources["calendar"]
    held = sum(truth["files"]["takeout-20260225T081500Z-003.zip"].values())
    assert len(found) == held + truth["files"]["Kalender-Outlook-2014.ics"]["Kalender-Outlook-2014.ics"]
    series = told["events_by_sort"].get("series", 0)
    counted = [event for event in found if is_meeting(event)]
    # a series is written as two events and took place four times
    assert len(counted) + 2 * series == told["meetings_counted"]
    assert sum(any(line.startswith("RRULE") for line in event) for event in found) == series > 0
    assert sum("RECURRENCE-ID" in line for event in found for line in event) == series


def test_time_zones_and_addresses_by_calendar(folder: Path) -> None:
    (google,) = members(folder / "exports/calendar/takeout-20260225T081500Z-003.zip").values()
    outlook = (folder / "exports/calendar/Kalender-Outlook-2014.ics").read_bytes()
    assert any(line.startswith("DTSTART;TZID=Europe/Berlin:") for line in unfolded(google))
    assert any(line.startswith("DTSTART;VALUE=DATE:") for line in unfolded(google))
    assert any(line.startswith('DTSTART;TZID="W. Europe Standard Time":') for line in unfolded(outlook))
    assert ":MAILTO:" in outlook.decode()
    assert "CUTYPE=ROOM" in google.decode()


# calls and chats


def test_call_list(folder: Path, truth: dict[str, Any], sources: dict[str, Any]) -> None:
    path = one(folder, "exports/phone/*.csv")
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    found = rows(rest.encode(), delimiter=";")
    assert first == "sep=;"
    assert list(found[0]) == [
        "Typ",
        "Datum",
        "Name",
        "Rufnummer",
        "Landes-/Ortsnetzbereich",
        "Nebenstelle",
        "Eigene Rufnummer",
        "Dauer",
    ]
    assert len(found) == truth["files"][path.name][path.name]
    assert all(re.fullmatch(r"\d\d\.\d\d\.\d\d \d\d:\d\d", row["Datum"]) for row in found)
    assert all(re.fullmatch(r"\d:\d\d", row["Dauer"]) for row in found)
    assert Counter(row["Typ"] for row in found) == sources["calls"]["by_type"]
    spoken = Counter(row["Rufnummer"] for row in found if row["Typ"] in "13")
    for key, n in sources["calls"]["calls"].items():
        assert spoken[sources["calls"]["people"][key]] == n
    minutes = sum(
        int(row["Dauer"][0]) * 60 + int(row["Dauer"][2:])
        for row in found
        if row["Rufnummer"] in set(sources["calls"]["people"].values())
    )
    assert minutes == sum(sources["calls"]["minutes"].values())


@pytest.mark.parametrize(
    "at", [datetime(2012, 3, 25) + timedelta(hours=11 * n) for n in range(0, 12000, 7)][::40]
)
def test_the_clock_of_berlin(at: datetime) -> None:
    truly = at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Europe/Berlin"))
    assert berlin(at) == truly.replace(tzinfo=None)


ANDROID = re.compile(r"(?m)^(\d\d\.\d\d\.\d\d), (\d\d:\d\d) - (?:([^:\n]+): )?")
IPHONE = re.compile(
    "(?m)^\u200e?\\[(\\d{1,2}/\\d{1,2}/\\d\\d), (\\d{1,2}:\\d\\d:\\d\\d)\u202f[AP]M\\] ([^:\\n]+): (\u200e?)"
)


def test_chats_of_both_phones(folder: Path, sources: dict[str, Any]) -> None:
    for name, told in sources["whatsapp"]["chats"].items():
        path = folder / "exports/whatsapp" / name
        if told["phone"] == "android de":
            text = path.read_text(encoding="utf-8")
            names = [match[3] for match in ANDROID.finditer(text) if match[3]]
            assert "Ende-zu-Ende-verschlüsselt" in text.splitlines()[0]
            assert text.count("<Medien ausgeschlossen>") == told["media"]
        else:
            (member, data), *_ = members(path).items()
            assert member == "_chat.txt"
            marks = list(IPHONE.finditer(data.decode()))
            assert marks[0][4] == "\u200e"  # the notice that all is encrypted looks like a message
            names = [match[3] for match in marks[1:]]
            assert data.decode().count("<attached: ") == told["media"]
        assert Counter("out" if name == "Martin Brückner" else "in" for name in names) == {
            side: told[side] for side in ("out", "in")
        }
    assert {told["phone"] for told in sources["whatsapp"]["chats"].values()} == {"android de", "iphone en"}


# XING's API and the colleague, read back


def test_answers_of_xing_are_read_as_told(folder: Path, sources: dict[str, Any]) -> None:
    network = na.load(folder / "exports/xing/xing-api-2012-12-15.zip")
    told = sources["xing_api"]
    assert len(network.contacts[network.contacts["relation"] == "connection"]) == told["contacts"]
    assert (network.interactions["kind"] == "message").sum() == told["messages"] > 0
    pairs = {frozenset((one_, two)) for one_, two in zip(network.links["a"], network.links["b"], strict=True)}
    assert len(pairs) == len(
        {frozenset((key, other)) for key, others in told["shared"].items() for other in others}
    )


def test_the_colleague_has_a_whole_archive(folder: Path, sources: dict[str, Any]) -> None:
    told = sources["colleague"]
    network = na.load(folder / "colleagues" / told["name"])
    held = network.contacts[network.contacts["relation"] == "connection"]
    assert len(held) == len(told["shared"]) + len(told["only_hers"]) + 1
    assert "linkedin:martin-brueckner-interim" in set(held["contact_id"])
    assert len(network.interactions[network.interactions["kind"] == "message"]) == sum(
        told["messages"].values()
    )
    assert repr(network).startswith("<Network as of 2026-02-20: ")
