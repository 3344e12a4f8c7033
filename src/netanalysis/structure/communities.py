"""Communities: which of the contacts belong together, ego left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from netanalysis.graph import EGO

if TYPE_CHECKING:
    import networkx as nx

#: independent runs of Leiden, of which the best is kept
_TRIALS: Final = 3
#: two people at one employer are no group, where that is all that ties them
_PAIR: Final = 2


def communities(
    G: nx.Graph[str], *, weight: str = "weight", resolution: float = 1.0, seed: int = 0
) -> dict[str, int]:
    """Find the groups of people who are tied to each other more than to the rest, ego left out.

    Ego is tied to everybody and would glue all groups into one, so only ties among the contacts count: evidenced
    ones (the same group thread, an introduction, …) and, weaker, the same employer. A community says who belongs
    together in this network as far as the exports show it, not who is friends with whom.

    Parameters
    ----------
    G
        The contact graph; it is not changed.
    weight
        Edge attribute that holds the weight; a tie without it weighs 1, a weight that is not above 0 is no tie.
    resolution
        Above 1 more and smaller communities, below 1 fewer and larger ones.
    seed
        Start of the random numbers; the same seed gives the same communities, whatever the order of the nodes.

    Returns
    -------
    dict[str, int]
        Number of the community of each person who is tied to another contact. 0 is the largest community; equally
        large ones are ordered by their smallest member id. Who is tied to ego alone is in no community and left out.

    Raises
    ------
    ValueError
        `resolution` is not above 0.

    Notes
    -----
    Leiden [1]_ with modularity, the best of 3 runs. Modularity may join small communities in a very large network.

    References
    ----------
    .. [1] Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
       communities. Scientific Reports 9:5233. doi:10.1038/s41598-019-41695-z

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("ego", "a"), ("ego", "z")])
    >>> communities(G)
    {'a': 0, 'b': 0, 'c': 0, 'x': 1, 'y': 1}
    """
    import graspologic_native

    if not resolution > 0:
        msg = f"resolution is {resolution}, but it must be above 0; pass 1.0 for the usual communities."
        raise ValueError(msg)
    ties = sorted(_ties(G, weight))
    if not ties:
        return {}
    _, found = graspologic_native.leiden(ties, resolution=resolution, seed=seed, trials=_TRIALS)
    return _numbered(found)


def _ties(G: nx.Graph[str], weight: str = "weight") -> Iterator[tuple[str, str, float]]:
    """Ties among contacts, the smaller id first."""
    for a, b, value in G.edges(data=weight, default=1.0):
        if a != b and EGO not in (a, b) and value > 0:
            yield min(a, b), max(a, b), float(value)


def _numbered(found: Mapping[str, int]) -> dict[str, int]:
    """Number communities by size, then by smallest member id; members in the order of both."""
    ordered = sorted(members(found).values(), key=lambda people: (-len(people), people[0]))
    return {person: number for number, people in enumerate(ordered) for person in people}


def members(groups: Mapping[str, int]) -> dict[int, list[str]]:
    """Members of each community, sorted by id."""
    members: dict[int, list[str]] = defaultdict(list)
    for person in sorted(groups):
        members[groups[person]].append(person)
    return dict(members)


def group_people(G: nx.Graph[str], *, seed: int = 0) -> dict[str, int]:
    """Find the groups a picture shows: the communities, and colleagues at an employer too large to tie them.

    Parameters
    ----------
    G
        The contact graph; of the nodes is used `company_key`.
    seed
        Start of the random numbers of `communities`.

    Returns
    -------
    dict[str, int]
        Number of the group of each person in a community, and of each who is in none but has at least two like her at
        the same employer. 0 is the largest group.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("a", "b")])
    >>> G.add_nodes_from("xyz", company_key="nordlicht pumpen")
    >>> group_people(G)
    {'x': 0, 'y': 0, 'z': 0, 'a': 1, 'b': 1}
    """
    tied = communities(G, seed=seed)
    firms = {
        person: str(data["company_key"])
        for person, data in G.nodes(data=True)
        if person != EGO and person not in tied and "company_key" in data
    }
    number = {firm: len(tied) + i for i, firm in enumerate(sorted(set(firms.values())))}
    found = tied | {person: number[firm] for person, firm in firms.items()}
    return _numbered(
        {
            person: group
            for group, people in members(found).items()
            for person in people
            if person in tied or len(people) > _PAIR
        }
    )
