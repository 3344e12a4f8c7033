"""Calendars: the newest version of an appointment, a series and an exception counts alone; exceptions in every form."""

from __future__ import annotations

import time
from itertools import permutations
from pathlib import Path

import pytest

from export_files import Files, covered, load_exports, records
from fuzzing import source_rows
from netanalysis import Network
from netanalysis.settings import Owner
from netanalysis.sources import calendar as source

MIA = Owner(names=("Mia Probe",), emails=("mia@example.org",))
EVA = ("ORGANIZER;CN=Eva Muster:mailto:eva@example.org", "ATTENDEE;CN=Eva Muster;PARTSTAT=ACCEPTED:mailto:eva@example.org",
       "ATTENDEE;CN=Mia Probe;PARTSTAT=ACCEPTED:mailto:mia@example.org")  # fmt: skip
JAN = "ATTENDEE;CN=Jan Probe:mailto:jan@example.org"
STAMP = "DTSTAMP:20241201T000000Z"
NEWER = "a newer version of it is there"


def event(*lines: str, uid: str = "1@example.org", stamp: str = STAMP) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", stamp, *lines, *EVA, "END:VEVENT", ""])


def calendar(*events: str, method: str = "") -> str:
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{method}"
    return f"{head}{''.join(events)}END:VCALENDAR\r\n"


def at(start: str, minutes: int = 60) -> str:
    return f"DTSTART:{start}\r\nDURATION:PT{minutes}M"


def read(tmp_path: Path, files: Files | str) -> Network:
    return load_exports(tmp_path, {"calendar.ics": files} if isinstance(files, str) else files, owner=MIA)


def times(network: Network) -> list[str]:
    return [
        str(row["time"])[:16]
        for row in records(network.interactions)
        if row["contact_id"] == "calendar:eva@example.org"
    ]


OTHER = event(at("20240201T090000Z"), uid="other@example.org")
ALSO = "2024-02-01 09:00"
OLD = event("SEQUENCE:0", at("20240115T090000Z"))
NEW = event("SEQUENCE:2", at("20240115T140000Z"))


@pytest.mark.parametrize("order", list(permutations([OLD, NEW, OTHER])))
def test_of_two_versions_the_higher_sequence_counts_alone(tmp_path: Path, order: tuple[str, ...]) -> None:
    network = read(tmp_path, calendar(*order))
    assert times(network) == ["2024-01-15 14:00", ALSO]
    row = covered(network, ".ics")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (3, 2, 1, NEWER)


@pytest.mark.parametrize("names", [("a.ics", "b.ics"), ("b.ics", "a.ics")])
def test_the_newest_version_counts_whichever_file_it_lies_in(tmp_path: Path, names: tuple[str, str]) -> None:
    network = read(tmp_path, {names[0]: calendar(OLD), names[1]: calendar(NEW)})
    assert times(network) == ["2024-01-15 14:00"]
    assert (covered(network, names[0])["dropped"], covered(network, names[0])["reason"]) == (1, NEWER)
    assert covered(network, names[1])["read"] == 1


@pytest.mark.parametrize(
    ("older", "newer"),
    [(("SEQUENCE:1",), ("SEQUENCE:10",)), ((), ("SEQUENCE:1",)), (("SEQUENCE:many",), ("SEQUENCE:1",)),
     (("LAST-MODIFIED:20240101T000000Z",), ("LAST-MODIFIED:20240102T000000Z",)), ((), ("LAST-MODIFIED:20240102T000000Z",)),
     (("SEQUENCE:1", "LAST-MODIFIED:20240301T000000Z"), ("SEQUENCE:2", "LAST-MODIFIED:20240101T000000Z"))],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_the_sequence_decides_and_then_the_stamp(
    tmp_path: Path, older: tuple[str, ...], newer: tuple[str, ...], turned: bool
) -> None:
    pair = [event(*older, at("20240115T090000Z")), event(*newer, at("20240115T140000Z"))]
    assert times(read(tmp_path, calendar(*(reversed(pair) if turned else pair)))) == ["2024-01-15 14:00"]


def test_the_later_dtstamp_decides_where_there_is_no_sequence(tmp_path: Path) -> None:
    older = event(at("20240115T090000Z"), stamp="DTSTAMP:20241101T000000Z")
    newer = event(at("20240115T140000Z"), stamp="DTSTAMP:20241101T000001Z")
    assert times(read(tmp_path, calendar(newer, older))) == ["2024-01-15 14:00"]


def test_entries_of_one_id_that_nothing_tells_apart_all_count(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(at("20240115T090000Z")), event(at("20240116T090000Z"))))
    assert times(network) == ["2024-01-15 09:00", "2024-01-16 09:00"]


