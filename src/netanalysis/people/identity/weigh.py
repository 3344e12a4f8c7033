"""How much speaks for two accounts being one person: sums of log-likelihood ratios, as Fellegi and Sunter put it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.people.identity.accounts import Accounts, gather
from netanalysis.people.identity.candidates import candidates
from netanalysis.people.identity.field import Flags, Floats, Ints
from netanalysis.people.identity.profiles import Profiles, profiles_of
from netanalysis.people.identity.result import Evidence, Link, Refusal
from netanalysis.people.identity.weights import (
    DATED,
    Column,
    as_measured,
    evidence_columns,
    family_column,
    given_column,
    overlap_bits,
    prior,
)
from netanalysis.people.name_keys import names_agree

#: weight in bits from which two accounts are one person (odds 8 : 1), and from which the user is asked (4 : 1); where nothing
#: besides the name agrees the user is asked from the former on, or the list would be long
MERGE: Final = 3.0
REVIEW: Final = 2.0
#: what has to be left of the evidence besides the name, contradictions taken off, in bits
INDEPENDENT: Final = 2.0
#: a field is measured on pairs that reach so much, and as much as a merge needs besides the name, without it, in bits (64 : 1)
SURE: Final = 6.0
#: a pair is ambiguous while another with one of the two accounts, on the same platforms, comes as near as this, in bits
MARGIN: Final = 3.0
#: names that agree so little are not looked at further: all the rest together hardly makes up for it
_HOPELESS: Final = -30.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs of accounts from the threshold of review on, heaviest first, with the evidence of every field.

    They depend on the tables alone, not on corrections, so they can be weighed once for several resolutions.
    """

    pairs: tuple[Link, ...] = ()


def weigh(contacts: pd.DataFrame, identifiers: pd.DataFrame, snapshots: pd.DataFrame) -> Weighed:
    """Weigh all pairs of accounts on two platforms that may be one person.

    Parameters
    ----------
    contacts, identifiers, snapshots
        Canonical tables; company and position of every snapshot, so that former employers count too.

    Returns
    -------
    Weighed
        Pairs from the threshold of review on, each with the evidence of every field.

    Notes
    -----
    The weight is the prior odds plus log2(m / u) of each field: m is the chance that it agrees for one person, u that it does for
    two [1]_. u is the smoothed rate of the very value in the data, so that a rare name says more than a common one [2]_. The
    prior odds follow the overlap of the two platforms, which is the expected number of pairs that are one person, as in the
    EM algorithm [3]_; m of firm and town is measured on the pairs that are sure without them. All other figures are fixed. A name
    alone never merges: evidence of another kind has to agree, and where the employers differ one that has nothing to do with
    the job.

    References
    ----------
    .. [1] Fellegi, I. P. and Sunter, A. B. (1969). A theory for record linkage. Journal of the American Statistical Association
       64(328), 1183-1210.
    .. [2] Winkler, W. E. (1990). String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record
       linkage. Proceedings of the Section on Survey Research Methods, ASA, 354-359.
    .. [3] Jaro, M. A. (1989). Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida.
       Journal of the American Statistical Association 84(406), 414-420.
    """
    if _on_one_site(contacts, identifiers):
        return Weighed()
    accounts = gather(contacts, identifiers, snapshots)
    a, b = candidates(accounts)
    columns = [family_column(accounts, a, b), given_column(accounts, a, b)]
    likely = np.flatnonzero(columns[0].bits + columns[1].bits + prior(accounts, a, b) > _HOPELESS)
    a, b = a[likely], b[likely]
    columns = [*(column.at(likely) for column in columns), *evidence_columns(accounts, a, b)]
    columns = _measured(accounts, a, b, columns)
    weight = prior(accounts, a, b) + _sum(columns)
    overlap = overlap_bits(accounts, a, b, np.where(_other_name(columns), -np.inf, weight))
    weight = weight + overlap
    bare = np.all([column.bits <= 0.0 for column in columns[2:]], axis=0)
    kept = np.flatnonzero(weight >= np.where(bare, MERGE, REVIEW))
    kept = kept[[_may_be_one(accounts, int(a[i]), int(b[i]), columns, int(i)) for i in kept]]
    a, b, weight = a[kept], b[kept], weight[kept]
    odds = prior(accounts, a, b) + overlap[kept]
    columns = [column.at(kept) for column in columns]
    profiles = profiles_of(contacts, identifiers, snapshots)
    why = _verdicts(accounts, a, b, columns, weight, profiles)
    pairs = [_link(accounts, int(a[i]), int(b[i]), columns, (odds, weight), why, i) for i in range(len(a))]
    return Weighed(tuple(sorted(pairs, key=lambda link: (-link.weight, link.a, link.b))))


