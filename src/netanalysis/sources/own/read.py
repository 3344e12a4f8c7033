"""Read the user's own files of a network folder; all mistakes in them are collected before anything is raised."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pandas as pd
from pydantic import ValidationError

from netanalysis import schema
from netanalysis.errors import UserFileError
from netanalysis.settings import Owner, Position, Settings
from netanalysis.sources.base import Coverage
from netanalysis.sources.own.models import MODELS, Row, SettingsFile, sentences
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.table import Columns, read_sheet
from netanalysis.text import tidy

SETTINGS_FILE: Final = "netanalysis.toml"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What the user wrote: settings, who she is, and tables whose `person` cells are still as typed."""

    settings: Settings
    owner: Owner
    tables: dict[str, pd.DataFrame]
    coverage: tuple[Coverage, ...]


def is_network_folder(path: Path) -> bool:
    """Whether a path is a folder laid out as a network folder, not just somebody's exports."""
    return path.is_dir() and ((path / SETTINGS_FILE).is_file() or (path / "exports").is_dir())


def read_own_files(folder: Path) -> OwnFiles:
    """Read netanalysis.toml and the four tables; each of them may be missing.

    Raises
    ------
    UserFileError
        They hold mistakes; every one is named with file, row, column, value and remedy.
    """
    problems: list[str] = []
    settings, owner = _read_settings(folder / SETTINGS_FILE, problems)
    tables: dict[str, pd.DataFrame] = {}
    coverage: list[Coverage] = []
    for name, model in MODELS.items():
        file = folder / f"{name}.csv"
        if file.is_file():
            tables[name], row = _read_table(file, name, model, settings, problems)
            coverage.append(row)
    if problems:
        raise UserFileError("\n".join(problems))
    return OwnFiles(settings, owner, tables, tuple(coverage))


def _read_settings(file: Path, problems: list[str]) -> tuple[Settings, Owner]:
    if not file.is_file():
        return Settings(), Owner()
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        parsed = SettingsFile.model_validate(raw)
    except ValidationError as error:
        fields = [*SettingsFile.model_fields, *SettingsFile.model_fields["me"].default.__class__.model_fields]
        problems += sentences(error, SETTINGS_FILE, fields)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{SETTINGS_FILE}: not readable as TOML ({error}); compare it with a fresh one from netanalysis init.")
    else:
        return _settings(parsed), _owner(parsed)
    return Settings(), Owner()


def _settings(parsed: SettingsFile) -> Settings:
    plain = parsed.model_dump(exclude={"me", "seconds_per", "column_map", "aliases"})
    return Settings(
        **plain,
        seconds_per=MappingProxyType(dict(parsed.seconds_per)),
        column_map=MappingProxyType(dict(parsed.column_map)),
        aliases=MappingProxyType(dict(parsed.aliases)),
    )


def _owner(parsed: SettingsFile) -> Owner:
    me = parsed.me
    return Owner(
        names=tuple(tidy(name) for name in me.names),
        emails=tuple(mail.strip().lower() for mail in me.emails),
        phones=tuple(number for phone in me.phones if (number := to_e164(phone, parsed.country))),
        profile_urls=tuple(normal_profile(url) or url for url in me.profile_urls),
        positions=tuple(Position(part.company, part.title, part.from_, part.until) for part in me.positions),
    )


def _read_table(
    file: Path, name: str, model: type[Row], settings: Settings, problems: list[str]
) -> tuple[pd.DataFrame, Coverage]:
    """Read one table row by row; a row with a mistake adds its sentences to the problems."""
    fields = {info.alias or field: info.is_required() for field, info in model.model_fields.items()}
    required = tuple(field for field, needed in fields.items() if needed)
    base = Coverage(file.name, "read", content=name, rows=0, read=0, dropped=0, parser="own file")
    sheet = read_sheet(file.read_bytes(), Columns({field: (field,) for field in fields}, required))
    if sheet is None:
        problems.append(f"{file.name}: no header row with {', '.join(required)} was found; see netanalysis init for one.")
        return pd.DataFrame(), base
    rows: list[dict[str, Any]] = []
    for number, cells in enumerate(sheet.frame.to_dict("records"), start=2):
        if any(str(cell).strip() for cell in cells.values()) and not str(next(iter(cells.values()))).startswith("#"):
            rows += _read_row(cells, f"{file.name}, row {number}", model, settings, problems)
    read = f"{sheet.read_as}, dates and amounts as in {settings.language}"
    frame = pd.DataFrame(rows, columns=list(fields), dtype=object)
    return frame, base.but(rows=len(rows), read=len(rows), read_as=read, **_span(frame, name))


def _read_row(
    cells: dict[Any, Any], where: str, model: type[Row], settings: Settings, problems: list[str]
) -> list[dict[str, Any]]:
    filled = {name: cell for name, cell in cells.items() if str(cell).strip()}
    try:
        row = model.model_validate(filled, context={"language": settings.language})
    except ValidationError as error:
        problems += sentences(error, where, model.model_fields)
        return []
    return [row.model_dump(by_alias=True)]


def _span(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    """First and last date in the table."""
    column = next((c.name for c in schema.TABLES[name].columns if c.dtype == "date" and c.required), None)
    if column is None or not len(frame):
        return {}
    days = pd.to_datetime(frame[column])
    return {"first_on": days.min(), "last_on": days.max()}
