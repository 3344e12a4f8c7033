"""Archives as the library for zips opens them, each call in a guard of its own: whatever it raises becomes a reason for the user."""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Final

BROKEN: Final = "the archive is broken or was not downloaded completely; download it again"
CLOSED: Final = "it cannot be opened; see whether you may read it and whether it is still there"
CUT: Final = "it is damaged inside the archive; download the archive again"
#: what the library raises on the way through a stream
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
)
#: so many archives on disk are held open at once; a process may open a few hundred files, a folder may hold more
_HELD_OPEN: Final = 32
#: the last bytes of an archive, in which the length of its list of files stands: a comment may be that long
_TAIL: Final = 22 + 2**16 + 76
#: bytes of the shortest entry of the list, and of one with a long path
_ENTRY, _LONG_ENTRY = 46, 46 + 250
_END, _END_64, _LOCATOR_64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"


class Archives:
    """Opens archives on disk and keeps the few used last open.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.zip"
    ...     with zipfile.ZipFile(file, "w") as made:
    ...         made.writestr("a.csv", "a")
    ...     archives = Archives()
    ...     [info.filename for info in archives.open(file).infolist()]
    ...     archives.close()
    ['a.csv']
    """

    def __init__(self) -> None:
        self._open: OrderedDict[Path, zipfile.ZipFile] = OrderedDict()

    def open(self, file: Path) -> zipfile.ZipFile:
        """Return the archive, opened again if it was closed since; a stream of one that is closed here stays open."""
        if file not in self._open:
            self._open[file] = zipfile.ZipFile(file)
        self._open.move_to_end(file)
        while len(self._open) > _HELD_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[file]

    def close(self) -> None:
        """Close all of them."""
        while self._open:
            self._open.popitem()[1].close()


@contextmanager
def guarded(reason: str) -> Iterator[None]:
    """Let whatever goes wrong be a ValueError with this reason.

    Examples
    --------
    >>> with guarded("it is broken"):
    ...     {}["x"]
    Traceback (most recent call last):
    ValueError: it is broken
    """
    try:
        yield
    except Exception as error:
        raise ValueError(reason) from error


def list_is_longer(file: Path | BytesIO, most: int) -> bool:
    """Whether an archive claims more files than this, or has a list of them too long for so few; the list itself is not read.

    Examples
    --------
    >>> made = BytesIO()
    >>> with zipfile.ZipFile(made, "w") as archive:
    ...     archive.writestr("a.csv", "a")
    ...     archive.writestr("b.csv", "b")
    >>> list_is_longer(made, 1), list_is_longer(made, 2)
    (True, False)
    """
    tail = _tail(file)
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        return False
    count, size = struct.unpack_from("<HI", tail, end + 10)
    if tail[max(end - 20, 0) : end].startswith(_LOCATOR_64) and tail[max(end - 76, 0) :].startswith(_END_64):
        count, size = struct.unpack_from("<QQ", tail, end - 76 + 32)
    return bool(count > most or size > most * _LONG_ENTRY + _TAIL)


def _tail(file: Path | BytesIO) -> bytes:
    """The last bytes of an archive."""
    if isinstance(file, BytesIO):
        return bytes(file.getbuffer()[-_TAIL:])
    with file.open("rb") as stream:
        stream.seek(-min(_TAIL, stream.seek(0, os.SEEK_END)), os.SEEK_END)
        return stream.read()


def read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | None:
    """Return the bytes of one entry, or None where it is longer than the limit, whatever its header claims.

    Raises whatever the library raises: `guarded` makes a reason of it.
    """
    with archive.open(info) as stream:
        data: bytes = stream.read(limit + 1)
    return data if len(data) <= limit else None


def stream_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Open one entry to be read piece by piece.

    Raises
    ------
    ValueError
        It cannot be opened; the message is a reason for the user.
    """
    with guarded(CUT):
        return archive.open(info)
