"""Whatever stands in the user's own files and in single cells: values, or one plain sentence for each problem."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_files import GOOD_FILE
from fuzzing import (
    CELLS,
    any_bytes,
    cells,
    codecs,
    encoded,
    ends,
    examples,
    lines,
    outcome,
    rows,
    sound,
    written,
)
from netanalysis import Network, dates
from netanalysis.dates import parse_dates, to_utc
from netanalysis.errors import UserFileError
from netanalysis.people.companies import parse_company
from netanalysis.people.name_keys import name_key, names_agree
from netanalysis.sources.own import OwnFiles, read_own_files
from netanalysis.sources.own.cells import read_amount, read_day
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.table import Columns, read_sheet
from netanalysis.sources.vcard import read_cards

HEADERS = {
    "outcomes.csv": "title,kind,status,first_touch,won_on,value,cost,hours,chain,origin,note",
    "journal.csv": "date,person,minutes,kind,topic,note",
    "corrections.csv": "person,same_as,not_same_as,met,met_on,tags,pin,kind_of_contact",
    "strategies.csv": "account,from,to,arm,note",
}
KEYS = (
    "time_zone",
    "country",
    "language",
    "currency",
    "hourly_cost",
    "ledger_from",
    "seconds_per",
    "column_map",
    "aliases",
    "me",
    "x",
)
TOML_VALUES = (
    '"x"', "1", "-1", "1e400", "nan", "true", "[]", "{}", '["a"]', "2024-01-01", "2024-13-01", '"\\u0000"', '"Europe"', '"../x"', "[[[[",
    "{a=1}", '{"" = ""}', "'''", "9" * 5000, "0001-01-01", '{message = -1}', '{names = [1]}', '{positions = [{company = "x", from = "2024-99"}]}',
)  # fmt: skip
toml_lines = (
    st.builds("{} = {}".format, st.sampled_from(KEYS), st.sampled_from(TOML_VALUES))
    | lines
    | st.sampled_from(["[me]", "[", "[[me]]", "[seconds_per]"])
)
tables = st.builds(
    lambda name, body, end, codec: {name: encoded(end.join([HEADERS[name], *body]), codec)},
    st.sampled_from(list(HEADERS)), st.lists(lines | rows.map(lambda row: written([row]).rstrip("\n")), max_size=5), ends, codecs,
)  # fmt: skip


def read(files: dict[str, bytes]) -> OwnFiles | str:
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            return read_own_files(Path(folder))
        except UserFileError as error:
            return sound(error)


@examples(60)
@given(files=tables | st.dictionaries(st.sampled_from([*HEADERS, "netanalysis.toml"]), any_bytes, max_size=3))
def test_any_own_tables_give_rows_or_a_sentence_each(files: dict[str, bytes]) -> None:
    read(files)


@examples(80)
@given(text=st.lists(toml_lines, max_size=5).map("\n".join), codec=codecs)
def test_any_settings_give_settings_or_a_sentence_each(text: str, codec: str) -> None:
    read({"netanalysis.toml": encoded(text, codec)})


@examples(8)
@given(toml=st.lists(toml_lines, max_size=2).map("\n".join), person=cells)
def test_any_settings_and_any_person_load_or_say_why(toml: str, person: str) -> None:
    journal = written([["date", "person"], ["2024-01-02", person]])
    outcome({"Connections.csv": GOOD_FILE, "../journal.csv": journal}, toml=toml)


@examples(40)
@given(
    planted=st.integers(1, 5), remarks=st.lists(st.text(max_size=20).map(lambda text: "#" + "".join(text.splitlines()).replace('"', "")), max_size=4),
    end=ends, delimiter=st.sampled_from([",", ";", "\t"]), codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    order=st.randoms(use_true_random=False),
)  # fmt: skip
def test_no_remark_costs_a_row_of_my_own(
    planted: int, remarks: list[str], end: str, delimiter: str, codec: str, order: object
) -> None:
    columns = HEADERS["journal.csv"].split(",")
    order.shuffle(columns)  # type: ignore[attr-defined]
    row = {"date": "2024-01-02", "person": "Müller", "minutes": "12", "topic": 'Katzen, "zwei"; Stunden'}
    body = [written([[row.get(name, "") for name in columns]], delimiter).rstrip("\n")] * planted + remarks
    order.shuffle(body)  # type: ignore[attr-defined]
    text = "\n".join([written([columns], delimiter).rstrip("\n"), *body]).replace("\n", end)
    own = read({"journal.csv": encoded(text, codec)})
    assert isinstance(own, OwnFiles), own
    assert len(own.tables["journal"]) == planted
    assert set(own.tables["journal"]["topic"]) == {'Katzen, "zwei"; Stunden'}


FORMATS = [value for value in vars(dates).values() if isinstance(value, dates.DateFormat)]
DIGITS = st.text("0123456789/-.:, TZUCAPMamjnfbduelovcsg\u00a0\u202f٣", max_size=24)


@examples(60)
@given(
    texts=st.lists(DIGITS | st.sampled_from(CELLS), max_size=6),
    zone=st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "UTC"]),
)
def test_any_text_is_a_date_or_none(texts: list[str], zone: str) -> None:
    parsed = parse_dates(pd.Series(texts, dtype=object), formats=FORMATS)
    assert len(to_utc(parsed, zone)) == len(texts)
    assert parsed.undated == int(parsed.times.isna().sum())


@examples(100)
@given(text=cells | DIGITS, other=cells)
def test_any_cell_is_a_name_a_firm_a_number_a_day_or_nothing(text: str, other: str) -> None:
    assert names_agree(text, other) == names_agree(other, text)
    assert isinstance(name_key(text), str)
    assert parse_company(text).display is not None
    assert to_e164(text, "DE") == "" or to_e164(text, "DE").startswith("+")
    assert isinstance(normal_profile(text), str)
    for reader in (lambda cell: read_amount(cell, "de"), read_day):
        try:
            reader(text)
        except ValueError as error:
            assert str(error)  # noqa: PT017


@examples(80)
@given(data=any_bytes)
def test_any_bytes_are_a_table_or_none_and_cards_or_none(data: bytes) -> None:
    sheet = read_sheet(data, Columns({"name": ("Name",), "note": ("Note",)}, ("name",), flowing=("note",)))
    assert sheet is None or sheet.n_rows >= 0
    assert read_cards(data).encoding


# --- found by fuzzing, each as it was ---------------------------------------------------------------------


@pytest.mark.parametrize("word", ["ab ", "a, ", "(", "-", "A. ", "GmbH "])
def test_a_firm_of_a_megabyte_takes_no_time(word: str) -> None:
    cell = (word * 1_000_000)[:1_000_000]
    assert len(parse_company(cell).display) > 100 or not parse_company(cell).is_employer


def test_a_whole_network_lives_with_a_firm_of_a_megabyte() -> None:
    network = outcome({"Connections.csv": GOOD_FILE.replace("Nordlicht Pumpen GmbH", "Bau " * 250_000)})
    assert isinstance(network, Network), network


def test_a_cell_with_line_breaks_or_commands_to_the_terminal_is_shown_on_one_line() -> None:
    cell = "\x1b[31mrot\x0b\r\n" + "x" * 500
    said = read(
        {
            "outcomes.csv": written(
                [["title", "kind", "status", "first_touch"], ["P", cell, "won", "2024-01-05"]]
            ).encode()
        }
    )
    assert isinstance(said, str)
    assert said.startswith("outcomes.csv, row 2, kind: »[31mrot xxx")
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1
    said = read({"netanalysis.toml": b'"a\\nb\\u001b" = 1'})
    assert said == read({"netanalysis.toml": b'"a b" = 1'})
