"""What went wrong, in German: errors are English sentences where they are raised, and are said in the user's language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from netanalysis.settings import Language

GERMAN_MISTAKES: Final[dict[str, str]] = {
    "{} was not written: {}": "{} wurde nicht geschrieben: {}",
    "the disk is full; make room and try again.": "der Datenträger ist voll; bitte Platz schaffen und noch einmal versuchen.",
    "your share of the disk is used up; make room and try again.": "der eigene Anteil am Datenträger ist aufgebraucht; bitte Platz schaffen und noch einmal versuchen.",
    "nothing may be written on that disk; copy the folder elsewhere, or name another place.": "auf diesen Datenträger darf nichts geschrieben werden; bitte den Ordner anderswohin kopieren oder einen anderen Ort nennen.",
    "it may not be written there; see who may, and whether it is open in another program.": "dort darf nicht geschrieben werden; bitte prüfen, wer das darf und ob ein anderes Programm die Datei offen hält.",
    "its name is too long; give a shorter one.": "der Name ist zu lang; bitte einen kürzeren wählen.",
    "Another run of netanalysis is writing into {}, so nothing was written; try again when it has ended.": "Ein anderer Aufruf von netanalysis schreibt gerade in {}, darum wurde nichts geschrieben; bitte wiederholen, sobald er fertig ist.",
    "{} is a link, which is not followed; remove it or give another name.": "{} ist eine Verknüpfung, der nicht gefolgt wird; bitte entfernen oder einen anderen Namen wählen.",
    "{} is a folder, not a file; move it away or give another name.": "{} ist ein Ordner, keine Datei; bitte verschieben oder einen anderen Namen wählen.",
    "{} is no ordinary file; move it away or give another name.": "{} ist keine gewöhnliche Datei; bitte verschieben oder einen anderen Namen wählen.",
    "{} is there already and is not overwritten; give another name with -o, or delete it first.": "{} gibt es schon und wird nicht überschrieben; bitte mit -o einen anderen Namen wählen oder die Datei zuerst löschen.",
    "{}: not written by netanalysis, so it is left alone; move it away or choose another folder.": "{}: nicht von netanalysis geschrieben und darum unberührt; bitte verschieben oder einen anderen Ordner wählen.",
    "{} is a file, not a folder; give the name of a folder with -o.": "{} ist eine Datei, kein Ordner; bitte mit -o einen Ordner nennen.",
    "{} lies among the exports, which stay untouched; give another folder with -o.": "{} liegt zwischen den Exporten, die unberührt bleiben; bitte mit -o einen anderen Ordner nennen.",
    "{} is a file, not a folder; move it away or give the name of another folder.": "{} ist eine Datei, kein Ordner; bitte verschieben oder einen anderen Ordner nennen.",
    "{} cannot be read or written: {}; look at who may, or name another place.": "{} ist nicht zu lesen oder zu schreiben: {}; bitte prüfen, wer das darf, oder einen anderen Ort nennen.",
    "{} is neither a folder nor a file; give a network folder, or a zip, file or folder of exports.": "{} ist weder Ordner noch Datei; bitte einen Netzwerk-Ordner nennen oder ein Zip, eine Datei oder einen Ordner von Exporten.",
    "There is nothing to read in {}; put the zips the platforms gave you there.": "In {} gibt es nichts zu lesen; bitte die Zips der Plattformen dort ablegen.",
    "No contact could be read; found were {}.": "Kein Kontakt war zu lesen; gefunden wurden {}.",
    "{}, row {}, {}: the cell is empty; it is needed in every row.": "{}, Zeile {}, {}: Die Zelle ist leer; sie wird in jeder Zeile gebraucht.",
    "{}, {}: the cell is empty; it is needed in every row.": "{}, {}: Die Zelle ist leer; sie wird in jeder Zeile gebraucht.",
    "{}, row {}, {}: »{}« {}": "{}, Zeile {}, {}: »{}« {}",
    "{}, row {}: {}": "{}, Zeile {}: {}",
    "{}, {}: »{}« {}": "{}, {}: »{}« {}",
    "is no date; write it like 2024-12-31 or 31.12.2024.": "ist kein Datum; bitte wie 31.12.2024 oder 2024-12-31 schreiben.",
    "is no date; write it like 2024-12-31.": "ist kein Datum; bitte wie 2024-12-31 schreiben.",
    "is no amount; write it like 12000.": "ist kein Betrag; bitte wie 12000 schreiben.",
    "may mean two amounts; write it without a separator of thousands, like 12000.": "kann zwei Beträge meinen; bitte ohne Tausendertrennung schreiben, wie 12000.",
    "is neither yes nor no; write yes, or leave the cell empty.": "ist weder ja noch nein; bitte ja schreiben oder die Zelle leer lassen.",
    "is not known; write {}.": "ist nicht bekannt; möglich sind {}.",
    "lies before the day in from; swap the two, or mend the slip.": "liegt vor dem Tag in from; bitte tauschen oder berichtigen.",
    "has the wrong form; write capital letters like DE or EUR.": "hat die falsche Form; bitte Großbuchstaben wie DE oder EUR schreiben.",
    "is no text; put it into quotation marks.": "ist kein Text; bitte in Anführungszeichen setzen.",
    "is too small; write 0 or more.": "ist zu klein; bitte 0 oder mehr schreiben.",
    "is no number; write it like 60 or 62.5.": "ist keine Zahl; bitte wie 60 oder 62.5 schreiben.",
    "is no time zone; write it like Europe/Berlin.": "ist keine Zeitzone; bitte wie Europe/Berlin schreiben.",
    "the row has more cells than the header; put a text that holds the delimiter into quotation marks.": "die Zeile hat mehr Zellen als der Kopf; einen Text mit dem Trennzeichen bitte in Anführungszeichen setzen.",
    "{}: {} is missing; add it.": "{}: {} fehlt; bitte ergänzen.",
    "{} is not written as TOML ({}); compare it with the one netanalysis init writes.": "{} ist kein gültiges TOML ({}); bitte mit der Datei vergleichen, die netanalysis init schreibt.",
    "{}: no header row was found; the first row must name the columns {}.": "{}: keine Kopfzeile gefunden; die erste Zeile muss die Spalten {} nennen.",
    "{} has no header row; its first row must name the columns {}.": "{} hat keine Kopfzeile; die erste Zeile muss die Spalten {} nennen.",
    "{}: the column {} is missing{}; add it to the first row.": "{}: Die Spalte {} fehlt{}; bitte in die erste Zeile aufnehmen.",
    "{} lacks one of the columns {}; add it to the first row.": "{} fehlt eine der Spalten {}; bitte in die erste Zeile aufnehmen.",
    "{} cannot be opened; see whether you may read it and close it elsewhere.": "{} ist nicht zu öffnen; bitte prüfen, ob die Datei gelesen werden darf, und sie anderswo schließen.",
    "{} takes no further row: a quotation mark in it is opened and not closed; close it and try again.": "{} nimmt keine weitere Zeile auf: ein Anführungszeichen darin wird geöffnet und nicht geschlossen; bitte schließen und wiederholen.",
    "{} is saved as {}, which has no sign for a letter of the row; save it as UTF-8 first.": "{} ist als {} gespeichert, worin es einen Buchstaben der Zeile nicht gibt; bitte zuerst als UTF-8 speichern.",
    "The last row of {} cannot be told from what stands around it; take it out in the file itself.": "Die letzte Zeile von {} ist von ihrer Umgebung nicht zu trennen; bitte in der Datei selbst herausnehmen.",
    "Something is in '{}', which a sample never overwrites; name a new or empty folder.": "In '{}' liegt schon etwas, das ein Beispiel nie überschreibt; bitte einen neuen oder leeren Ordner nennen.",
    "{}: {} is no setting; {}": "{}: {} ist keine Einstellung; {}",
    "did you mean {}?": "gemeint ist wohl {}?",
    "known are {}.": "bekannt sind {}.",
    "{} stands at the top of the file, above the first line in square brackets.": "{} steht oben in der Datei, über der ersten Zeile in eckigen Klammern.",
}


def mistake(lang: Language, text: str) -> str:
    """Say in a language what went wrong, line by line; what has no German form stays as it is.

    Examples
    --------
    >>> mistake("de", "ties.csv was not written: the disk is full; make room and try again.")
    'ties.csv wurde nicht geschrieben: der Datenträger ist voll; bitte Platz schaffen und noch einmal versuchen.'
    """
    return text if lang == "en" else "\n".join(_german(line) for line in text.split("\n"))


def _german(line: str) -> str:
    """The German form of one sentence, the pieces it holds put into German too."""
    for pattern, german in _patterns():
        if found := pattern.fullmatch(line):
            return german.format(*map(_german, found.groups()))
    return line


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each English sentence as a pattern, the longest first: it says most of what is meant."""
    longest_first = sorted(GERMAN_MISTAKES.items(), key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), german)
        for english, german in longest_first
    )
