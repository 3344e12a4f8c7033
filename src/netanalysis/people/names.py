"""Names of people as they stand in profiles, address books and mail headers.

A profile name holds more than a name: titles before it, degrees behind it, a slogan, a rocket. `parse_name`
takes it apart, `name_key` gives the key under which spellings meet, and `names_agree` says whether two
spellings may belong to one person. Splitting a plain name into given and family name (particles, commas,
degrees, quoted nicknames) is nameparser's work; German, Austrian and Swiss titles and the slogans are cut off
here first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from netanalysis.people.vocabulary import (
    DEGREES,
    FACULTIES,
    LEADING_DEGREES,
    NOBILITY,
    NOBODY,
    PARTICLES,
    SCHOOLS,
    SLOGAN_ENDS,
    SLOGANS,
    SLOGANS_OF_TWO,
    TITLES,
    TITLES_AS_WRITTEN,
)
from netanalysis.text import fold, tidy

if TYPE_CHECKING:
    from nameparser import ParsedName, Parser

#: a first word in capitals that is longer than this is a family name put first, not initials ("HP Müller")
_LONGEST_INITIALS: Final = 3
#: a given and a family name
_PAIR: Final = 2

_ADDRESS = re.compile(r"<[^>]*>|\bhttps?:\S+|\S+@\S+")
_BIRTH = re.compile(r"[\s,(]+(?:geb\.?|geborener?|née|nee|born)\s+([^\W\d_][\w'’\- ]*)\)?", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[{]([^)\]}]*)(?:[)\]}]|$)")
#: one spelling for "v. d. Berg", "h. c." and titles without a blank behind them
_SPELLINGS: Final = (
    (re.compile(r"(?<!\S)v\.\s*d\.\s*"), "von der "),
    (re.compile(r"(?<!\S)v\.\s*(?=\w)"), "von "),
    (re.compile(r"\bh\.\s+c\."), "h.c."),
    (re.compile(r"\b(Prof|Dr|Mag|Ing|Dipl|Lic|med|phil|[ij]ur|rer)\.(?=[^\W\d_])(?!(?:a|in|c)\b)"), r"\1. "),
)
_SEPARATOR = re.compile(r"\s[-–—/\\:]+\s|[:/]\s|\s[-–—]+$|^[-–—]+\s")
_SIGN = re.compile(r"[^\w\s.,'’ʼ´`‘\"„“”()\[\]{}\-–—‐‑&/:ªº]|_")
_QUOTED = re.compile(r"^[\"'„“”‘’»«]+(.*?)[\"'„“”‘’»«]+$")
_ABBREVIATION = re.compile(r"\b([^\W\d_])[^\W\d_]*\.")
_UMLAUT_E = re.compile(r"(?<=[aou])e")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, each as it was written.

    `given` holds all given names, `family` the family name with its particles ("von Berg"), `titles` what
    stood before or was once nobility, `suffix` degrees and "jun.", `birth_name` what followed "geb.",
    `nickname` a word in quotation marks or brackets. A part that was not there is empty. A single word is
    a given name unless a title or a comma shows that it is a family name.

    Examples
    --------
    >>> name = parse_name("Mag. (FH) Eva Muster geb. Probe, MBA")
    >>> name.titles, name.suffix, name.birth_name
    (('Mag. (FH)',), 'MBA', 'Probe')
    """

    given: str = ""
    family: str = ""
    titles: tuple[str, ...] = ()
    suffix: str = ""
    birth_name: str = ""
    nickname: str = ""


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """Take a name apart into given name, family name, titles and the rest.

    Slogans, jobs, firms, emoji and mail addresses around the name are dropped. What a platform shows for
    a member who hides ("LinkedIn Member") is no name, and neither is a bare mail address: all parts are
    then empty.

    Parameters
    ----------
    name
        The name as typed, in any order: "Thomas Müller", "Müller, Thomas".

    Returns
    -------
    PersonName
        The parts; never an error, whatever was typed.

    Examples
    --------
    >>> name = parse_name("Prof. Dr.-Ing. Thomas Müller 🚀 Interim Manager")
    >>> name.given, name.family, name.titles
    ('Thomas', 'Müller', ('Prof.', 'Dr.-Ing.'))
    >>> parse_name("Weber, PMP").family
    'Weber'
    """
    text = _ADDRESS.sub(" ", tidy(name))
    if fold(text) in NOBODY or not fold(text):
        return PersonName()
    text, birth_name = _without_birth_name(_QUOTED.sub(r"\1", text.strip()))
    text, nickname = _without_brackets(_without_signs(text))
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    titles: list[str] = []
    raw = _without_slogan(text).split(",")
    pieces = [_bare_piece(piece, titles, first=not i) for i, piece in enumerate(raw)]
    given, family, more, suffix, quoted = _split([piece for piece in pieces if fold(piece)])
    titles += more
    if titles and not family:
        given, family = "", given
    return PersonName(given, family, tuple(titles), suffix, birth_name, nickname or quoted)


