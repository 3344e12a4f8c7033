"""Exchanges as canonical rows: which way each went, whom it reached, who shared it, and who is met by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.ingest.accounts import Accounts
from netanalysis.ingest.owner import Ego
from netanalysis.sources.model import Exchange, File, Records, Who

_ROW: Final = (
    "contact_id", "time", "time_precision", "account", "kind", "direction", "thread_id", "n_people", "n_chars", "minutes",
    "text", "automatic", "mark", "source",
)  # fmt: skip
_LINK: Final = ("a", "b", "kind", "time", "n_people", "source")
#: what people are tied by who shared an exchange of a kind
_TIES: Final = {
    "message": "group_thread",
    "call": "group_thread",
    "mail": "co_recipient",
    "meeting": "meeting",
}


@dataclass(slots=True)
class Met:
    """Somebody whom an exchange shows: the names she bore there, what she is known by, and where she was met first."""

    account: str
    source: str
    names: Counter[str] = field(default_factory=Counter)
    held: dict[tuple[str, str], None] = field(default_factory=dict)
    has_id: bool = False
    relation: str = "correspondent"

    def add(self, who: Who) -> None:
        """Take one mention."""
        if who.name:
            n = self.names.pop(who.name, 0)
            self.names[who.name] = n + 1  # the newest stands last
        self.held |= dict.fromkeys(who.held)
        self.has_id |= bool(who.id)

    @property
    def name(self) -> str | None:
        """The name used most often, one of several words before a single word."""
        return min(self.names, key=lambda name: (" " not in name, -self.names[name], name), default=None)


@dataclass(slots=True)
class Exchanged:
    """Rows, links and people of all exchanges of a platform."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    links: dict[tuple[str, str, str], tuple[Any, ...]] = field(default_factory=dict)
    met: dict[str, Met] = field(default_factory=dict)


def read_exchanges(records: Records, ego: Ego, accounts: Accounts) -> Exchanged:
    """Work out every exchange of a platform once, whichever files hold it.

    Counts what bears a mark, and takes back what reached nobody, in the files' own counts.
    """
    found = Exchanged()
    known: dict[tuple[str, int, int], dict[str, Who]] = {}
    sides = [(one, _Sides.of(one, ego, accounts, known)) for one in records.exchanges]
    for one, side in sides:
        if not side.others and side.way == "out" and records.nobody:
            one.file.drop(records.nobody)
            continue
        one.file.marked += bool(one.mark) or "" in side.reached
    for one, side in _once(sides, records):
        found.rows += _rows(one, side)
    for one, side in sorted(_once(sides, records), key=lambda pair: pair[0].time):
        _meet(one, side, found)
        _link(one, side, found)
    for file, thread, people in records.silent:
        _meet_silent(file, people, thread, ego, accounts, found)
    if records.newest_names:
        for met in found.met.values():
            met.names = Counter([*met.names][-1:])
    return found


@dataclass(frozen=True, slots=True)
class _Sides:
    """Which way an exchange went, by contact_id: everybody but the owner, and whom the row is about."""

    way: str
    others: dict[str, Who]
    reached: tuple[str, ...]  #: contacts of the rows; an empty one for somebody nobody knows

    @classmethod
    def of(
        cls, one: Exchange, ego: Ego, accounts: Accounts, known: dict[tuple[str, int, int], dict[str, Who]]
    ) -> _Sides:
        """Work it out; the same people stand in many messages of a conversation, and are looked up once."""
        told = one.thread, id(one.sender), id(one.people)
        if told not in known:
            known[told] = _others(one, ego, accounts)
        others = known[told]
        way = one.way or ("out" if one.sender is not None and ego.is_ego(one.sender) else "in")
        if one.to is not None:
            return cls(way, others, _between(one, ego, accounts))
        if way == "in":
            return cls(way, others, (accounts.of(one.sender, one.thread),))
        return cls(way, others, tuple(filter(None, others)) or ("",))


def _others(one: Exchange, ego: Ego, accounts: Accounts) -> dict[str, Who]:
    """Everybody in an exchange but the owner, by contact_id; whom only its title names, where there is nobody else."""
    everybody = [who for who in (one.sender, *one.people) if who is not None and not ego.is_ego(who)]
    everybody = [who for who in everybody if not who.is_title] or everybody
    return {accounts.of(who, one.thread): who for who in everybody}


