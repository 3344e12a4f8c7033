"""Messages by talk: what those between the same people in the same conversation have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.sources.linkedin.parse import ParsedFile

_TALK: Final = ("thread", "sender", "sender_url", "to", "to_urls", "direction")


def number_talks(file: ParsedFile) -> ParsedFile:
    """Add the column `talk` to the rows: equal where conversation, both sides and direction are, counted from 0.

    There are far fewer talks than messages, so who is meant is worked out once for each of them.
    """
    numbers = np.zeros(len(file.rows), dtype="int64")
    for name in _TALK:
        more, distinct = pd.factorize(file.rows[name].to_numpy(dtype=object))
        numbers, _ = pd.factorize(numbers * len(distinct) + more)
    return replace(file, rows=file.rows.assign(talk=numbers))


def talks(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each talk, in the order of their numbers, and in `n` how many messages it has."""
    found = rows.loc[~rows["talk"].duplicated(), [*_TALK, "talk"]].reset_index(drop=True)
    return found.assign(n=np.bincount(rows["talk"], minlength=len(found)))
