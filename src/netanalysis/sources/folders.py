"""What lies below a folder: files to read, and why the rest is none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from netanalysis.sources.archives import CLOSED

LINK: Final = "a link, which is not followed"
NO_FILE: Final = "a pipe, a socket or a device, from which nothing is read"


def entries_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """Everything below a folder in a fixed order, without hidden names: each file with "", whatever is none with the reason.

    Folders are held in a list, not on the stack of calls, for they may lie deeper in each other than calls may.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = (Path(name) / "a.csv").write_text("a")
    ...     (Path(name) / "b.csv").symlink_to("a.csv")
    ...     [(path.name, reason) for path, reason in entries_below(Path(name))]
    [('a.csv', ''), ('b.csv', 'a link, which is not followed')]
    """
    left = [folder]
    while left:
        here = left.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield here, CLOSED
            continue
        inner = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                inner.append(here / entry.name)
            else:
                yield here / entry.name, why_no_file(here / entry.name)
        left += reversed(inner)


def why_no_file(path: Path) -> str:
    """Return why nothing is read from what a path names: a link, a pipe, a closed door; "" for a plain file.

    Examples
    --------
    >>> why_no_file(Path("/dev/null"))
    'a pipe, a socket or a device, from which nothing is read'
    """
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        return CLOSED
    if stat.S_ISLNK(mode):
        return LINK
    return "" if stat.S_ISREG(mode) else NO_FILE


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # where the kind of an entry costs a look that is not allowed
        return False
