"""Rows of the user's own files and the settings, as pydantic models whose problems read as one plain sentence each."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from netanalysis import message_classes, schema
from netanalysis.settings import Language
from netanalysis.sources.own.cells import Amount, AsWord, Day, Flag, OptionalDay, OptionalText, Text
from netanalysis.text import tidy

_SHOWN: Final = 40
#: what to write instead, by pydantic's sort of error
_REMEDIES: Final[dict[str, str]] = {
    "string_pattern_mismatch": "has the wrong form; write capital letters like DE or EUR",
    "too_short": "is empty; write at least one",
    "tuple_type": 'is no list; write it in brackets like ["one", "two"]',
    "string_type": "is no text; put it into quotation marks",
    "int_parsing": "is no year; write it like 2024 = 359.40",
    "less_than_equal": "is too large; write a year like 2024",
    "dict_type": "is no part of its own; write its name in brackets on a line above",
    "model_type": "is no part of its own; write its name in brackets on a line above",
    "greater_than_equal": "is too small; write 0 or more",
    "float_type": "is no number; write it like 60 or 62.5",
    "float_parsing": "is no number; write it like 60 or 62.5",
    "date_type": "is no date; write it like 2024-12-31",
    "date_from_datetime_parsing": "is no date; write it like 2024-12-31",
    "date_parsing": "is no date; write it like 2024-12-31",
}


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

    @field_validator("to")
    @classmethod
    def _not_before_it_begins(cls, value: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("from_")
        if value is not None and first is not None and value < first:
            msg = "lies before the day in from; swap the two, or mend the slip"
            raise ValueError(msg)
        return value


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


#: what a platform's own mail can tell of
_NOTICED: Final = ("invitation", "event_invitation", "group_invitation", "message", "notification")


class NoticePart(Strict):
    """A part [[notices]]: how to recognise one sort of a platform's own mails."""

    platform: str = Field(pattern="^[a-z][a-z0-9_]*$")
    kind: str
    domains: tuple[str, ...] = Field(min_length=1)
    subjects: tuple[str, ...] = Field(min_length=1)

    @field_validator("kind")
    @classmethod
    def _known_sort(cls, value: str) -> str:
        if value not in _NOTICED:
            msg = f"is no kind of notice; write one of {', '.join(_NOTICED)}"
            raise ValueError(msg)
        return value

    @field_validator("domains")
    @classmethod
    def _no_addresses(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if any("@" in value or "." not in value for value in values):
            msg = 'is no domain; write the part of the address behind the @, like ["xing.com"]'
            raise ValueError(msg)
        return tuple(value.strip().lower() for value in values)

    @field_validator("subjects")
    @classmethod
    def _told_apart(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if not value.replace("{name}", "").replace("{}", "").strip() or value.count("{name}") > 1:
                msg = "would fit any subject; write the words of it, with {name} once where the name stands and {} for anything else"
                raise ValueError(msg)
        return values


#: what may cost attention: kinds of interaction, why a row is no exchange, classes of message, and what ego does herself
_NOISE: Final = tuple(
    dict.fromkeys((*schema.KINDS, *schema.MARKS, *message_classes.CLASSES, *message_classes.OWN_TIME))
)


def _known_kind(value: Any) -> Any:
    if value not in _NOISE:
        near = difflib.get_close_matches(str(value), _NOISE, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(_NOISE)}"
        msg = f"is no kind of noise; {hint}"
        raise ValueError(msg)
    return value


NoiseKind = Annotated[str, AfterValidator(_known_kind)]


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
    target_companies: tuple[str, ...] = ()
    seconds_per: dict[NoiseKind, Annotated[float, Field(ge=0)]] = {}
    costs: dict[Annotated[int, Field(ge=1990, le=2100)], Annotated[float, Field(ge=0)]] = {}
    column_map: dict[str, str] = {}
    aliases: dict[str, str] = {}
    notices: tuple[NoticePart, ...] = ()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            msg = "is no time zone; write it like Europe/Berlin"
            raise ValueError(msg) from error
        return value


def sentences(error: ValidationError, where: str) -> list[str]:
    """Say each problem of a row in one sentence: where, what was found, what to write."""
    return [_row_sentence(dict(problem), where) for problem in error.errors(include_url=False)]


def settings_sentences(error: ValidationError, file: str) -> list[str]:
    """Say each problem of the settings in one sentence."""
    return [_settings_sentence(dict(problem), file) for problem in error.errors(include_url=False)]


def _row_sentence(problem: dict[str, Any], where: str) -> str:
    column = _path(problem)
    if problem["type"] == "missing" or problem["input"] in (None, ""):
        return f"{where}, {column}: the cell is empty; it is needed in every row."
    return f"{where}, {column}: »{_shown(problem['input'])}« {_remedy(problem)}"


def _settings_sentence(problem: dict[str, Any], file: str) -> str:
    path = _path(problem)
    if problem["type"] == "extra_forbidden":
        known = _known_keys(problem["loc"][:-1])
        key = str(problem["loc"][-1])
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
        if len(problem["loc"]) > 1 and key in _known_keys(()):
            hint = f"{key} stands at the top of the file, above the first line in square brackets."
        return f"{file}: {path} is no setting; {hint}"
    if problem["type"] == "missing":
        return f"{file}: {path} is missing; add it."
    return f"{file}, {path}: »{_shown(problem['input'])}« {_remedy(problem)}"


def _path(problem: dict[str, Any]) -> str:
    path = ".".join(str(part) for part in problem["loc"] if part != "[key]")
    return _shown(path.replace("from_", "from"))


def _known_keys(where: Sequence[str | int]) -> list[str]:
    """Return the keys that a part of the settings may have."""
    model: type[BaseModel] = SettingsFile
    if where:
        model = NoticePart if "notices" in where else PositionPart if "positions" in where else MePart
    return [info.alias or name for name, info in model.model_fields.items()]


def _shown(value: Any) -> str:
    text = tidy(str(value))  # a line break or a terminal's command has no place in a sentence
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _remedy(problem: dict[str, Any]) -> str:
    """What was expected instead, in plain words, to the end of the sentence."""
    kind, context = problem["type"], problem.get("ctx", {})
    text = _REMEDIES.get(
        kind, f"does not fit; expected is: {problem['msg'].removeprefix('Input should be ')}"
    )
    if kind == "value_error":
        text = str(context["error"])
    if kind == "string_pattern_mismatch" and "notices" in problem["loc"]:
        text = "has the wrong form; write small letters like xing"
    if kind == "literal_error":
        text = f"is not known; write {context['expected'].replace(chr(39), '')}"
    return text if text.endswith("?") else f"{text}."
