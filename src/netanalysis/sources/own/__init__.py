"""The user's own files in a network folder: settings, outcomes, journal, corrections, strategies."""

from __future__ import annotations

from netanalysis.sources.own.append import append_row, row_as_text, try_append, undo_row
from netanalysis.sources.own.init import write_templates
from netanalysis.sources.own.read import (
    EXPORTS,
    MISTAKEN,
    OWN_FILE,
    OWN_NAMES,
    OwnFiles,
    in_exports,
    is_network_folder,
    language_in,
    read_despite_mistakes,
    read_own_files,
)

__all__ = [
    "EXPORTS",
    "MISTAKEN",
    "OWN_FILE",
    "OWN_NAMES",
    "OwnFiles",
    "append_row",
    "in_exports",
    "is_network_folder",
    "language_in",
    "read_despite_mistakes",
    "read_own_files",
    "row_as_text",
    "try_append",
    "undo_row",
    "write_templates",
]
