"""Tables as people hold them: encodings, preambles, delimiters, ragged rows and lone quotes; no good row is lost."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netanalysis.sources import table
from netanalysis.sources.table import Columns, Sheet, decode, find_header, normal_header, read_sheet

PEOPLE = Columns(
    {"given": ("First Name",), "family": ("Last Name",), "firm": ("Company",), "note": ("Note",)},
    ("given", "family"),
    synonyms={"given": ("Vorname",), "family": ("Nachname",), "firm": ("Firma",)},
    flowing=("note",),
)
HEADER = "First Name,Last Name,Company,Note\n"


def read(text: str | bytes) -> Sheet:
    sheet = read_sheet(text.encode() if isinstance(text, str) else text, PEOPLE)
    assert sheet is not None
    return sheet


def families(text: str | bytes) -> list[str]:
    return list(read(text).frame["family"])


# --- encodings --------------------------------------------------------------------------------------------

UMLAUTS = HEADER + "Jürgen,Müller,Höhle,–\n"


@pytest.mark.parametrize(
    ("data", "read_as", "warned"),
    [
        (UMLAUTS.encode(), "utf-8, comma", False),
        (b"\xef\xbb\xbf" + UMLAUTS.encode(), "utf-8-sig, comma", False),
        (UMLAUTS.encode("cp1252"), "cp1252, comma", True),
        (b"\xff\xfe" + UMLAUTS.encode("utf-16-le"), "utf-16, comma", False),
        (b"\xfe\xff" + UMLAUTS.encode("utf-16-be"), "utf-16, comma", False),
        (UMLAUTS.encode("utf-16-le"), "cp1252, comma", True),
    ],
)
def test_every_encoding_gives_the_same_letters(data: bytes, read_as: str, *, warned: bool) -> None:
    sheet = read(data)
    assert (sheet.frame["given"][0], sheet.frame["family"][0]) == ("Jürgen", "Müller")
    assert sheet.read_as == read_as
    assert bool(sheet.warnings) == warned


def test_cp1252_says_that_a_spreadsheet_saved_it() -> None:
    assert "keep the original next time" in decode("Müller".encode("cp1252")).warning
    assert decode(b"\x81\xfc").encoding == "latin-1"


def test_one_damaged_byte_does_not_spoil_every_umlaut() -> None:
    sheet = read((HEADER + "Jürgen,Müller,Höhle,\nÄnne,Böhm,").encode() + b"\xf0\x9f\x9a,\n")
    assert list(sheet.frame["family"]) == ["Müller", "Böhm"]
    assert sheet.warnings == ("1 characters are damaged; keep the original next time",)


def test_utf16_cut_in_the_middle_of_a_letter_is_read() -> None:
    assert families(b"\xff\xfe" + (HEADER + "Eva,Muster,,\n").encode("utf-16-le")[:-1])[0] == "Muster"


# --- lines and cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_every_line_end_is_read_with_and_without_the_last(end: str, *, last: bool) -> None:
    text = end.join(["First Name,Last Name,Company,Note", "Eva,Muster,Höhle,", "Ida,Beispiel,Bau,"])
    assert families(text + end * last) == ["Muster", "Beispiel"]


def test_blank_lines_and_rows_of_blank_cells_are_no_rows() -> None:
    sheet = read(HEADER + "\n   \nEva,Muster,,\n,,,\n, ,\t,\n\n")
    assert (sheet.n_rows, list(sheet.frame["row"])) == (1, [4])


def test_nul_characters_are_left_out() -> None:
    assert families(HEADER + "E\0va,Mus\0ter,,\r\0\n") == ["Muster"]


@pytest.mark.parametrize("name", ["NA", "Null", "None", "nan", "N/A", "TRUE", "007", "1e5"])
def test_names_that_programs_take_for_something_else_stay_names(name: str) -> None:
    assert families(HEADER + f"Eva,{name},{name},\n") == [name]


def test_a_cell_of_three_megabytes_is_one_cell() -> None:
    note = "x\n" * 1_500_000
    begun = time.monotonic()
    sheet = read(HEADER + f'Eva,Muster,,"{note}"\nIda,Beispiel,,\n')
    assert list(sheet.frame["note"].str.len()) == [3_000_000, 0]
    assert time.monotonic() - begun < 20
    assert csv.field_size_limit() == 131_072


def test_ragged_rows_are_filled_cut_or_counted() -> None:
    sheet = read(HEADER + "Eva,Muster\nIda,Beispiel,Bau,,,,\nJan,Probe,Bau, Holz,und mehr\nKim,Test,a,b\n")
    assert list(sheet.frame["family"]) == ["Muster", "Beispiel", "Test"]
    assert list(sheet.frame["firm"]) == ["", "Bau", "a"]
    assert (sheet.n_rows, sheet.broken) == (4, (4,))


def test_quotes_doubled_or_inside_a_cell_are_kept() -> None:
    sheet = read(HEADER + 'Eva,Muster,"Die ""gute"" GmbH, Köln",\n"Ida ""Idi""",Beispiel,Bau "Nord",\n')
    assert list(sheet.frame["firm"]) == ['Die "gute" GmbH, Köln', 'Bau "Nord"']
    assert sheet.frame["given"][1] == 'Ida "Idi"'


