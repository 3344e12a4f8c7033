"""Read tables as people hold them: preambles, re-saved encodings, ragged rows, lone quotes, other delimiters."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.late_texts import LateTexts
from netanalysis.sources.container import Member
from netanalysis.sources.quick import Kinds, as_categories, read_quickly
from netanalysis.sources.records import Fitted, Shape, fit, literal, long_fields, physical_lines, well_quoted

#: rows at the top of a file among which the header is looked for
HEADER_WITHIN: Final = 20
#: characters at the top of a file that hold these rows
HEAD: Final = 2**18
RESAVED: Final = "the file is not UTF-8, so a spreadsheet has saved it again; keep the original next time"
OTHER_DELIMITER: Final = "the delimiter is not a comma, so a spreadsheet has saved the file again"
_SHOWN: Final = {",": "comma", ";": "semicolon", "\t": "TAB"}
OTHER_LANGUAGE: Final = "headers in another language were understood; check the figures"
#: signs that make no difference in a header
_FOLDED_AWAY: Final = dict.fromkeys(map(ord, " \u00a0_-\ufeff\t*:"))
#: the same, where delimiters end a cell and quotes stand for nothing
_ONE_CELL_A_LINE: Final = {
    **_FOLDED_AWAY,
    **dict.fromkeys(map(ord, '"\0')),
    **dict.fromkeys(map(ord, ",;\t\r"), "\n"),
}
#: what a header cell may hold in quotes only
_CUTS: Final = re.compile(r'[,;\t"\r\n]')


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, the encoding it was in, and a warning where that is unusual."""

    text: str
    encoding: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header row stands: its delimiter, its cells, how many lines and rows come before it, its own lines."""

    delimiter: str
    cells: tuple[str, ...]
    lines: int
    rows: int
    height: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: every cell a string where its column's kind is no other, columns named as the reader asked for.

    The column `row` is the row's number as a spreadsheet shows it, and so are the numbers in `broken`, the rows whose
    cells do not fit the header.
    """

    frame: pd.DataFrame
    header: tuple[str, ...]
    broken: tuple[int, ...]
    read_as: str
    warnings: tuple[str, ...] = ()

    @property
    def n_rows(self) -> int:
        """Data rows in the file, the unusable ones included."""
        return len(self.frame) + len(self.broken)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a reader wants, under which headers they come, and which of them a header must have.

    `headers` maps our name to its documented headers; `synonyms` to plausible but unverified ones, which warn;
    `flowing` names the columns whose cells may run over several lines, `kinds` those that are no plain texts. Dates of more
    than one layout come as texts. `others` are columns of one table that have a place and no header of their own.
    """

    headers: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flowing: tuple[str, ...] = ()
    kinds: Kinds = field(default_factory=Kinds)
    others: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Our names of all columns."""
        return [*dict.fromkeys([*self.headers, *self.synonyms, *self.others])]

    @property
    def wanted(self) -> list[frozenset[str]]:
        """For each required column the headers that it may come under, folded."""
        return [
            _folded((*self.headers.get(name, ()), *self.synonyms.get(name, ()))) for name in self.required
        ]

    def locate(self, cells: Sequence[str], renamed: Mapping[str, str]) -> tuple[dict[str, int], bool]:
        """Positions of our columns in a header row, and whether a synonym was needed."""
        aliases = _aliases(renamed)
        places: dict[str, int] = {}
        for place, cell in enumerate(map(normal_header, cells)):
            places.setdefault(aliases.get(cell, cell), place)
        sure = _positions(self.headers, places)
        both = {**_positions(self.synonyms, places), **sure}
        return {**both, **self.others}, len(both) > len(sure)


def _positions(wanted: Mapping[str, tuple[str, ...]], places: Mapping[str, int]) -> dict[str, int]:
    """Where the first of its headers stands, for each column of which one does."""
    found = {
        name: [key for key in map(normal_header, headers) if key in places]
        for name, headers in wanted.items()
    }
    return {name: places[keys[0]] for name, keys in found.items() if keys}


def _aliases(renamed: Mapping[str, str]) -> dict[str, str]:
    """Headers that stand for others, folded."""
    return {normal_header(key): normal_header(value) for key, value in renamed.items()}


@lru_cache
def _folded(headers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normal_header, headers))


