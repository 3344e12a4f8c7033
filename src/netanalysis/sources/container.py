"""Open what people hold: zips (nested once), folders, single files; safely, in memory, nothing extracted to disk."""

from __future__ import annotations

import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

from netanalysis.errors import NothingToRead
from netanalysis.text import tidy

MIB: Final = 2**20
_BROKEN: Final = "the archive is broken or was not downloaded completely; download it again"
_HALF: Final = "the download is not finished; download it again"
#: endings browsers give a file while they load it
_UNFINISHED: Final = (".crdownload", ".part", ".partial", ".download")
_CLOSED: Final = "it cannot be opened; see whether you may read it and whether it is still there"
_LINK: Final = "a link, which is not followed"
_BOMB: Final = "it unpacks to more than {} times its size, as no export does"
_CUT: Final = "it is damaged inside the archive; download the archive again"
_STREAMED: Final = ".mbox"
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
    nested_bytes: int = 512 * MIB  #: of all archives inside archives together, which are held in memory
    ratio: int = 300  #: unpacked over packed size, of a member and of a whole archive; text rarely passes 30
    ratio_from: int = 10 * MIB  #: what unpacks to less may have any ratio
    stream_bytes: int = 256 * 1024 * MIB  #: of a mailbox, which is read piece by piece


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an export: where it lies, how large it is, the day of its export, and how to read it.

    `read` raises ValueError, with a reason for the user, where the file cannot be read. `stream` opens the same file to be read
    piece by piece; left out, its bytes are read at once.
    """

    export: str
    path: str
    size: int
    snapshot_on: date | None
    read: Callable[[], bytes]
    stream: Callable[[], AbstractContextManager[IO[bytes]]] | None = None

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open the file to be read piece by piece.

        Raises
        ------
        ValueError
            It cannot be opened, or turns out to be damaged on the way; the message is a reason for the user.
        """
        try:
            with self.stream() if self.stream else BytesIO(self.read()) as stream:
                yield stream
        except (*_DAMAGED, NotImplementedError) as error:
            raise ValueError(_CUT if self.export else _CLOSED) from error

    @property
    def name(self) -> str:
        """File name without folders."""
        return PurePosixPath(self.path).name.rstrip(". ")  # Windows forgets dots and blanks at the end

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

    Links are named and not followed, archives inside archives are opened once, and nothing is read before it is asked
    for. Files and folders of a name in `leave_out` that lie directly in the folder are passed over.

    Raises
    ------
    NothingToRead
        There is no such path.
    """
    if not _exists(path):
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
        self._labels: Counter[str] = Counter()
        self._nested = 0
        self.members: list[Member] = []
        self.unreadable: list[Unreadable] = []

    def add(self, path: Path, leave_out: Collection[str]) -> None:
        """Add a file, an archive, or a folder with everything below it."""
        if not path.is_dir():
            self._add_file(path, Path(path.name), None)
            return
        for file in _files_below(path, self._refuse_folder(path)):
            relative = file.relative_to(path)
            if relative.parts[0] in leave_out:
                continue
            if file.is_symlink():
                self._refuse(relative.as_posix(), _LINK)
            else:
                self._add_file(file, relative, snapshot_date(path.name))

    def _refuse_folder(self, root: Path) -> Callable[[OSError], None]:
        """What to do with a folder that may not be read."""

        def refuse(error: OSError) -> None:
            self._refuse(Path(str(error.filename)).relative_to(root).as_posix(), _CLOSED)

        return refuse

    def _add_file(self, file: Path, relative: Path, fallback: date | None) -> None:
        inner = relative.as_posix()
        day = dated(inner, fallback)
        if file.name.lower().endswith(_UNFINISHED):
            self._refuse(inner, _HALF)
            return
        if _is_zip_name(file.name):
            self._add_zip(file, inner, day, nested=False)
            return
        self.members.append(
            Member(
                "", inner, file.stat().st_size, day, lambda: self._read_file(file), lambda: file.open("rb")
            )
        )

    def _read_file(self, file: Path) -> bytes:
        try:
            if file.stat().st_size > self._limits.member_bytes:
                raise MemberTooLarge(_too_large(self._limits.member_bytes))
            return file.read_bytes()
        except OSError as error:
            raise ValueError(_CLOSED) from error

    def _add_zip(self, file: Path | BytesIO, label: str, day: date | None, *, nested: bool) -> None:
        try:
            archive = self._stack.enter_context(zipfile.ZipFile(file))
        except (*_DAMAGED, ValueError, NotImplementedError):
            self._refuse(label, _BROKEN)
            return
        entries = [info for info in archive.infolist() if info.filename and not info.is_dir()]
        problem = self._archive_problem(entries, _size(file))
        if problem:
            self._refuse(label, problem)
            return
        for info in entries:
            self._add_entry(archive, info, (label, day), nested=nested)

    def _archive_problem(self, entries: Sequence[zipfile.ZipInfo], packed: int) -> str:
        """Why nothing of an archive is read, or nothing; entries may share their bytes, so their sum is held against it."""
        if not entries:
            return "the archive is empty; download it again"
        if len(entries) > self._limits.entries:
            return (
                f"the archive holds more than {self._limits.entries} files; unpack what belongs to the export"
            )
        # a member too large for its packed size is refused alone, as long as the others are in order
        total = sum(
            info.file_size for info in entries if not self._is_bomb(info.file_size, info.compress_size)
        )
        return _BOMB.format(self._limits.ratio) if self._is_bomb(total, packed) else ""

    def _is_bomb(self, size: int, packed: int) -> bool:
        return size > self._limits.ratio_from and size > self._limits.ratio * max(packed, 1)

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
            made = Member(label, name, info.file_size, dated(name, day), read, lambda: archive.open(info))
            self.members.append(self._named_once(made))
            return
        try:
            inner = BytesIO(read())
        except ValueError:
            self._refuse(f"{label}/{name}", _BROKEN)
            return
        self._add_zip(inner, f"{label}/{name}", dated(name, day), nested=True)

    def _named_once(self, member: Member) -> Member:
        """Number a member whose name the archive holds already, so that no two files pass for one."""
        made, number = member, self._labels[member.label]
        while made.label in self._labels:
            number += 1
            made = replace(member, path=re.sub(r"(\.[^./]*)?$", rf" ({number})\1", member.path, count=1))
        self._labels[member.label] = max(number, 1)
        self._labels[made.label] = 1
        return made

    def _refuse(self, label: str, reason: str) -> None:
        self.unreadable.append(Unreadable(tidy(label), reason))

    def _entry_problem(self, info: zipfile.ZipInfo, name: str, *, nested: bool) -> str:
        """Why an entry is not even looked at, or nothing."""
        if stat.S_ISLNK(info.external_attr >> 16):
            return _LINK
        if name.startswith("/") or ".." in PurePosixPath(name).parts or re.match(r"^[A-Za-z]:", name):
            return "its path leads out of the archive"
        if info.flag_bits & 0x1:
            return "it is encrypted; unpack the archive with its password first"
        return self._size_problem(info, is_zip=_is_zip_name(name), nested=nested)

    def _size_problem(self, info: zipfile.ZipInfo, *, is_zip: bool, nested: bool) -> str:
        """Why an entry is too large or too deep to be read, or nothing."""
        limits = self._limits
        most = limits.stream_bytes if info.filename.lower().endswith(_STREAMED) else limits.member_bytes
        if info.file_size > most:
            return _too_large(most)
        if self._is_bomb(info.file_size, info.compress_size):
            return _BOMB.format(limits.ratio)
        if is_zip:
            self._nested += info.file_size
        if is_zip and (nested or self._nested > limits.nested_bytes):
            return "an archive too deep or too large inside another; unpack the outer one"
        return ""


def _read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, never more than the limit, whatever its header claims."""
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (*_DAMAGED, NotImplementedError, UnicodeError) as error:
        raise ValueError(_CUT) from error
    if len(data) > limit:
        raise MemberTooLarge(_too_large(limit))
    return data


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // MIB} MiB, which no known export file is"


def _exists(path: Path) -> bool:
    """Whether there is such a path; a name too long for any file names none."""
    try:
        return path.exists()
    except OSError:
        return False


def _size(file: Path | BytesIO) -> int:
    """Bytes of an archive on disk or in memory."""
    return file.stat().st_size if isinstance(file, Path) else file.getbuffer().nbytes


def _files_below(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    """Regular files and links below a folder in a fixed order; hidden ones are left out."""
    for where, folders, files in os.walk(folder, followlinks=False, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        for name in sorted([*files, *links]):
            file = Path(where) / name
            if not name.startswith(".") and (file.is_symlink() or file.is_file()):
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
