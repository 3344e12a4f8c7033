"""How long the layout of the network map takes, beside networkx.spring_layout on the same graph.

    python benchmarks/layout.py

The graph is invented: people in groups of 3 to 40 with ties inside, some ties between the groups, a third of the people
without any tie. Both are given the same graph; the map's layout finds the communities and places everybody, so that no two dots
overlap. Printed are seconds of the processor, the best of three (one for spring_layout), and the ratio.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx

from netanalysis.plot.layout import arrange, lay_out_groups
from netanalysis.structure import communities

SIZES = (500, 2500)
MOST_TIES = 6


def invented(n: int, *, seed: int = 0) -> nx.Graph[str]:
    """Graph of n people, two thirds of them in groups."""
    rng = random.Random(seed)  # noqa: S311 - invented data
    people = [f"p{i:05d}" for i in range(n)]
    G: nx.Graph[str] = nx.Graph()
    G.add_nodes_from(
        (person, {"tending": rng.choice(["tended", "dormant", *["collected"] * 8])}) for person in people
    )
    start = 0
    while start < 2 * n // 3:
        members = people[start : start + rng.randint(3, 40)]
        pairs = list(combinations(members, 2))
        G.add_edges_from(rng.sample(pairs, min(len(pairs), MOST_TIES * len(members))))
        G.add_edge(members[0], rng.choice(people[: start + 1]))
        start += len(members)
    G.remove_edges_from(list(nx.selfloop_edges(G)))
    return G


def of_the_map(G: nx.Graph[str]) -> None:
    """Find the communities and place everybody."""
    radii = {person: 0.6 if G.nodes[person]["tending"] == "tended" else 0.3 for person in G}
    circles = lay_out_groups(G, communities(G), radii=radii)
    arrange(G, circles, radii=radii, aspect=1.8)


def of_networkx(G: nx.Graph[str]) -> None:
    """Let springs pull, with networkx's own settings."""
    nx.spring_layout(G, seed=0)


def seconds(work: Callable[[nx.Graph[str]], Any], G: nx.Graph[str], *, times: int) -> float:
    """Fewest seconds of the processor that the work took."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        work(G)
        taken.append(time.process_time() - before)
    return min(taken)


def main() -> None:
    """Print a row a size."""
    print(f"{'people':>8} {'ties':>8} {'map, s':>8} {'spring_layout, s':>18} {'ratio':>7}")
    for n in SIZES:
        G = invented(n)
        own, springs = seconds(of_the_map, G, times=3), seconds(of_networkx, G, times=1)
        print(f"{n:>8,} {G.number_of_edges():>8,} {own:>8.2f} {springs:>18.2f} {springs / own:>6.1f}x")


if __name__ == "__main__":
    main()
