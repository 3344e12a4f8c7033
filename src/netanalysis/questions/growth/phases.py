"""The phases between changes of pace: how quick they were, and how selective, judged by what was accepted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.frames import look_up
from netanalysis.inference import holm, poisson_interval, rate_ratio, share_interval
from netanalysis.network import Network
from netanalysis.people.companies import parse_employers
from netanalysis.people.titles import UNKNOWN, read_titles
from netanalysis.questions.growth.cohorts import used_within
from netanalysis.questions.growth.streams import Stream

#: a request that is older and not accepted counts as not accepted
PATIENCE: Final = 90
#: what may tell how selective a phase was, most telling first; and what the higher share means
EVIDENCE: Final = (("accepted", "indiscriminate"), ("used", "selective"), ("own_field", "selective"))
#: shares that are told; a known firm grows more frequent by itself as the network grows, so it judges nothing
SHARES: Final = ("accepted", "used", "own_field", "known_firm")
_SURE: Final = 0.05
MONTH: Final = 365.25 / 12


def phases(
    network: Network, found: Sequence[Stream], rows: pd.DataFrame, asked: pd.DataFrame, people: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a phase of each stream.

    Parameters
    ----------
    network
        The network.
    found
        The streams.
    rows, asked
        Of `asked.made` and `asked.received`.
    people
        Of `cohorts.watched`.

    Returns
    -------
    DataFrame
        `platform`, `begins`, `ends` (days), `connections`, `per_month` with `low` and `high`; for each of `SHARES` the share (`share_…`), its
        bounds (`_low`, `_high`), how many (`n_…`) and of how many (`of_…`):

        - `accepted`: of the requests received at least 90 days ago; `record` says whether a `list` of the platform's or its `mail`
          showed them, the one that shows more in the phase
        - `used`: of the connections watched for a year, those with a two-way exchange within it
        - `own_field`: of those whose field of work is known, those in a field the owner has worked in
        - `known_firm`: of those who name a firm, those at one where somebody was connected before

        and `phase` (`selective`, `indiscriminate` or `unknown`) with `by`, what it was named by.

    Notes
    -----
    A phase is named where one of the shares differs from that of the other phases of its platform: the first of `accepted` (a higher
    one: indiscriminate), `used` and `own_field` (a higher one: selective) whose p-value, adjusted for all of
    them by Holm's method, is no more than 0.05. Mails name people only, of whom fewer are found again, so shares accepted are compared
    within one record. So the names compare the phases of one platform with each other; where there is
    only one, it has none.
    """
    facts = _facts(network, rows, people)
    table = pd.DataFrame([row for stream in found for row in _of_stream(stream, facts, asked)])
    names = list(_phase("", pd.Timestamp(0), pd.Timestamp(0), facts.head(0), asked.head(0)))
    return _named(table.reindex(columns=names))


def _of_stream(stream: Stream, facts: pd.DataFrame, asked: pd.DataFrame) -> list[dict[str, Any]]:
    starts = stream.starts
    ends = [*(start - pd.Timedelta(days=1) for start in starts[1:]), stream.last]
    mine, theirs = facts[facts["platform"] == stream.platform], asked[asked["platform"] == stream.platform]
    return [
        _phase(stream.platform, first, last, mine, theirs) for first, last in zip(starts, ends, strict=True)
    ]


def _phase(
    platform: str, first: pd.Timestamp, last: pd.Timestamp, facts: pd.DataFrame, asked: pd.DataFrame
) -> dict[str, Any]:
    made = facts[facts["connected_on"].between(first, last)]
    months = ((last - first).days + 1) / MONTH
    low, high = poisson_interval(len(made), months)
    row: dict[str, Any] = {
        "platform": platform, "begins": first, "ends": last, "connections": len(made),
        "per_month": len(made) / months, "low": low, "high": high,
    }  # fmt: skip
    record, flags = _accepted(asked[asked["day"].between(first, last)])
    row |= {"record": record, **_share("accepted", flags)}
    for name in SHARES[1:]:
        row |= _share(name, made[name].dropna())
    return row


