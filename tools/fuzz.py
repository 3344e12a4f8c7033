"""Break real-format files in a thousand ways and load each: nothing foreign comes out, nothing is lost in silence, nothing takes long.

    python tools/fuzz.py [--files 20000] [--seed 1] [--only xing] [--found DIR] [--no-literals]

The files are the beginnings of those in `data/sample` and the literal ones that the tests of the readers load, each beside a
file that is in order. One file is mutated, the folder is loaded, and held against five rules: no exception but ours leaves
`load`; the file in order is read; of every file, rows = read + dropped; what was dropped has a reason; it takes no more than
five seconds of the processor more than before the mutation. Prints a table by source and names every breach once; with
`--found` the folders that broke a rule are kept there.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

import pandas as pd  # noqa: E402
import pytest  # noqa: E402

from export_files import write  # noqa: E402
from fuzzing import adds_up  # noqa: E402
from mutation import mutated  # noqa: E402
from netanalysis.errors import NetanalysisError  # noqa: E402
from netanalysis.load import load  # noqa: E402
from real_files import GOOD, OWNER, as_files, real_folders  # noqa: E402

#: seconds of the processor that a mutation may add, and seconds of the clock after which a load counts as hanging
MORE, HANGS = 5.0, 120
#: the one error of ours that a single file may raise: nothing can be counted while it is unclear who wrote
OWNER_ERROR = "OwnerUnknown"
#: bytes a process may take
MEMORY = 6 * 2**30
#: what the tests load beyond these bytes or files is no small literal
LITERAL_BYTES, LITERAL_FILES = 40_000, 12
READERS = ("linkedin_connections", "linkedin_messages", "linkedin_others", "linkedin_owner", "xing", "xing_api", "xing_third_party", "facebook",
           "x", "google", "outlook", "vcard", "contact_table", "call_list", "whatsapp", "mail", "calendar_files", "json_files", "colleagues")  # fmt: skip


class Hangs(BaseException):
    """A load that takes longer than anybody waits."""


@dataclass(frozen=True)
class Case:
    """A folder of files, whose one file is mutated, and the owner that is told."""

    folder: Mapping[str, bytes]
    file: str
    owner: Any
    settings: str = ""


@dataclass
class Tally:
    """What became of the files of one source."""

    loads: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    breaches: int = 0
    worst: float = 0.0
    worst_by: str = ""


@dataclass(frozen=True)
class Outcome:
    """What one load gave: the breach of a rule if there was any, who refused it, how long it took, whose file it is."""

    seconds: float
    breach: str = ""
    detail: str = ""
    refused: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


# --- cases ------------------------------------------------------------------------------------------------


def sample_cases() -> Iterator[Case]:
    """Each file of each part of the sample, alone and among its own."""
    for folder in real_folders().values():
        for file, data in folder.items():
            yield Case({file: data}, file, OWNER)
            if len(folder) > 1:
                yield Case(folder, file, OWNER)


def literal_cases() -> Iterator[Case]:
    """Each file that a test of a reader loads, small folders only, each once."""
    seen: set[tuple[tuple[str, bytes], ...]] = set()
    for folder, owner in recorded():
        key = tuple(sorted(folder.items()))
        if key not in seen and len(folder) <= LITERAL_FILES and sum(map(len, folder.values())) <= LITERAL_BYTES:
            seen.add(key)
            settings = folder.get("netanalysis.toml", b"").decode(errors="replace")
            for file in folder:
                if file != "netanalysis.toml":
                    yield Case(folder, file, owner, settings)


def recorded() -> list[tuple[dict[str, bytes], Any]]:
    """What the tests of the readers load first: each is run up to there, and no further."""
    module: Any = sys.modules["netanalysis.load"]
    kept: list[tuple[dict[str, bytes], Any]] = []
    real = module._load

    def record(root: Path, owner: Any, *_: Any) -> Any:
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        if len(files) <= LITERAL_FILES and sum(path.stat().st_size for path in files) <= LITERAL_BYTES:
            kept.append(({path.relative_to(root).as_posix() if path != root else path.name: path.read_bytes() for path in files}, owner))
        pytest.skip("its files are known")

    module._load = record
    try:
        tests = [str(file) for name in READERS if (file := ROOT / "tests" / f"test_{name}.py").exists()]
        with redirect_stdout(StringIO()):
            pytest.main(["-q", "-p", "no:nbmake", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning",
                         "-o", "addopts=--import-mode=importlib", "--rootdir", str(ROOT), *tests])
    finally:
        module._load = real
    return kept


# --- one load ---------------------------------------------------------------------------------------------


@contextmanager
def alarmed(seconds: int) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def outcome(case: Case) -> Outcome:
    """Load a folder beside a file that is in order, and hold what comes out against the rules."""
    with tempfile.TemporaryDirectory(prefix="fuzz", dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:  # noqa: S108
        folder = Path(name)
        exports = folder / "exports" if "netanalysis.toml" in case.folder else folder
        inner = {path: data for path, data in case.folder.items() if path.startswith("exports/") or path == "netanalysis.toml"}
        files = {path: data for path, data in case.folder.items() if path not in inner}
        write(folder, inner)
        write(exports, {**as_files(dict(files)), **GOOD})
        began = time.process_time()
        try:
            with warnings.catch_warnings(record=True) as told, alarmed(HANGS):
                warnings.simplefilter("always")
                network = load(folder, owner=case.owner)
        except NetanalysisError as error:
            return Outcome(time.process_time() - began, refused=f"{type(error).__name__}: {str(error)[:300]}")
        except (Exception, Hangs) as error:  # noqa: BLE001
            return Outcome(time.process_time() - began, breach=_where(error), detail=traceback.format_exc())
        seconds = time.process_time() - began
    coverage = network.coverage
    readers = coverage["parser"].fillna("none").replace(r"linkedin .*", "linkedin", regex=True)
    sources = dict(zip(coverage["file"], readers, strict=True))
    return Outcome(seconds, *_broken_rule(network, told), sources=sources)


def _broken_rule(network: Any, told: list[warnings.WarningMessage]) -> tuple[str, str]:
    if told:
        return f"{told[0].category.__name__} at {Path(told[0].filename).name}:{told[0].lineno}", str(told[0].message)
    coverage = network.coverage
    try:
        adds_up(coverage)
    except AssertionError as error:
        return "rows are lost in silence", str(error)[:2000]
    good = coverage[coverage["file"].str.contains("good/", regex=False)]
    if len(good) != 1 or good["read"].tolist() != [1] or "linkedin:eva-muster" not in set(network.contacts["contact_id"]):
        return "the file in order was not read", good.to_string()
    return "", ""


def _where(error: BaseException) -> str:
    """What was raised, in which of our lines, and by whose."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "netanalysis" in frame.filename and "/tools/" not in frame.filename]
    inner = frames[-1]
    at = f"{Path(ours[-1].filename).parent.name}/{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    by = "" if ours and inner is ours[-1] else f" by {Path(inner.filename).name}:{inner.lineno}"
    return f"{type(error).__name__} in {at}{by}"


