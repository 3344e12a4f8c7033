"""Names of firms: one key for all spellings of a firm, and what is no firm at all.

"Nordlicht Pumpen GmbH & Co. KG", "Nordlicht Pumpen AG" and "NORDLICHT PUMPEN" are one employer to a
network; "in Elternzeit" is none, and a node for it would tie strangers together. cleanco knows the legal
forms of the world; German, Austrian, Swiss and some European ones come from a list of our own, and so do
the rules that keep "Plan A" and "Bergbahn (Schweiz)" whole. A subsidiary stays apart from its group: the
country is part of the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from netanalysis.cells import LONGEST_FIELD, brief
from netanalysis.people.employment import employment_status, is_former
from netanalysis.people.sites import bare_firm, country_hint, split_unit
from netanalysis.people.taglines import split_tagline
from netanalysis.people.vocabulary import (
    COUNTRIES,
    COUNTRY_WORDS,
    FORMS_AS_WRITTEN,
    FORMS_IN_ANY_CASE,
    FORMS_IN_FRONT,
    FORMS_SHOUTED,
    LEGAL_FORMS,
    NO_FORMS,
    STRONG_FORMS,
)
from netanalysis.text import fold, fold_plain, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_AND: Final = frozenset({"&", "+", "und", "u", "and", "et"})
_CO: Final = frozenset({"co", "cie", "comp", "company", "compagnie"})
#: a legal form of this many letters or fewer may be a word; it needs dots or a known spelling
_SHORT: Final = 3
#: "Sp. z o. o." and "Körperschaft des öffentlichen Rechts" have four words, brackets count
_LONGEST_FORM: Final = 6
#: less than two letters or digits is no name
_SHORTEST_NAME: Final = 2

_TOKEN = re.compile(r"[^\W_]+\.?|\S")
_WITHOUT_QUOTES: Final = str.maketrans("", "", '"“”„«»')
_DECORATION = " -–—_*~•·|<>=;:,/\\"
_LOOSE_ENDS = " ,;:/&+|-–—"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_SPACED_COMMA = re.compile(r"\s+([,;)\]])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A firm's name as it is shown, compared and classed.

    `display` is the tidy name without its legal form, `key` the folded form under which all spellings meet,
    `legal_form` what was cut off, as written, `country` a guess from name and form (ISO code or ""), `unit` the
    branch, department, town or tagline that stood behind it. `is_employer` is False where the text names no firm but a
    state of life ("freelance", "Rentner", "n/a") or a former employer; `status` then says which
    (`employment.employment_status`), and nothing is cut off.

    Examples
    --------
    >>> parse_company("Muster s.r.o.").legal_form, parse_company("in Elternzeit").legal_form
    ('s.r.o.', '')
    """

    display: str
    key: str
    legal_form: str
    is_employer: bool
    country: str = ""
    status: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign: as written, its place, and folded to letters."""

    text: str
    start: int
    end: int
    letters: str
    hyphened: bool


def parse_company(name: str) -> CompanyName:
    """Read what somebody typed as an employer.

    Parameters
    ----------
    name
        The text as typed.

    Returns
    -------
    CompanyName
        Never an error, whatever was typed; a text with letters always has a key.

    Notes
    -----
    Legal forms are cut off at the end, the unmistakable ones (GmbH, AG, Ltd.) also in the middle. A form of
    two or three letters needs its dots or its usual spelling: "Muster SA" and "Muster s.a." have one, "Villa"
    and "Plan A" have none. What would leave less than two letters stays whole. A text of nothing but status
    words is no employer; with a legal form or any other word it is ("Freelance Pool Nord").

    Examples
    --------
    >>> parse_company("Nordlicht Pumpen GmbH & Co. KG")
    CompanyName(display='Nordlicht Pumpen', key='nordlicht pumpen', legal_form='GmbH & Co. KG', ...)
    >>> parse_company("Muster (Schweiz) AG").key
    'muster schweiz'
    >>> parse_company("- selbstständig -").is_employer
    False
    """
    return _parsed(brief(name))


@lru_cache(maxsize=65536)
def _parsed(name: str) -> CompanyName:
    text = tidy(tidy(name).translate(_WITHOUT_QUOTES).strip(_DECORATION)) or tidy(name)
    if len(text) == LONGEST_FIELD:  # a text pasted into the cell is not taken apart
        return CompanyName(text, _key(text), "", is_employer=True)
    firm, tagline = split_tagline(bare_firm(text), forms=_form_spans)
    spans = _form_spans(firm)
    if status := _status(text, firm, has_form=bool(spans)):
        return CompanyName(text, _key(text), "", is_employer=False, status=status)
    unit = ""
    if not spans or spans[0][0]:
        firm, unit = split_unit(firm, after_form=spans[-1][1] if spans else 0)
    spans = [(start, end) for start, end in spans if end <= len(firm)]
    display = _cut(firm, spans) if spans else firm
    legal_form = " ".join(firm[start:end].strip(" ,") for start, end in spans)
    country = country_hint(display, legal_form=legal_form)
    return CompanyName(
        display, _key(display), legal_form, is_employer=True, country=country, unit=unit or tagline
    )


def parse_employers(names: Iterable[str], *, aliases: Mapping[str, str]) -> dict[str, CompanyName]:
    """Read each of many names, count a firm's other names under the one the user gave, leave out what is no employer.

    Parameters
    ----------
    names
        Names as typed; each is read once.
    aliases
        A firm's other name and the name to count it under, as `[aliases]` of `netanalysis.toml` holds them.

    Returns
    -------
    dict of str to CompanyName
        The firm behind each name that is one.

    Examples
    --------
    >>> firms = parse_employers(["NLP", "Nordlicht Pumpen AG", "freelance"], aliases={"NLP": "Nordlicht Pumpen"})
    >>> {name: firm.key for name, firm in firms.items()}
    {'NLP': 'nordlicht pumpen', 'Nordlicht Pumpen AG': 'nordlicht pumpen'}
    """
    known = {parse_company(name).key: parse_company(alias) for name, alias in aliases.items()}
    firms = {name: parse_company(name) for name in dict.fromkeys(names)}
    return {name: known.get(firm.key, firm) for name, firm in firms.items() if firm.is_employer and firm.key}


def employer_key(name: str, *, aliases: Mapping[str, str]) -> str:
    """Return what tells one employer from another, whatever the spelling: a firm's key, or a state of life.

    Parameters
    ----------
    name
        The text as typed.
    aliases
        As for `parse_employers`.

    Returns
    -------
    str
        The key of the firm, `=` and a state of life ("freelance", "Rentner"), or `""` where nothing is said.

    Examples
    --------
    >>> [employer_key(name, aliases={}) for name in ("Muster AG", "MUSTER", "in Elternzeit", "n/a")]
    ['muster', 'muster', '=leave', '']
    """
    if firm := parse_employers([name], aliases=aliases).get(name):
        return firm.key
    status = parse_company(name).status
    return "" if status in ("", "not_given", "undisclosed") else f"={status}"


def _status(text: str, firm: str, *, has_form: bool) -> str:
    """The state of life that stands in the place of a firm; a legal form shows a firm, but for "Ich-AG"."""
    if is_former(text) or not has_form:
        return "former" if is_former(text) else employment_status(firm)
    return "self_employed" if fold(text) == "ich ag" else ""


def _key(display: str) -> str:
    """Fold a name; "and", a leading "the", dots between initials and the language of a country make no difference."""
    words = fold(_INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", display)).split()
    kept = [word for word in words if word not in ("und", "and")]
    kept = kept[1:] if len(kept) > 1 and kept[0] == "the" else kept
    kept = kept[:1] + [
        COUNTRIES[COUNTRY_WORDS[word]].split()[0] if word in COUNTRY_WORDS else word for word in kept[1:]
    ]
    return " ".join(kept or words) or "".join(char for char in display.casefold() if char.isalpha())


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Take the spans out of the text and mend what they leave behind."""
    rest = text
    for start, end in reversed(spans):
        rest = f"{rest[:start].rstrip(_LOOSE_ENDS)} {rest[end:]}"
    rest = _SPACED_COMMA.sub(r"\1", _EMPTY_BRACKETS.sub(" ", rest))
    return " ".join(rest.strip(_LOOSE_ENDS).split())


