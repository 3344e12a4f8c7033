"""Pictures: what they say, what they draw, and that no text lies upon another at any size of network."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import matplotlib as mpl
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from builders import cases_by_language
from netanalysis import plot
from netanalysis.network import Network
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.coverage import assign_rows, row_labels
from netanalysis.plot.growth import yearly
from netanalysis.plot.tending import of_ten
from netanalysis.settings import Settings
from netanalysis.ties import STATES
from netanalysis.wording import SENTENCES

FUNCTIONS = (
    "growth",
    "tie_ranking",
    "tending",
    "companies",
    "coverage",
    "activity",
    "exchange_calendar",
    "hours",
)


def invented(n: int, messages: int = 0, *, name: str = "") -> Network:
    """A network of n invented people, two thirds of them on LinkedIn, and so many messages with the first of them."""
    dice = np.random.default_rng(7)
    platform = ["linkedin" if i % 3 < 2 else "xing" for i in range(n)]
    ids = [f"{where}:{i}" for i, where in enumerate(platform)]
    contacts = pd.DataFrame(
        {"contact_id": ids, "platform": platform, "account": "me", "relation": "connection"}
    )
    contacts["name"] = [name or f"Erna Nummer{chr(97 + i % 26)}{i}" for i in range(n)]
    contacts["company"] = [f"{'Nord' if i % 2 else 'Süd'}werk {i % 37} GmbH" for i in range(n)]
    days = pd.Timestamp("2008-03-01") + pd.to_timedelta(np.sort(dice.integers(0, 5700, n)), unit="D")
    contacts["connected_on"] = pd.Series(days).where(contacts["platform"] == "linkedin")
    return Network.from_tables(owner="Ida Beispiel", contacts=contacts, interactions=_messages(ids, messages),
                               coverage=_files(n, messages))  # fmt: skip


def _messages(ids: list[str], n: int) -> pd.DataFrame | None:
    if not n:
        return None
    dice = np.random.default_rng(8)
    partners = [contact for contact in ids if contact.startswith("linkedin")][: max(1, n // 8)]
    who = dice.zipf(1.6, n) % len(partners)
    day = pd.Timestamp("2010-01-01 09:00") + pd.to_timedelta(dice.integers(0, 5200, n), unit="D")
    direction = np.where(dice.random(n) < 0.5, "in", "out")
    return pd.DataFrame({"contact_id": np.array(partners, dtype=object)[who], "time": day, "platform": "linkedin",
                         "account": "me", "kind": "message", "direction": direction, "n_people": 1})  # fmt: skip


def _files(n: int, messages: int) -> pd.DataFrame:
    common = {"status": "read", "account": "me"}
    files = [{"file": "Complete_2024.zip/Connections.csv", "platform": "linkedin", "content": "connections", "rows": n,
              "read": n, "snapshot_on": "2024-06-30", **common},
             {"file": "karten.vcf", "platform": "xing", "content": "contacts", "rows": n // 3, "read": n // 3,
              "undated": n // 3, **common}]  # fmt: skip
    if messages:
        files.append({"file": "Complete_2024.zip/messages.csv", "platform": "linkedin", "content": "messages",
                      "rows": messages + 9, "read": messages, "dropped": 9, "reason": "no counterpart",
                      "shows": "message", "first_on": "2010-01-01", "last_on": "2024-06-01",
                      "observed_from": "2010-01-01", "observed_until": "2024-06-30", "snapshot_on": "2024-06-30",
                      **common})  # fmt: skip
    return pd.DataFrame(files)


@pytest.fixture(scope="module")
def networks() -> dict[int, Network]:
    return {1: invented(1), 30: invented(30, 120), 2500: invented(2500, 6000)}


def visible_texts(figure: Figure) -> list[Text]:
    """Every text that is drawn, ticks of hidden axes left out."""
    off = [ax for ax in figure.axes if not ax.axison]
    hidden = {text for ax in off for axis in (ax.xaxis, ax.yaxis) for text in axis.findobj(Text)}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    shown = [text for text in texts if text not in hidden]
    return [text for text in shown if not _is_tick_outside(text, figure)]


def _is_tick_outside(text: Text, figure: Figure) -> bool:
    """Whether a text is the label of a tick beyond the limits, which matplotlib does not draw."""
    for ax in figure.axes:
        for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            for tick in axis.get_major_ticks():
                if text in (tick.label1, tick.label2):
                    return text is tick.label2 or not min(limits) <= tick.get_loc() <= max(limits)
    return False


def problems(figure: Figure) -> list[str]:
    """Pairs of texts that lie upon each other, and texts that leave the figure."""
    figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in visible_texts(figure)]
    found = [f"{a!r} on {b!r}" for (a, one), (b, other) in combinations(boxes, 2) if _overlap(one, other)]
    right, top = figure.bbox.x1 + 1, figure.bbox.y1 + 1
    return found + [
        text for text, box in boxes if box.x0 < -1 or box.y0 < -1 or box.x1 > right or box.y1 > top
    ]


def _overlap(one: mpl.transforms.Bbox, other: mpl.transforms.Bbox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 1 and down > 2


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in visible_texts(ax.figure)]


@pytest.mark.parametrize(("name", "size", "lang"), cases_by_language(FUNCTIONS, [1, 30, 2500]))
def test_no_text_lies_on_another_or_leaves_the_figure(
    networks: dict[int, Network], name: str, size: int, lang: str
) -> None:
    ax = getattr(plot, name)(networks[size], lang=lang)
    assert problems(ax.figure) == []


@pytest.mark.parametrize("largest", [1, 9, 41, 2600])
def test_a_low_axis_of_counts_names_zero_and_one_more(largest: int) -> None:
    ax = Figure().subplots()
    scales.count_axis(ax, largest, "en", ticks=1)
    zero, most = ax.get_yticks()
    assert zero == 0 < most <= largest


def test_the_check_finds_an_overlap() -> None:
    figure, ax = plt.subplots()
    ax.text(0.5, 0.5, "one")
    ax.text(0.51, 0.5, "other")
    ax.text(2.0, 0.5, "outside")
    assert problems(figure) == ["'one' on 'other'", "outside"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_hostile_name_is_drawn_as_text(name: str) -> None:
    hostile = invented(12, 60, name="$x^2$ \\frac 🚀" + "A" * 10_000)
    ax = getattr(plot, name)(hostile)
    assert problems(ax.figure) == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_axes_given_are_used_and_nothing_else_is_touched(networks: dict[int, Network], name: str) -> None:
    before = dict(mpl.rcParams)
    figure, axes = plt.subplots(1, 2, figsize=(22, 7), layout="constrained")
    returned = getattr(plot, name)(networks[30], ax=axes[1])
    assert returned is axes[1]
    assert not axes[0].has_data()
    assert plt.get_fignums() == [figure.number]
    assert dict(mpl.rcParams) == before


def test_a_new_figure_is_made_even_where_one_is_open(networks: dict[int, Network]) -> None:
    _, open_axes = plt.subplots()
    open_axes.plot([1, 2])
    assert plot.growth(networks[30]) is not open_axes
    assert len(plt.get_fignums()) == 2


def test_importing_plot_does_not_import_pyplot() -> None:
    code = "import sys, netanalysis.plot, netanalysis.report; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_growth_says_the_best_year_and_shows_undated_accounts_apart(networks: dict[int, Network]) -> None:
    ax = plot.growth(networks[30])
    title = ax.get_title(loc="left").replace("\n", " ")
    assert title.startswith("Since 2008 the network has grown by 20 dated accounts")
    (bar,) = ax.patches
    assert bar.get_height() == 10
    assert "XING\n10" in texts(ax)
    assert "LinkedIn 20" in texts(ax)
    assert "undated" in texts(ax)
    line = ax.lines[0]
    assert max(line.get_ydata()) == 20
    assert bar.get_x() > max(line.get_xdata()), "undated accounts stand beyond the last day"


def test_a_curve_ends_where_dates_end_if_some_accounts_have_none() -> None:
    days = ["2010-01-05", "2012-03-01", "2020-06-01"]
    contacts = pd.DataFrame({"contact_id": [f"xing:{n}" for n in range(3)] + ["linkedin:a"], "name": "Eva Muster",
                             "platform": ["xing"] * 3 + ["linkedin"], "account": "me",
                             "connected_on": [*days[:2], None, days[2]]})  # fmt: skip
    ax = plot.growth(Network.from_tables(owner="Ida Beispiel", contacts=contacts))
    curves = {line.get_color(): line for line in ax.lines if len(line.get_xdata()) > 2}
    xing, linkedin = (curves[naming.platform_colour(name)] for name in ("xing", "linkedin"))
    assert mdates.num2date(xing.get_xdata()[-1]).year == 2012
    assert mdates.num2date(linkedin.get_xdata()[-1]).year == 2020
    assert "XING 2" in texts(ax)


def test_growth_without_a_list_of_contacts_says_where_to_get_one() -> None:
    strangers = pd.DataFrame({"contact_id": ["mail:a"], "platform": "mail", "account": "me", "name": "Erna Probe",
                              "relation": "correspondent"})  # fmt: skip
    ax = plot.growth(Network.from_tables(owner="Ida", contacts=strangers))
    assert not ax.axison
    (sentence,) = [text.get_text() for text in ax.texts if text.get_gid() == "missing"]
    assert "Connections.csv" in sentence


def test_yearly_growth_starts_with_the_first_month() -> None:
    months = pd.period_range("2023-11", "2024-02", freq="M", name="month")
    grown = pd.DataFrame({"linkedin": [2, 3, 3, 7]}, index=months)
    assert yearly(grown)["linkedin"].to_dict() == {2023: 3, 2024: 4}


def test_tie_ranking_draws_the_strength_and_marks_an_alarm() -> None:
    days = [f"2020-01-{day:02} 09:00" for day in range(1, 9)] + ["2024-06-30 09:00"]
    rows = [{"contact_id": "linkedin:0", "time": time} for time in days[:-1]]
    rows.append({"contact_id": "linkedin:1", "time": days[-1]})
    messages = pd.DataFrame(rows).assign(platform="linkedin", account="me", kind="message", direction="in")
    contacts = pd.DataFrame({"contact_id": ["linkedin:0", "linkedin:1"], "platform": "linkedin", "account": "me",
                             "name": ["Erna Probe", "Otto Muster"]})  # fmt: skip
    ax = plot.tie_ranking(Network.from_tables(owner="Ida", contacts=contacts, interactions=messages))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Otto Muster", "Erna Probe"]
    assert ax.patches[0].get_width() == pytest.approx(np.log(2), rel=1e-6)
    shown = texts(ax)
    assert "▲ 1,635 ×" in shown
    assert "8 / 2" in shown
    assert "1 of the 2 shown has fallen silent" in ax.get_title(loc="left").replace("\n", " ")


def test_tie_ranking_shows_no_more_than_asked(networks: dict[int, Network]) -> None:
    assert len(plot.tie_ranking(networks[2500], n=7).patches) == 7


def test_tie_ranking_leaves_out_columns_where_room_is_short(networks: dict[int, Network]) -> None:
    _, axes = plt.subplots(1, 2, figsize=(11, 6), layout="constrained")
    narrow = plot.tie_ranking(networks[2500], n=5, ax=axes[0])
    shown = {text.get_text() for text in narrow.texts}
    assert {"last", "silence / gap"} <= shown
    assert "reciprocity" not in shown


def test_tie_ranking_without_messages_says_where_to_get_them(networks: dict[int, Network]) -> None:
    ax = plot.tie_ranking(networks[1], lang="de")
    assert not ax.axison
    assert any("messages.csv" in text for text in texts(ax))


def test_tending_draws_every_state_and_shares_of_the_judged(networks: dict[int, Network]) -> None:
    ax = plot.tending(networks[30])
    heights = [bar.get_width() for bar in ax.patches]
    assert sum(heights) == 30
    assert heights[-1] == 10, "the XING accounts are unobserved"
    unobserved = texts(ax)
    assert "10" in unobserved, "no share is given of those who cannot be judged"


def test_tending_names_a_share_of_few_exactly() -> None:
    assert of_ten(3, 7, "en") == "3 of 7"
    assert of_ten(62, 100, "en") == "6 of 10"
    assert of_ten(1, 100, "de") == "1 von 100"


def test_companies_stack_to_the_number_of_people(networks: dict[int, Network]) -> None:
    ax = plot.companies(networks[2500], n=10)
    ends = {}
    for bar in ax.patches:
        row = round(bar.get_y() + bar.get_height() / 2)
        ends[row] = max(ends.get(row, 0), bar.get_x() + bar.get_width())
    assert len(ends) == 10
    assert list(ends.values()) == sorted(ends.values(), reverse=True)
    assert any(text.startswith(f"{ends[0]:.0f}") for text in texts(ax))


def test_coverage_shows_the_window_and_why_a_file_was_not_read() -> None:
    files = _files(9, 20)
    files.loc[len(files)] = {"file": "odd.csv", "status": "unknown", "reason": "no reader knows its columns"}
    contacts = invented(9).contacts.drop(columns="person_id")
    ax = plot.coverage(Network.from_tables(owner="Ida", contacts=contacts, coverage=files))
    assert "unknown, not read: no reader knows its columns" in texts(ax)
    title = ax.get_title(loc="left").replace("\n", " ")
    assert title == "3 of 4 files were read; exchange is observable with 6 of 9 people (67%)"
    assert ax.get_yticklabels()[0].get_text() == "messages.csv"


def test_coverage_joins_exports_of_one_sort_where_there_are_many() -> None:
    files = pd.DataFrame({"file": [f"{i}.zip/Shares_1234567.csv" for i in range(5)] + ["odd.csv"], "status": "read",
                          "platform": "linkedin", "content": ["shares"] * 5 + [None], "exchange": False,
                          "parser": "linkedin", "snapshot_on": pd.NaT})  # fmt: skip
    assert assign_rows(files, 3)["row"].tolist() == [0, 0, 0, 0, 0, 1]
    assert row_labels(assign_rows(files, 3), "en") == ["Shares.csv × 5", "odd.csv"]
    assert assign_rows(files, 6)["row"].tolist() == [0, 1, 2, 3, 4, 5]
    assert row_labels(assign_rows(files, 6), "en")[0] == "Shares_1234567.csv (0.zip)"


def test_activity_draws_the_people_of_each_month() -> None:
    ax = plot.activity(invented(30, 120))
    assert ax.get_ylabel() == "people a month"
    assert ax.get_title(loc="left").replace("\n", " ") == (
        "Exchange with 0.3 people a month on average in the last 12 months; the peak was 4 in Jan 2016"
    )


def test_every_caption_says_as_of_when(networks: dict[int, Network]) -> None:
    for name in FUNCTIONS:
        ax = getattr(plot, name)(networks[30])
        (caption,) = [text.get_text() for text in ax.texts if text.get_gid() == "caption"]
        assert "30 Jun 2024" in caption, name


def test_states_have_words_and_looks() -> None:
    assert set(naming.STATE_HATCHES) == set(STATES) == set(style.STATE_COLOURS)
    for sentences in SENTENCES.values():
        assert all(f"state_{state}" in sentences and f"state_{state}_means" in sentences for state in STATES)


def test_lines_are_broken_before_the_width_and_numbers_stay_with_their_word() -> None:
    words = "die meisten Kontakte gibt es bei 3 Firmen in Bern"
    for width in range(60, 300, 10):
        text = frame.wrap(words, width, size=10)
        assert all(frame.text_width(line, 10) <= width for line in text.split("\n"))
        assert "bei 3" in text
        assert text.replace("\n", " ") == words


def test_end_labels_are_spread() -> None:
    moved = scales.spread([5.0, 5.1, 0.0], 1.0)
    assert moved == [5.0, 6.0, 0.0]


@pytest.mark.parametrize("settings", [Settings(language="de"), Settings(language="en")])
def test_the_language_of_the_settings_is_used(settings: Settings) -> None:
    contacts = invented(5).contacts.drop(columns="person_id")
    ax = plot.growth(Network.from_tables(owner="Ida", contacts=contacts, settings=settings))
    assert ax.get_ylabel() == {"de": "Konten", "en": "accounts"}[settings.language]
