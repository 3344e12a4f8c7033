"""Questions at the terminal about rows of the user's own files: what came of the network, and who is who."""

from __future__ import annotations

from netanalysis.ask.outcome import FILE, add_outcome, check_folder, try_outcome, undo_outcome
from netanalysis.ask.pairs import CORRECTIONS, review_pairs

__all__ = [
    "CORRECTIONS",
    "FILE",
    "add_outcome",
    "check_folder",
    "review_pairs",
    "try_outcome",
    "undo_outcome",
]
