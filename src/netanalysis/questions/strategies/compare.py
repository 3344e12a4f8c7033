"""Tests and measures brought together: what each arm was tried with, what came of it, and which is best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from netanalysis.inference.arms import SURE, Arms, compare_rates, compare_shares, dispersion_of
from netanalysis.questions.strategies.plan import Test
from netanalysis.questions.strategies.trials import RATES, SHARES, Trials

Why = Literal["self_chosen", "accounts", "periods"]
MEASURES: Final = (*SHARES[:3], *RATES[:1], SHARES[3], *RATES[1:])
#: tests that lie in the exports without anybody having written them down, and the measures each is told by
_NATURAL: Final = (("note", "acceptance"), ("templates", "replies"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Arms of one test compared by one measure.

    Attributes
    ----------
    test
        The test: what stands before the colon in strategies.csv, or `note`, `templates`, `accounts`.
    written
        Whether it stands in strategies.csv.
    platform
        Where it was tried; `templates` go over all platforms.
    measure
        What came of it.
    labels
        The arms that were tried at all.
    arms
        What is known of them.
    differ
        What else the arms differ in.
    primary
        Whether the test is judged by this measure; the others are exploratory.
    """

    test: str
    written: bool
    platform: str
    measure: str
    labels: tuple[str, ...]
    arms: Arms
    differ: Why
    primary: bool = False


def compare_all(found: Trials, tests: Sequence[Test]) -> list[Comparison]:
    """Compare everything that has two arms or more: the written tests first, each by the measure that judges it."""
    made: list[Comparison] = []
    for test in tests:
        made += _with_primary(list(_of_test(found, test)))
    for name, measure in _NATURAL:
        made += _natural(found, name, measure)
    made += _accounts(found)
    return made


def threshold(comparison: Comparison, n_exploratory: int) -> float:
    """Return how probable an arm must be best: more so, the more exploratory comparisons there are."""
    return SURE if comparison.primary else 1 - (1 - SURE) / max(n_exploratory, 1)


def _with_primary(made: list[Comparison]) -> list[Comparison]:
    """Name the measure that judges a test: that by which most arms were tried, whatever came of it."""
    if not made:
        return []
    chosen = max(made, key=lambda one: (len(one.labels), -MEASURES.index(one.measure)))
    ordered = [chosen, *(one for one in made if one is not chosen)]
    return [_primary(one) if one is chosen else one for one in ordered]


def _primary(one: Comparison) -> Comparison:
    return Comparison(
        one.test, one.written, one.platform, one.measure, one.labels, one.arms, one.differ, primary=True
    )


def _of_test(found: Trials, test: Test) -> Iterable[Comparison]:
    differ: Why = "periods" if _over_time(test) else "accounts"
    shares, events = (_placed(rows, test) for rows in (found.shares, found.events))
    windows = found.windows[
        (found.windows["platform"] == test.platform) & found.windows["account"].isin(list(test.codes))
    ]
    for measure in MEASURES:
        if measure in SHARES:
            order = list(range(len(test.arms)))
            arms = _shares(shares[(shares["measure"] == measure) & (shares["arm"] >= 0)], order, test.arms)
        else:
            mine = windows[windows["measure"] == measure]
            arms = _rates(events[events["measure"] == measure], mine, test) if len(mine) else None
        if arms is not None:
            yield Comparison(test.name or test.platform, True, test.platform, measure, *arms, differ)  # noqa: FBT003


def _placed(rows: pd.DataFrame, test: Test) -> pd.DataFrame:
    """Rows of the platform of a test, with the arm of each."""
    mine = rows[rows["platform"] == test.platform]
    return mine.assign(arm=test.place(mine))


def _over_time(test: Test) -> bool:
    """Whether any account went from one arm to another."""
    return any(len({code for code in codes.tolist() if code >= 0}) > 1 for codes in test.codes.values())


def _shares(
    rows: pd.DataFrame, order: Sequence[Any], labels: Sequence[str]
) -> tuple[tuple[str, ...], Arms] | None:
    counted = rows["success"].astype(bool).groupby(rows["arm"]).agg(["sum", "size"])
    tried = [place for place in order if place in counted.index]
    if len(tried) < 2:  # noqa: PLR2004 - nothing to compare with
        return None
    counted = counted.loc[tried]
    arms = compare_shares(counted["sum"].tolist(), counted["size"].tolist())
    return tuple(labels[order.index(place)] for place in tried), arms


