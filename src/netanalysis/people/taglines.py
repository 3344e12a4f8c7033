"""What a firm says of itself behind its name: ".NFQ | Digital Creatives", "Nordlicht GmbH – Wir machen Pumpen".

A sign alone ends no name: "Müller | Partner", "Rhein – Main Verlag" are whole. What follows must speak like an advertisement: in words
that any firm uses, in a sentence, or of whom the firm belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from netanalysis.people.employment import employment_status
from netanalysis.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: signs that part a name from a tagline: those that hardly stand within a name, and those that often do
_SIGN: Final = re.compile(r"\s*(?P<bar>[|•·])\s*|\s+(?P<dash>[–—-]|//|::)\s+|(?P<colon>:)\s+")
#: behind them a tagline says whom the firm belongs to, whatever legal form follows
_BELONGS: Final = re.compile(
    r"(?i)(?:an?\s+(?:\S+\s+){1,5}company\b|part of\b|member of\b|powered by\b|ein(?:e)? (?:unternehmen|marke|firma|tochter\w*|"
    r"gesellschaft|mitglied)\b|teil (?:der|des|von)\b|mitglied (?:der|des|von|im)\b)"
)
#: words that begin what a firm says of itself
_BEGINS: Final = frozenset(
    ("wir", "we", "ihr", "ihre", "dein", "deine", "your", "our", "unser", "unsere", "mehr", "more", "fuer", "for", "seit", "since",
     "make", "making", "creating", "gemeinsam", "together", "einfach", "simply")
)  # fmt: skip
#: words that begin a name as often: two more must follow, or one that any firm uses
_ARTICLES: Final = frozenset(("die", "der", "das", "the", "ein", "eine", "a", "an", "alles", "all"))
#: words that stand in a sentence and in no name
_SPEAKS: Final = _words(
    """
    wir we you your ihr ihre ihren ihrem dein deine uns our us machen make makes bringt bringen sind are is ist
    hilft helfen
    """
)
#: words with which any firm may say what it does
_ANY_FIRMS: Final = _words(
    """
    digital digitale digitaler digitales creative creatives kreativ kreative kreativagentur agentur agency studio
    software solutions loesungen services consulting consultants consultancy beratung unternehmensberatung marketing
    werbung werbeagentur design media medien technology technologies technologie innovation innovations innovativ
    strategy strategies strategie experience experts experten spezialist spezialisten specialists online web
    internet ecommerce commerce performance branding brand brands communication communications kommunikation
    development entwicklung engineering recruiting personalberatung coaching training events eventagentur data
    analytics ai ki cloud business growth transformation management interim advisory sustainable nachhaltig
    nachhaltige it hr pr app apps mobile webdesign softwareentwicklung internetagentur digitalagentur
    """
)
_BETWEEN: Final = frozenset(
    ("und", "and", "fuer", "for", "of", "in", "im", "mit", "with", "the", "der", "die", "das", "to", "aus", "ein", "eine",
     "a", "an", "mehr", "more")
)  # fmt: skip
_ROLES: Final = _words(
    """
    ceo cto cfo coo founder cofounder gruender gruenderin geschaeftsfuehrer geschaeftsfuehrerin inhaber inhaberin
    owner partner berater beraterin consultant coach manager managerin director head und and co
    """
)
_SHORTEST: Final = 2
_SENTENCE: Final = 3


def split_tagline(text: str, *, forms: Callable[[str], list[tuple[int, int]]]) -> tuple[str, str]:
    """Split a firm's name from what it says of itself behind a sign, where that is safe.

    Parameters
    ----------
    text
        The name as typed.
    forms
        Where legal forms stand in a text.

    Returns
    -------
    tuple of str
        The firm and its tagline (`""` if there is none).

    Examples
    --------
    >>> split_tagline(".NFQ | Digital Creatives", forms=lambda _: [])
    ('.NFQ', 'Digital Creatives')
    >>> split_tagline("Rhein – Main Verlag", forms=lambda _: [])
    ('Rhein – Main Verlag', '')
    """
    for sign in _SIGN.finditer(text):
        before, behind = text[: sign.start()], text[sign.end() :]
        if _may_be_firm(before) and _is_tagline(before, behind, forms, is_bar=sign["bar"] is not None):
            return before, behind
    return text, ""


def _may_be_firm(before: str) -> bool:
    """Whether what stands before a sign names a firm: no role, no state of life, and not what any firm might say."""
    words = fold(before).split()
    names = [word for word in words if word not in _ROLES | _ANY_FIRMS | _BETWEEN]
    return len("".join(names)) >= _SHORTEST and not employment_status(before)


def _is_tagline(
    before: str, behind: str, forms: Callable[[str], list[tuple[int, int]]], *, is_bar: bool
) -> bool:
    """Whether what stands behind a sign is a tagline of the firm before it."""
    if _BELONGS.match(behind):
        return True
    formed = any(end == len(before) for _, end in forms(before))
    if not formed and forms(behind):
        return False  # the legal form at the end is that of the whole
    words = fold(behind).split()
    of_any = [word for word in words if word in _ANY_FIRMS]
    speaks = len(words) > 1 and (words[0] in _BEGINS or not _SPEAKS.isdisjoint(words))
    longer = len(words) >= _SENTENCE
    between = longer and (words[0] in _ARTICLES or not {"fuer", "for", "with", "mit"}.isdisjoint(words[1:]))
    if is_bar:
        return speaks or between or bool(of_any)
    return speaks or between or bool(of_any and set(words) <= _ANY_FIRMS | _BETWEEN)
