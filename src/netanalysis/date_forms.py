"""Every form of a date that vendors and spreadsheets write: a day in one of many orders, with a clock or without."""

from __future__ import annotations

from functools import cache
from typing import Final

from netanalysis.dates import JAVA_UTC, DateFormat, Precision

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_SHORT_YEAR, _NAME = r"(?P<year>\d{2}|\d{4})", rf"(?P<name>[{_LETTERS}]{{3,10}})\.?"
_CLOCK, _SECONDS = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})", r":(?P<second>\d{2})(?:\.\d+)?"
_HALF = r"\s?(?P<half>[AaPp])\.? ?[Mm]\.?"
_WEEKDAY = rf"(?:[{_LETTERS}]{{2,10}}\.?,? )?"
_NAME_DAY = rf"{_WEEKDAY}{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"
#: name and pattern of a day, and which formats differ from it in the order of day and month alone
_DAYS: Final = (
    ("DD Mon YYYY", rf"{_WEEKDAY}{_DAY}(?:\.|er|º|°)? (?:de )?{_NAME}(?: de)? {_YEAR}", ""),
    ("D-Mon-YY", rf"{_DAY}-{_NAME}-{_SHORT_YEAR}", ""), ("D/Mon/YY", rf"{_DAY}/{_NAME}/{_SHORT_YEAR}", ""),
    ("D Mon YY", rf"{_DAY}\.? {_NAME} (?P<year>\d{{2}})", ""), ("D.Mon.YY", rf"{_DAY}\.{_NAME} ?{_SHORT_YEAR}", ""),
    ("Mon D, YYYY", _NAME_DAY, ""), ("Mon-D-YY", rf"{_NAME}[-/]{_DAY}[-/]{_SHORT_YEAR}", ""),
    ("YYYY-MM-DD", rf"{_YEAR}-{_MONTH}-{_DAY}", ""), ("YYYY/MM/DD", rf"{_YEAR}/{_MONTH}/{_DAY}", ""), ("YYYY.MM.DD", rf"{_YEAR}\.{_MONTH}\.{_DAY}\.?", ""),
    ("DD.MM.YY", rf"{_DAY}\.{_MONTH}\.{_SHORT_YEAR}", ""),
    ("M/D/YY", rf"{_MONTH}/{_DAY}/{_SHORT_YEAR}", "/"), ("D/M/YY", rf"{_DAY}/{_MONTH}/{_SHORT_YEAR}", "/"),
    ("M-D-YY", rf"{_MONTH}-{_DAY}-{_SHORT_YEAR}", "-"), ("D-M-YY", rf"{_DAY}-{_MONTH}-{_SHORT_YEAR}", "-"),
)  # fmt: skip
_BEFORE_CLOCK = r"(?:,? (?:at |um )?|T)"
#: name, pattern and precision of what follows a day
_CLOCKS: Final[tuple[tuple[str, str, Precision], ...]] = (
    ("", "", "day"),
    (" h:mm AM", rf"{_BEFORE_CLOCK}{_CLOCK}{_HALF}", "minute"), (" HH:MM", rf"{_BEFORE_CLOCK}{_CLOCK}", "minute"),
    (" h:mm:ss AM", rf"{_BEFORE_CLOCK}{_CLOCK}{_SECONDS}{_HALF}", "second"),
    (" HH:MM:SS", rf"{_BEFORE_CLOCK}{_CLOCK}{_SECONDS}", "second"),
)  # fmt: skip
_UTC = r"(?: ?UTC| ?GMT| ?\((?:UTC|GMT)\)|Z| ?[+]00:?00)"


@cache
def every_format() -> tuple[DateFormat, ...]:
    """Every form of a date that vendors and spreadsheets are known to write, those of one order beside each other.

    A clock with AM or PM is American where nothing else shows, so only the others must prove their order.

    Examples
    --------
    >>> import pandas as pd
    >>> from netanalysis.dates import parse_dates
    >>> parse_dates(pd.Series(["Mar 25 2023 10:15 AM"]), formats=every_format()).format.name
    'Mon D, YYYY h:mm AM'
    >>> parse_dates(pd.Series(["3/4/2023"]), formats=every_format()).unordered
    1
    """
    made = [
        DateFormat(
            day + clock, first + rest, precision, figures=order + clock if order and "AM" not in clock else ""
        )
        for day, first, order in _DAYS
        for clock, rest, precision in _CLOCKS
    ]
    in_utc = [
        DateFormat(
            f"{form.name} UTC",
            form.pattern + _UTC,
            form.precision,
            "utc",
            figures=form.figures and f"{form.figures} UTC",
        )
        for form in made
        if form.precision != "day"
    ]
    return (*made, *in_utc, JAVA_UTC)
