"""The accounts of the invented people: names as each platform shows them, slugs, addresses, careers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from netanalysis.samples._dice import between, chance, dated, day, hexadecimal, pick, shuffled, some, weighted
from netanalysis.samples._firms import Firm, employment
from netanalysis.samples._model import AS_OF, LINKEDIN_FROM, XING_FROM, XING_TABLE_UNTIL, Job, LinkedIn, Xing
from netanalysis.samples._names import FAMILY, SHORT, Name
from netanalysis.samples._shapes import ascii_text
from netanalysis.samples._slots import CONNECTED, EARLY, LATE, REMOVED, UNCONNECTED, Slot

Claim = Callable[[str], str]

_LINKEDIN_YEARS: Final = (
    (2011, 1.0), (2012, 5.5), (2013, 6.5), (2014, 7.5), (2015, 8.0), (2016, 8.5), (2017, 9.0), (2018, 9.5),
    (2019, 10.0), (2020, 10.0), (2021, 10.0), (2022, 8.0), (2023, 3.0), (2024, 2.0), (2025, 1.6),
    (2026, 0.3),
)  # fmt: skip
_XING_YEARS: Final = (
    (2006, 1.0), (2007, 1.6), (2008, 2.0), (2009, 2.2), (2010, 2.4), (2011, 2.6), (2012, 10.0),
    (2013, 11.0), (2014, 8.0), (2015, 7.0), (2016, 6.5), (2017, 6.0), (2018, 5.5), (2019, 5.0), (2020, 4.0),
    (2021, 3.0), (2022, 2.0), (2023, 1.0), (2024, 0.6), (2025, 0.5), (2026, 0.1),
)  # fmt: skip
_PREFIXES: Final = MappingProxyType(
    {
        "Deutschland": (("", 88.0), ("Dr.", 6.0), ("Dipl.-Ing.", 3.0), ("Prof. Dr.", 1.0), ("Dr. med.", 1.0),
        ("Dipl.-Kfm.", 1.0)),
        "Österreich": (("", 72.0), ("Mag.", 12.0), ("DI", 6.0), ("Dr.", 8.0), ("MMag.", 2.0)),
        "Schweiz": (("", 88.0), ("lic. oec.", 5.0), ("Dr.", 7.0)),
    }
)  # fmt: skip
_OTHER: Final = (("", 97.0), ("Dr.", 3.0))
PLACES: Final = (
    ("Berlin", "Deutschland"), ("Hamburg", "Deutschland"), ("München", "Deutschland"),
    ("Köln", "Deutschland"), ("Frankfurt am Main", "Deutschland"), ("Stuttgart", "Deutschland"),
    ("Düsseldorf", "Deutschland"), ("Leipzig", "Deutschland"), ("Bielefeld", "Deutschland"),
    ("Nürnberg", "Deutschland"), ("Münster", "Deutschland"), ("Kassel", "Deutschland"),
    ("Wien", "Österreich"), ("Graz", "Österreich"), ("Zürich", "Schweiz"), ("Basel", "Schweiz"),
    ("London", "Großbritannien"), ("Warschau", "Polen"), ("Moskau", "Russland"),
    ("Rotterdam", "Niederlande"),
)  # fmt: skip
_WEIGHTED_PLACES: Final = tuple((place, 1.0 if place[1] == "Deutschland" else 0.4) for place in PLACES)
_DECORATIONS: Final = (", PMP", ", MBA", " 🚀", ", Ph.D.", " | Interim", " ✨ Coach", " (she/her)", ", CPA")
_RANGES: Final = ("30 23125", "69 90009", "40 66969", "221 4710", "89 99998")
#: a year so many times as quick as the one before is a change of pace that growth has to find
_JUMP: Final = 2.5
_HERO_SINCE: Final = (date(2012, 4, 20), date(2012, 6, 12))
_BEFORE_FIRST_EXPORT: Final = date(2022, 6, 30)
_TAGS: Final = (
    "Einkauf",
    "Messe",
    "Kunde",
    "Interim",
    "Provider",
    "Alumni",
    "Stammtisch",
    "Presse",
    "Lieferant",
    "IT",
)
_NOTES: Final = (
    "Kontaktgrund: Messe Hannover, Halle 5",
    "Kontaktgrund: Vortrag über Lieferketten",
    'Hat gefragt: "Wann haben Sie Zeit?"\nZurückrufen; nicht vor 10 Uhr',
    "Kontaktgrund: gemeinsame Gruppe",
    "Segelt. Zwei Töchter.\nKennt den halben Maschinenbau; sehr hilfsbereit",
    "Kontaktgrund: suche & biete",
    "Mag Kaffee, keine Telefonate; Größe der Firma: 250",
)


def claims() -> Claim:
    """Return a function that hands out texts, each only once: what is taken gets a number."""
    taken: dict[str, int] = {}

    def claim(wanted: str) -> str:
        n = taken.get(wanted.lower(), 0)
        taken[wanted.lower()] = n + 1
        return (
            claim(f"{wanted}{' ' if wanted[-1].isdigit() and ' ' in wanted else ''}{n + 1}") if n else wanted
        )

    return claim


def career(rng: Random, known: tuple[Firm, ...], *, female: bool) -> tuple[Job, ...]:
    """Return the jobs of somebody, oldest first; four in ten changed since 2022."""
    starts = [day(rng, date(1998, 1, 1), date(2008, 1, 1))]
    starts += [day(rng, date(2009, 1, 1), date(2022, 8, 1)) for _ in range(between(rng, 0, 2))]
    starts += [day(rng, date(2022, 9, 15), date(2026, 2, 1)) for _ in range(1 if chance(rng, 0.4) else 0)]
    return tuple(Job(since, *employment(rng, known, female=female)) for since in sorted(starts))


def home(rng: Random) -> tuple[str, str]:
    """Return a city and its country."""
    return weighted(rng, _WEIGHTED_PLACES)


def prefix(rng: Random, country: str) -> str:
    """Return an academic title as usual in that country, mostly none."""
    return weighted(rng, _PREFIXES.get(country, _OTHER))


def pace_changes() -> dict[str, list[str]]:
    """Return the months in which the pace of connecting jumps as planted, on each platform whose files date them."""
    return {
        "linkedin": _jumps(_LINKEDIN_YEARS, LINKEDIN_FROM, AS_OF),
        "xing": _jumps(_XING_YEARS, XING_FROM, XING_TABLE_UNTIL),
    }


def _jumps(weights: Sequence[tuple[int, float]], first: date, last: date) -> list[str]:
    """Return the Januaries before and after which the weights a day differ by more than `_JUMP`."""
    paces = {
        year: weight / ((min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1)
        for year, weight in weights
        if year <= last.year
    }
    return [
        f"{year}-01"
        for before, year in pairwise(paces)
        if max(paces[year] / paces[before], paces[before] / paces[year]) > _JUMP
    ]


def linkedin(rng: Random, slot: Slot, title: str, claim: Claim) -> LinkedIn:
    """Return somebody's LinkedIn account, without an address."""
    since = _connected_on(rng, slot)
    first, last = _shown(rng, slot, title)
    renamed = (
        slot.fate == CONNECTED
        and slot.name.female
        and slot.role == "collected"
        and not slot.twin
        and chance(rng, 0.02)
    )
    return LinkedIn(
        first=first,
        last=last,
        slug=_slug(rng, slot.name, claim),
        connected_on=since,
        style=weighted(rng, (("full", 6.0), ("bare", 3.0), ("short", 1.0))),
        shows_job=not chance(rng, 0.05),
        former_last=pick(rng, FAMILY) if renamed else "",
        renamed_on=day(rng, date(2023, 1, 1), date(2025, 12, 31)) if renamed else None,
        removed_on=day(rng, date(2022, 10, 1), date(2026, 2, 15)) if slot.fate == REMOVED else None,
        closed_on=_closed_on(rng, slot, since),
    )


