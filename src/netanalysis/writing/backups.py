"""Earlier states of a file, kept beside it under numbers; the last few of them."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from netanalysis.writing.files import PART, discard, put
from netanalysis.writing.lock import LOCK

#: how many of the earlier states of a file are kept
KEPT: Final = 5
_BACKUP: Final = re.compile(r"(?P<name>.+)\.netanalysis-(?P<n>\d{1,9})\.bak", re.DOTALL)


def is_ours(name: str) -> bool:
    """Whether a name is one that this module gives: an earlier state of a file, a file not yet whole, or the lock.

    Examples
    --------
    >>> is_ours("outcomes.csv.netanalysis-3.bak"), is_ours("outcomes.csv.bak")
    (True, False)
    """
    return name == LOCK or bool(PART.fullmatch(name) or _BACKUP.fullmatch(name))


def back_up(path: Path, data: bytes) -> Path:
    """Keep what stands in a file under the next free number beside it; the folder is held.

    Where the last one kept holds the same, it serves. See `forget_oldest`.

    Returns
    -------
    Path
        `outcomes.csv.netanalysis-7.bak`, say.
    """
    numbered = _numbered(path)
    with suppress(OSError):
        if numbered and numbered[-1][1].read_bytes() == data:
            return numbered[-1][1]
    taken = [n for n, _ in _numbered(path, plain=False)]
    fresh = path.with_name(f"{path.name}.netanalysis-{max(taken, default=0) + 1}.bak")
    put(path.parent, [(fresh.name, data)], like=path, said=path.name)
    return fresh


def backups(path: Path) -> list[Path]:
    """Return the earlier states of a file that are kept, the oldest first; links and folders are none."""
    return [place for _, place in _numbered(path)]


def forget_oldest(path: Path) -> None:
    """Remove all but the last few earlier states of a file."""
    for place in backups(path)[:-KEPT]:
        discard(place)


def _numbered(path: Path, *, plain: bool = True) -> list[tuple[int, Path]]:
    """Number and place of each backup of a file, in order; all that bears such a name, or plain files alone."""
    found = []
    for one in path.parent.iterdir():
        match = _BACKUP.fullmatch(one.name)
        if match and match["name"] == path.name and not (plain and (one.is_symlink() or not one.is_file())):
            found.append((int(match["n"]), one))
    return sorted(found)