@lru_cache(maxsize=65536)
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
    they are equal, when one is the initial of the other, or when one spelling gives more of them. Family
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
    left, right = sorted((_words(a), _words(b)))
    if not left.all or not right.all or sorted(left.all) == sorted(right.all):
        return True
    if not (left.given and left.family and right.given and right.family):
        return _given_fits(left.all, right.all)
    return _same_order_agrees(left, right) or _same_order_agrees(left, right.reversed())


@dataclass(frozen=True, slots=True, order=True)
class _Words:
    """The comparable words of a name: folded, with ae, oe, ue and a, o, u made one."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    birth_name: tuple[str, ...]
    nickname: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.given + self.family

    def reversed(self) -> _Words:
        return _Words(self.family, self.given, self.birth_name, self.nickname)


@lru_cache(maxsize=65536)
def _words(name: str) -> _Words:
    """Prepare a name for comparison."""
    parsed = parse_name(name)
    given = _ABBREVIATION.sub(r"\1.", parsed.given)
    parts = (given, parsed.family, parsed.birth_name, parsed.nickname)
    return _Words(*(tuple(_UMLAUT_E.sub("", word) for word in fold(part).split()) for part in parts))


def _same_order_agrees(a: _Words, b: _Words) -> bool:
    """Compare given name with given name and family name with family name."""
    nicknamed = a.nickname == b.given or b.nickname == a.given
    if not (nicknamed or _given_fits(a.given, b.given)):
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
    left, right = (frozenset(part) - PARTICLES or frozenset(part) for part in (a, b))
    return bool(left and right) and (left <= right or right <= left or "".join(a) == "".join(b))


def _given_fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal, initials of the other, or a selection from it; short forms (Sepp, Josef) are not known."""
    short, rest = sorted((a, b), key=lambda words: (len(words), words))
    initials = ["".join(word[0] for word in words) for words in (short, rest)]
    joined = ["".join(words) for words in (short, rest)]
    if joined[0] == joined[1] or (len(short) < len(rest) and len(joined[0]) > 1 and joined[0] == initials[1]):
        return True
    left = list(rest)
    for word in sorted(short, key=len, reverse=True):
        match = word if word in left else next((other for other in left if _initial_of(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _initial_of(word: str, other: str) -> bool:
    """Whether one word is the first letter of the other."""
    return min(len(word), len(other)) == 1 and word[0] == other[0]


def _without_birth_name(text: str) -> tuple[str, str]:
    """Cut out "geb. Schulz"."""
    found = _BIRTH.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), found.group(1).strip()


def _without_signs(text: str) -> str:
    """Write one bar for each emoji, symbol or separator."""
    bars = _SIGN.sub(lambda m: m.group() if unicodedata.category(m.group())[0] == "M" else "|", text)
    return _SEPARATOR.sub("|", bars)


def _without_slogan(text: str) -> str:
    """Keep the parts between bars until they hold two words of a name."""
    parts = [part.strip() for part in text.split("|") if fold(part)]
    kept = ""
    for part in parts:
        kept = f"{kept} {part}".strip()
        if sum(not _is_title(word) for word in kept.split()) > 1:
            break
    return kept


def _is_title(word: str) -> bool:
    """Whether a word before a name is a title."""
    key = fold(word).replace(" ", "")
    diploma = key.startswith("diplom") or (key.startswith("dipl") and not word.isalpha())
    return diploma or key in TITLES or word in TITLES_AS_WRITTEN


def _belongs_to_title(word: str) -> bool:
    """Whether a word behind a title goes with it: "med.", "(FH)", "HSG", but not a name."""
    key = fold(word).replace(" ", "")
    if key in SCHOOLS:
        return word.isupper()
    return key in FACULTIES and not (word.isalpha() and word.istitle())


def _bare_piece(piece: str, titles: list[str], *, first: bool) -> str:
    """Take titles (added to `titles`) and slogan off one piece between commas."""
    words = piece.split()
    n_titles = _count_titles(words, after_title=bool(titles), degrees=first)
    if first and n_titles == len(words) and words and words[-1].isalpha():
        n_titles -= 1
    for word in words[:n_titles]:
        if _opens_title(word) or not titles:
            titles.append(word)
        else:
            titles[-1] += f" {word}"
    rest = _without_job(words[n_titles:], keep=int(first))
    titles += [word for word in rest if _is_title(word) and not word.isalpha()]
    return " ".join(_without_nobility([word for word in rest if word not in titles], titles))


def _opens_title(word: str) -> bool:
    """Whether a word can stand first before a name without being part of it."""
    return _is_title(word) or fold(word).replace(" ", "") in LEADING_DEGREES


def _count_titles(words: list[str], *, after_title: bool, degrees: bool) -> int:
    """How many words at the beginning are titles and what goes with them."""
    opens = _opens_title if degrees else _is_title
    for i, word in enumerate(words):
        if not (opens(word) or ((i or after_title) and _belongs_to_title(word))):
            return i
    return len(words)


def _without_job(words: list[str], *, keep: int) -> list[str]:
    """Cut from the first word that begins a job or slogan; `keep` words stay, and so does a pair."""
    if keep and len(words) <= _PAIR:
        return words
    for i, word in enumerate(words[keep:], start=keep):
        key = fold(word).replace(" ", "")
        begins = key in SLOGANS or (key in SLOGANS_OF_TWO and i + 1 < len(words))
        if begins or key.endswith(SLOGAN_ENDS):
            return words[:i]
    return words


def _without_nobility(words: list[str], titles: list[str]) -> list[str]:
    """Move "Freifrau" before "von" to the titles."""
    noble = [word for word, after in pairwise(words) if fold(word) in NOBILITY and fold(after) in PARTICLES]
    titles += noble
    return [word for word in words if word not in noble]


def _without_brackets(text: str) -> tuple[str, str]:
    """Cut out brackets, but not those of a title; a single capitalised word there is a nickname."""
    inside = [found.strip() for found in _BRACKET.findall(text)]
    nickname = next((word for word in inside if word.isalpha() and word.istitle()), "")
    return _BRACKET.sub(lambda m: m.group() if fold(m.group()) in SCHOOLS else " ", text), nickname


def _split(pieces: list[str]) -> tuple[str, str, list[str], str, str]:
    """Let nameparser find given and family name, further titles, degrees and a quoted nickname."""
    parsed = _parser().parse(", ".join(_without_long_tail(pieces)))
    given, family = _given_and_family(parsed)
    more = [parsed.title] if parsed.title and parsed.title not in (given, family) else []
    return given, family, more, parsed.suffix, parsed.nickname


def _given_and_family(parsed: ParsedName) -> tuple[str, str]:
    """Read the parts; a "title" beside a single name is a name, capitals show a family name put first."""
    given, family = parsed.given_names, parsed.family
    if parsed.title and not (given and family):
        return parsed.title, given or family
    shouted = given.isupper() and given.isalpha() and len(given) > _LONGEST_INITIALS
    if shouted and family and not family.isupper():
        return family, given
    return given, family


def _without_long_tail(pieces: list[str]) -> list[str]:
    """Drop what stands behind "Eva Muster," and is too long for a given name or a degree."""
    longest = _PAIR if pieces and " " in pieces[0] else len(" ".join(pieces))
    return [piece for i, piece in enumerate(pieces) if not i or len(piece.split()) <= longest]


@lru_cache(maxsize=1)
def _parser() -> Parser:
    """Build nameparser's parser with the degrees that it lacks."""
    from nameparser import Lexicon, Parser

    marks = {"jun", "sen", "senior"}
    return Parser(lexicon=Lexicon.default().add(suffix_acronyms=DEGREES, suffix_words=marks))
