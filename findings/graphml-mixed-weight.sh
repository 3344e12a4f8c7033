#!/usr/bin/env bash
# Package:  networkx 3.6.1, read by igraph 1.0.0 and networkit 11.3
# Expected: the weights 1 and 1.5 of one graph are one attribute of its GraphML file, which other tools can read.
# Seen:     networkx declares the attribute once for each Python type: two keys, both named "weight", one long and one
#           double. igraph refuses the file; networkit reads it and takes the tie with the whole weight as 0. Only
#           networkx itself reads back what it wrote, so a round trip there finds nothing.
# Output, compared line by line:
#> <key id="d1" for="edge" attr.name="weight" attr.type="double" />
#> <key id="d0" for="edge" attr.name="weight" attr.type="long" />
#> networkx  [1, 1.5]
#> igraph    Duplicate attribute name
#> networkit [0.0, 1.5]
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check \
  networkx==3.6.1 igraph==1.0.0 networkit==11.3 numpy==2.4.6 scipy==1.17.1

"$here/venv/bin/python" - "$here/ties.graphml" <<'PYTHON' | grep -v '^identified graph' | tee "$here/seen"
import sys

import igraph
import networkit
import networkx as nx

path = sys.argv[1]
graph = nx.Graph()
graph.add_edge("Eva Muster", "Jan Probe", weight=1)
graph.add_edge("Jan Probe", "Ida Beispiel", weight=1.5)
nx.write_graphml(graph, path)
for line in open(path, encoding="utf-8"):
    if "<key" in line:
        print(line.strip())
print("networkx ", [weight for _, _, weight in nx.read_graphml(path).edges(data="weight")])
try:
    print("igraph   ", igraph.Graph.Read_GraphML(path).es["weight"])
except igraph.InternalError as error:
    print("igraph   ", "Duplicate attribute name" if "Duplicate attribute name" in str(error) else error)
read = networkit.graphio.GraphMLReader().read(path)
print("networkit", [weight for _, _, weight in read.iterEdgesWeights()], flush=True)
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
