"""Archives of three X accounts, each with its own approach; of the busiest one two, so that followers come and go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any, Final

from netanalysis.samples._dice import between, chance, day, hexadecimal, moment, pick, some, stream
from netanalysis.samples._owner import OWNER_EMAILS, OWNER_NAME
from netanalysis.samples._shapes import ascii_text
from netanalysis.samples._tables import zipped
from netanalysis.samples._texts import PLACES, filled
from netanalysis.samples.sources._cast import Cast, Part
from netanalysis.samples.sources._clock import utc_line

_POSTS: Final = (
    "{topic}: {n} Prozent gespart, und keiner hat es gemerkt. #Einkauf",
    "Heute in {place}: {topic} & Kaffee. #Interim",
    "Wer mit mir {day} in {place} über {topic} streiten will: gern.",
    "{n} Angebote, drei Lieferanten, ein Gewinner. {topic} kann so einfach sein.",
    "Gelesen: <Einkauf neu gedacht>. {n} Seiten {topic}, davon zwei gute.",
    "Zug nach {place} hat {n} Minuten Verspätung. Zeit für {topic}.",
)
_TO: Final = (
    "@{handle} Stimmt, bei {topic} sehe ich das genauso.",
    "@{handle} Danke! In {place} haben wir {n} davon.",
    "Gute Diskussion mit @{handle} über {topic} in {place}.",
)
_SOURCE: Final = '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>'


@dataclass(frozen=True, slots=True)
class _Account:
    """An account, its approach, and the days of its archives; head counts are for a network of 2500."""

    name: str
    number: str
    since: date
    tweets: int
    follows: str
    following: int
    followers: int
    archives: tuple[date, ...]


#: many tweets or few with selective follows, and few tweets with follows at random
ACCOUNTS: Final = (
    _Account("mbrueckner_bsp", "90010001", date(2010, 4, 6), 1000, "selective", 210, 520,
             (date(2024, 6, 15), date(2026, 2, 28))),
    _Account("interim_bsp", "90010002", date(2011, 9, 12), 70, "selective", 180, 95, (date(2026, 2, 28),)),
    _Account("einkauf_bsp", "90010003", date(2012, 2, 3), 90, "random", 900, 340, (date(2026, 2, 28),)),
)  # fmt: skip
#: what was tried on which account: all follow selectively but one, two of the careful ones differ in how much they tweet
_TRIED: Final = (
    (ACCOUNTS[0], "tweets: many", "jeden dritten Tag einer"),
    (ACCOUNTS[1], "tweets: few", "alle paar Wochen einer"),
    (ACCOUNTS[0], "follows: selective", "Einkäufer und Werkleiter"),
    (ACCOUNTS[1], "follows: selective", "Einkäufer und Werkleiter"),
    (ACCOUNTS[2], "follows: at random", "wer vorgeschlagen wird"),
)
#: what the answer has to find: the better arm, the other, and by what; and pairs whose truth is the same
_PLANTED: Final[Mapping[str, Any]] = {
    "better": [
        ["follows", "selective", "at random", "follow_backs"],
        ["tweets", "many", "few", "follow_backs"],
    ],
    "undecided": [["tweets", "many", "few", "engaged"], ["note", "with_note", "without_note", "acceptance"]],
}
_PAGE_SIZE: Final = "53687091200"


@dataclass(frozen=True, slots=True)
class _Handle:
    """Somebody by id, handle and name; `key` is missing for who is known nowhere else."""

    key: str
    number: str
    handle: str
    name: str


@dataclass(frozen=True, slots=True)
class _Said:
    at: datetime
    number: int
    text: str
    to: _Handle | None
    answers: bool = False


def x(cast: Cast) -> Part:
    """Return the archives, their rows, who is who by number, and who came and went."""
    files: dict[str, bytes] = {}
    rows: dict[str, Mapping[str, int]] = {}
    truth: dict[str, Any] = {}
    handles = _handles(cast)
    for account in ACCOUNTS:
        rng = stream(cast.seed, f"x/{account.name}")
        told = _story(rng, cast, account, handles)
        for on in account.archives:
            name = f"twitter-{on.isoformat()}-{hexadecimal(rng, 64)}.zip"
            members = _archive(account, told, on)
            files[f"exports/x/{name}"] = zipped(members, on)
            rows[name] = {path: _count(data) for path, data in members.items() if path.startswith("data/")}
        truth[account.name] = _truth(account, told)
    everybody = {who.key: {"id": who.number, "handle": who.handle} for who in handles if who.key}
    return Part(files, rows, {"accounts": truth, "people": everybody, "strategies": _PLANTED})


def strategy_rows() -> list[tuple[str, ...]]:
    """Return the rows of strategies.csv on what was tried on each account."""
    return [(account.name, account.since.isoformat(), "", arm, note) for account, arm, note in _TRIED]


def _handles(cast: Cast) -> list[_Handle]:
    """Return people with a handle: some of every class, and some known from X alone."""
    rng = stream(cast.seed, "x")
    able = [person for person in cast.unquoted if person.role in {"core", "dormant", "occasional"}]
    known = some(rng, able, cast.scaled(60, 4))
    named: list[tuple[str, str]] = [(person.key, person.name) for person in known]
    named += [("", name.text) for name in cast.new["x"]]
    return [
        _Handle(
            key,
            str(2_000_000 + 37 * place),
            f"{ascii_text(name).replace(' ', '').replace('-', '')[:10]}_{place}",
            name,
        )
        for place, (key, name) in enumerate(named)
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """What happened on an account: tweets, direct messages, and the followers on the day of each archive."""

    tweets: tuple[_Said, ...]
    direct: tuple[_Said, ...]
    followers: Mapping[date, tuple[str, ...]]
    following: tuple[str, ...]


def _story(rng: Random, cast: Cast, account: _Account, handles: Sequence[_Handle]) -> _Told:
    last = account.archives[-1]
    mine = handles if account is ACCOUNTS[0] else some(rng, handles, len(handles) // 5)
    tweets = [
        _tweet(rng, day(rng, account.since, last), mine, n) for n in range(cast.scaled(account.tweets, 12))
    ]
    direct = _direct(rng, account, [who for who in mine if not who.key], last)
    numbers = [who.number for who in mine]
    crowd = _crowd(rng, cast.scaled(account.followers, 10))
    followers = {
        on: tuple(_present(crowd, place)) + tuple(numbers[::2]) for place, on in enumerate(account.archives)
    }
    strangers = [str(between(rng, 10**8, 10**18)) for _ in range(cast.scaled(account.following, 10))]
    chosen = [*numbers[::3], *strangers] if account.follows == "selective" else [*strangers, *numbers[:2]]
    return _Told(
        tuple(sorted(tweets, key=lambda one: (one.at, one.number))), tuple(direct), followers, tuple(chosen)
    )


def _crowd(rng: Random, n: int) -> list[tuple[str, str]]:
    """Return followers nobody knows by name, each with how long she stays: throughout, lost, or gained."""
    return [
        (str(between(rng, 10**8, 10**18)), pick(rng, ("stays",) * 7 + ("lost", "gained", "gained")))
        for _ in range(n)
    ]


def _present(crowd: Sequence[tuple[str, str]], place: int) -> list[str]:
    gone = "gained" if place == 0 else "lost"
    return [number for number, fate in crowd if fate != gone]


def _tweet(rng: Random, on: date, handles: Sequence[_Handle], n: int) -> _Said:
    to = pick(rng, handles) if handles and chance(rng, 0.3) else None
    text = pick(rng, _TO).replace("{handle}", to.handle) if to else pick(rng, _POSTS)
    at = moment(rng, on)
    return _Said(
        at, _snowflake(at, n), filled(rng, text, english=False), to, answers=bool(to) and text.startswith("@")
    )


def _snowflake(at: datetime, n: int) -> int:
    """Return an id that grows with time, as those of X do, too long for a floating-point number."""
    return (int((at - datetime(2006, 3, 21)).total_seconds()) << 31) + n


def _direct(rng: Random, account: _Account, others: Sequence[_Handle], last: date) -> list[_Said]:
    """Return direct messages with people known from X alone, so that nobody's class changes."""
    said = []
    for who in some(rng, others, max(1, len(others) // 4)):
        for n in range(between(rng, 1, 6)):
            at = moment(rng, day(rng, account.since, last))
            text = filled(rng, f"{pick(rng, PLACES)}: {{topic}}, {{n}} Fragen dazu.", english=False)
            said.append(_Said(at, _snowflake(at, n), text, who, answers=chance(rng, 0.5)))
    return sorted(said, key=lambda one: (one.to.number if one.to else "", one.at, one.number))


def _archive(account: _Account, told: _Told, on: date) -> dict[str, bytes]:
    """Return the members of the archive of a day."""
    until = datetime(on.year, on.month, on.day, 9)
    tweets = [{"tweet": _tweet_row(one)} for one in reversed(told.tweets) if one.at <= until]
    parts: dict[str, tuple[str, list[Any]]] = {
        "account": ("account", [{"account": _account(account)}]),
        "profile": ("profile", [{"profile": {"description": {"bio": "Einkauf & Lieferketten", "website": "", "location": "Berlin"}}}]),
        "follower": ("follower", [{"follower": _linked(number)} for number in told.followers[on]]),
        "following": ("following", [{"following": _linked(number)} for number in told.following]),
        "tweets": ("tweets", tweets),
        "direct-messages": ("direct_messages", _conversations(account, told.direct, until)),
        "block": ("block", []),
    }  # fmt: skip
    files = {
        f"data/{name}.js": _script(f"window.YTD.{variable}.part0", content)
        for name, (variable, content) in parts.items()
    }
    files["data/manifest.js"] = _script("window.__THAR_CONFIG", _manifest(account, on, parts))
    files["Your archive.html"] = b"<!DOCTYPE html><title>Your archive</title>\n"
    return dict(sorted(files.items()))


def _script(variable: str, content: Any) -> bytes:
    return f"{variable} = {json.dumps(content, ensure_ascii=False, indent=2)}".encode()


def _count(data: bytes) -> int:
    """Return the entries of a script: those of its list, direct messages one by one, none for the manifest."""
    content = json.loads(data.partition(b"=")[2])
    if not isinstance(content, list):
        return 0
    return sum(
        len(entry["dmConversation"]["messages"]) if "dmConversation" in entry else 1 for entry in content
    )


def _account(account: _Account) -> dict[str, str]:
    return {"email": OWNER_EMAILS[0], "createdVia": "web", "username": account.name, "accountId": account.number,
            "createdAt": f"{account.since.isoformat()}T08:15:00.000Z", "accountDisplayName": OWNER_NAME}  # fmt: skip


def _linked(number: str) -> dict[str, str]:
    return {"accountId": number, "userLink": f"https://twitter.com/intent/user?user_id={number}"}


def _manifest(account: _Account, on: date, parts: Mapping[str, tuple[str, list[Any]]]) -> dict[str, Any]:
    user = {"accountId": account.number, "userName": account.name, "displayName": OWNER_NAME}
    info = {"sizeBytes": "123456", "generationDate": f"{on.isoformat()}T09:00:00.000Z", "isPartialArchive": False,
            "maxPartSizeBytes": _PAGE_SIZE}  # fmt: skip
    types = {
        "".join(word.title() if place else word for place, word in enumerate(name.split("-"))): {
            "files": [
                {
                    "fileName": f"data/{name}.js",
                    "globalName": f"YTD.{variable}.part0",
                    "count": str(len(content)),
                }
            ]
        }
        for name, (variable, content) in parts.items()
    }
    return {"userInfo": user, "archiveInfo": info, "dataTypes": types}


def _tweet_row(one: _Said) -> dict[str, Any]:
    text = one.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    row: dict[str, Any] = {
        "edit_info": {"initial": {"editTweetIds": [str(one.number)], "editsRemaining": "5", "isEditEligible": True}},
        "retweeted": False, "source": _SOURCE, "entities": _entities(text, one.to),
        "display_text_range": ["0", str(len(text))], "favorite_count": str(one.at.second // 9),
        "id_str": str(one.number), "truncated": False, "retweet_count": str(one.at.second // 20),
        "id": str(one.number), "created_at": utc_line(one.at), "favorited": False, "full_text": text, "lang": "de",
    }  # fmt: skip
    if one.to and one.answers:
        row |= {
            "in_reply_to_status_id_str": str(one.number - 999), "in_reply_to_user_id_str": one.to.number,
            "in_reply_to_user_id": one.to.number, "in_reply_to_status_id": str(one.number - 999),
            "in_reply_to_screen_name": one.to.handle,
        }  # fmt: skip
    return row


def _entities(text: str, to: _Handle | None) -> dict[str, list[Any]]:
    mentions = []
    if to:
        start = text.index("@" + to.handle)
        place = [str(start), str(start + len(to.handle) + 1)]
        mentions = [
            {
                "name": to.name,
                "screen_name": to.handle,
                "indices": place,
                "id_str": to.number,
                "id": to.number,
            }
        ]
    return {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": []}


def _conversations(account: _Account, direct: Sequence[_Said], until: datetime) -> list[Any]:
    """Return direct messages by conversation, newest first in each."""
    threads: dict[str, list[_Said]] = {}
    for one in direct:
        if one.to and one.at <= until:
            threads.setdefault(one.to.number, []).append(one)
    return [
        {
            "dmConversation": {
                "conversationId": f"{number}-{account.number}",
                "messages": [{"messageCreate": _direct_row(account, one)} for one in reversed(said)],
            }
        }
        for number, said in threads.items()
    ]


def _direct_row(account: _Account, one: _Said) -> dict[str, Any]:
    other = one.to.number if one.to else ""
    sender, to = (other, account.number) if one.answers else (account.number, other)
    return {"recipientId": to, "reactions": [], "urls": [], "text": one.text, "mediaUrls": [], "senderId": sender,
            "id": str(one.number), "createdAt": f"{one.at:%Y-%m-%dT%H:%M:%S}.{one.number % 1000:03}Z", "editHistory": []}  # fmt: skip


def _truth(account: _Account, told: _Told) -> dict[str, Any]:
    held = [set(told.followers[on]) for on in account.archives]
    return {
        "id": account.number,
        "arm": {
            "tweets": "many" if account.tweets >= ACCOUNTS[0].tweets else "few",
            "follows": account.follows,
        },
        "tweets": len(told.tweets),
        "mentions": sum(bool(one.to) for one in told.tweets),
        "direct_messages": len(told.direct),
        "followers": {on.isoformat(): len(told.followers[on]) for on in account.archives},
        "following": len(told.following),
        "gained": sorted(held[-1] - held[0]),
        "lost": sorted(held[0] - held[-1]),
        "mutual": len(held[-1] & set(told.following)),
    }
