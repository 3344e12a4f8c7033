"""Platform against platform: planted orders are found, equal platforms are not told apart, and what cannot be seen is not zero."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import netanalysis as na
from builders import contact, message
from netanalysis import Network
from netanalysis.inference import Rate, Share, clustered_rate, first_chances, places, sum_of_rates
from netanalysis.people.countries import firm_in_dach, in_dach, read_country
from netanalysis.questions import Answer, platforms
from netanalysis.questions.platforms.axis import axis, met_first
from netanalysis.questions.platforms.spans import Spans
from netanalysis.report.pages import compute
from netanalysis.report.pages import platforms as draw_page
from netanalysis.settings import Settings
from test_report import problems

SETTINGS = Settings(ledger_from=date(2016, 1, 1), ledger_until=date(2020, 12, 31))


def shown(platform: str, kinds: str = "message", **more: Any) -> dict[str, Any]:
    return {
        "file": f"{platform}-{kinds}", "status": "read", "platform": platform, "account": "me", "shows": kinds,
        "observed_from": "2016-01-01", "observed_until": "2020-12-31", "snapshot_on": "2020-12-31", **more,
    }  # fmt: skip


def made(
    people: list[dict[str, Any]], rows: list[dict[str, Any]] | None = None, *, settings: Settings = SETTINGS, **tables: Any
) -> Network:  # fmt: skip
    return Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people), interactions=pd.DataFrame(rows) if rows else None,
        settings=settings, **{name: pd.DataFrame(table) for name, table in tables.items()},
    )  # fmt: skip


def crowd(platform: str, n: int, **more: Any) -> list[dict[str, Any]]:
    return [
        contact(
            f"{platform}:{i}", f"{platform.title()} Nummer{chr(97 + i // 26)}{chr(97 + i % 26)}",
            connected_on="2015-01-01", **{key: value(i) if callable(value) else value for key, value in more.items()},
        )
        for i in range(n)
    ]  # fmt: skip


def cell(found: Answer, measure: str, platform: str) -> pd.Series[Any]:
    table = found.tables["measures"]
    row: pd.Series[Any] = table[(table["measure"] == measure) & (table["platform"] == platform)].iloc[0]
    return row


# what the sample plants


@pytest.fixture(scope="module")
def on_sample(sample: Network) -> Answer:
    return platforms.answer(sample)


def test_what_the_sample_plants_comes_out(on_sample: Answer, truth: dict[str, Any]) -> None:
    planted = truth["platforms"]
    for measure, (above, below) in planted["above"].items():
        places_of = [cell(on_sample, measure, platform)["place"] for platform in (above, below)]
        assert places_of[0] < places_of[1], measure
    for measure, equal in planted["equal"].items():
        assert len({cell(on_sample, measure, platform)["place"] for platform in equal}) == 1, measure


def test_target_firms_are_found_where_they_were_planted(on_sample: Answer, truth: dict[str, Any]) -> None:
    planted = truth["platforms"]["targets_known"]
    assert len(on_sample.tables["targets"]) == truth["platforms"]["targets"] == 22
    for platform, firms in planted.items():
        known = cell(on_sample, "targets", platform)
        assert (known["estimate"], known["n"]) == (pytest.approx(len(firms) / 22), 22)


def test_the_essay_is_read_against_the_data(on_sample: Answer) -> None:
    essay = on_sample.tables["essay"]
    assert essay.index.tolist() == ["xing", "linkedin", "facebook", "x", "googleplus", "mail"]
    assert essay["holds"].to_dict() | {"linkedin": ""} == {
        "xing": "yes", "linkedin": "", "facebook": "untold", "x": "", "googleplus": "", "mail": "",
    }  # fmt: skip


def test_what_no_file_shows_is_missing_and_not_zero(on_sample: Answer) -> None:
    unseen = cell(on_sample, "depth", "googleplus")
    assert np.isnan(unseen["estimate"])
    assert unseen["why"] == "not_observable"
    assert cell(on_sample, "business", "facebook")["why"] == "unknown"


# one axis of persons


def test_a_person_on_two_platforms_is_counted_once() -> None:
    people = [
        contact("xing:eva", "Eva Muster", connected_on="2010-05-01"),
        contact("linkedin:eva", "Eva Muster", connected_on="2015-05-01"),
        contact("linkedin:ute", "Ute Beispiel", connected_on="2016-05-01"),
        contact("outlook:ute", "Ute Beispiel", relation="address_book"),
    ]
    held = [
        {"contact_id": of, "kind": "email", "value": f"{of[-3:]}@example.org"}
        for of in ("xing:eva", "linkedin:eva", "linkedin:ute", "outlook:ute")
    ]
    found = platforms.answer(made(people, identifiers=held))
    counts = found.tables["overlap"]
    assert found.coverage["people"] == 2
    assert counts.loc[
        "linkedin", ["people", "only_here", "shared", "met_first", "met_elsewhere"]
    ].tolist() == [2, 0, 2, 1, 1]
    assert counts.loc["xing", ["people", "only_here", "shared", "met_first", "met_elsewhere"]].tolist() == [
        1,
        0,
        1,
        1,
        0,
    ]
    assert counts.loc["address_book", "people"] == 1
    assert found.figures["shared"].value == 1.0


@pytest.mark.parametrize(
    ("xing", "linkedin", "first"),
    [
        ("2010-05-01", "2015-05-01", "xing"),
        (None, "2015-05-01", None),  # may be older or younger than the other
        (None, "2009-01-01", "linkedin"),  # XING's own first dated connection is of 2010
        ("2015-05-01", "2015-05-01", None),  # on one day
    ],
)
def test_where_somebody_was_met_first_is_told_only_where_it_is_sure(
    xing: str | None, linkedin: str, first: str | None
) -> None:
    people = [
        contact("xing:a", "Ada Alt", connected_on="2010-01-01"),
        contact("xing:eva", "Eva Muster", connected_on=xing),
        contact("linkedin:eva", "Eva Muster", connected_on=linkedin),
    ]
    held = [
        {"contact_id": of, "kind": "email", "value": "e@example.org"} for of in ("xing:eva", "linkedin:eva")
    ]
    found = axis(made(people, identifiers=held))
    met = met_first(found).set_axis(found.people)
    person = next(who for who in found.people if who.endswith("eva"))
    assert (met[person] if first else pd.isna(met[person])) == (first or True)


def test_an_uploaded_address_book_makes_nobody_a_friend() -> None:
    people = [*crowd("facebook", 3), contact("facebook:x", "Olga Ordner", relation="address_book")]
    counts = platforms.answer(made(people)).tables["overlap"]
    assert counts["people"].to_dict() == {"facebook": 3, "address_book": 1}


def test_who_only_asked_is_on_no_axis() -> None:
    people = [*crowd("xing", 3), contact("xing:s", "Sina Fremd", relation="correspondent")]
    found = platforms.answer(made(people, [message("xing:s", "2018-01-01", kind="invitation")]))
    assert found.coverage["people"] == 3
    assert found.coverage["beside"] == 1


# each measure by hand


def test_business_and_deciders_are_shares_of_those_who_are_known() -> None:
    jobs = [("Nordlicht GmbH", "CFO"), ("Nordlicht GmbH", "Sachbearbeiter Einkauf"), ("freelance", None), ("Rentner", None),
            (None, "Studentin"), (None, None)]  # fmt: skip
    people = [
        contact(f"xing:{i}", f"Eva Muster{chr(97 + i)}", company=company, position=position)
        for i, (company, position) in enumerate(jobs)
    ]
    found = platforms.answer(made(people))
    business, deciders = cell(found, "business", "xing"), cell(found, "deciders", "xing")
    assert (business["estimate"], business["n"], business["known"]) == (3 / 5, 5, pytest.approx(5 / 6))
    assert (deciders["estimate"], deciders["n"]) == (pytest.approx(1 / 3), 3)
    assert business["low"] < 3 / 5 < business["high"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Deutschland", "DE"),
        ("Zürich Area, Switzerland", "CH"),
        ("AT", "AT"),
        ("Wien", ""),
        ("Polen", "PL"),
        ("", ""),
    ],
)
def test_countries_are_read_from_addresses(text: str, country: str) -> None:
    assert read_country(text) == country


@pytest.mark.parametrize(
    ("firm", "told"),
    [("Nordlicht GmbH & Co. KG", True), ("Nordlicht AG", True), ("Nordlicht Polska Sp. z o.o.", False), ("Nordlicht Ltd", False),
     ("Nordlicht Schweiz", True), ("Nordlicht SE", None), ("Rentner", None)],
)  # fmt: skip
def test_firms_are_of_d_a_ch_by_country_or_legal_form(firm: str, told: bool | None) -> None:
    assert firm_in_dach(firm) is told


def test_an_address_decides_before_a_phone_number_and_that_before_the_firm() -> None:
    jobs = [
        ("Polen", "Nordlicht GmbH"),
        (None, "Nordlicht Inc."),
        (None, "Nordlicht GmbH"),
        (None, "Nordlicht SE"),
    ]
    network = made(
        [
            contact(f"xing:{i}", f"Eva Muster{chr(97 + i)}", country=country, company=company)
            for i, (country, company) in enumerate(jobs, start=1)
        ]
    )
    phones = pd.DataFrame({"contact_id": ["xing:2"], "kind": ["phone"], "value": ["+4315550100"]})
    told = in_dach(network.contacts, phones)
    assert told["in_dach"].tolist() == [0.0, 1.0, 1.0, pytest.approx(np.nan, nan_ok=True)]
    assert told["own"].tolist() == [True, True, False, False]


def test_shares_told_by_firms_alone_are_not_ranked() -> None:
    people = crowd("xing", 20, country="Deutschland") + crowd(
        "linkedin", 20, company=lambda i: f"Firma {i} GmbH"
    )
    found = platforms.answer(made(people))
    assert cell(found, "dach", "linkedin")["estimate"] == 1.0
    assert cell(found, "dach", "linkedin")["why"] == "by_firm"
    assert cell(found, "dach", "xing")["why"] == "alone"


def test_depth_counts_days_of_those_in_whom_both_sides_wrote() -> None:
    rows = [message("xing:0", f"2017-0{month}-03 {hour}:00", way, n_chars=100, thread_id=f"t{month}")
            for month in (1, 2, 3) for hour, way in ((10, "in"), (11, "out"))]  # fmt: skip
    rows += [message("xing:1", "2017-05-05", "in", n_chars=100, thread_id="o")]  # one side only
    rows += [
        message("xing:0", "2015-06-01", "in"),
        message("xing:0", "2015-06-02", "out"),
    ]  # before the files begin
    found = platforms.answer(made(crowd("xing", 4), rows, coverage=[shown("xing")]))
    depth, years = cell(found, "depth", "xing"), 4 * 1827 / 365.25
    table = found.tables["depth"].loc["xing"]
    assert depth["estimate"] == pytest.approx(100 * 3 / years)
    assert table["years"] == pytest.approx(years)
    assert table["two_way"] == 1 / 4
    assert table["threads"] == pytest.approx(100 * 3 / years)
    assert table["chars"] == pytest.approx(100.0)


def test_targets_are_counted_by_firm_whatever_the_spelling() -> None:
    people = [
        contact(
            "xing:1", "Ada Alt", company="Nordlicht Pumpen GmbH & Co. KG", position="Sachbearbeiter Einkauf"
        ),
        contact("linkedin:2", "Ben Neu", company="NLP", position="CFO"),
        contact("linkedin:3", "Cem Quer", company="Südlicht AG", position="CFO"),
    ]
    settings = Settings(
        aliases={"NLP": "Nordlicht Pumpen"}, target_companies=("Nordlicht Pumpen", "Wolkenkuckuck AG")
    )
    found = platforms.answer(made(people, settings=settings))
    assert found.tables["targets"].loc["Nordlicht Pumpen"].tolist() == [2, 1, "linkedin, xing", "linkedin"]
    assert found.tables["targets"].loc["Wolkenkuckuck AG", "people"] == 0
    assert [cell(found, "targets", name)["estimate"] for name in ("xing", "linkedin")] == [0.5, 0.5]
    assert [cell(found, "target_deciders", name)["estimate"] for name in ("xing", "linkedin")] == [0.0, 0.5]
    assert found.figures["targets_known"].value == 0.5
    assert platforms.answer(made(people), targets=["Südlicht"]).figures["targets_known"].value == 1.0


def test_outcomes_are_held_against_the_contact_years_of_each_platform() -> None:
    people = [*crowd("xing", 30), *crowd("linkedin", 10)]
    came = [{"title": f"P{i}", "kind": "project", "status": "won", "first_touch": f"201{6 + i}-09-01", "value": 1000.0,
             "chain": "linkedin:1"} for i in range(3)]  # fmt: skip
    found = platforms.answer(made(people, outcomes=came, coverage=[shown("xing")]))
    years = 1827 / 365.25
    assert cell(found, "outcomes", "linkedin")["estimate"] == pytest.approx(1000 * 3 / (10 * years))
    assert cell(found, "outcomes", "xing")["estimate"] == 0.0
    assert cell(found, "outcomes", "xing")["high"] == pytest.approx(1000 * 3.689 / (30 * years), rel=1e-3)
    assert found.tables["met_outcomes"].loc["linkedin", ["outcomes", "contribution"]].tolist() == [3, 3000.0]


def test_an_outcome_that_began_before_its_platform_counts_for_none() -> None:
    people = [contact("linkedin:1", "Ada Alt", connected_on="2018-01-01"), *crowd("xing", 5)]
    came = [
        {"title": "P", "kind": "project", "status": "won", "first_touch": "2018-02-01", "chain": "linkedin:1"}
    ]
    found = platforms.answer(made(people, outcomes=came, coverage=[shown("xing")]))
    assert cell(found, "outcomes", "linkedin")["estimate"] == 0.0


def test_noise_is_counted_on_the_days_that_show_it() -> None:
    rows = [message(f"xing:{i}", f"2016-{1 + i % 12:02}-03", kind="invitation") for i in range(24)]
    rows += [message("xing:1", "2012-01-01", kind="invitation")]  # before the file begins
    found = platforms.answer(
        made(crowd("xing", 30), rows, coverage=[shown("xing", "message, invitation"), shown("linkedin")])
    )
    noise = cell(found, "noise", "xing")
    assert noise["estimate"] == pytest.approx(100 * 24 / (30 * 5), rel=0.02)
    assert found.tables["noise"].loc["xing", "kinds"] == "invitation, message"


def test_a_platform_that_shows_no_requests_is_not_called_quiet() -> None:
    found = platforms.answer(made(crowd("xing", 30), coverage=[shown("xing")]))
    assert cell(found, "noise", "xing")["why"] == "kinds_missing"


# places


def test_a_planted_order_is_found() -> None:
    settings = Settings(target_companies=tuple(f"Ziel {i} GmbH" for i in range(20)))
    people = crowd("xing", 60, company=lambda i: f"Ziel {i} GmbH", position="CFO") + crowd(
        "linkedin", 60, company=lambda i: "Nordlicht GmbH" if i % 2 else "Rentner"
    )
    found = platforms.answer(made(people, settings=settings))
    assert [cell(found, name, "xing")["place"] for name in ("business", "targets", "target_deciders")] == [
        1,
        1,
        1,
    ]
    assert [cell(found, name, "linkedin")["place"] for name in ("business", "targets")] == [2, 2]
    assert platforms.ahead(found.tables["measures"]) == {
        "business": "xing", "targets": "xing", "target_deciders": "xing",
    }  # fmt: skip
    assert found.tables["essay"].loc["xing", "holds"] == "yes"


def test_two_equal_platforms_are_seldom_told_apart() -> None:
    """400 simulations of each sort; 2,000 in `benchmarks/platforms.py`."""
    random, told = np.random.default_rng(3), np.zeros(3)
    for _ in range(400):
        share = [Share(int(random.binomial(300, 0.6)), 300) for _ in range(2)]
        few = [Rate(float(random.poisson(6)), 6000.0) for _ in range(2)]
        deep = [clustered_rate(random.negative_binomial(0.3, 0.3, 200), np.full(200, 4.0)) for _ in range(2)]
        for at, pair in enumerate((share, few, deep)):
            told[at] += max(places(np.column_stack([one.draws(random, n=1000) for one in pair]))) > 1
    assert (told / 400 <= 0.09).all(), told


def test_a_clear_difference_is_told() -> None:
    random = np.random.default_rng(4)
    found = 0
    for _ in range(100):
        pair = [Share(int(random.binomial(200, share)), 200) for share in (0.65, 0.45)]
        found += places(np.column_stack([one.draws(random, n=1000) for one in pair])) == [1, 2]
    assert found >= 90


def test_places_need_all_draws_to_agree() -> None:
    random = np.random.default_rng(0)
    high, low = Share(90, 100).draws(random, n=1000), Share(10, 100).draws(random, n=1000)
    assert places(np.column_stack([high, low])) == [1, 2]
    assert places(np.column_stack([high, low]), np.column_stack([high, high])) == [1, 1]
    assert sum(first_chances(np.column_stack([high, low, high]))) == pytest.approx(1.0)


@pytest.mark.parametrize(("shape", "people"), [(0.3, 300), (0.5, 60)])
def test_intervals_of_clustered_rates_cover(shape: float, people: int) -> None:
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(400):
        years = random.uniform(1, 8, people)
        low, high = clustered_rate(
            random.poisson(random.gamma(shape, 1 / shape, people) * years), years
        ).interval()
        covered += low <= 1.0 <= high
    assert covered / 400 >= 0.92


def test_a_rate_without_clusters_is_that_of_garwood() -> None:
    assert clustered_rate([0, 0, 0], [1.0, 2.0, 3.0]) == Rate(0.0, 6.0)
    assert sum_of_rates([Rate(0.0, 4.0), Rate(0.0, 8.0)]).interval()[1] == pytest.approx(3.689 / 4, rel=1e-3)
    with pytest.raises(ValueError, match="exposure"):
        clustered_rate([1], [0.0])


def test_spans_hold_their_days() -> None:
    spans = Spans.of([(10, 12), (13, 20), (30, 31)])
    assert spans.first.tolist() == [10, 30]
    assert spans.holds(np.array([9, 10, 20, 25, 31])).tolist() == [False, True, True, False, True]


# what is missing


@pytest.mark.parametrize("lang", ["en", "de"])
def test_one_platform_alone_says_what_is_missing_and_where_to_get_it(lang: Any) -> None:
    alone = made(crowd("xing", 12, company="Nordlicht GmbH"))
    found = platforms.answer(alone)
    assert [need.key for need in found.needs][:3] == ["need_second_platform", "need_targets", "need_outcomes"]
    assert "12" in found.sentence(lang)
    assert found.tables["measures"]["place"].isna().all()
    figure = draw_page(compute(alone, lang=lang))
    said = " ".join(text.get_text() for ax in figure.axes for text in ax.texts)
    assert "docs/reading.md" in said
    assert "target_companies" in said
    assert problems(figure) == []


def test_a_network_of_strangers_alone_is_no_error() -> None:
    rows = [message("xing:s", "2018-01-01", kind="invitation")]
    found = platforms.answer(made([contact("xing:s", "Sina Fremd", relation="correspondent")], rows))
    assert found.coverage["people"] == 0
    assert found.sentence("de")
    said = " ".join(text.get_text() for text in na.plot.platform_comparison(found).texts)
    assert "docs/reading.md" in said


def test_few_people_are_not_ranked() -> None:
    found = platforms.answer(
        made([*crowd("xing", 30, company="A GmbH"), *crowd("linkedin", 5, company="B GmbH")])
    )
    assert cell(found, "business", "linkedin")["why"] == "too_few"


def test_the_answer_is_the_same_each_time() -> None:
    network = na.load_sample()
    one, two = platforms.answer(network), platforms.answer(network)
    for name, table in one.tables.items():
        pd.testing.assert_frame_equal(table, two.tables[name])
