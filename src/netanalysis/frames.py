"""Bring frames into the shape that `schema` names, and say what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.late_texts import LateTextsDtype
from netanalysis.schema import DTYPES, Column, Dtype, Table
from netanalysis.text import without_surrogates

#: columns that no output shows, and that are too long to be looked at without need
_NEVER_WRITTEN: Final = ("text", "thread_id")
#: so many texts are encoded in one go
_AT_ONCE: Final = 20_000


def empty(table: Table) -> pd.DataFrame:
    """Return the table without rows, every column with its dtype.

    Examples
    --------
    >>> from netanalysis import schema
    >>> empty(schema.LINKS).shape
    (0, 6)
    """
    return pd.DataFrame({column.name: pd.Series(dtype=DTYPES[column.dtype]) for column in table.columns})


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame with exactly the table's columns, in order, each with its dtype.

    Missing columns are added as missing values (flags as False), others are left out, empty texts become missing.

    Raises
    ------
    ValueError
        A value cannot be read as its column's dtype.

    Examples
    --------
    >>> import pandas as pd
    >>> from netanalysis import schema
    >>> conform(pd.DataFrame({"a": ["x:1"], "b": ["x:2"], "kind": ["meeting"]}), schema.LINKS).columns.tolist()
    ['a', 'b', 'kind', 'time', 'n_people', 'source']
    """
    if not len(frame):
        return empty(table)
    index = pd.RangeIndex(len(frame))
    data = {column.name: _cast(frame.get(column.name), column, index) for column in table.columns}
    return pd.DataFrame(data, index=index)


def stack(frames: Iterable[pd.DataFrame], table: Table) -> pd.DataFrame:
    """Stack frames of one table, their texts encodable, skipping empty ones; without any, the empty table."""
    filled = [conform(encodable(frame), table) for frame in frames if len(frame)]
    if not filled:
        return empty(table)
    return pd.concat(filled, ignore_index=True)


def encodable(frame: pd.DataFrame) -> pd.DataFrame:
    r"""Return the frame with its texts such as can be written to a file; the same frame where they are.

    Examples
    --------
    >>> import pandas as pd
    >>> encodable(pd.DataFrame({"name": pd.Series(["Eva \ud83d"], dtype=object)}))["name"].tolist() == ["Eva \ufffd"]
    True
    """
    broken = {}
    for name, values in frame.items():
        text = isinstance(values.dtype, pd.StringDtype | pd.CategoricalDtype) or values.dtype == object
        if text and name not in _NEVER_WRITTEN and not _is_encodable(values):
            broken[str(name)] = values.map(
                lambda cell: without_surrogates(cell) if isinstance(cell, str) else cell
            )
    return frame.assign(**broken) if broken else frame


