"""Networks at the edge, from their files through every public function, every picture and the command line."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure
from typer.testing import CliRunner

import netanalysis as na
from export_files import (
    BASIC,
    COMPLETE,
    CONNECTIONS,
    GOOD_FILE,
    MESSAGES_10,
    OWNER_URL,
    PREAMBLE,
    PROFILE,
    Files,
    load_exports,
    write,
)
from netanalysis import Network, describe, plot
from netanalysis.cli import app
from netanalysis.dates import as_day, end_of_day
from netanalysis.errors import NothingToRead, OwnerUnknown, UserFileError
from netanalysis.plot.platforms import draw_accounts
from netanalysis.sources.own import read_own_files

HEAD = PREAMBLE + CONNECTIONS
NAME = "Basic_LinkedInDataExport_{}.zip"


def person(
    n: int,
    *,
    first: str = "Eva",
    last: str = "Muster",
    url: str | None = None,
    firm: str = "Nordlicht",
    day: str = "04 Mar 2023",
) -> str:
    url = f"https://www.linkedin.com/in/p{n}" if url is None else url
    return f'"{first}","{last}{n if last else ""}",{url},,"{firm}",CFO,{day}\n'


def message(n: int, time: str, *, out: bool = False) -> str:
    alter, ego = f"Eva Muster{n},https://www.linkedin.com/in/p{n}", f"Ida Beispiel,{OWNER_URL}"
    return f'2-{n}==,,{ego if out else alter},{alter if out else ego},"{time}",,Hallo du,INBOX\n'


FIVE = "".join(person(n) for n in range(5))
ONE_DAY = MESSAGES_10 + "".join(
    message(n % 5, f"2024-05-02 10:00:0{n} UTC", out=n % 2 == 0) for n in range(9)
)
CHANGES = ("3/26/23, 2:30 AM", "10/29/23, 2:30 AM", "3/26/23, 1:59 AM", "10/29/23, 3:00 AM")
#: files, and how many persons and exchanges they hold
CASES: dict[str, tuple[Files, int, int]] = {
    "one contact": ({BASIC: {"Connections.csv": HEAD + person(1)}}, 1, 0),
    "no dates": ({BASIC: {"Connections.csv": HEAD + FIVE.replace("04 Mar 2023", "")}}, 5, 0),
    "nothing dated at all": ({"Connections.csv": HEAD + FIVE.replace("04 Mar 2023", "")}, 5, 0),
    "all on one day": ({"Connections.csv": HEAD + FIVE, "messages.csv": ONE_DAY}, 5, 9),
    "messages alone": ({BASIC: {"messages.csv": ONE_DAY}}, 5, 9),
    "the owner among her contacts": (
        {BASIC: {"Connections.csv": HEAD + FIVE + person(9, url=OWNER_URL), "messages.csv": ONE_DAY}}, 5, 9),
    "dates in the future": (
        {BASIC: {"Connections.csv": HEAD + FIVE + person(8, day="04 Mar 2150"), "messages.csv": ONE_DAY + message(1, "2150-05-02 10:00:00 UTC")}}, 5, 9),
    "an export of the future": ({NAME.format("03-01-2099"): {"Connections.csv": HEAD + FIVE, "messages.csv": ONE_DAY}}, 5, 9),
    "the ends of time": (
        {"Connections.csv": HEAD + person(1, day="01 Jan 1900") + person(2, day="31 Dec 9999") + person(3, day="31 Dec 1899"),
         "messages.csv": MESSAGES_10 + message(1, "1900-01-01 00:00:00 UTC") + message(1, "2199-12-31 23:59:59 UTC")
         + message(1, "9999-12-31 23:59:59 UTC")}, 3, 1),
    "hours that the clock skips or doubles": (
        {BASIC: {"Connections.csv": HEAD + FIVE, "messages.csv": MESSAGES_10 + "".join(message(n, time) for n, time in enumerate(CHANGES))}}, 5, 4),
    "names of 10,000 characters": (
        {BASIC: {"Connections.csv": HEAD + person(1, first="E" * 10_000, last="M" * 10_000) + person(2, firm="C" * 10_000)
                 + person(3, firm="F, " * 3_000) + person(4, first="E " * 5_000, last="A. " * 3_000)}}, 4, 0),
    "nobody with a name": ({BASIC: {"Connections.csv": HEAD + person(1, first="", last="", url="") * 3}}, 0, 0),
    "cards alone": ({"a.vcf": "BEGIN:VCARD\nFN:Eva Muster\nEND:VCARD\n"}, 1, 0),
}  # fmt: skip


#: cases whose pictures hold nothing that others do not
ALIKE = {"no dates", "messages alone", "the owner among her contacts", "dates in the future", "hours that the clock skips or doubles",
         "cards alone"}  # fmt: skip


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Network]:
    return request.param, load_exports(tmp_path_factory.mktemp("edge"), CASES[request.param][0])


def test_what_is_read(case: tuple[str, Network]) -> None:
    name, network = case
    assert (len(network.persons), len(network.interactions)) == CASES[name][1:]
    assert str(network)
    assert network._repr_html_()


def public_functions() -> list[Any]:
    described = [
        getattr(describe, name) for name in describe.__all__ if inspect.isfunction(getattr(describe, name))
    ]
    return [na.tie_strength, na.tending, na.contact_graph, na.explain_tie, *filter(asks_a_network, described)]


def asks_a_network(function: Any) -> bool:
    """Whether a function can be asked knowing the network, and at most a person in it."""
    parameters = inspect.signature(function).parameters.values()
    needed = {parameter.name for parameter in parameters if parameter.default is parameter.empty}
    return needed in ({"network"}, {"network", "person"})


def call(function: Any, network: Network, **more: Any) -> Any:
    """Call a function of the network, about its first person where it is about one; None where there is nobody."""
    if "person" not in inspect.signature(function).parameters:
        return function(network, **more)
    people = network.persons["person_id"]
    return function(network, people.iloc[0], **more) if len(people) else None


#: whose answer a picture draws, where it is not that of `value`
_QUESTIONS: Any = {
    **dict.fromkeys(("noise", "noise_price", "noise_senders", "own_noise"), na.questions.noise),
    "tending_pays": na.questions.tending, "strategies": na.questions.strategies, "phases": na.questions.growth,
    "cohorts": na.questions.growth, "platform_comparison": na.questions.platforms, "platform_essay": na.questions.platforms,
}  # fmt: skip


def test_every_function_answers(case: tuple[str, Network]) -> None:
    for function in public_functions():
        assert call(function, case[1]) is not None or not len(case[1].persons), function


@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_picture_is_drawn(case: tuple[str, Network], turn: int) -> None:
    """Every second picture of a case; those of the next case are the others, and all are looked at thoroughly."""
    if case[0] in ALIKE:
        pytest.skip("its pictures hold nothing that others do not")
    nth = [name for name in CASES if name not in ALIKE].index(case[0])
    for number, name in enumerate(plot.__all__):
        if (number + nth) % 2 != turn:
            continue
        function, lang = getattr(plot, name), "de" if number % 2 else "en"
        if "answer" in inspect.signature(function).parameters:
            question = _QUESTIONS.get(name, na.questions.value)
            axes = function(question.answer(case[1]), lang=lang)
        else:
            axes = call(function, case[1], lang=lang)
        if axes is None:
            continue
        axes.figure.canvas.draw()
        assert axes.get_title(loc="left") or axes.get_title() or axes.figure.get_suptitle(), name
        plt.close(axes.figure)


# --- the same twice, two owners ---------------------------------------------------------------------------


def test_the_same_export_twice_and_basic_beside_complete_count_once(tmp_path: Path) -> None:
    export: Files = {"Connections.csv": HEAD + FIVE, "messages.csv": ONE_DAY, "Profile.csv": PROFILE}
    network = load_exports(tmp_path, {BASIC: export, COMPLETE: export, f"kopie/{BASIC}": export}, owner=None)
    assert (len(network.persons), len(network.interactions)) == (5, 9)


def of(first: str, last: str, **more: str) -> Files:
    return {
        "Connections.csv": GOOD_FILE,
        "Profile.csv": PROFILE.replace("Ida,Beispiel", f"{first},{last}"),
        **more,
    }


@pytest.mark.parametrize("owner", [None, "Ida Beispiel"])
def test_exports_of_two_people_are_refused(tmp_path: Path, owner: str | None) -> None:
    with pytest.raises(OwnerUnknown) as caught:
        load_exports(tmp_path, {BASIC: of("Ida", "Beispiel"), COMPLETE: of("Jan", "Probe")}, owner=owner)
    assert str(caught.value) == (
        f"{BASIC} and {COMPLETE} are exports of two different people; leave one owner's exports here and move the other's to "
        "a folder of their own, or, if both are yours, list both names under [me] in netanalysis.toml."
    )


def test_two_people_are_told_apart_by_their_invitations_too(tmp_path: Path) -> None:
    head = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    files: Files = {
        name: {
            "Connections.csv": GOOD_FILE,
            "Invitations.csv": f'{head}{who},Eva Muster,"1/9/23, 9:05 AM",,OUTGOING,,\n',
        }
        for name, who in ((BASIC, "Ida Beispiel"), (COMPLETE, "Jan Probe"))
    }
    with pytest.raises(OwnerUnknown, match="two different people"):
        load_exports(tmp_path, files, owner=None)


MAIL = "Email Address,Confirmed\nida@example.org,Yes\n"


@pytest.mark.parametrize(
    ("files", "toml"),
    [
        ({BASIC: of("Ida", "Beispiel"), COMPLETE: of("Dr. Ida", "Beispiel")}, None),
        ({BASIC: of("Ida", "Beispiel", **{"Email Addresses.csv": MAIL}), COMPLETE: of("Ida", "Neu", **{"Email Addresses.csv": MAIL})}, None),
        ({BASIC: of("Ida", "Beispiel"), COMPLETE: of("Ida", "Neu")}, '[me]\nnames = ["Ida Beispiel", "Ida Neu"]'),
        ({BASIC: of("Ida", "Beispiel"), COMPLETE: {"Connections.csv": GOOD_FILE}}, None),
    ],
    ids=["a title", "a new name, the same address", "a new name that she told", "an export that names nobody"],
)  # fmt: skip
def test_one_person_under_two_names_stays_one(tmp_path: Path, files: Files, toml: str | None) -> None:
    network = load_exports(tmp_path, files, owner=None, toml=toml)
    assert len(network.persons) == 1
    assert network.owner.name == "Ida Beispiel"


# --- days that clocks and calendars do not have -----------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "zone", "end"),
    [
        ("2017-10-14", "America/Sao_Paulo", "2017-10-15 02:59:59.999999+00:00"),
        ("2023-11-04", "America/Havana", "2023-11-05 03:59:59.999999+00:00"),
        ("2023-03-25", "Asia/Beirut", "2023-03-25 21:59:59.999999+00:00"),
    ],
)
def test_a_day_ends_where_its_midnight_is_skipped_or_doubled(day: str, zone: str, end: str) -> None:
    assert str(end_of_day(as_day(day), zone)) == end


def test_a_day_that_no_table_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="'9999-12-31' is no date"):
        as_day("9999-12-31")
    result = CliRunner().invoke(app, ["report", ".", "--as-of", "9999-12-31"])
    assert (result.exit_code, "Traceback" in result.stderr) == (2, False)


def test_no_account_at_all_leaves_the_axes_bare() -> None:
    ax = Figure().add_subplot()
    draw_accounts(ax, pd.DataFrame({"n_accounts": [], "persons": []}, dtype="int64"), lang="de")
    assert not ax.axison
    assert not ax.patches


def test_a_day_before_everything_shows_an_empty_network(tmp_path: Path) -> None:
    network = load_exports(tmp_path, CASES["all on one day"][0]).as_of("1901-01-01")
    assert len(network.interactions) == 0
    for function in public_functions():
        assert call(function, network) is not None or not len(network.persons), function


# --- the user's own files ---------------------------------------------------------------------------------


@pytest.mark.parametrize("toml", ["x = " + "[" * 20_000, "hourly_cost = " + "9" * 5_000])
def test_settings_that_nobody_can_read_are_one_sentence(tmp_path: Path, toml: str) -> None:
    (tmp_path / "netanalysis.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UserFileError) as caught:
        read_own_files(tmp_path)
    assert str(caught.value) == (
        "netanalysis.toml holds brackets or a number that nobody can read; compare it with the one netanalysis init writes."
    )


def test_own_files_that_cannot_be_opened_are_one_sentence_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("netanalysis.toml", "journal.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")

    def read_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(UserFileError) as caught:
        read_own_files(tmp_path)
    assert str(caught.value).splitlines() == [
        "netanalysis.toml cannot be opened; see whether you may read it and close it elsewhere.",
        "journal.csv cannot be opened; see whether you may read it and close it elsewhere.",
    ]


# --- the command line -------------------------------------------------------------------------------------


def test_a_path_that_no_file_can_have_is_one_sentence() -> None:
    with pytest.raises(NothingToRead, match="There is no file or folder"):
        na.load("x" * 5000)
    with pytest.raises(NothingToRead, match="There is no file or folder"):
        na.load("x\0y")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "There is nothing to read in"),
        ({"a.jpg": b"x", "b.pdf": b"x"}, "a.jpg: no source reads this kind of file"),
        ({BASIC: b"PK\3\4 cut"}, "the archive is broken or was not downloaded completely; download it again"),
        ({f"{BASIC}.part": b"PK"}, "the download is not finished; download it again"),
        ({BASIC: of("Ida", "Beispiel"), COMPLETE: of("Jan", "Probe")}, "are exports of two different people"),
        ({BASIC: {"Connections.csv": b""}}, "the file is empty"),
        ({"exports/x.csv": "", "netanalysis.toml": "x = ["}, "netanalysis.toml is not written as TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_and_one(tmp_path: Path, files: Files, said: str) -> None:
    write(tmp_path, files)
    for verb in (["check"], ["ties", "-o", str(tmp_path / "ties.csv")]):
        result = CliRunner().invoke(app, [verb[0], str(tmp_path), *verb[1:]])
        assert (result.exit_code, result.stdout) == (1, ""), result.exception
        assert said in result.stderr
        assert (
            len(result.stderr.strip().splitlines()) <= 2
        )  # an own file's mistake, and that nothing was read


@pytest.mark.parametrize("lang", ["en", "de"])
def test_thousands_of_unknown_files_do_not_hide_what_was_read(tmp_path: Path, lang: str) -> None:
    write(tmp_path, {"Connections.csv": GOOD_FILE, **{f"fotos/{n:05}.jpg": b"" for n in range(3000)}})
    result = CliRunner().invoke(app, ["check", str(tmp_path), "--lang", lang])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any("Connections.csv" in line for line in lines)
    assert len(lines) < 20
    assert sum("*.jpg (3000)" in line for line in lines) == 2  # what was read, and what is missing


@pytest.mark.thorough
def test_the_report_of_the_smallest_network_is_whole(tmp_path: Path) -> None:
    write(tmp_path / "in", CASES["cards alone"][0])
    result = CliRunner().invoke(app, ["report", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.exception
    assert list((tmp_path / "out").glob("01-*.png"))
