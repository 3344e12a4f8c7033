"""English sentences: one tie over time, and the rhythm of all exchange."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_rhythm": "Rhythm",
    "page_person": "One tie",
    # the timeline of one tie
    "lane_outcome": "outcomes",
    "lane_connection": "connected",
    "lane_meeting": "meetings",
    "lane_call": "calls",
    "lane_journal": "other talks",
    "lane_invitation": "invitations",
    "lane_recommendation": "recommendations",
    "lane_endorsement": "endorsements",
    "lane_reaction": "reactions",
    "lane_not_counted": "not counted",
    "row_written_D": "messages a day",
    "row_written_W": "messages a week",
    "row_written_M": "messages a month",
    "nothing_written": "Nothing written is on record.",
    "nothing_observable": "No file would show whether anything was written.",
    "row_strength": "strength\n(no unit)",
    "key_from": "from {name}",
    "key_won": "won",
    "key_not_won": "lost or open",
    "key_message": "messages",
    "key_mail": "e-mails",
    "key_mention": "public mentions",
    "key_unobserved": "no file would show an exchange",
    "state_pinned": "tended (pinned)",
    "person_title": (
        "{name}, {state}: exchange on a single day, {last}",
        "{name}, {state}: exchange on {n} days since {first}, last on {last}",
    ),
    "person_title_stranger": "{name} has no tie to the owner: there never was an exchange that counts",
    "person_title_unobserved": "Whether there was any exchange with {name}, no file can show",
    "person_title_silent": "{name} is connected, and not one exchange is on record",
    "person_missing": "Nothing with a date is known of this tie, so there is nothing to draw.",
    "person_caption": (
        "{exchanges}; the only tie with an exchange.",
        "{exchanges}; rank {rank} by strength among {n} ties with an exchange.",
    ),
    "person_caption_strength": "Strength: as it stood at the time, without looking ahead.",
    "person_caption_seen": "Phone and coffee show only where journal.csv notes them.",
    "person_page_missing": "Which tie is the strongest cannot be told",
    # the calendar
    "calendar_title": (
        "In touch with somebody on {n} of the last {of} days; the busiest day was {day} with {most} people"
    ),
    "calendar_title_one": "In touch with somebody on {n} of the last {of} days, never with more than one person a day",
    "calendar_title_single": (
        "All exchange is with one person, on {day}",
        "All exchange is with {n} people on a single day, {day}",
    ),
    "calendar_caption": (
        (
            "A square is a day, a column a week from Monday down to Sunday. Days with an exchange: {days} of {all} that files "
            "would show, with {n} person. Up to {day}."
        ),
        (
            "A square is a day, a column a week from Monday down to Sunday. Days with an exchange: {days} of {all} that files "
            "would show, with {n} people altogether. Up to {day}."
        ),
    ),
    "calendar_earlier": ("{n} earlier year is not shown.", "{n} earlier years are not shown."),
    "calendar_key": "people in touch a day",
    "calendar_none": "none",
    "calendar_unobserved": "no file would show it",
    "rhythm_missing_title": "There is no rhythm to show: no exchange is on record",
    # weekdays and hours
    "hours_title": "{share} of all exchange falls on working days between {begin} and {end} o'clock",
    "hours_title_weekend": "{share} of all exchange falls on Saturdays and Sundays",
    "hours_title_few": (
        "{n} exchange with a time of day: too few to speak of habits",
        "{n} exchanges with a time of day, on {days}: too few to speak of habits",
    ),
    "hours_missing_title": "At what hours exchange takes place cannot be told",
    "hours_missing": (
        "No file shows the hour of an exchange: LinkedIn's messages.csv does, an entry of journal.csv has a day only."
    ),
    "hours_caption": (
        "Exchanges by weekday and hour, local time ({zone}), n = {n}; a conversation counts on both sides."
    ),
    "hours_dayless": (
        "{n} exchange of which only the day is known is left out.",
        "{n} exchanges of which only the day is known are left out.",
    ),
    "hours_sent": "from {owner}: {n}",
    "hours_received": "to {owner}: {n}",
    "hours_on_days": ("{n} day", "{n} days"),
    "hours_axis": "hour of the day",
    "hours_key": "exchanges in that hour of the week",
}
