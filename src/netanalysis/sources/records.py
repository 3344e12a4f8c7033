"""Physical lines to records that fit a header: a lone quote or a missing cell costs its own row at most."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

_LONGEST: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record of a table looks like: how wide it is, and which cells may run over several lines."""

    width: int
    delimiter: str
    flowing: Collection[int] = ()
    remark: str = ""  #: rows that begin with it are remarks


@dataclass(slots=True)
class Fitted:
    """Records of exactly the shape, each with its row as a spreadsheet counts it, and the rows that do not fit."""

    cells: list[list[str]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def physical_lines(text: str) -> list[str]:
    """Lines with their ends, whichever they are; NUL characters are left out."""
    return list(io.StringIO(text.replace("\0", ""), newline=""))


@contextmanager
def long_fields(length: int) -> Iterator[None]:
    """Let the csv module read fields of that length."""
    before = csv.field_size_limit()
    csv.field_size_limit(min(max(length, before), _LONGEST))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def fit(lines: Sequence[str], shape: Shape, *, row: int) -> Fitted:
    """Read the data rows below a header; `row` is the spreadsheet's number of the first of them.

    A quote that is opened and not closed swallows the lines below it. Where the swallowed lines are rows themselves,
    the first line is read alone and reading goes on behind it. Rows that are too short are filled up.
    """
    found = Fitted()
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[number] for number in range(at, len(lines))), delimiter=shape.delimiter)
        start = at
        for cells in reader:
            end = start + reader.line_num
            raw = lines[at:end]
            if _swallows(cells, raw, shape):
                _take(_alone(raw[0], shape), raw[0], shape, found, row)
                at, row = at + 1, row + 1
                break
            _take(cells, raw[0], shape, found, row)
            at, row = end, row + 1
        else:
            break
    return found


def _take(cells: list[str], first_line: str, shape: Shape, found: Fitted, row: int) -> None:
    """Keep a record, made to fit, or count it as broken; blank rows and remarks are neither."""
    if not any(cell.strip() for cell in cells) or (
        shape.remark and cells[0].lstrip().startswith(shape.remark)
    ):
        return
    if len(cells) != shape.width:
        unquoted = literal(first_line, shape.delimiter)
        cells = unquoted if len(unquoted) == shape.width else cells
    if any(cell.strip() for cell in cells[shape.width :]):
        found.broken.append(row)
        return
    found.cells.append((cells + [""] * shape.width)[: shape.width])
    found.rows.append(row)


def _swallows(cells: list[str], raw: Sequence[str], shape: Shape) -> bool:
    """Whether a record over several lines has swallowed rows that are whole by themselves.

    What is quoted as the rules want it, and fits, has swallowed nothing, whatever its lines look like.
    """
    if len(raw) == 1:
        return False
    misfit = not well_quoted(raw, shape.delimiter) or len(cells) != shape.width
    if not misfit and not _flows_elsewhere(cells, shape):
        return False
    if len(literal(raw[0], shape.delimiter)) == shape.width:
        return True
    inside = raw[1:] if misfit else raw[1:-1]  # a cell that is closed in order ends within the last line
    return any(len(_alone(line, shape)) == shape.width for line in inside)


def well_quoted(raw: Sequence[str], delimiter: str) -> bool:
    """Whether every quote that opens is closed, and the cell ends there."""
    try:
        next(csv.reader(raw, delimiter=delimiter, strict=True), None)
    except csv.Error:
        return False
    return True


def _flows_elsewhere(cells: list[str], shape: Shape) -> bool:
    """Whether a cell that should hold one line holds several."""
    plain = (cell for number, cell in enumerate(cells) if number not in shape.flowing)
    return any("\n" in cell or "\r" in cell for cell in plain)


def _alone(line: str, shape: Shape) -> list[str]:
    """Cells of one physical line."""
    return next(csv.reader([line.rstrip("\r\n")], delimiter=shape.delimiter), [])


def literal(line: str, delimiter: str) -> list[str]:
    """Cells of one physical line in which quotes mean nothing."""
    return [cell.strip('"') for cell in line.rstrip("\r\n").split(delimiter)]
