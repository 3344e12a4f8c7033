"""At which firms ego knows how many people, and how these ties are kept."""

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

_NAME: Final = 34
#: what a bar is made of, from the tie that is kept up to the one that nobody can judge: name, states, colour, hatch
_PARTS: Final = (
    ("tended", ("tended",), style.BLUE, ""),
    ("two_way_before", ("dormant", "occasional"), style.SKY, "///"),
    ("one_way", ("one_way",), style.ORANGE, "..."),
    ("collected", ("collected",), "#C9C9C9", ""),
    ("unobserved", ("unobserved",), "#FFFFFF", "////"),
)


def companies(
    network: Network, *, n: int = 20, as_of: date | str | None = None, lang: Language | None = None,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the firms with most people in the network, each bar parted by how the ties are kept.

    Legal forms and spellings are merged; what is no employer is left out and counted in the caption.

    Parameters
    ----------
    network
        The network.
    n
        How many firms at most.
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
    >>> ax = na.plot.companies(na.load_sample(), n=5)
    >>> len(ax.get_yticks())
    5
    """
    measures = describe.measure(network, as_of=as_of)
    seen = measures.network
    firms = describe.companies(seen, measures=measures)
    axes = frame.new_axes(ax, height=2.4 + 0.26 * max(min(n, len(firms)), 4))
    counted = describe.employment(seen, measures=measures)
    words = lang or seen.settings.language
    return frame.present(
        axes, lambda bare: draw_companies(bare, firms, counted, n=n, day=seen.date, lang=words)
    )


def draw_companies(
    ax: Axes, firms: pd.DataFrame, counted: describe.Employment, *, n: int, day: date, lang: Language
) -> Finding:
    """Draw a bar a firm on bare axes and return what they say."""
    if not len(firms):
        frame.say_missing(ax, wording.say(lang, "companies_missing"))
        title = wording.say(lang, "companies_missing_title", n=counted.people)
        return Finding(title, _caption(0, 0, counted, day, lang))
    top = firms.head(n)
    scales.clear_axes(ax)
    parts = _parts(top)
    _draw_parts(ax, parts, lang)
    names = [style.label(str(name), width=_NAME) for name in top["company"]]
    ax.set_yticks(range(len(top)), names)
    texts = [_numbers(row, lang) for row in top.to_dict("records")]
    for row, (people, text) in enumerate(zip(top["people"], texts, strict=True)):
        ax.annotate(text, (people, row), (6, 0), textcoords="offset points", va="center_baseline", fontsize=frame.TEXT,
                    color=style.INK)  # fmt: skip
    labels = max(frame.text_width(name, frame.TEXT) for name in names)
    width = frame.inner_width(ax, labels)
    behind = max(frame.text_width(text, frame.TEXT) for text in texts) + 14
    ax.set_xlim(0, float(top["people"].max()) * width / max(width - behind, 30))
    ax.set_ylim(max(len(top), 4) - 0.4, -0.6)
    scales.count_axis(ax, float(top["people"].max()), lang, axis="x")
    ax.set_xlabel(wording.say(lang, "people_axis"), fontsize=frame.TEXT, color=frame.FAINT, loc="left")
    return _finding(firms, top, counted, day, lang)


def _parts(top: pd.DataFrame) -> pd.DataFrame:
    """People at each firm by what the bar is made of; parts that nobody is in are left out."""
    parts = pd.DataFrame({name: top[list(states)].sum(axis=1) for name, states, _, _ in _PARTS})
    return parts.loc[:, parts.any()]


def _draw_parts(ax: Axes, parts: pd.DataFrame, lang: Language) -> None:
    """Stack the parts of each bar and name them in a line above."""
    base = pd.Series(0, index=parts.index)
    for name, _, colour, hatch in _PARTS:
        if name not in parts:
            continue
        edge = style.GREY if name == "unobserved" else "white"
        ax.barh(range(len(parts)), parts[name], left=base, height=0.66, color=colour, hatch=hatch, edgecolor=edge,
                linewidth=0.6, label=wording.say(lang, f"part_{name}"))  # fmt: skip
        base = base + parts[name]
    legend_line(ax, most=frame.inner_width(ax, 160))


def legend_line(ax: Axes, *, most: float) -> None:
    """Name the parts in one line above the bars, or in two where the line would be too long."""
    handles, labels = ax.get_legend_handles_labels()
    line = sum(frame.text_width(label, frame.TEXT) + 38 for label in labels)
    columns = len(labels) if line < most else (len(labels) + 1) // 2
    ax.legend(handles, labels, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns, frameon=False,
              borderaxespad=0.2, fontsize=frame.TEXT, handlelength=1.1, handleheight=0.9, columnspacing=1.4,
              handletextpad=0.5, borderpad=0.1)  # fmt: skip


def _numbers(row: dict[Any, Any], lang: Language) -> str:
    """Number of people behind a bar, and how many of them are tended."""
    people = wording.number(lang, row["people"])
    tended = wording.say(lang, "tended_of_them", n=row["tended"])
    return f"{people}  ·  {tended}" if row["tended"] else people


def _finding(
    firms: pd.DataFrame, top: pd.DataFrame, counted: describe.Employment, day: date, lang: Language
) -> Finding:
    """What the bars say: at how many firms somebody is known, at how many a tie is tended, and where most are."""
    tended = int((firms["tended"] > 0).sum())
    title = wording.say(
        lang, "companies_title" if tended else "companies_title_untended", n=len(firms), tended=tended,
        name=style.label(str(top["company"].iloc[0]), width=_NAME),
        most=wording.say(lang, "people", n=int(top["people"].iloc[0])),
    )  # fmt: skip
    merged = int((firms["spellings"] - 1).sum())
    return Finding(title, _caption(len(top), merged, counted, day, lang))


def _caption(shown: int, merged: int, counted: describe.Employment, day: date, lang: Language) -> str:
    return wording.say(
        lang, "companies_caption" if shown else "companies_caption_none", n=shown, employed=counted.employed,
        people=wording.say(lang, "people", n=counted.people), all=counted.people, none=counted.no_employer,
        unknown=counted.unknown, merged=merged, as_of=naming.as_of_text(lang, day),
    )  # fmt: skip
