"""X archives: manifest, account, follows, tweets, direct messages; several accounts, several days, both layouts."""

# files of the archive stand as they are, however long

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_files import Files, assert_same, by_id, covered, load_exports, records
from netanalysis import Network, schema, wording
from netanalysis.errors import NetanalysisError
from netanalysis.frames import find_problems, stack
from netanalysis.ingest.build import decide
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.profiles import normal_profile
from netanalysis.sources.x import SOURCE

MANIFEST = """window.__THAR_CONFIG = {
 "userInfo":   {"accountId":"999","userName":"ida_beispiel","displayName":"Ida Beispiel"},
 "archiveInfo":{"sizeBytes":"12345","generationDate":"2026-01-02T03:04:05.678Z","isPartialArchive":false,"maxPartSizeBytes":"53687091200"},
 "dataTypes":  {"follower":{"files":[{"fileName":"data/follower.js","globalName":"YTD.follower.part0","count":"2"}]}} }
"""
ACCOUNT = """window.YTD.account.part0 = [{"account":{"email":"Ida@example.org","createdVia":"web","username":"ida_beispiel","accountId":"999",\
"createdAt":"2010-01-02T03:04:05.000Z","accountDisplayName":"Ida Beispiel"}}]"""
FOLLOWER = """window.YTD.follower.part0  = [ { "follower"  : { "accountId" : "1001", "userLink" : "https://twitter.com/intent/user?user_id=1001" } },
 { "follower"  : { "accountId" : "1002", "userLink" : "https://twitter.com/intent/user?user_id=1002" } } ]"""
FOLLOWER_1 = (
    """window.YTD.follower.part1 = [ { "follower" : { "accountId" : "1005" } }, { "follower" : {} } ]"""
)
FOLLOWING = """window.YTD.following.part0 = [ { "following" : { "accountId" : "1002" } }, { "following" : { "accountId" : "1003" } } ]"""
TWEETS = """window.YTD.tweets.part0 = [{"tweet":{"id_str":"17","id":"17","created_at":"Tue Mar 05 14:02:11 +0000 2024",
"full_text":"@eva_m @janprobe Katzen &amp; Kaffee?","display_text_range":["0","57"],
"in_reply_to_status_id_str":"16","in_reply_to_user_id_str":"1001","in_reply_to_screen_name":"eva_m",
"entities":{"user_mentions":[{"name":"Eva Müster","screen_name":"eva_m","indices":["0","6"],"id_str":"1001","id":"1001"},
 {"name":"Jan Probe","screen_name":"janprobe","indices":["7","16"],"id_str":"-1","id":"-1"}],
"hashtags":[],"symbols":[],"urls":[{"url":"https://t.co/x","expanded_url":"https://example.org","display_url":"example.org","indices":["1","2"]}]},
"favorite_count":"2","retweet_count":"0","retweeted":false,"favorited":false,"lang":"de","source":"<a href=\\"x\\">Web</a>"}},
{"tweet":{"id_str":"18","id":"18","created_at":"Wed Mar 06 08:00:00 +0000 2024","full_text":"RT @lea: Guten Tag",
"entities":{"user_mentions":[{"name":"Lea Fremd","screen_name":"lea","indices":["3","7"],"id_str":"1003","id":"1003"}]}}},
{"tweet":{"id_str":"19","id":"19","created_at":"Thu Mar 07 08:00:00 +0000 2024","full_text":"Nichts Neues","entities":{"user_mentions":[]}}},
{"tweet":{"id_str":"20","id":"20","created_at":"Thu Jan 01 00:00:00 +0000 1970","full_text":"kaputt","entities":{}}}]"""
TWEET_2019 = """window.YTD.tweet.part0 = [ {"retweeted":false,"entities":{"user_mentions":[{"name":"Eva M.","screen_name":"eva_old","id_str":"1001","id":"1001"}]},
 "id_str":"5","id":"5","created_at":"Mon Oct 07 06:00:00 +0000 2019","full_text":"Hallo @eva_old","in_reply_to_user_id":null} ]"""
