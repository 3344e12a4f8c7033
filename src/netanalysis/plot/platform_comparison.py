"""Platform against platform: a row a platform, a column a measure, a dot and its interval in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from netanalysis import wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding
from netanalysis.questions.platforms import ADDRESS_BOOK, UNITS, ahead
from netanalysis.questions.shape import write

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from netanalysis.questions import Answer
    from netanalysis.settings import Language

#: measures drawn, a column each; deciders at target firms stand in the words beside
COLUMNS: Final = tuple(name for name in UNITS if name != "target_deciders")
#: greatest number of platforms drawn
ROWS: Final = 8
#: room for the names, between columns, for heads above and the outcome of the comparison below, in points
_NAMES, _GAP, _HEAD, _FOOT = 86.0, 12.0, 54.0, 40.0
_ROW: Final = (22.0, 40.0)
#: how far the line of a cell stands below its middle, and its words above
_LINE, _WORDS = 5.5, 2.0
#: columns of rates reach no further than so many times the largest figure that can be ranked
_REACH: Final = 1.6
#: no sentence on what is missing is longer
_SENTENCE: Final = 400
_DARK: Final = "#4D4D4D"
#: who is on no axis
_ASIDE: Final = ("nameless", "beside")
#: what has no name of its own but a word in each language
_WORDED: Final = (ADDRESS_BOOK,)


def platform_comparison(answer: Answer, *, lang: Language | None = None, ax: Axes | None = None) -> Axes:
    """Draw every platform in every measure with its interval, and say which is ahead beyond chance.

    Parameters
    ----------
    answer
        What `questions.platforms.answer` returned.
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
    >>> from netanalysis.questions import platforms
    >>> ax = na.plot.platform_comparison(platforms.answer(na.load_sample()))
    >>> ax.get_title(loc="left").split(" is ahead")[0]
    'LinkedIn'
    """
    words = lang or answer.lang
    axes = frame.new_axes(ax, width=11.5, height=3.4 + 0.42 * len(drawn_platforms(answer)))
    return frame.present(axes, lambda bare: draw_comparison(bare, answer, lang=words))


def drawn_platforms(answer: Answer) -> list[str]:
    """Return the platforms drawn: those that show a list of contacts first, by people; address books last."""
    table = answer.tables["measures"]
    aside = set(table.loc[table["why"].isin(["by_exchange", "no_list"]), "platform"])
    names = [str(name) for name in answer.tables["overlap"].index]
    return sorted(names, key=lambda name: (name == ADDRESS_BOOK, name in aside))[:ROWS]


def platform_word(platform: object, lang: Language) -> str:
    """Return how a platform is named; what is no brand is named in the reader's language."""
    if platform in _WORDED:
        return wording.say(lang, f"platform_{platform}")
    return naming.platform_name(platform, lang)


def needs_drawn(answer: Answer, lang: Language) -> list[str]:
    """Say what would let more be compared, a sentence each, fit to be drawn."""
    return [style.label(need.text(lang), width=_SENTENCE) for need in answer.needs]


def draw_comparison(ax: Axes, answer: Answer, *, lang: Language) -> Finding:
    """Draw the cells on bare axes and return the finding."""
    finding = comparison_finding(answer, lang)
    if not len(answer.tables["overlap"]):
        frame.say_missing(ax, " ".join(needs_drawn(answer, lang)))
        return finding
    ax.set_axis_off()
    width, height = frame.inner_width(ax, 0), max(frame.inner_height(ax), 120.0)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    platforms = drawn_platforms(answer)
    step = min(max((height - _HEAD - _FOOT) / len(platforms), _ROW[0]), _ROW[1])
    rows = [_HEAD + (place + 0.5) * step for place in range(len(platforms))]
    across = (width - _NAMES) / (len(COLUMNS) + 1)
    ax.hlines([y + step / 2 for y in rows], 0, width, color="#EDEDED", linewidth=0.8, zorder=0)
    for y, platform in zip(rows, platforms, strict=True):
        _write(ax, platform_word(platform, lang), 0, y - _WORDS - frame.TEXT / 2, _NAMES)
    _draw_people(ax, answer, platforms, rows, across - _GAP, lang)
    leaders = ahead(answer.tables["measures"])
    for place, name in enumerate(COLUMNS, start=1):
        left = _NAMES + place * across
        _draw_measure(ax, _cells(answer, name, platforms), rows, left, across - _GAP, lang)
        _write(ax, foot_text(answer, name, lang), left, rows[-1] + step / 2 + 4, across - _GAP, size=frame.SMALL,
               bold=name in leaders)  # fmt: skip
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    return finding


