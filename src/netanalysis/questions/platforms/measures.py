"""Every measure of every platform with its interval, its coverage, and its place among those that can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd

from netanalysis.inference import Rate, Share, first_chances, places
from netanalysis.inference.bayes import Draws
from netanalysis.questions.platforms.axis import ADDRESS_BOOK, BOUNDS, Axis
from netanalysis.questions.platforms.depth import Depth, depths
from netanalysis.questions.platforms.per_year import NEEDED, noise_rates, outcome_rates
from netanalysis.questions.platforms.profiles import hits, profiles, share_of, target_table
from netanalysis.questions.shape import Unit

#: measures in the order in which they are shown, and their units; in each the largest is first
UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        "business": "share",
        "dach": "share",
        "deciders": "share",
        "targets": "share",
        "target_deciders": "share",
        "depth": "per_100_years",
        "outcomes": "per_1000_years",
        "noise": "per_100_years",
    }
)
_SCALE: Final = MappingProxyType({"share": 1.0, "per_100_years": 100.0, "per_1000_years": 1000.0})
_PROFILE: Final = MappingProxyType({"business": "business", "dach": "dach", "deciders": "decider"})
#: fewer people, or firms, than this are not ranked
FEWEST: Final = 10
#: a share of which less than this is known is not ranked
KNOWN: Final = 0.5
_DRAWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one platform.

    Attributes
    ----------
    evidence
        What is known of it, where undated contacts are taken early and late.
    n
        People (or firms) it rests on.
    known
        Share of the platform's people of whom it is known.
    why
        Why it is not ranked, nothing where it is: `not_observable`, `unknown`, `too_few`, `half_unknown`,
        `by_firm`, `by_exchange`, `no_list`, `no_outcomes`, `few_years`, `no_targets`, `kinds_missing`, `alone`.
    """

    evidence: tuple[Share | Rate, Share | Rate] | None
    n: int
    known: float
    why: str = ""


