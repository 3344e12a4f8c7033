"""German sentences: the pages on whether the network pays, and what others found."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "page_value": "Lohnt es sich",
    "page_tending_pays": "Lohnt sich Pflege",
    "page_surprises": "Überraschungen",
    "page_pruning": "Ausdünnen und Reichweite",
    # where there is no outcome
    "missing_value_title": "Ob das große Netz sich lohnt, ist nicht zu sagen: Noch ist kein Geschäft notiert",
    "missing_tending_title": "Ob Pflege sich lohnt, ist nicht zu sagen: Noch ist kein Geschäft notiert",
    "missing_surprises_title": "Wer am Ende wichtig wurde, ist nicht zu sagen: Noch ist kein Geschäft notiert",
    "missing_pruning_title": "Was ein kleineres Netz gekostet hätte, ist nicht zu sagen: Noch ist kein Geschäft notiert",
    "missing_outcomes": (
        "Nachrichten zeigen, wer mit wem spricht; was daraus wurde, wissen nur Sie. netanalysis init legt eine Vorlage an, outcomes.csv; "
        "netanalysis outcome add fragt ein Geschäft nach dem anderen ab. Notieren Sie Projekte, Anfragen, Empfehlungen, Partnerschaften "
        "und Stellen der letzten Jahre, auch die, die ohne Kontakt begannen: Zehn Minuten für zehn Geschäfte genügen für den Anfang."
    ),
    "missing_counted": "Notiert, aber nicht gezählt: {reasons}. Es zählen nur gewonnene Geschäfte innerhalb des Zeitraums.",
    "missing_caption": "Noch zählt kein Geschäft. {as_of}",
    "left_out_open": "{n} offen",
    "left_out_lost": "{n} verloren",
    "left_out_outside": "{n} außerhalb des Zeitraums",
    "left_out_undated": "{n} ohne Tag des Zuschlags",
    "table_outcome_columns": "Die Spalten von outcomes.csv",
    "head_column": "Spalte",
    "head_write": "was hineingehört",
    "outcome_title": "worum es ging, in eigenen Worten; nötig",
    "outcome_kind": "Projekt, Anfrage, Empfehlung, Partnerschaft oder Stelle; nötig",
    "outcome_status": "gewonnen, verloren oder offen; nötig",
    "outcome_first_touch": "der Tag des ersten Worts darüber; nötig, denn die Beziehung wird 90 Tage davor beurteilt",
    "outcome_won_on": "der Tag des Zuschlags; ohne ihn zählt das Geschäft erst heute als gewonnen, in keinem Rückblick",
    "outcome_value": "was es einbrachte, in eigener Währung",
    "outcome_cost": "was Gewinnen und Erledigen kosteten",
    "outcome_hours": "Stunden für die Akquise",
    "outcome_chain": "wer zu wem führte: Katja Lenz > Dr. Peter Roth",
    "outcome_origin": "was es auslöste, wenn kein Kontakt: Agentur, Portal, eigene Akquise, Artikel, Zufall",
    "outcome_note": "was man sich merken will",
    # the balance
    "row_crowd_observed": "bisher eingebracht, je Jahr",
    "row_crowd_money": "zu erwarten, geschätzt",
    "row_crowd_without_largest": "… ohne den größten Anteil",
    "row_next_money": "100 weitere solche Kontakte",
    "row_price": "Preis: Lärm, Zeit, Gebühren",
    "observed_a_year": "{a_year} ({whole} in {years} Jahren)",
    "observed_nothing": "kein Geschäft mit Wert",
    "estimate_missing": "nicht zu schätzen",
    "price_missing": "unbekannt",
    "sides_sentence": (
        "Kern, die {kept} stärksten Beziehungen 90 Tage davor: {core} mit {core_people}, {core_money}; jenseits davon: {crowd} mit "
        "{crowd_people}, {crowd_money}. "
    ),
    "side_people": ("{n} Menschen", "{n} verschiedenen Menschen"),
    "side_no_money": "kein Wert notiert",
    "table_sides": "Kern und Menge",
    "head_side": "Seite",
    "side_core": "Kern: die {kept} stärksten Beziehungen",
    "side_crowd": "die Menge jenseits davon",
    "head_people_different": "verschiedene Menschen",
    "table_price": "Was die Menge kostet, und worauf das ruht",
    "head_part": "Teil",
    "head_rows_a_year": "im Jahr",
    "head_seconds_each": "Sekunden je Stück",
    "head_minutes_a_year": "Minuten im Jahr",
    "head_money_a_year": "Preis im Jahr",
    "head_basis": "woher die Sekunden stammen",
    "whole_price_basis": (
        "Der Preis: Lärm {noise}, eigene Zeit {own}, Gebühren {fees} im Jahr; beobachtbar sind {seen} der Tage, {assumed} der Minuten ruhen "
        "auf angenommenen Sekunden."
    ),
    "part_noise": "Lärm: Einladungen, Werbung, Meldungen",
    "part_written": "Nachrichten an Menschen jenseits des Kerns",
    "part_request": "eigene Kontaktanfragen",
    "part_accepted": "angenommene Anfragen",
    "part_post": "eigene Beiträge",
    "part_fees": "Gebühren",
    "basis_stated": "selbst angegeben",
    "basis_assumed": "angenommen",
    "basis_paid": "[costs] in netanalysis.toml",
    "basis_none": "keine angegeben",
    "money_axis": "{currency} im Jahr, logarithmische Skala",
    "money_axis_linear": "{currency} im Jahr",
    "panel_balance": "Was die Kontakte jenseits des Kerns im Jahr bringen und kosten",
    "panel_splits": "Geschäfte nach dem Zustand der Beziehung 90 Tage davor",
    "panel_splits_depends": (
        "Geschäfte nach dem Zustand der Beziehung 90 Tage davor; die Rangfolge hängt davon ab, welches Glied zählt"
    ),
    "split_first": "erstes Glied",
    "split_last": "letztes Glied",
    "split_equal": "alle Glieder gleich",
    "state_not_yet": "noch kein Kontakt",
    "state_no_contact": "ohne Kontakt begonnen",
    "group_others": "andere ({n})",
    "group_origin": "Was den Anstoß gab",
    "group_came_about": "Wie der Kontakt entstand",
    "group_platform": "Wo der Kontakt zuerst auftauchte",
    "group_corners": "Über wie viele Ecken",
    "origin_agency": "Agentur",
    "origin_portal": "Portal",
    "origin_own_acquisition": "eigene Akquise",
    "origin_article": "Artikel",
    "origin_chance": "Zufall",
    "origin_contact": "ein Kontakt",
    "origin_unknown": "keine Angabe",
    "way_met_first": "erst begegnet",
    "way_connected_first": "erst vernetzt",
    "way_unknown": "unbekannt",
    "platform_in_person": "persönlich",
    "platform_not_known": "unbekannt",
    "corners_none": "direkt",
    "corners_many": ("über {n} Ecke", "über {n} Ecken"),
    "value_caption": (
        "{change} {outcomes} in {years} Jahren, mit Wert: {valued}. {sides}Beobachtbar sind {share} der Kontaktjahre; die Spannen fassen "
        "90\u00a0% des Plausiblen. {price} Nicht zu sagen ist, welche Geschäfte auch ohne das Netz gekommen wären. {left_out}{as_of}"
    ),
    "n_outcomes": ("{n} Geschäft", "{n} Geschäfte"),
    "not_counted": "Nicht gezählt: {reasons}. ",
    "change_value": (
        "Es lohnt sich, solange die Menge Sie weniger als {break_even} Minuten am Arbeitstag kostet; zur Zeit sind es {price_minutes}."
    ),
    "change_value_unseen": "Es lohnt sich, solange die Menge Sie weniger als {break_even} Minuten am Arbeitstag kostet.",
    "change_value_never": "Keine Minute lohnt sich: Die Menge bringt weniger ein, als ihre Gebühren kosten.",
    "change_undecided": "Was Klarheit brächte: {needs}",
    "table_balance": "Was die Menge bringt und kostet",
    "head_figure": "Kennzahl",
    "head_figure_value": "Wert mit Spanne",
    "head_outcomes": "Geschäfte",
    "head_contribution": "Ertrag",
    "head_first": "Geschäfte, erstes Glied",
    "head_last": "Geschäfte, letztes Glied",
    "head_equal": "Geschäfte, alle Glieder gleich",
    "head_years": "Kontaktjahre",
    "table_change": "Was die Antwort ändern würde",
    # tending
    "rate_axis": "erste Geschäfte je 1.000 Kontaktjahre, logarithmische Skala",
    "panel_rates": "Rate der ersten Geschäfte nach dem Zustand der Beziehung 90 Tage davor",
    "panel_contrasts": "Verhältnis der Raten: Hält es, wenn die Gespräche früher begannen? Darunter, zur Erkundung",
    "lag_90": "gepflegt : übrige, 90 Tage davor",
    "lag_180": "… schon 180 Tage davor gepflegt",
    "lag_365": "… schon 365 Tage davor gepflegt",
    "contrast_all_outcomes": "alle Geschäfte, auch Folgegeschäft",
    "table_contrasts": "Weitere Vergleiche, zur Erkundung: Verhältnis der Raten",
    "table_lags": "Wann begannen die Gespräche",
    "head_lag": "gepflegt seit",
    "head_level": "Sicherheit der Spanne",
    "head_first_links": "erste Geschäfte",
    "ratio_axis": "Verhältnis, logarithmische Skala; 1: kein Unterschied",
    "contrast_tended_dormant": "gepflegt : eingeschlafen",
    "contrast_tended_collected": "gepflegt : gesammelt",
    "contrast_dormant_collected": "eingeschlafen : gesammelt",
    "contrast_two_way_rest": "beidseitig : einseitig, gesammelt",
    "contrast_active": "ich beginne : andere beginnen",
    "contrast_regular": "regelmäßig : unregelmäßig",
    "contrast_deliberate": "mit Bedacht : ein Klick",
    "contrast_p": "p {p}",
    "contrasts_missing": "Noch ist kein Vergleich möglich: zu wenige Geschäfte oder keine Kontaktjahre auf einer Seite.",
    "panel_capacity": "Gepflegte Beziehungen je Quartal, und wie viele Kontakte es gab",
    "capacity_contacts": "{n} Kontakte",
    "tending_pays_caption": (
        "{outcomes}: {n_compared} erste mit einem beobachtbaren Kontakt, {n_not_yet} mit jemandem, der noch kein Kontakt war, "
        "{n_no_contact} ohne Kontakt. {again}Jeder Mensch zählt bis zu seinem ersten Geschäft; ein Urteil gilt nur, wo schon länger gepflegte "
        "Beziehungen es bestätigen. {power}{change}{as_of}"
    ),
    "tending_again": (
        "{n} von {of} war Folgegeschäft. ",
        "{n} von {of} waren Folgegeschäft mit {clients} Menschen. ",
    ),
    "tending_power": "Wäre das wahre Verhältnis 3, fiele es bei so vielen Geschäften mit {three} Wahrscheinlichkeit auf, bei 10 mit {ten}. ",
    "table_power": "Was so viele Geschäfte zeigen können",
    "head_true_ratio": "wahres Verhältnis",
    "head_power": "Aussicht, es zu sehen",
    "head_contrast": "Vergleich",
    "head_rate": "je 1.000 Kontaktjahre",
    "head_ratio": "Verhältnis der Raten",
    "head_p": "p, angepasst",
    # surprises
    "surprises_title": (
        "{n} von {of} Geschäften kam von jemandem, den keine Liste der {kept} stärksten Beziehungen genannt hätte",
        "{n} von {of} Geschäften kamen von Menschen, die keine Liste der {kept} stärksten Beziehungen genannt hätte",
    ),
    "surprises_title_none": (
        "Keine Überraschung: Das eine Geschäft begann mit jemandem, der schon vorher zum Kern gehörte oder nicht zu beobachten war",
        "Keine Überraschungen: Alle {n} Geschäfte begannen mit Menschen, die schon vorher zum Kern gehörten oder nicht zu beobachten waren",
    ),
    "surprises_title_no_links": "Kein Geschäft begann mit einem Kontakt, also konnte keines überraschen",
    "surprises_others": ("das andere Geschäft", "die anderen {n} Geschäfte"),
    "placement_axis": "Stärke der Beziehung 90 Tage davor: Anteil der Kontakte mit schwächerer",
    "surprise_before": "{state}; stärker als {share} von {among} Kontakten",
    "surprise_not_ranked": "{state}, 90 Tage vor dem ersten Wort",
    "surprise_unvalued": "ohne Wertangabe",
    "auc_chance": "Vorherzusagen war nicht, wer wichtig wird: Die Stärke der Beziehung war nicht besser als der Zufall ({auc}).",
    "auc_better": (
        "Die Stärke der Beziehung sagte voraus, wer wichtig wird: Er stand mit Wahrscheinlichkeit {auc} über einem anderen Kontakt, "
        "wobei 0,5 Zufall ist."
    ),
    "auc_worse": "Die Stärke der Beziehung zeigte auf die Falschen: {auc}, wobei 0,5 Zufall ist.",
    "auc_few": "Aus {n} Geschäften mit einstufbarem Kontakt lässt sich nicht sagen, ob die Stärke der Beziehung vorhersagte, wer wichtig wird.",
    "surprises_caption": (
        "{auc} Eine Überraschung: 90 Tage davor nicht unter den {kept} stärksten Beziehungen oder noch kein Kontakt. {as_of}"
    ),
    "surprises_more": ("{n} weitere steht in den Tabellen.", "{n} weitere stehen in den Tabellen."),
    "head_came": "was daraus wurde",
    "head_before": "davor",
    "head_corners": "Ecken",
    "head_met": "wie der Kontakt entstand",
    "table_surprises": "Die Überraschungen",
    "table_other_outcomes": "Die anderen Geschäfte, die ein Kontakt begann",
    # pruning and reach
    "pruning_title": "Auf die {kept} stärksten Beziehungen ausgedünnt, hätte das Netz {share} der Geschäfte verloren und {money}",
    "pruning_title_none": "Auf die {kept} stärksten Beziehungen ausgedünnt, hätte das Netz nichts verloren",
    "pruning_not_ranked": (
        "Kein Geschäft begann mit einem Kontakt, der sich 90 Tage davor einstufen ließ: Es gab nichts auszudünnen"
    ),
    "pruning_not_ranked_why": (
        "Wer wichtig wurde, war noch kein Kontakt, oder keine Datei hätte damals einen Austausch gezeigt. Was ein kleineres Netz verpasst "
        "hätte, ist darum nicht zu sagen."
    ),
    "pruning_axis": "behaltene stärkste Beziehungen, jeweils 90 Tage davor",
    "pruning_lost_axis": "verloren, Anteil an allem",
    "pruning_outcomes": "Geschäfte",
    "pruning_contribution": "Ertrag",
    "pruning_caption": (
        "{n} Geschäfte mit einem Kontakt, der sich 90 Tage vor dem ersten Wort einstufen ließ; wer noch nie Austausch hatte, gilt "
        "nicht als Beziehung. {reach}{as_of}"
    ),
    "pruning_caption_few": (
        "{n} Geschäft mit einem Kontakt, der sich 90 Tage vor dem ersten Wort einstufen ließ. {reach}{as_of}",
        "{n} Geschäfte mit einem Kontakt, der sich 90 Tage vor dem ersten Wort einstufen ließ. {reach}{as_of}",
    ),
    "reach_caption": "Firmen: {reached}, genannt von {naming} Kontakten; erreichbar sind mindestens {estimated} (Chao1). ",
    "panel_pruning": "Was Ausdünnen gekostet hätte",
    "panel_reach_companies": (
        "Die letzten {last} Kontakte brachten {n} Firma hinzu",
        "Die letzten {last} Kontakte brachten {n} Firmen hinzu",
    ),
    "panel_reach_functions": (
        "Die letzten {last} Kontakte brachten {n} Arbeitsgebiet hinzu",
        "Die letzten {last} Kontakte brachten {n} Arbeitsgebiete hinzu",
    ),
    "reach_companies": (
        "{n} Firma ({added} durch die letzten {last})",
        "{n} Firmen ({added} durch die letzten {last})",
    ),
    "reach_deciders": "{n} mit Entscheider ({added})",
    "reach_functions": ("{n} Arbeitsgebiet ({added})", "{n} Arbeitsgebiete ({added})"),
    "reach_sort_companies": "Firmen",
    "reach_sort_deciders": "Firmen mit einem Kontakt, der über einen Kauf entscheiden kann",
    "reach_sort_functions": "Arbeitsgebiete",
    "panel_reach_missing": "Was Größe hinzufügt",
    "reach_axis": "Kontakte, zufällig gezogen",
    "reach_share_axis": "Anteil der Reichweite",
    "panel_base_rates": "Was andere fanden, und warum es täuschen kann",
    "head_kept": "behalten",
    "head_lost_outcomes": "verlorene Geschäfte",
    "head_lost_money": "verlorener Ertrag",
    "head_lost_share": "Anteil der Geschäfte",
    "table_reach": "In Reichweite",
    "head_sort": "was erreicht wird",
    "head_naming": "Kontakte, die etwas nennen",
    "head_reached": "verschiedene",
    "head_added": "durch die letzten 500",
    "head_estimated": "mindestens erreichbar",
    "head_bias": "Schieflage",
    "head_source": "Quelle",
    "base_rate_heuse_2022": (
        "2022: Interim-Manager in Deutschland erhielten die Hälfte ihrer Mandate über Provider, zwei von fünf durch eigene Akquise, eines "
        "von zwanzig über Personalberater und eines von fünfzig über Online-Plattformen."
    ),
    "base_rate_bias_heuse_2022": "Befragt wurde die Branche selbst; rund 1.000 antworteten, freiwillig.",
    "base_rate_heuse_2014": (
        "2014: Von 949 Interim-Managern hofften die meisten zuerst auf Provider, dann auf persönliche Kontakte, dann auf XING und LinkedIn; "
        "Projekte kamen aus den Netzen sehr selten."
    ),
    "base_rate_bias_heuse_2014": "Hoffnung und Erinnerung statt Buchführung; wer leer ausging, antwortet seltener.",
    "base_rate_personalmagazin_2013": (
        "2013: Mandate aus sozialen Medien hatten die niedrigsten Tagessätze und Ergebnisse, die aus eigenen Kontakten die höchsten."
    ),
    "base_rate_bias_personalmagazin_2013": "Mit dem Weg ändert sich auch die Art des Mandats; eine Ursache ist nicht gezeigt.",
    "base_rate_solcom_2011": (
        "2011: 88,7\u00a0% von 6.101 IT-Freiberuflern nannten Agenturen als Quelle von Projekten, 50,9\u00a0% persönliche Empfehlungen."
    ),
    "base_rate_bias_solcom_2011": "Eine Agentur befragte ihren Markt; Mehrfachnennungen waren möglich.",
    "base_rate_xing_2007": (
        "2007: 68\u00a0% von 7.400 XING-Mitgliedern fanden interessante neue Kontakte; jeder sechste Schweizer Nutzer hatte Umsatz daraus."
    ),
    "base_rate_bias_xing_2007": "XING befragte die eigenen Mitglieder über sich selbst.",
    "base_rate_rajkumar_2022": (
        "2022: Ein Versuch mit 20 Millionen LinkedIn-Mitgliedern: Mäßig schwache Beziehungen brachten die meisten neuen Stellen, starke waren "
        "in weniger digitalen Branchen im Vorteil."
    ),
    "base_rate_bias_rajkumar_2022": "Es geht um Stellenwechsel, nicht um Mandate; Stärke heißt hier: gemeinsame Kontakte.",
    # what check and the page on files say about the ledger
    "ledger_no_outcomes": (
        "outcomes.csv enthält kein Geschäft, darum kann niemand sagen, ob das Netz sich lohnt: netanalysis outcome add fragt eines ab."
    ),
    "ledger_no_hourly_cost": (
        "netanalysis.toml sagt nicht, was eine eigene Stunde kostet (hourly_cost): Dem Ertrag steht kein Preis gegenüber."
    ),
    "ledger_no_from": (
        "netanalysis.toml sagt nicht, ab wann outcomes.csv vollständig ist (ledger_from): Es zählt jedes Jahr, seit Dateien Austausch zeigen."
    ),
    "ledger_no_value": (
        "{n} gewonnenes Geschäft hat keinen Wert: Es zählt als Geschäft, das nichts einbrachte.",
        "{n} gewonnene Geschäfte haben keinen Wert: Sie zählen als Geschäfte, die nichts einbrachten.",
    ),
}
