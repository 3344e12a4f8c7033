"""The report: the network on numbered pages, as PNG files with their texts and an index, in a folder of the user's choice."""

from __future__ import annotations

from netanalysis.report.save import report_files, save_report
from netanalysis.report.tables import save_table, ties_table

__all__ = ["report_files", "save_report", "save_table", "ties_table"]
