"""The rows of marks in the timeline of a tie: what happened on which day, a row for each sort of event."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis import describe, wording
from netanalysis.plot import scales, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from netanalysis.settings import Language

#: how a mark looks, by whose doing it was or how it ended
_SYMBOLS: Final = MappingProxyType(
    {
        "out": "^",
        "in": "v",
        "both": "o",
        "made": "D",
        "not_counted": "x",
        "won": "*",
        "not_won": "*",
    }
)
_SIZES: Final = MappingProxyType({"won": 9.0, "not_won": 9.0, "made": 5.0, "not_counted": 4.5})
_COLOURS: Final = MappingProxyType(
    {"won": style.VERMILION, "not_won": style.VERMILION, "not_counted": style.GREY}
)
#: conversations stand in rows, for they are neither from the one nor from the other
_TALKS: Final = ("meeting", "call", "journal")
#: no exchange, yet a sign of the tie
_SIGNS: Final = ("invitation", "recommendation", "endorsement", "reaction")


@dataclass(frozen=True, eq=False)
class Lane:
    """A row of marks: what it is called, and its marks with their `day` and `side`."""

    label: str
    marks: pd.DataFrame


def lanes_of(found: describe.Tie, lang: Language) -> list[Lane]:
    """Return the rows that have a mark, outcomes first, what does not count last."""
    counted, others = found.exchanges, found.others
    won = found.outcomes["status"].eq("won").fillna(value=False)
    rows: list[tuple[str, pd.Series[Any], Any]] = [
        ("outcome", found.outcomes["first_touch"], won.map({True: "won", False: "not_won"})),
        ("connection", found.accounts["connected_on"].drop_duplicates(), "made"),
    ]
    for kind in _TALKS:
        talks = counted[counted["kind"] == kind]
        rows.append((kind, talks["day"], talks["direction"]))
    for kind in _SIGNS:
        signs = others[others["why"] == kind]
        rows.append((kind, signs["day"], signs["direction"]))
    rest = others[~others["why"].isin(_SIGNS)]
    rows.append(("not_counted", rest["day"], "not_counted"))
    made = [
        (name, pd.DataFrame({"day": days, "side": sides}).dropna(subset=["day"]))
        for name, days, sides in rows
    ]
    return [Lane(wording.say(lang, f"lane_{name}"), marks) for name, marks in made if len(marks)]


def draw_lanes(ax: Axes, lanes: list[Lane], *, top: float, step: float, ends: tuple[float, float]) -> None:
    """Draw the rows downwards from `top`, each `step` high, their lines from the first to the last day."""
    for row, lane in enumerate(lanes):
        middle = top - step * (row + 0.5)
        ax.plot(ends, [middle, middle], color="#E6E6E6", linewidth=0.7, zorder=0)
        for side, marks in lane.marks.groupby(lane.marks["side"].astype("object"), sort=True):
            colour = _COLOURS.get(str(side), style.INK)
            days = [scales.date_number(day.date()) + 0.5 for day in marks["day"]]
            ax.plot(days, [middle] * len(days), _SYMBOLS[str(side)], color=colour,
                    markerfacecolor="white" if side == "not_won" else colour, markersize=_SIZES.get(str(side), 6.0),
                    linestyle="", clip_on=False, zorder=3)  # fmt: skip
