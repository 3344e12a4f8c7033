"""The answer to the question the project exists for, composed of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.cost import WholePrice, minutes_a_day, whole_price
from netanalysis.inference import auc_interval, zero_bound
from netanalysis.inference.bayes import Draws
from netanalysis.inference.ranks import FEWEST as RANKED
from netanalysis.inference.ranks import Auc
from netanalysis.inference.rates import Verdict
from netanalysis.ledger import CORE, OBSERVED, Ledger, ledger, shares
from netanalysis.network import Network
from netanalysis.questions.shape import Answer, Figure, Need, Unit
from netanalysis.questions.value.crowd import (
    FEWEST,
    SURE,
    Crowd,
    Side,
    draw,
    sides,
    value_prior,
    without_largest,
)
from netanalysis.questions.value.foresight import SIZES, placements_before, pruning, surprises
from netanalysis.questions.value.reach import reach

_LEVEL: Final = 0.9
#: what outcomes are told apart by besides the state of the tie
_BY: Final = ("platform", "corners", "came_about", "origin", "kind_of_contact")


def answer(network: Network, *, as_of: date | str | None = None, core: int = CORE, seed: int = 0) -> Answer:
    """Say whether the large network pays: whether the crowd beyond the core brings more than it costs.

    Parameters
    ----------
    network
        The network; `outcomes.csv` names the outcomes, `netanalysis.toml` the hourly cost.
    as_of
        Look no further than this day; left out, the network's own date.
    core
        How many strongest ties one would keep anyway; the crowd is who stood beyond them 90 days before.
    seed
        Seed of the draws.

    Returns
    -------
    Answer
        `verdict`: yes where the probability that the crowd brings more than its price is at least 97.5 per cent and three distinct
        first links of it brought something, no where at most 2.5 and three of the whole ledger have one, else undecided; and only where
        undated connections, taken early or late, agree. Figures: `crowd_observed` (what it brought in all), `crowd_money` and
        `crowd_outcomes` a year (estimated), `crowd_without_largest`, `price` a year and `price_minutes` a working day, `break_even`
        (the minutes a working day that it might take at most), `chance`, `next_outcomes`, `next_money` and `next_chance` (of at least
        one outcome) in a year of the next 100 contacts, should they be like the crowd, `auc` (how well tie
        strength foretold who would matter). Tables: `sides` (core and crowd, as seen), `states`, `by_platform`, `by_corners`,
        `by_came_about`, `by_origin`, `by_kind_of_contact`, `price`, `placements`, `pruning`, `surprises`, `reach`, `reach_summary`.

    Notes
    -----
    Intervals of draws hold 90 per cent on average over the prior. No figure of money is given where no valued outcome of the crowd
    stands behind it. How, and where from, stands in `docs/value.md`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import value
    >>> found = value.answer(na.load_sample())
    >>> found.question
    'value'
    """
    book = ledger(network, as_of=as_of, core=core)
    seen = book.network
    cost = whole_price(seen, book.first, book.last, book.standing.beyond)
    early, late = (
        draw(*sides(book, bound), years=book.years, prior=value_prior(book), seed=seed)
        for bound in ("early", "late")
    )
    spent = cost.draws(n=early.money.size, seed=seed + 2)
    verdict = _verdict(cost, early.verdict(spent), late.verdict(spent))
    placed = placements_before(book)
    auc = auc_interval(placed["placement"].dropna().tolist())
    curve, summary = reach(seen)
    return Answer(
        question="value",
        verdict=verdict,
        as_of=seen.date,
        figures=_figures(book, early, cost, auc, chance=early.chance(spent), seed=seed),
        tables={
            "sides": _sides(early),
            "states": _states(book),
            **{f"by_{name}": table for name, table in _by(book).items()},
            "price": cost.parts,
            "placements": placed,
            "pruning": pruning(placed, sizes=sorted({*SIZES, core})),
            "surprises": surprises(placed, book),
            "reach": curve,
            "reach_summary": summary,
        },
        coverage=_coverage(book, early, auc, cost, core),
        needs=_needs(book, cost, verdict, (early, late), spent),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def _verdict(cost: WholePrice, early: Verdict, late: Verdict) -> Verdict:
    """Return the verdict on which both ways to take undated connections agree; none without a known price."""
    return early if cost.known and early == late else "undecided"


def _figures(
    book: Ledger, drawn: Crowd, cost: WholePrice, auc: Auc, *, chance: float, seed: int
) -> Mapping[str, Figure]:
    nothing, seen = float("nan"), drawn.crowd
    known = bool(seen.known or drawn.core.known) and cost.known
    smaller = draw(drawn.core, without_largest(seen), years=book.years, prior=value_prior(book), seed=seed)
    return MappingProxyType(
        {
            "crowd_observed": Figure(seen.money, unit="money", n=seen.outcomes, why_none="observed"),
            "crowd_money": _money(drawn.money, seen, "money_a_year"),
            "crowd_without_largest": _money(smaller.money, smaller.crowd, "money_a_year"),
            "price": _price(cost),
            "price_minutes": _minutes(cost),
            "break_even": _break_even(drawn, cost),
            "chance": Figure(chance if known else nothing, unit="share", why_none="probability"),
            "crowd_outcomes": _spread(drawn.outcomes, "a_year", len(seen.sums)),
            "next_outcomes": _spread(drawn.of_next(drawn.outcomes), "a_year", len(seen.sums)),
            "next_money": _money(drawn.of_next(drawn.money), seen, "money_a_year"),
            "next_chance": _spread(-np.expm1(-drawn.of_next(drawn.outcomes)), "share", len(seen.sums)),
            "auc": Figure(
                auc.auc, auc.low, auc.high, unit="auc", n=auc.n, why_none="" if auc.n >= RANKED else "too_few"
            ),
        }
    )


def _money(draws: Draws, seen: Side, unit: Unit) -> Figure:
    """Spread of draws of money; not known where no valued outcome stands behind it, for it would be the prior in disguise."""
    if not seen.known:
        return Figure(float("nan"), unit=unit, n=0, why_none="no_valued")
    return _spread(draws, unit, len(seen.known))


def _price(cost: WholePrice) -> Figure:
    """The measured price with the interval of its rows; where no noise was ever seen, it is not known."""
    if cost.money_a_year is None or cost.hourly_cost is None:
        return Figure(float("nan"), unit="money_a_year", why_none="no_price")
    low, high = (bound * cost.hourly_cost + cost.fees_a_year for bound in cost.bounds)
    return Figure(cost.money_a_year, low, high, unit="money_a_year", n=cost.rows)


def _minutes(cost: WholePrice) -> Figure:
    """What the crowd takes of each working day."""
    if not cost.noise_rows:
        return Figure(float("nan"), unit="minutes_a_day", why_none="no_noise")
    value, low, high = (minutes_a_day(hours) for hours in (cost.hours_a_year, *cost.bounds))
    return Figure(value, low, high, unit="minutes_a_day", n=cost.rows)


def _break_even(drawn: Crowd, cost: WholePrice) -> Figure:
    """The minutes of each working day from which on the crowd no longer pays, fees paid first."""
    if not cost.hourly_cost:
        return Figure(float("nan"), unit="minutes_a_day", why_none="no_price")
    minutes = minutes_a_day(1.0) * (drawn.money - cost.fees_a_year) / cost.hourly_cost
    return _money(np.maximum(minutes, 0.0), drawn.crowd, "minutes_a_day")


def _spread(draws: Draws, unit: Unit, n: int) -> Figure:
    """Median of draws with the interval that holds 90 per cent of them."""
    outside = (1 - _LEVEL) / 2
    low, median, high = np.quantile(draws, [outside, 0.5, 1 - outside])
    return Figure(float(median), float(low), float(high), unit=unit, level=_LEVEL, n=n)


def _sides(drawn: Crowd) -> pd.DataFrame:
    """Outcomes, distinct first links, money and contact-years of core and crowd, side by side."""
    both = {"core": drawn.core, "crowd": drawn.crowd}
    rows = {
        name: (side.outcomes, len(side.sums), len(side.known), side.money, side.years)
        for name, side in both.items()
    }
    names = ["outcomes", "first_links", "valued", "contribution", "contact_years"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("side")


def _states(book: Ledger) -> pd.DataFrame:
    """Outcomes and contribution by state before, three ways to split; contact-years; bound where there is none."""
    table = shares(book.won)
    years = book.contact_years.reindex(table.index.union(list(OBSERVED), sort=False))
    table = table.reindex(years.index, fill_value=0.0).join(years)
    compared = table.index.isin(OBSERVED) & (table["early"] > 0)
    none = compared & (table["outcomes_first"] == 0)
    bound = [
        1000 * zero_bound(years) if empty else np.nan
        for years, empty in zip(table["early"], none, strict=True)
    ]
    orders = [
        table[f"contribution_{split}"].rank(ascending=False).tolist() for split in ("first", "last", "equal")
    ]
    return table.assign(
        at_most_per_1000_years=bound, order_depends_on_split=orders[0] != orders[1] or orders[0] != orders[2]
    )


def _by(book: Ledger) -> dict[str, pd.DataFrame]:
    """Outcomes and contribution by platform of first meeting, corners, way, origin, and kind of contact."""
    corrections = book.network.corrections.dropna(subset=["kind_of_contact"])
    kinds = corrections.drop_duplicates("person_id").set_index("person_id")["kind_of_contact"]
    won = book.won.assign(
        kind_of_contact=kinds.reindex(book.won["first_link"].astype(object)).to_numpy(),
        origin=book.won["origin"].mask(book.won["first_link"].notna(), "contact"),
    )
    return {name: _grouped(won, name) for name in _BY}


def _grouped(won: pd.DataFrame, by: str) -> pd.DataFrame:
    rows = won if by == "origin" else won.dropna(subset=["first_link"])
    keys: pd.Series[Any] = rows[by].astype(object).where(rows[by].notna(), "unknown")
    grouped = rows.groupby(keys)
    table = pd.DataFrame({"outcomes": grouped.size(), "contribution": grouped["contribution"].sum()})
    table = table.assign(share=table["outcomes"] / max(len(rows), 1)).rename_axis(by)
    return table.sort_values(["contribution", "outcomes"], ascending=False, kind="stable")


def _coverage(book: Ledger, drawn: Crowd, auc: Auc, cost: WholePrice, core: int) -> Mapping[str, float]:
    before, years = book.won["state_before"], book.contact_years["early"]
    counts: dict[str, float] = {
        "outcomes": len(book.won),
        "by_contact": int(book.won["first_link"].notna().sum()),
        "kept": core,
        "crowd": drawn.crowd.outcomes,
        "crowd_links": len(drawn.crowd.sums),
        "core": drawn.core.outcomes,
        "core_links": len(drawn.core.sums),
        "valued": int(book.won["value"].notna().sum()),
        "not_yet": int((before == "not_yet").sum()),
        "unobserved": int((before == "unobserved").sum()),
        "no_contact": int((before == "no_contact").sum()),
        "unsure": len(book.won) - len(book.sure),
        "ranked": auc.n,
        "demands": cost.rows,
        "share_noise_observed": cost.share_observed,
        "share_assumed": cost.share_assumed,
        "years": book.years,
        "contacts": float(years.sum() / book.years),
        "share_observable": float(years[list(OBSERVED)].sum() / years.sum()) if years.sum() else float("nan"),
    }
    return MappingProxyType({**counts, **{f"left_out_{reason}": n for reason, n in book.left_out.items()}})


def _needs(
    book: Ledger, cost: WholePrice, verdict: Verdict, drawn: tuple[Crowd, Crowd], spent: Draws
) -> tuple[Need, ...]:
    """Say what would settle it, most telling first; and what would make any answer better."""
    needs = _missing(book, cost, drawn, spent) if verdict == "undecided" else []
    if len(book.won) and book.network.settings.ledger_from is None:
        needs.append(Need("need_ledger_from", {"day": book.first}))
    unseen = book.won[book.won["state_before"] == "unobserved"]
    if len(unseen):
        worth = unseen["contribution"].sum()
        needs.append(
            Need(
                "need_exchange_of",
                {"n": len(unseen), "money": round(float(worth)), "currency": book.network.settings.currency},
            )
        )
    return tuple(needs)


def _missing(book: Ledger, cost: WholePrice, drawn: tuple[Crowd, Crowd], spent: Draws) -> list[Need]:
    """Say what keeps the answer open."""
    early, late = drawn
    beyond = book.won["state_before"].isin(OBSERVED) & ~book.won["in_core"].astype(bool)
    needs, unvalued = [], int(book.won.loc[beyond, "value"].isna().sum())
    if not len(book.won):
        needs.append(Need("need_outcomes"))
    if cost.hourly_cost is None:
        needs.append(Need("need_hourly_cost"))
    elif not cost.known:
        needs.append(Need("need_noise"))
    elif early.verdict(spent) != late.verdict(spent):
        needs.append(Need("need_dates"))
    if unvalued:
        needs.append(Need("need_values", {"n": unvalued}))
    if cost.known and early.chance(spent) >= SURE and early.crowd.gains < FEWEST:
        needs.append(Need("need_first_links", {"n": FEWEST - early.crowd.gains}))
    if len(book.won) and not needs:
        needs.append(Need("need_more_years", {"years": round(book.years)}))
    return needs