MESSAGES = """window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"999-1001","messages":[
{"messageCreate":{"recipientId":"1001","reactions":[],"urls":[],"text":"Guten Tag","mediaUrls":[],"senderId":"999","id":"55","createdAt":"2024-01-15T12:00:00.000Z","editHistory":[]}},
{"messageCreate":{"recipientId":"999","reactions":[],"urls":[],"text":"Hallo Ida","mediaUrls":[],"senderId":"1001","id":"56","createdAt":"2024-01-15T13:00:00.000Z","editHistory":[]}},
{"messageCreate":{"recipientId":"999","text":"Hallo Ida","senderId":"1001","id":"56","createdAt":"2024-01-15T13:00:00.000Z"}}]}}]"""
GROUP = """window.YTD.direct_messages_group.part0 = [{"dmConversation":{"conversationId":"777","messages":[
{"joinConversation":{"initiatingUserId":"1001","participantsSnapshot":["999","1001","1003"],"createdAt":"2024-02-01T08:00:00.000Z"}},
{"messageCreate":{"reactions":[],"urls":[],"text":"Wer kommt?","mediaUrls":[],"senderId":"999","id":"60","createdAt":"2024-02-01T09:00:00.000Z"}},
{"participantsJoin":{"initiatingUserId":"999","userIds":["1004"],"createdAt":"2024-02-01T10:00:00.000Z"}},
{"conversationNameUpdate":{"initiatingUserId":"999","name":"Messe","createdAt":"2024-02-01T10:30:00.000Z"}},
{"messageCreate":{"text":"Ich","mediaUrls":[],"senderId":"1003","id":"61","createdAt":"2024-02-01T11:00:00.000Z"}}]}}]"""
HEADERS = """window.YTD.direct_message_headers.part0 = [{"dmConversation":{"conversationId":"999-1001","messages":[
{"messageCreate":{"id":"56","senderId":"1001","recipientId":"999","createdAt":"2024-01-15T13:00:00.000Z"}},
{"messageCreate":{"id":"57","senderId":"999","recipientId":"1001","createdAt":"2024-01-16T13:00:00.000Z"}}]}}]"""
ZIP = "twitter-2026-01-02-0a1b2c3d4e5f.zip"
ARCHIVE: Files = {
    "data/manifest.js": MANIFEST, "data/account.js": ACCOUNT, "data/follower.js": FOLLOWER, "data/follower-part1.js": FOLLOWER_1,
    "data/following.js": FOLLOWING, "data/tweets.js": TWEETS, "data/direct-messages.js": MESSAGES,
    "data/direct-messages-group.js": GROUP, "data/direct-message-headers.js": HEADERS,
    "data/unfollowed-accounts.js": "window.YTD.unfollowed_accounts.part0 = [ ]", "data/deleted-tweets.js": "window.YTD.x.part0 = [ ]",
    "data/brand-new.js": "window.YTD.brand_new.part0 = [ ]", "data/README.txt": "...", "Your archive.html": "<html>",
    "assets/js/main.js": "console.log(1)", "data/tweets_media/17-a.jpg": b"\xff\xd8", "data/tweets_media/18-b.jpg": b"\xff\xd8",
}  # fmt: skip
#: the layout before March 2020, with everything in the root
OLD: Files = {
    "account.js": ACCOUNT, "tweet.js": TWEET_2019,
    "follower.js": 'window.YTD.follower.part0 = [ { "follower" : { "accountId" : "1001" } }, { "follower" : { "accountId" : "1009" } } ]',
    "following.js": 'window.YTD.following.part0 = [ { "following" : { "accountId" : "1002" } } ]',
}  # fmt: skip
OLD_ZIP = "twitter-2019-11-30-aabbcc.zip"
SECOND: Files = {
    "data/account.js": ACCOUNT.replace("999", "888").replace("ida_beispiel", "ida_privat").replace("Ida@", "privat@"),
    "data/follower.js": 'window.YTD.follower.part0 = [ { "follower" : { "accountId" : "1001" } }, { "follower" : { "accountId" : "999" } } ]',
    "data/following.js": 'window.YTD.following.part0 = [ { "following" : { "accountId" : "2001" } } ]',
}  # fmt: skip


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return load_exports(tmp_path_factory.mktemp("x"), {ZIP: ARCHIVE}, owner=None)


