"""Files of a Facebook download: which is which, wherever an era put it; what is another's is not claimed."""

from __future__ import annotations

import re
from typing import Final

from netanalysis.sources.container import Member

PLATFORM: Final = "facebook"
_HEAD: Final = 2**16

#: file name without ending, apostrophes as `_` -> what it holds; the folder changed from era to era, the name did not
CONTENTS: Final = {
    "friends": "connections", "your_friends": "connections", "removed_friends": "removed friends",
    "received_friend_requests": "requests received", "sent_friend_requests": "requests sent",
    "rejected_friend_requests": "requests rejected", "people_who_followed_you": "followers",
    "who_you_ve_followed": "follows", "event_invitations": "event invitations",
    "your_address_books": "address book", "contacts_uploaded_from_your_phone": "address book",
    "your_imported_contacts": "address book", "contacts_uploaded_before_2021": "address book",
    "profile_information": "profile", "people_and_friends": "profile links",
    "group_posts_and_comments": "posts", "your_comments_in_groups": "comments", "comments": "comments",
    "likes_and_reactions": "reactions", "posts_and_comments": "reactions", "your_posts": "posts",
    "your_posts__check_ins__photos_and_videos": "posts",
}  # fmt: skip
#: what stands at the top of each, without `_v2`, `_v3`, …
KEYS: Final = {
    "connections": ("friends",), "removed friends": ("deleted_friends",), "requests received": ("received_requests",),
    "requests sent": ("sent_requests",), "requests rejected": ("rejected_requests",), "followers": ("followers",),
    "follows": ("following",), "event invitations": ("events_invited",), "address book": ("address_book",),
    "profile": ("profile",), "profile links": ("people_interactions",), "posts": ("group_posts", "status_updates"),
    "comments": ("group_comments", "comments"), "reactions": ("reactions",),
}  # fmt: skip
#: known files in the folders that are read, which say nothing of ties, or nothing with a date or a name
_IGNORED: Final = frozenset(
    {
        "your_event_responses", "your_events", "events_you_hosted", "event_invitations_from_others",
        "your_groups", "group_interactions", "your_group_membership_activity", "your_badges",
        "your_answers_to_membership_questions", "friend_peer_group", "control_settings",
        "friend_requests_you_have_hidden", "people_you_may_know", "suggested_friends", "pages_you_follow",
        "pages_you_ve_liked", "pages_you_ve_unfollowed", "pages_and_profiles_you_follow",
        "pages_and_profiles_you_ve_unfollowed", "pages_and_profiles_you_ve_recommended",
        "pages_and_profiles_you_ve_liked", "autofill_information", "support_messages", "secret_conversations",
        "secret_groups", "your_messenger_active_status_settings", "messaging_settings",
        "community_chats_settings", "chat_invites_received",
        "information_about_your_last_connected_device_when_you_used_messenger_secret_conversations",
        "your_chat_settings_on_web", "messenger_contacts_you_ve_blocked", "messenger_contact_bans",
        "cross-app_messaging_settings", "profile_update_history", "your_profile_information", "your_pages",
        "your_privacy_jurisdiction", "professional_dashboard", "profile_picture_privacy_settings",
        "what_your_account_status_has_been", "who_you_ve_followed_settings",
        "posts_on_other_pages_and_profiles", "posts_you_ve_hidden", "your_uncategorized_photos", "your_videos",
        "edits_you_made_to_posts", "visual_search_history", "content_sharing_links_you_have_created",
        "your_reminders", "archive"
    }
)  # fmt: skip
#: folders of which nothing is needed, in the layouts since 2018
_IGNORED_FOLDERS: Final = re.compile(
    r"(?:^|/)(?:ads_information|ads_and_businesses|apps_and_websites[^/]*|archive|avatars|bug_bounty|campus|dating"
    r"|facebook_(?:accounts_center|assistant|gaming|live|marketplace|news|payments|portal)|facebook_accounts_center|feed"
    r"|following_and_followers|fundraisers|instant_games|interactions|journalist_registration|live_audio_rooms|location"
    r"|logged_information|marketplace|meta_spark|music_recommendations|navigation_bar|notifications|other_activity"
    r"|other_logged_information|pages|payment_history|photos_and_videos|places|polls|preferences|privacy_checkup|profile_information"
    r"|reels|reviews|saved_items_and_collections|search|search_history|security_and_login_information|short_videos|shops_[^/]*"
    r"|shopping|spark_ar|stories|story|trash|trash_bin|voice_recording_and_transcription|volunteering|voting[^/]*|your_interactions[^/]*"
    r"|your_places|your_problem_reports|your_topics|activity_you_re_tagged_in|privacy_center|files|bulletin|creator_monetization)/"
)
_ARCHIVE: Final = re.compile(r"(?:^|/)facebook-[^/]+/", re.IGNORECASE)
_SECTIONS: Final = "inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover"
#: folders that no other platform's download has
_OWN_FOLDERS: Final = re.compile(
    r"(?:^|/)(?:your_facebook_activity|your_activity_across_facebook|friends_and_followers|data_messenger_e2e"
    rf"|apps_and_websites_off_of_facebook|connections/friends|ads_information|your_group_messages|messages/(?:{_SECTIONS}))/",
    re.IGNORECASE,
)
_THREAD: Final = re.compile(
    rf"(?:^|/)messages/(?:(?P<section>{_SECTIONS})/)?[^/]+/message(?:_\d+)?(?: \(\d+\))?\.json$|(?:^|/)your_group_messages/[^/]+\.json$",
    re.IGNORECASE,
)
_MESSAGE_FILE: Final = re.compile(r"^message(?:_\d+)?(?: \(\d+\))?\.json$", re.IGNORECASE)
_HTML_PAGES: Final = ("start_here.html", "your_friends.html", "friends.html", "friends.htm", "message_1.html")
_NUMBERED: Final = re.compile(r"(?:_\d{1,3})?(?: \(\d+\))?\.json$")
_KEY: Final = re.compile(rb'"(\w+?)(?:_v\d+)?"\s*:')
_ENDINGS: Final = (".json", ".html", ".htm")


