"""English sentences: platform against platform."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_platforms": "Platforms",
    "verdict_platforms_ranked": (
        "{people} people on {n_platforms} platforms: in {ahead} of {n_measures} measures that can be compared one platform is "
        "ahead beyond chance"
    ),
    "verdict_platforms_ranked_without_ahead": (
        "Platforms cannot be compared: {people} people on {n_platforms}, and no two of which the same can be told"
    ),
    "figure_people": "People on the axis, everybody once",
    "figure_shared": "Known from more than one platform or address book",
    "figure_targets_known": "Target firms at which somebody is known",
    "figure_targets_decided": "Target firms at which a decider is known",
    "figure_ahead": "Measures in which one platform is ahead",
    # what would let more be compared
    "need_second_platform": (
        "Ask a second platform for your data; how, says the page on the files and docs/reading.md: XING's cards or personal data, "
        "LinkedIn's archive, Facebook's information, the archive of X, a mailbox."
    ),
    "need_targets": (
        'Name the firms you would like to know somebody at in netanalysis.toml: target_companies = ["…", "…"], above the first '
        "line in brackets."
    ),
    "need_platform_messages": "No file shows messages on {platforms}: an archive with them would show how deep it goes there.",
    "need_platform_titles": (
        "Files of {platforms} show no employers: only those who are known elsewhere too can be judged; netanalysis review joins accounts."
    ),
    "need_platform_noise": (
        "Of {platforms} requests or messages are not in the files: the archive, or the mailbox with the platform's own mails, shows them."
    ),
    "need_review": (
        "{n} pair of accounts may be one person: netanalysis review asks.",
        "{n} pairs of accounts may be one person: netanalysis review asks.",
    ),
    # the measures
    "measure_people": "People",
    "measure_business": "Business contacts",
    "measure_dach": "In D/A/CH",
    "measure_deciders": "Deciders",
    "measure_targets": "Target firms reached",
    "measure_target_deciders": "Target firms with a decider",
    "measure_depth": "Two-way exchange",
    "measure_outcomes": "Outcomes",
    "measure_noise": "Noise",
    "measured_in_people": "dark: only here",
    "measured_in_business": "of those known",
    "measured_in_dach": "of those known",
    "measured_in_deciders": "of titles read",
    "measured_in_targets": "of the list",
    "measured_in_target_deciders": "of the list",
    "measured_in_depth": "days a year per 100 people",
    "measured_in_outcomes": "per 1,000 contact-years",
    "measured_in_noise": "pieces a year per 100 contacts",
    "leads_business": "business contacts",
    "leads_dach": "people in D/A/CH",
    "leads_deciders": "deciders",
    "leads_targets": "target firms reached",
    "leads_target_deciders": "target firms with a decider",
    "leads_depth": "depth of exchange",
    "leads_outcomes": "outcomes",
    "leads_noise": "noise",
    "leads": "{platform} is ahead in {measures}",
    "leads_nowhere": "No platform is ahead of the others beyond chance",
    "leads_alone": "Platforms cannot be compared: {people} on {platform} alone",
    "leads_untold": "Platforms cannot be compared: no two of them show the same",
    "leads_nobody": "Platforms cannot be compared: nobody is known from any",
    "and_last": "{first} and {last}",
    "foot_ahead": "{platform} ahead",
    "foot_tied": "{platforms}: too close to call",
    "foot_none": "no ranking",
    "platform_address_book": "Address book",
    "platforms_caption": (
        "{people}, {shared} known from more than one place. Dot: figure; line: 95% interval; filled where it can be ranked, blue "
        "where ahead beyond chance; hollow where not comparable, for instance known by exchange alone."
    ),
    "platforms_nameless": (
        "{n} account without a name is on no axis.",
        "{n} accounts without a name are on no axis.",
    ),
    "platforms_beside": (
        "{n} person who only wrote or asked is left out.",
        "{n} people who only wrote or asked are left out.",
    ),
    "platforms_not_drawn": "Not drawn: {platforms}.",
    # why a platform is not ranked
    "unranked_not_observable": "not observable",
    "unranked_unknown": "nothing known",
    "unranked_too_few": "too few",
    "unranked_half_unknown": "half unknown",
    "unranked_by_firm": "by firms’ names alone",
    "unranked_by_exchange": "known by exchange alone",
    "unranked_no_list": "address book",
    "unranked_few_years": "too few contact-years",
    "unranked_no_outcomes": "no outcome on record",
    "unranked_no_targets": "no target named",
    "unranked_kinds_missing": "not all kinds seen",
    "unranked_alone": "nothing to compare",
    "unranked_in": "{figure}, not ranked: {why}",
    # read against the essay
    "panel_essay": "What is often said of them, and what your data say",
    "panel_second": "How to get a second platform",
    "claim_research": "“the best place to research the right contact person”",
    "claim_chat_room": "“a chat room with hardly any B2B”",
    "claim_approaches": "different approaches on three accounts",
    "claim_no_opinion": "no opinion yet",
    "claim_silent": "nothing in particular",
    "holds_yes": "The data agree: {measure} {figure}.",
    "holds_no": "The data disagree: {measure} {figure}.",
    "holds_undecided": "The data cannot tell: {measure} {figure}.",
    "holds_untold": "Cannot be tested: {measure}, {why}.",
    "essay_people": (
        "{n} person, {only} only here.",
        "{n} people, {only} only here.",
    ),
    "essay_ahead": "Ahead in {measures}.",
    "essay_nobody": "Nobody is known from there in these files.",
    "essay_depth": "Two-way exchange on {figure} days a year per 100 people.",
    "essay_outcomes": "{figure} outcomes per 1,000 contact-years.",
    "essay_unseen": "What was exchanged there no file shows.",
    # tables beside the picture
    "table_measures": "Every platform in every measure, with its 95% interval",
    "table_overlap": "People of each platform",
    "table_targets": "Target firms",
    "table_depth": "How deep exchange goes, where both sides wrote",
    "table_met_outcomes": "Outcomes by where the first link was met first",
    "head_only_here": "only here",
    "head_shared": "elsewhere too",
    "head_met_first": "met first here",
    "head_met_elsewhere": "met first elsewhere",
    "head_met_unknown": "not known where first",
    "head_nameless": "accounts without a name",
    "head_deciders": "deciders",
    "head_on": "on",
    "head_two_way_share": "both sides wrote",
    "head_days": "days a year per 100",
    "head_threads": "threads a year per 100",
    "head_chars": "characters a text",
    "head_observed_years": "person-years observed",
    "head_essay": "what is said",
    "head_data": "the data",
    # columns of its tables
    "column_measure": "Measure",
    "column_estimate": "Figure",
    "column_known": "Share of whom it is known",
    "column_place": "Place",
    "column_chance_first": "Chance of being first, at least",
    "column_why": "Why not ranked",
    "column_only_here": "Only here",
    "column_shared": "Elsewhere too",
    "column_met_first": "Met first here",
    "column_met_elsewhere": "Met first elsewhere",
    "column_met_unknown": "Not known where first",
    "column_claim": "What is said",
    "column_holds": "The data agree",
    "column_decider_platforms": "Deciders on",
    "column_days": "Days a year per 100 people",
    "column_days_low": "from",
    "column_days_high": "to",
    "column_threads": "Threads a year per 100 people",
    "column_threads_low": "from",
    "column_threads_high": "to",
    "column_chars": "Characters a text",
    "column_chars_low": "from",
    "column_chars_high": "to",
    "column_kinds": "Kinds that can be seen",
    "word_undecided": "undecided",
    "word_untold": "cannot be tested",
}
