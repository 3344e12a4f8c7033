"""Texts that are made of their bytes when somebody reads them: of a large export's messages most are never read.

`LateTexts` is a column of pandas that can be taken from, stacked and sorted like any other; what moves are the places of the texts.
`astype("string")` reads them.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype, take
from pandas.api.indexers import check_array_indexer

Places = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Objects = np.ndarray[Any, np.dtype[np.object_]]

_MISSING: Final = -1
#: how a table writes a quote within a quoted cell
TWO_QUOTES: Final = '""'
#: bytes that tell nearly all texts apart, and in how many at the top of a text nearly always so many are
_OPENING, _WINDOW = 20, 40
#: the quote, and all bytes that blanks are made of in UTF-8
_SKIPPED: Final = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace() or sign == '"').encode()
#: once one in so many texts is asked for, all are read and kept
_MANY: Final = 4


@dataclass(frozen=True, slots=True)
class InBytes:
    """Where texts stand in the bytes of a table, as UTF-8 and some with quotes doubled, and their lengths in letters."""

    data: bytes
    starts: Places
    ends: Places
    doubled: Flags
    lengths: Places

    def read(self, places: Places) -> list[str]:
        """Read the texts at these places."""
        texts = [part.decode() for part in self._parts(places, self.ends[places])]
        for nth in np.flatnonzero(self.doubled[places]).tolist():
            texts[nth] = texts[nth].replace(TWO_QUOTES, '"')
        return texts

    def openings(self, places: Places) -> list[bytes]:
        """First letters of each text in bytes, see `LateTexts.openings`."""
        ends = np.minimum(self.ends[places], self.starts[places] + _WINDOW)
        opening = [part.translate(None, _SKIPPED)[:_OPENING] for part in self._parts(places, ends)]
        short = np.flatnonzero(np.array([*map(len, opening)], dtype=np.int64) < _OPENING)
        whole = self._parts(places[short], self.ends[places[short]])
        for nth, part in zip(short.tolist(), whole, strict=True):
            opening[nth] = part.translate(None, _SKIPPED)[:_OPENING]
        return opening

    def begin_with(self, places: Places, prefix: str) -> Flags:
        """Whether each text begins so; read are those whose first byte fits."""
        signs: np.ndarray[Any, np.dtype[np.uint8]] = np.frombuffer(self.data, dtype=np.uint8)
        found: Flags = signs[self.starts[places]] == prefix.encode()[0]
        found[found] = [text.startswith(prefix) for text in self.read(places[found])]
        return found

    def _parts(self, places: Places, ends: Places) -> Iterator[bytes]:
        data = self.data
        bounds = zip(self.starts[places].tolist(), ends.tolist(), strict=True)
        return (data[start:end] for start, end in bounds)


class _Passages:
    """Texts of one table: in its bytes until many are asked for, from then on read."""

    def __init__(self, found: InBytes | Sequence[str]) -> None:
        self._raw = found if isinstance(found, InBytes) else None
        self._texts: Objects | None = None if isinstance(found, InBytes) else _as_objects(found)
        self.lengths: Places = (
            found.lengths if isinstance(found, InBytes) else np.array([*map(len, found)], dtype=np.int64)
        )

    def read(self, places: Places) -> Objects:
        """Read the texts at these places."""
        if self._raw is not None and len(places) * _MANY < len(self.lengths):
            return _as_objects(self._raw.read(places))
        if self._raw is not None:
            self._texts, self._raw = _as_objects(self._raw.read(np.arange(len(self.lengths)))), None
        texts: Objects = self._texts if self._texts is not None else _as_objects(())
        return texts[places]

    def openings(self, places: Places) -> Objects:
        """First letters of each text in bytes, see `LateTexts.openings`."""
        if self._raw is not None:
            return _as_objects(self._raw.openings(places))
        texts = self.read(places).tolist()
        return _as_objects(
            [text.encode(errors="surrogatepass").translate(None, _SKIPPED)[:_OPENING] for text in texts]
        )

    def begin_with(self, places: Places, prefix: str) -> Flags:
        """Whether each text begins so."""
        if self._raw is not None:
            return self._raw.begin_with(places, prefix)
        return np.array([text.startswith(prefix) for text in self.read(places).tolist()], dtype=bool)


def _as_objects(texts: Sequence[Any]) -> Objects:
    made: Objects = np.empty(len(texts), dtype=object)
    made[:] = texts
    return made


class LateTextsDtype(ExtensionDtype):
    """The dtype of `LateTexts`."""

    name = "late texts"
    na_value = pd.NA
    type: ClassVar[Any] = str

    @classmethod
    def construct_array_type(cls) -> builtins.type[LateTexts]:
        """Return the array of this dtype."""
        return LateTexts

    def _get_common_dtype(self, dtypes: list[Any]) -> ExtensionDtype | None:
        """Stacked with other texts they stay late."""
        return self if all(isinstance(one, LateTextsDtype | pd.StringDtype) for one in dtypes) else None


class LateTexts(ExtensionArray):
    """Texts that are read when they are asked for; an empty text is a missing one.

    To change them, read them first.

    Examples
    --------
    >>> texts = LateTexts.of(["one", "", "three"])
    >>> texts.lengths().tolist(), texts.isna().tolist()
    ([3, 0, 5], [False, True, False])
    >>> pd.Series(texts).take([2, 1]).astype("string").tolist()
    ['three', <NA>]
    """

    def __init__(self, passages: tuple[_Passages, ...], places: Places) -> None:
        self._passages, self._places = passages, places

    @classmethod
    def of(cls, texts: Iterable[Any]) -> LateTexts:
        """Make a column of texts that are read already; what is no text is missing."""
        cells = [*texts]
        filled = np.array([isinstance(cell, str) and cell != "" for cell in cells], dtype=bool)
        places = np.where(filled, filled.cumsum() - 1, _MISSING)
        return cls((_Passages([cell for cell in cells if isinstance(cell, str) and cell]),), places)

    @classmethod
    def in_bytes(cls, found: InBytes) -> LateTexts:
        """Make a column of texts that stand in bytes."""
        places = np.where(found.lengths > 0, np.arange(len(found.lengths)), _MISSING)
        return cls((_Passages(found),), places)

    def compact(self) -> LateTexts:
        """Return the same texts without the tables of which none is left."""
        ends = np.cumsum([len(table.lengths) for table in self._passages])
        left = set(np.searchsorted(ends, self._places[~self.isna()], side="right").tolist())
        tables = tuple(table for nth, table in enumerate(self._passages) if nth in left)
        return LateTexts(tables, self._moved_to(tables))

    def lengths(self) -> Places:
        """Letters of each text, 0 where it is missing."""
        nothing = np.zeros(len(self), dtype=np.int64)
        found: Places = self._gather(nothing, lambda table, places: table.lengths[places])
        return found

    def openings(self) -> Objects:
        """First letters of each text in bytes, without blanks and quotes: texts that differ in these alone share them."""
        nothing: Objects = np.full(len(self), b"", dtype=object)
        found: Objects = self._gather(nothing, lambda table, places: table.openings(places))
        return found

    def begin_with(self, prefix: str) -> Flags:
        """Whether each text begins so, not where it is missing."""
        none = np.zeros(len(self), dtype=bool)
        found: Flags = self._gather(none, lambda table, places: table.begin_with(places, prefix))
        return found

    def _gather(self, into: Any, ask: Callable[[_Passages, Places], Any]) -> Any:
        """Fill in what the tables say of their texts."""
        begin = 0
        for table in self._passages:
            end = begin + len(table.lengths)
            here = (self._places >= begin) & (self._places < end)
            if here.any():
                into[here] = ask(table, self._places[here] - begin)
            begin = end
        return into

    # what pandas asks of a column

    @classmethod
    def _from_sequence(cls, scalars: Any, *, dtype: Any = None, copy: bool = False) -> LateTexts:  # noqa: ARG003
        if isinstance(scalars, LateTexts):
            return scalars
        cells = [*scalars]
        if not all(isinstance(cell, str) or pd.isna(cell) for cell in cells):
            msg = "only texts can be read late"
            raise TypeError(msg)
        return cls.of(cells)

    @classmethod
    def _from_factorized(cls, values: Any, original: LateTexts) -> LateTexts:  # noqa: ARG003
        return cls.of(values)

    @classmethod
    def _concat_same_type(cls, to_concat: Sequence[LateTexts]) -> LateTexts:
        tables = tuple({id(table): table for part in to_concat for table in part._passages}.values())
        return cls(tables, np.concatenate([part._moved_to(tables) for part in to_concat]))

    def _moved_to(self, tables: Sequence[_Passages]) -> Places:
        """Places of the texts among other tables, which hold all of theirs."""
        ends = np.cumsum([len(table.lengths) for table in tables]).tolist()
        begins = {id(table): end - len(table.lengths) for table, end in zip(tables, ends, strict=True)}
        nothing = np.full(len(self), _MISSING, dtype=np.int64)
        moved: Places = self._gather(nothing, lambda table, places: places + begins[id(table)])
        return moved

    def __getitem__(self, item: Any) -> Any:
        """Return one text, or some of them as a column."""
        item = check_array_indexer(self, item)
        if isinstance(item, int | np.integer):
            return self.take([int(item)])._read()[0]
        return LateTexts(self._passages, self._places[item])

    def __hash__(self) -> int:
        """Raise TypeError: a column has no hash."""
        msg = "a column of texts has no hash"
        raise TypeError(msg)

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._places)

    def __eq__(self, other: Any) -> Any:
        """Compare text by text."""
        return self.astype("string") == (other.astype("string") if isinstance(other, LateTexts) else other)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:  # noqa: FBT001
        """Return the texts as objects."""
        return self._read()

    @property
    def dtype(self) -> LateTextsDtype:
        """The dtype."""
        return LateTextsDtype()

    @property
    def nbytes(self) -> int:
        """Bytes of the places."""
        return self._places.nbytes

    def isna(self) -> Flags:
        """Whether each text is missing."""
        missing: Flags = self._places < 0
        return missing

    def take(self, indices: Any, *, allow_fill: bool = False, fill_value: Any = None) -> LateTexts:
        """Return the texts at these positions; -1 is a missing one where `allow_fill` says so."""
        if allow_fill and not (fill_value is None or pd.isna(fill_value)):
            msg = "where there is no text it is missing; read the texts first to fill in another"
            raise ValueError(msg)
        taken = take(
            self._places, np.asarray(indices, dtype=np.intp), allow_fill=allow_fill, fill_value=_MISSING
        )
        return LateTexts(self._passages, np.asarray(taken, dtype=np.int64))

    def copy(self) -> LateTexts:
        """Return a column of the same texts."""
        return LateTexts(self._passages, self._places.copy())

    def astype(self, dtype: Any, copy: bool = True) -> Any:  # noqa: FBT001, FBT002
        """Read the texts as another dtype."""
        if isinstance(dtype, LateTextsDtype):
            return self.copy() if copy else self
        return pd.array(self._read(), dtype="string").astype(dtype, copy=False)

    def _read(self) -> Objects:
        nothing: Objects = np.full(len(self), pd.NA, dtype=object)
        read: Objects = self._gather(nothing, lambda table, places: table.read(places))
        return read
