"""Open what people hold: zips (nested once), folders, single files; safely, in memory, nothing extracted to disk."""

from __future__ import annotations

import re
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

from netanalysis.errors import NothingToRead
from netanalysis.sources.archives import (
    BROKEN,
    CLOSED,
    CUT,
    DAMAGED,
    Archives,
    guarded,
    list_is_longer,
    read_entry,
    stream_entry,
)
from netanalysis.sources.folders import LINK, NO_FILE, entries_below, why_no_file
from netanalysis.sources.snapshot_day import dated, snapshot_date
from netanalysis.text import tidy

MIB: Final = 2**20
_HALF: Final = "the download is not finished; download it again"
#: endings browsers give a file while they load it
_UNFINISHED: Final = (".crdownload", ".part", ".partial", ".download")
_BOMB: Final = "it unpacks to more than {} times its size, as no export does"
_MANY: Final = "the archive holds more than {} files; unpack what belongs to the export"
_GIVE: Final = "give the path of an export, or of a folder that holds exports."
_STREAMED: Final = ".mbox"


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
        except DAMAGED as error:
            raise ValueError(CUT if self.export else CLOSED) from error

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
    """Find every file under a path, to be read until the block ends.

    Links, pipes and devices are named and not followed, archives inside archives are opened once, and nothing is read before it
    is asked for. Files and folders of a name in `leave_out` that lie directly in the folder are passed over.

    Raises
    ------
    NothingToRead
        There is no such path, or it names neither a file nor a folder.
    """
    if not path_exists(path):
        msg = f"There is no file or folder {path.name!r}; {_GIVE}"
        raise NothingToRead(msg)
    folder = path.is_dir()
    if not folder and why_no_file(path.resolve()) == NO_FILE:
        msg = f"{path.name!r} is {NO_FILE}; {_GIVE}"
        raise NothingToRead(msg)
    with ExitStack() as stack:
        finder = _Finder(stack, limits or Limits())
        if folder:
            finder.add_folder(path, leave_out)
        else:
            finder.add_file(path, path.name, None)
        yield Exports(tuple(finder.members), tuple(finder.unreadable))


class _Finder:
    """Collects members and the archives that hold them."""

    def __init__(self, stack: ExitStack, limits: Limits) -> None:
        self._stack, self._limits = stack, limits
        self._archives = Archives()
        stack.callback(self._archives.close)
        self._labels: Counter[str] = Counter()
        self._nested_bytes = self._nested_entries = 0
        self.members: list[Member] = []
        self.unreadable: list[Unreadable] = []

    def add_folder(self, folder: Path, leave_out: Collection[str]) -> None:
        """Add everything below a folder."""
        for file, problem in entries_below(folder):
            relative = file.relative_to(folder)
            if problem:
                self._refuse(relative.as_posix() if relative.parts else folder.name, problem)
            elif relative.parts[0] not in leave_out:
                self.add_file(file, relative.as_posix(), snapshot_date(folder.name))

    def add_file(self, file: Path, label: str, fallback: date | None) -> None:
        """Add a file, or the files of an archive."""
        day = dated(label, fallback)
        if file.name.lower().endswith(_UNFINISHED):
            self._refuse(label, _HALF)
            return
        try:
            size = _size(file)
        except OSError:
            self._refuse(label, CLOSED)
            return
        if _is_zip_name(file.name):
            self._add_zip(file, label, day, nested=False)
        else:
            self.members.append(
                Member("", label, size, day, lambda: self._read_file(file, size), lambda: file.open("rb"))
            )

    def _read_file(self, file: Path, size: int) -> bytes:
        if size > self._limits.member_bytes:
            raise MemberTooLarge(_too_large(self._limits.member_bytes))
        with guarded(CLOSED):
            return file.read_bytes()

    def _add_zip(self, file: Path | BytesIO, label: str, day: date | None, *, nested: bool) -> None:
        archive, problem = self._opened(file)
        found = archive().infolist() if archive else []
        entries = [info for info in found if not info.filename.endswith("/")]
        problem = problem or self._archive_problem(entries, _size(file), nested=nested)
        if problem or archive is None:
            self._refuse(label, problem)
            return
        for info in entries:
            self._add_entry(archive, info, (label, day), nested=nested)

    def _opened(self, file: Path | BytesIO) -> tuple[Callable[[], zipfile.ZipFile] | None, str]:
        """A way to the open archive, for those on disk are closed where they are many; or None and why."""
        try:
            if list_is_longer(file, self._limits.entries):
                return None, _MANY.format(self._limits.entries)
            if isinstance(file, Path):
                self._archives.open(file)
                return lambda: self._archives.open(file), ""
            inner = self._stack.enter_context(zipfile.ZipFile(file))
        except (PermissionError, FileNotFoundError):
            return None, CLOSED
        except Exception:  # noqa: BLE001  # whatever the library makes of broken bytes
            return None, BROKEN
        return lambda: inner, ""

    def _archive_problem(self, entries: Sequence[zipfile.ZipInfo], packed: int, *, nested: bool) -> str:
        """Why nothing of an archive is read, or nothing; entries may share their bytes, so their sum is held against it."""
        if not entries:
            return "the archive is empty; download it again"
        self._nested_entries += len(entries) if nested else 0  # archives inside archives share one allowance
        if max(len(entries), self._nested_entries) > self._limits.entries:
            self._nested_entries -= len(entries) if nested else 0
            return _MANY.format(self._limits.entries)
        # a member too large for its packed size is refused alone, as long as the others are in order
        total = sum(
            info.file_size for info in entries if not self._is_bomb(info.file_size, info.compress_size)
        )
        return _BOMB.format(self._limits.ratio) if self._is_bomb(total, packed) else ""

    def _is_bomb(self, size: int, packed: int) -> bool:
        return size > self._limits.ratio_from and size > self._limits.ratio * max(packed, 1)

    def _add_entry(
        self,
        archive: Callable[[], zipfile.ZipFile],
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
            limit = self._limits.member_bytes
            with guarded(CUT):
                data = read_entry(archive(), info, limit)
            if data is None:
                raise MemberTooLarge(_too_large(limit))
            return data

        if not _is_zip_name(name):
            made = Member(
                label, name, info.file_size, dated(name, day), read, lambda: stream_entry(archive(), info)
            )
            self.members.append(self._named_once(made))
            return
        try:
            inner = BytesIO(read())
        except ValueError:
            self._refuse(f"{label}/{name}", BROKEN)
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
            return LINK
        if not name:
            return "it has no name inside the archive"
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
            self._nested_bytes += info.file_size
        if is_zip and (nested or self._nested_bytes > limits.nested_bytes):
            return "an archive too deep or too large inside another; unpack the outer one"
        return ""


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // MIB} MiB, which no known export file is"


def path_exists(path: Path) -> bool:
    """Whether there is such a path; a name that no file can have names none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _size(file: Path | BytesIO) -> int:
    """Bytes of a file on disk or of an archive in memory."""
    return file.stat().st_size if isinstance(file, Path) else file.getbuffer().nbytes


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")
