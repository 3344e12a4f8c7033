"""At the terminal: one sentence a mistake, in the user's language; what is there and what is not when it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import netanalysis as na
from netanalysis import terminal, writing
from netanalysis.cli import app
from netanalysis.errors import NotWritten, UnknownPerson, UserFileError
from netanalysis.wording.mistakes import GERMAN_MISTAKES, mistake

SMALL = Path(na.__file__).parent / "samples" / "small"
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PEOPLE = (
    "Katja,Lenz,https://www.linkedin.com/in/katja-lenz,,Nordlicht GmbH,CFO,04 Mar 2020\n"
    "Katja,Muster,https://www.linkedin.com/in/katja-muster,,Werk Eins,Buyer,04 Mar 2021\n"
    "Jan,Lenz,https://www.linkedin.com/in/jan-lenz,,Werk Zwei,CEO,05 Mar 2021\n"
    "Otto,Vorlage,https://www.linkedin.com/in/otto-vorlage,,Werk Drei,CEO,05 Mar 2024\n"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="made for POSIX")
LINE = ["Interim CFO", "project", "won", "2023-05-01", "", "30000", "", "", "Katja Lenz", ""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "me" / "exports").mkdir(parents=True)
    (tmp_path / "me" / "exports" / "Connections.csv").write_text(HEAD + PEOPLE, encoding="utf-8")
    return tmp_path / "me"


def run(*words: str | Path, typed: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words], input=typed)
    return result.exit_code, result.stdout, result.stderr


def started(*words: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "netanalysis", *map(str, words)],
        capture_output=True, text=True, check=False, timeout=120, **how,
    )  # type: ignore[call-overload]  # fmt: skip


# --- mistakes in the user's own files ---------------------------------------------------------------------


def test_check_says_all_mistakes_of_all_own_files_at_once_and_everything_about_the_exports(
    folder: Path,
) -> None:
    (folder / "netanalysis.toml").write_text('hourly_cost = 60\nlangage = "de"\n', encoding="utf-8")
    (folder / "outcomes.csv").write_text(
        "title,kind,status,first_touch,chain\nA,project,won,2023-02-31,\nB,project,won,2023-01-05,Katja Lens\n"
        "C,project,won,2023-01-06,Katja Lenz\n", encoding="utf-8",
    )  # fmt: skip
    (folder / "journal.csv").write_text(
        "date,person\n2023-13-01,Jan Lenz\n2023-01-01,Lenz\n", encoding="utf-8"
    )
    code, out, err = run("check", folder)
    assert code == 1
    for said in (
        "langage is no setting; did you mean language?",
        "outcomes.csv, row 2, first_touch: »2023-02-31« is no date",
        "outcomes.csv, row 3, chain: »Katja Lens« is nobody in the network; near it are Katja Lenz (Nordlicht GmbH)",
        "journal.csv, row 2, date: »2023-13-01« is no date",
        "journal.csv, row 3, person: »Lenz« is nobody in the network; near it are Jan Lenz (Werk Zwei)",
    ):
        assert err.count(said) == 1, said
    assert "Connections.csv" in out
    assert "hourly_cost" not in out, "the setting without a mistake holds"
    assert "linkedin:" not in err
    with pytest.raises(UserFileError) as caught:
        na.load(folder)
    assert len(str(caught.value).splitlines()) == 5


def test_rows_with_a_mistake_are_counted_as_dropped(folder: Path) -> None:
    from netanalysis.load import load_despite_mistakes

    (folder / "journal.csv").write_text(
        "date,person\n2023-13-01,Jan Lenz\n2023-01-01,Niemand\n2023-01-02,Jan Lenz\n", encoding="utf-8"
    )
    network, mistakes = load_despite_mistakes(folder)
    (row,) = network.coverage[network.coverage["file"] == "journal.csv"].to_dict("records")
    assert (row["rows"], row["read"], row["dropped"]) == (3, 1, 2)
    assert "mistake" in row["reason"]
    assert len(network.journal) == 1
    assert len(mistakes) == 2


def test_a_mistake_does_not_hide_what_is_wrong_with_the_exports(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "outcomes.csv").write_text("title,kind\n", encoding="utf-8")
    code, _, err = run("check", tmp_path)
    assert code == 1
    assert "outcomes.csv: the column status and first_touch is missing" in err
    assert "There is nothing to read in" in err


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Katja Lens", "Katja Lenz (Nordlicht GmbH)"),
        ("Katja Lnez", "Katja Lenz (Nordlicht GmbH)"),
        ("Kaja Lenz", "Katja Lenz (Nordlicht GmbH)"),
        ("Katja Lenzz", "Katja Lenz (Nordlicht GmbH)"),
        ("Vorlage", "Otto Vorlage (Werk Drei)"),
        ("Vorlge", "Otto Vorlage (Werk Drei)"),
        ("Muster", "Katja Muster (Werk Eins)"),
    ],
)
def test_near_names_are_told_by_name_and_firm_the_likeliest_first(
    folder: Path, typed: str, first: str
) -> None:
    with pytest.raises(UnknownPerson) as caught:
        na.explain_tie(na.load(folder), typed)
    assert f"near it are {first}" in str(caught.value)
    assert "linkedin:" not in str(caught.value)


def test_what_is_offered_can_be_written_as_it_stands(folder: Path) -> None:
    table = folder / "exports" / "Connections.csv"
    table.write_text(
        HEAD + PEOPLE + PEOPLE.replace("-lenz", "-lenz-2").replace("Nordlicht GmbH", "Süd (Nord) AG"),
        encoding="utf-8",
    )
    network = na.load(folder)
    with pytest.raises(UnknownPerson) as caught:
        na.explain_tie(network, "Katja Lenz")
    offers = str(caught.value).split(": ", 1)[1].split("; write")[0].split("; ")
    found = [na.explain_tie(network, offer.split(", ")[0]).person_id for offer in offers]
    assert sorted(found) == ["linkedin:katja-lenz", "linkedin:katja-lenz-2"]


def test_with_whom_there_was_an_exchange_last_comes_first(folder: Path) -> None:
    table = folder / "exports" / "Connections.csv"
    table.write_text(
        HEAD + PEOPLE + PEOPLE.replace("-lenz", "-lenz-2").replace("Nordlicht", "Südlicht"), encoding="utf-8"
    )
    (folder / "journal.csv").write_text("date,person\n2023-01-01,linkedin:katja-lenz-2\n", encoding="utf-8")
    with pytest.raises(UnknownPerson) as caught:
        na.explain_tie(na.load(folder), "Katja Lenz")
    told = str(caught.value)
    assert "2 people: Katja Lenz (Südlicht GmbH), last exchange 1 Jan 2023; Katja Lenz (Nordlicht" in told


# --- outcome add and undo, review -------------------------------------------------------------------------


def test_what_will_be_written_is_shown_asked_once_and_can_be_taken_back(folder: Path) -> None:
    (folder / "outcomes.csv").write_text("title,kind,status,first_touch,value,chain\n", encoding="utf-8")
    before = (folder / "outcomes.csv").read_bytes()
    code, out, _ = run("outcome", "add", folder, typed="\n".join([*LINE, "n"]) + "\n")
    assert code == 0
    assert "value: 30000" in out
    assert "Nothing was written." in out
    assert (folder / "outcomes.csv").read_bytes() == before
    code, out, _ = run("outcome", "add", folder, typed="\n".join([*LINE, "y"]) + "\n")
    assert code == 0
    assert "netanalysis outcome undo" in out
    assert (folder / "outcomes.csv").read_bytes() != before
    code, out, _ = run("outcome", "undo", folder)
    assert code == 0
    assert "Interim CFO,project,won,2023-05-01,30000,Katja Lenz" in out
    assert (folder / "outcomes.csv").read_bytes() == before
    assert run("outcome", "undo", folder)[1].strip() == "outcomes.csv holds no row; nothing was changed."


@pytest.mark.parametrize("verb", [("outcome", "add"), ("review",)])
def test_before_the_first_question_it_is_tried_whether_the_answers_can_be_written(
    folder: Path, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    code, out, err = run(*verb, folder, typed="\n".join(LINE))
    assert (code, out) == (1, "")
    assert err.strip().splitlines() == [err.strip()]
    assert "csv was not written: the disk is full" in err
    assert [path.name for path in folder.iterdir()] == ["exports"]


def test_where_it_fails_later_the_row_is_printed_to_keep(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotWritten("outcomes.csv was not written: the disk is full; make room and try again.")  # noqa: EM101

    monkeypatch.setattr(writing, "put", full)
    code, out, err = run("outcome", "add", folder, typed="\n".join([*LINE, "y"]) + "\n")
    assert code == 1
    assert "Interim CFO,project,won,2023-05-01,,30000,,,Katja Lenz,," in out
    assert err.strip() == "outcomes.csv was not written: the disk is full; make room and try again."
    assert not (folder / "outcomes.csv").exists()


def test_where_the_input_ends_before_the_confirmation_the_row_is_printed_to_keep(folder: Path) -> None:
    code, out, err = run("outcome", "add", folder, typed="\n".join(LINE) + "\n")
    assert code == 1
    assert "Interim CFO,project,won,2023-05-01,,30000,,,Katja Lenz,," in out
    assert len(err.strip().splitlines()) == 1
    assert not (folder / "outcomes.csv").exists()


# --- no terminal, no input, pipes -------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("stdin", ["< /dev/null", "<&-"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_without_a_terminal_one_sentence_is_said(folder: Path, stdin: str, lang: str) -> None:
    command = f'"{sys.executable}" -m netanalysis outcome add "{folder}" --lang {lang} {stdin}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=120)  # noqa: S607
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [done.stderr.strip()]
    assert ("The input ended" if lang == "en" else "Die Eingabe endete") in done.stderr


@posix
@pytest.mark.parametrize("verb", ["check", "review", "report", "notebook", "init"])
def test_a_pipe_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path, verb: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = started(verb, tmp_path / "pipe", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@posix
def test_a_pipe_in_the_place_of_an_own_file_is_a_mistake_like_any_other(folder: Path) -> None:
    os.mkfifo(folder / "outcomes.csv")
    done = started("check", folder)
    assert done.returncode == 1
    assert "outcomes.csv is no ordinary file" in done.stderr


@posix
@pytest.mark.parametrize("end", ["| head -1", "> /dev/full", ">&-"])
def test_a_reader_that_goes_and_a_full_output_give_no_traceback(folder: Path, end: str) -> None:
    command = f'"{sys.executable}" -m netanalysis check "{folder}" {end}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=120)  # noqa: S607
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


# --- stopped ----------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("words", [("ties", "-o", "t.csv"), ("report", "-o", "r"), ("check",)])
def test_ctrl_c_gives_one_line_and_130(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A slow step stands for a long run; the key is pressed while it lasts."""
    code = (
        "import importlib, time; l = importlib.import_module('netanalysis.load')\n"
        "def slow(*a, **k):\n    print('now', flush=True); time.sleep(60)\n"
        "l.load = l.load_despite_mistakes = slow\n"
        "from netanalysis.cli import main\nmain()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, words[0], str(SMALL), *words[1:], "--lang", "de"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  it may be ignored here
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "Abgebrochen; nichts wurde geschrieben."
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (0, "Stopped; nothing was written."),
        (2, "Stopped; 2 of 3 files are written to pages. The same command completes them."),
        (3, "Stopped; c.txt was written already, whole."),
    ],
)
def test_what_is_there_when_it_is_stopped_is_said(
    tmp_path: Path, done: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import typer

    terminal.talk.begin()
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("before", encoding="utf-8")
    files = [pages / name for name in ("a.txt", "b.txt", "c.txt")]
    with pytest.raises(typer.Exit) as caught, terminal.stoppable(*files):  # noqa: PT012
        for file in files[:done]:
            writing.write_file(file, b"new")
        raise KeyboardInterrupt
    assert caught.value.exit_code == 130
    assert capsys.readouterr().err.strip() == said


def test_ctrl_c_among_the_questions_writes_nothing_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(LINE[:4])

    def stop(_: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", stop)
    code, _, err = run("outcome", "add", folder)
    assert code == 130
    assert err.strip() == "Stopped; nothing was written."
    assert [path.name for path in folder.iterdir()] == ["exports"]


# --- quiet, and in the user's language --------------------------------------------------------------------


def test_no_warning_of_a_library_reaches_the_terminal(folder: Path) -> None:
    code = (
        "import warnings, logging, netanalysis.report.check as c\n"
        "def noisy(*a):\n"
        "    warnings.warn('old /home/eva/.venv/lib', DeprecationWarning, stacklevel=1)\n"
        "    warnings.warn('odd /home/eva', UserWarning, stacklevel=1)\n"
        "    logging.getLogger('matplotlib.font_manager').warning('cache in /home/eva')\n"
        "    return 'all \\u2192 said'\n"
        "c.check_text = noisy\n"
        "from netanalysis.cli import main\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(folder)],
        capture_output=True, check=False, timeout=120, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"all ")


@pytest.mark.parametrize("by", ["settings", "option"])
def test_mistakes_are_said_in_german(folder: Path, by: str) -> None:
    (folder / "journal.csv").write_text("date,person\n2023-13-01,Jan Lenz\n2023-01-02,\n", encoding="utf-8")
    if by == "settings":
        (folder / "netanalysis.toml").write_text('language = "de"\n', encoding="utf-8")
    said = run("check", folder, *(["--lang", "de"] if by == "option" else []))[2]
    assert "journal.csv, Zeile 2, date: »2023-13-01« ist kein Datum" in said
    assert "journal.csv, Zeile 3, person: Die Zelle ist leer" in said


@pytest.mark.parametrize("english", sorted(GERMAN_MISTAKES))
def test_every_mistake_with_a_german_form_is_said_somewhere(english: str) -> None:
    import re

    package = Path(na.__file__).parent
    source = "".join(
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "mistakes.py"
    )
    plain = re.sub(r'"\s*\n\s*f?"', "", source)
    for part in filter(str.strip, english.rstrip(".").split("{}")):
        assert part.strip() in plain, "nobody says so"
    assert english.count("{}") == GERMAN_MISTAKES[english].count("{}")
    assert mistake("de", english) != english or not re.search("[a-z]", english)
    assert mistake("en", english) == english
