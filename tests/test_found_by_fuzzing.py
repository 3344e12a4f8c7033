"""What mutated files found, each made small: the input as it was, and what comes of it now."""

from __future__ import annotations

from pathlib import Path

from export_files import by_id, covered, load_exports
from test_xing_api import EVA, SHARED


def test_contacts_shared_with_a_stranger_link_nobody_and_take_nothing_with_them(tmp_path: Path) -> None:
    contacts = '{"contacts": {"total": 1, "users": [' + EVA + "]}}"
    network = load_exports(
        tmp_path,
        {"xing.zip": {"contacts.json": contacts, "users/1001_a1b2c3/contacts/shared.json": SHARED,
                      "users/2009_abcdef/contacts/shared.json": SHARED}},
    )  # fmt: skip
    assert set(by_id(network)) == {"xing:eva_muester3", "xing:jan_probe"}
    assert network.links[["a", "b"]].to_numpy().tolist() == [["xing:eva_muester3", "xing:jan_probe"]]
    row = covered(network, "users/2009_abcdef/contacts/shared.json")
    assert (row["rows"], row["read"], row["dropped"]) == (1, 1, 0)


def test_a_list_of_shared_contacts_alone_links_nobody(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"users/2009_abcdef/contacts/shared.json": SHARED})
    assert (list(by_id(network)), len(network.links)) == (["xing:jan_probe"], 0)
