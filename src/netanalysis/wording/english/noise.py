"""English sentences: classes of message, what noise costs, and one's own noise."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # classes of message
    "class_personal": "personal",
    "class_invitation": "requests to connect",
    "class_event_invitation": "invitations to events",
    "class_group_invitation": "invitations to groups",
    "class_pitch": "sales pitches",
    "class_recruiter": "recruiters",
    "class_newsletter": "newsletters",
    "class_mlm": "MLM, “passive income”",
    "class_bulk": "the same to many",
    "class_notification": "notices by machines",
    "class_sponsored": "advertisements",
    "class_spam": "spam",
    "class_unclear": "never answered, unclear",
}
