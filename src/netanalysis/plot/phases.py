"""How the network grew: the pace of each platform with its changes, how long new contacts took to be of use, and whether less so."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: who asked whom, from below: colour and hatch, so that grey tells them apart too
_WAYS: Final = {"i_asked": (style.BLUE, ""), "they_asked": (style.ORANGE, "////"), "unknown": ("#CFCFCF", "")}
#: curves of the cohorts, oldest first
_LINES: Final = (
    (style.INK, (0, (1.2, 1.2))), (style.GREY, (0, (6, 1.5, 1.2, 1.5))), (style.ORANGE, (0, (5, 1.6))), (style.BLUE, "-"),
)  # fmt: skip
#: points above the bars for the labels of phases, and above those for the legend; points of the legend of curves
_ABOVE, _LEGEND, _CURVES = 34.0, 22.0, 42.0
#: points that a tick of an upright axis needs
_TICK: Final = 17.0
#: a pace below this is told with a digit behind the point
_SLOW: Final = 10


def phases(
    answer: Answer, *, platform: str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the connections made each month on one platform, by who asked whom, with the changes of pace and the phases.

    Parameters
    ----------
    answer
        What `questions.growth.answer` returned.
    platform
        Which; left out, the one with most dated connections.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import growth
    >>> na.plot.phases(growth.answer(na.load_sample())).get_ylabel()
    'connections a month'
    """
    words = lang or answer.lang
    shown = platform or next(iter(answer.tables["streams"]["platform"]), "")
    axes = frame.new_axes(ax)
    return frame.present(axes, lambda bare: draw_stream(bare, answer, shown, lang=words))


def cohorts(
    answer: Answer, *, event: str = "exchange", lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the share of new contacts to whom something had happened, over the years since the connection.

    Parameters
    ----------
    answer
        What `questions.growth.answer` returned.
    event
        The first two-way `exchange`, or the first `outcome`.
    lang
        Language of the words; left out, that of the answer.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> from netanalysis.questions import growth
    >>> na.plot.cohorts(growth.answer(na.load_sample())).get_xlabel()
    'years since the connection'
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax)
    return frame.present(axes, lambda bare: draw_cohorts(bare, answer, event, lang=words))