def test_the_later_version_of_a_series_leaves_a_day_out(tmp_path: Path) -> None:
    series = ("DTSTART:20240701T090000Z", "DTEND:20240701T100000Z", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3")
    network = read(
        tmp_path,
        calendar(event("SEQUENCE:1", *series), event("SEQUENCE:2", *series, "EXDATE:20240715T090000Z")),
    )
    assert times(network) == ["2024-07-01 09:00", "2024-07-29 09:00"]


@pytest.mark.parametrize(
    "more",
    [
        ("SEQUENCE:1", "STATUS:CANCELLED"),
        ("SEQUENCE:1", "STATUS:cancelled"),
        ("LAST-MODIFIED:20241202T000000Z", "STATUS:CANCELLED"),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_a_later_cancellation_holds(tmp_path: Path, more: tuple[str, ...], apart: bool) -> None:
    old, new = OLD, event(*more, at("20240115T090000Z"))
    files = (
        {"a.ics": calendar(new, OTHER), "b.ics": calendar(old)}
        if apart
        else {"a.ics": calendar(new, old, OTHER)}
    )
    assert times(read(tmp_path, files)) == [ALSO]


def test_a_file_that_cancels_cancels(tmp_path: Path) -> None:
    gone = calendar(event("SEQUENCE:1", at("20240115T090000Z")), method="METHOD:CANCEL\r\n")
    network = read(tmp_path, {"a.ics": calendar(OLD, OTHER), "cancel.ics": gone})
    assert times(network) == [ALSO]
    assert covered(network, "cancel.ics")["reason"] == "cancelled"


def test_an_answer_is_no_version_of_the_appointment(tmp_path: Path) -> None:
    answer = event("SEQUENCE:0", at("20240115T090000Z"), stamp="DTSTAMP:20241202T000000Z").replace(
        f"{EVA[2]}\r\n", ""
    )
    network = read(
        tmp_path, {"a.ics": calendar(OLD), "reply.ics": calendar(answer, method="METHOD:REPLY\r\n")}
    )
    assert times(network) == ["2024-01-15 09:00"]
    assert covered(network, "reply.ics")["reason"] == "an answer to an invitation"


WEEKLY = ("DTSTART:20240101T100000Z", "DTEND:20240101T110000Z", "RRULE:FREQ=WEEKLY;COUNT=4")
MOVED = ("RECURRENCE-ID:20240108T100000Z", "DTSTART:20240108T140000Z", "DTEND:20240108T150000Z")
ONCE = ["2024-01-01 10:00", "2024-01-08 14:00", "2024-01-15 10:00", "2024-01-22 10:00"]


@pytest.mark.parametrize("more", [("RRULE:FREQ=WEEKLY;COUNT=4",), ("RRULE:FREQ=DAILY",), ("RDATE:20240109T140000Z",), ("EXDATE:20240108T140000Z",),
                                  ("RRULE:FREQ=SECONDLY",), ("RRULE:nonsense",), ()])  # fmt: skip
@pytest.mark.parametrize("first", [False, True])
def test_what_repeats_in_an_exception_is_ignored(tmp_path: Path, more: tuple[str, ...], first: bool) -> None:
    parts = [event(*WEEKLY), event(*MOVED, *more)]
    assert times(read(tmp_path, calendar(*(reversed(parts) if first else parts)))) == ONCE


def test_the_newest_version_of_each_exception_counts(tmp_path: Path) -> None:
    older = event("SEQUENCE:1", "RECURRENCE-ID:20240108T100000Z", at("20240108T120000Z"))
    newer = event("SEQUENCE:2", "RECURRENCE-ID;TZID=Europe/Berlin:20240108T110000", at("20240108T140000Z"))
    assert times(read(tmp_path, {"a.ics": calendar(newer), "b.ics": calendar(event(*WEEKLY), older)})) == ONCE
    gone = newer.replace("BEGIN:VEVENT", "BEGIN:VEVENT\r\nSTATUS:CANCELLED")
    assert times(
        read(tmp_path / "2", {"a.ics": calendar(gone), "b.ics": calendar(event(*WEEKLY), older)})
    ) == [*ONCE[:1], *ONCE[2:]]


def test_an_exception_takes_the_place_of_its_own_from_another_file(tmp_path: Path) -> None:
    assert (
        times(read(tmp_path, {"a.ics": calendar(event(*WEEKLY)), "b.ics": calendar(event(*MOVED))})) == ONCE
    )


def test_a_series_written_anew_without_an_instance_drops_its_exception(tmp_path: Path) -> None:
    left_out = event("SEQUENCE:3", *WEEKLY, "EXDATE:20240108T100000Z")
    network = read(
        tmp_path,
        {"a.ics": calendar(event(*WEEKLY), event("SEQUENCE:1", *MOVED)), "b.ics": calendar(left_out)},
    )
    assert times(network) == [*ONCE[:1], *ONCE[2:]]
    assert covered(network, "a.ics")["dropped"] == 2
    other_day = event(
        "SEQUENCE:3", "DTSTART:20240102T100000Z", "DTEND:20240102T110000Z", "RRULE:FREQ=WEEKLY;COUNT=2"
    )
    network = read(tmp_path / "2", calendar(event(*WEEKLY), event("SEQUENCE:1", *MOVED), other_day))
    assert times(network) == ["2024-01-02 10:00", "2024-01-09 10:00"]
    gone = event("SEQUENCE:3", *WEEKLY, "STATUS:CANCELLED")
    assert times(read(tmp_path / "3", calendar(gone, event("SEQUENCE:1", *MOVED), OTHER))) == [ALSO]


def test_an_exception_that_is_newer_than_its_series_stays(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(*WEEKLY, "EXDATE:20240108T100000Z"), event("SEQUENCE:1", *MOVED)))
    assert times(network) == ONCE


def test_an_exception_without_a_readable_place_is_no_second_series(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(*WEEKLY), event("RECURRENCE-ID:sometime", "SEQUENCE:9", *WEEKLY)))
    assert times(network) == ["2024-01-01 10:00", "2024-01-08 10:00", "2024-01-15 10:00", "2024-01-22 10:00"]
    assert covered(network, ".ics")["reason"] == "an entry that cannot be read"


# --- this and all that follow -----------------------------------------------------------------------------------


def test_a_change_onwards_moves_all_later_ones(tmp_path: Path) -> None:
    onwards = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20240108T100000Z", at("20240109T143000Z", 30), JAN)
    network = read(tmp_path, calendar(event(*WEEKLY), onwards))
    assert times(network) == ["2024-01-01 10:00", "2024-01-09 14:30", "2024-01-16 14:30", "2024-01-23 14:30"]
    assert sorted({(row["minutes"], row["n_people"]) for row in records(network.interactions)}) == [
        (30.0, 2),
        (60.0, 1),
    ]


def test_a_single_change_stands_above_one_onwards_and_the_latest_one_onwards_counts(tmp_path: Path) -> None:
    first = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20240108T100000Z", at("20240108T120000Z"))
    second = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20240122T100000Z", at("20240122T160000Z"))
    single = event("RECURRENCE-ID:20240115T100000Z", at("20240117T080000Z"))
    series = event(*WEEKLY).replace("COUNT=4", "COUNT=5")
    network = read(tmp_path, calendar(second, single, series, first))
    assert times(network) == [
        "2024-01-01 10:00",
        "2024-01-08 12:00",
        "2024-01-17 08:00",
        "2024-01-22 16:00",
        "2024-01-29 16:00",
    ]


def test_a_cancellation_onwards_ends_the_series(tmp_path: Path) -> None:
    end = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20240115T100000Z", at("20240115T100000Z"), "STATUS:CANCELLED"
    )
    assert times(read(tmp_path, calendar(event(*WEEKLY), end))) == ["2024-01-01 10:00", "2024-01-08 10:00"]


