"""Everything that is computed once and then described many times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from netanalysis.network import Network
from netanalysis.ties import exchanges, tending, tie_strength


@dataclass(frozen=True, eq=False)
class Measures:
    """A network as seen on a day, with its exchanges, tie strengths and states.

    Attributes
    ----------
    network
        The network, seen as of the day.
    exchanges
        The interactions that count as exchange, as `netanalysis.ties.exchanges` returns them.
    ties
        Tie strength and its parts, as `tie_strength` returns them.
    tending
        The state of each tie, as `tending` returns it.

    Examples
    --------
    >>> import netanalysis as na
    >>> measures = na.describe.measure(na.load_sample())
    >>> len(measures.ties) == len(measures.tending)
    True
    """

    network: Network
    exchanges: pd.DataFrame
    ties: pd.DataFrame
    tending: pd.DataFrame

    @property
    def people(self) -> pd.DataFrame:
        """The rows of `persons` to whom there is a tie: strangers, who have no state, are left out."""
        states = self.tending["tending"]
        return self.network.persons.loc[lambda frame: frame["person_id"].isin(states.index[states.notna()])]


def measure(network: Network, *, as_of: date | str | None = None) -> Measures:
    """Compute once what several descriptions need.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Measures
        To be passed as `measures=` to the functions of `netanalysis.describe`.

    Examples
    --------
    >>> import netanalysis as na
    >>> measures = na.describe.measure(na.load_sample(), as_of="2020-12-31")
    >>> measures.network.date.year
    2020
    """
    seen = network.as_of(as_of)
    return Measures(seen, exchanges(seen), tie_strength(seen), tending(seen))


def measured(network: Network, as_of: date | str | None, measures: Measures | None) -> Measures:
    """Return what was measured already, or measure now."""
    return measures if measures is not None else measure(network, as_of=as_of)
