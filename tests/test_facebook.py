"""Facebook's downloads: friends, requests, messages, events, contacts; every layout since 2018, encrypted chats, HTML refused."""

# files of the download stand as they are, however long

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_files import Files, assert_same, by_id, covered, load_exports, records
from netanalysis import Network, schema, wording
from netanalysis.errors import NetanalysisError, NoUsableRows, OwnerUnknown
from netanalysis.frames import find_problems, stack
from netanalysis.ingest.build import decide
from netanalysis.settings import Owner, Settings
from netanalysis.sources.base import Context
from netanalysis.sources.container import Member
from netanalysis.sources.facebook import SOURCE

PROFILE = r"""{"profile_v2": {"name": {"full_name": "Ida Beispiel", "first_name": "Ida", "middle_name": "", "last_name": "Beispiel"},
 "emails": {"emails": ["Ida\u0040example.org"], "previous_emails": [], "pending_emails": [], "ad_account_emails": []},
 "profile_uri": "https:\/\/www.facebook.com\/ida.beispiel", "phone_numbers": [{"phone_type": "Mobile", "phone_number": "+491707654321", "verified": true}],
 "work_experiences": [{"employer": "Werft AG", "title": "CFO", "start_timestamp": 1072915200, "end_timestamp": 1262304000}]}}"""
FRIENDS = r"""{ "friends_v2": [ { "name": "J\u00c3\u00bcrgen M\u00c3\u00bcster", "timestamp": 1590000000 },
 { "name": "Eva Beispielfreund", "timestamp": 1600000000 }, { "timestamp": 1600000001 } ] }"""
RECEIVED = r"""{ "received_requests_v2": [ { "name": "Kai Fremd", "timestamp": 1700000000 } ] }"""
SENT = r"""{ "sent_requests_v2": [ { "name": "Lea Wunsch", "timestamp": 1700000100 } ] }"""
REJECTED = r"""{ "rejected_requests_v2": [ { "name": "Max Abgelehnt", "timestamp": 1700000200 } ] }"""
REMOVED = r"""{ "deleted_friends_v2": [ { "name": "Olga Fort", "timestamp": 1700000300 } ] }"""
FOLLOWED = r"""{ "following_v3": [ { "name": "Katzenzeitung", "timestamp": 1650000000 } ] }"""
FOLLOWERS = r"""{ "followers_v3": [ { "name": "Nina Neugier" } ] }"""
THREAD = r"""{ "participants": [ {"name": "J\u00c3\u00bcrgen M\u00c3\u00bcster"}, {"name": "Ida Beispiel"} ],
  "messages": [
    { "sender_name": "J\u00c3\u00bcrgen M\u00c3\u00bcster", "timestamp_ms": 1701321402123, "content": "Gr\u00c3\u00bc\u00c3\u009fe aus K\u00c3\u00b6ln",
      "is_geoblocked_for_viewer": false, "is_unsent_image_by_messenger_kid_parent": false,
      "reactions": [ {"reaction": "\u00f0\u009f\u0091\u008d", "actor": "Ida Beispiel"} ] },
    { "sender_name": "Ida Beispiel", "timestamp_ms": 1701321302000, "content": "Wie war die Messe?",
      "photos": [ {"uri": "messages\/inbox\/x_1\/photos\/1.jpg", "creation_timestamp": 1701321300} ], "is_geoblocked_for_viewer": false },
    { "sender_name": "Ida Beispiel", "timestamp_ms": 1701321202000, "is_unsent": true },
    { "sender_name": "Ida Beispiel", "timestamp_ms": 1701221202000, "content": "Ida called J\u00c3\u00bcrgen.", "call_duration": 192 },
    { "sender_name": "J\u00c3\u00bcrgen M\u00c3\u00bcster", "timestamp_ms": 1701221102000, "content": "You missed a call from J\u00c3\u00bcrgen.", "call_duration": 0 },
    { "sender_name": "J\u00c3\u00bcrgen M\u00c3\u00bcster", "timestamp_ms": 1591000000000, "content": "You are now connected on Messenger" }
  ],
  "title": "J\u00c3\u00bcrgen M\u00c3\u00bcster", "is_still_participant": true, "thread_path": "inbox\/jurgenmuster_10150000001", "magic_words": [] }"""
