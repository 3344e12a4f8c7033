"""The pages in words and the index: what they say, that they say it of every page, and that the file stands alone."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure

import netanalysis as na
from builders import contact, message, network
from netanalysis import describe, wording
from netanalysis.network import Network
from netanalysis.plot import frame
from netanalysis.report.index import index_page
from netanalysis.report.pages import PAGES, Results, compute
from netanalysis.report.rows import TABLES
from netanalysis.report.text import PageText, describe_page, page_as_text

VOID = {"meta", "img", "br", "hr", "link"}


class Document(HTMLParser):
    """Elements with their attributes, the visible text, and whether every element was closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def small() -> Network:
    people = [contact(f"linkedin:{i}", f"Eva Muster{chr(97 + i)}", company=f"Werk {i % 2} GmbH",
                      connected_on=f"20{10 + i}-03-01") for i in range(6)]  # fmt: skip
    rows = [
        message(f"linkedin:{i}", f"2024-0{1 + j}-02", "in" if j % 2 else "out")
        for i in range(3)
        for j in range(2 * i + 2)
    ]
    return network(people, rows)


@dataclass(frozen=True)
class Drawn:
    """A report that lies in no folder: its pages drawn, in words, and the index with a stand-in for each picture."""

    results: Results
    figures: dict[str, Figure]

    @cached_property
    def pages(self) -> dict[str, PageText]:
        return {name: describe_page(self.results, name, figure) for name, figure in self.figures.items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        return {
            name: page_as_text(page, place, of=len(self.pages), lang=self.results.lang)
            for place, (name, page) in enumerate(self.pages.items(), start=1)
        }

    @cached_property
    def index(self) -> str:
        return index_page(self.results, [(page, picture(name)) for name, page in self.pages.items()])


def picture(name: str) -> bytes:
    return f"picture of {name}".encode()


def draw_report(network: Network, lang: Any) -> Drawn:
    results = compute(network, lang=lang)
    return Drawn(results, {name: draw(results) for name, draw in PAGES})


@pytest.fixture(scope="module")
def drawn(small: Network) -> Drawn:
    return draw_report(small, "en")


@pytest.fixture(scope="module")
def document(drawn: Drawn) -> Document:
    return Document(drawn.index)


def test_every_page_is_put_into_words() -> None:
    assert list(TABLES) == [name for name, _ in PAGES]


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_a_page_in_words_says_its_finding_its_figures_and_its_caption(drawn: Drawn, name: str) -> None:
    page = drawn.pages[name]
    assert page.finding
    assert "2024" in page.caption
    assert page.tables
    for table in page.tables:
        assert table.rows
        assert {len(row) for row in table.rows} == {max(len(table.head), 1)}
    text = page_as_text(page, 3, of=9, lang="de")
    lines = text.split("\n")
    assert lines[0] == f"netanalysis {na.__version__}: {page.heading}, Seite 3 von 9"
    assert lines[2] == page.finding
    assert text.endswith(f"{page.caption}\n")


def test_the_words_hold_the_figures_of_the_picture(small: Network, drawn: Drawn) -> None:
    ties = drawn.texts["ties"]
    top = describe.ranking(small)
    ranked = re.findall(r"^- (Eva Muster\w)", ties, re.MULTILINE)
    assert ranked == top["name"].tolist()
    assert f"strength (no unit): {top['strength'].iloc[0]:.1f}; state: tended; days / weeks: 6 / 6" in ties
    counts = describe.states(small)["people"]
    for state, n in counts.items():
        assert f"- {wording.say('en', f'state_{state}')}; people: {n}" in drawn.texts["tending"]
    assert drawn.texts["growth"].count("; LinkedIn: 1") == 6
    assert "- Werk 0; people: 3" in drawn.texts["companies"]
    assert "- contacts; state: read; rows: 6; rows read: 6" in drawn.texts["coverage"]


def test_the_groups_of_the_map_are_named() -> None:
    results = compute(na.load_sample())
    page = describe_page(results, "map", dict(PAGES)["map"](results))
    groups = page.tables[-1]
    assert groups.title == wording.say("en", "table_groups")
    assert any("Nordlicht Pumpen" in name for (name,) in groups.rows)


def test_what_is_missing_is_said_in_words_too() -> None:
    results = compute(network([contact("xing:1", coverage=None)]))
    said = {
        name: page_as_text(describe_page(results, name, dict(PAGES)[name](results)), 1, of=1, lang="en")
        for name in ("ties", "overview", "growth", "companies")
    }
    assert "messages.csv" in said["ties"]
    assert "journal.csv" in said["overview"]
    assert "Connections.csv" in said["growth"]
    assert "vCards hold the firm" in said["companies"]
    assert all("1970" not in text for text in said.values())


def test_the_index_stands_alone(document: Document) -> None:
    assert not {tag for tag, _ in document.elements} & {"script", "link", "iframe", "object", "form", "base"}
    (policy,) = [
        meta["content"] for meta in document.of("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    addresses = [
        value or ""
        for _, given in document.elements
        for key, value in given.items()
        if key in ("src", "href")
    ]
    assert all(address.startswith(("#", "data:image/png;base64,")) for address in addresses)
    ids = {given["id"] for _, given in document.elements if "id" in given}
    assert {address[1:] for address in addresses if address.startswith("#")} <= ids


def test_the_index_holds_every_picture_as_it_is(document: Document) -> None:
    pictures = [base64.b64decode((given["src"] or "").partition(",")[2]) for given in document.of("img")]
    assert pictures == [picture(name) for name, _ in PAGES]


def test_the_index_can_be_read_aloud(document: Document, drawn: Drawn) -> None:
    assert document.of("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in document.elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels.count(2) == len(PAGES)
    assert all(below - above <= 1 for above, below in pairwise(levels))
    for given, (name, _) in zip(document.of("img"), PAGES, strict=True):
        assert (given["alt"] or "").startswith(drawn.texts[name].split("\n")[2])
    assert all(cell["scope"] in ("col", "row") for cell in document.of("th"))
    assert document.of("nav")[0]["aria-label"]


def test_the_index_speaks_the_language_of_the_report(small: Network) -> None:
    results = compute(small, lang="de")
    page = describe_page(results, "tending", dict(PAGES)["tending"](results))
    document = Document(index_page(results, [(page, b"")]))
    assert document.of("html") == [{"lang": "de"}]
    assert "Netzwerk von Ida Beispiel" in document.text
    assert "Wie die Beziehungen gepflegt werden" in document.text


# --- pages that lack their data -------------------------------------------------------------------------------


def people(platform: str, n: int = 5, **more: str) -> list[dict[str, object]]:
    return [
        contact(f"{platform}:{i}", f"Erna Muster{chr(97 + i)}", company=f"Werk {i % 2} GmbH", **more)
        for i in range(n)
    ]


CARDS = {"file": "karten.vcf", "status": "read", "platform": "xing", "content": "contacts", "rows": 5, "read": 5,
         "undated": 5, "account": "me"}  # fmt: skip
#: networks that lack something, made when they are asked for
POOR: dict[str, Callable[[], Network]] = {
    "one contact": lambda: network([contact("linkedin:1", connected_on="2024-01-01")]),
    "no dates": lambda: network(people("linkedin")),
    "no messages": lambda: network(
        [row | {"connected_on": f"201{i}-01-05"} for i, row in enumerate(people("linkedin"))]
    ),
    "XING cards only": lambda: network(people("xing"), coverage=[CARDS]),
    "all on one day": lambda: network(
        people("linkedin", connected_on="2024-03-01"),
        [message(f"linkedin:{i % 2}", "2024-03-01 10:00", "in" if i < 3 else "out") for i in range(6)],
    ),
}


def thorough(*cases: tuple[str, str]) -> list[Any]:
    return [pytest.param(*case, marks=pytest.mark.thorough) for case in cases]


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("one contact", "de"),
        ("XING cards only", "en"),
        ("all on one day", "de"),
        *thorough(
            ("one contact", "en"), ("no dates", "de"), ("no messages", "de"), ("XING cards only", "de")
        ),
    ],
)
def test_a_page_that_lacks_its_data_says_so_and_nothing_overlaps(name: str, lang: Any) -> None:
    from test_report import problems

    results = compute(POOR[name](), lang=lang)
    said = {}
    for page, draw in PAGES:
        figure = draw(results)
        assert problems(figure) == [], page
        said[page] = " ".join(
            [frame.finding_on(figure).title, *frame.missing_on(figure), frame.finding_on(figure).caption]
        )
        assert "1970" not in said[page], page
        assert not re.search(r"\bnan\b", said[page]), page
        plt.close(figure)
    if name != "all on one day":
        assert "messages.csv" in said["ties"]
        assert "journal.csv" in said["tending"]
    if name in ("no dates", "XING cards only"):
        assert "corrections.csv" in said["growth"]
    if name == "one contact":
        assert "Connections.csv" in said["companies"]


def test_tables_given_without_coverage_show_their_dates() -> None:
    dated = network(
        [contact("linkedin:1", connected_on="2020-03-01"), contact("linkedin:2", connected_on="2021-03-01")]
    )
    (row,) = dated.coverage.to_dict("records")
    assert (row["first_on"], row["last_on"]) == (pd.Timestamp("2020-03-01"), pd.Timestamp("2021-03-01"))


def test_years_that_brought_all_accounts_at_once_are_no_contest() -> None:
    results = compute(network([contact(f"linkedin:{i}", f"Eva M{i}", connected_on="2020-03-01") for i in range(3)],
                              [message("linkedin:1", "2024-01-01")]))  # fmt: skip
    assert frame.finding_on(dict(PAGES)["growth"](results)).title == "3 dated accounts, all made in 2020"
