"""The report: the network on numbered pages, as PNG files in a folder of the user's choice."""

from __future__ import annotations

from netanalysis.report.save import save_report

__all__ = ["save_report"]
