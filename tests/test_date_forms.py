"""Every form of a date that files of vendors and spreadsheets hold, months in seven languages, and the order of figures."""

from __future__ import annotations

import pandas as pd
import pytest

from netanalysis.date_forms import every_format
from netanalysis.dates import parse_dates, to_utc
from netanalysis.months import month_number


def read(*texts: str) -> list[str | None]:
    times = parse_dates(pd.Series(list(texts)), formats=every_format()).times
    return [None if pd.isna(time) else str(time) for time in times]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Mar 25 2023 10:15 AM", "2023-03-25 10:15:00"),
        ("Mar 25, 2023, 10:15 PM", "2023-03-25 22:15:00"),
        ("Mar 25 2023", "2023-03-25 00:00:00"),
        ("March 25, 2023", "2023-03-25 00:00:00"),
        ("Sat, Mar 25, 2023 10:15", "2023-03-25 10:15:00"),
        ("25 Mar 2023 10:15 AM", "2023-03-25 10:15:00"),
        ("25 Mar 2023, 22:15", "2023-03-25 22:15:00"),
        ("25-Mar-23 10:15", "2023-03-25 10:15:00"),
        ("March 25, 2023 at 3:07 PM", "2023-03-25 15:07:00"),
        ("Mar 25, 2023, 3:07:09 PM", "2023-03-25 15:07:09"),
        ("2017/06/08 08:15:44 UTC", "2017-06-08 08:15:44"),
        ("2017/06/08", "2017-06-08 00:00:00"),
        ("2017-06-08T08:15:44.123Z", "2017-06-08 08:15:44"),
        ("2017-06-08 08:15", "2017-06-08 08:15:00"),
        ("30-oct-09", "2009-10-30 00:00:00"),
        ("05-ene-10", "2010-01-05 00:00:00"),
        ("05-janv.-10", "2010-01-05 00:00:00"),
        ("5 févr. 2010", "2010-02-05 00:00:00"),
        ("05/dez/2010", "2010-12-05 00:00:00"),
        ("05 gen 10", "2010-01-05 00:00:00"),
        ("5 de enero de 2010", "2010-01-05 00:00:00"),
        ("1er août 2010", "2010-08-01 00:00:00"),
        ("05-mrt-10", "2010-03-05 00:00:00"),
        ("5. Dez. 2010", "2010-12-05 00:00:00"),
        ("16.09.2021", "2021-09-16 00:00:00"),
        ("16.09.2021 08:05", "2021-09-16 08:05:00"),
        ("5 a\u006fu\u0302t 2010", "2010-08-05 00:00:00"),  # the accent a character of its own
    ],
)
def test_a_date_in_any_known_form_is_read(text: str, time: str) -> None:
    assert read(text) == [time]


@pytest.mark.parametrize(
    "text", ["5 jui 2010", "31 feb 2010", "Foo 25 2023", "5 ma 2010", "2010-13-01", "5 Mar", "Mar 2023"]
)
def test_what_is_no_day_stays_undated(text: str) -> None:
    assert read(text) == [None]


@pytest.mark.parametrize(
    "names",
    [
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "Jän Feb Mär Apr Mai Jun Jul Aug Sept Okt Nov Dez",
        "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER",
    ],
)
def test_months_of_the_languages_whose_headers_are_read(names: str) -> None:
    assert [month_number(name) for name in names.split()] == list(range(1, 13))
    for sign in ("-", "/", " "):
        days = read(*(f"05{sign}{name}{sign}2010" for name in names.split()))
        assert days == [f"2010-{month:02}-05 00:00:00" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["3/4/2023", "3/25/2023"], ["2023-03-04", "2023-03-25"]),
        (["3/4/2023", "25/3/2023"], ["2023-04-03", "2023-03-25"]),
        (["03-04-23", "25-03-23"], ["2023-04-03", "2023-03-25"]),
        (["3/4/23 14:05", "3/25/23 9:05"], ["2023-03-04 14:05", "2023-03-25 09:05"]),
        (
            ["3/4/2023", "5/6/2023", "4/4/2023"],
            [None, None, "2023-04-04"],
        ),  # nothing proves it; one is the same either way
        (
            ["3/25/2023", "25/3/2023", "3/4/2023"],
            ["2023-03-25", None, None],
        ),  # the column speaks against itself
        (
            ["3/4/2023 10:15 AM", "5/6/2023 1:00 PM"],
            ["2023-03-04 10:15", "2023-05-06 13:00"],
        ),  # AM and PM are American
        (
            ["31/1/2023 10:15 AM", "5/6/2023 1:00 PM"],
            ["2023-01-31 10:15", "2023-06-05 13:00"],
        ),  # unless a day shows it is not
    ],
)
def test_figures_alone_are_read_where_the_column_proves_their_order(
    texts: list[str], days: list[str | None]
) -> None:
    assert read(*texts) == [None if day is None else str(pd.Timestamp(day)) for day in days]


def test_dates_that_may_mean_two_days_are_counted() -> None:
    parsed = parse_dates(
        pd.Series(["3/4/2023", "3/4/2023", "5/6/2023", "", "4/4/2023"]), formats=every_format()
    )
    assert (parsed.undated, parsed.unordered) == (4, 3)


def test_a_zone_that_is_told_holds() -> None:
    parsed = parse_dates(pd.Series(["Mar 25, 2023 10:15 AM UTC"]), formats=every_format())
    assert str(to_utc(parsed, "Europe/Berlin")[0]) == "2023-03-25 10:15:00+00:00"
    local = parse_dates(pd.Series(["Mar 25, 2023 10:15 AM"]), formats=every_format())
    assert str(to_utc(local, "Europe/Berlin")[0]) == "2023-03-25 09:15:00+00:00"
