"""The call list of a FRITZ!Box: semicolons, minutes, names as in its telephone book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any, Final

from netanalysis.samples._dice import between, chance, day, moment, pick, some, stream
from netanalysis.samples._model import Person
from netanalysis.samples._tables import table, table_bytes
from netanalysis.samples.sources._cast import Cast, Part
from netanalysis.samples.sources._clock import berlin

CALL_LIST: Final = "FRITZ!Box_Anrufliste_2026-02-20.csv"
_HEADER: Final = "Typ,Datum,Name,Rufnummer,Landes-/Ortsnetzbereich,Nebenstelle,Eigene Rufnummer,Dauer"
_IN, _MISSED, _OUT = "1", "2", "3"
_OWN: Final = "03023125999"
#: the switchboard of a firm belongs to nobody
_SWITCHBOARD: Final = "03023125000"
_AREAS: Final = MappingProxyType(
    {
        "030": "Berlin",
        "069": "Frankfurt am Main",
        "040": "Hamburg",
        "0221": "Köln",
        "089": "München",
        "0171": "Mobilfunk",
    }
)
_FIRST, _LAST = date(2019, 1, 7), date(2026, 2, 19)


@dataclass(frozen=True, slots=True)
class _Call:
    at: datetime
    sort: str
    key: str
    name: str
    number: str
    minutes: int


def calls(cast: Cast) -> Part:
    """Return the call list, newest first, and who called whom how often."""
    rng = stream(cast.seed, "calls")
    made = [call for person in _callers(cast) for call in _with(rng, cast, person)]
    made += _unknown(rng, cast)
    made.sort(key=lambda call: (call.at, call.number, call.sort), reverse=True)
    rows = [_row(call) for call in made]
    content = replace(table(_HEADER, rows), preamble="sep=;\n", delimiter=";")
    return Part(
        {f"exports/phone/{CALL_LIST}": table_bytes(content)},
        {CALL_LIST: {CALL_LIST: len(rows)}},
        _truth(made),
    )


def _truth(made: Sequence[_Call]) -> Mapping[str, Any]:
    known = [call for call in made if call.key]
    spoken = Counter(call.key for call in known if call.sort != _MISSED)
    return {
        "by_type": dict(sorted(Counter(call.sort for call in made).items())),
        "people": {call.key: call.number for call in sorted(known, key=lambda call: call.key)},
        "calls": dict(sorted(spoken.items())),
        "minutes": dict(sorted(_minutes(known).items())),
        "of_nobody_known": len(made) - len(known),
    }


def _minutes(known: Sequence[_Call]) -> dict[str, int]:
    total: dict[str, int] = {}
    for call in known:
        total[call.key] = total.get(call.key, 0) + call.minutes
    return total


def national(phone: str) -> str:
    """Return the digits of a German number as dialled inland."""
    digits = "".join(mark for mark in phone.replace("(0)", "") if mark.isdigit())
    digits = digits.removeprefix("00")
    return "0" + digits.removeprefix("49") if digits.startswith("49") else "0" + digits.lstrip("0")


def _callers(cast: Cast) -> list[Person]:
    """Return who has a number of her own and has spoken with the owner on LinkedIn too."""
    return [
        person
        for person in cast.of_class("core", "dormant")
        if person.xing
        and person.xing.phones
        and national(person.xing.phones[0]) != _SWITCHBOARD
        and cast.talked(person)
    ]


def _with(rng: Random, cast: Cast, person: Person) -> list[_Call]:
    """Return calls on days on which they wrote to each other; spoken with only where both wrote."""
    number = national(person.xing.phones[0]) if person.xing and person.xing.phones else ""
    name = f"{person.family}, {person.given}" if chance(rng, 0.5) else person.name if chance(rng, 0.6) else ""
    days = [
        (on, len(sides) > 1) for on, sides in sorted(cast.talked(person).items()) if _FIRST <= on <= _LAST
    ]
    made = []
    for on, both in some(rng, days, between(rng, 2, 9)):
        sort = pick(rng, (_IN, _OUT)) if both else _MISSED
        minutes = between(rng, 1, 40) if both else 0
        made.append(
            _Call(moment(rng, on, first_hour=7, last_hour=17), sort, person.key, name, number, minutes)
        )
    return made


def _unknown(rng: Random, cast: Cast) -> list[_Call]:
    """Return calls of numbers nobody knows, of withheld ones, and of a switchboard."""
    made = []
    for _ in range(cast.scaled(60, 4)):
        number = pick(rng, ("", _SWITCHBOARD, f"0221471098{between(rng, 0, 9)}"))
        sort = pick(rng, (_IN, _MISSED, _MISSED))
        at = moment(rng, day(rng, _FIRST, _LAST), first_hour=7, last_hour=17)
        made.append(_Call(at, sort, "", "", number, between(rng, 1, 6) if sort == _IN else 0))
    return made


def _row(call: _Call) -> tuple[str, ...]:
    local = berlin(call.at)
    area = next((town for code, town in _AREAS.items() if call.number.startswith(code)), "")
    long = timedelta(minutes=call.minutes)
    lasted = f"{long.seconds // 3600}:{long.seconds // 60 % 60:02}"
    return (call.sort, f"{local:%d.%m.%y %H:%M}", call.name, call.number, area, "Telefon 1", _OWN, lasted)
