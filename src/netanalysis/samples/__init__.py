"""Invented networks to try everything on: native export files with a known truth, made anew from a seed."""

from __future__ import annotations

from netanalysis.samples._build import sample
from netanalysis.samples._small import load_sample

__all__ = ["load_sample", "sample"]
