"""Changes between two exports in words, for a terminal."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.display import show
from netanalysis.network import Network
from netanalysis.settings import Language

#: rows shown of each kind of change
_SHOWN: Final = 15


def changes_text(
    network: Network, found: pd.DataFrame, *, since: date | str | None = None, lang: Language
) -> str:
    """Say which exports were compared, what changed, and what cannot be told.

    Parameters
    ----------
    network
        The network.
    found
        What `changes` returned for it.
    since
        The day it was asked for.
    lang
        Language of the sentences.

    Returns
    -------
    str
        A few lines, a table for each kind of change, the first rows of it.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> changes_text(network, na.changes(network), lang="en").splitlines()[0]
    'LinkedIn: compared are the exports of 10 Dec 2024 and 2 Mar 2026.'
    """
    lists = describe.compared(network, since=since).dropna(subset=["from"])
    lines = [
        wording.say(lang, "changes_head", platform=wording.platform(str(row["platform"]), lang=lang),
                    first=row["from"].date(), last=row["to"].date())
        for row in lists.to_dict("records")
    ]  # fmt: skip
    lines += describe.untold_changes(network, since=since, lang=lang)
    lines.append(count_text(found, lang) if len(found) or not len(lists) else wording.say(lang, "changes_none"))  # fmt: skip
    for change in describe.CHANGES:
        rows = found[found["change"] == change]
        if len(rows):
            lines.append(_part(network, rows, change, lang))
    return "\n".join(line for line in lines if line)


def count_text(found: pd.DataFrame, lang: Language) -> str:
    """Count the changes by kind in a sentence; nothing where there are none."""
    counts = found["change"].value_counts()
    parts = [
        wording.say(lang, "changes_part", word=wording.say(lang, f"word_{change}"), count=int(counts[change]))
        for change in describe.CHANGES
        if change in counts.index
    ]
    return wording.say(lang, "changes_count", n=len(found), parts=", ".join(parts)) if parts else ""


def _part(network: Network, rows: pd.DataFrame, change: str, lang: Language) -> str:
    """The first changes of one kind as a table."""
    columns = rows.columns.drop(["person_id", "change"])
    columns = columns.drop([name for name in ("before", "after") if rows[name].isna().all()])
    shown = str(show(rows[list(columns)].head(_SHOWN), network=network, lang=lang))
    word = wording.say(lang, f"word_{change}")
    more = [wording.say(lang, "changes_more", n=len(rows) - _SHOWN)] if len(rows) > _SHOWN else []
    return "\n".join(["", f"{word[:1].upper()}{word[1:]} ({wording.number(lang, len(rows))})", shown, *more])
