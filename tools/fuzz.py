"""Break real-format files in a thousand ways and load each: nothing foreign comes out, nothing is lost in silence, nothing takes long.

    python tools/fuzz.py [--files 20000] [--seed 1] [--only xing] [--found DIR] [--no-literals]

The files are the beginnings of those in `data/sample`, their archives as a whole, and the literal ones that the tests of the readers
load. Each is mutated, loaded beside a file that is in order, and held against five rules: no exception but ours leaves `load`;
the file in order is read; of every file, rows = read + dropped; what was dropped has a reason; it takes no more than five
seconds of the processor more than before the mutation. Prints a table by source and names every sort of breach once; with
`--found` the folders that broke a rule are kept there. Several files are loaded at a time; where anything is strange, each alone.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

import pandas as pd  # noqa: E402
import pytest  # noqa: E402

from export_files import packed, write  # noqa: E402
from fuzzing import adds_up  # noqa: E402
from mutation import mutated  # noqa: E402
from netanalysis.errors import NetanalysisError  # noqa: E402
from netanalysis.load import load  # noqa: E402
from real_files import GOOD, OWNER, as_files, real_folders  # noqa: E402

#: seconds of the processor that a mutation may add, and seconds of the clock after which a load counts as hanging
MORE, HANGS = 5.0, 240
#: so many files are loaded at a time; what takes longer than so many seconds is loaded again, each alone
TOGETHER, SUSPECT = 4, 3.0
#: the one error of ours that a single file may raise: nothing can be counted while it is unclear who wrote
MAY_REFUSE = "OwnerUnknown"
#: bytes the process may take
MEMORY = 6 * 2**30
#: what the tests load beyond these bytes or files is no small literal
LITERAL_BYTES, LITERAL_FILES = 40_000, 12
READERS = ("linkedin_connections", "linkedin_messages", "linkedin_others", "linkedin_owner", "xing", "xing_api", "xing_third_party", "facebook",
           "x", "google", "outlook", "vcard", "contact_table", "call_list", "whatsapp", "mail", "calendar_files", "json_files", "colleagues")  # fmt: skip
SETTINGS = "netanalysis.toml"


class Hangs(BaseException):
    """A load that takes longer than anybody waits."""


@dataclass(frozen=True)
class Case:
    """A folder of files of one source, whose one file is mutated, and the owner that is told."""

    source: str
    folder: Mapping[str, bytes]
    file: str
    owner: Any
    how: str = ""  #: what was done to the file


@dataclass(frozen=True)
class Outcome:
    """What a load gave: how long it took, the breach of a rule if there was any, or who refused it."""

    seconds: float
    breach: str = ""
    detail: str = ""
    refused: str = ""


@dataclass
class Tally:
    """What became of the files of one source."""

    files: int = 0
    refused: int = 0
    breaches: int = 0
    worst: float = 0.0
    worst_by: str = ""


@dataclass
class Found:
    """Everything found: by source, and each sort of breach with its number, first example and detail."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    breaches: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)


# --- cases ------------------------------------------------------------------------------------------------


def sample_cases() -> Iterator[Case]:
    """Each file of each part of the sample, alone and among its own, and each archive as a whole."""
    for export, folder in real_folders().items():
        source = "linkedin" if "LinkedIn" in export else PurePosixPath(export).parts[0]
        for file, data in folder.items():
            yield Case(source, {file: data}, file, OWNER)
            if len(folder) > 1:
                yield Case(source, folder, file, OWNER)
        if export.endswith(".zip"):
            yield Case(source, {export: packed(as_files(folder)[export])}, export, OWNER)


def literal_cases() -> Iterator[Case]:
    """Each file that a test of a reader loads, small folders only, each once."""
    seen = set()
    for source, folder, owner in recorded():
        key = tuple(sorted(folder.items()))
        if key not in seen:
            seen.add(key)
            yield from (Case(source, folder, file, owner) for file in folder if file != SETTINGS)


