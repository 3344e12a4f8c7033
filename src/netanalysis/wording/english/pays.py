"""English sentences: the pages on whether the network pays, and what others found."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_value": "Does it pay",
    "page_tending_pays": "Does tending pay",
    "page_surprises": "Surprises",
    "page_pruning": "Pruning and reach",
    # where there is no outcome
    "missing_value_title": "Whether the large network pays cannot be told: no outcome is on record yet",
    "missing_tending_title": "Whether tending pays cannot be told: no outcome is on record yet",
    "missing_surprises_title": "Who turned out to matter cannot be told: no outcome is on record yet",
    "missing_pruning_title": "What a smaller network would have cost cannot be told: no outcome is on record yet",
    "missing_outcomes": (
        "Messages show who is in touch; what came of it only you know. netanalysis init writes a template, outcomes.csv; "
        "netanalysis outcome add asks for one outcome after the other. Write down every project, lead, referral, partnership and "
        "job of the last years, also those that no contact began: ten minutes for ten outcomes are enough to start."
    ),
    "missing_counted": "On record but not counted: {reasons}. Only won outcomes within the days of the ledger count.",
    "missing_caption": "No outcome counts yet. {as_of}",
    "left_out_open": "{n} open",
    "left_out_lost": "{n} lost",
    "left_out_outside": "{n} outside of the ledger",
    "left_out_undated": "{n} without the day it was won",
    "table_outcome_columns": "The columns of outcomes.csv",
    "head_column": "column",
    "head_write": "what to write",
    "outcome_title": "what it was, in your words; needed",
    "outcome_kind": "project, lead, referral, partnership or job; needed",
    "outcome_status": "won, lost or open; needed",
    "outcome_first_touch": "the day of the first word about it; needed, for the tie is judged 90 days before",
    "outcome_won_on": "the day it was won; without it the outcome counts as won today only, in no look back",
    "outcome_value": "what it brought, in your currency",
    "outcome_cost": "what it cost to win and to do",
    "outcome_hours": "hours spent on winning it",
    "outcome_chain": "who led to whom: Katja Lenz > Dr. Peter Roth",
    "outcome_origin": "what began it where no contact did: agency, portal, own acquisition, article, chance",
    "outcome_note": "anything to remember",
    # the balance
    "row_crowd_observed": "brought so far, by the year",
    "row_crowd_money": "to expect, estimated",
    "row_crowd_without_largest": "… without the largest part",
    "row_next_money": "100 more such contacts",
    "row_price": "price: noise, time, fees",
    "observed_a_year": "{a_year} ({whole} in {years} years)",
    "observed_nothing": "no outcome with a value",
    "estimate_missing": "cannot be estimated",
    "price_missing": "not known",
    "sides_sentence": (
        "Core, the {kept} strongest ties 90 days before: {core} with {core_people}, {core_money}; beyond it: {crowd} with {crowd_people}, "
        "{crowd_money}. "
    ),
    "side_people": ("{n} person", "{n} different people"),
    "side_no_money": "no value stated",
    "table_sides": "Core and crowd",
    "head_side": "side",
    "side_core": "core: the {kept} strongest ties",
    "side_crowd": "the crowd beyond it",
    "head_people_different": "different people",
    "table_price": "What the crowd costs, and what that rests on",
    "head_part": "part",
    "head_rows_a_year": "a year",
    "head_seconds_each": "seconds each",
    "head_minutes_a_year": "minutes a year",
    "head_money_a_year": "price a year",
    "head_basis": "where the seconds come from",
    "whole_price_basis": (
        "The price: noise {noise}, own time {own}, fees {fees} a year; {seen} of the days are observable, {assumed} of the minutes rest on "
        "assumed seconds."
    ),
    "part_noise": "noise: invitations, pitches, notices",
    "part_written": "messages to people beyond the core",
    "part_request": "own requests to connect",
    "part_accepted": "requests accepted",
    "part_post": "own posts",
    "part_fees": "fees",
    "basis_stated": "stated",
    "basis_assumed": "assumed",
    "basis_paid": "[costs] in netanalysis.toml",
    "basis_none": "none stated",
    "money_axis": "{currency} a year, logarithmic scale",
    "money_axis_linear": "{currency} a year",
    "panel_balance": "What the contacts beyond the core bring and cost a year",
    "panel_splits": "Outcomes by the state of the tie 90 days before",
    "panel_splits_depends": (
        "Outcomes by the state of the tie 90 days before; the order depends on the link credited"
    ),
    "split_first": "first link",
    "split_last": "last link",
    "split_equal": "all links alike",
    "state_not_yet": "not yet a contact",
    "state_no_contact": "no contact began it",
    "group_others": "others ({n})",
    "group_origin": "What began it",
    "group_came_about": "How the contact came about",
    "group_platform": "Where the contact was first seen",
    "group_corners": "Through how many people",
    "origin_agency": "agency",
    "origin_portal": "portal",
    "origin_own_acquisition": "own acquisition",
    "origin_article": "article",
    "origin_chance": "chance",
    "origin_contact": "a contact",
    "origin_unknown": "not said",
    "way_met_first": "met first",
    "way_connected_first": "connected first",
    "way_unknown": "not known",
    "platform_in_person": "in person",
    "platform_not_known": "not known",
    "corners_none": "directly",
    "corners_many": ("through {n} person", "through {n} people"),
    "value_caption": (
        "{change} {outcomes} within {years} years, {valued} with a value. {sides}Observable are {share} of the contact-years; intervals hold "
        "90% of what is plausible. {price} Which outcomes would have come without the network, nobody can tell. {left_out}{as_of}"
    ),
    "n_outcomes": ("{n} outcome", "{n} outcomes"),
    "not_counted": "Not counted: {reasons}. ",
    "change_value": (
        "It is worth it as long as the crowd takes you less than {break_even} minutes of a working day; at present it takes {price_minutes}."
    ),
    "change_value_unseen": "It is worth it as long as the crowd takes you less than {break_even} minutes of a working day.",
    "change_value_never": "It is not worth a minute: the crowd brings in less than its fees.",
    "change_undecided": "What would settle it: {needs}",
    "table_balance": "What the crowd brings and costs",
    "head_figure": "figure",
    "head_figure_value": "value, with its interval",
    "head_outcomes": "outcomes",
    "head_contribution": "contribution",
    "head_first": "outcomes, first link",
    "head_last": "outcomes, last link",
    "head_equal": "outcomes, all links alike",
    "head_years": "contact-years",
    "table_change": "What would change the answer",
    # tending
    "rate_axis": "first outcomes per 1,000 contact-years, logarithmic scale",
    "panel_rates": "Rate of first outcomes by the state of the tie 90 days before",
    "panel_contrasts": "Ratio of the rates: does it hold if the talks began earlier? Below, exploratory",
    "lag_90": "tended : rest, 90 days before",
    "lag_180": "… tended 180 days before already",
    "lag_365": "… tended 365 days before already",
    "contrast_all_outcomes": "all outcomes, repeat business too",
    "table_contrasts": "Other comparisons, exploratory: ratio of the rates",
    "table_lags": "When did the talks begin",
    "head_lag": "tended since",
    "head_level": "level of the interval",
    "head_first_links": "first outcomes",
    "ratio_axis": "ratio, logarithmic scale; 1: no difference",
    "contrast_tended_dormant": "tended : dormant",
    "contrast_tended_collected": "tended : collected",
    "contrast_dormant_collected": "dormant : collected",
    "contrast_two_way_rest": "both wrote : one-way, collected",
    "contrast_active": "I begin : they begin",
    "contrast_regular": "regular : irregular",
    "contrast_deliberate": "deliberate : a click",
    "contrast_p": "p {p}",
    "contrasts_missing": "No comparison is possible yet: too few outcomes, or no contact-years on one side.",
    "panel_capacity": "Tended ties, quarter by quarter, and how many contacts there were",
    "capacity_contacts": "{n} contacts",
    "tending_pays_caption": (
        "{outcomes}: {n_compared} first ones with a contact who could be observed, {n_not_yet} with somebody not yet a contact, "
        "{n_no_contact} with nobody. {again}Each person counts up to the first outcome; a verdict stands only where ties tended for longer "
        "confirm it. {power}{change}{as_of}"
    ),
    "tending_again": (
        "{n} of {of} was repeat business. ",
        "{n} of {of} were repeat business with {clients} people. ",
    ),
    "tending_power": "Were the true ratio 3, this many outcomes would show it with a chance of {three}; were it 10, of {ten}. ",
    "table_power": "What this many outcomes can show",
    "head_true_ratio": "true ratio",
    "head_power": "chance to see it",
    "head_contrast": "comparison",
    "head_rate": "per 1,000 contact-years",
    "head_ratio": "ratio of the rates",
    "head_p": "p, adjusted",
    # surprises
    "surprises_title": (
        "{n} of {of} outcomes came from somebody whom no list of the {kept} strongest ties would have named",
        "{n} of {of} outcomes came from people whom no list of the {kept} strongest ties would have named",
    ),
    "surprises_title_none": (
        "No surprise: the one outcome began with somebody who belonged to the core before, or could not be observed",
        "No surprises: all {n} outcomes began with people who belonged to the core before, or could not be observed",
    ),
    "surprises_title_no_links": "No outcome began with a contact, so none could surprise",
    "surprises_others": ("the other outcome", "the other {n} outcomes"),
    "placement_axis": "tie strength 90 days before: share of the contacts with a weaker tie",
    "surprise_before": "{state}; stronger than {share} of {among} contacts",
    "surprise_not_ranked": "{state} 90 days before the first word",
    "surprise_unvalued": "value not stated",
    "auc_chance": "There was no way to predict who would matter: tie strength did no better than chance ({auc}).",
    "auc_better": "Tie strength did foretell who would matter: they stood above another contact with probability {auc}, where 0.5 is chance.",
    "auc_worse": "Tie strength foretold the wrong people: {auc}, where 0.5 is chance.",
    "auc_few": "From {n} outcomes with a ranked contact nobody can tell whether tie strength foretold who would matter.",
    "surprises_caption": "{auc} A surprise: not among the {kept} strongest ties 90 days before, or not yet a contact. {as_of}",
    "surprises_more": ("{n} more surprise is in the tables.", "{n} more surprises are in the tables."),
    "head_came": "what came of it",
    "head_before": "before",
    "head_corners": "people between",
    "head_met": "how the contact came about",
    "table_surprises": "The surprises",
    "table_other_outcomes": "The other outcomes that a contact began",
    # pruning and reach
    "pruning_title": "Pruned to its {kept} strongest ties, the network would have lost {share} of the outcomes and {money}",
    "pruning_title_none": "Pruned to its {kept} strongest ties, the network would have lost nothing",
    "pruning_not_ranked": "No outcome began with a contact who could be ranked 90 days before, so nothing could be pruned away",
    "pruning_not_ranked_why": (
        "Those who mattered were no contacts yet, or no file would have shown an exchange with them then. So it cannot be told what a "
        "smaller network would have missed."
    ),
    "pruning_axis": "strongest ties kept, each time 90 days before",
    "pruning_lost_axis": "lost, share of all",
    "pruning_outcomes": "outcomes",
    "pruning_contribution": "contribution",
    "pruning_caption": (
        "{n} outcomes with a contact who could be ranked 90 days before the first word; who never was in touch is no "
        "tie. {reach}{as_of}"
    ),
    "pruning_caption_few": (
        "{n} outcome with a contact who could be ranked 90 days before the first word. {reach}{as_of}",
        "{n} outcomes with a contact who could be ranked 90 days before the first word. {reach}{as_of}",
    ),
    "reach_caption": "Firms: {reached} named by {naming} contacts, at least {estimated} within reach (Chao1). ",
    "panel_pruning": "What pruning would have lost",
    "panel_reach_companies": (
        "The last {last} contacts added {n} firm",
        "The last {last} contacts added {n} firms",
    ),
    "panel_reach_functions": (
        "The last {last} contacts added {n} field of work",
        "The last {last} contacts added {n} fields of work",
    ),
    "reach_companies": ("{n} firm ({added} by the last {last})", "{n} firms ({added} by the last {last})"),
    "reach_deciders": "{n} with a decider ({added})",
    "reach_functions": ("{n} field of work ({added})", "{n} fields of work ({added})"),
    "reach_sort_companies": "firms",
    "reach_sort_deciders": "firms with a contact who can decide to buy",
    "reach_sort_functions": "fields of work",
    "panel_reach_missing": "What size adds",
    "reach_axis": "contacts, drawn at random",
    "reach_share_axis": "share of the reach",
    "panel_base_rates": "What others found, and why it may mislead",
    "head_kept": "ties kept",
    "head_lost_outcomes": "outcomes lost",
    "head_lost_money": "contribution lost",
    "head_lost_share": "share of outcomes",
    "table_reach": "Within reach",
    "head_sort": "what is reached",
    "head_naming": "contacts who name one",
    "head_reached": "distinct ones",
    "head_added": "added by the last 500",
    "head_estimated": "at least within reach",
    "head_bias": "bias",
    "head_source": "source",
    "base_rate_heuse_2022": (
        "2022: interim managers in Germany got half of their mandates from agencies, two in five by their own acquisition, one in twenty from "
        "personnel consultants, and one in fifty from online platforms."
    ),
    "base_rate_bias_heuse_2022": "Asked were those in the trade; about 1,000 answered, by choice.",
    "base_rate_heuse_2014": (
        "2014: of 949 interim managers most hoped for agencies first, personal contacts second, XING and LinkedIn third; projects came from "
        "the networks very seldom."
    ),
    "base_rate_bias_heuse_2014": "Hopes and memories rather than a ledger; who found nothing answers less.",
    "base_rate_personalmagazin_2013": (
        "2013: mandates won through social media had the lowest day rates and results, those from own contacts the highest."
    ),
    "base_rate_bias_personalmagazin_2013": "The sort of mandate differs with the way it comes; no cause is shown.",
    "base_rate_solcom_2011": (
        "2011: 88.7% of 6,101 IT freelancers named agencies as a source of projects, 50.9% personal recommendation."
    ),
    "base_rate_bias_solcom_2011": "The survey is an agency's own; several answers were allowed.",
    "base_rate_xing_2007": (
        "2007: 68% of 7,400 XING members found interesting new contacts; one Swiss user in six had turnover from it."
    ),
    "base_rate_bias_xing_2007": "XING asked its own members about itself.",
    "base_rate_rajkumar_2022": (
        "2022: an experiment with 20 million LinkedIn members: moderately weak ties brought most new jobs, strong ones did better in less "
        "digital trades."
    ),
    "base_rate_bias_rajkumar_2022": "About changing jobs, not about mandates; strength is counted in shared contacts.",
    # what check and the page on files say about the ledger
    "ledger_no_outcomes": (
        "outcomes.csv holds no outcome, so nobody can say whether the network pays: netanalysis outcome add asks for one."
    ),
    "ledger_no_hourly_cost": (
        "netanalysis.toml does not say what an hour of yours costs (hourly_cost): what comes of the network has no price beside it."
    ),
    "ledger_no_from": (
        "netanalysis.toml does not say from when on outcomes.csv is complete (ledger_from): each year counts since files show exchange."
    ),
    "ledger_no_value": (
        "{n} won outcome has no value: it counts as an outcome that brought nothing.",
        "{n} won outcomes have no value: they count as outcomes that brought nothing.",
    ),
}
