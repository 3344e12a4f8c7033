"""What each platform asks of one and what it brings, per contact-year: noise and outcomes."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd

from netanalysis import cost
from netanalysis.inference import Rate, clustered_rate, sum_of_rates
from netanalysis.ledger import LAG, ledger
from netanalysis.questions.platforms.axis import BOUNDS, Array, Axis, Bound
from netanalysis.questions.platforms.spans import Spans, join, windows
from netanalysis.ties.over_time import day_numbers

_YEAR: Final = 365.25
#: kinds of noise that a file may show, and the classes counted with each; what is named nowhere counts with messages
SHOWN_BY: Final = MappingProxyType(
    {
        "invitation": ("invitation",),
        "event_invitation": ("event_invitation",),
        "group_invitation": ("group_invitation",),
        "notification": ("notification",),
        "message": (),
    }
)
#: without these two a platform's noise is not comparable
NEEDED: Final = ("invitation", "message")
#: kinds of exchange that a pitch may come as
_PITCHES: Final = ("message", "mail", "call")
_NOTHING: Final = np.empty(0, dtype="int64")


def noise_rates(found: Axis) -> dict[Bound, dict[str, tuple[Rate, frozenset[str]]]]:
    """Return the noise of each platform per contact-year, and the kinds that its files can show.

    Parameters
    ----------
    found
        The axis of persons.

    Returns
    -------
    dict
        Undated contacts taken early and late: by platform the sum of the rates of the kinds that can be seen, each over
        the days on which it can be; months are the clusters. Platforms of which no file shows any noise, or nobody was a
        contact while it did, are left out.
    """
    rows = found.network.derive(cost.noise)
    named = [name for name, causes in SHOWN_BY.items() if causes]
    kind = rows["class"].where(rows["class"].isin(named), "message").to_numpy(dtype=object)
    keys = [rows["platform"].to_numpy(dtype=object), kind]
    came = {key: part.to_numpy() for key, part in pd.Series(day_numbers(rows["day"])).groupby(keys)}
    shown = {name: windows(found.network, _PITCHES if name == "message" else (name,)) for name in SHOWN_BY}
    measured: dict[Bound, dict[str, tuple[Rate, frozenset[str]]]] = {bound: {} for bound in BOUNDS}
    for platform in found.platforms:
        spans = {
            name: join(span for (whose, _), span in seen.items() if whose == platform)
            for name, seen in shown.items()
        }
        for bound in BOUNDS:
            since = np.sort(found.parts[platform][bound].to_numpy())
            rates = {
                name: rate
                for name, span in spans.items()
                if (rate := _monthly(came.get((platform, name), _NOTHING), span, since)) is not None
            }
            if rates:
                measured[bound][platform] = (sum_of_rates(list(rates.values())), frozenset(rates))
    return measured


def _monthly(days: Array, spans: Spans, since: Array) -> Rate | None:
    """Rate of rows per contact-year, months of the observed days as clusters; none without contact-years."""
    if not spans.first.size:
        return None
    edges = np.arange(spans.first[0], spans.last[-1] + 31, 30.4375).round().astype("int64")
    middles = (edges[:-1] + edges[1:]) // 2
    covered = -np.diff(spans.days_since(edges))
    exposure = covered * np.searchsorted(since, middles, side="right") / _YEAR
    if not exposure.sum() > 0:
        return None
    counts, _ = np.histogram(days[spans.holds(days)], bins=edges)
    seen = exposure > 0
    return clustered_rate(counts[seen], exposure[seen])


def outcome_rates(found: Axis, bound: Bound) -> tuple[dict[str, Rate], pd.DataFrame]:
    """Return how many outcomes began with the people of each platform, per contact-year.

    Parameters
    ----------
    found
        The axis of persons.
    bound
        Whether undated contacts are taken early or late.

    Returns
    -------
    tuple
        Rates by platform: outcomes whose first link was known there 90 days before the first touch, over the contact-years
        of all known there, with the same lag. And the outcomes, with the position of the first link in `person`.
    """
    book = ledger(found.network)
    begin, end = (
        day_numbers(pd.DatetimeIndex([pd.Timestamp(day)]))[0] - LAG for day in (book.first, book.last)
    )
    won = book.won[["first_touch", "contribution", "first_link"]]
    won = won.assign(
        person=found.people.get_indexer(pd.Index(won["first_link"].astype(object))),
        before=day_numbers(won["first_touch"]) - LAG,
    )
    ledger_days = Spans.of([(int(begin), int(end))])
    rates = {}
    for platform in found.platforms:
        members = found.parts[platform]
        since = pd.Series(members[bound].to_numpy(), index=members["person"].to_numpy())
        known = (since.reindex(won["person"]).to_numpy() <= won["before"].to_numpy()).sum()
        years = float(ledger_days.days_since(since.to_numpy()).sum()) / _YEAR
        if years > 0:
            rates[platform] = Rate(float(known), years)
    return rates, won


def by_first_meeting(won: pd.DataFrame, met: pd.Series[str]) -> pd.DataFrame:
    """Count outcomes and contribution by the platform on which the first link was met first; everybody counts once."""
    rows = won[won["person"] >= 0]
    where = met.reindex(rows["person"]).fillna("unknown").to_numpy(dtype=object)
    grouped = rows.groupby(where)
    table = pd.DataFrame({"outcomes": grouped.size(), "contribution": grouped["contribution"].sum()})
    return table.rename_axis("platform").sort_values(
        ["outcomes", "contribution"], ascending=False, kind="stable"
    )
