"""What the network costs: what comes in and of which class, the minutes it takes, what they are worth; and ego's own noise."""

from __future__ import annotations

from netanalysis.cost.classes import CONFIDENCES, REASONS, classify
from netanalysis.cost.load import noise, observed_days, years
from netanalysis.cost.own import WAITING, own_noise
from netanalysis.cost.price import CONTACTS, Price, price, priced
from netanalysis.cost.whole import WholePrice, minutes_a_day, whole_price

__all__ = [
    "CONFIDENCES",
    "CONTACTS",
    "REASONS",
    "WAITING",
    "Price",
    "WholePrice",
    "classify",
    "minutes_a_day",
    "noise",
    "observed_days",
    "own_noise",
    "price",
    "priced",
    "whole_price",
    "years",
]
