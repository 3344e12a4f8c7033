"""What lies in a folder besides files, and archives at their limits: a line for each, nothing hangs, the rest is read."""

from __future__ import annotations

import io
import os
import resource
import socket
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from export_files import BASIC, GOOD_FILE, by_id, covered, load_exports, zipped
from netanalysis.errors import NothingToRead
from netanalysis.sources import container
from netanalysis.sources.container import Limits, open_exports
from netanalysis.sources.snapshot_day import dated, snapshot_date

EVA = "linkedin:eva-muster"
NO_FILE = "a pipe, a socket or a device, from which nothing is read"
CLOSED = "it cannot be opened; see whether you may read it and whether it is still there"


def found(path: Path, limits: Limits | None = None) -> tuple[list[str], dict[str, str]]:
    with open_exports(path, limits=limits) as exports:
        for member in exports.members:
            try:
                member.read()
            except ValueError as error:
                assert str(error).startswith("it ")  # noqa: PT017
        return [member.label for member in exports.members], {
            one.label: one.reason for one in exports.unreadable
        }


def seconds(make: Callable[[], object]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began


# --- what is no file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["pipe", "calls.csv", "messages.zip", "chat.txt", "deep/er/mail.mbox", "a.crdownload"]
)
def test_a_pipe_gets_a_line_and_is_not_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / name)
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE}})
    assert list(by_id(network)) == [EVA]
    row = covered(network, name)
    assert (row["status"], row["reason"]) == ("failed", NO_FILE)


def test_a_socket_gets_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("a.csv")
        assert found(tmp_path) == ([], {"a.csv": NO_FILE})


def test_a_pipe_among_a_colleagues_files_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "colleagues" / "Jan Probe"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "Connections.csv")
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE}}, toml="")
    assert covered(network, "Jan Probe/Connections.csv")["reason"] == NO_FILE


@pytest.mark.parametrize("name", ["pipe", "pipe.zip", "netanalysis.toml"])
def test_a_pipe_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    said = f"{name!r} is a pipe, a socket or a device, from which nothing is read; give the path of an export, or of a folder that holds exports."
    with pytest.raises(NothingToRead, match=f"^{said.replace('.', '[.]')}$"):
        found(tmp_path / name)


def test_a_device_in_the_place_of_the_folder_is_one_sentence() -> None:
    with pytest.raises(NothingToRead, match="'zero' is a pipe, a socket or a device"):
        found(Path("/dev/zero"))


def test_the_command_says_the_same_and_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    said = subprocess.run([sys.executable, "-m", "netanalysis", "check", str(tmp_path / "pipe")],
                          capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert said.returncode != 0
    assert "is neither a folder nor a file" in " ".join((said.stdout + said.stderr).split())
    assert "Traceback" not in said.stderr


# --- links and closed doors -------------------------------------------------------------------------------


def test_links_that_go_round_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    _, refused = found(tmp_path)
    assert refused == dict.fromkeys(
        ["a/up", "self", "one", "two", "gone.csv"], "a link, which is not followed"
    )


def test_a_link_to_itself_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path / "self")
    with pytest.raises(NothingToRead, match="There is no file or folder 'self'"):
        found(tmp_path / "self")


def test_a_folder_too_deep_for_recursion_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    depth = 1500
    for _ in range(depth):  # step by step, as no path may be that long in one piece
        Path("a").mkdir()
        os.chdir("a")
    Path("deep.csv").write_bytes(b"x")
    labels, refused = found(tmp_path)
    Path("deep.csv").unlink()
    for _ in range(depth):  # what cleans up behind the tests would go down by recursion
        os.chdir("..")
        Path("a").rmdir()
    assert [*labels, *refused] == ["a/" * depth + "deep.csv"]


