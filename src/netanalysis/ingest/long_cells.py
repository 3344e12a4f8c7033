"""Cells longer than any name, firm, title or id: cut in one place, where the tables begin, and said of their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from netanalysis.cells import LONGEST_FIELD, LONGEST_KEY, LONGEST_LIST, brief, brief_key
from netanalysis.sources.base import Coverage

Mask = npt.NDArray[np.bool_]
_CUT: Final = "{} cells hold more than a name, firm, title or id has, and were cut"
_FIELDS: Final = (
    "name",
    "given_name",
    "family_name",
    "company",
    "position",
    "location",
    "country",
    "account",
)
#: what tables are joined by; shortened, two stay two
_KEYS: Final = ("contact_id", "a", "b", "value")
#: columns of a table, the most characters each may have, and how a longer one is cut; notes and messages may be of any length
_RULES: Final[Mapping[str, tuple[int, Callable[[str], str]]]] = {
    **dict.fromkeys(_FIELDS, (LONGEST_FIELD, brief)),
    **dict.fromkeys(_KEYS, (LONGEST_KEY, brief_key)),
    "tags": (LONGEST_LIST, partial(brief, longest=LONGEST_LIST)),
}


def cut_long_cells(
    tables: Mapping[str, pd.DataFrame], covered: Sequence[Coverage]
) -> tuple[dict[str, pd.DataFrame], list[Coverage]]:
    """Return the tables with long cells cut, and the coverage with a warning at each file that held one.

    Examples
    --------
    >>> contacts = pd.DataFrame({"contact_id": ["xing:eva"], "name": ["x" * 20_000], "source": ["a.csv:2"]}, dtype="string")
    >>> tables, covered = cut_long_cells({"contacts": contacts}, [Coverage("a.csv", "read")])
    >>> tables["contacts"]["name"].str.len().tolist(), covered[0].warning
    ([300], '1 cells hold more than a name, firm, title or id has, and were cut')
    """
    made: dict[str, pd.DataFrame] = {}
    cut: Counter[str] = Counter()
    file_of = _file_of(tables["contacts"])
    for name, frame in tables.items():
        changed = {}
        for column, (longest, shortened) in _RULES.items():
            long = _longer(frame[column], longest) if column in frame else np.zeros(0, dtype=bool)
            if long.any():
                changed[column] = frame[column].where(~long, frame[column][long].map(shortened))
                cut.update(map(file_of, frame[long].to_dict("records")))
        made[name] = frame.assign(**changed) if changed else frame
    return made, _warned(covered, cut) if cut else list(covered)


def _longer(values: pd.Series[Any], longest: int) -> Mask:
    """Which texts are too long."""
    cells = values.to_numpy(dtype=object, na_value="")
    return np.fromiter(map(len, cells), "int64", len(cells)) > longest


def _file_of(contacts: pd.DataFrame) -> Callable[[Mapping[Any, Any]], str]:
    """How to find the file a row was read from: its own, or else that of its contact."""
    of_contact = dict(zip(contacts["contact_id"], contacts["source"], strict=True))

    def file_of(row: Mapping[Any, Any]) -> str:
        source = row.get("source", of_contact.get(row.get("contact_id")))
        return source if isinstance(source, str) else ""

    return file_of


def _warned(covered: Sequence[Coverage], cut: Mapping[str, int]) -> list[Coverage]:
    """Say of each file how many of its cells were cut; a source is a file, a file and a row, or a file among many of one row."""
    places = {row.file: place for place, row in enumerate(covered)}
    groups = [(row.file.split("*"), place) for place, row in enumerate(covered) if "*." in row.file]
    told: Counter[int] = Counter()
    for source, n in cut.items():
        file = source if source in places else source.rpartition(":")[0] or source
        ending = f"{PurePosixPath(file).suffix.lower()} ("
        among = (
            place for parts, place in groups if file.startswith(parts[0]) and parts[-1].startswith(ending)
        )
        place = places.get(file, next(among, None))
        if place is not None:
            told[place] += n
    return [
        row.but(warning="; ".join(filter(None, (row.warning, _CUT.format(told[place])))))
        if told[place]
        else row
        for place, row in enumerate(covered)
    ]
