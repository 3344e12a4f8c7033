"""The notebooks: clean as they are committed, and pointed at the user's data as they are copied."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import netanalysis as na
from netanalysis import notebook
from netanalysis.cli import app
from netanalysis.errors import NothingToRead, WouldOverwrite

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [file.name for file in FILES]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
#: what differs from machine to machine and from run to run
CHANCE = re.compile(r"/home/|/tmp/|/root/|/Users/|[A-Z]:\\|\bat 0x[0-9a-f]+|\d\d:\d\d:\d\d")


def cells_of(file: Path, sort: str) -> list[dict[str, Any]]:
    return [
        cell for cell in json.loads(file.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == sort
    ]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def texts_of(output: dict[str, Any]) -> str:
    parts = {kind: text for kind, text in output.get("data", {}).items() if not kind.startswith("image/")}
    return json.dumps([parts, output.get("text", "")], ensure_ascii=False)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
class TestAsCommitted:
    def test_cells_are_short_and_define_nothing(self, file: Path) -> None:
        for cell in cells_of(file, "code"):
            assert len(source(cell).splitlines()) <= 25
            defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
            assert not any(
                isinstance(node, defined) for node in ast.walk(ast.parse(source(cell).rstrip(";")))
            )

    def test_it_says_what_it_answers_and_what_to_read_next(self, file: Path) -> None:
        said = cells_of(file, "markdown")
        assert re.match(r"# .+\?\n\n", source(said[0])), "one question"
        assert "It runs on the invented sample; point `FOLDER` at your own." in source(said[0])
        assert source(said[-1]).startswith("Next: ")

    def test_links_between_notebooks_lead_somewhere(self, file: Path) -> None:
        said = "\n".join(source(cell) for cell in cells_of(file, "markdown"))
        assert set(re.findall(r"\]\(([^)]+\.ipynb)\)", said)) <= set(NAMES)

    def test_one_cell_chooses_the_data(self, file: Path) -> None:
        choices = [source(cell) for cell in cells_of(file, "code") if "FOLDER = " in source(cell)]
        assert len(choices) == 1
        assert choices[0].startswith('FOLDER = "../data/sample"')

    def test_outputs_are_those_of_one_run_from_top_to_bottom(self, file: Path) -> None:
        counts = [cell["execution_count"] for cell in cells_of(file, "code")]
        assert counts == list(range(1, len(counts) + 1))
        outputs = [output for cell in cells_of(file, "code") for output in cell["outputs"]]
        assert any("image/png" in output.get("data", {}) for output in outputs)
        assert {output["output_type"] for output in outputs} <= {"display_data", "execute_result", "stream"}
        assert {output.get("name") for output in outputs} <= {None, "stdout"}

    def test_nothing_in_it_comes_from_a_machine_or_a_moment(self, file: Path) -> None:
        for cell in cells_of(file, "code"):
            assert not CHANCE.search(source(cell))
            assert not any(CHANCE.search(texts_of(output)) for output in cell["outputs"])
            assert not cell["metadata"]
        whole = json.loads(file.read_text(encoding="utf-8"))
        assert whole["metadata"]["language_info"] == {"name": "python"}

    def test_it_is_small(self, file: Path) -> None:
        assert file.stat().st_size < 400_000

    def test_a_copy_is_pointed_at_the_folder_above_and_holds_no_figures_of_the_sample(
        self, file: Path
    ) -> None:
        copy = notebook.for_own_data(file.read_text(encoding="utf-8"))
        assert "sample" not in re.findall(r"FOLDER = .*", copy)[0]
        assert copy.count('FOLDER = \\"..\\"') == 1
        assert "It runs on the invented sample" not in copy
        assert "Brückner" not in copy
        code = [cell for cell in json.loads(copy)["cells"] if cell["cell_type"] == "code"]
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_copy_runs_beside_a_network_of_one_contact(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has next to nothing sees next to nothing, and no error."""
    (tmp_path / "exports").mkdir()
    text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    text += "Eva,Muster,https://www.linkedin.com/in/eva-muster,,Muster GmbH,,04 Mar 2023\n"
    (tmp_path / "exports" / "Connections.csv").write_text(text, encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    copy = json.loads(notebook.for_own_data(file.read_text(encoding="utf-8")))
    names: dict[str, Any] = {}
    for cell in copy["cells"]:
        if cell["cell_type"] == "code":
            exec(source(cell), names)  # noqa: S102 - our own notebook
    assert len(names["network"].persons) == 1


def test_the_guard_against_chance_works() -> None:
    for text in ("/home/eva/x", "<object at 0x7f3a>", "12:30:59", r"C:\Users"):
        assert CHANCE.search(text)


class Jupyter:
    """Stands in for the process of Jupyter: notes how it was called, takes one Ctrl-C, then ends."""

    calls: list[tuple[list[str], Path]]
    status = 0

    def __init__(self, command: list[str], cwd: Path) -> None:
        self.calls.append((command, cwd))
        self.interrupted = False

    def wait(self) -> int:
        if not self.interrupted:
            self.interrupted = True
            raise KeyboardInterrupt
        return self.status


@pytest.fixture
def jupyter(monkeypatch: pytest.MonkeyPatch) -> type[Jupyter]:
    """Jupyter Lab, installed or not, is there and opens nothing."""
    monkeypatch.setattr(notebook, "find_spec", lambda _: object())
    monkeypatch.setattr(subprocess, "Popen", Jupyter)
    monkeypatch.setattr(Jupyter, "calls", [], raising=False)
    return Jupyter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "exports").mkdir(parents=True)
    return tmp_path / "mine"


