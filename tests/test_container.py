"""Zips, folders and files as people keep them: found safely, read in memory, nothing written to disk."""

from __future__ import annotations

import io
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netanalysis.errors import NothingToRead
from netanalysis.sources.container import MIB, Exports, Limits, open_exports
from netanalysis.sources.snapshot_day import dated, snapshot_date

BASIC = "Basic_LinkedInDataExport_03-01-2026.zip"


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name written twice
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def listing(path: Path, limits: Limits | None = None) -> dict[str, bytes]:
    with open_exports(path, limits=limits) as exports:
        return {member.label: member.read() for member in exports.members}


def refused(path: Path, limits: Limits | None = None) -> dict[str, str]:
    with open_exports(path, limits=limits) as exports:
        return {broken.label: broken.reason for broken in exports.unreadable}


def days(path: Path) -> dict[str, date | None]:
    with open_exports(path) as exports:
        return {member.label: member.snapshot_on for member in exports.members}


# --- what is found ----------------------------------------------------------------------------------------


def test_files_of_a_zip_are_named_by_archive_and_path(tmp_path: Path) -> None:
    (tmp_path / BASIC).write_bytes(zipped({"Connections.csv": b"a", "Jobs/Saved Jobs.csv": b"b"}))
    assert listing(tmp_path) == {f"{BASIC}/Connections.csv": b"a", f"{BASIC}/Jobs/Saved Jobs.csv": b"b"}


@pytest.mark.parametrize(
    "name",
    [
        "Basic_LinkedInDataExport_08-25-2026.zip",
        "Basic_LinkedInDataExport_08-25-2026.zip.zip",
        "Basic_LinkedInDataExport_08-25-2026 (1).zip",
        "Complete_LinkedInDataExport_08-25-2026.ZIP",
    ],
)
def test_names_after_a_download_are_understood(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(zipped({"Connections.csv": b"a"}))
    assert days(tmp_path) == {f"{name}/Connections.csv": date(2026, 8, 25)}


def test_a_single_zip_and_a_single_file_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / BASIC).write_bytes(zipped({"Connections.csv": b"a"}))
    (tmp_path / "Kontakte 31.12.2024.csv").write_bytes(b"b")
    assert listing(tmp_path / BASIC) == {f"{BASIC}/Connections.csv": b"a"}
    assert days(tmp_path / "Kontakte 31.12.2024.csv") == {"Kontakte 31.12.2024.csv": date(2024, 12, 31)}


def test_a_wrapper_folder_changes_nothing_but_the_label(tmp_path: Path) -> None:
    wrapped = {"Basic_LinkedInDataExport_03-01-2026/Connections.csv": b"a"}
    (tmp_path / "export.zip").write_bytes(zipped(wrapped))
    assert days(tmp_path) == {
        "export.zip/Basic_LinkedInDataExport_03-01-2026/Connections.csv": date(2026, 3, 1)
    }
    with open_exports(tmp_path) as exports:
        assert [member.name for member in exports.members] == ["Connections.csv"]


def test_an_archive_inside_an_archive_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    innermost = zipped({"Connections.csv": b"too deep"})
    inner = zipped({"Connections.csv": b"a", "again.zip": innermost})
    (tmp_path / "all.zip").write_bytes(zipped({BASIC: inner}))
    assert listing(tmp_path) == {f"all.zip/{BASIC}/Connections.csv": b"a"}
    assert days(tmp_path) == {f"all.zip/{BASIC}/Connections.csv": date(2026, 3, 1)}
    assert refused(tmp_path) == {
        f"all.zip/{BASIC}/again.zip": "an archive too deep or too large inside another; unpack the outer one"
    }


def test_a_folder_is_walked_in_a_fixed_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/two.csv", "a/one.csv", ".git/config.csv", ".hidden.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert list(listing(tmp_path)) == ["a/one.csv", "b/two.csv"]


def test_an_unpacked_archive_keeps_its_day(tmp_path: Path) -> None:
    folder = tmp_path / "Basic_LinkedInDataExport_03-01-2026"
    folder.mkdir()
    (folder / "Connections.csv").write_bytes(b"a")
    assert days(folder) == {"Connections.csv": date(2026, 3, 1)}
    assert days(tmp_path) == {"Basic_LinkedInDataExport_03-01-2026/Connections.csv": date(2026, 3, 1)}


