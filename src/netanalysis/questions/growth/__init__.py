"""How the network grew: at what pace, in which phases, and how long new contacts took to become of use."""

from __future__ import annotations

from netanalysis.questions.growth.answers import answer
from netanalysis.questions.growth.asked import WAYS, made
from netanalysis.questions.growth.cohorts import YEARS
from netanalysis.questions.growth.phases import PATIENCE
from netanalysis.questions.growth.streams import FEWEST, SHORTEST

__all__ = ["FEWEST", "PATIENCE", "SHORTEST", "WAYS", "YEARS", "answer", "made"]
