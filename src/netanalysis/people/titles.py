"""What a job title says: in which function, at which level, and whether its bearer sells services to others.

The rules stand in `titles.toml`, in order; the first that fits decides, and every reading names it. German and
English, feminine and inclusive forms, compounds ("Werkleiter", "Vertriebsleiterin") and deputies are understood.
"Unknown" is an answer: a title that no rule fits says nothing, and so does "Weltverbesserer".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any, Final

import pandas as pd

from netanalysis.cells import brief
from netanalysis.people.phrases import PhraseIndex, fold_phrase
from netanalysis.settings import Language
from netanalysis.text import fold, tidy
from netanalysis.wording import say

UNKNOWN: Final = "unknown"
#: no class of its own: an ordinary firm's employee, for all that title and employer say
OTHER: Final = "other"
#: functions in the order in which pages name them
FUNCTIONS: Final = (
    "general_management", "sales", "marketing", "communications", "purchasing", "finance", "hr", "legal", "it", "product",
    "development", "production", "logistics", "quality", "construction", "project_management", "consulting", "service",
    "administration", "education", "health", "design", "public", UNKNOWN,
)  # fmt: skip
#: levels from the top down; `retired` holds past posts too
SENIORITIES: Final = (
    "owner", "board", "managing_director", "head", "manager", "senior", "specialist", "assistant", "student", "retired",
    UNKNOWN,
)  # fmt: skip
KINDS: Final = (
    "recruiter", "interim_provider", "interim_manager", "freelancer", "consultancy", "agency", "investor", "press",
    "network_marketing", OTHER, UNKNOWN,
)  # fmt: skip

Phrase = tuple[str, ...]
_DECIDES: Final = frozenset({"owner", "board", "managing_director"})
#: a head of these spends a budget of his own on goods or services
_BUDGET_FUNCTIONS: Final = frozenset(
    {"general_management", "sales", "marketing", "communications", "purchasing", "finance", "hr", "it", "product",
     "development", "production", "logistics", "quality", "construction", "project_management", "service"}
)  # fmt: skip
#: who stands for nobody but himself
_ALONE: Final = frozenset({"freelancer", "interim_manager", "network_marketing"})
_ONE_BELOW: Final = {"managing_director": "head", "head": "manager", "manager": "specialist"}

_GENDER_MARK: Final = re.compile(
    r"\(?\b[mwfdxi](?:\s?[/|,*]\s?[mwfdxi]){1,3}\b\)?|\((?:gn|all genders?|alle geschlechter)\)",
    re.IGNORECASE,
)
_INCLUSIVE: Final = re.compile(
    r"(?<=[a-zäöüß])(?:\(-?in(?:nen)?\)|(?:[:*_/•·]-?|/-)(?:in(?:nen)?|frau|r|n)\b|In(?:nen)?\b)"
)
_WHERE: Final = re.compile(r"\s(?:@|at|bei|beim)\s.*|@\s?\w.*", re.IGNORECASE)
_PARTS: Final = re.compile(r"[|•·;,()\[\]–—]|\s[-/]\s|//|\bund\b(?=\s+(?:ehem|ex))")
_FEMININE: Final = re.compile(
    r"(?<=\w{2}(?:er|or|st|nt|og|kt|rt|nd|ef|at|et|af|ut|ar|lt|ur|zt))in(?:nen)?\b|(?<=\wtrain)erin\b"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a job title says.

    `function` is one of `FUNCTIONS`, `seniority` one of `SENIORITIES`, `kind` one of `KINDS`. `because` holds for
    each of the three the phrase that decided ("" where none did), so that every answer can be checked.

    Examples
    --------
    >>> title = parse_title("Bereichsleiterin Einkauf (m/w/d)")
    >>> title.function, title.seniority, title.because
    ('purchasing', 'head', ('*einkauf*', '*leiter', ''))
    """

    function: str = UNKNOWN
    seniority: str = UNKNOWN
    kind: str = UNKNOWN
    because: tuple[str, str, str] = ("", "", "")

    @property
    def decider(self) -> bool:
        """Whether the bearer can decide to buy: owner, board, managing director, or head of a function with a budget.

        Read off the title alone. False for freelancers, interim managers and network marketers, who are owners of
        nothing but their own time, and for everybody whose post is past or unknown.

        Examples
        --------
        >>> parse_title("Einkaufsleiter").decider, parse_title("Assistenz der Geschäftsführung").decider
        (True, False)
        """
        if self.kind in _ALONE:
            return False
        return self.seniority in _DECIDES or (self.seniority == "head" and self.function in _BUDGET_FUNCTIONS)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the file, its phrases folded."""

    says: str
    when: tuple[Phrase, ...]
    company: tuple[Phrase, ...]
    unless: frozenset[Phrase]
    needs_function: bool


@dataclass(frozen=True, slots=True)
class _RuleList:
    """Rules in order, and under each phrase of a title or an employer the numbers of those that it may make fit."""

    rules: tuple[_Rule, ...]
    by_title: dict[Phrase, list[int]]
    by_company: dict[Phrase, list[int]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """The whole file, with an index of the phrases for titles and one for employers."""

    function: _RuleList
    seniority: _RuleList
    kind: _RuleList
    deputy: frozenset[Phrase]
    former: PhraseIndex
    in_title: PhraseIndex
    in_company: PhraseIndex


def parse_title(position: str, *, company: str = "") -> Title:
    """Read a job title.

    Parameters
    ----------
    position
        The title as typed.
    company
        The employer as typed; it decides the kind where the title does not ("Geschäftsführer" of a recruiter).

    Returns
    -------
    Title
        Never an error, whatever was typed; `unknown` where no rule fits.

    Notes
    -----
    Past posts ("ehem.", "Ex-", "former") are left out where a present one stands beside them; a title of past posts
    alone is `retired`. A deputy stands one level below, but a deputy on a board sits on the board.

    Examples
    --------
    >>> parse_title("Assistenz der Geschäftsführung").seniority
    'assistant'
    >>> parse_title("HR Business Partner").kind, parse_title("Partner", company="Nord Capital").kind
    ('other', 'investor')
    >>> parse_title("stellv. Vertriebsleiterin").seniority, parse_title("Weltverbesserer").seniority
    ('manager', 'unknown')
    """
    position, company = brief(position), brief(company)
    return _judged(position, _found_in_company(company or _post(position).employer))


@dataclass(frozen=True, slots=True)
class _Post:
    """What a title alone tells: whether it has words, the phrases of the rules in them, and the employer behind "@"."""

    has_words: bool
    past: bool
    found: frozenset[Phrase]
    employer: str


@lru_cache(maxsize=65536)
def _post(position: str) -> _Post:
    """Read what does not depend on the employer, which many titles have in common."""
    rules = _rules()
    text, employer = _without_signs(position)
    words, past = _present(text, rules)
    return _Post(bool(words), past, frozenset(rules.in_title.find(words)), employer)


@lru_cache(maxsize=65536)
def _found_in_company(company: str) -> frozenset[Phrase]:
    """Phrases of the rules in the name of an employer."""
    return frozenset(_rules().in_company.find(fold(company).split()))


@lru_cache(maxsize=65536)
def _judged(position: str, at: frozenset[Phrase]) -> Title:
    """What the rules say of a title at an employer in whose name these phrases stand."""
    rules, post = _rules(), _post(position)
    if not (post.has_words or at) or fold(position) in _SAYS_NOTHING:
        return Title()
    function, why = _first(rules.function, post.found, at, known=False)
    seniority, level = _first(rules.seniority, post.found, at, known=function != UNKNOWN)
    if post.past:
        seniority = "retired"
    elif rules.deputy & post.found:
        seniority = _ONE_BELOW.get(seniority, seniority)
    kind, reason = _first(rules.kind, post.found, at, known=True)
    return Title(function, seniority, OTHER if kind == UNKNOWN else kind, (why, level, reason))


#: cells that hold no title
_SAYS_NOTHING: Final = frozenset(
    {"", "n a", "k a", "na", "x", "xx", "xxx", "none", "keine angabe", "keine", "tbd"}
)


def read_titles(positions: Iterable[Any], *, companies: Iterable[Any] | None = None) -> pd.DataFrame:
    """Read many job titles; each distinct pair of title and employer once.

    Parameters
    ----------
    positions
        Titles as typed; missing ones are unknown.
    companies
        The employers, in the same order; none at all where they are left out.

    Returns
    -------
    DataFrame
        A row each, in the same order: `function`, `seniority`, `kind` (text), `decider` (flag). The index is that of
        `positions` if it is a Series.

    Examples
    --------
    >>> read_titles(["CFO", None], companies=["Nordlicht AG", None])
      function seniority     kind  decider
    0  finance     board    other     True
    1  unknown   unknown  unknown    False
    """
    typed = pd.Series(positions) if not isinstance(positions, pd.Series) else positions
    employers = [""] * len(typed) if companies is None else list(companies)
    pairs = [(_text(a), _text(b)) for a, b in zip(typed.tolist(), employers, strict=True)]
    read = {pair: parse_title(pair[0], company=pair[1]) for pair in dict.fromkeys(pairs)}
    rows = [read[pair] for pair in pairs]
    columns = {name: [getattr(row, name) for row in rows] for name in ("function", "seniority", "kind")}
    frame = pd.DataFrame(columns, index=typed.index, dtype="string")
    return frame.assign(decider=[row.decider for row in rows])


def title_key(position: str) -> str:
    """Return what tells one title from another: its words, without signs, gender marks, feminine endings, past posts and employer.

    Parameters
    ----------
    position
        The title as typed.

    Returns
    -------
    str
        Folded words in order; `""` where the cell says nothing.

    Examples
    --------
    >>> title_key("Vertriebsleiterin (m/w/d)") == title_key("Vertriebsleiter bei Muster AG") == "vertriebsleiter"
    True
    >>> title_key("n/a")
    ''
    """
    words, _ = _present(_without_signs(brief(position))[0], _rules())
    key = " ".join(words)
    return "" if key in _SAYS_NOTHING else key


def title_words(title: Title, *, lang: Language) -> tuple[str, str, str]:
    """Return function, seniority and kind as a reader sees them.

    Parameters
    ----------
    title
        A title that was read.
    lang
        `"de"` or `"en"`.

    Returns
    -------
    tuple of str
        Three labels.

    Examples
    --------
    >>> title_words(parse_title("Einkaufsleiterin"), lang="de")
    ('Einkauf', 'Bereichs- oder Abteilungsleitung', 'Keine dieser Gruppen')
    """
    return (
        say(lang, f"function_{title.function}"),
        say(lang, f"seniority_{title.seniority}"),
        say(lang, f"kind_{title.kind}"),
    )


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _first(
    listed: _RuleList, found: frozenset[Phrase], at: frozenset[Phrase], *, known: bool
) -> tuple[str, str]:
    """What the first fitting rule says, and the phrase that made it fit."""
    numbers = {number for phrase in found for number in listed.by_title.get(phrase, ())}
    numbers |= {number for phrase in at for number in listed.by_company.get(phrase, ())}
    for rule in (listed.rules[number] for number in sorted(numbers)):
        why = next((phrase for phrase in rule.when if phrase in found), None)
        where = next((phrase for phrase in rule.company if phrase in at), None)
        fits = (why or not rule.when) and (where or not rule.company) and (known or not rule.needs_function)
        if fits and rule.unless.isdisjoint(found):
            return rule.says, " ".join(why or where or ())
    return UNKNOWN, ""


def _without_signs(position: str) -> tuple[str, str]:
    """Take gender marks and inclusive endings off, and the employer behind "@" or "bei"."""
    text = _INCLUSIVE.sub("", _GENDER_MARK.sub(" ", tidy(position)))
    where = _WHERE.search(text)
    if where is None or not text[: where.start()].strip():
        return text, ""
    return text[: where.start()], where.group()


def _present(text: str, rules: _Rules) -> tuple[list[str], bool]:
    """Words of the posts held today; where all are past, those of the past, and True."""
    parts = [words for part in _PARTS.split(text) if (words := _words(part))]
    now = [words for words in parts if not rules.former.find(words)]
    return list(chain.from_iterable(now or parts)), bool(parts) and not now


def _words(text: str) -> list[str]:
    """Folded words, feminine forms as masculine ones."""
    return _FEMININE.sub("", fold(text)).split()


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    """The rules of `titles.toml`."""
    text = (files("netanalysis.people") / "titles.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    function, seniority, kind = (_rule_list(raw[name]) for name in ("function", "seniority", "kind"))
    every = [rule for listed in (function, seniority, kind) for rule in listed.rules]
    deputy = frozenset(map(fold_phrase, raw["deputy"]))
    in_title = PhraseIndex(chain(deputy, *((*rule.when, *rule.unless) for rule in every)))
    in_company = PhraseIndex(chain(*(rule.company for rule in every)))
    former = PhraseIndex(map(fold_phrase, raw["former"]))
    return _Rules(function, seniority, kind, deputy, former, in_title, in_company)


def _rule_list(rows: list[dict[str, Any]]) -> _RuleList:
    """Fold the rules of one list and index them by their phrases."""
    rules = tuple(map(_rule, rows))
    by_title: dict[Phrase, list[int]] = {}
    by_company: dict[Phrase, list[int]] = {}
    for number, rule in enumerate(rules):
        for phrase in rule.when:
            by_title.setdefault(phrase, []).append(number)
        for phrase in rule.company:
            by_company.setdefault(phrase, []).append(number)
    return _RuleList(rules, by_title, by_company)


def _rule(row: dict[str, Any]) -> _Rule:
    when, company, unless = (
        tuple(map(fold_phrase, row.get(part, ()))) for part in ("when", "company", "unless")
    )
    return _Rule(row["is"], when, company, frozenset(unless), needs_function=bool(row.get("needs_function")))
