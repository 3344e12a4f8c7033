"""Profile URLs of LinkedIn's, and the member's own part of each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from netanalysis.sources.profiles import normal_profile

_PREFIX: Final = "linkedin.com/in/"
#: a URL as LinkedIn writes nearly all of them, in which there is nothing to mend
_PLAIN: Final = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]+)")
_BETWEEN_URLS: Final = re.compile(r"[,;]\s*(?=https?://|www\.)")
#: a person stands in many files and rows; so many URLs are read once, not each time
_REMEMBERED: Final = 2**17


@lru_cache(maxsize=_REMEMBERED)
def slug_of(url: str) -> str:
    """Return the member's own part of a profile URL, whatever scheme, sub-domain, case or query it comes with.

    Examples
    --------
    >>> slug_of("https://de.linkedin.com/in/Zo%C3%AB-Muster/?trk=x"), slug_of("")
    ('zoë-muster', '')
    """
    plain = _PLAIN.fullmatch(url)
    if plain:
        return plain[1]
    profile = normal_profile(url)
    return profile.removeprefix(_PREFIX) if profile.startswith(_PREFIX) else ""


@lru_cache(maxsize=_REMEMBERED)
def slugs_of(urls: str) -> tuple[str, ...]:
    """Slugs in a cell of several URLs, in their order.

    Examples
    --------
    >>> slugs_of("https://www.linkedin.com/in/a,https://www.linkedin.com/in/b")
    ('a', 'b')
    """
    return tuple(slug for slug in map(slug_of, _BETWEEN_URLS.split(urls)) if slug)


def profile_url(slug: str) -> str:
    """Normalised profile URL of a slug."""
    return _PREFIX + slug
