"""How long the answers take on a large network: 30,000 contacts, 500,000 exchanges, 200 outcomes.

    python benchmarks/answers.py [--connections 30000] [--messages 500000] [--outcomes 200]

Writes an invented export (see `export.py`) and a file of outcomes that began with contacts drawn at random, loads them, and
answers each question once, one after the other as the report does, so that what is shared is counted where it is first needed.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from export import write_export

from netanalysis import load, questions

MAX_SECONDS = 10.0
#: no question, but the shape of every answer
_SHAPE = "shape"


def main() -> None:
    """Write the network, load it, answer, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), options)
        network = load(folder)
        print(
            f"{len(network.contacts):,} contacts, {len(network.interactions):,} interactions, "
            f"{len(network.outcomes):,} outcomes"
        )
        spent = {name: _answer(name, network) for name in _questions()}
    together = spent.pop("value") + spent.pop("tending")
    print(f"value and tending            {together:6.1f} s (aim: at most {MAX_SECONDS:.0f} s)")
    for name, seconds in spent.items():
        print(f"{name:28} {seconds:6.1f} s")


def _questions() -> list[str]:
    """Names of the modules that answer a question, `value` and `tending` first."""
    named = [module.name for module in pkgutil.iter_modules(questions.__path__)]
    return sorted(
        (name for name in named if name != _SHAPE), key=lambda name: name not in ("value", "tending")
    )


def _answer(name: str, network: object) -> float:
    started = time.perf_counter()
    found = importlib.import_module(f"netanalysis.questions.{name}").answer(network)
    spent = time.perf_counter() - started
    print(f"  {name}: {found.verdict or 'a table'}")
    return spent


def _write(folder: Path, options: argparse.Namespace) -> None:
    """Write the export, and outcomes whose chains begin with any of its contacts."""
    export = write_export(folder / "exports", connections=options.connections, messages=options.messages)
    urls = pd.read_csv(export / "Connections.csv", skiprows=3)["URL"].dropna()
    draw = np.random.default_rng(5)
    touched = pd.Timestamp("2014-01-01") + pd.to_timedelta(draw.integers(0, 4000, options.outcomes), unit="D")
    outcomes = pd.DataFrame(
        {
            "title": [f"project {number}" for number in range(options.outcomes)],
            "kind": "project",
            "status": "won",
            "first_touch": touched.strftime("%Y-%m-%d"),
            "won_on": (touched + pd.Timedelta(days=60)).strftime("%Y-%m-%d"),
            "value": draw.lognormal(10, 0.8, options.outcomes).round(),
            "chain": draw.choice(urls.to_numpy(), options.outcomes),
        }
    )
    outcomes.to_csv(folder / "outcomes.csv", index=False)
    settings = "language = 'en'\nhourly_cost = 80\n[me]\nnames = ['Ida Beispiel']\n"
    (folder / "netanalysis.toml").write_text(settings, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--outcomes", type=int, default=200)
    return parser.parse_args()


if __name__ == "__main__":
    main()
