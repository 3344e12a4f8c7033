"""Growth: streams, networks and requests in which the truth is known."""

from __future__ import annotations

import math
import warnings
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from builders import contact, message, network
from netanalysis import Network, plot
from netanalysis.inference import pace_changes, share_interval, waiting
from netanalysis.inference.pace import place_chances
from netanalysis.questions import Answer, growth
from netanalysis.questions.growth.asked import received
from netanalysis.questions.growth.cohorts import watched
from netanalysis.report.pages import PAGES, compute
from netanalysis.report.text import describe_page
from netanalysis.settings import Owner, Position

START, END = date(2014, 1, 15), date(2019, 12, 31)
DAYS = (END - START).days
ASKS = {"kind": "invitation", "n_chars": 0}


def day(at: float) -> str:
    return (START + timedelta(days=round(at))).isoformat()


def coverage(**more: Any) -> list[dict[str, Any]]:
    return [
        {
            "file": "x", "status": "read", "platform": "x", "account": "me", "shows": "message, invitation",
            "observed_from": START.isoformat(), "observed_until": END.isoformat(), "snapshot_on": END.isoformat(), **more,
        }
    ]  # fmt: skip


def made(
    days: list[float], rows: list[dict[str, Any]] | None = None, *, prefix: str = "x", **tables: Any
) -> Network:
    """Connections on these days, all of them in an export of the last day."""
    people = [contact(f"{prefix}:{i}", f"Carl Nummer{i}", connected_on=day(at)) for i, at in enumerate(days)]
    shown = [
        {"contact_id": one["contact_id"], "snapshot_on": END.isoformat(), "present": True} for one in people
    ]
    given = {"coverage": coverage(), "snapshots": shown, **tables}
    return network(people, rows or (), **{name: table for name, table in given.items() if table})


def spread(n: int, first: float, last: float) -> list[float]:
    return [first + (last - first) * (i + 0.5) / n for i in range(n)]


# a steady stream and a planted change


def test_a_steady_stream_has_no_change_in_95_of_100() -> None:
    random = np.random.default_rng(5)
    streams = [random.poisson(rate, months) for rate, months in [(0.5, 60), (4, 30), (12, 120)] * 40]
    alarms = sum(bool(pace_changes(stream, seed=i)) for i, stream in enumerate(streams))
    assert alarms <= stats.binom.ppf(0.99, len(streams), 0.05)


def test_months_with_a_burst_raise_no_alarm() -> None:
    random = np.random.default_rng(6)
    streams = [random.negative_binomial(1.0, 0.1, 60) for _ in range(60)]
    alarms = sum(bool(pace_changes(stream, seed=i)) for i, stream in enumerate(streams))
    assert alarms <= stats.binom.ppf(0.99, len(streams), 0.05)


def test_a_planted_change_is_found_within_a_month_and_its_interval_covers_it() -> None:
    random = np.random.default_rng(7)
    found = [pace_changes(np.r_[random.poisson(4, 30), random.poisson(18, 40)], seed=i) for i in range(40)]
    near = [min((abs(change.place - 30) for change in changes), default=99) for changes in found]
    covers = [any(change.low <= 30 <= change.high for change in changes) for changes in found]
    assert np.mean(np.array(near) <= 1) >= 0.95
    assert np.mean(covers) >= 0.9


def test_a_busy_year_between_quiet_ones_has_two_ends() -> None:
    counts = [4, 6, 5, 3, 5, 7] * 8 + [14, 16, 15, 17, 13, 15] * 2 + [5, 4, 6, 4, 5, 6] * 8
    assert [change.place for change in pace_changes(counts)] == [48, 60]


def test_the_place_of_a_change_is_as_likely_as_by_hand() -> None:
    """Of 6 months with 0 0 0 3 … the only place is the third; of 7 the posterior is the ratio of two gamma integrals."""
    counts = np.array([1, 0, 1, 2, 4, 5, 4])
    scale = 0.5 * 7 / 17

    def weight(k: int, m: int) -> float:
        return math.exp(math.lgamma(0.5 + k) - (0.5 + k) * math.log(scale + m))

    weights = np.array([weight(2, 3) * weight(15, 4), weight(4, 4) * weight(13, 3)])
    assert place_chances(counts) == pytest.approx(weights / weights.sum())


