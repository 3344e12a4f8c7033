"""What size adds: distinct firms, fields of work and firms with a decider within reach, over the size of the network."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from netanalysis.inference import chao1, rarefy, sample_coverage
from netanalysis.network import Network
from netanalysis.people.companies import parse_employers
from netanalysis.people.titles import UNKNOWN, read_titles
from netanalysis.ties import tending

#: contacts whose contribution to the reach is told
LAST: Final = 500
_POINTS: Final = 40


def reach(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say what a smaller network, drawn at random from this one, would reach.

    Parameters
    ----------
    network
        The network. Everybody with a tie counts; who names no employer or title adds nothing.

    Returns
    -------
    tuple of DataFrame
        The curve: a row a size and sort of thing reached (`sort`, `contacts`, `reached`). And the summary, a row a sort:
        `contacts` (all that may be drawn), `naming` (those who name one), `reached` distinct ones, `last` (how many of
        them the last 500 contacts added), `estimated` (distinct ones there are to reach at least, Chao1), `known_share`
        (of new contacts at a known one). Sorts: `companies`; `functions`, fields of work; `deciders`, firms at which
        somebody who can decide to buy is a contact.

    Notes
    -----
    What is reached is the expectation over all smaller networks of that size (Hurlbert's rarefaction), so it has no
    interval: it describes this network and foretells nothing. What the last contacts added is the slope at its end.

    Examples
    --------
    >>> import netanalysis as na
    >>> curve, summary = reach(na.load_sample())
    >>> summary.index.tolist()
    ['companies', 'functions', 'deciders']
    >>> bool((summary["last"] <= summary["reached"]).all())
    True
    """
    people = _tied(network)
    total = len(people)
    sizes = sorted({round(total * place / _POINTS) for place in range(_POINTS + 1)})
    curves, rows = [], {}
    for name, keys in _sorts(people, network).items():
        counts = keys.value_counts().tolist()
        if not counts:
            continue
        reached = rarefy(counts, sizes, total=total)
        curves.append(pd.DataFrame({"sort": name, "contacts": sizes, "reached": reached}))
        fewer = rarefy(counts, [max(0, total - LAST)], total=total)[0]
        added = len(counts) - fewer
        rows[name] = (total, len(keys), len(counts), added, chao1(counts), sample_coverage(counts))
    names = ["contacts", "naming", "reached", "last", "estimated", "known_share"]
    summary = pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("sort")
    empty = pd.DataFrame({"sort": [], "contacts": [], "reached": []})
    return (pd.concat(curves, ignore_index=True) if curves else empty), summary


def _tied(network: Network) -> pd.DataFrame:
    """The rows of `persons` to whom there is a tie, strangers left out."""
    persons = network.persons
    state = tending(network)["tending"]
    return persons[persons["person_id"].isin(state.index[state.notna()])]


def _sorts(people: pd.DataFrame, network: Network) -> dict[str, pd.Series[Any]]:
    """Return of each sort what each person adds to the reach, people who add nothing left out."""
    named = people["company"].dropna().astype(object)
    firms = parse_employers(named, aliases=network.settings.aliases)
    keys = {name: firm.key for name, firm in firms.items() if firm.key}
    firm_of = people["company"].astype(object).map(keys)
    decides = people["seniority"] != UNKNOWN
    titles = people[decides.fillna(value=False)]
    deciders = read_titles(titles["position"], companies=titles["company"])["decider"]
    return {
        "companies": firm_of.dropna(),
        "functions": people["function"].mask(people["function"] == UNKNOWN).dropna(),
        "deciders": firm_of.reindex(deciders.index[deciders]).dropna(),
    }
