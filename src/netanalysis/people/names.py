"""Names of people as they stand in profiles, address books and mail headers.

A profile name holds more than a name: titles before it, degrees behind it, a slogan, a rocket. `parse_name`
takes it apart; what its parts are compared by stands in `name_keys`. Splitting a plain name into given and
family name (particles, commas, degrees, quoted nicknames) is nameparser's work; German, Austrian and Swiss
titles and the slogans are cut off here first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from netanalysis.cells import brief
from netanalysis.people.given_names import is_given_name
from netanalysis.people.vocabulary import (
    DEGREES,
    DIPLOMAS,
    FACULTIES,
    FIRM_ENDINGS,
    FIRM_FORMS,
    FIRM_OPENINGS,
    LEADING_DEGREES,
    NO_NAMES,
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
_BIRTH = re.compile(
    r"[\s,(]+(?:geb\.?|geborener?|née|nee|born|vorm\.|vormals|verw\.|gesch\.|verh\.|formerly)\s+"
    r"([^\W\d_][\w'’\- ]*)\)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[{]([^)\]}]*)(?:[)\]}]|$)")
_LAST_BRACKET = re.compile(r"[^\W\d_]{2,}\s*\(([^\W\d_]+(?:-[^\W\d_]+)?)\)?$")
#: words in ordinary spelling, which need no parser; a single letter means something
_PLAIN = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*(?: [^\W\d_]{2,}(?:-[^\W\d_]+)*)*")
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


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, each as it was written.

    `given` holds all given names, `family` the family name with its particles ("von Berg"), `titles` what
    stood before or was once nobility, `suffix` degrees and "jun.", `birth_name` another family name ("geb.",
    "née", "verh.", or alone in brackets at the end), `nickname` a word in quotation marks or brackets. A part
    that was not there is empty. A single word is a given name unless a title or a comma shows that it is a
    family name. Where a firm stands in the place of a name, `is_firm` is True and `family` holds all of it.

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
    is_firm: bool = False


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
    return _parsed(brief(name))


@lru_cache(maxsize=65536)
def _parsed(name: str) -> PersonName:
    text = _ADDRESS.sub(" ", tidy(name))
    match _plain_words(text):
        case [*first, last] if first:
            return PersonName(" ".join(first), last)
    if fold(text) in NOBODY or not fold(text):
        return PersonName()
    text, birth_name = _without_birth_name(_QUOTED.sub(r"\1", text.strip()))
    text, nickname, other = _without_brackets(_without_signs(text))
    text = _without_slogan(text)
    if _is_firm(text):
        return PersonName(family=text, is_firm=True)
    if "." in text:
        for pattern, spelling in _SPELLINGS:
            text = pattern.sub(spelling, text)
    titles: list[str] = []
    pieces = [_bare_piece(piece, titles, first=not i) for i, piece in enumerate(text.split(","))]
    given, family, more, suffix, quoted = _split([piece for piece in pieces if fold(piece)])
    titles += more
    if titles and not family:
        given, family = "", given
    return PersonName(given, family, tuple(titles), suffix, birth_name or other, nickname or quoted)


def _is_firm(text: str) -> bool:
    """Whether a firm, team or mailbox stands where a name should be: "Muster GmbH", "Team Nord", "Muster Consulting"."""
    words = fold(text.partition(",")[0]).split()
    if not FIRM_FORMS.isdisjoint(words[1:]):
        return True
    return len(words) > 1 and (
        words[0] in FIRM_OPENINGS or (len(words) == _PAIR and words[1] in FIRM_ENDINGS)
    )


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


@lru_cache(maxsize=8192)
def _is_title(word: str) -> bool:
    """Whether a word before a name is a title."""
    key = fold(word).replace(" ", "")
    diploma = key.startswith("diplom") or (key.startswith("dipl") and not word.isalpha())
    return diploma or key in TITLES or word in TITLES_AS_WRITTEN


def _is_diploma(word: str) -> bool:
    """Whether a word says "diploma" and the next one of what: "dipl. Ing.", "Diplom Kaufmann"."""
    return fold(word) in ("dipl", "diplom")


def _names_diploma(word: str) -> bool:
    """Whether a word behind "dipl." belongs to it: a profession, or an abbreviation longer than an initial."""
    key = fold(word).replace(" ", "")
    return key in DIPLOMAS or (word.endswith(".") and len(key) > _PAIR)


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
    for i, word in enumerate(words[:n_titles]):
        if not titles or (_opens_title(word) and not (i and _is_diploma(words[i - 1]))):
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
        belongs = (i or after_title) and _belongs_to_title(word)
        if not (opens(word) or belongs or (i and _is_diploma(words[i - 1]) and _names_diploma(word))):
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


def _without_brackets(text: str) -> tuple[str, str, str]:
    """Cut out brackets, but not those of a title; a capitalised word there is a nickname or another family name."""
    inside = [found.strip() for found in _BRACKET.findall(text)]
    words = [word for word in inside if _is_name_word(word)]
    last = _LAST_BRACKET.search(text)
    other = last.group(1) if last and last.group(1) in words and not is_given_name(last.group(1)) else ""
    nickname = next((word for word in words if word.isalpha() and word != other), "")
    return _BRACKET.sub(lambda m: m.group() if fold(m.group()) in SCHOOLS else " ", text), nickname, other


def _is_name_word(word: str) -> bool:
    """Whether a word in brackets can be a name: capitalised, no job, no degree."""
    return word.istitle() and fold(word) not in SLOGANS | NO_NAMES and not fold(word).endswith(SLOGAN_ENDS)


def _split(pieces: list[str]) -> tuple[str, str, list[str], str, str]:
    """Let nameparser find given and family name, further titles, degrees and a quoted nickname."""
    match [_plain_words(piece) for piece in pieces]:
        case [[*given, family]] if given:
            return " ".join(given), family, [], "", ""
        case [[family], [given]]:
            return given, family, [], "", ""
    return _split_by_parser(pieces)


def _split_by_parser(pieces: list[str]) -> tuple[str, str, list[str], str, str]:
    parsed = _parser().parse(", ".join(_without_long_tail(pieces)))
    given, family = _given_and_family(parsed)
    nickname = "" if fold(parsed.nickname) in SCHOOLS else parsed.nickname
    more = [parsed.title] if parsed.title and parsed.title not in (given, family) else []
    return given, family, more, parsed.suffix, nickname


def _given_and_family(parsed: ParsedName) -> tuple[str, str]:
    """Read the parts; a "title" beside a single name is a name, capitals show a family name put first."""
    given, family = parsed.given_names, parsed.family
    if parsed.title and not (given and family):
        return parsed.title, given or family
    first, *more = given.split() or [""]
    shouted = first.isupper() and first.replace("-", "").isalpha() and len(first) > _LONGEST_INITIALS
    if (
        shouted
        and family
        and not any(word.isupper() for word in (*more, family))
        and not (more and is_given_name(first))
    ):
        return " ".join((*more, family)), first
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


def _plain_words(text: str) -> list[str]:
    """The words of a text that are names and nothing else; none where one of them means something."""
    if not (text.istitle() and _PLAIN.fullmatch(text)):
        return []
    words = text.split(" ")
    keys = fold(text).split(" ")
    special = _special_words()
    if any(word.lower() in special for word in words) or any(map(_means_something, keys)):
        return []
    return words


def _means_something(key: str) -> bool:
    roman = set(key) <= set("ivxlcdm")
    return roman or key in _special_words() or key.endswith(SLOGAN_ENDS) or key.startswith("dipl")


@lru_cache(maxsize=1)
def _special_words() -> frozenset[str]:
    """Words in which nameparser or our own lists see more than a name: titles, degrees, particles, slogans."""
    words = _parser().lexicon
    kinds = (words.titles, words.given_name_titles, words.suffix_acronyms, words.suffix_words, words.particles,
             words.conjunctions, words.bound_given_names, words.maiden_markers, words.after_given_titles)  # fmt: skip
    own = (TITLES, LEADING_DEGREES, NOBILITY, PARTICLES, SLOGANS, SLOGANS_OF_TWO, FIRM_OPENINGS, FIRM_ENDINGS,
           FIRM_FORMS, *(phrase.split() for phrase in NOBODY))  # fmt: skip
    return frozenset[str]().union(*kinds, *own)
