"""The contact graph: ego, a node for each person, and the ties among them, as a plain `networkx.Graph`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.frames import look_up
from netanalysis.network import Network
from netanalysis.network.rows import unread
from netanalysis.people.companies import parse_employers
from netanalysis.ties import tending, tie_strength
from netanalysis.ties.exchanges import numbered, person_ids

if TYPE_CHECKING:
    import networkx as nx

#: the node that is ego
EGO: Final = "ego"
#: a firm with more people in the network than this ties nobody to anybody: sharing it says too little
LARGE_FIRM: Final = 30


def contact_graph(network: Network, *, as_of: date | str | None = None) -> nx.Graph[str]:
    """Build the graph of ego and her contacts.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    networkx.Graph
        The node `"ego"` and a node for each `person_id`. Graph attributes are `as_of` and `n_links`, the ties
        among contacts that are evidenced, not inferred.

        Nodes: `kind` (ego or person), `name`, and for persons `company`, `company_key`, `position`, `platforms`,
        `connected_on` (ISO text), `pinned`, `tending`, `strength`. What is not known is left out.

        Edges ego–person: `weight` is the tie strength, 0.0 where no exchange was observed; `observed` says which;
        `n_message`, `n_meeting`, … count the exchanges of each kind, `n_invitation`, `n_endorsement`, … the rest.
        Edges person–person: `weight`, `n_group_thread`, `n_introduction`, … and `inferred`, True where "same employer
        in the same snapshot" is the only evidence, then `n_same_employer` is 1.

    Notes
    -----
    Evidence shared by n people weighs 1/(n - 1), so that no large group outweighs a talk between two; an employer with
    more than 30 people in the network ties nobody. On a graph without ties among contacts, a bare star, constraint
    is 1/n and effective size n whatever the data: structural measures say nothing there.

    Examples
    --------
    >>> import netanalysis as na
    >>> G = na.contact_graph(na.load_sample())
    >>> G.nodes["ego"]["kind"]
    'ego'
    """
    import networkx as nx

    seen = network.as_of(as_of)
    G: nx.Graph[str] = nx.Graph(as_of=seen.date.isoformat())
    G.add_node(EGO, kind="ego", **({"name": seen.owner.name} if seen.owner.name else {}))
    strength = tie_strength(seen)["strength"]
    G.add_nodes_from(_nodes(seen, strength))
    G.add_edges_from(_ego_edges(seen, strength))
    linked = _link_edges(seen)
    G.add_edges_from((a, b, attributes) for (a, b), attributes in linked.items())
    G.add_edges_from((a, b, data) for a, b, data in _employer_edges(seen) if not G.has_edge(a, b))
    G.graph["n_links"] = len(linked)
    return G


def _nodes(seen: Network, strength: pd.Series[Any]) -> list[tuple[str, dict[str, Any]]]:
    """Persons with everything that is known of them."""
    persons = seen.persons.set_index("person_id")
    frame = persons[["name", "company", "position", "platforms", "pinned"]].copy()
    frame["connected_on"] = persons["connected_on"].dt.strftime("%Y-%m-%d")
    frame["company_key"] = _company_keys(seen, persons["company"])
    frame["tending"] = tending(seen)["tending"]
    frame["strength"] = strength
    return [(str(person), {"kind": "person", **known}) for person, known in _known(frame)]


def _known(frame: pd.DataFrame) -> list[tuple[Any, dict[str, Any]]]:
    """Rows as dictionaries of builtin values, without what is missing."""
    plain = frame.astype(object).where(frame.notna(), None)
    rows = zip(frame.index, plain.to_dict("records"), strict=True)
    return [
        (index, {str(name): value for name, value in row.items() if value is not None}) for index, row in rows
    ]


def _company_keys(seen: Network, companies: pd.Series[Any]) -> pd.Series[Any]:
    """Key that merges legal forms, spellings and aliases of one firm; missing for what is no employer."""
    firms = parse_employers(companies.dropna(), aliases=seen.settings.aliases)
    keys = [firms[name].key if name in firms else None for name in companies.astype(object)]
    return pd.Series(keys, index=companies.index, dtype="string")


def _ego_edges(seen: Network, strength: pd.Series[Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Ties between ego and each person, with their counts by kind."""
    counts = _counts(seen)
    edges = []
    for person, value in strength.items():
        observed = bool(pd.notna(value))
        attributes = {"weight": float(value) if observed else 0.0, "observed": observed, "inferred": False}
        edges.append((EGO, str(person), attributes | counts.get(str(person), {})))
    return edges


def _counts(seen: Network) -> dict[str, dict[str, int]]:
    """Interactions per person and kind, named `n_<kind>`: exchanges that count, and the kinds that are none."""
    rows = unread(seen, ["contact_id", "kind", "mark"])
    others = rows[~rows["kind"].isin(schema.STRENGTH_KINDS) & rows["mark"].isna()]
    person_of = seen.contacts.set_index("contact_id")["person_id"]
    others = others.assign(person_id=look_up(others["contact_id"], person_of))
    counted = numbered(seen)
    persons = person_ids(seen).array.take(counted["person"].to_numpy())
    mine = pd.DataFrame({"person_id": persons, "kind": counted["kind"].astype("string")})
    pairs = pd.concat([mine, others[["person_id", "kind"]]])
    counts: dict[str, dict[str, int]] = {}
    sizes = pairs.groupby(["person_id", "kind"], sort=True).size().rename("n").reset_index()
    for person, kind, n in zip(sizes["person_id"], sizes["kind"], sizes["n"], strict=True):
        counts.setdefault(person, {})[f"n_{kind}"] = int(n)
    return counts


def _link_edges(seen: Network) -> dict[tuple[str, str], dict[str, Any]]:
    """Evidenced ties among contacts, each piece of evidence weighing 1/(n - 1)."""
    person_of = seen.contacts.set_index("contact_id")["person_id"].dropna().to_dict()
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    links = seen.links.assign(a=seen.links["a"].map(person_of), b=seen.links["b"].map(person_of)).dropna(
        subset=["a", "b"]
    )
    shares = 1 / (links["n_people"].fillna(2) - 1).clip(lower=1).astype("float64")
    for a, b, kind, share in zip(links["a"], links["b"], links["kind"], shares, strict=True):
        if a != b:
            edge = edges.setdefault((min(a, b), max(a, b)), {"weight": 0.0, "inferred": False})
            edge["weight"] += share
            edge[f"n_{kind}"] = edge.get(f"n_{kind}", 0) + 1
    return edges


def _employer_edges(seen: Network) -> list[tuple[str, str, dict[str, Any]]]:
    """Inferred ties among people whom the newest snapshot shows at the same firm, each weighing 1/(n - 1)."""
    persons = seen.persons
    keys = _company_keys(seen, persons["company"])
    edges = []
    for _, group in persons["person_id"].groupby(keys, sort=True):
        people = sorted(group)
        if not 2 <= len(people) <= LARGE_FIRM:  # noqa: PLR2004 - a tie takes two
            continue
        weight = 1 / (len(people) - 1)
        edges += [
            (a, b, {"weight": weight, "inferred": True, "n_same_employer": 1})
            for i, a in enumerate(people)
            for b in people[i + 1 :]
        ]
    return edges
