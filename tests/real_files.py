"""Small folders of real-format files, one for each part of `data/sample`: its first rows, cards, mails, messages."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from export_files import BASIC, GOOD_FILE, Files

EXPORTS = Path(__file__).parents[1] / "data" / "sample" / "exports"
OWNER = "Martin Brückner"
#: a file that is always in order, beside whatever is broken: it has to be read
GOOD: Files = {f"good/{BASIC}": {"Connections.csv": GOOD_FILE}}
#: so many rows, cards, mails, … of a file, and so many files of one ending in a folder
_ROWS, _ITEMS, _EACH = 8, 3, 3


@cache
def real_folders() -> dict[str, dict[str, bytes]]:
    """Folders by the export they are cut from; the path of a file in an archive goes through the archive's name."""
    folders: dict[str, dict[str, bytes]] = {}
    kinds: Counter[tuple[str, str]] = Counter()
    for file in sorted(path for path in EXPORTS.rglob("*") if path.is_file()):
        path = file.relative_to(EXPORTS).as_posix()
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                found = {
                    f"{path}/{info.filename}": archive.read(info)
                    for info in archive.infolist()
                    if not info.is_dir()
                }
        else:
            found = {path: file.read_bytes()}
        folder = folders.setdefault(path if file.suffix == ".zip" else str(PurePosixPath(path).parent), {})
        for name, data in found.items():
            kind = (str(PurePosixPath(path).parent), _sort(name))
            kinds[kind] += 1
            if kinds[kind] <= _EACH:
                folder[name] = shortened(name, data)
    return folders


def _sort(path: str) -> str:
    """What files of one sort have in common: their path without numbers, of cards and mails the folder alone."""
    one = PurePosixPath(path)
    return f"{one.parent}/*{one.suffix}" if one.suffix in (".vcf", ".eml") else re.sub(r"\d+\w*", "#", path)


def shortened(name: str, data: bytes) -> bytes:
    """The beginning of a file, whole rows, cards, mails or entries of a list."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in (".json", ".js"):
        return _short_json(data.decode())
    if ending in (".csv", ".tsv"):
        return _short_table(data)
    ends = {
        ".vcf": rb"END:VCARD\s*",
        ".ics": rb"END:VEVENT\s*",
        ".mbox": rb"\n(?=From )",
        ".txt": rb"\n",
    }.get(ending)
    if ends is None:
        return data[:2000]
    n = 4 * _ROWS if ending == ".txt" else _ITEMS
    places = [found.end() for found in re.finditer(ends, data)]
    if len(places) <= n:
        return data
    return data[: places[n - 1]] + (b"END:VCALENDAR\r\n" if ending == ".ics" else b"")


def _short_table(data: bytes) -> bytes:
    text = data.decode("utf-8", errors="surrogateescape")
    reader = csv.reader(io.StringIO(text, newline=""))
    for _, _ in zip(range(_ROWS), reader, strict=False):
        pass
    return "".join(text.splitlines(keepends=True)[: reader.line_num]).encode(
        "utf-8", errors="surrogateescape"
    )


def _short_json(text: str) -> bytes:
    start = re.search(r"[\[{]", text)
    if start is None:
        return text.encode()
    try:
        tree = json.loads(text[start.start() :])
    except ValueError:
        return text.encode()
    return (text[: start.start()] + json.dumps(_short_lists(tree), ensure_ascii=False, indent=1)).encode()


def _short_lists(node: Any) -> Any:
    if isinstance(node, list):
        return [_short_lists(one) for one in node[:_ITEMS]]
    return {key: _short_lists(one) for key, one in node.items()} if isinstance(node, dict) else node


def as_files(folder: dict[str, bytes]) -> Files:
    """Files by path as `export_files.write` takes them: what lies in an archive under the archive's name."""
    made: dict[str, Any] = {}
    for path, data in folder.items():
        archive = re.match(r"(?i)(.*?\.zip)/(.*)", path)
        if archive:
            made.setdefault(archive[1], {})[archive[2]] = data
        else:
            made[path] = data
    return made