def test_a_change_onwards_keeps_the_hour_of_the_clock_in_summer(tmp_path: Path) -> None:
    series = event(
        "DTSTART;TZID=Europe/Berlin:20240318T100000",
        "DTEND;TZID=Europe/Berlin:20240318T110000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
    )
    onwards = event("RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20240325T100000", "DTSTART;TZID=Europe/Berlin:20240325T150000",
                    "DTEND;TZID=Europe/Berlin:20240325T160000")  # fmt: skip
    network = read(tmp_path, calendar(series, onwards))
    assert times(network) == ["2024-03-18 09:00", "2024-03-25 14:00", "2024-04-01 13:00", "2024-04-08 13:00"]


# --- whole days -------------------------------------------------------------------------------------------------

DAYS = ("DTSTART;VALUE=DATE:20200402", "DTEND;VALUE=DATE:20200403", "RRULE:FREQ=WEEKLY;COUNT=3;INTERVAL=2")
PLACES = ["RECURRENCE-ID;VALUE=DATE:20200416", "RECURRENCE-ID;TZID=GMT Standard Time:20200416T000000", "RECURRENCE-ID:20200416T000000",
          "RECURRENCE-ID:20200415T220000Z", "RECURRENCE-ID:20200416T000000Z", "RECURRENCE-ID;TZID=Europe/Berlin:20200416T090000",
          "RECURRENCE-ID;TZID=America/New_York:20200415T180000", "RECURRENCE-ID:20200416T090000Z"]  # fmt: skip


