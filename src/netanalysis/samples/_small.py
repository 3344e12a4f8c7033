"""The small sample that comes with the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from netanalysis.load import load
from netanalysis.network import Network

#: the sources beside LinkedIn and XING in the small sample
SMALL: Final[tuple[str, ...]] = ()


@cache
def load_sample() -> Network:
    """Load the small invented network that comes with the package.

    An interim manager with 200 contacts on XING and 144 on LinkedIn, exports of four dates, as of 2 March 2026. Everybody and
    everything in it is invented; `sample` writes larger ones, with their truth beside them.

    Returns
    -------
    Network
        The same frozen network each time.

    Examples
    --------
    >>> import netanalysis as na
    >>> print(repr(na.load_sample()))
    <Network as of 2026-03-02: ... persons, ... interactions>
    """
    return load(Path(__file__).parent / "small")
