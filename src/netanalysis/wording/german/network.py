"""German sentences: counts, and the network in words."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # counts
    "people": ("{n} Mensch", "{n} Menschen"),
    "accounts": ("{n} Konto", "{n} Konten"),
    "exchanges": ("{n} Austausch", "{n} Austausche"),
    "files": ("{n} Datei", "{n} Dateien"),
    "rows": ("{n} Zeile", "{n} Zeilen"),
    "nameless": ("{n} Mitglied ohne Namen", "{n} Mitglieder ohne Namen"),
    # the network in words
    "the_owner": "N. N.",
    "network_of": "Netzwerk von {owner}, Stand {day}",
    "network_of_undated": "Netzwerk von {owner}, ohne Datum",
    "network_counts": "{people} je gesehen, {accounts} ({platforms}), {exchanges}",
    "exchanges_counted": ("{n} Nachricht oder Gespräch zählt", "{n} Nachrichten und Gespräche zählen"),
    "note_shared": (
        "{n} geteilte Adresse oder Nummer verbindet niemanden: verschiedene Namen führen sie",
        "{n} geteilte Adressen oder Nummern verbinden niemanden: verschiedene Namen führen sie",
    ),
    "note_cut": (
        "{n} Zusammenlegung wurde abgelehnt: corrections.csv oder verschiedene Namen sprechen dagegen",
        "{n} Zusammenlegungen wurden abgelehnt: corrections.csv oder verschiedene Namen sprechen dagegen",
    ),
    "note_doubtful": (
        "Bei {n} Paar von Konten ist offen, ob es eine Person ist: netanalysis review fragt danach",
        "Bei {n} Paaren von Konten ist offen, ob es eine Person ist: netanalysis review fragt danach",
    ),
    "network_nameless": "{nameless}: im Wachstum gezählt, doch wer sie sind, weiß niemand",
    "coverage_read": "gelesen",
    "coverage_ignored": "bekannt, nicht gebraucht",
    "coverage_unknown": "unbekannt, nicht gelesen",
    "coverage_failed": "nicht lesbar",
    "coverage_files": "{files} {status}",
    "coverage_rows": "{read} von {rows} Zeilen",
    "coverage_dropped": "{n} verworfen ({reason})",
    "coverage_undated": "{n} ohne Datum",
    "coverage_nameless": "{n} ohne Namen",
    "coverage_marked": "{n} zählen nie als Austausch",
    "later_connections": (
        "{n} Kontakt wurde nach dem {day} geknüpft und bleibt außen vor",
        "{n} Kontakte wurden nach dem {day} geknüpft und bleiben außen vor",
    ),
    "later_dates": (
        "{n} Austausch liegt nach dem {day} und bleibt außen vor",
        "{n} Austausche liegen nach dem {day} und bleiben außen vor",
    ),
}
