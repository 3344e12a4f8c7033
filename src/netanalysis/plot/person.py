"""The tie to one person over time: who wrote when, what else happened, and how strong the tie was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.person_lanes import Lane, draw_lanes, lanes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

#: kinds of exchange that one side sends to the other, and how their bars look, in grey too
_WRITTEN: Final = (
    ("message", style.BLUE, ""),
    ("mail", style.SKY, "////"),
    ("mention", style.ORANGE, "...."),
)
#: spans of no more days than these are told by day and by week
_BY_DAY, _BY_WEEK = 120, 3 * 366
#: height of a row of marks, in points, and the share of the axes that these rows take at most
_LANE: Final = 14.0
_MOST_LANES: Final = 0.45
#: share of what is left below the rows of marks that the strength takes
_STRENGTH: Final = 0.34
#: room between the parts, in points
_BETWEEN: Final = 12.0
_SHORTEST_SPAN: Final = 28
#: room before the first day, in points
_MARGIN: Final = 4.0
#: no bar is thinner than this, in points
_THINNEST: Final = 2.0
_NAME: Final = 22


def person(
    network: Network, person: str, *, as_of: date | str | None = None, lang: Language | None = None,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the tie to one person over time.

    Bars above the line are what ego wrote, bars below it what she wrote; meetings, calls, the connection, invitations,
    endorsements and the outcomes whose chain she stands in are marked in rows of their own. Below runs the strength of
    the tie as it stood at the time. Days on which no file would have shown an exchange are hatched: they are no silence.

    Parameters
    ----------
    network
        The network.
    person
        A contact id, person id, profile URL, e-mail address or a name that only she has.
    as_of
        Look no further than this day; left out, the network's own date.
    lang
        Language of the words; left out, that of the network's settings.
    ax
        Axes to draw on; left out, those of a new figure.

    Returns
    -------
    Axes
        The axes, titled with the finding.

    Raises
    ------
    UnknownPerson
        Nobody, or more than one person, answers to `person`; the candidates are named.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> ax = na.plot.person(na.load_sample(), "Katja Lenz")
    >>> "Katja Lenz" in ax.get_title(loc="left")
    True
    """
    found = describe.tie(network, person, as_of=as_of)
    words = lang or network.settings.language
    owner = network.owner.name
    return frame.present(
        frame.new_axes(ax, width=10.0), lambda bare: draw_person(bare, found, owner=owner, lang=words)
    )


def draw_person(ax: Axes, found: describe.Tie, *, owner: str, lang: Language) -> Finding:
    """Draw the timeline of a tie on bare axes and return what it says."""
    lanes = lanes_of(found, lang)
    finding = _finding(found, lang)
    first = _first_day(found, lanes)
    if first is None:
        frame.say_missing(ax, _missing(found, lang))
        return finding
    scales.clear_axes(ax)
    plan = _Plan.of(ax, found, lanes, first)
    names = (naming.person_label(owner, width=_NAME) or wording.say(lang, "the_owner"), _short_name(found))
    _draw_unobserved(ax, found, plan)
    draw_lanes(ax, lanes, top=plan.height, step=plan.lane, ends=(plan.first, plan.last))
    _draw_written(ax, found, plan, lang)
    _draw_strength(ax, found, plan, lang)
    _name_rows(ax, found, lanes, plan, names, lang)
    _draw_key(ax, found, lanes, names, plan, lang)
    width = frame.inner_width(ax, 110) * (plan.last - plan.first) / (plan.right - plan.first)
    scales.date_ticks(ax, first, found.day, lang, width=width)
    ax.set_xlim(plan.first, plan.right)
    ax.set_ylim(0, plan.height)
    return finding


