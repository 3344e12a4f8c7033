"""German sentences: measures of structure."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "measures_nobody": "Es gibt keine Beziehung, die sich messen ließe.",
    "measures_star": (
        "Keine Beziehung des einen Kontakts zu einem anderen ist bekannt: Effektive Größe ({size}) und Constraint ({constraint}) sagen nur, dass es einer ist.",
        "Keine Beziehung unter den {n} Kontakten ist bekannt: Effektive Größe ({size}) und Constraint ({constraint}) sagen nur, wie viele es sind.",
    ),
    "measures_tied": (
        "Die {n} Kontakte zählen wie {size} verschiedene (effektive Größe), Constraint {constraint}; bekannt sind {ties} "
        "Beziehungen unter {tied} von ihnen, und wo welche unbekannt sind, wirken die Kontakte verschiedener, als sie sind."
    ),
}
