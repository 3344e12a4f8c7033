"""Fields of work: the functions of `titles` in few enough groups for a picture."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from netanalysis.people.titles import read_titles

#: fields in the order in which pictures show them, with the functions in each
FIELDS: Final = MappingProxyType(
    {
        "management": ("general_management",),
        "sales": ("sales", "service"),
        "marketing": ("marketing", "communications", "design"),
        "purchasing": ("purchasing", "logistics"),
        "operations": (
            "production",
            "quality",
            "development",
            "product",
            "construction",
            "project_management",
        ),
        "it": ("it",),
        "finance": ("finance", "legal"),
        "hr": ("hr",),
        "consulting": ("consulting",),
        "other": (),
        "untitled": (),
    }
)
_FIELD_OF: Final = {function: field for field, functions in FIELDS.items() for function in functions}
#: who works for firms from outside, whatever at
_OUTSIDE: Final = frozenset({"interim_manager", "freelancer", "consultancy"})


def read_fields(positions: Iterable[Any]) -> pd.Series[Any]:
    """Return the field of work of each job title, one of `FIELDS`.

    Examples
    --------
    >>> read_fields(["Leiterin Einkauf", "CEO & Founder", "Interim Manager", "Töpferin", ""]).tolist()
    ['purchasing', 'management', 'consulting', 'other', 'untitled']
    """
    typed = pd.Series(list(positions), dtype=object).fillna("")
    read = read_titles(typed)
    fields = read["function"].map(_FIELD_OF).fillna("other").mask(read["kind"].isin(_OUTSIDE), "consulting")
    bare = ~typed.astype("string").str.contains(r"\w", regex=True)
    return fields.mask(bare, "untitled").astype("string")
