"""The user's own files in a network folder: settings, outcomes, journal, corrections, strategies."""

from __future__ import annotations

from netanalysis.sources.own.append import append_row
from netanalysis.sources.own.init import write_templates
from netanalysis.sources.own.read import EXPORTS, OWN_NAMES, OwnFiles, is_network_folder, read_own_files

__all__ = [
    "EXPORTS",
    "OWN_NAMES",
    "OwnFiles",
    "append_row",
    "is_network_folder",
    "read_own_files",
    "write_templates",
]