def recorded() -> list[tuple[str, dict[str, bytes], Any]]:
    """What the tests of the readers load first: each is run up to there, and no further."""
    module: Any = sys.modules["netanalysis.load"]
    kept: list[tuple[str, dict[str, bytes], Any]] = []

    def record(root: Path, owner: Any, *_: Any) -> Any:
        files = (
            [root]
            if root.is_file()
            else [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
        )
        if len(files) <= LITERAL_FILES and sum(path.stat().st_size for path in files) <= LITERAL_BYTES:
            base = root.parent if root.is_file() else root
            found = {path.relative_to(base).as_posix(): path.read_bytes() for path in files}
            test = re.search(r"test_([a-z]+)", os.environ["PYTEST_CURRENT_TEST"])
            kept.append((test[1] if test else "", found, owner))
        pytest.skip("its files are known")

    real, module._load = module._load, record
    tests = [str(file) for name in READERS if (file := ROOT / "tests" / f"test_{name}.py").exists()]
    options = ["-p", "no:nbmake", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib", "--rootdir", str(ROOT),
               "-W", "ignore::pytest.PytestAssertRewriteWarning"]  # fmt: skip
    try:
        with redirect_stdout(StringIO()):
            pytest.main([*options, *tests])
    finally:
        module._load = real
    return kept


# --- one load ---------------------------------------------------------------------------------------------


@contextmanager
def alarmed(seconds: int) -> Iterator[None]:
    """Let what takes longer than so many seconds of the clock be an error."""

    def ring(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def outcome(cases: Sequence[Case]) -> Outcome:
    """Load folders beside a file that is in order, and hold what comes out against the rules."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as name:
        folder = Path(name)
        for number, case in enumerate(cases):
            write(folder / str(number) if len(cases) > 1 else folder, as_files(dict(case.folder)))
        write(folder / "exports" if (folder / SETTINGS).exists() else folder, GOOD)
        began = time.process_time()
        try:
            with warnings.catch_warnings(record=True) as told, alarmed(HANGS):
                warnings.simplefilter("always")
                network = load(folder, owner=cases[0].owner)
        except NetanalysisError as error:
            return Outcome(time.process_time() - began, refused=f"{type(error).__name__}: {str(error)[:300]}")
        except (Exception, Hangs) as error:  # noqa: BLE001
            return Outcome(time.process_time() - began, where(error), traceback.format_exc())
        return Outcome(time.process_time() - began, *broken_rule(network, told))


def broken_rule(network: Any, told: Sequence[warnings.WarningMessage]) -> tuple[str, str]:
    """Which rule a network breaks, and how."""
    if told:
        return f"{told[0].category.__name__} at {Path(told[0].filename).name}:{told[0].lineno}", str(
            told[0].message
        )
    try:
        adds_up(network.coverage)
    except AssertionError as error:
        return "rows are lost in silence", str(error)[:2000]
    good = network.coverage[network.coverage["file"].str.contains("good/", regex=False)]
    if good["read"].tolist() != [1] or "linkedin:eva-muster" not in set(network.contacts["contact_id"]):
        return "the file in order was not read", good.to_string()
    return "", ""


def where(error: BaseException) -> str:
    """What was raised, in which of our lines, and by whose."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/netanalysis/" in frame.filename]
    at, inner = (ours or frames)[-1], frames[-1]
    by = "" if at is inner else f" by {Path(inner.filename).name}:{inner.lineno}"
    return f"{type(error).__name__} in {'/'.join(Path(at.filename).parts[-2:])}:{at.lineno}{by}"


# --- the run ----------------------------------------------------------------------------------------------


def run(cases: Sequence[Case], n: int, *, seed: int, keep: Path | None) -> Found:
    """Mutate and load so many files, the small sources as often as the large ones, and tally them."""
    by_source: dict[str, list[Case]] = {}
    for case in cases:
        by_source.setdefault(case.source, []).append(case)
    found = Found({source: Tally() for source in sorted(by_source)})
    waiting: dict[str, list[Case]] = {}
    began = time.time()
    for number in range(n):
        rng = random.Random(f"{seed}:{number}")  # noqa: S311
        case = rng.choice(by_source[rng.choice(sorted(by_source))])
        how, data = mutated(case.folder[case.file], rng)
        made = replace(case, folder={**case.folder, case.file: data}, how=f"{how} of {case.file} ({number})")
        key = repr(number) if SETTINGS in case.folder else repr(case.owner)
        group = waiting.setdefault(key, [])
        group.append(made)
        if len(group) == TOGETHER or SETTINGS in case.folder:
            judge(waiting.pop(key), found, by_source, keep)
        if number % 500 == 499:
            print(
                f"{number + 1} files, {time.time() - began:.0f} s, {len(found.breaches)} sorts of breach",
                file=sys.stderr,
                flush=True,
            )
    for group in waiting.values():
        judge(group, found, by_source, keep)
    return found


def judge(
    group: Sequence[Case], found: Found, originals: Mapping[str, Sequence[Case]], keep: Path | None
) -> None:
    """Load files together, and each alone where anything was strange; tally them."""
    together = outcome(group)
    strange = together.breach or together.refused or together.seconds > SUSPECT
    if strange and len(group) > 1:
        for case in group:
            judge([case], found, originals, keep)
        return
    for case in group:
        tally(case, replace(together, seconds=together.seconds / len(group)), found, originals, keep)


def tally(
    case: Case, result: Outcome, found: Found, originals: Mapping[str, Sequence[Case]], keep: Path | None
) -> None:
    """Count what became of one file, and keep it where it broke a rule."""
    more, breach = result.seconds, result.breach
    if more > SUSPECT or (result.refused and not result.refused.startswith(MAY_REFUSE)):
        before = outcome(
            [
                one
                for one in originals[case.source]
                if one.file == case.file and one.folder.keys() == case.folder.keys()
            ][:1]
        )
        more -= before.seconds
        if result.refused and not before.refused:
            breach = "refused as a whole: " + result.refused.partition(":")[0]
    if not breach and more > MORE:
        breach = f"{case.source}: takes long ({case.how.partition(' ')[0]})"
    row = found.tallies[case.source]
    row.files += 1
    row.refused += bool(result.refused)
    row.breaches += bool(breach)
    if more > row.worst:
        row.worst, row.worst_by = more, case.how
    if breach:
        found.breaches[breach] += 1
        found.first.setdefault(
            breach,
            "\n".join(
                [case.how, f"{more:.1f} s", *(result.detail or result.refused).strip().splitlines()[-6:]]
            ),
        )
        if keep and found.breaches[breach] <= 3:
            stem = re.sub(r"\W+", "-", breach)[:90]
            write(
                keep / f"{stem}-{found.breaches[breach]}",
                {
                    **as_files(dict(case.folder)),
                    "WHY.txt": f"{breach}\n{case.how}\nowner {case.owner!r}\n{more:.1f} s\n{result.detail}{result.refused}",
                },
            )


def report(found: Found) -> str:
    """Return the table by source, and each sort of breach with its first example."""
    rows = [{"source": source, "files": row.files, "refused": row.refused, "breaches": row.breaches, "worst s": round(row.worst, 2),
             "by": row.worst_by[:80]} for source, row in found.tallies.items()]  # fmt: skip
    lines = [
        pd.DataFrame(rows).to_string(index=False),
        "",
        f"{sum(row.files for row in found.tallies.values())} files, {len(found.breaches)} sorts of breach",
    ]
    for breach, times in found.breaches.most_common():
        lines += ["", f"{times} x {breach}", *(f"  {line}" for line in found.first[breach].splitlines())]
    return "\n".join(lines)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only sources or files whose name holds this")
    parser.add_argument("--found", type=Path)
    parser.add_argument("--no-literals", action="store_true")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    cases = [*sample_cases(), *([] if asked.no_literals else literal_cases())]
    cases = [case for case in cases if asked.only in f"{case.source}/{case.file}"]
    print(f"{len(cases)} files to mutate", file=sys.stderr, flush=True)
    print(report(run(cases, asked.files, seed=asked.seed, keep=asked.found)))


if __name__ == "__main__":
    main()
