"""German sentences: what is asked at the terminal about an outcome."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "ask_head": "Ein Geschäft für outcomes.csv. Die Eingabetaste allein lässt freiwillige Angaben leer; vor dem Schreiben wird alles gezeigt; Strg-C bricht ab, ohne etwas zu schreiben.",
    "ask_title": "Worum ging es, in wenigen Worten?",
    "ask_kind": "Art: Projekt, Anfrage, Empfehlung, Partnerschaft oder Stelle?",
    "ask_status": "Stand: gewonnen, verloren oder offen?",
    "ask_first_touch": "Tag des ersten Worts darüber (31.12.2024)?",
    "ask_won_on": "Tag des Zuschlags, falls bekannt?",
    "ask_value": "Was brachte es ein, in {currency}?",
    "ask_cost": "Was kostete es, in {currency}?",
    "ask_hours": "Stunden für die Akquise?",
    "ask_chain": "Wer führte zu wem (Katja Lenz > Dr. Peter Roth); nur Eingabetaste, wenn kein Kontakt am Anfang stand?",
    "ask_origin": "Was löste es aus (Agentur, Portal, eigene Akquise, Artikel, Zufall)?",
    "ask_note": "Was soll man sich merken?",
    "ask_resolved": "  das heißt {names}",
    "ask_remark": "Ein Titel, der mit # beginnt, gälte als Bemerkung; mit einem anderen Zeichen beginnen.",
    "ask_before": "Der Zuschlag liegt vor dem ersten Wort; einen späteren Tag angeben oder leer lassen.",
    "ask_written": "In {file} geschrieben; der frühere Stand liegt daneben, unter einem Namen, der auf .bak endet.",
    "ask_begun": "In {file} geschrieben; die Datei ist neu.",
    "ask_later": "Die neuesten Daten sind vom {day}: Was danach geschah, zählt erst mit einem neueren Export.",
    "ask_known": "Genau diese Zeile steht schon in {file}; nichts wurde geschrieben.",
    "ask_folder": "{name} ist kein Netzwerk-Ordner; zuerst einen anlegen: netanalysis init {name}",
    "ask_shown": "Das käme in {file}:",
    "ask_confirm": "So schreiben? [j]a, [n]ein",
    "ask_confirm_again": "Bitte j oder n eingeben.",
    "ask_keys": "jn",
    "ask_dropped": "Nichts wurde geschrieben.",
    "ask_undo": "Zurücknehmen mit: netanalysis outcome undo {folder}",
    "ask_no_column": "{file} hat keine Spalte {column}; sie in die erste Zeile aufnehmen oder die Angabe leer lassen.",
    "keep_row": "Das Schreiben ging nicht. Zum Aufheben diese Zeile in {file} übernehmen:",
    "undo_done": "Aus {file} herausgenommen; der frühere Stand liegt daneben, unter einem Namen, der auf .bak endet:",
    "undo_nothing": "{file} enthält keine Zeile; nichts wurde geändert.",
}
