"""However long a cell is: what takes it apart takes time and memory in proportion, tables hold no more of it than makes sense, and say so."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from export_files import BASIC, CONNECTIONS, GOOD, Files, by_id, covered, load_exports, records
from netanalysis import markup, text
from netanalysis.cells import brief, brief_key
from netanalysis.cost.words import read_words
from netanalysis.people import companies, employment, name_keys, names, sites, spelling, titles
from netanalysis.people.identity.slips import slips_of
from netanalysis.people.phrases import PhraseIndex, fold_phrase
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile

TAKERS: dict[str, Callable[[str], object]] = {
    "fold": text.fold,
    "fold_plain": text.fold_plain,
    "tidy": text.tidy,
    "printable": text.printable,
    "drawable": text.drawable,
    "escape_formula": text.escape_formula,
    "plain_key": spelling.plain_key,
    "shorten": markup.shorten,
    "plain": markup.plain,
    "brief": brief,
    "parse_name": names.parse_name,
    "name_key": name_keys.name_key,
    "name_keys": name_keys.name_keys,
    "names_agree": lambda cell: name_keys.names_agree(cell, f"Eva {cell}"),
    "given_names_agree": lambda cell: name_keys.given_names_agree(cell, f"Eva {cell}"),
    "parse_company": companies.parse_company,
    "employer_key": lambda cell: companies.employer_key(cell, aliases={}),
    "bare_firm": sites.bare_firm,
    "split_unit": lambda cell: sites.split_unit(cell, after_form=2),
    "country_hint": lambda cell: sites.country_hint(cell, legal_form=cell),
    "employment_status": employment.employment_status,
    "parse_title": titles.parse_title,
    "parse_title at": lambda cell: titles.parse_title("CFO", company=cell),
    "title_key": titles.title_key,
    "read_words": read_words,
    "to_e164": lambda cell: to_e164(cell, "DE"),
    "normal_profile": normal_profile,
    "slips_of": lambda cell: slips_of([cell, *["muster"] * 3]),
}
PIECES = (
    "x", "X", "9", " ", ",", "(", ")", ".", "<", "@", "-", "'", '"', "/", "|", "_", "\u0301", "a\u0308", "ß", "漢", "م", "🚀", "\u200b", "\n",
    "Ab ", "A. ", "a@", "a, ", "Dr. ", "von ", "geb. ", "GmbH & Co. KG ", "und ", "m/w/", "leiter", "erin ", "linkedin.com/in/", "+49 ", "1.",
)  # fmt: skip


def seconds(make: Callable[[], object]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began


@pytest.mark.parametrize("taker", TAKERS)
def test_a_cell_of_any_length_is_taken_apart_in_no_time(taker: str) -> None:
    take = TAKERS[taker]
    cells = {piece: f"Eva {(piece * 40_000)[:40_000]} z" for piece in PIECES}
    slow = {piece: took for piece, cell in cells.items() if (took := seconds(partial(take, cell))) > 0.5}
    assert not slow


@pytest.mark.parametrize(
    "taker",
    ["parse_title", "parse_title at", "parse_company", "parse_name", "name_keys", "read_words", "slips_of"],
)
@pytest.mark.parametrize("piece", ["x", "ä", "9", "ab "])
def test_a_cell_of_any_length_is_taken_apart_in_little_memory(taker: str, piece: str) -> None:
    TAKERS[taker]("warm")
    cell = (piece * 40_000)[:40_000]
    tracemalloc.start()
    try:
        TAKERS[taker](cell)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("word", ["x" * 100_000, "leiter" * 20_000])
def test_a_word_of_any_length_is_held_against_phrases_in_no_time(word: str) -> None:
    index = PhraseIndex(
        map(fold_phrase, ["*leiter*", "leiter*", "*leiter", "l*t*r", "x*x", "verkauf*", "head of"])
    )
    assert seconds(lambda: index.find([word])) < 0.5
    assert ("x*x",) in index.find(["x" * 100_000])
    assert index.find(["leiter" * 20_000]) == {("*leiter*",), ("leiter*",), ("*leiter",), ("l*t*r",)}


@pytest.mark.parametrize(
    ("phrase", "word", "fits"),
    [("a*b", "ab", True), ("a*b", "axxb", True), ("a*b", "a", False), ("a*b", "abx", False), ("ab*ba", "aba", False), ("a*b*c", "abc", True),
     ("a*b*c", "acbc", True), ("a*b*c", "ac", False), ("*a*b", "xaxb", True), ("*a*b", "xb", False), ("a*b*", "xab", False), ("a*b*", "axbx", True)],
)  # fmt: skip
def test_parts_of_a_phrase_stand_in_their_order(phrase: str, word: str, fits: bool) -> None:
    assert (PhraseIndex([(phrase,)]).find([word]) == {(phrase,)}) is fits


# --- in the tables ----------------------------------------------------------------------------------------

WARNING = "cells hold more than a name, firm, title or id has, and were cut"


def connection(**cells: str) -> str:
    row = {
        "given": "Jan",
        "family": "Probe",
        "url": "https://www.linkedin.com/in/jan-probe",
        "firm": "Nord AG",
        "title": "CFO",
    } | cells
    return f'"{row["given"]}","{row["family"]}",{row["url"]},,"{row["firm"]}","{row["title"]}",04 Mar 2023\n'


@pytest.mark.parametrize(
    ("cell", "column"),
    [("given", "given_name"), ("family", "family_name"), ("firm", "company"), ("title", "position")],
)
@pytest.mark.parametrize("piece", ["x", "Wort ", "ü", "漢", "\u0301", "🚀"])
def test_a_cell_too_long_is_cut_and_said(tmp_path: Path, cell: str, column: str, piece: str) -> None:
    rows = CONNECTIONS + GOOD + connection(**{cell: "Z" + (piece * 20_000)[:20_000]})
    network = load_exports(tmp_path, {BASIC: {"Connections.csv": rows}})
    jan = by_id(network)["linkedin:jan-probe"]
    assert len(str(jan[column])) <= 300
    assert str(jan[column])[0] in "Z\u0179"  # a mark is composed with the letter
    assert max(len(str(value)) for row in records(network.contacts) for value in row.values()) <= 300
    row = covered(network, "Connections.csv")
    assert (row["rows"], row["read"], row["dropped"]) == (2, 2, 0)
    assert WARNING in str(row["warning"])
    assert WARNING not in str(
        load_exports(tmp_path / "2", {BASIC: {"Connections.csv": CONNECTIONS + GOOD}})
        .coverage["warning"]
        .tolist()
    )


def test_a_cell_of_three_hundred_characters_is_whole_and_one_more_is_cut(tmp_path: Path) -> None:
    for longest, said in ((300, False), (301, True)):
        rows = CONNECTIONS + connection(title="ab " * 99 + "a" * (longest - 297))
        network = load_exports(tmp_path / str(longest), {BASIC: {"Connections.csv": rows}})
        assert len(str(by_id(network)["linkedin:jan-probe"]["position"])) == 300
        assert (WARNING in str(covered(network, "Connections.csv")["warning"])) is said


def card(name: str, **more: str) -> str:
    return (
        f"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\n"
        + "".join(f"{key}:{value}\n" for key, value in more.items())
        + "END:VCARD\n"
    )


def test_of_many_cards_that_share_a_row_of_the_coverage_it_is_said_too(tmp_path: Path) -> None:
    cards: Files = {f"{n}.vcf": card(f"Eva{n}", TITLE="x" * (20_000 if n == 7 else 5)) for n in range(30)}
    network = load_exports(tmp_path, {"xing/karten.zip": cards})
    assert len(network.contacts) == 30
    assert network.contacts["position"].str.len().max() == 300
    assert [WARNING in str(row["warning"]) for row in records(network.coverage)] == [True]


def test_two_names_and_ids_that_differ_behind_the_cut_stay_two(tmp_path: Path) -> None:
    long = "x" * 20_000
    cards = (
        card(f"{long}a")
        + card(f"{long}b")
        + card("Jan", EMAIL=f"{long}1@example.org")
        + card("Jan", EMAIL=f"{long}2@example.org")
    )
    network = load_exports(tmp_path, {"karten.vcf": cards})
    assert len(network.contacts) == 4
    assert network.contacts["contact_id"].str.len().max() <= 600
    assert set(network.identifiers["contact_id"]) <= set(network.contacts["contact_id"])
    assert WARNING in str(covered(network, "karten.vcf")["warning"])


def test_a_note_and_a_message_stay_whole(tmp_path: Path) -> None:
    note = "Lange Geschichte " * 2000
    network = load_exports(tmp_path, {"karten.vcf": card("Jan Probe", NOTE=note)})
    assert len(str(network.contacts["note"].item())) == len(note.strip())
    assert WARNING not in str(network.coverage["warning"].tolist())


def test_a_key_that_is_short_stays_and_a_long_one_is_told_from_every_other() -> None:
    assert brief_key("xing:eva") == "xing:eva"
    made = {brief_key("x" * n) for n in range(599, 650)} | {
        brief_key("y" * 10_000),
        brief_key("\ud83d" * 10_000),
    }
    assert len(made) == 53
    assert max(map(len, made)) == 600
