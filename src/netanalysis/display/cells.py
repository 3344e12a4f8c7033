"""One column as it is read: its heading, and its values as text of a language."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from numbers import Integral
from types import MappingProxyType
from typing import Any, Final

import pandas as pd
from pandas.api import types

from netanalysis import schema, wording
from netanalysis.settings import Language, Settings

#: what stands where nothing is known
MISSING: Final = "–"
#: shares between 0 and 1, read as per cent
_SHARES: Final = ("active", "deliberate", "known_share", "placement", "power", "share", "share_observed")
#: p-values, and below which figure they are all alike
_CHANCES: Final = ("p", "p_holm")
_SMALL: Final = 0.001
#: columns in the network's currency
_AMOUNTS: Final = (
    "value", "cost", "contribution", "contribution_first", "contribution_last", "contribution_equal"
)  # fmt: skip
#: amounts and long times, told without fractions
_WHOLE: Final = (
    "contribution", "contribution_first", "contribution_last", "contribution_equal", "early", "late", "years_early",
    "years_late", "years_a", "years_b", "reached", "last", "estimated", "better", "level", "among",
)  # fmt: skip
#: columns with codes whose words are not called `word_…`
_FAMILIES: Final = MappingProxyType(
    {"tending": "state", "state": "state", "state_before": "state", "contrast": "contrast", "came_about": "way",
     "figure": "figure", "measure": "measure", "why": "unranked", "claim": "claim", "verdict": "verdict", "test": "test",
     "reason": "left", "phase": "phase", "by": "by", "class": "class", "contact": "contact_class", "outcome": "harm",
     "stratum": "stratum", "own_noise": "own"}
)  # fmt: skip
#: fractions have this many digits, where two would say too much or one too little
_DIGITS: Final = MappingProxyType(
    {
        "percentile": 1,
        "silence_ratio": 1,
        "strength": 1,
        "strongest_tie": 1,
        "effective_size": 1,
        "constraint": 3,
        "value": 0,
        "cost": 0,
        "p": 3,
        "p_holm": 3,
        **dict.fromkeys(_WHOLE, 0),
    }
)
_USUAL_DIGITS: Final = 2
#: no number needs more
_MOST_DIGITS: Final = 8
#: in these columns a text is a list of names or codes, joined by a comma
_LISTS: Final = ("platforms", "decider_platforms", "shows")
#: in these columns a text is a platform
_PLATFORMS: Final = ("platform", "platforms", "decider_platforms", "where")
#: columns whose values are codes of a closed list
_CODED: Final = frozenset(
    {
        "change",
        "gap",
        "shows",
        "cause",
        "sort",
        "holds",
        *_FAMILIES,
        *(column.name for table in schema.TABLES.values() for column in table.columns if column.choices),
    }
)


def heading(name: object, lang: Language, *, currency: str = "") -> str:
    """Return the heading of a column, with its unit; a column that is nowhere described keeps its name.

    Examples
    --------
    >>> heading("days_since", "de"), heading("mine", "de")
    ('Funkstille (Tage)', 'mine')
    """
    known = wording.SENTENCES[lang]
    if f"column_{name}" in known:
        text = wording.say(lang, f"column_{name}")
        return f"{text} ({currency})" if currency and name in _AMOUNTS else text
    if f"state_{name}" in known:
        state = wording.say(lang, f"state_{name}")
        return state[:1].upper() + state[1:]
    named = str(name) in wording.PLATFORMS or f"carrier_{name}" in known
    return wording.platform(str(name), lang=lang) if named else str(name)


def is_numeric(values: pd.Series[Any]) -> bool:
    """Whether a column holds amounts, which stand to the right, and days do too."""
    return not types.is_bool_dtype(values) and (
        types.is_numeric_dtype(values) or types.is_datetime64_any_dtype(values)
    )


def texts(values: pd.Series[Any], lang: Language, settings: Settings) -> list[str]:
    r"""Return the values of a column as text; what is missing is a dash.

    Examples
    --------
    >>> texts(pd.Series([0.25, None], name="share"), "de", Settings())
    ['25\xa0%', '–']
    """
    write = _writer(values, lang, settings)
    return [MISSING if pd.isna(value) else write(value) for value in values]


def _writer(values: pd.Series[Any], lang: Language, settings: Settings) -> Callable[[Any], str]:
    """Return what turns one value of this column into text."""
    name = str(values.name)
    if types.is_bool_dtype(values):
        return lambda value: wording.say(lang, "word_yes" if value else "word_no")
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        return lambda value: _moment(value.tz_convert(settings.time_zone), lang)
    if types.is_datetime64_any_dtype(values):
        return lambda value: wording.day(lang, value)
    if (name in _SHARES or name.startswith("share_")) and types.is_numeric_dtype(values):
        return lambda value: wording.percent(lang, float(value))
    if types.is_numeric_dtype(values):
        return lambda value: _amount(value, name, lang)
    return lambda value: _word(value, name, lang)


def _amount(value: Any, name: str, lang: Language) -> str:
    """Return whole numbers whole, fractions with the digits of their column, and more where they would look like 0."""
    if isinstance(value, Integral):
        return str(value) if name == "year" else wording.number(lang, int(value))
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    if name in _CHANCES and value < _SMALL:
        return f"< {wording.number(lang, _SMALL, digits=3)}"
    digits = _DIGITS.get(name, _USUAL_DIGITS)
    if 0 < abs(value) <= 0.5 * 10**-digits:
        digits = min(-math.floor(math.log10(abs(value))), _MOST_DIGITS)
    return wording.number(lang, float(value), digits=digits)


def _moment(value: pd.Timestamp, lang: Language) -> str:
    """Day and time of day."""
    return f"{wording.day(lang, value.date())}, {value:%H:%M}"


def _word(value: object, name: str, lang: Language) -> str:
    """Return what is in a cell of no certain sort, or what a code of ours means; any other text as it is."""
    if isinstance(value, pd.Period):
        return (
            wording.month(lang, value.to_timestamp().date()) if value.freqstr.startswith("M") else str(value)
        )
    if isinstance(value, date):
        return wording.day(lang, value)
    if isinstance(value, int | float):
        return _amount(value, name, lang)
    if name in _LISTS:
        return ", ".join(_code(part, name, lang) for part in str(value).split(", "))
    return _code(str(value), name, lang)


def _code(text: str, name: str, lang: Language) -> str:
    """Return the word for a code, the name of a platform, and any other text as it is."""
    if name in _PLATFORMS:
        return wording.platform(text, lang=lang)
    key = f"{_FAMILIES[name]}_{text}" if name in _FAMILIES else f"word_{text}"
    return wording.say(lang, key) if name in _CODED and key in wording.SENTENCES[lang] else text
