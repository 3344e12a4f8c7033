"""How well accounts are joined into persons, on generated networks whose truth is known; and how fast.

    python benchmarks/identity.py            # quality, pooled over ten seeds that no test uses and no weight was tuned on
    python benchmarks/identity.py tune       # the same on the seeds that weights and thresholds were tuned on
    python benchmarks/identity.py speed      # 30,000 x 30,000 accounts

The owner of each network has 3,000 contacts on LinkedIn (up to three dated exports), 3,000 on XING and an address book of 1,000; a third
of the people stand on more than one of them. Traps, in rates a network of the German-speaking countries may have: same-named
strangers, namesakes at one firm, Peter and Petra or Maier and Meyer under one roof, married names, short forms, titles, transcribed
umlauts, reversed names, slips of the pen, employers changed between exports or never brought up to date, shared info@ addresses and
couples with one telephone. Nobody moves to another town.

Recall is printed over three sets of true pairs: those that agree in one attribute besides the name, those in which both sides merely
carry one that can be compared, and all. The second holds pairs that nobody can tell: nothing besides the name agrees (an employer
that is out of date on one side), or the name itself is another one (married in between, no sign of it) and as many strangers with the
same given name work at the same firm. How many pairs that look exactly so are two people is printed as well, and the recall without them.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random
from typing import Any

import pandas as pd

from netanalysis import schema
from netanalysis.frames import conform
from netanalysis.people.companies import parse_company
from netanalysis.people.identity import Identity, resolve_identity, weigh
from netanalysis.people.name_keys import name_key, name_keys
from netanalysis.samples._dice import between, chance, hexadecimal, pick, skewed, weighted
from netanalysis.samples._firms import Firm, employment, firms
from netanalysis.samples._names import FAMILY, FEMALE, MALE, SHORT
from netanalysis.text import fold

SEEDS = range(7_001, 7_011)
TUNING = range(101, 106)
EXPORTS = ("2022-09-14", "2024-12-10", "2026-03-02")
CARDS = "2026-02-27"
#: share of people with a namesake at the very same firm; nearly all wrong merges come from it
NAMESAKES = 0.001
#: half of the people bear one of these rarer names: a long tail, as telephone books have it
_FRONT = ["Alten", "Birken", "Buchen", "Eichen", "Elsen", "Fels", "Grün", "Hasel", "Hinter", "Hohen", "Kalten", "Kirch", "Linden", "Moos", "Nieder", "Ober", "Rosen", "Sand", "Stein", "Tannen", "Unter", "Wald", "Weiden", "Wiesen"]  # fmt: skip
_BACK = ["bach", "bauer", "beck", "berg", "berger", "brink", "dorf", "dörfer", "feld", "felder", "hofer", "hoff", "kamp", "kötter", "länder", "mann", "mayer", "meier", "mühl", "müller", "reuter", "rieder", "schmidt", "stätter", "thal", "thaler", "wirth"]  # fmt: skip
_TWINS = (
    ("Peter", "Petra"),
    ("Martin", "Martina"),
    ("Andreas", "Andrea"),
    ("Christian", "Christina"),
    ("Stefan", "Stefanie"),
)
_ALIKE = (
    ("Maier", "Meyer"),
    ("Schmidt", "Schmitt"),
    ("Hofmann", "Hoffmann"),
    ("Schröder", "Schröter"),
    ("Baumann", "Bauman"),
)
_PLACES = (("Hamburg", "Deutschland", 18), ("München", "Deutschland", 20), ("Köln", "Deutschland", 12), ("Berlin", "Deutschland", 18),
           ("Stuttgart", "Deutschland", 8), ("Münster", "Deutschland", 4), ("Leipzig", "Deutschland", 5), ("Bremen", "Deutschland", 4),
           ("Wien", "Österreich", 9), ("Graz", "Österreich", 3), ("Zürich", "Schweiz", 6), ("Basel", "Schweiz", 3))  # fmt: skip
_TITLES = ("Dr.", "Dipl.-Ing.", "Prof. Dr.", "Mag.", "Dipl.-Kfm.")
_FREE = ("gmx.de", "web.de", "gmail.com", "t-online.de", "outlook.com")


@dataclass(frozen=True)
class Someone:
    """One person of the generated world."""

    key: int
    given: str
    family: str
    female: bool
    birth: str
    jobs: tuple[tuple[str, Firm, str], ...]  #: since when, firm and title; the newest last
    place: tuple[str, str]
    mail: str
    phone: str
    info: bool

    def job(self, day: str) -> tuple[Firm, str]:
        """Firm and title on a day."""
        _, firm, title = next((job for job in reversed(self.jobs) if job[0] <= day), self.jobs[0])
        return firm, title


@dataclass
class World:
    """Canonical tables and the person behind each account."""

    contacts: list[dict[str, Any]] = field(default_factory=list)
    identifiers: list[dict[str, Any]] = field(default_factory=list)
    snapshots: list[dict[str, Any]] = field(default_factory=list)
    who: dict[str, int] = field(default_factory=dict)
    mails: dict[str, int] = field(default_factory=dict)

    def tables(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """Contacts, identifiers and snapshots as the package has them."""
        return (
            conform(pd.DataFrame(self.contacts), schema.CONTACTS),
            conform(pd.DataFrame(self.identifiers), schema.IDENTIFIERS),
            conform(pd.DataFrame(self.snapshots), schema.SNAPSHOTS),
        )


def make_world(seed: int, size: int = 3_000) -> World:
    """A network of three platforms with its truth; a third of the people of each stand on another one too."""
    rng = Random(seed)  # noqa: S311
    people = list(make_people(rng, size))
    world = World()
    for person in people:
        places = weighted(rng, ((("linkedin",), 38.0), (("xing",), 38.0), (("linkedin", "xing"), 14.0),
                                (("linkedin", "xing", "book"), 3.0), (("xing", "book"), 2.0), (("linkedin", "book"), 2.0), (("book",), 3.0)))  # fmt: skip
        for platform in places:
            {"linkedin": on_linkedin, "xing": on_xing, "book": in_book}[platform](rng, world, person)
    return world


def make_people(rng: Random, size: int) -> Iterator[Someone]:
    """People, each now and then followed by somebody who is easily taken for her."""
    known = firms(rng, 12 + size // 4)
    n, key = int(size * 1.72), 0
    while key < n:
        person = one_person(rng, known, key)
        yield person
        key += 1
        for other in lookalikes(rng, known, person):
            yield replace(other, key=key)
            key += 1


def one_person(rng: Random, known: tuple[Firm, ...], key: int) -> Someone:
    """Somebody with a career of one to three jobs."""
    female = chance(rng, 0.42)
    given = skewed(rng, FEMALE if female else MALE)
    if chance(rng, 0.03):
        given = f"{given} {pick(rng, FEMALE if female else MALE)}"
    family = skewed(rng, FAMILY) if chance(rng, 0.5) else pick(rng, _FRONT) + pick(rng, _BACK)
    family = f"{family}-{skewed(rng, FAMILY)}" if chance(rng, 0.04) else family
    birth = skewed(rng, FAMILY) if female and chance(rng, 0.15) else ""
    n_jobs = weighted(rng, ((1, 60.0), (2, 30.0), (3, 10.0)))
    since = sorted(f"{between(rng, 2012, 2025)}-{between(rng, 1, 12):02}-01" for _ in range(n_jobs - 1))
    jobs = tuple((day, *employment(rng, known, female=female)) for day in ("2000-01-01", *since))
    city, country, _ = weighted(rng, [(place, float(place[2])) for place in _PLACES])
    mail = f"{ascii_of(given)}.{ascii_of(family)}{weighted(rng, (('', 6.0), (str(between(rng, 1, 99)), 4.0)))}@{pick(rng, _FREE)}"
    phone = f"+49{between(rng, 30, 9999)}{between(rng, 100_000, 9_999_999)}"
    return Someone(key, given, family, female, birth, jobs, (city, country), mail, phone, chance(rng, 0.05))


def lookalikes(rng: Random, known: tuple[Firm, ...], person: Someone) -> Iterator[Someone]:
    """Same-named strangers, namesakes and near-namesakes under one roof, couples with one telephone."""
    other = one_person(rng, known, 0)
    if chance(rng, 0.03):
        yield replace(other, given=person.given, family=person.family, female=person.female)
    if chance(rng, NAMESAKES):
        yield replace(other, given=person.given, family=person.family, female=person.female,
                      jobs=((other.jobs[0][0], person.jobs[-1][1], other.jobs[-1][2]),))  # fmt: skip
    if chance(rng, 0.006):
        him, her = pick(rng, _TWINS)
        yield replace(person, given=him, female=False, mail=other.mail, phone=other.phone)
        yield replace(
            person, given=her, female=True, mail=one_person(rng, known, 0).mail, phone=f"{other.phone}7"
        )
    if chance(rng, 0.006):
        left, right = pick(rng, _ALIKE)
        yield replace(person, family=left, birth="", mail=other.mail, phone=other.phone)
        yield replace(
            person, family=right, birth="", mail=one_person(rng, known, 0).mail, phone=f"{other.phone}7"
        )
    if chance(rng, 0.005):
        yield replace(other, family=person.family, phone=person.phone, mail=person.mail)


def ascii_of(text: str) -> str:
    """A name as addresses have it."""
    return fold(text).replace(" ", "-")


def as_typed(rng: Random, person: Someone, *, old: bool) -> str:
    """A name as somebody types it: title, short form, umlauts transcribed, order, slips; `old` under the name at birth."""
    given = SHORT.get(person.given, person.given) if chance(rng, 0.15) else person.given
    given = given.split()[0] if " " in given and chance(rng, 0.4) else given
    family = person.birth if old else person.family
    if chance(rng, 0.005) and len(family) > 5:
        at = between(rng, 1, len(family) - 2)
        family = family[:at] + family[at + 1 :]
    name = f"{given} {family}"
    if person.birth and not old and chance(rng, 0.25):
        name = f"{name} (geb. {person.birth})"
    name = f"{pick(rng, _TITLES)} {name}" if chance(rng, 0.1) else name
    if chance(rng, 0.15):
        name = name.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("ß", "ss")
    if chance(rng, 0.01):
        name = f"{family.upper()} {given}" if chance(rng, 0.5) else f"{family}, {given}"
    return name


def firm_as_typed(rng: Random, firm: Firm) -> str:
    """A firm with or without its legal form, in capitals now and then."""
    text = firm.written("full" if chance(rng, 0.6) else "base")
    return text.upper() if chance(rng, 0.03) else text


def title_as_typed(rng: Random, title: str) -> str:
    """A title, in other words now and then."""
    if chance(rng, 0.65):
        return title
    return pick(
        rng,
        (
            f"{title} DACH",
            f"Senior {title}",
            f"{title} | Speaker",
            title.upper(),
            f"{title} (m/w/d)",
            "Manager",
        ),
    )


def add(world: World, contact_id: str, person: Someone, name: str, **more: Any) -> None:
    """Add an account and whose it is."""
    world.contacts.append({"contact_id": contact_id, "platform": contact_id.partition(":")[0], "account": "me",
                           "name": name, "weak": False, **more})  # fmt: skip
    world.who[contact_id] = person.key


def hold(world: World, contact_id: str, kind: str, value: str) -> None:
    """Add an identifier."""
    if kind == "email" and not value.startswith("info@"):
        local, _, domain = value.partition("@")
        value = (
            value
            if world.mails.setdefault(value, world.who[contact_id]) == world.who[contact_id]
            else f"{local}{world.who[contact_id]}@{domain}"
        )
    world.identifiers.append({"contact_id": contact_id, "kind": kind, "value": value})


def on_linkedin(rng: Random, world: World, person: Someone) -> None:
    """Name, firm and title in one to three exports, and a URL; hardly ever an address."""
    old = bool(person.birth) and chance(rng, 0.15)
    slug_family = person.birth if person.birth and chance(rng, 0.4) else person.family
    slug = f"{ascii_of(person.given)}-{ascii_of(slug_family)}-{hexadecimal(rng, 7)}1{person.key}"
    contact_id = f"linkedin:{slug}"
    first = weighted(rng, ((0, 60.0), (1, 20.0), (2, 20.0)))
    said = [(day, *said_of(rng, person, day)) for day in EXPORTS[first:]]
    blank = chance(rng, 0.03)
    for day, company, position in said:
        world.snapshots.append({"contact_id": contact_id, "snapshot_on": pd.Timestamp(day), "present": True,
                                "company": None if blank else company, "position": None if blank else position})  # fmt: skip
    company, position = (None, None) if blank else said[-1][1:]
    add(world, contact_id, person, as_typed(rng, person, old=old), company=company, position=position)
    hold(world, contact_id, "profile_url", f"linkedin.com/in/{slug}")
    if chance(rng, 0.02):
        hold(world, contact_id, "email", person.mail)


def said_of(rng: Random, person: Someone, day: str) -> tuple[str, str]:
    """What a profile says on a day: the job of then, or that of long ago where nobody brought it up to date."""
    firm, title = person.job(day)
    return firm_as_typed(rng, firm), title_as_typed(rng, title)


def on_xing(rng: Random, world: World, person: Someone) -> None:
    """Name, firm, title and place on a card; an address and a number of many."""
    old = bool(person.birth) and chance(rng, 0.15)
    contact_id = f"xing:{ascii_of(person.given)}_{ascii_of(person.family)}{person.key}"
    stale = chance(rng, 0.15)
    firm, title = person.job("2021-01-01" if stale else CARDS)
    company, position = firm_as_typed(rng, firm), title_as_typed(rng, title)
    if chance(rng, 0.03):
        company, position = None, None
    add(world, contact_id, person, as_typed(rng, person, old=old), company=company, position=position,
        location=person.place[0], country=person.place[1])  # fmt: skip
    world.snapshots.append({"contact_id": contact_id, "snapshot_on": pd.Timestamp(CARDS), "present": True,
                            "company": company, "position": position})  # fmt: skip
    if chance(rng, 0.3):
        hold(world, contact_id, "email", work_mail(rng, person, firm))
    if chance(rng, 0.2):
        hold(world, contact_id, "phone", person.phone)


def work_mail(rng: Random, person: Someone, firm: Firm) -> str:
    """A personal address, one of the firm, or the firm's info@."""
    if not firm.domain or chance(rng, 0.5):
        return person.mail
    return (
        f"info@{firm.domain}"
        if person.info
        else f"{ascii_of(person.given)[:1]}.{ascii_of(person.family)}@{firm.domain}"
    )


