"""How the network grew: accounts over time, platform by platform, and those of which no day is known."""

from __future__ import annotations

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

#: lines of the platforms differ in dashes too, for those who print in grey
_DASHES: Final = ("-", (0, (5, 1.6)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)))
#: more platforms than this are drawn as one
_MOST: Final = 5
_END_SIZE: Final = 10.0
#: so few months, or accounts, are drawn as steps
_SHORT: Final = 24
_FEW: Final = 200


def growth(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw how the number of accounts grew on each platform.

    Accounts without a date stand apart, as hatched columns beside the curves: they belong to the network, but nobody
    can say since when.

    Parameters
    ----------
    network
        The network.
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
    >>> ax = na.plot.growth(na.load_sample())
    >>> ax.get_ylabel()
    'accounts'
    """
    seen = network.as_of(as_of)
    grown, undated, words = (
        describe.growth(seen),
        describe.undated_accounts(seen),
        lang or seen.settings.language,
    )
    return frame.present(
        frame.new_axes(ax), lambda axes: draw_growth(axes, grown, undated, day=seen.date, lang=words)
    )


def draw_growth(
    ax: Axes, grown: pd.DataFrame, undated: pd.Series[Any], *, day: date, lang: Language
) -> Finding:
    """Draw curves and columns on bare axes and return what they say."""
    if not len(grown) and not len(undated):
        frame.say_missing(ax, wording.say(lang, "growth_missing"))
        caption = wording.say(lang, "growth_caption_none", as_of=naming.as_of_text(lang, day))
        return Finding(wording.say(lang, "growth_missing_title"), caption)
    grown, undated = _fold_platforms(grown, undated, lang)
    scales.clear_axes(ax, grid="y")
    ends = _end_labels(grown, lang)
    columns = [
        f"{naming.platform_name(name, lang)}\n{wording.number(lang, n)}" for name, n in undated.items()
    ]
    below = wording.say(lang, "undated_axis")
    x = _Scale.of(
        ax, grown, day, ends, [f"{text}\n{below}" for text in columns] if len(columns) == 1 else columns
    )
    largest = max([*grown.max(), *undated])
    ax.set_ylim(0, max(*(grown.max() * 1.05), *(undated * 1.16), 1.1))
    ax.set_xlim(x.first - 4 * x.point, x.last + x.extra * x.point)
    _draw_curves(ax, grown, ends, x, {str(name) for name in undated.index})
    scales.count_axis(ax, largest, lang)
    _draw_ticks(ax, x, grown, day, lang)
    _draw_undated(ax, undated, columns, x, lang)
    if not len(grown):
        _say_undated(ax, sum(x.slots), lang)
    ax.set_ylabel(wording.say(lang, "accounts_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return _finding(grown, undated, day, lang)


class _Scale:
    """Where on the date axis curves end and columns stand: room for text is reckoned in points."""

    def __init__(self, first: float, last: float, point: float, end: float, slots: list[float]) -> None:
        self.first, self.last, self.point, self.end, self.slots = first, last, point, end, slots
        self.extra = end + sum(slots)

    @classmethod
    def of(cls, ax: Axes, grown: pd.DataFrame, day: date, ends: list[str], columns: list[str]) -> _Scale:
        last = scales.date_number(day) + 1
        first = scales.date_number(_start(grown)) if len(grown) else last - 1
        end = 14 + max((frame.text_width(text, _END_SIZE, bold=True) for text in ends), default=0)
        slots = [max(frame.text_width(text, frame.TEXT) + 14, 46) for text in columns]
        room = max(frame.inner_width(ax) - end - sum(slots) - 6, 60)
        return cls(first, last, (last - first) / room, end, slots)

    def column(self, place: int) -> float:
        """Middle of a column of undated accounts."""
        return self.last + self.point * (self.end + sum(self.slots[:place]) + self.slots[place] / 2)


def _start(grown: pd.DataFrame) -> date:
    """Where the time axis begins: with a year, or with a month where there are few."""
    first: date = grown.index[0].start_time.date()
    return first if len(grown) <= _SHORT else date(first.year, 1, 1)


def _fold_platforms(
    grown: pd.DataFrame, undated: pd.Series[Any], lang: Language
) -> tuple[pd.DataFrame, pd.Series[Any]]:
    """Join the smallest platforms into one where there are too many to be told apart."""
    size = grown.max().add(undated, fill_value=0).sort_index().sort_values(kind="stable")
    others = list(size.index[: -(_MOST - 1)]) if len(size) > _MOST else []
    if not others:
        return grown, undated
    name = wording.say(lang, "other_platforms")
    few, rest = [p for p in grown if p in others], [p for p in undated.index if p in others]
    folded = grown.drop(columns=few)
    if few:
        folded[name] = grown[few].sum(axis=1)
    kept = undated.drop(rest)
    return folded, pd.Series({**kept, name: undated[rest].sum()}) if rest else kept


def _end_labels(grown: pd.DataFrame, lang: Language) -> list[str]:
    if not len(grown):
        return []
    return [
        f"{naming.platform_name(name, lang)} {wording.number(lang, n)}" for name, n in grown.iloc[-1].items()
    ]


def _draw_curves(ax: Axes, grown: pd.DataFrame, ends: list[str], x: _Scale, undated: set[str]) -> None:
    """Draw a line a platform, with its name and number.

    Where some accounts of a platform have no date, its line ends with the last one that has: what came later is not known,
    and a line drawn on would say that nothing did.
    """
    if not len(grown):
        return
    begin = scales.date_number(grown.index[0].start_time.date())
    ends_of_months = [scales.date_number(month.end_time.date()) + 1 for month in grown.index]
    days = [begin, *(min(end, x.last) for end in ends_of_months)]
    low, high = ax.get_ylim()
    height = (high - low) / max(frame.inner_height(ax), 1) * _END_SIZE * 1.5
    places = scales.spread([float(n) for n in grown.iloc[-1]], height)
    stepped = len(grown) <= _SHORT or int(grown.to_numpy().max()) <= _FEW
    for i, (platform, counts) in enumerate(grown.items()):
        colour = naming.platform_colour(str(platform))
        known = int(counts.to_numpy().argmax()) + 1 if platform in undated else len(counts)
        ax.plot(days[: known + 1], [0, *counts[:known]], color=colour, linewidth=2.2,
                linestyle=_DASHES[i % len(_DASHES)], drawstyle="steps-post" if stepped else "default",
                solid_capstyle="butt")  # fmt: skip
        ax.plot(days[known], counts.iloc[known - 1], "o", color=colour, markersize=5, clip_on=False)
        if known < len(counts):
            ax.plot(
                [days[known], x.last],
                [counts.iloc[known - 1]] * 2,
                color=frame.FAINT,
                linewidth=0.7,
                linestyle=(0, (1, 3)),
            )
        ax.annotate(ends[i], (x.last, places[i]), (8, 0), textcoords="offset points", va="center", fontsize=_END_SIZE,
                    fontweight="bold", color=colour, annotation_clip=False)  # fmt: skip


def _draw_ticks(ax: Axes, x: _Scale, grown: pd.DataFrame, day: date, lang: Language) -> None:
    """Name years or months; what lies beyond the last day is no time."""
    first = _start(grown) if len(grown) else day
    if len(grown):
        scales.date_ticks(ax, first, day, lang, width=(x.last - x.first) / x.point)
    else:
        ax.set_xticks([])
    ax.spines["bottom"].set_visible(True)
    ax.spines["bottom"].set_color(style.GREY)
    ax.spines["bottom"].set_bounds(x.first if len(grown) else x.last, x.last)


def _draw_undated(ax: Axes, undated: pd.Series[Any], columns: list[str], x: _Scale, lang: Language) -> None:
    """Draw a hatched column for the accounts without a date on each platform."""
    for i, (platform, n) in enumerate(undated.items()):
        colour = naming.platform_colour(str(platform))
        ax.bar(
            x.column(i),
            n,
            width=30 * x.point,
            facecolor="white",
            edgecolor=colour,
            hatch="////",
            linewidth=1.2,
        )
        ax.annotate(columns[i], (x.column(i), n), (0, 5), textcoords="offset points", ha="center", va="bottom",
                    fontsize=frame.TEXT, color=colour)  # fmt: skip
    if len(undated):
        middle = (x.column(0) + x.column(len(undated) - 1)) / 2
        text = wording.say(lang, "undated_axis")
        ax.annotate(text, (middle, 0), (0, -scales.TICK_PAD), textcoords="offset points", va="top", ha="center",
                    fontsize=frame.TEXT, color=style.INK, annotation_clip=False)  # fmt: skip


def _say_undated(ax: Axes, taken: float, lang: Language) -> None:
    """Say where dates would come from, in the room that the curves would have had beside the columns."""
    ax.grid(visible=False)
    room = max(frame.inner_width(ax) - taken - 40, 60)
    text = frame.wrap(wording.say(lang, "growth_no_dates"), room, size=frame.TEXT)
    ax.text(0.02, 0.97, text, transform=ax.transAxes, va="top", fontsize=frame.TEXT, color=frame.FAINT,
            linespacing=1.4, gid="missing", bbox={"facecolor": "white", "edgecolor": "none", "pad": 3})  # fmt: skip


def _finding(grown: pd.DataFrame, undated: pd.Series[Any], day: date, lang: Language) -> Finding:
    """What the picture says: how many accounts since when, and the year in which most were made."""
    n_dated = int(grown.iloc[-1].sum()) if len(grown) else 0
    n_undated = int(undated.sum())
    caption = wording.say(
        lang, "growth_caption", n=wording.say(lang, "accounts", n=n_dated + n_undated),
        as_of=naming.as_of_text(lang, day),
        undated=wording.say(lang, "of_them_undated", n=n_undated),
    )  # fmt: skip
    if "xing" in undated.index:
        caption += " " + wording.say(lang, "growth_xing")
    if not n_dated:
        return Finding(wording.say(lang, "growth_undated_title", n=n_undated), caption)
    years = yearly(grown).sum(axis=1)
    best, most = str(years.idxmax()), int(years.max())
    key = "growth_title_one_year" if most == n_dated else "growth_title" if most > 1 else "growth_title_slow"
    title = wording.say(lang, key, n=n_dated, first=str(years.index[0]), best=best, most=most)
    return Finding(title, caption)


def yearly(grown: pd.DataFrame) -> pd.DataFrame:
    """Return the accounts added in each calendar year, a column a platform."""
    new = grown.diff().fillna(grown.head(1)).astype("int64")
    years = pd.PeriodIndex(new.index).year
    return new.groupby(years.rename("year")).sum()


def n_years(grown: pd.DataFrame) -> int:
    """Return how many calendar years the curves span, the first and the last one counted."""
    return len(yearly(grown)) if len(grown) else 0


def draw_yearly(ax: Axes, grown: pd.DataFrame, *, limits: tuple[float, float], lang: Language) -> Finding:
    """Draw the dated accounts added in each year, platforms stacked, on bare axes with the limits of other ones."""
    new = yearly(grown)
    scales.clear_axes(ax, grid="y")
    middles = [scales.date_number(date(int(year), 7, 2)) for year in new.index]
    base = pd.Series(0, index=new.index)
    for i, (platform, counts) in enumerate(new.items()):
        ax.bar(middles, counts, bottom=base, width=265, color=naming.platform_colour(str(platform)), edgecolor="white",
               linewidth=0.6, hatch=("", "///", "...", "xxx")[i % 4])  # fmt: skip
        base = base + counts
    most = int(base.max())
    ax.annotate(wording.number(lang, most), (middles[int(base.argmax())], most), (0, 3), textcoords="offset points",
                ha="center", va="bottom", fontsize=frame.SMALL, color=style.INK)  # fmt: skip
    scales.count_axis(ax, most, lang, ticks=3)
    ax.set_ylim(0, most * 1.2)
    ax.set_xlim(*limits)
    ax.set_xticks(middles, _year_names(new, limits, frame.inner_width(ax)))
    ax.set_ylabel(wording.say(lang, "new_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return Finding(wording.say(lang, "yearly_title"))


def _year_names(new: pd.DataFrame, limits: tuple[float, float], width: float) -> list[str]:
    """Name as many years as there is room for."""
    slot = 365.25 / (limits[1] - limits[0]) * width
    step = next(step for step in (1, 2, 5, 10, 20, 50, 1000) if slot * step > 34)  # noqa: PLR2004 - a year is so wide
    return [str(year) if int(year) % step == 0 or len(new) == 1 else "" for year in new.index]
