"""What stands in a file of Facebook's, whichever of its shapes: plain lists under a key, or `label_values`.

Every byte of UTF-8 is written as an escape of its own; `repair` undoes that string by string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from netanalysis.sources.json_files import as_dict, as_list, as_prose, as_text, as_whole

#: larger numbers are milliseconds
_SECONDS_END: Final = 10**11
#: Facebook began in 2004; the end is that of `dates`
_FIRST, _LAST = 1072915200, 7258118400
_DEPTH: Final = 8
#: labels in the language of the download; `ent_field_name` is the same in all of them
_NAME_LABELS: Final = frozenset(
    ("name", "contact name", "kontaktname", "name des kontakts", "nazwa", "nom", "nombre", "nome")
)
_PHONE: Final = re.compile(r"\+?[\d\s()/.-]{6,24}")


def repair(text: str) -> str:
    r"""Return a text whose UTF-8 bytes were written as characters as it was meant; any other text stays.

    Examples
    --------
    >>> repair("Gr\u00c3\u00bc\u00c3\u009fe"), repair("Grüße")
    ('Grüße', 'Grüße')
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def line(value: Any) -> str:
    """Return a repaired text as one tidy line, or an empty one where something else stands."""
    return as_text(repair(value) if isinstance(value, str) else value)


def prose(value: Any) -> str:
    """Return a repaired text with its lines, or an empty one where something else stands."""
    return as_prose(repair(value)) if isinstance(value, str) else ""


def moment(value: Any) -> datetime | None:
    """Read seconds or milliseconds since 1970, to the second; 0 and impossible years are none.

    Examples
    --------
    >>> str(moment(1590000000)), moment(1590000000999) == moment(1590000000), moment(0)
    ('2020-05-20 18:40:00+00:00', True, None)
    """
    number = as_whole(value)
    if number is None:
        return None
    seconds = number // 1000 if number >= _SECONDS_END else number
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds < _LAST else None


def entries_of(document: Any, keys: Sequence[str]) -> list[Any]:
    """Entries under one of the keys, with or without `_v2`; or the records of the newer shape; None is no entry.

    Examples
    --------
    >>> entries_of({"friends_v2": [1]}, ["friends"]), entries_of({"address_book": {"address_book": [2]}}, ["address_book"])
    ([1], [2])
    """
    if isinstance(document, list):
        return document
    pattern = re.compile(rf"(?:{'|'.join(keys)})(?:_v\d+)?")
    for key, value in as_dict(document).items():
        if pattern.fullmatch(key):
            return value if isinstance(value, list) else entries_of(value, keys)
    return _records(as_dict(document))


def _records(document: dict[str, Any]) -> list[Any]:
    """Records of a single object: those in its only list, else itself."""
    values = [as_dict(value) for value in as_list(document.get("label_values"))]
    lists = [as_list(value.get("vec")) for value in values if isinstance(value.get("vec"), list)]
    if len(lists) == 1 and all(isinstance(as_dict(item).get("dict"), list) for item in lists[0]):
        return lists[0]
    return [document] if values else []


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a record in the newer shape, with what names it."""

    name: str
    text: str
    time: datetime | None


def leaves(record: Any, depth: int = _DEPTH) -> Iterator[Leaf]:
    """Every value of a record, however deep."""
    if depth == 0:
        return
    for value in map(as_dict, (*as_list(as_dict(record).get("label_values")), *as_list(as_dict(record).get("dict")),
                               *as_list(as_dict(record).get("vec")))):  # fmt: skip
        name = (line(value.get("ent_field_name")) or line(value.get("label"))).lower()
        text = line(value.get("value")) or line(value.get("href"))
        time = moment(value.get("timestamp_value"))
        if text or time:
            yield Leaf(name, text, time)
        yield from leaves(value, depth - 1)


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a list: name, time, addresses and numbers, profile link."""

    name: str
    time: datetime | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    url: str = ""


def listed(entry: Any) -> Listed:
    """Read an entry of a list of people in either shape."""
    item = as_dict(entry)
    if "label_values" in item or "dict" in item:
        return _from_leaves(item)
    points = [line(as_dict(detail).get("contact_point")) for detail in as_list(item.get("details"))]
    time = next((found for key in ("timestamp", "created_timestamp", "updated_timestamp")
                 if (found := moment(item.get(key)))), None)  # fmt: skip
    return Listed(line(item.get("name")), time, *_points(points))


def _from_leaves(item: dict[str, Any]) -> Listed:
    """Read a record by what its labels say or, in a language that is not known, by what its values look like."""
    found = list(leaves(item))
    texts = [leaf for leaf in found if leaf.text and not leaf.text.startswith(("http://", "https://"))]
    emails, phones = _points([leaf.text for leaf in texts])
    named = [leaf.text for leaf in texts if leaf.name in _NAME_LABELS]
    plain = [leaf.text for leaf in texts if "@" not in leaf.text and not _PHONE.fullmatch(leaf.text)]
    name = next(iter(named or plain), "")
    time = moment(item.get("timestamp")) or next((leaf.time for leaf in found if leaf.time), None)
    url = next((leaf.text for leaf in found if "facebook.com/" in leaf.text), "")
    return Listed(name, time, emails, phones, url)


def _points(points: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Addresses and numbers among contact points."""
    emails = tuple(dict.fromkeys(point.lower() for point in points if "@" in point))
    phones = tuple(dict.fromkeys(point for point in points if _PHONE.fullmatch(point)))
    return emails, phones
