"""English sentences: the pages in words, and the index of the report."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "as_of": "As of {day}.",
    "nothing_dated": "Nothing in it is dated.",
    "text_first_line": "{maker}: {page}, page {place} of {of}",
    "table_figures": "The network in figures",
    "table_undated": "Accounts without a date",
    "table_firms": "The firms with most people",
    "table_files": "The files",
    "table_groups": "Groups and sectors named in the picture, with the number of their people",
    "table_ties": "ties",
    "head_share": "share",
    "head_means": "meaning",
    "head_year": "year",
    "head_platform": "platform",
    "head_person": "person",
    "head_firm": "firm",
    "head_two_way": "both sides wrote, ever",
    "head_file": "file",
    "head_rows": "rows",
    "table_calendar": "The days of the years",
    "table_weekdays": "Exchanges with a known hour, by weekday",
    "table_why": "Why the tie is what it is",
    "head_observed": "days that files would show",
    "head_most_people": "most people on one day",
    "head_weekday": "weekday",
    "head_sent": "sent",
    "head_received": "received",
    "index_pages": "Pages",
    "index_figures": "The figures in words",
    "index_skip": "Skip to the pages",
    "index_top": "Back to the top",
    "index_unfinished": "The report is unfinished",
    "index_again": "Its writing was interrupted. Run the same command again: it completes the report.",
    "index_private": (
        "This file names people and works without the internet; pass it on only to those who may know of them. Made by"
    ),
}
