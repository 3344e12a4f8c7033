"""Writing: whole or not at all, one writer at a time, nobody else's file touched, nothing left behind."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import netanalysis as na
from netanalysis import writing
from netanalysis.errors import NotWritten, WouldOverwrite
from netanalysis.notebook import copy_notebooks
from netanalysis.report.index import unfinished_page
from netanalysis.report.tables import save_table
from netanalysis.sources.own import append_row, try_append, undo_row, write_templates

posix = pytest.mark.skipif(sys.platform == "win32", reason="made for POSIX")
HEAD = "title,kind,status,first_touch,note\n"
UNFINISHED = unfinished_page("en").encode()
INDEX = UNFINISHED.replace(b"unfinished", b"whole")
PAGE = b"netanalysis 0.1: page"
OUTCOME = {"title": "Interim CFO", "kind": "project", "status": "won", "first_touch": "2023-05-01"}


def outcome(n: int, who: int = 0) -> dict[str, str]:
    return {**OUTCOME, "title": f"Mandat {who}-{n}"}


def titles(file: Path) -> list[str]:
    return [line.split(",")[0] for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def shape(folder: Path) -> dict[str, bytes | str]:
    """All that lies in a folder, hidden files too: content, or where a link leads."""
    return {
        str(path.relative_to(folder)): f"-> {path.readlink()}" if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*")]


# --- two writers ------------------------------------------------------------------------------------------


def _append_many(file: Path, who: int, n: int) -> None:
    for number in range(n):
        assert append_row(file, "outcomes", outcome(number, who))


def test_200_rows_of_4_processes_are_all_there_and_whole(tmp_path: Path) -> None:
    file = tmp_path / "outcomes.csv"
    file.write_text(HEAD, encoding="utf-8")
    spawn = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
    writers = [spawn.Process(target=_append_many, args=(file, who, 50)) for who in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    assert sorted(titles(file)) == sorted(f"Mandat {who}-{n}" for who in range(4) for n in range(50))
    assert {line.count(",") for line in file.read_text(encoding="utf-8").splitlines()} == {4}
    assert hidden(tmp_path) == []


def _hold(folder: Path, ready: Any, done: Any) -> None:
    with writing.only_writer(folder):
        ready.set()
        done.wait()


def test_who_waits_in_vain_is_told_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
    ready, done = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, ready, done))
    holder.start()
    try:
        ready.wait()
        monkeypatch.setattr("netanalysis.writing.lock.PATIENCE", 0.1)
        with pytest.raises(NotWritten, match=r"Another run of netanalysis is writing .* nothing was written"):
            append_row(tmp_path / "outcomes.csv", "outcomes", OUTCOME)
    finally:
        done.set()
        holder.join()
    assert shape(tmp_path) == {}
    assert append_row(tmp_path / "outcomes.csv", "outcomes", OUTCOME)


@posix
@pytest.mark.parametrize("held", [False, True])
def test_where_folders_cannot_be_locked_a_file_in_them_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, held: bool
) -> None:
    """Network drives refuse to lock a folder; Windows has no such lock."""
    from filelock import FileLock

    monkeypatch.setattr("netanalysis.writing.lock._take", lambda *_: False)
    monkeypatch.setattr("netanalysis.writing.lock.PATIENCE", 0.1)
    file = tmp_path / "outcomes.csv"
    if held:
        with (
            FileLock(tmp_path / ".netanalysis.lock"),
            pytest.raises(NotWritten, match="Another run of netanalysis"),
        ):
            append_row(file, "outcomes", OUTCOME)
        assert not file.exists()
    assert append_row(file, "outcomes", OUTCOME)
    assert titles(file) == ["Interim CFO"]


# --- backups ----------------------------------------------------------------------------------------------


def test_the_users_own_bak_is_never_touched_and_the_last_few_states_are_kept(tmp_path: Path) -> None:
    file, own, target = tmp_path / "outcomes.csv", tmp_path / "outcomes.csv.bak", tmp_path / "precious.txt"
    file.write_text(HEAD, encoding="utf-8")
    target.write_text("precious", encoding="utf-8")
    own.symlink_to(target)
    for n in range(9):
        append_row(file, "outcomes", outcome(n))
    assert own.is_symlink()
    assert target.read_text(encoding="utf-8") == "precious"
    kept = [path.name for path in writing.backups(file)]
    assert kept == [f"outcomes.csv.netanalysis-{n}.bak" for n in (5, 6, 7, 8, 9)]
    assert writing.backups(file)[-1].read_text(encoding="utf-8").count("Mandat") == 8


def test_a_link_or_a_folder_of_a_backups_name_is_passed_over(tmp_path: Path) -> None:
    file, precious = tmp_path / "outcomes.csv", tmp_path / "precious.txt"
    file.write_text(HEAD, encoding="utf-8")
    precious.write_text("precious", encoding="utf-8")
    (tmp_path / "outcomes.csv.netanalysis-1.bak").symlink_to(precious)
    (tmp_path / "outcomes.csv.netanalysis-2.bak").mkdir()
    (tmp_path / "outcomes.csv.netanalysis-3.bak").symlink_to(tmp_path / "nowhere")
    for n in range(9):
        append_row(file, "outcomes", outcome(n))
    assert precious.read_text(encoding="utf-8") == "precious"
    assert [path.name for path in writing.backups(file)] == [
        f"outcomes.csv.netanalysis-{n}.bak" for n in range(8, 13)
    ]
    assert (tmp_path / "outcomes.csv.netanalysis-3.bak").is_symlink()
    assert not (tmp_path / "nowhere").exists()


# --- links, modes, leftovers ------------------------------------------------------------------------------

WRITERS: dict[str, Callable[[Path], object]] = {
    "append": lambda path: append_row(path, "outcomes", OUTCOME),
    "table": lambda path: save_table(pd.DataFrame({"a": [1]}), path.with_suffix(".csv")),
    "workbook": lambda path: save_table(pd.DataFrame({"a": [1]}), path.with_suffix(".xlsx")),
    "graph": lambda path: na.convert.save_graph(
        na.contact_graph(na.load_sample()), path.with_suffix(".gexf")
    ),
}
ENDS = {"append": ".csv", "table": ".csv", "workbook": ".xlsx", "graph": ".gexf"}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_link_that_leads_nowhere_is_refused_and_nothing_is_made_where_it_leads(
    tmp_path: Path, writer: str
) -> None:
    path = tmp_path / f"out{ENDS[writer]}"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WouldOverwrite, match="is a link, which is not followed"):
        WRITERS[writer](path)
    assert shape(tmp_path) == {path.name: f"-> {tmp_path / 'elsewhere'}"}


@pytest.mark.parametrize("writer", [name for name in WRITERS if name != "append"])
def test_an_output_never_goes_through_a_link(tmp_path: Path, writer: str) -> None:
    path, precious = tmp_path / f"out{ENDS[writer]}", tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    path.symlink_to(precious)
    with pytest.raises(WouldOverwrite, match="is a link"):
        WRITERS[writer](path)
    assert precious.read_text(encoding="utf-8") == "precious"
    assert path.is_symlink()


def test_the_users_own_file_may_be_a_link_to_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    real, link = tmp_path / "synced" / "mine.csv", tmp_path / "outcomes.csv"
    real.write_text(HEAD, encoding="utf-8")
    link.symlink_to(real)
    append_row(link, "outcomes", OUTCOME)
    assert link.is_symlink()
    assert titles(real) == ["Interim CFO"]


@posix
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("umask", [0o022, 0o027])
def test_a_new_file_has_the_mode_of_the_folders_others(tmp_path: Path, writer: str, umask: int) -> None:
    before = os.umask(umask)
    try:
        (tmp_path / "other").write_text("", encoding="utf-8")
        path = tmp_path / f"out{ENDS[writer]}"
        WRITERS[writer](path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


@posix
def test_a_file_that_stands_there_keeps_its_mode_and_its_backup_has_it_too(tmp_path: Path) -> None:
    file = tmp_path / "outcomes.csv"
    file.write_text(HEAD, encoding="utf-8")
    file.chmod(0o640)
    append_row(file, "outcomes", OUTCOME)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o640}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path, writer: str) -> None:
    (tmp_path / ".netanalysis-0123456789abcdef.part").write_bytes(b"half a fi")
    (tmp_path / ".netanalysis-fedcba9876543210.part").mkdir()
    (tmp_path / ".netanalysis-fedcba9876543210.part" / "half.csv").write_bytes(b"half")
    others = (".netanalysis-notes.part", "netanalysis-0123456789abcdef.part", ".netanalysis-0123.part")
    for other in others:
        (tmp_path / other).write_bytes(b"mine")
    WRITERS[writer](tmp_path / f"out{ENDS[writer]}")
    assert {path.name for path in tmp_path.iterdir()} == {*others, f"out{ENDS[writer]}"}


def test_an_empty_template_that_a_full_disk_left_is_filled(tmp_path: Path) -> None:
    (tmp_path / "outcomes.csv").write_bytes(b"")
    (tmp_path / "journal.csv").write_text("date,person\n", encoding="utf-8")
    written, kept = write_templates(tmp_path)
    assert [path.name for path in kept] == ["journal.csv"]
    assert tmp_path / "outcomes.csv" in written
    assert (tmp_path / "outcomes.csv").read_text(encoding="utf-8").startswith("title,")


# --- undo -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("title,note\nA,x\nB,y\n", "title,note\nA,x\n", "B,y"),
        ("title,note\r\nA,x\r\nB,y", "title,note\r\nA,x\r\n", "B,y"),
        ('title,note\nA,x\nB,"y\nz"\n', "title,note\nA,x\n", 'B,"y\nz"'),
        ("title,note\nA,x\nB,y\n# a remark\n\n", "title,note\nA,x\n# a remark\n\n", "B,y"),
        ("title,note\nA,x\nA,x\n", "title,note\nA,x\n", "A,x"),
        ("\ufefftitle;note\nA;x\nB;y\n", "\ufefftitle;note\nA;x\n", "B;y"),
        ("# first a remark\ntitle,note\nA,x\n", "# first a remark\ntitle,note\n", "A,x"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_undo_takes_the_last_row_out_and_leaves_the_rest_as_it_is(
    tmp_path: Path, before: str, after: str, gone: str, encoding: str
) -> None:
    if encoding == "utf-16":
        before, after = before.removeprefix("\ufeff"), after.removeprefix("\ufeff")
    file = tmp_path / "outcomes.csv"
    file.write_bytes(before.encode(encoding))
    assert undo_row(file, "outcomes") == gone
    assert file.read_bytes() == after.encode(encoding)
    assert writing.backups(file)[-1].read_bytes() == before.encode(encoding)


def test_undo_gives_back_row_after_row_and_then_says_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "outcomes.csv"
    for n in range(3):
        append_row(file, "outcomes", outcome(n))
    assert [undo_row(file, "outcomes").split(",")[0] for _ in range(3)] == [
        "Mandat 0-2",
        "Mandat 0-1",
        "Mandat 0-0",
    ]
    assert undo_row(file, "outcomes") == ""
    assert undo_row(tmp_path / "none.csv", "outcomes") == ""
    assert not (tmp_path / "none.csv").exists()


# --- faults: each call of the system fails once -----------------------------------------------------------

CALLS = ("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "chmod", "rmdir", "rename")
REASONS = (errno.ENOSPC, errno.EACCES, errno.EINTR, errno.EIO, errno.EROFS, errno.EDQUOT)


class Faults:
    """Lets one call of the system, the nth of its name in the folder's writing, fail once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str, nth: int, reason: int) -> None:
        self.made, self.failed = 0, False
        real = getattr(os, call)

        def fail(*args: Any, **kwargs: Any) -> Any:
            self.made += 1
            if self.made == nth:
                self.failed = True
                raise OSError(reason, os.strerror(reason), args[0] if isinstance(args[0], str) else None)
            return real(*args, **kwargs)

        monkeypatch.setattr(os, call, fail)


