"""The quick reader gives what the patient one gives, or nothing."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netanalysis.dates import ISO_SECOND_UTC
from netanalysis.sources import cell_places, table
from netanalysis.sources.quick import Kinds, read_quickly
from netanalysis.sources.table import Columns, Sheet

COLUMNS = Columns(
    {"a": ("A",), "b": ("B",), "text": ("TEXT",), "c": ("C",)},
    ("a", "b"),
    flowing=("text",),
    kinds=Kinds(repeated=("b", "c"), late=("text",)),
)
#: what a table is made of, and what breaks it
SIGNS = st.sampled_from(
    ['"', '""', '","', ",", "\n", "\r\n", "\r", " ", "a", "ü", "😀", "A,B,TEXT\n", "x,y,z\n"]
)


def quick(text: str) -> pd.DataFrame | None:
    return read_quickly(text.encode(), 3, {"a": 0, "b": 1, "text": 2}, delimiter=",", one_line=["a", "b"])


def patient(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Sheet | None:
    with monkeypatch.context() as patched:
        patched.setattr(table, "read_quickly", lambda *_, **__: None)
        return table.read_sheet(data, COLUMNS)


def same(found: Sheet | None, expected: Sheet | None) -> None:
    if found is None or expected is None:
        assert found is expected
        return
    pd.testing.assert_frame_equal(found.frame, expected.frame)
    assert (found.header, found.broken) == (expected.header, expected.broken)
    assert (found.read_as, found.warnings) == (expected.read_as, expected.warnings)


def test_a_table_by_the_rules_is_read_quickly() -> None:
    found = quick('1,"zwei, 2","drei\r\n""3"""\r\n"4",5,\r\n')
    assert found is not None
    assert found.to_numpy().tolist() == [["1", "zwei, 2", 'drei\r\n"3"'], ["4", "5", ""]]


def test_names_that_pandas_takes_for_missing_stay() -> None:
    found = quick("NA,Null,nan\n")
    assert found is not None
    assert found.loc[0].tolist() == ["NA", "Null", "nan"]


