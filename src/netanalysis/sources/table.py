"""Read tables as people hold them: preambles, re-saved encodings, ragged rows, lone quotes, other delimiters."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

#: rows at the top of a file among which the header is looked for
HEADER_WITHIN: Final = 20
_FIELD_LIMIT: Final = 2**27
_RESAVED: Final = "the file is not UTF-8, so a spreadsheet has saved it again; keep the original next time"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, the encoding it was in, and a warning where that is unusual."""

    text: str
    encoding: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: every cell a string, columns named as the reader asked for."""

    frame: pd.DataFrame
    n_rows: int  #: data rows in the file, the unusable ones included
    n_broken: int  #: rows whose cells do not fit the header
    read_as: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a reader wants, under which headers they come, and which of them a header must have.

    `headers` maps our name to its documented headers; `synonyms` to plausible but unverified ones, which warn.
    """

    headers: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def locate(self, cells: Sequence[str], renamed: Mapping[str, str]) -> tuple[dict[str, int], bool]:
        """Positions of our columns in a header row, and whether a synonym was needed."""
        aliases = {normal_header(key): normal_header(value) for key, value in renamed.items()}
        found = [normal_header(cell) for cell in cells]
        found = [aliases.get(cell, cell) for cell in found]
        sure = self._positions(self.headers, found)
        guessed = self._positions(self.synonyms, found)
        both = {**guessed, **sure}
        return both, len(both) > len(sure)

    def _positions(self, wanted: Mapping[str, tuple[str, ...]], found: list[str]) -> dict[str, int]:
        positions = {}
        for name, headers in wanted.items():
            hits = [found.index(normal_header(header)) for header in headers if normal_header(header) in found]
            if hits:
                positions[name] = hits[0]
        return positions


def normal_header(cell: str) -> str:
    """Fold a header so that capitals, blanks, underscores and hyphens do not matter.

    Examples
    --------
    >>> normal_header("E-Mail_Address ") == normal_header("e mail address")
    True
    """
    return "".join(ch for ch in cell.casefold() if ch not in " \u00a0_-\ufeff\t*:")


def decode(data: bytes) -> Decoded:
    """Decode by BOM, else as strict UTF-8, else as cp1252 with a warning.

    Examples
    --------
    >>> decode("Müller".encode("cp1252")).encoding
    'cp1252'
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("cp1252"), "cp1252", _RESAVED)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", _RESAVED)


def find_header(
    text: str, columns: Columns, *, renamed: Mapping[str, str], delimiters: str = ","
) -> tuple[str, int] | None:
    """Find the header row; returns the delimiter and the number of physical lines before it."""
    head = list(_head_lines(text))
    for delimiter in delimiters:
        before = 0
        reader = csv.reader(iter(head), delimiter=delimiter)
        for cells in _records(reader):
            located, _ = columns.locate(cells, renamed)
            if all(name in located for name in columns.required):
                return delimiter, before
            before = reader.line_num
    return None


def _head_lines(text: str) -> Iterator[str]:
    """First physical lines of a file, enough for a preamble of a few records."""
    stream = io.StringIO(text[: 2**18], newline="")
    for _, line in zip(range(10 * HEADER_WITHIN), stream, strict=False):
        yield line.replace("\0", "")


def _records(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """First records of a reader; a broken one ends them."""
    try:
        for _, cells in zip(range(HEADER_WITHIN), reader, strict=False):
            yield cells
    except csv.Error:
        return


def read_sheet(
    data: bytes,
    columns: Columns,
    *,
    renamed: Mapping[str, str] | None = None,
    delimiters: str = ",;\t",
) -> Sheet | None:
    """Read the wanted columns of a table, or None where no header row is found.

    Rows that do not fit the header are mended where a lone quote swallowed lines, else counted as broken; short rows
    are filled up. A delimiter other than the first of `delimiters` is told in a warning.
    """
    decoded = decode(data)
    renamed = renamed or {}
    header = find_header(decoded.text, columns, renamed=renamed, delimiters=delimiters)
    if header is None:
        return None
    delimiter, before = header
    rows = _rows(decoded.text, delimiter, before)
    top = next(rows)
    located, guessed = columns.locate(top, renamed)
    kept, n_rows, n_broken = _fit(rows, len(top), delimiter)
    cells = list(zip(*kept, strict=True)) if kept else [()] * len(top)
    names = list(columns.headers) + [name for name in columns.synonyms if name not in columns.headers]
    empty = [""] * len(kept)
    frame = pd.DataFrame({name: cells[located[name]] if name in located else empty for name in names}, dtype=object)
    warnings = _warnings(decoded, delimiter, delimiters, guessed=guessed)
    shown = {"\t": "TAB"}.get(delimiter, delimiter)
    return Sheet(frame, n_rows, n_broken, f"{decoded.encoding} {shown}", warnings)


def _warnings(decoded: Decoded, delimiter: str, delimiters: str, *, guessed: bool) -> tuple[str, ...]:
    warnings = [decoded.warning] if decoded.warning else []
    if len(delimiters) > 1 and delimiter != delimiters[0] and not decoded.encoding.startswith("utf-16"):
        warnings.append("the delimiter is not a comma, so a spreadsheet has saved the file again")
    if guessed:
        warnings.append("headers in another language were understood; check the figures")
    return tuple(warnings)


def _rows(text: str, delimiter: str, before: int) -> Iterator[list[str]]:
    """Records from the header on; NUL characters are left out."""
    stream = io.StringIO(text.replace("\0", ""), newline="")
    for _ in range(before):
        stream.readline()
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        yield from csv.reader(stream, delimiter=delimiter)
    finally:
        csv.field_size_limit(limit)


def _fit(rows: Iterator[list[str]], width: int, delimiter: str) -> tuple[list[list[str]], int, int]:
    """Rows of exactly the header's width, the number of data rows, and how many of them are broken."""
    kept: list[list[str]] = []
    n_rows = n_broken = 0
    for cells in rows:
        if len(cells) == width:
            n_rows += 1
            kept.append(cells)
        elif any(cell.strip() for cell in cells):
            mended, broken = _mend(cells, width, delimiter)
            n_rows += len(mended) + broken
            n_broken += broken
            kept += mended
    return kept, n_rows, n_broken


def _mend(cells: list[str], width: int, delimiter: str) -> tuple[list[list[str]], int]:
    """Make what can be made of a record that does not fit: fill it up, or free the rows a lone quote swallowed."""
    if not any("\n" in cell for cell in cells):
        if len(cells) < width:
            return [cells + [""] * (width - len(cells))], 0
        extra = any(cell.strip() for cell in cells[width:])
        return ([], 1) if extra else ([cells[:width]], 0)
    lines = delimiter.join(cells).splitlines()
    parsed = [next(csv.reader([line], delimiter=delimiter), []) for line in lines]
    good = [row for row in parsed if len(row) == width]
    return good, 1