@dataclass(frozen=True)
class _Plan:
    """Where the parts lie: days across, points up."""

    first: float
    last: float
    right: float
    height: float
    lane: float
    zero: float
    half: float
    strength: float
    point: float  #: days a point

    @classmethod
    def of(cls, ax: Axes, found: describe.Tie, lanes: list[Lane], first: date) -> _Plan:
        height = frame.inner_height(ax)
        last = scales.date_number(found.day) + 1
        begin = min(scales.date_number(first), last - _SHORTEST_SPAN)
        room = frame.inner_width(ax, 110)
        point = (last - begin) / max(room - 44, 60)
        lane = min(_LANE, _MOST_LANES * height / max(len(lanes), 1))
        rest = height - lane * len(lanes) - _BETWEEN
        strength = rest * _STRENGTH if len(found.course) else 0.0
        half = (rest - strength - _BETWEEN) / 2
        zero = strength + _BETWEEN + half
        return cls(
            begin - _MARGIN * point, last, last + 40 * point, height, lane, zero, half, strength, point
        )


def _first_day(found: describe.Tie, lanes: list[Lane]) -> date | None:
    """First day of anything that can be drawn; None where nothing has a date."""
    days = [lane.marks["day"].min() for lane in lanes]
    days += [found.exchanges["day"].min(), found.windows["observed_from"].min() if not days else pd.NaT]
    known = [day for day in days if pd.notna(day)]
    return min(known).date() if known else None


def _short_name(found: describe.Tie) -> str:
    return naming.person_label(found.name, width=_NAME)


def _draw_unobserved(ax: Axes, found: describe.Tie, plan: _Plan) -> None:
    """Hatch the days on which no file would have shown an exchange."""
    for begin, end in _unobserved(found, plan):
        ax.fill_between([begin, end], 0, plan.zero + plan.half, facecolor="#F4F4F4", edgecolor="#C4C4C4", hatch="////",
                        linewidth=0.0, zorder=0, gid="unobserved")  # fmt: skip


def _unobserved(found: describe.Tie, plan: _Plan) -> list[tuple[float, float]]:
    """Spans of days between the observed windows, whatever the platform."""
    spans, reached = [], plan.first + _MARGIN * plan.point
    ordered = found.windows.sort_values("observed_from")
    for begin, end in zip(ordered["observed_from"], ordered["observed_until"], strict=True):
        start = scales.date_number(begin.date())
        if start > reached + 1:
            spans.append((reached, start))
        reached = max(reached, scales.date_number(end.date()) + 1)
    if reached < plan.last - 1:
        spans.append((reached, plan.last))
    return [(begin, min(end, plan.last)) for begin, end in spans if begin < plan.last]


def _written(found: describe.Tie) -> pd.DataFrame:
    """Exchanges that one side sent to the other."""
    return found.exchanges[found.exchanges["kind"].isin([kind for kind, _, _ in _WRITTEN])]


def _step(plan: _Plan) -> str:
    """Whether bars are days, weeks or months, by the time that is drawn."""
    span = plan.last - plan.first
    return "D" if span <= _BY_DAY else "W" if span <= _BY_WEEK else "M"


def _draw_written(ax: Axes, found: describe.Tie, plan: _Plan, lang: Language) -> None:
    """Draw bars of what was written, from ego upwards, to ego downwards."""
    ax.plot([plan.first, plan.last], [plan.zero] * 2, color=style.GREY, linewidth=0.9, zorder=3)
    rows = _written(found)
    if not len(rows):
        _say_nothing_written(ax, found, plan, lang)
        return
    periods = rows["day"].dt.to_period(_step(plan)).rename("period")
    counts = rows.groupby([periods, "direction", "kind"]).size()
    largest = int(counts.groupby(["period", "direction"]).sum().max())
    scale = (plan.half - frame.SMALL * 1.4) / largest
    for direction, sign in (("out", 1), ("in", -1)):
        hers = counts[counts.index.get_level_values("direction").isin([direction, "both"])]
        if len(hers):
            _draw_side(ax, hers.groupby(["period", "kind"]).sum(), plan, sign * scale, lang)


