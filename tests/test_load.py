"""`load` end to end: every file is read, ignored or named; one bad file costs no good row; nothing else is raised."""

# rows of export files and sentences stand as they are, however long
# ruff: noqa: ISC004

from __future__ import annotations

import builtins
import gc
import io
import zipfile
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from export_files import (
    BASIC,
    COMPLETE,
    CONNECTIONS,
    GOOD_FILE,
    MESSAGES_10,
    OLD,
    OWNER_URL,
    PROFILE,
    Files,
    assert_same,
    by_id,
    covered,
    load_exports,
    write,
    zipped,
)
from netanalysis import Network, schema
from netanalysis.errors import NetanalysisError, NothingToRead, NoUsableRows, OwnerUnknown
from netanalysis.frames import find_problems
from netanalysis.load import load

EVA = "linkedin:eva-muster"
IN = f"2-a==,,Eva Muster,https://www.linkedin.com/in/eva-muster,Ida Beispiel,{OWNER_URL},2024-05-02 10:00:00 UTC,,Hallo,INBOX\n"
ALL: Files = {
    BASIC: {
        "Connections.csv": GOOD_FILE,
        "messages.csv": MESSAGES_10 + IN,
        "Profile.csv": PROFILE,
        "Skills.csv": "Name\nExcel\n",
    },
    "xing/eva.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Muster\nEND:VCARD\n",
    "xing/mehr.csv": "Vorname;Nachname\nJan;Probe\n",
    "urlaub.jpg": b"\xff\xd8",
    "kaputt.zip": b"PK\x03\x04 cut",
}


# --- what is read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(tmp_path: Path, was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(NothingToRead):
            load(tmp_path / "nowhere")
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_every_file_is_read_ignored_failed_or_named(tmp_path: Path) -> None:
    network = load_exports(tmp_path, ALL, owner=None)
    found = dict(zip(network.coverage["file"], network.coverage["status"], strict=True))
    assert found == {
        f"{BASIC}/Connections.csv": "read", f"{BASIC}/messages.csv": "read", f"{BASIC}/Profile.csv": "read",
        f"{BASIC}/Skills.csv": "ignored", "xing/eva.vcf": "read", "xing/mehr.csv": "read", "urlaub.jpg": "unknown",
        "kaputt.zip": "failed",
    }  # fmt: skip
    not_read = network.coverage[~network.coverage["status"].isin(["read", "ignored"])]
    assert not_read["reason"].notna().all()
    assert set(by_id(network)) == {EVA, "xing:~eva-muster", "xing:~jan-probe"}
    assert network.owner.name == "Ida Beispiel"
    for name, table in schema.TABLES.items():
        assert find_problems(getattr(network, name), table) == []
        assert list(getattr(network, name).columns) == list(table.names)


@pytest.mark.parametrize("wrap", ["folder", "zip", "zip in zip", "wrapper folder", "bare zip", "file", "str"])
def test_every_packing_of_an_export(tmp_path: Path, wrap: str) -> None:
    inside: Files = {"Connections.csv": GOOD_FILE}
    packings: dict[str, Files] = {
        "folder": {f"{BASIC.removesuffix('.zip')}/Connections.csv": GOOD_FILE}, "zip": {BASIC: inside},
        "zip in zip": {"all.zip": {BASIC: inside}}, "wrapper folder": {BASIC: {f"{BASIC.removesuffix('.zip')}/Connections.csv": GOOD_FILE}},
        "bare zip": {BASIC: inside}, "file": inside, "str": {f"{BASIC}.zip": inside},
    }  # fmt: skip
    folder = write(tmp_path, packings[wrap])
    path = {"bare zip": folder / BASIC, "file": folder / "Connections.csv"}.get(wrap, folder)
    network = load(str(path) if wrap == "str" else path)
    assert list(by_id(network)) == [EVA]
    assert str(network.date) == ("2023-03-04" if wrap == "file" else "2026-03-01")


def test_several_dates_side_by_side_make_a_history(tmp_path: Path) -> None:
    files: Files = {OLD: {"Connections.csv": GOOD_FILE.replace("CFO", "Analystin").replace("2023", "2021")},
                    BASIC: {"Connections.csv": GOOD_FILE.replace("2023", "2021")}}  # fmt: skip
    network = load_exports(tmp_path, files)
    assert [str(day.date()) for day in network.snapshots["snapshot_on"]] == ["2022-09-14", "2026-03-01"]
    assert list(network.snapshots["position"]) == ["Analystin", "CFO"]
    assert network.as_of("2023-01-01").contacts["position"].tolist() == ["Analystin"]


def test_basic_and_complete_and_a_copy_together_change_nothing(tmp_path: Path) -> None:
    once = load_exports(tmp_path / "1", ALL)
    again = load_exports(
        tmp_path / "2",
        {
            **ALL,
            COMPLETE: ALL[BASIC],
            f"kopie/{BASIC}": ALL[BASIC],
            "xing/kopie/eva.vcf": ALL["xing/eva.vcf"],
        },
    )
    assert_same(once, again)