def test_the_same_seed_gives_the_same_and_a_count_below_0_is_an_error() -> None:
    counts = [1, 2, 1, 0, 2, 1, 6, 7, 5, 8, 7, 6]
    assert pace_changes(counts, seed=3) == pace_changes(counts, seed=3)
    assert pace_changes([]) == pace_changes([0] * 40) == ()
    with pytest.raises(ValueError, match="cannot be negative"):
        pace_changes([1, -1])


# Kaplan and Meier


def test_the_shares_are_those_by_hand() -> None:
    """Six people: 2 of 6 left go at 1, nobody at 2 (one leaves the watch), 1 of 3 at 3: left 2/3, 2/3 · 2/3 = 4/9."""
    curve = waiting([1, 1, 2, 3, 4, 4], [True, True, False, True, False, False])
    assert curve.times.tolist() == [1, 3]
    assert curve.at_risk.tolist() == [6, 3]
    assert curve.share == pytest.approx([1 / 3, 5 / 9])
    spread_ = 1.959964 * math.sqrt(2 / (6 * 4) + 1 / (3 * 2)) / math.log(4 / 9)
    bounds = sorted(1 - (4 / 9) ** math.exp(sign * spread_) for sign in (1, -1))
    assert curve.by(3.5) == pytest.approx((5 / 9, *bounds, 2), rel=1e-6)
    assert curve.by(0.5)[:3] == (0.0, 0.0, share_interval(0, 6)[1])
    assert math.isnan(curve.by(4.5).share)
    assert curve.median == 3
    assert waiting([], []).by(1).at_risk == 0
    with pytest.raises(ValueError, match="must not be negative"):
        waiting([1, -1], [True, True])


