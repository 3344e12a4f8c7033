"""What somebody works on, read from her job title in German or English; not to be known is an answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from netanalysis.text import fold

#: fields of work in the order in which pictures show them
FIELDS: Final = (
    "management", "sales", "marketing", "purchasing", "operations", "it", "finance", "hr", "consulting", "other", "untitled",
)  # fmt: skip
#: the first rule that fits says the field: what somebody leads counts more than that she leads
_RULES: Final = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("other", r"\b(assist|sekret|secretar|office manag|student|praktik|werkstud|trainee|azubi)"),
        (
            "hr",
            r"\b(hr|hrbp|human|talent|people|recruit|personal(?!isier|train)|headhunt|executive search)|recruit",
        ),
        (
            "marketing",
            r"marketing|kommunikation|communicat|\bpresse|redakt|journalis|\bpr\b|\bbrand|\bmedi(a|en)",
        ),
        ("purchasing", r"einkauf|einkaeuf|procure|purchas|sourcing|beschaffung|supply|logisti|\bbuyer"),
        (
            "sales",
            r"vertrieb|\bsales|account (manag|exec)|business dev|verkauf|verkaeuf|aussendienst|\bkey account",
        ),
        (
            "finance",
            r"\bcfo\b|finan|controll|buchhalt|kaufmaenn|treasur|steuer|wirtschaftspruef|\baudit|\bbank",
        ),
        (
            "it",
            r"\bit\b|\bci?to\b|\bcio\b|software|\bdata\b|daten|entwickl|developer|digital|informatik|devops|\bsap\b",
        ),
        (
            "operations",
            r"produktion|\bwerk|operation|\bcoo\b|fertigung|qualitaet|quality|techni|engineer|ingenieur|montage|projekt|project",
        ),
        ("consulting", r"interim|consult|berat|coach|trainer|freelanc|freiberuf|advis"),
        (
            "management",
            "|".join(
                (
                    r"geschaeftsfuehr|\bceo\b|managing|gruend|founder|inhaber|owner|vorstand|\bpresident|partner|gesellschaft|direktor",
                    r"director|\bgf\b|\bhead\b|leiter|leitung|\bmanager",
                )
            ),
        ),
    )
)


@lru_cache(maxsize=65536)
def field_of(title: str) -> str:
    """Return the field of work of a job title, one of `FIELDS`.

    Examples
    --------
    >>> field_of("Leiterin Einkauf"), field_of("Assistenz der Geschäftsführung"), field_of("CEO & Founder"), field_of("")
    ('purchasing', 'other', 'management', 'untitled')
    """
    folded = fold(title)
    if not folded.strip():
        return "untitled"
    return next((field for field, rule in _RULES if rule.search(folded)), "other")
