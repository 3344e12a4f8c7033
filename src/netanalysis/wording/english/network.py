"""English sentences: counts, and the network in words."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # counts
    "people": ("{n} person", "{n} people"),
    "accounts": ("{n} account", "{n} accounts"),
    "exchanges": ("{n} exchange", "{n} exchanges"),
    "files": ("{n} file", "{n} files"),
    "rows": ("{n} row", "{n} rows"),
    "nameless": ("{n} member without a name", "{n} members without a name"),
    # the network in words
    "the_owner": "the owner",
    "network_of": "Network of {owner}, as of {day}",
    "network_of_undated": "Network of {owner}, undated",
    "network_counts": "{people} ever seen, {accounts} ({platforms}), {exchanges}",
    "exchanges_counted": ("{n} exchange that counts", "{n} exchanges that count"),
    "note_shared": (
        "{n} shared address or number merges nobody: differing names hold it",
        "{n} shared addresses or numbers merge nobody: differing names hold them",
    ),
    "note_cut": (
        "{n} merge was refused: corrections.csv or differing names stand against it",
        "{n} merges were refused: corrections.csv or differing names stand against them",
    ),
    "note_doubtful": (
        "{n} pair of accounts may be one person: netanalysis review asks",
        "{n} pairs of accounts may be one person: netanalysis review asks",
    ),
    "network_nameless": "{nameless}: counted in the growth, but nobody can say who they are",
    "coverage_read": "read",
    "coverage_ignored": "known, not needed",
    "coverage_unknown": "unknown, not read",
    "coverage_failed": "could not be read",
    "coverage_files": "{files} {status}",
    "coverage_rows": "{read} of {rows} rows",
    "coverage_dropped": "{n} dropped ({reason})",
    "coverage_undated": "{n} undated",
    "coverage_nameless": "{n} without a name",
    "coverage_marked": "{n} never count as exchange",
    "later_connections": (
        "{n} connection was made after {day} and is left out",
        "{n} connections were made after {day} and are left out",
    ),
    "later_dates": (
        "{n} exchange lies after {day} and is left out",
        "{n} exchanges lie after {day} and are left out",
    ),
}
