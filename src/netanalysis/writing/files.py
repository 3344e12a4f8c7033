"""Put files into a folder: beside their places first, under a name of our own, then moved there in one step."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from netanalysis.errors import WouldOverwrite
from netanalysis.writing.lock import lock, named

#: what a file or folder is called until it is whole
PART: Final = re.compile(r"\.netanalysis-[0-9a-f]{16}\.part")


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other process of ours writes into it; what a killed one left behind is removed first.

    The folder itself is locked where the system can do it (Linux, macOS), so that no file is needed and a killed process
    leaves none; elsewhere (Windows, some network drives) `filelock` locks a file in it. Either way the system lets go of the
    lock when its holder ends, however that happens.

    Raises
    ------
    NotWritten
        Somebody else holds the folder for longer than `PATIENCE`, or it cannot be opened.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name, only_writer(Path(name)):
    ...     put(Path(name), [("greeting.txt", b"hello")])
    ...     [file.name for file in Path(name).iterdir()]
    ['greeting.txt']
    """
    with ExitStack() as stack:
        with named(folder.resolve().name):
            stack.enter_context(lock(folder))
            _sweep(folder)
        yield


def put(
    folder: Path, files: Sequence[tuple[str, bytes]], *, like: Path | None = None, said: str = ""
) -> None:
    """Put files into a folder that is held: all are written beside their places first, then moved there one by one, in order.

    Where one cannot be written, none is. A file that stands there is replaced and its mode kept; a new one gets the mode that
    the system gives, or that of the file it is to be `like`. What goes wrong is `said` of that name; left out, of the file's. A name may come twice: the later one replaces the earlier.

    Raises
    ------
    NotWritten
        The disk is full, or it may not be written there.
    WouldOverwrite
        A link, a folder or a device stands in the place of a file.
    """
    parts: list[Path] = []
    with named(said or (files[0][0] if len(files) == 1 else folder.resolve().name)):
        try:
            for name, data in files:
                parts.append(folder / _part_name())
                _write_part(parts[-1], data, folder / name, like)
            for part, (name, _) in zip(parts, files, strict=True):
                part.replace(folder / name)
        except BaseException:
            for part in parts:
                discard(part)
            raise
    _keep_names(folder)


def write_file(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all; one that stands there is replaced.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     write_file(Path(name) / "greeting.txt", b"hello")
    ...     (Path(name) / "greeting.txt").read_text()
    'hello'
    """
    with only_writer(path.parent):
        put(path.parent, [(path.name, data)])


def write_missing(folder: Path, files: Mapping[str, bytes]) -> tuple[list[Path], list[Path]]:
    """Write the files that are missing in a folder, or empty; returns what was written and what stood there and was kept."""
    with only_writer(folder):
        kept = [name for name in files if _is_filled(folder / name)]
        fresh = [(name, data) for name, data in files.items() if name not in kept]
        if fresh:
            put(folder, fresh)
    return [folder / name for name, _ in fresh], [folder / name for name in kept]


def _is_filled(path: Path) -> bool:
    """Whether something stands in a place; an empty file, such as a full disk leaves, is nothing."""
    return os.path.lexists(path) and (path.is_symlink() or not path.is_file() or path.stat().st_size > 0)


def try_out(folder: Path, size: int = 4096, *, said: str = "") -> None:
    """Write so many bytes into a folder and take them away again, to know before long work whether it can be written into.

    What goes wrong is `said` of that name; left out, of the folder's.

    Raises
    ------
    NotWritten
        It cannot.
    """
    with only_writer(folder), named(said or folder.resolve().name):
        part = folder / _part_name()
        try:
            _write_part(part, os.urandom(size), part)
        finally:
            discard(part)


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns the ones that were missing, the innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    with named(folder.name):
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def write_tree(target: Path, files: Mapping[str, bytes]) -> None:
    """Fill a new or empty folder with files and folders: all or none, but for a kill while they are moved into place.

    Such a folder still holds what was not moved, under a name of ours: `is_unfinished` recognises it, and this function
    completes it.
    """
    made = make_folder(target)
    moved = False
    with only_writer(target), named(target.name):
        part = target / _part_name()
        try:
            for name, data in files.items():
                place = part / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            for name in files:
                made = [*make_folder((target / name).parent), *made]
            for name in files:
                (part / name).replace(target / name)
                moved = True
        except BaseException:
            if not moved:
                discard(part)
                for folder in made:
                    with suppress(OSError):
                        folder.rmdir()
            raise
        discard(part)


def is_unfinished(target: Path) -> bool:
    """Whether `write_tree` was interrupted here."""
    return target.is_dir() and any(PART.fullmatch(one.name) for one in target.iterdir())


def place_of(path: Path) -> Path:
    """Return the file that is meant: a link's own file, where there is one.

    Raises
    ------
    WouldOverwrite
        The link leads nowhere, or what stands there is no ordinary file.
    """
    if not os.path.lexists(path):
        return path
    real = path.resolve()
    if not real.is_file():
        raise WouldOverwrite(_in_the_way(path))
    return real


def refuse_strange(path: Path) -> None:
    """Raise where a link, a folder or a device stands in the place of a file to be written.

    Raises
    ------
    WouldOverwrite
        It does; whatever it leads to is left alone.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise WouldOverwrite(_in_the_way(path))


def _in_the_way(path: Path) -> str:
    if path.is_dir() and not path.is_symlink():
        return f"{path.name} is a folder, not a file; move it away or give another name."
    if path.is_symlink():
        return f"{path.name} is a link, which is not followed; remove it or give another name."
    return f"{path.name} is no ordinary file; move it away or give another name."


def _part_name() -> str:
    return f".netanalysis-{secrets.token_hex(8)}.part"


def _write_part(part: Path, data: bytes, target: Path, like: Path | None = None) -> None:
    """Write a file beside its place, onto the disk; nothing is opened that stands there already."""
    refuse_strange(target)
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected", str(target))
    model = target if target.exists() else like
    mode = stat.S_IMODE(model.stat().st_mode) if model else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(part, flags, 0o666 if mode is None else mode & 0o700)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if mode is not None:
        part.chmod(mode)


def discard(place: Path) -> None:
    """Remove a file or folder of ours; where the system refuses twice, the next writer does it."""
    for _ in range(2):
        with suppress(OSError):
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
            return


def _sweep(folder: Path) -> None:
    """Remove what a process that is gone left behind; the folder is held."""
    with suppress(OSError):
        for one in [one for one in folder.iterdir() if PART.fullmatch(one.name)]:
            discard(one)


def _keep_names(folder: Path) -> None:
    """Force the names of a folder onto the disk, where the system can; the files themselves are there already."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
