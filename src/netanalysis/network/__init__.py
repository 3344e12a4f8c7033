"""The network of one owner: validated tables, frozen, seen as of a day."""

from __future__ import annotations

from netanalysis.network.core import Network

__all__ = ["Network"]
