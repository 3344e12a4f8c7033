#!/usr/bin/env bash
# Package:  networkx 3.6.1 with scipy 1.17.1 and numpy 2.4.6
# Expected: Burt's constraint of a person is one figure, however one asks for it; scipy makes it quicker, no more.
# Seen:     asked for everybody, matrices are used and a tie of weight 0 is no tie; asked by name, the neighbours are
#           walked and it is one: Jan and Ida are 1.00 or 1.25. In a directed graph whoever is written to and never
#           writes has a figure among everybody and none (nan) by name: Ida is taken for isolated, for only the ties
#           that leave her are looked at. Without scipy both questions get the figures "by name".
# Output, compared line by line:
#> weight 0, everybody:  Eva 0.50, Jan 1.00, Ida 1.00
#> weight 0, by name:    Eva 0.50, Jan 1.25, Ida 1.25
#> directed, everybody:  Eva 1.12, Jan 1.12, Ida 1.12
#> directed, by name:    Eva 1.12, Jan 1.12, Ida nan
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1 scipy==1.17.1 numpy==2.4.6

"$here/venv/bin/python" - <<'PYTHON' | tee "$here/seen"
import networkx as nx

graph = nx.Graph()
graph.add_weighted_edges_from([("Eva", "Jan", 1), ("Eva", "Ida", 1), ("Jan", "Ida", 0)])
letters = nx.DiGraph([("Eva", "Jan"), ("Eva", "Ida"), ("Jan", "Ida")])


def say(what, figures):
    print(f"{what:<21}", ", ".join(f"{name} {figure:.2f}" for name, figure in figures.items()))


say("weight 0, everybody:", nx.constraint(graph, weight="weight"))
say("weight 0, by name:", nx.constraint(graph, nodes=list(graph), weight="weight"))
say("directed, everybody:", nx.constraint(letters))
say("directed, by name:", nx.constraint(letters, nodes=list(letters)))
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
