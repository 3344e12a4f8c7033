"""German sentences: what changed between two exports, who is who across platforms, colleagues' exports."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "untold_nothing": "Kein Export nennt Kontakte mit seinem Tag, also lässt sich nichts vergleichen; legen Sie einen neuen Export nach exports/.",
    "untold_undated": "{platform}: Kein Export trägt einen Tag im Namen, also lässt sich nichts vergleichen; benennen Sie die Dateien mit dem Tag des Exports, etwa kontakte-2026-03-01.csv.",
    "untold_single": "{platform}: Es gibt nur einen Export mit Datum, also lässt sich nichts vergleichen; legen Sie den nächsten daneben nach exports/.",
    "untold_before": "{platform}: Kein Export reicht so weit zurück; nennen Sie einen späteren Tag, oder legen Sie einen älteren Export nach exports/.",
    "untold_partial": "{platform}: Die Listen sind nicht vollständig, also ist nicht zu sagen, wer neu ist oder fehlt; Arbeitgeber und Titel sind verglichen.",
    "changes_head": "{platform}: verglichen sind die Exporte vom {first} und vom {last}.",
    "changes_count": ("{n} Änderung: {parts}.", "{n} Änderungen: {parts}."),
    "changes_none": "Keine Änderung gefunden.",
    "changes_part": "{word} {count}",
    "changes_more": ("… und {n} weitere; alle mit -o changes.csv", "… und {n} weitere; alle mit -o changes.csv"),
}