GROUP = r"""{ "participants": [ {"name": "J\u00c3\u00bcrgen M\u00c3\u00bcster"}, {"name": "Eva Beispielfreund"}, {"name": "Facebook user"}, {"name": "Ida Beispiel"} ],
  "messages": [
    { "sender_name": "Ida Beispiel", "timestamp_ms": 1692000003000, "content": "Wer kommt?", "type": "Generic" },
    { "sender_name": "Facebook user", "timestamp_ms": 1692000002000, "content": "Ich", "type": "Generic" },
    { "sender_name": "Paul Ausgetreten", "timestamp_ms": 1692000001000, "content": "Paul left the group.", "type": "Unsubscribe" } ],
  "title": "Katzenstammtisch", "is_still_participant": true, "thread_type": "RegularGroup", "thread_path": "inbox\/katzenstammtisch_77" }"""
EVENTS = r"""{ "events_invited_v2": [ {"name":"Sommerfest","start_timestamp":1688133600,"end_timestamp":0}, {"name":"Ohne Tag"} ] }"""
BOOK = r"""{"address_book_v2": {"address_book":[{"name":"Rosa Telefon","details":[{"contact_point":"+4930231250"},{"contact_point":"rosa\u0040example.org"}],
 "created_timestamp":1500000000,"updated_timestamp":1500000000}]}}"""
BOOK_2018 = BOOK.replace("address_book_v2", "address_book")
IMPORTED = r"""[ { "timestamp": 1700000000, "media": [], "fbid": "2000000001", "ent_name": "SomeInternalName",
    "label_values": [ { "label": "Contact name",  "ent_field_name": "name", "value": "Erika Beispielkontakt" },
      { "label": "Contact point", "value": "+49 30 231252" }, { "label": "Update time",   "timestamp_value": 1700000000 } ] } ]"""
PHONE_POLISH = r"""[ { "label_values": [ { "label": "Nazwa", "value": "Piotr Zi\u00c4\u0099ba" }, { "label": "Czas utworzenia", "timestamp_value": 1690000000 } ] } ]"""
BEFORE_2021 = r"""{ "label_values": [ { "label": "Contacts", "vec": [
  { "dict": [ {"label": "user_id", "value": "1"}, {"label": "Contact point", "value": "uwe\u0040example.org"}, {"label": "Time of first import", "timestamp_value": 1500000000}, {"label": "Name", "value": "Uwe Alt"} ] },
  { "dict": [ {"label": "Contact point", "value": "+49 40 1234567"}, {"label": "Name", "value": "Vera Alt"} ] } ] } ] }"""
COMMENTS = r"""{ "group_comments_v2": [ {"timestamp":1680000000,"title":"Ida Beispiel commented on a post.",
 "data":[{"comment":{"timestamp":1680000000,"comment":"Sch\u00c3\u00b6n","author":"Ida Beispiel","group":"Katzen"}}]} ] }"""
POSTS = r"""{ "group_posts_v2": [ {"timestamp":1680000100,"title":"Ida Beispiel posted in Katzen.","data":[{"post":"Wer kennt eine Werft?"}]} ] }"""
REACTIONS = r"""[ { "timestamp": 1680000200, "label_values": [ { "label": "Reaction", "value": "LIKE" }, { "label": "Name", "value": "Eva Beispielfreund" } ] } ]"""
VISITED = r"""{ "people_interactions_v2": [ { "name": "People", "description": "x", "entries": [
 { "timestamp": 1690000000, "data": { "name": "Eva Beispielfreund", "uri": "https:\/\/www.facebook.com\/eva.bf" } },
 { "timestamp": 1690000001, "data": { "name": "Zara Unbekannt", "uri": "https:\/\/www.facebook.com\/zarazara" } } ] } ] }"""
