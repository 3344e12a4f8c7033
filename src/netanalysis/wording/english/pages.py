"""English sentences: the pages of the report."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "state_tended": "tended",
    "state_dormant": "dormant",
    "state_occasional": "occasional",
    "state_one_way": "one-way",
    "state_collected": "collected",
    "state_unobserved": "unobserved",
    "state_tended_means": "both sides wrote within 365 days, or pinned",
    "state_dormant_means": "both sides wrote, but not both of late",
    "state_occasional_means": "both sides wrote, on 1 or 2 days in all",
    "state_one_way_means": "only one side ever wrote",
    "state_collected_means": "connected, never in touch",
    "state_unobserved_means": "no file would show an exchange",
    "part_of": "{part} of {whole}",
    "other_platforms": "others",
    "accounts_axis": "accounts",
    "people_axis": "people",
    "new_axis": "new accounts a year",
    "people_month_axis": "people a month",
    "undated_axis": "undated",
    "growth_missing": (
        "No export holds a list of contacts. LinkedIn's data archive has one, Connections.csv; for "
        "XING, vCards of the contacts will do."
    ),
    "growth_missing_title": "How the network grew cannot be told",
    "growth_no_dates": (
        "No file says since when. LinkedIn's Connections.csv holds the day of each connection; for XING, "
        "dates of meeting can be noted in corrections.csv (met_on)."
    ),
    "growth_title": (
        "Since {first} the network has grown by {n} dated accounts; {best} was the busiest year with "
        "{most} new ones"
    ),
    "growth_title_slow": "Since {first} the network has grown by {n} dated accounts, never by more than one a year",
    "growth_title_one_year": (
        "{n} dated account, made in {first}",
        "{n} dated accounts, all made in {first}",
    ),
    "growth_undated_title": (
        "{n} account, undated: since when is not known",
        "{n} accounts, none of them dated: how the network grew cannot be told",
    ),
    "of_them_undated": ("{n} of them undated", "{n} of them undated"),
    "growth_caption": (
        "Connections: {n}, {undated}. Members without a name count, address books and correspondents "
        "do not. {as_of}"
    ),
    "growth_xing": "XING's vCards tell no date of a connection, so its line ends with the last one that has a date.",
    "growth_caption_none": "No connection is known. {as_of}",
    "yearly_title": "New accounts a year",
    "ties_missing": (
        "No file shows an exchange. LinkedIn's data archive has messages.csv (Settings, Data privacy, "
        "Get a copy of your data); other conversations can be noted in journal.csv."
    ),
    "ties_missing_title": (
        "{n} person, and not one exchange is on record",
        "{n} people, and not one exchange is on record",
    ),
    "ties_title": "The {k} strongest ties hold {share} of all exchange, {name} first",
    "ties_title_few": ("All exchange is with {name}", "All exchange is with {n} people, {name} first"),
    "ties_silent": (
        "{first}; 1 of the {shown} shown has fallen silent",
        "{first}; {n} of the {shown} shown have fallen silent",
    ),
    "ties_caption": (
        (
            "The only tie with an exchange, in a network of {people}; {days} days with an exchange up to "
            "{day}. Strength: days with an exchange, recent ones more, times the logarithm of the weeks. \u25b2 "
            "silent for more than 8 usual gaps."
        ),
        (
            "The strongest of {n} ties with an exchange, in a network of {people}; {days} days with an "
            "exchange, counted for each person, up to {day}. Strength: days with an exchange, recent ones "
            "more, times the logarithm of the weeks. \u25b2 silent for more than 8 usual gaps."
        ),
    ),
    "strength_head": "strength (no unit)",
    "state_head": "state",
    "days_head": "days / weeks",
    "last_head": "last",
    "reciprocity_head": "reciprocity",
    "silence_head": "silence / gap",
    "strip_head": "days with an exchange",
    "tending_title": "{never} ties were never used; of {n} that can be judged, {tended}",
    "tending_title_used": (
        "The one tie that can be judged was not merely collected; {tended}",
        "None of {n} ties that can be judged was merely collected; {tended}",
    ),
    "tending_title_unused": (
        "The one tie that can be judged was never used",
        "None of {n} ties that can be judged was ever used",
    ),
    "are_tended": ("{n} is tended", "{n} are tended"),
    "none_tended": "none is tended",
    "tending_unobserved_title": (
        "Whether the one tie is tended, no file can show",
        "Which of {n} ties are tended, no file can show",
    ),
    "tending_caption": (
        "{people}; exchange within the last year is observable with {observable} of them ({share}). "
        "Shares are of those who can be judged. {as_of}"
    ),
    "judged_pinned": (
        "{n} more is judged because you pinned that contact.",
        "{n} more are judged because you pinned them.",
    ),
    "circles_title": "Share of all days with an exchange",
    "circles_few": (
        "Exchange is with {n} person only: there is nothing to compare.",
        "Exchange is with {n} people only: too few to compare.",
    ),
    "strongest": ("strongest tie", "{n} strongest"),
    "all_ties": ("the only tie used", "all {n} in touch"),
    "companies_missing": (
        "No contact names an employer. LinkedIn's Connections.csv and XING's vCards hold the firm of "
        "each contact."
    ),
    "companies_missing_title": (
        "{n} person, and no employer is known",
        "{n} people, and no employer is known",
    ),
    "companies_title_untended": (
        "Contacts at {n} firm: {name}; it is no known employer of a tended one",
        "Contacts at {n} firms, most at {name}: {most}; of no tended contact is the firm known",
    ),
    "companies_title": (
        "Contacts at {n} firm: {name}",
        "Contacts at {n} firms, tended ones at {tended}; most are at {name}: {most}",
    ),
    "companies_caption": (
        (
            "The one firm; {employed} of {people} name a firm, {none} name something that is none, "
            "{unknown} nothing. Further spellings merged: {merged}. {as_of}"
        ),
        (
            "The {n} firms with most people; {employed} of {people} name a firm, {none} name something that "
            "is none, {unknown} nothing. Further spellings merged: {merged}. {as_of}"
        ),
    ),
    "companies_caption_none": (
        "Of {people}, {none} name something that is no firm and {unknown} nothing. {as_of}"
    ),
    "part_tended": "tended",
    "part_two_way_before": "two-way, not tended",
    "part_one_way": "one-way",
    "part_collected": "collected",
    "part_unobserved": "unobserved",
    "tended_of_them": "{n} tended",
    "coverage_missing": "There is no list of source files: this network was made of tables.",
    "coverage_title": (
        "{read} of {n} file was read; exchange is observable with {observable} of {people} ({share})",
        "{read} of {n} files were read; exchange is observable with {observable} of {people} ({share})",
    ),
    "coverage_caption": "{read} of {rows} rows were read. {as_of}",
    "coverage_hidden": ("{n} further file is not shown.", "{n} further files are not shown."),
    "coverage_not_needed": (
        "{n} further file is known and not needed.",
        "{n} further files are known and not needed.",
    ),
    "no_dates": "no dates",
    "read_head": "rows read",
    "dropped_head": "dropped",
    "undated_head": "undated",
    "nameless_head": "nameless",
    "marked_head": "never count",
    "key_window": "days on which an exchange would show",
    "key_dates": "dates in the file",
    "key_snapshot": "day of the export",
    "gaps_title": "What is missing, and what to do",
    "no_gaps": "Nothing is missing that netanalysis knows how to ask for.",
    "more_gaps": (
        "… and {n} more: netanalysis check DIR lists all.",
        "… and {n} more: netanalysis check DIR lists all.",
    ),
    "because": " ({reason})",
    "gap_failed": "{where} could not be read{because}: export it again and put it beside the old one.",
    "gap_unknown": ("{where} is no file that netanalysis knows{because}."),
    "gap_no_exchange": (
        (
            "{where}: no file shows exchange with its {n} account, so nobody can say whether the tie is "
            "tended. {get}"
        ),
        (
            "{where}: no file shows exchange with its {n} accounts, so nobody can say which ties are "
            "tended. {get}"
        ),
    ),
    "gap_old_exchange": "{where}: the newest messages are {n} days old. {get}",
    "gap_old_contacts": (
        "{where}: the newest list of contacts is {n} days old; firms and positions may have changed. {get}"
    ),
    "gap_dropped": "{where}: {n} rows ({share}) could not be used{because}.",
    "gap_undated": (
        "{where}: accounts without a date: {n} ({share}); they are missing from the curve of growth; "
        "dates of meeting can be noted in corrections.csv (met_on)."
    ),
    "gap_nameless": (
        "{where}: accounts without a name: {n} ({share}), because the platform does not name them; "
        "nothing can be done about it."
    ),
    "get_linkedin": (
        "Ask LinkedIn for the larger data archive: Settings, Data privacy, Get a copy of your data."
    ),
    "get_xing": (
        "XING exports no messages; ask for your data under Art. 15 GDPR, or note conversations in "
        "journal.csv."
    ),
    "get_other": "A newer export of this platform helps, or journal.csv.",
    "activity_missing_title": "No exchange on record",
    "activity_title": (
        "Exchange with {mean} people a month on average in the last 12 months; the peak was {n} in {month}"
    ),
    "activity_caption": "{n} exchanges on {days} days, counted for each person, up to {day}.",
    "more_platforms": "; {n} more",
    "big_people": ("person, seen on {accounts}", "people, with the accounts {accounts}"),
    "big_touch": ("of them ever in touch, on {n} day", "of them ever in touch, on {n} days in all"),
    "big_tended": ("tended, of {n} who can be judged", "tended, of {n} who can be judged"),
    "big_share": (
        "of all exchange is held by the one tie",
        "of all exchange is held by the {n} strongest ties",
    ),
    "big_firms": ("firm at which somebody is known", "firms at which somebody is known"),
    "overview_title": "{people}: {tended}, {unused}",
    "ties_tended": ("{n} tie is tended", "{n} ties are tended"),
    "no_tie_tended": "no tie is tended",
    "were_unused": ("{n} was never used", "{n} were never used"),
    "none_unused": (
        "the one that can be judged was not merely collected",
        "none of {n} that can be judged was merely collected",
    ),
    "overview_strangers": (
        "{n} stranger, who only sent an invitation or a pitch, is left out.",
        "{n} strangers, who only sent invitations or pitches, are left out.",
    ),
    "overview_title_silent": "{people}, and not one exchange is on record",
    "overview_title_unobserved": "{people}, and no file shows which ties are tended",
    "overview_caption": (
        "Network of {owner}. Exchange within the last year is observable with {observable} ({share}); "
        "{undated} undated, {nameless}. {as_of}"
    ),
    "panel_growth": "Accounts over time",
    "panel_activity": "People in touch, month by month",
    "panel_states": "How the ties are kept",
    "panel_ties": "The strongest ties",
    "page_overview": "Overview",
    "page_growth": "Growth",
    "page_ties": "Ties",
    "page_tending": "Tending",
    "page_companies": "Companies",
    "page_map": "Map",
    "page_coverage": "Coverage",
    "page_foot": "{page}  ·  {place} of {of}",
}
