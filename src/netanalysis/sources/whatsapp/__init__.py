"""WhatsApp: chats exported one by one from a phone, German or English, iPhone or Android.

A chat names people as the phone's address book does, or by number; nobody's number beside the name. The owner writes under
a name of her own, which `[me]` tells or the chats do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from netanalysis.dates import ParsedDates, to_utc
from netanalysis.sources.base import Context, Source
from netanalysis.sources.container import Member
from netanalysis.sources.model import NO_DATE, Exchange, File, Hints, Records, Who
from netanalysis.sources.phones import to_e164
from netanalysis.sources.table import HEAD, decode
from netanalysis.sources.whatsapp.chats import Chat, key_of, read_chat, title_of
from netanalysis.sources.whatsapp.lines import looks_like_chat

PLATFORM: Final = "whatsapp"
_UNDATED: Final = "its dates do not tell whether the day or the month stands first; export the chat with more messages, or from a phone set to German"
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


def read(members: Sequence[Member], context: Context) -> list[Records]:
    """Read all chats together, so that the owner and each person have one name."""
    records = Records(PLATFORM, account=PLATFORM, nobody=_NOBODY)
    chats: list[Chat] = []
    for member in members:
        try:
            chats.append(read_chat(member))
        except ValueError as error:
            file = File(member.label, PLATFORM, "chat", PLATFORM)
            file.fail(str(error))
            records.files.append(file)
    votes = Counter(key_of(author) for chat in chats for author in _other_side(chat))
    records.hints = Hints(sides=votes, enough=2)
    for chat in chats:
        _take(chat, records, context)
    return [records]


def _take(chat: Chat, records: Records, context: Context) -> None:
    """Take what was said in a chat; lines in which WhatsApp itself speaks are nothing said."""
    lines, member = chat.read, chat.member
    form = lines.parsed.format
    file = File(member.label, PLATFORM, "chat", PLATFORM, snapshot_on=member.snapshot_on, shows=("message",), undated=0,
                read_as=f"{chat.encoding}, {lines.phone}, {form.name if form else 'no dates'}")  # fmt: skip
    records.files.append(file)
    for reason, n in chat.lost.items():
        file.lose(reason, n)
    people = {name: _who(name, chat, context.settings.country) for name in chat.authors}
    everybody = (*people.values(), *_called(chat))
    records.silent.append((file, chat.thread, everybody))
    for said, time in zip(chat.said, _utc(chat, context.settings.time_zone), strict=True):
        if pd.isna(time):
            file.lose(NO_DATE if lines.order else _UNDATED)
            file.undated = (file.undated or 0) + 1
        else:
            file.see(time)
            records.exchanges.append(
                Exchange(file, time, people[said.author], everybody, "call" if said.call else "message", chat.thread, said.text,
                         said.call.minutes if said.call else None, "missed" if said.call and said.call.missed else "",
                         precision=form.precision if form else "minute")
            )  # fmt: skip
    untold = sum(said.call is not None and not said.call.is_told for said in chat.said)
    file.warnings += [f"{lines.stray} lines could not be read"] if lines.stray else []
    file.warnings += [_UNTOLD.format(n=untold)] if untold else []
    file.reasons += [] if chat.said or chat.lost else [_EMPTY]


def _who(name: str, chat: Chat, country: str) -> Who:
    """Somebody as the phone's address book calls her, by number, or by the name that a stranger gave herself in one chat."""
    phone = to_e164(name, country) if name.startswith("+") else ""
    if phone:
        return Who("", phone, (("phone", phone),))
    return Who(name.lstrip("~"), scope=chat.thread if name.startswith("~") else "")


def _called(chat: Chat) -> tuple[Who, ...]:
    """Whom a chat of two is called after; she counts where nobody but the owner wrote."""
    return (Who(chat.title, is_title=True),) if chat.title and not chat.is_group else ()


def _utc(chat: Chat, time_zone: str) -> pd.Series[Any]:
    """UTC times of the messages."""
    parsed = chat.read.parsed
    picked = parsed.times.iloc[[said.number for said in chat.said]].reset_index(drop=True)
    return to_utc(ParsedDates(picked, parsed.format, parsed.undated), time_zone)


def _other_side(chat: Chat) -> tuple[str, ...]:
    """Who writes in a chat of two beside the one it is called after."""
    titled = [author for author in chat.authors if key_of(author) == key_of(chat.title)]
    others = tuple(author for author in chat.authors if author not in titled)
    return others if titled and len(others) == 1 and not chat.is_group else ()


SOURCE: Final = Source(PLATFORM, claims, read)