@pytest.fixture(scope="module")
def all_archives(tmp_path_factory: pytest.TempPathFactory) -> Network:
    exports: Files = {ZIP: ARCHIVE, OLD_ZIP: OLD, "twitter-2026-01-05-ff.zip": SECOND}
    return load_exports(tmp_path_factory.mktemp("several"), exports, owner=None)


def test_the_owner_is_the_account(network: Network) -> None:
    owner = network.owner
    assert (owner.name, owner.emails, owner.profile_urls) == (
        "Ida Beispiel",
        ("ida@example.org",),
        ("x.com/ida_beispiel",),
    )
    assert owner.accounts == (("x", "ida_beispiel"),)


def test_follows_give_relations_and_mentions_give_names(network: Network) -> None:
    found = {key: (row["relation"], row["name"]) for key, row in by_id(network).items()}
    assert found == {
        "x:1001": ("followed_by", "Eva Müster"),
        "x:1002": ("mutual", None),
        "x:1003": ("follows", "Lea Fremd"),
        "x:1004": ("correspondent", None),
        "x:1005": ("followed_by", None),
        "x:@janprobe": ("correspondent", "@janprobe"),
    }  # fmt: skip
    assert set(network.contacts["account"]) == {"ida_beispiel"}


def test_ids_without_a_name_are_nobody(network: Network) -> None:
    nobody = {key for key, row in by_id(network).items() if row["person_id"] is None}
    assert nobody == {"x:1002", "x:1004", "x:1005"}
    assert set(network.persons["name"]) == {"Eva Müster", "Lea Fremd", "@janprobe"}


def test_handles_are_profiles(network: Network) -> None:
    held = {(row["contact_id"], row["value"]) for row in records(network.identifiers)}
    assert held == {("x:1001", "x.com/eva_m"), ("x:1003", "x.com/lea"), ("x:@janprobe", "x.com/janprobe")}


def test_a_mention_or_reply_is_an_exchange_and_the_rest_activity(network: Network) -> None:
    rows = [row for row in records(network.interactions) if row["kind"] == "mention"]
    assert [
        (row["contact_id"], row["direction"], row["n_people"], row["text"], str(row["time"])) for row in rows
    ] == [
        ("x:1001", "out", 2, "@eva_m @janprobe Katzen & Kaffee?", "2024-03-05 14:02:11+00:00"),
        ("x:@janprobe", "out", 2, "@eva_m @janprobe Katzen & Kaffee?", "2024-03-05 14:02:11+00:00"),
    ]
    assert [(row["kind"], row["n_chars"]) for row in records(network.activity)] == [
        ("repost", 18),
        ("post", 12),
    ]


def test_likes_are_counted_on_the_day_of_the_archive(tmp_path: Path) -> None:
    tweets = TWEETS.replace(
        '"full_text":"Nichts Neues",', '"full_text":"Nichts Neues","favorite_count":"3","retweet_count":"1",'
    )
    network = load_exports(tmp_path, {ZIP: ARCHIVE | {"data/tweets.js": tweets}}, owner=None)
    rows = {row["kind"]: row for row in records(network.activity)}
    assert (rows["post"]["n_responses"], str(rows["post"]["counted_on"])[:10]) == (4, "2026-01-02")
    assert rows["repost"]["n_responses"] is None  # the likes of a repost are those of somebody else's tweet
    earlier = records(network.as_of("2025-01-01").activity)
    assert {(row["n_responses"], row["counted_on"]) for row in earlier} == {(None, None)}


def test_direct_messages_count_once(network: Network) -> None:
    rows = [row for row in records(network.interactions) if row["kind"] == "message"]
    assert [(row["contact_id"], row["direction"], row["n_people"], row["text"]) for row in rows] == [
        ("x:1001", "out", 1, "Guten Tag"),
        ("x:1001", "in", 1, "Hallo Ida"),
        ("x:1001", "out", 1, None),
        ("x:1001", "out", 3, "Wer kommt?"),
        ("x:1003", "out", 3, "Wer kommt?"),
        ("x:1004", "out", 3, "Wer kommt?"),
        ("x:1003", "in", 3, "Ich"),
    ]


