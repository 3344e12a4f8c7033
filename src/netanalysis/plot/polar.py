"""Where people stand on the concentric view: rings by the rank of the tie, sectors by group, nothing upon anything else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    Floats = np.ndarray[Any, np.dtype[np.float64]]

#: diameter of a dot in each ring, from the innermost outwards
_DIAMETERS: Final = (2.0, 1.6, 1.2, 0.95, 0.7)
#: people in the outermost ring above this number stand closer, each with a smaller dot
_MANY: Final = 900
#: centres of neighbours are so many diameters apart
_PITCH: Final = 1.14
#: radius round ego that stays free, and space between two rings
_INNER: Final = 1.6
_MOAT: Final = 0.35
#: angle at the top that stays free for the names of the rings
_WEDGE: Final = 0.2
#: share of the circle that the smallest sector gets at least
_LEAST: Final = 0.045


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Where people, rings and sectors of the concentric view are; the middle is 0, 0.

    Attributes
    ----------
    people
        A row for each person, index her id: `x`, `y`, `radius` of the dot, `rank` of her tie from 1, `ring` from 0,
        `sector`.
    rings
        A row for each ring: `outer` radius, `last` rank in it.
    sectors
        A row for each sector, index its name: `start` and `end` angle, clockwise from the top, and `n` people.
    """

    people: pd.DataFrame
    rings: pd.DataFrame
    sectors: pd.DataFrame


def place_on_rings(people: pd.DataFrame, *, sectors: Sequence[str], cuts: Sequence[int]) -> Rings:
    """Place people on rings by the strength of the tie and in sectors.

    Parameters
    ----------
    people
        A row for each person, index her id, with `strength` and `sector`.
    sectors
        The sectors in the order in which they stand, clockwise from the top; those without anybody are left out.
    cuts
        Rank of the last person of each ring but the outermost.

    Returns
    -------
    Rings
        The places; the same for the same rows, whatever their order.

    Examples
    --------
    >>> import pandas as pd
    >>> people = pd.DataFrame({"strength": [3.0, 2.0, 1.0], "sector": ["a", "b", "a"]}, index=["x", "y", "z"])
    >>> placed = place_on_rings(people, sectors=["a", "b"], cuts=[2])
    >>> placed.people["ring"].tolist(), placed.rings["last"].tolist(), placed.sectors["n"].tolist()
    ([0, 0, 1], [2, 3], [2, 1])
    """
    ranked = (
        people[["strength", "sector"]].astype({"sector": "object"}).rename_axis("person_id").reset_index()
    )
    ranked = ranked.sort_values(["strength", "person_id"], ascending=[False, True], ignore_index=True)
    ranked["rank"] = np.arange(1, len(ranked) + 1)
    ranked["ring"] = np.searchsorted(np.asarray(cuts), ranked["rank"], side="left")
    diameters = _diameters(ranked["ring"])
    wedges = _wedges(ranked, diameters, sectors)
    inner, parts, outer = _INNER, [], []
    for _, ring in ranked.groupby("ring", sort=True):
        placed, reach = _ring(ring, wedges, inner, diameters[int(ring["ring"].iloc[0])])
        parts.append(placed)
        outer.append((reach, int(ring["rank"].max())))
        inner = reach + _MOAT
    columns = ["x", "y", "radius", "rank", "ring", "sector"]
    frame = pd.concat(parts) if parts else ranked.assign(x=0.0, y=0.0, radius=0.0)
    return Rings(
        frame.set_index("person_id").sort_values("rank")[columns],
        pd.DataFrame(outer, columns=["outer", "last"]).astype({"outer": "float64", "last": "int64"}),
        wedges,
    )


def _diameters(ring: pd.Series[Any]) -> list[float]:
    """Diameter of the dots of each ring; where there are very many in the last, theirs is smaller."""
    found = [
        _DIAMETERS[min(number, len(_DIAMETERS) - 1)]
        for number in range(int(ring.max()) + 1 if len(ring) else 0)
    ]
    if found:
        found[-1] *= math.sqrt(min(1.0, _MANY / int((ring == len(found) - 1).sum())))
    return found


def _wedges(ranked: pd.DataFrame, diameters: Sequence[float], sectors: Sequence[str]) -> pd.DataFrame:
    """Angles of the sectors: by the room their dots take, none below the least share."""
    area = ranked["ring"].map(dict(enumerate(diameters))).astype("float64") ** 2
    grouped = area.groupby(ranked["sector"])
    shown = [sector for sector in sectors if sector in grouped.groups]
    needed, n = grouped.sum().reindex(shown), grouped.size().reindex(shown)
    share = np.maximum(needed / max(needed.sum(), 1e-9), _LEAST)
    ends = _WEDGE / 2 + (2 * math.pi - _WEDGE) * np.cumsum(share / share.sum())
    starts = [_WEDGE / 2, *ends[:-1]] if shown else []
    return pd.DataFrame(
        {"start": starts, "end": ends, "n": n}, index=pd.Index(shown, dtype="object", name="sector")
    )


def _ring(
    ring: pd.DataFrame, wedges: pd.DataFrame, inner: float, diameter: float
) -> tuple[pd.DataFrame, float]:
    """Place the people of one ring; return them and the radius that holds them."""
    pitch, parts, reach = diameter * _PITCH, [], inner + diameter
    for sector, people in ring.groupby("sector", sort=True):
        start, end = (float(wedges[side][sector]) for side in ("start", "end"))
        angle, radius = _fill(len(people), start, end, inner + pitch / 2, pitch)
        parts.append(people.assign(x=radius * np.sin(angle), y=radius * np.cos(angle), radius=diameter / 2))
        reach = max(reach, float(radius.max()) + pitch / 2)
    return pd.concat(parts), reach


def _fill(n: int, start: float, end: float, first: float, pitch: float) -> tuple[Floats, Floats]:
    """Angle and radius of n dots in a sector, arc after arc outwards, as evenly as they fit."""
    rooms: list[int] = []
    radius = first
    while sum(rooms) < n:
        rooms.append(int((end - start) * radius / pitch + 1e-9))
        radius += pitch
    counts = np.diff(np.rint(n * np.cumsum([0, *rooms]) / sum(rooms)).astype(int))
    angles = [start + (end - start) * (np.arange(k) + 0.5) / k for k in counts if k]
    radii = [np.full(k, first + place * pitch) for place, k in enumerate(counts) if k]
    return np.concatenate(angles), np.concatenate(radii)
