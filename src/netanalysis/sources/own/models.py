"""Rows of the user's own files and the settings, as pydantic models whose problems read as one plain sentence each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from netanalysis.settings import Language
from netanalysis.sources.own.cells import Amount, AsWord, Day, Flag, OptionalDay, OptionalText, Text


class Row(BaseModel):
    """A row of one of the user's tables."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class OutcomeRow(Row):
    """A row of outcomes.csv."""

    title: Text
    kind: Annotated[Literal["project", "lead", "referral", "partnership", "job"], AsWord]
    status: Annotated[Literal["won", "lost", "open"], AsWord]
    first_touch: Day
    won_on: OptionalDay = None
    value: Amount = None
    cost: Amount = None
    hours: Amount = None
    chain: OptionalText = None
    origin: OptionalText = None
    note: OptionalText = None


class JournalRow(Row):
    """A row of journal.csv."""

    date: Day
    person: Text
    minutes: Amount = None
    kind: Annotated[Literal["call", "meeting", "meal", "event"] | None, AsWord] = None
    topic: OptionalText = None
    note: OptionalText = None


class CorrectionRow(Row):
    """A row of corrections.csv."""

    person: Text
    same_as: OptionalText = None
    not_same_as: OptionalText = None
    met: OptionalText = None
    met_on: OptionalDay = None
    tags: OptionalText = None
    pin: Flag = False
    kind_of_contact: OptionalText = None


class StrategyRow(Row):
    """A row of strategies.csv."""

    account: Text
    from_: Day = Field(alias="from")
    to: OptionalDay = None
    arm: Text
    note: OptionalText = None


MODELS: Final[dict[str, type[Row]]] = {
    "outcomes": OutcomeRow,
    "journal": JournalRow,
    "corrections": CorrectionRow,
    "strategies": StrategyRow,
}


class Strict(BaseModel):
    """A part of netanalysis.toml: an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PositionPart(Strict):
    """A position under [me]."""

    company: str
    title: str = ""
    from_: OptionalDay = Field(default=None, alias="from")
    until: OptionalDay = None

    @field_validator("from_", "until", mode="before")
    @classmethod
    def _month(cls, value: Any) -> Any:
        """Let a month stand for its first day."""
        return f"{value}-01" if isinstance(value, str) and len(value) == len("2024-12") else value


class MePart(Strict):
    """The part [me]."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile_urls: tuple[str, ...] = ()
    positions: tuple[PositionPart, ...] = ()


class SettingsFile(Strict):
    """The whole of netanalysis.toml."""

    me: MePart = MePart()
    time_zone: str = "Europe/Berlin"
    country: str = Field(default="DE", pattern="^[A-Z]{2}$")
    language: Language = "en"
    currency: str = Field(default="EUR", pattern="^[A-Z]{3}$")
    hourly_cost: float | None = Field(default=None, ge=0)
    day_rate: float | None = Field(default=None, ge=0)
    ledger_from: date | None = None
    ledger_until: date | None = None
    seconds_per: dict[str, float] = {}
    column_map: dict[str, str] = {}
    aliases: dict[str, str] = {}

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            msg = "is no time zone; write it like Europe/Berlin"
            raise ValueError(msg) from error
        return value


def sentences(error: ValidationError, where: str, fields: Iterable[str]) -> list[str]:
    """Say each problem in one sentence: where, what was found, what to write."""
    return [_sentence(dict(problem), where, list(fields)) for problem in error.errors(include_url=False)]


def _sentence(problem: dict[str, Any], where: str, fields: list[str]) -> str:
    path = ".".join(str(part) for part in problem["loc"]).replace("from_", "from")
    found = problem["input"]
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(problem["loc"][-1]), fields, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(fields)}."
        return f"{where}: {path} is no setting; {hint}"
    if problem["type"] == "missing" or found is None or found == "":
        return f"{where}, {path}: the cell is empty; it is needed in every row."
    remedy = _remedy(problem)
    return f"{where}, {path}: »{_shown(found)}« {remedy}."


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004


def _remedy(problem: dict[str, Any]) -> str:
    """What was expected instead, in plain words."""
    kind, context = problem["type"], problem.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"is not known; write {context['expected'].replace(chr(39), '')}"
    if kind == "string_pattern_mismatch":
        return "has the wrong form; write capital letters like DE or EUR"
    return f"does not fit; expected is: {problem['msg'].removeprefix('Input should be ')}"
