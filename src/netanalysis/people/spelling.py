"""One key for Müller, Mueller and Muller."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from netanalysis.text import fold

#: ae, oe, ue that stand for an umlaut; not in Bauer, Neuer, Quelle (a vowel or q before ue), Michael, Joel, Manuela, Joey
_UMLAUT: Final = re.compile(r"((?<![aeiouyq])u|[ao])e(?!l(?:\b|[aei])|y)")


@lru_cache(maxsize=2**16)
def plain_key(text: str) -> str:
    """Return the key under which the three ways to write an umlaut meet.

    `text.fold` tells Müller and Muller apart, `text.fold_plain` Müller and Mueller; here ä, ae and a are one, where ae
    can be an umlaut at all. Bauer stays another name than Baur, Michael another than Michal.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        Letters a to z, digits and single blanks.

    Examples
    --------
    >>> {plain_key(name) for name in ("Jörg Müller", "Joerg Mueller", "JORG MULLER")}
    {'jorg muller'}
    >>> plain_key("Michael Bauer")
    'michael bauer'
    """
    return _UMLAUT.sub(r"\1", fold(text))