def _cells(answer: Answer, name: str, platforms: Sequence[str]) -> pd.DataFrame:
    """Rows of one measure, a platform each, in the order drawn."""
    table = answer.tables["measures"]
    return table[table["measure"] == name].set_index("platform").loc[list(platforms)]


def _write(
    ax: Axes, text: str, left: float, below: float, width: float, *, size: float = frame.TEXT, bold: bool = False,
    colour: str = style.INK,
) -> int:  # fmt: skip
    """Write words into a column, line for line so that columns stay level, and return how many lines they took."""
    lines = frame.wrap(text, width, size=size, bold=bold).split("\n")
    for place, line in enumerate(lines):
        ax.text(left, below + size * (0.8 + 1.25 * place), line, va="baseline", fontsize=size, color=colour,
                fontweight="bold" if bold else "normal", in_layout=False)  # fmt: skip
    return len(lines)


def _head(ax: Axes, name: str, left: float, width: float, lang: Language) -> None:
    """Name of a measure over its column, and what it is measured in."""
    n = _write(
        ax, wording.say(lang, f"measure_{name}"), left, 0, width + _GAP / 2, size=frame.TEXT, bold=True
    )
    below = n * frame.TEXT * 1.25 + 1
    _write(ax, wording.say(lang, f"measured_in_{name}"), left, below, width, size=frame.SMALL - 1,
           colour=frame.FAINT)  # fmt: skip


def _draw_people(
    ax: Axes, answer: Answer, platforms: Sequence[str], rows: Sequence[float], width: float, lang: Language
) -> None:
    """Bars of people: those only there dark, those known elsewhere too light, their number above."""
    _head(ax, "people", _NAMES, width, lang)
    counts = answer.tables["overlap"].loc[list(platforms)]
    scale = width / max(int(counts["people"].max()), 1)
    only, shared = (counts["only_here"].to_numpy() * scale, counts["shared"].to_numpy() * scale)
    lines = [y + _LINE for y in rows]
    ax.barh(lines, only, left=_NAMES, height=5, color=_DARK, zorder=2)
    ax.barh(
        lines,
        shared,
        left=_NAMES + only,
        height=5,
        color=style.PALE,
        edgecolor=_DARK,
        linewidth=0.5,
        zorder=2,
    )
    for y, people in zip(rows, counts["people"], strict=True):
        _figure(ax, wording.number(lang, people), _NAMES, y)


def _figure(
    ax: Axes, text: str, left: float, y: float, *, bold: bool = False, colour: str = style.INK
) -> None:
    ax.text(left, y - _WORDS + 0.5, text, va="baseline", fontsize=frame.SMALL, color=colour,
            fontweight="bold" if bold else "normal", in_layout=False)  # fmt: skip


def _draw_measure(
    ax: Axes, cells: pd.DataFrame, rows: Sequence[float], left: float, width: float, lang: Language
) -> None:
    """One column: its head, and in each cell the figure, its interval as a line, and a dot: hollow where it is not ranked."""
    name = str(cells["measure"].iloc[0])
    _head(ax, name, left, width, lang)
    alone = (cells["place"] == 1).sum() == 1
    cells = cells.assign(y=list(rows), leads=alone & (cells["place"] == 1))
    for row in cells[cells["estimate"].isna()].to_dict("records"):
        why = wording.say(lang, f"unranked_{row['why']}")
        _write(ax, why, left, row["y"] - frame.SMALL, width, size=frame.SMALL - 1, colour=frame.FAINT)
    seen = cells[cells["estimate"].notna()]
    for row in seen.to_dict("records"):
        colour = frame.FAINT if row["why"] else style.INK
        _figure(
            ax, write(row["estimate"], UNITS[name], lang), left, row["y"], bold=row["leads"], colour=colour
        )
    if len(seen):
        _draw_cells(ax, seen, left, width / _end(cells, name), left + width)


