"""Which accounts are one person by their identifiers; what the user says wins; order does not matter."""

# rows of export files and sentences stand as they are, however long

from __future__ import annotations

import random
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis.errors import UnknownPerson
from netanalysis.people.identity import ROLE_MAILBOXES, Identity, resolve_identity
from netanalysis.people.lookup import Lookup, build_lookup

Account = tuple[str, str]  # contact_id, name
Held = tuple[str, str, str]  # contact_id, kind, value


def resolve(
    accounts: Sequence[Account], held: Sequence[Held] = (), corrections: Sequence[dict[str, str]] = ()
) -> Identity:
    contacts = pd.DataFrame(
        [
            {
                "contact_id": contact,
                "platform": contact.partition(":")[0],
                "name": name or None,
                "weak": ":~" in contact or ":?" in contact,
            }
            for contact, name in accounts
        ]
    )
    identifiers = pd.DataFrame(list(held), columns=["contact_id", "kind", "value"], dtype="string")
    told = (
        pd.DataFrame(list(corrections), columns=["person_id", "same_as", "not_same_as"])
        if corrections
        else None
    )
    return resolve_identity(contacts, identifiers, corrections=told)


def groups(identity: Identity) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for contact, person in identity.person_of.items():
        found.setdefault(person, set()).add(contact)
    return {frozenset(members) for members in found.values()}


TWO = [("linkedin:eva", "Eva Muster"), ("xing:eva", "E. Muster")]


@pytest.mark.parametrize("kind", ["profile_url", "email", "phone", "native_id"])
def test_a_shared_identifier_merges(kind: str) -> None:
    identity = resolve(TWO, [("linkedin:eva", kind, "x"), ("xing:eva", kind, "x")])
    assert dict(identity.person_of) == {"linkedin:eva": "linkedin:eva", "xing:eva": "linkedin:eva"}
    assert (identity.shared, identity.cut) == (0, 0)


def test_a_name_alone_and_an_alias_merge_nobody() -> None:
    same = [("linkedin:eva", "Eva Muster"), ("xing:eva", "Eva Muster")]
    assert len(groups(resolve(same))) == 2
    assert len(groups(resolve(same, [("linkedin:eva", "alias", "x"), ("xing:eva", "alias", "x")]))) == 2


@pytest.mark.parametrize("kind", ["email", "phone"])
def test_what_two_differing_names_hold_is_shared_and_merges_nobody(kind: str) -> None:
    accounts = [*TWO, ("xing:jan", "Jan Probe")]
    identity = resolve(accounts, [(contact, kind, "x@example.org") for contact, _ in accounts])
    assert (len(groups(identity)), identity.shared, identity.cut) == (3, 1, 0)


@pytest.mark.parametrize("mailbox", sorted(ROLE_MAILBOXES))
def test_a_houses_mailbox_merges_nobody_even_under_one_name(mailbox: str) -> None:
    identity = resolve(TWO, [(contact, "email", f"{mailbox}@example.org") for contact, _ in TWO])
    assert (len(groups(identity)), identity.shared) == (2, 1)


def test_a_profile_that_two_differing_names_hold_is_refused_and_counted() -> None:
    accounts = [("linkedin:eva", "Eva Muster"), ("xing:jan", "Jan Probe")]
    identity = resolve(accounts, [(contact, "profile_url", "linkedin.com/in/eva") for contact, _ in accounts])
    assert (len(groups(identity)), identity.shared, identity.cut) == (2, 0, 1)


def test_the_user_joins_what_nothing_else_joins_whatever_the_names() -> None:
    accounts = [("linkedin:eva", "Eva Muster"), ("xing:eva", "Eva Schulz")]
    identity = resolve(accounts, corrections=[{"person_id": "xing:eva", "same_as": "linkedin:eva"}])
    assert set(identity.person_of.values()) == {"linkedin:eva"}


@pytest.mark.parametrize("also", [{}, {"same_as": "linkedin:eva"}])
def test_not_the_same_wins_over_everything(also: dict[str, str]) -> None:
    held = [(contact, kind, "x") for contact, _ in TWO for kind in ("profile_url", "email", "phone")]
    identity = resolve(TWO, held, [{"person_id": "xing:eva", "not_same_as": "linkedin:eva"} | also])
    assert len(groups(identity)) == 2
    assert identity.cut == 3 + bool(also)


def test_not_the_same_holds_over_a_third_account() -> None:
    accounts = [*TWO, ("book:eva", "Eva Muster")]
    held = [
        ("linkedin:eva", "email", "a"),
        ("book:eva", "email", "a"),
        ("book:eva", "phone", "b"),
        ("xing:eva", "phone", "b"),
    ]
    identity = resolve(accounts, held, [{"person_id": "xing:eva", "not_same_as": "linkedin:eva"}])
    assert groups(identity) == {frozenset({"linkedin:eva", "book:eva"}), frozenset({"xing:eva"})}
    assert identity.cut == 1


def test_names_that_contradict_over_a_third_cut_the_weaker_link() -> None:
    accounts = [("a:1", "Eva Muster"), ("b:1", "E. Muster"), ("c:1", "Emil Muster")]
    held = [("a:1", "phone", "p"), ("b:1", "phone", "p"), ("b:1", "email", "m"), ("c:1", "email", "m")]
    identity = resolve(accounts, held)
    assert groups(identity) == {frozenset({"b:1", "c:1"}), frozenset({"a:1"})}
    assert identity.cut == 1


def test_an_account_without_a_name_joins_no_two_people() -> None:
    accounts = [("a:1", "Eva Muster"), ("b:1", ""), ("c:1", "Jan Probe")]
    held = [("a:1", "email", "m"), ("b:1", "email", "m"), ("b:1", "email", "n"), ("c:1", "email", "n")]
    assert groups(resolve(accounts, held)) == {frozenset({"a:1", "b:1"}), frozenset({"c:1"})}


