"""English sentences: why a tie is what it is."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "tie_head": "{name}: {state}, as of {day}",
    "tie_head_stranger": "{name}: no tie, as of {day}",
    "topic_tending": "Tending",
    "topic_strength": "Strength",
    "topic_exchange": "Exchange",
    "topic_silence": "Silence",
    "topic_sides": "Both sides",
    "topic_shades": "Shades",
    "topic_left_out": "Not counted",
    "topic_outcomes": "Outcomes",
    "topic_accounts": "Accounts",
    "topic_coverage": "Coverage",
    # the rule that gave the state
    "rule_stranger": (
        "No state: {name} is neither connected with {owner} nor was ever in an exchange that counts; there is no tie."
    ),
    "rule_pinned": "Tended, because corrections.csv pins {name}; a pin stands above whatever the files show.",
    "rule_tended": (
        "Tended, because exchange came from both sides within the {window} days up to {day}: from {owner} last on "
        "{out}, from {name} last on {back}."
    ),
    "rule_dormant": (
        "Dormant, because exchange came from both sides, but not from both within the {window} days up to {day}: from "
        "{owner} last on {out}, from {name} last on {back}."
    ),
    "rule_occasional": (
        "Occasional, because exchange came from both sides, but on one day only; it takes {few} to be more.",
        "Occasional, because exchange came from both sides, but on {n} days only; it takes {few} to be more.",
    ),
    "rule_one_way": "One-way, because only {one} ever wrote; from {other} no file shows anything that counts.",
    "rule_collected": (
        "Collected, because there never was an exchange, though a file would have shown one within the {window} days "
        "up to {day}."
    ),
    "rule_unobserved": (
        "Unobserved, because no file would show an exchange on {platforms} within the {window} days up to {day}, and "
        "none is recorded: whether the tie is tended, nobody can say."
    ),
    "rule_address_book": (
        "Unobserved, because {name} is known from an address book only, and no file shows an exchange there: whether the "
        "tie is tended, nobody can say."
    ),
    # strength and its parts
    "strength_missing": "Missing, not zero: no exchange is on record.",
    "strength_rank": (
        "{strength} (no unit), the only tie with an exchange; what the tie is worth it does not say.",
        (
            "{strength} (no unit), rank {rank} of {n} ties with an exchange, percentile {percentile}; what the tie is worth it "
            "does not say."
        ),
    ),
    "tie_weeks": ("{n} week", "{n} weeks"),
    "tie_days": ("{n} day", "{n} days"),
    "tie_days_exact": ("{n} day", "{n} days"),
    "days_and_weeks": (
        "On one day, {first}: {kinds}.",
        "On {n} days in {weeks}, from {first} to {last}: {kinds}.",
    ),
    "last_contact": (
        "Last contact on {last}, {n} day before {day}",
        "Last contact on {last}, {n} days before {day}",
    ),
    "last_contact_today": "Last contact on {last}, the very day this is seen as of",
    "silence_unknown": "{since}; a usual gap is known only from two days with an exchange on.",
    "silence_usual": "{since}; the usual gap is {gap}: {ratio} gaps of silence, an alarm above {limit}.",
    "silence_alarm": "{since}; the usual gap is {gap}: {ratio} gaps of silence, an alarm, as it is above {limit}.",
    "silence_few": "{since}; the usual gap is {gap}: {ratio} gaps of silence, no alarm below {few} days with an exchange.",
    "tie_sides": "From {owner} {out}, from {name} {back}: reciprocity {share}.",
    "tie_sides_both": (
        "{n} of them, a conversation, counts for both.",
        "{n} of them, conversations, count for both.",
    ),
    "shade_active": "Active {share}: of the conversations, counted anew after two weeks of silence, {owner} began so many.",
    "shade_regular": "Regular {value}, where −1 is all at once, 0 at random, 1 like clockwork.",
    "shade_regular_missing": "Regular cannot be told from fewer than 5 gaps.",
    "shade_deliberate": "Deliberate {share} of the days: a meeting, a call, a journal entry or more than a line of text.",
    # what did not count
    "left_out": "Left out: {list}.",
    "left_out_nothing": "Nothing was left out.",
    "shown_apart": "Shown apart, as a click is no exchange: {list}.",
    "n_message": ("{n} message", "{n} messages"),
    "n_mail": ("{n} e-mail", "{n} e-mails"),
    "n_call": ("{n} call", "{n} calls"),
    "n_meeting": ("{n} meeting", "{n} meetings"),
    "n_journal": ("{n} other conversation in the journal", "{n} other conversations in the journal"),
    "n_mention": ("{n} public mention", "{n} public mentions"),
    "n_invitation": ("{n} invitation to connect", "{n} invitations to connect"),
    "n_event_invitation": ("{n} invitation to an event", "{n} invitations to events"),
    "n_group_invitation": ("{n} invitation to a group", "{n} invitations to groups"),
    "n_notification": ("{n} notice of a platform", "{n} notices of a platform"),
    "n_endorsement": ("{n} endorsement", "{n} endorsements"),
    "n_recommendation": ("{n} recommendation", "{n} recommendations"),
    "n_reaction": ("{n} reaction", "{n} reactions"),
    "n_sponsored": ("{n} sponsored message", "{n} sponsored messages"),
    "n_spam": ("{n} message in the spam folder", "{n} messages in the spam folder"),
    "n_draft": ("{n} draft never sent", "{n} drafts never sent"),
    "n_hidden_sender": ("{n} message from a hidden sender", "{n} messages from hidden senders"),
    "n_missed": ("{n} call that nobody took", "{n} calls that nobody took"),
    "n_automatic": ("{n} message of a machine", "{n} messages of a machine"),
    "n_group": ("{n} message among more than ten people", "{n} messages among more than ten people"),
    "n_broadcast": (
        "{n} message whose text went to more than ten people",
        "{n} messages whose texts went to more than ten people",
    ),
    # outcomes
    "in_outcomes": (
        "In the chain of {n} outcome: {list}.",
        "In the chain of {n} outcomes: {list}.",
    ),
    "earlier_outcomes": ("{n} earlier one", "{n} earlier ones"),
    "status_won": "won",
    "status_lost": "lost",
    "status_open": "open",
    # accounts and what their files can show
    "tie_account_dated": "{platform} (connected on {day})",
    "tie_account": "{platform} ({relation})",
    "relation_connection": "connected, no date known",
    "relation_follows": "followed",
    "relation_followed_by": "a follower",
    "relation_mutual": "following each other",
    "relation_address_book": "an entry of an address book",
    "relation_correspondent": "a correspondent, not connected",
    "tie_span": "from {first} to {last}",
    "covered": "{platform}: files show exchange {spans}.",
    "covered_never": "{platform}: no file shows exchange, so what was written there is unknown, not nothing. {get}",
    "covered_elsewhere": "Phone and coffee show only where journal.csv notes them.",
    "tie_list_and": "{first} and {last}",
    "tie_list_or": "{first} or {last}",
}
