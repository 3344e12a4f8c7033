"""What changed between two exports: planted changes are found, spellings are none, and what cannot be told is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

import netanalysis as na
from builders import contact, network
from netanalysis.describe import compared, untold_changes
from netanalysis.settings import Settings

OLD, NEW = "2024-03-01", "2025-03-01"


def said(contact_id: str, on: str, company: str = "", position: str = "", **more: Any) -> dict[str, Any]:
    return {"contact_id": contact_id, "snapshot_on": on, "company": company, "position": position, "present": True, **more}  # fmt: skip


def two_exports(**more: Any) -> na.Network:
    """Eva stays, Udo goes, Ida comes, Kai has another employer and title."""
    gone = {"present": False}
    return network(
        [contact("linkedin:eva", "Eva Muster", connected_on="2020-01-01"),
         contact("linkedin:udo", "Udo Beispiel", connected_on="2020-01-01", company="Muster AG"),
         contact("linkedin:ida", "Ida Probst", connected_on="2024-08-05"),
         contact("linkedin:kai", "Kai Anders", connected_on="2020-01-01")],
        snapshots=[
            said("linkedin:eva", OLD, "Nordlicht Pumpen GmbH", "Vertriebsleiter (m/w/d)"),
            said("linkedin:eva", NEW, "NORDLICHT PUMPEN", "Vertriebsleiterin"),
            said("linkedin:udo", OLD, "Muster AG"), said("linkedin:udo", NEW, **gone),
            said("linkedin:ida", NEW, "Muster AG"),
            said("linkedin:kai", OLD, "Muster AG", "CFO"), said("linkedin:kai", NEW, "freelance", "Interim CFO"),
        ],
        **more,
    )  # fmt: skip


def told(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = ["name", "change", "before", "after"]
    return [tuple(row) for row in frame[columns].astype(object).where(frame[columns].notna(), None).to_numpy()]  # fmt: skip


def test_new_left_employer_and_title_are_told_apart_from_spellings() -> None:
    found = na.changes(two_exports())
    assert told(found) == [
        ("Ida Probst", "new", None, None),
        ("Udo Beispiel", "left", None, None),
        ("Kai Anders", "employer", "Muster AG", "freelance"),
        ("Kai Anders", "title", "CFO", "Interim CFO"),
    ]
    days = [(str(row["from"].date()), str(row["to"].date())) for row in found.to_dict("records")]
    assert days == [("2024-08-05", "2024-08-05"), (OLD, NEW), (OLD, NEW), (OLD, NEW)]


def test_an_alias_is_no_new_employer() -> None:
    rows = [said("linkedin:eva", OLD, "NLP"), said("linkedin:eva", NEW, "Nordlicht Pumpen AG")]
    made = [contact("linkedin:eva", "Eva Muster", connected_on="2020-01-01")]
    assert list(na.changes(network(made, snapshots=rows))["change"]) == ["employer"]
    aliased = network(made, snapshots=rows, settings=Settings(aliases={"NLP": "Nordlicht Pumpen"}))
    assert not len(na.changes(aliased))


def test_a_cell_that_became_empty_is_no_news() -> None:
    rows = [said("linkedin:eva", OLD, "Muster AG", "CFO"), said("linkedin:eva", NEW)]
    assert not len(na.changes(network([contact("linkedin:eva", connected_on="2020-01-01")], snapshots=rows)))


def test_who_comes_with_a_second_account_on_a_platform_is_not_new_and_says_where_else_she_is() -> None:
    url = {"kind": "profile_url", "value": "xing.com/profile/Eva_Muster"}
    held = [{"contact_id": name, **url} for name in ("linkedin:eva", "linkedin:eva-2", "xing:eva")]
    rows = [
        said("linkedin:kai", OLD), said("linkedin:kai", NEW),
        said("linkedin:eva", OLD), said("linkedin:eva", NEW, present=False), said("linkedin:eva-2", NEW),
        said("xing:udo", OLD), said("xing:udo", NEW), said("xing:eva", NEW),
    ]  # fmt: skip
    made = [contact("linkedin:eva"), contact("linkedin:eva-2"), contact("xing:eva"), contact("linkedin:kai", "Kai Anders"),
            contact("xing:udo", "Udo Beispiel")]  # fmt: skip
    found = na.changes(network(made, snapshots=rows, identifiers=held))
    assert told(found) == [("Eva Muster", "new", "LinkedIn", None)]
    assert list(found["platform"]) == ["xing"]


def test_the_same_change_on_two_platforms_is_one_row() -> None:
    held = [{"contact_id": name, "kind": "email", "value": "eva@example.org"} for name in ("linkedin:eva", "xing:eva")]  # fmt: skip
    rows = [said(f"{name}:eva", day, firm) for name in ("linkedin", "xing") for day, firm in ((OLD, "Muster AG"), (NEW, "Probe AG"))]  # fmt: skip
    found = na.changes(network([contact("linkedin:eva"), contact("xing:eva")], snapshots=rows, identifiers=held))  # fmt: skip
    assert told(found) == [("Eva Muster", "employer", "Muster AG", "Probe AG")]


def test_two_parts_of_one_export_are_not_compared_with_each_other() -> None:
    rows = [said("linkedin:eva", day) for day in ("2024-03-01", "2026-03-01", "2026-03-02")]
    lists = compared(network([contact("linkedin:eva")], snapshots=rows))
    assert str(lists["from"][0].date()) == "2024-03-01"


@pytest.mark.parametrize(
    ("days", "since", "untold", "remedy"),
    [
        ([OLD], None, "single", "put the next one beside it into exports/"),
        ([None], None, "undated", "name the files by the day of the export"),
        ([OLD, NEW], "2023-01-01", "before", "give a later day"),
    ],
)
def test_what_cannot_be_told_is_said_with_what_to_do(
    days: list[str | None], since: str | None, untold: str, remedy: str
) -> None:
    made = network([contact("xing:eva", "Eva Muster")], snapshots=[said("xing:eva", day) for day in days])  # type: ignore[arg-type]
    assert list(compared(made, since=since)["untold"]) == [untold]
    assert not len(na.changes(made, since=since))
    (sentence,) = untold_changes(made, since=since)
    assert remedy in sentence
    assert untold_changes(made, since=since, lang="de") != (sentence,)


def test_a_network_without_any_list_says_so() -> None:
    made = network([contact("chat:eva")])
    assert not len(na.changes(made))
    assert not len(na.former_employers(made))
    assert "nothing can be compared" in untold_changes(made)[0]


def test_lists_that_are_parts_make_nobody_new_or_gone() -> None:
    rows = [said("xing:eva", OLD, "Muster AG"), said("xing:udo", OLD), said("xing:eva", NEW, "Probe AG"), said("xing:kai", NEW)]  # fmt: skip
    made = network([contact("xing:eva", "Eva Muster"), contact("xing:udo", "Udo Beispiel"), contact("xing:kai", "Kai Anders")], snapshots=rows)  # fmt: skip
    assert list(compared(made)["untold"]) == ["partial"]
    assert told(na.changes(made)) == [("Eva Muster", "employer", "Muster AG", "Probe AG")]


def test_since_a_day_before_the_only_export_who_connected_since_is_new() -> None:
    made = network(
        [contact("linkedin:eva", connected_on="2024-02-01"), contact("linkedin:kai", "Kai Anders", connected_on="2020-01-01")],
        snapshots=[said("linkedin:eva", OLD), said("linkedin:kai", OLD)],
    )  # fmt: skip
    assert told(na.changes(made, since="2024-01-01")) == [("Eva Muster", "new", None, None)]


def test_as_of_an_earlier_day_later_exports_are_unknown() -> None:
    assert not len(na.changes(two_exports().as_of("2024-06-01")))


def test_former_employers_are_firms_of_earlier_exports_only() -> None:
    found = na.former_employers(two_exports())
    assert [(row["name"], row["company"], str(row["to"].date())) for row in found.to_dict("records")] == [
        ("Kai Anders", "Muster AG", OLD),
    ]


class TestOnTheSample:
    """`truth.json` names whose job changed between two LinkedIn archives."""

    def test_every_change_of_job_is_a_planted_one_and_few_planted_ones_are_missed(
        self, sample: na.Network, truth: Mapping[str, Any]
    ) -> None:
        found = na.changes(sample, since="2024-12-10")
        found = found[found["change"].isin(["employer", "title"])]
        shown = _ids(sample, found.loc[found["platform"] == "linkedin", "person_id"])
        anywhere = _ids(sample, found["person_id"])  # what two platforms show is one row
        planted = {
            unquote(person["linkedin"])
            for person in truth["people"]
            if person["id"]
            in {
                *truth["sources"]["job_changes"]["2024-12-10/2026-03-01"],
                *truth["sources"]["job_changes"]["2026-03-01/2026-03-02"],
            }
        }
        assert shown <= planted
        assert len(planted) > 200
        assert len(planted - anywhere) <= 2  # a new job may read as the old one did

    def test_who_left_is_in_the_old_archive_and_not_in_the_new_one(
        self, sample: na.Network, truth: Mapping[str, Any]
    ) -> None:
        found = na.changes(sample, since="2024-12-10")
        left = found[(found["platform"] == "linkedin") & (found["change"] == "left")]
        planted = {
            unquote(person["linkedin"])
            for person in truth["people"]
            if person["linkedin"]
            and "2024-12-10" in person["in_exports"]
            and "2026-03-02" not in person["in_exports"]
        }
        assert len(planted) > 5
        assert _ids(sample, left["person_id"]) == planted


def _ids(sample: na.Network, persons: pd.Series[str]) -> set[str]:
    """LinkedIn slugs of people who are connections there."""
    contacts = sample.contacts
    contacts = contacts[(contacts["platform"] == "linkedin") & (contacts["relation"] == "connection")]
    mine = contacts.loc[contacts["person_id"].isin(persons), "contact_id"]
    return set(mine.str.partition(":")[2])
