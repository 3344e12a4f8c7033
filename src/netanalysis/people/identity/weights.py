"""The weight of each field: log2(m / u), where u is the rate of the value in the data and m fixed, or measured on pairs that are sure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from netanalysis.people.identity.accounts import VARIANT, Accounts
from netanalysis.people.identity.field import Field, Flags, Floats, Ints, Shared
from netanalysis.people.identity.slips import one_slip
from netanalysis.people.titles import parse_title

Levels = npt.NDArray[np.object_]

#: before anything is compared: two of ten people have an account on the other platform too, and any of its n accounts may be it
OVERLAP: Final = 0.2
#: a smaller platform counts as if it had so many accounts: a handful shows only the best known
SMALLEST: Final = 1000
#: how many accounts of the smaller platform the usual overlap weighs as much as
SMOOTHING: Final = 100
#: fields that hold or are out of date: how often they agree for one person is measured; titles are the same in other words
DATED: Final = ("firm", "city")
#: how many sure pairs the usual chances of such a field weigh as much as
MEASURED: Final = 30
#: how often overlap and chances are computed from each other
ROUNDS: Final = 5

#: m, the chance that a field agrees where two accounts are one person
AGREES: Final = {"family": 0.9, "given": 0.85, "class": 0.5, "firm": 0.75, "position": 0.5, "title_word": 0.6, "city": 0.7, "country": 0.95, "handle": 0.3}  # fmt: skip
#: log2 of the chance of a contradiction for one person against that for two
APART: Final = {"family": -7.0, "given": -14.0, "firm": -2.5, "position": -3.0, "city": -1.5, "country": -3.0, "handle": 0.0}  # fmt: skip
#: what is alike without being equal, in bits
SPELLING: Final = 3.0  #: family names one letter apart
DOUBTFUL: Final = 3.0  #: off a short form of several names: Andi may be Andreas or Andrea
INITIAL: Final = 2.0  #: a given name and its first letter
SIMILAR: Final = 1.5  #: other words, but the function and the seniority of the title are the same
ALIKE: Final = 4.0  #: titles that share a rare word, at most
#: no field besides the name decides alone
MOST: Final = 12.0


@dataclass(frozen=True, slots=True)
class Column:
    """What one field says of all pairs: bits, level, and the code of the shared value (-1 without one)."""

    field: str
    bits: Floats
    level: Levels
    code: Ints
    texts: tuple[str, ...]

    def at(self, keep: npt.NDArray[Any]) -> Column:
        """Return the column for some of the pairs."""
        return Column(self.field, self.bits[keep], self.level[keep], self.code[keep], self.texts)


def prior(accounts: Accounts, a: Ints, b: Ints) -> Floats:
    """Odds that two accounts of these platforms are one person before anything is compared, in bits."""
    sizes = np.maximum(np.bincount(accounts.platform), SMALLEST)
    weight: Floats = np.log2(OVERLAP / np.maximum(sizes[accounts.platform[a]], sizes[accounts.platform[b]]))
    return weight


def as_measured(column: Column, accounts: Accounts, a: Ints, b: Ints, sure: Flags) -> Column:
    """Return a column with the chances of agreeing and differing that the sure pairs of the same two platforms show."""
    both = _platforms(accounts, a, b)
    equal, apart = column.level == "equal", column.level == "different"
    n_equal, n_apart = (
        np.bincount(both[sure & flags], minlength=both.max(initial=0) + 1) for flags in (equal, apart)
    )
    n, usual = n_equal + n_apart + MEASURED, AGREES[column.field]
    more = np.log2((n_equal + MEASURED * usual) / n / usual)[both]
    differs = np.log2((n_apart + MEASURED * 2.0 ** APART[column.field]) / n)[both]
    bits = np.select([equal, apart], [np.clip(column.bits + more, 0.0, MOST), differs], column.bits)
    return Column(column.field, bits, column.level, column.code, column.texts)


def _platforms(accounts: Accounts, a: Ints, b: Ints) -> Ints:
    """A number for the two platforms of each pair, whichever comes first."""
    one, other = accounts.platform[a], accounts.platform[b]
    both: Ints = np.minimum(one, other) * (accounts.platform.max(initial=0) + 1) + np.maximum(one, other)
    return both


def overlap_bits(accounts: Accounts, a: Ints, b: Ints, weight: Floats) -> Floats:
    """How much the overlap of the two platforms says more than the usual one, in bits.

    The overlap is the expected number of people on both, by the chances of all pairs at the odds that the overlap gives itself;
    an account of the smaller platform counts once at most.
    """
    sizes = np.bincount(accounts.platform)
    one, other = accounts.platform[a], accounts.platform[b]
    both = _platforms(accounts, a, b)
    smaller = np.where(sizes[one] <= sizes[other], a, b)
    places, pair_at = np.unique(both * len(accounts.ids) + smaller, return_inverse=True)
    n_smaller = np.zeros(both.max(initial=0) + 1)
    n_smaller[both] = np.minimum(sizes[one], sizes[other])
    bits: Floats = np.zeros(len(a))
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp2(-np.clip(weight + bits, -100.0, 100.0)))
        persons = np.minimum(np.bincount(pair_at, chance), 1.0)
        found = np.bincount(places // len(accounts.ids), persons, minlength=len(n_smaller))
        share = (found + SMOOTHING * OVERLAP) / (n_smaller + SMOOTHING)
        bits = np.where(one == other, 0.0, np.log2(share / OVERLAP)[both])
    return bits


def family_column(accounts: Accounts, a: Ints, b: Ints) -> Column:
    """Family names: equal, equal in part or by another name of hers, one letter apart, different."""
    shared = accounts.family.shared(a, b)
    bits = np.where(shared.found, log2(AGREES["family"]) + shared.bits - shared.penalty, APART["family"])
    level = np.where(
        shared.found, np.where(shared.penalty >= VARIANT, "variant", "equal"), "different"
    ).astype(object)
    apart = np.flatnonzero(~shared.found)
    near = np.array([one_slip(accounts.keys[i].family, accounts.keys[j].family) for i, j in zip(a[apart], b[apart], strict=True)],
                    dtype=bool)  # fmt: skip
    bits[apart[near]], level[apart[near]] = SPELLING, "spelling"
    return Column("family", bits, level, shared.code, accounts.family.texts)


def given_column(accounts: Accounts, a: Ints, b: Ints) -> Column:
    """Given names: equal, forms of one name, an initial, not there, different."""
    equal, form = accounts.given.shared(a, b), accounts.classes.shared(a, b)
    letters = np.array([key.initials[:1] for key in accounts.keys])
    short = np.array([bool(key.given) and len(key.given[0]) == 1 for key in accounts.keys])
    initial = (short[a] | short[b]) & (letters[a] == letters[b])
    doubtful = np.array([len(key.classes) > 1 for key in accounts.keys], dtype=bool)
    form_bits = log2(AGREES["class"]) + form.bits - np.where(doubtful[a] | doubtful[b], DOUBTFUL, 0.0)
    unknown = ~(accounts.given.has(a) & accounts.given.has(b))
    conditions = [equal.found & ~(short[a] & short[b]), initial, form.found, unknown]
    bits = np.select(
        conditions,
        [log2(AGREES["given"]) + equal.bits, np.full(len(a), INITIAL), form_bits, np.zeros(len(a))],
        APART["given"],
    )  # fmt: skip
    level = np.select(conditions, ["equal", "initial", "form", "unknown"], "different").astype(object)
    code = np.where(equal.found, equal.code, -1)
    return Column("given", bits, level, code, accounts.given.texts)


def evidence_columns(accounts: Accounts, a: Ints, b: Ints) -> list[Column]:
    """Everything besides the names."""
    fields = {"firm": accounts.firm, "position": accounts.position, "city": accounts.city, "country": accounts.country,
              "handle": accounts.handle}  # fmt: skip
    columns = {name: _column(name, field, field.shared(a, b)) for name, field in fields.items()}
    columns["position"] = _with_alike(columns["position"], accounts, a, b)
    # a town lies in its country: where the town agrees, the country says nothing more
    town = columns["city"].bits > 0
    country = columns["country"]
    columns["country"] = Column(
        "country", np.where(town, 0.0, country.bits), country.level, country.code, country.texts
    )
    return list(columns.values())


def _column(name: str, field: Field, shared: Shared) -> Column:
    agrees = np.clip(log2(AGREES[name]) + shared.bits - shared.penalty, 0.0, MOST)
    bits = np.select([shared.found, shared.known], [agrees, np.full(len(agrees), APART[name])], 0.0)
    level = np.select([shared.found, shared.known], ["equal", "different"], "unknown").astype(object)
    return Column(name, bits, level, shared.code, field.texts)


def _with_alike(column: Column, accounts: Accounts, a: Ints, b: Ints) -> Column:
    """Titles in other words: alike by a word that is rare in titles, or by function and seniority; else apart where both are known."""
    bits, level = column.bits.copy(), column.level.copy()
    word = accounts.title_word.shared(a, b)
    by_word = np.where(word.found, np.clip(log2(AGREES["title_word"]) + word.bits, 0.0, ALIKE), 0.0)
    for i in np.flatnonzero(column.level == "different"):
        left, right = _kinds(accounts.position, int(a[i])), _kinds(accounts.position, int(b[i]))
        by_kind = SIMILAR if left & right else 0.0
        if by_word[i] or by_kind:
            bits[i], level[i] = max(by_word[i], by_kind), "similar"
        elif (
            not left or not right or {function for function, _ in left} & {function for function, _ in right}
        ):
            bits[i], level[i] = 0.0, "unknown"
    return Column(column.field, bits, level, column.code, column.texts)


def _kinds(field: Field, account: int) -> set[tuple[str, str]]:
    """Function and seniority of an account's titles, where both are known."""
    codes = field.code[field.start[account] : field.start[account + 1]]
    return {kind for code in codes if "unknown" not in (kind := _kind(field.texts[code]))}


@lru_cache(maxsize=65536)
def _kind(title: str) -> tuple[str, str]:
    parsed = parse_title(title)
    return parsed.function, parsed.seniority
