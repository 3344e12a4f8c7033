"""The command line as a user types it: what it says, writes and refuses."""

from __future__ import annotations

import csv
import errno
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

import netanalysis as na
from netanalysis.cli import app
from netanalysis.report.pages import PAGES

#: no verb opens a socket
pytestmark = pytest.mark.usefixtures("no_socket")
SMALL = Path(na.__file__).parent / "samples" / "small"


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_help_names_every_verb() -> None:
    code, out, _ = run("--help")
    assert code == 0
    for verb in ("init", "check", "report", "ties", "graph", "sample", "notebook"):
        assert verb in out


def test_wrong_usage_is_two() -> None:
    assert run("ties")[0] == 2
    assert run("nonsense")[0] == 2
    assert run("report", SMALL, "--lang", "fr")[0] == 2
    code, _, err = run("report", SMALL, "--as-of", "soon")
    assert code == 2
    assert "YYYY-MM-DD" in err


def test_a_folder_that_may_not_be_written_into_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "write", fail)
    for verb, out in (
        ("report", "report"),
        ("ties", "ties.csv"),
        ("graph", "net.gexf"),
        ("changes", "c.csv"),
    ):
        code, said, err = run(verb, tmp_path / "nothing", "-o", tmp_path / out)
        assert (code, said) == (1, ""), verb
        assert err.startswith(f"{tmp_path.name} was not written: nothing may be written on that disk;"), verb
    assert [*tmp_path.iterdir()] == []


def test_init_writes_templates_once_and_never_over_anything(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    code, out, _ = run("init", folder)
    assert code == 0
    assert out.count("written") == 5
    assert sorted(path.name for path in folder.iterdir()) == [
        "corrections.csv", "exports", "journal.csv", "netanalysis.toml", "outcomes.csv", "strategies.csv",
    ]  # fmt: skip
    (folder / "journal.csv").write_text("mine", encoding="utf-8")
    (folder / "outcomes.csv").unlink()
    code, out, _ = run("init", folder)
    assert (code, out.count("kept"), out.count("written")) == (0, 4, 1)
    assert (folder / "journal.csv").read_text(encoding="utf-8") == "mine"


def test_a_missing_folder_is_one_plain_sentence() -> None:
    code, out, err = run("check", "no/such/folder")
    assert (code, out) == (1, "")
    assert (
        err.strip()
        == "There is no file or folder 'folder'; give the path of an export, or of a folder that holds exports."
    )


def test_an_empty_folder_is_one_plain_sentence(tmp_path: Path) -> None:
    code, _, err = run("report", tmp_path, "-o", tmp_path / "out")
    assert code == 1
    assert "nothing to read" in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_check_says_what_was_read_and_what_to_do() -> None:
    code, out, _ = run("check", SMALL)
    assert code == 0
    assert out.startswith("Network of Martin Brückner, as of 2 Mar 2026")
    assert "Basic_LinkedInDataExport_03-01-2026.zip/messages.csv" in out
    assert "journal.csv" in out
    assert "cp1252, semicolon" in out
    assert "xing" in out
    german = run("check", SMALL, "--lang", "de")[1]
    assert german.startswith("Netzwerk von Martin Brückner, Stand 02.03.2026")


def test_report_writes_numbered_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "netanalysis.report.save.PAGES", PAGES[:2]
    )  # all of them: tests/test_report.py, .ci/run
    code, out, _ = run("report", SMALL, "-o", tmp_path / "out", "--lang", "de", "--as-of", "2024-12-31")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert code == 0
    pages = [name for name, _ in PAGES]
    assert pages[:3] == ["overview", "value", "tending_pays"]
    assert {"noise", "growth", "phases", "platforms", "strategies", "map", "coverage"} <= {*pages}
    stems = [f"{place:02}-{page}" for place, page in enumerate(pages[:2], start=1)]
    assert names == sorted([f"{stem}.{kind}" for stem in stems for kind in ("png", "txt")] + ["index.html"])
    assert "2 pages" in out
    assert out.rstrip().endswith("index.html")


@pytest.mark.parametrize(("lang", "mark"), [("en", ","), ("de", ";")])
def test_ties_as_csv_in_the_readers_language(tmp_path: Path, lang: str, mark: str) -> None:
    file = tmp_path / "ties.csv"
    assert run("ties", SMALL, "-o", file, "--lang", lang)[0] == 0
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=mark))
    assert len(rows) == len(na.load_sample().persons)
    assert list(rows[0])[:6] == ["person_id", "name", "company", "position", "connected_on", "strength"]
    assert float(rows[0]["strength"].replace(",", ".")) > 0
    assert rows[-1]["strength"] == ""


