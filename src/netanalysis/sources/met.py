"""People whom only an exchange shows (callers, who writes in chats) as canonical rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from netanalysis.dates import local_days
from netanalysis.text import fold, tidy


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who was met in an exchange: by number, else by name, which makes a weak id."""

    contact_id: str
    name: str
    phone: str = ""
    weak: bool = False
    aliases: tuple[str, ...] = ()
    source: str = ""


def by_name(platform: str, name: str) -> str:
    """Id of somebody of whom nothing but a name is known.

    Examples
    --------
    >>> by_name("whatsapp", "Eva Müster")
    'whatsapp:~eva-muester'
    """
    return f"{platform}:~{(fold(name) or tidy(name)).replace(' ', '-')}"


def frames_of(met: Iterable[Met], platform: str, account: str) -> dict[str, pd.DataFrame]:
    """Contacts of relation `correspondent`, and their identifiers."""
    people = sorted(met, key=lambda one: one.contact_id)
    contacts = [
        {"contact_id": one.contact_id, "platform": platform, "account": account, "relation": "correspondent",
         "name": one.name or None, "weak": one.weak, "source": one.source}
        for one in people
    ]  # fmt: skip
    held = [(one.contact_id, "phone", one.phone) for one in people if one.phone]
    held += [(one.contact_id, "alias", alias) for one in people for alias in one.aliases]
    return {
        "contacts": pd.DataFrame(contacts),
        "identifiers": pd.DataFrame(held, columns=["contact_id", "kind", "value"], dtype=object),
    }


def window(times: pd.Series[Any], snapshot_on: date | None, time_zone: str) -> dict[str, Any]:
    """First and last day of a file's exchange, which is also what it would have shown, up to the day of its export."""
    if times.isna().all():
        return {}
    first, last = local_days(pd.Series([times.min(), times.max()]), time_zone)
    until = max(last, pd.Timestamp(snapshot_on)) if snapshot_on else last
    return {"first_on": first, "last_on": last, "observed_from": first, "observed_until": until}
