"""Which given names are forms of one another: Sepp and Josef, Hans and Johannes, Kathi and Katharina."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from netanalysis.people.spelling import plain_key

_TABLE: Final = "given_names.csv"


def given_name_classes(word: str) -> frozenset[str]:
    """Return the full names of which a given name may be a form.

    Two given names may be one person's if their classes share a member. This is no chain: Hans may be
    a Johann or a Johannes, but Johann is no Johannes. A name that the table does not know is its own class, so
    that Peter never meets Petra.

    Parameters
    ----------
    word
        One given name; umlauts and capitals make no difference.

    Returns
    -------
    frozenset of str
        Folded full names (umlauts as a, o, u); empty for a text without letters.

    Examples
    --------
    >>> sorted(given_name_classes("Sepp")), sorted(given_name_classes("Uli"))
    (['josef'], ['ulrich', 'ulrike'])
    >>> given_name_classes("Peter") & given_name_classes("Petra")
    frozenset()
    """
    key = _joined(word)
    return _classes().get(key) or frozenset({key} - {""})


def is_given_name(word: str) -> bool:
    """Tell whether the table knows a word as a given name.

    Parameters
    ----------
    word
        One word as typed.

    Returns
    -------
    bool
        False says only that the table does not have it.

    Examples
    --------
    >>> is_given_name("Kathi"), is_given_name("Müller")
    (True, False)
    """
    return _joined(word) in _classes()


def _joined(word: str) -> str:
    """A key without blanks: Karl-Heinz is Karlheinz."""
    return plain_key(word).replace(" ", "")


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[str]]:
    """The table turned round: a form and the full names that it may stand for, itself among them."""
    text = (files("netanalysis.people") / _TABLE).read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, set[str]] = {}
    for row in rows:
        full = _joined(row["name"])
        for form in (row["name"], *row["forms"].split()):
            found.setdefault(_joined(form), set()).add(full)
    return {form: frozenset(full) for form, full in found.items()}
