"""The user's own files in a network folder: settings, outcomes, journal, corrections, strategies."""

from __future__ import annotations

from netanalysis.sources.own.read import OwnFiles, is_network_folder, read_own_files
from netanalysis.sources.own.init import write_templates

__all__ = ["OwnFiles", "is_network_folder", "read_own_files", "write_templates"]
