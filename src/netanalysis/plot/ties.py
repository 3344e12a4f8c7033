"""The strongest ties by name, with everything the score is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

_PAD: Final = 13.0
_CIRCLE: Final = 15
#: the longest bar takes at least so many points
_SHORTEST: Final = 45.0
#: so many marks fit side by side into a row
_MARKS: Final = 500


@dataclass(frozen=True, slots=True)
class _TextColumn:
    """A column of text beside the bars; the higher its rank, the sooner it is left out where room is short."""

    head: str
    cells: Sequence[str]
    colours: Sequence[str]
    bold: Sequence[bool]
    rank: int
    left: bool = False

    @property
    def width(self) -> float:
        """Room it takes, in points."""
        cells = max((frame.text_width(cell, frame.TEXT, bold=True) for cell in self.cells), default=0.0)
        return max(cells, frame.text_width(self.head, frame.SMALL)) + _PAD


def tie_ranking(
    network: Network, *, n: int = 20, as_of: date | str | None = None, lang: Language | None = None,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the strongest ties, a row a person, with the parts of the score beside the bars.

    The colour of a bar is the state of the tie. Strength says who is likely to be in touch again, not what the tie is
    worth. A silence longer than eight usual gaps is marked.

    Parameters
    ----------
    network
        The network.
    n
        How many ties at most.
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

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> len(na.plot.tie_ranking(na.load_sample(), n=5).patches)
    5
    """
    measures = describe.measure(network, as_of=as_of)
    seen = measures.network
    top = describe.ranking(seen, n=n, measures=measures)
    axes = frame.new_axes(ax, width=10.5, height=1.9 + 0.27 * max(len(top), 4))
    figures = describe.headline(seen, measures=measures)
    words = lang or seen.settings.language
    return frame.present(axes, lambda bare: draw_ranking(bare, top, figures, lang=words))


def draw_ranking(
    ax: Axes, top: pd.DataFrame, figures: describe.Headline, *, lang: Language, least: float = 4
) -> Finding:
    """Draw the ranking on bare axes, with room for at least so many rows, and return what it says."""
    if not len(top):
        frame.say_missing(ax, wording.say(lang, "ties_missing"))
        return Finding(
            wording.say(lang, "ties_missing_title", n=figures.people), observed_caption(figures, lang)
        )
    draw_bars(ax, top, _columns(top, lang), lang=lang, least=least)
    return _finding(top, figures, lang)


def draw_bars(
    ax: Axes, top: pd.DataFrame, columns: Sequence[_TextColumn], *, lang: Language, least: float = 4
) -> None:
    """Draw a bar a tie, its name to the left, columns of text to the right."""
    scales.clear_axes(ax)
    rows = range(len(top))
    names = [naming.person_label(str(name)) for name in top["name"]]
    strength = top["strength"].astype("float64")
    numbers = [wording.number(lang, value, digits=1) for value in strength]
    width = frame.inner_width(ax, max(frame.text_width(name, frame.TEXT) for name in names))
    behind = max(frame.text_width(text, frame.TEXT) for text in numbers) + 8
    columns = _fitting(columns, width - behind - _SHORTEST)
    taken = sum(column.width for column in columns) + behind
    room = max(width - taken, 30)
    point = float(strength.max()) / room
    bars = ax.barh(
        rows, strength, height=0.62, color=[style.STATE_COLOURS[state] for state in top["tending"]]
    )
    naming.hatch_states(bars, top["tending"])
    for row, value, text in zip(rows, strength, numbers, strict=True):
        ax.annotate(text, (value, row), (4, 0), textcoords="offset points", va="center_baseline", fontsize=frame.TEXT,
                    color=frame.FAINT)  # fmt: skip
    ax.set_yticks(list(rows), names)
    ax.set_xticks([])
    ax.set_ylim(max(len(top), least) - 0.4, -1.6)
    ax.set_xlim(0, (room + taken) * point)
    ax.hlines(
        [row + 0.5 for row in rows], 0, (room + taken) * point, color="#EDEDED", linewidth=0.7, zorder=0
    )
    ax.text(
        0,
        -1,
        wording.say(lang, "strength_head"),
        va="center_baseline",
        fontsize=frame.SMALL,
        color=frame.FAINT,
    )
    _draw_columns(ax, columns, (room + taken) * point, point)


def _fitting(columns: Sequence[_TextColumn], room: float) -> list[_TextColumn]:
    """Leave out columns, those first that say least, until the others fit."""
    kept = list(columns)
    for column in sorted(columns, key=lambda column: column.rank, reverse=True):
        if sum(column.width for column in kept) > room:
            kept.remove(column)
    return kept


def _draw_columns(ax: Axes, columns: Sequence[_TextColumn], right: float, point: float) -> None:
    """Write the columns from the right edge inwards."""
    for column in reversed(columns):
        x = right - (column.width - _PAD) * point if column.left else right
        side = "left" if column.left else "right"
        ax.text(x, -1, column.head, ha=side, va="center_baseline", fontsize=frame.SMALL, color=frame.FAINT)
        for row, cell in enumerate(column.cells):
            ax.text(x, row, cell, ha=side, va="center_baseline", fontsize=frame.TEXT, color=column.colours[row],
                    fontweight="bold" if column.bold[row] else "normal")  # fmt: skip
        right -= column.width * point