def test_ties_as_excel_without_formulas(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    file = tmp_path / "ties.xlsx"
    assert run("ties", folder, "-o", file)[0] == 0
    sheet = openpyxl.load_workbook(file).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert '\'=HYPERLINK("http://example.org") Muster' in [cell.value for cell in cells]


def test_ties_as_csv_without_formulas(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    assert run("ties", hostile(tmp_path), "-o", file)[0] == 0
    assert "'=HYPERLINK" in file.read_text(encoding="utf-8-sig")


def hostile(tmp_path: Path) -> Path:
    """A folder with a name that a spreadsheet would run."""
    folder = tmp_path / "export"
    folder.mkdir()
    text = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        '"=HYPERLINK(""http://example.org"")",Muster,https://www.linkedin.com/in/m,,+1 GmbH,@cmd,04 Mar 2023\n'
    )
    (folder / "Connections.csv").write_text(text, encoding="utf-8")
    return folder


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("mine", encoding="utf-8")
    code, _, err = run("ties", SMALL, "-o", file)
    assert code == 1
    assert (
        err.strip()
        == "ties.csv is there already and is not overwritten; give another name with -o, or delete it first."
    )
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_unknown_ending_is_wrong_usage(tmp_path: Path) -> None:
    code, _, err = run("graph", SMALL, "-o", tmp_path / "network.pdf")
    assert code == 2
    assert ".gexf or .graphml" in err.replace("\n", " ")


def test_graph_and_sample(tmp_path: Path) -> None:
    assert run("sample", tmp_path / "me", "--contacts", "10", "--seed", "4")[0] == 0
    code, out, _ = run("graph", tmp_path / "me", "-o", tmp_path / "network.graphml")
    assert code == 0
    assert "nodes" in out
    assert na.convert.load_graph(tmp_path / "network.graphml").nodes["ego"]["kind"] == "ego"
    code, _, err = run("sample", tmp_path / "me", "--contacts", "10")
    assert code == 1
    assert "never overwrites" in err


def test_a_mistake_in_my_files_is_a_sentence_each(tmp_path: Path) -> None:
    assert run("sample", tmp_path / "me", "--contacts", "10")[0] == 0
    header = "title,kind,status,first_touch,value\n"
    (tmp_path / "me" / "outcomes.csv").write_text(
        header + "P,project,won,2024-01-05,12k\nQ,war,won,2024-01-05,\n", encoding="utf-8"
    )
    code, out, err = run("check", tmp_path / "me")
    assert code == 1
    assert "Connections.csv" in out, "everything about the exports is said all the same"
    assert err.splitlines()[2] == "outcomes.csv, row 2, value: »12k« is no amount; write it like 12000."
    assert err.splitlines()[3].startswith(
        "outcomes.csv, row 3, kind: »war« is not known; write project, lead,"
    )
    assert "Traceback" not in err


def test_python_m_works() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "netanalysis", "--help"], capture_output=True, text=True, check=True
    )
    assert "report" in found.stdout


def test_changes_says_who_is_new_who_left_and_who_moved_and_writes_the_rows(tmp_path: Path) -> None:
    exports = {"2024-01-10": ["Eva,Muster,Nord AG,Head of Sales", "Jan,Probe,Nord AG,CFO"],
               "2026-02-10": ["Eva,Muster,Süd GmbH,Head of Sales", "Ida,Test,Nord AG,CFO"]}  # fmt: skip
    for day, people in exports.items():
        place = tmp_path / "exports" / f"Basic_LinkedInDataExport_{day}"
        place.mkdir(parents=True)
        rows = []
        for person in people:
            given, family, company, position = person.split(",")
            slug = f"{given}-{family}".lower()
            made = "05 Jan 2026" if given == "Ida" else "05 Jan 2020"
            rows.append(f"{given},{family},https://www.linkedin.com/in/{slug},,{company},{position},{made}")
        header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
        (place / "Connections.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    table = tmp_path / "changes.csv"
    code, out, err = run("changes", tmp_path, "--owner", "Ute Beispiel", "--lang", "en", "--out", table)
    assert (code, err) == (0, "")
    assert all(name in out for name in ("Ida Test", "Jan Probe", "Süd GmbH"))
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + 3
    assert "Rows written" in out
    code, out, _ = run(
        "changes", tmp_path, "--owner", "Ute Beispiel", "--since", "2024-06-01", "--lang", "de"
    )
    assert code == 0
    assert "Nicht mehr dabei (1)" in out
    assert run("changes", tmp_path, "--out", tmp_path / "changes.txt")[0] == 2