ZIP = "facebook-idabeispiel-2024-01-05-Ab12Cd34.zip"
YFA = "your_facebook_activity"
NEW: Files = {
    "personal_information/profile_information/profile_information.json": PROFILE,
    "connections/friends/your_friends.json": FRIENDS,
    "connections/friends/received_friend_requests.json": RECEIVED,
    "connections/friends/sent_friend_requests.json": SENT,
    "connections/friends/rejected_friend_requests.json": REJECTED,
    "connections/friends/removed_friends.json": REMOVED,
    "connections/followers/who_you've_followed.json": FOLLOWED,
    "connections/followers/people_who_followed_you.json": FOLLOWERS,
    f"{YFA}/messages/inbox/jurgenmuster_10150000001/message_1.json": THREAD,
    f"{YFA}/messages/archived_threads/katzenstammtisch_77/message_1.json": GROUP,
    f"{YFA}/messages/inbox/jurgenmuster_10150000001/photos/1.jpg": b"\xff\xd8",
    f"{YFA}/events/event_invitations.json": EVENTS,
    f"{YFA}/groups/your_comments_in_groups.json": COMMENTS,
    f"{YFA}/groups/group_posts_and_comments.json": POSTS,
    f"{YFA}/groups/your_group_membership_activity.json": r'{"groups_joined_v2": [{"timestamp": 1, "title": "You became a member of G.", "data": [{"name": "G"}]}]}',
    f"{YFA}/comments_and_reactions/likes_and_reactions_1.json": REACTIONS,
    "personal_information/other_personal_information/your_imported_contacts.json": IMPORTED,
    "personal_information/other_personal_information/contacts_uploaded_from_your_phone.json": PHONE_POLISH,
    "personal_information/profile_information/contacts_uploaded_before_2021.json": BEFORE_2021,
    "logged_information/activity_messages/people_and_friends.json": VISITED,
    "ads_information/ad_preferences.json": "{}", "ads_information/other.json": "{}",
    f"{YFA}/messages/brand_new_thing.json": "{}",
}  # fmt: skip
E2EE = r"""{ "participants": ["Jürgen Müster","Ida Beispiel"], "threadName": "Jürgen Müster_12",
  "messages": [ {"isUnsent":false,"media":[{"uri":"./media/a.jpg"}],"reactions":[{"actor":"Jürgen Müster","reaction":"x"}],
    "senderName":"Ida Beispiel","text":"Schöne Grüße","timestamp":1717321402123,"type":"text"} ] }"""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return load_exports(tmp_path_factory.mktemp("facebook"), {ZIP: NEW}, owner=None)


def exchange(network: Network, *kinds: str) -> list[tuple[object, ...]]:
    rows = [row for row in records(network.interactions) if row["kind"] in kinds]
    return [(row["contact_id"], row["direction"], row["n_people"], row["text"], row["mark"]) for row in rows]


def test_the_owner_is_whose_profile_it_is(network: Network) -> None:
    owner = network.owner
    assert (owner.names, owner.emails, owner.phones) == (
        ("Ida Beispiel",),
        ("ida@example.org",),
        ("+491707654321",),
    )
    assert owner.profile_urls == ("facebook.com/ida.beispiel",)
    assert [(job.company, job.started_on) for job in owner.positions] == [("Werft AG", date(2004, 1, 1))]


def test_everybody_is_there_once_with_her_relation(network: Network) -> None:
    found = {key: (row["relation"], row["name"], row["weak"]) for key, row in by_id(network).items()}
    assert found == {
        "facebook:~juergen-muester": ("connection", "Jürgen Müster", True),
        "facebook:~eva-beispielfreund": ("connection", "Eva Beispielfreund", True),
        "facebook:~kai-fremd": ("correspondent", "Kai Fremd", True),
        "facebook:~lea-wunsch": ("correspondent", "Lea Wunsch", True),
        "facebook:~max-abgelehnt": ("correspondent", "Max Abgelehnt", True),
        "facebook:~olga-fort": ("correspondent", "Olga Fort", True),
        "facebook:~nina-neugier": ("followed_by", "Nina Neugier", True),
        "facebook:~paul-ausgetreten": ("correspondent", "Paul Ausgetreten", True),
        "facebook:+4930231252": ("address_book", "Erika Beispielkontakt", False),
        "facebook:book~piotr-zieba": ("address_book", "Piotr Zięba", True),
        "facebook:uwe@example.org": ("address_book", "Uwe Alt", False),
        "facebook:+49401234567": ("address_book", "Vera Alt", False),
    }  # fmt: skip
    assert str(by_id(network)["facebook:~juergen-muester"]["connected_on"])[:10] == "2020-05-20"