def test_members_without_name_and_id_are_nobody_and_the_person_is_named_by_a_real_id() -> None:
    identity = resolve([("linkedin:?2020-06-07.1", ""), ("linkedin:~eva", "Eva"), ("xing:eva", "Eva"), ("linkedin:x", "")],
                       [("linkedin:~eva", "email", "m"), ("xing:eva", "email", "m")])  # fmt: skip
    assert dict(identity.person_of) == {
        "linkedin:~eva": "xing:eva",
        "xing:eva": "xing:eva",
        "linkedin:x": "linkedin:x",
    }


def test_corrections_about_people_who_are_gone_are_passed_over() -> None:
    identity = resolve(
        TWO,
        corrections=[
            {"person_id": "xing:eva", "same_as": "xing:gone"},
            {"person_id": "xing:eva", "same_as": "xing:eva"},
        ],
    )
    assert (len(groups(identity)), identity.cut) == (2, 0)


_IDS = [f"{platform}:{number}" for platform in ("linkedin", "xing", "book") for number in range(4)]
_NAMES = ["Eva Muster", "E. Muster", "Emil Muster", "Jan Probe", "Dr. Jan Probe", ""]
_ACCOUNTS = st.fixed_dictionaries({contact: st.sampled_from(_NAMES) for contact in _IDS})
_HELD = st.lists(
    st.tuples(
        st.sampled_from(_IDS),
        st.sampled_from(["email", "phone", "profile_url", "alias"]),
        st.sampled_from("abcd"),
    ),
    max_size=16,
)
_TOLD = st.lists(
    st.fixed_dictionaries({"person_id": st.sampled_from(_IDS), "same_as": st.sampled_from([*_IDS, None]),
                           "not_same_as": st.sampled_from([*_IDS, None])}), max_size=3
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(accounts=_ACCOUNTS, held=_HELD, told=_TOLD, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    accounts: dict[str, str], held: list[Held], told: list[dict[str, str]], order: random.Random
) -> None:
    first = resolve(list(accounts.items()), held, told)
    rows = list(accounts.items())
    order.shuffle(rows)
    order.shuffle(held)
    order.shuffle(told)
    again = resolve(rows, held, told)
    assert dict(again.person_of) == dict(first.person_of)
    assert (again.shared, again.cut) == (first.shared, first.cut)


@settings(max_examples=100, deadline=None)
@given(accounts=_ACCOUNTS, held=_HELD, told=_TOLD)
def test_what_the_user_keeps_apart_is_apart_and_every_person_is_one_of_her_accounts(
    accounts: dict[str, str], held: list[Held], told: list[dict[str, str]]
) -> None:
    identity = resolve(list(accounts.items()), held, told)
    for row in told:
        one, other = row["person_id"], row["not_same_as"]
        if other and one != other:
            assert identity.person_of[one] != identity.person_of[other]
    assert set(identity.person_of.values()) <= set(accounts)
    assert all(identity.person_of[person] == person for person in identity.person_of.values())


# --- finding somebody -------------------------------------------------------------------------------------


def lookup_of(
    accounts: Sequence[Account], held: Sequence[Held] = (), person_of: dict[str, str] | None = None
) -> Lookup:
    contacts = pd.DataFrame(list(accounts), columns=["contact_id", "name"])
    identifiers = pd.DataFrame(list(held), columns=["contact_id", "kind", "value"], dtype="string")
    return build_lookup(contacts, identifiers, person_of)


def test_identifiers_find_before_names_and_numbers_may_be_spaced() -> None:
    held = [
        ("x:1", "email", "eva@example.org"),
        ("x:2", "phone", "+4930231251"),
        ("x:2", "profile_url", "xing.com/profile/jan"),
    ]
    lookup = lookup_of([("x:1", "Eva Muster"), ("x:2", "Jan Probe")], held)
    for cell, contact in ((" EVA@example.org ", "x:1"), ("+49 (30) 23125-1", "x:2"), ("http://www.xing.com/profile/Jan/cv", "x:2"),
                          ("Muster, Eva", "x:1"), ("x:2", "x:2")):  # fmt: skip
        assert lookup.find(cell) == contact


def test_a_merged_person_counts_once_and_a_shared_address_does_not_find() -> None:
    accounts = [("a:1", "Eva Muster"), ("b:1", "Eva Muster"), ("c:1", "Jan Probe")]
    held = [("a:1", "email", "info@example.org"), ("c:1", "email", "info@example.org")]
    lookup = lookup_of(accounts, held, {"a:1": "a:1", "b:1": "a:1", "c:1": "c:1"})
    assert lookup.find("Eva Muster") == "a:1"
    with pytest.raises(UnknownPerson) as caught:
        lookup.find("info@example.org")
    assert (
        str(caught.value)
        == "»info@example.org« may be 2 people: Eva Muster (info@example.org), no exchange seen; Jan Probe (info@example.org), no exchange seen; write one of these, a profile URL or an e-mail address, or join them with same_as in corrections.csv"
    )


def test_many_candidates_are_cut_short_and_nothing_finds_nobody() -> None:
    lookup = lookup_of([(f"a:{number}", "Eva Muster") for number in range(7)])
    with pytest.raises(UnknownPerson, match=r"may be 7 people: (Eva Muster, no exchange seen; ){5}…; write"):
        lookup.find("Eva Muster")
    for cell in ("🚀", "Jan", "+49", "https://example.org"):
        with pytest.raises(UnknownPerson, match="is nobody in the network"):
            lookup.find(cell)
