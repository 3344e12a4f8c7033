"""What the noise costs, who causes it, and whether one's own does harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from netanalysis.cost import (
    CONFIDENCES,
    WAITING,
    Price,
    classify,
    observed_days,
    own_noise,
    price,
    priced,
    years,
)
from netanalysis.inference.bursts import bursty_rate, gini
from netanalysis.inference.rates import RateRatio, Verdict, share_interval
from netanalysis.network import Network
from netanalysis.questions.noise.harm import Harm, harm
from netanalysis.questions.noise.senders import LOUDEST, Muted, lorenz, muting, senders
from netanalysis.questions.shape import Answer, Figure, Need
from netanalysis.ties import exchanges

#: the price is that of the last so many days
_DAYS: Final = 365
#: a year may be the busiest only where so many days of it could be seen
_SEEN: Final = 28
_MOST: Final = 0.5
_MONTHS: Final = 12


def answer(network: Network, *, as_of: date | str | None = None) -> Answer:
    """Say how much comes in unasked, who sends it, what it costs, and whether one's own noise does harm.

    Parameters
    ----------
    network
        The network; `netanalysis.toml` names the hourly cost and the seconds a piece of noise takes.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Answer
        `verdict`: yes where those who got own noise left more often (the interval of the ratio, within strata, lies above 1), no where
        less, no relevant difference within a half and two, else undecided. Figures: `invitations_an_hour` (of the working day, in the
        busiest year), `demands_a_day`, `noise_hours` and `noise_money` (last 365 days), `mlm_share` (of the noise with words at hand),
        `gini` and `loudest_share` (over all years), `muting_share` and `muting_money` (last 365 days), `own_a_year`,
        `unanswered_share`, `ratio_left`, `ratio_answered`, `ratio_brought`. Tables: `years`, `platforms`, `classes`, `contacts`,
        `confidence`, `senders`, `lorenz`, `own`, `harm`.

    Notes
    -----
    How each is counted stands in `docs/noise.md`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import noise
    >>> noise.answer(na.load_sample()).question
    'noise'
    """
    seen = network.as_of(as_of)
    came, last = priced(seen), pd.Timestamp(seen.date)
    parts = _Parts(
        came, years(seen), price(seen, seen.date - timedelta(days=_DAYS - 1), seen.date), senders(came, seen), muting(came, last),
        own_noise(seen), harm(seen),
    )  # fmt: skip
    ratio = parts.harm.ratios["left"]
    verdict: Verdict = ratio.verdict if ratio is not None else "undecided"
    return Answer(
        question="noise",
        verdict=verdict,
        as_of=seen.date,
        figures=_figures(parts, seen),
        tables=_tables(parts, seen),
        coverage=_coverage(parts, seen),
        needs=_needs(parts, seen, verdict),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


@dataclass(frozen=True, eq=False)
class _Parts:
    """What the answer is made of."""

    rows: pd.DataFrame
    years: pd.DataFrame
    cost: Price
    senders: pd.DataFrame
    muted: Muted
    own: pd.DataFrame
    harm: Harm


def _figures(parts: _Parts, seen: Network) -> Mapping[str, Figure]:
    cost, counts, rows, muted = parts.cost, parts.senders["rows"], parts.rows, parts.muted
    loud = int(counts.iloc[:LOUDEST].sum())
    worded = rows[rows["has_text"]]
    coefficient = gini(counts.tolist())
    figures = {
        "invitations_an_hour": _busiest(parts.years, "invitations"),
        "demands_a_day": _lately(rows, seen),
        "noise_hours": Figure(cost.hours_a_year, *cost.bounds, unit="a_year", n=cost.rows)
        if _is_seen(cost)
        else _unknown("a_year"),
        "noise_money": _money(cost),
        "mlm_share": _share(int((worded["class"] == "mlm").sum()), len(worded)),
        "gini": Figure(*coefficient, unit="auc", n=len(counts)),
        "loudest_share": _loudest(loud, int(counts.sum())),
        "muting_share": _share(muted.muted_rows, muted.rows) if muted.loud else _unknown("share"),
        "muting_money": _saved(cost, muted),
        "own_a_year": _own(parts.own, seen),
        "unanswered_share": _unanswered(parts.own, seen),
    }
    return MappingProxyType(
        figures | {f"ratio_{name}": _ratio(found) for name, found in parts.harm.ratios.items()}
    )


def _loudest(loud: int, total: int) -> Figure:
    """Share of the loudest: they are chosen by the same counts, so it is counted and has no interval."""
    return Figure(loud / total, unit="share", n=total, why_none="exact") if total else _unknown("share")


def _unknown(unit: Any) -> Figure:
    return Figure(float("nan"), unit=unit, why_none="not_seen")


def _is_seen(cost: Price) -> bool:
    return cost.share_observed > 0


def busiest_year(table: pd.DataFrame, column: str = "invitations") -> Any:
    """Return the row of the year with most invitations a working hour, of those seen for four weeks at least; none without any."""
    seen = table[(table["observed_days"] >= _SEEN) & (table[column] > 0)]
    return seen.sort_values("invitations_a_working_hour", kind="stable").iloc[-1] if len(seen) else None


def _busiest(table: pd.DataFrame, column: str) -> Figure:
    year = busiest_year(table, column)
    if year is None:
        return _unknown("an_hour")
    low, high = float(year[f"{column}_low"]), float(year[f"{column}_high"])
    return Figure(float(year[f"{column}_a_working_hour"]), low, high, unit="an_hour", n=int(year[column]))


def _lately(rows: pd.DataFrame, seen: Network) -> Figure:
    """Demands a day of the last 365 days, as far as they could be seen."""
    last = pd.Timestamp(seen.date)
    flags = observed_days(seen).any(axis=1).loc[last - pd.Timedelta(days=_DAYS - 1) : last]
    days = flags.index[flags.to_numpy(dtype=bool)] if len(flags) else pd.DatetimeIndex([])
    if not len(days):
        return _unknown("a_year")
    came = rows.loc[rows["day"].isin(days), "day"]
    n = max(1, round(len(days) / _DAYS * _MONTHS))
    place = days.get_indexer(pd.DatetimeIndex(came)) * n // len(days)
    rate = bursty_rate([int((place == month).sum()) for month in range(n)])
    scale = n / len(days)
    return Figure(rate.rate * scale, rate.low * scale, rate.high * scale, unit="a_year", n=len(came))


def _money(cost: Price) -> Figure:
    if cost.hourly_cost is None or not _is_seen(cost):
        return _unknown("money_a_year")
    low, high = (bound * cost.hourly_cost for bound in cost.bounds)
    return Figure(cost.hours_a_year * cost.hourly_cost, low, high, unit="money_a_year", n=cost.rows)


def _saved(cost: Price, muted: Muted) -> Figure:
    """What muting would have saved: its share of the seconds, at their price; the interval is that of the share of rows."""
    if cost.hourly_cost is None or not (muted.rows and muted.loud):
        return _unknown("money_a_year")
    whole = muted.seconds / 3600 * cost.hourly_cost
    low, high = (bound * whole for bound in share_interval(muted.muted_rows, muted.rows))
    value = muted.muted_seconds / 3600 * cost.hourly_cost
    return Figure(value, min(low, value), max(high, value), unit="money_a_year", n=muted.muted_rows)


def _share(count: int, total: int) -> Figure:
    return (
        Figure(count / total, *share_interval(count, total), unit="share", n=total)
        if total
        else _unknown("share")
    )


def _own(own: pd.DataFrame, seen: Network) -> Figure:
    """Own noise of the last 365 days."""
    if not len(own):
        return (
            _unknown("a_year")
            if not len(exchanges(seen))
            else Figure(0.0, *bursty_rate([0] * _MONTHS).bounds(_MONTHS), unit="a_year", n=0)
        )
    back = (pd.Timestamp(seen.date) - own["day"]).dt.days
    counts = [int((back * _MONTHS // _DAYS == month).sum()) for month in range(_MONTHS)]
    rate = bursty_rate(counts)
    return Figure(rate.rate * _MONTHS, *rate.bounds(_MONTHS), unit="a_year", n=sum(counts))


def _unanswered(own: pd.DataFrame, seen: Network) -> Figure:
    """Share of own messages that met with silence, the young ones left out."""
    rows = exchanges(seen)
    rows = rows[rows["day"] <= pd.Timestamp(seen.date) - pd.Timedelta(days=WAITING)]
    sent = int(((rows["direction"] == "out") & rows["kind"].isin(["message", "mail"])).sum())
    return _share(int((own["sort"] == "unanswered").sum()), sent)


def _ratio(found: RateRatio | None) -> Figure:
    if found is None or found.ratio != found.ratio:
        return _unknown("ratio")
    return Figure(found.ratio, found.low, found.high, unit="ratio")


def _tables(parts: _Parts, seen: Network) -> Mapping[str, pd.DataFrame]:
    rows, own, found = parts.rows, parts.own, classify(seen)
    confidence = pd.crosstab(found["class"].astype(object), found["confidence"].astype(object))
    return MappingProxyType(
        {
            "years": parts.years,
            "platforms": _counted(rows["day"], rows["platform"]),
            "classes": parts.cost.classes,
            "contacts": parts.cost.contacts,
            "confidence": confidence.reindex(columns=list(CONFIDENCES), fill_value=0)
            .add_prefix("rows_")
            .rename_axis("class")
            .rename_axis(columns=None),
            "senders": parts.senders.head(LOUDEST),
            "lorenz": lorenz(parts.senders["rows"]),
            "own": _counted(own["day"], own["sort"]),
            "harm": parts.harm.table,
        }
    )


def _counted(days: pd.Series[Any], sorts: pd.Series[Any]) -> pd.DataFrame:
    """Rows of each year, a column a sort."""
    found = pd.crosstab(days.dt.year, sorts.astype(object))
    return found.rename_axis("year").rename_axis(columns=None)


def _coverage(parts: _Parts, seen: Network) -> Mapping[str, float]:
    rows, people = parts.rows, parts.harm.people
    found = classify(seen)
    busiest = busiest_year(parts.years)
    return MappingProxyType(
        {
            "rows": len(found),
            "noise": len(rows),
            "last_year": parts.cost.rows,
            "with_text": int(rows["has_text"].sum()),
            "mlm": int((rows["class"] == "mlm").sum()),
            "senders": len(parts.senders),
            "nobody": int(rows["person_id"].isna().sum()),
            "unseen": int((found["reason"] == "unseen").sum()),
            "share_observed": parts.cost.share_observed,
            "share_assumed": parts.cost.share_assumed,
            "busiest": float("nan") if busiest is None else float(busiest.name),
            "invited": 0 if busiest is None else int(busiest["invitations"]),
            "own": len(parts.own),
            "people": len(people),
            "noisy": int((people["pieces"] > 0).sum()),
            "left": int((people["left"] == 1.0).sum()),
            "left_known": int(people["left"].notna().sum()),
            "cut": float(parts.harm.cut.toordinal()),
        }
    )


def _needs(parts: _Parts, seen: Network, verdict: Verdict) -> tuple[Need, ...]:
    """Say what is missing and where to get it, most telling first."""
    found, needs = classify(seen), []
    if not (found["kind"] == "invitation").any():
        needs.append(Need("need_noise_requests"))
    if not found["has_text"].any():
        needs.append(Need("need_messages"))
    if seen.settings.hourly_cost is None:
        needs.append(Need("need_hourly_cost"))
    if parts.cost.share_assumed > _MOST:
        needs.append(Need("need_seconds"))
    if verdict == "undecided":
        known = int(parts.harm.people["left"].notna().sum())
        needs.append(Need("need_later_export") if known else Need("need_two_exports"))
    return tuple(needs)
