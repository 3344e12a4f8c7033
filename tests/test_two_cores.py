"""Half of the work in a copy of the process: the same results, and no work lost when the copy is."""

from __future__ import annotations

import os
import sys
import threading

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
