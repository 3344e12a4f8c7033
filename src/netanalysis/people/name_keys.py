"""What names are compared by: keys under which spellings meet, and whether two names may be one person's.

Nothing here goes by sound: Maier, Meyer and Mayr are three names, and so are Peter and Petra.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from netanalysis.cells import brief
from netanalysis.people.given_names import given_name_classes, is_given_name
from netanalysis.people.names import PersonName, parse_name
from netanalysis.people.spelling import plain_key
from netanalysis.people.vocabulary import PARTICLES
from netanalysis.text import fold

#: what tells a father from a son of the same name
_GENERATIONS: Final = {"jun": "jun", "jr": "jun", "junior": "jun", "sen": "sen", "sr": "sen", "senior": "sen"}
_ABBREVIATION = re.compile(r"\b([^\W\d_])[^\W\d_]*\.")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What a name is compared by; two spellings of a name share a key, two people may share all of them.

    Every key but `key` is plain: umlauts as a, o, u however they were written (`spelling.plain_key`).

    - `key` and `plain`: the whole name, given names first: "thomas mueller" and "thomas muller".
    - `bag`: the words of `plain` in alphabetic order; equal whatever the order of given and family name.
    - `given`: the given names, a word each ("hans", "peter"); an abbreviation is its first letter.
    - `family`: the family name without particles and blanks ("berghohen" for "von Berg-Hohen").
    - `families`: every family name the person may appear under: the whole one, each half of a double name, the name at
      birth, a former or married name in brackets, and words between given and family name that are no known given
      names ("Eva Maier Schulz").
    - `classes`: the full names of which the first given name (and a nickname) may be a form; Sepp and Josef share
      "josef". Disjoint classes are different names. Empty for an initial.
    - `initials`: the first letters of given and family name ("hpm" for "H.-P. Meier").

    A part that the name does not have is empty. A firm in the place of a name has `key`, `plain` and `bag` alone.

    Examples
    --------
    >>> keys = name_keys("Dr. Sepp Müller-Lenz (geb. Groß)")
    >>> keys.key, keys.plain, keys.initials
    ('sepp mueller lenz', 'sepp muller lenz', 'sm')
    >>> sorted(keys.families), sorted(keys.classes)
    (['gross', 'lenz', 'muller', 'mullerlenz'], ['josef'])
    """

    key: str
    plain: str
    bag: str
    given: tuple[str, ...]
    family: str
    families: frozenset[str]
    classes: frozenset[str]
    initials: str


def name_keys(name: str) -> NameKeys:
    """Return all that a name is compared by.

    Parameters
    ----------
    name
        The name as typed.

    Returns
    -------
    NameKeys
        Empty where there is no name; never an error.

    Examples
    --------
    >>> name_keys("MÜLLER Hans") == name_keys("Mueller, Hans") == name_keys("Hans Müller 🚀 Coach")
    True
    >>> name_keys("Muller Hans").bag == name_keys("Hans Müller").bag
    True
    """
    return _keys(brief(name))


@lru_cache(maxsize=65536)
def _keys(name: str) -> NameKeys:
    parsed, words = parse_name(name), _words(name)
    plain = plain_key(f"{parsed.given} {parsed.family}")
    if parsed.is_firm:
        return NameKeys(fold(parsed.family), plain, _bag(plain), (), "", frozenset(), frozenset(), "")
    letters = "".join(word[0] for word in words.given) + "".join(_bare(words.family))[:1]
    family = "".join(_bare(words.family))
    return NameKeys(
        fold(f"{parsed.given} {parsed.family}"), plain, _bag(plain), words.given, family,
        _families(parsed, words, family), _classes_of(words), letters,
    )  # fmt: skip


def _bag(plain: str) -> str:
    return " ".join(sorted(plain.split()))


def _families(parsed: PersonName, words: _Words, family: str) -> frozenset[str]:
    """Every family name of a person; of a double name also the halves."""
    birth = _bare(words.birth_name)
    inner = [word for word in parsed.given.split()[1:] if not is_given_name(word)]
    middle = [key for word in inner for key in plain_key(word).split() if len(key) > 1]
    parts = {*_bare(words.family), *birth, *middle, family, "".join(birth)}
    return frozenset(part for part in parts if len(part) > 1 or part == family) - {""}


def _classes_of(words: _Words) -> frozenset[str]:
    """Classes of the first given name, of all together (Karl-Heinz) and of a nickname."""
    named = ("".join(words.given), *words.given[:1], *words.nickname)
    known = [word for word in named[:1] if is_given_name(word)]
    single = [word for word in named[1:] if len(word) > 1]
    return frozenset(full for word in (*known, *single) for full in given_name_classes(word))


def name_key(name: str) -> str:
    """Return the key under which spellings of the same name meet.

    The folded given and family name, without titles, degrees, slogans and emoji. Equal keys mean the same
    spelling, not the same person: there are many Thomas Müllers.

    Parameters
    ----------
    name
        The name as typed.

    Returns
    -------
    str
        The key, ``""`` where there is no name.

    Examples
    --------
    >>> name_key("Dr. Thomas MÜLLER, MBA"), name_key("Müller, Thomas")
    ('thomas mueller', 'thomas mueller')
    """
    parsed = parse_name(name)
    return fold(f"{parsed.given} {parsed.family}")


