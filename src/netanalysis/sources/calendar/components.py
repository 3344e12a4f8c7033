"""The parts of an .ics file: calendars, the time zones they define, their entries, and the properties of an entry; in one pass.

A line that is no property costs nothing but itself, an entry that does not end costs itself, and what stands in an alarm is not the
entry's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_PROPERTY: Final = re.compile(r"([A-Za-z0-9-]+)([;:].*)", re.DOTALL)
#: the parameters of a property, up to the first colon that is not in quotes
_PARAMETERS: Final = re.compile(r'([^":]*+(?:"[^"]*+"[^":]*+)*+):')
_PARAMETER: Final = re.compile(r';\s*([A-Za-z0-9-]+)\s*=((?:"[^"]*+"|[^;"])*+)')
_ZONE: Final = re.compile(r"(?i);\s*TZID\s*=(.*?)(?=;\s*(?:VALUE|RANGE|X-[A-Z-]+)\s*=|$)")
#: what a mark in a parameter stands for
_MARKS: Final = {
    "^'": '"',
    "^n": " ",
    "^N": " ",
    "^^": "^",
    "\\,": ",",
    "\\;": ";",
    "\\n": " ",
    "\\N": " ",
    "\\\\": "\\",
}
_MARK: Final = re.compile(r"\^['nN^]|\\[,;nN\\]")


@dataclass(slots=True)
class Part:
    """One VCALENDAR of a file: its method, the definitions of its zones, and its entries; None for one that does not end."""

    method: str = ""
    name: str = ""
    zones: list[tuple[str, ...]] = field(default_factory=list)
    entries: list[list[str] | None] = field(default_factory=list)


def parts_of(text: str) -> list[Part]:
    r"""Take a file apart.

    Examples
    --------
    >>> [part] = parts_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nUID:2\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR")
    >>> part.entries
    [['UID:1']]
    """
    reader = _Reader()
    for line in text.split("\n"):
        head = line.lstrip()[:6].upper()
        if head == "BEGIN:":
            reader.begin(line.partition(":")[2].strip().upper())
        elif head.startswith("END:"):
            reader.end(line.partition(":")[2].strip().upper())
        elif ":" in line:
            reader.add(line)
    reader.close()
    return reader.parts


class _Reader:
    """Where in a file the reading stands."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._entry: list[str] | None = None
        self._zone: list[str] | None = None
        self._inside = 0  #: how many parts of an entry are open

    def begin(self, kind: str) -> None:
        """Open a part; an entry that has not ended is lost."""
        if kind in ("VEVENT", "VCALENDAR"):
            self.close()
            self._zone = None
        if kind == "VCALENDAR" or not self.parts:
            self.parts.append(Part())
        if kind == "VEVENT":
            self._entry, self._inside = [], 0
        elif self._entry is not None:
            self._inside += 1
        elif kind == "VTIMEZONE":
            self._zone = []
        elif self._zone is not None:
            self._zone.append(f"BEGIN:{kind}")

    def end(self, kind: str) -> None:
        """Close a part."""
        if kind == "VEVENT" and self._entry is not None:
            self.parts[-1].entries.append(self._entry)
            self._entry = None
        elif self._entry is not None:
            self._inside = max(self._inside - 1, 0)
        elif kind == "VTIMEZONE" and self._zone is not None:
            self.parts[-1].zones.append(tuple(self._zone))
            self._zone = None
        elif self._zone is not None:
            self._zone.append(f"END:{kind}")

    def add(self, line: str) -> None:
        """Give a line to the part that is open."""
        if self._entry is not None:
            if not self._inside:
                self._entry.append(line.strip())
        elif self._zone is not None:
            self._zone.append(line.strip())
        elif self.parts:
            self._of_calendar(line.strip())

    def _of_calendar(self, line: str) -> None:
        found = _PROPERTY.match(line)
        if found and found[1].upper() == "METHOD":
            self.parts[-1].method = found[2][1:].strip().upper()
        if found and found[1].upper() == "X-WR-CALNAME" and not self.parts[-1].name:
            self.parts[-1].name = found[2].partition(":")[2]

    def close(self) -> None:
        """An entry that is still open has no end."""
        if self._entry is not None:
            self.parts[-1].entries.append(None)
            self._entry = None


def properties(lines: Sequence[str], names: frozenset[str]) -> Mapping[str, list[str]]:
    """Give what stands behind the names of properties, parameters and all; other properties are passed over.

    Examples
    --------
    >>> properties(["UID:1", "dtstart;TZID=Europe/Berlin:20240304T100000", "SUMMARY:x"], frozenset({"UID", "DTSTART"}))
    {'UID': [':1'], 'DTSTART': [';TZID=Europe/Berlin:20240304T100000']}
    """
    found: dict[str, list[str]] = {}
    for line in lines:
        match = _PROPERTY.match(line)
        if match and (name := match[1].upper()) in names:
            found.setdefault(name, []).append(match[2])
    return found


def with_parameters(text: str) -> tuple[Mapping[str, str], str]:
    """Split what stands behind a name into parameters and value.

    Examples
    --------
    >>> with_parameters(';CN="Muster, Eva";PARTSTAT=ACCEPTED:mailto:eva@example.org')
    ({'CN': 'Muster, Eva', 'PARTSTAT': 'ACCEPTED'}, 'mailto:eva@example.org')
    """
    found = _PARAMETERS.match(text)
    before, value = (
        (found[1], text[found.end() :]) if found else (text.partition(":")[0], text.partition(":")[2])
    )
    return {name.upper(): _plain(told) for name, told in _PARAMETER.findall(before)}, value.strip()


def _plain(told: str) -> str:
    return _MARK.sub(lambda mark: _MARKS[mark[0]], told.replace('"', "")).strip()


def dated(text: str) -> tuple[str, Iterator[str]]:
    r"""Split what stands behind the name of a date into the name of its zone and its values.

    A date holds no colon, so that the zone ends at the last one, quoted or not.

    Examples
    --------
    >>> zone, values = dated(";TZID=(UTC+01:00) Amsterdam, Berlin:20240304T100000,20240311T100000")
    >>> zone, list(values)
    ('(UTC+01:00) Amsterdam, Berlin', ['20240304T100000', '20240311T100000'])
    """
    before, _, values = text.rpartition(":")
    found = _ZONE.search(before)
    return (found[1].strip() if found else ""), (value.strip() for value in values.split(","))
