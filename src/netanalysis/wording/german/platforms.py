"""German sentences: platform against platform."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_platforms": "Plattformen",
    "verdict_platforms_ranked": (
        "{people} Menschen auf {n_platforms} Plattformen: Bei {ahead} von {n_measures} vergleichbaren Maßen liegt eine Plattform "
        "klar vorn, nicht nur zufällig"
    ),
    "verdict_platforms_ranked_without_ahead": (
        "Plattformen lassen sich nicht vergleichen: {people} Menschen auf {n_platforms}, doch von keinen zweien ist dasselbe bekannt"
    ),
    "figure_people": "Menschen, jeder einmal gezählt",
    "figure_shared": "Von mehr als einer Plattform oder aus dem Adressbuch bekannt",
    "figure_targets_known": "Zielfirmen, bei denen jemand bekannt ist",
    "figure_targets_decided": "Zielfirmen, bei denen ein Entscheider bekannt ist",
    "figure_ahead": "Maße, bei denen eine Plattform vorn liegt",
    # what would let more be compared
    "need_second_platform": (
        "Eine zweite Plattform um die eigenen Daten bitten; wie, sagen die Seite über die Dateien und docs/reading.md: Visitenkarten oder "
        "Selbstauskunft von XING, Archiv von LinkedIn, Informationen von Facebook, Archiv von X, ein Postfach."
    ),
    "need_targets": (
        'In netanalysis.toml die Firmen nennen, bei denen man gern jemanden kennte: target_companies = ["…", "…"], über der ersten '
        "Zeile in eckigen Klammern."
    ),
    "need_platform_messages": "Keine Datei zeigt Nachrichten auf {platforms}: Ein Archiv damit zeigte, wie tief der Austausch dort geht.",
    "need_platform_titles": (
        "Die Dateien von {platforms} nennen keinen Arbeitgeber: Beurteilen lässt sich nur, wer auch anderswo bekannt ist; netanalysis "
        "review führt Konten zusammen."
    ),
    "need_platform_noise": (
        "Von {platforms} fehlen Anfragen oder Nachrichten in den Dateien: Das Archiv zeigt sie, oder das Postfach mit den Mails der Plattform."
    ),
    "need_review": (
        "{n} Paar von Konten könnte ein und derselbe Mensch sein: netanalysis review fragt.",
        "{n} Paare von Konten könnten ein und derselbe Mensch sein: netanalysis review fragt.",
    ),
    # the measures
    "measure_people": "Menschen",
    "measure_business": "Geschäftliche Kontakte",
    "measure_dach": "In D/A/CH",
    "measure_deciders": "Entscheider",
    "measure_targets": "Erreichte Zielfirmen",
    "measure_target_deciders": "Zielfirmen mit Entscheider",
    "measure_depth": "Beidseitiger Austausch",
    "measure_outcomes": "Geschäfte",
    "measure_noise": "Lärm",
    "measured_in_people": "dunkel: nur hier",
    "measured_in_business": "der bekannten",
    "measured_in_dach": "der bekannten",
    "measured_in_deciders": "der gelesenen Titel",
    "measured_in_targets": "der Liste",
    "measured_in_target_deciders": "der Liste",
    "measured_in_depth": "Tage im Jahr je 100 Menschen",
    "measured_in_outcomes": "je 1.000 Kontaktjahre",
    "measured_in_noise": "Stück im Jahr je 100 Kontakte",
    "leads_business": "geschäftlichen Kontakten",
    "leads_dach": "Menschen in D/A/CH",
    "leads_deciders": "Entscheidern",
    "leads_targets": "erreichten Zielfirmen",
    "leads_target_deciders": "Zielfirmen mit Entscheider",
    "leads_depth": "der Tiefe des Austauschs",
    "leads_outcomes": "Geschäften",
    "leads_noise": "Lärm",
    "leads": "{platform} liegt vorn bei {measures}",
    "leads_nowhere": "Keine Plattform liegt erkennbar vor den anderen",
    "leads_alone": "Plattformen lassen sich nicht vergleichen: {people}, alle nur auf {platform}",
    "leads_untold": "Plattformen lassen sich nicht vergleichen: Keine zwei zeigen dasselbe",
    "leads_nobody": "Plattformen lassen sich nicht vergleichen: Niemand ist von einer bekannt",
    "and_last": "{first} und {last}",
    "foot_ahead": "{platform} vorn",
    "foot_tied": "{platforms}: nicht zu trennen",
    "foot_none": "keine Rangfolge",
    "platform_address_book": "Adressbuch",
    "platforms_caption": (
        "{people}, {shared} von mehr als einem Ort bekannt. Punkt: Wert; Linie: 95-%-Intervall; gefüllt, wo eine Rangfolge möglich "
        "ist, blau, wo klar vorn; hohl, wo nicht vergleichbar, etwa nur aus Austausch bekannt."
    ),
    "platforms_nameless": (
        "{n} Konto ohne Namen zählt nicht mit.",
        "{n} Konten ohne Namen zählen nicht mit.",
    ),
    "platforms_beside": (
        "{n} Mensch, der nur schrieb oder anfragte, ist nicht dabei.",
        "{n} Menschen, die nur schrieben oder anfragten, sind nicht dabei.",
    ),
    "platforms_not_drawn": "Nicht gezeichnet: {platforms}.",
    # why a platform is not ranked
    "unranked_not_observable": "nicht beobachtbar",
    "unranked_unknown": "nichts bekannt",
    "unranked_too_few": "zu wenige",
    "unranked_half_unknown": "zur Hälfte unbekannt",
    "unranked_by_firm": "nur aus Firmennamen",
    "unranked_by_exchange": "nur aus Austausch bekannt",
    "unranked_no_list": "Adressbuch",
    "unranked_few_years": "zu wenige Kontaktjahre",
    "unranked_no_outcomes": "kein Geschäft notiert",
    "unranked_no_targets": "keine Zielfirma genannt",
    "unranked_kinds_missing": "nicht alle Arten sichtbar",
    "unranked_alone": "ohne Vergleich",
    "unranked_in": "{figure}, ohne Rang: {why}",
    # read against the essay
    "panel_essay": "Was man ihnen nachsagt, und was Ihre Daten sagen",
    "panel_second": "Wie man an eine zweite Plattform kommt",
    "claim_research": "»der beste Ort, um den richtigen Ansprechpartner zu recherchieren«",
    "claim_chat_room": "»ein Chatraum, in dem kaum B2B stattfindet«",
    "claim_approaches": "verschiedene Ansätze auf drei Konten",
    "claim_no_opinion": "noch keine Meinung",
    "claim_silent": "nichts Besonderes",
    "holds_yes": "Die Daten bestätigen das: {measure} {figure}.",
    "holds_no": "Die Daten widersprechen: {measure} {figure}.",
    "holds_undecided": "Die Daten lassen es offen: {measure} {figure}.",
    "holds_untold": "Nicht zu prüfen: {measure}, {why}.",
    "essay_people": (
        "{n} Mensch, {only} nur hier.",
        "{n} Menschen, {only} nur hier.",
    ),
    "essay_ahead": "Vorn bei {measures}.",
    "essay_nobody": "Von dort ist in diesen Dateien niemand bekannt.",
    "essay_depth": "Wechselseitiger Austausch an {figure} Tagen im Jahr je 100 Menschen.",
    "essay_outcomes": "{figure} Geschäfte je 1.000 Kontaktjahre.",
    "essay_unseen": "Was dort ausgetauscht wurde, zeigt keine Datei.",
    # tables beside the picture
    "table_measures": "Jede Plattform in jedem Maß, mit 95-%-Intervall",
    "table_overlap": "Menschen je Plattform",
    "table_targets": "Zielfirmen",
    "table_depth": "Wie tief der Austausch geht, wo beide Seiten schrieben",
    "table_met_outcomes": "Geschäfte danach, wo man den ersten Kontakt zuerst traf",
    "head_only_here": "nur hier",
    "head_shared": "auch anderswo",
    "head_met_first": "zuerst hier getroffen",
    "head_met_elsewhere": "zuerst anderswo",
    "head_met_unknown": "unbekannt, wo zuerst",
    "head_nameless": "Konten ohne Namen",
    "head_deciders": "Entscheider",
    "head_on": "auf",
    "head_two_way_share": "beide Seiten schrieben",
    "head_days": "Tage im Jahr je 100",
    "head_threads": "Unterhaltungen im Jahr je 100",
    "head_chars": "Zeichen je Text",
    "head_observed_years": "beobachtete Personenjahre",
    "head_essay": "was man sagt",
    "head_data": "die Daten",
    # columns of its tables
    "column_measure": "Maß",
    "column_estimate": "Wert",
    "column_known": "Anteil, von dem es bekannt ist",
    "column_place": "Rang",
    "column_chance_first": "Wahrscheinlichkeit, vorn zu liegen, mindestens",
    "column_why": "Warum ohne Rang",
    "column_only_here": "Nur hier",
    "column_shared": "Auch anderswo",
    "column_met_first": "Zuerst hier getroffen",
    "column_met_elsewhere": "Zuerst anderswo",
    "column_met_unknown": "Unbekannt, wo zuerst",
    "column_claim": "Was man sagt",
    "column_holds": "Die Daten stimmen zu",
    "column_decider_platforms": "Entscheider auf",
    "column_days": "Tage im Jahr je 100 Menschen",
    "column_days_low": "von",
    "column_days_high": "bis",
    "column_threads": "Unterhaltungen im Jahr je 100 Menschen",
    "column_threads_low": "von",
    "column_threads_high": "bis",
    "column_chars": "Zeichen je Text",
    "column_chars_low": "von",
    "column_chars_high": "bis",
    "column_kinds": "Sichtbare Arten",
    "word_undecided": "offen",
    "word_untold": "nicht zu prüfen",
}
