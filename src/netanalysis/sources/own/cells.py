"""Cells as people type them: amounts and dates by language, yes and no, words in German and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Final

import pandas as pd
from pydantic import BeforeValidator, ValidationInfo

from netanalysis import dates
from netanalysis.dates import parse_dates
from netanalysis.text import tidy

_DAYS: Final = (dates.ISO_DAY, dates.GERMAN_DAY, dates.ISO_SECOND, dates.ISO_MINUTE)
_AMOUNT: Final = re.compile(r"-?\d+(?:[.,]\d+)*")
_CURRENCY: Final = re.compile(r"(?i)€|\$|£|\b(?:eur|chf|usd|gbp)\b|fr\.")
_BLANKS: Final = re.compile(r"[\s\u00a0\u202f'’]")
_THOUSAND: Final = 3

#: German words for the closed vocabularies
GERMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "projekt": "project", "mandat": "project", "anfrage": "lead", "empfehlung": "referral",
        "partnerschaft": "partnership", "stelle": "job", "gewonnen": "won", "verloren": "lost", "offen": "open",
        "anruf": "call", "telefonat": "call", "telefon": "call", "treffen": "meeting", "besprechung": "meeting",
        "essen": "meal", "mittagessen": "meal", "kaffee": "meal", "veranstaltung": "event", "messe": "event",
    }
)  # fmt: skip


def read_amount(cell: str, language: str) -> float:
    """Read an amount as written in German or English; raise where it may mean two things.

    Examples
    --------
    >>> read_amount("12.000,00 €", "de"), read_amount("12,000.00", "en"), read_amount("1'234.50", "en")
    (12000.0, 12000.0, 1234.5)
    >>> read_amount("12.000", "de")
    12000.0
    """
    plain = _BLANKS.sub("", _CURRENCY.sub("", cell))
    if not _AMOUNT.fullmatch(plain):
        msg = "is no amount; write it like 12000"
        raise ValueError(msg)
    group, decimal = (".", ",") if language == "de" else (",", ".")
    if "." in plain and "," in plain:
        decimal = max(".,", key=plain.rfind)
        group = "," if decimal == "." else "."
    elif plain.count(decimal) > 1 or (plain.count(group) == 1 and len(plain.partition(group)[2]) != _THOUSAND):
        group, decimal = decimal, group
    whole, _, fraction = plain.partition(decimal)
    if decimal in fraction or (decimal in plain and group not in plain and len(fraction) == _THOUSAND):
        msg = "may mean two amounts; write it without a separator of thousands, like 12000"
        raise ValueError(msg)
    return float(whole.replace(group, "") + "." + (fraction or "0"))


def read_day(cell: str) -> date:
    """Read a calendar day as YYYY-MM-DD or DD.MM.YYYY.

    Examples
    --------
    >>> read_day("31.12.2024"), read_day("2024-12-31")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
    """
    parsed = parse_dates(pd.Series([cell]), formats=_DAYS).values.iloc[0]
    if pd.isna(parsed):
        msg = "is no date; write it like 2024-12-31 or 31.12.2024"
        raise ValueError(msg)
    return pd.Timestamp(parsed).date()


def read_flag(cell: str) -> bool:
    """Read yes or no in German or English; an empty cell is no."""
    word = cell.strip().casefold()
    if word in {"yes", "y", "ja", "j", "true", "wahr", "1", "x"}:
        return True
    if word in {"", "no", "n", "nein", "false", "falsch", "0"}:
        return False
    msg = "is neither yes nor no; write yes, or leave the cell empty"
    raise ValueError(msg)


def _optional(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _amount(value: Any, info: ValidationInfo) -> Any:
    value = _optional(value)
    return read_amount(value, (info.context or {}).get("language", "en")) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    value = _optional(value)
    return read_day(value) if isinstance(value, str) else value


def _word(value: Any) -> Any:
    value = _optional(value)
    if isinstance(value, str):
        word = value.strip().casefold()
        return GERMAN.get(word, word)
    return value


def _text(value: Any) -> Any:
    return tidy(value) or None if isinstance(value, str) else value


def _flag(value: Any) -> Any:
    return read_flag(value) if isinstance(value, str) else value


AsAmount = BeforeValidator(_amount)
AsDay = BeforeValidator(_day)
AsWord = BeforeValidator(_word)
AsText = BeforeValidator(_text)
AsFlag = BeforeValidator(_flag)

Amount = Annotated[float | None, AsAmount]
Day = Annotated[date, AsDay]
OptionalDay = Annotated[date | None, AsDay]
Text = Annotated[str, AsText]
OptionalText = Annotated[str | None, AsText]
Flag = Annotated[bool, AsFlag]
