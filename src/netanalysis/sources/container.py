"""Open what people hold: zips (nested once), folders, single files; safely, in memory, nothing extracted to disk."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from netanalysis.errors import NothingToRead
from netanalysis.text import tidy

MIB: Final = 2**20


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
    """One file of an export: where it lies, how large it is, the day of its export, and how to read it."""

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
def open_exports(path: Path, *, limits: Limits | None = None) -> Iterator[Exports]:
    """Find every file under a path; archives stay open until the block ends.

    Links are not followed, archives inside archives are opened once, and nothing is read before it is asked for.

    Raises
    ------
    NothingToRead
        There is no such path.
    """
    if not path.exists():
        msg = f"There is no file or folder {path.name!r}; give the path of an export, or of a folder that holds exports."
        raise NothingToRead(msg)
    with ExitStack() as stack:
        finder = _Finder(stack, limits or Limits())
        finder.add(path)
        yield Exports(tuple(finder.members), tuple(finder.unreadable))


class _Finder:
    """Collects members and the archives that hold them."""

    def __init__(self, stack: ExitStack, limits: Limits) -> None:
        self._stack, self._limits = stack, limits
        self.members: list[Member] = []
        self.unreadable: list[Unreadable] = []

    def add(self, path: Path) -> None:
        """Add a file, an archive, or a folder with everything below it."""
        if path.is_dir():
            for file in _files_below(path):
                self._add_file(file, file.relative_to(path), snapshot_date(path.name))
        else:
            self._add_file(path, Path(path.name), None)

    def _add_file(self, file: Path, relative: Path, fallback: date | None) -> None:
        inner = relative.as_posix()
        if _is_zip_name(file.name):
            self._add_zip(file, inner, dated(inner) or fallback, nested=False)
            return
        self.members.append(
            Member("", inner, file.stat().st_size, dated(inner) or fallback, lambda: self._read_file(file))
        )

    def _read_file(self, file: Path) -> bytes:
        if file.stat().st_size > self._limits.member_bytes:
            raise MemberTooLarge(_too_large(self._limits.member_bytes))
        return file.read_bytes()

    def _add_zip(self, file: Path | BytesIO, label: str, day: date | None, *, nested: bool) -> None:
        try:
            archive = self._stack.enter_context(zipfile.ZipFile(file))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            reason = "the archive is broken or was not downloaded completely; download it again"
            self.unreadable.append(Unreadable(tidy(label), reason))
            return
        entries = [info for info in archive.infolist() if not info.is_dir()]
        if len(entries) > self._limits.entries:
            reason = f"the archive holds more than {self._limits.entries} files; unpack what belongs to the export"
            self.unreadable.append(Unreadable(tidy(label), reason))
            return
        for info in entries:
            self._add_entry(archive, info, label, day, nested=nested)

    def _add_entry(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, day: date | None, *, nested: bool
    ) -> None:
        name = info.filename.replace("\\", "/")
        problem = self._entry_problem(info, name)
        if problem:
            self.unreadable.append(Unreadable(tidy(f"{label}/{name}"), problem))
            return

        def read() -> bytes:
            return _read_entry(archive, info, self._limits.member_bytes)

        if _is_zip_name(name) and not nested and info.file_size <= self._limits.nested_bytes:
            try:
                inner = BytesIO(read())
            except (ValueError, OSError):
                self.unreadable.append(Unreadable(tidy(f"{label}/{name}"), "the archive inside the archive is broken"))
                return
            self._add_zip(inner, f"{label}/{name}", dated(name) or day, nested=True)
            return
        self.members.append(Member(label, name, info.file_size, dated(name) or day, read))

    def _entry_problem(self, info: zipfile.ZipInfo, name: str) -> str:
        """Why an entry is not even looked at, or nothing."""
        if stat.S_ISLNK(info.external_attr >> 16):
            return "a link, which is not followed"
        if name.startswith("/") or ".." in PurePosixPath(name).parts or re.match(r"^[A-Za-z]:", name):
            return "its path leads out of the archive"
        if info.flag_bits & 0x1:
            return "it is encrypted; unpack the archive with its password first"
        if info.file_size > self._limits.member_bytes:
            return _too_large(self._limits.member_bytes)
        if info.file_size > self._limits.ratio_from and info.file_size > self._limits.ratio * max(info.compress_size, 1):
            return f"it unpacks to more than {self._limits.ratio} times its size, as no export does"
        return ""


def _read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, never more than the limit, whatever its header claims."""
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
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
            if not name.startswith(".") and not file.is_symlink():
                yield file


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")


def dated(path: str) -> date | None:
    """Return the day that a path's parts name, the innermost first."""
    days = (snapshot_date(part) for part in reversed(PurePosixPath(path).parts))
    return next((day for day in days if day), None)


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
    for pattern in _NAME_DATES:
        found = pattern.search(name)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


_NAME_DATES: Final = (
    re.compile(r"(?i)linkedin.*?(?<!\d)(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?!\d)"),
)