def _say_nothing_written(ax: Axes, found: describe.Tie, plan: _Plan, lang: Language) -> None:
    """Say in place of the bars why there are none."""
    key = "nothing_written" if found.kept["observable"] else "nothing_observable"
    ax.text((plan.first + plan.last) / 2, plan.zero, wording.say(lang, key), ha="center", va="center", zorder=4,
            fontsize=frame.TEXT, color=frame.FAINT, bbox={"facecolor": "white", "edgecolor": "none", "pad": 5})  # fmt: skip


def _draw_side(ax: Axes, counts: pd.Series[Any], plan: _Plan, scale: float, lang: Language) -> None:
    """Draw the bars of one side, kinds stacked, the largest with its number."""
    table = counts.unstack("kind", fill_value=0)  # noqa: PD010 - a series has no pivot table
    left = np.array([scales.date_number(period.start_time.date()) for period in table.index])
    right = np.array([scales.date_number(period.end_time.date()) + 1 for period in table.index])
    width = np.maximum(np.minimum(right, plan.last) - left, _THINNEST * plan.point)
    base = np.zeros(len(table))
    for kind, colour, hatch in _WRITTEN:
        if kind in table:
            tall = table[kind].to_numpy() * scale
            ax.bar(left, tall, bottom=plan.zero + base, width=width, align="edge", color=colour, hatch=hatch,
                   edgecolor="white", linewidth=0.3)  # fmt: skip
            base = base + tall
    total = table.sum(axis=1)
    most = int(np.argmax(total.to_numpy()))
    ax.annotate(wording.number(lang, int(total.iloc[most])), (left[most] + width[most] / 2, plan.zero + base[most]),
                (0, 2 if scale > 0 else -2), textcoords="offset points", ha="center",
                va="bottom" if scale > 0 else "top", fontsize=frame.SMALL, color=style.INK)  # fmt: skip


def _draw_strength(ax: Axes, found: describe.Tie, plan: _Plan, lang: Language) -> None:
    """Draw how strong the tie was, with its value on the last day."""
    course = found.course.dropna()
    if not len(course):
        return
    days = [scales.date_number(day.date()) + 1 for day in course.index]
    scale = (plan.strength - frame.SMALL) / float(course.max())
    height = course.to_numpy() * scale
    ax.fill_between(days, 0, height, color="#DDDDDD", linewidth=0, zorder=1)
    ax.plot(days, height, color=style.INK, linewidth=1.3, zorder=2)
    ax.plot(days[-1], height[-1], "o", color=style.INK, markersize=4, zorder=3, clip_on=False)
    ax.annotate(_strength_text(float(course.iloc[-1]), lang), (days[-1], height[-1]), (6, 0),
                textcoords="offset points", va="center", fontsize=frame.SMALL, color=style.INK)  # fmt: skip


def _strength_text(value: float, lang: Language) -> str:
    return wording.number(lang, value, digits=1 if value >= 1 else 2)


def _name_rows(
    ax: Axes, found: describe.Tie, lanes: list[Lane], plan: _Plan, names: tuple[str, str], lang: Language
) -> None:
    """Name each row at its left."""
    places = [plan.height - plan.lane * (row + 0.5) for row in range(len(lanes))]
    labels = [lane.label for lane in lanes]
    for name, sign in zip(names, (1, -1), strict=True):
        places.append(plan.zero + sign * max(plan.half * 0.55, frame.SMALL * 1.35))
        labels.append(wording.say(lang, "key_from", name=name))
    if len(_written(found)):
        places.append(plan.zero)
        labels.append(wording.say(lang, f"row_written_{_step(plan)}"))
    if plan.strength:
        places.append(plan.strength / 2)
        labels.append(wording.say(lang, "row_strength"))
    ax.set_yticks(places, labels, fontsize=frame.SMALL, linespacing=1.2)


