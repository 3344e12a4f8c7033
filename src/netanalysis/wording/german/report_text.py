"""German sentences: the pages in words, and the index of the report."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "as_of": "Stand {day}.",
    "nothing_dated": "Nichts davon trägt ein Datum.",
    "text_first_line": "{maker}: {page}, Seite {place} von {of}",
    "table_figures": "Das Netzwerk in Zahlen",
    "table_undated": "Konten ohne Datum",
    "table_firms": "Die Firmen mit den meisten Menschen",
    "table_files": "Die Dateien",
    "table_groups": "Im Bild benannte Gruppen und Sektoren mit der Zahl ihrer Menschen",
    "table_ties": "Beziehungen",
    "head_share": "Anteil",
    "head_means": "Bedeutung",
    "head_year": "Jahr",
    "head_platform": "Plattform",
    "head_person": "Person",
    "head_firm": "Firma",
    "head_two_way": "je beidseitig",
    "head_file": "Datei",
    "head_rows": "Zeilen",
    "table_calendar": "Die Tage der Jahre",
    "table_weekdays": "Austausch mit bekannter Uhrzeit, nach Wochentag",
    "table_why": "Warum die Beziehung ist, wie sie ist",
    "head_observed": "Tage, die Dateien zeigen würden",
    "head_most_people": "meiste Menschen an einem Tag",
    "head_weekday": "Wochentag",
    "head_sent": "gesendet",
    "head_received": "empfangen",
    "index_pages": "Seiten",
    "index_figures": "Die Zahlen in Worten",
    "index_skip": "Zu den Seiten springen",
    "index_top": "Nach oben",
    "index_unfinished": "Der Bericht ist unvollständig",
    "index_again": "Das Schreiben wurde unterbrochen. Denselben Befehl noch einmal aufrufen: er vervollständigt den Bericht.",
    "index_private": (
        "Diese Datei nennt Menschen beim Namen und braucht kein Internet; geben Sie sie nur an Leute weiter, die davon "
        "wissen dürfen. Erstellt mit"
    ),
}
