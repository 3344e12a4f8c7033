"""Whom to draw where there are too many people for one picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from netanalysis.graph import EGO
from netanalysis.structure.communities import communities, members

if TYPE_CHECKING:
    import networkx as nx

#: place of the others in the choice: pinned people come before tended ones, these before all others
_OTHERS: Final = 2


def choose_people(G: nx.Graph[str], *, at_most: int, groups: Mapping[str, int] | None = None) -> list[str]:
    """Choose whom to draw where there are too many people for one picture.

    First the pinned, then the tended, then the strongest ties until half of the places are taken; then one group after
    the other, the largest first, of each the people with most ties among the contacts; then whoever is left with a
    tie to ego, strongest first; then the rest by id. Where everybody fits, everybody is chosen.

    Parameters
    ----------
    G
        The contact graph; of the nodes are used `pinned`, `tending` and `strength`.
    at_most
        Greatest number of people.
    groups
        Group of each person; left out, that of `communities`.

    Returns
    -------
    list[str]
        Ids of the people chosen, in the order in which they were chosen; never ego.

    Raises
    ------
    ValueError
        `at_most` is below 1.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph()
    >>> G.add_nodes_from([("a", {}), ("b", {"strength": 2.0}), ("c", {"pinned": True}), ("d", {"tending": "tended"})])
    >>> choose_people(G, at_most=3)
    ['c', 'd', 'b']
    """
    if at_most < 1:
        msg = f"at_most is {at_most}, but a picture needs at least 1 person; pass a larger number."
        raise ValueError(msg)
    people = sorted((person for person in G if person != EGO), key=lambda person: _closeness(G, person))
    if len(people) <= at_most:
        return people
    kept = [person for person in people if _closeness(G, person)[0] < _OTHERS]
    tied = [
        person for person in people if _closeness(G, person)[0] == _OTHERS and "strength" in G.nodes[person]
    ]
    room = max(0, at_most // 2 - len(kept))
    grouped = _by_group(G, communities(G) if groups is None else groups)
    return list(dict.fromkeys([*kept, *tied[:room], *grouped, *tied[room:], *people]))[:at_most]


def _closeness(G: nx.Graph[str], person: str) -> tuple[int, float, str]:
    """Sort people by what ego said and did: pinned, tended, then by strength, then by id."""
    data = G.nodes[person]
    rank = 0 if data.get("pinned") else 1 if data.get("tending") == "tended" else _OTHERS
    return rank, -data.get("strength", -1.0), person


def _by_group(G: nx.Graph[str], groups: Mapping[str, int]) -> list[str]:
    """Members of the largest group, then of the next: so most groups are drawn whole, and the smallest not at all."""
    degree = {person: sum(other != EGO for other in G[person]) for person in groups}
    found = members(groups)
    order = sorted(found, key=lambda number: (-len(found[number]), number))
    return [
        person
        for number in order
        for person in sorted(found[number], key=lambda person: (-degree[person], _closeness(G, person)))
    ]
