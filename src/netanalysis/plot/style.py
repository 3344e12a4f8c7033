"""How every picture looks: colours that differ in greyscale too, titles that say the finding, captions with n and coverage."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netanalysis.text import drawable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Okabe–Ito colours, safe for colour-blind readers
BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
GREY: Final = "#8A8A8A"
PALE: Final = "#D9D9D9"
INK: Final = "#222222"

#: colour of each state of a tie, from dark (warm) to light (unknown), so that the order survives greyscale
STATE_COLOURS: Final = MappingProxyType(
    {
        "tended": BLUE,
        "dormant": VERMILION,
        "occasional": GREEN,
        "one_way": ORANGE,
        "collected": "#C9C9C9",
        "unobserved": "#EFEFEF",
    }
)
#: colour of each platform; a platform that is not named here is grey
PLATFORM_COLOURS: Final = MappingProxyType({"linkedin": BLUE, "xing": GREEN, "journal": VERMILION})


def new_axes(ax: Axes | None, *, width: float = 9.0, height: float = 5.5) -> Axes:
    """Return the axes given, or those of a new figure: never the current ones, on which something may stand already."""
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    _, fresh = plt.subplots(figsize=(width, height), layout="constrained")
    return fresh


def label(text: str, *, width: int = 40) -> str:
    """Make a text from an export fit to be drawn: no emoji, no formula signs, no longer than `width`."""
    return drawable(text, width=width).replace("$", r"\$")
