"""What accounts are compared by: names, firms, positions, places and handles, each read once for every distinct text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.frames import quick_to_walk
from netanalysis.people.companies import parse_company
from netanalysis.people.given_names import given_name_classes, is_given_name
from netanalysis.people.identity.field import Field, Ints, make_field
from netanalysis.people.identity.identifiers import ROLE_MAILBOXES
from netanalysis.people.identity.slips import slips_of
from netanalysis.people.name_keys import NameKeys, name_keys
from netanalysis.people.spelling import plain_key
from netanalysis.text import fold

#: domains that say nothing of an employer, and labels that name no firm
_NO_FIRM: Final = frozenset(
    [
        "gmx",
        "web",
        "gmail",
        "googlemail",
        "hotmail",
        "outlook",
        "yahoo",
        "ymail",
        "online",
        "freenet",
        "icloud",
        "live",
        "posteo",
        "mailbox",
        "bluewin",
        "sunrise",
        "hispeed",
        "chello",
        "arcor",
        "email",
        "mail",
        "mailing",
        "protonmail",
        "proton",
        "msn",
        "kabelmail",
        "vodafonemail",
        "unitybox",
        "netcologne",
        "ewetel",
        "versanet",
        "telekom",
        "example",
        "smtp",
        "info",
        "office",
    ]
)
_SHORTEST_LABEL: Final = 4
_SHORTEST_HANDLE: Final = 5
_SHORTEST_WORD: Final = 3
_FEMININE: Final = 7  #: "Leiterin" has an ending, "Admin" has none
#: what LinkedIn puts behind a name that is taken: "-5a3b21"
_TAIL: Final = re.compile(r"-(?=[0-9a-f]*\d)[0-9a-f]{5,}$")
_ANY_GENDER: Final = re.compile(r"(?i)\(?\b[mwfdx](?:\s*[/|,]\s*[mwfdx*]){1,3}\b\)?")
_NOT_WORD: Final = re.compile(r"[^a-z]+")
_NOT_HANDLE: Final = re.compile(r"[^a-z0-9]+")
#: what a family name seen in another place is worth less, in bits: a half of a double name, a name at birth; a name in a URL or address
VARIANT: Final = 1.0
IN_HANDLE: Final = 2.0
SLIP: Final = 2.0  #: what a slip of the pen was meant for
#: what a title without its grade and region, or one of several titles, is worth less, in bits
IN_TITLE: Final = 0.5
#: words of a title that one profile has and another leaves out
_GRADE_OR_REGION: Final = frozenset(
    {"senior", "junior", "sr", "jr", "dach", "emea", "europe", "europa", "global", "international", "deutschland",
     "germany", "oesterreich", "austria", "schweiz", "switzerland"}
)  # fmt: skip
_BESIDE: Final = re.compile(r"[|•·;]|\s[-–—/]\s|//")

#: rates at which values agree by chance, before the data say more
_USUAL: Final = {
    "family": 1 / 700,
    "given": 1 / 120,
    "firm": 1 / 400,
    "position": 1 / 150,
    "title_word": 1 / 40,
    "city": 1 / 40,
    "handle": 1 / 2000,
}


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts with a family name or an id, by number, and their fields."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    platform: Ints
    family: Field
    given: Field
    classes: Field
    firm: Field
    position: Field
    title_word: Field
    city: Field
    country: Field
    handle: Field
    export: Field
    keys: tuple[NameKeys, ...]


def gather(contacts: pd.DataFrame, identifiers: pd.DataFrame, snapshots: pd.DataFrame) -> Accounts:
    """Read what accounts are compared by; those without a name are left out."""
    contacts, identifiers, snapshots = (quick_to_walk(frame) for frame in (contacts, identifiers, snapshots))
    named = contacts[contacts["name"].notna()].sort_values("contact_id", ignore_index=True)
    ids = tuple(str(contact) for contact in named["contact_id"])
    number = {contact: i for i, contact in enumerate(ids)}
    names = tuple(str(name) for name in named["name"])
    keys = _in_order(names)
    held = [
        (number[contact], kind, value)
        for contact, kind, value in identifiers[["contact_id", "kind", "value"]].itertuples(index=False)
        if contact in number
    ]
    said = pd.concat(
        [named[["contact_id", "company", "position"]], snapshots[["contact_id", "company", "position"]]]
    )
    said = said.drop_duplicates()
    platforms = pd.factorize(named["platform"], sort=True)[0].astype(np.int64)

    def field(rows: Iterator[tuple[int, str, float]] | list[tuple[int, str, float]], name: str) -> Field:
        return make_field(rows, len(ids), usual=_USUAL.get(name, 1 / 100))

    return Accounts(
        ids, names, platforms,
        field(_families(keys, held), "family"),
        field([(i, given, 0.0) for i, key in enumerate(keys) if key.families for given in _givens(key)], "given"),
        field([(i, full, 0.0) for i, key in enumerate(keys) if key.families for full in key.classes], "given"),
        field(_firms(said, number, held), "firm"),
        field(_titles(said, number), "position"),
        field(_title_words(said, number), "title_word"),
        field(_texts(named, number, "location"), "city"),
        make_field(_texts(named, number, "country"), len(ids), usual=0.3, pseudo=20),
        field(_handles(keys, held), "handle"),
        field(_exports(snapshots, number), "export"),
        keys,
    )  # fmt: skip


def _in_order(names: tuple[str, ...]) -> tuple[NameKeys, ...]:
    """Keys of each name, read as the network uses its words.

    "Müller Hans" is turned round where there are more Müllers and Hanses the other way; in "Eva Jörg Muster" Jörg is a given name and
    no second family name where more people are called so.
    """
    keys = tuple(name_keys(name) for name in names)
    first = Counter(key.given[0] for key in keys if key.given and key.family)
    last = Counter(key.family for key in keys if key.given)

    def turned(key: NameKeys) -> bool:
        if len(key.given) == 0 or not key.family:
            return False
        front, back = key.given[0], key.family
        return last[front] > first[front] and first[back] > last[back]

    def families(key: NameKeys) -> frozenset[str]:
        return key.families - {word for word in key.given[1:] if first[word] > last[word]}

    ordered = (name_keys(_turned(key)) if turned(key) else key for key in keys)
    return tuple(replace(key, families=families(key)) if key.given[1:] else key for key in ordered)


def _turned(keys: NameKeys) -> str:
    family, *given = keys.plain.split()
    return f"{' '.join(given)} {family}"


def _families(
    keys: tuple[NameKeys, ...], held: list[tuple[int, str, str]]
) -> Iterator[tuple[int, str, float]]:
    """Family names of each account: its own, halves and names at birth, and those in its URL or address."""
    slips = slips_of(family for key in keys for family in key.families)
    for i, key in enumerate(keys):
        for family in key.families:
            yield i, family, 0.0 if family == key.family else VARIANT
            if family in slips:
                yield i, slips[family], SLIP
    for i, kind, value in held:
        if kind in ("profile_url", "email"):
            for family in _in_handle(keys[i], _words(kind, value)):
                yield i, family, IN_HANDLE


def _givens(key: NameKeys) -> list[str]:
    """The first given name and, rarer, all of them together."""
    return [*key.given[:1], *([" ".join(key.given)] if key.given[1:] else [])]


def _words(kind: str, value: str) -> list[str]:
    text = value.partition("@")[0] if kind == "email" else _TAIL.sub("", value.rpartition("/")[2])
    return [word for word in _NOT_WORD.split(plain_key(text.replace("_", " "))) if word]


def _in_handle(keys: NameKeys, words: list[str]) -> list[str]:
    """Family names in the words of a handle that begins with the person's given name or its first letter."""
    if not keys.families or not words[1:]:
        return []
    first, *rest = words
    letter = len(first) == 1 and first == keys.initials[:1]
    if not letter and given_name_classes(first).isdisjoint(keys.classes):
        return []
    families = [word for word in rest if len(word) > 1 and not (rest[1:] and is_given_name(word))]
    return families if not families[1:] else [*families, "".join(families)]


