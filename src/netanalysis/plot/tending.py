"""Which ties are tended and which were only collected, the ones nobody can judge apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.ties import observed_caption

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

#: where the rows of the states lie: the one that cannot be told stands apart
_ROWS: Final = (0.0, 1.0, 2.0, 3.0, 4.0, 5.35)
#: from so many people on, a share is told as "6 of 10"
_TENTHS_FROM: Final = 20


def tending(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw how many ties are in which state, with their shares of the people whose state can be told.

    People on whose accounts no file would have shown an exchange stand apart, hatched: for them "never in touch" cannot
    be said.

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
    >>> len(na.plot.tending(na.load_sample()).patches)
    6
    """
    measures = describe.measure(network, as_of=as_of)
    axes = frame.new_axes(ax)
    words = lang or network.settings.language
    counts = describe.states(measures.network, measures=measures)
    figures = describe.headline(measures.network, measures=measures)
    return frame.present(axes, lambda bare: draw_tending(bare, counts, figures, lang=words))


def draw_tending(
    ax: Axes, counts: pd.DataFrame, figures: describe.Headline, *, lang: Language, explain: bool = True
) -> Finding:
    """Draw a bar a state on bare axes and return what they say."""
    scales.clear_axes(ax)
    people = counts["people"]
    bars = ax.barh(_ROWS, people, height=0.6, color=[style.STATE_COLOURS[state] for state in counts.index])
    naming.hatch_states(bars, counts.index)
    texts = [_numbers(int(n), share, lang) for n, share in zip(people, counts["share"], strict=True)]
    for row, n, text in zip(_ROWS, people, texts, strict=True):
        ax.annotate(text, (n, row), (6, 0), textcoords="offset points", va="center_baseline", fontsize=frame.TEXT,
                    color=style.INK)  # fmt: skip
    _name_states(ax, counts, lang, explain=explain)
    _make_room(ax, people, texts, lang, explain=explain)
    return _finding(figures, lang)


def _numbers(n: int, share: float, lang: Language) -> str:
    if pd.isna(share) or not n:
        return wording.number(lang, n)
    return f"{wording.number(lang, n)}  ·  {naming.share_text(lang, share)}"


def _name_states(ax: Axes, counts: pd.DataFrame, lang: Language, *, explain: bool) -> None:
    """Name each state and say in small what it means."""
    names = [wording.say(lang, f"state_{state}") for state in counts.index]
    if not explain:
        ax.set_yticks(_ROWS, names)
        return
    ax.set_yticks([])
    for row, state, name in zip(_ROWS, counts.index, names, strict=True):
        for text, lift, size, colour, weight in (
            (name, 1, frame.TEXT + 1, style.INK, "bold"),
            (wording.say(lang, f"state_{state}_means"), -1, frame.SMALL, frame.FAINT, "normal"),
        ):
            ax.annotate(text, (0, row), (-10, lift), xycoords=ax.get_yaxis_transform(), textcoords="offset points",
                        ha="right", va="bottom" if lift > 0 else "top", fontsize=size, color=colour, fontweight=weight,
                        annotation_clip=False)  # fmt: skip


def _make_room(ax: Axes, people: pd.Series[Any], texts: list[str], lang: Language, *, explain: bool) -> None:
    """Scale the axes so that the numbers fit behind the bars, and part the state that cannot be told."""
    suffix = "_means" if explain else ""
    labels = max(
        frame.text_width(wording.say(lang, f"state_{state}{suffix}"), frame.TEXT) for state in people.index
    )
    width = frame.inner_width(ax, labels)
    text = max(frame.text_width(text, frame.TEXT) for text in texts) + 14
    largest = max(int(people.max()), 1)
    right = largest * width / max(width - text, 30)
    ax.set_xlim(0, right)
    ax.set_ylim(_ROWS[-1] + 0.5, -0.5)
    ax.set_xticks([])
    ax.axvline(0, color=style.GREY, linewidth=0.9)
    ax.axhline((_ROWS[-1] + _ROWS[-2]) / 2, color=style.PALE, linewidth=0.9)


def _finding(figures: describe.Headline, lang: Language) -> Finding:
    """What the bars say: how many ties were never used and how many are tended, of those that can be judged."""
    caption = observed_caption(figures, lang)
    judged = figures.judged
    if not judged:
        return Finding(wording.say(lang, "tending_unobserved_title", n=figures.people), caption)
    never, n = figures.states["collected"], figures.states["tended"]
    tended = wording.say(lang, "are_tended" if n else "none_tended", n=n)
    key = (
        "tending_title_used" if not never else "tending_title_unused" if never == judged else "tending_title"
    )
    title = wording.say(lang, key, n=judged, k=n, never=of_ten(never, judged, lang), tended=tended)
    return Finding(title, caption)


def of_ten(part: int, whole: int, lang: Language) -> str:
    """Say a share as "6 of 10" where that is near enough, exactly where there are few.

    Examples
    --------
    >>> of_ten(1244, 2000, "en"), of_ten(3, 7, "en")
    ('6 of 10', '3 of 7')
    """
    tenths = round(10 * part / whole)
    if whole < _TENTHS_FROM or not 0 < tenths < 10:  # noqa: PLR2004 - all or nothing is told exactly
        return wording.say(lang, "part_of", part=part, whole=whole)
    return wording.say(lang, "part_of", part=tenths, whole=10)


def draw_circles(ax: Axes, figures: describe.Headline, *, lang: Language) -> Finding:
    """Draw what share of all exchange days the strongest ties hold, on bare axes."""
    sizes = [size for size in figures.circles if size < figures.in_touch]
    if not sizes:
        few = wording.say(lang, "circles_few" if figures.in_touch else "ties_missing", n=figures.in_touch)
        frame.say_missing(ax, few, size=frame.TEXT)
        return Finding(wording.say(lang, "circles_title"))
    scales.clear_axes(ax)
    shares = [*(figures.circles[size] for size in sizes), 1.0]
    names = [wording.say(lang, "strongest", n=size) for size in sizes]
    names.append(wording.say(lang, "all_ties", n=figures.in_touch))
    rows = range(len(shares))
    ax.barh(rows, [1.0] * len(shares), height=0.4, color="#F0F0F0")
    ax.barh(rows, shares, height=0.4, color=[style.BLUE] * len(sizes) + [style.GREY])
    for row, share in zip(rows, shares, strict=True):
        ax.annotate(naming.share_text(lang, share), (1, row), (6, 0), textcoords="offset points", va="center",
                    fontsize=frame.TEXT, color=style.INK, annotation_clip=False)  # fmt: skip
    ax.set_yticks(list(rows), names)
    ax.set_xticks([])
    ax.set_xlim(0, 1)
    ax.set_ylim(max(len(shares), 4) - 0.5, -0.5)
    return Finding(wording.say(lang, "circles_title"))
