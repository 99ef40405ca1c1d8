"""Reads a calendar from standard input with icalendar and writes one line per event: uid, instant it starts, instant it ends, status, sequence; with "titles", the title only."""
import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar

raw = sys.stdin.buffer.read()
for line in raw.split(b"\r\n"):
    line.decode("utf-8")  # A fold cuts no character.
assert raw.replace(b"\r\n", b"").find(b"\n") < 0, "every line ends in CRLF (RFC 5545, 3.1)"
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "no line is longer than 75 octets (RFC 5545, 3.1)"
calendar = Calendar.from_ical(raw)
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def written(time):
    if not isinstance(time.dt, datetime):
        return time.dt.isoformat()
    zone = time.params.get("TZID")
    instant = (zones[zone].localize(time.dt.replace(tzinfo=None)) if zone in zones else time.dt).astimezone(timezone.utc)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


for event in calendar.walk("VEVENT"):
    if "titles" in sys.argv:
        print(json.dumps(str(event["SUMMARY"])))
        continue
    assert "DTSTAMP" in event and not ("DTEND" in event and "DURATION" in event)
    # By the rules the calendar brings along, not by those of this machine.
    starts = event["DTSTART"]
    print(event["UID"], written(starts), written(event.get("DTEND", starts)), event["STATUS"], event["SEQUENCE"])
