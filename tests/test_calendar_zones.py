"""Time zones of calendars: names in every spelling, a file's own definitions for that file alone; nothing slow, nothing foreign."""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_files import Files, covered, load_exports, records
from fuzzing import SECRET, examples, source_rows
from netanalysis import Network
from netanalysis.settings import Owner
from netanalysis.sources import calendar as source
from netanalysis.sources.calendar.events import read_calendar
from netanalysis.sources.zone_names import zone_named

MIA = Owner(names=("Mia Probe",), emails=("mia@example.org",))
EVA = "ORGANIZER;CN=Eva Muster:mailto:eva@example.org\r\nATTENDEE;CN=Eva Muster:mailto:eva@example.org\r\nATTENDEE:mailto:mia@example.org\r\n"
LONDON = """BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
"""
BANGKOK = "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0700\nTZOFFSETTO:+0700\nEND:STANDARD\n"


def zone(name: str, body: str) -> str:
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{body}END:VTIMEZONE\n".replace("\n", "\r\n")


def event(start: str, *, uid: str = "1", minutes: int = 60) -> str:
    lines = f"BEGIN:VEVENT\r\nUID:{uid}@example.org\r\nDTSTAMP:20241201T000000Z\r\nDTSTART{start}\r\nDURATION:PT{minutes}M\r\n"
    return f"{lines}{EVA}END:VEVENT\r\n"


def calendar(*parts: str) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{''.join(parts)}END:VCALENDAR\r\n"


def read(tmp_path: Path, files: Files | str) -> Network:
    return load_exports(tmp_path, {"calendar.ics": files} if isinstance(files, str) else files, owner=MIA)


def times(network: Network) -> list[str]:
    return [str(row["time"])[:16] for row in records(network.interactions)]


# --- how a name is written --------------------------------------------------------------------------------------

COMMAS = "(UTC+07:00) Bangkok, Hanoi, Jakarta"
ESCAPED = COMMAS.replace(",", "\\,")


@pytest.mark.parametrize(
    "defined", [ESCAPED, COMMAS, f'"{COMMAS}"', COMMAS.replace(",", "\\\\,"), f"\\{COMMAS}"]
)
@pytest.mark.parametrize(
    "used",
    [
        f'"{COMMAS}"',
        COMMAS,
        ESCAPED,
        f'"{ESCAPED}"',
        f'"{COMMAS}";VALUE=DATE-TIME',
        COMMAS.upper(),
        f"^'{COMMAS}^'",
    ],
)
def test_a_files_own_zone_is_found_however_its_name_is_written(defined: str, used: str) -> None:
    found = read_calendar(
        calendar(zone(defined, BANGKOK.replace("07", "06")), event(f";TZID={used}:20190430T090000")).replace(
            "\r", ""
        )
    )
    [one] = found.events
    assert isinstance(one.start, datetime)
    assert (one.start.utcoffset(), one.zoned) == (
        timedelta(hours=6),
        True,
    )  # as defined, not as the name says


def test_the_cases_of_bangkok_and_london(tmp_path: Path) -> None:
    east = calendar(zone(ESCAPED, BANGKOK), event(f';TZID="{COMMAS}":20190430T090000', minutes=180))
    assert times(read(tmp_path / "1", east)) == ["2019-04-30 02:00"]
    west = "(UTC+00:00) Dublin, Edinburgh, Lisbon, London"
    both = calendar(zone(west.replace(",", "\\,"), LONDON), event(f';TZID="{west}":20240715T090000'))
    assert times(read(tmp_path / "2", both)) == ["2024-07-15 08:00"]


