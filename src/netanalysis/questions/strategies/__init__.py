"""Which strategy works: arms written down in strategies.csv and arms that lie in the exports, compared by what came of them."""

from __future__ import annotations

from netanalysis.questions.strategies.answers import answer
from netanalysis.questions.strategies.compare import MEASURES

__all__ = ["MEASURES", "answer"]