def test_the_day_of_an_article_is_not_the_day_of_the_export(tmp_path: Path) -> None:
    files: Files = {
        "export.zip": {
            "Connections.csv": GOOD_FILE,
            "Articles/Articles/2031-01-02 Ein Artikel.html": "<html>",
        }
    }
    assert str(load_exports(tmp_path, files).date) == "2023-03-04"


# --- what goes wrong --------------------------------------------------------------------------------------


def damaged_zip() -> bytes:
    data = bytearray(zipped({"messages.csv": MESSAGES_10 + IN * 50, "Connections.csv": GOOD_FILE}))
    start = data.index(b"messages.csv") + len(b"messages.csv")
    data[start : start + 20] = bytes(20)
    return bytes(data)


def test_a_broken_member_beside_good_ones_is_named(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {BASIC: damaged_zip()})
    row = covered(network, "messages.csv")
    assert (row["status"], row["reason"]) == (
        "failed",
        "it is damaged inside the archive; download the archive again",
    )
    assert list(by_id(network)) == [EVA]


def test_files_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", GOOD_FILE)
        archive.writestr("messages.csv", bytes(2**24))
        archive.writestr("../Invitations.csv", "x")
    network = load_exports(tmp_path, {BASIC: bomb.getvalue()})
    assert list(by_id(network)) == [EVA]
    assert covered(network, f"{BASIC}/messages.csv")["status"] == "failed"
    assert covered(network, "../Invitations.csv")["reason"] == "its path leads out of the archive"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"urlaub.jpg": b"\xff"}, "urlaub.jpg: no source reads this kind of file"),
        ({BASIC: {"Skills.csv": "Name\n"}}, "only files that hold no contacts"),
        ({BASIC: {"Connections.csv": CONNECTIONS}}, f"{BASIC}/Connections.csv: no rows"),
        ({BASIC: b"PK"}, f"{BASIC}: the archive is broken or was not downloaded completely; download it again"),
        ({BASIC: {}}, f"{BASIC}: the archive is empty; download it again"),
        ({BASIC: {"Invitations.csv": "a,b\n"}}, f"{BASIC}/Invitations.csv: no row among the first 20 is a header with From, To, Sent At, "
         "Direction; if your headers are named otherwise, say so under [column_map] in netanalysis.toml"),
    ],
)  # fmt: skip
def test_nothing_usable_says_what_was_found(tmp_path: Path, files: Files, found: str) -> None:
    with pytest.raises(NoUsableRows) as caught:
        load_exports(tmp_path, files)
    assert str(caught.value) == f"No contact could be read; found were {found}."


def test_no_path_and_an_empty_folder_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        NothingToRead, match="There is no file or folder 'nowhere'; give the path of an export"
    ):
        load(tmp_path / "nowhere")
    with pytest.raises(
        NothingToRead, match=r"There is nothing to read in .*; put the zips the platforms gave you there"
    ):
        load(tmp_path)
    (tmp_path / ".hidden.csv").write_text(GOOD_FILE, encoding="utf-8")
    with pytest.raises(NothingToRead):
        load(tmp_path)
    assert issubclass(NothingToRead, FileNotFoundError)


