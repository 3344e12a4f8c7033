"""English sentences: the concentric view."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "field_management": "Management",
    "field_sales": "Sales",
    "field_marketing": "Marketing, media",
    "field_purchasing": "Purchasing, logistics",
    "field_operations": "Operations, projects",
    "field_it": "IT",
    "field_finance": "Finance",
    "field_hr": "HR, recruiting",
    "field_consulting": "Consulting, interim",
    "field_other": "Other titles",
    "field_untitled": "No title known",
    "sector_rest": "Other groups",
    "sector_none": "In no group",
    "rank_list": "The strongest ties",
    "rank_title": ("Of the {k} strongest ties, {n} is tended", "Of the {k} strongest ties, {n} are tended"),
    "rank_title_all": "All {k} strongest ties are tended",
    "rank_title_none": "Of the {k} strongest ties, none is tended",
    "rank_title_sector": "{first}; the largest sector, with {m} of the {k}, is: {sector}",
    "rank_title_one": "The only tie with an exchange is tended",
    "rank_title_one_not": "The only tie with an exchange is not tended",
    "rank_drawn": (
        "{n} of {people} is drawn: the one with an observed exchange; {left} without are left out.",
        "{n} of {people} are drawn: those with an observed exchange; {left} without are left out.",
    ),
    "rank_rings": "From the middle outwards: the 5, 15, 50 and 150 strongest ties, then all others; the rings are fixed, not found in the data.",
    "rank_by_field": "Sectors: field of work, read from the job title.",
    "rank_by_group": "Sectors: groups of people tied to each other, or colleagues at a large firm.",
    "page_circles": "Circles",
}
