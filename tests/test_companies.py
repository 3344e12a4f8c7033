"""Firms: literal names with every legal form, the traps, what is no employer, properties over any text."""

from __future__ import annotations

import csv
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netanalysis.people.companies import CompanyName, parse_company
from netanalysis.text import fold, tidy

# fmt: off
FORMS = [
    "AG", "Aktiengesellschaft", "GmbH", "G.m.b.H.", "Ges.m.b.H.", "Gesellschaft mbH",
    "Gesellschaft mit beschränkter Haftung", "mbH", "gGmbH", "GmbH & Co. KG", "GmbH & Co KG",
    "GmbH Co. KG", "GmbH und Co. KG", "GmbH u. Co. KG", "GmbH + Co. KG", "GmbH&Co.KG", "GMBH & CO. KG",
    "GmbH & Co. KGaA", "GmbH & Co. OHG", "GmbH & Cie. KG", "AG & Co. KG", "AG & Co. KGaA",
    "SE & Co. KG", "SE & Co. KGaA", "UG & Co. KG", "SE", "KGaA", "KG", "OHG", "oHG", "UG",
    "UG (haftungsbeschränkt)", "UG haftungsbeschränkt", "UG (haftungsbeschränkt) & Co. KG",
    "Unternehmergesellschaft", "e.K.", "e. K.", "e.Kfm.", "e.Kfr.", "eingetragener Kaufmann", "GbR",
    "PartG", "PartG mbB", "PartGmbB", "mbB", "eG", "e.G.", "e.V.", "e. V.", "KdöR", "AöR", "OG", "KEG",
    "e.U.", "OEG", "S.A.", "SA", "S. A.", "Sàrl", "S.à r.l.", "S.à.r.l.", "SARL", "S.p.A.", "S.r.l.",
    "B.V.", "BV", "N.V.", "A/S", "ApS", "AB", "ASA", "Oy", "Oyj", "Oy Ab", "Sp. z o.o.", "Sp. z.o.o.",
    "sp. z o. o.", "s.r.o.", "s. r. o.", "a.s.", "d.o.o.", "Kft.", "Pty Ltd", "Pty. Ltd.", "LLC",
    "L.L.C.", "LLP", "Inc.", "Inc", "Ltd.", "Limited", "Co., Ltd.", "Corp.", "Corporation", "PLC",
    "plc", "& Co.", "& Co. GmbH", "und Co KG", "a.G.", "VVaG",
]
NO_EMPLOYERS = [
    "freelance", "Freelancer", "freiberuflich", "Freiberufler/in", "selbstständig", "selbständig",
    "Selbständige Tätigkeit", "- selbstständig -", "(selbstständig)", "*** SELBSTSTÄNDIG ***",
    "Selbstständig 🚀", "Selbstständig seit 2010", "self-employed", "Self Employed", "Einzelunternehmer",
    "Freelancer / Interim Manager", "Interim Manager", "Independent Consultant", "Freier Journalist",
    "n/a", "N/A", "n.a.", "k.A.", "keine Angabe", "-", "--", "?", "...", "🚀", "XING", "Rentner",
    "Rentnerin", "im Ruhestand", "retired", "in Elternzeit", "Elternzeit", "parental leave",
    "Sabbatical", "auf der Suche", "Auf der Suche nach einer neuen Herausforderung", "arbeitssuchend",
    "open to work", "Looking for new opportunities", "between jobs", "privat", "Private", "diverse",
    "Diverse Kunden", "verschiedene Unternehmen", "various clients", "confidential", "vertraulich",
    "Student", "Ich-AG", "Stealth Startup", "eigene Firma", "Home Office", "xxx",
]
# fmt: on

