"""`netanalysis outcome add`: what is typed is checked at once, nothing is lost, and the file stays the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import netanalysis as na
from netanalysis.cli import app

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PEOPLE = (
    "Eva,Muster,https://www.linkedin.com/in/eva-muster,,Nordlicht GmbH,CFO,04 Mar 2020\n"
    "Jan,Probe,https://www.linkedin.com/in/jan-probe,,Werk Eins,Buyer,04 Mar 2021\n"
    "Jan,Probe,https://www.linkedin.com/in/jan-probe-2,,Werk Zwei,CEO,05 Mar 2021\n"
    "Kai,Muster,https://www.linkedin.com/in/kai-muster,,Werk Zwei,CEO,05 Mar 2024\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "me" / "exports").mkdir(parents=True)
    (tmp_path / "me" / "exports" / "Connections.csv").write_text(HEAD + PEOPLE, encoding="utf-8")
    return tmp_path / "me"


def add(folder: Path, *typed: str, lang: str = "en") -> tuple[int, str]:
    result = CliRunner().invoke(
        app, ["outcome", "add", str(folder), "--lang", lang], input="\n".join(typed) + "\n"
    )
    return result.exit_code, result.output


GOOD = ("Interim CFO", "project", "won", "2023-05-01", "2023-06-01", "30000", "", "12", "Eva Muster", "", "y")


def test_a_row_is_written_and_read_again(folder: Path) -> None:
    code, out = add(folder, *GOOD)
    assert code == 0, out
    assert "that is Eva Muster" in out
    assert "which is new" in out
    (row,) = na.load(folder).outcomes.to_dict("records")
    assert (row["title"], row["value"], row["hours"], row["chain"]) == (
        "Interim CFO", 30000.0, 12.0, "linkedin:eva-muster")  # fmt: skip


def test_each_mistake_is_one_sentence_and_asked_again(folder: Path) -> None:
    code, out = add(
        folder, "", "Interim CFO", "projekct", "Projekt", "perhaps", "won", "31.2.2023", "2023-05-01", "2023-01-01", "",
        "much", "30.000,00", "", "", "Eva Muster", "", "y",
    )  # fmt: skip
    assert code == 0, out
    for said in (
        "title: the cell is empty",
        "kind: »projekct« is not known; write",
        "status: »perhaps« is not known",
        "first_touch: »31.2.2023« is no date",
        "It was won before the first word",
        "value: »much« is no amount",
    ):
        assert out.count(said) == 1, said
    assert "Traceback" not in out
    assert na.load(folder).outcomes["value"].tolist() == [30000.0]


def test_who_is_meant_is_settled_at_once_with_the_candidates_told_apart(folder: Path) -> None:
    typed = [*GOOD[:8], "Eva Muster > Jan Probe", "Nobody Known", "Eva Muster > Jan Probe (Werk Zwei)"]
    code, out = add(folder, *typed, "", "y")
    assert code == 0, out
    assert "Jan Probe (Werk Eins), no exchange seen; Jan Probe (Werk Zwei), no exchange seen" in out
    assert "»Nobody Known« is nobody in the network" in out
    assert "linkedin:jan-probe" not in out.replace("> linkedin:jan-probe-2", ""), (
        "people are told by name and firm"
    )
    assert na.load(folder).outcomes["chain"].tolist() == ["linkedin:eva-muster > linkedin:jan-probe-2"]


def test_without_a_contact_the_origin_is_asked_and_a_lost_one_has_no_day_of_winning(folder: Path) -> None:
    code, out = add(
        folder, "Angebot", "Projekt", "verloren", "01.05.2023", "", "", "", "", "Agentur", "", "j", lang="de"
    )
    assert code == 0, out
    assert "Tag des Zuschlags" not in out
    (row,) = na.load(folder).outcomes.to_dict("records")
    assert (row["status"], row["origin"]) == ("lost", "Agentur")


def test_delimiter_encoding_and_rows_stay_and_a_backup_is_kept(folder: Path) -> None:
    (folder / "netanalysis.toml").write_text('language = "de"\n', encoding="utf-8")
    before = "title;kind;status;first_touch;value;chain;hours;won_on\r\nMünchen;Projekt;offen;01.02.2022;12.000,00;;;\r\n"
    (folder / "outcomes.csv").write_bytes(before.encode("cp1252"))
    code, out = add(
        folder,
        "Köln",
        "Projekt",
        "gewonnen",
        "1.5.2023",
        "",
        "7.500,00",
        "",
        "",
        "Eva Muster",
        "",
        "j",
        lang="de",
    )
    assert code == 0, out
    after = (folder / "outcomes.csv").read_bytes()
    assert after.startswith(before.encode("cp1252"))
    assert after.decode("cp1252").endswith("Köln;Projekt;gewonnen;1.5.2023;7.500,00;Eva Muster;;\r\n")
    assert (folder / "outcomes.csv.netanalysis-1.bak").read_bytes() == before.encode("cp1252")
    assert na.load(folder).outcomes["value"].tolist() == [12000.0, 7500.0]


def test_the_very_same_row_is_not_written_twice(folder: Path) -> None:
    add(folder, *GOOD)
    code, out = add(folder, *GOOD)
    assert code == 0
    assert "nothing was written" in out
    assert len(na.load(folder).outcomes) == 1


def test_who_stops_has_written_nothing(folder: Path) -> None:
    code, _ = add(folder, "Interim CFO", "project")
    assert code == 1
    assert not (folder / "outcomes.csv").exists()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    code, out = add(tmp_path)
    assert code == 1
    assert "is no network folder" in out
    assert len(out.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "netanalysis outcome add asks for one"), ("de", "netanalysis outcome add fragt eines ab")],
)
def test_check_says_what_the_ledger_lacks(folder: Path, lang: str, said: str) -> None:
    def check() -> str:
        return CliRunner().invoke(app, ["check", str(folder), "--lang", lang]).output

    assert said in check()
    assert "hourly_cost" in check()
    add(folder, *GOOD[:5], "", "", "", "Eva Muster", "", "y")
    (folder / "netanalysis.toml").write_text("hourly_cost = 60\n", encoding="utf-8")
    told = check()
    assert said not in told
    assert "hourly_cost" not in told
    assert "ledger_from" in told
    assert ("1 won outcome has no value" if lang == "en" else "1 gewonnenes Geschäft hat keinen Wert") in told


def test_what_is_newer_than_the_exports_is_kept_and_said(folder: Path) -> None:
    code, out = add(folder, *GOOD[:3], "2025-05-01", "", *GOOD[5:])
    assert code == 0
    assert "Your newest data are of 5 Mar 2024" in out
    assert "2025-05-01" in (folder / "outcomes.csv").read_text(encoding="utf-8")