def _report(folder: Path) -> None:
    from netanalysis.report.save import _write

    _write(folder / "report", [("index.html", UNFINISHED), ("01.txt", PAGE), ("index.html", INDEX)])


ACTIONS: dict[str, Callable[[Path], object]] = {
    "append": lambda folder: append_row(folder / "outcomes.csv", "outcomes", OUTCOME),
    "begin": lambda folder: append_row(
        folder / "journal.csv", "journal", {"date": "2024-01-01", "person": "x"}
    ),
    "undo": lambda folder: undo_row(folder / "outcomes.csv", "outcomes"),
    "try": lambda folder: try_append(folder / "outcomes.csv", "outcomes", ["title"]),
    "table": lambda folder: save_table(pd.DataFrame({"a": [1]}), folder / "t.csv"),
    "workbook": lambda folder: save_table(pd.DataFrame({"a": [1]}), folder / "t.xlsx"),
    "init": lambda folder: write_templates(folder / "new"),
    "notebook": copy_notebooks,
    "tree": lambda folder: writing.write_tree(folder / "new", {"a.txt": b"a", "exports/b.csv": b"b"}),
    "report": _report,
}


def _begin(folder: Path) -> None:
    (folder / "exports").mkdir(parents=True)
    (folder / "outcomes.csv").write_text(HEAD + "A,project,won,2023-01-01,x\n", encoding="utf-8")


