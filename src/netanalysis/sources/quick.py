"""The quick way through a table that is written by the rules, which nearly every large one is.

pandas reads it in C, and equal cells become one string. It guesses silently where a quote stands astray or a row is
short, so the quotes and delimiters are checked first; where there is any doubt, the patient reader in `records` gives
the same rows, only later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final

import numpy as np
import pandas as pd

_QUOTE: Final = 0x22
#: bytes looked at in one go: so many fit into the processor's cache
_STEP: Final = 2**18


def read_quickly(
    data: bytes | memoryview,
    width: int,
    located: Mapping[str, int],
    *,
    delimiter: str,
    one_line: Iterable[str],
) -> pd.DataFrame | None:
    """Read the located columns of the rows below a header, or None where there is any doubt.

    Doubt is a quote within an unquoted cell or behind a quoted one, a row too short or too long or blank, a letter that
    is not UTF-8, or a line break in a column of `one_line`, where a lone quote may have swallowed rows.
    """
    n_delimiters = _count_delimiters(data, delimiter)
    if n_delimiters is None:
        return None
    try:
        table = pd.read_csv(BytesIO(data), sep=delimiter, header=None, names=range(width), dtype=object,
                            na_filter=False, skip_blank_lines=False)  # fmt: skip
    except (ValueError, OverflowError):
        return None  # pandas' errors of parsing, and Unicode errors, are ValueErrors
    fits = isinstance(table.index, pd.RangeIndex) and len(table) * (width - 1) == n_delimiters
    if not fits or table.empty:
        return None
    cells = pd.DataFrame({name: table[place] for name, place in located.items()}, dtype=object)
    return None if _breaks(cells, one_line) or _has_blank(cells) else cells


def _count_delimiters(data: bytes | memoryview, delimiter: str) -> int | None:
    """Count the delimiters outside quotes; None where a quote stands astray or is not closed."""
    signs = np.frombuffer(data, dtype=np.uint8)
    may_touch = np.isin(np.arange(256), [*b'"\r\n', ord(delimiter)])
    n_delimiters = n_quotes = 0
    for start in range(0, len(signs), _STEP):
        part = signs[start : start + _STEP]
        found = np.flatnonzero((part == _QUOTE) | (part == ord(delimiter)))
        is_quote = part[found] == _QUOTE
        so_far = n_quotes + is_quote.cumsum()
        within = so_far % 2 == 1
        opening, closing = (start + found[is_quote & side] for side in (within, ~within))
        before, after = signs[opening[opening > 0] - 1], signs[closing[closing + 1 < len(signs)] + 1]
        if not (may_touch[before].all() and may_touch[after].all()):
            return None
        n_delimiters += int(np.count_nonzero(~is_quote & ~within))
        n_quotes += int(np.count_nonzero(is_quote))
    return None if n_quotes % 2 else n_delimiters


def _breaks(cells: pd.DataFrame, one_line: Iterable[str]) -> bool:
    """Whether a cell that should hold one line holds several."""
    texts = ("".join(cells[name].to_numpy()) for name in one_line)
    return any("\n" in text or "\r" in text for text in texts)


def _has_blank(cells: pd.DataFrame) -> bool:
    """Whether a row has nothing in any of the columns."""
    blank = np.arange(len(cells))
    for name in cells.columns:
        texts = cells[name].to_numpy()[blank]
        blank = blank[np.array([not text.strip() for text in texts], dtype=bool)]
    return len(blank) > 0
