"""Tweets: a mention or reply is an exchange with those it speaks to, everything else activity."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from netanalysis.sources.json_files import as_dict, as_prose, as_text, as_whole
from netanalysis.sources.model import MISFIT, NO_DATE, Exchange, File, Post, Records, Who
from netanalysis.sources.x.files import Part, native_id, tweet_time
from netanalysis.sources.x.people import Names, mentions_of


def tweets_of(part: Part) -> Iterator[dict[str, Any]]:
    """Tweets of a file, whether wrapped or, as once, bare."""
    for item in part.items:
        found = as_dict(item)
        yield as_dict(found.get("tweet")) or found


def read_tweets(part: Part, file: File, records: Records, names: Names) -> None:
    """Take the tweets of one file."""
    for tweet in tweets_of(part):
        text = html.unescape(as_prose(tweet.get("full_text") or tweet.get("text")))
        time = tweet_time(tweet.get("created_at"))
        if not text and "created_at" not in tweet:
            file.lose(MISFIT)
        elif time is None:
            file.lose(NO_DATE)
        else:
            file.see(time)
            _take(tweet, text, time, file, records, _spoken_to(tweet, text, names))


def _take(
    tweet: Mapping[str, Any], text: str, time: datetime, file: File, records: Records, people: tuple[Who, ...]
) -> None:
    """Take a tweet as a mention of those it speaks to, else as a post; the owner herself is not spoken to."""
    number = as_text(tweet.get("id_str")) or as_text(tweet.get("id"))
    key = f"tweet {number}" if number else ""
    if any(who.id not in records.hints.ids for who in people):
        thread = as_text(tweet.get("in_reply_to_status_id_str")) or number
        records.exchanges.append(
            Exchange(file, time, None, people, "mention", thread, text, way="out", key=key)
        )
        return
    kind = "repost" if _is_retweet(tweet, text) else "post"
    day = file.snapshot_on
    responses = _responses(tweet) if kind == "post" and day else None
    counted = day if responses is not None else None
    records.posts.append(Post(file, time, kind, len(text), responses, counted, key))


def _spoken_to(tweet: Mapping[str, Any], text: str, names: Names) -> tuple[Who, ...]:
    """Whom a tweet mentions or answers; a retweet speaks to nobody."""
    if _is_retweet(tweet, text):
        return ()
    reply = native_id(tweet.get("in_reply_to_user_id_str") or tweet.get("in_reply_to_user_id"))
    found = [names.who(reply, as_text(tweet.get("in_reply_to_screen_name")))]
    found += [names.who(native, handle) for native, handle, _ in mentions_of(tweet)]
    return tuple(who for who in dict.fromkeys(found) if who.key)


def _responses(tweet: Mapping[str, Any]) -> int | None:
    """Likes and retweets together; missing where the archive counts neither."""
    told = [as_whole(tweet.get(name)) for name in ("favorite_count", "retweet_count")]
    counts = [count for count in told if count is not None and count >= 0]
    return sum(counts) if counts else None


def _is_retweet(tweet: Mapping[str, Any], text: str) -> bool:
    return text.startswith("RT @") or "retweeted_status" in tweet