def _is_encodable(values: pd.Series[Any]) -> bool:
    """Whether all texts can be encoded; tried on many at once, which is much quicker than looking at each."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = pd.Series(values.cat.categories)
    if isinstance(values.dtype, pd.StringDtype):
        cells = values.to_numpy(dtype=object, na_value="").tolist()
    else:
        cells = values.tolist()
    try:
        for start in range(0, len(cells), _AT_ONCE):
            "".join(cells[start : start + _AT_ONCE]).encode()
    except UnicodeEncodeError:
        return False
    except TypeError:  # not texts alone
        return _is_encodable(pd.Series([cell for cell in cells if isinstance(cell, str)], dtype=object))
    return True


def find_problems(frame: pd.DataFrame, table: Table) -> list[str]:
    """Name everything that keeps a frame from being this table, a sentence each.

    Examples
    --------
    >>> import pandas as pd
    >>> from netanalysis import schema
    >>> find_problems(pd.DataFrame({"a": ["x:1"], "kind": ["gossip"]}), schema.LINKS)[0]
    "links: column 'b' is missing; needed are a, b, kind, found are a, kind."
    """
    missing = [name for name in table.required if name not in frame.columns]
    if missing:
        found = ", ".join(str(name) for name in frame.columns) or "none"
        needed = ", ".join(table.required)
        return [
            f"{table.name}: column {name!r} is missing; needed are {needed}, found are {found}."
            for name in missing
        ]
    if not len(frame):
        return []
    columns = [column for column in table.columns if column.name in frame.columns]
    found_problems = [
        problem for column in columns for problem in _column_problems(frame[column.name], column, table)
    ]
    return found_problems + _key_problems(frame, table)


def _cast(values: pd.Series[Any] | None, column: Column, index: pd.RangeIndex) -> pd.Series[Any]:
    """Cast one column, or make it where it is missing."""
    dtype = DTYPES[column.dtype]
    if values is None:
        missing: Any = False if column.dtype == "flag" else None
        made: pd.Series[Any] = pd.Series(missing, index=index, dtype=dtype)
        return made
    values = values.set_axis(index)
    if column.dtype == "text":
        return _cast_text(values)
    if column.dtype in ("date", "time"):
        return _cast_time(values, column.dtype)
    if column.dtype == "flag":
        return values.astype("boolean").fillna(value=False).astype("bool")
    if column.dtype == "number":
        return pd.to_numeric(values).astype("float64")
    return pd.to_numeric(values).astype("Int64")


def _cast_text(values: pd.Series[Any]) -> pd.Series[Any]:
    """Cast to texts, empty ones missing; of categories each is looked at once."""
    if isinstance(values.dtype, LateTextsDtype) and values.notna().any():
        return values
    if isinstance(values.dtype, pd.CategoricalDtype):
        distinct = _cast_text(pd.Series(values.cat.categories))
        return pd.Series(
            distinct.array.take(values.cat.codes.to_numpy(), allow_fill=True), index=values.index
        )
    text = values.astype("string")
    cells = text.to_numpy(dtype=object)
    try:
        blank = cells == ""
    except TypeError:  # some are missing, of which nothing can be said
        blank = (text == "").to_numpy(dtype=bool, na_value=False)
    return text.mask(blank, pd.NA) if blank.any() else text


def _cast_time(values: pd.Series[Any], dtype: Dtype) -> pd.Series[Any]:
    """Cast to a UTC time or to a naive midnight; strings must be ISO 8601."""
    form = None if pd.api.types.is_datetime64_any_dtype(values) else "ISO8601"
    if dtype == "time":
        return pd.to_datetime(values, utc=True, format=form).astype(DTYPES["time"])
    days = pd.to_datetime(values, format=form)
    if days.dt.tz is not None:
        days = days.dt.tz_localize(None)
    midnights: pd.Series[Any] = days.dt.normalize().astype(DTYPES["date"])
    return midnights


def _column_problems(values: pd.Series[Any], column: Column, table: Table) -> list[str]:
    """Problems of one column: values that cannot be read, choices that do not exist."""
    where = f"{table.name}: column {column.name!r}"
    try:
        fits = values.dtype == DTYPES[column.dtype]
        cast = values if fits else _cast(values, column, pd.RangeIndex(len(values)))
    except (ValueError, TypeError, OverflowError):
        return [
            f"{where} holds a value that is no {_sort(column)}; first such row is {_first_bad(values, column)}."
        ]
    problems = []
    if column.choices:
        found = {text for text in set(cast.tolist()) if isinstance(text, str)}
        strange = sorted(found - {"", *column.choices})
        if strange:
            problems.append(f"{where} holds {strange[0]!r}; allowed are {', '.join(column.choices)}.")
    if column.dtype == "time" and column.required and cast.isna().any():
        problems.append(f"{where} is empty in row {_first(cast.isna())}; every row needs one.")
    return problems


def _key_problems(frame: pd.DataFrame, table: Table) -> list[str]:
    """Rows that share a key which no two rows may share."""
    key = [name for name in table.key if name in frame.columns]
    if len(key) < len(table.key) or not key:
        return []
    twice = frame.duplicated(subset=key)
    if not twice.any():
        return []
    return [
        f"{table.name}: {' and '.join(key)} must be unique, yet row {_first(twice)} repeats an earlier one."
    ]


def _first_bad(values: pd.Series[Any], column: Column) -> int:
    """Position of the first value that cannot be cast."""
    for position in range(len(values)):
        try:
            _cast(values.iloc[[position]], column, pd.RangeIndex(1))
        except (ValueError, TypeError, OverflowError):
            return position
    return 0


def _first(mask: pd.Series[bool]) -> int:
    """Position of the first True."""
    flags: Sequence[bool] = mask.tolist()
    return flags.index(True)


def _sort(column: Column) -> str:
    """Name a dtype in plain words."""
    return {
        "date": "date (YYYY-MM-DD)",
        "time": "time (YYYY-MM-DD HH:MM)",
        "whole": "whole number",
        "number": "number",
        "flag": "yes or no",
        "text": "text",
    }[column.dtype]


def joined(texts: pd.Series[Any], keys: pd.Series[Any]) -> pd.Series[Any]:
    """Return the texts of each key, joined by `, ` in their order; index are the keys, sorted.

    Examples
    --------
    >>> import pandas as pd
    >>> joined(pd.Series(["a", "b", "c"], dtype="string"), pd.Series([2, 1, 2])).tolist()
    ['b', 'a, c']
    """
    several = keys.duplicated(keep=False)
    alone = texts[~several].set_axis(pd.Index(keys[~several]))
    if not several.any():
        return alone.sort_index()
    rest = texts[several].groupby(keys[several], sort=True).agg(", ".join)
    both: pd.Series[Any] = pd.concat([alone, rest.astype(alone.dtype)]).sort_index().rename_axis(keys.name)
    return both


def quick_to_walk(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its texts as plain objects: to go through them one by one is ten times quicker then.

    Examples
    --------
    >>> import pandas as pd
    >>> quick_to_walk(pd.DataFrame({"name": pd.Series(["Eva"], dtype="string")}))["name"].dtype
    dtype('O')
    """
    texts = [
        name
        for name, dtype in frame.dtypes.items()
        if isinstance(dtype, pd.StringDtype | pd.CategoricalDtype)
    ]
    return frame.astype(dict.fromkeys(texts, object))