def test_messages_calls_and_reactions(network: Network) -> None:
    rows = [row for row in records(network.interactions) if row["thread_id"] == "10150000001"]
    assert [
        (row["direction"], row["kind"], row["text"], row["minutes"], row["automatic"], str(row["time"]))
        for row in rows
    ] == [
        ("in", "message", "You are now connected on Messenger", None, True, "2020-06-01 08:26:40+00:00"),
        ("in", "message", "You missed a call from Jürgen.", None, True, "2023-11-29 01:25:02+00:00"),
        ("out", "call", "Ida called Jürgen.", 3.2, False, "2023-11-29 01:26:42+00:00"),
        ("out", "message", "Wie war die Messe?", None, False, "2023-11-30 05:15:02+00:00"),
        ("in", "message", "Grüße aus Köln", None, False, "2023-11-30 05:16:42+00:00"),
        ("out", "reaction", None, None, False, "2023-11-30 05:16:42+00:00"),
    ]
    assert {row["contact_id"] for row in rows} == {"facebook:~juergen-muester"}
    assert {row["time_precision"] for row in rows if row["kind"] == "reaction"} == {"day"}


def test_a_group_message_goes_to_everybody_and_deleted_members_are_hidden(network: Network) -> None:
    rows = [row for row in records(network.interactions) if row["thread_id"] == "77"]
    assert {(row["contact_id"], row["direction"], row["n_people"], row["mark"], row["automatic"]) for row in rows} == {
        ("facebook:~paul-ausgetreten", "in", 4, None, True),
        (None, "in", 4, "hidden_sender", False),
        ("facebook:~juergen-muester", "out", 4, None, False),
        ("facebook:~eva-beispielfreund", "out", 4, None, False),
        ("facebook:~paul-ausgetreten", "out", 4, None, False),
    }  # fmt: skip
    assert [(row["a"], row["b"], row["kind"], row["n_people"]) for row in records(network.links)] == [
        ("facebook:~eva-beispielfreund", "facebook:~juergen-muester", "group_thread", 4),
        ("facebook:~eva-beispielfreund", "facebook:~paul-ausgetreten", "group_thread", 4),
        ("facebook:~juergen-muester", "facebook:~paul-ausgetreten", "group_thread", 4),
    ]


def test_requests_and_event_invitations(network: Network) -> None:
    assert exchange(network, "invitation") == [
        ("facebook:~kai-fremd", "in", 1, None, None),
        ("facebook:~lea-wunsch", "out", 1, None, None),
        ("facebook:~max-abgelehnt", "in", 1, None, None),
    ]
    assert exchange(network, "event_invitation") == [(None, "in", 1, None, "hidden_sender")]


def test_activity_and_profile_links(network: Network) -> None:
    assert [(row["kind"], row["n_chars"]) for row in records(network.activity)] == [
        ("follow", None), ("comment", 5), ("post", 21), ("reaction", None)]  # fmt: skip
    held = {(row["contact_id"], row["kind"], row["value"]) for row in records(network.identifiers)}
    assert ("facebook:~eva-beispielfreund", "profile_url", "facebook.com/eva.bf") in held
    assert ("facebook:uwe@example.org", "email", "uwe@example.org") in held
    assert not any("zara" in str(value) for _, _, value in held)