@pytest.mark.parametrize(
    "name",
    [
        'Firma; "Zeit"',
        "Firma\\Zeit",
        "Firma: Zeit",
        "Firma, Zeit",
        "Firma  Zeit",
        "Zeit (Firma)",
        "Zeit=Firma",
        "Größe",
    ],
)
def test_odd_names_of_own_zones_are_found(name: str) -> None:
    quoted = name.replace('"', "^'")
    found = read_calendar(
        calendar(
            zone(name.replace(",", "\\,").replace(";", "\\;"), BANGKOK),
            event(f';TZID="{quoted}":20240715T090000'),
        ).replace("\r", "")
    )
    start = found.events[0].start
    assert isinstance(start, datetime)
    assert start.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("name", "summer", "winter"),
    [("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", 2, 1), ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", 2, 1),
     ("(GMT+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", 2, 1), ("Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", 2, 1),
     ("(UTC+01:00) Belgrad, Bratislava, Budapest, Ljubljana, Prag", 2, 1), ("(UTC+01:00) Brüssel, Kopenhagen, Madrid, Paris", 2, 1),
     ("(UTC+00:00) Dublin, Edinburgh, Lissabon, London", 1, 0), ("(UTC) Dublin, Edinburgh, Lisbon, London", 1, 0),
     ("(GMT) Greenwich Mean Time: Dublin, Edinburgh, Lissabon, London", 1, 0), ("(UTC+02:00) Athen, Bukarest", 3, 2),
     ("(UTC-05:00) Eastern Time (US & Canada)", -4, -5), ("(UTC-08:00) Pacific Time (USA & Kanada)", -7, -8), ("(UTC+08:00) Peking, Hongkong", 8, 8),
     ("(UTC) Coordinated Universal Time", 0, 0), ("(UTC) Koordinierte Weltzeit", 0, 0), ("(UTC+03:00) Moskau, St. Petersburg, Wolgograd", 3, 3),
     ("W. Europe Standard Time", 2, 1), ("W. Europe Standard Time 1", 2, 1), ("W. Europe Daylight Time", 2, 1), ("Romance Standard Time", 2, 1),
     ("GMT Standard Time", 1, 0), ("India Standard Time", 5.5, 5.5), ("Mitteleuropäische Zeit", 2, 1), ("Mitteleuropäische Sommerzeit", 2, 1),
     ("Central European Time", 2, 1), ("/freeassociation.sourceforge.net/Europe/Berlin", 2, 1), ("/mozilla.org/20050126_1/Europe/Berlin", 2, 1),
     ("/Europe/Vienna", 2, 1), ("europe/berlin", 2, 1), ("Europe/Berlin", 2, 1), ("America/Argentina/Buenos Aires", -3, -3), ("Berlin", 2, 1),
     ("tzone://Microsoft/Utc", 0, 0), ("UTC", 0, 0), ("Z", 0, 0), ("GMT", 0, 0), ("GMT+0200", 2, 2), ("UTC+01:00", 1, 1), ("UTC-3", -3, -3), ("+01:00", 1, 1)],
)  # fmt: skip
def test_names_without_a_definition_are_resolved(name: str, summer: float, winter: float) -> None:
    found = zone_named(name)
    assert found is not None
    hours = [datetime(2023, month, 15, tzinfo=found).utcoffset() for month in (7, 1)]
    assert hours == [timedelta(hours=summer), timedelta(hours=winter)]


@pytest.mark.parametrize(
    "name",
    [
        "Unsere Zeit",
        "Customized Time Zone",
        "Europe",
        "../../etc/passwd",
        "x" * 100_000,
        "\0",
        "tzone://Microsoft/Custom",
        "(UTC+99:00) X",
    ],
)
@pytest.mark.parametrize("times_two", [False, True])
def test_a_zone_nobody_knows_is_said(tmp_path: Path, name: str, times_two: bool) -> None:
    ones = [event(f";TZID={name}:2024030{n}T100000", uid=str(n)) for n in range(1, 2 + times_two)]
    network = read(tmp_path, calendar(*ones, event(":20240308T100000Z", uid="z")))
    assert times(network)[0] == "2024-03-01 09:00"  # on the owner's clock
    assert (
        covered(network, ".ics")["warning"]
        == f"appointments in a time zone that is not known, whose hour may be wrong: {1 + times_two}"
    )


def test_of_a_name_nobody_knows_the_offset_is_better_than_nothing_and_is_said(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(";TZID=(UTC+05:00) Nirgendwo:20240304T100000")))
    assert times(network) == ["2024-03-04 05:00"]
    assert "whose hour may be wrong: 1" in str(covered(network, ".ics")["warning"])


def test_times_without_a_zone_and_days_are_not_said_to_be_unknown(tmp_path: Path) -> None:
    network = read(
        tmp_path, calendar(event(":20240304T100000"), event(";VALUE=DATE;TZID=Unsere Zeit:20240305", uid="2"))
    )
    assert covered(network, ".ics")["warning"] is None


# --- whose definition holds -------------------------------------------------------------------------------------


def test_a_definition_holds_for_its_own_file_alone(tmp_path: Path) -> None:
    first = calendar(zone("Firma", BANGKOK), event(";TZID=Firma:20240715T090000", uid="a"))
    second = calendar(zone("Firma", LONDON), event(";TZID=Firma:20240716T090000", uid="b"))
    third = calendar(event(";TZID=Firma:20240717T090000", uid="c"))
    right = ["2024-07-15 02:00", "2024-07-16 08:00", "2024-07-17 07:00"]
    assert times(read(tmp_path / "1", {"a.ics": first, "b.ics": second, "c.ics": third})) == right
    assert times(read(tmp_path / "2", {"c.ics": third, "b.ics": second, "z.ics": first})) == right
    assert times(read(tmp_path / "3", second)) == right[1:2]
    assert times(read(tmp_path / "4", third)) == right[2:]


