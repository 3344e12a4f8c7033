"""Structure among the contacts, ego left out: which people belong together, what to call them, whom to draw."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from netanalysis.graph import EGO
from netanalysis.people.companies import parse_company
from netanalysis.text import fold, tidy

if TYPE_CHECKING:
    import networkx as nx

#: one employer, or two together, name a community when at least this share of the members work there …
_MOST: Final = 0.5
#: … and at each of them at least this share
_SOME: Final = 0.2
#: a word names a community when at least this share of the members carry it
_MANY: Final = 0.3
#: neither one member makes a name, nor do more than two employers
_TWO: Final = 2
#: independent runs of Leiden, of which the best is kept
_TRIALS: Final = 3
#: what a community can be named after: "company" and its key, or "word" and its folded form
_Term = tuple[str, str]
_WORD: Final = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
#: words that stand in many titles and say nothing about a community
_SAYING_NOTHING: Final = (
    "and the for und der die das den dem des von van vom zum zur bei mit aus fur fuer auf ein eine einer gmbh "
    "mbh inc ltd llc corp company group gruppe holding senior junior head lead leiter leiterin manager managerin "
    "director consultant consulting berater beraterin beratung owner inhaber inhaberin mitarbeiter mitarbeiterin "
    "angestellter angestellte geschaeftsfuehrer geschaeftsfuehrerin freelancer freiberufler selbststaendig "
    "stellv stellvertretender stellvertretende region area raum grossraum"
)
_EMPTY_WORDS: Final = frozenset(_SAYING_NOTHING.split())
#: place of the others in the choice: pinned people come before tended ones, these before all others
_OTHERS: Final = 2


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
    ordered = sorted(_members(found).values(), key=lambda people: (-len(people), people[0]))
    return {person: number for number, people in enumerate(ordered) for person in people}


def _members(groups: Mapping[str, int]) -> dict[int, list[str]]:
    """Members of each community, sorted by id."""
    members: dict[int, list[str]] = defaultdict(list)
    for person in sorted(groups):
        members[groups[person]].append(person)
    return dict(members)


def name_communities(G: nx.Graph[str], groups: Mapping[str, int]) -> dict[int, str]:
    r"""Name each community by what sets it apart from the rest of the network.

    The employer of at least half of the members, or two employers that have half of them together; else the word from
    companies, positions and places that is most typical of the members and rare elsewhere; else the strongest member.

    Parameters
    ----------
    G
        The contact graph; used are the node attributes `name`, `company`, `company_key`, `position`, `location` and
        `strength`.
    groups
        Community of each person, from `communities`.

    Returns
    -------
    dict[int, str]
        A name for each community, no two alike.

    Notes
    -----
    Typical is what has the greatest :math:`p \ln (p / q)`, with p the share of the members who carry a word and q the
    share of all people, once at least 30 % of the members and two of them do.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("a", "b")])
    >>> G.add_nodes_from("ab", company="Nordlicht Pumpen GmbH", company_key="nordlicht pumpen")
    >>> name_communities(G, {"a": 0, "b": 0})
    {0: 'Nordlicht Pumpen'}
    """
    terms = {person: _terms(data) for person, data in G.nodes(data=True) if person != EGO}
    shares = {
        term: n / len(terms)
        for term, n in Counter(term for found in terms.values() for term in found).items()
    }
    names: dict[int, str] = {}
    for number, people in sorted(_members(groups).items()):
        here = Counter(term for person in people for term in terms[person])
        typical = _typical(here, len(people), shares)
        options = [" / ".join(_spelled(G, people, term) for term in terms_) for terms_ in typical]
        strongest = _display_name(G, _strongest(G, people))
        options += [*(f"{name} · {strongest}" for name in options[:1]), strongest]
        names[number] = _first_unused(options, set(names.values()))
    return names


def _terms(data: Mapping[str, Any]) -> frozenset[_Term]:
    """What a person can be named after: the employer, and words of company, position and place."""
    employer = {("company", data["company_key"])} if data.get("company_key") else set()
    words = {("word", fold(word)) for word in _words(data)}
    return frozenset(employer | {term for term in words if term[1] and term[1] not in _EMPTY_WORDS})


def _words(data: Mapping[str, Any]) -> Iterator[str]:
    """Words of employer, position and place as they are written; »freelance« is no employer."""
    for field in ("company", "position", "location") if data.get("company_key") else ("position", "location"):
        yield from _WORD.findall(tidy(data.get(field) or ""))


def _typical(here: Counter[_Term], n: int, shares: Mapping[_Term, float]) -> list[list[_Term]]:
    """Terms that may name a community, alone or in twos, the best first."""
    ranked = sorted(here, key=lambda term: (-here[term], term))
    enough = max(_TWO, _MANY * n)
    typical = [term for term in ranked if here[term] >= enough and here[term] / n > shares[term]]
    typical.sort(key=lambda term: -here[term] / n * math.log(here[term] / n / shares[term]))
    return [
        *_employers([term for term in ranked if term[0] == "company"], here, n),
        *([term] for term in typical),
    ]


def _employers(ranked: list[_Term], here: Counter[_Term], n: int) -> list[list[_Term]]:
    """One employer or two that have at least half of the members."""
    large = [term for term in ranked if here[term] >= max(_TWO, _SOME * n)][:_TWO]
    for found in (large[:1], large):
        if sum(here[term] for term in found) >= _MOST * n:
            return [found]
    return []


def _spelled(G: nx.Graph[str], people: Iterable[str], term: _Term) -> str:
    """Most usual spelling of a term among the members."""
    kind, key = term
    if kind == "company":
        written = [
            tidy(G.nodes[p].get("company") or key) for p in people if G.nodes[p].get("company_key") == key
        ]
        return parse_company(_most_usual(written)).display
    return _most_usual([word for p in people for word in _words(G.nodes[p]) if fold(word) == key])


def _most_usual(written: list[str]) -> str:
    """Most frequent of some spellings, the first in the alphabet of equally frequent ones."""
    return min(Counter(written).items(), key=lambda item: (-item[1], item[0]))[0]


def _display_name(G: nx.Graph[str], person: str) -> str:
    """Name of a person, her id where she has none."""
    return tidy(G.nodes[person].get("name") or "") or person


def _strongest(G: nx.Graph[str], people: Iterable[str]) -> str:
    """Member to whom ego's tie is strongest, then the one with most ties, then the first id."""
    return min(people, key=lambda person: (-G.nodes[person].get("strength", 0.0), -G.degree(person), person))


