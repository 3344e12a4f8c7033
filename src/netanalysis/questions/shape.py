"""The shape of every answer: a verdict, figures with their intervals, tables, coverage, and what would settle it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

import pandas as pd

from netanalysis import wording
from netanalysis.inference.rates import Verdict
from netanalysis.settings import Language

#: what a figure is measured in
Unit = Literal[
    "count", "share", "ratio", "per_1000_years", "per_100_years", "a_year", "an_hour", "money", "money_a_year", "years", "auc",
    "minutes", "minutes_a_day", "per_1000",
]  # fmt: skip
#: from so many an hour on two digits do
_OFTEN: Final = 0.1
#: below so many minutes of a day a digit tells something
_FEW_MINUTES: Final = 10
_DIGITS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "count": 0,
        "money": 0,
        "money_a_year": 0,
        "minutes": 0,
        "ratio": 1,
        "per_1000_years": 2,
        "per_100_years": 1,
        "a_year": 2,
        "years": 1,
        "auc": 2,
        "per_1000": 1,
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval.

    Attributes
    ----------
    value
        The figure: a median where it comes from draws.
    low, high
        Bounds of its interval; missing where there is none, and then `why_none` says why.
    unit
        What it is measured in.
    level
        How often the interval covers the true value, at least or on average over the prior.
    n
        How many rows it rests on.
    why_none
        Key in `wording` of the reason why there is no interval: `exact` of a count, for instance.
    """

    value: float
    low: float = float("nan")
    high: float = float("nan")
    unit: Unit = "count"
    level: float = 0.95
    n: int | None = None
    why_none: str = ""

    def text(self, lang: Language, *, currency: str = "EUR") -> str:
        """Write the figure and its interval the local way.

        Examples
        --------
        >>> Figure(0.253, 0.1, 0.45, unit="share").text("en")
        '25% (10% to 45%)'
        """
        value = write(self.value, self.unit, lang, currency=currency)
        if math.isnan(self.low) or math.isnan(self.high):
            return value
        low, high = (write(bound, self.unit, lang, currency=currency) for bound in (self.low, self.high))
        return wording.say(lang, "figure_interval", value=value, low=low, high=high)


@dataclass(frozen=True, slots=True)
class Need:
    """What would settle an answer: a sentence's key in `wording`, and its values."""

    key: str
    values: Mapping[str, wording.Value] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, lang: Language) -> str:
        """Say it."""
        return wording.say(lang, self.key, **self.values)


@dataclass(frozen=True, eq=False, repr=False)
class Answer:
    """The answer to one question, as of one day.

    Attributes
    ----------
    question
        Name of the module that answers it.
    verdict
        `yes`, `no`, `no_relevant_difference` or `undecided`; none where a table is the answer.
    as_of
        The day it is seen as of.
    figures
        Figures by name, each with its interval.
    tables
        Tables by name.
    coverage
        Counts by name that say what the answer rests on: rows, people, the share observable, what was left out.
    needs
        What would settle it, most telling first.
    lang
        Language in which it shows itself.
    currency
        Currency of the amounts.
    """

    question: str
    verdict: Verdict | None
    as_of: date
    figures: Mapping[str, Figure]
    tables: Mapping[str, pd.DataFrame]
    coverage: Mapping[str, float]
    needs: tuple[Need, ...] = ()
    lang: Language = "en"
    currency: str = "EUR"

    def sentence(self, lang: Language | None = None) -> str:
        """Say the answer in one sentence, with its interval.

        Each question keeps its sentences in `wording` as `verdict_<question>_<verdict>`, the last part `ranked` where there is no
        verdict; a figure is named in them by its name in `figures`, a coverage count by `n_<name>`. Where a figure is
        missing, the sentence with `_without_<figure>` at the end of its key is said, if there is one; so is one with the key of a
        need at its end. Of two forms the coverage count `crowd` chooses.
        """
        spoken = lang or self.lang
        figures = {name: figure.text(spoken, currency=self.currency) for name, figure in self.figures.items()}
        counts = {f"n_{name}": count for name, count in self.coverage.items()}
        key = f"verdict_{self.question}_{self.verdict or 'ranked'}"
        unknown = [
            f"{key}_without_{name}" for name, figure in self.figures.items() if math.isnan(figure.value)
        ]
        asked = [f"{key}_{need.key}" for need in self.needs]
        said = next((name for name in [*unknown, *asked] if name in wording.SENTENCES[spoken]), key)
        return wording.say(spoken, said, n=self.coverage.get("crowd", 0), **figures, **counts)

    def table(self) -> pd.DataFrame:
        """Return the figures as a table: a row a figure, with `value`, `low`, `high`, `unit`, `level`, `n`."""
        names = ("value", "low", "high", "unit", "level", "n")
        rows = {key: [getattr(figure, name) for name in names] for key, figure in self.figures.items()}
        return pd.DataFrame.from_dict(rows, orient="index", columns=list(names)).rename_axis("figure")

    def __str__(self) -> str:
        """Say the answer, its figures and what would settle it."""
        figures = [
            f"  {_label(name, self.lang)}: {figure.text(self.lang, currency=self.currency)}"
            for name, figure in self.figures.items()
        ]
        needs = [f"  - {need.text(self.lang)}" for need in self.needs]
        head = [wording.say(self.lang, "needs_title")] if needs else []
        return "\n".join([self.sentence(), "", *figures, *head, *needs])

    def __repr__(self) -> str:
        """Return one line: the question, the verdict and the day."""
        return f"<Answer to {self.question} as of {self.as_of}: {self.verdict or 'see its tables'}>"

    def _repr_html_(self) -> str:
        from html import escape

        rows = "".join(
            f"<tr><th scope='row' style='text-align:left'>{escape(_label(name, self.lang))}</th>"
            f"<td style='text-align:left'>{escape(figure.text(self.lang, currency=self.currency))}</td></tr>"
            for name, figure in self.figures.items()
        )
        needs = "".join(f"<li>{escape(need.text(self.lang))}</li>" for need in self.needs)
        head = f"<p>{escape(wording.say(self.lang, 'needs_title'))}</p><ul>{needs}</ul>" if needs else ""
        return f"<p><strong>{escape(self.sentence())}</strong></p><table>{rows}</table>{head}"


def _label(name: str, lang: Language) -> str:
    return wording.say(lang, f"figure_{name}")


def write(value: float, unit: Unit, lang: Language, *, currency: str = "EUR") -> str:
    r"""Write one number in its unit the local way.

    Examples
    --------
    >>> write(12345.6, "money", "de")
    '12.346\xa0€'
    """
    if math.isnan(value):
        return "–"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "-∞"
    if unit == "share":
        return wording.percent(lang, value)
    if unit in ("money", "money_a_year"):
        return wording.money(lang, value, currency=currency)
    if unit == "an_hour":
        return wording.number(lang, value, digits=2 if value >= _OFTEN or not value else 3)
    digits = int(value < _FEW_MINUTES) if unit == "minutes_a_day" else _DIGITS[unit]
    return wording.number(lang, value, digits=digits)
