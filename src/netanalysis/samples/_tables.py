"""Tables and archives in bytes, every one of them decided here and not by a version of a library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited file: header, data rows and how it is written."""

    header: Row
    rows: tuple[Row, ...]
    preamble: str = ""
    delimiter: str = ","
    line_end: str = "\n"
    quote_all: bool = False
    ends_line: bool = True
    encoding: str = "utf-8"


def table(header: str, rows: Iterable[Sequence[str]]) -> Table:
    """Return a table with LF line ends and as few quotes as possible; `header` as it stands in the file."""
    return Table(tuple(header.split(",")), tuple(tuple(row) for row in rows))


def table_bytes(content: Table) -> bytes:
    """Return the file as bytes."""
    lines = [_line(row, content) for row in (content.header, *content.rows)]
    text = content.preamble + content.line_end.join(lines) + (content.line_end if content.ends_line else "")
    return text.encode(content.encoding)


def _line(row: Row, content: Table) -> str:
    return content.delimiter.join(_cell(cell, content) for cell in row)


def _cell(cell: str, content: Table) -> str:
    """Return a cell, quoted where it must be; a quote inside is doubled."""
    if content.quote_all or any(mark in cell for mark in (content.delimiter, '"', "\n", "\r")):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def zipped(members: Mapping[str, bytes], on: date) -> bytes:
    """Return an archive of the members, each dated on that day, in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, date_time=(on.year, on.month, on.day, 12, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
