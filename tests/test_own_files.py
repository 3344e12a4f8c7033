"""The user's own files: every column, every mistake as one plain sentence, German Excel, templates, and who is meant."""

# rows of export files and sentences stand as they are, however long
# ruff: noqa: ISC003, ISC004

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from export_files import BASIC, CONNECTIONS, GOOD, PREAMBLE, Files, by_id, covered, packed, records, write
from netanalysis import Network
from netanalysis.errors import NothingToRead, UserFileError, WouldOverwrite
from netanalysis.load import load
from netanalysis.sources.own import OwnFiles, is_network_folder, read_own_files, write_templates
from netanalysis.sources.own.cells import read_amount, read_day

PEOPLE = (
    PREAMBLE
    + CONNECTIONS
    + GOOD
    + (
        "Jan,Probe,https://www.linkedin.com/in/jan-probe,jan@example.org,,,05 Mar 2023\n"
        "Thomas,Müller,https://www.linkedin.com/in/tm-1,,,,06 Mar 2023\n"
        "Thomas,Müller,https://www.linkedin.com/in/tm-2,,,,07 Mar 2023\n"
    )
)
OUTCOMES = "title,kind,status,first_touch,won_on,value,cost,hours,chain,origin,note\n"
JOURNAL = "date,person,minutes,kind,topic,note\n"
CORRECTIONS = "person,same_as,not_same_as,met,met_on,tags,pin,kind_of_contact\n"
STRATEGIES = "account,from,to,arm,note\n"


def read(folder: Path, **files: str | bytes) -> OwnFiles:
    return read_own_files(write(folder, {name.replace("_toml", ".toml") if "toml" in name else f"{name}.csv": text
                                         for name, text in files.items()}))  # fmt: skip


def problems(folder: Path, **files: str | bytes) -> list[str]:
    with pytest.raises(UserFileError) as caught:
        read(folder, **files)
    return str(caught.value).splitlines()


def network_of(folder: Path, **files: str | bytes) -> Network:
    exports = {f"exports/{BASIC}": packed({"Connections.csv": PEOPLE})}
    own = {
        name.replace("_toml", ".toml") if "toml" in name else f"{name}.csv": text
        for name, text in files.items()
    }
    return load(write(folder, {**exports, **own}), owner="Ida Beispiel")


# --- what they say ----------------------------------------------------------------------------------------


def test_every_column_of_every_table(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        outcomes=OUTCOMES
        + "Werk,project,won,2023-05-01,2023-06-01,12000,100.5,80,Eva Muster > Jan Probe,,gut\n"
        "Zweites,lead,open,2024-05-01,,,,,,article,\n",
        journal=JOURNAL + "2023-05-02,Eva Muster,120,meal,Katzen,\n2023-05-03,jan@example.org,,,,\n",
        corrections=CORRECTIONS + "Eva Muster,,linkedin:tm-1,Messe,2010-01-02,Kundin; alt,yes,client\n",
        strategies=STRATEGIES
        + "linkedin,2023-01-01,2023-06-30,viele Beiträge,\nlinkedin,2023-07-01,,wenige,\n",
    )
    won, lead = records(network.outcomes)
    assert (won["title"], won["kind"], won["status"], won["value"], won["cost"], won["hours"]) == (
        "Werk",
        "project",
        "won",
        12000,
        100.5,
        80,
    )
    assert (won["first_touch"], won["won_on"]) == (pd.Timestamp("2023-05-01"), pd.Timestamp("2023-06-01"))
    assert (won["chain"], won["note"]) == ("linkedin:eva-muster > linkedin:jan-probe", "gut")
    assert (lead["origin"], lead["value"], lead["chain"]) == ("article", None, None)
    assert [row["kind"] for row in records(network.interactions)] == ["meeting", "journal"]
    meal = records(network.interactions)[0]
    assert (str(meal["time"]), meal["minutes"], meal["text"], meal["direction"]) == (
        "2023-05-02 10:00:00+00:00",
        120,
        "Katzen",
        "both",
    )
    (link,) = records(network.links)
    assert (link["a"], link["b"], link["kind"]) == (
        "linkedin:eva-muster",
        "linkedin:jan-probe",
        "introduction",
    )
    assert records(network.corrections)[0]["pin"] is True
    assert list(network.persons.loc[network.persons["pinned"], "person_id"]) == ["linkedin:eva-muster"]
    assert list(network.strategies["arm"]) == ["viele Beiträge", "wenige"]
    row = covered(network, "outcomes.csv")
    assert (row["rows"], row["read"], row["first_on"], row["last_on"]) == (
        2,
        2,
        pd.Timestamp("2023-05-01"),
        pd.Timestamp("2024-05-01"),
    )
    assert row["read_as"] == "utf-8, comma, dates and amounts as in en"