def in_book(rng: Random, world: World, person: Someone) -> None:
    """Name, address, number, sometimes a firm and a town."""
    contact_id = f"book:{person.key}"
    firm, _ = person.job("2019-01-01" if chance(rng, 0.2) else CARDS)
    add(world, contact_id, person, as_typed(rng, person, old=bool(person.birth) and chance(rng, 0.15)),
        company=firm_as_typed(rng, firm) if chance(rng, 0.6) else None, location=person.place[0] if chance(rng, 0.3) else None)  # fmt: skip
    if chance(rng, 0.7):
        hold(world, contact_id, "email", work_mail(rng, person, firm))
    if chance(rng, 0.5):
        hold(world, contact_id, "phone", person.phone)


# --- the score ------------------------------------------------------------------------------------------------


def pairs_of(groups: Iterable[list[str]]) -> set[tuple[str, str]]:
    """All pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def grouped(of: dict[str, Any]) -> list[list[str]]:
    """Accounts by their value."""
    found: dict[Any, list[str]] = defaultdict(list)
    for account, value in of.items():
        found[value].append(account)
    return list(found.values())


def attributes(world: World) -> dict[str, dict[str, set[str]]]:
    """What each account carries besides its name: employers, titles, place, address or number."""
    carried: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in (*world.contacts, *world.snapshots):
        for column in ("company", "position", "location"):
            if fold(row.get(column) or "") not in ("", "n a"):
                key = parse_company(row[column]).key if column == "company" else fold(row[column])
                carried[row["contact_id"]][column].add(key)
    for row in world.identifiers:
        if row["kind"] != "profile_url":
            carried[row["contact_id"]][row["kind"]].add(row["value"])
    return carried


def carry_one(carried: dict[str, dict[str, set[str]]], pair: tuple[str, str]) -> bool:
    """Whether both sides carry an independent attribute that can be compared, equal or not."""
    return bool(carried[pair[0]].keys() & carried[pair[1]].keys())


def agree_in_one(carried: dict[str, dict[str, set[str]]], pair: tuple[str, str]) -> bool:
    """Whether both sides carry one independent attribute that is the same, spelling aside."""
    one, other = carried[pair[0]], carried[pair[1]]
    return any(one[name] & other[name] for name in one.keys() & other.keys())


def untold(world: World) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Pairs on two platforms, one person or not, that share a name and no attribute, or a given name and a firm under other family names."""
    carried, keys = attributes(world), {row["contact_id"]: name_keys(row["name"]) for row in world.contacts}
    by_name, by_firm = defaultdict(list), defaultdict(list)
    for account, key in keys.items():
        by_name[key.plain].append(account)
        for where in carried[account]["company"]:
            for full in key.classes:
                by_firm[full, where].append(account)
    apart = {
        pair
        for pair in pairs_of(by_name.values())
        if carry_one(carried, pair) and not agree_in_one(carried, pair)
    }
    married = {(a, b) for a, b in pairs_of(by_firm.values()) if keys[a].families.isdisjoint(keys[b].families)}
    return tuple(
        {(a, b) for a, b in pairs if a.partition(":")[0] != b.partition(":")[0]} for pairs in (apart, married)
    )  # type: ignore[return-value]