def test_who_was_removed_is_no_longer_present(network: Network) -> None:
    seen = {row["contact_id"]: row["present"] for row in records(network.snapshots)}
    assert seen == {
        "facebook:~juergen-muester": True,
        "facebook:~eva-beispielfreund": True,
        "facebook:~olga-fort": False,
    }


def test_coverage(network: Network) -> None:
    friends = covered(network, "your_friends.json")
    assert (friends["rows"], friends["read"], friends["dropped"], friends["reason"], friends["undated"]) == (
        3,
        2,
        1,
        "neither name nor address",
        0,
    )
    assert (friends["content"], str(friends["first_on"])[:10], str(friends["snapshot_on"])[:10]) == (
        "connections",
        "2020-05-20",
        "2024-01-05",
    )
    inbox = covered(network, "inbox/jurgenmuster_10150000001/message_1.json")
    assert (inbox["rows"], inbox["read"], inbox["dropped"], inbox["reason"]) == (
        6,
        5,
        1,
        "withdrawn by its sender",
    )
    assert inbox["shows"] == "message, call, reaction"
    # encrypted chats are a download of their own: after the last message nothing can be said
    assert (str(inbox["observed_from"])[:10], str(inbox["observed_until"])[:10]) == (
        "2020-06-01",
        "2023-11-30",
    )
    group = covered(network, "katzenstammtisch_77/message_1.json")
    assert (group["rows"], group["marked"]) == (3, 1)
    assert covered(network, "profile_information.json")["read"] == 1
    events = covered(network, "event_invitations.json")
    assert (events["rows"], events["read"], events["reason"], events["marked"]) == (
        2,
        1,
        "no readable date",
        1,
    )
    assert covered(network, "ads_information/** (2)")["status"] == "ignored"
    assert covered(network, "your_group_membership_activity.json")["status"] == "ignored"
    assert covered(network, "photos/1.jpg")["status"] == "ignored"
    assert covered(network, "brand_new_thing.json")["status"] == "unknown"
    assert set(network.coverage["status"]) == {"read", "ignored", "unknown"}


LAYOUTS = {
    "2018": ("friends/friends.json", "friends", "messages/inbox/jurgenmuster_10150000001/message_1.json", "profile_information/profile_information.json"),
    "2018, first": ("friends/friends.json", "friends", "messages/jurgenmuster_10150000001/message.json", "profile_information/profile_information.json"),
    "2020": ("friends_and_followers/friends.json", "friends_v2", "messages/inbox/jurgenmuster_10150000001/message_1.json",
             "profile_information/profile_information.json"),
    "2022": ("friends_and_followers/your_friends.json", "friends_v2", "your_activity_across_facebook/messages/inbox/jurgenmuster_10150000001/message_1.json",
             "personal_information/profile_information/profile_information.json"),
    "2024": ("connections/friends/your_friends.json", "friends_v2", "your_facebook_activity/messages/inbox/jurgenmuster_10150000001/message_1.json",
             "personal_information/profile_information/profile_information.json"),
}  # fmt: skip


@pytest.mark.parametrize("era", LAYOUTS)
@pytest.mark.parametrize("container", ["zip", "folder"])
def test_every_layout_says_the_same(era: str, container: str, tmp_path: Path) -> None:
    friends, key, thread, profile = LAYOUTS[era]
    files: Files = {friends: FRIENDS.replace("friends_v2", key), thread: THREAD, profile: PROFILE}
    exports: Files = (
        {ZIP: files} if container == "zip" else {f"entpackt/{name}": text for name, text in files.items()}
    )
    network = load_exports(tmp_path, exports, owner=None)
    assert set(by_id(network)) == {"facebook:~juergen-muester", "facebook:~eva-beispielfreund"}
    assert len(network.interactions) == 6
    assert set(network.interactions["thread_id"]) == {"10150000001"}


def test_seconds_of_the_first_downloads_are_the_same_messages(network: Network, tmp_path: Path) -> None:
    old = THREAD.replace("timestamp_ms", "timestamp").replace("402123,", "402,").replace("000,", ",")
    assert '"timestamp": 1701321302,' in old
    files: Files = {"messages/jurgenmuster_10150000001/message.json": old}
    assert_same(network, load_exports(tmp_path, {ZIP: NEW, "facebook-alt.zip": files}, owner=None))


