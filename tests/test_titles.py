"""Job titles: literal lists with what they mean, the traps one by one, properties over any text."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netanalysis.people import titles
from netanalysis.people.phrases import PhraseIndex, fold_phrase
from netanalysis.people.titles import (
    FUNCTIONS,
    KINDS,
    OTHER,
    SENIORITIES,
    UNKNOWN,
    Title,
    parse_title,
    read_titles,
    title_words,
)
from netanalysis.settings import LANGUAGES

LISTS = Path(__file__).parent / "literal"


def rows_of(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def accuracy(rows: list[dict[str, str]], part: str) -> float:
    right = [getattr(parse_title(row["title"], company=row["company"]), part) == row[part] for row in rows]
    return sum(right) / len(right)


@pytest.mark.parametrize(
    ("name", "at_least", "function", "seniority", "kind"),
    [
        ("titles.csv", 300, 0.99, 0.99, 0.99),
        ("titles_held_out.csv", 110, 0.95, 0.95, 0.97),
        ("titles_unseen.csv", 90, 0.88, 0.85, 0.97),
    ],
)
def test_accuracy_on_the_literal_lists(name, at_least, function, seniority, kind):
    rows = rows_of(name)
    assert len(rows) >= at_least
    assert len({(row["title"], row["company"]) for row in rows}) == len(rows)
    assert accuracy(rows, "function") >= function
    assert accuracy(rows, "seniority") >= seniority
    assert accuracy(rows, "kind") >= kind


@pytest.mark.parametrize("part", ["function", "seniority", "kind"])
def test_the_lists_use_every_value(part):
    allowed = {"function": FUNCTIONS, "seniority": SENIORITIES, "kind": KINDS}[part]
    seen = {row[part] for row in rows_of("titles.csv") + rows_of("titles_held_out.csv")}
    assert seen == set(allowed)


@pytest.mark.parametrize(
    "title",
    ["Vertriebsleiter", "Vertriebsleiterin", "Vertriebsleiter:in", "Vertriebsleiter*in", "Vertriebsleiter/in", "VertriebsleiterIn",
     "Vertriebsleiter (m/w/d)", "Vertriebsleiter m/w/d", "Vertriebsleiter_in", "Vertriebsleiter/-in", "Vertriebsleiter(in)",
     "VERTRIEBSLEITER", "Vertriebsleiter @ Nordlicht Logistik", "Vertriebsleiter bei Nordlicht Logistik AG"],
)  # fmt: skip
def test_all_forms_of_a_title_say_the_same(title):
    read = parse_title(title)
    assert (read.function, read.seniority, read.kind) == ("sales", "head", OTHER)


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Assistenz der Geschäftsführung", "assistant"),
        ("Leiter Vorstandsbüro", "head"),
        ("Referent des Vorstands", "specialist"),
        ("Product Owner", "specialist"),
        ("Headhunter", "specialist"),
        ("Vice President", "head"),
        ("President", "board"),
        ("Interne Revision", "unknown"),
        ("Internal Auditor", "specialist"),
        ("International Sales", "unknown"),
        ("stellvertretender Vorstandsvorsitzender", "board"),
        ("Geschäftsführer, ehem. Vertriebsleiter", "managing_director"),
        ("ehem. Geschäftsführer, Coach", "specialist"),
        ("Ex-CEO", "retired"),
        ("Leiter a. D.", "retired"),
        ("Technical Director", "head"),
        ("Director Technology (CTO)", "board"),
    ],
)
def test_traps_of_seniority(title, seniority):
    assert parse_title(title).seniority == seniority


def test_an_employer_behind_at_counts_where_none_is_given():
    assert parse_title("Geschäftsführer bei Muster Personalberatung").kind == "recruiter"
    assert parse_title("Geschäftsführer bei Muster Personalberatung", company="Nordlicht AG").kind == OTHER


@pytest.mark.parametrize(
    ("title", "company", "decider"),
    [
        ("Geschäftsführer", "", True),
        ("Inhaberin", "", True),
        ("Vorstand", "", True),
        ("Leiter Einkauf", "", True),
        ("Abteilungsleiter", "", False),
        ("Chefärztin", "", False),
        ("Einkäufer", "", False),
        ("Assistenz der Geschäftsführung", "", False),
        ("Interim CFO", "", False),
        ("Inhaber", "freiberuflich", False),
        ("Ex-CEO", "", False),
        ("", "", False),
    ],
)
def test_who_decides(title, company, decider):
    assert parse_title(title, company=company).decider is decider


def test_every_answer_names_what_decided():
    assert parse_title("Leiterin Einkauf").because == ("*einkauf*", "leiter", "")
    for row in rows_of("titles.csv"):
        read = parse_title(row["title"], company=row["company"])
        for value, why in zip((read.function, read.seniority, read.kind), read.because, strict=True):
            assert why or value in (UNKNOWN, OTHER, "retired")


def test_many_titles_keep_their_order_and_index():
    positions = pd.Series(["CFO", None, "Einkäuferin", "CFO"], index=[3, 1, 4, 2], dtype="string")
    companies = pd.Series(["A AG", None, None, "Muster Personalberatung"], dtype="string")
    read = read_titles(positions, companies=companies)
    assert read.index.tolist() == [3, 1, 4, 2]
    assert read["function"].tolist() == ["finance", UNKNOWN, "purchasing", "finance"]
    assert read["kind"].tolist() == [OTHER, UNKNOWN, OTHER, "recruiter"]
    assert read["decider"].tolist() == [True, False, False, True]
    assert read_titles([]).empty


def test_every_value_has_words_in_both_languages():
    for lang in LANGUAGES:
        for function in FUNCTIONS:
            assert all(title_words(Title(function, "head", "press"), lang=lang))
        assert len({title_words(Title(seniority=level), lang=lang)[1] for level in SENIORITIES}) == len(
            SENIORITIES
        )
        assert len({title_words(Title(kind=kind), lang=lang)[2] for kind in KINDS}) == len(KINDS)


def test_the_rules_say_only_what_the_lists_of_values_hold():
    rules = titles._rules()
    for listed, allowed in ((rules.function, FUNCTIONS), (rules.seniority, SENIORITIES), (rules.kind, KINDS)):
        assert {rule.says for rule in listed.rules} <= set(allowed)
        assert all(rule.when or rule.company for rule in listed.rules)
        assert all(phrase for rule in listed.rules for phrase in (*rule.when, *rule.company, *rule.unless))


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("head of", "head of sales", True),
        ("head of", "of head", False),
        ("*leiter", "werkleiter", True),
        ("*leiter", "leiter", True),
        ("*leiter", "leiterplatte", False),
        ("einkauf*", "strategischer einkauf", True),
        ("*einkauf*", "zentraleinkaufsleiter", True),
        ("chief * officer", "chief happiness officer", True),
        ("chief * officer", "chief officer", False),
        ("it*leiter", "itleiter", True),
        ("*", "", False),
    ],
)
def test_phrases(phrase, text, stands):
    index = PhraseIndex([fold_phrase(phrase)])
    assert bool(index.find(text.split())) is stands


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_read(title, company):
    read = parse_title(title, company=company)
    assert read.function in FUNCTIONS
    assert read.seniority in SENIORITIES
    assert read.kind in KINDS
    assert parse_title(f"  {title} ", company=company) == read


def test_three_thousand_distinct_titles_take_a_moment():
    words = [row["title"] for row in rows_of("titles.csv")]
    start = time.process_time()
    for i in range(3000):
        parse_title(f"{words[i % len(words)]} Nord{i}")
    assert time.process_time() - start < 4
