"""Inference for small numbers: intervals that cover as often as they say, and verdicts that may be "undecided".

Plain numbers in, frozen results out; nothing here knows what a contact is.
"""

from __future__ import annotations

from netanalysis.inference.bayes import (
    RatePrior,
    ValuePrior,
    gain_share_draws,
    rate_draws,
    value_draws,
)
from netanalysis.inference.pace import Change, pace_changes
from netanalysis.inference.ranking import (
    Rate,
    Share,
    clustered_rate,
    first_chances,
    places,
    sum_of_rates,
)
from netanalysis.inference.ranks import Auc, auc_interval, placements
from netanalysis.inference.rarefaction import chao1, rarefy, sample_coverage
from netanalysis.inference.rates import (
    RateRatio,
    holm,
    poisson_interval,
    rate_ratio,
    ratio_power,
    share_interval,
    zero_bound,
)
from netanalysis.inference.survival import Reached, Waiting, waiting

__all__ = [
    "Auc",
    "Change",
    "Rate",
    "RatePrior",
    "RateRatio",
    "Reached",
    "Share",
    "ValuePrior",
    "Waiting",
    "auc_interval",
    "chao1",
    "clustered_rate",
    "first_chances",
    "gain_share_draws",
    "holm",
    "pace_changes",
    "placements",
    "places",
    "poisson_interval",
    "rarefy",
    "rate_draws",
    "rate_ratio",
    "ratio_power",
    "sample_coverage",
    "share_interval",
    "sum_of_rates",
    "value_draws",
    "waiting",
    "zero_bound",
]