GERMAN_TOML = 'language = "de"\n'


def test_german_excel_is_read_by_the_language(tmp_path: Path) -> None:
    text = (
        "title;kind;status;first_touch;won_on;value;cost;hours;chain;origin;note\r\n"
        "Größe;Projekt;gewonnen;31.12.2024;1.1.2025;12.000,00 €;12.000;7,5;Thomas Müller > Jan Probe;;\r\n;;;;;;;;;;\r\n"
    )
    found = read(tmp_path, netanalysis_toml=GERMAN_TOML, outcomes=text.encode("cp1252"))
    (row,) = records(found.tables["outcomes"])
    assert (row["title"], row["kind"], row["status"], row["chain"]) == (
        "Größe",
        "project",
        "won",
        "Thomas Müller > Jan Probe",
    )
    assert (row["first_touch"], row["won_on"]) == (date(2024, 12, 31), date(2025, 1, 1))
    assert (row["value"], row["cost"], row["hours"]) == (12000.0, 12000.0, 7.5)
    assert found.coverage[0].read_as == "cp1252, semicolon, dates and amounts as in de"


@pytest.mark.parametrize(
    ("cell", "language", "amount"),
    [
        ("12000", "en", 12000), ("12,000", "en", 12000), ("12,000.50", "en", 12000.5), ("1,234,567", "en", 1234567),
        ("12.5", "en", 12.5), ("12,5", "en", 12.5), ("12.000,00", "en", 12000), ("1.234.567", "en", 1234567), ("0.125", "en", 0.125),
        ("12.000", "de", 12000), ("12.000,5", "de", 12000.5), ("12,5", "de", 12.5), ("12.5", "de", 12.5), ("0,125", "de", 0.125),
        ("12,000.00", "de", 12000), ("EUR 12.000", "de", 12000), ("12.000 €", "de", 12000), ("CHF 1'234.50", "de", 1234.5),
        ("12 000,00", "de", 12000), ("12\u00a0000,00\u202f€", "de", 12000), ("-5", "en", -5), ("1234,567", "de", 1234.567),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(cell: str, language: str, amount: float) -> None:
    assert read_amount(cell, language) == pytest.approx(amount)


@pytest.mark.parametrize(
    ("cell", "language", "reason"),
    [
        ("12.000", "en", "may mean two amounts; write it without a separator of thousands, like 12000"),
        ("12,000", "de", "may mean two amounts; write it without a separator of thousands, like 12000"),
        ("12k", "en", "is no amount; write it like 12000"), ("zwölf", "de", "is no amount; write it like 12000"),
        ("1,234,5", "en", "is no amount; write it like 12000"), ("1.2.3", "de", "is no amount; write it like 12000"),
        ("12,", "de", "is no amount; write it like 12000"), ("1e5", "en", "is no amount; write it like 12000"),
        ("--5", "en", "is no amount; write it like 12000"), ("nan", "en", "is no amount; write it like 12000"),
    ],
)  # fmt: skip
def test_amounts_that_may_mean_two_things_or_nothing_are_refused(
    cell: str, language: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_amount(cell, language)


@pytest.mark.parametrize(
    "cell", ["12/31/2024", "31.12", "2024-13-01", "2024-02-30", "gestern", "1.1.1824", "45657"]
)
def test_days_that_are_none_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"^is no date; write it like 2024-12-31 or 31.12.2024$"):
        read_day(cell)


@pytest.mark.parametrize(
    "cell",
    ["2024-12-31", "31.12.2024", "31.12.24", " 31. 12. 2024 ", "2024-12-31 00:00:00", "31.12.2024 10:11"],
)
def test_days_as_spreadsheets_write_them(cell: str) -> None:
    assert read_day(cell) == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("cell", "pinned"), [("yes", True), ("Ja", True), ("x", True), ("1", True), ("nein", False), ("", False)]
)
def test_flags(tmp_path: Path, cell: str, *, pinned: bool) -> None:
    assert list(read(tmp_path, corrections=f"person,pin\nEva,{cell}\n").tables["corrections"]["pin"]) == [
        pinned
    ]


# --- mistakes ---------------------------------------------------------------------------------------------


def test_every_mistake_is_one_sentence_and_all_are_told(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        netanalysis_toml='tme_zone = "Europe/Berlin"\ncountry = "Germany"\nhourly_cost = -1\n[me]\nname = ["Ida"]\n',
        outcomes=OUTCOMES
        + '"# a remark"\nWerk,projekkt,won,gestern,,12k,,,,,\n,lead,open,2024-01-01,,,,,,,\n',
        journal=JOURNAL + "\n2024-01-01,,viel,meal,,\n",
        corrections=CORRECTIONS + "Eva,,,,,,vielleicht,\n",
        strategies=STRATEGIES + "linkedin,,2024-01-01,viele,\nlinkedin,2024-03-10,2023-06-01,wenige,\n",
    )
    assert found == [
        "netanalysis.toml: me.name is no setting; did you mean names?",
        "netanalysis.toml, country: »Germany« has the wrong form; write capital letters like DE or EUR.",
        "netanalysis.toml, hourly_cost: »-1« is too small; write 0 or more.",
        "netanalysis.toml: tme_zone is no setting; did you mean time_zone?",
        "outcomes.csv, row 3, kind: »projekkt« is not known; write project, lead, referral, partnership or job.",
        "outcomes.csv, row 3, first_touch: »gestern« is no date; write it like 2024-12-31 or 31.12.2024.",
        "outcomes.csv, row 3, value: »12k« is no amount; write it like 12000.",
        "outcomes.csv, row 4, title: the cell is empty; it is needed in every row.",
        "journal.csv, row 3, person: the cell is empty; it is needed in every row.",
        "journal.csv, row 3, minutes: »viel« is no amount; write it like 12000.",
        "corrections.csv, row 2, pin: »vielleicht« is neither yes nor no; write yes, or leave the cell empty.",
        "strategies.csv, row 2, from: the cell is empty; it is needed in every row.",
        "strategies.csv, row 3, to: »2023-06-01« lies before the day in from; swap the two, or mend the slip.",
    ]


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('time_zone = "Berlin"', "netanalysis.toml, time_zone: »Berlin« is no time zone; write it like Europe/Berlin."),
        ('time_zone = "../../etc/passwd"', "netanalysis.toml, time_zone: »../../etc/passwd« is no time zone; write it like Europe/Berlin."),
        ('language = "fr"', "netanalysis.toml, language: »fr« is not known; write en or de."),
        ('day_rate = "viel"', "netanalysis.toml, day_rate: »viel« is no number; write it like 60 or 62.5."),
        ('ledger_from = "früher"', "netanalysis.toml, ledger_from: »früher« is no date; write it like 2024-12-31."),
        ('[me]\nnames = "Ida"', 'netanalysis.toml, me.names: »Ida« is no list; write it in brackets like ["one", "two"].'),
        ("[me]\nnames = [1]", "netanalysis.toml, me.names.0: »1« is no text; put it into quotation marks."),
        ('me = "Ida"', "netanalysis.toml, me: »Ida« is no part of its own; write its name in brackets on a line above."),
        ('[me]\npositions = [{ title = "x" }]', "netanalysis.toml: me.positions.0.company is missing; add it."),
        ('[me]\npositions = [{ company = "x", frm = "2020-01" }]', "netanalysis.toml: me.positions.0.frm is no setting; did you mean from?"),
        ("[me]\nhourly_cost = 60", "netanalysis.toml: me.hourly_cost is no setting; hourly_cost stands at the top of the file, above the first line in square brackets."),
        ("[seconds_per]\ninvitaton = 20", "netanalysis.toml, seconds_per.invitaton: »invitaton« is no kind of noise; did you mean invitation?"),
        ("[costs]\npremium = 20", "netanalysis.toml, costs.premium: »premium« is no year; write it like 2024 = 359.40."),
        ("[costs]\n24 = 20", "netanalysis.toml, costs.24: »24« is too small; write 0 or more."),
        ("[costs]\n2024 = -1", "netanalysis.toml, costs.2024: »-1« is too small; write 0 or more."),
        ("[seconds_per]\nmessage = -1", "netanalysis.toml, seconds_per.message: »-1« is too small; write 0 or more."),
        ("zzz = 1", "netanalysis.toml: zzz is no setting; known are me, time_zone, country, language, currency, hourly_cost, "
                       "day_rate, ledger_from, ledger_until, target_companies, seconds_per, costs, column_map, aliases, notices."),
    ],
)  # fmt: skip
def test_every_mistake_in_the_settings(tmp_path: Path, toml: str, sentence: str) -> None:
    assert problems(tmp_path, netanalysis_toml=toml) == [sentence]