def days(network: Network) -> list[str]:
    return [str(day) for day in network.interactions["time"].dt.tz_convert("Europe/Berlin").dt.date]


@pytest.mark.parametrize("place", PLACES)
def test_an_exception_to_whole_days_may_be_given_as_a_time(tmp_path: Path, place: str) -> None:
    moved = event(place, "DTSTART;VALUE=DATE:20200417", "DTEND;VALUE=DATE:20200418")
    assert days(read(tmp_path / "1", calendar(event(*DAYS), moved))) == [
        "2020-04-02",
        "2020-04-17",
        "2020-04-30",
    ]
    left_out = event(*DAYS, place.replace("RECURRENCE-ID", "EXDATE"))
    assert days(read(tmp_path / "2", calendar(left_out))) == ["2020-04-02", "2020-04-30"]
    newer = moved.replace("20200417", "20200418").replace("BEGIN:VEVENT", "BEGIN:VEVENT\r\nSEQUENCE:1")
    plain = event(PLACES[0], "DTSTART;VALUE=DATE:20200417", "DTEND;VALUE=DATE:20200418")
    assert days(read(tmp_path / "3", calendar(newer, plain, event(*DAYS)))) == [
        "2020-04-02",
        "2020-04-18",
        "2020-04-30",
    ]


