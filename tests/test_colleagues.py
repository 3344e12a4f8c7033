"""Colleagues' exports: ties among my contacts, nobody of theirs as mine, and no message opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import netanalysis as na
from export_files import CONNECTIONS, MESSAGES_10, OWNER, PREAMBLE, PROFILE, zipped
from netanalysis.errors import OwnerUnknown

MINE = PREAMBLE + CONNECTIONS + (
    "Eva,Muster,https://www.linkedin.com/in/eva-muster,eva@example.org,Nordlicht Pumpen GmbH,CFO,04 Mar 2023\n"
    "Udo,Beispiel,https://www.linkedin.com/in/udo-beispiel,,Muster AG,CEO,05 Mar 2023\n"
    "Kai,Anders,https://www.linkedin.com/in/kai-anders,kai@example.org,Probe AG,CTO,06 Mar 2023\n"
    "Pia,Neu,https://www.linkedin.com/in/pia-neu,info@example.org,Probe AG,,06 Mar 2023\n"
)  # fmt: skip
#: Eva knows Udo by profile, Kai by address under a new profile, Ida (me), somebody at a shared address, and one whom I do not
HERS = PREAMBLE + CONNECTIONS + (
    "Udo,Beispiel,https://www.linkedin.com/in/udo-beispiel,,Muster AG,CEO,01 Feb 2020\n"
    "Kai,Anders,https://www.linkedin.com/in/kai-a-2,kai@example.org,Probe AG,CTO,02 Feb 2020\n"
    "Ida,Beispiel,https://www.linkedin.com/in/ida-beispiel,,,,04 Mar 2023\n"
    "Max,Fern,https://www.linkedin.com/in/max-fern,info@example.org,Fern AG,,03 Feb 2021\n"
)  # fmt: skip
HER_PROFILE = PROFILE.replace("Ida,Beispiel,", "Eva,Muster,")
TALK = MESSAGES_10 + "t1,,Eva Muster,https://www.linkedin.com/in/eva-muster,Max Fern,https://www.linkedin.com/in/max-fern,2024-01-02 09:00:00 UTC,,Geheim,INBOX\n"  # fmt: skip


def load(folder: Path, hers: dict[str, Any], *, name: str = "Eva Muster", mine: str = MINE) -> na.Network:
    (folder / "exports").mkdir(parents=True)
    (folder / "exports" / "Connections.csv").write_text(mine, encoding="utf-8")
    (folder / "netanalysis.toml").write_text(f'[me]\nnames = ["{OWNER}"]\n', encoding="utf-8")
    place = folder / "colleagues" / name
    place.mkdir(parents=True)
    for file, content in hers.items():
        (place / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return na.load(folder)


def links(network: na.Network) -> list[tuple[str, ...]]:
    return sorted(network.links[["a", "b", "kind"]].itertuples(index=False, name=None))


TIES = [
    ("linkedin:eva-muster", "linkedin:kai-anders", "colleague"),
    ("linkedin:eva-muster", "linkedin:udo-beispiel", "colleague"),
]


def test_her_connections_who_are_mine_too_are_tied_to_her(tmp_path: Path) -> None:
    network = load(tmp_path, {"Connections.csv": HERS})
    assert links(network) == TIES
    assert sorted(network.persons["name"]) == ["Eva Muster", "Kai Anders", "Pia Neu", "Udo Beispiel"]
    days = network.links.set_index("b")["time"]
    assert str(days["linkedin:udo-beispiel"].date()) == "2020-02-01"


def test_the_graph_shows_the_ties(tmp_path: Path) -> None:
    G = na.contact_graph(load(tmp_path, {"Connections.csv": HERS}))
    edge = G.edges["linkedin:eva-muster", "linkedin:udo-beispiel"]
    assert (edge["n_colleague"], edge["inferred"], edge["weight"]) == (1, False, 1.0)
    assert G.graph["n_links"] == 2


def test_a_whole_archive_with_the_two_of_us_beside_each_other(tmp_path: Path) -> None:
    archive = zipped({"Connections.csv": HERS, "Profile.csv": HER_PROFILE, "messages.csv": TALK})
    network = load(tmp_path, {"Basic_LinkedInDataExport_03-01-2026.zip": archive}, name="Evi")
    assert links(network) == TIES
    assert network.owner.name == OWNER
    assert not len(network.interactions)
    rows = network.coverage.set_index("file")
    place = "colleagues/Evi/Basic_LinkedInDataExport_03-01-2026.zip"
    assert rows.loc[f"{place}/messages.csv", "status"] == "ignored"
    assert rows.loc[f"{place}/Connections.csv", "read"] == 4
    assert rows.loc[f"{place}/Connections.csv", "content"] == "colleague"
    assert "only the connections" in rows.loc[f"{place}/messages.csv", "reason"]


def test_her_files_say_nothing_of_my_days(tmp_path: Path) -> None:
    alone = load(tmp_path / "a", {"Connections.csv": HERS})
    later = load(
        tmp_path / "b", {"Basic_LinkedInDataExport_03-01-2026.zip": zipped({"Connections.csv": HERS})}
    )
    assert alone.date == later.date
    assert list(na.describe.gaps(alone)["gap"]) == list(na.describe.gaps(later)["gap"])


def test_who_is_nobodys_contact_becomes_a_person(tmp_path: Path) -> None:
    network = load(tmp_path, {"Connections.csv": HERS}, name="Rita Fremd")
    assert "Rita Fremd" in set(network.persons["name"])
    assert len(network.persons) == 5
    assert links(network) == [
        ("linkedin:kai-anders", "linkedin:~rita-fremd", "colleague"),
        ("linkedin:udo-beispiel", "linkedin:~rita-fremd", "colleague"),
    ]


def test_two_of_her_name_need_an_address(tmp_path: Path) -> None:
    mine = MINE + "Eva,Muster,https://www.linkedin.com/in/eva-2,,Fern AG,,06 Mar 2023\n"
    hers = HERS.replace("04 Mar 2023", "")
    with pytest.raises(OwnerUnknown, match="name the folder by the e-mail address"):
        load(tmp_path / "a", {"Connections.csv": hers}, mine=mine)
    assert links(load(tmp_path / "c", {"Connections.csv": hers}, name="eva-muster", mine=mine)) == TIES
    network = load(tmp_path / "b", {"Connections.csv": HERS}, name="eva@example.org", mine=mine)
    assert links(network) == TIES


def test_the_day_on_which_we_connected_tells_her_from_a_namesake(tmp_path: Path) -> None:
    mine = MINE + "Eva,Muster,https://www.linkedin.com/in/eva-2,,Fern AG,,06 Mar 2023\n"
    assert links(load(tmp_path, {"Connections.csv": HERS}, mine=mine)) == TIES


def test_two_peoples_exports_in_one_folder_are_refused(tmp_path: Path) -> None:
    both = {
        f"Basic_LinkedInDataExport_0{i}-01-2026.zip": zipped(
            {"Connections.csv": HERS, "Profile.csv": profile}
        )
        for i, profile in enumerate((HER_PROFILE, PROFILE.replace("Ida,Beispiel,", "Rita,Fremd,")), start=1)
    }
    with pytest.raises(OwnerUnknown, match="two different people"):
        load(tmp_path, both, name="Buero")


def test_my_own_export_is_no_colleagues(tmp_path: Path) -> None:
    with pytest.raises(OwnerUnknown, match="your own export"):
        load(tmp_path, {"Connections.csv": HERS, "Profile.csv": PROFILE}, name="x")


def test_a_loose_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "Connections.csv").write_text(MINE, encoding="utf-8")
    (tmp_path / "colleagues").mkdir()
    (tmp_path / "colleagues" / "Connections.csv").write_text(HERS, encoding="utf-8")
    row = na.load(tmp_path).coverage.set_index("file").loc["colleagues/Connections.csv"]
    assert (row["status"], "folder with the colleague's name" in row["reason"]) == ("unknown", True)


def test_on_the_sample_the_planted_ties_are_found(sample: na.Network, truth: dict[str, Any]) -> None:
    told = truth["sources"]["colleague"]
    slugs = {person["id"]: unquote(person["linkedin"] or "") for person in truth["people"]}
    found = sample.links[sample.links["kind"] == "colleague"]
    her = f"linkedin:{slugs[told['person']]}"
    assert set(found["a"]) | set(found["b"]) == {her} | {f"linkedin:{slugs[key]}" for key in told["shared"]}
    assert (
        not sample.contacts["contact_id"]
        .isin([f"linkedin:{unquote(slug)}" for slug in told["only_hers"]])
        .any()
    )
