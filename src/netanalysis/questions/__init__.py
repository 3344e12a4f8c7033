"""One module a question, all of one shape: `answer(network, *, as_of=None) -> Answer`. They never import each other.

`tending`
    Does tending pay: how often outcomes begin with tended ties, against all other contacts who can be observed.
`value`
    Does the large network pay: what the crowd beyond the tended core brings and costs, and whether one could have known.
"""

from __future__ import annotations

from netanalysis.questions import tending, value
from netanalysis.questions.shape import Answer, Figure, Need

__all__ = ["Answer", "Figure", "Need", "tending", "value"]
