"""English sentences: measures of structure."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "measures_nobody": "There is no tie to measure.",
    "measures_star": (
        "No tie of the one contact to another is known: effective size ({size}) and constraint ({constraint}) only say that it is one.",
        "No tie among the {n} contacts is known: effective size ({size}) and constraint ({constraint}) only say how many they are.",
    ),
    "measures_tied": (
        "The {n} contacts count as {size} different ones (effective size), constraint {constraint}; {ties} ties among {tied} of "
        "them are known, and as far as ties are unknown the contacts look more different than they are."
    ),
}
