"""The page on who is who: platforms and accounts of one person above, what changed since the last export below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import frame, naming, style
from netanalysis.plot.frame import Finding
from netanalysis.plot.platforms import LEAST, draw_accounts, draw_overlap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from netanalysis.network import Network
    from netanalysis.settings import Language

_LINE: Final = frame.TEXT * 1.5
#: space between the columns, in points
_GUTTER: Final = 14.0
_NAME: Final = 60
#: combinations of platforms drawn: fewer than a picture of its own has, so that those who changed find room
_COMBINATIONS: Final = 7


def lay_out_one_person(figure: Figure, network: Network, *, lang: Language) -> Callable[[], Finding]:
    """Part a page into platforms, accounts and changes, and return what draws them."""
    counted = describe.platform_overlap(network)
    above = 0.4 + 0.08 * min(max(len(counted), LEAST), _COMBINATIONS)
    axes = figure.subplot_mosaic(
        [["overlap", "accounts"], ["changes", "changes"]], height_ratios=[above, 1], width_ratios=[2.4, 1]
    )

    def draw() -> Finding:
        finding = draw_overlap(
            axes["overlap"], counted, doubtful=len(network.identity.doubtful), day=network.date, lang=lang,
            rows=_COMBINATIONS,
        )  # fmt: skip
        draw_accounts(axes["accounts"], describe.accounts_per_person(network), lang=lang)
        frame.entitle(axes["accounts"], wording.say(lang, "panel_accounts"))
        draw_changes(axes["changes"], network, lang=lang)
        return finding

    return draw


def draw_changes(ax: Axes, network: Network, *, lang: Language) -> None:
    """Write four columns on a page: who is new, who left, who has another employer, another title; and what is unknown."""
    found, lists = network.derive(describe.changes), describe.compared(network)
    untold = describe.untold_changes(network, lang=lang)
    if lists["from"].isna().all():
        frame.say_missing(ax, " ".join(untold), size=frame.TEXT)
        return
    ax.set_axis_off()
    width, height = frame.page_width(ax), frame.inner_height(ax)
    frame.write(ax, wording.say(lang, "panel_changes"), below=-4, size=frame.TEXT + 1, bold=True)
    note = frame.wrap(" ".join([_compared(lists, lang), *untold]), 0.94 * width, size=frame.SMALL)
    foot = (note.count("\n") + 1) * frame.SMALL * 1.35
    slot = (width + _GUTTER) / len(describe.CHANGES)
    lines = max(int((height - foot - 3.2 * _LINE) / _LINE), 0)
    for place, change in enumerate(describe.CHANGES):
        rows = found[found["change"] == change]
        indent = place * slot
        head = f"{wording.number(lang, len(rows))} {wording.say(lang, f'panel_{change}')}"
        frame.write(ax, head, indent=indent, below=1.2 * _LINE, colour=style.BLUE, bold=True)
        for line, text in enumerate(_lines(rows, lines, slot - _GUTTER, lang)):
            frame.write(ax, text, indent=indent, below=(2.4 + line) * _LINE)
    left = frame.MARGIN * ax.figure.dpi / ax.figure.bbox.width
    from matplotlib.transforms import blended_transform_factory

    across = blended_transform_factory(ax.figure.transFigure, ax.transAxes)
    ax.text(left, 0, note, transform=across, ha="left", va="bottom", fontsize=frame.SMALL, color=frame.FAINT,
            linespacing=1.35, gid="missing" if untold else None, in_layout=False)  # fmt: skip


def _compared(lists: pd.DataFrame, lang: Language) -> str:
    """Which exports are compared."""
    return " ".join(
        wording.say(lang, "changes_head", platform=naming.platform_name(row["platform"], lang),
                    first=row["from"].date(), last=row["to"].date())
        for row in lists.dropna(subset=["from"]).to_dict("records")
    )  # fmt: skip


def _lines(rows: pd.DataFrame, n: int, width: float, lang: Language) -> list[str]:
    """The first changes of one kind, each cut to the width of its column, and how many more there are."""
    shown = rows if len(rows) <= n else rows.head(max(n - 1, 0))
    lines = [_cut(change_text(row), width) for row in shown.to_dict("records")]
    rest = len(rows) - len(shown)
    return [*lines, wording.say(lang, "rows_more", n=rest)] if rest and n else lines


def change_text(row: dict[str, object] | dict[object, object]) -> str:
    """One change in a line: the name, and for an employer or title what it is now."""
    known = {str(name): value for name, value in row.items()}
    name = naming.person_label(str(known["name"]), width=_NAME)
    if known["change"] in ("employer", "title"):
        return f"{name}: {style.label(str(known['after']), width=_NAME)}"
    return name


def _cut(text: str, width: float) -> str:
    """Cut a line that is wider than its column."""
    while frame.text_width(text, frame.TEXT) > width:
        text = text.removesuffix("…")[:-1].rstrip(" \\") + "…"
    return text