#: as typed -> display, key, legal form
FIRMS = [
    ("Nordlicht Pumpen GmbH & Co. KG", "Nordlicht Pumpen", "nordlicht pumpen", "GmbH & Co. KG"),
    ("NORDLICHT PUMPEN", "NORDLICHT PUMPEN", "nordlicht pumpen", ""),
    ("Nordlicht-Pumpen SE", "Nordlicht-Pumpen", "nordlicht pumpen", "SE"),
    ("*** Nordlicht Pumpen AG ***", "Nordlicht Pumpen", "nordlicht pumpen", "AG"),
    ("Nordlicht\u00a0Pumpen\u200b AG\n", "Nordlicht Pumpen", "nordlicht pumpen", "AG"),
    ("„Nordlicht“ Pumpen AG", "Nordlicht Pumpen", "nordlicht pumpen", "AG"),
    ("Nordlicht Holding AG", "Nordlicht Holding", "nordlicht holding", "AG"),
    ("Nordlicht Holding", "Nordlicht Holding", "nordlicht holding", ""),
    ("Nordlicht Deutschland SE & Co. KG", "Nordlicht Deutschland", "nordlicht deutschland", "SE & Co. KG"),
    ("Muster (Schweiz) AG", "Muster (Schweiz)", "muster schweiz", "AG"),
    ("Muster AG (Schweiz)", "Muster (Schweiz)", "muster schweiz", "AG"),
    ("Bergbahn (Schweiz)", "Bergbahn (Schweiz)", "bergbahn schweiz", ""),
    ("Muster Schweiz AG", "Muster Schweiz", "muster schweiz", "AG"),
    ("Muster GmbH, Berlin", "Muster", "muster", "GmbH"),
    ("Muster GmbH Niederlassung Nord", "Muster", "muster", "GmbH"),
    ("Muster GmbH & Co. KG Werk Süd", "Muster", "muster", "GmbH & Co. KG"),
    ("Muster SE - Werk Süd", "Muster", "muster", "SE"),
    ("Muster Werk Süd GmbH", "Muster Werk Süd", "muster werk sued", "GmbH"),
    ("Muster Werk Süd", "Muster Werk Süd", "muster werk sued", ""),
    (
        "Muster, Büro für Gestaltung GmbH",
        "Muster, Büro für Gestaltung",
        "muster buero fuer gestaltung",
        "GmbH",
    ),
    ("Muster AG-Archiv Nord", "Muster AG-Archiv Nord", "muster ag archiv nord", ""),
    ("Muster (AG)", "Muster", "muster", "AG"),
    ("Muster-GmbH", "Muster", "muster", "GmbH"),
    ("Muster Vertriebs-GmbH", "Muster Vertriebs", "muster vertriebs", "GmbH"),
    ("Muster GmbH i.L.", "Muster", "muster", "GmbH i.L."),
    ("Plan A", "Plan A", "plan a", ""),
    ("Vitamin E", "Vitamin E", "vitamin e", ""),
    ("Team as", "Team as", "team as", ""),
    ("Stadtwerke UK", "Stadtwerke UK", "stadtwerke uk", ""),
    ("Kaffee da", "Kaffee da", "kaffee da", ""),
    ("Villa", "Villa", "villa", ""),
    ("Data-Co", "Data-Co", "data co", ""),
    ("E-Co-Systeme", "E-Co-Systeme", "e co systeme", ""),
    ("Co-Working Nord GmbH", "Co-Working Nord", "co working nord", "GmbH"),
    ("Medien Company GmbH", "Medien Company", "medien company", "GmbH"),
    ("Muster Trading Company", "Muster Trading", "muster trading", "Company"),
    ("Kaffee Company", "Kaffee Company", "kaffee company", ""),
    ("The Muster Company", "The Muster", "muster", "Company"),
    ("Weber & Co.", "Weber", "weber", "& Co."),
    ("Muster & GmbH", "Muster", "muster", "GmbH"),
    ("Müller & Söhne", "Müller & Söhne", "mueller soehne", ""),
    ("Mueller und Soehne GmbH", "Mueller und Soehne", "mueller soehne", "GmbH"),
    ("Müller and Söhne Ltd", "Müller and Söhne", "mueller soehne", "Ltd"),
    ("Muster Stiftung & Co. KG", "Muster Stiftung", "muster stiftung", "& Co. KG"),
    ("VOLKSBANK MUSTER EG", "VOLKSBANK MUSTER", "volksbank muster", "EG"),
    ("muster ag", "muster", "muster", "ag"),
    ("AG", "AG", "ag", ""),
    ("SE", "SE", "se", ""),
    ("GmbH", "GmbH", "gmbh", ""),
    ("GmbH & Co. KG", "GmbH & Co. KG", "gmbh co kg", ""),
    ("X AG", "X AG", "x ag", ""),
    ("7M", "7M", "7m", ""),
    ("2&2 AG", "2&2", "2 2", "AG"),
    ("Q.R.S. AG", "Q.R.S.", "qrs", "AG"),
    ("C++ Werke", "C++ Werke", "c werke", ""),
    ("Jubel!", "Jubel!", "jubel", ""),
    ("ООО «Ромашка»", "Ромашка", "romashka", "ООО"),
    ("Muster Wellness Spa", "Muster Wellness Spa", "muster wellness spa", ""),
    ("NA", "NA", "na", ""),
    ("Null", "Null", "null", ""),
    ("None", "None", "none", ""),
    ("Freelance GmbH", "Freelance", "freelance", "GmbH"),
    ("Freelance Pool Nord", "Freelance Pool Nord", "freelance pool nord", ""),
    ("Privat Bank Muster", "Privat Bank Muster", "privat bank muster", ""),
    ("Freie Universität Musterstadt", "Freie Universität Musterstadt", "freie universitaet musterstadt", ""),
    ("Interim Partner Nord", "Interim Partner Nord", "interim partner nord", ""),
    ("XING AG", "XING", "xing", "AG"),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_legal_form_is_cut_off_and_kept_apart(form):
    for typed in (f"Nordlicht Pumpen {form}", f"Nordlicht Pumpen, {form}"):
        firm = parse_company(typed)
        read = (firm.display, firm.key, firm.legal_form, firm.is_employer, firm.status, firm.unit)
        assert read == ("Nordlicht Pumpen", "nordlicht pumpen", form, True, "", "")


@pytest.mark.parametrize(("name", "display", "key", "legal_form"), FIRMS)
def test_firms(name, display, key, legal_form):
    firm = parse_company(name)
    assert (firm.display, firm.key, firm.legal_form, firm.is_employer) == (display, key, legal_form, True)


@pytest.mark.parametrize("name", NO_EMPLOYERS)
def test_what_is_no_employer(name):
    parsed = parse_company(name)
    assert not parsed.is_employer
    assert parsed.legal_form == ""


def test_what_is_no_employer_still_shows_what_was_typed():
    assert parse_company("- selbstständig -") == CompanyName(
        "selbstständig", "selbststaendig", "", is_employer=False, status="self_employed"
    )
    assert parse_company("-") == CompanyName("-", "", "", is_employer=False, status="not_given")
    assert parse_company("") == CompanyName("", "", "", is_employer=False, status="not_given")


LISTS = Path(__file__).parent / "literal"


@pytest.mark.parametrize(("name", "at_least"), [("companies.csv", 230), ("companies_held_out.csv", 60)])
def test_accuracy_on_the_literal_lists(name, at_least):
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) >= at_least
    read = [parse_company(row["name"]) for row in rows]
    for part in ("legal_form", "country", "status"):
        right = sum(getattr(firm, part) == row[part] for row, firm in zip(rows, read, strict=True))
        assert right / len(rows) >= 0.95, part
    employers = [(row["group"], firm.key) for row, firm in zip(rows, read, strict=True) if row["group"]]
    wrong = [
        pair for pair in combinations(employers, 2) if len({g for g, _ in pair}) != len({k for _, k in pair})
    ]
    assert len(wrong) <= 0.01 * len(employers) * (len(employers) - 1) / 2