@posix
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("call", CALLS)
def test_where_a_call_of_the_system_fails_all_is_as_before_or_as_wanted(
    tmp_path: Path, action: str, call: str
) -> None:
    """Every call of that name in turn, each for another reason; then the next run does what this one did not."""
    _begin(tmp_path / "good")
    ACTIONS[action](tmp_path / "good")
    wanted = shape(tmp_path / "good")
    for nth in range(1, 60):
        folder = tmp_path / f"run{nth}"
        _begin(folder)
        before = shape(folder)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, call, nth, REASONS[nth % len(REASONS)])
            try:
                ACTIONS[action](folder)
                said = ""
            except NotWritten as error:
                said = str(error)
        if not faults.failed:
            break
        after = shape(folder)
        if action in ("report", "tree", "notebook", "init") and said and call in ("replace", "rename"):
            assert after.items() <= {**wanted, "report/index.html": UNFINISHED, **_parts(after)}.items()
        else:
            assert after == (before if said else wanted), said
        assert ".part" not in said
        assert str(tmp_path) not in said
        if not (action == "undo" and not said):  # once more would take one more row out
            ACTIONS[action](folder)
            assert {**shape(folder), **_backups(wanted)} == {**wanted, **_backups(wanted)}
    else:
        pytest.fail("more calls than can be")