def _form_spans(text: str) -> list[tuple[int, int]]:
    """Where legal forms stand in the text, in order; none if too little of a name would be left."""
    tokens = _tokens(text)
    runs: list[tuple[int, int]] = []
    stop = len(tokens)
    while stop > 1:
        first = _first_of_run(tokens[:stop])
        if first < stop and (stop == len(tokens) or _may_end_inside(tokens, stop)):
            runs.insert(0, (first, stop))
            stop = first
        else:
            stop -= 1
    if len(tokens) > 1 and tokens[0].text.isupper() and tokens[0].letters in FORMS_IN_FRONT:
        runs.insert(0, (0, 1))
    inside = {i for first, stop in runs for i in range(first, stop)}
    return [(tokens[a].start, tokens[b - 1].end) for a, b in runs] if _leaves_a_name(tokens, inside) else []


def _leaves_a_name(tokens: Sequence[_Token], inside: set[int]) -> bool:
    """Whether something but "& Co." or another legal form is left."""
    left = [t.letters for i, t in enumerate(tokens) if i not in inside and t.letters not in _AND | _CO]
    if len(left) == 1 and left[0] in STRONG_FORMS | {"se"}:
        return False
    return sum(char.isalnum() for letters in left for char in letters) >= _SHORTEST_NAME


