"""Time zones by the names that programs give them: the world's own, Windows', the texts Windows shows in English and German, offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from netanalysis.text import fold

#: what is neither a city nor a name of Windows'
_OTHERS: Final = MappingProxyType(
    {
        "eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver",
        "pacific time": "America/Los_Angeles", "atlantic time": "America/Halifax", "indiana": "America/Indiana/Indianapolis",
        "arizona": "America/Phoenix", "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu", "saskatchewan": "America/Regina",
        "newfoundland": "America/St_Johns", "neufundland": "America/St_Johns", "central america": "America/Guatemala",
        "zentralamerika": "America/Guatemala", "mittelamerika": "America/Guatemala", "west central africa": "Africa/Lagos",
        "west zentralafrika": "Africa/Lagos", "beijing": "Asia/Shanghai", "peking": "Asia/Shanghai", "new delhi": "Asia/Kolkata",
        "mumbai": "Asia/Kolkata", "abu dhabi": "Asia/Dubai", "pretoria": "Africa/Johannesburg", "bern": "Europe/Zurich",
        "edinburgh": "Europe/London", "st petersburg": "Europe/Moscow", "osaka": "Asia/Tokyo", "hanoi": "Asia/Bangkok",
        "islamabad": "Asia/Karachi", "wellington": "Pacific/Auckland", "canberra": "Australia/Sydney", "tiflis": "Asia/Tbilisi",
        "coordinated universal time": "UTC", "koordinierte weltzeit": "UTC", "greenwich mean time": "Europe/London",
        "central european": "Europe/Berlin", "mitteleuropaeische": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
        "cest": "Europe/Berlin", "western european": "Europe/Lisbon", "westeuropaeische": "Europe/Lisbon",
        "central europe": "Europe/Berlin", "eastern european": "Europe/Athens", "osteuropaeische": "Europe/Athens",
        "bst": "Europe/London", "z": "UTC", "universal coordinated": "UTC", "brasilia": "America/Sao_Paulo",
        "greenland": "America/Godthab", "groenland": "America/Godthab", "cape verde is": "Atlantic/Cape_Verde",
        "kapverdische inseln": "Atlantic/Cape_Verde", "ekaterinburg": "Asia/Yekaterinburg", "nuku alofa": "Pacific/Tongatapu",
        "nukualofa": "Pacific/Tongatapu", "sri jayawardenepura": "Asia/Colombo", "port louis": "Indian/Mauritius",
    }
)  # fmt: skip
_OFFSET: Final = re.compile(r"(?i)\(?(?:gmt|utc|z)? ?([+-])(\d{1,2})(?::?(\d{2}))?\)?")
#: »(UTC+01:00) Amsterdam, Berlin«
_SHOWN: Final = re.compile(r"(?i)\((?:gmt|utc) ?([+-]\d{1,2}:?\d{2})?\) ?(.*)")
_BETWEEN: Final = re.compile(r"[,;:()/&]")
#: what is told of a kind of time, which the zone knows by itself
_KIND: Final = re.compile(
    r" (?:(?:standard|daylight|summer|normal|sommer|winter)?(?: ?time| ?zeit)|[a-z] \d)$"
)
#: marks that a file puts around or into a name, or not
_MARKS: Final = re.compile(r"[\\\"^'\s]+")
_LONGEST: Final = 200
_DAY: Final = timedelta(hours=24)


@lru_cache(maxsize=4096)
def zone_named(text: str) -> tzinfo | None:
    """Return the time zone of a name, or None where nobody knows it; blanks, quotes and capitals do not matter.

    Examples
    --------
    >>> zone_named("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien")
    zoneinfo.ZoneInfo(key='Europe/Amsterdam')
    >>> zone_named("W. Europe Standard Time"), zone_named("/mozilla.org/20050126_1/Europe/Berlin")
    (zoneinfo.ZoneInfo(key='Europe/Berlin'), zoneinfo.ZoneInfo(key='Europe/Berlin'))
    >>> zone_named("our time")
    """
    plain = zone_key(text)
    if not plain or len(plain) > _LONGEST:
        return None
    key = _of_world(plain) or _of_windows(plain)
    if key:
        return ZoneInfo(key)
    return _offset(plain) or _of_place(plain)


def offset_shown(text: str) -> tzinfo | None:
    """Return the offset that stands in a name nobody knows, summer or winter.

    Examples
    --------
    >>> str(offset_shown("(UTC+05:00) Somewhere")), offset_shown("Somewhere")
    ('UTC+05:00', None)
    """
    found = _SHOWN.fullmatch(zone_key(text)[:_LONGEST])
    return _offset(found[1] or "+00:00") if found else None


def zone_key(text: str) -> str:
    r"""Return a name without what its spellings differ in: quotes, backslashes, capitals, blanks.

    Examples
    --------
    >>> zone_key('"(UTC+07:00) Bangkok, Hanoi"') == zone_key("(UTC+07:00) Bangkok\\, Hanoi")
    True
    """
    return " ".join(_MARKS.sub(" ", text.replace("\\", "")).split()).casefold()


def _of_world(plain: str) -> str:
    """Key of a zone of the world, also behind the name of who wrote it down."""
    known = _world()
    parts = plain.replace(" ", "_").strip("/").split("/")
    tails = ["/".join(parts), *("/".join(parts[-n:]) for n in (3, 2, 1) if len(parts) > n)]
    return next((known[tail] for tail in tails if tail in known), "")


@cache
def _world() -> dict[str, str]:
    return {key.casefold(): key for key in available_timezones()}


def _of_windows(plain: str) -> str:
    """Key of a zone by Windows' name; programs add a number to it."""
    bare = re.sub(r" \d{1,3}$", "", plain).replace(" daylight time", " standard time")
    return _windows().get(bare, "")


