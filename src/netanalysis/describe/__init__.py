"""The counts behind the pages: what a network holds, in frames and figures, before anything is drawn.

Nothing here draws, and nothing here judges what a tie is worth. Each function takes a network and a day; those that
need tie strength and tending compute them, or take what `measure` returned once for all of them.
"""

from __future__ import annotations

from netanalysis.describe.accounts import connections, growth, undated_accounts
from netanalysis.describe.exchange import CIRCLES, activity, circles, ranking, states
from netanalysis.describe.firms import Employment, companies, employment
from netanalysis.describe.headline import Headline, headline
from netanalysis.describe.measures import Measures, measure
from netanalysis.describe.sources import GAPS, gaps, sources

__all__ = [
    "CIRCLES",
    "GAPS",
    "Employment",
    "Headline",
    "Measures",
    "activity",
    "circles",
    "companies",
    "connections",
    "employment",
    "gaps",
    "growth",
    "headline",
    "measure",
    "ranking",
    "sources",
    "states",
    "undated_accounts",
]
