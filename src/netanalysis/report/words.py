"""Tables of words: what a picture shows, written out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netanalysis import wording

if TYPE_CHECKING:
    from netanalysis.settings import Language


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: its title, the heads of its columns, its rows; without heads a list."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_table(
    lang: Language,
    title: str,
    heads: Iterable[str],
    rows: Iterable[tuple[str, ...]],
    *,
    more: Iterable[str] = (),
) -> Table:
    """Make a table of the keys of its words; `more` heads are words already."""
    head = (*(wording.say(lang, key) for key in heads), *more)
    return Table(wording.say(lang, title), head, tuple(rows))
