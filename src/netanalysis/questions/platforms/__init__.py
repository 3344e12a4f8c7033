"""Platform against platform on one axis of persons: whom one knows where, how deep, what it brings and what it costs."""

from __future__ import annotations

from netanalysis.questions.platforms.answers import CLAIMS, ahead, answer, essay
from netanalysis.questions.platforms.axis import ADDRESS_BOOK
from netanalysis.questions.platforms.measures import UNITS

__all__ = ["ADDRESS_BOOK", "CLAIMS", "UNITS", "ahead", "answer", "essay"]
