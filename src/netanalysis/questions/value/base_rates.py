"""What others found: published shares to hold one's own against, each with its source and its bias."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class BaseRate:
    """A published finding.

    Attributes
    ----------
    key
        Its sentence in `wording` is `base_rate_<key>`, its bias `base_rate_bias_<key>`.
    year
        Year of the survey.
    shares
        Share of mandates by where they came from, where the survey gives them.
    source
        Where it is published.
    """

    key: str
    year: int
    source: str
    shares: MappingProxyType[str, float]


_NONE: Final[MappingProxyType[str, float]] = MappingProxyType({})

BASE_RATES: Final = (
    BaseRate(
        "heuse_2022",
        2022,
        "lucilius-interim.com/rueckenwind",
        MappingProxyType({"agency": 0.50, "own": 0.40, "consultant": 0.05, "platform": 0.02}),
    ),
    BaseRate("heuse_2014", 2014, "openpr.de/news/777914", _NONE),
    BaseRate("personalmagazin_2013", 2013, "Personalmagazin 05/2013, p. 61", _NONE),
    BaseRate(
        "solcom_2011",
        2011,
        "ict-channel.com (Solcom)",
        MappingProxyType({"agency_first": 0.887, "recommendation": 0.509}),
    ),
    BaseRate("xing_2007", 2007, "handelszeitung.ch", _NONE),
    BaseRate("rajkumar_2022", 2022, "doi:10.1126/science.abl4476", _NONE),
)
