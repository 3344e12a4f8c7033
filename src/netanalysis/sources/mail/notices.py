"""The platforms' own mails: which platform, what about, and whom they name; by sender and subject, from a table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from netanalysis.settings import NoticeRule
from netanalysis.sources.mail.headers import Mail
from netanalysis.text import tidy

_LONGEST: Final = 300
#: quotation marks, and what ends a sentence, say nothing
_QUOTES: Final = re.compile("[\"'„“”‚‘’»«‹›]+")
_END: Final = re.compile(r"[\s!.…]+$")
#: what platforms put behind a person's name when they send in her place
_VIA: Final = re.compile(
    r"(?i)^(.{2,80}?)\s+(?:\(?via|über|auf|on)\s+\(?(?:xing|linkedin|facebook|x|twitter)\b.*$"
)
_PARTS: Final = re.compile(r"(\{name\}|\{\})")
_PLACES: Final = {"{name}": "(?P<name>[^:]{2,80}?)", "{}": ".*?"}
UNKNOWN: Final = "unrecognised"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a platform's own mail tells: its kind, or that it is not recognised, and the person's name where it is told."""

    platform: str
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The rules, ready to be asked."""

    platform_of: dict[str, str]
    rules: dict[
        str, list[tuple[NoticeRule, re.Pattern[str]]]
    ]  #: by domain, those that are asked first at the beginning

    def read(self, mail: Mail) -> Notice | None:
        """Return what a platform's own mail tells; nothing where it comes from nobody the rules know."""
        domain = self._domain(mail.sender[0])
        if not domain:
            return None
        subject = _plain(mail.subject)
        for rule, pattern in self.rules[domain]:
            found = pattern.fullmatch(subject)
            if found:
                told = found.groupdict().get("name") or ""
                return Notice(rule.platform, rule.kind, tidy(told) or _sender_name(mail))
        return Notice(self.platform_of[domain], UNKNOWN)

    def _domain(self, address: str) -> str:
        """Domain of the rules that an address belongs to, or lies below."""
        domain = address.rpartition("@")[2]
        parts = domain.split(".")
        ends = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((end for end in ends if end in self.platform_of), "")


def recogniser(own: Sequence[NoticeRule]) -> Recogniser:
    r"""Join the user's rules, which are asked first, with the packaged ones.

    Examples
    --------
    >>> from netanalysis.sources.mail.headers import read_mail
    >>> mail = read_mail(b"From: XING <mailrobot@mail.xing.com>\nSubject: Message from Eva Muster", 0)
    >>> recogniser(()).read(mail)
    Notice(platform='xing', kind='message', name='Eva Muster')
    """
    rules = (*own, *packaged())
    domains = {domain: rule.platform for rule in reversed(rules) for domain in rule.domains}
    asked: dict[str, list[tuple[NoticeRule, re.Pattern[str]]]] = {domain: [] for domain in domains}
    for rule in rules:
        patterns = [(rule, _pattern(subject)) for subject in _longest_first(rule.subjects)]
        for domain in dict.fromkeys(rule.domains):
            asked[domain] += patterns
    return Recogniser(domains, asked)


def _longest_first(subjects: Iterable[str]) -> list[str]:
    """The more words a subject has, the more it says."""
    return sorted(subjects, key=lambda subject: -len(_PARTS.sub("", subject)))


@cache
def packaged() -> tuple[NoticeRule, ...]:
    """Return the rules that come with the package."""
    text = resources.files("netanalysis.sources.mail").joinpath("notices.toml").read_text(encoding="utf-8")
    return tuple(
        NoticeRule(part["platform"], part["kind"], tuple(part["domains"]), tuple(part["subjects"]))
        for part in tomllib.loads(text)["notices"]
    )


def _pattern(subject: str) -> re.Pattern[str]:
    """Turn the wording of a rule into a pattern: capitals, quotation marks and full stops do not matter."""
    parts = _PARTS.split(subject)
    return re.compile(
        "".join(_PLACES.get(part) or re.escape(_QUOTES.sub("", part)) for part in parts), re.IGNORECASE
    )


def _plain(subject: str) -> str:
    return _END.sub("", tidy(_QUOTES.sub("", subject[:_LONGEST])))


def _sender_name(mail: Mail) -> str:
    """Name beside the address where it is a person's: »Eva Muster via LinkedIn«."""
    found = _VIA.match(mail.sender[1])
    return tidy(found[1]) if found else ""
