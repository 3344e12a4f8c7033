"""English sentences: what changed between two exports, who is who across platforms, colleagues' exports."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "untold_nothing": "No export names contacts together with its day, so nothing can be compared; put a new export into exports/.",
    "untold_undated": "{platform}: no export bears a day in its name, so nothing can be compared; name the files by the day of the export, such as contacts-2026-03-01.csv.",
    "untold_single": "{platform}: there is only one dated export, so nothing can be compared; put the next one beside it into exports/.",
    "untold_before": "{platform}: no export is as old as that; give a later day, or put an older export into exports/.",
    "untold_partial": "{platform}: the lists are not complete, so who is new or gone cannot be told; employers and titles are compared.",
    "changes_head": "{platform}: compared are the exports of {first} and {last}.",
    "changes_count": ("{n} change: {parts}.", "{n} changes: {parts}."),
    "changes_none": "No change was found.",
    "changes_part": "{word} {count}",
    "changes_more": (
        "… and {n} more; all of them with -o changes.csv",
        "… and {n} more; all of them with -o changes.csv",
    ),
    # the page
    "page_one_person": "Who is who",
    "overlap_title": (
        "{n} person is known from several platforms, {one} from one alone",
        "{n} people are known from several platforms, {one} from one alone",
    ),
    "overlap_nobody": "Nobody in the network has a name",
    "overlap_nobody_missing": "Every member hides the name, so nobody can say who is on which platform; a larger data archive or cards of contacts would show names.",
    "overlap_one": (
        "The one contact is known from {platform} alone",
        "All {n} people are known from {platform} alone",
    ),
    "overlap_caption": "{people}, strangers who only wrote included; everybody is in one row, whose dots name the platforms. {as_of}",
    "overlap_hidden": (
        "{n} more combination, of {people}, is not drawn.",
        "{n} more combinations, of {people}, are not drawn.",
    ),
    "overlap_doubtful": (
        "For {n} pair of accounts it is open whether they are one person, so they count as two; settle it with: netanalysis review DIR.",
        "For {n} pairs of accounts it is open whether they are one person, so they count as two; settle them with: netanalysis review DIR.",
    ),
    "overlap_sure": "No pair of accounts is in doubt.",
    "panel_accounts": "Accounts a person",
    "accounts_or_more": "{n} accounts or more",
    "panel_changes": "What changed since the export before",
    "panel_new": "new",
    "panel_left": "gone",
    "panel_employer": "with another employer",
    "panel_title": "with another title",
    "rows_more": ("… and {n} more", "… and {n} more"),
    "table_platforms": "Who is known where",
    "head_platforms": "Platforms",
}