def _connected_on(rng: Random, slot: Slot) -> date | None:
    if slot.fate == UNCONNECTED:
        return None
    if slot.hero >= 0:
        return _HERO_SINCE[slot.hero]
    if slot.newest:
        return AS_OF - timedelta(days=slot.newest - 1)
    last = _BEFORE_FIRST_EXPORT if slot.fate != CONNECTED else AS_OF - timedelta(days=2)
    last = date(2021, 12, 31) if slot.role in {"core", "dormant"} else last
    return dated(
        rng, [pair for pair in _LINKEDIN_YEARS if pair[0] <= last.year], first=LINKEDIN_FROM, last=last
    )


def _closed_on(rng: Random, slot: Slot, since: date | None) -> date | None:
    if slot.fate == EARLY and since is not None:
        return day(rng, since + timedelta(days=30), date(2022, 9, 1))
    return day(rng, date(2022, 10, 1), date(2026, 2, 1)) if slot.fate == LATE else None


def _shown(rng: Random, slot: Slot, title: str) -> tuple[str, str]:
    """Return first and last name as LinkedIn shows them: short forms, titles, credentials, bare initials."""
    first, last = slot.name.given, slot.name.family
    if slot.hero >= 0 or slot.twin or slot.name.family in {"Null", "NA"}:
        return (f"{title} {first}" if title else first), last
    if slot.both and first in SHORT and chance(rng, 0.5):
        first = SHORT[first]
    elif title and chance(rng, 0.5):
        first = f"{title} {first}"
    if slot.both:
        return first, ascii_text(last) if chance(rng, 0.15) else last
    if chance(rng, 0.008):
        return first, f"{last[0]}{pick(rng, ('', '.'))}"
    return first, f"{last}{pick(rng, _DECORATIONS)}" if chance(rng, 0.035) else last


