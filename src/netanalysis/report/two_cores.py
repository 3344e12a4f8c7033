"""Work through a list on two cores where the system can copy a running process, else one item after the other."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def map_on_two_cores(
    work: Callable[[Item], Made], items: Sequence[Item], *, begin: Callable[[Item], None]
) -> list[Made]:
    """Return what `work` makes of each item; the second half is made by a copy of this process where there can be one.

    A copy is made on Linux alone, where nothing needs to be started anew for it, and only of a process without further
    threads, for these would be missing in the copy (a notebook has some). If the copy fails, its half is made here, so an
    error reaches the caller from here in any case. When this process ends, even by force, so does the copy.

    Parameters
    ----------
    work
        A function whose results can be pickled, and that changes nothing a later item depends on.
    items
        What to work on.
    begin
        Called in this process with each item: before it is worked on, or when the copy hands it over.

    Returns
    -------
    list
        A result an item, in order.

    Examples
    --------
    >>> map_on_two_cores(str.upper, ["a", "b", "c"], begin=print)
    a
    b
    c
    ['A', 'B', 'C']
    """

    def work_here(some: Sequence[Item]) -> list[Made]:
        made = []
        for item in some:
            begin(item)
            made.append(work(item))
        return made

    half = len(items) // 2
    if not half or not _can_copy():
        return work_here(items)
    mine, theirs = items[:-half], items[-half:]
    gc.freeze()  # what is not looked at stays shared between the two
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    life = os.pipe()  # nothing is ever written to it: it ends when this process does
    copy = fork.Process(target=_send, args=(sender, work, theirs, life), daemon=True)
    try:
        _start(copy)
        sender.close()
        made = work_here(mine)
        others: list[Made] | None = _received(receiver)
    finally:
        receiver.close()
        if copy.pid is not None:
            copy.terminate()
            copy.join()
        for end in life:
            os.close(end)
        gc.unfreeze()
    if others is None:
        return made + work_here(theirs)
    for item in theirs:
        begin(item)
    return made + others


def _can_copy() -> bool:
    """Whether this process may be copied, and a second core is there for the copy."""
    return (
        sys.platform.startswith("linux")
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _start(copy: BaseProcess) -> None:
    """Start the copy; where the system refuses one, nothing will come of it."""
    with warnings.catch_warnings():
        # from 3.12 on Python warns of any thread; those of numpy sleep, and come back in the copy when they are needed
        warnings.simplefilter("ignore", DeprecationWarning)
        with contextlib.suppress(OSError):
            copy.start()


def _send(
    sender: Connection, work: Callable[[Item], Made], items: Sequence[Item], life: tuple[int, int]
) -> None:
    """Work through the items and send what was made, or nothing where one of them failed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process gets the same key, and ends this one
    _end_with(life)
    try:
        made = [work(item) for item in items]
    except Exception:  # noqa: BLE001 - the other process meets it again, and says so
        made = None
    sender.send(made)
    sender.close()


def _end_with(life: tuple[int, int]) -> None:
    """End this copy when the process it was made of ends, however that happens: then nobody holds the pipe's other end."""
    reader, writer = life
    os.close(writer)

    def wait() -> None:
        os.read(reader, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _received(receiver: Connection) -> list[Made] | None:
    """What the copy made; None where it failed or is gone."""
    try:
        made: list[Made] | None = receiver.recv()
    except (EOFError, OSError):
        return None
    return made