# --- lone quotes ------------------------------------------------------------------------------------------

GOOD = "Ida,Beispiel,Bau,\n"


@pytest.mark.parametrize(
    ("damaged", "family"),
    [
        ('Eva,"Muster,Höhle,\n', "Muster"),
        ('"Eva,Muster,Höhle,\n', "Muster"),
        ('Eva,Muster,"Höhle,\n', "Muster"),
        ('Eva,Muster,Höhle,"\n', "Muster"),
        ('Eva,Muster",Höhle,\n', 'Muster"'),
    ],
)
@pytest.mark.parametrize(
    "below", [GOOD, GOOD * 30, 'Jan,Probe,"Holz, Köln",\n' + GOOD, 'Jan,"Probe",Holz,\n' + GOOD]
)
def test_a_lone_quote_costs_no_other_row(damaged: str, family: str, below: str) -> None:
    sheet = read(HEADER + GOOD + damaged + below)
    found = list(sheet.frame["family"])
    assert found[:2] == ["Beispiel", family]
    assert found[2:] == ([] if "Probe" not in below else ["Probe"]) + ["Beispiel"] * below.count(GOOD)
    if "Köln" in below:
        assert "Holz, Köln" in set(sheet.frame["firm"])


def test_a_lone_quote_in_the_last_row_is_mended() -> None:
    assert families(HEADER + GOOD + 'Eva,"Muster,Höhle,') == ["Beispiel", "Muster"]


def test_a_lone_quote_in_a_flowing_cell_swallows_no_row() -> None:
    sheet = read(HEADER + 'Eva,Muster,Höhle,"Hallo\nJan,Probe,Holz,"Guten Tag"\n' + GOOD)
    assert list(sheet.frame["family"]) == ["Muster", "Probe", "Beispiel"]
    assert list(sheet.frame["note"]) == ["Hallo", "Guten Tag", ""]


def test_true_line_breaks_are_kept_even_where_lines_look_like_rows() -> None:
    note = "Meine Liste:\nNord,Ost,Süd,West\nbis bald"
    sheet = read(HEADER + f'Eva,Muster,Höhle,"{note}"\n' + GOOD)
    assert list(sheet.frame["note"]) == [note, ""]
    assert list(sheet.frame["row"]) == [2, 3]


def test_a_line_break_in_a_plain_cell_is_kept_where_no_line_is_a_row() -> None:
    assert families(HEADER + '"Eva\nMaria",Muster,Bau,\n' + GOOD) == ["Muster", "Beispiel"]


def test_many_lone_quotes_take_no_more_than_a_moment() -> None:
    begun = time.monotonic()
    rows = ('Eva,"Muster,Höhle,\n' + GOOD * 20) * 2000
    assert len(families(HEADER + rows)) == 42_000
    assert time.monotonic() - begun < 20


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL).filter(lambda row: any(cell.strip() for cell in row)))
)
@example(rows=[("a", "b", "c", 'x"\r\n"y')])
@example(rows=[("\ufeff", "", "", "")])
def test_what_is_written_well_comes_back_as_it_was(rows: list[tuple[str, str, str, str]]) -> None:
    flowing = Columns(PEOPLE.headers, PEOPLE.required, flowing=tuple(PEOPLE.headers))
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(
        [("First Name", "Last Name", "Company", "Note"), *rows]
    )
    sheet = read_sheet(buffer.getvalue().encode(), flowing)
    assert sheet is not None
    assert [tuple(row) for row in sheet.frame[list(PEOPLE.headers)].to_numpy()] == rows


@settings(max_examples=150, deadline=None)
@given(before=st.text(max_size=40), after=st.text(st.characters(exclude_characters='"'), max_size=40))
@example(before='a,b,c,"', after="")
@example(before='"', after=",,,,,,")
def test_a_good_row_survives_any_neighbours(before: str, after: str) -> None:
    text = HEADER + before + "\nIda,Beispiel,Bau,\n" + after
    sheet = read_sheet(text.encode("utf-8", errors="replace"), PEOPLE)
    assert sheet is not None
    assert "Beispiel" in set(sheet.frame["family"])


