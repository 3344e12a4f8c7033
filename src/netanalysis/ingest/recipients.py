"""Who got a message of LinkedIn's: the people in a cell of names, by their URLs where there are any."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from netanalysis.ingest.names import name_key
from netanalysis.sources.linkedin.files import HIDDEN_NAME
from netanalysis.sources.linkedin.profiles import slugs_of
from netanalysis.text import tidy

#: a name with titles behind commas has no more parts than this
_MOST_PARTS: Final = 12
#: between people stands a comma without a blank; one with a blank may stand there too, or inside a name
_BETWEEN_PEOPLE: Final = re.compile(r",(?=\S)|;")
_COMMA: Final = re.compile(r"([,;]\s*)")
#: so many cells are parted once, not each time
_REMEMBERED: Final = 2**17
Person = tuple[str, str]  # slug, name


def recipients(to: str, urls: str, whole_names: frozenset[str]) -> tuple[Person, ...]:
    """Split the recipients of a message, by their URLs where there are any; members that LinkedIn hides have none.

    LinkedIn puts a comma without a blank between people and a comma with one into names (»Jane Doe, PMP«); others have
    put both between people. So names go along with URLs where one of these ways gives as many, and without URLs parts that
    together make a known name are kept together.

    Examples
    --------
    >>> recipients("A B, PMP, C D", "https://www.linkedin.com/in/ab,https://www.linkedin.com/in/cd", frozenset())
    (('ab', ''), ('cd', ''))
    >>> recipients("Mia Test, MBA,Eva Muster", "", frozenset())
    (('', 'Mia Test, MBA'), ('', 'Eva Muster'))
    >>> recipients("Jane Doe, PMP, Eva Muster", "", frozenset({"jane doe pmp"}))
    (('', 'Jane Doe, PMP'), ('', 'Eva Muster'))
    """
    people = _one_each(to, urls)
    if people:
        return people
    slugs, joined = slugs_of(urls), _join_known(to, whole_names)
    if not slugs:
        return tuple(("", name) for name in joined)
    shown = [name for name in joined if name != HIDDEN_NAME]
    names = shown if len(shown) == len(slugs) else [""] * len(slugs)
    return tuple(zip(slugs, names, strict=True))


@lru_cache(maxsize=_REMEMBERED)
def _one_each(to: str, urls: str) -> tuple[Person, ...]:
    """Recipients where there is one name for each URL, as in nearly every cell; nobody where the numbers differ."""
    slugs = slugs_of(urls)
    for cut in (_BETWEEN_PEOPLE.split(to), _parts(to)[0]) if len(slugs) > 1 or HIDDEN_NAME in to else ():
        names = [name for name in map(tidy, cut) if name and name != HIDDEN_NAME]
        if slugs and len(names) == len(slugs):
            return tuple(zip(slugs, names, strict=True))
    return ((slugs[0], tidy(to)),) if len(slugs) == 1 else ()


def _join_known(to: str, whole_names: frozenset[str]) -> list[str]:
    """Names in a cell: neighbouring parts that make the longest known name, else what no comma without a blank parts."""
    parts, inside = _parts(to)
    keys = [name_key(part) for part in parts]
    names: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + _MOST_PARTS), start, -1)
        end = next((end for end in ends if name_key(" ".join(parts[start:end])) in whole_names), 0)
        if not end:
            end = start + 1
            while end < len(parts) and inside[end] and keys[end] not in whole_names:
                end += 1
        names.append(", ".join(parts[start:end]))
        start = end
    return names


def _parts(to: str) -> tuple[list[str], list[bool]]:
    """What commas part, and whether what stands before each part is a comma as it stands inside names."""
    parts: list[str] = []
    inside: list[bool] = []
    may_be = False
    for piece in _COMMA.split(to):
        if _COMMA.fullmatch(piece):
            may_be = may_be and piece.startswith(",") and len(piece) > 1
        elif tidy(piece):
            parts.append(tidy(piece))
            inside.append(may_be)
            may_be = True
    begins = [i for i, within in enumerate(inside) if not within]
    for begin, end in pairwise([*begins, len(inside)]):
        if end - begin > _MOST_PARTS:  # so many are no titles, but people
            inside[begin:end] = [False] * (end - begin)
    return parts, inside
