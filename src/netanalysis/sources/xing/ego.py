"""Who the owner of the former API's answers is: her own profile, what she told, her requests, or who is in every thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner
from netanalysis.sources.base import Context, export_of, merge_owners
from netanalysis.sources.json_files import as_dict, as_list, as_text
from netanalysis.sources.xing.people import owner_of_resume, owner_of_user
from netanalysis.sources.xing.shapes import Part, native_id
from netanalysis.text import fold, fold_plain

#: who takes part in at least this share of the conversations is the owner, …
_NEARLY_ALL: Final = 0.9
#: … once there are so many conversations that it is no chance
_MIN_THREADS: Final = 3
#: id of a conversation -> id and name of everybody in it
Threads = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Ego:
    """The owner as the answers name her, by XING's ids, and what they tell of her."""

    owner: Owner
    ids: frozenset[str]
    exports: tuple[tuple[str, Owner], ...] = ()  #: each export with a profile of hers, and what it says


def find_ego(parts: Sequence[Part], threads: Threads, context: Context) -> Ego:
    """Find the owner, or ask for her where messages cannot be told apart without.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    own = list(_own_users(parts, context.owner))
    mine = [user for _, user in own]
    exports = tuple(
        (export_of(part.label), owner_of_user(user, context.settings.country)) for part, user in own
    )
    resumes = [
        owner_of_resume(item)
        for part in parts
        for item in part.items
        if is_own_resume(part, item, context.owner)
    ]
    found = merge_owners(Owner(), *(owner_of_user(user, context.settings.country) for user in mine), *resumes)
    ids = {native_id(user.get("id")) for user in mine} - {""}
    told = merge_owners(context.owner, found)
    ids = ids or _from_requests(parts) or _by_name(threads, told) or _in_nearly_all(parts, threads)
    names = tuple(
        dict.fromkeys(
            people[one] for people in threads.values() for one in sorted(ids & set(people)) if people[one]
        )
    )
    _check(parts, ids, told)
    owner = merge_owners(found, Owner(names=names[:1] if not told.names else ()))
    return Ego(owner, frozenset(ids), exports)


def _own_users(parts: Sequence[Part], told: Owner) -> Iterator[tuple[Part, dict[str, Any]]]:
    for part in parts:
        if part.content in ("own profile", "profiles"):
            single = part.content == "own profile" or (part.is_own and len(part.items) == 1)
            yield from ((part, as_dict(item)) for item in part.items if single or _is_told(item, told))


def _is_told(item: Any, told: Owner) -> bool:
    """Whether a user is who the owner said she is: by URL or address, else by name."""
    user = owner_of_user(item, "")
    if set(user.profile_urls) & set(told.profile_urls) or set(user.emails) & set(told.emails):
        return True
    return not told.profile_urls and bool(_keys(user.names) & _keys(told.names))


def is_own_resume(part: Part, item: Any, told: Owner) -> bool:
    """Whether a resume is the owner's own profile: it bears her name, or it was made of a page of XING's."""
    if part.content != "resume":
        return False
    basics = as_dict(as_dict(item).get("basics"))
    if told.names:
        return bool(_keys([as_text(basics.get("name"))]) & _keys(told.names))
    texts = [as_text(basics.get("image")), as_text(basics.get("url"))]
    texts += [as_text(as_dict(profile).get("url")) for profile in as_list(basics.get("profiles"))]
    return any("xing.com" in text or "xingassets.com" in text for text in texts)


def _keys(names: Iterable[str]) -> set[str]:
    """Both folded spellings of names."""
    return {key(name) for name in names for key in (fold, fold_plain)} - {""}


def _from_requests(parts: Sequence[Part]) -> set[str]:
    """The owner sent what still waits for an answer."""
    requests = (as_dict(item) for part in parts if part.content == "contact requests" for item in part.items)
    return _most_frequent(native_id(item.get("sender_id")) for item in requests if is_sent(item))


def is_sent(request: Mapping[str, Any]) -> bool:
    """Whether a request is one that the owner sent: the API told its recipient and no more."""
    return bool(native_id(request.get("recipient_id"))) and not ({"sender", "received_at"} & set(request))


def _by_name(threads: Threads, told: Owner) -> set[str]:
    """Who carries the owner's name in most conversations."""
    keys = _keys(told.names)
    return _most_frequent(
        one for people in threads.values() for one, name in people.items() if _keys([name]) & keys
    )


def _in_nearly_all(parts: Sequence[Part], threads: Threads) -> set[str]:
    """Who takes part in nearly all conversations, contacts left out; nobody where that is not one member alone."""
    if len(threads) < _MIN_THREADS:
        return set()
    contacts = {
        native_id(as_dict(item).get("id"))
        for part in parts
        if part.content == "contacts"
        for item in part.items
    }
    counts = Counter(one for people in threads.values() for one in people if one not in contacts)
    regulars = [one for one, n in counts.items() if n >= _NEARLY_ALL * len(threads)]
    return set(regulars) if len(regulars) == 1 else set()


def _most_frequent(ids: Iterable[str]) -> set[str]:
    """Return the one that occurs most, or nobody where two do."""
    first = Counter(one for one in ids if one).most_common(2)
    drawn = len(first) > 1 and first[0][1] == first[1][1]
    return {first[0][0]} if first and not drawn else set()


def _check(parts: Sequence[Part], ids: set[str], told: Owner) -> None:
    """Raise where there are messages and nobody knows which side of them is the owner's."""
    with_messages = [
        part for part in parts if part.content in ("conversations", "conversation", "messages") and part.items
    ]
    if not with_messages or ids:
        return
    found = "does not occur in" if told.names or told.profile_urls else "cannot be told from"
    msg = (
        f"{with_messages[0].label}: the owner {found} the messages; put the answer of users/me beside them as me.json, "
        'write your name as XING shows it under [me] in netanalysis.toml, or say it with owner="Your Name" '
        "(--owner on the command line)."
    )
    raise OwnerUnknown(msg)
