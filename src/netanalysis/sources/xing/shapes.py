"""What a JSON file of XING holds, told by its shape: answers of the former API, and what other people's tools made.

The API answered each call with an envelope, `{"contacts": {"total": 2, "users": [...]}}`. People kept the answers one to a
file, as pages, as a list of pages, a line each, or wrapped together with the path of the call; some kept the bare users.
XING's ids (`123456_abcdef`) tell its answers from those of any other platform.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from netanalysis.sources.container import Member
from netanalysis.sources.json_files import Documents, as_dict, as_text, as_whole, looks_like_json, read_json
from netanalysis.sources.table import decode

PLATFORM: Final = "xing"
#: endings under which people keep JSON; a file may have none
ENDINGS: Final = ("", ".json", ".jsonl", ".ndjson", ".txt")
_NATIVE: Final = re.compile(r"\d{1,12}_[0-9a-z]{3,12}")
_NATIVE_INSIDE: Final = re.compile(r"(?<![0-9a-z])\d{1,12}_[0-9a-f]{6}(?![0-9a-z])")
_USER_KEYS: Final = frozenset(
    {"display_name", "permalink", "page_name", "first_name", "professional_experience"}
)
_CONSOLE_KEYS: Final = frozenset({"name", "position", "company"})
_SPIDER_KEYS: Final = frozenset({"page_name", "first_name", "last_name"})
_APIFY_KEYS: Final = frozenset({"fullName", "profileUrl"})
#: how deep a wrapper may hold an answer
_DEPTH: Final = 6
#: one of these stands in every file that is XING's; others need not be parsed to be told apart
_SIGNS: Final = re.compile(
    r'"(?:contacts|shared_contacts|contact_ids|contact_requests|contact_paths|conversations?|messages?|users|tags|id_card'
    r'|groups|visits|bookmarks|page_name|permalink|sender_id|sender|participants|profileUrl|basics|company)"'
)
#: signs that a file which cannot be parsed is XING's all the same
_SURE_SIGNS: Final = re.compile(r'xing\.com/profile/|"(?:shared_contacts|contact_ids|contact_requests)"\s*:')


@dataclass(frozen=True, slots=True)
class Part:
    """One answer, or one list: what it holds, its items, how many there are in all, and what stood around it.

    `hints` are texts that may say whose it is, the nearest first: keys and texts of a wrapper, then the file's path.
    """

    content: str
    items: tuple[Any, ...]
    total: int | None = None
    hints: tuple[str, ...] = ()
    member: Member | None = None

    @property
    def label(self) -> str:
        """Name of the file it stands in."""
        return self.member.label if self.member else ""

    def whose(self, but: Iterable[str] = ()) -> str:
        """Return the last native id in the nearest hint that has one, the given ones left out."""
        for hint in self.hints:
            found = [native for native in _NATIVE_INSIDE.findall(hint.lower()) if native not in but]
            if found:
                return str(found[-1])
        return ""

    @property
    def is_own(self) -> bool:
        """Whether what stood around it says that it is the owner's own: a path `users/me`, or a file named `me`."""
        stems = {PurePosixPath(hint).stem.lower() for hint in self.hints}
        return bool(stems & {"me", "ich"}) or any(
            re.search(r"users/me(?![\w-])", hint) for hint in self.hints
        )


@dataclass(frozen=True, slots=True)
class _Envelope:
    """How the items of an answer lie in it, and what they look like."""

    content: str
    inner: tuple[str, ...]
    fits: Callable[[Any], bool]


def native_id(value: Any) -> str:
    """Return a text if it is one of XING's ids, else nothing.

    Examples
    --------
    >>> native_id("123456_abcdef"), native_id("eva"), native_id(None)
    ('123456_abcdef', '', '')
    """
    text = as_text(value)
    return text if _NATIVE.fullmatch(text) else ""


def _has_id(item: Any) -> bool:
    return bool(native_id(as_dict(item).get("id")))


def _is_user(item: Any) -> bool:
    keys = set(as_dict(item))
    return _has_id(item) and (keys == {"id"} or bool(keys & _USER_KEYS)) and "participants" not in keys


def _is_conversation(item: Any) -> bool:
    return _has_id(item) and "participants" in item


def _is_message(item: Any) -> bool:
    return {"sender", "content", "created_at"} <= set(as_dict(item))


def _is_request(item: Any) -> bool:
    keys = as_dict(item)
    return bool(native_id(keys.get("sender_id"))) and bool(
        {"sender", "recipient_id", "received_at"} & set(keys)
    )


def _is_spider(item: Any) -> bool:
    return set(as_dict(item)) >= _SPIDER_KEYS and not _has_id(item)


def _is_console(item: Any) -> bool:
    return set(as_dict(item)) == _CONSOLE_KEYS


def _is_apify(item: Any) -> bool:
    return set(as_dict(item)) >= _APIFY_KEYS and "xing.com/" in as_text(item["profileUrl"])


def _is_resume(item: Any) -> bool:
    return isinstance(as_dict(item).get("basics"), dict) and isinstance(item.get("work"), list)


def _anything(item: Any) -> bool:
    return isinstance(item, dict)


def _is_contact_id(item: Any) -> bool:
    return bool(native_id(item)) or _has_id(item)


def _is_tag(item: Any) -> bool:
    return isinstance(item, dict) and "tag" in item