def _on_one_site(contacts: pd.DataFrame, identifiers: pd.DataFrame) -> bool:
    """Whether every named account is a profile of its own on one and the same site: no two of them are one person."""
    named = contacts.loc[contacts["name"].notna(), "contact_id"]
    urls = identifiers.loc[identifiers["kind"] == "profile_url", ["contact_id", "value"]].drop_duplicates()
    sites = {url.partition("/")[0] for url in urls["value"].astype(object)}
    return (
        len(sites) <= 1
        and not urls["value"].duplicated().any()
        and bool(named.isin(urls["contact_id"]).all())
    )


def _sum(columns: list[Column]) -> Floats:
    bits: Floats = np.sum([column.bits for column in columns], axis=0)
    return bits


def _other_name(columns: list[Column]) -> Flags:
    """Pairs under two family names: such a pair never merges, and it is nobody's rival (Hofmann beside Hoffmann)."""
    return np.isin(columns[0].level, ("different", "spelling"))


def _measured(accounts: Accounts, a: Ints, b: Ints, columns: list[Column]) -> list[Column]:
    """The columns, those of `DATED` with the chances that the pairs show which are sure without them."""
    weight, independent = prior(accounts, a, b) + _sum(columns), _sum(columns[2:])

    def sure(column: Column) -> Flags:
        enough = (weight - column.bits >= SURE) & (independent - column.bits >= INDEPENDENT)
        return enough & ~_other_name(columns)

    return [
        as_measured(column, accounts, a, b, sure(column)) if column.field in DATED else column
        for column in columns
    ]


def _may_be_one(accounts: Accounts, a: int, b: int, columns: list[Column], i: int) -> bool:
    """Whether nothing in the whole names contradicts what their first given and one family name say."""
    if columns[0].level[i] == "equal":
        return names_agree(accounts.names[a], accounts.names[b])
    return True


def _verdicts(
    accounts: Accounts, a: Ints, b: Ints, columns: list[Column], weight: Floats, profiles: Profiles
) -> list[Refusal]:
    """Why each pair does not merge; an empty text for those that do."""
    by_field = {column.field: column for column in columns}
    elsewhere = by_field["firm"].level == "different"
    # an employer may be out of date: what has nothing to do with the job may outweigh it, the title may not
    independent = _sum(columns[2:])
    besides = np.where(elsewhere, by_field["city"].bits + by_field["handle"].bits, independent)
    other_name = _other_name(columns)
    contested = _contested(accounts, a, b, np.where(other_name, -np.inf, weight), profiles)
    verdicts: list[Refusal] = []
    for i in range(len(a)):
        one, other = accounts.ids[a[i]], accounts.ids[b[i]]
        if profiles.two_profiles(one, other) or profiles.side_by_side(one, other):
            verdicts.append("one_platform")
        elif weight[i] < MERGE:
            verdicts.append("below")
        elif other_name[i]:
            verdicts.append("other_name")
        elif besides[i] < INDEPENDENT:
            verdicts.append("no_evidence" if independent[i] < INDEPENDENT else "contradicted")
        else:
            verdicts.append("ambiguous" if contested[i] else "")
    return verdicts


def _contested(accounts: Accounts, a: Ints, b: Ints, weight: Floats, profiles: Profiles) -> Flags:
    """Whether another pair with one of the two accounts comes near, and the two rivals are two people."""
    pairs_of: dict[int, list[int]] = {}
    for i, (one, other) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        pairs_of.setdefault(one, []).append(i)
        pairs_of.setdefault(other, []).append(i)
    contested = np.zeros(len(a), dtype=bool)
    for account, pairs in pairs_of.items():
        for i, j in combinations(pairs, 2):
            one, other = (accounts.ids[a[k] + b[k] - account] for k in (i, j))
            if profiles.two_profiles(one, other) or profiles.side_by_side(one, other):
                contested[i] |= weight[i] < weight[j] + MARGIN
                contested[j] |= weight[j] < weight[i] + MARGIN
    return contested


def _link(
    accounts: Accounts,
    a: int,
    b: int,
    columns: list[Column],
    sums: tuple[Floats, Floats],
    why: list[Refusal],
    i: int,
) -> Link:
    """One pair with the evidence of each field that says anything."""
    found = [
        Evidence(column.field, str(column.level[i]), round(float(column.bits[i]), 2),
                 column.texts[column.code[i]] if column.code[i] >= 0 else "")
        for column in columns
        if column.level[i] != "unknown"
    ]  # fmt: skip
    odds, weight = (round(float(bits[i]), 2) for bits in sums)
    return Link(
        accounts.ids[a], accounts.ids[b], "names", (*found, Evidence("prior", "", odds)), weight, why[i]
    )
