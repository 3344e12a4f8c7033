"""A row added to the user's own file: nothing that stood there changes, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis.errors import NotWritten, UserFileError
from netanalysis.sources.own import append_row, read_own_files

BACKUP = "corrections.csv.netanalysis-1.bak"
ROW = {"person": "linkedin:eva", "same_as": "xing:eva"}


def add(file: Path, row: dict[str, str] | None = None) -> bool:
    return append_row(file, "corrections", row or ROW)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (b"person,same_as\nKatja,\n", b"linkedin:eva,xing:eva\n"),
        (b"person,same_as\nKatja,", b"\nlinkedin:eva,xing:eva\n"),
        ("\ufeffPerson;pin;Same_as\r\nJörg;ja;\r\n".encode(), b"linkedin:eva;;xing:eva\r\n"),
        ("person;same_as\r\nJörg Groß;\r\n".encode("cp1252"), b"linkedin:eva;xing:eva\r\n"),
        ("person\tsame_as\nJörg\t\n".encode("utf-16"), "linkedin:eva\txing:eva\n".encode("utf-16-le")),
        (b'person,same_as,note\n"# a remark, kept"\n"a\nb",,x\n', b"linkedin:eva,xing:eva,\n"),
    ],
    ids=["comma", "no end", "semicolon, mark", "cp1252", "utf-16", "remark"],
)
def test_the_bytes_that_were_there_stay_and_the_row_comes_in_their_form(
    tmp_path: Path, before: bytes, line: bytes
) -> None:
    file = tmp_path / "corrections.csv"
    file.write_bytes(before)
    assert add(file) is True
    assert file.read_bytes() == before + line
    assert (tmp_path / BACKUP).read_bytes() == before
    assert add(file) is False
    assert file.read_bytes() == before + line
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corrections.csv", BACKUP]


def test_a_missing_file_is_begun_with_its_header_and_is_read_again(tmp_path: Path) -> None:
    assert add(tmp_path / "corrections.csv")
    frame = read_own_files(tmp_path).tables["corrections"]
    assert frame[["person", "same_as"]].to_numpy().tolist() == [["linkedin:eva", "xing:eva"]]
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.csv"]


@pytest.mark.parametrize(
    ("before", "row", "sentence"),
    [
        ("person,pin\n", ROW, "corrections.csv lacks one of the columns person, same_as; add it to the first row."),
        ("hello\n", ROW, "corrections.csv has no header row"),
        ("person,same_as,pin\n", {**ROW, "pin": "vielleicht"}, "»vielleicht« is neither yes nor no"),
        ("person,same_as\n", {"person": "# Katja"}, "a row that begins with # is a remark"),
        ("person,same_as\n", {"same_as": "xing:eva"}, "person: the cell is empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_again_is_refused_and_nothing_is_written(
    tmp_path: Path, before: str, row: dict[str, str], sentence: str
) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(before, encoding="utf-8")
    with pytest.raises(UserFileError) as caught:
        add(file, row)
    assert sentence in str(caught.value)
    assert file.read_text(encoding="utf-8") == before
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.csv"]


def test_a_letter_that_the_files_encoding_lacks_is_said(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_bytes("person,same_as\nJörg,\n".encode("cp1252"))
    with pytest.raises(UserFileError, match="saved as cp1252"):
        add(file, {"person": "Łukasz", "same_as": "xing:l"})


def test_a_failure_while_writing_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text("person,same_as\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(NotWritten, match=r"^corrections.csv was not written: the disk is full"):
        add(file)
    assert file.read_text(encoding="utf-8") == "person,same_as\n"
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.csv"]


_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(person=_CELL.filter(lambda cell: not cell.startswith("#")), note=_CELL)
def test_whatever_is_added_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, person: str, note: str
) -> None:
    file = tmp_path_factory.mktemp("own") / "corrections.csv"
    assert append_row(file, "corrections", {"person": person, "met": note})
    assert append_row(file, "corrections", {"person": person, "met": note}) is False
    assert len(read_own_files(file.parent).tables["corrections"]) == 1


@settings(max_examples=150, deadline=None)
@given(rest=st.text(alphabet='",ab\n', max_size=30))
def test_beside_whatever_stands_there_the_row_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rest: str
) -> None:
    file = tmp_path_factory.mktemp("own") / "corrections.csv"
    before = f"person,same_as,met\n{rest}"
    file.write_bytes(before.encode())
    try:
        added = add(file)
    except UserFileError as error:
        assert "takes no further row" in str(error)  # noqa: PT017 - either may happen
        assert file.read_bytes() == before.encode()
    else:
        assert added
        assert file.read_bytes().startswith(before.encode())
        assert add(file) is False
