"""What people write in the place of an employer when they have none: "freelance", "in Elternzeit", "n/a"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from netanalysis.cells import brief
from netanalysis.people.vocabulary import (
    FILLER_WORDS,
    LINKS,
    PLAIN_STATUS_WORDS,
    STATUS_PHRASES_OF,
    STATUS_WORDS_OF,
)
from netanalysis.text import fold

#: "ehemals Nordlicht AG" names a former employer; "Ex Libris" is a name
_FORMER: Final = re.compile(
    r"(?:(?:ehem(?:als|alig\w*)?|vormals|früher|former(?:ly)?)\b[.:]?\s+|ex-)(?=\S)", re.IGNORECASE
)
_STATUS_WORDS: Final = frozenset[str]().union(*STATUS_WORDS_OF.values())


def employment_status(text: str) -> str:
    """Tell a state of life from the name of a firm.

    Parameters
    ----------
    text
        What stands in the place of an employer, without a legal form.

    Returns
    -------
    str
        `leave`, `retired`, `seeking`, `student`, `undisclosed`, `self_employed`, `freelance`, `private`, `several`
        (clients), `former` (an employer left), `not_given`; `""` where it names a firm.

    Examples
    --------
    >>> employment_status("in Elternzeit"), employment_status("Freelance Pool Nord"), employment_status("n/a")
    ('leave', '', 'not_given')
    """
    text = brief(text)
    folded = fold(text)
    if not folded:
        return "not_given"
    phrase = next((status for status, phrases in STATUS_PHRASES_OF.items() if folded in phrases), "")
    if phrase:
        return phrase
    words = {word for word in _said(folded.split()) if not word.isdigit()}
    if words & _STATUS_WORDS and words <= _STATUS_WORDS | FILLER_WORDS:
        return next(status for status, own in STATUS_WORDS_OF.items() if words & own)
    return "former" if is_former(text) else ""


def _said(words: list[str]) -> list[str]:
    """The words up to a plain state of life that a "bei", "seit" or "im" follows; else all."""
    for i, (word, after) in enumerate(pairwise(words), start=1):
        if word in PLAIN_STATUS_WORDS and after in LINKS:
            return words[:i]
    return words


def is_former(text: str) -> bool:
    """Whether a text says that somebody left the firm it names.

    Parameters
    ----------
    text
        What stands in the place of an employer.

    Returns
    -------
    bool
        True for "ehemals", "ehem.", "früher", "formerly" and "ex-" at the beginning.

    Examples
    --------
    >>> is_former("ehem. Nordlicht AG"), is_former("Ex Libris AG")
    (True, False)
    """
    return _FORMER.match(text) is not None
