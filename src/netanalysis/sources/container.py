"""Open what people hold: zips (nested once), folders, single files; safely, in memory, nothing extracted to disk."""

from __future__ import annotations

import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from netanalysis.errors import NothingToRead
from netanalysis.text import tidy

MIB: Final = 2**20
_BROKEN: Final = "the archive is broken or was not downloaded completely; download it again"
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold before it is taken for a bomb."""

    entries: int = 100_000
    member_bytes: int = 1024 * MIB
    nested_bytes: int = 256 * MIB
    ratio: int = 300  #: unpacked over packed size; text rarely passes 30
    ratio_from: int = 10 * MIB  #: smaller members may have any ratio


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an export: where it lies, how large it is, the day of its export, and how to read it.

    `read` raises ValueError, with a reason for the user, where the file cannot be read.
    """

    export: str
    path: str
    size: int
    snapshot_on: date | None
    read: Callable[[], bytes]

    @property
    def name(self) -> str:
        """File name without folders."""
        return PurePosixPath(self.path).name

    @property
    def label(self) -> str:
        """Export and path, as shown in the coverage."""
        return tidy(f"{self.export}/{self.path}" if self.export else self.path)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or archive that could not be opened, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exports:
    """Everything found under a path."""

    members: tuple[Member, ...]
    unreadable: tuple[Unreadable, ...]


class MemberTooLarge(ValueError):
    """A member unpacks to more than its limit."""


@contextmanager
def open_exports(
    path: Path, *, limits: Limits | None = None, leave_out: Collection[str] = ()
) -> Iterator[Exports]:
    """Find every file under a path; archives stay open until the block ends.

    Links are not followed, archives inside archives are opened once, and nothing is read before it is asked for. Files
    and folders of a name in `leave_out` that lie directly in the folder are passed over.

    Raises
    ------
    NothingToRead
        There is no such path.
    """
    if not path.exists():
        msg = (
            f"There is no file or folder {path.name!r}; "
            "give the path of an export, or of a folder that holds exports."
        )
        raise NothingToRead(msg)
    with ExitStack() as stack:
        finder = _Finder(stack, limits or Limits())
        finder.add(path, leave_out)
        yield Exports(tuple(finder.members), tuple(finder.unreadable))


class _Finder:
    """Collects members and the archives that hold them."""

    def __init__(self, stack: ExitStack, limits: Limits) -> None:
        self._stack, self._limits = stack, limits
        self._labels: set[str] = set()
        self.members: list[Member] = []
        self.unreadable: list[Unreadable] = []

    def add(self, path: Path, leave_out: Collection[str]) -> None:
        """Add a file, an archive, or a folder with everything below it."""
        if not path.is_dir():
            self._add_file(path, Path(path.name), None)
            return
        for file in _files_below(path):
            relative = file.relative_to(path)
            if relative.parts[0] not in leave_out:
                self._add_file(file, relative, snapshot_date(path.name))

    def _add_file(self, file: Path, relative: Path, fallback: date | None) -> None:
        inner = relative.as_posix()
        day = dated(inner, fallback)
        if _is_zip_name(file.name):
            self._add_zip(file, inner, day, nested=False)
            return
        self.members.append(Member("", inner, file.stat().st_size, day, lambda: self._read_file(file)))

    def _read_file(self, file: Path) -> bytes:
        try:
            if file.stat().st_size > self._limits.member_bytes:
                raise MemberTooLarge(_too_large(self._limits.member_bytes))
            return file.read_bytes()
        except OSError as error:
            msg = "it cannot be opened; see whether you may read it and whether it is still there"
            raise ValueError(msg) from error

    def _add_zip(self, file: Path | BytesIO, label: str, day: date | None, *, nested: bool) -> None:
        try:
            archive = self._stack.enter_context(zipfile.ZipFile(file))
        except (*_DAMAGED, ValueError, NotImplementedError):
            self._refuse(label, _BROKEN)
            return
        entries = [info for info in archive.infolist() if info.filename and not info.is_dir()]
        if len(entries) > self._limits.entries:
            self._refuse(
                label,
                f"the archive holds more than {self._limits.entries} files; unpack what belongs to the export",
            )
            return
        if not entries:
            self._refuse(label, "the archive is empty; download it again")
        for info in entries:
            self._add_entry(archive, info, (label, day), nested=nested)

    def _add_entry(
        self,
        archive: zipfile.ZipFile,
        info: zipfile.ZipInfo,
        holder: tuple[str, date | None],
        *,
        nested: bool,
    ) -> None:
        label, day = holder
        name = info.filename.replace("\\", "/")
        problem = self._entry_problem(info, name, nested=nested)
        if problem:
            self._refuse(f"{label}/{name}", problem)
            return

        def read() -> bytes:
            return _read_entry(archive, info, self._limits.member_bytes)

        if not _is_zip_name(name):
            self.members.append(self._named_once(Member(label, name, info.file_size, dated(name, day), read)))
            return
        try:
            inner = BytesIO(read())
        except ValueError:
            self._refuse(f"{label}/{name}", _BROKEN)
            return
        self._add_zip(inner, f"{label}/{name}", dated(name, day), nested=True)

    def _named_once(self, member: Member) -> Member:
        """Number a member whose name the archive holds already, so that no two files pass for one."""
        made, number = member, 1
        while made.label in self._labels:
            number += 1
            made = replace(member, path=re.sub(r"(\.[^./]*)?$", rf" ({number})\1", member.path, count=1))
        self._labels.add(made.label)
        return made

    def _refuse(self, label: str, reason: str) -> None:
        self.unreadable.append(Unreadable(tidy(label), reason))

    def _entry_problem(self, info: zipfile.ZipInfo, name: str, *, nested: bool) -> str:
        """Why an entry is not even looked at, or nothing."""
        if stat.S_ISLNK(info.external_attr >> 16):
            return "a link, which is not followed"
        if name.startswith("/") or ".." in PurePosixPath(name).parts or re.match(r"^[A-Za-z]:", name):
            return "its path leads out of the archive"
        if info.flag_bits & 0x1:
            return "it is encrypted; unpack the archive with its password first"
        return self._size_problem(info, is_zip=_is_zip_name(name), nested=nested)

    def _size_problem(self, info: zipfile.ZipInfo, *, is_zip: bool, nested: bool) -> str:
        """Why an entry is too large or too deep to be read, or nothing."""
        limits = self._limits
        if info.file_size > limits.member_bytes:
            return _too_large(limits.member_bytes)
        if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
            return f"it unpacks to more than {limits.ratio} times its size, as no export does"
        if is_zip and (nested or info.file_size > limits.nested_bytes):
            return "an archive too deep or too large inside another; unpack the outer one"
        return ""


