"""Cells as people type them: amounts and dates by language, yes and no, words in German and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ValidationInfo

from netanalysis.text import tidy

_CLOCK: Final = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_DAYS: Final = (
    re.compile(rf"(?P<y>(?:19|20|21)\d\d)-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_CLOCK}", re.ASCII),
    re.compile(rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d\d|(?:19|20|21)\d\d){_CLOCK}", re.ASCII),
)
_AMOUNT: Final = re.compile(r"-?\d+(?:[.,]\d+)*")
_CURRENCY: Final = re.compile(r"(?i)€|\$|£|(?<![a-z])(?:eur|euro|chf|usd|gbp)(?![a-z])|fr\.")
_BLANKS: Final = re.compile(r"[\s\u00a0\u202f'’]")
_THOUSAND: Final = 3
_NO_AMOUNT: Final = "is no amount; write it like 12000"
#: an amount whose groups of thousands are set off the way the language does it
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:'\d{3})+(?:[.,]\d+)?")

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
        raise ValueError(_NO_AMOUNT)
    group, decimal = (".", ",") if language == "de" else (",", ".")
    readings = {
        value
        for value in (_read_as(plain, group, decimal), _read_as(plain, decimal, group))
        if value is not None
    }
    sure = _read_as(plain, group, decimal) if _GROUPED.fullmatch(plain.replace(group, "'")) else None
    if sure is not None or len(readings) == 1:
        return readings.pop() if sure is None else sure
    msg = (
        "may mean two amounts; write it without a separator of thousands, like 12000"
        if readings
        else _NO_AMOUNT
    )
    raise ValueError(msg)


def _read_as(plain: str, group: str, decimal: str) -> float | None:
    """Value of an amount in one reading, or None where the separators contradict it."""
    whole, point, fraction = plain.partition(decimal)
    first, *groups = whole.split(group)
    lead = first.lstrip("-")
    if groups and (
        len(lead) > _THOUSAND or lead.startswith("0") or any(len(part) != _THOUSAND for part in groups)
    ):
        return None
    if point and not fraction.isdigit():
        return None
    return float("".join([first, *groups]) + "." + (fraction or "0"))


def read_day(cell: str) -> date:
    """Read a calendar day as YYYY-MM-DD or DD.MM.YYYY.

    Examples
    --------
    >>> read_day("31.12.2024"), read_day("2024-12-31")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
    """
    for pattern in _DAYS:
        found = pattern.fullmatch(cell.strip())
        if found:
            year = int(found["y"]) + (2000 if len(found["y"]) == len("24") else 0)
            try:
                return date(year, int(found["m"]), int(found["d"]))
            except ValueError:
                break
    msg = "is no date; write it like 2024-12-31 or 31.12.2024"
    raise ValueError(msg)


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
