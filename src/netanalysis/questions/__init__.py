"""One module a question, all of one shape: `answer(network, *, as_of=None) -> Answer`. They never import each other.

`growth`
    At what pace and in which phases the network grew, and how long new contacts took to become of use.
`noise`
    What comes in unasked, who sends it, what it costs; and whether ego's own noise does harm.
`platforms`
    Platform against platform: whom one knows where, how deep exchange goes there, what it brings and what it costs.
`strategies`
    Which strategy works: arms tried one beside or after the other, compared by what came of them.
`tending`
    Does tending pay: how often outcomes begin with tended ties, against all other contacts who can be observed.
`value`
    Does the large network pay: what the crowd beyond the strongest ties brings and costs, and whether one could have known.
"""

from __future__ import annotations

from netanalysis.questions import growth, noise, platforms, strategies, tending, value
from netanalysis.questions.shape import Answer, Figure, Need

__all__ = ["Answer", "Figure", "Need", "growth", "noise", "platforms", "strategies", "tending", "value"]
