"""WhatsApp chats saved by hand: from a German Android phone and, later, from an iPhone set to English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, moment, some, stream
from netanalysis.samples._model import Person
from netanalysis.samples._owner import OWNER_GIVEN, OWNER_NAME
from netanalysis.samples._tables import zipped
from netanalysis.samples._texts import Voice, reply
from netanalysis.samples.sources._cast import Cast, Part
from netanalysis.samples.sources._clock import berlin

_SAFE_SINCE: Final = date(2017, 1, 2)
_NOON: Final = 12
_ON: Final = date(2026, 2, 22)
_ANDROID, _IPHONE = 5, 4
#: days on which both wrote, at least
_TALKS: Final = 4
_SEALED: Final = (
    "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören, "
    "nicht einmal WhatsApp."
)
_SEALED_EN: Final = "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them."
_MEDIA: Final = "<Medien ausgeschlossen>"
_ATTACHED: Final = "\u200e<attached: 00000012-PHOTO-2024-03-04-09-12-33.jpg>"


@dataclass(frozen=True, slots=True)
class _Line:
    """A message in local time."""

    at: datetime
    name: str
    text: str
    media: bool = False


def whatsapp(cast: Cast) -> Part:
    """Return the chats, a file each, with their messages and whom they are with."""
    rng = stream(cast.seed, "whatsapp")
    core = [person for person in cast.unquoted if person.role == "core" and person.linkedin]
    able = [person for person in core if len(_both(cast, person)) >= _TALKS]
    chosen = some(rng, able, cast.scaled(_ANDROID + _IPHONE, 2))
    split = max(1, len(chosen) * _ANDROID // (_ANDROID + _IPHONE))
    files: dict[str, bytes] = {}
    rows: dict[str, Mapping[str, int]] = {}
    told: dict[str, Any] = {}
    for place, person in enumerate(chosen):
        lines = _chat(rng, cast, person)
        android = place < split
        path, data = _android(person.name, lines) if android else _iphone(person.name, lines)
        name = path.rpartition("/")[2]
        files[path] = data
        rows[name] = {name if android else "_chat.txt": len(lines)}
        told[name] = {
            "person": person.key,
            "phone": "android de" if android else "iphone en",
            **_sides(lines),
        }
    return Part(files, rows, {"chats": told, "people": {person.key: person.name for person in chosen}})


def _sides(lines: Sequence[_Line]) -> dict[str, int]:
    mine = sum(line.name == OWNER_NAME for line in lines)
    return {"out": mine, "in": len(lines) - mine, "media": sum(line.media for line in lines)}


def _both(cast: Cast, person: Person) -> list[date]:
    """Return the days on which both wrote on LinkedIn."""
    return [
        on for on, sides in sorted(cast.talked(person).items()) if len(sides) > 1 and _SAFE_SINCE <= on < _ON
    ]


def _chat(rng: Random, cast: Cast, person: Person) -> list[_Line]:
    lines = []
    for on in some(rng, _both(cast, person), between(rng, 4, 25)):
        at = moment(rng, on, first_hour=7, last_hour=13)
        mine = chance(rng, 0.5)
        for _ in range(between(rng, 2, 6)):
            name, voice = (
                (OWNER_NAME, Voice(OWNER_GIVEN, person.given))
                if mine
                else (person.name, Voice(person.given, OWNER_GIVEN))
            )
            media = chance(rng, 0.05)
            lines.append(_Line(berlin(at), name, "" if media else reply(rng, voice), media))
            at += timedelta(seconds=between(rng, 20, 3000))
            mine = not mine or chance(rng, 0.2)
    return lines


def _android(name: str, lines: Sequence[_Line]) -> tuple[str, bytes]:
    """31.12.24, 20:52 - Erika Beispiel: Hallo."""
    first = lines[0].at
    texts = [f"{first:%d.%m.%y, %H:%M} - {_SEALED}"]
    texts += [
        f"{line.at:%d.%m.%y, %H:%M} - {line.name}: {_MEDIA if line.media else line.text}" for line in lines
    ]
    return f"exports/whatsapp/WhatsApp Chat mit {name}.txt", ("\n".join(texts) + "\n").encode()


def _iphone(name: str, lines: Sequence[_Line]) -> tuple[str, bytes]:
    """[12/31/24, 8:52:25 PM] Erika Beispiel: Hi, a narrow space before PM, marks of direction before what is no text."""
    texts = [f"[{_us(lines[0].at)}] {name}: \u200e{_SEALED_EN}"]
    texts += [
        f"\u200e[{_us(line.at)}] {line.name}: {_ATTACHED}"
        if line.media
        else f"[{_us(line.at)}] {line.name}: {line.text}"
        for line in lines
    ]
    data = ("\n".join(texts) + "\n").encode()
    return f"exports/whatsapp/WhatsApp Chat - {name}.zip", zipped({"_chat.txt": data}, _ON)


def _us(at: datetime) -> str:
    hour = (at.hour - 1) % _NOON + 1
    return f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M:%S}\u202f{'AM' if at.hour < _NOON else 'PM'}"
