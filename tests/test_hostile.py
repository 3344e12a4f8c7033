"""Cells that want to run, to steer, to break out or to blind: one network of them, every output."""

from __future__ import annotations

import csv
import os
import re
import string
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from matplotlib.text import Text
from typer.testing import CliRunner

import netanalysis as na
from builders import message
from export_files import GOOD_FILE
from netanalysis.cli import app
from netanalysis.convert import load_graph, save_graph
from netanalysis.markup import shorten
from netanalysis.network import Network
from netanalysis.plot import frame
from netanalysis.report.check import check_text
from netanalysis.report.pages import PAGES
from netanalysis.report.tables import save_table, ties_table
from netanalysis.settings import Owner
from netanalysis.text import escape_formula, printable, without_surrogates
from test_index import Document, Drawn, draw_report
from test_report import problems

CELLS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "entity": "&lt;b&gt; &amp;#60; ]]>",
    "template": "{{ 7*7 }} {% raw %} {} %s {0!r} %(n)s",
    "formula": '=HYPERLINK("http://example.org")',
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "wide": "\uff1d1+1",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "break": "two\nlines",
    "rtl": "\u202egpj.exe\u202c",
    "isolate": "\u2067abc",
    "zero width": "\u200b\u200bzero\ufeff",
    "emoji": "🚀👩\u200d👩\u200d👧 Rocket",
    "marks": "Z" + "\u0301\u0323" * 300,
    "long": "Lang " * 2000,
    "wordlong": "Ü" * 10_000,
    "escape": "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "nul": "a\0b",
    "surrogate": "half \ud83d",
    "nonchar": "\ufffe\uffff",
    "math": r"$x^2$ $\frac{1}{2}$ _a_ ^b",
    "mathbad": r"$\frac{ \$5",
    "na": "NA",
    "arabic": "محمد علي",
    "cjk": "田中太郎",
}  # fmt: skip
#: what no output may hold: it steers a terminal, hides something, or cannot be written
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def hostile() -> Network:
    """Every cell as a name, firm, position, tag, id, file and reason; each with messages, and ties among them."""
    ids = {key: f"linkedin:{key}:{cell[:60]}" for key, cell in CELLS.items()}
    contacts = pd.DataFrame(
        [{"contact_id": ids[key], "platform": "linkedin", "account": "me", "relation": "connection", "name": cell,
          "company": cell, "position": cell, "tags": cell, "note": cell, "location": cell,
          "connected_on": f"20{10 + place % 12}-03-01"} for place, (key, cell) in enumerate(CELLS.items())]
    )  # fmt: skip
    rows = [message(ids[key], f"2024-0{1 + i}-1{place % 9}", "in" if i % 2 else "out")
            for place, key in enumerate(CELLS) for i in range(9 if key == "math" else 6)]  # fmt: skip
    files = [{"file": f"{cell[:200]}.csv", "status": ("read", "unknown", "failed")[place % 3], "rows": 3, "read": 1,
              "dropped": 2, "reason": cell[:300], "read_as": cell[:50], "platform": "linkedin", "content": "contacts"}
             for place, cell in enumerate(CELLS.values())]  # fmt: skip
    keys = list(ids)
    links = [{"a": ids[a], "b": ids[b], "kind": "group_thread", "n_people": 3} for a, b in pairwise(keys)]
    return Network.from_tables(
        owner=Owner(names=("".join(list(CELLS.values())[:3]),)), contacts=contacts, interactions=pd.DataFrame(rows),
        coverage=pd.DataFrame(files), links=pd.DataFrame(links),
    )  # fmt: skip


@pytest.fixture(scope="module", params=["de", pytest.param("en", marks=pytest.mark.thorough)])
def drawn(request: pytest.FixtureRequest, hostile: Network) -> Drawn:
    return draw_report(hostile, request.param)


def test_no_page_breaks_and_nothing_overlaps(drawn: Drawn) -> None:
    for name, figure in drawn.figures.items():
        assert problems(figure) == [], name
        assert len(frame.finding_on(figure).title) < 400, name
        texts = [text.get_text() for text in figure.findobj(Text)]
        assert max(map(len, texts)) < 1200, name
        assert any("x^2" in text for text in texts) or name in (
            "one_person",
            "growth",
            "tending",
            "rhythm",
            "circles",
            "coverage",
            *_ANSWERS,
        ), name
        assert all(text.count("$") == text.count(r"\$") for text in texts), "no text is a formula"


#: pages that name nobody where there is no outcome
_ANSWERS = ("value", "tending_pays", "surprises", "pruning", "noise", "phases", "platforms", "strategies")


def test_the_texts_hold_nothing_that_steers_or_blinds(drawn: Drawn) -> None:
    texts = drawn.texts.values()
    for text in texts:
        assert not FORBIDDEN.search(text)
        assert max(map(len, text.split("\n"))) < 1500
    assert any("$x^2$" in text and r"\$x" not in text for text in texts), (
        "formula signs stand as they were typed"
    )


