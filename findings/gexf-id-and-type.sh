#!/usr/bin/env bash
# Package:  networkx 3.6.1
# Expected: attributes of nodes and edges are data; writing GEXF and reading it again gives the same three people.
# Seen:     a node attribute "id" takes the place of the node itself: two people with the same customer number come back
#           as one, with the name of the later one, and the tie between them is a loop; an edge attribute "type" is
#           written as the kind of edge that GEXF itself means by it, and does not come back. No warning, no error;
#           attributes of other names ("since") are safe. relabel=True restores the names, not the people.
# Output, compared line by line:
#> written: 3 people, 3 ties
#>   eva - jan {'type': 'chat', 'since': 2019}
#>   eva - ida {'type': 'mail', 'since': 2020}
#>   jan - ida {'type': 'call', 'since': 2021}
#> read:    2 people, 3 ties
#>   k7 - k7 {'since': 2019, 'id': '0'}
#>   k7 - k9 {'since': 2020, 'id': '1'}
#>   k7 - k9 {'since': 2021, 'id': '2'}
#> k7 is Jan Probe, k9 is Ida Beispiel
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1

"$here/venv/bin/python" - "$here/people.gexf" <<'PYTHON' | tee "$here/seen"
import sys

import networkx as nx


def say(what, graph):
    print(f"{what:<8} {len(graph)} people, {graph.size()} ties")
    for one, other, data in sorted(graph.edges(data=True), key=lambda tie: tie[2]["since"]):
        print(f"  {one} - {other} {data}")


graph = nx.Graph()
graph.add_node("eva", id="k7", name="Eva Muster")
graph.add_node("jan", id="k7", name="Jan Probe")
graph.add_node("ida", id="k9", name="Ida Beispiel")
graph.add_edge("eva", "jan", type="chat", since=2019)
graph.add_edge("eva", "ida", type="mail", since=2020)
graph.add_edge("jan", "ida", type="call", since=2021)
say("written:", graph)
nx.write_gexf(graph, sys.argv[1])
read = nx.read_gexf(sys.argv[1])
say("read:", read)
print(", ".join(f"{node} is {name}" for node, name in read.nodes(data="name")))
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
