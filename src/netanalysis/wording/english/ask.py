"""English sentences: what is asked at the terminal about an outcome."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "ask_head": "One outcome for outcomes.csv. Enter alone leaves an optional cell empty; it is shown before it is written; Ctrl-C stops, and nothing is written.",
    "ask_title": "What was it, in a few words?",
    "ask_kind": "Kind: project, lead, referral, partnership or job?",
    "ask_status": "Status: won, lost or open?",
    "ask_first_touch": "Day of the first word about it (2024-12-31)?",
    "ask_won_on": "Day it was won, if you know?",
    "ask_value": "What did it bring, in {currency}?",
    "ask_cost": "What did it cost, in {currency}?",
    "ask_hours": "Hours spent on winning it?",
    "ask_chain": "Who led to whom (Katja Lenz > Dr. Peter Roth); Enter if no contact began it?",
    "ask_origin": "What began it (agency, portal, own acquisition, article, chance)?",
    "ask_note": "Anything to remember?",
    "ask_resolved": "  that is {names}",
    "ask_remark": "A title that begins with # would be read as a remark; begin it with another sign.",
    "ask_before": "It was won before the first word about it; write a later day, or leave it empty.",
    "ask_written": "Written to {file}; what it was like before is kept beside it, under a name that ends in .bak.",
    "ask_begun": "Written to {file}, which is new.",
    "ask_later": "Your newest data are of {day}: what came after that day counts only with a newer export.",
    "ask_known": "This very row stands in {file} already; nothing was written.",
    "ask_folder": "{name} is no network folder; make one first: netanalysis init {name}",
    "ask_shown": "This would be written to {file}:",
    "ask_confirm": "Write it? [y]es, [n]o",
    "ask_confirm_again": "Type y or n.",
    "ask_keys": "yn",
    "ask_dropped": "Nothing was written.",
    "ask_undo": "To take it back: netanalysis outcome undo {folder}",
    "ask_no_column": "{file} has no column {column}; add it to the first row, or leave the cell empty.",
    "keep_row": "It could not be written. To keep it, copy this row into {file}:",
    "undo_done": "Taken out of {file}; what it was like before is kept beside it, under a name that ends in .bak:",
    "undo_nothing": "{file} holds no row; nothing was changed.",
}
