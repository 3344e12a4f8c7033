#!/usr/bin/env bash
# Package:  graspologic-native 1.3.1
# Expected: a tie that the list of edges names twice is added up, or refused; in an undirected graph the order of the
#           list does not decide.
# Seen:     leiden() keeps the weight that came first and drops the other one in silence, also when the second names the
#           two ends the other way round. So lists of messages that are not summed before give communities by
#           whatever was written first: with one mail of 0.1 before 50 calls Eva and Jan stay apart, with the same two
#           rows exchanged they are a pair.
# Output, compared line by line:
#> 0.1 then 50:            a b Eva | c d Jan
#> 50 then 0.1:            Eva Jan | a b | c d
#> 0.1, then 50 reversed:  a b Eva | c d Jan
#> summed, 50.1:           Eva Jan | a b | c d
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check graspologic-native==1.3.1

"$here/venv/bin/python" - <<'PYTHON' | tee "$here/seen"
from graspologic_native import leiden

circles = [("Eva", "a", 1.0), ("a", "b", 1.0), ("b", "Eva", 1.0), ("Jan", "c", 1.0), ("c", "d", 1.0), ("d", "Jan", 1.0)]


def say(what, *ties):
    _, found = leiden(edges=[*circles, *ties], seed=7)
    groups = {}
    for name in sorted(found, key=lambda name: (name.istitle(), name)):
        groups.setdefault(found[name], []).append(name)
    print(f"{what:<23}", " | ".join(sorted(" ".join(group) for group in groups.values())))


say("0.1 then 50:", ("Eva", "Jan", 0.1), ("Eva", "Jan", 50.0))
say("50 then 0.1:", ("Eva", "Jan", 50.0), ("Eva", "Jan", 0.1))
say("0.1, then 50 reversed:", ("Eva", "Jan", 0.1), ("Jan", "Eva", 50.0))
say("summed, 50.1:", ("Eva", "Jan", 50.1))
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