def _firms(
    said: pd.DataFrame, number: Mapping[str, int], held: list[tuple[int, str, str]]
) -> Iterator[tuple[int, str, float]]:
    """Employers, former ones too, and firms in the domains of addresses; written in one word, as domains are."""
    for contact, company in said[["contact_id", "company"]].dropna().itertuples(index=False):
        if contact in number and (key := _firm_key(str(company))):
            yield number[contact], key, 0.0
    for i, kind, value in held:
        if kind == "email":
            for label in value.rpartition("@")[2].split(".")[:-1]:
                word = plain_key(label).replace(" ", "")
                if len(word) >= _SHORTEST_LABEL and word not in _NO_FIRM and fold(label) != "t online":
                    yield i, word, 0.0


@lru_cache(maxsize=65536)
def _firm_key(company: str) -> str:
    """One word for a firm; to be one's own firm is something to agree in, too, as rare as it is in the network."""
    firm = parse_company(company)
    if firm.status in ("self_employed", "freelance"):
        return "="
    return plain_key(firm.key).replace(" ", "") if firm.is_employer else ""


def _texts(frame: pd.DataFrame, number: Mapping[str, int], column: str) -> Iterator[tuple[int, str, float]]:
    """A column as typed, folded; titles without (m/w/d)."""
    rows = frame[["contact_id", column]].dropna()
    read = {text: fold(_ANY_GENDER.sub(" ", str(text))) for text in rows[column].unique()}
    for contact, text in rows.itertuples(index=False):
        if contact in number and read[text]:
            yield number[contact], read[text], 0.0