@pytest.mark.parametrize(
    ("name", "key", "unit"),
    [
        ("Muster GmbH, Niederlassung Nord", "muster", "Niederlassung Nord"),
        ("Muster Zweigniederlassung Wien", "muster", "Zweigniederlassung Wien"),
        ("Universität Muster, Institut für Physik", "universitaet muster", "Institut für Physik"),
        ("Muster AG (Konzernzentrale)", "muster", "Konzernzentrale"),
        ("Muster AG (Österreich)", "muster oesterreich", ""),
        ("Muster GmbH, Wien, Österreich", "muster wien oesterreich", ""),
        ("Freelancer bei Muster AG", "muster", ""),
        ("c/o Muster AG", "muster", ""),
        ("Muster AG c/o Nordlicht", "muster", ""),
        ("Muster (ehem. Nordlicht AG)", "muster", ""),
        ("Muster AG, vormals Nordlicht AG", "muster", ""),
        ("AT Muster", "at muster", ""),
        ("Ex Libris Muster", "ex libris muster", ""),
    ],
)
def test_what_surrounds_a_firm(name, key, unit):
    firm = parse_company(name)
    assert (firm.key, firm.unit, firm.is_employer) == (key, unit, True)


@pytest.mark.parametrize(
    ("name", "key", "tagline"),
    [
        (".NFQ | Digital Creatives", "nfq", "Digital Creatives"),
        (".NFQ|Digital Creatives", "nfq", "Digital Creatives"),
        ("Nordlicht GmbH – Wir machen Pumpen", "nordlicht", "Wir machen Pumpen"),
        ("Nordlicht - Wir machen Pumpen", "nordlicht", "Wir machen Pumpen"),
        ("Nordlicht AG: Ihr Partner für Pumpen", "nordlicht", "Ihr Partner für Pumpen"),
        ("Nordlicht — The Pump People", "nordlicht", "The Pump People"),
        ("Nordlicht - Partner für den Mittelstand", "nordlicht", "Partner für den Mittelstand"),
        ("Nordlicht // Design und mehr", "nordlicht", "Design und mehr"),
        ("Nordlicht • Agentur für Pumpen", "nordlicht", "Agentur für Pumpen"),
        (
            "Nordlicht Group - ein Unternehmen der Muster AG",
            "nordlicht group",
            "ein Unternehmen der Muster AG",
        ),
        ("Nordlicht GmbH - a Muster company", "nordlicht", "a Muster company"),
        ("Nordlicht | part of Muster", "nordlicht", "part of Muster"),
        ("Nordlicht: die Agentur", "nordlicht", "die Agentur"),
        ("Berger Strategie - Strategy Consultants", "berger strategie", "Strategy Consultants"),
        ("Nordlicht | since 1950", "nordlicht", "since 1950"),
    ],
)
def test_a_tagline_is_no_part_of_the_name(name, key, tagline):
    found = parse_company(name)
    assert (found.key, found.unit) == (key, tagline)
    assert found.key == parse_company(name[: name.index(tagline)].rstrip(" |:-–—•/")).key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Rhein – Main Verlag", "rhein main verlag"),
        ("Müller | Partner", "mueller partner"),
        ("Müller • Meier Rechtsanwälte", "mueller meier rechtsanwaelte"),
        ("Hamburg - Mannheimer", "hamburg mannheimer"),
        ("Sport - und Freizeit GmbH", "sport freizeit"),
        ("Müller – Wir bauen Häuser GmbH", "mueller wir bauen haeuser"),
        ("Elf | Werbeagentur Nord GmbH", "elf werbeagentur nord"),
        ("Nord-Digital", "nord digital"),
        ("Verein – Der Paritätische", "verein der paritaetische"),
        ("Nord - Digital Pumpen", "nord digital pumpen"),
        ("Digital | Creatives", "digital creatives"),
        ("CEO | Digital Agency", "ceo digital agency"),
        ("Deutsche Pumpen - DP Netz AG", "deutsche pumpen dp netz"),
        ("Plan - A", "plan a"),
        ("A | Digital", "a digital"),
        ("Nordlicht:innen", "nordlicht innen"),
    ],
)
def test_a_sign_alone_ends_no_name(name, key):
    assert parse_company(name).key == key