def _first_unused(options: list[str], used: set[str]) -> str:
    """First option that is no name yet, else the last one with a number."""
    numbered = (f"{options[-1]} {number}" for number in itertools.count(2))
    return next(name for name in itertools.chain(options, numbered) if name not in used)


def choose_people(G: nx.Graph[str], *, at_most: int, groups: Mapping[str, int] | None = None) -> list[str]:
    """Choose whom to draw where there are too many people for one picture.

    First the pinned, then the tended, then the strongest ties until half of the places are taken; then, from each
    community in proportion to its size, the people with most ties among the contacts; then whoever is left with a
    tie to ego, strongest first; then the rest by id. Where everybody fits, everybody is chosen.

    Parameters
    ----------
    G
        The contact graph; of the nodes are used `pinned`, `tending` and `strength`.
    at_most
        Greatest number of people.
    groups
        Community of each person; left out, it is found by `communities`.

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
    members = _by_share(G, communities(G) if groups is None else groups)
    return list(dict.fromkeys([*kept, *tied[:room], *members, *tied[room:], *people]))[:at_most]


def _closeness(G: nx.Graph[str], person: str) -> tuple[int, float, str]:
    """Sort people by what ego said and did: pinned, tended, then by strength, then by id."""
    data = G.nodes[person]
    rank = 0 if data.get("pinned") else 1 if data.get("tending") == "tended" else _OTHERS
    return rank, -data.get("strength", -1.0), person


def _by_share(G: nx.Graph[str], groups: Mapping[str, int]) -> list[str]:
    """Members of all communities, those first who belong to the best-connected part of theirs."""
    degree = {person: sum(other != EGO for other in G[person]) for person in groups}
    ranked: list[tuple[float, int, str]] = []
    for number, people in _members(groups).items():
        people.sort(key=lambda person: (-degree[person], _closeness(G, person)))
        ranked += [((rank + 1) / len(people), number, person) for rank, person in enumerate(people)]
    return [person for _, _, person in sorted(ranked)]
