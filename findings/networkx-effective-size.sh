#!/usr/bin/env bash
# Package:  networkx 3.6.1 with scipy 1.17.1 and numpy 2.4.6
# Expected: the effective size of Eva's contacts is the same whether one asks for everybody or for Eva alone. By hand:
#           she gives Jan 2/3 and Ida 1/3 of her time; Ida takes half of Jan's strongest tie, Jan all of Ida's; so
#           2 - 1/3 * 1/2 - 2/3 * 1 = 1.1667.
# Seen:     asked for everybody it is 1.3333, asked by name 1.1667. With scipy installed the question for everybody takes
#           another way through matrices, in which the strongest tie of a person divides her column in place of her
#           row. Without weights nobody notices, for then all strongest ties are 1. (networkx's pull request 8906, open
#           when this was written, is about it.)
# Output, compared line by line:
#> weighted, everybody: Eva 1.3333, Jan 1.3333, Ida 1.0000
#> weighted, by name:   Eva 1.1667, Jan 1.1667, Ida 1.0000
#> plain, everybody:    Eva 1.0000, Jan 1.0000, Ida 1.0000
#> plain, by name:      Eva 1.0000, Jan 1.0000, Ida 1.0000
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1 scipy==1.17.1 numpy==2.4.6

"$here/venv/bin/python" - <<'PYTHON' | tee "$here/seen"
import networkx as nx

graph = nx.Graph()
graph.add_weighted_edges_from([("Eva", "Jan", 2), ("Eva", "Ida", 1), ("Jan", "Ida", 1)])


def say(what, sizes):
    print(f"{what:<20}", ", ".join(f"{name} {size:.4f}" for name, size in sizes.items()))


say("weighted, everybody:", nx.effective_size(graph, weight="weight"))
say("weighted, by name:", nx.effective_size(graph, nodes=list(graph), weight="weight"))
say("plain, everybody:", nx.effective_size(graph))
say("plain, by name:", nx.effective_size(graph, nodes=list(graph)))
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
