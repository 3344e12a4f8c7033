"""Messages by talk: what those between the same people in the same conversation have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.sources.linkedin.parse import ParsedFile, numbered

_TALK: Final = ("thread", "sender", "sender_url", "to", "to_urls", "direction")


def number_talks(file: ParsedFile) -> ParsedFile:
    """Add the column `talk` to the rows: equal where conversation, both sides and direction are, counted from 0.

    There are far fewer talks than messages, so who is meant is worked out once for each of them: `talks` of the file has
    a row for each, in the order of their numbers, and in `n` how many messages it has.
    """
    rows, numbers = file.rows, np.zeros(len(file.rows), dtype="int64")
    for name in _TALK:
        more, distinct = numbered(rows[name])
        if len(distinct) > 1:
            numbers, _ = pd.factorize(numbers * len(distinct) + more)
    counts = np.bincount(numbers)
    first = np.empty(len(counts), dtype="int64")
    first[numbers[::-1]] = np.arange(len(rows))[::-1]
    talks = rows[[*_TALK]].take(first).astype(object).reset_index(drop=True)
    return replace(file, rows=rows.assign(talk=numbers), talks=talks.assign(talk=range(len(talks)), n=counts))
