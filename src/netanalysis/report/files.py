"""Files of the report: which are netanalysis's own, so that somebody else's is never replaced."""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from netanalysis._version import __version__
from netanalysis.errors import WouldOverwrite

#: what each file of ours names as its maker
MAKER: Final = f"netanalysis {__version__}"

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_SOFTWARE: Final = b"Software\x00netanalysis "
_FIRST_LINE: Final = re.compile(rb"netanalysis \d[\w.]*: ")
_GENERATOR: Final = re.compile(
    rb'<!doctype html>\n<html lang="\w+">\n<head>\n<meta charset="utf-8">\n'
    rb'<meta name="generator" content="netanalysis \d'
)
#: every mark stands in the first so many bytes of its file
_HEAD: Final = 4096


def refuse_strangers(paths: Iterable[Path]) -> None:
    """Raise where a file would replace what netanalysis did not write."""
    strangers = [path.name for path in dict.fromkeys(paths) if os.path.lexists(path) and not is_ours(path)]
    if strangers:
        names = ", ".join(strangers)
        msg = f"{names}: not written by netanalysis, so it is left alone; move it away or choose another folder."
        raise WouldOverwrite(msg)


def is_ours(path: Path) -> bool:
    """Whether a file names netanalysis as its maker: a PNG in its `Software` text, a text in its first line, HTML in its head."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if path.suffix == ".png":
        return _is_our_picture(head)
    return bool((_GENERATOR if path.suffix == ".html" else _FIRST_LINE).match(head))


def _is_our_picture(head: bytes) -> bool:
    """Whether one of the texts before the pixels of a PNG names netanalysis."""
    if not head.startswith(_SIGNATURE):
        return False
    place = len(_SIGNATURE)
    while place + 8 <= len(head):
        length, kind = struct.unpack(">I4s", head[place : place + 8])
        if kind == b"tEXt" and head[place + 8 :].startswith(_SOFTWARE):
            return True
        place += length + 12
    return False
