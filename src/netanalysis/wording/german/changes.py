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
    "changes_more": (
        "… und {n} weitere; alle mit -o changes.csv",
        "… und {n} weitere; alle mit -o changes.csv",
    ),
    # the page
    "page_one_person": "Wer ist wer",
    "overlap_title": (
        "{n} Mensch ist von mehreren Plattformen bekannt, {one} nur von einer",
        "{n} Menschen sind von mehreren Plattformen bekannt, {one} nur von einer",
    ),
    "overlap_nobody": "Niemand im Netzwerk hat einen Namen",
    "overlap_nobody_missing": "Alle Mitglieder verbergen ihren Namen, also lässt sich nicht sagen, wer auf welcher Plattform ist; ein größeres Archiv oder Visitenkarten würden Namen zeigen.",
    "overlap_one": (
        "Der eine Kontakt ist nur von {platform} bekannt",
        "Alle {n} Menschen sind nur von {platform} bekannt",
    ),
    "overlap_caption": "{people}, auch Fremde, die nur schrieben; jeder steht in einer Zeile, die Punkte nennen seine Plattformen. {as_of}",
    "overlap_hidden": (
        "{n} weitere Kombination mit {people} ist nicht gezeichnet.",
        "{n} weitere Kombinationen mit {people} sind nicht gezeichnet.",
    ),
    "overlap_doubtful": (
        "Bei {n} Paar von Konten ist offen, ob es ein Mensch ist, also zählt es doppelt; klären mit: netanalysis review ORDNER.",
        "Bei {n} Paaren von Konten ist offen, ob es ein Mensch ist, also zählen sie doppelt; klären mit: netanalysis review ORDNER.",
    ),
    "overlap_sure": "Kein Paar von Konten ist zweifelhaft.",
    "panel_accounts": "Konten je Mensch",
    "accounts_or_more": "{n} Konten und mehr",
    "panel_changes": "Was sich seit dem vorigen Export geändert hat",
    "panel_new": "neu",
    "panel_left": "nicht mehr dabei",
    "panel_employer": "mit anderem Arbeitgeber",
    "panel_title": "mit anderem Titel",
    "rows_more": ("… und {n} weiterer", "… und {n} weitere"),
    "table_platforms": "Wer ist wo bekannt",
    "head_platforms": "Plattformen",
}