def test_a_broken_toml_says_where(tmp_path: Path) -> None:
    (sentence,) = problems(tmp_path, netanalysis_toml="country = DE\n")
    assert sentence.startswith("netanalysis.toml is not written as TOML (")
    assert sentence.endswith("line 1, column 11)); compare it with the one netanalysis init writes.")


def test_settings_are_read_whatever_the_editor(tmp_path: Path) -> None:
    toml = 'currency = "CHF"\nledger_from = 2015-01-01\n[me]\nnames = ["Ida  Müller"]\nemails = ["Ida@Example.org "]\nphones = ["030 23125 1"]\n' + (
        'profile_urls = ["https://www.xing.com/profile/Ida_M/cv", "https://ida.example.org"]\n'
        'positions = [{ company = "A", title = "B", from = "2021-04", until = 2022-09-01 }]\n'
        '[seconds_per]\ninvitation = 20\nsponsored = 3\n[costs]\n2024 = 359.40\n[aliases]\n"NLP" = "Nordlicht Pumpen"\n')  # fmt: skip
    for number, data in enumerate(
        (
            toml.encode(),
            b"\xef\xbb\xbf" + toml.encode(),
            toml.encode("cp1252"),
            toml.replace("\n", "\r\n").encode(),
        )
    ):
        found = read(tmp_path / str(number), netanalysis_toml=data)
        assert found.owner.names == ("Ida Müller",)
        assert (found.owner.emails, found.owner.phones) == (("ida@example.org",), ("+4930231251",))
        assert found.owner.profile_urls == ("xing.com/profile/ida_m", "https://ida.example.org")
        (position,) = found.owner.positions
        assert (position.started_on, position.finished_on) == (date(2021, 4, 1), date(2022, 9, 1))
        assert dict(found.settings.seconds_per) == {"invitation": 20, "sponsored": 3}
        assert dict(found.settings.costs) == {2024: 359.40}
        assert (found.settings.currency, found.settings.ledger_from) == ("CHF", date(2015, 1, 1))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title,kind,status\n", "outcomes.csv: the column first_touch is missing; add it to the first row."),
        ("titel;kind;first_touch\n", "outcomes.csv: the column title and status is missing (not known is titel); add it to the first row."),
        ("", "outcomes.csv: no header row was found; the first row must name the columns title, kind, status, first_touch, "
             "won_on, value, cost, hours, chain, origin, note."),
        (OUTCOMES + "a,lead,open,2024-01-01,,,,,,,,eins,zwei\n", "outcomes.csv, row 2: the row has more cells than the header; "
                                                                "put a text that holds the delimiter into quotation marks."),
    ],
)  # fmt: skip
def test_missing_columns_and_cells_too_many(tmp_path: Path, text: str, sentence: str) -> None:
    assert problems(tmp_path, outcomes=text) == [sentence]


