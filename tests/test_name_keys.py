"""Keys of names: the spellings that meet, the names that stay apart, short forms, family names of a life."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netanalysis.people import names
from netanalysis.people.given_names import given_name_classes, is_given_name
from netanalysis.people.name_keys import NameKeys, name_keys, names_agree
from netanalysis.people.names import PersonName, parse_name

ONE_NAME = [
    ("Jörg Müller", "Joerg Mueller", "JORG MULLER", "Müller, Jörg", "Dr. Jörg Müller 🚀"),
    ("Thomas Groß", "Thomas GROSS", "Thomas Gross, MBA", "Groß, Thomas"),
    ("Hans-Peter Weiß", "Hans Peter Weiss", "WEISS Hans-Peter"),
    ("Käthe Größl", "Kaethe Groessl", "Kathe Grossl"),
]
OTHER_NAMES = [
    ("Peter Wolf", "Petra Wolf"),
    ("Eva Maier", "Eva Meyer"),
    ("Eva Maier", "Eva Mayr"),
    ("Eva Bauer", "Eva Baur"),
    ("Eva Neuer", "Eva Neur"),
    ("Michael Beck", "Michal Beck"),
    ("Manuela Beck", "Manula Beck"),
    ("Joey Beck", "Joy Beck"),
    ("Jan Beck", "Jann Beck"),
]
SHORT_FORMS = [
    ("Sepp", "Josef"), ("Hans", "Johannes"), ("Hans", "Johann"), ("Kathi", "Katharina"), ("Uli", "Ulrike"),
    ("Uli", "Ulrich"), ("Ueli", "Ulrich"), ("Schorsch", "Georg"), ("Resi", "Theresia"), ("Liesl", "Elisabeth"),
    ("Alex", "Alexandra"), ("Sascha", "Alexander"), ("Fritz", "Friedrich"), ("Heinz", "Heinrich"), ("Willi", "Wilhelm"),
    ("Gabi", "Gabriele"), ("Susi", "Susanne"), ("Matze", "Matthias"), ("Hias", "Matthias"), ("Wastl", "Sebastian"),
    ("Vroni", "Veronika"), ("Ruedi", "Rudolf"), ("Köbi", "Jakob"), ("Stephan", "Stefan"), ("Kalle", "Karl-Heinz"),
    ("Karlheinz", "Karl-Heinz"), ("Klaus", "Nikolaus"), ("Steffi", "Stephanie"), ("Jupp", "Josef"), ("Toni", "Anton"),
]  # fmt: skip
NO_FORMS = [
    ("Peter", "Petra"), ("Martin", "Martina"), ("Johann", "Johannes"), ("Christian", "Christina"), ("Simon", "Simone"),
    ("Ulrich", "Ulrike"), ("Jan", "Johannes"), ("Georg", "Jürgen"), ("Karl", "Konrad"), ("Maria", "Marion"),
    ("Andreas", "Andrea"), ("Stefan", "Stefanie"), ("Julia", "Juliane"), ("Anna", "Hanna"), ("Otto", "Ottilie"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_share_the_plain_key(spellings):
    assert len({name_keys(name).plain for name in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), OTHER_NAMES)
def test_other_names_share_no_key(a, b):
    one, other = name_keys(a), name_keys(b)
    assert one.key != other.key
    assert one.plain != other.plain
    assert one.classes.isdisjoint(other.classes) or one.families.isdisjoint(other.families)


@pytest.mark.parametrize(("short", "full"), SHORT_FORMS)
def test_a_short_form_shares_a_class_with_its_full_name(short, full):
    assert given_name_classes(short) & given_name_classes(full)
    assert names_agree(f"{short} Muster", f"Dr. {full} Muster")
    assert name_keys(f"{short} Muster").classes & name_keys(f"Muster, {full}").classes


@pytest.mark.parametrize(("a", "b"), NO_FORMS)
def test_different_given_names_share_no_class(a, b):
    assert given_name_classes(a).isdisjoint(given_name_classes(b))
    assert not names_agree(f"{a} Muster", f"{b} Muster")


def test_a_short_form_of_a_given_name_is_no_family_name():
    assert not names_agree("Katja Wolf", "Wolfgang")
    assert not names_agree("Eva Lenz", "Eva Lorenz")


def test_the_table_knows_more_than_150_pairs():
    assert sum(is_given_name(word) for pair in SHORT_FORMS for word in pair) == 2 * len(SHORT_FORMS)
    assert len({(form, full) for form, all_full in names_table().items() for full in all_full}) > 1000


def names_table() -> dict[str, frozenset[str]]:
    from netanalysis.people.given_names import _classes

    return dict(_classes())


@pytest.mark.parametrize(
    ("name", "families"),
    [
        ("Eva Muster", {"muster"}),
        ("Eva Müller-Lüdenscheidt", {"mullerludenscheidt", "muller", "ludenscheidt"}),
        ("Eva Maier Schulz", {"schulz", "maier"}),
        ("Eva Maria Schulz", {"schulz"}),
        ("Eva Maier (geb. Groß)", {"maier", "gross"}),
        ("Eva Maier née Schulz", {"maier", "schulz"}),
        ("Eva Maier verh. Schulz", {"maier", "schulz"}),
        ("Eva Maier (Schulz)", {"maier", "schulz"}),
        ("Josef Maier (Sepp)", {"maier"}),
        ("Eva Freifrau von und zu Berg", {"berg"}),
        ("Karl van der Berg", {"berg"}),
        ("Ana García López", {"garcia", "lopez"}),
        ("Pat O'Neill", {"oneill", "neill"}),
        ("Eva", set()),
        ("Nordlicht Pumpen GmbH", set()),
        ("", set()),
    ],
)
def test_every_family_name_under_which_somebody_may_appear(name, families):
    assert name_keys(name).families == families


@pytest.mark.parametrize(
    ("name", "initials", "given_names", "classes"),
    [
        ("H.-P. Meier", "hpm", ("h", "p"), set()),
        ("Hans-Peter Meier", "hpm", ("hans", "peter"), {"johann", "johannes"}),
        ("K. Lenz", "kl", ("k",), set()),
        ("Josef (Sepp) Lenz", "jl", ("josef",), {"josef"}),
        ("Karl-Heinz von Berg", "khb", ("karl", "heinz"), {"karlheinz", "karl"}),
        ("Dr. Huber", "h", (), set()),
    ],
)
def test_given_names_initials_and_classes(name, initials, given_names, classes):
    keys = name_keys(name)
    assert (keys.initials, keys.given, keys.classes) == (initials, given_names, classes)


def test_no_name_has_no_key():
    assert (
        name_keys("LinkedIn Member")
        == name_keys("")
        == NameKeys("", "", "", (), "", frozenset(), frozenset(), "")
    )


@pytest.mark.parametrize(
    "firm",
    [
        "Nordlicht Pumpen GmbH",
        "Muster Consulting",
        "Team Nordlicht",
        "Hans Müller GmbH & Co. KG",
        "Praxis Dr. Muster",
    ],
)
def test_a_firm_in_the_place_of_a_name(firm):
    assert parse_name(firm) == PersonName(family=firm, is_firm=True)
    assert not names_agree(firm, "Katja Lenz")
    assert names_agree(firm, firm.upper())


@pytest.mark.parametrize(
    "person",
    ["Eva Muster, Nordlicht GmbH", "Tim Coach", "Eva Muster (Nordlicht GmbH)", "Eva Muster | Team Nord"],
)
def test_a_firm_beside_a_name_leaves_the_name(person):
    assert not parse_name(person).is_firm


_PLAIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=9).map(str.title)


@settings(deadline=None)
@example(["Eva", "Muster", "Vi"])
@example(["Eva", "Muster", "X"])
@given(st.lists(_PLAIN, min_size=2, max_size=4))
def test_plain_words_are_split_as_the_parser_splits_them(words):
    text = " ".join(words)
    if names._plain_words(text):
        given_name, family, titles, suffix, nickname = names._split_by_parser([text])
        assert (" ".join(words[:-1]), words[-1]) == (given_name, family)
        assert (titles, suffix, nickname) == ([], "", "")


@settings(deadline=None)
@given(st.text(max_size=30))
def test_keys_of_any_text(text):
    keys = name_keys(text)
    assert keys.bag.split() == sorted(keys.plain.split())
    assert names_agree(text, text)


def test_all_literal_names_keep_their_distance():
    people = [name for group in ONE_NAME for name in group[:1]]
    assert not any(names_agree(a, b) for a, b in combinations(people, 2))
