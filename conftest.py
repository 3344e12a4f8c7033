"""For tests, for the examples in docstrings and for notebooks alike: pictures off screen and closed, the sample read once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import pytest

TESTS = Path(__file__).parent / "tests"
#: what a notebook's kernel runs first
STARTUP = f"import sys; sys.path.append({str(TESTS)!r}); import shared_sample; shared_sample.hand_out()\n"

#: examples that take long and show what tests show as well
THOROUGH = {"netanalysis.report.save.save_report"}

mpl.use("Agg")


def pytest_configure(config: pytest.Config) -> None:
    """Make a folder for what all processes of this run share; the workers of xdist inherit where it is."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    shared = TemporaryDirectory(prefix="netanalysis-tests-")
    config.add_cleanup(shared.cleanup)
    startup = Path(shared.name) / "ipython" / "profile_default" / "startup" / "sample.py"
    startup.parent.mkdir(parents=True)
    startup.write_text(STARTUP, encoding="utf-8")
    os.environ |= {"NETANALYSIS_TESTS": shared.name, "IPYTHONDIR": str(startup.parents[2])}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave examples that take long to a thorough run."""
    if isinstance(item, pytest.DoctestItem) and item.name in THOROUGH:
        item.add_marker(pytest.mark.thorough)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
