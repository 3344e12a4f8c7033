"""Slips of the pen in family names: Lindnr among many Lindners, told from Hofmann beside Hoffmann."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

#: Maier and Meyer are two names; a slip of the pen is seen in names of so many letters
LONG_NAME: Final = 6
#: no family name is longer, its halves together
_LONGEST_NAME: Final = 60
#: a name borne by so many accounts is one that people have
KNOWN: Final = 3
#: letters that sound alike, written alike: names that meet under them are two names
_SOUNDS: Final = (
    (re.compile("ph|v"), "f"), (re.compile("dt|th|d"), "t"), (re.compile("ck|c|g|q"), "k"), (re.compile("tz|s|x"), "z"),
    (re.compile("b"), "p"), (re.compile("[aeo][iy]|y|ie"), "i"), (re.compile("h"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def slips_of(families: Iterable[str]) -> dict[str, str]:
    """Find what was meant by names that look like slips of the pen.

    Parameters
    ----------
    families
        The family name of each account, as a plain key.

    Returns
    -------
    dict
        Names that a single account bears, with the one name that several bear and that is a letter away. Names that sound alike
        (Hofmann and Hoffmann) are no slips, and none is seen where two names may have been meant.
    """
    bearers = Counter(name for name in families if LONG_NAME <= len(name) <= _LONGEST_NAME)
    by_gap: Mapping[str, set[str]] = defaultdict(set)
    for name in (name for name, n in bearers.items() if n >= KNOWN):
        for gap in _gaps(name):
            by_gap[gap].add(name)
    found = {name: _meant(name, by_gap) for name, n in bearers.items() if n == 1}
    return {name: known for name, known in found.items() if known}


def _meant(name: str, by_gap: Mapping[str, set[str]]) -> str:
    """The one known name of which another may be a slip, nothing where there is none or where there are several."""
    near = {known for gap in _gaps(name) for known in by_gap.get(gap, ()) if one_slip(name, known)}
    if len(near) != 1:
        return ""
    (known,) = near
    return "" if _sound(name) == _sound(known) else known


def _gaps(name: str) -> list[str]:
    """A name, and what is left of it without each of its letters."""
    return [name, *(name[:i] + name[i + 1 :] for i in range(len(name)))]


def _sound(name: str) -> str:
    for pattern, letter in _SOUNDS:
        name = pattern.sub(letter, name)
    return name


@lru_cache(maxsize=65536)
def one_slip(one: str, other: str) -> bool:
    """Whether two long names differ by one letter more, less, other, or by two that changed places."""
    if min(len(one), len(other)) < LONG_NAME:
        return False
    front = _common(one, other)
    left, right = one[front:], other[front:]
    back = _common(left[::-1], right[::-1])
    left, right = left[: len(left) - back], right[: len(right) - back]
    return max(len(left), len(right)) <= 1 or (len(left) <= len("ab") and left == right[::-1])


def _common(one: str, other: str) -> int:
    """How many letters two words have in common at the beginning."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
