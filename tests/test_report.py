"""The report: pages without a text on another, the same bytes on two runs, nobody's file overwritten."""

from __future__ import annotations

import re
import shutil
import struct
from base64 import b64encode
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import netanalysis
from builders import contact, network
from netanalysis import wording
from netanalysis.errors import WouldOverwrite
from netanalysis.network import Network
from netanalysis.plot import frame
from netanalysis.report import save_report
from netanalysis.report.check import check_text, what_lacks
from netanalysis.report.pages import PAGES, compute
from netanalysis.report.rows import TABLES
from netanalysis.report.sheet import DPI, SIZE, new_page, number_page

STEMS = [f"{place:02}-{name}" for place, (name, _) in enumerate(PAGES, start=1)]
TIES = next(stem for stem in STEMS if stem.endswith("-ties"))
NAMES = [f"{stem}.{kind}" for stem in STEMS for kind in ("png", "txt")] + ["index.html"]
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def invented(n: int, messages: int = 0, *, name: str = "") -> Network:
    """A network of n invented people on two platforms, some of them tied to each other, with so many messages."""
    dice = np.random.default_rng(5)
    platform = np.where(np.arange(n) % 3 < 2, "linkedin", "xing")
    ids = np.array([f"{where}:{i}" for i, where in enumerate(platform)], dtype=object)
    contacts = pd.DataFrame(
        {"contact_id": ids, "platform": platform, "account": "me", "relation": "connection"}
    )
    contacts["name"] = [name or f"Erna Nummer{chr(97 + i % 26)}{i}" for i in range(n)]
    contacts["company"] = [f"{'Nord' if i % 2 else 'Süd'}werk Zahl{i % 41} GmbH" for i in range(n)]
    days = pd.Timestamp("2008-03-01") + pd.to_timedelta(np.sort(dice.integers(0, 5700, n)), unit="D")
    contacts["connected_on"] = pd.Series(days).where(contacts["platform"] == "linkedin")
    more = {"coverage": files(n, messages)}
    if messages:
        more["interactions"] = exchanges(ids[platform == "linkedin"], messages)
        a = dice.integers(0, n - 1, n)
        more["links"] = pd.DataFrame({"a": ids[a], "b": ids[a + 1], "kind": "group_thread", "n_people": 3})
    return Network.from_tables(owner="Ida Beispiel", contacts=contacts, **more)