def test_an_empty_folder_holds_nothing_and_a_missing_path_says_so(tmp_path: Path) -> None:
    assert listing(tmp_path) == {}
    (tmp_path / "empty.zip").write_bytes(zipped({}))
    assert refused(tmp_path) == {"empty.zip": "the archive is empty; download it again"}
    with pytest.raises(
        NothingToRead, match=r"There is no file or folder 'nowhere'; give the path of an export"
    ):
        listing(tmp_path / "nowhere")


def test_names_to_leave_out_count_at_the_top_only(tmp_path: Path) -> None:
    for name in ("journal.csv", "colleagues/kim/journal.csv", "old/journal.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    with open_exports(tmp_path, leave_out={"journal.csv", "colleagues"}) as exports:
        assert [member.label for member in exports.members] == ["old/journal.csv"]


def test_a_name_held_twice_by_one_archive_is_two_files(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("messages.csv", b"first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("messages.csv", b"second")
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    assert listing(tmp_path) == {"a.zip/messages.csv": b"first", "a.zip/messages (2).csv": b"second"}


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "all.zip").write_bytes(zipped({BASIC: zipped({"Connections.csv": b"a"})}))
    before = sorted((file.name, file.stat().st_size) for file in tmp_path.iterdir())
    monkeypatch.setattr(zipfile.ZipFile, "extract", _forbidden)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", _forbidden)
    monkeypatch.setenv("TMPDIR", "/nonexistent")
    monkeypatch.chdir(tmp_path)
    assert len(listing(tmp_path)) == 1
    assert sorted((file.name, file.stat().st_size) for file in tmp_path.iterdir()) == before


def _forbidden(*args: object, **kwargs: object) -> None:
    raise AssertionError


# --- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "C:\\evil.csv", "..\\evil.csv"]
)
def test_a_path_that_leads_out_is_refused_beside_a_good_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({name: b"x", "Connections.csv": b"a"}))
    assert listing(tmp_path) == {"a.zip/Connections.csv": b"a"}
    assert list(refused(tmp_path).values()) == ["its path leads out of the archive"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_bytes(b"secret")
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (tmp_path / "exports").mkdir()
    with zipfile.ZipFile(tmp_path / "exports" / "a.zip", "w") as archive:
        archive.writestr(link, str(secret))
    (tmp_path / "exports" / "link.csv").symlink_to(secret)
    (tmp_path / "exports" / "folder").symlink_to(tmp_path)
    assert listing(tmp_path / "exports") == {}
    reason = "a link, which is not followed"
    assert refused(tmp_path / "exports") == {
        "a.zip/Connections.csv": reason, "link.csv": reason, "folder": reason,
    }  # fmt: skip


def test_an_encrypted_member_says_what_to_do(tmp_path: Path) -> None:
    data = bytearray(zipped({"Connections.csv": b"a"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = data.index(mark) + offset
        data[where : where + 2] = struct.pack("<H", 1)
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert refused(tmp_path) == {
        "a.zip/Connections.csv": "it is encrypted; unpack the archive with its password first"
    }


def test_a_bomb_is_refused_by_its_ratio_and_small_zeros_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.csv": bytes(11 * MIB), "zeros.csv": bytes(MIB)}))
    assert list(listing(tmp_path)) == ["a.zip/zeros.csv"]
    assert refused(tmp_path) == {
        "a.zip/bomb.csv": "it unpacks to more than 300 times its size, as no export does"
    }


def test_too_many_entries_are_refused_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{number}.csv": b"" for number in range(11)}))
    assert refused(tmp_path, Limits(entries=10)) == {
        "a.zip": "the archive holds more than 10 files; unpack what belongs to the export"
    }


def test_a_member_larger_than_the_limit_is_refused_whatever_its_header_claims(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"large.csv": os.urandom(3 * MIB)}))
    reason = "it is larger than 2 MiB, which no known export file is"
    assert refused(tmp_path, Limits(member_bytes=2 * MIB)) == {"a.zip/large.csv": reason}
    (tmp_path / "large.csv").write_bytes(bytes(3 * MIB))
    with open_exports(tmp_path / "large.csv", limits=Limits(member_bytes=2 * MIB)) as exports:
        (member,) = exports.members
        with pytest.raises(ValueError, match=reason):
            member.read()


def test_a_truncated_archive_is_told_to_be_downloaded_again(tmp_path: Path) -> None:
    whole = zipped({"Connections.csv": os.urandom(2000)})
    (tmp_path / BASIC).write_bytes(whole[:1500])
    (tmp_path / "all.zip").write_bytes(zipped({"inner.zip": whole[:1500], "good.csv": b"a"}))
    reason = "the archive is broken or was not downloaded completely; download it again"
    assert refused(tmp_path) == {BASIC: reason, "all.zip/inner.zip": reason}
    assert listing(tmp_path) == {"all.zip/good.csv": b"a"}


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_damaged_member_fails_alone(tmp_path: Path, method: int) -> None:
    data = bytearray(zipped({"bad.csv": b"0123456789" * 200, "good.csv": b"a"}, method=method))
    start = data.index(b"bad.csv") + len(b"bad.csv")
    data[start : start + 20] = bytes(range(100, 120))
    (tmp_path / "a.zip").write_bytes(bytes(data))
    with open_exports(tmp_path) as exports:
        members = {member.name: member for member in exports.members}
        with pytest.raises(ValueError, match="it is damaged inside the archive; download the archive again"):
            members["bad.csv"].read()
        assert members["good.csv"].read() == b"a"


def test_a_file_that_has_gone_or_may_not_be_read_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "gone.csv").write_bytes(b"a")
    with open_exports(tmp_path) as exports:
        (tmp_path / "gone.csv").unlink()
        with pytest.raises(ValueError, match="it cannot be opened"):
            exports.members[0].read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert listing(tmp_path) == {}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_an_archive_raises_anything_but_reasons(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(zipped({"Connections.csv": b"abc" * 50, "inner.zip": zipped({"x.csv": b"y" * 40})}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "a.zip").write_bytes(bytes(whole))
    with open_exports(tmp_path) as exports:
        assert exports.members or exports.unreadable
        _read_all(exports)


def _read_all(exports: Exports) -> None:
    """Read everything that can be read; only a ValueError with a reason is allowed."""
    for member in exports.members:
        try:
            member.read()
        except ValueError as error:
            assert str(error).startswith("it is ")  # noqa: PT017


# --- the day of an export ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Complete_LinkedInDataExport_12-31-2022.zip", date(2022, 12, 31)),
        ("Complete_LinkedInDataExport_13-31-2022.zip", None),
        ("xing_2024-02-29.zip", date(2024, 2, 29)),
        ("xing_2023-02-29.zip", None),
        ("vcards-20240131.vcf", date(2024, 1, 31)),
        ("Kontakte 1.2.2024.csv", date(2024, 2, 1)),
        ("export 03-01-2026.zip", None),
        ("2024-01_31.zip", None),
        ("Connections.csv", None),
    ],
)
def test_the_day_comes_from_the_name_where_it_cannot_be_mistaken(name: str, day: date | None) -> None:
    assert snapshot_date(name) == day


def test_several_exports_keep_their_own_days(tmp_path: Path) -> None:
    for name in ("Basic_LinkedInDataExport_03-01-2026.zip", "Complete_LinkedInDataExport_09-12-2022.zip"):
        (tmp_path / name).write_bytes(zipped({"Connections.csv": b"a"}))
    assert set(days(tmp_path).values()) == {date(2026, 3, 1), date(2022, 9, 12)}


def test_a_member_id_that_looks_like_a_day_gives_way_to_the_archive(tmp_path: Path) -> None:
    (tmp_path / BASIC).write_bytes(zipped({"Shares_20190415.csv": b"a"}))
    assert list(days(tmp_path).values()) == [date(2026, 3, 1)]
    assert dated("Shares_20190415.csv") == date(2019, 4, 15)
    assert dated("a/b.csv", date(2020, 1, 1)) == date(2020, 1, 1)


def test_the_clock_of_the_file_is_never_asked(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_bytes(b"a")
    os.utime(tmp_path / "Connections.csv", (0, 0))
    assert days(tmp_path) == {"Connections.csv": None}
