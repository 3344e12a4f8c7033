"""docs/licences.md names every package that comes along, and its licence."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[str, importlib.metadata.Distribution]:
    """All that `pip install netanalysis` brings along here, without extras."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    found: dict[str, importlib.metadata.Distribution] = {}
    rest = [Requirement(text) for text in wanted]
    while rest:
        one = rest.pop()
        if plain(one.name) in found or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        found[plain(one.name)] = importlib.metadata.distribution(one.name)
        rest += [Requirement(text) for text in found[plain(one.name)].requires or ()]
    return found


def told() -> dict[str, str]:
    lines = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()
    rows = [
        line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and "package" not in line
    ]
    return {plain(name.split(" (")[0]): licence for name, licence in rows}


def test_every_package_that_comes_along_is_named() -> None:
    assert not {*installed()} - {*told()}


@pytest.mark.parametrize(("package", "mark"), [("nameparser", "LGPL"), ("tqdm", "MPL")])
def test_a_licence_that_asks_for_something_is_named_as_such(package: str, mark: str) -> None:
    assert mark in told()[package]


def test_no_other_package_asks_for_more() -> None:
    asking = [
        name
        for name, found in installed().items()
        if re.search(r"GPL|General Public|MPL|Mozilla|EUPL|CDDL", str(found.metadata.get("License-Expression") or [
            line for line in found.metadata.get_all("Classifier") or () if line.startswith("License")]))
    ]  # fmt: skip
    assert {*asking} <= {"nameparser", "tqdm"}
