"""Does tending pay: how often outcomes begin with tended ties, against all other contacts who can be observed.

One contrast is primary and gives the verdict, and only where it does not hang on when the talks began; the others are exploratory
and adjusted for their number. Each contact counts up to the first outcome that began with her: who comes back is repeat business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.describe.exchange import circles
from netanalysis.inference import holm, poisson_interval, ratio_power
from netanalysis.inference.rates import Verdict
from netanalysis.ledger import LAG, OBSERVED, Ledger, Sides, ledger, tended_throughout
from netanalysis.ledger.at_risk import not_begun
from netanalysis.ledger.book import begun
from netanalysis.network import Network
from netanalysis.questions.shape import Answer, Figure, Need
from netanalysis.ties import STATES
from netanalysis.ties.over_time import day_numbers, states_over_time
from netanalysis.ties.shades_over_time import SHADES, shades_over_time

REST: Final = OBSERVED[1:]
#: exploratory contrasts: name, and the states on either side
CONTRASTS: Final = MappingProxyType(
    {
        "tended_dormant": (("tended",), ("dormant",)),
        "tended_collected": (("tended",), ("collected",)),
        "dormant_collected": (("dormant",), ("collected",)),
        "two_way_rest": (("tended", "dormant", "occasional"), ("one_way", "collected")),
    }
)
_TWO_WAY: Final = ("tended", "dormant", "occasional")
#: a shade above this is high
_HIGH: Final = MappingProxyType({"active": 0.5, "regular": 0.0, "deliberate": 0.5})
#: level of the interval at the usual lag, and at the longer ones, which are to confirm it
LEVEL: Final = 0.95
CONFIRMS: Final = 0.9
#: true ratios for which the power is told
RATIOS: Final = (2, 3, 5, 10)
#: the ratio that a settled answer should be able to see, and how surely
_SEEN, _POWER, _MOST = 3.0, 0.8, 400
_PER: Final = 1000.0


def answer(network: Network, *, as_of: date | str | None = None) -> Answer:
    r"""Say whether outcomes begin more often with tended ties than with other contacts.

    Parameters
    ----------
    network
        The network; `outcomes.csv` names the outcomes and their chains.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Answer
        `verdict`: yes where the interval of the ratio of rates lies above 1, no where below, no relevant difference
        where within a half and two, else undecided; and only where ties that were tended 180 and 365 days before already say the
        same, and where undated connections, taken early or late, make no difference to that. Figures: `ratio`, `rate_tended` and
        `rate_rest` (first outcomes per 1,000 contact-years). Tables: `lags` (the ratio by how long before a tie had to be tended),
        `states` (outcomes, first ones, contact-years and rate of each), `contrasts` (exploratory, with Holm-adjusted p-values; among
        them all outcomes, repeat business included), `power` (chance to see a true ratio at these exposures), `capacity` (tended
        ties and contacts by quarter), `attention` (share of all exchange days held by the strongest ties).

    Notes
    -----
    The state is that of the first link 90 days before the first touch; contact-years are counted with the same lag, up to the
    first outcome that began with each contact. The interval is exact given the number of first outcomes.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import tending
    >>> found = tending.answer(na.load_sample())
    >>> found.question
    'tending'
    """
    book = ledger(network, as_of=as_of)
    early, late = tended_throughout(book, "early"), tended_throughout(book, "late")
    verdict = agreed(early, late)
    seen = book.network
    return Answer(
        question="tending",
        verdict=verdict,
        as_of=seen.date,
        figures=_figures(early[LAG]),
        tables={
            "lags": _lags(early),
            "states": _states(book),
            "contrasts": _contrasts(book),
            "power": _power(early[LAG]),
            "capacity": capacity(book),
            "attention": circles(seen).to_frame(),
        },
        coverage=_coverage(book),
        needs=_needs(book, verdict, early, late),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def judge(by_lag: Mapping[int, Sides]) -> Verdict:
    """Return the verdict at the usual lag where ties tended for longer confirm it, else undecided.

    Parameters
    ----------
    by_lag
        What `ledger.tended_throughout` returned.

    Returns
    -------
    str
        The verdict.

    Notes
    -----
    Talks that begin long before the first touch that is noted make a tie look tended 90 days before, and a verdict from that lag alone
    false in most networks. Whoever was tended a year before already was so without them. The longer lags have to agree at 90 per cent:
    together with the usual lag at 95 that errs in no more than one network of twenty (`benchmarks/honesty.py`).
    """
    found = {
        ratio.verdict if ratio else "undecided"
        for lag, sides in by_lag.items()
        for ratio in (sides.ratio_at(_level(lag)),)
    }
    return found.pop() if len(found) == 1 else "undecided"


def _level(lag: int) -> float:
    return LEVEL if lag == LAG else CONFIRMS


def agreed(early: Mapping[int, Sides], late: Mapping[int, Sides]) -> Verdict:
    """Return the verdict on which both ways to take undated connections agree."""
    found = {judge(early), judge(late)}
    return found.pop() if len(found) == 1 else "undecided"


def contrast(book: Ledger, first: Sequence[str], second: Sequence[str]) -> Sides:
    """Count first outcomes and contact-years on either side of a contrast.

    Parameters
    ----------
    book
        The ledger.
    first, second
        States on either side.

    Returns
    -------
    Sides
        Events and contact-years of each side.
    """
    states = book.won.loc[book.won["first_time"], "state_before"]
    return _sides(states, book.first_years["early"], first, second)


def _sides(
    states: pd.Series[Any], years: pd.Series[Any], first: Sequence[str], second: Sequence[str]
) -> Sides:
    events = [int(states.isin(list(side)).sum()) for side in (first, second)]
    exposures = [float(years[list(side)].sum()) for side in (first, second)]
    return Sides((events[0], events[1]), (exposures[0], exposures[1]))


def _lags(by_lag: Mapping[int, Sides]) -> pd.DataFrame:
    """Events, contact-years, ratio and verdict at each lag."""
    rows = []
    for lag, sides in by_lag.items():
        ratio, level = sides.ratio_at(_level(lag)), _level(lag)
        shown = (ratio.ratio, ratio.low, ratio.high) if ratio else (float("nan"),) * 3
        rows.append((*sides.events, *sides.years, *shown, level, ratio.verdict if ratio else "undecided"))
    names = ["events_a", "events_b", "years_a", "years_b", "ratio", "low", "high", "level", "verdict"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(list(by_lag), name="lag"))


def _figures(sides: Sides) -> Mapping[str, Figure]:
    ratio = sides.ratio
    total = sum(sides.events)
    figures = {
        "ratio": Figure(ratio.ratio, ratio.low, ratio.high, unit="ratio", n=total)
        if ratio
        else Figure(float("nan"), unit="ratio", n=total, why_none="no_exposure")
    }
    for name, count, years in zip(("rate_tended", "rate_rest"), sides.events, sides.years, strict=True):
        figures[name] = _rate(count, years)
    return figures


def _rate(count: int, years: float) -> Figure:
    if years <= 0:
        return Figure(float("nan"), unit="per_1000_years", n=count, why_none="no_exposure")
    low, high = poisson_interval(count, years / _PER)
    return Figure(count * _PER / years, low, high, unit="per_1000_years", n=count)


def _states(book: Ledger) -> pd.DataFrame:
    """Outcomes, first ones, contact-years (early and late) up to these, and their rate per 1,000 with its interval."""
    before, years = book.won["state_before"], book.first_years
    rows = []
    for state in STATES:
        mine = book.won[before == state]
        firsts = int(mine["first_time"].sum())
        early, late = years["early"][state], years["late"][state]
        rate = _rate(firsts, early if state in OBSERVED else 0.0)
        rows.append((len(mine), firsts, early, late, rate.value, rate.low, rate.high))
    names = ["outcomes", "first_links", "years_early", "years_late", "rate", "low", "high"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(STATES, name="state"))


def _contrasts(book: Ledger) -> pd.DataFrame:
    """Exploratory contrasts, with p-values adjusted for all of them."""
    everything = _sides(book.won["state_before"], book.contact_years["early"], ("tended",), REST)
    sides = {
        "all_outcomes": everything,
        **{name: contrast(book, *groups) for name, groups in CONTRASTS.items()},
        **_shades(book),
    }
    ratios = {name: found.ratio for name, found in sides.items()}
    kept = {name: ratio for name, ratio in ratios.items() if ratio is not None}
    adjusted = holm([ratio.p for ratio in kept.values()])
    rows = [
        (*sides[name].events, *sides[name].years, ratio.ratio, ratio.low, ratio.high, ratio.p, p)
        for (name, ratio), p in zip(kept.items(), adjusted, strict=True)
    ]
    names = ["events_a", "events_b", "years_a", "years_b", "ratio", "low", "high", "p", "p_holm"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(list(kept), name="contrast"))


def _shades(book: Ledger) -> dict[str, Sides]:
    """Ties used by both sides, split by each shade as of before: how often first outcomes began with the high and the low."""
    grid, step = _quarters(book, LAG)
    links = book.won[book.won["first_time"]]
    before = [day.date() - timedelta(days=LAG) for day in links["first_touch"]]
    states = states_over_time(book.network, [*grid, *before])
    used = np.isin(states.codes, [STATES.index(state) for state in _TWO_WAY])
    columns = states.days.get_indexer(pd.DatetimeIndex(grid))
    days = day_numbers(pd.DatetimeIndex(grid)) + LAG
    free = not_begun(begun(book.network, states.people), days)
    sides = {}
    for shade, values in shades_over_time(book.network, states.days).items():
        high = np.where(values.isna(), np.nan, values > _HIGH[shade])
        high = np.where(used, high, np.nan)
        years = [float(((high[:, columns] == side) & free).sum()) * step for side in (1.0, 0.0)]
        at = states.people.get_indexer(pd.Index(links["first_link"].astype(object)))
        then = states.days.get_indexer(pd.DatetimeIndex(before))
        drawn = high[at, then] if len(links) else np.empty(0)
        sides[shade] = Sides((int((drawn == 1.0).sum()), int((drawn == 0.0).sum())), (years[0], years[1]))
    return sides


def _quarters(book: Ledger, lag: int) -> tuple[list[date], float]:
    """Days in the middle of the quarters of the ledger, less the lag, and the years each stands for."""
    days = (book.last - book.first).days + 1
    n = max(1, round(days / 91.3))
    middles = [(place + 0.5) * days / n for place in range(n)]
    return [book.first + timedelta(days=int(middle) - lag) for middle in middles], days / n / 365.25


def _power(sides: Sides) -> pd.DataFrame:
    """Chance that these outcomes at these exposures show a true ratio at the usual lag."""
    if min(sides.years) <= 0:
        return pd.DataFrame({"power": []}, index=pd.Index([], name="ratio"))
    total = sum(sides.events)
    values = [ratio_power(total, sides.years, ratio) for ratio in RATIOS]
    return pd.DataFrame({"power": values, "outcomes": total}, index=pd.Index(RATIOS, name="ratio"))


def capacity(book: Ledger) -> pd.DataFrame:
    """Count tended ties and contacts at the end of each quarter: does tending keep up with the network.

    Parameters
    ----------
    book
        The ledger.

    Returns
    -------
    DataFrame
        A row a quarter (index `quarter`, its last day): `contacts` known by then, those `observable`, and the `tended`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.ledger import ledger
    >>> counted = capacity(ledger(na.load_sample()))
    >>> bool((counted["tended"] <= counted["contacts"]).all())
    True
    """
    quarters = pd.date_range(book.first, book.last, freq="QE")
    if not len(quarters):
        quarters = pd.DatetimeIndex([pd.Timestamp(book.last)])
    states = states_over_time(book.network, quarters, undated="late")
    codes = states.codes
    counted = {
        "contacts": (codes >= 0).sum(axis=0),
        "observable": ((codes >= 0) & (codes != STATES.index("unobserved"))).sum(axis=0),
        "tended": (codes == STATES.index("tended")).sum(axis=0),
    }
    return pd.DataFrame(counted, index=pd.Index(states.days, name="quarter"))


def _coverage(book: Ledger) -> Mapping[str, float]:
    before, firsts = book.won["state_before"], book.won["first_time"]
    again = book.won["first_link"].notna() & ~firsts
    years = book.contact_years["early"]
    counts: dict[str, Any] = {
        "outcomes": len(book.won),
        "compared": int((before.isin(OBSERVED) & firsts).sum()),
        "tended": int(((before == "tended") & firsts).sum()),
        "repeat": int(again.sum()),
        "repeat_clients": book.won.loc[again, "first_link"].nunique(),
        "not_yet": int((before == "not_yet").sum()),
        "unobserved": int((before == "unobserved").sum()),
        "no_contact": int((before == "no_contact").sum()),
        "unsure": len(book.won) - len(book.sure),
        "share_observable": float(years[list(OBSERVED)].sum() / years.sum()) if years.sum() else float("nan"),
    }
    return MappingProxyType({**counts, **{f"left_out_{reason}": n for reason, n in book.left_out.items()}})


def _needs(
    book: Ledger, verdict: Verdict, early: Mapping[int, Sides], late: Mapping[int, Sides]
) -> tuple[Need, ...]:
    """Say what would settle it, most telling first."""
    if verdict != "undecided":
        return ()
    needs = []
    usual = early[LAG]
    alone = {ratio.verdict for bound in (early, late) for ratio in (bound[LAG].ratio,) if ratio}
    if not len(book.won):
        needs.append(Need("need_outcomes"))
    if min(usual.years) <= 0:
        needs.append(Need("need_exchange"))
    elif len(alone) > 1 or judge(early) != judge(late):
        needs.append(Need("need_dates"))
    elif "undecided" not in alone:
        needs.append(Need("need_first_words"))
    elif len(book.won):
        more = _more(usual)
        needs.append(Need("need_more_outcomes", {"n": more}) if more else Need("need_very_many_outcomes"))
    return tuple(needs)


def _more(sides: Sides) -> int | None:
    """How many further outcomes would show a threefold rate in four cases of five; none where very many."""
    total = sum(sides.events)
    for wanted in range(total, total + _MOST):
        if ratio_power(wanted, sides.years, _SEEN) >= _POWER:
            return max(1, wanted - total)
    return None


__all__ = ["CONTRASTS", "RATIOS", "REST", "SHADES", "agreed", "answer", "capacity", "contrast", "judge"]
