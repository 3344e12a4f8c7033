"""What other owners lent: of each export under `colleagues/NAME/` the list of connections alone, never a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pandas as pd

from netanalysis import schema
from netanalysis.frames import stack
from netanalysis.ingest.build import decide
from netanalysis.settings import Owner, Settings
from netanalysis.sources import linkedin, xing
from netanalysis.sources.base import Context, Coverage, Extract, Source, merge_owners
from netanalysis.sources.container import Exports, Member, open_exports
from netanalysis.sources.linkedin.parse import is_table, spec_of
from netanalysis.sources.registry import read_exports
from netanalysis.sources.xing.shapes import is_xing_json

COLLEAGUES: Final = "colleagues"
#: only these list connections by profile, which is what people are recognised by
_SOURCES: Final[tuple[Source, ...]] = (linkedin.SOURCE, xing.SOURCE)
#: files of LinkedIn's that are read: her connections, and who she is
_READ: Final = ("connections", "profile", "own addresses", "own numbers")
_PRIVATE: Final = "of a colleague's export only the connections are read"
_LOOSE: Final = "put a colleague's export into a folder with the colleague's name"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another owner: the name of the folder, who the files say she is, and the people she is connected with.

    `exports` holds each of her exports and what its own files say of its owner.
    """

    folder: str
    owner: Owner
    contacts: pd.DataFrame
    identifiers: pd.DataFrame
    exports: tuple[tuple[str, Owner], ...] = ()


def read_colleagues(root: Path, settings: Settings) -> tuple[tuple[Colleague, ...], tuple[Coverage, ...]]:
    """Read the connections of everybody under `colleagues/`, and say what became of each file.

    What the files say of days and exchanges stays out of the coverage: it is not the owner's.
    """
    place = root / COLLEAGUES
    if not place.is_dir() or place.is_symlink():
        return (), ()
    found, coverage = [], []
    for path in sorted(place.iterdir()):
        label = f"{COLLEAGUES}/{path.name}"
        if path.is_symlink() or not path.is_dir():
            if not path.name.startswith("."):
                coverage.append(Coverage(label, "unknown", reason=_LOOSE, parser=COLLEAGUES))
            continue
        colleague, rows = _read_one(path, settings)
        found += [colleague] if colleague else []
        coverage += [_plain(row).but(file=f"{label}/{row.file}") for row in rows]
    return tuple(found), tuple(coverage)


def _read_one(folder: Path, settings: Settings) -> tuple[Colleague | None, list[Coverage]]:
    """One colleague, unless the folder holds no list of connections."""
    context = Context(settings, Owner())
    with open_exports(folder) as exports:
        lent = [member for member in exports.members if _is_lent(member, context)]
        others = [member for member in exports.members if member not in lent]
        extracts = decide(
            read_exports(Exports(tuple(lent), exports.unreadable), context, sources=_SOURCES), context
        )
    rows = [row for extract in extracts for row in extract.coverage]
    rows += [Coverage(member.label, "ignored", reason=_PRIVATE) for member in others]
    contacts, identifiers = (_table(extracts, name) for name in ("contacts", "identifiers"))
    if not len(contacts):
        return None, rows
    owner = merge_owners(*(extract.owner for extract in extracts))
    told = tuple(export for extract in extracts for export in extract.owners)
    return Colleague(folder.name, owner, contacts, identifiers, told), rows


def _is_lent(member: Member, context: Context) -> bool:
    """Whether a file lists connections or says whose they are; no other is opened beyond its header."""
    if is_xing_json(member):
        return False
    if linkedin.claims(member, context):
        spec = spec_of(member, context) if is_table(member) else None
        return spec is not None and spec.content in _READ
    return xing.claims(member, context)


def _table(extracts: Sequence[Extract], name: str) -> pd.DataFrame:
    frames = (frame for extract in extracts for frame in extract.tables.get(name, ()))
    return stack(frames, schema.TABLES[name])


def _plain(row: Coverage) -> Coverage:
    """The row without what would speak of the owner's own network: platform, account, days, windows."""
    content = "colleague" if row.status == "read" else row.content
    blank = Coverage(row.file, row.status, content=content, parser=COLLEAGUES)
    return replace(blank, rows=row.rows, read=row.read, dropped=row.dropped, reason=row.reason)
