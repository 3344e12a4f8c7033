"""Write what the tables of both samples hold, column by column, as short sums that a test compares.

    python tools/freeze.py          # after a change that is meant to change them

A column whose sum changes names itself in the test, so that code can move between rooms and nothing moves with it unseen.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd

import netanalysis as na
from netanalysis import schema

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tests" / "frozen_tables.json"


def sums_of(network: na.Network) -> dict[str, str]:
    """Return a sum for each column of each table, by `table.column`, and the number of rows of each table."""
    found: dict[str, str] = {}
    for name in schema.TABLES:
        frame: pd.DataFrame = getattr(network, name)
        found[name] = f"{len(frame)} rows"
        for column in frame.columns:
            cells = frame[column].astype("string").fillna("\0").tolist()
            found[f"{name}.{column}"] = hashlib.blake2s("\n".join(cells).encode(), digest_size=8).hexdigest()
    return found


def main() -> None:
    """Freeze both samples."""
    networks = {"sample": na.load(ROOT / "data" / "sample"), "small": na.load_sample()}
    frozen = {name: sums_of(network) for name, network in networks.items()}
    FROZEN.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
