"""Tables for spreadsheets: the ties as CSV or Excel, as the reader's language writes them, and never a formula."""

from __future__ import annotations

import os
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pandas as pd

from netanalysis.network import Network
from netanalysis.settings import Language
from netanalysis.text import escape_formula, printable
from netanalysis.ties import tending, tie_strength
from netanalysis.writing import write_file

#: file endings and what they mean
FORMATS: Final = (".csv", ".xlsx")
#: a cell of Excel holds no more characters
_LONGEST: Final = 32_767
#: Excel files carry a date of creation; a fixed one keeps two runs equal
_CREATED: Final = datetime(2000, 1, 1)


def ties_table(network: Network, *, as_of: date | str | None = None) -> pd.DataFrame:
    """Return one row a person, strongest tie first: who she is, how strong the tie is, and how it is tended.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    DataFrame
        `person_id`, `name`, `company`, `position`, `connected_on`, then the columns of `tie_strength` and `tending`.

    Examples
    --------
    >>> import netanalysis as na
    >>> ties_table(na.load_sample()).columns[:4].tolist()
    ['person_id', 'name', 'company', 'position']
    """
    seen = network.as_of(as_of)
    people = seen.persons.set_index("person_id")[["name", "company", "position", "connected_on"]]
    return people.join(tie_strength(seen), how="right").join(tending(seen)).reset_index()


def save_table(table: pd.DataFrame, path: str | Path, *, lang: Language = "en") -> Path:
    """Write a table as CSV or Excel, as the file's ending says; a text that looks like a formula stays a text.

    A German CSV has semicolons and decimal commas, as a German Excel expects. A file that is there is replaced.

    Parameters
    ----------
    table
        Any table; an index that names its rows becomes the first columns.
    path
        A file ending in `.csv` or `.xlsx`.
    lang
        Language of the spreadsheet program that will open a CSV.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    ValueError
        The file has another ending.
    NotWritten
        The disk is full, or it may not be written there; then nothing is left of it, and what stood there is as it was.
    WouldOverwrite
        A link or a folder stands in the place.

    Examples
    --------
    >>> import tempfile
    >>> import netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     na.save_table(na.tie_strength(na.load_sample()), f"{folder}/ties.csv", lang="de").name
    'ties.csv'
    """
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        msg = f"{path.name!r} has no ending that says the format; end it in {' or '.join(FORMATS)}."
        raise ValueError(msg)
    safe = _safe(table if isinstance(table.index, pd.RangeIndex) else table.reset_index())
    write_file(path, _as_excel(safe) if path.suffix.lower() == ".xlsx" else _as_csv(safe, lang))
    return path


def _as_csv(table: pd.DataFrame, lang: Language) -> bytes:
    dialect: dict[str, Any] = {"sep": ";", "decimal": ","} if lang == "de" else {}
    text: str = table.to_csv(
        index=False, date_format="%Y-%m-%d", float_format="%.4f", lineterminator=os.linesep, **dialect
    )
    return text.encode("utf-8-sig")


def _safe(table: pd.DataFrame) -> pd.DataFrame:
    """Escape every text that a spreadsheet would run, without the characters that no spreadsheet can hold."""
    texts = {
        name: table[name].map(lambda cell: escape_formula(printable(str(cell))), na_action="ignore")
        for name in table.columns
        if isinstance(table[name].dtype, pd.StringDtype) or table[name].dtype == object
    }
    return table.assign(**texts)


def _as_excel(table: pd.DataFrame) -> bytes:
    """The file as bytes, made in memory: no temporary file of the spreadsheet library can fail or stay."""
    short = table.map(
        lambda cell: cell[: _LONGEST - 1] + "…" if isinstance(cell, str) and len(cell) > _LONGEST else cell
    )
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
               "in_memory": True}  # fmt: skip
    days = {
        name: table[name].dt.date
        for name in table.columns
        if pd.api.types.is_datetime64_any_dtype(table[name])
    }
    held = BytesIO()
    with pd.ExcelWriter(
        held, engine="xlsxwriter", date_format="yyyy-mm-dd", engine_kwargs={"options": options}
    ) as writer:
        short.assign(**days).to_excel(writer, index=False, sheet_name="netanalysis", freeze_panes=(1, 2))
        book: Any = writer.book
        book.set_properties({"created": _CREATED})
        sheet = book.get_worksheet_by_name("netanalysis")
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
        sheet.set_column(0, len(table.columns) - 1, 16)
    return held.getvalue()