def draw_stream(ax: Axes, answer: Answer, platform: str, *, lang: Language, legend: bool = True) -> Finding:
    """Draw the stream of one platform on bare axes and return what it says."""
    streams = answer.tables["streams"].set_index("platform")
    if platform not in streams.index:
        frame.say_missing(ax, missing_dates(answer, lang))
        return phases_finding(answer, platform, lang)
    stream = streams.loc[[platform]].to_dict("records")[0]
    scales.clear_axes(ax, grid="y")
    months = _by_way(answer, platform, stream)
    most = int(months.sum(axis=1).max())
    ax.set_ylim(0, _with_room(ax, max(most, 1), _ABOVE + _LEGEND * legend))
    first, last = months.index[0].start_time, months.index[-1].end_time
    ax.set_xlim(_x(first), _x(last) + 1)
    _draw_bars(ax, months, lang)
    if legend:
        _draw_legend(ax)
    _draw_phases(ax, _of(answer, "phases", platform), most, lang)
    _draw_changes(ax, _of(answer, "changes", platform), most)
    height = frame.inner_height(ax) * most / ax.get_ylim()[1]
    scales.count_axis(ax, most, lang, ticks=max(1, min(4, round(height / _TICK))))
    scales.date_ticks(ax, first.date(), last.date(), lang, width=frame.inner_width(ax))
    ax.set_ylabel(wording.say(lang, "month_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return phases_finding(answer, platform, lang)


def _of(answer: Answer, table: str, platform: str) -> pd.DataFrame:
    rows = answer.tables[table]
    return rows[rows["platform"] == platform]


def missing_dates(answer: Answer, lang: Language) -> str:
    """Say where days of connections would come from."""
    return " ".join(need.text(lang) for need in answer.needs)


def _x(day: pd.Timestamp) -> float:
    return scales.date_number(day.date())


def _by_way(answer: Answer, platform: str, stream: dict[Any, Any]) -> pd.DataFrame:
    """Connections by month and way, months without any included."""
    rows = answer.tables["months"]
    rows = rows[rows["platform"] == platform]
    counts = rows.assign(way=rows["way"].astype(object)).pivot_table(
        index="month", columns="way", values="connections", aggfunc="sum", fill_value=0
    )
    index = pd.period_range(stream["begins"].to_period("M"), stream["ends"].to_period("M"), name="month")
    return counts.reindex(index=index, columns=list(_WAYS), fill_value=0)


def _draw_bars(ax: Axes, months: pd.DataFrame, lang: Language) -> None:
    """A bar a month, parted by who asked whom; what is not there is not in the legend."""
    from matplotlib.patches import StepPatch

    edges = [*(_x(month.start_time) for month in months.index), _x(months.index[-1].end_time) + 1]
    base: Any = np.zeros(len(months))
    for way, (colour, hatch) in _WAYS.items():
        counts = months[way].to_numpy()
        if counts.any():
            label = wording.say(lang, f"asked_{way}", n=int(counts.sum()))
            ax.add_artist(StepPatch(base + counts, edges, baseline=base, fill=True, facecolor=colour, hatch=hatch,
                                    edgecolor="white", linewidth=0, label=label))  # fmt: skip
        base = base + counts


def _with_room(ax: Axes, top: float, points: float) -> float:
    """Upper limit of an axis that leaves so many points free above a value, but no more than half of it."""
    return top / (1 - min(points / max(frame.inner_height(ax), 1), 0.5))


def _draw_legend(ax: Axes) -> None:
    ax.legend(
        loc="upper left", ncols=3, frameon=False, fontsize=frame.SMALL, handlelength=1.4, borderaxespad=0.1
    )


def _draw_phases(ax: Axes, rows: pd.DataFrame, most: int, lang: Language) -> None:
    """The pace of each phase as a line, its name above; shades part the phases."""
    left, right = ax.get_xlim()
    point = (right - left) / max(frame.inner_width(ax), 1)
    spans = [(_x(row["begins"]), _x(row["ends"]) + 1, row) for row in rows.to_dict("records")]
    unit = all(
        frame.text_width(_pace_a_month(row, lang), frame.SMALL) <= (last - first) / point - 6
        for first, last, row in spans
    )
    for place, (first, last, row) in enumerate(spans):
        if place % 2:
            ax.axvspan(first, last, color="#F3F3F3", linewidth=0, zorder=0)
        ax.plot([first, last], [row["per_month"]] * 2, color=style.INK, linewidth=2, zorder=4)
        room = (last - first) / point - 6
        text = phase_label(row, lang, room, unit=unit)
        if text:
            ax.annotate(text, ((first + last) / 2, most), (0, 4), textcoords="offset points", ha="center", va="bottom",
                        fontsize=frame.SMALL, color=style.INK, linespacing=1.25, annotation_clip=False)  # fmt: skip


def phase_label(row: dict[Any, Any], lang: Language, room: float, *, unit: bool) -> str:
    """Return the longest label of a phase for which there is room, or nothing; with its unit, if all phases have room for it."""
    pace = _pace_a_month(row, lang) if unit else pace_text(row["per_month"], lang)
    name = "" if row["phase"] == "unknown" else "\n" + wording.say(lang, f"phase_{row['phase']}")
    for text in (pace + name, pace):
        if frame.text_width(text, frame.SMALL) <= room:
            return text
    return ""


def _pace_a_month(row: dict[Any, Any], lang: Language) -> str:
    return wording.say(lang, "pace_a_month", pace=pace_text(row["per_month"], lang))


def pace_text(pace: float, lang: Language) -> str:
    """Write a number of connections a month.

    Examples
    --------
    >>> pace_text(2.34, "de"), pace_text(26.1, "en")
    ('2,3', '26')
    """
    return wording.number(lang, pace, digits=1 if pace < _SLOW else 0)


def _draw_changes(ax: Axes, rows: pd.DataFrame, most: int) -> None:
    """A line at each change, and a bar along the axis for its interval."""
    transform = ax.get_xaxis_transform()
    for row in rows.to_dict("records"):
        at = _x(row["month"].start_time)
        ax.plot(
            [at, at],
            [0, most * 1.02],
            color=style.VERMILION,
            linewidth=1.3,
            linestyle=(0, (4, 2)),
            zorder=5,
        )
        ends = [_x(row["low"].start_time), _x(row["high"].end_time) + 1]
        ax.plot(
            ends,
            [0.012, 0.012],
            transform=transform,
            color=style.VERMILION,
            linewidth=4,
            solid_capstyle="butt",
            zorder=6,
        )


def phases_finding(answer: Answer, platform: str, lang: Language) -> Finding:
    """Return the largest change on a platform in a sentence, and what the page rests on."""
    coverage = {f"n_{name}": n for name, n in answer.coverage.items()}
    as_of = naming.as_of_text(lang, answer.as_of)
    streams = answer.tables["streams"]
    if not streams.loc[streams["platform"] == platform, "long_enough"].any():
        caption = wording.say(lang, "phases_caption_none", as_of=as_of, **coverage)
        return Finding(wording.say(lang, "phases_missing_title"), caption)
    caption = wording.say(lang, "phases_caption", as_of=as_of, **coverage)
    changes = _of(answer, "changes", platform)
    name = naming.platform_name(platform, lang)
    if not len(changes):
        return Finding(wording.say(lang, "phases_steady_title", platform=name), caption)
    row = max(changes.to_dict("records"), key=lambda one: abs(one["after"] - one["before"]))
    title = wording.say(
        lang, "phases_title_more" if row["ratio"] > 1 else "phases_title_less", platform=name, n=len(changes),
        month=wording.month(lang, row["month"].start_time.date()), before=pace_text(row["before"], lang),
        after=pace_text(row["after"], lang),
    )  # fmt: skip
    return Finding(title, caption)


def draw_cohorts(ax: Axes, answer: Answer, event: str, *, lang: Language) -> Finding:
    """Draw the share of each group of cohorts over time on bare axes and return what it says."""
    table = answer.tables[f"curves_{event}"]
    if not len(table):
        frame.say_missing(ax, wording.say(lang, f"{event}_missing"), size=frame.TEXT)
        return cohorts_finding(answer, event, lang)
    scales.clear_axes(ax, grid="y")
    groups = [rows for _, rows in table.groupby("first_year")]
    for rows, (colour, dashes) in zip(groups, _LINES[-len(groups) :], strict=True):
        first, last, n = (int(rows[name].iloc[0]) for name in ("first_year", "last_year", "n"))
        span = str(first) if first == last else f"{first}–{last}"
        ax.plot(rows["years"], rows["share"], color=colour, linestyle=dashes, linewidth=1.9, drawstyle="steps-post",
                label=wording.say(lang, "cohort_label", years=span, n=n))  # fmt: skip
        ax.fill_between(
            rows["years"], rows["low"], rows["high"], step="post", color=colour, alpha=0.12, linewidth=0
        )
    top = float(table["high"].max())
    _share_axis(ax, min(1.0, top * 1.08), lang, taken=_CURVES)
    ax.set_ylim(0, _with_room(ax, ax.get_ylim()[1], _CURVES))
    ax.set_xlim(0, max(float(table["years"].max()), 0.1))
    scales.count_axis(ax, ax.get_xlim()[1], lang, axis="x", ticks=6)
    ax.set_xlabel(wording.say(lang, "waited_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    ax.legend(loc="upper left", ncols=2, frameon=False, fontsize=frame.SMALL, handlelength=2.6, borderaxespad=0.2,
              columnspacing=1.2)  # fmt: skip
    return cohorts_finding(answer, event, lang)


def cohorts_finding(answer: Answer, event: str, lang: Language) -> Finding:
    """Return how many it had come to within one or five years, and who could be watched for it."""
    figures = {name: figure.text(lang) for name, figure in answer.figures.items()}
    told = not math.isnan(answer.figures["used_in_1" if event == "exchange" else "outcome_in_5"].value)
    title = (
        wording.say(lang, f"cohorts_{event}_title", **figures)
        if told
        else wording.say(lang, f"panel_{event}")
    )
    n = int(answer.coverage["watched" if event == "exchange" else "outcome_watched"])
    caption = wording.say(lang, "cohorts_caption", watched=n, people=int(answer.coverage["people"]),
                          as_of=naming.as_of_text(lang, answer.as_of))  # fmt: skip
    return Finding(title, caption)


def _share_axis(ax: Axes, top: float, lang: Language, *, taken: float = 0.0) -> None:
    """Scale the upright axis from 0 to a share, in per cent."""
    from matplotlib.ticker import MaxNLocator

    ax.set_ylim(0, max(top, 0.01))
    most = max(2, min(5, int((frame.inner_height(ax) - taken) / _TICK)))
    ticks = [tick for tick in MaxNLocator(nbins=most).tick_values(0, top) if 0 <= tick <= top]
    digits = 0 if all(math.isclose(tick * 100, round(tick * 100), abs_tol=1e-6) for tick in ticks) else 1
    ax.set_yticks(ticks, [wording.percent(lang, tick, digits=digits) for tick in ticks])


def draw_saturation(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw which share of each further group of contacts was used within a year, with intervals."""
    table, title = answer.tables["saturation"], Finding(wording.say(lang, "panel_saturation"))
    if not len(table):
        frame.say_missing(ax, wording.say(lang, "exchange_missing"), size=frame.TEXT)
        return title
    scales.clear_axes(ax, grid="y")
    places = range(len(table))
    ax.vlines(places, table["share_low"], table["share_high"], color=style.BLUE, linewidth=2.2)
    ax.plot(
        places,
        table["share"],
        "o",
        color=style.BLUE,
        markersize=7,
        markeredgecolor="white",
        clip_on=False,
        zorder=4,
    )
    _share_axis(ax, min(1.0, float(table["share_high"].max()) * 1.05), lang)
    ax.set_xlim(-0.6, len(table) - 0.4)
    names = [
        f"{wording.number(lang, n)}\n{day.year}"
        for n, day in zip(table["contacts"], table["ends"], strict=True)
    ]
    slot = max(frame.inner_width(ax), 60) / len(table)
    step = next(
        k
        for k in range(1, len(table) + 1)
        if slot * k > max(frame.text_width(name, frame.TEXT) for name in names) + 6 or k == len(table)
    )
    shown = [place for place in places if (len(table) - 1 - place) % step == 0]
    ax.set_xticks(shown, [names[place] for place in shown])
    ax.set_xlabel(
        wording.say(lang, "further_axis", n=int(table["watched"].max())),
        fontsize=frame.TEXT,
        color=frame.FAINT,
    )
    return title


def other_platforms(answer: Answer, *, most: int) -> list[str]:
    """Return the platforms that are drawn beside the largest one: those with enough to look for changes."""
    table = answer.tables["streams"]
    return [str(name) for name in table.loc[table["long_enough"], "platform"].iloc[1 : 1 + most]]


__all__ = [
    "cohorts", "draw_cohorts", "draw_saturation", "draw_stream", "other_platforms", "pace_text", "phase_label", "phases",
    "phases_finding",
]  # fmt: skip