@cache
def _windows() -> dict[str, str]:
    from babel.core import get_global

    return {
        name.casefold(): key
        for name, key in get_global("windows_zone_mapping").items()
        if key.casefold() in _world()
    }


def _offset(plain: str) -> tzinfo | None:
    found = _OFFSET.fullmatch(plain)
    if not found:
        return None
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(distance if found[1] == "+" else -distance) if distance < _DAY else None


def _of_place(plain: str) -> tzinfo | None:
    """Zone of the first place in a name that lies where its offset says, else of the first place."""
    found = _SHOWN.fullmatch(plain)
    offset = _offset(found[1] or "+00:00") if found else None
    zones = [ZoneInfo(key) for place in _BETWEEN.split(found[2] if found else plain) for key in _keys(place)]
    return next((zone for zone in zones if offset is None or _lies(zone, offset)), next(iter(zones), None))


def _keys(place: str) -> Iterator[str]:
    words = fold(place)
    bare = _KIND.sub("", words)
    for name in dict.fromkeys((words, bare)):
        yield from _places().get(name, ())


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Keys of the zones of each city, by its English and its German name, and of the other places."""
    from babel import Locale

    found: dict[str, dict[str, None]] = {
        place: {key: None} for place, key in _OTHERS.items() if key.casefold() in _world()
    }
    for key in sorted(_world().values()):
        region, _, city = key.rpartition("/")
        if region and not region.startswith("Etc"):
            found.setdefault(fold(city), {})[key] = None
    for language in ("en", "de"):
        for key, told in Locale(language).time_zones.items():
            if key.casefold() in _world() and told.get("city"):
                found.setdefault(fold(told["city"]), {})[key] = None
    return {city: tuple(keys) for city, keys in found.items()}


def _lies(zone: ZoneInfo, offset: tzinfo) -> bool:
    """Whether a zone had an offset in the winter or summer of any of the last years."""
    wanted = offset.utcoffset(None)
    return any(
        datetime(year, month, 1, tzinfo=zone).utcoffset() == wanted
        for year in (2024, 2012)
        for month in (1, 7)
    )