def _between(one: Exchange, ego: Ego, accounts: Accounts) -> tuple[str, ...]:
    """The other side of what one person did towards one other, if the owner is one of the two."""
    pair = [who for who in (one.sender, one.to) if who is not None]
    theirs = [accounts.of(who, one.thread) for who in pair if not ego.is_ego(who)]
    return tuple(filter(None, theirs)) if len(pair) - len(theirs) == 1 else ()


def _once(sides: Sequence[tuple[Exchange, _Sides]], records: Records) -> Iterator[tuple[Exchange, _Sides]]:
    """Each exchange once; of one that several files hold, the first copy that bears no mark, then one with a text, counts."""
    best: dict[str, int] = {}
    for number, (one, _) in enumerate(sides):
        if one.key and (one.key not in best or _poorer(sides[best[one.key]][0], one)):
            best[one.key] = number
    for number, (one, side) in enumerate(sides):
        if one.key and best[one.key] != number:
            continue
        if side.others or side.way != "out" or not records.nobody:
            yield one, side


def _poorer(one: Exchange, other: Exchange) -> bool:
    """Whether a copy of an exchange says less than another."""
    return (bool(one.mark), not one.text) > (bool(other.mark), not other.text)


def _rows(one: Exchange, side: _Sides) -> Iterator[tuple[Any, ...]]:
    """One row for an incoming exchange, with its sender; for an outgoing one a row for each recipient who is known."""
    length = None if one.text is None else len(one.text)
    for contact in side.reached:
        mark = one.mark or (None if contact or one.automatic else "hidden_sender")
        yield (contact or None, one.time, one.precision, one.file.account, one.kind, side.way, one.thread,
               max(len(side.others), 1), length, one.minutes, one.text, one.automatic, mark, one.file.label)  # fmt: skip


def _meet(one: Exchange, side: _Sides, found: Exchanged) -> None:
    """Take note of everybody in an exchange."""
    for contact, who in side.others.items():
        if contact:
            met = found.met.setdefault(contact, Met(one.file.account, one.file.label))
            met.add(who)


def _meet_silent(
    file: File, people: Sequence[Who], thread: str, ego: Ego, accounts: Accounts, found: Exchanged
) -> None:
    """Take note of everybody in a conversation, of which nothing may be dated."""
    others = [who for who in people if not ego.is_ego(who)]
    for who in [who for who in others if not who.is_title] or others:
        contact = accounts.of(who, thread)
        if contact and contact not in found.met:
            found.met[contact] = Met(file.account, file.label)
            found.met[contact].add(who)


def _link(one: Exchange, side: _Sides, found: Exchanged) -> None:
    """Pairs of people who shared an exchange of up to ten, once for each conversation or occasion."""
    kind = _TIES.get(one.kind)
    if kind is None or one.mark or one.automatic:
        return
    about = one.thread or one.occasion
    for a, b in pairs_of(side.others):
        told = (a, b, kind, one.time, len(side.others), one.file.label)
        found.links.setdefault((a, b, about), told)


def pairs_of(others: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of those who shared an exchange or a conversation of up to ten; one whom nobody knows counts, and makes no pair.

    Examples
    --------
    >>> list(pairs_of({"eva", "jan", ""})), list(pairs_of({"eva"})), list(pairs_of({str(n) for n in range(11)}))
    ([('eva', 'jan')], [], [])
    """
    return combinations(sorted(filter(None, others)) if len(others) <= schema.BROADCAST else (), 2)


def interaction_frame(found: Exchanged, platform: str) -> pd.DataFrame:
    """Rows of `schema.INTERACTIONS`."""
    return pd.DataFrame(found.rows, columns=list(_ROW)).assign(platform=platform)


def link_frame(found: Exchanged) -> pd.DataFrame:
    """Rows of `schema.LINKS`."""
    return pd.DataFrame(list(found.links.values()), columns=list(_LINK))


def met_frames(
    met: dict[str, Met], platform: str, aliases: Iterable[tuple[str, str]]
) -> dict[str, pd.DataFrame]:
    """Contacts of those met or listed by id alone, and what they are known by."""
    people = sorted(met.items())
    contacts = [
        {"contact_id": contact, "platform": platform, "account": one.account, "relation": one.relation,
         "name": one.name, "weak": not one.has_id or not (one.held or one.names), "source": one.source}
        for contact, one in people
    ]  # fmt: skip
    held = [(contact, kind, value) for contact, one in people for kind, value in one.held]
    held += [(contact, "alias", alias) for contact, alias in sorted(aliases) if contact in met]
    return {
        "contacts": pd.DataFrame(contacts),
        "identifiers": pd.DataFrame(held, columns=["contact_id", "kind", "value"], dtype=object),
    }