def _parts(found: dict[str, Any]) -> dict[str, Any]:
    return {name: data for name, data in found.items() if ".part/" in name}


def _backups(found: dict[str, Any]) -> dict[str, Any]:
    return {name: data for name, data in found.items() if name.endswith(".bak")}


# --- kills ------------------------------------------------------------------------------------------------

_KILLED = """
    import sys
    from pathlib import Path
    import pandas as pd
    import netanalysis as na
    from netanalysis import writing
    from netanalysis.report.index import unfinished_page
    from netanalysis.report.save import _write
    from netanalysis.report.tables import save_table
    from netanalysis.sources.own import append_row, undo_row, write_templates

    folder, who = Path(sys.argv[1]), sys.argv[2]
    print("ready", flush=True)
    sys.stdin.readline()
    for n in range(10_000):
        row = {"title": f"Mandat {who}-{n}", "kind": "project", "status": "won", "first_touch": "2023-05-01"}
        if append_row(folder / "outcomes.csv", "outcomes", row):
            print(row["title"], flush=True)
        save_table(pd.DataFrame({"a": range(500)}), folder / "ties.csv")
        index, page = unfinished_page("en").encode(), b"netanalysis 0.1: page" * 5000
        _write(folder / "report", [("index.html", index), ("01.txt", page), ("index.html", index + b"whole")])
        if n % 3 == 0:
            write_templates(folder / f"new-{who}-{n}")
            writing.write_tree(folder / f"tree-{who}-{n}", {"a.txt": b"a", "exports/b.csv": b"b"})
"""


def _kill_at_random(folder: Path, rounds: int, chance: random.Random) -> list[str]:
    """Kill a process that writes without end, again and again; what it had acknowledged."""
    acknowledged = []
    for who in range(rounds):
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_KILLED), str(folder), str(who)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdin
            assert process.stdout
            process.stdout.readline()
            process.stdin.write("\n")
            process.stdin.flush()
            time.sleep(chance.uniform(0.0, 0.4))
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.read().splitlines()
    return acknowledged


def _check_after_kills(folder: Path, rounds: int) -> None:
    folder.mkdir(exist_ok=True)
    acknowledged = _kill_at_random(folder, rounds, random.Random(rounds))  # noqa: S311
    assert len(acknowledged) > rounds / 2, "the kills came too early to show anything"
    file = folder / "outcomes.csv"
    assert {*acknowledged} <= {*titles(file)}
    assert {line.count(",") for line in file.read_text(encoding="utf-8").splitlines()} == {10}
    assert (folder / "ties.csv").read_bytes() == save_table(
        pd.DataFrame({"a": range(500)}), folder / "t.csv"
    ).read_bytes()
    append_row(file, "outcomes", OUTCOME)
    _report(folder)
    for made in folder.iterdir():
        if made.name.startswith("tree-"):
            assert writing.is_unfinished(made) or not hidden(made)
            writing.write_tree(made, {"a.txt": b"a", "exports/b.csv": b"b"})
        elif made.name.startswith("new-"):
            write_templates(made)
            assert all(path.stat().st_size for path in made.rglob("*.csv"))
    assert hidden(folder) == []


@posix
def test_after_kills_at_random_nothing_acknowledged_is_lost_torn_or_left(tmp_path: Path) -> None:
    _check_after_kills(tmp_path / "me", 6)


@posix
@pytest.mark.thorough
def test_after_300_kills_at_random_nothing_acknowledged_is_lost_torn_or_left(tmp_path: Path) -> None:
    _check_after_kills(tmp_path / "me", 300)
