"""Who the owner of a Facebook download is: her profile, what she told, or who is in nearly every conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner, Position
from netanalysis.sources.base import merge_owners
from netanalysis.sources.facebook.shapes import entries_of, line, moment
from netanalysis.sources.facebook.threads import ThreadFile, key_of
from netanalysis.sources.json_files import as_dict, as_list
from netanalysis.sources.phones import to_e164
from netanalysis.sources.profiles import normal_profile
from netanalysis.text import fold_plain

#: who takes part in at least this share of the conversations is the owner, …
_NEARLY_ALL: Final = 0.9
#: … once there are so many conversations that it is no chance
_MIN_THREADS: Final = 3


def owner_of_profile(document: Any, country: str) -> Owner:
    """Names, addresses, numbers, profile and positions that a profile tells; nothing where it is none."""
    top = as_dict(document)
    profile = next((as_dict(value) for key, value in top.items() if key.partition("_v")[0] == "profile"), {})
    name = as_dict(profile.get("name"))
    emails = as_dict(profile.get("emails"))
    addresses = [
        line(one).lower() for key in ("emails", "previous_emails") for one in as_list(emails.get(key))
    ]
    numbers = [line(as_dict(one).get("phone_number")) for one in as_list(profile.get("phone_numbers"))]
    earlier = [line(as_dict(one).get("name")) for one in as_list(profile.get("previous_names"))]
    full = line(name.get("full_name")) or " ".join(
        filter(None, (line(name.get("first_name")), line(name.get("last_name"))))
    )
    url = normal_profile(line(profile.get("profile_uri")))
    return Owner(
        names=tuple(one for one in (full, *earlier) if one), emails=tuple(one for one in addresses if "@" in one),
        phones=tuple(number for number in (to_e164(one, country) for one in numbers) if number),
        profile_urls=(url,) if url else (),
        positions=tuple(filter(None, map(_position, entries_of(profile, ["work_experiences"])))),
    )  # fmt: skip


def _position(entry: Any) -> Position | None:
    work = as_dict(entry)
    company = line(work.get("employer"))
    began, ended = moment(work.get("start_timestamp")), moment(work.get("end_timestamp"))
    if not company:
        return None
    return Position(
        company, line(work.get("title")), began.date() if began else None, ended.date() if ended else None
    )


def find_owner(
    told: Owner, profile: Owner, threads: Sequence[ThreadFile], friends: Iterable[str]
) -> tuple[Owner, frozenset[str]]:
    """Return what the files tell of the owner, and the keys of her names in conversations.

    Raises
    ------
    OwnerUnknown
        There are messages, and nothing says which side of them is the owner's.
    """
    known = merge_owners(told, profile)
    keys = {key for name in known.names for key in (key_of(name), fold_plain(name))} - {""}
    if not threads or keys & {key_of(name) for thread in threads for name in thread.people}:
        return profile, frozenset(keys)
    found = _in_nearly_all(threads, {key_of(name) for name in friends})
    if not found:
        problem = "does not occur in" if known.names else "cannot be told from"
        msg = (
            f"{threads[0].label}: the owner {problem} the messages; put profile_information.json of the same download "
            'beside them, write your name as Facebook shows it under [me] in netanalysis.toml, or say it with owner="Your '
            'Name" (--owner on the command line).'
        )
        raise OwnerUnknown(msg)
    names = () if known.names else (found,)
    return merge_owners(profile, Owner(names=names)), frozenset({*keys, key_of(found)})


def _in_nearly_all(threads: Sequence[ThreadFile], friends: set[str]) -> str:
    """Name that nearly all conversations hold, friends left out; none where that is not one name alone."""
    people: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for thread in threads:
        for name in thread.people:
            people.setdefault(thread.thread, set()).add(key_of(name))
            names.setdefault(key_of(name), name)
    if len(people) < _MIN_THREADS:
        return ""
    counts = Counter(key for keys in people.values() for key in keys - friends - {""})
    always = [key for key, n in counts.items() if n >= _NEARLY_ALL * len(people)]
    return names[always[0]] if len(always) == 1 else ""
