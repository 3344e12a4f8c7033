"""Could one have known: where the people who mattered stood before, what pruning would have lost, and the surprises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.inference import placements
from netanalysis.ledger import LAG, OBSERVED, Ledger
from netanalysis.ledger.book import NOT_YET
from netanalysis.ties import STATES
from netanalysis.ties.over_time import ABSENT, states_over_time, strength_over_time

#: sizes to which the network is pruned in thought
SIZES: Final = (5, 15, 50, 150, 500, 1000, 2000, 5000, 10_000)
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
        `corners`, `came_about`, `in_core`; `placement` (share of the others with a weaker tie, ties without an exchange weakest,
        equal ones half), `better` (how many ties were stronger; infinite where there was no exchange and so no tie), `among`
        (observable contacts then); the last three missing where she was no observable contact then.

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
    names = ["placement", "better", "among"]
    placed = pd.DataFrame(rows, columns=names, index=won.index, dtype="float64")
    shown = won[["title", "first_link", "state_before", "contribution", "corners", "came_about", "in_core"]]
    return shown.rename(columns={"first_link": "person_id"}).join(placed).reset_index(drop=True)


def _placed(person: str, codes: np.ndarray, strengths: np.ndarray, people: pd.Index) -> tuple[float, ...]:
    """Placement, number of stronger ties, number in all; missing where not observable."""
    seen = (codes != ABSENT) & (codes != _UNOBSERVED)
    at = int(people.get_indexer(pd.Index([person], dtype=object))[0])
    if at < 0 or not seen[at]:
        return (np.nan,) * 3
    scores = np.where(np.isnan(strengths), -1.0, strengths)[seen]
    own = int(seen[:at].sum())
    above = np.inf if np.isnan(strengths[at]) else float((scores > scores[own]).sum())
    return placements(scores, [own])[0], above, scores.size


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
            A row a size (index `kept`): `outcomes` and `contribution` lost, and `share` of the outcomes. A tie is kept where fewer than so
        many were stronger; without an exchange there is no tie to keep. Whoever was no observable contact cannot be pruned and is
        left out.

    Examples
    --------
    >>> import pandas as pd
    >>> placed = pd.DataFrame({"better": [0.0, 40.0], "contribution": [100.0, 50.0]})
    >>> pruning(placed, sizes=[5, 90])["outcomes"].tolist()
    [1, 0]
    """
    known = placed.dropna(subset=["better"])
    rows = []
    for size in sizes:
        lost = known["better"] >= size
        money = float(known.loc[lost, "contribution"].fillna(0).sum())
        rows.append((int(lost.sum()), money, float(lost.mean()) if len(known) else float("nan")))
    return pd.DataFrame(
        rows, columns=["outcomes", "contribution", "share"], index=pd.Index(sizes, name="kept")
    )


def surprises(placed: pd.DataFrame, book: Ledger) -> pd.DataFrame:
    """Return the outcomes that no list of the strongest ties would have foretold, with names.

    Parameters
    ----------
    placed
        What `placements_before` returned.
    book
        The ledger.

    Returns
    -------
    DataFrame
        The rows of `placed` that began beyond the core, or with somebody not yet a contact; `name` added, most contribution
        first. Who could not be observed then may have stood anywhere and is no surprise.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> book = ledger(na.load_sample())
    >>> "name" in surprises(placements_before(book), book)
    True
    """
    beyond = placed["state_before"].isin(OBSERVED) & ~placed["in_core"].astype(bool)
    names = book.network.persons.set_index("person_id")["name"]
    found = placed[beyond | (placed["state_before"] == NOT_YET)]
    named = found.assign(name=names.reindex(found["person_id"]).to_numpy())
    return named.sort_values("contribution", ascending=False, kind="stable", ignore_index=True)
