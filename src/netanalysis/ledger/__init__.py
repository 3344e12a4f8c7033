"""The ledger: what came of which contact, in what state the tie was before, and how long how many were at risk.

No look-ahead: the state of a tie is that of 90 days before an outcome's first touch, and contact-years are counted with
the same lag.
"""

from __future__ import annotations

from netanalysis.ledger.book import CORE, LAG, OBSERVED, Ledger, Standing, ledger
from netanalysis.ledger.lags import LAGS, Sides, tended_throughout
from netanalysis.ledger.shares import SPLITS, shares

__all__ = [
    "CORE",
    "LAG",
    "LAGS",
    "OBSERVED",
    "SPLITS",
    "Ledger",
    "Sides",
    "Standing",
    "ledger",
    "shares",
    "tended_throughout",
]
