"""The sample network is read once a run of tests: whichever process needs it first writes it down for the others.

`FOLDER` names where, in the environment, so that the workers of pytest and the kernels of notebooks find it.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import netanalysis as na
from netanalysis.load import load

FOLDER: Final = "NETANALYSIS_TESTS"
SAMPLE: Final = Path(__file__).parents[1] / "data" / "sample"
#: seconds
_PATIENCE: Final = 60


def _frozen(given: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(given)


if __name__ == "shared_sample":  # the name under which every process can find it again
    copyreg.pickle(MappingProxyType, lambda proxy: (_frozen, (dict(proxy),)))  # type: ignore[arg-type]


def read_sample() -> na.Network:
    """Return what `load` makes of `data/sample`; made by one process, while others that need it wait for it."""
    file = Path(os.environ[FOLDER]) / "sample.pickle"
    try:
        file.with_suffix(".begun").touch(exist_ok=False)
    except FileExistsError:
        return _awaited(file) or load(SAMPLE)
    network = load(SAMPLE)
    written = file.with_suffix(".written")
    written.write_bytes(pickle.dumps(network))
    written.rename(file)
    return network


def _awaited(file: Path) -> na.Network | None:
    """Return what another process writes down; None where it takes too long, or failed."""
    end = time.monotonic() + _PATIENCE
    while not file.exists():
        if time.monotonic() > end:
            return None
        time.sleep(0.1)
    network: na.Network = pickle.loads(file.read_bytes())  # noqa: S301 - written in this run
    return network


def hand_out() -> None:
    """Let `na.load` of the sample return what was read once: for the kernels of notebooks, each a process of its own."""

    def load_or_take(path: str | Path, **more: Any) -> na.Network:
        return load(path, **more) if more or Path(path).resolve() != SAMPLE else read_sample()

    na.load = load_or_take
