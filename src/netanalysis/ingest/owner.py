"""Who the owner is, for all platforms: told, said by the files, on the owner's side of what has one, or in every conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from netanalysis.errors import OwnerUnknown
from netanalysis.ingest.names import keys_of, name_keys
from netanalysis.settings import Owner
from netanalysis.sources.base import merge_owners
from netanalysis.sources.model import Exchange, Hints, Records, Who

#: who takes part in at least this share of the conversations is the owner
_NEARLY_ALL: Final = 0.9
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ego:
    """The owner as one platform's files name her: by ids, and by names where no id is told."""

    owner: Owner
    ids: frozenset[str]
    keys: frozenset[str]
    account: str

    def is_ego(self, who: Who) -> bool:
        """Whether somebody is the owner: by id, or where none is told, by name in either spelling of umlauts."""
        return who.id in self.ids if who.id else not self.keys.isdisjoint(keys_of(who.name))


def most_frequent(counts: Mapping[T, int]) -> frozenset[T]:
    """Return the one that occurs most, or nobody where two do.

    Examples
    --------
    >>> most_frequent(Counter("aab")), most_frequent(Counter("ab"))
    (frozenset({'a'}), frozenset())
    """
    first = Counter({one: n for one, n in counts.items() if one}).most_common(2)
    drawn = len(first) > 1 and first[0][1] == first[1][1]
    return frozenset({first[0][0]}) if first and not drawn else frozenset()


def in_nearly_all(
    talks: Iterable[Collection[T]], others: Collection[T] = (), *, enough: int = 3
) -> frozenset[T]:
    """Return the one who takes part in nearly all conversations, or nobody where that is not one alone.

    Parameters
    ----------
    talks
        Everybody in each conversation.
    others
        Those who are surely somebody else.
    enough
        So many conversations there must be, for it to be no chance.

    Examples
    --------
    >>> in_nearly_all([{"me", "eva"}, {"me", "jan"}, {"me", "eva"}])
    frozenset({'me'})
    >>> in_nearly_all([{"me", "eva"}, {"me", "jan"}])
    frozenset()
    """
    filled = [people for people in talks if people]
    if len(filled) < enough:
        return frozenset()
    counts = Counter(one for people in filled for one in set(people))
    regulars = [
        one for one, n in counts.items() if one and one not in others and n >= _NEARLY_ALL * len(filled)
    ]
    return frozenset(regulars) if len(regulars) == 1 else frozenset()


def find_ego(records: Records, told: Owner) -> Ego:
    """Find the owner among those whom a platform's files name.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    hints = records.hints
    known = merge_owners(told, hints.profile)
    keys = name_keys(known.names)
    talks = _talks(records.exchanges)
    people = [who for inside in talks.values() for who in inside.values()]
    found = Ego(known, hints.ids or _by_name(people, keys), keys, "")
    if not any(found.is_ego(who) for who in people):
        inside = [{who.key for who in talk.values() if not who.is_title} for talk in talks.values()]
        hers = most_frequent(hints.sides) or in_nearly_all(inside, hints.others, enough=hints.enough)
        found = Ego(known, found.ids | hers, keys | hers, "")
    _check(records, found, people)
    names = tuple(dict.fromkeys(who.name for who in people if " " in who.name and found.is_ego(who)))
    owner = merge_owners(hints.profile, Owner(names=names[:1] if not known.names else ()))
    return Ego(owner, found.ids, found.keys, _account(records, merge_owners(told, owner)))


def _talks(exchanges: Sequence[Exchange]) -> dict[str, dict[str, Who]]:
    """Everybody in each conversation by key; an exchange outside of any is one of its own."""
    found: dict[str, dict[str, Who]] = {}
    for number, one in enumerate(exchanges):
        inside = found.setdefault(one.thread or f"#{number}", {})
        for who in (one.sender, *one.people):
            if who is not None and who.key:
                inside.setdefault(who.key, who)
    return found


def _by_name(people: Iterable[Who], keys: frozenset[str]) -> frozenset[str]:
    """Return the id under which somebody of the owner's name takes part most; a namesake does so less."""
    return most_frequent(
        Counter(who.id for who in people if who.id and not keys.isdisjoint(keys_of(who.name)))
    )


def _check(records: Records, ego: Ego, people: Sequence[Who]) -> None:
    """Raise where messages have two sides and the owner is on neither."""
    sided = [one for one in records.exchanges if not one.way and len(_keys_in(one)) > 1]
    if not sided or records.hints.ids or any(ego.is_ego(who) for who in people):
        return
    found = "does not occur in" if ego.owner.names or ego.ids else "cannot be told from"
    raise unknown(sided[0].file.label, found, records.hints)


def _keys_in(one: Exchange) -> set[str]:
    """Keys of everybody in an exchange."""
    return {who.key for who in (one.sender, *one.people) if who is not None} - {""}


def unknown(label: str, found: str, hints: Hints) -> OwnerUnknown:
    """Return the error that asks who the owner is; `found` says what is known of her."""
    advice = f"{hints.advice}, " if hints.advice else ""
    return OwnerUnknown(
        f"{label}: the owner {found} the messages; {advice}write your name, address or profile as it stands there under [me] in "
        'netanalysis.toml, or say it with owner="Your Name" (--owner on the command line).'
    )


def _account(records: Records, owner: Owner) -> str:
    """Label of the owner's account: her profile on the platform where it is told."""
    if records.account:
        return records.account
    accounts = [label for platform, label in owner.accounts if platform == records.platform]
    prefix = f"{records.platform}.com/"
    slugs = [url.rpartition("/")[2] for url in owner.profile_urls if url.startswith(prefix)]
    return next(iter([*slugs, *accounts]), records.platform)
