"""German sentences: classes of message, what noise costs, and one's own noise."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # classes of message
    "class_personal": "persönlich",
    "class_invitation": "Kontaktanfragen",
    "class_event_invitation": "Einladungen zu Veranstaltungen",
    "class_group_invitation": "Einladungen in Gruppen",
    "class_pitch": "Verkaufsangebote",
    "class_recruiter": "Personalvermittler",
    "class_newsletter": "Newsletter",
    "class_mlm": "MLM, »passives Einkommen«",
    "class_bulk": "Rundschreiben",
    "class_notification": "Hinweise von Maschinen",
    "class_sponsored": "Anzeigen",
    "class_spam": "Spam",
    "class_unclear": "nie beantwortet, unklar",
}