@contextmanager
def closed(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """Let the system refuse one name, as it does where one may not look (the tests may run as an administrator)."""
    real_scan, real_open = os.scandir, open

    def scan(path: object = ".") -> object:
        if str(path).endswith(name):
            raise PermissionError(13, "no", str(path))
        return real_scan(path)  # type: ignore[call-overload]

    def opened(file: object, *args: object, **more: object) -> object:
        if str(file).endswith(name):
            raise PermissionError(13, "no", str(file))
        return real_open(file, *args, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", scan)
        patched.setattr(io, "open", opened)
        patched.setattr("builtins.open", opened)
        yield


@pytest.mark.parametrize(("name", "line"), [("secret", "secret"), ("b.csv", "b.csv"), ("c.zip", "c.zip")])
def test_what_may_not_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.csv").write_bytes(b"a")
    (tmp_path / "b.csv").write_bytes(b"a")
    (tmp_path / "c.zip").write_bytes(zipped({"a.csv": "a"}))
    with closed(monkeypatch, name):
        network = load_exports(tmp_path, {BASIC: {"Connections.csv": GOOD_FILE}})
    assert list(by_id(network)) == [EVA]
    row = covered(network, line)
    assert (row["status"], row["reason"]) == ("failed", CLOSED)


def test_a_file_that_goes_while_it_is_looked_for_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_bytes(b"a")
    monkeypatch.setattr(container, "_size", lambda _: (_ for _ in ()).throw(FileNotFoundError()))
    assert found(tmp_path) == ([], {"a.csv": CLOSED})


# --- many -------------------------------------------------------------------------------------------------


def test_more_archives_than_files_may_be_open_are_all_read(tmp_path: Path) -> None:
    for n in range(120):
        (tmp_path / f"{n:03}.zip").write_bytes(zipped({"a.csv": str(n)}))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + 40, hard))  # noqa: PTH208
    try:
        with open_exports(tmp_path) as exports:
            assert [member.read() for member in exports.members] == [str(n).encode() for n in range(120)]
            assert exports.unreadable == ()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_mailbox_stays_open_while_other_archives_are_read(tmp_path: Path) -> None:
    for n in range(50):
        (tmp_path / f"{n:02}.zip").write_bytes(zipped({"a.mbox": f"{n}\n" * 1000}))
    with open_exports(tmp_path) as exports, exports.members[0].opened() as stream:
        assert stream.readline() == b"0\n"
        assert all(member.read() for member in exports.members)
        assert stream.read() == b"0\n" * 999


def zips_in_zip(n: int) -> bytes:
    inner = zipped({"a.bin": "x"})
    return zipped({f"{i}.zip": inner for i in range(n)})


def test_thousands_of_archives_in_one_take_a_moment(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zips_in_zip(2000))
    assert seconds(lambda: found(tmp_path)) < 3
    assert len(found(tmp_path)[0]) == 2000


def test_archives_inside_an_archive_share_the_number_of_their_files(tmp_path: Path) -> None:
    inner = zipped({f"{n}.csv": "" for n in range(10)})
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.zip": inner for n in range(5)}))
    labels, refused = found(tmp_path, Limits(entries=35))
    assert len(labels) == 30
    assert refused == dict.fromkeys(
        ["a.zip/3.zip", "a.zip/4.zip"],
        "the archive holds more than 35 files; unpack what belongs to the export",
    )


def with_claims(data: bytes, *, count: int | None = None, size: int | None = None) -> bytes:
    """An archive whose last lines claim another number of files, or a longer list of them."""
    made = bytearray(data)
    end = made.rindex(b"PK\5\6")
    for value, place, layout in ((count, end + 8, "<H"), (count, end + 10, "<H"), (size, end + 12, "<I")):
        if value is not None:
            struct.pack_into(layout, made, place, value)
    return bytes(made)


