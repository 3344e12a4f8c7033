"""Archives made to break or to fill the machine: named with a reason, read in bounds, good files beside them kept."""

from __future__ import annotations

import io
import stat
import struct
import time
import tracemalloc
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_files import BASIC, GOOD_FILE, by_id, covered, load_exports, zipped
from fuzzing import examples, outcome, zip_of
from netanalysis import Network
from netanalysis.sources.container import MIB, Limits, open_exports

EVA = "linkedin:eva-muster"
BROKEN = "the archive is broken or was not downloaded completely; download it again"
BOMB = "it unpacks to more than 300 times its size, as no export does"
DEEP = "an archive too deep or too large inside another; unpack the outer one"


def refused(path: Path, limits: Limits | None = None) -> dict[str, str]:
    with open_exports(path, limits=limits) as exports:
        return {broken.label: broken.reason for broken in exports.unreadable}


def read_all(path: Path, limits: Limits | None = None) -> list[str]:
    """Labels of everything that can be read; whatever cannot gives a reason."""
    with open_exports(path, limits=limits) as exports:
        for member in exports.members:
            try:
                member.read()
            except ValueError as error:
                assert str(error).startswith("it is ")  # noqa: PT017
        return [member.label for member in exports.members]


def peak(path: Path) -> int:
    """Most bytes held while everything is read."""
    tracemalloc.start()
    try:
        read_all(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# --- bombs ------------------------------------------------------------------------------------------------


def overlapping(n: int, size: int) -> bytes:
    """A flat bomb: one compressed body of zeros, and n entries of the directory that all point at it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(bytes(size)) + packer.flush()
    crc = zlib.crc32(bytes(size))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), size, 5, 0) + b"0.csv"
    entries = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(body), size, 9, 0, 0, 0, 0, 0, 0
        )
        + f"{i:05}.csv".encode()
        for i in range(n)
    )
    start = len(local) + len(body)
    return local + body + entries + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, n, n, len(entries), start, 0)


def test_a_bomb_of_many_entries_that_share_their_bytes_is_refused_whole(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(overlapping(2000, 9 * MIB))
    assert refused(tmp_path) == {"a.zip": BOMB}
    assert peak(tmp_path) < 5 * MIB


def test_many_small_bombs_in_one_archive_are_one_bomb(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({f"{n}.csv": bytes(MIB) for n in range(20)}))
    assert refused(tmp_path) == {"a.zip": BOMB}


def test_a_bomb_of_archives_in_archives_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    bomb = zip_of({"zeros.csv": bytes(11 * MIB)})
    for _ in range(3):
        bomb = zip_of({f"{n}.zip": bomb for n in range(8)})
    (tmp_path / "42.zip").write_bytes(bomb)
    assert set(refused(tmp_path).values()) == {DEEP}
    assert peak(tmp_path) < 5 * MIB


def test_archives_inside_an_archive_share_one_allowance(tmp_path: Path) -> None:
    inner = zip_of({"a.csv": bytes(range(256)) * 8})
    (tmp_path / "a.zip").write_bytes(zip_of({f"{n}.zip": inner for n in range(5)}))
    assert len(read_all(tmp_path, Limits(nested_bytes=3 * len(inner)))) == 3
    assert list(refused(tmp_path, Limits(nested_bytes=3 * len(inner))).values()) == [DEEP, DEEP]


def test_an_archive_that_holds_itself_ends(tmp_path: Path) -> None:
    """A quine cannot be told from its copy: what is opened is the copy, and the copy's copy is refused."""
    copy = zip_of({"Connections.csv": GOOD_FILE.encode()})
    (tmp_path / "q.zip").write_bytes(zip_of({"q.zip": zip_of({"q.zip": copy, "a.csv": b"a"})}))
    assert read_all(tmp_path) == ["q.zip/q.zip/a.csv"]
    assert refused(tmp_path) == {"q.zip/q.zip/q.zip": DEEP}


@pytest.mark.parametrize("claimed", [0, 1, 5000, 2**31])
def test_a_size_that_lies_gives_the_true_bytes_or_a_reason(tmp_path: Path, claimed: int) -> None:
    data = bytearray(zipped({"Connections.csv": GOOD_FILE, "good.csv": "a"}))
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, claimed)
    (tmp_path / "a.zip").write_bytes(bytes(data))
    with open_exports(tmp_path) as exports:
        for member in exports.members:
            try:
                assert member.read() in (GOOD_FILE.encode(), b"a")
            except ValueError as error:
                assert str(error) == "it is damaged inside the archive; download the archive again"  # noqa: PT017
        assert any(member.name == "good.csv" for member in exports.members)


@examples(10)
@given(cut=st.floats(0, 1), nested=st.booleans())
def test_an_archive_cut_off_anywhere_is_named_and_costs_no_other(cut: float, nested: bool) -> None:
    whole = zipped(
        {"Profile.csv": "First Name,Last Name,Headline\nIda,Beispiel,x\n", "Invitations.csv": "x" * 500}
    )
    part = whole[: int(cut * (len(whole) - 1))]
    name = "Basic_LinkedInDataExport_12-10-2024.zip"
    files: dict[str, object] = {"all.zip": {name: part}} if nested else {name: part}
    network = outcome({BASIC: {"Connections.csv": GOOD_FILE}, **files})  # type: ignore[dict-item]
    assert isinstance(network, Network), network
    assert list(by_id(network)) == [EVA]
    assert covered(network, name)["reason"] == BROKEN