def score(world: World) -> Counter[str]:
    """Counts of pairs merged, right and true, for all pairs and for those that can be told."""
    tables = world.tables()
    contacts, identifiers, snapshots = tables
    identity = resolve_identity(contacts, identifiers, snapshots=snapshots, weighed=weigh(*tables))
    true, carried = pairs_of(grouped(world.who)), attributes(world)
    fair = {pair for pair in true if carry_one(carried, pair)}
    same = {pair for pair in true if agree_in_one(carried, pair)}
    found = pairs_of(grouped(dict(identity.person_of)))
    names = {row["contact_id"]: name_key(row["name"]) for row in world.contacts}
    same_name = pairs_of(grouped(names))
    apart, married = untold(world)
    told = fair - apart - married
    doubtful = {tuple(sorted((link.a, link.b))) for link in identity.doubtful}
    return Counter(
        people=len(set(world.who.values())), accounts=len(world.who), true=len(true), fair=len(fair), same=len(same), found=len(found),
        right=len(found & true), fair_right=len(found & fair), same_right=len(found & same), named=len(same_name), named_right=len(same_name & true),
        named_same=len(same_name & same), named_fair=len(same_name & fair), review=len(identity.doubtful), review_right=len(doubtful & true),
        apart=len(apart), apart_fair=len(apart & fair), married=len(married), married_fair=len(married & fair), told=len(told),
        told_right=len(told & found), by_identifier=sum(link.decided_by == "identifier" for link in identity.links),
    )  # fmt: skip


