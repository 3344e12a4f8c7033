"""The sentences of `explain_tie`, one function a topic: figures in, words out; nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from netanalysis import wording
from netanalysis.describe.person import Tie
from netanalysis.settings import Language
from netanalysis.text import tidy
from netanalysis.ties import ALARM_DAYS, ALARM_RATIO, FEW_DAYS, WINDOW

#: kinds that are no exchange and yet a sign of a tie
_APART: Final = ("endorsement", "recommendation", "reaction")
_LONGEST_TITLE: Final = 70
_MOST_OUTCOMES: Final = 3


@dataclass(frozen=True)
class _Story:
    """A tie, the names of the two, and the language it is told in."""

    tie: Tie
    name: str
    owner: str
    lang: Language

    def say(self, key: str, /, **values: wording.Value) -> str:
        return wording.say(self.lang, key, **({"name": self.name, "owner": self.owner} | values))

    def share(self, value: Any) -> str:
        return wording.percent(self.lang, float(value))

    @property
    def touched(self) -> bool:
        """Whether there ever was an exchange."""
        return bool(len(self.tie.exchanges))


def tie_sentences(found: Tie, *, name: str, owner: str, lang: Language) -> list[tuple[str, str]]:
    """Tell all there is to say of a tie, as pairs of a topic and a text; topics without anything to say are left out.

    Examples
    --------
    >>> import netanalysis as na
    >>> found = na.describe.tie(na.load_sample(), "Katja Lenz")
    >>> tie_sentences(found, name="Katja Lenz", owner="Ida Beispiel", lang="en")[1][0]
    'Strength'
    """
    story = _Story(found, name, owner, lang)
    topics: tuple[tuple[str, Callable[[_Story], str]], ...] = (
        ("topic_tending", _rule),
        ("topic_strength", _strength),
        ("topic_exchange", _exchange),
        ("topic_silence", _silence),
        ("topic_sides", _sides),
        ("topic_shades", _shades),
        ("topic_left_out", _left_out),
        ("topic_outcomes", _outcomes),
        ("topic_accounts", _accounts),
        ("topic_coverage", _coverage),
    )
    told = ((wording.say(lang, topic), tell(story)) for topic, tell in topics)
    return [(topic, text) for topic, text in told if text]


def _rule(story: _Story) -> str:
    """The state and the rule that gave it."""
    found, state = story.tie, story.tie.kept["tending"]
    if pd.isna(state):
        return story.say("rule_stranger")
    if bool(found.kept["pinned"]):
        return story.say("rule_pinned")
    values: dict[str, wording.Value] = {"window": WINDOW, "day": found.day}
    if state == "one_way":
        return story.say("rule_one_way", **_only_side(story))
    if state == "unobserved":
        platforms = _platforms(found)
        if not platforms:
            return story.say("rule_address_book")
        values["platforms"] = _listed(
            story, [wording.platform(tidy(name), lang=story.lang) for name in platforms], "or"
        )
    elif state == "occasional":
        values |= {"n": int(found.scores["active_days"]), "few": FEW_DAYS}
    elif state in ("tended", "dormant"):
        values |= {"out": _last(found, "out"), "back": _last(found, "in")}
    return story.say(f"rule_{state}", **values)


def _platforms(found: Tie) -> list[str]:
    """Platforms on which an exchange with her is possible: an address book is none."""
    reachable = found.accounts[found.accounts["relation"].fillna("connection") != "address_book"]
    return sorted({str(platform) for platform in reachable["platform"]})


def _only_side(story: _Story) -> dict[str, wording.Value]:
    """Who alone wrote."""
    owner_wrote = int(story.tie.scores["n_out"]) > 0
    return {
        "one": story.owner if owner_wrote else story.name,
        "other": story.name if owner_wrote else story.owner,
    }


def _last(found: Tie, direction: str) -> Any:
    """Day of the newest exchange from one side; a conversation is from both."""
    rows = found.exchanges
    return rows.loc[rows["direction"].isin([direction, "both"]), "day"].max()


def _strength(story: _Story) -> str:
    found = story.tie
    if found.rank is None:
        return story.say("strength_missing")
    strength = float(found.scores["strength"])
    values = {
        "strength": wording.number(story.lang, strength, digits=1 if strength >= 1 else 2),
        "percentile": wording.number(story.lang, float(found.scores["percentile"]), digits=1),
    }
    return story.say("strength_rank", n=found.scored, rank=found.rank, **values)


def _exchange(story: _Story) -> str:
    found = story.tie
    if not story.touched:
        return ""
    kinds = _listed(story, _counted(story, found.exchanges["kind"]))
    weeks = story.say("tie_weeks", n=int(found.scores["active_weeks"]))
    days = found.exchanges["day"]
    return story.say("days_and_weeks", n=int(found.scores["active_days"]), weeks=weeks, first=days.min(),
                     last=days.max(), kinds=kinds)  # fmt: skip


def _silence(story: _Story) -> str:
    """How long ago the last contact was, against the usual gap."""
    found = story.tie
    if not story.touched:
        return ""
    scores, days = found.scores, found.exchanges["day"].drop_duplicates()
    since = int(scores["days_since"])
    ago = story.say("last_contact" if since else "last_contact_today", n=since, last=scores["last_contact"],
                     day=found.day)  # fmt: skip
    if len(days) == 1:
        return story.say("silence_unknown", since=ago)
    gap = (days.max() - days.min()).days / (len(days) - 1)
    few = int(scores["active_days"]) < ALARM_DAYS
    key = "silence_alarm" if scores["alarm"] else "silence_few" if few else "silence_usual"
    ratio = wording.number(story.lang, float(scores["silence_ratio"]), digits=1)
    usual = (
        story.say("tie_days", n=round(gap))
        if round(gap) > 1
        else story.say("tie_days_exact", n=round(gap, 1))
    )
    return story.say(key, since=ago, gap=usual, ratio=ratio, limit=ALARM_RATIO, few=ALARM_DAYS)


def _sides(story: _Story) -> str:
    """Who wrote how often."""
    if not story.touched:
        return ""
    scores = story.tie.scores
    both = int((story.tie.exchanges["direction"] == "both").sum())
    text = story.say(
        "tie_sides",
        out=int(scores["n_out"]),
        back=int(scores["n_in"]),
        share=story.share(scores["reciprocity"]),
    )
    return " ".join([text, story.say("tie_sides_both", n=both)]) if both else text


def _shades(story: _Story) -> str:
    """Active, regular, deliberate."""
    if not story.touched:
        return ""
    kept = story.tie.kept
    parts = []
    if pd.notna(kept["active"]):
        parts.append(story.say("shade_active", share=story.share(kept["active"])))
    if pd.notna(kept["regular"]):
        value = wording.number(story.lang, float(kept["regular"]), digits=2)
        parts.append(story.say("shade_regular", value=value))
    else:
        parts.append(story.say("shade_regular_missing"))
    if pd.notna(kept["deliberate"]):
        parts.append(story.say("shade_deliberate", share=story.share(kept["deliberate"])))
    return " ".join(parts)


def _left_out(story: _Story) -> str:
    """What did not count, and what is only shown apart."""
    why = story.tie.others["why"]
    apart = why.isin(_APART)
    parts = []
    if (~apart).any():
        parts.append(story.say("left_out", list=_listed(story, _counted(story, why[~apart]))))
    if apart.any():
        parts.append(story.say("shown_apart", list=_listed(story, _counted(story, why[apart]))))
    if not parts and story.touched:
        return story.say("left_out_nothing")
    return " ".join(parts)


def _outcomes(story: _Story) -> str:
    outcomes = story.tie.outcomes
    if not len(outcomes):
        return ""
    named = [_outcome(story, row) for row in outcomes.tail(_MOST_OUTCOMES).to_dict("records")]
    more = len(outcomes) - len(named)
    listed = _listed(story, named if not more else [*named, story.say("earlier_outcomes", n=more)])
    return story.say("in_outcomes", n=len(outcomes), list=listed)


def _outcome(story: _Story, outcome: dict[Any, Any]) -> str:
    """Name an outcome and how it ended."""
    ended = story.say(f"status_{outcome['status']}")
    return f"{_short(outcome['title'])} ({ended})"


def _short(title: str) -> str:
    tidied = tidy(title)
    return tidied if len(tidied) <= _LONGEST_TITLE else tidied[: _LONGEST_TITLE - 1] + "…"


def _accounts(story: _Story) -> str:
    """Her accounts and how ego is tied to each."""
    texts = [_account(story, row) for row in story.tie.accounts.to_dict("records")]
    return _listed(story, list(dict.fromkeys(texts))) + "."


def _account(story: _Story, account: dict[Any, Any]) -> str:
    platform = wording.platform(tidy(account["platform"]), lang=story.lang)
    relation = account["relation"] if isinstance(account["relation"], str) else "connection"
    if relation == "connection" and pd.notna(account["connected_on"]):
        return story.say("tie_account_dated", platform=platform, day=account["connected_on"])
    return story.say("tie_account", platform=platform, relation=story.say(f"relation_{relation}"))


def _coverage(story: _Story) -> str:
    """On which days exchange would show, account by account, and what shows nowhere."""
    parts = [_covered(story, platform) for platform in _platforms(story.tie)]
    return " ".join([*parts, story.say("covered_elsewhere")])


def _covered(story: _Story, platform: str) -> str:
    windows = story.tie.windows.loc[lambda frame: frame["platform"] == platform]
    name = wording.platform(tidy(platform), lang=story.lang)
    if not len(windows):
        get = story.say(f"get_{platform if f'get_{platform}' in wording.SENTENCES[story.lang] else 'other'}")
        return story.say("covered_never", platform=name, get=get)
    spans = [
        story.say("tie_span", first=row["observed_from"], last=row["observed_until"])
        for row in windows.to_dict("records")
    ]
    return story.say("covered", platform=name, spans=_listed(story, spans))


def _counted(story: _Story, sorts: Iterable[Any]) -> list[str]:
    """How many there are of each sort, most first."""
    counts = pd.Series(list(sorts), dtype="object").value_counts(sort=False).sort_index()
    ordered = counts.sort_values(ascending=False, kind="stable")
    return [story.say(f"n_{sort}", n=int(n)) for sort, n in ordered.items()]


def _listed(story: _Story, parts: list[str], joined: str = "and") -> str:
    """Join words as the language does: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 - one needs no word between
        return "".join(parts)
    return story.say(f"tie_list_{joined}", first=", ".join(parts[:-1]), last=parts[-1])