# --- names ------------------------------------------------------------------------------------------------


def test_a_hundred_thousand_entries_of_one_name_take_a_moment(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(20_000):
            archive.writestr("a.csv", b"")
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    began = time.process_time()
    with open_exports(tmp_path) as exports:
        labels = [member.label for member in exports.members]
    assert time.process_time() - began < 5
    assert len(set(labels)) == 20_000
    assert labels[:3] == ["a.zip/a.csv", "a.zip/a (2).csv", "a.zip/a (3).csv"]


@pytest.mark.parametrize(
    "name",
    ["CONNECTIONS.CSV", "connections.csv", "Connections.csv.", "Connections.csv ", "x/../Connections.csv", "ünïcode/Connections.csv",
     "CON/Connections.csv", "🚀/Connections.csv", "a" * 200 + "/Connections.csv", "./Connections.csv"],
)  # fmt: skip
def test_odd_names_are_read_or_named(tmp_path: Path, name: str) -> None:
    network = load_exports(tmp_path, {BASIC: {name: GOOD_FILE}, "good.zip": {"Connections.csv": GOOD_FILE}})
    assert list(by_id(network)) == [EVA]
    status = network.coverage.set_index("file")["status"]
    assert len(status) == 2
    assert set(status) == ({"read", "failed"} if ".." in name else {"read"})


@pytest.mark.parametrize(
    "name", ["CON", "NUL.csv", "aux.txt", "COM1.csv", "C:evil.csv", "//server/x.csv", "a\0b.csv", "."]
)
def test_device_names_and_strange_paths_harm_nobody(tmp_path: Path, name: str) -> None:
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE, name: "x"}})
    assert list(by_id(network)) == [EVA]
    assert len(network.coverage) == 2


def test_two_names_that_differ_in_case_are_two_files(tmp_path: Path) -> None:
    other = GOOD_FILE.replace("Eva", "Jan").replace("eva-muster", "jan-muster")
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE, "connections.CSV": other}})
    assert set(by_id(network)) == {EVA, "linkedin:jan-muster"}


@pytest.mark.parametrize("ending", ["crdownload", "part", "download", "CRDOWNLOAD"])
def test_a_download_that_is_not_finished_says_so(tmp_path: Path, ending: str) -> None:
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE, f"{BASIC}.{ending}": b"PK"})
    row = covered(network, ending)
    assert (row["status"], row["reason"]) == ("failed", "the download is not finished; download it again")


def test_another_kind_of_archive_is_named(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"Connections.csv": GOOD_FILE, BASIC.replace("zip", "7z"): b"7z"})
    row = covered(network, "7z")
    assert (row["status"], row["reason"]) == ("unknown", "no source reads this kind of file")


def test_litter_of_operating_systems_is_ignored(tmp_path: Path) -> None:
    litter = (
        "__MACOSX/._Connections.csv",
        "__MACOSX/x/messages.csv",
        ".DS_Store",
        "Thumbs.db",
        "x/desktop.ini",
        "Desktop.ini",
    )
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE, **dict.fromkeys(litter, "\0\5")}})
    assert dict(network.coverage["status"].value_counts()) == {"ignored": 6, "read": 1}


def test_links_in_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "Connections.csv").write_text(
        GOOD_FILE.replace("eva-muster", "other"), encoding="utf-8"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Connections.csv").write_text(GOOD_FILE, encoding="utf-8")
    (tmp_path / "in" / "file.csv").symlink_to(tmp_path / "outside" / "Connections.csv")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "dead.csv").symlink_to(tmp_path / "nowhere")
    assert refused(tmp_path / "in") == dict.fromkeys(
        ["dead.csv", "file.csv", "folder", "loop"], "a link, which is not followed"
    )
    assert read_all(tmp_path / "in") == ["Connections.csv"]


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    (tmp_path / "closed").mkdir()
    (tmp_path / "Connections.csv").write_text(GOOD_FILE, encoding="utf-8")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert refused(tmp_path) == {
        "closed": "it cannot be opened; see whether you may read it and whether it is still there"
    }
    assert read_all(tmp_path) == ["Connections.csv"]


def test_an_encrypted_member_costs_no_other(tmp_path: Path) -> None:
    data = bytearray(zipped({"messages.csv": "x", "Connections.csv": GOOD_FILE}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        struct.pack_into("<H", data, data.index(mark) + offset, 1)
    network = load_exports(tmp_path, {BASIC: bytes(data)})
    assert list(by_id(network)) == [EVA]
    assert (
        covered(network, "messages.csv")["reason"]
        == "it is encrypted; unpack the archive with its password first"
    )


def test_a_link_in_an_archive_costs_no_other(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    link = zipfile.ZipInfo("messages.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("Connections.csv", GOOD_FILE)
    network = load_exports(tmp_path, {BASIC: buffer.getvalue()})
    assert list(by_id(network)) == [EVA]
    assert covered(network, "messages.csv")["reason"] == "a link, which is not followed"
