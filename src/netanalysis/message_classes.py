"""Classes of incoming message, and the seconds each is assumed to take: the closed table that all else asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class MessageClass:
    """A class of incoming message, and the seconds one takes where `[seconds_per]` is silent: an assumption."""

    name: str
    seconds: float
    meaning: str


#: What comes in, told apart: `cost.classify` gives each row one of these. All but `personal` are noise.
CLASSES: Final = MappingProxyType(
    {
        name: MessageClass(name, seconds, meaning)
        for name, seconds, meaning in (
            ("personal", 0.0, "a word from person to person"),
            ("invitation", 15.0, "a request to connect"),
            ("event_invitation", 10.0, "an invitation to an event"),
            ("group_invitation", 10.0, "an invitation to a group"),
            ("pitch", 30.0, "somebody wants to sell something"),
            ("recruiter", 30.0, "a go-between offers a post or a project"),
            ("newsletter", 10.0, "news sent to a list of readers"),
            ("mlm", 30.0, "network marketing, »passive income«"),
            ("bulk", 10.0, "the same to many people"),
            ("notification", 5.0, "a notice that a machine sent"),
            ("sponsored", 4.0, "an advertisement delivered as a message"),
            ("spam", 3.0, "spam, by the platform's folder or by its words"),
            ("unclear", 30.0, "never answered, and nothing else is known of it"),
        )
    }
)

#: What ego does for a large network, and the seconds one takes where `[seconds_per]` is silent: assumptions, too.
OWN_TIME: Final[Mapping[str, float]] = MappingProxyType(
    {
        "written": 120.0,  # a message to somebody beyond the core
        "request": 20.0,  # a request to connect
        "accepted": 5.0,  # a click to accept one
        "post": 180.0,  # a word to everybody
    }
)
