"""LinkedIn's messages: their talks, and which of them are no exchange."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import map_distinct, numbered
from netanalysis.sources.linkedin import files
from netanalysis.sources.linkedin.profiles import slug_of
from netanalysis.sources.linkedin.rows import own_side
from netanalysis.sources.model import Table
from netanalysis.text import tidy

_TALK: Final = ("thread", "sender", "sender_url", "to", "to_urls", "direction")
_YES: Final = ("yes", "true", "1", "ja")
#: senders that are the platform itself
_PLATFORM_SENDERS: Final = ("linkedin", "linkedin talent solutions", "linkedin for learning")
#: why a message never counts as exchange, the first that holds
_MARKS: Final = ("sponsored", "spam", "draft", "hidden_sender")
Flags = np.ndarray[Any, np.dtype[np.bool_]]


def with_talks(table: Table) -> Table:
    """Add to messages their talk and their mark, and to the table its talks.

    Messages of one `talk` are alike in conversation, both sides and direction. `talks` has a row for each, in the order of their
    numbers: who sent (`slug`, `name`), the cells of the recipients, which `way` it went where that is told, the owner's name
    there (`own_name`), and in `n` how many messages it has. `mark` is the place of the mark in `schema.MARKS`, or -1.
    """
    rows, numbers = table.rows, np.zeros(len(table.rows), dtype="int64")
    for name in _TALK:
        more, distinct = numbered(rows[name])
        if len(distinct) > 1:
            numbers, _ = pd.factorize(numbers * len(distinct) + more)
    counts = np.bincount(numbers)
    first = np.empty(len(counts), dtype="int64")
    first[numbers[::-1]] = np.arange(len(rows))[::-1]
    talks = rows[[*_TALK]].take(first).astype(object).reset_index(drop=True)
    way, own_name = own_side(talks, "sender", "to", tidy)
    table.talks = talks.assign(
        slug=map_distinct(talks["sender_url"], slug_of), name=map_distinct(talks["sender"], tidy),
        way=way, own_name=own_name, n=counts,
    )  # fmt: skip
    table.rows = rows.assign(talk=numbers, mark=_marks(rows, table.talks, numbers))
    return table


def _marks(rows: pd.DataFrame, talks: pd.DataFrame, of_talk: Any) -> Any:
    """Place of the mark of each row, -1 where it may count as exchange. An advertisement is one even in the spam folder."""
    no_profile = talks["slug"] == ""
    platform = no_profile & talks["name"].str.lower().isin(_PLATFORM_SENDERS)
    hidden = no_profile & talks["name"].isin(["", files.HIDDEN_NAME])
    advert = _where(rows["title"], lambda cell: cell.strip() == files.SPONSORED_TITLE)
    advert |= rows["text"].array.begin_with(files.ADVERT_START)
    draft, thread_draft = (
        _where(rows[name], lambda cell: cell.strip().lower() in _YES) for name in ("draft", "thread_draft")
    )
    spam = _where(rows["folder"], lambda cell: cell.strip().upper() == "SPAM")
    reasons = [
        advert | platform.to_numpy(dtype=bool)[of_talk],
        spam,
        draft | thread_draft,
        hidden.to_numpy(dtype=bool)[of_talk],
    ]
    return np.select(reasons, [[*schema.MARKS].index(mark) for mark in _MARKS], default=-1)


def _where(values: pd.Series[Any], holds: Callable[[str], bool]) -> Flags:
    """Whether something holds for each text, asked once for each distinct one."""
    numbers, distinct = numbered(values)
    found: Flags = np.array([holds(text) for text in distinct], dtype=bool)[numbers]
    return found