def _draw_cells(ax: Axes, seen: pd.DataFrame, left: float, scale: float, right: float) -> None:
    """Draw tracks, intervals, an arrow where one goes on, and dots of a column."""
    y = seen["y"].to_numpy() + _LINE
    low, value, high = (left + seen[part].to_numpy() * scale for part in ("low", "estimate", "high"))
    leads, hollow = seen["leads"].to_numpy(), (seen["why"] != "").to_numpy()
    colours = [
        style.BLUE if lead else style.GREY if bare else _DARK
        for lead, bare in zip(leads, hollow, strict=True)
    ]
    widths = [2.6 if lead else 1.6 for lead in leads]
    ax.hlines(y, left, right, color="#E6E6E6", linewidth=0.8, zorder=1)
    ax.hlines(y, np.minimum(low, right), np.minimum(high, right), color=colours, linewidth=widths, zorder=2)
    for shown, marker in ((high > right + 0.01, ">"), (value <= right + 0.01, "o")):
        at = np.flatnonzero(shown)
        faces = ["white" if hollow[k] and marker == "o" else colours[k] for k in at]
        ax.scatter(np.where(marker == ">", right, value)[at], y[at], s=[44 if leads[k] else 30 for k in at], marker=marker,
                   facecolors=faces, edgecolors=[colours[k] for k in at], linewidths=1.1, zorder=4, clip_on=False, in_layout=False)  # fmt: skip


def _end(cells: pd.DataFrame, name: str) -> float:
    """Where the scale of a column ends: at all of all for shares, else a little beyond what can be ranked."""
    if UNITS[name] == "share":
        return 1.0
    ranked = cells[cells["place"].notna()]
    shown = ranked if len(ranked) else cells
    largest = float(shown["estimate"].max())
    if not largest > 0:
        return float(shown["high"].max()) or 1.0
    return float(min(_REACH * largest, shown["high"].max()))


def foot_text(answer: Answer, name: str, lang: Language) -> str:
    """Say what came of the comparison in one measure: who is ahead, who cannot be told apart."""
    table = answer.tables["measures"]
    first = table[(table["measure"] == name) & (table["place"] == 1)]["platform"].tolist()
    if not first:
        return wording.say(lang, "foot_none")
    names = [platform_word(platform, lang) for platform in first]
    if len(names) == 1:
        return wording.say(lang, "foot_ahead", platform=names[0])
    return wording.say(lang, "foot_tied", platforms=", ".join(names))


def comparison_finding(answer: Answer, lang: Language) -> Finding:
    """Return who is ahead in what, and what the picture rests on."""
    counts = answer.coverage
    drawn = drawn_platforms(answer)
    rest = [platform_word(name, lang) for name in answer.tables["overlap"].index if name not in drawn]
    people = wording.say(lang, "people", n=int(counts["people"]))
    said = [wording.say(lang, "platforms_caption", people=people, shared=answer.figures["shared"].text(lang))]
    said += [wording.say(lang, f"platforms_{name}", n=int(counts[name])) for name in _ASIDE if counts[name]]
    said += [wording.say(lang, "platforms_not_drawn", platforms=", ".join(rest))] if rest else []
    return Finding(_title(answer, lang), " ".join([*said, naming.as_of_text(lang, answer.as_of)]))


def _title(answer: Answer, lang: Language) -> str:
    """Return who is ahead in what; or why nothing can be compared."""
    if answer.coverage["measures"]:
        leaders: dict[str, list[str]] = {}
        for name, platform in ahead(answer.tables["measures"]).items():
            leaders.setdefault(platform, []).append(wording.say(lang, f"leads_{name}"))
        said = [
            wording.say(
                lang, "leads", platform=platform_word(platform, lang), measures=listed(measures, lang)
            )
            for platform, measures in leaders.items()
        ]
        return "; ".join(said) or wording.say(lang, "leads_nowhere")
    names = [name for name in answer.tables["overlap"].index if name != ADDRESS_BOOK]
    if not len(answer.tables["overlap"]):
        return wording.say(lang, "leads_nobody")
    if len(names) > 1:
        return wording.say(lang, "leads_untold")
    people = wording.say(lang, "people", n=int(answer.coverage["people"]))
    return wording.say(
        lang, "leads_alone", people=people, platform=platform_word((names or [ADDRESS_BOOK])[0], lang)
    )


def listed(words: Sequence[str], lang: Language) -> str:
    """Join words as people do."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return wording.say(lang, "and_last", first=", ".join(words[:-1]), last=words[-1])