def test_each_calendar_of_a_file_has_its_own_definitions_and_the_others_where_it_has_none(
    tmp_path: Path,
) -> None:
    parts = [calendar(zone("Firma", BANGKOK), event(";TZID=Firma:20240715T090000", uid="a")),
             calendar(event(";TZID=Firma:20240716T090000", uid="b"), zone("Firma", LONDON)),
             calendar(event(";TZID=Firma:20240717T090000", uid="c"))]  # fmt: skip
    assert times(read(tmp_path, "".join(parts))) == [
        "2024-07-15 02:00",
        "2024-07-16 08:00",
        "2024-07-17 02:00",
    ]


def test_a_definition_that_contradicts_its_name_holds_and_a_short_one_does_not(tmp_path: Path) -> None:
    odd = calendar(zone("Europe/Berlin", BANGKOK), event(";TZID=Europe/Berlin:20240715T090000"))
    assert times(read(tmp_path / "1", odd)) == ["2024-07-15 02:00"]
    short = ("BEGIN:STANDARD\nDTSTART:20191027T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRDATE:20201025T030000\nEND:STANDARD\n"
             "BEGIN:DAYLIGHT\nDTSTART:20190331T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRDATE:20200329T020000\nRDATE:20210328T020000\n"
             "END:DAYLIGHT\n")  # fmt: skip
    winter = calendar(zone("Europe/Berlin", short), event(";TZID=Europe/Berlin:20240115T090000"))
    assert times(read(tmp_path / "2", winter)) == ["2024-01-15 08:00"]


def test_a_defined_zone_changes_when_its_rules_say(tmp_path: Path) -> None:
    own = LONDON.replace("BYDAY=-1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=12;UNTIL=20231231T000000Z")
    starts = ["20230315T090000", "20230615T090000", "20231115T090000", "20231205T090000", "20241205T090000"]
    ones = [event(f";TZID=Firma:{start}", uid=start) for start in starts]
    network = read(tmp_path, {"kalender 2025-01-01.ics": calendar(zone("Firma", own), *ones)})
    assert [time[-5:] for time in times(network)] == ["09:00", "08:00", "08:00", "09:00", "08:00"]


