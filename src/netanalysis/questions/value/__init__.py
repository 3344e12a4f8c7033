"""Does the large network pay: what came of whom, what the crowd brings and costs, and whether one could have known."""

from __future__ import annotations

from netanalysis.questions.value.answers import answer
from netanalysis.questions.value.base_rates import BASE_RATES
from netanalysis.questions.value.foresight import placements_before, pruning, surprises
from netanalysis.questions.value.reach import reach

__all__ = ["BASE_RATES", "answer", "placements_before", "pruning", "reach", "surprises"]
