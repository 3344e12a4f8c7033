"""What the former API's answers tell of their owner: her own profile, what waits for an answer, and who is her contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from netanalysis.settings import Owner
from netanalysis.sources.base import Context, export_of, merge_owners
from netanalysis.sources.json_files import as_dict, as_list, as_text
from netanalysis.sources.model import Hints
from netanalysis.sources.xing.people import owner_of_resume, owner_of_user
from netanalysis.sources.xing.shapes import Part, native_id
from netanalysis.text import fold, fold_plain

_ADVICE: Final = "put the answer of users/me beside them as me.json"


def hints_of(parts: Sequence[Part], context: Context) -> Hints:
    """Gather what all parts tell of the owner."""
    own = list(_own_users(parts, context.owner))
    country = context.settings.country
    exports = tuple((export_of(part.label), owner_of_user(user, country)) for part, user in own)
    resumes = [
        owner_of_resume(item)
        for part in parts
        for item in part.items
        if is_own_resume(part, item, context.owner)
    ]
    profile = merge_owners(Owner(), *(owner for _, owner in exports), *resumes)
    return Hints(
        profile, frozenset(native_id(user.get("id")) for _, user in own) - {""}, _senders(parts),
        frozenset(native_id(as_dict(item).get("id")) for part in parts if part.content == "contacts" for item in part.items),
        exports, advice=_ADVICE,
    )  # fmt: skip


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


def _senders(parts: Sequence[Part]) -> Counter[str]:
    """The owner sent what still waits for an answer."""
    requests = (as_dict(item) for part in parts if part.content == "contact requests" for item in part.items)
    return Counter(native_id(item.get("sender_id")) for item in requests if is_sent(item))


def is_sent(request: Mapping[str, Any]) -> bool:
    """Whether a request is one that the owner sent: the API told its recipient and no more."""
    return bool(native_id(request.get("recipient_id"))) and not ({"sender", "received_at"} & set(request))
