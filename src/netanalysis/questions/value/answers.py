"""The answer to the question the project exists for, composed of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from netanalysis.cost import Price, price
from netanalysis.inference import auc_interval, zero_bound
from netanalysis.inference.bayes import Draws
from netanalysis.inference.ranks import FEWEST, Auc
from netanalysis.inference.rates import Verdict
from netanalysis.ledger import Ledger, ledger, shares
from netanalysis.network import Network
from netanalysis.questions.shape import Answer, Figure, Need, Unit
from netanalysis.questions.value.crowd import OBSERVED, Crowd, crowd, verdict_of
from netanalysis.questions.value.foresight import placements_before, pruning, surprises
from netanalysis.questions.value.reach import reach

_LEVEL: Final = 0.9
#: what outcomes are told apart by besides the state of the tie
_BY: Final = ("platform", "corners", "came_about", "origin", "kind_of_contact")


def answer(network: Network, *, as_of: date | str | None = None, seed: int = 0) -> Answer:
    """Say whether the large network pays: whether the crowd beyond the tended core brings more than it costs.

    Parameters
    ----------
    network
        The network; `outcomes.csv` names the outcomes, `netanalysis.toml` the hourly cost.
    as_of
        Look no further than this day; left out, the network's own date.
    seed
        Seed of the draws.

    Returns
    -------
    Answer
        `verdict`: yes where the probability that the crowd brings more than its price is at least 97.5 per cent, no
        where at most 2.5, else undecided; and only where undated connections, taken early or late, agree. Figures:
        `chance`, `crowd_money` and `crowd_outcomes` a year, `crowd_without_largest`, `price` a year, `break_even` (what
        an hour may cost at most), `next_outcomes`, `next_money` and `next_chance` (of at least
        one outcome) in a year of the next 100 contacts, should they be like the crowd, `auc` (how well tie
        strength foretold who would matter). Tables: `states`, `by_platform`, `by_corners`, `by_came_about`,
        `by_origin`, `by_kind_of_contact`, `price`, `placements`, `pruning`, `surprises`, `reach`, `reach_summary`.

    Notes
    -----
    Intervals of draws hold 90 per cent on average over the prior. How, and where from, stands in `docs/value.md`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import value
    >>> found = value.answer(na.load_sample())
    >>> found.question
    'value'
    """
    book = ledger(network, as_of=as_of)
    seen = book.network
    cost = price(seen, book.first, book.last)
    early, late = (crowd(book, "early", seed=seed), crowd(book, "late", seed=seed))
    smaller = crowd(book, "early", without_largest=True, seed=seed)
    placed = placements_before(book)
    auc = auc_interval(placed["placement"].dropna().tolist())
    spent = cost.draws(n=early.money.size, seed=seed + 2)
    chances = (early.chance(spent), late.chance(spent))
    verdict = _verdict(cost, chances, early)
    curve, summary = reach(seen)
    return Answer(
        question="value",
        verdict=verdict,
        as_of=seen.date,
        figures=_figures(early, smaller, cost, auc, chance=chances[0]),
        tables={
            "states": _states(book),
            **{f"by_{name}": table for name, table in _by(book).items()},
            "price": cost.classes,
            "placements": placed,
            "pruning": pruning(placed),
            "surprises": surprises(placed, book),
            "reach": curve,
            "reach_summary": summary,
        },
        coverage=_coverage(book, early, auc, cost),
        needs=_needs(book, cost, verdict, early, chances),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def _verdict(cost: Price, chances: tuple[float, float], drawn: Crowd) -> Verdict:
    """Return the verdict on which both ways to take undated connections agree.

    Where no demand on attention was ever seen the price is not zero but unknown; and no belief held beforehand makes a
    network pay that has not brought a single outcome.
    """
    if not cost.money_a_year:
        return "undecided"
    found = {verdict_of(chance) for chance in chances}
    verdict = found.pop() if len(found) == 1 else "undecided"
    return "undecided" if verdict == "yes" and not drawn.n_valued else verdict


def _figures(drawn: Crowd, smaller: Crowd, cost: Price, auc: Auc, *, chance: float) -> Mapping[str, Figure]:
    hours, nothing = cost.hours_a_year, float("nan")
    return MappingProxyType(
        {
            "chance": Figure(chance if cost.money_a_year else nothing, unit="share", why_none="probability"),
            "crowd_money": _spread(drawn.money, "money_a_year", drawn.n_valued),
            "crowd_without_largest": _spread(smaller.money, "money_a_year", smaller.n_valued),
            "crowd_outcomes": _spread(drawn.outcomes, "a_year", drawn.n_outcomes),
            "price": _price(cost),
            "break_even": _spread(drawn.money / hours, "money", drawn.n_valued)
            if hours
            else Figure(nothing, unit="money", why_none="no_noise"),
            "next_outcomes": _spread(drawn.of_next(drawn.outcomes), "a_year", drawn.n_outcomes),
            "next_money": _spread(drawn.of_next(drawn.money), "money_a_year", drawn.n_valued),
            "next_chance": _spread(-np.expm1(-drawn.of_next(drawn.outcomes)), "share", drawn.n_outcomes),
            "auc": Figure(
                auc.auc, auc.low, auc.high, unit="auc", n=auc.n, why_none="" if auc.n >= FEWEST else "too_few"
            ),
        }
    )


def _price(cost: Price) -> Figure:
    """The measured price with the interval of its rows; where no noise was ever seen, it is not known."""
    if not cost.money_a_year or cost.hourly_cost is None:
        return Figure(float("nan"), unit="money_a_year", why_none="no_price")
    low, high = (bound * cost.hourly_cost for bound in cost.bounds)
    return Figure(cost.money_a_year, low, high, unit="money_a_year", n=cost.rows)


def _spread(draws: Draws, unit: Unit, n: int) -> Figure:
    """Median of draws with the interval that holds 90 per cent of them."""
    outside = (1 - _LEVEL) / 2
    low, median, high = np.quantile(draws, [outside, 0.5, 1 - outside])
    return Figure(float(median), float(low), float(high), unit=unit, level=_LEVEL, n=n)


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


def _coverage(book: Ledger, drawn: Crowd, auc: Auc, cost: Price) -> Mapping[str, float]:
    before, years = book.won["state_before"], book.contact_years["early"]
    counts: dict[str, float] = {
        "outcomes": len(book.won),
        "by_contact": int(book.won["first_link"].notna().sum()),
        "crowd": drawn.n_outcomes,
        "valued": int(book.won["value"].notna().sum()),
        "tended": int((before == "tended").sum()),
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
    book: Ledger, cost: Price, verdict: Verdict, drawn: Crowd, chances: tuple[float, float]
) -> tuple[Need, ...]:
    """Say what would settle it, most telling first."""
    if verdict != "undecided":
        return ()
    needs = []
    if not len(book.won):
        needs.append(Need("need_outcomes"))
    if cost.money_a_year is None:
        needs.append(Need("need_hourly_cost"))
    elif not cost.money_a_year:
        needs.append(Need("need_noise"))
    elif verdict_of(chances[0]) != verdict_of(chances[1]):
        needs.append(Need("need_dates"))
    if len(book.won) > drawn.n_valued and book.won["value"].isna().any():
        needs.append(Need("need_values", {"n": int(book.won["value"].isna().sum())}))
    if len(book.won) and not needs:
        needs.append(Need("need_more_years", {"years": round(book.years)}))
    return tuple(needs)
