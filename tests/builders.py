"""Small invented networks for tests, and the cases in which both languages have their turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import pandas as pd
import pytest

from netanalysis import Network


def contact(contact_id: str, name: str | None = "Eva Muster", **more: Any) -> dict[str, Any]:
    platform = contact_id.partition(":")[0]
    return {
        "contact_id": contact_id,
        "platform": platform,
        "account": "me",
        "name": name,
        "relation": "connection",
        **more,
    }


def message(contact_id: str, time: str, direction: str = "in", **more: Any) -> dict[str, Any]:
    platform = contact_id.partition(":")[0]
    return {
        "contact_id": contact_id, "time": time, "platform": platform, "account": "me", "kind": "message",
        "direction": direction, "n_people": 1, **more,
    }  # fmt: skip


def network(
    contacts: Sequence[dict[str, Any]], messages: Sequence[dict[str, Any]] = (), **tables: Any
) -> Network:
    frames = {name: pd.DataFrame(rows) if isinstance(rows, list) else rows for name, rows in tables.items()}
    return Network.from_tables(
        owner="Ida Beispiel",
        contacts=pd.DataFrame(list(contacts)),
        interactions=pd.DataFrame(list(messages)) if messages else None,
        **frames,
    )


def cases_by_language(*parts: Iterable[Any]) -> list[Any]:
    """Parameters of a test: each combination of the parts in one language, in turn; the other is looked at thoroughly."""
    return [
        pytest.param(
            *(value for _, value in case),
            lang,
            marks=pytest.mark.thorough if (sum(nth for nth, _ in case) + german) % 2 else (),
        )
        for case in product(*map(enumerate, parts))
        for german, lang in enumerate(("en", "de"))
    ]