def _rates(events: pd.DataFrame, windows: pd.DataFrame, test: Test) -> tuple[tuple[str, ...], Arms] | None:
    """Rates a day of each arm; stretches between archives, or months where events are dated, show how much they vary."""
    days = _days(windows, test)
    exposure = days["arm"].value_counts()
    tried = [place for place in range(len(test.arms)) if place in exposure.index]
    if len(tried) < 2:  # noqa: PLR2004 - nothing to compare with
        return None
    if len(events) and not windows["whole"].any():
        events = events.merge(
            days[["account", "day"]], left_on=["account", "since"], right_on=["account", "day"]
        )
    counts = events["arm"].value_counts().reindex(tried, fill_value=0)
    spread = _dispersion(days, events, tried, whole=bool(windows["whole"].any()))
    arms = compare_rates(counts.tolist(), [float(exposure[place]) for place in tried], dispersion=spread)
    return tuple(test.arms[place] for place in tried), arms


def _days(windows: pd.DataFrame, test: Test) -> pd.DataFrame:
    """Days on which the events of an arm would have been seen: `account`, `day`, `arm`, and `since` when one looked."""
    whole = windows["whole"].astype(bool)
    windows = windows[~whole | (test.place(windows) >= 0)]
    frames = []
    for row in windows.to_dict("records"):
        codes = test.days(row["account"], row["since"], row["until"])
        days = pd.date_range(max(row["since"], test.first), periods=len(codes), freq="D", unit="us")
        frames.append(
            pd.DataFrame({"account": row["account"], "day": days, "arm": codes, "since": row["since"]})
        )
    if not frames:
        return pd.DataFrame({"account": pd.Series(dtype=object), "day": pd.Series(dtype="datetime64[us]"),
                             "arm": pd.Series(dtype="int64"), "since": pd.Series(dtype="datetime64[us]")})  # fmt: skip
    rows = pd.concat(frames, ignore_index=True).drop_duplicates(["account", "day"])
    found: pd.DataFrame = rows[rows["arm"] >= 0]
    return found


def _dispersion(days: pd.DataFrame, events: pd.DataFrame, tried: Sequence[int], *, whole: bool) -> float:
    """How much more the events of an arm vary than chance, from archive to archive or from month to month."""

    def by_stretch(rows: pd.DataFrame, day: str) -> pd.Series[Any]:
        arm, stamps = rows["arm"].astype(int), pd.DatetimeIndex(rows[day])
        stretch = [rows["account"], rows["since"]] if whole else [stamps.year * 12 + stamps.month]
        return rows.groupby([arm, *stretch]).size()

    exposed = by_stretch(days, "day")
    counts = by_stretch(events, "since").reindex(exposed.index, fill_value=0)
    arms = exposed.index.get_level_values(0)
    rate = counts.groupby(level=0).sum() / exposed.groupby(level=0).sum()
    expected = exposed.to_numpy() * rate.reindex(arms).to_numpy()
    return dispersion_of(counts.tolist(), expected.tolist(), n_rates=len(tried))


def _natural(found: Trials, name: str, measure: str) -> Iterable[Comparison]:
    """Requests with and without a note, by platform; message templates, over all platforms."""
    rows = found.shares[found.shares["measure"] == measure].dropna(subset=["natural"])
    platforms = sorted(rows["platform"].unique()) if name == "note" else [""]
    for platform in platforms:
        mine = rows[rows["platform"] == platform] if platform else rows
        order = sorted(mine["natural"].unique())
        arms = _shares(mine.assign(arm=mine["natural"]), order, order)
        if arms is not None:
            yield Comparison(name, False, platform, measure, *arms, "self_chosen", primary=name == "note")  # noqa: FBT003


def _accounts(found: Trials) -> Iterable[Comparison]:
    """The owner's accounts on a platform of follows, side by side; all of it exploratory."""
    rows = found.shares
    for platform in sorted(rows.loc[rows["measure"] == "follow_backs", "platform"].unique()):
        for measure in ("follow_backs", "engaged"):
            mine = rows[(rows["platform"] == platform) & (rows["measure"] == measure)]
            order = sorted(mine["account"].unique())
            arms = _shares(mine.assign(arm=mine["account"]), order, order)
            if arms is not None:
                yield Comparison("accounts", False, platform, measure, *arms, "accounts")  # noqa: FBT003


__all__ = ["MEASURES", "Comparison", "Why", "compare_all", "threshold"]