def base_of(member: Member) -> str:
    """Name of a JSON file as every era writes it; empty for any other file.

    Examples
    --------
    >>> base_of(Member("", "connections/followers/who_you've_followed.json", 0, None, bytes))
    'who_you_ve_followed'
    >>> base_of(Member("", "posts/your_posts_1.json", 0, None, bytes)), base_of(Member("", "a.jpg", 0, None, bytes))
    ('your_posts', '')
    """
    name = member.name.lower().replace("'", "_").replace("\u2019", "_")
    return _NUMBERED.sub("", name) if name.endswith(".json") else ""


def content_of(member: Member) -> str:
    """What a claimed file holds: a key of `KEYS`, `messages`, `encrypted messages`, `html`, `ignored` or `unknown`."""
    name = member.name.lower()
    if name.endswith(".json"):
        return _content_of_json(member)
    return "html" if name.endswith((".html", ".htm")) else "ignored"


def _content_of_json(member: Member) -> str:
    if _THREAD.search(member.path):
        return "messages"
    if is_encrypted_thread(member):
        return "encrypted messages"
    if _MESSAGE_FILE.match(member.name) and _is_thread(member):
        return "messages"
    base = base_of(member)
    if base in CONTENTS:
        return CONTENTS[base]
    return "ignored" if base in _IGNORED or _IGNORED_FOLDERS.search(member.path.lower()) else "unknown"


def claims(member: Member) -> bool:
    """Whether a file is Facebook's: by its archive, its folder, or its name together with what it begins with."""
    label, name = member.label.lower(), member.name.lower()
    if "instagram" in label:  # its downloads have messages of the same shape
        return False
    if _ARCHIVE.search(label) or _OWN_FOLDERS.search(member.path):
        return True
    if not name.endswith(_ENDINGS):
        return False
    if name in _HTML_PAGES:
        return b"facebook" in _head(member).lower()
    if is_encrypted_thread(member) or (_MESSAGE_FILE.match(member.name) and _is_thread(member)):
        return True
    content = CONTENTS.get(base_of(member), "")
    return bool(content) and _begins_as(content, _head(member))


def _begins_as(content: str, head: bytes) -> bool:
    """Whether the top of a file is that of its kind."""
    keys = {key.decode("ascii", "replace") for key in _KEY.findall(head[:4096])}
    return bool(keys & {*KEYS[content], "label_values"})


def _head(member: Member) -> bytes:
    try:
        return member.read()[:_HEAD]
    except ValueError:
        return b""


def is_encrypted_thread(member: Member) -> bool:
    """Whether a file is a conversation of the separate download of encrypted chats."""
    if not member.name.lower().endswith(".json"):
        return False
    head = _head(member)
    return b'"threadName"' in head and b'"participants"' in head


def _is_thread(member: Member) -> bool:
    head = _head(member)
    return b'"participants"' in head and b'"messages"' in head


def section_of(member: Member) -> str:
    """Folder a conversation lies in: inbox, archived_threads, …; empty where the era had none."""
    found = _THREAD.search(member.path)
    return (found["section"] or "").lower() if found else ""
