"""Names join accounts only where evidence of another kind agrees: planted cases, each with its truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis import schema
from netanalysis.frames import conform
from netanalysis.people.identity import Identity, Link, resolve_identity, weigh
from netanalysis.people.identity.slips import slips_of
from netanalysis.people.identity.weigh import INDEPENDENT, MERGE, REVIEW

FIRM = "Nordlicht Pumpen GmbH"
HEAD = "Leiterin Einkauf"


def account(contact_id: str, name: str, **more: Any) -> dict[str, Any]:
    """An account with one identifier at most (`email`, `profile_url`, `phone`) and the `exports` that held it."""
    return {"contact_id": contact_id, "name": name, **more}


def tables(accounts: Sequence[dict[str, Any]]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    contacts, held, snapshots = [], [], []
    for row in accounts:
        contact_id = row["contact_id"]
        contacts.append({"platform": contact_id.partition(":")[0], "account": "me", "weak": False, **row})
        held += [{"contact_id": contact_id, "kind": kind, "value": row[kind]}
                 for kind in ("email", "phone", "profile_url") if kind in row]  # fmt: skip
        for day, *said in row.get("exports", ()):
            company, position = said or (row.get("company"), row.get("position"))
            snapshots.append({"contact_id": contact_id, "snapshot_on": day, "present": True,
                              "company": company, "position": position})  # fmt: skip
    return (
        conform(pd.DataFrame(contacts), schema.CONTACTS),
        conform(pd.DataFrame(held, columns=["contact_id", "kind", "value"]), schema.IDENTIFIERS),
        conform(pd.DataFrame(snapshots, columns=["contact_id", "snapshot_on", "present", "company", "position"]), schema.SNAPSHOTS),
    )  # fmt: skip


def resolve(accounts: Sequence[dict[str, Any]], corrections: Sequence[dict[str, str]] = ()) -> Identity:
    contacts, held, snapshots = tables(accounts)
    told = pd.DataFrame(list(corrections), columns=["person_id", "same_as", "not_same_as"])
    weighed = weigh(contacts, held, snapshots)
    return resolve_identity(contacts, held, snapshots=snapshots, corrections=told, weighed=weighed)


def why(identity: Identity, a: str, b: str) -> str:
    """`one` if merged, the reason if in doubt, else `apart`."""
    if identity.person_of[a] == identity.person_of[b]:
        return "one"
    return next((link.why for link in identity.doubtful if {link.a, link.b} == {a, b}), "apart")


def of_two(
    name: str, other: str, one: dict[str, Any] | None = None, two: dict[str, Any] | None = None
) -> str:
    """What becomes of an account on LinkedIn and one on XING."""
    both = [account("linkedin:1", name, **(one or {})), account("xing:1", other, **(two or {}))]
    return why(resolve(both), "linkedin:1", "xing:1")


WORK = {"company": FIRM, "position": HEAD}


@pytest.mark.parametrize("name", ["Eva Muster", "Xaveria Zgraggen-Hürlimann"])
def test_a_name_alone_never_merges_however_rare(name: str) -> None:
    assert of_two(name, name) != "one"


def test_a_name_and_the_firm_are_one_person_whatever_the_legal_form() -> None:
    assert (
        of_two("Eva Lindner", "Eva Lindner", {"company": FIRM}, {"company": "NORDLICHT PUMPEN AG"}) == "one"
    )


def test_a_name_and_another_firm_are_two() -> None:
    other = {"company": "Firlefanz Getriebe AG", "position": "Redakteurin"}
    assert of_two("Eva Lindner", "Eva Lindner", WORK, other) == "apart"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg Müller", "Joerg Mueller"),
        ("Josef Beck", "Sepp Beck"),
        ("Dr. Eva Lindner", "Dipl.-Ing. Eva Lindner, MBA"),
        ("Eva Maier (geb. Schulz)", "Eva Schulz"),
        ("Eva Müller-Lenz", "Eva Lenz"),
        ("Lindner, Eva", "Eva LINDNER 🚀 Coach"),
        ("Karl-Heinz Beck", "Karlheinz Beck"),
    ],
)
def test_spellings_forms_titles_and_names_at_birth_meet(one: str, other: str) -> None:
    assert of_two(one, other, WORK, WORK) == "one"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Lindner", "Petra Lindner"),
        ("Eva Maier", "Eva Meyer"),
        ("Hans-Peter Beck", "Hans-Jürgen Beck"),
        ("Eva Lindner", "Ewald Lindner"),
    ],
)
def test_near_names_under_one_roof_are_two(one: str, other: str) -> None:
    assert of_two(one, other, WORK, WORK) != "one"


@pytest.mark.parametrize("pair", [("Eva Hofmann", "Eva Hoffmann"), ("Eva Lindner", "Eva Schröder")])
def test_one_letter_or_a_marriage_without_a_sign_of_it_waits_for_an_answer_at_most(
    pair: tuple[str, str],
) -> None:
    assert of_two(*pair, WORK, WORK) in ("other_name", "below", "apart")


def test_one_letter_is_asked_about() -> None:
    assert of_two("Eva Hofmann", "Eva Hoffmann", WORK, WORK) == "other_name"


def test_a_profile_url_remembers_the_name_before_the_marriage() -> None:
    before = {**WORK, "profile_url": "linkedin.com/in/eva-lindner-5a3b211"}
    assert of_two("Eva Schröder", "Eva Lindner", before, WORK) == "one"


def test_a_former_employer_counts() -> None:
    moved = {"company": "Firlefanz Getriebe AG", "exports": [("2022-09-14", FIRM, HEAD), ("2026-03-02",)]}
    stale = {"company": FIRM, "exports": [("2026-02-27",)]}
    assert of_two("Eva Lindner", "Eva Lindner", moved, stale) == "one"


def test_the_domain_of_an_address_names_the_firm() -> None:
    mail = {"email": "e.lindner@nordlicht-pumpen.example.org"}
    assert of_two("Eva Lindner", "Eva Lindner", {"company": FIRM}, mail) == "one"
    assert (
        of_two("Eva Lindner", "Eva Lindner", {"company": "Gmx GmbH"}, {"email": "eva.lindner@gmx.de"})
        != "one"
    )


def test_a_shared_mailbox_names_a_firm_and_no_person() -> None:
    info = {"email": "info@nordlicht-pumpen.example.org"}
    assert of_two("Eva Lindner", "Jan Berger", info, info) == "apart"
    assert of_two("Eva Lindner", "Eva Lindner", info, info) == "one"


def test_namesakes_at_one_firm_are_asked_about_unless_the_title_tells_them_apart() -> None:
    boss, clerk = {"company": FIRM, "position": "Geschäftsführer"}, {"company": FIRM, "position": "Redakteur"}
    blank = {"company": FIRM}
    at_linkedin = [account("linkedin:1", "Tim Huber", **boss), account("linkedin:2", "Tim Huber", **clerk)]
    unclear = resolve([*at_linkedin, account("xing:1", "Tim Huber", **blank)])
    assert [why(unclear, f"linkedin:{n}", "xing:1") for n in (1, 2)] == ["ambiguous", "ambiguous"]
    clear = resolve([*at_linkedin, account("xing:1", "Tim Huber", **clerk)])
    assert [why(clear, f"linkedin:{n}", "xing:1") for n in (1, 2)] == ["apart", "one"]


def test_a_frequent_name_says_less_than_a_rare_one() -> None:
    crowd = [
        account(f"{platform}:m{n}", "Thomas Müller", company=f"Werk {n} GmbH")
        for n in range(40)
        for platform in ("linkedin", "xing")
    ]
    rare = [account(f"{platform}:r", "Quirin Zumstein", company=FIRM) for platform in ("linkedin", "xing")]
    contacts, held, snapshots = tables([*crowd, *rare])
    weights = {frozenset((link.a, link.b)): link.weight for link in weigh(contacts, held, snapshots).pairs}
    frequent = weights.get(frozenset(("linkedin:m1", "xing:m1")), REVIEW)
    assert weights[frozenset(("linkedin:r", "xing:r"))] > frequent + 3


def test_two_accounts_in_one_list_are_two_people_and_in_two_lists_they_may_be_one() -> None:
    day = ("2026-02-27",)
    listed = [account(f"xing:{n}", "Eva Lindner", exports=[day], **WORK) for n in (1, 2)]
    assert why(resolve(listed), "xing:1", "xing:2") == "apart"
    later = [
        account("xing:1", "Eva Lindner", exports=[("2013-05-01",)], **WORK),
        account("xing:2", "Eva Lindner", exports=[day], **WORK),
    ]
    assert why(resolve(later), "xing:1", "xing:2") == "one"


def test_two_profiles_on_one_site_are_two_people_even_across_platforms() -> None:
    book = {**WORK, "profile_url": "linkedin.com/in/other"}
    mine = {**WORK, "profile_url": "linkedin.com/in/mine"}
    assert of_two("Eva Lindner", "Eva Lindner", mine, book) == "apart"


def test_one_address_on_two_profiles_of_one_export_is_refused_and_reported() -> None:
    rows = [account(f"linkedin:{n}", "Eva Lindner", email="e@example.org", profile_url=f"linkedin.com/in/e{n}",
                    exports=[("2026-03-02",)]) for n in (1, 2)]  # fmt: skip
    identity = resolve(rows)
    assert identity.person_of["linkedin:1"] != identity.person_of["linkedin:2"]
    assert [(link.decided_by, link.why) for link in identity.refused] == [("identifier", "one_platform")]


def test_the_user_wins_both_ways_and_is_not_asked_again() -> None:
    both = [account("linkedin:1", "Eva Lindner", **WORK), account("xing:1", "Eva Lindner", **WORK)]
    apart = resolve(both, [{"person_id": "linkedin:1", "not_same_as": "xing:1"}])
    assert why(apart, "linkedin:1", "xing:1") == "apart"
    assert [(link.decided_by, link.why) for link in apart.refused] == [("names", "correction")]
    pair = [account("linkedin:1", "Eva Hofmann", **WORK), account("xing:1", "Eva Hoffmann", **WORK)]
    assert len(resolve(pair).doubtful) == 1
    for answer in ("same_as", "not_same_as"):
        assert resolve(pair, [{"person_id": "linkedin:1", answer: "xing:1"}]).doubtful == ()


def test_a_conflict_cuts_the_weakest_link() -> None:
    strong = account("linkedin:1", "Tim Huber", company=FIRM, position="Redakteur", email="t@example.org")
    rows = [strong, account("book:1", "Tim Huber", email="t@example.org"), account("xing:1", "Tim Huber", company=FIRM, position="Redakteur"),
            account("book:2", "Tim Huber", company=FIRM)]  # fmt: skip
    identity = resolve(rows)
    assert why(identity, "linkedin:1", "book:1") == "one"
    assert why(identity, "linkedin:1", "xing:1") == "one"
    assert identity.person_of["book:2"] != identity.person_of["book:1"]


def test_every_merge_says_why() -> None:
    both = [account("linkedin:1", "Eva Lindner", **WORK), account("xing:1", "Eva Lindner", **WORK)]
    (link,) = resolve(both).links
    fields = {part.field: part for part in link.evidence}
    assert set(fields) == {"family", "given", "firm", "position", "prior"}
    assert (fields["firm"].level, fields["firm"].value) == ("equal", "nordlichtpumpen")
    assert link.weight == pytest.approx(sum(part.bits for part in link.evidence), abs=0.05)
    assert link.weight >= MERGE
    assert fields["firm"].bits + fields["position"].bits >= INDEPENDENT


def test_the_weight_is_the_formula_by_hand() -> None:
    """Two accounts: each value is held by 2 of 2, smoothed by 500 accounts at the usual rate; odds .2 of 1000 and an overlap of 1 in 1."""
    both = [
        account("linkedin:1", "Eva Lindner", company=FIRM),
        account("xing:1", "Eva Lindner", company=FIRM),
    ]
    (link,) = resolve(both).links
    from math import log2

    by_hand = {
        "family": log2(0.9 / ((2 + 500 / 700) / 502)),
        "given": log2(0.85 / ((2 + 500 / 120) / 502)),
        "firm": log2(0.75 / ((2 + 500 / 400) / 502)),
        "prior": log2((1 + 0.2 * 100) / (1 + 100) / 1000),
    }
    assert {part.field: part.bits for part in link.evidence} == pytest.approx(by_hand, abs=0.005)


_PEOPLE = [
    "Eva Lindner",
    "E. Lindner",
    "Eva Hofmann",
    "Eva Hoffmann",
    "Peter Lindner",
    "Petra Lindner",
    "Sepp Beck",
    "Josef Beck",
    "",
]
_ROW = st.fixed_dictionaries({
    "name": st.sampled_from(_PEOPLE), "company": st.sampled_from([None, FIRM, "Firlefanz AG", "freelance"]),
    "position": st.sampled_from([None, HEAD, "Redakteurin"]), "day": st.sampled_from(["2022-09-14", "2026-03-02", None]),
    "email": st.sampled_from([None, "a@example.org", "info@nordlicht-pumpen.example.org"]),
})  # fmt: skip
_IDS = [f"{platform}:{n}" for platform in ("linkedin", "xing", "book") for n in range(3)]


def _accounts(rows: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"contact_id": contact, "name": row["name"] or None, "company": row["company"], "position": row["position"],
         "exports": [(row["day"],)] if row["day"] else [], **({"email": row["email"]} if row["email"] else {})}
        for contact, row in rows.items()
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(rows=st.fixed_dictionaries(dict.fromkeys(_IDS, _ROW)), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: dict[str, dict[str, Any]], order: random.Random) -> None:
    accounts = _accounts(rows)
    first = resolve(accounts)
    order.shuffle(accounts)
    again = resolve(accounts)
    assert dict(again.person_of) == dict(first.person_of)
    assert [_plain(link) for link in again.doubtful] == [_plain(link) for link in first.doubtful]
    assert [_plain(link) for link in again.links] == [_plain(link) for link in first.links]
    assert all(link.weight >= REVIEW for link in first.doubtful)


def _plain(link: Link) -> tuple[Any, ...]:
    return link.a, link.b, link.decided_by, link.why, str(link.weight), str(link.evidence)


def test_profiles_of_one_site_are_not_weighed_until_one_account_may_be_another_person_s() -> None:
    told = {"company": FIRM, "position": HEAD}
    site = [account("linkedin:a", "Eva Muster", profile_url="linkedin.com/in/a", **told),
            account("linkedin:b", "Eva Muster", profile_url="linkedin.com/in/b", **told)]  # fmt: skip
    elsewhere = account("xing:c", "Eva Muster", **told)
    assert not weigh(*tables(site)).pairs
    assert {frozenset((link.a, link.b)) for link in weigh(*tables([*site, elsewhere])).pairs} >= {
        frozenset(("linkedin:a", "xing:c")), frozenset(("linkedin:b", "xing:c"))
    }  # fmt: skip


# --- slips, titles in parts, the overlap of platforms, employers that contradict ---------------------------------


def crowd(family: str, n: int = 3) -> list[dict[str, Any]]:
    """People of one family name who have nothing to do with the pair in question."""
    return [account(f"linkedin:crowd{family}{i}", f"{given} {family}", company=f"Werk {i} GmbH")
            for i, given in enumerate(["Tom", "Ida", "Jan", "Ute"][:n])]  # fmt: skip


def among(others: Sequence[dict[str, Any]], name: str, other: str) -> str:
    """What becomes of two accounts with the same firm and title among others."""
    both = [account("linkedin:1", name, **WORK), account("xing:1", other, **WORK)]
    return why(resolve([*others, *both]), "linkedin:1", "xing:1")


def test_a_slip_of_the_pen_is_seen_where_others_bear_the_name_that_was_meant() -> None:
    assert among(crowd("Lindner"), "Eva Lindner", "Eva Lindnr") == "one"
    assert among((), "Eva Lindner", "Eva Lindnr") == "other_name"
    assert among(crowd("Lindner"), "Eva Lindner", "Ewald Lindnr") == "apart"


@pytest.mark.parametrize(("many", "one"), [("Hoffmann", "Hofmann"), ("Schröder", "Schröter"), ("Baumann", "Bauman"),
                                           ("Schmidt", "Schmitt"), ("Mayerhofer", "Maierhofer")])  # fmt: skip
def test_two_spellings_of_one_sound_are_two_names_however_rare_the_one(many: str, one: str) -> None:
    assert among(crowd(many), f"Eva {many}", f"Eva {one}") == "other_name"


def test_a_name_that_two_bear_is_no_slip_and_one_between_two_names_is_none() -> None:
    assert among([*crowd("Lindner"), *crowd("Lindnr", 1)], "Eva Lindner", "Eva Lindnr") == "other_name"
    names = [*["steinbach"] * 3, *["steinbuch"] * 3, "steinbch", "steibach"]
    assert slips_of(names) == {"steibach": "steinbach"}


def test_the_part_of_an_address_before_the_at_remembers_the_name_before_the_marriage() -> None:
    mail = {**WORK, "email": "e.lindner@nordlicht-pumpen.example.org"}
    assert of_two("Eva Schröder", "Eva Lindner", mail, WORK) == "one"
    assert of_two("Eva Schröder", "Eva Lindner", {**WORK, "email": "j.lindner@example.org"}, WORK) != "one"
    doubled = {**WORK, "email": "eva.lindner-voss@example.org"}
    assert of_two("Eva Schröder", "Eva Lindner-Voß", doubled, WORK) == "one"


@pytest.mark.parametrize("title", ["Senior Metallurgin DACH", "Metallurgin | Speaker", "Metallurgin (m/w/d)"])
def test_grade_region_and_a_second_title_leave_a_title_what_it_is(title: str) -> None:
    assert of_two("Eva Lindner", "Eva Lindner", {"position": "Metallurgin"}, {"position": title}) == "one"


def test_all_given_names_together_say_more_than_the_first() -> None:
    def weight(given: str) -> float:
        others = [account(f"xing:{n}", f"Eva Test{n}", company=f"Werk {n} AG") for n in range(9)]
        pair = [
            account("linkedin:1", f"{given} Lindner", **WORK),
            account("xing:l", f"{given} Lindner", **WORK),
        ]
        return resolve([*others, *pair]).links[0].weight

    assert weight("Eva Philippa") > weight("Eva") + 0.5


def test_another_employer_is_asked_about_though_the_title_agrees() -> None:
    title = {"position": "Gießereimetallurgin"}
    one, other = {"company": FIRM, **title}, {"company": "Firlefanz Getriebe AG", **title}
    assert of_two("Eva Lindner", "Eva Lindner", title, other) == "one"
    assert of_two("Eva Lindner", "Eva Lindner", one, other) == "contradicted"


def test_platforms_that_overlap_more_than_usual_make_a_pair_likelier() -> None:
    def odds(shared: int) -> float:
        people = [account(f"{platform}:{n}{platform if n >= shared else ''}",
                          f"Eva Name{chr(97 + n % 26)}{chr(97 + n // 26)}", company=f"Werk {chr(97 + n % 26)}{chr(97 + n // 26)} AG")
                  for n in range(200) for platform in (("linkedin", "xing") if n < shared else ("linkedin",))]  # fmt: skip
        contacts, held, snapshots = tables(
            [
                *people,
                *(
                    account(f"xing:x{n}", f"Udo Other{chr(97 + n % 26)}{chr(97 + n // 26)}")
                    for n in range(200 - shared)
                ),
            ]
        )
        return next(
            part.bits for part in weigh(contacts, held, snapshots).pairs[0].evidence if part.field == "prior"
        )

    from math import log2

    # each of the 150 counts with its chance, which is all but 1
    assert odds(150) == pytest.approx(log2(0.2 / 1000) + log2((150 + 20) / 300 / 0.2), abs=0.02)
    assert odds(150) > odds(20) + 1


def test_a_name_one_letter_apart_is_nobodys_rival() -> None:
    rows = [account("linkedin:1", "Eva Hofmann", **WORK), account("linkedin:2", "Eva Hoffmann", **WORK),
            account("xing:1", "Eva Hofmann", **WORK)]  # fmt: skip
    identity = resolve(rows)
    assert [why(identity, f"linkedin:{n}", "xing:1") for n in (1, 2)] == ["one", "apart"]


def test_a_double_name_in_capitals_put_first_is_the_family_name() -> None:
    assert of_two("FIEDLER-GEIGER Joachim", "Joachim Fiedler-Geiger", WORK, WORK) == "one"


# --- what a third account shows, names among names, employers that are out of date --------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("Eva Lindner", "Eva Lindner (geb. Schröder)", "Eva Schröder"),
        ("Eva Schröder", "Eva Schröder", "Eva Lindner"),
    ],
)
def test_a_third_account_may_bear_her_other_name(names: tuple[str, str, str]) -> None:
    book, xing, linkedin = names
    slug = {"profile_url": "linkedin.com/in/eva-schroeder-5a3b211"}
    rows = [account("book:1", book, company=FIRM), account("xing:1", xing, **WORK), account("linkedin:1", linkedin, **WORK, **slug)]  # fmt: skip
    assert len(set(resolve(rows).person_of.values())) == 1


def test_a_third_account_joins_no_two_given_names() -> None:
    rows = [account(f"{where}:1", name, **WORK) for where, name in
            (("book", "Hans-Peter Beck"), ("xing", "Hans Beck"), ("linkedin", "Hans-Jürgen Beck"))]  # fmt: skip
    people = resolve(rows).person_of
    assert people["book:1"] != people["linkedin:1"]


@pytest.mark.parametrize("marks", [("sen.", "jun."), ("Senior", "jr.")])
def test_father_and_son_are_two_even_at_the_family_s_firm(marks: tuple[str, str]) -> None:
    father, son = (f"Quirin Lindner, {mark}" for mark in marks)
    town = {"company": FIRM, "location": "Graz"}
    assert of_two(father, son, town, town) != "one"
    rows = [account("book:1", father, **town), account("xing:1", "Quirin Lindner", **town), account("linkedin:1", son, **town)]  # fmt: skip
    people = resolve(rows).person_of
    assert people["book:1"] != people["linkedin:1"]
    assert of_two("Quirin Lindner", son, town, town) == "one"


def test_a_second_given_name_is_no_family_name() -> None:
    called_so = [account(f"linkedin:j{n}", f"Jörg {family}") for n, family in enumerate(("Aal", "Beer"))]
    assert among(called_so, "Max Jörg Lindner", "Max Jörg Schröder") != "one"
    assert among(called_so, "Eva Lindner Schröder", "Eva Lindner") == "one"


def test_a_family_name_in_capitals_stands_first_before_two_given_names_too() -> None:
    assert of_two("ÖZTÜRK Ida Ulrike", "Ida Öztürk", WORK, WORK) == "one"


OLD = {"company": "Firlefanz Getriebe AG"}


def in_towns(*towns: str, name: str = "Quirin Zumstein", one: dict[str, Any] = OLD) -> str:
    """What becomes of two accounts with two employers and a town each, in a network of four towns."""
    others = [account(f"{where}:o{n}", f"Tom Name{chr(97 + n)}", company=f"Werk {n} AG", location=f"Ort {n % 4}")
              for n in range(26) for where in ("book", "xing")]  # fmt: skip
    both = [
        account("book:1", name, location=towns[0], **one),
        account("xing:1", name, location=towns[1], company=FIRM),
    ]
    return why(resolve([*others, *both]), "book:1", "xing:1")


def test_a_town_outweighs_an_employer_that_is_out_of_date_under_a_rare_name_alone() -> None:
    assert in_towns("Graz", "Graz") == "one"
    assert in_towns("Graz", "Wien") == "apart"
    assert in_towns("Graz", "Graz", name="Tom Namea") != "one"


def test_who_has_changed_the_firm_and_the_title_is_asked_about_without_a_town() -> None:
    assert of_two("Quirin Zumstein", "Quirin Zumstein", {**OLD, "position": HEAD}, WORK) == "contradicted"


@pytest.mark.parametrize(
    ("same", "by_hand"), [(40, (40 + 30 * 0.7) / 70 / 0.7), (20, (20 + 30 * 0.7) / 70 / 0.7)]
)
def test_how_often_a_town_agrees_is_measured_on_pairs_that_are_sure_without_it(
    same: int, by_hand: float
) -> None:
    from math import log2

    def letters(n: int) -> str:
        return chr(97 + n % 26) + chr(97 + n // 26)

    rows = [
        account(f"{where}:{n}", f"Eva Name{letters(n)}", company=f"Werk {letters(n)} AG", position=f"Leiterin {letters(n)}",
                location=f"Ort {letters(n % 5 if where == 'book' or n < same else 5 + n % 5)}")
        for n in range(40) for where in ("book", "xing")
    ]  # fmt: skip
    fields = {part.field: part for part in resolve(rows).links[0].evidence}
    holders = sum(row["location"] == f"Ort {fields['city'].value[-2:]}" for row in rows)
    rate = (holders + 500 / 40) / (80 + 500)
    assert fields["city"].level == "equal"
    assert fields["city"].bits == pytest.approx(log2(0.7 / rate) + log2(by_hand), abs=0.01)


def test_names_that_few_bear_count_for_the_overlap_of_platforms_by_their_chance() -> None:
    def odds(bare: int) -> float:
        people = [account(f"{where}:{n}", f"Eva Name{chr(97 + n % 26)}{chr(97 + n // 26)}{where if n >= bare else ''}")
                  for n in range(200) for where in ("book", "xing")]  # fmt: skip
        pair = [account(f"{where}:z", "Ida Lindner", company=FIRM) for where in ("book", "xing")]
        links = resolve([*people, *pair]).links
        return next(part.bits for part in links[0].evidence if part.field == "prior")

    assert odds(150) > odds(0) + 0.3


def test_a_name_alone_is_asked_about_from_the_odds_of_a_merge_on_and_with_anything_besides_earlier() -> None:
    def weights(**more: str) -> list[float]:
        """Weights of a pair in ever larger networks, where its name is ever rarer, as long as it is looked at."""
        pair = [account(f"{where}:l", "Eva Lindner", **more) for where in ("book", "xing")]
        crowds = ([account(f"linkedin:{i}", f"Tom Test{chr(97 + i % 26)}{chr(97 + i // 26)}") for i in range(n)] for n in range(0, 600, 60))  # fmt: skip
        return [link.weight for others in crowds for link in weigh(*tables([*others, *pair])).pairs]

    assert MERGE <= min(weights()) < MERGE + 0.5
    assert REVIEW <= min(weights(country="Schweiz")) < MERGE