def source_of(case: Case, base: Outcome) -> str:
    """Whose file the mutated one is, by the coverage of the folder before the mutation."""
    file = case.file.removeprefix("exports/")
    for label, parser in base.sources.items():
        if label == file or label.startswith(f"{file}/") or file.startswith(label.partition("*")[0] or label):
            return parser
    return "none"


# --- the run ----------------------------------------------------------------------------------------------


def run(cases: list[Case], n: int, *, seed: int, found: Path | None) -> tuple[dict[str, Tally], dict[str, tuple[int, str, str]]]:
    """Mutate and load so many files, each source as often as its files are many, and tally them."""
    bases = [outcome(case) for case in cases]
    by_source: dict[str, list[int]] = {}
    for i, (case, base) in enumerate(zip(cases, bases, strict=True)):
        by_source.setdefault(source_of(case, base), []).append(i)
    turns = list(by_source)
    tallies = {source: Tally() for source in turns}
    breaches: dict[str, tuple[int, str, str]] = {}
    began = time.time()
    for number in range(n):
        rng = random.Random(f"{seed}:{number}")  # noqa: S311
        source = turns[number % len(turns)] if rng.random() < 0.6 else rng.choice(turns)  # noqa: PLR2004
        i = rng.choice(by_source[source])
        case, base = cases[i], bases[i]
        what, data = mutated(case.folder[case.file], rng)
        now = Case({**case.folder, case.file: data}, case.file, case.owner)
        result = outcome(now)
        _count(tallies[source], result, base, f"{what} of {case.file}")
        breach = result.breach
        if not breach and result.refused and not base.refused and not result.refused.startswith(OWNER_ERROR):
            breach = "refused whole: " + result.refused.partition(":")[0]
        if not breach and result.seconds - base.seconds > MORE:
            breach = f"{source}: {result.seconds - base.seconds:.0f} s more ({what})"
        if breach:
            times, *first = breaches.get(breach, (0, f"{number}: {what} of {case.file}", result.detail or result.refused))
            breaches[breach] = (times + 1, *first)  # type: ignore[assignment]
            if found and times < 3:  # noqa: PLR2004
                _keep(found, breach, now, result)
        if number % 200 == 199:  # noqa: PLR2004
            print(f"{number + 1} files, {time.time() - began:.0f} s, {len(breaches)} sorts of breach", file=sys.stderr, flush=True)
    return tallies, breaches


