"""Ties between ego and each person: what counts as exchange, how strong a tie is, and whether it is tended."""

from __future__ import annotations

from netanalysis.ties.exchanges import exchanges, left_out
from netanalysis.ties.strength import ALARM_DAYS, ALARM_RATIO, tie_strength
from netanalysis.ties.tending import FEW_DAYS, STATES, WINDOW, covering, tending

__all__ = [
    "ALARM_DAYS",
    "ALARM_RATIO",
    "FEW_DAYS",
    "STATES",
    "WINDOW",
    "covering",
    "exchanges",
    "left_out",
    "tending",
    "tie_strength",
]
