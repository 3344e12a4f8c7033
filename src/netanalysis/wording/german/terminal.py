"""German sentences: what every command may say at the terminal."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "stopped_nothing": "Abgebrochen; nichts wurde geschrieben.",
    "stopped_written": "Abgebrochen; {file} war schon geschrieben, und zwar ganz.",
    "stopped_part": (
        "Abgebrochen; {n} von {total} Dateien ist in {folder} geschrieben. Derselbe Befehl vervollständigt sie.",
        "Abgebrochen; {n} von {total} Dateien sind in {folder} geschrieben. Derselbe Befehl vervollständigt sie.",
    ),
    "input_ended": "Die Eingabe endete, bevor alle Fragen beantwortet waren, darum wurde nichts mehr geschrieben; bitte an einem Terminal aufrufen.",
    "person_unknown": "»{cell}« ist niemand im Netzwerk; eine Kontakt-ID, eine Profil-URL, eine E-Mail-Adresse oder den vollen Namen angeben",
    "person_near": "»{cell}« ist niemand im Netzwerk; ähnlich sind {who}; einen davon, eine Profil-URL oder eine E-Mail-Adresse angeben",
    "person_several": "»{cell}« können {n} Menschen sein: {who}; einen davon, eine Profil-URL oder eine E-Mail-Adresse angeben oder sie mit same_as in corrections.csv zusammenführen",
    "person_last": "{who}, letzter Austausch {day}",
    "person_never": "{who}, kein Austausch zu sehen",
    "mistakes_head": "Fehler in den eigenen Dateien; was einen enthält, blieb oben außer Acht:",
}
