"""English sentences: at what pace the network grew, in which phases, and how long new contacts took to be of use."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_phases": "Pace and phases",
    # the answer
    "verdict_growth_ranked": (
        "Changes of pace: {pace_changes}; in the last two years {pace_ratio} times as many connections came as in the two years "
        "before; within a year {used_in_1} of the new contacts had an exchange both ways"
    ),
    "verdict_growth_ranked_without_pace_changes": (
        "At what pace the network grew cannot be told: dated connections {n_dated}, undated {n_undated}"
    ),
    "verdict_growth_ranked_without_pace_ratio": "Changes of pace: {pace_changes}; how it is of late cannot be told",
    "verdict_growth_ranked_without_used_in_1": (
        "Changes of pace: {pace_changes}; in the last two years {pace_ratio} times as many connections came as in the two years before"
    ),
    "figure_pace_changes": "Changes of pace",
    "figure_pace_ratio": "Connections of the last two years over those of the two years before",
    "figure_requests_accepted": "Share of requests accepted",
    "figure_used_in_1": "New contacts with an exchange both ways within a year",
    "figure_used_in_5": "… within five years",
    "figure_used_ratio": "Share within a year, later half of the contacts over the earlier half",
    "figure_outcome_in_5": "New contacts with an outcome within five years, of 1,000",
    # what would tell more
    "need_growth_dates": (
        "Days of connections: LinkedIn's archive (Connections.csv) and Facebook's hold them, XING's vCards do not; with twelve full "
        "months and twenty dated connections the pace can be told."
    ),
    "need_growth_exchange": (
        "Exchange: with the archive of messages, mails or a journal it can be told how long it takes until a contact is of use."
    ),
    "need_growth_requests": (
        "Requests: LinkedIn's complete archive (Invitations.csv) and the platforms' own mails show who asked whom."
    ),
    "need_growth_outcomes": "Outcomes: write down in outcomes.csv what came of your contacts.",
    # the picture of a stream
    "month_axis": "connections a month",
    "asked_i_asked": "I asked ({n})",
    "asked_they_asked": "they asked ({n})",
    "asked_unknown": "not on record ({n})",
    "pace_a_month": "{pace} a month",
    "phase_selective": "selective",
    "phase_indiscriminate": "indiscriminate",
    "phase_unknown": "not to be told",
    "phases_title_more": (
        "On {platform} {after} connections a month came from {month} on instead of {before}",
        "On {platform} {after} connections a month came from {month} on instead of {before}, the largest of {n} changes of pace",
    ),
    "phases_title_less": (
        "On {platform} only {after} connections a month came from {month} on instead of {before}",
        "On {platform} only {after} connections a month came from {month} on instead of {before}, the largest of {n} changes of pace",
    ),
    "phases_steady_title": "On {platform} no change of pace can be told from chance",
    "phases_missing_title": "In which phases the network grew cannot be told",
    "phases_caption": (
        "Dated connections: {n_dated}, undated: {n_undated}; who asked is on record for {n_asked}. Orange lines: change of pace, along the axis "
        "its 95% interval; steady streams show one in at most 5% of cases. Selective or indiscriminate: against the other phases of the "
        "platform, where requests accepted or later exchange tell. Watched for exchange: {n_watched} of {n_people} people. {as_of}"
    ),
    "phases_caption_none": "Dated connections: {n_dated}, undated: {n_undated}. {as_of}",
    # cohorts
    "panel_stream": "{platform}: connections a month",
    "panel_exchange": "In exchange both ways, by year of connection",
    "panel_outcome": "In the chain of an outcome, by year of connection",
    "panel_saturation": "In exchange within a year, by number of contacts so far",
    "cohorts_exchange_title": "Within a year an exchange both ways came about with {used_in_1} of the new contacts",
    "cohorts_outcome_title": "Of 1,000 new contacts {outcome_in_5} stood in the chain of an outcome within five years",
    "cohorts_caption": (
        "By years of connection, in brackets how many were watched; shaded: 95% interval at each time (Kaplan–Meier). Watched from the day of "
        "the connection on: {watched} of {people} people with a date. {as_of}"
    ),
    "exchange_missing": (
        "Nobody can be watched from the day of the connection on: an archive with connections and messages would show it."
    ),
    "outcome_missing": "Nobody was connected within the days of the ledger; outcomes.csv says what came of whom.",
    "cohort_label": "{years} ({n})",
    "waited_axis": "years since the connection",
    "further_axis": "contacts so far and year; watched in each group: {n}",
    # tables
    "table_phases": "Phases",
    "table_pace_changes": "Changes of pace",
    "table_cohorts": "Cohorts by year of connection",
    "head_span": "from – until",
    "head_pace": "connections a month",
    "head_named": "accepted how",
    "head_accepted": "requests accepted",
    "head_used": "in exchange within a year",
    "head_own_field": "in a field of mine",
    "head_known_firm": "at a firm known before",
    "head_change_month": "first month of the new pace",
    "head_pace_before": "a month before",
    "head_pace_after": "a month after",
    "head_cohort": "year",
    "head_watched": "watched",
    "head_unwatched": "not watched",
    "head_in_1": "within 1 year",
    "head_in_3": "within 3 years",
    "head_in_5": "within 5 years",
    "head_with_outcome": "with an outcome",
    "named_by": "{name} (by {by})",
    "by_accepted": "requests accepted",
    "by_used": "later exchange",
    "by_own_field": "field of work",
    # columns of the answer's tables
    "column_begins": "Begins",
    "column_ends": "Ends",
    "column_connections": "Connections",
    "column_per_month": "A month",
    "column_full_months": "Full months",
    "column_long_enough": "Long enough",
    "column_changes": "Changes of pace",
    "column_way": "Who asked",
    "column_phase": "Accepted how",
    "column_by": "By",
    "column_share_accepted": "Requests accepted",
    "column_share_used": "In exchange within a year",
    "column_share_own_field": "In a field of mine",
    "column_share_known_firm": "At a firm known before",
    "column_cohort": "Year of connection",
    "column_exchange_watched": "Watched",
    "column_exchange_unobservable": "Not to be watched",
    "column_share_exchange_1": "In exchange within 1 year",
    "column_share_exchange_3": "… 3 years",
    "column_share_exchange_5": "… 5 years",
    "column_outcome_happened": "With an outcome",
    "column_watched": "Watched",
    "column_ratio_low": "From",
    "column_ratio_high": "To",
    "column_share_low": "From",
    "column_share_high": "To",
}
