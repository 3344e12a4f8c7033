"""The rhythm of exchange and the timeline of one tie: counts by hand, findings that are true, pictures that can be read."""

from __future__ import annotations

from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb

import netanalysis as na
from builders import contact, message, network
from netanalysis import Network, describe, plot
from netanalysis.describe.rhythm import busiest_window
from netanalysis.plot import heat
from test_explain import file
from test_plot import problems


def title(ax: Axes) -> str:
    return ax.get_title(loc="left").replace("\n", " ")


def caption(ax: Axes) -> str:
    return next(text.get_text() for text in ax.texts if text.get_gid() == "caption").replace("\n", " ")


@pytest.fixture(scope="module")
def working() -> Network:
    """12 Mondays with a message to and one from Eva at 10 and 11 local time, and a dinner of which the day alone is known."""
    days = pd.date_range("2024-01-08", periods=12, freq="7D").strftime("%Y-%m-%d")
    rows = [message("linkedin:1", f"{day} 09:30", "out") for day in days]  # 10:30 in Berlin, in winter
    rows += [message("linkedin:1", f"{day} 10:30", "in") for day in days]
    rows.append(message("linkedin:2", "2024-03-09", "both", kind="meeting", time_precision="day"))
    people = [contact("linkedin:1"), contact("linkedin:2", "Udo Probe")]
    return network(people, rows, coverage=[file(observed_from="2024-01-01", observed_until="2024-06-30")])


def test_the_calendar_counts_people_a_day_and_knows_unobserved_days(working: Network) -> None:
    every = describe.calendar(working)
    assert (every.index[0], every.index[-1]) == (pd.Timestamp("2024-01-01"), pd.Timestamp("2024-06-30"))
    assert every.loc["2024-01-08"].to_dict() == {"people": 1, "exchanges": 2, "observed": True}
    assert every["people"].sum() == 13
    assert describe.calendar(working, as_of="2024-01-10")["people"].sum() == 1
    late = network([contact("linkedin:1")], [message("linkedin:1", "2024-03-05 10:00")],
                   coverage=[file(observed_from="2024-03-04")])  # fmt: skip
    assert describe.calendar(late)["observed"].idxmax() == pd.Timestamp("2024-03-04")


def test_hours_are_local_and_rows_without_an_hour_are_left_out(working: Network) -> None:
    counts = describe.hours(working)
    assert counts["sent"].sum() == counts["received"].sum() == 12
    assert counts.loc[(0, 10), "sent"] == 12
    assert counts.loc[(0, 11), "received"] == 12
    assert counts.loc[5].to_numpy().sum() == 0


def test_midnight_without_a_word_on_precision_is_no_hour() -> None:
    made = network([contact("x:1")], [message("x:1", "2024-01-08"), message("x:1", "2024-01-08 00:00:01")])
    assert describe.hours(made)["exchanges"].sum() == 1


def test_a_conversation_counts_on_both_sides_and_once_in_all() -> None:
    made = network([contact("x:1")], [message("x:1", "2024-01-08 10:00", "both", kind="call")])
    assert describe.hours(made).sum().to_dict() == {"sent": 1, "received": 1, "exchanges": 1}


def test_the_busiest_window_is_the_shortest_that_holds_half() -> None:
    every = pd.MultiIndex.from_product([range(7), range(24)], names=["weekday", "hour"])
    counts = pd.Series(0, index=every)
    assert busiest_window(counts) is None
    counts.loc[[(0, 8), (1, 9), (2, 15), (6, 9)]] = [2, 2, 1, 3]
    assert busiest_window(counts) == (8, 10)  # 4 of 8
    counts.loc[(6, 9)] = 30
    assert busiest_window(counts) is None  # most falls on Sundays


