"""Dates as the exports write them, and text folded as needed; no locale is asked."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Final

LONG_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
MONTHS: Final = tuple(month[:3] for month in LONG_MONTHS)
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ł": "l", "Ł": "L",
    "ı": "i", "ø": "o",
     "đ": "d", "’": "'"}
)  # fmt: skip
_BARE = str.maketrans({"ß": "ss", "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "đ": "d", "’": "'"})
_NOON = 12


def day_month_year(on: date) -> str:
    """07 Jun 2025."""
    return f"{on.day:02} {MONTHS[on.month - 1]} {on.year}"


def month_year(on: date) -> str:
    """Jun 2025."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def german_day(on: date) -> str:
    """07.06.2025."""
    return f"{on.day:02}.{on.month:02}.{on.year}"


def _clock(at: datetime) -> str:
    return f"{(at.hour - 1) % _NOON + 1}:{at.minute:02} {'AM' if at.hour < _NOON else 'PM'}"


def us_short(at: datetime) -> str:
    """6/7/25, 3:04 PM."""
    return f"{at.month}/{at.day}/{at.year % 100:02}, {_clock(at)}"


def us_padded(at: datetime) -> str:
    """06/07/25, 03:04 PM."""
    return f"{at.month:02}/{at.day:02}/{at.year % 100:02}, {_clock(at):0>8}"


def us_long(at: datetime) -> str:
    """Jun 7, 2025 03:04 PM."""
    return f"{MONTHS[at.month - 1]} {at.day}, {at.year} {_clock(at):0>8}"


def us_sentence(at: datetime) -> str:
    """June 7, 2025 at 3:04 PM (GMT)."""
    return f"{LONG_MONTHS[at.month - 1]} {at.day}, {at.year} at {_clock(at)} (GMT)"


def plain(at: datetime) -> str:
    """2025-06-07 15:04:05."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def slashed(at: datetime) -> str:
    """2025/06/07 15:04:05 UTC."""
    return f"{at:%Y/%m/%d %H:%M:%S} UTC"


def java(at: datetime) -> str:
    """Sat Jun 07 15:04:05 UTC 2025."""
    return f"{WEEKDAYS[at.weekday()]} {MONTHS[at.month - 1]} {at.day:02} {at:%H:%M:%S} UTC {at.year}"


def ascii_text(text: str) -> str:
    """Return the text in ASCII as a German would write it: Jörg -> Joerg."""
    spelled = unicodedata.normalize("NFKD", text.translate(_GERMAN))
    return spelled.encode("ascii", "ignore").decode("ascii")


def unaccented(text: str) -> str:
    """Return the text with its accents dropped: Jörg -> Jorg."""
    spelled = unicodedata.normalize("NFKD", text.translate(_BARE))
    return spelled.encode("ascii", "ignore").decode("ascii")


def fit(text: str, encoding: str) -> str:
    """Return the text with every letter the encoding lacks put into ASCII."""
    return "".join(mark if _fits(mark, encoding) else ascii_text(mark) for mark in text)


def _fits(mark: str, encoding: str) -> bool:
    try:
        mark.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def fold(text: str) -> str:
    """Return a key under which any two spellings of a name meet: Jörg, Joerg and Jorg alike."""
    letters = "".join(mark for mark in ascii_text(text).lower() if mark.isalnum())
    return letters.replace("ae", "a").replace("oe", "o").replace("ue", "u")