def _count(tally: Tally, result: Outcome, base: Outcome, what: str) -> None:
    tally.loads += 1
    tally.breaches += bool(result.breach)
    if result.refused:
        tally.refused[result.refused.partition(":")[0]] += 1
    if result.seconds - base.seconds > tally.worst:
        tally.worst, tally.worst_by = result.seconds - base.seconds, what


def _keep(found: Path, breach: str, case: Case, result: Outcome) -> None:
    """Keep a folder that broke a rule, with what it broke."""
    stem = "".join(char if char.isalnum() else "-" for char in breach)[:90]
    n = len(list(found.glob(f"{stem}-*"))) if found.exists() else 0
    folder = found / f"{stem}-{n}"
    write(folder, as_files(dict(case.folder)))
    (folder / "WHY.txt").write_text(f"{breach}\nfile: {case.file}\nowner: {case.owner!r}\n\n{result.detail}{result.refused}", encoding="utf-8")


def report(tallies: Mapping[str, Tally], breaches: Mapping[str, tuple[int, str, str]]) -> str:
    rows = [{"source": source, "files": t.loads, "refused": sum(t.refused.values()), "breaches": t.breaches, "worst s": round(t.worst, 2),
             "by": t.worst_by[:90]} for source, t in sorted(tallies.items())]  # fmt: skip
    table = pd.DataFrame(rows)
    lines = [table.to_string(index=False), "", f"{table['files'].sum()} files, {len(breaches)} sorts of breach"]
    for breach, (times, first, detail) in sorted(breaches.items(), key=lambda item: -item[1][0]):
        lines += [f"\n{times} x {breach}\n  first {first}", *(f"  {line}" for line in detail.strip().splitlines()[-6:])]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path holds this")
    parser.add_argument("--found", type=Path)
    parser.add_argument("--no-literals", action="store_true")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    cases = [*sample_cases(), *([] if asked.no_literals else literal_cases())]
    cases = [case for case in cases if asked.only in case.file]
    print(f"{len(cases)} files to mutate", file=sys.stderr, flush=True)
    tallies, breaches = run(cases, asked.files, seed=asked.seed, found=asked.found)
    print(report(tallies, breaches))


if __name__ == "__main__":
    main()
