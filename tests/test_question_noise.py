"""What noise costs, who causes it, whether one's own does harm: planted truths come out, and nothing where nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from builders import contact, message
from netanalysis import Network, plot, wording
from netanalysis.cost import own_noise, price, priced
from netanalysis.inference import share_interval
from netanalysis.inference.bursts import bursty_rate, gini
from netanalysis.inference.strata import stratified_ratio
from netanalysis.plot.noise_people import senders_title
from netanalysis.questions import noise
from netanalysis.settings import Settings

SETTINGS = Settings(hourly_cost=60.0, seconds_per={"invitation": 60.0})


def made(rows: list[dict[str, Any]], *, n: int = 30, settings: Settings = SETTINGS, **tables: Any) -> Network:
    people = [contact(f"x:{i}", f"Carl Nummer{i}", connected_on="2015-01-01") for i in range(n)]
    shown = {"file": "x", "status": "read", "platform": "x", "account": "me", "shows": "message, invitation",
             "observed_from": "2020-01-01", "observed_until": "2024-12-31", "snapshot_on": "2024-12-31"}  # fmt: skip
    frames = {name: pd.DataFrame(table) for name, table in tables.items()}
    return Network.from_tables(
        owner="Ida Beispiel", contacts=pd.DataFrame(people), interactions=pd.DataFrame(rows), coverage=pd.DataFrame([shown]),
        settings=settings, **frames,
    )  # fmt: skip


def invited(who: int, day: str) -> dict[str, Any]:
    return message(f"x:{who}", f"{day} 09:00", "in", kind="invitation")


def daily(year: int, per_day: int, *, loud: int = 0) -> list[dict[str, Any]]:
    """So many invitations on each working day, of thirty people by turns, or all of the first few."""
    days = pd.bdate_range(f"{year}-01-01", f"{year}-12-31")
    return [
        invited(nth % (loud or 30), str(day.date()))
        for nth, day in enumerate(day for day in days for _ in range(per_day))
    ]


def test_about_one_invitation_an_hour() -> None:
    found = noise.answer(made(daily(2022, 10) + daily(2023, 1)))
    figure = found.figures["invitations_an_hour"]
    assert figure.value == pytest.approx(1.0, abs=0.01)
    assert figure.low < 1.0 < figure.high < 1.1
    assert found.coverage["busiest"] == 2022
    assert found.tables["years"].loc[2023, "a_day"] == pytest.approx(260 / 365, abs=0.01)
    assert "1.0" in found.sentence("en")


def test_minutes_times_cost_is_the_price() -> None:
    network = made(daily(2024, 2))
    found = noise.answer(network)
    n = len(priced(network))
    assert found.figures["noise_money"].value == pytest.approx(n, rel=0.01)  # a minute each, at 60 an hour
    assert found.figures["noise_money"].low < n < found.figures["noise_money"].high
    assert found.tables["contacts"].index.tolist() == ["connected"]
    assert price(network, date(2024, 1, 1), date(2024, 12, 31)).share_assumed == 0.0
    unstated = made(daily(2024, 2), settings=replace(SETTINGS, seconds_per={}))
    assert noise.answer(unstated).needs[0].key == "need_messages"
    assert "need_seconds" in [need.key for need in noise.answer(unstated).needs]


def test_a_few_and_the_crowd_are_told_apart() -> None:
    few = noise.answer(made(daily(2023, 3, loud=2) + daily(2024, 3, loud=2), n=40))
    crowd = noise.answer(made([invited(i, f"20{23 + i % 2}-0{1 + i % 9}-11") for i in range(300)], n=300))
    assert "A few" in senders_title(few, "en") or "2 loudest" in senders_title(few, "en")
    assert few.figures["muting_share"].value == 1.0
    assert few.figures["muting_money"].value == pytest.approx(few.figures["noise_money"].value, rel=0.02)
    assert "the crowd" in senders_title(crowd, "en")
    assert crowd.figures["muting_share"].high < 0.1
    assert crowd.figures["gini"].value < 0.05


def test_a_quiet_network_says_so() -> None:
    talk = [
        message(f"x:{i}", f"2024-0{1 + i % 9}-10 10:0{j}", way, text="Passt Montag?")
        for i in range(9)
        for j, way in enumerate(("out", "in"))
    ]
    found = noise.answer(made(talk))
    assert found.coverage["noise"] == 0
    assert found.figures["demands_a_day"].value == 0.0
    assert found.figures["demands_a_day"].high < 0.02
    assert found.verdict == "undecided"
    assert "Nothing came in unasked" in plot.noise(found).get_title(loc="left").replace("\n", " ")


def harmed(left_some: int, left_none: int, *, n: int = 200) -> Network:
    """Half of the people got two unanswered messages; so many of each half are gone in the later export."""
    rows = [
        message(f"x:{i}", f"2023-0{m}-05 09:00", "out", text=f"Hallo Nummer {i}, {m}")
        for i in range(0, n, 2)
        for m in (3, 5)
    ]
    gone = {*range(0, 2 * left_some, 2), *range(1, 2 * left_none + 1, 2)}
    shots = [
        {"contact_id": f"x:{i}", "snapshot_on": day, "present": day == "2023-06-30" or i not in gone}
        for i in range(n) for day in ("2023-06-30", "2024-12-31")
    ]  # fmt: skip
    return made(rows, n=n, snapshots=shots)


@pytest.mark.parametrize(
    ("some", "none", "verdict"), [(30, 4, "yes"), (3, 30, "no"), (5, 5, "undecided"), (0, 0, "undecided")]
)
def test_harm_is_found_where_it_is_planted(some: int, none: int, verdict: str) -> None:
    found = noise.answer(harmed(some, none))
    assert found.verdict == verdict
    assert found.coverage["noisy"] == 100
    if some and none:
        assert found.figures["ratio_left"].value == pytest.approx(some / none, rel=0.01)


def test_noise_after_the_first_export_is_not_held_against_who_left() -> None:
    network = harmed(30, 4)
    late = [message(f"x:{i}", "2024-03-05 09:00", "out", text="Noch ein Wort") for i in range(1, 200, 2)]
    again = made(
        network.interactions.to_dict("records") + late, n=200, snapshots=network.snapshots.to_dict("records")
    )
    assert noise.answer(again).figures["ratio_left"] == noise.answer(network).figures["ratio_left"]


def test_being_in_touch_before_is_held_equal() -> None:
    strata = [
        (45, 90, 5, 10),
        (1, 100, 9, 900),
    ]  # half of the one leave, a hundredth of the other, whatever they got
    found = stratified_ratio(strata)
    assert found is not None
    assert found.ratio == pytest.approx(1.0)
    assert (45 + 1) / 190 / ((5 + 9) / 910) > 15  # taken together, they look quite unlike
    assert found.low < 1 < found.high


def test_the_interval_within_strata_covers() -> None:
    random, inside = np.random.default_rng(3), 0
    for _ in range(300):
        draws = [
            (random.binomial(150, 0.04 * base), 150, random.binomial(400, 0.02 * base), 400)
            for base in (1.0, 3.0)
        ]
        found = stratified_ratio([tuple(map(int, each)) for each in draws])  # type: ignore[misc]
        inside += found is not None and found.low <= 2.0 <= found.high
    assert inside / 300 >= 0.94


@pytest.mark.parametrize(("size", "least"), [(1, 0.94), (8, 0.9)])
def test_the_interval_of_a_rate_covers_even_where_it_comes_in_bursts(size: int, least: float) -> None:
    random, inside, plain = np.random.default_rng(5), 0, 0
    for _ in range(600):
        counts = random.poisson(16 / size, 24) * size
        found = bursty_rate(counts.tolist())
        inside += found.low <= 16 <= found.high
        plain += abs(counts.mean() - 16) < 1.96 * (16 / 24) ** 0.5
    assert inside / 600 >= least
    assert size == 1 or plain / 600 < 0.6  # what an interval of independent events would do


def test_shares_and_gini_by_hand() -> None:
    assert share_interval(0, 10) == (0.0, pytest.approx(0.3085, abs=1e-3))
    assert share_interval(5, 5)[1] == 1.0
    assert gini([1, 2, 3, 4])[0] == pytest.approx(0.25)
    assert np.isnan(gini([3])[0])


def test_the_interval_of_gini_covers() -> None:
    random, inside = np.random.default_rng(8), 0
    for _ in range(300):
        _, low, high = gini(random.exponential(size=400).tolist())
        inside += low <= 0.5 <= high
    assert inside / 300 >= 0.91


def test_own_noise_is_what_met_with_silence() -> None:
    rows = [
        message("x:1", "2024-01-01 09:00", "out"),
        message("x:1", "2024-01-02 09:00", "in"),
        message("x:1", "2024-01-03 09:00", "out"),  # a last word is none
        message("x:2", "2024-01-01 09:00", "out"),  # never answered
        message("x:3", "2024-01-01 09:00", "in"),
        message("x:3", "2024-01-02 09:00", "out"),
        message("x:3", "2024-01-02 09:05", "out"),  # the same day goes on
        message("x:3", "2024-02-02 09:00", "out"),  # written though the one before had no answer
        message("x:4", "2024-01-01 09:00", "out", kind="invitation"),
    ]
    text = "Frohe Weihnachten wünscht von Herzen Ihre Ida Beispiel"
    rows += [
        message(f"x:{i}", "2024-12-20 09:00", "out", text=text, n_chars=len(text)) for i in range(10, 25)
    ]
    found = own_noise(made(rows))
    assert found["sort"].value_counts().to_dict() == {"broadcast": 15, "unanswered": 2, "request": 1}
    assert set(found.loc[found["sort"] == "unanswered", "person_id"]) == {"x:2", "x:3"}
    assert len(own_noise(made(rows), as_of="2024-01-31")) == 2


def test_the_sample_tells_what_was_planted(sample: Network, truth: dict[str, Any]) -> None:
    found = noise.answer(sample)
    planted = truth["sources"]["mail"]["notices"]
    hourly = found.tables["years"]["invitations_a_working_hour"]
    for year, rate in planted["invitations_per_working_hour"].items():
        assert hourly[int(year)] == pytest.approx(
            rate, abs=0.03
        )  # Facebook's and XING's own files show a few more
    assert found.coverage["busiest"] == 2012
    assert found.figures["invitations_an_hour"].low < 1.0 < found.figures["invitations_an_hour"].high
    kinds = {who["linkedin"]: who["kind"] for who in truth["strangers"]}
    rows = priced(sample)
    rows = rows[(rows["platform"] == "linkedin") & (rows["kind"] == "message")]
    slugs = rows["person_id"].str.removeprefix("linkedin:").map(kinds)
    for kind in ("mlm", "pitch", "recruiter", "spam"):
        assert set(rows.loc[slugs == kind, "class"]) == {kind}
    assert int((rows["class"] == "mlm").sum()) == sum(kind == "mlm" for kind in kinds.values())
    assert found.figures["mlm_share"].low < 15 / found.coverage["with_text"] < found.figures["mlm_share"].high
    assert "the crowd" in senders_title(found, "en")
    assert found.verdict != "yes"


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_picture_draws_with_little_and_with_much(lang: Any) -> None:
    little = noise.answer(made([invited(1, "2024-03-04")], settings=Settings()))
    much = noise.answer(harmed(5, 5))
    for answer in (little, much, noise.answer(made(daily(2024, 2)))):
        for draw in (plot.noise, plot.noise_price, plot.noise_senders, plot.own_noise):
            assert draw(answer, lang=lang).get_title(loc="left")