def test_nothing_is_written_and_no_socket_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_socket: None
) -> None:
    folder = write(tmp_path, ALL)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    real = builtins.open

    def only_reading(file: object, mode: str = "r", *args: object, **kwargs: object) -> object:
        assert not set(mode) & set("wax+"), f"{file} was opened for writing"
        return real(file, mode, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", only_reading)
    monkeypatch.setattr(io, "open", only_reading)
    load(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_reading_twice_gives_equal_frames(tmp_path: Path) -> None:
    folder = write(tmp_path, ALL)
    one, other = load(folder), load(folder)
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


# --- arbitrary bytes --------------------------------------------------------------------------------------

NAMES = ("Connections_1.csv", "messages.csv", "Invitations.csv", "Endorsement_Given_Info.csv", "Contacts.csv", "Shares_1.csv",
         "Notes.csv", "Profile.csv", "Positions.csv", "irgendwas.csv", "karten.vcf", "Recommendations_Given.csv", "inner.zip")  # fmt: skip
HEADERS = (
    CONNECTIONS, MESSAGES_10, "From,To,Date,Subject,Content,Direction,Folder\n",
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
    "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status\n",
    "FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,FullName,Profiles\n",
    "Date,ShareLink,ShareCommentary\n", "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On\n",
    "First Name,Last Name,Headline\n", "Company Name,Title,Started On,Finished On\n", "Vorname;Nachname;E-Mail;Profil;Tags\n",
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n",
)  # fmt: skip
CELLS = (
    "", " ", "Eva", "Muster", "Eva Muster", "Jane Doe, PMP", "LinkedIn Member", "Ida Beispiel", "🚀", "\0", '"', '""', "'", ",", ";", "\n",
    "\r\n", "NA", "x@example.org", "030 23125 1", "https://www.linkedin.com/in/eva-muster", "https://www.linkedin.com/in/x",
    "https://www.linkedin.com/in/%", OWNER_URL, "https://www.linkedin.com/in/a,https://www.linkedin.com/in/b", "2-a==",
    "2024-05-02 10:00:00 UTC", "2024-05-02 10:00:00", "2022/02/03 04:05:06 UTC", "1/9/23, 9:05 AM", "04 Mar 2020", "31 Feb 2020",
    "9999-12-31 23:59:59 UTC", "OUTGOING", "INCOMING", "SPAM", "Sponsored Conversation", "\x1f", "\ud800",
)  # fmt: skip
_CELL = st.sampled_from(CELLS) | st.text(max_size=6)
_ROW = st.lists(_CELL, max_size=12).map(lambda cells: ",".join(f'"{c}"' if len(c) % 2 else c for c in cells))
_TABLE = st.tuples(st.sampled_from(HEADERS), st.lists(_ROW, max_size=8)).map(
    lambda table: (table[0] + "\n".join(table[1])).encode("utf-8", errors="surrogatepass")
)
_CARDS = st.lists(st.sampled_from(["BEGIN:VCARD", "END:VCARD", "FN:Eva Muster", "N:Muster;Eva", "EMAIL:x@example.org", "TEL:030 23125 1",
                                   "URL:https://www.xing.com/profile/E", "FN:", "KIND:group", "="]), max_size=20).map(
    lambda lines: "\n".join(lines).encode())  # fmt: skip
_BYTES = st.binary(max_size=300) | _TABLE | _CARDS


def survives(tmp_path: Path, files: Files, owner: str | None) -> Network | None:
    """Load, and hold the good row against it; whatever else is raised than our own errors fails the test."""
    (tmp_path / BASIC).write_bytes(zipped({**files, "Connections.csv": GOOD_FILE}))
    try:
        network = load(tmp_path / BASIC, owner=owner)
    except OwnerUnknown:
        return None
    except NetanalysisError as error:
        pytest.fail(f"{type(error).__name__}: {error}")
    eva = by_id(network)[EVA]
    assert eva["relation"] == "connection"
    assert eva["connected_on"] is not None
    statuses = Counter(network.coverage["status"])
    assert statuses["read"] + statuses["ignored"] + statuses["unknown"] + statuses["failed"] >= len(files) + 1
    return network


FUZZ = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(name=st.sampled_from(NAMES), data=_BYTES)
@example(
    name="messages.csv",
    data=(
        MESSAGES_10 + ",,x,https://www.linkedin.com/company/x,Ida Beispiel,,2024-05-02 10:00:00 UTC,,,\n"
    ).encode(),
)
@example(
    name="messages.csv",
    data=(MESSAGES_10 + ',,"LinkedIn Member",,Ida Beispiel,,2024-05-02 10:00:00 UTC,,,\n').encode(),
)
def test_no_bytes_beside_it_cost_the_good_row(tmp_path: Path, name: str, data: bytes) -> None:
    survives(tmp_path, {name: data}, "Ida Beispiel")


@FUZZ
@given(
    files=st.dictionaries(st.sampled_from(NAMES), _BYTES, max_size=5),
    owner=st.sampled_from(["Ida Beispiel", None]),
)
def test_no_files_beside_it_cost_the_good_row(
    tmp_path: Path, files: dict[str, bytes], owner: str | None
) -> None:
    survives(tmp_path, files, owner)


@FUZZ
@given(rows=st.lists(_ROW, max_size=6), before=st.text(st.characters(exclude_characters='"'), max_size=30))
@example(rows=['Jan,"Probe,https://www.linkedin.com/in/jan,,Bau,Boss,05 Mar 2023'], before="")
def test_no_rows_above_it_in_its_own_file_cost_the_good_row(
    tmp_path: Path, rows: list[str], before: str
) -> None:
    above = "\n".join(rows)
    text = f"{before}\n{CONNECTIONS}{above}\n{GOOD_FILE.splitlines()[-1]}\n"
    (tmp_path / "Connections.csv").write_bytes(text.encode("utf-8", errors="replace"))
    network = load(tmp_path / "Connections.csv")
    assert by_id(network)[EVA]["name"] == "Eva Muster"


@FUZZ
@given(data=_TABLE, owner=st.sampled_from(["Ida Beispiel", None]))
def test_the_same_file_twice_changes_nothing_whatever_it_holds(
    tmp_path: Path, data: bytes, owner: str | None
) -> None:
    once = survives(tmp_path, {"messages.csv": data, "liste.csv": data}, owner)
    (tmp_path / "more").mkdir(exist_ok=True)
    for name in (BASIC, COMPLETE):
        (tmp_path / "more" / name).write_bytes((tmp_path / BASIC).read_bytes())
    if once is not None:
        twice = load(tmp_path / "more", owner=owner)
        assert set(by_id(twice)) == set(by_id(once))
        assert len(twice.interactions) == len(once.interactions)