def coded(codes: Any, texts: Iterable[str]) -> pd.Series[Any]:
    """Return a category for each code, missing for -1: much quicker than to look at each text of a long column.

    Examples
    --------
    >>> coded([1, 0, -1], ["a", "b"]).tolist()
    ['b', 'a', nan]
    """
    categories = pd.Index([*texts], dtype=object)
    return pd.Series(pd.Categorical.from_codes(np.asarray(codes, dtype="int64"), categories=categories))


def look_up(keys: pd.Series[Any], table: pd.Series[Any]) -> pd.Series[Any]:
    """Return the value of each key, missing where the table has none, in the table's own dtype even if it is empty.

    Examples
    --------
    >>> import pandas as pd
    >>> look_up(pd.Series(["b", "z"]), pd.Series({"a": 1.0, "b": 2.0})).tolist()
    [2.0, nan]
    """
    found: pd.Series[Any] = table.reindex(pd.Index(keys.astype(object)))
    return found.set_axis(keys.index)


def map_distinct(values: pd.Series[Any], function: Callable[[str], Any]) -> pd.Series[Any]:
    """Apply a function to each distinct text once: names, firms and URLs repeat.

    Examples
    --------
    >>> import pandas as pd
    >>> map_distinct(pd.Series(["a", "b", "a"]), str.upper).tolist()
    ['A', 'B', 'A']
    """
    codes, distinct = numbered(values)
    made = pd.Series([function(value) for value in distinct], dtype=object)
    return made.take(codes).set_axis(values.index)


def numbered(values: pd.Series[Any]) -> tuple[Any, Sequence[str]]:
    """Return a number for each text and the distinct texts by their numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> codes, distinct = numbered(pd.Series(["a", "b", "a"]))
    >>> codes.tolist(), distinct
    ([0, 1, 0], ['a', 'b'])
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(dtype="int64"), values.cat.categories.tolist()
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    return codes, distinct.tolist()
