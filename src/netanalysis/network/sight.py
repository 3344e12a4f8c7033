"""What the files could have shown, and on which days: read off the coverage in one place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd


def shows_any(coverage: pd.DataFrame, kinds: Collection[str]) -> pd.Series[Any]:
    """Say of each file whether it can show any of these kinds of interaction.

    Parameters
    ----------
    coverage
        The table `coverage` of a network, or rows of it.
    kinds
        Kinds of interaction.

    Returns
    -------
    Series
        A flag a row, with the index of `coverage`.

    Examples
    --------
    >>> import netanalysis as na
    >>> files = na.load_sample().coverage
    >>> bool(shows_any(files, ["message"]).sum() < len(files))
    True
    """
    wanted = {*kinds}
    told = coverage["shows"].fillna("").astype(object)
    return pd.Series(
        [not wanted.isdisjoint(cell.split(", ")) for cell in told], index=coverage.index, dtype=bool
    )


def windows(coverage: pd.DataFrame, kinds: Collection[str]) -> pd.DataFrame:
    """Return the files that would have shown any of these kinds between two known days.

    Parameters
    ----------
    coverage
        The table `coverage` of a network, or rows of it.
    kinds
        Kinds of interaction.

    Returns
    -------
    DataFrame
        Those rows, whole: the days are `observed_from` and `observed_until`, both included.

    Examples
    --------
    >>> import netanalysis as na
    >>> seen = windows(na.load_sample().coverage, ["message"])
    >>> bool((seen["observed_from"] <= seen["observed_until"]).all())
    True
    """
    dated = coverage.dropna(subset=["platform", "observed_from", "observed_until"])
    return dated[shows_any(dated, kinds)]
