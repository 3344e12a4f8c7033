"""Folding, tidying, drawing and escaping: literal strings, properties, and the font's own characters."""

from __future__ import annotations

import csv
import io
import string
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netanalysis import wording
from netanalysis.text import drawable, escape_formula, fold, fold_plain, tidy

KEY_LETTERS = frozenset(string.ascii_lowercase + string.digits + " ")


# --- fold ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Müller", "mueller"),
        ("Mu\u0308ller", "mueller"),
        ("MU\u0308LLER", "mueller"),
        ("Ärzte & Öle: Über", "aerzte oele ueber"),
        ("Groß", "gross"),
        ("GROẞ", "gross"),
        ("  Anna\t-  Berger  ", "anna berger"),
        ("O’Neill", "o neill"),
        ("Łukasik", "lukasik"),
        ("Zoë Citroën", "zoe citroen"),
        ("Sørensen Ångdal Æro", "sorensen angdal aero"),
        ("Иван Петров", "ivan petrov"),
        ("Ελένη", "eleni"),
        ("1&1 Netz 24", "1 1 netz 24"),
        ("𝐓𝐡𝐨𝐦𝐚𝐬", "thomas"),
        ("Anna\u200bBerger", "annaberger"),
        ("Katja 🚀 Lenz™", "katja lenz"),
        ("🚀🚀", ""),
        ("👨‍👩‍👧 ❤️", ""),
        ("", ""),
        (" - ", ""),
    ],
)
def test_fold_gives_ascii_words(text, key):
    assert fold(text) == key


@pytest.mark.parametrize("text", ["山田太郎", "राम", "مريم", "שרה", "김민수"])
def test_fold_transliterates_other_scripts(text):
    assert fold(text).replace(" ", "").isalpha()


@pytest.mark.parametrize(
    ("text", "key"),
    [("Jörg Müller", "jorg muller"), ("Mu\u0308ller", "muller"), ("Groß", "gross"), ("Jorg", "jorg")],
)
def test_fold_plain_writes_umlauts_without_e(text, key):
    assert fold_plain(text) == key


@given(st.text())
def test_keys_are_ascii_and_stable(text):
    for key in (fold(text), fold_plain(text)):
        assert set(key) <= KEY_LETTERS
        assert key == " ".join(key.split())
        assert fold(key) == key == fold_plain(key)


@given(st.text(alphabet="abcdefäöüßÄÖÜ éñç-"))
def test_encoding_and_case_do_not_change_the_key(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(text.upper())


# --- tidy ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\ufeffAnna", "Anna"),
        ("Ber\u00adger", "Berger"),
        ("Anna\u00a0\u202f\u2003Berger", "Anna Berger"),
        ("Anna\r\n\tBerger\x0b", "Anna Berger"),
        ("\u202eanna\u202c \u200eBerger\u200f", "anna Berger"),
        ("An\u200bna\u2060 B\u200derger", "Anna Berger"),
        ("Mu\u0308ller", "Müller"),
        ("Anna\x00\x07\x1b Berger\x7f\x9f", "Anna Berger"),
        ("\u3164\u2800Anna\u3164", "Anna"),
        ("Anna\ud800 Berger\uffff", "Anna Berger"),
        ("u\u200d\u0308", "ü"),
        ("Thomas 🚀 Müller", "Thomas 🚀 Müller"),
        ("\u200b \u00a0", ""),
    ],
)
def test_tidy_removes_what_cannot_be_seen(text, clean):
    assert tidy(text) == clean


@given(st.text())
def test_tidy_is_stable_and_composed(text):
    clean = tidy(text)
    assert tidy(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert "  " not in clean
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"} for char in clean)


# --- drawable -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Jörg Groß", "Jörg Groß"),
        ("Thomas🚀Müller", "Thomas Müller"),
        ("👩🏽‍💻 Eva ❤️ Muster ✨", "Eva Muster"),
        ("Eva \ue000 Muster", "Eva Muster"),
        ("Łukasz Žák – 1.234 €", "Łukasz Žák – 1.234 €"),
        ("Иван Петров", "Иван Петров"),
        ("𝐄𝐯𝐚", "Eva"),
        ("山", "Shan"),
        ("🚀", ""),
    ],
)
def test_drawable_keeps_what_the_font_shows(text, label):
    assert drawable(text) == label


def test_drawable_shortens_with_an_ellipsis():
    assert drawable("Nordlicht Pumpen und Armaturen", width=10) == "Nordlicht…"
    assert drawable("Nordlicht", width=9) == "Nordlicht"
    assert drawable("Nordlicht", width=1) == "…"


def test_drawable_refuses_a_width_without_room():
    with pytest.raises(ValueError, match="width is 0"):
        drawable("Nordlicht", width=0)


@given(st.text(), st.integers(1, 60))
def test_drawable_is_never_longer_than_width(text, width):
    assert len(drawable(text, width=width)) <= width


def test_every_character_drawn_has_a_glyph():
    from matplotlib import font_manager, ft2font

    glyphs = set(ft2font.FT2Font(font_manager.findfont("DejaVu Sans")).get_charmap())
    drawn = {ord(char) for code in range(0x20000) for char in drawable(f"a{chr(code)}", width=200)}
    assert drawn <= glyphs
    assert {ord(char) for char in "äöüßÄÖÜéèçñøåłžšőαДא€’„“–…"} <= drawn


# --- escape_formula -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+49 30 1",
        "-5",
        "@sum(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b@x",
        "＝1",
        "＋1",
        " \t1",
        "-",
    ],
)
def test_what_a_spreadsheet_could_run_is_escaped(cell):
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Anna Berger", "a=b", "5-3", " Anna", "'=1", "a@example.org", "Müller-Lenz"]
)
def test_other_cells_stay(cell):
    assert escape_formula(cell) == cell


@given(st.text())
def test_an_escaped_cell_survives_a_csv_file_and_is_not_escaped_twice(cell):
    once = escape_formula(cell)
    assert escape_formula(once) == once
    if "\x00" not in cell:
        written = io.StringIO(newline="")
        csv.writer(written).writerow([once, "x"])
        assert next(csv.reader(io.StringIO(written.getvalue(), newline="")))[0] == once


# --- speed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("function", [fold, fold_plain, tidy, drawable, escape_formula])
def test_ten_thousand_names_take_less_than_a_second(function):
    names = [f"Dr. Jörg Groß {i} 🚀 Interim Manager" for i in range(10_000)]
    start = time.perf_counter()
    for name in names:
        function(name)
    assert time.perf_counter() - start < 1


def test_a_number_keeps_its_minus_when_it_is_drawn() -> None:
    assert drawable(wording.number("de", -0.22, digits=2)) == "\N{MINUS SIGN}0,22"
