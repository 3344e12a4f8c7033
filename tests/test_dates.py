"""Dates as the platforms write them: one format a file, no locale, nothing guessed, nothing raised."""

from __future__ import annotations

import calendar
import locale
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fuzzing import examples
from netanalysis import dates
from netanalysis.dates import DateFormat, as_day, end_of_day, local_days, parse_dates, to_utc

FORMATS = tuple(value for value in vars(dates).values() if isinstance(value, DateFormat))


def one(text: str, form: DateFormat) -> str:
    return str(parse_dates(pd.Series([text]), formats=[form]).times[0])


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("04 Mar 2023", dates.DAY_NAME_YEAR, "2023-03-04 00:00:00"),
        ("4-Mar-23", dates.EXCEL_DAY_NAME_YEAR, "2023-03-04 00:00:00"),
        ("04-Mar-2023", dates.EXCEL_DAY_NAME_YEAR, "2023-03-04 00:00:00"),
        ("04. Mär 23", dates.GERMAN_EXCEL_NAME, "2023-03-04 00:00:00"),
        ("1/31/17, 12:34 PM", dates.US_MINUTE, "2017-01-31 12:34:00"),
        ("1/31/17, 12:34 AM", dates.US_MINUTE, "2017-01-31 00:34:00"),
        ("08/19/24, 11:04 PM", dates.US_MINUTE, "2024-08-19 23:04:00"),
        ("1/31/17, 9:05\u202fAM", dates.US_MINUTE, "2017-01-31 09:05:00"),
        ("1/31/2017 9:05 a.m.", dates.US_MINUTE, "2017-01-31 09:05:00"),
        ("31.01.23, 12:34", dates.GERMAN_MINUTE, "2023-01-31 12:34:00"),
        ("04 Mar 2018, 17:30", dates.DAY_NAME_MINUTE, "2018-03-04 17:30:00"),
        ("2022-02-03 04:05:06 UTC", dates.ISO_SECOND_UTC, "2022-02-03 04:05:06"),
        ("2022-02-03T04:05:06Z", dates.ISO_SECOND_UTC, "2022-02-03 04:05:06"),
        ("2022-02-03 04:05:06", dates.ISO_SECOND, "2022-02-03 04:05:06"),
        ("2022/02/03 04:05:06 UTC", dates.SLASH_SECOND_UTC, "2022-02-03 04:05:06"),
        ("Tue Aug 09 12:34:56 UTC 2022", dates.JAVA_UTC, "2022-08-09 12:34:56"),
        ("Jul 2021", dates.NAME_YEAR, "2021-07-01 00:00:00"),
        ("2021", dates.YEAR, "2021-01-01 00:00:00"),
        ("31.12.2024", dates.GERMAN_DAY, "2024-12-31 00:00:00"),
        ("31.12.99", dates.GERMAN_DAY, "1999-12-31 00:00:00"),
        ("31.12.69", dates.GERMAN_DAY, "2069-12-31 00:00:00"),
        ("29 Feb 2024", dates.DAY_NAME_YEAR, "2024-02-29 00:00:00"),
    ],
)
def test_every_documented_form_is_read(text: str, form: DateFormat, expected: str) -> None:
    assert one(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("29 Feb 2023", dates.DAY_NAME_YEAR),
        ("04 Foo 2023", dates.DAY_NAME_YEAR),
        ("04 Mar 23", dates.DAY_NAME_YEAR),
        ("04 Mar 0023", dates.DAY_NAME_YEAR),
        ("04 Mar 9999", dates.DAY_NAME_YEAR),
        ("31/12/23, 1:00 PM", dates.US_MINUTE),
        ("2022-02-03 25:05:06 UTC", dates.ISO_SECOND_UTC),
        ("2022-02-03 04:75:06 UTC", dates.ISO_SECOND_UTC),
        ("2022-02-03 04:05:06 CET", dates.ISO_SECOND_UTC),
        ("12/31/2024", dates.GERMAN_DAY),
        ("٠٤ Mar 2023", dates.DAY_NAME_YEAR),
        ("04 Mar 2023 or so", dates.DAY_NAME_YEAR),
    ],
)
def test_what_is_no_date_is_none(text: str, form: DateFormat) -> None:
    parsed = parse_dates(pd.Series([text]), formats=[form])
    assert parsed.undated == 1
    assert parsed.format is None


