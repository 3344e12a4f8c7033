"""Add a row to one of the user's own files, or take the last one back; what it was like before is kept beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from netanalysis import writing
from netanalysis.errors import UserFileError
from netanalysis.settings import Language
from netanalysis.sources.own.models import MODELS, sentences
from netanalysis.sources.records import physical_lines
from netanalysis.sources.table import Columns, Header, decode, find_header, normal_header, read_sheet

_REMARK: Final = "#"
_DELIMITERS: Final = ",;\t"
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: room that a row and its backup need at most, beside what is there
_ROW: Final = 16_384


def append_row(path: Path, table: str, row: Mapping[str, str], *, language: Language = "en") -> bool:
    """Add a row at the end of a table of the user's, in the file's own delimiter, encoding and line ends.

    The bytes that are there stay as they are. The new file takes the old one's place in one step, and no other process of
    ours writes meanwhile; the last few states before are kept under numbered names (`writing.back_up`). A file that is not
    there, or empty, is begun with its header. A link is followed to its file.

    Parameters
    ----------
    path
        The file: `corrections.csv`, `outcomes.csv`, ….
    table
        Which table it is: a key of `models.MODELS`.
    row
        Cells by column, as the user would type them; other columns stay empty.
    language
        How dates and amounts in the row are written.

    Returns
    -------
    bool
        False where the very row stands in the file already, and nothing was written.

    Raises
    ------
    UserFileError
        The row holds a mistake, or the file cannot take it: it lacks a column or leaves a quotation mark open.
    NotWritten
        The disk is full, it may not be written there, or another run is writing.
    WouldOverwrite
        A link that leads nowhere, or no ordinary file, stands in the place.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "corrections.csv"
    ...     done = [append_row(file, "corrections", {"person": "xing:a", "same_as": "linkedin:a"}) for _ in range(2)]
    ...     print(done, file.read_text(encoding="utf-8").splitlines()[1])
    [True, False] xing:a,linkedin:a,,,,,,
    """
    cells = _filled(row)
    _check(path.name, table, cells, language)
    target = writing.place_of(path)
    with writing.only_writer(target.parent):
        data = _read(target, path.name)
        before = _rows(_begun(data, table), table, path.name)
        if cells in before:
            return False
        grown = _begun(data, table) + _line(_begun(data, table), cells, path.name)
        if _rows(grown, table, path.name) != [*before, cells]:
            msg = f"{path.name} takes no further row: a quotation mark in it is opened and not closed; close it and try again."
            raise UserFileError(msg)
        _replace(target, data, grown)
    return True


def try_append(path: Path, table: str, columns: Collection[str]) -> None:
    """Find out before anything is asked whether a file could take a row with those columns.

    Raises
    ------
    UserFileError, NotWritten, WouldOverwrite
        It could not, as `append_row` would say.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     try_append(Path(folder) / "corrections.csv", "corrections", ["person", "same_as"])
    """
    target = writing.place_of(path)
    data = _read(target, path.name)
    _line(_begun(data, table), dict.fromkeys(columns, "x"), path.name)
    writing.try_out(target.parent, 2 * len(data) + _ROW, said=path.name)


def row_as_text(path: Path, table: str, row: Mapping[str, str]) -> str:
    """Return a row as it would stand in a file, in the file's own delimiter.

    Examples
    --------
    >>> row_as_text(Path("corrections.csv"), "corrections", {"person": "xing:a", "same_as": "linkedin:a"})
    'xing:a,linkedin:a,,,,,,'
    """
    data = _begun(_read(writing.place_of(path), path.name), table)
    header = _header(data, tuple(_filled(row)), path.name)
    return _written(header, _filled(row), "")


def columns_of(path: Path, table: str) -> frozenset[str]:
    """Return which of a table's columns the header of a file names.

    Examples
    --------
    >>> "chain" in columns_of(Path("outcomes.csv"), "outcomes")
    True
    """
    data = _begun(_read(writing.place_of(path), path.name), table)
    needed = tuple(
        info.alias or name for name, info in MODELS[table].model_fields.items() if info.is_required()
    )
    header = {normal_header(cell) for cell in _header(data, needed, path.name).cells}
    return frozenset(name for name in _fields(table) if normal_header(name) in header)


def undo_row(path: Path, table: str) -> str:
    """Take the last row of a table of the user's out again; what it was like before is kept, as `append_row` does.

    Parameters
    ----------
    path
        The file.
    table
        Which table it is.

    Returns
    -------
    str
        The row as it stood there, or nothing where there is none.

    Raises
    ------
    UserFileError
        The file has no header row, or its last row cannot be told from what stands around it.
    NotWritten, WouldOverwrite
        As `append_row`.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "corrections.csv"
    ...     for other in ("linkedin:a", "linkedin:b"):
    ...         done = append_row(file, "corrections", {"person": "xing:a", "same_as": other})
    ...     print(undo_row(file, "corrections"))
    xing:a,linkedin:b,,,,,,
    """
    target = writing.place_of(path)
    with writing.only_writer(target.parent):
        data = _read(target, path.name)
        rows = _rows(data, table, path.name) if data else []
        if not rows:
            return ""
        shrunk, gone = _without_last(data, rows, table, path.name)
        _replace(target, data, shrunk)
    return gone


def _without_last(data: bytes, rows: list[dict[str, str]], table: str, file: str) -> tuple[bytes, str]:
    """The file without its last row, which may run over several lines and have remarks below it; and that row."""
    encoding = _plain_encoding(data, decode(data).encoding)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    lines = [line.encode(encoding, errors="replace") for line in physical_lines(decode(data).text)]

    def above(n: int) -> list[dict[str, str]]:
        return _rows(mark + b"".join(lines[:n]), table, file)

    if mark + b"".join(lines) == data:
        first = next((n for n in range(len(lines) - 1, 0, -1) if above(n) == rows[:-1]), 0)
        end = next((n for n in range(first + 1, len(lines) + 1) if above(n) == rows), 0)
        shrunk = mark + b"".join([*lines[:first], *lines[end:]])
        if first and end and _rows(shrunk, table, file) == rows[:-1]:
            return shrunk, b"".join(lines[first:end]).decode(encoding).strip()
    msg = f"The last row of {file} cannot be told from what stands around it; take it out in the file itself."
    raise UserFileError(msg)


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {name: cell.strip() for name, cell in row.items() if cell.strip()}


def _fields(table: str) -> list[str]:
    return [info.alias or name for name, info in MODELS[table].model_fields.items()]


def _read(target: Path, file: str) -> bytes:
    """What stands in a file; nothing where it is missing."""
    with writing.named(file):
        return target.read_bytes() if target.exists() else b""


def _begun(data: bytes, table: str) -> bytes:
    """A file that holds nothing, begun with its header."""
    return data if data.strip() else (",".join(_fields(table)) + "\n").encode()


def _check(file: str, table: str, cells: Mapping[str, str], language: Language) -> None:
    """Refuse a row that could not be read again."""
    if next(iter(cells.values()), "").startswith(_REMARK):
        msg = f"{file}: a row that begins with # is a remark; begin it with another sign."
        raise UserFileError(msg)
    try:
        MODELS[table].model_validate(dict(cells), context={"language": language})
    except ValidationError as error:
        raise UserFileError("\n".join(sentences(error, f"{file}, new row"))) from error


def _rows(data: bytes, table: str, file: str) -> list[dict[str, str]]:
    """Cells that are not empty, row by row."""
    fields = _fields(table)
    sheet = read_sheet(
        data,
        Columns({name: (name,) for name in fields}, tuple(fields[:1]), flowing=tuple(fields)),
        remark=_REMARK,
    )
    if sheet is None:
        msg = f"{file} has no header row; its first row must name the columns {', '.join(fields)}."
        raise UserFileError(msg)
    records = sheet.frame.drop(columns="row").to_dict("records")
    return [
        {str(name): str(cell).strip() for name, cell in record.items() if str(cell).strip()}
        for record in records
    ]


def _line(data: bytes, cells: Mapping[str, str], file: str) -> bytes:
    """The row as bytes, with a line end before it where the file lacks its last one."""
    decoded = decode(data)
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    written = _written(_header(data, tuple(cells), file), cells, end)
    text = ("" if decoded.text.endswith(("\n", "\r")) else end) + written
    try:
        return text.encode(_plain_encoding(data, decoded.encoding))
    except UnicodeEncodeError as error:
        msg = f"{file} is saved as {decoded.encoding}, which has no sign for a letter of the row; save it as UTF-8 first."
        raise UserFileError(msg) from error


def _header(data: bytes, columns: tuple[str, ...], file: str) -> Header:
    """The header row of a file, which must name those columns."""
    wanted = Columns({name: (name,) for name in columns}, columns)
    header = find_header(decode(data).text, wanted, renamed={}, delimiters=_DELIMITERS)
    if header is None:
        msg = f"{file} lacks one of the columns {', '.join(columns)}; add it to the first row."
        raise UserFileError(msg)
    return header


def _written(header: Header, cells: Mapping[str, str], end: str) -> str:
    """A row below that header."""
    by_header = {normal_header(name): cell for name, cell in cells.items()}
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=header.delimiter, lineterminator=end)
    writer.writerow([by_header.get(normal_header(cell), "") for cell in header.cells])
    return stream.getvalue()


def _plain_encoding(data: bytes, encoding: str) -> str:
    """The encoding without a mark at its beginning, as it goes on in the middle of a file."""
    if encoding == "utf-16":
        return "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _replace(target: Path, before: bytes, after: bytes) -> None:
    """Put the new file in the old one's place, with the old one kept beside it; where that fails, nothing is left of it."""
    if not before:
        writing.put(target.parent, [(target.name, after)])
        return
    known = writing.backups(target)
    kept = writing.back_up(target, before)
    try:
        writing.put(target.parent, [(target.name, after)])
    except BaseException:
        if kept not in known:
            writing.discard(kept)
        raise
    writing.forget_oldest(target)