@lru_cache(maxsize=2**14)
def normal_header(cell: str) -> str:
    """Fold a header so that capitals, blanks, underscores and hyphens do not matter.

    Examples
    --------
    >>> normal_header("E-Mail_Address ") == normal_header("e mail address")
    True
    """
    return cell.casefold().translate(_FOLDED_AWAY)


@lru_cache(maxsize=8)
def header_cells(text: str, *, lines: int = 10 * HEADER_WITHIN) -> frozenset[str]:
    r"""Folded cells of the first lines, whatever the delimiter: no header row holds another one.

    Examples
    --------
    >>> sorted(header_cells('First Name;"E-mail"\nEva;eva@example.org', lines=1))
    ['email', 'firstname']
    """
    top = "".join(islice(io.StringIO(text[:HEAD], newline=""), lines))
    return frozenset(top.casefold().translate(_ONE_CELL_A_LINE).split("\n")) - {""}


@lru_cache(maxsize=4)
def head_text(member: Member) -> str:
    """Text of the top of a file; nothing where it cannot be read. Every source asks for it before the next file's turn."""
    try:
        with member.opened() as stream:
            return decode(stream.read(HEAD)).text
    except ValueError:
        return ""


def decode(data: bytes) -> Decoded:
    """Decode by BOM, else as UTF-8, else as cp1252 with a warning.

    A few broken bytes do not make a UTF-8 file a cp1252 one: what most letters beyond ASCII are written in counts.

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
        lenient = data.decode("utf-8", errors="replace")
    n_broken = lenient.count("\ufffd")
    n_beyond = len(lenient) - len(lenient.encode("ascii", errors="ignore"))
    if n_beyond > 2 * n_broken:
        return Decoded(lenient, "utf-8", f"{n_broken} characters are damaged; keep the original next time")
    try:
        return Decoded(data.decode("cp1252"), "cp1252", RESAVED)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", RESAVED)


def find_header(
    text: str, columns: Columns, *, renamed: Mapping[str, str], delimiters: str = ","
) -> Header | None:
    """Find the header row among the first rows of a text."""
    head, aliases, wanted = text[:HEAD], _aliases(renamed), columns.wanted
    if not any(_CUTS.search(key) for key in aliases) and not _fit(header_cells(head), aliases, wanted):
        return None
    candidates = (found for sign in delimiters for found in _candidates(head, sign))
    return next((header for header, cells in candidates if _fit(cells, aliases, wanted)), None)


def _fit(cells: frozenset[str], aliases: Mapping[str, str], wanted: Sequence[frozenset[str]]) -> bool:
    """Whether one of the headers of each wanted column is among the cells."""
    named = {aliases.get(cell, cell) for cell in cells} if aliases else cells
    return not any(headers.isdisjoint(named) for headers in wanted)


@lru_cache(maxsize=8)
def _candidates(head: str, delimiter: str) -> tuple[tuple[Header, frozenset[str]], ...]:
    """Rows that may be a header, the likeliest first, and their folded cells."""
    lines = physical_lines(head)[: 10 * HEADER_WITHIN]
    with long_fields(HEAD):
        rows = [*_records(lines, delimiter), *_lines(lines, delimiter)]
    return tuple((header, frozenset(map(normal_header, header.cells))) for header in rows)


def _records(head: Sequence[str], delimiter: str) -> Iterator[Header]:
    """First records of a text; one over several lines only where its quotes are in order, else a lone one has opened it."""
    reader = csv.reader(head, delimiter=delimiter)
    lines = 0
    for rows, cells in zip(range(HEADER_WITHIN), reader, strict=False):
        height = reader.line_num - lines
        if height <= 1 or well_quoted(head[lines : reader.line_num], delimiter):
            yield Header(delimiter, tuple(cells), lines, rows, height)
        lines = reader.line_num


def _lines(head: Sequence[str], delimiter: str) -> Iterator[Header]:
    """First lines of a text, each alone, where a lone quote above or within would swallow the header otherwise."""
    for number, line in enumerate(head[:HEADER_WITHIN]):
        in_order = well_quoted([line], delimiter)
        cells = next(csv.reader([line], delimiter=delimiter), []) if in_order else literal(line, delimiter)
        yield Header(delimiter, tuple(cells), number, number)


def read_sheet(
    data: bytes,
    columns: Columns,
    *,
    renamed: Mapping[str, str] | None = None,
    delimiters: str = ",;\t",
    remark: str = "",
) -> Sheet | None:
    """Read the wanted columns of a table, or None where no header row is found.

    Rows that do not fit the header are mended where a lone quote swallowed lines, else counted as broken; short rows
    are filled up; rows that begin with `remark` are left out. A delimiter other than the first of `delimiters` is told
    in a warning.
    """
    renamed = renamed or {}
    quick = None if remark else _by_the_rules(data, columns, renamed, delimiters)
    if quick is not None:
        return quick
    decoded = decode(data)
    header = find_header(decoded.text, columns, renamed=renamed, delimiters=delimiters)
    if header is None:
        return None
    located, guessed = columns.locate(header.cells, renamed)
    lines = physical_lines(decoded.text)
    flowing = frozenset(range(len(header.cells))) - {
        position for name, position in located.items() if name not in columns.flowing
    }
    shape = Shape(len(header.cells), header.delimiter, flowing, remark)
    with long_fields(len(decoded.text)):
        fitted = fit(lines[header.lines + header.height :], shape, row=header.rows + 2)
    return Sheet(
        _frame(fitted, columns, located), header.cells, tuple(fitted.broken),
        f"{decoded.encoding}, {_SHOWN[header.delimiter]}",
        _warnings(decoded, header.delimiter, delimiters, guessed=guessed),
    )  # fmt: skip


def _by_the_rules(data: bytes, columns: Columns, renamed: Mapping[str, str], delimiters: str) -> Sheet | None:
    """Read a table of UTF-8 that is written by the rules; None where there is any doubt."""
    bom = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    head = decode(data[:HEAD].rpartition(b"\n")[0])
    header = find_header(head.text, columns, renamed=renamed, delimiters=delimiters)
    if header is None or not head.encoding.startswith("utf-8") or head.warning or b"\0" in data:
        return None
    lines = physical_lines(head.text)
    above = lines[: header.lines + header.height]
    begin = bom + len("".join(above).encode())
    located, guessed = columns.locate(header.cells, renamed)
    one_line = [name for name in located if name not in columns.flowing]
    found = read_quickly(data, len(header.cells), located, delimiter=header.delimiter, one_line=one_line,
                         kinds=columns.kinds, begin=begin)  # fmt: skip
    if found is None:
        return None
    frame = _complete(found, columns)
    first = header.rows + 2
    return Sheet(
        frame.assign(row=range(first, first + len(frame))), header.cells, (),
        f"{head.encoding}, {_SHOWN[header.delimiter]}", _warnings(head, header.delimiter, delimiters, guessed=guessed),
    )  # fmt: skip


def _frame(fitted: Fitted, columns: Columns, located: Mapping[str, int]) -> pd.DataFrame:
    """Wanted columns, empty where the table lacks them, and the row numbers."""
    cells = list(zip(*fitted.cells, strict=True)) or [()] * (max(located.values()) + 1)
    found = {name: pd.Series(cells[place], dtype=object) for name, place in located.items()}
    again = {name: as_categories(found[name]) for name in columns.kinds.repeated if name in found}
    late = {name: LateTexts.of(found[name]) for name in columns.kinds.late if name in found}
    return _complete(pd.DataFrame({**found, **again, **late}), columns).assign(row=fitted.rows)


def _complete(found: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Add the columns that the table lacks, empty."""
    empty = pd.Series("", index=found.index, dtype=object)
    nothing = pd.Categorical.from_codes(
        np.zeros(len(found), dtype=np.int8), categories=pd.Index([""], dtype=object)
    )
    missing: dict[str, Any] = {name: nothing if name in columns.kinds.repeated else empty
                               for name in columns.names if name not in found}  # fmt: skip
    missing |= {name: LateTexts.of(empty) for name in columns.kinds.late if name in missing}
    return found.assign(**missing)[columns.names]


def _warnings(decoded: Decoded, delimiter: str, delimiters: str, *, guessed: bool) -> tuple[str, ...]:
    warnings = [decoded.warning] if decoded.warning else []
    if len(delimiters) > 1 and delimiter != delimiters[0] and not decoded.encoding.startswith("utf-16"):
        warnings.append(OTHER_DELIMITER)
    return (*warnings, OTHER_LANGUAGE) if guessed else tuple(warnings)
