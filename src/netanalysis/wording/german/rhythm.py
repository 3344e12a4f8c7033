"""German sentences: one tie over time, and the rhythm of all exchange."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_rhythm": "Rhythmus",
    "page_person": "Eine Beziehung",
    # the timeline of one tie
    "lane_outcome": "Geschäfte",
    "lane_connection": "verbunden",
    "lane_meeting": "Treffen",
    "lane_call": "Telefonate",
    "lane_journal": "andere Gespräche",
    "lane_invitation": "Anfragen",
    "lane_recommendation": "Empfehlungen",
    "lane_endorsement": "Kenntnisse bestätigt",
    "lane_reaction": "Reaktionen",
    "lane_not_counted": "nicht gezählt",
    "row_written_D": "Nachrichten am Tag",
    "row_written_W": "Nachrichten je Woche",
    "row_written_M": "Nachrichten im Monat",
    "nothing_written": "Es ist nichts Geschriebenes belegt.",
    "nothing_observable": "Ob etwas geschrieben wurde, würde keine Datei zeigen.",
    "row_strength": "Stärke\n(ohne Einheit)",
    "key_from": "von {name}",
    "key_won": "gewonnen",
    "key_not_won": "verloren oder offen",
    "key_message": "Nachrichten",
    "key_mail": "E-Mails",
    "key_mention": "öffentliche Erwähnungen",
    "key_unobserved": "keine Datei würde Austausch zeigen",
    "state_pinned": "gepflegt (angeheftet)",
    "person_title": (
        "{name}, {state}: Austausch an einem einzigen Tag, dem {last}",
        "{name}, {state}: Austausch an {n} Tagen seit {first}, zuletzt am {last}",
    ),
    "person_title_stranger": "Zu {name} besteht keine Beziehung: Nie gab es einen Austausch, der zählt",
    "person_title_unobserved": "Ob es mit {name} je einen Austausch gab, zeigt keine Datei",
    "person_title_silent": "{name} ist verbunden, doch kein einziger Austausch ist belegt",
    "person_missing": "Zu dieser Beziehung ist nichts mit einem Datum bekannt, also gibt es nichts zu zeichnen.",
    "person_caption": (
        "{exchanges}; die einzige Beziehung mit Austausch.",
        "{exchanges}; nach Stärke Rang {rank} unter {n} Beziehungen mit Austausch.",
    ),
    "person_caption_strength": "Stärke: nach dem damaligen Stand, ohne Blick voraus.",
    "person_caption_seen": "Telefonate und Treffen zeigen sich nur, wo journal.csv sie festhält.",
    "person_page_missing": "Welche Beziehung die stärkste ist, lässt sich nicht sagen",
    # the calendar
    "calendar_title": (
        "An {n} der letzten {of} Tage gab es Austausch; am meisten los war am {day} mit {most} Menschen"
    ),
    "calendar_title_one": "An {n} der letzten {of} Tage gab es Austausch, nie mit mehr als einem Menschen am Tag",
    "calendar_title_single": (
        "Der ganze Austausch gilt einem Menschen, am {day}",
        "Der ganze Austausch gilt {n} Menschen an einem einzigen Tag, dem {day}",
    ),
    "calendar_caption": (
        (
            "Ein Quadrat ist ein Tag, eine Spalte eine Woche von Montag oben bis Sonntag unten. Tage mit Austausch: {days} von "
            "{all}, an denen Dateien ihn zeigen würden, mit einem Menschen. Bis {day}."
        ),
        (
            "Ein Quadrat ist ein Tag, eine Spalte eine Woche von Montag oben bis Sonntag unten. Tage mit Austausch: {days} von "
            "{all}, an denen Dateien ihn zeigen würden, mit insgesamt {n} Menschen. Bis {day}."
        ),
    ),
    "calendar_earlier": ("{n} früheres Jahr ist nicht gezeigt.", "{n} frühere Jahre sind nicht gezeigt."),
    "calendar_key": "Menschen mit Austausch am Tag",
    "calendar_none": "keine",
    "calendar_unobserved": "keine Datei würde es zeigen",
    "rhythm_missing_title": "Es gibt keinen Rhythmus zu zeigen: Kein Austausch ist belegt",
    # weekdays and hours
    "hours_title": "{share} des Austauschs fällt an Werktagen auf die Zeit von {begin} bis {end} Uhr",
    "hours_title_weekend": "{share} des Austauschs fällt auf Samstage und Sonntage",
    "hours_title_few": (
        "{n} Austausch mit Uhrzeit: zu wenig, um von Gewohnheiten zu sprechen",
        "{n}-mal Austausch mit Uhrzeit an {days}: zu wenig, um von Gewohnheiten zu sprechen",
    ),
    "hours_missing_title": "Zu welchen Stunden Austausch stattfindet, lässt sich nicht sagen",
    "hours_missing": (
        "Keine Datei zeigt die Stunde eines Austauschs: LinkedIns messages.csv tut es, ein Eintrag in journal.csv nennt "
        "nur den Tag."
    ),
    "hours_caption": (
        "Austausch nach Wochentag und Stunde, Ortszeit ({zone}), n = {n}; ein Gespräch zählt auf beiden Seiten."
    ),
    "hours_dayless": (
        "{n} Austausch, von dem nur der Tag bekannt ist, fehlt.",
        "{n}-mal Austausch, von dem nur der Tag bekannt ist, fehlen.",
    ),
    "hours_sent": "von {owner}: {n}",
    "hours_received": "an {owner}: {n}",
    "hours_on_days": ("{n} Tag", "{n} Tagen"),
    "hours_axis": "Stunde des Tages",
    "hours_key": "Austausch in dieser Stunde der Woche",
}
