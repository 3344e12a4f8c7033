"""Structure among the contacts: how redundant they are, which of them belong together, what to call and whom to draw."""

from __future__ import annotations

from netanalysis.structure.brokerage import ego_measures, explain_measures
from netanalysis.structure.choice import choose_people
from netanalysis.structure.communities import communities, group_people
from netanalysis.structure.names import name_communities

__all__ = [
    "choose_people",
    "communities",
    "ego_measures",
    "explain_measures",
    "group_people",
    "name_communities",
]