@pytest.mark.parametrize("body", ["", "BEGIN:STANDARD\nEND:STANDARD\n", BANGKOK.replace("+0700", "+9900"), BANGKOK.replace("+0700", "x"), BANGKOK.replace("DTSTART:1601", "DTSTART:0000"),
                                  BANGKOK.replace("END:STANDARD", "RRULE:FREQ=SECONDLY\nEND:STANDARD"), BANGKOK.replace("END:STANDARD", "RRULE:x\nEND:STANDARD"),
                                  BANGKOK.replace("END:STANDARD", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nRRULE:FREQ=YEARLY;BYDAY=XX\nEND:STANDARD")])  # fmt: skip
def test_a_definition_that_cannot_be_used_costs_no_appointment(tmp_path: Path, body: str) -> None:
    network = read(
        tmp_path,
        calendar(
            zone("Firma", body), event(";TZID=Firma:20240715T090000"), event(":20240716T090000Z", uid="2")
        ),
    )
    assert times(network) == ["2024-07-15 07:00", "2024-07-16 09:00"]
    assert "whose hour may be wrong: 1" in str(covered(network, ".ics")["warning"])


# --- time, and nothing foreign ----------------------------------------------------------------------------------

BERLIN = LONDON.replace("+0100", "+0200").replace("+0000", "+0100")


def seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        assert len(read_calendar(text).events) == 400
        best = min(best, time.process_time() - start)
    return best


def test_400_calendars_with_a_zone_each_take_as_long_as_one() -> None:
    ones = [event(f";TZID=Europe/Berlin:20240{1 + n % 9}01T090000", uid=str(n)) for n in range(400)]
    one = calendar(zone("Europe/Berlin", BERLIN), *ones).replace("\r", "")
    many = "".join(calendar(zone("Europe/Berlin", BERLIN), each) for each in ones).replace("\r", "")
    assert seconds(many) < 3 * seconds(one) + 0.02


@pytest.mark.parametrize(
    "make",
    [
        "a",
        "a.",
        "@",
        "a@",
        "a@b.",
        '"',
        "\\",
        ",",
        ";",
        ":",
        "=",
        ";A=",
        ';A="',
        "mailto:",
        "BEGIN:",
        "\\,",
        "^'",
        "1,",
        "20240101,",
        ";TZID=",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "ATTENDEE;CN=",
        "ATTENDEE:",
        "DTSTART;TZID=",
        "EXDATE:",
        "RRULE:",
        "UID:",
        "DURATION:",
        "X-WR-CALNAME:",
        "TZID:",
    ],
)
def test_a_long_cell_takes_time_by_its_length(name: str, make: str) -> None:
    long = name + make * (100_000 // len(make))
    text = calendar(
        event(":20240304T100000Z").replace("DTSTAMP", f"{long}\nDTSTAMP"),
        f"{long}\n",
        zone("x", f"{long}\n{BANGKOK}"),
    ).replace("\r", "")
    start = time.process_time()
    assert read_calendar(text).rows == 1
    assert time.process_time() - start < 1.5


PARTS = ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR", "METHOD:REPLY", "UID:1@example.org",
         "DTSTART;TZID=Europe/Berlin:20240304T100000", "DTSTART;TZID=Europe:20240304T100000", "DTSTART;TZID=Firma:20240304T100000", "DTSTART;VALUE=DATE:20240304", "DTSTART:99999999T999999Z",
         "RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=YEARLY;BYDAY=99MO", "RRULE:FREQ=DAILY;COUNT=-5", "EXDATE:20240304T090000Z", "RECURRENCE-ID:20240304T090000Z",
         "RECURRENCE-ID;RANGE=THISANDFUTURE:20240305", "RDATE;VALUE=PERIOD:20240304T090000Z/PT1H", "SEQUENCE:99999999999999999999", "DURATION:P999999W", "DTEND:20240304", "STATUS:CANCELLED",
         "TZOFFSETTO:+2599", "TZOFFSETFROM:-0100", "BEGIN:STANDARD", "END:STANDARD", "TZID:Firma", f"SUMMARY:{SECRET}", f"X-WR-CALNAME:{SECRET}", "ATTENDEE;CN=\":mailto:eva@example.org",
         "ATTENDEE;PARTSTAT=DECLINED:mailto:mia@example.org", "\0", "rubbish", "DTSTAMP:00010101T000000Z", "DTSTAMP:21990101T000000Z"]  # fmt: skip


@examples(150)
@given(lines=st.lists(st.sampled_from(PARTS), max_size=40), good=st.integers(0, 3))
def test_any_lines_give_rows_that_add_up(lines: list[str], good: int) -> None:
    planted = [event(f":2024030{n + 1}T100000Z", uid=f"good{n}") for n in range(good)]
    text = "BEGIN:VCALENDAR\r\n" + "\r\n".join(lines) + "\r\n" + calendar(*planted)
    begun = sum(line == "BEGIN:VEVENT" for line in lines)
    assert source_rows(source.SOURCE, {"a.ics": text.encode()}, owner=MIA) == begun + good


@examples(150)
@given(seed=st.integers(0, 10**6))
def test_a_mutated_calendar_never_raises_and_its_rows_add_up(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    whole = calendar(zone("Firma", LONDON), event(";TZID=Firma:20240304T100000").replace("UID", "RRULE:FREQ=WEEKLY;BYDAY=MO\r\nUID"),
                     event(":20240305T100000Z").replace("UID", f"RECURRENCE-ID;TZID=Firma:20240311T100000\r\nSUMMARY:{SECRET}\r\nUID"))  # fmt: skip
    data = bytearray(whole.encode())
    for _ in range(chance.randrange(1, 12)):
        place, cut = chance.randrange(len(data)), chance.randrange(1, 40)
        kind = chance.randrange(4)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place : place + cut]
        elif kind == 2:
            data[place:place] = data[place : place + cut]
        else:
            data[place:place] = chance.choice([*PARTS, "\r\n", "\r", ":", ";", ",", '"', "9", "\xff"]).encode(
                "latin-1"
            )
    source_rows(source.SOURCE, {"a.ics": bytes(data), "b.ics": whole.encode()}, owner=MIA)


# --- as the library that keeps the rules reads it ---------------------------------------------------------------

PLAIN = [
    ";TZID=Europe/Berlin:20240304T100000",
    ":20240304T090000Z",
    ":20240304T100000",
    ";VALUE=DATE:20240304",
    ";TZID=America/New_York:20240704T100000",
]


@pytest.mark.parametrize("start", PLAIN)
def test_the_library_reads_the_same(start: str) -> None:
    text = calendar(
        event(start).replace("UID", f"RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\r\nEXDATE{start}\r\nUID")
    )
    [theirs] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    [ours] = read_calendar(text.replace("\r", "")).events
    assert ours.start == theirs["DTSTART"].dt
    assert type(ours.start) in (date, datetime)
    assert ours.without == tuple(value.dt for value in theirs["EXDATE"].dts)
    assert (ours.uid, ours.organizer) == (theirs["UID"], "eva@example.org")
    assert ours.rule.split(";")[0] == "FREQ=WEEKLY"
    assert [one.name for one in ours.people] == [theirs["ATTENDEE"][0].params["CN"], ""]
