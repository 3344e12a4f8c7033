"""The sample generator: native bytes of each era, and a truth that its own files bear out."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
import zipfile
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from netanalysis.samples import sample
from netanalysis.samples._build import WRITTEN, write_sample
from netanalysis.samples._small import SMALL

ROOT = Path(__file__).parents[1]
COMMITTED = {200: ROOT / "src/netanalysis/samples/small", 2500: ROOT / "data/sample"}
Y2022 = "Complete_LinkedInDataExport_09-14-2022.zip"
Y2024 = "Basic_LinkedInDataExport_12-10-2024.zip"
BASIC = "Basic_LinkedInDataExport_03-01-2026.zip"
COMPLETE = "Complete_LinkedInDataExport_03-02-2026.zip"
ARCHIVES = {
    Y2022: date(2022, 9, 14),
    Y2024: date(2024, 12, 10),
    BASIC: date(2026, 3, 1),
    COMPLETE: date(2026, 3, 2),
}
TABLE, CARDS = "xing/xing-kontakte-2013.csv", "xing/xing-visitenkarten-2026-02-27.zip"
ME = "https://www.linkedin.com/in/martin-brueckner-interim"
#: the platforms' own machines, and ids in the shape of addresses
ROBOTS = r"@(mail\.xing\.com|linkedin\.com|facebookmail\.com|google\.com|xxx)$"
PLATFORMS = r"(www\.(linkedin|xing)|twitter|mobile\.twitter|plus\.google)\.com"
LINKEDIN = "https://www.linkedin.com/in/"
CRLF_FAMILY = (
    "Comments",
    "Reactions",
    "Shares",
    "Votes",
    "Hashtag_Follows",
    "Member_Follows",
    "Saved_Items",
    "InstantReposts",
)
OPEN_ENDED = ("Connections.csv", "Company Follows.csv", "Email Addresses.csv")
MESSAGES_10 = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER"
)
ENDORSED = "Endorsement Date,Skill Name,{0} First Name,{0} Last Name,{1}Endorsement Status"
CONTACTS = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles"
)
IMPORTED = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,"
    "UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)
LEARNING = (
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),"
)
NOTES = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
HEADERS = [
    (Y2022, "messages.csv", MESSAGES_10.replace("RECIPIENT PROFILE URLS,", "")),
    (Y2024, "messages.csv", f"{MESSAGES_10},IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
    (Y2022, "Invitations.csv", "From,To,Sent At,Message,Direction"),
    (Y2024, "Invitations.csv", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"),
    (Y2022, "Endorsement_Given_Info.csv", ENDORSED.format("Endorser", "")),
    (Y2022, "Endorsement_Received_Info.csv", ENDORSED.format("Endorser", "")),
    (BASIC, "Endorsement_Given_Info.csv", ENDORSED.format("Endorsee", "Endorsee Public Url,")),
    (COMPLETE, "Endorsement_Received_Info.csv", ENDORSED.format("Endorser", "Endorser Public Url,")),
    (Y2022, "Contacts.csv", CONTACTS),
    (COMPLETE, "ImportedContacts.csv", IMPORTED),
    (Y2022, "Shares.csv", "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility"),
    (COMPLETE, "Shares_48151623.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"),
    (COMPLETE, "Member_Follows_48151623.csv", "Date,Status,FullName"),
    (COMPLETE, "Notes.csv", NOTES),
    (
        COMPLETE,
        "Recommendations_Given.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    ),
    (BASIC, "guide_messages.csv", MESSAGES_10),
    (BASIC, "Profile.csv", PROFILE),
    (Y2022, "Learning.csv", LEARNING),
    (Y2022, "Rich Media.csv", "Type,Link"),
    (BASIC, "Rich_Media.csv", "Date/Time,Media Description,Media Link"),
]
DATES = {
    "Connections.csv": ("Connected On", r"\d\d [A-Z][a-z]{2} \d{4}"),
    "messages.csv": ("DATE", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"),
    "Invitations.csv": ("Sent At", r"[1-9]\d?/[1-9]\d?/\d\d, [1-9]\d?:\d\d [AP]M"),
    "Endorsement_Received_Info.csv": ("Endorsement Date", r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d UTC"),
    "SearchQueries.csv": ("Time", r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d UTC"),
    "Company Follows.csv": ("Followed On", r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}"),
    "Reactions.csv": ("Date", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    "Member_Follows.csv": ("Date", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    "Positions.csv": ("Started On", r"([A-Z][a-z]{2} )?\d{4}"),
    "Registration.csv": ("Registered At", r"5/9/11, 8:14 AM"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("sample") / "mine", contacts=200)


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def contents(where: Path) -> dict[str, bytes]:
    """Every file by its path, archives by their members."""
    found: dict[str, bytes] = {}
    for path in sorted(path for path in where.rglob("*") if path.is_file()):
        name = path.relative_to(where).as_posix()
        inside = members(path) if path.suffix == ".zip" else {}
        found |= {f"{name}!{member}": data for member, data in inside.items()} or {name: path.read_bytes()}
    return found


def rows(data: bytes, *, encoding: str = "utf-8", delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


def read(where: Path, archive: str, name: str) -> list[dict[str, str]]:
    """Data rows of a member as dicts; the preamble of Connections.csv left out."""
    found = rows(members(where / "exports" / archive)[name])
    start = next(n for n, row in enumerate(found) if len(row) > 1)
    return [dict(zip(found[start], row, strict=True)) for row in found[start + 1 :]]


def truth(where: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((where / "truth.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("contacts", COMMITTED)
def test_committed_folder_equals_a_fresh_one(contacts: int, tmp_path: Path) -> None:
    names = {200: SMALL, 2500: WRITTEN}[contacts]
    fresh = contents(write_sample(tmp_path / "new", contacts=contacts, seed=0, names=names))
    kept = contents(COMMITTED[contacts])
    assert sorted(fresh) == sorted(kept)
    assert [name for name, data in fresh.items() if data != kept[name]] == []


def test_seed_decides(folder: Path, tmp_path: Path) -> None:
    assert contents(sample(tmp_path / "again", contacts=200)) == contents(folder)
    other = contents(sample(tmp_path / "other", contacts=200, seed=1))
    assert other[f"exports/{COMPLETE}!messages.csv"] != contents(folder)[f"exports/{COMPLETE}!messages.csv"]


def test_archives_say_nothing_of_the_clock(folder: Path) -> None:
    for name, on in ARCHIVES.items():
        with zipfile.ZipFile(folder / "exports" / name) as opened:
            assert {info.date_time for info in opened.infolist()} == {(on.year, on.month, on.day, 12, 0, 0)}
            assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_DEFLATED}


def test_sizes() -> None:
    sizes = {n: sum(path.stat().st_size for path in where.rglob("*")) for n, where in COMMITTED.items()}
    assert sizes[200] < 700_000
    assert sizes[2500] < 6_000_000


@pytest.mark.parametrize(("archive", "name", "header"), HEADERS)
def test_headers_of_each_era(folder: Path, archive: str, name: str, header: str) -> None:
    assert members(folder / "exports" / archive)[name].decode().splitlines()[0] == header


def test_messages_of_2026_are_quoted_throughout(folder: Path) -> None:
    data = members(folder / "exports" / COMPLETE)["messages.csv"].decode()
    assert data.startswith(
        ",".join(f'"{column}"' for column in [*MESSAGES_10.split(","), "ATTACHMENTS"]) + "\n"
    )
    assert all(
        row["CONVERSATION ID"].endswith("=") and len(row["CONVERSATION ID"]) == 58
        for row in read(folder, COMPLETE, "messages.csv")
    )
    assert '\n"2-' in data
    assert "\n\n" in data
    assert '"2-' not in members(folder / "exports" / Y2022)["messages.csv"].decode()


@pytest.mark.parametrize(
    ("archive", "url"), [(Y2022, ""), (Y2024, "URL,"), (BASIC, "URL,"), (COMPLETE, "URL,")]
)
def test_connections_begin_with_the_preamble(folder: Path, archive: str, url: str) -> None:
    data = members(folder / "exports" / archive)["Connections.csv"]
    preamble, found, rest = data.partition(
        f"First Name,Last Name,{url}Email Address,Company,Position,Connected On\n".encode()
    )
    assert found
    assert md5(preamble, usedforsecurity=False).hexdigest() == "07e2f82475041ef4f36f2c68777e285a"
    days = [datetime.strptime(row[-1], "%d %b %Y") for row in rows(rest)]
    assert days == sorted(days, reverse=True)
    assert re.search(rf"(?m)^{',' * (6 if url else 5)}\d\d [A-Z][a-z]{{2}} \d{{4}}$", data.decode())


@pytest.mark.parametrize("archive", ARCHIVES)
def test_line_ends_and_encodings_by_family(folder: Path, archive: str) -> None:
    for name, data in members(folder / "exports" / archive).items():
        if name == "Endorsement Received Info.csv":
            assert data.startswith(b"\xff\xfe")
            assert data.decode("utf-16").startswith(
                '"Endorsement Date"\t"Skill Name"\t"Endorser First Name"\t'
            )
            continue
        assert not data.startswith(b"\xef\xbb\xbf")
        text = data.decode("utf-8")
        crlf = name.startswith(CRLF_FAMILY)
        assert text.split("\n")[0].endswith("\r") is crlf, name
        assert ("\r" in text) is crlf, name
        assert text.endswith("\n") is (name not in OPEN_ENDED), name


@pytest.mark.parametrize("name", DATES)
def test_date_shapes(folder: Path, name: str) -> None:
    column, shape = DATES[name]
    found = [row[column] for row in read(folder, Y2022, name)]
    assert found
    assert all(re.fullmatch(shape, value) for value in found)


def test_posts_wrap_their_line_breaks_in_quotes(folder: Path) -> None:
    posts = [row["ShareCommentary"] for row in read(folder, Y2022, "Shares.csv")]
    assert any('"\r\n"' in post for post in posts)
    assert not any("\n" in post.replace('"\r\n"', "") for post in posts)


def test_line_breaks_in_messages_by_era(folder: Path) -> None:
    old, new = read(folder, Y2022, "messages.csv"), read(folder, COMPLETE, "messages.csv")
    assert not any("\n" in row["CONTENT"] for row in old)
    assert sum("  " in row["CONTENT"] for row in old) > 50
    assert sum("\n" in row["CONTENT"] for row in new) > 50
    now = {row["DATE"]: row["CONTENT"] for row in new}
    assert all(re.sub(r"\n+", "  ", now[row["DATE"]]) == row["CONTENT"] for row in old if row["DATE"] in now)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_messages_are_newest_first_in_each_conversation(folder: Path, archive: str) -> None:
    seen: list[str] = []
    last: dict[str, str] = {}
    for row in read(folder, archive, "messages.csv"):
        thread = row["CONVERSATION ID"]
        if not seen or seen[-1] != thread:
            assert thread not in seen
            seen.append(thread)
        assert row["DATE"] <= last.get(thread, "9")
        last[thread] = row["DATE"]
        assert row["DATE"][:10] <= ARCHIVES[archive].isoformat()


def test_complete_holds_all_of_basic_and_one_more_day(folder: Path) -> None:
    for name, newest in (
        ("Connections.csv", "02 Mar 2026"),
        ("messages.csv", "2026-03-02"),
        ("Invitations.csv", "3/2/26"),
    ):
        before, after = (
            Counter(tuple(row.values()) for row in read(folder, archive, name))
            for archive in (BASIC, COMPLETE)
        )
        assert before < after
        assert all(any(newest in cell for cell in row) for row in after - before)


def test_people_change_jobs_and_vanish_between_exports(folder: Path) -> None:
    old, new = (
        {row["URL"]: row for row in read(folder, archive, "Connections.csv") if row["URL"]}
        for archive in (Y2024, COMPLETE)
    )
    both = old.keys() & new.keys()
    assert 0.02 < sum(old[url]["Company"] != new[url]["Company"] for url in both) / len(both) < 0.5
    assert old.keys() - new.keys()
    assert len(read(folder, COMPLETE, "Connections.csv")) == 144


@pytest.mark.parametrize("where", COMMITTED.values(), ids=COMMITTED)
def test_truth_counts_what_is_in_the_files(where: Path) -> None:
    told = truth(where)
    for archive in ARCHIVES:
        counted = {}
        for name, data in members(where / "exports" / archive).items():
            utf16 = data.startswith(b"\xff\xfe")
            found = rows(data, encoding="utf-16", delimiter="\t") if utf16 else rows(data)
            counted[name] = len(found) - (4 if name == "Connections.csv" else 1)
        assert counted == told["files"][archive]
        blank = [row for row in read(where, archive, "Connections.csv") if not row["First Name"]]
        assert len(blank) == told["nameless"][archive]
        assert all(not any(list(row.values())[:-1]) for row in blank)
    table = rows((where / "exports" / TABLE).read_bytes(), encoding="cp1252", delimiter=";")
    assert len(table) - 1 == told["files"]["xing-kontakte-2013.csv"]["xing-kontakte-2013.csv"]
    cards = members(where / "exports" / CARDS)
    assert len(cards) == told["contacts"] == told["files"]["xing-visitenkarten-2026-02-27.zip"]["*.vcf"]
    assert {person["xing"]["card"] for person in told["people"] if person["xing"]} == set(cards)


def sort_of(row: dict[str, str]) -> str:
    marks = {
        "sponsored": row["CONVERSATION TITLE"] == "Sponsored Conversation",
        "spam": row["FOLDER"] == "SPAM",
        "draft": row.get("IS MESSAGE DRAFT") == "Yes",
        "linkedin_member": row["FROM"] == "LinkedIn Member",
    }
    return next((mark for mark, held in marks.items() if held), "ordinary")


@pytest.mark.parametrize("where", COMMITTED.values(), ids=COMMITTED)
def test_truth_counts_marked_messages(where: Path) -> None:
    for archive, told in truth(where)["messages"].items():
        sorts = Counter(sort_of(row) for row in read(where, archive, "messages.csv"))
        assert sum(sorts.values()) == told["rows"]
        assert {mark: sorts[mark] for mark in told if mark != "rows"} == {
            mark: n for mark, n in told.items() if mark != "rows"
        }
    sponsored = [row for row in read(where, COMPLETE, "messages.csv") if sort_of(row) == "sponsored"]
    assert all(row["FROM"] == "LinkedIn Member" and not row["SENDER PROFILE URL"] for row in sponsored)
    assert all(
        row["CONTENT"].startswith('<p class="spinmail-quill-editor__spin-break">') for row in sponsored
    )
    assert all("%FIRSTNAME%" in row["CONTENT"] for row in sponsored)


def exchanges(where: Path, people: dict[str, dict[str, Any]]) -> dict[str, list[tuple[date, str]]]:
    """Days and sides of what counts, told from the files alone: person id -> (day, in or out or both)."""
    by_url = {LINKEDIN + person["linkedin"]: key for key, person in people.items() if person["linkedin"]}
    days: dict[str, list[tuple[date, str]]] = defaultdict(list)
    messages = [
        row
        for archive in (Y2024, COMPLETE)
        for row in read(where, archive, "messages.csv")
        if sort_of(row) == "ordinary"
    ]
    mailed: dict[str, set[str]] = defaultdict(set)
    for row in messages:
        mailed[row["CONTENT"] if row["SENDER PROFILE URL"] == ME else ""].add(row["RECIPIENT PROFILE URLS"])
    for row in messages:
        others, mine = row["RECIPIENT PROFILE URLS"].split(","), row["SENDER PROFILE URL"] == ME
        broadcast = len(others) > 10 or (mine and row["CONTENT"] and len(mailed[row["CONTENT"]]) > 10)
        for url in [] if broadcast else others if mine else [row["SENDER PROFILE URL"]]:
            if url in by_url:
                days[by_url[url]].append((date.fromisoformat(row["DATE"][:10]), "out" if mine else "in"))
    for on, cell, *_ in rows((where / "journal.csv").read_bytes(), encoding="cp1252", delimiter=";")[1:]:
        days[resolved(people, cell)].append((datetime.strptime(on, "%d.%m.%Y").date(), "both"))
    return days


def resolved(people: dict[str, dict[str, Any]], cell: str) -> str:
    """Return the one person a cell can mean, titles left out of names."""
    bare = re.sub(r"^((?:Prof|Dr|med|Mag|MMag|DI|Dipl-Ing|Dipl-Kfm|lic|oec|Dipl\.-\w+)\.? )+", "", cell)
    found = [
        key
        for key, person in people.items()
        if person["name"] == bare
        or (person["linkedin"] and LINKEDIN + person["linkedin"] == cell)
        or (
            person["xing"]
            and cell in {person["xing"]["email"], f"https://www.xing.com/profile/{person['xing']['profile']}"}
        )
    ]
    assert len(found) == 1, f"{len(found)} people answer to a cell"
    return found[0]


def state(days: list[tuple[date, str]], on: date) -> str:
    past = [(day, side) for day, side in days if day <= on]
    sides = {side for _, side in past}
    recent = {side for day, side in past if day > on - timedelta(days=365)}
    if not past:
        return "collected"
    if not ("both" in sides or sides == {"in", "out"}):
        return "one_way"
    if len({day for day, _ in past}) < 3:
        return "occasional"
    return "core" if "both" in recent or {"in", "out"} <= recent else "dormant"


@pytest.mark.parametrize("where", COMMITTED.values(), ids=COMMITTED)
def test_classes_follow_from_the_files(where: Path) -> None:
    people = {person["id"]: person for person in truth(where)["people"]}
    days = exchanges(where, people)
    corrected = rows((where / "corrections.csv").read_bytes())[1:]
    pinned = {resolved(people, row[0]) for row in corrected if row[6] == "yes"}
    assert len(pinned) == 2
    for key, person in people.items():
        if "closed_on" in person:
            continue  # the newest archives no longer say who that was
        expected = state(days.get(key, []), date(2026, 3, 2))
        if not person["linkedin"] and not person["linkedin_connected_on"] and expected == "collected":
            expected = "unobserved"
        assert person["class"] == ("core" if key in pinned else expected), key


@pytest.mark.parametrize(("contacts", "core", "share"), [(200, 4, 0.08), (2500, 45, 0.08)])
def test_the_story_has_its_proportions(contacts: int, core: int, share: float) -> None:
    told = truth(COMMITTED[contacts])
    linked = [person for person in told["people"] if person["linkedin_connected_on"]]
    sizes = Counter(person["class"] for person in linked)
    assert sizes["core"] == core
    assert sizes["collected"] > 0.65 * len(linked)
    assert sizes["dormant"] < share * len(linked)
    both = [person for person in linked if person["xing"]]
    assert len(both) == contacts // 5
    since = Counter(int(person["linkedin_connected_on"][:4]) for person in linked)
    assert since[2013] > 3 * since[2011]
    assert since[2024] < since[2019] / 3
    kept = told["files"]["xing-kontakte-2013.csv"]["xing-kontakte-2013.csv"]
    assert 0.33 < kept / contacts < 0.47


def test_two_own_broadcasts_and_a_crowded_conversation() -> None:
    sent: dict[str, set[str]] = defaultdict(set)
    for row in read(COMMITTED[2500], COMPLETE, "messages.csv"):
        if row["SENDER PROFILE URL"] == ME and row["CONTENT"]:
            sent[row["CONTENT"]].add(row["RECIPIENT PROFILE URLS"])
    wide = sorted(len(urls) for urls in sent.values() if len(urls) > 10)
    assert wide == [25, 40]
    assert max(url.count(",") + 1 for urls in sent.values() for url in urls) == 14


def test_outcomes_and_chains() -> None:
    where = COMMITTED[2500]
    people = {person["id"]: person for person in truth(where)["people"]}
    header, *made = rows((where / "outcomes.csv").read_bytes())
    assert ",".join(header) == "title,kind,status,first_touch,won_on,value,cost,hours,chain,origin,note"
    told = truth(where)["outcomes"]
    won = [row for row in made if row[1:3] == ["project", "won"]]
    assert (len(made), len(won), sum(int(row[5]) for row in won)) == (
        told["rows"],
        told["won_projects"],
        told["won_value"],
    )
    assert told["won_projects"] == 14
    assert 0.4 < told["won_value_by_basis"]["core"] / told["won_value"] < 0.6
    assert set(told["won_value_by_basis"]) == {"core", "dormant", "chance", "origin"}
    days = exchanges(where, people)
    for row in made:
        chain = [resolved(people, cell) for cell in row[8].split(" > ")] if row[8] else []
        story = told["by_title"][row[0]]
        assert chain == story["chain"]
        assert bool(chain) != bool(row[9])
        if chain and story["basis"] != "chance":
            assert (
                state(sorted(days[chain[0]]), date.fromisoformat(row[3]) - timedelta(days=90))
                == story["basis"]
            )
    assert any("Katzen" in row[10] for row in won)


def test_the_owners_files(folder: Path) -> None:
    settings = tomllib.loads((folder / "netanalysis.toml").read_text(encoding="utf-8"))
    assert settings["me"]["names"][0] == "Martin Brückner"
    assert settings["me"]["profile_urls"][0] == ME
    assert {"company", "title", "from", "until"} == set(settings["me"]["positions"][-1])
    assert settings["ledger_until"] > settings["ledger_from"] == date(2012, 1, 1)
    assert settings["aliases"]["FGG"] == "Firlefanz Getriebe GmbH"
    journal = (folder / "journal.csv").read_bytes()
    assert journal.startswith(
        b"date;person;minutes;kind;topic;note\r\n19.04.2012;Katja Lenz;120;event;Katzen;"
    )
    assert (
        journal.count(b"\r\n") == journal.count(b"\n") == len(rows(journal, encoding="cp1252", delimiter=";"))
    )
    assert "ü".encode("cp1252") in journal
    with pytest.raises(UnicodeDecodeError):
        journal.decode("utf-8")
    assert rows((folder / "strategies.csv").read_bytes())[0] == ["account", "from", "to", "arm", "note"]
    header, *corrected = rows((folder / "corrections.csv").read_bytes())
    assert header == ["person", "same_as", "not_same_as", "met", "met_on", "tags", "pin", "kind_of_contact"]
    people = {person["id"]: person for person in truth(folder)["people"]}
    same = [(resolved(people, row[0]), resolved(people, row[1])) for row in corrected if row[1]]
    other = [(resolved(people, row[0]), resolved(people, row[2])) for row in corrected if row[2]]
    assert len(same) == 1
    assert same[0][0] == same[0][1]
    assert [list(pair) for pair in other] == [
        pair for pair in truth(folder)["namesakes"] if list(pair) in [list(one) for one in other]
    ]


def full_name(card: bytes) -> str:
    text = card.decode("latin-1" if b"VERSION:2.1" in card else "utf-8")
    return text.partition("\nFN:")[2].partition("\n")[0].strip()


def test_a_name_in_the_journal_belongs_to_one_account_only() -> None:
    where = COMMITTED[2500]
    linked = [f"{row['First Name']} {row['Last Name']}" for row in read(where, COMPLETE, "Connections.csv")]
    carded = [full_name(card) for card in members(where / "exports" / CARDS).values()]
    held = Counter(linked + carded)
    elsewhere = {
        f"{row['FirstName']} {row['LastName']}" for row in read(where, COMPLETE, "ImportedContacts.csv")
    }
    elsewhere |= {row["FullName"] for row in read(where, COMPLETE, "Member_Follows_48151623.csv")}
    elsewhere |= {stranger["name"] for stranger in truth(where)["strangers"]}
    cells = [
        row[1] for row in rows((where / "journal.csv").read_bytes(), encoding="cp1252", delimiter=";")[1:]
    ]
    names = {cell for cell in cells if "@" not in cell and "://" not in cell}
    assert len(names) > 20
    assert [name for name in names if held[name] != 1 or name in elsewhere] == []


def test_contact_table_of_2013(folder: Path) -> None:
    data = (folder / "exports" / TABLE).read_bytes()
    assert data.startswith(
        b"Vorname;Nachname;Firma;Position;E-Mail;Telefon;Ort;Land;Profil-URL;Tags;Notizen;Kontakt seit\r\n"
    )
    found = rows(data, encoding="cp1252", delimiter=";")[1:]
    assert all(re.fullmatch(r"\d\d\.\d\d\.20(0[6-9]|1[0-3])", row[-1]) for row in found)
    assert any("\n" in row[10] for row in found)
    assert any(row[9] for row in found)


def test_cards_of_both_sorts(folder: Path) -> None:
    cards = members(folder / "exports" / CARDS)
    old = [card for card in cards.values() if card.startswith(b"BEGIN:VCARD\r\nVERSION:2.1\r\n")]
    new = [card for card in cards.values() if card.startswith(b"BEGIN:VCARD\nVERSION:3.0\n")]
    assert (len(old), len(new)) == (67, 133)
    assert all(card.endswith(b"\r\nEND:VCARD\r\n") and card.decode("latin-1") for card in old)
    assert any(b"CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:" in card for card in old)
    assert any(b"\xfc" in card for card in old)
    assert all(b"\r" not in card and card.decode("utf-8") for card in new)
    assert all(len(line) <= 75 for card in new for line in card.split(b"\n"))
    assert all(b"\nFN" in card and b"\nN" in card and b"\nADR" in card for card in cards.values())
    assert 0.5 < sum(b"EMAIL" in card for card in cards.values()) / 200 < 0.7
    assert 0.4 < sum(b"\nURL:https://www.xing.com/profile/" in card for card in cards.values()) / 200 < 0.6


@pytest.mark.parametrize("where", COMMITTED.values(), ids=COMMITTED)
def test_nothing_could_reach_a_real_person(where: Path) -> None:
    texts = [
        data.decode("utf-16" if data[:2] == b"\xff\xfe" else "latin-1") for data in contents(where).values()
    ]
    texts = [re.sub(r"\r?\n ", "", text) for text in texts]  # long lines of cards are folded
    mails = {mail for text in texts for mail in re.findall(r"[\w.+-]+@[\w.-]*\w", text)}
    assert len(mails) > 50
    assert [mail for mail in mails if not re.search(rf"[@.]example\.(org|com|net)$|{ROBOTS}", mail)] == []
    phones = {
        re.sub(r"\D", "", phone)
        for text in texts
        for phone in re.findall(r"(?m)(?:\+49|\b0049|(?<=[:;])0)[\d ()/-]{8,}\d", text)
    }
    drama = (
        r"(?:0049|49|0)(3023125|6990009|4066969|2214710|8999998)\d{3}|(?:0049|49|0)17139200\d\d|4915228895456"
    )
    assert len(phones) > 50
    assert [phone for phone in phones if not re.fullmatch(drama, phone)] == []
    hosts = {host for text in texts for host in re.findall(r"https?://([\w.-]+)", text)}
    assert [
        host for host in hosts if not re.fullmatch(rf"{PLATFORMS}|.*\bexample\.(org|com|net)", host)
    ] == []


@pytest.mark.parametrize("contacts", [1, 2, 3, 5, 11, 19, 20, 33])
def test_small_networks_are_whole(tmp_path: Path, contacts: int) -> None:
    where = sample(tmp_path / "few", contacts=contacts, seed=contacts)
    told = truth(where)
    assert len(read(where, COMPLETE, "Connections.csv")) == round(0.72 * contacts)
    assert len(members(where / "exports" / CARDS)) == contacts
    assert tomllib.loads((where / "netanalysis.toml").read_text(encoding="utf-8"))["day_rate"] == 1200
    has_story = contacts >= 20
    for name in ("outcomes.csv", "corrections.csv", "strategies.csv"):
        assert (len(rows((where / name).read_bytes())) > 1) is has_story
    assert (Counter(person["class"] for person in told["people"])["core"] >= 3) is has_story
    assert all(person["in_exports"] or person["linkedin"] for person in told["people"])


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert sample(tmp_path, contacts=1) == tmp_path
    assert (tmp_path / "truth.json").is_file()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="never overwrites; name a new or empty folder"):
        sample(tmp_path, contacts=1)
    with pytest.raises(FileExistsError):
        sample(tmp_path / "mine.txt", contacts=1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("contacts", [0, -5, 30_001])
def test_the_number_of_contacts_has_bounds(tmp_path: Path, contacts: int) -> None:
    with pytest.raises(ValueError, match="1 to 30000 contacts"):
        sample(tmp_path / "none", contacts=contacts)
    assert not (tmp_path / "none").exists()


def test_names_that_trip_careless_readers() -> None:
    where = COMMITTED[2500]
    made = read(where, COMPLETE, "Connections.csv")
    last = [row["Last Name"] for row in made]
    assert {"Null", "NA"} <= set(last)
    assert any(re.search(r", (PMP|MBA|Ph\.D\.|CPA)$", name) for name in last)
    assert any("🚀" in name for name in last)
    assert any(re.fullmatch(r"\w\.?", name) for name in last)
    assert any("%C3%" in row["URL"] for row in made)
    assert any(row["First Name"].startswith("Prof. Dr. ") for row in made)
    assert any('"Alten Eisen"' in row["Company"] for row in made)
    assert (
        0.03
        < sum(bool(row["First Name"] and not row["Company"] + row["Position"]) for row in made) / 1800
        < 0.07
    )
    assert 0.01 < sum(bool(row["Email Address"]) for row in made) / 1800 < 0.04
    twice = [
        n
        for row, n in Counter(row["URL"] for row in read(where, Y2024, "Connections.csv")).items()
        if row and n > 1
    ]
    assert twice == [2, 2, 2]
    assert {row["FROM"] for row in read(where, COMPLETE, "messages.csv")} >= {
        "Martin Brückner",
        "Martin Bruckner",
    }
    firms = {row["Company"] for row in made}
    assert {
        "Firlefanz Getriebe GmbH",
        "Firlefanz Getriebe",
        "FGG",
        "selbstständig",
        "freelance",
        "-",
        "n/a",
    } <= firms
