"""Cohorts by year of connection: how long it took to the first two-way exchange, and to the first outcome."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis import schema
from netanalysis.frames import look_up
from netanalysis.inference import Waiting, waiting
from netanalysis.ledger import Ledger
from netanalysis.network import Network
from netanalysis.network.sight import windows
from netanalysis.ties.exchanges import exchanges

#: years after the connection at which the shares are told
YEARS: Final = (1, 3, 5)
#: what somebody may be waited for
EVENTS: Final = ("exchange", "outcome")
#: at most so many groups of cohorts are drawn
_GROUPS: Final = 4
#: a curve ends where fewer are left to be watched
_FEW: Final = 10
_YEAR: Final = 365.25


def watched(network: Network, rows: pd.DataFrame, book: Ledger) -> pd.DataFrame:
    """Say of each person how long was waited for the first two-way exchange and for the first outcome.

    Parameters
    ----------
    network
        The network.
    rows
        The dated connections, of `asked.made`.
    book
        The ledger.

    Returns
    -------
    DataFrame
        A row a person with a dated connection (index `person_id`): `connected_on` (the first), `platform`, `cohort` (its year), and of
        each of `EVENTS`: `<event>_why` (`watched`; `before` where it had happened before the connection; `unobservable` where no file or
        ledger covers the day of the connection), `<event>_years` (how long was watched), `<event>_happened`, and `<event>_could` (how long would have
        been watched if it had not happened).
    """
    people = rows.dropna(subset=["person_id"]).drop_duplicates("person_id")
    people = people.set_index("person_id")[["connected_on", "platform", "account"]]
    people = people.assign(cohort=people["connected_on"].dt.year)
    ends = {"exchange": _exchange_until(network, people), "outcome": _outcome_until(book, people)}
    firsts = {"exchange": first_exchanges(network), "outcome": _first_outcomes(book)}
    for event in EVENTS:
        people = people.join(_watched(people, firsts[event], ends[event]).add_prefix(f"{event}_"))
    return people.drop(columns="account")


def _watched(people: pd.DataFrame, first: pd.Series[Any], until: pd.Series[Any]) -> pd.DataFrame:
    """How long each was watched for an event that happened first on some day, and why not."""
    since = people["connected_on"]
    on = look_up(pd.Series(people.index, index=people.index), first)
    why = np.select([until.isna(), on < since], ["unobservable", "before"], default="watched")
    happened = on.notna() & (on <= until) & (why == "watched")
    years = (until.where(~happened, on) - since).dt.days / _YEAR
    could = (until - since).dt.days / _YEAR
    told = why == "watched"
    return pd.DataFrame(
        {"why": why, "years": years.where(told), "happened": happened, "could": could.where(told)}
    )


def first_exchanges(network: Network) -> pd.Series[Any]:
    """Return by person the first day by which both sides had written, or met."""
    rows = exchanges(network)
    days = {
        way: rows[rows["direction"].isin([way, "both"])].groupby("person_id")["day"].min()
        for way in ("out", "in")
    }
    both = pd.DataFrame(days).dropna()
    return both.max(axis=1) if len(both) else pd.Series(dtype=schema.DTYPES["date"])


def _first_outcomes(book: Ledger) -> pd.Series[Any]:
    """Return by person the first touch of the first outcome in whose chain she stands."""
    links = book.won[["chain", "first_touch"]].explode("chain").dropna(subset=["chain"])
    return links.groupby(links["chain"].astype(object))["first_touch"].min()


def _outcome_until(book: Ledger, people: pd.DataFrame) -> pd.Series[Any]:
    """The last day of the ledger, for those who were connected within its days."""
    first, last = pd.Timestamp(book.first), pd.Timestamp(book.last)
    since = people["connected_on"]
    within = (since >= first) & (since <= last) & bool(len(book.won))
    return pd.Series(last, index=people.index, dtype=since.dtype).where(within)


def _exchange_until(network: Network, people: pd.DataFrame) -> pd.Series[Any]:
    """Up to which day files would have shown an exchange, without a gap since the connection; missing where none covers its day."""
    spans = _spans(network)
    until: pd.Series[Any] = pd.Series(pd.NaT, index=people.index, dtype=schema.DTYPES["date"])
    for (platform, account), covered in spans.items():
        mine = (people["platform"] == platform) & (people["account"] == account)
        for first, last in covered:
            until = until.mask(mine & people["connected_on"].between(first, last), last)
    return until


def _spans(network: Network) -> dict[tuple[str, str], list[tuple[pd.Timestamp, pd.Timestamp]]]:
    """Days without a gap for which files show exchange on each of the owner's accounts."""
    rows = windows(network.coverage, schema.STRENGTH_KINDS)
    rows = rows[(rows["content"] != "notices").fillna(value=True)].sort_values("observed_from")
    joined: dict[tuple[str, str], list[tuple[pd.Timestamp, pd.Timestamp]]] = {}
    for row in rows.to_dict("records"):
        spans = joined.setdefault((str(row["platform"]), str(row["account"])), [])
        first, last = row["observed_from"], row["observed_until"]
        if spans and first <= spans[-1][1] + pd.Timedelta(days=1):
            before = spans.pop()
            first, last = before[0], max(before[1], last)
        spans.append((first, last))
    return joined


