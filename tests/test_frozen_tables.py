"""The tables of both samples, cell by cell: code may move, what it reads may not change unseen."""

from __future__ import annotations

import json

import netanalysis as na
from freeze import FROZEN, sums_of

MEND = "meant to change? then run `python tools/freeze.py` and say why in the commit"


def changed(name: str, network: na.Network) -> list[str]:
    """Columns that hold something else than when they were frozen."""
    frozen: dict[str, str] = json.loads(FROZEN.read_text(encoding="utf-8"))[name]
    now = sums_of(network)
    return sorted(key for key in {*frozen, *now} if frozen.get(key) != now.get(key))


def test_the_tables_of_the_sample_are_as_they_were(sample: na.Network) -> None:
    assert changed("sample", sample) == [], MEND


def test_the_tables_of_the_small_sample_are_as_they_were() -> None:
    assert changed("small", na.load_sample()) == [], MEND
