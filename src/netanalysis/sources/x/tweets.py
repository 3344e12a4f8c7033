"""Tweets as rows: a mention or reply is an exchange with those it speaks to, everything else activity."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from netanalysis.sources.json_files import as_dict, as_prose, as_text, as_whole
from netanalysis.sources.x.files import MISFIT, NO_DATE, PLATFORM, Part, native_id, tweet_time
from netanalysis.sources.x.people import Names, mentions_of
from netanalysis.sources.x.rows import Gathered


def tweets_of(part: Part) -> Iterator[dict[str, Any]]:
    """Tweets of a file, whether wrapped or, as once, bare."""
    for item in part.items:
        found = as_dict(item)
        yield as_dict(found.get("tweet")) or found


def read_tweets(
    part: Part, gathered: Gathered, *, account: str, day: date | None, own: frozenset[str], names: Names
) -> None:
    """Take the tweets of one file, of the archive of that day."""
    of = (account, day)
    for tweet in tweets_of(part):
        text = html.unescape(as_prose(tweet.get("full_text") or tweet.get("text")))
        time = tweet_time(tweet.get("created_at"))
        if not text and "created_at" not in tweet:
            gathered.lose(part, MISFIT)
        elif time is None:
            gathered.lose(part, NO_DATE)
        else:
            gathered.see(part, time)
            _take(tweet, text, time, part, gathered, of, _spoken_to(tweet, text, own, names))


def _take(
    tweet: Mapping[str, Any],
    text: str,
    time: datetime,
    part: Part,
    gathered: Gathered,
    of: tuple[str, date | None],
    others: list[str],
) -> None:
    """Keep a tweet once, also where several archives hold it."""
    number = as_text(tweet.get("id_str")) or as_text(tweet.get("id"))
    if not gathered.is_new(("tweet", number)):
        return
    account, day = of
    if not others:
        kind = "repost" if _is_retweet(tweet, text) else "post"
        responses = _responses(tweet) if kind == "post" and day else None
        counted = day if responses is not None else None
        gathered.activity.append((time, PLATFORM, account, kind, len(text), responses, counted, part.label))
    thread = as_text(tweet.get("in_reply_to_status_id_str")) or number
    for one in others:
        gathered.add(part, (one, time, account, "mention", "out", thread, len(others), text))


def _spoken_to(tweet: Mapping[str, Any], text: str, own: frozenset[str], names: Names) -> list[str]:
    """Ids of those whom a tweet mentions or answers; a retweet speaks to nobody."""
    if _is_retweet(tweet, text):
        return []
    reply = native_id(tweet.get("in_reply_to_user_id_str") or tweet.get("in_reply_to_user_id"))
    found = [names.who(reply, as_text(tweet.get("in_reply_to_screen_name")))]
    found += [names.who(native, handle) for native, handle, _ in mentions_of(tweet)]
    return [one for one in dict.fromkeys(found) if one and one not in own]


def _responses(tweet: Mapping[str, Any]) -> int | None:
    """Likes and retweets together; missing where the archive counts neither."""
    told = [as_whole(tweet.get(name)) for name in ("favorite_count", "retweet_count")]
    counts = [count for count in told if count is not None and count >= 0]
    return sum(counts) if counts else None


def _is_retweet(tweet: Mapping[str, Any], text: str) -> bool:
    return text.startswith("RT @") or "retweeted_status" in tweet