def measure(
    found: Axis, targets: Sequence[str], *, seed: int
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Measure every platform.

    Parameters
    ----------
    found
        The axis of persons.
    targets
        Firms one would like to know somebody at; may be none.
    seed
        Seed of the draws behind the places.

    Returns
    -------
    tuple
        The measures, a row a measure and platform, and by name the tables `depth`, `targets`, `outcomes` and `noise`.
    """
    people = profiles(found)
    wanted = target_table(found, people, targets)
    deep, loud = depths(found), noise_rates(found)
    came = {bound: outcome_rates(found, bound) for bound in BOUNDS}
    won = came["early"][1]
    cells: dict[str, dict[str, Measured]] = {name: {} for name in UNITS}
    for platform in found.platforms:
        own = share_of(found, people, platform, "dach_own").value
        for name, column in _PROFILE.items():
            share = share_of(found, people, platform, column)
            by_firm = name == "dach" and own < KNOWN
            cells[name][platform] = _of_people(found, platform, share, "by_firm" if by_firm else "")
        employed = share_of(found, people, platform, "employed").value
        for name, deciders in (("targets", False), ("target_deciders", True)):
            share = hits(wanted, platform, deciders=deciders)
            cells[name][platform] = _of_targets(found, platform, share, employed)
        cells["depth"][platform] = _of_depth(found, platform, [deep[bound].get(platform) for bound in BOUNDS])
        cells["outcomes"][platform] = _of_outcomes(
            found, platform, [came[bound][0] for bound in BOUNDS], len(won)
        )
        cells["noise"][platform] = _of_noise(found, platform, [loud[bound].get(platform) for bound in BOUNDS])
    table = pd.concat(
        [
            _ranked(name, row, np.random.default_rng([seed, at]))
            for at, (name, row) in enumerate(cells.items())
        ],
        ignore_index=True,
    )
    return table, {
        "depth": _depth_table(deep["early"]),
        "targets": wanted,
        "won": won,
        "noise": _noise_table(loud["early"]),
    }


def _unlisted(found: Axis, platform: str) -> str:
    """Why a platform takes no part in any ranking."""
    if platform == ADDRESS_BOOK:
        return "no_list"
    return "" if platform in found.listed else "by_exchange"


def _of_people(found: Axis, platform: str, share: Share, doubt: str) -> Measured:
    known = share.of / len(found.members(platform))
    if not share.of:
        return Measured(None, 0, 0.0, "unknown")
    few = "too_few" if share.of < FEWEST else ""
    why = _unlisted(found, platform) or ("half_unknown" if known < KNOWN else "") or few or doubt
    return Measured((share, share), share.of, known, why)


def _of_targets(found: Axis, platform: str, share: Share, employed: float) -> Measured:
    if not share.of:
        return Measured(None, 0, 0.0, "no_targets")
    if not employed:
        return Measured(None, share.of, 0.0, "unknown")
    why = _unlisted(found, platform) or ("half_unknown" if employed < KNOWN else "")
    return Measured((share, share), share.of, employed, why or ("too_few" if share.of < FEWEST else ""))


def _of_depth(found: Axis, platform: str, seen: Sequence[Depth | None]) -> Measured:
    early, late = seen
    if early is None:
        return Measured(None, 0, 0.0, "not_observable")
    known = early.people / len(found.members(platform))
    why = _unlisted(found, platform) or ("too_few" if early.people < FEWEST or late is None else "")
    return Measured((early.days, (late or early).days), early.people, known, why)


def _of_outcomes(found: Axis, platform: str, came: Sequence[Mapping[str, Rate]], n_won: int) -> Measured:
    people = len(found.members(platform))
    if not n_won:
        return Measured(None, people, 0.0, "no_outcomes")
    early, late = (rates.get(platform) for rates in came)
    if early is None:
        return Measured(None, people, 0.0, "not_observable")
    enough = all(_expected(found, platform, rates) >= 1 for rates in came)
    why = _unlisted(found, platform) or ("" if enough else "few_years")
    return Measured((early, late or early), people, 1.0, why)


def _expected(found: Axis, platform: str, rates: Mapping[str, Rate]) -> float:
    """Outcomes that would have begun on a platform at the rate of all of them: below one, no news is no news."""
    listed = [rate for name, rate in rates.items() if name in found.listed]
    years = sum(rate.exposure for rate in listed)
    if platform not in rates or not years:
        return 0.0
    return sum(rate.events for rate in listed) / years * rates[platform].exposure


def _of_noise(found: Axis, platform: str, seen: Sequence[tuple[Rate, frozenset[str]] | None]) -> Measured:
    early, late = seen
    people = len(found.members(platform))
    if early is None:
        return Measured(None, people, 0.0, "not_observable")
    missing = "" if early[1].issuperset(NEEDED) else "kinds_missing"
    why = _unlisted(found, platform) or missing or ("too_few" if people < FEWEST or late is None else "")
    return Measured((early[0], (late or early)[0]), people, 1.0, why)


def _ranked(name: str, row: Mapping[str, Measured], random: np.random.Generator) -> pd.DataFrame:
    """Figures of one measure, and places of the platforms that can be compared."""
    ranked = [platform for platform, cell in row.items() if not cell.why]
    drawn = (
        [_draws([row[platform] for platform in ranked], at, random) for at in range(len(BOUNDS))]
        if ranked
        else []
    )
    alone = len(ranked) == 1
    place = dict(zip(ranked, places(*drawn), strict=True)) if len(ranked) > 1 else {}
    first = np.min([first_chances(draws) for draws in drawn], axis=0).tolist() if place else []
    chances = dict(zip(place, first, strict=True))
    rows = [
        (name, platform, *_figures(cell, _SCALE[UNITS[name]]), cell.n, cell.known, place.get(platform, np.nan),
         chances.get(platform, np.nan), "alone" if alone and not cell.why else cell.why)
        for platform, cell in row.items()
    ]  # fmt: skip
    names = ["measure", "platform", "estimate", "low", "high", "n", "known", "place", "chance_first", "why"]
    return pd.DataFrame(rows, columns=names)


def _draws(cells: Sequence[Measured], at: int, random: np.random.Generator) -> Draws:
    """Draws of each platform's true figure, a column a platform."""
    columns = [cell.evidence[at].draws(random, n=_DRAWS) for cell in cells if cell.evidence is not None]
    return np.column_stack(columns)


def _figures(cell: Measured, scale: float) -> tuple[float, float, float]:
    """Figure where undated contacts are taken early, and an interval that holds those of both ways to take them."""
    if cell.evidence is None:
        return np.nan, np.nan, np.nan
    lows, highs = zip(*(evidence.interval() for evidence in cell.evidence), strict=True)
    return cell.evidence[0].value * scale, min(lows) * scale, max(highs) * scale


def _depth_table(deep: Mapping[str, Depth]) -> pd.DataFrame:
    """Observed people and years, who wrote both ways, days and threads a year of 100 people, and the length of a text."""
    rows = {}
    for platform, seen in deep.items():
        rows[platform] = (
            seen.people, seen.years, seen.two_way.value, *seen.two_way.interval(),
            *(100 * figure for rate in (seen.days, seen.threads) for figure in (rate.value, *rate.interval())), *seen.chars,
        )  # fmt: skip
    names = [
        f"{name}{end}" for name in ("two_way", "days", "threads", "chars") for end in ("", "_low", "_high")
    ]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["people", "years", *names])
    return table.rename_axis("platform")


def _noise_table(loud: Mapping[str, tuple[Rate, frozenset[str]]]) -> pd.DataFrame:
    """Kinds of noise that each platform's files can show."""
    rows = {platform: ", ".join(sorted(kinds)) for platform, (_, kinds) in loud.items()}
    return pd.DataFrame({"kinds": pd.Series(rows, dtype="string")}).rename_axis("platform")
