"""Read the user's own files of a network folder; all mistakes in them are collected before anything is raised."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pandas as pd
from pydantic import ValidationError

from netanalysis import schema
from netanalysis.errors import UserFileError
from netanalysis.settings import LANGUAGES, Language, NoticeRule, Owner, Position, Settings
from netanalysis.sources.base import Coverage
from netanalysis.sources.own.models import MODELS, Row, SettingsFile, sentences, settings_sentences
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.records import physical_lines
from netanalysis.sources.table import HEAD, Columns, Sheet, decode, normal_header, read_sheet
from netanalysis.text import drawable, tidy

SETTINGS_FILE: Final = "netanalysis.toml"
EXPORTS: Final = "exports"
#: what lies in a network folder and is no export
OWN_NAMES: Final = frozenset({SETTINGS_FILE, "colleagues", *(f"{name}.csv" for name in MODELS)})
#: rows of a table that begin so are remarks
_REMARK: Final = "#"
#: how the coverage names the reader of the user's own tables
OWN_FILE: Final = "own file"
#: why a row of the user's own was left out
MISTAKEN: Final = "rows that hold a mistake; netanalysis check names each"
_FLOWING: Final = ("note", "topic", "chain", "title", "met")
_UNQUOTED: Final = (
    "the row has more cells than the header; put a text that holds the delimiter into quotation marks"
)


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What the user wrote: settings, who she is, and tables whose `person` cells are still as typed."""

    settings: Settings
    owner: Owner
    tables: dict[str, pd.DataFrame]
    coverage: tuple[Coverage, ...]
    problems: tuple[str, ...] = ()  #: a sentence each; what holds a mistake is left out of all the rest


def is_network_folder(path: Path) -> bool:
    """Whether a path is a folder laid out as a network folder, not just somebody's exports."""
    try:
        return path.is_dir() and ((path / SETTINGS_FILE).is_file() or (path / EXPORTS).is_dir())
    except OSError:  # a name too long for any file, or a folder that may not be read
        return False


def language_in(folder: Path) -> Language | None:
    """Return the language that the settings of a network folder name, whatever else is wrong with them.

    Examples
    --------
    >>> language_in(Path("no/such/folder")) is None
    True
    """
    with suppress(OSError, ValueError, RecursionError):
        found = tomllib.loads(decode((folder / SETTINGS_FILE).read_bytes()).text).get("language")
        return next((known for known in LANGUAGES if known == found), None)
    return None


def in_exports(path: Path) -> bool:
    """Whether a path is the folder of exports of a network, or lies in it: what is written there would be read as an export.

    Examples
    --------
    >>> in_exports(Path("ties.csv"))
    False
    """
    place = path.resolve()
    return any(one.name == EXPORTS and is_network_folder(one.parent) for one in (place, *place.parents))


def read_own_files(folder: Path) -> OwnFiles:
    """Read netanalysis.toml and the four tables; each of them may be missing.

    Raises
    ------
    UserFileError
        They hold mistakes; every one is named with file, row, column, value and remedy.
    """
    own = read_despite_mistakes(folder)
    if own.problems:
        raise UserFileError("\n".join(own.problems))
    return own


def read_despite_mistakes(folder: Path) -> OwnFiles:
    """Read the same and leave out what holds a mistake: a setting, a row, a whole file; each is told in `problems`."""
    problems: list[str] = []
    settings, owner = _read_settings(folder / SETTINGS_FILE, problems)
    tables: dict[str, pd.DataFrame] = {}
    coverage: list[Coverage] = []
    for name, model in MODELS.items():
        file = folder / f"{name}.csv"
        if file.is_file():
            tables[name], row = _read_table(file, name, model, settings, problems)
            coverage.append(row)
        elif os.path.lexists(file):
            problems.append(f"{file.name} is no ordinary file; move it away or give another name.")
    return OwnFiles(settings, owner, tables, tuple(coverage), tuple(problems))


def _read_settings(file: Path, problems: list[str]) -> tuple[Settings, Owner]:
    if not file.is_file():
        return Settings(), Owner()
    try:
        parsed = _valid(tomllib.loads(decode(_bytes(file, problems)).text), problems)
    except tomllib.TOMLDecodeError as error:
        problems.append(
            f"{SETTINGS_FILE} is not written as TOML ({error}); compare it with the one netanalysis init writes."
        )
    except (RecursionError, ValueError):
        problems.append(
            f"{SETTINGS_FILE} holds brackets or a number that nobody can read; "
            "compare it with the one netanalysis init writes."
        )
    else:
        return _settings(parsed), _owner(parsed)
    return Settings(), Owner()