def test_a_group_links_its_members(network: Network) -> None:
    assert [(row["a"], row["b"], row["n_people"], row["kind"]) for row in records(network.links)] == [
        ("x:1001", "x:1003", 3, "group_thread"),
        ("x:1001", "x:1004", 3, "group_thread"),
        ("x:1003", "x:1004", 3, "group_thread"),
    ]


def test_coverage_of_each_file(network: Network) -> None:
    followers = covered(network, "follower.js")
    assert (followers["rows"], followers["read"], followers["nameless"], followers["undated"]) == (2, 2, 1, 2)
    assert str(followers["snapshot_on"]) == "2026-01-02 00:00:00"
    part = covered(network, "follower-part1.js")
    assert (part["rows"], part["read"], part["dropped"], part["reason"]) == (
        2,
        1,
        1,
        "entries without the fields of the others",
    )
    tweets = covered(network, "/tweets.js")
    assert (tweets["rows"], tweets["read"], tweets["dropped"], tweets["reason"], tweets["shows"]) == (
        4,
        3,
        1,
        "no readable date",
        "mention",
    )
    assert (str(tweets["first_on"])[:10], str(tweets["last_on"])[:10]) == ("2024-03-05", "2024-03-07")
    messages = covered(network, "direct-messages.js")
    assert (messages["rows"], messages["read"], messages["dropped"], messages["account"]) == (
        3,
        3,
        0,
        "ida_beispiel",
    )
    assert (str(messages["observed_from"])[:10], str(messages["observed_until"])[:10]) == (
        "2024-01-15",
        "2024-02-01",
    )
    for name in ("unfollowed-accounts.js", "deleted-tweets.js", "README.txt", "Your archive.html", "main.js"):
        assert covered(network, name)["status"] == "ignored", name
    assert covered(network, "tweets_media/** (2)")["status"] == "ignored"
    assert covered(network, "brand-new.js")["status"] == "unknown"


GAP = "days older than the archive: what was written since June 2025 in X's own encrypted chat may be missing from it"


@pytest.mark.parametrize(
    ("made", "last", "until", "gap"),
    [
        ("2026-01-02", "2024-01-15", "2024-01-15", 718), ("2026-01-02", "2025-12-24", "2025-12-24", None),
        ("2025-09-30", "2025-06-30", "2025-06-30", 92), ("2025-06-15", "2024-01-15", "2024-01-15", None),
        ("2025-05-31", "2024-01-15", "2025-05-31", None), ("2024-11-30", "2024-01-15", "2024-11-30", None),
    ],
)  # fmt: skip
def test_silence_since_xs_own_encrypted_chat_was_seen_by_nobody(
    tmp_path: Path, made: str, last: str, until: str, gap: int | None
) -> None:
    files = {
        "data/manifest.js": MANIFEST.replace("2026-01-02", made), "data/account.js": ACCOUNT, "data/tweets.js": TWEETS,
        "data/direct-messages.js": MESSAGES.replace("2024-01-15", last),
    }  # fmt: skip
    network = load_exports(tmp_path, {f"twitter-{made}-0a1b.zip": files}, owner=None)
    row = covered(network, "direct-messages.js")
    assert (row["status"], str(row["observed_until"])[:10]) == ("read", until)
    assert row["warning"] == (f"the newest message is {gap} {GAP}" if gap else None)
    assert str(covered(network, "tweets.js")["observed_until"])[:10] == max(
        made, "2024-03-07"
    )  # tweets are all there


def test_a_later_message_of_any_file_shows_the_days_before_it(network: Network) -> None:
    for name in ("direct-messages.js", "direct-messages-group.js", "direct-message-headers.js"):
        row = covered(network, name)
        assert (str(row["observed_until"])[:10], row["warning"]) == (
            "2024-02-01",
            f"the newest message is 701 {GAP}",
        )
    german = wording.reason("de", str(covered(network, "direct-messages.js")["warning"]))
    assert german == (
        "die neueste Nachricht ist 701 Tage älter als das Archiv: was seit Juni 2025 im verschlüsselten Chat von X "
        "geschrieben wurde, kann darin fehlen"
    )


