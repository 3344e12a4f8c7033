"""WhatsApp: chats exported one by one from a phone, German or English, iPhone or Android.

A chat names people as the phone's address book does, or by number; nobody's number beside the name. The owner writes under
a name of her own, which `[me]` tells or the chats do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

import pandas as pd

from netanalysis import schema
from netanalysis.dates import ParsedDates, to_utc
from netanalysis.errors import OwnerUnknown
from netanalysis.settings import Owner
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.container import Member
from netanalysis.sources.met import Met, by_name, frames_of, window
from netanalysis.sources.phones import to_e164
from netanalysis.sources.table import HEAD, decode
from netanalysis.sources.whatsapp.chats import Chat, Said, key_of, read_chat, title_of
from netanalysis.sources.whatsapp.lines import looks_like_chat

PLATFORM: Final = "whatsapp"
_UNDATED: Final = "its dates do not tell whether the day or the month stands first; export the chat with more messages, or from a phone set to German"
_NO_DATE: Final = "no readable date"
_UNTOLD: Final = (
    "calls of which Android does not tell whether anybody took them, and which count as missed: {n}"
)
_NOBODY: Final = "nobody but you wrote in this group, so it cannot be told to whom"
_EMPTY: Final = "no message in it"


def claims(member: Member, _: Context) -> bool:
    """Whether a text begins like a chat."""
    if not member.name.lower().endswith(".txt"):
        return False
    try:
        text = decode(member.read()[:HEAD]).text
        return looks_like_chat(text, is_called_chat=bool(title_of(member)) or "chat" in member.name.lower())
    except ValueError:
        return False


def read(members: Sequence[Member], context: Context) -> Extract:
    """Read all chats together, so that the owner and each person have one name.

    Raises
    ------
    OwnerUnknown
        Nothing says under which name the owner writes.
    """
    chats, coverage = _chats(members)
    owner = _owner_of(chats, context.owner.names)
    _check(chats, owner)
    ids = _ids(chats, owner, context.settings.country)
    rows, links = [], []
    for chat in chats:
        times = _utc(chat, context.settings.time_zone)
        made = list(_rows(chat, owner, ids, times))
        rows += made
        links += _links(chat, owner, ids, times)
        coverage.append(_coverage(chat, made, context.settings.time_zone))
    frames: dict[str, list[pd.DataFrame]] = {}
    if ids:
        people = {one.contact_id: one for one in ids.values()}
        frames = {name: [frame] for name, frame in frames_of(people.values(), PLATFORM, PLATFORM).items()}
        frames |= {"interactions": [pd.DataFrame(rows)], "links": [pd.DataFrame(links)]}
    found = Owner(names=(owner,)) if owner and " " in owner and not context.owner.names else Owner()
    return Extract(frames, found, tuple(coverage))


def _chats(members: Sequence[Member]) -> tuple[list[Chat], list[Coverage]]:
    """Chats that could be read, and the coverage of those that could not."""
    chats, failed = [], []
    for member in members:
        try:
            chats.append(read_chat(member))
        except ValueError as error:
            failed.append(
                Coverage(member.label, "failed", PLATFORM, "chat", reason=str(error), parser=PLATFORM)
            )
    return chats, failed


def _check(chats: Sequence[Chat], owner: str | None) -> None:
    """Raise where somebody wrote and nobody knows who of them is the owner."""
    doubtful = [chat for chat in chats if any(key_of(name) != key_of(chat.title) for name in chat.authors)]
    if owner is not None or not doubtful:
        return
    msg = (
        f"{doubtful[0].member.label}: it cannot be told which of the people in the chat is you; add your name as WhatsApp writes it "
        'to names under [me] in netanalysis.toml, or say it with owner="Your Name" (--owner on the command line).'
    )
    raise OwnerUnknown(msg)


def _ids(chats: Sequence[Chat], owner: str | None, country: str) -> dict[tuple[str, str], Met]:
    """Contact of each person by chat and name.

    A name of the owner's own address book is one person in all chats. A name that a stranger gave herself (~) is one
    person within its chat alone.
    """
    found: dict[tuple[str, str], Met] = {}
    strangers: Counter[str] = Counter()
    for chat in sorted(chats, key=lambda chat: (chat.thread, chat.member.label)):
        for name in _others_of(chat, owner):
            key = (chat.thread, name)
            if key not in found:
                found[key] = _met(name, chat, country, strangers)
    return found


def _met(name: str, chat: Chat, country: str, strangers: Counter[str]) -> Met:
    phone = to_e164(name, country) if name.startswith("+") else ""
    if phone:
        return Met(f"{PLATFORM}:{phone}", "", phone, source=chat.member.label)
    contact = by_name(PLATFORM, name.lstrip("~"))
    if name.startswith("~"):
        strangers[contact] += 1
        contact += f"~{strangers[contact]}"
    return Met(contact, name.lstrip("~"), weak=True, source=chat.member.label)


def _utc(chat: Chat, time_zone: str) -> pd.Series[Any]:
    """UTC times of the messages."""
    parsed = chat.read.parsed
    picked = parsed.times.iloc[[said.number for said in chat.said]].reset_index(drop=True)
    return to_utc(ParsedDates(picked, parsed.format, parsed.undated), time_zone)


def _rows(
    chat: Chat, owner: str | None, ids: Mapping[tuple[str, str], Met], times: pd.Series[Any]
) -> Iterator[dict[str, Any]]:
    """One row of an incoming message, a row for each recipient of an outgoing one."""
    others = _others_of(chat, owner)
    precision = chat.read.parsed.format.precision if chat.read.parsed.format else "minute"
    for said, time in zip(chat.said, times, strict=True):
        if pd.isna(time):
            continue
        outgoing = said.author == owner
        for name in others if outgoing else (said.author,):
            yield {
                "contact_id": ids[chat.thread, name].contact_id, "time": time, "time_precision": precision,
                "platform": PLATFORM, "account": PLATFORM, "kind": "call" if said.call else "message",
                "direction": "out" if outgoing else "in", "thread_id": chat.thread, "n_people": max(len(others), 1),
                "n_chars": len(said.text), "text": said.text or None, "automatic": False,
                "minutes": said.call.minutes if said.call else None, "mark": "missed" if _is_missed(said) else None, "source": chat.member.label, "line": said.number,
            }  # fmt: skip


def _is_missed(said: Said) -> bool:
    return said.call is not None and said.call.missed


def _links(
    chat: Chat, owner: str | None, ids: Mapping[tuple[str, str], Met], times: pd.Series[Any]
) -> list[dict[str, Any]]:
    """Pairs of people who share a group of up to ten."""
    people = sorted({ids[chat.thread, name].contact_id for name in _others_of(chat, owner)})
    if not 1 < len(people) <= schema.BROADCAST or times.isna().all():
        return []
    seen = {"kind": "group_thread", "time": times.min(), "n_people": len(people), "source": chat.member.label}
    return [{"a": a, "b": b, **seen} for a, b in combinations(people, 2)]


def _coverage(chat: Chat, rows: Sequence[Mapping[str, Any]], time_zone: str) -> Coverage:
    """What became of the messages; lines in which WhatsApp itself speaks are none."""
    member, lines = chat.member, chat.read
    undated = len(chat.said) - sum(not pd.isna(lines.parsed.times.iloc[said.number]) for said in chat.said)
    read = len({row["line"] for row in rows})
    gone = chat.lost.total()
    unsent = len(chat.said) - undated - read
    why = {(_NO_DATE if lines.order else _UNDATED): undated, **chat.lost, _NOBODY: unsent}
    times = pd.Series([row["time"] for row in rows], dtype=schema.DTYPES["time"])
    form = lines.parsed.format.name if lines.parsed.format else "no dates"
    untold = sum(said.call is not None and not said.call.is_told for said in chat.said)
    warnings = {f"{lines.stray} lines could not be read": lines.stray, _UNTOLD.format(n=untold): untold}
    return Coverage(
        member.label, "read", PLATFORM, "chat", rows=len(chat.said) + gone, read=read,
        dropped=undated + unsent + gone, reason="; ".join(text for text, n in why.items() if n) or ("" if rows else _EMPTY),
        undated=undated, marked=sum(map(_is_missed, chat.said)), shows="message", account=PLATFORM,
        snapshot_on=member.snapshot_on, parser=PLATFORM, read_as=f"{chat.encoding}, {lines.phone}, {form}",
        warning="; ".join(text for text, n in warnings.items() if n), **window(times, member.snapshot_on, time_zone),
    )  # fmt: skip


def _owner_of(chats: Sequence[Chat], told: Iterable[str]) -> str | None:
    """Name under which the owner writes: as told, else who is not the title of a chat of two, else who is in all chats.

    Returns None where that cannot be told.
    """
    written = Counter(author for chat in chats for author in chat.authors)
    keys = {key_of(name) for name in told} - {""}
    named = [author for author in written if key_of(author) in keys]
    if named:
        return max(named, key=lambda author: written[author])
    votes = Counter(author for chat in chats for author in _other_side(chat))
    first = votes.most_common(2)
    if first and (len(first) == 1 or first[0][1] > first[1][1]):
        return first[0][0]
    everywhere = [author for author, n in written.items() if n == len(chats)]
    return everywhere[0] if len(chats) > 1 and len(everywhere) == 1 else None


def _other_side(chat: Chat) -> tuple[str, ...]:
    """Who writes in a chat of two beside the one it is called after."""
    titled = [author for author in chat.authors if key_of(author) == key_of(chat.title)]
    others = tuple(author for author in chat.authors if author not in titled)
    return others if titled and len(others) == 1 and not chat.is_group else ()


def _others_of(chat: Chat, owner: str | None) -> tuple[str, ...]:
    """Who takes part beside the owner: who writes, or in a chat of two whom it is called after."""
    others = tuple(author for author in chat.authors if author != owner)
    return others or ((chat.title,) if chat.title and not chat.is_group else ())


SOURCE: Final = Source(PLATFORM, claims, read)