def test_the_titles_say_what_was_computed(working: Network) -> None:
    shown = plot.hours(working)
    assert title(shown) == "50% of all exchange falls on working days between 10 and 11 o'clock"
    assert "n = 24" in caption(shown)
    assert "1 exchange of which only the day is known is left out" in caption(shown)
    calendar = plot.exchange_calendar(working)
    assert (
        title(calendar)
        == "In touch with somebody on 13 of the last 175 days, never with more than one person a day"
    )
    assert "13 of 182 that files would show, with 2 people" in caption(calendar)


def test_few_exchanges_tell_no_habit() -> None:
    made = network([contact("x:1")], [message("x:1", f"2024-01-08 {9 + i % 8}:{i:02}") for i in range(40)])
    assert title(plot.hours(made)) == "40 exchanges with a time of day, on 1 day: too few to speak of habits"


def test_each_day_is_a_square_and_no_more_than_ten_years_are_drawn() -> None:
    made = network([contact("x:1")], [message("x:1", f"{year}-05-05 10:00") for year in range(2008, 2025)])
    ax = plot.exchange_calendar(made)
    (squares,) = [drawn for drawn in ax.collections if isinstance(drawn, PolyCollection)]
    assert len(squares.get_paths()) == (pd.Timestamp("2024-05-05") - pd.Timestamp("2015-01-01")).days + 1
    assert "7 earlier years are not shown" in caption(ax)
    assert "2014" not in [text.get_text() for text in ax.texts]


def test_shades_get_darker_in_grey_too() -> None:
    grey = [sum(part * weight for part, weight in zip(to_rgb(colour), (0.299, 0.587, 0.114), strict=True))
            for colour in (heat.UNSEEN, heat.NOTHING, *heat.SHADES)]  # fmt: skip
    assert all(lighter - darker > 0.05 for lighter, darker in pairwise(grey))


@pytest.mark.parametrize("largest", [1, 2, 5, 6, 7, 9, 40, 149, 10_000])
def test_classes_cover_every_count_once(largest: int) -> None:
    steps = heat.classes(largest)
    assert [n for low, high in steps[:5] for n in (low, high)] == sorted(n for step in steps for n in step)
    assert steps[0][0] == 1
    assert steps[-1][1] == largest
    assert all(after[0] == before[1] + 1 for before, after in pairwise(steps))


def test_without_an_exchange_a_picture_says_where_to_get_one() -> None:
    made = network([contact("linkedin:1", connected_on="2020-01-01")])
    for draw in (plot.exchange_calendar, plot.hours):
        ax = draw(made)
        assert title(ax)
        assert any("messages.csv" in text.get_text() for text in ax.texts), draw


def test_with_days_only_the_hours_say_why_there_are_none() -> None:
    made = network([contact("x:1")], [message("x:1", "2024-01-08", kind="meeting", time_precision="day")])
    ax = plot.hours(made, lang="de")
    assert title(ax) == "Zu welchen Stunden Austausch stattfindet, lässt sich nicht sagen"
    assert any("journal.csv" in text.get_text() for text in ax.texts)


@pytest.fixture(scope="module")
def tie() -> Network:
    rows = [
        message("linkedin:1", f"202{year}-05-{day:02} 10:00", "out" if day % 3 else "in")
        for year in (1, 2, 3)
        for day in range(1, 13)
    ]
    rows += [message("linkedin:1", "2023-07-01", "both", kind="meeting", time_precision="day"),
             message("linkedin:1", "2020-07-01 10:00", "in", kind="invitation"),
             message("linkedin:1", "2023-08-01 10:00", "out", kind="endorsement"),
             message("linkedin:1", "2023-08-02 10:00", "in", mark="spam")]  # fmt: skip
    outcomes = [
        {
            "title": "Werk",
            "kind": "project",
            "status": "won",
            "first_touch": "2023-06-01",
            "chain": "linkedin:1",
        }
    ]
    return network([contact("linkedin:1", connected_on="2020-07-02"), contact("linkedin:2", "Udo Probe", connected_on="2021-01-01"),
                    contact("xing:3", "Fred Gedacht", connected_on="2019-01-01"), contact("xing:4", "Hans Ohne")],
                   rows, outcomes=outcomes, coverage=[file(observed_from="2021-01-01", observed_until="2024-06-30")])  # fmt: skip


