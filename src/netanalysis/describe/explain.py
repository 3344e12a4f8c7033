"""Why a tie is what it is, in plain sentences: the same figures as in the tables, and the rule that gave the state."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

import pandas as pd

from netanalysis import wording
from netanalysis.describe.person import Tie, tie
from netanalysis.describe.tie_sentences import tie_sentences
from netanalysis.network import Network
from netanalysis.settings import Language
from netanalysis.text import tidy

_LONGEST_NAME: Final = 60
#: letters a line of the text
_WIDTH: Final = 100


@dataclass(frozen=True, repr=False)
class Explanation:
    """Why the tie to one person is what it is; it shows itself as text and in a notebook.

    Attributes
    ----------
    person_id, name
        Who it is.
    day
        The day the tie is seen as of.
    headline
        Name, state and day in one line.
    sentences
        Pairs of a topic and what there is to say about it.

    Examples
    --------
    >>> import netanalysis as na
    >>> why = na.explain_tie(na.load_sample(), "Katja Lenz")
    >>> why.sentences[0][0]
    'Tending'
    """

    person_id: str
    name: str
    day: date
    headline: str
    sentences: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Return the headline and a paragraph a topic."""
        indent = max(len(topic) for topic, _ in self.sentences) + 4
        paragraphs = [
            textwrap.fill(text, _WIDTH, initial_indent=f"  {topic}".ljust(indent), subsequent_indent=" " * indent,
                          break_long_words=False, break_on_hyphens=False)
            for topic, text in self.sentences
        ]  # fmt: skip
        return "\n".join([self.headline, "", *paragraphs])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        left = "style='text-align:left;vertical-align:top'"
        rows = "".join(
            f"<tr><th {left}>{escape(topic)}</th><td {left}>{escape(text)}</td></tr>"
            for topic, text in self.sentences
        )
        return f"<div><p><b>{escape(self.headline)}</b></p><table>{rows}</table></div>"


def explain_tie(
    network: Network, person: str, *, as_of: date | str | None = None, lang: Language | None = None
) -> Explanation:
    """Say in plain sentences why the tie to one person is what it is.

    The sentences name the state of the tie and the very rule that gave it, the strength and its rank, the days with an
    exchange, the silence, who wrote how often, what did not count and why, and what could not be seen.

    Parameters
    ----------
    network
        The network.
    person
        A contact id, person id, profile URL, e-mail address or a name that only she has.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the sentences; left out, that of the network's settings.

    Returns
    -------
    Explanation
        Frozen; `print` shows it, a notebook too, and its `sentences` are pairs of a topic and a text.

    Raises
    ------
    UnknownPerson
        Nobody, or more than one person, answers to `person`; the candidates are named.

    Notes
    -----
    The figures are those of `tie_strength` and `tending`; nothing is judged here that is not judged there.

    Examples
    --------
    >>> import netanalysis as na
    >>> why = na.explain_tie(na.load_sample(), "linkedin:katja-lenz")
    >>> why.headline
    'Katja Lenz: tended, as of 2 Mar 2026'
    """
    return explain(network, tie(network, person, as_of=as_of), lang=lang)


def explain(network: Network, found: Tie, *, lang: Language | None = None) -> Explanation:
    """Say in plain sentences what was gathered of a tie.

    Parameters
    ----------
    network
        The network the tie belongs to.
    found
        What `tie` returned.
    lang
        Language of the sentences; left out, that of the network's settings.

    Returns
    -------
    Explanation
        As `explain_tie` returns it.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> na.describe.explain(network, na.describe.tie(network, "Katja Lenz"), lang="de").sentences[0][0]
    'Pflege'
    """
    words = lang or network.settings.language
    name = tidy(found.name)[:_LONGEST_NAME]
    owner = tidy(network.owner.name)[:_LONGEST_NAME] or wording.say(words, "the_owner")
    sentences = tie_sentences(found, name=name, owner=owner, lang=words)
    state = found.kept["tending"]
    if pd.isna(state):
        headline = wording.say(words, "tie_head_stranger", name=name, day=found.day)
    else:
        named = wording.say(words, f"state_{state}")
        headline = wording.say(words, "tie_head", name=name, state=named, day=found.day)
    return Explanation(found.person_id, name, found.day, headline, tuple(sentences))