def quality(seeds: Iterable[int]) -> None:
    """Print precision and recall pooled over the seeds."""
    n = sum((score(make_world(seed)) for seed in seeds), Counter())
    print(f"seeds {list(seeds)}: {n['people']:,} people, {n['accounts']:,} accounts")
    print(f"true pairs {n['true']:,}; {n['fair']:,} carry a name and an attribute that can be compared on both sides, "
          f"{n['same']:,} (identifiable) agree in one")  # fmt: skip
    print(
        f"  precision {n['right'] / n['found']:.4f} ({n['found'] - n['right']} of {n['found']:,} pairs wrong)"
    )
    print(f"  recall {n['same_right'] / n['same']:.4f} of the identifiable, {n['fair_right'] / n['fair']:.4f} of those that can be "
          f"compared, {n['right'] / n['true']:.4f} of all true pairs")  # fmt: skip
    print(f"  nobody can tell {n['apart_fair']} of {n['apart']} pairs of one name in which nothing else agrees, the rest being strangers, and\n"
          f"  {n['married_fair']} of {n['married']} of one given name at one firm under two family names; recall "
          f"{n['told_right'] / n['told']:.4f} of the other {n['told']:,} that can be compared")  # fmt: skip
    print(
        f"  review list {n['review'] / n['people']:.2%} of people, {n['review_right'] / max(n['review'], 1):.0%} of it true pairs"
    )
    print(f"  by an identifier {n['by_identifier']:,} links")
    print(f"exact-name merging: precision {n['named_right'] / n['named']:.4f}, recall {n['named_same'] / n['same']:.4f}, "
          f"{n['named_fair'] / n['fair']:.4f} and {n['named_right'] / n['true']:.4f}")  # fmt: skip


def speed(size: int = 30_000) -> None:
    """Print the time of one large network, names read anew."""
    tables = make_world(8_001, size).tables()
    contacts, identifiers, snapshots = tables
    wall, cpu = time.perf_counter(), time.process_time()
    identity: Identity = resolve_identity(contacts, identifiers, snapshots=snapshots, weighed=weigh(*tables))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    n = contacts["platform"].value_counts().to_dict()
    print(f"{n}: {len(set(identity.person_of.values())):,} people in {wall:.1f} s ({cpu:.1f} s of CPU)")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["speed"]:
            speed()
        case ["tune"]:
            quality(TUNING)
        case _:
            quality(SEEDS)
