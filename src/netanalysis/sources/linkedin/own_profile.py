"""What the profile family of LinkedIn's files says of the owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from netanalysis.dates import parse_dates
from netanalysis.settings import Owner, Position
from netanalysis.sources.linkedin.files import POSITIONS
from netanalysis.sources.linkedin.parse import full_name
from netanalysis.sources.model import Table
from netanalysis.sources.phones import to_e164
from netanalysis.text import tidy


def profile_of(large: Mapping[str, Sequence[Table]], country: str) -> Owner:
    """Name, addresses, numbers and positions."""

    def rows_of(content: str) -> list[Any]:
        return [table.rows for table in large.get(content, ())]

    names = [name for rows in rows_of("profile") for name in full_name(rows, "first_name", "last_name")]
    emails = [tidy(cell).lower() for rows in rows_of("own addresses") for cell in rows["email"]]
    numbers = [to_e164(cell, country) for rows in rows_of("own numbers") for cell in rows["number"]]
    positions = [position for rows in rows_of("positions") for position in _positions(rows)]
    return Owner(
        names=tuple(dict.fromkeys(name for name in names if name)),
        emails=tuple(dict.fromkeys(email for email in emails if "@" in email)),
        phones=tuple(dict.fromkeys(number for number in numbers if number)),
        positions=tuple(dict.fromkeys(positions)),
    )


def profiles_of_exports(large: Mapping[str, Sequence[Table]], country: str) -> tuple[tuple[str, Owner], ...]:
    """Each export, a folder or an archive, and what its profile says."""
    exports: dict[str, dict[str, list[Table]]] = {}
    for content, tables in large.items():
        for table in tables:
            exports.setdefault(table.file.place, {}).setdefault(content, []).append(table)
    return tuple((place, profile_of(inside, country)) for place, inside in sorted(exports.items()))


def _positions(rows: pd.DataFrame) -> list[Position]:
    started, finished = (_months(rows[name]) for name in ("started", "finished"))
    cells = zip(rows["company"], rows["position"], started, finished, strict=True)
    return [
        Position(tidy(company), tidy(title), begun, ended)
        for company, title, begun, ended in cells
        if company
    ]


def _months(cells: pd.Series[Any]) -> list[date | None]:
    """First day of each month or year; here alone both stand in one column."""
    month, year = (parse_dates(cells, formats=[form]).times for form in POSITIONS.dates)
    return [None if pd.isna(day) else day.date() for day in month.fillna(year)]
