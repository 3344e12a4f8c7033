"""The ledger: what came of which contact, in what state the tie was before, and how long how many were at risk.

No look-ahead: the state of a tie is that of 90 days before an outcome's first touch, and contact-years are counted with
the same lag.
"""

from __future__ import annotations

from netanalysis.ledger.book import LAG, Ledger, ledger
from netanalysis.ledger.shares import SPLITS, shares

__all__ = ["LAG", "SPLITS", "Ledger", "ledger", "shares"]