def test_an_unknown_column_is_told_with_what_may_be_meant(tmp_path: Path) -> None:
    found = read(
        tmp_path, outcomes="Title,KIND,status,First Touch,valeu,mine\nWerk,lead,open,2024-01-01,12,x\n"
    )
    assert found.coverage[0].warning == (
        "column valeu is not known and was left out: did you mean value?; column mine is not known and was left out"
    )
    assert list(found.tables["outcomes"]["title"]) == ["Werk"]


# --- who is meant -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    ["linkedin:jan-probe", "https://www.linkedin.com/in/jan-probe", "de.linkedin.com/in/Jan-Probe/?trk=x", "jan@example.org",
     "JAN@Example.org", "Jan Probe", "jan probe", "Dr. Jan Probe", "linkedin:~jan-probe"],
)  # fmt: skip
def test_a_person_may_be_named_in_many_ways(tmp_path: Path, cell: str) -> None:
    network = network_of(tmp_path, journal=JOURNAL + f"2023-05-02,{cell},,,,\n")
    assert list(network.journal["person_id"]) == ["linkedin:jan-probe"]


def test_people_who_cannot_be_told_are_named_by_their_candidates(tmp_path: Path) -> None:
    with pytest.raises(UserFileError) as caught:
        network_of(
            tmp_path,
            journal=JOURNAL + '"# remark"\n2023-05-02,Thomas Müller,,,,\n2023-05-03,Niemand Hier,,,,\n',
            outcomes=OUTCOMES + "Werk,lead,open,2024-01-01,,,,,Jan Probe > Thomas Müller,,\n",
            corrections=CORRECTIONS + "Wer,,,,,,,\n",
        )
    assert str(caught.value).splitlines() == [
        "corrections.csv, row 2, person: »Wer« is nobody in the network; write a contact id, profile URL, e-mail address or full name.",
        "journal.csv, row 3, person: »Thomas Müller« may be 2 people: Thomas Müller (linkedin.com/in/tm-1), no exchange seen; Thomas Müller (linkedin.com/in/tm-2), no exchange seen; write one of these, a profile URL or an e-mail address, or join them with same_as in corrections.csv.",
        "journal.csv, row 4, person: »Niemand Hier« is nobody in the network; write a contact id, profile URL, e-mail address or full name.",
        "outcomes.csv, row 2, chain: »Thomas Müller« may be 2 people: Thomas Müller (linkedin.com/in/tm-1), no exchange seen; Thomas Müller (linkedin.com/in/tm-2), no exchange seen; write one of these, a profile URL or an e-mail address, or join them with same_as in corrections.csv.",
    ]