def test_an_archive_without_a_message_shows_no_silence(tmp_path: Path) -> None:
    empty = "window.YTD.direct_messages.part0 = [ ]"
    files = {
        "data/manifest.js": MANIFEST,
        "data/account.js": ACCOUNT,
        "data/follower.js": FOLLOWER,
        "data/direct-messages.js": empty,
    }
    row = covered(load_exports(tmp_path, {ZIP: files}, owner=None), "direct-messages.js")
    assert (row["observed_from"], row["observed_until"], row["warning"]) == (None, None, None)


def test_two_archives_of_one_account_are_history(all_archives: Network) -> None:
    rows = records(all_archives.snapshots)
    seen = {(row["contact_id"], str(row["snapshot_on"])[:10]): row["present"] for row in rows}
    assert seen["x:1009", "2019-11-30"] is True
    assert seen["x:1009", "2026-01-02"] is False
    assert ("x:1009", "2026-01-05") not in seen  # the archive of another account says nothing of her
    assert seen["x:1005", "2026-01-02"] is True
    assert by_id(all_archives)["x:1009"]["relation"] == "followed_by"


def test_the_lists_of_each_account_and_day_stand_side_by_side(all_archives: Network) -> None:
    rows = {
        (row["contact_id"], row["account"], str(row["snapshot_on"])[:10]): row["relation"]
        for row in records(all_archives.follows)
    }
    assert rows["x:1002", "ida_beispiel", "2019-11-30"] == "follows"
    assert rows["x:1002", "ida_beispiel", "2026-01-02"] == "mutual"
    assert rows["x:1001", "ida_privat", "2026-01-05"] == "followed_by"
    assert ("x:999", "ida_privat", "2026-01-05") not in rows
    assert set(all_archives.as_of("2020-01-01").follows["snapshot_on"].dt.year) == {2019}


def test_the_newest_name_and_handle_count(all_archives: Network) -> None:
    assert by_id(all_archives)["x:1001"]["name"] == "Eva Müster"
    mentions = [row for row in records(all_archives.interactions) if row["text"] == "Hallo @eva_old"]
    assert [(row["contact_id"], row["account"], str(row["time"])[:10]) for row in mentions] == [
        ("x:1001", "ida_beispiel", "2019-10-07")
    ]


def test_several_accounts_stand_side_by_side(all_archives: Network) -> None:
    assert set(all_archives.owner.accounts) == {("x", "ida_beispiel"), ("x", "ida_privat")}
    contacts = by_id(all_archives)
    assert contacts["x:2001"]["account"] == "ida_privat"
    assert not {"x:888", "x:999"} & set(contacts)  # one's own accounts are no contacts


def test_the_same_archive_twice_changes_nothing(network: Network, tmp_path: Path) -> None:
    assert_same(network, load_exports(tmp_path, {ZIP: ARCHIVE, f"copy/{ZIP}": ARCHIVE}, owner=None))


def test_an_unpacked_archive_says_the_same(network: Network, tmp_path: Path) -> None:
    files = {f"mein x/{name}": content for name, content in ARCHIVE.items()}
    unpacked = load_exports(tmp_path, files, owner=None)
    assert_same(network, unpacked)
    assert covered(unpacked, "tweets_media/** (2)")["platform"] == "x"


def test_without_account_and_manifest_the_messages_tell_whose_they_are(tmp_path: Path) -> None:
    more = MESSAGES.replace("999-1001", "999-1008").replace('"1001"', '"1008"').replace('"5', '"8')
    files: Files = {
        "a/direct-messages.js": MESSAGES,
        "a/direct-messages-part1.js": more,
        "a/follower.js": FOLLOWER,
    }
    rows = records(load_exports(tmp_path, files, owner="Ida").interactions)
    assert [(row["contact_id"], row["direction"]) for row in rows] == [
        ("x:1001", "out"), ("x:1008", "out"), ("x:1001", "in"), ("x:1008", "in")]  # fmt: skip


def test_messages_of_an_unknown_account_are_refused_loudly(tmp_path: Path) -> None:
    network = load_exports(tmp_path, {"direct-messages.js": MESSAGES, "follower.js": FOLLOWER}, owner="Ida")
    row = covered(network, "direct-messages.js")
    assert row["status"] == "failed"
    assert "account.js" in str(row["reason"])


