"""The day of an export, from the names of its archive, folders and file; never from the file's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

#: no file is called longer on any disk; a name inside an archive may be, and is not searched beyond
_LONGEST_NAME: Final = 255


def dated(path: str, fallback: date | None = None) -> date | None:
    """Return the day that a path's parts name, the innermost first; else the fallback.

    Eight digits without anything between them may as well be a member id: they count only where nothing else tells.

    Examples
    --------
    >>> dated("xing 2024-12-31/20230115.vcf"), dated("kontakte_20230115.csv")
    (datetime.date(2024, 12, 31), datetime.date(2023, 1, 15))
    """
    parts = list(reversed(PurePosixPath(path).parts))
    return _first_date(parts, _NAME_DATES) or fallback or _first_date(parts, _RUN_TOGETHER)


def snapshot_date(name: str) -> date | None:
    """Read the day of an export from the name of its archive, folder or file.

    LinkedIn writes month-day-year; elsewhere only orders that cannot be mistaken are read.

    Examples
    --------
    >>> snapshot_date("Basic_LinkedInDataExport_03-01-2026.zip")
    datetime.date(2026, 3, 1)
    >>> snapshot_date("xing 2024-12-31"), snapshot_date("Kontakte 31.12.2024.csv")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
    >>> snapshot_date("messages.csv")
    """
    return _first_date([name], (*_NAME_DATES, *_RUN_TOGETHER))


def _first_date(names: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> date | None:
    """First day that one of the patterns finds in one of the names."""
    for found in (pattern.search(name[:_LONGEST_NAME]) for name in names for pattern in patterns):
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


_NAME_DATES: Final = (
    re.compile(r"(?i)linkedin.*?(?<!\d)(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)([-_.])(?P<m>\d\d)\2(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?!\d)"),
)
_RUN_TOGETHER: Final = (re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),)
