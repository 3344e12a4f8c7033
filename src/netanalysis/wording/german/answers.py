"""German sentences: answers, their figures and what would settle them."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "figure_interval": "{value} ({low} bis {high})",
    "needs_title": "Was Klarheit brächte",
    # does tending pay
    "verdict_tending_yes": (
        "Pflege lohnt sich: Geschäfte beginnen {ratio}-mal so oft mit gepflegten Kontakten wie mit den anderen beobachtbaren"
    ),
    "verdict_tending_no": (
        "Gepflegte Kontakte bringen weniger: Geschäfte beginnen mit ihnen {ratio}-mal so oft wie mit den anderen beobachtbaren"
    ),
    "verdict_tending_no_relevant_difference": (
        "Ob gepflegt oder nicht, macht keinen nennenswerten Unterschied: Das Verhältnis der Raten ist {ratio}"
    ),
    "verdict_tending_undecided": (
        "Ob Pflege sich lohnt, lässt sich aus den bisherigen Geschäften ({n_compared}) nicht sagen: Das Verhältnis der Raten ist {ratio}"
    ),
    "verdict_tending_undecided_without_ratio": (
        "Ob Pflege sich lohnt, ist nicht zu sagen: Mit einem beobachtbaren Kontakt begannen {n_compared} von {n_outcomes} Geschäften"
    ),
    "figure_ratio": "Rate der gepflegten im Verhältnis zu den übrigen",
    "figure_rate_tended": "Geschäfte je 1.000 Kontaktjahre, gepflegt",
    "figure_rate_rest": "Geschäfte je 1.000 Kontaktjahre, die übrigen",
    # does the large network pay
    "verdict_value_yes": (
        "Ja, das große Netz lohnt sich: Die Kontakte jenseits des gepflegten Kerns bringen {crowd_money} im Jahr und kosten {price}"
    ),
    "verdict_value_no": (
        "Nein, das große Netz lohnt sich nicht: Die Kontakte jenseits des gepflegten Kerns bringen {crowd_money} im Jahr und "
        "kosten {price}"
    ),
    "verdict_value_undecided": (
        "Ob das große Netz sich lohnt, ist offen: Die Kontakte jenseits des gepflegten Kerns bringen {crowd_money} im Jahr und "
        "kosten {price}"
    ),
    "verdict_value_undecided_without_price": (
        "Ob das große Netz sich lohnt, ist offen: Die Kontakte jenseits des gepflegten Kerns bringen {crowd_money} im Jahr, und "
        "was sie kosten, ist unbekannt"
    ),
    "figure_chance": "Wahrscheinlichkeit, dass die Menge mehr bringt, als sie kostet",
    "figure_crowd_money": "Was die Menge im Jahr bringt",
    "figure_crowd_without_largest": "Dasselbe ohne ihr größtes Geschäft",
    "figure_crowd_outcomes": "Geschäfte im Jahr, die mit der Menge beginnen",
    "figure_price": "Was ihr Lärm im Jahr kostet",
    "figure_break_even": "Was eine Stunde Lärm höchstens kosten dürfte",
    "figure_next_outcomes": "Geschäfte im Jahr aus den nächsten 100 Kontakten",
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
    "need_more_years": "Weiter Buch führen: Nach {years} Jahren sind es zu wenige Geschäfte für ein Urteil.",
}
