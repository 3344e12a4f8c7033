"""Circles of Google+, shut down in 2019: whom the owner followed, and under which heading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from netanalysis.sources.base import Coverage
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import as_dict, as_list, as_text, read_json
from netanalysis.sources.model import CELLS, NO_NAME, Entry
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.table import Columns, read_sheet
from netanalysis.text import tidy

PROFILES: Final = "plus.google.com/"
_COLUMNS: Final = Columns(
    {"given_name": ("First Name",), "family_name": ("Last Name",), "nickname": ("Nickname",),
     "name": ("Display Name",), "profile": ("Profile URL",)},
    ("name", "profile"),
)  # fmt: skip
_NO_CIRCLE: Final = "the file is no circle of Google+"


def read_circle(member: Member, base: Coverage) -> tuple[list[Entry], Coverage]:
    """Entries of one circle, a table or JSON."""
    is_json = member.name.lower().endswith(".json")
    try:
        return _from_json(member, base) if is_json else _from_table(member, base)
    except ValueError as error:
        return [], base.but(status="failed", reason=str(error))


def _from_table(member: Member, base: Coverage) -> tuple[list[Entry], Coverage]:
    sheet = read_sheet(member.read(), _COLUMNS)
    if sheet is None:
        raise ValueError(_NO_CIRCLE)
    circle = tidy(PurePosixPath(member.name).stem)
    rows = sheet.frame.to_dict("records")
    found = [_entry(member, circle, row, int(row["row"])) for row in rows]
    broken = len(sheet.broken)
    return _counted(found, base.but(read_as=sheet.read_as, warning="; ".join(sheet.warnings)), broken)


def _from_json(member: Member, base: Coverage) -> tuple[list[Entry], Coverage]:
    documents = read_json(member)
    circles = [as_dict(value) for value in documents.values]
    if not any("person" in circle or "name" in circle for circle in circles):
        raise ValueError(_NO_CIRCLE)
    found = [
        _entry(member, name, row, number) for number, (name, row) in enumerate(_people(circles), start=1)
    ]
    warning = "; ".join(documents.warnings)
    return _counted(found, base.but(read_as=documents.read_as, warning=warning), documents.broken)


def _people(circles: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each person with the name of her circle; an empty circle has no list of people."""
    for circle in circles:
        for item in map(as_dict, as_list(circle.get("person"))):
            row = {"name": as_text(item.get("displayName")), "profile": as_text(item.get("profileUrl"))}
            yield as_text(circle.get("name")), row


def _entry(member: Member, circle: str, row: dict[Any, Any], number: int) -> Entry:
    given, family = tidy(row.get("given_name", "")), tidy(row.get("family_name", ""))
    url = normal_profile(row["profile"])
    url = url if url.startswith(PROFILES) else ""
    return Entry(
        list_name=member.label, source=f"{member.label}:{number}", name=tidy(row["name"]) or tidy(f"{given} {family}"),
        given_name=given, family_name=family, tags=(circle,) if circle else (), snapshot_on=member.snapshot_on,
        url=url, urls=(url,) if url else (),
    )  # fmt: skip


def _counted(found: list[Entry], base: Coverage, broken: int) -> tuple[list[Entry], Coverage]:
    usable = [entry for entry in found if entry.name or entry.url]
    dropped = len(found) - len(usable) + broken
    reasons = [NO_NAME] * (len(found) > len(usable)) + [CELLS] * bool(broken)
    return usable, base.but(
        rows=len(found) + broken,
        read=len(usable),
        dropped=dropped,
        reason="; ".join(reasons),
        undated=len(usable),
    )