def _valid(found: dict[str, Any], problems: list[str]) -> SettingsFile:
    """The settings without those that hold a mistake, each of which is a problem."""
    try:
        return SettingsFile.model_validate(found)
    except ValidationError as error:
        problems += settings_sentences(error, SETTINGS_FILE)
        wrong = {problem["loc"][:2] for problem in error.errors(include_url=False)}
    for loc in wrong:
        part = found.get(str(loc[0]))
        if len(loc) > 1 and isinstance(part, dict) and loc[1] in part:
            del part[str(loc[1])]
        else:
            found.pop(str(loc[0]), None)
    try:
        return SettingsFile.model_validate(found)
    except ValidationError:
        return SettingsFile()


def _bytes(file: Path, problems: list[str]) -> bytes:
    """Read one of the user's files; one that cannot be opened is a problem like any other."""
    try:
        return file.read_bytes()
    except OSError:
        problems.append(f"{file.name} cannot be opened; see whether you may read it and close it elsewhere.")
        return b""


def _settings(parsed: SettingsFile) -> Settings:
    plain = parsed.model_dump(exclude={"me", "seconds_per", "costs", "column_map", "aliases", "notices"})
    return Settings(
        **plain,
        seconds_per=MappingProxyType(dict(parsed.seconds_per)),
        costs=MappingProxyType(dict(parsed.costs)),
        column_map=MappingProxyType(dict(parsed.column_map)),
        aliases=MappingProxyType(dict(parsed.aliases)),
        notices=tuple(NoticeRule(**part.model_dump()) for part in parsed.notices),
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
    base = Coverage(file.name, "read", content=name, rows=0, read=0, dropped=0, parser=OWN_FILE)
    before = len(problems)
    data = _bytes(file, problems)
    if len(problems) > before:
        return pd.DataFrame(columns=[*fields, "row"]), base
    sheet = read_sheet(
        data, Columns({field: (field,) for field in fields}, required, flowing=_FLOWING), remark=_REMARK
    )
    if sheet is None:
        problems.append(_missing_columns(file.name, decode(data).text, list(fields), required))
        return pd.DataFrame(columns=[*fields, "row"]), base
    problems += [f"{file.name}, row {row}: {_UNQUOTED}." for row in sheet.broken]
    rows = [
        {**made, "row": cells["row"]}
        for cells in sheet.frame.to_dict("records")
        for made in _read_row(cells, f"{file.name}, row {cells['row']}", model, settings, problems)
    ]
    read = f"{sheet.read_as}, dates and amounts as in {settings.language}"
    frame = pd.DataFrame(rows, columns=[*fields, "row"], dtype=object)
    row = base.but(
        rows=sheet.n_rows,
        read=len(rows),
        dropped=sheet.n_rows - len(rows),
        reason=MISTAKEN if len(rows) < sheet.n_rows else "",
        read_as=read,
        warning=_unknown_columns(sheet, list(fields)),
    )
    return frame, row.but(**_span(frame, name))


def _missing_columns(file: str, text: str, fields: list[str], required: Sequence[str]) -> str:
    """Say which columns a header row lacks, or that there is none."""
    first = next(
        (line for line in physical_lines(text[:HEAD]) if line.strip() and not line.startswith(_REMARK)), ""
    )
    found = {
        normal_header(cell): drawable(cell) for cell in re.split(r"[,;\t]", first.strip().replace('"', ""))
    }
    if not any(normal_header(field) in found for field in fields):
        return f"{file}: no header row was found; the first row must name the columns {', '.join(fields)}."
    missing = [field for field in required if normal_header(field) not in found]
    unknown = [cell for key, cell in found.items() if key and key not in map(normal_header, fields)]
    also = f" (not known is {', '.join(unknown)})" if unknown else ""
    return f"{file}: the column {' and '.join(missing)} is missing{also}; add it to the first row."


def _unknown_columns(sheet: Sheet, fields: list[str]) -> str:
    """Name columns that are left out, and what may have been meant."""
    known = {normal_header(field) for field in fields}
    unknown = [
        drawable(cell) for cell in sheet.header if normal_header(cell) and normal_header(cell) not in known
    ]
    return "; ".join(f"column {cell} is not known and was left out{_meant(cell, fields)}" for cell in unknown)


def _meant(cell: str, fields: list[str]) -> str:
    near = difflib.get_close_matches(cell.casefold(), fields, n=1)
    return f": did you mean {near[0]}?" if near else ""


def _read_row(
    cells: dict[Any, Any], where: str, model: type[Row], settings: Settings, problems: list[str]
) -> list[dict[str, Any]]:
    filled = {name: cell for name, cell in cells.items() if str(cell).strip()}
    try:
        row = model.model_validate(filled, context={"language": settings.language})
    except ValidationError as error:
        problems += sentences(error, where)
        return []
    return [row.model_dump(by_alias=True)]


def _span(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    """First and last date in the table."""
    column = next((c.name for c in schema.TABLES[name].columns if c.dtype == "date" and c.required), None)
    if column is None or not len(frame):
        return {}
    days = pd.to_datetime(frame[column])
    return {"first_on": days.min(), "last_on": days.max()}
