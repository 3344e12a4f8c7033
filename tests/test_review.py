"""Doubtful pairs: as a table, in sentences, and asked one by one on the terminal."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import netanalysis as na
from builders import contact, network
from netanalysis.cli import app

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Eva,Hofmann,https://www.linkedin.com/in/eva-h,,Nordlicht Pumpen GmbH,Leiterin Einkauf,01 Jan 2024\n"
    "Jan,Schröder,https://www.linkedin.com/in/jan-s,,Firlefanz Getriebe AG,Redakteur,02 Jan 2024\n"
    "Tim,Huber,https://www.linkedin.com/in/tim-h,,Zinnober Optik GmbH,Werkleiter,03 Jan 2024\n"
)
CARDS = (
    ("Eva", "Hoffmann", "Nordlicht Pumpen GmbH", "Leiterin Einkauf"),
    ("Jan", "Schröter", "Firlefanz Getriebe AG", "Redakteur"),
    ("Tim", "Huber", "Zinnober Optik GmbH", "Werkleiter"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network folder with one sure pair and two doubtful ones."""
    exports = tmp_path / "me" / "exports"
    (exports / "linkedin").mkdir(parents=True)
    (exports / "linkedin" / "Connections.csv").write_text(HEADER + ROWS, encoding="utf-8")
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\nORG:{firm}\r\nTITLE:{title}\r\n"
        f"URL:https://www.xing.com/profile/{given}_{family}\r\nEND:VCARD\r\n"
        for given, family, firm, title in CARDS
    )
    (exports / "xing.vcf").write_text(cards, encoding="utf-8")
    (tmp_path / "me" / "corrections.csv").write_bytes(
        "person;same_as;not_same_as\r\n# Jörg\r\n".encode("cp1252")
    )
    return tmp_path / "me"


def review(folder: Path, keys: str, lang: str = "en") -> str:
    done = CliRunner().invoke(
        app, ["review", str(folder), "--owner", "Ida Beispiel", "--lang", lang], input=keys
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_answers_are_asked_one_by_one_written_and_not_asked_again(folder: Path) -> None:
    before = (folder / "corrections.csv").read_bytes()
    assert len(na.doubtful_pairs(na.load(folder, owner="Ida Beispiel"))) == 2
    said = review(folder, "s\nx\nn\n")
    assert "2 pairs to look at" in said
    assert "Type s, n, l or q." in said
    assert "2 answers written" in said
    rows = (folder / "corrections.csv").read_bytes()
    assert rows.startswith(before)
    added = sorted(rows[len(before) :].decode("cp1252").split("\r\n"))
    assert len(added) == 3
    assert sum(";;" in line for line in added) == 1
    people = na.load(folder, owner="Ida Beispiel").persons
    assert len(people) == 4
    assert review(folder, "").strip() == "No pair is in doubt; there is nothing to ask."


@pytest.mark.parametrize("keys", ["", "q\n", "l\nl\n", "s"])
def test_later_quit_and_the_end_of_the_input_write_only_what_was_answered(folder: Path, keys: str) -> None:
    before = (folder / "corrections.csv").read_bytes()
    review(folder, keys)
    after = (folder / "corrections.csv").read_bytes()
    assert after.count(b"\n") == before.count(b"\n") + (keys == "s")


def test_german_keys(folder: Path) -> None:
    said = review(folder, "j\na\n", lang="de")
    assert "Dieselbe Person? [j]a, [n]ein, [s]päter, [a]bbrechen" in said
    assert "1 Antwort in corrections.csv geschrieben." in said


def test_exports_without_a_network_folder_are_refused(folder: Path) -> None:
    done = CliRunner().invoke(
        app, ["review", str(folder / "exports" / "linkedin"), "--owner", "Ida Beispiel"]
    )
    assert done.exit_code == 1
    assert "make one with netanalysis init" in done.output


def small() -> na.Network:
    work = {"company": "Nordlicht Pumpen GmbH", "position": "Leiterin Einkauf"}
    return network(
        [contact("linkedin:eva", "Eva Lindner", **work), contact("xing:eva", "Dr. Eva Lindner", **work),
         contact("book:eva", "Eva Lintner", **work), contact("book:jan", "Jan Berger"), contact("book:ida", "Ida Berger")],
        identifiers=[{"contact_id": f"book:{name}", "kind": "phone", "value": "+491"} for name in ("jan", "ida")],
        corrections=[{"person_id": "linkedin:eva", "same_as": None, "not_same_as": "book:jan"}],
    )  # fmt: skip


def test_the_table_of_doubtful_pairs() -> None:
    pairs = na.doubtful_pairs(small())
    assert set(pairs["why"]) == {"other_name"}
    first = pairs.iloc[0]
    assert {first["name_a"], first["name_b"]} & {"Eva Lintner"}
    assert first["probability"] == pytest.approx(1 / (1 + 2 ** -first["weight"]))
    assert "firm: the same (nordlichtpumpen)" in first["evidence"]
    assert pairs["weight"].is_monotonic_decreasing
    alone = na.doubtful_pairs(network([contact("chat:1")]))
    assert list(alone.columns) == list(pairs.columns)
    assert len(alone) == 0


def test_persons_and_notes_follow() -> None:
    seen = small()
    eva = seen.persons.set_index("person_id").loc["linkedin:eva"]
    assert (eva["n_accounts"], eva["platforms"]) == (2, "linkedin, xing")
    assert dict(seen.notes)["note_shared"] == 1
    assert dict(seen.notes)["note_doubtful"] == len(na.doubtful_pairs(seen))
    assert seen.as_of("2020-01-01").identity is seen.identity


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", ("2 accounts, one person", "firm: the same (nordlichtpumpen)", "In doubt", "one letter apart")),
     ("de", ("2 Konten, eine Person", "Firma: gleich (nordlichtpumpen)", "Offen", "ein Buchstabe anders"))],
)  # fmt: skip
def test_a_person_is_explained(lang: na.describe.explain.Language, said: tuple[str, ...]) -> None:
    why = na.explain_person(small(), "linkedin:eva", lang=lang)
    text = " ".join(str(why).split())
    assert all(part in text for part in said)
    assert why._repr_html_().startswith("<div>")


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "The employers differ"), ("de", "Die Arbeitgeber sind verschieden")]
)
def test_a_merge_against_the_employer_says_so(lang: na.describe.explain.Language, said: str) -> None:
    accounts = [contact(f"{where}:eva", "Xaveria Zgraggen", company=firm, location="Graz")
                for where, firm in (("book", "Firlefanz AG"), ("xing", "Nordlicht Pumpen GmbH"))]  # fmt: skip
    assert said in " ".join(str(na.explain_person(network(accounts), "book:eva", lang=lang)).split())


def test_somebody_alone_and_an_identifier_and_a_refusal_are_explained() -> None:
    assert "There is nothing to join" in str(na.explain_person(small(), "book:jan"))
    accounts = [contact("linkedin:eva", "Eva Lindner"), contact("xing:eva", "E. Lindner")]
    held = [{"contact_id": a["contact_id"], "kind": "email", "value": "eva@example.org"} for a in accounts]
    assert "e-mail address: the same (eva@example.org)" in " ".join(
        str(na.explain_person(network(accounts, identifiers=held), "xing:eva")).split()
    )
    told = pd.DataFrame([{"person_id": "xing:eva", "same_as": None, "not_same_as": "linkedin:eva"}])
    apart = network(accounts, identifiers=held, corrections=told)
    assert "not_same_as in corrections.csv stands against it" in " ".join(
        str(na.explain_person(apart, "xing:eva")).split()
    )
