"""Whom an outcome is put down to: the first link of its chain, the last, or all alike."""

from __future__ import annotations

from typing import Final

import pandas as pd

from netanalysis.ledger.book import NO_CONTACT

#: ways to put an outcome down to the people of its chain
SPLITS: Final = ("first", "last", "equal")


def shares(won: pd.DataFrame) -> pd.DataFrame:
    """Put outcomes and contributions down to the states of the ties before, in three ways side by side.

    Parameters
    ----------
    won
        The outcomes of a `Ledger`.

    Returns
    -------
    DataFrame
        A row a state, `not_yet` and `no_contact` included, most contribution to the first link first. Columns
        `outcomes_first`, `outcomes_last`, `outcomes_equal` (counts, the last in parts) and `contribution_…` alike.

    Notes
    -----
    Where every link was necessary, the Shapley value gives each the same part: `equal`. Where the order of the rows
    depends on the way, no single way should be quoted.

    References
    ----------
    .. [1] Shapley, L. S. (1953). A value for n-person games. Contributions to the Theory of Games II.
       doi:10.1515/9781400881970-018

    Examples
    --------
    >>> import pandas as pd
    >>> won = pd.DataFrame({"link_states": [("tended", "collected")], "contribution": [100.0]})
    >>> shares(won)["contribution_equal"].to_dict()
    {'tended': 50.0, 'collected': 50.0}
    """
    parts = [
        {"split": split, "state": state, "part": part, "contribution": part * contribution}
        for states, contribution in zip(won["link_states"], won["contribution"].fillna(0.0), strict=True)
        for split in SPLITS
        for state, part in _parts(states, split)
    ]
    frame = pd.DataFrame(parts, columns=["split", "state", "part", "contribution"])
    table = pd.DataFrame(
        {
            f"{name}_{split}": frame[frame["split"] == split].groupby("state")[column].sum()
            for name, column in (("outcomes", "part"), ("contribution", "contribution"))
            for split in SPLITS
        }
    ).fillna(0.0)
    order = table.sort_values(["contribution_first", "outcomes_first"], ascending=False, kind="stable").index
    return table.loc[order]


def _parts(states: tuple[str, ...], split: str) -> list[tuple[str, float]]:
    """States of a chain with the part of the outcome that each is given."""
    if not states:
        return [(NO_CONTACT, 1.0)]
    if split == "equal":
        return [(state, 1 / len(states)) for state in states]
    return [(states[0] if split == "first" else states[-1], 1.0)]
