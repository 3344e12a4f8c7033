"""When a mail was sent: dates as headers hold them, from the standard's form to a German program's, with the zone they name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from netanalysis.months import month_number
from netanalysis.sources.addresses import decoded
from netanalysis.sources.zone_names import zone_named

#: a date outside is a slip of a clock or of a spammer
_FIRST_YEAR, _LAST_YEAR = 1985, 2100
_LONGEST: Final = 200
_HOUR: Final = timedelta(hours=1)
_NOON: Final = 12
#: what short years mean: two figures as the standard for mail has it, three count from 1900
_CENTURY, _PIVOT = 100, 50

#: hours before or behind Greenwich; names that mean one thing here and another there (IST) are left out
_ZONES: Final = MappingProxyType(
    {
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "wez": 0, "west": 1, "wesz": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1, "mewt": 1,
        "cewt": 1, "cest": 2, "mesz": 2, "mest": 2, "cedt": 2, "medst": 2, "met dst": 2, "cet dst": 2, "mez dst": 2, "eet dst": 3, "eet": 2, "oez": 2, "eest": 3, "oesz": 3,
        "msk": 3, "msd": 4, "sast": 2, "idt": 3, "trt": 3, "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "est": -5, "edt": -4,
        "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "art": -3,
        "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "awst": 8, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    }
)  # fmt: skip
_STANDARD: Final = re.compile(
    r"(?:[A-Za-z]{3}, ?)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([+-])(\d{2})(\d{2})(?!\d)"
)
_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)\s*(?:([ap])\.?m\b\.?)?", re.IGNORECASE
)
_DOTTED_CLOCK: Final = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])()")
_NAME: Final = r"(?P<name>[^\W\d_]{3,10})\.?"
_DAYS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ .,-]{{0,3}}{_NAME}[ ,-]{{0,3}}(?P<y>\d{{2,4}})(?!\d)",
        rf"(?<![^\W\d_]){_NAME}[ ]{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:.{{0,60}}?)(?<![\d+:-])(?P<y>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{2,4})(?!\d)",
    )
)
_SIGNED: Final = re.compile(
    r"(?:\b(?:gmt|utc?)\s*)?(?<!\d)([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:])", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\b(?:\d{4}|uhr)\b", re.IGNORECASE)
_REMARK: Final = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def _offset(name: str) -> float | None:
    """Hours of a zone's short name."""
    return _ZONES.get(" ".join(name.lower().split()))


def moment_of(text: str) -> datetime | None:
    """Return the time in a field: in UTC where its zone is known, else without a zone; nothing where there is no date.

    Examples
    --------
    >>> moment_of("Mon, 4 Mar 2024 10:00:00 +0100 (CET)").isoformat(), moment_of("Mo, 4. März 2024 10:00:00 MEZ").isoformat()
    ('2024-03-04T09:00:00+00:00', '2024-03-04T09:00:00+00:00')
    >>> moment_of("4 Mar 2024 10:00 XYZ").isoformat(), moment_of("soon")
    ('2024-03-04T10:00:00', None)
    """
    quick = _STANDARD.match(text)
    try:
        found = _standard(quick) if quick else None
        found = found or _patient(decoded(text[:_LONGEST]))
    except (ValueError, OverflowError):
        return None
    return found if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _standard(found: re.Match[str]) -> datetime | None:
    day, name, year, hour, minute, second, sign, hours, minutes = found.groups()
    month = month_number(name)
    if not month:
        return None
    behind = timedelta(hours=int(hours), minutes=int(minutes))
    local = datetime(
        int(year), month, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
    )
    if behind >= 24 * _HOUR:
        return local.replace(tzinfo=None)
    return local - behind if sign == "+" else local + behind


def _patient(text: str) -> datetime | None:
    """Read a date of another form: what is left behind day and clock is the zone."""
    clock = _CLOCK.search(text) or _DOTTED_CLOCK.search(text)
    rest = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    days = (found.groupdict() for form in _DAYS for found in form.finditer(rest))
    parts = next((day for day in days if "m" in day or month_number(day["name"])), None)
    if parts is None:
        return None
    month = int(parts["m"]) if "m" in parts else month_number(parts["name"])
    hour, minute, second = (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
    half = (clock[4] or "").lower() if clock else ""
    hour = hour % _NOON + _NOON * (half == "p") if half else hour
    local = datetime(_year(parts["y"]), month, int(parts["d"]), hour, minute, min(second, 59))
    behind = text[clock.end() :] if clock else ""
    return _in_utc(local, behind)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("99"):
        return year + 1900 if len(digits) == len("124") else year
    return year + (2000 if year < _PIVOT else 1900)


def _in_utc(local: datetime, behind: str) -> datetime:
    """Put a time into UTC by the offset or the name of a zone behind its clock; it stays without a zone where nobody knows it."""
    told = _REMARK.sub(" ", behind)
    signed = _SIGNED.search(told)
    if signed:
        distance = timedelta(hours=int(signed[2][:2]), minutes=int(signed[3] or 0))
        if distance >= 24 * _HOUR:
            return local
        return (local - distance if signed[1] == "+" else local + distance).replace(tzinfo=UTC)
    names = [_words(told), *map(_words, _REMARK.findall(behind))]
    for name in filter(None, names):
        hours = _offset(name)
        zone = timezone(hours * _HOUR) if hours is not None else zone_named(name)
        if zone is not None:
            return local.replace(tzinfo=zone).astimezone(UTC)
    return local


def _words(text: str) -> str:
    """What may be the name of a zone: without the year or the »Uhr« that some write between."""
    return " ".join(_BETWEEN.sub(" ", text).strip("() ,;").split())