OTHER = (
    PROFILE.replace("Ida", "Jan")
    .replace("Beispiel", "Probe")
    .replace("ida.beispiel", "jan.probe")
    .replace("4917", "4915")
)


def test_downloads_of_two_people_are_refused(tmp_path: Path) -> None:
    name = "personal_information/profile_information/profile_information.json"
    with pytest.raises(
        OwnerUnknown, match=r"^facebook-a\.zip and facebook-b\.zip are exports of two different people"
    ):
        load_exports(tmp_path, {"facebook-a.zip": NEW, "facebook-b.zip": {**NEW, name: OTHER}}, owner=None)


def test_who_goes_by_another_name_on_facebook_or_married_in_between_stays_one(tmp_path: Path) -> None:
    name = "personal_information/profile_information/profile_information.json"
    married = {**NEW, name: PROFILE.replace("Beispiel", "Neuname")}
    linkedin = {"Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                   "Eva,Muster,https://www.linkedin.com/in/eva,,,,04 Mar 2023\n",
                "Profile.csv": "First Name,Last Name\nAdele,Anders\n"}  # fmt: skip
    exports = {
        "facebook-a.zip": NEW,
        "facebook-b.zip": married,
        "Basic_LinkedInDataExport_03-02-2026.zip": linkedin,
    }
    assert len(load_exports(tmp_path, exports, owner=None).persons) > 1


def test_the_zips_of_a_split_download_are_one(network: Network, tmp_path: Path) -> None:
    names = list(NEW)
    parts: Files = {
        ZIP.replace(".zip", "-001.zip"): {name: NEW[name] for name in names[:9]},
        ZIP.replace(".zip", "-002.zip"): {name: NEW[name] for name in names[9:]},
    }
    assert_same(network, load_exports(tmp_path, parts, owner=None))


def test_the_same_download_twice_changes_nothing(network: Network, tmp_path: Path) -> None:
    assert_same(network, load_exports(tmp_path, {ZIP: NEW, f"copy/{ZIP}": NEW}, owner=None))


def test_encrypted_chats_join_the_friend(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path,
        {ZIP.replace("2024-01-05", "2024-07-01"): NEW, "messages.zip": {"Jürgen Müster_12.json": E2EE}},
        owner=None,
    )
    rows = [row for row in records(network.interactions) if str(row["thread_id"]).startswith("e2ee")]
    assert [(row["contact_id"], row["direction"], row["kind"], row["text"]) for row in rows] == [
        ("facebook:~juergen-muester", "in", "reaction", None),
        ("facebook:~juergen-muester", "out", "message", "Schöne Grüße"),
    ]
    assert str(covered(network, "Jürgen Müster_12.json")["observed_until"])[:10] == "2024-06-02"


def test_a_download_without_the_encrypted_chats_says_what_is_missing(tmp_path: Path) -> None:
    late = ZIP.replace("2024-01-05", "2025-06-30")
    network = load_exports(tmp_path, {late: NEW}, owner=None)
    warning = str(covered(network, "inbox/jurgenmuster_10150000001/message_1.json")["warning"])
    assert warning.startswith("the newest message is 578 days older than the download: encrypted chats")
    assert wording.reason("de", warning).startswith(
        "die neueste Nachricht ist 578 Tage älter als der Download"
    )


def thread(other: str, number: str, text: str) -> str:
    people = [{"name": other}, {"name": "Ida Beispiel"}]
    messages = [{"sender_name": other, "timestamp_ms": 1600000000000 + int(number), "content": text}]
    return json.dumps(
        {"participants": people, "messages": messages, "title": other, "thread_path": f"inbox/x_{number}"}
    )


