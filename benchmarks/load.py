"""How long a large LinkedIn export takes, beside a bare `pandas.read_csv` of the same files, and what takes it.

    python benchmarks/load.py [--connections 30000] [--messages 500000] [--quick]

Writes an invented export (see `export.py`) and measures each job in a process of its own, so that the peak of memory is
its own as well: reading alone, `load` with `tie_strength` and `tending`, the same at half the size, the whole report. The first
three run in turn, three times each, and the median counts, for a machine is not always equally quick. Times are seconds of
the processor, so that other work on the machine counts less, and of the clock.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import netanalysis

HERE = Path(__file__).parent
QUICK = (3000, 50_000)
SIZES = {"full": 1, "half": 2}
MAX_RATIO, MAX_SECONDS, MAX_GB = 2.0, 60.0, 2.0
RUNS = 3
#: stage -> functions whose time, everything they call included, belongs to it; none of them calls another
STAGES = {
    "opening the files": [("container.py", "_read_file"), ("container.py", "_read_entry")],
    "telling which file is which": [("__init__.py", "claims")],
    "decoding and parsing": [("table.py", "read_sheet")],
    "reading dates": [("parse.py", "_dated")],
    "finding the owner": [("large_owner.py", "find_large_ego")],
    "normalising, names to URLs": [("large_tables.py", "large_frames")],
    "joining exports": [
        ("load.py", "_one_row_each"),
        ("load.py", "_without_ego"),
        ("merge.py", "without_repeats"),
    ],
    "the owner's own files": [("own_rows.py", "resolve_own_tables")],
    "validating": [("validate.py", "table_problems")],
    "resolving people, building the network": [("weigh.py", "weigh"), ("core.py", "network_of")],
    "scoring": [("strength.py", "tie_strength"), ("tending.py", "tending")],
}


def bare(export: Path) -> None:
    """Read the files as quickly as pandas does by itself."""
    import pandas as pd

    for file in sorted(export.glob("*.csv")):
        above = 3 if file.name == "Connections.csv" else 0
        pd.read_csv(file, dtype=str, keep_default_na=False, skiprows=above)


def score(export: Path) -> None:
    """Load the network and score the ties."""
    import netanalysis as na

    network = na.load(export)
    na.tie_strength(network)
    na.tending(network)


def whole_report(export: Path) -> None:
    """Load the network and draw all pages."""
    import netanalysis as na

    with tempfile.TemporaryDirectory() as folder:
        na.save_report(na.load(export), folder)


JOBS: dict[str, Callable[[Path], None]] = {"bare": bare, "score": score, "report": whole_report}


def run_job(name: str, export: Path) -> dict[str, float]:
    """Run a job in this process, its imports not counted, and say what it took."""
    import matplotlib.figure  # noqa: F401
    import networkx as nx  # noqa: F401
    import pandas as pd  # noqa: F401

    for lazy in ("load", "tie_strength", "tending", "save_report"):
        getattr(netanalysis, lazy)  # imported when first asked for
    started, worked = time.perf_counter(), time.process_time()
    JOBS[name](export)
    return {"clock": time.perf_counter() - started, "cpu": time.process_time() - worked, "gb": _peak()}


def _peak() -> float:
    """Greatest memory of this process so far, in GB; missing where the system does not tell."""
    try:
        import resource
    except ImportError:
        return float("nan")
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def _write(folder: Path, size: list[int]) -> Path:
    """Write an export in a process of its own: a process begins with the memory peak of the one that starts it."""
    code = f"from pathlib import Path; from export import write_export; print(write_export(Path({str(folder)!r}), "
    code += f"connections={size[0]}, messages={size[1]}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=HERE)  # noqa: S603
    return Path(done.stdout.strip())


def measure(name: str, export: Path) -> dict[str, float]:
    """Run a job in a process of its own."""
    command = [sys.executable, __file__, "--job", name, str(export)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


def profile(export: Path) -> dict[str, float]:
    """Seconds of each stage of `score`, and of the rest, under the profiler of the standard library."""
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(score, export)
    stats: Any = pstats.Stats(profiler)
    spent = dict.fromkeys(STAGES, 0.0)
    places = {place: stage for stage, functions in STAGES.items() for place in functions}
    for (file, _, function), (_, _, _, within, _) in stats.stats.items():
        stage = places.get((Path(file).name, function))
        if stage and "netanalysis" in file:
            spent[stage] += within
    return spent | {"the rest": max(stats.total_tt - sum(spent.values()), 0.0)}


def main() -> None:
    """Write the exports, measure, print."""
    options = _options()
    size = QUICK if options.quick else (options.connections, options.messages)
    with tempfile.TemporaryDirectory() as folder:
        full, half = (_write(Path(folder) / name, [n // part for n in size]) for name, part in SIZES.items())
        if hasattr(os, "sync"):
            os.sync()  # what is written late would be work beside the first job
        n_mb = sum(file.stat().st_size for file in full.iterdir()) / 1e6
        print(
            f"netanalysis {netanalysis.__version__}; {size[0]:,} connections, {size[1]:,} messages, {n_mb:.0f} MB"
        )
        _print_jobs(full, half)
        print("\nwhere the time of load + scoring goes (profiled, processor)")
        spent = profile(full)
        for stage, seconds in spent.items():
            print(f"  {stage:40} {seconds:7.2f} s  {seconds / sum(spent.values()):5.0%}")


def _print_jobs(full: Path, half: Path) -> None:
    """Print the jobs side by side, and what was aimed at."""
    rows = {"pandas.read_csv alone": ("bare", full), "load + scoring": ("score", full),
            "load + scoring, half the size": ("score", half), "load + report": ("report", full)}  # fmt: skip
    print(f"\n{'':32}{'processor':>11}{'clock':>10}{'peak':>10}")
    runs: dict[str, list[dict[str, float]]] = {title: [] for title in rows}
    for nth in range(RUNS):
        for title, (name, export) in rows.items():
            if name != "report" or nth == 0:
                runs[title].append(measure(name, export))
    found = {
        title: {key: median(run[key] for run in took) for key in took[0]} for title, took in runs.items()
    }
    for title, took in found.items():
        print(f"{title:32}{took['cpu']:9.1f} s{took['clock']:8.1f} s{took['gb']:7.2f} GB")
    alone, score_, half_, report = found.values()
    print(
        f"\nload + scoring / read_csv        {score_['cpu'] / alone['cpu']:.2f} "
        f"(by the clock {score_['clock'] / alone['clock']:.2f}; aim: at most {MAX_RATIO:g})"
    )
    print(f"twice the rows, times the time   {score_['cpu'] / half_['cpu']:.2f} (aim: about 2)")
    print(f"the whole report                 {report['clock']:.1f} s (aim: at most {MAX_SECONDS:g} s)")
    print(f"its peak of memory               {report['gb']:.2f} GB (aim: at most {MAX_GB:g} GB)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    parser.add_argument("--job", nargs=2, metavar=("NAME", "EXPORT"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    if "--job" in sys.argv:
        job, where = _options().job
        print(json.dumps(run_job(job, Path(where))))
    else:
        main()
