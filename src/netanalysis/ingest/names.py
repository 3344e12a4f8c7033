"""How names of one platform are compared, and the id of an account of which nothing but a name is known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from netanalysis.text import fold, spellings, tidy

#: a person stands in many files and rows; so many names are folded once, not each time
_REMEMBERED = 2**17


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """Return the key under which a name is looked up; a name without a letter is its own key.

    Examples
    --------
    >>> name_key("Eva  MÜSTER"), name_key("🤓")
    ('eva muester', '🤓')
    """
    return fold(name) or tidy(name)


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """Return the spellings of each name's key: with umlauts as ae, oe, ue and as a, o, u, with a title behind it and without.

    Examples
    --------
    >>> sorted(name_keys(["Jörg Müller"]))
    ['joerg mueller', 'jorg muller']
    """
    return frozenset(key for name in names for key in (name_key(name), *spellings(name)) if key)


def weak_id(platform: str, key: str, nth: int | str = 1) -> str:
    """Return the id made of a name: the first of that name, a further one, or (0) one of several who cannot be told apart.

    In place of a number stands what tells this one from her namesakes: the conversation she is in.

    Examples
    --------
    >>> weak_id("xing", "eva muster"), weak_id("xing", "eva muster", 0)
    ('xing:~eva-muster', 'xing:~eva-muster~0')
    """
    first = f"{platform}:~{key.replace(' ', '-')}"
    return first if nth == 1 else f"{first}~{str(nth).replace(' ', '-')}"