def test_a_file_has_one_format_and_the_rest_is_undated() -> None:
    texts = pd.Series(["04 Mar 2023", "4-Mar-23", "05 Mar 2023", "", "05 Mar 2023"])
    parsed = parse_dates(texts, formats=[dates.EXCEL_DAY_NAME_YEAR, dates.DAY_NAME_YEAR])
    assert parsed.format == dates.DAY_NAME_YEAR
    assert parsed.undated == 2
    assert list(parsed.times.isna()) == [False, True, False, True, False]


def test_the_first_format_wins_a_draw_and_none_at_all_is_none() -> None:
    texts = pd.Series(["04 Mar 2023", "4-Mar-23"])
    formats = [dates.EXCEL_DAY_NAME_YEAR, dates.DAY_NAME_YEAR]
    assert parse_dates(texts, formats=formats).format == dates.EXCEL_DAY_NAME_YEAR
    empty = parse_dates(pd.Series([], dtype=object), formats=formats)
    assert (len(empty.times), empty.format, empty.undated) == (0, None, 0)


def test_values_keep_the_index_and_the_unit() -> None:
    parsed = parse_dates(pd.Series(["2021", None], index=[7, 3]), formats=[dates.YEAR])
    assert list(parsed.times.index) == [7, 3]
    assert str(parsed.times.dtype) == "datetime64[us]"
    assert str(to_utc(parsed, "Europe/Berlin").dtype) == "datetime64[us, UTC]"


GERMAN_MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize("names", [GERMAN_MONTHS, ENGLISH_MONTHS, ("Januar", "Februar", "März", "April", "Mai", "Juni",
                                   "Juli", "August", "September", "Oktober", "November", "Dezember")])  # fmt: skip
def test_month_names_in_both_languages(names: Sequence[str]) -> None:
    texts = pd.Series([f"01 {name} 2024" for name in names])
    assert list(parse_dates(texts, formats=[dates.DAY_NAME_YEAR]).times.dt.month) == list(range(1, 13))


