"""Rules over words: phrases with a * for any letters, and an index that finds them in a text in one pass.

The rules of titles hold a thousand phrases, an export thousands of titles, and both are made of few different words.
So each distinct word is held against the words of the phrases once, and a title only looks up what its words fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from netanalysis.text import fold

#: stands for a star while a phrase is folded; no word of a rule holds these letters, as "start" held "star"
_ANY: Final = "zzstarzz"


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Fold a phrase to the words of a folded text, its stars kept.

    Parameters
    ----------
    phrase
        Words; a star stands for any letters of a word, alone for any one word.

    Returns
    -------
    tuple of str
        The words.

    Examples
    --------
    >>> fold_phrase("*Einkäufer* R&D")
    ('*einkaeufer*', 'r', 'd')
    """
    words = []
    for word in phrase.split():
        folded = fold(word.replace("*", _ANY)).split()
        words += [part.replace(_ANY, "*") for part in folded]
    return tuple(words)


class PhraseIndex:
    """Finds which of many phrases stand in a text.

    Parameters
    ----------
    phrases
        Folded phrases, as `fold_phrase` gives them.

    Examples
    --------
    >>> index = PhraseIndex([("head", "of"), ("*leiter",), ("leiter", "it")])
    >>> sorted(index.find("vertriebsleiter it".split()))
    [('*leiter',)]
    """

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._tree: _Node = _Node()
        words: set[str] = set()
        for phrase in phrases:
            node = self._tree
            for word in phrase:
                node = node.after.setdefault(word, _Node())
            node.phrase = phrase
            words.update(phrase)
        self._words = frozenset(words - {"*"})
        self._inside = [word.strip("*") for word in sorted(words) if word[0] == word[-1] == "*" != word]
        self._other = [(word, word.split("*")) for word in sorted(words) if "*" in word[1:-1]]
        self._longest = max(map(len, words), default=0)
        self._known: dict[str, frozenset[str]] = {}

    def find(self, words: Sequence[str]) -> set[tuple[str, ...]]:
        """Return the phrases that stand in a text of folded words."""
        known = self._known
        fits = [known[word] if word in known else self._fits(word) for word in words]
        found: set[tuple[str, ...]] = set()
        for i, fit in enumerate(fits):
            if fit or "*" in self._tree.after:
                _walk(self._tree, fits, i, found)
        return found

    def _fits(self, word: str) -> frozenset[str]:
        """The words of phrases that a word fits; each distinct word is looked at once."""
        cuts = range(min(len(word), self._longest) + 1)  # what is longer is no beginning or end of a phrase
        made = {word, *(f"{word[:i]}*" for i in cuts), *(f"*{word[len(word) - i :]}" for i in cuts)} - {"*"}
        found = {f"*{part}*" for part in self._inside if part in word}
        found |= {text for text, parts in self._other if _in_order(parts, word)}
        known = self._known[word] = frozenset((made & self._words) | found)
        return known


class _Node:
    """A place in the tree of phrases: the phrase that ends here, and the words that may follow."""

    __slots__ = ("after", "phrase")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.phrase: tuple[str, ...] | None = None


def _walk(node: _Node, fits: Sequence[frozenset[str]], i: int, found: set[tuple[str, ...]]) -> None:
    """Add the phrases that begin at a node and go on with the words from place `i` on."""
    if node.phrase is not None:
        found.add(node.phrase)
    if not node.after or i >= len(fits):
        return
    for word in (*fits[i], "*") if "*" in node.after else fits[i]:
        following = node.after.get(word)
        if following is not None:
            _walk(following, fits, i + 1, found)


def _in_order(parts: Sequence[str], word: str) -> bool:
    """Whether a word is made of these parts, in order, with any letters between them."""
    first, *inner, last = parts
    if not (word.startswith(first) and word.endswith(last) and len(word) >= len(first) + len(last)):
        return False
    at = len(first)
    for part in inner:
        at = word.find(part, at, len(word) - len(last))
        if at < 0:
            return False
        at += len(part)
    return True