def _titles(said: pd.DataFrame, number: Mapping[str, int]) -> Iterator[tuple[int, str, float]]:
    """Titles as typed, and each part of them without grade and region: "Senior Consultant DACH | Speaker" is a consultant, too."""
    rows = said[["contact_id", "position"]].dropna()
    parts = {text: _title_parts(str(text)) for text in rows["position"].unique()}
    for contact, text in rows.itertuples(index=False):
        if contact in number:
            for part, penalty in parts[text]:
                yield number[contact], part, penalty


@lru_cache(maxsize=65536)
def _title_parts(text: str) -> tuple[tuple[str, float], ...]:
    """A title and its parts, with what each is worth less than the whole."""
    plain = _ANY_GENDER.sub(" ", text)
    kept = (
        " ".join(word for word in fold(part).split() if word not in _GRADE_OR_REGION)
        for part in _BESIDE.split(plain)
    )
    found = dict.fromkeys((part for part in kept if part), IN_TITLE)
    whole = fold(plain)
    return tuple((found | ({whole: 0.0} if whole else {})).items())


def _title_words(said: pd.DataFrame, number: Mapping[str, int]) -> Iterator[tuple[int, str, float]]:
    """The longer words of titles, the feminine ending cut off."""
    for account, title, _ in _texts(said, number, "position"):
        for word in title.split():
            if len(word) >= _SHORTEST_WORD:
                yield account, word.removesuffix("in") if len(word) > _FEMININE else word, 0.0


def _exports(snapshots: pd.DataFrame, number: Mapping[str, int]) -> Iterator[tuple[int, str, float]]:
    """The dated exports that held an account."""
    rows = snapshots.loc[snapshots["present"], ["contact_id", "snapshot_on"]].dropna()
    for contact, day in rows.astype({"snapshot_on": str}).itertuples(index=False):
        if contact in number:
            yield number[contact], day, 0.0


def _handles(
    keys: tuple[NameKeys, ...], held: list[tuple[int, str, str]]
) -> Iterator[tuple[int, str, float]]:
    """Names of one's own choosing in addresses and URLs: those that are more than the person's name."""
    for i, kind, value in held:
        if kind not in ("profile_url", "email"):
            continue
        text = value.partition("@")[0] if kind == "email" else _TAIL.sub("", value.rpartition("/")[2])
        handle = _NOT_HANDLE.sub("", fold(text).replace(" ", ""))
        rest = _NOT_WORD.sub("", plain_key(text).replace(" ", ""))
        for word in sorted({*keys[i].given, *keys[i].families, *keys[i].classes}, key=len, reverse=True):
            rest = rest.replace(word, "")
        own = len(rest) >= _SHORTEST_HANDLE - 1 or sum(map(str.isdigit, handle)) > 1
        if own and len(handle) >= _SHORTEST_HANDLE and handle not in ROLE_MAILBOXES:
            yield i, handle, 0.0
