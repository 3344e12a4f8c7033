"""How people, platforms, states and shares are named, coloured and hatched in pictures."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis.network.day import UNDATED
from netanalysis.people.names import parse_name
from netanalysis.plot import style

if TYPE_CHECKING:
    from matplotlib.patches import Rectangle

    from netanalysis.settings import Language

#: hatches of the states, so that they differ in grey too
STATE_HATCHES: Final = MappingProxyType(
    {
        "tended": "",
        "dormant": "",
        "occasional": "///",
        "one_way": "...",
        "collected": "",
        "unobserved": "////",
    }
)


def platform_name(platform: object, lang: Language) -> str:
    """Return a platform's name as it writes itself.

    Examples
    --------
    >>> platform_name("xing", "de"), platform_name("chat", "de")
    ('XING', 'Chat')
    """
    return style.label(wording.platform(str(platform), lang=lang), width=20)


def person_label(name: str, *, width: int = 28) -> str:
    """Return a name as it is drawn; titles and slogans go first where it is too long.

    Examples
    --------
    >>> person_label("Prof. Dr. Dr. h. c. Eva Muster-Beispiel")
    'Eva Muster-Beispiel'
    """
    if len(name) > width:
        parsed = parse_name(name)
        name = f"{parsed.given} {parsed.family}".strip() or name
    return style.label(name, width=width)


def platform_colour(platform: str) -> str:
    """Return the colour of a platform; one that has none is grey.

    Examples
    --------
    >>> platform_colour("chat") == style.GREY
    True
    """
    return str(style.PLATFORM_COLOURS.get(platform, style.GREY))


def hatch_states(bars: Iterable[Rectangle], states: Iterable[str]) -> None:
    """Hatch bars by state, so that they differ in grey too."""
    for bar, state in zip(bars, states, strict=True):
        bar.set_hatch(STATE_HATCHES[state])
        bar.set_edgecolor("white" if state != "unobserved" else style.GREY)
        bar.set_linewidth(0.6)


def share_text(lang: Language, share: float) -> str:
    r"""Write a share as whole per cent, never a few as 0% or nearly all as 100%; "–" where there is none.

    Examples
    --------
    >>> share_text("en", 0.004), share_text("de", 0.999), share_text("en", 0.42)
    ('<1%', '>99\xa0%', '42%')
    """
    if math.isnan(share):
        return "–"
    if 0 < share < 0.01:  # noqa: PLR2004 - one per cent
        return "<" + wording.percent(lang, 0.01)
    if 0.99 < share < 1:  # noqa: PLR2004 - all but one per cent
        return ">" + wording.percent(lang, 0.99)
    return wording.percent(lang, share)


def as_of_text(lang: Language, day: date | str | None) -> str:
    """Say as of when something is seen, or that nothing in it has a date; the `as_of` of a graph is a text.

    Examples
    --------
    >>> as_of_text("de", "2024-06-30"), as_of_text("en", UNDATED)
    ('Stand 30.06.2024.', 'Nothing in it is dated.')
    """
    known = date.fromisoformat(day) if isinstance(day, str) else day
    if known is None or known == UNDATED:
        return wording.say(lang, "nothing_dated")
    return wording.say(lang, "as_of", day=known)