def test_the_index_runs_nothing(drawn: Drawn) -> None:
    document = Document(drawn.index)
    allowed = {"html", "head", "meta", "title", "style", "body", "header", "a", "h1", "h2", "h3", "small", "nav", "ol", "ul",
               "li", "main", "section", "figure", "img", "figcaption", "details", "summary", "div", "table", "thead",
               "tbody", "tr", "th", "td", "p", "footer"}  # fmt: skip
    assert {tag for tag, _ in document.elements} <= allowed
    attributes = {key for _, given in document.elements for key in given}
    assert not {key for key in attributes if key.startswith("on") or key in ("style", "srcset", "formaction")}
    assert len(document.of("img")) == len(PAGES)
    assert "<script>alert(1)</script>" in document.text, "shown as it was typed"
    assert "{{ 7*7 }}" in document.text
    assert not FORBIDDEN.search(drawn.index)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_csv_runs_nothing_and_loses_nobody(hostile: Network, tmp_path: Path, lang: str) -> None:
    file = save_table(ties_table(hostile), tmp_path / "ties.csv", lang=lang)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";" if lang == "de" else ","))
    assert len(rows) == len(CELLS)
    check_cells([row[name] for row in rows for name in ("person_id", "name", "company", "position")])
    assert {row["name"] for row in rows} >= {
        "NA",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        '\'=HYPERLINK("http://example.org")',
    }


def test_excel_runs_nothing_and_loses_nobody(hostile: Network, tmp_path: Path) -> None:
    file = save_table(ties_table(hostile), tmp_path / "ties.xlsx", lang="de")
    sheet = openpyxl.load_workbook(file).active
    assert sheet.max_row == len(CELLS) + 1
    cells = [cell for row in sheet.iter_rows(min_row=2, max_col=4) for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    check_cells([str(cell.value) for cell in cells])


def test_a_cell_longer_than_excel_can_hold_is_cut_with_a_mark(tmp_path: Path) -> None:
    table = pd.DataFrame({"name": ["x" * 40_000], "company": ["Werk"]})
    sheet = openpyxl.load_workbook(save_table(table, tmp_path / "t.xlsx", lang="en")).active
    assert sheet["A2"].value == "x" * 32_766 + "…"


def check_cells(cells: list[str]) -> None:
    for cell in cells:
        assert not FORBIDDEN.search(cell)
        assert escape_formula(cell) == cell or cell.startswith("'")


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_graphs_are_valid_xml_and_lose_no_one(hostile: Network, tmp_path: Path, kind: str) -> None:
    G = na.contact_graph(hostile)
    file = save_graph(G, tmp_path / f"g.{kind}")
    ET.parse(file)  # noqa: S314 - the file was written a moment ago
    back = load_graph(file)
    assert back.number_of_nodes() == G.number_of_nodes()
    assert back.number_of_edges() == G.number_of_edges()
    names = sorted(printable(data["name"]) for _, data in G.nodes(data=True) if "name" in data)
    assert sorted(data["name"] for _, data in back.nodes(data=True) if "name" in data) == names
    assert any(r"\u0000" in node for node in back), "a character no file can hold is written as its number"


def test_nodes_that_would_become_one_are_refused(tmp_path: Path) -> None:
    import networkx as nx

    G = nx.Graph([("a\0", "b"), (r"a\u0000", "b")])
    with pytest.raises(ValueError, match="rename one of them"):
        save_graph(G, tmp_path / "g.gexf")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_terminal_is_not_steered(hostile: Network, lang: str) -> None:
    for text in (check_text(hostile, lang), str(hostile)):
        assert not FORBIDDEN.search(text)
        assert r"\$x" not in text
        assert sum(line.startswith("  ") and ".csv" in line for line in text.split("\n")) >= len(CELLS)


def test_a_notebook_shows_what_was_typed(hostile: Network) -> None:
    document = Document(hostile._repr_html_())
    allowed = {"div", "p", "strong", "ul", "li", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
               "bdi"}  # fmt: skip
    assert {tag for tag, _ in document.elements} <= allowed
    assert "<script>alert(1)</script>" in document.text
    assert not FORBIDDEN.search(hostile._repr_html_())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names of files")
def test_a_file_name_that_steers_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(GOOD_FILE, encoding="utf-8")
    for name in (b"odd\x1b]0;owned\x07\x1b[2J.csv", b"two\nlines.csv", b"latin\xe9\xff.csv"):
        (tmp_path / os.fsdecode(name)).write_text("a,b\n1,2\n", encoding="utf-8")
    outcome = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert outcome.exit_code == 0, outcome.output
    assert not FORBIDDEN.search(outcome.output)
    assert outcome.output.count("odd]0;owned[2J.csv") == 2, "among the files, and among what is missing"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names of files")
def test_an_error_that_names_a_file_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"no\x1b[31m\x07 such\xff.csv")).write_text("a,b\n1,2\n", encoding="utf-8")
    outcome = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert outcome.exit_code == 1
    assert not FORBIDDEN.search(outcome.output)
    assert "no[31m such" in outcome.output


def test_nobody_is_left_without_a_name() -> None:
    one = {"contact_id": "linkedin:1", "platform": "linkedin", "account": "me", "name": "\u200b\ufeff"}
    network = Network.from_tables(owner="Ida", contacts=pd.DataFrame([one]))
    assert network.persons["name"].tolist() == ["linkedin:1"]


@pytest.mark.parametrize("cell", CELLS.values(), ids=list(CELLS))
def test_printable_and_short_texts(cell: str) -> None:
    assert not FORBIDDEN.search(printable(cell))
    assert printable(printable(cell)) == printable(cell)
    assert len(shorten(cell, width=20)) <= 20
    without_surrogates(cell).encode()


def test_printable_leaves_what_can_be_seen() -> None:
    seen = string.ascii_letters + string.digits + string.punctuation + " äöüß 🚀 田中\n  zwei  Blanks"
    assert printable(seen) == seen
    assert printable("a\r\nb\rc\td\x1b[1m") == "a\nb\nc d[1m"
