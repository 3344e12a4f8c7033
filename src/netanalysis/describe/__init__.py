"""The counts behind the pages: what a network holds, in frames and figures, before anything is drawn.

Nothing here draws, and nothing here judges what a tie is worth. Each function takes a network and a day; those that
need tie strength and tending compute them, or take what `measure` returned once for all of them.
"""

from __future__ import annotations

from netanalysis.describe.accounts import connections, growth, undated_accounts
from netanalysis.describe.changed import CHANGES, changes, compared, former_employers, untold_changes
from netanalysis.describe.exchange import CIRCLES, activity, circles, ranking, states
from netanalysis.describe.explain import Explanation, explain, explain_tie
from netanalysis.describe.firms import Employment, companies, employment
from netanalysis.describe.headline import Headline, headline
from netanalysis.describe.identity import doubtful_pairs, evidence_text, explain_person
from netanalysis.describe.measures import Measures, measure
from netanalysis.describe.person import Tie, find_person, tie
from netanalysis.describe.platforms import accounts_per_person, platform_overlap
from netanalysis.describe.rhythm import calendar, hours
from netanalysis.describe.sources import GAPS, gaps, sources

__all__ = [
    "CHANGES",
    "CIRCLES",
    "GAPS",
    "Employment",
    "Explanation",
    "Headline",
    "Measures",
    "Tie",
    "accounts_per_person",
    "activity",
    "calendar",
    "changes",
    "circles",
    "companies",
    "compared",
    "connections",
    "doubtful_pairs",
    "employment",
    "evidence_text",
    "explain",
    "explain_person",
    "explain_tie",
    "find_person",
    "former_employers",
    "gaps",
    "growth",
    "headline",
    "hours",
    "measure",
    "platform_overlap",
    "ranking",
    "sources",
    "states",
    "tie",
    "undated_accounts",
    "untold_changes",
]