def slug_text(name: Name) -> str:
    """Return the name as the beginning of a slug."""
    return ascii_text(name.text).lower().replace(" ", "-")


def _slug(rng: Random, name: Name, claim: Claim) -> str:
    """Return a slug: plain, with the usual digits behind it, now and then percent-encoded."""
    encoded = not name.text.isascii() and chance(rng, 0.12)
    text = name.text.lower().replace(" ", "-") if encoded else slug_text(name)
    tail = f"-{hexadecimal(rng, pick(rng, (6, 8, 9)))}" if chance(rng, 0.6) else ""
    return quote(claim(text)) + tail


def xing(rng: Random, slot: Slot, title: str, claim: Claim, place: tuple[str, str]) -> Xing:
    """Return somebody's XING account, without address and phone."""
    given = (
        SHORT[slot.name.given]
        if slot.both and slot.name.given in SHORT and chance(rng, 0.2)
        else slot.name.given
    )
    since = dated(rng, _XING_YEARS, first=XING_FROM, last=date(2026, 2, 20))
    family = (
        pick(rng, [name for name in FAMILY if name not in slot.name.family])
        if slot.maiden
        else slot.name.family
    )
    page = f"{ascii_text(slot.name.given)}_{ascii_text(family)}".replace(" ", "").replace("-", "")
    return Xing(
        prefix=title,
        given=given,
        family=family,
        page=claim(page + (str(between(rng, 2, 99)) if chance(rng, 0.45) else "")),
        shows_page=slot.twin or slot.maiden or chance(rng, 0.5),
        since=since,
        job_until=day(rng, date(2014, 1, 1), date(2022, 1, 1)) if chance(rng, 0.4) else AS_OF,
        city=place[0],
        country=place[1],
        tags=", ".join(some(rng, _TAGS, between(rng, 1, 2))) if chance(rng, 0.2) else "",
        note=pick(rng, _NOTES) if chance(rng, 0.08) else "",
        style=weighted(rng, (("full", 8.0), ("bare", 2.0))),
    )


def address(rng: Random, name: Name, firm: Firm, claim: Claim) -> str:
    """Return a mail address of one's own, at home or at the firm."""
    local = ascii_text(f"{name.given}.{name.family}").lower().replace(" ", "")
    host = pick(rng, ("example.org", "example.com", "example.net"))
    if firm.domain and chance(rng, 0.55):
        host = firm.domain
        local = local if chance(rng, 0.6) else f"{local[0]}.{local.split('.', 1)[1]}"
    return claim(f"{host}@{local}").partition("@")[2] + f"@{host}"


def numbers(rng: Random) -> Iterator[str]:
    """Yield phone numbers of the ranges kept free for fiction, each once, written this way or that."""
    pool = [(area, f"{n:03}") for area in _RANGES for n in range(1, 1000)] + [
        ("171 39200", f"{n:02}") for n in range(100)
    ]
    for area, tail in shuffled(rng, pool):
        code, number = area.split()
        yield pick(
            rng,
            (
                f"+49 {area} {tail}",
                f"+49 ({code}) {number}{tail}",
                f"0{code} / {number}-{tail}",
                f"0049{code}{number}{tail}",
            ),
        )
