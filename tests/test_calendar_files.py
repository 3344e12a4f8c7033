"""Calendars: whom the owner met and for how long; zones, series, what was declined, cancelled or only planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from export_files import Files, by_id, covered, load_exports, records
from netanalysis import Network, tending
from netanalysis.errors import NoUsableRows
from netanalysis.settings import Owner
from netanalysis.sources.calendar.events import read_calendar
from netanalysis.ties import exchanges

IDA = Owner(names=("Ida Beispiel",), emails=("ida@example.org",))
ME = "ORGANIZER;CN=Ida Beispiel:MAILTO:Ida@example.org"
EVA = 'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Müster, Eva";X-NUM-GUESTS=0:mailto:eva@example.org'
JAN = "ATTENDEE;CN=Jan Probe:mailto:jan@example.org"
WHEN = ("DTSTART;TZID=Europe/Berlin:20240304T100000", "DTEND;TZID=Europe/Berlin:20240304T110000")
STAMP = "DTSTAMP:20240401T120000Z"


def event(*lines: str, uid: str = "1@example.org") -> str:
    """One appointment."""
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", STAMP, *lines, "END:VEVENT", ""])


def calendar(*events: str, name: str = "Termine") -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nX-WR-CALNAME:{name}\n{''.join(events)}END:VCALENDAR\n"


PLAIN = event(*WHEN, ME, EVA)


def read(tmp_path: Path, files: Files | str, *, owner: Owner | None = IDA) -> Network:
    return load_exports(tmp_path, {"kalender.ics": files} if isinstance(files, str) else files, owner=owner)


def met(network: Network) -> list[tuple[object, str]]:
    return [(row["contact_id"], str(row["time"])[:16]) for row in records(network.interactions)]


@pytest.mark.parametrize("path", ["Takeout/Calendar/Termine.ics", "Takeout/Kalender/ida@example.org.ics"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_appointment_is_a_meeting(tmp_path: Path, path: str, ends: str) -> None:
    network = read(tmp_path, {path: calendar(event(*WHEN, ME, EVA, JAN)).replace("\n", ends)})
    rows = records(network.interactions)
    assert met(network) == [
        ("calendar:eva@example.org", "2024-03-04 09:00"),
        ("calendar:jan@example.org", "2024-03-04 09:00"),
    ]
    told = {
        name: rows[0][name]
        for name in ("kind", "direction", "minutes", "n_people", "time_precision", "platform", "text")
    }
    assert told == {"kind": "meeting", "direction": "both", "minutes": 60.0, "n_people": 2, "time_precision": "minute",
                    "platform": "calendar", "text": None}  # fmt: skip
    assert by_id(network)["calendar:eva@example.org"]["name"] == "Müster, Eva"
    links = records(network.links)
    assert [(row["a"], row["b"], row["kind"], row["n_people"]) for row in links] == [
        ("calendar:eva@example.org", "calendar:jan@example.org", "meeting", 2)
    ]
    row = covered(network, ".ics")
    assert (row["rows"], row["read"], row["shows"], str(row["observed_from"])[:10]) == (
        1,
        1,
        "meeting",
        "2024-03-04",
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20240304T090000Z", "2024-03-04 09:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20240704T100000", "2024-07-04 08:00"),
        ("DTSTART;TZID=America/New_York:20240304T100000", "2024-03-04 15:00"),
        ("DTSTART:20240304T100000", "2024-03-04 09:00"),  # no zone: on the owner's clock
        ("DTSTART;TZID=Unsere Zeit:20240304T100000", "2024-03-04 09:00"),
        ("DTSTART;VALUE=DATE:20240304", "2024-03-03 23:00"),
    ],
)
def test_times_are_read_in_their_zone(tmp_path: Path, start: str, expected: str) -> None:
    network = read(tmp_path, calendar(event(start, ME, EVA)).replace("20240401T", "20241231T"))
    assert met(network) == [("calendar:eva@example.org", expected)]


def test_a_zone_that_only_the_file_knows_is_used(tmp_path: Path) -> None:
    zone = ("BEGIN:VTIMEZONE\nTZID:Firmenzeit\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\n"
            "END:STANDARD\nEND:VTIMEZONE\n")  # fmt: skip
    network = read(tmp_path, calendar(zone, event("DTSTART;TZID=Firmenzeit:20240304T100000", ME, EVA)))
    assert met(network) == [("calendar:eva@example.org", "2024-03-04 05:00")]


def test_whole_days_have_no_minutes(tmp_path: Path) -> None:
    network = read(
        tmp_path, calendar(event("DTSTART;VALUE=DATE:20240304", "DTEND;VALUE=DATE:20240306", ME, EVA))
    )
    row = records(network.interactions)[0]
    assert (row["minutes"], row["time_precision"]) == (None, "day")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((*WHEN, ME, EVA, "STATUS:CANCELLED"), "cancelled"),
        ((*WHEN, EVA.replace("ATTENDEE", "ORGANIZER"), "ATTENDEE;PARTSTAT=DECLINED:mailto:ida@example.org"), "declined by you"),
        ((*WHEN, ME), "no other person with an address"),
        ((*WHEN, ME, EVA.replace("ACCEPTED", "DECLINED")), "no other person with an address"),
        ((*WHEN, ME, EVA.replace("INDIVIDUAL", "ROOM")), "no other person with an address"),
        ((*WHEN, ME, "ATTENDEE:mailto:c_1@resource.calendar.google.com"), "no other person with an address"),
        ((*WHEN, ME, "ATTENDEE:invalid:nomail"), "no other person with an address"),
        ((*WHEN, EVA.replace("ATTENDEE", "ORGANIZER"), JAN),
         "you are not among its people; if you are, write that address under [me] in netanalysis.toml"),
        (("DTSTART:soon", ME, EVA), "no readable date"),
        ((ME, EVA), "no readable date"),
        (("DTSTART:20240501T090000Z", ME, EVA), "still to come when the calendar was saved"),
        ((*WHEN, "RRULE:FREQ=SECONDLY", ME, EVA), "an entry that cannot be read"),
        ((*WHEN, "RRULE:FREQ=DAILY;INTERVAL=0", ME, EVA), "an entry that cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_meeting_is_dropped_with_its_reason(
    tmp_path: Path, lines: tuple[str, ...], reason: str
) -> None:
    network = read(tmp_path, calendar(event(*lines), event(*WHEN, ME, JAN, uid="2")))
    row = covered(network, ".ics")
    assert (row["rows"], row["read"], row["dropped"], row["reason"]) == (2, 1, 1, reason)
    assert met(network) == [("calendar:jan@example.org", "2024-03-04 09:00")]


def test_who_declined_was_not_there(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(*WHEN, ME, EVA.replace("ACCEPTED", "DECLINED"), JAN)))
    assert list(by_id(network)) == ["calendar:jan@example.org"]
    assert not len(network.links)


def test_a_series_ends_when_the_calendar_was_saved(tmp_path: Path) -> None:
    weekly = event(*WHEN, ME, EVA, "RRULE:FREQ=WEEKLY;BYDAY=MO")
    network = read(tmp_path / "stamp", calendar(weekly))
    assert [time for _, time in met(network)] == [
        "2024-03-04 09:00", "2024-03-11 09:00", "2024-03-18 09:00", "2024-03-25 09:00", "2024-04-01 08:00"
    ]  # fmt: skip  # ten o'clock in Berlin, in summer too
    dated = read(tmp_path / "dated", {"kalender 2024-03-12.ics": calendar(weekly)})
    assert len(dated.interactions) == 2
    assert covered(dated, ".ics")["read"] == 1


@pytest.mark.parametrize(
    ("more", "days"),
    [
        (("RRULE:FREQ=WEEKLY;COUNT=2",), [4, 11]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20240318T090000Z",), [4, 11, 18]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20240317",), [4, 11]),
        (("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20240311T100000"), [4, 18]),
        (("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20240311"), [4, 18]),
        (("RDATE;TZID=Europe/Berlin:20240306T100000,20240307T100000",), [4, 6, 7]),
        (("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",), [4]),
        (("RRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR",), [4, 29, 1]),
    ],
)
def test_series_in_every_form(tmp_path: Path, more: tuple[str, ...], days: list[int]) -> None:
    network = read(tmp_path, calendar(event(*WHEN, ME, EVA, *more)))
    assert [int(time[8:10]) for _, time in met(network)] == days


def test_a_moved_or_cancelled_instance_replaces_its_own(tmp_path: Path) -> None:
    series = event(*WHEN, ME, EVA, "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20240311T100000",
        "DTSTART;TZID=Europe/Berlin:20240312T150000",
        ME,
        EVA,
        JAN,
    )
    gone = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20240318T100000",
        "DTSTART;TZID=Europe/Berlin:20240318T100000",
        ME,
        EVA,
        "STATUS:CANCELLED",
    )
    network = read(tmp_path, calendar(series, moved, gone))
    assert met(network) == [
        ("calendar:eva@example.org", "2024-03-04 09:00"),
        ("calendar:eva@example.org", "2024-03-12 14:00"),
        ("calendar:jan@example.org", "2024-03-12 14:00"),
    ]


def test_more_than_ten_people_are_no_exchange(tmp_path: Path) -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(11)]
    network = read(tmp_path, calendar(event(*WHEN, ME, *crowd), event(*WHEN, ME, EVA, uid="2")))
    assert exchanges(network)["contact_id"].tolist() == ["calendar:eva@example.org"]
    assert not len(network.links)


def test_the_same_appointment_in_two_calendars_counts_once(tmp_path: Path) -> None:
    network = read(tmp_path, {"a.ics": calendar(PLAIN), "b.ics": calendar(PLAIN)})
    assert len(network.interactions) == 1
    assert [row["read"] for row in records(network.coverage)] == [1, 1]


@pytest.mark.parametrize("how", ["name of the calendar", "name of the owner", "in nearly all"])
def test_the_owner_is_found(tmp_path: Path, how: str) -> None:
    owner = Owner(names=("Ida Beispiel",)) if how == "name of the owner" else None
    name = "ida@example.org" if how == "name of the calendar" else "Termine"
    others = [event(*WHEN, ME, JAN, uid="2"), event(*WHEN, ME, "ATTENDEE:mailto:ulla@example.org", uid="3")]
    network = read(tmp_path, calendar(PLAIN, *others, name=name), owner=owner)
    assert "calendar:ida@example.org" not in by_id(network)
    assert "ida@example.org" in network.owner.emails
    assert network.interactions["n_people"].tolist() == [1, 1, 1]


def test_an_unknown_owner_is_said(tmp_path: Path) -> None:
    row = covered(read(tmp_path, calendar(PLAIN), owner=None), ".ics")
    assert "which of the people is you is not known" in str(row["warning"])


@pytest.mark.parametrize(
    "broken",
    ["BEGIN:VEVENT\nUID:x\n", "BEGIN:VEVENT\nDTSTART:20240304T090000Z\nATTENDEE;;;=:x\nEND:VEVENT\n",
     "BEGIN:VEVENT\nUID:x\nDTSTART;TZID=:\nEND:VEVENT\n", "rubbish\n", "BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\n"],
)  # fmt: skip
def test_a_broken_entry_takes_nothing_along(tmp_path: Path, broken: str) -> None:
    network = read(tmp_path, calendar(PLAIN, broken, event(*WHEN, ME, JAN, uid="2")))
    assert len(network.interactions) == 2
    row = covered(network, ".ics")
    assert row["rows"] == row["read"] + row["dropped"]  # type: ignore[operator]


def test_a_line_of_rubbish_costs_no_appointment(tmp_path: Path) -> None:
    network = read(tmp_path, calendar(event(*WHEN, ME, EVA, "rubbish", "SEQUENCE:many", "EXDATE:never")))
    assert len(network.interactions) == 1


def test_folded_lines_and_attributes_in_any_case_are_read(tmp_path: Path) -> None:
    folded = event(*WHEN, ME, "attendee;partstat=accepted;cn=Jürgen\n  Müller:mailto:juergen@exam\n ple.org")
    network = read(tmp_path, calendar(folded))
    assert by_id(network)["calendar:juergen@example.org"]["name"] == "Jürgen Müller"


def test_what_is_no_calendar_fails_with_its_reason(tmp_path: Path) -> None:
    network = read(tmp_path, {"ok.ics": calendar(PLAIN), "bad.ics": b"\x00\xff", "empty.ics": b""})
    for name in ("bad.ics", "empty.ics"):
        assert (covered(network, name)["status"], covered(network, name)["reason"]) == (
            "failed",
            "no calendar (BEGIN:VCALENDAR) in it",
        )
    with pytest.raises(NoUsableRows, match="no calendar"):
        read(tmp_path / "alone", {"bad.ics": b"\x00\xff"})


def test_thousands_of_openings_without_an_end_are_quick() -> None:
    found = read_calendar("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 20_000)
    assert found.lost.total() == found.rows == 20_000


def test_titles_places_and_notes_are_not_kept(tmp_path: Path) -> None:
    network = read(
        tmp_path, calendar(event(*WHEN, ME, EVA, "SUMMARY:Geheim", "LOCATION:Geheim", "DESCRIPTION:Geheim"))
    )
    for table in ("contacts", "interactions", "links", "coverage"):
        assert "Geheim" not in getattr(network, table).to_csv()


def test_a_meeting_makes_a_tie_with_the_person_known_by_mail(tmp_path: Path) -> None:
    mail = "From x Mon Mar  4 09:00:00 2024\nMessage-ID: <a@b>\nFrom: Eva Müster <eva@example.org>\nTo: ida@example.org\nDate: Mon, 4 Mar 2024 10:00:00 +0100\n\n"
    network = read(tmp_path, {"k.ics": calendar(PLAIN), "box.mbox": mail})
    assert network.persons["platforms"].tolist() == ["calendar, mail"]
    assert tending(network)["tending"].tolist() == ["occasional"]
