"""What the reader makes of the sample, held against the truth that lies beside it."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

import netanalysis as na
from netanalysis.ties import exchanges

SAMPLE = Path(__file__).parents[1] / "data" / "sample"


@pytest.fixture(scope="module")
def network(sample: na.Network) -> na.Network:
    return sample


@pytest.fixture(scope="module")
def people(truth: dict[str, Any], network: na.Network) -> pd.DataFrame:
    """Everybody with a LinkedIn profile in the files: planted class, computed state, strength."""
    person_of = network.contacts.set_index("contact_id")["person_id"].dropna()
    rows = [
        (person_of[slug(person)], person["class"])
        for person in truth["people"]
        if slug(person) in person_of.index
    ]
    frame = (
        pd.DataFrame(rows, columns=["person_id", "planted"])
        .drop_duplicates("person_id")
        .set_index("person_id")
    )
    assert len(frame) > 1_700
    return frame.join(na.tending(network)).join(na.tie_strength(network)["strength"])


def slug(person: dict[str, Any]) -> str:
    """contact_id of a person's profile on LinkedIn, or nothing."""
    return "linkedin:" + unquote(person["linkedin"]).lower() if person["linkedin"] else ""


def auc(scores: pd.Series, label: pd.Series) -> float:
    ranks, n = scores.rank(), int(label.sum())
    return float((ranks[label].sum() - n * (n + 1) / 2) / (n * (len(label) - n)))


def test_rows_per_file_are_exact(truth: dict[str, Any], network: na.Network) -> None:
    read = network.coverage[network.coverage["status"] == "read"]
    rows = dict(zip(read["file"], read["rows"], strict=True))
    told = {
        f"{export}/{name}": n
        for export, files in truth["files"].items()
        for name, n in files.items()
        if name.endswith(".csv")
    }
    compared = {name: n for name, n in rows.items() if "LinkedIn" in name}
    assert len(compared) > 40
    assert compared == {name: told[name] for name in compared}
    table, cards = "xing-kontakte-2013.csv", "xing-visitenkarten-2026-02-27.zip"
    assert rows[f"xing/{table}"] == truth["files"][table][table]
    assert rows[f"xing/{cards}/*.vcf (2500)"] == truth["files"][cards]["*.vcf"]
    assert set(network.coverage["status"]) == {"read", "ignored"}


def test_rows_per_source_are_exact(truth: dict[str, Any], network: na.Network) -> None:
    coverage = network.coverage
    left = tuple(coverage.loc[coverage["status"] == "ignored", "file"])
    read = coverage[(coverage["status"] == "read") & (coverage["content"] != "manifest")]
    others = {export: files for export, files in truth["files"].items() if "LinkedIn" not in export}
    assert len(others) > 20
    for export, files in others.items():
        told = sum(
            n for name, n in files.items() if not any(path.endswith(f"{export}/{name}") for path in left)
        )
        assert read.loc[read["file"].str.contains(export, regex=False), "rows"].sum() == told, export


def test_every_row_of_the_sample_is_read_or_dropped_for_a_reason(network: na.Network) -> None:
    read = network.coverage[network.coverage["status"] == "read"]
    assert (read["read"] + read["dropped"].fillna(0) == read["rows"]).all()
    dropped = read[read["dropped"].fillna(0) > 0]
    # calls of numbers nobody can call back, and appointments that did not come about
    assert sorted(dropped["content"]) == ["calls", "meetings"]
    assert dropped["reason"].notna().all()


def test_notices_are_what_was_planted(truth: dict[str, Any], network: na.Network) -> None:
    rows = network.interactions[network.interactions["source"].str.contains("mbox", na=False)]
    asked = rows[(rows["kind"] == "invitation") | rows["kind"].str.endswith("_invitation")]
    by_year = asked["time"].dt.tz_convert("Europe/Berlin").dt.year.value_counts()
    planted = truth["sources"]["mail"]["notices"]["by_year"]
    for year in ("2011", "2012", "2013", "2014"):
        told = sum(n for sort, n in planted[year].items() if sort.endswith("invitation"))
        assert by_year[int(year)] == told, year