def test_grailbird_of_2012_is_read(tmp_path: Path) -> None:
    month = """Grailbird.data.tweets_2012_08 =
 [ {"source":"web","entities":{"user_mentions":[{"name":"Eva Müster","screen_name":"eva_m","indices":[0,6],"id_str":"1001","id":1001}],
 "media":[],"hashtags":[],"urls":[]},"geo":{},"id_str":"3","text":"@eva_m Katzen!","in_reply_to_user_id_str":"1001","id":3,
 "created_at":"2012-08-01 07:00:00 +0200","user":{"name":"Ida","screen_name":"ida_beispiel","id_str":"999","id":999}} ]"""
    details = """var user_details =  {
  "screen_name" : "ida_beispiel",
  "full_name" : "Ida Beispiel",
  "id" : "999",
  "created_at" : "2010-01-02 03:04:05 +0000"
}"""
    files: Files = {
        "data/js/tweets/2012_08.js": month, "data/js/user_details.js": details,
        "tweets.csv": '"tweet_id","in_reply_to_status_id","timestamp","text"\n"3","","2012-08-01 05:00:00 +0000","@eva_m Katzen!"\n',
    }  # fmt: skip
    network = load_exports(tmp_path, {"twitter.zip": files}, owner=None)
    rows = records(network.interactions)
    assert [(row["contact_id"], str(row["time"]), row["account"]) for row in rows] == [
        ("x:1001", "2012-08-01 05:00:00+00:00", "ida_beispiel")
    ]
    assert covered(network, "tweets.csv")["status"] == "ignored"


def test_profiles_of_both_names_are_one() -> None:
    assert normal_profile("https://twitter.com/Eva_M?s=20") == normal_profile("x.com/eva_m") == "x.com/eva_m"
    assert (
        normal_profile("https://twitter.com/intent/user?user_id=1")
        == normal_profile("https://netflix.com/eva")
        == ""
    )


def test_a_broken_file_costs_itself_alone(tmp_path: Path) -> None:
    files: Files = {**ARCHIVE, "data/tweets.js": 'window.YTD.tweets.part0 = [{"tweet":'}
    network = load_exports(tmp_path, {ZIP: files}, owner=None)
    assert covered(network, "/tweets.js")["status"] == "failed"
    assert len(network.contacts) == 5


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("1001"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["follower", "accountId", "tweet", "created_at", "full_text", "entities", "user_mentions", "id_str",
                         "dmConversation", "conversationId", "messages", "messageCreate", "senderId", "createdAt", "account",
                         "userInfo", "archiveInfo", "generationDate"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    value=ANY,
    name=st.sampled_from(
        ["follower", "tweets", "direct-messages", "account", "manifest", "direct-messages-group"]
    ),
)
def test_whatever_stands_in_it_nothing_is_raised(value: object, name: str) -> None:
    text = f"window.YTD.x.part0 = {json.dumps(value)}".encode()
    account = ACCOUNT.encode()
    members = [Member("a.zip", f"data/{name}.js", len(text), None, lambda: text),
               Member("a.zip", "data/account.js", len(account), None, lambda: account)]  # fmt: skip
    context = Context(Settings(), Owner())
    try:
        (extract,) = decide(SOURCE.read(members, context), context)
    except NetanalysisError:
        return
    for table, frames in extract.tables.items():
        assert find_problems(stack(frames, schema.TABLES[table]), schema.TABLES[table]) == []
    assert len(extract.coverage) == 2


def test_20_000_messages_take_a_moment() -> None:
    message = '{"messageCreate":{"recipientId":"%d","text":"Hallo, wie geht es?","senderId":"999","id":"%d","createdAt":"2024-01-15T12:00:00.000Z"}}'
    inner = ",".join(message % (1000 + number % 500, number + 1) for number in range(20_000))
    data = f'window.YTD.direct_messages.part0 = [{{"dmConversation":{{"conversationId":"999-1","messages":[{inner}]}}}}]'.encode()
    account = ACCOUNT.encode()
    members = [Member("a.zip", "data/direct-messages.js", len(data), None, lambda: data),
               Member("a.zip", "data/account.js", len(account), None, lambda: account)]  # fmt: skip
    began = time.process_time()
    context = Context(Settings(), Owner())
    (extract,) = decide(SOURCE.read(members, context), context)
    assert len(extract.tables["interactions"][0]) == 20_000
    assert time.process_time() - began < 5