def _first_of_run(tokens: Sequence[_Token]) -> int:
    """Index of the first token of the legal form at the end ("GmbH & Co. KG"), else their number."""
    first = _before_co(tokens, len(tokens))
    while size := _form_size(tokens[:first]):
        linked = _before_co(tokens, first - size)
        if linked == first - size:
            return linked
        first = linked
    return first


def _before_co(tokens: Sequence[_Token], stop: int) -> int:
    """Step back over "& Co.", and over "Co." alone behind a legal form ("GmbH Co. KG")."""
    match [token.letters for token in tokens[:stop]]:
        case [_, *_, link, co] if link in _AND and co in _CO:
            return stop - 2
        case [_, *_, form, "co"] if form in STRONG_FORMS:
            return stop - 1
    return stop


def _form_size(tokens: Sequence[_Token]) -> int:
    """How many tokens at the end are a legal form, while at least one stays."""
    for size in range(min(_LONGEST_FORM, len(tokens) - 1), 0, -1):
        if _is_form(tokens[-size:], n_before=len(tokens) - size, capitals=tokens[0].text.isupper()):
            return size
    return 0


def _is_form(tokens: Sequence[_Token], *, n_before: int, capitals: bool) -> bool:
    """Whether these tokens together spell a legal form and no word."""
    letters = "".join(token.letters for token in tokens)
    written_apart = _forms().get(letters)
    if written_apart is None or (tokens[0].hyphened and letters not in STRONG_FORMS):
        return False
    if len(tokens) > 1:
        return written_apart or all(token.text.endswith(".") for token in tokens[:-1])
    if letters == "company":
        return n_before > 1
    spelling = tokens[0].text.rstrip(".")
    known = letters in FORMS_IN_ANY_CASE or spelling in FORMS_AS_WRITTEN
    return known or len(letters) > _SHORT or (capitals and spelling in FORMS_SHOUTED)


def _may_end_inside(tokens: Sequence[_Token], stop: int) -> bool:
    """Whether a legal form may end before this token although the name goes on."""
    after = tokens[stop]
    if after.hyphened:
        return False
    form = tokens[stop - 1]
    if form.letters in STRONG_FORMS and (len(form.letters) > _SHORT or form.text.rstrip(".") != form.letters):
        return True
    return after.text in {"(", "[", ",", ";", "/", "|", "-", "–", "—"}


def _tokens(text: str) -> list[_Token]:
    """Split a name into words and signs."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        letters = fold_plain(word).replace(" ", "") or word.replace(",", "")
        hyphened = start > 0 and (text[start - 1] == "-" or (word == "-" and text[start - 1] != " "))
        found.append(_Token(word, start, end, letters, hyphened))
    return [token for token in found if token.letters not in {".", "’", "'"}]


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, bool]:
    """All legal forms, in letters alone; True for those of several words, which need no dots."""
    from cleanco.termdata import terms_by_country, terms_by_type

    tables = (terms_by_type, terms_by_country)
    foreign = [form for table in tables for forms in table.values() for form in forms]
    spelled: dict[str, bool] = {}
    for form in (*foreign, *LEGAL_FORMS):
        tokens = _tokens(form.strip())
        letters = "".join(token.letters for token in tokens)
        apart = " " in form.strip() or "/" in form or "(" in form
        if "&" not in form and letters not in NO_FORMS:
            spelled[letters] = spelled.get(letters, False) or apart
    return spelled
