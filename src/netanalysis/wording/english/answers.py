"""English sentences: answers, their figures and what would settle them."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "figure_interval": "{value} ({low} to {high})",
    "needs_title": "What would settle it",
    # does tending pay
    "verdict_tending_yes": (
        "Tending pays: first outcomes begin {ratio} times as often with a tended tie as with another contact who can be observed"
    ),
    "verdict_tending_no": (
        "Tended ties bring less: first outcomes begin {ratio} times as often with them as with other contacts who can be observed"
    ),
    "verdict_tending_no_relevant_difference": (
        "Tended or not makes no difference that matters: the ratio of the rates is {ratio}"
    ),
    "verdict_tending_undecided": (
        "Whether tending pays cannot be told from the first outcomes so far ({n_compared}): the ratio of the rates is {ratio}"
    ),
    "verdict_tending_undecided_need_first_words": (
        "Whether tending pays depends on when the talks really began: 90 days before, the ratio of the rates is {ratio}, but ties tended "
        "for longer do not confirm it"
    ),
    "verdict_tending_undecided_without_ratio": (
        "Whether tending pays cannot be told: {n_compared} of {n_outcomes} outcomes began with a contact who could be observed"
    ),
    "figure_ratio": "Rate with tended ties over the rate with the rest",
    "figure_rate_tended": "First outcomes per 1,000 contact-years, tended",
    "figure_rate_rest": "First outcomes per 1,000 contact-years, the rest",
    # does the large network pay
    "verdict_value_yes": (
        "Yes, the large network pays: beyond the {n_kept} strongest ties {n_crowd} outcomes worth {crowd_observed} began in {n_years} years, "
        "an estimated {crowd_money} a year, at a price of {price}"
    ),
    "verdict_value_no": (
        (
            "No, the large network does not pay: beyond the {n_kept} strongest ties {n_crowd} outcome worth {crowd_observed} began in {n_years} "
            "years, an estimated {crowd_money} a year, at a price of {price}"
        ),
        (
            "No, the large network does not pay: beyond the {n_kept} strongest ties {n_crowd} outcomes worth {crowd_observed} began in {n_years} "
            "years, an estimated {crowd_money} a year, at a price of {price}"
        ),
    ),
    "verdict_value_no_without_crowd_money": (
        "No, the large network does not pay: beyond the {n_kept} strongest ties no outcome with a value began in {n_years} years, and it "
        "costs {price} a year"
    ),
    "verdict_value_undecided": (
        (
            "Whether the large network pays is undecided: beyond the {n_kept} strongest ties {n_crowd} outcome worth {crowd_observed} began in "
            "{n_years} years, an estimated {crowd_money} a year, at a price of {price}"
        ),
        (
            "Whether the large network pays is undecided: beyond the {n_kept} strongest ties {n_crowd} outcomes worth {crowd_observed} began in "
            "{n_years} years, an estimated {crowd_money} a year, at a price of {price}"
        ),
    ),
    "verdict_value_undecided_without_price": (
        (
            "Whether the large network pays is undecided: the contacts beyond the {n_kept} strongest ties brought {n_crowd} outcome worth "
            "{crowd_observed} in {n_years} years, an estimated {crowd_money} a year; what they cost is not known"
        ),
        (
            "Whether the large network pays is undecided: the contacts beyond the {n_kept} strongest ties brought {n_crowd} outcomes worth "
            "{crowd_observed} in {n_years} years, an estimated {crowd_money} a year; what they cost is not known"
        ),
    ),
    "verdict_value_undecided_without_crowd_money": (
        "Whether the large network pays is undecided: beyond the {n_kept} strongest ties no outcome with a value began in {n_years} years"
    ),
    "figure_crowd_observed": "What the crowd beyond the core has brought so far",
    "figure_crowd_money": "What it brings a year, estimated",
    "figure_crowd_without_largest": "The same without the person who brought most",
    "figure_price": "What it costs a year: noise, own time, fees",
    "figure_price_minutes": "Minutes it takes of a working day",
    "figure_break_even": "Minutes of a working day it might take",
    "figure_chance": "Probability that it brings more than it costs",
    "figure_crowd_outcomes": "People a year with whom an outcome begins there",
    "figure_next_outcomes": "The same of the next 100 contacts",
    "figure_next_money": "What the next 100 contacts would bring a year",
    "figure_next_chance": "Chance of at least one outcome a year among them",
    "figure_auc": "How well tie strength foretold who would matter (0.5 is chance)",
    # what would settle it
    "need_outcomes": "Write down in outcomes.csv what came of your contacts, also what came of nobody's.",
    "need_exchange": "No tended tie can be observed: an archive with messages or a journal would show them.",
    "need_dates": (
        "It depends on when the undated connections were made: note them in corrections.csv (met_on), or ask for an export with dates."
    ),
    "need_more_outcomes": (
        "{n} more outcome would show a threefold rate in four cases of five.",
        "{n} more outcomes would show a threefold rate in four cases of five.",
    ),
    "need_very_many_outcomes": "At these contact-years even 400 more outcomes would not show a threefold rate.",
    "need_hourly_cost": "Say in netanalysis.toml what an hour of yours costs (hourly_cost); without it there is no price.",
    "need_noise": "No file shows invitations, pitches or other demands on you; an archive with messages and invitations would.",
    "need_values": (
        "State the value of {n} outcome in outcomes.csv.",
        "State the value of {n} outcomes in outcomes.csv.",
    ),
    "need_first_words": (
        "Write the true day of the first word into outcomes.csv (first_touch), even if months went by before it came to anything; old mails "
        "and calendars show it."
    ),
    "need_first_links": (
        "An outcome with {n} more person of the crowd: a yes does not rest on fewer than three different ones.",
        "Outcomes with {n} more people of the crowd: a yes does not rest on fewer than three different ones.",
    ),
    "need_ledger_from": (
        "Say in netanalysis.toml from when on outcomes.csv is complete (ledger_from); until then each year since {day} counts, for from then "
        "on files show exchange."
    ),
    "need_exchange_of": (
        (
            "{n} outcome ({money}\u00a0{currency}) began with somebody whose exchange no file shows; it counts for neither side. An archive with "
            "messages or a journal would tell."
        ),
        (
            "{n} outcomes ({money}\u00a0{currency}) began with people whose exchange no file shows; they count for neither side. An archive with "
            "messages or a journal would tell."
        ),
    ),
    "need_more_years": "Keep the ledger: after {years} years the outcomes are too few for a verdict.",
}
