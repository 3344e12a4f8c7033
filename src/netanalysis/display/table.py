"""`show`: a table of results as a person reads it, in a notebook and as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis import markup, wording
from netanalysis.display import cells
from netanalysis.network import Network
from netanalysis.settings import Language, Settings

#: so many rows are shown where nothing else is said
ROWS: Final = 20


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """A table ready to be read: every cell is text, in one language.

    Attributes
    ----------
    headings
        A heading for each column, with its unit.
    rows
        The cells, row by row.
    numeric
        Whether each column holds amounts or days, which stand to the right.
    heads
        So many columns on the left name the row.
    note
        How much of the table is shown, where it is not all.
    lang
        Its language.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    heads: int
    note: str
    lang: Language

    def __str__(self) -> str:
        """Return the table as text, its columns aligned."""
        from rich.cells import cell_len

        lines = [tuple(markup.shorten(cell) for cell in line) for line in (self.headings, *self.rows)]
        widths = [max(cell_len(cell) for cell in column) for column in zip(*lines, strict=True)]
        written = [
            "  ".join(
                (" " * (width - cell_len(cell)) + cell) if right else (cell + " " * (width - cell_len(cell)))
                for cell, width, right in zip(line, widths, self.numeric, strict=True)
            ).rstrip()
            for line in lines
        ]
        return "\n".join([*written, *([self.note] if self.note else [])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        table = markup.table(
            self.headings, self.rows, numeric=self.numeric, heads=self.heads, caption=self.note
        )
        return f'<div lang="{self.lang}">{table}</div>'


def show(
    table: pd.DataFrame | pd.Series[Any],
    *,
    network: Network | None = None,
    lang: Language | None = None,
    rows: int = ROWS,
) -> Shown:
    """Show a table of results as a person reads it: headings with units, numbers and dates as the language writes them.

    The table itself stays as it is, and no option of pandas is set. What is missing is a dash.

    Parameters
    ----------
    table
        A table of the network or of results (`tie_strength`, `tending`, `contacts`, …), or any other: columns that are
        described nowhere keep their names.
    network
        The network it was made of: with it, person ids are shown as names, moments in its time zone, amounts in its
        currency, and all in its language.
    lang
        Language; left out, that of the network, else English.
    rows
        How many rows at most; a note says of how many.

    Returns
    -------
    Shown
        A value that shows itself in a notebook; `print` writes it as text.

    Raises
    ------
    ValueError
        `rows` is below 1.

    Examples
    --------
    >>> import netanalysis as na
    >>> network = na.load_sample()
    >>> ties = na.tie_strength(network)[["strength", "active_days", "last_contact"]]
    >>> print(na.show(ties, network=network, lang="de", rows=2))
    Person        Stärke (ohne Einheit)  Tage mit Austausch  Letzter Kontakt
    Katja Lenz                     12,5                  60       02.03.2026
    ...
    """
    if rows < 1:
        msg = f"rows is {rows}, but a table shows at least 1; pass a larger number."
        raise ValueError(msg)
    settings = network.settings if network else Settings()
    language = lang or settings.language
    whole = table.to_frame() if isinstance(table, pd.Series) else table
    columns, heads = _columns(whole.head(rows))
    named = [_with_names(column, network) for column in columns]
    currency = settings.currency if network else ""
    written = [cells.texts(column, language, settings) for column in named]
    return Shown(
        headings=tuple(cells.heading(column.name, language, currency=currency) for column in columns),
        rows=tuple(zip(*written, strict=True)),
        numeric=tuple(cells.is_numeric(column) for column in columns),
        heads=heads,
        note=_note(len(whole), rows, language),
        lang=language,
    )


def _columns(table: pd.DataFrame) -> tuple[list[pd.Series[Any]], int]:
    """Return the columns from left to right, and how many of them come from the index, which names the rows."""
    levels = [table.index.get_level_values(place) for place in range(table.index.nlevels)]
    counted = isinstance(table.index, pd.RangeIndex) and table.index.name is None
    index = (
        [] if counted else [pd.Series(level, index=table.index, name=level.name or "") for level in levels]
    )
    return [*index, *(table.iloc[:, place] for place in range(table.shape[1]))], len(index)


def _with_names(column: pd.Series[Any], network: Network | None) -> pd.Series[Any]:
    """Return names for person ids; where two of those shown bear one name, the id goes with it."""
    if network is None or column.name != "person_id":
        return column
    names = network.persons.set_index("person_id")["name"].to_dict()
    shown = column.drop_duplicates().map(names)
    doubled = set(shown[shown.duplicated(keep=False)].dropna())
    written = {person: f"{name} ({person})" if name in doubled else name for person, name in names.items()}
    return column.astype(object).map(lambda person: written.get(person, person), na_action="ignore")


def _note(n: int, rows: int, lang: Language) -> str:
    """How much of the table is shown, where it is not all."""
    if n == 0:
        return wording.say(lang, "table_empty")
    return wording.say(lang, "table_part", shown=rows, n=n) if n > rows else ""