def test_namesakes_with_conversations_of_their_own_stay_apart(tmp_path: Path) -> None:
    files: Files = {
        "connections/friends/your_friends.json": '{"friends_v2": [{"name": "Eva Doppelt", "timestamp": 1590000000}]}',
        "profile_information/profile_information.json": PROFILE,
        "messages/inbox/eva_11/message_1.json": thread("Eva Doppelt", "11", "eins"),
        "messages/message_requests/eva_22/message_1.json": thread("Eva Doppelt", "22", "zwei"),
    }
    network = load_exports(tmp_path, {ZIP: files}, owner=None)
    assert exchange(network, "message") == [
        ("facebook:~eva-doppelt~11", "in", 1, "eins", None), ("facebook:~eva-doppelt~22", "in", 1, "zwei", None)]  # fmt: skip
    assert by_id(network)["facebook:~eva-doppelt"]["relation"] == "connection"
    assert len(network.persons) == 3


def test_namesakes_among_friends_stay_apart_and_keep_their_ids(tmp_path: Path) -> None:
    two = '{"friends_v2": [{"name": "Eva Doppelt", "timestamp": 1690000000}, {"name": "Eva Doppelt", "timestamp": 1590000000}]}'
    one = '{"friends_v2": [{"name": "Eva Doppelt", "timestamp": 1590000000}]}'
    path = "connections/friends/your_friends.json"
    exports: Files = {
        "facebook-ida-2024-01-05-a.zip": {path: two},
        "facebook-ida-2022-01-05-a.zip": {path: one},
    }
    network = load_exports(tmp_path, exports)
    assert {key: str(row["connected_on"])[:10] for key, row in by_id(network).items()} == {
        "facebook:~eva-doppelt": "2020-05-20", "facebook:~eva-doppelt~2": "2023-07-22"}  # fmt: skip


def test_friends_of_an_older_download_are_gone(tmp_path: Path) -> None:
    path = "connections/friends/your_friends.json"
    fewer = '{"friends_v2": [{"name": "Eva Beispielfreund", "timestamp": 1600000000}]}'
    exports: Files = {
        "facebook-ida-2023-01-05-a.zip": {path: FRIENDS},
        "facebook-ida-2024-01-05-a.zip": {path: fewer},
    }
    rows = records(load_exports(tmp_path, exports).snapshots)
    seen = {(row["contact_id"], str(row["snapshot_on"])[:4]): row["present"] for row in rows}
    assert seen["facebook:~juergen-muester", "2023"] is True
    assert seen["facebook:~juergen-muester", "2024"] is False


def test_friends_who_left_the_platform_count_but_are_nobody(tmp_path: Path) -> None:
    gone = '{"name": "Facebook user", "timestamp": 1590000000}'
    friends = f'{{"friends_v2": [{gone}, {gone}, {{"name": "Eva Muster", "timestamp": 1590000000}}]}}'
    network = load_exports(tmp_path, {ZIP: {"connections/friends/your_friends.json": friends}})
    assert set(by_id(network)) == {"facebook:?2020-05-20.1", "facebook:?2020-05-20.2", "facebook:~eva-muster"}
    assert set(network.persons["name"]) == {"Eva Muster"}
    assert covered(network, "your_friends.json")["nameless"] == 2


def test_the_conversations_of_a_folder_share_a_row(tmp_path: Path) -> None:
    files: Files = {
        f"messages/inbox/a_{n}/message_1.json": thread(f"Freundin {n}", str(n), "Hallo") for n in (11, 12)
    }
    files = {
        **files,
        "messages/inbox/a_13/message_1.json": "{",
        "messages/inbox/a_11/message_2.json": thread("Freundin 11", "9", "Da"),
    }
    network = load_exports(tmp_path, {ZIP: files})
    row = covered(network, "messages/inbox/*/message_*.json (3)")
    assert (row["rows"], row["read"]) == (3, 3)
    assert covered(network, "a_13/message_1.json")["status"] == "failed"


def test_html_is_refused_with_the_remedy(tmp_path: Path) -> None:
    page = '<html><head><title>Facebook</title></head><section class="_a6-g"><h2>Erika Beispiel</h2></section></html>'
    files: Files = {
        "start_here.html": page,
        "connections/friends/your_friends.html": page,
        "files/style.css": "a {}",
    }
    with pytest.raises(NoUsableRows, match="format JSON"):
        load_exports(tmp_path, {ZIP: files})