def exchanges(ids: np.ndarray, n: int) -> pd.DataFrame:
    dice = np.random.default_rng(6)
    partners = ids[: max(1, len(ids) // 5)]
    who = dice.zipf(1.5, n) % len(partners)
    time = pd.Timestamp("2010-01-01 09:00") + pd.to_timedelta(dice.integers(0, 5290, n), unit="D")
    direction = np.where(dice.random(n) < 0.5, "in", "out")
    return pd.DataFrame({"contact_id": partners[who], "time": time, "platform": "linkedin", "account": "me",
                         "kind": "message", "direction": direction, "n_people": 1})  # fmt: skip


def files(n: int, messages: int) -> pd.DataFrame:
    rows = [
        {"file": "Complete_2024.zip/Connections.csv", "status": "read", "platform": "linkedin",
         "content": "connections", "rows": n, "read": n, "account": "me", "snapshot_on": "2024-06-30"},
        {"file": "karten.vcf", "status": "read", "platform": "xing", "content": "contacts", "rows": n // 3,
         "read": n // 3, "undated": n // 3, "account": "me"},
        {"file": "Complete_2024.zip/Skills.csv", "status": "ignored", "platform": "linkedin"},
        {"file": "odd.csv", "status": "unknown", "rows": 3, "reason": "no reader knows its columns"},
    ]  # fmt: skip
    if messages:
        rows.append({"file": "Complete_2024.zip/messages.csv", "status": "read", "platform": "linkedin",
                     "content": "messages", "rows": messages, "read": messages, "shows": "message", "account": "me",
                     "first_on": "2010-01-01", "last_on": "2024-06-01", "observed_from": "2010-01-01",
                     "observed_until": "2024-06-30", "snapshot_on": "2024-06-30"})  # fmt: skip
    return pd.DataFrame(rows)


def visible_texts(figure: Figure) -> list[Text]:
    """Every text that is drawn."""
    hidden = set()
    for ax in figure.axes:
        for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            for tick in axis.get_major_ticks():
                outside = not min(limits) <= tick.get_loc() <= max(limits)
                hidden |= {tick.label2} | ({tick.label1} if outside or not ax.axison else set())
            hidden |= set() if ax.axison else {axis.label}
    return [text for text in figure.findobj(Text)
            if text.get_visible() and text.get_text().strip() and text not in hidden]  # fmt: skip


def problems(figure: Figure) -> list[str]:
    """Pairs of texts that lie upon each other, and texts that leave the page's margins."""
    figure.draw_without_rendering()
    boxes = [(line, box) for text in visible_texts(figure) for line, box in lines_of(text)]
    found = [f"{a!r} on {b!r}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
    left, right = 0.5 * figure.dpi, figure.bbox.x1 - 0.5 * figure.dpi
    return found + [f"{text!r} leaves the page" for text, box in boxes
                    if box.x0 < left or box.x1 > right or box.y0 < 0 or box.y1 > figure.bbox.y1]  # fmt: skip


def lines_of(text: Text) -> list[tuple[str, mpl.transforms.Bbox]]:
    """A text and its box; of a caption each line, for the name of the page stands beside the last one alone."""
    box = text.get_window_extent()
    if text.get_gid() != "caption":
        return [(text.get_text(), box)]
    lines = text.get_text().split("\n")
    height, points = (
        box.height / len(lines),
        box.width / max(frame.text_width(line, frame.SMALL) for line in lines),
    )
    return [
        (line, mpl.transforms.Bbox.from_bounds(
            box.x0, box.y0 + height * below, frame.text_width(line, frame.SMALL) * points, height))
        for below, line in enumerate(reversed(lines))
    ]  # fmt: skip


def overlap(one: mpl.transforms.Bbox, other: mpl.transforms.Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 1.5 and down > 3


#: sizes and languages that are looked at besides
ALSO = [(1, "de"), (30, "en"), (30, "de"), (2500, "en")]


@pytest.fixture(scope="module")
def networks() -> dict[int, Network]:
    return {1: invented(1), 30: invented(30, 150), 2500: invented(2500, 9000)}


@pytest.mark.parametrize(
    ("size", "lang"),
    [(1, "en"), (2500, "de"), *(pytest.param(*case, marks=pytest.mark.thorough) for case in ALSO)],
)
def test_a_page_has_a_finding_and_a_day_and_no_text_lies_on_another_or_leaves_it(
    networks: dict[int, Network], size: int, lang: str
) -> None:
    results = compute(networks[size], lang=lang)
    for place, (name, draw) in enumerate(PAGES, start=1):
        figure = draw(results)
        texts = {text.get_gid(): text.get_text() for text in figure.texts}
        assert texts["title"], name
        assert {"en": "30 Jun 2024", "de": "30.06.2024"}[lang] in texts["caption"].replace("\n", " "), name
        number_page(figure, wording.say(lang, f"page_{name}"), place, of=len(PAGES), lang=lang)
        assert problems(figure) == [], name
        plt.close(figure)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_caption_of_any_length_ends_clear_of_the_name_of_every_page(lang: str) -> None:
    feet = [
        wording.say(lang, "page_foot", page=wording.say(lang, f"page_{name}"), place=place, of=len(PAGES))
        for place, (name, _) in enumerate(PAGES, start=1)
    ]
    figure = new_page()
    room = figure.bbox.width / figure.dpi * 72 - 2 * frame.MARGIN * 72
    longest = max(frame.text_width(foot, frame.SMALL) for foot in feet)
    for n in range(1, 60):
        frame.put_on_page(figure, frame.Finding("found", " ".join(["caption"] * n)))
        (caption,) = (text for text in figure.texts if text.get_gid() == "caption")
        last = caption.get_text().split("\n")[-1]
        assert frame.text_width(last, frame.SMALL) + longest + 14 <= room, n


@pytest.mark.thorough
def test_hostile_names_break_no_page() -> None:
    results = compute(invented(12, 60, name="$x^2$ \\frac{1}{2} 🚀 _^~" + "Überlang" * 1500))
    for name, draw in PAGES:
        figure = draw(results)
        assert problems(figure) == [], name
        assert max(len(text.get_text()) for text in visible_texts(figure)) < 900, name


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_page_on_files_names_the_gaps_that_check_names(networks: dict[int, Network], lang: str) -> None:
    made = networks[30]
    _, listed = check_text(made, lang).split(wording.say(lang, "gaps_title"))
    sentences = [line.removeprefix("  - ") for line in listed.strip("\n").split("\n")]
    assert frame.plain(wording.say(lang, "ledger_no_outcomes")) in sentences
    results = compute(made, lang=lang)
    assert [row for (row,) in TABLES["coverage"](results)[-1].rows] == sentences
    drawn = " ".join(frame.plain(text.get_text()) for text in visible_texts(dict(PAGES)["coverage"](results)))
    assert all(" ".join(sentence.split()) in " ".join(drawn.split()) for sentence in sentences)


@pytest.mark.parametrize(
    ("lang", "command"), [("en", "netanalysis check DIR"), ("de", "netanalysis check ORDNER")]
)
def test_where_the_gaps_do_not_fit_the_page_names_the_command_that_lists_them(
    lang: str, command: str
) -> None:
    lost = [
        {"file": f"odd{i}.csv", "status": "failed", "rows": 3, "reason": "cells do not fit the header"}
        for i in range(40)
    ]
    made = network([contact("linkedin:1")], coverage=lost)
    figure = dict(PAGES)["coverage"](compute(made, lang=lang))
    assert problems(figure) == []
    (last,) = [text.get_text() for text in visible_texts(figure) if command in text.get_text()]
    n_drawn = sum(text.get_text() == "\u2022" for text in visible_texts(figure))
    n_all = len(what_lacks(made, lang))
    assert re.findall(r"\d+", last) == [str(n_all - n_drawn)]


def test_the_overview_shows_the_headline_figures(networks: dict[int, Network]) -> None:
    results = compute(networks[2500])
    shown = [text.get_text() for text in visible_texts(dict(PAGES)["overview"](results))]
    figures = results.figures
    for number in (figures.people, figures.in_touch, figures.states["tended"], len(results.firms)):
        assert f"{number:,}" in shown


@pytest.fixture(scope="module")
def saved(networks: dict[int, Network], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files of a report; a folder that was not there is made for them."""
    return save_report(networks[30], tmp_path_factory.mktemp("saved") / "new" / "report")


def test_a_report_is_a_page_of_landscape_a4_each_with_a_text_and_an_index(saved: list[Path]) -> None:
    assert [file.name for file in saved] == NAMES
    index = saved[-1].read_text(encoding="utf-8")
    for page in saved[:-1:2]:
        content = page.read_bytes()
        assert b64encode(content).decode() in index
        assert content.startswith(SIGNATURE)
        width, height = struct.unpack(">II", content[16:24])
        assert (width, height) == (int(SIZE[0] * DPI), int(SIZE[1] * DPI))
    assert sorted(path.name for path in saved[0].parent.iterdir()) == sorted(NAMES), (
        "nothing else is left behind"
    )


def test_two_runs_give_the_same_bytes_whatever_the_user_has_set(
    networks: dict[int, Network], saved: list[Path], tmp_path: Path
) -> None:
    with mpl.rc_context({"font.size": 20, "font.family": "monospace", "axes.grid": True, "savefig.dpi": 50,
                         "figure.facecolor": "red", "date.epoch": "0000-12-31"}):  # fmt: skip
        second = save_report(networks[30], tmp_path / "two")
    assert [page.read_bytes() for page in saved] == [page.read_bytes() for page in second]


def test_a_page_names_its_maker_and_no_date(saved: list[Path]) -> None:
    page = saved[0].read_bytes()
    assert f"Software\x00netanalysis {netanalysis.__version__}".encode() in page
    assert page.count(b"tEXt") == 1
    assert b"tIME" not in page


@pytest.mark.usefixtures("no_socket")
def test_an_earlier_report_is_replaced_other_files_stay_and_no_figure_is_left_open(
    networks: dict[int, Network], saved: list[Path], tmp_path: Path
) -> None:
    shutil.copytree(saved[0].parent, tmp_path, dirs_exist_ok=True)
    (tmp_path / "notes.txt").write_text("mine")
    settings, titles = dict(mpl.rcParams), []
    files = save_report(networks[1], tmp_path, lang="de", progress=titles.append)
    assert files[0].read_bytes() != saved[0].read_bytes()
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert titles == [wording.say("de", f"page_{name}") for name, _ in PAGES]
    assert plt.get_fignums() == []
    assert dict(mpl.rcParams) == settings


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"{TIES}.png", b""),
        (f"{TIES}.png", b"a holiday picture"),
        (f"{TIES}.png", SIGNATURE + b"\0\0\0\0IEND\xaeB`\x82"),
        (f"{TIES}.png", SIGNATURE + b"\xff" * 40),
        (f"{TIES}.txt", b""),
        (f"{TIES}.txt", b"netanalysis is what I should try next"),
        (f"{TIES}.txt", b"My notes\nnetanalysis 0.1.0: Ties, page 3 of 7\n"),
        ("index.html", b"<!doctype html>\n<title>My homepage</title>"),
        ("index.html", b'<p>netanalysis</p><meta name="generator" content="netanalysis 0.1.0">'),
    ],
)
def test_a_file_of_somebody_else_is_never_overwritten(
    networks: dict[int, Network], tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WouldOverwrite, match=rf"^{name}: not written by netanalysis.*another folder\.$"):
        save_report(networks[1], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing was written at all"
    assert (tmp_path / name).read_bytes() == content


def test_where_a_page_fails_nothing_is_written(
    networks: dict[int, Network], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        msg = "no index"
        raise RuntimeError(msg)

    monkeypatch.setattr("netanalysis.report.save.PAGES", PAGES[:1])
    monkeypatch.setattr("netanalysis.report.save.index_page", fail)
    with pytest.raises(RuntimeError, match="no index"):
        save_report(networks[1], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_the_name_of_a_page_is_left_alone(networks: dict[int, Network], tmp_path: Path) -> None:
    stem = next(stem for stem in STEMS if stem.endswith("-map"))
    (tmp_path / f"{stem}.png").mkdir()
    with pytest.raises(WouldOverwrite, match=rf"{stem}\.png"):
        save_report(networks[1], tmp_path)


def test_a_picture_saved_by_plain_matplotlib_is_somebody_elses(
    networks: dict[int, Network], tmp_path: Path
) -> None:
    Figure().savefig(tmp_path / "01-overview.png")
    with pytest.raises(WouldOverwrite):
        save_report(networks[1], tmp_path)


def test_as_of_an_earlier_day_fewer_people_are_shown(networks: dict[int, Network]) -> None:
    now, then = compute(networks[2500]), compute(networks[2500], as_of="2015-12-31")
    assert then.figures.people < now.figures.people
    assert then.grown.to_numpy().max() < now.grown.to_numpy().max()


def test_a_page_keeps_its_margins(networks: dict[int, Network]) -> None:
    figure = dict(PAGES)["companies"](compute(networks[30]))
    (title,) = [text for text in figure.texts if text.get_gid() == "title"]
    figure.draw_without_rendering()
    assert title.get_window_extent().x0 == pytest.approx(frame.MARGIN * figure.dpi, abs=2)


def test_any_table_is_saved_with_what_names_its_rows(tmp_path: Path) -> None:
    table = pd.DataFrame({"n": [1.5]}, index=pd.Index(["=evil"], name="person_id"))
    file = netanalysis.save_table(table, str(tmp_path / "table.csv"), lang="de")
    assert file.read_text(encoding="utf-8-sig").splitlines() == ["person_id;n", "'=evil;1,5000"]
    assert table.index.name == "person_id"
