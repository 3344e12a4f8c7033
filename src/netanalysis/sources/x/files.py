"""Files of an X archive: which is which, what stands behind `window.YTD.… =`, and whose archive each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final

from netanalysis.months import month_number
from netanalysis.sources.container import Member
from netanalysis.sources.json_files import as_dict, as_list, as_text, as_whole, read_json

PLATFORM: Final = "x"
#: Twitter began in 2006; some archives hold impossible years
_FIRST_YEAR: Final = 2006
#: what stands in front of the JSON is short
_PREFIX: Final = 400
_SIGNS: Final = (b"window.YTD.", b"window.__THAR_CONFIG", b"YTD.", b"Grailbird.data", b"var user_details",
                 b"var payload_details", b"var tweet_index")  # fmt: skip
_ARCHIVE: Final = re.compile(
    r"(?:^|/)(?:twitter|x)-\d{4}-\d{2}-\d{2}[^/]*/|(?:^|/)twitter-archive[^/]*/", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"(?:[-_]part-?\d+)?(?: \(\d+\))?\.js$", re.IGNORECASE)
_MONTHLY: Final = re.compile(r"(?:^|/)js/tweets/\d{4}_\d{2}\.js$", re.IGNORECASE)
_MEDIA_FOLDER: Final = re.compile(
    r"(?:^|/)data/(?:community_)?(?:tweets?|direct_messages?(?:_group)?|profile|moments|deleted_tweets)_media/"
)
_MEDIA: Final = (".jpg", ".jpeg", ".png", ".gif", ".mp4", ".m3u8", ".ts", ".webp", ".svg", ".mov")
_TWEETS_TABLE: Final = b'"tweet_id"'

#: file name without part and ending -> what it holds
CONTENTS: Final = {
    "manifest": "manifest", "account": "account", "user_details": "account", "follower": "followers",
    "following": "following", "tweet": "tweets", "tweets": "tweets", "community-tweet": "tweets",
    "direct-messages": "messages", "direct-message": "messages", "direct-messages-group": "messages",
    "direct-message-group": "messages", "direct-message-headers": "message headers",
    "direct-message-group-headers": "message headers",
}  # fmt: skip
#: files that say nothing of ties, or nothing with a date or a name
IGNORED: Final = frozenset(
    {
        "account-creation-ip", "account-label", "account-suspension", "account-timezone", "ad-engagements",
        "ad-free-article-visits", "ad-impressions", "ad-mobile-conversions-attributed",
        "ad-mobile-conversions-unattributed", "ad-online-conversions-attributed",
        "ad-online-conversions-unattributed", "ads-revenue-sharing", "ageinfo", "app", "article",
        "article-metadata", "audio-video-calls-in-dm", "audio-video-calls-in-dm-recipient", "authenticator",
        "birdwatch-note", "birdwatch-note-rating", "block", "branch-links", "catalog-item", "commerce-catalog",
        "community-note", "community-note-batsignal", "community-note-rating", "community-note-tombstone",
        "community-tweet-media", "connected-application", "contact", "deleted-note-tweet",
        "deleted-tweet-headers", "deleted-tweets", "deleted-tweets-media", "device-token",
        "direct-message-mute", "email-address-change", "expanded-profile", "following-requests",
        "smartblock-following", "unfollowed-accounts", "grok-chat-item", "grok-chat-media", "grok-conversation",
        "ip-audit", "key-registry", "like", "likes", "lists-created", "lists-member", "lists-subscribed",
        "moment", "moments-media", "mute", "ni-devices", "note-tweet", "payload_details",
        "periscope-account-information", "periscope-ban-information", "periscope-broadcast-metadata",
        "periscope-comments-made-by-user", "periscope-expired-broadcasts", "periscope-followers",
        "periscope-profile-description", "personalization", "phone-number", "product-drop", "product-set",
        "professional-data", "profile", "profile-media", "protected-history", "reply-prompt", "saved-search",
        "screen-name-change", "shop-module", "shopify-account", "smartblock", "spaces-metadata", "sso",
        "tweet-headers", "tweet_index", "tweetdeck", "twitter-article", "twitter-article-metadata",
        "twitter-circle", "twitter-circle-member", "twitter-circle-tweet", "twitter-shop", "user-link-clicks",
        "verified", "verified-organization", "lists", "birdwatch-note-tombstone", "community-tweet-headers",
        "community_tweet_media", "direct_message_media"
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an archive with its entries, or why they could not be read."""

    member: Member
    content: str
    items: tuple[Any, ...] = ()
    broken: int = 0
    read_as: str = ""
    warnings: tuple[str, ...] = ()
    reason: str = ""

    @property
    def label(self) -> str:
        """Name of the file in the coverage."""
        return self.member.label


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive: the files of one account, of one day."""

    parts: tuple[Part, ...]
    account_id: str = ""
    screen_name: str = ""
    display_name: str = ""
    emails: tuple[str, ...] = ()
    created: datetime | None = None
    day: date | None = None


def claims(member: Member) -> bool:
    """Whether a file is X's: by the archive it lies in, its name, or what its script begins with."""
    if (
        _ARCHIVE.search(member.label)
        or _MEDIA_FOLDER.search(member.path)
        or member.name == "Your archive.html"
    ):
        return True
    name = member.name.lower()
    try:
        if name.endswith(".js"):
            return member.read()[:_PREFIX].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_SIGNS)
        return name == "tweets.csv" and _TWEETS_TABLE in member.read()[:_PREFIX]
    except ValueError:
        return False


