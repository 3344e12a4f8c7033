"""Half of the work in a copy of the process: the same results, and no work lost when the copy is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from netanalysis.report import two_cores
from netanalysis.report.two_cores import map_on_two_cores

HERE = os.getpid()
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are copied on Linux only"
)


@pytest.fixture
def _copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy whatever threads the test runner has, and however many cores there are."""
    monkeypatch.setattr(two_cores, "_can_copy", lambda: True)


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.usefixtures("_copies")
def test_the_second_half_is_made_by_a_copy_and_all_stays_in_order() -> None:
    begun: list[int] = []
    assert map_on_two_cores(lambda n: n * n, range(7), begin=begun.append) == [0, 1, 4, 9, 16, 25, 36]
    assert begun == [*range(7)]
    where = map_on_two_cores(process, range(7), begin=begun.append)
    assert where[:4] == [os.getpid()] * 4
    assert os.getpid() not in where[4:]


@pytest.mark.usefixtures("_copies")
def test_a_copy_that_dies_costs_nothing() -> None:
    def work(n: int) -> int:
        if os.getpid() != HERE:
            os._exit(1)
        return n

    assert map_on_two_cores(work, range(5), begin=lambda _: None) == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("_copies")
def test_where_the_system_refuses_a_copy_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refuse)
    assert map_on_two_cores(process, range(4), begin=lambda _: None) == [os.getpid()] * 4


@pytest.mark.usefixtures("_copies")
@pytest.mark.parametrize("fails", [0, 4])
def test_an_error_of_either_half_reaches_the_caller(fails: int) -> None:
    def work(n: int) -> int:
        if n == fails:
            msg = f"item {n}"
            raise LookupError(msg)
        return n

    with pytest.raises(LookupError, match=f"item {fails}"):
        map_on_two_cores(work, range(5), begin=lambda _: None)


def test_a_process_with_threads_of_its_own_is_not_copied() -> None:
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        assert {*map_on_two_cores(process, range(4), begin=lambda _: None)} == {os.getpid()}
    finally:
        done.set()
        waiting.join()


def test_one_item_needs_no_copy() -> None:
    assert map_on_two_cores(process, [1], begin=lambda _: None) == [os.getpid()]
    assert map_on_two_cores(process, [], begin=lambda _: None) == []


_PARENT = """
import os, sys, time
from netanalysis.report import two_cores
two_cores._can_copy = lambda: True
here = os.getpid()
def work(n):
    if os.getpid() != here:
        print(os.getpid(), flush=True)
        until = time.monotonic() + 60
        while time.monotonic() < until:  # busy, as drawing is
            sum(range(1000))
    time.sleep(60)
two_cores.map_on_two_cores(work, range(2), begin=lambda _: None)
"""


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_copy_ends_when_its_process_does(by: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        copy = int(parent.stdout.readline())
        os.kill(copy, signal.SIGINT)  # the terminal sends the key to both
        parent.send_signal(by)
        parent.wait()
        until = time.monotonic() + 20
        while time.monotonic() < until and _lives(copy):
            time.sleep(0.05)
        assert not _lives(copy)


def _lives(process: int) -> bool:
    """Whether a process runs; one that has ended and was not yet collected does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