def names_agree(a: str, b: str) -> bool:
    """Tell whether two spellings may be one person's name.

    Meant for two accounts that already share an e-mail address or a phone number: couples and colleagues
    share them too, so differing names must keep them apart. Family names agree when they are equal, with
    umlauts written either way, or when one is a double name that holds the other. Given names agree when
    they are equal, when one is the initial or a short form of the other (Sepp, Josef), or when one spelling gives
    more of them. "jun." and "sen." are two people. Family
    name first is understood. A name of one word agrees with a name that has this word. No name at all
    contradicts nobody.

    Parameters
    ----------
    a
        A name as typed.
    b
        Another.

    Returns
    -------
    bool
        True where nothing speaks against one person; the order of the two does not matter.

    Examples
    --------
    >>> names_agree("Anna Berger", "A. Berger"), names_agree("Katja Lenz", "Peter Lenz")
    (True, False)
    """
    left, right = sorted((_words(brief(a)), _words(brief(b))))
    if left.contradicts(right):
        return False
    if not left.all or not right.all or sorted(left.all) == sorted(right.all):
        return True
    if not (left.given and left.family and right.given and right.family):
        return _given_fits(left.all, right.all, forms=False)
    return _same_order_agrees(left, right) or _same_order_agrees(left, right.reversed())


def given_names_agree(a: str, b: str) -> bool:
    """Tell whether two names may be one person's under two family names.

    Parameters
    ----------
    a
        A name as typed.
    b
        Another.

    Returns
    -------
    bool
        True where the given names agree as `names_agree` has it, whatever the family names.

    Examples
    --------
    >>> given_names_agree("Katja Lenz", "Katja Groß"), given_names_agree("Hans-Peter Beck", "Hans-Jürgen Beck")
    (True, False)
    """
    left, right = _words(brief(a)), _words(brief(b))
    written = bool(left.given and right.given)
    return written and not left.contradicts(right) and _given_fits(left.given, right.given, forms=True)


@dataclass(frozen=True, slots=True, order=True)
class _Words:
    """The comparable words of a name, as plain keys."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    birth_name: tuple[str, ...]
    nickname: tuple[str, ...]
    generation: str = ""

    def contradicts(self, other: _Words) -> bool:
        """Whether one is the father and the other the son."""
        return {self.generation, other.generation} == {"jun", "sen"}

    @property
    def all(self) -> tuple[str, ...]:
        return self.given + self.family

    def reversed(self) -> _Words:
        return replace(self, given=self.family, family=self.given)


@lru_cache(maxsize=65536)
def _words(name: str) -> _Words:
    """Prepare a name for comparison."""
    parsed = parse_name(name)
    given = _ABBREVIATION.sub(r"\1.", parsed.given)
    first, family, birth, nickname = (
        tuple(plain_key(part).split()) for part in (given, parsed.family, parsed.birth_name, parsed.nickname)
    )
    generation = next(
        (_GENERATIONS[word] for word in fold(parsed.suffix).split() if word in _GENERATIONS), ""
    )
    return _Words(first, family, birth, nickname, generation)


def _same_order_agrees(a: _Words, b: _Words) -> bool:
    """Compare given name with given name and family name with family name."""
    nicknamed = a.nickname == b.given or b.nickname == a.given
    if not (nicknamed or _given_fits(a.given, b.given, forms=True)):
        return False
    families = ((a.family, b.family), (a.birth_name, b.family), (a.family, b.birth_name))
    return any(_same_family(one, other) for one, other in families) or _family_initial(a, b)


def _family_initial(a: _Words, b: _Words) -> bool:
    """Whether one family name is the other's first letter ("Katja L.") beside a given name written out."""
    short, long = sorted(("".join(a.family), "".join(b.family)), key=len)
    written_out = any(len(word) > 1 for word in {*a.given} & {*b.given})
    return written_out and len(short) == 1 and long.startswith(short)


def _same_family(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal without particles, written in one word or two, or a double name that holds the other."""
    left, right = (frozenset(_bare(part)) for part in (a, b))
    return bool(left and right) and (left <= right or right <= left or "".join(a) == "".join(b))


def _given_fits(a: tuple[str, ...], b: tuple[str, ...], *, forms: bool) -> bool:
    """Equal, initials (or, with `forms`, short forms) of the other, or a selection from it."""
    short, rest = sorted((a, b), key=lambda words: (len(words), words))
    initials = "".join(word[0] for word in rest)
    joined = ["".join(words) for words in (short, rest)]
    if joined[0] == joined[1] or (len(short) < len(rest) and len(joined[0]) > 1 and joined[0] == initials):
        return True
    if forms and min(map(len, joined)) > 1 and _same_class(*joined):
        return True
    left = list(rest)
    for word in sorted(short, key=len, reverse=True):
        others = (
            [word] if word in left else [other for other in left if _stands_for(word, other, forms=forms)]
        )
        if not others:
            return False
        left.remove(others[0])
    return True


def _stands_for(word: str, other: str, *, forms: bool) -> bool:
    """Whether one word is the first letter or a form of the other."""
    if min(len(word), len(other)) == 1:
        return word[0] == other[0]
    return forms and _same_class(word, other)


def _same_class(word: str, other: str) -> bool:
    return not given_name_classes(word).isdisjoint(given_name_classes(other))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A family name without its particles, unless it has nothing else."""
    return tuple(word for word in words if word not in PARTICLES) or words
