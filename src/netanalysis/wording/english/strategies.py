"""English sentences: which strategy works."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_strategies": "Strategies",
    "verdict_strategies_ranked": "Of {comparisons} comparisons of what was tried, {settled} are settled; the others may go either way.",
    "verdict_strategies_ranked_without_comparisons": (
        "What was tried cannot be compared yet: there are no two strategies with anything to count."
    ),
    "figure_comparisons": "Comparisons",
    "figure_settled": "Settled",
    "figure_accepted_with_note": "Accepted of the requests with a note",
    "figure_accepted_without_note": "Accepted of the requests without a note",
    "figure_waiting_request": "Days after which a request counts as not accepted",
    "figure_waiting_message": "Days after which a message counts as not answered",
    "need_strategies": (
        "Write into strategies.csv what you tried, on which account and from when to when; netanalysis init writes a template."
    ),
    "need_requests": (
        "Put LinkedIn's complete archive into exports/: its Invitations.csv shows which requests you sent, with a note or without."
    ),
    "need_account_export": (
        "{n} row of strategies.csv names an account that no export shows; add its archive or correct the name.",
        "{n} rows of strategies.csv name an account that no export shows; add its archive or correct the name.",
    ),
    "need_second_arm": (
        "{n} thing tried has a single arm in strategies.csv; write down what it replaced or stands beside.",
        "{n} things tried have a single arm in strategies.csv; write down what they replaced or stand beside.",
    ),
    "need_second_archive": "Ask X for an archive again in a year: two of one account show who began to follow and who left.",
    "need_more_follow_backs": "Follow up to {n} more accounts for each of: {arms}.",
    "need_more_acceptance": "Send up to {n} more requests for each of: {arms}.",
    "need_more_acceptance_note": (
        "Send up to {n} more requests with a note and as many without, tossing a coin each time."
    ),
    "need_more_replies": "Open up to {n} more talks with a message for each of: {arms}.",
    "need_more_engaged": "Write up to {n} more posts for each of: {arms}.",
    "need_more_talks_begun": "Keep it up for {n} more days for each of: {arms}.",
    "need_more_followers_gained": "Keep it up for {n} more days, an archive before and after, for each of: {arms}.",
    "need_more_mentions_received": "Keep it up for {n} more days for each of: {arms}.",
    # what is counted
    "measure_follow_backs": "followed accounts that follow back",
    "measure_acceptance": "requests accepted",
    "measure_replies": "messages answered",
    "measure_engaged": "posts liked or shared",
    "measure_talks_begun": "talks begun by others, in 30 days",
    "measure_followers_gained": "followers gained in 30 days",
    "measure_mentions_received": "mentions received in 30 days",
    "strategy_axis_share": "share, with the 95% interval; number of trials in brackets",
    "strategy_axis_rate": "in 30 days, with the 95% interval; days in brackets",
    "arm_with_note": "with a note",
    "arm_without_note": "without a note",
    "arm_personal": "own words",
    "arm_template": "template {n}",
    "test_note": "Requests",
    "test_templates": "Message templates",
    "test_accounts": "Accounts",
    "strategy_head": "{test} ({platform}): {measure}",
    "strategy_head_everywhere": "{test}: {measure}",
    # verdicts
    "strategy_best": "better: {best} ({value}) than {second} ({other}), probability {p}",
    "strategy_best_of_many": "best: {best} ({value}), before {second} ({other}), probability {p}",
    "strategy_open": "undecided: {best} ({value}) before {second} ({other}), probability {p}. {more}",
    "strategy_more_seen": "To settle a difference as seen: {more}.",
    "strategy_more_relevant": "To settle a difference of half as much again: {more}.",
    "strategy_more_unknown": "Nothing came of any, so how many it takes cannot be told.",
    "strategy_more_endless": "More than one could ever try.",
    "strategy_more_part": "{n} more {unit} ({arm})",
    "unit_follow_backs": "follows",
    "unit_acceptance": "requests",
    "unit_replies": "messages",
    "unit_engaged": "posts",
    "unit_talks_begun": "days",
    "unit_followers_gained": "days",
    "unit_mentions_received": "days",
    "strategies_title_best": "What worked better: {best}",
    "strategies_title_open": (
        "What was tried makes no difference that is sure yet",
        "Of {n} things tried none makes a difference that is sure yet",
    ),
    "strategies_title_missing": "Which strategy works cannot be told: nothing was tried in two ways yet",
    "strategies_best_part": "{best} ({test})",
    "strategies_still_open": "; still open: {tests}",
    "strategies_missing": (
        "Two things can be compared as soon as they are there. Your requests with and without a note: they stand in "
        "Invitations.csv of LinkedIn's archive (Settings, Data privacy, Get a copy of your data). And what you tried on purpose: "
        "write it into strategies.csv, a row for each account and time."
    ),
    "strategies_missing_caption": "Nothing to compare yet. {as_of}",
    "strategies_caption": (
        "{n_requests} requests, {n_openings} messages that began a talk, {n_followed} followed accounts and {n_posts} posts; "
        "{n_left_out} were left out. {waiting} {differ} {as_of}"
    ),
    "strategies_waiting": "What was not answered within {requests} days (requests) or {messages} days (messages) counts as unanswered.",
    "differ_self_chosen": "Who got which was your choice, not chance.",
    "differ_accounts": "Accounts differ in more than what was tried.",
    "differ_periods": "What followed one upon the other differs in the times as well.",
    "panel_exploratory": "Looked at besides ({n}, so each must be surer)",
    "panel_strategy_needs": "What would settle it",
    "strategies_none_besides": "Nothing else can be compared.",
    "strategies_more_rows": (
        "… and {n} more in the table of the index.",
        "… and {n} more in the table of the index.",
    ),
    # tables
    "table_strategy_verdicts": "What was compared, and what came out",
    "table_strategy_arms": "The arms",
    "table_strategy_left_out": "What was left out",
    "table_strategy_columns": "The columns of strategies.csv",
    "head_tried": "what was tried",
    "head_measure": "measured by",
    "head_role": "role",
    "head_verdict": "verdict",
    "head_arm": "arm",
    "head_trials": "trials or days",
    "head_p_best": "probability to be best",
    "head_reason": "reason",
    "role_primary": "judges it",
    "role_exploratory": "looked at besides",
    "strategy_account": "the account as its export names it (your X name), or the platform: linkedin; needed",
    "strategy_from": "the first day; needed",
    "strategy_to": "the last day; empty while it lasts",
    "strategy_arm": "what you did, in your words; needed. What stands before a colon is compared: »tweets: many«, »tweets: few«",
    "strategy_note": "anything to remember",
    "left_request_nobody": "requests to nobody in particular",
    "left_request_again": "further requests to the same person",
    "left_request_pending": "requests on a platform that lists open ones only",
    "left_request_unseen": "requests later than the last list of contacts",
    "left_request_undated": "requests to contacts whose day of connection is unknown",
    "left_request_connected": "requests to people connected before",
    "left_request_young": "requests too young to be called refused",
    "left_message_young": "messages too young to be called unanswered",
    "left_post_young": "posts younger than a week when their likes were counted",
    "left_follow_undated": "follows in archives without a day",
    "column_comparison": "Comparison",
    "column_test": "What was tried",
    "column_written": "In strategies.csv",
    "column_measure": "Measured by",
    "column_events": "Events",
    "column_size": "Trials or days",
    "column_p_best": "Probability to be best",
    "column_more": "More needed",
    "column_primary": "Judges it",
    "column_verdict": "Verdict",
    "column_best": "Best or leading",
    "column_second": "Second",
    "column_sure": "Probability needed",
    "column_needed": "Size needed",
    "column_for_seen": "For the difference seen",
    "column_differ": "Differ also in",
}
