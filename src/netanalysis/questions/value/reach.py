"""What size adds: distinct firms, functions and deciders within reach, over the size of the network."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from netanalysis.inference import chao1, rarefy, sample_coverage
from netanalysis.network import Network
from netanalysis.people.companies import parse_employers

#: contacts whose contribution to the reach is told
LAST: Final = 500
_POINTS: Final = 40


def reach(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say how many firms a smaller network, drawn at random from this one, would reach.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    tuple of DataFrame
        The curve: a row a size and sort of thing reached (`sort`, `contacts`, `reached`). And the summary, a row a sort:
        `contacts` that name one, `reached` distinct ones, `last` (how many of them the last 500 contacts added),
        `estimated` (distinct ones there are to reach at least, Chao1), `known_share` (of new contacts at a known one).

    Examples
    --------
    >>> import netanalysis as na
    >>> curve, summary = reach(na.load_sample())
    >>> bool((summary["last"] <= summary["reached"]).all())
    True
    """
    sorts = {name: keys for name, keys in _sorts(network).items() if len(keys)}
    curves, rows = [], {}
    for name, keys in sorts.items():
        counts = keys.value_counts().tolist()
        total = sum(counts)
        sizes = sorted({round(total * place / _POINTS) for place in range(_POINTS + 1)})
        curves.append(pd.DataFrame({"sort": name, "contacts": sizes, "reached": rarefy(counts, sizes)}))
        fewer = rarefy(counts, [max(0, total - LAST)])[0]
        rows[name] = (total, len(counts), len(counts) - fewer, chao1(counts), sample_coverage(counts))
    names = ["contacts", "reached", "last", "estimated", "known_share"]
    summary = pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("sort")
    empty = pd.DataFrame({"sort": [], "contacts": [], "reached": []})
    return (pd.concat(curves, ignore_index=True) if curves else empty), summary


def _sorts(network: Network) -> dict[str, pd.Series[Any]]:
    """Key of the firm of each person with one."""
    companies = network.persons["company"].dropna().astype(object)
    firms = parse_employers(companies, aliases=network.settings.aliases)
    keys = pd.Series([firms[name].key if name in firms else None for name in companies], dtype=object)
    return {"companies": keys.dropna()}
