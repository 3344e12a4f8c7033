"""English sentences: classes of message, what noise costs, and one's own noise."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # classes of message
    "class_personal": "personal",
    "class_invitation": "requests to connect",
    "class_event_invitation": "invitations to events",
    "class_group_invitation": "invitations to groups",
    "class_pitch": "sales pitches",
    "class_recruiter": "recruiters",
    "class_newsletter": "newsletters",
    "class_mlm": "MLM, “passive income”",
    "class_bulk": "the same to many",
    "class_notification": "notices by machines",
    "class_sponsored": "advertisements",
    "class_spam": "spam",
    "class_unclear": "never answered, unclear",
    # the page
    "page_noise": "Noise",
    "missing_noise_title": "What comes in unasked cannot be told: no file shows requests, messages or notices",
    "missing_noise": (
        "Noise is what asks for attention without being asked: requests to connect, invitations, pitches, notices. None of the files read "
        "holds any. Without them there is neither a load nor a price, and whether the large network pays stays open."
    ),
    "table_noise_sources": "Where to get it",
    "noise_source_linkedin": "LinkedIn",
    "noise_source_xing": "XING",
    "noise_source_facebook": "Facebook",
    "noise_source_mail": "E-mail",
    "noise_from_linkedin": "Settings, Data privacy, Get a copy of your data, the larger archive: messages.csv and Invitations.csv",
    "noise_from_xing": "its notification mails in your mailbox: XING itself gives no list of requests",
    "noise_from_facebook": "Download your information, as JSON: friend requests, event invitations and messages",
    "noise_from_mail": "the mailbox as mbox (Google Takeout, Thunderbird): the platforms' notification mails count for each platform",
    "head_get": "where it is found",
    # the answer
    "verdict_noise_yes": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work; the last year's noise cost {noise_money}, and one's "
        "own does harm: who got some left {ratio_left} times as often"
    ),
    "verdict_noise_no": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work; the last year's noise cost {noise_money}, and one's "
        "own drives nobody away: who got some left {ratio_left} times as often"
    ),
    "verdict_noise_no_relevant_difference": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work; the last year's noise cost {noise_money}, and one's "
        "own makes no difference that matters: who got some left {ratio_left} times as often"
    ),
    "verdict_noise_undecided": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work; the last year's noise cost {noise_money}; whether "
        "one's own does harm is undecided"
    ),
    "verdict_noise_yes_without_invitations_an_hour": "How many invitations come an hour cannot be told; one's own noise does harm: who got some left {ratio_left} times as often",
    "verdict_noise_no_without_invitations_an_hour": "How many invitations come an hour cannot be told; one's own noise drives nobody away: who got some left {ratio_left} times as often",
    "verdict_noise_no_relevant_difference_without_invitations_an_hour": (
        "How many invitations come an hour cannot be told; one's own noise makes no difference that matters: who got some left {ratio_left} times as often"
    ),
    "verdict_noise_undecided_without_invitations_an_hour": (
        "How many invitations come an hour cannot be told (demands on attention seen: {n_noise}); whether one's own noise does harm is undecided"
    ),
    "verdict_noise_yes_without_noise_money": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work, and one's own noise does harm: who got some left "
        "{ratio_left} times as often"
    ),
    "verdict_noise_no_without_noise_money": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work, and one's own noise drives nobody away: who got "
        "some left {ratio_left} times as often"
    ),
    "verdict_noise_no_relevant_difference_without_noise_money": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work, and one's own noise makes no difference that "
        "matters: who got some left {ratio_left} times as often"
    ),
    "verdict_noise_undecided_without_noise_money": (
        "{n_invited} invitations in the busiest year, {invitations_an_hour} for each hour of work; what the noise costs is not known, and whether "
        "one's own does harm is undecided"
    ),
    "figure_invitations_an_hour": "Invitations for each hour of work, in the busiest year",
    "figure_demands_a_day": "Demands on attention a day, last 365 days",
    "figure_noise_hours": "Hours the noise took, last 365 days",
    "figure_noise_money": "What the noise cost, last 365 days",
    "figure_mlm_share": "Share of MLM in the noise with words at hand",
    "figure_gini": "Gini coefficient of the senders (0: all alike, 1: one alone)",
    "figure_loudest_share": "Share of the 20 loudest, over all years",
    "figure_muting_share": "Share that muting the 20 loudest of the year before would have kept away, last 365 days",
    "figure_muting_money": "What that would have saved",
    "figure_own_a_year": "Own requests, broadcasts and unanswered messages, last 365 days",
    "figure_unanswered_share": "Share of own messages that met with silence",
    "figure_ratio_left": "How often who got own noise left, over who got none",
    "figure_ratio_answered": "How often who got own noise wrote, over who got none",
    "figure_ratio_brought": "How often outcomes began with who got own noise, over who got none",
    "need_noise_requests": "No file shows requests to connect: LinkedIn's larger archive does, and the platforms' notification mails.",
    "need_messages": "No file holds the words of messages, so pitches and MLM cannot be told apart: a larger archive would show them.",
    "need_seconds": "Most of the minutes rest on assumed seconds: time a week of your own and write them into netanalysis.toml ([seconds_per]).",
    "need_two_exports": "Two full exports of a platform, half a year apart, would show who left; keep the older ones in exports/.",
    "need_later_export": "A later export would show whether those who got one's own noise leave more often: too few have left so far.",
    "noise_caption": (
        "{n} of {of} messages, invitations and notices that came in; words were at hand for {text}. Observable were {share} of the last 365 "
        "days. The intervals allow for bursts; seconds and hourly cost are taken as stated. Who got one's own noise is compared within "
        "those in touch before and the others; that proves nothing, for whom one writes to more is somebody else. {assumed} {change} {as_of}"
    ),
    "noise_assumed": "Assumed, not stated, are the seconds behind {share} of the minutes.",
    "n_demands": ("{n} demand on attention", "{n} demands on attention"),
    # the pictures
    "panel_load": "Demands on attention a day, by year and platform",
    "noise_axis": "demands a day",
    "noise_busiest": "{hourly} invitations\nan hour of work",
    "noise_price_axis": "{currency} a year, last 365 days",
    "noise_price_axis_log": "{currency} a year, last 365 days, logarithmic scale",
    "noise_hours_axis": "hours a year, last 365 days",
    "noise_hours_axis_log": "hours a year, last 365 days, logarithmic scale",
    "noise_price_row": "{amount} · {n}×",
    "panel_noise_price": "The price of the last 365 days: {money} for {hours} hours",
    "panel_noise_hours": "The last 365 days took {hours} hours; hourly_cost is not stated",
    "panel_noise_price_missing": "What the last 365 days cost",
    "noise_quiet_title": (
        "Nothing came in unasked: the one message was personal ({n})",
        "Nothing came in unasked: of {n} messages none was noise",
    ),
    "noise_quiet": "Nothing came in unasked, as far as the files show.",
    "noise_few_senders": ("Only {n} sender: nothing to compare.", "Only {n} senders: nothing to compare."),
    "noise_no_senders": "No demand on attention has a sender with a name.",
    "panel_senders_missing": "Who causes it",
    "noise_gini": "Gini {gini}; {n} senders",
    "noise_senders_axis": "share of the senders, the quietest first",
    "noise_share_axis": "share of the noise",
    "panel_senders_few": ("One sent {share} ({n})", "A few: the {n} loudest sent {share}"),
    "panel_senders_crowd": "It is the crowd: the {n} loudest sent {share}",
    "panel_senders": "The {n} loudest sent {share}",
    "panel_senders_muted": "; muting them a year ago would have kept {share} away",
    "panel_harm": "Do I get on others' nerves? Who got my noise, over who got none",
    "harm_missing": "No contact can be followed for a year: messages, outcomes or a second export would show what became of those who got your noise.",
    "harm_left": "left",
    "harm_answered": "wrote to me",
    "harm_brought": "brought an outcome",
    "harm_unknown": "not to be told",
    "harm_axis": "ratio; 1: no difference",
    "harm_axis_log": "ratio, logarithmic scale; 1: no difference",
    "noise_price_caption": "{n} in the last 365 days, {share} of them observable; seconds behind {assumed} of the minutes are assumed. {as_of}",
    "noise_senders_caption": "{n} with a sender, over all years; {nobody} more came from machines and hidden senders. {as_of}",
    "harm_caption": (
        "{some} of {people} contacts had got broadcasts or unanswered messages by {cut}; for {known} a later export shows who left. Compared within those in "
        "touch before and the others; that proves nothing, for whom one writes to more is somebody else. {as_of}"
    ),
    # the tables
    "table_noise": "What comes in unasked, and what one sends",
    "table_noise_classes": "By class of message, last 365 days",
    "table_noise_contacts": "By class of contact, last 365 days",
    "table_loudest": "The loudest",
    "head_demands": "demands",
    "head_invitations": "invitations",
    "head_hour_awake": "an hour awake",
    "head_hour_worked": "an hour of work",
    "head_invitations_hour": "invitations an hour of work",
    "head_seen": "observable",
    "head_classes": "class",
    "head_contacts": "sender",
    "contact_class_tended": "tended ties",
    "contact_class_two_way": "once in touch",
    "contact_class_connected": "connected only",
    "contact_class_stranger": "strangers",
    "contact_class_nobody": "machines and hidden senders",
    "head_seconds": "seconds each",
    "head_minutes": "minutes a year",
    "head_cost": "cost a year",
    "head_most": "mostly",
    "stratum_in_touch": "in touch before",
    "stratum_never_in_touch": "never in touch",
    "own_some": "some",
    "own_none": "none",
    "head_what": "what came of it",
    "head_stratum": "before",
    "head_own": "own noise",
    "head_people": "people",
    "head_events": "of them",
    # columns of the answer's tables
    "column_class": "Class",
    "column_contact": "Sender",
    "column_money_a_year": "Money a year",
    "column_year": "Year",
    "column_observed_days": "Days observed",
    "column_share_observed": "Observed",
    "column_invitations": "Invitations",
    "column_a_day": "A day",
    "column_an_hour_awake": "An hour awake",
    "column_a_working_hour": "An hour of work",
    "column_invitations_a_working_hour": "Invitations an hour of work",
    "column_invitations_low": "From (invitations)",
    "column_invitations_high": "To (invitations)",
    "column_rows_sure": "Sure",
    "column_rows_likely": "Likely",
    "column_rows_unsure": "Unsure",
    "column_senders": "Share of the senders",
    "column_noise": "Share of the noise",
    "column_outcome": "What came of it",
    "column_stratum": "Before",
    "column_own_noise": "Own noise",
    "column_happened": "Of them",
    "column_request": "Requests",
    "column_broadcast": "Broadcasts",
    "column_unanswered": "Unanswered messages",
    # the price, on the page of what the network is worth
}