def rows_of(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def hatched(ax: Axes) -> int:
    return sum(drawn.get_gid() == "unobserved" for drawn in ax.collections)


def test_the_timeline_has_a_row_for_each_sort_of_event(tie: Network) -> None:
    ax = plot.person(tie, "Eva Muster")
    assert rows_of(ax) == [
        "outcomes", "connected", "meetings", "invitations", "endorsements", "not counted",
        "from Ida Beispiel", "from Eva Muster", "messages a month", "strength\n(no unit)",
    ]  # fmt: skip
    assert title(ax) == "Eva Muster, dormant: exchange on 37 days since 2021, last on 1 Jul 2023"
    assert hatched(ax) == 1, "the days before the file begins"


def test_bars_stand_above_for_sent_and_below_for_received(tie: Network) -> None:
    ax = plot.person(tie, "linkedin:1")
    zero = next(
        tick for tick, label in zip(ax.get_yticks(), rows_of(ax), strict=True) if label == "messages a month"
    )
    heights = [bar.get_height() for bar in ax.patches]
    assert {round(bar.get_y(), 6) for bar in ax.patches} == {round(zero, 6)}
    up, down = [h for h in heights if h > 0], [-h for h in heights if h < 0]
    assert (len(up), len(down)) == (3, 3)
    assert up[0] / down[0] == pytest.approx(2)  # 8 sent and 4 received in each of three months


@pytest.mark.parametrize(
    ("person", "said", "spans"),
    [
        ("linkedin:2", "Udo Probe is connected, and not one exchange is on record", 0),
        ("xing:3", "Whether there was any exchange with Fred Gedacht, no file can show", 1),
        ("xing:4", "Whether there was any exchange with Hans Ohne, no file can show", 0),
    ],
)
def test_a_tie_without_exchange_is_silent_or_unobserved(
    tie: Network, person: str, said: str, spans: int
) -> None:
    ax = plot.person(tie, person)
    assert title(ax) == said
    assert hatched(ax) == spans
    if person == "xing:4":
        assert any("Art. 15" in text.get_text() for text in ax.texts), "where to ask for what is missing"


def test_one_exchange_and_a_pin_are_drawn(tie: Network) -> None:
    made = network([contact("linkedin:1")], [message("linkedin:1", "2024-05-02 09:00")],
                   corrections=[{"person_id": "linkedin:1", "pin": True}])  # fmt: skip
    ax = plot.person(made, "linkedin:1")
    assert title(ax) == "Eva Muster, tended (pinned): exchange on a single day, 2 May 2024"
    assert len(ax.patches) == 1


def test_a_picture_of_an_earlier_day_shows_nothing_later(tie: Network) -> None:
    ax = plot.person(tie, "linkedin:1", as_of="2021-12-31")
    assert "outcomes" not in rows_of(ax)
    assert "12 days" in title(ax) or "since 2021" in title(ax)


def test_the_axes_given_are_drawn_on(tie: Network) -> None:
    figure, (one, two, three) = plt.subplots(3, 1, figsize=(9, 14), layout="constrained")
    assert plot.person(tie, "linkedin:1", ax=one) is one
    assert plot.exchange_calendar(tie, ax=two) is two
    assert plot.hours(tie, ax=three) is three
    assert figure.axes == [one, two, three]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("person", ["linkedin:1", "linkedin:2", "xing:3", "xing:4"])
def test_no_text_lies_on_another_in_a_timeline(tie: Network, person: str, lang: str) -> None:
    assert problems(plot.person(tie, person, lang=lang).figure) == []


def test_the_sample_has_a_rhythm() -> None:
    network = na.load_sample()
    assert describe.hours(network)["exchanges"].sum() + 31 == len(describe.measure(network).exchanges)