def test_a_country_is_one_in_all_languages():
    assert parse_company("Muster Austria GmbH").key == parse_company("Muster Österreich GmbH").key
    assert parse_company("Austria Muster GmbH").key != parse_company("Österreich Muster GmbH").key


def test_a_subsidiary_is_not_its_group():
    keys = {
        parse_company(name).key for name in ("Muster AG", "Muster (Schweiz) AG", "Muster Österreich GmbH")
    }
    assert keys == {"muster", "muster schweiz", "muster oesterreich"}


_PARTS = st.sampled_from(
    [
        "Nordlicht",
        "Pumpen",
        "A",
        "AG",
        "GmbH",
        "&",
        "und",
        "Co.",
        "KG",
        "e.",
        "V.",
        "(",
        ")",
        "-",
        ",",
        "/",
        "SE",
        "S.A.",
        "freelance",
        "in",
        "ООО",
        "ﬁ",
        "İ",
        "ß",
        "山",
        "🚀",
        "„",
        "“",
        ".",
        "'",
        "Company",
        "the",
        "and",
        "Ⅷ",
        "\u0301",
    ]
)
_TYPED = st.one_of(
    st.lists(_PARTS, max_size=8).map(" ".join),
    st.lists(_PARTS, max_size=5).map("".join),
    st.text(max_size=40),
)


@settings(deadline=None)
@given(_TYPED)
@example("&")
@example("and")
@example("The")
@example("ъ")
@example("ООО - Nordlicht")
@example("ООО - Werk Nord")
def test_any_text_is_read_and_letters_always_give_a_key(text):
    parsed = parse_company(text)
    assert parsed.key or not any(char.isalpha() for char in tidy(text))
    assert parsed.display or not tidy(text)
    assert parsed.display == tidy(parsed.display)
    assert not parsed.is_employer or fold(text)
    assert parsed.is_employer == (not parsed.status)


@settings(deadline=None)
@given(_TYPED)
def test_blanks_around_a_name_change_nothing(text):
    assert parse_company(f"  {text}\n") == parse_company(text)


@pytest.mark.parametrize("form", ["AG", "GmbH", "GmbH & Co. KG", "Ltd."])
@given(name=st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöü ", min_size=4, max_size=20))
def test_a_form_behind_a_name_does_not_change_its_key(form, name):
    plain = parse_company(f"Nord{name}zz")
    assert parse_company(f"Nord{name}zz {form}").key == plain.key
    assert parse_company(f"NORD{name.upper()}ZZ {form}").key == plain.key


def test_two_thousand_firms_take_less_than_a_second():
    start = time.process_time()
    for i in range(2_000):
        parse_company(f"Nordlicht Pumpen {i} GmbH & Co. KG")
    assert time.process_time() - start < 1
