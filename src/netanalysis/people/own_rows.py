"""The user's own rows joined to the network: who is meant by each `person` cell, and what the journal adds to ties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.errors import UnknownPerson
from netanalysis.frames import conform, stack
from netanalysis.people.identity import Weighed, resolve_identity
from netanalysis.people.lookup import Lookup, build_lookup
from netanalysis.settings import Settings

Tables = Mapping[str, pd.DataFrame]
#: what stands between the people of a chain
ARROW: Final = re.compile(r"\s*(?:>|→)\s*")
#: an exchange noted for a day without an hour is put at noon, so that no time zone moves it to another day
_NOON: Final = pd.Timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The user's own tables joined to the network."""

    tables: dict[str, pd.DataFrame]
    problems: tuple[str, ...]  #: a sentence for each cell that names nobody or several people
    dropped: Mapping[str, int]  #: rows with such a cell, which are left out, by file


def resolve_own_tables(own: Tables, tables: Tables, settings: Settings, weighed: Weighed) -> Resolved:
    """Return outcomes, journal, corrections and strategies with contact ids, and the rows they add to other tables.

    Journal entries become interactions, chains of outcomes become introductions among the contacts. `weighed` are the
    pairs of contacts that `weigh` found by their names.
    """
    contacts, held, snapshots = tables["contacts"], tables["identifiers"], tables["snapshots"]
    if not own:  # nobody is named, so nobody need be looked up
        contacts, held, snapshots = contacts[:0], held[:0], snapshots[:0]
    alone = resolve_identity(contacts, held, snapshots=snapshots, weighed=weighed)
    lookup = build_lookup(
        contacts,
        held,
        alone.person_of,
        interactions=lambda: tables["interactions"],
        language=settings.language,
    )
    first = _Finder(lookup)
    corrections = first.cells(own.get("corrections"), "corrections", ("person", "same_as", "not_same_as"))
    corrections = stack([corrections.rename(columns={"person": "person_id"})], schema.CORRECTIONS)
    # a name that corrections.csv joins to one person is unique in the other files
    if len(corrections):
        told = resolve_identity(contacts, held, snapshots=snapshots, corrections=corrections, weighed=weighed)
        lookup = replace(lookup, person_of=told.person_of)
    second = _Finder(lookup)
    journal = second.cells(own.get("journal"), "journal", ("person",))
    outcomes = second.chains(own.get("outcomes"))
    made = {
        "corrections": corrections,
        "journal": stack([journal.rename(columns={"person": "person_id"})], schema.JOURNAL),
        "outcomes": stack([outcomes], schema.OUTCOMES),
        "strategies": stack([own.get("strategies", pd.DataFrame())], schema.STRATEGIES),
    }
    added = _exchanges(made["journal"], settings.time_zone)
    introduced = _introductions(made["outcomes"])
    made["interactions"] = _joined(tables["interactions"], added, schema.INTERACTIONS)
    made["links"] = _joined(tables["links"], introduced, schema.LINKS)
    return Resolved(made, (*first.problems, *second.problems), first.dropped | second.dropped)


def _joined(rows: pd.DataFrame, added: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    return stack([rows, added], table) if len(added) else rows


class _Finder:
    """Turns typed cells into contact ids and keeps a sentence for each that cannot be."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.problems: list[str] = []
        self.dropped: dict[str, int] = {}

    def cells(self, frame: pd.DataFrame | None, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
        """Resolve whole columns."""
        if frame is None:
            return pd.DataFrame()
        return self._resolved(frame, f"{table}.csv", dict.fromkeys(columns, self._lookup.find))

    def chains(self, frame: pd.DataFrame | None) -> pd.DataFrame:
        """Resolve the chains of outcomes.csv."""
        if frame is None:
            return pd.DataFrame()
        return self._resolved(frame, "outcomes.csv", {"chain": self._chain})

    def _resolved(
        self, frame: pd.DataFrame, file: str, columns: Mapping[str, Callable[[str], str]]
    ) -> pd.DataFrame:
        """The rows in which everybody is found."""
        resolved, wrong = frame.copy(), set[int]()
        for column, read in columns.items():
            resolved[column], lost = self._each(frame, file, column, read)
            wrong |= lost
        if wrong:
            self.dropped[file] = len(wrong)
        return resolved[~resolved["row"].isin(wrong)].reset_index(drop=True)

    def _each(
        self, frame: pd.DataFrame, file: str, column: str, read: Callable[[str], str]
    ) -> tuple[list[str | None], set[int]]:
        """What each cell means, and the rows whose cell means nobody."""
        found: list[str | None] = []
        wrong = set[int]()
        for number, cell in zip(frame["row"], frame[column], strict=True):
            try:
                found.append(read(cell) if isinstance(cell, str) and cell else None)
            except UnknownPerson as error:
                self.problems.append(f"{file}, row {number}, {column}: {error}.")
                found.append(None)
                wrong.add(number)
        return found, wrong

    def _chain(self, cell: str) -> str:
        return " > ".join(self._lookup.find(part) for part in ARROW.split(cell) if part.strip())


def _exchanges(journal: pd.DataFrame, time_zone: str) -> pd.DataFrame:
    """Journal entries as interactions: a call is a call, a meeting or meal a meeting, anything else a journal entry."""
    kinds = journal["kind"].map({"call": "call", "meeting": "meeting", "meal": "meeting"}).fillna("journal")
    noon = (journal["date"] + _NOON).dt.tz_localize(time_zone).dt.tz_convert("UTC")
    frame = pd.DataFrame(
        {
            "contact_id": journal["person_id"], "time": noon, "time_precision": "day", "platform": "journal",
            "account": "journal", "kind": kinds, "direction": "both", "n_people": 1, "minutes": journal["minutes"],
            "text": journal["topic"], "source": "journal.csv",
        }
    )  # fmt: skip
    return conform(frame, schema.INTERACTIONS)


def _introductions(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Neighbours in a chain know each other: one led to the other."""
    pairs = [
        {
            "a": min(a, b),
            "b": max(a, b),
            "kind": "introduction",
            "time": first,
            "n_people": 2,
            "source": "outcomes.csv",
        }
        for chain, first in zip(outcomes["chain"], outcomes["first_touch"], strict=True)
        if isinstance(chain, str)
        for a, b in zip(chain.split(" > "), chain.split(" > ")[1:], strict=False)
        if a != b
    ]
    return conform(pd.DataFrame(pairs), schema.LINKS)
