"""German sentences: classes of message, what noise costs, and one's own noise."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    # classes of message
    "class_personal": "persönlich",
    "class_invitation": "Kontaktanfragen",
    "class_event_invitation": "Einladungen zu Veranstaltungen",
    "class_group_invitation": "Einladungen in Gruppen",
    "class_pitch": "Verkaufsangebote",
    "class_recruiter": "Personalvermittler",
    "class_newsletter": "Newsletter",
    "class_mlm": "MLM, »passives Einkommen«",
    "class_bulk": "Rundschreiben",
    "class_notification": "Hinweise von Maschinen",
    "class_sponsored": "Anzeigen",
    "class_spam": "Spam",
    "class_unclear": "nie beantwortet, unklar",
    # the page
    "page_noise": "Lärm",
    "missing_noise_title": "Was ungefragt kommt, ist nicht zu sagen: Keine Datei zeigt Anfragen, Nachrichten oder Hinweise",
    "missing_noise": (
        "Lärm ist, was ungefragt Aufmerksamkeit verlangt: Kontaktanfragen, Einladungen, Verkaufsangebote, Hinweise. In den gelesenen Dateien "
        "steht nichts davon. Ohne sie gibt es weder Last noch Preis, und ob das große Netz sich lohnt, bleibt offen."
    ),
    "table_noise_sources": "Woher man es bekommt",
    "noise_source_linkedin": "LinkedIn",
    "noise_source_xing": "XING",
    "noise_source_facebook": "Facebook",
    "noise_source_mail": "E-Mail",
    "noise_from_linkedin": "Einstellungen, Datenschutz, Kopie Ihrer Daten anfordern, das größere Archiv: messages.csv und Invitations.csv",
    "noise_from_xing": "die Benachrichtigungen im eigenen Postfach: XING selbst gibt keine Liste der Anfragen heraus",
    "noise_from_facebook": "Deine Informationen herunterladen, als JSON: Freundschaftsanfragen, Einladungen und Nachrichten",
    "noise_from_mail": "das Postfach als mbox (Google Takeout, Thunderbird): Benachrichtigungen zählen für ihre Plattform",
    "head_get": "wo es liegt",
    # the answer
    "verdict_noise_yes": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde; der Lärm des letzten Jahres kostete {noise_money}, "
        "und der eigene schadet: Wer ihn abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_no": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde; der Lärm des letzten Jahres kostete {noise_money}, "
        "und der eigene vertreibt niemanden: Wer ihn abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_no_relevant_difference": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde; der Lärm des letzten Jahres kostete {noise_money}, "
        "und der eigene macht keinen nennenswerten Unterschied: Wer ihn abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_undecided": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde; der Lärm des letzten Jahres kostete {noise_money}; "
        "ob der eigene schadet, ist offen"
    ),
    "verdict_noise_yes_without_invitations_an_hour": "Wie viele Einladungen je Stunde kommen, ist nicht zu sagen; der eigene Lärm schadet: Wer ihn abbekam, ging {ratio_left}-mal so oft",
    "verdict_noise_no_without_invitations_an_hour": "Wie viele Einladungen je Stunde kommen, ist nicht zu sagen; der eigene Lärm vertreibt niemanden: Wer ihn abbekam, ging {ratio_left}-mal so oft",
    "verdict_noise_no_relevant_difference_without_invitations_an_hour": (
        "Wie viele Einladungen je Stunde kommen, ist nicht zu sagen; der eigene Lärm macht keinen nennenswerten Unterschied: Wer ihn abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_undecided_without_invitations_an_hour": (
        "Wie viele Einladungen je Stunde kommen, ist nicht zu sagen (Ungefragtes insgesamt: {n_noise}); ob der eigene Lärm schadet, ist offen"
    ),
    "verdict_noise_yes_without_noise_money": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde, und der eigene Lärm schadet: Wer ihn abbekam, ging "
        "{ratio_left}-mal so oft"
    ),
    "verdict_noise_no_without_noise_money": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde, und der eigene Lärm vertreibt niemanden: Wer ihn "
        "abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_no_relevant_difference_without_noise_money": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde, und der eigene Lärm macht keinen nennenswerten "
        "Unterschied: Wer ihn abbekam, ging {ratio_left}-mal so oft"
    ),
    "verdict_noise_undecided_without_noise_money": (
        "{n_invited} Einladungen im lautesten Jahr, {invitations_an_hour} je Arbeitsstunde; was der Lärm kostet, ist unbekannt, und ob der "
        "eigene schadet, ist offen"
    ),
    "figure_invitations_an_hour": "Einladungen je Arbeitsstunde im lautesten Jahr",
    "figure_demands_a_day": "Ungefragtes am Tag, letzte 365 Tage",
    "figure_noise_hours": "Stunden, die der Lärm nahm, letzte 365 Tage",
    "figure_noise_money": "Was der Lärm kostete, letzte 365 Tage",
    "figure_mlm_share": "Anteil von MLM am Lärm, dessen Worte vorliegen",
    "figure_gini": "Gini-Koeffizient der Absender (0: alle gleich, 1: einer allein)",
    "figure_loudest_share": "Anteil der 20 lautesten, über alle Jahre",
    "figure_muting_share": "Anteil, den Stummschalten der 20 lautesten des Vorjahres ferngehalten hätte, letzte 365 Tage",
    "figure_muting_money": "Was das gespart hätte",
    "figure_own_a_year": "Eigene Anfragen, Rundschreiben und unbeantwortete Nachrichten, letzte 365 Tage",
    "figure_unanswered_share": "Anteil eigener Nachrichten, auf die nichts kam",
    "figure_ratio_left": "Wie oft Empfänger eigenen Lärms gingen, im Verhältnis zu den anderen",
    "figure_ratio_answered": "Wie oft Empfänger eigenen Lärms schrieben, im Verhältnis zu den anderen",
    "figure_ratio_brought": "Wie oft Geschäfte mit Empfängern eigenen Lärms begannen, im Verhältnis zu den anderen",
    "need_noise_requests": "Keine Datei zeigt Kontaktanfragen: LinkedIns größeres Archiv tut es, ebenso die Benachrichtigungen der Plattformen.",
    "need_messages": "Keine Datei enthält den Wortlaut von Nachrichten, Verkaufsangebote und MLM sind darum nicht zu erkennen: Ein größeres Archiv zeigt sie.",
    "need_seconds": "Die meisten Minuten beruhen auf angenommenen Sekunden: eine eigene Woche messen und in netanalysis.toml eintragen ([seconds_per]).",
    "need_two_exports": "Zwei vollständige Exporte einer Plattform mit einem halben Jahr Abstand zeigen, wer ging; ältere in exports/ liegen lassen.",
    "need_later_export": "Ein späterer Export zeigt, ob Empfänger eigenen Lärms öfter gehen: Bisher gingen zu wenige.",
    "noise_caption": (
        "{n} unter {of} eingegangenen Nachrichten, Einladungen und Hinweisen; der Wortlaut lag bei {text} vor. Beobachtbar waren {share} der "
        "letzten 365 Tage. Die Spannen berücksichtigen Häufungen; Sekunden und Stundensatz gelten wie angegeben. Empfänger eigenen Lärms werden unter "
        "denen verglichen, mit denen man vorher im Gespräch war, und unter den anderen; das beweist nichts, denn man schreibt nicht jedem gleich viel. {assumed} {change} {as_of}"
    ),
    "noise_assumed": "Angenommen statt angegeben sind die Sekunden hinter {share} der Minuten.",
    "n_demands": ("{n}-mal Ungefragtes", "{n}-mal Ungefragtes"),
    # the pictures
    "panel_load": "Ungefragtes am Tag, nach Jahr und Plattform",
    "noise_axis": "am Tag",
    "noise_busiest": "{hourly} Einladungen\nje Arbeitsstunde",
    "noise_price_axis": "{currency} im Jahr, letzte 365 Tage",
    "noise_price_axis_log": "{currency} im Jahr, letzte 365 Tage, logarithmische Skala",
    "noise_hours_axis": "Stunden im Jahr, letzte 365 Tage",
    "noise_hours_axis_log": "Stunden im Jahr, letzte 365 Tage, logarithmische Skala",
    "noise_price_row": "{amount} · {n}×",
    "panel_noise_price": "Der Preis der letzten 365 Tage: {money} für {hours} Stunden",
    "panel_noise_hours": "Die letzten 365 Tage kosteten {hours} Stunden; hourly_cost fehlt",
    "panel_noise_price_missing": "Was die letzten 365 Tage kosteten",
    "noise_quiet_title": (
        "Nichts kam ungefragt: Die einzige Nachricht war persönlich ({n})",
        "Nichts kam ungefragt: Von {n} Nachrichten war keine Lärm",
    ),
    "noise_quiet": "Nichts kam ungefragt, soweit die Dateien es zeigen.",
    "noise_few_senders": (
        "Nur {n} Absender: nichts zu vergleichen.",
        "Nur {n} Absender: nichts zu vergleichen.",
    ),
    "noise_no_senders": "Nichts Ungefragtes hat einen Absender mit Namen.",
    "panel_senders_missing": "Von wem es kommt",
    "noise_gini": "Gini {gini}; {n} Absender",
    "noise_senders_axis": "Anteil der Absender, die leisesten zuerst",
    "noise_share_axis": "Anteil am Lärm",
    "panel_senders_few": ("Von einem kamen {share} ({n})", "Wenige: Von den {n} lautesten kamen {share}"),
    "panel_senders_crowd": "Es ist die Menge: Von den {n} lautesten kamen {share}",
    "panel_senders": "Von den {n} lautesten kamen {share}",
    "panel_senders_muted": "; sie vor einem Jahr stummzuschalten hätte {share} ferngehalten",
    "panel_harm": "Falle ich auf die Nerven? Wer meinen Lärm abbekam, gegen die anderen",
    "harm_missing": "Kein Kontakt lässt sich ein Jahr lang verfolgen: Nachrichten, Geschäfte oder ein zweiter Export zeigten, was aus den Empfängern wurde.",
    "harm_left": "ging",
    "harm_answered": "schrieb mir",
    "harm_brought": "brachte ein Geschäft",
    "harm_unknown": "nicht zu sagen",
    "harm_axis": "Verhältnis; 1: kein Unterschied",
    "harm_axis_log": "Verhältnis, logarithmische Skala; 1: kein Unterschied",
    "noise_price_caption": "{n} in den letzten 365 Tagen, davon {share} beobachtbar; bei {assumed} der Minuten sind die Sekunden angenommen. {as_of}",
    "noise_senders_caption": "{n} mit Absender, über alle Jahre; {nobody}-mal kam es von Maschinen und verborgenen Absendern. {as_of}",
    "harm_caption": (
        "{some} von {people} Kontakten hatten bis {cut} Rundschreiben oder unbeantwortete Nachrichten bekommen; bei {known} zeigt ein späterer Export, wer ging. "
        "Verglichen unter denen, mit denen man vorher im Gespräch war, und unter den anderen; das beweist nichts, denn man schreibt nicht jedem gleich viel. {as_of}"
    ),
    # the tables
    "table_noise": "Was ungefragt kommt, und was man selbst sendet",
    "table_noise_classes": "Nach Art der Nachricht, letzte 365 Tage",
    "table_noise_contacts": "Nach Art des Kontakts, letzte 365 Tage",
    "table_loudest": "Die lautesten",
    "head_demands": "Ungefragtes",
    "head_invitations": "Einladungen",
    "head_hour_awake": "je wache Stunde",
    "head_hour_worked": "je Arbeitsstunde",
    "head_invitations_hour": "Einladungen je Arbeitsstunde",
    "head_seen": "beobachtbar",
    "head_classes": "Art",
    "head_contacts": "Absender",
    "contact_class_tended": "gepflegte Beziehungen",
    "contact_class_two_way": "einst im Gespräch",
    "contact_class_connected": "nur vernetzt",
    "contact_class_stranger": "Fremde",
    "contact_class_nobody": "Maschinen und verborgene Absender",
    "head_seconds": "Sekunden je Stück",
    "head_minutes": "Minuten im Jahr",
    "head_cost": "Kosten im Jahr",
    "head_most": "meist",
    "stratum_in_touch": "vorher im Gespräch",
    "stratum_never_in_touch": "nie im Gespräch",
    "own_some": "ja",
    "own_none": "nein",
    "head_what": "was daraus wurde",
    "head_stratum": "davor",
    "head_own": "eigener Lärm",
    "head_people": "Menschen",
    "head_events": "davon",
    # columns of the answer's tables
    "column_class": "Art",
    "column_contact": "Absender",
    "column_money_a_year": "Geld im Jahr",
    "column_year": "Jahr",
    "column_observed_days": "beobachtete Tage",
    "column_share_observed": "beobachtet",
    "column_invitations": "Einladungen",
    "column_a_day": "am Tag",
    "column_an_hour_awake": "je wache Stunde",
    "column_a_working_hour": "je Arbeitsstunde",
    "column_invitations_a_working_hour": "Einladungen je Arbeitsstunde",
    "column_invitations_low": "von (Einladungen)",
    "column_invitations_high": "bis (Einladungen)",
    "column_rows_sure": "sicher",
    "column_rows_likely": "wahrscheinlich",
    "column_rows_unsure": "unsicher",
    "column_senders": "Anteil der Absender",
    "column_noise": "Anteil am Lärm",
    "column_outcome": "was daraus wurde",
    "column_stratum": "davor",
    "column_own_noise": "eigener Lärm",
    "column_happened": "davon",
    "column_request": "Anfragen",
    "column_broadcast": "Rundschreiben",
    "column_unanswered": "unbeantwortete Nachrichten",
    # the price, on the page of what the network is worth
}