def run(folder: Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["notebook", str(folder)])
    return result.exit_code, result.stdout, result.stderr


def test_copies_lie_beside_the_data_and_jupyter_opens_on_this_machine_only(
    folder: Path, jupyter: type[Jupyter]
) -> None:
    code, out, _ = run(folder)
    assert code == 0
    assert sorted(file.name for file in (folder / "notebooks").iterdir()) == NAMES
    assert out.splitlines() == [f"written  {name}" for name in NAMES]
    ((command, cwd),) = jupyter.calls
    assert cwd == folder
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert {"--ip=127.0.0.1", "--ServerApp.root_dir=.", "--LabApp.news_url=None"} <= set(command)
    assert command[-1] == f"notebooks/{NAMES[0]}"


def test_what_the_user_changed_is_kept_and_said(folder: Path, jupyter: type[Jupyter]) -> None:
    run(folder)
    mine = folder / "notebooks" / NAMES[0]
    mine.write_text("mine", encoding="utf-8")
    (folder / "notebooks" / NAMES[1]).unlink()
    code, out, _ = run(folder)
    assert (code, mine.read_text(encoding="utf-8")) == (0, "mine")
    assert out.splitlines()[:2] == [f"written  {NAMES[1]}", f"kept     {NAMES[0]}"]
    assert out.splitlines()[-1] == "What was kept is as you left it; rename or delete it to get a fresh copy."


def test_without_jupyter_the_copies_are_there_and_a_sentence_says_what_to_type(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook, "find_spec", lambda name: None if name == "jupyterlab" else object())
    code, out, err = run(folder)
    wanted = PROJECT["project"]["optional-dependencies"]["notebooks"][0]
    assert code == 1
    assert out.count("written") == len(NAMES)
    assert err.strip().endswith(f'install it with: "{sys.executable}" -m pip install "{wanted}"')
    assert len(err.strip().splitlines()) == 1
    monkeypatch.setattr(notebook, "find_spec", lambda _: None)
    assert f'uv pip install --python "{sys.executable}"' in run(folder)[2]


def test_a_jupyter_that_fails_is_a_failure(folder: Path, jupyter: type[Jupyter]) -> None:
    jupyter.status = 3
    try:
        assert run(folder)[0] == 1
    finally:
        jupyter.status = 0


def test_where_there_is_no_network_folder_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="netanalysis init"):
        notebook.copy_notebooks(tmp_path / "none")
    (tmp_path / "Connections.csv").touch()
    with pytest.raises(NothingToRead, match="among the exports"):
        notebook.copy_notebooks(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["Connections.csv"]


def test_a_file_in_the_way_is_left_alone(folder: Path) -> None:
    (folder / "notebooks").write_text("mine", encoding="utf-8")
    with pytest.raises(WouldOverwrite, match="not a folder"):
        notebook.copy_notebooks(folder)


def test_the_copies_are_not_taken_for_data(tmp_path: Path) -> None:
    made = na.sample(tmp_path / "me", contacts=10, seed=4)
    files = na.load(made).coverage["file"].tolist()
    notebook.copy_notebooks(made)
    assert na.load(made).coverage["file"].tolist() == files


def test_the_wheel_holds_the_notebooks() -> None:
    """Hatch puts them where `originals` looks; that a built wheel does is tried in `.ci/run`."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "notebooks" in wheel["only-include"]
    assert wheel["sources"]["notebooks"] == f"netanalysis/{notebook.FOLDER}"
    assert wheel["exclude"] == ["/notebooks/out"]
    assert list(notebook.originals()) == NAMES
