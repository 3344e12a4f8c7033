"""Which accounts are one person: identifiers first, names only with evidence of another kind, what the user says above all."""

from __future__ import annotations

from netanalysis.people.identity.identifiers import ROLE_MAILBOXES
from netanalysis.people.identity.resolve import resolve_identity
from netanalysis.people.identity.result import Evidence, Identity, Link
from netanalysis.people.identity.weigh import Weighed, weigh

__all__ = ["ROLE_MAILBOXES", "Evidence", "Identity", "Link", "Weighed", "resolve_identity", "weigh"]
