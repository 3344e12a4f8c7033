"""Problems of tables given from outside: all of them, before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from netanalysis import schema
from netanalysis.errors import TableError
from netanalysis.frames import find_problems


def check_tables(given: Mapping[str, Any]) -> None:
    """Raise TableError, which names everything that keeps these tables from being a network, a sentence each."""
    problems = table_problems(given)
    if problems:
        raise TableError("\n".join(problems))


def table_problems(given: Mapping[str, Any]) -> list[str]:
    """Name everything that keeps these tables from being a network, a sentence each."""
    unknown = sorted(set(given) - set(schema.TABLES))
    problems = [f"{name!r} is no table; there are {', '.join(schema.TABLES)}." for name in unknown]
    for name, frame in given.items():
        if not isinstance(frame, pd.DataFrame):
            problems.append(f"{name}: a pandas DataFrame is needed, found is {type(frame).__name__}.")
        elif name in schema.TABLES:
            problems += find_problems(frame, schema.TABLES[name])
    return problems or _dangling(given)


def _dangling(given: Mapping[str, pd.DataFrame]) -> list[str]:
    """Rows that speak of a contact who is not in `contacts`."""
    known = set(given["contacts"]["contact_id"].tolist())
    problems = []
    for table, column in (("interactions", "contact_id"), ("identifiers", "contact_id"), ("snapshots", "contact_id"),
                          ("follows", "contact_id"), ("links", "a"), ("links", "b")):  # fmt: skip
        frame = given.get(table)
        if frame is None or known.issuperset(frame[column].tolist()):
            continue
        lost = ~frame[column].isin(known)
        if table == "interactions":
            lost &= ~(frame[column].isna() & _needs_nobody(frame))
        if lost.any():
            problems.append(
                f"{table}: {int(lost.sum())} rows name a {column} that is not in contacts; "
                "add these contacts or leave the rows out."
            )
    return problems


def _needs_nobody(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows that may be without a counterpart: marked ones, and what a machine sent."""
    marked = rows["mark"].notna() if "mark" in rows else pd.Series(data=False, index=rows.index)
    return marked | (
        rows["automatic"].astype("boolean").fillna(value=False).astype(bool) if "automatic" in rows else False
    )