def _columns(top: pd.DataFrame, lang: Language) -> list[_TextColumn]:
    """State, days and weeks, last contact, reciprocity and silence."""
    ink, plain = [style.INK] * len(top), [False] * len(top)
    alarm = [bool(flag) for flag in top["alarm"]]
    both = zip(top["active_days"], top["active_weeks"], strict=True)
    days = [f"{wording.number(lang, int(d))} / {wording.number(lang, int(w))}" for d, w in both]
    mutual = [naming.share_text(lang, share) for share in top["reciprocity"]]
    last_head = wording.say(lang, "last_head")
    return [
        state_column(top, lang),
        _TextColumn(wording.say(lang, "days_head"), days, ink, plain, 3),
        _TextColumn(last_head, [wording.day(lang, day) for day in top["last_contact"]], ink, plain, 0),
        _TextColumn(wording.say(lang, "reciprocity_head"), mutual, ink, plain, 4),
        _TextColumn(
            wording.say(lang, "silence_head"), [_silence(lang, row) for row in top.to_dict("records")],
            [style.VERMILION if flag else style.INK for flag in alarm], alarm, 1,
        ),
    ]  # fmt: skip


def state_column(top: pd.DataFrame, lang: Language) -> _TextColumn:
    """Return the column that names the state of each tie."""
    cells = [wording.say(lang, f"state_{state}") for state in top["tending"]]
    head = wording.say(lang, "state_head")
    return _TextColumn(head, cells, [style.INK] * len(top), [False] * len(top), 2, left=True)


def _silence(lang: Language, row: dict[Any, Any]) -> str:
    """How many usual gaps the silence lasts, with a mark where that is an alarm."""
    if pd.isna(row["silence_ratio"]):
        return "–"
    ratio = float(row["silence_ratio"])
    times = f"{wording.number(lang, ratio, digits=0 if ratio >= 10 else 1)} ×"  # noqa: PLR2004 - two digits are enough
    return f"\u25b2 {times}" if row["alarm"] else times


def _finding(top: pd.DataFrame, figures: describe.Headline, lang: Language) -> Finding:
    """What the ranking says: how much of the exchange the strongest ties hold, and how many are silent."""
    silent, shown = int(top["alarm"].sum()), len(top)
    name = frame.glue(naming.person_label(str(top["name"].iloc[0])))
    share = naming.share_text(lang, figures.circles[_CIRCLE])
    key = "ties_title_few" if figures.in_touch <= _CIRCLE else "ties_title"
    title = wording.say(lang, key, n=figures.in_touch, k=_CIRCLE, share=share, name=name)
    if silent and shown > 1:
        title = wording.say(lang, "ties_silent", first=title, n=silent, shown=shown)
    caption = wording.say(
        lang, "ties_caption", n=figures.in_touch,
        people=wording.say(lang, "people", n=figures.people), all=figures.people,
        days=figures.exchange_days, day=figures.day,
    )  # fmt: skip
    return Finding(title, caption)


def observed_caption(figures: describe.Headline, lang: Language) -> str:
    """Return the caption that says with how many people exchange is observable, who is judged besides, and as of when."""
    caption = wording.say(
        lang, "tending_caption", people=wording.say(lang, "people", n=figures.people),
        observable=wording.number(lang, figures.observable),
        share=naming.share_text(lang, figures.observable_share), as_of=naming.as_of_text(lang, figures.day),
    )  # fmt: skip
    return caption + pinned_text(figures, lang)


def pinned_text(figures: describe.Headline, lang: Language) -> str:
    """Return who is judged though no exchange is observable, to stand behind a caption: the pinned; nothing without any."""
    more = figures.judged - figures.observable
    return " " + wording.say(lang, "judged_pinned", n=more) if more > 0 else ""


def draw_days(
    ax: Axes, top: pd.DataFrame, exchanges: pd.DataFrame, *, day: date, lang: Language, least: float = 4
) -> None:
    """Draw on which days there was an exchange, a row a person, in the order of the ranking."""
    scales.clear_axes(ax)
    place = {person: row for row, person in enumerate(top.index)}
    days = exchanges.loc[exchanges["person_id"].isin(list(top.index)), ["person_id", "day"]]
    first, last = days["day"].min().date(), pd.Timestamp(day).date()
    span = max((last - first).days, 30)
    low, high = scales.date_number(last) - span * 1.02, scales.date_number(last) + span * 0.02
    marks = _marks(days, place, pd.Timestamp(last), span / _MARKS)
    colours = [style.STATE_COLOURS[top["tending"].iloc[row]] for row in marks["row"]]
    ax.vlines(marks["x"], marks["row"] - 0.3, marks["row"] + 0.3, colors=colours, linewidth=0.7)
    ax.hlines([row + 0.5 for row in place.values()], low, high, color="#EDEDED", linewidth=0.7, zorder=0)
    ax.set_xlim(low, high)
    ax.set_ylim(max(len(top), least) - 0.4, -1.6)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.text(
        low,
        -1,
        wording.say(lang, "strip_head"),
        va="center_baseline",
        fontsize=frame.SMALL,
        color=frame.FAINT,
    )
    ticks = scales.tick_days(first, last, width=frame.inner_width(ax, 0))
    for tick, name in zip(ticks, scales.day_names(ticks, lang), strict=True):
        ax.text(scales.date_number(tick), len(top), name, ha="center", va="center_baseline", fontsize=frame.SMALL,
                color=style.INK)  # fmt: skip


def _marks(days: pd.DataFrame, place: dict[Any, int], last: pd.Timestamp, step: float) -> pd.DataFrame:
    """Row and place of each mark; days too close together to be told apart share one."""
    age = (last - days["day"]).dt.days
    if step > 1:
        age = (age / step).round() * step
    x = scales.date_number(last.date()) - age
    return pd.DataFrame({"row": days["person_id"].map(place).astype("int64"), "x": x}).drop_duplicates()
