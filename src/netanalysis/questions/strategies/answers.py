"""The answer: a row a comparison, a row an arm, and what would settle what is undecided."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from netanalysis.network import Network
from netanalysis.questions.shape import Answer, Figure, Need
from netanalysis.questions.strategies.compare import Comparison, compare_all, threshold
from netanalysis.questions.strategies.plan import written_tests
from netanalysis.questions.strategies.trials import Trials, trials

_ARMS: Final = (
    "comparison", "test", "platform", "measure", "arm", "kind", "events", "size", "value", "low", "high", "p_best", "more",
)  # fmt: skip
_COMPARISONS: Final = (
    "test", "written", "platform", "measure", "kind", "primary", "verdict", "best", "second", "p_best", "sure", "needed",
    "for_seen", "differ",
)  # fmt: skip
#: rates are told per so many days
PER_DAYS: Final = 30
_DIGITS: Final = MappingProxyType({"share": 1.0, "rate": float(PER_DAYS)})


def answer(network: Network, *, as_of: date | str | None = None) -> Answer:
    """Say which of the strategies tried is best, or how many more trials would tell.

    Parameters
    ----------
    network
        The network; `strategies.csv` names what was tried, on which account and when.
    as_of
        Look no further than this day; left out, the network's own date.

    Returns
    -------
    Answer
        No verdict, for there is a table of them. Figures: `comparisons`, `settled`, `accepted_with_note` and
        `accepted_without_note`, `waiting_request` and `waiting_message` (days after which a request or a message counts as
        unanswered). Tables: `comparisons`, a row a test and measure: whether it is the `primary` measure of its test or
        exploratory, `verdict` (`best` or `undecided`), the arm that is `best` or leads and the `second`, the probability
        `p_best` of the former and how `sure` it must be, the size each of the two `needed` (trials, or days of exposure),
        whether `for_seen`, the difference seen, or for one that matters, and what else the arms `differ` in; `arms`, a row an
        arm of a comparison (its row in `comparison`): `events`, `size` (trials or days), `value`, `low` and `high` (a share, or
        a rate per 30 days), `p_best`, and how much `more` it takes; `left_out`, a row a reason.

    Notes
    -----
    An arm is best where that is at least 97.5 per cent probable; of m exploratory comparisons each must be as sure as
    1 - 0.025 / m. The rules of each measure stand in `docs/strategies.md`, the formulas in `netanalysis.inference.arms`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import strategies
    >>> found = strategies.answer(na.load_sample())
    >>> found.tables["comparisons"].loc[0, "platform"]
    'linkedin'
    """
    seen = network.as_of(as_of)
    found = trials(seen)
    tests, unknown, single = written_tests(seen)
    made = compare_all(found, tests)
    exploratory = sum(not one.primary for one in made)
    comparisons = pd.DataFrame([_comparison(one, exploratory) for one in made], columns=list(_COMPARISONS))
    arms = pd.DataFrame(
        [row for place, one in enumerate(made) for row in _arms(place, one, comparisons)], columns=list(_ARMS)
    )
    counts = {
        "strategies": len(seen.strategies), "unknown_accounts": unknown, "single_arms": single,
        "overlapping_days": sum(test.overlapping for test in tests), "exploratory": exploratory,
        "requests": _n(found, "acceptance"), "openings": _n(found, "replies"), "followed": _n(found, "follow_backs"),
        "posts": _n(found, "engaged"), "archives": _archives(seen),
    }  # fmt: skip
    left_out = pd.DataFrame({"n": pd.Series(dict(found.left_out), dtype="int64")}).rename_axis("reason")
    return Answer(
        question="strategies",
        verdict=None,
        as_of=seen.date,
        figures=_figures(found, comparisons),
        tables={"comparisons": comparisons, "arms": arms, "left_out": left_out},
        coverage=MappingProxyType({**counts, "left_out": int(left_out["n"].sum())}),
        needs=_needs(comparisons, arms, counts),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def _comparison(one: Comparison, n_exploratory: int) -> tuple[Any, ...]:
    sure = threshold(one, n_exploratory)
    first, second = one.arms.order[:2]
    best = one.arms.best(sure)
    needed, seen = one.arms.needed(sure)
    return (
        one.test, one.written, one.platform, one.measure, one.arms.kind, one.primary,
        "undecided" if best is None else "best", one.labels[first], one.labels[second], one.arms.p_best[first], sure,
        needed, seen, one.differ,
    )  # fmt: skip


def _arms(place: int, one: Comparison, comparisons: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Rows of the arms of a comparison; the two that lead say how much more it takes, where undecided."""
    judged = comparisons.iloc[place]
    leading = {judged["best"], judged["second"]} if judged["verdict"] == "undecided" else set()
    per, arms = _DIGITS[one.arms.kind], one.arms
    rows: list[tuple[Any, ...]] = []
    for at, label in enumerate(one.labels):
        size = arms.size[at]
        more = max(0.0, judged["needed"] - size) if label in leading else math.nan
        figures = (arms.events[at] / size * per, arms.low[at] * per, arms.high[at] * per)
        rows.append((place, one.test, one.platform, one.measure, label, arms.kind, arms.events[at], size, *figures,
                     arms.p_best[at], more))  # fmt: skip
    return rows


