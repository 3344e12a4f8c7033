"""German sentences: answers, their figures and what would settle them."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "figure_interval": "{value} ({low} bis {high})",
    "needs_title": "Was Klarheit brächte",
}
