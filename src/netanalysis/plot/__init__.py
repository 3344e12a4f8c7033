"""Pictures: a network, or an answer to a question, in; axes out. Nothing is shown or saved, and no global setting is touched.

Each function draws on the axes it is given, or on those of a new figure, and returns them titled with what the picture
says. Importing this package does not import `matplotlib.pyplot`.
"""

from __future__ import annotations

from netanalysis.plot.calendar import exchange_calendar
from netanalysis.plot.companies import companies
from netanalysis.plot.concentric import concentric
from netanalysis.plot.coverage import coverage
from netanalysis.plot.growth import growth
from netanalysis.plot.hours import hours
from netanalysis.plot.network_map import network_map
from netanalysis.plot.noise import noise, noise_price
from netanalysis.plot.noise_people import noise_senders, own_noise
from netanalysis.plot.overview import activity
from netanalysis.plot.person import person
from netanalysis.plot.phases import cohorts, phases
from netanalysis.plot.platform_comparison import platform_comparison
from netanalysis.plot.platform_essay import platform_essay
from netanalysis.plot.platforms import overlap
from netanalysis.plot.pruning import pruning
from netanalysis.plot.strategies import strategies
from netanalysis.plot.surprises import surprises
from netanalysis.plot.tending import tending
from netanalysis.plot.tending_pays import tending_pays
from netanalysis.plot.ties import tie_ranking
from netanalysis.plot.value import value

__all__ = [
    "activity",
    "cohorts",
    "companies",
    "concentric",
    "coverage",
    "exchange_calendar",
    "growth",
    "hours",
    "network_map",
    "noise",
    "noise_price",
    "noise_senders",
    "overlap",
    "own_noise",
    "person",
    "phases",
    "platform_comparison",
    "platform_essay",
    "pruning",
    "strategies",
    "surprises",
    "tending",
    "tending_pays",
    "tie_ranking",
    "value",
]
