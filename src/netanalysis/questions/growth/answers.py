"""The answer on growth: its figures, tables, and what the data do not tell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.describe.accounts import undated_accounts
from netanalysis.inference import poisson_interval, rate_ratio, share_interval
from netanalysis.ledger import ledger
from netanalysis.network import Network
from netanalysis.questions.growth.asked import NOTES, WAYS, made, received
from netanalysis.questions.growth.cohorts import EVENTS, by_year, curves, used_within, waited, watched
from netanalysis.questions.growth.phases import MONTH, PATIENCE, phases
from netanalysis.questions.growth.streams import Stream, open_streams, streams
from netanalysis.questions.shape import Answer, Figure, Need

#: months of today that are held against as many before
RECENT: Final = 24
#: further contacts are told in at most so many groups of no fewer than so many people
GROUPS: Final = 12
SIZE: Final = 30


def answer(network: Network, *, as_of: date | str | None = None) -> Answer:
    r"""Say at what pace the network grew, in which phases, and how long new contacts took to become of use.

    Parameters
    ----------
    network
        The network. Days of connection come with LinkedIn and Facebook, and with XING's table of contacts; who asked
        whom with LinkedIn's Invitations.csv and with the platforms' own mails.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Answer
        No verdict. Figures: `pace_changes` (on all platforms), `pace_ratio` (connections of the last 24 full months over those of the 24
        months before, on the platforms whose dates reach today), `requests_accepted` (share of requests received),
        `used_in_1` and `used_in_5` (share of new contacts with a two-way exchange within one and five years), `used_ratio` (share
        used within a year, later half of the contacts over the earlier one) and `outcome_in_5` (of 1,000 those with an outcome within five years).

        Tables: `streams` (a row a platform), `months` (connections by month, `way` and `note`), `changes`, `phases`, `cohorts` (a row
        a year), `curves_exchange` and `curves_outcome`, and `saturation` (a row for each group of further contacts, equally many in each: how many
        contacts there were at its end, how many came a month, and the share used within a year).

    Notes
    -----
    Changes are those of `inference.pace_changes`, found on each platform by itself: in any of the streams, if all were steady, in no more
    than 5 per cent. Shares over time are Kaplan and Meier's (`inference.waiting`). Somebody is watched from her first dated
    connection, if files cover exchange on that account that day, up to the day they end; an outcome is watched for within the
    days of the ledger.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import growth
    >>> found = growth.answer(na.load_sample())
    >>> found.question
    'growth'
    """
    seen = network.as_of(as_of)
    rows, asked = made(seen), received(seen, patience=PATIENCE)
    people, found = watched(seen, rows, ledger(seen)), streams(seen, rows)
    phased = phases(seen, found, rows, asked, people)
    return Answer(
        question="growth",
        verdict=None,
        as_of=seen.date,
        figures=_figures(seen, found, people, asked),
        tables={
            "streams": _streams(found),
            "months": _months(rows),
            "changes": _changes(found, phased),
            "phases": phased,
            "cohorts": by_year(people),
            **{f"curves_{event}": curves(people, event) for event in EVENTS},
            "saturation": _saturation(open_streams(found, seen), rows, people),
        },
        coverage=_coverage(seen, rows, people, asked),
        needs=_needs(found, rows, people, asked),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def _figures(
    seen: Network, found: Sequence[Stream], people: pd.DataFrame, asked: pd.DataFrame
) -> Mapping[str, Figure]:
    tried = [stream for stream in found if stream.long_enough]
    n_changes = sum(len(stream.changes) for stream in tried)
    return {
        "pace_changes": Figure(n_changes, why_none="exact") if tried else _none("no_dates", "count"),
        "pace_ratio": _slowing(open_streams(list(found), seen)),
        "requests_accepted": _accepted(asked),
        "used_in_1": _used(people, "exchange", 1),
        "used_in_5": _used(people, "exchange", 5),
        "used_ratio": _used_ratio(people),
        "outcome_in_5": _with_outcome(people),
    }


def _none(why: str, unit: Any = "share") -> Figure:
    return Figure(math.nan, unit=unit, why_none=why)


def _slowing(found: Sequence[Stream]) -> Figure:
    """Connections of the last two years over those of the two years before."""
    long = [stream.months for stream in found if len(stream.months) >= 2 * RECENT]
    if not long:
        return _none("too_short", "ratio")
    now = sum(int(months.iloc[-RECENT:].sum()) for months in long)
    before = sum(int(months.iloc[-2 * RECENT : -RECENT].sum()) for months in long)
    ratio = rate_ratio((now, before), (1.0, 1.0))
    return Figure(ratio.ratio, ratio.low, ratio.high, unit="ratio", n=now + before)


def _accepted(asked: pd.DataFrame) -> Figure:
    told = asked["fate"].isin(["accepted", "not_accepted"])
    count, total = int((asked["fate"] == "accepted").sum()), int(told.sum())
    if not total:
        return _none("no_requests")
    return Figure(count / total, *share_interval(count, total), unit="share", n=total)


def _used(people: pd.DataFrame, event: str, years: int) -> Figure:
    share, low, high, _ = waited(people, event).by(years)
    if math.isnan(share):
        return _none("not_watched")
    return Figure(share, low, high, unit="share", n=int((people[f"{event}_why"] == "watched").sum()))


def _with_outcome(people: pd.DataFrame) -> Figure:
    """Of 1,000 new contacts those with an outcome within five years."""
    share = _used(people, "outcome", 5)
    value, low, high = (bound * 1000 for bound in (share.value, share.low, share.high))
    return Figure(value, low, high, unit="per_1000", n=share.n, why_none=share.why_none)


def _used_ratio(people: pd.DataFrame) -> Figure:
    """Share used within a year: of the later half of those watched so long over that of the earlier half."""
    flags = used_within(people).to_numpy(dtype=bool)
    half = len(flags) // 2
    early, late = int(flags[:half].sum()), int(flags[half:].sum())
    if not half or not early + late:
        return _none("not_watched", "ratio")
    ratio = rate_ratio((late, early), (len(flags) - half, half))
    return Figure(ratio.ratio, ratio.low, ratio.high, unit="ratio", n=len(flags))


def _streams(found: Sequence[Stream]) -> pd.DataFrame:
    rows = [
        (stream.platform, stream.first, stream.last, stream.n, stream.undated, len(stream.months),
         stream.long_enough, len(stream.changes))
        for stream in found
    ]  # fmt: skip
    names = ["platform", "begins", "ends", "connections", "undated", "full_months", "long_enough", "changes"]
    return pd.DataFrame(rows, columns=names)


def _months(rows: pd.DataFrame) -> pd.DataFrame:
    """Connections by platform, month, way and note."""
    keys = {
        "platform": rows["platform"].astype(object),
        "month": rows["connected_on"].dt.to_period("M"),
        "way": pd.Categorical(rows["way"].astype(object), categories=WAYS),
        "note": pd.Categorical(rows["note"].astype(object), categories=NOTES),
    }
    return pd.DataFrame(keys).groupby(list(keys), observed=True).size().rename("connections").reset_index()


def _changes(found: Sequence[Stream], table: pd.DataFrame) -> pd.DataFrame:
    """A row a change: the first month of the new pace with its interval, and the pace of the phases before and after."""
    rows: list[dict[str, Any]] = []
    for stream in found:
        mine = table[table["platform"] == stream.platform]
        counts, paces = mine["connections"].tolist(), mine["per_month"].tolist()
        lengths = [((row["ends"] - row["begins"]).days + 1) / MONTH for row in mine.to_dict("records")]
        index = stream.months.index
        for nth, change in enumerate(stream.changes):
            ratio = rate_ratio((counts[nth + 1], counts[nth]), (lengths[nth + 1], lengths[nth]))
            rows.append(
                {
                    "platform": stream.platform, "month": index[change.place], "low": index[change.low],
                    "high": index[change.high], "before": paces[nth], "after": paces[nth + 1],
                    "ratio": ratio.ratio, "ratio_low": ratio.low, "ratio_high": ratio.high, "p": change.p,
                }
            )  # fmt: skip
    names = ["platform", "month", "low", "high", "before", "after", "ratio", "ratio_low", "ratio_high", "p"]
    return pd.DataFrame(rows, columns=names)


def _saturation(found: Sequence[Stream], rows: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Of each further group of contacts, on the platforms whose dates reach today: how quick they came, and who was used."""
    platforms = [stream.platform for stream in found]
    days = rows.loc[rows["platform"].isin(platforms), "connected_on"]
    used = used_within(people[people["platform"].isin(platforms)])
    n_groups = min(GROUPS, len(used) // SIZE)
    on = people.loc[used.index, "connected_on"]
    nth = pd.Series(np.arange(len(used)) * n_groups // max(len(used), 1), index=used.index)
    groups = nth.groupby(on).transform("min")  # everybody of one day is in one group
    table = []
    first = on.min()
    for _, mine in used.groupby(groups) if n_groups else ():
        last = on[mine.index].max()
        new, months = int(days.between(first, last).sum()), ((last - first).days + 1) * 12 / 365.25
        count, total = int(mine.sum()), len(mine)
        share = (count / total, *share_interval(count, total))
        reached = int((days <= last).sum())
        table.append(
            (first, last, reached, new / months, *poisson_interval(new, months), total, count, *share)
        )
        first = last + pd.Timedelta(days=1)
    names = ["begins", "ends", "contacts", "per_month", "low", "high", "watched", "used", "share", "share_low", "share_high"]  # fmt: skip
    return pd.DataFrame(table, columns=names)


def _coverage(
    seen: Network, rows: pd.DataFrame, people: pd.DataFrame, asked: pd.DataFrame
) -> Mapping[str, float]:
    why = people["exchange_why"]
    counts: dict[str, float] = {
        "dated": len(rows),
        "undated": int(undated_accounts(seen).sum()),
        "asked": int((rows["way"] != "unknown").sum()),
        "noted": int((rows["note"] != "unknown").sum()),
        "requests": len(asked),
        **{f"requests_{fate}": int((asked["fate"] == fate).sum())
           for fate in ("accepted", "not_accepted", "young", "connected_before", "undated")},
        "people": len(people),
        **{name: int((why == name).sum()) for name in ("watched", "before", "unobservable")},
        "outcomes": int(people["outcome_happened"].sum()),
        "outcome_watched": int((people["outcome_why"] == "watched").sum()),
    }  # fmt: skip
    return MappingProxyType(counts)


def _needs(
    found: Sequence[Stream], rows: pd.DataFrame, people: pd.DataFrame, asked: pd.DataFrame
) -> tuple[Need, ...]:
    """Say what would tell more, most telling first."""
    wanted = {
        "dates": not any(stream.long_enough for stream in found),
        "exchange": not np.any(people["exchange_why"] == "watched"),
        "requests": not len(asked) and not (rows["way"] != "unknown").any(),
        "outcomes": not np.any(people["outcome_why"] == "watched"),
    }
    return tuple(Need(f"need_growth_{key}") for key, is_wanted in wanted.items() if is_wanted)
