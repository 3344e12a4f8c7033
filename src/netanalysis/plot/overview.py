"""Small pictures and big numbers: the parts of the page that shows the network at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, scales, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.ties import draw_bars, pinned_text, state_column

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

#: size of the big numbers, and the space between them, in points
_BIG: Final = 28.0
#: platforms named with their accounts
_PLATFORMS: Final = 2
_GUTTER: Final = 22.0


def activity(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw month by month with how many people there was an exchange.

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
    >>> na.plot.activity(na.load_sample()).get_ylabel()
    'people a month'
    """
    measures = describe.measure(network, as_of=as_of)
    axes = frame.new_axes(ax, height=4.5)
    counted = describe.activity(measures.network, measures=measures)
    words = lang or network.settings.language
    day = measures.network.date
    return frame.present(axes, lambda bare: draw_activity(bare, counted, day=day, lang=words))


def draw_activity(ax: Axes, counted: pd.DataFrame, *, day: date, lang: Language) -> Finding:
    """Draw a step a month on bare axes and return what it says."""
    if not len(counted):
        frame.say_missing(ax, wording.say(lang, "ties_missing"), size=frame.TEXT)
        return activity_finding(counted, day=day, lang=lang)
    scales.clear_axes(ax, grid="y")
    edges = [scales.date_number(month.start_time.date()) for month in counted.index]
    edges.append(scales.date_number(counted.index[-1].end_time.date()) + 1)
    people = counted["people"].to_numpy()
    ax.fill_between(edges, [*people, people[-1]], step="post", color=style.BLUE, linewidth=0)
    largest = int(people.max())
    ax.set_ylim(0, max(largest * 1.06, 1.1))
    ax.set_xlim(edges[0] - (edges[-1] - edges[0]) * 0.01, edges[-1])
    scales.count_axis(ax, largest, lang, ticks=4)
    scales.date_ticks(ax, counted.index[0].start_time.date(), day, lang, width=frame.inner_width(ax))
    ax.set_ylabel(wording.say(lang, "people_month_axis"), fontsize=frame.TEXT, color=frame.FAINT)
    return activity_finding(counted, day=day, lang=lang)


def activity_finding(counted: pd.DataFrame, *, day: date, lang: Language) -> Finding:
    """Return what the months say: how many people on average, and when most."""
    if not len(counted):
        return Finding(wording.say(lang, "activity_missing_title"))
    people = counted["people"]
    best = counted.index[int(people.to_numpy().argmax())].start_time.date()
    title = wording.say(lang, "activity_title", n=int(people.max()), month=wording.month(lang, best),
                        mean=float(people.tail(12).mean()))  # fmt: skip
    caption = wording.say(lang, "activity_caption", n=int(counted["exchanges"].sum()),
                          days=int(counted["exchange_days"].sum()), day=day)  # fmt: skip
    return Finding(title, caption)


def draw_numbers(ax: Axes, figures: Sequence[tuple[str, str]]) -> None:
    """Write big numbers side by side across a page, each with a few words below it."""
    ax.set_axis_off()
    slot = (frame.page_width(ax) + _GUTTER) / len(figures)
    widest = max(frame.text_width(number, _BIG, bold=True) for number, _ in figures)
    size = min(_BIG, _BIG * (slot - _GUTTER) / widest)
    for place, (number, words) in enumerate(figures):
        frame.write(ax, number, indent=place * slot, below=_BIG * 0.8, size=size, colour=style.BLUE, bold=True,
                    align="baseline")  # fmt: skip
        wrapped = frame.wrap(words, slot - _GUTTER, size=frame.TEXT)
        frame.write(ax, wrapped, indent=place * slot, below=_BIG * 1.15, colour=frame.FAINT)


def _accounts(figures: describe.Headline, lang: Language) -> str:
    """Platforms with most accounts, and how many more there are."""
    most = sorted(figures.accounts.items(), key=lambda found: (-found[1], found[0]))
    shown = [
        frame.glue(f"{naming.platform_name(name, lang)} {wording.number(lang, n)}")
        for name, n in most[:_PLATFORMS]
    ]
    rest = len(most) - len(shown)
    return ", ".join(shown) + (wording.say(lang, "more_platforms", n=rest) if rest else "")


def big_numbers(figures: describe.Headline, firms: int, lang: Language) -> list[tuple[str, str]]:
    """Return the headline figures as numbers and the words below them."""
    accounts = _accounts(figures, lang)
    judged = figures.judged
    tended = wording.number(lang, figures.states["tended"]) if judged else "–"
    circle = next((size for size in (15, 5) if size < figures.in_touch), figures.in_touch)
    held = naming.share_text(lang, figures.circles.get(circle, 1.0)) if figures.in_touch else "–"
    return [
        (
            wording.number(lang, figures.people),
            wording.say(lang, "big_people", n=figures.people, accounts=accounts),
        ),
        (wording.number(lang, figures.in_touch), wording.say(lang, "big_touch", n=figures.exchange_days)),
        (tended, wording.say(lang, "big_tended", n=judged)),
        (held, wording.say(lang, "big_share", n=circle or 15)),
        (wording.number(lang, firms), wording.say(lang, "big_firms", n=firms)),
    ]


def draw_strongest(ax: Axes, top: pd.DataFrame, *, lang: Language) -> None:
    """Draw the strongest ties with their states, on bare axes."""
    if not len(top):
        frame.say_missing(ax, wording.say(lang, "ties_missing"), size=frame.TEXT)
        return
    draw_bars(ax, top, [state_column(top, lang)], lang=lang, least=8)


def overview_finding(figures: describe.Headline, owner: str, lang: Language) -> Finding:
    """Return what the network says in one sentence."""
    people = wording.say(lang, "people", n=figures.people)
    whose = style.label(owner, width=40) or wording.say(lang, "the_owner")
    caption = wording.say(
        lang, "overview_caption", owner=whose, n=figures.observable,
        observable=wording.say(lang, "people", n=figures.observable),
        share=naming.share_text(lang, figures.observable_share),
        undated=wording.say(lang, "accounts", n=figures.undated),
        nameless=wording.say(lang, "nameless", n=figures.nameless),
        as_of=naming.as_of_text(lang, figures.day),
    ) + pinned_text(figures, lang)  # fmt: skip
    if figures.strangers:
        caption += " " + wording.say(lang, "overview_strangers", n=figures.strangers)
    if not figures.judged:
        return Finding(wording.say(lang, "overview_title_unobserved", people=people), caption)
    if not figures.in_touch:
        return Finding(wording.say(lang, "overview_title_silent", people=people), caption)
    n, never = figures.states["tended"], figures.states["collected"]
    tended = wording.say(lang, "ties_tended" if n else "no_tie_tended", n=n)
    unused = (
        wording.say(lang, "were_unused", n=never)
        if never
        else wording.say(lang, "none_unused", n=figures.judged)
    )
    title = wording.say(lang, "overview_title", people=people, tended=tended, unused=unused)
    return Finding(title, caption)
