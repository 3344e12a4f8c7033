"""One module a question, all of one shape: `answer(network, *, as_of=None) -> Answer`. They never import each other."""

from __future__ import annotations

from netanalysis.questions.shape import Answer, Figure, Need

__all__ = ["Answer", "Figure", "Need"]
