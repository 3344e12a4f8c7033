"""What became of each file, and for which days it would have shown an exchange: the coverage."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from netanalysis.sources.base import Coverage
from netanalysis.sources.model import File


def coverage_of(file: File, account: str, time_zone: str) -> Coverage:
    """Return the row of a file; one that was not read has no counts.

    Examples
    --------
    >>> file = File("chat.txt", "whatsapp", "chat", rows=3)
    >>> file.lose("no readable date")
    >>> row = coverage_of(file, "me", "UTC")
    >>> row.rows, row.read, row.dropped, row.reason
    (4, 3, 1, 'no readable date')
    """
    base = Coverage(
        file.label, file.status, file.platform, file.content, snapshot_on=file.snapshot_on, parser=file.parser,
        account=file.account or account, read_as=file.read_as, warning="; ".join(dict.fromkeys(file.warnings)),
    )  # fmt: skip
    if file.status in ("ignored", "unknown"):
        return base.but(account="", rows=file.rows or None, reason="; ".join(file.reasons))
    if file.status == "failed":
        return base.but(reason="; ".join(file.reasons))
    lost = sum(file.lost.values())
    reasons = dict.fromkeys([*sorted(reason for reason, n in file.lost.items() if n), *file.reasons])
    return base.but(
        rows=file.rows, read=file.rows - lost, dropped=lost, reason="; ".join(reasons), undated=file.undated,
        nameless=file.nameless, **_shown(file, time_zone),
    )  # fmt: skip


def _shown(file: File, time_zone: str) -> dict[str, Any]:
    """First and last day, and what the file shows for which days: from its first row, or since when it is kept, to its own day.

    A file that may hold only a part of the newer exchange ends with its last row.
    """
    first, last = local_day(file.first, time_zone), local_day(file.last, time_zone)
    found: dict[str, Any] = {"first_on": first, "last_on": last}
    if not file.shows:
        return found
    found |= {"shows": ", ".join(file.shows), "marked": file.marked}
    if file.is_windowless:
        return found
    begins = local_day(file.opens, time_zone) if file.opens else first
    day = None if file.is_partial or file.snapshot_on is None else pd.Timestamp(file.snapshot_on)
    ends = max(
        (one for one in (last, local_day(file.closes, time_zone), day) if one is not None), default=None
    )
    if begins is None or ends is None:
        return found
    return found | {"observed_from": begins, "observed_until": ends}


def local_day(time: datetime | None, time_zone: str) -> pd.Timestamp | None:
    """Calendar day of a time in a time zone, as a naive midnight.

    Examples
    --------
    >>> from datetime import UTC
    >>> str(local_day(datetime(2024, 6, 30, 23, 30, tzinfo=UTC), "Europe/Berlin").date())
    '2024-07-01'
    """
    if time is None:
        return None
    return pd.Timestamp(time).tz_convert(time_zone).tz_localize(None).normalize()