def test_a_day_of_a_daily_series_is_the_owners_where_its_midnight_comes_in_utc(tmp_path: Path) -> None:
    series = event("DTSTART;VALUE=DATE:20200414", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20200415T220000Z")
    assert days(read(tmp_path, calendar(series))) == ["2020-04-14", "2020-04-15", "2020-04-17"]


def test_a_whole_day_may_become_an_hour(tmp_path: Path) -> None:
    timed = event(
        "RECURRENCE-ID;VALUE=DATE:20200416",
        "DTSTART;TZID=Europe/Berlin:20200416T140000",
        "DTEND;TZID=Europe/Berlin:20200416T150000",
    )
    network = read(tmp_path, calendar(event(*DAYS), timed))
    assert days(network) == ["2020-04-02", "2020-04-16", "2020-04-30"]
    assert network.interactions["time_precision"].tolist() == ["day", "minute", "day"]


def test_exceptions_to_a_series_of_times_may_be_days_or_without_zone(tmp_path: Path) -> None:
    far = (
        "DTSTART;TZID=America/New_York:20240311T200000",
        "DTEND;TZID=America/New_York:20240311T210000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
    )
    left_out = event(*far, "EXDATE;VALUE=DATE:20240318", "EXDATE:20240325T200000")
    assert times(read(tmp_path / "1", calendar(left_out))) == ["2024-03-12 00:00", "2024-04-02 00:00"]
    moved = event("RECURRENCE-ID;VALUE=DATE:20240318", at("20240320T100000Z"))
    assert times(read(tmp_path / "2", calendar(event(*far), moved)))[:2] == [
        "2024-03-12 00:00",
        "2024-03-20 10:00",
    ]


# --- bounds -----------------------------------------------------------------------------------------------------


def test_an_endless_series_ends_when_the_calendar_was_saved_and_a_longer_one_than_any_is_said(
    tmp_path: Path,
) -> None:
    endless = event("DTSTART:19900101T100000Z", "DTEND:19900101T110000Z", "RRULE:FREQ=DAILY")
    network = read(tmp_path, {"kalender 2020-01-01.ics": calendar(endless)})
    assert len(network.interactions) == 10_000
    assert (
        covered(network, ".ics")["warning"]
        == "series of which only the first 10000 appointments were read: 1"
    )


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=9MO", "FREQ=YEARLY;BYWEEKNO=99", "FREQ=DAILY;BYSETPOS=0",
     "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=x", "FREQ=DAILY;UNTIL=soon", "FREQ=WEEKLY;BYDAY=XX", "FREQ=", "=", ";;;",
     "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))), "FREQ=YEARLY;BYEASTER=1", "FREQ=DAILY;UNTIL=99991231",
     "FREQ=DAILY;" + "X" * 10_000, "FREQ=YEARLY;BYYEARDAY=" + ",".join(["366"] * 5000)],
)  # fmt: skip
def test_a_strange_rule_costs_its_own_entry_at_most(rule: str) -> None:
    many = "".join(event("DTSTART:20000101T100000Z", f"RRULE:{rule}", uid=str(number)) for number in range(5))
    assert source_rows(source.SOURCE, {"a.ics": calendar(many, OTHER).encode()}, owner=MIA) == 6


def test_many_exceptions_and_versions_take_time_by_their_number() -> None:
    endless = event("SEQUENCE:9", "DTSTART:20000101T100000Z", "RRULE:FREQ=DAILY")
    changes = [event("RECURRENCE-ID;RANGE=THISANDFUTURE:" + f"20{n % 24:02}{1 + n % 12:02}01T110000Z", "SEQUENCE:9", f"DTSTART:20{n % 24:02}{1 + n % 12:02}02T100000Z")
               for n in range(1000)]  # fmt: skip
    older = [
        event(f"RECURRENCE-ID:20{n % 24:02}{1 + n % 12:02}03T110000Z", "SEQUENCE:1", at("20240115T140000Z"))
        for n in range(1000)
    ]
    versions = [event(f"SEQUENCE:{n}", at("20240115T140000Z"), uid="many") for n in range(2000)]
    start = time.process_time()
    assert (
        source_rows(
            source.SOURCE, {"a.ics": calendar(endless, *changes, *older, *versions).encode()}, owner=MIA
        )
        == 4001
    )
    assert time.process_time() - start < 5