def used_within(people: pd.DataFrame, *, years: float = 1.0) -> pd.Series[Any]:
    """Whether a two-way exchange came within so many years, of those who would have been watched so long."""
    mine = people[people["exchange_could"] >= years]
    return mine["exchange_happened"] & (mine["exchange_years"] <= years)


def waited(people: pd.DataFrame, event: str) -> Waiting:
    """Return the share to whom an event had happened, over the years since the connection."""
    mine = people[people[f"{event}_why"] == "watched"]
    return waiting(mine[f"{event}_years"].tolist(), mine[f"{event}_happened"].tolist())


def by_year(people: pd.DataFrame) -> pd.DataFrame:
    """Return a row a cohort: how many, how many watched and not, and the shares after one, three and five years.

    Parameters
    ----------
    people
        Of `watched`.

    Returns
    -------
    DataFrame
        Index `cohort` (the year, as text). Columns: `people`; for each event `<event>_watched`, `<event>_before`, `<event>_unobservable`, `<event>_happened`, and
        `share_<event>_<years>` with `_low` and `_high`; missing where nobody was watched so long.
    """
    rows = {str(year): _cohort(mine) for year, mine in people.groupby("cohort", sort=True)}
    names = list(_cohort(people.head(0)))
    return pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("cohort")


def _cohort(people: pd.DataFrame) -> dict[str, float]:
    found: dict[str, float] = {"people": len(people)}
    for event in EVENTS:
        why = people[f"{event}_why"]
        found |= {
            f"{event}_{name}": int((why == name).sum()) for name in ("watched", "before", "unobservable")
        }
        found[f"{event}_happened"] = int(people[f"{event}_happened"].sum())
        curve = waited(people, event)
        for years in YEARS:
            share, low, high, _ = curve.by(years)
            name = f"share_{event}_{years}"
            found |= {name: share, f"{name}_low": low, f"{name}_high": high}
    return found


def curves(people: pd.DataFrame, event: str) -> pd.DataFrame:
    """Return the curves of up to four groups of neighbouring cohorts, of about as many people each.

    Parameters
    ----------
    people
        Of `watched`.
    event
        One of `EVENTS`.

    Returns
    -------
    DataFrame
        A row a step: `first_year`, `last_year` (years of the group), `n` (watched in it), `years`, `share`, `low`, `high`, `at_risk`; each curve begins at 0
        and ends where fewer than ten are left.
    """
    mine = people[people[f"{event}_why"] == "watched"]
    parts = [_curve(group, event) for group in _grouped(mine)]
    names = ["first_year", "last_year", "n", "years", "share", "low", "high", "at_risk"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=names, dtype=float)


def _grouped(people: pd.DataFrame) -> list[pd.DataFrame]:
    """Part neighbouring cohorts into groups of about as many people."""
    sizes = people.groupby("cohort").size()
    if not len(sizes):
        return []
    n_groups = min(_GROUPS, len(sizes), max(1, len(people) // (3 * _FEW)))
    middle = sizes.cumsum() - sizes / 2
    place = (middle / len(people) * n_groups).astype(int)
    return [group for _, group in people.groupby(people["cohort"].map(place), sort=True)]


def _curve(group: pd.DataFrame, event: str) -> pd.DataFrame:
    curve = waited(group, event)
    shown = curve.at_risk >= min(_FEW, len(group))
    table = pd.DataFrame(
        {
            "years": curve.times,
            "share": curve.share,
            "low": curve.low,
            "high": curve.high,
            "at_risk": curve.at_risk,
        }
    )[shown]
    lasting = np.sort(group[f"{event}_years"].to_numpy())[::-1]
    end = float(lasting[min(_FEW, len(lasting)) - 1])
    edges = [{"years": at, **_reached(curve, at)} for at in (0.0, end) if at not in set(table["years"])]
    table = pd.concat([pd.DataFrame(edges), table]).sort_values("years", kind="stable")
    facts: Mapping[str, Any] = MappingProxyType(
        {"first_year": int(group["cohort"].min()), "last_year": int(group["cohort"].max()), "n": len(group)}
    )
    return table[table["years"] <= end].assign(**facts)


def _reached(curve: Waiting, at: float) -> dict[str, float]:
    share, low, high, at_risk = curve.by(at)
    return {"share": share, "low": low, "high": high, "at_risk": at_risk}