def _accepted(asked: pd.DataFrame) -> tuple[str, pd.Series[Any]]:
    """Whether each request was accepted, of the record that shows most of them, and which record that is."""
    told = asked[asked["fate"].isin(["accepted", "not_accepted"])]
    record = str(told["record"].mode().iloc[0]) if len(told) else ""
    return record, told.loc[told["record"] == record, "fate"] == "accepted"


def _share(name: str, flags: pd.Series[Any]) -> dict[str, float]:
    count, total = int(flags.astype(bool).sum()), len(flags)
    low, high = share_interval(count, total) if total else (math.nan, math.nan)
    value = count / total if total else math.nan
    return {
        f"share_{name}": value,
        f"share_{name}_low": low,
        f"share_{name}_high": high,
        f"n_{name}": count,
        f"of_{name}": total,
    }


def _facts(network: Network, rows: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Of each dated connection what its phase may be judged by; missing where nobody can tell."""
    persons = network.persons.set_index("person_id")
    function = look_up(rows["person_id"], persons["function"])
    own = _own_fields(network)
    field = function.isin(own).astype(object).where(function.notna() & (function != UNKNOWN) & bool(own))
    return rows[["platform", "connected_on"]].assign(
        used=_used(rows, people),
        own_field=field,
        known_firm=_known_firm(look_up(rows["person_id"], persons["company"]), network),
    )


def _own_fields(network: Network) -> set[str]:
    """Fields of work that the owner's own positions name."""
    titles = [position.title for position in network.owner.positions]
    return {*read_titles(titles)["function"]} - {UNKNOWN} if titles else set()


def _used(rows: pd.DataFrame, people: pd.DataFrame) -> pd.Series[Any]:
    """Whether a two-way exchange came within a year of the connection that made somebody a contact."""
    used = look_up(rows["person_id"], used_within(people).astype(object)).astype(object)
    return used.where(~rows["person_id"].duplicated())


def _known_firm(companies: pd.Series[Any], network: Network) -> pd.Series[Any]:
    """Whether somebody connected earlier, rows being in the order of days, is at the same firm."""
    firms = parse_employers(companies.dropna().astype(object), aliases=network.settings.aliases)
    keys = {name: firm.key for name, firm in firms.items() if firm.key}
    firm = companies.astype(object).map(keys)
    return firm.duplicated().astype(object).where(firm.notna())


def _named(table: pd.DataFrame) -> pd.DataFrame:
    """Name the phases by the first share that tells them from the others of their platform."""
    tests = [
        (place, rank, *_against_others(table, place, share)) for place in table.index for rank, (share, _) in enumerate(EVIDENCE)
    ]  # fmt: skip
    tried = [test for test in tests if not math.isnan(test[3])]
    names, by = np.full(len(table), "unknown", dtype=object), np.full(len(table), "", dtype=object)
    adjusted = holm([p for _, _, _, p in tried])
    for (place, rank, higher, _), p in zip(reversed(tried), reversed(adjusted), strict=True):
        if p <= _SURE:
            share, means = EVIDENCE[rank]
            names[place] = means if higher else _other(means)
            by[place] = share
    told = pd.Series(by, index=table.index, dtype="string")
    return table.assign(phase=pd.Series(names, index=table.index, dtype="string"), by=told.mask(told == ""))


def _other(name: str) -> str:
    return "selective" if name == "indiscriminate" else "indiscriminate"


def _against_others(table: pd.DataFrame, place: Any, share: str) -> tuple[bool, float]:
    """Whether a share is higher in a phase than in the others of its platform together, and the p-value."""
    mine = table["platform"] == table.loc[place, "platform"]
    if share == "accepted":
        mine &= table["record"] == table.loc[place, "record"]
    counts, totals = table[f"n_{share}"], table[f"of_{share}"]
    count, total = int(counts[place]), int(totals[place])
    others, of_others = int(counts[mine].sum()) - count, int(totals[mine].sum()) - total
    if not total or not of_others or not count + others:
        return False, math.nan
    ratio = rate_ratio((count, others), (total, of_others))
    return ratio.ratio > 1, ratio.p