@pytest.fixture
def german_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine speak German: truly where it can, else in the names the standard library reads."""
    before = locale.setlocale(locale.LC_TIME)
    for name in ("de_DE.UTF-8", "de_DE", "German"):
        try:
            locale.setlocale(locale.LC_TIME, name)
            break
        except locale.Error:
            continue
    else:
        monkeypatch.setattr(calendar, "month_abbr", ["", *GERMAN_MONTHS])
        monkeypatch.setattr(calendar, "month_name", ["", *GERMAN_MONTHS])
    yield
    locale.setlocale(locale.LC_TIME, before)


@pytest.mark.usefixtures("german_machine")
def test_english_months_are_read_on_a_german_machine() -> None:
    texts = pd.Series([f"01 {name} 2024" for name in ENGLISH_MONTHS])
    assert list(parse_dates(texts, formats=[dates.DAY_NAME_YEAR]).times.dt.month) == list(range(1, 13))
    assert one("1/31/17, 12:34 PM", dates.US_MINUTE) == "2017-01-31 12:34:00"


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("31.01.23, 12:34", "2023-01-31 11:34:00+00:00"),
        ("31.07.23, 12:34", "2023-07-31 10:34:00+00:00"),
        ("26.03.23, 02:30", "2023-03-26 01:00:00+00:00"),  # an hour that is skipped
        ("29.10.23, 02:30", "2023-10-29 00:30:00+00:00"),  # an hour that comes twice
    ],
)
def test_local_times_are_read_in_the_time_zone(text: str, utc: str) -> None:
    parsed = parse_dates(pd.Series([text]), formats=[dates.GERMAN_MINUTE])
    assert str(to_utc(parsed, "Europe/Berlin")[0]) == utc


def test_times_said_to_be_utc_stay_so_and_days_are_local() -> None:
    parsed = parse_dates(pd.Series(["2024-06-30 23:30:00 UTC"]), formats=[dates.ISO_SECOND_UTC])
    utc = to_utc(parsed, "Europe/Berlin")
    assert str(utc[0]) == "2024-06-30 23:30:00+00:00"
    assert str(local_days(utc, "Europe/Berlin")[0].date()) == "2024-07-01"
    assert str(local_days(utc, "America/New_York")[0].date()) == "2024-06-30"


def test_the_end_of_a_day_is_local() -> None:
    assert str(end_of_day(date(2024, 3, 31), "Europe/Berlin")) == "2024-03-31 21:59:59.999999+00:00"


def test_as_day_takes_dates_and_iso_text_and_says_what_to_write() -> None:
    assert as_day("2024-12-31") == as_day(date(2024, 12, 31)) == as_day(pd.Timestamp("2024-12-31 10:00"))
    assert as_day("01.02.2024") == date(2024, 2, 1)
    for wrong in ("gestern", "31.02.2024", "02/01/2024", ""):
        with pytest.raises(ValueError, match=f"'{wrong}' is no date; write it as YYYY-MM-DD"):
            as_day(wrong)


@examples(20)
@given(
    texts=st.lists(
        st.text(st.sampled_from("0123456789/.-: ,JanMärUTCPMZ\u202f\n\0"), max_size=22), max_size=5
    )
)
@example(texts=["01 Jan 0001", "01 Jan 1900"])
@example(texts=["99/99/99, 99:99 PM"])
@example(texts=["²/1/20, 1:00 PM"])
def test_no_text_raises(texts: list[str]) -> None:
    for form in FORMATS:
        parsed = parse_dates(pd.Series(texts, dtype=object), formats=[form])
        utc = to_utc(parsed, "Europe/Berlin")
        assert parsed.undated == int(utc.isna().sum()) <= len(texts)


def test_cells_of_the_usual_layout_and_others_stand_in_one_column() -> None:
    texts = ["2024-02-29 23:59:60 UTC", "2024-2-9 7:05:01 UTC", "", "2023-02-29 10:00:00 UTC", "2024-01-01 24:00:00 UTC",
             "\u00a02024-03-01 00:00:00\u202fUTC ", "2024-13-01 10:00:00 UTC", "2024-01-01 10:00:00 CET"]  # fmt: skip
    parsed = parse_dates(pd.Series(texts), formats=[dates.ISO_SECOND_UTC])
    assert [str(time) for time in parsed.times] == [
        "2024-03-01 00:00:00", "2024-02-09 07:05:01", "NaT", "NaT", "NaT", "2024-03-01 00:00:00", "NaT", "NaT"
    ]  # fmt: skip
    assert parsed.undated == 5


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for form, text in (
        (dates.DAY_NAME_YEAR, f"{day.day:02} {ENGLISH_MONTHS[day.month - 1]} {day.year}"),
        (dates.GERMAN_DAY, f"{day.day}.{day.month}.{day.year % 100:02}"),
        (dates.US_MINUTE, f"{day.month}/{day.day}/{day.year % 100:02}, 12:00 AM"),
    ):
        assert one(text, form) == f"{day} 00:00:00"


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["2024-02-29 10:00:60 UTC", "2023-01-05 00:00:00 UTC"], ["2024-02-29 10:01:00", "2023-01-05"]),
        (["2024-02-28 10:00:00 UTC", "2023-02-29 10:00:00 UTC"], ["2024-02-28 10:00:00", None]),
        (["2024-02-28 10:00:00 UTC2", "024-02-28 10:00:00 UTC"], [None, None]),
        (["2024-02-28 10:00:00 UTC", "2024-02-28 1\ud83d:00:00 UTC"], ["2024-02-28 10:00:00", None]),
    ],
)
def test_a_column_of_one_layout_is_read_as_its_cells_are(texts: list[str], read: list[str | None]) -> None:
    times = parse_dates(
        pd.Series(texts, index=range(5, 5 + len(texts))), formats=[dates.ISO_SECOND_UTC]
    ).times
    assert times.index.tolist() == [5, 6]
    assert [None if pd.isna(time) else time for time in times] == [
        text and pd.Timestamp(text) for text in read
    ]
