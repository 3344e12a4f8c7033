"""The same text to several people, equal up to the name: which messages are a template."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from netanalysis.text import fold

#: a text of so many characters that opened talks with so many people is a template; the most used ones are told apart
LEAST_PEOPLE, LEAST_CHARS, MOST_TEMPLATES = 5, 20, 6
PERSONAL: Final = "personal"
_WORD: Final = re.compile(r"\w+")
#: words by which a salutation changes with the person
_SALUTATIONS: Final = frozenset(
    [
        "herr",
        "herrn",
        "frau",
        "dr",
        "prof",
        "lieber",
        "liebe",
        "geehrter",
        "geehrte",
        "werter",
        "werte",
        "mr",
        "mrs",
        "ms",
        "dear",
    ]
)


def name_templates(
    texts: pd.Series[Any], names: pd.Series[Any], people: pd.Series[Any], days: pd.Series[Any]
) -> pd.Series[Any]:
    """Name the template of each message, `personal` where it is none.

    Parameters
    ----------
    texts
        Texts of messages; a missing one is no template.
    names
        Name of who got it.
    people
        Account of who got it.
    days
        The day of each.

    Returns
    -------
    Series
        `template_1` for the most used one, and so on, `personal` for everything else, on the index of `texts`; missing
        without a text.

    Examples
    --------
    >>> who = pd.Series(["Eva Muster", "Jan Probe", "Lea Fremd", "Udo Klein", "Ida Gross"])
    >>> said = "Liebe(r) " + who + ", kennen Sie schon unseren Kalender?"
    >>> name_templates(said, who, who, pd.Series(range(5))).unique().tolist()
    ['template_1']
    """
    core = pd.Series(
        [_core(text, name) for text, name in zip(texts.astype(object), names.astype(object), strict=True)],
        index=texts.index,
        dtype=object,
    )
    long = core[core.map(len) >= LEAST_CHARS]
    table = pd.DataFrame(
        {"core": long, "person": people.reindex(long.index), "day": days.reindex(long.index)}
    )
    used = table.groupby("core").agg(people=("person", "nunique"), first=("day", "min")).reset_index()
    used = used[used["people"] >= LEAST_PEOPLE]
    used = used.sort_values(["people", "first", "core"], ascending=[False, True, True]).head(MOST_TEMPLATES)
    labels = {text: f"template_{place}" for place, text in enumerate(used["core"], start=1)}
    return core.map(lambda text: labels.get(text, PERSONAL)).mask(texts.isna())


def _core(text: object, name: object) -> str:
    """Return the words of a text without those of the name and the salutation."""
    if not isinstance(text, str):
        return ""
    gone = frozenset(_WORD.findall(fold(name))) if isinstance(name, str) else frozenset()
    return " ".join(
        word for word in _WORD.findall(fold(text)) if word not in gone and word not in _SALUTATIONS
    )
