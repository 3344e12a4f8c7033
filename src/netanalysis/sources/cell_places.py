"""Where the cells of a table stand in its bytes: found by numpy, many at once, and proven to be written by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

Places = np.ndarray[Any, np.dtype[np.int64]]
Signs = np.ndarray[Any, np.dtype[np.uint8]]

_QUOTE: Final = ord('"')
_LINE_END, _RETURN = ord("\n"), ord("\r")
#: bytes looked at in one go, so many fit into the processor's cache; …
_STEP: Final = 2**20
#: … and the most of them, where a row is longer
_LONGEST: Final = 2**26


class NotByTheRules(ValueError):
    """A table in which a quote stands astray, or a row is too short or too long."""


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """Where cells begin and end, a row of the array a row of the table.

    `outer_starts` and `outer_ends` count the quotes around a cell in, `starts` and `ends` leave them out; `doubled`
    says of each cell how many doubled quotes stand in it, each of which means one.
    """

    outer_starts: Places
    outer_ends: Places
    starts: Places
    ends: Places
    doubled: Places


def find_cells(data: bytes, begin: int, width: int, delimiter: str) -> Iterator[CellPlaces]:
    """Find the cells of all rows from a byte on, some thousand rows at a time.

    Quotes may stand around a whole cell and, within it, in twos; a carriage return outside of them before a line feed only.

    Raises
    ------
    NotByTheRules
        It is otherwise somewhere, or a row has more or fewer cells than `width`.
    """
    signs: Signs = np.frombuffer(data, dtype=np.uint8)
    step = _STEP
    while begin < len(signs):
        cells, end = _next_rows(signs, begin, begin + step, (width, ord(delimiter)))
        if cells is not None:
            yield cells
        elif step > _LONGEST:
            raise NotByTheRules
        begin, step = end, _STEP if cells is not None else 2 * step


def _next_rows(signs: Signs, begin: int, until: int, shape: tuple[int, int]) -> tuple[CellPlaces | None, int]:
    """Cells of the rows that end before a byte, and where the next row begins; None where no row ends there."""
    width, delimiter = shape
    part = signs[begin:until]
    quotes = np.flatnonzero(part == _QUOTE)
    outside = _outside(quotes, len(part))
    sign = part[outside]
    is_end = sign == _LINE_END
    is_last = until >= len(signs)
    if not is_last:
        n_outside = int(np.flatnonzero(is_end)[-1]) + 1 if is_end.any() else 0
        if not n_outside:
            return None, begin
        outside, sign, is_end = outside[:n_outside], sign[:n_outside], is_end[:n_outside]
        quotes = quotes[: np.searchsorted(quotes, outside[-1])]
    kept = np.flatnonzero((sign == delimiter) | is_end)
    separators, is_end = outside[kept] + begin, is_end[kept]
    if is_last and part[-1] != _LINE_END:
        separators, is_end = np.append(separators, len(signs)), np.append(is_end, [True])
    _check_rows(is_end, width)
    cells = _cells(signs, begin, separators.reshape(-1, width), quotes + begin)
    n_returns = np.count_nonzero(cells.outer_ends[:, -1] < separators[width - 1 :: width])
    if n_returns != np.count_nonzero(sign == _RETURN):
        raise NotByTheRules
    return cells, int(separators[-1]) + 1


def _outside(quotes: Places, length: int) -> Places:
    """Places outside quotes, which open and close in turn."""
    starts = np.append(0, quotes[1::2] + 1)
    ends = quotes[::2] if len(quotes) % 2 else np.append(quotes[::2], length)
    lengths = ends - starts
    before = lengths.cumsum() - lengths
    outside: Places = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    return outside


def _check_rows(is_end: np.ndarray[Any, np.dtype[np.bool_]], width: int) -> None:
    """Raise unless each row ends, and ends only, behind so many cells."""
    in_rows = len(is_end) > 0 == len(is_end) % width and is_end[width - 1 :: width].all()
    if not in_rows or np.count_nonzero(is_end) != len(is_end) // width:
        raise NotByTheRules


def _cells(signs: Signs, begin: int, separators: Places, quotes: Places) -> CellPlaces:
    """Cells between separators, without the carriage return before a line feed.

    Quotes open and close in turn. One that opens right behind one that closes is the second of two side by side in one
    cell, and there is one more opening than these in each cell with quotes. So the sums fit only where all other quotes
    stand at both ends of a cell.
    """
    starts = np.empty_like(separators)
    starts.reshape(-1)[0] = begin
    starts.reshape(-1)[1:] = separators.reshape(-1)[:-1] + 1
    ends = separators.copy()
    ends[:, -1] -= (signs[ends[:, -1] - 1] == _RETURN) & (ends[:, -1] > starts[:, -1])
    quoted = (signs[np.minimum(starts, len(signs) - 1)] == _QUOTE) & (signs[ends - 1] == _QUOTE)
    quoted &= ends - starts > 1
    opening, closing = quotes[::2], quotes[1::2]
    if len(opening) != len(closing):
        raise NotByTheRules
    second = opening[1:][opening[1:] - closing[:-1] == 1]
    if len(opening) != np.count_nonzero(quoted) + len(second):
        raise NotByTheRules
    cells = np.searchsorted(separators.reshape(-1), second)
    doubled = np.bincount(cells, minlength=separators.size)
    return CellPlaces(starts, ends, starts + quoted, ends - quoted, doubled.reshape(separators.shape))
