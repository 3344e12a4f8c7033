"""Who begins, how regularly, how deliberately: the shades of tending on many days at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.network import Network
from netanalysis.ties.exchanges import exchanges
from netanalysis.ties.over_time import Array, day_numbers
from netanalysis.ties.tending import DELIBERATE_KINDS, MIN_GAPS, NEW_CONVERSATION, PERSONAL_TEXT

SHADES: Final = ("active", "regular", "deliberate")


def shades_over_time(network: Network, days: Sequence[date] | pd.DatetimeIndex) -> Mapping[str, pd.DataFrame]:
    """Return the three shades of tending of each tie on each day, from the exchanges up to that day.

    They are those of `tending`, save that what ego sent to too many people by the network's own date is left out
    from its first day on.

    Parameters
    ----------
    network
        The network.
    days
        The days to look at.

    Returns
    -------
    mapping of str to DataFrame
        `active`, `regular` and `deliberate`: a row a person (index `person_id`, sorted), a column a day; missing where
        nothing can be said.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> sorted(shades_over_time(network, [network.date]))
    ['active', 'deliberate', 'regular']
    """
    index = pd.DatetimeIndex(sorted({pd.Timestamp(day).normalize() for day in days}))
    people = pd.Index(network.persons["person_id"].astype(object)).sort_values()
    events = _events(network, people)
    named = pd.Index(people, dtype="string", name="person_id")
    shades = _on(events, day_numbers(index), len(people))
    return {shade: pd.DataFrame(shades[shade], index=named, columns=index) for shade in SHADES}


def _events(network: Network, people: pd.Index) -> pd.DataFrame:
    """A row a person and day: `begun` and `begun_out` conversations, `gap` to the day before, whether `warm`."""
    rows = exchanges(network)
    rows = rows.assign(person=people.get_indexer(pd.Index(rows["person_id"].astype(object))))
    ordered = rows.sort_values(["person", "time"], kind="stable")
    pause = ordered.groupby("person")["day"].diff().dt.days
    begins = (pause.isna() | (pause >= NEW_CONVERSATION)) & (ordered["direction"] != "both")
    personal = (ordered["n_chars"] >= PERSONAL_TEXT).fillna(value=False)
    marked = ordered.assign(
        begun=begins.astype("float64"),
        begun_out=(begins & (ordered["direction"] == "out")).astype("float64"),
        warm=(ordered["kind"].isin(DELIBERATE_KINDS) | personal).astype("float64"),
    )
    days = marked.groupby(["person", "day"]).agg(
        begun=("begun", "sum"), begun_out=("begun_out", "sum"), warm=("warm", "max")
    )
    days = days.reset_index()
    gap = days.groupby("person")["day"].diff().dt.days.astype("float64")
    return days.assign(gap=gap, number=day_numbers(pd.DatetimeIndex(days["day"])))


def _on(events: pd.DataFrame, grid: Array, size: int) -> dict[str, Array]:
    """Shades of everybody on each day of a grid: people × days."""
    width = len(grid) + 1
    place = events["person"].to_numpy() * width + np.searchsorted(grid, events["number"].to_numpy())

    def total(values: Array) -> Array:
        """Sum what each person has up to each day."""
        summed = np.bincount(place, weights=values, minlength=size * width).reshape(size, width)
        running: Array = np.cumsum(summed, axis=1)[:, :-1]
        return running

    gap = events["gap"].to_numpy()
    known = (~np.isnan(gap)).astype(float)
    filled = np.nan_to_num(gap)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "active": total(events["begun_out"].to_numpy()) / total(events["begun"].to_numpy()),
            "regular": _regular(total(known), total(filled), total(filled**2)),
            "deliberate": total(events["warm"].to_numpy()) / total(np.ones(len(events))),
        }


def _regular(n: Array, gaps: Array, squares: Array) -> Array:
    """Minus the burstiness of n gaps from their sum and the sum of their squares."""
    counted = np.where(n >= MIN_GAPS, n, np.nan)
    mean = gaps / counted
    spread = np.sqrt(np.maximum(squares / counted - mean**2, 0.0))
    ratio, more, less = spread / mean, np.sqrt(counted + 1), np.sqrt(counted - 1)
    regular: Array = -(more * ratio - less) / ((more - 2) * ratio + less)
    return regular
