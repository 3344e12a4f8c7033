"""Brokerage: how much of a network is redundant, seen from a person in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.graph import EGO
from netanalysis.settings import Language

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_matrix

    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Ints = np.ndarray[Any, np.dtype[np.intp]]

#: who has more ties than this is multiplied out alone: the product over ego would tie everybody to everybody
_HUB: Final = 500
_DTYPES: Final = {
    "alters": "int64", "alter_ties": "int64", "tied_alters": "int64", "effective_size": "float64", "efficiency": "float64",
    "constraint": "float64", "hierarchy": "float64", "only_size": "bool",
}  # fmt: skip


def ego_measures(
    G: nx.Graph[str], *, nodes: Iterable[str] = (EGO,), weight: str | None = None
) -> pd.DataFrame:
    r"""Measure how far the ties of ego, or of others, lead to different people.

    Where no two alters are tied to each other the measures are functions of the number of alters alone: effective size
    is n, efficiency 1, constraint 1/n and hierarchy 0, whoever the n people are. `only_size` marks such a row; a bare
    list of contacts is nothing else. `tied_alters` says for how many alters a tie to another one is known at all.

    Parameters
    ----------
    G
        The contact graph, or any undirected graph; ties of a person to herself are left out.
    nodes
        Whom to measure; ego unless said otherwise.
    weight
        Edge attribute with the weight of a tie, of which those not above 0 are no tie; left out, every tie counts the
        same. In the contact graph ego's weights (tie strength) and those among the contacts (shares of evidence) are
        on different scales, so a weighted measure mixes the two.

    Returns
    -------
    DataFrame
        A row a node, in the order asked for: `alters` (number of ties), `alter_ties` (ties among the alters),
        `tied_alters` (alters with at least one of these), `effective_size` (in people), `efficiency` (effective size a
        person), `constraint`, `hierarchy`, `only_size`. Without any tie the measures are missing; `hierarchy` is
        missing for a single alter too.

    Raises
    ------
    ValueError
        A node is not in the graph.

    Notes
    -----
    With :math:`p_{ij}` the share of j in the weights of i's ties and :math:`m_{jq}` the weight of the tie between j and
    q over the largest weight of j, the sums over q leaving out i and j [1]_:

    .. math::

        c_{ij} = \left(p_{ij} + \sum_q p_{iq} p_{qj}\right)^2, \quad C_i = \sum_j c_{ij}, \quad
        ES_i = \sum_j \left[1 - \sum_q p_{iq} m_{jq}\right], \quad
        H_i = \frac{\sum_j \frac{c_{ij}}{C_i / n} \ln \frac{c_{ij}}{C_i / n}}{n \ln n}

    Without weights effective size is :math:`n - 2t/n` with t the ties among the n alters [2]_. Constraint mixes size,
    density and redundancy [3]_; read it beside effective size. The values are those of `networkx.constraint` and
    `networkx.effective_size` asked for single nodes (for whole weighted graphs it departs from the formula).

    References
    ----------
    .. [1] Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.
    .. [2] Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20(1), 35–38.
    .. [3] Everett, M. G. and Borgatti, S. P. (2020). Unpacking Burt's constraint measure. Social Networks 62, 50–57.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("ego", "a"), ("ego", "b"), ("ego", "c"), ("a", "b")])
    >>> measures = ego_measures(G).loc["ego"]
    >>> measures[["effective_size", "constraint"]].astype(float).round(3).tolist()
    [2.333, 0.611]
    """
    wanted = list(nodes)
    unknown = [node for node in wanted if node not in G]
    if unknown:
        msg = f"{len(unknown)} of the nodes are not in the graph; pass nodes of G."
        raise ValueError(msg)
    weights, place = _matrix(G, weight)
    frame = _measured(weights, np.array([place[node] for node in wanted], dtype=np.intp))
    return frame.set_axis(pd.Index(wanted, dtype="object"), axis=0)


def _matrix(G: nx.Graph[str], weight: str | None) -> tuple[csr_matrix, Mapping[str, int]]:
    """Weights of all ties as a symmetric matrix, and the row of each node."""
    from scipy.sparse import coo_matrix

    place = {node: row for row, node in enumerate(G)}
    ties = [
        (place[a], place[b], float(value))
        for a, b, value in G.edges(data=weight or "", default=1.0)
        if a != b and value > 0
    ]
    rows, columns, values = (np.array(part) for part in zip(*ties, strict=True)) if ties else ([], [], [])
    half = coo_matrix((values, (rows, columns)), shape=(len(place), len(place)), dtype="float64").tocsr()
    return half + half.T, place


def _measured(weights: csr_matrix, rows: Ints) -> pd.DataFrame:
    """All measures of the nodes in these rows."""
    from scipy.sparse import diags

    scales = weights.sum(axis=1), weights.max(axis=1).toarray()
    of_sum, of_max = (diags(_inverse(scale)) @ weights for scale in scales)
    i, j = weights[rows].nonzero()
    shared = _two_steps(weights > 0, weights > 0, rows, i, j)
    redundant = _two_steps(of_sum, of_max.T, rows, i, j)
    local = (_at(of_sum[rows], i, j) + _two_steps(of_sum, of_sum, rows, i, j)) ** 2
    alters, ties, tied, lost, constraint = (
        np.bincount(i, values, minlength=len(rows))
        for values in (np.ones(len(i)), shared / 2, shared > 0, redundant, local)
    )
    n = np.where(alters > 0, alters, np.nan)
    spread = local / (constraint / n)[i]
    evenness = np.bincount(i, spread * np.log(spread), minlength=len(rows))
    several = np.where(alters > 1, alters, np.nan)
    columns = {
        "alters": alters, "alter_ties": ties, "tied_alters": tied, "effective_size": n - lost,
        "efficiency": 1 - lost / n, "constraint": np.where(alters > 0, constraint, np.nan),
        "hierarchy": evenness / (several * np.log(several)), "only_size": ties == 0,
    }  # fmt: skip
    return pd.DataFrame(columns).astype(_DTYPES)


def _inverse(scale: Any) -> Floats:
    """One over each value, 0 where there is none."""
    values: Floats = np.asarray(scale, dtype="float64").ravel()
    inverse: Floats = np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)
    return inverse


def _two_steps(left: csr_matrix, right: csr_matrix, rows: Ints, i: Ints, j: Ints) -> Floats:
    """Products over all third nodes of the ties from each row to its alter: hubs one by one, the others as matrices."""
    first, second = left[rows].astype("float64").tocsc(), right.tocsr().astype("float64")
    degree = np.diff(second.indptr)
    hubs, rest = np.flatnonzero(degree > _HUB), np.flatnonzero(degree <= _HUB)
    found: Floats = _at((first[:, rest] @ second[rest]).tocsr(), i, j)
    for hub in hubs:
        found += first[:, [hub]].toarray().ravel()[i] * second[[hub]].toarray().ravel()[j]
    return found


def _at(matrix: csr_matrix, i: Ints, j: Ints) -> Floats:
    """Values of a matrix at some places."""
    return np.asarray(matrix[i, j], dtype="float64").ravel() if len(i) else np.zeros(0)


def explain_measures(measures: Mapping[str, Any] | pd.Series[Any], *, lang: Language = "en") -> str:
    """Say in a sentence or two what a row of `ego_measures` shows, and where it shows nothing but size.

    Parameters
    ----------
    measures
        A row of `ego_measures`.
    lang
        Language of the sentences.

    Returns
    -------
    str
        The sentences.

    Examples
    --------
    >>> import networkx as nx
    >>> explain_measures(ego_measures(nx.star_graph(["ego", "a", "b", "c"])).loc["ego"])
    'No tie among the 3 contacts is known: effective size (3.0) and constraint (0.333) only say how many they are.'
    """
    n = int(measures["alters"])
    if not n:
        return wording.say(lang, "measures_nobody")
    values = {name: float(measures[name]) for name in ("effective_size", "constraint")}
    size, constraint = (
        wording.number(lang, values["effective_size"], digits=1),
        wording.number(lang, values["constraint"], digits=3),
    )
    if measures["only_size"]:
        return wording.say(lang, "measures_star", n=n, size=size, constraint=constraint)
    return wording.say(
        lang, "measures_tied", n=n, size=size, constraint=constraint, ties=int(measures["alter_ties"]),
        tied=int(measures["tied_alters"]),
    )  # fmt: skip
