"""What to call a community: what sets its members apart from everybody else."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from netanalysis.graph import EGO
from netanalysis.people.companies import parse_company
from netanalysis.structure.communities import members
from netanalysis.text import fold, tidy

if TYPE_CHECKING:
    import networkx as nx

#: one employer names a community when at least this share of the members work there, …
_MOST: Final = 0.5
#: … two employers when they have this share together and each of them at least that one
_MUCH: Final = 0.4
_SOME: Final = 0.15
#: a word names a community when at least this share of the members carry it
_MANY: Final = 0.25
#: neither one member makes a name, nor do more than two employers
_TWO: Final = 2
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


def name_communities(G: nx.Graph[str], groups: Mapping[str, int]) -> dict[int, str]:
    r"""Name each community by what sets it apart from the rest of the network.

    The employer of at least half of the members, or two employers that have 40 % of them together; else the word from
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
    Typical is what has the greatest :math:`p \ln (o / o')`, with p the share of the members who carry a word, o its odds
    among them and o' its odds among everybody else, half a person added to each count [1]_, once at least 25 % of the
    members and two of them carry it.

    References
    ----------
    .. [1] Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words: lexical feature selection and
       evaluation for identifying the content of political conflict. Political Analysis 16(4), 372–403.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("a", "b")])
    >>> G.add_nodes_from("ab", company="Nordlicht Pumpen GmbH", company_key="nordlicht pumpen")
    >>> name_communities(G, {"a": 0, "b": 0})
    {0: 'Nordlicht Pumpen'}
    """
    terms = {person: _terms(data) for person, data in G.nodes(data=True) if person != EGO}
    everywhere = Counter(term for found in terms.values() for term in found)
    names: dict[int, str] = {}
    for number, people in sorted(members(groups).items()):
        here = Counter(term for person in people for term in terms[person])
        typical = _typical(here, len(people), everywhere, len(terms))
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


def _typical(here: Counter[_Term], n: int, everywhere: Counter[_Term], total: int) -> list[list[_Term]]:
    """Terms that may name a community, alone or in twos, the best first."""
    score = {
        term: k / n * _log_odds(k, n, everywhere[term] - k, total - n)
        for term, k in here.items()
        if k >= max(_TWO, _MANY * n) and k / n > everywhere[term] / total
    }
    typical = sorted(score, key=lambda term: (-score[term], -here[term], term))
    companies = sorted((term for term in here if term[0] == "company"), key=lambda term: (-here[term], term))
    return [*_employers(companies, here, n), *([term] for term in typical)]


def _log_odds(inside: int, n: int, outside: int, rest: int) -> float:
    """Logarithm of the odds among n members over those among the rest, half a person added to each count."""
    return math.log((inside + 0.5) / (n - inside + 0.5)) - math.log((outside + 0.5) / (rest - outside + 0.5))


def _employers(ranked: list[_Term], here: Counter[_Term], n: int) -> list[list[_Term]]:
    """One employer or two that have enough of the members."""
    large = [term for term in ranked if here[term] >= max(_TWO, _SOME * n)][:_TWO]
    for found, least in ((large[:1], _MOST), (large, _MUCH)):
        if sum(here[term] for term in found) >= least * n:
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