def test_members_without_a_name_are_counted(truth: dict[str, Any], network: na.Network) -> None:
    files = network.coverage.set_index("file")["nameless"]
    for export, n in truth["nameless"].items():
        assert files[f"{export}/Connections.csv"] == n
    assert network.contacts.loc[network.contacts["person_id"].isna(), "name"].isna().all()


def marked_besides(export: str) -> int:
    """Rows the truth does not list: sent to a closed account, by the platform, or in an InMail campaign."""
    with zipfile.ZipFile(SAMPLE / "exports" / export) as archive:
        text = archive.read("messages.csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    sent = sum(row["TO"] == "LinkedIn Member" and row["FROM"].startswith("Martin Br") for row in rows)
    campaigns = sum(
        row["CONTENT"].startswith('<p class="spinmail') and row["SENDER PROFILE URL"] != "" for row in rows
    )
    platform = sum(row["FROM"] in ("LinkedIn Talent Solutions", "LinkedIn for Learning") for row in rows)
    assert sent > 0
    return sent + campaigns + platform


def test_marks_are_exact(truth: dict[str, Any], network: na.Network) -> None:
    marked = network.coverage.set_index("file")["marked"]
    for export, told in truth["messages"].items():
        wanted = told["sponsored"] + told["spam"] + told["draft"] + told["linkedin_member"]
        assert marked[f"{export}/messages.csv"] == wanted + marked_besides(export)


def test_nothing_marked_counts_as_exchange(network: na.Network) -> None:
    counted = exchanges(network)
    assert len(counted) > 5_000
    assert counted["mark"].notna().sum() == 0
    texts = network.interactions.loc[network.interactions["mark"] == "sponsored", "text"]
    assert not set(texts) & set(counted["text"])


def test_the_planted_core_ranks_first_among_observable_people(people: pd.DataFrame) -> None:
    seen = people[people["observable"]]
    core = seen["planted"] == "core"
    assert core.sum() >= 40
    assert auc(seen["strength"].fillna(0), core) >= 0.95
    with_exchange = seen[seen["strength"].notna()]
    assert auc(with_exchange["strength"], with_exchange["planted"] == "core") >= 0.95


def test_the_planted_states_are_found(people: pd.DataFrame) -> None:
    wanted = people["planted"].replace({"core": "tended"})
    assert (people["tending"] == wanted).mean() > 0.995


def test_people_known_from_xing_alone_are_unobserved(truth: dict[str, Any], network: na.Network) -> None:
    persons = network.persons.set_index("person_id")
    contacts = network.contacts[network.contacts["relation"] == "connection"]
    alone = persons.index[(persons["platforms"] == "xing") & persons.index.isin(contacts["person_id"])]
    states = na.tending(network).loc[alone, "tending"]
    noted = set(network.journal["person_id"]) | set(
        network.corrections.loc[network.corrections["pin"], "person_id"]
    )
    assert set(states[~states.index.isin(noted)]) == {"unobserved"}


def test_the_owner_is_no_contact(truth: dict[str, Any], network: na.Network) -> None:
    assert network.owner.name == truth["owner"]["name"]
    assert not network.contacts["contact_id"].str.contains(truth["owner"]["linkedin"], regex=False).any()
    assert not network.identifiers["value"].isin(truth["owner"]["emails"]).any()


def test_shared_addresses_and_namesakes_merge_nobody(truth: dict[str, Any], network: na.Network) -> None:
    held = network.identifiers[network.identifiers["value"].isin(truth["shared_addresses"])]
    person_of = network.contacts.set_index("contact_id")["person_id"]
    assert len(held) > 2
    holders = set(held["contact_id"])
    among = [link for link in network.identity.links if {link.a, link.b} <= holders]
    assert len(holders) - person_of[list(holders)].nunique() == len(among)
    # one member of 2013 and the card of 2026 are one person by name, firm and title, not by the address
    assert [link.decided_by for link in among] == ["names"]
    linkedin = {person["id"]: slug(person) for person in truth["people"]}
    pairs = [
        (linkedin[one], linkedin[other])
        for one, other in truth["namesakes"]
        if linkedin[one] and linkedin[other]
    ]
    assert len(pairs) >= 2
    assert all(person_of[one] != person_of[other] for one, other in pairs)


def test_no_two_people_are_made_one(truth: dict[str, Any], network: na.Network) -> None:
    person_of = network.contacts.set_index("contact_id")["person_id"].dropna()
    holders: dict[str, set[str]] = {}
    for person in truth["people"]:
        profile = (person["xing"] or {}).get("profile") or ""
        ids = [slug(person), "xing:" + unquote(profile.rpartition("/")[2]).lower()]
        for contact_id in ids:
            if contact_id in person_of.index:
                holders.setdefault(person_of[contact_id], set()).add(person["id"])
    assert len(holders) > 2_500
    assert [ids for ids in holders.values() if len(ids) > 1] == []


def test_a_fifth_of_the_xing_contacts_are_found_on_linkedin_too(
    truth: dict[str, Any], network: na.Network
) -> None:
    """All merges are right; of the 500 pairs those are found that have a firm, a title or an address in common."""
    card = (
        network.contacts.set_index("contact_id")["source"].dropna().str.extract(r"([^/]+\.vcf)")[0].dropna()
    )
    xing = {file: contact_id for contact_id, file in card.items()}
    holder = {slug(person): person["id"] for person in truth["people"] if person["linkedin"]}
    holder |= {
        xing[p["xing"]["card"]]: p["id"] for p in truth["people"] if p["xing"] and p["xing"]["card"] in xing
    }
    person_of = network.identity.person_of
    both = [
        (slug(person), xing[person["xing"]["card"]])
        for person in truth["people"]
        if person["xing"] and person["xing"]["card"] in xing and slug(person) in person_of
    ]
    assert len(both) == 500
    found = sum(person_of[one] == person_of[other] for one, other in both)
    assert found / len(both) >= 0.85
    sure = [link for link in network.identity.links if {link.a, link.b} <= holder.keys()]
    assert sum(link.decided_by == "names" for link in sure) > 250
    assert [link for link in sure if holder[link.a] != holder[link.b]] == []
    doubtful = na.doubtful_pairs(network)
    assert 0 < len(doubtful) <= 0.03 * len(network.persons)


def test_outcomes_and_journal_are_joined(truth: dict[str, Any], network: na.Network) -> None:
    assert len(network.outcomes) == truth["outcomes"]["rows"]
    won = network.outcomes[(network.outcomes["status"] == "won") & (network.outcomes["kind"] == "project")]
    assert (len(won), won["value"].sum()) == (
        truth["outcomes"]["won_projects"],
        truth["outcomes"]["won_value"],
    )
    known = set(network.persons["person_id"])
    chains = network.outcomes["chain"].dropna().str.split(" > ").explode()
    assert len(chains) > 10
    assert set(chains) <= known
    assert set(network.journal["person_id"]) <= known


def test_rows_of_a_set_come_in_an_order_of_their_own(network: na.Network) -> None:
    """Python hashes texts anew in each process, so the order of a set must never reach a table."""
    shown = network.snapshots[network.snapshots["present"]]
    friends = shown[shown["contact_id"].str.startswith("facebook:~")]
    assert len(friends) > 100
    for _, held in friends.groupby("snapshot_on")["contact_id"]:
        assert held.is_monotonic_increasing


@pytest.mark.thorough
def test_basic_and_complete_together_change_nothing(network: na.Network, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(SAMPLE, tmp_path / "twice")
    exports = tmp_path / "twice" / "exports"
    complete = exports / "Complete_LinkedInDataExport_03-02-2026.zip"
    shutil.copy(complete, exports / "Complete_LinkedInDataExport_03-02-2026 (1).zip")
    twice = na.load(tmp_path / "twice")
    for name in ("contacts", "identifiers", "snapshots", "links", "persons", "outcomes"):
        pd.testing.assert_frame_equal(
            getattr(twice, name).drop(columns="source", errors="ignore"),
            getattr(network, name).drop(columns="source", errors="ignore"),
        )
    pd.testing.assert_frame_equal(na.tie_strength(twice), na.tie_strength(network))
    assert len(twice.interactions) == len(network.interactions)