def _figures(found: Trials, comparisons: pd.DataFrame) -> Mapping[str, Figure]:
    n = len(comparisons)
    settled = int((comparisons["verdict"] == "best").sum())
    nothing = float("nan")
    figures = {
        "comparisons": Figure(n if n else nothing, why_none="exact", n=n),
        "settled": Figure(settled if n else nothing, why_none="exact", n=n),
    }
    asked = found.shares[found.shares["measure"] == "acceptance"]
    for arm in ("with_note", "without_note"):
        figures[f"accepted_{arm}"] = _accepted(asked[asked["natural"] == arm]["success"])
    for name, measure, seen in (
        ("waiting_request", "acceptance", "requests"),
        ("waiting_message", "replies", "answers"),
    ):
        days, answered = found.waiting[measure]
        tried = bool(len(found.shares[found.shares["measure"] == measure]))
        figures[name] = Figure(days if tried else nothing, why_none=f"waiting_{seen}", n=answered)
    return MappingProxyType(figures)


def _accepted(success: pd.Series[Any]) -> Figure:
    from netanalysis.inference.arms import compare_shares

    if not len(success):
        return Figure(float("nan"), unit="share", n=0, why_none="no_exposure")
    told = compare_shares([int(success.sum())], [len(success)])
    return Figure(float(success.mean()), told.low[0], told.high[0], unit="share", n=len(success))


def _n(found: Trials, measure: str) -> int:
    return int((found.shares["measure"] == measure).sum())


def _archives(network: Network) -> int:
    """Dated lists of followers, at most, of any one account: two show who was gained."""
    days = network.follows.dropna(subset=["snapshot_on"]).groupby("account")["snapshot_on"].nunique()
    return int(days.max()) if len(days) else 0


def _needs(comparisons: pd.DataFrame, arms: pd.DataFrame, counts: Mapping[str, int]) -> tuple[Need, ...]:
    """Say what would settle it, most telling first."""
    needs = []
    if not counts["strategies"]:
        needs.append(Need("need_strategies"))
    if not counts["requests"]:
        needs.append(Need("need_requests"))
    if counts["unknown_accounts"]:
        needs.append(Need("need_account_export", {"n": counts["unknown_accounts"]}))
    if counts["single_arms"]:
        needs.append(Need("need_second_arm", {"n": counts["single_arms"]}))
    needs += _more(comparisons, arms)
    if counts["archives"] == 1:
        needs.append(Need("need_second_archive"))
    return tuple(needs)


def _more(comparisons: pd.DataFrame, arms: pd.DataFrame) -> Sequence[Need]:
    """How many more trials would settle the primary comparisons that are undecided."""
    needs = []
    undecided = comparisons[comparisons["primary"] & (comparisons["verdict"] == "undecided")]
    for place, row in zip(undecided.index, undecided.to_dict("records"), strict=True):
        more = float(arms.loc[arms["comparison"] == place, "more"].max())
        if not math.isfinite(more):
            continue  # without a single success nothing tells how many trials it would take
        natural = "" if row["written"] else "_note"
        names = f"{row['best']} / {row['second']}"
        needs.append(Need(f"need_more_{row['measure']}{natural}", {"n": math.ceil(more), "arms": names}))
    return needs


__all__ = ["PER_DAYS", "answer"]
