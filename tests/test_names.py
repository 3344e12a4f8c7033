"""Names: literal names as people type them, pairs that agree or differ, and properties over any text."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis.people.name_keys import name_key, names_agree
from netanalysis.people.names import PersonName, parse_name
from netanalysis.text import fold

#: as typed -> given, family, titles, suffix
NAMES = [
    ("Thomas Müller", "Thomas", "Müller", (), ""),
    ("Müller, Thomas", "Thomas", "Müller", (), ""),
    ("MÜLLER Thomas", "Thomas", "MÜLLER", (), ""),
    ("HP Müller", "HP", "Müller", (), ""),
    ("Prof. Dr.-Ing. Thomas Müller 🚀 Interim Manager", "Thomas", "Müller", ("Prof.", "Dr.-Ing."), ""),
    ("🚀 Thomas Müller", "Thomas", "Müller", (), ""),
    ("Thomas 🚀 Müller", "Thomas", "Müller", (), ""),
    ("*** Eva Muster ***", "Eva", "Muster", (), ""),
    ("Eva Muster | Head of Sales", "Eva", "Muster", (), ""),
    ("Eva Muster - Interim Managerin", "Eva", "Muster", (), ""),
    ("Eva Muster: Coach", "Eva", "Muster", (), ""),
    ("Eva Muster @ Beispiel", "Eva", "Muster", (), ""),
    ("Eva Muster via XING", "Eva", "Muster", (), ""),
    ("Eva Muster CEO", "Eva", "Muster", (), ""),
    ("Thomas Müller, Interim Manager", "Thomas", "Müller", (), ""),
    ("Thomas Müller, Head of Sales Europe", "Thomas", "Müller", (), ""),
    ("Muster, Eva (Beispiel GmbH)", "Eva", "Muster", (), ""),
    ("Eva Muster (sie/ihr)", "Eva", "Muster", (), ""),
    ("'Eva Muster'", "Eva", "Muster", (), ""),
    ("Eva Muster <eva@example.org>", "Eva", "Muster", (), ""),
    ("Weber, PMP", "", "Weber", (), "PMP"),
    ("Weber, Karl, PMP", "Karl", "Weber", (), "PMP"),
    ("Karl Weber, MBA, MSc", "Karl", "Weber", (), "MBA, MSc"),
    ("Karl Weber EMBA", "Karl", "Weber", (), "EMBA"),
    ("Karl Weber jun.", "Karl", "Weber", (), "jun."),
    ("Karl Weber III", "Karl", "Weber", (), "III"),
    ("Weber, Dr. Karl", "Karl", "Weber", ("Dr.",), ""),
    ("Weber, Karl, Dr.", "Karl", "Weber", ("Dr.",), ""),
    ("Dr.med.Anna Huber", "Anna", "Huber", ("Dr. med.",), ""),
    ("Dr. h. c. Anna Huber", "Anna", "Huber", ("Dr. h.c.",), ""),
    ("Dr. Th. Huber", "Th.", "Huber", ("Dr.",), ""),
    ("Dr. Huber", "", "Huber", ("Dr.",), ""),
    ("Frau Huber", "", "Huber", ("Frau",), ""),
    ("Dr. med. Eva Freifrau von Berg-Hohen", "Eva", "von Berg-Hohen", ("Dr. med.", "Freifrau"), ""),
    ("Berg, Karl Freiherr von", "Karl", "von Berg", ("Freiherr",), ""),
    ("Dr. Karl v. Berg", "Karl", "von Berg", ("Dr.",), ""),
    ("von der Heide, Eva", "Eva", "von der Heide", (), ""),
    ("Sepp auf der Heide", "Sepp", "auf der Heide", (), ""),
    ("Lic. oec. HSG Urs Zürcher", "Urs", "Zürcher", ("Lic. oec. HSG",), ""),
    ("Mag. (FH) Maria Huber, MBA", "Maria", "Huber", ("Mag. (FH)",), "MBA"),
    ("Mag.a Eva Gruber", "Eva", "Gruber", ("Mag.a",), ""),
    ("DI (FH) Karl Gruber", "Karl", "Gruber", ("DI (FH)",), ""),
    ("Dipl.-Wirt.-Ing. (FH) Jan Beck", "Jan", "Beck", ("Dipl.-Wirt.-Ing. (FH)",), ""),
    ("Jan Beck Dipl.-Kfm.", "Jan", "Beck", ("Dipl.-Kfm.",), ""),
    ("Univ.-Prof. Mag. Dr. Eva Gruber", "Eva", "Gruber", ("Univ.-Prof.", "Mag.", "Dr."), ""),
    ("StB Peter Beck", "Peter", "Beck", ("StB",), ""),
    ("M.Sc. Eva Beck", "Eva", "Beck", ("M.Sc.",), ""),
    ("Peter Graf", "Peter", "Graf", (), ""),
    ("Herzog, Anna", "Anna", "Herzog", (), ""),
    ("Herr, Karl", "Karl", "Herr", (), ""),
    ("Ab Bauer", "Ab", "Bauer", (), ""),
    ("Tim Coach", "Tim", "Coach", (), ""),
    ("K. Lenz", "K.", "Lenz", (), ""),
    ("J.R. Muster", "J.R.", "Muster", (), ""),
    ("Jean-Luc de la Croix", "Jean-Luc", "de la Croix", (), ""),
    ("Maria dos Santos", "Maria", "dos Santos", (), ""),
    ("Pat O’Neill", "Pat", "O’Neill", (), ""),
    ("Ahmet Öztürk", "Ahmet", "Öztürk", (), ""),
    ("Иван Петров", "Иван", "Петров", (), ""),
    ("Peter Do", "Peter", "Do", (), ""),
    ("Jo Ma", "Jo", "Ma", (), ""),
    ("Cosima", "Cosima", "", (), ""),
    ("NA", "NA", "", (), ""),
    ("Null", "Null", "", (), ""),
    ("Null, Eva", "Eva", "Null", (), ""),
    ("Dr.", "", "", ("Dr.",), ""),
]


@pytest.mark.parametrize(("name", "given_name", "family", "titles", "suffix"), NAMES)
def test_parts_of_a_name(name, given_name, family, titles, suffix):
    parsed = parse_name(name)
    assert (parsed.given, parsed.family, parsed.titles, parsed.suffix) == (given_name, family, titles, suffix)


@pytest.mark.parametrize(
    "name",
    [
        "Eva Maier geb. Schulz",
        "Eva Maier, geb. Schulz",
        "Maier, Eva (geb. Schulz)",
        "Eva Maier née Schulz, MBA",
    ],
)
def test_name_at_birth(name):
    parsed = parse_name(name)
    assert (parsed.given, parsed.family, parsed.birth_name) == ("Eva", "Maier", "Schulz")


@pytest.mark.parametrize("name", ["Peter (Pit) Beck", 'Peter "Pit" Beck', "Peter „Pit“ Beck"])
def test_nickname(name):
    assert parse_name(name) == PersonName("Peter", "Beck", nickname="Pit")


@pytest.mark.parametrize(
    "name", ["", "  ", "🚀", "-", "k@example.org", "LinkedIn Member", "XING-Mitglied", "\u200b"]
)
def test_what_is_no_name(name):
    assert parse_name(name) == PersonName()
    assert name_key(name) == ""


def test_spellings_of_a_name_share_a_key():
    spellings = ["Müller, Thomas", "Dr. Thomas MUELLER", "Thomas Mu\u0308ller 🚀 Coach", "thomas müller, MBA"]
    assert {name_key(spelling) for spelling in spellings} == {"thomas mueller"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Anna Freifrau von Berg", "anna von berg"),
        ("K. Lenz", "k lenz"),
        ("NA", "na"),
        ("山田太郎", "shantiantailang"),
    ],
)
def test_name_key(name, key):
    assert name_key(name) == key


AGREE = [
    ("Anna Berger", "A. Berger"),
    ("Anna Maria Berger", "Anna Berger"),
    ("Anna M. Berger", "Anna Maria Berger"),
    ("Hans-Peter Wolf", "Peter Wolf"),
    ("Hans-Peter Wolf", "Hanspeter Wolf"),
    ("Hans-Peter Wolf", "H.-P. Wolf"),
    ("Hans-Peter Wolf", "HP Wolf"),
    ("Thomas Huber", "Th. Huber"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Jörg Müller", "Jorg Muller"),
    ("Joerg Mueller", "Jorg Muller"),
    ("Thomas Groß", "Thomas GROSS"),
    ("Thomas Müller", "Müller Thomas"),
    ("Thomas Müller", "Müller T."),
    ("Prof. Dr. Thomas Müller, MBA", "Thomas Müller 🚀 Coach"),
    ("Katja Lenz", "Katja Maier-Lenz"),
    ("Katja Lenz", "Katja L."),
    ("Katja Lenz", "Katja"),
    ("Katja Lenz", "Frau Lenz"),
    ("Katja Lenz", ""),
    ("Katja Lenz", "🚀"),
    ("Katja Lenz", "LinkedIn Member"),
    ("Katja Lenz", "lenz@example.org"),
    ("Anna Freifrau von Berg", "Anna Berg"),
    ("Pat O'Neill", "Pat ONeill"),
    ("Eva Maier Schulz", "Eva Maier-Schulz"),
    ("Eva Maier geb. Schulz", "Eva Schulz"),
    ("Peter (Pit) Beck", "Pit Beck"),
    ("Иван Петров", "Ivan Petrov"),
    ("Weber, PMP", "Karl Weber"),
]
DIFFER = [
    ("Katja Lenz", "Peter Lenz"),
    ("Katja Lenz", "Katja Maier"),
    ("Katja Lenz", "P. Lenz"),
    ("Katja Lenz", "Katja M."),
    ("Katja Lenz", "K. M."),
    ("Katja Lenz", "Maier"),
    ("Katja M. Lenz", "Katja P. Lenz"),
    ("K. L.", "Peter Lenz"),
    ("Jan Lenz", "Janine Lenz"),
    ("Martin Huber", "Martina Huber"),
    ("Peter Wolf", "Petra Wolf"),
    ("Hans Wolf", "Peter Wolf"),
    ("Anna von Berg", "Anna von Heide"),
    ("Anna Berg-Müller", "Anna Lenz-Müller"),
    ("Nordlicht Pumpen GmbH", "Katja Lenz"),
]


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_names_that_may_be_one_person(a, b):
    assert names_agree(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_names_of_two_people(a, b):
    assert not names_agree(a, b)


def test_agreement_is_symmetric_over_all_literal_names():
    names = sorted({name for pair in AGREE + DIFFER for name in pair} | {row[0] for row in NAMES})
    assert all(names_agree(a, b) == names_agree(b, a) for a, b in combinations(names, 2))


_WORDS = st.sampled_from(
    [
        "Anna",
        "Eva",
        "Hans-Peter",
        "K.",
        "Müller",
        "Mueller",
        "NA",
        "von",
        "der",
        "Graf",
        "Dr.",
        "Mag.",
        "(FH)",
        "h.c.",
        "geb.",
        "MBA",
        ",",
        "|",
        "🚀",
        "jun.",
        "Coach",
        "CEO",
        "„Evi“",
        "(",
        ")",
        "-",
    ]
)
_TYPED = st.one_of(st.lists(_WORDS, max_size=7).map(" ".join), st.text(max_size=30))


@settings(deadline=None)
@given(_TYPED, _TYPED)
def test_names_agree_is_symmetric_and_reflexive(a, b):
    assert names_agree(a, a)
    assert names_agree(a, b) == names_agree(b, a)


@settings(deadline=None)
@given(_TYPED)
def test_any_text_is_parsed_and_nothing_is_invented(text):
    parsed = parse_name(text)
    assert all(parsed.titles)
    assert set(name_key(text)) <= set(fold(text)) | set("von der ")


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("ÖZTÜRK Ida Ulrike", "Ida Ulrike", "ÖZTÜRK"),
        ("ANNA Maria Weber", "ANNA Maria", "Weber"),
        ("HP Otto Weber", "HP Otto", "Weber"),
    ],
)
def test_capitals_before_two_given_names_are_the_family_name(typed: str, given: str, family: str) -> None:
    parsed = parse_name(typed)
    assert (parsed.given, parsed.family) == (given, family)
