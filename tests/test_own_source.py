"""A user's script brings its own source: the worked example of the documentation, run as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import netanalysis as na
from export_files import GOOD_FILE, by_id, covered, records, write
from netanalysis.load import load
from netanalysis.sources.base import Context, Source
from netanalysis.sources.container import Member
from netanalysis.sources.model import Entry, File, Records

DOCS = Path(__file__).parents[1] / "docs" / "own-source.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


def test_the_worked_example_runs_as_it_stands(tmp_path: Path) -> None:
    (table,), (script,) = blocks("csv"), blocks("python")
    write(tmp_path, {"termine-2024.csv": table, "Connections.csv": GOOD_FILE})
    said: dict[str, Any] = {"folder": tmp_path}
    exec(compile(script, str(DOCS), "exec"), said)  # noqa: S102
    network: na.Network = said["network"]
    assert {key: row["name"] for key, row in by_id(network).items()} == {
        "linkedin:eva-muster": "Eva Muster",
        "termine:eva@example.org": "Eva Muster",
    }
    (meeting,) = records(network.interactions)
    assert (meeting["contact_id"], meeting["kind"], meeting["minutes"]) == (
        "termine:eva@example.org",
        "meeting",
        60.0,
    )
    assert str(meeting["time"]) == "2024-03-03 23:00:00+00:00"
    row = covered(network, "termine-2024.csv")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (2, 1, 1, "no address")
    assert na.tending(network).loc["termine:eva@example.org", "tending"] == "occasional"


def test_sources_are_an_argument_and_nothing_remembers_them(tmp_path: Path) -> None:
    def claims(member: Member, _: Context) -> bool:
        return member.name == "Connections.csv"

    def read(members: Any, _: Context) -> list[Records]:
        file = File(members[0].label, "mine")
        return [Records("mine", [file], entries=[Entry(file.label, file.label, "Jan Probe", native_id="1")])]

    folder = write(tmp_path, {"Connections.csv": GOOD_FILE})
    # asked first, even under the name of a built-in one
    assert list(by_id(load(folder, sources=[Source("linkedin", claims, read)]))) == ["mine:1"]
    assert list(by_id(load(folder))) == ["linkedin:eva-muster"]
