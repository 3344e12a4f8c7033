"""The quick way through a table that is written by the rules, which nearly every large one is.

Its cells are found by numpy (`cell_places`). Where neighbouring columns repeat, as names and URLs in messages do, what stands
in them is compared as bytes, and each distinct piece is made text once. Where a quote stands astray, a row is short or
anything else leaves a doubt, the patient reader in `records` gives the same rows, only later.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.dates import DateFormat, read_laid_out
from netanalysis.late_texts import TWO_QUOTES, InBytes, LateTexts, LateTextsDtype
from netanalysis.sources.cell_places import CellPlaces, Places, find_cells

#: bytes decoded in one go where only whether they can be matters: what they become stays in the processor's cache
_PIECE: Final = 2**14
#: the bytes of a letter behind its first one are, with a sign, below this
_WITHIN: Final = -64


@dataclass(frozen=True, slots=True)
class Kinds:
    """What columns are read as; the others are texts.

    `repeated` are those in which the same few texts stand again and again, read as categories in the order in which these first
    occur; `laid_out` those of dates that nearly always have one layout, read as naive times if all of them have it; `late`
    those of long texts, which come as `LateTexts`.
    """

    repeated: Collection[str] = ()
    laid_out: Mapping[str, DateFormat] = field(default_factory=dict)
    late: Collection[str] = ()


def read_quickly(
    data: bytes,
    width: int,
    located: Mapping[str, int],
    *,
    delimiter: str,
    one_line: Collection[str],
    kinds: Kinds | None = None,
    begin: int = 0,
) -> pd.DataFrame | None:
    """Read the located columns of the rows from a byte on, or None where there is any doubt.

    Doubt is a quote within an unquoted cell or behind a quoted one, a row too short or too long or blank, a letter that
    is not UTF-8, or a line break in a column of `one_line`, where a lone quote may have swallowed rows.
    """
    kinds = kinds or Kinds()
    readers = list(_readers(data, located, kinds))
    try:
        for cells in find_cells(data, begin, width, delimiter):
            _check_letters(data, cells)
            for reader in readers:
                reader.read(cells)
    except ValueError:  # not by the rules, or not UTF-8
        return None
    if begin >= len(data):
        return None
    made = {place: column for reader in readers for place, column in reader.columns().items()}
    table = pd.DataFrame({name: made[place] for name, place in located.items()}, copy=False)
    texts = table.select_dtypes(exclude="datetime")
    blank = len(texts.columns) == len(table.columns) and _has_blank(table)  # a row with a date is not blank
    return None if table.empty or _breaks(texts, one_line) or blank else table


def _readers(data: bytes, located: Mapping[str, int], kinds: Kinds) -> Iterator[_Reader]:
    """A reader for each column, or for several that repeat side by side."""
    repeated = {located[name] for name in kinds.repeated if name in located}
    yield from (_Times(data, located[name], form) for name, form in kinds.laid_out.items() if name in located)
    yield from (_Late(data, located[name]) for name in kinds.late if name in located)
    plain = (
        place
        for name, place in located.items()
        if name not in {*kinds.repeated, *kinds.laid_out, *kinds.late}
    )
    yield from (_Texts(data, place) for place in sorted(plain))
    yield from (_Run(data, run) for run in _runs(repeated, set(located.values()) - repeated))


def _check_letters(data: bytes, cells: CellPlaces) -> None:
    """Raise ValueError where a letter of the rows is not UTF-8, in columns that nobody wants too."""
    begin, end = int(cells.outer_starts[0, 0]), int(cells.outer_ends[-1, -1])
    while begin < end:
        until = min(begin + _PIECE, end)
        _, n_read = codecs.utf_8_decode(data[begin:until], "strict", until == end)
        begin += n_read


def as_categories(texts: Iterable[str]) -> pd.Categorical:
    """Return texts as categories in the order in which they first occur."""
    codes, distinct = pd.factorize(np.array([*texts], dtype=object))
    return pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object))


def _runs(wanted: Collection[int], taken: Collection[int]) -> list[range]:
    """Wanted columns with no taken one between them, and what nobody wants between them, from the first to the last."""
    runs: dict[int, list[int]] = {}
    for column in sorted(wanted):
        runs.setdefault(sum(other < column for other in taken), []).append(column)
    return [range(run[0], run[-1] + 1) for run in runs.values()]


@dataclass(frozen=True, slots=True)
class _Texts:
    """A column whose cells differ: each is made a text."""

    data: bytes
    column: int
    found: list[np.ndarray[Any, np.dtype[np.object_]]] = field(default_factory=list)

    def read(self, cells: CellPlaces) -> None:
        """Read the next rows."""
        starts, ends = cells.starts[:, self.column], cells.ends[:, self.column]
        data, filled, doubled = self.data, ends > starts, cells.doubled[:, self.column] > 0
        texts = np.full(len(starts), "", dtype=object)
        bounds = zip(starts[filled].tolist(), ends[filled].tolist(), strict=True)
        texts[filled] = [data[start:end].decode() for start, end in bounds]
        texts[doubled] = [text.replace(TWO_QUOTES, '"') for text in texts[doubled].tolist()]
        self.found.append(texts)

    def columns(self) -> dict[int, Any]:
        """The column as objects."""
        return {
            self.column: pd.Series(np.concatenate([*self.found, np.empty(0, dtype=object)]), dtype=object)
        }


class _Run:
    """Neighbouring columns in which cells repeat: compared together as bytes, each distinct piece read once."""

    def __init__(self, data: bytes, numbers: range) -> None:
        self._data, self._numbers = data, numbers
        self._seen: defaultdict[bytes, int] = defaultdict()
        self._seen.default_factory = self._seen.__len__
        self._codes: list[np.ndarray[Any, np.dtype[np.int64]]] = []
        self._texts: list[list[str]] = [[] for _ in numbers]

    def read(self, cells: CellPlaces) -> None:
        """Read the next rows."""
        data, n_before, seen = self._data, len(self._seen), self._seen
        starts, ends = cells.outer_starts[:, self._numbers[0]], cells.outer_ends[:, self._numbers[-1]]
        pieces = zip(starts.tolist(), ends.tolist(), strict=True)
        codes = np.array([seen[data[start:end]] for start, end in pieces], dtype=np.int64)
        self._codes.append(codes)
        new, first = np.unique(codes, return_index=True)
        rows = first[new >= n_before]
        for column, texts in zip(self._numbers, self._texts, strict=True):
            bounds = zip(cells.starts[rows, column].tolist(), cells.ends[rows, column].tolist(), strict=True)
            texts += [data[start:end].decode().replace(TWO_QUOTES, '"') for start, end in bounds]

    def columns(self) -> dict[int, Any]:
        """The columns as categories."""
        codes = np.concatenate([*self._codes, np.empty(0, dtype=np.int64)])
        found = zip(self._numbers, map(as_categories, self._texts), strict=True)
        return {column: distinct.take(codes) for column, distinct in found}


@dataclass(frozen=True, slots=True)
class _Late:
    """A column of long texts: only where they stand is found, and how long they are."""

    data: bytes
    column: int
    found: list[tuple[np.ndarray[Any, Any], ...]] = field(default_factory=list)

    def read(self, cells: CellPlaces) -> None:
        """Find the next texts."""
        starts, ends, doubled = (part[:, self.column] for part in (cells.starts, cells.ends, cells.doubled))
        begin = starts[0]
        within = np.flatnonzero(np.frombuffer(self.data, dtype=np.int8)[begin : ends[-1]] < _WITHIN) + begin
        lengths = ends - starts - doubled - np.searchsorted(within, ends) + np.searchsorted(within, starts)
        self.found.append((starts, ends, doubled > 0, lengths))

    def columns(self) -> dict[int, Any]:
        """The column as late texts."""
        parts = [np.concatenate(part) for part in zip(*self.found, strict=True)]
        return {self.column: pd.Series(LateTexts.in_bytes(InBytes(self.data, *parts)))}


@dataclass(frozen=True, slots=True)
class _Times:
    """A column of dates in one layout: read from their bytes, without a text of each; one of another layout makes texts of all."""

    data: bytes
    column: int
    form: DateFormat
    found: list[tuple[Places, Places]] = field(default_factory=list)
    signs: list[np.ndarray[Any, np.dtype[np.uint8]]] = field(default_factory=list)

    def read(self, cells: CellPlaces) -> None:
        """Find the next dates."""
        starts, ends = cells.starts[:, self.column], cells.ends[:, self.column]
        self.found.append((starts, ends))
        places = np.arange(len(self.form.layout))
        if (ends - starts == len(places)).all():
            self.signs.append(np.frombuffer(self.data, dtype=np.uint8)[starts[:, np.newaxis] + places])

    def columns(self) -> dict[int, Any]:
        """The column as times, or as texts."""
        if len(self.signs) == len(self.found):
            times = read_laid_out(np.concatenate(self.signs), self.form)
            if times.notna().all():
                return {self.column: times}
        starts, ends = (np.concatenate(part) for part in zip(*self.found, strict=True))
        bounds = zip(starts.tolist(), ends.tolist(), strict=True)
        texts = [self.data[start:end].decode().replace(TWO_QUOTES, '"') for start, end in bounds]
        return {self.column: pd.Series(texts, dtype=object)}


_Reader = _Texts | _Late | _Times | _Run


def _breaks(table: pd.DataFrame, one_line: Iterable[str]) -> bool:
    """Whether a cell that should hold one line holds several."""
    texts = ("".join(_once(table[name])) for name in one_line if name in table)
    return any("\n" in text or "\r" in text for text in texts)


def _has_blank(table: pd.DataFrame) -> bool:
    """Whether a row has nothing in any of the columns."""
    blank = np.arange(len(table))
    for name in table.columns:
        texts = table[name].iloc[blank]
        nothing = np.array([not text.strip() for text in _once(texts)], dtype=bool)
        blank = blank[nothing[texts.cat.codes] if isinstance(texts.dtype, pd.CategoricalDtype) else nothing]
    return len(blank) > 0


def _once(texts: pd.Series[Any]) -> Any:
    """Texts of a column, those of categories once each."""
    if isinstance(texts.dtype, LateTextsDtype):
        return texts.astype("string").fillna("")
    return texts.cat.categories if isinstance(texts.dtype, pd.CategoricalDtype) else texts.to_numpy()
