"""A Facebook download of 2026 as JSON: friends, requests, chats, events and the uploaded address book; hardly any business."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, dated, day, moment, pick, some, stream
from netanalysis.samples._names import Name
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_FAMILY, OWNER_GIVEN, OWNER_NAME
from netanalysis.samples._shapes import ascii_text
from netanalysis.samples._tables import zipped
from netanalysis.samples.sources._cast import Cast, Part, mail_of, seconds

FACEBOOK_ZIP: Final = "facebook-martinbrueckner-2026-02-28-pL7qWx2R.zip"
_ON: Final = date(2026, 2, 28)
_FROM: Final = date(2008, 9, 1)
#: from then on chats are encrypted and no longer in the download
_CHATS_UNTIL: Final = date(2023, 12, 4)
_YEARS: Final = (
    (2008, 3.0), (2009, 9.0), (2010, 14.0), (2011, 13.0), (2012, 9.0), (2013, 7.0), (2014, 6.0), (2015, 5.0),
    (2016, 5.0), (2017, 4.0), (2018, 3.0), (2019, 3.0), (2020, 3.0), (2021, 2.0), (2022, 2.0), (2023, 1.0),
    (2024, 1.0), (2025, 1.0),
)  # fmt: skip
_CHAT: Final = (
    "Grüße aus {place}! Hier schneit es 😀",
    "Wer kommt am Samstag zum Grillen? Ich bringe Würstchen mit.",
    "Alles Gute zum Geburtstag, alter Freund! 🎂",
    "Habt ihr das Spiel gesehen? Unglaublich.",
    "Die Fotos vom Klassentreffen sind da, du schläfst auf jedem zweiten.",
    "Läuft bei euch der Kater wieder frei herum?",
    "Schöne Grüße an die Familie, bis bald in {place}.",
    "Danke! 👍",
    "Ja, gern. Größe XL, wie immer.",
    "Übrigens: Łukasz ist jetzt Vater. 👶",
    "Haha, nein. Nächste Woche vielleicht.",
    "Kannst du mir die Säge noch einmal leihen?",
)
_PLACES: Final = ("Sylt", "Kärnten", "Gießen", "Köln", "Zürich", "Münster", "Göttingen", "Bornholm")
_PARTIES: Final = (
    "Grillfest Schrebergarten", "Abitreffen Jahrgang 1987", "Flohmarkt Süd", "Konzert der Nachbarn", "Straßenfest",
    "Osterfeuer", "Weinprobe", "Lesung im Café", "Hofkonzert", "Radtour an die Weser", "Tag der offenen Gärten",
)  # fmt: skip
_TALKERS: Final = 46
_SPLIT_AT: Final = 60


@dataclass(frozen=True, slots=True)
class _Friend:
    """A friend by the name shown; `key` is missing for who is known nowhere else."""

    key: str
    shown: str
    since: datetime


@dataclass(frozen=True, slots=True)
class _Chat:
    """A conversation, oldest message first: who, when, what."""

    place: str
    names: tuple[str, ...]
    said: tuple[tuple[str, datetime, str], ...]


def facebook(cast: Cast) -> Part:
    """Return the download, its rows and who is who in it."""
    rng = stream(cast.seed, "facebook")
    friends = _friends(rng, cast)
    lists = _lists(rng, cast, friends)
    chats = _chats(rng, cast, friends)
    members = {
        path: _written(content) for path, content in (lists | _about(rng, cast) | _events(rng)).items()
    }
    members |= {path: _written(content) for path, content in _chat_files(chats).items()}
    return Part(
        {f"exports/facebook/{FACEBOOK_ZIP}": zipped(dict(sorted(members.items())), _ON)},
        {FACEBOOK_ZIP: {path: _rows(json.loads(data)) for path, data in sorted(members.items())}},
        _truth(friends, chats),
    )


def _truth(friends: Sequence[_Friend], chats: Sequence[_Chat]) -> dict[str, Any]:
    ours = {friend.shown: friend.key for friend in friends}
    return {
        "friends": len(friends),
        "friends_known_elsewhere": sum(bool(friend.key) for friend in friends),
        "messages": sum(len(chat.said) for chat in chats),
        "messages_by_section": {
            section: sum(len(chat.said) for chat in chats if chat.place.startswith(section))
            for section in ("inbox", "filtered_threads")
        },
        "people": {friend.key: friend.shown for friend in friends if friend.key},
        "only_here": [friend.shown for friend in friends if not friend.key],
        "messages_by_friend": {
            next(name for name in chat.names if name != OWNER_NAME): len(chat.said)
            for chat in chats
            if len(chat.names) == 2 and any(name in ours for name in chat.names)  # noqa: PLR2004
        },
    }


def _rows(content: Any) -> int:
    """Return the entries of a file: its one list, or the lists below its one key; a chat by its messages."""
    if isinstance(content, list):
        return len(content)
    if "messages" in content:
        return len(content["messages"])
    inner = next(iter(content.values()))
    if isinstance(inner, dict):
        return sum(len(part) for part in inner.values() if isinstance(part, list)) or 1
    return len(inner)


def _written(content: Any) -> bytes:
    """Return the JSON as Facebook writes it: every byte of a letter beyond ASCII as an escape of its own."""
    return json.dumps(_broken(content), ensure_ascii=True, indent=2).encode("ascii")


def _broken(content: Any) -> Any:
    if isinstance(content, str):
        return content.encode().decode("latin-1")
    if isinstance(content, list):
        return [_broken(item) for item in content]
    return {key: _broken(item) for key, item in content.items()} if isinstance(content, dict) else content


def _friends(rng: Random, cast: Cast) -> list[_Friend]:
    """Return friends, newest first: people collected elsewhere, a few of the core, and school, family, neighbours."""
    named: dict[str, int] = {}
    for person in cast.people:
        named[person.name] = named.get(person.name, 0) + 1
    single = [person for person in cast.unquoted if named[person.name] == 1]
    known = some(
        rng, [person for person in single if person.role in {"collected", "unobserved"}], cast.scaled(236, 8)
    )
    known += some(
        rng, [person for person in single if person.role in {"core", "dormant"}], cast.scaled(24, 2)
    )
    pairs = [
        (person.key, _shown(rng, Name(person.given, person.family, female=person.female))) for person in known
    ]
    pairs += [("", name.text) for name in cast.new["facebook"]]
    met = [
        _Friend(key, shown, moment(rng, dated(rng, _YEARS, first=_FROM, last=_ON))) for key, shown in pairs
    ]
    return sorted(met, key=lambda friend: (friend.since, friend.shown), reverse=True)


def _shown(rng: Random, name: Name) -> str:
    """Return the name as shown: mostly the real one, now and then without the second half of a double name."""
    family = name.family.split("-")[0] if "-" in name.family and chance(rng, 0.5) else name.family
    return f"{name.given} {family}"


def _lists(rng: Random, cast: Cast, friends: Sequence[_Friend]) -> dict[str, Any]:
    """Return friends and requests; who asked is mostly nobody the owner knows."""
    others = [name.text for name in cast.new["notices"]]
    ask = {
        "received_friend_requests": ("received_requests_v2", 18), "sent_friend_requests": ("sent_requests_v2", 5),
        "rejected_friend_requests": ("rejected_requests_v2", 30), "removed_friends": ("deleted_friends_v2", 9),
    }  # fmt: skip
    files = {"your_friends": {"friends_v2": [_entry(friend.shown, friend.since) for friend in friends]}}
    for name, (key, n) in ask.items():
        when = sorted(
            (moment(rng, dated(rng, _YEARS, first=_FROM, last=_ON)) for _ in range(n)), reverse=True
        )
        files[name] = {key: [_entry(who, at) for who, at in zip(some(rng, others, n), when, strict=False)]}
    return {f"connections/friends/{name}.json": content for name, content in files.items()}


def _entry(name: str, at: datetime) -> dict[str, Any]:
    return {"name": name, "timestamp": seconds(at)}


def _about(rng: Random, cast: Cast) -> dict[str, Any]:
    """Return the profile and the address book uploaded once from the phone, in the newer self-describing shape."""
    profile = {
        "name": {
            "full_name": OWNER_NAME,
            "first_name": OWNER_GIVEN,
            "middle_name": "",
            "last_name": OWNER_FAMILY,
        },
        "emails": {"emails": [OWNER_EMAILS[0]], "previous_emails": [], "pending_emails": []},
        "registration_timestamp": seconds(datetime(2008, 9, 1, 17, 3)),
    }
    at = datetime(2016, 7, 8, 19, 44)
    held = [person for person in cast.people if mail_of(person) and person.xing]
    uploaded = [
        {"timestamp": seconds(at), "media": [], "label_values": _labels(person.name, point, at)}
        for person in some(rng, held, cast.scaled(70, 4))
        for point in [mail_of(person), *(person.xing.phones if person.xing else ())][:2]
    ]
    return {
        "personal_information/profile_information/profile_information.json": {"profile_v2": profile},
        "personal_information/other_personal_information/your_imported_contacts.json": uploaded,
    }


def _labels(name: str, point: str, at: datetime) -> list[dict[str, Any]]:
    return [
        {"label": "Kontaktname", "ent_field_name": "name", "value": name},
        {"label": "Kontaktpunkt", "ent_field_name": "contact_point", "value": point},
        {"label": "Aktualisierungszeit", "ent_field_name": "update_time", "timestamp_value": seconds(at)},
    ]


def _events(rng: Random) -> dict[str, Any]:
    """Return invitations to events and what was answered; nobody says from whom they came."""
    asked = [_event(rng, day(rng, date(2010, 3, 1), date(2025, 11, 1))) for _ in range(140)]
    asked.sort(key=lambda event: (event["start_timestamp"], event["name"]), reverse=True)
    root = "your_facebook_activity/events"
    responses = {
        "events_joined": asked[3:40:4],
        "events_interested": asked[5:60:9],
        "events_declined": asked[7:90:6],
    }
    return {
        f"{root}/event_invitations.json": {"events_invited_v2": asked},
        f"{root}/your_event_responses.json": {"event_responses_v2": responses},
    }


def _event(rng: Random, on: date) -> dict[str, Any]:
    start = moment(rng, on, first_hour=14, last_hour=19).replace(minute=0, second=0)
    end = seconds(start + timedelta(hours=4)) if chance(rng, 0.5) else 0
    return {
        "name": f"{pick(rng, _PARTIES)} {on.year}",
        "start_timestamp": seconds(start),
        "end_timestamp": end,
    }


def _chats(rng: Random, cast: Cast, friends: Sequence[_Friend]) -> list[_Chat]:
    """Return the chats: private people, two ties of work among them, a group, and one stranger in the filter."""
    private = [friend for friend in friends if not friend.key]
    chosen = some(rng, private, cast.scaled(_TALKERS, 3))
    chats = [_dialogue(rng, friend) for friend in chosen if friend.since.date() < _CHATS_UNTIL]
    chats += _group(rng, [friend.shown for friend in some(rng, private, 4)])
    stranger = cast.new["notices"][-1].text
    at = moment(rng, date(2019, 5, 6))
    text = "Hallo! Möchtest du von zu Hause aus ein passives Einkommen aufbauen? Schreib mir."
    return [
        *chats,
        _Chat(_place(rng, "filtered_threads", stranger), (stranger, OWNER_NAME), ((stranger, at, text),)),
    ]


def _place(rng: Random, section: str, title: str) -> str:
    """Return the path of a conversation: its section, the title bare of everything, and a number."""
    plain = "".join(mark for mark in ascii_text(title).lower() if mark.isalnum())
    return f"{section}/{plain}_{between(rng, 10**9, 10**10 - 1)}"


def _dialogue(rng: Random, friend: _Friend) -> _Chat:
    names = (friend.shown, OWNER_NAME)
    last = (_CHATS_UNTIL - friend.since.date()).days
    n = pick(rng, (1, 2, 4, 8, 15, 30, 70))
    days = sorted(friend.since.date() + timedelta(days=between(rng, 1, last)) for _ in range(n))
    said = tuple((pick(rng, names), moment(rng, on, first_hour=16, last_hour=21), _line(rng)) for on in days)
    return _Chat(_place(rng, "inbox", friend.shown), names, said)


def _group(rng: Random, members: Sequence[str]) -> Iterable[_Chat]:
    names = (*members, OWNER_NAME)
    days = sorted(day(rng, date(2019, 1, 2), date(2023, 9, 1)) for _ in range(24))
    yield _Chat(
        _place(rng, "inbox", "Klassentreffen"),
        names,
        tuple((pick(rng, names), moment(rng, on, first_hour=16, last_hour=21), _line(rng)) for on in days),
    )


def _line(rng: Random) -> str:
    return pick(rng, _CHAT).format(place=pick(rng, _PLACES))


def _chat_files(chats: Sequence[_Chat]) -> dict[str, Any]:
    """Return the files of all chats; a long one goes on in message_2.json, the newest messages in message_1.json."""
    files = {}
    for chat in chats:
        newest = sorted(chat.said, key=lambda one: one[1], reverse=True)
        for number, start in enumerate(range(0, len(newest), _SPLIT_AT), start=1):
            path = f"your_facebook_activity/messages/{chat.place}/message_{number}.json"
            files[path] = _chat_file(chat, newest[start : start + _SPLIT_AT])
    return files


def _chat_file(chat: _Chat, said: Sequence[tuple[str, datetime, str]]) -> Mapping[str, Any]:
    others = [name for name in chat.names if name != OWNER_NAME]
    return {
        "participants": [{"name": name} for name in chat.names],
        "messages": [
            {"sender_name": who, "timestamp_ms": seconds(at) * 1000 + at.second * 7, "content": text,
             "is_geoblocked_for_viewer": False, "is_unsent_image_by_messenger_kid_parent": False}
            for who, at, text in said
        ],
        "title": others[0] if len(others) == 1 else "Klassentreffen",
        "is_still_participant": True,
        "thread_path": chat.place,
        "magic_words": [],
    }  # fmt: skip
