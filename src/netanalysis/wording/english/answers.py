"""English sentences: answers, their figures and what would settle them."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "figure_interval": "{value} ({low} to {high})",
    "needs_title": "What would settle it",
    # does tending pay
    "verdict_tending_yes": (
        "Tending pays: outcomes begin {ratio} times as often with a tended tie as with another contact who can be observed"
    ),
    "verdict_tending_no": (
        "Tended ties bring less: outcomes begin {ratio} times as often with them as with other contacts who can be observed"
    ),
    "verdict_tending_no_relevant_difference": (
        "Tended or not makes no difference that matters: the ratio of the rates is {ratio}"
    ),
    "verdict_tending_undecided": (
        "Whether tending pays cannot be told from the outcomes so far ({n_compared}): the ratio of the rates is {ratio}"
    ),
    "verdict_tending_undecided_without_ratio": (
        "Whether tending pays cannot be told: {n_compared} of {n_outcomes} outcomes began with a contact who could be observed"
    ),
    "figure_ratio": "Rate with tended ties over the rate with the rest",
    "figure_rate_tended": "Outcomes per 1,000 contact-years, tended",
    "figure_rate_rest": "Outcomes per 1,000 contact-years, the rest",
    # does the large network pay
    "verdict_value_yes": (
        "Yes, the large network pays: the contacts beyond the tended core bring {crowd_money} a year and cost {price}"
    ),
    "verdict_value_no": (
        "No, the large network does not pay: the contacts beyond the tended core bring {crowd_money} a year and cost {price}"
    ),
    "verdict_value_undecided": (
        "Whether the large network pays is undecided: the contacts beyond the tended core bring {crowd_money} a year and cost "
        "{price}"
    ),
    "verdict_value_undecided_without_price": (
        "Whether the large network pays is undecided: the contacts beyond the tended core bring {crowd_money} a year, and what "
        "they cost is not known"
    ),
    "figure_chance": "Probability that the crowd brings more than it costs",
    "figure_crowd_money": "What the crowd brings a year",
    "figure_crowd_without_largest": "The same without its largest outcome",
    "figure_crowd_outcomes": "Outcomes a year that begin with the crowd",
    "figure_price": "What its noise costs a year",
    "figure_break_even": "What an hour of noise might cost at most",
    "figure_next_outcomes": "Outcomes a year of the next 100 contacts",
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
    "need_more_years": "Keep the ledger: after {years} years the outcomes are too few for a verdict.",
}