def test_a_name_that_corrections_make_one_person_is_unique(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        journal=JOURNAL + "2023-05-02,Thomas Müller,,,,\n",
        corrections=CORRECTIONS + "linkedin:tm-1,linkedin.com/in/tm-2,,,,,,\n",
    )
    assert list(network.journal["person_id"]) == ["linkedin:tm-1"]
    assert set(network.contacts.loc[network.contacts["contact_id"].str.contains("tm-"), "person_id"]) == {
        "linkedin:tm-1"
    }


# --- folders and templates --------------------------------------------------------------------------------


def test_templates_are_written_once_load_without_error_and_are_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "neu" / "my-network"
    written, kept = write_templates(folder)
    assert sorted(path.name for path in written) == [
        "corrections.csv",
        "journal.csv",
        "netanalysis.toml",
        "outcomes.csv",
        "strategies.csv",
    ]
    assert kept == []
    assert is_network_folder(folder)
    found = read_own_files(folder)
    assert {name: len(frame) for name, frame in found.tables.items()} == {
        "outcomes": 0,
        "journal": 0,
        "corrections": 0,
        "strategies": 0,
    }
    assert all(not row.warning for row in found.coverage)
    with pytest.raises(
        NothingToRead,
        match=r"There is nothing to read in '.*/exports'; put the zips the platforms gave you there",
    ):
        load(folder)
    (folder / "journal.csv").write_text("mine", encoding="utf-8")
    (folder / "outcomes.csv").unlink()
    again, kept = write_templates(folder)
    assert ([path.name for path in again], len(kept)) == (["outcomes.csv"], 4)
    assert (folder / "journal.csv").read_text(encoding="utf-8") == "mine"
    write(folder, {f"exports/{BASIC}": {"Connections.csv": PEOPLE}, "journal.csv": JOURNAL})
    assert len(load(folder).persons) == 4


@pytest.mark.parametrize("where", ["", "/exports"])
def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path, where: str) -> None:
    if where:
        (tmp_path / "my-network").mkdir()
    (tmp_path / f"my-network{where}").write_text("mine", encoding="utf-8")
    with pytest.raises(
        WouldOverwrite, match="is a file, not a folder; move it away or give the name of another folder"
    ):
        write_templates(tmp_path / "my-network")
    assert (tmp_path / f"my-network{where}").read_text(encoding="utf-8") == "mine"


def test_a_network_folder_without_exports_reads_what_lies_beside_its_own_files(tmp_path: Path) -> None:
    files: Files = {
        BASIC: {"Connections.csv": PEOPLE},
        "journal.csv": JOURNAL + "2023-05-02,Jan Probe,,,,\n",
        "netanalysis.toml": "",
    }
    write(tmp_path, {"colleagues/kim/xing/eva.vcf": "BEGIN:VCARD\nFN:Kim\nEND:VCARD\n"})
    network = load(write(tmp_path, files))
    assert len(by_id(network)) == 5  # the colleague is somebody; whom she knows is nobody's contact here
    shown = {f"{BASIC}/Connections.csv", "journal.csv", "colleagues/kim/xing/eva.vcf"}
    assert set(network.coverage["file"]) == shown


def test_an_export_named_like_an_own_file_is_no_clash(tmp_path: Path) -> None:
    network = network_of(tmp_path, journal=JOURNAL, **{"exports/journal": "Vorname;Nachname\nKim;Test\n"})
    assert {"journal.csv", "journal.csv (2)"} <= set(network.coverage["file"])
