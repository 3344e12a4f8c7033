"""Who said what in a chat: where a name ends and the text begins.

A name ends at the first colon with a blank behind it, unless the name itself holds one: the title of the chat tells that, or
that all under the shorter name goes on with words that recur. A notice has no name; what it quotes may hold a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from netanalysis.sources.whatsapp.lines import INVISIBLE, MARK
from netanalysis.sources.whatsapp.words import is_of_group
from netanalysis.text import fold

_LONGEST: Final = 120
_LONGEST_PART: Final = 40
_BLANKS: Final = " \u00a0\u202f"
_AFTER: Final = ("", "\n", *_BLANKS)
#: quotation marks that belong together; one of them, and another behind the colon, hold the colon between them
_QUOTES: Final = ('"', "„“”", "«»")
#: what a notice says somebody did, and no name holds
_DID: Final = re.compile(
    r" (?:hat|haben|hast|added|created|changed|removed|joined|a|avez|as|ha|hai|añadió|agregó|creó|cambió|adicionou|criou|mudou|heeft|hebt) ",
    re.IGNORECASE,
)
_ANY_QUOTE: Final = re.compile(f"[{''.join(_QUOTES)}]")
_NO_NAME: Final = INVISIBLE + _BLANKS
_TWICE: Final = 2


@dataclass(frozen=True, slots=True)
class Split:
    """What stands behind a date: who said it, nobody where WhatsApp itself speaks, and what."""

    sender: str
    text: str


def split_senders(rests: Sequence[str], *, title: str) -> list[Split]:
    """Split what stands behind each date into sender and text.

    Examples
    --------
    >>> split_senders(["Büro: Eva: Hallo", 'Eva created group "A: B"'], title="Büro: Eva")
    [Split(sender='Büro: Eva', text='Hallo'), Split(sender='', text='Eva created group "A: B"')]
    """
    colons = [_colons(rest) for rest in rests]
    seconds: dict[str, list[str]] = {}
    for rest, found in zip(rests, colons, strict=True):
        if found:
            seconds.setdefault(rest[: found[0]], []).append(_second(rest, found))
    long = {
        name for name, parts in seconds.items() if "" not in parts and min(Counter(parts).values()) >= _TWICE
    }
    key = fold(title)
    return [_split(rest, found, long, key) for rest, found in zip(rests, colons, strict=True)]


def _split(rest: str, colons: Sequence[int], long: set[str], title: str) -> Split:
    if not colons:
        return Split("", rest)
    place = colons[0]
    if len(colons) > 1:
        titled = [colon for colon in colons if title and fold(rest[:colon]) == title]
        place = titled[0] if titled else colons[rest[:place] in long]
    return Split(rest[:place], rest[place + 1 :].lstrip(_BLANKS))


def _colons(rest: str) -> list[int]:
    """Places at which a name may end; none in what WhatsApp itself says."""
    end = rest.find("\n", 0, _LONGEST)
    found = list(_find_colons(rest, end if end >= 0 else _LONGEST))
    name = rest[: found[0]] if found else ""
    is_notice = _is_quoted(rest, len(name)) or (_DID.search(name) is not None and is_of_group(name))
    return found if name.strip(_NO_NAME) and not is_notice else []


def _find_colons(rest: str, end: int) -> Iterator[int]:
    place = rest.find(":", 0, end)
    while place >= 0:
        if rest[place + 1 : place + 2] in _AFTER:
            yield place
        place = rest.find(":", place + 1, end)


def _is_quoted(rest: str, colon: int) -> bool:
    """Whether a colon stands in a quotation, as in the name of a group."""
    if _ANY_QUOTE.search(rest, 0, colon) is None:
        return False
    after = rest[colon:].partition("\n")[0]
    return any(
        sum(rest.count(sign, 0, colon) for sign in signs) % 2 and any(sign in after for sign in signs)
        for signs in _QUOTES
    )


def _second(rest: str, colons: Sequence[int]) -> str:
    """What stands between the first two colons, where it may belong to a name."""
    if len(colons) < _TWICE:
        return ""
    first, second = colons[:2]
    part = rest[first + 1 : second].strip()
    is_name = 0 < len(part) <= _LONGEST_PART and not part.startswith(MARK) and not part[0].islower()
    return part if is_name and not rest[second + 1 :].lstrip().startswith("http") else ""
