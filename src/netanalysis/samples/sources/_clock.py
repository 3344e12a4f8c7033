"""Local time in Berlin by the rule of the European Union since 1996; no table of time zones is asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from netanalysis.samples._shapes import MONTHS, WEEKDAYS


def offset(at: datetime) -> int:
    """Return by how many hours Berlin is ahead of a moment in UTC."""
    return 2 if _last_sunday(at.year, 3) <= at < _last_sunday(at.year, 10) else 1


def _last_sunday(year: int, month: int) -> datetime:
    """Return the moment (UTC) at which the clocks change in that month, which has 31 days."""
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def berlin(at: datetime) -> datetime:
    """Return the local time of a moment in UTC."""
    return at + timedelta(hours=offset(at))


def mail_date(at: datetime) -> str:
    """Mon, 04 Mar 2024 10:00:00 +0100."""
    local = berlin(at)
    return f"{WEEKDAYS[local.weekday()]}, {local.day:02} {MONTHS[local.month - 1]} {local:%Y %H:%M:%S} +0{offset(at)}00"


def utc_line(at: datetime) -> str:
    """Mon Mar 04 09:00:00 +0000 2024, in tweets and in the first line of a mail in an mbox."""
    return f"{WEEKDAYS[at.weekday()]} {MONTHS[at.month - 1]} {at.day:02} {at:%H:%M:%S} +0000 {at.year}"