def base_of(member: Member) -> str:
    """Name of a script without its part and ending; empty for any other file.

    Examples
    --------
    >>> base_of(Member("", "data/follower-part1.js", 0, None, bytes)), base_of(Member("", "data/README.txt", 0, None, bytes))
    ('follower', '')
    """
    if not member.name.lower().endswith(".js"):
        return ""
    return _NUMBERED.sub("", member.name).lower()


def content_of(member: Member) -> str:
    """What a file holds, or `ignored`, or `unknown`."""
    if _MONTHLY.search(member.path):
        return "tweets"
    base = base_of(member)
    if base in CONTENTS:
        return CONTENTS[base]
    return "unknown" if base and base not in IGNORED and not _is_page_script(member) else "ignored"


def _is_page_script(member: Member) -> bool:
    """Whether a script draws the archive's own pages."""
    return bool({"assets", "lib", "img", "css"} & set(PurePosixPath(member.path.lower()).parts[:-1]))


def read_part(member: Member) -> Part:
    """Read a file of a known kind; another one is not opened."""
    content = content_of(member)
    if content in ("ignored", "unknown"):
        return Part(member, content)
    try:
        found = read_json(replace(member, read=partial(_behind_sign, member)))
    except ValueError as error:
        return Part(member, content, reason=str(error))
    items = found.values[0] if len(found.values) == 1 else list(found.values)
    listed = tuple(items) if isinstance(items, list) else (items,)
    return Part(member, content, listed, found.broken, found.read_as, found.warnings)


def _behind_sign(member: Member) -> bytes:
    """Read the JSON behind the first equals sign of a script."""
    data = member.read()
    head = data[:_PREFIX]
    at = head.find(b"=")
    opened = min((found for found in (head.find(b"["), head.find(b"{")) if found >= 0), default=len(head))
    return (data[at + 1 :] if 0 <= at < opened else data).rstrip().rstrip(b";")


def is_media(part: Part) -> bool:
    """Whether a file is one of many pictures and films of a folder."""
    return "/" in part.member.path and part.member.name.lower().endswith(_MEDIA)


def media_in(parts: Sequence[Part]) -> Counter[str]:
    """Folders of pictures and films, as the coverage shows them, with the number of files in each."""
    return Counter(part.label.rpartition("/")[0] for part in parts if is_media(part))


def archives_of(parts: Sequence[Part]) -> list[Archive]:
    """Sort files by archive, the oldest first; a file without account belongs to the only account that is known."""
    groups: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        groups.setdefault(_root(part.member), []).append(part)
    found = [_archive(group) for group in groups.values()]
    known = {archive.account_id for archive in found} - {""}
    if len(known) == 1:
        found = [
            archive if archive.account_id else replace(archive, account_id=min(known)) for archive in found
        ]
    return sorted(found, key=lambda archive: (str(archive.day or ""), archive.parts[0].label))


