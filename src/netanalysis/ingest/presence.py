"""Who stood in whole lists on which day, and who of an earlier one had gone by then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

import pandas as pd

from netanalysis import schema
from netanalysis.sources.model import Roll


def snapshots_of(rolls: Sequence[Roll], platform: str) -> pd.DataFrame:
    """Return who was in the lists on each day, and who of an account's earlier ones had gone by then.

    Somebody has gone who is missing from every list of that day she had stood in before; a list that is not there says
    nothing.

    Examples
    --------
    >>> days = [date(2024, 1, 1), date(2025, 1, 1)]
    >>> rolls = [Roll("me", days[0], "connection", frozenset({"eva", "jan"})), Roll("me", days[1], "connection", frozenset({"eva"}))]
    >>> snapshots_of(rolls, "x")["present"].tolist()
    [True, True, True, False]
    """
    rows: dict[tuple[str, date | None], bool] = {}
    earlier: dict[str, dict[str, frozenset[str]]] = {}
    for (account, day), lists in _by_day(rolls):
        before = earlier.setdefault(account, {})
        present = frozenset().union(*lists.values())
        gone = frozenset().union(*(ids for name, ids in before.items() if name in lists)) - present
        gone -= frozenset().union(*(ids for name, ids in before.items() if name not in lists))
        rows |= {(one, day): True for one in present}
        for one in gone:
            rows.setdefault((one, day), False)
        for name, ids in lists.items():
            before[name] = before.get(name, frozenset()) | ids
    found = [(f"{platform}:{one}", day, present) for (one, day), present in rows.items()]
    frame = pd.DataFrame(found, columns=["contact_id", "snapshot_on", "present"])
    frame["snapshot_on"] = pd.to_datetime(frame["snapshot_on"])
    return frame.sort_values(["contact_id", "snapshot_on"], ignore_index=True)


def with_gone(said: pd.DataFrame, days: Collection[date | None]) -> pd.DataFrame:
    """Add to what one whole list said on each day who of the earlier ones had gone by then.

    Parameters
    ----------
    said
        Columns `contact_id`, `snapshot_on`, `company`, `position` and `present`.
    days
        Days on which there was a whole list; None for one without a date, which says nothing of others.
    """
    rows = [said]
    for day in sorted(pd.Timestamp(day) for day in days if day is not None):
        earlier = said[(said["snapshot_on"] < day) & said["present"]].drop_duplicates("contact_id")
        gone = earlier[~earlier["contact_id"].isin(said.loc[said["snapshot_on"] == day, "contact_id"])]
        rows.append(gone.assign(snapshot_on=day, company="", position="", present=False))
    return pd.concat([frame for frame in rows if len(frame)] or rows[:1], ignore_index=True)


def relation_on(lists: dict[str, frozenset[str]], one: str) -> str:
    """How somebody stood on a day: as the one list says that holds her, or mutual where several do."""
    held = [name for name, ids in lists.items() if one in ids]
    return held[0] if len(held) == 1 else "mutual"


def follows_of(rolls: Sequence[Roll], platform: str) -> pd.DataFrame:
    """Return who stood in the lists of each account on each day, and how: rows of `schema.FOLLOWS`."""
    rows = [
        (f"{platform}:{one}", platform, account, day, relation_on(lists, one))
        for (account, day), lists in _by_day(rolls)
        for one in sorted(frozenset().union(*lists.values()))
    ]
    frame = pd.DataFrame(rows, columns=list(schema.FOLLOWS.names))
    return frame.assign(snapshot_on=pd.to_datetime(frame["snapshot_on"]))


def relations_of(rolls: Sequence[Roll]) -> dict[str, tuple[str, str]]:
    """Return account and relation of everybody in the lists: as the newest day that has her says, the closest account first."""
    by_account: dict[tuple[str, str], str] = {}
    for (account, _), lists in _by_day(rolls):
        for one in frozenset().union(*lists.values()):
            by_account[one, account] = relation_on(lists, one)
    found: dict[str, tuple[str, str]] = {}
    for (one, account), relation in by_account.items():
        if one not in found or _rank(relation) < _rank(found[one][1]):
            found[one] = account, relation
    return found


def _rank(relation: str) -> int:
    """Closeness of a relation: mutual before following or being followed."""
    return 0 if relation == "mutual" else 1 + schema.RELATIONS.index(relation)


def _by_day(rolls: Iterable[Roll]) -> Iterator[tuple[tuple[str, date | None], dict[str, frozenset[str]]]]:
    """Lists of each account and day, in the order in which they are given: the oldest day first."""
    found: dict[tuple[str, date | None], dict[str, frozenset[str]]] = {}
    for roll in rolls:
        lists = found.setdefault((roll.account, roll.day), {})
        lists[roll.relation] = lists.get(roll.relation, frozenset()) | roll.ids
    yield from found.items()
