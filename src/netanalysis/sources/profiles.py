"""Profile URLs in any spelling, made comparable across platforms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from netanalysis.text import tidy

#: prefix of the normalised URL, and the member's own part in any spelling; LinkedIn's old `/pub/` URLs went on with
#: numbers, without which they name every namesake
_PROFILES: Final = (
    ("xing.com/profile/", re.compile(r"(?<![\w-])xing\.com/profile/([^/?#\s,;]+)", re.IGNORECASE)),
    ("linkedin.com/in/", re.compile(r"(?<![\w-])linkedin\.com/in/([^/?#\s,;]+)", re.IGNORECASE)),
    (
        "linkedin.com/in/",
        re.compile(r"(?<![\w-])linkedin\.com/pub/([^/?#\s,;]+(?:/\w+){0,3})", re.IGNORECASE),
    ),
    ("facebook.com/", re.compile(r"(?<![\w-])facebook\.com/profile\.php\?id=(\d+)", re.IGNORECASE)),
    (
        "facebook.com/",
        re.compile(
            r"(?<![\w-])facebook\.com/(?!(?:profile|people|pages|groups|events|photo|sharer?|story|watch|search|help|login)"
            r"(?:[./?#]|$))([\w.]{5,})",
            re.IGNORECASE,
        ),
    ),
    (
        "x.com/",
        re.compile(
            r"(?<![\w-])(?:twitter|x)\.com/(?!(?:home|i|intent|search|hashtag|share|settings|messages|explore|login)(?:[/?#]|$))"
            r"@?(\w{1,15})(?!\w)",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    (
        "plus.google.com/",
        re.compile(
            r"(?<![\w-])(?:plus\.google\.com/(?:u/\d+/)?|google\.com/profiles/)(\d{15,25}|\+[^/?#\s,;]+)",
            re.IGNORECASE,
        ),
    ),
)


def normal_profile(url: str) -> str:
    """Return a profile URL without scheme, sub-domain, query and case; nothing for any other URL.

    Examples
    --------
    >>> normal_profile("https://www.xing.com/profile/Eva_Muster3/cv?sc_o=x")
    'xing.com/profile/eva_muster3'
    >>> normal_profile("https://www.example.org/team")
    ''
    """
    for prefix, pattern in _PROFILES:
        found = pattern.search(url)
        slug = tidy(unquote(found[1])).lower() if found else ""
        if slug:
            return prefix + slug
    return ""


def normal_profiles(urls: Iterable[str]) -> tuple[str, ...]:
    """Profile URLs among any URLs, normalised, each once."""
    return tuple(dict.fromkeys(profile for profile in map(normal_profile, urls) if profile))
