#!/usr/bin/env bash
# Package:  icalendar 7.3.2 (vobject 0.9.9 does the same)
# Expected: a calendar that brings its own VTIMEZONE is read by it, whatever was read before: "Office" is an hour before
#           Greenwich in Eva's file and five hours behind in Jan's.
# Seen:     zones are kept by their TZID for the whole process, and the first definition stays. Jan's nine o'clock is
#           14:00 UTC when his file is read alone and 08:00 UTC when it is read after Eva's; his own VTIMEZONE is parsed,
#           then ignored. to_ical() writes his file back unharmed, so a round trip finds nothing.
#           icalendar.use_zoneinfo() between the two files empties the store.
# Output, compared line by line:
#> alone:     Jan 14:00 UTC
#> after Eva: Jan 08:00 UTC
#> his own zone in that file: TZOFFSETTO:-0500
#> emptied:   Jan 14:00 UTC
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check \
  icalendar==7.3.2 python-dateutil==2.9.0.post0 tzdata==2026.6

cat >"$here/read.py" <<'PYTHON'
from datetime import UTC

import icalendar


def export(name, offset):
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//Sample//EN",
        "BEGIN:VTIMEZONE", "TZID:Office",
        "BEGIN:STANDARD", "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT", f"UID:{name}@example.org", "DTSTAMP:20240101T000000Z", f"SUMMARY:{name}",
        "DTSTART;TZID=Office:20240301T090000", "END:VEVENT",
        "END:VCALENDAR", "",
    ]
    return "\r\n".join(lines).encode()


def say(what, calendar):
    event = calendar.events[0]
    print(f"{what:<10} {event['SUMMARY']} {event['DTSTART'].dt.astimezone(UTC):%H:%M} UTC")


eva, jan = export("Eva", "+0100"), export("Jan", "-0500")
PYTHON
export PYTHONPATH="$here"
{
  "$here/venv/bin/python" -c '
from read import *
say("alone:", icalendar.Calendar.from_ical(jan))'
  "$here/venv/bin/python" -c '
from read import *
icalendar.Calendar.from_ical(eva)
second = icalendar.Calendar.from_ical(jan)
say("after Eva:", second)
print("his own zone in that file:", [line for line in second.to_ical().decode().split() if "OFFSETTO" in line][0])
icalendar.use_zoneinfo()
say("emptied:", icalendar.Calendar.from_ical(jan))'
} | tee "$here/seen"
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
