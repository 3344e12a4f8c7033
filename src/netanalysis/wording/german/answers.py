"""German sentences: answers, their figures and what would settle them."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "figure_interval": "{value} ({low} bis {high})",
    "needs_title": "Was Klarheit brächte",
    # does tending pay
    "verdict_tending_yes": (
        "Pflege lohnt sich: Erste Geschäfte beginnen {ratio}-mal so oft mit gepflegten Kontakten wie mit den anderen beobachtbaren"
    ),
    "verdict_tending_no": (
        "Gepflegte Kontakte bringen weniger: Erste Geschäfte beginnen mit ihnen {ratio}-mal so oft wie mit den anderen beobachtbaren"
    ),
    "verdict_tending_no_relevant_difference": (
        "Ob gepflegt oder nicht, macht keinen nennenswerten Unterschied: Das Verhältnis der Raten ist {ratio}"
    ),
    "verdict_tending_undecided": (
        "Ob Pflege sich lohnt, lässt sich aus den ersten Geschäften ({n_compared}) nicht sagen: Das Verhältnis der Raten ist {ratio}"
    ),
    "verdict_tending_undecided_need_first_words": (
        "Ob Pflege sich lohnt, hängt davon ab, wann die Gespräche wirklich begannen: 90 Tage davor ist das Verhältnis der Raten {ratio}, "
        "für schon länger gepflegte Kontakte bestätigt es sich nicht"
    ),
    "verdict_tending_undecided_without_ratio": (
        "Ob Pflege sich lohnt, ist nicht zu sagen: Mit einem beobachtbaren Kontakt begannen {n_compared} von {n_outcomes} Geschäften"
    ),
    "figure_ratio": "Rate der gepflegten im Verhältnis zu den übrigen",
    "figure_rate_tended": "Erste Geschäfte je 1.000 Kontaktjahre, gepflegt",
    "figure_rate_rest": "Erste Geschäfte je 1.000 Kontaktjahre, die übrigen",
    # does the large network pay
    "verdict_value_yes": (
        "Ja, das große Netz lohnt sich: Jenseits der {n_kept} stärksten Beziehungen begannen in {n_years} Jahren {n_crowd} Geschäfte über "
        "{crowd_observed}; im Jahr sind das geschätzt {crowd_money}, der Preis ist {price}"
    ),
    "verdict_value_no": (
        (
            "Nein, das große Netz lohnt sich nicht: Jenseits der {n_kept} stärksten Beziehungen begann in {n_years} Jahren {n_crowd} Geschäft "
            "über {crowd_observed}; im Jahr ist das geschätzt {crowd_money}, der Preis ist {price}"
        ),
        (
            "Nein, das große Netz lohnt sich nicht: Jenseits der {n_kept} stärksten Beziehungen begannen in {n_years} Jahren {n_crowd} Geschäfte "
            "über {crowd_observed}; im Jahr sind das geschätzt {crowd_money}, der Preis ist {price}"
        ),
    ),
    "verdict_value_no_without_crowd_money": (
        "Nein, das große Netz lohnt sich nicht: Jenseits der {n_kept} stärksten Beziehungen begann in {n_years} Jahren kein Geschäft mit "
        "Wert, und es kostet {price} im Jahr"
    ),
    "verdict_value_undecided": (
        (
            "Ob das große Netz sich lohnt, ist offen: Jenseits der {n_kept} stärksten Beziehungen begann in {n_years} Jahren {n_crowd} Geschäft "
            "über {crowd_observed}; im Jahr ist das geschätzt {crowd_money}, der Preis ist {price}"
        ),
        (
            "Ob das große Netz sich lohnt, ist offen: Jenseits der {n_kept} stärksten Beziehungen begannen in {n_years} Jahren {n_crowd} Geschäfte "
            "über {crowd_observed}; im Jahr sind das geschätzt {crowd_money}, der Preis ist {price}"
        ),
    ),
    "verdict_value_undecided_without_price": (
        (
            "Ob das große Netz sich lohnt, ist offen: Die Kontakte jenseits der {n_kept} stärksten Beziehungen brachten in {n_years} Jahren "
            "{n_crowd} Geschäft über {crowd_observed}, im Jahr geschätzt {crowd_money}; was sie kosten, ist unbekannt"
        ),
        (
            "Ob das große Netz sich lohnt, ist offen: Die Kontakte jenseits der {n_kept} stärksten Beziehungen brachten in {n_years} Jahren "
            "{n_crowd} Geschäfte über {crowd_observed}, im Jahr geschätzt {crowd_money}; was sie kosten, ist unbekannt"
        ),
    ),
    "verdict_value_undecided_without_crowd_money": (
        "Ob das große Netz sich lohnt, ist offen: Jenseits der {n_kept} stärksten Beziehungen begann in {n_years} Jahren kein Geschäft mit Wert"
    ),
    "figure_crowd_observed": "Was die Menge jenseits des Kerns bisher einbrachte",
    "figure_crowd_money": "Was sie im Jahr bringt, geschätzt",
    "figure_crowd_without_largest": "Dasselbe ohne den Menschen, der am meisten brachte",
    "figure_price": "Was sie im Jahr kostet: Lärm, eigene Zeit, Gebühren",
    "figure_price_minutes": "Minuten, die sie am Arbeitstag kostet",
    "figure_break_even": "Minuten am Arbeitstag, die sie kosten dürfte",
    "figure_chance": "Wahrscheinlichkeit, dass sie mehr bringt, als sie kostet",
    "figure_crowd_outcomes": "Menschen im Jahr, mit denen dort ein Geschäft beginnt",
    "figure_next_outcomes": "Dasselbe aus den nächsten 100 Kontakten",
    "figure_next_money": "Was die nächsten 100 Kontakte im Jahr brächten",
    "figure_next_chance": "Aussicht auf mindestens ein Geschäft im Jahr darunter",
    "figure_auc": "Wie gut die Stärke der Beziehung vorhersagte, wer wichtig wird (0,5 ist Zufall)",
    # what would settle it
    "need_outcomes": "In outcomes.csv eintragen, was aus welchem Kontakt wurde – auch, was ohne Kontakt zustande kam.",
    "need_exchange": "Keine gepflegte Beziehung ist beobachtbar: Ein Archiv mit Nachrichten oder ein Journal würde sie zeigen.",
    "need_dates": (
        "Es hängt davon ab, wann die undatierten Verbindungen entstanden: in corrections.csv notieren (met_on) oder einen Export mit "
        "Datum anfordern."
    ),
    "need_more_outcomes": (
        "Ein weiteres Geschäft ({n}) würde eine dreifache Rate in vier von fünf Fällen zeigen.",
        "{n} weitere Geschäfte würden eine dreifache Rate in vier von fünf Fällen zeigen.",
    ),
    "need_very_many_outcomes": "Bei diesen Kontaktjahren würden auch 400 weitere Geschäfte eine dreifache Rate nicht zeigen.",
    "need_hourly_cost": "In netanalysis.toml angeben, was eine eigene Stunde kostet (hourly_cost); ohne sie gibt es keinen Preis.",
    "need_noise": "Keine Datei zeigt Einladungen, Werbung oder andere Anfragen; ein Archiv mit Nachrichten und Einladungen würde es.",
    "need_values": (
        "Den Wert von {n} Geschäft in outcomes.csv angeben.",
        "Den Wert von {n} Geschäften in outcomes.csv angeben.",
    ),
    "need_first_words": (
        "In outcomes.csv den wirklichen Tag des ersten Worts notieren (first_touch), auch wenn Monate vergingen, bis ein Auftrag daraus wurde; "
        "alte Mails und Kalender zeigen ihn."
    ),
    "need_first_links": (
        "Das Geschäft eines weiteren Menschen ({n}) aus der Menge: Auf weniger als drei verschiedenen ruht kein Ja.",
        "Geschäfte von {n} weiteren Menschen aus der Menge: Auf weniger als drei verschiedenen ruht kein Ja.",
    ),
    "need_ledger_from": (
        "In netanalysis.toml angeben, ab wann outcomes.csv vollständig ist (ledger_from); bis dahin zählt jedes Jahr seit dem {day}, denn "
        "seitdem zeigen Dateien Austausch."
    ),
    "need_exchange_of": (
        (
            "{n} Geschäft ({money}\u00a0{currency}) begann mit jemandem, dessen Austausch keine Datei zeigt; es zählt für keine Seite. Ein Archiv mit "
            "Nachrichten oder ein Journal würde es zuordnen."
        ),
        (
            "{n} Geschäfte ({money}\u00a0{currency}) begannen mit Menschen, deren Austausch keine Datei zeigt; sie zählen für keine Seite. Ein Archiv "
            "mit Nachrichten oder ein Journal würde sie zuordnen."
        ),
    ),
    "need_more_years": "Weiter Buch führen: Nach {years} Jahren sind es zu wenige Geschäfte für ein Urteil.",
}
