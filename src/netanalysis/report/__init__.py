"""The report: the network on numbered pages, as PNG files with their texts and an index, in a folder of the user's choice."""

from __future__ import annotations

from netanalysis.report.save import save_report
from netanalysis.report.tables import save_table, ties_table

__all__ = ["save_report", "save_table", "ties_table"]
