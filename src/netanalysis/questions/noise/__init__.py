"""What noise costs, who causes it, and whether ego's own noise does harm."""

from __future__ import annotations

from netanalysis.questions.noise.answers import answer
from netanalysis.questions.noise.harm import harm
from netanalysis.questions.noise.senders import LOUDEST, lorenz, senders

__all__ = ["LOUDEST", "answer", "harm", "lorenz", "senders"]