def _read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, never more than the limit, whatever its header claims."""
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (*_DAMAGED, NotImplementedError, UnicodeError) as error:
        msg = "it is damaged inside the archive; download the archive again"
        raise ValueError(msg) from error
    if len(data) > limit:
        raise MemberTooLarge(_too_large(limit))
    return data


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // MIB} MiB, which no known export file is"


def _files_below(folder: Path) -> Iterator[Path]:
    """Regular files below a folder in a fixed order; hidden ones and links are left out."""
    for where, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(where) / name
            if not name.startswith(".") and not file.is_symlink() and file.is_file():
                yield file


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")


def dated(path: str, fallback: date | None = None) -> date | None:
    """Return the day that a path's parts name, the innermost first; else the fallback.

    Eight digits without anything between them may as well be a member id: they count only where nothing else tells.

    Examples
    --------
    >>> dated("xing 2024-12-31/20230115.vcf"), dated("kontakte_20230115.csv")
    (datetime.date(2024, 12, 31), datetime.date(2023, 1, 15))
    """
    parts = list(reversed(PurePosixPath(path).parts))
    return _first_date(parts, _NAME_DATES) or fallback or _first_date(parts, _RUN_TOGETHER)


def snapshot_date(name: str) -> date | None:
    """Read the day of an export from the name of its archive, folder or file; never from the file's clock.

    LinkedIn writes month-day-year; elsewhere only orders that cannot be mistaken are read.

    Examples
    --------
    >>> snapshot_date("Basic_LinkedInDataExport_03-01-2026.zip")
    datetime.date(2026, 3, 1)
    >>> snapshot_date("xing 2024-12-31"), snapshot_date("Kontakte 31.12.2024.csv")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
    >>> snapshot_date("messages.csv")
    """
    return _first_date([name], (*_NAME_DATES, *_RUN_TOGETHER))


def _first_date(names: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> date | None:
    """First day that one of the patterns finds in one of the names."""
    for found in (pattern.search(name) for name in names for pattern in patterns):
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


_NAME_DATES: Final = (
    re.compile(r"(?i)linkedin.*?(?<!\d)(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)([-_.])(?P<m>\d\d)\2(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?!\d)"),
)
_RUN_TOGETHER: Final = (re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),)
