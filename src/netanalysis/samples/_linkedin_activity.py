"""What the owner did towards no one in particular: posts, comments, reactions, follows; with CRLF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from typing import Final

from netanalysis.samples._dice import between, chance, day, moment, pick, some, stream, weighted
from netanalysis.samples._model import ERA_2022, Export, Person, Stranger
from netanalysis.samples._plan import Plan
from netanalysis.samples._shapes import plain
from netanalysis.samples._tables import Row, Table, table
from netanalysis.samples._texts import TOPICS, filled

#: what a member id looks like in the file names of a complete archive of 2026
MEMBER_ID: Final = "48151623"
#: from, until and posts a year of each time that the owner tried something else
_SEASONS: Final = ((2013, 2017, 6), (2018, 2020, 40), (2021, 2023, 10), (2024, 2026, 18))
_POSTS: Final = (
    'Woche {n} in {place}.\nLehren zum Thema {topic}:\n1. früh reden\n2. rechnen\n3. "nein" sagen',
    "Was {topic} mit Kaffee zu tun hat? Mehr, als man in {place} denkt.",
    "Gelesen: {n} Seiten über {topic}.\nFazit: in {place} war man weiter.",
    "Frage in die Runde: Wer hat bei {topic} in {place} Erfahrung?",
)
_COMMENTS: Final = (
    "Danke fürs Teilen, {topic} wird oft unterschätzt.",
    'In {place} haben wir das anders gelöst, "ganz ohne" {topic}.',
    "Stimmt.\nUnd {n} Prozent sind noch vorsichtig gerechnet.",
    "Glückwunsch nach {place}!",
)
_REACTIONS: Final = (
    ("LIKE", 7.0),
    ("PRAISE", 1.5),
    ("EMPATHY", 1.0),
    ("INTEREST", 1.0),
    ("APPRECIATION", 0.5),
    ("ENTERTAINMENT", 0.3),
)
_TAGS: Final = ("einkauf", "interimmanagement", "lieferkette", "restrukturierung", "mittelstand")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: when, where, and in what words or with what click."""

    at: datetime
    link: str
    text: str


def activity_tables(
    plan: Plan, known: Sequence[Person], strangers: Sequence[Stranger], export: Export
) -> dict[str, Table]:
    """Return the files of activity; from 2026 on the member id stands in some of their names."""
    posts, comments, reactions = (_deeds(plan, what, export) for what in ("posts", "comments", "reactions"))
    urls = "SharedURL,MediaURL" if export.era == ERA_2022 else "SharedUrl,MediaUrl"
    files = {
        "Shares": table(
            f"Date,ShareLink,ShareCommentary,{urls},Visibility",
            [(plain(post.at), post.link, _broken(post.text), "", "", "MEMBER_NETWORK") for post in posts],
        ),
        "Comments": table(
            "Date,Link,Message", [(plain(comment.at), comment.link, comment.text) for comment in comments]
        ),
        "Reactions": table("Date,Type,Link", [(plain(one.at), one.text, one.link) for one in reactions]),
        "Member_Follows": table("Date,Status,FullName", _follows(plan, known, strangers, export)),
    }
    tail = "" if export.era == ERA_2022 else f"_{MEMBER_ID}"
    named = {f"{name}{tail}.csv": content for name, content in files.items()}
    return {
        name: replace(content, line_end="\r\n")
        for name, content in (named | _rest(plan, export, tail)).items()
    }


def _broken(text: str) -> str:
    """Return a post as the export spells it: every line break between quotes."""
    return text.replace("\n", '"\r\n"')


def _deeds(plan: Plan, what: str, export: Export) -> list[Deed]:
    """Return what was done until the export, newest first."""
    rng = stream(plan.seed, what)
    made = _posted(rng) if what == "posts" else _elsewhere(rng, what)
    scaled = list(made) if plan.has_story else list(made)[:3]
    return sorted(
        (deed for deed in scaled if deed.at <= export.until), key=lambda deed: deed.at, reverse=True
    )


def _posted(rng: Random) -> Iterable[Deed]:
    for first, last, yearly in _SEASONS:
        until = min(date(last, 12, 31), date(2026, 2, 26))
        for _ in range((last - first + 1) * yearly):
            at = moment(rng, day(rng, date(first, 1, 1), until))
            yield Deed(at, _link(rng, "share"), filled(rng, pick(rng, _POSTS), english=False))


def _elsewhere(rng: Random, what: str) -> Iterable[Deed]:
    """Yield comments or reactions on what others wrote, more of them every year."""
    for year in range(2014, 2027):
        for _ in range((year - 2012) * (2 if what == "comments" else 6)):
            at = moment(rng, day(rng, date(year, 1, 1), min(date(year, 12, 31), date(2026, 2, 27))))
            text = (
                filled(rng, pick(rng, _COMMENTS), english=False)
                if what == "comments"
                else weighted(rng, _REACTIONS)
            )
            yield Deed(at, _link(rng, "activity"), text)


def _link(rng: Random, kind: str) -> str:
    number = f"{between(rng, 6_000_000, 7_400_000)}{between(rng, 10**11, 10**12 - 1)}"
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3A{kind}%3A{number}"


def _follows(
    plan: Plan, known: Sequence[Person], strangers: Sequence[Stranger], export: Export
) -> Iterable[Row]:
    """Yield whom the owner follows: a few well-known strangers and people on both platforms."""
    rng = stream(plan.seed, "follows")
    lasting = [person for person in known if person.linkedin and person.xing and _stays(person)]
    names = [(who.name, date(2016, 1, 1)) for who in strangers if who.kind == "followed"]
    names += [(" ".join(person.linkedin.name(export.on)), person.known_since)
              for person in some(rng, lasting, len(lasting) // 10) if person.linkedin]  # fmt: skip
    dated = sorted(
        ((moment(rng, day(rng, since, date(2026, 2, 1))), name) for name, since in names), reverse=True
    )
    for at, name in dated:
        if at <= export.until:
            yield plain(at), "Unfollow" if chance(rng, 0.1) else "Active", name


def _stays(person: Person) -> bool:
    account = person.linkedin
    return account is not None and account.connected_on is not None and account.removed_on is None


def _rest(plan: Plan, export: Export, tail: str) -> dict[str, Table]:
    """Return votes, hashtags, saved items and, lately, reposts."""
    rng = stream(plan.seed, "votes")
    times = sorted(
        (moment(rng, day(rng, date(2019, 1, 1), date(2026, 1, 31))) for _ in range(24)), reverse=True
    )
    votes = [(plain(at), _link(rng, "activity"), f"{pick(rng, TOPICS)}: ja") for at in times]
    tags = [("#" + tag, "2019-03-04 08:00:00", "2019-03-04 08:00:00", "ACTIVE") for tag in _TAGS]
    saved = [(_link(rng, "activity"), plain(at)) for at in times[::5]]
    files = {
        f"Votes{tail}.csv": table(
            "Date,Link,OptionText", [row for row in votes if row[0] <= plain(export.until)]
        ),
        f"Hashtag_Follows{tail}.csv": table("HashTag,CreatedTime,LastModifiedTime,State", tags),
        f"Saved_Items{tail}.csv": table(
            "savedItem,createdTime", [row for row in saved if row[1] <= plain(export.until)]
        ),
    }
    reposts = [(plain(at), _link(rng, "share")) for at in times[::8] if at <= export.until]
    return (
        files
        if export.era == ERA_2022
        else files | {f"InstantReposts{tail}.csv": table("Date,Link", reposts)}
    )
