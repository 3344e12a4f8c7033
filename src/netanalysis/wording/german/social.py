"""Wie man zu den Exporten von Facebook und X kommt."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "get_facebook": (
        "Bei Facebook die eigenen Informationen als JSON anfordern: Einstellungen, Kontenübersicht, Deine Informationen und "
        "Berechtigungen, Deine Informationen exportieren; verschlüsselte Chats sind ein zweiter Download, aus dem Messenger."
    ),
    "get_x": "Bei X das Archiv anfordern: Einstellungen und Datenschutz, Dein Account, Ein Archiv deiner Daten herunterladen.",
}
