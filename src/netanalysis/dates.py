"""Dates as the platforms write them: one format a file, an own month table, no guessing.

Python's own `%b` and `%p` follow the machine's locale: on a German one, »Mar« is no month. So every format with a
name in it is read with the table of `months`, and the others with fixed positions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, Literal
from unicodedata import normalize

import numpy as np
import pandas as pd

from netanalysis.months import month_number
from netanalysis.schema import DTYPES

Zone = Literal["utc", "local"]
Precision = Literal["second", "minute", "day"]


@dataclass(frozen=True, slots=True)
class DateFormat:
    """One way to write a date: its name for the user, its pattern, its zone and how exact it is.

    `layout` is how nearly every cell looks, where each part stands at a fixed place: such cells are read all at once.
    """

    name: str
    pattern: str
    precision: Precision = "day"
    zone: Zone = "local"
    layout: str = ""
    #: figures alone: formats of one `figures` differ in whether the day or the month stands first, which a column must prove
    figures: str = ""


_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_SHORT_YEAR, _NAME = r"(?P<year>\d{2}|\d{4})", r"(?P<name>[A-Za-zÀ-ÖØ-öø-ÿ]{3,10})\.?"
_CLOCK, _SECONDS = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})", r":(?P<second>\d{2})(?:\.\d+)?"
_HALF = r"\s?(?P<half>[AaPp])\.? ?[Mm]\.?"

DAY_NAME_YEAR: Final = DateFormat("DD Mon YYYY", rf"{_DAY} {_NAME} {_YEAR}")
EXCEL_DAY_NAME_YEAR: Final = DateFormat("D-Mon-YY", rf"{_DAY}-{_NAME}-{_SHORT_YEAR}")
GERMAN_EXCEL_NAME: Final = DateFormat("DD. Mon YY", rf"{_DAY}\. ?{_NAME} {_SHORT_YEAR}")
DAY_NAME_MINUTE: Final = DateFormat("DD Mon YYYY, HH:MM", rf"{_DAY} {_NAME} {_YEAR},? {_CLOCK}", "minute")
ISO_DAY: Final = DateFormat("YYYY-MM-DD", rf"{_YEAR}-{_MONTH}-{_DAY}")
ISO_SECOND: Final = DateFormat(
    "YYYY-MM-DD HH:MM:SS", rf"{_YEAR}-{_MONTH}-{_DAY}[ T]{_CLOCK}{_SECONDS}", "second"
)
ISO_MINUTE: Final = DateFormat("YYYY-MM-DD HH:MM", rf"{_YEAR}-{_MONTH}-{_DAY}[ T]{_CLOCK}", "minute")
ISO_SECOND_UTC: Final = DateFormat(
    "YYYY-MM-DD HH:MM:SS UTC", rf"{_YEAR}-{_MONTH}-{_DAY}[ T]{_CLOCK}{_SECONDS}(?: UTC|Z)", "second", "utc",
    layout="yyyy-mm-dd HH:MM:SS UTC",
)  # fmt: skip
SLASH_SECOND_UTC: Final = DateFormat(
    "YYYY/MM/DD HH:MM:SS UTC", rf"{_YEAR}/{_MONTH}/{_DAY} {_CLOCK}{_SECONDS} UTC", "second", "utc"
)
US_MINUTE: Final = DateFormat(
    "M/D/YY, h:mm AM", rf"{_MONTH}/{_DAY}/{_SHORT_YEAR},? {_CLOCK}{_HALF}", "minute"
)  # a narrow blank before AM is folded to a plain one first
GERMAN_DAY: Final = DateFormat("DD.MM.YYYY", rf"{_DAY}\.{_MONTH}\.{_SHORT_YEAR}")
GERMAN_MINUTE: Final = DateFormat("DD.MM.YY, HH:MM", rf"{_DAY}\.{_MONTH}\.{_SHORT_YEAR},? {_CLOCK}", "minute")
JAVA_UTC: Final = DateFormat(
    "Ddd Mon DD HH:MM:SS UTC YYYY",
    rf"[A-Z][a-z]{{2}} {_NAME} {_DAY} {_CLOCK}{_SECONDS} UTC {_YEAR}",
    "second",
    "utc",
)
NAME_YEAR: Final = DateFormat("Mon YYYY", rf"{_NAME} {_YEAR}")
YEAR: Final = DateFormat("YYYY", _YEAR)

#: years a two-digit year means: 70–99 are 1970–1999, 00–69 are 2000–2069
_CENTURY_PIVOT: Final = 70
_SHORT_LENGTH: Final = 2
_TEN: Final = 10
#: signs of a layout and the part of a time whose digits stand there
_PARTS: Final = MappingProxyType(
    {"y": "year", "m": "month", "d": "day", "H": "hour", "M": "minute", "S": "second"}
)
_BLANKS: Final = re.compile("[\u00a0\u202f\u2009]")
_NOON: Final = 12
_DIGITS: Final = str.maketrans("123456789", "000000000")
#: no date has more characters
_LONGEST: Final = 60
#: first hour, minute and second that no clock shows (60 seconds are a leap second)
_CLOCK_ENDS: Final = MappingProxyType({"hour": 24, "minute": 60, "second": 61})
#: years outside are a slip, and some of them no calendar of the tables can hold
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
#: year from which numpy counts
_EPOCH: Final = 1970
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class ParsedDates:
    """What became of a column of dates: the values, the format found, and how many had none."""

    times: pd.Series[Any]  #: datetime64[us], naive: UTC or local as `format.zone` says; NaT where unreadable
    format: DateFormat | None
    undated: int
    unordered: int = 0  #: of those without a date, the cells that may mean two days


def parse_dates(texts: pd.Series[Any], *, formats: Sequence[DateFormat]) -> ParsedDates:
    """Read a column of dates with the one of the formats that reads most of it.

    A file is written with one format; values in any other are counted as undated, never guessed. Where figures alone do
    not prove whether the day or the month stands first, only dates that are the same either way are read.

    Parameters
    ----------
    texts
        The cells as text, empty where there is none.
    formats
        The formats this file is known to be written in; the first wins a draw.

    Returns
    -------
    ParsedDates
        Naive values in the order of `texts`, the format, and the number of cells without a readable date.

    Examples
    --------
    >>> import pandas as pd
    >>> parsed = parse_dates(pd.Series(["04 Mar 2023", "", "05 Mai 2023"]), formats=[ISO_DAY, DAY_NAME_YEAR])
    >>> parsed.format.name, parsed.undated
    ('DD Mon YYYY', 1)
    """
    codes, distinct = pd.factorize(texts.fillna("").astype(object), use_na_sentinel=False)
    cells = pd.Series([_plain(text) for text in distinct], dtype=object)
    best, best_format = _best(cells, formats)
    trusted = best
    if best_format is not None and best_format.figures:
        trusted = _trusted(cells, best, best_format, formats)
    spread: pd.Series[Any] = trusted.take(codes).set_axis(texts.index)
    unordered = int((best.notna() & trusted.isna()).to_numpy()[codes].sum())
    return ParsedDates(
        spread, best_format if trusted.notna().any() else None, int(spread.isna().sum()), unordered
    )


def _best(cells: pd.Series[Any], formats: Sequence[DateFormat]) -> tuple[pd.Series[Any], DateFormat | None]:
    """Times of distinct cells by the format that reads most of them; a format that fits no more is not tried."""
    best, best_format, n_best = _nat(len(cells)), None, 0
    wanted = int((cells != "").sum())
    shapes: pd.Series[Any] | None = None
    for nth, candidate in enumerate(formats):
        if n_best >= wanted:
            break
        if nth:
            shapes = _shapes(cells) if shapes is None else shapes
            if _fitting(shapes, candidate) <= n_best:
                continue
        values = _read(cells, candidate)
        n_read = int(values.notna().sum())
        if n_read > n_best:
            best, best_format, n_best = values, candidate, n_read
    return best, best_format


def _shapes(cells: pd.Series[Any]) -> pd.Series[Any]:
    """How many cells have each shape: what they are with every digit a 0."""
    dated = [cell.translate(_DIGITS) for cell in cells if 0 < len(cell) <= _LONGEST]
    return pd.Series(dated, dtype=object).value_counts()


def _fitting(shapes: pd.Series[Any], form: DateFormat) -> int:
    """How many cells have a shape that a format fits."""
    fits = re.compile(f"(?a){form.pattern}").fullmatch
    return int(sum(n for shape, n in shapes.items() if fits(str(shape))))


def _trusted(
    cells: pd.Series[Any], best: pd.Series[Any], form: DateFormat, formats: Sequence[DateFormat]
) -> pd.Series[Any]:
    """Times of figures alone that are sure: all where the column proves its order, else those of either order alike."""
    for other in formats:
        if other.figures == form.figures and other is not form:
            swapped = _read(cells, other)
            proved = (best.notna() & swapped.isna()).any() and not (best.isna() & swapped.notna()).any()
            return best if proved else best.where((best == swapped) | swapped.isna())
    return best


def _nat(length: int) -> pd.Series[Any]:
    missing: pd.Series[Any] = pd.Series(pd.NaT, index=range(length), dtype=DTYPES["date"])
    return missing


def _plain(text: str) -> str:
    """Return a cell with ordinary blanks, none of them at its ends, an accent and its letter one character."""
    return text.strip() if text.isascii() else normalize("NFC", _BLANKS.sub(" ", text)).strip()


def _read(cells: pd.Series[Any], form: DateFormat) -> pd.Series[Any]:
    """Read distinct cells with one format; NaT where it does not fit."""
    times = _read_layout(cells, form)
    left = cells[times.isna()]
    return times.fillna(_read_pattern(left, form)) if len(left) else times


def _read_layout(cells: pd.Series[Any], form: DateFormat) -> pd.Series[Any]:
    """Read the cells that have the layout of a format, all at once; NaT for the others."""
    width = len(form.layout)
    laid_out = cells[[len(cell) == width for cell in cells]] if width else cells[:0]
    if not len(laid_out):
        return _nat(len(cells)).set_axis(cells.index)
    return _read_signs(laid_out.tolist(), form).set_axis(laid_out.index).reindex(cells.index)


def _read_signs(cells: Sequence[str], form: DateFormat) -> pd.Series[Any]:
    """Read cells as long as the layout of a format; NaT where they do not fit it."""
    signs = np.frombuffer("".join(cells).encode("latin-1", errors="replace"), dtype=np.uint8)
    return read_laid_out(signs.reshape(len(cells), -1), form)


def read_laid_out(signs: np.ndarray[Any, np.dtype[np.uint8]], form: DateFormat) -> pd.Series[Any]:
    """Read dates from the bytes of their cells, a row each, sign by sign; NaT where one is none that stands there.

    Examples
    --------
    >>> cell = np.frombuffer(b"2024-05-02 09:00:07 UTC", dtype=np.uint8)
    >>> str(read_laid_out(cell.reshape(1, -1), ISO_SECOND_UTC)[0])
    '2024-05-02 09:00:07'
    """
    fits = np.ones(len(signs), dtype=bool)
    parts = {part: np.zeros(len(signs), dtype="int16") for part in _PARTS}
    for sign, column in zip(form.layout, signs.T.copy(), strict=True):
        if sign in parts:
            digit = column - np.uint8(ord("0"))  # what stands before "0" becomes a large number
            fits &= digit < _TEN
            parts[sign] = parts[sign] * np.int16(_TEN) + digit
        else:
            fits &= column == ord(sign)
    named = {name: parts[part] for part, name in _PARTS.items()}
    return _times(pd.DataFrame(named)).where(fits)


def _times(fields: pd.DataFrame) -> pd.Series[Any]:
    """Put numbers together to times; NaT where they name none."""
    year, month, day, *clock = (fields[name].to_numpy(dtype="int64") for name in _PARTS.values())
    months = ((year - _EPOCH) * _MONTHS + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    real = (year >= _FIRST_YEAR) & (year <= _LAST_YEAR) & (month >= 1) & (month <= _MONTHS)
    real &= days.astype("datetime64[M]") == months
    for number, end in zip(clock, _CLOCK_ENDS.values(), strict=True):
        real &= number < end
    hour, minute, second = clock
    seconds = (hour * 60 + minute) * 60 + second
    times = days.astype("datetime64[us]") + seconds.astype("timedelta64[s]")
    return pd.Series(times, index=fields.index).where(real)


def _read_pattern(cells: pd.Series[Any], form: DateFormat) -> pd.Series[Any]:
    """Read cells by the pattern of a format; NaT where it does not fit."""
    if not len(cells):
        return _nat(0)
    parts = cells.str.extract(f"(?a)^{form.pattern}$")
    fits = parts["year"].notna()
    if not fits.any():
        return _nat(len(cells)).set_axis(cells.index)
    found = parts[fits]
    fields = {"year": _year(found["year"]), "month": _month(found), "day": _number(found, "day", 1)}
    fields |= {
        "hour": _hour(found),
        "minute": _number(found, "minute", 0),
        "second": _number(found, "second", 0),
    }
    return _times(pd.DataFrame(fields)).reindex(cells.index).astype(DTYPES["date"])


def _number(parts: pd.DataFrame, name: str, default: int) -> pd.Series[Any]:
    if name not in parts:
        return pd.Series(default, index=parts.index)
    return parts[name].fillna(str(default)).astype("int64")


def _year(texts: pd.Series[Any]) -> pd.Series[Any]:
    years = texts.astype("int64")
    century = np.where(years >= _CENTURY_PIVOT, 1900, 2000)
    return years.where(texts.str.len() > _SHORT_LENGTH, years + century)


def _month(parts: pd.DataFrame) -> pd.Series[Any]:
    """Month number from a number or from the table of months; 0 (no month) for an unknown name."""
    if "name" not in parts:
        return _number(parts, "month", 1)
    return parts["name"].map(month_number).astype("int64")


def _hour(parts: pd.DataFrame) -> pd.Series[Any]:
    hours = _number(parts, "hour", 0)
    if "half" not in parts:
        return hours
    afternoon = parts["half"].str.lower() == "p"
    return hours % _NOON + np.where(afternoon, _NOON, 0)


def to_utc(parsed: ParsedDates, time_zone: str) -> pd.Series[Any]:
    """Turn naive values into UTC times; local ones are read in `time_zone`.

    An hour that the change to summer time skips moves forward; of a doubled hour the first is taken.

    Examples
    --------
    >>> import pandas as pd
    >>> parsed = parse_dates(pd.Series(["1/31/23, 9:05 AM"]), formats=[US_MINUTE])
    >>> str(to_utc(parsed, "Europe/Berlin")[0])
    '2023-01-31 08:05:00+00:00'
    """
    values = parsed.times
    if parsed.format is not None and parsed.format.zone == "local":
        first = np.ones(len(values), dtype=bool)
        local = values.dt.tz_localize(time_zone, ambiguous=first, nonexistent="shift_forward")
        utc: pd.Series[Any] = local.dt.tz_convert("UTC")
    else:
        utc = values.dt.tz_localize("UTC")
    typed: pd.Series[Any] = utc.astype(DTYPES["time"])
    return typed


def local_days(times: pd.Series[Any], time_zone: str) -> pd.Series[Any]:
    """Calendar day of each UTC time in a time zone, as a naive midnight.

    Examples
    --------
    >>> import pandas as pd
    >>> late = pd.Series(pd.to_datetime(["2024-06-30 23:30"], utc=True))
    >>> str(local_days(late, "Europe/Berlin")[0].date())
    '2024-07-01'
    """
    midnights: pd.Series[Any] = times.dt.tz_convert(time_zone).dt.tz_localize(None).dt.normalize()
    days: pd.Series[Any] = midnights.astype(DTYPES["date"])
    return days


def end_of_day(day: date, time_zone: str) -> pd.Timestamp:
    """Last microsecond of a local calendar day, in UTC: what "as of" that day means.

    Where the clocks change at midnight, the day ends at the change, or at the first of two midnights.

    Examples
    --------
    >>> from datetime import date, datetime
    >>> str(end_of_day(date(2024, 1, 31), "Europe/Berlin"))
    '2024-01-31 22:59:59.999999+00:00'
    """
    following = pd.Timestamp(day).normalize() + pd.Timedelta(days=1)
    local = following.tz_localize(time_zone, nonexistent="shift_forward", ambiguous=True)
    return local.tz_convert("UTC") - pd.Timedelta(microseconds=1)


def as_day(value: date | str | pd.Timestamp) -> date:
    """Read an `as_of` argument: a date, a timestamp, or text as YYYY-MM-DD or DD.MM.YYYY.

    Raises
    ------
    ValueError
        The text is no such date.

    Examples
    --------
    >>> as_day("2024-12-31"), as_day("31.12.2024")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
    """
    try:
        if not isinstance(value, str):
            return _held(pd.Timestamp(value).date())
        day, _, rest = value.strip().partition(".")
        return _held(datetime.fromisoformat(f"{rest[3:]}-{rest[:2]}-{day}" if rest else day).date())
    except ValueError as error:
        msg = f"{value!r} is no date; write it as YYYY-MM-DD, for instance 2024-12-31."
        raise ValueError(msg) from error


def _held(day: date) -> date:
    """Return a day whose end the tables can hold."""
    if day.year > _LAST_YEAR + 1:
        raise ValueError(day)
    return day
