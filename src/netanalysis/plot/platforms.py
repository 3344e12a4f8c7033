"""Who is known from which platforms: a row for each combination, dots for its platforms, a bar for its people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.network import Network
    from netanalysis.settings import Language

#: greatest number of combinations drawn, and least height of the picture in rows
ROWS: Final = 12
LEAST: Final = 3
#: the dots take no more of the width; where names need more, they stand upright
_DOTS: Final = 0.45
_NARROW: Final = 22.0
_GAP: Final = 16.0


def overlap(
    network: Network, *, as_of: date | str | None = None, lang: Language | None = None, ax: Axes | None = None
) -> Axes:
    """Draw how many people are known from each combination of platforms.

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

    References
    ----------
    .. [1] Lex, A. et al. (2014), UpSet: Visualization of Intersecting Sets, IEEE TVCG 20(12).

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> import netanalysis as na
    >>> len(na.plot.overlap(na.load_sample()).patches)
    3
    """
    seen = network.as_of(as_of)
    counted = describe.platform_overlap(seen)
    doubtful = len(seen.identity.doubtful)
    axes = frame.new_axes(ax, height=1.8 + 0.3 * max(min(len(counted), ROWS), LEAST))
    words = lang or seen.settings.language
    return frame.present(
        axes, lambda bare: draw_overlap(bare, counted, doubtful=doubtful, day=seen.date, lang=words)
    )


def draw_overlap(
    ax: Axes, counted: pd.DataFrame, *, doubtful: int, day: date, lang: Language, rows: int = ROWS
) -> Finding:  # fmt: skip
    """Draw a row a combination on bare axes, so many at most, and return what they say."""
    if not len(counted):
        frame.say_missing(ax, wording.say(lang, "overlap_nobody_missing"))
        return Finding(wording.say(lang, "overlap_nobody"), naming.as_of_text(lang, day))
    top = counted.head(rows)
    combinations = [tuple(names.split(", ")) for names in top["platforms"]]
    platforms = _platforms(counted)
    names = [naming.platform_name(name, lang) for name in platforms]
    ax.set_axis_off()
    width = frame.inner_width(ax, 0)
    columns = [max(frame.text_width(name, frame.TEXT) + 14, _NARROW) for name in names]
    upright = sum(columns) > _DOTS * width
    columns = [_NARROW] * len(names) if upright else columns
    across = [sum(columns[:place]) + column / 2 for place, column in enumerate(columns)]
    ax.set_xlim(0, width)
    ax.set_ylim(max(len(top), LEAST) - 0.4, -0.6)
    for x, name in zip(across, names, strict=True):
        ax.annotate(name, (x, -0.6), (0, 4), textcoords="offset points", ha="center", va="bottom",
                    rotation=90 if upright else 0, fontsize=frame.TEXT, color=style.INK, annotation_clip=False)  # fmt: skip
    for row, combination in enumerate(combinations):
        _draw_dots(ax, row, [name in combination for name in platforms], across)
    _draw_bars(ax, top["persons"].tolist(), sum(columns) + _GAP, width, lang)
    return overlap_finding(counted, doubtful=doubtful, day=day, lang=lang, rows=rows)


def _platforms(counted: pd.DataFrame) -> list[str]:
    """Platforms by the number of people known from them."""
    each = counted.assign(platform=counted["platforms"].str.split(", ")).explode("platform")
    people = each.groupby("platform")["persons"].sum().reset_index()
    return people.sort_values(["persons", "platform"], ascending=[False, True])["platform"].tolist()


def _draw_dots(ax: Axes, row: int, held: list[bool], across: list[float]) -> None:
    """A dark dot for each platform of the combination, joined by a line, and a light one for each other."""
    on = [x for x, is_on in zip(across, held, strict=True) if is_on]
    ax.plot([min(on), max(on)], [row, row], color=style.INK, linewidth=1.6, zorder=2)
    colours = [style.INK if is_on else style.PALE for is_on in held]
    ax.scatter(across, [row] * len(across), s=42, c=colours, zorder=3, clip_on=False)


def _draw_bars(ax: Axes, people: list[int], left: float, width: float, lang: Language) -> None:
    """A bar for the people of each combination, its number behind it."""
    texts = [wording.number(lang, n) for n in people]
    room = max(width - left - max(frame.text_width(text, frame.TEXT) for text in texts) - 10, 20.0)
    lengths = [n * room / max(people) for n in people]
    ax.barh(range(len(people)), lengths, left=left, height=0.6, color=style.BLUE)
    for row, (length, text) in enumerate(zip(lengths, texts, strict=True)):
        ax.annotate(text, (left + length, row), (6, 0), textcoords="offset points", va="center_baseline",
                    fontsize=frame.TEXT, color=style.INK)  # fmt: skip


def overlap_finding(counted: pd.DataFrame, *, doubtful: int, day: date, lang: Language, rows: int) -> Finding:
    """What the rows say: how many people are known from one platform alone, and what is in doubt."""
    several = counted["platforms"].str.contains(", ", regex=False)
    n, more = int(counted["persons"].sum()), int(counted.loc[several, "persons"].sum())
    people = wording.say(lang, "people", n=n)
    if len(_platforms(counted)) == 1:
        title = wording.say(
            lang,
            "overlap_one",
            n=n,
            people=people,
            platform=naming.platform_name(counted["platforms"].iloc[0], lang),
        )
    else:
        title = wording.say(lang, "overlap_title", people=people, n=more, one=n - more)
    parts = [wording.say(lang, "overlap_caption", people=people, as_of=naming.as_of_text(lang, day))]
    hidden = counted["persons"].iloc[rows:]
    parts += [wording.say(lang, "overlap_hidden", n=len(hidden), people=wording.say(lang, "people", n=int(hidden.sum())))] if len(hidden) else []  # fmt: skip
    parts.append(doubtful_text(doubtful, lang))
    return Finding(title, " ".join(parts))


def doubtful_text(n: int, lang: Language) -> str:
    """Say how many pairs are in doubt, and how to settle them."""
    return wording.say(lang, "overlap_doubtful", n=n) if n else wording.say(lang, "overlap_sure")


def draw_accounts(ax: Axes, counted: pd.DataFrame, *, lang: Language) -> None:
    """Draw on bare axes how many people have one account, two, and so on; five and more together."""
    if not len(counted):
        ax.set_axis_off()
        return
    most = 5
    together = counted.assign(n_accounts=counted["n_accounts"].clip(upper=most)).groupby("n_accounts")
    people = together["persons"].sum()
    texts = [wording.number(lang, int(n)) for n in people]
    names = [wording.say(lang, "accounts_or_more" if n == most else "accounts", n=int(n)) for n in people.index]  # fmt: skip
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=frame.TEXT, colors=style.INK)
    ax.set_yticks(range(len(people)), names)
    ax.set_xticks([])
    ax.barh(range(len(people)), people, height=0.6, color=style.BLUE)
    for row, (n, text) in enumerate(zip(people, texts, strict=True)):
        ax.annotate(text, (float(n), row), (6, 0), textcoords="offset points", va="center_baseline",
                    fontsize=frame.TEXT, color=style.INK)  # fmt: skip
    width = frame.inner_width(ax, max(frame.text_width(name, frame.TEXT) for name in names))
    behind = max(frame.text_width(text, frame.TEXT) for text in texts) + 12
    ax.set_xlim(0, float(people.max()) * width / max(width - behind, 30))
    ax.set_ylim(max(len(people), LEAST) - 0.4, -0.6)
