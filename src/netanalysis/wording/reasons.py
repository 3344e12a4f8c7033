"""Why a file or row was not read, in German: the coverage holds these sentences in English, whatever is shown.

A sentence may hold values, written here as `{}`; several sentences in one cell follow each other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from netanalysis.settings import Language

GERMAN_REASONS: Final[dict[str, str]] = {
    # colleagues' exports
    "of a colleague's export only the connections are read": (
        "vom Export eines Kollegen werden nur die Kontakte gelesen"
    ),
    "put a colleague's export into a folder with the colleague's name": (
        "bitte den Export eines Kollegen in einen Ordner mit dessen Namen legen"
    ),
    # the user's own files
    "rows that hold a mistake; netanalysis check names each": (
        "Zeilen, die einen Fehler enthalten; netanalysis check nennt jeden"
    ),
    "{} cells hold more than a name, firm, title or id has, and were cut": (
        "{} Zellen enthalten mehr als einen Namen, eine Firma, einen Titel oder eine Kennung und wurden gekürzt"
    ),
    # archives
    "the archive is broken or was not downloaded completely; download it again": (
        "das Archiv ist beschädigt oder nicht ganz heruntergeladen; bitte noch einmal laden"
    ),
    "it cannot be opened; see whether you may read it and whether it is still there": (
        "nicht zu öffnen; bitte prüfen, ob die Datei noch da ist und gelesen werden darf"
    ),
    "the archive holds more than {} files; unpack what belongs to the export": (
        "das Archiv enthält mehr als {} Dateien; bitte auspacken, was zum Export gehört"
    ),
    "the download is not finished; download it again": (
        "der Download ist nicht abgeschlossen; bitte noch einmal laden"
    ),
    "the archive is empty; download it again": "das Archiv ist leer; bitte noch einmal laden",
    "a link, which is not followed": "eine Verknüpfung; ihr wird nicht gefolgt",
    "a pipe, a socket or a device, from which nothing is read": (
        "eine Pipe, ein Socket oder ein Gerät; daraus wird nichts gelesen"
    ),
    "it has no name inside the archive": "hat im Archiv keinen Namen",
    "its path leads out of the archive": "der Pfad führt aus dem Archiv hinaus",
    "it is encrypted; unpack the archive with its password first": (
        "verschlüsselt; bitte das Archiv zuerst mit seinem Passwort auspacken"
    ),
    "it unpacks to more than {} times its size, as no export does": (
        "ausgepackt mehr als {}-mal so groß, was kein Export ist"
    ),
    "an archive too deep or too large inside another; unpack the outer one": (
        "ein Archiv zu tief oder zu groß in einem anderen; bitte das äußere auspacken"
    ),
    "it is damaged inside the archive; download the archive again": (
        "im Archiv beschädigt; bitte das Archiv noch einmal laden"
    ),
    "it is larger than {} MiB, which no known export file is": "größer als {} MiB, was keine bekannte Exportdatei ist",
    # tables and cards
    "the file is empty": "die Datei ist leer",
    "the file is not UTF-8, so a spreadsheet has saved it again; keep the original next time": (
        "nicht UTF-8, also von einer Tabellenkalkulation neu gespeichert; nächstes Mal bitte das Original behalten"
    ),
    "the delimiter is not a comma, so a spreadsheet has saved the file again": (
        "Trennzeichen kein Komma, also von einer Tabellenkalkulation neu gespeichert"
    ),
    "a spreadsheet has saved the file again; keep the original next time": (
        "von einer Tabellenkalkulation neu gespeichert; nächstes Mal bitte das Original behalten"
    ),
    "headers in another language were understood; check the figures": (
        "Spaltenköpfe in anderer Sprache verstanden; bitte die Zahlen prüfen"
    ),
    "cells do not fit the header": "Zellen passen nicht zum Kopf",
    "neither name nor address, or no person": "weder Name noch Adresse, oder kein Mensch",
    "neither name nor address": "weder Name noch Adresse",
    "columns that hold addresses or numbers were left out: {}": "Spalten mit Adressen oder Nummern blieben außen vor: {}",
    "no readable date": "kein lesbares Datum",
    "not one date could be read; expected are dates like {}": "kein einziges Datum lesbar; erwartet werden Daten wie {}",
    "dates that do not tell whether the day or the month stands first: {}": (
        "Daten, aus denen nicht hervorgeht, ob Tag oder Monat zuerst steht: {}"
    ),
    "later than the day the network is seen as of, and left out: {}": (
        "später als der Tag, für den das Netzwerk gilt, und darum außen vor: {}"
    ),
    "a file of the download that no reader knows yet; its header names nobody": (
        "eine Datei des Downloads, die noch keine Quelle kennt; ihr Kopf nennt keine Menschen"
    ),
    # LinkedIn's answers
    "the answer does not tell the day it was saved, so its newest row counts; put the day into the file's name": (
        "die Antwort sagt nicht, wann sie gespeichert wurde, darum gilt ihre neueste Zeile; bitte den Tag in den Dateinamen schreiben"
    ),
    "no rows of a domain in it": "keine Zeilen eines Bereichs darin",
    "a page that is there already": "eine Seite, die schon da ist",
    "further pages of the answer are not there": "weitere Seiten der Antwort fehlen",
    "LinkedIn fills the answers one after the other, and these are not there yet: {}": (
        "LinkedIn füllt die Antworten nacheinander, und diese fehlen noch: {}"
    ),
    "a domain that no reader knows yet": "ein Bereich, den noch keine Quelle kennt",
    "no card (BEGIN:VCARD) in it": "keine Karte (BEGIN:VCARD) darin",
    "no row among the first 20 is a header with names; say under [column_map] how yours are called": (
        "unter den ersten 20 Zeilen ist kein Kopf mit Namen; unter [column_map] lässt sich sagen, wie sie heißen"
    ),
    (
        "no row among the first 20 is a header with {}; "
        "if your headers are named otherwise, say so under [column_map] in netanalysis.toml"
    ): (
        "unter den ersten 20 Zeilen ist kein Kopf mit {}; "
        "heißen die Spalten anders, lässt sich das unter [column_map] in netanalysis.toml sagen"
    ),
    "there is no column CONTENT, so mass mailings cannot be told from messages; export again": (
        "die Spalte CONTENT fehlt, darum sind Rundschreiben nicht von Nachrichten zu unterscheiden; bitte neu exportieren"
    ),
    # lists that are no lists of contacts
    "people at an event, who are not your contacts for that ({})": (
        "Gäste einer Veranstaltung, die darum noch nicht Ihre Kontakte sind ({})"
    ),
    "recipients of a newsletter, who are not your contacts for that ({})": (
        "Empfänger eines Newsletters, die darum noch nicht Ihre Kontakte sind ({})"
    ),
    "a list from a CRM, which does not say whom you are connected with ({})": (
        "eine Liste aus einem CRM, die nicht sagt, mit wem Sie verbunden sind ({})"
    ),
    "leads of a sales tool, who are not your contacts ({})": (
        "Leads eines Vertriebswerkzeugs, die nicht Ihre Kontakte sind ({})"
    ),
    "worked out from other lists, so that it would double people ({})": (
        "aus anderen Listen errechnet, würde also Menschen verdoppeln ({})"
    ),
    "netanalysis wrote it; it reads exports, not what it worked out itself": (
        "von netanalysis geschrieben; gelesen werden Exporte, nicht das selbst Errechnete"
    ),
    "one of your own tables; it belongs beside netanalysis.toml, not among the exports": (
        "eine Ihrer eigenen Tabellen; sie gehört neben netanalysis.toml, nicht unter die Exporte"
    ),
    "a graph, which netanalysis writes and does not read": "ein Graph; netanalysis schreibt solche und liest keine",
    # JSON
    "the file is no JSON, or was not saved completely": "kein JSON, oder nicht vollständig gespeichert",
    "its values are nested too deeply for any export": "tiefer verschachtelt, als es ein Export ist",
    "{} objects hold a key twice; the last value counts": (
        "{} Objekte enthalten einen Schlüssel doppelt; der letzte Wert gilt"
    ),
    # XING's answers
    "the file does not tell with whom these contacts are shared; put that member's id into its name": (
        "die Datei sagt nicht, mit wem diese Kontakte geteilt werden; bitte die ID des Mitglieds in den Dateinamen schreiben"
    ),
    "the file does not tell whose tags these are; put the contact's id into its name": (
        "die Datei sagt nicht, wessen Schlagwörter das sind; bitte die ID des Kontakts in den Dateinamen schreiben"
    ),
    "contacts of one of your contacts, who are not your own": "Kontakte eines Ihrer Kontakte, nicht Ihre eigenen",
    "the profile of nobody among your contacts; if it is your own, name the file me.json": (
        "das Profil von niemandem unter Ihren Kontakten; ist es Ihr eigenes, die Datei bitte me.json nennen"
    ),
    "the resume does not say that it is yours; write your name under [me] in netanalysis.toml": (
        "der Lebenslauf sagt nicht, dass er Ihrer ist; bitte Ihren Namen unter [me] in netanalysis.toml eintragen"
    ),
    "without the list of conversations it cannot be told with whom there was no exchange": (
        "ohne die Liste der Unterhaltungen lässt sich nicht sagen, mit wem es keinen Austausch gab"
    ),
    "{} conversations of the list are not there": "{} Unterhaltungen der Liste fehlen",
    "{} messages of the conversations are not there": "{} Nachrichten der Unterhaltungen fehlen",
    "the file does not tell to whom the message went": "die Datei sagt nicht, an wen die Nachricht ging",
    "entries without the fields of the others": "Einträge ohne die Felder der übrigen",
    "it lists the employees of a firm, not your contacts": "nennt die Beschäftigten einer Firma, nicht Ihre Kontakte",
    "a table of XING's data request that no reader knows yet": (
        "eine Tabelle der XING-Datenauskunft, die noch keine Quelle kennt"
    ),
    "notes on a name that nobody, or several people, among the contacts carry": (
        "Notizen zu einem Namen, den unter den Kontakten niemand oder mehrere tragen"
    ),
    # Facebook
    "a download for reading, not for evaluation; request it from Facebook again with the format JSON": (
        "ein Download zum Lesen, nicht zum Auswerten; bitte bei Facebook noch einmal anfordern, mit dem Format JSON"
    ),
    "a file of the download that no reader knows yet": "eine Datei des Downloads, die noch keine Quelle kennt",
    "withdrawn by its sender": "vom Absender zurückgezogen",
    "the day is that of the event, for the file does not tell when you were invited": (
        "der Tag ist der der Veranstaltung, denn wann eingeladen wurde, sagt die Datei nicht"
    ),
    (
        "the newest message is {} days older than the download: encrypted chats are a download of their own, "
        "in Messenger's settings under end-to-end encrypted chats, message storage"
    ): (
        "die neueste Nachricht ist {} Tage älter als der Download: verschlüsselte Chats sind ein eigener Download, in "
        "den Einstellungen des Messengers unter Ende-zu-Ende-verschlüsselte Chats, Nachrichtenspeicher"
    ),
    # X
    "nothing says whose account this is; put account.js or manifest.js of the archive beside it": (
        "nichts sagt, wessen Konto das ist; bitte account.js oder manifest.js des Archivs danebenlegen"
    ),
    (
        "the newest message is {} days older than the archive: what was written since June 2025 in X's own encrypted chat "
        "may be missing from it"
    ): (
        "die neueste Nachricht ist {} Tage älter als das Archiv: was seit Juni 2025 im verschlüsselten Chat von X "
        "geschrieben wurde, kann darin fehlen"
    ),
    "a message between your own accounts": "eine Nachricht zwischen Ihren eigenen Konten",
    "a file of the archive that no reader knows yet": "eine Datei des Archivs, die noch keine Quelle kennt",
    "the same tweets stand in data/js/tweets": "dieselben Tweets stehen in data/js/tweets",
    # mail
    "only Outlook reads this kind of file; save the mails as .eml or .mbox, for instance through Thunderbird": (
        "diese Art von Datei liest nur Outlook; bitte die Mails als .eml oder .mbox speichern, etwa über Thunderbird"
    ),
    "no mail in it": "keine Mail darin",
    "neither sender nor recipient with an address": "weder Absender noch Empfänger mit Adresse",
    "from and to yourself alone": "nur von Ihnen an Sie selbst",
    "no mail of your own is among all of it; add the folder of what you sent": (
        "keine einzige Mail von Ihnen darunter; bitte den Ordner der gesendeten Mails dazulegen"
    ),
    "mails of lists and machines, which are no exchange: {}": "Mails von Verteilern und Automaten, die kein Austausch sind: {}",
    "not all of it could be read: {}": "nicht alles war lesbar: {}",
    "dates that name no time zone, or none that is known, and were read as UTC: {}": (
        "Daten ohne Zeitzone oder mit einer unbekannten, die als UTC gelesen wurden: {}"
    ),
    "what stands before the first mail is none, and was left out": "was vor der ersten Mail steht, ist keine und blieb außen vor",
    "lines that look like the beginning of a mail, without a header behind them: {}": (
        "Zeilen, die wie der Anfang einer Mail aussehen, ohne Kopf dahinter: {}"
    ),
    "notices not recognised: {}; describe their subjects under [[notices]] in netanalysis.toml": (
        "nicht erkannte Benachrichtigungen: {}; ihre Betreffzeilen lassen sich unter [[notices]] in netanalysis.toml beschreiben"
    ),
    "notices show messages to you only, not your answers": (
        "Benachrichtigungen zeigen nur Nachrichten an Sie, nicht Ihre Antworten"
    ),
    # calendars
    "no calendar (BEGIN:VCALENDAR) in it": "kein Kalender (BEGIN:VCALENDAR) darin",
    "an entry that cannot be read": "ein nicht lesbarer Eintrag",
    "an answer to an invitation": "eine Antwort auf eine Einladung",
    "a newer version of it is there": "eine neuere Fassung davon liegt vor",
    "appointments in a time zone that is not known, whose hour may be wrong: {}": (
        "Termine in einer unbekannten Zeitzone, deren Stunde falsch sein kann: {}"
    ),
    "series of which only the first {} appointments were read: {}": "Serien, von denen nur die ersten {} Termine gelesen wurden: {}",
    "cancelled": "abgesagt",
    "declined by you": "von Ihnen abgelehnt",
    "no other person with an address": "kein anderer Mensch mit Adresse",
    "you are not among its people; if you are, write that address under [me] in netanalysis.toml": (
        "Sie sind nicht unter den Teilnehmern; falls doch, bitte diese Adresse unter [me] in netanalysis.toml eintragen"
    ),
    "still to come when the calendar was saved": "beim Speichern des Kalenders noch bevorstehend",
    "which of the people is you is not known; write your addresses under [me] in netanalysis.toml": (
        "nicht bekannt, wer von den Teilnehmern Sie sind; bitte Ihre Adressen unter [me] in netanalysis.toml eintragen"
    ),
    # address books, call lists and chats
    "Google saved it as a web page; order the archive again with CSV, vCard or JSON as its format": (
        "Google hat es als Webseite gespeichert; bitte das Archiv noch einmal im Format CSV, vCard oder JSON bestellen"
    ),
    "the file is no circle of Google+": "kein Kreis von Google+",
    "recommended by a name that nobody, or several people, in the network carry": (
        "empfohlen von einem Namen, den im Netzwerk niemand oder mehrere tragen"
    ),
    "neither a name nor a complete telephone number": "weder Name noch vollständige Rufnummer",
    "calls of an unknown type": "Anrufe unbekannter Art",
    (
        "its dates do not tell whether the day or the month stands first; "
        "export the chat with more messages, or from a phone set to German"
    ): (
        "aus den Datumsangaben geht nicht hervor, ob Tag oder Monat zuerst steht; "
        "bitte den Chat mit mehr Nachrichten oder von einem deutsch eingestellten Telefon exportieren"
    ),
    "deleted messages": "gelöschte Nachrichten",
    "nobody but you wrote in this group, so it cannot be told to whom": (
        "in dieser Gruppe haben nur Sie geschrieben; an wen, ist nicht zu erkennen"
    ),
    "no message in it": "keine Nachricht darin",
    "calls without a name": "Anrufe ohne Namen",
    "calls of which Android does not tell whether anybody took them, and which count as missed: {}": (
        "Anrufe, von denen Android nicht sagt, ob jemand abnahm, und die als verpasst zählen: {}"
    ),
    # files of nobody
    "a workbook; open it in your spreadsheet and save it as CSV (UTF-8)": (
        "eine Arbeitsmappe; bitte in der Tabellenkalkulation öffnen und als CSV (UTF-8) speichern"
    ),
    "no source reads this kind of file": "keine Quelle liest diese Art von Datei",
    "no source knows it; if it holds contacts or messages, name its columns under [column_map]": (
        "keine Quelle kennt sie; enthält sie Kontakte oder Nachrichten, bitte ihre Spalten unter [column_map] nennen"
    ),
    "neither its name nor its header is known; if it holds contacts, name its columns under [column_map]": (
        "weder Name noch Kopf bekannt; enthält sie Kontakte, bitte ihre Spalten unter [column_map] nennen"
    ),
    (
        "its header is that of recommendations, but does not say whose; "
        "name the file Recommendations_Given.csv or Recommendations_Received.csv"
    ): (
        "ihr Kopf ist der von Empfehlungen, sagt aber nicht, wessen; "
        "bitte die Datei Recommendations_Given.csv oder Recommendations_Received.csv nennen"
    ),
    "column {} is not known and was left out": "Spalte {} ist nicht bekannt und blieb außen vor",
    "{} lines could not be read": "{} Zeilen waren nicht lesbar",
    "lines that could not be read": "nicht lesbare Zeilen",
}


def reason(lang: Language, text: str) -> str:
    """Say in a language why something was not read.

    Examples
    --------
    >>> reason("de", "the archive is empty; download it again")
    'das Archiv ist leer; bitte noch einmal laden'
    """
    if lang == "en":
        return text
    for pattern, german in _patterns():
        text = pattern.sub(german, text)
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each English sentence as a pattern and the German one as its replacement, the longest first."""
    longest_first = sorted(GERMAN_REASONS.items(), key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(r"(.+?)".join(map(re.escape, english.split("{}")))), german.replace("{}", r"\1"))
        for english, german in longest_first
    )