# --- headers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "preamble",
    [
        "",
        "Notes:\n",
        "Notes:\n\n",
        '"Notes:"\n"A long, quoted sentence."\n\n',
        "Bitte beachten: einige Adressen fehlen, siehe unten\n\n\n",
        'Notes:\n"an opened quote, never closed\n\n',
        "\n" * 15,
    ],
)
def test_the_header_is_found_below_any_preamble(preamble: str) -> None:
    assert families(preamble + HEADER + "Eva,Muster,,\n" + GOOD) == ["Muster", "Beispiel"]


def test_a_header_further_down_than_twenty_rows_is_none() -> None:
    assert read_sheet(("x\n" * 20 + HEADER).encode(), PEOPLE) is None
    assert read_sheet(b"", PEOPLE) is None
    assert read_sheet(b"First Name,Company\nEva,Bau\n", PEOPLE) is None


@pytest.mark.parametrize(
    "header",
    ["FIRST NAME,LAST NAME", "first_name,last-name", " First  Name , Last Name", '"First Name","Last Name"'],
)
def test_headers_may_be_written_in_many_ways(header: str) -> None:
    assert families(header + "\nEva,Muster\n") == ["Muster"]


def test_columns_are_found_by_name_shuffled_missing_or_doubled() -> None:
    assert families("Company,Last Name,Extra,First Name\nBau,Muster,x,Eva\n") == ["Muster"]
    assert list(read("Last Name,First Name\nMuster,Eva\n").frame["firm"]) == [""]
    assert families("First Name,Last Name,Company,Last Name\nEva,Muster,Bau,Anders\n") == ["Muster"]


@pytest.mark.parametrize(("delimiter", "shown"), [(";", "utf-8, semicolon"), ("\t", "utf-8, TAB")])
def test_other_delimiters_are_read_with_a_warning(delimiter: str, shown: str) -> None:
    sheet = read((HEADER + "Eva,Muster,Bau,\n").replace(",", delimiter))
    assert list(sheet.frame["family"]) == ["Muster"]
    assert sheet.read_as == shown
    assert sheet.warnings == ("the delimiter is not a comma, so a spreadsheet has saved the file again",)


def test_synonyms_are_understood_with_a_warning() -> None:
    sheet = read("Vorname,Nachname,Firma\nEva,Muster,Bau\n")
    assert list(sheet.frame["firm"]) == ["Bau"]
    assert sheet.warnings == ("headers in another language were understood; check the figures",)


def test_the_users_own_headers_are_renamed() -> None:
    sheet = read_sheet(b"Voornaam,Last Name\nEva,Muster\n", PEOPLE, renamed={"voornaam": "First Name"})
    assert sheet is not None
    assert list(sheet.frame["given"]) == ["Eva"]
    assert sheet.warnings == ()


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    text = (
        'Notes:\n"two\nlines"\n\n'
        + HEADER
        + 'Eva,Muster,,"a\nb"\n\n# a remark, with a comma, and more, and more\nJan,a,b,c,d\n'
        + GOOD
    )
    sheet = read_sheet(text.encode(), PEOPLE, remark="#")
    assert sheet is not None
    assert list(sheet.frame["row"]) == [5, 9]
    assert sheet.broken == (8,)
    assert sheet.header == ("First Name", "Last Name", "Company", "Note")


def test_the_header_says_where_it_stands() -> None:
    found = find_header("Notes:\n\n" + HEADER, PEOPLE, renamed={})
    assert found is not None
    assert (found.lines, found.rows, found.delimiter) == (2, 2, ",")


def test_header_folding_ignores_what_programs_change() -> None:
    assert normal_header("\ufeffE-Mail Adresse:") == normal_header("e_mail\u00a0adresse") == "emailadresse"


@given(
    st.lists(
        st.lists(
            st.sampled_from(["First Name", "last_name", "Vorname", '"Nachname"', "Firma", "a", "", '"a', 'x"', "Voornaam:", " "]),
            max_size=5,
        ),
        max_size=25,
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([{}, {"Voornaam": "First Name"}, {"x, y": "Last Name"}]),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_what_is_looked_at_first_hides_no_header(
    rows: list[list[str]], delimiter: str, end: str, renamed: dict[str, str]
) -> None:
    text = end.join(delimiter.join(row) for row in rows)
    found = find_header(text, PEOPLE, renamed=renamed, delimiters=",;\t")
    patient = next(
        (
            header
            for sign in ",;\t"
            for header, _ in table._candidates(text, sign)
            if {"given", "family"} <= set(PEOPLE.locate(header.cells, renamed)[0])
        ),
        None,
    )
    assert found == patient
