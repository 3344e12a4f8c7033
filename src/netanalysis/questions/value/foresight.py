"""Could one have known: where the people who mattered stood before, what pruning would have lost, and the surprises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.inference import placements
from netanalysis.ledger import LAG, Ledger
from netanalysis.ties import STATES
from netanalysis.ties.over_time import ABSENT, states_over_time, strength_over_time

#: sizes to which the network is pruned in thought
SIZES: Final = (5, 15, 50, 150, 500, 1000, 2000, 5000, 10_000)
#: who stood below this placement was a surprise
_SURPRISE: Final = 0.5
_UNOBSERVED: Final = STATES.index("unobserved")


def placements_before(book: Ledger) -> pd.DataFrame:
    """Say where the first link of each outcome stood among all observable contacts 90 days before.

    Parameters
    ----------
    book
        The ledger.

    Returns
    -------
    DataFrame
        A row an outcome that a contact began, by first touch: `title`, `person_id`, `state_before`, `contribution`,
        `corners`, `came_about`; `placement` (share of the others with a weaker tie, ties without an exchange weakest,
        equal ones half), `better` and `level` (how many stood above and level with her, herself included), `among`
        (observable contacts then); the last four missing where she was no observable contact then.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> placed = placements_before(ledger(na.load_sample()))
    >>> bool(placed["placement"].dropna().between(0, 1).all())
    True
    """
    won = book.won.dropna(subset=["first_link"])
    before = [touch - timedelta(days=LAG) for touch in won["first_touch"]]
    states = states_over_time(book.network, before)
    strengths = strength_over_time(book.network, before)
    rows = [
        _placed(
            str(person), states.codes[:, states.days.get_loc(day)], strengths[day].to_numpy(), states.people
        )
        for person, day in zip(won["first_link"], before, strict=True)
    ]
    names = ["placement", "better", "level", "among"]
    placed = pd.DataFrame(rows, columns=names, index=won.index, dtype="float64")
    shown = won[["title", "first_link", "state_before", "contribution", "corners", "came_about"]]
    return shown.rename(columns={"first_link": "person_id"}).join(placed).reset_index(drop=True)


def _placed(person: str, codes: np.ndarray, strengths: np.ndarray, people: pd.Index) -> tuple[float, ...]:
    """Placement, number above, number level (herself included), number in all; missing where not observable."""
    seen = (codes != ABSENT) & (codes != _UNOBSERVED)
    at = int(people.get_indexer(pd.Index([person], dtype=object))[0])
    if at < 0 or not seen[at]:
        return (np.nan,) * 4
    scores = np.where(np.isnan(strengths), -1.0, strengths)[seen]
    own = int(seen[:at].sum())
    above, level = int((scores > scores[own]).sum()), int((scores == scores[own]).sum())
    return placements(scores, [own])[0], above, level, scores.size


def pruning(placed: pd.DataFrame, *, sizes: Sequence[int] = SIZES) -> pd.DataFrame:
    """Say what would have been lost, had one kept only the strongest ties as of each outcome.

    Parameters
    ----------
    placed
        What `placements_before` returned.
    sizes
        How many ties are kept.

    Returns
    -------
    DataFrame
        A row a size (index `kept`): `outcomes` and `contribution` lost, and `share` of the outcomes. Among equal ties
        those kept are drawn by lot, so losses may be parts. Whoever was no observable contact cannot be pruned and is
        left out.

    Examples
    --------
    >>> import pandas as pd
    >>> placed = pd.DataFrame({"better": [0.0, 40.0], "level": [1.0, 100.0], "contribution": [100.0, 50.0]})
    >>> pruning(placed, sizes=[5, 90])["outcomes"].tolist()
    [1.0, 0.5]
    """
    known = placed.dropna(subset=["better"])
    rows = []
    for size in sizes:
        lost = 1 - ((size - known["better"]) / known["level"]).clip(0, 1)
        money = float((lost * known["contribution"].fillna(0)).sum())
        rows.append((float(lost.sum()), money, float(lost.mean()) if len(known) else float("nan")))
    return pd.DataFrame(
        rows, columns=["outcomes", "contribution", "share"], index=pd.Index(sizes, name="kept")
    )


def surprises(placed: pd.DataFrame, book: Ledger) -> pd.DataFrame:
    """Return the outcomes that no ranking would have foretold, with names.

    Parameters
    ----------
    placed
        What `placements_before` returned.
    book
        The ledger.

    Returns
    -------
    DataFrame
        The rows of `placed` with a first link below the middle of all contacts, or no contact yet; `name` added, most
        contribution first.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> book = ledger(na.load_sample())
    >>> "name" in surprises(placements_before(book), book)
    True
    """
    low = (placed["placement"] < _SURPRISE) | (placed["state_before"] == "not_yet")
    unlikely = low | placed["state_before"].isin(["collected", "one_way"])
    names = book.network.persons.set_index("person_id")["name"]
    found = placed[unlikely]
    named = found.assign(name=names.reindex(found["person_id"]).to_numpy())
    return named.sort_values("contribution", ascending=False, kind="stable", ignore_index=True)
