"""Who the owner is and how she wants her network read: the content of `netanalysis.toml` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

Language = Literal["en", "de"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "de")


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


def _no_costs() -> Mapping[int, float]:
    return MappingProxyType({})


def _no_seconds() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Position:
    """A position the owner holds or held; it tells traffic within her own mandates apart."""

    company: str
    title: str = ""
    started_on: date | None = None
    finished_on: date | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """The person whose exports these are: *ego*, never her own contact.

    Addresses and URLs are normalised; `accounts` holds pairs of platform and account label.

    Examples
    --------
    >>> Owner(names=("Eva Muster",)).name
    'Eva Muster'
    >>> Owner().name
    ''
    """

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile_urls: tuple[str, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def name(self) -> str:
        """The first of the names, or nothing."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How to tell what one of a platform's own mails is about: by the domain of its sender and its subject.

    In a subject `{name}` stands for the person's name and `{}` for anything.
    """

    platform: str
    kind: str
    domains: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What `netanalysis.toml` sets; the defaults hold for a bare export.

    Examples
    --------
    >>> Settings().time_zone
    'Europe/Berlin'
    """

    time_zone: str = "Europe/Berlin"
    country: str = "DE"
    language: Language = "en"
    currency: str = "EUR"
    hourly_cost: float | None = None
    day_rate: float | None = None
    ledger_from: date | None = None
    ledger_until: date | None = None
    seconds_per: Mapping[str, float] = field(default_factory=_no_seconds)
    costs: Mapping[int, float] = field(default_factory=_no_costs)
    column_map: Mapping[str, str] = field(default_factory=_nothing)
    aliases: Mapping[str, str] = field(default_factory=_nothing)
    notices: tuple[NoticeRule, ...] = ()
    target_companies: tuple[str, ...] = ()