def _draw_key(
    ax: Axes, found: describe.Tie, lanes: list[Lane], names: tuple[str, str], plan: _Plan, lang: Language
) -> None:
    """Say above the picture what marks and hatches mean."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    def mark(symbol: str, colour: str = style.INK, *, filled: bool = True) -> Line2D:
        return Line2D([], [], color=colour, marker=symbol, markersize=7 if symbol == "*" else 6, linewidth=0,
                      markerfacecolor=colour if filled else "white")  # fmt: skip

    sides = {side for lane in lanes for side in lane.marks["side"]}
    keys: list[tuple[str, Any]] = []
    keys += [(wording.say(lang, "key_from", name=names[0]), mark("^"))] if "out" in sides else []
    keys += [(wording.say(lang, "key_from", name=names[1]), mark("v"))] if "in" in sides else []
    keys += [(wording.say(lang, "key_won"), mark("*", style.VERMILION))] if "won" in sides else []
    keys += (
        [(wording.say(lang, "key_not_won"), mark("*", style.VERMILION, filled=False))]
        if "not_won" in sides
        else []
    )
    kinds = [entry for entry in _WRITTEN if entry[0] in set(found.exchanges["kind"])]
    if len(kinds) > 1:
        keys += [(wording.say(lang, f"key_{kind}"), Patch(facecolor=colour, hatch=hatch, edgecolor="white"))
                 for kind, colour, hatch in kinds]  # fmt: skip
    if _unobserved(found, plan):
        keys.append(
            (
                wording.say(lang, "key_unobserved"),
                Patch(facecolor="#F4F4F4", edgecolor="#B0B0B0", hatch="////"),
            )
        )
    if not keys:
        return
    room = frame.inner_width(ax, 110)
    taken = sum(frame.text_width(text, frame.SMALL) + 32 for text, _ in keys)
    ax.legend([handle for _, handle in keys], [text for text, _ in keys], loc="lower left", bbox_to_anchor=(0, 1.0),
              ncols=len(keys) if taken <= room else -(-len(keys) // 2), frameon=False, fontsize=frame.SMALL, handlelength=1.4,
              columnspacing=1.4, borderaxespad=0, borderpad=0.1)  # fmt: skip


def _missing(found: describe.Tie, lang: Language) -> str:
    """Where an exchange with her would stand, were there a file."""
    platforms = sorted(set(found.accounts["platform"]))
    known = [name for name in platforms if f"get_{name}" in wording.SENTENCES[lang]] or ["other"]
    return " ".join(
        [wording.say(lang, "person_missing"), *(wording.say(lang, f"get_{name}") for name in known)]
    )


def _finding(found: describe.Tie, lang: Language) -> Finding:
    """What the timeline says: since when, on how many days, when last, and in which state the tie is."""
    name, state = frame.glue(_short_name(found)), found.kept["tending"]
    named = (
        ""
        if pd.isna(state)
        else wording.say(lang, "state_pinned" if found.kept["pinned"] else f"state_{state}")
    )
    if len(found.exchanges):
        days = found.exchanges["day"]
        title = wording.say(lang, "person_title", n=int(found.scores["active_days"]), name=name, last=days.max(),
                            first=str(days.min().year), state=named)  # fmt: skip
    elif pd.isna(state):
        title = wording.say(lang, "person_title_stranger", name=name)
    elif not found.kept["observable"]:
        title = wording.say(lang, "person_title_unobserved", name=name)
    else:
        title = wording.say(lang, "person_title_silent", name=name)
    return Finding(title, _caption(found, lang))


def _caption(found: describe.Tie, lang: Language) -> str:
    parts = []
    if len(found.exchanges):
        total = wording.say(lang, "exchanges_counted", n=len(found.exchanges))
        if found.rank is not None:
            parts.append(
                wording.say(lang, "person_caption", exchanges=total, rank=found.rank, n=found.scored)
            )
        parts.append(wording.say(lang, "person_caption_strength"))
    parts.append(wording.say(lang, "person_caption_seen"))
    parts.append(naming.as_of_text(lang, found.day))
    return " ".join(parts)
