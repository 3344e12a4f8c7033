"""One writer at a time in a folder, on every system; and what went wrong, in one sentence."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from netanalysis.errors import NetanalysisError, NotWritten

#: how long a writer waits for another one to end, in seconds
PATIENCE: Final = 10.0
#: the lock where a folder cannot be locked itself
LOCK: Final = ".netanalysis.lock"
#: how long a writer waits before it asks again
_PAUSE: Final = 0.002
#: what a file system says that cannot lock a folder: network drives do
_NO_LOCKS: Final = frozenset(
    {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
)
_WHY: Final[Mapping[int | None, str]] = {
    errno.ENOSPC: "the disk is full; make room and try again",
    getattr(errno, "EDQUOT", -1): "your share of the disk is used up; make room and try again",
    errno.EROFS: "nothing may be written on that disk; copy the folder elsewhere, or name another place",
    errno.EACCES: "it may not be written there; see who may, and whether it is open in another program",
    errno.EPERM: "it may not be written there; see who may, and whether it is open in another program",
    errno.ENAMETOOLONG: "its name is too long; give a shorter one",
}


@contextmanager
def named(name: str) -> Iterator[None]:
    """Say in one sentence that something was not written, and why; never by a name that is not the user's."""
    try:
        yield
    except NetanalysisError:
        raise
    except OSError as error:
        why = _WHY.get(
            error.errno, f"{error.strerror or type(error).__name__}; try again, or name another place"
        )
        msg = f"{name} was not written: {why}."
        raise NotWritten(msg) from error


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Lock a folder, or a file in it where folders cannot be locked."""
    if sys.platform == "win32":
        with _lock_file(folder):
            yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _take(handle, folder):
            yield
        else:
            with _lock_file(folder):
                yield
    finally:
        _let_go(handle)


def _take(handle: int, folder: Path) -> bool:
    """Lock an open folder, waiting for whoever holds it; False where its file system has no such locks."""
    import fcntl

    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, InterruptedError):
            if time.monotonic() > until:
                raise NotWritten(_held(folder)) from None
            time.sleep(_PAUSE)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            raise
        else:
            return True


def _let_go(handle: int) -> None:
    """Unlock and close a folder; whatever was written into it is written, so no failure here says otherwise."""
    import fcntl

    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_UN)
    with suppress(OSError):
        os.close(handle)
    time.sleep(2 * _PAUSE)  # whoever waits comes first, also before this process again


@contextmanager
def _lock_file(folder: Path) -> Iterator[None]:
    """Lock a file in a folder."""
    from filelock import FileLock, Timeout

    try:
        held = FileLock(folder / LOCK, timeout=PATIENCE)
        held.acquire()
    except Timeout:
        raise NotWritten(_held(folder)) from None
    try:
        yield
    finally:
        held.release()


def _held(folder: Path) -> str:
    return (
        f"Another run of netanalysis is writing into {folder.resolve().name}, so nothing was written; "
        "try again when it has ended."
    )
