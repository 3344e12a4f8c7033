"""What the words of a message say about its class, by the rules of `classes.toml`: in linear time, each distinct text once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any, Final

from netanalysis.people.phrases import PhraseIndex, fold_phrase

Phrase = tuple[str, ...]

_WORD: Final = re.compile("[a-z0-9]+")
#: of a longer text only the beginning and the end are read: greeting and offer here, »unsubscribe« there
_BEGINNING, _END = 2000, 600
_SURE, _LIKELY, _PERSONAL = 2, 1, -2


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a text say.

    Attributes
    ----------
    says
        The class with the most points; nothing where no phrase stands in the text.
    points
        Its points, those for personal words taken off.
    because
        The phrases that gave them.
    link
        Whether the text holds a web address.
    """

    says: str = ""
    points: int = 0
    because: str = ""
    link: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    """Points of each phrase for each class, and the index that finds the phrases."""

    classes: tuple[str, ...]
    points: Mapping[Phrase, tuple[tuple[str, int], ...]]
    personal: frozenset[Phrase]
    index: PhraseIndex


def read_words(text: str) -> Words:
    """Weigh the words of one text.

    Parameters
    ----------
    text
        The text, of any length and from anybody.

    Returns
    -------
    Words
        The class with the most points, its points, and the phrases behind them.

    Examples
    --------
    >>> found = read_words("Das Geheimnis passiven Einkommens: https://frei.example.net")
    >>> found.says, found.points, found.because, found.link
    ('mlm', 2, 'passiv* einkommen*', True)
    >>> read_words("Danke für das gute Gespräch gestern.").says
    ''
    """
    rules = _rules()
    shown = text if len(text) <= _BEGINNING + _END else f"{text[:_BEGINNING]} {text[-_END:]}"
    lowered = unicodedata.normalize("NFC", shown).lower()
    link = "http" in lowered or "www." in lowered
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        lowered = lowered.replace(umlaut, letters)
    found = rules.index.find(_WORD.findall(lowered))
    return _weigh(found, rules, link=link) if found else Words(link=link)


def _weigh(found: Iterable[Phrase], rules: _Rules, *, link: bool) -> Words:
    """Add the points up; the upper class wins where two have as many."""
    phrases = sorted(found)
    sums: dict[str, int] = {}
    for phrase in phrases:
        for name, points in rules.points.get(phrase, ()):
            sums[name] = sums.get(name, 0) + points
    if not sums:
        return Words(link=link)
    says = max(rules.classes, key=lambda name: sums.get(name, 0))
    noisy = sum(
        max(points for _, points in rules.points[phrase]) for phrase in phrases if phrase in rules.points
    )
    less = _PERSONAL * sum(phrase in rules.personal for phrase in phrases)
    because = [" ".join(phrase) for phrase in phrases if says in dict(rules.points.get(phrase, ()))]
    return Words(says, noisy + less, ", ".join(because), link)


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    """The rules of `classes.toml`."""
    raw: dict[str, Any] = tomllib.loads(
        (files("netanalysis.cost") / "classes.toml").read_text(encoding="utf-8")
    )
    points: dict[Phrase, tuple[tuple[str, int], ...]] = {}
    for rule in raw["rule"]:
        for weight, texts in ((_SURE, rule["sure"]), (_LIKELY, rule["likely"])):
            for phrase in dict.fromkeys(map(fold_phrase, texts)):
                points[phrase] = (*points.get(phrase, ()), (rule["is"], weight))
    personal = frozenset(map(fold_phrase, raw["personal"]))
    classes = tuple(rule["is"] for rule in raw["rule"])
    return _Rules(classes, points, personal, PhraseIndex(chain(points, personal)))