_USERS: Final = _Envelope("contacts", ("users",), _is_user)
#: key of an answer -> what it may hold; the first that fits
_ENVELOPES: Final[Mapping[str, tuple[_Envelope, ...]]] = {
    "contacts": (_USERS, _Envelope("spider", (), _is_spider)),
    "shared_contacts": (_Envelope("shared contacts", ("users",), _is_user),),
    "contact_ids": (_Envelope("contact ids", ("items",), _is_contact_id),),
    "tags": (_Envelope("tags", ("items",), _is_tag),),
    "contact_requests": (_Envelope("contact requests", (), _is_request),),
    "conversations": (_Envelope("conversations", ("items",), _is_conversation),),
    "conversation": (_Envelope("conversation", ("",), _is_conversation),),
    "messages": (_Envelope("messages", ("items",), _is_message),),
    "message": (_Envelope("messages", ("",), _is_message),),
    "users": (_Envelope("profiles", (), _is_user), _Envelope("search results", ("items",), _anything)),
    "id_card": (_Envelope("own profile", ("",), _is_user),),
    "groups": (_Envelope("groups", ("items",), _has_id),),
    "contact_paths": (_Envelope("paths", ("paths",), lambda item: isinstance(item, dict | list)),),
    "visits": (_Envelope("visits", (), lambda item: "visited_at" in as_dict(item)),),
    "bookmarks": (_Envelope("bookmarks", ("items",), _has_id),),
}
#: what may stand in a list, or alone, without an envelope
_BARE: Final[tuple[tuple[str, Callable[[Any], bool]], ...]] = (
    ("conversations", _is_conversation), ("messages", _is_message), ("contact requests", _is_request), ("contacts", _is_user),
    ("console script", _is_console), ("spider", _is_spider), ("profile list", _is_apify),
)  # fmt: skip


def is_xing_json(member: Member) -> bool:
    """Whether a file is JSON of XING's; one that cannot be parsed is, if it bears XING's own signs."""
    if PurePosixPath(member.name).suffix.lower() not in ENDINGS:
        return False
    try:
        head = member.read()[: 2**16]
    except ValueError:
        return False
    text = decode(head).text
    if not looks_like_json(head) or not _SIGNS.search(text):
        return False
    try:
        return bool(parts_of(read_json(member), member))
    except ValueError:
        return bool(_SURE_SIGNS.search(text))


def parts_of(documents: Documents, member: Member) -> list[Part]:
    """Everything that a file holds of XING's."""
    values = documents.values
    found = _parts(list(values) if len(values) > 1 else values[0], (member.path, member.export), _DEPTH)
    return [replace(part, member=member) for part in found]


def _parts(value: Any, hints: tuple[str, ...], depth: int) -> list[Part]:
    """Answers in a value, and lists of what needs no envelope."""
    if isinstance(value, list):
        return _listed(value, hints, depth)
    if not isinstance(value, dict):
        return []
    enclosed = [part for key, inner in value.items() for part in _opened(key, inner, hints)]
    if enclosed:
        return [replace(part, hints=(*_texts(value), *hints)) for part in enclosed]
    if _is_resume(value):
        return [Part("resume", (value,), hints=hints)]
    kind = _bare_kind(value)
    if kind:
        return [Part("profiles" if kind == "contacts" else kind, (value,), hints=hints)]
    return [] if depth == 0 else _wrapped(value, hints, depth)


def _wrapped(value: Mapping[str, Any], hints: tuple[str, ...], depth: int) -> list[Part]:
    """Answers inside a wrapper; its keys and its texts may say whose they are."""
    texts = _texts(value)
    return [
        part
        for key, inner in value.items()
        if isinstance(inner, dict | list)
        for part in _parts(inner, (*texts, key, *hints), depth - 1)
    ]


def _texts(value: Mapping[str, Any]) -> tuple[str, ...]:
    """Texts of a wrapper, and of what lies directly in it, that may say which call it was."""
    inner = (text for part in value.values() for text in as_dict(part).values())
    return tuple(text for text in map(as_text, (*value.values(), *inner)) if text)


def _opened(key: str, value: Any, hints: tuple[str, ...]) -> list[Part]:
    """Return the answer under a key, where it looks like one; at most one."""
    for envelope in _ENVELOPES.get(key, ()):
        items = _items(value, envelope)
        if items is not None and (not items or any(map(envelope.fits, items))):
            total = as_whole(as_dict(value).get("total"))
            return [Part(envelope.content, tuple(items), total, hints)]
    return []


def _items(value: Any, envelope: _Envelope) -> list[Any] | None:
    """Items of an answer, or None where they lie otherwise."""
    if not envelope.inner:
        return value if isinstance(value, list) else None
    if envelope.inner == ("",):
        return [value]
    inner = as_dict(value).get(envelope.inner[0])
    return inner if isinstance(inner, list) else None


def _listed(values: Sequence[Any], hints: tuple[str, ...], depth: int) -> list[Part]:
    """Answers in a list of pages, and items without an envelope; what is neither goes with the first of them."""
    bare: dict[str, list[Any]] = {}
    pages: list[Part] = []
    misfits: list[Any] = []
    for value in values:
        kind = _bare_kind(value)
        inner = [] if kind or depth == 0 else _parts(value, hints, depth - 1)
        if kind:
            bare.setdefault(kind, []).append(value)
        elif inner:
            pages += inner
        else:
            misfits.append(value)
    found = [*(Part(kind, tuple(items), hints=hints) for kind, items in bare.items()), *pages]
    if found and misfits:
        found[0] = replace(found[0], items=(*found[0].items, *misfits))
    return found


def _bare_kind(value: Any) -> str:
    return next((kind for kind, fits in _BARE if fits(value)), "")