@pytest.mark.parametrize(
    "text",
    ['1,2,3\n4,"5 "x" 6",7\n', '1,2,"3"x\n', '1,2 "zwei",3\n', '1,2,"3\n', "1,2,3\n4,5\n", "1,2,3,4\n5,6\n",
     "1,2,3\n4,5,6,7\n", "1,2,3\n\n4,5,6\n", "1,2,3\n , ,\n", '1,"2\n2",3\n', "", "1,2,3\n4,\0,6\n"],
    ids=["quote within", "letters behind", "quote before", "not closed", "short", "long and short", "long", "empty line",
         "blank row", "line break in a name", "nothing", "NUL"],
)  # fmt: skip
def test_doubt_is_left_to_the_patient_reader(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "\0" not in text:
        assert quick(text) is None
    data = ("A,B,TEXT\n" + text).encode()
    same(table.read_sheet(data, COLUMNS), patient(data, monkeypatch))


def test_a_letter_that_is_not_utf8_is_left_to_the_patient_reader() -> None:
    located = {"a": 0, "b": 1, "text": 2}
    assert read_quickly(b"1,M\xfcller,3\n", 3, located, delimiter=",", one_line=[]) is None


def test_what_repeats_is_read_as_categories() -> None:
    rows = '1,"Eva ""E""",x\n2,Ida,y\n3,"Ida",z\n4,"Eva ""E""",\n'
    found = read_quickly(
        rows.encode(),
        3,
        {"b": 1, "text": 2},
        delimiter=",",
        one_line=["b"],
        kinds=Kinds(repeated=["b", "text"]),
    )
    assert found is not None
    assert found["b"].cat.categories.tolist() == ['Eva "E"', "Ida"]
    assert found["b"].cat.codes.tolist() == [0, 1, 1, 0]
    assert found["text"].tolist() == ["x", "y", "z", ""]


def test_a_column_that_nobody_wants_has_to_be_utf8_too() -> None:
    assert read_quickly(b"1,x,M\xfcller\n", 3, {"a": 0}, delimiter=",", one_line=["a"]) is None
    assert (
        read_quickly(
            b"1,x,M\xfcller\n", 3, {"a": 0}, delimiter=",", one_line=["a"], kinds=Kinds(repeated=["a"])
        )
        is None
    )


def test_a_row_longer_than_what_is_looked_at_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_places, "_STEP", 4)
    found = quick("1,2,3\n" + f'4,5,"{"6" * 100}\n7"\n')
    assert found is not None
    assert found["text"].tolist() == ["3", "6" * 100 + "\n7"]
    monkeypatch.setattr(cell_places, "_LONGEST", 32)
    assert quick(f'1,2,"{"3" * 200}"\n4,5,6\n') is None


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=40).map("".join), st.sampled_from([3, 16, 2**20]))
@example('1,2,"3"x\n"4",5,6\n', 2**20)
@example('1,2,"3\nx,y,z\n"a,b,c\n', 2**20)
def test_both_readers_agree_on_anything(text: str, step: int) -> None:
    data = ("A,B,TEXT\n" + text).encode()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cell_places, "_STEP", step)
        same(table.read_sheet(data, COLUMNS), patient(data, patched))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.text('aü," x'), st.text("b, "), st.text('c"\n\r,😀')), min_size=1, max_size=20),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["", "\ufeff"]),
)
def test_what_is_written_by_the_rules_comes_back(
    rows: list[tuple[str, str, str]], quoting: int, mark: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting).writerows([("A", "B", "TEXT"), *rows])
    data = (mark + written.getvalue()).encode()
    with pytest.MonkeyPatch.context() as patched:
        expected = patient(data, patched)
    found = table.read_sheet(data, COLUMNS)
    same(found, expected)
    assert found is not None
    kept = [list(row) for row in rows if any(cell.strip() for cell in row)]
    assert found.frame["text"].array.lengths().tolist() == [len(row[2]) for row in kept]
    read = found.frame.assign(text=found.frame["text"].astype("string").fillna(""))
    assert read[["a", "b", "text"]].to_numpy().tolist() == kept


DATED = Columns(
    {"a": ("A",), "date": ("DATE",)}, ("a", "date"), kinds=Kinds(laid_out={"date": ISO_SECOND_UTC})
)


def test_dates_in_one_layout_are_read_as_times() -> None:
    found = table.read_sheet(b'A,DATE\n1,2024-05-02 09:00:07 UTC\n2,"1999-12-31 23:59:59 UTC"\n', DATED)
    assert found is not None
    assert found.frame["date"].tolist() == [
        pd.Timestamp("2024-05-02 09:00:07"),
        pd.Timestamp("1999-12-31 23:59:59"),
    ]


@pytest.mark.parametrize(
    "date",
    ["", "2024-05-02 09:00:07", "2024-13-02 09:00:07 UTC", "2024-05-02 09:00:07 CET", "2024-05-02 09:oo:07 UTC"],
    ids=["none", "shorter", "no such month", "another zone", "letters"],
)  # fmt: skip
def test_dates_in_more_than_one_layout_stay_texts(date: str) -> None:
    found = table.read_sheet(f"A,DATE\n1,2024-05-02 09:00:07 UTC\n2,{date}\n".encode(), DATED)
    assert found is not None
    assert found.frame["date"].tolist() == ["2024-05-02 09:00:07 UTC", date]
    assert found.frame["a"].tolist() == ["1", "2"]


def test_a_table_without_rows_is_left_to_the_patient_reader() -> None:
    kinds = Kinds(repeated=["b"], late=["text"], laid_out={"date": ISO_SECOND_UTC})
    located = {"b": 0, "text": 1, "date": 2}
    assert read_quickly(b"", 3, located, delimiter=",", one_line=["b"], kinds=kinds) is None
