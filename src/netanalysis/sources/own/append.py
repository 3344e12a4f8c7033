"""Add a row to one of the user's own files: nothing that stands there changes, and what it was like before is kept beside it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from netanalysis.errors import UserFileError
from netanalysis.settings import Language
from netanalysis.sources.own.models import MODELS, sentences
from netanalysis.sources.table import Columns, decode, find_header, normal_header, read_sheet

_REMARK: Final = "#"
_DELIMITERS: Final = ",;\t"


def append_row(path: Path, table: str, row: Mapping[str, str], *, language: Language = "en") -> bool:
    """Add a row at the end of a table of the user's, in the file's own delimiter, encoding and line ends.

    The bytes that are there stay as they are. The new file takes the old one's place in one step; the old one is kept as
    `<name>.bak`. A file that is not there is begun with its header.

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

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "corrections.csv"
    ...     done = [append_row(file, "corrections", {"person": "xing:a", "same_as": "linkedin:a"}) for _ in range(2)]
    ...     print(done, file.read_text(encoding="utf-8").splitlines()[1])
    [True, False] xing:a,linkedin:a,,,,,,
    """
    cells = {name: cell.strip() for name, cell in row.items() if cell.strip()}
    _check(path.name, table, cells, language)
    target = path.resolve()
    fields = [info.alias or name for name, info in MODELS[table].model_fields.items()]
    data = target.read_bytes() if target.is_file() else (",".join(fields) + "\n").encode()
    before = _rows(data, fields, path.name)
    if cells in before:
        return False
    grown = data + _line(data, cells, path.name)
    if _rows(grown, fields, path.name) != [*before, cells]:
        msg = f"{path.name} takes no further row: a quotation mark in it is opened and not closed; close it and try again."
        raise UserFileError(msg)
    _replace(target, grown)
    return True


def _check(file: str, table: str, cells: Mapping[str, str], language: Language) -> None:
    """Refuse a row that could not be read again."""
    if next(iter(cells.values()), "").startswith(_REMARK):
        msg = f"{file}: a row that begins with # is a remark; begin it with another sign."
        raise UserFileError(msg)
    try:
        MODELS[table].model_validate(dict(cells), context={"language": language})
    except ValidationError as error:
        raise UserFileError("\n".join(sentences(error, f"{file}, new row"))) from error


def _rows(data: bytes, fields: list[str], file: str) -> list[dict[str, str]]:
    """Cells that are not empty, row by row."""
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
    columns = Columns({name: (name,) for name in cells}, ())
    needed = Columns(columns.headers, tuple(cells))
    header = find_header(decoded.text, needed, renamed={}, delimiters=_DELIMITERS)
    if header is None:
        msg = f"{file} lacks one of the columns {', '.join(cells)}; add it to the first row."
        raise UserFileError(msg)
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    by_header = {normal_header(name): cell for name, cell in cells.items()}
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=header.delimiter, lineterminator=end)
    writer.writerow([by_header.get(normal_header(cell), "") for cell in header.cells])
    text = ("" if decoded.text.endswith(("\n", "\r")) else end) + stream.getvalue()
    try:
        return text.encode(_plain_encoding(data, decoded.encoding))
    except UnicodeEncodeError as error:
        msg = f"{file} is saved as {decoded.encoding}, which has no sign for a letter of the row; save it as UTF-8 first."
        raise UserFileError(msg) from error


def _plain_encoding(data: bytes, encoding: str) -> str:
    """The encoding without a mark at its beginning, as it goes on in the middle of a file."""
    if encoding == "utf-16":
        return "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _replace(target: Path, data: bytes) -> None:
    """Put the new file in the old one's place in one step, and keep the old one."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.is_file():
            shutil.copymode(target, fresh)
            shutil.copy2(target, target.with_name(f"{target.name}.bak"))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