def test_an_archive_of_too_many_files_is_refused_before_its_list_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(70_000):  # more than the short count holds: the long one of ZIP64 says it
            archive.writestr(f"{n}", b"")
    (tmp_path / "long.zip").write_bytes(buffer.getvalue())
    (tmp_path / "short.zip").write_bytes(with_claims(zipped({"a.csv": "a"}), count=60_000))
    (tmp_path / "vast.zip").write_bytes(with_claims(zipped({"a.csv": "a"}), size=2**31))
    monkeypatch.setattr(zipfile, "ZipFile", None)
    said = "the archive holds more than 50000 files; unpack what belongs to the export"
    assert found(tmp_path, Limits(entries=50_000)) == (
        [],
        dict.fromkeys(["long.zip", "short.zip", "vast.zip"], said),
    )


@pytest.mark.parametrize(
    "name", ["linkedin", "LinkedIn_1-", "20240101", "2024-01-", "1.", "(", ".", "a/", " ", "é"]
)
def test_the_day_in_a_name_of_any_length_is_looked_for_in_no_time(name: str) -> None:
    long = (name * 60_000)[:60_000]
    assert seconds(lambda: (dated(long), snapshot_date(long))) < 0.5


def test_the_day_of_a_long_name_is_still_found() -> None:
    assert str(snapshot_date("Basic_LinkedInDataExport_" + "x" * 150 + "_03-01-2026.zip")) == "2026-03-01"


# --- absurd archives --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["a\0b.csv", "\0.csv", " ", ".", "x" * 60_000, "a/" * 30_000 + "b.csv", "con", "a\\b\\c.csv", "/etc/x.csv", "..\\x.csv", "C:\\x.csv",
     "\u202egpj.csv", "a\nb.csv", "*?.csv", "🚀" * 3000],
)  # fmt: skip
def test_an_absurd_name_gets_its_line_and_costs_nobody_else(tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Connections.csv", GOOD_FILE)
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr(info, b"x")
    network = load_exports(tmp_path, {BASIC: buffer.getvalue()})
    assert list(by_id(network)) == [EVA]
    assert len(network.coverage) == 2


def test_an_entry_without_a_name_gets_a_line(tmp_path: Path) -> None:
    data = zipped({"Connections.csv": GOOD_FILE, "zzzz": "x"}).replace(b"zzzz", b"\0zzz")
    (tmp_path / "a.zip").write_bytes(data)
    assert found(tmp_path) == (["a.zip/Connections.csv"], {"a.zip/": "it has no name inside the archive"})


def test_a_wrong_checksum_costs_its_own_file_alone(tmp_path: Path) -> None:
    data = zipped(
        {"Profile.csv": "First Name,Last Name,Headline\nIda,Beispiel,x\n", "Connections.csv": GOOD_FILE}
    )
    broken = bytearray(data)
    at = data.index(b"PK\1\2") + 16
    broken[at] ^= 0xFF
    broken[data.index(b"PK\3\4") + 14] ^= 0xFF
    network = load_exports(tmp_path, {BASIC: bytes(broken)})
    assert list(by_id(network)) == [EVA]
    assert (
        covered(network, "Profile.csv")["reason"]
        == "it is damaged inside the archive; download the archive again"
    )


@pytest.mark.parametrize(
    "error", [ValueError("negative seek value -22"), KeyError("x"), AttributeError("x"), MemoryError()]
)
def test_whatever_the_library_raises_inside_an_archive_is_our_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.csv": "a"}))
    with open_exports(tmp_path) as exports:
        monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: (_ for _ in ()).throw(error))
        said = "it is damaged inside the archive; download the archive again"
        with pytest.raises(ValueError, match=said):
            exports.members[0].read()
        with pytest.raises(ValueError, match=said), exports.members[0].opened():
            pass


@pytest.mark.parametrize(
    "error",
    [
        IndexError("x"),
        KeyError("x"),
        OverflowError("x"),
        MemoryError(),
        UnicodeDecodeError("x", b"", 0, 1, "x"),
    ],
)
def test_whatever_the_library_raises_at_an_archive_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.csv": "a"}))
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: (_ for _ in ()).throw(error))
    assert found(tmp_path)[1] == {
        "a.zip": "the archive is broken or was not downloaded completely; download it again"
    }
