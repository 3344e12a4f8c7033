"""What README tells a newcomer to type works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import netanalysis as na

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_lines_of_python_run(
    sample: na.Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(na, "load", lambda _: sample)
    monkeypatch.setattr(na, "save_report", lambda _, folder: (tmp_path / folder).mkdir())
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None
    exec(compile(code.group(1), "README.md", "exec"), {})  # noqa: S102
    said = capsys.readouterr().out
    assert "Katja Lenz" in said
    assert "Tending pays" in said
    assert (tmp_path / "report").is_dir()


def test_every_command_of_the_command_line_is_named() -> None:
    from netanalysis.cli import app

    names = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    assert {name for name in names if f"`netanalysis {name} " not in README} == set()


def test_every_link_leads_somewhere() -> None:
    root = Path(__file__).parents[1]
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert [target for target in targets if not (root / target).exists()] == []
