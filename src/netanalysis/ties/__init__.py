"""Ties between ego and each person: what counts as exchange, how strong a tie is, and whether it is tended."""

from __future__ import annotations

from netanalysis.ties.exchanges import exchanges
from netanalysis.ties.strength import tie_strength
from netanalysis.ties.tending import STATES, tending

__all__ = ["STATES", "exchanges", "tending", "tie_strength"]