def test_html_beside_json_is_named(tmp_path: Path) -> None:
    page = "<html><title>Facebook</title></html>"
    network = load_exports(
        tmp_path, {ZIP: {**NEW, "html/friends.htm": page, "start_here.html": page}}, owner=None
    )
    row = covered(network, "**/*.html (2)")
    assert (row["status"], "format JSON" in str(row["reason"])) == ("failed", True)


def test_without_a_profile_the_owner_is_who_is_in_every_conversation(tmp_path: Path) -> None:
    files: Files = {
        f"messages/inbox/a_{n}/message_1.json": thread(f"Freundin {n}", str(n), "Hallo") for n in (11, 12, 13)
    }
    network = load_exports(tmp_path, {ZIP: files}, owner=None)
    assert network.owner.name == "Ida Beispiel"
    assert len(network.contacts) == 3


def test_who_cannot_be_told_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(OwnerUnknown, match=r"profile_information\.json"):
        load_exports(
            tmp_path, {ZIP: {"messages/inbox/a_1/message_1.json": thread("Eva", "1", "x")}}, owner=None
        )


def test_instagram_is_not_facebook() -> None:
    data = THREAD.encode()
    member = Member(
        "instagram-ida-2024-01-01.zip", "messages/inbox/x_1/message_1.json", len(data), None, lambda: data
    )
    assert not SOURCE.claims(member, Context(Settings(), Owner()))


def test_a_bare_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    network = load_exports(
        tmp_path, {"your_friends.json": FRIENDS, "message_1.json": THREAD, "Jürgen Müster_12.json": E2EE}
    )
    assert len(network.interactions) == 8
    assert by_id(network)["facebook:~juergen-muester"]["relation"] == "connection"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just("Eva") | st.just(1600000000000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["friends_v2", "name", "timestamp", "participants", "messages", "sender_name", "timestamp_ms", "content",
                         "reactions", "actor", "title", "thread_path", "address_book", "details", "contact_point", "label_values",
                         "dict", "vec", "value", "profile_v2", "full_name", "emails", "events_invited_v2", "people_interactions_v2",
                         "entries", "data", "uri", "senderName", "threadName", "call_duration", "group_posts_v2"]), inner, max_size=5),
    max_leaves=14,
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=ANY, path=st.sampled_from(list(NEW)))
def test_whatever_stands_in_it_nothing_is_raised(value: object, path: str) -> None:
    data, profile = json.dumps(value).encode(), PROFILE.encode()
    members = [Member(ZIP, path, len(data), date(2024, 1, 5), lambda: data),
               Member(ZIP, "x/profile_information.json", len(profile), None, lambda: profile)]  # fmt: skip
    try:
        context = Context(Settings(), Owner())
        (extract,) = decide(SOURCE.read(members, context), context)
    except NetanalysisError:
        return
    for table, frames in extract.tables.items():
        assert find_problems(stack(frames, schema.TABLES[table]), schema.TABLES[table]) == []
    assert len(extract.coverage) == 2


def test_20_000_messages_take_a_moment() -> None:
    message = r'{"sender_name": "J\u00c3\u00bcrgen", "timestamp_ms": %d, "content": "Gr\u00c3\u00bc\u00c3\u009fe", "reactions": [{"reaction": "x", "actor": "Ida"}]}'
    inner = ",".join(message % (1600000000000 + 1000 * number) for number in range(20_000))
    data = f'{{"participants": [{{"name": "Ida"}}], "messages": [{inner}], "title": "x"}}'.encode()
    members = [Member(ZIP, "messages/inbox/x_1/message_1.json", len(data), None, lambda: data)]
    began = time.process_time()
    context = Context(Settings(), Owner(names=("Ida",)))
    (extract,) = decide(SOURCE.read(members, context), context)
    assert len(extract.tables["interactions"][0]) == 40_000
    assert time.process_time() - began < 5
