"""Tweets as rows: a mention or reply is an exchange with those it speaks to, everything else activity."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from netanalysis.sources.json_files import as_dict, as_prose, as_text
from netanalysis.sources.x.files import MISFIT, NO_DATE, PLATFORM, Part, native_id, tweet_time
from netanalysis.sources.x.people import Names, mentions_of
from netanalysis.sources.x.rows import Gathered


def tweets_of(part: Part) -> Iterator[dict[str, Any]]:
    """Tweets of a file, whether wrapped or, as once, bare."""
    for item in part.items:
        found = as_dict(item)
        yield as_dict(found.get("tweet")) or found


def read_tweets(part: Part, gathered: Gathered, *, account: str, own: frozenset[str], names: Names) -> None:
    """Take the tweets of one file."""
    for tweet in tweets_of(part):
        text = html.unescape(as_prose(tweet.get("full_text") or tweet.get("text")))
        time = tweet_time(tweet.get("created_at"))
        if not text and "created_at" not in tweet:
            gathered.lose(part, MISFIT)
        elif time is None:
            gathered.lose(part, NO_DATE)
        else:
            gathered.see(part, time)
            _take(tweet, text, time, part, gathered, account, _spoken_to(tweet, text, own, names))


def _take(
    tweet: Mapping[str, Any],
    text: str,
    time: datetime,
    part: Part,
    gathered: Gathered,
    account: str,
    others: list[str],
) -> None:
    """Keep a tweet once, also where several archives hold it."""
    number = as_text(tweet.get("id_str")) or as_text(tweet.get("id"))
    if not gathered.is_new(("tweet", number)):
        return
    if not others:
        kind = "repost" if _is_retweet(tweet, text) else "post"
        gathered.activity.append((time, PLATFORM, account, kind, len(text), part.label))
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


def _is_retweet(tweet: Mapping[str, Any], text: str) -> bool:
    return text.startswith("RT @") or "retweeted_status" in tweet
