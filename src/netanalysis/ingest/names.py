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


@lru_cache(maxsize=_REMEMBERED)
def keys_of(name: str) -> frozenset[str]:
    """Return the keys of a name's spellings; a name without a letter is its own key.

    Examples
    --------
    >>> "joerg mueller" in keys_of("Jörg Müller, MBA"), keys_of("🤓")
    (True, frozenset({'🤓'}))
    """
    return spellings(name) or frozenset({tidy(name)} - {""})


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """Return the keys of the spellings of several names.

    Examples
    --------
    >>> sorted(name_keys(["Eva", "Jan"]))
    ['eva', 'jan']
    """
    return frozenset().union(*map(keys_of, names))


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
