"""Month names as spreadsheets and platforms write them, in the languages whose headers are read; no locale is asked.

A name counts whole or shortened to three letters or more, with accents or without, wherever that can mean one month
only: French »jui« is none, for it may be June or July.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

#: names of each month: English, German, French, Spanish, Portuguese, Italian, Dutch, and forms that are no beginnings of them
_NAMES: Final = (
    "january januar jänner janvier enero janeiro gennaio januari",
    "february februar feber février febrero fevereiro febbraio februari",
    "march märz maerz mars marzo março maart mrz mrt",
    "april avril abril aprile",
    "may mai mayo maio maggio mei",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august août agosto augustus",
    "september septembre septiembre setiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dezembro dicembre",
)
_SHORTEST: Final = 3


def _plain(name: str) -> str:
    """Lower-case letters without accents."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _table() -> Mapping[str, int]:
    """Every name and beginning of a name that means one month, and which."""
    meant: dict[str, set[int]] = {}
    for month, names in enumerate(_NAMES, start=1):
        for name in map(_plain, names.split()):
            for end in range(_SHORTEST, len(name) + 1):
                meant.setdefault(name[:end], set()).add(month)
    return {name: next(iter(months)) for name, months in meant.items() if len(months) == 1}


@lru_cache(maxsize=4096)
def month_number(name: str) -> int:
    """Return the month of a name, 0 where it is none.

    Examples
    --------
    >>> month_number("Mär"), month_number("août"), month_number("ENE."), month_number("juil"), month_number("jui")
    (3, 8, 1, 7, 0)
    """
    return _table().get(_plain(name.rstrip(".")), 0)
