"""The same exchange in several exports counts once, and nothing that was two becomes one."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest

from export_files import records
from netanalysis import schema
from netanalysis.frames import conform, empty
from netanalysis.ingest.merge import without_repeats


def row(**more: Any) -> dict[str, Any]:
    usual = {"contact_id": "linkedin:eva", "time": "2024-05-02 10:00:00", "time_precision": "second", "platform": "linkedin",
             "account": "me", "kind": "message", "direction": "in", "thread_id": "t1", "n_people": 1, "text": "Hallo Ida",
             "source": "one"}  # fmt: skip
    return usual | more


def merged(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    tables = {name: empty(table) for name, table in schema.TABLES.items()}
    tables["interactions"] = conform(pd.DataFrame(list(rows)), schema.INTERACTIONS)
    return records(without_repeats(tables)["interactions"])


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ({}, {}, 1),
        ({"text": "Hallo  Ida"}, {"text": "Hallo\n\nIda"}, 1),
        ({"text": "Hallo Ida"}, {"text": "Hallo Eva"}, 2),
        ({"text": None}, {"text": None}, 1),
        ({}, {"time": "2024-05-02 10:00:01"}, 2),
        ({}, {"direction": "out"}, 2),
        ({}, {"contact_id": "linkedin:jan"}, 2),
        ({}, {"kind": "invitation"}, 2),
        ({}, {"platform": "xing"}, 2),
        ({}, {"mark": "spam"}, 1),
        ({}, {"contact_id": None, "mark": "hidden_sender"}, 1),
        ({}, {"contact_id": None, "mark": "hidden_sender", "thread_id": "t2"}, 2),
        ({"contact_id": None, "mark": "sponsored"}, {"contact_id": None, "mark": "sponsored"}, 1),
        ({}, {"time": "2024-05-02 09:00:00", "time_precision": "minute", "thread_id": None}, 1),
        ({}, {"time": "2024-05-04 10:00:00", "time_precision": "minute", "thread_id": None}, 2),
        ({"text": None}, {"text": None, "time": "2024-05-02 09:00:00", "time_precision": "minute"}, 2),
    ],
)
def test_rows_of_two_exports(one: dict[str, Any], other: dict[str, Any], n: int) -> None:
    for first, second in ((one, other), (other, one)):
        found = merged(row(**first), row(**second, source="two"))
        assert len(found) == n
        if n == 1 and "mark" in other and "mark" not in one:
            assert (found[0]["contact_id"], found[0]["mark"]) == ("linkedin:eva", None)
        if n == 1 and "time_precision" in other:
            assert found[0]["time_precision"] == "second"


def test_two_equal_rows_in_one_file_are_two_and_stay_two() -> None:
    assert len(merged(row(), row())) == 2
    assert len(merged(row(), row(), row(source="two"))) == 2
    assert len(merged(row(), row(), row(source="two"), row(source="two"), row(source="two"))) == 3


def test_a_hidden_row_beside_a_named_one_of_the_same_file_stays() -> None:
    assert len(merged(row(), row(contact_id=None, mark="hidden_sender"))) == 2


def test_a_message_to_several_stays_several() -> None:
    group = [row(contact_id=f"linkedin:{name}", direction="out", n_people=2) for name in ("eva", "jan")]
    assert len(merged(*group, *(one | {"source": "two"} for one in group))) == 2


def test_rows_come_out_in_one_order_whatever_the_order_of_files() -> None:
    rows = [row(time=f"2024-05-0{day} 10:00:00", text=text, contact_id=f"linkedin:{name}")
            for day in (1, 2) for text in ("a", "b") for name in ("eva", "jan")]  # fmt: skip
    first = merged(*rows)
    random.Random(1).shuffle(rows)  # noqa: S311
    assert merged(*rows) == first
    assert [found["time"] for found in first] == sorted(found["time"] for found in first)


def test_links_and_activity_count_once() -> None:
    tables = {name: empty(table) for name, table in schema.TABLES.items()}
    link = {"a": "x:1", "b": "x:2", "kind": "group_thread", "n_people": 2}
    links = [
        link | {"time": time, "source": source}
        for time in ("2024-05-02", "2024-05-03", None)
        for source in ("one", "two")
    ]
    tables["links"] = conform(pd.DataFrame(links), schema.LINKS)
    deed = {"time": "2024-05-02 10:00", "platform": "linkedin", "account": "me", "kind": "reaction"}
    tables["activity"] = conform(
        pd.DataFrame([deed | {"source": source} for source in ("one", "one", "two")]), schema.ACTIVITY
    )
    found = without_repeats(tables)
    assert (len(found["links"]), len(found["activity"])) == (3, 2)
    assert len(tables["links"]) == 6
