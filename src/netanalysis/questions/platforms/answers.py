"""The answer: the platforms measured, ranked where the intervals tell them apart, and read against the essay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.inference import Share
from netanalysis.network import Network
from netanalysis.questions.platforms.axis import ADDRESS_BOOK, Axis, axis, met_first, overlap
from netanalysis.questions.platforms.measures import UNITS, measure
from netanalysis.questions.platforms.per_year import by_first_meeting
from netanalysis.questions.shape import Answer, Figure, Need

#: the platforms of the essay, what it says of each (a key in `wording`), the measure that can test it, and which end of it
CLAIMS: Final[Mapping[str, tuple[str, str, Literal["first", "last", ""]]]] = MappingProxyType(
    {
        "xing": ("research", "target_deciders", "first"),
        "linkedin": ("", "", ""),
        "facebook": ("chat_room", "business", "last"),
        "x": ("approaches", "", ""),
        "googleplus": ("no_opinion", "", ""),
        "mail": ("", "", ""),
    }
)
#: by measure what to ask for where it lacks, and the platforms that never had it: Google+ is gone, nobody asks to connect on X
_NEED_OF: Final = MappingProxyType(
    {
        "depth": ("need_platform_messages", frozenset({"googleplus"})),
        "business": ("need_platform_titles", frozenset({"googleplus"})),
        "noise": ("need_platform_noise", frozenset({"googleplus", "x"})),
    }
)


def answer(
    network: Network,
    *,
    as_of: date | str | None = None,
    targets: Sequence[str] | None = None,
    seed: int = 0,
) -> Answer:
    """Compare the platforms on one axis of persons: whom one knows where, how deep, what it brings and what it costs.

    Parameters
    ----------
    network
        The network.
    as_of
        Look no further than this day; left out, the network's own date.
    targets
        Firms at which one would like to know somebody; left out, `target_companies` of `netanalysis.toml`.
    seed
        Seed of the draws behind the places.

    Returns
    -------
    Answer
        No verdict; the table `measures` is the answer. It has a row a measure and platform:

        - `measure`: `business` (business contacts among those of whom it is known), `dach` (in Germany, Austria or
          Switzerland), `deciders`, `targets` and `target_deciders` (target firms at which somebody, or a decider, is
          known), `depth` (days of two-way exchange per 100 observed person-years), `outcomes` (per 1,000 contact-years),
          `noise` (rows per 100 contact-years)
        - `estimate`, `low`, `high`: the figure where undated contacts are taken early; the interval holds both ways to take
          them. Missing where nothing could be observed, which is not zero
        - `n`: people or firms it rests on; `known`: share of the platform's people of whom it is known
        - `place`: one more than the number of platforms surely above, so that those which cannot be told apart share one;
          `chance_first`: probability of being the largest, at least
        - `why`: why a platform is not ranked

        Tables besides: `overlap` (people only here, shared, met first here), `depth` (two-way share, days, threads and
        length of texts), `targets`, `met_outcomes` (outcomes by where the first link was met first), `noise` (the kinds
        that could be seen), `essay` (what the essay says, and whether the data agree).
        Figures: `people`, `shared`, `targets_known`, `targets_decided`, `ahead` (measures in which one platform is ahead
        of all others).

    Notes
    -----
    Definitions, formulas and limits stand in `docs/platforms.md`.

    Examples
    --------
    >>> import netanalysis as na
    >>> from netanalysis.questions import platforms
    >>> found = platforms.answer(na.load_sample())
    >>> found.tables["measures"]["measure"].nunique()
    8
    """
    seen = network.as_of(as_of)
    found = axis(seen)
    wanted = seen.settings.target_companies if targets is None else tuple(targets)
    table, more = measure(found, wanted, seed=seed)
    met = met_first(found)
    counts = overlap(found, met)
    coverage = _coverage(found, table, more, met)
    return Answer(
        question="platforms",
        verdict=None,
        as_of=seen.date,
        figures=_figures(found, counts, table, more["targets"]),
        tables={
            "overlap": counts,
            "measures": table,
            "depth": more["depth"],
            "targets": more["targets"],
            "met_outcomes": by_first_meeting(more["won"], met),
            "noise": more["noise"],
            "essay": essay(table),
        },
        coverage=coverage,
        needs=_needs(found, table, coverage),
        lang=seen.settings.language,
        currency=seen.settings.currency,
    )


def _figures(
    found: Axis, counts: pd.DataFrame, table: pd.DataFrame, wanted: pd.DataFrame
) -> Mapping[str, Figure]:
    people = len(found.people)
    several = int((np.bincount(found.accounts["person"]) > 1).sum())
    compared = table["place"].notna()
    leaders = ahead(table)
    return MappingProxyType(
        {
            "people": Figure(people, unit="count", n=people, why_none="exact"),
            "shared": Figure(
                several / people if people else np.nan, unit="share", n=people, why_none="exact"
            ),
            "targets_known": _hit(int((wanted["people"] > 0).sum()), len(wanted)),
            "targets_decided": _hit(int((wanted["deciders"] > 0).sum()), len(wanted)),
            "ahead": Figure(
                len(leaders) if compared.any() else np.nan, unit="count", n=len(counts), why_none="exact"
            ),
        }
    )


def _hit(hits: int, of: int) -> Figure:
    share = Share(hits, of)
    return Figure(share.value, *share.interval(), unit="share", n=of, why_none="" if of else "no_targets")


def ahead(table: pd.DataFrame) -> dict[str, str]:
    """Return the platform that is first alone, of each measure in which one is.

    Parameters
    ----------
    table
        The table `measures` of an answer.

    Returns
    -------
    dict
        Platform by measure.
    """
    first = table[table["place"] == 1]
    alone = first[~first["measure"].duplicated(keep=False)]
    return dict(zip(alone["measure"], alone["platform"], strict=True))


def essay(table: pd.DataFrame) -> pd.DataFrame:
    """Read the measures against what the essay says of each platform.

    Parameters
    ----------
    table
        The table `measures` of an answer.

    Returns
    -------
    DataFrame
        A row a platform of the essay: `claim` (key of its words, empty where it says nothing), `measure` that can test
        it, and `holds`: `yes`, `no`, `undecided`, `untold` where the platform could not be ranked, or empty where there is
        nothing to test.
    """
    rows = [
        (platform, claim, name, _holds(table, platform, name, end))
        for platform, (claim, name, end) in CLAIMS.items()
    ]
    return pd.DataFrame(rows, columns=["platform", "claim", "measure", "holds"]).set_index("platform")


def _holds(table: pd.DataFrame, platform: str, name: str, end: str) -> str:
    if not end:
        return ""
    ranked = table[(table["measure"] == name) & table["place"].notna()].set_index("platform")["place"]
    if platform not in ranked.index:
        return "untold"
    best = ranked.min() if end == "first" else ranked.max()
    if ranked[platform] != best:
        return "no"
    return "yes" if (ranked == best).sum() == 1 else "undecided"


def _coverage(
    found: Axis, table: pd.DataFrame, more: Mapping[str, pd.DataFrame], met: pd.Series[Any]
) -> Mapping[str, float]:
    compared = table[table["place"].notna()]
    counts: dict[str, float] = {
        "people": len(found.people),
        "platforms": len([name for name in found.platforms if name != ADDRESS_BOOK]),
        "listed": len(found.listed),
        "nameless": sum(found.n_nameless.values()),
        "beside": found.n_beside,
        "doubtful": len(found.network.identity.doubtful),
        "measures": compared["measure"].nunique(),
        "targets": len(more["targets"]),
        "outcomes": len(more["won"]),
        "met_unknown": int(met.isna().sum()),
    }
    return MappingProxyType(counts)


def _needs(found: Axis, table: pd.DataFrame, coverage: Mapping[str, float]) -> tuple[Need, ...]:
    """Say what would let more be compared, most telling first."""
    needs = []
    if len(found.listed) < 2:  # noqa: PLR2004 - it takes two to compare
        needs.append(Need("need_second_platform"))
    if not coverage["targets"]:
        needs.append(Need("need_targets"))
    if not coverage["outcomes"]:
        needs.append(Need("need_outcomes"))
    lacking = table[table["why"].isin(["not_observable", "unknown", "half_unknown", "kinds_missing"])]
    for name, (key, never) in _NEED_OF.items():
        whom = sorted(set(lacking.loc[lacking["measure"] == name, "platform"]) & found.listed - never)
        if whom:
            words = [wording.platform(one, lang=found.network.settings.language) for one in whom]
            needs.append(Need(key, {"platforms": ", ".join(words)}))
    if coverage["doubtful"]:
        needs.append(Need("need_review", {"n": int(coverage["doubtful"])}))
    return tuple(needs)


__all__ = ["CLAIMS", "UNITS", "ahead", "answer", "essay"]
