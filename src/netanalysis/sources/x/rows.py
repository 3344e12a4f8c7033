"""What is gathered while the files of all archives are gone through, and what of each file could not be used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import pandas as pd

from netanalysis.sources.x.files import PLATFORM, Part

_COLUMNS: Final = (
    "native",
    "time",
    "account",
    "kind",
    "direction",
    "thread_id",
    "n_people",
    "text",
    "source",
)
_ACTIVITY: Final = ("time", "platform", "account", "kind", "n_chars", "n_responses", "counted_on", "source")


#: id, time, account, kind, direction, conversation, number of people, text
Row = tuple[str, datetime, str, str, str, str, int, str]


@dataclass(slots=True)
class Gathered:
    """Rows with ids in place of contacts, and the counts of each file by its label."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    activity: list[tuple[Any, ...]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    lost: dict[str, Counter[str]] = field(default_factory=dict)
    n_rows: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    first: dict[str, datetime] = field(default_factory=dict)
    last: dict[str, datetime] = field(default_factory=dict)
    _keys: set[tuple[str, ...]] = field(default_factory=set)

    def lose(self, part: Part, reason: str) -> None:
        """Count a row that cannot be used."""
        self.n_rows[part.label] += 1
        self.lost.setdefault(part.label, Counter())[reason] += 1

    def see(self, part: Part, time: datetime) -> None:
        """Count a row that is read, with its time."""
        label = part.label
        self.n_rows[label] += 1
        if label not in self.first:
            self.first[label] = self.last[label] = time
        elif time < self.first[label]:
            self.first[label] = time
        elif time > self.last[label]:
            self.last[label] = time

    def is_new(self, key: tuple[str, ...]) -> bool:
        """Whether no file before had the row of that key; a row without a number is always new."""
        if not key[-1]:
            return True
        before = len(self._keys)
        self._keys.add(key)
        return len(self._keys) > before

    def add(self, part: Part, row: Row) -> None:
        """Add an exchange with one counterpart; nobody's id is a hidden sender."""
        self.rows.append((*row, part.label))
        self.marked[part.label] += not row[0]

    def interactions(self) -> pd.DataFrame:
        """Rows of `schema.INTERACTIONS`."""
        frame = pd.DataFrame(self.rows, columns=list(_COLUMNS))
        native = frame["native"].astype("string")
        nobody = native == ""
        return frame.drop(columns="native").assign(
            contact_id=(f"{PLATFORM}:" + native).mask(nobody), platform=PLATFORM, time_precision="second", automatic=False,
            n_chars=frame["text"].str.len(), mark=pd.Series("hidden_sender", index=frame.index, dtype="string").where(nobody),
        )  # fmt: skip

    def activities(self) -> pd.DataFrame:
        """Rows of `schema.ACTIVITY`."""
        return pd.DataFrame(self.activity, columns=list(_ACTIVITY))

    def met(self) -> dict[str, str]:
        """Ids in exchange or links, each with the account that met them first."""
        found: dict[str, str] = {}
        for row in self.rows:
            if row[0]:
                found.setdefault(row[0], row[2])
        for link in self.links:
            for side in ("a", "b"):
                found.setdefault(link[side].removeprefix(f"{PLATFORM}:"), link["account"])
        return found
