"""Whose card it is: what FN, N and ORG say together of a person's name, and of a firm's.

Programs fill these fields in their own ways. XING swaps given and family name; a phone that shows a card under its firm
writes the firm into FN and leaves the person in N.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_WORD = re.compile(r"\w+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
#: words that no person is called by; they may stand in N where a program took a firm's name apart
_LEGAL_FORMS: Final = frozenset(
    {"ag", "gmbh", "mbh", "kg", "kgaa", "ohg", "ug", "gbr", "inc", "ltd", "llc", "corp"}
)


class Name(NamedTuple):
    """The parts of N, each on one line."""

    family: str
    given: str
    more: str
    prefix: str
    suffix: str

    @property
    def whole(self) -> str:
        """The name as one says it."""
        return " ".join(
            part for part in (self.prefix, self.given, self.more, self.family, self.suffix) if part
        )

    @property
    def words(self) -> str:
        """Folded words of given and family name, a blank around each."""
        return folded(f"{self.given} {self.family}")


class Named(NamedTuple):
    """Who a card is about: the name as displayed, its parts, and the firm; no person where the card is a firm's alone."""

    name: str
    given: str
    family: str
    firm: str
    is_person: bool = True


def named(shown: str, name: Name, *, firm: str, marked: bool) -> Named:
    """Say who a card is about.

    Parameters
    ----------
    shown
        The displayed name (FN).
    name
        The parts of the name (N).
    firm
        The firm (ORG).
    marked
        Whether the card says that it is a firm's.

    Examples
    --------
    >>> named("Apfel AG", Name("Müller", "Jörg", "", "", ""), firm="Apfel AG", marked=False)
    Named(name='Jörg Müller', given='Jörg', family='Müller', firm='Apfel AG', is_person=True)
    >>> named("Apfel AG", Name("", "", "", "", ""), firm="Apfel AG", marked=False).is_person
    False
    """
    if not shown or "@" in shown:
        return Named(
            name.whole or shown,
            name.given,
            name.family,
            firm,
            is_person=not marked or bool(name.words.strip()),
        )
    if not firm and (marked or _LEGAL_FORMS & set(folded(shown).split())):
        firm = shown
    of_firm = marked or (folded(shown).strip() != "" and folded(shown) == folded(firm))
    if _is_person(name, firm, marked=marked) and (of_firm or _shows_another(shown, name, firm)):
        return Named(name.whole, name.given, name.family, firm)
    return Named(shown, *_agreeing(shown, name.given, family=name.family), firm, is_person=not of_firm)


def _is_person(name: Name, firm: str, *, marked: bool) -> bool:
    """Whether N holds a person's name, not the firm's once more."""
    words, whole = name.words, folded(firm)
    if not words.strip() or _LEGAL_FORMS & set(words.split()):
        return False
    if name.given and name.family:
        return not marked or set(words.split()) != set(whole.split())
    return not whole.startswith(words)


def _shows_another(shown: str, name: Name, firm: str) -> bool:
    """Whether the displayed name is the firm's with a word more or less, and not the name of the person in N."""
    text, whole = folded(shown), folded(firm)
    of_firm = bool(whole.strip()) and (text.startswith(whole) or whole.startswith(text))
    return of_firm and not all(folded(part) in text for part in (name.given, name.family))


def _agreeing(shown: str, given: str, *, family: str) -> tuple[str, str]:
    """Keep given and family name as far as the displayed name bears them out, in its order."""
    if shown == f"{given} {family}":
        return given, family
    name, given_words, family_words = folded(shown), folded(given), folded(family)
    at_given, at_family = name.find(given_words), name.find(family_words)  # 0 is the first word, -1 nowhere
    before_comma = folded(shown.partition(",")[0]) if "," in shown else ""
    if at_given >= 0 and at_family >= 0:  # in "Berger, Anna" the order is no sign of swapped fields
        family_first = before_comma.endswith(family_words) and at_given >= len(before_comma) - 1
        return (family, given) if at_family < at_given and not family_first else (given, family)
    if name in (given_words, family_words) and " " not in name.strip():
        return given, family  # a displayed first or last name contradicts nothing
    keeps_given = at_given >= 0 and not name.endswith(given_words)
    keeps_family = at_family > 0 or (at_family == 0 and before_comma == family_words)
    return given if keeps_given else "", family if keeps_family else ""


def folded(text: str) -> str:
    """Spell a name without case, accents, umlauts; single blanks around its words, two if there are none."""
    spelled = unicodedata.normalize("NFC", text.casefold()).translate(_UMLAUTS)
    letters = (char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
    return f" {' '.join(_WORD.findall(''.join(letters)))} "