def _root(member: Member) -> tuple[str, str]:
    """Archive and folder above `data`, or above the file itself."""
    folders = PurePosixPath(member.path).parts[:-1]
    lowered = [folder.lower() for folder in folders]
    kept = folders[: len(lowered) - 1 - lowered[::-1].index("data")] if "data" in lowered else folders
    return member.export, "/".join(kept)


def _archive(parts: Sequence[Part]) -> Archive:
    account: dict[str, Any] = {}
    day = next((part.member.snapshot_on for part in parts if part.member.snapshot_on), None)
    for part in parts:
        item = as_dict(part.items[0]) if part.items else {}
        if part.content == "account":
            account |= as_dict(item.get("account")) or item
        elif part.content == "manifest":
            told = as_dict(item.get("userInfo"))
            account = {"accountId": told.get("accountId"), "username": told.get("userName"),
                       "accountDisplayName": told.get("displayName")} | account  # fmt: skip
            made = iso_time(as_dict(item.get("archiveInfo")).get("generationDate"))
            day = made.date() if made else day
    own = as_text(account.get("accountId") or account.get("id")) or _in_every_conversation(parts)
    email = as_text(account.get("email")).lower()
    return Archive(
        tuple(parts), own, as_text(account.get("username") or account.get("screen_name")),
        as_text(account.get("accountDisplayName") or account.get("full_name")), (email,) if "@" in email else (),
        iso_time(account.get("createdAt")), day,
    )  # fmt: skip


def _in_every_conversation(parts: Sequence[Part]) -> str:
    """Id that every conversation of two has in its name, where there are several of them."""
    pairs = {
        tuple(as_text(as_dict(as_dict(item).get("dmConversation")).get("conversationId")).split("-"))
        for part in parts
        if part.content.startswith("message")
        for item in part.items
    }
    pairs = {pair for pair in pairs if len(pair) == 2}  # noqa: PLR2004  two people
    counts = Counter(one for pair in pairs for one in pair)
    always = [one for one, n in counts.items() if n == len(pairs) > 1]
    return always[0] if len(always) == 1 else ""


_WRITTEN: Final = re.compile(
    r"[A-Z][a-z]{2} (?P<name>[A-Z][a-z]{2}) (?P<d>\d\d) (?P<H>\d\d):(?P<M>\d\d):(?P<S>\d\d) (?P<z>[+-]\d{4}) (?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d) (?P<H2>\d\d):(?P<M2>\d\d):(?P<S2>\d\d)(?: (?P<z2>[+-]\d{4}))?",
    re.ASCII,
)


def tweet_time(value: Any) -> datetime | None:
    """Read the time of a tweet, whatever the machine's locale; impossible years are none.

    Examples
    --------
    >>> str(tweet_time("Tue Mar 05 14:02:11 +0000 2024")), tweet_time("Thu Jan 01 00:00:00 +0000 1970")
    ('2024-03-05 14:02:11+00:00', None)
    """
    found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    end = "" if found["y"] else "2"
    month = month_number(found["name"]) if found["name"] else int(found["m2"])
    zone = found["z" + end] or "+0000"
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:])) * (-1 if zone[0] == "-" else 1)
    try:
        day, hour, minute, second = (int(found[key + end]) for key in "dHMS")
        time = datetime(int(found["y" + end]), month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return time - ahead if time.year >= _FIRST_YEAR else None


def iso_time(value: Any) -> datetime | None:
    """Read a time such as `2024-01-15T12:00:00.000Z`, without its fraction; impossible years are none.

    Examples
    --------
    >>> str(iso_time("2024-01-15T12:00:00.123Z")), iso_time("gestern")
    ('2024-01-15 12:00:00+00:00', None)
    """
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
        if time is None or not _FIRST_YEAR <= time.year < 2200:  # noqa: PLR2004  the last year of `dates`
            return None
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return time.replace(microsecond=0)


def native_id(value: Any) -> str:
    """Return an account's number as text; -1 and 0 are nobody.

    Examples
    --------
    >>> native_id("1001"), native_id(1001), native_id("-1"), native_id("0"), native_id(["x"])
    ('1001', '1001', '', '', '')
    """
    number = as_whole(value)
    return str(number) if number is not None and number > 0 else ""


def ids_of(values: Any) -> list[str]:
    """Account numbers in a list."""
    return [one for one in map(native_id, as_list(values)) if one]
