"""JSON as people hold it, in any encoding, also a document a line; whatever stands in it, nothing but a reason is raised.

A source asks `looks_like_json` before it reads a large file, `read_json` for its documents, and then takes values by
`as_dict`, `as_list`, `as_text` and `as_whole`, which give an empty value where something else stands: one wrong value
costs no more than itself.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from netanalysis.sources.container import MIB, Member, MemberTooLarge
from netanalysis.sources.table import decode
from netanalysis.text import tidy

#: a parsed document takes some ten times the memory of its text
LARGEST: Final = 256 * MIB
_HEAD: Final = 4096
_OPENERS: Final = ("{", "[")
_BLANK: Final = " \t\r\n\ufeff"
#: no id or count of any platform has more digits
_DIGITS: Final = 25
_BROKEN: Final = "the file is no JSON, or was not saved completely"


@dataclass(frozen=True, slots=True)
class Documents:
    """What a file holds: one document, or one a line; how many lines could not be read, and what is unusual."""

    values: tuple[Any, ...]
    read_as: str
    broken: int = 0
    warnings: tuple[str, ...] = ()


def looks_like_json(data: bytes) -> bool:
    """Whether the top of a file opens an object or a list.

    Examples
    --------
    >>> looks_like_json(b' {"contacts": []}'), looks_like_json(b"Name;Firma")
    (True, False)
    """
    return decode(data[:_HEAD]).text.lstrip(_BLANK).startswith(_OPENERS)


def read_json(member: Member, *, largest: int = LARGEST) -> Documents:
    """Read the documents of a file.

    Raises
    ------
    ValueError
        The file cannot be read, is too large, or holds no JSON; the message is a reason for the coverage.
    """
    if member.size > largest:
        raise MemberTooLarge(_too_large(largest))
    data = member.read()
    if len(data) > largest:
        raise MemberTooLarge(_too_large(largest))
    decoded = decode(data)
    found = parse_json(decoded.text)
    warnings = (decoded.warning, *found.warnings) if decoded.warning else found.warnings
    return Documents(found.values, f"{decoded.encoding}, {found.read_as}", found.broken, warnings)


def _too_large(limit: int) -> str:
    return f"it is larger than {limit // MIB} MiB, which no known export file is"


def parse_json(text: str) -> Documents:
    r"""Parse a text as one document, else line by line.

    Of a key that an object holds twice the last value stands, and a warning says so. What no number can hold (NaN,
    Infinity, thousands of digits) becomes None.

    Raises
    ------
    ValueError
        There is no document in it; the message is a reason for the coverage.

    Examples
    --------
    >>> parse_json('{"id": 1}').values, parse_json('{"id": 1}\n{"id": NaN}').values
    (({'id': 1},), ({'id': 1}, {'id': None}))
    """
    if not text.strip(_BLANK):
        msg = "the file is empty"
        raise ValueError(msg)
    parser = _Parser()
    try:
        values: tuple[Any, ...] = (parser.parse(text),)
        broken, read_as = 0, "JSON"
    except ValueError as error:
        values, broken = _lines(text, parser)
        if not values:
            raise ValueError(str(error)) from None
        read_as = "JSON lines"
    warnings = [f"{broken} lines could not be read"] if broken else []
    warnings += (
        [f"{parser.doubled} objects hold a key twice; the last value counts"] if parser.doubled else []
    )
    return Documents(values, read_as, broken, tuple(warnings))


def _lines(text: str, parser: _Parser) -> tuple[tuple[Any, ...], int]:
    """Documents of the lines, and how many lines are none; nothing where the first line is none already."""
    found: list[Any] = []
    broken = 0
    for line in _filled_lines(text):
        try:
            found.append(parser.parse(line))
        except ValueError:
            broken += 1
        if not found:
            break
    return tuple(found), broken


def _filled_lines(text: str) -> Iterator[str]:
    """Lines that are not blank; a document a line is an object or a list."""
    for line in text.split("\n"):
        bare = line.strip(_BLANK)
        if bare:
            yield bare


class _Parser:
    """Parses documents and counts the objects that hold a key twice."""

    def __init__(self) -> None:
        self.doubled = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_nothing,
            strict=False,
        )

    def parse(self, text: str) -> Any:
        """One document; ValueError with a reason where there is none."""
        bare = text.strip(_BLANK)
        if not bare.startswith(_OPENERS):
            raise ValueError(_BROKEN)
        try:
            return self._decoder.decode(bare)
        except RecursionError:
            msg = "its values are nested too deeply for any export"
            raise ValueError(msg) from None
        except ValueError:
            raise ValueError(_BROKEN) from None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        self.doubled += len(made) < len(pairs)
        return made


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _DIGITS else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def _nothing(_: str) -> None:
    return None


def as_dict(value: Any) -> dict[str, Any]:
    """Return an object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a list, or an empty one where something else stands."""
    return value if isinstance(value, list) else []


def as_text(value: Any) -> str:
    r"""Return a text or whole number as one tidy line, or an empty text where something else stands.

    Examples
    --------
    >>> as_text(" Eva\u200b "), as_text(12), as_text(None), as_text(True), as_text(["x"])
    ('Eva', '12', '', '', '')
    """
    if isinstance(value, str):
        return tidy(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def as_prose(value: Any) -> str:
    r"""Return a text with its lines, without halves of characters that no file can be written with.

    Examples
    --------
    >>> as_prose("Guten Tag,\nEva \ud83d"), as_prose(7)
    ('Guten Tag,\nEva ?', '')
    """
    if not isinstance(value, str):
        return ""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def as_whole(value: Any) -> int | None:
    """Return a whole number, also one written as text; else None.

    Examples
    --------
    >>> as_whole("12"), as_whole(12.0), as_whole("viele"), as_whole(True)
    (12, None, None, None)
    """
    if isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) <= _DIGITS:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