def test_shares_and_intervals_are_those_of_scipy() -> None:
    random = np.random.default_rng(8)
    lasted, watch = np.round(random.exponential(3, 80), 1), np.round(random.uniform(0, 6, 80), 1)
    happened, length = lasted <= watch, np.minimum(lasted, watch)
    curve = waiting(length.tolist(), happened.tolist())
    left = stats.ecdf(stats.CensoredData(uncensored=length[happened], right=length[~happened])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # none left, so no interval by this formula
        bounds = left.confidence_interval(method="log-log")
    assert curve.share == pytest.approx(1 - left.evaluate(curve.times))
    inner = curve.share < 1
    assert curve.low[inner] == pytest.approx(1 - bounds.high.evaluate(curve.times)[inner])
    assert curve.high[inner] == pytest.approx(1 - bounds.low.evaluate(curve.times)[inner])


def test_the_intervals_cover_as_often_as_they_say() -> None:
    random, covered = np.random.default_rng(9), 0
    truth = 1 - math.exp(-1 / 4)
    for _ in range(300):
        lasted, watch = random.exponential(4, 60), random.uniform(0.5, 6, 60)
        _, low, high, _ = waiting(np.minimum(lasted, watch).tolist(), (lasted <= watch).tolist()).by(1.0)
        covered += low <= truth <= high
    assert covered >= stats.binom.ppf(0.01, 300, 0.95)


# the answer


@pytest.fixture(scope="module")
def changed() -> Answer:
    """Two a month for two years, eight a month from January 2016 on; no requests, no exchange but one each with the first half."""
    begin = (date(2016, 1, 1) - START).days
    days = spread(47, 0, begin - 1) + spread(384, begin, DAYS)
    said = [row for i in range(47) for row in (
        message(f"x:{i}", f"{day(days[i] + 30)} 12:00", "out"), message(f"x:{i}", f"{day(days[i] + 40)} 12:00"))]  # fmt: skip
    return growth.answer(made(days, said))


def test_the_planted_change_comes_out_with_the_pace_on_either_side(changed: Answer) -> None:
    [row] = changed.tables["changes"].to_dict("records")
    assert abs((row["month"] - pd.Period("2016-01")).n) <= 1
    assert row["low"] <= pd.Period("2016-01") <= row["high"]
    assert row["before"] == pytest.approx(2, abs=0.2)
    assert row["after"] == pytest.approx(8, abs=0.2)
    assert row["ratio_low"] < 4 < row["ratio_high"]
    assert changed.figures["pace_changes"].value == 1


def test_the_phase_whose_contacts_were_used_is_selective(changed: Answer) -> None:
    phases = changed.tables["phases"]
    assert phases["phase"].tolist() == ["selective", "indiscriminate"]
    assert phases["by"].tolist() == ["used", "used"]
    assert phases["share_used"].tolist() == [1.0, 0.0]
    assert phases["connections"].tolist() == [47, 384]


def test_the_cohorts_tell_when_it_came_and_who_was_watched(changed: Answer) -> None:
    cohorts = changed.tables["cohorts"]
    assert cohorts["share_exchange_1"].loc[["2014", "2016"]].tolist() == [1.0, 0.0]
    assert cohorts["share_exchange_1_low"].loc["2014"] > 0.8
    assert cohorts["share_exchange_1"].isna().loc[["2018", "2019"]].tolist() == [False, True]
    assert cohorts["share_exchange_3"].isna().loc[["2016", "2018"]].tolist() == [False, True]
    assert cohorts["outcome_watched"].sum() == 0
    assert changed.figures["used_in_1"].value == pytest.approx(47 / 431, abs=0.02)
    assert changed.figures["used_ratio"].value == 0
    assert changed.figures["pace_ratio"].value == pytest.approx(1, abs=0.05)
    assert changed.figures["pace_ratio"].low < 1 < changed.figures["pace_ratio"].high


def test_a_phase_that_accepted_more_of_its_requests_is_indiscriminate() -> None:
    """Until 2016 one request of five is accepted, thereafter four of five, at eight times the pace."""
    begin = (date(2016, 1, 1) - START).days
    days = spread(40, 0, begin - 1) + spread(320, begin, DAYS - 100)
    refused = spread(160, 0, begin - 1) + spread(80, begin, DAYS - 100)
    asked = [message(f"x:{i}", f"{day(at - 2)} 12:00", **ASKS) for i, at in enumerate(days)]
    asked += [message(f"x:r{i}", f"{day(at)} 12:00", **ASKS) for i, at in enumerate(refused)]
    found = growth.answer(_with_strangers(days, asked, len(refused)))
    phases = found.tables["phases"]
    assert phases["phase"].tolist() == ["selective", "indiscriminate"]
    assert phases["by"].tolist() == ["accepted", "accepted"]
    assert phases["share_accepted"].round(2).tolist() == [0.2, 0.8]
    assert found.figures["requests_accepted"].value == pytest.approx(0.6)
    assert set(found.tables["months"]["way"]) == {"they_asked"}
    assert set(found.tables["months"]["note"]) == {"without_note"}


def _with_strangers(days: list[float], rows: list[dict[str, Any]], n: int) -> Network:
    people = [contact(f"x:{i}", f"Carl Nummer{i}", connected_on=day(at)) for i, at in enumerate(days)]
    people += [contact(f"x:r{i}", f"Rolf Fremd{i}", relation="correspondent") for i in range(n)]
    return network(people, rows, coverage=coverage())


def test_a_phase_that_nothing_tells_from_the_others_has_no_name() -> None:
    begin = (date(2016, 1, 1) - START).days
    found = growth.answer(made(spread(47, 0, begin - 1) + spread(384, begin, DAYS)))
    assert found.tables["phases"]["phase"].tolist() == ["unknown", "unknown"]


def test_who_asked_and_how_is_the_last_request_before_the_connection() -> None:
    people = [contact(f"x:{i}", f"Carl Nummer{i}", connected_on="2015-03-10") for i in range(5)]
    rows = [
        message("x:0", "2015-03-01 10:00", "in", **ASKS),
        message("x:0", "2015-03-09 10:00", "out", kind="invitation", n_chars=80),
        message("x:1", "2015-03-10 23:30", "in", **ASKS),
        message("x:2", "2015-04-10 10:00", "in", **ASKS),
        message("x:3", "2015-03-08 10:00", "in", kind="invitation"),
        message("x:4", "2015-03-08 10:00", "in", kind="invitation", n_chars=12),
    ]
    found = growth.made(network(people, rows)).set_index("contact_id")
    assert found["way"].tolist() == ["i_asked", "they_asked", "unknown", "they_asked", "they_asked"]
    assert found["note"].tolist() == ["with_note", "without_note", "unknown", "unknown", "with_note"]


def test_a_young_request_is_not_refused_and_one_after_the_connection_is_none() -> None:
    people = [
        contact("x:0", "Carl Eins", connected_on="2015-03-10"), contact("x:1", "Carl Zwei"),
        *(contact(f"x:r{i}", f"Rolf Fremd{i}", relation="correspondent") for i in range(2)),
        contact("x:2", "Carl Drei", connected_on="2015-01-01"),
    ]  # fmt: skip
    days = {
        "x:0": "2015-03-01",
        "x:1": "2015-02-01",
        "x:r0": "2015-02-01",
        "x:r1": "2015-08-30",
        "x:2": "2015-02-02",
    }
    rows = [message(key, f"{on} 10:00", **ASKS) for key, on in days.items()]
    fates = received(network(people, rows).as_of("2015-09-01"), patience=90).set_index("contact_id")["fate"]
    assert fates.to_dict() == {
        "x:0": "accepted", "x:1": "undated", "x:r0": "not_accepted", "x:r1": "young", "x:2": "connected_before",
    }  # fmt: skip


def test_who_cannot_be_watched_is_out_and_counted_and_a_gap_ends_the_watch() -> None:
    people = [
        contact(f"x:{i}", f"Carl Nummer{i}", connected_on=on)
        for i, on in enumerate(["2013-06-01", "2015-01-01", "2015-01-01", "2016-09-01"])
    ]
    rows = [
        *(message("x:1", f"2015-0{m}-01 12:00", way) for m, way in ((3, "in"), (5, "out"), (8, "in"))),
        *(message("x:2", f"2014-0{m}-01 12:00", way) for m, way in ((3, "in"), (5, "out"))),
        *(message("x:3", f"2018-0{m}-01 12:00", way) for m, way in ((3, "in"), (5, "out"))),
    ]
    spans = [("2014-01-01", "2016-01-01"), ("2015-06-01", "2016-12-31"), ("2018-01-01", "2018-12-31")]
    shown = [
        {**coverage()[0], "file": first, "observed_from": first, "observed_until": last}
        for first, last in spans
    ]
    found = growth.answer(network(people, rows, coverage=shown))
    assert [found.coverage[name] for name in ("people", "watched", "before", "unobservable")] == [4, 2, 1, 1]
    seen = network(people, rows, coverage=shown)
    from netanalysis.ledger import ledger

    table = watched(seen, growth.made(seen), ledger(seen))
    assert table["exchange_happened"].tolist() == [False, True, False, False]
    days = (table["exchange_years"] * 365.25).round()
    assert days.loc["x:1"] == 120
    assert days.loc["x:3"] == 121


def test_dates_that_end_with_an_old_export_do_not_look_like_a_standstill() -> None:
    """XING's table of 2015 has dates, its cards of 2019 have none: the stream ends with the table."""
    dated = spread(48, 0, 700)
    people = [contact(f"xing:{i}", f"Carl Nummer{i}", connected_on=day(at)) for i, at in enumerate(dated)]
    people += [contact(f"xing:u{i}", f"Udo Nummer{i}") for i in range(30)]
    shown = [
        {"contact_id": one["contact_id"], "snapshot_on": END.isoformat(), "present": True} for one in people
    ]
    found = growth.answer(network(people, snapshots=shown))
    [stream] = found.tables["streams"].to_dict("records")
    assert stream["ends"] == pd.Timestamp(day(dated[-1]))
    assert stream["undated"] == 30
    assert not len(found.tables["changes"])
    assert found.figures["pace_ratio"].why_none == "too_short"


def test_the_field_of_work_tells_a_selective_phase() -> None:
    begin = (date(2016, 1, 1) - START).days
    days = spread(47, 0, begin - 1) + spread(384, begin, DAYS)
    people = [
        contact(f"x:{i}", f"Carl Nummer{i}", connected_on=day(at), position="Leiter Einkauf" if at < begin else "Leiter Marketing")
        for i, at in enumerate(days)
    ]  # fmt: skip
    owner = Owner(names=("Ida Beispiel",), positions=(Position("Werk GmbH", "Einkaufsleiterin"),))
    found = growth.answer(Network.from_tables(owner=owner, contacts=pd.DataFrame(people)))
    assert found.tables["phases"]["by"].tolist() == ["own_field", "own_field"]
    assert found.tables["phases"]["phase"].tolist() == ["selective", "indiscriminate"]


def test_later_rows_change_nothing_as_of_a_day() -> None:
    begin = (date(2016, 1, 1) - START).days
    days = spread(47, 0, begin - 1) + spread(384, begin, DAYS)
    early = [at for at in days if day(at) <= "2016-12-31"]
    rows = [
        message(f"x:{i}", f"{day(at + 5)} 12:00", way)
        for i, at in enumerate(early[:40])
        for way in ("in", "out")
    ]
    whole = growth.answer(made(days, rows, snapshots=[]), as_of="2016-12-31")
    alone = growth.answer(made(early, rows, snapshots=[]), as_of="2016-12-31")
    assert whole.sentence() == alone.sentence()
    for name, table in alone.tables.items():
        pd.testing.assert_frame_equal(whole.tables[name], table)


# the sample


def test_the_planted_changes_of_the_sample_come_out_within_a_month(
    sample: Network, truth: dict[str, Any]
) -> None:
    changes = growth.answer(sample).tables["changes"]
    assert truth["pace_changes"]["linkedin"][0].startswith(str(truth["indiscriminate_from"]))
    for platform, months in truth["pace_changes"].items():
        found = changes[changes["platform"] == platform]
        for month in months:
            near = [row for row in found.to_dict("records") if abs((row["month"] - pd.Period(month)).n) <= 1]
            assert near, (platform, month)
            assert near[0]["low"] <= pd.Period(month) <= near[0]["high"]


# what users see

CASES: dict[str, list[float]] = {
    "one": [3.0], "few": spread(9, 0, 400), "steady": spread(300, 0, DAYS),
    "many changes": [*spread(30, 0, 500), *spread(300, 500, 800), *spread(30, 800, 1300), *spread(400, 1300, DAYS)],
}  # fmt: skip


@pytest.mark.parametrize(
    ("case", "lang"),
    [
        ("no dates", "de"),
        ("one", "en"),
        ("few", "de"),
        ("steady", "en"),
        ("many changes", "en"),
        ("many changes", "de"),
    ],
)
def test_the_page_says_what_there_is_and_what_is_missing(case: str, lang: Any) -> None:
    from test_report import problems

    undated = network([contact(f"xing:{i}", f"Carl Nummer{i}") for i in range(3)], coverage=coverage())
    results = compute(made(CASES[case]) if case in CASES else undated, lang=lang)
    figure = dict(PAGES)["phases"](results)
    assert problems(figure) == []
    page = describe_page(results, "phases", figure)
    assert page.tables
    assert "nan" not in str(page).casefold().split()
    if case in ("no dates", "one", "few"):
        assert "Connections.csv" in str(page)
        assert math.isnan(results.grown_how.figures["pace_changes"].value)
    if case == "steady":
        assert page.finding == "On X no change of pace can be told from chance"


@pytest.mark.parametrize("event", ["exchange", "outcome"])
def test_the_pictures_stand_alone(changed: Answer, event: str) -> None:
    from test_plot import problems

    assert problems(plot.phases(changed).figure) == []
    assert problems(plot.cohorts(changed, event=event, lang="de").figure) == []
